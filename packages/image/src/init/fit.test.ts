import { describe, expect, test } from 'vitest';
import { readDockerignore } from '../context/dockerignore.ts';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { checkDockerfile } from '../rules/check.ts';
import { madeProject } from './made-project.ts';
import { proposeDockerfile } from './propose.ts';

type Files = Readonly<Record<string, string>>;
/** What must stand in the Dockerfile and, behind it, in the notes. */
type Case = readonly [what: string, files: Files, dockerfile: readonly string[], notes?: readonly string[]];

const node: readonly Case[] = [
  [
    'Next.js that writes a standalone server',
    {
      'package.json': '{"dependencies":{"next":"16"},"scripts":{"build":"next build"}}',
      'package-lock.json': '{}',
      'next.config.ts': "export default { output: 'standalone' }",
      'public/x.svg': '',
    },
    [
      'COPY --from=build /app/.next/standalone ./\n',
      './.next/static',
      './public',
      'HOSTNAME=0.0.0.0',
      'CMD ["node", "server.js"]',
    ],
  ],
  [
    'an application in a workspace of pnpm',
    {
      'package.json': '{"private":true,"packageManager":"pnpm@9.1.0+sha512.0"}',
      'pnpm-lock.yaml': "lockfileVersion: '9.0'",
      'pnpm-workspace.yaml': 'packages:\n  # all\n  - \'packages/*\'\n  - "apps/*"\n',
      'apps/api/package.json':
        '{"name":"@a/api","dependencies":{"fastify":"5"},"scripts":{"build":"tsc","start":"node dist/main.js"}}',
      'apps/api/src/main.ts': 'app.listen({ port: 4000 })',
      'apps/admin/package.json': '{"name":"admin","dependencies":{"express":"5"}}',
      'packages/lib/package.json': '{"name":"lib"}',
    },
    [
      'pnpm@9.1.0',
      'COPY packages/lib/package.json packages/lib/',
      'pnpm --filter @a/api... run build',
      'WORKDIR /app/apps/api',
      'EXPOSE 4000',
    ],
    ['2 applications', 'apps/admin', '0.0.0.0'],
  ],
  [
    'Yarn 4 with its program in the repository',
    {
      'package.json': '{"dependencies":{"koa":"3"},"scripts":{"start":"node index.js"}}',
      'yarn.lock': '__metadata:\n  version: 8\n',
      '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn-4.cjs\n',
      '.yarn/releases/yarn-4.cjs': '',
      'index.js': '',
    },
    ['COPY .yarn .yarn', 'YARN_NODE_LINKER=node-modules', 'yarn workspaces focus --all --production'],
  ],
  [
    'Bun',
    {
      'package.json': '{"dependencies":{"hono":"4"},"scripts":{"start":"bun src/index.ts"}}',
      'bun.lock': '',
      'src/index.ts': '',
    },
    ['oven/bun:1-slim', 'bun install --frozen-lockfile --production', 'CMD ["bun", "src/index.ts"]'],
  ],
  [
    'a private registry, whose token stays out of the image',
    {
      'package.json': '{"dependencies":{"a":"1"},"scripts":{"start":"node ."}}',
      'package-lock.json': '{}',
      '.npmrc': '//r.example/:_authToken=abc',
    },
    ['--mount=type=secret,id=npmrc,target=/app/.npmrc npm ci'],
    ['--secrets id=npmrc,src=.npmrc'],
  ],
  [
    'hooks for developers, which production does without',
    {
      'package.json': '{"dependencies":{"a":"1"},"scripts":{"prepare":"husky","start":"node --env-file=.env ."}}',
      'package-lock.json': '{}',
    },
    ['npm pkg delete scripts.prepare scripts.postinstall && npm ci --omit=dev', 'CMD ["node", "."]'],
    ['.env'],
  ],
  [
    'bindings to C++ and a release of Node that is pinned',
    {
      'package.json': '{"dependencies":{"bcrypt":"6"},"scripts":{"start":"node a.js"}}',
      'package-lock.json': '{}',
      '.nvmrc': 'v22.11\n',
    },
    ['BUILD_IMAGE=node:22\n', 'RUNTIME_IMAGE=node:22-slim\n'],
    ['SIGTERM'],
  ],
  [
    'a single page application',
    {
      'package.json':
        '{"dependencies":{"react-router-dom":"7"},"devDependencies":{"vite":"8"},"scripts":{"build":"vite build","start":"vite"}}',
      'package-lock.json': '{}',
      'vite.config.ts': "export default { build: { outDir: 'web' } }",
    },
    ['try_files $uri $uri/ /index.html', 'COPY --from=build /app/web /usr/share/nginx/html'],
  ],
];

