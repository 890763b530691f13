import { countBySeverity, type ImageFacts, type Report } from '@slipway/core';
import { type ImageResult, savedPercent } from '../report/image-result.ts';
import type { Built } from './build-and-prove.ts';

/** Values for later steps of a workflow; the first three are those of docker/build-push-action. */
export function outputsOf(
  result: ImageResult,
  report: Report,
  metadata: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const { analysis, smoke, sbom, state, reference } = result;
  const { error, warning, info } = countBySeverity(report.findings);
  return {
    imageid: result.imageId ?? '',
    digest: result.digest ?? '',
    metadata: JSON.stringify(metadata),
    image: state === 'refused' || state === 'checked' ? '' : reference,
    tags: result.tags.join('\n'),
    verdict: report.verdict,
    findings: String(report.findings.length),
    errors: String(error),
    warnings: String(warning),
    info: String(info),
    size: analysis === undefined ? '' : String(analysis.bytes),
    'saved-percent': savedPercent(result)?.toString() ?? '',
    'startup-seconds': smoke?.startUpMs === undefined ? '' : (smoke.startUpMs / 1000).toFixed(2),
    sbom: sbom?.path ?? '',
  };
}

/** What lint and deploy learn of an image that nothing speaks against. */
export function factsOf({ result, config, problem }: Built): ImageFacts | undefined {
  const { state, reference, digest, imageId, smoke } = result;
  if (config === undefined || state === 'refused' || problem !== undefined) return undefined;
  return {
    reference,
    digest: digest ?? imageId ?? '',
    ports: config.exposedPorts,
    user: config.user,
    hasHealthcheck: config.healthcheck !== undefined,
    readOnly: smoke?.verdict === 'healthy' && smoke.readOnly,
    startUpMs: smoke?.startUpMs,
    peakMemoryBytes: smoke?.peakMemoryBytes,
    stopMs: smoke?.stopMs,
  };
}
