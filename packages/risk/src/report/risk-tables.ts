import type { Table } from '@slipway/core';
import type { CiTerm } from '../ci/ci-term.ts';
import type { Lift } from '../gate/lift.ts';
import { percent } from '../gate/rule.ts';
import type { Share } from '../gate/wilson.ts';
import type { FilePart } from '../score/attribution.ts';
import type { RiskResult } from '../score/risk-result.ts';
import type { SimilarChange } from '../score/similar.ts';
import { chance, signed } from './numbers.ts';
import { iso } from './risk-json.ts';

const mostFiles = 8;

export function filesTable(parts: readonly FilePart[], probability: number): Table[] {
  const telling = parts.filter(({ logit }) => Math.abs(logit) >= 0.005);
  if (telling.length === 0) return [];
  return [
    {
      title: 'Which files carry it',
      open: true,
      note: `Each file was left out and the rest scored again; parts do not add up, because files hide one another. With all of them the score is ${chance(probability)}.`,
      columns: ['Carries', 'Without it', 'Lines', 'Fixed lately', 'File'],
      rows: telling
        .slice(0, mostFiles)
        .map(({ file, logit, without }) => [
          signed(logit),
          chance(without),
          `+${file.added} −${file.deleted}`,
          file.fixes >= 0.05 ? `${file.fixes.toFixed(1)} times` : 'no',
          file.path,
        ]),
    },
  ];
}

export function adviceTable({ advice, score }: RiskResult): Table[] {
  if (advice.length === 0) return [];
  const before = chance(score.scored.probability);
  return [
    {
      title: 'What would lower it',
      open: true,
      note: 'The same model scored the change as it would be then. It knows what usually goes well, not what is right here: that is for you to say.',
      columns: ['Then', 'What you could do'],
      rows: advice.map((one) =>
        one.kind === 'split'
          ? [
              `${chance(one.alone)} and ${chance(one.rest)}`,
              `Two smaller changes instead of ${before} at once: ${one.part} (${one.files.length} ${one.files.length === 1 ? 'file' : 'files'}) could go by itself, the rest after it.`,
            ]
          : [
              chance(one.probability),
              `No test is touched. With some ${one.lines} lines of tests in it, changes like this one have scored less.`,
            ],
      ),
    },
  ];
}

export function similarTable(similar: readonly SimilarChange[]): Table[] {
  if (similar.length === 0) return [];
  return [
    {
      title: 'Earlier changes of the same files that needed a fix',
      columns: ['Change', 'Landed', 'Fixed by', 'On', 'What it was, and what the fix says'],
      rows: similar.map(({ hash, subject, time, files, fix }) => [
        hash.slice(0, 10),
        iso(time).slice(0, 10),
        fix.hash.slice(0, 10),
        iso(fix.time).slice(0, 10),
        `“${subject}” in ${listed(files)}${fix.subject === undefined ? '' : `; then “${fix.subject}”`}`,
      ]),
    },
  ];
}

export function ciTable(ci: CiTerm | undefined): Table[] {
  if (ci === undefined) return [];
  return [
    {
      title: 'What CI has seen (no part of the score)',
      open: true,
      columns: ['What', 'Is'],
      rows: [
        ['Source', `${ci.source}, the newest ${ci.runs} runs`],
        ['Runs that failed', shareInWords(ci.failures)],
        ['The newest run', ci.previous],
        ['Passed only when run again', shareInWords(ci.flaky)],
        ...(ci.samePaths === undefined
          ? []
          : [
              [
                'Runs of changes to the same files that failed',
                ci.samePaths.runs === 0
                  ? 'none of the runs touched them'
                  : `${shareInWords(ci.samePaths.failures)}, of ${ci.samePaths.runs}`,
              ],
            ]),
      ],
    },
  ];
}

export function liftTable(lifts: readonly Lift[]): Table[] {
  if (lifts.length === 0) return [];
  return [
    {
      title: 'Who lifted the gate',
      open: true,
      columns: ['Who', 'By', 'When', 'Of', 'Why', 'Where'],
      rows: lifts.map(({ by, pullRequest, login, permission, at, commit, why, url }) => [
        permission === undefined ? login : `${login} (${permission})`,
        by === 'environment' ? 'approving the environment' : `a review of #${pullRequest}`,
        at ?? 'not told by GitHub',
        commit.slice(0, 10),
        why.trim() === '' ? 'no words were left with the review' : why.trim(),
        url,
      ]),
    },
  ];
}

function shareInWords({ value, low, high }: Share): string {
  return Number.isNaN(value) ? 'not known' : `${percent(value)} (95 % interval ${percent(low)} to ${percent(high)})`;
}

/** The first few, and how many more. */
function listed(names: readonly string[]): string {
  return names.length > 2 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more files` : names.join(', ');
}
