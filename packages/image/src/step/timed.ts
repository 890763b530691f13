import type { Clock } from '@slipway/core';
import { sizeInWords } from '../gates/sizes.ts';
import type { ImageAnalysis } from '../layers/analysis.ts';
import type { StageBytes } from '../report/image-result.ts';
import { causeInWords, endInWords, type SmokeResult } from '../run/smoke-result.ts';

/** What a part of a run is timed by, and told to. */
export interface Timing {
  readonly parts: { readonly clock: Clock };
  /** Milliseconds by part. */
  readonly timings: Record<string, number>;
  log(line: string): void;
}

/** Runs a part and says in one line, as the build does for its steps, how long it took and what came of it. */
export async function timed<T>(
  { parts: { clock }, log, timings }: Timing,
  part: string,
  body: () => Promise<T>,
  words: (value: T) => string,
): Promise<T> {
  const startedMs = clock.now();
  const value = await body();
  const ms = clock.now() - startedMs;
  timings[part] = ms;
  log(`${(ms / 1000).toFixed(1).padStart(6)} s  ${words(value)}`);
  return value;
}

export function lookWords({ analysis: { layers, bytes } }: { readonly analysis: ImageAnalysis }): string {
  return `looked into ${layers.length} ${layers.length === 1 ? 'layer' : 'layers'} of ${sizeInWords(bytes)}`;
}

export function stageWords(stages: readonly StageBytes[]): string {
  return `measured ${stages.map(({ stage, bytes }) => `${stage} ${sizeInWords(bytes)}`).join(', ') || 'no stages'}`;
}

export function smokeWords({ verdict, cause, startUpMs, stopMs, ended, drained }: SmokeResult): string {
  if (verdict === 'failed') return `ran it: ${cause === undefined ? 'failed' : causeInWords(cause)}`;
  if (ended !== undefined) return `ran it: it ${endInWords(ended)}`;
  const end =
    stopMs === undefined
      ? ''
      : `, ${drained === false ? 'killed' : 'ended'} ${(stopMs / 1000).toFixed(1)} s after SIGTERM`;
  const after = startUpMs === undefined ? '' : ` after ${(startUpMs / 1000).toFixed(2)} s`;
  return `ran it: healthy${after}${end}`;
}
