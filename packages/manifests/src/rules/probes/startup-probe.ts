import { probeOf } from '../../resources/probe.ts';
import { rule } from '../rule.ts';

export const startupProbe = rule({
  id: 'startup-probe',
  area: 'probes',
  severity: 'info',
  what: 'A slow start is covered by a startup probe, not by a delay.',
  why: 'A fixed delay is too long for every quick start, in which a hang goes unnoticed, and too short for the one slow start, which is then restarted.',
  fix: 'Replace initialDelaySeconds by a startupProbe.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes',
  ],
  options: { 'max-delay-seconds': 30 },
  containersWith: ['livenessProbe'],
  container(container, { options, report }) {
    if (container.role === 'init' || container.role === 'ephemeral' || container.has('startupProbe')) return;
    const liveness = probeOf(container, 'livenessProbe');
    if (liveness === undefined || liveness.initialDelay <= options['max-delay-seconds']) return;
    const { initialDelay, budget } = liveness;
    const fix = `Replace it by a startupProbe with periodSeconds 5 and failureThreshold ${Math.ceil((2 * initialDelay) / 5)}: up to ${10 * Math.ceil(initialDelay / 5)} s to start, and over as soon as it has.`;
    report(
      liveness.at('initialDelaySeconds'),
      `livenessProbe leaves container ${container.name} alone for ${initialDelay} s after every start, so a hang goes unnoticed for up to ${budget} s.`,
      { fix },
    );
  },
});
