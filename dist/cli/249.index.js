export const id = 249;
export const ids = [249];
export const modules = {

/***/ 80813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ classicRow),
/* harmony export */   AN: () => (/* binding */ classicFeatures),
/* harmony export */   WD: () => (/* binding */ experienceHalfLife)
/* harmony export */ });
/* harmony import */ var _history_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61231);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13126);


const daySeconds = 86_400;
/** Half-life of an author's recent experience. */
const experienceHalfLife = 365 * daySeconds;
const rows = [
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
const classicFeatures = rows.map(([name, what]) => ({
    name,
    group: 'history',
    what,
    monotone: 0,
}));
function classicRow({ files, author, fix, time }, state) {
    const subsystems = new Set();
    const folders = new Set();
    const people = new Set();
    const sums = { added: 0, deleted: 0, lines: 0, seconds: 0, changes: 0 };
    for (const { entry, record, added, deleted } of files) {
        subsystems.add((0,_history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .subsystemOf */ .LZ)(entry.path));
        folders.add((0,_history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .folderOf */ .yS)(entry.path));
        sums.added += added;
        sums.deleted += deleted;
        if (record === undefined)
            continue;
        for (const one of record.authors)
            people.add(one);
        sums.lines += record.owners.lines;
        sums.seconds += Math.max(0, time - record.lastTime);
        sums.changes += record.changes;
    }
    const known = state.authors.get(author);
    let experienced = 0;
    for (const name of subsystems)
        experienced += known?.folders.get(name) ?? 0;
    const count = Math.max(1, files.length);
    return Float64Array.of(subsystems.size, folders.size, files.length, (0,_facts_js__WEBPACK_IMPORTED_MODULE_1__/* .entropyOf */ .J)(files), sums.added, sums.deleted, sums.lines / count, fix ? 1 : 0, people.size, sums.seconds / count / daySeconds, sums.changes, known?.changes ?? 0, known === undefined ? 0 : (0,_history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(known.recent, time, experienceHalfLife), experienced);
}


/***/ }),

/***/ 13126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ entropyOf),
/* harmony export */   x: () => (/* binding */ factsOf)
/* harmony export */ });
/* harmony import */ var _history_state_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61231);
/* harmony import */ var _file_kind_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76470);


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
];
const nothing = Object.fromEntries(names.map((name) => [name, 0]));
const daySeconds = 86_400;
/** Reads the facts of a change from its files and from what the history was before it. */
function factsOf(files, state, time) {
    const facts = { ...nothing };
    const core = files.filter((file) => (0,_file_kind_js__WEBPACK_IMPORTED_MODULE_1__/* .isCode */ ._m)(file.kind));
    for (const file of files)
        addFile(facts, file);
    for (const file of core)
        addCore(facts, file, time);
    facts.entropy = entropyOf(files);
    facts.coreEntropy = entropyOf(core);
    facts.folders = distinct(files, (file) => (0,_history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .folderOf */ .yS)(file.entry.path));
    facts.coreFolders = distinct(core, (file) => (0,_history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .folderOf */ .yS)(file.entry.path));
    facts.subsystems = distinct(files, (file) => (0,_history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .subsystemOf */ .LZ)(file.entry.path));
    facts.languages = distinct(core, (file) => file.language);
    facts.sinceChange = meanOver(core, (record) => Math.log2(1 + Math.max(0, time - record.lastTime) / daySeconds));
    facts.fileAge = meanOver(core, (record) => Math.log2(1 + Math.max(0, time - record.firstTime) / daySeconds));
    addFolders(facts, core, state, time);
    addPartners(facts, files, core, state);
    return facts;
}
function addFile(facts, file) {
    const changed = file.added + file.deleted;
    facts.la += file.added;
    facts.ld += file.deleted;
    facts.files++;
    facts.maxFile = Math.max(facts.maxFile, changed);
    facts.hunks += file.hunks.length / 4;
    if (file.entry.status === 'R')
        facts.renamed++;
    if (file.kind === 'test') {
        facts.testFiles++;
        facts.laTest += file.added;
    }
    else if (file.kind === 'other')
        facts.otherFiles++;
    else if (file.kind !== 'code')
        facts[file.kind]++;
}
function addCore(facts, file, time) {
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
    if (file.language !== 'none')
        facts[file.language] += file.added;
    if (/\.(h|hh|hpp|hxx|pyi|d\.ts|proto|mli)$/i.test(file.entry.path))
        facts.headers++;
    if (file.entry.status === 'A') {
        facts.newCore++;
        facts.laNew += file.added;
    }
    if (file.entry.status === 'D')
        facts.deletedCore++;
    if (file.record !== undefined)
        addRecord(facts, file, file.record, time);
}
function addRecord(facts, file, record, time) {
    const fixes = (0,_history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(record.recentFixes, time, _history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .fixHalfLife */ .ZX);
    const blames = (0,_history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(record.recentBlames, time, _history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .fixHalfLife */ .ZX);
    const changes = (0,_history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(record.recentChanges, time, _history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .changeHalfLife */ .MQ);
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
function entropyOf(files) {
    if (files.length < 2)
        return 0;
    const total = files.reduce((sum, file) => sum + file.added + file.deleted, 0);
    let bits = 0;
    for (const file of files) {
        const share = (file.added + file.deleted) / total;
        if (share > 0)
            bits -= share * Math.log2(share);
    }
    return bits;
}
function distinct(files, of) {
    return files.length < 2 ? files.length : new Set(files.map(of)).size;
}
/** NaN where no file was there before. */
function meanOver(files, of) {
    let sum = 0;
    let count = 0;
    for (const { record } of files) {
        if (record === undefined)
            continue;
        sum += of(record);
        count++;
    }
    return count === 0 ? Number.NaN : sum / count;
}
/** Folders know something of files that are new. */
function addFolders(facts, core, state, time) {
    for (const { entry } of core) {
        const folder = state.folders.get((0,_history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .folderOf */ .yS)(entry.path));
        if (folder === undefined)
            continue;
        facts.folderFixes = Math.max(facts.folderFixes, (0,_history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(folder.recentFixes, time, _history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .fixHalfLife */ .ZX));
        facts.folderChanges = Math.max(facts.folderChanges, (0,_history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .valueAt */ .fK)(folder.recentChanges, time, _history_state_js__WEBPACK_IMPORTED_MODULE_0__/* .changeHalfLife */ .MQ));
    }
}
/** A file changed this often with another, and in this share of its changes, is expected to change with it again. */
const expected = { times: 3, share: 0.5 };
/** Files that usually change with one of these, and do not this time (co-change: Zimmermann et al., ICSE 2004). */
function addPartners(facts, files, core, state) {
    const touched = new Set(files.flatMap(({ record }) => (record === undefined ? [] : [record.id])));
    const missing = new Set();
    for (const { record } of core) {
        if (record === undefined)
            continue;
        const least = Math.max(expected.times, expected.share * record.changes);
        for (const [id, times] of record.partners)
            if (times >= least && !touched.has(id))
                missing.add(id);
    }
    for (const id of missing) {
        const partner = state.byId.get(id);
        if (partner?.kind === 'test')
            facts.missingTests++;
        else if (partner !== undefined)
            facts.missingPartners++;
    }
}


/***/ }),

/***/ 36994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BD: () => (/* binding */ featureRow),
/* harmony export */   OF: () => (/* binding */ comparedValues),
/* harmony export */   qT: () => (/* binding */ features)
/* harmony export */ });
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(13126);
/* harmony import */ var _window_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14229);


const share = (part, whole) => (whole > 0 ? part / whole : 0);
const some = (count) => (count > 0 ? 1 : 0);
const size = [
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
const complexity = [
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
const spread = [
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
const composition = [
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
    ...['c', 'jvm', 'go', 'rust', 'script', 'python', 'web', 'shell'].map((language) => [
        `language_${language}`,
        `share of the added lines of code that are of the language family ${language}`,
        (f) => share(f[language], f.laCore),
    ]),
];
const history = [
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
function known(facts, sum) {
    return facts.owned === 0 ? Number.NaN : sum / facts.owned;
}
const groups = [
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
const rawFeatures = groups.flatMap(([group, rows]) => rows.map(([name, what, of, monotone]) => ({
    feature: { name, group, what, monotone: monotone ?? 0 },
    of,
})));
const rawIndex = new Map(rawFeatures.map(({ feature }, index) => [feature.name, index]));
const relativeColumns = relative.map((name) => {
    const index = rawIndex.get(name);
    const raw = index === undefined ? undefined : rawFeatures[index]?.feature;
    if (index === undefined || raw === undefined)
        throw new Error(`there is no feature ${name}`);
    const feature = {
        name: `${name}_rank`,
        group: 'relative',
        what: `share of the last 500 changes to code that have less: ${raw.what}`,
        monotone: raw.monotone,
    };
    return { feature, index };
});
/** What is known of a change before it is merged, in the order of every `FeatureRow`. */
const features = [
    ...rawFeatures.map(({ feature }) => feature),
    ...relativeColumns.map(({ feature }) => feature),
];
/** The row of a change, from its files and what the history was before it. */
function featureRow(files, state, time) {
    const facts = (0,_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .factsOf */ .x)(files, state, time);
    const row = new Float64Array(features.length);
    for (let i = 0; i < rawFeatures.length; i++)
        row[i] = rawFeatures[i]?.of(facts) ?? Number.NaN;
    for (let i = 0; i < relativeColumns.length; i++) {
        const value = row[relativeColumns[i]?.index ?? 0] ?? Number.NaN;
        row[rawFeatures.length + i] = (0,_window_js__WEBPACK_IMPORTED_MODULE_1__/* .percentile */ .Ym)(state.window, i, value);
    }
    return row;
}
/** The values of a row that later changes are compared with. */
function comparedValues(row) {
    return relativeColumns.map(({ index }) => row[index] ?? 0);
}


/***/ }),

/***/ 92392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ newFileChange)
/* harmony export */ });
function newFileChange(entry, kind, language, record) {
    return {
        entry,
        kind,
        language,
        record,
        hunks: [],
        hunkControl: [],
        text: true,
        added: 0,
        deleted: 0,
        addedCode: 0,
        deletedCode: 0,
        addedComment: 0,
        control: 0,
        concurrency: 0,
        memory: 0,
        indentSum: 0,
        indentMax: 0,
        functions: 0,
        owned: 0,
        young: 0,
        fromFix: 0,
        fromBlamed: 0,
        ageSum: 0,
        blame: undefined,
    };
}


/***/ }),

/***/ 76470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XH: () => (/* binding */ textPatterns),
/* harmony export */   _m: () => (/* binding */ isCode),
/* harmony export */   xW: () => (/* binding */ pathFacts)
/* harmony export */ });
const languages = {
    c: 'c h cc cpp cxx c++ hh hpp hxx h++ ipp inl inc tcc m mm cu cuh cs d zig s asm',
    jvm: 'java kt kts scala groovy clj cljs cljc',
    go: 'go',
    rust: 'rs',
    script: 'js mjs cjs jsx ts mts cts tsx php swift dart',
    python: 'py pyx pxd pyi rb rake pl pm lua jl r ex exs erl hrl hs ml mli elm nim cr tcl',
    web: 'vue svelte astro css scss sass less styl html htm jinja j2 ejs hbs erb',
    shell: 'sh bash zsh fish ps1 psm1 bat cmd awk mk cmake bzl gradle',
    sql: 'sql',
};
const byExtension = new Map(Object.entries(languages).flatMap(([language, extensions]) => extensions.split(' ').map((extension) => [extension, language])));
/** Patterns of files that are text whatever bytes they hold, as git's attributes have them. */
const textPatterns = [
    ...[...byExtension.keys()].map((extension) => `*.${extension}`),
    ...['*.md', '*.rst', '*.txt', '*.yaml', '*.yml', '*.json', '*.toml', '*.xml', '*.cfg', '*.ini'],
];
const vendored = /(^|\/)(vendor|vendored|third[_-]?party|3rdparty|node_modules|bower_components|_vendor|extern(al)?s?|deps|contrib\/libs|Godeps)\//i;
const generated = /(\.pb(\.gw)?\.(go|cc|h|py)|_pb2?(_grpc)?\.(py|js|ts|d\.ts)|\.g(en(erated)?)?\.(go|ts|js|dart|cs|rs)|zz_generated[^/]*|_generated\.(go|rs|ts|py)|\.min\.(js|css)|\.bundle\.js|\.designer\.cs|_string\.go|bindata\.go|\.snap|\.map)$|(^|\/)(generated|__generated__|dist|\.yarn)\//i;
const test = /(^|\/)(tests?|testing|__tests__|__mocks__|specs?|testdata|test[-_]?data|test[-_]?utils?|(test-?)?fixtures?|e2e|unit-?tests?|integration[-_]?tests?)\//i;
const testFile = /(^|\/)(test_[^/]*|[^/]*([._-](test|tests|spec|e2e)|_unittest)\.[^/.]+|conftest\.py|[^/]*(Test|Tests|TestCase|IT|Spec)\.(java|kt|scala|groovy|cs|swift|php))$/;
const docs = /\.(md|mdx|rst|(?<!cmakelists\.)txt|adoc|asciidoc|tex|pod|[138]|ipynb)$|(^|\/)(readme|changes|changelog|history|news|licen[cs]e|copying|authors|contributors|contributing|notice|security|code_of_conduct|maintainers|owners|codeowners|todo|thanks)(-[^/.]+)?(\.(markdown|html?))?$/i;
/** Code that shows how to use something breaks as other code does; what else lies there is read by people. */
const docsFolder = /(^|\/)(docs?|documentation|website|examples?|samples?|changelog[^/]*|blog|man)\//i;
const ci = /(^|\/)(\.github|\.circleci|\.gitlab|\.buildkite|\.azure-pipelines?|\.ci|ci|\.semaphore|\.tekton|\.woodpecker|\.travis)\/|(^|\/)(\.gitlab-ci\.ya?ml|\.travis\.ya?ml|jenkinsfile[^/]*|appveyor\.ya?ml|\.appveyor\.ya?ml|azure-pipelines\.ya?ml|\.cirrus\.ya?ml|codecov\.ya?ml|\.codecov\.ya?ml|\.drone\.ya?ml|cloudbuild\.ya?ml|tox\.ini|noxfile\.py|\.pre-commit-config\.ya?ml)$/i;
const lock = /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.ya?ml|bun\.lockb?|cargo\.lock|go\.sum|gemfile\.lock|poetry\.lock|uv\.lock|pdm\.lock|pipfile\.lock|composer\.lock|mix\.lock|flake\.lock|glide\.lock|gopkg\.lock|packages\.lock\.json|gradle\.lockfile|podfile\.lock|pubspec\.lock)$/i;
const dependencies = /(^|\/)(package\.json|go\.(mod|work)|cargo\.toml|requirements[^/]*\.(txt|in)|requirements\/[^/]+\.(txt|in)|setup\.(py|cfg)|pyproject\.toml|pipfile|gemfile|[^/]+\.gemspec|pom\.xml|build\.gradle(\.kts)?|[^/]+\.csproj|libs\.versions\.toml|composer\.json|mix\.exs|glide\.ya?ml|gopkg\.toml|environment\.ya?ml|vcpkg\.json|conanfile\.(txt|py)|podfile|pubspec\.yaml|renovate\.json5?|dependabot\.ya?ml|chart\.ya?ml)$/i;
const migration = /(^|\/)(migrations?|migrate|alembic\/versions|db\/migrate|schema_migrations)\/.*\.(sql|py|rb|js|ts|go|php|cs|java|kt|ex|exs)$|(^|\/)schema\.(sql|prisma|rb)$/i;
const dockerfile = /(^|\/)((docker|container)file([._-][^/]*)?|[^/]+\.dockerfile|(docker-)?compose([._-][^/]*)?\.ya?ml|\.dockerignore)$/i;
const manifest = /(^|\/)(k8s|kubernetes|kube|manifests?|deploy(ments?)?|helm|charts?|kustomize|argocd|flux|overlays|base)\/.*\.(ya?ml|tpl)$|(^|\/)(kustomization|values[^/]*|helmfile)\.ya?ml$|\.tf(vars)?$/i;
const config = /\.(ya?ml|toml|ini|cfg|conf|json5?|jsonc|properties|env|xml|editorconfig|config)$|(^|\/)\.[^/]+(rc|ignore|attributes|config)?$|(^|\/)(makefile|meson\.build|meson_options\.txt|cmakelists\.txt|configure(\.ac|\.in)?|build(\.bazel)?|kconfig)$/i;
/** Judges a file by its path alone (forward slashes). */
function pathFacts(path) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const dot = name.lastIndexOf('.');
    const language = dot <= 0 ? 'none' : (byExtension.get(name.slice(dot + 1).toLowerCase()) ?? 'none');
    return { kind: kindOf(path, language), language };
}
function kindOf(path, language) {
    if (vendored.test(path))
        return 'vendored';
    if (lock.test(path))
        return 'lock';
    if (generated.test(path))
        return 'generated';
    if (test.test(path) || testFile.test(path))
        return 'test';
    if (ci.test(path))
        return 'ci';
    if (dependencies.test(path))
        return 'dependencies';
    if (dockerfile.test(path))
        return 'dockerfile';
    if (docs.test(path))
        return 'docs';
    if (migration.test(path))
        return 'migration';
    if (manifest.test(path))
        return 'manifest';
    if (language !== 'none')
        return 'code';
    if (docsFolder.test(path))
        return 'docs';
    return config.test(path) ? 'config' : 'other';
}
/** Whether a defect can be in it. */
function isCode(kind) {
    return kind === 'code' || kind === 'migration';
}


