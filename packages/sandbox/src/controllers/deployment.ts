import { createHash } from 'node:crypto';
import { isMap, type Json, type KubeObject, listAt, mapAt, numberAt, ownerOf } from '../objects.ts';
import { timestamp } from '../store/store.ts';
import type { ControllerContext } from './context.ts';
import { podsOf } from './replica-set.ts';

const hashLabel = 'pod-template-hash';
const revisionKey = 'deployment.kubernetes.io/revision';

/** Rolls a Deployment towards its template (pkg/controller/deployment). */
export function syncDeployment(context: ControllerContext, deployment: KubeObject): void {
  const { store } = context;
  const sets = () =>
    store
      .list('replicasets.apps', deployment.metadata.namespace)
      .filter((set) => ownerOf(set)?.uid === deployment.metadata.uid);
  const newest = newestSet(context, deployment, sets());
  const old = () => sets().filter(({ metadata }) => metadata.uid !== newest.metadata.uid);
  const wanted = numberAt(deployment, 'spec', 'replicas') ?? 1;
  if (mapAt(deployment, 'spec')['paused'] !== true) {
    if (mapAt(deployment, 'spec', 'strategy')['type'] === 'Recreate') recreate(context, newest, old(), wanted);
    else roll(context, deployment, newest, old(), wanted);
  }
  collectOld(context, deployment, old());
  const now = store.get('replicasets.apps', newest.metadata.namespace ?? '', newest.metadata.name) ?? newest;
  writeStatus(context, deployment, now, sets());
}

