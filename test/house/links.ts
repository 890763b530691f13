import { posix } from 'node:path';
import type { File } from './checkout.ts';
import { type Breach, breach } from './source.ts';

const link = /\]\((?!\w+:|#)([^)\s#]+)(?:#[^)]*)?\)/g;

/** Links in Markdown that lead to no file. `exists` is asked for paths from the root. */
export function deadLinks(files: readonly File[], exists: (path: string) => boolean): Breach[] {
  return files
    .filter(({ path }) => path.endsWith('.md') && !path.startsWith('dist/'))
    .flatMap((file) =>
      [...file.text.matchAll(link)]
        .filter((match) => !exists(posix.join(posix.dirname(file.path), match[1]!)))
        .map((match) => breach(file, match.index, `${match[1]} is not there`)),
    );
}
