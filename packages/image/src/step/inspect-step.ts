import type { Host, Outcome, Report, ValuesOf } from '@slipway/core';
import { Problem } from '@slipway/core';
import type { Engine } from '../engine/engine.ts';
import { ImageError } from '../error.ts';
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
import { withoutSecrets } from './secret-leaks.ts';
import { holdAll, lookedAt, subjectsOf, unprovenOf } from './subjects.ts';

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
  const places = placesOf(reference);
  const [os = '', architecture = ''] = found.platform.split('/');
  const own = { os, architecture, user: found.user, env: found.env };
  const subjects = subjectsOf(own, found.analysis, (of) => ({ analysis: of, places }));
  for (const text of unprovenOf(subjects, found.analysis, limits)) notice(text);
  if (found.otherPlatforms.length > 0)
    notice(
      `Only the image for ${found.platform} was pulled and looked at; the index has ${found.otherPlatforms.join(', ')} too.`,
    );
  const before = values['compare-with'];
  const previous = before === undefined ? undefined : await previousRelease(parts, before, wish);
  const { gates, findings } = holdAll(limits, subjects, previous);
  const analysis = withoutSecrets(found.analysis, (text) => text);
  const result: ImageResult = {
    ...nothing,
    state: 'inspected',
    reference,
    digest: found.digest,
    imageId: analysis.imageId,
    tags: found.tags,
    platforms: subjects.map(({ platform }) => platform),
    images: lookedAt(subjects, { ran: false }),
    user: found.user,
    ports: found.ports,
    analysis,
    gates,
    previous: previous !== undefined && 'bytes' in previous ? previous : undefined,
    notices,
    findings,
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
  readonly env: readonly string[];
  readonly otherPlatforms: readonly string[];
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
      env: config.env,
      otherPlatforms: [],
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
