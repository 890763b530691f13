import { Problem } from '@slipway/core';
import { expect, test } from 'vitest';
import { ApiError } from '../kube/api-error.ts';
import { explained } from './explained.ts';

const failure = (code: string) => Object.assign(new Error('words of Node'), { code });
const because = 'User "ci" cannot patch resource "deployments" in API group "apps" in the namespace "shop"';

test.each<[string, Error, string, string]>([
  [
    'an authority that is not known',
    failure('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
    'is not trusted: words of Node',
    'certificate-authority',
  ],
  ['an authority of its own', failure('DEPTH_ZERO_SELF_SIGNED_CERT'), 'is not trusted', 'certificate-authority'],
  ['another name', failure('ERR_TLS_CERT_ALTNAME_INVALID'), 'is not trusted', 'URL of the server'],
  ['a refused connection', failure('ECONNREFUSED'), 'cannot be reached', 'Run the same command again'],
  ['a name that nobody knows', failure('ENOTFOUND'), 'cannot be reached', 'Run the same command again'],
  ['something that does not speak HTTP', failure('HPE_INVALID_CONSTANT'), 'cannot be reached', 'again'],
  ['a token that has run out', new ApiError(401, 'Unauthorized', 'Unauthorized'), 'Unauthorized', 'give a new one'],
  ['a right that is missing', new ApiError(403, 'Forbidden', because), because, '--action rbac'],
  [
    'a webhook that denies',
    new ApiError(403, 'Forbidden', 'admission webhook "x" denied the request: no'),
    'denied',
    'again',
  ],
])('%s is told with what to do', (_, error, message, hint) => {
  const problem = explained(error, 'shop');
  expect(problem).toBeInstanceOf(Problem);
  expect((problem as Problem).message).toContain(message);
  expect((problem as Problem).hint).toContain(hint);
});

test('a mistake of ours stays one', () => {
  const error = new TypeError('x is not a function');
  expect(explained(error, 'shop')).toBe(error);
});
