import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from '../findings/policy.ts';
import { parseTarget } from '../findings/policy-file.ts';
import { lintManifests } from '../lint.ts';
import { expectationsOf } from './fixtures.ts';
import { rules } from './registry.ts';

const here = import.meta.dirname;

async function findingsOf(rule: string, file: string) {
  const text = readFileSync(file, 'utf8');
  const options = /^# options: (\{.*\})$/m.exec(text)?.[1];
  const rulePolicy = options === undefined ? {} : { [rule]: { options: JSON.parse(options) } };
  const target = parseTarget(/^# target: (.*)$/m.exec(text)?.[1] ?? '') ?? defaultPolicy.target;
  const policy = { ...defaultPolicy, preset: 'all' as const, rules: rulePolicy, target };
  const { findings } = await lintManifests([{ file: 'fixture.yaml', text, defects: [] }], policy);
  return { text, findings: findings.filter((finding) => finding.rule === rule) };
}

describe.each(rules.filter(({ area }) => area !== 'syntax' && area !== 'policy'))(
  '$id',
  ({ id, area, what, why, fix }) => {
    const folder = join(here, area, id);
    const fixtures = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
    const bad = fixtures.filter((name) => name.startsWith('bad-'));
    const good = fixtures.filter((name) => name.startsWith('good-'));

    test('says what, why and how, and has bad and good fixtures', () => {
      for (const text of [what, why, fix]) expect(text).toMatch(/^[A-Z`].*[.]$/s);
      expect(bad).not.toHaveLength(0);
      expect(good).not.toHaveLength(0);
      expect(fixtures).toHaveLength(bad.length + good.length);
    });

    test.each(bad)('finds what %s marks, at the marked place', async (name) => {
      const { text, findings } = await findingsOf(id, join(folder, name));
      const expected = expectationsOf(text);
      expect(expected).not.toHaveLength(0);
      const found = findings.map(({ location: { start, end }, message }) => ({
        line: start.line,
        startColumn: start.column,
        endLine: end.line,
        endColumn: end.column,
        message,
      }));
      found.sort((a, b) => a.line - b.line || a.startColumn - b.startColumn);
      expect(found).toEqual(
        expected.map(({ line, startColumn, endColumn, message }) => ({
          line,
          startColumn,
          endLine: line,
          endColumn,
          message: message === '' ? expect.any(String) : message,
        })),
      );
    });

    test.each(good)('finds nothing in %s', async (name) => {
      const { text, findings } = await findingsOf(id, join(folder, name));
      expect(expectationsOf(text)).toEqual([]);
      expect(findings.map(({ message }) => message)).toEqual([]);
    });
  },
);

test('every rule has an id of its own, and none is called by a name that says nothing', () => {
  const ids = rules.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
});
