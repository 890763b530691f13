import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../house/checkout.ts';
import { application } from './application.ts';
import { type ClusterUnderTest, clusterUnderTest } from './cluster-under-test.ts';
import { Kube } from './kube.ts';

let cluster: ClusterUnderTest;
let kube: Kube;
const folder = mkdtempSync(join(tmpdir(), 'slipway-kill-'));
const namespaces: string[] = [];
beforeAll(async () => {
  cluster = await clusterUnderTest();
  kube = await Kube.connect(cluster.kubeconfig);
  writeFileSync(join(folder, 'kubeconfig'), cluster.kubeconfig);
});
afterAll(async () => {
  for (const namespace of namespaces) await kube.remove(`/api/v1/namespaces/${namespace}`);
  await cluster.stop();
  rmSync(folder, { recursive: true });
});

/** The CLI as a process of its own, which can be killed. */
function start(
  namespace: string,
  image: string,
  strategy: string,
): { child: ChildProcess; ended: Promise<number | null> } {
  const file = join(folder, `${namespace}.yaml`);
  writeFileSync(file, application({ namespace, image }));
  const args = [
    '--conditions=development',
    '--disable-warning=ExperimentalWarning',
    join(root, 'packages/cli/src/main.ts'),
  ];
  const child = spawn(
    process.execPath,
    [
      ...args,
      'deploy',
      file,
      '--strategy',
      strategy,
      '--format',
      'json',
      '--bake',
      '1',
      '--check-path',
      '/healthz',
      '--check-rate',
      '5',
    ],
    {
      env: { ...process.env, KUBECONFIG: join(folder, 'kubeconfig'), NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  return { child, ended: new Promise((resolve) => child.once('close', resolve)) };
}

/** Kills the deploy as soon as it says that a step begins. @returns whether it came to that step */
async function killAt(namespace: string, image: string, strategy: string, step: string): Promise<boolean> {
  const { child, ended } = start(namespace, image, strategy);
  let killed = false;
  for await (const line of createInterface({ input: child.stdout! })) {
    const event = JSON.parse(line) as { event: string; step?: string };
    if (event.event !== 'step-started' || event.step !== step) continue;
    child.kill('SIGKILL');
    killed = true;
  }
  await ended;
  return killed;
}

async function toTheEnd(namespace: string, image: string, strategy: string): Promise<number | null> {
  const { child, ended } = start(namespace, image, strategy);
  child.stdout!.resume();
  return ended;
}

const forward = {
  rolling: ['apply', 'smoke', 'bake', 'collect'],
  'blue-green': ['narrow', 'apply', 'green', 'preview', 'smoke', 'switch', 'prove', 'bake', 'retire', 'collect'],
};
const back = {
  rolling: ['restore'],
  'blue-green': ['switch-back', 'prove-back', 'remove-green', 'restore', 'widen'],
};

const cases = (['rolling', 'blue-green'] as const).flatMap((strategy) => [
  ...forward[strategy].map((step) => [strategy, step, 'v2', 0] as const),
  ...back[strategy].map((step) => [strategy, step, 'crash', 1] as const),
]);

test.concurrent.each(cases)(
  '%s killed at %s with image %s: the rerun ends it with %i, and nothing is left over',
  { timeout: 180_000 },
  async (strategy, step, mood, code) => {
    const namespace = `kill-${strategy}-${step}-${Date.now().toString(36).slice(-5)}`;
    namespaces.push(namespace);
    expect(await toTheEnd(namespace, cluster.image('v1'), strategy)).toBe(0);
    expect(await killAt(namespace, cluster.image(mood), strategy, step)).toBe(true);
    expect(await toTheEnd(namespace, cluster.image(mood), strategy)).toBe(code);
    expect(await kube.imagesBehind(namespace, 'web')).toEqual([cluster.image(code === 0 ? mood : 'v1')]);
    expect(await kube.deployments(namespace)).toHaveLength(1);
    expect(await kube.services(namespace)).toEqual(['web']);
    expect(await kube.record(namespace, 'web')).not.toHaveProperty('attempt');
  },
);

test('a release that was cut off makes room for another', { timeout: 120_000 }, async () => {
  const namespace = `kill-other-${Date.now().toString(36).slice(-5)}`;
  namespaces.push(namespace);
  expect(await toTheEnd(namespace, cluster.image('v1'), 'blue-green')).toBe(0);
  expect(await killAt(namespace, cluster.image('v2'), 'blue-green', 'bake')).toBe(true);
  expect(await toTheEnd(namespace, cluster.image('v3'), 'blue-green')).toBe(0);
  expect(await kube.imagesBehind(namespace, 'web')).toEqual([cluster.image('v3')]);
  expect(await kube.deployments(namespace)).toHaveLength(1);
});
