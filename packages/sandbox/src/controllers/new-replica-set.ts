import { isDeepStrictEqual } from 'node:util';
import type { PodTemplate } from '../pods/pod.ts';
import { controllerReference, namespaceOf } from './cluster.ts';
import { desiredReplicas, fenceposts, maxReplicas, newSetSize, wantedOf } from './fenceposts.ts';
import { templateHash } from './names.ts';
import type { Deployment, ReplicaSet } from './workloads.ts';

const hashLabel = 'pod-template-hash';
const historyKey = 'deployment.kubernetes.io/revision-history';
export const revisionKey = 'deployment.kubernetes.io/revision';

/** Annotations of a Deployment that are not those of its sets. */
const notCopied = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  revisionKey,
  historyKey,
  desiredReplicas,
  maxReplicas,
]);

export function revisionOf({ metadata }: ReplicaSet): number {
  return Number(metadata.annotations?.[revisionKey] ?? 0);
}

export function byAge(a: ReplicaSet, b: ReplicaSet): number {
  const age = ({ metadata }: ReplicaSet) => Date.parse(metadata.creationTimestamp ?? '');
  return age(a) - age(b) || (a.metadata.name < b.metadata.name ? -1 : 1);
}

export function hasTemplateOf(set: ReplicaSet, deployment: Deployment): boolean {
  return isDeepStrictEqual(bare(set.spec.template), bare(deployment.spec.template));
}

/** A template without the label that only sets have: by this they are told apart. */
function bare({ metadata = {}, spec }: PodTemplate): PodTemplate {
  const { [hashLabel]: _, ...labels } = metadata.labels ?? {};
  const { creationTimestamp: __, ...rest } = metadata;
  return { metadata: { ...rest, labels }, spec };
}

/** What a set remembers of the size of its Deployment when it was last scaled. */
export function sizeAnnotations(deployment: Deployment): Record<string, string> {
  const wanted = wantedOf(deployment);
  const most = wanted + fenceposts(deployment).surge;
  return { [desiredReplicas]: String(wanted), [maxReplicas]: String(most) };
}

/** The set of a template that no set has yet, at the size that a rollout begins with (sync.go getNewReplicaSet). */
export function newReplicaSet(deployment: Deployment, old: readonly ReplicaSet[]): ReplicaSet {
  const { metadata, spec } = deployment;
  const hash = templateHash(bare(spec.template), deployment.status?.collisionCount);
  const labels = { ...spec.template.metadata?.labels, [hashLabel]: hash };
  const annotations = { [revisionKey]: String(nextRevision(old)), ...sizeAnnotations(deployment) };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${metadata.name}-${hash}`,
      namespace: namespaceOf(deployment),
      labels,
      annotations: { ...copiedAnnotations(deployment), ...annotations },
      ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      replicas: newSetSize(deployment, old, 0),
      ...(spec.minReadySeconds === undefined ? {} : { minReadySeconds: spec.minReadySeconds }),
      selector: { ...spec.selector, matchLabels: { ...spec.selector.matchLabels, [hashLabel]: hash } },
      template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
    },
  };
}

/** The set that has the template already, with the highest revision and what its Deployment has changed meanwhile. */
export function renewedReplicaSet(newest: ReplicaSet, deployment: Deployment, old: readonly ReplicaSet[]): ReplicaSet {
  const annotations = { ...newest.metadata.annotations, ...copiedAnnotations(deployment) };
  const [before, revision] = [revisionOf(newest), nextRevision(old)];
  if (before < revision) {
    annotations[revisionKey] = String(revision);
    const history = annotations[historyKey];
    if (before > 0) annotations[historyKey] = history === undefined ? String(before) : `${history},${before}`;
  }
  const { minReadySeconds = 0 } = deployment.spec;
  const changed = minReadySeconds === (newest.spec.minReadySeconds ?? 0) ? {} : { minReadySeconds };
  return { ...newest, metadata: { ...newest.metadata, annotations }, spec: { ...newest.spec, ...changed } };
}

function nextRevision(old: readonly ReplicaSet[]): number {
  return Math.max(0, ...old.map(revisionOf)) + 1;
}

function copiedAnnotations({ metadata: { annotations = {} } }: Deployment): Record<string, string> {
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !notCopied.has(key)));
}
