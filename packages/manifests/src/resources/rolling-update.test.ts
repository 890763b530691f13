import { describe, expect, test } from 'vitest';
import { lintManifests } from '../lint.ts';
import { fenceposts, rollingUpdateOf } from './rolling-update.ts';

async function updateOf(strategy: string, apiVersion = 'apps/v1') {
  const text = `{apiVersion: ${apiVersion}, kind: Deployment, metadata: {name: web}, spec: {${strategy} template: {spec: {containers: []}}}}`;
  const { index } = await lintManifests([{ file: 'web.yaml', text, defects: [] }]);
  return rollingUpdateOf(index.workloads[0]!);
}

describe('the fenceposts of a rolling update', () => {
  test.each([
    ['the defaults', '', 1, { surge: 1, unavailable: 0 }],
    ['the defaults', '', 3, { surge: 1, unavailable: 0 }],
    ['the defaults', '', 4, { surge: 1, unavailable: 1 }],
    ['the defaults', '', 10, { surge: 3, unavailable: 2 }],
    ['one default', 'strategy: {rollingUpdate: {maxSurge: 0}},', 10, { surge: 0, unavailable: 2 }],
    [
      'both rounded to nothing',
      'strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 25%}},',
      3,
      { surge: 0, unavailable: 1 },
    ],
    ['more than there are', 'strategy: {rollingUpdate: {maxUnavailable: 5}},', 2, { surge: 1, unavailable: 2 }],
    [
      'all of them',
      'strategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 100%}},',
      7,
      { surge: 2, unavailable: 7 },
    ],
  ])('%s (%s) of %i', async (_, strategy, replicas, expected) => {
    expect(fenceposts((await updateOf(strategy))!, replicas)).toEqual(expected);
  });

  test('older API versions had other defaults', async () => {
    expect(fenceposts((await updateOf('', 'extensions/v1beta1'))!, 10)).toEqual({ surge: 1, unavailable: 1 });
  });

  test('other strategies and values that are none have no fenceposts', async () => {
    expect(await updateOf('strategy: {type: Recreate},')).toBeUndefined();
    expect(await updateOf('strategy: {rollingUpdate: {maxSurge: lots}},')).toBeUndefined();
  });
});
