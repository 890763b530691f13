import { type Format, type Host, printable } from '@slipway/core';

/** The live log of a step: nothing but a report is printed where a format is asked for. */
export interface RunLog {
  log(line: string): void;
  /** What was left out and why: told at once, and again in the report. */
  notice(text: string): void;
  readonly notices: string[];
  /** Runs a part of the step as one part of the log. */
  fold<T>(title: string, body: () => Promise<T>): Promise<T>;
}

/** Lines come from builds and containers: they steer neither the CI nor the terminal, and show no secret. */
export function logOf(
  host: Pick<Host, 'log' | 'fold'>,
  format: Format | undefined,
  hide: (text: string) => string,
): RunLog {
  const notices: string[] = [];
  const quiet = format !== undefined && format !== 'terminal';
  const log = (line: string) => {
    if (!quiet) host.log(hide(printable(line)));
  };
  return {
    log,
    notices,
    notice: (text) => {
      notices.push(hide(text));
      log(`note: ${text}`);
    },
    fold: async (title, body) => {
      const end = quiet ? undefined : host.fold?.(title);
      try {
        return await body();
      } finally {
        end?.();
      }
    },
  };
}
