import { expect, test } from 'vitest';
import { imageConfigOf, type RawImage } from './image-config.ts';

const bare: RawImage = { Id: 'sha256:1', Os: 'linux', Architecture: 'amd64' };

test('what an engine leaves out or sets to null is empty', () => {
  const expected = {
    id: 'sha256:1',
    user: '',
    entrypoint: [],
    command: [],
    exposedPorts: [],
    volumes: [],
    healthcheck: undefined,
  };
  expect(imageConfigOf(bare, 7)).toMatchObject({ ...expected, sizeBytes: 7, labels: {} });
  const nulls = {
    User: null,
    Entrypoint: null,
    Cmd: null,
    ExposedPorts: null,
    Volumes: null,
    Labels: null,
    Healthcheck: null,
  };
  expect(imageConfigOf({ ...bare, RepoTags: null, RepoDigests: null, RootFS: null, Config: nulls }, 7)).toMatchObject(
    expected,
  );
});

test('ports are numbers with their protocol, ranges all of theirs', () => {
  const ExposedPorts = { '8080/tcp': {}, '53/udp': {}, '9000-9002': {}, nonsense: {} };
  expect(imageConfigOf({ ...bare, Config: { ExposedPorts } }, 0).exposedPorts).toEqual([
    { port: 8080, protocol: 'tcp' },
    { port: 53, protocol: 'udp' },
    { port: 9000, protocol: 'tcp' },
    { port: 9001, protocol: 'tcp' },
    { port: 9002, protocol: 'tcp' },
  ]);
});

test('a health check that says nothing of times has those of the engine', () => {
  const { healthcheck } = imageConfigOf(
    { ...bare, Config: { Healthcheck: { Test: ['CMD', '/check'], Timeout: 2e9 } } },
    0,
  );
  expect(healthcheck).toEqual({
    test: ['CMD', '/check'],
    intervalMs: 30_000,
    timeoutMs: 2_000,
    startPeriodMs: 0,
    retries: 3,
  });
});

test.each([[['NONE']], [[]]])('the test %j is no health check', (Test) => {
  expect(imageConfigOf({ ...bare, Config: { Healthcheck: { Test } } }, 0).healthcheck).toBeUndefined();
});
