// What a release costs over kubectl apply && kubectl rollout status.
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { application, manyObjects } from './application.mjs';
import { drop, fresh, images, median, table, turn } from './place.mjs';
import { must, slipway } from './sides.mjs';

/** What a deploy costs beside kubectl's two commands. */
export async function overhead(runs) {
  const rows = [];
  const compare = async (name, manifests, theirs, ours, pause = 0) => {
    const place = await fresh((namespace) => manifests(namespace, 0));
    await must(['kubectl', 'apply', '-f', place.file]);
    const other = await fresh((namespace) => manifests(namespace, 0));
    await must(ours(other));
    const [kubectl, mine, requests] = [[], [], []];
    for (let i = 1; i <= runs; i++) {
      writeFileSync(place.file, manifests(place.namespace, i));
      writeFileSync(other.file, manifests(other.namespace, i));
      const sides = [
        async () => {
          const began = performance.now();
          for (const argv of theirs(place)) await must(argv);
          kubectl.push(performance.now() - began);
        },
        async () => {
          const began = performance.now();
          const { out } = await must(ours(other));
          mine.push(performance.now() - began);
          requests.push(JSON.parse(out.trim().split('\n').at(-1)).apiRequests);
        },
      ];
      for (const side of i % 2 === 0 ? sides : sides.toReversed()) {
        // The kubelet looks at its pods once a second. Begun as the other side ends, each would always meet it at the
        // same moment, and one of them win or lose a second by that.
        await wait(pause + Math.random() * 1_000);
        await side();
      }
    }
    rows.push([
      name,
      Math.round(median(kubectl)),
      Math.round(median(mine)),
      Math.round(median(mine) - median(kubectl)),
      median(requests),
    ]);
    await Promise.all([place, other].map(drop));
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
    // Until the pods of the release before have ended.
    7_000,
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
