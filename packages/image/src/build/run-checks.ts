import { Problem } from '@slipway/core';
import { buildArguments } from './build-arguments.ts';
import type { BuildDeps } from './build-deps.ts';
import { buildFailure } from './build-failure.ts';
import type { BuildRequest } from './build-request.ts';
import { runDocker } from './run-docker.ts';

const timeoutMs = 60_000;

/**
 * BuildKit's own checks of a Dockerfile, without building it.
 *
 * @returns the answer of `--call=check,format=json`; undefined where buildx, BuildKit or the Dockerfile's frontend are too
 *   old for it, or cannot read the Dockerfile, which `deps.log` then says
 * @throws ImageError `interrupted`
 */
export async function runChecks(request: BuildRequest, deps: Omit<BuildDeps, 'engine'>): Promise<string | undefined> {
  const lines: string[] = [];
  // A secret is not needed to read a Dockerfile.
  const args = buildArguments({ ...request, load: false, push: false, outputs: [], tags: [], cacheTo: [] }, '').filter(
    (arg) => !arg.startsWith('--metadata-file') && !arg.startsWith('--progress'),
  );
  args.splice(2, 0, '--call=check,format=json');
  try {
    const { stdout } = await runDocker(
      { args, timeoutMs, what: "BuildKit's check", onLine: (line) => lines.push(line) },
      deps,
    );
    // It exits with 1 when it found something, too.
    if (stdout.trimStart().startsWith('{')) return stdout;
    deps.log(`BuildKit's own checks are left out: ${buildFailure(lines, [], (text) => text).message}`);
  } catch (error) {
    if (!(error instanceof Problem) || deps.signal?.aborted === true) throw error;
    deps.log(`BuildKit's own checks are left out: ${error.message}`);
  }
  return undefined;
}
