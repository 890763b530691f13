import type { BuildDeps } from './build-deps.ts';
import { buildImage } from './build-image.ts';
import type { BuildRequest } from './build-request.ts';
import type { StageSize } from './build-result.ts';

/**
 * How large the image of each stage is: what would be shipped without the stages behind it. Everything comes from the
 * cache of a build that has just been; the images are taken away again.
 *
 * @param targets names of stages: BuildKit takes no numbers
 */
export async function measureStages(
  request: BuildRequest,
  targets: readonly string[],
  deps: BuildDeps,
): Promise<readonly StageSize[]> {
  const quiet = { ...deps, log: () => undefined };
  const sizes: StageSize[] = [];
  for (const target of targets) {
    const built = await buildImage(
      {
        ...request,
        target,
        // Nothing may be built anew, and nothing goes anywhere.
        ...{ tags: [], outputs: [], push: false, load: true, cacheTo: [], attests: [], pull: false },
        ...{ noCache: false, noCacheFilters: [], provenance: undefined, sbom: undefined, annotations: [] },
        platforms: request.platforms.length > 1 ? [deps.engine.platform] : request.platforms,
      },
      quiet,
    );
    const image = await deps.engine.inspectImage(built.runnable ?? '');
    if (image === undefined) continue;
    sizes.push({ target, bytes: image.sizeBytes, durationMs: built.durationMs });
    // Another name for it is somebody else's.
    if (image.repoTags.length === 0) await deps.engine.removeImage(image.id);
  }
  return sizes;
}
