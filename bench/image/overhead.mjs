// What the action adds to buildx for the same build: a start of Node, reading the Dockerfile, finding the image. What it does
// beside building (looking into the image, measuring stages) is told apart.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { median, table } from '../measure.mjs';
import { action, bases, context, run, slipway } from './place.mjs';

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

/** Two stages, an artefact of 20 MB, eight instructions: all sides in turns. */
export async function overhead(runs) {
  const place = context('overhead', {
    Dockerfile: dockerfile,
    artefact: randomBytes(20_000_000),
    '.dockerignore': 'Dockerfile\n*.json\n',
  });
  const rows = [];
  for (const [name, noCache] of [
    ['cold (no cache)', true],
    ['warm', false],
  ]) {
    const sides = [byBuildx(place, noCache), byCommand(place, noCache), byAction(place, noCache)];
    for (const { once } of sides) await once();
    for (const { taken } of sides) taken.length = 0;
    for (let i = 0; i < runs; i++) for (const { once } of i % 2 === 0 ? sides : sides.toReversed()) await once();
    const of = (side, key) => median(side.taken.map((one) => one[key]));
    const [alone, ...ours] = sides;
    for (const side of ours) {
      const numbers = [
        of(alone, 'buildMs'),
        of(side, 'buildMs'),
        of(side, 'buildMs') - of(alone, 'buildMs'),
        of(side, 'lookMs'),
        of(side, 'cpuMs') - of(alone, 'cpuMs'),
      ];
      rows.push([name, side.by, ...numbers.map(Math.round)]);
    }
  }
  await run(['docker', 'rmi', '--force', ...['buildx', 'command', 'action'].map((side) => `bench/overhead:${side}`)]);
  console.log(
    '\nThe same build by buildx alone and by Slipway, ms, median in turns; the bar is 150 ms added to the build.',
  );
  console.log(
    table(['', 'by', 'buildx', 'Slipway, building', 'added', 'looking into it, besides', 'CPU added, all of it'], rows),
  );
}

const wishes = { smoke: 'false', sbom: 'false', provenance: 'false' };

function byBuildx(place, noCache) {
  const taken = [];
  const metadata = join(place, 'metadata.json');
  const argv = ['docker', 'buildx', 'build', '--progress=rawjson', '--metadata-file', metadata, '--load'];
  const more = [...(noCache ? ['--no-cache'] : []), '--tag', 'bench/overhead:buildx', place];
  const once = async () => {
    const { wallMs, cpuMs } = await run([...argv, ...more]);
    taken.push({ buildMs: wallMs, lookMs: 0, cpuMs });
  };
  return { by: 'buildx', taken, once };
}

function byCommand(place, noCache) {
  const taken = [];
  const flags = ['--no-smoke', '--sbom', 'false', '--provenance', 'false', '--format', 'json'];
  const argv = [...slipway, 'image', 'build', place, '--tags', 'bench/overhead:command', ...flags];
  const once = async () => {
    const measured = await run([...argv, ...(noCache ? ['--no-cache'] : [])]);
    taken.push(apart(measured, JSON.parse(measured.out)));
  };
  return { by: 'slipway image build', taken, once };
}

function byAction(place, noCache) {
  const taken = [];
  const report = join(place, 'report.json');
  const inputs = {
    context: place,
    tags: 'bench/overhead:action',
    'no-cache': String(noCache),
    reports: `json=${report}`,
    ...wishes,
  };
  const once = async () => {
    const measured = await action('build-image', inputs, place);
    taken.push(apart(measured, JSON.parse(readFileSync(report, 'utf8'))));
  };
  return { by: 'the action', taken, once };
}

/** What a run took for building, and for what it does besides. */
function apart({ wallMs, cpuMs }, { timings }) {
  const lookMs = timings.analysis + timings.stages;
  return { buildMs: wallMs - lookMs, lookMs, cpuMs };
}
