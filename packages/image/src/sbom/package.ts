/** Kinds of packages, as purl names them. */
export type PackageType =
  | 'apk'
  | 'deb'
  | 'rpm'
  | 'golang'
  | 'cargo'
  | 'maven'
  | 'npm'
  | 'pypi'
  | 'gem'
  | 'conda'
  | 'composer'
  | 'nuget';

/** Of the archive that a package was installed from. */
export interface PackageHash {
  readonly algorithm: 'SHA-1' | 'SHA-256' | 'SHA-512';
  /** Hexadecimal digits. */
  readonly value: string;
}

/** A package that was found in an image. */
export interface Package {
  readonly type: PackageType;
  /** Distribution, scope, group or path before the name. */
  readonly namespace: string | undefined;
  readonly name: string;
  readonly version: string | undefined;
  /** As the package states it; mostly, but not always, an SPDX expression. */
  readonly license: string | undefined;
  readonly purl: string;
  readonly hash: PackageHash | undefined;
  /** Files that tell of it, from the root, without a leading slash. */
  readonly paths: readonly string[];
  /** Indexes of the layers that those files are seen from, ascending. */
  readonly layers: readonly number[];
}

/** What one file tells of a package. */
export type Found = Omit<Package, 'paths' | 'layers'>;

export interface PackageFacts {
  readonly type: PackageType;
  readonly namespace?: string | undefined;
  readonly name: string;
  readonly version?: string | undefined;
  readonly license?: string | undefined;
  readonly hash?: PackageHash | undefined;
  readonly qualifiers?: Readonly<Record<string, string | undefined>>;
}

export function found({ type, namespace, name, version, license, hash, qualifiers = {} }: PackageFacts): Found {
  return {
    type,
    namespace,
    name,
    version,
    license,
    hash,
    purl: purlOf({ type, namespace, name, version, qualifiers }),
  };
}

/** The distribution by its `os-release`. */
export interface Distribution {
  /** `debian`, `alpine`, … */
  readonly id: string;
  readonly version: string | undefined;
  readonly name: string;
}

export interface Purl {
  readonly type: string;
  readonly namespace?: string | undefined;
  readonly name: string;
  readonly version?: string | undefined;
  readonly qualifiers?: Readonly<Record<string, string | undefined>>;
}

/** Types whose names are the same in any case, and are written in lower case. */
const lowerCase: ReadonlySet<string> = new Set(['apk', 'composer', 'deb', 'golang', 'oci', 'pypi']);

/** A package URL. Source: purl-spec, "Rules for each purl component", and its rules by type. */
export function purlOf({ type, namespace, name, version, qualifiers = {} }: Purl): string {
  const segments = (namespace ?? '').split('/').filter((segment) => segment !== '');
  const path = [...segments, name].map((part) => encode(lowerCase.has(type) ? part.toLowerCase() : part)).join('/');
  const pairs = Object.entries(qualifiers)
    .flatMap(([key, value]) => (value === undefined || value === '' ? [] : [`${key}=${encodeValue(value)}`]))
    .sort();
  const at = version === undefined || version === '' ? '' : `@${encode(version)}`;
  return `pkg:${type}/${path}${at}${pairs.length === 0 ? '' : `?${pairs.join('&')}`}`;
}

/** As encodeURIComponent, but for the colon, and with what that leaves and purl does not. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%3A', ':');
}

function encodeValue(text: string): string {
  return encode(text).replaceAll('%2F', '/');
}
