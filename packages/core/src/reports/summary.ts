import type { Finding, Severity } from '../finding.ts';
import { countBySeverity, type Excerpt, type Report, statsInWords, type Table } from '../report.ts';
import { oneLine, printable } from './printable.ts';
import { uriOf } from './sarif.ts';
import { plural } from './terminal.ts';

/** GitHub refuses a step's summary above 1 MiB; this leaves room for what other code of the step writes. */
export const maxSummaryBytes = 1_000_000;

export interface SummaryOptions {
  /** Address of a file at the commit under check, to link lines; undefined outside of a repository host. */
  readonly blobUrl?: string | undefined;
  readonly maxBytes?: number;
}

const marks: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };

/** A report as Markdown for a job summary: verdict and counts first, then the findings file by file, then the tables. */
export function renderSummary(report: Report, options: SummaryOptions = {}): string {
  const limit = options.maxBytes ?? maxSummaryBytes;
  const pointer =
    '\n\n_The rest is cut: GitHub takes no longer text here. `reports: json=…` or `sarif=…` writes a file with all findings._\n';
  let bytes = Buffer.byteLength(pointer);
  let text = '';
  let open = '';
  for (const { part, closes } of parts(report, options)) {
    const size = Buffer.byteLength(part);
    if (bytes + size + Buffer.byteLength(closes) > limit) return `${text}${open}${pointer}`;
    bytes += size;
    text += part;
    open = closes;
  }
  return text;
}

/** A piece of the summary, and what closes it if the text must end after it. */
interface Part {
  readonly part: string;
  readonly closes: string;
}

function* parts(report: Report, options: SummaryOptions): Generator<Part> {
  const counts = countBySeverity(report.findings);
  const icon = report.verdict === 'pass' ? '✅' : '❌';
  yield plain(`## ${icon} ${report.title}\n\n${inCell(report.conclusion)}\n\n`);
  const totals = (['error', 'warning', 'info'] as const).map((severity) => plural(counts[severity], severity));
  yield plain(`**${totals.join(' · ')}** in ${statsInWords(report.stats)}\n\n`);
  const serious = report.findings.filter(({ severity }) => severity !== 'info');
  const advice = report.findings.filter(({ severity }) => severity === 'info');
  const byFile = [...Map.groupBy(serious, ({ location }) => location.file)].sort(([, a], [, b]) => byCounts(a, b));
  for (const [i, [file, findings]] of byFile.entries()) yield* fileParts(report, file, findings, options, i < 3);
  if (advice.length > 0) yield* folded(`Advice (${advice.length})`, advice, report, { ...options, namesFiles: true });
  for (const excerpt of report.excerpts ?? []) yield excerptPart(excerpt);
  if (report.diagram !== undefined) yield plain(`\`\`\`mermaid\n${report.diagram.replaceAll('`', "'")}\n\`\`\`\n\n`);
  for (const table of report.tables) yield* tableParts(table);
}

/** Its fence is longer than any in the text, so that nothing in it is taken for Markdown. */
function excerptPart({ title, text }: Excerpt): Part {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return plain(`**${inCell(title)}**\n\n${fence}text\n${printable(text.trimEnd())}\n${fence}\n\n`);
}

/** The file with most errors first, then the one with most warnings. */
function byCounts(a: readonly Finding[], b: readonly Finding[]): number {
  const [x, y] = [countBySeverity(a), countBySeverity(b)];
  return y.error - x.error || y.warning - x.warning;
}

function plain(part: string): Part {
  return { part, closes: '' };
}

function* fileParts(
  report: Report,
  file: string,
  findings: readonly Finding[],
  options: SummaryOptions,
  open: boolean,
): Generator<Part> {
  const counts = countBySeverity(findings);
  const title = `<code>${html(file)}</code>: ${(['error', 'warning'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => plural(counts[severity], severity))
    .join(', ')}`;
  yield* folded(title, findings, report, options, open);
}

function* folded(
  title: string,
  findings: readonly Finding[],
  report: Report,
  options: SummaryOptions & { readonly namesFiles?: boolean },
  open = false,
): Generator<Part> {
  const closes = '\n</details>\n\n';
  yield {
    part: `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n| | Line | What is wrong, and how to mend it | Rule |\n|---|---|---|---|\n`,
    closes,
  };
  for (const finding of findings) yield { part: row(finding, report, options), closes };
  yield { part: closes, closes: '' };
}

function row(
  { rule, severity, message, location, object, fix }: Finding,
  report: Report,
  { blobUrl, namesFiles = false }: SummaryOptions & { readonly namesFiles?: boolean },
): string {
  const { file, start } = location;
  const line = `${start.line}:${start.column}`;
  const link =
    blobUrl === undefined || file === '-' ? line : `[${line}](${blobUrl}/${inLink(uriOf(file))}#L${start.line})`;
  const title = object === undefined ? '' : `<br>${inCell(`${object.kind}/${object.name}`)}`;
  const howTo = fix?.text ?? report.rules.get(rule)?.fix;
  const place = namesFiles ? `${inCell(file)} ${link}` : link;
  return `| ${marks[severity]} | ${place} | ${inCell(message)}${howTo === undefined ? '' : `<br><em>Fix:</em> ${inCell(howTo)}`} | \`${rule}\`${title} |\n`;
}

function* tableParts({ title, note, columns, rows, open = false }: Table): Generator<Part> {
  const closes = '\n</details>\n\n';
  yield {
    part: `<details${open ? ' open' : ''}><summary>${unmentioned(html(title))}</summary>\n\n| ${columns.map(inCell).join(' | ')} |\n|${columns.map(() => '---').join('|')}|\n`,
    closes,
  };
  for (const cells of rows) yield { part: `| ${cells.map(inCell).join(' | ')} |\n`, closes };
  yield { part: `${note === undefined ? '' : `\n${inCell(note)}\n`}${closes}`, closes: '' };
}

/** Text of a manifest as text in Markdown: no markup, no table break, no mention of a person. Code spans of our own stay. */
export function inCell(text: string): string {
  return oneLine(text)
    .split(/(`[^`|<>]+`)/)
    .map((piece, i) =>
      i % 2 === 1 ? piece : unmentioned(unlinked(html(piece).replace(/[\\`*_[\]~#|]/g, (c) => `\\${c}`))),
    )
    .join('');
}

/** GitHub makes links of bare addresses, and takes what follows into them: escapes and the start of code too. */
function unlinked(text: string): string {
  return text.replaceAll('://', ':&#47;&#47;').replace(/www\./gi, (www) => `${www.slice(0, -1)}&#46;`);
}

/** An empty character keeps `@name` from calling anyone; a digest behind a name calls nobody, and people copy it. */
function unmentioned(text: string): string {
  return text.replace(/(\w@(?=sha256:[0-9a-f]{64}\b))|@/g, (_, named?: string) => named ?? '@\u200b');
}

/** Parentheses would end the address of a link. */
function inLink(uri: string): string {
  return uri.replaceAll('(', '%28').replaceAll(')', '%29');
}

function html(text: string): string {
  return oneLine(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
