import { list } from '@slipway/core';
import { lintInputs } from '@slipway/manifests';
import { riskInputs } from '@slipway/risk';
import { deployInputs } from '@slipway/rollout';

/** Inputs of the whole pipeline: those of its steps. Each step adds its own; one name means the same in all of them. */
const { action: _, ...ofDeploy } = deployInputs;

export const pipelineInputs = {
  steps: list('Steps to run, in their order: `risk`, `lint`, `deploy`.', { default: 'lint' }),
  ...riskInputs,
  ...ofDeploy,
  ...lintInputs,
};
