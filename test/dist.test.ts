import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './house/checkout.ts';

/** A folder with nothing but dist/ and the example: what does not stand in the bundles is not there. */
const folder = mkdtempSync(join(tmpdir(), 'slipway-dist-'));
beforeAll(() => {
  cpSync(join(root, 'dist'), join(folder, 'dist'), { recursive: true });
  cpSync(join(root, 'examples'), join(folder, 'examples'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function start(
  bundle: string,
  args: readonly string[],
  more: { env?: Record<string, string>; stdin?: string } = {},
): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: more.env ?? {}, maxBuffer: 1 << 26 };
    const child = execFile(process.execPath, [`dist/${bundle}/index.js`, ...args], options, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, stdout, stderr }),
    );
    child.stdin!.end(more.stdin ?? '');
  });
}

const broken = 'kind: Pod\nmetadata:\n\tname: web\n';

test('the CLI finds what is wrong with the example, and nothing with the mended one', async () => {
  const bad = await start('cli', ['lint', 'examples/shop/deploy', '--format', 'json']);
  expect(bad).toMatchObject({ code: 1, stderr: '' });
  const { version, verdict, findings } = JSON.parse(bad.stdout);
  expect({ version, verdict }).toEqual({ version: 1, verdict: 'fail' });
  expect(findings.length).toBeGreaterThan(0);
  const good = await start('cli', ['lint', 'examples/shop/deploy-fixed', '--fail-on', 'warning']);
  expect(good.code, good.stdout).toBe(0);
});

test('broken YAML is parsed again by the chunk that names every error', async () => {
  const { code, stdout } = await start('cli', ['lint', '-', '--format', 'json'], { stdin: broken });
  expect(code).toBe(1);
  expect(JSON.parse(stdout).findings).toContainEqual(
    expect.objectContaining({ rule: 'yaml-syntax', file: '-', start: expect.objectContaining({ line: 3 }) }),
  );
});

test('whoever lints does not pay for Kubernetes: its client and the deploy step are files that only deploy loads', async () => {
  const bare = join(folder, 'dist/bare');
  cpSync(join(folder, 'dist/cli'), bare, { recursive: true });
  const deploy = ['deploy', '--action', 'status', '--app', 'shop', '--server', 'http://127.0.0.1:1', '--retries', '0'];
  expect((await start('bare', deploy)).stderr).toContain('ECONNREFUSED');
  const lazy = readdirSync(bare).filter(
    (file) => file !== 'index.js' && /kubernetes-client\.js/.test(file + readFileSync(join(bare, file), 'utf8')),
  );
  expect(lazy.length).toBeGreaterThan(1);
  for (const file of lazy) rmSync(join(bare, file));
  expect(await start('bare', ['lint', 'examples/shop/deploy-fixed'])).toMatchObject({ code: 0, stderr: '' });
  expect((await start('bare', deploy)).stderr).toContain('Cannot find module');
});

test('wrong use ends with 2 and says what is right', async () => {
  expect(await start('cli', ['lnt'])).toMatchObject({ code: 2, stderr: expect.stringContaining('lint') });
  expect(await start('cli', ['lint', 'no-such-folder'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no-such-folder'),
  });
});

test.each(['lint-manifests', 'pipeline'])(
  'the action %s speaks to a runner by its commands and files',
  async (bundle) => {
    const [summary, output] = [join(folder, `${bundle}-summary.md`), join(folder, `${bundle}-output`)];
    for (const file of [summary, output]) writeFileSync(file, '');
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_OUTPUT: output,
      INPUT_MANIFESTS: 'examples/shop/deploy',
      INPUT_ANNOTATIONS: 'true',
      INPUT_SUMMARY: 'true',
    };
    const { code, stdout } = await start(bundle, [], { env });
    expect(code, stdout).toBe(1);
    expect(stdout).toMatch(/^::error file=examples\/shop\/deploy\/shop\.yaml,line=\d+,col=\d+/m);
    expect(readFileSync(summary, 'utf8')).toContain('Manifest lint');
    expect(readFileSync(output, 'utf8')).toMatch(/^verdict<<(\S+)\nfail\n\1$/m);
  },
);

test('the action that builds images judges a Dockerfile without an engine, and needs nothing beside its bundle', async () => {
  const env = {
    GITHUB_ACTIONS: 'true',
    INPUT_CONTEXT: 'examples/shop',
    INPUT_FILE: 'examples/shop/Dockerfile.before',
    DOCKER_HOST: 'unix:///no/such/engine.sock',
  };
  const bad = await start('build-image', [], { env });
  expect(bad.code, bad.stdout + bad.stderr).toBe(1);
  expect(bad.stdout).toMatch(/^::error file=examples\/shop\/Dockerfile\.before,line=\d+/m);
  const away = await start('build-image', [], { env: { ...env, INPUT_FILE: 'examples/shop/Dockerfile' } });
  expect(away.code, away.stdout + away.stderr).toBe(2);
  // Standard output is for a report that a program reads; runners hear commands on both.
  expect(away.stderr).toMatch(/^::error .*\/no\/such\/engine\.sock/m);
  expect(readdirSync(join(folder, 'dist/build-image')).filter((file) => file.endsWith('.node'))).toEqual([]);
});
