import type { Finding } from '@slipway/core';
import type { Gate, Places } from '../gates/gates.ts';
import type { SmokeFailure, SmokeResult } from '../run/smoke-result.ts';

/** What the run of the image says against it. */
export function smokeFindings(smoke: SmokeResult, places: Places): Finding[] {
  const { verdict, cause, drained, stopMs } = smoke;
  if (verdict === 'failed') {
    const fix = fixOf(cause);
    return [
      {
        rule: 'healthy-start',
        severity: 'error',
        message: cause?.message ?? 'The container did not become healthy.',
        location: places.image,
        ...(fix === undefined ? {} : { fix: { text: fix } }),
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
      location: places.image,
    },
  ];
}

const moreMemory = 'Raise `smoke-memory` to what the container has in production, or let the program need less.';

/** What to do about it, where the cause says more than the rule can. */
function fixOf(cause: SmokeFailure | undefined): string | undefined {
  if (cause?.deniedPath !== undefined)
    return `It tried to write ${cause.deniedPath}: mount a volume or tmpfs there, name its folder in smoke-tmpfs, or let it write elsewhere.`;
  switch (cause?.code) {
    case 'timeout':
      return 'Let it listen on every address (0.0.0.0, not 127.0.0.1) of the port that is asked, name another by `smoke-probe`, or give it longer by `smoke-timeout`.';
    case 'unhealthy':
      return 'Name an endpoint that needs no other service by `smoke-probe`, give it what it needs by `smoke-env`, or longer by `smoke-timeout`.';
    case 'out-of-memory':
      return moreMemory;
    case 'cannot-start':
      return 'Look whether ENTRYPOINT names a file that the image has, executable and for its platform; a base without the C library runs static programs only (`CGO_ENABLED=0`).';
    case 'exited':
      return cause.exitCode === 137
        ? moreMemory
        : 'Read the last lines of its log; give it what it asks for by `smoke-env` or `smoke-args`, and let it write to a volume or tmpfs.';
    default:
      return undefined;
  }
}

/** The run as gates: that it works, and that it works on a root that it cannot write to; one that failed otherwise proves nothing of that. */
export function smokeGates(smoke: SmokeResult, readOnlyAsked: boolean): Gate[] {
  const healthy = smoke.verdict === 'healthy';
  const actual = healthy ? 'healthy' : (smoke.cause?.code ?? 'failed');
  const wrote = smoke.cause?.deniedPath;
  const gates: Gate[] = [{ gate: 'smoke', holds: healthy, limit: 'healthy', actual }];
  if (!readOnlyAsked || (!healthy && wrote === undefined)) return gates;
  const onRoot = wrote === undefined ? 'writes nothing on it' : `tried to write ${wrote}`;
  return [...gates, { gate: 'read-only', holds: wrote === undefined, limit: 'a read-only root', actual: onRoot }];
}
