import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../house/checkout.ts';
import { docker, engineUnderTest, inventory, leftSince, manifestOf, shopBuild, slipway } from './engine-under-test.ts';

const engine = engineUnderTest();
const name = `e2e-${Date.now().toString(36).slice(-5)}`;
let folder: string;
let before: ReadonlySet<string>;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-image-'));
  before = inventory();
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  // An image without a tag of its own is called after the folder of its context.
  const made = [`${engine.registry}/${name}/*`, 'context-*', '127.0.0.1:1/a'].flatMap((pattern) =>
    docker('images', '--format', '{{.Repository}}:{{.Tag}}', pattern).split('\n'),
  );
  for (const image of made) if (image !== '') docker('rmi', '--force', image);
});

const {
  $schema: _,
  $id: __,
  ...schema
} = JSON.parse(readFileSync(join(root, 'docs/schema/image-report.schema.json'), 'utf8')) as Record<string, unknown>;
const isValid = new Ajv({ strict: false }).compile(schema);

/** A context of its own with these files. */
function context(files: Readonly<Record<string, string | Uint8Array>>): string {
  const place = mkdtempSync(join(folder, 'context-'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(place, path), text);
  return place;
}

const runtime = engine.bases[1]!.replace('RUNTIME_IMAGE=', '');
const busybox = runtime.replace('/static:', '/runtime:');

test('the example is built, proven, and pushed as what ran', { timeout: 300_000 }, async () => {
  const { code, out, err } = await slipway([
    ...shopBuild(engine, `${name}/shop:1`),
    ...['--push', '--max-size', '30MB', '--format', 'json'],
  ]);
  expect(code, out + err).toBe(0);
  const report = JSON.parse(out);
  expect([isValid(report), isValid.errors]).toEqual([true, null]);
  expect(report).toMatchObject({ verdict: 'pass', state: 'pushed', user: '65532:65532' });
  expect(report.savedPercent).toBeGreaterThan(90);
  expect(report.smoke).toMatchObject({ verdict: 'healthy', probe: 'healthcheck', readOnly: true, drained: true });
  expect(report.gates.map(({ gate, holds }: { gate: string; holds: boolean }) => [gate, holds])).toEqual([
    ['max-size', true],
    ['require-non-root', true],
    ['smoke', true],
    ['read-only', true],
  ]);
  const there = await manifestOf(engine.registry, `${name}/shop`, '1');
  expect(there.digest).toBe(report.digest);
  expect(report.reference).toBe(`${engine.registry}/${name}/shop@${report.digest}`);
  expect((there.json['config'] as { digest: string }).digest).toBe(report.imageId);
  expect(report.attachments.map(({ kind }: { kind: string }) => kind)).toEqual(['sbom', 'provenance']);
  for (const { digest } of report.attachments) {
    const { json } = await manifestOf(engine.registry, `${name}/shop`, digest);
    expect(json['subject']).toMatchObject({ digest: report.digest });
  }
  expect(await leftSince(before)).toEqual([]);
});

test('an image that is too big, too privileged or has forbidden files is not pushed', {
  timeout: 240_000,
}, async () => {
  const place = context({
    Dockerfile: `FROM ${busybox}\nCOPY key.pem /app/key.pem\nUSER root\nCMD ["sleep", "60"]\n`,
    'key.pem': 'x'.repeat(5000),
    '.dockerignore': 'Dockerfile\n',
  });
  const tag = `${engine.registry}/${name}/bad:1`;
  const flags = ['--tags', tag, '--push', '--max-size', '1kB', '--forbidden-paths', '/**/*.pem', '--format', 'json'];
  const { code, out, err } = await slipway(['image', 'build', place, ...flags, '--fail-on', 'never', '--no-push']);
  expect(code, out + err).toBe(0);
  const rules = JSON.parse(out).findings.map(({ rule }: { rule: string }) => rule);
  expect(rules).toEqual(expect.arrayContaining(['size-within-limit', 'non-root-image', 'allowed-paths']));
  const refused = await slipway(['image', 'build', place, ...flags]);
  expect(refused.code, refused.out + refused.err).toBe(1);
  expect((await manifestOf(engine.registry, `${name}/bad`, '1')).status).toBe(404);
  expect(await leftSince(before)).toEqual([]);
});

test('a container that never gets healthy is told with its log, and nothing of it stays', {
  timeout: 240_000,
}, async () => {
  const place = context({
    Dockerfile: `FROM ${busybox}\nUSER 65532\nHEALTHCHECK --interval=1s --retries=2 CMD ["false"]\nCMD ["sh", "-c", "echo waits for nothing; sleep 60"]\n`,
    '.dockerignore': '*\n',
  });
  const { code, out, err } = await slipway(['image', 'build', place, '--smoke-timeout', '8', '--format', 'json']);
  expect(code, out + err).toBe(1);
  const report = JSON.parse(out);
  expect(report).toMatchObject({ state: 'refused', smoke: { verdict: 'failed', cause: { code: 'unhealthy' } } });
  expect(report.smoke.logs).toContain('waits for nothing');
  expect(await leftSince(before)).toEqual([]);
});

test('a program that writes on its read-only root is told which file', { timeout: 240_000 }, async () => {
  const place = context({
    Dockerfile: `FROM ${busybox}\nUSER 65532\nWORKDIR /home/nonroot\nCMD ["sh", "-c", "echo 1 > /home/nonroot/state && sleep 60"]\n`,
    '.dockerignore': '*\n',
  });
  const { code, out } = await slipway(['image', 'build', place, '--smoke-timeout', '8', '--format', 'json']);
  expect(code, out).toBe(1);
  const { smoke, gates } = JSON.parse(out);
  expect(smoke.cause.deniedPath).toBe('/home/nonroot/state');
  expect(gates).toContainEqual(expect.objectContaining({ gate: 'read-only', holds: false }));
});

test('a step that fails is a finding at its line, with what it printed', { timeout: 240_000 }, async () => {
  const place = context({
    Dockerfile: `FROM ${busybox} AS build\nRUN echo ready\nRUN echo no such flag >&2; exit 3\n`,
    '.dockerignore': '*\n',
  });
  const { code, out } = await slipway(['image', 'build', place, '--format', 'json']);
  expect(code, out).toBe(1);
  expect(JSON.parse(out).findings).toContainEqual(
    expect.objectContaining({ rule: 'image-builds', start: { line: 3, column: 1 } }),
  );
});

test('build secrets reach the build, and neither layers nor logs nor reports', { timeout: 240_000 }, async () => {
  const secret = 'hunter2-correct-horse';
  const place = context({
    Dockerfile: `FROM ${busybox}\nRUN --mount=type=secret,id=token cat /run/secrets/token && sha256sum /run/secrets/token > /used\nUSER 65532\nCMD ["sleep", "60"]\n`,
    '.dockerignore': '*\n',
  });
  const tag = `${engine.registry}/${name}/secret:1`;
  const summary = join(folder, 'summary');
  writeFileSync(summary, '');
  const flags = ['image', 'build', place, '--tags', tag, '--secrets', `token=${secret}`, '--no-cache', '--no-smoke'];
  const shown = await slipway(flags, { env: { GITHUB_STEP_SUMMARY: summary } });
  expect(shown.code, shown.out + shown.err).toBe(0);
  const json = await slipway([...flags, '--format', 'json']);
  const saved = docker('save', tag, '--output', join(folder, 'secret.tar'));
  const archive = readFileSync(join(folder, 'secret.tar'));
  expect(archive.includes('hunter2')).toBe(false);
  for (const text of [shown.out, shown.err, json.out, json.err, saved, readFileSync(summary, 'utf8')])
    expect(text).not.toContain('hunter2');
});

test('a secret that a RUN copies into a layer is found there, deleted or not, and nothing is pushed', {
  timeout: 240_000,
}, async () => {
  const secret = 'hunter2-correct-horse';
  const run = 'RUN --mount=type=secret,id=token';
  const place = context({
    Dockerfile: `FROM ${busybox}\nUSER 0\n${run} cp /run/secrets/token /leaked\nRUN rm /leaked\n${run} base64 /run/secrets/token > /encoded\nUSER 65532\nCMD ["sleep", "60"]\n`,
    '.dockerignore': '*\n',
  });
  const tag = `${engine.registry}/${name}/leak:1`;
  const flags = ['image', 'build', place, '--tags', tag, '--secrets', `token=${secret}`, '--push', '--format', 'json'];
  // The second build finds every layer in the caches of builder and analysis.
  for (const _ of [1, 2]) {
    const { code, out, err } = await slipway(flags);
    expect(code, out + err).toBe(1);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ state: 'refused', smoke: null, pushed: [] });
    const leaks = report.findings.filter(({ rule }: { rule: string }) => rule === 'secret-not-in-image');
    expect(leaks).toEqual([
      expect.objectContaining({ message: expect.stringContaining('/leaked'), start: { line: 3, column: 1 } }),
      expect.objectContaining({ message: expect.stringContaining('/encoded'), start: { line: 5, column: 1 } }),
    ]);
    for (const needle of [secret, Buffer.from(secret).toString('base64')]) expect(out + err).not.toContain(needle);
  }
  expect((await manifestOf(engine.registry, `${name}/leak`, '1')).status).toBe(404);
});

