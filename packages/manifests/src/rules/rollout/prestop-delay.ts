import { drainAdvice } from '@slipway/core';
import { servicesByWorkload } from '../../index/services.ts';
import { isUnset } from '../../read/node.ts';
import { rule } from '../rule.ts';

export const prestopDelay = rule({
  id: 'prestop-delay',
  area: 'rollout',
  severity: 'info',
  optional: true,
  what: 'A pod behind a Service goes on serving for a moment after it was told to stop.',
  why: 'The pod is removed from its Service and told to stop at the same time. Until every node and ingress knows, they still send it requests, and a process that stops at once refuses them: some fail with every update, drain and scale-down.',
  fix: `Add a preStop hook that sleeps, such as \`preStop: {sleep: {seconds: ${drainAdvice.preStopSeconds}}}\`, and keep terminationGracePeriodSeconds longer than it and the drain.`,
  references: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
    'https://kubernetes.io/docs/tutorials/services/pods-and-endpoint-termination-flow/',
  ],
  workload(workload, { index, report }) {
    if (workload.completes) return;
    const service = index.derive(servicesByWorkload).get(workload)?.[0];
    const main = workload.containers.filter(({ role }) => role === 'main');
    if (service === undefined || main.length === 0) return;
    if (workload.running.some(({ node }) => !isUnset(node.path('lifecycle', 'preStop')))) return;
    const serving = main.find(({ ports }) => ports.length > 0) ?? main[0]!;
    report(
      serving.node,
      `Container ${serving.name} has no preStop hook, so it may stop while Service ${service.name} still sends it requests.`,
    );
  },
});
