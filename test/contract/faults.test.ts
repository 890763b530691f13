import { runDeploy } from '@slipway/rollout';
import { type Fault, type Sandbox, startSandbox } from '@slipway/sandbox';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { application } from './application.ts';
import { hostWith } from './cluster-under-test.ts';
import { Kube } from './kube.ts';

let sandbox: Sandbox;
let kube: Kube;
beforeEach(async () => {
  sandbox = await startSandbox();
  sandbox.behave(/.*/, { pullSeconds: 0, readyAfterSeconds: 0.1, drainSeconds: 0.05 });
  kube = await Kube.connect(sandbox.kubeconfig);
});
afterEach(() => sandbox.stop());

async function release(mood: string, given: Record<string, string> = {}) {
  const { host, err } = hostWith(application({ namespace: 'default', image: `app:${mood}` }));
  const settings = {
    manifests: '-',
    strategy: 'blue-green',
    kubeconfig: sandbox.kubeconfig,
    bake: '0',
    settle: '0',
    ...given,
  };
  return { code: await runDeploy(host, settings), err: err() };
}

const everyThird = (fault: Omit<Fault, 'match' | 'times'>, match: Fault['match'] = {}) => ({
  ...fault,
  match,
  times: 1,
});

test.each<[string, Fault[]]>([
  ['answers 500', [everyThird({ status: 500 }), everyThird({ status: 503 }, { method: 'PATCH' })]],
  ['asks for patience with 429', [everyThird({ status: 429, retryAfterSeconds: 0 }, { method: 'PATCH' })]],
  [
    'drops connections before it acts',
    [
      everyThird({ drop: 'before' }),
      everyThird({ drop: 'before' }, { method: 'PATCH' }),
      everyThird({ drop: 'before' }, { method: 'PUT' }),
    ],
  ],
  [
    'acts, and drops the answer',
    [
      everyThird({ drop: 'after' }, { method: 'POST' }),
      everyThird({ drop: 'after' }, { method: 'PATCH' }),
      everyThird({ drop: 'after' }, { method: 'PUT' }),
      everyThird({ drop: 'after' }, { method: 'DELETE' }),
    ],
  ],
  ['is slow', [{ match: {}, delayMs: 30 }]],
])('a release goes out though the API server %s', async (_, faults) => {
  expect((await release('v1')).code).toBe(0);
  for (const fault of faults) sandbox.faults.add(fault);
  const second = await release('v2');
  expect(second.code, second.err).toBe(0);
  expect(await kube.imagesBehind('default', 'web')).toEqual(['app:v2']);
  expect(await kube.deployments('default')).toHaveLength(1);
  expect(await kube.record('default', 'web')).not.toHaveProperty('attempt');
});

test('a lost answer of the switch is not taken for another deploy', async () => {
  expect((await release('v1')).code).toBe(0);
  sandbox.faults.add({ match: { method: 'PATCH', path: /\/services\/web$/ }, drop: 'after', times: 3 });
  const second = await release('v2');
  expect(second.code, second.err).toBe(0);
  expect(await kube.imagesBehind('default', 'web')).toEqual(['app:v2']);
});

test('watches that are cut off, or too old, are taken up again', async () => {
  expect((await release('v1')).code).toBe(0);
  sandbox.behave(/:v2$/, { pullSeconds: 0, readyAfterSeconds: 1.5 });
  const second = release('v2');
  for (let i = 0; i < 6; i++) {
    await new Promise((resolve) => setTimeout(resolve, 200));
    sandbox.forgetHistory();
    sandbox.dropConnections();
  }
  expect(await second).toMatchObject({ code: 0 });
});

test('an API server that is gone ends the deploy with what to do, and the next one goes on', async () => {
  expect((await release('v1')).code).toBe(0);
  const remove = sandbox.faults.add({ match: { path: /\/deployments\/web-/ }, status: 500 });
  const cut = await release('v2', { retries: '1' });
  expect(cut.code).toBe(2);
  expect(cut.err).toContain('Run the same command again');
  remove();
  const next = await release('v2');
  expect(next.code, next.err).toBe(0);
  expect(await kube.imagesBehind('default', 'web')).toEqual(['app:v2']);
});

test('a quota and an admission webhook end the release with their words', async () => {
  expect((await release('v1')).code).toBe(0);
  sandbox.admit((object) =>
    object.kind === 'Pod' && JSON.stringify(object).includes('app:v2') ? 'denied by policy "signed-images"' : undefined,
  );
  const second = await release('v2');
  expect(second.code).toBe(1);
  expect(second.err).toContain('signed-images');
  expect(await kube.imagesBehind('default', 'web')).toEqual(['app:v1']);
});

test.each(['StatefulSet', 'DaemonSet'])(
  'the refusal of the pods of a %s is found in the words of its controller',
  async (kind) => {
    sandbox.admit((object) => (object.kind === 'Pod' ? 'denied by policy "signed-images"' : undefined));
    const extra = kind === 'StatefulSet' ? '  serviceName: db\n' : '';
    const { host, err } = hostWith(`apiVersion: apps/v1
kind: ${kind}
metadata: {name: db, namespace: default}
spec:
${extra}  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: db, image: 'app:v1'}]}
`);
    const code = await runDeploy(host, { manifests: '-', kubeconfig: sandbox.kubeconfig, bake: '0', timeout: '15' });
    expect(code, err()).toBe(1);
    expect(err()).toContain('pods-refused');
    expect(err()).toContain('signed-images');
  },
);

