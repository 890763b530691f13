import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '@slipway/core';
import { ownSame } from '../apply/managed-fields.ts';
import { isMap, type KubeObject } from '../objects.ts';
import { hasGeneration } from './kinds.ts';

export interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resource: string;
  readonly object: KubeObject;
  readonly old: KubeObject | undefined;
  readonly version: number;
}

/** Who writes to the store by its own hand: a controller or a kubelet, and by which subresource. */
export interface Hand {
  readonly manager: string;
  readonly subresource?: string | undefined;
}

/** Keeps account of the managed fields of an object that is written by a hand. */
export type Track = (resource: string, old: KubeObject | undefined, next: KubeObject, hand: Hand) => KubeObject;

/** So many changes are remembered for watches, and half of them when they are too many. */
const historyLimit = 20_000;

/** Every object of the cluster, by resource (`deployments.apps`), and the history that watches are fed from. */
export class Store {
  /** Set by the API, which knows the types. */
  track: Track | undefined;
  private readonly clock: Clock;
  private readonly collections = new Map<string, Map<string, KubeObject>>();
  private readonly listeners = new Set<(change: Change) => void>();
  private history: Change[] = [];
  /** Changes up to this version are forgotten: a watch from before is told 410. */
  private forgotten = 0;
  private counter = 1;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  get version(): number {
    return this.counter;
  }

  get(resource: string, namespace: string, name: string): KubeObject | undefined {
    return this.collections.get(resource)?.get(`${namespace}/${name}`);
  }

  list(resource: string, namespace = ''): KubeObject[] {
    const all = [...(this.collections.get(resource)?.values() ?? [])];
    return namespace === '' ? all : all.filter(({ metadata }) => metadata.namespace === namespace);
  }

  /** The resources that have objects. */
  resources(): string[] {
    return [...this.collections].filter(([, objects]) => objects.size > 0).map(([resource]) => resource);
  }

  create(resource: string, object: KubeObject, hand?: Hand): KubeObject {
    return this.write(
      resource,
      'ADDED',
      this.tracked(resource, undefined, this.created(resource, object), hand),
      undefined,
    );
  }

  /** What `create` stores. */
  created(resource: string, object: KubeObject): KubeObject {
    const { uid = randomUUID(), creationTimestamp = timestamp(this.clock.now()) } = object.metadata;
    const generation = hasGeneration(resource) ? { generation: 1 } : {};
    return { ...object, metadata: { ...object.metadata, uid, creationTimestamp, ...generation } };
  }

  /**
   * Replaces an object. Its generation grows when anything but metadata and status differs, or when it begins to be
   * deleted; the same object is no change. One that is to be deleted goes with its last finalizer.
   */
  update(resource: string, object: KubeObject, hand?: Hand): KubeObject {
    const old = this.get(resource, object.metadata.namespace ?? '', object.metadata.name);
    if (old === undefined) return object;
    const next = this.updated(resource, old, object, hand);
    if (next === old) return old;
    const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = next.metadata;
    const isReleased = isHeld(old) && !isHeld(next);
    if (deletionTimestamp === undefined || deletionGracePeriodSeconds > 0 || !isReleased)
      return this.write(resource, 'MODIFIED', next, old);
    this.write(resource, 'DELETED', next, old);
    return next;
  }

  /** What `update` stores; the old object when it makes no difference. */
  updated(resource: string, old: KubeObject, object: KubeObject, hand?: Hand): KubeObject {
    const next = this.tracked(resource, old, succeeding(resource, old, object), hand);
    return isSame(old, next) ? old : next;
  }

  updateStatus(resource: string, object: KubeObject, status: unknown, hand?: Hand): KubeObject {
    const live = this.get(resource, object.metadata.namespace ?? '', object.metadata.name);
    const by = hand && { subresource: 'status', ...hand };
    return live === undefined ? object : this.update(resource, { ...live, status }, by);
  }

  remove(resource: string, namespace: string, name: string): KubeObject | undefined {
    const old = this.get(resource, namespace, name);
    return old === undefined ? undefined : this.write(resource, 'DELETED', old, old);
  }

