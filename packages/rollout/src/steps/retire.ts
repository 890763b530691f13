import { ApiError, isMissingRight } from '../kube/api-error.ts';
import { fieldManager } from '../kube/client.ts';
import {
  type HorizontalPodAutoscaler,
  type KubeObject,
  keyOf,
  keyText,
  nameOf,
  type ObjectKey,
  type Service,
} from '../kube/objects.ts';
import { retarget } from '../plan/locate-fronts.ts';
import { isPrecious } from '../plan/precious.ts';
import type { LiveRelease } from '../state/record.ts';
import { deploymentKey, previewName, switching } from './blue-green.ts';
import { attemptOf, type Context, type Step } from './context.ts';
import { podsInWords, serviceKey } from './services.ts';

/** Ends blue as its pods want to be ended: with preStop, SIGTERM and their grace period. There is no way back after it. */
export const retireStep: Step = {
  name: 'retire',
  what: 'end blue gracefully',
  run: async (context) => {
    const { client, world, clock, limits, signal, emit } = context;
    await remember(context);
    let ended = 0;
    for (const { namespace, blue } of switching(context)) {
      if (blue === undefined) continue;
      const key = deploymentKey(namespace, blue.name);
      const live = await client.get(key);
      if (live === undefined || live.metadata.uid !== blue.uid) continue;
      const owners = world
        .replicaSets(namespace)
        .filter(ownedBy(live))
        .map(({ metadata }) => metadata.uid);
      const pods = () =>
        world
          .pods(namespace)
          .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => owners.includes(uid)));
      const count = pods().length;
      try {
        await client.jsonPatch(key, [{ op: 'replace', path: '/spec/replicas', value: 0 }]);
      } catch (error) {
        emit({ event: 'notice', text: `${nameOf(key)} keeps its pods until it is removed: ${refusalIn(error)}.` });
        continue;
      }
      ended += count;
      const until = clock.now() + limits.retireMs;
      const left = await world.until(
        () => (pods().length === 0 || clock.now() >= until ? pods().length : undefined),
        signal,
      );
      if (left > 0)
        emit({ event: 'notice', text: `${left} pods of ${blue.name} are still ending; Kubernetes ends them.` });
    }
    return ended === 0 ? 'nothing to do' : `${podsInWords(ended)} of blue ended`;
  },
};

