import { probesOf } from '../../resources/probe.ts';
import { rule } from '../rule.ts';

export const probeTimeout = rule({
  id: 'probe-timeout',
  area: 'probes',
  severity: 'warning',
  what: 'A probe times out before the next one is due.',
  why: 'The kubelet asks one at a time: a probe that hangs past the period delays the next, so the period is not kept and a failure is noticed later than the numbers suggest.',
  fix: 'Make timeoutSeconds at most periodSeconds.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
  ],
  containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
  container(container, { report }) {
    for (const probe of probesOf(container)) {
      const { timeout, period, failureThreshold, patience } = probe;
      if (timeout <= period) continue;
      const promised = (failureThreshold - 1) * period + timeout;
      const late =
        patience > promised ? `, so ${failureThreshold} failures take ${patience} s and not ${promised} s` : '';
      const written = probe.node.scalar('periodSeconds') === undefined ? 'the default period' : 'its period';
      report(
        probe.at('timeoutSeconds'),
        `${probe.name} of container ${container.name} waits ${timeout} s for an answer, longer than ${written} of ${period} s${late}.`,
        {
          fix: `Lower timeoutSeconds to ${period} or less, or raise periodSeconds to ${timeout} or more.`,
        },
      );
    }
  },
});
