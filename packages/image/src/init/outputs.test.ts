import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readDockerignore } from '../context/dockerignore.ts';
import { madeProject } from './made-project.ts';
import { projectIn } from './project.ts';
import { proposeDockerfile } from './propose.ts';

type Files = Readonly<Record<string, string>>;
const manifest = (value: object) => JSON.stringify(value);
const build = manifest({ scripts: { build: 'tsc', start: 'node dist/main.js' } });
const many = Array.from({ length: 12 }, (_, index) => `packages/p${index}`);

/** Projects whose sources are in folders that are called like those of builds: what must stay in, and what must stay out. */
test.each<readonly [string, Files, string, string]>([
  [
    'the program of Go in bin',
    { 'go.mod': 'module x/a\n', 'bin/server/main.go': 'package main\nfunc main() { run() }' },
    'bin/server/main.go',
    'dist',
  ],
  [
    'a package of Go in dist',
    { 'go.mod': 'module x/a\n', 'main.go': 'package main\nimport "x/a/dist"\nfunc main() { run() }', 'dist/a.go': '' },
    'dist/a.go',
    'bin',
  ],
  [
    'a package of Java called target',
    { 'pom.xml': '<project/>', 'src/main/java/a/target/A.java': '' },
    'src/main/java/a/target/A.java',
    'target',
  ],
  [
    'modules of Maven',
    { 'pom.xml': '<project><module>web</module></project>', 'web/pom.xml': '', 'web/src/target/a': '' },
    'web/src/target/a',
    'web/target/x.jar',
  ],
  [
    'a package of Kotlin called build',
    { 'settings.gradle.kts': 'include(":app")', 'app/src/main/kotlin/build/A.kt': '' },
    'app/src/main/kotlin/build/A.kt',
    'app/build/x',
  ],
  [
    'sources of a workspace of Node',
    { 'package.json': manifest({ workspaces: ['apps/*'] }), 'apps/a/package.json': build, 'apps/a/src/build/a.ts': '' },
    'apps/a/src/build/a.ts',
    'apps/a/dist/main.js',
  ],
  [
    'scripts that a build of Node calls',
    { 'package.json': manifest({ scripts: { build: 'node build/all.js' } }), 'build/all.js': '' },
    'build/all.js',
    'dist/main.js',
  ],
  [
    'what Git has',
    { 'package.json': build, 'build/icons.svg': '', '.gitignore': '/dist/\n' },
    'build/icons.svg',
    'dist/main.js',
  ],
  [
    'a package of Python called build',
    { 'requirements.txt': '', 'main.py': '', 'build/__init__.py': '' },
    'build/__init__.py',
    'dist/a.whl',
  ],
  [
    'many packages',
    {
      'package.json': manifest({ workspaces: ['packages/*'] }),
      ...Object.fromEntries(many.map((folder) => [`${folder}/package.json`, build])),
      'packages/p1/src/out/a.ts': '',
    },
    'packages/p1/src/out/a.ts',
    'packages/p11/dist/a.js',
  ],
])('%s: sources stay in the context, outputs out of it', (_, files, kept, left) => {
  const { dockerignore } = proposeDockerfile(madeProject(files));
  const matcher = readDockerignore(dockerignore);
  expect([matcher.excludes(kept), matcher.excludes(left)]).toEqual([false, true]);
  expect(dockerignore.split('\n').length).toBeLessThan(45);
});

test('sources in folders that are called like those of builds are looked at, outputs are not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-outputs-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = ['src/main/java/a/target/Main.java', 'target/classes/a.class', 'web/dist/a.js', 'internal/build/a.go'];
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  expect(projectIn(folder).files).toEqual(['internal/build/a.go', 'src/main/java/a/target/Main.java']);
});

test('settings that a build of Node may read and that stay out of it are told', () => {
  const files = { 'package.json': manifest({ devDependencies: { vite: '7' }, scripts: { build: 'vite build' } }) };
  expect(proposeDockerfile(madeProject({ ...files, '.env.production': 'A=1' })).notes.join()).toMatch(
    /\.env\.production stays out of the build/,
  );
  expect(proposeDockerfile(madeProject(files)).notes.join()).not.toContain('.env');
});
