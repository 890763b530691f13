import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { checkDockerfile } from '../rules/check.ts';
import { expectationsOf } from '../rules/fixtures.ts';

// One clean Dockerfile, and copies with one defect each. A mark under a line says what must be found there, by which rule
// and how severe. Whatever is found without a mark is a false alarm.
const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => name.endsWith('.dockerfile'));
const planted = files.filter((name) => /^\d\d-/.test(name));

function findingsOf(name: string) {
  const text = readFileSync(join(folder, name), 'utf8');
  const { findings } = checkDockerfile({ dockerfile: readDockerfile(text, name) });
  const found = findings.map(({ rule, severity, message, location: { start, end } }) => ({
    line: start.line,
    startColumn: start.column,
    endColumn: end.column,
    message: `${severity}, ${rule}: ${message}`,
  }));
  return { text, found: found.sort((a, b) => a.line - b.line || a.startColumn - b.startColumn) };
}

test('there are 35 defects', () => {
  expect(planted).toHaveLength(35);
});

test.each(planted)('%s: the defect is found at its line and column, and nothing else', (name) => {
  const { text, found } = findingsOf(name);
  const expected = expectationsOf(text);
  expect(expected).not.toHaveLength(0);
  expect(found).toEqual(expected);
});

test.each(files.filter((name) => name.startsWith('baseline')))('%s has no finding', (name) => {
  expect(findingsOf(name).found).toEqual([]);
});
