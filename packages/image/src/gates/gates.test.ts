import type { Location } from '@slipway/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ImageError } from '../error.ts';
import { type Gated, type GateLimits, holdGates, type Places } from './gates.ts';
import { parseBytes, parseGrowth, sizeInWords } from './sizes.ts';

const at = (line: number): Location => ({
  file: 'Dockerfile',
  start: { line, column: 1 },
  end: { line, column: 5 },
});
const places: Places = { image: at(1), user: at(2), start: at(3), health: at(4), layer: (index) => at(10 + index) };

const layer = (bytes: number) => ({
  diffId: 'sha256:0',
  createdBy: 'COPY',
  bytes,
  files: 1,
  hiddenBytes: 0,
  fromBase: false,
});

function held(limits: Partial<GateLimits>, gated: Partial<Gated> = {}) {
  return holdGates(
    {
      maxSizeBytes: undefined,
      maxGrowth: undefined,
      ifNoPrevious: 'warn',
      requireNonRoot: false,
      forbiddenPaths: [],
      ...limits,
    },
    {
      analysis: { bytes: 40e6, layers: [layer(1e6), layer(39e6)], passwd: 'root::0\napp::1000\nevil::0' },
      user: '',
      paths: [],
      previous: undefined,
      ...gated,
    },
    places,
  );
}

test('what is not asked makes no gate', () => {
  expect(held({})).toEqual({ gates: [], findings: [] });
});

test('an image above its size is found at the heaviest layer, with both numbers', () => {
  const { gates, findings } = held({ maxSizeBytes: 30e6 });
  expect(gates).toEqual([{ gate: 'max-size', holds: false, limit: '30.0 MB', actual: '40.0 MB' }]);
  expect(findings).toEqual([
    {
      rule: 'size-within-limit',
      severity: 'error',
      message: 'The image has 40.0 MB, more than max-size of 30.0 MB, 39.0 MB of it in layer 2.',
      location: at(11),
    },
  ]);
  expect(held({ maxSizeBytes: 40e6 }).findings).toEqual([]);
});

test.each([
  [{ percent: 10 }, 36_363_637, true],
  [{ percent: 10 }, 36_363_636, false],
  [{ percent: 10 }, 20e6, false],
  [{ bytes: 2e6 }, 38e6, true],
  [{ bytes: 2e6 }, 37e6, false],
  [{ percent: 0 }, 80e6, true],
  [{ percent: 10 }, 0, false],
])('growth of %j over %i bytes holds: %s', (maxGrowth, bytes, holds) => {
  const { gates, findings } = held({ maxGrowth }, { previous: { reference: 'shop:1', bytes } });
  expect(gates[0]).toMatchObject({ gate: 'max-growth', holds });
  expect(findings.map(({ rule }) => rule)).toEqual(holds ? [] : ['growth-within-limit']);
});

const none = (tags: readonly string[], ifNoPrevious: GateLimits['ifNoPrevious'] = 'warn') =>
  held({ maxGrowth: { percent: 0 }, ifNoPrevious }, { previous: { reference: 'r.example/shop:latset', tags } });

test('a first release has nothing to grow from', () => {
  expect(none([])).toEqual({
    gates: [{ gate: 'max-growth', holds: true, limit: '0 %', actual: 'no r.example/shop:latset to count from' }],
    findings: [],
  });
});

test('a release that is not there is a warning where its repository has others, one of which may be meant', () => {
  const { gates, findings } = none(['1.2', 'latest']);
  expect(gates).toMatchObject([{ holds: true }]);
  expect(findings).toMatchObject([{ rule: 'growth-within-limit', severity: 'warning' }]);
  expect(findings[0]?.message).toBe(
    'There is no r.example/shop:latset that growth could be counted from; its repository has 1.2, latest. Was latest meant?',
  );
  expect(none(['a', 'b', 'c', 'd', 'e', 'f']).findings[0]?.message).toMatch(/has a, b, c, d, e and 1 more\.$/);
});

test('what a release that is not there means is for the user to say', () => {
  expect(none(['1.2', 'latest'], 'ignore')).toMatchObject({ gates: [{ holds: true }], findings: [] });
  for (const tags of [[], ['latest']])
    expect(none(tags, 'error')).toMatchObject({ gates: [{ holds: false }], findings: [{ severity: 'error' }] });
});

