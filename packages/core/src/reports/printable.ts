// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const unprintable = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/**
 * What makes a line of a log a command to the CI: `##[` and `##vso[` anywhere in it, `::word` at its start after white
 * space. Sources: actions/runner, ActionCommand.cs; microsoft/azure-pipelines-agent, Command.cs. A text may come to stand
 * at the start of a line by wrapping, so every word counts as one. IPv6 addresses (`::1`) stay as they are.
 */
const command = /##(?=(?:vso)?\[)|(?<!\S)::(?=[A-Za-z][A-Za-z-]*(?: |::))/g;

/**
 * Makes characters of untrusted text visible that would steer the reader's terminal or the CI that reads the log: control
 * characters, those that change the direction of writing, and the signs of commands.
 */
export function printable(text: string): string {
  return text.replace(unprintable, escaped).replace(command, (signs) => escaped(signs) + signs.slice(1));
}

/** What formats with escapes of their own write as such, so that it comes back when they are read. */
export const steering = /##(?=(?:vso)?\[)|[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

function escaped(text: string): string {
  return `\\u${hex(text)}`;
}

/** Code of the first UTF-16 unit, in four digits. */
export function hex(text: string): string {
  return text.charCodeAt(0).toString(16).padStart(4, '0');
}

/** The same one UTF-16 code unit at a time, so that columns of the text can be found again; second halves of pairs are empty. */
export function printableUnits(text: string): string[] {
  const commands = new Set([...text.matchAll(command)].map(({ index }) => index));
  const units: string[] = [];
  for (const c of text) {
    units.push(commands.has(units.length) ? escaped(c) : printable(c.toWellFormed()));
    if (c.length === 2) units.push('');
  }
  return units;
}

/** The same on one line. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s*[\r\n]+\s*/g, ' ').replaceAll('\t', ' '));
}
