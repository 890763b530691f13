import type { Finding } from '@slipway/core';
import type { ImageConfig } from '../engine/engine.ts';
import type { Places } from '../gates/gates.ts';
import type { ImageAnalysis } from '../layers/analysis.ts';

/** Build secrets that came to stand in the image's configuration or history, where everyone can read them who pulls it. */
export function leakedSecrets(
  secrets: readonly string[],
  config: Pick<ImageConfig, 'env' | 'labels' | 'entrypoint' | 'command'>,
  { layers }: Pick<ImageAnalysis, 'layers'>,
  places: Places,
): Finding[] {
  const holds = (text: string) => secrets.some((secret) => text.includes(secret));
  const leak = (what: string, location = places.image): Finding => ({
    rule: 'secret-not-in-image',
    severity: 'error',
    message: `A build secret stands in ${what} of the image.`,
    location,
  });
  return [
    ...config.env.filter(holds).map((text) => leak(`the variable ${text.split('=', 1)[0]}`)),
    ...Object.entries(config.labels)
      .filter(([, value]) => holds(value))
      .map(([name]) => leak(`the label ${name}`)),
    ...([...config.entrypoint, ...config.command].some(holds) ? [leak('the command')] : []),
    ...layers.flatMap(({ createdBy }, i) =>
      holds(createdBy) ? [leak(`the history of layer ${i + 1}`, places.layer(i))] : [],
    ),
  ];
}
