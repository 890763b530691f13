import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { jumpingClock } from '@slipway/testkit';
import { afterEach, expect, test } from 'vitest';
import type { ContainerState } from '../engine/engine.ts';
import { ask, type Network, realNetwork } from './probe-container.ts';

const open: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listen(server: ReturnType<typeof createServer>): Promise<{ host: string; port: number }> {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

const forever = new AbortController().signal;

test.each([
  [200, true],
  [302, true],
  [404, false],
  [503, false],
])('an answer of %i is healthy: %s', async (status, healthy) => {
  const target = await listen(createHttpServer((_, response) => response.writeHead(status).end('body')));
  expect(await realNetwork.http(target, '/', forever)).toMatchObject({ healthy });
});

test('a port that nobody listens on does not answer', async () => {
  const server = createServer();
  const target = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  for (const answer of [realNetwork.http(target, '/', forever), realNetwork.tcp(target, forever)])
    expect(await answer).toMatchObject({
      healthy: false,
      answered: false,
      text: expect.stringContaining('ECONNREFUSED'),
    });
});

test('a connection that is hung up at once is none: a published port without a listener takes all', async () => {
  const target = await listen(createServer((socket) => socket.destroy()));
  expect(await realNetwork.tcp(target, forever)).toMatchObject({ healthy: false, answered: false });
});

test('a connection that stays, or speaks first, is one', async () => {
  const held = await realNetwork.tcp(await listen(createServer()), forever);
  expect(held).toEqual({ healthy: true, heldMs: expect.any(Number) });
  expect(await realNetwork.tcp(await listen(createServer((socket) => socket.end('220 hello'))), forever)).toEqual({
    healthy: true,
  });
});

const state: ContainerState = {
  ...{ status: 'running', exitCode: 0, outOfMemory: false, error: '', startedAt: 0, finishedAt: undefined },
  ...{ health: 'none', lastHealth: undefined, address: '10.0.0.2', published: new Map([[80, 32768]]) },
};

test('a port is asked at the container, or where it is published when the container is out of reach', async () => {
  const asked: string[] = [];
  const network: Network = {
    http: async ({ host, port }) => {
      asked.push(`${host}:${port}`);
      return { healthy: true };
    },
    tcp: async () => ({ healthy: true }),
  };
  const exec = () => Promise.reject(new Error('not asked'));
  for (const engine of [
    { exec, host: 'unix:///x.sock', isLocal: true, reachesContainers: true },
    { exec, host: 'unix:///x.sock', isLocal: true, reachesContainers: false },
    { exec, host: 'tcp://docker:2375', isLocal: false, reachesContainers: false },
  ])
    await ask({ kind: 'http', port: 80, path: '/' }, 'id', state, { engine, clock: jumpingClock(), network });
  expect(asked).toEqual(['10.0.0.2:80', '127.0.0.1:32768', 'docker:32768']);
});

test('a port that swallows the question is given up in time', async () => {
  const clock = jumpingClock({ byItself: true });
  const network: Network = {
    http: (_, __, signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    tcp: () => Promise.reject(new Error('not asked')),
  };
  const engine = { exec: () => Promise.reject(new Error()), host: '', isLocal: true, reachesContainers: true };
  const answer = await ask({ kind: 'http', port: 80, path: '/' }, 'id', state, { engine, clock, network });
  expect(answer).toEqual({ healthy: false, answered: false, text: 'port 80 does not answer / within 2 s' });
});

test('a question that breaks off because its time is over was not answered in time, whatever the network calls it', async () => {
  const clock = jumpingClock({ byItself: true });
  const network: Network = {
    http: (_, __, signal) =>
      new Promise((resolve) =>
        signal.addEventListener('abort', () => resolve({ healthy: false, answered: false, text: 'ABORT_ERR' })),
      ),
    tcp: () => Promise.reject(new Error('not asked')),
  };
  const engine = { exec: () => Promise.reject(new Error()), host: '', isLocal: true, reachesContainers: true };
  const answer = await ask({ kind: 'http', port: 80, path: '/' }, 'id', state, { engine, clock, network });
  expect(answer).toEqual({ healthy: false, answered: false, text: 'port 80 does not answer / within 2 s' });
});
