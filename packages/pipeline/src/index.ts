export { pipelineInputs } from './inputs.ts';
export { runPipeline } from './run-pipeline.ts';
