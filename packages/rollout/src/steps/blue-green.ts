import { RolloutError } from '../error.ts';
import type { Deployment, HorizontalPodAutoscaler, KubeObject, Labels, ObjectKey, Service } from '../kube/objects.ts';
import { nameOf } from '../kube/objects.ts';
import { plainSelector, templateHashLabel } from '../plan/colors.ts';
import type { FrontState, ServiceState } from '../state/record.ts';
import { newestReplicaSet } from '../watch/diagnose.ts';
import { readinessOf } from '../watch/readiness.ts';
import { usualMs } from './apply.ts';
import { applyObject, withLiveReplicas } from './apply-objects.ts';
import { attemptOf, type Context, note, noteFront, type Step } from './context.ts';
import { moveSelector, podsInWords, proveEndpoints, serviceKey } from './services.ts';
import { awaited, waitReady } from './wait-ready.ts';

/** How long EndpointSlices may take to follow a selector: normally far below a second. */
const proofMs = 30_000;

export function deploymentKey(namespace: string, name: string): ObjectKey {
  return { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name };
}

/** Fronts whose colours differ; a release that is live already has nothing to switch. */
export function switching(context: Context): FrontState[] {
  const { fronts, strategy } = attemptOf(context);
  if (strategy === 'rolling') return [];
  return fronts.filter(({ blue, green }) => blue?.name !== green.name);
}

/**
 * Before green exists, each Service selects blue and nothing else: green's pods will carry the same labels of the
 * manifest. What tells blue apart without touching it is the hash that its ReplicaSet has put on its pods.
 */
export const narrowStep: Step = {
  name: 'narrow',
  what: 'let each Service select blue alone',
  run: async (context) => {
    let narrowed = 0;
    for (const front of switching(context)) {
      if (front.blue === undefined) continue;
      const own = await blueSelectors(context, front);
      const services: ServiceState[] = front.services.map((service) => ({ ...service, ...own.get(service.name) }));
      // Noted before it is done: going back must know how to undo it.
      await noteFront(context, { ...front, services });
      for (const { name, original, blue } of services) {
        if (original === undefined || blue === undefined) continue;
        const { moved } = await moveSelector(context, serviceKey(front.namespace, name), [original], blue);
        if (moved) narrowed++;
      }
    }
    return narrowed === 0 ? 'nothing to do' : `${narrowed} Service${narrowed === 1 ? '' : 's'} narrowed to blue`;
  },
};

async function blueSelectors(context: Context, front: FrontState): Promise<Map<string, { blue: Labels }>> {
  const { world, client, clock, limits, signal } = context;
  const { namespace, blue } = front;
  const missing = front.services.filter((service) => service.original !== undefined && service.blue === undefined);
  if (missing.length === 0 || blue === undefined) return new Map();
  const until = clock.now() + Math.min(limits.timeoutMs, 60_000);
  // A Deployment that is itself rolling has pods of several ReplicaSets: no single hash would select all of them.
  const hash = await world.until(() => {
    const deployment = world.deployment(namespace, blue.name);
    const set = deployment === undefined ? undefined : newestReplicaSet(world, deployment);
    const own = set?.metadata.labels?.[templateHashLabel];
    if (deployment !== undefined && own !== undefined && readinessOf(deployment, 0).state === 'ready') return own;
    if (clock.now() < until) return undefined;
    throw new RolloutError(
      'refused',
      `Deployment ${namespace}/${blue.name} is not settled: ${deployment === undefined ? 'it is gone' : readinessOf(deployment, 0).message}.`,
      {
        hint: 'Blue must be healthy before a green stands beside it. Mend it, or use `strategy: rolling`, which replaces it.',
      },
    );
  }, signal);
  const result = new Map<string, { blue: Labels }>();
  for (const { name } of missing) {
    const service = (await client.get(serviceKey(namespace, name))) as Service | undefined;
    if (service !== undefined) result.set(name, { blue: { ...plainSelector(service), [templateHashLabel]: hash } });
  }
  return result;
}

/** Brings green up beside blue, at blue's size. It gets no traffic yet. */
export const greenStep: Step = {
  name: 'green',
  what: 'bring green up beside blue',
  run: async (context) => {
    const { world, planned, limits } = context;
    const fronts = attemptOf(context).fronts;
    const waiting = await Promise.all(
      fronts.map(async (front) => {
        const item = planned.find(
          ({ key }) => key.kind === 'Deployment' && key.namespace === front.namespace && key.name === front.green.name,
        );
        if (item === undefined) throw new Error(`${front.green.name} is not in the plan`);
        const blue = front.blue === undefined ? undefined : world.deployment(front.namespace, front.blue.name);
        const usual = blue === undefined ? undefined : usualMs(world, blue);
        const object = sized(item.item.object as Deployment, front, item.live);
        return awaited(
          await applyObject(context, {
            object,
            takeOver: item.takeOver,
            replace: false,
            force: context.forceConflicts,
          }),
          usual,
        );
      }),
    );
    await waitReady(context, waiting, limits.timeoutMs);
    return fronts.map(({ green }) => `${green.name}: ${podsInWords(green.replicas)} ready`).join(', ');
  },
};

