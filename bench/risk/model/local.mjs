// Trains on a repository whose developers write Fixes: tags, with these as labels, and tests on its newest fifth:
// node --conditions=development bench/risk/model/local.mjs REPO[@SHARE] MODEL.json
// MODEL must not have seen that fifth: RECIPE='{"cut":"owner+name"}' OUT=MODEL.json node … bench/risk/model/train.mjs TABLES DAY
import { readFileSync } from 'node:fs';
import { evaluate } from '../../../packages/risk/src/evaluate/evaluate.ts';
import { features } from '../../../packages/risk/src/features/features.ts';
import { replay } from '../../../packages/risk/src/history/replay.ts';
import { parseModel } from '../../../packages/risk/src/model/parse-model.ts';
import { tableOf } from '../../../packages/risk/src/model/table.ts';
import { fillGaps, git } from '../gaps.mjs';

const [repo, share = '1'] = process.argv[2].split('@');
const shipped = parseModel(readFileSync(process.argv[3], 'utf8'), process.argv[3]);
const stop = fillGaps(repo);
const maxUnits = Math.floor(Number(share) * Number(git(repo, 'rev-list', '--count', '--first-parent', 'HEAD')));
const history = await replay(repo, { maxUnits, tokens: true });
stop();
const tagged = history.units.map(
  ({ blames }) => blames.find(({ source }) => source === 'tag')?.time ?? Number.POSITIVE_INFINITY,
);
const { rows, train, test } = evaluate({ ...tableOf(history, features), knownAt: tagged }, shipped, { seed: 1 });
console.log(
  `trained on ${train.units} units, ${train.positives} tagged; tested on ${test.units}, ${test.positives} tagged`,
);
for (const { model, on, auc, averagePrecision, ece, gate } of rows)
  console.log(
    `${model.padEnd(22)} ${on.padEnd(5)} AUC ${auc.value.toFixed(4)} [${auc.low.toFixed(3)}, ${auc.high.toFixed(3)}], average precision ${averagePrecision.value.toFixed(3)}, ECE ${ece.toFixed(3)}, above ${gate.threshold} ${(100 * gate.blocked).toFixed(2)} % with precision ${gate.precision.value.toFixed(2)}`,
  );
