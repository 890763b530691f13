import { basename, resolve } from 'node:path';
import type { Finding, Host, RuleInfo, ValuesOf } from '@slipway/core';
import { type BuildRequest, buildRequest } from '../build/build-request.ts';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Engine } from '../engine/engine.ts';
import { ImageError } from '../error.ts';
import type { GateLimits } from '../gates/gates.ts';
import { parseBytes, parseGrowth } from '../gates/sizes.ts';
import type { buildInputs, inspectInputs } from '../inputs.ts';
import { withDefaultContext } from '../naming/default-context.ts';
import { type AskGit, askGit, type GitSource, gitSource } from '../naming/git-source.ts';
import { defaultRepository, defaultTags, withSourceLabels } from '../naming/names.ts';
import { type BuildCheck, otherBuildCheck } from '../rules/index.ts';
import { parseProbe, type SmokeSettings, smokeSettings } from '../run/smoke-settings.ts';
import { checkDockerfileAt, dockerfilePath, isRemoteContext } from './dockerfile-check.ts';
import { buildSecrets, hiding, secretValues } from './secrets.ts';

export type BuildValues = ValuesOf<typeof buildInputs>;

/** Everything that is decided before anything is built. */
export interface BuildPlan {
  readonly request: BuildRequest;
  /** Undefined for a context that only buildx reads. */
  readonly dockerfile: Dockerfile | undefined;
  /** The same as it is built for a platform. */
  readonly dockerfileFor: (platform: string) => Dockerfile | undefined;
  readonly file: string;
  readonly findings: readonly Finding[];
  /** The same once BuildKit has been heard too. */
  findingsWith(warnings: readonly BuildCheck[]): readonly Finding[];
  readonly rules: ReadonlyMap<string, RuleInfo>;
  readonly limits: GateLimits;
  readonly smoke: SmokeSettings;
  readonly sbom: 'cyclonedx' | 'spdx' | undefined;
  /** Whether we make the provenance, as opposed to buildx or nobody. */
  readonly provenance: boolean;
  readonly source: GitSource;
  readonly secrets: readonly string[];
  /** What must stand in no layer. */
  readonly search: readonly Buffer[];
  hide(text: string): string;
}

const measureMs = 40;

/**
 * Reads what a build is asked for.
 *
 * @throws Problem for inputs that are wrong or name standard input, and for a Dockerfile that is not there
 */
export async function planBuild(
  given: BuildValues,
  host: Pick<Host, 'cwd' | 'environment' | 'mask'>,
  git?: AskGit,
): Promise<BuildPlan> {
  const { cwd, environment: env } = host;
  const values = withContexts(given, env);
  const context = values.context ?? '.';
  if (context === '-' || values.file === '-') throw noStdin(values.file === '-' ? 'file' : 'context');
  const isRemote = isRemoteContext(context);
  const secrets = secretValues(values, env, cwd);
  for (const secret of secrets) await host.mask(secret);
  const limits = limitsOf(values);
  const smoke = smokeOf(values);
  const [sbom, provenance] = [sbomOf(values.sbom), values.provenance ?? 'true'];
  // Git answers while the Dockerfile is read.
  const sourcing = gitSource(env, git ?? askGit(isRemote ? cwd : resolve(cwd, context)));
  const file = dockerfilePath(context, values.file, cwd);
  const checked = isRemote
    ? undefined
    : await checkDockerfileAt({
        cwd,
        file,
        context,
        target: values.target,
        buildArgs: values['build-args'],
        buildContexts: values['build-contexts'],
        env,
        maxMeasureMs: measureMs,
      });
  const source = await sourcing;
  return {
    request: requestOf(values, { env, cwd, source, sbom }),
    dockerfile: checked?.dockerfile,
    dockerfileFor: (platform) => checked?.forPlatform(platform),
    file,
    findings: checked?.findings ?? [],
    findingsWith: (warnings) => checked?.with(warnings) ?? warnings.map((warning) => remoteFinding(warning, file)),
    rules: checked?.rules ?? new Map(),
    limits,
    smoke,
    sbom: sbom === undefined || sbom.startsWith('generator=') ? undefined : (sbom as 'cyclonedx' | 'spdx'),
    provenance: provenance === 'true',
    source,
    secrets,
    search: buildSecrets(values, env, cwd),
    hide: hiding(secrets),
  };
}

