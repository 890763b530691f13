import { probeOf } from '../../resources/probe.ts';
import { rule } from '../rule.ts';
import { questionOf } from './liveness-differs-from-readiness.ts';

export const readinessBeforeLiveness = rule({
  id: 'readiness-before-liveness',
  area: 'probes',
  severity: 'info',
  what: 'A container is taken out of service before it is restarted.',
  why: 'When liveness gives up first, the container is killed while its Service still sends it requests, and an overload that a pause in traffic would have mended turns into restarts.',
  fix: 'Make the readinessProbe quicker or the livenessProbe more patient.',
  references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/'],
  containersWith: ['livenessProbe'],
  container(container, { report }) {
    const liveness = probeOf(container, 'livenessProbe');
    if (liveness === undefined) return;
    const readiness = probeOf(container, 'readinessProbe');
    if (readiness === undefined || liveness.patience >= readiness.patience) return;
    // The same question is liveness-differs-from-readiness's business.
    const question = questionOf(container, liveness);
    if (question !== undefined && question === questionOf(container, readiness)) return;
    const node =
      readiness.node.scalar('failureThreshold') ??
      readiness.node.scalar('periodSeconds') ??
      container.node.key('readinessProbe')!;
    report(
      node,
      `readinessProbe takes container ${container.name} out of service after ${readiness.patience} s without an answer, later than livenessProbe restarts it, after ${liveness.patience} s.`,
    );
  },
});
