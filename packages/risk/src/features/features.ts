import type { State } from '../history/state.ts';
import { type Facts, factsOf } from './facts.ts';
import type { Feature, FeatureGroup, FeatureRow } from './feature.ts';
import type { FileChange } from './file-change.ts';
import { percentile } from './window.ts';

type Raw = readonly [name: string, what: string, of: (facts: Facts) => number, monotone?: 1];

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
const some = (count: number): number => (count > 0 ? 1 : 0);

const size: readonly Raw[] = [
  ['lines_added', 'lines added', (f) => f.la, 1],
  ['lines_deleted', 'lines deleted', (f) => f.ld],
  ['core_lines_added', 'lines added to code outside of tests, generated and vendored files', (f) => f.laCore, 1],
  ['core_lines_deleted', 'lines deleted from code outside of tests, generated and vendored files', (f) => f.ldCore],
  [
    'code_added',
    'lines of code added outside of tests, without blank lines, comments and brackets',
    (f) => f.laCode,
    1,
  ],
  [
    'code_deleted',
    'lines of code deleted outside of tests, without blank lines, comments and brackets',
    (f) => f.ldCode,
  ],
  ['code_in_place', 'lines added to code that was there before, not in new files', (f) => f.laCore - f.laNew, 1],
  ['new_file_share', 'share of the added lines of code that stand in new files', (f) => share(f.laNew, f.laCore)],
  ['deleted_share', 'share of deletions among the changed lines of code', (f) => share(f.ldCore, f.laCore + f.ldCore)],
  [
    'comment_share',
    'share of comments among the added lines of code',
    (f) => share(f.laComment, f.laCode + f.laComment),
  ],
  ['largest_file', 'changed lines of the file that changes most', (f) => f.maxFile, 1],
  ['largest_core_file', 'changed lines of the file of code that changes most', (f) => f.maxCore, 1],
];

const complexity: readonly Raw[] = [
  [
    'control',
    'branches, loops, jumps, handlers and short-circuit operators in added lines of code',
    (f) => f.control,
    1,
  ],
  ['control_density', 'control tokens a line of added code', (f) => share(f.control, f.laCode)],
  ['indentation', 'levels of indentation, summed over added lines of code', (f) => f.indentSum, 1],
  ['indentation_mean', 'mean level of indentation of added lines of code', (f) => share(f.indentSum, f.laCode)],
  ['indentation_max', 'deepest level of indentation of an added line of code', (f) => f.indentMax],
  ['concurrency', 'words of locks, threads, channels and async in added lines of code', (f) => f.concurrency],
  ['memory', 'words of manual memory and unsafe code in added lines of code', (f) => f.memory],
  ['functions', 'functions of code that git names around the hunks', (f) => f.functions],
];

const spread: readonly Raw[] = [
  ['files', 'files changed', (f) => f.files],
  ['core_files', 'files of code changed outside of tests', (f) => f.coreFiles, 1],
  ['hunks', 'places changed', (f) => f.hunks],
  ['core_hunks', 'places changed in code outside of tests', (f) => f.coreHunks, 1],
  ['folders', 'folders changed', (f) => f.folders],
  ['core_folders', 'folders with changed code outside of tests', (f) => f.coreFolders],
  ['subsystems', 'top folders changed', (f) => f.subsystems],
  ['languages', 'families of languages of the changed code', (f) => f.languages],
  ['entropy', 'spread of changed lines over files, in bits', (f) => f.entropy],
  ['core_entropy', 'spread of changed lines over files of code, in bits', (f) => f.coreEntropy],
  ['missing_partners', 'files that usually change with these, and do not this time', (f) => f.missingPartners],
  ['missing_tests', 'test files that usually change with these, and do not this time', (f) => f.missingTests],
];

const composition: readonly Raw[] = [
  ['changes_code', 'whether it changes code outside of tests', (f) => some(f.coreFiles)],
  ['test_files', 'test files changed', (f) => f.testFiles],
  ['test_share', 'share of tests among the lines added to code and tests', (f) => share(f.laTest, f.laTest + f.laCore)],
  ['test_lines_added', 'lines added to tests', (f) => f.laTest],
  ['docs', 'documents changed', (f) => f.docs],
  ['ci', 'files of the build service changed', (f) => f.ci],
  ['config', 'configuration files changed', (f) => f.config],
  ['dependencies', 'files that name dependencies changed', (f) => f.dependencies],
  ['lock_files', 'lock files changed', (f) => f.lock],
  ['migrations', 'migrations of a database changed', (f) => f.migration],
  ['manifests', 'Kubernetes manifests, charts and infrastructure files changed', (f) => f.manifest],
  ['dockerfiles', 'Dockerfiles and compose files changed', (f) => f.dockerfile],
  ['generated', 'generated files changed', (f) => f.generated],
  ['vendored', 'vendored files changed', (f) => f.vendored],
  ['interfaces', 'headers and interface files changed', (f) => f.headers],
  ['new_files', 'files of code that are new', (f) => f.newCore],
  ['deleted_files', 'files of code that go', (f) => f.deletedCore],
  ['renamed_files', 'files renamed', (f) => f.renamed],
  ['core_file_share', 'share of code outside of tests among the changed files', (f) => share(f.coreFiles, f.files)],
  ...(['c', 'jvm', 'go', 'rust', 'script', 'python', 'web', 'shell'] as const).map(
    (language): Raw => [
      `language_${language}`,
      `share of the added lines of code that are of the language family ${language}`,
      (f) => share(f[language], f.laCore),
    ],
  ),
];

