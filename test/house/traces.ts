import { homedir } from 'node:os';
import { type File, root } from './checkout.ts';
import { type Breach, breach } from './source.ts';

/** Hosts that installs are made from. A lockfile or script that names one works on one machine, or for one company. */
const registries = [
  /\bregistry\.(npmjs\.org|yarnpkg\.com)\b/g,
  /\b(files\.pythonhosted|pypi)\.org\b/g,
  /\b(proxy|sum)\.golang\.org\b/g,
  /"resolved": "https?:/g,
];

const asPattern = (folder: string) => new RegExp(`(?<![\\w.*-])${RegExp.escape(folder)}`, 'g');

/** Folders of the machine that a file was written on. */
const folders = [`${root}/`, '/work/', '/home/runner/', '/Users/'].map(asPattern);

/** The home of who wrote it. In images, root has the same one on every machine. */
const home = asPattern(`${homedir()}/.`);
const speaksOfImages = /(^|\/)Dockerfile|(^|[/-])image(s|-|\/)/;

/**
 * Places that tell of the machine that a file was written on, or name a registry. Bundled libraries may speak of theirs,
 * and this rule has to say what it looks for.
 */
export function traceBreaches(files: readonly File[]): Breach[] {
  return files
    .filter(({ path }) => !path.startsWith('dist/') && !path.startsWith('test/house'))
    .flatMap((file) =>
      [...registries, ...folders, ...(speaksOfImages.test(file.path) ? [] : [home])].flatMap((pattern) =>
        [...file.text.matchAll(pattern)].map((match) => breach(file, match.index, `names ${match[0]}`)),
      ),
    );
}
