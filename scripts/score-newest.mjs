// Scores the newest change of this checkout, as the first part of `npm start`. A clone without its history cannot be scored: then
// slipway says so, and the rest of the demo goes on.
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const slipway = resolve(root, 'packages/cli/bin/slipway.js');
const { status } = spawnSync(process.execPath, [slipway, 'risk', 'score', '--repo', root, '--gate', 'advise'], {
  stdio: 'inherit',
});
if (status === 2) console.log('Left out: the score of the newest change, for the reason above.\n');
else process.exitCode = status ?? 1;
