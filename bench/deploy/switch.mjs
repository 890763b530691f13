// How long a switch takes, as clients see it.
import { setTimeout as wait } from 'node:timers/promises';
import { application } from './application.mjs';
import { address, drop, fresh, images, median, ready, table, turn, worst } from './place.mjs';
import { deployFlags, load, must, run } from './sides.mjs';

/** From the patch of a Service to what clients see. */
export async function switchLatency(runs) {
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
  await drop(place);
  table(
    'Switch of blue-green, in ms from the patch, new connections',
    ['', 'median', 'worst'],
    [
      ['first answer by green', median(first), worst(first)],
      ['last answer by blue', median(last), worst(last)],
    ],
  );
}
