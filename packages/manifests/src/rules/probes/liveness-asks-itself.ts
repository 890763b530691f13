import { probeOf } from '../../resources/probe.ts';
import { rule } from '../rule.ts';
import { questionOf } from './liveness-differs-from-readiness.ts';

const readinessPath = /(?:^|[/-])(?:readyz?|readiness|is-?ready)(?:$|[/?])/i;

export const livenessAsksItself = rule({
  id: 'liveness-asks-itself',
  area: 'probes',
  severity: 'warning',
  what: 'A liveness probe does not ask for readiness.',
  why: 'Readiness covers what the application depends on: when a database is away, such a probe restarts every replica, over and over, though none of them is broken.',
  fix: 'Ask a path that tells about the process alone, such as /livez.',
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe'],
  containersWith: ['livenessProbe'],
  container(container, { report }) {
    const liveness = probeOf(container, 'livenessProbe');
    const path = liveness?.node.map('httpGet')?.scalar('path');
    if (liveness === undefined || path === undefined || !readinessPath.test(path.text)) return;
    // The same question with the same patience is liveness-differs-from-readiness's business.
    const readiness = probeOf(container, 'readinessProbe');
    if (
      readiness !== undefined &&
      readiness.patience >= liveness.patience &&
      questionOf(container, readiness) === questionOf(container, liveness)
    )
      return;
    report(
      path,
      `livenessProbe of container ${container.name} asks for readiness (${path.text}), so what only makes it unready restarts it.`,
    );
  },
});
