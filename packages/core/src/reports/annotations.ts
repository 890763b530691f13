import type { Finding, Severity } from '../finding.ts';
import { severities } from '../finding.ts';
import { printable } from './printable.ts';

/** What a CI shows at the lines of a change: the few findings that fit, and how many did not. */
export interface Annotations {
  readonly shown: readonly Finding[];
  readonly left: Readonly<Record<Severity, number>>;
}

/** GitHub shows 10 annotations of each level a step; what comes after is dropped without a word. */
export const annotationsPerLevel = 10;

/**
 * The findings that make the best annotations: the worst first, and of each level those of different rules before
 * more of the same.
 */
export function rankAnnotations(findings: readonly Finding[], perLevel = annotationsPerLevel): Annotations {
  const shown: Finding[] = [];
  const left = { error: 0, warning: 0, info: 0 };
  for (const severity of severities) {
    const ofLevel = findings.filter((finding) => finding.severity === severity);
    const seen = new Map<string, number>();
    const turns = ofLevel.map((finding) => {
      const turn = seen.get(finding.rule) ?? 0;
      seen.set(finding.rule, turn + 1);
      return { finding, turn };
    });
    turns.sort((a, b) => a.turn - b.turn);
    shown.push(...turns.slice(0, perLevel).map(({ finding }) => finding));
    left[severity] = Math.max(0, ofLevel.length - perLevel);
  }
  return { shown, left };
}

const commands: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** A GitHub workflow command. `%`, CR and LF are escaped in data, `:` and `,` in properties too (actions/toolkit, command.ts). */
export function workflowCommand({ rule, severity, message, location, fix }: Finding): string {
  const { file, start, end } = location;
  const properties = {
    file: printable(file),
    line: start.line,
    col: start.column,
    endLine: end.line,
    ...(start.line === end.line ? { endColumn: lastColumn(location) } : {}),
    title: rule,
  };
  const text = printable(fix === undefined ? message : `${message}\nFix: ${fix.text}`);
  return `::${commands[severity]} ${Object.entries(properties)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',')}::${escapeData(text)}\n`;
}

/** A message about the run, at no line of a file. */
export function notice(text: string): string {
  return `::notice title=Slipway::${escapeData(printable(text))}\n`;
}

/** GitHub's end column is the last character, ours the one after it. */
export function lastColumn({ start, end }: Finding['location']): number {
  return Math.max(start.column, end.column - 1);
}

export function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** An Azure Pipelines logging command. Escapes as in azure-pipelines-task-lib, taskcommand.ts. */
export function azureCommand({ rule, severity, message, location }: Finding): string {
  const { file, start } = location;
  const properties = {
    type: severity === 'error' ? 'error' : 'warning',
    sourcepath: printable(file),
    linenumber: start.line,
    columnnumber: start.column,
    code: rule,
  };
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeAzure(String(value)).replaceAll(']', '%5D').replaceAll(';', '%3B')}`,
  );
  return `##vso[task.logissue ${list.join(';')}]${escapeAzure(printable(message))}\n`;
}

export function escapeAzure(text: string): string {
  return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
