import { existsSync, readFileSync } from 'node:fs';
import type { ComposeFile } from '../context/compose.ts';
import type { ContextMeasure } from '../context/measure-context.ts';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { checkDockerfile } from './check.ts';
import type { Options } from './rule.ts';

/** What a fixture says must be found, read from caret comments such as `#   ^^^^ message` under the line they speak of. */
export interface Expectation {
  readonly line: number;
  readonly startColumn: number;
  readonly endColumn: number;
  readonly message: string;
}

/**
 * Reads the caret comments of a fixture. Carets stand under the columns of the range, in the nearest line above that is
 * no caret comment; a `#` directly followed by a caret counts as the range's first column.
 */
export function expectationsOf(text: string): Expectation[] {
  const expectations: Expectation[] = [];
  let subject = 0;
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const match = /^(\s*)#(\s*)(\^+)\s*(.*)$/.exec(line);
    if (match === null) {
      subject = i + 1;
      continue;
    }
    const [, indent = '', gap = '', carets = '', message = ''] = match;
    const hashCounts = gap === '';
    const startColumn = indent.length + (hashCounts ? 1 : gap.length + 2);
    const endColumn = startColumn + carets.length + (hashCounts ? 1 : 0);
    expectations.push({ line: subject, startColumn, endColumn, message: message.trim() });
  }
  return expectations;
}

/** What a fixture is checked with besides its text: the file `<fixture>.json` beside it. */
interface FixtureInput {
  readonly target?: string;
  readonly contexts?: readonly string[];
  readonly options?: Options;
  readonly dockerignore?: string;
  readonly context?: ContextMeasure;
  readonly compose?: readonly ComposeFile[];
}

/** Findings of one rule in a fixture, by place, and what its carets expect. */
export function findingsOfFixture(rule: string, path: string): { findings: Expectation[]; expected: Expectation[] } {
  const text = readFileSync(path, 'utf8');
  const side = path.replace(/\.dockerfile$/, '.json');
  const input = (existsSync(side) ? JSON.parse(readFileSync(side, 'utf8')) : {}) as FixtureInput;
  const { target, contexts, options, dockerignore, context, compose } = input;
  const dockerfile = readDockerfile(text, 'Dockerfile', { target, contexts });
  const ignoreFile = dockerignore === undefined ? undefined : { file: '.dockerignore', text: dockerignore };
  const policy = { preset: 'all' as const, rules: options === undefined ? {} : { [rule]: { options } } };
  const { findings } = checkDockerfile({ dockerfile, dockerignore: ignoreFile, context, compose }, policy);
  const found = findings
    .filter((finding) => finding.rule === rule)
    .map(({ location: { start, end }, message }) => ({
      line: start.line,
      startColumn: start.column,
      endColumn: end.column,
      message,
    }));
  found.sort((a, b) => a.line - b.line || a.startColumn - b.startColumn);
  return { findings: found, expected: expectationsOf(text) };
}
