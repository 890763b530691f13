import { RiskError } from '../error.ts';
import { classicRow } from '../features/classic.ts';
import type { FeatureRow } from '../features/feature.ts';
import { featureRow } from '../features/features.ts';
import { type FileChange, newFileChange } from '../features/file-change.ts';
import { isCode } from '../features/file-kind.ts';
import { type TokenCollector, tokenCollector } from '../features/tokens.ts';
import type { Change, TouchedFile } from './change.ts';
import { changeReader } from './change-reader.ts';
import { askGit, type Repository, streamGit } from './git.ts';
import { readMainLine, unreadable } from './main-line.ts';
import { type MessageFacts, messageFacts } from './message.ts';
import { parseLog, patchFormat, pathText } from './parse-log.ts';
import { wideFixes } from './replay.ts';
import { type Progress, replayUnits } from './replay-units.ts';
import { mainLineHashes, openRepository, requireContents, resolveCommit } from './repository.ts';
import { fixHalfLife, isBlamed, newState, type State, valueAt } from './state.ts';
import { findState, storeState } from './state-cache.ts';
import { withTextAttributes } from './text-attributes.ts';
import type { Unit } from './unit.ts';

export interface DescribeRequest {
  readonly repo: string;
  /** Where the change would land; its first parents are the main line. */
  readonly base: string;
  readonly head: string;
  /** Folder in which the state of the main line is kept between runs. */
  readonly cache?: string;
  readonly issueLabels?: ReadonlySet<number>;
  readonly tokens?: boolean;
  readonly signal?: AbortSignal;
}

export interface DescribedChange {
  readonly change: Change;
  /** The newest units of the base, at most `recentUnits`, with features and blames. */
  readonly recent: readonly Unit[];
  /** Units of the main line up to the base. */
  readonly units: number;
  /** How many of these a fix is known to blame. */
  readonly positives: number;
  /** Hashes of both ends. */
  readonly base: string;
  readonly head: string;
  /** Hash of the oldest commit of the main line, which names the history. */
  readonly oldest: string | undefined;
  /** What a reader of the score should know, as sentences. */
  readonly notes: readonly string[];
  /**
   * Features as if the change had only these of its files. `testsTouched` adds a test file of half as many lines as the
   * files add to code, where they touch no test.
   */
  rowOf(files: readonly TouchedFile[], more?: { readonly testsTouched?: boolean }): FeatureRow;
}

/** How many units are kept with their features. */
export const recentUnits = 2000;

/**
 * Describes a change that is not merged yet as one unit: what differs between its head and the commit where it left the
 * base, read with what the base's history knows.
 * @throws RiskError as `replay` does, and `unrelated` where base and head have no common ancestor
 */
export async function describeChange(request: DescribeRequest): Promise<DescribedChange> {
  const repository = await openRepository(request.repo, request.signal);
  const base = await resolveCommit(repository, request.base);
  const head = await resolveCommit(repository, request.head);
  const fork = await forkPoint(repository, base, head);
  const hashes = await mainLineHashes(repository, base);
  const { progress, notes } = await progressAt(repository, hashes, request);
  const { state, units } = progress;
  const tokens = request.tokens === true ? tokenCollector() : undefined;
  const { message, time: headTime, author } = await readHead(repository, head);
  const time = Math.max(headTime, state.times.at(-1) ?? 0);
  const files = await readChange(repository, { state, time, tokens }, [fork, head]);
  const features = featureRow(files, state, time);
  const classic = classicRow({ files, author, fix: message.speaksOfFix, time }, state);
  const words = tokens?.take(
    message.title,
    files.map(({ entry }) => entry.path),
  );
  const touched = new Map(files.map((file) => [touchedFile(file, time), file]));
  if (files.length === 0) notes.push('The head brings nothing that the base does not have.');
  return {
    change: {
      ...{ subject: message.title, time, features, classic, tokens: words, files: [...touched.keys()] },
      touchesCode: files.some((file) => isCode(file.kind)),
    },
    ...{ recent: units, units: state.times.length, positives: positivesOf(state), base, head, notes },
    oldest: hashes[0],
    rowOf: (some, more = {}) => {
      const chosen = some.flatMap((file) => touched.get(file) ?? []);
      return featureRow(more.testsTouched === true ? withTests(chosen) : chosen, state, time);
    },
  };
}

function positivesOf({ marks }: State): number {
  return marks.reduce((sum, mark) => sum + ((mark & isBlamed) === 0 ? 0 : 1), 0);
}

