import type { Feature } from '../features/feature.ts';
import { whole } from './numbers.ts';

/** Says what a value means, as a colleague would. `of` gives the value of another feature of the same change, NaN when it is not known. */
type Sentence = (value: number, of: (feature: string) => number) => string;

/** Features by name. One that is not here is told by its `what`. */
const sentences: Readonly<Record<string, Sentence>> = {
  lines_added: (n) => `adds ${count(n, 'line')}`,
  lines_deleted: (n) => `deletes ${count(n, 'line')}`,
  core_lines_added: (n) => `adds ${count(n, 'line')} to code outside of tests`,
  core_lines_deleted: (n) => `deletes ${count(n, 'line')} of code outside of tests`,
  code_added: (n) => `adds ${count(n, 'line')} that do something (no blank lines, comments or brackets)`,
  code_deleted: (n) => `deletes ${count(n, 'line')} that did something`,
  code_in_place: (n) => `adds ${count(n, 'line')} to code that was there before`,
  new_file_share: (n) => `${percent(n)} of its new code stands in new files`,
  deleted_share: (n) => `${percent(n)} of its changed lines of code are deletions`,
  comment_share: (n) => `${percent(n)} of its added lines of code are comments`,
  largest_file: (n) => `changes ${count(n, 'line')} of one file`,
  largest_core_file: (n) => `changes ${count(n, 'line')} of one file of code`,
  control: (n) => `adds ${count(n, 'branch, loop or exit', 'branches, loops and exits')}`,
  control_density: (n) => `${decimal(n)} branches, loops and exits a line of added code`,
  indentation: (n, of) =>
    `its new code is nested ${decimal(of('indentation_mean'))} levels deep on average, ${whole(n)} levels in all`,
  indentation_mean: (n) => `its new code is nested ${decimal(n)} levels deep on average`,
  indentation_max: (n) => `its deepest new line is nested ${count(n, 'level')} deep`,
  concurrency: (n) => `its new code speaks of locks, threads or async ${count(n, 'time')}`,
  memory: (n) => `its new code speaks of manual memory or unsafe code ${count(n, 'time')}`,
  functions: (n) => `changes ${count(n, 'function')}`,
  files: (n) => `changes ${count(n, 'file')}`,
  core_files: (n) => `changes ${count(n, 'file')} of code`,
  hunks: (n) => `changes ${count(n, 'place')}`,
  core_hunks: (n) => `changes code in ${count(n, 'place')}`,
  folders: (n) => `reaches into ${count(n, 'folder')}`,
  core_folders: (n) => `changes code in ${count(n, 'folder')}`,
  subsystems: (n) => `reaches into ${count(n, 'top folder')}`,
  languages: (n) => `changes code of ${count(n, 'family of languages', 'families of languages')}`,
  entropy: (n, of) => `spreads over ${count(of('files'), 'file')} (${decimal(n)} bits of entropy)`,
  core_entropy: (n, of) => `its code spreads over ${count(of('core_files'), 'file')} (${decimal(n)} bits of entropy)`,
  missing_partners: (n) =>
    `leaves out ${count(n, 'file that usually changes with these', 'files that usually change with these')}`,
  missing_tests: (n) =>
    `leaves out ${count(n, 'test file that usually changes with these', 'test files that usually change with these')}`,
  changes_code: (n) => (n > 0 ? 'changes code, in which defects can be' : 'changes no code outside of tests'),
  test_files: (n) => (n > 0 ? `changes ${count(n, 'test file')}` : 'changes no test'),
  test_share: (n) =>
    n > 0 ? `${percent(n)} of its added lines of code and tests are tests` : 'adds no lines to tests',
  test_lines_added: (n) => (n > 0 ? `adds ${count(n, 'line')} to tests` : 'adds no lines to tests'),
  docs: (n) => (n > 0 ? `changes ${count(n, 'document')}` : 'changes no documents'),
  ci: (n) => (n > 0 ? `changes ${count(n, 'file')} of the build service` : 'leaves the build service alone'),
  config: (n) => (n > 0 ? `changes ${count(n, 'configuration file')}` : 'changes no configuration'),
  dependencies: (n) =>
    n > 0
      ? `changes ${count(n, 'file that names dependencies', 'files that name dependencies')}`
      : 'leaves the dependencies alone',
  lock_files: (n) => (n > 0 ? `changes ${count(n, 'lock file')}` : 'leaves the lock files alone'),
  migrations: (n) => (n > 0 ? `changes ${count(n, 'database migration')}` : 'has no database migration'),
  manifests: (n) =>
    n > 0 ? `changes ${count(n, 'manifest or chart', 'manifests and charts')}` : 'changes no manifests',
  dockerfiles: (n) =>
    n > 0
      ? `changes ${count(n, 'Dockerfile or compose file', 'Dockerfiles and compose files')}`
      : 'changes no Dockerfile',
  generated: (n) => (n > 0 ? `changes ${count(n, 'generated file')}` : 'changes no generated files'),
  vendored: (n) => (n > 0 ? `changes ${count(n, 'vendored file')}` : 'changes no vendored files'),
  interfaces: (n) =>
    n > 0 ? `changes ${count(n, 'header or interface file', 'headers and interface files')}` : 'changes no headers',
  new_files: (n) => (n > 0 ? `brings ${count(n, 'new file')} of code` : 'brings no new files of code'),
  deleted_files: (n) => (n > 0 ? `deletes ${count(n, 'file')} of code` : 'deletes no file of code'),
  renamed_files: (n) => (n > 0 ? `renames ${count(n, 'file')}` : 'renames no file'),
  core_file_share: (n) => `${percent(n)} of its files are code`,
  fixes_max: (n) => `the most fixed of its files was fixed ${lately(n)}`,
  fixes_sum: (n, of) => `adds ${count(of('core_lines_added'), 'line')} to files fixed ${lately(n)}`,
  blames_max: (n) => `lines of one of its files were to blame ${lately(n)}`,
  blames_sum: (n) => `lines of its files were to blame ${lately(n)}`,
  changes_max: (n) => `the busiest of its files changed ${lately(n, 90)}`,
  changes_sum: (n) => `its files changed ${lately(n, 90)}`,
  folder_fixes: (n) => `its most fixed folder was fixed ${lately(n)}`,
  folder_changes: (n) => `its busiest folder changed ${lately(n, 90)}`,
  hot_lines: (_, of) =>
    `adds ${count(of('core_lines_added'), 'line')} to files fixed ${lately(of('fixes_sum'))}, most where most was fixed`,
  fix_density: (n) => `${decimal(n)} fixes for each recent change of its files`,
  file_lines: (n) => `its files of code had ${count(n, 'line')} before`,
  largest_file_lines: (n) => `its longest file of code had ${count(n, 'line')} before`,
  since_change: (n) => `its files changed last ${days(n)} ago, in the mean`,
  file_age: (n) => `its files are ${days(n)} old, in the mean`,
  file_authors: (n) => `up to ${count(n, 'person has', 'people have')} changed one of its files`,
  deleted_age: (n) => `the lines it deletes are ${days(n)} old, in the mean`,
  deleted_young: (n) => `${percent(n)} of the lines it deletes are younger than 30 days`,
  deleted_fixes: (n) => `${percent(n)} of the lines it deletes came with a fix`,
  deleted_blamed: (n) => `${percent(n)} of the lines it deletes came with a change that broke something`,
};

