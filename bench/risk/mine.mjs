// Writes the feature table of repositories as CSV, one file each: node --conditions=development bench/risk/mine.mjs
// OUT_DIR REPO[@SHARE]... Each REPO is a folder; @0.8 takes only the oldest 80 % of its main line.
// Contents that a snapshot of a repository lacks (its largest files) are taken for empty, which is said.
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { exportCsv } from '../../packages/risk/src/history/export-csv.ts';
import { replay } from '../../packages/risk/src/history/replay.ts';
import { fillGaps, git } from './gaps.mjs';

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
