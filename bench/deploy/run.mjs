// Deploys one application by several tools on a real cluster, and prints what each costs: requests that were lost, time
// to find and undo a bad release, how fast traffic switches, what a killed runner costs, and what a deploy adds to kubectl.
//
//   npm run bench:deploy -- [--runs 10] [--only requests,failures,switch,kills,overhead] [--ways TEXT]
//
// Needs the cluster of test/cluster (npm run bench:deploy brings it up). Helm is measured where it is on PATH.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { failures } from './failures.mjs';
import { kills } from './kills.mjs';
import { overhead } from './overhead.mjs';
import { cleanUp, helm } from './place.mjs';
import { lostRequests } from './requests.mjs';
import { k8sDeploy } from './sides.mjs';
import { switchLatency } from './switch.mjs';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    ways: { type: 'string', default: '' },
    only: { type: 'string', default: 'requests,failures,switch,kills,overhead' },
  },
});
const runs = Number(options.runs);
const benches = {
  requests: () => lostRequests(runs, options.ways),
  failures: () => failures(runs),
  switch: () => switchLatency(runs),
  kills,
  overhead: () => overhead(runs),
};
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} CPUs, ${cpus()[0].model.trim()}; ${runs} runs; Node ${process.version}`,
);
if (helm === undefined) console.log('Left out: Helm, which is not on PATH (test/cluster/peers.sh builds it).');
if (k8sDeploy === undefined) console.log('Left out: Azure/k8s-deploy; K8S_DEPLOY is not the path of its lib/index.js.');
try {
  for (const name of options.only.split(',')) await benches[name]();
} finally {
  cleanUp();
}