/***/ }),

/***/ 92527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ tokenCollector)
/* harmony export */ });
/* harmony import */ var _history_parse_log_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81314);

/** Words that one change may have; more say little more and cost memory. */
const keptTokens = 400;
/** Identifiers that are remembered as text for the whole replay. */
const keptWords = 200_000;
/**
 * `i:` identifiers of added lines, `d:` of deleted lines, `p:` parts of paths, `s:` words of the subject, each once.
 * Those that come first are kept where there are too many, after paths and subject.
 */
function tokenCollector() {
    const words = new Map();
    let added = new Set();
    let deleted = new Set();
    function note(into, hash, bytes, from, to) {
        if (into.size >= keptTokens || into.has(hash) || to - from > 40 || isDigit(bytes[from]))
            return;
        if (!words.has(hash)) {
            if (words.size >= keptWords)
                words.clear();
            words.set(hash, bytes.toString('latin1', from, to));
        }
        into.add(hash);
    }
    function texts(prefix, hashes) {
        return [...hashes].flatMap((hash) => {
            const word = words.get(hash);
            return word === undefined ? [] : [`${prefix}:${word}`];
        });
    }
    return {
        word: (hash, bytes, from, to) => note(added, hash, bytes, from, to),
        deleted(bytes, from, to) {
            for (const [start, end, hash] of wordsOf(bytes, from, to))
                note(deleted, hash, bytes, start, end);
        },
        take(subject, paths) {
            const parts = paths.flatMap((path) => (0,_history_parse_log_js__WEBPACK_IMPORTED_MODULE_0__/* .pathText */ .LF)(path).split(/[/._-]/)).filter((part) => part.length > 1);
            const subjectWords = subject.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_]{2,}/gu) ?? [];
            const around = [...parts.map((part) => `p:${part}`), ...subjectWords.map((word) => `s:${word}`)];
            const all = new Set([...around, ...texts('i', added), ...texts('d', deleted)]);
            added = new Set();
            deleted = new Set();
            return [...all].slice(0, keptTokens).sort();
        },
    };
}
function isDigit(byte) {
    return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
/** Words of at least three bytes: where they begin and end, and the hash that `scanLine` makes of them. */
function wordsOf(bytes, from, to) {
    const found = [];
    let start = from;
    let hash = 0;
    for (let at = from; at <= to; at++) {
        const byte = at < to ? bytes[at] : 0x20;
        if (isWordByte(byte)) {
            hash = (Math.imul(hash, 31) + byte) | 0;
            continue;
        }
        if (at - start > 2)
            found.push([start, at, hash]);
        start = at + 1;
        hash = 0;
    }
    return found;
}
function isWordByte(byte) {
    return ((byte >= 0x61 && byte <= 0x7a) ||
        (byte >= 0x41 && byte <= 0x5a) ||
        isDigit(byte) ||
        byte === 0x5f ||
        byte === 0x24 ||
        byte >= 0x80);
}


/***/ }),

/***/ 14229:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lv: () => (/* binding */ newWindow),
/* harmony export */   Ou: () => (/* binding */ windowOf),
/* harmony export */   Ym: () => (/* binding */ percentile),
/* harmony export */   kY: () => (/* binding */ remember)
/* harmony export */ });
/* unused harmony export windowSize */
/** How many earlier changes a percentile compares with. */
const windowSize = 500;
/** With fewer there is nothing to compare with. */
const enough = 30;
function newWindow() {
    return { values: new Float64Array(0), sorted: new Float64Array(0), known: new Int32Array(0), columns: 0, seen: 0 };
}
function setColumns(window, columns) {
    window.columns = columns;
    window.values = new Float64Array(columns * windowSize);
    window.sorted = new Float64Array(columns * windowSize);
    window.known = new Int32Array(columns);
}
/** A window that saw these values; `seen` changes in all, of which the last are given. */
function windowOf(values, columns, seen) {
    const window = newWindow();
    const count = Math.min(seen, windowSize);
    if (columns > 0)
        setColumns(window, columns);
    if (window.values.length !== values.length)
        throw new RangeError('a window has values for other columns');
    for (let column = 0; column < columns; column++)
        for (let slot = 0; slot < count; slot++)
            insert(window, column, values[column * windowSize + slot]);
    window.values = values;
    window.seen = seen;
    return window;
}
/** Adds the values of a change, and drops those of the oldest when the window is full. */
function remember(window, values) {
    if (window.columns === 0)
        setColumns(window, values.length);
    const slot = window.seen % windowSize;
    for (let column = 0; column < window.columns; column++) {
        const at = column * windowSize + slot;
        const value = values[column] ?? Number.NaN;
        if (window.seen >= windowSize)
            remove(window, column, window.values[at]);
        window.values[at] = value;
        insert(window, column, value);
    }
    window.seen++;
}
function insert(window, column, value) {
    if (Number.isNaN(value))
        return;
    const { sorted, known } = window;
    const start = column * windowSize;
    const end = start + known[column];
    const at = firstNotLess(sorted, start, end, value);
    sorted.copyWithin(at + 1, at, end);
    sorted[at] = value;
    known[column] = end - start + 1;
}
function remove(window, column, value) {
    if (Number.isNaN(value))
        return;
    const { sorted, known } = window;
    const start = column * windowSize;
    const end = start + known[column];
    const at = firstNotLess(sorted, start, end, value);
    sorted.copyWithin(at, at + 1, end);
    known[column] = end - start - 1;
}
function firstNotLess(sorted, start, end, value) {
    let low = start;
    for (let high = end; low < high;) {
        const middle = (low + high) >> 1;
        if (sorted[middle] < value)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** Share of the known earlier values that are less, equal ones counted half; NaN while there are too few. */
function percentile(window, column, value) {
    const count = window.known[column] ?? 0;
    if (count < enough || Number.isNaN(value))
        return Number.NaN;
    const start = column * windowSize;
    const end = start + count;
    const less = firstNotLess(window.sorted, start, end, value);
    let high = end;
    // The first that is greater: values are never so large that the next one is not told apart.
    for (let low = less; low < high;) {
        const middle = (low + high) >> 1;
        if (window.sorted[middle] <= value)
            low = middle + 1;
        else
            high = middle;
    }
    return (less - start + (high - start)) / (2 * count);
}


/***/ }),

/***/ 16241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ bugIssuesFromHost),
/* harmony export */   j: () => (/* binding */ bugIssuesFromFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31415);



/** GitHub gives 100 a request. */
const mostIssues = 2000;
/**
 * Reads numbers from a file, as `123` or `#123`, apart by white space or commas.
 *
 * @throws Problem `not-found`, or `bad-input` for a word that is no number
 */
function bugIssuesFromFile(path, cwd) {
    let text;
    try {
        text = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, path), 'utf8');
    }
    catch (error) {
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF('not-found', `The list of bug issues ${path} cannot be read.`, {
            cause: error,
            hint: 'Write one number a line, such as by `gh issue list --label bug --state all --limit 5000 --json number --jq ".[].number"`.',
        });
    }
    const numbers = new Set();
    for (const [i, line] of text.split(/\r?\n/).entries())
        for (const word of line.split(/[\s,]+/).filter((one) => one !== '')) {
            if (!/^#?\d{1,9}$/.test(word))
                throw new _slipway_core__WEBPACK_IMPORTED_MODULE_2__/* .Problem */ .AF('bad-input', `${path}:${i + 1}: ${JSON.stringify(word.slice(0, 40))} is no number of an issue.`);
            numbers.add(Number(word.replace('#', '')));
        }
    return { numbers, notes: [] };
}
/** Asks the host for the issues of each label. What cannot be read is told: then keywords and tags alone tell a fix. */
async function bugIssuesFromHost(host, labels) {
    const numbers = new Set();
    const notes = [];
    for (const label of labels) {
        const answer = await host.issuesWithLabel(label, mostIssues);
        if ('trouble' in answer)
            notes.push(`Issues of the label ${label} could not be read: ${answer.trouble}.`);
        else
            for (const number of answer.value)
                numbers.add(number);
    }
    return { numbers, notes };
}


/***/ }),

/***/ 89963:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ changeReader)
});

// UNUSED EXPORTS: shownPath

// EXTERNAL MODULE: ./packages/risk/lib/features/file-change.js
var file_change = __webpack_require__(92392);
// EXTERNAL MODULE: ./packages/risk/lib/features/file-kind.js
var file_kind = __webpack_require__(76470);
;// CONCATENATED MODULE: ./packages/risk/lib/features/line-scan.js
/** What a line is; only `code` can carry a defect. */
const lineClass = { blank: 0, comment: 1, bracket: 2, code: 3 };
const controlWords = 'if else elif elsif elseif for foreach while until unless switch case match when select catch except rescue try finally ensure goto throw raise panic break continue defer loop guard cond';
const concurrencyWords = 'lock unlock mutex Mutex RwLock RWMutex atomic Atomic volatile synchronized thread Thread goroutine async await chan Promise Future tokio spawn Lock Unlock RLock RUnlock semaphore condvar barrier rcu_read_lock spin_lock wait notify race join';
const memoryWords = 'malloc calloc realloc free memcpy memmove memset strcpy strncpy sprintf alloca unsafe delete sizeof reinterpret_cast zmalloc zfree rte_malloc rte_free kmalloc kfree transmute ptr';
/** Same hash as the scan below makes of a word. */
function hashOf(word) {
    let hash = 0;
    for (let i = 0; i < word.length; i++)
        hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0;
    return hash;
}
const groups = new Map();
for (const word of controlWords.split(' '))
    groups.set(hashOf(word), 1);
for (const word of concurrencyWords.split(' '))
    groups.set(hashOf(word), 2);
for (const word of memoryWords.split(' '))
    groups.set(hashOf(word), 3);
const filterBits = 12;
const filter = new Uint8Array(1 << filterBits);
for (const hash of groups.keys())
    filter[hash & ((1 << filterBits) - 1)] = 1;
/** 1: part of a word, 2: bracket or punctuation that alone is no code, 0: the rest. */
const byteClass = new Uint8Array(256);
for (let byte = 0; byte < 256; byte++) {
    const char = String.fromCharCode(byte);
    if (/[A-Za-z0-9_$]/.test(char) || byte >= 0x80)
        byteClass[byte] = 1;
    else if ('{}()[];,'.includes(char))
        byteClass[byte] = 2;
}
const space = 0x20;
const tab = 9;
const carriageReturn = 13;
/** Reads one line without its line feed. */
function scanLine(bytes, from, to, language, facts, takeWord) {
    facts.control = facts.concurrency = facts.memory = 0;
    let at = indentOf(bytes, from, to, facts);
    if (facts.class === lineClass.blank)
        return;
    if (startsComment(bytes, at, to, language)) {
        facts.class = lineClass.comment;
        return;
    }
    let code = false;
    while (at < to) {
        const byte = bytes[at];
        const kind = byteClass[byte];
        if (kind === 1) {
            const start = at;
            let hash = 0;
            let next = byte;
            do {
                hash = (Math.imul(hash, 31) + next) | 0;
                next = ++at < to ? bytes[at] : 0;
            } while (byteClass[next] === 1);
            code = true;
            if (filter[hash & ((1 << filterBits) - 1)] === 1)
                countWord(hash, facts);
            if (takeWord !== undefined && at - start > 2)
                takeWord(hash, bytes, start, at);
            continue;
        }
        if (kind === 0 && byte !== space && byte !== tab && byte !== carriageReturn) {
            code = true;
            if ((byte === 0x26 || byte === 0x7c) && bytes[at + 1] === byte) {
                facts.control++;
                at++;
            }
            else if (byte === 0x3f && bytes[at + 1] === space)
                facts.control++;
        }
        at++;
    }
    facts.class = code ? lineClass.code : lineClass.bracket;
}
function countWord(hash, facts) {
    const group = groups.get(hash);
    if (group === 1)
        facts.control++;
    else if (group === 2)
        facts.concurrency++;
    else if (group === 3)
        facts.memory++;
}
/** Sets indentation, and the class where nothing follows; gives where the text begins. */
function indentOf(bytes, from, to, facts) {
    let indent = 0;
    let at = from;
    for (; at < to; at++) {
        const byte = bytes[at];
        if (byte === space)
            indent++;
        else if (byte === tab)
            indent += 4;
        else if (byte !== carriageReturn)
            break;
    }
    facts.indent = indent;
    facts.class = at === to ? lineClass.blank : lineClass.code;
    return at;
}
function startsComment(bytes, at, to, language) {
    const first = bytes[at];
    const second = at + 1 < to ? bytes[at + 1] : 0;
    if (first === 0x2f)
        return second === 0x2f || second === 0x2a;
    if (first === 0x2a)
        return second === space || second === 0x2f || second === 0x2a || at + 1 >= to;
    if (first === 0x23)
        return hasHashComments(language) && second !== 0x5b;
    if (first === 0x2d && second === 0x2d)
        return language === 'sql' || language === 'python';
    if (first === 0x3c && second === 0x21)
        return language === 'web';
    return (first === 0x22 || first === 0x27) && second === first && bytes[at + 2] === first && language === 'python';
}
function hasHashComments(language) {
    return language === 'python' || language === 'shell' || language === 'none';
}
/** Class of a line alone, for lines that are deleted. */
function classOf(bytes, from, to, language, facts) {
    const at = indentOf(bytes, from, to, facts);
    if (facts.class === lineClass.blank)
        return lineClass.blank;
    if (startsComment(bytes, at, to, language))
        return lineClass.comment;
    for (let i = at; i < to; i++) {
        const byte = bytes[i];
        if (byteClass[byte] !== 2 && byte !== space && byte !== tab && byte !== carriageReturn)
            return lineClass.code;
    }
    return lineClass.bracket;
}

// EXTERNAL MODULE: ./packages/risk/lib/history/parse-log.js + 1 modules
var parse_log = __webpack_require__(81314);
// EXTERNAL MODULE: ./packages/risk/lib/history/state.js
var history_state = __webpack_require__(61231);
;// CONCATENATED MODULE: ./packages/risk/lib/history/change-reader.js





const daySeconds = 86_400;
/** Code that is younger was hardly used yet when it is changed again. */
const youngDays = 30;
/** Reads the patch of one commit after another into what each does to its files. `finish` gets a commit when it is whole. */
function changeReader(state, begin, finish, tokens) {
    const paths = new Map();
    const facts = { class: 0, indent: 0, control: 0, concurrency: 0, memory: 0 };
    const byEntry = new Map();
    const functions = new Set();
    let current;
    let judged = false;
    let oldLine = 0;
    function factsOf(path) {
        let known = paths.get(path);
        if (known === undefined) {
            known = (0,file_kind/* pathFacts */.xW)(path);
            paths.set(path, known);
        }
        return known;
    }
    function ownerOf(file, line) {
        const record = file.record;
        if (record?.text !== true || record.blob !== file.entry.oldBlob || line > record.owners.lines)
            return undefined;
        return record.owners.units[line - 1];
    }
    function deletedCode(file, line) {
        file.deletedCode++;
        const owner = ownerOf(file, line);
        if (owner === undefined)
            return;
        const marks = state.marks[owner] ?? 0;
        const days = Math.max(0, reader.time - (state.times[owner] ?? 0)) / daySeconds;
        file.owned++;
        file.ageSum += Math.log2(1 + days);
        if (days < youngDays)
            file.young++;
        if ((marks & history_state/* isFix */.cz) !== 0)
            file.fromFix++;
        if ((marks & history_state/* isBlamed */.aG) !== 0)
            file.fromBlamed++;
        file.blame ??= new Map();
        file.blame.set(owner, (file.blame.get(owner) ?? 0) + 1);
    }
    const reader = {
        files: [],
        time: 0,
        commit(hash) {
            reader.files.length = 0;
            byEntry.clear();
            current = undefined;
            begin(hash);
        },
        entry(entry) {
            const { kind, language } = factsOf(entry.path);
            const record = entry.status === 'A' ? undefined : state.files.get(entry.oldPath);
            const file = (0,file_change/* newFileChange */.N)(entry, kind, language, record);
            if (entry.newMode === '160000' || entry.oldMode === '160000')
                file.text = false;
            if (entry.status === 'D' && record !== undefined)
                file.deleted = record.owners.lines;
            reader.files.push(file);
            byEntry.set(entry, file);
        },
        patch(entry) {
            current = byEntry.get(entry);
            judged = current !== undefined && ((0,file_kind/* isCode */._m)(current.kind) || current.kind === 'test');
            functions.clear();
        },
        binary(entry) {
            const file = byEntry.get(entry);
            if (file !== undefined)
                file.text = false;
        },
        hunk(oldStart, oldCount, newStart, newCount, bytes, from, to) {
            if (current === undefined)
                return;
            current.hunks.push(oldStart, oldCount, newStart, newCount);
            current.hunkControl.push(0);
            current.added += newCount;
            current.deleted += oldCount;
            oldLine = oldStart;
            if (judged && from < to) {
                functions.add(bytes.toString('latin1', from, to));
                current.functions = functions.size;
            }
        },
        deleted(bytes, from, to) {
            const line = oldLine++;
            if (!judged || current === undefined)
                return;
            if (classOf(bytes, from, to, current.language, facts) === lineClass.code) {
                deletedCode(current, line);
                tokens?.deleted(bytes, from, to);
            }
        },
        added(bytes, from, to) {
            if (!judged || current === undefined)
                return;
            scanLine(bytes, from, to, current.language, facts, tokens?.word);
            if (facts.class === lineClass.comment)
                current.addedComment++;
            if (facts.class !== lineClass.code)
                return;
            count(current, facts);
        },
        end: finish,
    };
    return reader;
}
function count(file, facts) {
    file.addedCode++;
    file.control += facts.control;
    file.concurrency += facts.concurrency;
    file.memory += facts.memory;
    file.indentSum += facts.indent / 4;
    if (facts.indent / 4 > file.indentMax)
        file.indentMax = facts.indent / 4;
    const last = file.hunkControl.length - 1;
    if (facts.control > 0)
        file.hunkControl[last] = (file.hunkControl[last] ?? 0) + facts.control;
}
/** Path of a file for people. */
function shownPath(entry) {
    return pathText(entry.path);
}


