import type { Dockerfile, Instruction, Stage } from '../dockerfile/dockerfile.ts';
import { mountOptions } from '../dockerfile/read-dockerfile.ts';
import { type Call, callsOf } from '../dockerfile/run-scripts.ts';
import { type Install, installOf } from './package-commands.ts';

/** A program call with the RUN that makes it. */
export interface RunCall extends Call {
  readonly run: Instruction;
  readonly stage: Stage;
  /** What it installs; undefined when it installs nothing by name. */
  readonly install: Install | undefined;
}

const known = new WeakMap<Stage | readonly Stage[], readonly RunCall[]>();

/** What the RUN instructions of stages (of the whole file, when none are given) call, in order. */
export function runCalls(
  dockerfile: Dockerfile,
  stages: Stage | readonly Stage[] = dockerfile.stages,
): readonly RunCall[] {
  let calls = known.get(stages);
  if (calls === undefined) {
    calls = isList(stages)
      ? stages.flatMap((stage) => runCalls(dockerfile, stage))
      : readCalls(stages, dockerfile.text);
    known.set(stages, calls);
  }
  return calls;
}

function isList(stages: Stage | readonly Stage[]): stages is readonly Stage[] {
  return Array.isArray(stages);
}

function readCalls(stage: Stage, text: string): RunCall[] {
  const calls: RunCall[] = [];
  for (const run of stage.instructions)
    if (run.keyword === 'RUN')
      for (const { program, programWord, args, command } of callsOf(run, text))
        calls.push({ program, programWord, args, command, run, stage, install: installOf(program, args) });
  return calls;
}

const byRun = new WeakMap<readonly RunCall[], readonly (readonly RunCall[])[]>();

/** What each RUN of a stage calls; one that calls nothing is left out. */
export function callsByRun(dockerfile: Dockerfile, stage: Stage): readonly (readonly RunCall[])[] {
  const calls = runCalls(dockerfile, stage);
  let groups = byRun.get(calls);
  if (groups === undefined) {
    groups = [...Map.groupBy(calls, ({ run }) => run).values()];
    byRun.set(calls, groups);
  }
  return groups;
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
