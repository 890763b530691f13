import { statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import {
  countBySeverity,
  type Host,
  type Outcome,
  type Report,
  type Severity,
  severities,
  type ValuesOf,
} from '@slipway/core';
import { buildRequest } from '../build/build-request.ts';
import type { checkInputs } from '../inputs.ts';
import { fails } from '../report/image-report.ts';
import { type BuildCheck, readBuildChecks } from '../rules/index.ts';
import { type CheckedDockerfile, checkDockerfileAt } from './dockerfile-check.ts';
import type { Parts } from './parts.ts';

const measureMs = 5_000;

type CheckValues = ValuesOf<typeof checkInputs>;

/** Judges Dockerfiles without building them. @throws ImageError `no-dockerfile` */
export async function checkStep(
  values: CheckValues,
  host: Host,
  parts: Pick<Parts, 'clock' | 'runChecks'>,
): Promise<Outcome & { readonly report: Report }> {
  const { cwd } = host;
  const checked = await Promise.all(
    values.files.map(async (given): Promise<CheckedDockerfile> => {
      const file = fileOf(given, cwd);
      const context = dirname(resolve(cwd, file));
      const own = await checkDockerfileAt({
        cwd,
        file,
        context,
        target: values.target,
        buildArgs: values['build-args'],
        buildContexts: values['build-contexts'],
        env: host.environment,
        maxMeasureMs: measureMs,
      });
      if (!values.checks) return own;
      return { ...own, findings: own.with(await buildChecksOf({ file, context }, values, host, parts)) };
    }),
  );
  const findings = checked.flatMap((one) => one.findings);
  const failOn = values['fail-on'] ?? 'error';
  const failed = fails(findings, failOn);
  const counts = countBySeverity(findings);
  const texts = new Map(checked.map(({ dockerfile }) => [dockerfile.file, dockerfile.text]));
  return {
    failed,
    report: {
      step: 'build',
      title: 'Dockerfile check',
      verdict: failed ? 'fail' : 'pass',
      conclusion: failed
        ? `Failed: ${inWords(counts)} (fail-on: ${failOn}).`
        : `Passed ${texts.size} Dockerfile${texts.size === 1 ? '' : 's'}: no finding of severity ${failOn}${failOn === 'error' ? '' : ' or above'}.`,
      findings,
      rules: checked[0]?.rules ?? new Map(),
      tables: [],
      stats: {
        files: texts.size,
        stages: checked.reduce((sum, { dockerfile }) => sum + dockerfile.stages.length, 0),
        errors: counts.error,
        warnings: counts.warning,
        info: counts.info,
      },
      source: (file) => texts.get(file),
      json: {},
    },
  };
}

/** What BuildKit has to say; that it cannot be asked is a finding, since it was asked for. */
async function buildChecksOf(
  where: { readonly file: string; readonly context: string },
  { target, 'build-args': buildArgs, 'build-contexts': buildContexts }: CheckValues,
  host: Host,
  { clock, runChecks }: Pick<Parts, 'clock' | 'runChecks'>,
): Promise<readonly BuildCheck[]> {
  const request = buildRequest({ ...where, ...(target === undefined ? {} : { target }), buildArgs, buildContexts });
  const { cwd, environment: env } = host;
  const why: string[] = [];
  const log = (line: string) => void why.push(line);
  const json = await runChecks(request, { env, cwd, clock, signal: host.interrupted(), log });
  if (json !== undefined) return readBuildChecks(json);
  return [{ rule: undefined, message: why.join(' '), line: undefined, isFatal: true }];
}

function inWords(counts: Readonly<Record<Severity, number>>): string {
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 || severity === 'info' ? '' : 's'}`)
    .join(', ');
}

/** A folder stands for the Dockerfile in it. */
function fileOf(given: string, cwd: string): string {
  const isFolder = statSync(resolve(cwd, given), { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isFolder) return given;
  return relative(cwd, join(resolve(cwd, given), 'Dockerfile'))
    .split(sep)
    .join('/');
}
