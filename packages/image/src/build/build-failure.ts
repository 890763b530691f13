import { type ImageCode, ImageError } from '../error.ts';
import type { LiveStep } from './progress.ts';

/** A build that failed, at a line of the Dockerfile where BuildKit names one. */
export class BuildFailure extends ImageError {
  /** As BuildKit names it: the file's name, without its folder. */
  readonly file: string | undefined;
  /** From 1. */
  readonly line: number | undefined;
  /** The last lines that the failed step printed. */
  readonly log: readonly string[];

  constructor(
    reason: ImageCode,
    message: string,
    more: { hint?: string; place: Place | undefined; log: readonly string[] },
  ) {
    super(reason, message, more.hint === undefined ? {} : { hint: more.hint });
    this.file = more.place?.file;
    this.line = more.place?.line;
    this.log = more.log;
  }
}

interface Place {
  readonly file: string;
  readonly line: number;
}

interface Kind {
  readonly pattern: RegExp;
  readonly reason: ImageCode;
  readonly hint: string;
}

/** Source: docs.docker.com, storage/containerd and build/builders/drivers. */
const otherwise =
  'which Docker has since 24 (`"features": {"containerd-snapshotter": true}` in daemon.json), or a builder of its own: `docker buildx create --driver docker-container --use`.';

/** What an error's text tells, the most telling first. Every pattern was seen in the output of BuildKit, buildx or the client. */
const kinds: readonly Kind[] = [
  {
    pattern: /no space left on device/i,
    reason: 'disk-full',
    hint: '`docker system df` shows what takes the space, `docker builder prune` frees build cache.',
  },
  {
    pattern: /permission denied while trying to connect|dial unix \S+: connect: permission denied/i,
    reason: 'engine-forbidden',
    hint: 'Add the user to the group of the socket (`sudo usermod -aG docker $USER`, then log in again).',
  },
  {
    pattern: /cannot connect to the docker daemon|failed to connect to the docker api|error during connect/i,
    reason: 'no-engine',
    hint: 'Start Docker, or set DOCKER_HOST or a docker context to an engine that runs.',
  },
  {
    pattern:
      /unknown command: docker buildx|'buildx' is not a docker command|unknown shorthand flag|unknown flag|invalid progress mode/i,
    reason: 'no-buildx',
    hint: 'Install the buildx plugin, 0.13 or newer, for example by docker/setup-buildx-action.',
  },
  {
    pattern: /\b(?:open|mkdir|stat|lstat|readlink|unlinkat|chmod|error from sender).*: permission denied/i,
    reason: 'bad-build-input',
    hint: 'This user may not read or write that path. A file of the context can be left out by .dockerignore; what buildx writes goes to BUILDX_CONFIG, else to the folder of DOCKER_CONFIG.',
  },
  {
    pattern: /invalid UTF-8/i,
    reason: 'bad-build-input',
    hint: "A file of the context has a name that is no UTF-8: rename it, or leave it out by .dockerignore. `LC_ALL=C find . -name '*[! -~]*'` lists names that are not plain.",
  },
  {
    pattern: /client version \S+ is too (?:old|new)/i,
    reason: 'engine-too-old',
    hint: 'The docker client and the engine are too far apart: update the older one, and leave DOCKER_API_VERSION unset.',
  },
  {
    pattern: /exporting manifest lists|multi-platform build is not supported|multiple platforms feature/i,
    reason: 'engine-too-old',
    hint: `Images of several platforms need the containerd image store, ${otherwise}`,
  },
  {
    pattern: /cache export is not supported/i,
    reason: 'engine-too-old',
    hint: `\`cache-to\` other than \`type=inline\` needs the containerd image store, ${otherwise}`,
  },
  {
    pattern: /attestations? (?:is|are) not supported/i,
    reason: 'engine-too-old',
    hint: `Provenance and SBOM made by buildx (\`mode=…\`, \`generator=…\`) need the containerd image store, ${otherwise} Those that Slipway makes need neither: \`provenance: true\`, \`sbom: cyclonedx\`.`,
  },
  {
    pattern: /not supported for the docker driver|does not currently support/i,
    reason: 'engine-too-old',
    hint: `This output needs the containerd image store, ${otherwise}`,
  },
  {
    pattern:
      /failed to fetch remote|git stderr|error fetching default branch|fatal: (?:unable to access|could not read|repository)|could not read from remote repository/i,
    reason: 'registry-away',
    hint: 'The Git repository of the context could not be fetched: check its address and the network of the engine; a private one needs `github-token`, or `ssh` for an address of git@.',
  },
  {
    pattern: /failed to read dockerfile|no such file or directory.*dockerfile/i,
    reason: 'no-dockerfile',
    hint: '`file` names the Dockerfile, by default `Dockerfile` in the context; .dockerignore must not hide it from a Git or tar context.',
  },
  {
    pattern: /(?:did not complete successfully|executor failed running .*): exit code: 137/i,
    reason: 'step-failed',
    hint: 'It was killed, most often because memory ran out: give the engine more, or let the step do less at once.',
  },
  {
    pattern: /did not complete successfully|executor failed running|failed to create shim|exec format error/i,
    reason: 'step-failed',
    hint: 'Its last lines are in the log above.',
  },
  {
    pattern:
      /is not where it is copied from|failed to calculate checksum of ref|failed to compute cache key.*not found/i,
    reason: 'step-failed',
    hint: 'The path is looked for in the context, or in the stage of --from; .dockerignore may leave it out.',
  },
  {
    pattern:
      /dockerfile parse error|unknown instruction|no build stage in current context|target stage .* could not be found|failed to parse stage name|circular dependency|failed to process/i,
    reason: 'bad-dockerfile',
    hint: '`slipway image check` explains what it finds. Heredocs and `COPY --link` need Docker 23 or newer, or `# syntax=docker/dockerfile:1` as the first line.',
  },
  {
    pattern:
      /\b40[13]\b|unauthorized|forbidden|authentication required|insufficient_scope|authorization failed|denied/i,
    reason: 'registry-refused',
    hint: 'Log in to the registry (`docker login`, docker/login-action) with a user that may do this, and check the name of the image.',
  },
  {
    pattern:
      /no such host|connection refused|i\/o timeout|connection reset|use of closed network connection|broken pipe|tls: |x509|server misbehaving|context deadline exceeded|network is unreachable|\b50[0234]\b/i,
    reason: 'registry-away',
    hint: 'Check the address and the network of the engine; a registry without TLS must be on its list of insecure registries.',
  },
  {
    pattern: /failed to resolve source metadata.*not found|manifest unknown|not found: manifest/i,
    reason: 'no-base',
    hint: 'Check name and tag after FROM, and that the build argument in it has a value.',
  },
  {
    pattern:
      /invalid tag|invalid reference|invalid argument|path .* not found|unable to prepare context|secret \S+: not found|invalid value/i,
    reason: 'bad-build-input',
    hint: 'It comes from an input of the build: tags, platforms, secrets, outputs or context.',
  },
];

