import { jumpingClock } from '@slipway/testkit';
import { expect, test } from 'vitest';
import { connectRegistry } from './registry.ts';

function registryThat(fails: string) {
  let asked = 0;
  const fetch = async () => {
    asked++;
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(fails), { code: fails }) });
  };
  const clock = jumpingClock({ byItself: true, quietMs: 0 });
  return { registry: connectRegistry('reg.example', { clock, fetch }), asked: () => asked };
}

test.each([
  ['SELF_SIGNED_CERT_IN_CHAIN', /certificate is of an unknown authority/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /certificate is signed by itself/],
  ['CERT_HAS_EXPIRED', /certificate has expired/],
  ['ERR_TLS_CERT_ALTNAME_INVALID', /certificate is for another name/],
])('%s is told at once, with where to have the authority trusted', async (code, words) => {
  const { registry, asked } = registryThat(code);
  await expect(registry.resolve('team/app', 'v1')).rejects.toMatchObject({
    ...{ reason: 'no-answer', message: expect.stringMatching(words) },
    hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
  });
  expect(asked()).toBe(1);
});

test('what may go away by itself is asked again', async () => {
  const { registry, asked } = registryThat('ECONNRESET');
  await expect(registry.resolve('team/app', 'v1')).rejects.toMatchObject({ reason: 'no-answer' });
  expect(asked()).toBeGreaterThan(1);
});
