import { folderOf, type State, subsystemOf, valueAt } from '../history/state.ts';
import { entropyOf } from './facts.ts';
import type { Feature, FeatureRow } from './feature.ts';
import type { FileChange } from './file-change.ts';

const daySeconds = 86_400;
/** Half-life of an author's recent experience. */
export const experienceHalfLife = 365 * daySeconds;

const rows: readonly (readonly [string, string])[] = [
  ['ns', 'top folders'],
  ['nd', 'folders'],
  ['nf', 'files'],
  ['entropy', 'spread of changed lines over files, in bits'],
  ['la', 'lines added'],
  ['ld', 'lines deleted'],
  ['lt', 'mean lines of the files before'],
  ['fix', 'whether it is a fix'],
  ['ndev', 'people who changed the files before'],
  ['age', 'mean days since the files changed last'],
  ['nuc', 'changes of the files before'],
  ['exp', 'changes of the author before'],
  ['rexp', 'changes of the author before, halved every year'],
  ['sexp', 'changes of the author to the same top folders before'],
];

/**
 * The 14 features of Kamei et al. (TSE 2013), for comparisons with the literature. They judge authors by their
 * experience, and raw experience does not travel between projects: no model of ours reads them.
 */
export const classicFeatures: readonly Feature[] = rows.map(([name, what]) => ({
  name,
  group: 'history',
  what,
  monotone: 0,
}));

export interface ClassicInput {
  readonly files: readonly FileChange[];
  readonly author: string;
  readonly fix: boolean;
  readonly time: number;
}

export function classicRow({ files, author, fix, time }: ClassicInput, state: State): FeatureRow {
  const subsystems = new Set<string>();
  const folders = new Set<string>();
  const people = new Set<number>();
  const sums = { added: 0, deleted: 0, lines: 0, seconds: 0, changes: 0 };
  for (const { entry, record, added, deleted } of files) {
    subsystems.add(subsystemOf(entry.path));
    folders.add(folderOf(entry.path));
    sums.added += added;
    sums.deleted += deleted;
    if (record === undefined) continue;
    for (const one of record.authors) people.add(one);
    sums.lines += record.owners.lines;
    sums.seconds += Math.max(0, time - record.lastTime);
    sums.changes += record.changes;
  }
  const known = state.authors.get(author);
  let experienced = 0;
  for (const name of subsystems) experienced += known?.folders.get(name) ?? 0;
  const count = Math.max(1, files.length);
  return Float64Array.of(
    subsystems.size,
    folders.size,
    files.length,
    entropyOf(files),
    sums.added,
    sums.deleted,
    sums.lines / count,
    fix ? 1 : 0,
    people.size,
    sums.seconds / count / daySeconds,
    sums.changes,
    known?.changes ?? 0,
    known === undefined ? 0 : valueAt(known.recent, time, experienceHalfLife),
    experienced,
  );
}
