// Compares the replay with git itself: owners of sampled lines with `git blame -w --first-parent`, and the number of
// owned lines with the lines of each file at HEAD. node --conditions=development bench/risk/blame.mjs REPO[:FILES]...
import { execFileSync, spawnSync } from 'node:child_process';
import { pathText } from '../../packages/risk/src/history/parse-log.ts';
import { replayWhole } from '../../packages/risk/src/history/replay.ts';
import { fillGaps } from './gaps.mjs';

const big = { encoding: 'latin1', maxBuffer: 1 << 30 };
let failed = false;
console.log('repository                 files  owned as at HEAD  blamed files      lines   equal');
for (const argument of process.argv.slice(2)) {
  const [repo, files = '60'] = argument.split(':');
  const stop = fillGaps(repo);
  const { head, progress } = await replayWhole(repo);
  const known = [...progress.state.files].filter(([, record]) => record.text);
  const counted = countLines(repo, known);
  const hashes = progress.units.map((unit) => unit.hash);
  const sample = known.filter(([, record]) => record.owners.lines > 0 && record.owners.lines < 6000);
  let lines = 0;
  let equal = 0;
  const step = Math.max(1, Math.floor(sample.length / Number(files)));
  let blamed = 0;
  for (let i = 0; i < sample.length; i += step) {
    const [path, record] = sample[i];
    const owners = blame(repo, head, path);
    if (owners === undefined) continue;
    blamed++;
    lines += owners.length;
    for (const [at, hash] of owners.entries()) {
      if (hash === hashes[record.owners.units[at]]) equal++;
      else if (process.env.VERBOSE) console.log(pathText(path), at + 1, hash, hashes[record.owners.units[at]]);
    }
  }
  stop();
  failed ||= equal !== lines || counted.equal !== known.length;
  const owned = `${counted.equal}/${known.length}`;
  console.log(
    `${repo.split('/').at(-2).padEnd(24)} ${String(known.length).padStart(7)}  ${owned.padStart(16)}  ${String(blamed).padStart(12)} ${String(lines).padStart(10)} ${((100 * equal) / lines).toFixed(3).padStart(7)}%`,
  );
}
process.exit(failed ? 1 : 0);

/** How many of the files have as many lines as are owned. */
function countLines(repo, known) {
  const blobs = known.map(([, record]) => record.blob).join('\n');
  const { stdout } = spawnSync('git', ['-C', repo, 'cat-file', '--batch'], { input: blobs, maxBuffer: 2 ** 31 });
  let at = 0;
  let equal = 0;
  for (const [path, record] of known) {
    const end = stdout.indexOf(10, at);
    const size = Number(stdout.toString('latin1', at, end).split(' ')[2]);
    const bytes = stdout.subarray(end + 1, end + 1 + size);
    let lines = bytes.length > 0 && bytes.at(-1) !== 10 ? 1 : 0;
    for (let i = bytes.indexOf(10); i >= 0; i = bytes.indexOf(10, i + 1)) lines++;
    if (lines === record.owners.lines) equal++;
    else if (process.env.VERBOSE) console.log(pathText(path), lines, record.owners.lines);
    at = end + 1 + size + 1;
  }
  return { equal };
}

/** Hash of the owner of each line, by git. */
function blame(repo, head, path) {
  const args = [
    '-C',
    repo,
    'blame',
    '-w',
    '--first-parent',
    '--line-porcelain',
    head,
    '--',
    Buffer.from(path, 'latin1'),
  ];
  try {
    const text = execFileSync('git', args.map(String), big);
    return [...text.matchAll(/^([0-9a-f]{40}) \d+ \d+/gm)].map(([, hash]) => hash);
  } catch {
    return undefined;
  }
}
