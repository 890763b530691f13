import type { Finding } from '@slipway/core';
import type { Gate, Places } from '../gates/gates.ts';
import { causeInWords, type SmokeResult } from '../run/smoke-result.ts';

/** What the run of the image says against it. */
export function smokeFindings(smoke: SmokeResult, places: Places): Finding[] {
  const { verdict, cause, drained, stopMs } = smoke;
  if (verdict === 'failed') {
    return [
      {
        rule: 'healthy-start',
        severity: 'error',
        message: cause?.message ?? 'The container did not become healthy.',
        location: isOfHealthCheck(smoke) ? places.health : places.start,
        ...(cause?.advice === undefined ? {} : { fix: { text: cause.advice } }),
      },
    ];
  }
  if (drained !== false) return [];
  const seconds = stopMs === undefined ? '' : ` after ${(stopMs / 1000).toFixed(1)} s`;
  return [
    {
      rule: 'drains-on-sigterm',
      severity: 'warning',
      message: `SIGTERM did not end the container; SIGKILL did${seconds}.`,
      location: places.start,
    },
  ];
}

/** Whether what failed is the image's own check, in a container that ran on. */
function isOfHealthCheck({ probe, cause }: SmokeResult): boolean {
  return probe === 'healthcheck' && (cause?.code === 'unhealthy' || cause?.code === 'timeout');
}

/** The run as gates: that it works, and that it works on a root that it cannot write to; one that failed otherwise proves nothing of that. */
export function smokeGates(smoke: SmokeResult, readOnlyAsked: boolean): Gate[] {
  const healthy = smoke.verdict === 'healthy';
  const actual = smoke.cause === undefined ? smoke.verdict : causeInWords(smoke.cause);
  const wrote = smoke.cause?.deniedPath;
  const gates: Gate[] = [{ gate: 'smoke', holds: healthy, limit: 'healthy', actual }];
  if (!readOnlyAsked || (!healthy && wrote === undefined)) return gates;
  const onRoot = wrote === undefined ? 'writes nothing on it' : `tried to write ${wrote}`;
  return [...gates, { gate: 'read-only', holds: wrote === undefined, limit: 'a read-only root', actual: onRoot }];
}
