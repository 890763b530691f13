import { type Condition, conditionOf, type Deployment, type KubeObject, type Service } from '../kube/objects.ts';

/** Whether an object has become what was asked for, and what it still lacks. */
export type Readiness =
  | { readonly state: 'ready'; readonly message: string }
  | { readonly state: 'waiting'; readonly message: string; readonly done?: number; readonly total?: number }
  | { readonly state: 'failed'; readonly message: string };

const ready = (message = 'ready'): Readiness => ({ state: 'ready', message });
const waiting = (message: string, done?: number, total?: number): Readiness =>
  done === undefined || total === undefined
    ? { state: 'waiting', message }
    : { state: 'waiting', message, done, total };
const failed = (message: string): Readiness => ({ state: 'failed', message });

/**
 * Judges the newest state of an object against the generation that an apply gave back: a status that has not observed
 * that generation speaks of the rollout before.
 */
export function readinessOf(object: KubeObject, generation: number): Readiness {
  if ((object.metadata.generation ?? 0) < generation) return waiting('not seen yet');
  const judge = judges[object.kind];
  if (judge !== undefined && isOfKubernetes(object.apiVersion)) return judge(object);
  return isOfKubernetes(object.apiVersion) ? ready() : customReadiness(object);
}

/** Groups of Kubernetes itself; kinds of any other group are custom resources. */
function isOfKubernetes(apiVersion: string): boolean {
  const group = apiVersion.split('/')[0]!;
  return !apiVersion.includes('/') || !group.includes('.') || /(^|\.)k8s\.io$/.test(group);
}

const judges: Readonly<Record<string, (object: KubeObject) => Readiness>> = {
  Deployment: (object) => deploymentReadiness(object as Deployment),
  StatefulSet: statefulSetReadiness,
  DaemonSet: daemonSetReadiness,
  ReplicaSet: replicaSetReadiness,
  ReplicationController: replicaSetReadiness,
  Pod: podReadiness,
  Job: jobReadiness,
  Service: (object) => serviceReadiness(object as Service),
  PersistentVolumeClaim: claimReadiness,
  PodDisruptionBudget: budgetReadiness,
  HorizontalPodAutoscaler: autoscalerReadiness,
  CustomResourceDefinition: definitionReadiness,
  Namespace: (object) =>
    statusOf(object)['phase'] === 'Terminating' ? failed('the namespace is being deleted') : ready(),
};

function statusOf(object: KubeObject): Readonly<Record<string, unknown>> {
  return (object['status'] as Record<string, unknown> | undefined) ?? {};
}

function specOf(object: KubeObject): Readonly<Record<string, unknown>> {
  return (object['spec'] as Record<string, unknown> | undefined) ?? {};
}

