import { drainAdvice, gracePeriodFor } from '@slipway/core';
import type { Container, Deployment } from '../kube/objects.ts';
import { mapPodSpec } from '../read/set-images.ts';
import type { Front } from './fronts.ts';

/** What a Deployment lacks to be replaced without losing a request. */
export interface DrainLack {
  readonly deployment: Deployment;
  readonly what: string;
  readonly path: readonly string[];
}

/**
 * What makes a replacement lose requests: traffic before readiness, no pod left over, or a pod that stops listening
 * while it still gets requests (KEP-1669, KEP-3960; kubernetes#43576).
 */
export function drainLacks({ deployment }: Front, strategy: 'rolling' | 'blue-green'): DrainLack[] {
  const { spec } = deployment;
  const lacks: DrainLack[] = [];
  const lack = (what: string, ...path: string[]) => lacks.push({ deployment, what, path: ['spec', ...path] });
  const serving = servingContainers(deployment);
  if (!serving.some(({ readinessProbe }) => readinessProbe !== undefined))
    lack('no readinessProbe: traffic comes before the application listens', 'template', 'spec', 'containers');
  if (strategy === 'blue-green') return lacks;
  if (spec.strategy?.type === 'Recreate')
    lack('strategy Recreate: all old pods end before a new one starts', 'strategy', 'type');
  else if (leavesTooFew(deployment))
    lack('maxUnavailable takes pods away before others are ready', 'strategy', 'rollingUpdate', 'maxUnavailable');
  if (serving.length > 0 && !serving.some(({ lifecycle }) => lifecycle?.preStop !== undefined))
    lack(
      'no preStop: a pod stops listening while requests are still on their way to it',
      'template',
      'spec',
      'containers',
      `[${serving[0]!.name}]`,
      'lifecycle',
    );
  return lacks;
}

/** What a release adds to its own pods does not help those that it replaces. @returns sentences for people */
export function oldPodsWarnings(
  live: Deployment | undefined,
  front: Front,
  strategy: 'rolling' | 'blue-green',
): readonly string[] {
  if (live === undefined || strategy === 'blue-green') return [];
  if (!drainLacks({ ...front, deployment: live }, strategy).some(({ path }) => path.includes('lifecycle'))) return [];
  return [
    `The pods of ${live.metadata.name} that run now have no preStop: this release may lose requests while they end. Blue-green would not, nor will the next release.`,
  ];
}

/** The Deployment with what it lacks: preStop sleep, the grace period for it, maxUnavailable 0 and a surge. */
export function ensureDrain(deployment: Deployment): Deployment {
  const serving = new Set(servingContainers(deployment).map(({ name }) => name));
  const drained = mapPodSpec(deployment, (spec) => {
    const sleeps = spec.containers.map((container) =>
      serving.has(container.name) && container.lifecycle?.preStop === undefined
        ? {
            ...container,
            lifecycle: { ...container.lifecycle, preStop: { sleep: { seconds: drainAdvice.preStopSeconds } } },
          }
        : container,
    );
    const added = sleeps.some((container, i) => container !== spec.containers[i]);
    const grace = spec.terminationGracePeriodSeconds ?? drainAdvice.stopSeconds;
    return added && grace < drainAdvice.stopSeconds
      ? {
          ...spec,
          containers: sleeps,
          terminationGracePeriodSeconds: gracePeriodFor(drainAdvice.preStopSeconds, grace),
        }
      : { ...spec, containers: sleeps };
  }) as Deployment;
  if (!leavesTooFew(drained) && drained.spec.strategy?.type !== 'Recreate') return drained;
  const surge = drained.spec.strategy?.rollingUpdate?.maxSurge;
  const rollingUpdate = {
    maxUnavailable: 0,
    maxSurge: surge === undefined || surge === 0 || surge === '0%' ? 1 : surge,
  };
  return { ...drained, spec: { ...drained.spec, strategy: { type: 'RollingUpdate', rollingUpdate } } };
}

/** Containers that listen: those with ports, else the first. */
function servingContainers({ spec }: Deployment): Container[] {
  const { containers } = spec.template.spec;
  const listening = containers.filter(({ ports = [] }) => ports.length > 0);
  return listening.length > 0 ? listening : containers.slice(0, 1);
}

/** maxUnavailable rounds down (deployment_util.go, ResolveFenceposts): 25 % of three pods is none. */
function leavesTooFew({ spec }: Deployment): boolean {
  const replicas = spec.replicas ?? 1;
  const value = spec.strategy?.rollingUpdate?.maxUnavailable ?? '25%';
  const unavailable = typeof value === 'number' ? value : Math.floor((Number.parseFloat(value) / 100) * replicas);
  return unavailable > 0;
}
