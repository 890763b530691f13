import { getOctokit } from '@actions/github';
import type { Finding, Severity } from '../finding.ts';
import { Problem } from '../problem.ts';
import type { Report } from '../report.ts';
import { lastColumn } from '../reports/annotations.ts';
import { renderSummary } from '../reports/summary.ts';

export interface CheckRunTarget {
  readonly token: string;
  readonly owner: string;
  readonly repo: string;
  readonly sha: string;
  readonly apiUrl: string | undefined;
  /** Waits between attempts; tests give one that does not. */
  readonly sleep?: (ms: number) => Promise<void>;
}

/** The Checks API takes 50 annotations a request; each further request adds its own. */
const annotationsPerRequest = 50;

/** The summary of a check run holds 65,535 characters. */
const maxSummaryBytes = 60_000;

const attempts = 4;

const levels: Readonly<Record<Severity, 'failure' | 'warning' | 'notice'>> = {
  error: 'failure',
  warning: 'warning',
  info: 'notice',
};

/**
 * Makes a check run with every finding as an annotation.
 *
 * @returns why the token may not (a fork's token, a missing permission), or undefined when it is made
 * @throws Problem `unavailable` when GitHub keeps failing
 */
export async function createCheckRun(report: Report, target: CheckRunTarget): Promise<string | undefined> {
  const { token, owner, repo, sha, apiUrl } = target;
  const octokit = getOctokit(token, apiUrl === undefined ? {} : { baseUrl: apiUrl });
  const findings = report.findings.filter(({ location }) => location.file !== '-');
  const batches = Array.from({ length: Math.max(1, Math.ceil(findings.length / annotationsPerRequest)) }, (_, i) =>
    findings.slice(i * annotationsPerRequest, (i + 1) * annotationsPerRequest).map(annotation),
  );
  const summary = renderSummary(report, { maxBytes: maxSummaryBytes });
  const output = (i: number) => ({ title: report.conclusion.slice(0, 250), summary, annotations: batches[i]! });
  try {
    const created = await withRetries(target, () =>
      octokit.rest.checks.create({
        owner,
        repo,
        name: report.title,
        head_sha: sha,
        status: 'completed',
        conclusion: report.verdict === 'pass' ? 'success' : 'failure',
        output: output(0),
      }),
    );
    for (let i = 1; i < batches.length; i++)
      await withRetries(target, () =>
        octokit.rest.checks.update({ owner, repo, check_run_id: created.data.id, output: output(i) }),
      );
    return undefined;
  } catch (error) {
    const status = statusOf(error);
    if (status === 403 || status === 404)
      return "the token may not write checks (a fork's token never may; else add `permissions: checks: write`)";
    if (status === 401) return 'the token is not valid';
    throw new Problem(
      'unavailable',
      `GitHub refused the check run: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error, hint: 'Run the job again, or set check-run: false.' },
    );
  }
}

function annotation({ rule, severity, message, location, fix }: Finding) {
  const { file, start, end } = location;
  const text = fix === undefined ? message : `${message}\n\nFix: ${fix.text}`;
  return {
    path: file,
    start_line: start.line,
    end_line: end.line,
    ...(start.line === end.line ? { start_column: start.column, end_column: lastColumn(location) } : {}),
    annotation_level: levels[severity],
    title: rule,
    message: text.length > 16_000 ? `${text.slice(0, 16_000)}…` : text,
  };
}

async function withRetries<T>({ sleep = wait }: CheckRunTarget, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const status = statusOf(error) ?? 0;
      const after = retryAfterSeconds(error);
      const again = status === 429 || status >= 500 || (status === 403 && after !== undefined);
      if (!again || attempt === attempts) throw error;
      await sleep(Math.min(60, after ?? 2 ** attempt) * 1000);
    }
  }
}

function statusOf(error: unknown): number | undefined {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : undefined;
}

/** `Retry-After` of a rate limit, which GitHub also answers with 403. */
function retryAfterSeconds(error: unknown): number | undefined {
  const response = typeof error === 'object' && error !== null && 'response' in error ? error.response : undefined;
  const headers =
    typeof response === 'object' && response !== null && 'headers' in response ? response.headers : undefined;
  const value =
    typeof headers === 'object' && headers !== null && 'retry-after' in headers
      ? Number(headers['retry-after'])
      : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
