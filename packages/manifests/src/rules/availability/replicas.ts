import { replicaRange } from '../../index/autoscalers.ts';
import { servicesByWorkload } from '../../index/services.ts';
import { rule } from '../rule.ts';

export const replicas = rule({
  id: 'replicas',
  area: 'availability',
  severity: 'warning',
  what: 'A workload that serves requests runs in several pods.',
  why: 'A single pod is away whenever its node is drained, fails or upgrades, and whenever it restarts; nobody else answers in that time.',
  fix: 'Set replicas to 2 or more, or scale it by a HorizontalPodAutoscaler.',
  references: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions',
  ],
  options: { min: 2, 'stateful-sets': false },
  workload(workload, { index, options, report }) {
    const { kind, resource } = workload;
    // Members of a StatefulSet mostly cannot be doubled by a number.
    if (kind === 'Pod' || (kind === 'StatefulSet' && !options['stateful-sets'])) return;
    const range = replicaRange(index, workload);
    // The least scale of an autoscaler is hpa-min-replicas's business; zero is switched off on purpose.
    if (range === undefined || range.autoscaler !== undefined || range.least === 0 || range.least >= options.min)
      return;
    const service = index.derive(servicesByWorkload).get(workload)?.[0];
    const node = workload.replicas?.integer === undefined ? resource.spec! : workload.replicas;
    if (range.least < 0)
      return report(node, `replicas is ${range.least}; the API server refuses a negative number.`, {
        severity: 'error',
      });
    const traffic = service === undefined ? '' : `, though Service ${service.name} sends it traffic`;
    const pods = range.least === 1 ? 'a single pod' : `${range.least} pods, fewer than ${options.min}`;
    const severity = service === undefined ? 'info' : 'warning';
    report(node, `${resource.title} runs ${pods}${traffic}.`, { severity });
  },
});