/***/ }),

/***/ 65870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   QT: () => (/* binding */ gitCommand),
/* harmony export */   gG: () => (/* binding */ askGit),
/* harmony export */   t1: () => (/* binding */ streamGit)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2979);


/**
 * Settings of the user or of the machine that would change what git prints. `--bare` keeps git from reading the
 * attributes of a work tree, which may differ from those of the commits.
 */
const fixed = [
    ['core.quotePath', 'false'],
    ['core.deltaBaseCacheLimit', '128m'],
    ['diff.algorithm', 'myers'],
    ['diff.indentHeuristic', 'true'],
    ['diff.noprefix', 'false'],
    ['diff.mnemonicPrefix', 'false'],
    ['diff.relative', 'false'],
    ['diff.orderFile', '/dev/null'],
    ['diff.submodule', 'short'],
    ['diff.ignoreSubmodules', 'none'],
    ['diff.interHunkContext', '0'],
    ['diff.suppressBlankEmpty', 'false'],
    ['diff.trustExitCode', 'false'],
    ['log.showRoot', 'true'],
    ['log.showSignature', 'false'],
    ['log.follow', 'false'],
    ['log.mailmap', 'false'],
    ['i18n.logOutputEncoding', 'UTF-8'],
].flatMap(([key, value]) => ['-c', `${key}=${value}`]);
/** How to start git so that it prints the same on every machine. */
function gitCommand(repository, args, place) {
    const where = place ?? ['-C', repository.gitDir, '--bare', `--git-dir=${repository.gitDir}`];
    const attributes = ['-c', `core.attributesFile=${repository.attributesFile ?? '/dev/null'}`];
    return {
        command: 'git',
        args: [...where, '--no-pager', ...fixed, ...attributes, ...args],
        options: repository.signal === undefined ? {} : { signal: repository.signal },
    };
}
function start(repository, args, place) {
    const git = gitCommand(repository, args, place);
    return (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(git.command, git.args, { ...git.options, stdio: ['pipe', 'pipe', 'pipe'] });
}
/** Runs git and hands over its output as it comes, the next piece when the one before was taken; `place` stands for the git directory where that is not yet known. @throws RiskError `no-repository` when it cannot be started */
async function streamGit(repository, args, take, place) {
    const git = start(repository, args, place);
    git.stdin.on('error', () => undefined).end();
    const errors = [];
    git.stderr.on('data', (chunk) => {
        if (errors.length < 64)
            errors.push(chunk);
    });
    let taking;
    const ended = new Promise((resolve, reject) => {
        git.once('error', reject);
        git.once('close', (code) => resolve(code ?? 1));
        // Not `for await`: its promises for every few kilobytes cost more than the reading.
        git.stdout.on('data', (chunk) => {
            try {
                const result = take(chunk);
                if (!(result instanceof Promise))
                    return;
                git.stdout.pause();
                taking = result.then(() => git.stdout.resume(), reject);
            }
            catch (error) {
                reject(error);
            }
        });
    });
    try {
        const status = await ended;
        await taking;
        return { status, complaint: Buffer.concat(errors).toString('utf8').trim().slice(-600) };
    }
    catch (error) {
        git.stdout.destroy();
        git.kill();
        throw asRiskError(error);
    }
}
function asRiskError(error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT')
        return error;
    return new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .RiskError */ .g('no-repository', 'The program git cannot be started: it is not on the PATH.', {
        cause: error,
        hint: 'Install git 2.31 or newer, or run the step in an image that has it.',
    });
}
/** What a run of git printed, with how it ended. Meant for small output. */
async function askGit(repository, args, place) {
    const chunks = [];
    const end = await streamGit(repository, args, (chunk) => chunks.push(chunk), place);
    return { ...end, output: Buffer.concat(chunks).toString('utf8').trim() };
}


/***/ }),

/***/ 62171:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ fixJudge),
/* harmony export */   VJ: () => (/* binding */ mostFixedFiles),
/* harmony export */   Zd: () => (/* binding */ mostBlamed),
/* harmony export */   r4: () => (/* binding */ blamedLines)
/* harmony export */ });
/* unused harmony export revertedWithin */
/* harmony import */ var _features_file_kind_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76470);

/** A fix of more files is a clean-up, a rename of a thing or a merge of a branch: its deleted lines blame nobody. */
const mostFixedFiles = 30;
/** Titles come again: a revert that names only a title means a change of not too long ago. */
const revertedWithin = 2000;
/**
 * Finds fixes by what developers wrote: `Fixes:` trailers and reverts name what they mend, issue labels and words only
 * say that something is mended.
 */
function fixJudge(line, bugs, before) {
    const byRequest = new Map();
    const bySubject = new Map();
    for (const unit of before)
        note(unit.subject, unit.request, unit.index);
    function note(title, request, index) {
        if (request !== undefined)
            byRequest.set(request, index);
        bySubject.set(bare(title), index);
    }
    function namedBy(hashes, index) {
        const steps = hashes.map((hash) => line.stepOf(hash));
        return [...new Set(steps.filter((step) => step !== undefined && step < index))];
    }
    function reverted(message, index) {
        const byHash = namedBy(message.reverts, index);
        if (byHash.length > 0)
            return byHash;
        const request = message.revertedRequest === undefined ? undefined : byRequest.get(message.revertedRequest);
        const subject = message.revertedSubject === undefined ? undefined : bySubject.get(bare(message.revertedSubject));
        const found = request ?? subject;
        return found === undefined || index - found > revertedWithin ? [] : [found];
    }
    function judged(step, index) {
        const messages = [step.message, ...step.inner];
        const tags = messages.flatMap(({ fixes }) => fixes);
        if (tags.length > 0)
            return { source: 'tag', named: namedBy(tags, index) };
        const revert = [step.message, ...(step.inner.length === 1 ? step.inner : [])].find(isRevert);
        if (revert !== undefined)
            return { source: 'revert', named: reverted(revert, index) };
        const issues = messages.flatMap(({ closes, request }) => [...closes, ...(request === undefined ? [] : [request])]);
        if (issues.some((issue) => bugs.has(issue)))
            return { source: 'issue', named: [] };
        return speaksOfFix(step) ? { source: 'keyword', named: [] } : undefined;
    }
    return {
        judge(step, index) {
            const fix = judged(step, index);
            note(step.message.title, step.message.request, index);
            return fix;
        },
    };
}
/** The revert of a revert brings a change back: it says nothing against the first revert. */
function isRevert({ reverts, revertedSubject, revertedRequest }) {
    if (revertedSubject !== undefined)
        return !/^revert\b/i.test(revertedSubject);
    return reverts.length > 0 || revertedRequest !== undefined;
}
function speaksOfFix({ message, inner }) {
    if (message.speaksOfFix)
        return true;
    return inner.length > 0 && inner.filter((one) => one.speaksOfFix).length * 2 >= inner.length;
}
/** A subject without the number of its pull request. */
function bare(subject) {
    return subject.replace(/\(#\d+\)$/, '').trim();
}
/** Lines of code that a fix deletes, by the unit that owns them; empty where it touches too much to tell. */
function blamedLines(files) {
    const lines = new Map();
    const core = files.filter(({ kind }) => (0,_features_file_kind_js__WEBPACK_IMPORTED_MODULE_0__/* .isCode */ ._m)(kind));
    if (core.length > mostFixedFiles)
        return lines;
    for (const { entry, blame } of core)
        if (entry.status === 'M' || entry.status === 'R')
            for (const [unit, count] of blame ?? [])
                lines.set(unit, (lines.get(unit) ?? 0) + count);
    return lines;
}
/**
 * The unit that owns most of the lines; of equals the newest (SZZ: Sliwerski et al., MSR 2005; the largest contributor
 * alone: Davies et al., JSEP 2014).
 */
function mostBlamed(lines) {
    let best;
    let most = 0;
    for (const [unit, count] of lines) {
        if (count < most || (count === most && unit < (best ?? -1)))
            continue;
        best = unit;
        most = count;
    }
    return best;
}


/***/ }),

/***/ 89408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readMainLine),
/* harmony export */   O: () => (/* binding */ unreadable)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2979);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65870);
/* harmony import */ var _message_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(17009);




const keptInner = 60;
/**
 * Reads the messages of all commits that `head` can reach, without those that the last known one can reach.
 * @throws RiskError `git-failed` where git cannot read them
 */
async function readMainLine(repository, head, known = { hashes: [] }) {
    const last = known.hashes.at(-1);
    const commits = await readCommits(repository, last === undefined ? [head] : [head, `^${last}`]);
    const owner = new Map(known.hashes.map((hash, index) => [hash, index]));
    const steps = chainOf(commits, head).map((hash, at) => {
        const index = known.hashes.length + at;
        const commit = commits.get(hash);
        owner.set(hash, index);
        const inner = commit.parents.length < 2 ? [] : claim(commits, commit.parents.slice(1), owner, index);
        const messages = inner.filter(({ parents }) => parents.length < 2).slice(0, keptInner);
        return {
            hash,
            time: commit.time,
            author: commit.author,
            message: commit.message,
            inner: messages.map(({ message }) => message),
        };
    });
    const stepOf = lookup(owner);
    const named = steps.flatMap(({ message, inner }) => [message, ...inner].flatMap(({ fixes, reverts }) => [...fixes, ...reverts]));
    if (last === undefined || named.every((hash) => stepOf(hash) !== undefined))
        return { steps, stepOf };
    // Somebody names a commit that a merge brought long ago: only then is the old graph worth reading.
    await claimOld(repository, known.hashes, owner);
    return { steps, stepOf: lookup(owner) };
}
async function claimOld(repository, hashes, owner) {
    const listed = await (0,_git_js__WEBPACK_IMPORTED_MODULE_2__/* .askGit */ .gG)(repository, ['rev-list', '--parents', hashes.at(-1)]);
    if (listed.status !== 0)
        throw unreadable('the list of its commits', listed.complaint);
    const commits = new Map();
    for (const line of listed.output.split('\n')) {
        const [hash = '', ...parents] = line.split(' ');
        commits.set(hash, { parents });
    }
    for (const [index, hash] of hashes.entries()) {
        const parents = commits.get(hash)?.parents ?? [];
        if (parents.length > 1)
            claim(commits, parents.slice(1), owner, index);
    }
}
/** First parents from the oldest to `head`. */
function chainOf(commits, head) {
    const chain = [];
    for (let hash = head; hash !== undefined && commits.has(hash);)
        hash = commits.get(chain[chain.push(hash) - 1])?.parents[0];
    return chain.reverse();
}
/** Gives all commits that these reach and nobody owns yet to a step. */
function claim(commits, from, owner, index) {
    const open = [...from];
    const claimed = [];
    for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
        const commit = commits.get(hash);
        if (commit === undefined || owner.has(hash))
            continue;
        owner.set(hash, index);
        claimed.push(commit);
        open.push(...commit.parents);
    }
    return claimed;
}
/** Finds whole hashes, and the unambiguous beginnings of hashes that people write. */
function lookup(owner) {
    let sorted;
    return (hash) => {
        const whole = owner.get(hash);
        if (whole !== undefined || hash.length < 7)
            return whole;
        sorted ??= [...owner.keys()].sort();
        let low = 0;
        for (let high = sorted.length; low < high;) {
            const middle = (low + high) >> 1;
            if (sorted[middle] < hash)
                low = middle + 1;
            else
                high = middle;
        }
        const found = sorted[low];
        if (found?.startsWith(hash) !== true || sorted[low + 1]?.startsWith(hash) === true)
            return undefined;
        return owner.get(found);
    };
}
const format = '--format=%H%x00%P%x00%ct%x00%aE%x00%B%x00';
async function readCommits(repository, range) {
    const commits = new Map();
    const names = new Map();
    let rest = Buffer.alloc(0);
    function take(chunk) {
        const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
        let at = 0;
        for (;;) {
            // -z ends every record with one more NUL, which may come with the next piece.
            if (bytes[at] === 0)
                at++;
            const end = endOfRecord(bytes, at);
            if (end < 0)
                break;
            addCommit(commits, names, bytes.toString('utf8', at, end));
            at = end + 1;
        }
        rest = bytes.subarray(at);
    }
    const end = await (0,_git_js__WEBPACK_IMPORTED_MODULE_2__/* .streamGit */ .t1)(repository, ['log', '-z', format, ...range, '--'], take);
    if (end.status !== 0)
        throw unreadable('the messages of its commits', end.complaint);
    return commits;
}
/** Five fields, each with a NUL behind it. */
function endOfRecord(bytes, from) {
    let at = from - 1;
    for (let fields = 0; fields < 5; fields++) {
        at = bytes.indexOf(0, at + 1);
        if (at < 0)
            return -1;
    }
    return at;
}
/** Mostly the same few people: their names are hashed once. */
function namelessIn(names, author) {
    const known = names.get(author) ?? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', author).slice(0, 16);
    names.set(author, known);
    return known;
}
function addCommit(commits, names, record) {
    const [name = '', parents = '', time = '', author = '', message = ''] = record.split('\0');
    commits.set(name, {
        parents: parents === '' ? [] : parents.split(' '),
        time: Number(time),
        // People are told apart, not known: a stored state must not carry their addresses.
        author: namelessIn(names, author),
        message: (0,_message_js__WEBPACK_IMPORTED_MODULE_3__/* .messageFacts */ .r)(message),
    });
}
/** Git gave up on a repository. */
function unreadable(what, complaint) {
    const missing = /unable to read|could not fetch|promisor|missing blob|bad object|unable to find/i.test(complaint);
    return new _error_js__WEBPACK_IMPORTED_MODULE_1__/* .RiskError */ .g('git-failed', `git cannot read ${what}: ${complaint || 'it gave no reason'}`, {
        hint: missing
            ? 'An object is missing or damaged. Run "git fsck" there, or clone again in full (actions/checkout: fetch-depth: 0, without filter).'
            : 'Run "git fsck" in the repository; a new, full clone mends most damage.',
    });
}


/***/ }),

