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
  run: {
    what: 'Run the pipeline: lint, and build and deploy where asked for.',
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