/** Once green is live, whoever scales it decides, but a manifest that wants more gets it: as its plan has said. */
function sized(object: Deployment, { green, blue }: FrontState, live: KubeObject | undefined): Deployment {
  if (blue?.name === green.name && blue.replicas === green.replicas) return withLiveReplicas(object, live);
  return { ...object, spec: { ...object.spec, replicas: green.replicas } };
}

export function previewName(service: string): string {
  return `${service.slice(0, 55)}-preview`;
}

/** A Service of its own lets green be asked before anybody depends on it; its EndpointSlice proves selector and ports. */
export const previewStep: Step = {
  name: 'preview',
  what: 'prove a preview Service',
  run: async (context) => {
    const { planned } = context;
    const proven: string[] = [];
    for (const { namespace, services, green } of switching(context)) {
      const [first] = services;
      const manifest = planned.find(
        ({ key }) => key.kind === 'Service' && key.namespace === namespace && key.name === first?.name,
      );
      if (first === undefined || manifest === undefined) continue;
      const { ports } = (manifest.item.object as Service).spec;
      const name = previewName(first.name);
      const bare = (ports ?? []).map(({ ...port }) => {
        const { nodePort: _, ...rest } = port as Record<string, unknown>;
        return rest;
      });
      await applyObject(context, {
        object: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { namespace, name, labels: { 'app.kubernetes.io/managed-by': 'slipway' } },
          spec: { selector: first.green, ports: bare },
        },
        takeOver: false,
        replace: false,
        force: true,
      });
      const pods = await proveEndpoints(
        context,
        { namespace, service: name, deployment: green.name, replicas: green.replicas },
        proofMs,
      );
      proven.push(`${name} leads to ${podsInWords(pods)} of green`);
    }
    return proven.join(', ') || 'nothing to do';
  },
};

/** One patch a Service: from here on green gets the traffic. */
export const switchStep: Step = {
  name: 'switch',
  what: 'switch the traffic to green',
  run: async (context) => {
    const { clock } = context;
    const words: string[] = [];
    for (const front of switching(context)) {
      for (const { name, blue, green, original } of front.services) {
        const key = serviceKey(front.namespace, name);
        const { moved, ms } = await moveSelector(context, key, [blue, original, green], green);
        words.push(moved ? `${nameOf(key)} → green in ${ms} ms` : `${nameOf(key)} selects green`);
      }
      await handOver(context, front, front.blue?.name, front.green.name);
    }
    if (attemptOf(context).switchedAt === undefined)
      await note(context, { switchedAt: new Date(clock.now()).toISOString() });
    return words.join(', ') || 'green is live already';
  },
};

/** Gives the HPA another Deployment. Until then it did not know green; from then on it leaves blue as it is. */
export async function handOver(
  context: Context,
  front: FrontState,
  from: string | undefined,
  to: string | undefined,
): Promise<void> {
  const { client } = context;
  if (front.autoscaler === undefined || to === undefined) return;
  const key = {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    namespace: front.namespace,
    name: front.autoscaler.name,
  };
  const live = (await client.get(key)) as (KubeObject & HorizontalPodAutoscaler) | undefined;
  const target = live?.spec.scaleTargetRef.name;
  if (live === undefined || target === to) return;
  if (from !== undefined && target !== from && target !== front.name) {
    context.emit({
      event: 'notice',
      text: `${nameOf(key)} scales ${target}, which is neither blue nor green: it is left alone.`,
    });
    return;
  }
  await client.jsonPatch(key, [
    { op: 'test', path: '/spec/scaleTargetRef/name', value: target },
    { op: 'replace', path: '/spec/scaleTargetRef/name', value: to },
  ]);
}

/** The switch is done when the endpoints say so, not when the patch was taken. */
export const proveStep: Step = {
  name: 'prove',
  what: 'prove that green gets the traffic',
  run: async (context) => {
    const { clock, limits, signal } = context;
    const began = clock.now();
    const words: string[] = [];
    for (const { namespace, services, green } of switching(context))
      for (const { name } of services) {
        const pods = await proveEndpoints(
          context,
          { namespace, service: name, deployment: green.name, replicas: green.replicas },
          proofMs,
        );
        words.push(`${name}: exactly ${podsInWords(pods)} of green`);
      }
    if (words.length === 0) return 'nothing to do';
    const text = `${words.join(', ')}, after ${clock.now() - began} ms`;
    const switched = switching(context).some(({ blue }) => blue !== undefined);
    // The EndpointSlice is right, but kube-proxy on each node takes up to a second more to follow it.
    if (switched) await clock.sleep(limits.settleMs, signal);
    return text;
  },
};
