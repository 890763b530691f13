import { hex, steering } from './printable.ts';

/**
 * JSON with escapes for what steers those who print it: signs of commands to a CI (see printable.ts), control characters
 * that JSON allows, and those that change the direction of writing. JSON has all of these in strings alone.
 */
export function harmlessJson(value: unknown): string {
  return JSON.stringify(value).replace(steering, (c) => `\\u${hex(c)}${c.slice(1)}`);
}
