import type { Finding, RuleInfo, Severity } from './finding.ts';

export type Verdict = 'pass' | 'fail';

/** A table of facts for the reader of a terminal or job summary, beside the findings. Cells are plain text. */
export interface Table {
  readonly title: string;
  readonly note?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Whether a summary shows it without being asked. */
  readonly open?: boolean;
  /** The log of the run has said it line by line: a terminal leaves it out. */
  readonly logged?: boolean;
}

/** Text of other programs, such as the last lines of a container's log, shown as it is. */
export interface Excerpt {
  readonly title: string;
  readonly text: string;
}

/** What one step of the pipeline has to say; every output format is rendered from this alone. */
export interface Report {
  /** Name of the step: `lint`, `build`, `deploy`, … */
  readonly step: string;
  /** Heading for people, such as `Manifest lint`. */
  readonly title: string;
  readonly verdict: Verdict;
  /** One sentence that says what decided the verdict, for the last line of every human report. */
  readonly conclusion: string;
  /** What a check run says instead of success and failure: `action_required` waits for a person, `neutral` only tells. */
  readonly checkConclusion?: 'action_required' | 'neutral' | undefined;
  /** Whether a check run of this name at the same commit is brought up to date: a verdict that a person can change is one. */
  readonly revised?: boolean | undefined;
  /** Ranked: worst first, then by file and place. */
  readonly findings: readonly Finding[];
  /** Every rule that a finding may name, by id. */
  readonly rules: ReadonlyMap<string, RuleInfo>;
  readonly tables: readonly Table[];
  readonly excerpts?: readonly Excerpt[];
  /** A picture in the Mermaid language, for hosts that draw it in Markdown. */
  readonly diagram?: string | undefined;
  /** Counts worth printing, in print order, such as `{ files: 12, documents: 40 }`. */
  readonly stats: Readonly<Record<string, number>>;
  /** Text of a file that findings point into, for code frames and fingerprints; undefined when it is gone. */
  readonly source: (file: string) => string | undefined;
  /** The step's own public JSON fields beside `version`, `verdict`, `findings` and `stats`, such as `qos`. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** Number of findings of each severity. */
export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

/** The counts of a report as words, without those of severities: `12 files, 1 document`. */
export function statsInWords(stats: Report['stats']): string {
  return Object.entries(stats)
    .filter(([name]) => !['errors', 'warnings', 'info'].includes(name))
    .map(([name, count]) => `${count} ${count === 1 ? name.replace(/s$/, '') : name}`)
    .join(', ');
}
