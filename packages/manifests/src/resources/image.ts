/** The parts of an image reference. */
export interface ImageReference {
  /** `docker.io` when the reference names none. */
  readonly registry: string;
  /** `library/nginx` of `nginx`. */
  readonly repository: string;
  readonly tag: string | undefined;
  /** `sha256:…` */
  readonly digest: string | undefined;
}

const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const domain =
  '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*(?::[0-9]+)?|\\[[a-fA-F0-9:]+\\](?::[0-9]+)?';
const pattern = new RegExp(
  `^((?:(?:${domain})/)?${component}(?:/${component})*)(?::([\\w][\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`,
);

/** What the grammar lets pass as a digest and the check of its algorithm then refuses. Source: github.com/opencontainers/go-digest, algorithm.go. */
const digestForms = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
const maxNameLength = 255;

const known = new Map<string, ImageReference | undefined>();

/**
 * Takes an image reference apart; undefined when it is none. Source: github.com/distribution/reference, regexp.go and
 * normalize.go (the part before the first slash is a registry when it has a dot or colon, is `localhost`, or has capitals;
 * a name that could be the id of an image is none).
 */
export function imageReference(text: string): ImageReference | undefined {
  if (known.has(text)) return known.get(text);
  const reference = parse(text);
  if (known.size < 5000) known.set(text, reference);
  return reference;
}

function parse(text: string): ImageReference | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [, name = '', tag, digest] = match;
  if (digest !== undefined && !digestForms.test(digest)) return undefined;
  if (name.length > maxNameLength || /^[a-f0-9]{64}$/.test(name)) return undefined;
  const slash = name.indexOf('/');
  const first = slash < 0 ? '' : name.slice(0, slash);
  const isRegistry = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
  if (!isRegistry && name !== name.toLowerCase()) return undefined;
  const registry = isRegistry ? first : 'docker.io';
  const path = isRegistry ? name.slice(slash + 1) : name;
  const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  return { registry, repository, tag, digest };
}
