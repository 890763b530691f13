import type { Clock } from '@slipway/core';
import type { Verbs } from '../api/verbs.ts';
import { type Json, type KubeObject, listAt, mapAt, textAt } from '../objects.ts';
import type { PodBehaviours, PodRequest } from '../pods/behaviour.ts';
import { EventRecorder } from '../pods/event-recorder.ts';
import { Kubelet } from '../pods/kubelet.ts';
import { builtInKinds, resourceName } from '../store/kinds.ts';
import { type Change, type Store, timestamp } from '../store/store.ts';
import type { ControllerContext } from './context.ts';
import { syncDeployment } from './deployment.ts';
import { serviceLabel, syncService } from './endpoints.ts';
import { syncReplicaSet } from './replica-set.ts';
import { syncDaemonSet, syncJob, syncStatefulSet } from './workloads.ts';

const syncs: readonly (readonly [string, (context: ControllerContext, object: KubeObject) => void])[] = [
  ['deployments.apps', syncDeployment],
  ['replicasets.apps', syncReplicaSet],
  ['statefulsets.apps', syncStatefulSet],
  ['daemonsets.apps', syncDaemonSet],
  ['jobs.batch', syncJob],
  ['services', syncService],
];

/** More rounds than this without rest are a quarrel between controllers. */
const maxRounds = 200;

/** Every controller and the kubelet, run in rounds until nothing changes any more, and again when something does. */
export class Controllers {
  private readonly store: Store;
  private readonly clock: Clock;
  private readonly verbs: Verbs;
  private readonly kubelet: Kubelet;
  private readonly context: ControllerContext;
  private readonly unsubscribe: () => void;
  private readonly stopped = new AbortController();
  private scheduled = false;
  private alarm = new AbortController();
  private wake = Number.POSITIVE_INFINITY;
  private turn = 0;

  constructor(
    store: Store,
    clock: Clock,
    verbs: Verbs,
    behaviours: PodBehaviours,
    settings: { readonly inventSecrets: boolean },
  ) {
    this.store = store;
    this.clock = clock;
    this.verbs = verbs;
    const events = new EventRecorder(store, clock);
    this.kubelet = new Kubelet(store, clock, behaviours, events, settings);
    this.context = {
      store,
      clock,
      events,
      createPod: (owner, template, name, exactName = false) => this.createPod(owner, template, name, exactName),
      deletePod: (pod) => this.deletePod(pod),
      wakeAt: (ms) => {
        this.wake = Math.min(this.wake, ms);
      },
    };
    this.unsubscribe = store.subscribe((change) => this.changed(change));
  }

  stop(): void {
    this.stopped.abort();
    this.alarm.abort();
    this.unsubscribe();
  }

  logs(
    namespace: string,
    pod: string,
    options: { container?: string | undefined; previous: boolean; tailLines: number },
  ): string | undefined {
    return this.kubelet.logs(namespace, pod, options);
  }

  /** What a Service answers: its ready pods in turn. Undefined when there is none, or no such port. */
  async request(
    namespace: string,
    service: string,
    port: string,
    request: PodRequest,
  ): Promise<{ status: number; body: string } | undefined> {
    const slices = this.store
      .list('endpointslices.discovery.k8s.io', namespace)
      .filter(({ metadata }) => metadata.labels?.[serviceLabel] === service);
    const named = slices.filter((slice) =>
      listAt(slice, 'ports').some(({ name, port: number }) => name === port || String(number) === port),
    );
    const ready = named
      .flatMap((slice) => listAt(slice, 'endpoints'))
      .filter((endpoint) => mapAt(endpoint, 'conditions')['ready'] === true);
    this.turn++;
    const pod = textAt(ready[this.turn % Math.max(1, ready.length)], 'targetRef', 'name');
    if (pod === undefined) return undefined;
    return (
      this.kubelet.request(namespace, pod, request) ?? { status: 502, body: 'dial tcp: connect: connection refused\n' }
    );
  }

