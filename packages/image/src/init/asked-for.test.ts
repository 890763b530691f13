import { expect, test } from 'vitest';
import { madeProject } from './made-project.ts';
import { proposeDockerfile } from './propose.ts';

test.each([
  ['Go', { 'go.mod': 'module a', 'cmd/a/main.go': 'package main', 'cmd/b/main.go': 'package main' }, 'b', './cmd/b'],
  [
    'Go beside Node',
    { 'go.mod': 'module a', 'cmd/a/main.go': 'package main', 'package.json': '{}' },
    'cmd/a',
    './cmd/a',
  ],
  [
    'Rust',
    { 'Cargo.toml': '[package]\nname = "a"\n', 'Cargo.lock': '', 'src/main.rs': '', 'src/bin/b.rs': '' },
    'b',
    '--bin b ',
  ],
  [
    'a workspace of npm',
    {
      'package.json': '{"workspaces":["x/*"]}',
      'x/a/package.json': '{"dependencies":{"koa":"3"}}',
      'x/b/package.json': '{"name":"@x/b","dependencies":{"koa":"3"}}',
    },
    '@x/b',
    'WORKDIR /app/x/b',
  ],
  [
    'modules of Maven',
    { 'pom.xml': '<project><module>a</module><module>b</module></project>' },
    './b/',
    '--projects b',
  ],
  [
    'projects of Gradle',
    { 'settings.gradle': "include 'a', ':b:c'\n", 'a/build.gradle': '', 'b/c/build.gradle': '' },
    'b/c',
    ':b:c:installDist',
  ],
])(
  'of several programs of %s the one that is asked for is taken, and an unknown one is told',
  (_, files, program, part) => {
    const project = madeProject(files as Readonly<Record<string, string>>);
    expect(proposeDockerfile({ ...project, program }).dockerfile).toContain(part);
    expect(() => proposeDockerfile({ ...project, program: 'none' })).toThrow('no program none');
  },
);

test('where no program can be chosen, asking for one is told', () => {
  const { notes } = proposeDockerfile({ ...madeProject({ 'requirements.txt': '', 'main.py': '' }), program: 'x' });
  expect(notes.join(' ')).toContain('--program x was left out');
});

test.each([
  ['pom.xml', '<project><parent><artifactId>up</artifactId></parent></project>', '../pom.xml'],
  ['Cargo.toml', '[package]\nname = "a"\nversion.workspace = true\n', '..'],
  ['package.json', '{"dependencies":{"lib":"workspace:*"}}', '..'],
  ['go.mod', 'module a\nreplace x/y => ../y\n', '..'],
])('a part of something larger is told by its %s', (file, text, above) => {
  const project = madeProject({ [file]: text });
  const { notes } = proposeDockerfile({ ...project, exists: (path) => path === above || project.exists(path) });
  expect(notes.join(' ')).toContain('outside of this folder');
});
