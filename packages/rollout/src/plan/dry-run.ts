import { RolloutError } from '../error.ts';
import { ApiError, isMissingRight, isNotFound } from '../kube/api-error.ts';
import { fieldManager, type KubeClient } from '../kube/client.ts';
import { type Deployment, type KubeObject, keyOf, nameOf, type ObjectKey } from '../kube/objects.ts';
import { diffObjects, type FieldChange } from './diff.ts';
import type { ReleaseItem } from './release.ts';
import { isOwnedByScaler, withoutReplicas } from './scaled.ts';

export type Action = 'create' | 'change' | 'keep' | 'replace' | 'prune';

/** What a release will do to one object. */
export interface PlannedObject {
  readonly key: ObjectKey;
  readonly action: Action;
  readonly changes: readonly FieldChange[];
  /** As it is in the cluster now. */
  readonly live: KubeObject | undefined;
  readonly item: ReleaseItem;
  /** Other managers own fields of it, but they are a person's tools, whose place a release takes. */
  readonly takeOver: boolean;
}

/** `slipway.dev/on-immutable: replace` on an object allows to delete it and make it anew. */
export const replaceAnnotation = 'slipway.dev/on-immutable';

/**
 * Asks the server what applying would do, for every object at the same time, and changes nothing.
 *
 * @param forceConflicts takes fields from any other manager
 * @param smokeJob is asked about too, and is no part of the plan
 * @throws RolloutError that names every object which would be refused, and why
 */
export async function dryRun(
  items: readonly ReleaseItem[],
  client: KubeClient,
  { forceConflicts, smokeJob }: { readonly forceConflicts: boolean; readonly smokeJob: ReleaseItem | undefined },
): Promise<PlannedObject[]> {
  const asked = smokeJob === undefined ? items : [...items, smokeJob];
  const results = await Promise.all(asked.map((item) => planOne(item, client, forceConflicts)));
  const refusals = results.filter((result): result is Refusal => 'why' in result);
  if (refusals.length > 0) {
    const text = refusals.map(({ why, place }) => `  ${place}: ${why}`).join('\n');
    const hints = new Set(refusals.map(({ hint }) => hint));
    throw new RolloutError(
      refusals[0]!.code,
      `${refusals.length === 1 ? 'An object' : `${refusals.length} objects`} cannot be applied; nothing was changed:\n${text}`,
      { hint: [...hints].join('\n') },
    );
  }
  return results.slice(0, items.length) as PlannedObject[];
}

interface Refusal {
  readonly code: 'conflict' | 'immutable' | 'refused' | 'not-zero-downtime';
  readonly why: string;
  readonly place: string;
  readonly hint: string;
}

async function planOne(item: ReleaseItem, client: KubeClient, force: boolean): Promise<PlannedObject | Refusal> {
  const { object, manifest } = item;
  const key = keyOf(object);
  const [live, outcome] = await Promise.all([client.get(key), tryApply(client, object, force)]);
  const plan = (action: Action, after: KubeObject | undefined, takeOver: boolean, applied = object): PlannedObject => {
    const before = live ?? item.inPlaceOf;
    const changes = before === undefined || after === undefined ? [] : diffObjects(before, after);
    return {
      key,
      action: action === 'change' && changes.length === 0 ? 'keep' : action,
      changes,
      live,
      item: { ...item, object: applied },
      takeOver,
    };
  };
  const existing: Action = live === undefined ? 'create' : 'change';
  if (!(outcome instanceof ApiError)) return plan(existing, outcome.after, outcome.tookOver, outcome.applied);
  // The namespace or the definition comes with this very release.
  if (isNotFound(outcome)) return plan('create', undefined, false);
  const { start, file } = manifest.locate([]);
  const place = `${file}:${start.line}: ${nameOf(key)}`;
  if (isImmutable(outcome) && object.metadata.annotations?.[replaceAnnotation] === 'replace') {
    if (item.mustServe !== true || isAsleep(live)) return plan('replace', object, false);
    return { ...losesRequests(outcome), place };
  }
  return { ...refusalOf(outcome, key.kind), place };
}