async function forkPoint(repository: Repository, base: string, head: string): Promise<string> {
  const found = await askGit(repository, ['merge-base', base, head]);
  const [fork = ''] = found.output.split('\n');
  if (found.status === 0 && fork !== '') return fork;
  throw new RiskError(
    'unrelated',
    `The commits ${base.slice(0, 12)} and ${head.slice(0, 12)} have no common ancestor.`,
    {
      hint: 'Check that both are of the same repository, and that the clone is not shallow.',
    },
  );
}

/** The state of the main line at its newest unit: stored, brought forward, or made anew. */
async function progressAt(
  repository: Repository,
  hashes: readonly string[],
  request: DescribeRequest,
): Promise<{ progress: Progress; notes: string[] }> {
  const tokens = request.tokens === true;
  const head = hashes.at(-1) ?? '';
  const none = { progress: undefined, units: 0, notes: [] };
  const found = request.cache === undefined ? none : await findState(request.cache, hashes, tokens);
  const progress = found.progress ?? { state: newState(), units: [] };
  const notes = [...found.notes];
  if (found.units === hashes.length) return { progress, notes };
  await requireContents(repository, head);
  const known = hashes.slice(0, found.units);
  const wide = await replayUnits(progress, repository, {
    line: await readMainLine(repository, head, { hashes: known }),
    range: known.length === 0 ? [head] : [head, `^${known.at(-1)}`],
    issueLabels: request.issueLabels ?? new Set(),
    tokens,
  });
  if (wide > 0) notes.push(wideFixes(wide));
  progress.units.splice(0, progress.units.length - recentUnits);
  const failure = request.cache === undefined ? undefined : await storeState(request.cache, progress, hashes, tokens);
  if (failure !== undefined) notes.push(failure);
  return { progress, notes };
}

interface Head {
  readonly message: MessageFacts;
  readonly time: number;
  readonly author: string;
}

async function readHead(repository: Repository, head: string): Promise<Head> {
  const found = await askGit(repository, ['log', '-1', '--format=%ct%x00%aE%x00%B', head, '--']);
  if (found.status !== 0) throw unreadable(`commit ${head}`, found.complaint);
  const [time = '', author = '', message = ''] = found.output.split('\0');
  return { message: messageFacts(message), time: Number(time), author };
}

interface Knowledge {
  readonly state: State;
  readonly time: number;
  readonly tokens: TokenCollector | undefined;
}

async function readChange(repository: Repository, known: Knowledge, trees: readonly string[]): Promise<FileChange[]> {
  const nothing = () => undefined;
  const reader = changeReader(known.state, nothing, nothing, known.tokens);
  reader.time = known.time;
  const parser = parseLog(reader);
  const diff = ['diff-tree', '-r', ...patchFormat, ...trees, '--'];
  const end = await withTextAttributes(repository, (it) => streamGit(it, diff, (chunk) => parser.take(chunk)));
  if (end.status !== 0) throw unreadable('the change', end.complaint);
  await parser.finish();
  return reader.files;
}

const statuses = { A: 'added', C: 'added', D: 'deleted', R: 'renamed' } as const;

function touchedFile(file: FileChange, time: number): TouchedFile {
  const { entry, hunks, hunkControl, record } = file;
  const { status } = entry;
  return {
    ...{ path: pathText(entry.path), oldPath: pathText(entry.oldPath), kind: file.kind, control: file.control },
    ...{ added: file.added, deleted: file.deleted },
    status: status === 'A' || status === 'C' || status === 'D' || status === 'R' ? statuses[status] : 'modified',
    fixes: record === undefined ? 0 : valueAt(record.recentFixes, time, fixHalfLife),
    hunks: hunkControl.map((control, i) => ({
      ...{ deleted: hunks[4 * i + 1] ?? 0, start: hunks[4 * i + 2] ?? 0, added: hunks[4 * i + 3] ?? 0, control },
    })),
  };
}

function withTests(files: readonly FileChange[]): readonly FileChange[] {
  const first = files[0];
  if (first === undefined || files.some((file) => file.kind === 'test')) return files;
  const lines = files.reduce((sum, file) => sum + (isCode(file.kind) ? file.added : 0), 0);
  const test = newFileChange({ ...first.entry, status: 'M' }, 'test', first.language, undefined);
  return [...files, { ...test, added: Math.max(1, Math.ceil(lines / 2)), hunks: [1, 0, 1, 1] }];
}