/***/ 17009:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ messageFacts)
/* harmony export */ });
/* unused harmony export speaksOfFix */
const trailer = /^[ \t]*fixes:?[ \t]+(?:commit[ \t]+)?([0-9a-f]{7,64})\b/gim;
const reverts = /^[ \t]*this reverts commits?[ \t]+([0-9a-f]{7,64})\b/gim;
const revertsRequest = /^[ \t]*reverts[ \t]+(?:[\w.-]+\/[\w.-]+)?#(\d+)/im;
const revertSubject = /^revert(?:ed|s)?:?\s+["“](.+)["”]/i;
const closes = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)(?:[ \t]*:)?[ \t]+(?:[\w.-]+\/[\w.-]+)?#(\d+)/gi;
const fixesIssue = /\bfix(?:e[sd])?(?:[ \t]*:)?[ \t]+(?:[\w.-]+\/[\w.-]+)?#\d+/i;
const mergeSubject = /^Merge (?:pull request #(\d+)|branch|remote-tracking|tag|commit|PR\b)/;
const fixWords = /\b(?:fix(?:e[sd]|ing|up)?|bugs?|bug-?fix(?:es)?|hot-?fix|defects?|regressions?)\b/i;
/** What goes wrong in programs: a title that names it, and does not begin with what is new, mends it. */
const troubleWords = /\b(?:crash(?:es|ed|ing)?|deadlocks?|data races?|race conditions?|leak(?:s|ed|ing)?|segfaults?|panics?|overflows?|underflow|use[- ]after[- ]free|null pointer|nil pointer|npe|infinite loop|broken|incorrect(?:ly)?|wrong(?:ly)?|correctly|corrupt(?:ion|ed)?|off[- ]by[- ]one)\b/i;
/** A title of something new or moved, perhaps behind the name of an area. */
const additive = /^(?:[\w./\s-]{1,24}(?:\([^)]*\))?!?:\s*)?(?:feat\w*|add\w*|implement\w*|support\w*|introduc\w*|new|rules?|allow\w*|enhance\w*|improv\w*|breaking|document\w*|docs?|refactor\w*|renam\w*|remov\w*|updat\w*|bump\w*|upgrad\w*|mov\w*|expos\w*|stabili[sz]\w*|deprecat\w*|switch\w*|extract\w*|enabl\w*|test\w*|release\w*)\b/i;
/** Words of a fix that cannot break a user, wherever they stand. */
const harmlessWords = /\b(?:typos?|misspell\w*|spelling|grammar|lint(?:er|ing|s)?|eslint|flake8|clippy|golint|pylint|checkstyle|flaky)\b/i;
/** The same for words that may also be what a program is about, where they end the title. */
const harmlessEnd = /\b(?:fix(?:e[sd]|ing|up)?|correct(?:s|ed)?|broken)\b[\s:]+(?:(?:a|an|the|some|more|few|minor|small|various|several|all|another|many|up|of|in|for|broken|failing|dead)\s+)*(?:formatting|indentation|white\s?spaces?|docs?|documentation|docstrings?|comments?|code style|coding style|readme|changelog|links?|urls?|badges?|tests?|specs?|ci|travis|workflows?|merge conflicts?|copyright|licen[sc]e)(?:\s+(?:in|of|for)\s+(?:the\s+)?(?:docs?|documentation|readme|comments?|tests?|changelog))?[.!\s]*(?:\(#\d+\))?$/i;
const harmlessType = /^(?:docs?|tests?|ci|chore|style|build|refactor|perf|feat|deps?|release|examples?|website|lint|i18n)(?:\([^)]*\))?!?:/i;
const harmlessScope = /^fix\((?:docs?|tests?|ci|lint|deps?|readme|typos?|examples?|website|changelog|build|dev)\)/i;
const testArea = /^(?:\[?(?:tests?|docs?|doc|ci|website|examples?|changelog|readme|e2e)\]?)\s*[:/]/i;
/** Anybody may write a message of any length: what stands far behind says nothing of fixes. */
const longestMessage = 50_000;
const longestTitle = 500;
/** Reads a message: its subject and what follows. */
function messageFacts(whole) {
    const message = whole.slice(0, longestMessage);
    const end = message.indexOf('\n');
    const subject = (end < 0 ? message : message.slice(0, end)).trim().slice(0, longestTitle);
    const body = end < 0 ? '' : message.slice(end + 1);
    const merge = mergeSubject.exec(subject);
    const title = merge === null ? subject : (firstLine(body) ?? subject).slice(0, longestTitle);
    const request = merge?.[1] ?? /\(#(\d+)\)$/.exec(subject)?.[1];
    return {
        subject: owned(subject),
        title: owned(title),
        fixes: [...body.matchAll(trailer)].map(([, hash = '']) => hash.toLowerCase()),
        reverts: [...body.matchAll(reverts)].map(([, hash = '']) => hash.toLowerCase()),
        revertedSubject: revertSubject.exec(title)?.[1],
        revertedRequest: numberOf(revertsRequest.exec(body)?.[1]),
        closes: [...message.matchAll(closes)].map(([, digits]) => Number(digits)),
        request: numberOf(request),
        speaksOfFix: speaksOfFix(title) || (fixesIssue.test(message) && !additive.test(title) && !isHarmless(title)),
    };
}
/** A copy: a part of a text would keep the whole message in memory, for every commit. */
function owned(part) {
    return Buffer.from(part, 'utf8').toString('utf8');
}
function firstLine(body) {
    return body
        .split('\n')
        .map((line) => line.trim())
        .find((line) => line !== '');
}
function numberOf(digits) {
    return digits === undefined ? undefined : Number(digits);
}
function isHarmless(title) {
    return (harmlessType.test(title) ||
        harmlessScope.test(title) ||
        testArea.test(title) ||
        harmlessWords.test(title) ||
        harmlessEnd.test(title));
}
/** Whether a title speaks of mending what was wrong for users, by its words. */
function speaksOfFix(title) {
    return (fixWords.test(title) || (troubleWords.test(title) && !additive.test(title))) && !isHarmless(title);
}


/***/ }),

/***/ 81314:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g_: () => (/* binding */ parseLog),
  wY: () => (/* binding */ patchFormat),
  LF: () => (/* binding */ pathText)
});

;// CONCATENATED MODULE: ./packages/risk/lib/history/growing-buffer.js
function growingBuffer() {
    let bytes = Buffer.allocUnsafe(1 << 18);
    let start = 0;
    let limit = 0;
    return {
        view: () => ({ bytes, start, limit }),
        consumed(to) {
            start = to;
            if (start === limit)
                start = limit = 0;
        },
        add(chunk) {
            if (limit + chunk.length > bytes.length) {
                const held = limit - start;
                const target = held + chunk.length > bytes.length ? Buffer.allocUnsafe(2 * (held + chunk.length)) : bytes;
                bytes.copy(target, 0, start, limit);
                bytes = target;
                start = 0;
                limit = held;
            }
            chunk.copy(bytes, limit);
            limit += chunk.length;
        },
    };
}

;// CONCATENATED MODULE: ./packages/risk/lib/history/parse-log.js

/** Arguments of `git log` or `git diff` that give what `parseLog` reads. `-D` leaves out the lines of deleted files. */
const patchFormat = [
    ...['-p', '-U0', '-w', '-M', '-l1000', '-D', '--raw', '-z', '--no-abbrev', '--no-color', '--no-ext-diff'],
    ...['--no-textconv', '--src-prefix=a/', '--dst-prefix=b/', '--submodule=short', '--ignore-submodules=none'],
];
const newline = 10;
const nul = 0;
const mark = 1;
/** The text of a path: bytes that are no UTF-8 become U+FFFD. */
function pathText(path) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the question is whether there is anything but ASCII
    return /^[\x00-\x7f]*$/.test(path) ? path : Buffer.from(path, 'latin1').toString('utf8');
}
const escapes = {
    '\x07': '\\a',
    '\b': '\\b',
    '\t': '\\t',
    '\n': '\\n',
    '\v': '\\v',
    '\f': '\\f',
    '\r': '\\r',
    '"': '\\"',
    '\\': '\\\\',
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what git quotes
const needsQuotes = /[\x00-\x1f"\\\x7f]/g;
/** A path as the header of a patch has it with core.quotePath=false: git's quote.c, quote_c_style. */
function quoted(path) {
    if (path.search(needsQuotes) < 0)
        return path;
    const text = path.replace(needsQuotes, (c) => escapes[c] ?? `\\${c.charCodeAt(0).toString(8).padStart(3, '0')}`);
    return `"${text}"`;
}
function header(entry) {
    // Two contents that are compared by their names are listed by the first, but headed by both.
    if (entry.path === entry.oldBlob)
        return `diff --git a/${entry.oldBlob} b/${entry.newBlob}`;
    return `diff --git ${quoted(`a/${entry.oldPath}`)} ${quoted(`b/${entry.path}`)}`;
}
/** Parses what `git log --format=%x01%H` prints with `patchFormat`. @throws Error where the log is not of that form */
function parseLog(reader) {
    const buffer = growingBuffer();
    let entries = [];
    let next = 0;
    let current;
    let inCommit = false;
    let deletedLeft = 0;
    let addedLeft = 0;
    let waiting;
    function endCommit() {
        inCommit = false;
        waiting = reader.end();
    }
    function commitLine(bytes, from, to) {
        inCommit = true;
        entries = [];
        next = 0;
        current = undefined;
        const hash = bytes.toString('latin1', from, to);
        if (!/^[0-9a-f]{40,64}$/.test(hash))
            throw new Error(`a commit of the log has the name ${JSON.stringify(hash)}`);
        reader.commit(hash);
    }
    function patchLine(line) {
        for (let i = Math.max(0, next - 1); i < entries.length; i++) {
            const entry = entries[i];
            if (entry === undefined || header(entry) !== line)
                continue;
            next = i + 1;
            current = entry;
            reader.patch(entry);
            return;
        }
        throw new Error(`the log has a patch of a file that it did not list: ${line}`);
    }
    function hunkLine(bytes, from, to) {
        const numbers = readHunk(bytes, from + 3, to);
        deletedLeft = numbers.oldCount;
        addedLeft = numbers.newCount;
        const { oldStart, oldCount, newStart, newCount, end } = numbers;
        reader.hunk(oldStart, oldCount, newStart, newCount, bytes, end, to);
    }
    function outside(bytes, from, to) {
        const first = bytes[from];
        if (first === 0x40 && bytes[from + 1] === 0x40)
            hunkLine(bytes, from, to);
        else if (first === 0x64 && bytes[from + 1] === 0x69)
            patchLine(bytes.toString('latin1', from, to));
        else if (first === 0x42 && current !== undefined)
            reader.binary(current);
    }
    /** Takes one entry that begins at `from`; gives its end, or -1 when more bytes are needed. */
    function rawEntry(bytes, from, limit) {
        const metaEnd = until(bytes, nul, from, limit);
        if (metaEnd < 0)
            return -1;
        const [oldMode = '', newMode = '', oldBlob = '', newBlob = '', status = ''] = bytes
            .toString('latin1', from + 1, metaEnd)
            .split(' ');
        const oldEnd = until(bytes, nul, metaEnd + 1, limit);
        if (oldEnd < 0)
            return -1;
        const oldPath = bytes.toString('latin1', metaEnd + 1, oldEnd);
        const letter = asStatus(status);
        if (letter !== 'R' && letter !== 'C') {
            push({ status: letter, oldMode, newMode, oldBlob, newBlob, oldPath, path: oldPath });
            return oldEnd + 1;
        }
        const newEnd = until(bytes, nul, oldEnd + 1, limit);
        if (newEnd < 0)
            return -1;
        push({
            status: letter,
            oldMode,
            newMode,
            oldBlob,
            newBlob,
            oldPath,
            path: bytes.toString('latin1', oldEnd + 1, newEnd),
        });
        return newEnd + 1;
    }
    function push(entry) {
        entries.push(entry);
        reader.entry(entry);
    }
    /** Takes one item that begins at `from`; gives its end, or -1 when more bytes are needed. */
    function item(bytes, from, limit) {
        const first = bytes[from];
        if (deletedLeft + addedLeft === 0) {
            if (first === nul || first === newline)
                return from + 1;
            if (first === mark) {
                if (inCommit) {
                    endCommit();
                    return from;
                }
                const end = until(bytes, nul, from, limit);
                if (end < 0)
                    return -1;
                commitLine(bytes, from + 1, end);
                return end + 1;
            }
            if (first === 0x3a)
                return rawEntry(bytes, from, limit);
        }
        const end = until(bytes, newline, from, limit);
        if (end < 0)
            return -1;
        if (deletedLeft > 0 && first === 0x2d) {
            deletedLeft--;
            reader.deleted(bytes, from + 1, end);
        }
        else if (addedLeft > 0 && first === 0x2b) {
            addedLeft--;
            reader.added(bytes, from + 1, end);
        }
        else if (deletedLeft + addedLeft === 0)
            outside(bytes, from, end);
        else if (first !== 0x5c)
            throw new Error('a hunk of the log is shorter than its header says');
        return end + 1;
    }
    function drain() {
        const { bytes, limit } = buffer.view();
        let { start: at } = buffer.view();
        while (at < limit && waiting === undefined) {
            const end = item(bytes, at, limit);
            if (end < 0)
                break;
            at = end;
        }
        buffer.consumed(at);
        return waiting?.then(() => {
            waiting = undefined;
            return drain();
        });
    }
    return {
        take(chunk) {
            buffer.add(chunk);
            return drain();
        },
        async finish() {
            buffer.add(Buffer.from([nul, newline]));
            await drain();
            const { start, limit } = buffer.view();
            if (start < limit || deletedLeft + addedLeft > 0)
                throw new Error('the log ends in the middle of a patch');
            if (inCommit)
                endCommit();
            await waiting;
            waiting = undefined;
        },
    };
}
function until(bytes, byte, from, limit) {
    const at = bytes.indexOf(byte, from);
    return at >= 0 && at < limit ? at : -1;
}
function asStatus(text) {
    const letter = text[0];
    if (letter === 'A' || letter === 'C' || letter === 'D' || letter === 'M')
        return letter;
    if (letter === 'R' || letter === 'T' || letter === 'U' || letter === 'X')
        return letter;
    throw new Error(`the log has an entry with the status ${JSON.stringify(text)}`);
}
/** Reads `-1,2 +3,4 @@` from `at`. */
function readHunk(bytes, at, to) {
    const numbers = { oldStart: 0, oldCount: 1, newStart: 0, newCount: 1, end: to };
    let position = at;
    function digits() {
        let value = 0;
        for (; position < to; position++) {
            const digit = (bytes[position] ?? 0) - 48;
            if (digit < 0 || digit > 9)
                break;
            value = value * 10 + digit;
        }
        return value;
    }
    position++;
    numbers.oldStart = digits();
    if (bytes[position] === 0x2c) {
        position++;
        numbers.oldCount = digits();
    }
    position += 2;
    numbers.newStart = digits();
    if (bytes[position] === 0x2c) {
        position++;
        numbers.newCount = digits();
    }
    numbers.end = Math.min(to, position + 4);
    return numbers;
}


/***/ }),

/***/ 50956:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ replayUnits)
});

// EXTERNAL MODULE: ./packages/risk/lib/error.js
var lib_error = __webpack_require__(2979);
// EXTERNAL MODULE: ./packages/risk/lib/features/classic.js
var classic = __webpack_require__(80813);
// EXTERNAL MODULE: ./packages/risk/lib/features/features.js
var features = __webpack_require__(36994);
// EXTERNAL MODULE: ./packages/risk/lib/features/file-kind.js
var file_kind = __webpack_require__(76470);
// EXTERNAL MODULE: ./packages/risk/lib/features/tokens.js
var features_tokens = __webpack_require__(92527);
// EXTERNAL MODULE: ./packages/risk/lib/history/change-reader.js + 1 modules
var change_reader = __webpack_require__(89963);
// EXTERNAL MODULE: ./packages/risk/lib/history/git.js
var history_git = __webpack_require__(65870);
// EXTERNAL MODULE: ./packages/risk/lib/history/labels.js
var labels = __webpack_require__(62171);
// EXTERNAL MODULE: ./packages/risk/lib/history/main-line.js
var main_line = __webpack_require__(89408);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./packages/risk/lib/history/blob-reader.js


/** Starts git only when the first contents are asked for. Ask again only when they have come. */
function blobReader(repository) {
    let git;
    let output;
    let held = Buffer.alloc(0);
    async function more() {
        const next = await output?.next();
        if (next === undefined || next.done === true)
            throw new Error('git cat-file ended early');
        held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
    }
    async function exactly(size) {
        const pieces = [];
        let missing = size;
        while (missing > 0) {
            if (held.length === 0)
                await more();
            const piece = held.subarray(0, missing);
            pieces.push(piece);
            missing -= piece.length;
            held = held.subarray(piece.length);
        }
        return Buffer.concat(pieces);
    }
    async function next(blob) {
        while (held.indexOf(10) < 0)
            await more();
        const end = held.indexOf(10);
        const [, type, size] = held.toString('latin1', 0, end).split(' ');
        if (type !== 'blob')
            throw new Error(`git does not have the content ${blob}`);
        held = held.subarray(end + 1);
        const content = await exactly(Number(size));
        await exactly(1);
        return content;
    }
    return {
        async read(asked, take) {
            if (git === undefined) {
                const { command, args, options } = (0,history_git/* gitCommand */.QT)(repository, ['cat-file', '--batch']);
                git = (0,external_node_child_process_.spawn)(command, args, { ...options, stdio: ['pipe', 'pipe', 'ignore'] });
                git.on('error', () => undefined);
                git.stdin.on('error', () => undefined);
                output = git.stdout[Symbol.asyncIterator]();
            }
            git.stdin.write(asked.map((blob) => `${blob}\n`).join(''));
            for (const blob of asked)
                take(blob, await next(blob));
        },
        close() {
            git?.stdin.end();
            git?.kill();
        },
    };
}

