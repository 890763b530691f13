import { type Repository, streamGit } from '../history/git.ts';

/** A file that is longer is not worth a look at a few of its lines. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Texts of files at a commit, for the lines that a report shows. A file that cannot be read, or is huge, has none: its findings are
 * shown without their lines.
 */
export async function sourcesOf(
  repository: Repository,
  commit: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const path of new Set(paths)) {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const end = await streamGit(repository, ['cat-file', 'blob', `${commit}:${path}`], (chunk) => {
      bytes += chunk.length;
      if (bytes <= mostBytes) chunks.push(chunk);
    });
    if (end.status === 0 && bytes <= mostBytes) texts.set(path, Buffer.concat(chunks).toString('utf8'));
  }
  return texts;
}