const python: readonly Case[] = [
  [
    'a member of a workspace of uv',
    {
      'pyproject.toml': '[tool.uv.workspace]\nmembers = ["backend"]\n',
      'uv.lock': '',
      'backend/pyproject.toml':
        '[project]\nname = "app"\nrequires-python = ">=3.11,<3.13"\ndependencies = ["fastapi[standard]>=0.1"]\n',
      'backend/app/main.py': 'app = FastAPI()\n@app.get("/healthz")\n',
    },
    ['--no-install-workspace --package app', 'PYTHONPATH=/app/backend', '"app.main:app"', "'/healthz'"],
  ],
  [
    'an application that a function makes',
    {
      'requirements.txt': 'flask\ngunicorn\n',
      'shop/__init__.py': 'def create_app(\n    config,\n) -> Flask:\n    app = Flask(__name__)\n    return app\n',
    },
    ['"shop:create_app()"', '--worker-tmp-dir'],
  ],
  [
    'Django with files to collect, a database driver to compile and no server',
    {
      'requirements/production.txt': '-r base.txt\npsycopg2==2.9\n',
      'requirements/base.txt': 'django\n',
      'manage.py': '',
      'shop/wsgi.py': '',
      'shop/settings.py': 'SECRET_KEY = os.environ["KEY"]\nSTATIC_ROOT = "x"\n',
    },
    [
      'COPY requirements/production.txt requirements/base.txt ./requirements/',
      'pip install -r requirements/production.txt gunicorn==',
      'gcc libc6-dev libpq-dev',
      'libpq5',
      'export KEY=unused && /venv/bin/python manage.py collectstatic',
      'COPY --from=build /app ./',
    ],
    ['Better add it', 'Migrations'],
  ],
  [
    'bounds of Python',
    {
      'pyproject.toml':
        '[tool.poetry]\n[tool.poetry.dependencies]\npython = "^3.9,<3.13"\n[tool.poetry.scripts]\nshop = "shop:main"\n',
      'poetry.lock': '',
    },
    ['python:3.12-slim', 'poetry install --only main --no-interaction', 'CMD ["shop"]'],
  ],
  [
    'Streamlit',
    { Pipfile: '[packages]\nstreamlit = "*"\n', 'Pipfile.lock': '', 'app.py': 'import streamlit as st\n' },
    ['pipenv sync', '"streamlit", "run", "app.py"', '/_stcore/health'],
  ],
];

