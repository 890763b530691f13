export type { Annotation, CheckRun } from './github/check-runs.ts';
export type { Deployment, DeploymentStatus } from './github/deployments.ts';
export { FakeGithub, type FakeGithubOptions } from './github/fake-github.ts';
export type { Fault } from './github/faults.ts';
export type { LoggedRequest } from './github/request-log.ts';
export { type JumpingClock, type JumpingClockSettings, jumpingClock } from './jumping-clock.ts';
export * from './saved-image.ts';
export { type FakeSurroundings, fakeSurroundings } from './surroundings.ts';
export * from './tar.ts';
