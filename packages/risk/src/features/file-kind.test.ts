import { expect, test } from 'vitest';
import { type FileKind, pathFacts } from './file-kind.ts';

const cases: Readonly<Record<FileKind, readonly string[]>> = {
  code: [
    'src/app.ts',
    'lib/history.js',
    'security.go',
    'notice.py',
    'drivers/net/ixgbe.c',
    'run.sh',
    'src/attest.rs',
    'examples/l2fwd/main.c',
    'app/test-pmd/flow.c',
    'bench/x.c',
    'docs/conf.py',
  ],
  migration: ['db/migrate/001_users.rb', 'app/migrations/0001_initial.py', 'migrations/1.sql', 'db/schema.rb'],
  test: ['src/app.test.ts', 'pkg/a_test.go', 'tests/a.py', 'test_a.py', 'src/FooTest.java', 'conftest.py'],
  docs: [
    'README.md',
    'LICENSE',
    'docs/a.png',
    'CHANGES.rst',

    'LICENSE-MIT',
    'man/x.1',
    'HISTORY.md',
  ],
  ci: ['.github/workflows/a.yml', '.travis.yml', 'Jenkinsfile', '.gitlab-ci.yml', 'tox.ini'],
  config: ['tsconfig.json', '.eslintrc', 'Makefile', 'settings.toml', 'CMakeLists.txt', '.gitignore'],
  dependencies: [
    'package.json',
    'go.mod',
    'Cargo.toml',
    'requirements.txt',
    'requirements/dev.txt',
    'pom.xml',
    'setup.py',
  ],
  lock: ['package-lock.json', 'go.sum', 'Cargo.lock', 'web/yarn.lock'],
  dockerfile: ['Dockerfile', 'docker/app.Dockerfile', 'docker-compose.yml', 'Dockerfile.dev'],
  manifest: ['deploy/web.yaml', 'charts/a/templates/b.yaml', 'kustomization.yaml', 'main.tf', 'k8s/x.yml'],
  generated: ['api/a.pb.go', 'static/app.min.js', 'zz_generated.deepcopy.go', 'dist/index.js', 'a_pb2.py'],
  vendored: ['vendor/github.com/x/y.go', 'third_party/a.c', 'node_modules/a/index.js', 'deps/lua/lua.c'],
  other: ['logo.png', 'data.bin', 'a'],
};

test.each(Object.entries(cases).flatMap(([kind, paths]) => paths.map((path) => [path, kind] as const)))(
  '%s is %s',
  (path, kind) => {
    expect(pathFacts(path).kind).toBe(kind);
  },
);

test('a language is known by the extension', () => {
  expect(
    ['a.h', 'a.kt', 'a.go', 'a.rs', 'a.tsx', 'a.py', 'a.vue', 'a.sh', 'a.sql', 'a'].map(
      (path) => pathFacts(path).language,
    ),
  ).toEqual(['c', 'jvm', 'go', 'rust', 'script', 'python', 'web', 'shell', 'sql', 'none']);
});
