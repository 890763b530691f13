import {
  type ExitCode,
  type Host,
  type Outcome,
  parseInputs,
  parseReportFiles,
  publish,
  type Report,
  run,
  type ValuesOf,
} from '@slipway/core';
import { buildInputs, checkInputs, initInputs, inspectInputs } from './inputs.ts';
import type { BuildValues } from './step/build-plan.ts';
import { buildStep, type ImageStep } from './step/build-step.ts';
import { checkStep } from './step/check-step.ts';
import { inspectStep } from './step/inspect-step.ts';
import { realParts } from './step/real-parts.ts';
import { sweepTemporary } from './temporary.ts';

type Given = Readonly<Record<string, string | undefined>>;

/** `slipway image build`, and the action build-image. */
export function runBuild(host: Host, given: Given, mistakes: readonly string[] = []): Promise<ExitCode> {
  return run(host, async () => {
    const values = parseInputs(buildInputs, given, mistakes);
    const files = parseReportFiles(values.reports);
    const step = await runStep(values, host);
    await show(step, host, values, files, values.annotate);
    return outcomeOf(step);
  });
}

/** Builds, and leaves it to the caller to publish the report. */
export function runStep(values: BuildValues, host: Host): Promise<ImageStep> {
  sweepTemporary();
  return buildStep(values, host, realParts(host));
}

/** `slipway image inspect`: the report of an image that is there. */
export function runInspect(host: Host, given: Given, mistakes: readonly string[] = []): Promise<ExitCode> {
  return run(host, async () => {
    const values = parseInputs(inspectInputs, given, mistakes);
    const files = parseReportFiles(values.reports);
    const step = await inspectStep(values, host, realParts(host));
    await show(step, host, values, files, false);
    return outcomeOf(step);
  });
}

/** `slipway image check`: findings of Dockerfiles; no engine is needed. */
export function runCheck(host: Host, given: Given, mistakes: readonly string[] = []): Promise<ExitCode> {
  return run(host, async () => {
    const values = parseInputs(checkInputs, given, mistakes);
    const files = parseReportFiles(values.reports);
    const step = await checkStep(values, host, realParts(host));
    await show(step, host, values, files, true);
    return outcomeOf(step);
  });
}

/** `slipway image init`: a Dockerfile for an application. */
export function runInit(host: Host, given: Given, mistakes: readonly string[] = []): Promise<ExitCode> {
  return run(host, async () => {
    const { propose } = await import('./step/init-step.ts');
    return propose(parseInputs(initInputs, given, mistakes), host);
  });
}

type Reporting = Pick<ValuesOf<typeof checkInputs>, 'format' | 'frames' | 'summary'>;

async function show(
  { report }: { readonly report: Report },
  host: Host,
  { format = 'terminal', frames, summary }: Reporting,
  files: ReturnType<typeof parseReportFiles>,
  annotations: boolean,
): Promise<void> {
  await publish(report, host, {
    format,
    files,
    frames: frames === 0 ? Number.POSITIVE_INFINITY : frames,
    annotations,
    summary,
    checkRun: false,
    token: undefined,
  });
}

function outcomeOf({ failed, outputs, problem }: Outcome): Outcome {
  return { failed, problem, ...(outputs === undefined ? {} : { outputs }) };
}
