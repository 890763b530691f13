import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import type { Finding } from '../finding.ts';
import type { Format } from './render.ts';
import { render } from './render.ts';
import { sampleFinding, sampleReport, sampleRule, sampleSource } from './sample-report.ts';

const root = new URL('../../../../', import.meta.url);

function validator(path: string): ValidateFunction {
  // Draft 4 and draft 7 differ in keywords that none of these schemas uses.
  const { $schema, id, ...schema } = JSON.parse(readFileSync(new URL(path, root), 'utf8')) as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  return ajv.compile(schema);
}

const sarif = validator('test/schemas/sarif-2.1.0.schema.json');
const gitlab = validator('test/schemas/gitlab-code-quality.schema.json');
const lint = validator('docs/schema/lint-report.schema.json');

/** A parsed document; tests reach into it as if they did not know its types. */
// biome-ignore lint/suspicious/noExplicitAny: mutants break what types would say
type Document = any;

const odd = '"quoted" \\ \n\r\t\u0000\u001b[31m\u202e😀 \ud83d </script> ]]> &amp;';
const file = 'deploy/web.yaml';
const findings: Finding[] = [
  sampleFinding(),
  sampleFinding(),
  sampleFinding({ message: odd, severity: 'warning', object: { apiVersion: '', kind: odd, namespace: '', name: odd } }),
  sampleFinding({
    rule: 'yaml-syntax',
    severity: 'info',
    location: { file: 'a b/ü#?%.yaml', start: { line: 1, column: 1 }, end: { line: 3, column: 1 } },
    fix: { text: 'Do so.', edits: [{ start: 0, end: 2, text: '' }] },
  }),
  sampleFinding({ location: { file: '-', start: { line: 7, column: 2 }, end: { line: 7, column: 2 } } }),
];
const object = findings[0]!.object;
const json = {
  qos: [
    {
      object,
      file,
      class: 'Burstable',
      evictionOrder: 1,
      oomScoreAdj: '1000',
      cpu: { request: '1', limit: 'none' },
      memory: { request: '1Gi', limit: '2Gi' },
      priorityClassName: '',
      reason: 'web has no cpu limit',
    },
  ],
  ignored: [
    { rule: 'image-tag', message: 'm', file, start: { line: 1, column: 1 }, object, reason: '', by: 'comment' },
  ],
};
const stats = { files: 3, documents: 1, objects: 1, rules: 1, errors: 3, warnings: 1, info: 1, ignored: 1 };

const renderOptions = { colors: false, width: 100, frames: 40, version: '1.2.3' };

function rendered(format: Format, given: readonly Finding[], source = sampleSource): string {
  const report = sampleReport(given, { json, stats, source: (name) => (name === file ? source : undefined) });
  return [...render(report, format, renderOptions)].join('');
}

function document(format: Format, given: readonly Finding[] = findings, source?: string): Document {
  return JSON.parse(rendered(format, given, source));
}

const formatsOfJson = [
  ['sarif', sarif],
  ['gitlab', gitlab],
  ['json', lint],
] as const;

test.each(formatsOfJson)('%s is valid by its schema, with findings and without', (format, valid) => {
  for (const given of [findings, []]) expect(valid(document(format, given)), JSON.stringify(valid.errors)).toBe(true);
});

