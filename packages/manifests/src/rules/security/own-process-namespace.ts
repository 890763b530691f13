import { rule } from '../rule.ts';

export const ownProcessNamespace = rule({
  id: 'own-process-namespace',
  area: 'security',
  severity: 'info',
  optional: true,
  what: 'Containers of a pod do not see the processes of each other.',
  why: 'With a shared process namespace every container of the pod can read the environment of the others, with their Secrets, and their files by /proc.',
  fix: 'Remove `shareProcessNamespace: true`.',
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/'],
  workloadsWith: ['shareProcessNamespace'],
  workload({ pod, resource }, { report }) {
    const shared = pod.scalar('shareProcessNamespace');
    if (shared?.boolean !== true) return;
    if (pod.boolean('hostPID') === true)
      report(
        shared,
        `Pods of ${resource.title} share their processes and have those of the node, which the API server refuses together.`,
        { severity: 'error' },
      );
    else report(shared, `Containers of ${resource.title} see the processes of each other.`);
  },
});