async function tryApply(
  client: KubeClient,
  object: KubeObject,
  force: boolean,
): Promise<{ after: KubeObject; tookOver: boolean; applied: KubeObject } | ApiError> {
  try {
    return { after: await client.apply(object, { dryRun: true, force }), tookOver: force, applied: object };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (isOwnedByScaler(error)) return tryApply(client, withoutReplicas(object), force);
    if (error.status !== 409 || !managersOf(error).every(isTool)) return error;
    return tryApply(client, object, true);
  }
}

/** Managers that a person's command line leaves behind, and our own patches. Controllers and other deployers are none. */
function isTool(manager: string): boolean {
  return manager === fieldManager || /^kubectl(?:-|$)/.test(manager);
}

/** Names in `conflict with "helm" using apps/v1`. */
function managersOf({ causes }: ApiError): string[] {
  return causes.flatMap(({ message = '' }) => /^conflict with "([^"]+)"/.exec(message)?.[1] ?? 'another manager');
}

/** Whether a refusal says that a field may not be changed in place. */
export function isImmutable({ status, causes, message }: ApiError): boolean {
  return (
    status === 422 &&
    [message, ...causes.map((cause) => cause.message ?? '')].some((text) =>
      /immutable|may not be changed|forbidden: updates to/i.test(text),
    )
  );
}

/** No pod of it can get a request. */
function isAsleep(live: KubeObject | undefined): boolean {
  return live === undefined || (live as Deployment).spec.replicas === 0;
}

function losesRequests(error: ApiError): Omit<Refusal, 'place'> {
  return {
    code: 'not-zero-downtime',
    why: `${fieldsIn(error)} cannot be changed once the object exists; deleting it and making it anew, as \`${replaceAnnotation}: replace\` allows, would lose requests until the new pods are ready, and again on the way back`,
    hint: 'Use `strategy: blue-green`, which brings up a new Deployment beside this one and loses none, or accept the loss by `drain: ignore`.',
  };
}

function fieldsIn({ causes }: ApiError): string {
  return causes.flatMap(({ field }) => field ?? []).join(', ') || 'a field';
}

function refusalOf(error: ApiError, kind: string): Omit<Refusal, 'place'> {
  if (error.status === 409) {
    const fields = error.causes.map(({ field = '?' }, i) => `${field} (owned by ${managersOf(error)[i]!})`);
    return {
      code: 'conflict',
      why: `others own what it sets: ${fields.join(', ')}`,
      hint: 'Leave these fields out of the manifest to let their owner set them, or set `force-conflicts: true` to take them over for good.',
    };
  }
  if (isImmutable(error)) {
    return {
      code: 'immutable',
      why: `${fieldsIn(error)} cannot be changed once the object exists`,
      hint:
        kind === 'Deployment'
          ? `Keep the field as it is, or use \`strategy: blue-green\`, which brings up a new Deployment beside this one. \`${replaceAnnotation}: replace\` on it, with \`drain: ignore\` where it gets traffic, has it deleted and made anew, and its requests fail meanwhile.`
          : `Keep the field as it is, give the object a new name, or annotate it with \`${replaceAnnotation}: replace\` to have it deleted and made anew.`,
    };
  }
  if (isMissingRight(error))
    return {
      code: 'refused',
      why: error.message,
      hint: '`slipway deploy --action rbac` prints the smallest Role for these manifests.',
    };
  if (/denied|quota|violates/i.test(error.message))
    return {
      code: 'refused',
      why: error.message,
      hint: 'A policy, quota or webhook of the cluster says so: mend what its words name, or ask who keeps it.',
    };
  return {
    code: 'refused',
    why: error.message,
    hint: 'Mend the manifests; `slipway lint` finds most of this without a cluster.',
  };
}
