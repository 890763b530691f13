import { RiskError } from '../error.ts';
import { classicRow } from '../features/classic.ts';
import { featureRow } from '../features/features.ts';
import { isCode } from '../features/file-kind.ts';
import { tokenCollector } from '../features/tokens.ts';
import { changeReader } from './change-reader.ts';
import { type Repository, streamGit } from './git.ts';
import { fixJudge, mostBlamed, mostFixedFiles } from './labels.ts';
import { type MainLine, readMainLine, type Step, unreadable } from './main-line.ts';
import { parseLog, patchFormat, pathText } from './parse-log.ts';
import { mainLineHashes, openRepository, requireContents, resolveCommit } from './repository.ts';
import { isBlamed, newState, type State } from './state.ts';
import type { Blame, History, Unit } from './unit.ts';
import { land } from './update.ts';

export interface ReplayOptions {
  /** Branch, tag or commit whose first parents are the main line; HEAD unless given. */
  readonly ref?: string;
  /** Only the oldest units of the main line, as if nothing had come after. */
  readonly maxUnits?: number;
  /** Numbers of issues and pull requests that are known to be about bugs. */
  readonly issueLabels?: ReadonlySet<number>;
  /** Whether to gather the words of each change. */
  readonly tokens?: boolean;
  readonly signal?: AbortSignal;
}

/** A unit that later fixes may still blame. */
interface OpenUnit extends Unit {
  readonly blames: Blame[];
  blamed: Blame | undefined;
}

/**
 * Replays the main line of a repository: features and labels of every unit, in one pass.
 * @throws RiskError `no-repository`, `no-history`, `unknown-revision`, `shallow`, `partial-clone`, `git-failed`
 */
export async function replay(path: string, options: ReplayOptions = {}): Promise<History> {
  const repository = await openRepository(path, options.signal);
  const hashes = await mainLineHashes(repository, await resolveCommit(repository, options.ref ?? 'HEAD'));
  const wanted = options.maxUnits === undefined ? hashes : hashes.slice(0, Math.max(1, options.maxUnits));
  const head = wanted.at(-1) as string;
  await requireContents(repository, head);
  const line = await readMainLine(repository, head);
  const state = newState();
  const { units, notes } = await replayInto(state, repository, { line, head, options });
  if (units.length !== wanted.length) throw incomplete(units.length, wanted.length);
  return { head, units, notes };
}

interface Section {
  readonly line: MainLine;
  readonly head: string;
  readonly options: ReplayOptions;
}

export async function replayInto(
  state: State,
  repository: Repository,
  { line, head, options }: Section,
): Promise<{ units: Unit[]; notes: string[] }> {
  const units: OpenUnit[] = [];
  const judge = fixJudge(line, options.issueLabels ?? new Set());
  const tokens = options.tokens === true ? tokenCollector() : undefined;
  let wide = 0;
  let step: Step | undefined;

  function begin(hash: string): void {
    step = line.steps[units.length];
    if (step === undefined || step.hash !== hash) throw new Error(`the log tells of commit ${hash} out of order`);
    reader.time = step.time;
  }

  function finish(): void {
    if (step === undefined) return;
    const { files } = reader;
    const { hash, time, author, message } = step;
    const index = units.length;
    const fix = judge.judge(step, index);
    const row = featureRow(files, state, time);
    const core = files.filter((file) => isCode(file.kind)).length;
    const counts = fix !== undefined && core > 0 && core <= mostFixedFiles;
    if (fix !== undefined && core > mostFixedFiles) wide++;
    units.push({
      ...{
        index,
        hash,
        time,
        subject: message.title,
        features: row,
        touchesCode: core > 0,
        fix: fix?.source,
        blames: [],
      },
      classic: classicRow({ files, author, fix: fix !== undefined, time }, state),
      tokens: tokens?.take(
        message.title,
        files.map(({ entry }) => entry.path),
      ),
      files: files.map(({ entry }) => pathText(entry.path)),
      blamed: undefined,
    });
    const szz = counts && fix.named.length === 0 ? mostBlamed(files) : undefined;
    land(state, { files, time, author, fix: counts, row });
    for (const target of szz === undefined ? (fix?.named ?? []) : [szz]) {
      const unit = units[target];
      if (unit === undefined || fix === undefined) continue;
      unit.blames.push({ by: hash, time, source: fix.source });
      unit.blamed ??= unit.blames[0];
      state.marks[target] = (state.marks[target] ?? 0) | isBlamed;
    }
  }

  const reader = changeReader(state, begin, finish, tokens);
  await readPatches(repository, head, parseLog(reader));
  return {
    units,
    notes: wide === 0 ? [] : [`${wide} fixes change more than ${mostFixedFiles} files of code and blame nobody.`],
  };
}

async function readPatches(repository: Repository, head: string, parser: ReturnType<typeof parseLog>): Promise<void> {
  const log = ['log', '--first-parent', '-m', '--reverse', '--format=%x01%H', ...patchFormat, head, '--'];
  const end = await streamGit(repository, log, (chunk) => parser.take(chunk));
  if (end.status !== 0) throw unreadable('the changes of its commits', end.complaint);
  parser.finish();
}

function incomplete(got: number, expected: number): RiskError {
  return new RiskError('git-failed', `git told of ${got} commits of the main line, but it has ${expected}.`, {
    hint: 'Run "git fsck" in the repository; a new, full clone mends most damage.',
  });
}
