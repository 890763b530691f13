import { RolloutError } from '../error.ts';
import { ApiError } from '../kube/api-error.ts';
import { type Deployment, type KubeObject, keyOf, nameOf, type ObjectKey, type Service } from '../kube/objects.ts';
import { isImmutable, replaceAnnotation } from '../plan/dry-run.ts';
import { isDeployment } from '../plan/fronts.ts';
import { inOrder, isWorkload } from '../plan/order.ts';
import { isPrecious } from '../plan/precious.ts';
import { applyObject, liveAutoscalers, withoutOwnedReplicas } from './apply-objects.ts';
import { deploymentKey, handOver, previewName, switching } from './blue-green.ts';
import { attemptOf, type Context, type Step } from './context.ts';
import { moveSelector, podsInWords, proveEndpoints, serviceKey } from './services.ts';
import { unblock } from './unblock.ts';
import { awaited, waitReady } from './wait-ready.ts';

const proofMs = 30_000;

/** One patch a Service, and blue has the traffic again: it runs at its full size since before the release. */
export const switchBackStep: Step = {
  name: 'switch-back',
  what: 'send the traffic back to blue',
  run: async (context) => {
    const words: string[] = [];
    for (const front of switching(context)) {
      if (front.blue === undefined) continue;
      for (const { name, blue, green, original } of front.services) {
        const to = blue ?? original;
        if (to === undefined) continue;
        const { moved, ms } = await moveSelector(
          context,
          serviceKey(front.namespace, name),
          [green, blue, original],
          to,
        );
        if (moved) words.push(`${name} → blue in ${ms} ms`);
      }
      await handOver(context, front, front.green.name, front.blue.name);
    }
    return words.join(', ') || 'blue never lost it';
  },
};

export const proveBackStep: Step = {
  name: 'prove-back',
  what: 'prove that blue gets the traffic',
  run: async (context) => {
    const words: string[] = [];
    for (const { namespace, services, blue } of switching(context)) {
      if (blue === undefined) continue;
      for (const { name, original } of services) {
        if (original === undefined) continue;
        const pods = await proveEndpoints(
          context,
          { namespace, service: name, deployment: blue.name, replicas: blue.replicas },
          proofMs,
        );
        words.push(`${name}: exactly ${podsInWords(pods)} of blue`);
      }
    }
    // Green goes only when no node sends anybody there any more.
    if (attemptOf(context).switchedAt !== undefined) await context.clock.sleep(context.limits.settleMs, context.signal);
    return words.join(', ') || 'nothing to do';
  },
};

/** Takes green away. It ends gracefully: what is still under way on it is answered. */
export const removeGreenStep: Step = {
  name: 'remove-green',
  what: 'remove green',
  run: async (context) => {
    const { client, world, clock, limits, signal, emit } = context;
    let removed = 0;
    for (const { namespace, services, green } of switching(context)) {
      for (const { name } of services.slice(0, 1)) await client.remove(serviceKey(namespace, previewName(name)));
      const key = deploymentKey(namespace, green.name);
      if ((await client.get(key)) === undefined) continue;
      await client.remove(key);
      removed++;
      const until = clock.now() + limits.retireMs;
      const pods = () =>
        world.pods(namespace).filter(({ metadata }) => metadata.labels?.['slipway.dev/color'] === green.color);
      const left = await world.until(
        () => (pods().length === 0 || clock.now() >= until ? pods().length : undefined),
        signal,
      );
      if (left > 0)
        emit({ event: 'notice', text: `${left} pods of ${green.name} are still ending; Kubernetes ends them.` });
    }
    return removed === 0 ? 'there was none' : 'green is gone';
  },
};

