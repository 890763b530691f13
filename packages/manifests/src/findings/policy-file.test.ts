import { expect, test } from 'vitest';
import { rule } from '../rules/rule.ts';
import { readPolicy } from './policy-file.ts';

const rules = [
  rule({
    id: 'replicas',
    area: 'availability',
    severity: 'warning',
    what: 'W.',
    why: 'Y.',
    fix: 'F.',
    options: { min: 2 },
  }),
  rule({ id: 'privileged', area: 'security', severity: 'warning', what: 'W.', why: 'Y.', fix: 'F.' }),
];
const read = (text: string) => readPolicy('slipway.yaml', text, rules);

test('a policy sets preset, target, severities, options and ignores', async () => {
  const policy = await read(`
version: 1
lint:
  preset: all
  kubernetes-version: "1.33"
  fail-on: warning
  exclude: [charts]
  rules:
    privileged: off
    replicas: {severity: error, options: {min: 3}}
  ignore:
    - {rule: privileged, object: DaemonSet/*, file: infra/**, reason: node agents}
`);
  expect(policy).toMatchObject({
    preset: 'all',
    target: [1, 33],
    failOn: 'warning',
    exclude: ['charts'],
    rules: { privileged: { severity: 'off' }, replicas: { severity: 'error', options: { min: 3 } } },
  });
  const [ignore] = policy.ignores!;
  expect(ignore).toMatchObject({ rule: 'privileged', reason: 'node agents' });
  expect(ignore!.object!.test('DaemonSet/agent')).toBe(true);
  expect(ignore!.file!('infra/node/agent.yaml')).toBe(true);
  expect(ignore!.file!('apps/agent.yaml')).toBe(false);
});

test('every mistake is reported in one go, each with its place', async () => {
  const reading = read(`
lint:
  presets: all
  fail-on: sometimes
  rules:
    replica: error
    replicas: {options: {min: many, max: 4}}
  ignore:
    - rule: privileged
`);
  await expect(reading).rejects.toMatchObject({ code: 'bad-input' });
  const { message } = (await reading.catch((error: Error) => error as Error)) as Error;
  expect(message.split('\n').slice(1)).toMatchInlineSnapshot(`
    [
      "  slipway.yaml:3:3: Unknown key "presets"; the nearest is preset.",
      "  slipway.yaml:4:12: fail-on must be one of error, warning, info, never.",
      "  slipway.yaml:6:5: There is no rule "replica"; the nearest is replicas.",
      "  slipway.yaml:7:37: Unknown key "max".",
      "  slipway.yaml:7:31: The option min of replicas must be a number.",
      "  slipway.yaml:9:7: An entry of ignore needs a reason.",
    ]
  `);
});

test('an empty file is an empty policy', async () => {
  expect(await read('')).toEqual({});
});
