import type { Lift, LiftSearch } from './lift.ts';
import { type GateRule, isBeyond, ruleInWords } from './rule.ts';
import type { TrackRecord } from './track-record.ts';

/** Below so many changes that a fix is known to blame, a probability is a guess: the gate says what it thinks and lets the change through. */
export const fewestPositives = 100;

/** `auto` advises while few positives are known; `advise` never blocks; `block` blocks however little is known. */
export const gateModes = ['auto', 'advise', 'block'] as const;
export type GateMode = (typeof gateModes)[number];

/**
 * - `passed`: the score is not beyond the rule
 * - `blocked`: it is, and a person has to look at the change
 * - `lifted`: it is, and a person has
 * - `advised`: it is, or the rule cannot be applied, but this gate only advises
 */
export type GateState = 'passed' | 'blocked' | 'lifted' | 'advised';

/** What the gate decides about a change. */
export interface Gate {
  readonly state: GateState;
  readonly rule: GateRule;
  /** One sentence that says why. */
  readonly reason: string;
  readonly lifts: readonly Lift[];
  /** What else is to be known of the decision: reviews that do not count, what could not be read. */
  readonly notes: readonly string[];
  readonly knownPositives: number;
  readonly record: TrackRecord;
}

export interface GateFacts {
  readonly rule: GateRule;
  readonly mode: GateMode;
  readonly probability: number;
  readonly percentile: number | null;
  readonly knownPositives: number;
  readonly record: TrackRecord;
}

/** Decides. Reviews are looked for only when the change would be blocked. */
export async function decide(facts: GateFacts, lifts: () => Promise<LiftSearch>): Promise<Gate> {
  const { rule, mode, probability, percentile, knownPositives, record } = facts;
  const common = { rule, knownPositives, record };
  const beyond = isBeyond(rule, { probability, percentile });
  const done = (state: GateState, reason: string): Gate => ({ ...common, state, reason, lifts: [], notes: [] });
  if (beyond === undefined)
    return done(
      'advised',
      'The repository has too few changes of the last year to say which are its riskiest, so this gate only advises.',
    );
  if (!beyond) return done('passed', `Not beyond ${ruleInWords(rule)}.`);
  if (mode === 'advise')
    return done('advised', `Beyond ${ruleInWords(rule)}, but this gate only advises (gate: advise).`);
  const few = knownPositives < fewestPositives;
  if (few && mode === 'auto')
    return done(
      'advised',
      `Beyond ${ruleInWords(rule)}, but this gate only advises: ${knownPositives} changes here are known to have broken something, and below ${fewestPositives} a probability is a guess (gate: block blocks all the same).`,
    );
  const { lifts: found, notes } = await lifts();
  const doubt = few
    ? [`Only ${knownPositives} changes here are known to have broken something: take the probability for a guess.`]
    : [];
  if (found.length > 0)
    return {
      ...common,
      state: 'lifted',
      reason: `Beyond ${ruleInWords(rule)}; lifted by ${found.map(({ login }) => login).join(', ')}.`,
      lifts: found,
      notes: [...doubt, ...notes],
    };
  return {
    ...common,
    state: 'blocked',
    reason: `Beyond ${ruleInWords(rule)}. A person other than the author has to review it: an approving review of this commit lifts the gate.`,
    lifts: [],
    notes: [...doubt, ...notes],
  };
}