/** What a change has more or less of than others, for the features whose name ends in `_rank`. */
const comparisons: Readonly<Record<string, readonly [more: string, less: string]>> = {
  lines_added: ['adds more lines', 'adds fewer lines'],
  lines_deleted: ['deletes more lines', 'deletes fewer lines'],
  core_lines_added: ['adds more lines of code', 'adds fewer lines of code'],
  core_lines_deleted: ['deletes more lines of code', 'deletes fewer lines of code'],
  code_added: ['adds more lines that do something', 'adds fewer lines that do something'],
  code_deleted: ['deletes more lines that did something', 'deletes fewer lines that did something'],
  code_in_place: ['adds more lines to code that was there before', 'adds fewer lines to code that was there before'],
  largest_core_file: ['changes more of one file of code', 'changes less of one file of code'],
  control: ['adds more branches, loops and exits', 'adds fewer branches, loops and exits'],
  indentation: ['adds more nested code', 'adds less nested code'],
  functions: ['changes more functions', 'changes fewer functions'],
  files: ['changes more files', 'changes fewer files'],
  core_files: ['changes more files of code', 'changes fewer files of code'],
  core_hunks: ['changes more places in code', 'changes fewer places in code'],
  core_folders: ['changes code in more folders', 'changes code in fewer folders'],
  core_entropy: ['spreads its code wider', 'keeps its code closer together'],
  test_lines_added: ['adds more lines to tests', 'adds fewer lines to tests'],
  fixes_max: ['has a file that was fixed more often', 'has only files that were fixed less often'],
  fixes_sum: ['has files that were fixed more often', 'has files that were fixed less often'],
  blames_max: ['has a file that was more often to blame', 'has only files that were less often to blame'],
  blames_sum: ['has files that were more often to blame', 'has files that were less often to blame'],
  changes_max: ['has a busier file', 'has only quieter files'],
  changes_sum: ['has busier files', 'has quieter files'],
  folder_fixes: ['has a folder that was fixed more often', 'has only folders that were fixed less often'],
  folder_changes: ['has a busier folder', 'has only quieter folders'],
  hot_lines: ['adds more lines where much was fixed', 'adds fewer lines where much was fixed'],
  file_lines: ['changes longer files', 'changes shorter files'],
  since_change: ['changes files that rested longer', 'changes files that rested less'],
  file_age: ['changes older files', 'changes younger files'],
  deleted_age: ['deletes older lines', 'deletes younger lines'],
};

