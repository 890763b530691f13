import type { ClusterIndex } from '../index/cluster-index.ts';
import type { Node } from '../read/node.ts';
import type { ManifestFile } from '../read/source.ts';
import type { ManifestFinding } from './manifest-finding.ts';

/** Texts of files as reports may show them: what a Secret holds, and what looks like a credential, is stars. */
export class ShownSources {
  private readonly files: ReadonlyMap<string, ManifestFile>;
  private readonly index: ClusterIndex;
  private readonly findings: readonly ManifestFinding[];
  private readonly known = new Map<string, string>();
  private hidden: Map<string, [number, number][]> | undefined;

  constructor(files: readonly ManifestFile[], index: ClusterIndex, findings: readonly ManifestFinding[]) {
    this.files = new Map(files.map((file) => [file.file, file]));
    this.index = index;
    this.findings = findings;
  }

  text(name: string): string | undefined {
    const file = this.files.get(name);
    if (file === undefined) return undefined;
    let text = this.known.get(name);
    if (text === undefined) {
      this.hidden ??= this.ranges();
      text = masked(file.text, this.hidden.get(name) ?? []);
      this.known.set(name, text);
    }
    return text;
  }

  private ranges(): Map<string, [number, number][]> {
    const ranges = new Map<string, [number, number][]>();
    const hide = (file: string, range: [number, number]): void => {
      const list = ranges.get(file);
      if (list === undefined) ranges.set(file, [range]);
      else list.push(range);
    };
    for (const secret of this.index.ofType('Secret'))
      for (const field of ['data', 'stringData'])
        for (const value of secret.node.map(field)?.values ?? []) hide(secret.file.file, rangeOf(value));
    for (const { rule, file, start, end } of this.findings) if (rule === 'literal-credential') hide(file, [start, end]);
    return ranges;
  }
}

function rangeOf({ start, end }: Node): [number, number] {
  return [start, end];
}

/** Stars of the same length, so that lines and columns stay. */
function masked(text: string, ranges: readonly (readonly [number, number])[]): string {
  const pieces: string[] = [];
  let shown = 0;
  for (const [start, end] of ranges.toSorted(([a], [b]) => a - b)) {
    if (end <= shown) continue;
    const from = Math.max(start, shown);
    pieces.push(text.slice(shown, from), text.slice(from, end).replace(/\S/g, '*'));
    shown = end;
  }
  pieces.push(text.slice(shown));
  return pieces.join('');
}
