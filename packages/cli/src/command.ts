import { type ExitCode, type Host, type Inputs, nearest } from '@slipway/core';

/** A command of the CLI. */
export interface Command {
  readonly what: string;
  readonly usage: string;
  /** The package behind it is loaded once the command is named, so that no other pays for it. */
  load(): Promise<LoadedCommand>;
}

export interface LoadedCommand {
  readonly inputs: Inputs;
  run(host: Host, given: Readonly<Record<string, string | undefined>>, mistakes: readonly string[]): Promise<ExitCode>;
}

/** Commands that share their first word: `slipway risk score`, `slipway risk train`. */
export interface CommandGroup {
  readonly what: string;
  readonly commands: CommandTable;
}

export type CommandTable = { readonly [name: string]: Command | CommandGroup };

/** What words name: a command and the arguments after it, a group without a word of it, or nothing. */
export type Found =
  | { readonly kind: 'command'; readonly name: string; readonly command: Command; readonly rest: readonly string[] }
  | { readonly kind: 'group'; readonly name: string; readonly group: CommandGroup; readonly rest: readonly string[] }
  | { readonly kind: 'unknown'; readonly word: string; readonly within: string; readonly nearest: string | undefined };

/** Follows the words of a command line down the tables, as far as they are names of commands. */
export function findCommand(words: readonly string[], table: CommandTable, within = ''): Found {
  const [word = '', ...rest] = words;
  const entry = Object.hasOwn(table, word) ? table[word] : undefined;
  if (entry === undefined) return { kind: 'unknown', word, within, nearest: nearest(word, Object.keys(table)) };
  const name = within === '' ? word : `${within} ${word}`;
  if (!isGroup(entry)) return { kind: 'command', name, command: entry, rest };
  if (rest[0] === undefined || rest[0].startsWith('-')) return { kind: 'group', name, group: entry, rest };
  return findCommand(rest, entry.commands, name);
}

/** Every command with its whole name, in the order of the tables. */
export function allCommands(table: CommandTable, within = ''): (readonly [string, Command])[] {
  return Object.entries(table).flatMap(([word, entry]) => {
    const name = within === '' ? word : `${within} ${word}`;
    return isGroup(entry) ? allCommands(entry.commands, name) : [[name, entry] as const];
  });
}

function isGroup(entry: Command | CommandGroup): entry is CommandGroup {
  return 'commands' in entry;
}
