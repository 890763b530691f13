import { readFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';

/** Where text goes; a part of Node's streams, so that tests can listen. */
export interface Sink {
  write(chunk: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Everything of the process that a host touches. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdout: Sink;
  readonly stderr: Sink;
  readStdin(): Buffer;
  /** The process itself; absent where a test has none. */
  readonly self?: ProcessSelf;
}

/** What tells this process from others, and how it hears that it is to end. */
export interface ProcessSelf {
  readonly pid: number;
  readonly machine: string;
  readonly user: string;
  isAlive(pid: number): boolean;
  /** Aborted at the first SIGINT, SIGTERM or SIGHUP (the terminal is closed); a second one ends the process as usual. */
  onInterrupt(): AbortSignal;
}

/** The real process. A reader that goes away early (`slipway lint | head`) is no error, nor is a terminal that is closed. */
export function processSurroundings(): Surroundings {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
    });
  return {
    env: process.env,
    cwd: process.cwd(),
    stdout: process.stdout,
    stderr: process.stderr,
    readStdin: () => readFileSync(0),
    self: {
      pid: process.pid,
      machine: hostname(),
      user: userName(),
      isAlive,
      onInterrupt,
    },
  };
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown'; // A container may run as a user that nobody has named.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function onInterrupt(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(name, () => controller.abort(new Error(name)));
  return controller.signal;
}