const history: readonly Raw[] = [
  ['fixes_max', 'fixes of the most fixed file of code, halved every 180 days', (f) => f.fixesMax],
  ['fixes_sum', 'fixes of the files of code, halved every 180 days', (f) => f.fixesSum],
  ['blames_max', 'fixes that blamed a line of the most blamed file, halved every 180 days', (f) => f.blamesMax],
  ['blames_sum', 'fixes that blamed a line of these files, halved every 180 days', (f) => f.blamesSum],
  ['changes_max', 'changes of the most changed file of code, halved every 90 days', (f) => f.changesMax],
  ['changes_sum', 'changes of the files of code, halved every 90 days', (f) => f.changesSum],
  ['folder_fixes', 'fixes in the most fixed folder, halved every 180 days', (f) => f.folderFixes],
  ['folder_changes', 'changes in the most changed folder, halved every 90 days', (f) => f.folderChanges],
  ['hot_lines', 'added lines of code, each times the recent fixes of its file', (f) => f.hotLines],
  [
    'fix_density',
    'recent fixes for each recent change of the files of code',
    (f) => share(f.fixesSum, f.changesSum + 1),
  ],
  ['file_lines', 'lines of the files of code before the change', (f) => f.coreLines],
  ['largest_file_lines', 'lines of the longest file of code before the change', (f) => f.maxCoreLines],
  ['since_change', 'mean log2(1 + days) since the files of code changed last', (f) => f.sinceChange],
  ['file_age', 'mean log2(1 + days) since the files of code came', (f) => f.fileAge],
  ['file_authors', 'most people who changed one of the files of code', (f) => f.authors],
  ['deleted_age', 'mean log2(1 + days) since the deleted lines of code came', (f) => known(f, f.ageSum)],
  ['deleted_young', 'share of the deleted lines of code younger than 30 days', (f) => known(f, f.young)],
  ['deleted_fixes', 'share of the deleted lines of code that came with a fix', (f) => known(f, f.fromFix)],
  [
    'deleted_blamed',
    'share of the deleted lines of code that came with a blamed change',
    (f) => known(f, f.fromBlamed),
  ],
];

/** Mean over the deleted lines whose owner is known. */
function known(facts: Facts, sum: number): number {
  return facts.owned === 0 ? Number.NaN : sum / facts.owned;
}

const groups: readonly (readonly [FeatureGroup, readonly Raw[]])[] = [
  ['size', size],
  ['complexity', complexity],
  ['spread', spread],
  ['composition', composition],
  ['history', history],
];

/**
 * Features that are also given as a share of the last 500 changes to code that have less: what is large, or often
 * fixed, differs between projects.
 */
const relative = [
  ...['lines_added', 'lines_deleted', 'core_lines_added', 'core_lines_deleted', 'code_added', 'code_deleted'],
  ...['code_in_place', 'largest_core_file', 'control', 'indentation', 'functions', 'files', 'core_files', 'core_hunks'],
  ...['core_folders', 'core_entropy', 'test_lines_added', 'fixes_max', 'fixes_sum', 'blames_max', 'blames_sum'],
  ...['changes_max', 'changes_sum', 'folder_fixes', 'folder_changes', 'hot_lines', 'file_lines', 'since_change'],
  ...['file_age', 'deleted_age'],
];

const rawFeatures = groups.flatMap(([group, rows]) =>
  rows.map(([name, what, of, monotone]) => ({
    feature: { name, group, what, monotone: monotone ?? 0 } as Feature,
    of,
  })),
);
const rawIndex = new Map(rawFeatures.map(({ feature }, index) => [feature.name, index]));
const relativeColumns = relative.map((name) => {
  const index = rawIndex.get(name);
  const raw = index === undefined ? undefined : rawFeatures[index]?.feature;
  if (index === undefined || raw === undefined) throw new Error(`there is no feature ${name}`);
  const feature: Feature = {
    name: `${name}_rank`,
    group: 'relative',
    what: `share of the last 500 changes to code that have less: ${raw.what}`,
    monotone: raw.monotone,
  };
  return { feature, index };
});

/** What is known of a change before it is merged, in the order of every `FeatureRow`. */
export const features: readonly Feature[] = [
  ...rawFeatures.map(({ feature }) => feature),
  ...relativeColumns.map(({ feature }) => feature),
];

/** The row of a change, from its files and what the history was before it. */
export function featureRow(files: readonly FileChange[], state: State, time: number): FeatureRow {
  const facts = factsOf(files, state, time);
  const row = new Float64Array(features.length);
  for (let i = 0; i < rawFeatures.length; i++) row[i] = rawFeatures[i]?.of(facts) ?? Number.NaN;
  for (let i = 0; i < relativeColumns.length; i++) {
    const value = row[relativeColumns[i]?.index ?? 0] ?? Number.NaN;
    row[rawFeatures.length + i] = percentile(state.window, i, value);
  }
  return row;
}

/** The values of a row that later changes are compared with. */
export function comparedValues(row: FeatureRow): number[] {
  return relativeColumns.map(({ index }) => row[index] ?? 0);
}
