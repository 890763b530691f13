import { Problem } from '@slipway/core';

/** When a change needs a person: by its calibrated probability, or by its place among the repository's last year. */
export type GateRule =
  | { readonly kind: 'threshold'; readonly threshold: number }
  /** The share of changes, the riskiest ones, that is held back: 0.05 is every twentieth. */
  | { readonly kind: 'block-top'; readonly share: number };

/** @throws Problem `bad-input` for a threshold or share that is none */
export function gateRule(threshold: string | undefined, blockTop: string | undefined): GateRule {
  if (blockTop !== undefined) {
    const share = shareOf(blockTop);
    if (!(share > 0 && share < 1))
      throw new Problem(
        'bad-input',
        `block-top must be a share between 0 and 100 %, such as 5%, but is ${JSON.stringify(blockTop)}.`,
      );
    return { kind: 'block-top', share };
  }
  const limit = shareOf(threshold ?? '0.8');
  if (!(limit > 0 && limit <= 1))
    throw new Problem(
      'bad-input',
      `threshold must be a probability above 0 and up to 1, such as 0.8, but is ${JSON.stringify(threshold)}.`,
      { hint: 'A threshold of 1 blocks nothing: the score is advice then.' },
    );
  return { kind: 'threshold', threshold: limit };
}

/** `0.05`, `5%` and `5 %` are the same. NaN for anything else. */
function shareOf(text: string): number {
  const [, number, percent] = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim()) ?? [];
  return number === undefined ? Number.NaN : Number(number) / (percent === '%' ? 100 : 1);
}

/** Whether a score is beyond the rule; undefined when there is nothing to compare it with. */
export function isBeyond(
  rule: GateRule,
  score: { readonly probability: number; readonly percentile: number | null },
): boolean | undefined {
  if (rule.kind === 'threshold') return score.probability > rule.threshold;
  return score.percentile === null ? undefined : score.percentile > 1 - rule.share;
}

export function ruleInWords(rule: GateRule): string {
  return rule.kind === 'threshold'
    ? `a probability above ${rule.threshold}`
    : `a place among the riskiest ${percent(rule.share)} of the repository's last year`;
}

/** `4.2 %`; whole from 10 % on. */
export function percent(share: number): string {
  return `${(share * 100).toFixed(share >= 0.0995 || share === 0 ? 0 : 1)} %`;
}
