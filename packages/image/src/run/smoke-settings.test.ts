import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ImageError } from '../error.ts';
import { parseProbe, smokeSettings } from './smoke-settings.ts';

test.each([
  ['', undefined],
  ['http:8080', { kind: 'http', port: 8080, path: '/' }],
  [' http:8080/healthz?full=1 ', { kind: 'http', port: 8080, path: '/healthz?full=1' }],
  ['tcp:5432', { kind: 'tcp', port: 5432 }],
  ['exec:/app  check', { kind: 'exec', command: ['/app', 'check'] }],
  ['exec:["/bin/sh", "-c", "test -e /ready"]', { kind: 'exec', command: ['/bin/sh', '-c', 'test -e /ready'] }],
  ['healthcheck', { kind: 'healthcheck' }],
  ['running', { kind: 'running' }],
  ['exit', { kind: 'exit' }],
])('the probe %j is %j', (text, probe) => {
  expect(parseProbe(text)).toEqual(probe);
});

test.each([
  'http',
  'http:',
  'http:0',
  'http:70000',
  'tcp:80/x',
  'exec:',
  'exec:[]',
  'exec:[1]',
  'exec:["a"',
  'udp:53',
  'running:1',
])('the probe %j is wrong use', (text) => {
  expect(() => parseProbe(text)).toThrow(expect.objectContaining({ reason: 'bad-build-input' }));
});

test('any text is a probe or a problem', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        parseProbe(text);
      } catch (error) {
        expect(error).toBeInstanceOf(ImageError);
      }
    }),
  );
});

test('least privilege is what nobody has to ask for', () => {
  expect(smokeSettings({})).toMatchObject({ readOnly: true, requireNonRoot: true, drain: true, tmpfs: [] });
});
