import type { Clock } from '@slipway/core';
import type { KubeClient } from '../kube/client.ts';
import type { Deployment, EndpointSlice, KubeEvent, KubeObject, ObjectKey, Pod, ReplicaSet } from '../kube/objects.ts';
import { Reflector } from './reflector.ts';

/** What a release looks at, whatever it deploys. */
const always = [
  ['apps/v1', 'Deployment'],
  ['apps/v1', 'ReplicaSet'],
  ['v1', 'Pod'],
  ['v1', 'Event'],
  ['discovery.k8s.io/v1', 'EndpointSlice'],
] as const;

/** Conditions that depend on time are looked at again this often, on the local copy: no request is made for it. */
const lookAgainMs = 500;

/** A local copy of what matters in some namespaces, kept up to date by one watch a kind; the only thing that waits look at. */
export class World {
  private readonly client: KubeClient;
  private readonly clock: Clock;
  private readonly stopped = new AbortController();
  private readonly reflectors = new Map<string, Promise<Reflector>>();
  private readonly following: Promise<void>[] = [];
  private readonly waiters = new Set<() => void>();
  private readonly complain: (what: string, error: unknown) => void;
  private readonly ready = new Map<string, Reflector>();
  private announced = false;

  constructor(client: KubeClient, clock: Clock, complain: (what: string, error: unknown) => void) {
    this.client = client;
    this.clock = clock;
    this.complain = complain;
  }

  now(): number {
    return this.client.transport.serverNow();
  }

  /** Begins to watch a namespace. @throws what listing it throws, such as a missing right */
  async watchNamespace(namespace: string): Promise<void> {
    await Promise.all(always.map(([apiVersion, kind]) => this.watchKind(apiVersion, kind, namespace)));
  }

  /** Begins to watch one more kind; nothing when it is watched already. */
  async watchKind(apiVersion: string, kind: string, namespace: string): Promise<void> {
    const id = idOf(apiVersion, kind, namespace);
    let reflector = this.reflectors.get(id);
    if (reflector === undefined) {
      reflector = this.begin(apiVersion, kind, namespace);
      this.reflectors.set(id, reflector);
    }
    this.ready.set(id, await reflector);
  }

  private async begin(apiVersion: string, kind: string, namespace: string): Promise<Reflector> {
    const reflector = new Reflector(this.client, this.clock, { apiVersion, kind, selection: { namespace } }, () =>
      this.announce(),
    );
    await reflector.start();
    this.following.push(
      reflector.follow(this.stopped.signal, (error) =>
        this.complain(`${kind}s of ${namespace || 'the cluster'}`, error),
      ),
    );
    return reflector;
  }

  /** The newest known state of an object of a watched kind. */
  get({ apiVersion, kind, namespace, name }: ObjectKey): KubeObject | undefined {
    return this.ready.get(idOf(apiVersion, kind, namespace))?.objects.get(`${namespace}/${name}`);
  }

  list(apiVersion: string, kind: string, namespace: string): KubeObject[] {
    return [...(this.ready.get(idOf(apiVersion, kind, namespace))?.objects.values() ?? [])];
  }

  deployment(namespace: string, name: string): Deployment | undefined {
    return this.get({ apiVersion: 'apps/v1', kind: 'Deployment', namespace, name }) as Deployment | undefined;
  }

  replicaSets(namespace: string): ReplicaSet[] {
    return this.list('apps/v1', 'ReplicaSet', namespace) as ReplicaSet[];
  }

  pods(namespace: string): Pod[] {
    return this.list('v1', 'Pod', namespace) as Pod[];
  }

  events(namespace: string): KubeEvent[] {
    return this.list('v1', 'Event', namespace) as unknown as KubeEvent[];
  }

  endpointSlices(namespace: string, service: string): EndpointSlice[] {
    return this.list('discovery.k8s.io/v1', 'EndpointSlice', namespace).filter(
      ({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service,
    );
  }

  /**
   * Resolves with the first answer of `look` that is not undefined. It is asked at every change and twice a second.
   *
   * @throws the signal's reason, and what `look` throws
   */
  async until<T>(look: () => T | undefined, signal: AbortSignal): Promise<T> {
    for (;;) {
      signal.throwIfAborted();
      const answer = look();
      if (answer !== undefined) return answer;
      await this.change(signal);
    }
  }

  /** Stops every watch. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await Promise.all(this.following);
  }

  private async change(signal: AbortSignal): Promise<void> {
    const woken = new AbortController();
    const wake = () => woken.abort();
    this.waiters.add(wake);
    try {
      await this.clock.sleep(lookAgainMs, AbortSignal.any([signal, woken.signal]));
    } catch (error) {
      if (!woken.signal.aborted) throw error;
    } finally {
      this.waiters.delete(wake);
    }
  }

  /** Changes come in bursts: those of one turn of the event loop are looked at together. */
  private announce(): void {
    if (this.announced) return;
    this.announced = true;
    setImmediate(() => {
      this.announced = false;
      for (const wake of [...this.waiters]) wake();
    });
  }
}

function idOf(apiVersion: string, kind: string, namespace: string): string {
  return `${apiVersion} ${kind} ${namespace}`;
}
