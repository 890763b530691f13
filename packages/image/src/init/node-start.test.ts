import { expect, test } from 'vitest';
import { madeProject } from './made-project.ts';
import { proposeDockerfile } from './propose.ts';

type Files = Readonly<Record<string, string | object>>;

function told(files: Files): { command: string; notes: string } {
  const texts = Object.entries(files).map(([path, value]) => [
    path,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const { dockerfile, notes } = proposeDockerfile(madeProject(Object.fromEntries(texts)));
  return { command: /^CMD (.*)$/m.exec(dockerfile)?.[1] ?? '', notes: notes.join('\n') };
}

test('a script start that calls a file which is not there is told', () => {
  expect(told({ 'package.json': { scripts: { start: 'node server.js' } } }).notes).toMatch(
    /CMD calls server\.js, which is not here/,
  );
  expect(told({ 'package.json': { main: 'lib/a.js', dependencies: { koa: '3' } } }).notes).toMatch(
    /CMD calls lib\/a\.js, which is not here/,
  );
});

test.each([
  ['dist/main.js of a build', { 'package.json': { scripts: { build: 'tsc', start: 'node dist/main.js' } } }],
  [
    'dist/main.js of a build that the root of a workspace has',
    {
      'package.json': { workspaces: ['a'], scripts: { build: 'node all.js' } },
      'a/package.json': { scripts: { start: 'node dist/main.js' } },
    },
  ],
  ['a name without its end', { 'package.json': { scripts: { start: 'node server' } }, 'server.js': '' }],
  [
    'a folder with an index behind options',
    { 'package.json': { scripts: { start: 'node -r dotenv/config ./src/' } }, 'src/index.js': '' },
  ],
  ['the package itself', { 'package.json': { main: 'a.js', scripts: { start: 'node .' } }, 'a.js': '' }],
])('%s is not told as missing', (_, files: Files) => {
  expect(told(files).notes).not.toMatch(/not here|placeholder/);
});

test('where nothing can be started, CMD is called a placeholder', () => {
  const { command, notes } = told({ 'package.json': { dependencies: { koa: '3' } } });
  expect(command).toBe('["node", "index.js"]');
  expect(notes).toMatch(/Nothing was found to start: there is no script start, no main, no bin/);
});

test('the program that bin names is called where there is no start', () => {
  const { command, notes } = told({ 'package.json': { bin: { tool: './bin/tool.js' } }, 'bin/tool.js': '' });
  expect(command).toBe('["node", "bin/tool.js"]');
  expect(notes).toContain('the program that bin names');
});

test('the application of a workspace is found by its start, and the workspace is told', () => {
  const files: Files = {
    'package.json': { workspaces: ['apps/*', 'packages/*'] },
    'apps/a/package.json': { scripts: { start: 'node src/server.js' } },
    'apps/a/src/server.js': 'listen(4000)',
    'packages/lib/package.json': { devDependencies: { express: '5' } },
  };
  const { command, notes } = told(files);
  expect(command).toBe('["node", "src/server.js"]');
  expect(notes).toMatch(/workspace has 2 applications; this is for apps\/a/);
  const lone = told({ ...files, 'packages/lib/package.json': {} });
  expect(lone.notes).toMatch(/workspace of 2 packages \(apps\/a, packages\/lib\); this is for apps\/a/);
});

test.each([
  ['with a server in its examples', { files: ['lib'], devDependencies: { express: '4' } }],
  ['with types', { types: 'index.d.ts', main: 'index.js', scripts: { build: 'tsc' } }],
])('a library %s is told as one, and has no port', (_, manifest) => {
  const { notes, command } = told({
    'package.json': { name: 'x', ...manifest },
    'index.js': 'module.exports = require("./lib")',
    'examples/hello/index.js': 'app.listen(3000)',
  });
  expect(notes).toMatch(/^This looks like a library.*no script start and no bin, and index\.js starts no server/);
  expect(command).toBe('["node", "index.js"]');
  expect(notes).not.toMatch(/SIGTERM|EXPOSE|health check/);
});

test('a package that would listen when it is asked to is a library still', () => {
  const text =
    'const { createServer } = require("./lib/server")\nfunction fastify() {\n  createServer()\n}\nmodule.exports = fastify\n';
  expect(told({ 'package.json': { main: 'fastify.js', types: 'a' }, 'fastify.js': text }).notes).toMatch(/library/);
});

test.each([
  ['that listens in its main', { main: 'index.js', files: ['x'] }, 'app.listen(3000)'],
  ['that listens and exports it for tests', { files: ['x'] }, 'app.listen(3000)\nmodule.exports = app'],
  ['with a main that npm init wrote', { main: 'index.js' }, 'require("./server")'],
  ['that needs a server', { types: 'a', dependencies: { express: '5' } }, 'require("./server")'],
  ['that is private', { private: true, exports: './index.js' }, 'require("./server")'],
])('a program %s is not taken for a library', (_, manifest, text) => {
  expect(told({ 'package.json': manifest, 'index.js': text }).notes).not.toContain('library');
});

test('a lock file is missed only where there is something to lock', () => {
  expect(told({ 'package.json': { scripts: { start: 'node a.js' } }, 'a.js': '' }).notes).not.toContain('lock file');
  expect(told({ 'package.json': { dependencies: { koa: '3' } } }).notes).toContain('lock file');
});

test('a framework without a script build has a stage to build in, and is told', () => {
  const { notes } = told({ 'package.json': { devDependencies: { nuxt: '4' } } });
  expect(notes).toMatch(/starts what a build writes, which is not here, and there is no script build/);
});
