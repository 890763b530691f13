import type { Host, Outcome, Report, ValuesOf } from '@slipway/core';
import { Problem } from '@slipway/core';
import type { Engine } from '../engine/engine.ts';
import { ImageError } from '../error.ts';
import { analysisFindings } from '../gates/analysis-findings.ts';
import { holdGates } from '../gates/gates.ts';
import type { inspectInputs } from '../inputs.ts';
import type { ImageAnalysis } from '../layers/analysis.ts';
import { parseReference } from '../registry/reference.ts';
import { imageReport } from '../report/image-report.ts';
import { type ImageResult, nothing } from '../report/image-result.ts';
import { limitsOf } from './build-plan.ts';
import type { AnalysisWish, Parts } from './parts.ts';
import { pathMatcher } from './path-matcher.ts';
import { placesOf } from './places.ts';
import { previousRelease } from './previous-release.ts';
import { logOf } from './run-log.ts';

/**
 * Looks into any image: of the engine where it has it, else of its registry.
 *
 * @throws ImageError `no-image`, `bad-reference`
 */
export async function inspectStep(
  values: ValuesOf<typeof inspectInputs>,
  host: Host,
  parts: Parts,
): Promise<Outcome & { readonly report: Report }> {
  const startedMs = parts.clock.now();
  const reference = values.reference!;
  parseReference(reference);
  const limits = limitsOf(values);
  const { notice, notices } = logOf(host, values.format, (text) => text);
  const wish = { match: pathMatcher(limits.forbiddenPaths), onNotice: notice, signal: host.interrupted() };
  const found = await find(reference, parts, wish);
  const { analysis } = found;
  const places = placesOf(reference);
  const before = values['compare-with'];
  const previous = before === undefined ? undefined : await previousRelease(parts, before, wish);
  const gated = { analysis, user: found.user, paths: analysis.matched, previous };
  const { gates, findings } = holdGates(limits, gated, places);
  const result: ImageResult = {
    ...nothing,
    state: 'inspected',
    reference,
    digest: found.digest,
    imageId: analysis.imageId,
    tags: found.tags,
    platforms: [found.platform],
    user: found.user,
    ports: found.ports,
    analysis,
    gates,
    previous: previous !== undefined && 'bytes' in previous ? previous : undefined,
    notices,
    findings: [...findings, ...analysisFindings(analysis, places)],
    durationMs: parts.clock.now() - startedMs,
  };
  const report = imageReport(result, {
    title: `Image ${reference}`,
    failOn: values['fail-on'] ?? 'error',
    rules: new Map(),
    source: () => undefined,
  });
  return { report, failed: report.verdict === 'fail' };
}

interface Found {
  readonly analysis: ImageAnalysis;
  readonly digest: string | undefined;
  readonly tags: readonly string[];
  readonly user: string;
  readonly ports: ImageResult['ports'];
  readonly platform: string;
}

/** In the engine, if there is one and it has the image; else in the registry. */
async function find(reference: string, parts: Parts, wish: AnalysisWish): Promise<Found> {
  const engine = await connected(parts, wish);
  const config = await engine?.inspectImage(reference);
  if (engine !== undefined && config !== undefined)
    return {
      analysis: await parts.analyze(engine, reference, wish),
      digest: config.repoDigests[0]?.split('@')[1],
      tags: config.repoTags,
      user: config.user,
      ports: config.exposedPorts,
      platform: `${config.os}/${config.architecture}`,
    };
  const remote = await parts.inspectRemote(reference, wish);
  if (remote === undefined)
    throw new ImageError('no-image', `Neither the engine nor the registry has ${reference}.`, {
      hint: 'Check name and tag; `docker images` lists what the engine has.',
    });
  return { ...remote, tags: [] };
}

/** An image of a registry needs no engine. */
async function connected(parts: Parts, wish: AnalysisWish): Promise<Engine | undefined> {
  try {
    return await parts.connectEngine();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    wish.onNotice(`The registry is asked, because no engine is there: ${error.message}`);
    return undefined;
  }
}
