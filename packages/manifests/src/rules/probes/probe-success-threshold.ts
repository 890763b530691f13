import { probeOf } from '../../resources/probe.ts';
import { rule } from '../rule.ts';

export const probeSuccessThreshold = rule({
  id: 'probe-success-threshold',
  area: 'probes',
  severity: 'error',
  what: 'A liveness or startup probe succeeds with one success.',
  why: 'The API server refuses any other successThreshold there; only a readiness probe may ask for several successes in a row.',
  fix: 'Remove successThreshold, or set it to 1.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
  ],
  containersWith: ['livenessProbe', 'startupProbe'],
  container(container, { report }) {
    if (container.role === 'init' || container.role === 'ephemeral') return;
    for (const name of ['livenessProbe', 'startupProbe'] as const) {
      const value = probeOf(container, name)?.node.scalar('successThreshold');
      const number = value?.integer;
      // Zero stands for the default, and negative numbers are probe-numbers' business.
      if (value === undefined || number === undefined || number <= 1) continue;
      report(
        value,
        `${name} of container ${container.name} has successThreshold ${number}; the API server accepts only 1.`,
        {
          edits: [{ start: value.start, end: value.end, text: '1' }],
        },
      );
    }
  },
});
