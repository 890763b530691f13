import type { TimedEvent } from '../report/events.ts';
import type { Holder } from '../state/lock.ts';
import type { Gate, Limits, SmokeTest } from '../steps/context.ts';
import type { TrafficCheck } from '../traffic/traffic-check.ts';

/** How a release is run. */
export interface DeploySettings {
  readonly holder: Holder;
  readonly limits: Limits;
  readonly lockWaitMs: number;
  readonly forceConflicts: boolean;
  readonly smoke: readonly SmokeTest[];
  readonly gates: readonly Gate[];
  readonly traffic: TrafficCheck | undefined;
  /** Aborted when the user interrupts: the release goes back. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: TimedEvent) => void;
}
