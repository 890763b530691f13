import { rule } from '../rule.ts';

export const noHostPid = rule({
  id: 'no-host-pid',
  area: 'security',
  severity: 'warning',
  what: 'A pod does not see the processes of the node.',
  why: 'With the processes of the node a pod sees the arguments and environment of every program there, and with enough rights can trace or kill it.',
  fix: 'Remove `hostPID: true`.',
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  workloadsWith: ['hostPID'],
  workload({ pod, resource }, { report }) {
    const shared = pod.scalar('hostPID');
    if (shared?.boolean === true) report(shared, `Pods of ${resource.title} share the processes of their node.`);
  },
});