test('a secret in the image for a platform that does not run here is found too, and nothing is pushed', {
  timeout: 240_000,
}, async () => {
  const secret = 'hunter2-correct-horse';
  const leaks = 'if [ $TARGETARCH = arm64 ]; then cp /run/secrets/token /leak; else echo none > /leak; fi';
  const place = context({
    Dockerfile: `FROM --platform=$BUILDPLATFORM ${busybox} AS build\nARG TARGETARCH\nUSER 0\nRUN --mount=type=secret,id=token ${leaks}\nFROM scratch\nCOPY --from=build /leak /etc/leak\nUSER 65532\nCMD ["/none"]\n`,
    '.dockerignore': '*\n',
  });
  const tag = `${engine.registry}/${name}/platforms:1`;
  const flags = ['--tags', tag, '--platforms', 'linux/amd64,linux/arm64', '--secrets', `token=${secret}`, '--push'];
  const { code, out, err } = await slipway(['image', 'build', place, ...flags, '--no-smoke', '--format', 'json']);
  expect(code, out + err).toBe(1);
  const leak = 'A build secret stands in /etc/leak of the image for linux/arm64.';
  expect(JSON.parse(out).findings).toContainEqual(
    expect.objectContaining({ rule: 'secret-not-in-image', severity: 'error', message: leak }),
  );
  expect((await manifestOf(engine.registry, `${name}/platforms`, '1')).status).toBe(404);
});

