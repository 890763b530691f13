import { describe, expect, test } from 'vitest';
import { madeProject } from './made-project.ts';
import { proposeDockerfile } from './propose.ts';

type Files = Readonly<Record<string, string>>;
const propose = (files: Files) => proposeDockerfile(madeProject(files));
const main = 'package main\nfunc main() { http.ListenAndServe(":8080", nil) }';
const lxml = '--no-binary lxml\nlxml==6.0.2\n';

describe('libraries of the system', () => {
  test.each([
    ['go-sqlite3', 'github.com/mattn/go-sqlite3 v1.14.24', ['-trixie', 'CGO_ENABLED=1', 'distroless/base']],
    [
      'Kafka of Confluent',
      'github.com/confluentinc/confluent-kafka-go/v2 v2.6.0',
      ['CGO_ENABLED=1', 'distroless/base'],
    ],
    ['DuckDB', 'github.com/marcboeker/go-duckdb v1.8.3', ['CGO_ENABLED=1', 'distroless/cc']],
    ['GTK', 'github.com/mattn/go-gtk v0.0.1', ['libgtk2.0-dev', 'debian:trixie-slim', 'ca-certificates libgtk2.0-0']],
  ])('that the module of Go for %s binds to are there, and told', (_, module, parts) => {
    const { dockerfile, notes } = propose({
      'go.mod': `module a\n\ngo 1.26\n\nrequire (\n\t${module}\n)\n`,
      'main.go': main,
    });
    for (const part of parts) expect(dockerfile).toContain(part);
    expect(notes.join()).toMatch(/binding to C: the program is built with cgo/);
  });

  test('are no matter of modules of Go without C', () => {
    const { dockerfile } = propose({
      'go.mod': 'module a\n\nrequire github.com/shirou/gopsutil/v4 v4.24.10\nrequire github.com/google/gopacket v1\n',
      'main.go': main,
    });
    expect(dockerfile).toContain('CGO_ENABLED=0');
  });

  test.each([
    ['in Cargo.lock', { 'Cargo.lock': '[[package]]\nname = "openssl-sys"\n' }, '', /libssl-dev pkg-config/],
    ['by a dependency, without Cargo.lock', {}, 'reqwest = "0.12"\n', /libssl-dev pkg-config/],
    ['with its sources', {}, 'openssl = { version = "0.10", features = ["vendored"] }\n', /make perl/],
    [
      'with its sources in Cargo.lock',
      { 'Cargo.lock': '[[package]]\nname = "openssl-sys"\n[[package]]\nname = "openssl-src"\n' },
      '',
      /make perl/,
    ],
    [
      'of SQLite',
      { 'Cargo.lock': '' },
      'rusqlite = "0.37"\n',
      /libsqlite3-dev pkg-config[\s\S]*ca-certificates libsqlite3-0/,
    ],
  ])('of a crate of Rust %s are there', (_, files: Files, dependency, expected) => {
    const manifest = `[package]\nname = "a"\n[dependencies]\n${dependency}`;
    const { dockerfile } = propose({ ...files, 'Cargo.toml': manifest, 'src/main.rs': '' });
    expect(dockerfile).toMatch(expected);
    expect(/make perl/.test(dockerfile)).not.toBe(/libssl-dev|sqlite/.test(dockerfile));
  });

  test.each([
    [
      'psycopg2 in a lock file',
      { 'pyproject.toml': '[project]\nname = "a"\n', 'uv.lock': '[[package]]\nname = "psycopg2"\n' },
      'libpq-dev',
    ],
    [
      'mysqlclient in setup.py',
      { 'setup.py': "setup(install_requires=['mysqlclient>=2'])" },
      'default-libmysqlclient-dev',
    ],
    ['lxml without its wheel', { 'requirements.txt': lxml }, 'gcc libc6-dev libxml2-dev libxslt1-dev'],
    ['python-magic', { 'requirements.txt': 'python-magic\n' }, 'libmagic1'],
  ])('of %s for Python are there', (_, files: Files, expected) => {
    expect(propose({ 'main.py': '', ...files }).dockerfile).toContain(expected);
  });

  test.each(['psycopg2-binary==2.9\n', 'lxml==6\n', 'psycopg[binary]\n'])('of %j are in its wheel', (requirements) => {
    expect(propose({ 'main.py': '', 'requirements.txt': requirements }).dockerfile).not.toContain('apt-get');
  });
});

