import type { ExitCode, Host, Inputs } from '@slipway/core';
import { lintInputs, runLint } from '@slipway/manifests';
import { pipelineInputs, runPipeline } from '@slipway/pipeline';
import { deployInputs, runDeploy } from '@slipway/rollout';
import { demoInputs, runDemo } from './demo.ts';

/** A command of the CLI. */
export interface Command {
  readonly what: string;
  readonly usage: string;
  readonly inputs: Inputs;
  run(host: Host, given: Readonly<Record<string, string | undefined>>, mistakes: readonly string[]): Promise<ExitCode>;
}

/** Every command by name. */
export const commands: Readonly<Record<string, Command>> = {
  lint: {
    what: 'Lint Kubernetes manifests.',
    usage: 'slipway lint [FILE|FOLDER|GLOB|-]... [flags]',
    inputs: lintInputs,
    run: runLint,
  },
  deploy: {
    what: 'Deploy manifests by a rolling update or blue-green, and go back when they are bad.',
    usage: 'slipway deploy [FILE|FOLDER|GLOB|-]... [flags]',
    inputs: deployInputs,
    run: runDeploy,
  },
  run: {
    what: 'Run the pipeline: lint, and deploy where asked for.',
    usage: 'slipway run [FILE|FOLDER|GLOB|-]... [flags]',
    inputs: pipelineInputs,
    run: runPipeline,
  },
  demo: {
    what: 'Show a blue-green release, and a bad one that goes back, in a Kubernetes that lives in this process.',
    usage: 'slipway demo [FILE|FOLDER|GLOB]...',
    inputs: demoInputs,
    run: runDemo,
  },
};
