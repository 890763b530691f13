import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runDeploy } from '@slipway/rollout';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../house/checkout.ts';
import { application, type Shape } from './application.ts';
import { type ClusterUnderTest, clusterUnderTest, hostWith } from './cluster-under-test.ts';
import { Kube } from './kube.ts';

interface FinalReport {
  readonly event: string;
  readonly state: string;
  readonly release: string;
  readonly plan: readonly { readonly object: string; readonly action: string; readonly changes: readonly object[] }[];
  readonly steps: readonly { readonly name: string; readonly state: string }[];
  readonly cause?: {
    readonly code: string;
    readonly message: string;
    readonly line?: number;
    readonly column?: number;
    readonly logs?: string;
  };
  readonly requests: { readonly sent: number; readonly failed: number };
}

const ajv = new Ajv2020({ allErrors: true });
formats.default(ajv);
const isReport = ajv.compile(
  JSON.parse(readFileSync(join(root, 'docs/schema/deploy-report.schema.json'), 'utf8')) as object,
);

let cluster: ClusterUnderTest;
let kube: Kube;
let count = 0;
beforeAll(async () => {
  cluster = await clusterUnderTest();
  kube = await Kube.connect(cluster.kubeconfig);
  console.log(`the contract is held against ${cluster.name}`);
});
afterAll(async () => {
  for (const namespace of namespaces) await kube.remove(`/api/v1/namespaces/${namespace}`);
  kube.close();
  await cluster.stop();
});

const namespaces: string[] = [];
function newNamespace(): string {
  count++;
  const name = `contract-${count}-${Date.now().toString(36).slice(-5)}`;
  namespaces.push(name);
  return name;
}

/** Deploys, and gives back the exit code, the last line of the JSON output, and what was logged. */
async function release(shape: Shape, given: Record<string, string> = {}) {
  const { host, out, err } = hostWith(application(shape));
  const settings = {
    manifests: '-',
    format: 'json',
    kubeconfig: cluster.kubeconfig,
    bake: '0',
    settle: '0',
    timeout: '60',
  };
  const code = await runDeploy(host, { ...settings, ...given });
  await Promise.resolve();
  const lines = out()
    .trim()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  const last = lines.at(-1);
  // Everything that is ever printed keeps to the public contract.
  if (last?.includes('"event":"report"'))
    expect(isReport(JSON.parse(last)), JSON.stringify(isReport.errors)).toBe(true);
  return { code, events: lines, err: err(), report: (last === undefined ? {} : JSON.parse(last)) as FinalReport };
}

const strategies = ['rolling', 'blue-green'] as const;

