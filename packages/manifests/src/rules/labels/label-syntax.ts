import type { Mapping, Scalar } from '../../read/node.ts';
import { keyProblem, valueProblem } from '../../resources/label-syntax.ts';
import { type Context, rule } from '../rule.ts';

export const labelSyntax = rule({
  id: 'label-syntax',
  area: 'labels',
  severity: 'error',
  what: 'Keys of labels and annotations, and values of labels, are of the form that Kubernetes takes.',
  why: 'The API server refuses the object.',
  fix: 'Write keys as `prefix.example.com/name`, and values with at most 63 letters, digits, `-`, `_` and `.`; put longer text into an annotation.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set'],
  resource(resource, { report }) {
    check(resource.labels, true, report);
    check(resource.annotations, false, report);
  },
  workload({ template, resource }, { report }) {
    if (template === resource.node) return;
    const metadata = template.map('metadata');
    check(metadata?.map('labels'), true, report);
    check(metadata?.map('annotations'), false, report);
  },
});

function check(map: Mapping | undefined, isLabels: boolean, report: Context['report']): void {
  if (map === undefined) return;
  for (let i = 0; i < map.size; i++) {
    const key = map.keys[i]!;
    let wrong = keyProblem(key.text);
    // Only the keys of annotations may have capitals in their prefix.
    if (wrong !== undefined && !isLabels) wrong = keyProblem(key.text.toLowerCase());
    if (wrong !== undefined && !isPlaceholder(key))
      report(key, `The ${isLabels ? 'label' : 'annotation'} has the key ${JSON.stringify(key.text)}, ${wrong}.`);
    if (!isLabels) continue;
    const value = map.values[i]!;
    const unfit = value.kind === 'scalar' && !isPlaceholder(value) ? valueProblem(value.text) : undefined;
    if (unfit !== undefined) report(value, `The label ${key.text} ${unfit}.`);
  }
}

function isPlaceholder({ text }: Scalar): boolean {
  return text.includes('${') || text.startsWith('$(') || text.startsWith('<');
}
