import { rule } from '../rule.ts';

export const noHostIpc = rule({
  id: 'no-host-ipc',
  area: 'security',
  severity: 'warning',
  what: 'A pod does not share the memory segments of the node.',
  why: 'Shared memory and semaphores of the node are open to the pod, and those of all other pods that share them.',
  fix: 'Remove `hostIPC: true`; containers of one pod share memory by an emptyDir of medium Memory.',
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  workloadsWith: ['hostIPC'],
  workload({ pod, resource }, { report }) {
    const shared = pod.scalar('hostIPC');
    if (shared?.boolean === true) report(shared, `Pods of ${resource.title} share the IPC of their node.`);
  },
});
