import { posix } from 'node:path';
import type { File } from './checkout.ts';
import { type Breach, breach, importsOf, isSource, isTest, packageOf, withoutComments } from './source.ts';

const steps = ['manifests', 'image', 'rollout', 'risk', 'promote'];

/** Which rooms a room may import; see docs/architecture.md. A room that is not listed may import nothing. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: [],
  ...Object.fromEntries(steps.map((step) => [step, ['core']])),
  sandbox: ['core'],
  testkit: [],
  pipeline: ['core', ...steps],
  cli: ['core', 'sandbox', 'pipeline', ...steps],
  actions: ['core', 'pipeline', ...steps],
};

/** Libraries that only these files may know, and how many of them: the rest of the house sees our own types. */
const confined = [
  { library: /^@actions\//, to: /^(packages\/core\/src\/hosts\/|actions\/[^/]+\/src\/)/, files: Infinity },
  { library: /^@kubernetes\/client-node$/, to: /^packages\/rollout\/src\//, files: 1 },
  { library: /^dockerode$/, to: /^packages\/image\/src\//, files: 1 },
];

/** The room that a file lives in; undefined for what is outside of packages/ and actions/. */
export function roomOf(path: string): string | undefined {
  return /^packages\/([^/]+)\/src\//.exec(path)?.[1] ?? (/^actions\/[^/]+\/src\//.test(path) ? 'actions' : undefined);
}

/** Imports against the direction core ← steps ← pipeline ← actions, cli, or out of a package by a relative path. */
export function directionBreaches(files: readonly File[]): Breach[] {
  return files.filter(isSource).flatMap((file) => {
    const room = roomOf(file.path);
    if (room === undefined) return [];
    const allowed = [...(mayImport[room] ?? []), ...(isTest(file) ? ['testkit'] : [])];
    return importsOf(file).flatMap(({ specifier, offset }) => {
      const other = /^@slipway\/([^/]+)/.exec(specifier)?.[1];
      if (other !== undefined)
        return allowed.includes(other) ? [] : [breach(file, offset, `${room} must not import ${other}`)];
      const target = posix.join(posix.dirname(file.path), specifier);
      const src = file.path.slice(0, file.path.indexOf('/src/') + 5);
      if (!specifier.startsWith('.') || target.startsWith(src)) return [];
      return [breach(file, offset, `${specifier} leads out of ${src}`)];
    });
  });
}

/** Libraries imported outside of the one place that may know them. */
export function confinementBreaches(files: readonly File[]): Breach[] {
  const sources = files.filter((file) => isSource(file) && !isTest(file) && roomOf(file.path) !== undefined);
  return confined.flatMap(({ library, to, files: limit }) => {
    const users = sources.flatMap((file) => {
      const found = importsOf(file).find(({ specifier }) => library.test(packageOf(specifier) ?? ''));
      return found === undefined ? [] : [{ file, ...found }];
    });
    const outside = users.filter(({ file }) => !to.test(file.path));
    const surplus = users.filter(({ file }) => to.test(file.path)).slice(limit);
    return [...outside, ...surplus].map(({ file, specifier, offset }) =>
      breach(file, offset, `${specifier} must not be imported here`),
    );
  });
}

const effects = /\bprocess\.(?:env|stdout|stderr|exit|exitCode|abort)\b|\bconsole\.\w+/g;

/** Reading the environment, printing or exiting anywhere but in the hosts. */
export function effectBreaches(files: readonly File[]): Breach[] {
  return files
    .filter((file) => isSource(file) && !isTest(file) && roomOf(file.path) !== undefined)
    .filter(({ path }) => !path.startsWith('packages/core/src/hosts/') && !path.startsWith('packages/testkit/'))
    .flatMap((file) =>
      [...withoutComments(file.text).matchAll(effects)].map((match) =>
        breach(file, match.index, `${match[0]} belongs in packages/core/src/hosts`),
      ),
    );
}