// EXTERNAL MODULE: ./packages/risk/lib/history/parse-log.js + 1 modules
var parse_log = __webpack_require__(81314);
;// CONCATENATED MODULE: ./packages/risk/lib/history/similarity.js
/** Scores go from 0 to this, as in git's diffcore.h. */
const maxScore = 60_000;
/** What `-M` asks for unless told otherwise. */
const leastScore = maxScore / 2;
const hashBase = 107_927;
const longestSpan = 64;
/** Cuts a content into pieces as git does it to find renames: diffcore-delta.c, hash_chars. */
function spansOf(content) {
    const bytes = new Map();
    const text = !content.subarray(0, 8000).includes(0);
    let length = 0;
    let first = 0;
    let second = 0;
    for (let at = 0; at < content.length; at++) {
        const byte = content[at];
        if (text && byte === 13 && content[at + 1] === 10)
            continue;
        const old = first;
        first = ((first << 7) ^ (second >>> 25)) >>> 0;
        second = ((second << 7) ^ (old >>> 25)) >>> 0;
        first = (first + byte) >>> 0;
        if (++length < longestSpan && byte !== 10)
            continue;
        const hash = ((first + Math.imul(second, 0x61)) >>> 0) % hashBase;
        bytes.set(hash, (bytes.get(hash) ?? 0) + length);
        length = first = second = 0;
    }
    return { size: content.length, bytes };
}
/** Whether contents of these sizes can be alike enough at all. */
function sizesFit(one, other) {
    const largest = Math.max(one, other);
    return largest * (maxScore - leastScore) >= (largest - Math.min(one, other)) * maxScore;
}
/** How much of the source is in the target: diffcore-rename.c, estimate_similarity. */
function similarity(source, target) {
    if (!sizesFit(source.size, target.size) || target.size === 0)
        return 0;
    let copied = 0;
    for (const [hash, count] of source.bytes)
        copied += Math.min(count, target.bytes.get(hash) ?? 0);
    return Math.trunc((copied * maxScore) / Math.max(source.size, target.size));
}

;// CONCATENATED MODULE: ./packages/risk/lib/history/moves.js




/** A cut-off as git's rename limit is: so many contents are not compared. */
const mostCompared = 1_000_000;
/** Files with the name of the source need less proof than others and more than the least: diffcore-rename.c. */
const sameNameScore = leastScore + (maxScore - leastScore) / 2;
function moveFinder(repository) {
    const blobs = blobReader(repository);
    return {
        find(files) {
            const sources = files.filter(isSource);
            const targets = files.filter((file) => isTarget(file) && !isSettled(file, sources));
            if (sources.length < 1 || targets.length === 0 || sources.length * targets.length > mostCompared)
                return undefined;
            return setMoves(repository, blobs, sources, targets);
        },
        close: () => blobs.close(),
    };
}
function isSource({ entry, record }) {
    return (entry.status === 'D' || entry.status === 'R') && record?.text === true;
}
function isTarget({ entry, text }) {
    return (entry.status === 'A' || entry.status === 'R') && text;
}
function isFile(mode) {
    return mode.startsWith('100');
}
/** Whether git log and git blame must agree on where a file came from. */
function isSettled(file, sources) {
    if (file.entry.status === 'A')
        return file.added === 0 || sources.every(({ entry }) => entry.status === 'D');
    const same = sources.filter((source) => isSame(source, file));
    if (file.entry.oldBlob === file.entry.newBlob)
        return same.length === 1;
    return sources.length === 1;
}
async function setMoves(repository, blobs, sources, targets) {
    const open = targets.filter((target) => exactSource(target, sources) === undefined && isFile(target.entry.newMode));
    const files = open.length === 0 ? [] : sources.filter(({ entry }) => isFile(entry.oldMode));
    const spans = new Map();
    const wanted = [...files.map(({ entry }) => entry.oldBlob), ...open.map(({ entry }) => entry.newBlob)];
    if (files.length > 0)
        await blobs.read([...new Set(wanted)], (blob, content) => spans.set(blob, spansOf(content)));
    for (const target of targets) {
        const source = exactSource(target, sources) ?? likelySource(target, files, spans);
        if (source?.record === undefined || (target.entry.status === 'R' && source.record === target.record))
            continue;
        const exact = source.entry.oldBlob === target.entry.newBlob;
        const hunks = exact ? [] : await hunksBetween(repository, source.entry.oldBlob, target.entry.newBlob);
        target.move = { from: source.record, hunks };
    }
}
/** diffcore-rename.c, find_identical_files: the first with the same name, or else the first. */
function exactSource(target, sources) {
    const same = sources.filter((source) => isSame(source, target));
    return same.find((source) => sameName(source, target)) ?? same[0];
}
function isSame({ entry }, target) {
    const { newMode, newBlob } = target.entry;
    return entry.oldBlob === newBlob && (entry.oldMode === newMode || (isFile(entry.oldMode) && isFile(newMode)));
}
function sameName(source, target) {
    return nameOf(source.entry.oldPath) === nameOf(target.entry.path);
}
function nameOf(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}
/** diffcore-rename.c: the only one of the same name if it is alike enough, or else the one that is most alike. */
function likelySource(target, sources, spans) {
    const wanted = spans.get(target.entry.newBlob);
    if (wanted === undefined)
        return undefined;
    const scoreOf = ({ entry }) => similarity(spans.get(entry.oldBlob) ?? wanted, wanted);
    const [only, ...others] = sources.filter((source) => sameName(source, target));
    if (only !== undefined && others.length === 0 && scoreOf(only) >= sameNameScore)
        return only;
    let best;
    let most = leastScore - 1;
    for (const source of sources) {
        const score = scoreOf(source);
        const better = score === most && best !== undefined && sameName(source, target) && !sameName(best, target);
        if (score <= most && !better)
            continue;
        best = source;
        most = score;
    }
    return best;
}
async function hunksBetween(repository, from, to) {
    const hunks = [];
    const ignore = () => undefined;
    const parser = (0,parse_log/* parseLog */.g_)({
        ...{ commit: ignore, entry: ignore, patch: ignore, binary: ignore, deleted: ignore, added: ignore, end: ignore },
        hunk: (...numbers) => hunks.push(...numbers.slice(0, 4).map(Number)),
    });
    const diff = ['diff', ...parse_log/* patchFormat */.wY, '--text', from, to];
    const end = await (0,history_git/* streamGit */.t1)(repository, diff, (chunk) => parser.take(chunk));
    await parser.finish();
    if (end.status !== 0)
        throw new Error(`git cannot compare ${from} with ${to}: ${end.complaint}`);
    return hunks;
}

// EXTERNAL MODULE: ./packages/risk/lib/history/state.js
var history_state = __webpack_require__(61231);
// EXTERNAL MODULE: ./packages/risk/lib/history/text-attributes.js
var text_attributes = __webpack_require__(83061);
// EXTERNAL MODULE: ./packages/risk/lib/features/window.js
var features_window = __webpack_require__(14229);
;// CONCATENATED MODULE: ./packages/risk/lib/history/line-owners.js
let scratch = new Int32Array(1 << 12);
function noLines() {
    return { units: new Int32Array(0), lines: 0 };
}
/**
 * Carries ownership over the hunks of one change: lines that stay keep their owner, new ones belong to `unit`.
 * @throws Error where the hunks do not fit into the file: the history that was read is not whole
 */
function applyHunks(owners, hunks, unit) {
    let read = 0;
    let write = 0;
    for (let i = 0; i < hunks.length; i += 4) {
        const oldCount = hunks[i + 1] ?? 0;
        const newCount = hunks[i + 3] ?? 0;
        // A hunk that deletes nothing names the line that it stands behind.
        const from = (hunks[i] ?? 0) - (oldCount === 0 ? 0 : 1);
        if (from < read || from + oldCount > owners.lines)
            throw new Error(`a hunk at line ${from + 1} does not fit into a file of ${owners.lines} lines`);
        const kept = from - read;
        reserve(write + kept + newCount + owners.lines, write);
        scratch.set(owners.units.subarray(read, from), write);
        write += kept;
        scratch.fill(unit, write, write + newCount);
        write += newCount;
        read = from + oldCount;
    }
    scratch.set(owners.units.subarray(read, owners.lines), write);
    write += owners.lines - read;
    if (write > owners.units.length || write * 2 < owners.units.length)
        owners.units = new Int32Array(write + (write >> 3));
    owners.units.set(scratch.subarray(0, write));
    owners.lines = write;
}
function reserve(size, used) {
    if (size <= scratch.length)
        return;
    const larger = new Int32Array(size * 2);
    larger.set(scratch.subarray(0, used));
    scratch = larger;
}

;// CONCATENATED MODULE: ./packages/risk/lib/history/update.js






/** Brings the state forward by one unit. @throws Error where the change does not fit what is known of its files */
function land(state, landed) {
    const unit = state.times.length;
    const author = authorNumber(state, landed);
    const changed = moveFiles(state, landed.files, unit, landed.time);
    for (const { file, record } of changed)
        noteChange(state, landed, file, record, author);
    notePartners(changed.filter(({ file }) => (0,file_kind/* isCode */._m)(file.kind) || file.kind === 'test').map(({ record }) => record));
    if (landed.files.some((file) => (0,file_kind/* isCode */._m)(file.kind)))
        (0,features_window/* remember */.kY)(state.window, (0,features/* comparedValues */.OF)(landed.row));
    state.times.push(landed.time);
    state.marks.push(landed.fix ? history_state/* isFix */.cz : 0);
}
/** Old paths go before new ones come: a commit may rename a file and put another in its place. */
function moveFiles(state, files, unit, time) {
    const moved = new Map();
    for (const { entry, record, move } of files) {
        if (entry.status !== 'A' && record?.blob !== entry.oldBlob)
            throw new Error(`the log changes ${JSON.stringify(entry.oldPath)} from a content that it did not have`);
        // A record changes in place, and may be where the lines of several files come from.
        const owners = move === undefined ? undefined : { units: move.from.owners.units.slice(), lines: move.from.owners.lines };
        if (owners !== undefined)
            moved.set(entry.path, owners);
        if (entry.status === 'D' || entry.status === 'R')
            state.files.delete(entry.oldPath);
        if (entry.status === 'D' && record !== undefined)
            state.byId.delete(record.id);
    }
    const changed = [];
    for (const file of files) {
        const { entry } = file;
        if (entry.status === 'D')
            continue;
        const record = recordAfter(state, file, time);
        own(record, file, unit, moved.get(entry.path));
        state.files.set(entry.path, record);
        state.byId.set(record.id, record);
        if (entry.oldBlob !== entry.newBlob)
            changed.push({ file, record });
    }
    return changed;
}
function recordAfter(state, { entry, kind, record }, time) {
    if (record !== undefined && entry.status !== 'C') {
        record.kind = kind;
        record.blob = entry.newBlob;
        if (entry.status === 'T')
            record.owners = noLines();
        return record;
    }
    const id = state.nextFile++;
    const owners = record === undefined ? noLines() : { units: record.owners.units.slice(), lines: record.owners.lines };
    return {
        ...{
            id,
            kind,
            owners,
            text: record?.text ?? true,
            blob: entry.newBlob,
            firstTime: time,
            lastTime: time,
            changes: 0,
        },
        ...{ recentChanges: (0,history_state/* newDecayed */.gd)(), recentFixes: (0,history_state/* newDecayed */.gd)(), recentBlames: (0,history_state/* newDecayed */.gd)(), authors: [] },
        partners: new Map(),
    };
}
function own(record, file, unit, moved) {
    if (file.entry.status === 'T')
        record.text = file.text;
    if (!file.text)
        record.text = false;
    if (record.text && moved !== undefined)
        record.owners = moved;
    if (record.text)
        applyHunks(record.owners, file.move?.hunks ?? file.hunks, unit);
    else
        record.owners = noLines();
}
function noteChange(state, landed, file, record, author) {
    const { time } = landed;
    record.changes++;
    record.lastTime = Math.max(record.lastTime, time);
    (0,history_state/* addAt */.nr)(record.recentChanges, time, history_state/* changeHalfLife */.MQ, 1);
    if (!record.authors.includes(author) && record.authors.length < history_state/* keptAuthors */.V$)
        record.authors.push(author);
    if (!(0,file_kind/* isCode */._m)(file.kind))
        return;
    const path = (0,history_state/* folderOf */.yS)(file.entry.path);
    let folder = state.folders.get(path);
    if (folder === undefined) {
        folder = { recentChanges: (0,history_state/* newDecayed */.gd)(), recentFixes: (0,history_state/* newDecayed */.gd)() };
        state.folders.set(path, folder);
    }
    (0,history_state/* addAt */.nr)(folder.recentChanges, time, history_state/* changeHalfLife */.MQ, 1);
    if (!landed.fix)
        return;
    (0,history_state/* addAt */.nr)(record.recentFixes, time, history_state/* fixHalfLife */.ZX, 1);
    (0,history_state/* addAt */.nr)(folder.recentFixes, time, history_state/* fixHalfLife */.ZX, 1);
    if (file.blame !== undefined)
        (0,history_state/* addAt */.nr)(record.recentBlames, time, history_state/* fixHalfLife */.ZX, 1);
}
function authorNumber(state, { author, time, files }) {
    let known = state.authors.get(author);
    if (known === undefined) {
        known = { number: state.authors.size, changes: 0, recent: (0,history_state/* newDecayed */.gd)(), folders: new Map() };
        state.authors.set(author, known);
    }
    known.changes++;
    (0,history_state/* addAt */.nr)(known.recent, time, classic/* experienceHalfLife */.WD, 1);
    for (const name of new Set(files.map(({ entry }) => (0,history_state/* subsystemOf */.LZ)(entry.path))))
        known.folders.set(name, (known.folders.get(name) ?? 0) + 1);
    return known.number;
}
/** Larger changes say little of which files belong together. */
const mostPartners = 25;
function notePartners(records) {
    if (records.length < 2 || records.length > mostPartners)
        return;
    for (const record of records) {
        for (const other of records)
            if (other !== record)
                record.partners.set(other.id, (record.partners.get(other.id) ?? 0) + 1);
        if (record.partners.size > history_state/* keptPartners */.m7)
            forgetRarest(record.partners);
    }
}
function forgetRarest(partners) {
    for (const [id, times] of partners)
        if (times < 2 && partners.size > history_state/* keptPartners */.m7 / 2)
            partners.delete(id);
    for (const id of partners.keys()) {
        if (partners.size <= history_state/* keptPartners */.m7)
            return;
        partners.delete(id);
    }
}

;// CONCATENATED MODULE: ./packages/risk/lib/history/replay-units.js














/**
 * Replays the next units of a main line; gives the number of fixes that were too wide to blame anybody.
 * @throws RiskError `git-failed` where git stops early or tells of other commits than those of the main line
 */
async function replayUnits(progress, repository, section) {
    const { state, units } = progress;
    const judge = (0,labels/* fixJudge */.D)(section.line, section.issueLabels, units);
    const tokens = section.tokens ? (0,features_tokens/* tokenCollector */.r)() : undefined;
    let wide = 0;
    let told = 0;
    let step;
    function begin(hash) {
        step = section.line.steps[told++];
        if (step?.hash !== hash)
            throw new Error(`the log tells of commit ${hash} out of order`);
        reader.time = step.time;
    }
    function finish() {
        const at = step;
        if (at === undefined)
            return undefined;
        const search = moves.find(reader.files);
        if (search === undefined)
            landStep(at);
        return search?.then(() => landStep(at));
    }
    function landStep(step) {
        const { files } = reader;
        const index = state.times.length;
        const fix = judge.judge(step, index);
        const core = files.filter((file) => (0,file_kind/* isCode */._m)(file.kind)).length;
        const { hash, time, author, message } = step;
        const row = (0,features/* featureRow */.BD)(files, state, time);
        const isFix = fix !== undefined && core > 0 && core <= labels/* mostFixedFiles */.VJ;
        if (fix !== undefined && core > labels/* mostFixedFiles */.VJ)
            wide++;
        units.push({
            index,
            hash,
            time,
            subject: message.title,
            request: message.request,
            features: row,
            classic: (0,classic/* classicRow */.$b)({ files, author, fix: fix !== undefined, time }, state),
            tokens: tokens?.take(message.title, files.map(({ entry }) => entry.path)),
            files: files.map(({ entry }) => (0,parse_log/* pathText */.LF)(entry.path)),
            touchesCode: core > 0,
            fix: fix?.source,
            blames: [],
            blamed: undefined,
            anyFixAt: undefined,
        });
        const lines = isFix ? (0,labels/* blamedLines */.r4)(files) : new Map();
        land(state, { files, time, author, fix: isFix, row });
        if (fix !== undefined)
            blame(progress, fix, lines, { by: hash, time, source: fix.source });
    }
    const reader = (0,change_reader/* changeReader */.Y)(state, begin, finish, tokens);
    const moves = moveFinder(repository);
    try {
        await readPatches(repository, section.range, reader);
    }
    finally {
        moves.close();
    }
    if (told !== section.line.steps.length)
        throw incomplete(told, section.line.steps.length);
    return wide;
}
function blame({ state, units }, fix, lines, by) {
    const first = units[0]?.index ?? 0;
    const most = fix.named.length === 0 ? (0,labels/* mostBlamed */.Zd)(lines) : undefined;
    const targets = most === undefined ? fix.named : [most];
    for (const target of targets) {
        state.marks[target] = (state.marks[target] ?? 0) | history_state/* isBlamed */.aG;
        const unit = units[target - first];
        if (unit === undefined)
            continue;
        unit.blames.push(by);
        unit.blamed ??= by;
    }
    for (const target of [...targets, ...lines.keys()]) {
        const unit = units[target - first];
        if (unit !== undefined)
            unit.anyFixAt ??= by.time;
    }
}
async function readPatches(repository, range, reader) {
    const parser = (0,parse_log/* parseLog */.g_)(reader);
    const log = [
        'log',
        '--first-parent',
        '--diff-merges=first-parent',
        '--reverse',
        '--format=%x01%H',
        ...parse_log/* patchFormat */.wY,
        ...range,
        '--',
    ];
    try {
        const end = await (0,text_attributes/* withTextAttributes */.Z)(repository, (known) => (0,history_git/* streamGit */.t1)(known, log, (chunk) => parser.take(chunk)));
        if (end.status !== 0)
            throw (0,main_line/* unreadable */.O)('the changes of its commits', end.complaint);
        await parser.finish();
    }
    catch (error) {
        if (error instanceof lib_error/* RiskError */.g || repository.signal?.aborted === true || !(error instanceof Error))
            throw error;
        throw new lib_error/* RiskError */.g('git-failed', `The history does not add up: ${error.message}.`, {
            cause: error,
            hint: 'Run "git fsck" in the repository; a new, full clone mends most damage.',
        });
    }
}
function incomplete(told, expected) {
    return new lib_error/* RiskError */.g('git-failed', `git told of ${told} commits of the main line, but it has ${expected}.`, {
        hint: 'Run "git fsck" in the repository; a new, full clone mends most damage.',
    });
}


