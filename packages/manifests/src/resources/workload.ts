import type { Mapping, Scalar } from '../read/node.ts';
import { type Container, containersOf } from './container.ts';
import type { Resource } from './resource.ts';

/** Where each kind keeps its pod: the path to the mapping that holds `spec` and `metadata` of the pod. */
const podPaths: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  PodTemplate: ['template'],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  DeploymentConfig: ['spec', 'template'],
  Rollout: ['spec', 'template'],
};

const groups: Readonly<Record<string, readonly string[]>> = {
  Pod: [''],
  PodTemplate: [''],
  ReplicationController: [''],
  Deployment: ['apps', 'extensions'],
  StatefulSet: ['apps'],
  DaemonSet: ['apps', 'extensions'],
  ReplicaSet: ['apps', 'extensions'],
  Job: ['batch'],
  CronJob: ['batch'],
  DeploymentConfig: ['apps.openshift.io', ''],
  Rollout: ['argoproj.io'],
};

/** An object that makes pods, with its pod template taken apart. */
export class Workload {
  readonly resource: Resource;
  /** The mapping that holds the pod's `metadata` and `spec`; the object itself for a Pod. */
  readonly template: Mapping;
  readonly pod: Mapping;
  readonly containers: readonly Container[];
  private knownRunning: readonly Container[] | undefined;

  constructor(resource: Resource, template: Mapping, pod: Mapping) {
    this.resource = resource;
    this.template = template;
    this.pod = pod;
    this.containers = containersOf(this);
  }

  get kind(): string {
    return this.resource.kind;
  }

  get name(): string {
    return this.resource.name;
  }

  /** Labels of its pods, which selectors are matched against. */
  get podLabels(): Mapping | undefined {
    return this.template.map('metadata')?.map('labels');
  }

  /** Runs to completion: Job or CronJob, or a Pod that is never restarted after success. */
  get completes(): boolean {
    const { kind } = this;
    if (kind === 'Job' || kind === 'CronJob') return true;
    if (kind !== 'Pod' && kind !== 'PodTemplate') return false;
    const policy = this.pod.string('restartPolicy');
    return policy === 'Never' || policy === 'OnFailure';
  }

  /** `spec.replicas` as written; undefined when left out (one) or for kinds without it. */
  get replicas(): Scalar | undefined {
    return hasReplicas(this.kind) ? this.resource.spec?.scalar('replicas') : undefined;
  }

  /** How many pods the manifest asks for; undefined for kinds that do not count them (DaemonSet, Job, CronJob). */
  get replicaCount(): number | undefined {
    if (this.kind === 'Pod') return 1;
    if (!hasReplicas(this.kind)) return undefined;
    return this.resource.spec?.integer('replicas') ?? 1;
  }

  /** Seconds that a pod has between the request to stop and its end. */
  get gracePeriodSeconds(): number {
    return this.pod.integer('terminationGracePeriodSeconds') ?? 30;
  }

  /** Containers that serve while the pod runs: the main ones and sidecars, not init or ephemeral ones. */
  get running(): readonly Container[] {
    this.knownRunning ??= this.containers.filter(({ role }) => role === 'main' || role === 'sidecar');
    return this.knownRunning;
  }
}

function hasReplicas(kind: string): boolean {
  return (
    kind === 'Deployment' ||
    kind === 'StatefulSet' ||
    kind === 'ReplicaSet' ||
    kind === 'ReplicationController' ||
    kind === 'DeploymentConfig' ||
    kind === 'Rollout'
  );
}

/** The workload that an object is, or undefined for other kinds and for objects whose pod is not even a mapping. */
export function workloadOf(resource: Resource): Workload | undefined {
  const path = podPaths[resource.kind];
  if (path === undefined || !groups[resource.kind]?.includes(resource.group)) return undefined;
  const template = path.length === 0 ? resource.node : resource.node.path(...path);
  if (template?.kind !== 'mapping') return undefined;
  const pod = template.map('spec');
  return pod === undefined ? undefined : new Workload(resource, template, pod);
}
