import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dockerignoreFor, measureContext } from './measure-context.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-context-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, bytes: number): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), 'x'.repeat(bytes));
}

test('it counts what is sent, and what a .dockerignore would save', () => {
  write('server.js', 100);
  write('package.json', 10);
  write('node_modules/a/index.js', 5000);
  write('.git/objects/x', 3000);
  write('dist/app.js', 700);
  write('docs/dist/keep.txt', 20);
  write('.env', 30);
  const measured = measureContext(folder);
  expect(measured).toMatchObject({ bytes: 8860, files: 7, truncated: false, savableBytes: 8700, secrets: ['.env'] });
  expect(measured.savable).toEqual([
    { pattern: '**/node_modules', bytes: 5000, files: 1 },
    { pattern: '**/.git', bytes: 3000, files: 1 },
    { pattern: 'dist', bytes: 700, files: 1 },
  ]);
  expect(measured.largest[0]).toEqual({ path: 'node_modules', bytes: 5000, files: 1 });
  const ignoring = measureContext(folder, { dockerignore: '**/node_modules\n.git\n*.js*\n!server.js\n.env' });
  expect(ignoring).toMatchObject({ bytes: 820, savableBytes: 700, secrets: [] });
});

test('the Dockerfile is sent even when it is left out', () => {
  write('Dockerfile', 5);
  expect(measureContext(folder, { dockerignore: '*' })).toMatchObject({ files: 1, bytes: 5 });
});

test('sockets and links to nothing are told and stop nothing', async () => {
  write('a', 1);
  symlinkSync('nowhere', join(folder, 'dangling'));
  symlinkSync('.', join(folder, 'loop'));
  const server = createServer().listen(join(folder, 'socket'));
  await new Promise((done) => server.once('listening', done));
  const measured = measureContext(folder);
  await new Promise((done) => server.close(done));
  expect(measured).toMatchObject({ bytes: 1, files: 3 });
  expect(measured.skipped.map(({ path }) => path)).toEqual(['dangling', 'socket']);
});

test('it stops at its limits, and says so', () => {
  for (let i = 0; i < 20; i++) write(`f${i}`, 1);
  expect(measureContext(folder, { maxFiles: 5 })).toMatchObject({ truncated: true, files: 5 });
  let now = 0;
  expect(measureContext(folder, { maxMs: 1, clock: { now: () => (now += 2) } })).toMatchObject({ truncated: true });
  expect(measureContext(join(folder, 'none'))).toMatchObject({ files: 0, skipped: [{ path: '' }] });
});

test('the ignore file beside the Dockerfile wins over that of the context', () => {
  expect(dockerignoreFor(folder, join(folder, 'Dockerfile'))).toBeUndefined();
  write('.dockerignore', 1);
  expect(dockerignoreFor(folder, join(folder, 'Dockerfile'))?.file).toMatch(/\/\.dockerignore$/);
  write('Dockerfile.dockerignore', 2);
  expect(dockerignoreFor(folder, join(folder, 'Dockerfile'))?.text).toBe('xx');
});
