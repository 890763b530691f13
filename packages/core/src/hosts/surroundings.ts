import { readFileSync } from 'node:fs';

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
}

/** The real process. A reader that goes away early (`slipway lint | head`) is no error. */
export function processSurroundings(): Surroundings {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  return {
    env: process.env,
    cwd: process.cwd(),
    stdout: process.stdout,
    stderr: process.stderr,
    readStdin: () => readFileSync(0),
  };
}
