// Measures risk on repositories, by default this one: what a replay and one change cost beside PyDriller, owners of lines beside
// git blame, the models beside counting lines, and our metrics and trainer beside scikit-learn, LightGBM and interpret.
//
//   npm run bench:risk -- [REPO...] [--only replay,blame,models,oracles] [--pydriller PYTHON]
//
// PYTHON is one that has PyDriller; without it that side is left out. Oracles install their Python packages once.
import { spawnSync } from 'node:child_process';
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const root = resolve(import.meta.dirname, '../..');
const { values: options, positionals } = parseArgs({
  options: { only: { type: 'string', default: 'replay,blame,models,oracles' }, pydriller: { type: 'string' } },
  allowPositionals: true,
});
const repositories = positionals.length === 0 ? [root] : positionals.map((path) => resolve(path));
const script = (name) => ['--conditions=development', join(root, 'bench/risk', name)];
const benches = {
  replay: () => {
    if (options.pydriller === undefined) console.log('Left out: PyDriller; --pydriller names no Python that has it.');
    node([
      ...script('replay.mjs'),
      ...repositories,
      ...(options.pydriller === undefined ? [] : ['--pydriller', options.pydriller]),
    ]);
  },
  blame: () => node([...script('blame.mjs'), ...repositories]),
  models: () => {
    for (const repository of repositories) {
      console.log(`\n${repository}`);
      node([join(root, 'packages/cli/bin/slipway.js'), 'risk', 'evaluate', '--repo', repository]);
    }
  },
  oracles: () => node(script('oracles.mjs')),
};

function node(args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}

console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} CPUs, ${cpus()[0].model.trim()}, load ${loadavg()[0].toFixed(1)}; Node ${process.version}`,
);
for (const name of options.only.split(',')) {
  console.log(`\n== ${name}`);
  benches[name]();
}
