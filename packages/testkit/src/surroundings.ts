/** The process that a host would touch, recorded: of the shape of core's `Surroundings`, which this package may not know. */
export interface FakeSurroundings {
  readonly env: Record<string, string>;
  readonly cwd: string;
  readonly stdout: { write(chunk: string): void; readonly isTTY: boolean; readonly columns: number };
  readonly stderr: { write(chunk: string): void };
  readStdin(): Buffer;
  /** What was written so far. */
  out(): string;
  err(): string;
}

export function fakeSurroundings(
  given: {
    readonly env?: Record<string, string>;
    readonly cwd?: string;
    readonly isTTY?: boolean;
    readonly columns?: number;
    readonly stdin?: string | Buffer;
  } = {},
): FakeSurroundings {
  let [out, err] = ['', ''];
  return {
    env: given.env ?? {},
    cwd: given.cwd ?? '/',
    stdout: {
      write: (chunk) => {
        out += chunk;
      },
      isTTY: given.isTTY ?? false,
      columns: given.columns ?? 100,
    },
    stderr: {
      write: (chunk) => {
        err += chunk;
      },
    },
    readStdin: () => Buffer.from(given.stdin ?? ''),
    out: () => out,
    err: () => err,
  };
}
