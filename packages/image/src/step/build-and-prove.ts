import type { Finding, Host, Severity } from '@slipway/core';
import type { BuildDeps } from '../build/build-deps.ts';
import type { BuildResult } from '../build/build-result.ts';
import { isUnpacked } from '../build/measure-stages.ts';
import { stagesBehind } from '../dockerfile/stages-behind.ts';
import type { Engine, ImageConfig } from '../engine/engine.ts';
import { ImageError } from '../error.ts';
import type { PreviousImage } from '../gates/gates.ts';
import type { ImageAnalysis } from '../layers/analysis.ts';
import { fails } from '../report/image-report.ts';
import { type ImageResult, nothing, type StageBytes } from '../report/image-result.ts';
import { repositoryOf } from '../report/image-tables.ts';
import type { Probe, SmokeResult } from '../run/smoke-result.ts';
import type { BuildPlan, BuildValues } from './build-plan.ts';
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
import { attachSupply, type BillOfMaterials, billOfMaterials } from './supply.ts';
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
}

/** Builds, looks into the image, runs it, and pushes it if nothing speaks against that. */
export async function buildAndProve(run: ImageRun, connecting: Promise<Engine>): Promise<Built> {
  const { values, plan } = run;
  const built = await run.fold(`Build ${plan.file}`, () => buildWhileConnecting(run, connecting));
  const engine = await connecting;
  const deps = { ...surroundings(run), engine };
  const proof = await prove(run, engine, built, deps);
  const { config, analysis, findings, sbom } = proof;
  const refused = fails(findings, failOnWithLeaks(findings, run.failOn));
  if (refused) await sayRefused(run, deps.engine, built, findings);
  const released =
    refused || !values.push ? { pushed: [], attachments: [] } : await release(run, { built, sbom, deps });
  if (!refused && values.outputs.length > 0) await writeOutputs(run, deps);
  const { pushed } = released;
  const digest = pushed[0]?.digest ?? built.digest;
  const name = plan.request.tags[0] ?? built.runnable ?? '';
  return {
    config,
    metadata: built.metadata,
    result: {
      ...nothing,
      ...released,
      state: pushed.length > 0 ? 'pushed' : refused ? 'refused' : 'built',
      reference: pushed.length === 0 || digest === undefined ? name : `${repositoryOf(name)}@${digest}`,
      digest,
      imageId: built.imageId ?? analysis.imageId,
      tags: plan.request.tags,
      platforms: plan.request.platforms.length > 0 ? plan.request.platforms : [`${config.os}/${config.architecture}`],
      images: proof.images,
      user: config.user,
      ports: config.exposedPorts,
      build: {
        durationMs: built.durationMs,
        steps: built.steps.length,
        cachedSteps: built.steps.filter(({ cached }) => cached).length,
      },
      stages: proof.stages,
      analysis,
      gates: proof.gates,
      previous: proof.previous,
      smoke: proof.smoke,
      sbom:
        sbom === undefined
          ? undefined
          : { format: sbom.format, packages: sbom.packages, path: sbom.path, platform: sbom.platform },
      notices: run.notices,
      findings,
      timings: { build: built.durationMs, ...run.timings },
    },
  };
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

/** Everything that is known of an image before it is decided on. */
interface Proof extends Judged, Pick<ImageResult, 'images'> {
  readonly config: ImageConfig;
  readonly analysis: ImageAnalysis;
  readonly stages: readonly StageBytes[];
  readonly smoke: SmokeResult | undefined;
  readonly sbom: BillOfMaterials | undefined;
}

async function prove(run: ImageRun, engine: Engine, built: BuildResult, deps: BuildDeps): Promise<Proof> {
  const { values, plan, signal } = run;
  const image = built.runnable ?? plan.request.tags[0] ?? '';
  const { config, ...found } = await timed(run, 'analysis', () => lookInto(run, engine, image), lookWords);
  const subjects = subjectsOf(config, found.analysis, (of, platform) => placed(run, of, { image, platform }));
  refuseUnseen(subjects, plan.request.platforms);
  const [{ analysis: analyzed, places }] = subjects;
  // Unchanged when no instruction could be matched: what is of the base is then a guess of the history.
  const isBaseKnown = analyzed !== found.analysis;
  const leaks = [
    ...leakedSecrets(plan.secrets, config, analyzed, places),
    ...leakedInLayers(analyzed, places, { isBaseKnown, hide: plan.hide }),
    ...leakedElsewhere(analyzed, places, plan.hide),
  ];
  const analysis = withoutSecrets(analyzed, plan.hide);
  const stages = await timed(run, 'stages', () => stagesOf(run, deps, { config, built, analysis }), stageWords);
  const judged = await judge(run, subjects);
  // Nothing is worth running that must not be pushed, whatever else is true of it.
  const wantsSmoke = values.smoke && leaks.length === 0;
  const smoke = wantsSmoke
    ? await timed(run, 'smoke', () => smokeOf(run, engine, image, config), smokeWords)
    : undefined;
  signal.throwIfAborted();
  const sbom = await billOfMaterials(run, built, { platform: subjects[0].platform, analysis });
  const ownGates = smoke === undefined ? [] : smokeGates(smoke, values['read-only']);
  const own = subjects.length === 1 ? {} : { platform: subjects[0].platform };
  return {
    config,
    analysis,
    stages,
    smoke,
    sbom,
    images: lookedAt(subjects, { ran: smoke !== undefined }),
    previous: judged.previous,
    gates: [...judged.gates, ...ownGates.map((gate) => ({ ...gate, ...own }))],
    findings: oneFindingEachCause([
      ...(values.checks ? plan.findingsWith(built.warnings) : plan.findings),
      ...judged.findings,
      ...leaks,
      ...(smoke === undefined ? [] : smokeFindings(smoke, config, places)),
    ]),
  };
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
async function release(
  run: ImageRun,
  what: { readonly built: BuildResult; readonly sbom: BillOfMaterials | undefined; readonly deps: BuildDeps },
): Promise<Pick<ImageResult, 'pushed' | 'attachments'>> {
  const { parts, plan } = run;
  const pushed = await run.fold('Push', () => parts.pushImage(plan.request.tags, what.built, what.deps));
  const attachments = await run.fold('Attach', () => attachSupply(run, { ...what, pushed }));
  return { pushed, attachments };
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
