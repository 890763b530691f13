import type { Clock } from '@slipway/core';
import { StatusError } from '../api/status-error.ts';
import type { Change, Store } from '../store/store.ts';

/** Brings objects of one kind closer to what is asked for, one at a time, whenever something that concerns them changed. */
export interface Controller {
  /** Keys (`namespace/name`) of the objects that a change concerns. */
  concerns(change: Change): Iterable<string>;
  /** @returns in how many ms to look again, should nothing change until then */
  reconcile(namespace: string, name: string): number | undefined;
}

interface Task {
  readonly controller: Controller;
  readonly key: string;
}

/** Retries of what the API refused (client-go, DefaultTypedControllerRateLimiter). */
const firstRetryMs = 5;
const longestRetryMs = 1_000_000;

/**
 * Runs controllers: a change puts keys into one queue, each key once, and a microtask empties it in order. What happens
 * therefore depends on nothing but the order of changes and the clock.
 */
export class ControlLoop {
  private readonly store: Store;
  private readonly clock: Clock;
  private readonly names = new Map<Controller, number>();
  private readonly queue = new Map<string, Task>();
  private readonly wakes = new Map<string, { readonly at: number; readonly stop: AbortController }>();
  private readonly failures = new Map<string, number>();
  private readonly unsubscribe: () => void;
  private draining = false;
  private stopped = false;

  constructor(store: Store, clock: Clock, controllers: readonly Controller[]) {
    this.store = store;
    this.clock = clock;
    for (const [index, controller] of controllers.entries()) this.names.set(controller, index);
    this.unsubscribe = store.subscribe((change) => this.notice(change));
  }

  /** Looks at objects that were there before. */
  begin(resources: readonly string[]): void {
    for (const resource of resources)
      for (const object of this.store.list(resource))
        this.notice({ type: 'ADDED', resource, object, old: undefined, version: 0 });
  }

  stop(): void {
    this.stopped = true;
    this.unsubscribe();
    this.queue.clear();
    for (const { stop } of this.wakes.values()) stop.abort();
    this.wakes.clear();
  }

  add(controller: Controller, key: string): void {
    if (this.stopped) return;
    const id = this.idOf(controller, key);
    if (!this.queue.has(id)) this.queue.set(id, { controller, key });
    if (this.draining) return;
    this.draining = true;
    queueMicrotask(() => this.drain());
  }

  private notice(change: Change): void {
    for (const controller of this.names.keys())
      for (const key of controller.concerns(change)) this.add(controller, key);
  }

  private idOf(controller: Controller, key: string): string {
    return `${this.names.get(controller)} ${key}`;
  }

  private drain(): void {
    try {
      for (const [id, task] of this.queue) {
        this.queue.delete(id);
        this.wakeIn(id, task, this.reconcile(id, task));
      }
    } finally {
      this.draining = false;
    }
  }

  private reconcile(id: string, { controller, key }: Task): number | undefined {
    const slash = key.indexOf('/');
    try {
      const again = controller.reconcile(key.slice(0, slash), key.slice(slash + 1));
      this.failures.delete(id);
      return again;
    } catch (error) {
      // What the API refuses it may take later; anything else is a mistake of this code.
      if (!(error instanceof StatusError)) throw error;
      const count = this.failures.get(id) ?? 0;
      this.failures.set(id, count + 1);
      return Math.min(longestRetryMs, firstRetryMs * 2 ** count);
    }
  }

  private wakeIn(id: string, { controller, key }: Task, ms: number | undefined): void {
    const old = this.wakes.get(id);
    const at = ms === undefined ? undefined : this.clock.now() + Math.max(0, ms);
    if (old?.at === at || this.stopped) return;
    old?.stop.abort();
    this.wakes.delete(id);
    if (at === undefined) return;
    const wake = { at, stop: new AbortController() };
    this.wakes.set(id, wake);
    this.clock.sleep(at - this.clock.now(), wake.stop.signal).then(
      () => {
        if (this.wakes.get(id) !== wake) return;
        this.wakes.delete(id);
        this.add(controller, key);
      },
      // Something changed before, and was looked at.
      () => undefined,
    );
  }
}
