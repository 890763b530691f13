import type { Finding, Severity } from '../finding.ts';
import { countBySeverity, type Report, statsInWords, type Table } from '../report.ts';
import { codeFrame } from './code-frame.ts';
import { padEnd, widthOf, wrap } from './columns.ts';
import { oneLine } from './printable.ts';

export interface TerminalOptions {
  readonly colors: boolean;
  /** Columns of the terminal. */
  readonly width: number;
  /** How many findings are shown with their code; the rest is counted by rule. */
  readonly frames: number;
}

const paints: Readonly<Record<string, readonly [number, number]>> = {
  error: [31, 39],
  warning: [33, 39],
  info: [36, 39],
  bold: [1, 22],
  dim: [2, 22],
  pass: [32, 39],
  fail: [31, 39],
};

const maxTableRows = 25;
const maxAdvicePerRule = 3;

/** A report for a person at a terminal: findings with their code, worst first, then tables, counts and the verdict. */
export function* renderTerminal(report: Report, options: TerminalOptions): Generator<string> {
  const paint = painter(options.colors);
  const serious = report.findings.filter(({ severity }) => severity !== 'info');
  const advice = report.findings.filter(({ severity }) => severity === 'info');
  const explained = new Set<string>();
  for (const finding of serious.slice(0, options.frames)) yield* frame(report, finding, explained, options, paint);
  yield* rest(serious.slice(options.frames), paint);
  yield* adviceLines(advice, options, paint);
  for (const { title, text } of report.excerpts ?? []) {
    yield `\n${paint('bold', title)}\n`;
    for (const line of text.trimEnd().split('\n')) yield `  ${paint('dim', '|')} ${oneLine(line)}\n`;
    yield '\n';
  }
  for (const table of report.tables.filter(({ logged }) => logged !== true)) yield* tableLines(table, options, paint);
  yield* ending(report, paint);
}

type Paint = (style: string, text: string) => string;

function painter(colors: boolean): Paint {
  if (!colors) return (_, text) => text;
  return (style, text) => `\u001b[${paints[style]![0]}m${text}\u001b[${paints[style]![1]}m`;
}

function* frame(
  report: Report,
  finding: Finding,
  explained: Set<string>,
  options: TerminalOptions,
  paint: Paint,
): Generator<string> {
  const { rule, severity, message, location, object, fix } = finding;
  const width = Math.min(options.width, 120);
  const [first = '', ...more] = wrap(`${rule}: ${oneLine(message)}`, width - severity.length - 2);
  yield `${paint(severity, paint('bold', severity))}  ${paint('bold', first)}\n`;
  for (const line of more) yield `${' '.repeat(severity.length + 2)}${paint('bold', line)}\n`;
  yield `  ${paint('dim', '-->')} ${placeInWords(location)}${object === undefined ? '' : paint('dim', `  ${oneLine(titleOf(object))}`)}\n`;
  const source = report.source(location.file);
  const lines = source === undefined ? [] : codeFrame(source, location, width - 10);
  const gutter = String(location.start.line).length;
  for (const { number, text, mark } of lines) {
    yield `  ${paint('dim', `${String(number).padStart(gutter)} |`)} ${text}\n`;
    if (mark !== undefined)
      yield `  ${paint('dim', `${' '.repeat(gutter)} |`)} ${' '.repeat(mark[0])}${paint(severity, '^'.repeat(mark[1] - mark[0]))}\n`;
  }
  const info = report.rules.get(rule);
  const notes: [string, string][] = [];
  if (!explained.has(rule) && info !== undefined) notes.push(['why', info.why]);
  const howTo = fix?.text ?? info?.fix;
  if (howTo !== undefined && (!explained.has(rule) || howTo !== info?.fix)) notes.push(['fix', howTo]);
  explained.add(rule);
  for (const [label, text] of notes) {
    const [head = '', ...tail] = wrap(oneLine(text), width - 9);
    yield `  ${paint('dim', `= ${label}:`)} ${head}\n`;
    for (const line of tail) yield `         ${line}\n`;
  }
  yield '\n';
}