/**
 * A contribution in words.
 *
 * @param feature name in the model; `a*b` for two together, `tokens` for words
 * @param of value of any feature of the change
 */
export function sentenceFor(feature: string, of: (feature: string) => number, features: readonly Feature[]): string {
  if (feature === 'tokens') return 'the words of its code, paths and title';
  if (feature.includes('*'))
    return feature
      .split('*')
      .map((one) => sentenceFor(one, of, features))
      .join(', and at the same time ');
  const value = of(feature);
  if (Number.isNaN(value)) return `not known: ${whatOf(feature, features)}`;
  const comparison = comparisons[feature.replace(/_rank$/, '')];
  if (feature.endsWith('_rank') && comparison !== undefined) return compared(value, comparison);
  const language = /^language_(\w+)$/.exec(feature)?.[1];
  if (language !== undefined) return `${percent(value)} of its added code is of the family ${language}`;
  return sentences[feature]?.(value, of) ?? `${whatOf(feature, features)}: ${decimal(value)}`;
}

/** @param rank share of the newest changes that have less, equal ones counted half */
function compared(rank: number, [more, less]: readonly [more: string, less: string]): string {
  const share = Math.max(rank, 1 - rank);
  const others = share > 0.99 ? 'nearly all' : percent(share);
  return `${rank < 0.5 ? less : more} than ${others} of the newest changes to code`;
}

function whatOf(feature: string, features: readonly Feature[]): string {
  return features.find(({ name }) => name === feature)?.what ?? feature.replaceAll('_', ' ');
}

function count(n: number, one: string, many = `${one}s`): string {
  if (Number.isNaN(n)) return `an unknown number of ${many}`;
  return `${whole(n)} ${n === 1 ? one : many}`;
}

/** One decimal, as many as are worth reading. */
function decimal(n: number): string {
  return Number.isNaN(n) ? '?' : Number(n.toFixed(n < 1 ? 2 : 1)).toLocaleString('en');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** A count that halves: what it says is about how often it happened within its half-life. */
function lately(n: number, halfLife = 180): string {
  if (!(n >= 0.05)) return 'not at all lately';
  return `${decimal(n)} times lately (half counts after ${halfLife} days)`;
}

/** From log2(1 + days). */
function days(log: number): string {
  return count(Math.round(2 ** log - 1), 'day');
}
