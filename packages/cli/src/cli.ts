import { describeFlags, type ExitCode, type Host, Problem, readArguments, version } from '@slipway/core';
import { allCommands, type CommandTable, type Found, findCommand } from './command.ts';
import { commands } from './commands.ts';

/** Runs the command that the arguments name. */
export async function cli(args: readonly string[], host: Host): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v' || name === 'version') {
    host.write(`slipway ${version}\n`);
    return 0;
  }
  if (
    name === undefined ||
    name === '--help' ||
    name === '-h' ||
    (name === 'help' && (rest[0] ?? '-').startsWith('-'))
  ) {
    host.write(overview('', commands));
    return name === undefined ? 2 : 0;
  }
  const found = findCommand(name === 'help' ? rest : args, commands);
  if (found.kind === 'unknown') {
    await host.problem(unknown(found));
    return 2;
  }
  const wantsHelp = name === 'help' || found.rest.includes('--help') || found.rest.includes('-h');
  if (found.kind === 'group') {
    host.write(overview(found.name, found.group.commands, found.group.what));
    return wantsHelp ? 0 : 2;
  }
  const { inputs, run } = await found.command.load();
  if (wantsHelp) {
    const { what, usage } = found.command;
    host.write(`${what}\n\nUsage: ${usage}\n\nFlags:\n${describeFlags(inputs).join('\n')}\n\n${exitCodes}`);
    return 0;
  }
  const { given, mistakes } = readArguments(inputs, found.rest);
  return run(host, given, mistakes);
}

function unknown({ word, within, nearest }: Found & { kind: 'unknown' }): Problem {
  const name = within === '' ? word : `${within} ${word}`;
  return new Problem(
    'bad-input',
    `There is no command ${JSON.stringify(name)}${nearest === undefined ? '' : `; the nearest is ${nearest}`}.`,
    { hint: `\`slipway help${within === '' ? '' : ` ${within}`}\` lists the commands.` },
  );
}

const exitCodes = 'Exit codes: 0 fine, 1 it found something, 2 wrong use, 3 a bug in Slipway.\n';

function overview(name: string, table: CommandTable, what = 'Takes a change from pull request to production.'): string {
  const prefix = name === '' ? '' : `${name} `;
  const rows = Object.entries(table).map(([word, entry]) => [word, entry.what] as const);
  const width = Math.max(...rows.map(([word]) => word.length), 4);
  const lines = rows.map(([word, text]) => `  ${word.padEnd(width)}  ${text}`);
  const example = allCommands(table)[0]?.[0] ?? '';
  return `${what}\n\nUsage: slipway ${prefix}COMMAND [arguments]\n\nCommands:\n${lines.join('\n')}\n${name === '' ? `  ${'help'.padEnd(width)}  Explain a command: slipway help ${example}\n` : `\nExplain one: slipway help ${prefix}${example}\n`}\n${exitCodes}`;
}
