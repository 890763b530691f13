import type { ExitCode, Host } from '@slipway/core';
import type { BuildValues } from './step/build-plan.ts';
import type { ImageStep } from './step/build-step.ts';

export { ImageError } from './error.ts';
export { buildInputs, checkInputs, initInputs, inspectInputs } from './inputs.ts';
export type { BuildValues } from './step/build-plan.ts';
export type { ImageStep } from './step/build-step.ts';

type Given = Readonly<Record<string, string | undefined>>;

/**
 * A command of images, the same for the action and the CLI. What it needs is loaded now, so that other commands of the
 * CLI do not pay for it.
 *
 * @param given inputs by name, as texts
 * @param mistakes what is already known to be wrong with the command line
 */
function command(name: 'runBuild' | 'runInspect' | 'runCheck' | 'runInit') {
  return async (host: Host, given: Given, mistakes: readonly string[] = []): Promise<ExitCode> => {
    const image = await import('./run-image.ts');
    return image[name](host, given, mistakes);
  };
}

export const runBuild = command('runBuild');
export const runInspect = command('runInspect');
export const runCheck = command('runCheck');
export const runInit = command('runInit');

/** Build as a step among others: its report is published by the pipeline. */
export async function buildInPipeline(values: BuildValues, host: Host): Promise<ImageStep> {
  const image = await import('./run-image.ts');
  return image.runStep(values, host);
}
