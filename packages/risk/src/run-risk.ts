import { type ExitCode, type Host, parseInputs, parseReportFiles, publish, run, systemClock } from '@slipway/core';
import { riskInputs } from './inputs.ts';
import { riskStep } from './step.ts';

/** Risk as a command of its own, the same for the action and `slipway risk score`. */
export function runRisk(
  host: Host,
  given: Readonly<Record<string, string | undefined>>,
  mistakes: readonly string[] = [],
): Promise<ExitCode> {
  return run(host, async () => {
    const values = parseInputs(riskInputs, given, mistakes);
    const token = values['github-token'];
    if (token !== undefined) await host.mask(token);
    const files = parseReportFiles(values.reports);
    const checkRun = values['check-run'] && token !== undefined && host.name === 'github';
    const { report, failed, outputs = {} } = await riskStep(values, host, systemClock.now());
    await publish(report, host, {
      format: values.format ?? 'terminal',
      files,
      frames: 10,
      // A check run has the same lines; where it cannot be made, the host shows them as annotations all the same.
      annotations: values.annotations && !checkRun,
      summary: values.summary,
      checkRun,
      token,
    });
    return { failed, outputs };
  });
}
