// Replays one repository, or describes its newest change with a stored state: replay-one.mjs REPO [BASE CACHE]
import { describeChange } from '../../packages/risk/src/history/describe-change.ts';
import { replay } from '../../packages/risk/src/history/replay.ts';

const [repo, base, cache] = process.argv.slice(2);
if (base === undefined) console.log((await replay(repo)).units.length);
else console.log((await describeChange({ repo, base, head: 'HEAD', cache })).units);
