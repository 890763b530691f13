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
