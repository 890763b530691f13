import type { Finding, RuleInfo, Severity } from '../finding.ts';
import type { Report } from '../report.ts';
import { fingerprints, lineHashes } from './fingerprint.ts';
import { harmlessJson } from './harmless-json.ts';

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
const problemSeverities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
};

/** GitHub refuses a run with more results ("SARIF results exceed limits"). Findings are ranked, so the mildest are cut. */
const maxResults = 25_000;

/**
 * SARIF 2.1.0 for code scanning: an exact region on every result, fingerprints of two kinds (the line hash that GitHub
 * would compute itself, and one that is stable when lines move), minified because uploads are limited in size.
 */
export function* renderSarif(report: Report, version: string): Generator<string> {
  const findings = report.findings.slice(0, maxResults);
  const cut = report.findings.length - findings.length;
  const used = [...report.rules.values()];
  const indexes = new Map(used.map(({ id }, i) => [id, i]));
  const driver = {
    name: 'Slipway',
    semanticVersion: version,
    informationUri: 'https://github.com/slipway/slipway',
    rules: used.map(descriptor),
  };
  const notifications =
    cut === 0
      ? []
      : [
          {
            level: 'warning',
            message: { text: `${cut} milder findings are left out: a run holds at most ${maxResults} results.` },
          },
        ];
  yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${harmlessJson({ driver })},`;
  yield `"automationDetails":{"id":"slipway/${report.step}/"},"columnKind":"utf16CodeUnits","originalUriBaseIds":{"%SRCROOT%":{"description":{"text":"The root of the repository."}}},`;
  yield `"invocations":${harmlessJson([{ executionSuccessful: true, toolExecutionNotifications: notifications }])},"results":[`;
  const prints = fingerprints(findings);
  const hashes = new Map<string, string[]>();
  for (const [i, finding] of findings.entries())
    yield `${i === 0 ? '' : ','}${harmlessJson(result(finding, prints[i]!, indexes, hashOf(report, hashes, finding)))}`;
  yield ']}]}\n';
}

/** Areas whose findings code scanning ranks by how dangerous they are. */
const securityAreas: ReadonlySet<string> = new Set(['security', 'rbac', 'secrets']);

function descriptor({
  id,
  subject,
  area,
  page,
  severity,
  enabled,
  what,
  why,
  fix,
  references,
}: RuleInfo): Record<string, unknown> {
  const security = securityAreas.has(area);
  return {
    id,
    name: id
      .split('-')
      .map((word) => word[0]!.toUpperCase() + word.slice(1))
      .join(''),
    shortDescription: { text: what },
    fullDescription: { text: `${what} ${why}` },
    help: {
      text: `${why}\n\nFix: ${fix}`,
      markdown: `${why}\n\n**Fix:** ${fix}${references.length === 0 ? '' : `\n\n${references.map((url) => `- ${url}`).join('\n')}`}`,
    },
    helpUri: `https://github.com/slipway/slipway/blob/main/${page}`,
    defaultConfiguration: { enabled, level: levels[severity] },
    properties: {
      tags: [...new Set([subject, area, ...(security ? ['security'] : [])])],
      precision: 'high',
      'problem.severity': problemSeverities[severity],
      ...(security
        ? { 'security-severity': severity === 'error' ? '8.5' : severity === 'warning' ? '6.0' : '3.0' }
        : {}),
    },
  };
}

function result(
  finding: Finding,
  print: string,
  indexes: ReadonlyMap<string, number>,
  lineHash: string | undefined,
): Record<string, unknown> {
  const { rule, severity, message, location, object } = finding;
  const { file, start, end } = location;
  return {
    ruleId: rule,
    ruleIndex: indexes.get(rule) ?? -1,
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' },
          region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
        },
        ...(object === undefined
          ? {}
          : {
              logicalLocations: [
                {
                  kind: 'object',
                  name: object.name,
                  fullyQualifiedName: [object.namespace, object.kind, object.name]
                    .filter((part) => part !== '')
                    .join('/'),
                },
              ],
            }),
      },
    ],
    partialFingerprints: {
      ...(lineHash === undefined ? {} : { primaryLocationLineHash: lineHash }),
      'slipway/v1': print,
    },
  };
}

function hashOf(report: Report, hashes: Map<string, string[]>, { location }: Finding): string | undefined {
  let lines = hashes.get(location.file);
  if (lines === undefined) {
    const source = report.source(location.file);
    // A very large file would cost seconds; GitHub computes the hash itself where it is absent.
    lines = source === undefined || source.length > 1_000_000 ? [] : lineHashes(source);
    hashes.set(location.file, lines);
  }
  return lines[location.start.line];
}

/** A relative reference: each segment percent-encoded. Standard input has no place in a repository but needs a name. */
export function uriOf(file: string): string {
  return file === '-'
    ? 'stdin'
    : file
        .split('/')
        .map((segment) => encodeURIComponent(segment.toWellFormed()))
        .join('/');
}
