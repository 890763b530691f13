import fc from 'fast-check';
import { expect, test } from 'vitest';
import { containerStateOf, createBody, memoryOf, textOfFrames } from './container.ts';

function frame(stream: number, bytes: Uint8Array): Buffer {
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([header, bytes]);
}

test('both streams of a container are one text, in order, whole characters across frames', () => {
  const [a, b] = [Buffer.from('für').subarray(0, 2), Buffer.from('für').subarray(2)];
  expect(textOfFrames(Buffer.concat([frame(1, a), frame(1, b), frame(2, Buffer.from('!\n'))]))).toBe('für!\n');
});

test('text without frames is left as it is', () => {
  expect(textOfFrames(Buffer.from('plain'))).toBe('plain');
});

test('no bytes make the reading of frames fail', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void textOfFrames(Buffer.from(bytes))));
  const texts = fc.array(fc.tuple(fc.constantFrom(1, 2), fc.string()), { minLength: 1 });
  fc.assert(
    fc.property(texts, (given) => {
      const bytes = Buffer.concat(given.map(([stream, text]) => frame(stream, Buffer.from(text))));
      expect(textOfFrames(bytes)).toBe(Buffer.from(given.map(([, text]) => text).join('')).toString());
    }),
  );
});

const spec = {
  ...{ name: 'n', image: 'i', platform: undefined, labels: {}, networkId: 'net', env: [], args: undefined },
  ...{ readOnly: true, tmpfs: ['/tmp', '/run:size=1m'], memoryBytes: 64, cpus: 0.5, pids: 10, publish: [80] },
  healthcheck: undefined,
};

test('a container gets nothing that it was not given', () => {
  expect(createBody(spec, '127.0.0.1')).toMatchObject({
    HostConfig: {
      ...{ NetworkMode: 'net', ReadonlyRootfs: true, CapDrop: ['ALL'], SecurityOpt: ['no-new-privileges'] },
      ...{ Memory: 64, MemorySwap: 64, NanoCpus: 5e8, PidsLimit: 10, Tmpfs: { '/tmp': '', '/run': 'size=1m' } },
      PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '' }] },
    },
  });
  expect(createBody(spec, '127.0.0.1')).not.toHaveProperty('Cmd');
  expect(createBody(spec, '127.0.0.1')).not.toHaveProperty('Healthcheck');
});

test('the health check keeps its test, whatever its times become', () => {
  const often = createBody({ ...spec, healthcheck: { intervalMs: 250, retries: 5 } }, '127.0.0.1');
  expect(often.Healthcheck).toEqual({ Interval: 250e6, StartInterval: 250e6, Retries: 5 });
  expect(createBody({ ...spec, healthcheck: 'none' }, '127.0.0.1').Healthcheck).toEqual({ Test: ['NONE'] });
});

const state = {
  ...{ Status: 'running', ExitCode: 0, OOMKilled: false, Error: '' },
  ...{ StartedAt: '2026-11-29T10:00:00.5Z', FinishedAt: '0001-01-01T00:00:00Z' },
};

test('times that have not come, health and addresses are read', () => {
  const Log = [{ End: '2026-11-29T10:00:01Z', ExitCode: 1, Output: 'no' }];
  const read = containerStateOf({
    State: { ...state, Health: { Status: 'unhealthy', Log } },
    NetworkSettings: {
      Ports: { '80/tcp': [{ HostPort: '32768' }], '81/tcp': null },
      Networks: { a: { IPAddress: '10.0.0.2' } },
    },
  });
  expect(read).toMatchObject({ status: 'running', health: 'unhealthy', finishedAt: undefined, address: '10.0.0.2' });
  expect(read.lastHealth).toMatchObject({ exitCode: 1, output: 'no' });
  expect([...read.published]).toEqual([[80, 32768]]);
  expect(read.lastHealth!.endedAt - read.startedAt!).toBe(500);
});

test('a container that is dead or without a network is read too', () => {
  const read = containerStateOf({ State: { ...state, Status: 'dead', Health: null }, NetworkSettings: null });
  expect(read).toMatchObject({ status: 'exited', health: 'none', address: undefined });
});

test.each([
  [{ usage: 100, stats: { total_inactive_file: 30, inactive_file: 1 } }, 70, false],
  [{ usage: 100, stats: { inactive_file: 40 }, limit: 1000 }, 60, false],
  [{ usage: 100 }, 100, false],
  [{ usage: 99, limit: 100 }, 99, true],
  [{ usage: 99, limit: 100, stats: { inactive_file: 40 } }, 59, false],
  [{ usage: 10, max_usage: 100, limit: 100 }, 10, true],
  [{ usage: 10, max_usage: 80, limit: 100, failcnt: 3 }, 10, true],
])('the working set of %j is %s, and whether the limit was met is %s', (memory_stats, bytes, metLimit) => {
  expect(memoryOf({ memory_stats })).toEqual({ bytes, metLimit });
});

test('nothing is known of the memory of what does not run', () => {
  expect(memoryOf({ memory_stats: {} })).toBeUndefined();
});
