import type { KubeObject } from '../objects.ts';
import { builtInKinds, resourceName } from '../store/kinds.ts';
import type { Change } from '../store/store.ts';
import { type Cluster, namespaceOf } from './cluster.ts';
import type { Controller } from './control-loop.ts';

interface Dependent {
  readonly resource: string;
  readonly namespace: string;
  readonly name: string;
}

/** Deletes what all owners of are gone, in the background (pkg/controller/garbagecollector). */
export class GarbageCollector implements Controller {
  private readonly cluster: Cluster;
  private readonly alive = new Set<string>();
  /** By the uid of the owner. */
  private readonly dependents = new Map<string, Map<string, Dependent>>();

  constructor(cluster: Cluster) {
    this.cluster = cluster;
  }

  *concerns({ type, resource, object }: Change): Iterable<string> {
    const { uid = '', name, ownerReferences = [] } = object.metadata;
    const namespace = namespaceOf(object);
    const key = `${namespace}/${resource}/${name}`;
    if (type === 'DELETED') {
      this.alive.delete(uid);
      for (const owner of ownerReferences) this.dependents.get(owner.uid)?.delete(key);
      yield* this.dependents.get(uid)?.keys() ?? [];
      this.dependents.delete(uid);
      return;
    }
    this.alive.add(uid);
    for (const owner of ownerReferences) {
      const own = this.dependents.get(owner.uid) ?? new Map<string, Dependent>();
      this.dependents.set(owner.uid, own.set(key, { resource, namespace, name }));
    }
    // An owner that is not there any more, or never was, is noticed too.
    if (ownerReferences.length > 0) yield key;
  }

  reconcile(namespace: string, resourceAndName: string): undefined {
    const slash = resourceAndName.indexOf('/');
    const [resource, name] = [resourceAndName.slice(0, slash), resourceAndName.slice(slash + 1)];
    const object = this.cluster.store.get(resource, namespace, name);
    const { ownerReferences = [] } = object?.metadata ?? {};
    const left = ownerReferences.filter(({ uid }) => this.alive.has(uid));
    if (object === undefined || left.length === ownerReferences.length) return undefined;
    if (left.length === 0) remove(this.cluster, resource, object);
    else this.cluster.store.update(resource, { ...object, metadata: { ...object.metadata, ownerReferences: left } });
    return undefined;
  }
}

/** Empties namespaces that end or are gone, and ends them when they are empty (pkg/controller/namespace). */
export class NamespaceController implements Controller {
  private readonly cluster: Cluster;
  private readonly resources = new Set(builtInKinds.filter(({ namespaced }) => namespaced).map(resourceName));

  constructor(cluster: Cluster) {
    this.cluster = cluster;
  }

  *concerns({ resource, object }: Change): Iterable<string> {
    if (resource === 'namespaces') yield `/${object.metadata.name}`;
    const namespace = namespaceOf(object);
    if (namespace === '') return;
    this.resources.add(resource);
    if (this.isEnding(namespace)) yield `/${namespace}`;
  }

  reconcile(_: string, name: string): undefined {
    if (!this.isEnding(name)) return undefined;
    const namespace = this.cluster.get('namespaces', '', name);
    if (namespace !== undefined && namespace.status?.phase !== 'Terminating')
      this.cluster.setStatus('namespaces', namespace, { ...namespace.status, phase: 'Terminating' });
    const content = () =>
      [...this.resources].flatMap((resource) =>
        this.cluster.store.list(resource, name).map((object) => ({ resource, object })),
      );
    // Owners before what they would only make anew.
    const pods = content().filter(({ resource }) => resource === 'pods');
    for (const { resource, object } of content()) if (resource !== 'pods') remove(this.cluster, resource, object);
    for (const { resource, object } of pods) remove(this.cluster, resource, object);
    if (namespace !== undefined && content().length === 0) this.cluster.remove('namespaces', namespace);
    return undefined;
  }

  private isEnding(name: string): boolean {
    const namespace = this.cluster.get('namespaces', '', name);
    return namespace === undefined || namespace.metadata.deletionTimestamp !== undefined;
  }
}

function remove(cluster: Cluster, resource: string, object: KubeObject): void {
  const { name, deletionTimestamp } = object.metadata;
  if (resource !== 'pods') cluster.store.remove(resource, namespaceOf(object), name);
  else if (deletionTimestamp === undefined) cluster.deletePod(object);
}
