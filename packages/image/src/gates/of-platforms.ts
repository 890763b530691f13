import type { Finding } from '@slipway/core';
import type { Gate } from './gates.ts';

/** What was found of the image for one platform. */
export interface OfPlatform {
  /** `linux/arm64` */
  readonly platform: string;
  readonly gates: readonly Gate[];
  readonly findings: readonly Finding[];
}

/**
 * Gates and findings of all platforms of an image, each with the platforms that it is of; what several have in common is one
 * finding. An image for one platform needs no name for it.
 */
export function ofPlatforms(all: readonly OfPlatform[]): Pick<OfPlatform, 'gates' | 'findings'> {
  const [only] = all;
  if (only !== undefined && all.length === 1) return only;
  const merged = new Map<string, { readonly finding: Finding; readonly platforms: string[] }>();
  for (const { platform, findings } of all)
    for (const finding of findings) {
      const { rule, message, location } = finding;
      const key = JSON.stringify([rule, message, location]);
      const known = merged.get(key);
      if (known === undefined) merged.set(key, { finding, platforms: [platform] });
      else if (!known.platforms.includes(platform)) known.platforms.push(platform);
    }
  return {
    gates: all.flatMap(({ platform, gates }) => gates.map((gate) => ({ ...gate, platform }))),
    findings: [...merged.values()].map(({ finding, platforms }) => ({
      ...finding,
      message: `For ${platforms.join(', ')}: ${finding.message}`,
    })),
  };
}
