// Writes the feature table of repositories as CSV, one file each: node --conditions=development bench/risk/mine.mjs
// OUT_DIR REPO[@SHARE]... Each REPO is a folder; @0.8 takes only the oldest 80 % of its main line.
// Contents that a snapshot of a repository lacks (its largest files) are taken for empty, which is said.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { exportCsv } from '../../packages/risk/src/history/export-csv.ts';
import { replay } from '../../packages/risk/src/history/replay.ts';

const [outDir, ...wanted] = process.argv.slice(2);
if (outDir === undefined || wanted.length === 0) {
  console.error('usage: mine.mjs OUT_DIR REPO[@SHARE]...');
  process.exit(2);
}
mkdirSync(outDir, { recursive: true });
for (const argument of wanted) {
  const [repo, share = '1'] = argument.split('@');
  const started = process.cpuUsage();
  const stop = fillGaps(repo);
  const maxUnits = Math.floor(Number(share) * Number(git(repo, 'rev-list', '--count', '--first-parent', 'HEAD')));
  const history = await replay(repo, { maxUnits });
  stop();
  const name = basename(repo) === 'repo' ? basename(dirname(repo)) : basename(repo);
  writeFileSync(join(outDir, `${name}.csv`), [...exportCsv(history)].join(''));
  const { user, system } = process.cpuUsage(started);
  const blamed = history.units.filter((unit) => unit.blamed !== undefined).length;
  console.log(
    `${name}: ${history.units.length} units, ${blamed} blamed, ${((user + system) / 1e6).toFixed(1)} CPU s in Node`,
  );
}

function git(repo, ...args) {
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
