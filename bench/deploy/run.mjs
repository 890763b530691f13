// Deploys one application by several tools on a real cluster, and prints what each costs: requests that were lost, time
// to find and undo a bad release, how fast traffic switches, and what it adds to kubectl.
//
//   npm run bench:deploy -- [--runs 10] [--only requests,failures,switch,overhead]
//
// Needs the cluster of test/cluster (npm run bench:deploy brings it up). Helm is measured where it is on PATH.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { onPath } from '../measure.mjs';
import { application, manyObjects } from './application.mjs';
import { chart, deployFlags, load, must, run, slipway } from './sides.mjs';

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '10' },
    ways: { type: 'string', default: '' },
    only: { type: 'string', default: 'requests,failures,switch,overhead' },
  },
});
const runs = Number(options.runs);
const images = JSON.parse(readFileSync(process.env.SLIPWAY_TEST_IMAGES, 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'slipway-bench-'));
const helm = onPath('helm');
let namespaces = 0;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const worst = (numbers) => Math.max(...numbers);

async function fresh(manifests) {
  namespaces++;
  const namespace = `bench-${namespaces}`;
  await run(['kubectl', 'delete', 'namespace', namespace, '--ignore-not-found', '--wait']);
  await must(['kubectl', 'create', 'namespace', namespace]);
  const file = join(folder, `${namespace}.yaml`);
  writeFileSync(file, manifests(namespace));
  return { namespace, file };
}

async function ready(namespace) {
  await must(['kubectl', '-n', namespace, 'rollout', 'status', 'deployment/web', '--timeout=90s']);
}

async function address(namespace) {
  return (await must(['kubectl', '-n', namespace, 'get', 'service', 'web', '-o', 'jsonpath=http://{.spec.clusterIP}/']))
    .out;
}

function table(title, columns, rows) {
  const widths = columns.map((column, i) => Math.max(column.length, ...rows.map((row) => String(row[i]).length)));
  const line = (cells) => `| ${cells.map((cell, i) => String(cell).padEnd(widths[i])).join(' | ')} |`;
  console.log(
    `\n${title}\n\n${line(columns)}\n${line(widths.map((width) => '-'.repeat(width)))}\n${rows.map(line).join('\n')}`,
  );
}

/** Two images in turn, so that every release is a change. */
const turn = (i) => (i % 2 === 0 ? images.v2 : images.v1);

const ways = {
  'nothing deployed (control)': { preStop: true, release: async () => wait(15_000) },
  'kubectl set image, without preStop': {
    preStop: false,
    release: async ({ namespace }, image) => {
      await must(['kubectl', '-n', namespace, 'set', 'image', 'deployment/web', `web=${image}`]);
      await ready(namespace);
    },
  },
  'kubectl set image, preStop 5 s': {
    preStop: true,
    release: async ({ namespace }, image) => {
      await must(['kubectl', '-n', namespace, 'set', 'image', 'deployment/web', `web=${image}`]);
      await ready(namespace);
    },
  },
  ...(helm === undefined
    ? {}
    : {
        'helm upgrade --wait, without preStop': {
          preStop: false,
          byHelm: true,
          release: async ({ namespace, chartFolder }, image) =>
            must([
              'helm',
              'upgrade',
              'web',
              chartFolder,
              '-n',
              namespace,
              '--set',
              `image=${image}`,
              '--wait',
              '--timeout',
              '2m',
            ]),
        },
      }),
  'slipway rolling, drain: ensure, after a first release': {
    preStop: false,
    release: async ({ namespace, file }, image) =>
      must(deployFlags(namespace, file, image, 'rolling', ['--drain', 'ensure', '--bake', '0'])),
  },
  'slipway blue-green': {
    preStop: false,
    release: async ({ namespace, file }, image) =>
      must(deployFlags(namespace, file, image, 'blue-green', ['--bake', '3'])),
  },
  'slipway blue-green, aborted while it bakes': {
    preStop: false,
    release: async ({ namespace, file }, image) => {
      const release = run(deployFlags(namespace, file, image, 'blue-green', ['--bake', '60']), {
        onLine: (line) => {
          if (!line.includes('"step-started","step":"bake"')) return;
          void wait(1_500).then(() =>
            run([...slipway, 'deploy', '--action', 'abort', '--app', 'web', '--namespace', namespace]),
          );
        },
      });
      const { code, out } = await release;
      if (code !== 1) throw new Error(`an aborted release ended with ${code}: ${out}`);
    },
  },
};

