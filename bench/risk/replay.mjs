// Cost of features and labels of whole histories, git's own work included, of scoring one change with a stored state,
// and of PyDriller for the same commits: node bench/risk/replay.mjs REPO... [--pydriller PYTHON]
// CPU seconds are the number to trust on a shared machine; the bars are printed beside them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { measure, measureTogether, table } from '../measure.mjs';
import { fillGaps, git } from './gaps.mjs';

const { values, positionals } = parseArgs({
  options: { pydriller: { type: 'string' }, runs: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const runs = Number(values.runs);
const here = import.meta.dirname;
const node = [process.execPath, '--conditions=development', join(here, 'replay-one.mjs')];
const rows = [];
for (const repo of positionals) {
  const stop = fillGaps(repo);
  const cache = mkdtempSync(join(tmpdir(), 'states-'));
  const units = Number(git(repo, 'rev-list', '--count', '--first-parent', 'HEAD'));
  const commits = Number(git(repo, 'rev-list', '--count', 'HEAD'));
  const log = ['git', '-C', repo, 'log', '--first-parent', '-m', '-p', '-U0', '-w', '-M', '--format=%H'];
  const megabytes = Number(execFileSync('sh', ['-c', '"$@" | wc -c', 'sh', ...log], { encoding: 'utf8' })) / 1e6;
  const [whole, alone] = await measureTogether([[...node, repo], log], { runs });
  await measure([...node, repo, 'HEAD~1', cache], { runs: 1 });
  const one = await measure([...node, repo, 'HEAD~1', cache], { runs: Math.max(3, runs) });
  rmSync(cache, { recursive: true });
  stop();
  rows.push([
    ...[basename(repo) === 'repo' ? basename(dirname(repo)) : basename(repo), commits, units, megabytes.toFixed(0)],
    ...[seconds(whole.cpuMs), seconds(alone.cpuMs), (units / (whole.cpuMs / 1000)).toFixed(0), whole.peakMb.toFixed(0)],
    ...[seconds(one.cpuMs), seconds(one.wallMs), whole.exit + one.exit === 0 ? 'yes' : 'no'],
  ]);
  console.error(rows.at(-1).join(' '));
}
const header = ['repository', 'commits', 'units', 'diff MB', 'CPU s', 'of git alone', 'units/CPU s', 'peak MB'];
console.log(table([...header, 'one change, CPU s', 'wall s', 'ended well'], rows));
if (values.pydriller !== undefined) await comparePydriller(positionals[0], values.pydriller);

/** PyDriller needs a work tree; it is given the newest commits of the repository. */
async function comparePydriller(repo, python) {
  const clone = mkdtempSync(join(tmpdir(), 'clone-'));
  execFileSync('git', ['clone', '-q', '--shared', repo, clone]);
  const first = git(clone, 'rev-list', '--first-parent', 'HEAD').split('\n').at(100);
  const argv = [python, join(here, 'pydriller-speed.py'), clone, first];
  const commits = Number(execFileSync(argv[0], argv.slice(1), { encoding: 'utf8' }));
  const [theirs, ours] = await measureTogether([argv, [...node, repo]], { runs });
  const units = Number(git(repo, 'rev-list', '--count', '--first-parent', 'HEAD'));
  rmSync(clone, { recursive: true });
  const speeds = [commits / (theirs.cpuMs / 1000), units / (ours.cpuMs / 1000)];
  console.log(
    `PyDriller with complexity: ${speeds[0].toFixed(0)} commits a CPU second (${commits} commits); ` +
      `ours ${speeds[1].toFixed(0)} units (${units}), ${(speeds[1] / speeds[0]).toFixed(1)} times as many; at least 10`,
  );
}

function seconds(ms) {
  return (ms / 1000).toFixed(2);
}
