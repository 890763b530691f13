export type { ServedRequest } from './api/server.ts';
export type { Admission } from './api/verbs.ts';
export type { Fault, Faults } from './faults.ts';
export type { KubeObject } from './objects.ts';
export type { Behaviour, PodRequest } from './pods/behaviour.ts';
export { type Sandbox, type SandboxSettings, startSandbox } from './sandbox.ts';
