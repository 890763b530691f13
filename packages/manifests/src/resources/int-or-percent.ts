import type { Node, Scalar } from '../read/node.ts';

/** A count or a share, such as `maxSurge: 1` or `maxSurge: 25%`. */
export interface IntOrPercent {
  readonly value: number;
  readonly percent: boolean;
  /** Where it is written; undefined for a default. */
  readonly node: Scalar | undefined;
}

const percentPattern = /^[0-9]+%$/;

/** Reads an `IntOrString` that Kubernetes takes for a whole number or a percentage; undefined for anything else. */
export function intOrPercent(node: Node | undefined): IntOrPercent | undefined {
  if (node?.kind !== 'scalar') return undefined;
  const { integer, text } = node;
  if (integer !== undefined) return { value: integer, percent: false, node };
  return percentPattern.test(text) ? { value: Number(text.slice(0, -1)), percent: true, node } : undefined;
}

/**
 * The count that it stands for. Kubernetes rounds shares up for surges and disruption budgets, down for maxUnavailable
 * of a rolling update. Source: apimachinery, pkg/util/intstr, GetScaledValueFromIntOrPercent.
 */
export function scaled({ value, percent }: IntOrPercent, total: number, rounding: 'up' | 'down'): number {
  if (!percent) return value;
  // Integers first: 0.07 * 100 is more than 7 in floating point.
  const share = value * total;
  return rounding === 'up' ? Math.ceil(share / 100) : Math.floor(share / 100);
}

export function amountText({ value, percent }: IntOrPercent): string {
  return percent ? `${value}%` : String(value);
}

/** Why the API server refuses it, or undefined when it does not. Source: pkg/apis/apps/validation, ValidatePositiveIntOrPercent. */
export function refusal(node: Node | undefined, limit: '100%' | 'none'): string | undefined {
  if (node?.kind !== 'scalar' || node.isNull) return undefined;
  const amount = intOrPercent(node);
  if (amount === undefined) return 'neither a whole number nor a percentage';
  if (amount.value < 0) return 'a negative amount';
  return limit === '100%' && amount.percent && amount.value > 100 ? 'more than 100%' : undefined;
}
