import { expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import type { Report } from '../report.ts';
import { sampleFinding, sampleReport } from './sample-report.ts';
import { inCell, renderSummary, type SummaryOptions } from './summary.ts';

function summary(findings: readonly Finding[], options: SummaryOptions = {}, more: Partial<Report> = {}): string {
  return renderSummary(sampleReport(findings, more), options);
}

test('a reference by digest can be copied out of a table, and still nobody is mentioned', () => {
  const reference = `ghcr.io/acme/shop@sha256:${'d'.repeat(64)}`;
  expect(inCell(reference)).toBe(reference);
  expect(inCell(`@sha256:${'d'.repeat(64)} shop@sha256:dd a@b.example`)).not.toMatch(/@(?!\u200b)/);
});

test('verdict and counts come first, then findings file by file', () => {
  const findings = [sampleFinding(), sampleFinding({ rule: 'advice', severity: 'info' })];
  expect(summary(findings, { blobUrl: 'https://github.com/acme/shop/blob/c0ffee' })).toMatchInlineSnapshot(`
    "## ❌ Manifest lint

    Failed: 2 findings.

    **1 error · 0 warnings · 1 info** in 1 file, 1 document

    <details open><summary><code>deploy/web.yaml</code>: 1 error</summary>

    | | Line | What is wrong, and how to mend it | Rule |
    |---|---|---|---|
    | ❌ | [10:18](https://github.com/acme/shop/blob/c0ffee/deploy/web.yaml#L10) | Container web runs web:latest.<br><em>Fix:</em> Use web:1.2.3. | \`image-tag\`<br>Deployment/web |

    </details>

    <details><summary>Advice (1)</summary>

    | | Line | What is wrong, and how to mend it | Rule |
    |---|---|---|---|
    | ℹ️ | deploy/web.yaml [10:18](https://github.com/acme/shop/blob/c0ffee/deploy/web.yaml#L10) | Container web runs web:latest.<br><em>Fix:</em> Use web:1.2.3. | \`advice\`<br>Deployment/web |

    </details>

    "
  `);
});

/** Cells of a table row, as GitHub splits them: at bars that no backslash escapes. */
function cells(row: string): string[] {
  return row.split(/(?<!\\)(?:\\\\)*\|/).slice(1, -1);
}

const hostile = [
  'a | b',
  'a \\| b \\',
  '`a | b`',
  '` `` ``` <b>',
  '<script>alert(1)</script>',
  '</details></td><h1>',
  '<!-- ',
  '&lt;img src=x&gt;',
  '@octocat @acme/team',
  '[click](https://evil.example) ![x](y)',
  '*bold* _it_ ~~no~~ # head',
  'one\ntwo\r\n\r\n## three',
  '\u001b[31m \u202e \u2028 \u0085 \u0000',
];

test.each(hostile)('%j stays text in its cell', (text) => {
  const location = { file: text, start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
  const object = { apiVersion: text, kind: text, namespace: text, name: text };
  const finding = sampleFinding({ message: text, location, object, fix: { text } });
  const markdown = summary(
    [finding, { ...finding, severity: 'info' }],
    { blobUrl: 'https://github.com/a/b/blob/c' },
    { tables: [{ title: text, note: text, columns: ['x', text], rows: [[text, 'y']] }] },
  );
  const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
  expect(rows.map((row) => cells(row).length)).toEqual([4, 4, 4, 4, 4, 4, 2, 2, 2]);
  const tags = new Set(markdown.match(/<[^>]*>?/g));
  const own = [
    '<details>',
    '<details open>',
    '</details>',
    '<summary>',
    '</summary>',
    '<code>',
    '</code>',
    '<br>',
    '<em>',
    '</em>',
  ];
  expect([...tags].filter((tag) => !own.includes(tag))).toEqual([]);
  expect(markdown).not.toMatch(/@(?!\u200b)(?![^<]*<\/code>)/);
  // What stands in HTML is no Markdown.
  expect(markdown.replace(/<summary>.*<\/summary>/g, '')).not.toMatch(/(?<!\\)\[(?!1:1\])|^#+ (?!❌)/m);
  expect(markdown.match(/[\p{Cc}\u2028-\u202e]/gu)?.filter((c) => c !== '\n') ?? []).toEqual([]);
});

test('an address does not become a link, which would take the escapes after it and the start of code', () => {
  const text = 'https://e.example``` ![x](y)/www.e.example` z';
  const markdown = summary([sampleFinding({ message: text, fix: { text } })]);
  expect(markdown.replace(/\\.|`[^`|<>]+`/g, '')).not.toMatch(/:\/\/|www\./);
  expect(markdown).toContain('| https:&#47;&#47;e.example\\`\\`` ![x](y)/www.e.example` z<br>');
});

test('code spans of our own messages stay code', () => {
  expect(summary([sampleFinding({ message: 'Set `cpu: 1` and a_b.' })])).toContain('| Set `cpu: 1` and a\\_b.');
});

test.each([
  ['a b/ü#?%.yaml', 'a%20b/%C3%BC%23%3F%25.yaml'],
  ['x) [y](z.yaml', 'x%29%20%5By%5D%28z.yaml'],
  ['half \ud83d', 'half%20%EF%BF%BD'],
])('a link to %j is encoded', (file, path) => {
  const location = { file, start: { line: 3, column: 1 }, end: { line: 3, column: 2 } };
  expect(summary([sampleFinding({ location })], { blobUrl: 'https://x' })).toContain(`[3:1](https://x/${path}#L3)`);
});

test('standard input has no address', () => {
  const location = { file: '-', start: { line: 3, column: 1 }, end: { line: 3, column: 2 } };
  expect(summary([sampleFinding({ location })], { blobUrl: 'https://x' })).toContain('| 3:1 |');
});

test.each([200, 1000, 1500, 5000, 20_000])(
  'of %i bytes the summary is cut to fewer, with all that is open closed',
  (maxBytes) => {
    const findings = Array.from({ length: 200 }, (_, i) =>
      sampleFinding({ message: `${i} ü`, location: { ...sampleFinding().location, file: `${i % 7}.yaml` } }),
    );
    const tables = [{ title: 'T', columns: ['x'], rows: Array<string[]>(500).fill(['ü']) }];
    const text = summary(findings, { maxBytes }, { tables });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(maxBytes);
    expect(text.match(/<details/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0);
    expect(text.trimEnd()).toMatch(/The rest is cut: .*_$/);
  },
);

test('a summary that fits is not cut', () => {
  expect(summary([sampleFinding()])).not.toContain('cut');
});
