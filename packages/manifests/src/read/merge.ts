import type { Mapping, Node, Scalar } from './node.ts';

/** Resolves `<<` (YAML 1.1, https://yaml.org/type/merge.html): adds the keys of the merged mappings that are not there yet. */
export function merge(keys: Scalar[], values: Node[]): void {
  const at = keys.findIndex((key) => key.text === '<<' && key.style === 'plain');
  const value = values[at];
  if (value === undefined) return;
  const sources = value.kind === 'sequence' ? value.items : [value];
  if (sources.some((source) => source.kind !== 'mapping')) return;
  keys.splice(at, 1);
  values.splice(at, 1);
  const known = new Set(keys.map((key) => key.text));
  for (const source of sources as Mapping[]) {
    for (let i = 0; i < source.keys.length; i++) {
      const key = source.keys[i]!;
      if (known.has(key.text)) continue;
      known.add(key.text);
      keys.push(key);
      values.push(source.values[i]!);
    }
  }
}
