import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { cli } from '@slipway/cli';
import { detectHost } from '@slipway/core';
import { fakeSurroundings } from '@slipway/testkit';
import { root } from '../house/checkout.ts';

/** The engine and the registry that `test/engine/engine.sh exec` brings, asked by the tests' own means. */
export interface EngineUnderTest {
  readonly registry: string;
  /** Build arguments that give the example the bases of this machine. */
  readonly bases: readonly string[];
}

export function engineUnderTest(): EngineUnderTest {
  const { SLIPWAY_TEST_REGISTRY: registry, SLIPWAY_TEST_BASES: file } = process.env;
  if (registry === undefined || file === undefined)
    throw new Error('There is no engine; run `npm run test:image`, which brings one.');
  const { go, static: runtime } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return { registry, bases: [`BUILD_IMAGE=${go}`, `RUNTIME_IMAGE=${runtime}`] };
}

export function docker(...args: string[]): string {
  return execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

/** Marks images of tests, whose nameless ones are then told from those of others. */
export const mark = 'slipway.e2e=1';

/** Everything that a run must not leave in the engine: containers, networks, volumes, nameless images, builders, builds at work. */
export function inventory(): ReadonlySet<string> {
  return new Set(
    [
      docker('ps', '--all', '--no-trunc', '--format', 'container {{.ID}} {{.Names}}'),
      docker('network', 'ls', '--no-trunc', '--format', 'network {{.ID}} {{.Name}}'),
      docker('volume', 'ls', '--format', 'volume {{.Name}}'),
      docker(
        'images',
        '--no-trunc',
        '--format',
        'image {{.ID}}',
        '--filter',
        'dangling=true',
        '--filter',
        `label=${mark}`,
      ),
      docker('buildx', 'ls', '--format', 'builder {{.Name}}'),
      docker('buildx', 'history', 'ls', '--format', '{{.Status}} build {{.Ref}} of {{.Name}}')
        .split('\n')
        .filter((line) => line.startsWith('Running'))
        .join('\n'),
    ]
      .join('\n')
      .split('\n')
      .filter((line) => line !== ''),
  );
}

/** What came since and stays. The engine may have other users, whose containers come and go. */
export async function leftSince(before: ReadonlySet<string>): Promise<readonly string[]> {
  let left = [...inventory()].filter((line) => !before.has(line));
  for (let looks = 0; left.length > 0 && looks < 30; looks++) {
    await wait(1_000);
    const now = inventory();
    left = left.filter((line) => now.has(line));
  }
  return left;
}

/** A manifest of the registry, and its digest, straight from the registry. */
export async function manifestOf(registry: string, repository: string, reference: string) {
  const answer = await fetch(`http://${registry}/v2/${repository}/manifests/${reference}`, {
    headers: {
      accept:
        'application/vnd.oci.image.manifest.v1+json, application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.v2+json',
    },
  });
  const text = await answer.text();
  return {
    status: answer.status,
    digest: answer.headers.get('docker-content-digest'),
    json: answer.ok ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

/** Runs the CLI in this process, with the environment that leads to the engine. */
export async function slipway(args: readonly string[], more: { env?: Record<string, string>; cwd?: string } = {}) {
  const { PATH = '', HOME = '', DOCKER_HOST, DOCKER_CONFIG } = process.env;
  const env = {
    PATH,
    HOME,
    ...(DOCKER_HOST === undefined ? {} : { DOCKER_HOST }),
    ...(DOCKER_CONFIG === undefined ? {} : { DOCKER_CONFIG }),
    ...more.env,
  };
  const surroundings = fakeSurroundings({ env, cwd: more.cwd ?? root });
  const code = await cli(args, detectHost(surroundings));
  await Promise.resolve();
  return { code, out: surroundings.out(), err: surroundings.err() };
}

/** Flags of a build of the example. */
export function shopBuild({ bases, registry }: EngineUnderTest, tag: string): string[] {
  return [
    'image',
    'build',
    'examples/shop',
    ...bases.flatMap((base) => ['--build-args', base]),
    '--tags',
    `${registry}/${tag}`,
  ];
}
