import type { Container, ContainerStatus, KubeEvent, Probe } from '../kube/objects.ts';
import type { ContainerTrouble } from './container-trouble.ts';
import { afterMs, afterTimes } from './trouble.ts';

/** Without knowing how long this application usually takes, it is given a minute. */
const unknownStartMs = 60_000;
const leastMs = 5_000;

/**
 * A container that runs, but whose probes say no. An application that answers the probe with a clear no (an HTTP
 * status, an exit code) long after its predecessor was ready is not going to be; one that does not listen yet may just
 * be slow, on a slow node.
 */
export function probeTrouble(
  { name, state, ready, started }: ContainerStatus,
  spec: Container,
  events: readonly KubeEvent[],
  now: number,
  usualReadyMs: number | undefined,
): ContainerTrouble | undefined {
  const startedAt = Date.parse(state?.running?.startedAt ?? '');
  if (ready === true || Number.isNaN(startedAt)) return undefined;
  const unhealthy = events.filter(
    ({ reason, involvedObject }) => reason === 'Unhealthy' && (involvedObject.fieldPath ?? '').includes(`{${name}}`),
  );
  const starting = spec.startupProbe !== undefined && started !== true;
  const word = starting ? 'Startup' : 'Readiness';
  const last = unhealthy.findLast(({ message = '' }) => message.startsWith(`${word} probe failed`));
  if (last === undefined) return undefined;
  const runningMs = now - startedAt;
  const probe = (starting ? spec.startupProbe : spec.readinessProbe) ?? {};
  const clear = isClearNo(last.message ?? '');
  const budgetMs = budgetOf(probe, usualReadyMs, clear);
  const failures = unhealthy
    .filter(({ message = '' }) => message.startsWith(`${word} probe failed`))
    .reduce((sum, { count = 1 }) => sum + count, 0);
  const over = runningMs >= budgetMs && failures >= Math.min(probe.failureThreshold ?? 3, 3);
  return {
    code: starting ? 'startup-failing' : 'readiness-failing',
    permanent: false,
    early: runningMs < Math.max(leastMs, usualReadyMs ?? 0),
    message: `runs for ${Math.round(runningMs / 1000)} s and is not ready: ${wordsOf(last.message ?? '')}, ${failures} times${
      usualReadyMs === undefined ? '' : `; the pods before took ${Math.round(usualReadyMs / 1000)} s`
    }`,
    // A startup probe has its own budget, which the kubelet enforces by killing the container.
    proof: starting ? afterMs(Number.POSITIVE_INFINITY) : over ? afterTimes(1, 1) : afterMs(Number.POSITIVE_INFINITY),
    fix: clear
      ? 'The application answers, and says that it is not ready: see its log for what it waits for.'
      : 'Nothing answers at the port and path of the probe: compare them with what the application listens on.',
    field: starting ? 'startupProbe' : 'readinessProbe',
    logs: 'current',
  };
}

function budgetOf(probe: Probe, usualReadyMs: number | undefined, clear: boolean): number {
  const { initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3 } = probe;
  const ownMs = (initialDelaySeconds + Math.min(periodSeconds, 2) * failureThreshold) * 1000;
  if (usualReadyMs === undefined) return Math.max(unknownStartMs, ownMs);
  const usual = Math.max(leastMs, 2 * usualReadyMs + 3_000, initialDelaySeconds * 1000 + leastMs);
  return clear ? usual : usual + unknownStartMs;
}

/** The application itself said no; as opposed to nobody answering. */
function isClearNo(message: string): boolean {
  return (
    /statuscode: [1-5]\d\d|NOT_SERVING/i.test(message) ||
    !/refused|timeout|deadline|no route|unreachable|reset|EOF/i.test(message)
  );
}

function wordsOf(message: string): string {
  return message
    .replace(/^\w+ probe failed: /, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}
