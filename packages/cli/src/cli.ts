import { describeFlags, type ExitCode, type Host, nearest, Problem, readArguments, version } from '@slipway/core';
import { commands } from './commands.ts';

/** Runs the command that the arguments name. */
export async function cli(args: readonly string[], host: Host): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-v' || name === 'version') {
    host.write(`slipway ${version}\n`);
    return 0;
  }
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const topic = rest[0] === undefined ? undefined : commands[rest[0]];
    host.write(topic === undefined ? overview() : help(rest[0]!));
    return name === undefined ? 2 : 0;
  }
  if (commands[name] === undefined) {
    const meant = nearest(name, Object.keys(commands));
    await host.problem(
      new Problem(
        'bad-input',
        `There is no command ${JSON.stringify(name)}${meant === undefined ? '' : `; the nearest is ${meant}`}.`,
        { hint: '`slipway help` lists the commands.' },
      ),
    );
    return 2;
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    host.write(help(name));
    return 0;
  }
  const { given, mistakes } = readArguments(commands[name].inputs, rest);
  return commands[name].run(host, given, mistakes);
}

const exitCodes = 'Exit codes: 0 fine, 1 it found something, 2 wrong use, 3 a bug in Slipway.\n';

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { what }]) => `  ${name.padEnd(width)}  ${what}`);
  return `Takes a change from pull request to production.\n\nUsage: slipway COMMAND [arguments]\n\nCommands:\n${lines.join('\n')}\n  ${'help'.padEnd(width)}  Explain a command: slipway help lint\n\n${exitCodes}`;
}

function help(name: string): string {
  const { what, usage, inputs } = commands[name]!;
  return `${what}\n\nUsage: ${usage}\n\nFlags:\n${describeFlags(inputs).join('\n')}\n\n${exitCodes}`;
}