/***/ }),

/***/ 1767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eZ: () => (/* binding */ replay),
/* harmony export */   po: () => (/* binding */ wideFixes)
/* harmony export */ });
/* unused harmony export replayWhole */
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var _labels_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62171);
/* harmony import */ var _main_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(89408);
/* harmony import */ var _replay_units_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(50956);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(10408);
/* harmony import */ var _state_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(61231);






/**
 * Replays the main line of a repository: features and labels of every unit, in one pass.
 * @throws RiskError `no-repository`, `no-history`, `unknown-revision`, `shallow`, `partial-clone`, `git-failed`
 */
async function replay(path, options = {}) {
    const { head, progress, notes } = await replayWhole(path, options);
    return { head, units: progress.units, notes };
}
/** As `replay`, with the state behind the newest unit. */
async function replayWhole(path, options = {}) {
    const repository = await (0,_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .openRepository */ .h_)(path, options.signal);
    const hashes = await (0,_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .mainLineHashes */ .I8)(repository, await (0,_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .resolveCommit */ .WL)(repository, options.ref ?? 'HEAD'));
    const wanted = options.maxUnits === undefined ? hashes : hashes.slice(0, Math.max(1, options.maxUnits));
    const head = wanted.at(-1);
    if (head === undefined)
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RiskError */ .g('no-history', 'The main line has no commit.');
    await (0,_repository_js__WEBPACK_IMPORTED_MODULE_4__/* .requireContents */ .s4)(repository, head);
    const progress = { state: (0,_state_js__WEBPACK_IMPORTED_MODULE_5__/* .newState */ .om)(), units: [] };
    const wide = await (0,_replay_units_js__WEBPACK_IMPORTED_MODULE_3__/* .replayUnits */ .j)(progress, repository, {
        line: await (0,_main_line_js__WEBPACK_IMPORTED_MODULE_2__/* .readMainLine */ .A)(repository, head),
        range: [head],
        issueLabels: options.issueLabels ?? new Set(),
        tokens: options.tokens === true,
    });
    return { head, progress, notes: wide === 0 ? [] : [wideFixes(wide)], repository };
}
function wideFixes(count) {
    return `${count} ${count === 1 ? 'fix changes' : 'fixes change'} more than ${_labels_js__WEBPACK_IMPORTED_MODULE_1__/* .mostFixedFiles */ .VJ} files of code and blame nobody.`;
}


/***/ }),

/***/ 10408:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I8: () => (/* binding */ mainLineHashes),
/* harmony export */   WL: () => (/* binding */ resolveCommit),
/* harmony export */   h_: () => (/* binding */ openRepository),
/* harmony export */   s4: () => (/* binding */ requireContents)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(65870);


const fullClone = 'Clone in full: with actions/checkout set "fetch-depth: 0" and no "filter"; elsewhere run';
/**
 * Opens a repository, bare or with a work tree, and makes sure that its history is whole.
 * @throws RiskError `no-repository`, `shallow`, `partial-clone`
 */
async function openRepository(path, signal) {
    const here = { gitDir: path, signal };
    const found = await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .askGit */ .gG)(here, ['rev-parse', '--absolute-git-dir', '--is-shallow-repository'], ['-C', path]);
    const [gitDir = '', isShallow = ''] = found.output.split('\n');
    if (found.status !== 0 || gitDir === '')
        throw noRepository(path, found.complaint);
    const repository = { gitDir, signal };
    if (isShallow === 'true') {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RiskError */ .g('shallow', `${path} is a shallow clone: the older commits, and with them the history, are missing.`, {
            hint: `${fullClone} "git fetch --unshallow".`,
        });
    }
    return repository;
}
function noRepository(path, complaint) {
    const dubious = /dubious ownership/.test(complaint);
    return new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RiskError */ .g('no-repository', `${path} cannot be read as a git repository: ${complaint || 'git gave no reason'}`, {
        hint: dubious
            ? `It belongs to another user. Run: git config --global --add safe.directory ${path}`
            : 'Check the repository out first, or name its folder.',
    });
}
/**
 * Makes sure that no content of a file is left at the remote, from where git would fetch one file after another.
 * @throws RiskError `partial-clone`
 */
async function requireContents(repository, head) {
    const promises = await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .askGit */ .gG)(repository, [
        'config',
        '--get-regexp',
        '^(remote\\..*\\.promisor|extensions\\.partialclone)$',
    ]);
    if (promises.status !== 0 || promises.output === '')
        return;
    const listed = await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .askGit */ .gG)(repository, ['rev-list', '--objects', '--missing=print', '--first-parent', head]);
    const missing = listed.output.split('\n').filter((line) => line.startsWith('?')).length;
    if (missing === 0 && listed.status === 0)
        return;
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RiskError */ .g('partial-clone', `The clone lacks the contents of ${missing} files or folders of its history.`, {
        hint: `${fullClone} "git fetch --refetch --no-filter".`,
    });
}
/** Whole hash of the commit that a branch, tag or hash names. @throws RiskError `no-history`, `unknown-revision` */
async function resolveCommit(repository, ref) {
    const safe = ref !== '' && !ref.startsWith('-');
    const found = safe ? await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .askGit */ .gG)(repository, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]) : undefined;
    if (found?.status === 0 && /^[0-9a-f]{40,64}$/.test(found.output))
        return found.output;
    const any = await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .askGit */ .gG)(repository, ['rev-list', '-n', '1', '--all']);
    if (any.status === 0 && any.output === '') {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RiskError */ .g('no-history', 'The repository has no commit yet, so there is nothing to learn from or to score.', {
            hint: 'Commit something first, or fetch the branch.',
        });
    }
    throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RiskError */ .g('unknown-revision', `There is no commit called ${JSON.stringify(ref)} in the repository.`, {
        hint: 'Name a branch, tag or commit that is fetched; "git branch -a" lists the branches.',
    });
}
/** Hashes of the main line from the oldest to `head`. @throws RiskError `git-failed` */
async function mainLineHashes(repository, head) {
    const listed = await (0,_git_js__WEBPACK_IMPORTED_MODULE_1__/* .askGit */ .gG)(repository, ['rev-list', '--first-parent', '--reverse', head]);
    if (listed.status !== 0) {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RiskError */ .g('git-failed', `git cannot list the commits of the main line: ${listed.complaint}`, {
            hint: 'Run "git fsck" in the repository; a new, full clone mends most damage.',
        });
    }
    return listed.output.split('\n');
}


/***/ }),

/***/ 61231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ subsystemOf),
/* harmony export */   MQ: () => (/* binding */ changeHalfLife),
/* harmony export */   V$: () => (/* binding */ keptAuthors),
/* harmony export */   ZX: () => (/* binding */ fixHalfLife),
/* harmony export */   aG: () => (/* binding */ isBlamed),
/* harmony export */   cz: () => (/* binding */ isFix),
/* harmony export */   fK: () => (/* binding */ valueAt),
/* harmony export */   gd: () => (/* binding */ newDecayed),
/* harmony export */   m7: () => (/* binding */ keptPartners),
/* harmony export */   nr: () => (/* binding */ addAt),
/* harmony export */   om: () => (/* binding */ newState),
/* harmony export */   yS: () => (/* binding */ folderOf)
/* harmony export */ });
/* harmony import */ var _features_window_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(14229);

const daySeconds = 86_400;
/** Fixes stay telling for longer than mere changes. */
const fixHalfLife = 180 * daySeconds;
const changeHalfLife = 90 * daySeconds;
/** Value at a time. A clock that goes backwards in a history does not make counts grow. */
function valueAt(count, time, halfLife) {
    return count.value === 0 ? 0 : count.value * 2 ** (-Math.max(0, time - count.time) / halfLife);
}
function addAt(count, time, halfLife, amount) {
    count.value = valueAt(count, time, halfLife) + amount;
    count.time = Math.max(time, count.time);
}
const isFix = 1;
const isBlamed = 2;
const keptAuthors = 32;
const keptPartners = 48;
function newState() {
    return {
        files: new Map(),
        byId: new Map(),
        folders: new Map(),
        authors: new Map(),
        times: [],
        marks: [],
        window: (0,_features_window_js__WEBPACK_IMPORTED_MODULE_0__/* .newWindow */ .Lv)(),
        nextFile: 0,
    };
}
function newDecayed() {
    return { value: 0, time: 0 };
}
/** Folder of a path; '' at the top. */
function folderOf(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
/** First folder of a path: the subsystem of Mockus and Weiss (2000); '' at the top. */
function subsystemOf(path) {
    return path.slice(0, Math.max(0, path.indexOf('/')));
}


/***/ }),

/***/ 83061:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ withTextAttributes)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _features_file_kind_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76470);




/**
 * Does something while git shows the lines of source files even where one holds a byte that makes git take it for
 * binary: its lines would lose their owners, since git does not show how they change.
 */
async function withTextAttributes(repository, use) {
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)(), 'slipway-risk-'));
    try {
        const attributesFile = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, 'attributes');
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(attributesFile, _features_file_kind_js__WEBPACK_IMPORTED_MODULE_3__/* .textPatterns */ .XH.map((pattern) => `${pattern} diff\n`).join(''));
        return await use({ ...repository, attributesFile });
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(folder, { recursive: true, force: true });
    }
}


/***/ }),

/***/ 10753:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fi: () => (/* binding */ binColumns),
/* harmony export */   jU: () => (/* binding */ binOf)
/* harmony export */ });
/* unused harmony export quantileEdges */
/** Bins by how many rows they hold, so that rare large values share one. `most` is at most 254. */
function binColumns(table, most) {
    return table.features.map(({ name, monotone }, position) => {
        const edges = quantileEdges(table.rows.map((row) => row[position]), most);
        const bins = Uint8Array.from(table.rows, (row) => binOf(row[position], edges));
        return { feature: name, edges, bins, monotone };
    });
}
/** Where a value falls: a number from 0 to `edges.length`, and one more for NaN. */
function binOf(value, edges) {
    if (Number.isNaN(value))
        return edges.length + 1;
    let low = 0;
    let high = edges.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if (value <= edges[middle])
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}
/**
 * Edges between about equally full bins, halfway between two values that occur. Six digits, since they are stored as
 * text; an edge that rounding moves onto or past a value separates the rows that it separates after rounding too.
 */
function quantileEdges(values, most) {
    const sorted = Float64Array.from(values.filter((value) => Number.isFinite(value))).sort();
    const edges = [];
    let filled = 0;
    let remainingBins = most;
    for (let position = 1; position < sorted.length; position++) {
        const [before, here] = [sorted[position - 1], sorted[position]];
        if (before === here)
            continue;
        const share = (sorted.length - filled) / remainingBins;
        if (position - filled < share || remainingBins <= 1)
            continue;
        const edge = Number(((before + here) / 2).toPrecision(6));
        if (edge >= here || edge < before || edge <= (edges.at(-1) ?? Number.NEGATIVE_INFINITY))
            continue;
        edges.push(edge);
        filled = position;
        remainingBins -= 1;
    }
    return edges;
}


/***/ }),

/***/ 84942:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C3: () => (/* binding */ calibrate),
/* harmony export */   GC: () => (/* binding */ logitsOf),
/* harmony export */   OL: () => (/* binding */ rescaled),
/* harmony export */   bZ: () => (/* binding */ plattOf)
/* harmony export */ });
/* unused harmony exports newestOf, shiftTo */
/* harmony import */ var _linear_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12170);
/* harmony import */ var _logistic_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(87149);
/* harmony import */ var _score_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5037);
/* harmony import */ var _table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71899);




/** Rows that the assumed rate of a repository counts for, so that few rows move the intercept little. */
const priorRows = 50;
/**
 * Units that the average is taken over: the newest 500, or a year's if these are more. How much is fixed, and how well fixes are told,
 * changes over the years: over 15 repositories the rate of the next units was missed by 0.011 so, by 0.029 with all that came before.
 */
const recentUnits = 500;
const recentSeconds = 365 * 86_400;
/**
 * Moves the intercept so that the mean probability over the newest matured units of a repository equals the share that was known at
 * `asOf` (seconds) to be blamed. With few units that share is drawn towards what the model says by itself.
 */
function calibrate(model, table, asOf) {
    const matured = (0,_table_js__WEBPACK_IMPORTED_MODULE_1__/* .rowsAt */ .hO)(table, (0,_table_js__WEBPACK_IMPORTED_MODULE_1__/* .maturedAt */ .sA)(table, asOf));
    const labels = (0,_table_js__WEBPACK_IMPORTED_MODULE_1__/* .labelsAt */ .dx)(matured, asOf);
    const units = labels.length;
    const positives = labels.reduce((sum, label) => sum + label, 0);
    if (units === 0)
        return { model, units, positives };
    const rows = newestOf(matured);
    const logits = logitsOf(model, (0,_table_js__WEBPACK_IMPORTED_MODULE_1__/* .rowsAt */ .hO)(matured, rows));
    const mean = logits.reduce((sum, logit) => sum + (0,_logistic_js__WEBPACK_IMPORTED_MODULE_2__/* .logistic */ .bm)(logit), 0) / rows.length;
    const blamed = rows.reduce((sum, row) => sum + labels[row], 0);
    const rate = (blamed + priorRows * mean) / (rows.length + priorRows);
    return { model: { ...model, intercept: model.intercept + shiftTo(rate, logits) }, units, positives };
}
/** Positions of the units that the average of a repository is taken over. */
function newestOf(table) {
    const order = Array.from(table.times.keys()).sort((a, b) => table.times[b] - table.times[a]);
    const newest = table.times[order[0] ?? 0] ?? 0;
    return order.filter((row, rank) => rank < recentUnits || table.times[row] > newest - recentSeconds);
}
/** Logits of all rows of a table. */
function logitsOf(model, table) {
    const score = (0,_score_js__WEBPACK_IMPORTED_MODULE_0__/* .scorer */ .l)(model, table.features);
    return Float64Array.from(table.rows, (row, position) => score(row, table.tokens?.[position]).logit);
}
/** What to add to all logits so that the mean of their probabilities is `rate`. */
function shiftTo(rate, logits) {
    let [low, high] = [-30, 30];
    while (high - low > 1e-9) {
        const middle = (low + high) / 2;
        const mean = logits.reduce((sum, logit) => sum + (0,_logistic_js__WEBPACK_IMPORTED_MODULE_2__/* .logistic */ .bm)(logit + middle), 0) / logits.length;
        if (mean < rate)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}
/**
 * Slope and intercept that make logits fit labels best (Platt 1999, with his smoothed targets as two weighted rows each). The slope
 * is held near 1 by `ridge`, and never turns negative, which would turn every reason into its opposite.
 */
function plattOf(logits, labels, ridge) {
    const positives = labels.reduce((sum, label) => sum + label, 0);
    if (positives === 0 || positives === labels.length)
        return { slope: 1, intercept: shiftTo((positives + 1) / (labels.length + 2), logits) };
    const { intercept, coefficients } = (0,_linear_js__WEBPACK_IMPORTED_MODULE_3__/* .fitLinear */ .r)([logits], labels, { ridge: 1e-6 });
    const slope = coefficients[0];
    const trust = positives / (positives + ridge);
    const blended = Math.max(0.1, trust * slope + (1 - trust));
    if (blended === slope)
        return { slope, intercept };
    const scaled = logits.map((logit) => logit * blended);
    return { slope: blended, intercept: shiftTo(positives / labels.length, scaled) };
}
/** The same model with logit `slope * logit + intercept`: folded into every term, so that contributions still add up. */
function rescaled(model, { slope, intercept }) {
    const scale = (values) => values.map((value) => value * slope);
    return {
        ...model,
        intercept: model.intercept * slope + intercept,
        terms: model.terms.map((term) => ({ ...term, values: scale(term.values), missing: term.missing * slope })),
        pairs: model.pairs.map((pair) => ({ ...pair, values: scale(pair.values) })),
        ...(model.tokens && { tokens: { ...model.tokens, scale: model.tokens.scale * slope } }),
    };
}


/***/ }),

