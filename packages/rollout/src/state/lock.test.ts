import { jumpingClock } from '@slipway/testkit';
import { expect, test } from 'vitest';
import { ApiError } from '../kube/api-error.ts';
import type { KubeClient } from '../kube/client.ts';
import type { Lease } from '../kube/objects.ts';
import { type Holder, Lock } from './lock.ts';

const clock = jumpingClock({ quietMs: 0 });

/** A server that holds one Lease, and refuses writes that are based on an older one. */
class LeaseServer {
  lease: Lease | undefined;
  private version = 0;
  readonly transport = { serverNow: () => clock.now() };

  async get(): Promise<Lease | undefined> {
    return structuredClone(this.lease);
  }

  async create(lease: Lease): Promise<Lease> {
    if (this.lease !== undefined) throw new ApiError(409, 'AlreadyExists', 'it exists');
    return this.keep(lease);
  }

  async replace(lease: Lease): Promise<Lease> {
    if (lease.metadata.resourceVersion !== this.lease?.metadata.resourceVersion)
      throw new ApiError(409, 'Conflict', 'it has been changed');
    return this.keep(lease);
  }

  private keep(lease: Lease): Lease {
    this.version++;
    this.lease = { ...lease, metadata: { ...lease.metadata, resourceVersion: String(this.version) } };
    return structuredClone(this.lease);
  }
}

const runner = (identity: string, ...dead: string[]): Holder => ({
  identity,
  succeeds: (other) => dead.includes(other),
});
const lockOf = (server: LeaseServer, holder: Holder) =>
  new Lock(server as unknown as KubeClient, clock, { app: 'web', namespace: 'shop', holder });
const never = new AbortController().signal;

test('a machine that says nothing for 30 s loses the lock to another, and what it still writes is refused', async () => {
  const server = new LeaseServer();
  const first = lockOf(server, runner('anna@one, process 1'));
  await first.acquire(0, never);
  const second = lockOf(server, runner('ben@two, process 1'));
  await expect(second.acquire(0, never)).rejects.toThrow('web is being deployed by anna@one, process 1.');
  // The first is frozen: as its last sign of life it renewed 31 s ago.
  const renewTime = new Date(clock.now() - 31_000).toISOString().replace('Z', '000Z');
  server.lease = { ...server.lease!, spec: { ...server.lease!.spec, renewTime } };
  await second.acquire(0, never);
  expect(second.fence).toBe(first.fence + 1);
  await clock.advance(11_000);
  expect(first.signal.aborted).toBe(true);
  expect(second.signal.aborted).toBe(false);
  await first.release();
  expect(server.lease?.spec.holderIdentity).toBe('ben@two, process 1');
  await second.release();
  expect(server.lease?.spec.holderIdentity).toBe('');
});

test('a holder that renews keeps the lock for as long as it likes, and who waits gets it when it ends', async () => {
  const server = new LeaseServer();
  const first = lockOf(server, runner('anna@one, process 1'));
  await first.acquire(0, never);
  await clock.advance(120_000);
  const second = lockOf(server, runner('ben@two, process 1'));
  await expect(second.acquire(0, never)).rejects.toMatchObject({ reason: 'locked' });
  const waiting = second.acquire(60_000, never);
  await first.release();
  await clock.advance(2_000);
  await waiting;
  expect(second.fence).toBeGreaterThan(first.fence);
  await second.release();
});

test('a runner that is known to be dead is followed at once', async () => {
  const server = new LeaseServer();
  const dead = lockOf(server, runner('run 1, attempt 1'));
  await dead.acquire(0, never);
  const next = lockOf(server, runner('run 1, attempt 2', 'run 1, attempt 1'));
  await next.acquire(0, never);
  expect(server.lease?.spec.holderIdentity).toBe('run 1, attempt 2');
  await next.release();
  await dead.release();
});