test.each([
  ['', 'The image names no user, so it runs as root.'],
  ['root', 'The image runs as "root", which is root.'],
  ['0:65532', 'The image runs as "0:65532", which is root.'],
  ['+0', 'The image runs as "+0", which is root, the user 0.'],
  ['evil', 'The image runs as "evil", which is root, the user 0.'],
])('%j is root', (user, message) => {
  const { gates, findings } = held({ requireNonRoot: true }, { user });
  expect(gates).toMatchObject([{ gate: 'require-non-root', holds: false }]);
  expect(findings).toMatchObject([{ rule: 'non-root-image', message, location: at(2) }]);
});

test.each([
  ['65532', '65532'],
  ['app', 'app (1000)'],
  ['1000:0', '1000:0'],
])('%j is not root', (user, actual) => {
  expect(held({ requireNonRoot: true }, { user })).toMatchObject({ gates: [{ holds: true, actual }], findings: [] });
});

test('a user that nobody can be is said in any case, and passes no gate', () => {
  const message = 'The image is to run as "rooty", but no engine can start it: its /etc/passwd has no such name.';
  for (const requireNonRoot of [false, true])
    expect(held({ requireNonRoot }, { user: 'rooty' }).findings).toMatchObject([{ rule: 'known-user', message }]);
  expect(held({ requireNonRoot: true }, { user: 'rooty' }).gates).toMatchObject([{ holds: false }]);
});

test('a name that cannot be looked up may be root', () => {
  const analysis = { bytes: 1, layers: [layer(1)], passwd: undefined };
  expect(held({ requireNonRoot: true }, { user: 'app', analysis })).toMatchObject({
    gates: [{ holds: false }],
    findings: [{ rule: 'non-root-image' }],
  });
});

test('each forbidden glob is one finding, at the layer that brought its first file', () => {
  const paths = ['/app/shop', '/app/tls.pem', '/etc/ssl/a.pem', '/usr/bin/gcc'].map((path, i) => ({
    path,
    bytes: 1,
    layer: i,
  }));
  const forbiddenPaths = ['/**/*.pem', '/usr/bin/gcc', '/usr/bin/curl'];
  const { gates, findings } = held({ forbiddenPaths }, { paths });
  expect(gates).toMatchObject([{ gate: 'forbidden-paths', holds: false, actual: '3 files' }]);
  expect(findings.map(({ message, location }) => [message, location.start.line])).toEqual([
    ['The image has /app/tls.pem, /etc/ssl/a.pem, which forbidden-paths names by /**/*.pem.', 11],
    ['The image has /usr/bin/gcc, which forbidden-paths names by /usr/bin/gcc.', 13],
  ]);
});

test.each([
  ['30MB', 30_000_000],
  ['28MiB', 29_360_128],
  ['1.5 gb', 1_500_000_000],
  ['512', 512],
  ['64Ki', 65_536],
])('%s is %i bytes', (text, bytes) => {
  expect(parseBytes('max-size', text)).toBe(bytes);
});

test.each(['', 'MB', '30 parsecs', '-3MB', '1e9'])('%j is no size', (text) => {
  expect(() => parseBytes('max-size', text)).toThrow(ImageError);
  expect(() => parseGrowth('max-growth', text)).toThrow(/^max-growth must be such as 10% or 2MB/);
});

test('growth is a share or bytes', () => {
  expect(parseGrowth('max-growth', '7.5 %')).toEqual({ percent: 7.5 });
  expect(parseGrowth('max-growth', '2MB')).toEqual({ bytes: 2_000_000 });
});

test('a size in words never has a mantissa of 1000, and keeps its order of magnitude', () => {
  expect([0, 999, 1000, 999_499, 999_999, 15_800_000, 1_180_000_000].map(sizeInWords)).toEqual([
    '0 B',
    '999 B',
    '1.00 kB',
    '999 kB',
    '1.00 MB',
    '15.8 MB',
    '1.18 GB',
  ]);
  fc.assert(
    fc.property(fc.nat(2 ** 31 - 1), (bytes) => {
      const [value, unit] = sizeInWords(bytes).split(' ');
      const back = Number(value) * { B: 1, kB: 1e3, MB: 1e6, GB: 1e9 }[unit!]!;
      expect(Math.abs(back - bytes)).toBeLessThanOrEqual(bytes * 0.0051);
    }),
  );
});
