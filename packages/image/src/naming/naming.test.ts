import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withDefaultContext } from './default-context.ts';
import { gitSource } from './git-source.ts';
import { defaultRepository, defaultTags, withSourceLabels } from './names.ts';

const git =
  (answers: Record<string, string>) =>
  async (args: readonly string[]): Promise<string | undefined> =>
    answers[args[0]!];

const github = {
  GITHUB_REF: 'refs/heads/feature/cart',
  GITHUB_SHA: 'c0ffee1234',
  GITHUB_REPOSITORY: 'Acme/Shop',
  GITHUB_SERVER_URL: 'https://github.example',
};

test('GitHub says which ref, commit and repository; Git adds when it was committed', async () => {
  const source = await gitSource(github, git({ log: 'abc\n2026-11-01T10:00:00+02:00\n', config: 'git@other:x/y.git' }));
  expect(source).toEqual({
    ref: { kind: 'branch', name: 'feature/cart' },
    revision: 'c0ffee1234',
    url: 'https://github.example/Acme/Shop',
    repository: 'Acme/Shop',
    committedAt: '2026-11-01T08:00:00.000Z',
  });
  expect(defaultRepository(github, source)).toBe('ghcr.io/acme/shop');
  expect(defaultTags('ghcr.io/acme/shop', source)).toEqual(['ghcr.io/acme/shop:feature-cart']);
});

test.each([
  ['refs/tags/v1.2.0', ['r:v1.2.0', 'r:latest']],
  ['refs/pull/17/merge', ['r:pr-17']],
  ['refs/heads/.hidden', ['r:hidden']],
  ['refs/gh-readonly-queue/x', ['r:sha-c0ffee1']],
])('of %s come the tags %j', async (ref, tags) => {
  expect(defaultTags('r', await gitSource({ ...github, GITHUB_REF: ref }, git({})))).toEqual(tags);
});

test('a merge request of GitLab is a pull', async () => {
  const env = {
    CI_COMMIT_SHA: 'abc',
    CI_PROJECT_PATH: 'acme/shop',
    CI_PROJECT_URL: 'https://gitlab.example/acme/shop',
    CI_MERGE_REQUEST_IID: '9',
    CI_REGISTRY_IMAGE: 'registry.gitlab.example/acme/shop',
  };
  const source = await gitSource(env, git({}));
  expect(source).toMatchObject({ ref: { kind: 'pull', name: '9' }, revision: 'abc' });
  expect(defaultRepository(env, source)).toBe('registry.gitlab.example/acme/shop');
});

test('outside of a CI Git is asked, and an address never shows its password', async () => {
  const source = await gitSource(
    {},
    git({
      log: 'abc\n2026-11-01T10:00:00Z\nHEAD -> refs/heads/main, refs/remotes/origin/main',
      config: 'https://me:s3cret@git.example/acme/shop.git',
    }),
  );
  expect(source).toMatchObject({
    ref: { kind: 'branch', name: 'main' },
    url: 'https://git.example/acme/shop',
    repository: 'acme/shop',
  });
  expect(defaultRepository({}, source)).toBeUndefined();
  expect((await gitSource({}, git({ config: 'git@git.example:acme/shop.git' }))).url).toBe(
    'https://git.example/acme/shop',
  );
  const tagged = { log: 'abc\n2026-11-01T10:00:00Z\nHEAD -> refs/heads/main, tag: refs/tags/v1.2.0' };
  expect((await gitSource({}, git(tagged))).ref).toEqual({ kind: 'tag', name: 'v1.2.0' });
  expect((await gitSource({}, git({ log: 'abc\n2026-11-01T10:00:00Z\nHEAD' }))).ref).toBeUndefined();
  expect(await gitSource({}, git({}))).toMatchObject({ ref: undefined, revision: undefined, url: undefined });
});

test('labels of the user win over those of the source', async () => {
  const source = await gitSource(github, git({}));
  const labels = withSourceLabels(['org.opencontainers.image.version=7', 'team=shop'], source);
  expect(labels).toContain('org.opencontainers.image.revision=c0ffee1234');
  expect(labels).toContain('org.opencontainers.image.title=Shop');
  expect(labels.filter((label) => label.includes('.version='))).toEqual(['org.opencontainers.image.version=7']);
  expect(labels).toContain('team=shop');
});

test('a run by schedule makes a nightly image too, as docker/metadata-action does', async () => {
  const source = await gitSource({ ...github, GITHUB_EVENT_NAME: 'schedule' }, git({}));
  expect(defaultTags('r', source)).toEqual(['r:nightly', 'r:feature-cart']);
  expect(withSourceLabels([], source)).toContain('org.opencontainers.image.version=nightly');
});

test('the event of a run says what the repository is about and how it is licensed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-event-'));
  const path = join(folder, 'event.json');
  const labelsFor = async (event: string) => {
    writeFileSync(path, event);
    return withSourceLabels([], await gitSource({ ...github, GITHUB_EVENT_PATH: path }, git({})));
  };
  const repository = { description: 'Sells\nthings, well', license: { spdx_id: 'MIT' } };
  expect(await labelsFor(JSON.stringify({ repository }))).toEqual(
    expect.arrayContaining([
      'org.opencontainers.image.description=Sells things, well',
      'org.opencontainers.image.licenses=MIT',
    ]),
  );
  for (const event of ['no JSON', '{"repository":{"description":null,"license":null}}', 'null'])
    expect((await labelsFor(event)).filter((label) => /description|licenses/.test(label))).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('the default context is the commit of the run, and for a pull request its ref', () => {
  expect(withDefaultContext('{{defaultContext}}:sub', github)).toBe(
    'https://github.example/Acme/Shop.git#c0ffee1234:sub',
  );
  expect(withDefaultContext('a={{ defaultContext }}', { ...github, GITHUB_REF: 'refs/pull/1/merge' })).toBe(
    'a=https://github.example/Acme/Shop.git#refs/pull/1/merge',
  );
  expect(() => withDefaultContext('{{defaultContext}}', {})).toThrow(
    expect.objectContaining({ reason: 'bad-build-input' }),
  );
  expect(withDefaultContext('.', {})).toBe('.');
});
