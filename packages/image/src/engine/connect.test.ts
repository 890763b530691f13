import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectEngine } from './connect.ts';

// What a real engine is held to stands in test/image-e2e/endpoints.test.ts; this one only says who it is.

const heard: (string | undefined)[] = [];
const asked = new EventEmitter();
const server = createServer((request, response) => {
  heard.push(request.headers.host);
  const answers: Readonly<Record<string, object>> = {
    '/version': { Version: '28.0.1+more', ApiVersion: '1.48', Os: 'linux', Arch: 'amd64' },
    '/info': { DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']] },
  };
  if (request.url?.endsWith('/get') === true) return void asked.emit('save');
  const answer = answers[request.url ?? ''];
  response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer ?? { message: 'page not found' }));
});
let port: number;
const warnings: string[] = [];
const warned = (warning: Error) => void warnings.push(warning.message);
beforeAll(async () => {
  process.on('warning', warned);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  process.off('warning', warned);
  server.closeAllConnections();
  server.close();
});

const connect = (host: string) => connectEngine({ env: { DOCKER_HOST: host }, platform: 'linux', home: '/nobody' });

test('an engine behind a port is asked by its own name, and Node has nothing to warn of', async () => {
  const engine = await connect(`tcp://127.0.0.1:${port}`);
  expect(engine).toMatchObject({ version: '28.0.1', apiVersion: '1.48', keepsManifests: true, isLocal: true });
  expect(await engine.inspectImage('any:1')).toBeUndefined();
  expect(new Set(heard)).toEqual(new Set([`127.0.0.1:${port}`]));
  await new Promise((done) => setImmediate(done));
  expect(warnings).toEqual([]);
});

test('a port at which nobody listens is no engine', async () => {
  await expect(connect('tcp://127.0.0.1:1')).rejects.toMatchObject({ reason: 'no-engine' });
});

test('TLS to a port that speaks none is told as that', async () => {
  await expect(connect(`https://127.0.0.1:${port}`)).rejects.toMatchObject({
    reason: 'engine-forbidden',
    hint: expect.stringContaining('DOCKER_TLS_VERIFY'),
  });
});

test('who waits for the layers of an image can give up', async () => {
  const engine = await connect(`tcp://127.0.0.1:${port}`);
  const stop = new AbortController();
  const saving = expect(engine.saveImage('any:1', stop.signal)).rejects.toThrow();
  await once(asked, 'save');
  stop.abort(new Error('SIGINT'));
  await saving;
});
