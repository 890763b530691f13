import type { Clock } from '@slipway/core';
import { StatusError } from '../api/status-error.ts';
import type { Verbs } from '../api/verbs.ts';
import { isMap, listAt } from '../objects.ts';
import type { PodAnswer, PodBehaviours, PodRequest } from '../pods/behaviour.ts';
import { Kubelet, type LogWishes, type NodeSettings } from '../pods/kubelet.ts';
import { builtInKinds, resourceName } from '../store/kinds.ts';
import type { Store } from '../store/store.ts';
import { AutoscalerController } from './autoscaler.ts';
import { Cluster } from './cluster.ts';
import { ControlLoop } from './control-loop.ts';
import { DaemonSetController } from './daemon-set.ts';
import { DeploymentController } from './deployment.ts';
import { DisruptionBudgetController } from './disruption-budget.ts';
import { EndpointsController, serviceLabel } from './endpoints.ts';
import { EventRecorder } from './event-recorder.ts';
import { GarbageCollector, NamespaceController } from './garbage.ts';
import { JobController } from './job.ts';
import { podApi } from './pod-api.ts';
import { Provisioner } from './provisioner.ts';
import { ReplicaSetController } from './replica-set.ts';
import { StatefulSetController } from './stateful-set.ts';

/** Every controller of a cluster, and its one node. */
export class Controllers {
  private readonly store: Store;
  private readonly loop: ControlLoop;
  private readonly kubelet: Kubelet;
  private readonly unsubscribe: () => void;
  private turn = 0;

  constructor(store: Store, clock: Clock, verbs: Verbs, behaviours: PodBehaviours, settings: NodeSettings) {
    this.store = store;
    const cluster = new Cluster(store, clock, podApi(verbs));
    const events = new EventRecorder(cluster);
    const autoscaler = new AutoscalerController(cluster, events, behaviours);
    this.kubelet = new Kubelet(cluster, events, behaviours, settings);
    // What is nearer to the pods has its turn first, so that a Deployment sees what its last step led to.
    this.loop = new ControlLoop(store, clock, [
      this.kubelet,
      new ReplicaSetController(cluster, events),
      new StatefulSetController(cluster, events),
      new DaemonSetController(cluster, events),
      new JobController(cluster, events),
      new DeploymentController(cluster, events),
      new EndpointsController(cluster),
      new DisruptionBudgetController(cluster),
      autoscaler,
      new Provisioner(cluster),
      new GarbageCollector(cluster),
      new NamespaceController(cluster),
    ]);
    this.unsubscribe = behaviours.subscribe(() => {
      for (const key of this.kubelet.rethink()) this.loop.add(this.kubelet, key);
      for (const { metadata } of cluster.list('horizontalpodautoscalers.autoscaling'))
        this.loop.add(autoscaler, `${metadata.namespace}/${metadata.name}`);
    });
    this.loop.begin(builtInKinds.map(resourceName));
  }

  stop(): void {
    this.unsubscribe();
    this.loop.stop();
  }

  /** The log of a container of a pod; undefined when there is none. */
  logs(namespace: string, pod: string, wishes: LogWishes = {}): string | undefined {
    return this.kubelet.logs(namespace, pod, wishes);
  }

  /** What a pod's server answers. @throws an error of code ECONNREFUSED when it does not listen */
  async requestPod(namespace: string, pod: string, port: number | string, request: PodRequest): Promise<PodAnswer> {
    return this.kubelet.request(namespace, pod, port, request);
  }

  /**
   * What a Service answers: its ready pods in turn. Undefined when there is none, or no such port.
   *
   * @throws StatusError 503 when the pod does not listen
   */
  async request(namespace: string, service: string, port: string, request: PodRequest): Promise<PodAnswer | undefined> {
    const ports = listAt(this.store.get('services', namespace, service), 'spec', 'ports');
    const asked = ports.find((one) => port === '' || one['name'] === port || String(one['port']) === port);
    const behind = this.store
      .list('endpointslices.discovery.k8s.io', namespace)
      .filter(({ metadata }) => asked !== undefined && metadata.labels?.[serviceLabel] === service)
      .flatMap((slice) => {
        const found = listAt(slice, 'ports').find(({ name }) => name === (asked?.['name'] ?? ''));
        const ready = listAt(slice, 'endpoints').filter(
          ({ conditions }) => isMap(conditions) && conditions['ready'] === true,
        );
        return found === undefined ? [] : ready.map(({ targetRef }) => ({ targetRef, port: Number(found['port']) }));
      });
    this.turn++;
    const chosen = behind[this.turn % Math.max(1, behind.length)];
    if (chosen === undefined || !isMap(chosen.targetRef)) return undefined;
    try {
      return await this.requestPod(namespace, String(chosen.targetRef['name']), chosen.port, request);
    } catch (error) {
      const words = error instanceof Error ? error.message.replace('connect ECONNREFUSED', 'dial tcp') : String(error);
      throw new StatusError(
        503,
        'ServiceUnavailable',
        `error trying to reach service: ${words}: connect: connection refused`,
      );
    }
  }
}