describe.each(strategies)('%s', (strategy) => {
  test('a first release, a second one, and a third that is bad and goes back', { timeout: 120_000 }, async () => {
    const namespace = newNamespace();
    const given = { strategy, 'check-path': '/healthz', 'check-rate': '20', bake: '1' };
    const first = await release({ namespace, image: cluster.image('v1') }, given);
    expect(first, first.err).toMatchObject({ code: 0, report: { state: 'released' } });
    const second = await release({ namespace, image: cluster.image('v2') }, given);
    expect(second, second.err).toMatchObject({ code: 0, report: { state: 'released', requests: { failed: 0 } } });
    expect(second.report.requests.sent).toBeGreaterThan(10);
    expect(await kube.imagesBehind(namespace, 'web')).toEqual([cluster.image('v2')]);
    const third = await release({ namespace, image: cluster.image('crash') }, given);
    expect(third, third.err).toMatchObject({
      code: 1,
      report: { state: 'undone', cause: { code: 'crash-loop' }, requests: { failed: 0 } },
    });
    expect(third.report.cause?.message).toContain('exit code 3');
    expect(third.report.cause?.logs).toContain('cannot reach its database');
    expect(third.report.cause?.line).toBeGreaterThan(10);
    expect(await kube.imagesBehind(namespace, 'web')).toEqual([cluster.image('v2')]);
    expect(await kube.deployments(namespace)).toHaveLength(1);
    expect(await kube.record(namespace, 'web')).not.toHaveProperty('attempt');
  });

  test('an image that does not exist, a missing key and a probe that fails are found and undone', {
    timeout: 180_000,
  }, async () => {
    const namespace = newNamespace();
    await release({ namespace, image: cluster.image('v1'), setting: 'a' }, { strategy });
    const missing = await release({ namespace, image: cluster.image('missing'), setting: 'a' }, { strategy });
    expect(missing, missing.err).toMatchObject({ code: 1, report: { cause: { code: 'image-not-found' } } });
    const key = await release({ namespace, image: cluster.image('v2'), setting: 'a', key: 'nope' }, { strategy });
    expect(key, key.err).toMatchObject({ code: 1, report: { cause: { code: 'config-missing' } } });
    const { line = 0, column = 0 } = key.report.cause ?? {};
    const text = application({ namespace, image: cluster.image('v2'), setting: 'a', key: 'nope' }).split('\n');
    expect(text[line - 1]?.slice(column - 1)).toMatch(/^nope/);
    const probe = await release({ namespace, image: cluster.image('never-ready'), setting: 'a' }, { strategy });
    expect(probe, probe.err).toMatchObject({ code: 1, report: { cause: { code: 'readiness-failing' } } });
    expect(await kube.imagesBehind(namespace, 'web')).toEqual([cluster.image('v1')]);
    expect(await kube.deployments(namespace)).toHaveLength(1);
  });

  test('one crash of each pod is no reason to go back', { timeout: 120_000 }, async () => {
    const namespace = newNamespace();
    await release({ namespace, image: cluster.image('v1') }, { strategy });
    const once = await release({ namespace, image: cluster.image('crash-once') }, { strategy });
    expect(once, once.err).toMatchObject({ code: 0, report: { state: 'released' } });
  });

  test('a change of a ConfigMap rolls the pods, and the old one is collected', { timeout: 120_000 }, async () => {
    const namespace = newNamespace();
    await release({ namespace, image: cluster.image('v1'), setting: 'a' }, { strategy });
    const before = await kube.configMaps(namespace);
    const second = await release({ namespace, image: cluster.image('v1'), setting: 'b' }, { strategy });
    expect(second, second.err).toMatchObject({ code: 0, report: { state: 'released' } });
    const after = await kube.configMaps(namespace);
    expect(before.filter((name) => name.startsWith('web-'))).toHaveLength(1);
    expect(after.filter((name) => name.startsWith('web-'))).toHaveLength(1);
    expect(after).not.toEqual(before);
  });

  test('what an HPA has decided about replicas stays', { timeout: 120_000 }, async () => {
    const namespace = newNamespace();
    await release({ namespace, image: cluster.image('v1'), withAutoscaler: true }, { strategy });
    await kube.scale(namespace, (await kube.deployments(namespace))[0]!, 3);
    const second = await release({ namespace, image: cluster.image('v2'), withAutoscaler: true }, { strategy });
    expect(second, second.err).toMatchObject({ code: 0, report: { state: 'released' } });
    const [live] = await kube.deployments(namespace);
    expect(await kube.replicas(namespace, live!)).toBe(3);
    expect(await kube.scaleTarget(namespace, 'web')).toBe(live);
  });

  test('what fails already can be mended while requests are counted', { timeout: 120_000 }, async () => {
    const namespace = newNamespace();
    await release({ namespace, image: cluster.image('unhealthy') }, { strategy });
    const given = { strategy, 'check-path': '/healthz', bake: '1' };
    const mended = await release({ namespace, image: cluster.image('v1') }, given);
    expect(mended, mended.err).toMatchObject({ code: 0, report: { state: 'released' } });
    expect(mended.events.join()).toContain('What is live fails already (HTTP 500)');
    const worse = await release({ namespace, image: cluster.image('unhealthy') }, given);
    expect(worse, worse.err).toMatchObject({ code: 1, report: { cause: { code: 'smoke-test-failed' } } });
  });

  test('the same release again changes nothing', { timeout: 120_000 }, async () => {
    const namespace = newNamespace();
    await release({ namespace, image: cluster.image('v1') }, { strategy });
    const [before] = await kube.deployments(namespace);
    const again = await release({ namespace, image: cluster.image('v1') }, { strategy });
    expect(again, again.err).toMatchObject({ code: 0, report: { state: 'released' } });
    expect(await kube.deployments(namespace)).toEqual([before]);
    expect(await kube.replicas(namespace, before!)).toBe(2);
  });
});

test('what was scaled away from the manifest is brought back by the same release, as its plan says', {
  timeout: 120_000,
}, async () => {
  const namespace = newNamespace();
  const given = { strategy: 'blue-green' };
  await release({ namespace, image: cluster.image('v1') }, given);
  const [live] = await kube.deployments(namespace);
  await kube.scale(namespace, live!, 0, 'kubectl');
  const { report } = await release({ namespace, image: cluster.image('v1') }, { ...given, action: 'plan' });
  expect(report.plan.flatMap(({ changes }) => changes)).toEqual([{ path: 'spec.replicas', before: '0', after: '2' }]);
  const again = await release({ namespace, image: cluster.image('v1') }, given);
  expect(again, again.err).toMatchObject({ code: 0, report: { state: 'released' } });
  expect(await kube.replicas(namespace, live!)).toBe(2);
  await kube.scale(namespace, live!, 3, 'kubectl');
  const more = await release({ namespace, image: cluster.image('v1') }, { ...given, action: 'plan' });
  expect(more.report.plan.flatMap(({ changes }) => changes)).toEqual([]);
  await release({ namespace, image: cluster.image('v1') }, given);
  expect(await kube.replicas(namespace, live!)).toBe(3);
});

