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
import type { checkInputs } from '../inputs.ts';
import { fails } from '../report/image-report.ts';
import { type CheckedDockerfile, checkDockerfileAt } from './dockerfile-check.ts';

const measureMs = 5_000;

/** Judges Dockerfiles without building them. @throws ImageError `no-dockerfile` */
export async function checkStep(
  values: ValuesOf<typeof checkInputs>,
  { cwd, environment }: Pick<Host, 'cwd' | 'environment'>,
): Promise<Outcome & { readonly report: Report }> {
  const checked = await Promise.all(
    values.files.map((given): Promise<CheckedDockerfile> => {
      const file = fileOf(given, cwd);
      return checkDockerfileAt({
        cwd,
        file,
        context: dirname(resolve(cwd, file)),
        target: values.target,
        buildArgs: values['build-args'],
        env: environment,
        maxMeasureMs: measureMs,
      });
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
