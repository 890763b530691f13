import type { DeployResult } from '../run/result.ts';

/** Values for later steps of a workflow. */
export function outputsOf(result: DeployResult): Record<string, string> {
  const { state, release, previous, switchedAt, traffic, durationMs, images } = result;
  return {
    state,
    release,
    previous: previous?.release ?? '',
    'previous-images': previous?.images.join('\n') ?? '',
    images: images.join('\n'),
    'switched-at': switchedAt ?? '',
    requests: String(traffic?.sent ?? 0),
    'failed-requests': String(traffic?.failed ?? 0),
    duration: (durationMs / 1000).toFixed(1),
  };
}
