import { expect, test } from 'vitest';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { type CheckPolicy, checkDockerfile } from './check.ts';

function check(text: string, policy: CheckPolicy = {}) {
  const { findings, ignored } = checkDockerfile({ dockerfile: readDockerfile(text, 'Dockerfile') }, policy);
  return {
    rules: findings.map(({ rule }) => rule),
    ignored: ignored.map(({ finding, reason, by }) => [finding.rule, reason, by]),
  };
}

const user = 'USER 1000\n';

test('an ignore above an instruction, or within it, covers that instruction', () => {
  const above = check(`# slipway-ignore base-tag: rebuilt nightly\nFROM node\n${user}`);
  expect(above).toEqual({ rules: [], ignored: [['base-tag', 'rebuilt nightly', 'comment']] });
  const within = check(
    `FROM node:22 AS build\nRUN a && \\\n  # slipway-ignore no-sudo: its own image\n  sudo b\nFROM build\n${user}`,
  );
  expect(within.ignored).toEqual([['no-sudo', 'its own image', 'comment']]);
  const elsewhere = check(`FROM node\n# slipway-ignore base-tag: too late\n${user}`);
  expect(elsewhere.rules).toEqual(['base-tag', 'ignore-needed']);
});

test('an ignore at the head of the file, apart from the first instruction, covers all of it', () => {
  const text = `# slipway-ignore base-tag, no-sudo: a playground\n\nFROM node\nRUN sudo a\n${user}`;
  expect(check(text)).toMatchObject({
    rules: [],
    ignored: [
      ['base-tag', 'a playground', 'comment'],
      ['no-sudo', 'a playground', 'comment'],
    ],
  });
});

test('an ignore without a reason, of an unknown rule, or of nothing is told', () => {
  expect(check(`# slipway-ignore base-tag\nFROM node\n${user}`).rules).toEqual(['ignore-reason', 'base-tag']);
  expect(check(`# slipway-ignore base-tags: why\nFROM node\n${user}`).rules).toEqual(['ignore-known-rule', 'base-tag']);
  expect(check(`# slipway-ignore base-tag: why\nFROM node:22\n${user}`).rules).toEqual(['ignore-needed']);
});

test('a policy sets severities, turns rules on and off, and hides by file', () => {
  const text = `FROM node\n${user}`;
  expect(check(text, { rules: { 'base-tag': { severity: 'off' } } }).rules).toEqual([]);
  expect(check(text, { rules: { 'base-digest': { severity: 'error' } } }).rules).toEqual(['base-digest', 'base-tag']);
  expect(
    check(text, { ignores: [{ rule: 'base-tag', file: (path) => path === 'Dockerfile', reason: 'why' }] }).ignored,
  ).toEqual([['base-tag', 'why', 'policy']]);
  expect(check(text, { ignores: [{ rule: 'base-tag', file: () => false, reason: 'why' }] }).rules).toEqual([
    'base-tag',
  ]);
});

test('a comment for hadolint hides what of ours is the same, without a word about itself', () => {
  const own = check(`# hadolint ignore=DL3006,DL9999 # rebuilt nightly\nFROM node\n${user}`);
  expect(own).toEqual({ rules: [], ignored: [['base-tag', 'rebuilt nightly', 'comment']] });
  const global = check(`FROM node:22\n# hadolint global ignore=DL3004\nRUN sudo a\nRUN sudo b\n${user}`);
  expect(global.ignored).toEqual([
    ['no-sudo', 'a comment for hadolint ignores DL3004', 'comment'],
    ['no-sudo', 'a comment for hadolint ignores DL3004', 'comment'],
  ]);
  expect(check(`# hadolint ignore=DL3004\nFROM node:22\nRUN sudo a\n${user}`).rules).toEqual(['no-sudo']);
  expect(check(`# hadolint ignore=DL3004\nFROM node:22\n${user}`).rules).toEqual([]);
});

test('a check that the file tells BuildKit to skip is skipped here too, and all of them are not', () => {
  const text = `FROM node:22 AS Build\nFROM Build2\n${user}`;
  const skipped = check(`# check=skip=StageNameCasing, NewCheck;error=true\n${text}`);
  expect(skipped.ignored).toEqual([['stage-name-lowercase', 'the directive check skips StageNameCasing', 'comment']]);
  expect(check(`# check=skip=all\n${text}`).rules).toContain('stage-name-lowercase');
});
