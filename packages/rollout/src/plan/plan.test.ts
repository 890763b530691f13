import { expect, test } from 'vitest';
import type { Deployment, KubeObject } from '../kube/objects.ts';
import { parseImageChoice, setImages } from '../read/set-images.ts';
import { colored, coloredName } from './colors.ts';
import { nameConfigByContent } from './config-names.ts';
import { diffObjects } from './diff.ts';
import { drainLacks, ensureDrain } from './drain.ts';
import { inOrder } from './order.ts';
import { takeOverPatch } from './take-over.ts';

const web = (container: object = {}, spec: object = {}): Deployment =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      replicas: 4,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          containers: [{ name: 'web', image: 'ghcr.io/acme/shop:1.0', ports: [{ containerPort: 80 }], ...container }],
        },
      },
      ...spec,
    },
  }) as unknown as Deployment;
const plain = (kind: string, name: string, more: object = {}): KubeObject =>
  ({ apiVersion: 'v1', kind, metadata: { name, namespace: 'shop' }, ...more }) as KubeObject;

test.each([
  ['ghcr.io/acme/shop@sha256:abc', 'ghcr.io/acme/shop'],
  ['ghcr.io/acme/shop:2.0', 'ghcr.io/acme/shop'],
  ['127.0.0.1:5000/shop:2.0', '127.0.0.1:5000/shop'],
  ['127.0.0.1:5000/shop', '127.0.0.1:5000/shop'],
  ['web=ghcr.io/other/image:3', 'web'],
])('%s is for what is called %s', (text, name) => {
  expect(parseImageChoice(text).name).toBe(name);
});

test('an image goes to the containers that run its repository, and one that nobody runs is refused', () => {
  const [changed] = setImages([web()], [parseImageChoice('ghcr.io/acme/shop@sha256:abc')]);
  expect((changed as Deployment).spec.template.spec.containers[0]!.image).toBe('ghcr.io/acme/shop@sha256:abc');
  expect(() => setImages([web()], [parseImageChoice('ghcr.io/acme/shopp:2')])).toThrow(
    'No container runs ghcr.io/acme/shopp.',
  );
});

test('what others need comes first, wave after wave', () => {
  const items = [
    plain('Ingress', 'i'),
    web(),
    plain('Service', 's'),
    {
      ...plain('Job', 'migrate'),
      metadata: { name: 'migrate', annotations: { 'slipway.dev/wave': '-1' } },
    } as KubeObject,
    plain('Namespace', 'shop'),
  ].map((object) => ({ object }));
  expect(inOrder(items).map((batch) => batch.items.map(({ object }) => object.kind))).toEqual([
    ['Job'],
    ['Namespace'],
    ['Service'],
    ['Deployment'],
    ['Ingress'],
  ]);
  const wrong = {
    ...plain('Job', 'x'),
    metadata: { name: 'x', annotations: { 'slipway.dev/wave': 'first' } },
  } as KubeObject;
  expect(() => inOrder([{ object: wrong }])).toThrow('has the wave "first"');
});

test('a ConfigMap is named by its content where only pods refer to it', () => {
  const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'web', key: 'a' } } }];
  const volumes = [{ name: 'v', projected: { sources: [{ secret: { name: 'key' } }] } }];
  const base = web({ env, envFrom: [{ configMapRef: { name: 'other' } }] });
  const deployment = {
    ...base,
    spec: { ...base.spec, template: { ...base.spec.template, spec: { ...base.spec.template.spec, volumes } } },
  } as Deployment;
  const [pods, config, secret, unused] = nameConfigByContent([
    deployment,
    plain('ConfigMap', 'web', { data: { a: '1' } }),
    plain('Secret', 'key', { data: { k: 'dg==' } }),
    plain('ConfigMap', 'unused', { data: {} }),
  ]);
  expect(config!.metadata.name).toMatch(/^web-[0-9a-f]{10}$/);
  expect(secret!.metadata.name).toMatch(/^key-[0-9a-f]{10}$/);
  expect(unused!.metadata.name).toBe('unused');
  const spec = (pods as Deployment).spec.template.spec;
  expect(JSON.stringify(spec.containers[0]!['env'])).toContain(config!.metadata.name);
  expect(JSON.stringify(spec['volumes'])).toContain(secret!.metadata.name);
  expect(JSON.stringify(spec.containers[0]!['envFrom'])).toContain('"other"');
  const [, again] = nameConfigByContent([
    deployment,
    plain('ConfigMap', 'web', { data: { a: '2' } }),
    plain('Secret', 'key'),
  ]);
  expect(again!.metadata.name).not.toBe(config!.metadata.name);
});

