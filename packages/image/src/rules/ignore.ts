import { type Finding, nearest, type Severity } from '@slipway/core';
import type { Dockerfile } from '../dockerfile/dockerfile.ts';
import type { Span } from '../dockerfile/span.ts';
import type { PlacedFinding, PolicyIgnore } from './check.ts';
import { imageRules } from './registry.ts';

/** A comment `# slipway-ignore <rule>[, <rule>]: <reason>`. */
export interface Ignore {
  readonly rule: string;
  readonly reason: string;
  /** Where the comment stands. */
  readonly span: Span;
  /** What it covers. */
  readonly from: number;
  readonly to: number;
}

/** A finding that was hidden, and why. */
export interface IgnoredFinding {
  readonly finding: Finding;
  readonly reason: string;
  readonly by: 'comment' | 'policy';
}

const pattern = /^slipway-ignore[ \t]+([a-z0-9-]+(?:[ \t]*,[ \t]*[a-z0-9-]+)*)[ \t]*(?::[ \t]*(.*))?$/;

/**
 * Ignores of a Dockerfile. Before the first FROM and its ARGs, with no instruction above it and a blank line below, an
 * ignore covers the whole file; elsewhere the instruction that it stands above or in.
 */
export function readIgnores(dockerfile: Dockerfile): Ignore[] {
  const { comments, instructions, text } = dockerfile;
  if (!text.includes('slipway-ignore')) return [];
  return comments.flatMap((comment) => {
    const match = pattern.exec(comment.text);
    if (match === null) return [];
    const owner =
      instructions.find(({ start, end }) => start <= comment.start && comment.end <= end) ??
      instructions.find(({ start }) => start >= comment.end);
    const isHead = owner === instructions[0] && owner !== undefined && isApart(text, comment.end, owner.start);
    const [from, to] = isHead
      ? [0, text.length]
      : [owner?.start ?? 0, Math.max(owner?.end ?? 0, owner?.heredocs.at(-1)?.end ?? 0)];
    const reason = match[2]?.trim() ?? '';
    return match[1]!.split(',').map((rule) => ({ rule: rule.trim(), reason, span: comment, from, to }));
  });
}

/** Whether a blank line stands between a comment and the instruction below it. */
function isApart(text: string, from: number, to: number): boolean {
  return /\n[ \t\r]*\n/.test(text.slice(from, to));
}

export interface Sifted {
  readonly kept: readonly PlacedFinding[];
  readonly ignored: readonly IgnoredFinding[];
  readonly used: ReadonlySet<Ignore>;
}

/** Applies ignores to findings. One without a reason hides nothing. */
export function sift(
  findings: readonly PlacedFinding[],
  ignores: readonly Ignore[],
  policy: readonly PolicyIgnore[],
  file: string,
): Sifted {
  const used = new Set<Ignore>();
  const kept: PlacedFinding[] = [];
  const ignored: IgnoredFinding[] = [];
  for (const finding of findings) {
    const comment = ignores.find(
      ({ rule, reason, from, to }) =>
        rule === finding.rule && reason !== '' && finding.span.start >= from && finding.span.start <= to,
    );
    const entry = policy.find((ignore) => ignore.rule === finding.rule && ignore.file?.(file) !== false);
    if (comment !== undefined) used.add(comment);
    const reason = comment?.reason ?? entry?.reason;
    if (reason === undefined) kept.push(finding);
    else ignored.push({ finding, reason, by: comment === undefined ? 'policy' : 'comment' });
  }
  return { kept, ignored, used };
}

/** Findings about the ignores themselves: no reason, an unknown rule, nothing left to hide. */
export function judgeIgnores(
  ignores: readonly Ignore[],
  used: ReadonlySet<Ignore>,
  dockerfile: Dockerfile,
  severityOf: (rule: string) => Severity | undefined,
): PlacedFinding[] {
  const ids = imageRules.map(({ id }) => id);
  return ignores.flatMap((ignore) => {
    if (used.has(ignore)) return [];
    const [rule, message] = verdictOn(ignore, ids, severityOf(ignore.rule) !== undefined);
    const severity = rule === undefined ? undefined : severityOf(rule);
    if (rule === undefined || severity === undefined) return [];
    const fix = { text: imageRules.find(({ id }) => id === rule)!.fix };
    return [{ rule, severity, message, location: dockerfile.locate(ignore.span), span: ignore.span, fix }];
  });
}

function verdictOn(ignore: Ignore, known: readonly string[], isActive: boolean): [string, string] | [undefined, ''] {
  if (!known.includes(ignore.rule)) {
    const near = nearest(ignore.rule, known);
    const hint = near === undefined ? '' : `; the nearest is ${near}`;
    return ['ignore-known-rule', `There is no rule ${ignore.rule}${hint}.`];
  }
  if (ignore.reason === '')
    return ['ignore-reason', `This ignore of ${ignore.rule} gives no reason and is not applied.`];
  return isActive ? ['ignore-needed', `Nothing here breaks ${ignore.rule} any more.`] : [undefined, ''];
}
