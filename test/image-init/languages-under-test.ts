import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The bases that `test/engine/engine.sh exec --languages` brings, for the names that proposals have. */
export interface Languages {
  readonly hadolint: string;
  /** `--build-contexts` that put the bases of this machine in the place of those that a Dockerfile names. */
  contexts(dockerfile: string): readonly string[];
  /** Writes the lock file that a fixture has none of, since it would name the registry that it was made with. */
  lock(app: string, place: string): void;
}

const names: readonly (readonly [image: RegExp, base: string])[] = [
  [/^node:/, 'node'],
  [/^oven\/bun:/, 'bun'],
  [/^python:/, 'python'],
  [/^maven:/, 'maven'],
  [/^eclipse-temurin:.*-jre/, 'jre'],
  [/^rust:/, 'rust'],
  [/distroless\/(?:cc|base)-/, 'cc'],
  [/^nginxinc\//, 'nginx'],
  [/distroless\/static-/, 'static'],
  [/^golang:/, 'go'],
];

/** Of applications without a lock file: which one, and how it is made in which base. */
const locks: Readonly<Record<string, readonly [lock: string, base: string, command: string]>> = {
  rust: ['Cargo.lock', 'rust', 'cargo generate-lockfile'],
  'python-uv': ['uv.lock', 'python', 'pip install uv==0.9.5 && uv lock'],
  'python-pdm': ['pdm.lock', 'python', 'pip install pdm==2.29.4 hishel==1.4.0 && pdm lock'],
};

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
    lock(app, place) {
      const [lock, base, command] = locks[app] ?? [];
      if (lock === undefined || base === undefined) return;
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
