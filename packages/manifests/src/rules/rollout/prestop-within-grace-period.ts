import { drainAdvice, gracePeriodFor } from '@slipway/core';
import { preStopSleep } from '../../resources/prestop.ts';
import { rule } from '../rule.ts';

export const prestopWithinGracePeriod = rule({
  id: 'prestop-within-grace-period',
  area: 'rollout',
  severity: 'error',
  what: 'A preStop hook leaves time of the grace period for the application to stop.',
  why: 'The grace period begins with the preStop hook. Once it has passed, the container is killed: a hook that uses it up takes the time that the application needs to finish its requests and close its connections.',
  fix: 'Raise terminationGracePeriodSeconds above the preStop sleep plus the time that the application needs to stop, or sleep shorter.',
  references: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
    'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution',
  ],
  options: { 'min-seconds-left': 5 },
  containersWith: ['lifecycle'],
  container(container, { options, report }) {
    if (!container.has('lifecycle')) return;
    const sleep = preStopSleep(container);
    if (sleep === undefined) return;
    const { seconds, node, by } = sleep;
    const { workload, name } = container;
    const grace = workload.gracePeriodSeconds;
    const written =
      workload.pod.integer('terminationGracePeriodSeconds') === undefined ? `${grace} s, the default` : `${grace} s`;
    const hook = `preStop of container ${name} sleeps ${seconds} s`;
    if (by === 'action' && seconds < 0) return report(node, `${hook}; the API server refuses a negative sleep.`);
    const fix = `Set terminationGracePeriodSeconds to at least ${gracePeriodFor(seconds, Math.max(drainAdvice.stopSeconds, options['min-seconds-left']))}, or sleep shorter.`;
    if (seconds > grace) {
      const end =
        by === 'action' ? 'the API server refuses that' : 'the container is killed before it is ever asked to stop';
      return report(node, `${hook}, longer than the grace period of ${written}: ${end}.`, { fix });
    }
    if (seconds === grace && seconds > 0)
      return report(
        node,
        `${hook}, the whole grace period of ${written}: nothing is left for the application to stop.`,
        { fix },
      );
    const left = grace - seconds;
    if (seconds > 0 && left < options['min-seconds-left'])
      report(node, `${hook} of a grace period of ${written}; ${left} s are left for the application to stop.`, {
        severity: 'warning',
        fix,
      });
  },
});