  private changed(change: Change): void {
    // Events are read by people alone.
    if (change.resource !== 'events') this.schedule();
  }

  private schedule(): void {
    if (this.scheduled || this.stopped.signal.aborted) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      if (!this.stopped.signal.aborted) this.run();
    });
  }

  private run(): void {
    for (let round = 0; round < maxRounds; round++) {
      const before = this.store.version;
      this.wake = Number.POSITIVE_INFINITY;
      this.collectGarbage();
      for (const [resource, sync] of syncs)
        for (const { metadata } of this.store.list(resource)) {
          const object = this.store.get(resource, metadata.namespace ?? '', metadata.name);
          if (object !== undefined) sync(this.context, object);
        }
      this.establish();
      this.wake = Math.min(this.wake, this.kubelet.step());
      if (this.store.version === before) break;
    }
    void this.setAlarm();
  }

  private async setAlarm(): Promise<void> {
    this.alarm.abort();
    if (this.wake === Number.POSITIVE_INFINITY) return;
    const alarm = new AbortController();
    this.alarm = alarm;
    try {
      await this.clock.sleep(Math.max(1, this.wake - this.clock.now()), alarm.signal);
    } catch {
      return; // Another round has set another alarm.
    }
    this.schedule();
  }

  /** Deletes what has lost its owner, and all that lived in a namespace that is gone. */
  private collectGarbage(): void {
    const uids = new Set<string>();
    const resources = builtInKinds.map(resourceName);
    for (const resource of resources)
      for (const { metadata } of this.store.list(resource)) uids.add(metadata.uid ?? '');
    for (const kind of builtInKinds)
      for (const object of this.store.list(resourceName(kind))) {
        const { namespace, name, ownerReferences = [] } = object.metadata;
        const orphan = ownerReferences.length > 0 && !ownerReferences.some(({ uid }) => uids.has(uid));
        const homeless = kind.namespaced && this.store.get('namespaces', '', namespace ?? '') === undefined;
        if (!orphan && !homeless) continue;
        if (kind.kind === 'Pod') this.deletePod(object);
        else this.store.remove(resourceName(kind), namespace ?? '', name);
      }
  }

  private establish(): void {
    const resource = 'customresourcedefinitions.apiextensions.k8s.io';
    for (const definition of this.store.list(resource))
      if (definition['status'] === undefined) {
        const lastTransitionTime = timestamp(this.clock.now());
        const conditions = ['NamesAccepted', 'Established'].map((type) => ({
          type,
          status: 'True',
          reason: type,
          message: '',
          lastTransitionTime,
        }));
        this.store.updateStatus(resource, definition, { conditions });
      }
  }

  private createPod(owner: KubeObject, template: Json, name: string, exactName: boolean): void {
    const pods = builtInKinds.find(({ kind }) => kind === 'Pod')!;
    const { namespace = '' } = owner.metadata;
    const reference = {
      apiVersion: owner.apiVersion,
      kind: owner.kind,
      name: owner.metadata.name,
      uid: owner.metadata.uid,
      controller: true,
      blockOwnerDeletion: true,
    };
    const metadata = {
      ...mapAt(template, 'metadata'),
      ...(exactName ? { name } : { generateName: name }),
      ownerReferences: [reference],
    };
    const body = { apiVersion: 'v1', kind: 'Pod', metadata, spec: mapAt(template, 'spec') };
    this.verbs.create({ kind: pods, namespace, name: '', subresource: '' }, body, {
      dryRun: false,
      manager: 'kube-controller-manager',
      force: false,
      strict: false,
    });
  }

  private deletePod(pod: KubeObject): void {
    const pods = builtInKinds.find(({ kind }) => kind === 'Pod')!;
    const { namespace = '', name, deletionTimestamp } = pod.metadata;
    if (deletionTimestamp === undefined && this.store.get('pods', namespace, name) !== undefined)
      this.verbs.remove({ kind: pods, namespace, name, subresource: '' }, {}, { dryRun: false });
  }
}
