import { expect, test } from 'vitest';
import { pushFailure } from './push-failure.ts';

const told = (lines: readonly string[], login?: string) => pushFailure('reg.example:5000/acme/shop:1', lines, login);

test.each([
  ['registry-refused', false, ['error from registry: denied', 'denied']],
  ['registry-refused', false, ['push access denied, repository does not exist or may require authorization']],
  ['registry-refused', false, ['unauthorized: authentication required']],
  ['registry-away', true, ['error from registry: unknown', 'unknown']],
  ['registry-away', true, ['unknown: unexpected status from HEAD request to http://r/v2/a: 429 Too Many Requests']],
  ['registry-away', true, ['toomanyrequests: You have reached your limit']],
  ['registry-away', true, ['unexpected status from POST request to https://r/v2/: 503 Service Unavailable']],
  ['registry-away', true, ['failed to do request: Put "http://r/v2/": read tcp 1->2: read: connection reset by peer']],
  [
    'registry-away',
    true,
    ['failed to do request: Put "http://r/v2/": write tcp 1->2: use of closed network connection'],
  ],
  [
    'registry-away',
    false,
    ['failed to do request: Head "http://r/v2/": dial tcp 127.0.0.1:1: connect: connection refused'],
  ],
  ['registry-away', false, ['dial tcp: lookup r on 10.0.0.1:53: no such host']],
  ['registry-away', false, ['tls: failed to verify certificate: x509: certificate signed by unknown authority']],
  ['registry-away', false, ['http: server gave HTTP response to HTTPS client']],
  ['disk-full', false, ['unknown: write /var/lib/registry/x: no space left on device']],
  ['bad-build-input', false, ['name unknown: The repository with name acme/shop does not exist']],
  ['build-failed', false, ['something that nobody has seen']],
] as const)('%s, worth another try %s: %s', (reason, transient, lines) => {
  const failure = told(lines);
  expect(failure).toMatchObject({ reason, transient, hint: expect.stringMatching(/\.$/) });
  expect(failure.message).toContain('reg.example:5000/acme/shop:1');
});

test('a refusal says who was refused, and what to do about it', () => {
  expect(told(['denied'])).toMatchObject({
    message: 'The push of reg.example:5000/acme/shop:1 failed: denied (nobody is logged in there).',
    hint: expect.stringContaining('docker login reg.example:5000'),
  });
  const known = told(['denied', 'denied'], 'robot');
  expect(known.message).toBe(
    'The push of reg.example:5000/acme/shop:1 failed: denied (the engine is logged in there as robot).',
  );
  expect(known.hint).toContain('as somebody who may push there');
});

test('neither addresses of uploads nor whole digests are shown', () => {
  const digest = 'a'.repeat(64);
  const { message } = told([
    `failed commit on ref "layer-sha256:${digest}": Put "http://r/uploads/1?_state=x&digest=sha256%3A${digest}": EOF`,
  ]);
  expect(message).toBe(
    'The push of reg.example:5000/acme/shop:1 failed: failed commit on ref "layer-sha256:aaaaaaaaaaaa…": Put "http://r/uploads/1": EOF.',
  );
});
