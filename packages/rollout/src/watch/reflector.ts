import type { Clock } from '@slipway/core';
import { ApiError } from '../kube/api-error.ts';
import type { KubeClient, Selection } from '../kube/client.ts';
import type { KubeObject } from '../kube/objects.ts';

/** How long the server keeps one watch open. Short, so that a watch that went silent is noticed soon. */
const watchSeconds = 45;
/** A watch that is silent for longer than it may live is dead, though nobody closed it. */
const silenceMs = (watchSeconds + 10) * 1000;

/**
 * Keeps a local copy of a collection: one list, then watches, each from where the last one ended. A version that is too
 * old (410) is answered by a new list, a broken connection by another watch after a pause that grows.
 */
export class Reflector {
  /** By `namespace/name`. */
  readonly objects = new Map<string, KubeObject>();
  private readonly client: KubeClient;
  private readonly clock: Clock;
  private readonly apiVersion: string;
  private readonly kind: string;
  private readonly selection: Selection;
  private readonly changed: () => void;
  private resourceVersion = '';
  private failures = 0;

  constructor(
    client: KubeClient,
    clock: Clock,
    what: { readonly apiVersion: string; readonly kind: string; readonly selection: Selection },
    changed: () => void,
  ) {
    this.client = client;
    this.clock = clock;
    this.apiVersion = what.apiVersion;
    this.kind = what.kind;
    this.selection = what.selection;
    this.changed = changed;
  }

  /** Lists for the first time, so that `objects` is complete. @throws what the list throws */
  async start(): Promise<void> {
    await this.relist();
  }

  /** Follows the collection until the signal is aborted. Never throws: what went wrong is tried again. */
  async follow(signal: AbortSignal, complain: (error: unknown) => void): Promise<void> {
    while (!signal.aborted) {
      try {
        if (this.resourceVersion === '') await this.relist();
        await this.watchOnce(signal);
        this.failures = 0;
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof ApiError && error.status === 410) this.resourceVersion = '';
        else {
          this.failures++;
          // A token without the right to watch will not get it by asking again and again, but it may by a later grant.
          if (this.failures === 3 || (error instanceof ApiError && error.status === 403 && this.failures === 1))
            complain(error);
        }
        await this.pause(signal);
      }
    }
  }

  private async relist(): Promise<void> {
    const { items, resourceVersion } = await this.client.list(this.apiVersion, this.kind, this.selection);
    this.objects.clear();
    for (const item of items) this.objects.set(idOf(item), item);
    this.resourceVersion = resourceVersion;
    this.changed();
  }

  private async watchOnce(signal: AbortSignal): Promise<void> {
    const own = new AbortController();
    const both = AbortSignal.any([signal, own.signal]);
    let heard = this.clock.now();
    const guard = this.guard(() => heard, own, both);
    try {
      const options = { resourceVersion: this.resourceVersion, timeoutSeconds: watchSeconds, signal: both };
      for await (const event of this.client.watch(this.apiVersion, this.kind, this.selection, options)) {
        heard = this.clock.now();
        this.failures = 0;
        if (event.type === 'ERROR')
          throw new ApiError(event.object.code ?? 500, 'WatchError', event.object.message ?? 'the watch broke');
        const { object } = event;
        this.resourceVersion = object.metadata.resourceVersion ?? this.resourceVersion;
        if (event.type === 'BOOKMARK') continue;
        if (event.type === 'DELETED') this.objects.delete(idOf(object));
        else this.objects.set(idOf(object), object);
        this.changed();
      }
    } finally {
      own.abort();
      await guard;
    }
  }

  private async guard(heard: () => number, own: AbortController, both: AbortSignal): Promise<void> {
    try {
      for (;;) {
        const left = heard() + silenceMs - this.clock.now();
        if (left <= 0) break;
        await this.clock.sleep(left, both);
      }
    } catch {
      return; // The watch ended before.
    }
    // What was missed is not known, so that only a new list helps.
    this.resourceVersion = '';
    own.abort(new Error('the watch fell silent'));
  }

  private async pause(signal: AbortSignal): Promise<void> {
    if (this.failures === 0) return;
    const ms = Math.min(10_000, 100 * 2 ** Math.min(this.failures - 1, 7));
    try {
      await this.clock.sleep(ms, signal);
    } catch {
      // Aborted: the loop ends.
    }
  }
}

function idOf({ metadata }: KubeObject): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`;
}
