import { list } from '@slipway/core';
import { buildInputs } from '@slipway/image';
import { lintInputs } from '@slipway/manifests';
import { riskInputs } from '@slipway/risk';
import { deployInputs } from '@slipway/rollout';

const { action: _, ...ofDeploy } = deployInputs;
// A pipeline that only checks is one without the step `build`, whose Dockerfile `image check` judges.
const { annotate: __, call: ___, ...ofBuild } = buildInputs;

/**
 * Inputs of the whole pipeline: those of its steps. Each step adds its own; one name means the same in all of them. What
 * deploy and lint mean something else by than build does has a name of its own here.
 */
export const pipelineInputs = {
  steps: list('Steps to run, in their order: `risk`, `lint`, `build`, `deploy`.', { default: 'lint' }),
  ...riskInputs,
  ...ofBuild,
  ...ofDeploy,
  'build-context': { ...buildInputs.context, positional: false },
  'build-timeout': buildInputs.timeout,
  'image-annotations': buildInputs.annotations,
  ...lintInputs,
};
