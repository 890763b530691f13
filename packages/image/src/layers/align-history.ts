import type { HistoryEntry } from '../engine/engine.ts';
import type { HistoryStep } from './layer-cache.ts';

/** Instructions that make layers, from those that always do to the one that does when its directory is new. */
const likely = [/\b(?:RUN|COPY|ADD)\b|^\/bin\/sh -c (?!#\(nop\))/, /\bWORKDIR\b/];

/**
 * Says which steps of an engine's history made the layers, which the engine does not: those with bytes, and as many of the
 * others as layers are left, the likeliest first.
 *
 * @param newestFirst as the engine lists them
 */
export function alignHistory(newestFirst: readonly HistoryEntry[], layers: number): HistoryStep[] {
  const steps = newestFirst.toReversed();
  const makers = new Set<number>();
  const take = (fits: (step: HistoryEntry) => boolean): void => {
    for (const [i, step] of steps.entries()) if (makers.size < layers && !makers.has(i) && fits(step)) makers.add(i);
  };
  take(({ sizeBytes }) => sizeBytes > 0);
  for (const pattern of likely) take(({ createdBy }) => pattern.test(createdBy));
  return steps.map(({ createdBy }, i) => ({ createdBy, isEmpty: !makers.has(i) }));
}