/***/ 12170:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ fitLinear)
/* harmony export */ });
/* harmony import */ var _logistic_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(87149);

/**
 * Logistic regression with an L2 penalty of `ridge / 2` times the squared coefficients, the intercept free, by Newton's method
 * (Hastie et al., Elements of Statistical Learning, 4.4.1). `ridge` is scikit-learn's 1 / C.
 */
function fitLinear(columns, labels, settings) {
    const size = columns.length + 1;
    const at = (row, position) => (position === 0 ? 1 : columns[position - 1][row]);
    const solution = new Float64Array(size);
    for (let round = 0; round < 50; round++) {
        const gradient = new Float64Array(size);
        const curvature = Array.from({ length: size }, () => new Float64Array(size));
        for (let row = 0; row < labels.length; row++) {
            let logit = 0;
            for (let i = 0; i < size; i++)
                logit += solution[i] * at(row, i);
            const probability = (0,_logistic_js__WEBPACK_IMPORTED_MODULE_0__/* .logistic */ .bm)(logit);
            const weight = settings.weights?.[row] ?? 1;
            for (let i = 0; i < size; i++) {
                gradient[i] += weight * (probability - labels[row]) * at(row, i);
                for (let j = 0; j <= i; j++)
                    curvature[i][j] += weight * probability * (1 - probability) * at(row, i) * at(row, j);
            }
        }
        for (let i = 1; i < size; i++) {
            gradient[i] += settings.ridge * solution[i];
            curvature[i][i] += settings.ridge;
        }
        const step = solve(curvature, gradient);
        let largest = 0;
        for (let i = 0; i < size; i++) {
            solution[i] -= step[i];
            largest = Math.max(largest, Math.abs(step[i]));
        }
        if (largest < 1e-10)
            break;
    }
    return { intercept: solution[0], coefficients: Array.from(solution.subarray(1)) };
}
/** Solves a symmetric positive system, of which the lower half is given, by Cholesky's factors. */
function solve(matrix, right) {
    const size = right.length;
    for (let i = 0; i < size; i++)
        for (let j = 0; j <= i; j++) {
            let sum = matrix[i][j];
            for (let k = 0; k < j; k++)
                sum -= matrix[i][k] * matrix[j][k];
            // A direction without curvature (all labels alike, a constant column) is left where it is.
            matrix[i][j] = i === j ? Math.sqrt(Math.max(sum, 1e-9)) : sum / matrix[j][j];
        }
    const solution = right.slice();
    for (let i = 0; i < size; i++) {
        for (let k = 0; k < i; k++)
            solution[i] -= matrix[i][k] * solution[k];
        solution[i] /= matrix[i][i];
    }
    for (let i = size - 1; i >= 0; i--) {
        for (let k = i + 1; k < size; k++)
            solution[i] -= matrix[k][i] * solution[k];
        solution[i] /= matrix[i][i];
    }
    return solution;
}


/***/ }),

/***/ 87149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   At: () => (/* binding */ logisticLoss),
/* harmony export */   bm: () => (/* binding */ logistic)
/* harmony export */ });
/* unused harmony export logitOf */
/** Probability of a logit, without overflow at either end. */
function logistic(logit) {
    if (logit >= 0)
        return 1 / (1 + Math.exp(-logit));
    const odds = Math.exp(logit);
    return odds / (1 + odds);
}
/** Inverse of `logistic`; the ends are pulled in so that a rate of 0 or 1 stays a number. */
function logitOf(probability) {
    const inside = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
    return Math.log(inside / (1 - inside));
}
/** log(1 + exp(-margin)): what one row costs whose logit, signed by its label, is `margin`. */
function logisticLoss(margin) {
    return margin > 0 ? Math.log1p(Math.exp(-margin)) : -margin + Math.log1p(Math.exp(margin));
}


/***/ }),

/***/ 6078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ seenNote),
/* harmony export */   y: () => (/* binding */ hasSeen)
/* harmony export */ });
/**
 * Whether a model that came from elsewhere had learned from this history before: it fits it better than it would a new one.
 *
 * @param oldest hash of the oldest commit of the main line
 */
function hasSeen({ data }, oldest) {
    return oldest !== undefined && data.histories?.includes(oldest.slice(0, 12)) === true;
}
/** What a reader of a score is told of that. */
const seenNote = 'The shipped model learned from this very history, so it looks better here than it would elsewhere.';


/***/ }),

/***/ 26856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DM: () => (/* binding */ modelOf),
/* harmony export */   Xh: () => (/* binding */ parseModel),
/* harmony export */   Xk: () => (/* binding */ formatModel)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);

/** Text of a model: JSON with a line for each term, so that a retrained model makes a readable diff. */
function formatModel(model) {
    const lines = (items) => items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`;
    const { terms, pairs, tokens, ...head } = model;
    const fields = Object.entries(head).map(([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`);
    fields.push(`  "terms": ${lines(terms)}`, `  "pairs": ${lines(pairs)}`);
    if (tokens)
        fields.push(`  "tokens": ${JSON.stringify(tokens)}`);
    return `{\n${fields.join(',\n')}\n}\n`;
}
/**
 * Reads a model, and checks all of it: nothing else looks for a missing or impossible number later.
 *
 * @param path where the text is from, for messages
 * @throws RiskError `bad-model` for text that is no model, is one of another version, or has numbers that are none
 */
function parseModel(text, path) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (cause) {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RiskError */ .g('bad-model', `${path} is no JSON: ${cause instanceof Error ? cause.message : cause}`, {
            cause,
            hint: 'Train the model again, or take the file from its backup.',
        });
    }
    return modelOf(value, path);
}
/** `parseModel` for a value that was parsed already. */
function modelOf(value, path) {
    const fail = (where, what) => {
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RiskError */ .g('bad-model', `${path}: ${where} ${what}.`, {
            hint: 'Train the model again with this version.',
        });
    };
    if (!isRecord(value))
        return fail('the whole', `is ${kindOf(value)}, not a model`);
    if (value['version'] !== 1)
        return fail('version', `is ${JSON.stringify(value['version'])}, but this release reads 1`);
    const check = checks(fail);
    const kind = value['kind'];
    if (kind !== 'shipped' && kind !== 'local' && kind !== 'shrunk')
        return fail('kind', `is ${JSON.stringify(kind)}, not shipped, local or shrunk`);
    const terms = check.list(value['terms'], 'terms').map((term, position) => termOf(term, `terms[${position}]`, check));
    if (terms.length === 0)
        return fail('terms', 'is empty: the model knows no feature');
    const pairs = check.list(value['pairs'], 'pairs').map((pair, position) => pairOf(pair, `pairs[${position}]`, check));
    const names = new Set([...terms.map(({ feature }) => feature), ...pairs.map(({ features }) => features.join('*'))]);
    if (names.size !== terms.length + pairs.length)
        return fail('terms', 'name a feature twice');
    const tokens = value['tokens'] === undefined ? undefined : tokensOf(value['tokens'], check);
    return {
        version: 1,
        kind,
        trainedAt: check.text(value['trainedAt'], 'trainedAt'),
        data: dataOf(value['data'], check),
        intercept: check.number(value['intercept'], 'intercept'),
        terms,
        pairs,
        ...(tokens && { tokens }),
    };
}
function checks(fail) {
    const number = (value, where) => typeof value === 'number' && Number.isFinite(value)
        ? value
        : fail(where, `is ${kindOf(value)}, not a finite number`);
    const list = (value, where) => Array.isArray(value) ? value : fail(where, `is ${kindOf(value)}, not a list`);
    const numbers = (value, where) => list(value, where).map((one, position) => number(one, `${where}[${position}]`));
    return {
        fail,
        number,
        list,
        numbers,
        text: (value, where) => typeof value === 'string' ? value : fail(where, `is ${kindOf(value)}, not a text`),
        record: (value, where) => isRecord(value) ? value : fail(where, `is ${kindOf(value)}, not an object`),
        ascending(value, where) {
            const found = numbers(value, where);
            const at = found.findIndex((one, position) => position > 0 && one <= found[position - 1]);
            return at < 0 ? found : fail(`${where}[${at}]`, `is ${found[at]}, not above ${found[at - 1]} before it`);
        },
        sized(value, size, where) {
            const found = numbers(value, where);
            return found.length === size ? found : fail(where, `has ${found.length} numbers, its edges ask for ${size}`);
        },
    };
}
function termOf(value, where, check) {
    const term = check.record(value, where);
    const edges = check.ascending(term['edges'], `${where}.edges`);
    return {
        feature: check.text(term['feature'], `${where}.feature`),
        edges,
        values: check.sized(term['values'], edges.length + 1, `${where}.values`),
        missing: check.number(term['missing'], `${where}.missing`),
    };
}
function pairOf(value, where, check) {
    const pair = check.record(value, where);
    const two = (name) => {
        const [first, second, ...more] = check.list(pair[name], `${where}.${name}`);
        return more.length === 0 && second !== undefined
            ? [first, second]
            : check.fail(`${where}.${name}`, 'has not two parts');
    };
    const [firstName, secondName] = two('features');
    const [firstEdges, secondEdges] = two('edges');
    const edges = [
        check.ascending(firstEdges, `${where}.edges[0]`),
        check.ascending(secondEdges, `${where}.edges[1]`),
    ];
    return {
        features: [check.text(firstName, `${where}.features[0]`), check.text(secondName, `${where}.features[1]`)],
        edges,
        values: check.sized(pair['values'], (edges[0].length + 1) * (edges[1].length + 1), `${where}.values`),
    };
}
function tokensOf(value, check) {
    const tokens = check.record(value, 'tokens');
    const weights = Object.entries(check.record(tokens['weights'], 'tokens.weights'));
    return {
        scale: check.number(tokens['scale'], 'tokens.scale'),
        weights: Object.fromEntries(weights.map(([word, weight]) => [word, check.number(weight, `tokens.weights.${word}`)])),
    };
}
function dataOf(value, check) {
    const data = check.record(value, 'data');
    return {
        repositories: check.number(data['repositories'], 'data.repositories'),
        units: check.number(data['units'], 'data.units'),
        positives: check.number(data['positives'], 'data.positives'),
        until: check.text(data['until'], 'data.until'),
        ...(data['histories'] === undefined ? {} : { histories: historiesOf(data['histories'], check) }),
    };
}
function historiesOf(value, check) {
    return check.list(value, 'data.histories').map((one, position) => check.text(one, `data.histories[${position}]`));
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function kindOf(value) {
    if (value === undefined)
        return 'missing';
    if (value === null)
        return 'null';
    if (Array.isArray(value))
        return 'a list';
    return typeof value === 'number' ? String(value) : `a ${typeof value}`;
}


/***/ }),

/***/ 5037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ scorer)
/* harmony export */ });
/* unused harmony export scoreRow */
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var _bins_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10753);
/* harmony import */ var _logistic_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(87149);



/**
 * Prepares a model for rows with these features, matched by name; ones that the model does not know are not looked at.
 * The logit is the intercept plus the contributions, added in the order in which they are given.
 *
 * @throws RiskError `bad-model` when the model needs a feature that the rows do not have.
 */
function scorer(model, features) {
    const positions = new Map(features.map(({ name }, position) => [name, position]));
    const positionOf = (feature) => {
        const position = positions.get(feature);
        if (position !== undefined)
            return position;
        throw new _error_js__WEBPACK_IMPORTED_MODULE_0__/* .RiskError */ .g('bad-model', `The model needs the feature ${feature}, which this version does not compute.`, {
            hint: 'Train the model again with this version, or use the shipped one.',
        });
    };
    const terms = model.terms.map((term) => ({ term, at: positionOf(term.feature) }));
    const pairs = model.pairs.map((pair) => ({ pair, at: pair.features.map(positionOf) }));
    return (row, tokens) => {
        const contributions = terms.map(({ term, at }) => {
            const value = row[at];
            return { feature: term.feature, value: Number.isNaN(value) ? null : value, logit: termLogit(term, value) };
        });
        for (const { pair, at } of pairs)
            contributions.push({
                feature: pair.features.join('*'),
                value: null,
                logit: pairLogit(pair, row[at[0]], row[at[1]]),
            });
        if (model.tokens && tokens)
            contributions.push({ feature: 'tokens', value: null, logit: tokenLogit(model.tokens, tokens) });
        contributions.sort((a, b) => Math.abs(b.logit) - Math.abs(a.logit));
        const logit = contributions.reduce((sum, one) => sum + one.logit, model.intercept);
        return { logit, intercept: model.intercept, probability: (0,_logistic_js__WEBPACK_IMPORTED_MODULE_1__/* .logistic */ .bm)(logit), contributions };
    };
}
/** Scores one change; for many, prepare a `scorer`. */
function scoreRow(model, features, row, tokens) {
    return scorer(model, features)(row, tokens);
}
function termLogit(term, value) {
    return Number.isNaN(value) ? term.missing : term.values[(0,_bins_js__WEBPACK_IMPORTED_MODULE_2__/* .binOf */ .jU)(value, term.edges)];
}
function pairLogit({ edges, values }, first, second) {
    if (Number.isNaN(first) || Number.isNaN(second))
        return 0;
    return values[(0,_bins_js__WEBPACK_IMPORTED_MODULE_2__/* .binOf */ .jU)(first, edges[0]) * (edges[1].length + 1) + (0,_bins_js__WEBPACK_IMPORTED_MODULE_2__/* .binOf */ .jU)(second, edges[1])];
}
/** Only words that the model knows count, each once. */
function tokenLogit({ scale, weights }, tokens) {
    let [sum, known] = [0, 0];
    for (const token of new Set(tokens)) {
        if (!Object.hasOwn(weights, token))
            continue;
        sum += weights[token];
        known += 1;
    }
    return known === 0 ? 0 : (scale * sum) / Math.sqrt(known);
}


/***/ }),

/***/ 31130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ shippedModel)
});

