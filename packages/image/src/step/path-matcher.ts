import { matchesGlob } from '@slipway/core';

/** Whether a path of an image matches one of the globs; both are compared without the slash that some begin with. */
export function pathMatcher(globs: readonly string[]): (path: string) => boolean {
  const plain = globs.map((glob) => glob.replace(/^\/+/, ''));
  return (path) => plain.some((glob) => matchesGlob(path.replace(/^\/+/, ''), glob));
}
