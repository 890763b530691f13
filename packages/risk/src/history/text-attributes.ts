import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { textPatterns } from '../features/file-kind.ts';
import type { Repository } from './git.ts';

/**
 * Does something while git shows the lines of source files even where one holds a byte that makes git take it for
 * binary: its lines would lose their owners, since git does not show how they change.
 */
export async function withTextAttributes<T>(
  repository: Repository,
  use: (repository: Repository) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-risk-'));
  try {
    const attributesFile = join(folder, 'attributes');
    await writeFile(attributesFile, textPatterns.map((pattern) => `${pattern} diff\n`).join(''));
    return await use({ ...repository, attributesFile });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
