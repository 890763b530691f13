import { Problem } from '@slipway/core';
import { describe, expect, test } from 'vitest';
import { readDockerignore } from '../context/dockerignore.ts';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { checkDockerfile } from '../rules/check.ts';
import { madeProject as project } from './made-project.ts';
import { proposeDockerfile } from './propose.ts';

const pom = (extra: string) =>
  `<project><parent><artifactId>spring-boot-starter-parent</artifactId>\n<version>3.5.1</version></parent><properties><java.version>21</java.version></properties>${extra}</project>`;

/** Applications of every kind, with what must stand in their Dockerfile. */
const applications: readonly (readonly [string, string, Readonly<Record<string, string>>, readonly string[]])[] = [
  [
    'a Go service',
    'go',
    {
      'go.mod': 'module a\n\ngo 1.25.1\n',
      'go.sum': '',
      'cmd/web/main.go': 'package main\nfunc main() { http.ListenAndServe(":8080", nil) }',
      'cmd/web/x_test.go': 'package main',
    },
    ['golang:1.26-alpine', './cmd/web', 'EXPOSE 8080', 'COPY go.mod go.sum ./'],
  ],
  [
    'a vendored Go service with C',
    'go',
    {
      'go.mod': 'module a\ngo 1.26\n',
      'vendor/modules.txt': '',
      'main.go': 'package main\nimport "C"\nfunc main() {}',
    },
    ['-trixie', 'distroless/base'],
  ],
  [
    'a Rust service',
    'rust',
    {
      'Cargo.toml': '[package]\nname = "shop"\n',
      'Cargo.lock': '',
      'src/main.rs': 'let l = TcpListener::bind("0.0.0.0:3000");',
    },
    ['--bin shop', 'cargo fetch --locked', 'EXPOSE 3000'],
  ],
  [
    'a Rust workspace',
    'rust',
    {
      'Cargo.toml': '[workspace]\nmembers = ["a"]\n',
      'Cargo.lock': '',
      'a/Cargo.toml': '[package]\nname = "a-bin"\n',
      'a/src/main.rs': '',
    },
    ['--bin a-bin'],
  ],
  [
    'Spring Boot by Maven',
    'spring-boot-maven',
    {
      'pom.xml': pom('<artifactId>spring-boot-starter-actuator</artifactId>'),
      'src/main/resources/application.yml': 'server:\n  port: 9090\n',
    },
    ['-Djarmode=tools', 'launch.JarLauncher', 'EXPOSE 9090', '/actuator/health', '21-jre'],
  ],
  [
    'old Spring Boot by Gradle',
    'spring-boot-gradle',
    {
      'build.gradle': "id 'org.springframework.boot' version '2.7.0'\nsourceCompatibility = JavaVersion.VERSION_17",
      gradlew: '',
      'settings.gradle': '',
      'gradle/wrapper/gradle-wrapper.properties': '',
    },
    ['-Djarmode=layertools', 'loader.JarLauncher', 'sh gradlew', 'COPY gradle gradle', 'temurin:17-jdk'],
  ],
  [
    'plain Java by Maven',
    'java-maven',
    { 'pom.xml': '<project><maven.compiler.release>25</maven.compiler.release></project>' },
    ['25-jre', 'dependency:copy-dependencies', '"/app/app.jar:/app/lib/*"'],
  ],
  [
    'a Node server by npm',
    'node',
    {
      'package.json': '{"dependencies":{"express":"5"},"scripts":{"start":"node server.js"},"engines":{"node":">=20"}}',
      'package-lock.json': '{}',
      'server.js': 'app.listen(process.env.PORT || 4000)',
    },
    ['node:24-slim', 'npm ci --omit=dev', 'EXPOSE 4000', 'CMD ["node", "server.js"]', 'HEALTHCHECK'],
  ],
  [
    'a Node server with a build by pnpm',
    'node',
    {
      'package.json': '{"dependencies":{"fastify":"5"},"scripts":{"build":"tsc","start":"node dist/main.js"}}',
      'pnpm-lock.yaml': '',
      'src/main.ts': '',
    },
    ['npm install --global pnpm@10', 'pnpm run build', 'pnpm prune --prod', '"dist/main.js"'],
  ],
  [
    'Next.js by Yarn',
    'node',
    {
      'package.json': '{"dependencies":{"next":"16"},"scripts":{"build":"next build","start":"next start"}}',
      'yarn.lock': '',
    },
    ['yarn install --frozen-lockfile', 'next/dist/bin/next'],
  ],
  [
    'a site built by Vite',
    'node-static',
    { 'package.json': '{"devDependencies":{"vite":"7"},"scripts":{"build":"vite build"}}', 'package-lock.json': '{}' },
    ['COPY --from=build /app/dist /usr/share/nginx/html', 'nginx-unprivileged'],
  ],
  [
    'Django by pip',
    'python-pip',
    { 'requirements.txt': 'django==5.2\ngunicorn==23.0\n', 'manage.py': '', 'shop/wsgi.py': '' },
    ['"shop.wsgi:application"', 'EXPOSE 8000', 'pip install -r requirements.txt'],
  ],
  [
    'FastAPI by uv',
    'python-uv',
    {
      'pyproject.toml': '[project]\nrequires-python = ">=3.12"\ndependencies = ["fastify"]',
      'uv.lock': '',
      'app/main.py': 'api = FastAPI()',
    },
    ['python:3.13-slim', 'uv sync --frozen', '"app.main:api"'],
  ],
  [
    'Flask by Poetry',
    'python-poetry',
    { 'pyproject.toml': '[tool.poetry]\nname = "a"', 'poetry.lock': '', 'app.py': 'app = Flask(__name__)' },
    ['poetry install --only main', '"gunicorn"', '"app:app"'],
  ],
  [
    'a Python package',
    'python-pip',
    { 'pyproject.toml': '[project]\nname = "a"', 'a/__main__.py': '' },
    ['"python", "-m", "a"'],
  ],
  ['a static site', 'static-site', { 'index.html': '<p>' }, ['COPY . /usr/share/nginx/html', 'USER 101:101']],
  ['a static site in public/', 'static-site', { 'public/index.html': '<p>' }, ['COPY public /usr/share/nginx/html']],
];

