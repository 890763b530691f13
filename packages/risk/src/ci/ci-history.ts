import { type CodeHost, Problem, readTexts } from '@slipway/core';
import type { CiHistory, CiRun } from './ci-run.ts';
import { readCsv } from './read-csv.ts';
import { readJunit } from './read-junit.ts';

/** Runs, or why nothing is known of them: then the term is absent. */
export type CiSource = CiHistory | { readonly trouble: string };

const mostRuns = 300;
const maxFileBytes = 20 * 1024 * 1024;

/** Runs of a branch from GitHub Actions. Those that were cancelled or skipped say nothing of the change. */
export async function ciFromHost(host: CodeHost, branch: string): Promise<CiSource> {
  const answer = await host.workflowRuns(branch, mostRuns);
  if ('trouble' in answer) return { trouble: `The runs of ${branch} could not be read: ${answer.trouble}.` };
  const runs = answer.value
    .filter(({ conclusion }) => conclusion === 'success' || conclusion === 'failure' || conclusion === 'timed_out')
    .map(
      ({ workflow, commit, conclusion, attempt, startedAt }): CiRun => ({
        workflow,
        commit,
        passed: conclusion === 'success',
        attempts: attempt,
        time: Date.parse(startedAt) / 1000,
        failedPaths: [],
      }),
    );
  return { source: `GitHub Actions, branch ${branch}`, runs };
}

/**
 * Runs from files: each `.xml` is a JUnit report of one run, anything else a CSV with a line a run.
 *
 * @throws Problem for a file that is not there, or is neither
 */
export function ciFromFiles(patterns: readonly string[], cwd: string): CiHistory {
  const texts = readTexts(patterns, { cwd, exclude: [], maxFileBytes, readStdin: () => Buffer.from('') });
  const runs = texts.flatMap(({ file, text, defects: [defect] }) => {
    if (defect !== undefined) throw new Problem('bad-input', `${file}: ${defect.message}`);
    return file.endsWith('.xml') ? [readJunit(file, text)] : readCsv(file, text);
  });
  return { source: patterns.join(', '), runs };
}
