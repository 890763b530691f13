import type { HistoryStep } from './layer-cache.ts';

/**
 * Which of an image's layers its base brought: those of the base itself, or what the history lets one guess. A base ends
 * with the command that it would run; so the last CMD or ENTRYPOINT that layers follow is taken for its end.
 */
export type BaseLayers = { readonly diffIds: readonly string[] } | 'history';

/** @returns how many layers, from the lowest, are the base's */
export function baseLayerCount(
  diffIds: readonly string[],
  history: readonly HistoryStep[],
  base: BaseLayers | undefined,
): number {
  if (base === undefined) return 0;
  if (base !== 'history') {
    const isBase = base.diffIds.length <= diffIds.length && base.diffIds.every((diffId, i) => diffId === diffIds[i]);
    return isBase ? base.diffIds.length : 0;
  }
  let layers = 0;
  let count = 0;
  for (const { createdBy, isEmpty } of history) {
    if (!isEmpty) layers++;
    else if (/^(?:\/bin\/sh -c #\(nop\)\s+)?(?:CMD|ENTRYPOINT)\b/.test(createdBy) && layers < diffIds.length)
      count = layers;
  }
  // A history that does not fit the layers tells nothing of them.
  return layers === diffIds.length ? count : 0;
}
