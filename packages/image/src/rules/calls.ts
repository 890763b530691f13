import type { Dockerfile, Instruction, Stage } from '../dockerfile/dockerfile.ts';
import { mountOptions } from '../dockerfile/read-dockerfile.ts';
import { type Call, callsOf } from '../dockerfile/run-scripts.ts';

/** A program call with the RUN that makes it. */
export interface RunCall extends Call {
  readonly run: Instruction;
  readonly stage: Stage;
}

const known = new WeakMap<Stage, readonly RunCall[]>();

/** What the RUN instructions of stages call, in order. */
export function runCalls(dockerfile: Dockerfile, stages: readonly Stage[] = dockerfile.stages): RunCall[] {
  return stages.flatMap((stage) => {
    let calls = known.get(stage);
    if (calls === undefined) {
      calls = stage.instructions
        .filter(({ keyword }) => keyword === 'RUN')
        .flatMap((run) => callsOf(run, dockerfile.text).map((call) => ({ ...call, run, stage })));
      known.set(stage, calls);
    }
    return calls;
  });
}

/** Whether a path of a stage is on a mount while a RUN runs, so that what is written there is in no layer. */
export function isMounted(run: Instruction, path: string): boolean {
  return run.flags.some(({ name, value }) => {
    if (name !== 'mount' || value === undefined) return false;
    const options = mountOptions(value);
    const type = options.get('type') ?? 'bind';
    if (type !== 'cache' && type !== 'tmpfs') return false;
    const target = (options.get('target') ?? options.get('dst') ?? options.get('destination') ?? '').replace(
      /\/+$/,
      '',
    );
    return target !== '' && (path === target || path.startsWith(`${target}/`));
  });
}

/** Whether a RUN deletes what is below a path: `rm -rf` of it, of a folder that holds it, or of all within it. */
export function removes(calls: readonly Call[], path: string): boolean {
  return calls.some(
    ({ program, args }) =>
      (program === 'rm' || program === 'find') &&
      args.some(({ text }) => {
        const target = text
          .replace(/\/\*?$/, '')
          .replace(/\*$/, '')
          .replace(/\/$/, '');
        return target.startsWith('/') && (path === target || path.startsWith(`${target}/`));
      }),
  );
}

/** Whether an argument list has one of these options, alone, with a value, or within a group of short ones. */
export function hasOption(args: readonly { readonly text: string }[], ...names: readonly string[]): boolean {
  return args.some(({ text }) =>
    names.some((name) =>
      name.startsWith('--')
        ? text === name || text.startsWith(`${name}=`)
        : text === name || (name.length === 2 && /^-[A-Za-z]+$/.test(text) && text.includes(name[1]!)),
    ),
  );
}
