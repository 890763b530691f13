import type { Report } from '@slipway/core';
import type { Evaluation } from '../evaluate/evaluate.ts';
import type { Interval } from '../evaluate/interval.ts';
import { percent } from '../gate/rule.ts';
import type { History } from '../history/unit.ts';
import type { Local } from '../model/train-local.ts';
import { whole } from './numbers.ts';

const scopes = { all: 'all changes', code: 'changes of code' } as const;

/** What a model was trained on, as every report prints it. */
export function trainingReport(history: History, { model, kind, units, positives }: Local, path: string): Report {
  const what = {
    shipped:
      'Too few changes here are known to have broken something to learn from: it is the shipped model, at the rate of this repository.',
    shrunk: 'Few changes here are known to have broken something: it leans on the shipped model.',
    local: 'It was trained on this history, on top of the shipped model.',
  }[kind];
  return {
    ...plain(history),
    title: 'Risk model',
    conclusion: `Wrote ${path}. ${what}`,
    tables: [
      {
        title: 'What it was trained on',
        open: true,
        columns: ['What', 'Is'],
        rows: [
          ['Changes of the main line', whole(history.units.length)],
          ['Of these older than 180 days, so that most defects have been fixed', whole(units)],
          ['Of these blamed by a later fix', whole(positives)],
          [
            'Terms',
            `${model.terms.length} features, ${model.pairs.length} pairs${model.tokens === undefined ? '' : ', words'}`,
          ],
          ...history.notes.map((note) => ['Note', note]),
        ],
      },
    ],
    json: { kind, path, units, positives, data: model.data, trainedAt: model.trainedAt, notes: history.notes },
  };
}

/** What scores are worth on the newest changes of a history, beside what size alone would say. */
export function evaluationReport(history: History, evaluation: Evaluation): Report {
  const { train, test, rows, verdict } = evaluation;
  return {
    ...plain(history),
    title: 'Risk evaluation',
    conclusion: `Use the ${verdict.use} model. ${verdict.reason}`,
    tables: [
      {
        title: `The newest ${whole(test.units)} changes, ${whole(test.positives)} of them blamed by a later fix`,
        open: true,
        note: `Trained on the ${whole(train.units)} changes before (${whole(train.positives)} blamed, as known by ${train.until}); 95 % intervals by the bootstrap. AUC 0.5 is chance.`,
        columns: ['Model', 'On', 'AUC', 'PR-AUC', 'Brier', 'ECE', 'MCC'],
        rows: rows.map(({ model, on, auc, averagePrecision, brier, ece, mcc }) => [
          model,
          scopes[on],
          range(auc),
          range(averagePrecision),
          digits(brier),
          digits(ece),
          digits(mcc),
        ]),
      },
      {
        title: `What a gate above ${rows[0]?.gate.threshold ?? 0.8} would have done to them`,
        open: true,
        note: 'Precision is the share of the blocked ones that a fix blames, catch the share of the blamed ones that were blocked.',
        columns: ['Model', 'On', 'Blocked', 'Precision', 'Catch'],
        rows: rows.map(({ model, on, gate }) => [
          model,
          scopes[on],
          Number.isNaN(gate.blocked) ? 'none' : percent(gate.blocked),
          range(gate.precision),
          range(gate.catch),
        ]),
      },
      ...(history.notes.length === 0
        ? []
        : [{ title: 'Notes', columns: ['Note'], rows: history.notes.map((note) => [note]) }]),
    ],
    json: { ...evaluation, notes: history.notes },
  };
}

function plain(history: History) {
  return {
    step: 'risk',
    verdict: 'pass' as const,
    findings: [],
    rules: new Map(),
    stats: { changes: history.units.length },
    source: () => undefined,
  };
}

function range({ value, low, high }: Interval): string {
  return Number.isNaN(value) ? 'none' : `${digits(value)} (${digits(low)}–${digits(high)})`;
}

function digits(value: number): string {
  return Number.isNaN(value) ? 'none' : value.toFixed(3);
}