test('a token that may do nothing is told so, and nothing is printed of it', async () => {
  const kubeconfig = sandbox.kubeconfig.replace(sandbox.token, 'wrong-token');
  const refused = await release('v1', { kubeconfig });
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('Unauthorized');
  expect(refused.err).not.toContain('wrong-token');
});

test('what has left the manifests and may not be removed is told, and its right is printed', {
  timeout: 60_000,
}, async () => {
  const config = '---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: old, namespace: default}\ndata: {a: b}\n';
  const deploy = async (more: string, given: Record<string, string> = {}) => {
    const { host, out, err } = hostWith(application({ namespace: 'default', image: 'app:v1' }) + more);
    const settings = { manifests: '-', kubeconfig: sandbox.kubeconfig, bake: '0' };
    return { code: await runDeploy(host, { ...settings, ...given }), out: out(), err: err() };
  };
  expect((await deploy(config)).code).toBe(0);
  const rights = await deploy('', { action: 'rbac' });
  expect(rights.out).toMatch(/- configmaps\n(?:.*\n)*?.*- delete/);
  sandbox.faults.add({ match: { method: 'DELETE', path: /\/configmaps\/old$/ }, status: 403 });
  const second = await deploy('');
  expect(second.code, second.err).toBe(0);
  expect(second.err).toMatch(/ConfigMap default\/old is no longer in the manifests, but stays: .*--action rbac/);
  expect(second.out).not.toContain('ConfigMap default/old');
  // It is tried again, under the cap of that time.
  sandbox.faults.clear();
  const capped = await deploy('', { 'prune-max': '0' });
  expect(capped.err).toContain('more than prune-max 0: none was removed. They are ConfigMap default/old.');
  const third = await deploy('');
  expect(third.err).toContain('removed ConfigMap default/old');
  expect(third.out).toMatch(/ConfigMap default\/old +remove/);
});

test.each<[string, Fault['match']]>([
  ['end', { method: 'PATCH' }],
  ['be removed', { method: 'DELETE' }],
])('blue that may not %s does not take the traffic back from green', { timeout: 60_000 }, async (_, match) => {
  expect((await release('v1')).code).toBe(0);
  const [blue] = await kube.deployments('default');
  const path = `/apis/apps/v1/namespaces/default/deployments/${blue}`;
  const remove = sandbox.faults.add({ match: { ...match, path }, status: 422 });
  const second = await release('v2');
  expect(second.code, second.err).toBe(0);
  expect(second.err).toContain(`Deployment default/${blue}`);
  expect(second.err).toContain('a fault was injected: 422');
  expect(await kube.imagesBehind('default', 'web')).toEqual(['app:v2']);
  expect(await kube.record('default', 'web')).not.toHaveProperty('attempt');
  // What is left of it is no obstacle when its release comes again.
  remove();
  const third = await release('v1');
  expect(third.code, third.err).toBe(0);
  expect(await kube.imagesBehind('default', 'web')).toEqual(['app:v1']);
});

test('interrupted while blue ends, a release stays live, and the next run tidies up', { timeout: 60_000 }, async () => {
  sandbox.behave(/:v1$/, { pullSeconds: 0, readyAfterSeconds: 0.1, drainSeconds: 2 });
  expect((await release('v1')).code).toBe(0);
  const interrupt = new AbortController();
  const { host, err } = hostWith(application({ namespace: 'default', image: 'app:v2' }));
  const given = { manifests: '-', strategy: 'blue-green', kubeconfig: sandbox.kubeconfig, bake: '0', settle: '0' };
  const second = runDeploy({ ...host, interrupted: () => interrupt.signal }, given);
  await kube.untilStep('default', 'web', 'retire');
  interrupt.abort(new Error('SIGTERM'));
  expect(await second, err()).toBe(2);
  expect(err()).toMatch(/Interrupted by SIGTERM at retire: release \w+ is live\.\nhint: Run the same command again/);
  expect(await kube.imagesBehind('default', 'web')).toEqual(['app:v2']);
  const next = await release('v2');
  expect(next.code, next.err).toBe(0);
  expect(await kube.deployments('default')).toHaveLength(1);
});

test('a release that was repeated and cut off goes back to itself before another comes', {
  timeout: 60_000,
}, async () => {
  expect((await release('v1')).code).toBe(0);
  // The first three notes are taken: that it begins, that it applies, that it brings green up.
  const notes = { method: 'PUT', path: /\/configmaps\/slipway-web$/ };
  sandbox.faults.add({ match: notes, delayMs: 1, times: 3 });
  const remove = sandbox.faults.add({ match: notes, status: 500 });
  expect((await release('v1', { retries: '0' })).code).toBe(2);
  remove();
  const next = await release('v2', { 'check-path': '/', bake: '1' });
  expect(next.code, next.err).toBe(0);
  // The way back of the other release has not ended the traffic check of this one.
  expect(next.err).toMatch(/no trouble in 1 s, 0 of [1-9]\d* requests failed/);
  expect(await kube.imagesBehind('default', 'web')).toEqual(['app:v2']);
});
