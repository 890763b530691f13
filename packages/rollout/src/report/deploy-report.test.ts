import { expect, test } from 'vitest';
import type { Manifest } from '../read/manifest.ts';
import type { DeployResult } from '../run/result.ts';
import type { Cause } from '../state/record.ts';
import { deployReport } from './deploy-report.ts';

const manifest = {
  object: { kind: 'Deployment', spec: { template: { spec: { containers: [{ name: 'web' }] } } } },
  locate: (path: readonly string[]) => {
    const start = { line: path.at(-1) === 'image' ? 9 : 1, column: 1 };
    return { file: 'web.yaml', start, end: start };
  },
} as unknown as Manifest;
const planned = (kind: string, name: string, action: string) => ({
  key: { apiVersion: 'v1', kind, namespace: 'shop', name },
  action,
  changes: [],
  item: { manifest },
});

function reportOf(cause: Cause, plan: readonly object[]) {
  const result = { state: 'undone', app: 'web', strategy: 'rolling', release: 'abc', durationMs: 1, steps: [] };
  return deployReport(
    { ...result, plan, pruned: [], notices: ['A drain will hang.'], cause, apiRequests: 1 } as unknown as DeployResult,
    {
      texts: new Map(),
    },
  );
}

test.each(['smoke-test-failed', 'requests-failed', 'gate-failed'] as const)(
  '%s is told at the new image, with its fix',
  (code) => {
    const cause = { code, message: 'GET /healthz: HTTP 500', fix: 'See its log.', object: 'Service shop/web-preview' };
    const plan = [planned('Service', 'web', 'keep'), planned('Deployment', 'web-abc', 'create')];
    expect(reportOf(cause, plan).findings).toMatchObject([
      { rule: code, message: cause.message, location: { start: { line: 9 } }, fix: { text: 'See its log.' } },
    ]);
  },
);

test('an object is the place where the cause names it', () => {
  const cause = { code: 'endpoints-unproven', message: 'no', fix: 'Compare.', object: 'Service shop/web' } as const;
  expect(reportOf(cause, [planned('Service', 'web', 'keep')]).findings).toMatchObject([
    { location: { start: { line: 1 } } },
  ]);
});

test('a cause that no line is to blame for is told with what to do', () => {
  const cause = { code: 'aborted', message: 'Aborted by request.', fix: 'Deploy again.' } as const;
  const { findings, excerpts } = reportOf(cause, [planned('Deployment', 'web', 'change')]);
  expect(findings).toEqual([]);
  expect(excerpts).toEqual([{ title: 'What to do', text: 'Deploy again.' }]);
});

test('what was noted is in the summary, and in the terminal where no log has said it', () => {
  const cause = { code: 'aborted', message: 'Aborted by request.', fix: 'Deploy again.' } as const;
  const { tables } = reportOf(cause, [planned('Deployment', 'web', 'keep')]);
  expect(tables.find(({ title }) => title === 'Notes')).toMatchObject({ logged: true, rows: [['A drain will hang.']] });
});
