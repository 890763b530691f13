import { FakeGithub } from '@slipway/testkit';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { application } from '../contract/application.ts';
import { type ClusterUnderTest, clusterUnderTest } from '../contract/cluster-under-test.ts';
import { Kube } from '../contract/kube.ts';
import { Repository } from './act.ts';

const namespace = `act-${Date.now().toString(36).slice(-5)}`;
let repository: Repository;
let cluster: ClusterUnderTest;
let github: FakeGithub;
let kube: Kube;
beforeAll(async () => {
  cluster = await clusterUnderTest();
  kube = await Kube.connect(cluster.kubeconfig);
  repository = new Repository();
  repository.write('web.yaml', application({ namespace, image: cluster.image('v1') }));
  github = await FakeGithub.start();
  github.addCommit('example/shop', repository.head);
  github.addToken('writer', ['deployments=write']);
  console.log(`the deploy action runs against ${cluster.name}`);
});
afterAll(async () => {
  await kube.remove(`/api/v1/namespaces/${namespace}`);
  repository.remove();
  await github.close();
  await cluster.stop();
});
beforeEach(() => {
  github.deployments.length = 0;
});

function release(image: string, token: string) {
  const secrets = { GITHUB_TOKEN: token, KUBECONFIG: Buffer.from(cluster.kubeconfig).toString('base64') };
  return repository.act('deploy.yml', 'release', [
    ...Object.entries({ FAKE_GITHUB: github.url, IMAGE: image }).flatMap(([name, value]) => [
      '--var',
      `${name}=${value}`,
    ]),
    ...Object.entries(secrets).flatMap(([name, value]) => ['--secret', `${name}=${value}`]),
  ]);
}

test('releases go out, and a bad one comes back, as GitHub is told', { timeout: 180_000 }, async () => {
  const first = await release(cluster.image('v1'), 'writer');
  expect(first.step('deploy').result, first.log).toBe('success');
  const second = await release(cluster.image('v2'), 'writer');
  const { outputs, summary, result } = second.step('deploy');
  expect(result, second.log).toBe('success');
  expect(outputs).toMatchObject({ state: 'released', 'failed-requests': '0', images: cluster.image('v2') });
  expect(Number(outputs['requests'])).toBeGreaterThan(5);
  expect(summary).toContain('```mermaid\ngantt');
  expect(summary).toContain('by blue-green');
  expect(await kube.imagesBehind(namespace, 'web')).toEqual([cluster.image('v2')]);
  const third = await release(cluster.image('crash'), 'writer');
  expect(third.step('deploy').result, third.log).toBe('failure');
  expect(third.step('deploy').annotations).toContainEqual(
    expect.objectContaining({ level: 'error', place: expect.objectContaining({ file: 'web.yaml' }) as unknown }),
  );
  expect(third.step('deploy').summary).toContain('cannot reach its database');
  expect(third.step('after').output).toContain('undone failure');
  expect(await kube.imagesBehind(namespace, 'web')).toEqual([cluster.image('v2')]);
  expect(github.deployments.map(({ statuses }) => statuses.at(-1)?.state)).toEqual(['success', 'success', 'failure']);
  expect(github.deployments[1]).toMatchObject({ environment: 'production', payload: { app: 'web' } });
  for (const { step } of [first, second, third]) expect(step('deploy').output).not.toContain(kube.secret);
});

test('a token that may not write deployments costs one notice and no release', { timeout: 120_000 }, async () => {
  github.addToken('fork', ['deployments=read']);
  const run = await release(cluster.image('v3'), 'fork');
  expect(run.step('deploy').result, run.log).toBe('success');
  expect(github.deployments).toEqual([]);
  expect(run.step('deploy').annotations.filter(({ level }) => level === 'notice')).toHaveLength(1);
});
