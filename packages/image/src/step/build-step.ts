import type { Finding, Host, ImageFacts, Outcome, Report } from '@slipway/core';
import { BuildFailure } from '../build/build-failure.ts';
import { ImageError } from '../error.ts';
import { fails, imageReport } from '../report/image-report.ts';
import { type ImageResult, nothing } from '../report/image-result.ts';
import { readBuildChecks } from '../rules/index.ts';
import { type Built, buildAndProve, type ImageRun } from './build-and-prove.ts';
import { type BuildPlan, type BuildValues, holdToEngine, planBuild } from './build-plan.ts';
import { factsOf, outputsOf } from './outputs.ts';
import type { Parts } from './parts.ts';
import { logOf } from './run-log.ts';
import { failOnWithLeaks } from './secret-leaks.ts';

/** What building knows after it ran: the report, and what later steps and the exit code need of it. */
export interface ImageStep extends Outcome {
  readonly report: Report;
  readonly result: ImageResult;
  /** What lint and deploy learn; undefined when there is no image that they could use. */
  readonly facts: ImageFacts | undefined;
}

/**
 * The whole build step: the Dockerfile is judged, the image built once, looked into, held to its gates, run until it is
 * healthy, and only then pushed, as the very digest that ran.
 *
 * @throws Problem for wrong inputs, an engine or registry that is away, a build that fails or takes too long
 */
export async function buildStep(values: BuildValues, host: Host, parts: Parts): Promise<ImageStep> {
  const startedMs = parts.clock.now();
  const signal = host.interrupted();
  // The engine is called while the Dockerfile is read and buildx starts: neither needs the other.
  const connecting = parts.connectEngine();
  connecting.catch(() => undefined); // Whoever waits for it is told; where nobody does, nothing needs an engine.
  const failOn = values['fail-on'] ?? 'error';
  const plan = await planBuild(values, host);
  const run: ImageRun = {
    values,
    host,
    parts,
    plan,
    signal,
    failOn,
    timings: {},
    ...logOf(host, values.format, plan.hide),
  };
  // Told while buildx starts, not once minutes have gone into the build.
  const held = connecting.then((engine) => holdToEngine(values, plan.smoke, engine));
  held.catch(() => undefined);
  const built = await guarded(
    run,
    values.call === 'check'
      ? judged(run)
      : fails(plan.findings, failOn)
        ? Promise.resolve(unbuilt(plan, { state: 'refused' }))
        : buildAndProve(run, held).catch((error: unknown) => brokenBuild(plan, error)),
  );
  return stepOf(built, plan, values, parts.clock.now() - startedMs);
}

function stepOf(built: Built, plan: BuildPlan, values: BuildValues, durationMs: number): ImageStep {
  const result: ImageResult = { ...built.result, pushAsked: values.push, durationMs };
  const report = imageReport(result, {
    title: 'Image build',
    failOn: built.problem === undefined ? failOnWithLeaks(result.findings, values['fail-on'] ?? 'error') : 'error',
    rules: plan.rules,
    source: (file) => (file === plan.dockerfile?.file ? plan.dockerfile.text : undefined),
  });
  return {
    report,
    result,
    facts: factsOf(built),
    failed: report.verdict === 'fail',
    outputs: outputsOf(result, report, built.metadata),
    problem: built.problem,
  };
}

/** The Dockerfile alone, by our rules and by BuildKit's. */
async function judged({ plan, parts, host, values, signal, notice, notices }: ImageRun): Promise<Built> {
  const { clock } = parts;
  const deps = { env: host.environment, cwd: host.cwd, clock, signal, log: notice };
  const json = values.checks ? await parts.runChecks(plan.request, deps) : undefined;
  const findings = json === undefined ? plan.findings : plan.findingsWith(readBuildChecks(json));
  return unbuilt({ ...plan, findings }, { state: 'checked', notices });
}

/** Where there is no image: what is wrong with the Dockerfile is said before minutes go into building it. */
function unbuilt(
  { request, findings }: BuildPlan,
  more: Pick<ImageResult, 'state'> & Partial<Pick<ImageResult, 'buildLog' | 'notices'>>,
): Built {
  return {
    config: undefined,
    metadata: {},
    result: {
      ...nothing,
      reference: request.tags[0] ?? '',
      tags: request.tags,
      platforms: request.platforms,
      findings,
      ...more,
    },
  };
}

/**
 * A step of the Dockerfile that fails is a finding at its line, beside those that were there already; everything else that
 * keeps an image from being built is no fault of the Dockerfile.
 */
function brokenBuild(plan: BuildPlan, error: unknown): Built {
  const { dockerfile, hide } = plan;
  if (!(error instanceof BuildFailure) || error.line === undefined || dockerfile === undefined) throw error;
  if (error.reason !== 'step-failed' && error.reason !== 'bad-dockerfile') throw error;
  const { line } = error;
  const text = dockerfile.text.split('\n')[line - 1] ?? '';
  const finding: Finding = {
    rule: 'image-builds',
    severity: 'error',
    message: hide(error.message.replace(`${error.file}:${line}: `, '')),
    location: { file: dockerfile.file, start: { line, column: 1 }, end: { line, column: text.length + 1 } },
    ...(error.hint === undefined ? {} : { fix: { text: error.hint } }),
  };
  return unbuilt(
    { ...plan, findings: [...plan.findings, finding] },
    { state: 'refused', buildLog: error.log.map(hide) },
  );
}

/** Whatever breaks off because the user wants an end is told as that; and no error shows a secret. */
async function guarded<T>({ signal, plan }: ImageRun, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (signal.aborted)
      throw new ImageError('interrupted', 'The build was interrupted; what it had started is removed.', {
        cause: error,
        hint: 'Nothing was pushed unless the log says so.',
      });
    if (error instanceof Error && plan.secrets.length > 0) error.message = plan.hide(error.message);
    throw error;
  }
}
