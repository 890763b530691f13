import { getOctokit } from '@actions/github';
import { type Clock, systemClock } from '../clock.ts';
import type { Finding, Severity } from '../finding.ts';
import type { Report } from '../report.ts';
import { lastColumn } from '../reports/annotations.ts';
import { printable } from '../reports/printable.ts';
import { renderSummary } from '../reports/summary.ts';
import { troubleOf, withRetries } from './github-request.ts';

export interface CheckRunTarget {
  readonly token: string;
  readonly owner: string;
  readonly repo: string;
  readonly sha: string;
  readonly apiUrl: string | undefined;
  /** For the waits between attempts; tests give their own. */
  readonly clock?: Clock;
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
  const { token, owner, repo, sha, apiUrl, clock = systemClock } = target;
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
    conclusion: report.checkConclusion ?? (report.verdict === 'pass' ? 'success' : 'failure'),
  } as const;
  const title = report.conclusion.slice(0, 250);
  let id: number | undefined;
  let annotations = 0;
  try {
    const earlier = report.revised === true ? await earlierRun(octokit, target, report.title) : undefined;
    if (earlier !== undefined) {
      const { name: _, head_sha: __, ...verdict } = creation;
      // Annotations cannot be taken back, and those of the same commit are there already.
      await withRetries(clock, () =>
        octokit.rest.checks.update({ ...verdict, check_run_id: earlier.id, output: { title, summary } }),
      );
      if (earlier.annotations > 0) return { made: true, annotations: earlier.annotations };
      id = earlier.id;
    }
    for (const batch of batches) {
      const output = { title, summary, annotations: batch };
      id = await withRetries(clock, async () => {
        if (id !== undefined) await octokit.rest.checks.update({ owner, repo, check_run_id: id, output });
        return id ?? (await octokit.rest.checks.create({ ...creation, output })).data.id;
      });
      annotations += batch.length;
    }
    return { made: true, annotations };
  } catch (error) {
    return { made: id !== undefined, annotations, trouble: troubleOf(error, 'checks', clock) };
  }
}

/** The newest check run of this name at this commit. */
async function earlierRun(
  octokit: ReturnType<typeof getOctokit>,
  { owner, repo, sha, clock = systemClock }: CheckRunTarget,
  name: string,
): Promise<{ readonly id: number; readonly annotations: number } | undefined> {
  const { data } = await withRetries(clock, () =>
    octokit.rest.checks.listForRef({ owner, repo, ref: sha, check_name: name, filter: 'latest', per_page: 1 }),
  );
  const [run] = data.check_runs;
  return run === undefined ? undefined : { id: run.id, annotations: run.output.annotations_count };
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
