import { ImageError } from '../error.ts';

/** A name of an image, taken apart. */
export interface ImageReference {
  /** Host, with its port where one is given: `ghcr.io`, `127.0.0.1:5000`. */
  readonly registry: string;
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** Where names without a host live. */
export const dockerHub = 'docker.io';

// Source of the grammar: distribution/reference, regexp.go.
const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const repositoryPattern = new RegExp(`^${component}(?:/${component})*$`);
const hostPattern = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\[[0-9a-fA-F:]+\])(?::\d+)?$/;
const tagPattern = /^\w[\w.-]{0,127}$/;
export const digestPattern = /^sha256:[0-9a-f]{64}$/;

/** Takes `[host/]repository[:tag][@digest]` apart. @throws ImageError `bad-reference` */
export function parseReference(text: string): ImageReference {
  const [name = '', digest, ...more] = text.split('@');
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(0, slash));
  const hasHost = /[.:]/.test(first) || first === 'localhost' || /[A-Z]/.test(first);
  const registry = hasHost ? first : dockerHub;
  const path = hasHost ? name.slice(slash + 1) : name;
  const colon = path.lastIndexOf(':');
  const tag = colon < 0 ? undefined : path.slice(colon + 1);
  const short = colon < 0 ? path : path.slice(0, colon);
  const repository = registry === dockerHub && !short.includes('/') ? `library/${short}` : short;
  const isGood =
    more.length === 0 &&
    hostPattern.test(registry) &&
    repositoryPattern.test(repository) &&
    repository.length <= 255 &&
    (tag === undefined || tagPattern.test(tag)) &&
    (digest === undefined || digestPattern.test(digest));
  if (isGood) return { registry, repository, tag, digest };
  throw new ImageError('bad-reference', `"${text}" is no name of an image`, {
    hint: 'write host/repository:tag or host/repository@sha256:…, the repository in lower case',
  });
}

/** What a registry is asked for: the digest when there is one, else the tag, `latest` without both. */
export function wantedOf({ tag, digest }: ImageReference): string {
  return digest ?? tag ?? 'latest';
}
