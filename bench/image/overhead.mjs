// What the action adds to buildx for the same build: a start of Node, reading the Dockerfile, finding the image. What it does
// beside building (looking into the image, measuring stages) is told apart.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { median, table } from '../measure.mjs';
import { bases, context, run, slipway } from './place.mjs';

const dockerfile = `FROM ${bases.runtime} AS build
WORKDIR /src
COPY artefact .
RUN echo 1 > one
RUN echo 2 > two
RUN cat one two > both

FROM ${bases.runtime}
COPY --from=build /src/artefact /app/artefact
COPY --from=build /src/both /app/both
USER 65532
CMD ["sleep", "60"]
`;

/** Two stages, an artefact of 20 MB, eight instructions: both sides in turns. */
export async function overhead(runs) {
  const place = context('overhead', {
    Dockerfile: dockerfile,
    artefact: randomBytes(20_000_000),
    '.dockerignore': 'Dockerfile\nmetadata.json\n',
  });
  const metadata = join(place, 'metadata.json');
  const buildx = ['docker', 'buildx', 'build', '--progress=rawjson', '--metadata-file', metadata, '--load'];
  const theirs = [...buildx, '--tag', 'bench/overhead:theirs', place];
  const flags = ['--no-smoke', '--sbom', 'false', '--provenance', 'false', '--format', 'json'];
  const ours = [...slipway, 'image', 'build', place, '--tags', 'bench/overhead:ours', ...flags];
  const rows = [];
  for (const [name, more] of [
    ['cold (no cache)', ['--no-cache']],
    ['warm', []],
  ]) {
    const [alone, mine, own, cpu] = [[], [], [], [[], []]];
    await run([...theirs, ...more]);
    await run([...ours, ...more]);
    for (let i = 0; i < runs; i++) {
      const sides = [
        async () => {
          const { wallMs, cpuMs } = await run([...theirs, ...more]);
          alone.push(wallMs);
          cpu[0].push(cpuMs);
        },
        async () => {
          const { out, wallMs, cpuMs } = await run([...ours, ...more]);
          cpu[1].push(cpuMs);
          const { timings } = JSON.parse(out);
          mine.push(wallMs - timings.analysis - timings.stages);
          own.push(timings.analysis + timings.stages);
        },
      ];
      for (const side of i % 2 === 0 ? sides : sides.toReversed()) await side();
    }
    const [a, b] = [median(alone), median(mine)];
    rows.push([name, ...[a, b, b - a, median(own), median(cpu[1]) - median(cpu[0])].map(Math.round)]);
  }
  await run(['docker', 'rmi', '--force', 'bench/overhead:theirs', 'bench/overhead:ours']);
  console.log(
    '\nThe same build by buildx alone and by slipway image build, ms, median in turns; the bar is 150 ms added.',
  );
  console.log(
    table(['', 'buildx', 'slipway, building', 'added', 'looking into it, besides', 'CPU added, all of it'], rows),
  );
}
