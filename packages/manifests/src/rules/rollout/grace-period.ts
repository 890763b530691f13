import { rule } from '../rule.ts';

export const gracePeriod = rule({
  id: 'grace-period',
  area: 'rollout',
  severity: 'warning',
  what: 'A pod has time to stop.',
  why: 'With terminationGracePeriodSeconds 0 the pod is deleted at once and its processes are killed: requests in flight are lost, files are left half written, and a StatefulSet may start a second pod of the same name while the first still runs.',
  fix: 'Remove terminationGracePeriodSeconds (the default is 30), or set it to what the application needs to stop.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    'https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/',
  ],
  workloadsWith: ['terminationGracePeriodSeconds'],
  workload(workload, { report }) {
    const value = workload.pod.scalar('terminationGracePeriodSeconds');
    const seconds = value?.integer;
    if (value === undefined || seconds === undefined || seconds > 0) return;
    if (seconds < 0) report(value, `terminationGracePeriodSeconds is ${seconds}, which Kubernetes takes for 1.`);
    else
      report(
        value,
        `terminationGracePeriodSeconds is 0, so pods of ${workload.resource.title} are killed without a chance to stop.`,
      );
  },
});
