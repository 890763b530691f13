import { createHash } from 'node:crypto';

/** An image reference in full, as the runtime writes it: registry, repository, and tag or digest with its separator. */
interface ImageReference {
  readonly host: string;
  readonly path: string;
  readonly version: string;
}

export function imageReference(image: string): ImageReference {
  const slash = image.indexOf('/');
  const first = slash < 0 ? '' : image.slice(0, slash);
  const hasHost = /[.:]/.test(first) || first === 'localhost';
  const rest = hasHost ? image.slice(slash + 1) : slash < 0 ? `library/${image}` : image;
  const [path = '', version = ':latest'] = rest.split(/(?=@sha256:)|(?=:[^/:@]+$)/);
  return { host: hasHost ? first : 'docker.io', path, version };
}

/** The name of an image by its digest, as a container's status has it. */
export function imageId(image: string): string {
  const { host, path, version } = imageReference(image);
  return `${host}/${path}@${version.startsWith('@') ? version.slice(1) : `sha256:${sha256(image)}`}`;
}

/** Stands for the size of an image, which is only told. */
export function imageSize(image: string): number {
  return 10_000_000 + (Number.parseInt(sha256(image).slice(0, 6), 16) % 90_000_000);
}

/** Why an image name is none (distribution/reference ParseNormalizedNamed); undefined when it is one. */
export function invalidName(image: string): string | undefined {
  const name = image.replace(/@sha256:[0-9a-f]{64}$/, '');
  if (/^(?:[a-zA-Z0-9.-]+(?::\d+)?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::\w[\w.-]{0,127})?$/.test(name))
    return undefined;
  const { path } = imageReference(image);
  return `invalid reference format${/[A-Z]/.test(path) ? `: repository name (${path}) must be lowercase` : ''}`;
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
