import type { File } from './checkout.ts';

/** A place that breaks a rule of the house, as `path:line: what`. */
export type Breach = string;

/** TypeScript and plain modules that people write; generated bundles and compiled output are none. */
export function isSource({ path }: File): boolean {
  return /\.(ts|mjs|js)$/.test(path) && !path.startsWith('dist/') && !path.startsWith('examples/');
}

export function isTest({ path }: File): boolean {
  return path.startsWith('test/') || /\.test\.ts$/.test(path);
}

/** The text with comments blanked out, offsets and lines kept. Comment signs inside of strings may be taken for comments. */
export function withoutComments(text: string): string {
  const blank = (comment: string) => comment.replace(/[^\n]/g, ' ');
  return text.replace(/\/\*[\s\S]*?\*\//g, blank).replace(/(?<=^|[\s;{}(),])\/\/[^\n]*/g, blank);
}

export function breach({ path, text }: File, offset: number, what: string): Breach {
  return `${path}:${text.slice(0, offset).split('\n').length}: ${what}`;
}

export interface Import {
  readonly specifier: string;
  readonly offset: number;
}

const statement = /^(?:import|export)\b(?:[^'";]*?\bfrom)?\s*'([^']+)'/gm;
const call = /\b(?:import|(?:require|createRequire\(import\.meta\.url\))\.resolve)\(\s*'([^']+)'/g;

/** What a source file imports, types too: static, re-exported and dynamic. */
export function importsOf({ text }: File): Import[] {
  const code = withoutComments(text);
  return [...code.matchAll(statement), ...code.matchAll(call)].map((match) => ({
    specifier: match[1]!,
    offset: match.index,
  }));
}

/** The package that a specifier names: `@slipway/core/x` → `@slipway/core`; undefined for files and Node's own modules. */
export function packageOf(specifier: string): string | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('node:')) return undefined;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
