import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ImageError } from '../error.ts';
import type { ProgramDeps } from './build-deps.ts';
import { findBuildx } from './find-buildx.ts';

/** How long the docker client has to end by itself once it was told to. */
const graceMs = 5_000;

/** Standard output is kept up to this; what we ask for is far shorter. */
const maxStdout = 32 * 1024 * 1024;

export interface DockerCommand {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Undefined waits as long as it takes. */
  readonly timeoutMs?: number | undefined;
  /** What takes so long, for the problem: `The build`. */
  readonly what: string;
  /** Each line of standard error. */
  onLine(line: string): void;
}

/**
 * Runs the docker client in a process group of its own, so that all that it started ends with it: on a time-out, when
 * the signal is aborted, and when this process ends.
 *
 * @returns its exit code, whatever it is
 * @throws ImageError `interrupted`, `build-late` or `no-buildx` (there is no docker client)
 */
export async function runDocker(command: DockerCommand, deps: ProgramDeps): Promise<{ code: number; stdout: string }> {
  if (deps.signal?.aborted === true) throw interruption(command.what, deps.signal.reason);
  const [client, args] = programOf(command.args, deps);
  const child = spawn(client, args, {
    cwd: deps.cwd,
    env: { ...deps.env, ...command.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = (signal: NodeJS.Signals) => endGroup(child.pid, signal);
  const last = () => end('SIGKILL');
  process.once('exit', last);
  const over = new AbortController();
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    if (stdout.length < maxStdout) stdout += chunk;
  });
  const lines = createInterface({ input: child.stderr, crlfDelay: Number.POSITIVE_INFINITY });
  lines.on('line', (line) => command.onLine(line));
  const drained = new Promise<void>((resolve) => lines.once('close', resolve));
  const closed = new Promise<number>((resolve, reject) => {
    child.once('error', (error) => reject(cannotStart(client, error)));
    child.once('close', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
  const watch = watchdog(command, deps, over.signal, end);
  try {
    const code = await closed;
    await drained;
    if (watch.problem !== undefined) throw watch.problem;
    return { code, stdout };
  } finally {
    over.abort(new Error('over'));
    process.removeListener('exit', last);
    // What the client started may have outlived it.
    end('SIGKILL');
  }
}

/** buildx by itself where that is the same as by the client, and takes less time. */
function programOf(args: readonly string[], deps: ProgramDeps): [string, readonly string[]] {
  const buildx = deps.docker === undefined && args[0] === 'buildx' ? findBuildx(deps.env) : undefined;
  return buildx === undefined ? [deps.docker ?? 'docker', args] : [buildx, args.slice(1)];
}

/** Ends the group when time is up or nobody wants it any more, gently at first. */
function watchdog(command: DockerCommand, deps: ProgramDeps, over: AbortSignal, end: (signal: NodeJS.Signals) => void) {
  const state: { problem: ImageError | undefined } = { problem: undefined };
  const stop = async (problem: ImageError) => {
    if (state.problem !== undefined || over.aborted) return;
    state.problem = problem;
    end('SIGTERM');
    await deps.clock.sleep(graceMs, over);
    end('SIGKILL');
  };
  const ignore = (error: unknown) => {
    if (!over.aborted) throw error;
  };
  const { timeoutMs, what } = command;
  if (timeoutMs !== undefined)
    deps.clock
      .sleep(timeoutMs, over)
      .then(() => stop(late(what, timeoutMs)))
      .catch(ignore);
  const interrupted = () => {
    stop(interruption(what, deps.signal?.reason)).catch(ignore);
  };
  deps.signal?.addEventListener('abort', interrupted, { once: true });
  over.addEventListener('abort', () => deps.signal?.removeEventListener('abort', interrupted), { once: true });
  return state;
}

function interruption(what: string, cause: unknown): ImageError {
  return new ImageError('interrupted', `${what} was interrupted.`, { cause });
}

function late(what: string, timeoutMs: number): ImageError {
  return new ImageError('build-late', `${what} took longer than ${(timeoutMs / 1000).toFixed(0)} s and was ended.`, {
    hint: 'The last lines of the log tell what it was at; raise the time-out, or cache what takes so long.',
  });
}

function endGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM'))) throw error;
  }
}

function cannotStart(client: string, error: Error): ImageError {
  return new ImageError('no-buildx', `The docker client cannot be started: ${client}: ${error.message}.`, {
    cause: error,
    hint: 'Install the docker client with its buildx plugin, and have it on PATH.',
  });
}
