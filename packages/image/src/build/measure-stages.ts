import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Dockerfile, Stage } from '../dockerfile/dockerfile.ts';
import type { Engine, ImageConfig } from '../engine/engine.ts';
import { ImageError } from '../error.ts';
import type { BuildDeps } from './build-deps.ts';
import { buildImage } from './build-image.ts';
import type { BuildRequest } from './build-request.ts';
import type { StageSize } from './build-result.ts';
import { nameStages } from './stage-names.ts';

/** Stages to be measured, and how long that may take in all. */
export interface StagesToMeasure {
  readonly dockerfile: Dockerfile;
  readonly stages: readonly Stage[];
  readonly budgetMs: number;
  /** Bytes of an image that the engine keeps without unpacking it, as it does those of another platform. */
  readBytes(reference: string): Promise<number>;
  /** Told what could not be measured, and why. */
  onNotice(text: string): void;
}

/**
 * How large the image of each stage is: what would be shipped without the stages behind it. Everything comes from the
 * cache of a build that has just been; the images are taken away again. The engine packs whatever no image had before,
 * which is why there is a limit: the stages that are copied from last, mostly the largest, are measured first.
 */
export async function measureStages(
  request: BuildRequest,
  wanted: StagesToMeasure,
  deps: BuildDeps,
): Promise<readonly StageSize[]> {
  const { dockerfile, onNotice } = wanted;
  const hasNames = wanted.stages.every(({ name }) => name !== undefined);
  const copy = hasNames ? undefined : nameStages(dockerfile, resolve(deps.cwd, dockerfile.file));
  const stages = wanted.stages.filter(({ name }) => name !== undefined || copy !== undefined);
  if (stages.length < wanted.stages.length)
    onNotice(`Stages without a name in ${dockerfile.file} are not measured: name them by \`AS\`.`);
  const started = deps.clock.now();
  const sizes: StageSize[] = [];
  try {
    for (const stage of stages.toReversed()) {
      const left = wanted.budgetMs - (deps.clock.now() - started);
      const named = copy === undefined ? request : { ...request, file: copy.file };
      const one = { ...named, target: copy?.targetOf(stage) ?? stage.name! };
      const size = await measureWithin(one, left, wanted, deps);
      if (size === undefined) {
        const rest = stages.length - sizes.length;
        onNotice(
          `${rest === 1 ? 'A stage was' : `${rest} stages were`} not measured within ${Math.round(wanted.budgetMs / 1000)} s; \`measure-stages: false\` leaves all of it out.`,
        );
        break;
      }
      sizes.unshift({ ...size, target: stage.name ?? `stage ${stage.index}` });
    }
  } finally {
    copy?.remove();
  }
  return sizes;
}

/** @returns undefined when time ran out */
async function measureWithin(request: BuildRequest, leftMs: number, wanted: StagesToMeasure, deps: BuildDeps) {
  if (leftMs <= 0) return undefined;
  try {
    return await measure({ ...request, timeoutMs: leftMs }, wanted, deps);
  } catch (error) {
    if (error instanceof ImageError && error.reason === 'build-late') return undefined;
    throw error;
  }
}

async function measure(
  request: BuildRequest,
  { readBytes }: StagesToMeasure,
  deps: BuildDeps,
): Promise<Omit<StageSize, 'target'>> {
  // A builder apart from the engine hands it images by their names alone.
  const tag = `slipway-stage:${randomUUID().slice(0, 13)}`;
  try {
    const built = await buildImage(
      {
        ...request,
        // Nothing may be built anew, and nothing goes anywhere.
        ...{ tags: [tag], outputs: [], push: false, load: true, cacheTo: [], attests: [], pull: false },
        ...{ noCache: false, noCacheFilters: [], provenance: undefined, sbom: undefined, annotations: [] },
        platforms: request.platforms.length > 1 ? [deps.engine.platform] : request.platforms,
      },
      { ...deps, log: () => undefined },
    );
    const image = await deps.engine.inspectImage(built.runnable ?? tag);
    if (image !== undefined) {
      const bytes = isUnpacked(image, deps.engine) ? image.sizeBytes : await readBytes(built.runnable ?? tag);
      return { bytes, durationMs: built.durationMs };
    }
  } finally {
    await deps.engine.removeImage(tag);
  }
  throw new ImageError('no-image', `The engine at ${deps.engine.host} has lost the image of a stage.`, {
    hint: 'Something else removes images while this runs; run the build again.',
  });
}

/** Whether the engine knows how large an image is: of platforms that it cannot run it unpacks nothing. */
export function isUnpacked({ os, architecture }: ImageConfig, { platform }: Engine): boolean {
  return platform === `${os}/${architecture}`;
}
