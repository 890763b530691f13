import { type Finding, type Host, Problem, type Severity } from '@slipway/core';
import type { BuildDeps } from '../build/build-deps.ts';
import type { BuildResult, PushedImage } from '../build/build-result.ts';
import { isUnpacked } from '../build/measure-stages.ts';
import { stagesBehind } from '../dockerfile/stages-behind.ts';
import type { Engine, ImageConfig } from '../engine/engine.ts';
import { ImageError } from '../error.ts';
import type { PreviousImage } from '../gates/gates.ts';
import type { ImageAnalysis } from '../layers/analysis.ts';
import { fails } from '../report/image-report.ts';
import type { ImageResult, StageBytes } from '../report/image-result.ts';
import type { Probe, SmokeResult } from '../run/smoke-result.ts';
import type { BuildPlan, BuildValues } from './build-plan.ts';
import { brokenOff, builtOf, type Known, nothingKnown } from './known.ts';
import { oneFindingEachCause } from './one-cause.ts';
import type { Parts } from './parts.ts';
import { pathMatcher } from './path-matcher.ts';
import { placesIn, placesOf, withBase } from './places.ts';
import { previousRelease } from './previous-release.ts';
import { handleRefused } from './refused-image.ts';
import type { RunLog } from './run-log.ts';
import { failOnWithLeaks, leakedElsewhere, leakedInLayers, leakedSecrets, withoutSecrets } from './secret-leaks.ts';
import { smokeFindings, smokeGates } from './smoke-findings.ts';
import { holdAll, lookedAt, refuseUnseen, type Subject, subjectsOf, unprovenOf, withoutFound } from './subjects.ts';
import { attachSupply, billOfMaterials } from './supply.ts';
import { lookWords, smokeWords, stageWords, timed } from './timed.ts';

/** What measuring the stages may take beside the time of the build. */
const measureStagesMs = 20_000;

/** One run of the step, and what it works with. */
export interface ImageRun extends RunLog {
  readonly values: BuildValues;
  readonly host: Host;
  readonly parts: Parts;
  readonly plan: BuildPlan;
  readonly signal: AbortSignal;
  readonly failOn: Severity | 'never';
  /** Milliseconds by part, filled as the parts end. */
  readonly timings: Record<string, number>;
}

/** What came of it, and what only outputs and facts need. */
export interface Built {
  readonly result: ImageResult;
  readonly config: ImageConfig | undefined;
  /** The metadata file of buildx. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** What broke it off after the build. */
  readonly problem?: Problem;
}

/** Builds, looks into the image, runs it, and pushes it if nothing speaks against that. What breaks off after the build is part of what came of it. */
export async function buildAndProve(run: ImageRun, connecting: Promise<Engine>): Promise<Built> {
  const { values, plan } = run;
  const built = await run.fold(`Build ${plan.file}`, () => buildWhileConnecting(run, connecting));
  const deps = { ...surroundings(run), engine: await connecting };
  const known = nothingKnown(values.checks ? plan.findingsWith(built.warnings) : plan.findings);
  try {
    await prove(run, built, deps, known);
    known.refused = fails(known.findings, failOnWithLeaks(known.findings, run.failOn));
    if (known.refused) await sayRefused(run, deps.engine, built, known.findings);
    if (!known.refused && values.push) await release(run, built, deps, known);
    if (!known.refused && values.outputs.length > 0) await writeOutputs(run, deps);
    return builtOf(run, built, known);
  } catch (error) {
    if (!(error instanceof Problem) || run.signal.aborted) throw error;
    if (plan.secrets.length > 0) error.message = plan.hide(error.message);
    known.findings = oneFindingEachCause([...known.findings, brokenOff(error, known.places ?? placesOf(plan.file))]);
    return { ...builtOf(run, built, known), problem: error };
  }
}

async function sayRefused(
  run: ImageRun,
  engine: Engine,
  built: BuildResult,
  findings: readonly Finding[],
): Promise<void> {
  const said = await handleRefused(engine, built, findings);
  if (said !== undefined) run.notice(said);
}