// EXTERNAL MODULE: ./packages/risk/lib/model/parse-model.js
var parse_model = __webpack_require__(26856);
;// CONCATENATED MODULE: ./packages/risk/lib/model/shipped.json
const shipped_namespaceObject = /*#__PURE__*/JSON.parse('{"version":1,"kind":"shipped","trainedAt":"2026-11-29","data":{"repositories":27,"units":119474,"positives":19167,"until":"2026-02-23","histories":["9d1e619ff359","0c9a540ed217","91871496a21a","dd5db41a55cd","15a96783ca2a","a658d7b0e7d9","20ca21a3f712","9998490f93d3","050ede23986f","57d1f32de5bf","015166fb7bb4","94db53d08030","886551681629","d189e05d2367","133b4e399922","7cf6470d8849","aef2ab453a8b","0bb1f43dd8f5","33850c0ebd23","29627ee52030","e74117f172e2","227d4e83effb","0ae2f10e2191","fc7e6e6827c3","bc64194be17b","3680c8dc604e","2e1460036c53"]},"intercept":-2.0085,"terms":[{"feature":"lines_added","edges":[0.5,1.5,2.5,3.5,4.5,5.5,36.5,42.5,48.5,57.5],"values":[-0.2545,-0.2092,-0.2051,-0.1346,-0.0852,-0.0579,0.0274,0.0776,0.1267,0.1757,0.225],"missing":0},{"feature":"core_lines_added","edges":[0.5,1.5,12.5,27.5,301.5,433.5,740.5],"values":[-0.1098,-0.0463,-0.0222,0.0311,0.1937,0.2133,0.2364,0.2712],"missing":0},{"feature":"core_lines_deleted","edges":[0.5,5.5,6.5,7.5,8.5,14.5,15.5,22.5,23.5,56.5,60.5,64.5],"values":[-0.0315,-0.0094,0.0282,0.0922,0.0806,0.1219,0.0968,0.0758,0.0713,0.0566,0.0453,0.0131,0.0012],"missing":0},{"feature":"code_added","edges":[0.5,1.5,18.5,21.5,35.5,49.5],"values":[-0.1467,0.0166,0.0281,0.0787,0.134,0.1884,0.2498],"missing":0},{"feature":"code_in_place","edges":[0.5,1.5,2.5,6.5,12.5,18.5,237.5,278.5,336.5],"values":[-0.0788,-0.0638,-0.0401,-0.0269,0.0465,0.0833,0.1202,0.1208,0.1265,0.1833],"missing":0},{"feature":"new_file_share","edges":[0.00120773,0.376898,0.809955,0.987987,0.992048,0.996322],"values":[-0.0119,0.1971,0.1831,0.1807,0.1942,0.2183,0.3961],"missing":0},{"feature":"deleted_share","edges":[0.0000394073,0.0194324,0.0356236,0.392935,0.418638,0.428658,0.44461,0.571703,0.698965,0.866794],"values":[-0.0369,0.046,0.0527,0.0563,0.0254,0.0131,0.0095,-0.0004,0.0282,0.0306,0.0047],"missing":0},{"feature":"comment_share","edges":[0.000234192,0.637212,0.801316,0.863664,0.95041],"values":[-0.0121,0.0711,0.0518,0.0194,0.0003,-0.4594],"missing":0},{"feature":"largest_core_file","edges":[1.5,2.5,17.5,38.5,60.5,218.5,370.5],"values":[-0.064,-0.047,-0.0081,0.0234,0.064,0.1481,0.1604,0.2346],"missing":0},{"feature":"control","edges":[0.5,2.5,3.5,9.5,93.5,177.5],"values":[-0.0524,-0.0085,0.0304,0.1018,0.1525,0.2204,0.2473],"missing":0},{"feature":"control_density","edges":[0.000473037,0.0357398,0.0771939,0.164407,0.177807,0.227325,0.237016,1.21111],"values":[-0.062,0.0501,0.0573,0.0797,0.0873,0.0984,0.0869,0.0833,0.1842],"missing":0},{"feature":"indentation","edges":[0.125,31.125,50.125,53.125,119.125,360.875,435.125,544.125,758.25],"values":[-0.0706,0.0045,0.0372,0.073,0.1142,0.158,0.1888,0.2128,0.2239,0.2404],"missing":0},{"feature":"indentation_max","edges":[0.125,1.125,2.125,6.125,7.125,8.125,9.125,12.125],"values":[-0.0661,0.0101,0.0311,0.0815,0.0754,0.0194,0.0098,-0.1027,-0.1124],"missing":0},{"feature":"concurrency","edges":[0.5,2.5,3.5,6.5,95,106.5,128.5],"values":[-0.0089,0.1478,0.1455,0.1201,0.0973,-0.0543,-0.0947,-0.1842],"missing":0},{"feature":"core_files","edges":[0.5,1.5,18.5,103.5],"values":[-0.0543,-0.0129,0.0747,0.0876,0.1387],"missing":0},{"feature":"core_hunks","edges":[0.5,3.5,7.5,15.5],"values":[-0.0511,-0.0087,0.029,0.0537,0.0855],"missing":0},{"feature":"core_entropy","edges":[0.00370361,0.313107,0.8524,1.56131,1.58501,1.70942],"values":[-0.0081,0.0281,0.0208,0.0259,0.014,0.0107,0.0091],"missing":0},{"feature":"missing_tests","edges":[0.5,1.5,5.5],"values":[-0.0039,0.1304,0.2881,0.3014],"missing":0},{"feature":"changes_code","edges":[0.5],"values":[-0.0491,0.0226],"missing":0},{"feature":"test_share","edges":[0.0000791014,0.105374,0.135409,0.166787,0.487261,0.666877,0.851439,0.980951],"values":[-0.04,0.056,0.0632,0.0855,0.0961,0.1101,0.1085,0.1074,0.2168],"missing":0},{"feature":"test_files","edges":[0.5,1.5,2.5,5.5,6.5],"values":[-0.0305,0.07,0.1355,0.1426,0.1337,0.1203],"missing":0},{"feature":"docs","edges":[1.5,4.5,5.5,7.5],"values":[-0.0031,0.0802,0.0678,0.0207,-0.1523],"missing":0},{"feature":"config","edges":[0.5,1.5,2.5,13.5],"values":[-0.0029,-0.0047,0.1457,0.2796,0.2135],"missing":0},{"feature":"dependencies","edges":[0.5,1.5,4.5,5.5],"values":[0.0084,-0.0754,-0.1412,-0.1538,-0.2132],"missing":0},{"feature":"new_files","edges":[0.5,2.5,4.5,5.5],"values":[-0.0035,0.0581,0.0756,0.1335,0.1454],"missing":0},{"feature":"core_file_share","edges":[0.0000961169,0.200877,0.500868,0.668116,0.917237],"values":[0.0005,0.0533,0.0487,0.0355,0.0311,-0.0295],"missing":0},{"feature":"code_added_rank","edges":[0.0165062,0.0181929,0.192353,0.214023,0.865255,0.888005,0.98005],"values":[-0.1849,-0.1525,-0.0477,0.0113,0.0232,0.1333,0.1718,0.173],"missing":0.085},{"feature":"control_rank","edges":[0.242019,0.817037,0.841007,0.864018,0.980044],"values":[-0.0214,-0.0104,0.0166,0.0795,0.1112,0.23],"missing":0.0615},{"feature":"core_hunks_rank","edges":[0.0323892,0.0920251,0.140028,0.150053,0.445092,0.738048,0.799073,0.944015,0.964014,0.984021],"values":[-0.0438,-0.0418,-0.0349,-0.0098,0.0034,0.0193,0.0542,0.0747,0.081,0.0872,0.0898],"missing":0.0634},{"feature":"core_lines_added_rank","edges":[0.0100125,0.0130056,0.126008,0.141013,0.160739,0.843033,0.866583,0.934045,0.98005],"values":[-0.2606,-0.0837,-0.0085,-0.0044,0.0041,0.008,0.0376,0.0941,0.1323,0.1404],"missing":0.0594},{"feature":"fixes_max_rank","edges":[0.0460415,0.240072,0.309022,0.470294,0.571594,0.596035,0.622054,0.827098,0.852009,0.880068,0.906946,0.933499,0.980028],"values":[-0.0413,-0.0279,-0.0255,-0.0194,-0.0103,-0.0062,0.0127,0.0277,0.0461,0.0914,0.101,0.1282,0.1352,0.1666],"missing":0.0534},{"feature":"blames_max_rank","edges":[0.0490589,0.223022,0.239065,0.506036,0.558834,0.714143,0.74013,0.794059,0.822111,0.90403,0.930026,0.994006],"values":[0.0111,-0.0338,-0.0119,-0.0085,0.0032,0.0049,0.0195,0.032,0.0356,0.0544,0.0571,0.1269,0.1428],"missing":0.0452},{"feature":"changes_max_rank","edges":[0.0005,0.00200604,0.0357854,0.0640197,0.144072,0.164126,0.204018,0.306025,0.470023,0.602115,0.668016,0.736056,0.996016],"values":[0.0537,-0.0204,-0.0043,-0.0023,0.0063,-0.0014,0.0066,0.0045,0.0119,0.0194,0.0166,0.0025,-0.0258,-0.0208],"missing":0.0276},{"feature":"folder_fixes_rank","edges":[0.0230012,0.564077,0.640334,0.696057,0.844078,0.925215,0.948026,0.968043,0.993003],"values":[-0.0463,-0.0242,-0.0129,-0.0076,0.064,0.0805,0.0886,0.0984,0.1202,0.1842],"missing":0.0416},{"feature":"hot_lines_rank","edges":[0.0325,0.0370512,0.178041,0.278105,0.326572,0.770027,0.892043,0.916005,0.982071],"values":[-0.1431,-0.0591,-0.0487,0.0117,0.0193,0.0206,0.0466,0.0749,0.1322,0.1383],"missing":0.0436},{"feature":"file_lines_rank","edges":[0.0005,0.00200604,0.00400803,0.26503,0.287052,0.600147,0.819184,0.857071,0.895669,0.912026,0.930054,0.946022],"values":[0.0504,0.0108,0.024,0.026,0.0097,-0.0247,-0.0355,-0.0426,-0.049,-0.0209,-0.005,-0.0075,0.0101],"missing":0.0119}],"pairs":[{"features":["lines_added","code_added"],"edges":[[1.5,4.5,10.5,24.5,54.5,160.5],[0.5,2.5,7.5,22.5,151.5]],"values":[-0.249,0.0366,0.0188,-0.0368,-0.0224,-0.0334,-0.249,0.0366,0.0188,-0.0368,-0.0224,-0.0334,-0.1938,0.012,0.0268,-0.0288,-0.0144,-0.0255,-0.2264,-0.0316,0.012,0.0267,0.0411,0.0301,-0.2046,-0.0258,0.0176,0.0324,0.013,0.0019,-0.0734,-0.0436,-0.0001,0.0147,-0.0049,-0.0159,-0.086,-0.0562,-0.0127,0.0021,-0.0056,0.0113]},{"features":["lines_added","core_lines_added"],"edges":[[1.5,4.5,10.5,24.5,54.5,160.5],[0.5,2.5,8.5,25.5,113.5]],"values":[-0.0313,0.0061,-0.0084,-0.0084,-0.0067,0.011,-0.0313,0.0061,-0.0084,-0.0084,-0.0067,0.011,-0.027,-0.0004,-0.0038,-0.0038,-0.0021,0.0157,-0.0377,-0.0111,-0.0018,-0.0018,-0.0001,0.0176,0.0258,0.0155,0.0406,0.0406,-0.012,0.0057,0.025,-0.0023,0.0473,0.0473,-0.0222,0.0034,0.0015,-0.0257,0.051,0.051,-0.0211,-0.0096]},{"features":["lines_added","core_lines_added_rank"],"edges":[[1.5,4.5,10.5,24.5,54.5,160.5],[0.0150107,0.0210042,0.0552778,0.232071,0.44428,0.657071,0.866583]],"values":[0.0744,0.017,0.0518,-0.0023,-0.1734,-0.1734,-0.1331,-0.1257,-0.123,-0.0399,-0.0197,-0.0016,0.0058,0.0058,0.0461,0.0535,-0.1093,-0.0261,-0.0059,-0.0006,0.0068,0.0068,0.0472,0.0545,-0.0993,-0.0266,-0.0065,-0.0011,0.0063,0.0063,0.0466,0.054,-0.0476,-0.0147,0.0093,0.0147,0.0221,0.0221,0.0002,0.0076,-0.0444,-0.0114,0.0615,0.0113,0.0186,0.0186,-0.0032,-0.0245,-0.0706,-0.0377,0.0352,-0.015,-0.0076,-0.0076,-0.0113,0.0041]},{"features":["lines_added","core_hunks"],"edges":[[1.5,4.5,10.5,24.5,54.5,160.5],[0.5,1.5,3.5,8.5,33.5]],"values":[-0.0293,0.0122,0.0147,-0.0922,0.0482,0.1334,-0.0107,0.0308,-0.014,-0.0322,0.1083,0.1934,0.0286,0.05,0.0022,-0.016,-0.0549,0.0302,0.0113,0.0325,0.0026,0.0062,-0.0327,0.0525,0.0402,0.0298,-0.0001,0.0035,-0.0198,-0.0409,0.0361,0.0114,-0.0184,-0.0079,-0.0139,-0.0092,0.0527,0.028,-0.0245,-0.0139,-0.02,0.0081]},{"features":["lines_added","largest_core_file"],"edges":[[1.5,4.5,10.5,24.5,54.5,160.5],[0.5,3.5,9.5,23.5,72.5]],"values":[-0.0424,-0.0094,0.076,0.0637,0.1878,-0.0136,-0.0237,0.0094,0.0063,-0.006,0.0407,-0.1607,-0.0028,0.0214,0.0184,0.006,-0.0117,-0.032,0.0001,0.0244,0.0213,0.0033,-0.0145,-0.0347,-0.0086,0.0157,0.0126,0.0158,-0.0102,-0.0304,0.035,0.0025,-0.0005,0.0027,-0.0112,-0.034,-0.0033,-0.0358,-0.0238,-0.0205,-0.0202,0.0036]},{"features":["lines_added","core_file_share"],"edges":[[1.5,4.5,10.5,24.5,54.5,160.5],[0.0000961169,0.500868]],"values":[0.0405,0.0422,-0.0359,0.0786,0.0616,-0.0345,0.0709,0.0539,-0.027,0.0724,0.0538,-0.0271,0.0473,0.032,-0.0166,0.0302,0.0118,-0.0148,0.0566,-0.0058,-0.0019]},{"features":["lines_added","core_files"],"edges":[[1.5,4.5,10.5,24.5,54.5,160.5],[0.5,1.5,3.5]],"values":[-0.0575,-0.0001,0.0391,-0.3975,-0.0688,-0.0113,0.0277,-0.024,-0.0316,-0.0099,0.0292,-0.0301,-0.0271,-0.0055,0.0033,-0.0023,-0.0042,-0.0079,0.0008,0.0127,0.0124,-0.0099,-0.0048,0.007,0.046,0.0187,-0.0176,0.0005]},{"features":["lines_added","changes_code"],"edges":[[1.5,4.5,10.5,24.5,54.5,160.5],[0.5]],"values":[-0.0796,0.0021,-0.0628,0.0005,-0.0247,0.0024,0.0399,-0.0047,0.0375,-0.0041,0.0345,-0.0058,0.0825,-0.0051]},{"features":["lines_added","code_added_rank"],"edges":[[1.5,4.5,10.5,24.5,54.5,160.5],[0.0270135,0.0390087,0.0800763,0.214023,0.435749,0.651021,0.865255]],"values":[-0.0391,-0.0967,-0.0487,-0.0487,0.1586,0.2525,0.3173,0.3097,-0.0565,-0.1141,-0.0661,-0.0661,0.0068,0.1007,0.1655,0.1578,0.1164,0.0587,-0.0731,-0.0731,-0.0083,0.0239,0.0887,0.081,0.1214,0.0638,-0.0679,-0.0679,-0.0146,0.0088,0.0412,0.0335,0.1312,0.0736,-0.0582,-0.0582,-0.0048,-0.0007,0.0067,-0.0011,0.0671,0.0794,-0.0524,-0.0524,-0.007,-0.0029,0.0045,-0.0032,0.093,0.1052,-0.0742,-0.0742,-0.0288,-0.0247,-0.006,0.005]},{"features":["lines_added","code_in_place"],"edges":[[1.5,4.5,10.5,24.5,54.5,160.5],[0.5,2.5,8.5,23.5,99.5]],"values":[-0.048,-0.0023,-0.0018,0.0362,-0.0282,-0.0253,-0.048,-0.0023,-0.0018,0.0362,-0.0282,-0.0253,-0.0343,-0.0032,-0.0027,0.0353,-0.0291,-0.0262,0.0017,0.0014,0.0019,-0.0045,-0.0688,-0.066,0.0219,0.0134,0.014,0.0076,-0.0098,-0.007,0.0227,0.0165,0.0106,0.0042,-0.0099,-0.0058,0.1098,0.0314,0.0256,0.0004,-0.0212,-0.0184]}]}');
;// CONCATENATED MODULE: ./packages/risk/lib/model/shipped-model.js


/** The model that comes with this version: trained on the repositories that docs/risk-model-card.md names. */
function shippedModel() {
    return (0,parse_model/* modelOf */.DM)(shipped_namespaceObject, 'the shipped model');
}


/***/ }),

/***/ 71899:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wz: () => (/* binding */ positionsWhere),
/* harmony export */   X: () => (/* binding */ maturitySeconds),
/* harmony export */   c_: () => (/* binding */ tableOf),
/* harmony export */   dx: () => (/* binding */ labelsAt),
/* harmony export */   hO: () => (/* binding */ rowsAt),
/* harmony export */   sA: () => (/* binding */ maturedAt)
/* harmony export */ });
/** Seconds after which a unit that nothing blames counts as clean. Half of the blames come later than 102 days. */
const maturitySeconds = 180 * 86_400;
/** Table of a replayed main line. */
function tableOf(history, features) {
    const { units } = history;
    const words = units.map(({ tokens }) => tokens);
    const tokens = words.filter((one) => one !== undefined);
    return {
        features,
        rows: units.map((unit) => unit.features),
        times: units.map(({ time }) => time),
        knownAt: units.map(({ blamed }) => blamed?.time ?? Number.POSITIVE_INFINITY),
        touchesCode: units.map(({ touchesCode }) => touchesCode),
        ...(tokens.length === units.length && { tokens }),
    };
}
/** The rows of a table at these positions. */
function rowsAt(table, positions) {
    const pick = (from) => positions.map((position) => from[position]);
    return {
        features: table.features,
        rows: pick(table.rows),
        times: pick(table.times),
        knownAt: pick(table.knownAt),
        touchesCode: pick(table.touchesCode),
        ...(table.tokens && { tokens: pick(table.tokens) }),
        ...(table.repositories && { repositories: pick(table.repositories) }),
    };
}
/** Positions of the rows whose label is settled at `asOf`: old enough to be called clean, had nothing blamed them. */
function maturedAt(table, asOf) {
    return positionsWhere(table, (position) => table.times[position] <= asOf - maturitySeconds);
}
function positionsWhere(table, holds) {
    return Array.from(table.rows.keys()).filter(holds);
}
/** 1 for each row that was known to be blamed at `asOf`. Nothing that was found out later counts. */
function labelsAt(table, asOf) {
    return Uint8Array.from(table.knownAt, (known) => (Number.isFinite(known) && known <= asOf ? 1 : 0));
}


/***/ }),

/***/ 70562:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dz: () => (/* binding */ chance),
/* harmony export */   WQ: () => (/* binding */ whole),
/* harmony export */   x8: () => (/* binding */ signed)
/* harmony export */ });
/** With a sign, and two digits. */
function signed(logit) {
    return `${logit < 0 ? '−' : '+'}${Math.abs(logit).toFixed(2)}`;
}
/** A probability with as many digits as tell something: 0.81, 0.047, below 0.001. */
function chance(probability) {
    if (probability < 0.001)
        return 'below 0.001';
    return probability.toFixed(probability < 0.0995 ? 3 : 2);
}
/** A count with thousands set apart. */
function whole(n) {
    return Math.round(n).toLocaleString('en');
}


/***/ })

};
