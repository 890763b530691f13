import { randomUUID } from 'node:crypto';
import type { Clock } from '@slipway/core';
import { serverSideApply, trackUpdate, type Writer } from '../apply/apply.ts';
import { PathSet } from '../apply/path-set.ts';
import { suffixOf } from '../controllers/names.ts';
import { isMap, type Json, type KubeObject, mapAt } from '../objects.ts';
import { normalize } from '../schema/normalize.ts';
import { builtInKinds, type Kind, resourceName, typeOfKind } from '../store/kinds.ts';
import { type Hand, type Store, timestamp } from '../store/store.ts';
import { type Admission, admitNamespace, admitQuota } from './admission.ts';
import { type DecodeOptions, decode, decodePatched, emptyOf } from './decode.ts';
import { withDefaults } from './defaults.ts';
import { type Deleted, deleteObject } from './deletion.ts';
import { checkApplied, managerMissing, parseApplied, patchedBy } from './patch-body.ts';
import { allocate, prepareCreate, prepareUpdate } from './prepare.ts';
import { decodeScale, scaled, scaleOf } from './scale.ts';
import { badRequest, conflict, detailsOf, forbidden, notFound, StatusError } from './status-error.ts';
import { validate } from './validate.ts';

export type { Admission } from './admission.ts';

/** A request for an object or a collection, as the path of its URL says. */
export interface Target {
  readonly kind: Kind;
  readonly namespace: string;
  /** Empty for a collection. */
  readonly name: string;
  readonly subresource: string;
}

export interface WriteOptions extends DecodeOptions {
  readonly dryRun?: boolean;
  /** Who owns the fields that are set; else the program that asks. */
  readonly manager?: string;
  readonly userAgent?: string;
  /** Takes fields from other managers instead of refusing. */
  readonly force?: boolean;
}

const statusAlone = PathSet.of(['f:status']);
const allButStatus = PathSet.of(['f:spec'], ['f:metadata']);

