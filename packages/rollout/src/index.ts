export { RolloutError } from './error.ts';
export { deployInputs } from './inputs.ts';
export { connect, type DeployStep, type DeployValues, deployStep, runDeploy } from './run-deploy.ts';
