export const id = 669;
export const ids = [669];
export const modules = {

/***/ 42669:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  riskStep: () => (/* binding */ riskStep)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 24 modules
var lib = __webpack_require__(31415);
;// CONCATENATED MODULE: ./packages/risk/lib/ci/read-csv.js

const passed = ['success', 'passed', 'pass', 'ok'];
const failed = ['failure', 'failed', 'fail', 'error', 'timed_out'];
const needed = ['workflow', 'conclusion'];
/**
 * Reads runs from a CSV with a header: `workflow` and `conclusion` (success, failure; others such as cancelled are left out), and,
 * where they are known, `commit`, `attempt` and `started_at` (ISO time or seconds since 1970). Columns may come in any order.
 *
 * @throws Problem `bad-input` for a header without the needed columns, or a line that does not fit it
 */
function readCsv(file, text) {
    const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
    const header = cells(lines[0] ?? '').map((name) => name.trim().toLowerCase());
    const missing = needed.filter((name) => !header.includes(name));
    if (missing.length > 0)
        throw new lib/* Problem */.AF('bad-input', `${file}:1: the header lacks ${missing.join(' and ')}.`, {
            hint: 'The first line names the columns: workflow,commit,conclusion,attempt,started_at.',
        });
    const runs = [];
    for (const [i, line] of lines.entries()) {
        if (i === 0 || line.trim() === '')
            continue;
        const found = cells(line);
        if (found.length !== header.length)
            throw new lib/* Problem */.AF('bad-input', `${file}:${i + 1}: ${found.length} cells, but the header has ${header.length}.`, {
                hint: 'Put cells with commas in double quotes.',
            });
        const cell = (name) => found[header.indexOf(name)]?.trim() ?? '';
        const conclusion = cell('conclusion').toLowerCase();
        if (!passed.includes(conclusion) && !failed.includes(conclusion))
            continue;
        runs.push({
            workflow: cell('workflow'),
            commit: cell('commit') || undefined,
            passed: passed.includes(conclusion),
            attempts: attemptsOf(cell('attempt')),
            time: secondsOf(cell('started_at')),
            failedPaths: [],
        });
    }
    return runs;
}
function attemptsOf(text) {
    return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1;
}
function secondsOf(text) {
    if (/^\d{9,11}$/.test(text))
        return Number(text);
    return Date.parse(text) / 1000;
}
/** Splits a line at commas; a cell in double quotes may have them, and writes a quote as two. */
function cells(line) {
    const found = [];
    let [cell, quoted] = ['', false];
    for (let i = 0; i < line.length; i++) {
        const c = line[i];
        if (c === '"' && quoted && line[i + 1] === '"') {
            cell += c;
            i++;
        }
        else if (c === '"' && (quoted || cell === ''))
            quoted = !quoted;
        else if (c === ',' && !quoted) {
            found.push(cell);
            cell = '';
        }
        else
            cell += c;
    }
    return [...found, cell];
}

;// CONCATENATED MODULE: ./packages/risk/lib/ci/read-junit.js

/**
 * Reads a JUnit file as one run: it failed when a test case has a `failure` or an `error`. Paths are those that its test cases name
 * by `file`, as most writers for interpreted languages do; the time is the newest `timestamp` of its suites.
 *
 * @throws Problem `bad-input` for a text without a test suite
 */
function readJunit(file, text) {
    let [suites, name, time] = [0, '', Number.NaN];
    let [failures, current] = [0, ''];
    const failedPaths = new Set();
    for (const { tag, attributes } of tags(text)) {
        if (tag === 'testsuite' || tag === 'testsuites') {
            suites++;
            name ||= attribute(attributes, 'name');
            const at = Date.parse(attribute(attributes, 'timestamp')) / 1000;
            if (!Number.isNaN(at))
                time = Number.isNaN(time) ? at : Math.max(time, at);
        }
        else if (tag === 'testcase')
            current = attribute(attributes, 'file').replace(/^\.\//, '');
        else if (tag === 'failure' || tag === 'error') {
            failures++;
            if (current !== '')
                failedPaths.add(current);
        }
    }
    if (suites === 0)
        throw new lib/* Problem */.AF('bad-input', `${file} has no test suite.`, {
            hint: 'A JUnit file has <testsuites> or <testsuite>.',
        });
    return {
        workflow: name === '' ? file : name,
        commit: undefined,
        passed: failures === 0,
        attempts: 1,
        time,
        failedPaths: [...failedPaths],
    };
}
/** Opening tags in order. Comments and CDATA, which may have anything in them, are passed over. */
function* tags(text) {
    const pattern = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<([A-Za-z][\w.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/g;
    for (const [, tag, attributes = ''] of text.matchAll(pattern))
        if (tag !== undefined)
            yield { tag, attributes };
}
const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
function attribute(attributes, name) {
    const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
    const value = match?.[1] ?? match?.[2] ?? '';
    return value.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity) => entities[entity]);
}

;// CONCATENATED MODULE: ./packages/risk/lib/ci/ci-history.js



const mostRuns = 300;
const maxFileBytes = 20 * 1024 * 1024;
/** Runs of a branch from GitHub Actions. Those that were cancelled or skipped say nothing of the change. */
async function ciFromHost(host, branch) {
    const answer = await host.workflowRuns(branch, mostRuns);
    if ('trouble' in answer)
        return { trouble: `The runs of ${branch} could not be read: ${answer.trouble}.` };
    const runs = answer.value
        .filter(({ conclusion }) => conclusion === 'success' || conclusion === 'failure' || conclusion === 'timed_out')
        .map(({ workflow, commit, conclusion, attempt, startedAt }) => ({
        workflow,
        commit,
        passed: conclusion === 'success',
        attempts: attempt,
        time: Date.parse(startedAt) / 1000,
        failedPaths: [],
    }));
    return { source: `GitHub Actions, branch ${branch}`, runs };
}
/**
 * Runs from files: each `.xml` is a JUnit report of one run, anything else a CSV with a line a run.
 *
 * @throws Problem for a file that is not there, or is neither
 */
function ciFromFiles(patterns, cwd) {
    const texts = (0,lib/* readTexts */.Z7)(patterns, { cwd, exclude: [], maxFileBytes, readStdin: () => Buffer.from('') });
    const runs = texts.flatMap(({ file, text, defects: [defect] }) => {
        if (defect !== undefined)
            throw new lib/* Problem */.AF('bad-input', `${file}: ${defect.message}`);
        return file.endsWith('.xml') ? [readJunit(file, text)] : readCsv(file, text);
    });
    return { source: patterns.join(', '), runs };
}

;// CONCATENATED MODULE: ./packages/risk/lib/gate/wilson.js
const z = 1.959964;
/** Interval of a share by Wilson's score (Wilson 1927, JASA 22, 209–212), which holds for few cases and for shares near 0 and 1. */
function wilson(hits, cases) {
    if (cases === 0)
        return { value: Number.NaN, low: Number.NaN, high: Number.NaN };
    const p = hits / cases;
    const scale = 1 + (z * z) / cases;
    const centre = p + (z * z) / (2 * cases);
    const width = z * Math.sqrt((p * (1 - p)) / cases + (z * z) / (4 * cases * cases));
    return { value: p, low: Math.max(0, (centre - width) / scale), high: Math.min(1, (centre + width) / scale) };
}

;// CONCATENATED MODULE: ./packages/risk/lib/ci/ci-term.js

/** The newest runs say most about the next one. */
const newestRuns = 200;
/**
 * Counts. Runs that were cancelled or skipped must be left out before. Returns undefined when there is no run: unknown is not zero.
 *
 * @param files what the change touches
 * @param filesOf what an earlier commit touched; undefined for commits that are not known
 */
function ciTerm(history, files, filesOf) {
    const runs = [...history.runs].sort((a, b) => order(b) - order(a)).slice(0, newestRuns);
    const newest = runs[0];
    if (newest === undefined)
        return undefined;
    const touched = new Set(files);
    const matched = runs.filter((run) => isMatched(run, filesOf));
    const same = matched.filter((run) => run.failedPaths.some((path) => touched.has(path)) ||
        (run.commit !== undefined && (filesOf(run.commit) ?? []).some((path) => touched.has(path))));
    return {
        source: history.source,
        runs: runs.length,
        failures: wilson(runs.filter(({ passed }) => !passed).length, runs.length),
        previous: newest.passed ? 'passed' : 'failed',
        flaky: wilson(runs.filter(({ passed, attempts }) => passed && attempts > 1).length, runs.length),
        ...(matched.length === 0
            ? {}
            : {
                samePaths: { runs: same.length, failures: wilson(same.filter(({ passed }) => !passed).length, same.length) },
            }),
    };
}
function isMatched({ commit, failedPaths }, filesOf) {
    return failedPaths.length > 0 || (commit !== undefined && filesOf(commit) !== undefined);
}
/** Runs without a time are taken for old. */
function order({ time }) {
    return Number.isNaN(time) ? Number.NEGATIVE_INFINITY : time;
}

// EXTERNAL MODULE: ./packages/risk/lib/features/features.js
var features_features = __webpack_require__(36994);
// EXTERNAL MODULE: ./packages/risk/lib/gate/gate.js
var gate = __webpack_require__(98050);
;// CONCATENATED MODULE: ./packages/risk/lib/gate/lift.js
/** Permissions with which one may merge. */
const mayLift = ['admin', 'maintain', 'write'];
/** Where permissions cannot be read, GitHub's word for what the reviewer is to the repository. */
const trusted = ['OWNER', 'MEMBER', 'COLLABORATOR'];
/**
 * Looks for an approving review that lifts the gate: by a person who is not the author and may merge, given to the very commit that
 * was scored, and not taken back. A label or a comment lifts nothing.
 */
async function findLifts(host, query) {
    const lifts = [];
    const notes = [];
    for (const number of query.pullRequests) {
        const found = await liftOf(host, number, query);
        notes.push(...found.notes);
        if (found.lift === undefined) {
            if (query.pullRequests.length > 1)
                notes.push(`Pull request #${number} of this group waits for a review.`);
            return { lifts: [], notes };
        }
        lifts.push(found.lift);
    }
    return { lifts, notes };
}
async function liftOf(host, number, { head, author }) {
    let [commit, writer] = [head, author];
    if (commit === undefined || writer === undefined) {
        const pull = await host.pullRequest(number);
        if ('trouble' in pull)
            return { notes: [unread(number, pull.trouble)] };
        commit ??= pull.value.head;
        writer ??= pull.value.author;
    }
    const answer = await host.reviews(number);
    if ('trouble' in answer)
        return { notes: [unread(number, answer.trouble)] };
    const notes = [];
    for (const review of standingApprovals(answer.value)) {
        const objection = objectionTo(review, commit, writer);
        if (objection !== undefined) {
            notes.push(`The approval by ${review.author || 'a deleted user'} does not count: ${objection}.`);
            continue;
        }
        const { permission, refusal, note } = await permissionOf(host, review);
        if (note !== undefined)
            notes.push(note);
        if (refusal !== undefined) {
            notes.push(`The approval by ${review.author} does not count: ${refusal}.`);
            continue;
        }
        const { author: login, submittedAt: at, url, body: why } = review;
        return { lift: { by: 'review', pullRequest: number, login, at, url, why, commit, permission }, notes };
    }
    return { notes };
}
function unread(number, trouble) {
    return `Whether somebody approved pull request #${number} could not be read: ${trouble}. So the verdict stands.`;
}
/**
 * The approvals that stand, the newest first: of each reviewer the last word counts, and a comment is no word about it. GitHub turns
 * a review that was dismissed into one of the state DISMISSED.
 */
function standingApprovals(reviews) {
    const last = new Map();
    const inOrder = [...reviews].sort((a, b) => Date.parse(a.submittedAt) - Date.parse(b.submittedAt));
    for (const review of inOrder)
        if (['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'].includes(review.state))
            last.set(review.author, review);
    return [...last.values()].filter(({ state }) => state === 'APPROVED').reverse();
}
function objectionTo(review, head, author) {
    if (review.isBot)
        return 'it was not given by a person';
    if (review.author.toLowerCase() === author.toLowerCase())
        return 'it is the author';
    if (review.commit !== head)
        return `it was given to ${review.commit?.slice(0, 10) ?? 'no commit'}, and ${head.slice(0, 10)} came after it`;
    return undefined;
}
async function permissionOf(host, { author, association }) {
    const answer = await host.permission(author);
    if ('value' in answer)
        return mayLift.includes(answer.value)
            ? { permission: answer.value }
            : { permission: answer.value, refusal: `the permission is ${answer.value}, and lifting takes write` };
    if (!trusted.includes(association))
        return {
            permission: undefined,
            refusal: `the permission could not be read (${answer.trouble}), and GitHub says ${association}`,
        };
    return {
        permission: undefined,
        note: `The permission of ${author} could not be read (${answer.trouble}); GitHub says ${association}, which was taken for enough.`,
    };
}
/**
 * The approval of a required reviewer of an environment that the job of this run waited for. It is of the commit that the run is about.
 * Whom GitHub lets approve is a setting of the environment; that it is not the author is held here too.
 */
async function findEnvironmentLift(host, environment, { head, author }) {
    const answer = await host.environmentApprovals();
    if ('trouble' in answer)
        return {
            lifts: [],
            notes: [
                `Who approved the environment ${environment} could not be read: ${answer.trouble}. So the verdict stands.`,
            ],
        };
    const own = answer.value.filter(({ environments }) => environments.includes(environment));
    const rejected = own.find(({ approved }) => !approved);
    if (rejected !== undefined)
        return { lifts: [], notes: [`${rejected.reviewer} rejected the environment ${environment}.`] };
    const notes = [];
    for (const { reviewer, isBot, comment } of own) {
        if (isBot || reviewer.toLowerCase() === author?.toLowerCase()) {
            notes.push(`The approval by ${reviewer} does not count: it ${isBot ? 'was not given by a person' : 'is the author'}.`);
            continue;
        }
        const lift = { login: reviewer, at: undefined, url: host.runUrl ?? '', why: comment, commit: head };
        return { lifts: [{ by: 'environment', pullRequest: undefined, permission: undefined, ...lift }], notes };
    }
    return {
        lifts: [],
        notes: [
            ...notes,
            `Nobody approved the environment ${environment} for this run: the job has to name it, and it needs required reviewers.`,
        ],
    };
}

// EXTERNAL MODULE: ./packages/risk/lib/gate/rule.js
var gate_rule = __webpack_require__(58047);
;// CONCATENATED MODULE: ./packages/risk/lib/gate/track-record.js


function trackRecord(rule, changes, seen) {
    const blocked = changes.filter((change) => (0,gate_rule/* isBeyond */._f)(rule, change) === true);
    const hits = blocked.filter(({ blamed }) => blamed).length;
    const positives = changes.filter(({ blamed }) => blamed).length;
    return {
        changes: changes.length,
        positives,
        blocked: blocked.length,
        precision: wilson(hits, blocked.length),
        caught: wilson(hits, positives),
        seen,
    };
}
/** What the gate's rule means here, in one sentence. */
function recordInWords({ changes, positives, blocked, precision, caught, seen }) {
    if (changes === 0)
        return 'How this gate would have done here is not known: no change is old enough to tell.';
    const start = `Over the last ${changes} changes that are old enough to tell, it would have blocked ${(0,gate_rule/* percent */.KN)(blocked / changes)}`;
    const flattery = seen ? '; the model was trained on them, so expect less' : '';
    if (positives === 0)
        return `${start}; no fix blames any of them, so nothing is known of its precision${flattery}.`;
    const missed = `caught ${(0,gate_rule/* percent */.KN)(caught.value)} of the ${positives} that a later fix blames`;
    if (blocked === 0)
        return `${start}, and ${missed}${flattery}.`;
    const range = `${precision.low.toFixed(2)} to ${precision.high.toFixed(2)}`;
    return `${start} with precision ${precision.value.toFixed(2)} (95 % interval ${range}), and ${missed}${flattery}.`;
}

// EXTERNAL MODULE: ./packages/risk/lib/history/bug-issues.js
var bug_issues = __webpack_require__(16241);
// EXTERNAL MODULE: ./packages/risk/lib/error.js
var error = __webpack_require__(2979);
// EXTERNAL MODULE: ./packages/risk/lib/features/classic.js
var features_classic = __webpack_require__(80813);
// EXTERNAL MODULE: ./packages/risk/lib/features/file-change.js
var file_change = __webpack_require__(92392);
// EXTERNAL MODULE: ./packages/risk/lib/features/file-kind.js
var file_kind = __webpack_require__(76470);
// EXTERNAL MODULE: ./packages/risk/lib/features/tokens.js
var features_tokens = __webpack_require__(92527);
// EXTERNAL MODULE: ./packages/risk/lib/history/change-reader.js + 1 modules
var change_reader = __webpack_require__(89963);
// EXTERNAL MODULE: ./packages/risk/lib/history/git.js
var git = __webpack_require__(65870);
// EXTERNAL MODULE: ./packages/risk/lib/history/main-line.js
var main_line = __webpack_require__(89408);
// EXTERNAL MODULE: ./packages/risk/lib/history/message.js
var history_message = __webpack_require__(17009);
// EXTERNAL MODULE: ./packages/risk/lib/history/parse-log.js + 1 modules
var parse_log = __webpack_require__(81314);
// EXTERNAL MODULE: ./packages/risk/lib/history/replay.js
var replay = __webpack_require__(1767);
// EXTERNAL MODULE: ./packages/risk/lib/history/replay-units.js + 5 modules
var replay_units = __webpack_require__(50956);
// EXTERNAL MODULE: ./packages/risk/lib/history/repository.js
var history_repository = __webpack_require__(10408);
// EXTERNAL MODULE: ./packages/risk/lib/history/state.js
var history_state = __webpack_require__(61231);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./packages/risk/lib/features/window.js
var features_window = __webpack_require__(14229);
;// CONCATENATED MODULE: ./packages/risk/lib/history/bytes.js
function byteWriter() {
    let bytes = Buffer.allocUnsafe(1 << 16);
    let at = 0;
    function room(size) {
        if (at + size <= bytes.length)
            return;
        const larger = Buffer.allocUnsafe(2 * (at + size));
        bytes.copy(larger, 0, 0, at);
        bytes = larger;
    }
    function raw(encoded) {
        writer.count(encoded.length);
        room(encoded.length);
        bytes.set(encoded, at);
        at += encoded.length;
    }
    const writer = {
        count(value) {
            room(10);
            let rest = value;
            for (; rest >= 0x80; rest = Math.floor(rest / 0x80))
                bytes[at++] = (rest % 0x80) | 0x80;
            bytes[at++] = rest;
        },
        whole: (value) => writer.count(value < 0 ? -2 * value - 1 : 2 * value),
        float(value) {
            room(8);
            at = bytes.writeDoubleLE(value, at);
        },
        floats(values) {
            writer.count(values.length);
            for (const value of values)
                writer.float(value);
        },
        byteText: (text) => raw(Buffer.from(text, 'latin1')),
        text: (text) => raw(Buffer.from(text, 'utf8')),
        done: () => bytes.subarray(0, at),
    };
    return writer;
}
function byteReader(bytes) {
    let at = 0;
    function raw() {
        const size = reader.count();
        if (size > bytes.length - at)
            throw new RangeError('a text is longer than what is left');
        at += size;
        return bytes.subarray(at - size, at);
    }
    const reader = {
        count() {
            let value = 0;
            for (let factor = 1;; factor *= 0x80) {
                const byte = bytes[at++];
                if (byte === undefined || factor > Number.MAX_SAFE_INTEGER)
                    throw new RangeError('a number has no end');
                value += (byte & 0x7f) * factor;
                if (byte < 0x80)
                    return value;
            }
        },
        whole() {
            const value = reader.count();
            return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
        },
        float() {
            const value = bytes.readDoubleLE(at);
            at += 8;
            return value;
        },
        floats() {
            const length = reader.count();
            if (length * 8 > bytes.length - at)
                throw new RangeError('a row is longer than what is left');
            return Float64Array.from({ length }, () => reader.float());
        },
        byteText: () => raw().toString('latin1'),
        text: () => raw().toString('utf8'),
        left: () => bytes.length - at,
    };
    return reader;
}

;// CONCATENATED MODULE: ./packages/risk/lib/history/state-file.js






/** Raise it with every change of what is stored or of how features are made: older states are then replayed anew. */
const stateFormat = 1;
/** Names what a state was made with: one of another format or of other features is of no use. */
function signature(tokens) {
    const names = [...features_features/* features */.qT, ...features_classic/* classicFeatures */.AN].map(({ name }) => name).join(',');
    return `slipway-risk-state ${stateFormat} ${tokens ? 'with' : 'without'} words ${names}`;
}
/** Packs a progress into bytes; `head` is the hash of its newest unit. */
function packProgress({ state, units }, head, tokens) {
    const writer = byteWriter();
    writer.text(signature(tokens));
    writer.text(head);
    writeState(writer, state);
    writer.count(units.length);
    for (const unit of units)
        writeUnit(writer, unit);
    return (0,external_node_zlib_.gzipSync)(writer.done(), { level: 3 });
}
/** @throws Error where the bytes are damaged, or are of another format, of other features or of another commit */
function unpackProgress(packed, head, tokens) {
    const reader = byteReader((0,external_node_zlib_.gunzipSync)(packed));
    if (reader.text() !== signature(tokens))
        throw new Error('it was made by another version');
    if (reader.text() !== head)
        throw new Error('it belongs to another commit');
    const state = readState(reader);
    const units = list(reader, () => readUnit(reader));
    if (reader.left() !== 0)
        throw new Error('it is longer than it should be');
    return { state, units };
}
function list(reader, read) {
    const length = reader.count();
    if (length > reader.left())
        throw new RangeError('a list is longer than what is left');
    return Array.from({ length }, read);
}
function writeState(writer, state) {
    let before = 0;
    writer.count(state.times.length);
    for (const [index, time] of state.times.entries()) {
        writer.whole(time - before);
        writer.count(state.marks[index] ?? 0);
        before = time;
    }
    writer.count(state.nextFile);
    writer.count(state.window.seen);
    writer.count(state.window.columns);
    writer.floats(state.window.values);
    writer.count(state.folders.size);
    for (const [path, { recentChanges, recentFixes }] of state.folders) {
        writer.byteText(path);
        writeDecayed(writer, recentChanges);
        writeDecayed(writer, recentFixes);
    }
    writer.count(state.authors.size);
    for (const [name, { number, changes, recent, folders }] of state.authors) {
        writer.text(name);
        writer.count(number);
        writer.count(changes);
        writeDecayed(writer, recent);
        writer.count(folders.size);
        for (const [folder, times] of folders) {
            writer.byteText(folder);
            writer.count(times);
        }
    }
    writer.count(state.files.size);
    for (const [path, record] of state.files) {
        writer.byteText(path);
        writeRecord(writer, record);
    }
}
function readState(reader) {
    const state = (0,history_state/* newState */.om)();
    let time = 0;
    list(reader, () => {
        time += reader.whole();
        state.times.push(time);
        state.marks.push(reader.count());
    });
    state.nextFile = reader.count();
    const seen = reader.count();
    const columns = reader.count();
    state.window = (0,features_window/* windowOf */.Ou)(reader.floats(), columns, seen);
    list(reader, () => state.folders.set(reader.byteText(), { recentChanges: readDecayed(reader), recentFixes: readDecayed(reader) }));
    list(reader, () => {
        const name = reader.text();
        const known = { number: reader.count(), changes: reader.count(), recent: readDecayed(reader) };
        const folders = new Map(list(reader, () => [reader.byteText(), reader.count()]));
        state.authors.set(name, { ...known, folders });
    });
    list(reader, () => {
        const path = reader.byteText();
        const record = readRecord(reader);
        state.files.set(path, record);
        state.byId.set(record.id, record);
    });
    return state;
}
function writeDecayed(writer, { value, time }) {
    writer.float(value);
    writer.whole(time);
}
function readDecayed(reader) {
    return { value: reader.float(), time: reader.whole() };
}
function writeRecord(writer, record) {
    writer.count(record.id);
    writer.text(record.kind);
    writer.count(record.text ? 1 : 0);
    writer.text(record.blob);
    writer.whole(record.firstTime);
    writer.whole(record.lastTime);
    writer.count(record.changes);
    for (const count of [record.recentChanges, record.recentFixes, record.recentBlames])
        writeDecayed(writer, count);
    writer.count(record.authors.length);
    for (const author of record.authors)
        writer.count(author);
    writer.count(record.partners.size);
    for (const [id, times] of record.partners) {
        writer.count(id);
        writer.count(times);
    }
    writeOwners(writer, record.owners);
}
function readRecord(reader) {
    return {
        id: reader.count(),
        // A kind of another version only makes the file count for nothing.
        kind: reader.text(),
        text: reader.count() === 1,
        blob: reader.text(),
        firstTime: reader.whole(),
        lastTime: reader.whole(),
        changes: reader.count(),
        recentChanges: readDecayed(reader),
        recentFixes: readDecayed(reader),
        recentBlames: readDecayed(reader),
        authors: list(reader, () => reader.count()),
        partners: new Map(list(reader, () => [reader.count(), reader.count()])),
        owners: readOwners(reader),
    };
}
/** Neighbouring lines mostly have the same owner: runs are far shorter than lines. */
function writeOwners(writer, { units, lines }) {
    writer.count(lines);
    for (let at = 0; at < lines;) {
        const unit = units[at];
        let end = at + 1;
        while (end < lines && units[end] === unit)
            end++;
        writer.count(end - at);
        writer.count(unit);
        at = end;
    }
}
function readOwners(reader) {
    const lines = reader.count();
    const units = new Int32Array(lines);
    for (let at = 0; at < lines;) {
        const length = reader.count();
        if (length === 0 || at + length > lines)
            throw new RangeError('a run of lines does not fit into its file');
        units.fill(reader.count(), at, at + length);
        at += length;
    }
    return { units, lines };
}
function writeUnit(writer, unit) {
    writer.count(unit.index);
    writer.text(unit.hash);
    writer.whole(unit.time);
    writer.text(unit.subject);
    writer.whole(unit.request ?? -1);
    writer.floats(unit.features);
    writer.floats(unit.classic);
    for (const texts of [unit.tokens ?? [], unit.files]) {
        writer.count(texts.length);
        for (const text of texts)
            writer.text(text);
    }
    writer.count(unit.touchesCode ? 1 : 0);
    writer.text(unit.fix ?? '');
    writer.whole(unit.anyFixAt ?? -1);
    writer.count(unit.blames.length);
    for (const { by, time, source } of unit.blames) {
        writer.text(by);
        writer.whole(time);
        writer.text(source);
    }
}
function readUnit(reader) {
    const head = { index: reader.count(), hash: reader.text(), time: reader.whole(), subject: reader.text() };
    const request = reader.whole();
    const rows = { features: reader.floats(), classic: reader.floats() };
    const tokens = list(reader, () => reader.text());
    const files = list(reader, () => reader.text());
    const touchesCode = reader.count() === 1;
    const fix = reader.text();
    const anyFixAt = reader.whole();
    const blames = list(reader, () => ({ by: reader.text(), time: reader.whole(), source: sourceOf(reader.text()) }));
    return {
        ...{ ...head, request: request < 0 ? undefined : request, ...rows, files, touchesCode, blames, blamed: blames[0] },
        tokens: tokens.length === 0 ? undefined : tokens,
        fix: fix === '' ? undefined : sourceOf(fix),
        anyFixAt: anyFixAt < 0 ? undefined : anyFixAt,
    };
}
function sourceOf(text) {
    if (text === 'tag' || text === 'revert' || text === 'issue' || text === 'keyword')
        return text;
    throw new Error(`it has a label of the unknown source ${JSON.stringify(text)}`);
}

;// CONCATENATED MODULE: ./packages/risk/lib/history/state-cache.js



const fileName = /^risk-state-(\d+)-([0-9a-f]{40,64})\.gz$/;
function nameOf(head) {
    return `risk-state-${stateFormat}-${head}.gz`;
}
/** Looks in a folder for the newest state of a main line. What cannot be used is told, never trusted. */
async function findState(folder, hashes, tokens) {
    const position = new Map(hashes.map((hash, index) => [hash, index]));
    const stored = (await namesIn(folder)).flatMap((name) => {
        const match = fileName.exec(name);
        return match === null ? [] : [{ name, format: Number(match[1]), head: match[2] ?? '' }];
    });
    const usable = stored
        .filter(({ format, head }) => format === stateFormat && position.has(head))
        .sort((a, b) => (position.get(b.head) ?? 0) - (position.get(a.head) ?? 0));
    const notes = [];
    for (const { name, head } of usable) {
        try {
            const progress = unpackProgress(await (0,promises_.readFile)((0,external_node_path_.join)(folder, name)), head, tokens);
            const units = (position.get(head) ?? 0) + 1;
            if (progress.state.times.length !== units)
                throw new Error(`it covers ${progress.state.times.length} units instead of ${units}`);
            return { progress, units, notes };
        }
        catch (error) {
            notes.push(`The stored history ${name} was not used: ${error instanceof Error ? error.message : String(error)}.`);
        }
    }
    if (stored.length > 0 && usable.length === 0)
        notes.push(`No stored history is of this main line, which was perhaps rewritten: all ${hashes.length} units were read anew.`);
    return { progress: undefined, units: 0, notes };
}
async function namesIn(folder) {
    try {
        return await (0,promises_.readdir)(folder);
    }
    catch {
        // A folder that is not there yet is what the first run finds.
        return [];
    }
}
/** Stores a state and removes older ones of the same main line. Gives what went wrong, as a sentence. */
async function storeState(folder, progress, hashes, tokens) {
    const head = hashes.at(-1) ?? '';
    try {
        await (0,promises_.mkdir)(folder, { recursive: true });
        const file = (0,external_node_path_.join)(folder, nameOf(head));
        // Jobs may share the folder: a file is whole or not there.
        await (0,promises_.writeFile)(`${file}.${progress.state.times.length}.part`, packProgress(progress, head, tokens));
        await (0,promises_.rename)(`${file}.${progress.state.times.length}.part`, file);
        await tidy(folder, nameOf(head), new Set(hashes.slice(0, -1)));
        return undefined;
    }
    catch (error) {
        return `The history could not be stored in ${folder}: ${error instanceof Error ? error.message : String(error)}.`;
    }
}
/** States of other main lines that are kept: branches take turns in one folder. */
const keptOthers = 3;
async function tidy(folder, newest, older) {
    const others = [];
    for (const name of await (0,promises_.readdir)(folder)) {
        const match = fileName.exec(name);
        if (match === null || name === newest)
            continue;
        const path = (0,external_node_path_.join)(folder, name);
        if (Number(match[1]) !== stateFormat || older.has(match[2] ?? ''))
            await (0,promises_.rm)(path, { force: true });
        else
            others.push({ path, time: (await (0,promises_.stat)(path)).mtimeMs });
    }
    others.sort((a, b) => b.time - a.time);
    for (const { path } of others.slice(keptOthers))
        await (0,promises_.rm)(path, { force: true });
}

// EXTERNAL MODULE: ./packages/risk/lib/history/text-attributes.js
var text_attributes = __webpack_require__(83061);
;// CONCATENATED MODULE: ./packages/risk/lib/history/describe-change.js

















/** How many units are kept with their features. */
const recentUnits = 2000;
/**
 * Describes a change that is not merged yet as one unit: what differs between its head and the commit where it left the
 * base, read with what the base's history knows.
 * @throws RiskError as `replay` does, and `unrelated` where base and head have no common ancestor
 */
async function describeChange(request) {
    const repository = await (0,history_repository/* openRepository */.h_)(request.repo, request.signal);
    const base = await (0,history_repository/* resolveCommit */.WL)(repository, request.base);
    const head = await (0,history_repository/* resolveCommit */.WL)(repository, request.head);
    const fork = await forkPoint(repository, base, head);
    const hashes = await (0,history_repository/* mainLineHashes */.I8)(repository, base);
    const { progress, notes } = await progressAt(repository, hashes, request);
    const { state, units } = progress;
    const tokens = request.tokens === true ? (0,features_tokens/* tokenCollector */.r)() : undefined;
    const { message, time: headTime, author } = await readHead(repository, head);
    const time = Math.max(headTime, state.times.at(-1) ?? 0);
    const files = await readChange(repository, { state, time, tokens }, [fork, head]);
    const features = (0,features_features/* featureRow */.BD)(files, state, time);
    const classic = (0,features_classic/* classicRow */.$b)({ files, author, fix: message.speaksOfFix, time }, state);
    const words = tokens?.take(message.title, files.map(({ entry }) => entry.path));
    const touched = new Map(files.map((file) => [touchedFile(file, time), file]));
    if (files.length === 0)
        notes.push('The head brings nothing that the base does not have.');
    return {
        change: {
            ...{ subject: message.title, time, features, classic, tokens: words, files: [...touched.keys()] },
            touchesCode: files.some((file) => (0,file_kind/* isCode */._m)(file.kind)),
        },
        ...{ recent: units, units: state.times.length, positives: positivesOf(state), base, head, notes },
        oldest: hashes[0],
        rowOf: (some, more = {}) => {
            const chosen = some.flatMap((file) => touched.get(file) ?? []);
            return (0,features_features/* featureRow */.BD)(more.testsTouched === true ? withTests(chosen) : chosen, state, time);
        },
    };
}
function positivesOf({ marks }) {
    return marks.reduce((sum, mark) => sum + ((mark & history_state/* isBlamed */.aG) === 0 ? 0 : 1), 0);
}
async function forkPoint(repository, base, head) {
    const found = await (0,git/* askGit */.gG)(repository, ['merge-base', base, head]);
    const [fork = ''] = found.output.split('\n');
    if (found.status === 0 && fork !== '')
        return fork;
    throw new error/* RiskError */.g('unrelated', `The commits ${base.slice(0, 12)} and ${head.slice(0, 12)} have no common ancestor.`, {
        hint: 'Check that both are of the same repository, and that the clone is not shallow.',
    });
}
/** The state of the main line at its newest unit: stored, brought forward, or made anew. */
async function progressAt(repository, hashes, request) {
    const tokens = request.tokens === true;
    const head = hashes.at(-1) ?? '';
    const none = { progress: undefined, units: 0, notes: [] };
    const found = request.cache === undefined ? none : await findState(request.cache, hashes, tokens);
    const progress = found.progress ?? { state: (0,history_state/* newState */.om)(), units: [] };
    const notes = [...found.notes];
    if (found.units === hashes.length)
        return { progress, notes };
    await (0,history_repository/* requireContents */.s4)(repository, head);
    const known = hashes.slice(0, found.units);
    const wide = await (0,replay_units/* replayUnits */.j)(progress, repository, {
        line: await (0,main_line/* readMainLine */.A)(repository, head, { hashes: known }),
        range: known.length === 0 ? [head] : [head, `^${known.at(-1)}`],
        issueLabels: request.issueLabels ?? new Set(),
        tokens,
    });
    if (wide > 0)
        notes.push((0,replay/* wideFixes */.po)(wide));
    progress.units.splice(0, progress.units.length - recentUnits);
    const failure = request.cache === undefined ? undefined : await storeState(request.cache, progress, hashes, tokens);
    if (failure !== undefined)
        notes.push(failure);
    return { progress, notes };
}
async function readHead(repository, head) {
    const found = await (0,git/* askGit */.gG)(repository, ['log', '-1', '--format=%ct%x00%aE%x00%B', head, '--']);
    if (found.status !== 0)
        throw (0,main_line/* unreadable */.O)(`commit ${head}`, found.complaint);
    const [time = '', author = '', message = ''] = found.output.split('\0');
    return { message: (0,history_message/* messageFacts */.r)(message), time: Number(time), author };
}
async function readChange(repository, known, trees) {
    const nothing = () => undefined;
    const reader = (0,change_reader/* changeReader */.Y)(known.state, nothing, nothing, known.tokens);
    reader.time = known.time;
    const parser = (0,parse_log/* parseLog */.g_)(reader);
    const diff = ['diff-tree', '-r', ...parse_log/* patchFormat */.wY, ...trees, '--'];
    const end = await (0,text_attributes/* withTextAttributes */.Z)(repository, (it) => (0,git/* streamGit */.t1)(it, diff, (chunk) => parser.take(chunk)));
    if (end.status !== 0)
        throw (0,main_line/* unreadable */.O)('the change', end.complaint);
    await parser.finish();
    return reader.files;
}
const statuses = { A: 'added', C: 'added', D: 'deleted', R: 'renamed' };
function touchedFile(file, time) {
    const { entry, hunks, hunkControl, record } = file;
    const { status } = entry;
    return {
        ...{ path: (0,parse_log/* pathText */.LF)(entry.path), oldPath: (0,parse_log/* pathText */.LF)(entry.oldPath), kind: file.kind, control: file.control },
        ...{ added: file.added, deleted: file.deleted },
        status: status === 'A' || status === 'C' || status === 'D' || status === 'R' ? statuses[status] : 'modified',
        fixes: record === undefined ? 0 : (0,history_state/* valueAt */.fK)(record.recentFixes, time, history_state/* fixHalfLife */.ZX),
        hunks: hunkControl.map((control, i) => ({
            ...{ deleted: hunks[4 * i + 1] ?? 0, start: hunks[4 * i + 2] ?? 0, added: hunks[4 * i + 3] ?? 0, control },
        })),
    };
}
function withTests(files) {
    const first = files[0];
    if (first === undefined || files.some((file) => file.kind === 'test'))
        return files;
    const lines = files.reduce((sum, file) => sum + ((0,file_kind/* isCode */._m)(file.kind) ? file.added : 0), 0);
    const test = (0,file_change/* newFileChange */.N)({ ...first.entry, status: 'M' }, 'test', first.language, undefined);
    return [...files, { ...test, added: Math.max(1, Math.ceil(lines / 2)), hunks: [1, 0, 1, 1] }];
}

// EXTERNAL MODULE: ./packages/risk/lib/model/model.js
var model_model = __webpack_require__(6078);
// EXTERNAL MODULE: ./packages/risk/lib/model/parse-model.js
var parse_model = __webpack_require__(26856);
// EXTERNAL MODULE: ./packages/risk/lib/model/shipped-model.js + 1 modules
var shipped_model = __webpack_require__(31130);
// EXTERNAL MODULE: ./packages/risk/lib/report/numbers.js
var numbers = __webpack_require__(70562);
;// CONCATENATED MODULE: ./packages/risk/lib/report/findings.js

const mostFindings = 10;
const hunksPerFile = 3;
/** A part of a change that carries less is not worth a line at the code. */
const leastLogit = 0.05;
/**
 * The lines that carry most of the risk, the worst first. A change of low risk has none: there is nothing to look at more than
 * elsewhere.
 */
function findingsOf({ parts, score, gate }) {
    if (score.band === 'low' && gate.state !== 'blocked')
        return [];
    const severity = gate.state === 'passed' && score.band !== 'high' ? 'info' : 'warning';
    return parts
        .filter(({ logit, file }) => logit >= leastLogit && file.status !== 'deleted')
        .flatMap((part) => part.hunks.slice(0, hunksPerFile).map((hunk) => ({ part, hunk })))
        .filter(({ hunk }) => hunk.logit >= leastLogit)
        .sort((a, b) => b.hunk.logit - a.hunk.logit)
        .slice(0, mostFindings)
        .map(({ part, hunk }) => finding(part, hunk, severity, score.scored.probability));
}
function finding({ file, logit, without, hunks }, { hunk, logit: own }, severity, probability) {
    const lines = `${hunk.added} added and ${hunk.deleted} deleted lines`;
    const share = hunks.length === 1 ? `${(0,numbers/* signed */.x8)(logit)}` : `about ${(0,numbers/* signed */.x8)(own)} of the file's ${(0,numbers/* signed */.x8)(logit)}`;
    const fixes = file.fixes >= 0.95
        ? ` The file was fixed about ${Math.round(file.fixes) === 1 ? 'once' : `${Math.round(file.fixes)} times`} lately.`
        : '';
    const last = Math.max(1, hunk.start + Math.max(1, hunk.added) - 1);
    const start = Math.max(1, hunk.start);
    return {
        rule: 'risky-lines',
        severity,
        message: `These ${lines} carry ${share} in logit. Without this file the change would score ${(0,numbers/* chance */.Dz)(without)} instead of ${(0,numbers/* chance */.Dz)(probability)}.${fixes}`,
        location: { file: file.path, start: { line: start, column: 1 }, end: { line: last, column: 1 } },
    };
}

;// CONCATENATED MODULE: ./packages/risk/lib/report/risk-json.js
/**
 * The fields of the public contract (docs/schema/risk-report.schema.json) beside those that every report has. Numbers are not rounded:
 * intercept and contributions add up to the logit.
 */
function riskJson(result) {
    const { described, score, parts, advice, similar, ci, model, notes } = result;
    const { probability, logit, intercept, contributions } = score.scored;
    return {
        probability,
        percentile: score.percentile,
        band: score.band,
        average: score.average,
        logit,
        intercept,
        contributions: contributions.map(({ feature, value, logit: part }) => ({ feature, value, logit: part })),
        gate: gateJson(result.gate),
        model,
        change: {
            base: described.base,
            head: described.head,
            subject: described.change.subject,
            compared: score.compared,
            history: described.units,
        },
        files: parts.map(({ file, logit: part, without, hunks }) => ({
            path: file.path,
            kind: file.kind,
            added: file.added,
            deleted: file.deleted,
            logit: part,
            without,
            hunks: hunks.map(({ hunk, logit: share }) => ({
                start: hunk.start,
                added: hunk.added,
                deleted: hunk.deleted,
                logit: share,
            })),
        })),
        advice,
        similar: similar.map(({ hash, subject, time, files, fix }) => ({
            hash,
            subject,
            at: iso(time),
            files,
            fix: { hash: fix.hash, at: iso(fix.time), ...(fix.subject === undefined ? {} : { subject: fix.subject }) },
        })),
        ci: ci === undefined
            ? null
            : {
                ...ci,
                failures: shareJson(ci.failures),
                flaky: shareJson(ci.flaky),
                ...(ci.samePaths === undefined
                    ? {}
                    : { samePaths: { runs: ci.samePaths.runs, failures: shareJson(ci.samePaths.failures) } }),
            },
        notes,
    };
}
function gateJson({ state, rule, reason, lifts, notes, knownPositives, record }) {
    return {
        state,
        rule: rule.kind === 'threshold' ? { threshold: rule.threshold } : { blockTop: rule.share },
        reason,
        lifts,
        notes,
        knownPositives,
        record: { ...record, precision: shareJson(record.precision), caught: shareJson(record.caught) },
    };
}
/** JSON has no NaN: what was not counted is null. */
function shareJson({ value, low, high }) {
    return Number.isNaN(value) ? null : { value, low, high };
}
function iso(seconds) {
    return new Date(seconds * 1000).toISOString();
}

;// CONCATENATED MODULE: ./packages/risk/lib/report/risk-rules.js
/** What the findings of a risk report speak of. */
const riskRules = new Map([
    {
        id: 'risky-lines',
        subject: 'risk',
        area: 'risk',
        page: 'docs/risk.md',
        severity: 'warning',
        enabled: true,
        what: 'The part of a change that carries most of its risk is looked at by a person.',
        why: 'Changes like this one have needed a fix more often than others, by the history that the model was trained on.',
        fix: 'Look at these lines first, and at what tests them.',
        references: [],
    },
].map((rule) => [rule.id, rule]));

;// CONCATENATED MODULE: ./packages/risk/lib/report/risk-tables.js



const mostFiles = 8;
function filesTable(parts, probability) {
    const telling = parts.filter(({ logit }) => Math.abs(logit) >= 0.005);
    if (telling.length === 0)
        return [];
    return [
        {
            title: 'Which files carry it',
            open: true,
            note: `Each file was left out and the rest scored again; parts do not add up, because files hide one another. With all of them the score is ${(0,numbers/* chance */.Dz)(probability)}.`,
            columns: ['Carries', 'Without it', 'Lines', 'Fixed lately', 'File'],
            rows: telling
                .slice(0, mostFiles)
                .map(({ file, logit, without }) => [
                (0,numbers/* signed */.x8)(logit),
                (0,numbers/* chance */.Dz)(without),
                `+${file.added} −${file.deleted}`,
                file.fixes >= 0.05 ? `${file.fixes.toFixed(1)} times` : 'no',
                file.path,
            ]),
        },
    ];
}
function adviceTable({ advice, score }) {
    if (advice.length === 0)
        return [];
    const before = (0,numbers/* chance */.Dz)(score.scored.probability);
    return [
        {
            title: 'What would lower it',
            open: true,
            note: 'The same model scored the change as it would be then. It knows what usually goes well, not what is right here: that is for you to say.',
            columns: ['Then', 'What you could do'],
            rows: advice.map((one) => one.kind === 'split'
                ? [
                    `${(0,numbers/* chance */.Dz)(one.alone)} and ${(0,numbers/* chance */.Dz)(one.rest)}`,
                    `Two smaller changes instead of ${before} at once: ${one.part} (${one.files.length} ${one.files.length === 1 ? 'file' : 'files'}) could go by itself, the rest after it.`,
                ]
                : [
                    (0,numbers/* chance */.Dz)(one.probability),
                    `No test is touched. With some ${one.lines} lines of tests in it, changes like this one have scored less.`,
                ]),
        },
    ];
}
function similarTable(similar) {
    if (similar.length === 0)
        return [];
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
function ciTable(ci) {
    if (ci === undefined)
        return [];
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
function liftTable(lifts) {
    if (lifts.length === 0)
        return [];
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
function shareInWords({ value, low, high }) {
    return Number.isNaN(value) ? 'not known' : `${(0,gate_rule/* percent */.KN)(value)} (95 % interval ${(0,gate_rule/* percent */.KN)(low)} to ${(0,gate_rule/* percent */.KN)(high)})`;
}
/** The first few, and how many more. */
function listed(names) {
    return names.length > 2 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more files` : names.join(', ');
}

;// CONCATENATED MODULE: ./packages/risk/lib/report/sentences.js

/** Features by name. One that is not here is told by its `what`. */
const sentences = {
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
    indentation: (n, of) => `its new code is nested ${decimal(of('indentation_mean'))} levels deep on average, ${(0,numbers/* whole */.WQ)(n)} levels in all`,
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
    missing_partners: (n) => `leaves out ${count(n, 'file that usually changes with these', 'files that usually change with these')}`,
    missing_tests: (n) => `leaves out ${count(n, 'test file that usually changes with these', 'test files that usually change with these')}`,
    changes_code: (n) => (n > 0 ? 'changes code, in which defects can be' : 'changes no code outside of tests'),
    test_files: (n) => (n > 0 ? `changes ${count(n, 'test file')}` : 'changes no test'),
    test_share: (n) => n > 0 ? `${percent(n)} of its added lines of code and tests are tests` : 'adds no lines to tests',
    test_lines_added: (n) => (n > 0 ? `adds ${count(n, 'line')} to tests` : 'adds no lines to tests'),
    docs: (n) => (n > 0 ? `changes ${count(n, 'document')}` : 'changes no documents'),
    ci: (n) => (n > 0 ? `changes ${count(n, 'file')} of the build service` : 'leaves the build service alone'),
    config: (n) => (n > 0 ? `changes ${count(n, 'configuration file')}` : 'changes no configuration'),
    dependencies: (n) => n > 0
        ? `changes ${count(n, 'file that names dependencies', 'files that name dependencies')}`
        : 'leaves the dependencies alone',
    lock_files: (n) => (n > 0 ? `changes ${count(n, 'lock file')}` : 'leaves the lock files alone'),
    migrations: (n) => (n > 0 ? `changes ${count(n, 'database migration')}` : 'has no database migration'),
    manifests: (n) => n > 0 ? `changes ${count(n, 'manifest or chart', 'manifests and charts')}` : 'changes no manifests',
    dockerfiles: (n) => n > 0
        ? `changes ${count(n, 'Dockerfile or compose file', 'Dockerfiles and compose files')}`
        : 'changes no Dockerfile',
    generated: (n) => (n > 0 ? `changes ${count(n, 'generated file')}` : 'changes no generated files'),
    vendored: (n) => (n > 0 ? `changes ${count(n, 'vendored file')}` : 'changes no vendored files'),
    interfaces: (n) => n > 0 ? `changes ${count(n, 'header or interface file', 'headers and interface files')}` : 'changes no headers',
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
    hot_lines: (_, of) => `adds ${count(of('core_lines_added'), 'line')} to files fixed ${lately(of('fixes_sum'))}, most where most was fixed`,
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
const comparisons = {
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
function sentenceFor(feature, of, features) {
    if (feature === 'tokens')
        return 'the words of its code, paths and title';
    if (feature.includes('*'))
        return feature
            .split('*')
            .map((one) => sentenceFor(one, of, features))
            .join(', and at the same time ');
    const value = of(feature);
    if (Number.isNaN(value))
        return `not known: ${whatOf(feature, features)}`;
    const comparison = comparisons[feature.replace(/_rank$/, '')];
    if (feature.endsWith('_rank') && comparison !== undefined)
        return compared(value, comparison);
    const language = /^language_(\w+)$/.exec(feature)?.[1];
    if (language !== undefined)
        return `${percent(value)} of its added code is of the family ${language}`;
    return sentences[feature]?.(value, of) ?? `${whatOf(feature, features)}: ${decimal(value)}`;
}
/** @param rank share of the newest changes that have less, equal ones counted half */
function compared(rank, [more, less]) {
    const share = Math.max(rank, 1 - rank);
    const others = share > 0.99 ? 'nearly all' : percent(share);
    return `${rank < 0.5 ? less : more} than ${others} of the newest changes to code`;
}
function whatOf(feature, features) {
    return features.find(({ name }) => name === feature)?.what ?? feature.replaceAll('_', ' ');
}
function count(n, one, many = `${one}s`) {
    if (Number.isNaN(n))
        return `an unknown number of ${many}`;
    return `${(0,numbers/* whole */.WQ)(n)} ${n === 1 ? one : many}`;
}
/** One decimal, as many as are worth reading. */
function decimal(n) {
    return Number.isNaN(n) ? '?' : Number(n.toFixed(n < 1 ? 2 : 1)).toLocaleString('en');
}
function percent(share) {
    return `${Math.round(share * 100)} %`;
}
/** A count that halves: what it says is about how often it happened within its half-life. */
function lately(n, halfLife = 180) {
    if (!(n >= 0.05))
        return 'not at all lately';
    return `${decimal(n)} times lately (half counts after ${halfLife} days)`;
}
/** From log2(1 + days). */
function days(log) {
    return count(Math.round(2 ** log - 1), 'day');
}

;// CONCATENATED MODULE: ./packages/risk/lib/report/waterfall.js
/** The intercept, the largest contributions, what all the others add together, and where that leads. */
function waterfallSteps({ intercept, contributions, logit }, most = 8) {
    const told = contributions.filter((one) => one.logit !== 0);
    const shown = told.slice(0, most);
    const steps = [{ label: 'average', logit: intercept, total: intercept }];
    let total = intercept;
    for (const { feature, logit: part } of shown) {
        total += part;
        steps.push({ label: feature, logit: part, total });
    }
    if (told.length > shown.length)
        steps.push({ label: `${told.length - shown.length} others`, logit: logit - total, total: logit });
    return steps;
}
/**
 * A picture in Mermaid's xychart, which has no floating bars: the bars are what each reason adds, the line is where the logit stands
 * after it. 0 is a probability of one half.
 */
function waterfallDiagram(scored) {
    const steps = waterfallSteps(scored);
    const numbers = [...steps.map(({ total }) => total), ...steps.map(({ logit }) => logit), 0];
    const [low, high] = [Math.floor(Math.min(...numbers)), Math.ceil(Math.max(...numbers))];
    const list = (values) => values.map((value) => value.toFixed(2)).join(', ');
    return [
        'xychart-beta',
        '  title "How the score came about (bars: what each reason adds; line: the sum so far)"',
        `  x-axis [${steps.map(({ label }) => `"${label.replace(/[^\w .*-]/g, ' ')}"`).join(', ')}]`,
        `  y-axis "logit" ${low} --> ${Math.max(high, low + 1)}`,
        `  bar [${list(steps.map(({ logit }) => logit))}]`,
        `  line [${list(steps.map(({ total }) => total))}]`,
    ].join('\n');
}
/** A bar of text for a contribution: full where it raises the score, light where it lowers it. */
function textBar(logit, largest, width = 10) {
    const length = largest === 0 ? 0 : Math.round((Math.abs(logit) / largest) * width);
    return (logit < 0 ? '░' : '█').repeat(length);
}

;// CONCATENATED MODULE: ./packages/risk/lib/report/risk-report.js










const riskTitle = 'Risk gate';
/** A scored change as every report prints it. */
function riskReport(result) {
    const { gate, described, score, parts } = result;
    const { files } = described.change;
    return {
        step: 'risk',
        title: riskTitle,
        verdict: gate.state === 'blocked' ? 'fail' : 'pass',
        conclusion: conclusionOf(result),
        checkConclusion: gate.state === 'blocked' ? 'action_required' : gate.state === 'advised' ? 'neutral' : undefined,
        revised: true,
        findings: findingsOf(result),
        rules: riskRules,
        tables: [
            reasonsTable(result),
            ...filesTable(parts, score.scored.probability),
            ...adviceTable(result),
            ...similarTable(result.similar),
            ...ciTable(result.ci),
            ...liftTable(gate.lifts),
            trustTable(result),
        ],
        diagram: waterfallDiagram(score.scored),
        stats: {
            files: files.length,
            'added lines': files.reduce((sum, { added }) => sum + added, 0),
            'deleted lines': files.reduce((sum, { deleted }) => sum + deleted, 0),
        },
        source: () => undefined,
        json: riskJson(result),
    };
}
/** The score, what it is measured by, and what follows from it. */
function conclusionOf({ score, gate }) {
    const { probability } = score.scored;
    const place = score.percentile === null
        ? 'too few earlier changes to compare it with'
        : `riskier than ${(0,gate_rule/* percent */.KN)(score.percentile)} of the last year's ${score.compared} changes`;
    const band = { low: 'half of the average or less', average: 'about average', high: 'twice the average or more' }[score.band];
    const states = { passed: 'Passed', blocked: 'Needs a review', lifted: 'Lifted', advised: 'Advice' };
    return `${states[gate.state]}: risk ${(0,numbers/* chance */.Dz)(probability)}, ${place}; ${band} here (${(0,numbers/* chance */.Dz)(score.average)}). ${gate.reason}`;
}
/** Who is told that little is wrong needs no long list of why. */
const mostReasons = { low: 5, average: 10, high: 10 };
function reasonsTable({ score, described }) {
    const { contributions, intercept, logit, probability } = score.scored;
    const values = new Map(features_features/* features */.qT.map(({ name }, at) => [name, described.change.features[at] ?? Number.NaN]));
    const shown = contributions.filter((one) => Math.abs(one.logit) >= 0.005).slice(0, mostReasons[score.band]);
    const largest = Math.max(0, ...shown.map((one) => Math.abs(one.logit)));
    const rest = contributions.reduce((sum, one) => sum + one.logit, 0) - shown.reduce((sum, one) => sum + one.logit, 0);
    return {
        title: 'Why: this change …',
        open: true,
        note: `Every change here starts at ${(0,numbers/* signed */.x8)(intercept)}; with the ${contributions.length} contributions that makes ${(0,numbers/* signed */.x8)(logit)}, which is a probability of ${probability.toFixed(3)}. The sum is exact: --format json has all of it.`,
        columns: ['Adds', '░ lowers', 'Reason'],
        rows: [
            ...shown.map(({ feature, logit: part }) => [
                (0,numbers/* signed */.x8)(part),
                textBar(part, largest),
                sentenceFor(feature, (name) => values.get(name) ?? Number.NaN, features_features/* features */.qT),
            ]),
            ...(Math.abs(rest) < 0.005
                ? []
                : [
                    [
                        (0,numbers/* signed */.x8)(rest),
                        textBar(rest, Math.max(largest, Math.abs(rest))),
                        `the other ${contributions.length - shown.length} together`,
                    ],
                ]),
        ],
    };
}
/** What the score is worth: the model, its age and data, and what the gate's rule has meant here. */
function trustTable({ model, gate, notes, score, described, how }) {
    const { data } = model;
    const origin = model.kind === 'shipped'
        ? 'shipped with Slipway'
        : model.kind === 'local'
            ? 'trained on this history'
            : 'trained here, leaning on the shipped one';
    const old = model.ageDays > 92 ? ', which is old: train it again (models lose their edge within three months)' : '';
    return {
        title: 'How far to trust this',
        open: true,
        columns: ['What', 'Is'],
        rows: [
            [
                'Change',
                `${described.head.slice(0, 10)} since ${described.base.slice(0, 10)} (${how}), upon a history of ${(0,numbers/* whole */.WQ)(described.units)} changes`,
            ],
            ['Model', `${origin}${model.path === undefined ? '' : ` (${model.path})`}, ${age(model.ageDays)}${old}`],
            [
                'Trained on',
                `${(0,numbers/* whole */.WQ)(data.units)} changes of ${data.repositories} ${data.repositories === 1 ? 'repository' : 'repositories'} until ${data.until}, ${(0,numbers/* whole */.WQ)(data.positives)} of them blamed by a later fix`,
            ],
            ['Known here', `${(0,numbers/* whole */.WQ)(gate.knownPositives)} changes that a later fix blames`],
            [
                'Probability',
                'that a later fix blames this change most (labels by SZZ, which are right about two times in three); it says nothing of who wrote it',
            ],
            [`At ${(0,gate_rule/* ruleInWords */.Xx)(gate.rule).replace(/^a /, '')}`, recordInWords(gate.record)],
            ...(score.compared === 0
                ? [['Average', 'taken from the data of the model: there is no change of the last year']]
                : []),
            ...[...gate.notes, ...notes].map((note) => ['Note', note]),
        ],
    };
}
function age(days) {
    if (days < 1)
        return 'trained today';
    return `trained ${Math.floor(days)} ${days < 2 ? 'day' : 'days'} ago`;
}

;// CONCATENATED MODULE: ./packages/risk/lib/score/advice.js

/** A gain that is not worth the work is no advice. */
const leastGain = 0.1;
/**
 * What would lower the score: leaving the most separable part to a change of its own, or touching tests. Each was scored by the same
 * model with the features that the change would have then; what does not help is not said.
 */
function adviceFor(described, score) {
    const { probability } = score.scored;
    const worth = (other) => other < probability * (1 - leastGain);
    const found = [];
    const split = bestSplit(described, score);
    if (split !== undefined && worth(Math.max(split.alone, split.rest)))
        found.push(split);
    const tests = advice_withTests(described, score);
    if (tests !== undefined && worth(tests.probability))
        found.push(tests);
    return found;
}
function bestSplit({ change, rowOf }, { scoreOf }) {
    const code = change.files.filter(({ kind }) => (0,file_kind/* isCode */._m)(kind));
    let best;
    for (const [part, inside] of partsOf(code)) {
        // Tests, documents and configuration go with the rest: which part they belong to cannot be told from their paths.
        const left = change.files.filter((file) => !inside.includes(file));
        const alone = scoreOf(rowOf(inside)).probability;
        const rest = scoreOf(rowOf(left)).probability;
        if (best !== undefined && Math.max(alone, rest) >= Math.max(best.alone, best.rest))
            continue;
        best = { kind: 'split', part, files: inside.map(({ path }) => path), alone, rest };
    }
    return best;
}
const mostParts = 40;
const mostDepths = 3;
/** The code by folder, at the first depths at which there is more than one; each part leaves some code behind. */
function partsOf(code) {
    const deepest = Math.max(0, ...code.map(({ path }) => path.split('/').length));
    const parts = new Map();
    let depths = 0;
    for (let depth = 1; depth <= deepest && depths < mostDepths; depth++) {
        const groups = Map.groupBy(code, ({ path }) => path.split('/').slice(0, depth).join('/'));
        if (groups.size < 2)
            continue;
        depths++;
        for (const [part, files] of groups)
            parts.set(part, files);
    }
    return [...parts].sort(([, a], [, b]) => linesOf(b) - linesOf(a)).slice(0, mostParts);
}
function linesOf(files) {
    return files.reduce((sum, { added, deleted }) => sum + added + deleted, 0);
}
/** As if a test file had been touched too, with half as many lines as the code has new ones. */
function advice_withTests({ change, rowOf }, { scoreOf }) {
    const code = change.files.filter(({ kind }) => (0,file_kind/* isCode */._m)(kind));
    if (code.length === 0 || change.files.some(({ kind }) => kind === 'test'))
        return undefined;
    const lines = Math.max(1, Math.ceil(code.reduce((sum, { added }) => sum + added, 0) / 2));
    return { kind: 'tests', lines, probability: scoreOf(rowOf(change.files, { testsTouched: true })).probability };
}

;// CONCATENATED MODULE: ./packages/risk/lib/score/attribution.js
/** Leaving out one file after the other costs a scoring each; the smallest files of a huge change are not worth it. */
const attribution_mostFiles = 60;
/**
 * How much each file carries: the change is scored once more without it (leave one out), so the model itself says it. A file's part is
 * shared out among its hunks by their lines and control words. The file that carries most comes first.
 */
function fileParts({ change, rowOf }, { scored, scoreOf }) {
    const candidates = [...change.files].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, attribution_mostFiles);
    return candidates
        .map((file) => {
        const rest = scoreOf(rowOf(change.files.filter((other) => other !== file)));
        const logit = scored.logit - rest.logit;
        return { file, logit, without: rest.probability, hunks: hunkParts(file, logit) };
    })
        .sort((a, b) => b.logit - a.logit);
}
function hunkParts(file, logit) {
    const all = file.hunks.reduce((sum, hunk) => sum + weightOf(hunk), 0);
    if (all === 0)
        return [];
    return file.hunks.map((hunk) => ({ hunk, logit: (logit * weightOf(hunk)) / all })).sort((a, b) => b.logit - a.logit);
}
function weightOf({ added, deleted, control }) {
    return added + deleted + control;
}

;// CONCATENATED MODULE: ./packages/risk/lib/score/resolve-range.js



/**
 * Finds the commits of a change. Without a base it is the first parent of a head that is on the main line, and the main line itself for
 * others: what a branch would land on, which may have gone on since the branch left it.
 *
 * @throws RiskError `unknown-revision`, `unrelated`, `no-history`
 */
async function resolveRange(repository, wanted) {
    const head = await (0,history_repository/* resolveCommit */.WL)(repository, wanted.head);
    if (wanted.base !== undefined) {
        const base = await (0,history_repository/* resolveCommit */.WL)(repository, wanted.base);
        await commonAncestor(repository, base, head, wanted);
        return { base, head, how: 'the base that was named' };
    }
    const branch = await mainBranch(repository, wanted.defaultBranch);
    if (branch === undefined || (await isOnLine(repository, head, branch)))
        return { base: await firstParent(repository, head), head, how: 'the commit before it on the main line' };
    const base = await (0,history_repository/* resolveCommit */.WL)(repository, branch);
    // Everything of it has landed already, by a merge: what it brought is told by its first parent.
    if ((await commonAncestor(repository, base, head, wanted)) === head)
        return { base: await firstParent(repository, head), head, how: 'its first parent' };
    return { base, head, how: `the tip of ${branch}` };
}
async function commonAncestor(repository, base, head, { base: name, head: headName }) {
    const found = await (0,git/* askGit */.gG)(repository, ['merge-base', base, head]);
    const [ancestor = ''] = found.output.split('\n');
    if (found.status === 0 && ancestor !== '')
        return ancestor;
    if (found.status > 1)
        throw new error/* RiskError */.g('git-failed', `git cannot compare ${base.slice(0, 10)} with ${head.slice(0, 10)}: ${found.complaint}`, {
            hint: 'Run "git fsck" in the repository; a new, full clone mends most damage.',
        });
    throw new error/* RiskError */.g('unrelated', `${name ?? 'The main line'} and ${headName} have no commit in common, so there is no change from one to the other.`, {
        hint: 'Name a base that the head was branched from.',
    });
}
async function firstParent(repository, head) {
    const found = await (0,git/* askGit */.gG)(repository, ['rev-parse', '--verify', '--quiet', `${head}^1`]);
    if (found.status === 0 && found.output !== '')
        return found.output;
    throw new error/* RiskError */.g('no-history', `${head.slice(0, 10)} is the first commit: there is nothing before it to learn from.`, {
        hint: 'Score a later commit, with --head.',
    });
}
/** The main branch by the names that clones have for it; undefined when none of them is there. */
async function mainBranch(repository, name) {
    const candidates = name === undefined ? ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'] : [`origin/${name}`, name];
    for (const candidate of candidates) {
        const found = await (0,git/* askGit */.gG)(repository, ['rev-parse', '--verify', '--quiet', `${candidate}^{commit}`]);
        if (found.status === 0)
            return candidate;
    }
    return undefined;
}
async function isOnLine(repository, head, branch) {
    const contained = await (0,git/* askGit */.gG)(repository, ['merge-base', '--is-ancestor', head, branch]);
    return contained.status === 0 && (await (0,history_repository/* mainLineHashes */.I8)(repository, branch)).includes(head);
}

// EXTERNAL MODULE: ./packages/risk/lib/model/calibrate.js
var calibrate = __webpack_require__(84942);
// EXTERNAL MODULE: ./packages/risk/lib/model/logistic.js
var logistic = __webpack_require__(87149);
// EXTERNAL MODULE: ./packages/risk/lib/model/score.js
var model_score = __webpack_require__(5037);
// EXTERNAL MODULE: ./packages/risk/lib/model/table.js
var model_table = __webpack_require__(71899);
;// CONCATENATED MODULE: ./packages/risk/lib/score/rank.js
/** Where a score stands among those of the repository's last year. */
/** With fewer changes than these a percentile would say more than is known. */
const fewestCompared = 30;
/** The share of scores that are lower, those that are equal counted by half; null while there are too few to compare with. */
function percentileOf(score, others) {
    if (others.length < fewestCompared)
        return null;
    let [lower, equal] = [0, 0];
    for (const other of others) {
        if (other < score)
            lower++;
        else if (other === score)
            equal++;
    }
    return (lower + equal / 2) / others.length;
}
/** As Mozilla's bugbug has it: low is half of the repository's average or less, high is twice of it or more. */
function bandOf(probability, average) {
    if (probability <= average / 2)
        return 'low';
    return probability >= average * 2 ? 'high' : 'average';
}

;// CONCATENATED MODULE: ./packages/risk/lib/score/risk-score.js





const yearSeconds = 365 * 86_400;
/**
 * Scores a change. The shipped model knows nothing of this repository, so its intercept is moved to the share of changes that were
 * blamed here; a model that was trained here is taken as it is.
 *
 * @throws RiskError `bad-model` when the model needs a feature that this version does not compute
 */
function scoreChange(described, features, given) {
    const { change, recent, head, notes } = described;
    const table = (0,model_table/* tableOf */.c_)({ head, units: recent, notes }, features);
    const calibrated = given.kind === 'shipped' ? (0,calibrate/* calibrate */.C3)(given, table, change.time) : undefined;
    const model = calibrated?.model ?? given;
    const score = (0,model_score/* scorer */.l)(model, features);
    const scored = score(change.features, change.tokens);
    const year = (0,model_table/* rowsAt */.hO)(table, (0,model_table/* positionsWhere */.Wz)(table, (at) => table.times[at] > change.time - yearSeconds));
    const logits = (0,calibrate/* logitsOf */.GC)(model, year);
    const average = averageOf(logits) ?? model.data.positives / Math.max(1, model.data.units);
    return {
        scored,
        model,
        percentile: percentileOf(scored.logit, logits),
        band: bandOf(scored.probability, average),
        average,
        compared: logits.length,
        knownPositives: Math.max(described.positives, calibrated?.positives ?? knownAt(table, change.time)),
        judged: judgedChanges(table, model, change.time),
        seen: model.kind !== 'shipped',
        scoreOf: (row) => (row instanceof Float64Array ? score(row, change.tokens) : row),
    };
}
function averageOf(logits) {
    if (logits.length === 0)
        return undefined;
    return logits.reduce((sum, logit) => sum + (0,logistic/* logistic */.bm)(logit), 0) / logits.length;
}
function knownAt({ knownAt: known }, time) {
    return known.filter((at) => at <= time).length;
}
/** Each against the changes of the year before now: what the rule of today would have said of it. */
function judgedChanges(table, model, now) {
    const logits = (0,calibrate/* logitsOf */.GC)(model, table);
    const old = (0,model_table/* positionsWhere */.Wz)(table, (at) => table.times[at] <= now - model_table/* maturitySeconds */.X);
    const ranks = logits.toSorted();
    return old.map((at) => ({
        probability: (0,logistic/* logistic */.bm)(logits[at]),
        percentile: percentileOf(logits[at], ranks),
        blamed: table.knownAt[at] <= now,
    }));
}

;// CONCATENATED MODULE: ./packages/risk/lib/score/similar.js

const mostSimilar = 3;
/** Changes that touched the same files weigh more than those that merely look alike. */
const filesWeight = 2;
/**
 * The blamed changes that are nearest: by the share of files that both touch (Jaccard), and by how much alike the model's reasons are
 * (the distance between their contributions). Only changes that share a file of code are named, so that a reader sees why.
 */
function similarChanges({ change, recent }, { scored, scoreOf }) {
    // What every second change touches, such as a lock file, makes no two of them alike.
    const code = change.files.filter(({ kind }) => (0,file_kind/* isCode */._m)(kind));
    const touched = new Set(code.flatMap(({ path, oldPath }) => [path, oldPath]));
    const reasons = new Map(scored.contributions.map(({ feature, logit }) => [feature, logit]));
    const byHash = new Map(recent.map((unit) => [unit.hash, unit]));
    return recent
        .filter(({ blamed }) => blamed !== undefined && blamed.time <= change.time)
        .map((unit) => ({ unit, files: (unit.files ?? []).filter((path) => touched.has(path)) }))
        .filter(({ files }) => files.length > 0)
        .map(({ unit, files }) => {
        const shared = files.length / (touched.size + (unit.files ?? []).length - files.length);
        const distance = scoreOf(unit.features).contributions.reduce((sum, { feature, logit }) => sum + Math.abs(logit - (reasons.get(feature) ?? 0)), 0);
        return { unit, files, likeness: filesWeight * shared + 1 / (1 + distance) };
    })
        .sort((a, b) => b.likeness - a.likeness)
        .slice(0, mostSimilar)
        .map(({ unit: { hash, subject, time, blamed }, files }) => ({
        hash,
        subject,
        time,
        files,
        fix: { hash: blamed.by, subject: byHash.get(blamed.by)?.subject, time: blamed.time },
    }));
}

;// CONCATENATED MODULE: ./packages/risk/lib/score/sources.js

/** A file that is longer is not worth a look at a few of its lines. */
const mostBytes = 4 * 1024 * 1024;
/**
 * Texts of files at a commit, for the lines that a report shows. A file that cannot be read, or is huge, has none: its findings are
 * shown without their lines.
 */
async function sourcesOf(repository, commit, paths) {
    const texts = new Map();
    for (const path of new Set(paths)) {
        const chunks = [];
        let bytes = 0;
        const end = await (0,git/* streamGit */.t1)(repository, ['cat-file', 'blob', `${commit}:${path}`], (chunk) => {
            bytes += chunk.length;
            if (bytes <= mostBytes)
                chunks.push(chunk);
        });
        if (end.status === 0 && bytes <= mostBytes)
            texts.set(path, Buffer.concat(chunks).toString('utf8'));
    }
    return texts;
}

;// CONCATENATED MODULE: ./packages/risk/lib/step.js























/**
 * The whole risk step: the change is described from the history before it, scored, explained, and let through or held back.
 *
 * @param now milliseconds since 1970, for the age of the model
 * @throws RiskError for a repository, commits or a model that cannot be used
 * @throws Problem for inputs that are wrong
 */
async function riskStep(values, host, now) {
    const rule = (0,gate_rule/* gateRule */.Og)(values.threshold, values['block-top']);
    const { model, path } = modelOf(values.model, host.cwd);
    const event = host.event?.();
    const repo = (0,external_node_path_.resolve)(host.cwd, values.repo ?? '.');
    const signal = host.interrupted();
    const repository = await (0,history_repository/* openRepository */.h_)(repo, signal);
    const { base, head, how } = await resolveRange(repository, {
        base: values.base ?? (values.head === undefined ? event?.base : undefined),
        head: values.head ?? event?.head ?? 'HEAD',
        defaultBranch: event?.defaultBranch,
    });
    const code = lazily(async () => host.codeHost?.(values['github-token']));
    const bugs = await bugsOf(values, host.cwd, code);
    const cache = values['history-cache'];
    const described = await describeChange({
        repo,
        base,
        head,
        signal,
        tokens: model.tokens !== undefined,
        issueLabels: bugs.numbers,
        ...(cache === undefined ? {} : { cache: (0,external_node_path_.resolve)(host.cwd, cache) }),
    });
    const score = scoreChange(described, features_features/* features */.qT, model);
    const gate = await gateOf(values, rule, score, () => lifts(values['review-environment'], code, event, head));
    const ci = await ciOf(values, host.cwd, code, event, described);
    const result = {
        described,
        how,
        score,
        gate,
        parts: fileParts(described, score),
        // A score that needs no lowering needs no advice either.
        advice: gate.state !== 'passed' || score.band === 'high' ? adviceFor(described, score) : [],
        similar: similarChanges(described, score),
        ci: ci.term,
        model: { kind: model.kind, trainedAt: model.trainedAt, data: model.data, path, ageDays: ageOf(model, now) },
        notes: [...((0,model_model/* hasSeen */.y)(model, described.oldest) ? [model_model/* seenNote */.Y] : []), ...described.notes, ...bugs.notes, ...ci.notes],
    };
    const report = riskReport(result);
    const sources = await sourcesOf(repository, head, report.findings.map(({ location }) => location.file));
    return {
        result,
        report: { ...report, source: (file) => sources.get(file) },
        failed: gate.state === 'blocked' && values['fail-when-blocked'],
        outputs: outputsOf(result),
    };
}
function modelOf(path, cwd) {
    if (path === undefined)
        return { model: (0,shipped_model/* shippedModel */.f)(), path };
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)((0,external_node_path_.resolve)(cwd, path), 'utf8');
    }
    catch (error) {
        throw new lib/* Problem */.AF('not-found', `The model ${path} cannot be read.`, {
            cause: error,
            hint: '`slipway risk train` writes one; without `model` the shipped one is used.',
        });
    }
    return { model: (0,parse_model/* parseModel */.Xh)(text, path), path };
}
/** In whole days, so that a run an hour later says the same. */
function ageOf({ trainedAt }, now) {
    return Math.max(0, Math.floor((now - Date.parse(trainedAt)) / 86_400_000));
}
function gateOf(values, rule, { scored, percentile, knownPositives, judged, seen }, search) {
    const { gate: mode = 'auto' } = values;
    const record = trackRecord(rule, judged, seen);
    return (0,gate/* decide */.LD)({ rule, mode, probability: scored.probability, percentile, knownPositives, record }, search);
}
/** In a merge group the commits are GitHub's own: what was reviewed is the head of each pull request. */
async function lifts(environment, code, event, head) {
    const { pullRequests = [], author, name } = event ?? {};
    if (pullRequests.length === 0 && environment === undefined)
        return { lifts: [], notes: [] };
    const host = await code();
    if (host === undefined)
        return {
            lifts: [],
            notes: ['Whether somebody approved it could not be read: that needs github-token and a repository.'],
        };
    const reviews = await findLifts(host, { pullRequests, author, head: name === 'merge_group' ? undefined : head });
    if (reviews.lifts.length > 0 || environment === undefined)
        return reviews;
    const approval = await findEnvironmentLift(host, environment, { head, author });
    return { lifts: approval.lifts, notes: [...reviews.notes, ...approval.notes] };
}
async function bugsOf(values, cwd, code) {
    const file = values['bug-issues'];
    if (file !== undefined)
        return (0,bug_issues/* bugIssuesFromFile */.j)(file, cwd);
    const labels = values['bug-labels'];
    const host = labels.length === 0 ? undefined : await code();
    return host === undefined ? { numbers: new Set(), notes: [] } : (0,bug_issues/* bugIssuesFromHost */.P)(host, labels);
}
async function ciOf(values, cwd, code, event, { change, recent }) {
    const patterns = values['ci-history'];
    const host = patterns.length > 0 ? undefined : await code();
    if (patterns.length === 0 && host === undefined)
        return { term: undefined, notes: [] };
    const history = host === undefined ? ciFromFiles(patterns, cwd) : await ciFromHost(host, event?.defaultBranch ?? 'main');
    if ('trouble' in history)
        return { term: undefined, notes: [history.trouble] };
    const files = new Map(recent.map((unit) => [unit.hash, unit.files]));
    const term = ciTerm(history, change.files.map(({ path }) => path), (commit) => files.get(commit));
    return {
        term,
        notes: term === undefined ? [`${history.source} has no finished run, so nothing is said of CI.`] : [],
    };
}
function outputsOf({ score, gate, described }) {
    return {
        gate: gate.state,
        blocked: String(gate.state === 'blocked'),
        probability: String(score.scored.probability),
        percentile: score.percentile === null ? '' : String(score.percentile),
        band: score.band,
        'lifted-by': gate.lifts.map(({ login }) => login).join(','),
        base: described.base,
        head: described.head,
    };
}
function lazily(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}


/***/ })

};
