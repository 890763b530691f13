import { list, object, parsed, text } from '../layers/json-shape.ts';
import { type Found, found, type PackageHash } from './package.ts';

/** Crates as `cargo auditable` names them; what is of no registry has no place to be looked up at. */
export function ofRust(evidence: string): Found[] {
  return factsOf(evidence).map(({ name, version }) => found({ type: 'cargo', name, version }));
}

export function ofNodeLock(evidence: string): Found[] {
  return factsOf(evidence).map(({ name: whole, version, license, hash }) => {
    const [, namespace, name = whole] = /^(@[^/]+)\/(.+)$/.exec(whole) ?? [];
    return found({ type: 'npm', namespace, name, version, license, hash });
  });
}

export function ofConda(evidence: string): Found[] {
  return factsOf(evidence).map((fact) => found({ type: 'conda', ...fact }));
}

export function ofComposer(evidence: string): Found[] {
  return factsOf(evidence).map(({ name: whole, version, license, hash }) => {
    const slash = whole.indexOf('/');
    const namespace = slash < 0 ? undefined : whole.slice(0, slash);
    return found({ type: 'composer', namespace, name: whole.slice(slash + 1), version, license, hash });
  });
}

export function ofDotnet(evidence: string): Found[] {
  return factsOf(evidence).map(({ name, version, hash }) => found({ type: 'nuget', name, version, hash }));
}

interface Fact {
  readonly name: string;
  readonly version: string | undefined;
  readonly license: string | undefined;
  readonly hash: PackageHash | undefined;
  readonly qualifiers: Readonly<Record<string, string | undefined>>;
}

/** Evidence is JSON of `InstalledFact[]`, which an older version of this program may have written. */
function factsOf(evidence: string): Fact[] {
  return list(parsed(evidence)).flatMap((item) => {
    const one = object(item);
    const name = text(one?.['name']);
    if (one === undefined || name === undefined || name === '') return [];
    const qualifiers = Object.entries(object(one['qualifiers']) ?? {}).map(
      ([key, value]) => [key, text(value)] as const,
    );
    return [
      {
        name,
        version: text(one['version']),
        license: text(one['license']),
        hash: hashOf(text(one['hash']) ?? ''),
        qualifiers: Object.fromEntries(qualifiers),
      },
    ];
  });
}

const bytesOf = { 'SHA-1': 20, 'SHA-256': 32, 'SHA-512': 64 } as const;

/** `sha512-` with base64 (the strongest of several), or `sha256:` with hexadecimal digits. */
function hashOf(text: string): PackageHash | undefined {
  for (const [algorithm, size] of [
    ['SHA-512', bytesOf['SHA-512']],
    ['SHA-256', bytesOf['SHA-256']],
    ['SHA-1', bytesOf['SHA-1']],
  ] as const) {
    const [, mark, digits] = new RegExp(`(?:^|\\s)${algorithm.replace('-', '')}([-:])(\\S+)`, 'i').exec(text) ?? [];
    const value = Buffer.from(digits ?? '', mark === ':' ? 'hex' : 'base64');
    if (value.length === size) return { algorithm, value: value.toString('hex') };
  }
  return undefined;
}
