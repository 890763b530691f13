import { jumpingClock } from '@slipway/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox.ts';
import { webSpec } from './cluster-for-tests.ts';

const clock = jumpingClock({ byItself: true });
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ clock });
});
afterAll(async () => {
  clock.pause();
  await sandbox.stop();
});

async function ask(path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${sandbox.url}${path}`, {
    headers: { authorization: `Bearer ${sandbox.token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
}

const deployments = '/apis/apps/v1/namespaces/default/deployments';
const pods = '/api/v1/namespaces/default/pods';

test('a rollout that takes minutes is seen over HTTP within milliseconds, with its logs and answers', async () => {
  sandbox.behave('web:1', { pullSeconds: 90, readyAfterSeconds: 120, log: ['listens'] });
  await ask('/api/v1/namespaces/default/services', {
    metadata: { name: 'web' },
    spec: { selector: { app: 'web' }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] },
  });
  await ask(deployments, { metadata: { name: 'web' }, ...webSpec({ replicas: 2 }) });
  await clock.sleep(200_000);
  expect(await ask(`${deployments}/web`)).toMatchObject({ status: { replicas: 2, unavailableReplicas: 2 } });
  await clock.sleep(20_000);
  expect(await ask(`${deployments}/web`)).toMatchObject({ status: { replicas: 2, availableReplicas: 2 } });
  expect(await ask('/api/v1/namespaces/default/services/web:http/proxy/x')).toBe('web:1\n');
  const { items } = (await ask(pods)) as { items: { metadata: { name: string } }[] };
  expect(await ask(`${pods}/${items[0]!.metadata.name}/log`)).toBe('listens\n');
});