async function lostRequests() {
  const rows = [];
  for (const [name, way] of Object.entries(ways).filter(([title]) => title.includes(options.ways)))
    for (const keepAlive of [false, true]) {
      const place = await fresh((namespace) => application({ namespace, image: images.v1, preStop: way.preStop }));
      if (way.byHelm) {
        place.chartFolder = chart(join(folder, place.namespace), readFileSync(place.file, 'utf8'), images.v1);
        await must(['helm', 'install', 'web', place.chartFolder, '-n', place.namespace, '--wait']);
      } else await must(['kubectl', 'apply', '-f', place.file]);
      await ready(place.namespace);
      // The first release of drain: ensure replaces pods without preStop, which nothing can help any more.
      if (name.includes('drain: ensure')) await way.release(place, images.v3);
      const url = await address(place.namespace);
      const failures = [];
      let sent = 0;
      for (let i = 0; i < (name.includes('control') ? 2 : runs); i++) {
        const stream = load(url, keepAlive);
        await wait(1_500);
        await way.release(place, turn(i));
        await wait(2_000);
        const result = await stream.stop();
        if (result.failed > 0)
          console.error(
            `${name}: ${result.failed} of ${result.sent}: ${JSON.stringify(result.kinds)}, ${result.failures[0].at}`,
          );
        failures.push(result.failed);
        sent += result.sent;
        // A failed SYN leaves a trace in the kernel for two minutes that hits later connections from its port.
        await run(['conntrack', '-D', '-d', new URL(url).hostname]);
      }
      rows.push([name, keepAlive ? 'keep-alive' : 'new', failures.length, sent, median(failures), worst(failures)]);
      console.error(rows.at(-1).join(' | '));
      await run(['kubectl', 'delete', 'namespace', place.namespace, '--wait=false']);
    }
  table(
    'Requests lost at 200 a second',
    ['release by', 'connections', 'releases', 'requests', 'lost, median', 'lost, worst'],
    rows,
  );
}

const bad = {
  'image not found': { image: `${images.v1.split('@')[0]}:there-is-none` },
  'crash loop': { image: images.crash },
  'failing readiness': { image: images['never-ready'] },
  'missing ConfigMap key': { image: images.v2, key: 'nope' },
};

async function failures() {
  const rows = [];
  for (const [name, { image, key }] of Object.entries(bad)) {
    for (const strategy of ['rolling', 'blue-green']) {
      const place = await fresh((namespace) =>
        application({ namespace, image: images.v1, key: key === undefined ? undefined : 'setting' }),
      );
      await must(deployFlags(place.namespace, place.file, images.v1, strategy, ['--bake', '0']));
      const [detected, back, wall] = [[], [], []];
      let cause = '';
      for (let i = 0; i < runs; i++) {
        const file = join(folder, 'bad.yaml');
        writeFileSync(file, application({ namespace: place.namespace, image, key }));
        const result = await run(deployFlags(place.namespace, file, image, strategy, ['--bake', '0']));
        const lines = result.out
          .trim()
          .split('\n')
          .map((line) => JSON.parse(line));
        const report = lines.at(-1);
        if (result.code !== 1 || report.state !== 'undone')
          throw new Error(`${name}: ${result.code} ${result.err}${result.out}`);
        const applied = Date.parse(report.steps[0].startedAt);
        const failed = Date.parse(lines.find(({ event }) => event === 'failed').at);
        detected.push((failed - applied) / 1000);
        back.push((Date.parse(report.steps.at(-1).endedAt) - failed) / 1000);
        wall.push(result.ms / 1000);
        cause = report.cause.code;
      }
      const show = (numbers) => `${median(numbers).toFixed(1)} / ${worst(numbers).toFixed(1)}`;
      rows.push([name, `slipway ${strategy}`, runs, show(detected), show(back), show(wall), cause]);
      console.error(rows.at(-1).join(' | '));
      await run(['kubectl', 'delete', 'namespace', place.namespace, '--wait=false']);
    }
    if (helm === undefined) continue;
    const place = await fresh((namespace) =>
      application({ namespace, image: images.v1, key: key === undefined ? undefined : 'setting' }),
    );
    const good = chart(join(folder, place.namespace), readFileSync(place.file, 'utf8'), images.v1);
    await must(['helm', 'install', 'web', good, '-n', place.namespace, '--wait']);
    const badChart = chart(
      join(folder, `${place.namespace}-bad`),
      application({ namespace: place.namespace, image, key }),
      image,
    );
    const result = await run([
      'helm',
      'upgrade',
      'web',
      badChart,
      '-n',
      place.namespace,
      '--rollback-on-failure',
      '--wait',
      '--timeout',
      '2m',
    ]);
    rows.push([
      name,
      'helm --rollback-on-failure --timeout 2m',
      1,
      '-',
      '-',
      (result.ms / 1000).toFixed(1),
      result.err.trim().split('\n').at(-1)?.slice(0, 70) ?? '',
    ]);
    console.error(rows.at(-1).join(' | '));
    await run(['kubectl', 'delete', 'namespace', place.namespace, '--wait=false']);
  }
  table(
    'A bad release, in seconds, median / worst',
    ['what is wrong', 'release by', 'releases', 'found', 'back after that', 'whole command', 'cause told'],
    rows,
  );
}

