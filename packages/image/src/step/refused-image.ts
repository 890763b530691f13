import type { Finding } from '@slipway/core';
import type { BuildResult } from '../build/build-result.ts';
import type { Engine } from '../engine/engine.ts';
import { hasLeaks } from './secret-leaks.ts';

/**
 * What becomes of an image that must not be pushed. It stays in the engine under its names, so that somebody can look at it;
 * but one that holds a build secret loses them, lest a later `docker push` sends it out.
 *
 * @returns what was done, in a sentence
 */
export async function handleRefused(
  engine: Pick<Engine, 'inspectImage' | 'removeImage'>,
  { runnable, tags }: Pick<BuildResult, 'runnable' | 'tags'>,
  findings: readonly Finding[],
): Promise<string | undefined> {
  if (runnable === undefined || tags.length === 0) return undefined;
  const names = tags.join(', ');
  if (!hasLeaks(findings))
    return `The refused image stays in the engine as ${names}, to be looked at; \`docker rmi\` takes it away.`;
  const left: string[] = [];
  for (const tag of tags) {
    // Another build may have taken the name meanwhile.
    if ((await engine.inspectImage(tag))?.id !== runnable) continue;
    await engine.removeImage(tag);
    if ((await engine.inspectImage(tag))?.id === runnable) left.push(tag);
  }
  const cache = 'The cache of the builder has its layers until `docker buildx prune` takes them away.';
  return left.length > 0
    ? `The image holds a build secret, and ${left.join(', ')} could not be taken from the engine: remove it by \`docker rmi --force\`. ${cache}`
    : `The image holds a build secret, so ${names} was taken from the engine. ${cache}`;
}
