import { type State, subsystemOf, valueAt } from '../history/state.ts';
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
  const count = Math.max(1, files.length);
  const records = files.flatMap(({ record }) => (record === undefined ? [] : [record]));
  const total = files.reduce((sum, file) => sum + file.added + file.deleted, 0);
  const entropy = files.reduce((bits, file) => {
    const part = (file.added + file.deleted) / total;
    return part > 0 ? bits - part * Math.log2(part) : bits;
  }, 0);
  const subsystems = new Set(files.map(({ entry }) => subsystemOf(entry.path)));
  const known = state.authors.get(author);
  const experienced = [...subsystems].reduce((sum, name) => sum + (known?.folders.get(name) ?? 0), 0);
  const folders = new Set(files.map(({ entry }) => entry.path.slice(0, Math.max(0, entry.path.lastIndexOf('/')))));
  return Float64Array.of(
    subsystems.size,
    folders.size,
    files.length,
    entropy,
    files.reduce((sum, file) => sum + file.added, 0),
    files.reduce((sum, file) => sum + file.deleted, 0),
    records.reduce((sum, record) => sum + record.owners.lines, 0) / count,
    fix ? 1 : 0,
    new Set(records.flatMap((record) => record.authors)).size,
    records.reduce((sum, record) => sum + Math.max(0, time - record.lastTime), 0) / count / daySeconds,
    records.reduce((sum, record) => sum + record.changes, 0),
    known?.changes ?? 0,
    known === undefined ? 0 : valueAt(known.recent, time, experienceHalfLife),
    experienced,
  );
}
