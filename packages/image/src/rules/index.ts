export { type ComposeFile, composeFilesIn, readCompose } from '../context/compose.ts';
export { type ContextMeasure, dockerignoreFor, measureContext } from '../context/measure-context.ts';
export { type BuildCheck, otherBuildCheck, readBuildChecks } from './build-checks.ts';
export { type CheckPolicy, type CheckResult, checkDockerfile, imageRuleInfos } from './check.ts';
export { readImagePolicy } from './policy-file.ts';
export { imageRules } from './registry.ts';
export type { CheckInput, ImageRule } from './rule.ts';
export { imageRulesAsJson } from './rules-list.ts';
