import { randomUUID } from 'node:crypto';
import type { Clock } from '@slipway/core';
import type { KubeObject, Metadata } from '../objects.ts';

export interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly resource: string;
  readonly object: KubeObject;
  readonly old: KubeObject | undefined;
  readonly version: number;
}

/** Every object of the cluster, by resource (`deployments.apps`), and the history that watches are fed from. */
export class Store {
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

  create(resource: string, object: KubeObject): KubeObject {
    const metadata: Metadata = {
      ...object.metadata,
      uid: randomUUID(),
      creationTimestamp: timestamp(this.clock.now()),
      ...('spec' in object ? { generation: 1 } : {}),
    };
    return this.write(resource, 'ADDED', { ...object, metadata }, undefined);
  }

  /** Replaces an object. Its generation grows when anything but metadata and status differs; the same object is no change. */
  update(resource: string, object: KubeObject): KubeObject {
    const old = this.get(resource, object.metadata.namespace ?? '', object.metadata.name);
    if (old === undefined) return object;
    const grown = contentOf(old) === contentOf(object) ? old.metadata.generation : (old.metadata.generation ?? 0) + 1;
    const { uid, creationTimestamp } = old.metadata;
    const metadata = {
      ...object.metadata,
      ...(uid === undefined ? {} : { uid }),
      ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
      ...(old.metadata.generation === undefined ? {} : { generation: grown! }),
    };
    const next = { ...object, metadata };
    return textOf(old) === textOf(next) ? old : this.write(resource, 'MODIFIED', next, old);
  }

  updateStatus(resource: string, object: KubeObject, status: unknown): KubeObject {
    const live = this.get(resource, object.metadata.namespace ?? '', object.metadata.name);
    return live === undefined ? object : this.update(resource, { ...live, status });
  }

  remove(resource: string, namespace: string, name: string): KubeObject | undefined {
    const old = this.get(resource, namespace, name);
    if (old === undefined) return undefined;
    this.collections.get(resource)!.delete(`${namespace}/${name}`);
    return this.write(resource, 'DELETED', old, old);
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

  /** Forgets the history, as etcd does after a while: older watches have to list again. */
  forget(): void {
    this.history = [];
    this.forgotten = this.counter;
  }

  private write(resource: string, type: Change['type'], object: KubeObject, old: KubeObject | undefined): KubeObject {
    this.counter++;
    const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(this.counter) } };
    if (type !== 'DELETED') {
      const collection = this.collections.get(resource) ?? new Map<string, KubeObject>();
      this.collections.set(resource, collection);
      collection.set(`${object.metadata.namespace ?? ''}/${object.metadata.name}`, stored);
    }
    const change = { type, resource, object: stored, old, version: this.counter };
    this.history.push(change);
    if (this.history.length > 20_000) {
      this.forgotten = this.history[9_999]!.version;
      this.history = this.history.slice(10_000);
    }
    for (const listener of [...this.listeners]) listener(change);
    return stored;
  }
}

function contentOf({ metadata: _, status: __, ...content }: KubeObject): string {
  return JSON.stringify(content);
}

/** Everything but the version, and the times of managed fields, which alone are no change. */
function textOf({ metadata: { resourceVersion: _, managedFields = [], ...metadata }, ...rest }: KubeObject): string {
  return JSON.stringify([rest, metadata, managedFields.map(({ time: _, ...entry }) => entry)]);
}

/** Seconds, as the API writes times. */
export function timestamp(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}
