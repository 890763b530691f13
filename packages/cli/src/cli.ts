import { describeFlags, type ExitCode, type Host, nearest, Problem, readArguments, version } from '@slipway/core';
import { type Command, commands } from './commands.ts';

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
    host.write(overview());
    return name === undefined ? 2 : 0;
  }
  const asked = name === 'help' ? rest[0]! : name;
  const command = Object.hasOwn(commands, asked) ? commands[asked] : undefined;
  if (command === undefined) {
    const meant = nearest(asked, Object.keys(commands));
    await host.problem(
      new Problem(
        'bad-input',
        `There is no command ${JSON.stringify(asked)}${meant === undefined ? '' : `; the nearest is ${meant}`}.`,
        { hint: '`slipway help` lists the commands.' },
      ),
    );
    return 2;
  }
  if (name === 'help' || rest.includes('--help') || rest.includes('-h')) {
    host.write(help(command));
    return 0;
  }
  const { given, mistakes } = readArguments(command.inputs, rest);
  return command.run(host, given, mistakes);
}

const exitCodes = 'Exit codes: 0 fine, 1 it found something, 2 wrong use, 3 a bug in Slipway.\n';

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { what }]) => `  ${name.padEnd(width)}  ${what}`);
  return `Takes a change from pull request to production.\n\nUsage: slipway COMMAND [arguments]\n\nCommands:\n${lines.join('\n')}\n  ${'help'.padEnd(width)}  Explain a command: slipway help lint\n\n${exitCodes}`;
}

function help({ what, usage, inputs }: Command): string {
  return `${what}\n\nUsage: ${usage}\n\nFlags:\n${describeFlags(inputs).join('\n')}\n\n${exitCodes}`;
}
