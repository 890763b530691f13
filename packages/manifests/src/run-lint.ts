import { type ExitCode, type Host, parseInputs, parseReportFiles, publish, run } from '@slipway/core';
import { lintInputs } from './inputs.ts';
import { rulesAsJson } from './rules/rules-list.ts';
import { lintStep } from './step.ts';

/**
 * Lint as a command of its own, the same for the action and the CLI.
 *
 * @param given inputs by name, as texts
 * @param mistakes what is already known to be wrong with the command line
 */
export function runLint(
  host: Host,
  given: Readonly<Record<string, string | undefined>>,
  mistakes: readonly string[] = [],
): Promise<ExitCode> {
  return run(host, async () => {
    const values = parseInputs(lintInputs, given, mistakes);
    const token = values['github-token'];
    if (token !== undefined) await host.mask(token);
    const files = parseReportFiles(values.reports);
    const { format = 'terminal' } = values;
    if (format === 'rules') {
      host.write(rulesAsJson());
      return { failed: false };
    }
    const { report, failed, outputs = {} } = await lintStep(values, host);
    const frames = values.frames === 0 ? Number.POSITIVE_INFINITY : values.frames;
    await publish(report, host, {
      format,
      files,
      frames,
      annotations: values.annotations,
      summary: values.summary,
      checkRun: values['check-run'],
      token,
    });
    return { failed, outputs };
  });
}
