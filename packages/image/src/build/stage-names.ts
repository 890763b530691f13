import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dockerfile, Stage } from '../dockerfile/dockerfile.ts';
import { temporaryFolder } from '../temporary.ts';

/** A Dockerfile beside the real one, in which every stage has a name. */
export interface NamedStages {
  readonly file: string;
  targetOf(stage: Stage): string;
  remove(): void;
}

/**
 * Gives names to stages that have none, in a copy of the Dockerfile: BuildKit builds no stage by its number. The copy has
 * the same instructions, so everything comes from the cache of a build of the real one.
 *
 * @returns undefined when the file cannot be copied faithfully, because it has bytes that are no text or has changed since it was read
 */
export function nameStages({ text, stages }: Dockerfile, path: string): NamedStages | undefined {
  const bytes = readFileSync(path);
  const content = Buffer.from(text);
  if (!bytes.equals(content) && !bytes.equals(Buffer.concat([Buffer.from('\ufeff'), content]))) return undefined;
  const folder = temporaryFolder('stages');
  const file = join(folder, 'Dockerfile');
  const name = ({ index }: Stage) => `slipway-stage-${index}`;
  let named = text;
  for (const stage of stages.toReversed())
    if (stage.name === undefined)
      named = `${named.slice(0, stage.baseSpan.end)} AS ${name(stage)}${named.slice(stage.baseSpan.end)}`;
  writeFileSync(file, named);
  const ignore = `${path}.dockerignore`;
  if (existsSync(ignore)) copyFileSync(ignore, `${file}.dockerignore`);
  return {
    file,
    targetOf: (stage) => stage.name ?? name(stage),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
