// Requests that are lost, by everyone's way to release the same application.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { application } from './application.mjs';
import { address, drop, folder, fresh, helm, images, median, ready, table, turn, worst } from './place.mjs';
import { chart, deployFlags, k8sDeploy, load, must, releaseByK8sDeploy, run, slipway } from './sides.mjs';

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
  ...(k8sDeploy === undefined
    ? {}
    : {
        'Azure/k8s-deploy blue-green': {
          preStop: false,
          // It cannot take over a Deployment that something else made: it wants a label of its own in the selector.
          makesApplication: true,
          releasesFirst: true,
          release: (place, image) => releaseByK8sDeploy(place, image, folder),
        },
      }),
  'slipway rolling, drain: ensure, after a first release': {
    preStop: false,
    // It replaces pods without preStop, which nothing can help any more.
    releasesFirst: true,
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

/** Requests that are lost while each way releases. `only` picks ways by a part of their name. */
export async function lostRequests(runs, only) {
  const rows = [];
  for (const [name, way] of Object.entries(ways).filter(([title]) => title.includes(only)))
    for (const keepAlive of [false, true]) {
      const place = await fresh((namespace) => application({ namespace, image: images.v1, preStop: way.preStop }));
      if (way.byHelm) {
        place.chartFolder = chart(join(folder, place.namespace), readFileSync(place.file, 'utf8'), images.v1);
        await must(['helm', 'install', 'web', place.chartFolder, '-n', place.namespace, '--wait']);
      } else if (!way.makesApplication) await must(['kubectl', 'apply', '-f', place.file]);
      if (!way.makesApplication) await ready(place.namespace);
      if (way.releasesFirst) {
        await way.release(place, images.v3);
        // Its last pods could not drain: requests that come before the nodes have heard of their end are its loss.
        await wait(3_000);
      }
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
      await drop(place);
    }
  table(
    'Requests lost at 200 a second',
    ['release by', 'connections', 'releases', 'requests', 'lost, median', 'lost, worst'],
    rows,
  );
}
