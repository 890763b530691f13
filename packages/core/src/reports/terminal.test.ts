import { expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import type { Report } from '../report.ts';
import { widthOf } from './columns.ts';
import { sampleFinding, sampleReport } from './sample-report.ts';
import { renderTerminal, type TerminalOptions } from './terminal.ts';

function shown(
  findings: readonly Finding[],
  options: Partial<TerminalOptions> = {},
  more: Partial<Report> = {},
): string {
  return [...renderTerminal(sampleReport(findings, more), { colors: false, width: 80, frames: 40, ...options })].join(
    '',
  );
}

test('a finding is shown with its code, why it matters and how to mend it', () => {
  expect(shown([sampleFinding()])).toMatchInlineSnapshot(`
    "error  image-tag: Container web runs web:latest.
      --> deploy/web.yaml:10:18  Deployment/web in shop
       9 |         - name: web
      10 |           image: web:latest
         |                  ^^^^^^^^^^
      = why: A tag that moves gives each node another program.
      = fix: Use web:1.2.3.

    Manifest lint: 1 error, 0 warnings, 0 info  (1 file, 1 document)
    Failed: 1 findings.
    "
  `);
});

test('colours change nothing but the colours', () => {
  const findings = [sampleFinding(), sampleFinding({ severity: 'warning' }), sampleFinding({ severity: 'info' })];
  const tables = [{ title: 'T', note: 'n', columns: ['a', 'b'], rows: [['1', '2']] }];
  const colored = shown(findings, { colors: true }, { tables });
  expect(colored).toContain('\u001b[31m^^^^^^^^^^\u001b[39m');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours
  expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(shown(findings, {}, { tables }));
});

test('a rule is explained once, a fix of its own is always shown', () => {
  const text = shown([sampleFinding(), sampleFinding({ fix: { text: 'Use web:2.' } })]);
  expect(text.match(/= why:/g)).toHaveLength(1);
  expect(text.match(/= fix:.*/g)).toEqual(['= fix: Use web:1.2.3.', '= fix: Use web:2.']);
});

test('findings beyond the frames are counted by rule, advice is a line each', () => {
  const findings = [
    ...Array(3).fill(sampleFinding()),
    sampleFinding({ rule: 'other', severity: 'warning' }),
    ...Array(5).fill(sampleFinding({ rule: 'advice', severity: 'info' })),
  ];
  const text = shown(findings, { frames: 1 });
  expect(text.match(/-->/g)).toHaveLength(1);
  expect(text).toMatch(
    /3 more, by rule[^\n]*\n {2}error +image-tag +2 +first at deploy\/web\.yaml:10:18\n {2}warning +other +1/,
  );
  expect(text).toContain('and 2 more of advice');
});

test('a file that is gone is named without code', () => {
  expect(shown([sampleFinding()], {}, { source: () => undefined })).toMatch(/--> deploy\/web\.yaml:10:18.*\n {2}= why/);
});

test('what has no lines, such as an image, is named without any', () => {
  const start = { line: 1, column: 1 };
  const location = { file: 'ghcr.io/acme/shop:1', start, end: start };
  for (const severity of ['warning', 'info'] as const) {
    const text = shown([sampleFinding({ severity, location })]);
    expect(text).toMatch(/ ghcr\.io\/acme\/shop:1(?: |\n)/);
    expect(text).not.toContain('shop:1:1');
  }
});

test('tables are aligned by columns of the terminal, and cut after 25 rows', () => {
  const rows = [['名前', 'x'], ['e\u0301', 'y'], ...Array<string[]>(30).fill(['a', 'z'])];
  const lines = shown([], {}, { tables: [{ title: 'Names', columns: ['Name', 'Value'], rows }] }).split('\n');
  const columns = lines.slice(2, 5).map((line) => widthOf(line.slice(0, line.search(/[xyz]$/))));
  expect(columns).toEqual([8, 8, 8]);
  expect(lines).toContain('  and 7 more rows (--format json has them all)');
});

test.each([20, 40, 80, 300])('words wrap at %i columns', (width) => {
  const message = 'word '.repeat(80).trim();
  const lines = shown(
    [sampleFinding({ message, fix: { text: message } })],
    { width },
    { source: () => undefined },
  ).split('\n');
  const wrapped = lines.filter((line) => line.includes('word word'));
  expect(wrapped.length).toBeGreaterThan(1);
  for (const line of wrapped) expect(widthOf(line)).toBeLessThanOrEqual(Math.max(40, width));
});

const hostile = [
  'x ::error::pwned',
  '::stop-commands::token',
  '##[error]pwned',
  'a ##vso[task.setvariable variable=x]y',
  '\u001b[2J\u001b]0;title\u0007',
  '\u009b31m',
  'abc\u202edef\u2066',
  'one\r::error::two\n::error::three',
  '\u2028::error::x',
];

test.each(hostile)('%j in names, messages, files, code and tables reaches no terminal or CI as it is', (text) => {
  const padded = `${'word '.repeat(12)}${text} ${text}`;
  const location = { file: text, start: { line: 1, column: 1 }, end: { line: 1, column: 5 } };
  const findings = (['error', 'info'] as const).map((severity) =>
    sampleFinding({
      severity,
      message: padded,
      location,
      object: { apiVersion: text, kind: text, namespace: text, name: text },
      fix: { text: padded },
    }),
  );
  const tables = [
    {
      title: 'T',
      columns: ['a', 'b'],
      rows: [
        [text, padded],
        [padded, text],
      ],
    },
  ];
  for (const frames of [0, 40])
    for (let width = 40; width < 100; width++) {
      const out = shown(findings, { frames, width }, { tables, source: () => text });
      expect(out).not.toMatch(/^\s*::|##\[|##vso\[/m);
      expect(out.match(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu)?.filter((c) => c !== '\n') ?? []).toEqual([]);
    }
});

test('what only looks like a command is left alone', () => {
  const message = 'Route ::/0 and ::1, ::ffff:10.0.0.1, ## heading, [x], a::b';
  expect(shown([sampleFinding({ message })], { width: 200 })).toContain(message);
});
