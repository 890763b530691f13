import { detectHost, exitWith, readInputs } from '@slipway/core';
import { pipelineInputs, runPipeline } from '@slipway/pipeline';
const host = detectHost();
exitWith(await runPipeline(host, readInputs(pipelineInputs, host)));