test('every platform is held to the gates, the one that does not run here too, and nothing of it is pushed', {
  timeout: 240_000,
}, async () => {
  const place = context({
    Dockerfile: `FROM ${busybox} AS final-amd64\nUSER 65532\n\nFROM ${busybox} AS final-arm64\nCOPY big id_rsa /opt/\nUSER root\n\nFROM final-$TARGETARCH\nCMD ["sleep", "60"]\n`,
    big: 'x'.repeat(9_000_000),
    id_rsa: `-----BEGIN RSA PRIVATE KEY-----\n${'MIIEowIBAAKCAQEA'.repeat(8)}\n`,
  });
  const tag = `${engine.registry}/${name}/gated:1`;
  const flags = ['--tags', tag, '--platforms', 'linux/amd64,linux/arm64', '--push', '--no-smoke', '--format', 'json'];
  const gates = ['--max-size', '9MB', '--forbidden-paths', '/opt/*', '--require-non-root'];
  const { code, out, err } = await slipway(['image', 'build', place, ...flags, ...gates]);
  expect(code, out + err).toBe(1);
  const { findings, gates: held, images } = JSON.parse(out);
  expect(held.map(({ platform, holds }: { platform: string; holds: boolean }) => [platform, holds])).toEqual([
    ...Array.from({ length: 3 }, () => ['linux/amd64', true]),
    ...Array.from({ length: 3 }, () => ['linux/arm64', false]),
  ]);
  const errors = findings.filter(({ severity }: { severity: string }) => severity === 'error');
  expect(errors.map(({ rule, start }: { rule: string; start: { line: number } }) => [rule, start.line])).toEqual([
    ['size-within-limit', 5],
    ['allowed-paths', 5],
    ['credential-not-in-file', 5],
    ['non-root-image', 6],
  ]);
  expect(images).toMatchObject([
    { platform: 'linux/amd64', uid: 65532, ran: false },
    { platform: 'linux/arm64', uid: 0, ran: false },
  ]);
  expect((await manifestOf(engine.registry, `${name}/gated`, '1')).status).toBe(404);
});

test('a name that /etc/passwd gives the number of root is root, and one that it does not have is nobody', {
  timeout: 240_000,
}, async () => {
  const usersOf = async (user: string) => {
    const place = context({
      Dockerfile: `FROM ${busybox}\nUSER 0\nRUN echo 'evil:x:0:0::/:/bin/sh' >> /etc/passwd\nUSER ${user}\nCMD ["sleep", "60"]\n`,
      '.dockerignore': '*\n',
    });
    const { out } = await slipway(['image', 'build', place, '--require-non-root', '--no-smoke', '--format', 'json']);
    const { uid, findings } = JSON.parse(out);
    const errors = findings.filter(({ severity }: { severity: string }) => severity === 'error');
    return [uid, errors.map(({ rule }: { rule: string }) => rule)];
  };
  for (const user of ['evil', '+0', '00', '0:1000', 'root:root'])
    expect(await usersOf(user)).toEqual([0, ['non-root-image']]);
  expect(await usersOf('nobody-at-all')).toEqual([null, ['known-user']]);
  expect(await usersOf('1000:0')).toEqual([1000, []]);
});

