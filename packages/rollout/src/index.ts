import type { ExitCode, Host, Outcome, Report } from '@slipway/core';
import type { DeployValues } from './command/connect.ts';

export type { DeployValues } from './command/connect.ts';
export { RolloutError } from './error.ts';
export { deployInputs } from './inputs.ts';
export type { DeployStep } from './run-deploy.ts';

/**
 * Deploy as a command of its own, the same for the action and the CLI. What it needs is loaded now, so that other
 * commands of the CLI do not pay for it.
 *
 * @param given inputs by name, as texts
 * @param mistakes what is already known to be wrong with the command line
 */
export async function runDeploy(
  host: Host,
  given: Readonly<Record<string, string | undefined>>,
  mistakes: readonly string[] = [],
): Promise<ExitCode> {
  const rollout = await import('./run-deploy.ts');
  return rollout.runDeploy(host, given, mistakes);
}

/** Deploy as a step among others: its report is published by the pipeline. */
export async function deployInPipeline(
  values: DeployValues,
  host: Host,
): Promise<Outcome & { readonly report: Report }> {
  const rollout = await import('./run-deploy.ts');
  return rollout.runStep(values, host);
}
