import { RiskError } from '../error.ts';
import { classicRow } from '../features/classic.ts';
import { featureRow } from '../features/features.ts';
import { isCode } from '../features/file-kind.ts';
import { tokenCollector } from '../features/tokens.ts';
import { changeReader } from './change-reader.ts';
import { type Repository, streamGit } from './git.ts';
import { blamedLines, type Fix, fixJudge, mostBlamed, mostFixedFiles } from './labels.ts';
import { type MainLine, type Step, unreadable } from './main-line.ts';
import { moveFinder } from './moves.ts';
import { type LogReader, parseLog, patchFormat, pathText } from './parse-log.ts';
import { isBlamed, type State } from './state.ts';
import { withTextAttributes } from './text-attributes.ts';
import type { Blame, Unit } from './unit.ts';
import { land } from './update.ts';

/** A unit that later fixes may still blame. */
export interface OpenUnit extends Unit {
  readonly blames: Blame[];
  blamed: Blame | undefined;
  anyFixAt: number | undefined;
}

/** How far a replay is: the state behind the last unit, and the newest units in a row. */
export interface Progress {
  readonly state: State;
  readonly units: OpenUnit[];
}

export interface Section {
  readonly line: MainLine;
  /** Revisions for `git log`: the newest commit, and `^` the last one that was replayed. */
  readonly range: readonly string[];
  readonly issueLabels: ReadonlySet<number>;
  readonly tokens: boolean;
}

/**
 * Replays the next units of a main line; gives the number of fixes that were too wide to blame anybody.
 * @throws RiskError `git-failed` where git stops early or tells of other commits than those of the main line
 */
export async function replayUnits(progress: Progress, repository: Repository, section: Section): Promise<number> {
  const { state, units } = progress;
  const judge = fixJudge(section.line, section.issueLabels, units);
  const tokens = section.tokens ? tokenCollector() : undefined;
  let wide = 0;
  let told = 0;
  let step: Step | undefined;

  function begin(hash: string): void {
    step = section.line.steps[told++];
    if (step?.hash !== hash) throw new Error(`the log tells of commit ${hash} out of order`);
    reader.time = step.time;
  }

  function finish(): Promise<void> | undefined {
    const at = step;
    if (at === undefined) return undefined;
    const search = moves.find(reader.files);
    if (search === undefined) landStep(at);
    return search?.then(() => landStep(at));
  }

  function landStep(step: Step): void {
    const { files } = reader;
    const index = state.times.length;
    const fix = judge.judge(step, index);
    const core = files.filter((file) => isCode(file.kind)).length;
    const { hash, time, author, message } = step;
    const row = featureRow(files, state, time);
    const isFix = fix !== undefined && core > 0 && core <= mostFixedFiles;
    if (fix !== undefined && core > mostFixedFiles) wide++;
    units.push({
      index,
      hash,
      time,
      subject: message.title,
      request: message.request,
      features: row,
      classic: classicRow({ files, author, fix: fix !== undefined, time }, state),
      tokens: tokens?.take(
        message.title,
        files.map(({ entry }) => entry.path),
      ),
      files: files.map(({ entry }) => pathText(entry.path)),
      touchesCode: core > 0,
      fix: fix?.source,
      blames: [],
      blamed: undefined,
      anyFixAt: undefined,
    });
    const lines = isFix ? blamedLines(files) : new Map<number, number>();
    land(state, { files, time, author, fix: isFix, row });
    if (fix !== undefined) blame(progress, fix, lines, { by: hash, time, source: fix.source });
  }

  const reader = changeReader(state, begin, finish, tokens);
  const moves = moveFinder(repository);
  try {
    await readPatches(repository, section.range, reader);
  } finally {
    moves.close();
  }
  if (told !== section.line.steps.length) throw incomplete(told, section.line.steps.length);
  return wide;
}

function blame({ state, units }: Progress, fix: Fix, lines: ReadonlyMap<number, number>, by: Blame): void {
  const first = units[0]?.index ?? 0;
  const most = fix.named.length === 0 ? mostBlamed(lines) : undefined;
  const targets = most === undefined ? fix.named : [most];
  for (const target of targets) {
    state.marks[target] = (state.marks[target] ?? 0) | isBlamed;
    const unit = units[target - first];
    if (unit === undefined) continue;
    unit.blames.push(by);
    unit.blamed ??= by;
  }
  for (const target of [...targets, ...lines.keys()]) {
    const unit = units[target - first];
    if (unit !== undefined) unit.anyFixAt ??= by.time;
  }
}

async function readPatches(repository: Repository, range: readonly string[], reader: LogReader): Promise<void> {
  const parser = parseLog(reader);
  const log = [
    'log',
    '--first-parent',
    '--diff-merges=first-parent',
    '--reverse',
    '--format=%x01%H',
    ...patchFormat,
    ...range,
    '--',
  ];
  try {
    const end = await withTextAttributes(repository, (known) => streamGit(known, log, (chunk) => parser.take(chunk)));
    if (end.status !== 0) throw unreadable('the changes of its commits', end.complaint);
    await parser.finish();
  } catch (error) {
    if (error instanceof RiskError || repository.signal?.aborted === true || !(error instanceof Error)) throw error;
    throw new RiskError('git-failed', `The history does not add up: ${error.message}.`, {
      cause: error,
      hint: 'Run "git fsck" in the repository; a new, full clone mends most damage.',
    });
  }
}

function incomplete(told: number, expected: number): RiskError {
  return new RiskError('git-failed', `git told of ${told} commits of the main line, but it has ${expected}.`, {
    hint: 'Run "git fsck" in the repository; a new, full clone mends most damage.',
  });
}
