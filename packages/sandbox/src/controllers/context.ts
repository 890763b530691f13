import type { Clock } from '@slipway/core';
import type { Json, KubeObject } from '../objects.ts';
import type { EventRecorder } from '../pods/event-recorder.ts';
import type { Store } from '../store/store.ts';

/** What a controller works with. */
export interface ControllerContext {
  readonly store: Store;
  readonly clock: Clock;
  readonly events: EventRecorder;
  /** Through the API, so that quota and admission may refuse it. @throws StatusError */
  createPod(owner: KubeObject, template: Json, namePrefix: string, exactName?: boolean): void;
  /** Gracefully. */
  deletePod(pod: KubeObject): void;
  /** Asks for another round at a time. */
  wakeAt(ms: number): void;
}