describe.each(applications)('%s', (_, kind, files, parts) => {
  const proposal = proposeDockerfile(project(files));

  test('is known, and gets what its files ask for', () => {
    expect(proposal.kind).toBe(kind);
    for (const part of parts) expect(proposal.dockerfile).toContain(part);
    expect(proposal.dockerfile).not.toMatch(/undefined|\n\n\n/);
  });

  test('gets a Dockerfile that our own rules have nothing against', () => {
    const dockerfile = readDockerfile(proposal.dockerfile, 'Dockerfile');
    const context = {
      bytes: 9,
      files: 1,
      truncated: false,
      skipped: [],
      largest: [],
      savable: [],
      savableBytes: 0,
      secrets: [],
    };
    const dockerignore = { file: '.dockerignore', text: proposal.dockerignore };
    const { findings } = checkDockerfile({ dockerfile, dockerignore, context });
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
  });

  test('gets a .dockerignore that keeps secrets out and sources in', () => {
    const matcher = readDockerignore(proposal.dockerignore);
    expect(['.env', '.git/config', 'a/.env.local', 'Dockerfile'].filter((path) => !matcher.excludes(path))).toEqual([]);
    expect(Object.keys(files).filter((path) => matcher.excludes(path) && !path.endsWith('_test.go'))).toEqual([]);
  });
});

test('a folder without an application is told, with what was looked for and what is there', () => {
  const told = (files: Readonly<Record<string, string>>): string => {
    try {
      return proposeDockerfile(project(files)).kind;
    } catch (error) {
      return error instanceof Problem ? `${error.code}: ${error.message} ${error.hint}` : String(error);
    }
  };
  expect(told({ 'README.md': '' })).toMatch(/^not-found: .*go\.mod/s);
  expect(told({})).toMatch(/empty/);
  expect(told({ 'package-lock.json': '{}' })).toMatch(/lock file without its package\.json/);
  expect(told({ 'composer.json': '{}' })).toMatch(/PHP/);
  expect(told({ 'web/package.json': '{}', 'services/api/go.mod': '' })).toMatch(
    /image init web\. All: web, services\/api/,
  );
});

test.each([
  ['package.json', '{', /no JSON/],
  ['package.json', '[]', /no JSON object/],
  ['package.json', '', /empty/],
  ['package.json', '\ufffd\ufffd{\0"\0', /UTF-8/],
  ['pyproject.toml', '[project\nname = "x"\n', /line 1 is no TOML/],
  ['Cargo.toml', 'name = "x"\n', /\[package\]/],
  ['go.mod', 'go 1.26\n', /module/],
  ['pom.xml', '<settings/>', /project/],
])('%s with %j is told as broken, not guessed from', (file, text, why) => {
  expect(() => proposeDockerfile(project({ [file]: text }))).toThrow(why);
  expect(() => proposeDockerfile(project({ [file]: text, 'index.html': '' }))).toThrow(why);
});

test('a main that does nothing is not the program', () => {
  const main = 'package main\nfunc main() { http.ListenAndServe(":8080", nil) }';
  const files = {
    'go.mod': 'module a/web/v3',
    'generate.go': 'package main\nfunc main() {}\n',
    'cmd/web/main.go': main,
  };
  expect(proposeDockerfile(project(files)).dockerfile).toContain('-o /out/app ./cmd/web');
});

test('a pyproject.toml with lists over several lines is none that is broken', () => {
  const text =
    '[project]\nname = "a"\ndependencies = [\n]\n[tool.tox]\ncommands = [\n    [\n        "uv",\n    ],\n]\n';
  expect(proposeDockerfile(project({ 'pyproject.toml': text, 'app.py': '' })).kind).toBe('python-pip');
});

test('what else a folder looks like is told, and a broken manifest of another language is no obstacle', () => {
  const files = { 'go.mod': 'module a', 'main.go': 'package main', 'requirements.txt': '', 'package.json': '{' };
  const { kind, notes } = proposeDockerfile(project(files));
  expect(kind).toBe('go');
  expect(notes.join(' ')).toMatch(/also looks like Python; this is for Go.*package\.json was left out: it is no JSON/);
});
