import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AttestationWish, detectHost, type Host, Problem, parseInputs } from '@slipway/core';
import { fakeSurroundings } from '@slipway/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildInputs } from '../inputs.ts';
import { buildStep } from './build-step.ts';
import { fakeParts, sampleBuilt } from './fake-parts.ts';
import type { Parts } from './parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'slipway-supply-'));
beforeAll(() => {
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY shop /shop\nUSER 65532\nENTRYPOINT ["/shop"]\n');
  writeFileSync(join(folder, '.dockerignore'), '*\n!shop\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const env = {
  GITHUB_REF: 'refs/heads/main',
  GITHUB_SHA: 'c0ffee',
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_SERVER_URL: 'https://github.example',
  GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/build.yml@refs/heads/main',
  GITHUB_RUN_ID: '17',
};

function push(given: Record<string, string>, parts: Parts) {
  const host: Host = detectHost(fakeSurroundings({ cwd: folder, env }));
  const tags = 'ghcr.io/acme/shop:1\nghcr.io/acme/shop:latest\nquay.io/acme/shop:1';
  return buildStep(
    parseInputs(buildInputs, { tags, push: 'true', 'build-args': 'TOKEN=t0k3n', ...given }),
    host,
    parts,
  );
}

test('every repository gets both once, whatever its tags, as plain artifacts where nobody can sign', async () => {
  const fake = fakeParts();
  const { result } = await push({}, fake.parts);
  const { digest } = sampleBuilt;
  expect(fake.attached.map(({ subject, artifact }) => [subject, artifact.artifactType])).toEqual([
    [`ghcr.io/acme/shop@${digest}`, 'application/vnd.cyclonedx+json'],
    [`ghcr.io/acme/shop@${digest}`, 'application/vnd.in-toto+json'],
    [`quay.io/acme/shop@${digest}`, 'application/vnd.cyclonedx+json'],
    [`quay.io/acme/shop@${digest}`, 'application/vnd.in-toto+json'],
  ]);
  expect(result.attachments.map(({ signed }) => signed)).toEqual([false, false, false, false]);
});

test('provenance names the workflow, the commit and the bases, and no value of a build argument', async () => {
  const base = { uri: 'pkg:docker/golang@1.26', digest: { sha256: '12' } };
  const metadata = { 'buildx.build.provenance': { materials: [base, { uri: 7 }] } };
  const fake = fakeParts({ buildImage: async () => ({ ...sampleBuilt, metadata }) });
  await push({ sbom: 'false' }, fake.parts);
  const text = Buffer.from(fake.attached[0]!.artifact.bytes).toString();
  expect(text).not.toContain('t0k3n');
  expect(JSON.parse(text)).toMatchObject({
    subject: [{ name: 'ghcr.io/acme/shop', digest: { sha256: sampleBuilt.digest!.slice(7) } }],
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        externalParameters: { buildArgs: ['TOKEN'], dockerfile: 'Dockerfile' },
        resolvedDependencies: [{ uri: 'git+https://github.example/acme/shop', digest: { gitCommit: 'c0ffee' } }, base],
      },
      runDetails: { builder: { id: `https://github.example/${env.GITHUB_WORKFLOW_REF}` } },
    },
  });
});

test('what is signed is attached as the bundle of its signature', async () => {
  const wishes: AttestationWish[] = [];
  const attest: Parts['attest'] = async (wish) => {
    wishes.push(wish);
    return { bundle: '{"signed":true}', mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', id: '1' };
  };
  const fake = fakeParts({ attest });
  await push({ tags: 'ghcr.io/acme/shop:1', sbom: 'spdx', 'github-token': 'ghs_x' }, fake.parts);
  expect(wishes.map(({ predicateType, digest, token }) => [predicateType, digest, token])).toEqual([
    ['https://spdx.dev/Document', sampleBuilt.digest, 'ghs_x'],
    ['https://slsa.dev/provenance/v1', sampleBuilt.digest, 'ghs_x'],
  ]);
  expect(fake.attached.map(({ artifact }) => Buffer.from(artifact.bytes).toString())).toEqual(
    Array(2).fill('{"signed":true}'),
  );
});

test('a run that may not sign is asked once, and fails only where signatures are required', async () => {
  let asked = 0;
  const attest: Parts['attest'] = async () => {
    asked++;
    return undefined;
  };
  const { failed } = await push({}, fakeParts({ attest }).parts);
  expect({ failed, asked }).toEqual({ failed: false, asked: 1 });
  const refused = await push({ sign: 'require' }, fakeParts({ attest }).parts);
  expect(refused).toMatchObject({ failed: true, facts: undefined, result: { state: 'pushed' } });
  expect(refused.problem).toBeInstanceOf(Problem);
  await push({ sign: 'never' }, fakeParts({ attest }).parts);
  expect(asked).toBe(2);
});

test('a registry that takes no artifacts costs a notice, since the image is out', async () => {
  const fake = fakeParts({ attach: () => Promise.reject(new Error('not supported')) });
  const { failed, result } = await push({ tags: 'ghcr.io/acme/shop:1' }, fake.parts);
  expect(failed).toBe(false);
  expect(result.notices).toEqual([
    'The sbom is not at the registry: not supported',
    'The provenance is not at the registry: not supported',
  ]);
});

test('the bill of materials is written where it is asked for', async () => {
  await push({ 'sbom-file': 'out/sbom.json' }, fakeParts().parts);
  expect(JSON.parse(readFileSync(join(folder, 'out/sbom.json'), 'utf8'))).toMatchObject({ bomFormat: 'CycloneDX' });
  const refused = await push({ 'sbom-file': 'Dockerfile/sbom.json' }, fakeParts().parts);
  expect(refused).toMatchObject({ failed: true, result: { state: 'refused' } });
  expect(refused.problem?.message).toMatch(/cannot be written/);
});
