import { lintInputs, runLint } from '@slipway/manifests';
import { pipelineInputs, runPipeline } from '@slipway/pipeline';
import {
  evaluateInputs,
  exportInputs,
  riskInputs,
  runEvaluate,
  runExport,
  runRisk,
  runTrain,
  trainInputs,
} from '@slipway/risk';
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
  risk: {
    what: 'Score how likely a change is to need a fix, and what a history says of such scores.',
    commands: {
      score: {
        what: 'Score a change, explain the score, and say whether a person should review it.',
        usage: 'slipway risk score [--repo FOLDER] [--base COMMIT] [--head COMMIT] [flags]',
        inputs: riskInputs,
        run: runRisk,
      },
      train: {
        what: 'Train a model on the history of a repository, leaning on the shipped one while little is known.',
        usage: 'slipway risk train [--repo FOLDER] [--output FILE]',
        inputs: trainInputs,
        run: runTrain,
      },
      evaluate: {
        what: 'Measure on the newest changes of a repository what a score is worth there.',
        usage: 'slipway risk evaluate [--repo FOLDER]',
        inputs: evaluateInputs,
        run: runEvaluate,
      },
      export: {
        what: 'Write the features and labels of every change of a history as CSV.',
        usage: 'slipway risk export [--repo FOLDER] [--output FILE]',
        inputs: exportInputs,
        run: runExport,
      },
    },
  },
  run: {
    what: 'Run the pipeline: score and lint, and deploy where asked for.',
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
