import type { Mapping, Node } from '../../read/node.ts';
import { rule } from '../rule.ts';

export const sortedKeys = rule({
  id: 'sorted-keys',
  area: 'labels',
  severity: 'info',
  optional: true,
  what: 'The keys of every mapping are in alphabetical order.',
  why: 'Sorted keys make differences between two versions small, and a key written twice easy to see.',
  fix: 'Sort the keys.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set'],
  resource(resource, { report }) {
    const first = unsorted(resource.node);
    if (first !== undefined) report(first, `The key ${first.text} of ${resource.title} is not in alphabetical order.`);
  },
});

/** The first key that stands behind a greater one. */
function unsorted(node: Node): Mapping['keys'][number] | undefined {
  if (node.kind === 'scalar') return undefined;
  if (node.kind === 'mapping')
    for (let i = 1; i < node.size; i++) if (node.keys[i]!.text < node.keys[i - 1]!.text) return node.keys[i];
  for (const part of node.kind === 'mapping' ? node.values : node.items) {
    const found = unsorted(part);
    if (found !== undefined) return found;
  }
  return undefined;
}
