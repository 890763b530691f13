import type { GitSource } from './git-source.ts';

const nightly = 'nightly';

/** Characters of a tag: distribution's reference grammar, `[\w][\w.-]{0,127}`. */
function tagOf(name: string): string {
  return name
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 128);
}

/**
 * Names of an image from its Git ref, as docker/metadata-action makes them when it is given no rules: the branch, the
 * tag and `latest`, or `pr-17`; of a run by schedule also `nightly`. A commit that is none of these gets `sha-` and its first seven digits.
 *
 * @param repository such as `ghcr.io/acme/shop`
 */
export function defaultTags(repository: string, { ref, revision, isScheduled }: GitSource): string[] {
  const own =
    ref?.kind === 'tag'
      ? [tagOf(ref.name), 'latest']
      : ref?.kind === 'branch'
        ? [tagOf(ref.name)]
        : ref?.kind === 'pull'
          ? [`pr-${tagOf(ref.name)}`]
          : revision === undefined
            ? ['latest']
            : [`sha-${revision.slice(0, 7)}`];
  const names = isScheduled === true ? [nightly, ...own] : own;
  return names.map((name) => `${repository.toLowerCase()}:${name}`);
}

/**
 * The annotations of the OCI image specification that are known of a source, as labels; those that the user gives win.
 *
 * @param given as `name=value`
 */
export function withSourceLabels(given: readonly string[], source: GitSource): string[] {
  const { ref, revision, url, repository, committedAt, isScheduled, description, licenses } = source;
  const ofRef = ref === undefined ? undefined : ref.kind === 'pull' ? `pr-${ref.name}` : tagOf(ref.name);
  const known: readonly (readonly [string, string | undefined])[] = [
    ['created', committedAt],
    ['description', description],
    ['licenses', licenses],
    ['revision', revision],
    ['source', url],
    ['title', repository?.split('/').at(-1)],
    ['url', url],
    ['version', isScheduled === true ? nightly : ofRef],
  ];
  const taken = new Set(given.map((label) => label.split('=', 1)[0]));
  const own = known.flatMap(([name, value]) => {
    const label = `org.opencontainers.image.${name}`;
    return value === undefined || taken.has(label) ? [] : [`${label}=${value}`];
  });
  return [...own, ...given];
}

/** Where the image of this run goes by default; undefined when no CI says. */
export function defaultRepository(
  env: Readonly<Record<string, string | undefined>>,
  source: GitSource,
): string | undefined {
  if (env['CI_REGISTRY_IMAGE']) return env['CI_REGISTRY_IMAGE'];
  return env['GITHUB_REPOSITORY'] && source.repository !== undefined
    ? `ghcr.io/${source.repository.toLowerCase()}`
    : undefined;
}
