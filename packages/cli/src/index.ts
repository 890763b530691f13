export { cli } from './cli.ts';
export { type Command, commands } from './commands.ts';
