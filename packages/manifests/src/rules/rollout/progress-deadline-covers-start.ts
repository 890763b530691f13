import type { Container } from '../../resources/container.ts';
import { probeOf } from '../../resources/probe.ts';
import type { Workload } from '../../resources/workload.ts';
import { rule } from '../rule.ts';

export const progressDeadlineCoversStart = rule({
  id: 'progress-deadline-covers-start',
  area: 'rollout',
  severity: 'warning',
  what: 'A rollout waits as long for a pod as its probes do.',
  why: 'When the deadline passes first, the rollout is reported as failed and pipelines undo it, though the pod would have become ready within what its probes allow.',
  fix: 'Raise progressDeadlineSeconds above the longest start that the probes allow, or allow less.',
  references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment'],
  workload(workload, { report }) {
    if (workload.kind !== 'Deployment') return;
    const { spec } = workload.resource;
    const deadline = spec?.scalar('progressDeadlineSeconds');
    const seconds = deadline?.integer ?? 600;
    const minReady = Math.max(0, spec?.integer('minReadySeconds') ?? 0);
    // That deadline is refused as it is (progress-deadline).
    if (seconds <= minReady) return;
    const start = longestStart(workload);
    if (start === undefined || start.seconds + minReady <= seconds) return;
    const wait = minReady === 0 ? '' : ` and minReadySeconds adds ${minReady} s`;
    const written = deadline?.integer === undefined ? `${seconds} s, the default` : `${seconds} s`;
    const at =
      deadline?.integer === undefined ? (start.container.node.key('startupProbe') ?? start.container.node) : deadline;
    report(
      at,
      `The probes of container ${start.container.name} let a pod take ${start.seconds} s to become ready${wait}, longer than the progress deadline of ${written}.`,
      {
        fix: `Set progressDeadlineSeconds to ${Math.ceil((start.seconds + minReady + 60) / 60) * 60} or so, or lower what the startupProbe allows.`,
      },
    );
  },
});

/** Sidecars start one after the other, then the main containers all at once. */
function longestStart(workload: Workload): { container: Container; seconds: number } | undefined {
  let sidecars = 0;
  let worst: { container: Container; seconds: number } | undefined;
  for (const container of workload.running) {
    const seconds = startOf(container);
    if (container.role === 'sidecar') sidecars += seconds;
    else if (worst === undefined || seconds > worst.seconds) worst = { container, seconds };
  }
  return worst === undefined ? undefined : { ...worst, seconds: worst.seconds + sidecars };
}

function startOf(container: Container): number {
  const startup = probeOf(container, 'startupProbe')?.budget ?? 0;
  if (container.role === 'sidecar') return startup;
  const readiness = probeOf(container, 'readinessProbe');
  if (readiness === undefined) return startup;
  return Math.max(startup, readiness.initialDelay) + (readiness.successThreshold - 1) * readiness.period;
}