describe('a bound below is no release to build with', () => {
  test.each([
    ['go 1.19\n', 'golang:1.26-'],
    ['go 1.27.0\n\ntoolchain go1.28.1\n', 'golang:1.28-'],
  ])('Go: %j', (lines, expected) => {
    expect(propose({ 'go.mod': `module a\n\n${lines}`, 'main.go': main }).dockerfile).toContain(expected);
  });

  test.each([
    ['>=16', '24'],
    ['>=16.0.0 <19', '18'],
    ['^18.17.0 || ^20.3.0 || >=21.0.0', '24'],
    ['18.x', '18'],
    ['14 - 22', '22'],
    ['<=22.4', '22'],
    ['<22', '21'],
    ['>=0.10', '24'],
    ['lts/*', '24'],
    ['~22.1', '22'],
  ])('Node: %s', (node, expected) => {
    const manifest = JSON.stringify({ engines: { node }, scripts: { start: 'node a.js' } });
    expect(propose({ 'package.json': manifest, 'a.js': '' }).dockerfile).toContain(`node:${expected}-slim`);
  });

  test.each(['>=3.8', '~=3.8', '>=3.8,<4', '^3.8'])('Python: %s', (bound) => {
    const text = `[project]\nname = "a"\nrequires-python = "${bound}"\n`;
    expect(propose({ 'pyproject.toml': text, 'main.py': '' }).dockerfile).toContain('python:3.13-slim');
  });

  test.each([
    [
      'a release of Maven',
      { 'pom.xml': '<project><maven.compiler.release>8</maven.compiler.release></project>' },
      '21',
    ],
    [
      'what JDK 21 compiles no more',
      { 'pom.xml': '<project><maven.compiler.source>1.7</maven.compiler.source></project>' },
      '17',
    ],
    [
      'a release with support',
      { 'pom.xml': '<project><maven.compiler.release>17</maven.compiler.release></project>' },
      '17',
    ],
    ['a toolchain', { 'build.gradle': 'java { toolchain { languageVersion = JavaLanguageVersion.of(11) } }' }, '11'],
    [
      'an old Gradle',
      {
        'build.gradle': 'sourceCompatibility = 1.8',
        gradlew: '',
        'gradle/wrapper/gradle-wrapper.properties': 'distributionUrl=x/gradle-7.6.4-bin.zip',
      },
      '17',
    ],
    [
      'Spring Boot 2',
      { 'build.gradle': "id 'org.springframework.boot' version '2.7.0'\nsourceCompatibility = 1.8" },
      '17',
    ],
  ])('Java: %s', (_, files: Files, expected) => {
    expect(propose(files).dockerfile).toContain(`eclipse-temurin:${expected}-jre`);
  });
});

test.each([
  ['Go', { 'go.mod': 'module a\n', 'a.go': 'package a' }],
  ['Rust', { 'Cargo.toml': '[package]\nname = "a"\n', 'src/lib.rs': '' }],
  ['Maven', { 'pom.xml': '<project/>', 'src/main/java/a/A.java': 'package a;\nclass A {}' }],
  [
    'Maven with a test that is a whole jar',
    {
      'pom.xml': '<project><module>test-shrinker</module><module>gson</module></project>',
      'test-shrinker/pom.xml': '<artifactId>maven-shade-plugin</artifactId>',
      'gson/pom.xml': '',
    },
  ],
  ['Gradle', { 'build.gradle': '', 'src/main/java/a/A.java': 'package a;\nclass A {}' }],
  ['Python', { 'pyproject.toml': '[project]\nname = "a"\n[build-system]\n', 'src/a/__init__.py': '' }],
])('a library of %s is told as one', (_, files: Files) => {
  const notes = propose(files).notes.join('\n');
  expect(notes).toMatch(/This looks like a library: /);
  expect(notes).not.toMatch(/SIGTERM|No port/);
});

test('a library of Python that has a tool and a port of its own is told as one', () => {
  const text =
    '[project]\nname = "Flask"\nclassifiers = ["Topic :: Software Development :: Libraries"]\n[project.scripts]\nflask = "flask.cli:main"\n';
  const { notes, dockerfile } = propose({ 'pyproject.toml': text, 'src/flask/app.py': 'port = 5000' });
  expect(notes.join('\n')).toMatch(/This looks like a library: its classifiers/);
  expect(dockerfile).not.toContain('EXPOSE');
});

test('a tool of the command line of Python is told as one', () => {
  const text = '[project]\nname = "Flask"\n[project.scripts]\nflask = "flask.cli:main"\n[build-system]\n';
  expect(propose({ 'pyproject.toml': text, 'src/flask/app.py': 'class Flask: pass' }).notes.join('\n')).toMatch(
    /CMD calls flask, .*\[project\.scripts\].*ends/,
  );
});

test('a project of Python that asks Git for its version is told it by an argument', () => {
  const text =
    '[project]\nname = "a"\n[build-system]\nrequires = ["hatchling", "hatch-vcs"]\n[tool.hatch.version]\nsource = "vcs"\n';
  const { dockerfile, notes } = propose({ 'pyproject.toml': text, 'main.py': '' });
  expect(dockerfile).toMatch(/ARG SETUPTOOLS_SCM_PRETEND_VERSION=0\.0\.0\n[\s\S]*pip install \./);
  expect(notes.join()).toContain('--build-args SETUPTOOLS_SCM_PRETEND_VERSION=');
  expect(propose({ 'requirements.txt': '', 'pyproject.toml': text, 'main.py': '' }).dockerfile).not.toContain('SCM');
});