/** Everything that is to be known of an image before it is decided on. */
async function prove(run: ImageRun, built: BuildResult, deps: BuildDeps, known: Known): Promise<void> {
  const { values, plan, signal } = run;
  const image = built.runnable ?? plan.request.tags[0] ?? '';
  const add = (findings: readonly Finding[]) => {
    known.findings = oneFindingEachCause([...known.findings, ...findings]);
  };
  const { config, ...found } = await timed(run, 'analysis', () => lookInto(run, deps.engine, image), lookWords);
  known.config = config;
  const subjects = subjectsOf(config, found.analysis, (of, platform) => placed(run, of, { image, platform }));
  refuseUnseen(subjects, plan.request.platforms);
  const [{ analysis: analyzed, places, platform }] = subjects;
  known.places = places;
  // Unchanged when no instruction could be matched: what is of the base is then a guess of the history.
  const isBaseKnown = analyzed !== found.analysis;
  const leaks = [
    ...leakedSecrets(plan.secrets, config, analyzed, places),
    ...leakedInLayers(analyzed, places, { isBaseKnown, hide: plan.hide }),
    ...leakedElsewhere(analyzed, places, plan.hide),
  ];
  const analysis = withoutSecrets(analyzed, plan.hide);
  Object.assign(known, { analysis, images: lookedAt(subjects, { ran: false }) });
  add(leaks);
  known.stages = await timed(run, 'stages', () => stagesOf(run, deps, { config, built, analysis }), stageWords);
  const judged = await judge(run, subjects);
  Object.assign(known, { gates: judged.gates, previous: judged.previous });
  add(judged.findings);
  // Nothing is worth running that must not be pushed, whatever else is true of it.
  if (values.smoke && leaks.length === 0) {
    const smoke = await timed(run, 'smoke', () => smokeOf(run, deps.engine, image, config), smokeWords);
    const own = subjects.length === 1 ? {} : { platform };
    const gates = smokeGates(smoke, values['read-only']).map((gate) => ({ ...gate, ...own }));
    Object.assign(known, { smoke, images: lookedAt(subjects, { ran: true }), gates: [...judged.gates, ...gates] });
    add(smokeFindings(smoke, config, places));
  }
  signal.throwIfAborted();
  known.sbom = await billOfMaterials(run, built, { platform, analysis });
}

/** The image for a platform, with the layers of its base marked and its places in the Dockerfile as that platform builds it. */
function placed(
  { plan }: ImageRun,
  analysis: ImageAnalysis,
  { image, platform }: { readonly image: string; readonly platform: string },
): Pick<Subject, 'analysis' | 'places'> {
  const dockerfile = plan.dockerfileFor(platform);
  if (dockerfile === undefined) return { analysis, places: placesOf(plan.request.tags[0] ?? image) };
  const marked = withBase(dockerfile, analysis);
  return { analysis: marked, places: placesIn(dockerfile, marked.layers) };
}

/** What else is wanted of the image, from the cache of the build that has just been. */
async function writeOutputs({ values, parts, plan, fold }: ImageRun, deps: BuildDeps): Promise<void> {
  const again = { noCache: false, noCacheFilters: [], pull: false, cacheTo: [] };
  await fold('Write outputs', () =>
    parts.buildImage({ ...plan.request, ...again, outputs: values.outputs, load: false }, deps),
  );
}

/** Pushes what was proven, and puts beside it what is said of it. */
async function release(run: ImageRun, built: BuildResult, deps: BuildDeps, known: Known): Promise<void> {
  const { parts, plan } = run;
  const onPushed = (image: PushedImage) => void known.pushed.push(image);
  const pushed = await run.fold('Push', () => parts.pushImage(plan.request.tags, built, { ...deps, onPushed }));
  known.attachments = await run.fold('Attach', () => attachSupply(run, { built, pushed, sbom: known.sbom }));
}

function surroundings({ host, parts, signal, log }: ImageRun): Omit<BuildDeps, 'engine'> {
  return { env: host.environment, cwd: host.cwd, clock: parts.clock, signal, log };
}