function newestSet(context: ControllerContext, deployment: KubeObject, sets: readonly KubeObject[]): KubeObject {
  const { store, events } = context;
  const template = mapAt(deployment, 'spec', 'template');
  const text = JSON.stringify(template);
  const revisions = sets.map(revisionOf);
  const highest = Math.max(0, ...revisions);
  const found = sets.find(
    (set) => JSON.stringify(bare(mapAt(set, 'spec', 'template'))) === JSON.stringify(bare(template)),
  );
  if (found !== undefined) {
    const revision = revisionOf(found) === highest ? highest : highest + 1;
    const next = annotated(found, revision);
    annotate(context, deployment, revision);
    return store.update('replicasets.apps', {
      ...next,
      spec: { ...mapAt(found, 'spec'), minReadySeconds: numberAt(deployment, 'spec', 'minReadySeconds') ?? 0 },
    });
  }
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10);
  const labels = { ...mapAt(template, 'metadata', 'labels'), [hashLabel]: hash };
  const made = store.create('replicasets.apps', {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${deployment.metadata.name}-${hash}`,
      ...(deployment.metadata.namespace === undefined ? {} : { namespace: deployment.metadata.namespace }),
      labels: labels as Record<string, string>,
      annotations: { [revisionKey]: String(highest + 1) },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: deployment.metadata.name,
          uid: deployment.metadata.uid ?? '',
          controller: true,
        },
      ],
    },
    spec: {
      replicas: 0,
      minReadySeconds: numberAt(deployment, 'spec', 'minReadySeconds') ?? 0,
      selector: { matchLabels: { ...mapAt(deployment, 'spec', 'selector', 'matchLabels'), [hashLabel]: hash } },
      template: { ...template, metadata: { ...mapAt(template, 'metadata'), labels } },
    },
  });
  annotate(context, deployment, highest + 1);
  events.record(deployment, {
    reason: 'ScalingReplicaSet',
    message: `Scaled up replica set ${made.metadata.name}`,
    type: 'Normal',
    component: 'deployment-controller',
  });
  return made;
}

function revisionOf({ metadata }: KubeObject): number {
  return Number(metadata.annotations?.[revisionKey] ?? 0);
}

function bare(template: Json): unknown {
  const { [hashLabel]: _, ...labels } = mapAt(template, 'metadata', 'labels');
  return sorted({ ...template, metadata: { ...mapAt(template, 'metadata'), labels } });
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}

function annotated(object: KubeObject, revision: number): KubeObject {
  return {
    ...object,
    metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, [revisionKey]: String(revision) } },
  };
}

function annotate({ store }: ControllerContext, deployment: KubeObject, revision: number): void {
  const live = store.get('deployments.apps', deployment.metadata.namespace ?? '', deployment.metadata.name);
  if (live !== undefined && revisionOf(live) !== revision) store.update('deployments.apps', annotated(live, revision));
}

function replicasOf(set: KubeObject): number {
  return numberAt(set, 'spec', 'replicas') ?? 0;
}

function scale({ store }: ControllerContext, set: KubeObject, replicas: number): KubeObject {
  const live = store.get('replicasets.apps', set.metadata.namespace ?? '', set.metadata.name) ?? set;
  return replicasOf(live) === replicas
    ? live
    : store.update('replicasets.apps', { ...live, spec: { ...mapAt(live, 'spec'), replicas } });
}

function recreate(context: ControllerContext, newest: KubeObject, old: readonly KubeObject[], wanted: number): void {
  for (const set of old) scale(context, set, 0);
  const pods = old.flatMap((set) => Object.values(podsOf(context, set)).flat());
  if (pods.length === 0) scale(context, newest, wanted);
}

/** rolling.go: up as far as the surge allows, then down as far as what is available allows. */
function roll(
  context: ControllerContext,
  deployment: KubeObject,
  newest: KubeObject,
  old: readonly KubeObject[],
  wanted: number,
): void {
  const rolling = mapAt(deployment, 'spec', 'strategy', 'rollingUpdate');
  const surge = share(rolling['maxSurge'], wanted, Math.ceil);
  const given = share(rolling['maxUnavailable'], wanted, Math.floor);
  const unavailable = surge === 0 && given === 0 ? 1 : given;
  const others = old.reduce((sum, set) => sum + replicasOf(set), 0);
  const room = wanted + surge - others - replicasOf(newest);
  let current = newest;
  if (replicasOf(newest) > wanted) current = scale(context, newest, wanted);
  else if (replicasOf(newest) < wanted && room > 0)
    current = scale(context, newest, Math.min(wanted, replicasOf(newest) + room));
  const missing = replicasOf(current) - (numberAt(current, 'status', 'availableReplicas') ?? 0);
  let surplus = others + replicasOf(current) - (wanted - unavailable) - missing;
  // Pods that are of no use go first, as many as may go.
  for (const healthy of [false, true])
    for (const set of old) {
      if (surplus <= 0) return;
      const live = context.store.get('replicasets.apps', set.metadata.namespace ?? '', set.metadata.name) ?? set;
      const available = Math.min(replicasOf(live), numberAt(live, 'status', 'availableReplicas') ?? 0);
      const down = Math.min(surplus, healthy ? replicasOf(live) : replicasOf(live) - available);
      if (down <= 0) continue;
      scale(context, live, replicasOf(live) - down);
      surplus -= down;
    }
}

function share(value: unknown, of: number, round: (part: number) => number): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? round((Number.parseFloat(value) / 100) * of) : round(of / 4);
}

function collectOld({ store }: ControllerContext, deployment: KubeObject, old: readonly KubeObject[]): void {
  const limit = numberAt(deployment, 'spec', 'revisionHistoryLimit') ?? 10;
  const idle = old
    .filter((set) => replicasOf(set) === 0 && (numberAt(set, 'status', 'replicas') ?? 0) === 0)
    .sort((a, b) => revisionOf(a) - revisionOf(b));
  for (const set of idle.slice(0, Math.max(0, idle.length - limit)))
    store.remove('replicasets.apps', set.metadata.namespace ?? '', set.metadata.name);
}

function writeStatus(
  context: ControllerContext,
  deployment: KubeObject,
  newest: KubeObject,
  sets: readonly KubeObject[],
): void {
  const { store, clock } = context;
  const sum = (field: string) => sets.reduce((total, set) => total + (numberAt(set, 'status', field) ?? 0), 0);
  const live = store.get('deployments.apps', deployment.metadata.namespace ?? '', deployment.metadata.name);
  if (live === undefined) return;
  const wanted = numberAt(live, 'spec', 'replicas') ?? 1;
  const numbers = {
    replicas: sum('replicas'),
    updatedReplicas: numberAt(newest, 'status', 'replicas') ?? 0,
    readyReplicas: sum('readyReplicas'),
    availableReplicas: sum('availableReplicas'),
    unavailableReplicas: Math.max(0, sum('replicas') - sum('availableReplicas')),
  };
  const complete =
    numbers.updatedReplicas === wanted && numbers.replicas === wanted && numbers.availableReplicas === wanted;
  const before = mapAt(live, 'status');
  const progress = listAt(live, 'status', 'conditions').find(({ type }) => type === 'Progressing');
  const moved =
    ['updatedReplicas', 'readyReplicas', 'availableReplicas', 'replicas'].some(
      (field) => before[field] !== numbers[field as keyof typeof numbers],
    ) || before['observedGeneration'] !== live.metadata.generation;
  const now = timestamp(clock.now());
  const updated = moved || progress === undefined ? now : String(progress['lastUpdateTime']);
  const deadline = numberAt(live, 'spec', 'progressDeadlineSeconds') ?? 600;
  const late = !complete && clock.now() - Date.parse(updated) > deadline * 1000;
  if (!complete && !late) context.wakeAt(Date.parse(updated) + deadline * 1000 + 1000);
  const reason = complete ? 'NewReplicaSetAvailable' : late ? 'ProgressDeadlineExceeded' : 'ReplicaSetUpdated';
  const rolling = mapAt(live, 'spec', 'strategy', 'rollingUpdate');
  const enough = numbers.availableReplicas >= wanted - share(rolling['maxUnavailable'], wanted, Math.floor);
  const failure = listAt(newest, 'status', 'conditions').find(({ type }) => type === 'ReplicaFailure');
  const conditions = [
    condition(live, 'Available', enough, enough ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable', now, now),
    condition(live, 'Progressing', !late, reason, updated, now),
    ...(failure === undefined ? [] : [failure]),
  ];
  store.updateStatus('deployments.apps', live, {
    observedGeneration: live.metadata.generation,
    ...numbers,
    conditions,
  });
}

function condition(live: KubeObject, type: string, holds: boolean, reason: string, updated: string, now: string): Json {
  const status = holds ? 'True' : 'False';
  const old = listAt(live, 'status', 'conditions').find((one) => one['type'] === type);
  const same = old?.['status'] === status;
  return {
    type,
    status,
    reason,
    message: reason,
    lastTransitionTime: same ? old['lastTransitionTime'] : now,
    lastUpdateTime: same && old['reason'] === reason && type === 'Available' ? old['lastUpdateTime'] : updated,
  };
}
