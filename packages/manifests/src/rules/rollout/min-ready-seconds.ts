import { servicesByWorkload } from '../../index/services.ts';
import { isUnset } from '../../read/node.ts';
import { rule } from '../rule.ts';

export const minReadySeconds = rule({
  id: 'min-ready-seconds',
  area: 'rollout',
  severity: 'info',
  optional: true,
  what: 'A rollout waits a moment before it trusts a new pod.',
  why: 'Without minReadySeconds a pod counts as available with its first ready answer: a release that crashes seconds later has replaced every old pod by then.',
  fix: 'Set minReadySeconds to the time in which a bad release shows, such as 10.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#min-ready-seconds'],
  workload(workload, { index, report }) {
    const { kind, resource } = workload;
    if (kind !== 'Deployment' && kind !== 'StatefulSet' && kind !== 'DaemonSet') return;
    const { spec } = resource;
    if (spec === undefined || !isUnset(spec.get('minReadySeconds')) || !index.derive(servicesByWorkload).has(workload))
      return;
    report(spec, `${resource.title} takes a new pod for available the moment that it is ready.`);
  },
});
