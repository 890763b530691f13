import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '@slipway/core';
import type { KubeObject, OwnerReference } from '../objects.ts';
import type { Pod } from '../pods/pod.ts';
import { type Store, timestamp } from '../store/store.ts';
import type { PodApi } from './pod-api.ts';
import type { Resources } from './workloads.ts';

/** The store as controllers see it: typed, because the API has validated what is in it, and with the time. */
export class Cluster {
  readonly store: Store;
  private readonly clock: Clock;
  private readonly pods: PodApi;

  constructor(store: Store, clock: Clock, pods: PodApi) {
    this.store = store;
    this.clock = clock;
    this.pods = pods;
  }

  now(): number {
    return this.clock.now();
  }

  /** Now, as the API writes times. */
  stamp(): string {
    return timestamp(this.clock.now());
  }

  get<R extends keyof Resources>(resource: R, namespace: string, name: string): Resources[R] | undefined {
    return this.store.get(resource, namespace, name) as Resources[R] | undefined;
  }

  list<R extends keyof Resources>(resource: R, namespace?: string): Resources[R][] {
    return this.store.list(resource, namespace) as Resources[R][];
  }

  create<R extends keyof Resources>(resource: R, object: Resources[R]): Resources[R] {
    return this.store.create(resource, object) as Resources[R];
  }

  update<R extends keyof Resources>(resource: R, object: Resources[R]): Resources[R] {
    return this.store.update(resource, object) as Resources[R];
  }

  /** Writes a status where it differs. */
  setStatus<R extends keyof Resources>(resource: R, object: KubeObject, status: object): void {
    const live = this.store.get(resource, namespaceOf(object), object.metadata.name);
    if (live !== undefined && !isDeepStrictEqual(live['status'], status))
      this.store.updateStatus(resource, live, status);
  }

  remove(resource: keyof Resources, { metadata: { namespace = '', name } }: KubeObject): void {
    this.store.remove(resource, namespace, name);
  }

  createPod(pod: Pod): Pod {
    return this.pods.create(pod) as Pod;
  }

  deletePod({ metadata: { namespace = '', name } }: KubeObject): void {
    this.pods.remove(namespace, name);
  }

  /** What has this object as its controller. */
  ownedBy<R extends keyof Resources>(resource: R, owner: KubeObject): Resources[R][] {
    return this.list(resource, namespaceOf(owner)).filter((object) => controllerOf(object)?.uid === owner.metadata.uid);
  }
}

export function namespaceOf({ metadata: { namespace = '' } }: KubeObject): string {
  return namespace;
}

/** `namespace/name`: what controllers are asked to look at. */
export function keyOf({ metadata: { namespace = '', name } }: KubeObject): string {
  return `${namespace}/${name}`;
}

export function controllerOf({ metadata: { ownerReferences = [] } }: KubeObject): OwnerReference | undefined {
  return ownerReferences.find(({ controller }) => controller === true);
}

/** The keys of the controllers of a kind that a change of what they own concerns. */
export function* ownerKeys(kind: string, ...objects: readonly (KubeObject | undefined)[]): Iterable<string> {
  for (const object of objects) {
    const owner = object === undefined ? undefined : controllerOf(object);
    if (owner?.kind === kind) yield `${namespaceOf(object!)}/${owner.name}`;
  }
}

export function controllerReference({ apiVersion, kind, metadata }: KubeObject): OwnerReference {
  const { name, uid = '' } = metadata;
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true } as OwnerReference;
}
