import { decode, tooLarge } from '@slipway/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lintManifests } from '../lint.ts';

const service =
  'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  type: Clusterip\n  ports: [{port: 80}]\n';
const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

/** Rules and places of what is found in a file beside a good one, whose own finding must never be hidden. */
async function placesIn(content: Uint8Array): Promise<string[]> {
  const { findings, verdict } = await lintManifests([decode('bad.yaml', content), decode('good.yaml', bytes(service))]);
  expect(findings.some(({ rule, location }) => rule === 'field-value' && location.file === 'good.yaml')).toBe(true);
  expect(verdict).toBe('fail');
  return findings
    .filter(({ location }) => location.file === 'bad.yaml')
    .map(({ rule, location: { start } }) => `${rule} ${start.line}:${start.column}`);
}

test.each<[string, Uint8Array, string[]]>([
  ['a wrong indentation', bytes('kind: Pod\nmetadata:\n  name: web\n labels: x\n'), ['yaml-syntax 4:1']],
  ['a tab', bytes('kind: Pod\nmetadata:\n\tname: web\n'), ['yaml-syntax 3:1']],
  ['a quote that never closes', bytes('kind: Pod\nmetadata:\n  name: "web\nspec: {}\n'), ['yaml-syntax 3:9']],
  ['a key written twice', bytes(`${service}spec:\n  ports: [{port: 80}]\n`), ['yaml-duplicate-key 8:1']],
  [
    'a template',
    bytes('kind: Pod\nmetadata:\n  name: {{ .Values.name }}\n{{- if true }}\n'),
    ['template-unrendered 3:9'],
  ],
  ['an alias bomb', bytes(bomb()), ['yaml-limits 6:11']],
  ['an alias to itself', bytes('a: &a [*a]\n'), ['yaml-syntax 1:8']],
  ['an alias to another document', bytes('a: &a 1\n---\nb: *a\n'), ['yaml-syntax 3:4']],
  ['20,000 levels of brackets', bytes(`a: ${'['.repeat(20_000)}${']'.repeat(20_000)}`), ['yaml-limits 1:403']],
  ['20,000 levels of lists', bytes(`${'- '.repeat(20_000)}x`), ['yaml-limits 1:801']],
  ['3,000 levels of indentation', bytes(nested(3000)), ['yaml-limits 401:402']],
  [
    'bytes that are no text',
    Buffer.from([...bytes('kind: Pod\na: '), 0xff, 0xfe, ...bytes('\n')]),
    ['file-encoding 2:4'],
  ],
  ['a control character', bytes('kind: Pod\na: x\u0000y\n'), ['file-encoding 2:5']],
  ['no kind', bytes('apiVersion: v1\nmetadata:\n  name: web\n'), ['object-identity 1:1']],
  ['an empty file', bytes(''), []],
  ['empty documents', bytes('---\n---\n# nothing\n---\n'), []],
  ['a byte order mark', bytes(`\ufeff${service}`), ['field-value 6:9']],
  ['UTF-16', bytes(`\ufeff${service}`, 'utf16le'), ['field-value 6:9']],
  ['CRLF', bytes(service.replaceAll('\n', '\r\n')), ['field-value 6:9']],
  ['lone carriage returns', bytes(service.replaceAll('\n', '\r')), ['field-value 6:9']],
  ['a directive and tags', bytes(`%YAML 1.1\n---\n${service.replace('web', '!!str web')}`), ['field-value 8:9']],
  [
    'nulls and numbers in a List',
    bytes(`apiVersion: v1\nkind: List\nitems:\n- ~\n- 3\n- ${service.replaceAll('\n', '\n  ')}`),
    ['field-value 11:11'],
  ],
  [
    'wrong types everywhere',
    bytes('apiVersion: v1\nkind: Pod\nmetadata: [1]\nspec: web\n'),
    ['field-type 3:11', 'field-type 4:7'],
  ],
  ['an apiVersion and kind of other types', bytes('apiVersion: [v1]\nkind: {a: b}\nspec: {}\n'), []],
])('%s is found at its place and hides nothing', async (_, content, places) => {
  expect(await placesIn(content)).toEqual(places);
});

function bomb(): string {
  const lines = ['a: &a [x,x,x,x,x,x,x,x,x]'];
  for (const name of 'bcdefghij') {
    const before = String.fromCharCode(name.charCodeAt(0) - 1);
    lines.push(`${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`);
  }
  return `${lines.join('\n')}\n`;
}

function nested(levels: number): string {
  return Array.from({ length: levels }, (_, i) => `${' '.repeat(i)}a:\n`).join('');
}

test('a broken document hides no other one of its file', async () => {
  const { findings } = await lintManifests([
    decode('f.yaml', bytes(`${service}---\na: b: c\n---\n${service.replace('web', 'two')}`)),
  ]);
  expect(findings.map(({ rule, location: { start } }) => `${rule} ${start.line}`)).toEqual([
    'field-value 6',
    'yaml-syntax 9',
    'field-value 16',
  ]);
});

test('a file of a thousand defects lists a hundred and counts the rest', async () => {
  const { findings } = await lintManifests([decode('f.yaml', bytes('a: b: c\n---\n'.repeat(1000)))]);
  expect(findings).toHaveLength(101);
  expect(findings.map(({ message }) => message)).toContain('900 more defects of this file are not listed.');
});

test('a file above the limit is told with both sizes', async () => {
  const { findings } = await lintManifests([tooLarge('big.yaml', 60 * 1024 * 1024, 10 * 1024 * 1024)]);
  expect(findings[0]!.message).toBe(
    'The file has 60.0 MiB, more than the limit of 10.0 MiB: nothing in it was checked.',
  );
});

test('nothing to lint is a finding', async () => {
  expect((await lintManifests([])).findings.map(({ rule }) => rule)).toEqual(['manifests-found']);
  const values = await lintManifests([decode('values.yaml', bytes('image: {tag: 1}\n'))]);
  expect(values.findings.map(({ message }) => message)).toEqual(['The inputs hold no Kubernetes object.']);
});

test.each(['apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n', ''])(
  'a patch of a Kustomization that begins with %j is no object of its own',
  async (head) => {
    const kustomization = `${head}patches:\n- path: ../patches/web.yaml\n`;
    const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 3\n';
    const { findings } = await lintManifests([
      decode('overlay/kustomization.yaml', bytes(kustomization)),
      decode('patches/web.yaml', bytes(patch)),
    ]);
    expect(findings).toEqual([]);
  },
);

test('any bytes are linted without a crash, and every place lies inside the file', async () => {
  const content = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
    fc
      .record({ at: fc.nat(service.length), insert: fc.uint8Array({ maxLength: 4 }) })
      .map(({ at, insert }) => Buffer.concat([bytes(service.slice(0, at)), insert, bytes(service.slice(at))])),
  );
  await fc.assert(
    fc.asyncProperty(content, async (input) => {
      const source = decode('f.yaml', input);
      const lines = source.text.split('\n');
      const { findings } = await lintManifests([source]);
      for (const { start, end } of findings.map(({ location }) => location)) {
        expect(start.line).toBeGreaterThanOrEqual(1);
        expect(end.line).toBeLessThanOrEqual(lines.length);
        expect(end.line > start.line || end.column >= start.column).toBe(true);
        expect(end.column).toBeLessThanOrEqual(lines[end.line - 1]!.length + 1);
      }
    }),
    { numRuns: 300 },
  );
});
