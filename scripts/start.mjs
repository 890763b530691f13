// What a newcomer sees by `npm start`: the example linted, its image built and run where an engine is, and its release shown in a
// Kubernetes that lives in memory. Nothing of it needs a token, a cluster or Docker.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const slipway = (...args) =>
  spawnSync(process.execPath, [join(root, 'packages/cli/bin/slipway.js'), ...args], { cwd: root, stdio: 'inherit' })
    .status ?? 1;

/** Where test/engine brought base images of this machine, no registry is needed. */
function basesOfThisMachine() {
  const file = process.env.SLIPWAY_TEST_BASES;
  if (file === undefined) return [];
  const { go, static: runtime } = JSON.parse(readFileSync(file, 'utf8'));
  return ['--build-args', `BUILD_IMAGE=${go}`, '--build-args', `RUNTIME_IMAGE=${runtime}`];
}

// The worst findings are enough here: the others follow by their rules, and the story goes on.
const lint = slipway('run', 'examples/shop/deploy', '--fail-on', 'never', '--frames', '5');
console.log('\n== The image of the example: built once, held to its limits, run until it is healthy\n');
const build = slipway(
  'image',
  'build',
  'examples/shop',
  '--tags',
  'slipway-example/shop:start',
  ...basesOfThisMachine(),
  '--max-size',
  '30MB',
);
if (build === 2)
  console.log(
    '\nLeft out: the build of the image, for the reason above. It needs a Docker engine with buildx that can pull its bases;\n`npm run engine -- exec -- npm start` brings one on a Debian machine.',
  );
const demo = slipway('demo', 'examples/shop/deploy-fixed', '--image', 'ghcr.io/example/shop');
process.exitCode = lint || (build === 2 ? 0 : build) || demo;
