import { matchesGlob as matches } from 'node:path';

/** Whether a path (forward slashes, relative) matches a glob with `*`, `**`, `?`, `[…]` and `{a,b}`. A bare folder matches all below it. */
export function matchesGlob(path: string, glob: string): boolean {
  const pattern = glob.replace(/^\.\//, '').replace(/\/$/, '');
  return matches(path, pattern) || matches(path, `${pattern}/**`);
}
