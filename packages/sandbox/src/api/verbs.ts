import { randomBytes } from 'node:crypto';
import type { Clock } from '@slipway/core';
import { parse } from 'yaml';
import { serverSideApply, trackUpdate } from '../apply/apply.ts';
import { jsonPatch, mergePatch } from '../apply/patch.ts';
import { isMap, type KubeObject, mapAt, numberAt } from '../objects.ts';
import { apiVersionOf, type Kind, resourceName } from '../store/kinds.ts';
import { type Store, timestamp } from '../store/store.ts';
import { withDefaults } from './defaults.ts';
import { notFound, StatusError } from './status-error.ts';
import { refuseUnknown, validate } from './validate.ts';

/** A request for an object or a collection, as the path and query of its URL say. */
export interface Target {
  readonly kind: Kind;
  readonly namespace: string;
  /** Empty for a collection. */
  readonly name: string;
  readonly subresource: string;
}

export interface WriteOptions {
  readonly dryRun: boolean;
  readonly manager: string;
  readonly force: boolean;
  readonly strict: boolean;
}

/** Refuses objects, as quota and admission webhooks do. */
export type Admission = (object: KubeObject, operation: 'CREATE' | 'UPDATE') => string | undefined;

/** The verbs of the API on the store. */
export class Verbs {
  private readonly store: Store;
  private readonly clock: Clock;
  readonly admissions: Admission[] = [];

  constructor(store: Store, clock: Clock) {
    this.store = store;
    this.clock = clock;
  }

  get(target: Target): KubeObject {
    const { kind, namespace, name, subresource } = target;
    const object = this.store.get(resourceName(kind), namespace, name);
    if (object === undefined) throw notFound(resourceName(kind), name);
    return subresource === 'scale' ? scaleOf(object) : object;
  }

  create(target: Target, body: unknown, options: WriteOptions): KubeObject {
    const given = this.read(target, body, '');
    const { generateName } = given.metadata as { generateName?: string };
    const name =
      given.metadata.name ??
      (generateName === undefined ? undefined : `${generateName}${randomBytes(3).toString('hex').slice(0, 5)}`);
    if (name === undefined) throw new StatusError(422, 'Invalid', 'name or generateName is required');
    const object = { ...given, metadata: { ...given.metadata, name } };
    if (this.store.get(resourceName(target.kind), target.namespace, name) !== undefined)
      throw new StatusError(409, 'AlreadyExists', `${resourceName(target.kind)} "${name}" already exists`);
    return this.put(target, trackUpdate(undefined, object, this.tracking(options)), undefined, options);
  }

  replace(target: Target, body: unknown, options: WriteOptions): KubeObject {
    const live = this.liveOf(target);
    const next = this.read(target, body, target.name);
    this.checkVersion(target, live, next);
    return this.write(target, live, next, options);
  }

  patch(target: Target, body: string, type: string, options: WriteOptions): KubeObject {
    if (type.startsWith('application/apply-patch')) return this.apply(target, body, options);
    const live = this.liveOf(target);
    const base = target.subresource === 'scale' ? scaleOf(live) : live;
    const patch: unknown = JSON.parse(body);
    const patched = type.startsWith('application/json-patch')
      ? jsonPatch(base, patch as Parameters<typeof jsonPatch>[1])
      : mergePatch(base, patch);
    const next = this.read(target, patched, target.name);
    this.checkVersion(target, live, next);
    return this.write(target, live, next, options);
  }

  remove(target: Target, body: unknown, options: Pick<WriteOptions, 'dryRun'>): KubeObject {
    const live = this.liveOf(target);
    const { uid, resourceVersion } = mapAt(body, 'preconditions') as { uid?: string; resourceVersion?: string };
    if (
      (uid !== undefined && uid !== live.metadata.uid) ||
      (resourceVersion !== undefined && resourceVersion !== live.metadata.resourceVersion)
    )
      throw new StatusError(
        409,
        'Conflict',
        `Operation cannot be fulfilled on ${resourceName(target.kind)} "${target.name}": the UID in the precondition does not match`,
      );
    if (options.dryRun) return live;
    if (target.kind.kind !== 'Pod') return this.store.remove(resourceName(target.kind), target.namespace, target.name)!;
    if (live.metadata.deletionTimestamp !== undefined) return live;
    const grace = numberAt(body, 'gracePeriodSeconds') ?? numberAt(live, 'spec', 'terminationGracePeriodSeconds') ?? 30;
    const deletion = {
      deletionTimestamp: timestamp(this.clock.now() + grace * 1000),
      deletionGracePeriodSeconds: grace,
    };
    return this.store.update('pods', { ...live, metadata: { ...live.metadata, ...deletion } });
  }

  private apply(target: Target, body: string, options: WriteOptions): KubeObject {
    const given = this.read(target, parse(body), target.name);
    if (options.manager === '')
      throw new StatusError(422, 'Invalid', 'fieldManager: Required value: is required for apply patch');
    if (options.strict) refuseUnknown(given);
    const live = this.store.get(resourceName(target.kind), target.namespace, target.name);
    const { managedFields: _, ...metadata } = given.metadata;
    const applied = { ...given, metadata } as KubeObject;
    const { manager, force } = options;
    return this.put(
      target,
      serverSideApply(live, applied, { manager, force, time: timestamp(this.clock.now()) }),
      live,
      options,
    );
  }

