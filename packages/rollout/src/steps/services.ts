import { RolloutError } from '../error.ts';
import { ApiError } from '../kube/api-error.ts';
import type { JsonPatchOperation } from '../kube/client.ts';
import type { Labels, ObjectKey, Service } from '../kube/objects.ts';
import { sameLabels } from '../plan/colors.ts';
import { newestReplicaSet } from '../watch/diagnose.ts';
import type { Context } from './context.ts';
import { ReleaseFailed } from './context.ts';

const fenceAnnotation = 'slipway.dev/fence';

export function serviceKey(namespace: string, name: string): ObjectKey {
  return { apiVersion: 'v1', kind: 'Service', namespace, name };
}

/**
 * Sends a Service's traffic elsewhere by one patch, which takes effect only when the selector is still the one that was
 * read, and nobody with a newer lock was here.
 *
 * @returns whether anything had to be changed, and when the server had done it
 * @throws RolloutError when somebody else has set another selector
 */
export async function moveSelector(
  context: Context,
  key: ObjectKey,
  from: readonly (Labels | undefined)[],
  to: Labels,
): Promise<{ moved: boolean; ms: number }> {
  const { client, clock, fence } = context;
  for (let tries = 0; ; tries++) {
    const service = (await client.get(key)) as Service | undefined;
    if (service === undefined)
      throw new RolloutError('refused', `Service ${key.namespace}/${key.name} is gone.`, {
        hint: 'Somebody has deleted it during the release.',
      });
    const now = service.spec.selector ?? {};
    if (sameLabels(now, to)) return { moved: false, ms: 0 };
    const left = Number(service.metadata.annotations?.[fenceAnnotation] ?? 0);
    if (left > fence)
      throw new RolloutError('lock-lost', `A newer deploy has taken Service ${key.namespace}/${key.name} over.`);
    if (!from.some((labels) => labels !== undefined && sameLabels(now, labels)))
      throw new RolloutError(
        'conflict',
        `Service ${key.namespace}/${key.name} selects ${wordsOf(now)}, which this release has not set.`,
        { hint: 'Somebody has changed it during the release. Set it as it should be, and deploy again.' },
      );
    const began = clock.now();
    try {
      await client.jsonPatch(key, patchOf(service, now, to, fence));
      return { moved: true, ms: clock.now() - began };
    } catch (error) {
      // 422: a `test` did not hold; 409: written at the same time. Look again.
      if (!(error instanceof ApiError) || ![409, 422].includes(error.status) || tries > 5) throw error;
    }
  }
}

function patchOf({ metadata }: Service, now: Labels, to: Labels, fence: number): JsonPatchOperation[] {
  const path = `/metadata/annotations/${fenceAnnotation.replace('/', '~1')}`;
  const left = metadata.annotations?.[fenceAnnotation];
  return [
    { op: 'test', path: '/spec/selector', value: now },
    ...(left === undefined ? [] : [{ op: 'test' as const, path, value: left }]),
    ...(metadata.annotations === undefined ? [{ op: 'add' as const, path: '/metadata/annotations', value: {} }] : []),
    { op: 'add', path, value: String(fence) },
    { op: 'replace', path: '/spec/selector', value: to },
  ];
}

function wordsOf(labels: Labels): string {
  return (
    Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(',') || 'nothing'
  );
}

/**
 * Waits until the EndpointSlices of a Service hold exactly the ready pods of one Deployment: none only where none are
 * wanted.
 *
 * @returns how many pods
 * @throws ReleaseFailed when they do not within the time
 */
export async function proveEndpoints(
  { world, clock, signal }: Context,
  place: {
    readonly namespace: string;
    readonly service: string;
    readonly deployment: string;
    readonly replicas: number;
  },
  timeoutMs: number,
): Promise<number> {
  const { namespace, service, deployment, replicas } = place;
  const until = clock.now() + timeoutMs;
  let seen = 'no endpoints';
  return world.until(() => {
    const expected = readyPods(world, namespace, deployment);
    const endpoints = world.endpointSlices(namespace, service).flatMap(({ endpoints }) => endpoints ?? []);
    const live = endpoints.filter(({ conditions }) => conditions?.ready !== false && conditions?.terminating !== true);
    const held = new Set(live.map(({ targetRef }) => targetRef?.uid ?? ''));
    if (
      (expected.size > 0 || replicas === 0) &&
      held.size === expected.size &&
      [...held].every((uid) => expected.has(uid))
    )
      return held.size;
    seen = `${held.size} ready endpoints, ${[...held].filter((uid) => !expected.has(uid)).length} of them not of ${deployment}, which has ${expected.size} ready pods`;
    if (clock.now() < until) return undefined;
    throw new ReleaseFailed({
      code: 'endpoints-unproven',
      message: `Service ${namespace}/${service} does not lead to ${deployment}: ${seen} after ${Math.round(timeoutMs / 1000)} s`,
      fix: 'Compare its selector and targetPort with the pods; see whether something else changes the Service.',
      object: `Service ${namespace}/${service}`,
    });
  }, signal);
}

function readyPods(world: Context['world'], namespace: string, name: string): Set<string> {
  const deployment = world.deployment(namespace, name);
  const set = deployment === undefined ? undefined : newestReplicaSet(world, deployment);
  const pods = world
    .pods(namespace)
    .filter(
      ({ metadata, status }) =>
        metadata.deletionTimestamp === undefined &&
        metadata.ownerReferences?.some(({ uid }) => uid === set?.metadata.uid) &&
        status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
    );
  return new Set(pods.map(({ metadata }) => metadata.uid ?? ''));
}

export function podsInWords(count: number): string {
  return `${count} pod${count === 1 ? '' : 's'}`;
}
