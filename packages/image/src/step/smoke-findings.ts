import type { Finding } from '@slipway/core';
import type { Gate, Places } from '../gates/gates.ts';
import type { SmokeResult } from '../run/smoke-result.ts';

/** What the run of the image says against it. */
export function smokeFindings(smoke: SmokeResult, places: Places): Finding[] {
  const { verdict, cause, drained, stopMs } = smoke;
  if (verdict === 'failed') {
    const fix = cause?.deniedPath;
    return [
      {
        rule: 'healthy-start',
        severity: 'error',
        message: cause?.message ?? 'The container did not become healthy.',
        location: places.image,
        ...(fix === undefined
          ? {}
          : {
              fix: {
                text: `It tried to write ${fix}: mount a volume or tmpfs there, name its folder in smoke-tmpfs, or let it write elsewhere.`,
              },
            }),
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

/** The run as gates: that it works, and that it works on a root that it cannot write to. */
export function smokeGates(smoke: SmokeResult, readOnlyAsked: boolean): Gate[] {
  const healthy = smoke.verdict === 'healthy';
  const actual = healthy ? 'healthy' : (smoke.cause?.code ?? 'failed');
  const wrote = smoke.cause?.deniedPath;
  return [
    { gate: 'smoke', holds: healthy, limit: 'healthy', actual },
    ...(readOnlyAsked
      ? [
          {
            gate: 'read-only' as const,
            holds: wrote === undefined,
            limit: 'a read-only root',
            actual: wrote === undefined ? 'writes nothing on it' : `tried to write ${wrote}`,
          },
        ]
      : []),
  ];
}