  private write(target: Target, live: KubeObject, next: KubeObject, options: WriteOptions): KubeObject {
    const { subresource } = target;
    if (subresource === 'scale') {
      const scaled = { ...live, spec: { ...mapAt(live, 'spec'), replicas: mapAt(next, 'spec')['replicas'] } };
      return scaleOf(
        this.put(target, trackUpdate(live, scaled, { ...this.tracking(options), subresource }), live, options),
      );
    }
    if (subresource === 'status') {
      const status = { ...live, status: next['status'] };
      return options.dryRun ? status : this.store.update(resourceName(target.kind), status);
    }
    const kept = target.kind.subresources.includes('status') ? { ...next, status: live['status'] } : next;
    if (kept['status'] === undefined) delete (kept as { status?: unknown }).status;
    return this.put(target, trackUpdate(live, kept, this.tracking(options)), live, options);
  }

  /** Defaults, validation and admission, then the store. */
  private put(target: Target, object: KubeObject, live: KubeObject | undefined, { dryRun }: WriteOptions): KubeObject {
    const { kind, namespace } = target;
    if (kind.namespaced && this.store.get('namespaces', '', namespace) === undefined)
      throw notFound('namespaces', namespace);
    const defaulted = withDefaults(keepServers(object, live));
    validate(defaulted, live);
    for (const admit of this.admissions) {
      const refusal = admit(defaulted, live === undefined ? 'CREATE' : 'UPDATE');
      if (refusal !== undefined)
        throw new StatusError(
          403,
          'Forbidden',
          `${resourceName(kind)} "${object.metadata.name}" is forbidden: ${refusal}`,
        );
    }
    if (dryRun)
      return {
        ...defaulted,
        metadata: { uid: 'dry-run', creationTimestamp: timestamp(this.clock.now()), ...defaulted.metadata },
      };
    return live === undefined
      ? this.store.create(resourceName(kind), defaulted)
      : this.store.update(resourceName(kind), defaulted);
  }

  private tracking({ manager }: WriteOptions): { manager: string; time: string } {
    return { manager: manager === '' ? 'unknown' : manager, time: timestamp(this.clock.now()) };
  }

  private liveOf({ kind, namespace, name }: Target): KubeObject {
    const live = this.store.get(resourceName(kind), namespace, name);
    if (live === undefined) throw notFound(resourceName(kind), name);
    return live;
  }

  private read({ kind, namespace }: Target, body: unknown, name: string): KubeObject {
    if (!isMap(body)) throw new StatusError(400, 'BadRequest', 'the body is no object');
    const scale = body['kind'] === 'Scale';
    const apiVersion = scale ? body['apiVersion'] : apiVersionOf(kind);
    if (!scale && body['apiVersion'] !== undefined && (body['apiVersion'] !== apiVersion || body['kind'] !== kind.kind))
      throw new StatusError(
        400,
        'BadRequest',
        `the object is ${String(body['apiVersion'])} ${String(body['kind'])}, expected ${String(apiVersion)} ${kind.kind}`,
      );
    const metadata = mapAt(body, 'metadata');
    if (name !== '' && metadata['name'] !== undefined && metadata['name'] !== name)
      throw new StatusError(
        400,
        'BadRequest',
        `the name of the object (${String(metadata['name'])}) does not match the name on the URL (${name})`,
      );
    const place = kind.namespaced ? { namespace } : {};
    return {
      ...body,
      apiVersion,
      kind: scale ? 'Scale' : kind.kind,
      metadata: { ...metadata, ...(name === '' ? {} : { name }), ...place },
    } as unknown as KubeObject;
  }

  private checkVersion({ kind, name }: Target, live: KubeObject, next: KubeObject): void {
    const { resourceVersion } = next.metadata;
    if (resourceVersion !== undefined && resourceVersion !== '' && resourceVersion !== live.metadata.resourceVersion)
      throw new StatusError(
        409,
        'Conflict',
        `Operation cannot be fulfilled on ${resourceName(kind)} "${name}": the object has been modified; please apply your changes to the latest version and try again`,
      );
  }
}

/** What only the server sets survives every write. */
function keepServers(object: KubeObject, live: KubeObject | undefined): KubeObject {
  if (live === undefined) return object;
  const clusterIP = mapAt(live, 'spec')['clusterIP'];
  const spec =
    object.kind === 'Service' && clusterIP !== undefined ? { spec: { clusterIP, ...mapAt(object, 'spec') } } : {};
  const { uid, creationTimestamp, generation } = live.metadata;
  const status = live['status'] === undefined || 'status' in object ? {} : { status: live['status'] };
  return {
    ...object,
    ...spec,
    ...status,
    metadata: { ...object.metadata, ...JSON.parse(JSON.stringify({ uid, creationTimestamp, generation })) },
  };
}

function scaleOf({ metadata, spec, status }: KubeObject): KubeObject {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  return {
    apiVersion: 'autoscaling/v1',
    kind: 'Scale',
    metadata: JSON.parse(JSON.stringify({ name, namespace, uid, resourceVersion, creationTimestamp })),
    spec: { replicas: mapAt({ spec }, 'spec')['replicas'] ?? 0 },
    status: { replicas: mapAt({ status }, 'status')['replicas'] ?? 0 },
  };
}
