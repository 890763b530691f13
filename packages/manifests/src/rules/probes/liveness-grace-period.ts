import { preStopSleep } from '../../resources/prestop.ts';
import { probeOf } from '../../resources/probe.ts';
import { rule } from '../rule.ts';

export const livenessGracePeriod = rule({
  id: 'liveness-grace-period',
  area: 'probes',
  severity: 'warning',
  what: 'A container that hangs is restarted soon after its liveness probe has failed.',
  why: 'The kill of a liveness probe waits for the grace period like any other, and a process that hangs does not react to SIGTERM. A long grace period, meant for a planned stop, is then added to the outage.',
  fix: 'Set terminationGracePeriodSeconds in the probe itself, which counts for its own kills only.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#probe-level-terminationgraceperiodseconds',
  ],
  options: { 'max-seconds': 120 },
  containersWith: ['livenessProbe', 'startupProbe'],
  container(container, { options, report }) {
    if (container.role !== 'main' && container.role !== 'sidecar') return;
    for (const name of ['startupProbe', 'livenessProbe'] as const) {
      const probe = probeOf(container, name);
      if (probe === undefined) continue;
      const own = probe.node.scalar('terminationGracePeriodSeconds');
      const grace = own?.integer;
      if (own !== undefined && grace !== undefined) {
        const sleep = preStopSleep(container)?.seconds ?? 0;
        if (grace > 0 && sleep >= grace)
          report(
            own,
            `${name} of container ${container.name} grants ${grace} s to stop, but preStop sleeps ${sleep} s.`,
            { fix: `Raise it above ${sleep}, or remove it.` },
          );
        continue;
      }
      const podGrace = container.workload.gracePeriodSeconds;
      if (podGrace <= options['max-seconds'] || name === 'startupProbe') continue;
      const { patience } = probe;
      report(
        container.node.key(name)!,
        `Container ${container.name} is restarted up to ${patience + podGrace} s after it hangs: livenessProbe fails after ${patience} s, and the grace period of the pod adds ${podGrace} s.`,
        {
          fix: 'Set terminationGracePeriodSeconds of the livenessProbe to what a stop without requests needs, such as 10.',
        },
      );
    }
  },
});
