import type { Container } from '../../resources/container.ts';
import { type Probe, probeOf } from '../../resources/probe.ts';
import { type Context, rule } from '../rule.ts';

export const startBudget = rule({
  id: 'start-budget',
  area: 'probes',
  severity: 'warning',
  what: 'A container has enough time to start before a probe restarts it.',
  why: 'A start that takes longer, on a busy node or with a cold cache, ends in a restart, which starts from the beginning: a loop that the container cannot leave by itself.',
  fix: 'Add a startupProbe whose failureThreshold times periodSeconds covers the slowest start.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes',
  ],
  options: { 'min-seconds': 10 },
  containersWith: ['livenessProbe', 'startupProbe'],
  container(container, { options, report }) {
    if (container.role !== 'main' && container.role !== 'sidecar') return;
    const killer = probeOf(container, 'startupProbe') ?? probeOf(container, 'livenessProbe');
    if (killer === undefined) return;
    const expected = expectedStart(container, killer);
    if (expected !== undefined && expected.initialDelay >= killer.budget)
      reportExpected(container, killer, expected, report);
    else if (killer.budget < options['min-seconds']) reportShort(container, killer, report);
  },
});

/** The other probe that says how long the start takes, by the delay that it keeps. */
function expectedStart(container: Container, killer: Probe): Probe | undefined {
  const readiness = probeOf(container, 'readinessProbe');
  const liveness = killer.name === 'startupProbe' ? probeOf(container, 'livenessProbe') : undefined;
  return (readiness?.initialDelay ?? 0) >= (liveness?.initialDelay ?? 0) ? readiness : liveness;
}

function reportExpected(container: Container, killer: Probe, expected: Probe, report: Context['report']): void {
  const { budget } = killer;
  const { initialDelay } = expected;
  const fix =
    killer.name === 'startupProbe'
      ? `Raise failureThreshold of the startupProbe to ${Math.ceil((2 * initialDelay) / killer.period)} or so, and drop the delay of ${expected.name}.`
      : `Add a startupProbe that allows ${2 * initialDelay} s or more, and drop both delays.`;
  report(
    killer.at('failureThreshold'),
    `${killer.name} restarts container ${container.name} when it has not started after ${budget} s (${sum(killer)}), but ${expected.name} expects the start to take ${initialDelay} s.`,
    { fix },
  );
}

function reportShort(container: Container, killer: Probe, report: Context['report']): void {
  const none = killer.name === 'livenessProbe' ? ', and no startupProbe holds it back' : '';
  report(
    killer.at('failureThreshold'),
    `${killer.name} restarts container ${container.name} when it has not started after ${killer.budget} s (${sum(killer)})${none}.`,
  );
}

function sum({ initialDelay, failureThreshold, period, timeout }: Probe): string {
  const delay = initialDelay === 0 ? '' : `delay ${initialDelay} + `;
  const periods = failureThreshold === 1 ? '' : `${failureThreshold - 1} × period ${Math.max(period, timeout)} + `;
  return `${delay}${periods}timeout ${timeout}`;
}
