import type { Report, Table } from '@slipway/core';
import { features } from '../features/features.ts';
import { percent, ruleInWords } from '../gate/rule.ts';
import { recordInWords } from '../gate/track-record.ts';
import type { RiskResult } from '../score/risk-result.ts';
import { findingsOf } from './findings.ts';
import { chance, signed, whole } from './numbers.ts';
import { riskJson } from './risk-json.ts';
import { riskRules } from './risk-rules.ts';
import { adviceTable, ciTable, filesTable, liftTable, similarTable } from './risk-tables.ts';
import { sentenceFor } from './sentences.ts';
import { textBar, waterfallDiagram } from './waterfall.ts';

export const riskTitle = 'Risk gate';

/** A scored change as every report prints it. */
export function riskReport(result: RiskResult): Report {
  const { gate, described, score, parts } = result;
  const { files } = described.change;
  return {
    step: 'risk',
    title: riskTitle,
    verdict: gate.state === 'blocked' ? 'fail' : 'pass',
    conclusion: conclusionOf(result),
    checkConclusion: gate.state === 'blocked' ? 'action_required' : gate.state === 'advised' ? 'neutral' : undefined,
    revised: true,
    findings: findingsOf(result),
    rules: riskRules,
    tables: [
      reasonsTable(result),
      ...filesTable(parts, score.scored.probability),
      ...adviceTable(result),
      ...similarTable(result.similar),
      ...ciTable(result.ci),
      ...liftTable(gate.lifts),
      trustTable(result),
    ],
    diagram: waterfallDiagram(score.scored),
    stats: {
      files: files.length,
      'added lines': files.reduce((sum, { added }) => sum + added, 0),
      'deleted lines': files.reduce((sum, { deleted }) => sum + deleted, 0),
    },
    source: () => undefined,
    json: riskJson(result),
  };
}

/** The score, what it is measured by, and what follows from it. */
function conclusionOf({ score, gate }: RiskResult): string {
  const { probability } = score.scored;
  const place =
    score.percentile === null
      ? 'too few earlier changes to compare it with'
      : `riskier than ${percent(score.percentile)} of the last year's ${score.compared} changes`;
  const band = { low: 'half of the average or less', average: 'about average', high: 'twice the average or more' }[
    score.band
  ];
  const states = { passed: 'Passed', blocked: 'Needs a review', lifted: 'Lifted', advised: 'Advice' };
  return `${states[gate.state]}: risk ${chance(probability)}, ${place}; ${band} here (${chance(score.average)}). ${gate.reason}`;
}

/** Who is told that little is wrong needs no long list of why. */
const mostReasons = { low: 5, average: 10, high: 10 };

function reasonsTable({ score, described }: RiskResult): Table {
  const { contributions, intercept, logit, probability } = score.scored;
  const values = new Map(features.map(({ name }, at) => [name, described.change.features[at] ?? Number.NaN]));
  const shown = contributions.filter((one) => Math.abs(one.logit) >= 0.005).slice(0, mostReasons[score.band]);
  const largest = Math.max(0, ...shown.map((one) => Math.abs(one.logit)));
  const rest = contributions.reduce((sum, one) => sum + one.logit, 0) - shown.reduce((sum, one) => sum + one.logit, 0);
  return {
    title: 'Why: this change …',
    open: true,
    note: `Every change here starts at ${signed(intercept)}; with the ${contributions.length} contributions that makes ${signed(logit)}, which is a probability of ${probability.toFixed(3)}. The sum is exact: --format json has all of it.`,
    columns: ['Adds', '░ lowers', 'Reason'],
    rows: [
      ...shown.map(({ feature, logit: part }) => [
        signed(part),
        textBar(part, largest),
        sentenceFor(feature, (name) => values.get(name) ?? Number.NaN, features),
      ]),
      ...(Math.abs(rest) < 0.005
        ? []
        : [
            [
              signed(rest),
              textBar(rest, Math.max(largest, Math.abs(rest))),
              `the other ${contributions.length - shown.length} together`,
            ],
          ]),
    ],
  };
}

/** What the score is worth: the model, its age and data, and what the gate's rule has meant here. */
function trustTable({ model, gate, notes, score, described, how }: RiskResult): Table {
  const { data } = model;
  const origin =
    model.kind === 'shipped'
      ? 'shipped with Slipway'
      : model.kind === 'local'
        ? 'trained on this history'
        : 'trained here, leaning on the shipped one';
  const old = model.ageDays > 92 ? ', which is old: train it again (models lose their edge within three months)' : '';
  return {
    title: 'How far to trust this',
    open: true,
    columns: ['What', 'Is'],
    rows: [
      [
        'Change',
        `${described.head.slice(0, 10)} since ${described.base.slice(0, 10)} (${how}), upon a history of ${whole(described.units)} changes`,
      ],
      ['Model', `${origin}${model.path === undefined ? '' : ` (${model.path})`}, ${age(model.ageDays)}${old}`],
      [
        'Trained on',
        `${whole(data.units)} changes of ${data.repositories} ${data.repositories === 1 ? 'repository' : 'repositories'} until ${data.until}, ${whole(data.positives)} of them blamed by a later fix`,
      ],
      ['Known here', `${whole(gate.knownPositives)} changes that a later fix blames`],
      [
        'Probability',
        'that a later fix blames this change most (labels by SZZ, which are right about two times in three); it says nothing of who wrote it',
      ],
      [`At ${ruleInWords(gate.rule).replace(/^a /, '')}`, recordInWords(gate.record)],
      ...(score.compared === 0
        ? [['Average', 'taken from the data of the model: there is no change of the last year']]
        : []),
      ...[...gate.notes, ...notes].map((note) => ['Note', note]),
    ],
  };
}

function age(days: number): string {
  if (days < 1) return 'trained today';
  return `trained ${Math.floor(days)} ${days < 2 ? 'day' : 'days'} ago`;
}
