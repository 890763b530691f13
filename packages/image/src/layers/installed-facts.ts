import { type Json, list, object, parsed, text, texts } from './json-shape.ts';

/** A package as a list of installed ones names it. */
export interface InstalledFact {
  readonly name: string;
  readonly version: string | undefined;
  readonly license: string | undefined;
  /** `sha512-` and base64, or `sha256:` and hexadecimal digits, of its archive. */
  readonly hash: string | undefined;
  /** What a package URL of its kind tells beside, such as the build of Conda. */
  readonly qualifiers?: Readonly<Record<string, string | undefined>>;
}

/** The package that a `package.json` in `node_modules` is of. */
export function nodeFacts(json: string): string | undefined {
  const manifest = object(parsed(json)); // Packages carry broken ones as fixtures; npm does not count them as installed either.
  const name = text(manifest?.['name']);
  const version = text(manifest?.['version']);
  if (manifest === undefined || name === undefined || version === undefined) return undefined;
  const license = licenseOf(manifest['license']) ?? alternatives(list(manifest['licenses']).map(licenseOf));
  return JSON.stringify({ name, version, ...(license !== undefined && { license }) });
}

/** Old packages have an object, or several. */
function licenseOf(value: unknown): string | undefined {
  return text(value) ?? text(object(value)?.['type']);
}

function alternatives(licenses: readonly (string | undefined)[]): string | undefined {
  const named = licenses.filter((one) => one !== undefined);
  return named.length === 0 ? undefined : named.length === 1 ? named[0] : `(${named.join(' OR ')})`;
}

/** What npm noted of its installation. Source: npm's documentation, "package-lock.json", hidden lockfiles. */
export function nodeLockFacts(json: string): string | undefined {
  const packages = object(object(parsed(json))?.['packages']);
  if (packages === undefined) return undefined;
  return facts(
    Object.entries(packages).flatMap(([path, value]) => {
      const one = object(value);
      const name = text(one?.['name']) ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      if (one === undefined || one['link'] === true || !path.includes('node_modules/')) return [];
      return [
        { name, version: text(one['version']), license: licenseOf(one['license']), hash: text(one['integrity']) },
      ];
    }),
  );
}

/** Source: conda's documentation, "conda-meta" records; the purl type conda. */
export function condaFacts(json: string): string | undefined {
  const one = object(parsed(json));
  const name = text(one?.['name']);
  if (one === undefined || name === undefined) return undefined;
  const sha256 = text(one['sha256']);
  return facts([
    {
      name,
      version: text(one['version']),
      license: licenseOf(one['license']),
      hash: sha256 === undefined ? undefined : `sha256:${sha256}`,
      qualifiers: {
        build: text(one['build']),
        channel: /([^/]+)\/[^/]+$/.exec((text(one['channel']) ?? '').replace(/\/$/, ''))?.[1] ?? text(one['channel']),
        subdir: text(one['subdir']),
      },
    },
  ]);
}

/** Source: Composer's documentation, `vendor/composer/installed.json` of versions 1 (a list) and 2. */
export function composerFacts(json: string): string | undefined {
  const value = parsed(json);
  const packages = Array.isArray(value) ? value : list(object(value)?.['packages']);
  return facts(
    packages.flatMap((item) => {
      const one = object(item);
      const name = text(one?.['name']);
      if (one === undefined || name === undefined) return [];
      const sum = text(object(one['dist'])?.['shasum']);
      return [
        {
          name,
          version: text(one['version']),
          license: alternatives(texts(one['license'])),
          hash: sum === undefined || sum === '' ? undefined : `sha1:${sum}`,
        },
      ];
    }),
  );
}

/** Source: .NET's runtime configuration, "deps.json"; libraries of type `project` are the application itself. */
export function dotnetFacts(json: string): string | undefined {
  const libraries: Json | undefined = object(object(parsed(json))?.['libraries']);
  if (libraries === undefined) return undefined;
  return facts(
    Object.entries(libraries).flatMap(([id, value]) => {
      const one = object(value);
      const [name = '', version] = id.split('/');
      if (name === '' || text(one?.['type']) !== 'package') return [];
      return [{ name, version, license: undefined, hash: text(one?.['sha512']) || undefined }];
    }),
  );
}

function facts(found: readonly InstalledFact[]): string {
  return JSON.stringify(found);
}