/** A build is looked at several times, and standard input can be read once. */
function noStdin(input: string): ImageError {
  return new ImageError('bad-build-input', `${input} is -, and a build does not read standard input.`, {
    hint: 'Write it to a file, such as `cat >Dockerfile.tmp`, and name that by `file`; `slipway image check -` reads a Dockerfile from standard input.',
  });
}

/** `{{defaultContext}}` in the inputs that may have it, replaced. */
function withContexts(values: BuildValues, env: Readonly<Record<string, string | undefined>>): BuildValues {
  return {
    ...values,
    context: withDefaultContext(values.context ?? '.', env),
    'build-contexts': values['build-contexts'].map((one) => withDefaultContext(one, env)),
  };
}

/** Of a Dockerfile that only buildx has read. */
function remoteFinding({ rule, message, line = 1, url }: BuildCheck, file: string): Finding {
  const start = { line, column: 1 };
  return {
    rule: otherBuildCheck,
    severity: 'warning',
    message: `${message.replace(/\.$/, '')}${rule === undefined ? '' : ` (${rule})`}.`,
    location: { file, start, end: start },
    ...(url === undefined ? {} : { fix: { text: `See ${url}` } }),
  };
}

/** @throws ImageError `bad-limit` */
export function limitsOf(
  values: Pick<
    ValuesOf<typeof inspectInputs>,
    'max-size' | 'max-growth' | 'compare-with' | 'if-no-previous' | 'require-non-root' | 'forbidden-paths'
  >,
): GateLimits {
  const { 'max-size': size, 'max-growth': growth, 'compare-with': previous } = values;
  if (growth !== undefined && previous === undefined)
    throw new ImageError('bad-limit', 'max-growth is given, but compare-with does not say what to count it from.', {
      hint: 'Name the last release, such as `compare-with: ghcr.io/acme/shop:latest`.',
    });
  return {
    maxSizeBytes: size === undefined ? undefined : parseBytes('max-size', size),
    maxGrowth: growth === undefined ? undefined : parseGrowth('max-growth', growth),
    ifNoPrevious: values['if-no-previous'] ?? 'warn',
    requireNonRoot: values['require-non-root'],
    forbiddenPaths: values['forbidden-paths'],
  };
}

/** What an engine gives a container at least. Source: moby, daemon/daemon_unix.go (linuxMinMemory, verifyPlatformContainerResources). */
const leastMemoryBytes = 6 * 1024 * 1024;
const leastCpus = 0.01;

/**
 * That the engine has what the smoke run is to be given.
 *
 * @throws ImageError `bad-limit`
 */
export function holdToEngine(values: Pick<BuildValues, 'smoke'>, { cpus }: SmokeSettings, engine: Engine): Engine {
  if (values.smoke && engine.cpus !== undefined && cpus > engine.cpus)
    throw new ImageError('bad-limit', `smoke-cpus is ${cpus}, but the engine at ${engine.host} has ${engine.cpus}.`, {
      hint: `Ask for ${engine.cpus} or fewer.`,
    });
  return engine;
}

