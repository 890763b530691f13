// Measures what building an image by Slipway costs and brings, on the engine of test/engine.
//
//   npm run bench:image -- [--runs 7] [--only overhead,saving,layers,findings]
//
// dive and hadolint are measured where they are on PATH. For the builder of about 1 GB, bring the engine up by
// `npm run engine -- up --full` first.
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { overhead } from './overhead.mjs';
import { saving } from './saving.mjs';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '7' },
    only: { type: 'string', default: 'overhead,saving,layers,findings' },
  },
});
const runs = Number(options.runs);
const benches = {
  overhead: () => overhead(runs),
  saving,
  layers: async () => (await import('./layers.mjs')).layers(runs),
  findings: async () => (await import('./findings.mjs')).findings(runs),
};
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} CPUs, ${cpus()[0].model.trim()}, load ${loadavg()[0].toFixed(1)}; ${runs} runs; Node ${process.version}`,
);
for (const name of options.only.split(',')) await benches[name]();
