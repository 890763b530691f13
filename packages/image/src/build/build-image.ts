import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine, ImageConfig } from '../engine/engine.ts';
import { ImageError } from '../error.ts';
import { temporaryFolder } from '../temporary.ts';
import { buildArguments } from './build-arguments.ts';
import type { BuildDeps, EarlyBuildDeps } from './build-deps.ts';
import { buildFailure } from './build-failure.ts';
import type { BuildRequest } from './build-request.ts';
import type { BuildResult } from './build-result.ts';
import { buildProgress, type Progress } from './progress.ts';
import { runDocker } from './run-docker.ts';
import { planSecrets, redactor } from './secrets.ts';

/** How often a build that prints nothing says that it is still at work. */
const heartbeatMs = 30_000;

/**
 * Builds an image by `docker buildx build`, one line a step in the log, and finds it in the engine.
 *
 * @throws ImageError with what failed, at which line of the Dockerfile, and what to do next: see `ImageCode`
 */
export async function buildImage(request: BuildRequest, deps: EarlyBuildDeps): Promise<BuildResult> {
  const startedAt = deps.clock.now();
  const { metadata, progress } = await runBuild(request, deps);
  const engine = await deps.engine;
  const loaded = request.load && request.outputs.length === 0 && !request.push;
  const image = loaded ? await findLoaded(request, metadata, engine) : undefined;
  const named = textIn(metadata, 'containerimage.digest');
  const keeps = engine.keepsManifests || !loaded;
  return {
    digest: keeps ? (engine.keepsManifests ? (image?.id ?? named) : named) : undefined,
    imageId: textIn(metadata, 'containerimage.config.digest') ?? (keeps ? undefined : image?.id),
    runnable: image?.id,
    tags: request.tags,
    steps: progress.steps().map(({ name, cached, durationMs, error }) => ({ name, cached, durationMs, error })),
    warnings: progress.warnings(),
    durationMs: deps.clock.now() - startedAt,
    metadata,
  };
}

async function runBuild(request: BuildRequest, deps: EarlyBuildDeps) {
  const secrets = planSecrets(request, deps);
  const hide = redactor(secrets.values);
  const folder = temporaryFolder('build');
  try {
    const metadataFile = join(folder, 'metadata.json');
    const args = buildArguments(request, metadataFile);
    args.splice(2, 0, ...secrets.args);
    const print = (line: string) => deps.log(hide(line));
    const progress = buildProgress(print);
    const heart = new AbortController();
    beat(progress, print, deps, heart.signal);
    const { code } = await runDocker(
      { args, env: secrets.env, timeoutMs: request.timeoutMs, what: 'The build', onLine: progress.take },
      deps,
    ).finally(() => heart.abort(new Error('over')));
    progress.finish();
    if (code !== 0) throw failure(progress, hide, print);
    return { metadata: readMetadata(metadataFile, hide), progress };
  } finally {
    secrets.remove();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Prints what a failed step said before the problem is told. */
function failure(progress: Progress, hide: (text: string) => string, print: (line: string) => void) {
  const problem = buildFailure(progress.rest, progress.steps(), hide);
  for (const line of problem.log) print(`          | ${line}`);
  for (const line of progress.rest.filter((text) => /^\s*\d+ \| /.test(text))) print(line);
  return problem;
}

function beat(
  progress: Progress,
  print: (line: string) => void,
  deps: Pick<BuildDeps, 'clock'>,
  over: AbortSignal,
): void {
  let seen = '';
  const again = (): Promise<void> =>
    deps.clock.sleep(heartbeatMs, over).then(() => {
      const last =
        progress
          .steps()
          .findLast(({ log }) => log.length > 0)
          ?.log.at(-1) ?? '';
      print(`     ...  is still at work${last === '' || last === seen ? '' : `: ${last.trim().slice(0, 120)}`}`);
      seen = last;
      return again();
    });
  again().catch((error: unknown) => {
    if (!over.aborted) throw error;
  });
}

function readMetadata(file: string, hide: (text: string) => string): Readonly<Record<string, unknown>> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ImageError('no-buildx', 'buildx wrote no metadata of the build.', {
      cause: error,
      hint: 'Update the buildx plugin to 0.13 or newer.',
    });
  }
  const json: unknown = JSON.parse(hide(text));
  return typeof json === 'object' && json !== null ? { ...json } : {};
}

/**
 * The image as the engine names it. Tags may have moved by now, so what buildx said of its content is asked for first;
 * an engine that was given the image by another builder may have another manifest for it.
 */
async function findLoaded(
  request: BuildRequest,
  metadata: Readonly<Record<string, unknown>>,
  engine: Engine,
): Promise<ImageConfig> {
  const names = ['containerimage.digest', 'containerimage.config.digest'].map((key) => textIn(metadata, key));
  for (const name of [...names, ...request.tags.slice(0, 1)]) {
    const image = name === undefined ? undefined : await engine.inspectImage(name);
    if (image !== undefined) return image;
  }
  throw new ImageError('no-image', `The engine at ${engine.host} has not got the image that was built.`, {
    hint: 'The builder belongs to another engine: let `builder`, DOCKER_HOST and the docker context name the same one.',
  });
}

function textIn(metadata: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = metadata[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