/** Applies what was live before, removes what the release made, and waits until the old state runs. */
export const restoreStep: Step = {
  name: 'restore',
  what: 'restore the release before',
  run: async (context) => {
    const { records, limits, secrets } = context;
    const attempt = attemptOf(context);
    const fronting = new Set(
      attempt.strategy === 'blue-green' ? attempt.fronts.flatMap(({ blue, name }) => [name, blue?.name ?? '']) : [],
    );
    const kept = await Promise.all((attempt.secretsIn ?? []).map((namespace) => secrets.kept(namespace)));
    const before = [
      ...kept.flat(),
      ...records.liveObjects.filter(
        (object) =>
          object.kind !== 'Secret' &&
          object.kind !== 'Job' &&
          !(isDeployment(object) && fronting.has(object.metadata.name)),
      ),
    ];
    const scalers = await liveAutoscalers(context, [
      ...new Set(before.filter(isDeployment).map(({ metadata }) => metadata.namespace ?? '')),
    ]);
    const applied: KubeObject[] = [];
    for (const { items } of inOrder(before.map((object) => ({ object }))))
      applied.push(...(await Promise.all(items.map(({ object }) => applyBefore(context, object, scalers)))));
    const removed = await removeNew(context, before);
    const workloads = applied.filter(({ kind }) => isWorkload(kind));
    const waiting = workloads.map((object) => awaited(object));
    await unblock(context, waiting);
    if (waiting.length > 0) await waitReady(context, waiting, limits.timeoutMs);
    const made = removed === 0 ? '' : `, ${removed} new object${removed === 1 ? '' : 's'} removed`;
    return before.length === 0
      ? `there was none before${made}`
      : `${applied.length} object${applied.length === 1 ? '' : 's'} as before${made}`;
  },
};

/** Removes what the release made, but nothing that others may have put theirs into. @returns how many objects went */
async function removeNew(context: Context, before: readonly KubeObject[]): Promise<number> {
  const { client, emit } = context;
  const made = attemptOf(context).created.filter((key) => !before.some((object) => isSame(keyOf(object), key)));
  const due = made.filter((key) => !isPrecious(key));
  for (const key of due) await client.remove(key);
  const live = await Promise.all(made.filter(isPrecious).map((key) => client.get(key)));
  const kept = live.flatMap((object) => (object === undefined ? [] : nameOf(keyOf(object))));
  if (kept.length > 0)
    emit({
      event: 'notice',
      text: `Made by this release, but kept because of what they may hold by now: ${kept.join(', ')}. Delete them by hand when nobody needs them.`,
    });
  return due.length;
}

async function applyBefore(context: Context, object: KubeObject, scalers: readonly KubeObject[]): Promise<KubeObject> {
  const live = await context.client.get(keyOf(object));
  let wanted = object;
  if (isDeployment(object)) wanted = withoutOwnedReplicas(object as Deployment, live, scalers);
  // Its selector is the business of the steps before.
  else if (object.kind === 'Service' && live !== undefined && attemptOf(context).strategy === 'blue-green')
    wanted = { ...object, spec: { ...(object as Service).spec, selector: (live as Service).spec.selector ?? {} } };
  // What was replaced on the way there may have to be replaced on the way back.
  const replaceImmutable = [object, live].some((one) => one?.metadata.annotations?.[replaceAnnotation] === 'replace');
  const wish = { object: wanted, takeOver: false, replace: false, replaceImmutable, force: true };
  if (live === undefined || !isPrecious(keyOf(live))) return applyObject(context, wish);
  try {
    return await applyObject(context, { ...wish, replaceImmutable: false });
  } catch (error) {
    if (!(error instanceof RolloutError && error.cause instanceof ApiError && isImmutable(error.cause))) throw error;
    const name = nameOf(keyOf(live));
    context.emit({
      event: 'notice',
      text: `${name} stays as this release made it, because of what it may hold by now.`,
    });
    return live;
  }
}

function isSame(a: ObjectKey, b: ObjectKey): boolean {
  return a.kind === b.kind && a.name === b.name && a.namespace === b.namespace;
}

/** With green's pods gone, a Service that was narrowed for this release may select as it did before. */
export const widenStep: Step = {
  name: 'widen',
  what: 'give each Service its own selector back',
  run: async (context) => {
    let widened = 0;
    for (const { namespace, services, blue: live } of switching(context)) {
      if (live === undefined) continue;
      for (const { name, original, blue } of services) {
        if (original === undefined || blue === undefined) continue;
        const { moved } = await moveSelector(context, serviceKey(namespace, name), [blue], original);
        if (moved) widened++;
      }
    }
    return widened === 0 ? 'nothing to do' : `${widened} selectors as before`;
  },
};
