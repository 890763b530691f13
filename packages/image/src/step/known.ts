import type { Finding, Problem } from '@slipway/core';
import type { BuildResult, PushedImage } from '../build/build-result.ts';
import type { ImageConfig } from '../engine/engine.ts';
import type { Places, PreviousImage } from '../gates/gates.ts';
import type { ImageAnalysis } from '../layers/analysis.ts';
import { type ImageResult, nothing, type StageBytes } from '../report/image-result.ts';
import { repositoryOf } from '../report/image-tables.ts';
import type { SmokeResult } from '../run/smoke-result.ts';
import type { Built, ImageRun } from './build-and-prove.ts';
import type { BillOfMaterials } from './supply.ts';

/** What is known of an image by now; filled as the parts end, so that what breaks off does not take it along. */
export interface Known {
  findings: readonly Finding[];
  gates: ImageResult['gates'];
  images: ImageResult['images'];
  stages: readonly StageBytes[];
  readonly pushed: PushedImage[];
  attachments: ImageResult['attachments'];
  /** Whether findings keep it from being pushed. */
  refused: boolean;
  config?: ImageConfig;
  analysis?: ImageAnalysis;
  places?: Places;
  previous?: PreviousImage | undefined;
  smoke?: SmokeResult;
  sbom?: BillOfMaterials | undefined;
}

/** Of an image that has just been built, what its Dockerfile told. */
export function nothingKnown(findings: readonly Finding[]): Known {
  return { findings, gates: [], images: nothing.images, stages: [], pushed: [], attachments: [], refused: false };
}

/** What broke a run off after its build, as a finding of the image as a whole. */
export function brokenOff({ message, hint }: Problem, places: Places): Finding {
  const fix = hint === undefined ? {} : { fix: { text: hint } };
  return { rule: 'run-completes', severity: 'error', message, location: places.image, ...fix };
}

export function builtOf({ plan, values, notices, timings }: ImageRun, built: BuildResult, known: Known): Built {
  const { config, pushed, sbom, refused, findings, gates, images, stages, attachments } = known;
  const { analysis, previous, smoke } = known;
  const digest = pushed[0]?.digest ?? built.digest;
  const name = plan.request.tags[0] ?? built.runnable ?? '';
  const platform = config === undefined ? [] : [`${config.os}/${config.architecture}`];
  const isKeptBack = refused || (values.push && pushed.length === 0);
  return {
    config,
    metadata: built.metadata,
    result: {
      ...nothing,
      ...{ findings, gates, images, stages, attachments, analysis, previous, smoke, pushed, digest, notices },
      state: pushed.length > 0 ? 'pushed' : isKeptBack ? 'refused' : 'built',
      reference: pushed.length === 0 || digest === undefined ? name : `${repositoryOf(name)}@${digest}`,
      imageId: built.imageId ?? analysis?.imageId,
      tags: plan.request.tags,
      platforms: plan.request.platforms.length > 0 ? plan.request.platforms : platform,
      user: config?.user,
      ports: config?.exposedPorts ?? [],
      build: {
        durationMs: built.durationMs,
        steps: built.steps.length,
        cachedSteps: built.steps.filter(({ cached }) => cached).length,
      },
      sbom: sbom && { format: sbom.format, packages: sbom.packages, path: sbom.path, platform: sbom.platform },
      timings: { build: built.durationMs, ...timings },
    },
  };
}
