import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { type Format, render } from './render.ts';
import { sampleFinding, sampleReport } from './sample-report.ts';

/** Pieces that mean something in one of the formats, and any text between them. */
const sign = fc.constantFrom(
  ...[
    '::error::x',
    '::',
    '##[error]',
    '##vso[task.complete]',
    '#',
    '|',
    '\\',
    '`',
    '``',
    '<',
    '>',
    '&',
    '"',
    "'",
    ']]>',
  ],
  ...[
    '-->',
    '@me',
    '[a](b)',
    '*',
    '_',
    '\n',
    '\r\n',
    '\t',
    ' ',
    '\u001b[2J',
    '\u009b',
    '\u202e',
    '\u2028',
    '\ud83d',
    '😀',
  ],
);
const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: sign }, fc.string({ unit: 'binary', maxLength: 8 })), { maxLength: 12 })
  .map((pieces) => pieces.join(''));

/** A report whose every text that may come from a manifest is this one. */
function rendered(format: Format, given: string): string {
  const location = { file: given || 'x', start: { line: 1, column: 1 }, end: { line: 1, column: 3 } };
  const object = { apiVersion: given, kind: given, namespace: given, name: given };
  const finding = sampleFinding({ message: given, location, object, fix: { text: given } });
  const report = sampleReport([finding, { ...finding, severity: 'info' }], {
    tables: [{ title: 'T', columns: ['a', 'b'], rows: [[given, given]] }],
    source: () => given,
  });
  return [...render(report, format, { colors: false, width: 60, frames: 40, version: '1.2.3' })].join('');
}

function holds(format: Format, check: (out: string, given: string) => void): void {
  fc.assert(
    fc.property(text, (given) => {
      check(rendered(format, given), given);
    }),
    { numRuns: 300 },
  );
}

/** Whether a runner would take a line for a command, as actions/runner and azure-pipelines-agent look for it. */
function commandsIn(out: string): string[] {
  return out.split(/\r\n|[\r\n]/).filter((line) => /^\s*::[A-Za-z-]+(?: .*)?::|##\[|##vso\[/.test(line));
}

const controls = (out: string) =>
  out.match(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/gu)?.filter((c) => c !== '\n' && c !== '\t') ?? [];

test('terminal: no text reaches a terminal or CI raw', () => {
  holds('terminal', (out) => expect([controls(out), commandsIn(out)]).toEqual([[], []]));
});

test('annotations: a finding is one command, whatever its text', () => {
  holds('annotations', (out) => {
    const lines = out.split('\n');
    expect(lines.map((line) => line.slice(0, 7))).toEqual(['::error', '::notic', '']);
    expect(controls(out)).toEqual([]);
    expect(lines[0]!.match(/^::error file=[^:,]+,line=1,col=1,endLine=1,endColumn=2,title=image-tag::/)).not.toBeNull();
  });
});

test('markdown: a finding is one row of four cells, with no tag but ours and no one mentioned', () => {
  holds('markdown', (out) => {
    const rows = out.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.map((row) => row.split(/(?<!\\)(?:\\\\)*\|/).length - 2)).toEqual([4, 4, 4, 4, 4, 4, 2, 2, 2]);
    expect(out.replace(/<\/?(details|details open|summary|code|br|em)>/g, '')).not.toMatch(/[<>]/);
    // An escaped sign begins no code; in code nobody is mentioned and nothing linked.
    expect(out.replace(/<code>.*?<\/code>|\\.|`[^`|<>]+`/g, '')).not.toMatch(/@(?!\u200b)|:\/\/|www\./);
    expect([controls(out), commandsIn(out)]).toEqual([[], []]);
  });
});

test.each(['json', 'sarif', 'gitlab'] as const)('%s: any text comes back, and issues no command', (format) => {
  holds(format, (out, given) => {
    const parsed = JSON.parse(out);
    if (format === 'json') expect(parsed.findings[0].message).toBe(given);
    if (format === 'sarif') expect(parsed.runs[0].results[0].message.text).toBe(given);
    expect([controls(out), commandsIn(out)]).toEqual([[], []]);
  });
});

test('junit: any text is well-formed XML, and issues no command', () => {
  holds('junit', (out) => {
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(out).close();
    expect([controls(out), commandsIn(out)]).toEqual([[], []]);
  });
});
