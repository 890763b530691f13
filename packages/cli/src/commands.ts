import type { CommandTable } from './command.ts';

/** Every command by its words. */
export const commands: CommandTable = {
  lint: {
    what: 'Lint Kubernetes manifests.',
    usage: 'slipway lint [FILE|FOLDER|GLOB|-]... [flags]',
    load: async () => {
      const { lintInputs: inputs, runLint: run } = await import('@slipway/manifests');
      return { inputs, run };
    },
  },
  deploy: {
    what: 'Deploy manifests by a rolling update or blue-green, and go back when they are bad.',
    usage: 'slipway deploy [FILE|FOLDER|GLOB|-]... [flags]',
    load: async () => {
      const { deployInputs: inputs, runDeploy: run } = await import('@slipway/rollout');
      return { inputs, run };
    },
  },
  image: {
    what: 'Build images, prove them, and look into any.',
    commands: {
      build: {
        what: 'Build an image, hold it to its limits, run it until it is healthy, and push exactly that.',
        usage: 'slipway image build [CONTEXT] [flags]',
        load: async () => {
          const { buildInputs: inputs, runBuild: run } = await import('@slipway/image');
          return { inputs, run };
        },
      },
      inspect: {
        what: 'Say what an image of the engine or of a registry carries, layer by layer.',
        usage: 'slipway image inspect REFERENCE [flags]',
        load: async () => {
          const { inspectInputs: inputs, runInspect: run } = await import('@slipway/image');
          return { inputs, run };
        },
      },
      check: {
        what: 'Find what is wrong with Dockerfiles, without building them.',
        usage: 'slipway image check [FILE|FOLDER]... [flags]',
        load: async () => {
          const { checkInputs: inputs, runCheck: run } = await import('@slipway/image');
          return { inputs, run };
        },
      },
      init: {
        what: 'Propose a multi-stage Dockerfile for an application.',
        usage: 'slipway image init [FOLDER] [flags]',
        load: async () => {
          const { initInputs: inputs, runInit: run } = await import('@slipway/image');
          return { inputs, run };
        },
      },
    },
  },
  risk: {
    what: 'Score how likely a change is to need a fix, and what a history says of such scores.',
    commands: {
      score: {
        what: 'Score a change, explain the score, and say whether a person should review it.',
        usage: 'slipway risk score [--repo FOLDER] [--base COMMIT] [--head COMMIT] [flags]',
        load: async () => {
          const { riskInputs: inputs, runRisk: run } = await import('@slipway/risk');
          return { inputs, run };
        },
      },
      train: {
        what: 'Train a model on the history of a repository, leaning on the shipped one while little is known.',
        usage: 'slipway risk train [--repo FOLDER] [--output FILE]',
        load: async () => {
          const { trainInputs: inputs, runTrain: run } = await import('@slipway/risk');
          return { inputs, run };
        },
      },
      evaluate: {
        what: 'Measure on the newest changes of a repository what a score is worth there.',
        usage: 'slipway risk evaluate [--repo FOLDER]',
        load: async () => {
          const { evaluateInputs: inputs, runEvaluate: run } = await import('@slipway/risk');
          return { inputs, run };
        },
      },
      export: {
        what: 'Write the features and labels of every change of a history as CSV.',
        usage: 'slipway risk export [--repo FOLDER] [--output FILE]',
        load: async () => {
          const { exportInputs: inputs, runExport: run } = await import('@slipway/risk');
          return { inputs, run };
        },
      },
    },
  },
  run: {
    what: 'Run the pipeline: lint, and score, build and deploy where asked for.',
    usage: 'slipway run [FILE|FOLDER|GLOB|-]... [flags]',
    load: async () => {
      const { pipelineInputs: inputs, runPipeline: run } = await import('@slipway/pipeline');
      return { inputs, run };
    },
  },
  demo: {
    what: 'Show a blue-green release, and a bad one that goes back, in a Kubernetes that lives in this process.',
    usage: 'slipway demo [FILE|FOLDER|GLOB]...',
    load: async () => {
      const { demoInputs: inputs, runDemo: run } = await import('./demo.ts');
      return { inputs, run };
    },
  },
};