test('a Deployment that kubectl made is adopted, and green replaces it without a relabelled pod', {
  timeout: 120_000,
}, async () => {
  const namespace = newNamespace();
  await kube.createAll(application({ namespace, image: cluster.image('v1') }));
  await kube.untilReady(namespace, 'web', 2);
  const given = { strategy: 'blue-green', action: 'plan' };
  const { report } = await release({ namespace, image: cluster.image('v2') }, given);
  const path = 'spec.template.spec.containers[web].image';
  expect(report.plan.filter(({ action }) => action !== 'keep')).toEqual([
    {
      object: `Deployment ${namespace}/web-${report.release}`,
      action: 'create',
      changes: [{ path, before: cluster.image('v1'), after: cluster.image('v2') }],
    },
  ]);
  const bad = await release({ namespace, image: cluster.image('crash') }, { strategy: 'blue-green' });
  expect(bad, bad.err).toMatchObject({ code: 1, report: { state: 'undone' } });
  expect(await kube.selector(namespace, 'web')).toEqual({ app: 'web' });
  expect(await kube.deployments(namespace)).toEqual(['web']);
  const good = await release({ namespace, image: cluster.image('v2') }, { strategy: 'blue-green' });
  expect(good, good.err).toMatchObject({ code: 0, report: { state: 'released' } });
  expect(await kube.selector(namespace, 'web')).toEqual({ app: 'web', 'slipway.dev/color': good.report.release });
  const rolled = await release({ namespace, image: cluster.image('v1') }, { strategy: 'rolling' });
  expect(rolled, rolled.err).toMatchObject({ code: 0, report: { state: 'released' } });
  expect(await kube.imagesBehind(namespace, 'web')).toEqual([cluster.image('v1')]);
});

test('a Deployment that kubectl made and an HPA scales is adopted at its size', { timeout: 60_000 }, async () => {
  const namespace = newNamespace();
  await kube.createAll(application({ namespace, image: cluster.image('v1'), withAutoscaler: true }));
  await kube.untilReady(namespace, 'web', 2);
  await kube.scale(namespace, 'web', 3);
  const adopted = await release({ namespace, image: cluster.image('v2'), withAutoscaler: true });
  expect(adopted, adopted.err).toMatchObject({ code: 0, report: { state: 'released' } });
  expect(await kube.replicas(namespace, 'web')).toBe(3);
});

test('an immutable field and a foreign owner are explained before anything changes', { timeout: 60_000 }, async () => {
  const namespace = newNamespace();
  await release({ namespace, image: cluster.image('v1') });
  await kube.apply(`/apis/apps/v1/namespaces/${namespace}/deployments/web`, 'another-deployer', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: { replicas: 3 },
  });
  const foreign = await release({ namespace, image: cluster.image('v2') });
  expect(foreign.code).toBe(2);
  expect(foreign.err).toContain('.spec.replicas (owned by another-deployer)');
  const forced = await release({ namespace, image: cluster.image('v2') }, { 'force-conflicts': 'true' });
  expect(forced, forced.err).toMatchObject({ code: 0 });
});

test('a second deploy of an application that is being deployed is told who is at work', {
  timeout: 60_000,
}, async () => {
  const namespace = newNamespace();
  await release({ namespace, image: cluster.image('v1') });
  const [one, other] = await Promise.all([
    release({ namespace, image: cluster.image('v2') }, { bake: '2', 'check-path': '/healthz' }),
    new Promise((resolve) => setTimeout(resolve, 1_000)).then(() => release({ namespace, image: cluster.image('v3') })),
  ]);
  expect(one, one.err).toMatchObject({ code: 0 });
  expect(other.code).toBe(2);
  expect(other.err).toContain('is being deployed by');
});

// As often as the bar says where time is no matter, which is not in every run of all tests.
const pairs = process.env['SLIPWAY_CONTRACT'] === 'real' ? 50 : 8;

test(`of two deploys at once one goes out and the other is told, ${pairs} times`, { timeout: 600_000 }, async () => {
  const namespace = newNamespace();
  await release({ namespace, image: cluster.image('v1'), replicas: 1 });
  for (let i = 0; i < pairs; i++) {
    const images = [cluster.image(i % 2 === 0 ? 'v2' : 'v1'), cluster.image('v3')];
    const both = await Promise.all(images.map((image) => release({ namespace, image, replicas: 1 })));
    const winners = images.filter((_, at) => both[at]!.code === 0);
    // The second may come when the first has just ended: then both went out, one after the other.
    expect(winners.length, both.map(({ err }) => err).join('\n')).toBeGreaterThan(0);
    for (const { code, err } of both) if (code !== 0) expect(err).toContain('is being deployed by');
    const behind = await kube.imagesBehind(namespace, 'web');
    expect(behind).toHaveLength(1);
    expect(winners).toContain(behind[0]);
  }
});

test('promote ends the bake early, and abort goes back', { timeout: 120_000 }, async () => {
  const namespace = newNamespace();
  await release({ namespace, image: cluster.image('v1') });
  for (const [action, image, code] of [
    ['promote', 'v2', 0],
    ['abort', 'v3', 1],
  ] as const) {
    const running = release(
      { namespace, image: cluster.image(image) },
      { strategy: 'blue-green', bake: '60', 'check-path': '/' },
    );
    await kube.untilStep(namespace, 'web', 'bake');
    const asked = await release({ namespace, image: cluster.image(image) }, { action });
    expect(asked.code, asked.err).toBe(0);
    const ended = await running;
    expect(ended.code, ended.err).toBe(code);
  }
  expect(await kube.imagesBehind(namespace, 'web')).toEqual([cluster.image('v2')]);
});
