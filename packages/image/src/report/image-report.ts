import { countBySeverity, type Finding, type Report, type RuleInfo, type Severity, severities } from '@slipway/core';
import { builtImageRules } from '../gates/built-image-rules.ts';
import { sizeInWords } from '../gates/sizes.ts';
import { imageJson } from './image-json.ts';
import { type ImageResult, savedPercent } from './image-result.ts';
import { imageTables } from './image-tables.ts';
import { sizeChart } from './size-chart.ts';

/** What a report of an image needs beside its result. */
export interface ReportOptions {
  readonly title: string;
  readonly failOn: Severity | 'never';
  /** Rules of the Dockerfile. */
  readonly rules: ReadonlyMap<string, RuleInfo>;
  source(file: string): string | undefined;
}

/** An image as every format prints it. */
export function imageReport(result: ImageResult, { title, failOn, rules, source }: ReportOptions): Report {
  const findings = ranked(result.findings);
  const { analysis, smoke } = result;
  const failed = result.state === 'refused' || fails(findings, failOn);
  return {
    step: 'build',
    title,
    verdict: failed ? 'fail' : 'pass',
    conclusion: conclusionOf(result, findings, failed),
    findings,
    rules: new Map([...rules, ...builtImageRules]),
    tables: imageTables(result),
    excerpts: [
      ...(result.buildLog.length === 0
        ? []
        : [{ title: 'Last lines of the step that failed', text: result.buildLog.slice(-logLines).join('\n') }]),
      ...(smoke?.verdict === 'failed' && smoke.logs.trim() !== ''
        ? [{ title: 'Last lines of the container', text: smoke.logs }]
        : []),
    ],
    diagram: sizeChart(result),
    stats: {
      ...(analysis === undefined ? {} : { layers: analysis.layers.length }),
      ...(result.stages.length === 0 ? {} : { stages: result.stages.length }),
      ...(result.build === undefined ? {} : { 'build steps': result.build.steps }),
      gates: result.gates.length,
      ...(result.sbom === undefined ? {} : { packages: result.sbom.packages }),
    },
    source,
    json: imageJson(result),
  };
}

const logLines = 25;

/** Whether a finding is at or above the mildest severity that fails. */
export function fails(findings: readonly Finding[], failOn: Severity | 'never'): boolean {
  if (failOn === 'never') return false;
  return findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(failOn));
}

/** Worst first, then by file and place. */
function ranked(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      (a.location.file < b.location.file ? -1 : a.location.file > b.location.file ? 1 : 0) ||
      a.location.start.line - b.location.start.line ||
      a.location.start.column - b.location.start.column,
  );
}

/** What decided the verdict, in one sentence. */
function conclusionOf(result: ImageResult, findings: readonly Finding[], failed: boolean): string {
  const { state, analysis, smoke, reference, gates } = result;
  if (failed) {
    const broken = gates
      .filter(({ holds }) => !holds)
      .map(
        ({ gate, platform, actual, limit }) =>
          `${gate} (${platform === undefined ? '' : `${platform}: `}${actual}${gate.startsWith('max-') ? `, may be ${limit}` : ''})`,
      );
    return `${whatFailed(result)}: ${broken.length > 0 ? broken.join(', ') : countsOf(findings)}.`;
  }
  const saved = savedPercent(result);
  const facts = [
    analysis === undefined ? undefined : sizeInWords(analysis.bytes),
    saved === undefined || saved <= 0 ? undefined : `${saved} % saved over the builder`,
    smoke?.startUpMs === undefined ? undefined : `healthy in ${(smoke.startUpMs / 1000).toFixed(2)} s`,
  ].filter((text) => text !== undefined);
  const verbs = {
    pushed: 'Pushed',
    built: 'Built',
    refused: 'Refused',
    inspected: 'Inspected',
    checked: 'Checked the Dockerfile of',
  };
  return `${verbs[state]} ${reference}${facts.length === 0 ? '' : `: ${facts.join(', ')}`}.`;
}

/** What did not come to be, of what was asked for. */
function whatFailed({ state, build, pushAsked, pushed, tags }: ImageResult): string {
  if (state === 'refused' && build === undefined) return 'Not built';
  if (pushed.length > 0 && pushed.length < tags.length) return `Pushed by ${pushed.length} of ${tags.length} tags`;
  return state === 'refused' && pushAsked ? 'Not pushed' : 'Failed';
}

function countsOf(findings: readonly Finding[]): string {
  const { error, warning, info } = countBySeverity(findings);
  const of = (count: number, one: string, many: string) =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  return [...of(error, 'error', 'errors'), ...of(warning, 'warning', 'warnings'), ...of(info, 'info', 'info')].join(
    ', ',
  );
}
