import type { Node } from '../read/node.ts';
import type { Container } from './container.ts';

/** How long a container's preStop hook sleeps. */
export interface PreStopSleep {
  readonly seconds: number;
  /** The text that says so. */
  readonly node: Node;
  /** By the `sleep` action (KEP-3960), which the API server checks, or by a command. */
  readonly by: 'action' | 'command';
}

const units: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };
const sleepCommand = /(?:^|[;&|(\s])(?:\/(?:usr\/)?bin\/)?sleep\s+"?(\d+(?:\.\d+)?)([smhd]?)"?(?![\w.])/g;
const sleepWord = /^(?:\/(?:usr\/)?bin\/)?sleep$/;
const duration = /^(\d+(?:\.\d+)?)([smhd]?)$/;

/** The sleep of a preStop hook: the action's seconds, `sleep N`, or all sleeps of a shell line added up. */
export function preStopSleep(container: Container): PreStopSleep | undefined {
  const hook = container.node.map('lifecycle')?.map('preStop');
  if (hook === undefined) return undefined;
  const action = hook.map('sleep')?.scalar('seconds');
  if (action?.integer !== undefined) return { seconds: action.integer, node: action, by: 'action' };
  const words = hook.map('exec')?.seq('command')?.scalars ?? [];
  if (words.length === 2 && sleepWord.test(words[0]!.text)) {
    const match = duration.exec(words[1]!.text);
    return match === null
      ? undefined
      : { seconds: Number(match[1]) * units[match[2]!]!, node: words[1]!, by: 'command' };
  }
  let longest: PreStopSleep | undefined;
  for (const node of words) {
    let seconds = 0;
    for (const [, number, unit] of node.text.matchAll(sleepCommand)) seconds += Number(number) * units[unit!]!;
    if (seconds > (longest?.seconds ?? 0)) longest = { seconds, node, by: 'command' };
  }
  return longest;
}
