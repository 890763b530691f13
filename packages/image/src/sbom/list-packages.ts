import type { ImageAnalysis } from '../layers/analysis.ts';
import { distributionOf, readers } from './ecosystems.ts';
import type { Distribution, Found, Package } from './package.ts';

export interface PackageList {
  /** Each once, ordered by its purl. */
  readonly packages: readonly Package[];
  readonly distribution: Distribution | undefined;
  /** What could not be read, each a sentence: a list with gaps must not pass for a whole one. */
  readonly gaps: readonly string[];
}

/** The packages that are seen in an image, by its package databases and the build information of its programs. */
export function listPackages({ evidence }: Pick<ImageAnalysis, 'evidence'>): PackageList {
  const release = evidence.get('etc/os-release') ?? evidence.get('usr/lib/os-release');
  const distribution = release === undefined ? undefined : distributionOf(release.text);
  const found = new Map<string, Known>();
  const gaps: string[] = [];
  for (const [path, { kind, text, layer }] of [...evidence].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (kind === 'os-release' || kind === 'passwd' || kind === 'credential') continue;
    if (kind === 'unread') {
      gaps.push(`The packages of /${path} are not listed: ${text}.`);
      continue;
    }
    for (const what of readers[kind](text, distribution)) {
      const known = found.get(what.purl) ?? { what, paths: new Set(), layers: new Set() };
      // One file knows the licence, another the hash.
      known.what = { ...known.what, license: known.what.license ?? what.license, hash: known.what.hash ?? what.hash };
      known.paths.add(path);
      known.layers.add(layer);
      found.set(what.purl, known);
    }
  }
  const packages = [...found.values()]
    .map(({ what, paths, layers }) => ({ ...what, paths: [...paths], layers: [...layers].sort((a, b) => a - b) }))
    .sort((a, b) => (a.purl < b.purl ? -1 : 1));
  return { packages, distribution, gaps };
}

interface Known {
  what: Found;
  readonly paths: Set<string>;
  readonly layers: Set<number>;
}
