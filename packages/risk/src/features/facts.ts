import {
  changeHalfLife,
  type FileRecord,
  fixHalfLife,
  folderOf,
  type State,
  subsystemOf,
  valueAt,
} from '../history/state.ts';
import type { FileChange } from './file-change.ts';
import { isCode, type Language } from './file-kind.ts';

/** Numbers that are read off one change, each documented by the feature that shows it. */
export type Facts = Record<FactName, number>;

const names = [
  ...['la', 'ld', 'laCode', 'ldCode', 'laCore', 'ldCore', 'laTest', 'laNew', 'laComment', 'files', 'coreFiles'],
  ...['testFiles', 'maxFile', 'maxCore', 'hunks', 'coreHunks', 'functions', 'control', 'concurrency', 'memory'],
  ...['indentSum', 'indentMax', 'folders', 'coreFolders', 'subsystems', 'languages', 'entropy', 'coreEntropy'],
  ...['docs', 'ci', 'config', 'dependencies', 'lock', 'migration', 'manifest', 'dockerfile', 'generated', 'vendored'],
  ...[
    'otherFiles',
    'newCore',
    'deletedCore',
    'renamed',
    'headers',
    'coreLines',
    'maxCoreLines',
    'fixesSum',
    'fixesMax',
  ],
  ...['blamesSum', 'blamesMax', 'changesSum', 'changesMax', 'folderFixes', 'folderChanges', 'hotLines', 'sinceChange'],
  ...['fileAge', 'authors', 'owned', 'young', 'fromFix', 'fromBlamed', 'ageSum', 'missingPartners', 'missingTests'],
  ...['c', 'jvm', 'go', 'rust', 'script', 'python', 'web', 'shell', 'sql'],
] as const;

export type FactName = (typeof names)[number];

const nothing = Object.fromEntries(names.map((name) => [name, 0])) as Facts;

const daySeconds = 86_400;

/** Reads the facts of a change from its files and from what the history was before it. */
export function factsOf(files: readonly FileChange[], state: State, time: number): Facts {
  const facts = { ...nothing };
  const core = files.filter((file) => isCode(file.kind));
  for (const file of files) addFile(facts, file);
  for (const file of core) addCore(facts, file, time);
  facts.entropy = entropyOf(files);
  facts.coreEntropy = entropyOf(core);
  facts.folders = distinct(files, (file) => folderOf(file.entry.path));
  facts.coreFolders = distinct(core, (file) => folderOf(file.entry.path));
  facts.subsystems = distinct(files, (file) => subsystemOf(file.entry.path));
  facts.languages = distinct(core, (file) => file.language);
  facts.sinceChange = meanOver(core, (record) => Math.log2(1 + Math.max(0, time - record.lastTime) / daySeconds));
  facts.fileAge = meanOver(core, (record) => Math.log2(1 + Math.max(0, time - record.firstTime) / daySeconds));
  addFolders(facts, core, state, time);
  addPartners(facts, files, core, state);
  return facts;
}

function addFile(facts: Facts, file: FileChange): void {
  const changed = file.added + file.deleted;
  facts.la += file.added;
  facts.ld += file.deleted;
  facts.files++;
  facts.maxFile = Math.max(facts.maxFile, changed);
  facts.hunks += file.hunks.length / 4;
  if (file.entry.status === 'R') facts.renamed++;
  if (file.kind === 'test') {
    facts.testFiles++;
    facts.laTest += file.added;
  } else if (file.kind === 'other') facts.otherFiles++;
  else if (file.kind !== 'code') facts[file.kind]++;
}

