import { isLabel } from '../../resources/label-syntax.ts';
import { isPlaceholder } from '../../schema/scalars.ts';
import { rule } from '../rule.ts';

export const containerName = rule({
  id: 'container-name',
  area: 'labels',
  severity: 'error',
  what: 'The containers of a pod have different names, each a DNS label.',
  why: 'The API server refuses the pod: a container is found by its name in logs, in `kubectl exec` and in patches, init containers included.',
  fix: 'Give it a name of its own, of at most 63 lower case letters, digits and hyphens.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names'],
  workload({ containers, resource }, { report }) {
    const names = new Set<string>();
    for (const { node } of containers.toSorted((a, b) => a.node.start - b.node.start)) {
      const name = node.scalar('name');
      if (name?.type !== 'string' || name.text === '' || isPlaceholder(name)) continue;
      const { text } = name;
      if (!isLabel(text))
        report(
          name,
          text.length > 63
            ? `The container name ${text} has ${text.length} characters, more than 63.`
            : `The container name ${JSON.stringify(text)} is no DNS label: lower case letters, digits and hyphens.`,
        );
      else if (names.has(text)) report(name, `${resource.title} has two containers of the name ${text}.`);
      names.add(text);
    }
  },
});
