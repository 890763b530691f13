import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { imageBook, manifestBook, type RulePage, rulePages } from './rule-pages.ts';

const folder = mkdtempSync(join(tmpdir(), 'slipway-docs-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const rule: RulePage = {
  id: 'name-short',
  area: 'labels',
  severity: 'warning',
  optional: true,
  what: 'A name is short | clear.',
  why: 'Long ones are cut.',
  fix: 'Cut it.',
  references: ['https://example.com/names'],
  options: { most: 63 },
};

test('a page says what, why and how, with the shortest fixture of each kind and the options', () => {
  mkdirSync(join(folder, 'labels/name-short'), { recursive: true });
  writeFileSync(
    join(folder, 'labels/name-short/bad-a.yaml'),
    'name: long-long\n#     ^^^^^^^^^ Too long.\nkind: Pod\n',
  );
  writeFileSync(join(folder, 'labels/name-short/bad-b.yaml'), 'name: long\n#     ^^^^ Long.\n');
  writeFileSync(join(folder, 'labels/name-short/good.yaml'), 'name: not a fixture\n');
  const pages = rulePages([rule], { ...manifestBook, sources: folder });
  const page = pages.get('name-short.md')!;
  expect(page).toContain('```yaml\nname: long\n#     ^^^^ Long.\n```');
  expect(page).not.toContain('long-long');
  expect(page).not.toContain('## Fine');
  for (const text of [
    '# name-short\n',
    rule.what,
    rule.why,
    rule.fix,
    'off unless',
    '        most: 63\n',
    '- https://example.com/names',
  ])
    expect(page).toContain(text);
  expect(pages.get('README.md')).toContain('1 rules, 0 of them on by default');
  expect(pages.get('README.md')).toContain(
    '| [`name-short`](name-short.md) | warning, off | A name is short \\| clear. |',
  );
});

test('pages of Dockerfile rules show their fixtures as such, and their own section of the policy', () => {
  mkdirSync(join(folder, 'labels/name-short'), { recursive: true });
  writeFileSync(join(folder, 'labels/name-short/bad-a.dockerfile'), 'FROM long-long\n#    ^^^^^^^^^ Too long.\n');
  writeFileSync(join(folder, 'labels/name-short/bad-a.json'), '{}');
  const page = rulePages([rule], { ...imageBook, sources: folder }).get('name-short.md')!;
  expect(page).toContain('```dockerfile\nFROM long-long\n');
  expect(page).toContain('```yaml\nimage:\n  rules:\n    name-short:\n');
});
