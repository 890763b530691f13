import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Scalar } from '../read/node.ts';
import { readDocuments } from '../read/source.ts';
import { expand } from '../resources/expand.ts';
import { conforms } from './conforms.ts';
import { introductionOf, removalOf } from './removals.ts';
import { fits } from './scalars.ts';
import { kindNames, kindSchema, type ScalarCode, typeSchema, versionsOf } from './schema.ts';
import { Walk } from './walk.ts';

const rules = join(import.meta.dirname, '../rules');

test('an object conforms exactly when the walk over it finds nothing', async () => {
  const files = readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const sources = files.map((file) => ({ file, text: readFileSync(join(rules, file), 'utf8'), defects: [] }));
  let [fine, wrong] = [0, 0];
  for (const file of await readDocuments(sources))
    for (const resource of expand(file).resources) {
      const kind = kindSchema(resource.apiVersion, resource.kind);
      if (kind === undefined) continue;
      const type = typeSchema(kind.type);
      const found = new Walk(resource).run(type).map(({ message }) => message);
      // The walk takes `${…}` for whatever it will be, and `$patch` for Kustomize's.
      if (file.file.includes('$') || /[:[ ]\$|^\$/m.test(textOf(resource))) continue;
      const conform = conforms(resource.node, type);
      expect([`${file.file} ${resource.title}`, conform, found]).toEqual([
        expect.anything(),
        found.length === 0,
        found,
      ]);
      if (conform) fine++;
      else wrong++;
    }
  expect(fine).toBeGreaterThan(100);
  expect(wrong).toBeGreaterThan(10);
});

function textOf({ file, node }: { file: { text: string }; node: { start: number; end: number } }): string {
  return file.text.slice(node.start, node.end);
}

test('what fits at a glance is what the type of the scalar says', () => {
  const words = fc.constantFrom(
    'true',
    'yes',
    'No',
    'off',
    'null',
    '~',
    'nginx',
    '0',
    '007',
    '1e3',
    '1.5',
    '-1',
    '.5',
    '0x1f',
    '12_3',
    '100m',
    '-',
    '.inf',
    'on',
    'y',
  );
  fc.assert(
    fc.property(fc.oneof(words, fc.string({ maxLength: 8 })), (text) => {
      const scalar = new Scalar(0, text.length, text, 'plain');
      const { type } = scalar;
      if (type === 'null') return;
      const expected: Record<ScalarCode, boolean> = {
        s: type === 'string',
        t: type === 'string',
        y: type === 'string',
        b: type === 'boolean',
        i: type === 'integer' || Number.isInteger(scalar.number),
        n: type === 'integer' || type === 'number',
        x: type === 'integer' || type === 'string',
        q: type !== 'boolean',
        l: true,
      };
      for (const [code, fit] of Object.entries(expected))
        expect([text, code, fits(scalar, code as ScalarCode)]).toEqual([text, code, fit]);
    }),
  );
});

describe('the schema', () => {
  test('knows every type that its kinds lead to', () => {
    const seen = new Set<string>();
    const open = [...kindNames()].flatMap((kind) => versionsOf(kind).map(({ type }) => type));
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (seen.has(name)) continue;
      seen.add(name);
      const { fields } = typeSchema(name);
      expect([name, fields.size > 0]).toEqual([name, true]);
      for (let field of fields.values()) {
        while (field.of !== undefined) field = field.of;
        if (field.kind === 'object') open.push(field.type);
      }
    }
    expect(seen.size).toBeGreaterThan(400);
  });

  test('has the versions that replace removed ones', () => {
    const removal = removalOf('policy/v1beta1', 'PodDisruptionBudget');
    expect(removal).toMatchObject({ removed: 25, deprecated: 21, instead: 'policy/v1', same: true });
    expect(kindSchema(removal!.instead!, 'PodDisruptionBudget')).toBeDefined();
    expect(introductionOf('policy/v1', 'PodDisruptionBudget')).toBe(21);
    expect(introductionOf('v1', 'Pod')).toBeUndefined();
  });
});
