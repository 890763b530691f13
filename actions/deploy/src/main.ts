import { detectHost, exitWith, readInputs } from '@slipway/core';
import { deployInputs, runDeploy } from '@slipway/rollout';

const host = detectHost();
exitWith(await runDeploy(host, readInputs(deployInputs, host)));
