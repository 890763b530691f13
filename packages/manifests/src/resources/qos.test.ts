import { expect, test } from 'vitest';
import { lintManifests } from '../lint.ts';
import { qosOf, qosTable } from './qos.ts';

const pod = (name: string, spec: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec:\n${spec}\n---\n`;
const c = (resources: string) => `  containers:\n    - {name: a, image: i, resources: ${resources}}\n`;

async function indexOf(text: string) {
  return (await lintManifests([{ file: 'a.yaml', text, defects: [] }])).index;
}

test.each([
  ['nothing at all', c('{}'), 'BestEffort'],
  ['a memory request only', c('{requests: {memory: 1Gi}}'), 'Burstable'],
  ['limits only, which become the requests', c('{limits: {cpu: 1, memory: 1Gi}}'), 'Guaranteed'],
  [
    'equal values in other units',
    c('{requests: {cpu: 1000m, memory: 1Gi}, limits: {cpu: 1, memory: 1024Mi}}'),
    'Guaranteed',
  ],
  ['a lower request', c('{requests: {cpu: 500m}, limits: {cpu: 1, memory: 1Gi}}'), 'Burstable'],
  [
    'an init container without any',
    `  initContainers:\n    - {name: i, image: i}\n${c('{limits: {cpu: 1, memory: 1Gi}}')}`,
    'Burstable',
  ],
  ['only ephemeral storage', c('{requests: {ephemeral-storage: 1Gi}}'), 'BestEffort'],
  ['zero requests', c('{requests: {cpu: 0, memory: "0"}}'), 'BestEffort'],
  ['pod-level resources', `  resources: {limits: {cpu: 1, memory: 1Gi}}\n${c('{}')}`, 'Guaranteed'],
])('%s', async (_, spec, expected) => {
  const index = await indexOf(pod('p', spec));
  expect(qosOf(index.workloads[0]!).class).toBe(expected);
});

test('sidecars add up, and the largest init container counts alone', async () => {
  const text = pod(
    'p',
    `  initContainers:
    - {name: sidecar, image: i, restartPolicy: Always, resources: {requests: {cpu: 100m}}}
    - {name: migrate, image: i, resources: {requests: {cpu: 2}}}
  containers:
    - {name: a, image: i, resources: {requests: {cpu: 300m}}}
    - {name: b, image: i, resources: {requests: {cpu: 200m}}}`,
  );
  expect(qosOf((await indexOf(text)).workloads[0]!).cpuRequest).toBeCloseTo(2.1);
});

test('the table lists who is evicted first, equals sharing a place', async () => {
  const text =
    pod('safe', c('{limits: {cpu: 1, memory: 1Gi}}')) +
    pod('none', c('{}')) +
    pod('also-none', c('{}')) +
    pod('small', c('{requests: {memory: 64Mi}}')) +
    pod('large', c('{requests: {memory: 1Gi}}'));
  const table = qosTable(await indexOf(text));
  expect(table.map(({ object, evictionOrder }) => `${evictionOrder} ${object.name}`)).toEqual([
    '1 none',
    '1 also-none',
    '3 small',
    '4 large',
    '5 safe',
  ]);
  expect(table.map(({ oomScoreAdj }) => oomScoreAdj)).toEqual([
    '1000',
    '1000',
    '1000 - 1000 × 64Mi / node memory',
    '1000 - 1000 × 1Gi / node memory',
    '-997',
  ]);
});
