import type { Finding } from '@slipway/core';

/** Rules that see one cause from two sides: where the first found it, the second says nothing new. */
const sameCause: readonly (readonly [string, string])[] = [
  // What the policy asks of the image is more than what is advised of its Dockerfile.
  ['non-root-image', 'runtime-non-root'],
  // The instruction that left a compiler is a better place than the image as a whole.
  ['multi-stage', 'runtime-without-compiler'],
];

/** Findings without those whose cause another one names already. */
export function oneFindingEachCause(findings: readonly Finding[]): Finding[] {
  const there = new Set(findings.map(({ rule }) => rule));
  const needless = new Set(sameCause.filter(([first]) => there.has(first)).map(([, second]) => second));
  return findings.filter(({ rule }) => !needless.has(rule));
}