test('a diff names items of lists, and never shows a Secret', () => {
  const before = plain('Secret', 's', { data: { password: 'aHVudGVyMg==' } });
  const after = plain('Secret', 's', { data: { password: 'c2VjcmV0' } });
  expect(JSON.stringify(diffObjects(before, after))).not.toMatch(/aHVudGVyMg|c2VjcmV0/);
  expect(diffObjects(before, after)).toHaveLength(1);
  expect(diffObjects(web(), web({ image: 'ghcr.io/acme/shop:2.0' }))).toEqual([
    {
      path: 'spec.template.spec.containers[web].image',
      before: 'ghcr.io/acme/shop:1.0',
      after: 'ghcr.io/acme/shop:2.0',
    },
  ]);
  const versions = (resourceVersion: string) =>
    ({ ...web(), metadata: { name: 'web', resourceVersion } }) as KubeObject;
  expect(diffObjects(versions('1'), versions('2'))).toEqual([]);
});

test('a diff does not show what is called a credential, in a variable or in configuration', () => {
  const env = (value: string) =>
    web({
      env: [
        { name: 'REDIS_PASSWORD', value },
        { name: 'MODE', value },
      ],
    });
  const changed = diffObjects(env('hunter2'), env('hunter3'));
  expect(changed.map(({ path }) => path.split('containers[web].')[1])).toEqual([
    'env[REDIS_PASSWORD].value',
    'env[MODE].value',
  ]);
  expect(changed[0]).toMatchObject({ before: '(secret, 7 characters)', after: '(secret, 7 characters)' });
  expect(changed[1]).toMatchObject({ before: 'hunter2', after: 'hunter3' });
  expect(diffObjects(web(), env('hunter2'))[0]!.after).toBe(
    '[{"name":"REDIS_PASSWORD","value":"(secret)"},{"name":"MODE","value":"hunter2"}]',
  );
  const map = (value: string) => plain('ConfigMap', 'c', { data: { 'api-key': value, tokens: '5' } });
  expect(JSON.stringify(diffObjects(map('hunter2'), map('hunter3')))).not.toContain('hunter');
});

test('a coloured Deployment has a name, labels and a selector of its own, and a name that pods can carry', () => {
  const green = colored(web(), 'abcdef0123', 7);
  expect(green.metadata.name).toBe('web-abcdef0123');
  expect(green.spec.selector.matchLabels).toEqual({ app: 'web', 'slipway.dev/color': 'abcdef0123' });
  expect(green.spec.template.metadata?.labels).toEqual({ app: 'web', 'slipway.dev/color': 'abcdef0123' });
  expect(green.spec.replicas).toBe(7);
  expect(coloredName('x'.repeat(80), 'abcdef0123').length).toBeLessThanOrEqual(45);
});

const front = (deployment: Deployment) => ({ deployment, services: [], autoscaler: undefined });
const good = { readinessProbe: { httpGet: {} }, lifecycle: { preStop: { sleep: { seconds: 5 } } } };
const strict = { strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } } };

test.each([
  ['nothing is missing', web(good, strict), 'rolling', []],
  ['no readiness probe', web({ lifecycle: good.lifecycle }, strict), 'rolling', ['no readinessProbe']],
  ['no preStop', web({ readinessProbe: {} }, strict), 'rolling', ['no preStop']],
  ['no preStop, but blue-green', web({ readinessProbe: {} }, strict), 'blue-green', []],
  ['Recreate', web(good, { strategy: { type: 'Recreate' } }), 'rolling', ['strategy Recreate']],
  ['25 % of four pods is one too few', web(good), 'rolling', ['maxUnavailable']],
  ['25 % of three pods is none', web(good, { replicas: 3 }), 'rolling', []],
] as const)('%s: what a release would lose is said', (_, deployment, strategy, expected) => {
  const lacks = drainLacks(front(deployment), strategy).map(({ what }) => what);
  expect(lacks).toHaveLength(expected.length);
  for (const [i, words] of expected.entries()) expect(lacks[i]).toContain(words);
});

test('what is missing can be added, and what is there stays', () => {
  const mended = ensureDrain(web({ readinessProbe: {} }));
  expect(drainLacks(front(mended), 'rolling')).toEqual([]);
  expect(mended.spec.template.spec.containers[0]!.lifecycle?.preStop).toEqual({ sleep: { seconds: 5 } });
  expect(ensureDrain(web(good, strict))).toEqual(web(good, strict));
});

test('fields of kubectl apply are handed over as one set, others are left alone', () => {
  const managedFields = [
    { manager: 'kubectl-client-side-apply', operation: 'Update', fieldsV1: { 'f:spec': { 'f:replicas': {} } } },
    { manager: 'slipway', operation: 'Apply', fieldsV1: { 'f:spec': { 'f:paused': {} } } },
    { manager: 'kube-controller-manager', operation: 'Update', subresource: 'status', fieldsV1: { 'f:status': {} } },
  ];
  const live = { ...web(), metadata: { name: 'web', resourceVersion: '7', managedFields } } as KubeObject;
  expect(takeOverPatch(live)).toEqual([
    { op: 'test', path: '/metadata/resourceVersion', value: '7' },
    {
      op: 'replace',
      path: '/metadata/managedFields',
      value: [
        managedFields[2],
        { manager: 'slipway', operation: 'Apply', fieldsV1: { 'f:spec': { 'f:paused': {}, 'f:replicas': {} } } },
      ],
    },
  ]);
  expect(takeOverPatch(web())).toBeUndefined();
});
