import { randomUUID } from 'node:crypto';
import type { Clock } from '@slipway/core';
import { RolloutError } from '../error.ts';
import { ApiError, isConflict } from '../kube/api-error.ts';
import type { KubeClient } from '../kube/client.ts';
import type { Lease, ObjectKey } from '../kube/objects.ts';
import { stateName } from './record-store.ts';

const claimAnnotation = 'slipway.dev/claim';
const durationSeconds = 30;
const renewMs = 10_000;

/** Who deploys. */
export interface Holder {
  /** `github run 123 of acme/shop, attempt 1`, `anna@laptop, pid 4711`. */
  readonly identity: string;
  /** Whether another holder is known to be dead: an earlier attempt of this run, a process of this machine that ended. */
  succeeds(other: string): boolean;
}

/**
 * A Lease that lets one deploy of an application work at a time. Its number of transitions is the fence: whoever takes
 * over has a higher one, and what the earlier still writes is refused.
 */
export class Lock {
  private readonly client: KubeClient;
  private readonly clock: Clock;
  private readonly key: ObjectKey;
  private readonly app: string;
  private readonly holder: Holder;
  /** Tells this hold from any other, even of a runner of the same name in the same moment. */
  private readonly claim = { [claimAnnotation]: randomUUID() };
  private lease: Lease | undefined;
  private readonly ended = new AbortController();
  private renewing: Promise<void> = Promise.resolve();
  private readonly lost = new AbortController();

  constructor(
    client: KubeClient,
    clock: Clock,
    { app, namespace, holder }: { readonly app: string; readonly namespace: string; readonly holder: Holder },
  ) {
    this.client = client;
    this.clock = clock;
    this.app = app;
    this.key = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', namespace, name: stateName(app) };
    this.holder = holder;
  }

  get fence(): number {
    return this.lease?.spec.leaseTransitions ?? 0;
  }

  /** Aborted when somebody else has the lock, or when it could not be renewed in time. */
  get signal(): AbortSignal {
    return this.lost.signal;
  }

  /**
   * @param waitMs how long to wait for the one who has it
   * @throws RolloutError `locked`, which says who holds it and for how long
   */
  async acquire(waitMs: number, signal: AbortSignal): Promise<void> {
    const until = this.clock.now() + waitMs;
    for (;;) {
      const refused = await this.tryAcquire();
      if (refused === undefined) break;
      if (this.clock.now() >= until) throw refused;
      await this.clock.sleep(Math.min(1_000, Math.max(1, until - this.clock.now())), signal);
    }
    this.renewing = this.keep();
  }

  async release(): Promise<void> {
    this.ended.abort();
    await this.renewing;
    if (this.lease === undefined || this.lost.signal.aborted) return;
    try {
      await this.client.replace({ ...this.lease, spec: { ...this.lease.spec, holderIdentity: '' } });
    } catch (error) {
      // It expires by itself; whoever took it in between keeps it.
      if (!(error instanceof ApiError)) throw error;
    }
  }

  /** @returns why not; undefined when the lock is ours */
  private async tryAcquire(): Promise<RolloutError | undefined> {
    const found = (await this.client.get(this.key)) as Lease | undefined;
    const { holderIdentity = '', leaseTransitions = 0 } = found?.spec ?? {};
    if (found !== undefined && holderIdentity !== '') {
      const leftMs = this.leftMs(found);
      if (leftMs > 0 && !this.holder.succeeds(holderIdentity)) return this.refusal(holderIdentity, leftMs);
    }
    const now = microTime(this.client.transport.serverNow());
    const spec = {
      holderIdentity: this.holder.identity,
      leaseDurationSeconds: durationSeconds,
      acquireTime: now,
      renewTime: now,
      leaseTransitions: leaseTransitions + 1,
    };
    try {
      this.lease = (await (found === undefined
        ? this.client.create({
            apiVersion: this.key.apiVersion,
            kind: 'Lease',
            metadata: { namespace: this.key.namespace, name: this.key.name, annotations: this.claim },
            spec,
          })
        : this.client.replace({ ...found, metadata: this.claimed(found), spec }))) as Lease;
      return undefined;
    } catch (error) {
      if (!isConflict(error)) throw error;
      const now = (await this.client.get(this.key)) as Lease | undefined;
      // The answer of our own write may have been lost.
      if (this.isOurs(now)) {
        this.lease = now;
        return undefined;
      }
      return this.refusal(now?.spec.holderIdentity || 'another deploy', now === undefined ? 0 : this.leftMs(now));
    }
  }

  private claimed({ metadata }: Lease): Lease['metadata'] {
    return { ...metadata, annotations: { ...metadata.annotations, ...this.claim } };
  }

  private isOurs(lease: Lease | undefined): boolean {
    return lease?.metadata.annotations?.[claimAnnotation] === this.claim[claimAnnotation];
  }

  private refusal(holder: string, leftMs: number): RolloutError {
    return new RolloutError('locked', `${this.app} is being deployed by ${holder}.`, {
      hint: `Wait for it to end; if it is dead, the lock falls in ${Math.ceil(leftMs / 1000)} s.`,
    });
  }

  private leftMs({ spec }: Lease): number {
    const renewed = Date.parse(spec.renewTime ?? '');
    if (Number.isNaN(renewed)) return 0;
    return renewed + (spec.leaseDurationSeconds ?? durationSeconds) * 1000 - this.client.transport.serverNow();
  }

  private async keep(): Promise<void> {
    let renewedAt = this.clock.now();
    for (;;) {
      try {
        await this.clock.sleep(renewMs, this.ended.signal);
      } catch {
        return;
      }
      try {
        const spec = { ...this.lease!.spec, renewTime: microTime(this.client.transport.serverNow()) };
        this.lease = (await this.client.replace({ ...this.lease!, spec })) as Lease;
        renewedAt = this.clock.now();
      } catch (error) {
        if (isConflict(error) ? await this.isTaken() : this.clock.now() - renewedAt > durationSeconds * 1000) {
          const cause = error instanceof Error ? error.message : String(error);
          this.lost.abort(
            new RolloutError('lock-lost', `The lock of ${this.app} was lost: ${cause}`, {
              cause: error,
              hint: 'Run the deploy again: it goes on where this one stopped.',
            }),
          );
          return;
        }
      }
    }
  }

  /** After a conflict: whether somebody else holds it, or only an answer of ours was lost. */
  private async isTaken(): Promise<boolean> {
    try {
      const found = (await this.client.get(this.key)) as Lease | undefined;
      if (found === undefined || !this.isOurs(found)) return true;
      this.lease = found;
      return false;
    } catch {
      return false; // Not known: the next renewal, or its deadline, decides.
    }
  }
}

/** RFC 3339 with microseconds, as Leases want it. */
function microTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '000Z');
}
