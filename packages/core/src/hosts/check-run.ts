import { getOctokit } from '@actions/github';
import type { Finding, Severity } from '../finding.ts';
import type { Report } from '../report.ts';
import { lastColumn } from '../reports/annotations.ts';
import { printable } from '../reports/printable.ts';
import { renderSummary } from '../reports/summary.ts';

export interface CheckRunTarget {
  readonly token: string;
  readonly owner: string;
  readonly repo: string;
  readonly sha: string;
  readonly apiUrl: string | undefined;
  /** Waits between attempts, and the clock that limits are read by; tests give their own. */
  readonly sleep?: (ms: number) => Promise<void>;
  readonly now?: () => Date;
}

/** What became of a check run. */
export interface CheckRunOutcome {
  readonly made: boolean;
  /** How many findings it has. */
  readonly annotations: number;
  /** Why it was not made, or has not all of them. */
  readonly trouble?: string;
}

/** The Checks API takes 50 annotations a request; each further request adds its own. */
const annotationsPerRequest = 50;

/** The summary of a check run holds 65,535 characters. */
const maxSummaryBytes = 60_000;

/** An annotation's message holds 64 KiB, and a character takes up to three bytes for each UTF-16 code unit. */
const maxMessageLength = 16_000;

const attempts = 4;

/** A limit that lasts longer is not worth the minutes of a runner. */
const maxWaitSeconds = 60;

const levels: Readonly<Record<Severity, 'failure' | 'warning' | 'notice'>> = {
  error: 'failure',
  warning: 'warning',
  info: 'notice',
};

/**
 * Makes a check run with every finding as an annotation. It is one view of the findings among others, so whatever keeps
 * GitHub from taking it (a fork's token, a limit, an outage) is told and not thrown.
 */
export async function createCheckRun(report: Report, target: CheckRunTarget): Promise<CheckRunOutcome> {
  const { token, owner, repo, sha, apiUrl } = target;
  const octokit = getOctokit(token, apiUrl === undefined ? {} : { baseUrl: apiUrl });
  const findings = report.findings.filter(({ location }) => location.file !== '-');
  const batches = Array.from({ length: Math.max(1, Math.ceil(findings.length / annotationsPerRequest)) }, (_, i) =>
    findings.slice(i * annotationsPerRequest, (i + 1) * annotationsPerRequest).map(annotation),
  );
  const summary = renderSummary(report, { maxBytes: maxSummaryBytes });
  const creation = {
    owner,
    repo,
    name: report.title,
    head_sha: sha,
    status: 'completed',
    conclusion: report.verdict === 'pass' ? 'success' : 'failure',
  } as const;
  let id: number | undefined;
  let annotations = 0;
  try {
    for (const batch of batches) {
      const output = { title: report.conclusion.slice(0, 250), summary, annotations: batch };
      id = await withRetries(target, async () => {
        if (id !== undefined) await octokit.rest.checks.update({ owner, repo, check_run_id: id, output });
        return id ?? (await octokit.rest.checks.create({ ...creation, output })).data.id;
      });
      annotations += batch.length;
    }
    return { made: true, annotations };
  } catch (error) {
    return { made: id !== undefined, annotations, trouble: troubleOf(error, target) };
  }
}

function troubleOf(error: unknown, target: CheckRunTarget): string {
  const status = statusOf(error);
  const limit = limitOf(error, target);
  if (limit !== undefined) return `GitHub limits the requests of this token ${limit.text}`;
  if (status === 403 || status === 404)
    return "the token may not write checks (a fork's token never may; else add `permissions: checks: write`)";
  if (status === 401) return 'the token is not valid';
  const message = error instanceof Error ? error.message : String(error);
  return `GitHub answered${status === undefined ? '' : ` ${status}`}: ${message.slice(0, 500)}`;
}

function annotation({ rule, severity, message, location, fix }: Finding) {
  const { file, start, end } = location;
  const text = printable(fix === undefined ? message : `${message}\n\nFix: ${fix.text}`).toWellFormed();
  return {
    path: file,
    start_line: start.line,
    end_line: end.line,
    ...(start.line === end.line ? { start_column: start.column, end_column: lastColumn(location) } : {}),
    annotation_level: levels[severity],
    title: rule,
    message: text.length > maxMessageLength ? `${text.slice(0, maxMessageLength).toWellFormed()}…` : text,
  };
}

async function withRetries<T>(target: CheckRunTarget, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const limit = limitOf(error, target);
      const failed = (statusOf(error) ?? 0) >= 500;
      const seconds = limit?.seconds ?? 2 ** attempt;
      if ((limit === undefined && !failed) || seconds > maxWaitSeconds || attempt === attempts) throw error;
      await (target.sleep ?? wait)(seconds * 1000);
    }
  }
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : undefined;
}

/**
 * How long a limit lasts. GitHub answers 403 or 429 to both kinds: a secondary limit says how many seconds to wait, a used
 * up budget says when it is full again. Source: docs.github.com, "Rate limits for the REST API".
 */
function limitOf(error: unknown, { now = () => new Date() }: CheckRunTarget) {
  const status = statusOf(error);
  if (status !== 403 && status !== 429) return undefined;
  const after = header(error, 'retry-after');
  if (after !== undefined) return { seconds: after, text: `for ${after} s` };
  const reset = header(error, 'x-ratelimit-reset');
  if (header(error, 'x-ratelimit-remaining') === 0 && reset !== undefined) {
    // One second more, because the time is given in whole seconds.
    const seconds = Math.max(0, Math.ceil(reset - now().getTime() / 1000)) + 1;
    return { seconds, text: `until ${new Date(reset * 1000).toISOString()}` };
  }
  return status === 429 ? { seconds: maxWaitSeconds, text: 'for now' } : undefined;
}

/** A header of the answer that an error of Octokit carries, as a number. */
function header(error: unknown, name: string): number | undefined {
  const response = error instanceof Error && 'response' in error ? error.response : undefined;
  const headers = typeof response === 'object' && response !== null && 'headers' in response ? response.headers : {};
  const entry = Object.entries(headers ?? {}).find(([key]) => key === name);
  const value = entry === undefined ? Number.NaN : Number(entry[1]);
  return Number.isFinite(value) ? value : undefined;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