function ownedBy(owner: KubeObject): (object: KubeObject) => boolean {
  return ({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === owner.metadata.uid) === true;
}

/** From here on the new release is the one to go back to. */
async function remember(context: Context): Promise<void> {
  const { records, planned, release, clock, fence } = context;
  const attempt = attemptOf(context);
  // Noted by a runner before this one.
  if (release === undefined || attempt.stale !== undefined) return;
  const before = records.record.live;
  const live: LiveRelease = {
    id: attempt.id,
    strategy: attempt.strategy,
    at: before?.id === attempt.id ? before.at : new Date(clock.now()).toISOString(),
    images: attempt.images,
    inventory: planned.map(({ key }) => key),
    fronts: attempt.fronts.map(({ namespace, name, green }) => ({ namespace, name, deployment: green.name })),
  };
  const stale = staleKeys(
    before?.inventory ?? [],
    live.inventory,
    attempt.fronts.flatMap(({ namespace, blue }) => (blue === undefined ? [] : [deploymentKey(namespace, blue.name)])),
  );
  await records.save({ ...records.record, fence, live, attempt: { ...attempt, stale } }, finalObjects(context));
}

/** The objects as they stand after the switch: Services lead to green, HPAs scale it. */
function finalObjects({ planned, records }: Context): KubeObject[] {
  const fronts = records.record.attempt?.strategy === 'blue-green' ? records.record.attempt.fronts : [];
  return planned.map(({ item: { object } }) => {
    const mine = fronts.filter(({ namespace }) => namespace === object.metadata.namespace);
    if (object.kind === 'Service') {
      const state = mine.flatMap(({ services }) => services).find(({ name }) => name === object.metadata.name);
      return state === undefined ? object : { ...object, spec: { ...(object as Service).spec, selector: state.green } };
    }
    const scaled = mine.find(({ autoscaler }) => autoscaler?.name === object.metadata.name);
    return object.kind === 'HorizontalPodAutoscaler' && scaled !== undefined
      ? retarget(object as HorizontalPodAutoscaler, scaled.green.name)
      : object;
  });
}

function staleKeys(
  before: readonly ObjectKey[],
  after: readonly ObjectKey[],
  retired: readonly ObjectKey[],
): ObjectKey[] {
  const kept = new Set(after.map(keyText));
  return [...new Map([...before, ...retired].map((key) => [keyText(key), key])).values()].filter(
    (key) => !kept.has(keyText(key)),
  );
}

/** Removes what the releases before have left, last of all and never more than allowed. */
export const collectStep: Step = {
  name: 'collect',
  what: 'collect what is left over',
  run: async (context) => {
    const { client, limits, emit } = context;
    await remember(context);
    const attempt = attemptOf(context);
    for (const { namespace, services } of switching(context))
      for (const { name } of services.slice(0, 1)) {
        const key = serviceKey(namespace, previewName(name));
        await client.remove(key).catch((error: unknown) => {
          emit({ event: 'notice', text: `${nameOf(key)} stays: ${refusalIn(error)}.` });
        });
      }
    const stale = attempt.stale ?? [];
    const spared = stale.filter(isPrecious);
    const due = stale.filter((key) => !isPrecious(key));
    const retired = new Set(attempt.fronts.flatMap(({ blue }) => blue?.name ?? []));
    const pruned = due.filter(({ kind, name }) => !(kind === 'Deployment' && retired.has(name)));
    if (pruned.length > limits.pruneMax) {
      emit({
        event: 'notice',
        text: `${pruned.length} objects are no longer in the manifests, more than prune-max ${limits.pruneMax}: none was removed. They are ${pruned.map(nameOf).join(', ')}.`,
      });
    }
    const removed: ObjectKey[] = [];
    const left: ObjectKey[] = [];
    for (const key of due) {
      const capped = pruned.includes(key) && pruned.length > limits.pruneMax;
      const end = capped ? 'left' : await removeOurs(context, key, retired);
      if (end === 'removed') removed.push(key);
      if (end === 'left') left.push(key);
    }
    if (stale.length > 0) await noteCollected(context, removed, left);
    if (spared.length > 0)
      emit({
        event: 'notice',
        text: `No longer in the manifests, but kept because of what they hold: ${spared.map(nameOf).join(', ')}.`,
      });
    return removed.length === 0 ? 'nothing is left over' : `removed ${removed.map(nameOf).join(', ')}`;
  },
};

/** What stays for now is tried again after the next release; what the report calls removed is what was. */
async function noteCollected(
  context: Context,
  removed: readonly ObjectKey[],
  left: readonly ObjectKey[],
): Promise<void> {
  const { records, fence } = context;
  const { live } = records.record;
  if (live === undefined) return;
  const inventory = [...live.inventory, ...left];
  const attempt = { ...attemptOf(context), stale: removed };
  await records.save({ ...records.record, fence, live: { ...live, inventory }, attempt });
}

/** The words of a refusal that asking again does not change. @throws anything else as it is */
function refusalIn(error: unknown): string {
  if (error instanceof ApiError && [400, 403, 405, 422].includes(error.status)) return error.message;
  throw error;
}

/** Removes only what Slipway has made or applied: an object of the same name may be somebody else's by now. */
async function removeOurs(
  { client, emit }: Context,
  key: ObjectKey,
  retired: ReadonlySet<string>,
): Promise<'removed' | 'left' | 'not-ours'> {
  try {
    const live = await client.get(key);
    if (live === undefined) return 'removed';
    const ours = (live.metadata.managedFields ?? []).some(({ manager }) => manager === fieldManager);
    if (!ours && !retired.has(key.name)) return 'not-ours';
    await client.remove(keyOf(live), live.metadata.uid);
    return 'removed';
  } catch (error) {
    // The release is live and good; what it may not tidy up is for somebody else to do.
    const words = refusalIn(error);
    const origin =
      key.kind === 'Deployment' && retired.has(key.name) ? 'of the release before' : 'no longer in the manifests';
    const right = isMissingRight(error)
      ? ' `slipway deploy --action rbac`, run by somebody who may read the record of the release, prints the right that is missing.'
      : '';
    emit({ event: 'notice', text: `${nameOf(key)} is ${origin}, but stays: ${words}.${right}` });
    return 'left';
  }
}
