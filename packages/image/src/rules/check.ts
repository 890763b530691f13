import type { Edit, Finding, RuleInfo, Severity } from '@slipway/core';
import type { Dockerfile, Stage } from '../dockerfile/dockerfile.ts';
import type { Span } from '../dockerfile/span.ts';
import { areChecksErrors, buildCheckFindings, otherBuildCheck } from './build-checks.ts';
import { chainOf, reachableStages } from './chain.ts';
import { type IgnoredFinding, judgeIgnores, readIgnores, sift } from './ignore.ts';
import { imageRules } from './registry.ts';
import { type CheckInput, type Context, type Detail, type ImageRule, type Options, ruleInfo } from './rule.ts';

/** What a repository wants of the rules: the `image` section of `slipway.yaml`, inputs and flags. */
export interface CheckPolicy {
  /** `recommended` (when left out) runs all rules that are not optional, `all` runs every rule. */
  readonly preset?: 'recommended' | 'all' | undefined;
  readonly rules?: Readonly<Record<string, RulePolicy>> | undefined;
  readonly ignores?: readonly PolicyIgnore[] | undefined;
}

export interface RulePolicy {
  readonly severity?: Severity | 'off' | undefined;
  readonly options?: Options | undefined;
}

/** Findings of one rule to hide. */
export interface PolicyIgnore {
  readonly rule: string;
  readonly file?: ((path: string) => boolean) | undefined;
  readonly reason: string;
}

export interface CheckResult {
  /** Worst first, then by place. */
  readonly findings: readonly Finding[];
  readonly ignored: readonly IgnoredFinding[];
}

/** A finding with its offsets, until it is reported. */
export interface PlacedFinding extends Finding {
  readonly span: Span;
}

/** Runs the rules over a Dockerfile and hides what its comments and the policy ignore. */
export function checkDockerfile(input: CheckInput, policy: CheckPolicy = {}): CheckResult {
  const { dockerfile } = input;
  const { final } = dockerfile;
  const shipped = final === undefined ? [] : chainOf(dockerfile, final);
  const found: PlacedFinding[] = [];
  for (const rule of imageRules) {
    if (!isActive(rule, policy)) continue;
    const own = policy.rules?.[rule.id]?.options;
    const options = own === undefined ? (rule.options ?? {}) : { ...rule.options, ...own };
    const report = reporter(rule, input, severityOf(rule, policy), found);
    rule.check({ input, dockerfile, options, shipped, report });
  }
  const severityIn = (id: string) => {
    const rule = imageRules.find((candidate) => candidate.id === id);
    return rule !== undefined && isActive(rule, policy) ? severityOf(rule, policy) : undefined;
  };
  found.push(...buildCheckFindings(input.buildChecks ?? [], dockerfile, found, severityIn));
  const ignores = readIgnores(dockerfile);
  const { kept, ignored, used } = sift(found, ignores, policy.ignores ?? [], dockerfile.file);
  // Whether an ignore of what only BuildKit says is needed can be told once BuildKit has been asked.
  const isHeard = (id: string) => id !== otherBuildCheck || input.buildChecks !== undefined;
  const judged = judgeIgnores(ignores, used, dockerfile, (id) => (isHeard(id) ? severityIn(id) : undefined));
  return { findings: [...kept, ...judged].sort(worstFirst).map(withoutSpan), ignored };
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function worstFirst(a: PlacedFinding, b: PlacedFinding): number {
  return (
    ranks[a.severity] - ranks[b.severity] ||
    a.span.start - b.span.start ||
    (a.rule < b.rule ? -1 : Number(a.rule > b.rule))
  );
}

function withoutSpan({ span: _, ...finding }: PlacedFinding): Finding {
  return finding;
}

function reporter(rule: ImageRule, input: CheckInput, severity: Severity, found: PlacedFinding[]): Context['report'] {
  const { dockerfile } = input;
  return (at, message, detail: Detail = {}) => {
    const span = firstLine(dockerfile.text, at);
    // A severity that the policy sets holds for the whole rule; one that a rule lowers at a place does not.
    const isStrict = rule.buildCheck !== undefined && areChecksErrors(dockerfile);
    const strict = isStrict ? 'error' : rule.severity;
    const usual = detail.whenBuilt === true && !isBuilt(dockerfile, span.start) ? 'warning' : strict;
    const own = severity === rule.severity ? (detail.severity ?? usual) : severity;
    const location = detail.elsewhere ?? dockerfile.locate(span);
    const object = detail.elsewhere === undefined ? (detail.object ?? stageRef(dockerfile.stages, span.start)) : {};
    const fix = { text: detail.fix ?? rule.fix, ...editsOf(detail.edits) };
    found.push({ rule: rule.id, severity: own, message, location, fix, span, ...object });
  };
}

function editsOf(edits: readonly Edit[] | undefined): { edits?: readonly Edit[] } {
  return edits === undefined ? {} : { edits };
}

const built = new WeakMap<Dockerfile, ReadonlySet<number>>();

/** Whether a place is in a stage that the target needs. */
function isBuilt(dockerfile: Dockerfile, offset: number): boolean {
  const known = built.get(dockerfile) ?? reachableStages(dockerfile);
  built.set(dockerfile, known);
  const stage = stageAt(dockerfile.stages, offset);
  return stage === undefined || known.has(stage.index);
}

/** The last stage that begins before a place. */
function stageAt(stages: readonly Stage[], offset: number): Stage | undefined {
  let [low, high] = [0, stages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stages[middle]!.from.start <= offset) low = middle + 1;
    else high = middle;
  }
  return stages[low - 1];
}

/** The stage that a place is in, as the object of its finding. */
function stageRef(stages: readonly Stage[], offset: number): Pick<Finding, 'object'> {
  const stage = stageAt(stages, offset);
  if (stage === undefined) return {};
  return { object: { apiVersion: '', kind: 'Stage', namespace: '', name: stage.name ?? String(stage.index) } };
}

/** A frame around forty lines says less than the line that they begin with. */
function firstLine(text: string, { start, end }: Span): Span {
  const line = text.slice(start, end);
  const feed = line.indexOf('\n');
  if (feed < 0) return { start, end };
  return { start, end: start + Math.max(1, line.slice(0, feed).replace(/[\s\\`]+$/, '').length) };
}

export function isActive(rule: ImageRule, policy: CheckPolicy): boolean {
  const wanted = policy.rules?.[rule.id]?.severity;
  return wanted === undefined ? policy.preset === 'all' || rule.optional !== true : wanted !== 'off';
}

function severityOf(rule: ImageRule, policy: CheckPolicy): Severity {
  const wanted = policy.rules?.[rule.id]?.severity;
  return wanted === undefined || wanted === 'off' ? rule.severity : wanted;
}

/** Every rule by id, as reports print it, with the severities of a policy. */
export function imageRuleInfos(policy: CheckPolicy = {}): ReadonlyMap<string, RuleInfo> {
  return new Map(imageRules.map((rule) => [rule.id, ruleInfo(rule, severityOf(rule, policy), isActive(rule, policy))]));
}
