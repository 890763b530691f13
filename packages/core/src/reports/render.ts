import type { Report } from '../report.ts';
import { workflowCommand } from './annotations.ts';
import { renderGitlab } from './gitlab.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderSarif } from './sarif.ts';
import { renderSummary } from './summary.ts';
import { renderTerminal, type TerminalOptions } from './terminal.ts';

/** Every way to print a report. `annotations` are GitHub workflow commands, `markdown` is the job summary. */
export const formats = ['terminal', 'json', 'sarif', 'gitlab', 'junit', 'markdown', 'annotations'] as const;
export type Format = (typeof formats)[number];

export interface RenderOptions extends TerminalOptions {
  /** Version of Slipway, for SARIF. */
  readonly version: string;
}

/** A report in a format, as chunks of text, so that the largest report is never one string. */
export function render(report: Report, format: Format, options: RenderOptions): Iterable<string> {
  switch (format) {
    case 'terminal':
      return renderTerminal(report, options);
    case 'json':
      return renderJson(report);
    case 'sarif':
      return renderSarif(report, options.version);
    case 'gitlab':
      return renderGitlab(report);
    case 'junit':
      return renderJunit(report);
    case 'markdown':
      return [renderSummary(report)];
    case 'annotations':
      return report.findings.map(workflowCommand);
  }
}
