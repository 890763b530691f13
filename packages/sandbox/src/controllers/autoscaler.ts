import { type KubeObject, mapAt, numberAt } from '../objects.ts';
import type { PodBehaviours } from '../pods/behaviour.ts';
import type { Change } from '../store/store.ts';
import { type Cluster, keyOf, namespaceOf } from './cluster.ts';
import { withCondition } from './conditions.ts';
import type { Controller } from './control-loop.ts';
import type { EventRecorder } from './event-recorder.ts';
import type { HorizontalPodAutoscaler } from './workloads.ts';

/** How often metrics are looked at (--horizontal-pod-autoscaler-sync-period). */
const periodMs = 15_000;

const targets: Readonly<Record<string, 'deployments.apps' | 'statefulsets.apps' | 'replicasets.apps'>> = {
  Deployment: 'deployments.apps',
  StatefulSet: 'statefulsets.apps',
  ReplicaSet: 'replicasets.apps',
};

/** Scales its target to what `PodBehaviours.autoscale` tells; without that it only watches (pkg/controller/podautoscaler). */
export class AutoscalerController implements Controller {
  private readonly cluster: Cluster;
  private readonly events: EventRecorder;
  private readonly behaviours: PodBehaviours;
  /** When an autoscaler last looked, and at what it was told then. */
  private readonly seen = new Map<string, { readonly at: number; readonly told: number }>();

  constructor(cluster: Cluster, events: EventRecorder, behaviours: PodBehaviours) {
    this.cluster = cluster;
    this.events = events;
    this.behaviours = behaviours;
  }

  *concerns({ resource, object }: Change): Iterable<string> {
    if (resource === 'horizontalpodautoscalers.autoscaling') yield keyOf(object);
    if (!Object.values<string>(targets).includes(resource)) return;
    for (const autoscaler of this.cluster.list('horizontalpodautoscalers.autoscaling', namespaceOf(object))) {
      const { kind, name } = autoscaler.spec.scaleTargetRef;
      if (kind === object.kind && name === object.metadata.name) yield keyOf(autoscaler);
    }
  }

  reconcile(namespace: string, name: string): number | undefined {
    const autoscaler = this.cluster.get('horizontalpodautoscalers.autoscaling', namespace, name);
    if (autoscaler === undefined) return undefined;
    const { scaleTargetRef, minReplicas = 1, maxReplicas } = autoscaler.spec;
    const resource = targets[scaleTargetRef.kind];
    const target = resource === undefined ? undefined : this.cluster.get(resource, namespace, scaleTargetRef.name);
    if (resource === undefined || target === undefined) {
      this.writeStatus(autoscaler, undefined, 0);
      return undefined;
    }
    const current = target.spec.replicas ?? 1;
    const told = this.behaviours.scaleOf(namespace, name);
    const wanted = told === undefined ? current : Math.min(maxReplicas, Math.max(minReplicas, told));
    const key = keyOf(autoscaler);
    const last = this.seen.get(key);
    // What others write is met at its next look; what the metrics tell, at once. Nothing is scaled up from 0.
    const waits = last === undefined || last.told !== told ? 0 : last.at + periodMs - this.cluster.now();
    const differs = told !== undefined && wanted !== current && current !== 0;
    if (differs && waits > 0) return waits;
    if (differs) {
      this.seen.set(key, { at: this.cluster.now(), told });
      this.scale(autoscaler, resource, target, wanted);
    }
    this.writeStatus(autoscaler, target, wanted, differs);
    return undefined;
  }

  private scale(autoscaler: HorizontalPodAutoscaler, resource: string, target: KubeObject, replicas: number): void {
    const scaled = { ...target, spec: { ...mapAt(target, 'spec'), replicas } };
    // Through the scale subresource, whose writer owns the replicas from then on.
    this.cluster.store.update(resource, scaled, { manager: 'kube-controller-manager', subresource: 'scale' });
    const up = replicas > (numberAt(target, 'spec', 'replicas') ?? 1);
    const why = up ? 'cpu resource utilization (percentage of request) above target' : 'All metrics below target';
    const message = `New size: ${replicas}; reason: ${why}`;
    this.events.record('horizontal-pod-autoscaler', autoscaler, {
      type: 'Normal',
      reason: 'SuccessfulRescale',
      message,
    });
  }

  private writeStatus(
    autoscaler: HorizontalPodAutoscaler,
    target: KubeObject | undefined,
    desired: number,
    scaled = false,
  ): void {
    const stamp = this.cluster.stamp();
    const { conditions, lastScaleTime } = autoscaler.status ?? {};
    const { kind, name } = autoscaler.spec.scaleTargetRef;
    const able =
      target === undefined
        ? ([
            'False',
            'FailedGetScale',
            `the HPA controller was unable to get the target's current scale: ${kind} "${name}" not found`,
          ] as const)
        : scaled
          ? ([
              'True',
              'SucceededRescale',
              `the HPA controller was able to update the target scale to ${desired}`,
            ] as const)
          : (['True', 'SucceededGetScale', "the HPA controller was able to get the target's current scale"] as const);
    const [status, reason, message] = able;
    const condition = { type: 'AbleToScale', status, reason, message, lastTransitionTime: stamp };
    this.cluster.setStatus('horizontalpodautoscalers.autoscaling', autoscaler, {
      observedGeneration: autoscaler.metadata.generation ?? 0,
      ...(scaled ? { lastScaleTime: stamp } : lastScaleTime === undefined ? {} : { lastScaleTime }),
      currentReplicas: (target && numberAt(target, 'status', 'replicas')) ?? 0,
      desiredReplicas: desired,
      currentMetrics: null,
      conditions: withCondition(conditions, condition),
    });
  }
}
