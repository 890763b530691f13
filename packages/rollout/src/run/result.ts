import type { PlannedObject } from '../plan/dry-run.ts';
import type { Strategy } from '../plan/release.ts';
import type { Cause, StepName } from '../state/record.ts';
import type { TrafficResult } from '../traffic/traffic-check.ts';

export interface StepRecord {
  readonly name: StepName;
  readonly direction: 'forward' | 'back';
  readonly startedAt: string;
  readonly endedAt: string;
  readonly state: 'done' | 'failed';
  readonly text: string;
}

/** How a release ended. */
export interface DeployResult {
  /** `released`: it is live. `undone`: it was bad, and what was live before is live. `planned`: nothing was changed. */
  readonly state: 'released' | 'undone' | 'planned';
  readonly app: string;
  readonly namespace: string;
  readonly strategy: Strategy;
  readonly release: string;
  readonly images: readonly string[];
  readonly previous: { readonly release: string; readonly images: readonly string[] } | undefined;
  readonly resumed: boolean;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly switchedAt: string | undefined;
  readonly steps: readonly StepRecord[];
  readonly plan: readonly PlannedObject[];
  readonly pruned: readonly string[];
  readonly traffic: TrafficResult | undefined;
  readonly cause: Cause | undefined;
  readonly notices: readonly string[];
  /** Requests that were sent to the API server, the traffic check apart. */
  readonly apiRequests: number;
}
