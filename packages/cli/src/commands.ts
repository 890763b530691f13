import {
  buildInputs,
  checkInputs,
  initInputs,
  inspectInputs,
  runBuild,
  runCheck,
  runInit,
  runInspect,
} from '@slipway/image';
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
  image: {
    what: 'Build images, prove them, and look into any.',
    commands: {
      build: {
        what: 'Build an image, hold it to its limits, run it until it is healthy, and push exactly that.',
        usage: 'slipway image build [CONTEXT] [flags]',
        inputs: buildInputs,
        run: runBuild,
      },
      inspect: {
        what: 'Say what an image of the engine or of a registry carries, layer by layer.',
        usage: 'slipway image inspect REFERENCE [flags]',
        inputs: inspectInputs,
        run: runInspect,
      },
      check: {
        what: 'Find what is wrong with Dockerfiles, without building them.',
        usage: 'slipway image check [FILE|FOLDER]... [flags]',
        inputs: checkInputs,
        run: runCheck,
      },
      init: {
        what: 'Propose a multi-stage Dockerfile for an application.',
        usage: 'slipway image init [FOLDER] [flags]',
        inputs: initInputs,
        run: runInit,
      },
    },
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
    what: 'Run the pipeline: lint, and score, build and deploy where asked for.',
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