function addCore(facts: Facts, file: FileChange, time: number): void {
  facts.coreFiles++;
  facts.laCore += file.added;
  facts.ldCore += file.deleted;
  facts.laCode += file.addedCode;
  facts.ldCode += file.deletedCode;
  facts.laComment += file.addedComment;
  facts.maxCore = Math.max(facts.maxCore, file.added + file.deleted);
  facts.coreHunks += file.hunks.length / 4;
  facts.functions += file.functions;
  facts.control += file.control;
  facts.concurrency += file.concurrency;
  facts.memory += file.memory;
  facts.indentSum += file.indentSum;
  facts.indentMax = Math.max(facts.indentMax, file.indentMax);
  facts.owned += file.owned;
  facts.young += file.young;
  facts.fromFix += file.fromFix;
  facts.fromBlamed += file.fromBlamed;
  facts.ageSum += file.ageSum;
  if (file.language !== 'none') facts[file.language as Exclude<Language, 'none'>] += file.added;
  if (/\.(h|hh|hpp|hxx|pyi|d\.ts|proto|mli)$/i.test(file.entry.path)) facts.headers++;
  if (file.entry.status === 'A') {
    facts.newCore++;
    facts.laNew += file.added;
  }
  if (file.entry.status === 'D') facts.deletedCore++;
  if (file.record !== undefined) addRecord(facts, file, file.record, time);
}

function addRecord(facts: Facts, file: FileChange, record: FileRecord, time: number): void {
  const fixes = valueAt(record.recentFixes, time, fixHalfLife);
  const blames = valueAt(record.recentBlames, time, fixHalfLife);
  const changes = valueAt(record.recentChanges, time, changeHalfLife);
  facts.coreLines += record.owners.lines;
  facts.maxCoreLines = Math.max(facts.maxCoreLines, record.owners.lines);
  facts.fixesSum += fixes;
  facts.fixesMax = Math.max(facts.fixesMax, fixes);
  facts.blamesSum += blames;
  facts.blamesMax = Math.max(facts.blamesMax, blames);
  facts.changesSum += changes;
  facts.changesMax = Math.max(facts.changesMax, changes);
  facts.authors = Math.max(facts.authors, record.authors.length);
  facts.hotLines += fixes * file.added;
}

/** Shannon entropy, in bits, of how the changed lines spread over files (Hassan, ICSE 2009). */
export function entropyOf(files: readonly FileChange[]): number {
  if (files.length < 2) return 0;
  const total = files.reduce((sum, file) => sum + file.added + file.deleted, 0);
  let bits = 0;
  for (const file of files) {
    const share = (file.added + file.deleted) / total;
    if (share > 0) bits -= share * Math.log2(share);
  }
  return bits;
}

function distinct(files: readonly FileChange[], of: (file: FileChange) => string): number {
  return files.length < 2 ? files.length : new Set(files.map(of)).size;
}

/** NaN where no file was there before. */
function meanOver(files: readonly FileChange[], of: (record: FileRecord) => number): number {
  let sum = 0;
  let count = 0;
  for (const { record } of files) {
    if (record === undefined) continue;
    sum += of(record);
    count++;
  }
  return count === 0 ? Number.NaN : sum / count;
}

/** Folders know something of files that are new. */
function addFolders(facts: Facts, core: readonly FileChange[], state: State, time: number): void {
  for (const { entry } of core) {
    const folder = state.folders.get(folderOf(entry.path));
    if (folder === undefined) continue;
    facts.folderFixes = Math.max(facts.folderFixes, valueAt(folder.recentFixes, time, fixHalfLife));
    facts.folderChanges = Math.max(facts.folderChanges, valueAt(folder.recentChanges, time, changeHalfLife));
  }
}

/** A file changed this often with another, and in this share of its changes, is expected to change with it again. */
const expected = { times: 3, share: 0.5 } as const;

/** Files that usually change with one of these, and do not this time (co-change: Zimmermann et al., ICSE 2004). */
function addPartners(facts: Facts, files: readonly FileChange[], core: readonly FileChange[], state: State): void {
  const touched = new Set(files.flatMap(({ record }) => (record === undefined ? [] : [record.id])));
  const missing = new Set<number>();
  for (const { record } of core) {
    if (record === undefined) continue;
    const least = Math.max(expected.times, expected.share * record.changes);
    for (const [id, times] of record.partners) if (times >= least && !touched.has(id)) missing.add(id);
  }
  for (const id of missing) {
    const partner = state.byId.get(id);
    if (partner?.kind === 'test') facts.missingTests++;
    else if (partner !== undefined) facts.missingPartners++;
  }
}
