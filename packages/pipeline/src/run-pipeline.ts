import {
  type ExitCode,
  type Format,
  type Host,
  type ImageFacts,
  type Outcome,
  Problem,
  parseInputs,
  parseReportFiles,
  publish,
  type Report,
  run,
  systemClock,
  type ValuesOf,
} from '@slipway/core';
import { buildInPipeline } from '@slipway/image';
import { lintAgainstImage, lintStep } from '@slipway/manifests';
import { riskInPipeline } from '@slipway/risk';
import { deployInPipeline } from '@slipway/rollout';
import { pipelineInputs } from './inputs.ts';

type PipelineValues = ValuesOf<typeof pipelineInputs>;

/** What one step says, and what later ones learn of it. */
export interface StepEnd extends Outcome {
  readonly report: Report;
  /** What building and running an image taught. */
  readonly facts?: ImageFacts | undefined;
}

/** What the steps before have taught. */
export interface Known {
  readonly facts: ImageFacts | undefined;
}

/** A step of the pipeline: what it takes from the inputs and the steps before, and what it says. */
export interface Step {
  readonly name: string;
  run(values: PipelineValues, host: Host, known: Known): Promise<StepEnd>;
  /** What it wants to say once more when a later step has taught more; undefined for nothing. */
  again?(values: PipelineValues, host: Host, known: Known): Promise<StepEnd | undefined>;
}

/** The steps in their order. A step that fails ends the pipeline: what comes after it would act on what it refused. */
export const allSteps: readonly Step[] = [
  { name: 'risk', run: (values, host) => riskInPipeline({ ...values, format: 'terminal' }, host, systemClock.now()) },
  { name: 'lint', run: lintStep, again: lintImage },
  { name: 'build', run: build },
  { name: 'deploy', run: deploy },
];

/** Manifests that name the image which was just built are held to what it needs. */
async function lintImage(values: PipelineValues, host: Host, { facts }: Known): Promise<StepEnd | undefined> {
  if (facts === undefined || values.manifests.includes('-')) return undefined;
  const step = await lintAgainstImage(values, host, facts);
  return step.report.findings.length === 0 ? undefined : step;
}

function build(values: PipelineValues, host: Host): Promise<StepEnd> {
  const { 'build-context': context, 'build-timeout': timeout, 'image-annotations': annotations } = values;
  const own = {
    context,
    timeout,
    annotations,
    call: 'build' as const,
    annotate: values.annotations,
    format: formatOf(values),
  };
  return buildInPipeline({ ...values, ...own }, host);
}

function deploy(values: PipelineValues, host: Host, { facts }: Known): Promise<StepEnd> {
  const images = facts === undefined ? values.images : imagesToDeploy(values.images, facts.reference);
  return deployInPipeline({ ...values, images, action: 'deploy', format: 'terminal' }, host);
}

/**
 * The image that was pushed goes out by its digest, unless the user names another one of its repository.
 *
 * @param reference `repository@sha256:…`; another name is of an image that was not pushed
 */
export function imagesToDeploy(given: readonly string[], reference: string): readonly string[] {
  const at = reference.indexOf('@');
  if (at < 0) return given;
  const repository = reference.slice(0, at);
  const isTaken = given.some((text) => {
    const image = text.slice(text.indexOf('=') + 1);
    return image === repository || image.startsWith(`${repository}:`) || image.startsWith(`${repository}@`);
  });
  return isTaken ? given : [reference, ...given];
}

function formatOf({ format = 'terminal' }: PipelineValues): Format {
  return format === 'rules' ? 'terminal' : format;
}

/** Runs every step in order, as the root action and `slipway run` do. */
export function runPipeline(
  host: Host,
  given: Readonly<Record<string, string | undefined>>,
  mistakes: readonly string[] = [],
  steps: readonly Step[] = allSteps,
): Promise<ExitCode> {
  return run(host, async () => {
    const values = parseInputs(pipelineInputs, given, mistakes);
    const token = values['github-token'];
    if (token !== undefined) await host.mask(token);
    const files = parseReportFiles(values.reports);
    const { format = 'terminal' } = values;
    if (format === 'rules')
      throw new Problem('bad-input', 'The pipeline has no list of rules.', {
        hint: '`slipway lint --format rules` prints the rules of lint.',
      });
    const frames = values.frames === 0 ? Number.POSITIVE_INFINITY : values.frames;
    const outputs: Record<string, string> = {};
    const chosen = chosenSteps(values.steps, steps);
    const show = ({ report }: StepEnd) =>
      publish(report, host, {
        format,
        files,
        frames,
        annotations: values.annotations,
        summary: values.summary,
        checkRun: values['check-run'],
        token,
      });
    let known: Known = { facts: undefined };
    for (const [i, step] of chosen.entries()) {
      if (format === 'terminal') host.log(`step ${i + 1} of ${chosen.length}: ${step.name}`);
      const end = await step.run(values, host, known);
      await show(end);
      Object.assign(outputs, end.outputs);
      if (end.failed) return { failed: true, outputs, problem: end.problem };
      if (end.facts === undefined) continue;
      known = { facts: end.facts };
      for (const before of chosen.slice(0, i)) {
        const more = await before.again?.(values, host, known);
        if (more === undefined) continue;
        await show(more);
        if (more.failed) return { failed: true, outputs: { ...outputs, ...more.outputs } };
      }
    }
    return { failed: false, outputs };
  });
}

/** @throws Problem that names every step that does not exist */
function chosenSteps(names: readonly string[], steps: readonly Step[]): Step[] {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0)
    throw new Problem('bad-input', `There is no step ${unknown.join(', ')}.`, {
      hint: `Steps are ${steps.map(({ name }) => name).join(', ')}.`,
    });
  return steps.filter(({ name }) => names.includes(name));
}
