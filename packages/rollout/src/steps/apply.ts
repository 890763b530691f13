import { conditionOf, type Deployment, type KubeObject, keyOf, type Pod, type Service } from '../kube/objects.ts';
import type { PlannedObject } from '../plan/dry-run.ts';
import { isDeployment } from '../plan/fronts.ts';
import { inOrder, isWorkload } from '../plan/order.ts';
import { newestPods, usualReadyMs } from '../watch/diagnose.ts';
import type { World } from '../watch/world.ts';
import { applyObject, liveAutoscalers, withoutOwnedReplicas } from './apply-objects.ts';
import { attemptOf, type Context, type Step } from './context.ts';
import { unblock } from './unblock.ts';
import { type Awaited, awaited, waitReady } from './wait-ready.ts';

/**
 * Applies the objects of the release, wave by wave, each in the order of kinds, and waits until those of a wave are
 * ready. In a blue-green release the coloured Deployments are left to the step after.
 */
export const applyStep: Step = {
  name: 'apply',
  what: 'apply the manifests',
  run: async (context) => {
    const greens = new Set(
      attemptOf(context).strategy === 'blue-green' ? attemptOf(context).fronts.map(({ green }) => green.name) : [],
    );
    const mine = context.planned.filter(({ key }) => !(key.kind === 'Deployment' && greens.has(key.name)));
    const scalers = await scalersFor(context, mine);
    const batches = inOrder(mine.map((planned) => ({ object: planned.item.object, planned })));
    let waiting: Awaited[] = [];
    for (const [i, { wave, items }] of batches.entries()) {
      const applied = await Promise.all(items.map(({ planned }) => applyPlanned(context, planned, scalers)));
      waiting.push(...applied);
      const next = batches[i + 1];
      // Namespaces and definitions must be there before anything else can be.
      const base = items.some(({ object }) => ['Namespace', 'CustomResourceDefinition'].includes(object.kind));
      if (next !== undefined && next.wave === wave && !base) continue;
      const matters = waiting.filter(
        ({ key }) => isWorkload(key.kind) || base || next !== undefined || isSlow(key.kind),
      );
      await unblock(context, matters);
      if (matters.length > 0) await waitReady(context, matters, context.limits.timeoutMs);
      waiting = [];
    }
    const changed = mine.filter(({ action }) => action !== 'keep').length;
    return `${mine.length} object${mine.length === 1 ? '' : 's'} applied, ${changed} of them new or changed`;
  },
};

/** Kinds that are ready by existing need no watch at the end. */
function isSlow(kind: string): boolean {
  return ![
    'ConfigMap',
    'Secret',
    'ServiceAccount',
    'Role',
    'RoleBinding',
    'ClusterRole',
    'ClusterRoleBinding',
    'NetworkPolicy',
    'Ingress',
    'IngressClass',
    'ResourceQuota',
    'LimitRange',
    'PodDisruptionBudget',
    'HorizontalPodAutoscaler',
    'Service',
    'PersistentVolumeClaim',
    'Namespace',
    'StorageClass',
    'PriorityClass',
    'CronJob',
  ].includes(kind);
}

async function applyPlanned(
  context: Context,
  planned: PlannedObject,
  scalers: readonly KubeObject[],
): Promise<Awaited> {
  const { item, live, action, takeOver } = planned;
  const object = isDeployment(item.object)
    ? withoutOwnedReplicas(item.object, live, scalers)
    : withPresentSelector(context, item.object);
  const usual = live === undefined || !isWorkload(live.kind) ? undefined : usualMs(context.world, live);
  const applied = await applyObject(context, {
    object,
    takeOver,
    replace: action === 'replace',
    force: context.forceConflicts,
  });
  return awaited(applied, usual);
}

/** A Service of a blue-green release keeps selecting blue, as the step before has narrowed it. */
function withPresentSelector(context: Context, object: KubeObject): KubeObject {
  const { strategy, fronts } = attemptOf(context);
  if (object.kind !== 'Service' || strategy !== 'blue-green') return object;
  const state = fronts
    .filter(({ namespace }) => namespace === object.metadata.namespace)
    .flatMap(({ services }) => services)
    .find(({ name }) => name === object.metadata.name);
  const selector = state?.blue ?? state?.original;
  return selector === undefined ? object : { ...object, spec: { ...(object as Service).spec, selector } };
}

/** How long the pods of a workload took to become ready, as they run now. */
export function usualMs(world: World, workload: KubeObject): number | undefined {
  return usualReadyMs(newestPods(world, workload).pods.filter((pod: Pod) => conditionOf(pod, 'Ready') !== undefined));
}

async function scalersFor(context: Context, planned: readonly PlannedObject[]): Promise<KubeObject[]> {
  const deployments = planned.filter(({ item }) => isDeployment(item.object));
  const inRelease = planned.map(({ item }) => item.object);
  if (deployments.every(({ item }) => (item.object as Deployment).spec.replicas === undefined)) return inRelease;
  const namespaces = [...new Set(deployments.map(({ item }) => keyOf(item.object).namespace))];
  return [...inRelease, ...(await liveAutoscalers(context, namespaces))];
}