async function switchLatency() {
  const place = await fresh((namespace) => application({ namespace, image: images.v1 }));
  await must(['kubectl', 'apply', '-f', place.file]);
  await ready(place.namespace);
  const url = await address(place.namespace);
  const [first, last] = [[], []];
  for (let i = 0; i < runs; i++) {
    const stream = load(url, false);
    await wait(1_500);
    let patched = 0;
    await run(deployFlags(place.namespace, place.file, turn(i), 'blue-green', ['--bake', '3']), {
      onLine: (line) => {
        if (line.includes('"event":"step-started","step":"switch"')) patched = Date.parse(JSON.parse(line).at);
      },
    });
    const { versions } = await stream.stop();
    const [green, blue] = turn(i) === images.v2 ? ['v2', 'v1'] : ['v1', 'v2'];
    first.push(Date.parse(versions[green].first) - patched);
    last.push(Date.parse(versions[blue].last) - patched);
  }
  await run(['kubectl', 'delete', 'namespace', place.namespace, '--wait=false']);
  table(
    'Switch of blue-green, in ms from the patch, new connections',
    ['', 'median', 'worst'],
    [
      ['first answer by green', median(first), worst(first)],
      ['last answer by blue', median(last), worst(last)],
    ],
  );
}

async function overhead() {
  const rows = [];
  const compare = async (name, manifests, theirs, ours) => {
    const place = await fresh((namespace) => manifests(namespace, 0));
    await must(['kubectl', 'apply', '-f', place.file]);
    const other = await fresh((namespace) => manifests(namespace, 0));
    await must(ours(other));
    const [kubectl, mine, requests] = [[], [], []];
    for (let i = 1; i <= runs; i++) {
      writeFileSync(place.file, manifests(place.namespace, i));
      writeFileSync(other.file, manifests(other.namespace, i));
      let began = performance.now();
      for (const argv of theirs(place)) await must(argv);
      kubectl.push(performance.now() - began);
      began = performance.now();
      const { out } = await must(ours(other));
      mine.push(performance.now() - began);
      requests.push(JSON.parse(out.trim().split('\n').at(-1)).apiRequests);
    }
    rows.push([
      name,
      Math.round(median(kubectl)),
      Math.round(median(mine)),
      Math.round(median(mine) - median(kubectl)),
      median(requests),
    ]);
    for (const { namespace } of [place, other])
      await run(['kubectl', 'delete', 'namespace', namespace, '--wait=false']);
  };
  const flags = ['--bake', '0', '--hash-config', 'false', '--drain', 'ignore', '--format', 'json'];
  const hashless = flags.filter((flag) => flag !== '--hash-config' && flag !== 'false');
  const mine = ({ file, namespace }) => [
    ...slipway,
    'deploy',
    file,
    '--namespace',
    namespace,
    '--app',
    'web',
    '--no-hash-config',
    ...hashless,
  ];
  await compare(
    'one application, unchanged',
    (namespace) => application({ namespace, image: images.v1 }),
    ({ file, namespace }) => [
      ['kubectl', 'apply', '-f', file],
      ['kubectl', '-n', namespace, 'rollout', 'status', 'deployment/web'],
    ],
    mine,
  );
  await compare(
    'one application, a new image',
    (namespace, i) => application({ namespace, image: turn(i) }),
    ({ file, namespace }) => [
      ['kubectl', 'apply', '-f', file],
      ['kubectl', '-n', namespace, 'rollout', 'status', 'deployment/web'],
    ],
    mine,
  );
  for (const count of [10, 100])
    await compare(
      `${count} objects, all changed`,
      (namespace, i) => manyObjects(namespace, count, i),
      ({ file }) => [['kubectl', 'apply', '-f', file]],
      mine,
    );
  table(
    'What it adds to kubectl apply && kubectl rollout status, median in ms',
    ['release', 'kubectl', 'slipway', 'difference', 'API requests'],
    rows,
  );
}

const benches = { requests: lostRequests, failures, switch: switchLatency, overhead };
console.log(
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} CPUs, ${cpus()[0].model.trim()}; ${runs} runs; Node ${process.version}`,
);
if (helm === undefined) console.log('Left out: Helm, which is not on PATH (test/cluster/peers.sh builds it).');
try {
  for (const name of options.only.split(',')) await benches[name]();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
