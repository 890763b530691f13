import type { Clock } from '@slipway/core';
import { type KubeObject, mapAt, numberAt } from '../objects.ts';
import { type Kind, resourceName } from '../store/kinds.ts';
import { type Store, timestamp } from '../store/store.ts';
import { detailsOf, StatusError, unsupported } from './status-error.ts';

/** The body of a DELETE, as far as it is understood. */
export interface DeleteOptions {
  readonly gracePeriodSeconds?: number;
  readonly propagationPolicy?: string;
  readonly orphanDependents?: boolean;
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string };
}

export interface Deleted {
  readonly object: KubeObject;
  /** Whether nothing is left of it, rather than that it only begins to end. */
  readonly gone: boolean;
}

/** Their last state is the answer of a DELETE; for others it is a Status. */
const returned = new Set([
  'pods',
  'services',
  'namespaces',
  'resourcequotas',
  'serviceaccounts',
  'persistentvolumeclaims',
  'storageclasses.storage.k8s.io',
]);

/**
 * Deletes an object, or begins to: pods end gracefully, a namespace when it is empty, and what has finalizers when they
 * are gone (pkg/registry/generic/registry, Store.Delete).
 *
 * @throws StatusError 409 when a precondition does not hold
 */
export function deleteObject(
  store: Store,
  clock: Clock,
  kind: Kind,
  live: KubeObject,
  options: DeleteOptions,
  dryRun: boolean,
): Deleted {
  checkPreconditions(kind, live, options);
  const policy = propagation(kind, options);
  const resource = resourceName(kind);
  const { namespace = '', name, deletionTimestamp } = live.metadata;
  const finalizers = [...finalizersOf(live), ...(policy === 'Foreground' ? ['foregroundDeletion'] : [])];
  const grace = kind.kind === 'Pod' ? graceOf(live, options) : 0;
  const ends = grace === 0 && finalizers.length === 0 && kind.kind !== 'Namespace';
  if (dryRun) return { object: live, gone: ends };
  if (policy === 'Orphan') orphan(store, live);
  if (ends) {
    store.remove(resource, namespace, name);
    return { object: live, gone: true };
  }
  const isSooner = grace < (live.metadata.deletionGracePeriodSeconds ?? Number.POSITIVE_INFINITY);
  if (deletionTimestamp !== undefined && !isSooner) return { object: live, gone: false };
  const metadata = {
    ...live.metadata,
    deletionTimestamp: timestamp(clock.now() + grace * 1000),
    ...(kind.kind === 'Namespace' ? {} : { deletionGracePeriodSeconds: grace }),
    ...(finalizers.length === 0 ? {} : { finalizers: [...new Set(finalizers)] }),
  };
  const status = kind.kind === 'Namespace' ? { status: { ...mapAt(live, 'status'), phase: 'Terminating' } } : {};
  return { object: store.update(resource, { ...live, ...status, metadata }), gone: false };
}

/** The answer of a DELETE. */
export function deletionAnswer(kind: Kind, { object, gone }: Deleted): object {
  if (!gone || returned.has(resourceName(kind))) return object;
  const { name, uid } = object.metadata;
  const { name: _, ...details } = detailsOf(kind, name);
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details: { name, ...details, uid } };
}

export function finalizersOf({ metadata }: KubeObject): readonly string[] {
  const { finalizers } = metadata;
  return Array.isArray(finalizers) ? finalizers : [];
}

function checkPreconditions(kind: Kind, { metadata }: KubeObject, { preconditions = {} }: DeleteOptions): void {
  const { uid, resourceVersion } = preconditions;
  const { group } = kind;
  const fail = (what: string, given: string, record: string | undefined, hint: string) => {
    const qualified = group === '' ? kind.kind : `${kind.kind}.${group}`;
    const message = `Operation cannot be fulfilled on ${qualified} "${metadata.name}": the ${what} in the precondition (${given}) does not match the ${what} in record (${record}). The object might have been ${hint}`;
    return new StatusError(409, 'Conflict', message, {
      ...detailsOf({ group, plural: kind.kind }, metadata.name),
    });
  };
  if (uid !== undefined && uid !== metadata.uid) throw fail('UID', uid, metadata.uid, 'deleted and then recreated');
  if (resourceVersion !== undefined && resourceVersion !== metadata.resourceVersion)
    throw fail('ResourceVersion', resourceVersion, metadata.resourceVersion, 'modified');
}

const policies = ['Foreground', 'Background', 'Orphan'];

function propagation(kind: Kind, { propagationPolicy: policy, orphanDependents }: DeleteOptions): string {
  if (policy !== undefined && !policies.includes(policy)) {
    const { field, ...cause } = unsupported('propagationPolicy', policy, [...policies, 'nil'].slice(0, 3));
    throw new StatusError(422, 'Invalid', `DeleteOptions.meta.k8s.io "" is invalid: ${field}: ${cause.message}`, {
      group: 'meta.k8s.io',
      kind: 'DeleteOptions',
      causes: [{ field, ...cause }],
    });
  }
  if (orphanDependents !== undefined) return orphanDependents ? 'Orphan' : 'Background';
  // Jobs keep their pods by default, as they did before there was garbage collection.
  return policy ?? (kind.kind === 'Job' ? 'Orphan' : 'Background');
}

/** Pods that no kubelet runs, or that have ended, need no grace (pkg/registry/core/pod, CheckGracefulDelete). */
function graceOf(pod: KubeObject, { gracePeriodSeconds }: DeleteOptions): number {
  const { phase } = mapAt(pod, 'status');
  const { nodeName } = mapAt(pod, 'spec');
  if (nodeName === undefined || phase === 'Succeeded' || phase === 'Failed') return 0;
  return Math.max(0, gracePeriodSeconds ?? numberAt(pod, 'spec', 'terminationGracePeriodSeconds') ?? 30);
}

/** Lets go of what an object owns. */
function orphan(store: Store, { metadata: { uid } }: KubeObject): void {
  for (const resource of store.resources())
    for (const object of store.list(resource)) {
      const { ownerReferences = [], ...metadata } = object.metadata;
      const others = ownerReferences.filter((owner) => owner.uid !== uid);
      if (others.length < ownerReferences.length)
        store.update(resource, {
          ...object,
          metadata: { ...metadata, ...(others.length === 0 ? {} : { ownerReferences: others }) },
        });
    }
}