function smokeOf(values: BuildValues): SmokeSettings {
  const cpus = Number(values['smoke-cpus'] ?? '1');
  if (!Number.isFinite(cpus) || cpus < leastCpus)
    throw new ImageError(
      'bad-limit',
      `smoke-cpus must be a number such as 0.5, and at least ${leastCpus}, but is ${values['smoke-cpus']}.`,
    );
  const memoryBytes = parseBytes('smoke-memory', values['smoke-memory'] ?? '512MiB');
  if (memoryBytes < leastMemoryBytes)
    throw new ImageError(
      'bad-limit',
      `smoke-memory must be at least ${leastMemoryBytes / 1024 / 1024}MiB, the least that an engine gives, but is ${values['smoke-memory']}.`,
    );
  return smokeSettings({
    probe: parseProbe(values['smoke-probe'] ?? ''),
    env: Object.fromEntries(
      values['smoke-env'].map((text) => {
        const at = text.indexOf('=');
        return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
      }),
    ),
    args: values['smoke-args'],
    timeoutMs: values['smoke-timeout'] * 1000,
    graceMs: values['smoke-grace'] * 1000,
    tmpfs: values['smoke-tmpfs'],
    readOnly: values['read-only'],
    // The gate says it, with the place; the run then tells whether the rest works.
    requireNonRoot: false,
    memoryBytes,
    cpus,
  });
}

/** @throws ImageError `bad-limit` */
function sbomOf(given: string | undefined): string | undefined {
  if (given === undefined || given === 'false') return undefined;
  if (given === 'true') return 'cyclonedx';
  if (given === 'cyclonedx' || given === 'spdx' || given.startsWith('generator=')) return given;
  throw new ImageError('bad-limit', `sbom must be cyclonedx, spdx, true or false, but is ${JSON.stringify(given)}.`);
}

interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly source: GitSource;
  readonly sbom: string | undefined;
}

function requestOf(values: BuildValues, { env, cwd, source, sbom }: Surroundings): BuildRequest {
  const token = values['github-token'];
  const optional = {
    file: values.file,
    target: values.target,
    network: values.network,
    builder: values.builder,
    cgroupParent: values['cgroup-parent'],
    shmSize: values['shm-size'],
    // Ours are put beside the image, which so stays one manifest instead of an index of itself and a stranger.
    provenance: values.provenance === 'true' || values.provenance === undefined ? undefined : values.provenance,
    sbom: sbom?.startsWith('generator=') ? sbom : undefined,
    githubToken: token?.startsWith('${{') ? undefined : token,
  };
  return buildRequest({
    context: values.context ?? '.',
    // Twice the same would be pushed twice.
    tags: [...new Set(tagsOf(values, env, cwd, source))],
    labels: withSourceLabels(values.labels, source),
    annotations: values.annotations,
    buildArgs: values['build-args'],
    buildContexts: values['build-contexts'],
    secrets: values.secrets,
    secretEnvs: values['secret-envs'],
    secretFiles: values['secret-files'],
    ssh: values.ssh,
    platforms: values.platforms,
    cacheFrom: values['cache-from'],
    cacheTo: values['cache-to'],
    pull: values.pull,
    noCache: values['no-cache'],
    noCacheFilters: values['no-cache-filters'],
    attests: values.attests,
    addHosts: values['add-hosts'],
    allow: values.allow,
    ulimit: values.ulimit,
    // The image is pushed, and other outputs are written, once it was looked at and ran.
    load: true,
    push: false,
    timeoutMs: values.timeout * 1000,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  });
}

/** @throws ImageError `no-name` when it is to be pushed, and nothing says where to */
function tagsOf(
  values: BuildValues,
  env: Readonly<Record<string, string | undefined>>,
  cwd: string,
  source: GitSource,
): readonly string[] {
  if (values.tags.length > 0) return values.tags;
  const repository = values.image ?? defaultRepository(env, source);
  if (repository !== undefined) return defaultTags(repository, source);
  if (values.push)
    throw new ImageError('no-name', 'The image is to be pushed, but neither tags nor image say where to.', {
      hint: 'Set `image: ghcr.io/acme/shop` to have tags from the Git ref, or name them by `tags`.',
    });
  const folder = basename(resolve(cwd, values.context ?? '.'))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return defaultTags(folder === '' ? 'image' : folder, source);
}