/**
 * Why a build failed, told by what the client printed.
 *
 * @param rest lines of standard error that are no events
 */
export function buildFailure(
  rest: readonly string[],
  steps: readonly LiveStep[],
  hide: (text: string) => string,
): BuildFailure {
  const failed = steps.find(({ error }) => error !== undefined && !/context canceled/i.test(error));
  const text = hide(wordsOf(rest) ?? failed?.error ?? 'buildx said nothing');
  const log = (failed?.log ?? []).map(hide);
  const place = placeIn(rest);
  const kind = kinds.find(({ pattern }) => pattern.test(text)) ?? {
    reason: 'build-failed' as const,
    hint: 'The log above has what BuildKit printed.',
  };
  // A full disk shows in what a command prints, while BuildKit sees its exit code alone.
  const full = kinds.find(
    ({ reason, pattern }) => reason === 'disk-full' && log.slice(-10).some((line) => pattern.test(line)),
  );
  const { reason, hint } = kind.reason === 'step-failed' && full !== undefined ? full : kind;
  const last = log.filter((line) => line.trim() !== '').at(-1);
  const where = place === undefined ? '' : `${place.file}:${place.line}: `;
  const said = reason === 'step-failed' && last !== undefined ? ` It printed at last: ${last.trim()}` : '';
  const what = reason === 'no-buildx' ? 'The docker client has no buildx plugin that can be used: ' : '';
  return new BuildFailure(reason, `${what}${where}${sentence(text)}${said}`, { hint, place, log });
}

/** The client's last word, without what it always says. */
function wordsOf(rest: readonly string[]): string | undefined {
  const line =
    rest.findLast((text) => /^(?:ERROR|error): /.test(text)) ??
    // A client without the plugin ends with where to get help.
    rest.findLast((text) => kinds.some(({ pattern }) => pattern.test(text))) ??
    rest.findLast((text) => text.trim() !== '');
  // What git says stands in lines of its own.
  const ofGit =
    line?.endsWith('git stderr:') === true
      ? rest.find((text) => /^(?:fatal|remote|ERROR): /.test(text) && text !== line)
      : undefined;
  return (
    (ofGit === undefined ? line : `${line} ${ofGit}`)
      ?.replace(/^(?:ERROR|error): /, '')
      .replace(
        /^(?:failed to build: |failed to solve: |rpc error: code = \w+ desc = |failed to solve with frontend \S+: |failed to create LLB definition: )+/,
        '',
      )
      .replace(
        /^failed to compute cache key: failed to calculate checksum of ref \S+: (".*"): not found$/,
        '$1 is not where it is copied from',
      )
      .replace(/^failed to read dockerfile: failed to load cache key: (?=.*git stderr:)/s, '')
      .replace('git stderr: ', '')
      // The same name up to three times.
      .replace(/^(\S+): (failed to resolve source metadata for \1): (?:\1: )?/, '$2: ')
  );
}

function sentence(text: string): string {
  const short = text.length > 600 ? `${text.slice(0, 599)}…` : text;
  return /[.!?…]$/.test(short) ? short : `${short}.`;
}

/** `Dockerfile:3` above a ruler, as BuildKit heads its excerpts. */
function placeIn(rest: readonly string[]): Place | undefined {
  for (const [i, line] of rest.entries()) {
    const [, file, number] = /^(.+):(\d+)$/.exec(line) ?? [];
    if (file !== undefined && /^-{10,}$/.test(rest[i + 1] ?? '')) return { file, line: Number(number) };
  }
  return undefined;
}
