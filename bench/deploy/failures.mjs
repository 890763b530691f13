// Bad releases: how soon they are found, and how soon all is as before.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { application } from './application.mjs';
import { drop, folder, fresh, helm, images, median, table, worst } from './place.mjs';
import { chart, deployFlags, must, run } from './sides.mjs';

const bad = {
  'image not found': { image: `${images.v1.split('@')[0]}:there-is-none` },
  'crash loop': { image: images.crash },
  'failing readiness': { image: images['never-ready'] },
  'missing ConfigMap key': { image: images.v2, key: 'nope' },
};

/** Time to find a bad release, and to be back. */
export async function failures(runs) {
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
      await drop(place);
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
    await drop(place);
  }
  table(
    'A bad release, in seconds, median / worst',
    ['what is wrong', 'release by', 'releases', 'found', 'back after that', 'whole command', 'cause told'],
    rows,
  );
}
