import { probeOf } from '../../resources/probe.ts';
import { rule } from '../rule.ts';

export const livenessTolerance = rule({
  id: 'liveness-tolerance',
  area: 'probes',
  severity: 'warning',
  what: 'A liveness probe outlasts a short stall of its container.',
  why: 'A garbage collection, a busy node or one lost packet is enough to miss an answer. A restart for each of them loses the requests in flight, and under load it takes pods away just when they are needed.',
  fix: 'Raise failureThreshold or timeoutSeconds; let the readiness probe be the quick one.',
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe'],
  options: { 'min-seconds': 5 },
  containersWith: ['livenessProbe'],
  container(container, { options, report }) {
    if (container.role !== 'main' && container.role !== 'sidecar') return;
    const probe = probeOf(container, 'livenessProbe');
    if (probe === undefined) return;
    const least = options['min-seconds'];
    const { patience, timeout, period, failureThreshold } = probe;
    if (patience >= least) return;
    const one = failureThreshold === 1;
    const how = one
      ? `one answer that takes more than ${timeout} s`
      : `a stall of ${patience} s (${failureThreshold} probes, ${period} s apart, ${timeout} s each)`;
    const enough = Math.max(3, Math.ceil((least - timeout) / Math.max(period, timeout)) + 1);
    report(
      probe.at(one ? 'failureThreshold' : 'periodSeconds'),
      `livenessProbe restarts container ${container.name} after ${how}.`,
      {
        fix: `Raise failureThreshold to ${enough} or more, so that it takes ${(enough - 1) * Math.max(period, timeout) + timeout} s.`,
      },
    );
  },
});
