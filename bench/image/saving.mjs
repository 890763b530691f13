// What stages save for a real service, from a builder of about 1 GB where there is one, and how it runs under least privilege.
import { table } from '../measure.mjs';
import { bases, run, slipway } from './place.mjs';

/** Builds the example with each builder, and says what would have been shipped without stages. */
export async function saving() {
  const rows = [];
  const builders = ['toolchain', 'go'].filter((name) => bases[name] !== undefined);
  for (const builder of builders) {
    const given = [`BUILD_IMAGE=${bases[builder]}`, `RUNTIME_IMAGE=${bases.static}`];
    const { out } = await run([
      ...slipway,
      ...['image', 'build', 'examples/shop', '--tags', 'bench/saving:1', '--format', 'json', '--max-size', '30MB'],
      ...given.flatMap((text) => ['--build-args', text]),
    ]);
    const { stages, savedPercent, bytes, smoke, user } = JSON.parse(out);
    const largest = Math.max(...stages.filter(({ final }) => !final).map((stage) => stage.bytes));
    rows.push([
      `example shop, built on ${builder}`,
      `${(largest / 1e6).toFixed(0)} MB`,
      `${(bytes / 1e6).toFixed(1)} MB`,
      `${savedPercent} %`,
      `${(smoke.startUpMs / 1000).toFixed(2)} s`,
      smoke.readOnly ? 'read-only' : 'writable',
      user,
    ]);
  }
  await run(['docker', 'rmi', '--force', 'bench/saving:1']);
  console.log(
    '\nWhat stages save; the bars are under 30 MB, over 90 % saved, healthy in under 2 s, read-only, not root.',
  );
  if (!builders.includes('toolchain'))
    console.log('Left out: the builder of about 1 GB (`npm run bench:image -- --full` makes it).');
  console.log(table(['', 'builder stage', 'shipped', 'saved', 'healthy after', 'root', 'user'], rows));
}
