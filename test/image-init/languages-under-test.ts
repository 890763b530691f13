import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The bases that `test/engine/engine.sh exec --languages` brings, for the names that proposals have. */
export interface Languages {
  readonly hadolint: string;
  /** `--build-contexts` that put the bases of this machine in the place of those that a Dockerfile names. */
  contexts(dockerfile: string): readonly string[];
  /** Writes the lock file that a fixture has none of, since it would name the registry that it was made with. */
  lock(place: string): void;
}

const names: readonly (readonly [image: RegExp, base: string])[] = [
  [/^node:/, 'node'],
  [/^python:/, 'python'],
  [/^maven:/, 'maven'],
  [/^eclipse-temurin:.*-jre/, 'jre'],
  [/^rust:/, 'rust'],
  [/distroless\/(?:cc|base)-/, 'cc'],
  [/^nginxinc\//, 'nginx'],
  [/distroless\/static-/, 'static'],
  [/^golang:/, 'go'],
];

const locks: readonly (readonly [manifest: string, lock: string, base: string, command: string])[] = [
  ['Cargo.toml', 'Cargo.lock', 'rust', 'cargo generate-lockfile'],
  ['pyproject.toml', 'uv.lock', 'python', 'pip install uv==0.9.5 && uv lock'],
];

export function languagesUnderTest(): Languages {
  const { SLIPWAY_TEST_BASES: first, SLIPWAY_TEST_LANGUAGES: file, SLIPWAY_TEST_HADOLINT: hadolint } = process.env;
  if (first === undefined || file === undefined || hadolint === undefined)
    throw new Error('There are no bases of languages; run `npm run test:init`, which brings them.');
  const pushed = JSON.parse(readFileSync(first, 'utf8')) as Record<string, string>;
  const bases: Record<string, string> = {
    ...Object.fromEntries(Object.entries(pushed).map(([name, image]) => [name, `docker-image://${image}`])),
    ...(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>),
  };
  const baseOf = (image: string): string => {
    const base = names.find(([pattern]) => pattern.test(image))?.[1];
    if (base === undefined || bases[base] === undefined) throw new Error(`No base stands for ${image}.`);
    return bases[base];
  };
  return {
    hadolint,
    contexts: (dockerfile) =>
      [...dockerfile.matchAll(/^ARG (?:BUILD|RUNTIME)_IMAGE=(\S+)$/gm)].map(
        ([, image]) => `${image}=${baseOf(image!)}`,
      ),
    lock(place) {
      for (const [manifest, lock, base, command] of locks)
        if (existsSync(join(place, manifest)) && !existsSync(join(place, lock)))
          execFileSync(
            'docker',
            ['buildx', 'build', '--output', place, '--build-context', `base=${bases[base]}`, '--file', '-', place],
            {
              input: `FROM base AS lock\nWORKDIR /app\nCOPY . .\nRUN ${command}\nFROM scratch\nCOPY --from=lock /app/${lock} /\n`,
              stdio: ['pipe', 'ignore', 'pipe'],
            },
          );
    },
  };
}
