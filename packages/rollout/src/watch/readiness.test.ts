import { expect, test } from 'vitest';
import type { KubeObject } from '../kube/objects.ts';
import { readinessOf } from './readiness.ts';

function object(kind: string, more: Record<string, unknown>, apiVersion = 'apps/v1'): KubeObject {
  return { apiVersion, kind, metadata: { name: 'x', generation: 2 }, ...more } as KubeObject;
}
const conditions = (...list: readonly (readonly [string, string, string?])[]) =>
  list.map(([type, status, reason]) => ({ type, status, reason, message: `${type} says ${reason ?? status}` }));

const deployment = (status: object, spec: object = {}) =>
  object('Deployment', { spec: { replicas: 3, ...spec }, status });
const done = { observedGeneration: 2, replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 };

test.each<[string, KubeObject, string, string?]>([
  ['a Deployment whose pods are all new and available', deployment(done), 'ready'],
  ['a Deployment that the controller has not seen', deployment({ ...done, observedGeneration: 1 }), 'waiting'],
  ['a Deployment with pods to make', deployment({ ...done, updatedReplicas: 1 }), 'waiting', '1 of 3 new pods made'],
  [
    'a Deployment with pods to become ready',
    deployment({ ...done, readyReplicas: 2, availableReplicas: 2 }),
    'waiting',
    '2 of 3 pods ready',
  ],
  [
    'a Deployment that waits for minReadySeconds',
    deployment({ ...done, availableReplicas: 0 }, { minReadySeconds: 5 }),
    'waiting',
    '0 of 3 pods available',
  ],
  ['a Deployment with old pods', deployment({ ...done, replicas: 4 }), 'waiting', '1 old pods still run'],
  [
    'a Deployment without progress',
    deployment({
      ...done,
      availableReplicas: 1,
      conditions: conditions(['Progressing', 'False', 'ProgressDeadlineExceeded']),
    }),
    'failed',
    'made no progress for 600 s (progressDeadlineSeconds)',
  ],
  ['a paused Deployment', deployment(done, { paused: true }), 'failed'],
  ['a Deployment that is scaled to none', deployment({ observedGeneration: 2 }, { replicas: 0 }), 'ready'],
  [
    'a StatefulSet on its new revision',
    object('StatefulSet', {
      spec: { replicas: 2 },
      status: {
        observedGeneration: 2,
        readyReplicas: 2,
        updatedReplicas: 2,
        currentRevision: 'b',
        updateRevision: 'b',
      },
    }),
    'ready',
  ],
  [
    'a StatefulSet between revisions',
    object('StatefulSet', {
      spec: { replicas: 2 },
      status: {
        observedGeneration: 2,
        readyReplicas: 2,
        updatedReplicas: 1,
        currentRevision: 'a',
        updateRevision: 'b',
      },
    }),
    'waiting',
    '1 of 2 pods updated',
  ],
  [
    'a StatefulSet with a partition',
    object('StatefulSet', {
      spec: { replicas: 3, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 2 } } },
      status: {
        observedGeneration: 2,
        readyReplicas: 3,
        updatedReplicas: 1,
        currentRevision: 'a',
        updateRevision: 'b',
      },
    }),
    'ready',
  ],
  [
    'a StatefulSet that updates when pods are deleted',
    object('StatefulSet', {
      spec: { replicas: 2, updateStrategy: { type: 'OnDelete' } },
      status: { observedGeneration: 2 },
    }),
    'ready',
  ],
  [
    'a DaemonSet with nodes to update',
    object('DaemonSet', {
      spec: {},
      status: { observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 2, numberAvailable: 3 },
    }),
    'waiting',
    '2 of 3 pods updated',
  ],
  [
    'a DaemonSet on every node',
    object('DaemonSet', {
      spec: {},
      status: { observedGeneration: 2, desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3 },
    }),
    'ready',
  ],
  ['a Job that runs', object('Job', { spec: {}, status: { active: 1 } }, 'batch/v1'), 'waiting'],
  [
    'a Job that is complete',
    object('Job', { spec: {}, status: { conditions: conditions(['Complete', 'True']) } }, 'batch/v1'),
    'ready',
  ],
  [
    'a Job that has failed',
    object(
      'Job',
      { spec: {}, status: { conditions: conditions(['Failed', 'True', 'BackoffLimitExceeded']) } },
      'batch/v1',
    ),
    'failed',
  ],
  [
    'a pod that is ready',
    object('Pod', { spec: {}, status: { phase: 'Running', conditions: conditions(['Ready', 'True']) } }, 'v1'),
    'ready',
  ],
  [
    'a pod that has failed',
    object('Pod', { spec: {}, status: { phase: 'Failed', message: 'evicted' } }, 'v1'),
    'failed',
    'evicted',
  ],
  [
    'a load balancer without an address',
    object('Service', { spec: { type: 'LoadBalancer' }, status: {} }, 'v1'),
    'waiting',
  ],
  ['a Service of the usual kind', object('Service', { spec: { type: 'ClusterIP' } }, 'v1'), 'ready'],
  [
    'a claim that waits for its pod',
    object('PersistentVolumeClaim', { spec: {}, status: { phase: 'Pending' } }, 'v1'),
    'ready',
  ],
  [
    'an HPA whose target is not there',
    object(
      'HorizontalPodAutoscaler',
      { spec: {}, status: { conditions: conditions(['AbleToScale', 'False', 'FailedGetScale']) } },
      'autoscaling/v2',
    ),
    'waiting',
  ],
  [
    'a definition that is established',
    object(
      'CustomResourceDefinition',
      { spec: {}, status: { conditions: conditions(['Established', 'True']) } },
      'apiextensions.k8s.io/v1',
    ),
    'ready',
  ],
  [
    'a definition whose names are taken',
    object(
      'CustomResourceDefinition',
      { spec: {}, status: { conditions: conditions(['NamesAccepted', 'False', 'Conflict']) } },
      'apiextensions.k8s.io/v1',
    ),
    'failed',
  ],
  ['a custom resource that says nothing', object('Certificate', { spec: {} }, 'cert-manager.io/v1'), 'ready'],
  [
    'a custom resource that is not ready',
    object(
      'Certificate',
      { spec: {}, status: { conditions: conditions(['Ready', 'False', 'Issuing']) } },
      'cert-manager.io/v1',
    ),
    'waiting',
    'Ready says Issuing',
  ],
  [
    'a custom resource that is stalled',
    object(
      'Kustomization',
      { spec: {}, status: { conditions: conditions(['Stalled', 'True', 'BadPath']) } },
      'kustomize.toolkit.fluxcd.io/v1',
    ),
    'failed',
    'Stalled says BadPath',
  ],
  [
    'a custom resource whose controller lags',
    object(
      'App',
      { spec: {}, status: { observedGeneration: 1, conditions: conditions(['Ready', 'True']) } },
      'example.com/v1',
    ),
    'waiting',
  ],
])('%s is judged as its source defines it', (_, given, state, message) => {
  const readiness = readinessOf(given, 2);
  expect(readiness.state).toBe(state);
  if (message !== undefined) expect(readiness.message).toBe(message);
});

test('a state from before the apply says nothing', () => {
  expect(readinessOf(deployment(done), 3)).toEqual({ state: 'waiting', message: 'not seen yet' });
});
