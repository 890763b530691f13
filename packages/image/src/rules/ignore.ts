import { type Finding, nearest, type Severity } from '@slipway/core';
import type { Dockerfile, Instruction, Word } from '../dockerfile/dockerfile.ts';
import type { Span } from '../dockerfile/span.ts';
import { otherBuildCheck, ruleOf } from './build-checks.ts';
import type { PlacedFinding, PolicyIgnore } from './check.ts';
import { hadolintRules } from './hadolint.ts';
import { imageRules } from './registry.ts';

/** A rule that a comment ignores: `# slipway-ignore <rule>[, <rule>]: <reason>`, `# hadolint ignore=DL3008`, `# check=skip=…`. */
export interface Ignore {
  readonly rule: string;
  readonly reason: string;
  /** Where the comment stands. */
  readonly span: Span;
  /** What it covers. */
  readonly from: number;
  readonly to: number;
  /** Whom it was written for; what was not written for Slipway is honoured and not judged. */
  readonly by: 'slipway' | 'hadolint' | 'buildkit';
}

/** A finding that was hidden, and why. */
export interface IgnoredFinding {
  readonly finding: Finding;
  readonly reason: string;
  readonly by: 'comment' | 'policy';
}

const pattern = /^slipway-ignore[ \t]+([a-z0-9-]+(?:[ \t]*,[ \t]*[a-z0-9-]+)*)[ \t]*(?::[ \t]*(.*))?$/;
/** Source: hadolint's documentation, "Ignoring Rules". */
const hadolintPattern =
  /^hadolint[ \t]+(global[ \t]+)?ignore[ \t]*=[ \t]*([A-Z]+\d+(?:[ \t]*,[ \t]*[A-Z]+\d+)*)[ \t]*(?:#[ \t]*(.*))?$/;

/**
 * Ignores of a Dockerfile. Before the first FROM and its ARGs, with no instruction above it and a blank line below, an
 * ignore covers the whole file; elsewhere the instruction that it stands above or in. Comments for hadolint hide what of
 * ours is the same as the rules that they name.
 */
export function readIgnores(dockerfile: Dockerfile): Ignore[] {
  const { comments, text } = dockerfile;
  const skipped = dockerfile.directives.length === 0 ? [] : buildkitIgnores(dockerfile);
  if (!/slipway-ignore|hadolint/.test(text)) return skipped;
  return [
    ...skipped,
    ...comments.flatMap((comment) => slipwayIgnores(dockerfile, comment) ?? hadolintIgnores(dockerfile, comment)),
  ];
}

/** `# check=skip=StageNameCasing`. To skip all of them turns BuildKit's checks off, and not these rules. */
function buildkitIgnores({ directives, text }: Dockerfile): Ignore[] {
  return directives.flatMap(({ name, value, start, end }) => {
    const list = name === 'check' ? /(?:^|;)\s*skip\s*=([^;]*)/.exec(value)?.[1] : undefined;
    return (list ?? '')
      .split(',')
      .map((check) => check.trim())
      .filter((check) => check !== '' && check !== 'all')
      .map((check) => ({
        rule: ruleOf(check),
        reason: `the directive check skips ${check}`,
        span: { start, end },
        from: 0,
        to: text.length,
        by: 'buildkit' as const,
      }))
      .filter(({ rule }) => rule !== otherBuildCheck);
  });
}

function slipwayIgnores(dockerfile: Dockerfile, comment: Word): Ignore[] | undefined {
  const match = pattern.exec(comment.text);
  if (match === null) return undefined;
  const { instructions, text } = dockerfile;
  const owner = ownerOf(dockerfile, comment);
  const isHead = owner === instructions[0] && owner !== undefined && isApart(text, comment.end, owner.start);
  const covered = isHead ? { from: 0, to: text.length } : reachOf(owner);
  const reason = match[2]?.trim() ?? '';
  return match[1]!
    .split(',')
    .map((rule) => ({ rule: rule.trim(), reason, span: comment, ...covered, by: 'slipway' as const }));
}

function hadolintIgnores(dockerfile: Dockerfile, comment: Word): Ignore[] {
  const match = hadolintPattern.exec(comment.text);
  if (match === null) return [];
  const [, global, list = '', reason = ''] = match;
  const covered =
    global === undefined ? reachOf(ownerOf(dockerfile, comment)) : { from: 0, to: dockerfile.text.length };
  return list
    .split(',')
    .map((code) => code.trim())
    .flatMap((code) =>
      (hadolintRules.get(code) ?? []).map((rule) => ({
        rule,
        reason: reason.trim() || `a comment for hadolint ignores ${code}`,
        span: comment,
        ...covered,
        by: 'hadolint' as const,
      })),
    );
}

/** The instruction that a comment stands in or above. */
function ownerOf({ instructions }: Dockerfile, comment: Word): Instruction | undefined {
  return (
    instructions.find(({ start, end }) => start <= comment.start && comment.end <= end) ??
    instructions.find(({ start }) => start >= comment.end)
  );
}

function reachOf(owner: Instruction | undefined): { from: number; to: number } {
  return { from: owner?.start ?? 0, to: Math.max(owner?.end ?? 0, owner?.heredocs.at(-1)?.end ?? 0) };
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
    if (used.has(ignore) || ignore.by !== 'slipway') return [];
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
