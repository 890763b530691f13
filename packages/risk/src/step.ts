import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type ChangeEvent,
  type CodeHost,
  type Host,
  type Outcome,
  Problem,
  type Report,
  type ValuesOf,
} from '@slipway/core';
import { ciFromFiles, ciFromHost } from './ci/ci-history.ts';
import { type CiTerm, ciTerm } from './ci/ci-term.ts';
import { features } from './features/features.ts';
import { decide, type Gate } from './gate/gate.ts';
import { findEnvironmentLift, findLifts, type LiftSearch } from './gate/lift.ts';
import { type GateRule, gateRule } from './gate/rule.ts';
import { trackRecord } from './gate/track-record.ts';
import { type BugIssues, bugIssuesFromFile, bugIssuesFromHost } from './history/bug-issues.ts';
import type { DescribedChange } from './history/describe-change.ts';
import { describeChange } from './history/describe-change.ts';
import { openRepository } from './history/repository.ts';
import type { riskInputs } from './inputs.ts';
import { hasSeen, type Model, seenNote } from './model/model.ts';
import { parseModel } from './model/parse-model.ts';
import { shippedModel } from './model/shipped-model.ts';
import { riskReport } from './report/risk-report.ts';
import { adviceFor } from './score/advice.ts';
import { fileParts } from './score/attribution.ts';
import { resolveRange } from './score/resolve-range.ts';
import type { RiskResult } from './score/risk-result.ts';
import { type RiskScore, scoreChange } from './score/risk-score.ts';
import { similarChanges } from './score/similar.ts';
import { sourcesOf } from './score/sources.ts';

export type RiskValues = ValuesOf<typeof riskInputs>;

/** What risk-gate knows after it ran. */
export interface RiskStep extends Outcome {
  readonly report: Report;
  readonly result: RiskResult;
}

type RiskHost = Pick<Host, 'cwd' | 'event' | 'codeHost' | 'interrupted'>;

/**
 * The whole risk step: the change is described from the history before it, scored, explained, and let through or held back.
 *
 * @param now milliseconds since 1970, for the age of the model
 * @throws RiskError for a repository, commits or a model that cannot be used
 * @throws Problem for inputs that are wrong
 */
export async function riskStep(values: RiskValues, host: RiskHost, now: number): Promise<RiskStep> {
  const rule = gateRule(values.threshold, values['block-top']);
  const { model, path } = modelOf(values.model, host.cwd);
  const event = host.event?.();
  const repo = resolve(host.cwd, values.repo ?? '.');
  const signal = host.interrupted();
  const repository = await openRepository(repo, signal);
  const { base, head, how } = await resolveRange(repository, {
    base: values.base ?? (values.head === undefined ? event?.base : undefined),
    head: values.head ?? event?.head ?? 'HEAD',
    defaultBranch: event?.defaultBranch,
  });
  const code = lazily(async () => host.codeHost?.(values['github-token']));
  const bugs = await bugsOf(values, host.cwd, code);
  const cache = values['history-cache'];
  const described = await describeChange({
    repo,
    base,
    head,
    signal,
    tokens: model.tokens !== undefined,
    issueLabels: bugs.numbers,
    ...(cache === undefined ? {} : { cache: resolve(host.cwd, cache) }),
  });
  const score = scoreChange(described, features, model);
  const gate = await gateOf(values, rule, score, () => lifts(values['review-environment'], code, event, head));
  const ci = await ciOf(values, host.cwd, code, event, described);
  const result: RiskResult = {
    described,
    how,
    score,
    gate,
    parts: fileParts(described, score),
    // A score that needs no lowering needs no advice either.
    advice: gate.state !== 'passed' || score.band === 'high' ? adviceFor(described, score) : [],
    similar: similarChanges(described, score),
    ci: ci.term,
    model: { kind: model.kind, trainedAt: model.trainedAt, data: model.data, path, ageDays: ageOf(model, now) },
    notes: [...(hasSeen(model, described.oldest) ? [seenNote] : []), ...described.notes, ...bugs.notes, ...ci.notes],
  };
  const report = riskReport(result);
  const sources = await sourcesOf(
    repository,
    head,
    report.findings.map(({ location }) => location.file),
  );
  return {
    result,
    report: { ...report, source: (file) => sources.get(file) },
    failed: gate.state === 'blocked' && values['fail-when-blocked'],
    outputs: outputsOf(result),
  };
}