test.each(formatsOfJson)('%s cannot issue commands to the CI that prints it', (format) => {
  const text = rendered(format, [sampleFinding({ message: '##[error]x ##vso[task.complete]y' })]);
  expect(text).not.toMatch(/##(vso)?\[/);
  expect(JSON.stringify(JSON.parse(text))).toMatch(/#\[error\]x .*#vso\[task\.complete\]y/);
});

type Mutants = readonly [name: string, mutate: (document: Document) => void][];

const sarifMutants: Mutants = [
  ['no version', (log) => delete log.version],
  ['another version', (log) => (log.version = '2.0.0')],
  ['no driver', (log) => delete log.runs[0].tool.driver],
  ['a rule without id', (log) => delete log.runs[0].tool.driver.rules[0].id],
  ['a result without message', (log) => delete log.runs[0].results[0].message],
  ['a level of ours', (log) => (log.runs[0].results[0].level = 'info')],
  ['line 0', (log) => (log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0)],
  ['a column that is text', (log) => (log.runs[0].results[0].locations[0].physicalLocation.region.startColumn = '1')],
  [
    'a path that is no URI',
    (log) => (log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = 'a b'),
  ],
  ['a fingerprint that is a number', (log) => (log.runs[0].results[0].partialFingerprints.x = 1)],
  ['a field that SARIF has not', (log) => (log.runs[0].results[0].severity = 'error')],
];
const gitlabMutants: Mutants = [
  ['an issue that is a number', (issues) => issues.splice(0, 1, 1)],
  ...['description', 'check_name', 'fingerprint', 'severity', 'location'].map((field): Mutants[number] => [
    `no ${field}`,
    (issues) => delete issues[0][field],
  ]),
  ['a severity of ours', (issues) => (issues[0].severity = 'error')],
  ['no line', (issues) => delete issues[0].location.lines.begin],
  ['line 0', (issues) => (issues[0].location.lines.begin = 0)],
  ['./ before a path', (issues) => (issues[0].location.path = './a.yaml')],
];
const jsonMutants: Mutants = [
  ...['version', 'step', 'verdict', 'findings', 'qos', 'ignored', 'stats'].map((field): Mutants[number] => [
    `no ${field}`,
    (report) => delete report[field],
  ]),
  ['another version', (report) => (report.version = 2)],
  ['another verdict', (report) => (report.verdict = 'ok')],
  ...['rule', 'severity', 'message', 'file', 'start', 'end'].map((field): Mutants[number] => [
    `a finding without ${field}`,
    (report) => delete report.findings[0][field],
  ]),
  ['line 0', (report) => (report.findings[0].start.line = 0)],
  ['no column', (report) => delete report.findings[0].end.column],
  ['another severity', (report) => (report.findings[0].severity = 'fatal')],
  ['a rule that is no id', (report) => (report.findings[0].rule = 'Image Tag')],
  ['an object without name', (report) => delete report.findings[0].object.name],
  ['a fix that is a text', (report) => (report.findings[0].fix = 'Do so.')],
  ['an edit at -1', (report) => (report.findings[3].fix.edits[0].start = -1)],
  ['another QoS class', (report) => (report.qos[0].class = 'Best')],
  ['a hidden finding without reason', (report) => delete report.ignored[0].reason],
  ['half a file', (report) => (report.stats.files = 0.5)],
];

test.each([
  ...sarifMutants.map(([name, mutate]) => ['sarif', sarif, name, mutate] as const),
  ...gitlabMutants.map(([name, mutate]) => ['gitlab', gitlab, name, mutate] as const),
  ...jsonMutants.map(([name, mutate]) => ['json', lint, name, mutate] as const),
])('%s: its schema would notice a report with a mistake: %s %s', (format, valid, _, mutate) => {
  const report = document(format);
  mutate(report);
  expect(valid(report)).toBe(false);
});

test('json: every field that is printed is in the schema', () => {
  const schema = JSON.parse(readFileSync(new URL('docs/schema/lint-report.schema.json', root), 'utf8'));
  const known = (name: string) => Object.keys(schema.definitions[name].properties);
  const report = document('json');
  expect(Object.keys(schema.properties)).toEqual(expect.arrayContaining(Object.keys(report)));
  expect(known('finding')).toEqual(expect.arrayContaining(Object.keys(report.findings[3])));
  expect(known('qos')).toEqual(expect.arrayContaining(Object.keys(report.qos[0])));
  expect(known('ignored')).toEqual(expect.arrayContaining(Object.keys(report.ignored[0])));
});

test('json: findings are what the contract says', () => {
  expect(document('json', [sampleFinding()]).findings).toEqual([
    {
      rule: 'image-tag',
      severity: 'error',
      message: 'Container web runs web:latest.',
      file,
      start: { line: 10, column: 18 },
      end: { line: 10, column: 28 },
      object,
      fix: { text: 'Use web:1.2.3.' },
    },
  ]);
});

test('sarif: a rule is tagged by what it is about, and leads to the page that explains it', () => {
  const more = { subject: 'dockerfile', area: 'base', page: 'docs/image-rules/base-tag.md' };
  const rules = new Map([[sampleRule.id, { ...sampleRule, ...more }]]);
  const text = [...render(sampleReport(findings, { rules }), 'sarif', renderOptions)].join('');
  const [rule] = (JSON.parse(text) as Document).runs[0].tool.driver.rules;
  expect(rule.properties.tags).toEqual(['dockerfile', 'base']);
  expect(rule.helpUri).toMatch(/\/docs\/image-rules\/base-tag\.md$/);
});

test.each(['security', 'rbac', 'secrets'])('sarif: rules of the area %s are tagged as security, once', (area) => {
  const rules = new Map([[sampleRule.id, { ...sampleRule, area }]]);
  const text = [...render(sampleReport(findings, { rules }), 'sarif', renderOptions)].join('');
  const log = JSON.parse(text) as Document;
  expect(sarif(log), JSON.stringify(sarif.errors)).toBe(true);
  const { tags, 'security-severity': score } = log.runs[0].tool.driver.rules[0].properties;
  expect([tags, score]).toEqual([[...new Set(['kubernetes', area, 'security'])], '8.5']);
});

test('sarif: every result has its rule, an exact region and both fingerprints', () => {
  const [run] = document('sarif').runs;
  for (const [i, result] of run.results.entries()) {
    const { region, artifactLocation } = result.locations[0].physicalLocation;
    const { location, rule } = findings[i]!;
    expect(region).toEqual({
      startLine: location.start.line,
      startColumn: location.start.column,
      endLine: location.end.line,
      endColumn: location.end.column,
    });
    expect(decodeURIComponent(artifactLocation.uri)).toBe(location.file === '-' ? 'stdin' : location.file);
    expect(run.tool.driver.rules[result.ruleIndex]?.id ?? result.ruleId).toBe(rule);
    expect(result.partialFingerprints['slipway/v1']).toMatch(/^[0-9a-f]{32}$/);
  }
  expect(run.results[0].partialFingerprints.primaryLocationLineHash).toMatch(/^[0-9a-f]+:1$/);
});

test('sarif and gitlab: fingerprints are unique, and survive lines inserted above', () => {
  const moved = findings.map((finding) => {
    const { start, end } = finding.location;
    const location = {
      file: finding.location.file,
      start: { ...start, line: start.line + 3 },
      end: { ...end, line: end.line + 3 },
    };
    return { ...finding, location };
  });
  const prints = (of: Document) => of.runs[0].results.map((result: Document) => result.partialFingerprints);
  const before = prints(document('sarif'));
  expect(prints(document('sarif', moved, `# one\n# two\n\n${sampleSource}`))).toEqual(before);
  const ids = (of: Document) => of.map((issue: Document) => issue.fingerprint);
  const issues = ids(document('gitlab'));
  expect(ids(document('gitlab', moved))).toEqual(issues);
  expect(new Set(issues).size).toBe(findings.length);
  expect(new Set(before.map((print: Document) => print['slipway/v1'])).size).toBe(findings.length);
});

test('sarif: more than 25,000 results are cut, and a notification says so', () => {
  const [run] = document(
    'sarif',
    Array<Finding>(25_010).fill(sampleFinding({ location: { ...findings[0]!.location, file: 'x' } })),
  ).runs;
  expect(run.results).toHaveLength(25_000);
  expect(run.invocations[0].toolExecutionNotifications[0].message.text).toContain('10 milder findings');
});
