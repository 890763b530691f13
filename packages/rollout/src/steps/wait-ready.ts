import { type KubeObject, keyOf, nameOf, type ObjectKey } from '../kube/objects.ts';
import { isWorkload } from '../plan/order.ts';
import { diagnose, newestPods, TroubleMemory } from '../watch/diagnose.ts';
import { readinessOf } from '../watch/readiness.ts';
import type { Trouble } from '../watch/trouble.ts';
import { type Context, causeOf, ReleaseFailed } from './context.ts';

/** An object whose readiness is waited for. */
export interface Awaited {
  readonly key: ObjectKey;
  /** As the apply gave it back: older states say nothing. */
  readonly generation: number;
  /** How long pods of this workload took before, in ms. */
  readonly usualReadyMs?: number | undefined;
}

export function awaited(applied: KubeObject, usualReadyMs?: number): Awaited {
  return { key: keyOf(applied), generation: applied.metadata.generation ?? 0, usualReadyMs };
}

/**
 * Waits until every object is ready.
 *
 * @throws ReleaseFailed as soon as one of them is known not to become ready, or when the time is over
 */
export async function waitReady(context: Context, objects: readonly Awaited[], timeoutMs: number): Promise<string> {
  const { world, clock, signal } = context;
  await Promise.all(objects.map(({ key }) => world.watchKind(key.apiVersion, key.kind, key.namespace)));
  const memory = new TroubleMemory();
  const said = new Map<string, string>();
  const until = clock.now() + timeoutMs;
  const trouble = await world.until(() => {
    const states = objects.map((one) => ({ one, ...stateOf(context, one) }));
    // What was ready from the start is no news.
    for (const { one, state, text } of states)
      if (state !== 'ready' || said.has(nameOf(one.key))) tell(context, said, one.key, text);
    const failed = states.find(({ state }) => state === 'failed');
    if (failed !== undefined) return failure(context, failed.one.key, failed.text, 'object-failed');
    const waiting = states.filter(({ state }) => state === 'waiting');
    if (waiting.length === 0) return 'ready' as const;
    const troubles = waiting.flatMap(({ one }) => troublesOf(context, one));
    tellTroubles(context, said, troubles);
    const proven = memory.proven(troubles, world.now());
    if (proven !== undefined) return proven;
    if (clock.now() < until) return undefined;
    const likely = troubles[0];
    if (likely !== undefined) return likely;
    const { one, text } = waiting[0]!;
    return failure(
      context,
      one.key,
      `not ready within ${Math.round(timeoutMs / 1000)} s: ${text}`,
      'not-ready-in-time',
    );
  }, signal);
  if (trouble === 'ready')
    return objects.length === 1 ? `${nameOf(objects[0]!.key)} is ready` : `${objects.length} objects are ready`;
  throw await failedBy(context, trouble);
}

/** The failure that a trouble is, with the last lines that the container wrote. */
export async function failedBy(context: Context, trouble: Trouble): Promise<ReleaseFailed> {
  const logs = trouble.logs ?? (await lastLines(context, trouble));
  return new ReleaseFailed(causeOf(logs === undefined ? trouble : { ...trouble, logs }, context.release));
}

function stateOf({ world }: Context, { key, generation }: Awaited): { state: string; text: string } {
  const object = world.get(key);
  if (object === undefined) return { state: 'waiting', text: 'not seen yet' };
  const { state, message } = readinessOf(object, generation);
  return { state, text: message };
}

/** What ails the newest pods. As long as the controller has not seen the new generation, its newest pods are old ones. */
export function troublesOf({ world }: Context, { key, generation, usualReadyMs }: Awaited): Trouble[] {
  const object = world.get(key);
  if (object === undefined || !isWorkload(key.kind)) return [];
  const { observedGeneration = generation } = (object['status'] ?? {}) as { observedGeneration?: number };
  const seen = Math.min(object.metadata.generation ?? generation, observedGeneration) >= generation;
  return seen ? diagnose(world, object, usualReadyMs) : [];
}

function failure(
  { world }: Context,
  key: ObjectKey,
  message: string,
  code: 'object-failed' | 'not-ready-in-time',
): Trouble {
  const object = world.get(key);
  const stuck = /made no progress/.test(message);
  const job = key.kind === 'Job' && code === 'object-failed';
  const pod = object === undefined || !isWorkload(key.kind) ? undefined : newestPods(world, object).pods[0];
  return {
    code: stuck ? 'rollout-stuck' : job ? 'job-failed' : code,
    permanent: true,
    workload: key,
    object: pod === undefined ? key : keyOf(pod),
    ...(pod === undefined ? {} : { container: pod.spec.containers[0]?.name }),
    message,
    proof: { seen: 1, neededTimes: 1, neededMs: 0 },
    path: ['metadata', 'name'],
    fix:
      code === 'not-ready-in-time'
        ? 'Give it longer by `timeout`, or find what it waits for.'
        : `\`kubectl describe ${key.kind.toLowerCase()} ${key.name}\` tells more.`,
  };
}

function tell({ emit }: Context, said: Map<string, string>, key: ObjectKey, text: string): void {
  const object = nameOf(key);
  if (said.get(object) === text) return;
  said.set(object, text);
  emit({ event: 'progress', object, text });
}

/** Each trouble is told once a container, not once a pod: what ails one pod ails all of them. */
function tellTroubles({ emit }: Context, said: Map<string, string>, troubles: readonly Trouble[]): void {
  for (const { code, object, container, message, workload, early } of troubles) {
    if (early === true) continue;
    const id = `${code} ${nameOf(workload)} ${container ?? ''}`;
    if (said.has(id)) continue;
    said.set(id, message);
    emit({ event: 'trouble', code, object: `${object.kind} ${object.name}`, text: message });
  }
}

/** Troubles of these kinds show in what the application wrote. */
const withLogs = [
  'crash-loop',
  'out-of-memory',
  'liveness-failing',
  'readiness-failing',
  'startup-failing',
  'job-failed',
  'not-ready-in-time',
];

async function lastLines(
  { client, emit }: Context,
  { code, object, container, workload }: Trouble,
): Promise<string | undefined> {
  if (!withLogs.includes(code) || object.kind !== 'Pod' || container === undefined) return undefined;
  try {
    // A crash is proven while the container is down: its present log is the one that ended badly.
    const present = await client.logs(object.namespace, object.name, container, { previous: false });
    return present || (await client.logs(object.namespace, object.name, container, { previous: true }));
  } catch (error) {
    emit({
      event: 'notice',
      text: `The log of ${nameOf(workload)} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    });
    return undefined;
  }
}