function count(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function observed(object: KubeObject): boolean {
  return count(statusOf(object)['observedGeneration']) >= (object.metadata.generation ?? 0);
}

/** kubernetes/pkg/controller/deployment/util DeploymentComplete, and kubectl's rollout_status.go for the words. */
function deploymentReadiness(object: Deployment): Readiness {
  const { spec, status = {} } = object;
  const wanted = spec.replicas ?? 1;
  if (spec.paused === true) return failed('the Deployment is paused: it rolls nothing out until it is resumed');
  if (!observed(object)) return waiting('waits for the Deployment controller');
  const progressing = conditionOf(object, 'Progressing');
  if (progressing?.reason === 'ProgressDeadlineExceeded')
    return failed(`made no progress for ${spec.progressDeadlineSeconds ?? 600} s (progressDeadlineSeconds)`);
  const [total, updated, available] = [
    count(status.replicas),
    count(status.updatedReplicas),
    count(status.availableReplicas),
  ];
  const done = Math.min(updated, available, wanted);
  if (updated < wanted) return waiting(`${updated} of ${wanted} new pods made`, done, wanted);
  if (available < wanted || available < updated) {
    const isReady = count(status.readyReplicas) >= wanted && (spec.minReadySeconds ?? 0) > 0;
    return waiting(`${available} of ${wanted} pods ${isReady ? 'available' : 'ready'}`, done, wanted);
  }
  if (total > updated) return waiting(`${total - updated} old pods still run`, done, wanted);
  return ready(wanted === 0 ? 'scaled to none' : `${available} of ${wanted} pods available`);
}

/** kubectl rollout_status.go, StatefulSetStatusViewer. */
function statefulSetReadiness(object: KubeObject): Readiness {
  const [spec, status] = [specOf(object), statusOf(object)];
  const strategy = (spec['updateStrategy'] ?? {}) as { type?: string; rollingUpdate?: { partition?: number } };
  if (!observed(object)) return waiting('waits for the StatefulSet controller');
  if (strategy.type === 'OnDelete') return ready('updated when its pods are deleted (OnDelete)');
  const wanted = spec['replicas'] === undefined ? 1 : count(spec['replicas']);
  const [readyPods, updated] = [count(status['readyReplicas']), count(status['updatedReplicas'])];
  if (readyPods < wanted) return waiting(`${readyPods} of ${wanted} pods ready`, readyPods, wanted);
  const partition = strategy.rollingUpdate?.partition ?? 0;
  if (partition > 0) {
    const due = Math.max(0, wanted - partition);
    return updated < due
      ? waiting(`${updated} of ${due} pods updated (partition ${partition})`, updated, due)
      : ready(`${updated} pods updated, as partition ${partition} asks`);
  }
  if (status['updateRevision'] !== status['currentRevision'])
    return waiting(`${updated} of ${wanted} pods updated`, updated, wanted);
  return ready(`${readyPods} of ${wanted} pods ready`);
}

function daemonSetReadiness(object: KubeObject): Readiness {
  const [spec, status] = [specOf(object), statusOf(object)];
  if (!observed(object)) return waiting('waits for the DaemonSet controller');
  if ((spec['updateStrategy'] as { type?: string } | undefined)?.type === 'OnDelete')
    return ready('updated when its pods are deleted (OnDelete)');
  const wanted = count(status['desiredNumberScheduled']);
  const [updated, available] = [count(status['updatedNumberScheduled']), count(status['numberAvailable'])];
  if (updated < wanted) return waiting(`${updated} of ${wanted} pods updated`, updated, wanted);
  if (available < wanted) return waiting(`${available} of ${wanted} pods available`, available, wanted);
  return ready(`${available} of ${wanted} pods available`);
}

function replicaSetReadiness(object: KubeObject): Readiness {
  const [spec, status] = [specOf(object), statusOf(object)];
  if (!observed(object)) return waiting('waits for its controller');
  const wanted = spec['replicas'] === undefined ? 1 : count(spec['replicas']);
  const available = count(status['availableReplicas']);
  return available < wanted
    ? waiting(`${available} of ${wanted} pods available`, available, wanted)
    : ready(`${available} of ${wanted} pods available`);
}

function podReadiness(object: KubeObject): Readiness {
  const { phase, message } = statusOf(object) as { phase?: string; message?: string };
  if (phase === 'Succeeded') return ready('has ended well');
  if (phase === 'Failed') return failed(message ?? 'the pod has failed');
  return conditionOf(object, 'Ready')?.status === 'True' ? ready() : waiting(`the pod is ${phase ?? 'pending'}`);
}

/** A Job that runs is not done: what comes after it may need what it does. */
function jobReadiness(object: KubeObject): Readiness {
  const failure = conditionOf(object, 'Failed');
  if (failure?.status === 'True') return failed(failure.message ?? failure.reason ?? 'the Job has failed');
  if (conditionOf(object, 'Complete')?.status === 'True') return ready('complete');
  if (specOf(object)['suspend'] === true) return ready('suspended');
  const status = statusOf(object);
  return waiting(`runs: ${count(status['active'])} active, ${count(status['succeeded'])} succeeded`);
}

function serviceReadiness({ spec, status }: Service): Readiness {
  if (spec.type !== 'LoadBalancer') return ready();
  return (status?.loadBalancer?.ingress ?? []).length > 0 ? ready() : waiting('waits for its load balancer');
}

function claimReadiness(object: KubeObject): Readiness {
  const phase = statusOf(object)['phase'];
  if (phase === 'Lost') return failed('its volume is lost');
  // A claim of a class that waits for the first pod stays pending until then; its pods tell of what goes wrong.
  return phase === 'Bound' ? ready('bound') : ready('bound when a pod uses it');
}

function budgetReadiness(object: KubeObject): Readiness {
  return observed(object) ? ready() : waiting('waits for the disruption controller');
}

function autoscalerReadiness(object: KubeObject): Readiness {
  const able = conditionOf(object, 'AbleToScale');
  return able?.status === 'False' && able.reason === 'FailedGetScale'
    ? waiting(able.message ?? 'its target cannot be scaled')
    : ready();
}

function definitionReadiness(object: KubeObject): Readiness {
  const names = conditionOf(object, 'NamesAccepted');
  if (names?.status === 'False') return failed(names.message ?? 'its names are taken');
  return conditionOf(object, 'Established')?.status === 'True' ? ready('established') : waiting('not established yet');
}

/**
 * kstatus' rules for custom resources: generation observed, then `Stalled`, `Reconciling`, `Ready` and its kin. A
 * resource that speaks of none of these is taken as it is.
 */
function customReadiness(object: KubeObject): Readiness {
  const status = statusOf(object);
  if ('observedGeneration' in status && !observed(object)) return waiting('waits for its controller');
  const stalled = conditionOf(object, 'Stalled');
  if (stalled?.status === 'True') return failed(wordsOf(stalled));
  const reconciling = conditionOf(object, 'Reconciling');
  if (reconciling?.status === 'True') return waiting(wordsOf(reconciling));
  for (const type of ['Ready', 'Available', 'Succeeded', 'Healthy', 'Accepted', 'Programmed']) {
    const condition = conditionOf(object, type);
    if (condition === undefined) continue;
    return condition.status === 'True' ? ready() : waiting(wordsOf(condition));
  }
  return ready();
}

function wordsOf({ type, reason, message }: Condition): string {
  return message || reason || type;
}