  subscribe(listener: (change: Change) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** @returns the changes after a version; undefined when they are forgotten */
  since(version: number): readonly Change[] | undefined {
    if (version < this.forgotten) return undefined;
    return this.history.filter((change) => change.version > version);
  }

  /** @returns the objects of a resource as they were at a version; undefined when that is forgotten */
  listAt(version: number, resource: string, namespace = ''): KubeObject[] | undefined {
    const missed = this.since(version);
    if (missed === undefined) return undefined;
    const objects = new Map(this.list(resource, namespace).map((object) => [keyOf(object), object]));
    for (const change of missed.toReversed()) {
      const { object, old } = change;
      if (change.resource !== resource || (namespace !== '' && object.metadata.namespace !== namespace)) continue;
      if (old === undefined) objects.delete(keyOf(object));
      else objects.set(keyOf(object), old);
    }
    return [...objects.values()];
  }

  /** Forgets the history, as etcd does after a while: older watches have to list again. */
  forget(): void {
    this.history = [];
    this.forgotten = this.counter;
  }

  private tracked(resource: string, old: KubeObject | undefined, next: KubeObject, hand: Hand | undefined): KubeObject {
    return hand === undefined || this.track === undefined ? next : this.track(resource, old, next, hand);
  }

  private write(resource: string, type: Change['type'], object: KubeObject, old: KubeObject | undefined): KubeObject {
    this.counter++;
    const stored = frozen({ ...object, metadata: { ...object.metadata, resourceVersion: String(this.counter) } });
    const collection = this.collections.get(resource) ?? new Map<string, KubeObject>();
    this.collections.set(resource, collection);
    if (type === 'DELETED') collection.delete(keyOf(object));
    else collection.set(keyOf(object), stored);
    const change = { type, resource, object: stored, old, version: this.counter };
    this.history.push(change);
    if (this.history.length > historyLimit) {
      this.forgotten = this.history[historyLimit / 2 - 1]!.version;
      this.history = this.history.slice(historyLimit / 2);
    }
    for (const listener of [...this.listeners]) listener(change);
    return stored;
  }
}

/** Whether somebody has to do something before an object may be gone. */
function isHeld({ metadata: { finalizers } }: KubeObject): boolean {
  return Array.isArray(finalizers) && finalizers.length > 0;
}

function keyOf({ metadata: { namespace = '', name } }: KubeObject): string {
  return `${namespace}/${name}`;
}

/** What comes after an object: with what only the server sets, and its generation. */
function succeeding(resource: string, old: KubeObject, { metadata, ...content }: KubeObject): KubeObject {
  const { uid, creationTimestamp, generation = 0 } = old.metadata;
  const grows =
    !isDeepStrictEqual(contentOf(old), contentOf(content)) ||
    (metadata.deletionTimestamp !== undefined && old.metadata.deletionTimestamp === undefined);
  return {
    ...content,
    metadata: {
      ...metadata,
      ...(old.metadata.resourceVersion === undefined ? {} : { resourceVersion: old.metadata.resourceVersion }),
      ...(uid === undefined ? {} : { uid }),
      ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
      ...(hasGeneration(resource) ? { generation: grows ? generation + 1 : generation } : {}),
    },
  } as KubeObject;
}

function contentOf({ metadata: _, status: __, ...content }: Partial<KubeObject>): object {
  return content;
}

/** Whether nothing differs but the version, and the times of managed fields, which alone are no change. */
function isSame(
  { metadata: { resourceVersion: _, managedFields: ownedA, ...metadataA }, ...a }: KubeObject,
  { metadata: { resourceVersion: __, managedFields: ownedB, ...metadataB }, ...b }: KubeObject,
): boolean {
  return isDeepStrictEqual(a, b) && isDeepStrictEqual(metadataA, metadataB) && ownSame(ownedA, ownedB);
}

/** Nobody changes what is stored. What is frozen already holds nothing that is not. */
function frozen<T>(value: T): T {
  if (Object.isFrozen(value)) return value;
  Object.freeze(value);
  if (Array.isArray(value)) for (const item of value) frozen(item);
  else if (isMap(value)) for (const item of Object.values(value)) frozen(item);
  return value;
}

/** Seconds, as the API writes times. */
export function timestamp(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