function modelOf(path: string | undefined, cwd: string): { model: Model; path: string | undefined } {
  if (path === undefined) return { model: shippedModel(), path };
  let text: string;
  try {
    text = readFileSync(resolve(cwd, path), 'utf8');
  } catch (error) {
    throw new Problem('not-found', `The model ${path} cannot be read.`, {
      cause: error,
      hint: '`slipway risk train` writes one; without `model` the shipped one is used.',
    });
  }
  return { model: parseModel(text, path), path };
}

/** In whole days, so that a run an hour later says the same. */
function ageOf({ trainedAt }: Model, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(trainedAt)) / 86_400_000));
}

function gateOf(
  values: RiskValues,
  rule: GateRule,
  { scored, percentile, knownPositives, judged, seen }: RiskScore,
  search: () => Promise<LiftSearch>,
): Promise<Gate> {
  const { gate: mode = 'auto' } = values;
  const record = trackRecord(rule, judged, seen);
  return decide({ rule, mode, probability: scored.probability, percentile, knownPositives, record }, search);
}

/** In a merge group the commits are GitHub's own: what was reviewed is the head of each pull request. */
async function lifts(
  environment: string | undefined,
  code: () => Promise<CodeHost | undefined>,
  event: ChangeEvent | undefined,
  head: string,
): Promise<LiftSearch> {
  const { pullRequests = [], author, name } = event ?? {};
  if (pullRequests.length === 0 && environment === undefined) return { lifts: [], notes: [] };
  const host = await code();
  if (host === undefined)
    return {
      lifts: [],
      notes: ['Whether somebody approved it could not be read: that needs github-token and a repository.'],
    };
  const reviews = await findLifts(host, { pullRequests, author, head: name === 'merge_group' ? undefined : head });
  if (reviews.lifts.length > 0 || environment === undefined) return reviews;
  const approval = await findEnvironmentLift(host, environment, { head, author });
  return { lifts: approval.lifts, notes: [...reviews.notes, ...approval.notes] };
}

async function bugsOf(values: RiskValues, cwd: string, code: () => Promise<CodeHost | undefined>): Promise<BugIssues> {
  const file = values['bug-issues'];
  if (file !== undefined) return bugIssuesFromFile(file, cwd);
  const labels = values['bug-labels'];
  const host = labels.length === 0 ? undefined : await code();
  return host === undefined ? { numbers: new Set(), notes: [] } : bugIssuesFromHost(host, labels);
}

async function ciOf(
  values: RiskValues,
  cwd: string,
  code: () => Promise<CodeHost | undefined>,
  event: ChangeEvent | undefined,
  { change, recent }: DescribedChange,
): Promise<{ term: CiTerm | undefined; notes: readonly string[] }> {
  const patterns = values['ci-history'];
  const host = patterns.length > 0 ? undefined : await code();
  if (patterns.length === 0 && host === undefined) return { term: undefined, notes: [] };
  const history =
    host === undefined ? ciFromFiles(patterns, cwd) : await ciFromHost(host, event?.defaultBranch ?? 'main');
  if ('trouble' in history) return { term: undefined, notes: [history.trouble] };
  const files = new Map(recent.map((unit) => [unit.hash, unit.files]));
  const term = ciTerm(
    history,
    change.files.map(({ path }) => path),
    (commit) => files.get(commit),
  );
  return {
    term,
    notes: term === undefined ? [`${history.source} has no finished run, so nothing is said of CI.`] : [],
  };
}

function outputsOf({ score, gate, described }: RiskResult): Record<string, string> {
  return {
    gate: gate.state,
    blocked: String(gate.state === 'blocked'),
    probability: String(score.scored.probability),
    percentile: score.percentile === null ? '' : String(score.percentile),
    band: score.band,
    'lifted-by': gate.lifts.map(({ login }) => login).join(','),
    base: described.base,
    head: described.head,
  };
}

function lazily<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
