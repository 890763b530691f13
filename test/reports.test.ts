import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from '@slipway/cli';
import { detectHost, type Format } from '@slipway/core';
import { fakeSurroundings } from '@slipway/testkit';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { root } from './house/checkout.ts';

async function lint(format: Format, ...args: string[]): Promise<string> {
  const surroundings = fakeSurroundings({ cwd: root });
  await cli(['lint', ...args, '--preset', 'all', '--format', format], detectHost(surroundings));
  await Promise.resolve();
  return surroundings.out();
}

function violations(schemaPath: string, document: unknown): unknown[] {
  const { $schema, id, ...schema } = JSON.parse(readFileSync(join(root, schemaPath), 'utf8')) as Record<
    string,
    unknown
  >;
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  const valid = ajv.compile(schema);
  return valid(document) ? [] : valid.errors!;
}

/** Two folders of real manifests: with defects, and with files that can hardly be read. */
const targets = [['examples'], ['packages/manifests/src/rules', '--max-file-size', '1']];

test.each(targets)('what is printed of %s is valid, whatever the format', async (...args) => {
  const report = JSON.parse(await lint('json', ...args));
  const count: number = report.findings.length;
  expect(count).toBeGreaterThan(50);
  expect(violations('docs/schema/lint-report.schema.json', report)).toEqual([]);

  const sarif = JSON.parse(await lint('sarif', ...args));
  expect(violations('test/schemas/sarif-2.1.0.schema.json', sarif)).toEqual([]);
  const [run] = sarif.runs;
  expect(run.results).toHaveLength(count);
  for (const result of run.results) {
    const { region } = result.locations[0].physicalLocation;
    expect([region.startLine >= 1, region.startColumn >= 1]).toEqual([true, true]);
    expect(run.tool.driver.rules[result.ruleIndex]?.id).toBe(result.ruleId);
  }

  const issues = JSON.parse(await lint('gitlab', ...args));
  expect(violations('test/schemas/gitlab-code-quality.schema.json', issues)).toEqual([]);
  expect(new Set(issues.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(count);

  let cases = 0;
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    if (name === 'testcase') cases++;
  });
  parser.write(await lint('junit', ...args)).close();
  expect(cases).toBe(count);
});

test('ranges lie inside of their files', async () => {
  for (const args of targets) {
    const { findings } = JSON.parse(await lint('json', ...args));
    for (const { file, start, end, rule } of findings) {
      const lines = readFileSync(join(root, file), 'utf8').split(/\r\n|[\r\n]/);
      const inside = ({ line, column }: { line: number; column: number }) =>
        column <= (lines[line - 1]?.length ?? -1) + 1;
      expect({ rule, file, start, end, inside: inside(start) && inside(end) }).toMatchObject({ inside: true });
      expect(start.line < end.line || start.column <= end.column, `${file}:${start.line}`).toBe(true);
    }
  }
});
