import { jumpingClock } from '@slipway/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isActive, readySince } from '../pods/pod.ts';
import { ClusterForTests, webSpec } from './cluster-for-tests.ts';

/** What people and clusters do to a Deployment. */
type Deed =
  | { readonly do: 'image'; readonly version: number }
  | { readonly do: 'scale'; readonly replicas: number }
  | { readonly do: 'pause'; readonly paused: boolean }
  | { readonly do: 'delete-pod'; readonly index: number }
  | { readonly do: 'mood'; readonly version: number; readonly mood: number }
  | { readonly do: 'wait'; readonly ms: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('image' as const), version: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ do: fc.constant('scale' as const), replicas: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ do: fc.constant('pause' as const), paused: fc.boolean() }),
  fc.record({ do: fc.constant('delete-pod' as const), index: fc.nat(5) }),
  fc.record({ do: fc.constant('mood' as const), version: fc.integer({ min: 1, max: 4 }), mood: fc.nat(3) }),
  fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 0, max: 60_000 }) }),
);

const moods = [
  {},
  { readiness: 'fail' },
  { crash: { afterSeconds: 3, exitCode: 1 } },
  { drainSeconds: 5, readyAfterSeconds: 4 },
] as const;

async function act(cluster: ClusterForTests, step: Deed, wait: (ms: number) => Promise<void>): Promise<void> {
  if (step.do === 'wait') return wait(step.ms);
  if (step.do === 'mood') return cluster.behaviours.behave(`web:${step.version}`, moods[step.mood] ?? {});
  if (step.do === 'delete-pod') {
    const pod = cluster.list('pods').filter(isActive)[step.index];
    if (pod !== undefined) cluster.delete('Pod', pod.metadata.name);
    return undefined;
  }
  const containers = [
    {
      name: 'web',
      image: step.do === 'image' ? `web:${step.version}` : '',
      readinessProbe: { httpGet: { port: 8080 } },
    },
  ];
  const spec =
    step.do === 'image'
      ? { template: { spec: { containers } } }
      : step.do === 'scale'
        ? { replicas: step.replicas }
        : { paused: step.paused };
  cluster.change('Deployment', 'web', { spec });
  return undefined;
}

test('whatever happened before, a good version in the end runs alone, as often as wanted, and gets all traffic', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { maxLength: 15 }),
      fc.constantFrom([1, 0], [0, 1], ['25%', '25%'], ['100%', '50%']),
      async (deeds, [maxSurge, maxUnavailable]) => {
        const clock = jumpingClock({ quietMs: 0 });
        const cluster = new ClusterForTests(clock);
        const strategy = { rollingUpdate: { maxSurge, maxUnavailable } };
        cluster.create('Service', 'web', { spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } });
        cluster.create('Deployment', 'web', webSpec({ replicas: 2, spec: { strategy } }));
        for (const step of deeds) await act(cluster, step, (ms) => clock.advance(ms));
        const final = [
          { do: 'pause', paused: false },
          { do: 'scale', replicas: 3 },
          { do: 'image', version: 9 },
        ] as const;
        for (const step of final) await act(cluster, step, (ms) => clock.advance(ms));
        await clock.advance(1_200_000);
        cluster.controllers.stop();
        const pods = cluster.list('pods');
        expect(pods.map(({ spec }) => spec.containers[0]?.image)).toEqual(['web:9', 'web:9', 'web:9']);
        expect(pods.every((pod) => readySince(pod) !== undefined)).toBe(true);
        const sizes = cluster.list('replicasets.apps').map(({ spec }) => spec.replicas);
        expect(sizes.toSorted().slice(-2)).toEqual(sizes.length === 1 ? [3] : [0, 3]);
        const { status } = cluster.get('deployments.apps', 'web')!;
        expect(status).toMatchObject({ replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 });
        const behind = cluster.list('endpointslices.discovery.k8s.io').flatMap(({ endpoints }) => endpoints ?? []);
        expect(behind.map(({ targetRef }) => targetRef.uid).sort()).toEqual(
          pods.map(({ metadata }) => metadata.uid).sort(),
        );
        expect(behind.every(({ conditions }) => conditions.ready)).toBe(true);
      },
    ),
    { numRuns: 25 },
  );
});

test('a rolling update of a healthy Deployment never has fewer pods ready, or more at all, than its strategy says', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 7 }),
      fc.nat(3),
      fc.nat(3),
      fc.constantFrom(0, 1, 3),
      async (replicas, maxSurge, maxUnavailable, moodOfNew) => {
        const clock = jumpingClock({ quietMs: 0 });
        const cluster = new ClusterForTests(clock);
        // Nothing at all is refused; a share may still come to nothing.
        const share = maxSurge === 0 && maxUnavailable === 0 ? '1%' : maxUnavailable;
        const strategy = { rollingUpdate: { maxSurge, maxUnavailable: share } };
        cluster.create('Deployment', 'web', webSpec({ replicas, spec: { strategy } }));
        await clock.advance(10_000);
        cluster.behaviours.behave('web:2', moods[moodOfNew] ?? {});
        const breaches: string[] = [];
        const least = replicas - (maxSurge + maxUnavailable === 0 ? 1 : maxUnavailable);
        cluster.store.subscribe(({ resource }) => {
          if (resource !== 'pods') return;
          const active = cluster.list('pods').filter(isActive);
          const ready = active.filter((pod) => readySince(pod) !== undefined).length;
          if (active.length > replicas + maxSurge || ready < least)
            breaches.push(`${active.length} pods, ${ready} ready`);
        });
        await act(cluster, { do: 'image', version: 2 }, () => Promise.resolve());
        await clock.advance(300_000);
        cluster.controllers.stop();
        expect(breaches).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
});
