import type { File } from './checkout.ts';
import { type Breach, breach, isSource, isTest, withoutComments } from './source.ts';

/** More lines than this are worth a look; more than `lineLimit` fail. */
export const lineGoal = 300;
export const lineLimit = 400;
export const entryLimit = 40;

/** Tables of facts, such as API schemas, may be long: nobody reads them from top to bottom. */
function isData({ path }: File): boolean {
  return /\/(data|schema)\//.test(path) || /(^|\/)fixtures\//.test(path);
}

export function lineCount({ text }: File): number {
  return text.split('\n').length - 1;
}

export function filesLongerThan(limit: number, files: readonly File[]): string[] {
  return files
    .filter((file) => isSource(file) && !isData(file) && lineCount(file) > limit)
    .map((file) => `${file.path}: ${lineCount(file)} lines`);
}

export function longEntries(files: readonly File[]): string[] {
  return files
    .filter((file) => /^actions\/[^/]+\/src\/main\.ts$/.test(file.path) && lineCount(file) > entryLimit)
    .map((file) => `${file.path}: ${lineCount(file)} lines`);
}

const vague = /(^|-)(utils?|helpers?|common|manager|misc)(-|\.|$)/;

export function nameBreaches(files: readonly File[]): Breach[] {
  return files.filter(isSource).flatMap(({ path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|bench))?\.(ts|mjs|js)$/.test(name)) return [`${path}: not kebab-case`];
    return vague.test(name) ? [`${path}: says nothing about what is in it`] : [];
  });
}

/** Tools that can only be configured by a default export. */
const configs = /(^|\/)vitest(-\w+)?\.config\.ts$/;

export function defaultExports(files: readonly File[]): Breach[] {
  return files
    .filter((file) => isSource(file) && !configs.test(file.path))
    .flatMap((file) =>
      [...withoutComments(file.text).matchAll(/^export default\b|^export \{[^}]*\bas default\b/gm)].map(({ index }) =>
        breach(file, index, 'no default exports'),
      ),
    );
}

export function sleepingTests(files: readonly File[]): Breach[] {
  return files
    .filter((file) => isSource(file) && isTest(file))
    .flatMap((file) =>
      [...file.text.matchAll(/^\s*(?:test|it|describe)\.(?:skip|only|todo|fails)\b/gm)].map(({ index }) =>
        breach(file, index, 'a test that does not run, or keeps others from running'),
      ),
    );
}
