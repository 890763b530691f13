import { lintInputs, runLint } from '@slipway/manifests';
import { pipelineInputs, runPipeline } from '@slipway/pipeline';
import { deployInputs, runDeploy } from '@slipway/rollout';
import type { CommandTable } from './command.ts';
import { demoInputs, runDemo } from './demo.ts';

/** Every command by its words. */
export const commands: CommandTable = {
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
