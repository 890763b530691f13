import { RolloutError } from '../error.ts';
import { ApiError } from '../kube/api-error.ts';
import { fieldManager } from '../kube/client.ts';
import { type Deployment, type KubeObject, keyOf, type ManagedFields, nameOf } from '../kube/objects.ts';
import { isImmutable } from '../plan/dry-run.ts';
import { autoscalerOf, isAutoscaler } from '../plan/fronts.ts';
import { isOwnedByScaler, withoutReplicas } from '../plan/scaled.ts';
import { takeOverPatch } from '../plan/take-over.ts';
import type { Context } from './context.ts';

export interface ApplyWish {
  readonly object: KubeObject;
  /** Fields of a person's tools are taken over first. */
  readonly takeOver: boolean;
  /** The object is deleted and made anew. */
  readonly replace: boolean;
  /** It is deleted and made anew when a field of it may not be changed in place. */
  readonly replaceImmutable?: boolean;
  readonly force: boolean;
}

/** Applies one object. @returns it as the server has it now */
export async function applyObject(context: Context, wish: ApplyWish): Promise<KubeObject> {
  const { client, emit } = context;
  const key = keyOf(wish.object);
  if (wish.replace) await removeAndWait(context, wish.object);
  if (wish.takeOver) {
    const live = await client.get(key);
    const patch = live === undefined ? undefined : takeOverPatch(live);
    // Somebody who writes at this moment makes the patch fail; applying by force then does the essential.
    if (patch !== undefined) await client.jsonPatch(key, patch).catch(unlessRefused);
  }
  try {
    const applied = await client.apply(wish.object, { force: wish.force || wish.takeOver });
    emit({ event: 'applied', object: nameOf(key), action: wish.replace ? 'replaced' : 'applied' });
    return applied;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // The HPA has decided anew since the plan was made.
    if (isOwnedByScaler(error))
      return applyObject(context, { ...wish, object: withoutReplicas(wish.object), replace: false });
    if (wish.replaceImmutable === true && !wish.replace && isImmutable(error))
      return applyObject(context, { ...wish, replace: true });
    throw new RolloutError('refused', `${nameOf(key)} was refused: ${error.message}`, { cause: error });
  }
}

function unlessRefused(error: unknown): undefined {
  if (error instanceof ApiError && (error.status === 409 || error.status === 422)) return undefined;
  throw error;
}

async function removeAndWait({ client, world, signal }: Context, object: KubeObject): Promise<void> {
  const key = keyOf(object);
  const live = await client.get(key);
  if (live === undefined) return;
  await world.watchKind(key.apiVersion, key.kind, key.namespace);
  await client.remove(key, live.metadata.uid);
  await world.until(() => (world.get(key)?.metadata.uid === live.metadata.uid ? undefined : true), signal);
}

/** A Deployment whose replicas are left to the HPA that scales it, if one does. */
export function withoutOwnedReplicas(
  deployment: Deployment,
  live: KubeObject | undefined,
  others: readonly KubeObject[],
): Deployment {
  return autoscalerOf(others, deployment) === undefined ? deployment : withLiveReplicas(deployment, live);
}

/**
 * A Deployment that leaves `spec.replicas` to whoever has set them. When nobody but Slipway owns the field, leaving it
 * out would set it to one: then the live number is written again. At the first release the manifest's number counts.
 */
export function withLiveReplicas(deployment: Deployment, live: KubeObject | undefined): Deployment {
  if (live === undefined) return deployment;
  const { replicas: _, ...spec } = deployment.spec;
  const replicas = (live as Deployment).spec.replicas;
  const owned = (live.metadata.managedFields ?? []).some(ownsReplicas);
  return { ...deployment, spec: owned || replicas === undefined ? spec : { ...spec, replicas } } as Deployment;
}

/** Whether somebody other than Slipway's apply owns the number of replicas. */
function ownsReplicas({ manager, operation, fieldsV1 }: ManagedFields): boolean {
  const spec = (fieldsV1 as { 'f:spec'?: Record<string, unknown> } | undefined)?.['f:spec'];
  return spec?.['f:replicas'] !== undefined && !(manager === fieldManager && operation === 'Apply');
}

/** HPAs of the cluster in some namespaces, for Deployments whose HPA is not in the manifests. */
export async function liveAutoscalers(
  { client }: Pick<Context, 'client'>,
  namespaces: readonly string[],
): Promise<KubeObject[]> {
  const lists = await Promise.all(
    namespaces.map(async (namespace) => {
      try {
        return (await client.list('autoscaling/v2', 'HorizontalPodAutoscaler', { namespace })).items;
      } catch (error) {
        if (error instanceof ApiError && (error.status === 403 || error.status === 404)) return [];
        throw error;
      }
    }),
  );
  return lists.flat().filter(isAutoscaler);
}
