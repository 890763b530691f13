import { ownSelectors } from '../../index/own-selectors.ts';
import type { Workload } from '../../resources/workload.ts';
import { rule } from '../rule.ts';

export const selectorOwnPods = rule({
  id: 'selector-own-pods',
  area: 'rollout',
  severity: 'warning',
  what: 'A workload selects its own pods only.',
  why: 'Autoscalers, budgets and `kubectl rollout` count all pods that the selector matches, and a controller adopts, and may delete, matching pods that nothing owns. Two workloads with one selector disturb each other: typical of a blue and a green Deployment without a label that tells them apart.',
  fix: 'Give each workload a label of its own in both its selector and its template.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector'],
  workload(workload, { index, report }) {
    if (workload.kind === 'Rollout' || workload.kind === 'DeploymentConfig') return;
    const selector = index.derive(ownSelectors).get(workload);
    if (selector === undefined || selector.isEmpty) return;
    const matched = index.selected(workload.resource.scope, selector);
    if (matched.length < 2) return;
    const other = otherThan(workload, matched);
    if (other === undefined) return;
    const { title } = workload.resource;
    const key = workload.resource.spec!.key('selector')!;
    const adopts =
      other.kind === 'Pod' && (workload.kind === 'ReplicaSet' || workload.kind === 'ReplicationController');
    if (adopts) {
      report(
        key,
        `The selector ${selector.text} of ${title} also matches ${other.resource.title}, which it adopts and counts as one of its own.`,
        { severity: 'error' },
      );
      return;
    }
    const more = matched.length > 2 ? ' and others' : '';
    const severity = other.kind === 'Pod' || other.completes ? 'info' : 'warning';
    report(key, `The selector ${selector.text} of ${title} also matches the pods of ${other.resource.title}${more}.`, {
      severity,
    });
  },
});

/** Another workload among the first ones that a selector matches; the same object written twice is no other. */
function otherThan(workload: Workload, matched: readonly Workload[]): Workload | undefined {
  for (const other of matched.slice(0, 50)) {
    const same = other === workload || (other.name === workload.name && other.kind === workload.kind);
    if (!same && other.kind !== 'PodTemplate') return other;
  }
  return undefined;
}