test('sockets, pipes, links that dangle or go in circles, and names with line breaks are no trouble', {
  timeout: 240_000,
}, async () => {
  const place = context({
    Dockerfile: `FROM ${busybox}\nCOPY . /context\nUSER 65532\nCMD ["sleep", "60"]\n`,
    'good.txt': 'good',
    'two\nlines': 'good too',
  });
  symlinkSync('/no/such/target', join(place, 'dangling'));
  symlinkSync('.', join(place, 'itself'));
  symlinkSync('b', join(place, 'a'));
  symlinkSync('a', join(place, 'b'));
  execFileSync('mkfifo', [join(place, 'pipe')]);
  const server = createServer();
  await new Promise<void>((done) => server.listen(join(place, 'a.sock'), done));
  const { code, out, err } = await slipway(['image', 'build', place, '--no-smoke', '--format', 'json']);
  server.close();
  expect(code, out + err).toBe(0);
  expect(JSON.parse(out).layers.at(-1).files).toBeGreaterThanOrEqual(2);
});

test('a name in the context that is no UTF-8 is a problem with a way to find it', { timeout: 240_000 }, async () => {
  const place = context({ Dockerfile: `FROM ${busybox}\nCOPY . /context\n` });
  writeFileSync(Buffer.concat([Buffer.from(`${place}/bad`), Buffer.from([0xff, 0xfe])]), 'x');
  const { code, err } = await slipway(['image', 'build', place, '--no-smoke', '--fail-on', 'never']);
  expect(code, err).toBe(2);
  expect(err).toMatch(/^error: .*UTF-8.*\nhint: A file of the context/m);
});

test('a disk that is full while a step writes is told as that, at its line', { timeout: 240_000 }, async () => {
  const fills = 'dd if=/dev/zero of=/small/x bs=1M count=4';
  const place = context({
    Dockerfile: `FROM ${busybox}\nUSER 0\nRUN --mount=type=tmpfs,target=/small,size=1m ${fills}\nUSER 65532\n`,
    '.dockerignore': '*\n',
  });
  const { code, err } = await slipway(['image', 'build', place, '--no-smoke']);
  expect(code, err).toBe(2);
  expect(err).toMatch(/^error: .*(?:Dockerfile:3|No space left).*\nhint: .*docker system df/m);
});

test('a Dockerfile with bad bytes is a finding or a build, never a crash', { timeout: 240_000 }, async () => {
  const place = context({
    Dockerfile: Buffer.concat([
      Buffer.from(`FROM ${busybox}\nLABEL a="`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"\n'),
    ]),
    '.dockerignore': '*\n',
  });
  const { code } = await slipway(['image', 'build', place, '--no-smoke', '--format', 'json']);
  expect([0, 1]).toContain(code);
});

test('a build that hangs ends at its time-out', { timeout: 240_000 }, async () => {
  const place = context({ Dockerfile: `FROM ${busybox}\nRUN sleep 300\n`, '.dockerignore': '*\n' });
  const { code, err } = await slipway(['image', 'build', place, '--timeout', '3']);
  expect(code, err).toBe(2);
  expect(err).toMatch(/error: .*3 s/);
});

test.each([
  ['no engine', ['--tags', 'a:1'], { DOCKER_HOST: 'unix:///no/such/engine.sock' }, /engine/],
  ['a registry that is away', ['--tags', '127.0.0.1:1/a:1', '--push'], {}, /127\.0\.0\.1:1/],
])('%s is one problem with a hint', { timeout: 240_000 }, async (_, flags, env, told) => {
  const place = context({ Dockerfile: `FROM ${busybox}\nUSER 65532\nCMD ["sleep", "60"]\n`, '.dockerignore': '*\n' });
  const { code, err } = await slipway(['image', 'build', place, '--no-smoke', ...flags], { env });
  expect(code, err).toBe(2);
  expect(err).toMatch(told);
  expect(err).toMatch(/^hint: /m);
  expect(err).not.toContain('bug in Slipway');
});

test('any image can be looked into, in the engine or in its registry', { timeout: 240_000 }, async () => {
  const reference = `${engine.registry}/${name}/shop:1`;
  const local = JSON.parse((await slipway(['image', 'inspect', reference, '--format', 'json'])).out);
  expect(isValid(local), JSON.stringify(isValid.errors)).toBe(true);
  const env = { DOCKER_HOST: 'unix:///no/such/engine.sock' };
  const remote = await slipway(['image', 'inspect', reference, '--format', 'json'], { env });
  expect(remote.code, remote.out + remote.err).toBe(0);
  const there = JSON.parse(remote.out);
  expect(there).toMatchObject({ state: 'inspected', digest: local.digest, user: '65532:65532', bytes: local.bytes });
  expect(there.layers).toEqual(local.layers);
  const missing = await slipway(['image', 'inspect', `${engine.registry}/${name}/no-such:1`]);
  expect(missing.code).toBe(2);
});
