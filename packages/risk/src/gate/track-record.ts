import { type GateRule, isBeyond, percent } from './rule.ts';
import { type Share, wilson } from './wilson.ts';

/** What the gate would have done to changes whose outcome is known by now. */
export interface TrackRecord {
  /** Changes looked at: landed long enough ago that most of their defects have been fixed. */
  readonly changes: number;
  /** How many of them a later fix blames. */
  readonly positives: number;
  readonly blocked: number;
  /** Share of the blocked ones that a later fix blames. */
  readonly precision: Share;
  /** Share of the blamed ones that would have been blocked. */
  readonly caught: Share;
  /** Whether the model had seen these changes as it was trained, which flatters it. */
  readonly seen: boolean;
}

export interface JudgedChange {
  readonly probability: number;
  readonly percentile: number | null;
  readonly blamed: boolean;
}

export function trackRecord(rule: GateRule, changes: readonly JudgedChange[], seen: boolean): TrackRecord {
  const blocked = changes.filter((change) => isBeyond(rule, change) === true);
  const hits = blocked.filter(({ blamed }) => blamed).length;
  const positives = changes.filter(({ blamed }) => blamed).length;
  return {
    changes: changes.length,
    positives,
    blocked: blocked.length,
    precision: wilson(hits, blocked.length),
    caught: wilson(hits, positives),
    seen,
  };
}

/** What the gate's rule means here, in one sentence. */
export function recordInWords({ changes, positives, blocked, precision, caught, seen }: TrackRecord): string {
  if (changes === 0) return 'How this gate would have done here is not known: no change is old enough to tell.';
  const start = `Over the last ${changes} changes that are old enough to tell, it would have blocked ${percent(blocked / changes)}`;
  const flattery = seen ? '; the model was trained on them, so expect less' : '';
  if (positives === 0) return `${start}; no fix blames any of them, so nothing is known of its precision${flattery}.`;
  const missed = `caught ${percent(caught.value)} of the ${positives} that a later fix blames`;
  if (blocked === 0) return `${start}, and ${missed}${flattery}.`;
  const range = `${precision.low.toFixed(2)} to ${precision.high.toFixed(2)}`;
  return `${start} with precision ${precision.value.toFixed(2)} (95 % interval ${range}), and ${missed}${flattery}.`;
}
