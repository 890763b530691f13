import type { ImageFacts } from '@slipway/core';
import { expect, test } from 'vitest';
import { defaultPolicy } from '../findings/policy.ts';
import { lintManifests } from '../lint.ts';
import { imageFactRuleIds, imageFactRules } from './image-rules.ts';

const facts: ImageFacts = {
  reference: 'ghcr.io/acme/shop@sha256:1111111111111111111111111111111111111111111111111111111111111111',
  digest: 'sha256:1111111111111111111111111111111111111111111111111111111111111111',
  ports: [{ port: 8080, protocol: 'tcp' }],
  user: '65532',
  hasHealthcheck: true,
  readOnly: true,
  startUpMs: 12_000,
  peakMemoryBytes: 96 * 2 ** 20,
  stopMs: 35_000,
};

function pod(container: string, more = ''): string {
  return `apiVersion: v1
kind: Pod
metadata: {name: shop}
spec:
  ${more}
  containers:
    - name: shop
      image: ghcr.io/acme/shop:1.4.0
      ${container}
`;
}

async function findings(text: string, known: Partial<ImageFacts> = {}): Promise<(readonly [string, string, string])[]> {
  const rules = imageFactRules({ ...facts, ...known });
  const { findings } = await lintManifests([{ file: 'a.yaml', text, defects: [] }], defaultPolicy, rules);
  return findings.map(({ rule, severity, message }) => [rule, severity, message]);
}

test('a probe that gives less time than the start took is an error, and less than twice of it a warning', async () => {
  const killer = (period: number) =>
    `livenessProbe: {tcpSocket: {port: 8080}, periodSeconds: ${period}, failureThreshold: 3}`;
  const calm = { stopMs: undefined };
  expect(await findings(pod(killer(5)), calm)).toEqual([
    [
      'image-start-budget',
      'error',
      'livenessProbe restarts container shop after 11 s, but its image took 12.0 s to become healthy.',
    ],
  ]);
  expect(await findings(pod(killer(8)), calm)).toEqual([['image-start-budget', 'warning', expect.anything()]]);
  expect(await findings(pod(killer(30)), calm)).toEqual([]);
});

test('a port that the image does not expose is found, unless it exposes none', async () => {
  const text = pod('ports: [{containerPort: 80}, {containerPort: 8080}]');
  const calm = { stopMs: undefined };
  expect(await findings(text, calm)).toEqual([
    ['image-port', 'warning', 'Container shop has port 80/tcp, but its image exposes 8080/tcp.'],
  ]);
  expect(await findings(text, { ...calm, ports: [] })).toEqual([]);
});

test.each([
  ['', 'names no user, so it is root'],
  ['shop', 'runs as "shop"'],
  ['0:65532', 'runs as "0"'],
])('with runAsNonRoot, an image of user %j never starts', async (user, told) => {
  const text = pod('securityContext: {runAsNonRoot: true}');
  const calm = { stopMs: undefined };
  expect(await findings(text, { ...calm, user })).toEqual([['image-user', 'error', expect.stringContaining(told)]]);
  expect(await findings(pod('securityContext: {runAsNonRoot: true, runAsUser: 7}'), { ...calm, user })).toEqual([]);
  expect(await findings(text, calm)).toEqual([]);
});

test('a memory limit below the measured peak, and a grace period below the measured stop, are found', async () => {
  const text = pod('resources: {limits: {memory: 64Mi}}', 'terminationGracePeriodSeconds: 20');
  expect(await findings(text)).toEqual([
    ['image-memory', 'error', 'Container shop may use 64Mi of memory, but its image used 96 MiB without any load.'],
    ['image-grace-period', 'warning', 'Container shop is killed 20 s after SIGTERM, but its image took 35.0 s to end.'],
  ]);
});

test('containers of another image are none of its business', async () => {
  const text = pod('resources: {limits: {memory: 64Mi}}').replace('acme/shop', 'acme/other');
  expect(await findings(text)).toEqual([]);
});

test('an ignore of one of these rules is known, here and in an ordinary lint', async () => {
  const ignored = pod('resources: {limits: {memory: 64Mi}} # slipway-ignore image-memory: a sidecar takes it over');
  expect((await findings(ignored, { stopMs: undefined })).map(([rule]) => rule)).toEqual([]);
  const plain = await lintManifests([{ file: 'a.yaml', text: ignored, defects: [] }]);
  expect(plain.findings.map(({ rule }) => rule)).not.toContain('ignore-known-rule');
  expect(imageFactRules(facts).map(({ id }) => id)).toEqual(imageFactRuleIds);
});
