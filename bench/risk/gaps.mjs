// Snapshots of repositories may lack their largest files; git stops where it would read one.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';

export function git(repo, ...args) {
  return execFileSync('git', ['-C', repo, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 }).trim();
}

/** Puts empty files, outside of the repository, where git finds no content; gives what removes them again. */
export function fillGaps(repo) {
  const listed = git(repo, 'rev-list', '--objects', '--missing=print', 'HEAD');
  const missing = listed.split('\n').filter((line) => line.startsWith('?'));
  if (missing.length === 0) return () => undefined;
  console.log(`${repo}: ${missing.length} contents are missing and taken for empty`);
  const folder = mkdtempSync(join(tmpdir(), 'gaps-'));
  for (const line of missing) {
    mkdirSync(join(folder, line.slice(1, 3)), { recursive: true });
    writeFileSync(join(folder, line.slice(1, 3), line.slice(3)), deflateSync('blob 0\0'));
  }
  process.env.GIT_ALTERNATE_OBJECT_DIRECTORIES = folder;
  return () => {
    delete process.env.GIT_ALTERNATE_OBJECT_DIRECTORIES;
    rmSync(folder, { recursive: true });
  };
}
