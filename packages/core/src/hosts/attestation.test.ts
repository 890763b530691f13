import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { createAttestation } from './attestation.ts';

afterEach(() => vi.unstubAllEnvs());

const wish = {
  name: 'ghcr.io/acme/shop',
  digest: 'sha256:00',
  predicateType: 'https://cyclonedx.org/bom',
  predicate: {},
  token: 'writer',
};

test('without a token, or when the identity service is away, it says so and throws nothing', async () => {
  const told: string[] = [];
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_URL', 'http://127.0.0.1:1/');
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'x');
  expect(await createAttestation({ ...wish, token: undefined }, (text) => told.push(text))).toBeUndefined();
  expect(await createAttestation(wish, (text) => told.push(text))).toBeUndefined();
  expect(told).toEqual([
    'Nothing was signed: it needs github-token.',
    expect.stringMatching(/^Nothing was signed: .+\.$/),
  ]);
});

test('an identity that cannot be read is not shown', async () => {
  const server = createServer((_, response) => response.end(JSON.stringify({ value: 'hunter2-of-the-runner' })));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_URL', `http://127.0.0.1:${port}/`);
  vi.stubEnv('ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'x');
  const told: string[] = [];
  expect(await createAttestation(wish, (text) => told.push(text))).toBeUndefined();
  server.close();
  expect(told).toEqual(['Nothing was signed: invalid identity token.']);
});
