import { lintInputs } from '@slipway/manifests';

/** Inputs of the whole pipeline: those of its steps. Each step adds its own; one name means the same in all of them. */
export const pipelineInputs = { ...lintInputs };
