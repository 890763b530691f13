import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CodeHost, Problem } from '@slipway/core';

/** Issues that are known to be about bugs, so that what closes one is a fix; and what could not be known. */
export interface BugIssues {
  readonly numbers: ReadonlySet<number>;
  readonly notes: readonly string[];
}

/** GitHub gives 100 a request. */
const mostIssues = 2000;

/**
 * Reads numbers from a file, as `123` or `#123`, apart by white space or commas.
 *
 * @throws Problem `not-found`, or `bad-input` for a word that is no number
 */
export function bugIssuesFromFile(path: string, cwd: string): BugIssues {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, path), 'utf8');
  } catch (error) {
    throw new Problem('not-found', `The list of bug issues ${path} cannot be read.`, {
      cause: error,
      hint: 'Write one number a line, such as by `gh issue list --label bug --state all --limit 5000 --json number --jq ".[].number"`.',
    });
  }
  const numbers = new Set<number>();
  for (const [i, line] of text.split(/\r?\n/).entries())
    for (const word of line.split(/[\s,]+/).filter((one) => one !== '')) {
      if (!/^#?\d{1,9}$/.test(word))
        throw new Problem(
          'bad-input',
          `${path}:${i + 1}: ${JSON.stringify(word.slice(0, 40))} is no number of an issue.`,
        );
      numbers.add(Number(word.replace('#', '')));
    }
  return { numbers, notes: [] };
}

/** Asks the host for the issues of each label. What cannot be read is told: then keywords and tags alone tell a fix. */
export async function bugIssuesFromHost(host: CodeHost, labels: readonly string[]): Promise<BugIssues> {
  const numbers = new Set<number>();
  const notes: string[] = [];
  for (const label of labels) {
    const answer = await host.issuesWithLabel(label, mostIssues);
    if ('trouble' in answer) notes.push(`Issues of the label ${label} could not be read: ${answer.trouble}.`);
    else for (const number of answer.value) numbers.add(number);
  }
  return { numbers, notes };
}