/** An empty range at the very beginning is all of a file, or something that has no lines, such as an image. */
function placeInWords({ file, start, end }: Finding['location']): string {
  const isWhole = start.line === 1 && start.column === 1 && end.line === 1 && end.column === 1;
  return isWhole ? oneLine(file) : `${oneLine(file)}:${start.line}:${start.column}`;
}

function titleOf({ kind, namespace, name }: NonNullable<Finding['object']>): string {
  return `${kind}/${name}${namespace === '' ? '' : ` in ${namespace}`}`;
}

function* rest(findings: readonly Finding[], paint: Paint): Generator<string> {
  if (findings.length === 0) return;
  yield paint('bold', `${findings.length} more, by rule (see them all with --frames 0 or --format json):\n`);
  const groups = [...Map.groupBy(findings, ({ rule }) => rule)].sort((a, b) => b[1].length - a[1].length);
  const width = Math.max(...groups.map(([rule]) => rule.length));
  for (const [rule, group] of groups) {
    const { severity, location } = group[0]!;
    yield `  ${paint(severity, severity.padEnd(7))}  ${rule.padEnd(width)}  ${String(group.length).padStart(5)}  ${paint('dim', `first at ${placeInWords(location)}`)}\n`;
  }
  yield '\n';
}

/** Advice needs no code frame: a line each, and of one rule only the first few. */
function* adviceLines(findings: readonly Finding[], options: TerminalOptions, paint: Paint): Generator<string> {
  if (findings.length === 0) return;
  yield `${paint('info', paint('bold', 'Advice'))}\n`;
  for (const [rule, group] of Map.groupBy(findings, ({ rule }) => rule)) {
    for (const { message, location } of group.slice(0, maxAdvicePerRule)) {
      const [head = '', ...tail] = wrap(`${rule}: ${oneLine(message)}`, Math.min(options.width, 120) - 8);
      yield `  ${paint('info', 'info')}  ${head}\n`;
      for (const line of tail) yield `        ${line}\n`;
      yield `        ${paint('dim', placeInWords(location))}\n`;
    }
    if (group.length > maxAdvicePerRule)
      yield `        ${paint('dim', `and ${group.length - maxAdvicePerRule} more of ${rule}`)}\n`;
  }
  yield '\n';
}

function* tableLines({ title, note, columns, rows }: Table, options: TerminalOptions, paint: Paint): Generator<string> {
  const shown = [columns, ...rows.slice(0, maxTableRows)].map((row) => row.map(oneLine));
  const widths = columns.map((_, i) => Math.max(...shown.map((row) => widthOf(row[i] ?? ''))));
  const room = Math.max(16, options.width - widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 2));
  yield `${paint('bold', title)}\n`;
  for (const [r, row] of shown.entries()) {
    const cells = row.map((cell, i) => (i === row.length - 1 ? cell : padEnd(cell, widths[i]!)));
    const [last = '', ...tail] = wrap(cells.at(-1) ?? '', room);
    const line = `  ${[...cells.slice(0, -1), last].join('  ')}`.trimEnd();
    yield `${r === 0 ? paint('dim', line) : line}\n`;
    const indent = ' '.repeat(2 + widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0));
    for (const more of tail) yield `${indent}${more}\n`;
  }
  if (rows.length > maxTableRows)
    yield `  ${paint('dim', `and ${rows.length - maxTableRows} more rows (--format json has them all)`)}\n`;
  if (note !== undefined)
    for (const line of wrap(note, Math.min(options.width, 120) - 2)) yield `  ${paint('dim', line)}\n`;
  yield '\n';
}

function* ending(report: Report, paint: Paint): Generator<string> {
  const counts = countBySeverity(report.findings);
  const parts = (['error', 'warning', 'info'] as const).map((severity) =>
    paint(counts[severity] > 0 ? severity : 'dim', plural(counts[severity], severity)),
  );
  yield `${report.title}: ${parts.join(', ')}  ${paint('dim', `(${statsInWords(report.stats)})`)}\n`;
  yield `${paint(report.verdict, paint('bold', report.conclusion))}\n`;
}

export function plural(count: number, severity: Severity): string {
  return severity === 'info' ? `${count} info` : `${count} ${severity}${count === 1 ? '' : 's'}`;
}
