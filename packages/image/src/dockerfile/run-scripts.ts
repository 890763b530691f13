import type { Instruction } from './dockerfile.ts';
import { type ShellCommand, type ShellWord, shellCommands } from './shell-words.ts';
import { type JoinedText, joinSlices, textAt } from './span.ts';

/** A program call in a script: what it is, told through `sudo`, `env`, `exec` and the like. */
export interface Call {
  /** Base name of the program, such as `apt-get`. */
  readonly program: string;
  /** The word that names it. */
  readonly programWord: ShellWord;
  /** Words behind it. */
  readonly args: readonly ShellWord[];
  readonly command: ShellCommand;
}

const known = new WeakMap<Instruction, readonly Call[]>();
const knownCommands = new WeakMap<Instruction, readonly ShellCommand[]>();

/** Every command that a RUN (or the shell form of CMD, ENTRYPOINT, HEALTHCHECK) starts, in order, heredoc scripts too. */
export function callsOf(instruction: Instruction, text: string): readonly Call[] {
  let calls = known.get(instruction);
  if (calls === undefined) {
    calls = commandsOf(instruction, text).flatMap((command) => {
      const call = callOf(command);
      return call === undefined ? [] : [call];
    });
    known.set(instruction, calls);
  }
  return calls;
}

/** The simple commands of an instruction, those without a program (assignments alone) too. */
export function commandsOf(instruction: Instruction, text: string): readonly ShellCommand[] {
  let commands = knownCommands.get(instruction);
  if (commands === undefined) {
    commands = scriptsOf(instruction, text).flatMap(shellCommands);
    knownCommands.set(instruction, commands);
  }
  return commands;
}

/** The shell scripts that an instruction runs. */
export function scriptsOf(instruction: Instruction, text: string): JoinedText[] {
  const { exec, args, heredocs } = instruction;
  if (exec !== undefined) return execScripts(exec);
  if (heredocs.length === 0) return args.text === '' ? [] : [args];
  // `RUN <<EOF` alone runs the body; a command before it gets the body as its input, which is a script for a shell only.
  const command = args.text.replace(/\d*<<-?\s*(["']?)[^\s<"']+\1/g, '').trim();
  const isShell = command === '' || /^(?:\S*\/)?(?:ba|da|a|z|k)?sh(?:\s+-\S+)*$/.test(command);
  const bodies = isShell ? heredocs.map(({ start, end }) => joinSlices(text, [{ start, end }])) : [];
  if (isShell && /^#!(?!.*\b(?:ba|da|a|z|k)?sh\b)/.test(heredocs[0]?.text ?? '')) return [];
  return command === '' ? bodies : [args, ...bodies];
}

/** `["sh", "-c", "script"]` is a script; any other array is one command without a shell. */
function execScripts(exec: NonNullable<Instruction['exec']>): JoinedText[] {
  const [program, option, script] = exec;
  if (program === undefined) return [];
  if (/(?:^|\/)(?:ba|da|a|z|k)?sh$/.test(program.text) && /^-\w*c$/.test(option?.text ?? '') && script !== undefined)
    return [textAt(script.text, script)];
  const quoted = exec.map(({ text }) => `'${text.replaceAll("'", `'\\''`)}'`);
  const starts: number[] = [];
  let length = 0;
  for (const word of quoted) {
    starts.push(length);
    length += word.length + 1;
  }
  const wordAt = (index: number) =>
    exec[
      Math.max(
        0,
        starts.findLastIndex((start) => start <= index),
      )
    ]!;
  return [
    {
      text: quoted.join(' '),
      at: (index) => wordAt(index).start,
      span: (start, end) => ({ start: wordAt(start).start, end: wordAt(Math.max(start, end - 1)).end }),
    },
  ];
}

/** Programs that run another one, with how many of their own arguments stand before it at least. */
const wrappers: ReadonlySet<string> = new Set([
  'sudo',
  'env',
  'exec',
  'command',
  'nohup',
  'time',
  'nice',
  'eatmydata',
  'builtin',
  'gosu',
  'su-exec',
  'doas',
  'setpriv',
  'timeout',
  'retry',
  'xargs',
]);
const withOperand: ReadonlySet<string> = new Set(['gosu', 'su-exec', 'timeout']);

function callOf(command: ShellCommand): Call | undefined {
  const { words } = command;
  let at = 0;
  while (at < words.length) {
    const name = baseName(words[at]!.text);
    if (!wrappers.has(name)) break;
    let next = at + 1 + (withOperand.has(name) ? 1 : 0);
    while (
      next < words.length &&
      (/^-/.test(words[next]!.text) || (name === 'env' && /^\w+=/.test(words[next]!.text)))
    ) {
      if (name === 'sudo' && /^-[ugh]$/.test(words[next]!.text)) next++;
      if (name === 'nice' && words[next]!.text === '-n') next++;
      next++;
    }
    if (next >= words.length) break;
    at = next;
  }
  const programWord = words[at];
  if (programWord === undefined) return undefined;
  return { program: baseName(programWord.text), programWord, args: words.slice(at + 1), command };
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
