import type { ExitCode, Host, Outcome, Report } from '@slipway/core';
import type { RiskValues } from './step.ts';

export { RiskError } from './error.ts';
export { evaluateInputs, exportInputs, riskInputs, trainInputs } from './inputs.ts';
export type { Model } from './model/model.ts';
export type { RiskStep, RiskValues } from './step.ts';

type Given = Readonly<Record<string, string | undefined>>;

/**
 * Risk as a command of its own, the same for the action and the CLI. What it needs is loaded now, so that other commands of the CLI do
 * not pay for it.
 *
 * @param given inputs by name, as texts
 * @param mistakes what is already known to be wrong with the command line
 */
export async function runRisk(host: Host, given: Given, mistakes: readonly string[] = []): Promise<ExitCode> {
  const risk = await import('./run-risk.ts');
  return risk.runRisk(host, given, mistakes);
}

/** Risk as a step among others: its report is published by the pipeline. */
export async function riskInPipeline(
  values: RiskValues,
  host: Host,
  now: number,
): Promise<Outcome & { readonly report: Report }> {
  const { riskStep } = await import('./step.ts');
  return riskStep(values, host, now);
}

/** `slipway risk train`. */
export async function runTrain(host: Host, given: Given, mistakes: readonly string[] = []): Promise<ExitCode> {
  const commands = await import('./history-commands.ts');
  return commands.runTrain(host, given, mistakes);
}

/** `slipway risk evaluate`. */
export async function runEvaluate(host: Host, given: Given, mistakes: readonly string[] = []): Promise<ExitCode> {
  const commands = await import('./history-commands.ts');
  return commands.runEvaluate(host, given, mistakes);
}

/** `slipway risk export`. */
export async function runExport(host: Host, given: Given, mistakes: readonly string[] = []): Promise<ExitCode> {
  const commands = await import('./history-commands.ts');
  return commands.runExport(host, given, mistakes);
}