const others: readonly Case[] = [
  [
    'a workspace of Go with a check of its own, and files that it reads',
    {
      'go.work': 'go 1.27\nuse ./api\nuse ./lib\n',
      'api/go.mod': 'module x/api\n\ngo 1.27\n',
      'api/go.sum': '',
      'lib/go.mod': 'module x/lib\n',
      'api/main.go':
        'package main\nfunc main() { if os.Args[1] == "healthcheck" {}; t.ParseGlob("templates/*"); http.ListenAndServe("localhost:9000", nil) }',
      'templates/a.html': '',
    },
    [
      'golang:1.27-alpine',
      'COPY go.work ./',
      'COPY api/go.mod api/go.sum api/',
      'COPY lib/go.mod lib/',
      './api',
      '["/app", "healthcheck"]',
      'COPY templates /srv/templates',
    ],
    ['nothing outside'],
  ],
  [
    'Go that embeds what a build for the browser makes, replaces a module, and needs C',
    {
      'go.mod': 'module x/shop\n\ngo 1.21\n\nrequire github.com/mattn/go-sqlite3 v1\nreplace x/y => ./y\n',
      'y/go.mod': 'module x/y\n',
      'main.go': 'package main\n//go:embed all:web/dist\nvar f embed.FS\n',
      'tools/gen/main.go': 'package main\n',
    },
    ['golang:1.26-trixie', 'CGO_ENABLED=1', 'COPY y/go.mod y/'],
    ['go:embed asks for web/dist'],
  ],
  [
    'one of several programs of Rust, with a library of the system',
    {
      'Cargo.toml': '[workspace]\nmembers = ["cli", "server"]\n',
      'Cargo.lock': '[[package]]\nname = "openssl-sys"\n',
      'rust-toolchain.toml': '[toolchain]\nchannel = "1.91"\n',
      'cli/Cargo.toml': '[package]\nname = "cli"\n',
      'cli/src/main.rs': '',
      'server/Cargo.toml': '[package]\nname = "shop-server"\n[[bin]]\nname = "shopd"\npath = "src/main.rs"\n',
      'server/src/main.rs': 'bind("0.0.0.0:8080")',
    },
    ['rust:1.91-slim-trixie', 'libssl-dev pkg-config', 'cargo auditable build'],
    ['There are 2 programs'],
  ],
  [
    'a module of Maven with Spring Boot under a path of its own',
    {
      'pom.xml':
        '<project><modules><module>lib</module><module>web</module></modules><spring-boot.version>3.5.7</spring-boot.version></project>',
      'lib/pom.xml': '<project/>',
      'web/pom.xml': '<project><artifactId>spring-boot-starter-actuator</artifactId></project>',
      'web/src/main/java/App.java': '@SpringBootApplication class App {}',
      'web/src/main/resources/application.yml':
        'spring:\n  application: {}\nserver:\n  servlet:\n    context-path: /shop\n  port: ' + `\${PORT:9000}\n`,
    },
    ['--projects web --also-make package', 'find web/target', 'EXPOSE 9000', ':9000/shop/actuator/health'],
  ],
  [
    'Quarkus',
    {
      'pom.xml': '<project><artifactId>quarkus-maven-plugin</artifactId><release>17</release></project>',
      'src/main/java/A.java': '',
    },
    ['/src/target/quarkus-app', 'quarkus-run.jar', 'eclipse-temurin:17-jre\n'],
  ],
  [
    'a project of Gradle with others beside it',
    {
      'settings.gradle.kts': 'include(":core", ":app")',
      'app/build.gradle.kts': 'plugins { application }\napplication { mainClass.set("shop.MainKt") }',
      'core/build.gradle.kts': '',
      gradlew: '',
    },
    [':app:installDist', 'cp -r app/build/install/*/lib /out/lib', '"/app/lib/*", "shop.MainKt"'],
  ],
];

const cases = [...node, ...python, ...others].map(([what, files, dockerfile, notes = []]) => ({
  what,
  files,
  dockerfile,
  notes,
}));

describe.each(cases)('$what', ({ files, dockerfile, notes }) => {
  const proposal = proposeDockerfile(madeProject(files));

  test('is fitted', () => {
    for (const part of dockerfile) expect(proposal.dockerfile).toContain(part);
    for (const part of notes) expect(proposal.notes.join('\n')).toContain(part);
    expect(proposal.dockerfile).not.toMatch(/undefined|\n\n\n| {2}\\|\/\/(?!127)/);
  });

  test('leaves nothing for our own rules to find, and no source out of the context', () => {
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
    const { findings } = checkDockerfile({
      dockerfile: readDockerfile(proposal.dockerfile, 'Dockerfile'),
      dockerignore,
      context,
    });
    expect(findings.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    const matcher = readDockerignore(proposal.dockerignore);
    expect(Object.keys(files).filter((path) => matcher.excludes(path) && path !== '.npmrc')).toEqual([]);
  });
});
