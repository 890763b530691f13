import { expect, test } from 'vitest';
import { resolveUser } from './image-user.ts';

const passwd =
  'root:x:0:0:root:/root:/bin/sh\napp:x:1000:1000::/:\nevil:x:0:0::/:/bin/sh\nodd:x:none:5\n  spaced:x:7:7\n';

test.each(['', 'root', '0', '00', '+0', '-0', '0:1000', 'root:root', 'evil', 'evil:app', ':1000', 'odd'])(
  '%j is root',
  (user) => {
    expect(resolveUser(user, passwd)).toEqual({ kind: 'uid', uid: 0 });
  },
);

test.each([
  ['65532', 65532],
  ['+65532', 65532],
  ['app', 1000],
  ['app:root', 1000],
  ['1000:0', 1000],
  ['spaced', 7],
])('%s has the number %i', (user, uid) => {
  expect(resolveUser(user, passwd)).toEqual({ kind: 'uid', uid });
});

test.each(['nobody', ' root', 'root ', '0x0', '-1', '2147483648', '99999999999999999999'])(
  'nobody is called %j',
  (user) => {
    expect(resolveUser(user, passwd)).toMatchObject({ kind: 'no-such-user' });
  },
);

test('a name in a list that was not read may be anybody, a number is what it is', () => {
  expect(resolveUser('app', undefined)).toMatchObject({ kind: 'unknown' });
  expect(resolveUser('7', undefined)).toEqual({ kind: 'uid', uid: 7 });
  expect(resolveUser('app', '')).toMatchObject({ kind: 'no-such-user', why: 'it has no /etc/passwd' });
});
