import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import {
  countBySeverity,
  type Host,
  type Outcome,
  Problem,
  type Report,
  type Severity,
  severities,
  type ValuesOf,
} from '@slipway/core';
import { buildRequest } from '../build/build-request.ts';
import { ImageError } from '../error.ts';
import type { checkInputs, failOns } from '../inputs.ts';
import { fails } from '../report/image-report.ts';
import { type BuildCheck, readBuildChecks } from '../rules/index.ts';
import { temporaryFolder } from '../temporary.ts';
import { filesToCheck } from './check-files.ts';
import { type CheckedDockerfile, checkDockerfileAt } from './dockerfile-check.ts';
import type { Parts } from './parts.ts';

const measureMs = 5_000;

type FailOn = (typeof failOns)[number];
type CheckValues = ValuesOf<typeof checkInputs>;

/** A check: its report, and what of all that it was asked for could not be looked at, which hides nothing of the rest. */
export interface CheckStep extends Outcome {
  readonly report: Report;
  readonly problem: Problem | undefined;
}

/**
 * Judges Dockerfiles without building them.
 *
 * @throws ImageError `no-dockerfile` when there is none of them, Problem `bad-input` for a policy with mistakes
 */
export async function checkStep(
  values: CheckValues,
  host: Host,
  parts: Pick<Parts, 'clock' | 'runChecks'>,
): Promise<CheckStep> {
  const { files, problems: missing } = filesToCheck(values.files, host.cwd);
  const results = await Promise.all(files.map((file) => checkOne(file, values, host, parts)));
  const checked = results.flatMap(({ checked: one }) => (one === undefined ? [] : [one]));
  const problem = joined([...missing, ...results.flatMap(({ problem: one }) => (one === undefined ? [] : [one]))]);
  if (checked.length === 0 && problem !== undefined) throw problem;
  return { ...reportOf(checked, values['fail-on'] ?? 'error', problem), problem };
}

interface Checked {
  readonly checked?: CheckedDockerfile;
  readonly problem?: Problem;
}

async function checkOne(
  file: string,
  values: CheckValues,
  host: Host,
  parts: Pick<Parts, 'clock' | 'runChecks'>,
): Promise<Checked> {
  const { cwd, environment: env } = host;
  const isStdin = file === '-';
  const bytes = isStdin ? host.readStdin() : undefined;
  const context = isStdin ? undefined : dirname(resolve(cwd, file));
  const { target, 'build-args': buildArgs, 'build-contexts': buildContexts } = values;
  const question = { cwd, file, bytes, context, target, buildArgs, buildContexts, env, maxMeasureMs: measureMs };
  try {
    const own = await checkDockerfileAt(question);
    if (!values.checks) return { checked: own };
    const { heard, problem } = await buildChecksOf({ file, context, bytes }, values, host, parts);
    const checked = heard === undefined ? own : { ...own, findings: own.with(heard) };
    return { checked, ...(problem === undefined ? {} : { problem }) };
  } catch (error) {
    if (error instanceof ImageError && error.reason === 'no-dockerfile') return { problem: error };
    throw error;
  }
}

/** All problems as one: each is told. */
function joined(problems: readonly Problem[]): Problem | undefined {
  const [first] = problems;
  if (first === undefined || problems.length === 1) return first;
  const messages = [...new Set(problems.map(({ message }) => message))];
  const hint = problems.find((one) => one.hint !== undefined)?.hint;
  return new Problem(first.code, messages.join('\n'), { cause: first, ...(hint === undefined ? {} : { hint }) });
}

function reportOf(
  checked: readonly CheckedDockerfile[],
  failOn: FailOn,
  problem: Problem | undefined,
): Pick<CheckStep, 'failed' | 'report'> {
  const findings = checked.flatMap((one) => one.findings);
  const failed = fails(findings, failOn);
  const counts = countBySeverity(findings);
  const texts = new Map(checked.map(({ dockerfile }) => [dockerfile.file, dockerfile.text]));
  const passed = `${texts.size} Dockerfile${texts.size === 1 ? '' : 's'}: no finding of severity ${failOn}${failOn === 'error' ? '' : ' or above'}`;
  return {
    failed,
    report: {
      step: 'build',
      title: 'Dockerfile check',
      verdict: failed ? 'fail' : 'pass',
      conclusion: failed
        ? `Failed: ${inWords(counts)} (fail-on: ${failOn}).`
        : problem === undefined
          ? `Passed ${passed}.`
          : `${passed}; not all that was asked for could be checked.`,
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

interface Where {
  readonly file: string;
  /** Undefined for standard input, whose bytes are then there. */
  readonly context: string | undefined;
  readonly bytes: Uint8Array | undefined;
}

/** What BuildKit has to say, or why it could not be asked: since it was asked for, the check is then not done. */
async function buildChecksOf(
  { file, context, bytes }: Where,
  { target, 'build-args': buildArgs, 'build-contexts': buildContexts }: CheckValues,
  host: Host,
  { clock, runChecks }: Pick<Parts, 'clock' | 'runChecks'>,
): Promise<{ readonly heard?: readonly BuildCheck[]; readonly problem?: Problem }> {
  const folder = context === undefined ? temporaryFolder('build') : undefined;
  try {
    if (folder !== undefined) writeFileSync(join(folder, 'Dockerfile'), bytes ?? '');
    const where = { file: folder === undefined ? file : join(folder, 'Dockerfile'), context: context ?? folder ?? '.' };
    const request = buildRequest({ ...where, ...(target === undefined ? {} : { target }), buildArgs, buildContexts });
    const { cwd, environment: env } = host;
    const why: string[] = [];
    const log = (line: string) => void why.push(line);
    const json = await runChecks(request, { env, cwd, clock, signal: host.interrupted(), log });
    if (json !== undefined) return { heard: readBuildChecks(json) };
    const hint = 'Our own rules need no engine: leave out `checks` to have these alone.';
    return { problem: new ImageError('build-failed', `${file}: ${why.join(' ')}`, { hint }) };
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function inWords(counts: Readonly<Record<Severity, number>>): string {
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 || severity === 'info' ? '' : 's'}`)
    .join(', ');
}
