import { probeOf } from '../../resources/probe.ts';
import { rule } from '../rule.ts';

export const startupReplacesDelay = rule({
  id: 'startup-replaces-delay',
  area: 'probes',
  severity: 'info',
  what: 'Probes behind a startup probe keep no delay of their own.',
  why: 'They begin when the startup probe has succeeded anyway. The delay counts from the start of the container, not from that success, so it does nothing after a slow start and holds a quick one back.',
  fix: 'Remove initialDelaySeconds.',
  references: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/prober/worker.go'],
  containersWith: ['startupProbe'],
  container(container, { report }) {
    if (container.role === 'init' || container.role === 'ephemeral') return;
    const startup = probeOf(container, 'startupProbe');
    if (startup === undefined) return;
    for (const name of ['readinessProbe', 'livenessProbe'] as const) {
      const probe = probeOf(container, name);
      if (probe === undefined || probe.initialDelay === 0) continue;
      const useless = probe.initialDelay <= startup.initialDelay;
      const effect = useless
        ? `does nothing: startupProbe waits ${startup.initialDelay} s already`
        : `holds a quick start back, though startupProbe tells when container ${container.name} has started`;
      report(probe.node.scalar('initialDelaySeconds')!, `The delay of ${probe.initialDelay} s of ${name} ${effect}.`);
    }
  },
});
