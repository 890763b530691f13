import { describe, expect, test } from 'vitest';
import { lintManifests } from '../lint.ts';
import { defaultPolicy, type Policy } from './policy.ts';

const deployment = (marks: { head?: string; annotation?: string; container?: string } = {}) => `${marks.head ?? ''}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    team: shop
    ${marks.annotation ?? ''}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata:
      labels: {app: web}
    spec:
      containers:
        - name: web ${marks.container ?? ''}
          image: example.com/web:1.2.3
`;

async function lint(text: string, policy: Partial<Policy> = {}) {
  const only: Policy = { ...defaultPolicy, ...policy };
  const result = await lintManifests([{ file: 'web.yaml', text, defects: [] }], only);
  const of = (prefix: string) => result.findings.filter(({ rule }) => rule.startsWith(prefix));
  return {
    probes: of('readiness-probe'),
    about: of('ignore-'),
    ignored: result.ignored.filter(({ finding }) => finding.rule === 'readiness-probe'),
  };
}

describe('an ignore with a reason hides the finding', () => {
  test.each([
    ['at the head of the document', { head: '# slipway-ignore readiness-probe: batch consumer' }],
    ['as an annotation', { annotation: 'slipway.ignore/readiness-probe: batch consumer' }],
    ['behind the line it speaks of', { container: '# slipway-ignore memory-limit, readiness-probe: batch consumer' }],
  ])('%s', async (_, marks) => {
    const { probes, ignored } = await lint(deployment(marks));
    expect(probes).toEqual([]);
    expect(ignored).toMatchObject([{ reason: 'batch consumer', finding: { rule: 'readiness-probe' } }]);
  });
});

test('an ignore without a reason hides nothing and is reported', async () => {
  const { probes, about } = await lint(deployment({ head: '# slipway-ignore readiness-probe' }));
  expect(probes).toHaveLength(1);
  expect(about).toMatchObject([{ rule: 'ignore-reason', location: { start: { line: 1, column: 3 } } }]);
});

test('an ignore of a rule that does not exist names the nearest one', async () => {
  const { about } = await lint(deployment({ head: '# slipway-ignore readyness-probe: typo' }));
  expect(about).toMatchObject([{ rule: 'ignore-known-rule', message: expect.stringContaining('readiness-probe') }]);
});

test('an ignore that hides nothing is reported', async () => {
  const { about } = await lint(
    '# slipway-ignore readiness-probe: none here\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n',
  );
  expect(about).toMatchObject([{ rule: 'ignore-needed' }]);
});

test('an ignore of one document leaves the next one alone', async () => {
  const { probes } = await lint(
    `${deployment({ head: '# slipway-ignore readiness-probe: batch' })}---\n${deployment().replace('name: web', 'name: other')}`,
  );
  expect(probes).toHaveLength(1);
});

test('a policy hides findings by rule, object and file', async () => {
  const ignore = { rule: 'readiness-probe', reason: 'batch', place: { file: 'slipway.yaml', start: 0, end: 1 } };
  expect((await lint(deployment(), { ignores: [{ ...ignore, object: /^Deployment\/web$/ }] })).probes).toEqual([]);
  expect((await lint(deployment(), { ignores: [{ ...ignore, object: /^Deployment\/api$/ }] })).probes).toHaveLength(1);
  expect(
    (await lint(deployment(), { ignores: [{ ...ignore, file: (path) => path === 'other.yaml' }] })).probes,
  ).toHaveLength(1);
});
