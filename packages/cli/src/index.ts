export { cli } from './cli.ts';
export { allCommands, type Command, type CommandGroup, findCommand, type LoadedCommand } from './command.ts';
export { commands } from './commands.ts';
