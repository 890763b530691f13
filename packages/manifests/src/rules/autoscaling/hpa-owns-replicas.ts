import { autoscalersByTarget } from '../../index/autoscalers.ts';
import { rule } from '../rule.ts';

export const hpaOwnsReplicas = rule({
  id: 'hpa-owns-replicas',
  area: 'autoscaling',
  severity: 'warning',
  what: 'A workload with an autoscaler leaves its number of replicas to it.',
  why: 'Every apply of the manifest sets the number back to what it says, whatever the load: pods that carry traffic are stopped, and the autoscaler needs minutes to bring them back.',
  fix: 'Remove `replicas` from the manifest; of an object that is live already, first hand the field over as the reference describes, or it drops to one pod.',
  references: [
    'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
  ],
  workloadsWith: ['replicas'],
  workload(workload, { index, report }) {
    const { replicas } = workload;
    const count = replicas?.integer;
    if (replicas === undefined || count === undefined) return;
    const autoscaler = index.derive(autoscalersByTarget).get(workload.resource)?.[0];
    if (autoscaler === undefined) return;
    const { resource, min, max } = autoscaler;
    if (count === 0 && min > 0) {
      report(replicas, `replicas is 0, which switches ${resource.title} off until somebody scales by hand.`);
      return;
    }
    const range = `between ${min} and ${max ?? 'its maximum'}`;
    const beyond = count < min || (max !== undefined && count > max);
    report(
      replicas,
      `replicas is ${count}, while ${resource.title} scales ${range}${beyond ? ', a range that does not even hold it' : ''}.`,
    );
  },
});
