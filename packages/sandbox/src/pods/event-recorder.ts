import { createHash } from 'node:crypto';
import type { Clock } from '@slipway/core';
import { type KubeObject, numberAt } from '../objects.ts';
import { type Store, timestamp } from '../store/store.ts';

/** Writes core/v1 Events; the same one again only counts. */
export class EventRecorder {
  private readonly store: Store;
  private readonly clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.store = store;
    this.clock = clock;
  }

  record(
    about: KubeObject,
    event: {
      readonly reason: string;
      readonly message: string;
      readonly type: 'Normal' | 'Warning';
      readonly component: string;
      readonly fieldPath?: string | undefined;
    },
  ): void {
    const { namespace = 'default', name, uid, resourceVersion } = about.metadata;
    const hash = createHash('sha256')
      .update(`${uid} ${event.reason} ${event.message} ${event.fieldPath ?? ''}`)
      .digest('hex');
    const eventName = `${name}.${hash.slice(0, 16)}`;
    const now = timestamp(this.clock.now());
    const old = this.store.get('events', namespace, eventName);
    if (old !== undefined) {
      this.store.update('events', { ...old, count: (numberAt(old, 'count') ?? 1) + 1, lastTimestamp: now });
      return;
    }
    this.store.create('events', {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: eventName, namespace },
      involvedObject: {
        apiVersion: about.apiVersion,
        kind: about.kind,
        namespace,
        name,
        uid,
        resourceVersion,
        ...(event.fieldPath === undefined ? {} : { fieldPath: event.fieldPath }),
      },
      reason: event.reason,
      message: event.message,
      type: event.type,
      count: 1,
      firstTimestamp: now,
      lastTimestamp: now,
      source: { component: event.component },
      reportingComponent: event.component,
    });
  }
}
