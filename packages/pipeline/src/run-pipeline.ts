import {
  type ExitCode,
  type Host,
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
import { lintStep } from '@slipway/manifests';
import { riskInPipeline } from '@slipway/risk';
import { deployInPipeline } from '@slipway/rollout';
import { pipelineInputs } from './inputs.ts';

type PipelineValues = ValuesOf<typeof pipelineInputs>;

/** A step of the pipeline: what it takes from the inputs, and what it says. */
export interface Step {
  readonly name: string;
  run(values: PipelineValues, host: Host): Promise<Outcome & { readonly report: Report }>;
}

/** The steps in their order. A step that fails ends the pipeline: what comes after it would act on what it refused. */
const allSteps: readonly Step[] = [
  { name: 'risk', run: (values, host) => riskInPipeline({ ...values, format: 'terminal' }, host, systemClock.now()) },
  { name: 'lint', run: lintStep },
  {
    name: 'deploy',
    run: (values, host) => deployInPipeline({ ...values, action: 'deploy', format: 'terminal' }, host),
  },
];

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
    for (const [i, step] of chosen.entries()) {
      if (format === 'terminal') host.log(`step ${i + 1} of ${chosen.length}: ${step.name}`);
      const { report, failed, outputs: own = {} } = await step.run(values, host);
      await publish(report, host, {
        format,
        files,
        frames,
        annotations: values.annotations,
        summary: values.summary,
        checkRun: values['check-run'],
        token,
      });
      Object.assign(outputs, own);
      if (failed) return { failed, outputs };
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
