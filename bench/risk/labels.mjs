// How well the lines that a fix deletes name what it fixes: every fix with a `Fixes:` trailer is replayed as if it had
// none, and what SZZ blames is compared with what the trailer names.
// node --conditions=development bench/risk/labels.mjs REPO[@SHARE]...
import { basename, dirname } from 'node:path';
import { readMainLine } from '../../packages/risk/src/history/main-line.ts';
import { replayUnits } from '../../packages/risk/src/history/replay-units.ts';
import { mainLineHashes, openRepository, resolveCommit } from '../../packages/risk/src/history/repository.ts';
import { newState } from '../../packages/risk/src/history/state.ts';
import { fillGaps } from './gaps.mjs';

console.log('repository                tagged fixes  with a blame  named by the tag  precision  recall');
for (const argument of process.argv.slice(2)) {
  const [repo, share = '1'] = argument.split('@');
  const stop = fillGaps(repo);
  const repository = await openRepository(repo);
  const hashes = await mainLineHashes(repository, await resolveCommit(repository, 'HEAD'));
  const head = hashes[Math.floor(hashes.length * Number(share)) - 1];
  const line = await readMainLine(repository, head);
  const named = new Map();
  const steps = line.steps.map((step, index) => {
    const messages = [step.message, ...step.inner];
    const targets = messages.flatMap(({ fixes }) => fixes.map((hash) => line.stepOf(hash)));
    const known = targets.filter((target) => target !== undefined && target < index);
    if (known.length === 0) return step;
    named.set(step.hash, new Set(known));
    const silent = { ...step.message, fixes: [], reverts: [], revertedSubject: undefined, revertedRequest: undefined };
    return { ...step, message: { ...silent, speaksOfFix: true }, inner: [] };
  });
  const progress = { state: newState(), units: [] };
  const section = { line: { ...line, steps }, range: [head], issueLabels: new Set(), tokens: false };
  await replayUnits(progress, repository, section);
  stop();
  let blames = 0;
  let right = 0;
  for (const { index, blames: all } of progress.units)
    for (const { by } of all) {
      if (!named.has(by)) continue;
      blames++;
      if (named.get(by).has(index)) right++;
    }
  const name = basename(repo) === 'repo' ? basename(dirname(repo)) : basename(repo);
  const counts = [named.size, blames, right].map((count) => String(count).padStart(12));
  console.log(
    `${name.padEnd(26)}${counts.join('  ')}  ${(right / blames).toFixed(3).padStart(15)}  ${(right / named.size).toFixed(3).padStart(6)}`,
  );
}
