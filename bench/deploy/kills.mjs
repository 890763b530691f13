import { setTimeout as wait } from 'node:timers/promises';
import { application } from './application.mjs';
import { address, drop, fresh, images, ready, table } from './place.mjs';
import { deployFlags, load, must, run } from './sides.mjs';

const steps = {
  rolling: { forward: ['apply', 'smoke', 'bake', 'collect'], back: ['restore'] },
  'blue-green': {
    forward: ['narrow', 'apply', 'green', 'preview', 'smoke', 'switch', 'prove', 'bake', 'retire', 'collect'],
    back: ['switch-back', 'prove-back', 'remove-green', 'restore', 'widen'],
  },
};

/** @returns {Promise<boolean>} whether the release came to the step and was killed there */
async function killAt(argv, step) {
  let killed = false;
  await run(argv, {
    onLine: (line, child) => {
      if (!line.includes('"event":"step-started"') || JSON.parse(line).step !== step) return;
      killed = child.kill('SIGKILL');
    },
  });
  return killed;
}

/** Each step once, under load: killed as it begins, then run again to the end. */
export async function kills() {
  const rows = [];
  for (const [strategy, { forward, back }] of Object.entries(steps))
    for (const step of [...forward, ...back]) {
      const isBack = back.includes(step);
      const place = await fresh((namespace) => application({ namespace, image: images.v1 }));
      await must(['kubectl', 'apply', '-f', place.file]);
      await ready(place.namespace);
      const stream = load(await address(place.namespace), false);
      await wait(1_500);
      const argv = deployFlags(place.namespace, place.file, isBack ? images.crash : images.v2, strategy, [
        ...['--bake', '2', '--check-path', '/healthz', '--check-rate', '5'],
      ]);
      const killed = await killAt(argv, step);
      await wait(1_000);
      const { code } = await run(argv);
      await wait(2_000);
      const { sent, failed, versions, kinds, failures } = await stream.stop();
      if (failed > 0)
        console.error(`${strategy} at ${step}: ${failed} of ${sent}: ${JSON.stringify(kinds)}, ${failures[0].at}`);
      const wanted = isBack ? 1 : 0;
      if (!killed || code !== wanted)
        throw new Error(`${strategy} at ${step}: killed ${killed}, rerun ended with ${code}`);
      const [last] = Object.entries(versions).toSorted(([, a], [, b]) => Date.parse(b.last) - Date.parse(a.last))[0];
      rows.push([strategy, step, isBack ? 'back' : 'forward', last, sent, failed]);
      console.error(rows.at(-1).join(' | '));
      await drop(place);
    }
  table(
    'SIGKILL as a step begins, then the same command again; requests at 200 a second on new connections all the while',
    ['strategy', 'killed at', 'direction', 'version at the end', 'requests', 'lost'],
    rows,
  );
}
