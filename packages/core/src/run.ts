import type { Host } from './hosts/host.ts';
import { Problem } from './problem.ts';

/** 0 fine, 1 it found something, 2 wrong use, 3 our bug. */
export type ExitCode = 0 | 1 | 2 | 3;

export interface Outcome {
  /** Whether what was found fails the run. */
  readonly failed: boolean;
  /** Values for later steps of a workflow. */
  readonly outputs?: Readonly<Record<string, string>>;
  /** What broke the work off part of the way: told last, once what was known by then is reported and set. */
  readonly problem?: Problem | undefined;
}

/**
 * Runs a command on a host: the one place where errors end. A Problem is told to the user with its hint, anything else
 * is a bug of ours and shows its stack.
 */
export async function run(host: Host, body: () => Promise<Outcome>): Promise<ExitCode> {
  try {
    const { failed, outputs = {}, problem } = await body();
    for (const [name, value] of Object.entries(outputs)) await host.output(name, value);
    if (problem !== undefined) throw problem;
    return failed ? 1 : 0;
  } catch (error) {
    if (error instanceof Problem) {
      await host.problem(error);
      return 2;
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await host.problem(
      new Problem('unavailable', `This is a bug in Slipway: ${stack}`, {
        cause: error,
        hint: 'Please report it with the stack above and, if you can, the file that triggers it.',
      }),
    );
    return 3;
  }
}