/** The verbs of the API on the store. */
export class Verbs {
  readonly admissions: Admission[] = [];
  private readonly store: Store;
  private readonly clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.store = store;
    this.clock = clock;
    const kinds = new Map(builtInKinds.map((kind) => [resourceName(kind), kind]));
    store.track = (resource, old, next, hand) => {
      const kind = kinds.get(resource);
      return kind === undefined ? next : trackUpdate(old, next, this.writer(kind, hand));
    };
  }

  get(target: Target): KubeObject {
    const object = this.live(target);
    return target.subresource === 'scale' ? scaleOf(object) : object;
  }

  create(target: Target, body: unknown, options: WriteOptions = {}): KubeObject {
    const { kind, namespace } = target;
    const given = this.placed(target, withDefaults(kind, decode(kind, body, options)));
    const { name, generateName } = given.metadata as { readonly name?: string; readonly generateName?: string };
    const generated = generateName && `${generateName}${suffixOf(`${generateName}${this.store.version}`)}`;
    const object = { ...given, metadata: { ...given.metadata, name: name ?? generated } } as KubeObject;
    admitNamespace(this.store, kind, namespace, name ?? '');
    return this.insert(target, trackUpdate(undefined, object, this.writer(kind, options)), options);
  }

  replace(target: Target, body: unknown, options: WriteOptions = {}): KubeObject {
    const { kind, subresource } = target;
    if (subresource === 'scale') return this.scale(target, decodeScale(body), options);
    const next = this.placed(target, withDefaults(kind, decode(kind, body, options)));
    const live = this.store.get(resourceName(kind), target.namespace, target.name);
    if (live === undefined && kind.kind === 'Lease') return this.create(target, body, options);
    return this.write(target, this.live(target), next, options);
  }

  patch(target: Target, body: string, mediaType: string, options: WriteOptions = {}): KubeObject {
    const type = mediaType.split(';')[0]!.trim();
    if (type === 'application/apply-patch+yaml') return this.apply(target, parseApplied(body), options);
    const { kind, subresource } = target;
    const live = this.live(target);
    const base = subresource === 'scale' ? scaleOf(live) : live;
    const patched = patchedBy(type, kind, base, body);
    if (subresource === 'scale') return this.scale(target, decodeScale(patched), options);
    const next = this.placed(target, withDefaults(kind, decodePatched(kind, patched, options)));
    return this.write(target, live, next, options);
  }

  /** @param body DeleteOptions */
  remove(target: Target, body: unknown = {}, { dryRun = false }: WriteOptions = {}): Deleted {
    return deleteObject(this.store, this.clock, target.kind, this.live(target), isMap(body) ? body : {}, dryRun);
  }

  /** Whoever writes, with all that server-side apply has to know of the kind. */
  private writer(kind: Kind, by: Partial<Hand> & Pick<WriteOptions, 'userAgent'>): Writer {
    const { manager, userAgent, subresource } = by;
    const isParted = kind.subresources.includes('status') && subresource !== 'scale';
    return {
      type: typeOfKind(kind),
      empty: emptyOf(kind),
      manager: manager || userAgent || 'unknown',
      time: timestamp(this.clock.now()),
      subresource,
      ignored: !isParted ? undefined : subresource === 'status' ? allButStatus : statusAlone,
    };
  }

  private apply(target: Target, applied: Json, options: WriteOptions): KubeObject {
    const { kind, namespace, name, subresource } = target;
    if (options.manager === undefined || options.manager === '') throw managerMissing();
    const live = this.store.get(resourceName(kind), namespace, name);
    const by = {
      ...this.writer(kind, { ...options, subresource: subresource || undefined }),
      force: options.force === true,
    };
    if (subresource !== '' && live === undefined) throw notFound(kind, name);
    const given = subresource === 'scale' ? scaled(kind, applied) : applied;
    checkApplied(kind, given);
    const object = this.placed(target, given as unknown as KubeObject);
    if (live === undefined) admitNamespace(this.store, kind, namespace, name);
    const merged = serverSideApply(live, object, by);
    const next = withDefaults(kind, decode(kind, merged, { validation: 'Ignore' }));
    if (live === undefined) return this.insert(target, next, options);
    this.checkVersion(target, live, given);
    if (subresource === 'scale')
      return scaleOf(this.commit(target, { ...next, status: live['status'] }, live, options));
    return this.finish(target, live, next, options);
  }

  private scale(target: Target, scale: KubeObject, options: WriteOptions): KubeObject {
    const live = this.live(target);
    this.checkVersion(target, live, scale as unknown as Json);
    const replicas = mapAt(scale, 'spec')['replicas'] ?? 0;
    const next = { ...live, spec: { ...mapAt(live, 'spec'), replicas } };
    const tracked = trackUpdate(live, next, this.writer(target.kind, { ...options, subresource: 'scale' }));
    return scaleOf(this.commit(target, tracked, live, options));
  }

  /** An update by other means than apply. */
  private write(target: Target, live: KubeObject, next: KubeObject, options: WriteOptions): KubeObject {
    const subresource = target.subresource || undefined;
    this.checkVersion(target, live, next as unknown as Json);
    const { managedFields: _, ...metadata } = next.metadata;
    const given = subresource === undefined ? next : { ...next, metadata };
    return this.finish(
      target,
      live,
      trackUpdate(live, given, this.writer(target.kind, { ...options, subresource })),
      options,
    );
  }

  private finish(target: Target, live: KubeObject, next: KubeObject, options: WriteOptions): KubeObject {
    if (target.subresource !== 'status')
      return this.commit(target, prepareUpdate(target.kind, next, live), live, options);
    const { managedFields, annotations } = next.metadata;
    const metadata = { ...live.metadata, ...(managedFields && { managedFields }), ...(annotations && { annotations }) };
    return this.commit(target, { ...live, metadata, status: next['status'] }, live, options);
  }

  /** A new object: what only the server decides, validation and admission, then the store. */
  private insert(target: Target, object: KubeObject, { dryRun = false }: WriteOptions): KubeObject {
    const { kind, namespace } = target;
    const resource = resourceName(kind);
    const prepared = this.canonical(kind, prepareCreate(kind, object, randomUUID()));
    validate(kind, prepared, undefined);
    const { name } = prepared.metadata;
    if (this.store.get(resource, namespace, name) !== undefined)
      throw new StatusError(409, 'AlreadyExists', `${resource} "${name}" already exists`, detailsOf(kind, name));
    this.admit(kind, prepared, 'CREATE');
    admitQuota(this.store, kind, prepared);
    const stored = this.canonical(kind, allocate(kind, prepared, this.store));
    return this.canonical(kind, dryRun ? this.store.created(resource, stored) : this.store.create(resource, stored));
  }

  /** The next state of an object, validated and admitted, in the store. */
  private commit(target: Target, next: KubeObject, live: KubeObject, { dryRun = false }: WriteOptions): KubeObject {
    const { kind, subresource } = target;
    const resource = resourceName(kind);
    const prepared = this.canonical(kind, allocate(kind, next, this.store));
    if (subresource !== 'status') {
      validate(kind, prepared, live);
      this.admit(kind, prepared, 'UPDATE');
    }
    return this.canonical(
      kind,
      dryRun ? this.store.updated(resource, live, prepared) : this.store.update(resource, prepared),
    );
  }

  private admit(kind: Kind, object: KubeObject, operation: 'CREATE' | 'UPDATE'): void {
    for (const admit of this.admissions) {
      const refusal = admit(object, operation);
      if (refusal !== undefined) throw forbidden(kind, object.metadata.name, refusal);
    }
  }

  private canonical(kind: Kind, object: KubeObject): KubeObject {
    return normalize(typeOfKind(kind), object);
  }

  private live({ kind, namespace, name }: Target): KubeObject {
    const live = this.store.get(resourceName(kind), namespace, name);
    if (live === undefined) throw notFound(kind, name);
    return live;
  }

  /** An object with the name and namespace of its URL. @throws StatusError 400 when it says others */
  private placed({ kind, namespace, name }: Target, object: KubeObject): KubeObject {
    const given = object.metadata;
    if (name !== '' && given.name !== undefined && given.name !== name)
      throw badRequest(`the name of the object (${given.name}) does not match the name on the URL (${name})`);
    if (kind.namespaced && given.namespace !== undefined && given.namespace !== namespace)
      throw badRequest('the namespace of the provided object does not match the namespace sent on the request');
    const place = { ...(name === '' ? {} : { name }), ...(kind.namespaced ? { namespace } : {}) };
    return { ...object, metadata: { ...given, ...place } };
  }

  private checkVersion({ kind, name }: Target, live: KubeObject, next: Json): void {
    const { resourceVersion = '', uid = '' } = mapAt(next, 'metadata') as Partial<KubeObject['metadata']>;
    if (uid !== '' && uid !== live.metadata.uid)
      throw conflict(
        kind,
        name,
        `StorageError: invalid object, Code: 4, Precondition failed: UID in precondition: ${uid}, UID in object meta: ${live.metadata.uid}`,
      );
    if (resourceVersion !== '' && resourceVersion !== live.metadata.resourceVersion)
      throw conflict(
        kind,
        name,
        'the object has been modified; please apply your changes to the latest version and try again',
      );
  }
}
