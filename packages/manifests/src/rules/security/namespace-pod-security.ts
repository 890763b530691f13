import type { Scalar } from '../../read/node.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

const levels = ['privileged', 'baseline', 'restricted'];

export const namespacePodSecurity = rule({
  id: 'namespace-pod-security',
  area: 'security',
  severity: 'info',
  optional: true,
  what: 'A Namespace enforces a Pod Security Standard.',
  why: 'Without the label pod-security.kubernetes.io/enforce the API server takes every pod, also a privileged one that somebody may create there.',
  fix: 'Set the label `pod-security.kubernetes.io/enforce: restricted`, or baseline.',
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/'],
  types: { Namespace: check },
});

function check(namespace: Resource, { report }: Context): void {
  if (namespace.name.startsWith('kube-')) return;
  const label = namespace.labels?.scalar('pod-security.kubernetes.io/enforce');
  if (label === undefined)
    report(namespace.metadata ?? namespace.node, `Namespace ${namespace.name} enforces no Pod Security Standard.`);
  else judge(namespace, label, report);
}

function judge({ name }: Resource, label: Scalar, report: Context['report']): void {
  if (!levels.includes(label.text))
    report(label, `Namespace ${name} enforces ${label.text}, which is no level of the Pod Security Standards.`, {
      severity: 'error',
      fix: `Write one of ${levels.join(', ')}.`,
    });
  else if (label.text === 'privileged') report(label, `Namespace ${name} takes every pod, privileged ones too.`);
}
