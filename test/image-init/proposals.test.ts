import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { docker, engineUnderTest, slipway } from '../image-e2e/engine-under-test.ts';
import { languagesUnderTest } from './languages-under-test.ts';

const { registry } = engineUnderTest();
const languages = languagesUnderTest();
const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'slipway-init-'));
const name = `init-${Date.now().toString(36).slice(-5)}`;
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const image of docker('images', '--format', '{{.Repository}}:{{.Tag}}', `${registry}/${name}/*`).split('\n'))
    if (image !== '') docker('rmi', '--force', image);
});

/** Applications in fixtures/: what must be in their bill of materials, and how much of the builder must not be shipped. */
const applications = [
  { app: 'node-npm', kind: 'node', packages: ['pkg:npm/hono@4.10.6', 'pkg:npm/%40hono/node-server@1.19.6'], saved: 0 },
  {
    app: 'node-pnpm',
    kind: 'node',
    packages: ['pkg:npm/hono@4.10.6', 'pkg:npm/%40hono/node-server@1.19.6'],
    saved: 5,
  },
  { app: 'yarn4', kind: 'node', packages: ['pkg:npm/hono@4.10.6'], saved: 0 },
  { app: 'bun', kind: 'node', packages: ['pkg:npm/hono@4.10.6'], saved: 0 },
  { app: 'vite', kind: 'node-static', packages: [], saved: 30 },
  { app: 'static', kind: 'static-site', packages: [], saved: 0 },
  { app: 'python-pip', kind: 'python-pip', packages: ['pkg:pypi/flask@3.1.2', 'pkg:pypi/gunicorn@23.0.0'], saved: 0 },
  { app: 'python-uv', kind: 'python-uv', packages: ['pkg:pypi/fastapi@0.121.3', 'pkg:pypi/shop@1.0.0'], saved: 0 },
  { app: 'django', kind: 'python-pip', packages: ['pkg:pypi/django@5.2.8', 'pkg:pypi/gunicorn@23.0.0'], saved: 0 },
  { app: 'python-pdm', kind: 'python-pdm', packages: ['pkg:pypi/litestar@2.18.0'], saved: 0 },
  {
    app: 'spring',
    kind: 'spring-boot-maven',
    packages: ['pkg:maven/org.springframework.boot/spring-boot@3.5.7', 'pkg:maven/com.example/shop@1.0.0'],
    saved: 25,
  },
  { app: 'rust', kind: 'rust', packages: ['pkg:cargo/tiny_http@0.12.0'], saved: 90 },
  { app: 'go', kind: 'go', packages: ['pkg:golang/github.com/google/uuid@v1.6.0'], saved: 90 },
];

const listsOfPython =
  "import importlib.metadata as m; print('\\n'.join('pkg:pypi/' + d.metadata['Name'].lower().replace('_', '-') + '@' + d.version for d in m.distributions()))";

/** What the package managers in an image say of it themselves, as purls without qualifiers. */
function installed(image: string, app: string, kind: string): string[] {
  const run = (entrypoint: string, ...args: string[]): string[] =>
    docker('run', '--rm', '--env', 'npm_config_cache=/tmp', '--entrypoint', entrypoint, image, ...args).split('\n');
  if (/^(?:rust|go)$/.test(kind)) return []; // No shell, no package manager.
  const ofSystem = run('dpkg-query', '--show', '--showformat', `pkg:deb/debian/\${Package}@\${Version}\\n`);
  if (kind.startsWith('python-')) return [...ofSystem, ...run('python', '-c', listsOfPython)];
  // What pnpm installs by links, npm takes for incomplete; Bun's image has no npm.
  if (kind !== 'node' || app === 'node-pnpm' || app === 'bun') return ofSystem;
  const ofNpm = run('npm', 'ls', '--all', '--parseable', '--long').flatMap(
    (line) => /node_modules.*?:([^:]+@[^:@]+)/.exec(line)?.[1] ?? [],
  );
  expect(ofNpm.length).toBeGreaterThan(1);
  return [...ofSystem, ...ofNpm.map((one) => `pkg:npm/${one}`)];
}

describe.each(applications)('$app', { timeout: 600_000 }, ({ app, kind, packages, saved }) => {
  const place = join(folder, app);

  test('gets a Dockerfile that hadolint and our own rules have nothing against', async () => {
    cpSync(join(fixtures, app), place, { recursive: true });
    languages.lock(app, place);
    const { code, out, err } = await slipway(['image', 'init', place, '--write']);
    expect(code, out + err).toBe(0);
    expect(err).toContain(`for ${kind}`);
    const findings = await slipway(['image', 'check', place, '--format', 'json']);
    expect(JSON.parse(findings.out).findings).toEqual([]);
    const { stdout, stderr } = spawnSync(languages.hadolint, [join(place, 'Dockerfile')], { encoding: 'utf8' });
    expect(stdout + stderr).toBe('');
  });

  test('is built, healthy on a read-only root without root, ends on SIGTERM, and its packages are listed', async () => {
    const bases = languages.contexts(readFileSync(join(place, 'Dockerfile'), 'utf8'));
    const sbom = join(folder, `${app}.cdx.json`);
    const { code, out, err } = await slipway([
      ...['image', 'build', place, '--tags', `${registry}/${name}/${app}:1`, '--format', 'json', '--sbom-file', sbom],
      ...bases.flatMap((base) => ['--build-contexts', base]),
    ]);
    expect(code, out + err).toBe(0);
    const report = JSON.parse(out);
    expect(report.smoke).toMatchObject({ verdict: 'healthy', readOnly: true, drained: true });
    expect(report.user).not.toMatch(/^(?:root|0)?(?::|$)/);
    // What bases of Debian carry is told as information.
    expect(report.findings.filter(({ severity }: { severity: string }) => severity !== 'info')).toEqual([]);
    expect(report.savedPercent ?? 0).toBeGreaterThanOrEqual(saved);
    const purls = JSON.parse(readFileSync(sbom, 'utf8')).components.map(({ purl }: { purl?: string }) => purl ?? '');
    expect(purls).toEqual(expect.arrayContaining(packages));
    const names = new Set(purls.map((purl: string) => decodeURIComponent(purl.replace(/\?.*$/, ''))));
    expect(installed(`${registry}/${name}/${app}:1`, app, kind).filter((one) => !names.has(one))).toEqual([]);
  });
});
