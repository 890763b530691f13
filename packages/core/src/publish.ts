import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Host, Wishes } from './hosts/host.ts';
import { Problem } from './problem.ts';
import type { Report } from './report.ts';
import { type Format, formats, render } from './reports/render.ts';
import { version } from './version.ts';

/** A file to write: `sarif=slipway.sarif`; `-` is standard output. */
export interface ReportFile {
  readonly format: Format;
  readonly path: string;
}

/** @throws Problem `bad-input` that names every entry that is no `format=path` */
export function parseReportFiles(entries: readonly string[]): ReportFile[] {
  const wrong: string[] = [];
  const files: ReportFile[] = [];
  for (const entry of entries) {
    const at = entry.indexOf('=');
    const format = formats.find((name) => name === entry.slice(0, at));
    if (format === undefined || entry.length === at + 1) wrong.push(JSON.stringify(entry));
    else files.push({ format, path: entry.slice(at + 1) });
  }
  if (wrong.length > 0)
    throw new Problem('bad-input', `reports must be format=path, but has ${wrong.join(', ')}.`, {
      hint: `Formats are ${formats.join(', ')}.`,
    });
  return files;
}

/** Prints a report in one format, or shows it as its host does best; and writes the files asked for. */
export async function publish(
  report: Report,
  host: Host,
  wishes: Wishes & { readonly format: Format; readonly files: readonly ReportFile[] },
): Promise<void> {
  for (const { format, path } of wishes.files)
    if (path === '-') print(report, host, format, wishes.frames);
    else writeReport(report, format, resolve(host.cwd, path), path);
  if (wishes.format === 'terminal') await host.publish(report, wishes);
  else print(report, host, wishes.format, wishes.frames);
}

function print(report: Report, host: Host, format: Format, frames: number): void {
  for (const chunk of render(report, format, { colors: false, width: 100, frames, version })) host.write(chunk);
}

function writeReport(report: Report, format: Format, file: string, path: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      [...render(report, format, { colors: false, width: 100, frames: Number.POSITIVE_INFINITY, version })].join(''),
    );
  } catch (error) {
    throw new Problem(
      'bad-input',
      `The report ${path} cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
      { cause: error, hint: 'Name a path in a folder that can be written to.' },
    );
  }
}
