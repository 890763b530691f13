import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lintManifests } from '../lint.ts';
import { expectationsOf } from '../rules/fixtures.ts';

// One clean Deployment and Service, and 32 copies with one defect each: those that linters were probed with. A mark under
// a line says what must be found there, by which rule. Whatever is found without a mark is a false alarm.
const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const planted = files.filter((name) => /^\d\d-/.test(name));

async function findingsOf(name: string) {
  const text = readFileSync(join(folder, name), 'utf8');
  const { findings } = await lintManifests([{ file: name, text, defects: [] }]);
  return { text, findings };
}

test('there are 32 defects', () => {
  expect(planted).toHaveLength(32);
});

test.each(planted)('%s: the defect is found at its line and column, and nothing else', async (name) => {
  const { text, findings } = await findingsOf(name);
  const expected = expectationsOf(text);
  expect(expected).not.toHaveLength(0);
  const found = findings.map(({ rule, message, location: { start, end } }) => ({
    line: start.line,
    startColumn: start.column,
    endColumn: end.column,
    message: `${rule}: ${message}`,
  }));
  found.sort((a, b) => a.line - b.line || a.startColumn - b.startColumn);
  expect(found).toEqual(expected);
});

test.each(files.filter((name) => name.startsWith('baseline')))('%s has no finding', async (name) => {
  const { findings } = await findingsOf(name);
  expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
});
