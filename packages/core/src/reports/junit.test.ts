import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import { renderJunit } from './junit.ts';
import { sampleFinding, sampleReport } from './sample-report.ts';

interface Element {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: Element[];
  text: string;
}

/** Reads XML by a strict parser, which throws for whatever is not well-formed. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    open.at(-1)!.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(xml).close();
  return root.children[0]!;
}

const junit = (findings: readonly Finding[]) => [...renderJunit(sampleReport(findings))].join('');

/** Suites whose counts are not those of their cases. */
function miscounted(root: Element): string[] {
  return [...root.children, root].flatMap(({ name, attributes, children }) => {
    const cases = children.flatMap((child) => (child.name === 'testcase' ? [child] : child.children));
    const failed = cases.filter((each) => each.children.some((child) => child.name === 'failure')).length;
    const right = attributes['tests'] === String(cases.length) && attributes['failures'] === String(failed);
    return right ? [] : [`${name} ${attributes['name']}`];
  });
}

const other = { file: 'a.yaml', start: { line: 1, column: 2 }, end: { line: 1, column: 3 } };
const mixed = [
  sampleFinding(),
  sampleFinding({ rule: 'other', location: other, severity: 'warning' }),
  sampleFinding({ severity: 'info', rule: 'advice' }),
];

test('each file is a suite, each finding a case, and only advice passes', () => {
  const root = parse(junit(mixed));
  expect(root.attributes).toMatchObject({ name: 'slipway lint', tests: '3', failures: '2' });
  expect(
    root.children.map(({ attributes }) => [attributes['name'], attributes['tests'], attributes['failures']]),
  ).toEqual([
    ['deploy/web.yaml', '2', '1'],
    ['a.yaml', '1', '1'],
  ]);
  expect(miscounted(root)).toEqual([]);
  const [failed, passed] = root.children[0]!.children;
  expect(failed!.attributes).toMatchObject({
    name: 'image-tag Deployment/web at 10:18',
    file: 'deploy/web.yaml',
    line: '10',
  });
  expect(failed!.children[0]).toMatchObject({
    name: 'failure',
    attributes: { type: 'error', message: 'Container web runs web:latest.' },
    text: 'deploy/web.yaml:10:18\nContainer web runs web:latest.\nFix: Use web:1.2.3.',
  });
  expect(passed!.children.map(({ name }) => name)).toEqual(['system-out']);
});

test('a report without findings is one passed case', () => {
  const root = parse(junit([]));
  expect(root.attributes).toMatchObject({ tests: '1', failures: '0' });
  expect(miscounted(root)).toEqual([]);
});

const odd = 'a "b" <c> & \'d\' ]]> -- \u0000\u0008\u001b\ufffe \ud83d 😀\r\nnext\tline';

test('any text is well-formed XML, and comes back but for what XML cannot hold', () => {
  const location = { ...other, file: `${odd}.yaml` };
  const root = parse(
    junit([sampleFinding({ message: odd, location, object: { apiVersion: '', kind: odd, namespace: '', name: odd } })]),
  );
  const kept = 'a "b" <c> & \'d\' ]]> -- \ufffd\ufffd\ufffd\ufffd \ufffd 😀\nnext\tline';
  expect(root.children[0]!.attributes['name']).toBe(`${kept}.yaml`);
  const failure = root.children[0]!.children[0]!.children[0]!;
  expect(failure.attributes['message']).toBe(kept);
  expect(failure.text).toContain(kept);
});

test('a log that shows the report takes no commands from it', () => {
  const message = 'x\n::error::y ##[warning]z ##vso[task.complete]';
  const xml = junit([sampleFinding({ message })]);
  expect(xml).not.toMatch(/^\s*::|##\[|##vso\[/m);
  expect(parse(xml).children[0]!.children[0]!.children[0]!.attributes['message']).toBe(message);
});

test.each([
  ['an end tag lacks', (xml: string) => xml.replace('</testsuite>', '')],
  ['a raw sign', (xml: string) => xml.replace('Container', '< Container')],
  ['a raw ampersand', (xml: string) => xml.replace('Container', 'Container & ')],
  ['an attribute twice', (xml: string) => xml.replace('line="', 'file="x" line="')],
  ['a control character', (xml: string) => xml.replace('Container', '\u0001')],
])('the parser would notice: %s', (_, mutate) => {
  expect(() => parse(mutate(junit(mixed)))).toThrow();
});

test('wrong counts would be noticed', () => {
  expect(miscounted(parse(junit(mixed).replace('failures="2"', 'failures="3"')))).toEqual(['testsuites slipway lint']);
  expect(miscounted(parse(junit(mixed).replace('tests="1"', 'tests="2"')))).toEqual(['testsuite a.yaml']);
});