/** buildx starts before the engine has answered us. An engine that does not answer explains more than what buildx says of it. */
async function buildWhileConnecting(run: ImageRun, connecting: Promise<Engine>): Promise<BuildResult> {
  const unreachable = new AbortController();
  connecting.catch((error: unknown) => unreachable.abort(error));
  const signal = AbortSignal.any([run.signal, unreachable.signal]);
  try {
    return await run.parts.buildImage(run.plan.request, { ...surroundings(run), signal, engine: connecting });
  } catch (error) {
    if (!run.signal.aborted) await connecting;
    throw error;
  }
}

async function lookInto(
  run: ImageRun,
  engine: Engine,
  reference: string,
): Promise<{ readonly config: ImageConfig; readonly analysis: ImageAnalysis }> {
  const { parts, signal, plan } = run;
  const [config, analysis] = await Promise.all([
    engine.inspectImage(reference),
    parts.analyze(engine, reference, {
      match: pathMatcher(plan.limits.forbiddenPaths),
      search: plan.search,
      everyPlatform: plan.request.platforms.length > 1,
      onNotice: run.notice,
      signal,
    }),
  ]);
  if (config === undefined)
    throw new ImageError('no-image', `The engine does not have ${reference}, which it has just built.`, {
      hint: 'Something else may have removed it; run the build again.',
    });
  return { config, analysis };
}

/** Bytes of every stage that the shipped one is made from. */
async function stagesOf(
  run: ImageRun,
  deps: BuildDeps,
  {
    config,
    built,
    analysis,
  }: { readonly config: ImageConfig; readonly built: BuildResult; readonly analysis: ImageAnalysis },
): Promise<readonly StageBytes[]> {
  const { plan, parts, values, signal, notice: onNotice } = run;
  const { dockerfile } = plan;
  if (dockerfile?.final === undefined) return [];
  const { final } = dockerfile;
  const bytes = isUnpacked(config, deps.engine) ? config.sizeBytes : analysis.bytes;
  const shipped = { stage: final.name ?? `stage ${final.index}`, bytes, final: true };
  const stages = stagesBehind(dockerfile);
  if (stages.length === 0 || !values['measure-stages']) return [shipped];
  // As long again as the build took, but never so short that a cached one could not be measured.
  const budgetMs = measureStagesMs + built.durationMs;
  const readBytes = async (reference: string) =>
    (await parts.analyze(deps.engine, reference, { onNotice, signal })).bytes;
  const wanted = { dockerfile, stages, budgetMs, readBytes, onNotice };
  const measured = await parts.measureStages(plan.request, wanted, deps);
  return [...measured.map(({ target, bytes }) => ({ stage: target, bytes, final: false })), shipped];
}

interface Judged {
  readonly gates: ImageResult['gates'];
  readonly findings: readonly Finding[];
  readonly previous: PreviousImage | undefined;
}

async function judge(run: ImageRun, subjects: readonly Subject[]): Promise<Judged> {
  const { plan, values } = run;
  const wish = { onNotice: run.notice, signal: run.signal };
  const previous =
    plan.limits.maxGrowth === undefined ? undefined : await previousRelease(run.parts, values['compare-with']!, wish);
  for (const text of unprovenOf(subjects, subjects[0]!.analysis, plan.limits)) run.notice(text);
  const { gates, findings } = holdAll(plan.limits, withoutFound(subjects, plan.findings), previous);
  const known = previous !== undefined && 'bytes' in previous ? previous : undefined;
  return {
    gates,
    previous: known,
    findings: findings.map((found) => ({ ...found, message: plan.hide(found.message) })),
  };
}

async function smokeOf(run: ImageRun, engine: Engine, image: string, config: ImageConfig): Promise<SmokeResult> {
  const { parts, plan, signal, log } = run;
  const settings = { ...plan.smoke, probe: plan.smoke.probe ?? probeOf(config) };
  const smoke = await parts.smokeRun(image, settings, { engine, clock: parts.clock, signal, log });
  return { ...smoke, logs: plan.hide(smoke.logs) };
}

/** An image that cannot say whether it is healthy, but where it listens, is asked there. */
function probeOf({ healthcheck, exposedPorts }: ImageConfig): Probe | undefined {
  const port = exposedPorts.find(({ protocol }) => protocol === 'tcp')?.port;
  return healthcheck !== undefined || port === undefined ? undefined : { kind: 'tcp', port };
}
