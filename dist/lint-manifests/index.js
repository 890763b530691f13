import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 2305:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7948);
/* harmony import */ var _slipway_manifests__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8115);


const host = (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .detectHost */ .k3)();
(0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .exitWith */ .nv)(await (0,_slipway_manifests__WEBPACK_IMPORTED_MODULE_1__/* .runLint */ .nU)(host, (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .readInputs */ .Ko)(_slipway_manifests__WEBPACK_IMPORTED_MODULE_1__/* .lintInputs */ .TX, host)));

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7257:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  m: () => (/* binding */ systemClock)
});

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./packages/core/lib/clock.js

/** The real time of this machine. */
const systemClock = {
    now: () => Date.now(),
    sleep: async (ms, signal) => {
        signal?.throwIfAborted();
        try {
            await (0,promises_namespaceObject.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    },
};


/***/ }),

/***/ 8788:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ severities)
/* harmony export */ });
/** From worst to mildest. An `error` breaks a deploy or an application, a `warning` is a risk, `info` is advice. */
const severities = ['error', 'warning', 'info'];


/***/ }),

/***/ 7948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  AF: () => (/* reexport */ problem_Problem),
  Yq: () => (/* reexport */ choice),
  Ot: () => (/* reexport */ report/* countBySeverity */.O),
  k3: () => (/* reexport */ detectHost),
  RI: () => (/* reexport */ drainAdvice),
  YC: () => (/* reexport */ editDistance),
  nv: () => (/* reexport */ exitWith),
  Jt: () => (/* reexport */ flag),
  Fx: () => (/* reexport */ formats),
  Vw: () => (/* reexport */ gracePeriodFor),
  nd: () => (/* reexport */ integer),
  p_: () => (/* reexport */ list),
  kt: () => (/* reexport */ matchesGlob),
  pA: () => (/* reexport */ nearest_nearest),
  TL: () => (/* reexport */ parseInputs),
  $T: () => (/* reexport */ parseReportFiles),
  mk: () => (/* reexport */ publish),
  Ko: () => (/* reexport */ readInputs),
  Z7: () => (/* reexport */ readTexts),
  eF: () => (/* reexport */ run),
  rJ: () => (/* reexport */ secret),
  gO: () => (/* reexport */ finding/* severities */.g),
  Qq: () => (/* reexport */ input_text)
});

// UNUSED EXPORTS: compareWithActionYml, decode, defaultMaxFileBytes, describeFlags, lines, oneLine, printable, processSurroundings, readArguments, render, resilienceLimits, resilient, splitLines, splitList, statsInWords, systemClock, tooLarge, version

// EXTERNAL MODULE: ./packages/core/lib/clock.js + 1 modules
var clock = __nccwpck_require__(7257);
;// CONCATENATED MODULE: ./packages/core/lib/drain-advice.js
/**
 * How long a pod that ends goes on serving: lint advises it, deploy adds it.
 *
 * A pod leaves its Services and is told to stop at the same moment; nodes and load balancers hear of it later, and send
 * requests until then (KEP-1669, KEP-3960; kubernetes#43576).
 */
const drainAdvice = {
    /** Sleep of a preStop hook. kube-proxy follows within one second, most ingresses within five. */
    preStopSeconds: 5,
    /** What an application is given to stop after the hook: the default of terminationGracePeriodSeconds. */
    stopSeconds: 30,
};
/** The terminationGracePeriodSeconds for a hook that sleeps: the period begins with the hook. */
function gracePeriodFor(sleepSeconds, stopSeconds = drainAdvice.stopSeconds) {
    return Math.ceil(sleepSeconds) + stopSeconds;
}

// EXTERNAL MODULE: ./packages/core/lib/finding.js
var finding = __nccwpck_require__(8788);
// EXTERNAL MODULE: ./packages/core/lib/reports/annotations.js
var reports_annotations = __nccwpck_require__(3619);
// EXTERNAL MODULE: ./packages/core/lib/reports/printable.js
var printable = __nccwpck_require__(5746);
// EXTERNAL MODULE: ./packages/core/lib/reports/terminal.js + 2 modules
var terminal = __nccwpck_require__(3529);
;// CONCATENATED MODULE: ./packages/core/lib/hosts/runner.js
/** The runner that the environment speaks of: a CI run with its attempt, else a user and a process. */
function runnerOf(env, self) {
    const run = ciRun(env);
    if (run !== undefined)
        return attemptOf(run.name, run.attempt);
    const { user = 'unknown', machine = 'unknown', pid = 0 } = self ?? {};
    const place = `${user}@${machine}, process `;
    return {
        identity: `${place}${pid}`,
        succeeds: (other) => {
            const theirs = other.startsWith(place) ? Number(other.slice(place.length)) : Number.NaN;
            return Number.isSafeInteger(theirs) && self !== undefined && !self.isAlive(theirs);
        },
    };
}
/** CI starts an attempt only when the one before is over, so its lock can be taken at once. */
function attemptOf(name, attempt) {
    const prefix = `${name}, attempt `;
    return {
        identity: `${prefix}${attempt}`,
        succeeds: (other) => other.startsWith(prefix) && Number(other.slice(prefix.length)) < attempt,
    };
}
function ciRun(env) {
    const { GITHUB_RUN_ID: run, GITHUB_REPOSITORY: repository, GITHUB_RUN_ATTEMPT: attempt, GITHUB_JOB: job } = env;
    if (run && repository)
        return { name: `run ${run} of ${repository}, job ${job ?? '?'}`, attempt: Number(attempt ?? 1) };
    // These have no attempts: a retry is another job or build.
    if (env['CI_JOB_URL'])
        return { name: env['CI_JOB_URL'], attempt: 1 };
    if (env['BUILD_URL'])
        return { name: env['BUILD_URL'], attempt: 1 };
    return undefined;
}

;// CONCATENATED MODULE: ./packages/core/lib/hosts/terminal.js



/** A plain terminal, and what all hosts have in common. */
function terminalHost({ env, cwd, stdout, stderr, readStdin, self }) {
    const buffer = new ChunkBuffer((text) => stdout.write(text));
    const host = {
        name: 'terminal',
        cwd,
        colors: wantsColors(env, stdout.isTTY === true),
        // Some pseudo-terminals of CIs say that they have no columns.
        width: stdout.columns || 100,
        environment: env,
        runner: runnerOf(env, self),
        interrupted: () => self?.onInterrupt() ?? new AbortController().signal,
        input: () => undefined,
        readStdin,
        write: (chunk) => buffer.add(chunk),
        log: (line) => stderr.write(`${line}\n`),
        publish: async (report, { frames }) => {
            for (const chunk of (0,terminal/* renderTerminal */.b)(report, { colors: host.colors, width: host.width, frames }))
                buffer.add(chunk);
            buffer.flush();
        },
        output: async () => { },
        mask: async () => { },
        problem: async ({ message, hint }) => {
            buffer.flush();
            stderr.write((0,printable/* printable */.g$)(`error: ${message}\n${hint === undefined ? '' : `hint: ${hint}\n`}`));
        },
    };
    return host;
}
/** Follows NO_COLOR and FORCE_COLOR (no-color.org, force-color.org); CI logs that show colours are no terminals. */
function wantsColors(env, isTerminal) {
    if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '')
        return false;
    if (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '')
        return env['FORCE_COLOR'] !== '0';
    return isTerminal && env['TERM'] !== 'dumb';
}
/** Joins small chunks, because one system call a finding would cost more than the finding. */
class ChunkBuffer {
    send;
    parts = [];
    length = 0;
    scheduled = false;
    constructor(send) {
        this.send = send;
    }
    add(chunk) {
        this.parts.push(chunk);
        this.length += chunk.length;
        if (this.length > 60_000)
            this.flush();
        else if (!this.scheduled) {
            this.scheduled = true;
            queueMicrotask(() => this.flush());
        }
    }
    flush() {
        this.scheduled = false;
        if (this.length === 0)
            return;
        this.send(this.parts.join(''));
        this.parts = [];
        this.length = 0;
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/hosts/ci.js


/** GitLab: a log that shows colours, and findings by the Code Quality report that the user asks for (`reports: gitlab=…`). */
function gitlabHost(surroundings) {
    return { ...inColor(surroundings), name: 'gitlab' };
}
/** Jenkins: a plain log; findings by SARIF or JUnit files. */
function jenkinsHost(surroundings) {
    return { ...terminalHost(surroundings), name: 'jenkins' };
}
/** Azure Pipelines: the log, issues of the run by logging commands. */
function azureHost(surroundings) {
    const host = inColor(surroundings);
    return {
        ...host,
        name: 'azure',
        publish: async (report, wishes) => {
            await host.publish(report, wishes);
            if (!wishes.annotations)
                return;
            for (const finding of (0,reports_annotations/* rankAnnotations */.Ly)(report.findings).shown)
                if (finding.severity !== 'info')
                    surroundings.stdout.write((0,reports_annotations/* azureCommand */.Tf)(finding));
        },
        output: async (name, value) => {
            surroundings.stdout.write(`##vso[task.setvariable variable=${name};isOutput=true]${(0,reports_annotations/* escapeAzure */.hs)(value)}\n`);
        },
        mask: async (secret) => {
            for (const line of secret.split(/\r?\n/))
                if (line !== '')
                    surroundings.stdout.write(`##vso[task.setsecret]${(0,reports_annotations/* escapeAzure */.hs)(line)}\n`);
        },
    };
}
function inColor(surroundings) {
    const { env } = surroundings;
    return terminalHost({ ...surroundings, env: { ...env, FORCE_COLOR: env['FORCE_COLOR'] ?? '1' } });
}

;// CONCATENATED MODULE: ./packages/core/lib/problem.js
/** An error that its reader can act on: what happened and where in the message, what to do next in the hint. */
class problem_Problem extends Error {
    name = 'Problem';
    code;
    hint;
    constructor(code, message, more = {}) {
        super(message, more.cause === undefined ? undefined : { cause: more.cause });
        this.code = code;
        this.hint = more.hint;
    }
}

// EXTERNAL MODULE: ./packages/core/lib/reports/summary.js
var reports_summary = __nccwpck_require__(7557);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./packages/core/lib/hosts/change-event.js


/** @throws Problem when the file that GITHUB_EVENT_PATH names is not there or no JSON */
function eventOf(env) {
    const path = env['GITHUB_EVENT_PATH'];
    if (!path)
        return undefined;
    try {
        return (JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8')) ?? {});
    }
    catch (error) {
        throw new problem_Problem('bad-input', `The event file ${path} cannot be read.`, {
            cause: error,
            hint: 'GitHub writes it; when running by hand, unset GITHUB_EVENT_PATH.',
        });
    }
}
/** What the event of a run says of the change. A pull request is scored by the commit that its author pushed, not by GitHub's merge of it. */
function changeEvent(env) {
    const payload = eventOf(env);
    if (payload === undefined)
        return undefined;
    const pull = payload.pull_request ?? undefined;
    const group = payload.merge_group ?? undefined;
    const { repository } = payload;
    const common = {
        name: env['GITHUB_EVENT_NAME'] ?? '',
        defaultBranch: word(repository?.default_branch),
        author: word(pull?.user?.login),
        fromFork: pull !== undefined && word(pull.head?.repo?.full_name) !== word(repository?.full_name),
    };
    if (pull !== undefined)
        return {
            ...common,
            base: hash(pull.base?.sha),
            head: hash(pull.head?.sha),
            pullRequests: typeof pull.number === 'number' ? [pull.number] : [],
        };
    if (group !== undefined)
        return {
            ...common,
            base: hash(group.base_sha),
            head: hash(group.head_sha),
            pullRequests: pullRequestsOf(word(group.head_ref) ?? ''),
        };
    return {
        ...common,
        base: hash(payload.before),
        head: hash(payload.after) ?? hash(env['GITHUB_SHA']),
        pullRequests: [],
    };
}
/**
 * The pull requests that the branch of a merge group names: `refs/heads/gh-readonly-queue/main/pr-12-<sha>`. GitHub makes such a
 * branch for each entry of the queue, upon those before it, so it names the newest of them alone.
 */
function pullRequestsOf(branch) {
    const name = /(?:^|\/)gh-readonly-queue\/.+\/((?:pr-\d+-)+)[0-9a-f]{7,64}$/.exec(branch)?.[1] ?? '';
    return [...name.matchAll(/pr-(\d+)-/g)].map(([, number]) => Number(number));
}
function word(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
/** A full hash; the zeros of a branch that begins or ends are none. */
function hash(value) {
    return typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value) && !/^0+$/.test(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./packages/core/lib/hosts/github.js







/**
 * GitHub Actions: log, annotations by workflow commands, job summary, outputs, and a check run when it is asked for.
 * The toolkit is loaded when it is first needed: it takes longer to start than a small lint.
 */
function githubHost(surroundings) {
    const { env, stdout, stderr } = surroundings;
    const host = terminalHost({ ...surroundings, env: { ...env, FORCE_COLOR: env['FORCE_COLOR'] ?? '1' } });
    return {
        ...host,
        name: 'github',
        input: (name) => env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`],
        publish: async (report, wishes) => {
            await host.publish(report, wishes);
            const missed = wishes.checkRun && !(await publishCheckRun(report, wishes, env, stdout));
            const summary = (wishes.summary || missed) && Boolean(env['GITHUB_STEP_SUMMARY']);
            if (wishes.annotations || missed)
                annotate(report, stdout, { summary });
            if (summary)
                await summarize(report, env, stdout);
        },
        output: async (name, value) => {
            const core = await __nccwpck_require__.e(/* import() */ 421).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
            try {
                core.setOutput(name, value);
            }
            catch (error) {
                throw new problem_Problem('unavailable', `The output ${name} cannot be written: ${messageOf(error)}`, {
                    cause: error,
                    hint: 'GitHub names the file in GITHUB_OUTPUT; when running by hand, unset it.',
                });
            }
        },
        mask: async (secret) => {
            // Not by the toolkit: a secret is masked at the start of every run, and loading the toolkit is a third of that start.
            const lines = secret.split(/\r?\n/).filter((line) => line !== '');
            for (const text of [...lines, Buffer.from(secret).toString('base64')])
                stdout.write(`::add-mask::${(0,reports_annotations/* escapeData */.uf)(text)}\n`);
        },
        event: () => changeEvent(env),
        codeHost: (token) => codeHostOf(token, env),
        deployment: (wish) => announceDeployment(wish, env, stdout),
        // To the stream of the log, so that the two stay in order.
        fold: (title) => {
            stderr.write(`::group::${(0,printable/* printable */.g$)(title)}\n`);
            return () => stderr.write('::endgroup::\n');
        },
        problem: async ({ message, hint }) => {
            // Not where a report was just printed in a format that a program reads: the runner listens to both streams.
            const text = (0,printable/* printable */.g$)(hint === undefined ? message : `${message}\n${hint}`);
            stderr.write(`::error title=Slipway::${(0,reports_annotations/* escapeData */.uf)(text)}\n`);
        },
    };
}
function annotate(report, stdout, { summary }) {
    const { shown, left } = (0,reports_annotations/* rankAnnotations */.Ly)(report.findings);
    for (const finding of shown)
        stdout.write((0,reports_annotations/* workflowCommand */.NA)(finding));
    const rest = ['error', 'warning', 'info']
        .filter((severity) => left[severity] > 0)
        .map((severity) => (0,terminal/* plural */.L)(left[severity], severity));
    if (rest.length === 0)
        return;
    const place = summary ? 'are in the job summary' : 'can be written to a file: `reports: json=…` or `sarif=…`';
    stdout.write(`Shown as annotations: ${shown.length} of ${report.findings.length} findings, as many as GitHub takes from one step. The other ${rest.join(', ')} ${place}.\n`);
}
async function summarize(report, env, stdout) {
    const { summary } = await __nccwpck_require__.e(/* import() */ 421).then(__nccwpck_require__.bind(__nccwpck_require__, 6421));
    const text = (0,reports_summary/* renderSummary */.Br)(report, { blobUrl: blobUrl(env) });
    try {
        await summary.addRaw(text).write();
    }
    catch (error) {
        // The log has the findings too, so the verdict stands without a summary.
        summary.emptyBuffer();
        stdout.write((0,reports_annotations/* notice */.lm)(`The job summary could not be written: ${messageOf(error)}`));
    }
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
function blobUrl(env) {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: sha } = env;
    return server && repository && sha ? `${server}/${repository}/blob/${headSha(env) ?? sha}` : undefined;
}
/** The commit that a pull request's author pushed; `GITHUB_SHA` is a merge that nobody looks at. */
function headSha(env) {
    const sha = eventOf(env)?.pull_request?.head?.sha;
    return typeof sha === 'string' ? sha : undefined;
}
async function codeHostOf(token, env) {
    const [owner, repo] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    if (!token || !owner || !repo)
        return undefined;
    const { githubCodeHost } = await Promise.all(/* import() */[__nccwpck_require__.e(413), __nccwpck_require__.e(343)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2343));
    const runId = Number(env['GITHUB_RUN_ID'] ?? Number.NaN);
    return githubCodeHost({
        token,
        owner,
        repo,
        apiUrl: env['GITHUB_API_URL'],
        runId: Number.isSafeInteger(runId) ? runId : undefined,
        runUrl: runUrl(env),
    });
}
async function announceDeployment(wish, env, stdout) {
    const [owner, repo] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    const sha = headSha(env) ?? env['GITHUB_SHA'];
    const complain = (sentence) => stdout.write((0,reports_annotations/* notice */.lm)(sentence));
    if (!wish.token || !owner || !repo || !sha) {
        complain('GitHub does not show this deployment: it needs github-token and a repository.');
        return undefined;
    }
    const { createDeployment } = await Promise.all(/* import() */[__nccwpck_require__.e(413), __nccwpck_require__.e(650)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2650));
    const runAttempt = Number(env['GITHUB_RUN_ATTEMPT'] ?? 1) || 1;
    const target = { owner, repo, sha, apiUrl: env['GITHUB_API_URL'], logUrl: runUrl(env), runAttempt };
    return createDeployment(wish, target, complain);
}
/** Page of this attempt of the run. */
function runUrl(env) {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
    if (!server || !repository || !run)
        return undefined;
    const attempt = env['GITHUB_RUN_ATTEMPT'];
    return `${server}/${repository}/actions/runs/${run}${attempt ? `/attempts/${attempt}` : ''}`;
}
/** @returns whether a check run has the findings now; if not, they need another place, and a notice says why */
async function publishCheckRun(report, { token }, env, stdout) {
    const [owner, repo] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    const sha = headSha(env) ?? env['GITHUB_SHA'];
    const miss = (why) => stdout.write((0,reports_annotations/* notice */.lm)(`No check run was made: ${why}. Annotations and summary have the findings.`));
    if (!token || !owner || !repo || !sha) {
        miss('it needs github-token and a repository');
        return false;
    }
    const { createCheckRun } = await Promise.all(/* import() */[__nccwpck_require__.e(413), __nccwpck_require__.e(213)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5213));
    const target = { token, owner, repo, sha, apiUrl: env['GITHUB_API_URL'] };
    const { made, annotations, trouble } = await createCheckRun(report, target);
    const count = `${annotations} of ${report.findings.length} finding${report.findings.length === 1 ? '' : 's'}`;
    if (!made)
        miss(trouble ?? 'GitHub did not say why');
    else if (trouble !== undefined)
        stdout.write((0,reports_annotations/* notice */.lm)(`The check run has ${count}: ${trouble}. Annotations and summary have the others.`));
    else
        stdout.write(`Check run "${report.title}" has ${count}.\n`);
    return trouble === undefined;
}

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: ./packages/core/lib/hosts/surroundings.js


/** The real process. A reader that goes away early (`slipway lint | head`) is no error, nor is a terminal that is closed. */
function processSurroundings() {
    for (const stream of [process.stdout, process.stderr])
        stream.on('error', (error) => {
            if (error.code !== 'EPIPE' && error.code !== 'EIO')
                throw error;
        });
    return {
        env: process.env,
        cwd: process.cwd(),
        stdout: process.stdout,
        stderr: process.stderr,
        readStdin: () => (0,external_node_fs_.readFileSync)(0),
        self: {
            pid: process.pid,
            machine: (0,external_node_os_namespaceObject.hostname)(),
            user: userName(),
            isAlive,
            onInterrupt,
        },
    };
}
function userName() {
    try {
        return (0,external_node_os_namespaceObject.userInfo)().username;
    }
    catch {
        return 'unknown'; // A container may run as a user that nobody has named.
    }
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
}
function onInterrupt() {
    const controller = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
        process.once(name, () => controller.abort(new Error(name)));
    return controller.signal;
}

;// CONCATENATED MODULE: ./packages/core/lib/hosts/detect.js




/** The host that the environment speaks of. */
function detectHost(surroundings = processSurroundings()) {
    const { env } = surroundings;
    if (env['GITHUB_ACTIONS'] === 'true')
        return githubHost(surroundings);
    if (env['GITLAB_CI'] !== undefined)
        return gitlabHost(surroundings);
    if (env['TF_BUILD'] !== undefined)
        return azureHost(surroundings);
    if (env['JENKINS_URL'] !== undefined)
        return jenkinsHost(surroundings);
    return terminalHost(surroundings);
}
/** Sets the exit code; the process ends by itself once its output is written. */
function exitWith(code) {
    process.exitCode = code;
}

;// CONCATENATED MODULE: ./packages/core/lib/inputs/input.js
function input(type, description, settings, parse, choices = []) {
    const { default: standard = '', required = false, place = 'both', positional = false, short } = settings;
    const { confidential = type === 'secret' } = settings;
    const letter = short === undefined ? {} : { short };
    return { type, description, default: standard, required, place, positional, confidential, choices, parse, ...letter };
}
/** Any text; undefined when it is not given. */
function input_text(description, settings = {}) {
    return input('text', description, settings, (given) => ({ value: given === '' ? undefined : given }));
}
/** A token or password: never printed. */
function secret(description, settings = {}) {
    return input('secret', description, settings, (given) => ({ value: given === '' ? undefined : given }));
}
/** Items one a line, or separated by commas outside of braces; on the CLI the flag may be repeated. */
function list(description, settings = {}) {
    return input('list', description, settings, (given) => ({ value: splitList(given) }));
}
/**
 * Items one a line, for items that may hold commas themselves, such as `type=registry,ref=example.com/cache`; on the CLI
 * the flag may be repeated. A line that starts with `#` is a comment.
 */
function lines(description, settings = {}) {
    return input('lines', description, settings, (given) => ({ value: splitLines(given) }));
}
/** `true` or `false`; on the CLI `--name` and `--no-name`. */
function flag(description, settings) {
    return input('flag', description, settings, (given) => {
        const word = given.toLowerCase();
        return word === 'true' || word === 'false' ? { value: word === 'true' } : { expected: 'true or false' };
    });
}
/** One of a few words; undefined when it is not given and has no default. */
function choice(description, choices, settings = {}) {
    return input('choice', description, settings, (given) => {
        if (given === '')
            return { value: undefined };
        return choices.includes(given) ? { value: given } : { expected: `one of ${choices.join(', ')}` };
    }, choices);
}
/** A whole number of at least `least`. */
function integer(description, settings) {
    return input('integer', description, settings, (given) => {
        const value = /^\d+$/.test(given) ? Number(given) : Number.NaN;
        return Number.isSafeInteger(value) && value >= settings.least
            ? { value }
            : { expected: `a whole number from ${settings.least}` };
    });
}
/** Splits at line breaks and at commas that stand in no braces, so that `{a,b}` of a glob stays whole. */
function splitList(given) {
    const items = [];
    let item = '';
    let depth = 0;
    for (const c of given) {
        if (c === '{')
            depth++;
        else if (c === '}')
            depth = Math.max(0, depth - 1);
        if (c === '\n' || c === '\r' || (c === ',' && depth === 0)) {
            items.push(item);
            item = '';
            if (c !== ',')
                depth = 0;
        }
        else
            item += c;
    }
    return [...items, item].map((entry) => entry.trim()).filter((entry) => entry !== '');
}
/**
 * The lines that say something, trimmed. An item that begins with a double quote goes on to the next one, line breaks
 * and all, and `""` in it is one quote, as in CSV (RFC 4180): so does a secret of several lines.
 */
function splitLines(given) {
    const items = [];
    const item = /[^\S\r\n]*(?:"((?:[^"]|"")*)"[^\S\r\n]*(?=[\r\n]|$)|([^\r\n]*))(?:\r?\n|\r|$)/y;
    while (item.lastIndex < given.length) {
        const [, quotedItem, plain = ''] = item.exec(given);
        const text = quotedItem === undefined ? plain.trim() : quotedItem.replaceAll('""', '"');
        if (text !== '' && (quotedItem !== undefined || !text.startsWith('#')))
            items.push(text);
    }
    return items;
}

;// CONCATENATED MODULE: ./packages/core/lib/nearest.js
/**
 * The known word that a misspelt one most likely means: at most a third of its letters away (one at least), by
 * Damerau-Levenshtein distance, letter case aside. Undefined when none is near. Of very many words only the first
 * thousand are looked at, so that a thousand wrong words among a thousand known ones still answer at once.
 */
function nearest_nearest(word, known) {
    let best;
    let least = Math.max(1, Math.floor(word.length / 3)) + 1;
    const lower = word.toLowerCase();
    let looked = 0;
    for (const candidate of known) {
        if (++looked > maxLookedAt)
            break;
        if (Math.abs(candidate.length - word.length) >= least)
            continue;
        const distance = editDistance(lower, candidate.toLowerCase());
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}
const maxLookedAt = 1000;
/** Number of insertions, deletions, substitutions and swaps of neighbours that turn one word into the other. */
function editDistance(a, b) {
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
        const row = [i];
        for (let j = 1; j <= b.length; j++) {
            const cost = a[i - 1] === b[j - 1] ? 0 : 1;
            let distance = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
                distance = Math.min(distance, beforeLast[j - 2] + 1);
            row.push(distance);
        }
        beforeLast = last;
        last = row;
    }
    return last[b.length];
}

;// CONCATENATED MODULE: ./packages/core/lib/inputs/parse.js


/**
 * Turns given texts into typed values, all inputs at once.
 *
 * @param given by input name; an empty text means not given, as it does for an action
 * @throws Problem `bad-input` that names every input that is wrong, not only the first
 */
function parseInputs(inputs, given, more = []) {
    const values = {};
    const mistakes = [...more];
    for (const [name, input] of Object.entries(inputs)) {
        const text = given[name]?.trim() || standardOf(input);
        if (text === '' && input.required) {
            mistakes.push(`${name} is required: ${input.description.replace(/\.$/, '')}`);
            continue;
        }
        const parsed = input.parse(text);
        if ('value' in parsed)
            values[name] = parsed.value;
        else
            mistakes.push(`${name} must be ${parsed.expected}, but is ${input.confidential ? 'something else' : quoted(text)}${near(input, text)}`);
    }
    if (mistakes.length > 0)
        throw new problem_Problem('bad-input', mistakes.length === 1
            ? `${mistakes[0]}.`
            : `${mistakes.length} inputs are wrong:\n${mistakes.map((line) => `  ${line}`).join('\n')}`);
    return values;
}
/** Only a runner evaluates an expression of a workflow; wherever else the input is not given, there is nothing. */
function standardOf({ default: standard }) {
    return /^\$\{\{/.test(standard) ? '' : standard;
}
/** The text in quotes, cut when it is long: it may be a whole file that was given by mistake. */
function quoted(text) {
    return JSON.stringify(text.length > maxQuoted ? `${text.slice(0, maxQuoted).toWellFormed()}…` : text);
}
const maxQuoted = 100;
function near(input, text) {
    const word = input.choices.length === 0 ? undefined : nearest_nearest(text, input.choices);
    return word === undefined ? '' : `; the nearest is ${word}`;
}
/** A list takes every one of its flags, anything else the last. */
function isRepeatable({ type }) {
    return type === 'list' || type === 'lines';
}
/** Reads `--name value`, `--name=value`, `--flag`, `--no-flag`, `--` and positional arguments. Lists may be repeated. */
function readArguments(inputs, args) {
    const given = {};
    const mistakes = [];
    const flags = Object.keys(inputs).filter((name) => inputs[name].place !== 'action');
    const positional = flags.find((name) => inputs[name].positional);
    const put = (name, value) => {
        given[name] = isRepeatable(inputs[name]) && given[name] !== undefined ? `${given[name]}\n${value}` : value;
    };
    for (let i = 0; i < args.length; i++) {
        const arg = longForm(args[i], inputs);
        if (arg === '--') {
            for (const rest of args.slice(i + 1))
                positional === undefined ? mistakes.push(`unexpected argument ${quoted(rest)}`) : put(positional, rest);
            break;
        }
        if (!arg.startsWith('--')) {
            if (positional === undefined || (arg.startsWith('-') && arg !== '-'))
                mistakes.push(`unexpected argument ${quoted(arg)}`);
            else
                put(positional, arg);
            continue;
        }
        const equals = arg.indexOf('=');
        const word = equals < 0 ? arg.slice(2) : arg.slice(2, equals);
        const negated = word.startsWith('no-') && inputs[word.slice(3)]?.type === 'flag' ? word.slice(3) : undefined;
        const name = negated ?? word;
        if (!flags.includes(name)) {
            const meant = nearest(word, flags);
            mistakes.push(`unknown flag --${word}${meant === undefined ? '' : `; the nearest is --${meant}`}`);
            if (equals < 0 && args[i + 1] !== undefined && !args[i + 1].startsWith('-'))
                i++;
        }
        else if (negated !== undefined && equals >= 0)
            mistakes.push(`--${word} takes no value`);
        else if (inputs[name].type === 'flag')
            put(name, negated !== undefined ? 'false' : equals < 0 ? 'true' : arg.slice(equals + 1));
        else if (equals >= 0)
            put(name, arg.slice(equals + 1));
        else if (args[i + 1] === undefined || isFlag(args[i + 1]))
            mistakes.push(`--${name} needs a value`);
        else
            put(name, args[++i]);
    }
    return { given, mistakes };
}
/** `--file` for `-f`, where an input has such a letter. */
function longForm(arg, inputs) {
    const [, letter, value = ''] = /^-([a-z])(=.*)?$/s.exec(arg) ?? [];
    const name = letter === undefined ? undefined : Object.keys(inputs).find((key) => inputs[key].short === letter);
    return name === undefined ? arg : `--${name}${value}`;
}
/** As opposed to a value: a PEM begins with dashes too. */
function isFlag(argument) {
    return /^--[a-z]/i.test(argument);
}
/** Lines that explain the flags, for `--help`. */
function describeFlags(inputs) {
    const rows = Object.entries(inputs)
        .filter(([, { place }]) => place !== 'action')
        .map(([name, input]) => {
        const value = input.type === 'flag'
            ? ''
            : input.type === 'choice'
                ? ` ${input.choices.join('|')}`
                : input.type === 'integer'
                    ? ' N'
                    : input.type === 'list'
                        ? ' A,B'
                        : input.type === 'lines'
                            ? ' LINE'
                            : ' TEXT';
        const spelt = input.type === 'flag' && input.default === 'true'
            ? `--[no-]${name}`
            : `--${name}${value.length > 34 ? ' WORD' : value}`;
        const words = value.length > 34 ? ` One of ${input.choices.join(', ')}.` : '';
        const standard = input.default === '' || input.type === 'flag' ? '' : ` [${input.default}]`;
        const both = input.short === undefined ? spelt : `${spelt}, -${input.short}`;
        return [both, `${input.description}${words}${standard}`];
    });
    const width = Math.min(34, Math.max(...rows.map(([spelt]) => spelt.length)));
    return rows.flatMap(([spelt, description]) => {
        const lines = wrap(description, 100 - width - 4);
        return lines.map((line, i) => `  ${(i === 0 ? spelt : '').padEnd(width)}  ${line}`);
    });
}
function wrap(words, width) {
    const lines = [];
    let line = '';
    for (const word of words.split(' ')) {
        if (line !== '' && line.length + word.length + 1 > width) {
            lines.push(line);
            line = word;
        }
        else
            line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, line];
}
/** Differences between inputs and the `inputs` of an `action.yml`, in both directions; none when they say the same. */
function compareWithActionYml(inputs, declared) {
    const differences = [];
    for (const [name, input] of Object.entries(inputs)) {
        const there = declared[name];
        if (input.place === 'cli') {
            if (there !== undefined)
                differences.push(`${name} is for the CLI alone, but action.yml has it`);
            continue;
        }
        if (there === undefined)
            differences.push(`action.yml lacks ${name}`);
        else {
            if (there.description !== input.description)
                differences.push(`the description of ${name} differs: ${there.description}`);
            if ((there.default ?? '') !== input.default)
                differences.push(`the default of ${name} differs: ${there.default}`);
            if ((there.required ?? false) !== input.required)
                differences.push(`${name} is required in one of them only`);
        }
    }
    for (const name of Object.keys(declared))
        if (inputs[name] === undefined)
            differences.push(`action.yml has ${name}, which no code reads`);
    return differences;
}
/** The texts that a host has for inputs: those of `with:` in a workflow. */
function readInputs(inputs, host) {
    return Object.fromEntries(Object.entries(inputs)
        .filter(([, { place }]) => place !== 'cli')
        .map(([name]) => [name, host.input(name)]));
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./packages/core/lib/reports/fingerprint.js
var fingerprint = __nccwpck_require__(9929);
// EXTERNAL MODULE: ./packages/core/lib/reports/harmless-json.js
var harmless_json = __nccwpck_require__(3957);
;// CONCATENATED MODULE: ./packages/core/lib/reports/gitlab.js



const severities = { error: 'critical', warning: 'major', info: 'info' };
/** GitLab's Code Quality report (`artifacts:reports:codequality`): one fingerprint per finding, stable when lines move. */
function* renderGitlab(report) {
    const prints = (0,fingerprint/* fingerprints */.W)(report.findings);
    yield '[';
    for (const [i, { rule, severity, message, location }] of report.findings.entries()) {
        const issue = {
            description: (0,printable/* oneLine */.TN)(message),
            check_name: rule,
            fingerprint: prints[i],
            severity: severities[severity],
            location: {
                path: location.file,
                positions: { begin: location.start, end: location.end },
                lines: { begin: location.start.line, end: location.end.line },
            },
            categories: ['Bug Risk'],
            type: 'issue',
        };
        yield `${i === 0 ? '\n' : ',\n'}${(0,harmless_json/* harmlessJson */.E)(issue)}`;
    }
    yield '\n]\n';
}

;// CONCATENATED MODULE: ./packages/core/lib/reports/json.js

/** Version of the JSON contract; it grows when a field changes its meaning or goes. */
const jsonVersion = 1;
/**
 * Writes findings as the public JSON contract states them (docs/schema/lint-report.schema.json). What many findings
 * share, such as a fix or an object, is turned into text once.
 */
class FindingWriter {
    known = new Map();
    write({ rule, severity, message, location, object, fix }) {
        const { file, start, end } = location;
        const head = `{"rule":"${rule}","severity":"${severity}","message":${(0,harmless_json/* harmlessJson */.E)(message)},"file":${this.shared(file)}`;
        const place = `,"start":{"line":${start.line},"column":${start.column}},"end":{"line":${end.line},"column":${end.column}}`;
        const about = object === undefined ? '' : `,"object":${this.shared(object)}`;
        return `${head}${place}${about}${fix === undefined ? '' : `,"fix":${this.shared(fix)}`}}`;
    }
    shared(value) {
        let text = this.known.get(value);
        if (text === undefined) {
            text = (0,harmless_json/* harmlessJson */.E)(value);
            if (this.known.size < maxKnown)
                this.known.set(value, text);
        }
        return text;
    }
}
const maxKnown = 5000;
/** The whole report as one JSON document, a finding a line, in chunks. */
function* renderJson(report) {
    yield `{"version":${jsonVersion},"step":${(0,harmless_json/* harmlessJson */.E)(report.step)},"verdict":${(0,harmless_json/* harmlessJson */.E)(report.verdict)},"findings":[`;
    let first = true;
    const writer = new FindingWriter();
    for (const finding of report.findings) {
        yield `${first ? '\n' : ',\n'}${writer.write(finding)}`;
        first = false;
    }
    yield '\n]';
    for (const [key, value] of Object.entries(report.json))
        yield* field(key, value);
    yield `,"stats":${(0,harmless_json/* harmlessJson */.E)(report.stats)}}\n`;
}
function* field(key, value) {
    if (!Array.isArray(value)) {
        yield `,\n${(0,harmless_json/* harmlessJson */.E)(key)}:${(0,harmless_json/* harmlessJson */.E)(value)}`;
        return;
    }
    yield `,\n${(0,harmless_json/* harmlessJson */.E)(key)}:[`;
    for (const [i, item] of value.entries())
        yield `${i === 0 ? '\n' : ',\n'}${(0,harmless_json/* harmlessJson */.E)(item)}`;
    yield '\n]';
}

;// CONCATENATED MODULE: ./packages/core/lib/reports/junit.js

/**
 * JUnit XML: one suite a file, one failed case a finding, and one passed case for a file without any, so that a CI
 * shows green and red files. Info findings are passed cases with their text as output.
 */
function* renderJunit(report) {
    const byFile = Map.groupBy(report.findings, ({ location }) => location.file);
    const failures = report.findings.filter(({ severity }) => severity !== 'info').length;
    const name = attribute(`slipway ${report.step}`);
    const empty = byFile.size === 0 ? 1 : 0;
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${name}" tests="${report.findings.length + empty}" failures="${failures}" errors="0">\n`;
    if (empty > 0)
        yield `<testsuite name="${name}" tests="1" failures="0" errors="0"><testcase name="${attribute(report.conclusion)}" classname="${name}"/></testsuite>\n`;
    for (const [file, findings] of byFile) {
        const failed = findings.filter(({ severity }) => severity !== 'info').length;
        yield `<testsuite name="${attribute(file)}" tests="${findings.length}" failures="${failed}" errors="0">\n`;
        for (const finding of findings)
            yield testcase(finding);
        yield '</testsuite>\n';
    }
    yield '</testsuites>\n';
}
function testcase({ rule, severity, message, location, object, fix }) {
    const { file, start } = location;
    const place = `${file}:${start.line}:${start.column}`;
    const title = object === undefined
        ? `${rule} at ${start.line}:${start.column}`
        : `${rule} ${object.kind}/${object.name} at ${start.line}:${start.column}`;
    const body = content([place, message, ...(fix === undefined ? [] : [`Fix: ${fix.text}`])].join('\n'));
    const inner = severity === 'info'
        ? `<system-out>${body}</system-out>`
        : `<failure type="${severity}" message="${attribute(message)}">${body}</failure>`;
    return `<testcase name="${attribute(title)}" classname="${attribute(file)}" file="${attribute(file)}" line="${start.line}">${inner}</testcase>\n`;
}
/** What would steer those who print it (see printable.ts) becomes references, which say the same in XML. */
function content(text) {
    return xmlText(text)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replace(printable/* steering */.o4, (c) => `&#x${(0,printable/* hex */.uh)(c)};${c.slice(1)}`)
        .replace(/(?<!\S)::/g, '&#58;:');
}
function attribute(text) {
    return content(text).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
const forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
/** Leaves out what XML 1.0 cannot hold in any form. */
function xmlText(text) {
    return text.toWellFormed().replace(forbidden, '\ufffd').replaceAll('\r', '');
}

// EXTERNAL MODULE: ./packages/core/lib/reports/sarif.js
var sarif = __nccwpck_require__(3548);
;// CONCATENATED MODULE: ./packages/core/lib/reports/render.js







/** Every way to print a report. `annotations` are GitHub workflow commands, `markdown` is the job summary. */
const formats = ['terminal', 'json', 'sarif', 'gitlab', 'junit', 'markdown', 'annotations'];
/** A report in a format, as chunks of text, so that the largest report is never one string. */
function render(report, format, options) {
    switch (format) {
        case 'terminal':
            return (0,terminal/* renderTerminal */.b)(report, options);
        case 'json':
            return renderJson(report);
        case 'sarif':
            return (0,sarif/* renderSarif */.W)(report, options.version);
        case 'gitlab':
            return renderGitlab(report);
        case 'junit':
            return renderJunit(report);
        case 'markdown':
            return [(0,reports_summary/* renderSummary */.Br)(report)];
        case 'annotations':
            return report.findings.map(reports_annotations/* workflowCommand */.NA);
    }
}

;// CONCATENATED MODULE: ./packages/core/lib/version.js
/** Version of all packages; a test holds it to package.json. */
const version = '0.1.0';

;// CONCATENATED MODULE: ./packages/core/lib/publish.js





/** @throws Problem `bad-input` that names every entry that is no `format=path` */
function parseReportFiles(entries) {
    const wrong = [];
    const files = [];
    for (const entry of entries) {
        const at = entry.indexOf('=');
        const format = formats.find((name) => name === entry.slice(0, at));
        if (format === undefined || entry.length === at + 1)
            wrong.push(JSON.stringify(entry));
        else
            files.push({ format, path: entry.slice(at + 1) });
    }
    if (wrong.length > 0)
        throw new problem_Problem('bad-input', `reports must be format=path, but has ${wrong.join(', ')}.`, {
            hint: `Formats are ${formats.join(', ')}.`,
        });
    return files;
}
/** Prints a report in one format, or shows it as its host does best; and writes the files asked for. */
async function publish(report, host, wishes) {
    for (const { format, path } of wishes.files)
        if (path === '-')
            print(report, host, format, wishes.frames);
        else
            writeReport(report, format, (0,external_node_path_.resolve)(host.cwd, path), path);
    if (wishes.format === 'terminal')
        await host.publish(report, wishes);
    else
        print(report, host, wishes.format, wishes.frames);
}
function print(report, host, format, frames) {
    for (const chunk of render(report, format, { colors: false, width: 100, frames, version: version }))
        host.write(chunk);
}
function writeReport(report, format, file, path) {
    try {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
        (0,external_node_fs_.writeFileSync)(file, [...render(report, format, { colors: false, width: 100, frames: Number.POSITIVE_INFINITY, version: version })].join(''));
    }
    catch (error) {
        throw new problem_Problem('bad-input', `The report ${path} cannot be written: ${error instanceof Error ? error.message : String(error)}.`, { cause: error, hint: 'Name a path in a folder that can be written to.' });
    }
}

// EXTERNAL MODULE: ./packages/core/lib/report.js
var report = __nccwpck_require__(3979);
;// CONCATENATED MODULE: ./packages/core/lib/resilience.js


const resilienceLimits = {
    tries: 7,
    deadlineMs: 120_000,
    firstDelayMs: 100,
    longestDelayMs: 15_000,
    breakAfter: 20,
    brokenMs: 5_000,
    perSecond: 50,
    burst: 100,
    concurrent: 64,
};
/**
 * Retries with exponential back-off and jitter, a deadline, a circuit breaker, a rate limit and a bulkhead for one
 * service. The library behind it is loaded by the first operation.
 *
 * @throws RangeError for a limit that is no positive number
 */
function resilient(settings) {
    const limits = limitsOf(settings);
    const { clock } = settings;
    const bucket = new TokenBucket(clock, limits);
    let policies;
    return {
        execute: async (operation, caller) => {
            caller?.throwIfAborted();
            policies ??= __nccwpck_require__.e(/* import() */ 139).then(__nccwpck_require__.bind(__nccwpck_require__, 7139)).then(({ policiesOf }) => policiesOf(settings, limits));
            const over = new AbortController();
            const signal = caller === undefined ? over.signal : AbortSignal.any([caller, over.signal]);
            const tries = new Tries(settings, limits, await policies, bucket, { signal, caller });
            const late = clock.sleep(limits.deadlineMs, signal).then(() => {
                throw tries.lateness();
            });
            try {
                return await Promise.race([tries.run(operation), late]);
            }
            finally {
                over.abort();
            }
        },
    };
}
/** The tries of one operation. */
class Tries {
    settings;
    limits;
    policies;
    bucket;
    signals;
    deadline;
    tried = 0;
    failure;
    constructor(settings, limits, policies, bucket, signals) {
        this.settings = settings;
        this.limits = limits;
        this.policies = policies;
        this.bucket = bucket;
        this.signals = signals;
        this.deadline = settings.clock.now() + limits.deadlineMs;
    }
    async run(operation) {
        const { policies, signals, settings, limits } = this;
        const nextDelay = policies.delays();
        for (;;) {
            await this.untilClosed();
            await this.bucket.take(signals.signal);
            this.tried++;
            try {
                return await policies.send(operation, signals);
            }
            catch (error) {
                signals.signal.throwIfAborted();
                if (policies.isBroken(error)) {
                    this.tried--; // Others failed meanwhile; this one was not sent.
                    continue;
                }
                if (this.tried >= limits.tries || !settings.retryable(error))
                    throw error;
                this.failure = error;
                await this.rest(Math.max(nextDelay(), retryAfterOf(error)));
            }
        }
    }
    /** What is thrown when time is up. */
    lateness(why = `no success within ${inSeconds(this.limits.deadlineMs)}`, cause = this.failure) {
        const tries = this.tried === 1 ? '1 try' : `${this.tried} tries`;
        const reason = cause instanceof Error ? `: ${cause.message}` : '';
        return new Problem('unavailable', `${why} (${tries})${reason}`, cause === undefined ? {} : { cause });
    }
    async untilClosed() {
        const { policies, limits, settings, signals } = this;
        for (let heldMs = policies.heldMs(); heldMs > 0; heldMs = policies.heldMs()) {
            const why = `nothing is sent for ${inSeconds(heldMs)}, as ${limits.breakAfter} requests in a row failed`;
            this.refuseLonger(heldMs, why, policies.lastFailure());
            await settings.clock.sleep(heldMs, signals.signal);
        }
    }
    async rest(waitMs) {
        this.refuseLonger(waitMs, `the next try would have to wait ${inSeconds(waitMs)}`, this.failure);
        this.settings.onRetry?.({ error: this.failure, tried: this.tried, waitMs });
        await this.settings.clock.sleep(waitMs, this.signals.signal);
    }
    /** A wait that ends after the deadline is in vain. */
    refuseLonger(waitMs, why, cause) {
        const leftMs = Math.max(0, this.deadline - this.settings.clock.now());
        if (waitMs >= leftMs)
            throw this.lateness(`${why}, and ${inSeconds(leftMs)} are left`, cause);
    }
}
const limitNames = Object.keys(resilienceLimits);
function limitsOf(settings) {
    const { perSecond = resilienceLimits.perSecond } = settings;
    const limits = { ...resilienceLimits, burst: perSecond * 2, ...settings };
    for (const name of limitNames)
        if (!Number.isFinite(limits[name]) || limits[name] <= 0)
            throw new RangeError(`${name} must be a positive number, but is ${limits[name]}`);
    return limits;
}
/** What the service asked for, by `Retry-After` for example; 0 when it did not. */
function retryAfterOf(error) {
    const ms = error instanceof Error && 'retryAfterMs' in error ? error.retryAfterMs : 0;
    return typeof ms === 'number' && Number.isFinite(ms) ? ms : 0;
}
function inSeconds(ms) {
    return `${(ms / 1000).toFixed(1)} s`;
}

;// CONCATENATED MODULE: ./packages/core/lib/run.js

/**
 * Runs a command on a host: the one place where errors end. A Problem is told to the user with its hint, anything else
 * is a bug of ours and shows its stack.
 */
async function run(host, body) {
    try {
        const { failed, outputs = {}, problem } = await body();
        for (const [name, value] of Object.entries(outputs))
            await host.output(name, value);
        if (problem !== undefined)
            throw problem;
        return failed ? 1 : 0;
    }
    catch (error) {
        if (error instanceof problem_Problem) {
            await host.problem(error);
            return 2;
        }
        const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
        await host.problem(new problem_Problem('unavailable', `This is a bug in Slipway: ${stack}`, {
            cause: error,
            hint: 'Please report it with the stack above and, if you can, the file that triggers it.',
        }));
        return 3;
    }
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __nccwpck_require__(4573);
;// CONCATENATED MODULE: ./packages/core/lib/texts/decode.js

/** Larger files are reported, not read: the API server itself takes at most 3 MiB in one request. */
const defaultMaxFileBytes = (/* unused pure expression or super */ null && (10 * 1024 * 1024));
/**
 * Turns the bytes of a file into text: UTF-8, or UTF-16 with a byte order mark. Bytes that are no text become a defect
 * at their place and U+FFFD in the text, so that the rest of the file is still linted.
 */
function decode(file, bytes) {
    if (bytes[0] === 0xff && bytes[1] === 0xfe)
        return { file, text: withLineFeeds(new TextDecoder('utf-16le').decode(bytes)), defects: [] };
    if (bytes[0] === 0xfe && bytes[1] === 0xff)
        return { file, text: withLineFeeds(new TextDecoder('utf-16be').decode(bytes)), defects: [] };
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const text = marked ? buffer.toString('utf8', 3) : buffer.toString('utf8');
    const defects = (0,external_node_buffer_.isUtf8)(bytes) ? controlCharacters(text) : [invalidBytes(buffer, text)];
    return { file, text: withLineFeeds(text), defects };
}
/** YAML takes a lone carriage return for a line break too (1.2.2, 5.4). A line feed in its place moves no offset. */
function withLineFeeds(text) {
    return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}
/** Whether text that was decoded as UTF-8 needs a closer look at its bytes: a mark, a bad byte, a control character. */
function isSuspect(text) {
    return text.charCodeAt(0) === 0xfeff || text.includes('\r') || suspect.test(text);
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what YAML forbids (1.2.2, 5.1)
const suspect = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]/;
function invalidBytes(buffer, text) {
    // A replacement character that the file itself holds would be the first hit only if it came before the bad byte.
    let at = text.indexOf('\ufffd');
    while (at >= 0 && isOwnReplacement(buffer, text, at))
        at = text.indexOf('\ufffd', at + 1);
    const start = Math.max(0, at);
    return {
        rule: 'file-encoding',
        start,
        end: Math.min(text.length, start + 1),
        message: 'The bytes here are not UTF-8 text.',
    };
}
function isOwnReplacement(buffer, text, at) {
    const offset = Buffer.byteLength(text.slice(0, at));
    return buffer[offset] === 0xef && buffer[offset + 1] === 0xbf && buffer[offset + 2] === 0xbd;
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what YAML forbids (1.2.2, 5.1)
const decode_forbidden = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;
function controlCharacters(text) {
    const match = decode_forbidden.exec(text);
    if (match === null)
        return [];
    const code = text.charCodeAt(match.index).toString(16).padStart(4, '0');
    return [
        {
            rule: 'file-encoding',
            start: match.index,
            end: match.index + 1,
            message: `The control character U+${code.toUpperCase()} may not stand in YAML.`,
            fix: 'Remove it; if it is meant, write it as an escape in double quotes.',
        },
    ];
}
/** A file that is too large to read. */
function tooLarge(file, bytes, limit) {
    const message = `The file has ${mebibytes(bytes)}, more than the limit of ${mebibytes(limit)}: nothing in it was checked.`;
    return {
        file,
        text: '',
        defects: [
            { rule: 'yaml-limits', start: 0, end: 0, message, fix: 'Split it into smaller files, or raise max-file-size.' },
        ],
    };
}
function mebibytes(bytes) {
    return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
/** A file that could not be read. */
function unreadable(file, why) {
    return {
        file,
        text: '',
        defects: [{ rule: 'file-readable', start: 0, end: 0, message: `The file cannot be read: ${why}.` }],
    };
}

;// CONCATENATED MODULE: ./packages/core/lib/texts/glob.js

/** Whether a path (forward slashes, relative) matches a glob with `*`, `**`, `?`, `[…]` and `{a,b}`. A bare folder matches all below it. */
function matchesGlob(path, glob) {
    const pattern = glob.replace(/^\.\//, '').replace(/\/$/, '');
    return (0,external_node_path_.matchesGlob)(path, pattern) || (0,external_node_path_.matchesGlob)(path, `${pattern}/**`);
}

;// CONCATENATED MODULE: ./packages/core/lib/texts/read-texts.js





const isManifestName = (name) => name.endsWith('.yaml') || name.endsWith('.yml') || name.endsWith('.json');
/**
 * Reads files, folders, globs and standard input (`-`). A file that cannot be read comes back as a defect, so that it
 * hides nothing about the others.
 *
 * @throws Problem `not-found` that names every path or glob that matches nothing
 */
function readTexts(inputs, options) {
    const missing = [];
    const sources = [];
    const seen = new Set();
    const [wanted, excluded] = [
        inputs.filter((input) => !input.startsWith('!')),
        inputs.filter((input) => input.startsWith('!')).map((input) => input.slice(1)),
    ];
    const exclude = [...options.exclude, ...excluded];
    for (const input of wanted) {
        if (input === '-') {
            sources.push(decode('-', options.readStdin()));
            continue;
        }
        const candidates = candidatesOf(input, options.cwd);
        if (candidates === undefined)
            missing.push(input);
        for (const candidate of candidates ?? []) {
            const { file } = candidate;
            if (seen.has(file) || exclude.some((glob) => matchesGlob(file, glob)))
                continue;
            seen.add(file);
            const source = readCandidate(candidate, options.maxFileBytes);
            if (source !== undefined)
                sources.push(source);
        }
    }
    if (missing.length > 0)
        throw notFound(missing);
    return sources;
}
function notFound(missing) {
    const names = missing.map((path) => JSON.stringify(path)).join(', ');
    return new problem_Problem('not-found', missing.length === 1
        ? `${names} is no file or folder, and no file matches it.`
        : `These are no files or folders, and no file matches them: ${names}.`, {
        hint: 'Paths are relative to the folder that the command runs in; in a workflow, check the repository out first.',
    });
}
/** Files behind an input; undefined when there are none. */
function candidatesOf(input, cwd) {
    const path = (0,external_node_path_.resolve)(cwd, input);
    const stat = (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false });
    if (stat?.isDirectory())
        return walk(path, reported(path, cwd));
    const named = (found) => ({ path: found, file: reported(found, cwd), named: true });
    if (stat !== undefined)
        return [named(path)];
    if (!/[*?[{]/.test(input))
        return danglingLink(path) ? [named(path)] : undefined;
    const found = (0,external_node_fs_.globSync)(input, { cwd, withFileTypes: true }).map((entry) => ({
        path: (0,external_node_path_.join)(entry.parentPath, entry.name),
        entry,
    }));
    const candidates = found
        .toSorted((a, b) => (a.path < b.path ? -1 : 1))
        .flatMap(({ path: match, entry }) => (entry.isDirectory() ? walk(match, reported(match, cwd)) : [named(match)]));
    return candidates.length === 0 ? undefined : candidates;
}
function danglingLink(path) {
    try {
        return (0,external_node_fs_.readdirSync)((0,external_node_path_.resolve)(path, '..'), { withFileTypes: true }).some((entry) => entry.isSymbolicLink() && (0,external_node_path_.join)(entry.parentPath, entry.name) === path);
    }
    catch {
        return false; // The folder does not exist either: the path is simply wrong.
    }
}
/** Manifests below a folder, in an order that does not depend on the machine. Links to folders are not followed: they may form a loop. */
function walk(folder, folderAsReported) {
    const found = [];
    let entries;
    try {
        entries = readFolder(folder);
    }
    catch {
        return [{ path: folder, file: folderAsReported, named: true }]; // Reading it as a file says why it cannot be read.
    }
    const prefix = folderAsReported === '.' ? '' : `${folderAsReported}/`;
    for (const entry of entries) {
        const { name } = entry;
        const path = `${folder}${external_node_path_.sep}${name}`;
        const file = prefix + name;
        if (entry.isDirectory()) {
            if (!name.startsWith('.') && name !== 'node_modules')
                found.push(...walk(path, file));
        }
        else if (isManifestName(name))
            found.push({ path, file, named: !entry.isFile() });
    }
    return found;
}
function readFolder(folder) {
    return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}
function reported(path, cwd) {
    const from = (0,external_node_path_.relative)(cwd, path);
    return (from === '' ? '.' : from).split(external_node_path_.sep).join('/');
}
function readCandidate(candidate, limit) {
    const { path, file, named } = candidate;
    const text = named ? undefined : readPlain(path, limit);
    const source = text === undefined ? readClosely(candidate, limit) : { file, text, defects: [] };
    // JSON below a folder is mostly something else; only what claims to be a Kubernetes object is taken.
    const other = !named && path.endsWith('.json') && source.defects.length === 0;
    return other && !source.text.includes('"apiVersion"') ? undefined : source;
}
/** The text of a regular file, at the price of two system calls; undefined when anything about it needs a closer look. */
function readPlain(path, limit) {
    try {
        if ((0,external_node_fs_.statSync)(path).size > limit)
            return undefined;
        const text = (0,external_node_fs_.readFileSync)(path, 'utf8');
        return isSuspect(text) ? undefined : text;
    }
    catch {
        return undefined; // The closer look says why.
    }
}
function readClosely({ path, file, named }, limit) {
    let descriptor;
    try {
        // Without O_NONBLOCK, opening a named pipe that nobody writes to would wait for ever.
        descriptor = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
        const stat = (0,external_node_fs_.fstatSync)(descriptor);
        // A shell's `<(command)` is a pipe with a writer; a pipe elsewhere may never get one.
        if (named && stat.isFIFO() && /^\/(?:dev|proc)\//.test(path))
            return decode(file, (0,external_node_fs_.readFileSync)(path));
        if (!stat.isFile())
            return unreadable(file, stat.isDirectory() ? 'it is a folder' : 'it is no regular file; standard input is named by `-`');
        if (stat.size > limit)
            return tooLarge(file, stat.size, limit);
        return decode(file, readAll(descriptor, stat.size));
    }
    catch (error) {
        return unreadable(file, reason(error));
    }
    finally {
        if (descriptor !== undefined)
            (0,external_node_fs_.closeSync)(descriptor);
    }
}
function readAll(descriptor, size) {
    const buffer = Buffer.allocUnsafe(size);
    let read = 0;
    while (read < size) {
        const count = (0,external_node_fs_.readSync)(descriptor, buffer, read, size - read, null);
        if (count === 0)
            break;
        read += count;
    }
    return buffer.subarray(0, read);
}
function reason(error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EACCES' || code === 'EPERM')
        return 'permission denied';
    if (code === 'ENOENT')
        return 'it does not exist, or is a link to nothing';
    if (code === 'ENXIO')
        return 'it is a socket';
    if (code === 'EISDIR')
        return 'it is a folder';
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./packages/core/lib/index.js






















/***/ }),

/***/ 3979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ countBySeverity),
/* harmony export */   S: () => (/* binding */ statsInWords)
/* harmony export */ });
/** Number of findings of each severity. */
function countBySeverity(findings) {
    const counts = { error: 0, warning: 0, info: 0 };
    for (const finding of findings)
        counts[finding.severity]++;
    return counts;
}
/** The counts of a report as words, without those of severities: `12 files, 1 document`. */
function statsInWords(stats) {
    return Object.entries(stats)
        .filter(([name]) => !['errors', 'warnings', 'info'].includes(name))
        .map(([name, count]) => `${count} ${count === 1 ? name.replace(/s$/, '') : name}`)
        .join(', ');
}


/***/ }),

/***/ 3619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ly: () => (/* binding */ rankAnnotations),
/* harmony export */   NA: () => (/* binding */ workflowCommand),
/* harmony export */   Tf: () => (/* binding */ azureCommand),
/* harmony export */   ZX: () => (/* binding */ lastColumn),
/* harmony export */   hs: () => (/* binding */ escapeAzure),
/* harmony export */   lm: () => (/* binding */ notice),
/* harmony export */   uf: () => (/* binding */ escapeData)
/* harmony export */ });
/* unused harmony exports annotationsPerLevel, escapeProperty */
/* harmony import */ var _finding_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8788);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5746);


/** GitHub shows 10 annotations of each level a step; what comes after is dropped without a word. */
const annotationsPerLevel = 10;
/**
 * The findings that make the best annotations: the worst first, and of each level those of different rules before
 * more of the same.
 */
function rankAnnotations(findings, perLevel = annotationsPerLevel) {
    const shown = [];
    const left = { error: 0, warning: 0, info: 0 };
    for (const severity of _finding_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .g) {
        const ofLevel = findings.filter((finding) => finding.severity === severity);
        const seen = new Map();
        const turns = ofLevel.map((finding) => {
            const turn = seen.get(finding.rule) ?? 0;
            seen.set(finding.rule, turn + 1);
            return { finding, turn };
        });
        turns.sort((a, b) => a.turn - b.turn);
        shown.push(...turns.slice(0, perLevel).map(({ finding }) => finding));
        left[severity] = Math.max(0, ofLevel.length - perLevel);
    }
    return { shown, left };
}
const commands = { error: 'error', warning: 'warning', info: 'notice' };
/** A GitHub workflow command. `%`, CR and LF are escaped in data, `:` and `,` in properties too (actions/toolkit, command.ts). */
function workflowCommand({ rule, severity, message, location, fix }) {
    const { file, start, end } = location;
    const properties = {
        file: (0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(file),
        line: start.line,
        col: start.column,
        endLine: end.line,
        ...(start.line === end.line ? { endColumn: lastColumn(location) } : {}),
        title: rule,
    };
    const text = (0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(fix === undefined ? message : `${message}\nFix: ${fix.text}`);
    return `::${commands[severity]} ${Object.entries(properties)
        .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
        .join(',')}::${escapeData(text)}\n`;
}
/** A message about the run, at no line of a file. */
function notice(text) {
    return `::notice title=Slipway::${escapeData((0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(text))}\n`;
}
/** GitHub's end column is the last character, ours the one after it. */
function lastColumn({ start, end }) {
    return Math.max(start.column, end.column - 1);
}
function escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function escapeProperty(text) {
    return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
/** An Azure Pipelines logging command. Escapes as in azure-pipelines-task-lib, taskcommand.ts. */
function azureCommand({ rule, severity, message, location }) {
    const { file, start } = location;
    const properties = {
        type: severity === 'error' ? 'error' : 'warning',
        sourcepath: (0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(file),
        linenumber: start.line,
        columnnumber: start.column,
        code: rule,
    };
    const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeAzure(String(value)).replaceAll(']', '%5D').replaceAll(';', '%3B')}`);
    return `##vso[task.logissue ${list.join(';')}]${escapeAzure((0,_printable_js__WEBPACK_IMPORTED_MODULE_1__/* .printable */ .g$)(message))}\n`;
}
function escapeAzure(text) {
    return text.replaceAll('%', '%AZP25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}


/***/ }),

/***/ 9929:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ lineHashes),
/* harmony export */   W: () => (/* binding */ fingerprints)
/* harmony export */ });
/**
 * A fingerprint for each finding, unique in its report and the same after lines have moved: made of rule, file, object
 * and message, with a count for those that are equal in all of them.
 */
function fingerprints(findings) {
    // Asked for here, because loading it takes a tenth of the time of a small run, and most runs need no fingerprint.
    const { createHash } = process.getBuiltinModule('node:crypto');
    const seen = new Map();
    return findings.map(({ rule, message, location, object }) => {
        const identity = [
            rule,
            location.file,
            object?.apiVersion,
            object?.kind,
            object?.namespace,
            object?.name,
            message,
        ].join('\0');
        const count = (seen.get(identity) ?? 0) + 1;
        seen.set(identity, count);
        return createHash('sha256').update(`${identity}\0${count}`).digest('hex').slice(0, 32);
    });
}
/**
 * Hash of the line that a result starts on and what follows it, as GitHub's upload computes it when a result brings
 * none: a rolling hash over 100 characters that are no white space. Source: github/codeql-action, src/fingerprints.ts.
 */
function lineHashes(text) {
    const window = new Array(blockSize).fill(0);
    const lineStarts = new Array(blockSize).fill(-1);
    const counts = new Map();
    const hashes = [];
    let raw = 0n;
    let index = 0;
    let line = 0;
    let atStart = true;
    let previousReturn = false;
    const output = () => {
        const hash = BigInt.asUintN(64, raw).toString(16);
        const count = (counts.get(hash) ?? 0) + 1;
        counts.set(hash, count);
        hashes[lineStarts[index]] = `${hash}:${count}`;
        lineStarts[index] = -1;
    };
    const update = (code) => {
        const leaving = window[index];
        window[index] = code;
        raw = BigInt.asUintN(64, mod * raw + BigInt(code) - firstMod * BigInt(leaving));
        index = (index + 1) % blockSize;
    };
    const take = (code) => {
        if (code === 32 || code === 9 || (previousReturn && code === 10)) {
            previousReturn = false;
            return;
        }
        const isReturn = code === 13;
        const normal = isReturn ? 10 : code;
        previousReturn = isReturn;
        if (lineStarts[index] !== -1)
            output();
        if (atStart) {
            atStart = false;
            line++;
            lineStarts[index] = line;
        }
        if (normal === 10)
            atStart = true;
        update(normal);
    };
    for (let i = 0; i < text.length; i++)
        take(text.charCodeAt(i));
    take(65535);
    for (let i = 0; i < blockSize; i++) {
        if (lineStarts[index] !== -1)
            output();
        update(0);
    }
    return hashes;
}
const blockSize = 100;
const mod = 37n;
const firstMod = BigInt.asUintN(64, mod ** BigInt(blockSize));


/***/ }),

/***/ 3957:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ harmlessJson)
/* harmony export */ });
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5746);

/**
 * JSON with escapes for what steers those who print it: signs of commands to a CI (see printable.ts), control characters
 * that JSON allows, and those that change the direction of writing. JSON has all of these in strings alone.
 */
function harmlessJson(value) {
    return JSON.stringify(value).replace(_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .steering */ .o4, (c) => `\\u${(0,_printable_js__WEBPACK_IMPORTED_MODULE_0__/* .hex */ .uh)(c)}${c.slice(1)}`);
}


/***/ }),

/***/ 5746:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   TN: () => (/* binding */ oneLine),
/* harmony export */   d7: () => (/* binding */ printableUnits),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   o4: () => (/* binding */ steering),
/* harmony export */   uh: () => (/* binding */ hex)
/* harmony export */ });
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about
const unprintable = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
/**
 * What makes a line of a log a command to the CI: `##[` and `##vso[` anywhere in it, `::word` at its start after white
 * space. Sources: actions/runner, ActionCommand.cs; microsoft/azure-pipelines-agent, Command.cs. A text may come to stand
 * at the start of a line by wrapping, so every word counts as one. IPv6 addresses (`::1`) stay as they are.
 */
const command = /##(?=(?:vso)?\[)|(?<!\S)::(?=[A-Za-z][A-Za-z-]*(?: |::))/g;
/**
 * Makes characters of untrusted text visible that would steer the reader's terminal or the CI that reads the log: control
 * characters, those that change the direction of writing, and the signs of commands.
 */
function printable(text) {
    return text.replace(unprintable, escaped).replace(command, (signs) => escaped(signs) + signs.slice(1));
}
/** What formats with escapes of their own write as such, so that it comes back when they are read. */
const steering = /##(?=(?:vso)?\[)|[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
function escaped(text) {
    return `\\u${hex(text)}`;
}
/** Code of the first UTF-16 unit, in four digits. */
function hex(text) {
    return text.charCodeAt(0).toString(16).padStart(4, '0');
}
/** The same one UTF-16 code unit at a time, so that columns of the text can be found again; second halves of pairs are empty. */
function printableUnits(text) {
    const commands = new Set([...text.matchAll(command)].map(({ index }) => index));
    const units = [];
    for (const c of text) {
        units.push(commands.has(units.length) ? escaped(c) : printable(c.toWellFormed()));
        if (c.length === 2)
            units.push('');
    }
    return units;
}
/** The same on one line. */
function oneLine(text) {
    return printable(text.replace(/\s*[\r\n]+\s*/g, ' ').replaceAll('\t', ' '));
}


/***/ }),

/***/ 3548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ uriOf),
/* harmony export */   W: () => (/* binding */ renderSarif)
/* harmony export */ });
/* harmony import */ var _fingerprint_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9929);
/* harmony import */ var _harmless_json_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3957);


const levels = { error: 'error', warning: 'warning', info: 'note' };
const problemSeverities = {
    error: 'error',
    warning: 'warning',
    info: 'recommendation',
};
/** GitHub refuses a run with more results ("SARIF results exceed limits"). Findings are ranked, so the mildest are cut. */
const maxResults = 25_000;
/**
 * SARIF 2.1.0 for code scanning: an exact region on every result, fingerprints of two kinds (the line hash that GitHub
 * would compute itself, and one that is stable when lines move), minified because uploads are limited in size.
 */
function* renderSarif(report, version) {
    const findings = report.findings.slice(0, maxResults);
    const cut = report.findings.length - findings.length;
    const used = [...report.rules.values()];
    const indexes = new Map(used.map(({ id }, i) => [id, i]));
    const driver = {
        name: 'Slipway',
        semanticVersion: version,
        informationUri: 'https://github.com/slipway/slipway',
        rules: used.map(descriptor),
    };
    const notifications = cut === 0
        ? []
        : [
            {
                level: 'warning',
                message: { text: `${cut} milder findings are left out: a run holds at most ${maxResults} results.` },
            },
        ];
    yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{"tool":${(0,_harmless_json_js__WEBPACK_IMPORTED_MODULE_1__/* .harmlessJson */ .E)({ driver })},`;
    yield `"automationDetails":{"id":"slipway/${report.step}/"},"columnKind":"utf16CodeUnits","originalUriBaseIds":{"%SRCROOT%":{"description":{"text":"The root of the repository."}}},`;
    yield `"invocations":${(0,_harmless_json_js__WEBPACK_IMPORTED_MODULE_1__/* .harmlessJson */ .E)([{ executionSuccessful: true, toolExecutionNotifications: notifications }])},"results":[`;
    const prints = (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .fingerprints */ .W)(findings);
    const hashes = new Map();
    for (const [i, finding] of findings.entries())
        yield `${i === 0 ? '' : ','}${(0,_harmless_json_js__WEBPACK_IMPORTED_MODULE_1__/* .harmlessJson */ .E)(result(finding, prints[i], indexes, hashOf(report, hashes, finding)))}`;
    yield ']}]}\n';
}
/** Areas whose findings code scanning ranks by how dangerous they are. */
const securityAreas = new Set(['security', 'rbac', 'secrets']);
function descriptor({ id, subject, area, page, severity, enabled, what, why, fix, references, }) {
    const security = securityAreas.has(area);
    return {
        id,
        name: id
            .split('-')
            .map((word) => word[0].toUpperCase() + word.slice(1))
            .join(''),
        shortDescription: { text: what },
        fullDescription: { text: `${what} ${why}` },
        help: {
            text: `${why}\n\nFix: ${fix}`,
            markdown: `${why}\n\n**Fix:** ${fix}${references.length === 0 ? '' : `\n\n${references.map((url) => `- ${url}`).join('\n')}`}`,
        },
        helpUri: `https://github.com/slipway/slipway/blob/main/${page}`,
        defaultConfiguration: { enabled, level: levels[severity] },
        properties: {
            tags: [...new Set([subject, area, ...(security ? ['security'] : [])])],
            precision: 'high',
            'problem.severity': problemSeverities[severity],
            ...(security
                ? { 'security-severity': severity === 'error' ? '8.5' : severity === 'warning' ? '6.0' : '3.0' }
                : {}),
        },
    };
}
function result(finding, print, indexes, lineHash) {
    const { rule, severity, message, location, object } = finding;
    const { file, start, end } = location;
    return {
        ruleId: rule,
        ruleIndex: indexes.get(rule) ?? -1,
        level: levels[severity],
        message: { text: message },
        locations: [
            {
                physicalLocation: {
                    artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' },
                    region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
                },
                ...(object === undefined
                    ? {}
                    : {
                        logicalLocations: [
                            {
                                kind: 'object',
                                name: object.name,
                                fullyQualifiedName: [object.namespace, object.kind, object.name]
                                    .filter((part) => part !== '')
                                    .join('/'),
                            },
                        ],
                    }),
            },
        ],
        partialFingerprints: {
            ...(lineHash === undefined ? {} : { primaryLocationLineHash: lineHash }),
            'slipway/v1': print,
        },
    };
}
function hashOf(report, hashes, { location }) {
    let lines = hashes.get(location.file);
    if (lines === undefined) {
        const source = report.source(location.file);
        // A very large file would cost seconds; GitHub computes the hash itself where it is absent.
        lines = source === undefined || source.length > 1_000_000 ? [] : (0,_fingerprint_js__WEBPACK_IMPORTED_MODULE_0__/* .lineHashes */ .P)(source);
        hashes.set(location.file, lines);
    }
    return lines[location.start.line];
}
/** A relative reference: each segment percent-encoded. Standard input has no place in a repository but needs a name. */
function uriOf(file) {
    return file === '-'
        ? 'stdin'
        : file
            .split('/')
            .map((segment) => encodeURIComponent(segment.toWellFormed()))
            .join('/');
}


/***/ }),

/***/ 7557:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ renderSummary)
/* harmony export */ });
/* unused harmony exports maxSummaryBytes, inCell */
/* harmony import */ var _report_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3979);
/* harmony import */ var _printable_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5746);
/* harmony import */ var _sarif_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3548);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3529);




/** GitHub refuses a step's summary above 1 MiB; this leaves room for what other code of the step writes. */
const maxSummaryBytes = 1_000_000;
const marks = { error: '❌', warning: '⚠️', info: 'ℹ️' };
/** A report as Markdown for a job summary: verdict and counts first, then the findings file by file, then the tables. */
function renderSummary(report, options = {}) {
    const limit = options.maxBytes ?? maxSummaryBytes;
    const pointer = '\n\n_The rest is cut: GitHub takes no longer text here. `reports: json=…` or `sarif=…` writes a file with all findings._\n';
    let bytes = Buffer.byteLength(pointer);
    let text = '';
    let open = '';
    for (const { part, closes } of parts(report, options)) {
        const size = Buffer.byteLength(part);
        if (bytes + size + Buffer.byteLength(closes) > limit)
            return `${text}${open}${pointer}`;
        bytes += size;
        text += part;
        open = closes;
    }
    return text;
}
function* parts(report, options) {
    const counts = (0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .countBySeverity */ .O)(report.findings);
    const icon = report.verdict === 'pass' ? '✅' : '❌';
    yield plain(`## ${icon} ${report.title}\n\n${inCell(report.conclusion)}\n\n`);
    const totals = ['error', 'warning', 'info'].map((severity) => (0,_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .L)(counts[severity], severity));
    yield plain(`**${totals.join(' · ')}** in ${(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .statsInWords */ .S)(report.stats)}\n\n`);
    const serious = report.findings.filter(({ severity }) => severity !== 'info');
    const advice = report.findings.filter(({ severity }) => severity === 'info');
    const byFile = [...Map.groupBy(serious, ({ location }) => location.file)].sort(([, a], [, b]) => byCounts(a, b));
    for (const [i, [file, findings]] of byFile.entries())
        yield* fileParts(report, file, findings, options, i < 3);
    if (advice.length > 0)
        yield* folded(`Advice (${advice.length})`, advice, report, { ...options, namesFiles: true });
    for (const excerpt of report.excerpts ?? [])
        yield excerptPart(excerpt);
    if (report.diagram !== undefined)
        yield plain(`\`\`\`mermaid\n${report.diagram.replaceAll('`', "'")}\n\`\`\`\n\n`);
    for (const table of report.tables)
        yield* tableParts(table);
}
/** Its fence is longer than any in the text, so that nothing in it is taken for Markdown. */
function excerptPart({ title, text }) {
    const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
    return plain(`**${inCell(title)}**\n\n${fence}text\n${(0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(text.trimEnd())}\n${fence}\n\n`);
}
/** The file with most errors first, then the one with most warnings. */
function byCounts(a, b) {
    const [x, y] = [(0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .countBySeverity */ .O)(a), (0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .countBySeverity */ .O)(b)];
    return y.error - x.error || y.warning - x.warning;
}
function plain(part) {
    return { part, closes: '' };
}
function* fileParts(report, file, findings, options, open) {
    const counts = (0,_report_js__WEBPACK_IMPORTED_MODULE_2__/* .countBySeverity */ .O)(findings);
    const title = `<code>${html(file)}</code>: ${['error', 'warning']
        .filter((severity) => counts[severity] > 0)
        .map((severity) => (0,_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .plural */ .L)(counts[severity], severity))
        .join(', ')}`;
    yield* folded(title, findings, report, options, open);
}
function* folded(title, findings, report, options, open = false) {
    const closes = '\n</details>\n\n';
    yield {
        part: `<details${open ? ' open' : ''}><summary>${title}</summary>\n\n| | Line | What is wrong, and how to mend it | Rule |\n|---|---|---|---|\n`,
        closes,
    };
    for (const finding of findings)
        yield { part: row(finding, report, options), closes };
    yield { part: closes, closes: '' };
}
function row({ rule, severity, message, location, object, fix }, report, { blobUrl, namesFiles = false }) {
    const { file, start } = location;
    const line = `${start.line}:${start.column}`;
    const link = blobUrl === undefined || file === '-' ? line : `[${line}](${blobUrl}/${inLink((0,_sarif_js__WEBPACK_IMPORTED_MODULE_0__/* .uriOf */ .S)(file))}#L${start.line})`;
    const title = object === undefined ? '' : `<br>${inCell(`${object.kind}/${object.name}`)}`;
    const howTo = fix?.text ?? report.rules.get(rule)?.fix;
    const place = namesFiles ? `${inCell(file)} ${link}` : link;
    return `| ${marks[severity]} | ${place} | ${inCell(message)}${howTo === undefined ? '' : `<br><em>Fix:</em> ${inCell(howTo)}`} | \`${rule}\`${title} |\n`;
}
function* tableParts({ title, note, columns, rows, open = false }) {
    const closes = '\n</details>\n\n';
    yield {
        part: `<details${open ? ' open' : ''}><summary>${unmentioned(html(title))}</summary>\n\n| ${columns.map(inCell).join(' | ')} |\n|${columns.map(() => '---').join('|')}|\n`,
        closes,
    };
    for (const cells of rows)
        yield { part: `| ${cells.map(inCell).join(' | ')} |\n`, closes };
    yield { part: `${note === undefined ? '' : `\n${inCell(note)}\n`}${closes}`, closes: '' };
}
/** Text of a manifest as text in Markdown: no markup, no table break, no mention of a person. Code spans of our own stay. */
function inCell(text) {
    return (0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(text)
        .split(/(`[^`|<>]+`)/)
        .map((piece, i) => i % 2 === 1 ? piece : unmentioned(unlinked(html(piece).replace(/[\\`*_[\]~#|]/g, (c) => `\\${c}`))))
        .join('');
}
/** GitHub makes links of bare addresses, and takes what follows into them: escapes and the start of code too. */
function unlinked(text) {
    return text.replaceAll('://', ':&#47;&#47;').replace(/www\./gi, (www) => `${www.slice(0, -1)}&#46;`);
}
/** An empty character keeps `@name` from calling anyone; a digest behind a name calls nobody, and people copy it. */
function unmentioned(text) {
    return text.replace(/(\w@(?=sha256:[0-9a-f]{64}\b))|@/g, (_, named) => named ?? '@\u200b');
}
/** Parentheses would end the address of a link. */
function inLink(uri) {
    return uri.replaceAll('(', '%28').replaceAll(')', '%29');
}
function html(text) {
    return (0,_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}


/***/ }),

/***/ 3529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  L: () => (/* binding */ plural),
  b: () => (/* binding */ renderTerminal)
});

// EXTERNAL MODULE: ./packages/core/lib/report.js
var lib_report = __nccwpck_require__(3979);
;// CONCATENATED MODULE: ./packages/core/lib/reports/columns.js
/** Columns that a text takes on a terminal: combining marks none, East Asian wide characters and emoji two. */
function widthOf(text) {
    // The usual text needs no closer look.
    if (/^[\x20-\x7e]*$/.test(text))
        return text.length;
    let width = 0;
    for (const c of text) {
        if (/\p{Mark}|\u200b|\u200d|\ufe0f/u.test(c))
            continue;
        width +=
            /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(c)
                ? 2
                : 1;
    }
    return width;
}
function padEnd(text, width) {
    return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
/** Breaks a text into lines of at most `width` columns, at spaces; a longer word stands alone. */
function wrap(text, width) {
    const lines = [];
    for (const paragraph of text.split('\n')) {
        let line = '';
        for (const word of paragraph.split(' ')) {
            if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
                lines.push(line);
                line = word;
            }
            else
                line = line === '' ? word : `${line} ${word}`;
        }
        lines.push(line);
    }
    return lines;
}

// EXTERNAL MODULE: ./packages/core/lib/reports/printable.js
var printable = __nccwpck_require__(5746);
;// CONCATENATED MODULE: ./packages/core/lib/reports/code-frame.js


const leastWidth = 40;
/**
 * The line that a range starts on with one line before it. A line that is wider than `width` columns (or than 40, if that is
 * less) is cut around the range.
 */
function codeFrame(source, { start, end }, width) {
    const from = lineStart(source, start.line);
    if (from === undefined)
        return [];
    const room = Math.max(leastWidth, width);
    const lines = [];
    if (start.line > 1) {
        const before = lineAt(source, lineStart(source, start.line - 1));
        if (before.trim() !== '')
            lines.push({ number: start.line - 1, text: show(before, 0, 0, room).text });
    }
    const line = lineAt(source, from);
    const stop = end.line === start.line ? end.column - 1 : line.length;
    return [...lines, { number: start.line, ...show(line, start.column - 1, stop, room) }];
}
/** A line as a terminal shows it, with where a range of it came to stand. */
function show(line, start, end, room) {
    const skip = skipped(line, start, room);
    const units = unitsOf(line.slice(skip, skip + 2 * room));
    let text = skip > 0 ? '…' : '';
    let column = text.length;
    let [from, to] = [];
    for (const [i, unit] of units.entries()) {
        if (skip + i === start)
            from = column;
        if (skip + i === end)
            to = column;
        const isLast = skip + i + (units[i + 1] === '' ? 2 : 1) >= line.length;
        if (column + widthOf(unit) > (isLast ? room : room - 1))
            return cut(text, from, to, column);
        text += unit;
        column += widthOf(unit);
    }
    return skip + units.length < line.length ? cut(text, from, to, column) : marked(text, from, to, column);
}
function cut(text, from, to, column) {
    return marked(`${text}…`, from, to, column);
}
function marked(text, from, to, column) {
    const start = from ?? column;
    return { text, mark: [start, Math.max(start + 1, to ?? column)] };
}
/** How much of a line is left out before a range: nothing if that shows the range, else all but a quarter of the room. */
function skipped(line, start, room) {
    if (line.length <= room && widthOf(unitsOf(line).join('')) <= room)
        return 0;
    const to = Math.min(start, line.length);
    const lead = Math.floor(room / 4);
    if (to <= room && widthOf(unitsOf(line.slice(0, to)).join('')) <= room - lead)
        return 0;
    const units = unitsOf(line.slice(Math.max(0, to - lead), to));
    let [skip, width] = [to, 0];
    for (const unit of units.reverse()) {
        width += widthOf(unit);
        if (width > lead)
            break;
        skip--;
    }
    return isSecondHalf(line, skip) ? skip + 1 : skip;
}
function isSecondHalf(line, at) {
    return /[\udc00-\udfff]/.test(line[at] ?? '') && /[\ud800-\udbff]/.test(line[at - 1] ?? '');
}
function unitsOf(text) {
    return (0,printable/* printableUnits */.d7)(text).map((unit) => (unit === '\t' ? '    ' : unit));
}
function lineStart(source, line) {
    let at = 0;
    for (let i = 1; i < line; i++) {
        const next = nextLine(source, at);
        if (next === undefined)
            return undefined;
        at = next;
    }
    return at;
}
function nextLine(source, at) {
    for (let i = at; i < source.length; i++) {
        const c = source.charCodeAt(i);
        if (c === 10)
            return i + 1;
        if (c === 13)
            return source.charCodeAt(i + 1) === 10 ? i + 2 : i + 1;
    }
    return undefined;
}
function lineAt(source, from) {
    let to = from;
    while (to < source.length && source.charCodeAt(to) !== 10 && source.charCodeAt(to) !== 13)
        to++;
    return source.slice(from, to);
}

;// CONCATENATED MODULE: ./packages/core/lib/reports/terminal.js




const paints = {
    error: [31, 39],
    warning: [33, 39],
    info: [36, 39],
    bold: [1, 22],
    dim: [2, 22],
    pass: [32, 39],
    fail: [31, 39],
};
const maxTableRows = 25;
const maxAdvicePerRule = 3;
/** A report for a person at a terminal: findings with their code, worst first, then tables, counts and the verdict. */
function* renderTerminal(report, options) {
    const paint = painter(options.colors);
    const serious = report.findings.filter(({ severity }) => severity !== 'info');
    const advice = report.findings.filter(({ severity }) => severity === 'info');
    const explained = new Set();
    for (const finding of serious.slice(0, options.frames))
        yield* terminal_frame(report, finding, explained, options, paint);
    yield* rest(serious.slice(options.frames), paint);
    yield* adviceLines(advice, options, paint);
    for (const { title, text } of report.excerpts ?? []) {
        yield `\n${paint('bold', title)}\n`;
        for (const line of text.trimEnd().split('\n'))
            yield `  ${paint('dim', '|')} ${(0,printable/* oneLine */.TN)(line)}\n`;
        yield '\n';
    }
    for (const table of report.tables.filter(({ logged }) => logged !== true))
        yield* tableLines(table, options, paint);
    yield* ending(report, paint);
}
function painter(colors) {
    if (!colors)
        return (_, text) => text;
    return (style, text) => `\u001b[${paints[style][0]}m${text}\u001b[${paints[style][1]}m`;
}
function* terminal_frame(report, finding, explained, options, paint) {
    const { rule, severity, message, location, object, fix } = finding;
    const width = Math.min(options.width, 120);
    const [first = '', ...more] = wrap(`${rule}: ${(0,printable/* oneLine */.TN)(message)}`, width - severity.length - 2);
    yield `${paint(severity, paint('bold', severity))}  ${paint('bold', first)}\n`;
    for (const line of more)
        yield `${' '.repeat(severity.length + 2)}${paint('bold', line)}\n`;
    yield `  ${paint('dim', '-->')} ${placeInWords(location)}${object === undefined ? '' : paint('dim', `  ${(0,printable/* oneLine */.TN)(titleOf(object))}`)}\n`;
    const source = report.source(location.file);
    const lines = source === undefined ? [] : codeFrame(source, location, width - 10);
    const gutter = String(location.start.line).length;
    for (const { number, text, mark } of lines) {
        yield `  ${paint('dim', `${String(number).padStart(gutter)} |`)} ${text}\n`;
        if (mark !== undefined)
            yield `  ${paint('dim', `${' '.repeat(gutter)} |`)} ${' '.repeat(mark[0])}${paint(severity, '^'.repeat(mark[1] - mark[0]))}\n`;
    }
    const info = report.rules.get(rule);
    const notes = [];
    if (!explained.has(rule) && info !== undefined)
        notes.push(['why', info.why]);
    const howTo = fix?.text ?? info?.fix;
    if (howTo !== undefined && (!explained.has(rule) || howTo !== info?.fix))
        notes.push(['fix', howTo]);
    explained.add(rule);
    for (const [label, text] of notes) {
        const [head = '', ...tail] = wrap((0,printable/* oneLine */.TN)(text), width - 9);
        yield `  ${paint('dim', `= ${label}:`)} ${head}\n`;
        for (const line of tail)
            yield `         ${line}\n`;
    }
    yield '\n';
}
/** An empty range at the very beginning is all of a file, or something that has no lines, such as an image. */
function placeInWords({ file, start, end }) {
    const isWhole = start.line === 1 && start.column === 1 && end.line === 1 && end.column === 1;
    return isWhole ? (0,printable/* oneLine */.TN)(file) : `${(0,printable/* oneLine */.TN)(file)}:${start.line}:${start.column}`;
}
function titleOf({ kind, namespace, name }) {
    return `${kind}/${name}${namespace === '' ? '' : ` in ${namespace}`}`;
}
function* rest(findings, paint) {
    if (findings.length === 0)
        return;
    yield paint('bold', `${findings.length} more, by rule (see them all with --frames 0 or --format json):\n`);
    const groups = [...Map.groupBy(findings, ({ rule }) => rule)].sort((a, b) => b[1].length - a[1].length);
    const width = Math.max(...groups.map(([rule]) => rule.length));
    for (const [rule, group] of groups) {
        const { severity, location } = group[0];
        yield `  ${paint(severity, severity.padEnd(7))}  ${rule.padEnd(width)}  ${String(group.length).padStart(5)}  ${paint('dim', `first at ${placeInWords(location)}`)}\n`;
    }
    yield '\n';
}
/** Advice needs no code frame: a line each, and of one rule only the first few. */
function* adviceLines(findings, options, paint) {
    if (findings.length === 0)
        return;
    yield `${paint('info', paint('bold', 'Advice'))}\n`;
    for (const [rule, group] of Map.groupBy(findings, ({ rule }) => rule)) {
        for (const { message, location } of group.slice(0, maxAdvicePerRule)) {
            const [head = '', ...tail] = wrap(`${rule}: ${(0,printable/* oneLine */.TN)(message)}`, Math.min(options.width, 120) - 8);
            yield `  ${paint('info', 'info')}  ${head}\n`;
            for (const line of tail)
                yield `        ${line}\n`;
            yield `        ${paint('dim', placeInWords(location))}\n`;
        }
        if (group.length > maxAdvicePerRule)
            yield `        ${paint('dim', `and ${group.length - maxAdvicePerRule} more of ${rule}`)}\n`;
    }
    yield '\n';
}
function* tableLines({ title, note, columns, rows }, options, paint) {
    const shown = [columns, ...rows.slice(0, maxTableRows)].map((row) => row.map(printable/* oneLine */.TN));
    const widths = columns.map((_, i) => Math.max(...shown.map((row) => widthOf(row[i] ?? ''))));
    const room = Math.max(16, options.width - widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 2));
    yield `${paint('bold', title)}\n`;
    for (const [r, row] of shown.entries()) {
        const cells = row.map((cell, i) => (i === row.length - 1 ? cell : padEnd(cell, widths[i])));
        const [last = '', ...tail] = wrap(cells.at(-1) ?? '', room);
        const line = `  ${[...cells.slice(0, -1), last].join('  ')}`.trimEnd();
        yield `${r === 0 ? paint('dim', line) : line}\n`;
        const indent = ' '.repeat(2 + widths.slice(0, -1).reduce((sum, width) => sum + width + 2, 0));
        for (const more of tail)
            yield `${indent}${more}\n`;
    }
    if (rows.length > maxTableRows)
        yield `  ${paint('dim', `and ${rows.length - maxTableRows} more rows (--format json has them all)`)}\n`;
    if (note !== undefined)
        for (const line of wrap(note, Math.min(options.width, 120) - 2))
            yield `  ${paint('dim', line)}\n`;
    yield '\n';
}
function* ending(report, paint) {
    const counts = (0,lib_report/* countBySeverity */.O)(report.findings);
    const parts = ['error', 'warning', 'info'].map((severity) => paint(counts[severity] > 0 ? severity : 'dim', plural(counts[severity], severity)));
    yield `${report.title}: ${parts.join(', ')}  ${paint('dim', `(${(0,lib_report/* statsInWords */.S)(report.stats)})`)}\n`;
    yield `${paint(report.verdict, paint('bold', report.conclusion))}\n`;
}
function plural(count, severity) {
    return severity === 'info' ? `${count} info` : `${count} ${severity}${count === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 8115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  TX: () => (/* reexport */ lintInputs),
  nU: () => (/* reexport */ runLint)
});

// UNUSED EXPORTS: defaultPolicy, lintAgainstImage, lintFormats, lintManifests, lintReport, lintStep, rules, rulesAsJson

;// CONCATENATED MODULE: ./packages/manifests/lib/schema/kubernetes.js
// Generated by scripts/schema.mjs from the models of @kubernetes/client-node; do not edit.
/** Release of Kubernetes that the schema describes. */
const schemaRelease = [1, 36];
/** Kinds, an empty line, types: see scripts/schema.mjs for the notation. */
const schemaText = `admissionregistration.k8s.io/v1 MutatingAdmissionPolicy C V1MutatingAdmissionPolicy
admissionregistration.k8s.io/v1 MutatingAdmissionPolicyBinding C V1MutatingAdmissionPolicyBinding
admissionregistration.k8s.io/v1 MutatingWebhookConfiguration C V1MutatingWebhookConfiguration
admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy C V1ValidatingAdmissionPolicy
admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding C V1ValidatingAdmissionPolicyBinding
admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration C V1ValidatingWebhookConfiguration
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicy C V1alpha1MutatingAdmissionPolicy
admissionregistration.k8s.io/v1alpha1 MutatingAdmissionPolicyBinding C V1alpha1MutatingAdmissionPolicyBinding
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicy C V1beta1MutatingAdmissionPolicy
admissionregistration.k8s.io/v1beta1 MutatingAdmissionPolicyBinding C V1beta1MutatingAdmissionPolicyBinding
apiextensions.k8s.io/v1 CustomResourceDefinition C V1CustomResourceDefinition
apiregistration.k8s.io/v1 APIService C V1APIService
apps/v1 ControllerRevision N V1ControllerRevision
apps/v1 DaemonSet N V1DaemonSet
apps/v1 Deployment N V1Deployment
apps/v1 ReplicaSet N V1ReplicaSet
apps/v1 StatefulSet N V1StatefulSet
authentication.k8s.io/v1 SelfSubjectReview C V1SelfSubjectReview
authentication.k8s.io/v1 TokenReview C V1TokenReview
authentication.k8s.io/v1alpha1 SelfSubjectReview C V1alpha1SelfSubjectReview
authentication.k8s.io/v1beta1 SelfSubjectReview C V1beta1SelfSubjectReview
authorization.k8s.io/v1 LocalSubjectAccessReview N V1LocalSubjectAccessReview
authorization.k8s.io/v1 SelfSubjectAccessReview C V1SelfSubjectAccessReview
authorization.k8s.io/v1 SelfSubjectRulesReview C V1SelfSubjectRulesReview
authorization.k8s.io/v1 SubjectAccessReview C V1SubjectAccessReview
autoscaling/v1 HorizontalPodAutoscaler N V1HorizontalPodAutoscaler
autoscaling/v2 HorizontalPodAutoscaler N V2HorizontalPodAutoscaler
batch/v1 CronJob N V1CronJob
batch/v1 Job N V1Job
certificates.k8s.io/v1 CertificateSigningRequest C V1CertificateSigningRequest
certificates.k8s.io/v1alpha1 ClusterTrustBundle C V1alpha1ClusterTrustBundle
certificates.k8s.io/v1beta1 ClusterTrustBundle C V1beta1ClusterTrustBundle
certificates.k8s.io/v1beta1 PodCertificateRequest N V1beta1PodCertificateRequest
coordination.k8s.io/v1 Lease N V1Lease
coordination.k8s.io/v1alpha2 LeaseCandidate N V1alpha2LeaseCandidate
coordination.k8s.io/v1beta1 LeaseCandidate N V1beta1LeaseCandidate
discovery.k8s.io/v1 EndpointSlice N V1EndpointSlice
events.k8s.io/v1 Event N EventsV1Event
flowcontrol.apiserver.k8s.io/v1 FlowSchema C V1FlowSchema
flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration C V1PriorityLevelConfiguration
flowcontrol.apiserver.k8s.io/v1beta3 FlowSchema C V1beta3FlowSchema
flowcontrol.apiserver.k8s.io/v1beta3 PriorityLevelConfiguration C V1beta3PriorityLevelConfiguration
internal.apiserver.k8s.io/v1alpha1 StorageVersion C V1alpha1StorageVersion
networking.k8s.io/v1 IPAddress C V1IPAddress
networking.k8s.io/v1 Ingress N V1Ingress
networking.k8s.io/v1 IngressClass C V1IngressClass
networking.k8s.io/v1 NetworkPolicy N V1NetworkPolicy
networking.k8s.io/v1 ServiceCIDR C V1ServiceCIDR
networking.k8s.io/v1alpha1 IPAddress C V1alpha1IPAddress
networking.k8s.io/v1alpha1 ServiceCIDR C V1alpha1ServiceCIDR
networking.k8s.io/v1beta1 IPAddress C V1beta1IPAddress
networking.k8s.io/v1beta1 ServiceCIDR C V1beta1ServiceCIDR
node.k8s.io/v1 RuntimeClass C V1RuntimeClass
policy/v1 PodDisruptionBudget N V1PodDisruptionBudget
rbac.authorization.k8s.io/v1 ClusterRole C V1ClusterRole
rbac.authorization.k8s.io/v1 ClusterRoleBinding C V1ClusterRoleBinding
rbac.authorization.k8s.io/v1 Role N V1Role
rbac.authorization.k8s.io/v1 RoleBinding N V1RoleBinding
resource.k8s.io/v1 DeviceClass C V1DeviceClass
resource.k8s.io/v1 ResourceClaim N ResourceV1ResourceClaim
resource.k8s.io/v1 ResourceClaimTemplate N V1ResourceClaimTemplate
resource.k8s.io/v1 ResourceSlice C V1ResourceSlice
resource.k8s.io/v1alpha2 PodSchedulingContext N V1alpha2PodSchedulingContext
resource.k8s.io/v1alpha2 ResourceClaim N V1alpha2ResourceClaim
resource.k8s.io/v1alpha2 ResourceClaimParameters N V1alpha2ResourceClaimParameters
resource.k8s.io/v1alpha2 ResourceClaimTemplate N V1alpha2ResourceClaimTemplate
resource.k8s.io/v1alpha2 ResourceClass C V1alpha2ResourceClass
resource.k8s.io/v1alpha2 ResourceClassParameters N V1alpha2ResourceClassParameters
resource.k8s.io/v1alpha2 ResourceSlice C V1alpha2ResourceSlice
resource.k8s.io/v1alpha3 DeviceTaintRule C V1alpha3DeviceTaintRule
resource.k8s.io/v1alpha3 ResourcePoolStatusRequest C V1alpha3ResourcePoolStatusRequest
resource.k8s.io/v1beta1 DeviceClass C V1beta1DeviceClass
resource.k8s.io/v1beta1 ResourceClaim N V1beta1ResourceClaim
resource.k8s.io/v1beta1 ResourceClaimTemplate N V1beta1ResourceClaimTemplate
resource.k8s.io/v1beta1 ResourceSlice C V1beta1ResourceSlice
resource.k8s.io/v1beta2 DeviceClass C V1beta2DeviceClass
resource.k8s.io/v1beta2 DeviceTaintRule C V1beta2DeviceTaintRule
resource.k8s.io/v1beta2 ResourceClaim N V1beta2ResourceClaim
resource.k8s.io/v1beta2 ResourceClaimTemplate N V1beta2ResourceClaimTemplate
resource.k8s.io/v1beta2 ResourceSlice C V1beta2ResourceSlice
scheduling.k8s.io/v1 PriorityClass C V1PriorityClass
scheduling.k8s.io/v1alpha1 Workload N V1alpha1Workload
scheduling.k8s.io/v1alpha2 PodGroup N V1alpha2PodGroup
scheduling.k8s.io/v1alpha2 Workload N V1alpha2Workload
storage.k8s.io/v1 CSIDriver C V1CSIDriver
storage.k8s.io/v1 CSINode C V1CSINode
storage.k8s.io/v1 CSIStorageCapacity N V1CSIStorageCapacity
storage.k8s.io/v1 StorageClass C V1StorageClass
storage.k8s.io/v1 VolumeAttachment C V1VolumeAttachment
storage.k8s.io/v1 VolumeAttributesClass C V1VolumeAttributesClass
storage.k8s.io/v1alpha1 VolumeAttributesClass C V1alpha1VolumeAttributesClass
storage.k8s.io/v1beta1 VolumeAttributesClass C V1beta1VolumeAttributesClass
storagemigration.k8s.io/v1alpha1 StorageVersionMigration C V1alpha1StorageVersionMigration
storagemigration.k8s.io/v1beta1 StorageVersionMigration C V1beta1StorageVersionMigration
v1 Binding N V1Binding
v1 ConfigMap N V1ConfigMap
v1 Endpoints N V1Endpoints
v1 Event N CoreV1Event
v1 LimitRange N V1LimitRange
v1 Namespace C V1Namespace
v1 Node C V1Node
v1 PersistentVolume C V1PersistentVolume
v1 PersistentVolumeClaim N V1PersistentVolumeClaim
v1 Pod N V1Pod
v1 PodTemplate N V1PodTemplate
v1 ReplicationController N V1ReplicationController
v1 ResourceQuota N V1ResourceQuota
v1 Secret N V1Secret
v1 Service N V1Service
v1 ServiceAccount N V1ServiceAccount

AdmissionregistrationV1ServiceReference name!:s namespace!:s path:s port:i
AdmissionregistrationV1WebhookClientConfig caBundle:y service:AdmissionregistrationV1ServiceReference url:s
ApiextensionsV1ServiceReference name!:s namespace!:s path:s port:i
ApiextensionsV1WebhookClientConfig caBundle:y service:ApiextensionsV1ServiceReference url:s
ApiregistrationV1ServiceReference name:s namespace:s port:i
CoreV1EndpointPort appProtocol:s name:s port!:i protocol:s
CoreV1Event action:s apiVersion:s count:i eventTime:t firstTimestamp:t involvedObject!:V1ObjectReference kind:s lastTimestamp:t message:s metadata!:V1ObjectMeta reason:s related:V1ObjectReference reportingComponent:s reportingInstance:s series:CoreV1EventSeries source:V1EventSource type:s
CoreV1EventSeries count:i lastObservedTime:t
CoreV1ResourceClaim name!:s request:s
DiscoveryV1EndpointPort appProtocol:s name:s port:i protocol:s
EventsV1Event action:s apiVersion:s deprecatedCount:i deprecatedFirstTimestamp:t deprecatedLastTimestamp:t deprecatedSource:V1EventSource eventTime!:t kind:s metadata:V1ObjectMeta note:s reason:s regarding:V1ObjectReference related:V1ObjectReference reportingController:s reportingInstance:s series:EventsV1EventSeries type:s
EventsV1EventSeries count!:i lastObservedTime!:t
FlowcontrolV1Subject group:V1GroupSubject kind!:s serviceAccount:V1ServiceAccountSubject user:V1UserSubject
RbacV1Subject apiGroup:s kind!:s name!:s namespace:s
ResourceV1ResourceClaim apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1ResourceClaimSpec status:*
StorageV1TokenRequest audience!:s expirationSeconds:i
V1APIService apiVersion:s kind:s metadata:V1ObjectMeta spec:V1APIServiceSpec status:*
V1APIServiceSpec caBundle:y group:s groupPriorityMinimum!:i insecureSkipTLSVerify:b service:ApiregistrationV1ServiceReference version:s versionPriority!:i
V1AWSElasticBlockStoreVolumeSource fsType:s partition:i readOnly:b volumeID!:s
V1Affinity nodeAffinity:V1NodeAffinity podAffinity:V1PodAffinity podAntiAffinity:V1PodAntiAffinity
V1AggregationRule clusterRoleSelectors:[]V1LabelSelector
V1AppArmorProfile localhostProfile:s type!:s
V1ApplyConfiguration expression:s
V1AuditAnnotation key!:s valueExpression!:s
V1AzureDiskVolumeSource cachingMode:s diskName!:s diskURI!:s fsType:s kind:s readOnly:b
V1AzureFilePersistentVolumeSource readOnly:b secretName!:s secretNamespace:s shareName!:s
V1AzureFileVolumeSource readOnly:b secretName!:s shareName!:s
V1Binding apiVersion:s kind:s metadata:V1ObjectMeta target!:V1ObjectReference
V1CELDeviceSelector expression!:s
V1CSIDriver apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1CSIDriverSpec
V1CSIDriverSpec attachRequired:b fsGroupPolicy:s nodeAllocatableUpdatePeriodSeconds:i podInfoOnMount:b preventPodSchedulingIfMissing:b requiresRepublish:b seLinuxMount:b serviceAccountTokenInSecrets:b storageCapacity:b tokenRequests:[]StorageV1TokenRequest volumeLifecycleModes:[]s
V1CSINode apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1CSINodeSpec
V1CSINodeDriver allocatable:V1VolumeNodeResources name!:s nodeID!:s topologyKeys:[]s
V1CSINodeSpec drivers!:[]V1CSINodeDriver
V1CSIPersistentVolumeSource controllerExpandSecretRef:V1SecretReference controllerPublishSecretRef:V1SecretReference driver!:s fsType:s nodeExpandSecretRef:V1SecretReference nodePublishSecretRef:V1SecretReference nodeStageSecretRef:V1SecretReference readOnly:b volumeAttributes:{}s volumeHandle!:s
V1CSIStorageCapacity apiVersion:s capacity:s kind:s maximumVolumeSize:q metadata:V1ObjectMeta nodeTopology:V1LabelSelector storageClassName!:s
V1CSIVolumeSource driver!:s fsType:s nodePublishSecretRef:V1LocalObjectReference readOnly:b volumeAttributes:{}s
V1Capabilities add:[]s drop:[]s
V1CapacityRequestPolicy default:s validRange:V1CapacityRequestPolicyRange validValues:[]s
V1CapacityRequestPolicyRange max:s min!:s step:s
V1CapacityRequirements requests:{}q
V1CephFSPersistentVolumeSource monitors!:[]s path:s readOnly:b secretFile:s secretRef:V1SecretReference user:s
V1CephFSVolumeSource monitors!:[]s path:s readOnly:b secretFile:s secretRef:V1LocalObjectReference user:s
V1CertificateSigningRequest apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1CertificateSigningRequestSpec status:*
V1CertificateSigningRequestSpec expirationSeconds:i extra:{}[]s groups:[]s request!:y signerName!:s uid:s usages:[]s username:s
V1CinderPersistentVolumeSource fsType:s readOnly:b secretRef:V1SecretReference volumeID!:s
V1CinderVolumeSource fsType:s readOnly:b secretRef:V1LocalObjectReference volumeID!:s
V1ClientIPConfig timeoutSeconds:i
V1ClusterRole aggregationRule:V1AggregationRule apiVersion:s kind:s metadata:V1ObjectMeta rules:[]V1PolicyRule
V1ClusterRoleBinding apiVersion:s kind:s metadata:V1ObjectMeta roleRef!:V1RoleRef subjects:[]RbacV1Subject
V1ClusterTrustBundleProjection labelSelector:V1LabelSelector name:s optional:b path!:s signerName:s
V1ConfigMap apiVersion:s binaryData:{}s data:{}s immutable:b kind:s metadata:V1ObjectMeta
V1ConfigMapEnvSource name:s optional:b
V1ConfigMapKeySelector key!:s name:s optional:b
V1ConfigMapNodeConfigSource kubeletConfigKey!:s name!:s namespace!:s resourceVersion:s uid:s
V1ConfigMapProjection items:[]V1KeyToPath name:s optional:b
V1ConfigMapVolumeSource defaultMode:i items:[]V1KeyToPath name:s optional:b
V1Container args:[]s command:[]s env:[]V1EnvVar envFrom:[]V1EnvFromSource image:s imagePullPolicy:s lifecycle:V1Lifecycle livenessProbe:V1Probe name!:s ports:[]V1ContainerPort readinessProbe:V1Probe resizePolicy:[]V1ContainerResizePolicy resources:V1ResourceRequirements restartPolicy:s restartPolicyRules:[]V1ContainerRestartRule securityContext:V1SecurityContext startupProbe:V1Probe stdin:b stdinOnce:b terminationMessagePath:s terminationMessagePolicy:s tty:b volumeDevices:[]V1VolumeDevice volumeMounts:[]V1VolumeMount workingDir:s
V1ContainerPort containerPort!:i hostIP:s hostPort:i name:s protocol:s
V1ContainerResizePolicy resourceName!:s restartPolicy!:s
V1ContainerRestartRule action!:s exitCodes:V1ContainerRestartRuleOnExitCodes
V1ContainerRestartRuleOnExitCodes operator!:s values:[]i
V1ControllerRevision apiVersion:s data:* kind:s metadata:V1ObjectMeta revision!:i
V1Counter value!:q
V1CounterSet counters!:{}V1Counter name!:s
V1CronJob apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1CronJobSpec status:*
V1CronJobSpec concurrencyPolicy:s failedJobsHistoryLimit:i jobTemplate!:V1JobTemplateSpec schedule!:s startingDeadlineSeconds:i successfulJobsHistoryLimit:i suspend:b timeZone:s
V1CrossVersionObjectReference apiVersion:s kind!:s name!:s
V1CustomResourceColumnDefinition description:s format:s jsonPath!:s name!:s priority:i type!:s
V1CustomResourceConversion strategy!:s webhook:V1WebhookConversion
V1CustomResourceDefinition apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1CustomResourceDefinitionSpec status:*
V1CustomResourceDefinitionNames categories:[]s kind!:s listKind:s plural!:s shortNames:[]s singular:s
V1CustomResourceDefinitionSpec conversion:V1CustomResourceConversion group!:s names!:V1CustomResourceDefinitionNames preserveUnknownFields:b scope!:s versions!:[]V1CustomResourceDefinitionVersion
V1CustomResourceDefinitionVersion additionalPrinterColumns:[]V1CustomResourceColumnDefinition deprecated:b deprecationWarning:s name!:s schema:V1CustomResourceValidation selectableFields:[]V1SelectableField served!:b storage!:b subresources:V1CustomResourceSubresources
V1CustomResourceSubresourceScale labelSelectorPath:s specReplicasPath!:s statusReplicasPath!:s
V1CustomResourceSubresources scale:V1CustomResourceSubresourceScale status:*
V1CustomResourceValidation openAPIV3Schema:V1JSONSchemaProps
V1DaemonSet apiVersion:s kind:s metadata:V1ObjectMeta spec:V1DaemonSetSpec status:*
V1DaemonSetSpec minReadySeconds:i revisionHistoryLimit:i selector!:V1LabelSelector template!:V1PodTemplateSpec updateStrategy:V1DaemonSetUpdateStrategy
V1DaemonSetUpdateStrategy rollingUpdate:V1RollingUpdateDaemonSet type:s
V1Deployment apiVersion:s kind:s metadata:V1ObjectMeta spec:V1DeploymentSpec status:*
V1DeploymentSpec minReadySeconds:i paused:b progressDeadlineSeconds:i replicas:i revisionHistoryLimit:i selector!:V1LabelSelector strategy:V1DeploymentStrategy template!:V1PodTemplateSpec
V1DeploymentStrategy rollingUpdate:V1RollingUpdateDeployment type:s
V1Device allNodes:b allowMultipleAllocations:b attributes:{}V1DeviceAttribute bindingConditions:[]s bindingFailureConditions:[]s bindsToNode:b capacity:{}V1DeviceCapacity consumesCounters:[]V1DeviceCounterConsumption name!:s nodeAllocatableResourceMappings:{}V1NodeAllocatableResourceMapping nodeName:s nodeSelector:V1NodeSelector taints:[]V1DeviceTaint
V1DeviceAttribute bool:b bools:[]b int:i ints:[]i string:s strings:[]s version:s versions:[]s
V1DeviceCapacity requestPolicy:V1CapacityRequestPolicy value!:q
V1DeviceClaim config:[]V1DeviceClaimConfiguration constraints:[]V1DeviceConstraint requests:[]V1DeviceRequest
V1DeviceClaimConfiguration opaque:V1OpaqueDeviceConfiguration requests:[]s
V1DeviceClass apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1DeviceClassSpec
V1DeviceClassConfiguration opaque:V1OpaqueDeviceConfiguration
V1DeviceClassSpec config:[]V1DeviceClassConfiguration extendedResourceName:s selectors:[]V1DeviceSelector
V1DeviceConstraint distinctAttribute:s matchAttribute:s requests:[]s
V1DeviceCounterConsumption counterSet!:s counters!:{}V1Counter
V1DeviceRequest exactly:V1ExactDeviceRequest firstAvailable:[]V1DeviceSubRequest name!:s
V1DeviceSelector cel:V1CELDeviceSelector
V1DeviceSubRequest allocationMode:s capacity:V1CapacityRequirements count:i deviceClassName!:s name!:s selectors:[]V1DeviceSelector tolerations:[]V1DeviceToleration
V1DeviceTaint effect!:s key!:s timeAdded:t value:s
V1DeviceToleration effect:s key:s operator:s tolerationSeconds:i value:s
V1DownwardAPIProjection items:[]V1DownwardAPIVolumeFile
V1DownwardAPIVolumeFile fieldRef:V1ObjectFieldSelector mode:i path!:s resourceFieldRef:V1ResourceFieldSelector
V1DownwardAPIVolumeSource defaultMode:i items:[]V1DownwardAPIVolumeFile
V1EmptyDirVolumeSource medium:s sizeLimit:q
V1Endpoint addresses!:[]s conditions:V1EndpointConditions deprecatedTopology:{}s hints:V1EndpointHints hostname:s nodeName:s targetRef:V1ObjectReference zone:s
V1EndpointAddress hostname:s ip!:s nodeName:s targetRef:V1ObjectReference
V1EndpointConditions ready:b serving:b terminating:b
V1EndpointHints forNodes:[]V1ForNode forZones:[]V1ForZone
V1EndpointSlice addressType!:s apiVersion:s endpoints:[]V1Endpoint kind:s metadata:V1ObjectMeta ports:[]DiscoveryV1EndpointPort
V1EndpointSubset addresses:[]V1EndpointAddress notReadyAddresses:[]V1EndpointAddress ports:[]CoreV1EndpointPort
V1Endpoints apiVersion:s kind:s metadata:V1ObjectMeta subsets:[]V1EndpointSubset
V1EnvFromSource configMapRef:V1ConfigMapEnvSource prefix:s secretRef:V1SecretEnvSource
V1EnvVar name!:s value:s valueFrom:V1EnvVarSource
V1EnvVarSource configMapKeyRef:V1ConfigMapKeySelector fieldRef:V1ObjectFieldSelector fileKeyRef:V1FileKeySelector resourceFieldRef:V1ResourceFieldSelector secretKeyRef:V1SecretKeySelector
V1EphemeralContainer args:[]s command:[]s env:[]V1EnvVar envFrom:[]V1EnvFromSource image:s imagePullPolicy:s lifecycle:V1Lifecycle livenessProbe:V1Probe name!:s ports:[]V1ContainerPort readinessProbe:V1Probe resizePolicy:[]V1ContainerResizePolicy resources:V1ResourceRequirements restartPolicy:s restartPolicyRules:[]V1ContainerRestartRule securityContext:V1SecurityContext startupProbe:V1Probe stdin:b stdinOnce:b targetContainerName:s terminationMessagePath:s terminationMessagePolicy:s tty:b volumeDevices:[]V1VolumeDevice volumeMounts:[]V1VolumeMount workingDir:s
V1EphemeralVolumeSource volumeClaimTemplate:V1PersistentVolumeClaimTemplate
V1EventSource component:s host:s
V1ExactDeviceRequest adminAccess:b allocationMode:s capacity:V1CapacityRequirements count:i deviceClassName!:s selectors:[]V1DeviceSelector tolerations:[]V1DeviceToleration
V1ExecAction command:[]s
V1ExemptPriorityLevelConfiguration lendablePercent:i nominalConcurrencyShares:i
V1ExternalDocumentation description:s url:s
V1FCVolumeSource fsType:s lun:i readOnly:b targetWWNs:[]s wwids:[]s
V1FieldSelectorAttributes rawSelector:s requirements:[]V1FieldSelectorRequirement
V1FieldSelectorRequirement key!:s operator!:s values:[]s
V1FileKeySelector key!:s optional:b path!:s volumeName!:s
V1FlexPersistentVolumeSource driver!:s fsType:s options:{}s readOnly:b secretRef:V1SecretReference
V1FlexVolumeSource driver!:s fsType:s options:{}s readOnly:b secretRef:V1LocalObjectReference
V1FlockerVolumeSource datasetName:s datasetUUID:s
V1FlowDistinguisherMethod type!:s
V1FlowSchema apiVersion:s kind:s metadata:V1ObjectMeta spec:V1FlowSchemaSpec status:*
V1FlowSchemaSpec distinguisherMethod:V1FlowDistinguisherMethod matchingPrecedence:i priorityLevelConfiguration!:V1PriorityLevelConfigurationReference rules:[]V1PolicyRulesWithSubjects
V1ForNode name!:s
V1ForZone name!:s
V1GCEPersistentDiskVolumeSource fsType:s partition:i pdName!:s readOnly:b
V1GRPCAction port!:i service:s
V1GitRepoVolumeSource directory:s repository!:s revision:s
V1GlusterfsPersistentVolumeSource endpoints!:s endpointsNamespace:s path!:s readOnly:b
V1GlusterfsVolumeSource endpoints!:s path!:s readOnly:b
V1GroupResource group!:s resource!:s
V1GroupSubject name!:s
V1HTTPGetAction host:s httpHeaders:[]V1HTTPHeader path:s port!:x scheme:s
V1HTTPHeader name!:s value!:s
V1HTTPIngressPath backend!:V1IngressBackend path:s pathType!:s
V1HTTPIngressRuleValue paths!:[]V1HTTPIngressPath
V1HorizontalPodAutoscaler apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1HorizontalPodAutoscalerSpec status:*
V1HorizontalPodAutoscalerSpec maxReplicas!:i minReplicas:i scaleTargetRef!:V1CrossVersionObjectReference targetCPUUtilizationPercentage:i
V1HostAlias hostnames:[]s ip!:s
V1HostPathVolumeSource path!:s type:s
V1IPAddress apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1IPAddressSpec
V1IPAddressSpec parentRef!:V1ParentReference
V1IPBlock cidr!:s except:[]s
V1ISCSIPersistentVolumeSource chapAuthDiscovery:b chapAuthSession:b fsType:s initiatorName:s iqn!:s iscsiInterface:s lun!:i portals:[]s readOnly:b secretRef:V1SecretReference targetPortal!:s
V1ISCSIVolumeSource chapAuthDiscovery:b chapAuthSession:b fsType:s initiatorName:s iqn!:s iscsiInterface:s lun!:i portals:[]s readOnly:b secretRef:V1LocalObjectReference targetPortal!:s
V1ImageVolumeSource pullPolicy:s reference:s
V1Ingress apiVersion:s kind:s metadata:V1ObjectMeta spec:V1IngressSpec status:*
V1IngressBackend resource:V1TypedLocalObjectReference service:V1IngressServiceBackend
V1IngressClass apiVersion:s kind:s metadata:V1ObjectMeta spec:V1IngressClassSpec
V1IngressClassParametersReference apiGroup:s kind!:s name!:s namespace:s scope:s
V1IngressClassSpec controller:s parameters:V1IngressClassParametersReference
V1IngressRule host:s http:V1HTTPIngressRuleValue
V1IngressServiceBackend name!:s port:V1ServiceBackendPort
V1IngressSpec defaultBackend:V1IngressBackend ingressClassName:s rules:[]V1IngressRule tls:[]V1IngressTLS
V1IngressTLS hosts:[]s secretName:s
V1JSONPatch expression:s
V1JSONSchemaProps $ref:s $schema:s additionalItems:* additionalProperties:* allOf:[]V1JSONSchemaProps anyOf:[]V1JSONSchemaProps default:* definitions:{}V1JSONSchemaProps dependencies:{}* description:s enum:[]* example:* exclusiveMaximum:b exclusiveMinimum:b externalDocs:V1ExternalDocumentation format:s id:s items:* maxItems:i maxLength:i maxProperties:i maximum:n minItems:i minLength:i minProperties:i minimum:n multipleOf:n not:V1JSONSchemaProps nullable:b oneOf:[]V1JSONSchemaProps pattern:s patternProperties:{}V1JSONSchemaProps properties:{}V1JSONSchemaProps required:[]s title:s type:s uniqueItems:b x-kubernetes-embedded-resource:b x-kubernetes-int-or-string:b x-kubernetes-list-map-keys:[]s x-kubernetes-list-type:s x-kubernetes-map-type:s x-kubernetes-preserve-unknown-fields:b x-kubernetes-validations:[]V1ValidationRule
V1Job apiVersion:s kind:s metadata:V1ObjectMeta spec:V1JobSpec status:*
V1JobSpec activeDeadlineSeconds:i backoffLimit:i backoffLimitPerIndex:i completionMode:s completions:i managedBy:s manualSelector:b maxFailedIndexes:i parallelism:i podFailurePolicy:V1PodFailurePolicy podReplacementPolicy:s selector:V1LabelSelector successPolicy:V1SuccessPolicy suspend:b template!:V1PodTemplateSpec ttlSecondsAfterFinished:i
V1JobTemplateSpec metadata:V1ObjectMeta spec:V1JobSpec
V1KeyToPath key!:s mode:i path!:s
V1LabelSelector matchExpressions:[]V1LabelSelectorRequirement matchLabels:{}s
V1LabelSelectorAttributes rawSelector:s requirements:[]V1LabelSelectorRequirement
V1LabelSelectorRequirement key!:s operator!:s values:[]s
V1Lease apiVersion:s kind:s metadata:V1ObjectMeta spec:V1LeaseSpec
V1LeaseSpec acquireTime:t holderIdentity:s leaseDurationSeconds:i leaseTransitions:i preferredHolder:s renewTime:t strategy:s
V1Lifecycle postStart:V1LifecycleHandler preStop:V1LifecycleHandler stopSignal:s
V1LifecycleHandler exec:V1ExecAction httpGet:V1HTTPGetAction sleep:V1SleepAction tcpSocket:V1TCPSocketAction
V1LimitRange apiVersion:s kind:s metadata:V1ObjectMeta spec:V1LimitRangeSpec
V1LimitRangeItem default:{}q defaultRequest:{}q max:{}q maxLimitRequestRatio:{}q min:{}q type!:s
V1LimitRangeSpec limits!:[]V1LimitRangeItem
V1LimitResponse queuing:V1QueuingConfiguration type!:s
V1LimitedPriorityLevelConfiguration borrowingLimitPercent:i lendablePercent:i limitResponse:V1LimitResponse nominalConcurrencyShares:i
V1LocalObjectReference name:s
V1LocalSubjectAccessReview apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1SubjectAccessReviewSpec status:*
V1LocalVolumeSource fsType:s path!:s
V1ManagedFieldsEntry apiVersion:s fieldsType:s fieldsV1:* manager:s operation:s subresource:s time:t
V1MatchCondition expression!:s name!:s
V1MatchResources excludeResourceRules:[]V1NamedRuleWithOperations matchPolicy:s namespaceSelector:V1LabelSelector objectSelector:V1LabelSelector resourceRules:[]V1NamedRuleWithOperations
V1MutatingAdmissionPolicy apiVersion:s kind:s metadata:V1ObjectMeta spec:V1MutatingAdmissionPolicySpec
V1MutatingAdmissionPolicyBinding apiVersion:s kind:s metadata:V1ObjectMeta spec:V1MutatingAdmissionPolicyBindingSpec
V1MutatingAdmissionPolicyBindingSpec matchResources:V1MatchResources paramRef:V1ParamRef policyName:s
V1MutatingAdmissionPolicySpec failurePolicy:s matchConditions:[]V1MatchCondition matchConstraints:V1MatchResources mutations:[]V1Mutation paramKind:V1ParamKind reinvocationPolicy:s variables:[]V1Variable
V1MutatingWebhook admissionReviewVersions!:[]s clientConfig!:AdmissionregistrationV1WebhookClientConfig failurePolicy:s matchConditions:[]V1MatchCondition matchPolicy:s name!:s namespaceSelector:V1LabelSelector objectSelector:V1LabelSelector reinvocationPolicy:s rules:[]V1RuleWithOperations sideEffects!:s timeoutSeconds:i
V1MutatingWebhookConfiguration apiVersion:s kind:s metadata:V1ObjectMeta webhooks:[]V1MutatingWebhook
V1Mutation applyConfiguration:V1ApplyConfiguration jsonPatch:V1JSONPatch patchType!:s
V1NFSVolumeSource path!:s readOnly:b server!:s
V1NamedRuleWithOperations apiGroups:[]s apiVersions:[]s operations:[]s resourceNames:[]s resources:[]s scope:s
V1Namespace apiVersion:s kind:s metadata:V1ObjectMeta spec:V1NamespaceSpec status:*
V1NamespaceSpec finalizers:[]s
V1NetworkPolicy apiVersion:s kind:s metadata:V1ObjectMeta spec:V1NetworkPolicySpec
V1NetworkPolicyEgressRule ports:[]V1NetworkPolicyPort to:[]V1NetworkPolicyPeer
V1NetworkPolicyIngressRule from:[]V1NetworkPolicyPeer ports:[]V1NetworkPolicyPort
V1NetworkPolicyPeer ipBlock:V1IPBlock namespaceSelector:V1LabelSelector podSelector:V1LabelSelector
V1NetworkPolicyPort endPort:i port:x protocol:s
V1NetworkPolicySpec egress:[]V1NetworkPolicyEgressRule ingress:[]V1NetworkPolicyIngressRule podSelector:V1LabelSelector policyTypes:[]s
V1Node apiVersion:s kind:s metadata:V1ObjectMeta spec:V1NodeSpec status:*
V1NodeAffinity preferredDuringSchedulingIgnoredDuringExecution:[]V1PreferredSchedulingTerm requiredDuringSchedulingIgnoredDuringExecution:V1NodeSelector
V1NodeAllocatableResourceMapping allocationMultiplier:s capacityKey:s
V1NodeConfigSource configMap:V1ConfigMapNodeConfigSource
V1NodeSelector nodeSelectorTerms!:[]V1NodeSelectorTerm
V1NodeSelectorRequirement key!:s operator!:s values:[]s
V1NodeSelectorTerm matchExpressions:[]V1NodeSelectorRequirement matchFields:[]V1NodeSelectorRequirement
V1NodeSpec configSource:V1NodeConfigSource externalID:s podCIDR:s podCIDRs:[]s providerID:s taints:[]V1Taint unschedulable:b
V1NonResourceAttributes path:s verb:s
V1NonResourcePolicyRule nonResourceURLs!:[]s verbs!:[]s
V1ObjectFieldSelector apiVersion:s fieldPath!:s
V1ObjectMeta annotations:{}s creationTimestamp:t deletionGracePeriodSeconds:i deletionTimestamp:t finalizers:[]s generateName:s generation:i labels:{}s managedFields:[]V1ManagedFieldsEntry name:s namespace:s ownerReferences:[]V1OwnerReference resourceVersion:s selfLink:s uid:s
V1ObjectReference apiVersion:s fieldPath:s kind:s name:s namespace:s resourceVersion:s uid:s
V1OpaqueDeviceConfiguration driver!:s parameters!:*
V1Overhead podFixed:{}q
V1OwnerReference apiVersion!:s blockOwnerDeletion:b controller:b kind!:s name!:s uid!:s
V1ParamKind apiVersion:s kind:s
V1ParamRef name:s namespace:s parameterNotFoundAction:s selector:V1LabelSelector
V1ParentReference group:s name!:s namespace:s resource!:s
V1PersistentVolume apiVersion:s kind:s metadata:V1ObjectMeta spec:V1PersistentVolumeSpec status:*
V1PersistentVolumeClaim apiVersion:s kind:s metadata:V1ObjectMeta spec:V1PersistentVolumeClaimSpec status:*
V1PersistentVolumeClaimSpec accessModes:[]s dataSource:V1TypedLocalObjectReference dataSourceRef:V1TypedObjectReference resources:V1VolumeResourceRequirements selector:V1LabelSelector storageClassName:s volumeAttributesClassName:s volumeMode:s volumeName:s
V1PersistentVolumeClaimTemplate metadata:V1ObjectMeta spec!:V1PersistentVolumeClaimSpec
V1PersistentVolumeClaimVolumeSource claimName!:s readOnly:b
V1PersistentVolumeSpec accessModes:[]s awsElasticBlockStore:V1AWSElasticBlockStoreVolumeSource azureDisk:V1AzureDiskVolumeSource azureFile:V1AzureFilePersistentVolumeSource capacity:{}q cephfs:V1CephFSPersistentVolumeSource cinder:V1CinderPersistentVolumeSource claimRef:V1ObjectReference csi:V1CSIPersistentVolumeSource fc:V1FCVolumeSource flexVolume:V1FlexPersistentVolumeSource flocker:V1FlockerVolumeSource gcePersistentDisk:V1GCEPersistentDiskVolumeSource glusterfs:V1GlusterfsPersistentVolumeSource hostPath:V1HostPathVolumeSource iscsi:V1ISCSIPersistentVolumeSource local:V1LocalVolumeSource mountOptions:[]s nfs:V1NFSVolumeSource nodeAffinity:V1VolumeNodeAffinity persistentVolumeReclaimPolicy:s photonPersistentDisk:V1PhotonPersistentDiskVolumeSource portworxVolume:V1PortworxVolumeSource quobyte:V1QuobyteVolumeSource rbd:V1RBDPersistentVolumeSource scaleIO:V1ScaleIOPersistentVolumeSource storageClassName:s storageos:V1StorageOSPersistentVolumeSource volumeAttributesClassName:s volumeMode:s vsphereVolume:V1VsphereVirtualDiskVolumeSource
V1PhotonPersistentDiskVolumeSource fsType:s pdID!:s
V1Pod apiVersion:s kind:s metadata:V1ObjectMeta spec:V1PodSpec status:*
V1PodAffinity preferredDuringSchedulingIgnoredDuringExecution:[]V1WeightedPodAffinityTerm requiredDuringSchedulingIgnoredDuringExecution:[]V1PodAffinityTerm
V1PodAffinityTerm labelSelector:V1LabelSelector matchLabelKeys:[]s mismatchLabelKeys:[]s namespaceSelector:V1LabelSelector namespaces:[]s topologyKey!:s
V1PodAntiAffinity preferredDuringSchedulingIgnoredDuringExecution:[]V1WeightedPodAffinityTerm requiredDuringSchedulingIgnoredDuringExecution:[]V1PodAffinityTerm
V1PodCertificateProjection certificateChainPath:s credentialBundlePath:s keyPath:s keyType!:s maxExpirationSeconds:i signerName!:s userAnnotations:{}s
V1PodDNSConfig nameservers:[]s options:[]V1PodDNSConfigOption searches:[]s
V1PodDNSConfigOption name:s value:s
V1PodDisruptionBudget apiVersion:s kind:s metadata:V1ObjectMeta spec:V1PodDisruptionBudgetSpec status:*
V1PodDisruptionBudgetSpec maxUnavailable:x minAvailable:x selector:V1LabelSelector unhealthyPodEvictionPolicy:s
V1PodFailurePolicy rules!:[]V1PodFailurePolicyRule
V1PodFailurePolicyOnExitCodesRequirement containerName:s operator!:s values!:[]i
V1PodFailurePolicyOnPodConditionsPattern status:s type!:s
V1PodFailurePolicyRule action!:s onExitCodes:V1PodFailurePolicyOnExitCodesRequirement onPodConditions:[]V1PodFailurePolicyOnPodConditionsPattern
V1PodOS name!:s
V1PodReadinessGate conditionType!:s
V1PodResourceClaim name!:s resourceClaimName:s resourceClaimTemplateName:s
V1PodSchedulingGate name!:s
V1PodSchedulingGroup podGroupName:s
V1PodSecurityContext appArmorProfile:V1AppArmorProfile fsGroup:i fsGroupChangePolicy:s runAsGroup:i runAsNonRoot:b runAsUser:i seLinuxChangePolicy:s seLinuxOptions:V1SELinuxOptions seccompProfile:V1SeccompProfile supplementalGroups:[]i supplementalGroupsPolicy:s sysctls:[]V1Sysctl windowsOptions:V1WindowsSecurityContextOptions
V1PodSpec activeDeadlineSeconds:i affinity:V1Affinity automountServiceAccountToken:b containers!:[]V1Container dnsConfig:V1PodDNSConfig dnsPolicy:s enableServiceLinks:b ephemeralContainers:[]V1EphemeralContainer hostAliases:[]V1HostAlias hostIPC:b hostNetwork:b hostPID:b hostUsers:b hostname:s hostnameOverride:s imagePullSecrets:[]V1LocalObjectReference initContainers:[]V1Container nodeName:s nodeSelector:{}s os:V1PodOS overhead:{}q preemptionPolicy:s priority:i priorityClassName:s readinessGates:[]V1PodReadinessGate resourceClaims:[]V1PodResourceClaim resources:V1ResourceRequirements restartPolicy:s runtimeClassName:s schedulerName:s schedulingGates:[]V1PodSchedulingGate schedulingGroup:V1PodSchedulingGroup securityContext:V1PodSecurityContext serviceAccount:s serviceAccountName:s setHostnameAsFQDN:b shareProcessNamespace:b subdomain:s terminationGracePeriodSeconds:i tolerations:[]V1Toleration topologySpreadConstraints:[]V1TopologySpreadConstraint volumes:[]V1Volume
V1PodTemplate apiVersion:s kind:s metadata:V1ObjectMeta template:V1PodTemplateSpec
V1PodTemplateSpec metadata:V1ObjectMeta spec:V1PodSpec
V1PolicyRule apiGroups:[]s nonResourceURLs:[]s resourceNames:[]s resources:[]s verbs!:[]s
V1PolicyRulesWithSubjects nonResourceRules:[]V1NonResourcePolicyRule resourceRules:[]V1ResourcePolicyRule subjects!:[]FlowcontrolV1Subject
V1PortworxVolumeSource fsType:s readOnly:b volumeID!:s
V1PreferredSchedulingTerm preference!:V1NodeSelectorTerm weight!:i
V1PriorityClass apiVersion:s description:s globalDefault:b kind:s metadata:V1ObjectMeta preemptionPolicy:s value:i
V1PriorityLevelConfiguration apiVersion:s kind:s metadata:V1ObjectMeta spec:V1PriorityLevelConfigurationSpec status:*
V1PriorityLevelConfigurationReference name!:s
V1PriorityLevelConfigurationSpec exempt:V1ExemptPriorityLevelConfiguration limited:V1LimitedPriorityLevelConfiguration type!:s
V1Probe exec:V1ExecAction failureThreshold:i grpc:V1GRPCAction httpGet:V1HTTPGetAction initialDelaySeconds:i periodSeconds:i successThreshold:i tcpSocket:V1TCPSocketAction terminationGracePeriodSeconds:i timeoutSeconds:i
V1ProjectedVolumeSource defaultMode:i sources:[]V1VolumeProjection
V1QueuingConfiguration handSize:i queueLengthLimit:i queues:i
V1QuobyteVolumeSource group:s readOnly:b registry!:s tenant:s user:s volume!:s
V1RBDPersistentVolumeSource fsType:s image!:s keyring:s monitors!:[]s pool:s readOnly:b secretRef:V1SecretReference user:s
V1RBDVolumeSource fsType:s image!:s keyring:s monitors!:[]s pool:s readOnly:b secretRef:V1LocalObjectReference user:s
V1ReplicaSet apiVersion:s kind:s metadata:V1ObjectMeta spec:V1ReplicaSetSpec status:*
V1ReplicaSetSpec minReadySeconds:i replicas:i selector!:V1LabelSelector template:V1PodTemplateSpec
V1ReplicationController apiVersion:s kind:s metadata:V1ObjectMeta spec:V1ReplicationControllerSpec status:*
V1ReplicationControllerSpec minReadySeconds:i replicas:i selector:{}s template:V1PodTemplateSpec
V1ResourceAttributes fieldSelector:V1FieldSelectorAttributes group:s labelSelector:V1LabelSelectorAttributes name:s namespace:s resource:s subresource:s verb:s version:s
V1ResourceClaimSpec devices:V1DeviceClaim
V1ResourceClaimTemplate apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1ResourceClaimTemplateSpec
V1ResourceClaimTemplateSpec metadata:V1ObjectMeta spec!:V1ResourceClaimSpec
V1ResourceFieldSelector containerName:s divisor:q resource!:s
V1ResourcePolicyRule apiGroups!:[]s clusterScope:b namespaces:[]s resources!:[]s verbs!:[]s
V1ResourcePool generation!:i name!:s resourceSliceCount!:i
V1ResourceQuota apiVersion:s kind:s metadata:V1ObjectMeta spec:V1ResourceQuotaSpec status:*
V1ResourceQuotaSpec hard:{}q scopeSelector:V1ScopeSelector scopes:[]s
V1ResourceRequirements claims:[]CoreV1ResourceClaim limits:{}q requests:{}q
V1ResourceSlice apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1ResourceSliceSpec
V1ResourceSliceSpec allNodes:b devices:[]V1Device driver!:s nodeName:s nodeSelector:V1NodeSelector perDeviceNodeSelection:b pool!:V1ResourcePool sharedCounters:[]V1CounterSet
V1Role apiVersion:s kind:s metadata:V1ObjectMeta rules:[]V1PolicyRule
V1RoleBinding apiVersion:s kind:s metadata:V1ObjectMeta roleRef!:V1RoleRef subjects:[]RbacV1Subject
V1RoleRef apiGroup:s kind!:s name!:s
V1RollingUpdateDaemonSet maxSurge:x maxUnavailable:x
V1RollingUpdateDeployment maxSurge:x maxUnavailable:x
V1RollingUpdateStatefulSetStrategy maxUnavailable:x partition:i
V1RuleWithOperations apiGroups:[]s apiVersions:[]s operations:[]s resources:[]s scope:s
V1RuntimeClass apiVersion:s handler!:s kind:s metadata:V1ObjectMeta overhead:V1Overhead scheduling:V1Scheduling
V1SELinuxOptions level:s role:s type:s user:s
V1ScaleIOPersistentVolumeSource fsType:s gateway!:s protectionDomain:s readOnly:b secretRef!:V1SecretReference sslEnabled:b storageMode:s storagePool:s system!:s volumeName:s
V1ScaleIOVolumeSource fsType:s gateway!:s protectionDomain:s readOnly:b secretRef!:V1LocalObjectReference sslEnabled:b storageMode:s storagePool:s system!:s volumeName:s
V1Scheduling nodeSelector:{}s tolerations:[]V1Toleration
V1ScopeSelector matchExpressions:[]V1ScopedResourceSelectorRequirement
V1ScopedResourceSelectorRequirement operator!:s scopeName!:s values:[]s
V1SeccompProfile localhostProfile:s type!:s
V1Secret apiVersion:s data:{}s immutable:b kind:s metadata:V1ObjectMeta stringData:{}s type:s
V1SecretEnvSource name:s optional:b
V1SecretKeySelector key!:s name:s optional:b
V1SecretProjection items:[]V1KeyToPath name:s optional:b
V1SecretReference name:s namespace:s
V1SecretVolumeSource defaultMode:i items:[]V1KeyToPath optional:b secretName:s
V1SecurityContext allowPrivilegeEscalation:b appArmorProfile:V1AppArmorProfile capabilities:V1Capabilities privileged:b procMount:s readOnlyRootFilesystem:b runAsGroup:i runAsNonRoot:b runAsUser:i seLinuxOptions:V1SELinuxOptions seccompProfile:V1SeccompProfile windowsOptions:V1WindowsSecurityContextOptions
V1SelectableField jsonPath!:s
V1SelfSubjectAccessReview apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1SelfSubjectAccessReviewSpec status:*
V1SelfSubjectAccessReviewSpec nonResourceAttributes:V1NonResourceAttributes resourceAttributes:V1ResourceAttributes
V1SelfSubjectReview apiVersion:s kind:s metadata:V1ObjectMeta status:*
V1SelfSubjectRulesReview apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1SelfSubjectRulesReviewSpec status:*
V1SelfSubjectRulesReviewSpec namespace:s
V1Service apiVersion:s kind:s metadata:V1ObjectMeta spec:V1ServiceSpec status:*
V1ServiceAccount apiVersion:s automountServiceAccountToken:b imagePullSecrets:[]V1LocalObjectReference kind:s metadata:V1ObjectMeta secrets:[]V1ObjectReference
V1ServiceAccountSubject name!:s namespace!:s
V1ServiceAccountTokenProjection audience:s expirationSeconds:i path!:s
V1ServiceBackendPort name:s number:i
V1ServiceCIDR apiVersion:s kind:s metadata:V1ObjectMeta spec:V1ServiceCIDRSpec status:*
V1ServiceCIDRSpec cidrs:[]s
V1ServicePort appProtocol:s name:s nodePort:i port!:i protocol:s targetPort:x
V1ServiceSpec allocateLoadBalancerNodePorts:b clusterIP:s clusterIPs:[]s externalIPs:[]s externalName:s externalTrafficPolicy:s healthCheckNodePort:i internalTrafficPolicy:s ipFamilies:[]s ipFamilyPolicy:s loadBalancerClass:s loadBalancerIP:s loadBalancerSourceRanges:[]s ports:[]V1ServicePort publishNotReadyAddresses:b selector:{}s sessionAffinity:s sessionAffinityConfig:V1SessionAffinityConfig trafficDistribution:s type:s
V1SessionAffinityConfig clientIP:V1ClientIPConfig
V1SleepAction seconds!:i
V1StatefulSet apiVersion:s kind:s metadata:V1ObjectMeta spec:V1StatefulSetSpec status:*
V1StatefulSetOrdinals start:i
V1StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:s whenScaled:s
V1StatefulSetSpec minReadySeconds:i ordinals:V1StatefulSetOrdinals persistentVolumeClaimRetentionPolicy:V1StatefulSetPersistentVolumeClaimRetentionPolicy podManagementPolicy:s replicas:i revisionHistoryLimit:i selector!:V1LabelSelector serviceName:s template!:V1PodTemplateSpec updateStrategy:V1StatefulSetUpdateStrategy volumeClaimTemplates:[]V1PersistentVolumeClaim
V1StatefulSetUpdateStrategy rollingUpdate:V1RollingUpdateStatefulSetStrategy type:s
V1StorageClass allowVolumeExpansion:b allowedTopologies:[]V1TopologySelectorTerm apiVersion:s kind:s metadata:V1ObjectMeta mountOptions:[]s parameters:{}s provisioner!:s reclaimPolicy:s volumeBindingMode:s
V1StorageOSPersistentVolumeSource fsType:s readOnly:b secretRef:V1ObjectReference volumeName:s volumeNamespace:s
V1StorageOSVolumeSource fsType:s readOnly:b secretRef:V1LocalObjectReference volumeName:s volumeNamespace:s
V1SubjectAccessReview apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1SubjectAccessReviewSpec status:*
V1SubjectAccessReviewSpec extra:{}[]s groups:[]s nonResourceAttributes:V1NonResourceAttributes resourceAttributes:V1ResourceAttributes uid:s user:s
V1SuccessPolicy rules!:[]V1SuccessPolicyRule
V1SuccessPolicyRule succeededCount:i succeededIndexes:s
V1Sysctl name!:s value!:s
V1TCPSocketAction host:s port!:x
V1Taint effect!:s key!:s timeAdded:t value:s
V1TokenReview apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1TokenReviewSpec status:*
V1TokenReviewSpec audiences:[]s token!:s
V1Toleration effect:s key:s operator:s tolerationSeconds:i value:s
V1TopologySelectorLabelRequirement key!:s values!:[]s
V1TopologySelectorTerm matchLabelExpressions:[]V1TopologySelectorLabelRequirement
V1TopologySpreadConstraint labelSelector:V1LabelSelector matchLabelKeys:[]s maxSkew!:i minDomains:i nodeAffinityPolicy:s nodeTaintsPolicy:s topologyKey!:s whenUnsatisfiable!:s
V1TypedLocalObjectReference apiGroup:s kind!:s name!:s
V1TypedObjectReference apiGroup:s kind!:s name!:s namespace:s
V1UserSubject name!:s
V1ValidatingAdmissionPolicy apiVersion:s kind:s metadata:V1ObjectMeta spec:V1ValidatingAdmissionPolicySpec status:*
V1ValidatingAdmissionPolicyBinding apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1ValidatingAdmissionPolicyBindingSpec
V1ValidatingAdmissionPolicyBindingSpec matchResources:V1MatchResources paramRef:V1ParamRef policyName!:s validationActions!:[]s
V1ValidatingAdmissionPolicySpec auditAnnotations:[]V1AuditAnnotation failurePolicy:s matchConditions:[]V1MatchCondition matchConstraints:V1MatchResources paramKind:V1ParamKind validations:[]V1Validation variables:[]V1Variable
V1ValidatingWebhook admissionReviewVersions!:[]s clientConfig!:AdmissionregistrationV1WebhookClientConfig failurePolicy:s matchConditions:[]V1MatchCondition matchPolicy:s name!:s namespaceSelector:V1LabelSelector objectSelector:V1LabelSelector rules:[]V1RuleWithOperations sideEffects!:s timeoutSeconds:i
V1ValidatingWebhookConfiguration apiVersion:s kind:s metadata:V1ObjectMeta webhooks:[]V1ValidatingWebhook
V1Validation expression!:s message:s messageExpression:s reason:s
V1ValidationRule fieldPath:s message:s messageExpression:s optionalOldSelf:b reason:s rule!:s
V1Variable expression!:s name!:s
V1Volume awsElasticBlockStore:V1AWSElasticBlockStoreVolumeSource azureDisk:V1AzureDiskVolumeSource azureFile:V1AzureFileVolumeSource cephfs:V1CephFSVolumeSource cinder:V1CinderVolumeSource configMap:V1ConfigMapVolumeSource csi:V1CSIVolumeSource downwardAPI:V1DownwardAPIVolumeSource emptyDir:V1EmptyDirVolumeSource ephemeral:V1EphemeralVolumeSource fc:V1FCVolumeSource flexVolume:V1FlexVolumeSource flocker:V1FlockerVolumeSource gcePersistentDisk:V1GCEPersistentDiskVolumeSource gitRepo:V1GitRepoVolumeSource glusterfs:V1GlusterfsVolumeSource hostPath:V1HostPathVolumeSource image:V1ImageVolumeSource iscsi:V1ISCSIVolumeSource name!:s nfs:V1NFSVolumeSource persistentVolumeClaim:V1PersistentVolumeClaimVolumeSource photonPersistentDisk:V1PhotonPersistentDiskVolumeSource portworxVolume:V1PortworxVolumeSource projected:V1ProjectedVolumeSource quobyte:V1QuobyteVolumeSource rbd:V1RBDVolumeSource scaleIO:V1ScaleIOVolumeSource secret:V1SecretVolumeSource storageos:V1StorageOSVolumeSource vsphereVolume:V1VsphereVirtualDiskVolumeSource
V1VolumeAttachment apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1VolumeAttachmentSpec status:*
V1VolumeAttachmentSource inlineVolumeSpec:V1PersistentVolumeSpec persistentVolumeName:s
V1VolumeAttachmentSpec attacher!:s nodeName!:s source!:V1VolumeAttachmentSource
V1VolumeAttributesClass apiVersion:s driverName!:s kind:s metadata:V1ObjectMeta parameters:{}s
V1VolumeDevice devicePath!:s name!:s
V1VolumeMount mountPath!:s mountPropagation:s name!:s readOnly:b recursiveReadOnly:s subPath:s subPathExpr:s
V1VolumeNodeAffinity required:V1NodeSelector
V1VolumeNodeResources count:i
V1VolumeProjection clusterTrustBundle:V1ClusterTrustBundleProjection configMap:V1ConfigMapProjection downwardAPI:V1DownwardAPIProjection podCertificate:V1PodCertificateProjection secret:V1SecretProjection serviceAccountToken:V1ServiceAccountTokenProjection
V1VolumeResourceRequirements limits:{}q requests:{}q
V1VsphereVirtualDiskVolumeSource fsType:s storagePolicyID:s storagePolicyName:s volumePath!:s
V1WebhookConversion clientConfig:ApiextensionsV1WebhookClientConfig conversionReviewVersions!:[]s
V1WeightedPodAffinityTerm podAffinityTerm!:V1PodAffinityTerm weight!:i
V1WindowsSecurityContextOptions gmsaCredentialSpec:s gmsaCredentialSpecName:s hostProcess:b runAsUserName:s
V1alpha1ApplyConfiguration expression:s
V1alpha1ClusterTrustBundle apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1alpha1ClusterTrustBundleSpec
V1alpha1ClusterTrustBundleSpec signerName:s trustBundle!:s
V1alpha1GangSchedulingPolicy minCount!:i
V1alpha1GroupVersionResource group:s resource:s version:s
V1alpha1IPAddress apiVersion:s kind:s metadata:V1ObjectMeta spec:V1alpha1IPAddressSpec
V1alpha1IPAddressSpec parentRef!:V1alpha1ParentReference
V1alpha1JSONPatch expression:s
V1alpha1MatchCondition expression!:s name!:s
V1alpha1MatchResources excludeResourceRules:[]V1alpha1NamedRuleWithOperations matchPolicy:s namespaceSelector:V1LabelSelector objectSelector:V1LabelSelector resourceRules:[]V1alpha1NamedRuleWithOperations
V1alpha1MutatingAdmissionPolicy apiVersion:s kind:s metadata:V1ObjectMeta spec:V1alpha1MutatingAdmissionPolicySpec
V1alpha1MutatingAdmissionPolicyBinding apiVersion:s kind:s metadata:V1ObjectMeta spec:V1alpha1MutatingAdmissionPolicyBindingSpec
V1alpha1MutatingAdmissionPolicyBindingSpec matchResources:V1alpha1MatchResources paramRef:V1alpha1ParamRef policyName:s
V1alpha1MutatingAdmissionPolicySpec failurePolicy:s matchConditions:[]V1alpha1MatchCondition matchConstraints:V1alpha1MatchResources mutations:[]V1alpha1Mutation paramKind:V1alpha1ParamKind reinvocationPolicy:s variables:[]V1alpha1Variable
V1alpha1Mutation applyConfiguration:V1alpha1ApplyConfiguration jsonPatch:V1alpha1JSONPatch patchType!:s
V1alpha1NamedRuleWithOperations apiGroups:[]s apiVersions:[]s operations:[]s resourceNames:[]s resources:[]s scope:s
V1alpha1ParamKind apiVersion:s kind:s
V1alpha1ParamRef name:s namespace:s parameterNotFoundAction:s selector:V1LabelSelector
V1alpha1ParentReference group:s name!:s namespace:s resource!:s
V1alpha1PodGroup name!:s policy!:V1alpha1PodGroupPolicy
V1alpha1PodGroupPolicy basic:* gang:V1alpha1GangSchedulingPolicy
V1alpha1SelfSubjectReview apiVersion:s kind:s metadata:V1ObjectMeta status:*
V1alpha1ServiceCIDR apiVersion:s kind:s metadata:V1ObjectMeta spec:V1alpha1ServiceCIDRSpec status:*
V1alpha1ServiceCIDRSpec cidrs:[]s
V1alpha1StorageVersion apiVersion:s kind:s metadata!:V1ObjectMeta spec:* status:*
V1alpha1StorageVersionMigration apiVersion:s kind:s metadata:V1ObjectMeta spec:V1alpha1StorageVersionMigrationSpec status:*
V1alpha1StorageVersionMigrationSpec continueToken:s resource!:V1alpha1GroupVersionResource
V1alpha1TypedLocalObjectReference apiGroup:s kind!:s name!:s
V1alpha1Variable expression!:s name!:s
V1alpha1VolumeAttributesClass apiVersion:s driverName!:s kind:s metadata:V1ObjectMeta parameters:{}s
V1alpha1Workload apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1alpha1WorkloadSpec
V1alpha1WorkloadSpec controllerRef:V1alpha1TypedLocalObjectReference podGroups!:[]V1alpha1PodGroup
V1alpha2DriverRequests driverName:s requests:[]V1alpha2ResourceRequest vendorParameters:*
V1alpha2GangSchedulingPolicy minCount!:i
V1alpha2LeaseCandidate apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1alpha2LeaseCandidateSpec
V1alpha2LeaseCandidateSpec binaryVersion!:s emulationVersion:s leaseName!:s pingTime:t renewTime:t strategy!:s
V1alpha2NamedResourcesAttribute bool:b int:i intSlice:V1alpha2NamedResourcesIntSlice name!:s quantity:s string:s stringSlice:V1alpha2NamedResourcesStringSlice version:s
V1alpha2NamedResourcesFilter selector!:s
V1alpha2NamedResourcesInstance attributes:[]V1alpha2NamedResourcesAttribute name!:s
V1alpha2NamedResourcesIntSlice ints!:[]i
V1alpha2NamedResourcesRequest selector!:s
V1alpha2NamedResourcesResources instances!:[]V1alpha2NamedResourcesInstance
V1alpha2NamedResourcesStringSlice strings!:[]s
V1alpha2PodGroup apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1alpha2PodGroupSpec status:*
V1alpha2PodGroupResourceClaim name!:s resourceClaimName:s resourceClaimTemplateName:s
V1alpha2PodGroupSchedulingConstraints topology:[]V1alpha2TopologyConstraint
V1alpha2PodGroupSchedulingPolicy basic:* gang:V1alpha2GangSchedulingPolicy
V1alpha2PodGroupSpec disruptionMode:s podGroupTemplateRef:V1alpha2PodGroupTemplateReference priority:i priorityClassName:s resourceClaims:[]V1alpha2PodGroupResourceClaim schedulingConstraints:V1alpha2PodGroupSchedulingConstraints schedulingPolicy!:V1alpha2PodGroupSchedulingPolicy
V1alpha2PodGroupTemplate disruptionMode:s name!:s priority:i priorityClassName:s resourceClaims:[]V1alpha2PodGroupResourceClaim schedulingConstraints:V1alpha2PodGroupSchedulingConstraints schedulingPolicy!:V1alpha2PodGroupSchedulingPolicy
V1alpha2PodGroupTemplateReference workload:V1alpha2WorkloadPodGroupTemplateReference
V1alpha2PodSchedulingContext apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1alpha2PodSchedulingContextSpec status:*
V1alpha2PodSchedulingContextSpec potentialNodes:[]s selectedNode:s
V1alpha2ResourceClaim apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1alpha2ResourceClaimSpec status:*
V1alpha2ResourceClaimParameters apiVersion:s driverRequests:[]V1alpha2DriverRequests generatedFrom:V1alpha2ResourceClaimParametersReference kind:s metadata:V1ObjectMeta shareable:b
V1alpha2ResourceClaimParametersReference apiGroup:s kind!:s name!:s
V1alpha2ResourceClaimSpec allocationMode:s parametersRef:V1alpha2ResourceClaimParametersReference resourceClassName!:s
V1alpha2ResourceClaimTemplate apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1alpha2ResourceClaimTemplateSpec
V1alpha2ResourceClaimTemplateSpec metadata:V1ObjectMeta spec!:V1alpha2ResourceClaimSpec
V1alpha2ResourceClass apiVersion:s driverName!:s kind:s metadata:V1ObjectMeta parametersRef:V1alpha2ResourceClassParametersReference structuredParameters:b suitableNodes:V1NodeSelector
V1alpha2ResourceClassParameters apiVersion:s filters:[]V1alpha2ResourceFilter generatedFrom:V1alpha2ResourceClassParametersReference kind:s metadata:V1ObjectMeta vendorParameters:[]V1alpha2VendorParameters
V1alpha2ResourceClassParametersReference apiGroup:s kind!:s name!:s namespace:s
V1alpha2ResourceFilter driverName:s namedResources:V1alpha2NamedResourcesFilter
V1alpha2ResourceRequest namedResources:V1alpha2NamedResourcesRequest vendorParameters:*
V1alpha2ResourceSlice apiVersion:s driverName!:s kind:s metadata:V1ObjectMeta namedResources:V1alpha2NamedResourcesResources nodeName:s
V1alpha2TopologyConstraint key!:s
V1alpha2TypedLocalObjectReference apiGroup:s kind!:s name!:s
V1alpha2VendorParameters driverName:s parameters:*
V1alpha2Workload apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1alpha2WorkloadSpec
V1alpha2WorkloadPodGroupTemplateReference podGroupTemplateName!:s workloadName!:s
V1alpha2WorkloadSpec controllerRef:V1alpha2TypedLocalObjectReference podGroupTemplates!:[]V1alpha2PodGroupTemplate
V1alpha3DeviceTaint effect!:s key!:s timeAdded:t value:s
V1alpha3DeviceTaintRule apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1alpha3DeviceTaintRuleSpec status:*
V1alpha3DeviceTaintRuleSpec deviceSelector:V1alpha3DeviceTaintSelector taint!:V1alpha3DeviceTaint
V1alpha3DeviceTaintSelector device:s driver:s pool:s
V1alpha3ResourcePoolStatusRequest apiVersion:s kind:s metadata!:V1ObjectMeta spec!:V1alpha3ResourcePoolStatusRequestSpec status:*
V1alpha3ResourcePoolStatusRequestSpec driver!:s limit:i poolName:s
V1beta1ApplyConfiguration expression:s
V1beta1BasicDevice allNodes:b allowMultipleAllocations:b attributes:{}V1beta1DeviceAttribute bindingConditions:[]s bindingFailureConditions:[]s bindsToNode:b capacity:{}V1beta1DeviceCapacity consumesCounters:[]V1beta1DeviceCounterConsumption nodeAllocatableResourceMappings:{}V1beta1NodeAllocatableResourceMapping nodeName:s nodeSelector:V1NodeSelector taints:[]V1beta1DeviceTaint
V1beta1CELDeviceSelector expression!:s
V1beta1CapacityRequestPolicy default:s validRange:V1beta1CapacityRequestPolicyRange validValues:[]s
V1beta1CapacityRequestPolicyRange max:s min!:s step:s
V1beta1CapacityRequirements requests:{}q
V1beta1ClusterTrustBundle apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1beta1ClusterTrustBundleSpec
V1beta1ClusterTrustBundleSpec signerName:s trustBundle!:s
V1beta1Counter value!:q
V1beta1CounterSet counters!:{}V1beta1Counter name!:s
V1beta1Device basic:V1beta1BasicDevice name!:s
V1beta1DeviceAttribute bool:b bools:[]b int:i ints:[]i string:s strings:[]s version:s versions:[]s
V1beta1DeviceCapacity requestPolicy:V1beta1CapacityRequestPolicy value!:q
V1beta1DeviceClaim config:[]V1beta1DeviceClaimConfiguration constraints:[]V1beta1DeviceConstraint requests:[]V1beta1DeviceRequest
V1beta1DeviceClaimConfiguration opaque:V1beta1OpaqueDeviceConfiguration requests:[]s
V1beta1DeviceClass apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1beta1DeviceClassSpec
V1beta1DeviceClassConfiguration opaque:V1beta1OpaqueDeviceConfiguration
V1beta1DeviceClassSpec config:[]V1beta1DeviceClassConfiguration extendedResourceName:s selectors:[]V1beta1DeviceSelector
V1beta1DeviceConstraint distinctAttribute:s matchAttribute:s requests:[]s
V1beta1DeviceCounterConsumption counterSet!:s counters!:{}V1beta1Counter
V1beta1DeviceRequest adminAccess:b allocationMode:s capacity:V1beta1CapacityRequirements count:i deviceClassName:s firstAvailable:[]V1beta1DeviceSubRequest name!:s selectors:[]V1beta1DeviceSelector tolerations:[]V1beta1DeviceToleration
V1beta1DeviceSelector cel:V1beta1CELDeviceSelector
V1beta1DeviceSubRequest allocationMode:s capacity:V1beta1CapacityRequirements count:i deviceClassName!:s name!:s selectors:[]V1beta1DeviceSelector tolerations:[]V1beta1DeviceToleration
V1beta1DeviceTaint effect!:s key!:s timeAdded:t value:s
V1beta1DeviceToleration effect:s key:s operator:s tolerationSeconds:i value:s
V1beta1IPAddress apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1beta1IPAddressSpec
V1beta1IPAddressSpec parentRef!:V1beta1ParentReference
V1beta1JSONPatch expression:s
V1beta1LeaseCandidate apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1beta1LeaseCandidateSpec
V1beta1LeaseCandidateSpec binaryVersion!:s emulationVersion:s leaseName!:s pingTime:t renewTime:t strategy!:s
V1beta1MatchCondition expression!:s name!:s
V1beta1MatchResources excludeResourceRules:[]V1beta1NamedRuleWithOperations matchPolicy:s namespaceSelector:V1LabelSelector objectSelector:V1LabelSelector resourceRules:[]V1beta1NamedRuleWithOperations
V1beta1MutatingAdmissionPolicy apiVersion:s kind:s metadata:V1ObjectMeta spec:V1beta1MutatingAdmissionPolicySpec
V1beta1MutatingAdmissionPolicyBinding apiVersion:s kind:s metadata:V1ObjectMeta spec:V1beta1MutatingAdmissionPolicyBindingSpec
V1beta1MutatingAdmissionPolicyBindingSpec matchResources:V1beta1MatchResources paramRef:V1beta1ParamRef policyName:s
V1beta1MutatingAdmissionPolicySpec failurePolicy:s matchConditions:[]V1beta1MatchCondition matchConstraints:V1beta1MatchResources mutations:[]V1beta1Mutation paramKind:V1beta1ParamKind reinvocationPolicy:s variables:[]V1beta1Variable
V1beta1Mutation applyConfiguration:V1beta1ApplyConfiguration jsonPatch:V1beta1JSONPatch patchType!:s
V1beta1NamedRuleWithOperations apiGroups:[]s apiVersions:[]s operations:[]s resourceNames:[]s resources:[]s scope:s
V1beta1NodeAllocatableResourceMapping allocationMultiplier:s capacityKey:s
V1beta1OpaqueDeviceConfiguration driver!:s parameters!:*
V1beta1ParamKind apiVersion:s kind:s
V1beta1ParamRef name:s namespace:s parameterNotFoundAction:s selector:V1LabelSelector
V1beta1ParentReference group:s name!:s namespace:s resource!:s
V1beta1PodCertificateRequest apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1beta1PodCertificateRequestSpec status:*
V1beta1PodCertificateRequestSpec maxExpirationSeconds:i nodeName!:s nodeUID!:s pkixPublicKey:y podName!:s podUID!:s proofOfPossession:y serviceAccountName!:s serviceAccountUID!:s signerName!:s stubPKCS10Request!:y unverifiedUserAnnotations:{}s
V1beta1ResourceClaim apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1beta1ResourceClaimSpec status:*
V1beta1ResourceClaimSpec devices:V1beta1DeviceClaim
V1beta1ResourceClaimTemplate apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1beta1ResourceClaimTemplateSpec
V1beta1ResourceClaimTemplateSpec metadata:V1ObjectMeta spec!:V1beta1ResourceClaimSpec
V1beta1ResourcePool generation!:i name!:s resourceSliceCount!:i
V1beta1ResourceSlice apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1beta1ResourceSliceSpec
V1beta1ResourceSliceSpec allNodes:b devices:[]V1beta1Device driver!:s nodeName:s nodeSelector:V1NodeSelector perDeviceNodeSelection:b pool!:V1beta1ResourcePool sharedCounters:[]V1beta1CounterSet
V1beta1SelfSubjectReview apiVersion:s kind:s metadata:V1ObjectMeta status:*
V1beta1ServiceCIDR apiVersion:s kind:s metadata:V1ObjectMeta spec:V1beta1ServiceCIDRSpec status:*
V1beta1ServiceCIDRSpec cidrs:[]s
V1beta1StorageVersionMigration apiVersion:s kind:s metadata:V1ObjectMeta spec:V1beta1StorageVersionMigrationSpec status:*
V1beta1StorageVersionMigrationSpec resource!:V1GroupResource
V1beta1Variable expression!:s name!:s
V1beta1VolumeAttributesClass apiVersion:s driverName!:s kind:s metadata:V1ObjectMeta parameters:{}s
V1beta2CELDeviceSelector expression!:s
V1beta2CapacityRequestPolicy default:s validRange:V1beta2CapacityRequestPolicyRange validValues:[]s
V1beta2CapacityRequestPolicyRange max:s min!:s step:s
V1beta2CapacityRequirements requests:{}q
V1beta2Counter value!:q
V1beta2CounterSet counters!:{}V1beta2Counter name!:s
V1beta2Device allNodes:b allowMultipleAllocations:b attributes:{}V1beta2DeviceAttribute bindingConditions:[]s bindingFailureConditions:[]s bindsToNode:b capacity:{}V1beta2DeviceCapacity consumesCounters:[]V1beta2DeviceCounterConsumption name!:s nodeAllocatableResourceMappings:{}V1beta2NodeAllocatableResourceMapping nodeName:s nodeSelector:V1NodeSelector taints:[]V1beta2DeviceTaint
V1beta2DeviceAttribute bool:b bools:[]b int:i ints:[]i string:s strings:[]s version:s versions:[]s
V1beta2DeviceCapacity requestPolicy:V1beta2CapacityRequestPolicy value!:q
V1beta2DeviceClaim config:[]V1beta2DeviceClaimConfiguration constraints:[]V1beta2DeviceConstraint requests:[]V1beta2DeviceRequest
V1beta2DeviceClaimConfiguration opaque:V1beta2OpaqueDeviceConfiguration requests:[]s
V1beta2DeviceClass apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1beta2DeviceClassSpec
V1beta2DeviceClassConfiguration opaque:V1beta2OpaqueDeviceConfiguration
V1beta2DeviceClassSpec config:[]V1beta2DeviceClassConfiguration extendedResourceName:s selectors:[]V1beta2DeviceSelector
V1beta2DeviceConstraint distinctAttribute:s matchAttribute:s requests:[]s
V1beta2DeviceCounterConsumption counterSet!:s counters!:{}V1beta2Counter
V1beta2DeviceRequest exactly:V1beta2ExactDeviceRequest firstAvailable:[]V1beta2DeviceSubRequest name!:s
V1beta2DeviceSelector cel:V1beta2CELDeviceSelector
V1beta2DeviceSubRequest allocationMode:s capacity:V1beta2CapacityRequirements count:i deviceClassName!:s name!:s selectors:[]V1beta2DeviceSelector tolerations:[]V1beta2DeviceToleration
V1beta2DeviceTaint effect!:s key!:s timeAdded:t value:s
V1beta2DeviceTaintRule apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1beta2DeviceTaintRuleSpec status:*
V1beta2DeviceTaintRuleSpec deviceSelector:V1beta2DeviceTaintSelector taint!:V1beta2DeviceTaint
V1beta2DeviceTaintSelector device:s driver:s pool:s
V1beta2DeviceToleration effect:s key:s operator:s tolerationSeconds:i value:s
V1beta2ExactDeviceRequest adminAccess:b allocationMode:s capacity:V1beta2CapacityRequirements count:i deviceClassName!:s selectors:[]V1beta2DeviceSelector tolerations:[]V1beta2DeviceToleration
V1beta2NodeAllocatableResourceMapping allocationMultiplier:s capacityKey:s
V1beta2OpaqueDeviceConfiguration driver!:s parameters!:*
V1beta2ResourceClaim apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1beta2ResourceClaimSpec status:*
V1beta2ResourceClaimSpec devices:V1beta2DeviceClaim
V1beta2ResourceClaimTemplate apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1beta2ResourceClaimTemplateSpec
V1beta2ResourceClaimTemplateSpec metadata:V1ObjectMeta spec!:V1beta2ResourceClaimSpec
V1beta2ResourcePool generation!:i name!:s resourceSliceCount!:i
V1beta2ResourceSlice apiVersion:s kind:s metadata:V1ObjectMeta spec!:V1beta2ResourceSliceSpec
V1beta2ResourceSliceSpec allNodes:b devices:[]V1beta2Device driver!:s nodeName:s nodeSelector:V1NodeSelector perDeviceNodeSelection:b pool!:V1beta2ResourcePool sharedCounters:[]V1beta2CounterSet
V1beta3ExemptPriorityLevelConfiguration lendablePercent:i nominalConcurrencyShares:i
V1beta3FlowDistinguisherMethod type!:s
V1beta3FlowSchema apiVersion:s kind:s metadata:V1ObjectMeta spec:V1beta3FlowSchemaSpec status:*
V1beta3FlowSchemaSpec distinguisherMethod:V1beta3FlowDistinguisherMethod matchingPrecedence:i priorityLevelConfiguration!:V1beta3PriorityLevelConfigurationReference rules:[]V1beta3PolicyRulesWithSubjects
V1beta3GroupSubject name!:s
V1beta3LimitResponse queuing:V1beta3QueuingConfiguration type!:s
V1beta3LimitedPriorityLevelConfiguration borrowingLimitPercent:i lendablePercent:i limitResponse:V1beta3LimitResponse nominalConcurrencyShares:i
V1beta3NonResourcePolicyRule nonResourceURLs!:[]s verbs!:[]s
V1beta3PolicyRulesWithSubjects nonResourceRules:[]V1beta3NonResourcePolicyRule resourceRules:[]V1beta3ResourcePolicyRule subjects!:[]V1beta3Subject
V1beta3PriorityLevelConfiguration apiVersion:s kind:s metadata:V1ObjectMeta spec:V1beta3PriorityLevelConfigurationSpec status:*
V1beta3PriorityLevelConfigurationReference name!:s
V1beta3PriorityLevelConfigurationSpec exempt:V1beta3ExemptPriorityLevelConfiguration limited:V1beta3LimitedPriorityLevelConfiguration type!:s
V1beta3QueuingConfiguration handSize:i queueLengthLimit:i queues:i
V1beta3ResourcePolicyRule apiGroups!:[]s clusterScope:b namespaces:[]s resources!:[]s verbs!:[]s
V1beta3ServiceAccountSubject name!:s namespace!:s
V1beta3Subject group:V1beta3GroupSubject kind!:s serviceAccount:V1beta3ServiceAccountSubject user:V1beta3UserSubject
V1beta3UserSubject name!:s
V2ContainerResourceMetricSource container!:s name!:s target!:V2MetricTarget
V2CrossVersionObjectReference apiVersion:s kind!:s name!:s
V2ExternalMetricSource metric!:V2MetricIdentifier target!:V2MetricTarget
V2HPAScalingPolicy periodSeconds!:i type!:s value!:i
V2HPAScalingRules policies:[]V2HPAScalingPolicy selectPolicy:s stabilizationWindowSeconds:i tolerance:s
V2HorizontalPodAutoscaler apiVersion:s kind:s metadata:V1ObjectMeta spec!:V2HorizontalPodAutoscalerSpec status:*
V2HorizontalPodAutoscalerBehavior scaleDown:V2HPAScalingRules scaleUp:V2HPAScalingRules
V2HorizontalPodAutoscalerSpec behavior:V2HorizontalPodAutoscalerBehavior maxReplicas!:i metrics:[]V2MetricSpec minReplicas:i scaleTargetRef!:V2CrossVersionObjectReference
V2MetricIdentifier name!:s selector:V1LabelSelector
V2MetricSpec containerResource:V2ContainerResourceMetricSource external:V2ExternalMetricSource object:V2ObjectMetricSource pods:V2PodsMetricSource resource:V2ResourceMetricSource type!:s
V2MetricTarget averageUtilization:i averageValue:q type!:s value:q
V2ObjectMetricSource describedObject!:V2CrossVersionObjectReference metric!:V2MetricIdentifier target!:V2MetricTarget
V2PodsMetricSource metric!:V2MetricIdentifier target!:V2MetricTarget
V2ResourceMetricSource name!:s target!:V2MetricTarget`;

;// CONCATENATED MODULE: ./packages/manifests/lib/findings/policy.js

const presets = ['recommended', 'all'];
const failOns = ['error', 'warning', 'info', 'never'];
const defaultPolicy = {
    preset: 'recommended',
    target: schemaRelease,
    rules: {},
    ignores: [],
    failOn: 'error',
};
function activeRules(all, policy) {
    return all
        .filter((rule) => isActive(rule, policy))
        .map((rule) => ({
        rule,
        severity: severityOf(rule, policy),
        options: { ...rule.options, ...policy.rules[rule.id]?.options },
    }));
}
function isActive(rule, policy) {
    const wanted = policy.rules[rule.id]?.severity;
    return wanted === undefined ? policy.preset === 'all' || rule.optional !== true : wanted !== 'off';
}
function severityOf(rule, policy) {
    const wanted = policy.rules[rule.id]?.severity;
    return wanted === undefined || wanted === 'off' ? rule.severity : wanted;
}

// EXTERNAL MODULE: ./packages/core/lib/index.js + 24 modules
var lib = __nccwpck_require__(7948);
;// CONCATENATED MODULE: ./packages/manifests/lib/inputs.js


/** Formats of `slipway lint`: those of every report, and the list of rules. */
const lintFormats = [...lib/* formats */.Fx, 'rules'];
/** Inputs of the lint step: `with:` of the action, flags of `slipway lint`. */
const lintInputs = {
    manifests: (0,lib/* list */.p_)('Files, folders and globs to lint; `-` is standard input, a leading `!` leaves out.', {
        default: '.',
        positional: true,
    }),
    config: (0,lib/* text */.Qq)('Policy file. Default: slipway.yaml, if there is one.'),
    preset: (0,lib/* choice */.Yq)('Which rules run: `recommended`, or `all` with those of taste. Default: the policy file, else recommended.', presets),
    'kubernetes-version': (0,lib/* text */.Qq)('Kubernetes version that the manifests go to, such as `1.34`. Default: the policy file, else the newest known.'),
    'fail-on': (0,lib/* choice */.Yq)('Mildest severity that fails the run. Default: the policy file, else error.', failOns),
    exclude: (0,lib/* list */.p_)('Globs of files to leave out, beside those of the policy file.'),
    reports: (0,lib/* list */.p_)('Files to write, as `format=path`, such as `sarif=slipway.sarif`; formats are json, sarif, gitlab, junit, markdown and terminal.'),
    format: (0,lib/* choice */.Yq)('What to print.', lintFormats, { default: 'terminal', place: 'cli' }),
    frames: (0,lib/* integer */.nd)('How many findings the log shows with their code; 0 shows all.', { default: '40', least: 0 }),
    'max-file-size': (0,lib/* integer */.nd)('Largest file to read, in MiB.', { default: '10', least: 1 }),
    annotations: (0,lib/* flag */.Jt)('Show findings at the lines of the change, where the CI can.', { default: 'true' }),
    summary: (0,lib/* flag */.Jt)('Write the job summary, where the CI has one.', { default: 'true' }),
    'check-run': (0,lib/* flag */.Jt)('Also make a check run with every finding; needs `checks: write`.', {
        default: 'false',
        place: 'action',
    }),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows
    'github-token': (0,lib/* secret */.rJ)('Token for the check run.', { default: '${{ github.token }}', place: 'action' }),
};

;// CONCATENATED MODULE: ./packages/manifests/lib/findings/manifest-finding.js
/**
 * A finding of a manifest. It knows its place by offsets, and counts lines and columns when a report asks: a large run
 * makes a hundred thousand of these, and most are only sorted.
 */
class ManifestFinding {
    rule;
    severity;
    message;
    start;
    end;
    object;
    fix;
    lines;
    constructor(rule, severity, message, place, object, fix) {
        this.rule = rule;
        this.severity = severity;
        this.message = message;
        this.lines = place.lines;
        this.start = place.start;
        this.end = place.end;
        this.object = object;
        this.fix = fix;
    }
    get file() {
        return this.lines.file;
    }
    get location() {
        return this.lines.location(this.start, this.end);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/findings/check.js

/** Runs the rules over every object of the index, rule by rule. */
function check(index, active, target) {
    const findings = [];
    const subjects = new Subjects(index);
    for (const rule of active)
        new BoundRule(rule, index, target, findings).run(subjects);
    return findings;
}
/** Containers and workloads by the keys that rules look for, each list made once. */
class Subjects {
    index;
    all;
    containers = new Map();
    workloads = new Map();
    constructor(index) {
        this.index = index;
        this.all = index.workloads.flatMap((workload) => workload.containers);
    }
    containersWith(keys) {
        if (keys === undefined)
            return this.all;
        const name = keys.join();
        let found = this.containers.get(name);
        if (found === undefined) {
            found = this.all.filter(({ node }) => keys.some((key) => node.has(key)));
            this.containers.set(name, found);
        }
        return found;
    }
    workloadsWith(keys) {
        if (keys === undefined)
            return this.index.workloads;
        const name = keys.join();
        let found = this.workloads.get(name);
        if (found === undefined) {
            found = this.index.workloads.filter(({ pod, resource: { spec } }) => keys.some((key) => pod.has(key) || spec?.has(key) === true));
            this.workloads.set(name, found);
        }
        return found;
    }
}
/** A rule with its context. One per run, which moves from object to object. */
class BoundRule {
    rule;
    index;
    options;
    target;
    severity;
    findings;
    fix;
    resource;
    constructor(active, index, target, findings) {
        this.rule = active.rule;
        this.options = active.options;
        this.severity = active.severity;
        this.index = index;
        this.target = target;
        this.findings = findings;
        this.fix = { text: active.rule.fix };
    }
    run(subjects) {
        const { container, containersWith, workload, workloadsWith, types, resource } = this.rule;
        if (container !== undefined)
            for (const subject of subjects.containersWith(containersWith)) {
                this.resource = subject.workload.resource;
                container(subject, this);
            }
        if (workload !== undefined)
            for (const subject of subjects.workloadsWith(workloadsWith)) {
                this.resource = subject.resource;
                workload(subject, this);
            }
        if (types !== undefined)
            for (const type of Object.keys(types))
                this.runOver(this.index.ofType(type), types[type]);
        if (resource !== undefined)
            this.runOver(this.index.resources, resource);
    }
    runOver(resources, judge) {
        for (const subject of resources) {
            this.resource = subject;
            judge(subject, this);
        }
    }
    /** An arrow, because rules take it out of the context. */
    report = (at, message, detail) => {
        const resource = this.resource;
        const { file } = resource;
        const place = { lines: file.lines, start: at.start, end: rangeEnd(file, at) };
        const fix = detail === undefined ? this.fix : this.fixOf(detail);
        this.findings.push(new ManifestFinding(this.rule.id, detail?.severity ?? this.severity, message, place, resource.ref, fix));
    };
    fixOf({ fix = this.rule.fix, edits }) {
        if (edits !== undefined)
            return { text: fix, edits };
        return fix === this.rule.fix ? this.fix : { text: fix };
    }
}
/**
 * Where the range of a finding ends. A collection is shown by its first line: a frame around forty lines says less than
 * the line that they begin with.
 */
function rangeEnd(file, node) {
    if (node.kind === 'scalar')
        return node.end;
    // The node is cut out first: a search through the text would run to the end of a file that is one line.
    const text = file.text.slice(node.start, node.end);
    const lineFeed = text.indexOf('\n');
    let line = lineFeed < 0 ? text : text.slice(0, lineFeed);
    if (line.includes('#'))
        line = line.replace(/\s+#.*$/, '');
    return node.start + line.trimEnd().length;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/read/lines.js
/** Turns offsets of one text into lines and columns. Line starts are found once, on the first question. */
class Lines {
    file;
    text;
    starts;
    constructor(file, text) {
        this.file = file;
        this.text = text;
    }
    position(offset) {
        this.starts ??= lineStarts(this.text);
        const { starts } = this;
        let low = 0;
        let high = starts.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (starts[middle] <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return { line: low + 1, column: offset - starts[low] + 1 };
    }
    location(start, end) {
        return new TextLocation(this, start, end);
    }
}
/** A place known by its offsets. Lines and columns are counted when a report asks: most findings of a large run are only sorted. */
class TextLocation {
    lines;
    startOffset;
    endOffset;
    constructor(lines, startOffset, endOffset) {
        this.lines = lines;
        this.startOffset = startOffset;
        this.endOffset = endOffset;
    }
    get file() {
        return this.lines.file;
    }
    get start() {
        return this.lines.position(this.startOffset);
    }
    get end() {
        return this.lines.position(this.endOffset);
    }
}
function lineStarts(text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return starts;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/findings/document-rules.js



/** Findings about texts and documents, made before there is any object to check. A rule that is off makes none. */
class DocumentRules {
    severities;
    constructor(active) {
        this.severities = new Map(active.map(({ rule, severity }) => [rule.id, severity]));
    }
    /** What reading a file has met. */
    defects(file) {
        return file.yaml.defects.flatMap(({ rule, start, end, message, fix }) => {
            const severity = this.severities.get(rule);
            if (severity === undefined)
                return [];
            const place = { lines: file.lines, start, end };
            return [
                new ManifestFinding(rule, severity, message, place, undefined, fix === undefined ? undefined : { text: fix }),
            ];
        });
    }
    /** Documents that would be objects if they had both `apiVersion` and `kind`; values of charts and the like have neither. */
    unidentified(file, others) {
        const severity = this.severities.get('object-identity');
        if (severity === undefined)
            return [];
        return others.flatMap((node) => {
            if (node.kind !== 'mapping' || (node.map('metadata') === undefined && node.map('spec') === undefined))
                return [];
            const [key, second] = ['apiVersion', 'kind'].filter((name) => !node.scalar(name)?.text);
            if (key === undefined || second !== undefined)
                return [];
            const has = key === 'kind' ? 'apiVersion' : 'kind';
            const message = `The object of ${has} ${node.scalar(has).text} has no ${key}.`;
            const place = { lines: file.lines, start: node.start, end: rangeEnd(file, node) };
            return [new ManifestFinding('object-identity', severity, message, place)];
        });
    }
    /** For a run without a single object: a wrong path must not pass for ever. */
    nothingFound(files) {
        const severity = this.severities.get('manifests-found');
        if (severity === undefined)
            return [];
        const [first] = files;
        const message = first === undefined ? 'The inputs hold no manifest file.' : 'The inputs hold no Kubernetes object.';
        const place = { lines: first?.lines ?? new Lines('.', ''), start: 0, end: 0 };
        return [new ManifestFinding('manifests-found', severity, message, place)];
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/findings/ignore.js
const prefix = 'slipway.ignore/';
const commentPattern = /(?:^|[ \t])#[ \t]*slipway-ignore[ \t]+([a-z0-9-]+(?:[ \t]*,[ \t]*[a-z0-9-]+)*)[ \t]*(?::[ \t]*(.*?))?[ \t]*$/;
/** Ignores written as annotations: `slipway.ignore/<rule>: <reason>` on the object. */
function annotationIgnores(resource) {
    const { annotations } = resource;
    if (annotations === undefined)
        return [];
    const ignores = [];
    for (const [i, key] of annotations.keys.entries()) {
        if (!key.text.startsWith(prefix))
            continue;
        const value = annotations.values[i];
        const { file, start, end } = { file: resource.file.file, start: resource.node.start, end: resource.node.end };
        ignores.push({
            rule: key.text.slice(prefix.length),
            reason: value.kind === 'scalar' && !value.isNull ? value.text.trim() : '',
            by: 'annotation',
            file,
            start: key.start,
            end: key.end,
            covers: ({ location }) => location.file === file && location.startOffset >= start && location.startOffset <= end,
        });
    }
    return ignores;
}
/**
 * Ignores written as comments, `# slipway-ignore <rule>[, <rule>]: <reason>`. At the head of a document it covers the
 * whole document; behind a value, or on a line of its own, it covers the entry of that or the next line with all that is
 * indented below it.
 */
function commentIgnores(file) {
    if (!file.text.includes('slipway-ignore'))
        return [];
    const raw = file.text.split('\n');
    const lines = raw.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
    const ignores = [];
    let offset = 0;
    let atHead = true;
    for (const [i, line] of lines.entries()) {
        const start = offset;
        offset += raw[i].length + 1;
        const content = line.replace(/(?:^|[ \t])#.*$/, '').trim();
        if (/^---(?:[ \t]|$)/.test(line))
            atHead = true;
        else if (content !== '')
            atHead = false;
        const match = line.includes('slipway-ignore') ? commentPattern.exec(line) : null;
        if (match === null)
            continue;
        const [first, last] = atHead
            ? documentLines(lines, i)
            : entryLines(lines, content === '' ? nextContent(lines, i + 1) : i);
        const column = line.indexOf('slipway-ignore');
        for (const rule of match[1].split(',')) {
            ignores.push({
                rule: rule.trim(),
                reason: match[2]?.trim() ?? '',
                by: 'comment',
                file: file.file,
                start: start + column,
                end: start + line.trimEnd().length,
                covers: (finding) => {
                    if (finding.file !== file.file)
                        return false;
                    const { line } = finding.location.start;
                    return line >= first && line <= last;
                },
            });
        }
    }
    return ignores;
}
function nextContent(lines, from) {
    let at = from;
    while (at < lines.length && /^[ \t]*(?:#.*)?$/.test(lines[at]))
        at++;
    return at;
}
/** Lines (from 1) of the document that line `at` (from 0) belongs to. */
function documentLines(lines, at) {
    let last = at + (/^---/.test(lines[at]) ? 1 : 0);
    while (last < lines.length && !/^---(?:[ \t]|$)/.test(lines[last]))
        last++;
    return [at + 1, last];
}
/** Lines (from 1) of the entry that begins on line `at` (from 0): itself and what is indented below it. */
function entryLines(lines, at) {
    const head = lines[at] ?? '';
    const indent = indentOf(head);
    const isItem = /^[ \t]*-(?:[ \t]|$)/.test(head);
    let last = at + 1;
    for (let i = at + 1; i < lines.length; i++) {
        const line = lines[i];
        if (/^[ \t]*(?:#.*)?$/.test(line))
            continue;
        const deeper = indentOf(line) > indent;
        const ownList = !isItem && indentOf(line) === indent && /^[ \t]*-[ \t]/.test(line);
        if (!deeper && !ownList)
            break;
        last = i + 1;
    }
    return [at + 1, last];
}
function indentOf(line) {
    return line.length - line.trimStart().length;
}
/** Ignores written in the policy file, each for the objects and files it names. */
function policyIgnores(ignores) {
    return ignores.map(({ rule, object, namespace, file, reason, place }) => ({
        rule,
        reason,
        by: 'policy',
        ...place,
        covers: (finding) => (object === undefined || isObject(finding.object, object)) &&
            (namespace === undefined || finding.object?.namespace === namespace) &&
            (file === undefined || file(finding.file)),
    }));
}
function isObject(ref, pattern) {
    return ref !== undefined && pattern.test(`${ref.kind}/${ref.name}`);
}
/** Applies ignores to findings. One without a reason hides nothing. */
function sift(findings, ignores) {
    const used = new Set();
    if (ignores.length === 0)
        return { findings, ignored: [], used };
    const byRule = Map.groupBy(ignores.filter(({ reason }) => reason !== ''), ({ rule }) => rule);
    const kept = [];
    const ignored = [];
    for (const finding of findings) {
        const ignore = byRule.get(finding.rule)?.find((candidate) => candidate.covers(finding));
        if (ignore === undefined)
            kept.push(finding);
        else {
            used.add(ignore);
            ignored.push({ finding, reason: ignore.reason, by: ignore.by });
        }
    }
    return { findings: kept, ignored, used };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/image.js
const component = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const domain = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(?:\\.(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*(?::[0-9]+)?|\\[[a-fA-F0-9:]+\\](?::[0-9]+)?';
const pattern = new RegExp(`^((?:(?:${domain})/)?${component}(?:/${component})*)(?::([\\w][\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`);
/** What the grammar lets pass as a digest and the check of its algorithm then refuses. Source: github.com/opencontainers/go-digest, algorithm.go. */
const digestForms = /^(?:sha256:[a-f0-9]{64}|sha384:[a-f0-9]{96}|sha512:[a-f0-9]{128})$/;
const maxNameLength = 255;
const known = new Map();
/**
 * Takes an image reference apart; undefined when it is none. Source: github.com/distribution/reference, regexp.go and
 * normalize.go (the part before the first slash is a registry when it has a dot or colon, is `localhost`, or has capitals;
 * a name that could be the id of an image is none).
 */
function image_imageReference(text) {
    if (known.has(text))
        return known.get(text);
    const reference = parse(text);
    if (known.size < 5000)
        known.set(text, reference);
    return reference;
}
function parse(text) {
    const match = pattern.exec(text);
    if (match === null)
        return undefined;
    const [, name = '', tag, digest] = match;
    if (digest !== undefined && !digestForms.test(digest))
        return undefined;
    if (name.length > maxNameLength || /^[a-f0-9]{64}$/.test(name))
        return undefined;
    const slash = name.indexOf('/');
    const first = slash < 0 ? '' : name.slice(0, slash);
    const isRegistry = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase();
    if (!isRegistry && name !== name.toLowerCase())
        return undefined;
    const registry = isRegistry ? first : 'docker.io';
    const path = isRegistry ? name.slice(slash + 1) : name;
    const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
    return { registry, repository, tag, digest };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/probe.js
const probeNames = ['startupProbe', 'readinessProbe', 'livenessProbe'];
/** Ways to ask a container; a probe has exactly one. */
const probeHandlers = ['httpGet', 'tcpSocket', 'exec', 'grpc'];
/**
 * A probe with its numbers as the API server fills them in (zero and absent are alike), in seconds.
 * Sources: pkg/apis/core/v1/defaults.go, SetDefaults_Probe; pkg/kubelet/prober/worker.go, doProbe.
 */
class Probe {
    name;
    node;
    initialDelay;
    period;
    timeout;
    failureThreshold;
    successThreshold;
    constructor(name, node) {
        this.name = name;
        this.node = node;
        this.initialDelay = Math.max(0, node.integer('initialDelaySeconds') ?? 0);
        this.period = positive(node.integer('periodSeconds'), 10);
        this.timeout = positive(node.integer('timeoutSeconds'), 1);
        this.failureThreshold = positive(node.integer('failureThreshold'), 3);
        this.successThreshold = positive(node.integer('successThreshold'), 1);
    }
    /**
     * The shortest silence of the container that makes the probe fail for good: the silence begins right before a probe,
     * and that one and the following have to time out. A probe that takes longer than the period delays the next one.
     */
    get patience() {
        return (this.failureThreshold - 1) * Math.max(this.period, this.timeout) + this.timeout;
    }
    /** Seconds from the container's start until the probe fails for good when nothing ever answers. */
    get budget() {
        return this.initialDelay + this.patience;
    }
    /** The longest that a silence can last before the probe fails for good: it begins right after a probe. */
    get detection() {
        return this.period + this.patience;
    }
    /** Its handler's key and mapping; undefined when there is none (several: the first). */
    get handler() {
        for (const key of probeHandlers) {
            const node = this.node.map(key);
            if (node !== undefined)
                return [key, node];
        }
        return undefined;
    }
    /** The port that it asks, by number or name. */
    get port() {
        return this.handler?.[1].scalar('port');
    }
    /** The key to point at for a number: the field when it is written, else the probe. */
    at(field) {
        return this.node.scalar(field) ?? this.node;
    }
}
function positive(value, fallback) {
    return value !== undefined && value > 0 ? value : fallback;
}
const none = { list: [] };
/** Many rules ask for the same probes. */
const probe_known = new WeakMap();
function probes(container) {
    let found = probe_known.get(container);
    if (found === undefined) {
        found = read(container);
        probe_known.set(container, found);
    }
    return found;
}
function read(container) {
    const found = {};
    const list = [];
    for (const name of probeNames) {
        const node = container.probe(name);
        if (node === undefined)
            continue;
        const probe = new Probe(name, node);
        found[name] = probe;
        list.push(probe);
    }
    return list.length === 0 ? none : { ...found, list };
}
function probe_probeOf(container, name) {
    return probes(container)[name];
}
/** Probes of containers that may have them: init and ephemeral containers' ones are refused as a whole. */
function probesOf(container) {
    return container.role === 'init' || container.role === 'ephemeral' ? none.list : probes(container).list;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/quantity.js
const suffixes = {
    n: 1e-9,
    u: 1e-6,
    m: 1e-3,
    '': 1,
    k: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    E: 1e18,
    Ki: 2 ** 10,
    Mi: 2 ** 20,
    Gi: 2 ** 30,
    Ti: 2 ** 40,
    Pi: 2 ** 50,
    Ei: 2 ** 60,
};
const quantity_pattern = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i))?$/;
/**
 * The value of a Kubernetes quantity in its base unit (cores, bytes); undefined when the text is none.
 * Source: apimachinery, pkg/api/resource/quantity.go.
 */
function quantity_parseQuantity(text) {
    let value = quantity_known.get(text);
    if (value === undefined && !quantity_known.has(text)) {
        value = quantity_parse(text);
        if (quantity_known.size < maxKnown)
            quantity_known.set(text, value);
    }
    return value;
}
/** Manifests say `100m` and `128Mi` over and over. */
const quantity_known = new Map();
const maxKnown = 1000;
function quantity_parse(text) {
    const match = quantity_pattern.exec(text);
    if (match === null)
        return undefined;
    const number = Number(match[1] + (match[2] ?? ''));
    return number * suffixes[match[3] ?? ''];
}

// EXTERNAL MODULE: ./packages/manifests/lib/read/node.js + 1 modules
var read_node = __nccwpck_require__(6420);
;// CONCATENATED MODULE: ./packages/manifests/lib/resources/security.js

/** A security setting as it holds for a container: its own, else that of its pod. */
function effective(container, key) {
    const own = container.securityContext?.get(key);
    if (!(0,read_node/* isUnset */.K$)(own))
        return own;
    const inherited = container.workload.pod.map('securityContext')?.get(key);
    return (0,read_node/* isUnset */.K$)(inherited) ? undefined : inherited;
}
function security_effectiveScalar(container, key) {
    const node = effective(container, key);
    return node?.kind === 'scalar' ? node : undefined;
}
/** Windows pods know no users by number, no capabilities, no seccomp. */
function security_isWindows({ pod }) {
    return (pod.map('os')?.scalar('name')?.text === 'windows' ||
        pod.map('nodeSelector')?.scalar('kubernetes.io/os')?.text === 'windows');
}
/** Containers that run as part of a release: all but the ephemeral ones, which `kubectl debug` adds. */
function isReleased({ role }) {
    return role !== 'ephemeral';
}
function isPrivileged(container) {
    return container.securityContext?.boolean('privileged') === true;
}
const security_none = [];
/** Capabilities that a container adds or drops, as written. */
function capabilities(container, list) {
    return container.securityContext?.map('capabilities')?.seq(list)?.scalars ?? security_none;
}
/** `NET_ADMIN` of `cap_net_admin`. */
function capabilityName({ text }) {
    const name = text.toUpperCase();
    return name.startsWith('CAP_') ? name.slice(4) : name;
}
function dropsAll(container) {
    return capabilities(container, 'drop').some((capability) => capability.text.toUpperCase() === 'ALL');
}
/** Capabilities that the baseline Pod Security Standard lets a container add: those that runtimes give by default. */
const baselineCapabilities = new Set([
    'AUDIT_WRITE',
    'CHOWN',
    'DAC_OVERRIDE',
    'FOWNER',
    'FSETID',
    'KILL',
    'MKNOD',
    'NET_BIND_SERVICE',
    'SETFCAP',
    'SETGID',
    'SETPCAP',
    'SETUID',
    'SYS_CHROOT',
]);
/** Sysctls that every kubelet allows, with the Kubernetes version that brought each. */
const safeSysctls = new Map([
    ['kernel.shm_rmid_forced', [1, 0]],
    ['net.ipv4.ip_local_port_range', [1, 0]],
    ['net.ipv4.tcp_syncookies', [1, 0]],
    ['net.ipv4.ping_group_range', [1, 18]],
    ['net.ipv4.ip_unprivileged_port_start', [1, 22]],
    ['net.ipv4.ip_local_reserved_ports', [1, 27]],
    ['net.ipv4.tcp_keepalive_time', [1, 29]],
    ['net.ipv4.tcp_fin_timeout', [1, 29]],
    ['net.ipv4.tcp_keepalive_intvl', [1, 29]],
    ['net.ipv4.tcp_keepalive_probes', [1, 29]],
    ['net.ipv4.tcp_rmem', [1, 32]],
    ['net.ipv4.tcp_wmem', [1, 32]],
]);

;// CONCATENATED MODULE: ./packages/manifests/lib/facts/image-rules.js





/** Ids of the rules that an image which was just built and run is needed for. */
const imageFactRuleIds = [
    'image-start-budget',
    'image-port',
    'image-user',
    'image-memory',
    'image-grace-period',
];
/**
 * Rules that hold manifests to what was measured of an image: as a container it may run under more load, never under
 * less. They speak of the containers whose image is of the same repository.
 */
function image_rules_imageFactRules(facts) {
    const ofImage = (check) => (container, context) => {
        if (isOf(container, facts))
            check(container, context);
    };
    return [startBudget(facts, ofImage), port(facts, ofImage), user(facts, ofImage), ...limits(facts, ofImage)];
}
function isOf({ image, role }, { reference }) {
    if (image === undefined || role === 'ephemeral')
        return false;
    const [theirs, ours] = [imageReference(image), imageReference(reference)];
    return theirs !== undefined && theirs.registry === ours?.registry && theirs.repository === ours.repository;
}
function seconds(ms) {
    return `${(ms / 1000).toFixed(1)} s`;
}
function startBudget({ startUpMs }, narrow) {
    return rule({
        id: 'image-start-budget',
        area: 'images',
        severity: 'error',
        what: 'No probe restarts a container before it had the time that its image needs to start.',
        why: 'The image was started on an idle machine; on a node that pulls and starts other pods it is slower. A restart begins from nothing.',
        fix: 'Add a startupProbe whose failureThreshold times periodSeconds is several times the measured start.',
        containersWith: ['livenessProbe', 'startupProbe'],
        container: narrow((container, { report }) => {
            const killer = probeOf(container, 'startupProbe') ?? probeOf(container, 'livenessProbe');
            if (startUpMs === undefined || killer === undefined || killer.budget * 1000 >= 2 * startUpMs)
                return;
            report(killer.at('failureThreshold'), `${killer.name} restarts container ${container.name} after ${killer.budget} s, but its image took ${seconds(startUpMs)} to become healthy.`, killer.budget * 1000 < startUpMs ? {} : { severity: 'warning' });
        }),
    });
}
function port({ ports }, narrow) {
    return rule({
        id: 'image-port',
        area: 'images',
        severity: 'warning',
        what: 'A port of a container is one that its image exposes.',
        why: 'EXPOSE says where the program listens. Traffic to another port is refused.',
        fix: 'Name the port of the image, or EXPOSE the one that the program is told to listen on.',
        containersWith: ['ports'],
        container: narrow((container, { report }) => {
            if (ports.length === 0)
                return;
            const exposed = ports.map(({ port: number, protocol }) => `${number}/${protocol}`);
            for (const { node, number, protocol } of container.ports) {
                if (number === undefined || exposed.includes(`${number}/${protocol.toLowerCase()}`))
                    continue;
                report(node.scalar('containerPort') ?? node, `Container ${container.name} has port ${number}/${protocol.toLowerCase()}, but its image exposes ${exposed.join(', ')}.`);
            }
        }),
    });
}
/** Source: Kubernetes, pkg/kubelet/kuberuntime/security_context_others.go, verifyRunAsNonRoot. */
function user({ user: text }, narrow) {
    return rule({
        id: 'image-user',
        area: 'images',
        severity: 'error',
        what: 'With runAsNonRoot, the user of the image is a number above 0, or runAsUser says one.',
        why: 'The kubelet cannot tell whether a user that has a name is root, so it refuses to start the container (CreateContainerConfigError).',
        fix: 'Set runAsUser, or write USER with a number in the Dockerfile.',
        references: [
            'https://github.com/kubernetes/kubernetes/blob/v1.34.4/pkg/kubelet/kuberuntime/security_context_others.go',
        ],
        container: narrow((container, { report }) => {
            const nonRoot = effectiveScalar(container, 'runAsNonRoot');
            if (nonRoot?.boolean !== true || isWindows(container.workload))
                return;
            if (effectiveScalar(container, 'runAsUser')?.integer !== undefined)
                return;
            const name = text.split(':', 1)[0];
            if (/^\d+$/.test(name) && Number(name) > 0)
                return;
            const what = name === '' ? 'names no user, so it is root' : `runs as ${JSON.stringify(name)}`;
            report(nonRoot, `Container ${container.name} has runAsNonRoot, but its image ${what}: the kubelet never starts it.`);
        }),
    });
}
function limits({ peakMemoryBytes, stopMs }, narrow) {
    const memory = rule({
        id: 'image-memory',
        area: 'images',
        severity: 'error',
        what: 'The memory limit of a container is above what its image uses as it starts.',
        why: 'The kernel kills a container at its limit. Without any load this image needed more.',
        fix: 'Raise limits.memory well above the measured peak.',
        containersWith: ['resources'],
        container: narrow((container, { report }) => {
            const limit = container.resource('limits', 'memory');
            const bytes = limit === undefined ? undefined : parseQuantity(limit.text);
            if (limit === undefined || bytes === undefined || peakMemoryBytes === undefined || bytes > peakMemoryBytes)
                return;
            const peak = `${Math.ceil(peakMemoryBytes / 2 ** 20)} MiB`;
            report(limit, `Container ${container.name} may use ${limit.text} of memory, but its image used ${peak} without any load.`);
        }),
    });
    const gracePeriod = rule({
        id: 'image-grace-period',
        area: 'images',
        severity: 'warning',
        what: 'The grace period is longer than the image needs to end.',
        why: 'What has not ended by then is killed, with the requests in it.',
        fix: 'Raise terminationGracePeriodSeconds; preStop counts against it too.',
        container: narrow(({ workload, name, node, role }, { report }) => {
            const grace = workload.pod.integer('terminationGracePeriodSeconds') ?? 30;
            if (role !== 'main' || stopMs === undefined || stopMs < grace * 1000)
                return;
            report(workload.pod.scalar('terminationGracePeriodSeconds') ?? node, `Container ${name} is killed ${grace} s after SIGTERM, but its image took ${seconds(stopMs)} to end.`);
        }),
    });
    return [memory, gracePeriod];
}

;// CONCATENATED MODULE: ./packages/manifests/lib/schema/extras.js
/** Fields that the validation of the API server requires, though the schema does not. Source: pkg/apis/<group>/validation. */
const alsoRequired = {
    V1Container: 'image',
    V1CronJob: 'spec',
    V1DaemonSet: 'spec',
    V1Deployment: 'spec',
    V1EphemeralContainer: 'image',
    V1Job: 'spec',
    V1JobTemplateSpec: 'spec',
    V1PersistentVolume: 'spec',
    V1PersistentVolumeClaim: 'spec',
    V1PersistentVolumeSpec: 'accessModes capacity',
    V1Pod: 'spec',
    V1PodTemplateSpec: 'spec',
    V1ReplicaSet: 'spec',
    V1ReplicaSetSpec: 'template',
    V1ReplicationController: 'spec',
    V1ReplicationControllerSpec: 'template',
    V1RuleWithOperations: 'apiGroups apiVersions operations resources',
    V1Service: 'spec',
    V1StatefulSet: 'spec',
    V2HorizontalPodAutoscaler: 'spec',
};
/**
 * Fields that the schema requires, but that the API server fills in (pkg/apis/rbac/v1/defaults.go), or whose absence a
 * rule of its own explains.
 */
const notAsked = {
    RbacV1Subject: 'apiGroup',
    V1PolicyRule: 'verbs',
    V1RoleRef: 'apiGroup',
};
/**
 * Texts for which another rule says what an unquoted `yes` or `1.10` becomes. A list or mapping is as wrong in them as
 * anywhere.
 */
const judgedElsewhere = {
    V1ConfigMap: 'data',
    V1EnvVar: 'value',
    V1ObjectMeta: 'labels annotations',
    V1Secret: 'data stringData',
};
/** Undefined for most types, which are as the schema says. */
function extrasOf(type) {
    const [required, waived, loose] = [alsoRequired[type], notAsked[type], judgedElsewhere[type]];
    if (required === undefined && waived === undefined && loose === undefined)
        return undefined;
    return { required: namesIn(required), waived: namesIn(waived), loose: namesIn(loose) };
}
function namesIn(names) {
    return names === undefined ? [] : names.split(' ');
}

;// CONCATENATED MODULE: ./packages/manifests/lib/schema/values.js
/**
 * Values that the API server accepts, by type and field. Source: the constants of k8s.io/api, and the checks of
 * pkg/apis/<group>/validation. Left out are the fields that rules of their own explain better.
 */
const valuesByField = {
    'CoreV1EndpointPort.protocol': 'TCP UDP SCTP',
    'DiscoveryV1EndpointPort.protocol': 'TCP UDP SCTP',
    'RbacV1Subject.kind': 'User Group ServiceAccount',
    'V1AppArmorProfile.type': 'RuntimeDefault Unconfined Localhost',
    'V1AzureDiskVolumeSource.cachingMode': 'None ReadOnly ReadWrite',
    'V1AzureDiskVolumeSource.kind': 'Shared Dedicated Managed',
    'V1CSIDriverSpec.fsGroupPolicy': 'ReadWriteOnceWithFSType File None',
    'V1CSIDriverSpec.volumeLifecycleModes': 'Persistent Ephemeral',
    'V1Container.imagePullPolicy': 'Always IfNotPresent Never',
    'V1Container.terminationMessagePolicy': 'File FallbackToLogsOnError',
    'V1ContainerPort.protocol': 'TCP UDP SCTP',
    'V1ContainerResizePolicy.restartPolicy': 'NotRequired RestartContainer',
    'V1CronJobSpec.concurrencyPolicy': 'Allow Forbid Replace',
    'V1CustomResourceDefinitionSpec.scope': 'Namespaced Cluster',
    'V1EmptyDirVolumeSource.medium': 'Memory HugePages HugePages-2Mi HugePages-1Gi HugePages-64Ki HugePages-32Mi HugePages-512Mi HugePages-16Gi',
    'V1EndpointSlice.addressType': 'IPv4 IPv6 FQDN',
    'V1EphemeralContainer.imagePullPolicy': 'Always IfNotPresent Never',
    'V1EphemeralContainer.terminationMessagePolicy': 'File FallbackToLogsOnError',
    'V1FlowDistinguisherMethod.type': 'ByUser ByNamespace',
    'V1HTTPIngressPath.pathType': 'Exact Prefix ImplementationSpecific',
    'V1HostPathVolumeSource.type': 'DirectoryOrCreate Directory FileOrCreate File Socket CharDevice BlockDevice',
    'V1ImageVolumeSource.pullPolicy': 'Always IfNotPresent Never',
    'V1JobSpec.completionMode': 'NonIndexed Indexed',
    'V1JobSpec.podReplacementPolicy': 'TerminatingOrFailed Failed',
    'V1LabelSelectorRequirement.operator': 'In NotIn Exists DoesNotExist',
    'V1LimitRangeItem.type': 'Container Pod PersistentVolumeClaim',
    'V1LimitResponse.type': 'Queue Reject',
    'V1MatchResources.matchPolicy': 'Exact Equivalent',
    'V1MutatingWebhook.failurePolicy': 'Fail Ignore',
    'V1MutatingWebhook.matchPolicy': 'Exact Equivalent',
    'V1MutatingWebhook.reinvocationPolicy': 'Never IfNeeded',
    'V1MutatingWebhook.sideEffects': 'None NoneOnDryRun',
    'V1NetworkPolicyPort.protocol': 'TCP UDP SCTP',
    'V1NetworkPolicySpec.policyTypes': 'Ingress Egress',
    'V1NodeSelectorRequirement.operator': 'In NotIn Exists DoesNotExist Gt Lt',
    'V1ParamRef.parameterNotFoundAction': 'Allow Deny',
    'V1PersistentVolumeClaimSpec.accessModes': 'ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod',
    'V1PersistentVolumeClaimSpec.volumeMode': 'Filesystem Block',
    'V1PersistentVolumeSpec.accessModes': 'ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod',
    'V1PersistentVolumeSpec.persistentVolumeReclaimPolicy': 'Retain Delete Recycle',
    'V1PersistentVolumeSpec.volumeMode': 'Filesystem Block',
    'V1PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy': 'IfHealthyBudget AlwaysAllow',
    'V1PodFailurePolicyOnExitCodesRequirement.operator': 'In NotIn',
    'V1PodFailurePolicyRule.action': 'FailJob FailIndex Ignore Count',
    'V1PodOS.name': 'linux windows',
    'V1PodSecurityContext.fsGroupChangePolicy': 'OnRootMismatch Always',
    'V1PodSecurityContext.seLinuxChangePolicy': 'Recursive MountOption',
    'V1PodSecurityContext.supplementalGroupsPolicy': 'Merge Strict',
    'V1PodSpec.dnsPolicy': 'ClusterFirst ClusterFirstWithHostNet Default None',
    'V1PodSpec.preemptionPolicy': 'PreemptLowerPriority Never',
    'V1PriorityClass.preemptionPolicy': 'PreemptLowerPriority Never',
    'V1PriorityLevelConfigurationSpec.type': 'Exempt Limited',
    'V1ResourceQuotaSpec.scopes': 'Terminating NotTerminating BestEffort NotBestEffort PriorityClass CrossNamespacePodAffinity VolumeAttributesClass',
    'V1RoleRef.kind': 'Role ClusterRole',
    'V1RuleWithOperations.operations': 'CREATE UPDATE DELETE CONNECT *',
    'V1RuleWithOperations.scope': 'Cluster Namespaced *',
    'V1ScopedResourceSelectorRequirement.operator': 'In NotIn Exists DoesNotExist',
    'V1ScopedResourceSelectorRequirement.scopeName': 'Terminating NotTerminating BestEffort NotBestEffort PriorityClass CrossNamespacePodAffinity VolumeAttributesClass',
    'V1SeccompProfile.type': 'RuntimeDefault Unconfined Localhost',
    'V1SecurityContext.procMount': 'Default Unmasked',
    'V1ServicePort.protocol': 'TCP UDP SCTP',
    'V1ServiceSpec.externalTrafficPolicy': 'Cluster Local',
    'V1ServiceSpec.internalTrafficPolicy': 'Cluster Local',
    'V1ServiceSpec.ipFamilies': 'IPv4 IPv6',
    'V1ServiceSpec.ipFamilyPolicy': 'SingleStack PreferDualStack RequireDualStack',
    'V1ServiceSpec.sessionAffinity': 'None ClientIP',
    'V1ServiceSpec.type': 'ClusterIP NodePort LoadBalancer ExternalName',
    'V1StatefulSetPersistentVolumeClaimRetentionPolicy.whenDeleted': 'Retain Delete',
    'V1StatefulSetPersistentVolumeClaimRetentionPolicy.whenScaled': 'Retain Delete',
    'V1StatefulSetSpec.podManagementPolicy': 'OrderedReady Parallel',
    'V1StorageClass.reclaimPolicy': 'Delete Retain Recycle',
    'V1StorageClass.volumeBindingMode': 'Immediate WaitForFirstConsumer',
    'V1Taint.effect': 'NoSchedule PreferNoSchedule NoExecute',
    'V1Toleration.effect': 'NoSchedule PreferNoSchedule NoExecute',
    'V1Toleration.operator': 'Exists Equal Lt Gt',
    'V1TopologySpreadConstraint.nodeAffinityPolicy': 'Honor Ignore',
    'V1TopologySpreadConstraint.nodeTaintsPolicy': 'Honor Ignore',
    'V1ValidatingAdmissionPolicyBindingSpec.validationActions': 'Deny Warn Audit',
    'V1ValidatingAdmissionPolicySpec.failurePolicy': 'Fail Ignore',
    'V1ValidatingWebhook.failurePolicy': 'Fail Ignore',
    'V1ValidatingWebhook.matchPolicy': 'Exact Equivalent',
    'V1ValidatingWebhook.sideEffects': 'None NoneOnDryRun',
    'V1VolumeMount.mountPropagation': 'None HostToContainer Bidirectional',
    'V1VolumeMount.recursiveReadOnly': 'Disabled IfPossible Enabled',
    'V2MetricTarget.type': 'Utilization Value AverageValue',
};
const parsed = new Map();
/** Fields of a type that hold one of a few words (or a list of them), with those words; undefined when it has none. */
function valuesOf(type) {
    if (parsed.size === 0)
        for (const [key, values] of Object.entries(valuesByField)) {
            const dot = key.indexOf('.');
            const owner = key.slice(0, dot);
            let fields = parsed.get(owner);
            if (fields === undefined) {
                fields = new Map();
                parsed.set(owner, fields);
            }
            fields.set(key.slice(dot + 1), new Set(values.split(' ')));
        }
    return parsed.get(type);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/schema/schema.js



const kinds = new Map();
const noVersions = [];
const lines = new Map();
const types = new Map();
/** Splits the text into lines; types are taken apart when they are first asked for. */
function load() {
    const [kindLines, typeLines] = schemaText.split('\n\n');
    for (const line of kindLines.split('\n')) {
        const [apiVersion, kind, scope, type] = line.split(' ');
        const schema = { apiVersion, kind, namespaced: scope === 'N', type };
        const versions = kinds.get(kind);
        if (versions === undefined)
            kinds.set(kind, [schema]);
        else
            versions.push(schema);
    }
    for (const line of typeLines.split('\n'))
        lines.set(line.slice(0, line.indexOf(' ')), line);
}
/** The schema of a kind of Kubernetes itself; undefined for custom resources and kinds that are no longer there. */
function kindSchema(apiVersion, kind) {
    if (kinds.size === 0)
        load();
    const versions = kinds.get(kind);
    if (versions !== undefined)
        for (const schema of versions)
            if (schema.apiVersion === apiVersion)
                return schema;
    return undefined;
}
/** Every version of a kind, whatever its group. */
function versionsOf(kind) {
    if (kinds.size === 0)
        load();
    return kinds.get(kind) ?? noVersions;
}
/** Names of all kinds. */
function kindNames() {
    if (kinds.size === 0)
        load();
    return kinds.keys();
}
/** A type by the name that a field or kind refers to it by. */
function typeSchema(name) {
    let type = types.get(name);
    if (type === undefined) {
        if (kinds.size === 0)
            load();
        type = parseType(name, lines.get(name) ?? name);
        types.set(name, type);
    }
    return type;
}
function parseType(name, line) {
    const fields = new Map();
    const required = [];
    const extras = extrasOf(name);
    const words = valuesOf(name);
    // Each field is ` key:code`, or ` key!:code` when it is required.
    for (let at = line.indexOf(' '); at >= 0;) {
        const colon = line.indexOf(':', at);
        const next = line.indexOf(' ', colon);
        const mandatory = line.charCodeAt(colon - 1) === 33;
        const key = line.slice(at + 1, mandatory ? colon - 1 : colon);
        let code = line.slice(colon + 1, next < 0 ? line.length : next);
        at = next;
        let needed = mandatory;
        if (extras !== undefined) {
            needed = mandatory ? !extras.waived.includes(key) : extras.required.includes(key);
            if (extras.loose.includes(key))
                code = `${code.slice(0, -1)}l`;
        }
        if (needed)
            required.push(key);
        fields.set(key, fieldOf(code, needed, words?.get(key)));
    }
    return { name, fields, required };
}
/** Fields by their code, required ones with a mark; most are like others. */
const schema_known = new Map();
function fieldOf(code, required, words) {
    if (words !== undefined)
        return readField(code, required, words);
    const key = required ? `!${code}` : code;
    let field = schema_known.get(key);
    if (field === undefined) {
        field = readField(code, required, undefined);
        schema_known.set(key, field);
    }
    return field;
}
function readField(text, required, words) {
    const code = text.length === 1 ? text : 's';
    const field = { code, of: undefined, type: '', words, required };
    if (text === '*')
        return { kind: 'any', ...field };
    if (text.length === 1)
        return { kind: 'scalar', ...field };
    const prefix = text.slice(0, 2);
    if (prefix !== '[]' && prefix !== '{}')
        return { kind: 'object', ...field, type: text };
    return {
        kind: prefix === '[]' ? 'list' : 'map',
        ...field,
        of: fieldOf(text.slice(2), false, words),
        words: undefined,
    };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rule.js
/** Areas group rules in folders, docs and SARIF tags. */
const areas = (/* unused pure expression or super */ null && ([
    'syntax',
    'policy',
    'api',
    'probes',
    'resources',
    'rollout',
    'availability',
    'autoscaling',
    'network',
    'config',
    'storage',
    'images',
    'security',
    'rbac',
    'labels',
]));
/** Declares a rule. It does nothing but check the types; the registry makes it known. */
function rule_rule(definition) {
    return definition;
}
function ruleInfo(definition, severity, enabled) {
    const { id, area, what, why, fix, references = [] } = definition;
    const page = `docs/rules/${id}.md`;
    return { id, subject: 'kubernetes', area, page, severity, enabled, what, why, fix, references };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/api/cluster-scoped-namespace.js


const clusterScopedNamespace = rule_rule({
    id: 'cluster-scoped-namespace',
    area: 'api',
    severity: 'warning',
    what: 'An object that belongs to no namespace names none.',
    why: 'A ClusterRole or PersistentVolume is the same for all namespaces. The API server ignores the namespace or refuses the object, and a reader takes its effect for smaller than it is.',
    fix: 'Remove the namespace, or use the namespaced kind.',
    references: [
        'https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#not-all-objects-are-in-a-namespace',
    ],
    resource(resource, { report }) {
        if (resource.namespace === '')
            return;
        const kind = kindSchema(resource.apiVersion, resource.kind);
        if (kind === undefined || kind.namespaced)
            return;
        report(resource.metadata.key('namespace'), `${resource.title} belongs to no namespace, but names ${resource.namespace}.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/schema/custom.js
/** Custom kinds by `Resource.type`. */
function customKinds(index) {
    const found = new Map();
    for (const definition of index.ofType('CustomResourceDefinition')) {
        const { spec, apiVersion } = definition;
        const kind = spec?.map('names')?.string('kind');
        const group = spec?.string('group');
        if (spec === undefined || kind === undefined || group === undefined || !apiVersion.endsWith('/v1'))
            continue;
        const versions = new Map();
        for (const version of spec.seq('versions')?.maps ?? []) {
            const name = version.scalar('name')?.text;
            const schema = version.map('schema')?.map('openAPIV3Schema');
            if (name === undefined || version.boolean('served') === false)
                continue;
            versions.set(name, schema === undefined ? undefined : new LazySchema(schema, spec.boolean('preserveUnknownFields') === true));
        }
        found.set(`${kind}.${group}`, { definition, versions });
    }
    return found;
}
const noFields = new Map();
/** Takes the parts of a schema apart when an object first needs them: definitions have thousands of lines, objects ten. */
class LazySchema {
    node;
    preserve;
    type;
    open;
    knownFields;
    knownOf;
    knownPattern;
    constructor(node, preserve) {
        this.node = node;
        this.preserve = preserve;
        this.type = node.boolean('x-kubernetes-int-or-string') === true ? 'int-or-string' : (node.string('type') ?? '');
        const embedded = node.boolean('x-kubernetes-embedded-resource') === true;
        this.open = preserve || embedded || node.boolean('x-kubernetes-preserve-unknown-fields') === true;
    }
    get fields() {
        this.knownFields ??= this.readFields();
        return this.knownFields;
    }
    readFields() {
        const properties = this.node.map('properties');
        if (properties === undefined)
            return noFields;
        const fields = new Map();
        for (let i = 0; i < properties.size; i++) {
            const schema = properties.values[i];
            if (schema.kind === 'mapping')
                fields.set(properties.keys[i].text, new LazySchema(schema, this.preserve));
        }
        return fields;
    }
    get required() {
        return textsOf(this.node.get('required')) ?? [];
    }
    get of() {
        if (this.knownOf === undefined) {
            const schema = this.node.map(this.type === 'array' ? 'items' : 'additionalProperties');
            this.knownOf = schema === undefined ? false : new LazySchema(schema, this.preserve);
        }
        return this.knownOf === false ? undefined : this.knownOf;
    }
    get words() {
        return textsOf(this.node.get('enum'));
    }
    get minimum() {
        return this.node.scalar('minimum')?.number;
    }
    get maximum() {
        return this.node.scalar('maximum')?.number;
    }
    get pattern() {
        this.knownPattern ??= patternOf(this.node.string('pattern'));
        return this.knownPattern === false ? undefined : this.knownPattern;
    }
}
function textsOf(node) {
    return node?.kind === 'sequence' ? node.scalars.map(({ text }) => text) : undefined;
}
/** Longest text that is matched against a pattern. */
const maxMatchedLength = 128;
/**
 * A pattern that can be matched in a time that does not explode: Go's engine is linear in the text, ours is not, and a
 * definition may come from anybody. The others are left to the API server.
 */
function patternOf(text) {
    if (text === undefined || /\)[+*{]|\\[1-9k]/.test(text))
        return false;
    const repeats = text.match(/[*+}]/g)?.length ?? 0;
    const choices = text.match(/[?|]/g)?.length ?? 0;
    if (repeats > 3 || choices > 8)
        return false;
    try {
        return new RegExp(text, 'u');
    }
    catch {
        // Go knows some forms that JavaScript does not.
        return false;
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/schema/scalars.js
/** What a plain scalar may be by its first character. Most are strings, which this says without looking further. */
const firsts = new Uint8Array(128);
const letter = 1;
const numeric = 2;
for (const c of 'yYnNtTfFoO~')
    firsts[c.charCodeAt(0)] = letter;
for (const c of '0123456789+-.')
    firsts[c.charCodeAt(0)] = numeric;
/** Of `false`; no boolean or null is longer. */
const longestWord = 5;
/** Whether a scalar is a string, answered at once for most. A null is none. */
function isText(node) {
    if (node.style !== 'plain')
        return true;
    const { text } = node;
    if (text === '')
        return false;
    const first = text.charCodeAt(0);
    const sort = first < 128 ? firsts[first] : 0;
    if (sort === letter)
        return text.length > longestWord || (node.boolean === undefined && !node.isNull);
    return sort !== numeric || node.type === 'string';
}
/** Whether a scalar is written as a plain decimal number, as nearly all numbers are. */
function isDecimal({ style, text }) {
    const { length } = text;
    if (style !== 'plain' || length === 0 || length > 15 || (length > 1 && text.charCodeAt(0) === 48))
        return false;
    for (let i = 0; i < length; i++) {
        const c = text.charCodeAt(i);
        if (c < 48 || c > 57)
            return false;
    }
    return true;
}
/** Whether the API server reads a scalar as a value of a type. Nulls have no type: they are taken for absent before. */
function fits(node, code) {
    switch (code) {
        case 's':
        case 't':
        case 'y':
            return isText(node);
        case 'i':
            return isDecimal(node) || (node.style === 'plain' && Number.isInteger(node.number));
        case 'x':
            return isDecimal(node) || isText(node) || node.integer !== undefined;
        case 'b':
            return node.boolean !== undefined;
        case 'l':
            return true;
        case 'q':
            return node.text.length > longestWord || node.boolean === undefined;
        case 'n':
            return isDecimal(node) || node.number !== undefined;
    }
}
const scalarWords = {
    s: 'a string',
    i: 'a whole number',
    n: 'a number',
    b: 'true or false',
    t: 'a time',
    y: 'a string',
    q: 'a quantity',
    x: 'a whole number or a string',
    l: 'a string',
};
/** `${REPLICAS}` and the like, which another tool fills in before Kubernetes reads it. */
function isPlaceholder({ text }) {
    const first = text.charCodeAt(0);
    return first === 36 && /^\$(?:\{.*\}|\(.*\)|[A-Z_][A-Z0-9_]*)$/.test(text);
}
/** A scalar as messages name it: `string "two"`. */
function describe(node) {
    const { type, text } = node;
    const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
    if (type === 'string')
        return `string ${JSON.stringify(shown)}`;
    return type === 'integer' ? `number ${shown}` : `${type} ${shown}`;
}
/** The same value in the right type, where quotes alone make the difference. */
function rewrite(node, code) {
    if (node.style === 'plain')
        return code === 's' || code === 't' ? JSON.stringify(node.text) : undefined;
    if (node.style !== 'single' && node.style !== 'double')
        return undefined;
    const text = node.text.trim();
    if (code === 'i' || code === 'n')
        return /^-?(?:0|[1-9]\d*)$/.test(text) ? text : undefined;
    return code === 'b' && (text === 'true' || text === 'false') ? text : undefined;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/schema/custom-walk.js




const codes = {
    string: 's',
    integer: 'i',
    number: 'n',
    boolean: 'b',
    'int-or-string': 'x',
};
/** Reports where a custom resource differs from the schema of its definition. */
class CustomWalk {
    report;
    path = [];
    constructor(report) {
        this.report = report;
    }
    /** The fields of the object that its definition speaks of: not those that all objects have, nor what controllers write. */
    root(node, schema) {
        for (let i = 0; i < node.size; i++) {
            const key = node.keys[i];
            const { text } = key;
            if (text === 'apiVersion' || text === 'kind' || text === 'metadata' || text === 'status')
                continue;
            this.field(node, i, schema);
        }
        this.required(node, schema, new Set());
    }
    field(node, i, schema) {
        const key = node.keys[i];
        const value = node.values[i];
        const field = schema.fields.get(key.text) ?? schema.of;
        if (field === undefined)
            return schema.open ? undefined : this.unknown(node, key, schema);
        if ((0,read_node/* isUnset */.K$)(value))
            return undefined;
        this.path.push(key.text);
        this.value(value, field);
        this.path.pop();
        return undefined;
    }
    /** Returns the field that was most likely meant. */
    unknown(node, key, schema) {
        const free = [...schema.fields.keys()].filter((name) => !node.has(name));
        const near = (0,lib/* nearest */.pA)(key.text, free);
        const hint = near === undefined ? '' : `; the nearest is ${near}`;
        this.report(key, `${this.place || 'The object'} has no field ${key.text}${hint}.`, near === undefined ? undefined : { fix: `Write ${near}.` });
        return near;
    }
    get place() {
        let text = '';
        for (const part of this.path)
            text += typeof part === 'number' ? `[${part}]` : text === '' ? part : `.${part}`;
        return text;
    }
    value(node, schema) {
        const { type } = schema;
        if (type === 'object') {
            if (node.kind === 'mapping')
                this.mapping(node, schema);
            else
                this.wrongType(node, 'a mapping');
        }
        else if (type === 'array') {
            if (node.kind !== 'sequence')
                this.wrongType(node, 'a list');
            else if (schema.of !== undefined)
                this.items(node.items, schema.of);
        }
        else {
            const code = codes[type];
            if (code === undefined)
                return;
            if (node.kind === 'scalar')
                this.scalar(node, schema, code);
            else
                this.wrongType(node, scalarWords[code]);
        }
    }
    mapping(node, schema) {
        const meant = new Set();
        for (let i = 0; i < node.size; i++) {
            const near = this.field(node, i, schema);
            if (near !== undefined)
                meant.add(near);
        }
        this.required(node, schema, meant);
    }
    required(node, schema, meant) {
        for (const name of schema.required)
            if ((0,read_node/* isUnset */.K$)(node.get(name)) && !meant.has(name))
                this.report(node.key(name) ?? node, `${this.place || 'The object'} has no ${name}, which is required.`, {
                    fix: `Add ${name}.`,
                });
    }
    items(items, of) {
        for (let i = 0; i < items.length; i++) {
            const item = items[i];
            if ((0,read_node/* isUnset */.K$)(item))
                continue;
            this.path.push(i);
            this.value(item, of);
            this.path.pop();
        }
    }
    wrongType(node, wanted, detail) {
        if (node.kind === 'scalar' && isPlaceholder(node))
            return;
        const is = node.kind === 'scalar' ? `the ${describe(node)}` : node.kind === 'mapping' ? 'a mapping' : 'a list';
        this.report(node, `${this.place} is ${is}, but must be ${wanted}.`, detail);
    }
    scalar(node, schema, code) {
        if (!fits(node, code)) {
            const text = rewrite(node, code);
            const edits = text === undefined ? undefined : [{ start: node.start, end: node.end, text }];
            this.wrongType(node, scalarWords[code], edits === undefined ? undefined : { fix: `Write ${text}.`, edits });
            return;
        }
        if (isPlaceholder(node))
            return;
        const wrong = unfit(node, schema);
        if (wrong !== undefined)
            this.report(node, `${this.place} is ${JSON.stringify(node.text)}; ${wrong}.`);
    }
}
/** What a schema asks of a value of the right type. */
function unfit(node, { words, minimum, maximum, pattern }) {
    const { text, number } = node;
    if (words !== undefined && !words.includes(text))
        return `its definition allows ${words.join(', ')}`;
    if (number !== undefined && minimum !== undefined && number < minimum)
        return `its definition asks for ${minimum} or more`;
    if (number !== undefined && maximum !== undefined && number > maximum)
        return `its definition asks for ${maximum} or less`;
    if (pattern !== undefined && text.length <= maxMatchedLength && !pattern.test(text))
        return `its definition asks for a text like ${pattern.source}`;
    return undefined;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/api/custom-resource-schema.js



const customResourceSchema = rule_rule({
    id: 'custom-resource-schema',
    area: 'api',
    severity: 'error',
    what: 'A custom resource is as the CustomResourceDefinition among the manifests says.',
    why: 'The API server checks the object against its definition: it refuses a wrong type or value and a missing field, and drops a field that it does not know.',
    fix: 'Correct the object, or its definition where that is behind.',
    references: [
        'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation',
    ],
    resource(resource, { index, report }) {
        const { type, kind, version, node } = resource;
        if (type === kind)
            return;
        const custom = index.derive(customKinds).get(type);
        if (custom === undefined)
            return;
        const { versions, definition } = custom;
        if (!versions.has(version)) {
            const served = versions.size === 0 ? 'none' : [...versions.keys()].join(', ');
            report(node.scalar('apiVersion'), `${kind} is not served in version ${version}; its definition ${definition.name} has ${served}.`, { fix: `Use a version that is served: ${served}.` });
            return;
        }
        const schema = versions.get(version);
        if (schema !== undefined)
            new CustomWalk(report).root(node, schema);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/api/deprecated-field.js

/** Annotations and labels of nodes by their key, or by their key up to the slash. Source: kubernetes.io, "Well-Known Labels, Annotations and Taints". */
const keys = new Map(Object.entries({
    'beta.kubernetes.io/arch': { instead: 'kubernetes.io/arch' },
    'beta.kubernetes.io/instance-type': { instead: 'node.kubernetes.io/instance-type' },
    'beta.kubernetes.io/os': { instead: 'kubernetes.io/os' },
    'container.apparmor.security.beta.kubernetes.io/': { instead: 'securityContext.appArmorProfile' },
    'container.seccomp.security.alpha.kubernetes.io/': { removed: 27, instead: 'securityContext.seccompProfile' },
    'failure-domain.beta.kubernetes.io/region': { instead: 'topology.kubernetes.io/region' },
    'failure-domain.beta.kubernetes.io/zone': { instead: 'topology.kubernetes.io/zone' },
    'kubernetes.io/ingress.class': { instead: 'spec.ingressClassName' },
    'node-role.kubernetes.io/master': { removed: 25, instead: 'node-role.kubernetes.io/control-plane' },
    'pod.beta.kubernetes.io/init-containers': { removed: 8, instead: 'spec.initContainers' },
    'pod.alpha.kubernetes.io/init-containers': { removed: 8, instead: 'spec.initContainers' },
    'scheduler.alpha.kubernetes.io/affinity': { removed: 8, instead: 'spec.affinity' },
    'scheduler.alpha.kubernetes.io/critical-pod': { removed: 16, instead: 'spec.priorityClassName' },
    'scheduler.alpha.kubernetes.io/tolerations': { removed: 8, instead: 'spec.tolerations' },
    'seccomp.security.alpha.kubernetes.io/pod': { removed: 27, instead: 'securityContext.seccompProfile' },
    'security.alpha.kubernetes.io/sysctls': { removed: 11, instead: 'securityContext.sysctls' },
    'service.alpha.kubernetes.io/tolerate-unready-endpoints': {
        removed: 24,
        instead: 'spec.publishNotReadyAddresses',
    },
    'service.kubernetes.io/topology-aware-hints': { instead: 'service.kubernetes.io/topology-mode' },
    'volume.beta.kubernetes.io/storage-class': { instead: 'spec.storageClassName' },
}));
/** Volume sources whose drivers have left the kubelet. Source: release notes of the releases. */
const volumeSources = new Map(Object.entries({
    awsElasticBlockStore: { instead: 'the CSI driver ebs.csi.aws.com' },
    azureDisk: { instead: 'the CSI driver disk.csi.azure.com' },
    azureFile: { instead: 'the CSI driver file.csi.azure.com' },
    cephfs: { removed: 31, instead: 'the CSI driver of Ceph' },
    cinder: { instead: 'the CSI driver cinder.csi.openstack.org' },
    flocker: { removed: 25, instead: 'a CSI driver' },
    gcePersistentDisk: { instead: 'the CSI driver pd.csi.storage.gke.io' },
    gitRepo: { removed: 33, instead: 'an init container that clones into an emptyDir' },
    glusterfs: { removed: 26, instead: 'a CSI driver' },
    portworxVolume: { instead: 'the CSI driver pxd.portworx.com' },
    quobyte: { removed: 25, instead: 'a CSI driver' },
    rbd: { removed: 31, instead: 'the CSI driver rbd.csi.ceph.com' },
    scaleIO: { removed: 22, instead: 'a CSI driver' },
    storageos: { removed: 25, instead: 'a CSI driver' },
    vsphereVolume: { instead: 'the CSI driver csi.vsphere.vmware.com' },
}));
const deprecatedField = rule_rule({
    id: 'deprecated-field',
    area: 'api',
    severity: 'info',
    what: 'An object uses no annotation, node label, field or volume source that Kubernetes has replaced.',
    why: 'What is deprecated stops working with some release, mostly without an error: an old annotation is then simply ignored, and a pod with a volume whose driver is gone never starts.',
    fix: 'Use what replaces it.',
    references: [
        'https://kubernetes.io/docs/reference/labels-annotations-taints/',
        'https://kubernetes.io/docs/concepts/storage/volumes/#volume-types',
    ],
    resource(resource, context) {
        checkKeys(resource.annotations, context);
        const { type, spec } = resource;
        if (type === 'Service')
            checkService(resource, context);
        if (type !== 'PersistentVolume' || spec === undefined)
            return;
        checkVolume(spec, context);
        checkTerms(spec.map('nodeAffinity')?.map('required'), context);
        const policy = spec.scalar('persistentVolumeReclaimPolicy');
        if (policy?.text === 'Recycle')
            tell(policy, 'The reclaim policy Recycle', { instead: 'Delete' }, context);
    },
    workload({ template, pod, resource }, context) {
        if (template !== resource.node)
            checkKeys(template.map('metadata')?.map('annotations'), context);
        checkKeys(pod.map('nodeSelector'), context);
        checkAffinity(pod.map('affinity'), context);
        checkTopology(pod, 'topologySpreadConstraints', context);
        const volumes = pod.seq('volumes');
        if (volumes !== undefined)
            for (const volume of volumes.items)
                if (volume.kind === 'mapping')
                    checkVolume(volume, context);
    },
});
function checkKeys(mapping, context) {
    if (mapping !== undefined)
        for (const key of mapping.keys)
            checkKey(key, context);
}
function checkKey(key, context) {
    const { text } = key;
    const deprecated = keys.get(text) ?? (text.startsWith('container.') ? keys.get(upToSlash(text)) : undefined);
    if (deprecated !== undefined)
        tell(key, text, deprecated, context);
}
function upToSlash(key) {
    return key.slice(0, key.indexOf('/') + 1);
}
const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';
function checkAffinity(affinity, context) {
    if (affinity === undefined)
        return;
    const nodes = affinity.map('nodeAffinity');
    checkTerms(nodes?.map(required), context);
    for (const term of nodes?.seq(preferred)?.maps ?? [])
        checkExpressions(term.map('preference'), context);
    for (const kind of ['podAffinity', 'podAntiAffinity']) {
        const pods = affinity.map(kind);
        if (pods === undefined)
            continue;
        checkTopology(pods, required, context);
        for (const term of pods.seq(preferred)?.maps ?? [])
            checkTopologyKey(term.map('podAffinityTerm'), context);
    }
}
function checkTerms(selector, context) {
    for (const term of selector?.seq('nodeSelectorTerms')?.maps ?? [])
        checkExpressions(term, context);
}
function checkExpressions(term, context) {
    for (const expression of term?.seq('matchExpressions')?.maps ?? []) {
        const key = expression.scalar('key');
        if (key !== undefined)
            checkKey(key, context);
    }
}
/** The topology keys of a list of terms or constraints. */
function checkTopology(owner, list, context) {
    for (const term of owner.seq(list)?.maps ?? [])
        checkTopologyKey(term, context);
}
function checkTopologyKey(term, context) {
    const key = term?.scalar('topologyKey');
    if (key !== undefined)
        checkKey(key, context);
}
function checkService({ spec }, context) {
    const address = spec?.key('loadBalancerIP');
    if (address !== undefined && spec?.string('loadBalancerIP'))
        tell(address, 'loadBalancerIP', { instead: 'an annotation of the load balancer' }, context);
}
function checkVolume(volume, { target, report }) {
    for (const key of volume.keys) {
        const deprecated = volumeSources.get(key.text);
        if (deprecated === undefined)
            continue;
        const { removed, instead } = deprecated;
        if (removed !== undefined && isPast(target, removed))
            report(key, `The volume source ${key.text} no longer works since Kubernetes 1.${removed}; ${instead} replaces it.`, {
                fix: `Use ${instead}.`,
                severity: 'error',
            });
        else
            tell(key, `The volume source ${key.text}`, { instead }, { target, report });
    }
}
function tell(at, what, { removed, instead }, { target, report }) {
    const gone = removed !== undefined && isPast(target, removed);
    report(at, gone
        ? `${what} has no effect since Kubernetes 1.${removed}; ${instead} replaces it.`
        : `${what} is deprecated; ${instead} replaces it.`, { fix: `Use ${instead}.`, ...(gone ? { severity: 'warning' } : {}) });
}
function isPast([major, minor], removed) {
    return major > 1 || minor >= removed;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/schema/conforms.js


/**
 * Whether a mapping is as its type says, with nothing unknown, nothing missing and nothing of a wrong type. Only answers;
 * what is wrong and where is found by a second walk over the few objects that do not conform.
 */
function conforms(node, type) {
    const { keys, values } = node;
    const { fields } = type;
    let missing = type.required.length;
    for (let i = 0; i < keys.length; i++) {
        const field = fields.get(keys[i].text);
        if (field === undefined)
            return false;
        const value = values[i];
        if (value.kind === 'scalar' && value.text.length < 5 && value.isNull)
            continue;
        // A required list that is empty counts as missing.
        if (field.required && (value.kind !== 'sequence' || value.items.length > 0))
            missing--;
        if (!holds(value, field))
            return false;
    }
    return missing === 0;
}
function holds(value, field) {
    switch (field.kind) {
        case 'scalar':
            if (value.kind !== 'scalar' || !fits(value, field.code))
                return false;
            return field.words === undefined || field.words.has(value.text) || value.text === '';
        case 'object':
            return value.kind === 'mapping' && conforms(value, typeSchema(field.type));
        case 'list':
            return value.kind === 'sequence' && allHold(value.items, field.of, false);
        case 'map':
            return value.kind === 'mapping' && allHold(value.values, field.of, true);
        case 'any':
            return true;
    }
}
function allHold(values, field, nulls) {
    for (let i = 0; i < values.length; i++) {
        const value = values[i];
        if (value.kind === 'scalar' && value.text.length < 5 && value.isNull) {
            // A null in a list is an empty element, which hardly any list may hold.
            if (nulls || field.kind === 'scalar' || field.kind === 'any')
                continue;
            return false;
        }
        if (!holds(value, field))
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/schema/removals.js
/**
 * `removed deprecated kinds: old > new [= when nothing else changes] [; notes]`. Sources: kubernetes.io, "Deprecated API
 * Migration Guide", and the lifecycle marks of k8s.io/api, which also say what is planned.
 */
const removalTable = `
16 8 Deployment,DaemonSet,ReplicaSet: extensions/v1beta1 > apps/v1 =
16 8 Deployment,StatefulSet: apps/v1beta1 > apps/v1 =
16 9 Deployment,StatefulSet,DaemonSet,ReplicaSet: apps/v1beta2 > apps/v1 =
16 9 NetworkPolicy: extensions/v1beta1 > networking.k8s.io/v1 =
16 10 PodSecurityPolicy: extensions/v1beta1 > -; Use Pod Security Admission: labels of the namespace.
20 20 PodPreset: settings.k8s.io/v1alpha1 > -; Use a mutating webhook.
21 8 CronJob: batch/v2alpha1 > batch/v1 =
22 16 MutatingWebhookConfiguration,ValidatingWebhookConfiguration: admissionregistration.k8s.io/v1beta1 > admissionregistration.k8s.io/v1; sideEffects and admissionReviewVersions become mandatory
22 16 CustomResourceDefinition: apiextensions.k8s.io/v1beta1 > apiextensions.k8s.io/v1; every version needs a structural schema
22 19 APIService: apiregistration.k8s.io/v1beta1 > apiregistration.k8s.io/v1 =
22 19 TokenReview: authentication.k8s.io/v1beta1 > authentication.k8s.io/v1 =
22 19 SubjectAccessReview,LocalSubjectAccessReview,SelfSubjectAccessReview,SelfSubjectRulesReview: authorization.k8s.io/v1beta1 > authorization.k8s.io/v1; spec.group becomes spec.groups
22 19 CertificateSigningRequest: certificates.k8s.io/v1beta1 > certificates.k8s.io/v1; signerName and usages become mandatory
22 19 Lease: coordination.k8s.io/v1beta1 > coordination.k8s.io/v1 =
22 14 Ingress: extensions/v1beta1 > networking.k8s.io/v1; every path needs a pathType, backends are written service.name and service.port
22 19 Ingress: networking.k8s.io/v1beta1 > networking.k8s.io/v1; every path needs a pathType, backends are written service.name and service.port
22 19 IngressClass: networking.k8s.io/v1beta1 > networking.k8s.io/v1 =
22 17 ClusterRole,ClusterRoleBinding,Role,RoleBinding: rbac.authorization.k8s.io/v1beta1 > rbac.authorization.k8s.io/v1 =
22 17 ClusterRole,ClusterRoleBinding,Role,RoleBinding: rbac.authorization.k8s.io/v1alpha1 > rbac.authorization.k8s.io/v1 =
22 14 PriorityClass: scheduling.k8s.io/v1beta1 > scheduling.k8s.io/v1 =
22 19 CSIDriver,CSINode,StorageClass,VolumeAttachment: storage.k8s.io/v1beta1 > storage.k8s.io/v1 =
24 21 CSIStorageCapacity,VolumeAttachment: storage.k8s.io/v1alpha1 > storage.k8s.io/v1 =
25 21 CronJob: batch/v1beta1 > batch/v1 =
25 21 EndpointSlice: discovery.k8s.io/v1beta1 > discovery.k8s.io/v1; topology becomes deprecatedTopology, nodeName and zone
25 22 Event: events.k8s.io/v1beta1 > events.k8s.io/v1; several fields become mandatory
25 23 HorizontalPodAutoscaler: autoscaling/v2beta1 > autoscaling/v2; targets are written under target
25 21 PodDisruptionBudget: policy/v1beta1 > policy/v1 =; an empty selector now selects every pod of the namespace
25 21 PodSecurityPolicy: policy/v1beta1 > -; Use Pod Security Admission: labels of the namespace.
25 20 RuntimeClass: node.k8s.io/v1beta1 > node.k8s.io/v1 =
26 23 HorizontalPodAutoscaler: autoscaling/v2beta2 > autoscaling/v2 =
26 23 FlowSchema,PriorityLevelConfiguration: flowcontrol.apiserver.k8s.io/v1beta1 > flowcontrol.apiserver.k8s.io/v1; limited.assuredConcurrencyShares becomes nominalConcurrencyShares
27 24 CSIStorageCapacity: storage.k8s.io/v1beta1 > storage.k8s.io/v1 =
29 26 FlowSchema,PriorityLevelConfiguration: flowcontrol.apiserver.k8s.io/v1beta2 > flowcontrol.apiserver.k8s.io/v1; limited.assuredConcurrencyShares becomes nominalConcurrencyShares
31 30 ResourceClaim,ResourceClaimTemplate,ResourceSlice: resource.k8s.io/v1alpha2 > resource.k8s.io/v1; requests name a DeviceClass instead of a ResourceClass
31 30 ResourceClass: resource.k8s.io/v1alpha2 > -; Write a DeviceClass in resource.k8s.io/v1.
31 30 ResourceClaimParameters,ResourceClassParameters: resource.k8s.io/v1alpha2 > -; Write the parameters into spec.devices.config of the claim.
31 30 PodSchedulingContext: resource.k8s.io/v1alpha2 > -; Leave it to the scheduler.
32 29 FlowSchema,PriorityLevelConfiguration: flowcontrol.apiserver.k8s.io/v1beta3 > flowcontrol.apiserver.k8s.io/v1 =
32 29 SelfSubjectReview: authentication.k8s.io/v1alpha1 > authentication.k8s.io/v1 =
32 29 ValidatingAdmissionPolicy,ValidatingAdmissionPolicyBinding: admissionregistration.k8s.io/v1alpha1 > admissionregistration.k8s.io/v1 =
33 30 SelfSubjectReview: authentication.k8s.io/v1beta1 > authentication.k8s.io/v1 =
33 31 IPAddress,ServiceCIDR: networking.k8s.io/v1alpha1 > networking.k8s.io/v1 =
34 31 ValidatingAdmissionPolicy,ValidatingAdmissionPolicyBinding: admissionregistration.k8s.io/v1beta1 > admissionregistration.k8s.io/v1 =
35 32 VolumeAttributesClass: storage.k8s.io/v1alpha1 > storage.k8s.io/v1beta1 =
35 33 StorageVersionMigration: storagemigration.k8s.io/v1alpha1 > storagemigration.k8s.io/v1beta1; spec.resource names only group and resource
36 36 Workload: scheduling.k8s.io/v1alpha1 > scheduling.k8s.io/v1alpha2; its pod groups become objects of their own
37 34 ClusterTrustBundle: certificates.k8s.io/v1alpha1 > certificates.k8s.io/v1beta1 =
37 34 IPAddress,ServiceCIDR: networking.k8s.io/v1beta1 > networking.k8s.io/v1 =
37 34 VolumeAttributesClass: storage.k8s.io/v1beta1 > storage.k8s.io/v1 =
38 35 DeviceClass,ResourceClaim,ResourceClaimTemplate,ResourceSlice: resource.k8s.io/v1beta1 > resource.k8s.io/v1; a request names its device class under exactly
38 35 LeaseCandidate: coordination.k8s.io/v1alpha2 > coordination.k8s.io/v1beta1 =
38 35 MutatingAdmissionPolicy,MutatingAdmissionPolicyBinding: admissionregistration.k8s.io/v1alpha1 > admissionregistration.k8s.io/v1beta1 =
39 36 DeviceClass,ResourceClaim,ResourceClaimTemplate,ResourceSlice: resource.k8s.io/v1beta2 > resource.k8s.io/v1 =
39 36 DeviceTaintRule: resource.k8s.io/v1alpha3 > resource.k8s.io/v1beta2; effect None is new
`;
/** `introduced version: kinds`, for versions that a cluster in use may not have yet. Source: the lifecycle marks of k8s.io/api. */
const introductionTable = `
16 admissionregistration.k8s.io/v1: MutatingWebhookConfiguration,ValidatingWebhookConfiguration
16 apiextensions.k8s.io/v1: CustomResourceDefinition
17 storage.k8s.io/v1: CSINode
18 storage.k8s.io/v1: CSIDriver
19 certificates.k8s.io/v1: CertificateSigningRequest
19 events.k8s.io/v1: Event
19 networking.k8s.io/v1: Ingress,IngressClass
20 node.k8s.io/v1: RuntimeClass
21 batch/v1: CronJob
21 discovery.k8s.io/v1: EndpointSlice
21 policy/v1: PodDisruptionBudget
23 autoscaling/v2: HorizontalPodAutoscaler
24 storage.k8s.io/v1: CSIStorageCapacity
28 authentication.k8s.io/v1: SelfSubjectReview
29 flowcontrol.apiserver.k8s.io/v1: FlowSchema,PriorityLevelConfiguration
30 admissionregistration.k8s.io/v1: ValidatingAdmissionPolicy,ValidatingAdmissionPolicyBinding
31 networking.k8s.io/v1beta1: IPAddress,ServiceCIDR
31 storage.k8s.io/v1beta1: VolumeAttributesClass
32 resource.k8s.io/v1beta1: DeviceClass,ResourceClaim,ResourceClaimTemplate,ResourceSlice
33 certificates.k8s.io/v1beta1: ClusterTrustBundle
33 coordination.k8s.io/v1beta1: LeaseCandidate
33 networking.k8s.io/v1: IPAddress,ServiceCIDR
33 resource.k8s.io/v1beta2: DeviceClass,ResourceClaim,ResourceClaimTemplate,ResourceSlice
34 admissionregistration.k8s.io/v1beta1: MutatingAdmissionPolicy,MutatingAdmissionPolicyBinding
34 resource.k8s.io/v1: DeviceClass,ResourceClaim,ResourceClaimTemplate,ResourceSlice
34 storage.k8s.io/v1: VolumeAttributesClass
35 certificates.k8s.io/v1beta1: PodCertificateRequest
35 storagemigration.k8s.io/v1beta1: StorageVersionMigration
36 admissionregistration.k8s.io/v1: MutatingAdmissionPolicy,MutatingAdmissionPolicyBinding
36 resource.k8s.io/v1beta2: DeviceTaintRule
36 scheduling.k8s.io/v1alpha2: PodGroup,Workload
`;
const removals = new Map();
const introductions = new Map();
/** Whether, and since when, Kubernetes no longer serves a kind in a version. */
function removalOf(apiVersion, kind) {
    // Versions that stay are the usual case, and need no table.
    if (!apiVersion.includes('beta') && !apiVersion.includes('alpha'))
        return undefined;
    if (removals.size === 0)
        loadRemovals();
    return removals.get(`${apiVersion} ${kind}`);
}
/** Minor release of Kubernetes 1 that first serves a kind in a version; undefined when that is long ago. */
function introductionOf(apiVersion, kind) {
    if (introductions.size === 0)
        for (const line of introductionTable.trim().split('\n')) {
            const [minor, version, kinds] = line.split(' ');
            for (const name of kinds.split(','))
                introductions.set(`${version} ${name}`.replace(':', ''), Number(minor));
        }
    return introductions.get(`${apiVersion} ${kind}`);
}
function loadRemovals() {
    for (const line of removalTable.trim().split('\n')) {
        const [row, notes] = line.split('; ', 2);
        const [removed, deprecated, kinds, from, , to, same] = row.split(' ');
        const removal = {
            removed: Number(removed),
            deprecated: Number(deprecated),
            instead: to === '-' ? undefined : to,
            same: same !== undefined,
            notes,
        };
        for (const kind of kinds.slice(0, -1).split(','))
            removals.set(`${from} ${kind}`, removal);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/schema/advice.js


/** Fields of older versions, by what they are called now. */
const renamed = {
    'V1IngressSpec.backend': 'defaultBackend',
    'V1IngressBackend.serviceName': 'service.name',
    'V1IngressBackend.servicePort': 'service.port',
    'V2ResourceMetricSource.targetAverageUtilization': 'target.averageUtilization',
    'V2ResourceMetricSource.targetAverageValue': 'target.averageValue',
};
/** The field that an unknown key most likely means: what it is called now, or the nearest that the mapping lacks. */
function meantField(node, type, key) {
    const now = renamed[`${type.name}.${key}`];
    if (now !== undefined)
        return now;
    const free = [];
    for (const name of type.fields.keys())
        if (!node.has(name))
            free.push(name);
    return (0,lib/* nearest */.pA)(key, free);
}
/** Parts that fields are often written beside instead of into. Those of volume sources and the like have names too much alike. */
const parts = [
    'spec',
    'template',
    'containers',
    'metadata',
    'selector',
    'strategy',
    'updateStrategy',
    'jobTemplate',
    'securityContext',
    'resources',
    'ports',
];
/**
 * Where a field of this name would be known: in a part of the innermost of the mappings, in one around it, or in a part
 * of one of those.
 */
function homeOf(name, types, path) {
    const own = partWith(types.at(-1), name);
    if (own !== undefined)
        return `under ${own}`;
    for (let i = types.length - 2; i >= 0; i--) {
        const around = types[i];
        if (around.fields.has(name))
            return i === 0 ? 'at the root of the object' : `in ${placeOf(path, i)}`;
        const part = partWith(around, name);
        if (part !== undefined)
            return i === 0 ? `under ${part}` : `under ${placeOf(path, i)}.${part}`;
    }
    return undefined;
}
/** The path of the i-th mapping around: list indices and keys of maps belong to no mapping of their own. */
function placeOf(path, i) {
    const found = [];
    let depth = 0;
    for (const part of path) {
        if (depth === i && typeof part !== 'number')
            break;
        if (typeof part === 'number')
            found[found.length - 1] += '[]';
        else {
            found.push(part);
            depth++;
        }
    }
    return found.join('.');
}
/** The field of a type whose own mapping, or elements, have a field of this name. */
function partWith(type, name) {
    for (const key of parts) {
        const field = type.fields.get(key);
        const of = field?.kind === 'list' ? field.of : field;
        if (of?.kind === 'object' && typeSchema(of.type).fields.has(name))
            return field?.kind === 'list' ? `${key}[]` : key;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/schema/walk.js





/** Finds what is wrong in an object that does not conform: each defect once, at its place. */
class Walk {
    resource;
    path = [];
    types = [];
    defects = [];
    missing = [];
    misplaced = new Set();
    /** Keys that no mapping around them knows, by where their defects stand. */
    homeless = new Map();
    /** Names of fields of which something is told already: misspelt, misplaced or of a wrong type. They are not missing too. */
    told = new Set();
    constructor(resource) {
        this.resource = resource;
    }
    run(type) {
        this.mapping(this.resource.node, type);
        for (const { name, place, defect } of this.missing) {
            const at = this.homeless.get(name);
            if (at !== undefined)
                this.sendHome(at, name, place);
            else if (!this.misplaced.has(name))
                this.defects.push(defect);
        }
        return this.defects;
    }
    /** What is unknown in one place and missing in another has gone astray. */
    sendHome(at, name, place) {
        const { rule, at: key, message } = this.defects[at];
        this.homeless.delete(name);
        this.misplaced.add(name);
        this.defects[at] = {
            rule,
            at: key,
            message: `${message.slice(0, -1)}; it belongs in ${place}.`,
            detail: { fix: `Move ${name} to ${place}.` },
        };
    }
    add(rule, at, message, detail) {
        this.defects.push(detail === undefined ? { rule, at, message } : { rule, at, message, detail });
    }
    /** `spec.template.spec.containers[0]`, or the object's title at its root. */
    get place() {
        let text = '';
        for (const part of this.path)
            text += typeof part === 'number' ? `[${part}]` : text === '' ? part : `.${part}`;
        return text === '' ? this.resource.title : text;
    }
    mapping(node, type) {
        this.types.push(type);
        const { keys, values } = node;
        const unknown = [];
        for (let i = 0; i < keys.length; i++) {
            const key = keys[i];
            const field = type.fields.get(key.text);
            if (field === undefined) {
                // `$patch`, `$retainKeys` and the like speak to Kustomize.
                if (!key.text.startsWith('$'))
                    unknown.push(key);
                continue;
            }
            const value = values[i];
            if (value.kind === 'scalar' && value.isNull)
                continue;
            this.path.push(key.text);
            this.value(value, field);
            this.path.pop();
        }
        const meant = this.unknownFields(node, unknown, type);
        for (const name of type.required)
            if (!meant.has(name))
                this.need(node, name);
        this.types.pop();
    }
    need(node, name) {
        const value = node.get(name);
        const empty = value?.kind === 'sequence' && value.items.length === 0;
        if (!(0,read_node/* isUnset */.K$)(value) && !empty)
            return;
        const message = empty
            ? `${this.place} has no element in ${name}, which needs one.`
            : `${this.place} has no ${name}, which is required.`;
        this.missing.push({
            name,
            place: this.place,
            defect: { rule: 'required-field', at: node.key(name) ?? node, message },
        });
    }
    value(node, field) {
        switch (field.kind) {
            case 'scalar':
                if (node.kind === 'scalar')
                    this.scalar(node, field);
                else
                    this.wrongShape(node, scalarWords[field.code]);
                return;
            case 'object':
                if (node.kind === 'mapping')
                    this.mapping(node, typeSchema(field.type));
                else
                    this.wrongShape(node, 'a mapping');
                return;
            case 'list':
                if (node.kind === 'sequence')
                    this.items(node.items, field.of);
                else
                    this.wrongShape(node, 'a list');
                return;
            case 'map':
                if (node.kind === 'mapping')
                    this.entries(node, field.of);
                else
                    this.wrongShape(node, 'a mapping');
        }
    }
    items(items, of) {
        for (let i = 0; i < items.length; i++) {
            const item = items[i];
            this.path.push(i);
            if (item.kind !== 'scalar' || !item.isNull)
                this.value(item, of);
            else if (of.kind !== 'scalar' && of.kind !== 'any')
                this.add('field-type', item, `${this.place} is empty.`, { fix: 'Remove the dash, or write the element.' });
            this.path.pop();
        }
    }
    entries(node, of) {
        for (let i = 0; i < node.size; i++) {
            const value = node.values[i];
            if (value.kind === 'scalar' && value.isNull)
                continue;
            this.path.push(node.keys[i].text);
            this.value(value, of);
            this.path.pop();
        }
    }
    tell() {
        const name = this.path.at(-1);
        if (typeof name === 'string')
            this.told.add(name);
    }
    wrongShape(node, wanted) {
        if (node.kind === 'scalar' && isPlaceholder(node))
            return;
        this.tell();
        const is = node.kind === 'scalar' ? `the ${describe(node)}` : node.kind === 'mapping' ? 'a mapping' : 'a list';
        this.add('field-type', node, `${this.place} is ${is}, but must be ${wanted}.`);
    }
    scalar(node, { code, words }) {
        if (isPlaceholder(node))
            return;
        if (fits(node, code)) {
            if (words !== undefined && node.text !== '' && !words.has(node.text))
                this.word(node, [...words]);
            return;
        }
        this.tell();
        const text = rewrite(node, code);
        const detail = text === undefined ? undefined : { fix: `Write ${text}.`, edits: [{ start: node.start, end: node.end, text }] };
        this.add('field-type', node, `${this.place} is the ${describe(node)}, but must be ${scalarWords[code]}.`, detail);
    }
    word(node, words) {
        const near = (0,lib/* nearest */.pA)(node.text, words);
        const sameLetters = near?.toLowerCase() === node.text.toLowerCase() && node.style === 'plain';
        this.add('field-value', node, `${this.place} is ${JSON.stringify(node.text)}; the API server accepts ${list(words)}.`, near === undefined ? undefined : { fix: `Write ${near}.`, ...(sameLetters ? edit(node, near) : {}) });
    }
    /** Reports keys that the type does not have; returns the fields that they were most likely meant to be. */
    unknownFields(node, unknown, type) {
        const found = new Set();
        for (const key of unknown) {
            const meant = meantField(node, type, key.text);
            const home = meant === undefined ? homeOf(key.text, this.types, this.path) : undefined;
            const hint = meant !== undefined ? `; the nearest is ${meant}` : home === undefined ? '' : `; it belongs ${home}`;
            if (meant !== undefined)
                found.add(meant);
            else if (home !== undefined)
                this.misplaced.add(key.text);
            else
                this.homeless.set(key.text, this.defects.length);
            this.told.add(meant ?? key.text);
            const sameLetters = meant?.toLowerCase() === key.text.toLowerCase() && key.style === 'plain';
            this.add('known-field', key, `${this.place} has no field ${key.text}${hint}.`, {
                ...(meant === undefined ? {} : { fix: `Write ${meant}.` }),
                ...(home === undefined ? {} : { fix: `Move ${key.text} ${home}.` }),
                ...(sameLetters ? edit(key, meant) : {}),
            });
        }
        return found;
    }
}
function edit({ start, end }, text) {
    return { edits: [{ start, end, text }] };
}
function list(words) {
    return words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/schema/inspect.js





/**
 * The objects that are not as the schema of their kind says, with every difference, for all rules that report them.
 * Custom resources are not among them.
 */
function schemaDefects(index) {
    const found = new Map();
    for (const resource of index.resources) {
        const current = kindSchema(resource.apiVersion, resource.kind);
        const kind = current ?? successor(resource);
        if (kind === undefined)
            continue;
        const type = typeSchema(kind.type);
        const lacks = demanded(resource);
        if (lacks === undefined && conforms(resource.node, type))
            continue;
        const walk = new Walk(resource);
        let defects = walk.run(type);
        if (lacks?.of.every((name) => !walk.told.has(name)))
            defects.push({ rule: 'required-field', at: lacks.at, message: lacks.message });
        // Part of an object, which Kustomize merges into the whole; or an old version, which required less.
        if (current === undefined || resource.node.has('$patch'))
            defects = defects.filter(({ rule }) => rule !== 'required-field');
        if (defects.length > 0)
            found.set(resource, defects);
    }
    return found;
}
/** The schema of a version that is gone, where objects can be moved from it as they stand. */
function successor({ apiVersion, kind }) {
    const removal = removalOf(apiVersion, kind);
    return removal?.same && removal.instead !== undefined ? kindSchema(removal.instead, kind) : undefined;
}
const ofName = ['metadata', 'name', 'generateName'];
const ofService = ['spec', 'type', 'ports', 'externalName', 'clusterIP'];
/** What the API server asks of an object beyond the fields of its types. */
function demanded(resource) {
    const { metadata, node, kind } = resource;
    if (resource.name === '' && !kind.endsWith('Review')) {
        // Of a review the API server stores nothing, only its answer is wanted.
        const written = metadata?.get('name');
        if ((0,read_node/* isUnset */.K$)(written) || written.kind === 'scalar')
            return { at: metadata ?? node, message: `${kind} has no metadata.name, which is required.`, of: ofName };
    }
    return kind === 'Service' && resource.type === 'Service' ? demandedOfService(resource) : undefined;
}
function demandedOfService({ spec, title }) {
    if (spec === undefined)
        return undefined;
    if (spec.scalar('type')?.text === 'ExternalName') {
        if (!(0,read_node/* isUnset */.K$)(spec.get('externalName')))
            return undefined;
        const message = `${title} is of type ExternalName, but has no externalName, which is required.`;
        return { at: spec, message, of: ofService };
    }
    const ports = spec.get('ports');
    if (!(0,read_node/* isUnset */.K$)(ports) && !(ports.kind === 'sequence' && ports.items.length === 0))
        return undefined;
    // A headless Service needs no ports.
    if (spec.scalar('clusterIP')?.text === 'None')
        return undefined;
    return { at: spec.key('ports') ?? spec, message: `${title} has no ports, which are required.`, of: ofService };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/api/schema-rule.js


/** A rule that reports one sort of difference between an object and the schema of its kind. */
function schemaRule(texts) {
    return rule_rule({
        ...texts,
        area: 'api',
        severity: 'error',
        resource(resource, { index, report }) {
            const defects = index.derive(schemaDefects).get(resource);
            if (defects === undefined)
                return;
            for (const defect of defects)
                if (defect.rule === texts.id)
                    report(defect.at, defect.message, defect.detail);
        },
    });
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/api/field-type.js

const fieldType = schemaRule({
    id: 'field-type',
    what: 'Every value is of the type that its field has.',
    why: 'The API server refuses the whole object: a number where a string is wanted cannot be decoded.',
    fix: 'Write a value of the right type; quote numbers and booleans that are meant as text.',
    references: ['https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation'],
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/api/field-value.js

const fieldValue = schemaRule({
    id: 'field-value',
    what: 'A field that takes one of a few words has one of them.',
    why: 'The API server refuses any other word.',
    fix: 'Write one of the accepted words, in their exact case.',
    references: ['https://kubernetes.io/docs/reference/kubernetes-api/'],
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/api/known-field.js

const knownField = schemaRule({
    id: 'known-field',
    what: 'Every field of an object is known to its kind.',
    why: 'An unknown field does nothing: a misspelt probe never probes, a misplaced limit limits nothing. The API server refuses it under strict validation, which kubectl asks for, and drops it silently otherwise.',
    fix: 'Correct the name, or move the field to where it belongs.',
    references: ['https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation'],
});

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/resource.js
const builtInGroups = new Set(['', 'apps', 'autoscaling', 'batch', 'extensions', 'policy']);
/** API groups that every API server has: those without a dot, and most under `k8s.io` (custom ones there carry `x-k8s.io` or a project's name). */
function isBuiltInGroup(group) {
    return builtInGroups.has(group) || k8sIoGroups.has(group);
}
const k8sIoGroups = new Set([
    'admissionregistration',
    'apiextensions',
    'apiregistration',
    'authentication',
    'authorization',
    'certificates',
    'coordination',
    'discovery',
    'events',
    'flowcontrol.apiserver',
    'internal.apiserver',
    'networking',
    'node',
    'rbac.authorization',
    'resource',
    'scheduling',
    'storage',
    'storagemigration',
].map((name) => `${name}.k8s.io`));
/** One Kubernetes object of a manifest, `kind: List` already taken apart. */
class Resource {
    file;
    node;
    apiVersion;
    /** API group, empty for the core group: `apps` of `apps/v1`. */
    group;
    version;
    kind;
    /** What kind it is, for look-ups: `Service` for Kubernetes' own, `Service.serving.knative.dev` for a custom resource. */
    type;
    metadata;
    /** `metadata.name`, or `generateName` as it stands; empty when there is neither. */
    name;
    /** `metadata.namespace` as written; empty when the manifest leaves it to the deploy. */
    namespace;
    /** The namespace for comparing objects: what is left out is `default`. */
    scope;
    knownRef;
    constructor(file, node, apiVersion, kind) {
        this.file = file;
        this.node = node;
        this.apiVersion = apiVersion;
        this.kind = kind;
        const slash = apiVersion.indexOf('/');
        this.group = slash < 0 ? '' : apiVersion.slice(0, slash);
        this.version = apiVersion.slice(slash + 1);
        this.type = isBuiltInGroup(this.group) ? kind : `${kind}.${this.group}`;
        this.metadata = node.map('metadata');
        this.name = textOf(this.metadata, 'name') || textOf(this.metadata, 'generateName');
        this.namespace = textOf(this.metadata, 'namespace');
        this.scope = this.namespace || 'default';
    }
    get spec() {
        return this.node.map('spec');
    }
    get labels() {
        return this.metadata?.map('labels');
    }
    get annotations() {
        return this.metadata?.map('annotations');
    }
    /** `Deployment/web`, for messages. */
    get title() {
        return `${this.kind}/${this.name || '(no name)'}`;
    }
    get ref() {
        const { apiVersion, kind, namespace, name } = this;
        this.knownRef ??= { apiVersion, kind, namespace, name };
        return this.knownRef;
    }
}
function textOf(mapping, key) {
    return mapping?.scalar(key)?.text ?? '';
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/api/known-kind.js





/** Kinds that clients and other tools write under built-in groups, though no API server stores them. */
const neverStored = new Set([
    'APIGroup',
    'BuildConfig',
    'ComponentStatus',
    'Config',
    'DeploymentConfig',
    'Eviction',
    'ExecCredential',
    'ImageStream',
    'List',
    'Route',
    'Scale',
    'Status',
    'Template',
    'TokenRequest',
]);
const knownKind = rule_rule({
    id: 'known-kind',
    area: 'api',
    severity: 'error',
    what: 'A kind of Kubernetes itself exists, in the group and version that the manifest names.',
    why: 'The API server has no such resource, and nothing of the object is created.',
    fix: 'Correct kind or apiVersion.',
    references: ['https://kubernetes.io/docs/reference/kubernetes-api/'],
    resource(resource, { index, report }) {
        const { apiVersion, kind, group, version, node } = resource;
        const known = versionsOf(kind);
        if (!isBuiltInGroup(group) || !/^v\d/.test(version)) {
            if (known.length > 0 && isMeant(resource, known, index))
                reportVersion(resource, known, report);
            return;
        }
        if (kindSchema(apiVersion, kind) !== undefined || neverStored.has(kind))
            return;
        if (removalOf(apiVersion, kind) !== undefined)
            return;
        if (known.length > 0)
            return reportVersion(resource, known, report);
        const near = (0,lib/* nearest */.pA)(kind, kindNames());
        report(node.scalar('kind'), `Kubernetes has no kind ${kind} in ${apiVersion}${near === undefined ? '' : `; the nearest is ${near}`}.`, near === undefined ? {} : { fix: `Write \`kind: ${near}\`.` });
    },
});
function reportVersion(resource, known, report) {
    const { apiVersion, kind, node } = resource;
    const at = node.scalar('apiVersion');
    const right = bestVersion(resource, known);
    report(at, `${kind} is not in ${apiVersion}; it is in ${right}.`, {
        fix: `Write \`apiVersion: ${right}\`.`,
        ...(at.style === 'plain' ? { edits: [{ start: at.start, end: at.end, text: right }] } : {}),
    });
}
/**
 * Whether a group that is none of Kubernetes' own can only be a slip: it has no dot, as only its own groups do, or it is
 * nearly one of those that have the kind, and no custom resource is defined in it.
 */
function isMeant({ group, version }, known, index) {
    // Kustomize's own transformers are of the version `builtin`, without a group.
    if (isBuiltInGroup(group))
        return version !== 'builtin';
    if (group.includes('.') && !known.some((schema) => (0,lib/* editDistance */.YC)(groupOf(schema.apiVersion), group) <= 2))
        return false;
    return !index.ofType('CustomResourceDefinition').some(({ spec }) => spec?.string('group') === group);
}
/** The stable version in the manifest's own group, else in any group. */
function bestVersion({ group }, versions) {
    const own = versions.filter(({ apiVersion }) => groupOf(apiVersion) === group);
    const candidates = own.length > 0 ? own : versions;
    return (candidates.find(({ apiVersion }) => /(?:^|\/)v\d+$/.test(apiVersion)) ?? candidates[0]).apiVersion;
}
function groupOf(apiVersion) {
    return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/api/required-field.js

const requiredField = schemaRule({
    id: 'required-field',
    what: 'Every field that the API server requires is there.',
    why: 'The API server refuses the object.',
    fix: 'Add the field.',
    references: ['https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation'],
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/api/server-set-field.js


/** Annotations that clients and controllers keep their own state in. */
const annotations = new Set([
    'deployment.kubernetes.io/revision',
    'deprecated.daemonset.template.generation',
    'kubectl.kubernetes.io/last-applied-configuration',
    'pv.kubernetes.io/bind-completed',
    'pv.kubernetes.io/bound-by-controller',
]);
const fields = ['uid', 'resourceVersion', 'generation', 'selfLink', 'managedFields', 'creationTimestamp'];
const serverSetField = rule_rule({
    id: 'server-set-field',
    area: 'api',
    severity: 'info',
    what: 'A manifest leaves out what the API server and the controllers write.',
    why: 'Such fields come from `kubectl get -o yaml`. A resourceVersion or uid makes an apply fail with a conflict once the object has changed; the others only tell of another cluster.',
    fix: 'Remove the field.',
    references: ['https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/'],
    resource(resource, { report }) {
        const { metadata, node } = resource;
        if (metadata !== undefined)
            for (const field of fields)
                if (!(0,read_node/* isUnset */.K$)(metadata.get(field)))
                    report(metadata.key(field), `metadata.${field} is set by the API server.`, field === 'resourceVersion' || field === 'uid' ? { severity: 'warning' } : undefined);
        const written = resource.annotations;
        if (written !== undefined)
            for (const key of written.keys)
                if (annotations.has(key.text))
                    report(key, `The annotation ${key.text} is written by the cluster's own tools.`);
        const status = node.map('status');
        if (status !== undefined && resource.type === resource.kind && isWritten(status.keys.map(({ text }) => text)))
            report(node.key('status'), 'status is written by controllers.');
    },
});
/** Generators of custom resource definitions leave an empty status behind, which does no harm. */
function isWritten(keys) {
    return keys.some((key) => key !== 'loadBalancer' && key !== 'acceptedNames' && key !== 'conditions' && key !== 'storedVersions');
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/api/supported-api-version.js


const supportedApiVersion = rule_rule({
    id: 'supported-api-version',
    area: 'api',
    severity: 'error',
    what: 'The target version of Kubernetes serves the apiVersion of every object.',
    why: 'From the release on that removes it the API server answers 404: a deploy fails after the cluster was upgraded, and so does every roll-back to an old manifest. A version that is newer than the cluster is not there either.',
    fix: 'Move to a version that the target serves.',
    references: ['https://kubernetes.io/docs/reference/using-api/deprecation-guide/'],
    resource(resource, { target, report }) {
        const { apiVersion, kind, node } = resource;
        const [major, minor] = target;
        const introduced = introductionOf(apiVersion, kind);
        if (introduced !== undefined && major === 1 && minor < introduced)
            return report(node.scalar('apiVersion'), `${kind} in ${apiVersion} comes with Kubernetes 1.${introduced}, and the target is ${major}.${minor}.`, { fix: 'Use the version that the target serves, or set the target to the version that the cluster has.' });
        const removal = removalOf(apiVersion, kind);
        if (removal === undefined || (major === 1 && minor < removal.deprecated))
            return;
        const at = node.scalar('apiVersion');
        const instead = removal.instead === undefined ? 'nothing replaces it' : `${removal.instead} replaces it`;
        if (major > 1 || minor >= removal.removed)
            report(at, `${kind} in ${apiVersion} was removed in Kubernetes 1.${removal.removed}, and the target is ${major}.${minor}; ${instead}.`, detailOf(resource, removal, at));
        else
            report(at, `${kind} in ${apiVersion} will be gone in Kubernetes 1.${removal.removed}; ${instead}.`, {
                ...detailOf(resource, removal, at),
                severity: 'warning',
            });
    },
});
function detailOf({ node }, removal, at) {
    const { instead, notes } = removal;
    if (instead === undefined)
        return { fix: notes ?? 'Remove the object.' };
    const change = notes ?? (needsSelector(node, removal) ? 'spec.selector becomes mandatory' : undefined);
    const fix = `Write \`apiVersion: ${instead}\`${change === undefined ? '' : `; ${change}`}.`;
    if (!removal.same || needsSelector(node, removal))
        return { fix };
    const text = at.style === 'plain' ? instead : JSON.stringify(instead);
    return { fix, edits: [{ start: at.start, end: at.end, text }] };
}
/** apps/v1 no longer makes up a selector. */
function needsSelector(node, { instead }) {
    return instead === 'apps/v1' && node.map('spec')?.map('selector') === undefined;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/api/unique-object.js

const uniqueObject = rule_rule({
    id: 'unique-object',
    area: 'api',
    severity: 'error',
    what: 'An object is written once among the manifests that are applied together.',
    why: 'The later one overwrites the earlier one, in the order of the file names; which of the two the cluster runs is an accident.',
    fix: 'Remove one of them, or give them different names or namespaces.',
    references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/'],
    resource(resource, { index, report }) {
        const first = index.derive(repeated).get(resource);
        if (first === undefined)
            return;
        const name = resource.metadata?.scalar('name');
        if (name === undefined)
            return;
        const { line } = first.file.lines.position(first.node.start);
        const where = first.file === resource.file ? `line ${line}` : `${first.file.file}:${line}`;
        const within = resource.namespace === '' ? '' : ` in namespace ${resource.namespace}`;
        // Files of one folder are now and then alternatives, of which only one is applied.
        report(name, `${resource.title}${within} is already written at ${where}.`, first.file === resource.file ? undefined : { severity: 'warning' });
    },
});
/**
 * Objects that repeat another one, with the first of that name. Same-named objects in different folders are left alone:
 * they are mostly bases and overlays, or environments.
 */
function repeated(index) {
    const folders = new Map();
    const found = new Map();
    let file;
    let firsts = new Map();
    for (const resource of index.resources) {
        const { type, namespace, name } = resource;
        if (resource.file !== file) {
            file = resource.file;
            const folder = folderOf(file.file);
            firsts = folders.get(folder) ?? new Map();
            folders.set(folder, firsts);
        }
        const key = `${type}/${namespace}/${name}`;
        const first = firsts.get(key);
        if (first === undefined)
            firsts.set(key, resource);
        else if (resource.metadata?.scalar('name') !== undefined && name !== '')
            found.set(resource, first);
    }
    return found;
}
function folderOf(file) {
    return file.slice(0, file.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/api/index.js











const apiRules = [
    clusterScopedNamespace,
    customResourceSchema,
    deprecatedField,
    fieldType,
    fieldValue,
    knownField,
    knownKind,
    requiredField,
    serverSetField,
    supportedApiVersion,
    uniqueObject,
];

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/autoscaling/hpa-behavior.js

const selectPolicies = ['Max', 'Min', 'Disabled'];
const hpaBehavior = rule_rule({
    id: 'hpa-behavior',
    area: 'autoscaling',
    severity: 'error',
    what: 'The scaling behavior of an autoscaler stays within what the API allows, and scales both ways.',
    why: 'The API server refuses values outside its limits. With scaleDown disabled the workload keeps the size of its worst hour for ever; without a stabilization window it follows every dip.',
    fix: 'Correct the value.',
    references: [
        'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior',
    ],
    types: {
        HorizontalPodAutoscaler: ({ spec, title }, { report }) => {
            const behavior = spec?.map('behavior');
            if (behavior === undefined)
                return;
            for (const direction of ['scaleUp', 'scaleDown']) {
                const rules = behavior.map(direction);
                if (rules !== undefined)
                    checkRules(direction, rules, title, report);
            }
        },
    },
});
function checkRules(direction, rules, title, report) {
    const window = rules.scalar('stabilizationWindowSeconds');
    const seconds = window?.integer;
    if (window !== undefined && seconds !== undefined && (seconds < 0 || seconds > 3600))
        report(window, `stabilizationWindowSeconds of ${direction} is ${seconds}; the API server accepts 0 to 3600.`, {
            fix: 'Write 0 to 3600.',
        });
    else if (window !== undefined && seconds === 0 && direction === 'scaleDown')
        report(window, `${title} scales down at once after every dip: the stabilization window of scaleDown is 0 s.`, {
            severity: 'info',
            fix: 'Remove it (the default is 300), or set it to a minute or more.',
        });
    const select = rules.scalar('selectPolicy');
    if (select !== undefined && !select.isNull && !selectPolicies.includes(select.text))
        report(select, `selectPolicy is ${select.text || 'empty'}; the API server knows ${selectPolicies.join(', ')}.`, {
            fix: `Write one of ${selectPolicies.join(', ')}.`,
        });
    if (select?.text === 'Disabled') {
        const never = direction === 'scaleDown' ? 'down, so it keeps the size of its worst hour' : 'up, so it does nothing under load';
        report(select, `${title} never scales ${never}.`, {
            severity: direction === 'scaleDown' ? 'info' : 'warning',
            fix: 'Use Max or Min, with policies that are slow enough.',
        });
    }
    const policies = rules.seq('policies');
    if (policies !== undefined && policies.items.length === 0)
        report(rules.key('policies'), `policies of ${direction} is an empty list; the API server asks for at least one.`, {
            fix: 'Remove it to get the default, or add a policy.',
        });
    for (const policy of policies?.maps ?? [])
        checkPolicy(direction, policy, report);
}
function checkPolicy(direction, policy, report) {
    const period = policy.scalar('periodSeconds');
    if (period?.integer !== undefined && (period.integer < 1 || period.integer > 1800))
        report(period, `periodSeconds of a policy of ${direction} is ${period.integer}; the API server accepts 1 to 1800.`, { fix: 'Write 1 to 1800.' });
    const value = policy.scalar('value');
    if (value?.integer !== undefined && value.integer < 1)
        report(value, `value of a policy of ${direction} is ${value.integer}; the API server asks for 1 or more.`, {
            fix: 'Write 1 or more, or selectPolicy: Disabled to stop it.',
        });
    const type = policy.scalar('type');
    if (type !== undefined && !type.isNull && type.text !== 'Pods' && type.text !== 'Percent')
        report(type, `The type of a policy of ${direction} is ${type.text || 'empty'}; the API server knows Pods and Percent.`, { fix: 'Write Pods or Percent.' });
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/autoscaling/hpa-metrics.js



const sources = {
    Resource: 'resource',
    ContainerResource: 'containerResource',
    Pods: 'pods',
    Object: 'object',
    External: 'external',
};
const hpa_metrics_fields = {
    Utilization: 'averageUtilization',
    AverageValue: 'averageValue',
    Value: 'value',
};
const hpaMetrics = rule_rule({
    id: 'hpa-metrics',
    area: 'autoscaling',
    severity: 'error',
    what: 'A metric of an autoscaler has one source and a target that fits it.',
    why: 'The API server refuses a metric without its source or target. A target whose type and value differ is accepted and read by its value.',
    fix: 'Give the metric the source that its type names, and a target of a type that the source has.',
    references: [
        'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/#HorizontalPodAutoscalerSpec',
    ],
    types: {
        HorizontalPodAutoscaler: ({ spec, version, title }, { report }) => {
            // v2beta1 has other fields, and v1 only its percentage.
            if (spec === undefined || (version !== 'v2' && version !== 'v2beta2'))
                return;
            const metrics = spec.seq('metrics');
            if ((0,read_node/* isUnset */.K$)(spec.get('metrics')))
                report(spec, `${title} names no metric, so it scales by 80% of the requested cpu.`, {
                    severity: 'info',
                    fix: 'Name the metric and its target.',
                });
            for (const metric of metrics?.maps ?? [])
                checkMetric(metric, report);
        },
    },
});
function checkMetric(metric, report) {
    const type = metric.scalar('type');
    if (type === undefined || type.isNull)
        return;
    const source = sources[type.text];
    if (source === undefined) {
        const near = (0,lib/* nearest */.pA)(type.text, Object.keys(sources));
        report(type, `The metric type is ${type.text || 'empty'}; the API server knows ${Object.keys(sources).join(', ')}.`, near === undefined ? {} : { fix: `Write ${near}.` });
        return;
    }
    const others = Object.values(sources).filter((key) => key !== source && !(0,read_node/* isUnset */.K$)(metric.get(key)));
    for (const other of others)
        report(metric.key(other), `A metric of type ${type.text} has ${other}; the API server accepts only ${source} there.`, { fix: `Move it to a metric of its own, or rename it to ${source}.` });
    const node = metric.map(source);
    if (node === undefined) {
        if (others.length === 0 && (0,read_node/* isUnset */.K$)(metric.get(source)))
            report(metric, `The metric of type ${type.text} has no ${source}.`);
        return;
    }
    const target = node.map('target');
    if (target === undefined)
        return;
    checkTarget(type.text, target, report);
}
function checkTarget(metricType, target, report) {
    const shares = metricType === 'Resource' || metricType === 'ContainerResource';
    const allowed = shares
        ? ['averageUtilization', 'averageValue']
        : metricType === 'Pods'
            ? ['averageValue']
            : ['value', 'averageValue'];
    const given = Object.values(hpa_metrics_fields).filter((key) => !(0,read_node/* isUnset */.K$)(target.get(key)));
    const fitting = given.filter((key) => allowed.includes(key));
    if (fitting.length === 0) {
        const instead = given.length === 0 ? 'none' : given.join(' and ');
        report(given.length === 0 ? target : target.key(given[0]), `A metric of type ${metricType} asks for a target of ${allowed.join(' or ')}, but there is ${instead}.`, { fix: `Set ${allowed[0]}.` });
        return;
    }
    if (fitting.length > 1 && metricType !== 'Object')
        report(target.key(fitting[1]), `The target has both ${fitting.join(' and ')}; the API server accepts one of them.`, { fix: 'Keep one of the two.' });
    const type = target.scalar('type');
    const field = type === undefined ? undefined : hpa_metrics_fields[type.text];
    if (type !== undefined && field !== undefined && !given.includes(field))
        report(type, `The target is of type ${type.text} but sets ${fitting[0]}, which is what counts.`, {
            severity: 'warning',
            fix: `Write the type that ${fitting[0]} has, or set ${field}.`,
        });
    const share = target.scalar('averageUtilization');
    if (share?.integer !== undefined && share.integer < 1)
        report(share, `averageUtilization is ${share.integer}; the API server asks for 1 or more.`, {
            fix: 'Write the percentage of the request, such as 70.',
        });
}

;// CONCATENATED MODULE: ./packages/manifests/lib/index/autoscalers.js

/** Every autoscaler with the objects that it scales, as far as they are among the manifests. */
function autoscalers(index) {
    const found = [];
    for (const resource of index.ofType('HorizontalPodAutoscaler')) {
        const { spec } = resource;
        const ref = spec?.map('scaleTargetRef');
        if (spec === undefined || ref === undefined)
            continue;
        const [min, max] = [spec.integer('minReplicas') ?? 1, spec.integer('maxReplicas')];
        found.push({ resource, min, max, ref, targets: targetsOf(index, resource, ref) });
    }
    for (const resource of index.ofType('ScaledObject.keda.sh')) {
        const { spec } = resource;
        const ref = spec?.map('scaleTargetRef');
        if (spec === undefined || ref === undefined)
            continue;
        const [min, max] = [spec.integer('minReplicaCount') ?? 0, spec.integer('maxReplicaCount') ?? 100];
        found.push({ resource, min, max, ref, targets: targetsOf(index, resource, ref) });
    }
    return found;
}
/** The type that a `scaleTargetRef` names, as in `Resource.type`; KEDA takes a missing kind for a Deployment. */
function targetType(ref) {
    const kind = ref.scalar('kind')?.text || 'Deployment';
    const apiVersion = ref.scalar('apiVersion')?.text ?? '';
    const slash = apiVersion.indexOf('/');
    const group = slash < 0 ? '' : apiVersion.slice(0, slash);
    return isBuiltInGroup(group) ? kind : `${kind}.${group}`;
}
function targetsOf(index, autoscaler, ref) {
    return index.named(targetType(ref), autoscaler.scope, ref.scalar('name')?.text ?? '');
}
function autoscalerByResource(index) {
    return new Map(index.derive(autoscalers).map((autoscaler) => [autoscaler.resource, autoscaler]));
}
/** The autoscalers of each object that has any. */
function autoscalersByTarget(index) {
    const byTarget = new Map();
    for (const autoscaler of index.derive(autoscalers)) {
        for (const target of autoscaler.targets) {
            const list = byTarget.get(target);
            if (list === undefined)
                byTarget.set(target, [autoscaler]);
            else
                list.push(autoscaler);
        }
    }
    return byTarget;
}
/** Undefined for workloads whose pods are not counted in the manifest (DaemonSet, Job, CronJob). */
function replicaRange(index, workload) {
    return index.derive(replicaRanges).get(workload);
}
function replicaRanges(index) {
    const ranges = new Map();
    const byTarget = index.derive(autoscalersByTarget);
    for (const workload of index.workloads) {
        const range = rangeOf(workload, byTarget.get(workload.resource)?.[0]);
        if (range !== undefined)
            ranges.set(workload, range);
    }
    return ranges;
}
function rangeOf(workload, autoscaler) {
    const count = workload.replicaCount;
    if (count === undefined)
        return undefined;
    if (autoscaler === undefined)
        return { least: count, most: count, autoscaler };
    const { min, max = min } = autoscaler;
    return { least: min, most: Math.max(min, max), autoscaler };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/index/selector.js
/** A label selector, ready to be matched. Source: apimachinery, LabelSelectorAsSelector. */
class Selector {
    /** Pairs that must all be there. */
    labels;
    requirements;
    knownText;
    constructor(labels, requirements) {
        this.labels = labels;
        this.requirements = requirements;
    }
    /** Of a Service's or ReplicationController's plain map. */
    static ofMap(map) {
        return new Selector(pairs(map), []);
    }
    /** Of a `LabelSelector` with `matchLabels` and `matchExpressions`. An empty one matches everything. */
    static ofLabelSelector(selector) {
        const requirements = (selector.seq('matchExpressions')?.maps ?? []).map((expression) => ({
            key: expression.scalar('key')?.text ?? '',
            operator: expression.scalar('operator')?.text ?? '',
            values: (expression.seq('values')?.scalars ?? []).map((value) => value.text),
        }));
        const labels = selector.map('matchLabels');
        return new Selector(labels === undefined ? [] : pairs(labels), requirements);
    }
    get isEmpty() {
        return this.labels.length === 0 && this.requirements.length === 0;
    }
    /** `app=web,tier in (a,b)`, for messages and as a key of caches. */
    get text() {
        this.knownText ??= this.write();
        return this.knownText;
    }
    write() {
        const parts = this.labels.map(([key, value]) => `${key}=${value}`);
        for (const { key, operator, values } of this.requirements)
            parts.push(values.length > 0 ? `${key} ${operator} (${values.join(',')})` : `${key} ${operator}`);
        return parts.join(',');
    }
    matches(labels) {
        for (const [key, value] of this.labels)
            if (labels?.scalar(key)?.text !== value)
                return false;
        return this.requirements.every((requirement) => meets(labels, requirement));
    }
}
function pairs(map) {
    return map.keys.map((key, i) => {
        const value = map.values[i];
        return [key.text, value.kind === 'scalar' ? value.text : ''];
    });
}
function meets(labels, { key, operator, values }) {
    const value = labels?.scalar(key)?.text;
    if (operator === 'In')
        return value !== undefined && values.includes(value);
    if (operator === 'NotIn')
        return value === undefined || !values.includes(value);
    if (operator === 'Exists')
        return value !== undefined;
    return operator === 'DoesNotExist' && value === undefined;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/index/services.js

/** The workloads whose pods each Service selects. Not in it: Services that select by no labels. */
function workloadsByService(index) {
    const workloads = new Map();
    for (const service of index.ofType('Service')) {
        const selector = serviceSelector(service);
        if (selector !== undefined)
            workloads.set(service, index.selected(service.scope, selector));
    }
    return workloads;
}
/** The Services that send traffic to each workload's pods. */
function servicesByWorkload(index) {
    const services = new Map();
    for (const [service, workloads] of index.derive(workloadsByService)) {
        for (const workload of workloads) {
            const list = services.get(workload);
            if (list === undefined)
                services.set(workload, [service]);
            else
                list.push(service);
        }
    }
    return services;
}
/** Services by namespace and one of their own labels, which selectors of ServiceMonitors are matched against. */
function servicesByLabel(index) {
    const services = new Map();
    for (const service of index.ofType('Service')) {
        const { scope, labels } = service;
        for (let i = 0; i < (labels?.size ?? 0); i++) {
            const value = labels.values[i];
            if (value.kind !== 'scalar')
                continue;
            const key = `${scope}\0${labels.keys[i].text}\0${value.text}`;
            const list = services.get(key);
            if (list === undefined)
                services.set(key, [service]);
            else
                list.push(service);
        }
    }
    return services;
}
/** Services of a namespace whose own labels a selector matches. */
function servicesMatching(index, scope, selector) {
    const [label] = selector.labels;
    const candidates = label === undefined
        ? index.ofType('Service').filter((service) => service.scope === scope)
        : (index.derive(servicesByLabel).get(`${scope}\0${label[0]}\0${label[1]}`) ?? []);
    return candidates.filter((service) => selector.matches(service.labels));
}
/** Namespaces that hold Services. */
function serviceScopes(index) {
    return new Set(index.ofType('Service').map(({ scope }) => scope));
}
/** A Service's selector; undefined when it has none, as for ExternalName or hand-made EndpointSlices. */
function serviceSelector(service) {
    const map = service.spec?.map('selector');
    if (map === undefined || map.size === 0 || service.spec?.string('type') === 'ExternalName')
        return undefined;
    return Selector.ofMap(map);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/autoscaling/hpa-min-replicas.js



const hpaMinReplicas = rule_rule({
    id: 'hpa-min-replicas',
    area: 'autoscaling',
    severity: 'warning',
    what: 'An autoscaler keeps several pods of what serves requests.',
    why: 'In quiet hours it goes down to its minimum. When that is a single pod, a drain or failure of its node is an outage, and the first rush meets one pod alone.',
    fix: 'Set minReplicas to 2 or more.',
    references: ['https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/'],
    options: { min: 2 },
    types: {
        HorizontalPodAutoscaler: (resource, { index, options, report }) => {
            const { spec } = resource;
            if (spec === undefined)
                return;
            const written = spec.scalar('minReplicas');
            const least = written?.integer ?? 1;
            // Zero is hpa-replica-range's business.
            if (least < 1 || least >= options.min)
                return;
            const target = index.derive(autoscalerByResource).get(resource)?.targets[0];
            const workload = target && index.workloadOf(target);
            const service = workload && index.derive(servicesByWorkload).get(workload)?.[0];
            const traffic = service === undefined ? '' : `, though Service ${service.name} sends it traffic`;
            const title = target?.title ?? 'its target';
            const pods = least === 1 ? 'a single pod' : `${least} pods, fewer than ${options.min}`;
            const unset = written?.integer === undefined ? ' (minReplicas is 1 unless it is set)' : '';
            report(written?.integer === undefined ? spec : written, `${resource.title} lets ${title} go down to ${pods}${unset}${traffic}.`, service === undefined ? { severity: 'info' } : {});
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/autoscaling/hpa-owns-replicas.js


const hpaOwnsReplicas = rule_rule({
    id: 'hpa-owns-replicas',
    area: 'autoscaling',
    severity: 'warning',
    what: 'A workload with an autoscaler leaves its number of replicas to it.',
    why: 'Every apply of the manifest sets the number back to what it says, whatever the load: pods that carry traffic are stopped, and the autoscaler needs minutes to bring them back.',
    fix: 'Remove `replicas` from the manifest; of an object that is live already, first hand the field over as the reference describes, or it drops to one pod.',
    references: [
        'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
    ],
    workloadsWith: ['replicas'],
    workload(workload, { index, report }) {
        const { replicas } = workload;
        const count = replicas?.integer;
        if (replicas === undefined || count === undefined)
            return;
        const autoscaler = index.derive(autoscalersByTarget).get(workload.resource)?.[0];
        if (autoscaler === undefined)
            return;
        const { resource, min, max } = autoscaler;
        if (count === 0 && min > 0) {
            report(replicas, `replicas is 0, which switches ${resource.title} off until somebody scales by hand.`);
            return;
        }
        const range = `between ${min} and ${max ?? 'its maximum'}`;
        const beyond = count < min || (max !== undefined && count > max);
        report(replicas, `replicas is ${count}, while ${resource.title} scales ${range}${beyond ? ', a range that does not even hold it' : ''}.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/autoscaling/hpa-replica-range.js

const hpaReplicaRange = rule_rule({
    id: 'hpa-replica-range',
    area: 'autoscaling',
    severity: 'error',
    what: 'An autoscaler has room between minReplicas and maxReplicas.',
    why: 'The API server refuses a minimum above the maximum. When both are the same, the autoscaler watches metrics and never changes anything.',
    fix: 'Set maxReplicas above minReplicas.',
    references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/'],
    types: {
        HorizontalPodAutoscaler: ({ spec }, { report }) => {
            if (spec === undefined)
                return;
            const max = spec.scalar('maxReplicas');
            const min = spec.scalar('minReplicas');
            const most = max?.integer;
            const least = min?.integer ?? 1;
            if (least < 0)
                report(min, `minReplicas is ${least}; the API server refuses a negative count.`);
            if (least === 0)
                checkZero(spec, report);
            if (most === undefined)
                return;
            if (most < 1)
                report(max, `maxReplicas is ${most}; the API server asks for 1 or more.`);
            else if (most < least)
                report(max, `maxReplicas of ${most} is below minReplicas of ${least}.`);
            else if (most === least) {
                const unset = min?.integer === undefined ? ', which is 1 unless it is set' : '';
                report(max, `maxReplicas of ${most} is the same as minReplicas${unset}, so the autoscaler never scales.`, {
                    severity: 'warning',
                });
            }
        },
    },
});
/** Nothing runs at zero that could report its own cpu, so scaling up again takes a metric from outside. */
function checkZero(spec, report) {
    const types = (spec.seq('metrics')?.maps ?? []).map((metric) => metric.string('type'));
    const outside = types.some((type) => type === 'Object' || type === 'External');
    const fix = 'Set minReplicas to 1 or more.';
    if (outside)
        report(spec.scalar('minReplicas'), 'minReplicas is 0, which only a cluster with the alpha feature gate HPAScaleToZero accepts.', { severity: 'warning', fix });
    else
        report(spec.scalar('minReplicas'), 'minReplicas is 0 without an Object or External metric; the API server refuses that.', { fix });
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/autoscaling/hpa-request.js



const hpaRequest = rule_rule({
    id: 'hpa-request',
    area: 'autoscaling',
    severity: 'error',
    what: 'An autoscaler that goes by utilization finds the request of that resource on every container.',
    why: 'Utilization is usage divided by request. If one container of the pod has no request, the autoscaler gives the metric up (`missing request for cpu`) and never scales.',
    fix: 'Set the request on the containers that lack it, or use an averageValue target.',
    references: [
        'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#how-does-a-horizontalpodautoscaler-work',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/replica_calculator.go',
    ],
    types: {
        HorizontalPodAutoscaler: (resource, { index, report }) => {
            const { spec } = resource;
            if (spec === undefined)
                return;
            const shares = resource.version === 'v1' ? sharesOfV1(spec) : sharesOf(spec);
            if (shares.length === 0)
                return;
            const target = index.derive(autoscalerByResource).get(resource)?.targets[0];
            const workload = target && index.workloadOf(target);
            if (workload === undefined)
                return;
            for (const share of shares)
                checkShare(share, workload, index, report);
        },
    },
});
function checkShare(share, workload, index, report) {
    const { resource, container } = share;
    const { title } = workload.resource;
    if (container !== undefined && !workload.running.some(({ name }) => name === container.text)) {
        report(container, `The metric is of container ${container.text}, which ${title} does not have; it has ${workload.running.map(({ name }) => name).join(', ')}.`);
        return;
    }
    // A request for the whole pod stands in for those of its containers (KEP-2837).
    if (container === undefined && !(0,read_node/* isUnset */.K$)(workload.pod.path('resources', 'requests', resource)))
        return;
    if (defaulted(index, workload.resource.scope, resource))
        return;
    const without = workload.running.filter((c) => (container === undefined || c.name === container.text) && !requests(c, resource));
    if (without.length === 0)
        return;
    const names = without.map(({ name }) => name).join(' and ');
    const asks = share.implied
        ? `Without metrics the autoscaler goes by 80% of the ${resource} request`
        : `The target is a share of the ${resource} request`;
    report(share.at, `${asks}, but container ${names} of ${title} ${without.length > 1 ? 'have' : 'has'} none.`, {
        fix: `Set resources.requests.${resource} on container ${names} of ${title}, or use an averageValue target.`,
    });
}
/** A limit stands for the request where that is left out. */
function requests(container, resource) {
    return !(0,read_node/* isUnset */.K$)(container.resource('requests', resource)) || !(0,read_node/* isUnset */.K$)(container.resource('limits', resource));
}
/** Whether a LimitRange among the manifests gives containers of the namespace this request. */
function defaulted(index, scope, resource) {
    return index
        .ofType('LimitRange')
        .some((range) => range.scope === scope &&
        (range.spec?.seq('limits')?.maps ?? []).some((limit) => !(0,read_node/* isUnset */.K$)(limit.path('defaultRequest', resource)) || !(0,read_node/* isUnset */.K$)(limit.path('default', resource))));
}
function sharesOfV1(spec) {
    const target = spec.scalar('targetCPUUtilizationPercentage');
    const key = spec.key('targetCPUUtilizationPercentage');
    return [(0,read_node/* isUnset */.K$)(target) ? implied(spec) : { resource: 'cpu', container: undefined, at: key, implied: false }];
}
function sharesOf(spec) {
    const metrics = spec.seq('metrics')?.maps ?? [];
    if (metrics.length === 0)
        return (0,read_node/* isUnset */.K$)(spec.get('metrics')) ? [implied(spec)] : [];
    const shares = [];
    for (const metric of metrics) {
        for (const key of ['resource', 'containerResource']) {
            const source = metric.map(key);
            const name = source?.scalar('name')?.text;
            if (source === undefined || name === undefined)
                continue;
            const target = source.map('target');
            const utilization = target?.key('averageUtilization') ?? source.key('targetAverageUtilization');
            if (utilization === undefined)
                continue;
            shares.push({
                resource: name,
                container: key === 'resource' ? undefined : source.scalar('container'),
                at: utilization,
                implied: false,
            });
        }
    }
    return shares;
}
function implied(spec) {
    return { resource: 'cpu', container: undefined, at: spec, implied: true };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/index/names.js

const cache = () => new Map();
/** Names of the objects of a type in a namespace, each once, to find the one that a misspelt reference means. */
function names_namesIn(index, type, scope) {
    const known = index.derive(cache);
    const key = `${type}\0${scope}`;
    let names = known.get(key);
    if (names === undefined) {
        names = new Set();
        for (const resource of index.ofType(type))
            if (resource.scope === scope)
                names.add(resource.name);
        known.set(key, names);
    }
    return names;
}
const nearestCache = () => new Map();
/** The name of an object of a type in a namespace that a misspelt reference most likely means. */
function nearestName(index, type, scope, name) {
    const known = index.derive(nearestCache);
    const key = `${type}\0${scope}\0${name}`;
    let near = known.get(key);
    if (near === undefined && !known.has(key)) {
        near = (0,lib/* nearest */.pA)(name, names_namesIn(index, type, scope));
        known.set(key, near);
    }
    return near;
}
const anywhereCache = () => new Map();
/** An object of this type and name in any namespace, the first one of the manifests. */
function namedAnywhere(index, type, name) {
    const known = index.derive(anywhereCache);
    let byName = known.get(type);
    if (byName === undefined) {
        byName = new Map();
        for (const resource of index.ofType(type).toReversed())
            byName.set(resource.name, resource);
        known.set(type, byName);
    }
    return byName.get(name);
}
const valueCache = () => new Map();
/** Values that the pods of a namespace have for a label, each once. */
function labelValues(index, scope, label) {
    const known = index.derive(valueCache);
    const key = `${scope}\0${label}`;
    let values = known.get(key);
    if (values === undefined) {
        values = new Set();
        for (const { podLabels } of index.workloadsIn(scope)) {
            const value = podLabels?.scalar(label);
            if (value !== undefined)
                values.add(value.text);
        }
        known.set(key, values);
    }
    return values;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/autoscaling/hpa-target.js



/** Groups of Kubernetes' own kinds that have a scale subresource. */
const scalable = {
    Deployment: 'apps',
    ReplicaSet: 'apps',
    StatefulSet: 'apps',
    ReplicationController: '',
};
const versions = { apps: 'apps/v1', '': 'v1' };
const unscalable = new Set(['DaemonSet', 'Pod', 'Job', 'CronJob', 'Service', 'ConfigMap', 'Ingress']);
const hpaTarget = rule_rule({
    id: 'hpa-target',
    area: 'autoscaling',
    severity: 'error',
    what: 'An autoscaler names a workload that exists and can be scaled.',
    why: 'An autoscaler without its target does nothing (`FailedGetScale`), and nobody notices before the load comes.',
    fix: 'Correct kind, name and apiVersion of scaleTargetRef.',
    references: [
        'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#working-with-horizontal-pod-autoscaler',
    ],
    types: {
        HorizontalPodAutoscaler: hpa_target_check,
        'ScaledObject.keda.sh': hpa_target_check,
    },
});
function hpa_target_check(resource, { index, report }) {
    const ref = resource.spec?.map('scaleTargetRef');
    if (ref === undefined || !isScalable(ref, resource, report))
        return;
    const name = ref.scalar('name');
    if (name === undefined || name.isNull || name.text === '')
        return;
    const type = targetType(ref);
    const { scope } = resource;
    if (index.named(type, scope, name.text).length > 0)
        return;
    const kind = ref.scalar('kind')?.text || 'Deployment';
    const names = names_namesIn(index, type, scope);
    const near = nearestName(index, type, scope, name.text);
    const elsewhere = namedAnywhere(index, type, name.text)?.scope;
    if (near !== undefined)
        report(name, `${resource.title} scales ${kind}/${name.text}, which is not among the manifests; there is ${kind}/${near}.`, { fix: `Write \`name: ${near}\`.` });
    else if (elsewhere !== undefined)
        report(name, `${resource.title} scales ${kind}/${name.text} in namespace ${scope}, but that is in namespace ${elsewhere}.`, { fix: `Move the autoscaler to namespace ${elsewhere}.` });
    // Without any of its kind here, the target may well be deployed from elsewhere.
    else
        report(name, `${resource.title} scales ${kind}/${name.text}, which is not among the manifests.`, names.size > 0 ? {} : { severity: 'warning' });
}
/** Reports a target of a kind without scale, and one in an API group that does not have its kind. */
function isScalable(ref, { title, type }, report) {
    const kind = ref.scalar('kind');
    if (kind === undefined || kind.isNull || kind.text === '')
        return type !== 'HorizontalPodAutoscaler';
    const right = Object.keys(scalable).find((name) => name.toLowerCase() === kind.text.toLowerCase());
    const apiVersion = ref.scalar('apiVersion');
    const text = apiVersion === undefined || apiVersion.isNull ? '' : apiVersion.text;
    if (right !== undefined && right !== kind.text) {
        report(kind, `${title} scales a ${kind.text}; the kind is written ${right}.`, {
            fix: `Write ${right}.`,
            edits: [{ start: kind.start, end: kind.end, text: right }],
        });
        return false;
    }
    if (right === undefined) {
        if (!unscalable.has(kind.text))
            return true;
        report(kind, `${title} scales a ${kind.text}, which has no number of replicas to set.`, {
            fix: 'Name a Deployment or StatefulSet, or remove the autoscaler.',
        });
        return false;
    }
    const group = text.includes('/') ? text.slice(0, text.indexOf('/')) : '';
    // KEDA takes a missing apiVersion for apps/v1; custom kinds of these names exist (OpenKruise).
    if (group === scalable[right] || (text === '' && type !== 'HorizontalPodAutoscaler') || group.includes('.'))
        return true;
    const version = versions[scalable[right]];
    const missing = text === ''
        ? `${title} scales a ${right} without its apiVersion, so it finds none`
        : `${title} scales a ${right} of ${text}, which no API server knows`;
    report(apiVersion ?? ref, `${missing}.`, {
        fix: `Write \`apiVersion: ${version}\`.`,
        ...(apiVersion === undefined || text === ''
            ? {}
            : { edits: [{ start: apiVersion.start, end: apiVersion.end, text: version }] }),
    });
    return false;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/autoscaling/one-autoscaler.js


const oneAutoscaler = rule_rule({
    id: 'one-autoscaler',
    area: 'autoscaling',
    severity: 'error',
    what: 'One autoscaler sets the replicas of a workload.',
    why: "A HorizontalPodAutoscaler that finds its pods under another one stops scaling (`AmbiguousSelector`); in versions before that check they undo each other's work. KEDA makes a HorizontalPodAutoscaler for its ScaledObject.",
    fix: 'Put all metrics into one autoscaler and remove the other.',
    references: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/podautoscaler/horizontal.go'],
    types: { HorizontalPodAutoscaler: one_autoscaler_check, 'ScaledObject.keda.sh': one_autoscaler_check },
});
function one_autoscaler_check(resource, { index, report }) {
    for (const target of index.derive(autoscalerByResource).get(resource)?.targets ?? []) {
        const first = index.derive(autoscalersByTarget).get(target)[0].resource;
        // The same autoscaler written twice is one.
        if (first === resource || (first.name === resource.name && first.type === resource.type))
            continue;
        report(resource.spec.key('scaleTargetRef'), `${target.title} is scaled by ${first.title} already.`);
        return;
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/autoscaling/vpa-beside-hpa.js


const vpaBesideHpa = rule_rule({
    id: 'vpa-beside-hpa',
    area: 'autoscaling',
    severity: 'warning',
    what: 'A vertical autoscaler leaves alone what a horizontal one goes by.',
    why: 'Both react to the same usage: the vertical one raises the request, utilization falls, the horizontal one takes pods away, and the usage of the rest rises again.',
    fix: 'Set updateMode to Off or Initial, leave cpu and memory out of controlledResources, or scale horizontally by another metric.',
    references: [
        'https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/known-limitations.md',
    ],
    types: {
        'VerticalPodAutoscaler.autoscaling.k8s.io': (resource, { index, report }) => {
            const { spec } = resource;
            const ref = spec?.map('targetRef');
            const mode = spec?.map('updatePolicy')?.scalar('updateMode');
            if (ref === undefined || mode?.text === 'Off' || mode?.text === 'Initial')
                return;
            for (const target of index.named(targetType(ref), resource.scope, ref.scalar('name')?.text ?? '')) {
                for (const { resource: horizontal } of index.derive(autoscalersByTarget).get(target) ?? []) {
                    const metrics = horizontal.spec?.seq('metrics')?.maps ?? [];
                    const by = metrics.length === 0
                        ? 'cpu'
                        : metrics
                            .map((metric) => (metric.map('resource') ?? metric.map('containerResource'))?.scalar('name')?.text)
                            .find((name) => name === 'cpu' || name === 'memory');
                    if (horizontal.kind !== 'HorizontalPodAutoscaler' || by === undefined)
                        continue;
                    report(mode ?? spec, `${resource.title} changes the requests of ${target.title}, which ${horizontal.title} scales by ${by}.`);
                    return;
                }
            }
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/autoscaling/index.js









const autoscalingRules = [
    hpaTarget,
    oneAutoscaler,
    hpaReplicaRange,
    hpaMinReplicas,
    hpaOwnsReplicas,
    hpaMetrics,
    hpaRequest,
    hpaBehavior,
    vpaBesideHpa,
];

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/dns-ndots.js

const dnsNdots = rule_rule({
    id: 'dns-ndots',
    area: 'availability',
    severity: 'info',
    optional: true,
    what: 'A pod looks external names up without trying the search list first.',
    why: 'By default (ndots 5) a name such as api.example.com is tried with every search domain of the cluster first: several failed queries for each connection, which load the cluster DNS.',
    fix: 'Set dnsConfig.options to ndots 2, or end external names with a dot.',
    references: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config'],
    options: { max: 2 },
    workload({ pod, resource }, { options, report }) {
        const policy = pod.scalar('dnsPolicy')?.text;
        if (policy === 'None' || policy === 'Default')
            return;
        const settings = pod.map('dnsConfig')?.seq('options')?.maps ?? [];
        const value = settings.find((setting) => setting.scalar('name')?.text === 'ndots')?.scalar('value');
        if (value === undefined)
            report(pod.map('dnsConfig') ?? pod, `The pods of ${resource.title} leave ndots at the default of 5.`);
        else if (Number(value.text) > options.max)
            report(value, `ndots of ${resource.title} is ${value.text}, above ${options.max}.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/managed-pod.js


const managedPod = rule_rule({
    id: 'managed-pod',
    area: 'availability',
    severity: 'info',
    what: 'A pod that serves requests is made by a controller.',
    why: 'Nothing makes a bare pod again when its node fails or is drained, and it cannot be updated without an outage.',
    fix: 'Make it the template of a Deployment or StatefulSet.',
    references: [
        'https://kubernetes.io/docs/concepts/configuration/overview/#naked-pods-vs-replicasets-deployments-and-jobs',
    ],
    workload(workload, { index, report }) {
        if (workload.kind !== 'Pod' || workload.completes)
            return;
        const service = index.derive(servicesByWorkload).get(workload)?.[0];
        const key = workload.resource.node.key('kind');
        if (service !== undefined && key !== undefined)
            report(workload.resource.node.scalar('kind'), `${workload.resource.title} serves Service ${service.name}, but no controller makes it again.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/node-placement.js


const nodePlacement = rule_rule({
    id: 'node-placement',
    area: 'availability',
    severity: 'info',
    optional: true,
    what: 'A pod says on which nodes it runs.',
    why: 'In a cluster of several kinds of nodes (architectures, GPUs, spot instances) a pod without a rule lands on any of them.',
    fix: 'Add a nodeSelector or nodeAffinity.',
    references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/'],
    workload({ pod, resource, kind }, { report }) {
        if (kind === 'DaemonSet' ||
            !(0,read_node/* isUnset */.K$)(pod.get('nodeSelector')) ||
            !(0,read_node/* isUnset */.K$)(pod.get('nodeName')) ||
            !(0,read_node/* isUnset */.K$)(pod.path('affinity', 'nodeAffinity')))
            return;
        report(pod, `The pods of ${resource.title} run on any node.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/index/budgets.js


function budgets(index) {
    return index.ofType('PodDisruptionBudget').map((resource) => {
        const selector = budgetSelector(resource);
        return { resource, selector, workloads: selector === undefined ? [] : index.selected(resource.scope, selector) };
    });
}
function budgetsByResource(index) {
    return new Map(index.derive(budgets).map((budget) => [budget.resource, budget]));
}
function budgetsByWorkload(index) {
    const byWorkload = new Map();
    for (const budget of index.derive(budgets)) {
        for (const workload of budget.workloads) {
            const list = byWorkload.get(workload);
            if (list === undefined)
                byWorkload.set(workload, [budget]);
            else
                list.push(budget);
        }
    }
    return byWorkload;
}
/** No selector selects nothing; an empty one selects all pods of the namespace, but nothing in policy/v1beta1. */
function budgetSelector({ spec, version }) {
    const node = spec?.get('selector');
    if ((0,read_node/* isUnset */.K$)(node) || node.kind !== 'mapping')
        return undefined;
    const selector = Selector.ofLabelSelector(node);
    return selector.isEmpty && version === 'v1beta1' ? undefined : selector;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/int-or-percent.js
const percentPattern = /^[0-9]+%$/;
/** Reads an `IntOrString` that Kubernetes takes for a whole number or a percentage; undefined for anything else. */
function intOrPercent(node) {
    if (node?.kind !== 'scalar')
        return undefined;
    const { integer, text } = node;
    if (integer !== undefined)
        return { value: integer, percent: false, node };
    return percentPattern.test(text) ? { value: Number(text.slice(0, -1)), percent: true, node } : undefined;
}
/**
 * The count that it stands for. Kubernetes rounds shares up for surges and disruption budgets, down for maxUnavailable
 * of a rolling update. Source: apimachinery, pkg/util/intstr, GetScaledValueFromIntOrPercent.
 */
function scaled({ value, percent }, total, rounding) {
    if (!percent)
        return value;
    // Integers first: 0.07 * 100 is more than 7 in floating point.
    const share = value * total;
    return rounding === 'up' ? Math.ceil(share / 100) : Math.floor(share / 100);
}
function amountText({ value, percent }) {
    return percent ? `${value}%` : String(value);
}
/** Why the API server refuses it, or undefined when it does not. Source: pkg/apis/apps/validation, ValidatePositiveIntOrPercent. */
function refusal(node, limit) {
    if (node?.kind !== 'scalar' || node.isNull)
        return undefined;
    const amount = intOrPercent(node);
    if (amount === undefined)
        return 'neither a whole number nor a percentage';
    if (amount.value < 0)
        return 'a negative amount';
    return limit === '100%' && amount.percent && amount.value > 100 ? 'more than 100%' : undefined;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/pdb-allows-eviction.js




const pdbAllowsEviction = rule_rule({
    id: 'pdb-allows-eviction',
    area: 'availability',
    severity: 'error',
    what: 'A PodDisruptionBudget allows at least one pod to be evicted.',
    why: 'A budget that never allows an eviction stops every `kubectl drain`, node upgrade and scale-down of the cluster autoscaler until somebody deletes the budget or the pod by hand.',
    fix: 'Use `maxUnavailable: 1`, and run at least two replicas of what must not go away.',
    references: [
        'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/disruption/disruption.go',
    ],
    types: {
        PodDisruptionBudget: (resource, { index, report }) => {
            const budget = index.derive(budgetsByResource).get(resource);
            const maxUnavailable = intOrPercent(resource.spec?.get('maxUnavailable'));
            const minAvailable = intOrPercent(resource.spec?.get('minAvailable'));
            if (maxUnavailable?.value === 0) {
                const text = amountText(maxUnavailable);
                report(maxUnavailable.node, `maxUnavailable is ${text}, so no pod${of(budget)} may ever be evicted.`);
            }
            else if (minAvailable?.percent === true && minAvailable.value >= 100) {
                report(minAvailable.node, `minAvailable is ${amountText(minAvailable)}, so no pod${of(budget)} may ever be evicted.`);
            }
            else if (minAvailable !== undefined &&
                minAvailable.value > 0 &&
                budget !== undefined &&
                budget.workloads.length > 0) {
                checkCount(budget, minAvailable, index, report);
            }
        },
    },
});
function checkCount(budget, minAvailable, index, report) {
    let [least, most] = [0, 0];
    let autoscaler;
    for (const workload of distinct(budget.workloads)) {
        const range = replicaRange(index, workload);
        // Pods of a DaemonSet or Job are not counted in the manifest.
        if (range === undefined)
            return;
        least += range.least;
        most += range.most;
        autoscaler ??= range.autoscaler?.resource.title;
    }
    if (least === 0)
        return;
    const healthy = scaled(minAvailable, least, 'up');
    if (healthy < least)
        return;
    const never = scaled(minAvailable, most, 'up') >= most;
    const message = `minAvailable of ${amountText(minAvailable)} ${shareText(minAvailable, healthy, least)}${of(budget)}`;
    if (autoscaler === undefined)
        report(minAvailable.node, `${message}, so none may ever be evicted.`);
    else if (never)
        report(minAvailable.node, `${message} and ${autoscaler} goes no higher than ${most}, so none may ever be evicted.`);
    else
        report(minAvailable.node, `${message} at the least scale of ${autoscaler}, so none may be evicted then.`, {
            severity: 'warning',
        });
}
function shareText({ percent }, healthy, count) {
    const pods = count === 1 ? 'the only pod' : `the ${count} pods`;
    if (healthy > count)
        return `is more than ${pods}`;
    if (percent && count > 1)
        return `rounds up to ${healthy} of ${pods}`;
    return count === 1 ? `keeps ${pods}` : `keeps all of ${pods}`;
}
function of(budget) {
    const titles = distinct(budget?.workloads ?? []).map(({ resource }) => resource.title);
    if (titles.length === 0)
        return '';
    return titles.length > 2 ? ` of ${titles[0]} and ${titles.length - 1} others` : ` of ${titles.join(' and ')}`;
}
/** The same object written twice is one object with one set of pods. */
function distinct(workloads) {
    if (workloads.length < 2)
        return workloads;
    return [...new Map(workloads.map((workload) => [workload.resource.title, workload])).values()];
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/pdb-policy.js



const pdbPolicy = rule_rule({
    id: 'pdb-policy',
    area: 'availability',
    severity: 'error',
    what: 'A PodDisruptionBudget sets either minAvailable or maxUnavailable.',
    why: 'The API server refuses both together and amounts that it cannot read. With neither, the budget allows every eviction.',
    fix: 'Keep `maxUnavailable: 1` alone.',
    references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget'],
    types: {
        PodDisruptionBudget: ({ spec, title }, { report }) => {
            if (spec === undefined)
                return;
            const keys = ['minAvailable', 'maxUnavailable'].filter((key) => !(0,read_node/* isUnset */.K$)(spec.get(key)));
            if (keys.length === 2)
                report(spec.key('minAvailable'), `${title} sets both minAvailable and maxUnavailable.`);
            if (keys.length === 0)
                report(spec, `${title} sets neither minAvailable nor maxUnavailable, so it allows every eviction.`, {
                    severity: 'warning',
                });
            for (const key of keys) {
                const node = spec.scalar(key);
                const reason = refusal(node, '100%');
                if (node === undefined || reason === undefined)
                    continue;
                const quoted = node.style !== 'plain' && /^\d+$/.test(node.text);
                report(node, `${key} is ${quoted ? `"${node.text}"` : node.text}, ${reason}; the API server refuses that.`, {
                    fix: quoted ? 'Remove the quotes.' : 'Write a whole number without quotes, or a percentage up to 100%.',
                    ...(quoted ? { edits: [{ start: node.start, end: node.end, text: node.text }] } : {}),
                });
            }
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/pdb-scalable-pods.js



const uncounted = new Set(['DaemonSet', 'Job', 'CronJob', 'Pod']);
const pdbScalablePods = rule_rule({
    id: 'pdb-scalable-pods',
    area: 'availability',
    severity: 'error',
    what: 'A budget that is relative to the number of pods covers pods whose number is known.',
    why: '`maxUnavailable` and percentages are reckoned from the replicas of the owner. Pods of a DaemonSet or Job, and pods without an owner, have none: the budget cannot be computed and then allows no eviction at all, of other pods that it covers neither.',
    fix: 'Select other pods, or set minAvailable to a whole number.',
    references: [
        'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/disruption/disruption.go',
    ],
    types: {
        PodDisruptionBudget: (resource, { index, report }) => {
            const { spec } = resource;
            const maxUnavailable = intOrPercent(spec?.get('maxUnavailable'));
            const minAvailable = intOrPercent(spec?.get('minAvailable'));
            const relative = maxUnavailable ?? (minAvailable?.percent === true ? minAvailable : undefined);
            if (relative === undefined || relative.value === 0)
                return;
            const workload = index
                .derive(budgetsByResource)
                .get(resource)
                ?.workloads.find(({ kind }) => uncounted.has(kind));
            if (workload === undefined)
                return;
            const name = relative === maxUnavailable ? 'maxUnavailable' : 'minAvailable';
            const { title } = workload.resource;
            const owner = workload.kind === 'Pod' ? `${title}, which no controller owns` : `${title}, which has no replicas`;
            report(relative.node, `${name} of ${amountText(relative)} cannot be reckoned for the pods of ${owner}.`, workload.kind === 'Pod' ? { severity: 'warning' } : {});
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/index/operated.js
const podSettings = new Set([
    'replicas',
    'instances',
    'size',
    'nodeCount',
    'nodeSets',
    'podMetadata',
    'podTemplate',
    'image',
]);
/**
 * Namespaces with custom resources that an operator most likely makes pods of (a Prometheus, a Kafka), by the custom
 * resource that says so. Labels of those pods stand in no manifest.
 */
function operatedScopes(index) {
    const scopes = new Map();
    for (const resource of index.resources) {
        if (!resource.type.includes('.') || scopes.has(resource.scope) || index.workloadOf(resource) !== undefined)
            continue;
        const { spec } = resource;
        if (spec !== undefined && describesPods(spec))
            scopes.set(resource.scope, resource.title);
    }
    return scopes;
}
function describesPods(spec) {
    for (const [i, key] of spec.keys.entries()) {
        if (podSettings.has(key.text))
            return true;
        const value = spec.values[i];
        if (value.kind === 'mapping' && value.keys.some(({ text }) => podSettings.has(text)))
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/pdb-selects-pods.js






const pdbSelectsPods = rule_rule({
    id: 'pdb-selects-pods',
    area: 'availability',
    severity: 'warning',
    what: 'A PodDisruptionBudget selects the pods of a workload.',
    why: 'A budget that selects no pod protects nothing: a node drain may take all pods of the application at once, and nobody notices before it does.',
    fix: 'Give the selector the labels of the pod template that it is meant for.',
    references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget'],
    types: {
        PodDisruptionBudget: (resource, { index, report }) => {
            const { spec } = resource;
            const budget = index.derive(budgetsByResource).get(resource);
            if (spec === undefined || budget === undefined || budget.workloads.length > 0)
                return;
            const node = spec.get('selector');
            if ((0,read_node/* isUnset */.K$)(node))
                report(spec, `${resource.title} has no selector, so it selects no pod.`);
            else if (budget.selector === undefined) {
                if (node.kind === 'mapping')
                    report(spec.key('selector'), 'An empty selector selects no pod in policy/v1beta1.', {
                        fix: 'Name the labels of the pods, or move to policy/v1, where it selects all.',
                    });
            }
            else
                reportNoMatch(budget, budget.selector, index, report);
        },
    },
});
function reportNoMatch({ resource }, selector, index, report) {
    const key = resource.spec.key('selector');
    const { scope } = resource;
    if (selector.isEmpty) {
        report(key, `The selector is for all pods of namespace ${scope}, but no workload is in it.`, { severity: 'info' });
        return;
    }
    const message = `No workload in namespace ${scope} makes pods with ${selector.text}`;
    const elsewhere = elsewhereSelected(index, scope, selector);
    if (elsewhere !== undefined) {
        const { title } = elsewhere.resource;
        report(key, `${message}; ${title} in namespace ${elsewhere.resource.scope} does, but a budget covers its own namespace only.`, { severity: 'error', fix: `Move the budget to namespace ${elsewhere.resource.scope}.` });
        return;
    }
    for (const [name, value] of selector.labels) {
        const values = labelValues(index, scope, name);
        if (values.has(value))
            continue;
        const near = (0,lib/* nearest */.pA)(value, values);
        const at = resource.spec.map('selector')?.map('matchLabels')?.get(name);
        if (near === undefined || at === undefined)
            continue;
        report(at, `${message}; the nearest has ${name}=${near}.`, {
            severity: 'error',
            fix: `Write \`${name}: ${near}\`.`,
        });
        return;
    }
    const operated = index.derive(operatedScopes).get(scope);
    if (operated === undefined)
        report(key, `${message}.`);
    else
        report(key, `${message}, unless an operator makes them (for ${operated}).`, { severity: 'info' });
}
function elsewhereSelected(index, scope, selector) {
    for (const other of index.scopes) {
        const [workload] = other === scope ? [] : index.selected(other, selector);
        if (workload !== undefined)
            return workload;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/pdb-single.js


const pdbSingle = rule_rule({
    id: 'pdb-single',
    area: 'availability',
    severity: 'error',
    what: 'A pod is covered by one PodDisruptionBudget.',
    why: 'The eviction API does not know what to do with two and refuses every eviction of the pod, so `kubectl drain` and node upgrades hang.',
    fix: 'Remove one of the budgets, or give their selectors labels that no pod shares.',
    references: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/core/pod/storage/eviction.go'],
    types: {
        PodDisruptionBudget: (resource, { index, report }) => {
            const all = index.derive(budgetsByWorkload);
            for (const workload of index.derive(budgetsByResource).get(resource)?.workloads ?? []) {
                const first = all.get(workload)[0].resource;
                // The same budget written twice is one budget.
                if (first === resource || first.name === resource.name)
                    continue;
                report(resource.spec.key('selector'), `The pods of ${workload.resource.title} are under ${first.title} already, and pods under two budgets cannot be evicted.`);
                return;
            }
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/pdb-unhealthy-eviction.js


const pdbUnhealthyEviction = rule_rule({
    id: 'pdb-unhealthy-eviction',
    area: 'availability',
    severity: 'info',
    optional: true,
    what: 'A PodDisruptionBudget says whether pods that are not ready may be evicted.',
    why: 'By default (IfHealthyBudget) a pod that crashes or never becomes ready blocks the drain of its node, though nothing is lost with it.',
    fix: 'Set `unhealthyPodEvictionPolicy: AlwaysAllow`, unless a pod that is not ready may still hold data that others need.',
    references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/#unhealthy-pod-eviction-policy'],
    types: {
        PodDisruptionBudget: ({ spec, title }, { report, target }) => {
            if (spec === undefined || target[1] < 27 || !(0,read_node/* isUnset */.K$)(spec.get('unhealthyPodEvictionPolicy')))
                return;
            report(spec, `${title} does not set unhealthyPodEvictionPolicy.`);
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/pod-disruption-budget.js



const podDisruptionBudget = rule_rule({
    id: 'pod-disruption-budget',
    area: 'availability',
    severity: 'info',
    optional: true,
    what: 'A workload of several pods has a PodDisruptionBudget.',
    why: 'A node drain or upgrade evicts pods as fast as it can. Only a budget makes it wait until others are ready again, so without one all replicas may be away at once.',
    fix: 'Add a PodDisruptionBudget with `maxUnavailable: 1` and the labels of the pods as its selector.',
    references: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/'],
    workload(workload, { index, report }) {
        if (workload.kind === 'Pod')
            return;
        const range = replicaRange(index, workload);
        if (range === undefined || range.least < 2 || index.derive(budgetsByWorkload).has(workload))
            return;
        report(workload.resource.spec, `No PodDisruptionBudget covers the ${range.least} pods of ${workload.resource.title}.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/priority-class.js

const priorityClass = rule_rule({
    id: 'priority-class',
    area: 'availability',
    severity: 'info',
    optional: true,
    what: 'A pod has a priority class, one of those agreed on.',
    why: 'When nodes are full, or memory runs short, pods of lower priority go first. Without classes it is chance whether the shop or its reports stay.',
    fix: 'Set priorityClassName; name the accepted classes in the option `accepted`.',
    references: ['https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/'],
    options: { accepted: [] },
    workload({ pod, resource }, { options, report }) {
        const name = pod.scalar('priorityClassName');
        const { accepted } = options;
        if (name === undefined || name.isNull || name.text === '')
            report(pod, `The pods of ${resource.title} have no priority class.`);
        else if (accepted.length > 0 && !accepted.includes(name.text))
            report(name, `The priority class ${name.text} of ${resource.title} is none of ${accepted.join(', ')}.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/replicas.js



const replicas = rule_rule({
    id: 'replicas',
    area: 'availability',
    severity: 'warning',
    what: 'A workload that serves requests runs in several pods.',
    why: 'A single pod is away whenever its node is drained, fails or upgrades, and whenever it restarts; nobody else answers in that time.',
    fix: 'Set replicas to 2 or more, or scale it by a HorizontalPodAutoscaler.',
    references: [
        'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions',
    ],
    options: { min: 2, 'stateful-sets': false },
    workload(workload, { index, options, report }) {
        const { kind, resource } = workload;
        // Members of a StatefulSet mostly cannot be doubled by a number.
        if (kind === 'Pod' || (kind === 'StatefulSet' && !options['stateful-sets']))
            return;
        const range = replicaRange(index, workload);
        // The least scale of an autoscaler is hpa-min-replicas's business; zero is switched off on purpose.
        if (range === undefined || range.autoscaler !== undefined || range.least === 0 || range.least >= options.min)
            return;
        const service = index.derive(servicesByWorkload).get(workload)?.[0];
        const node = workload.replicas?.integer === undefined ? resource.spec : workload.replicas;
        if (range.least < 0)
            return report(node, `replicas is ${range.least}; the API server refuses a negative number.`, {
                severity: 'error',
            });
        const traffic = service === undefined ? '' : `, though Service ${service.name} sends it traffic`;
        const pods = range.least === 1 ? 'a single pod' : `${range.least} pods, fewer than ${options.min}`;
        const severity = service === undefined ? 'info' : 'warning';
        report(node, `${resource.title} runs ${pods}${traffic}.`, { severity });
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/restart-policy.js

const always = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController']);
const policies = ['Always', 'OnFailure', 'Never'];
const restartPolicy = rule_rule({
    id: 'restart-policy',
    area: 'availability',
    severity: 'error',
    what: 'The restart policy suits the kind of workload.',
    why: 'The API server accepts only Always for pods that run for ever, and only OnFailure or Never for those of a Job; left out it is Always, which a Job cannot have.',
    fix: 'Use Always for what runs for ever, OnFailure or Never for a Job.',
    references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy',
        'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template',
    ],
    workload({ kind, pod, resource }, { report }) {
        const job = kind === 'Job' || kind === 'CronJob';
        const policy = pod.scalar('restartPolicy');
        const text = policy === undefined || policy.isNull ? '' : policy.text;
        if (text === '') {
            if (job)
                report(pod, `The pods of ${resource.title} have no restartPolicy; Always, the default, is refused for them.`, {
                    fix: 'Set restartPolicy to OnFailure or Never.',
                });
            return;
        }
        if (!policies.includes(text)) {
            const right = policies.find((name) => name.toLowerCase() === text.toLowerCase());
            report(policy, `restartPolicy is ${text}; the API server knows ${policies.join(', ')}.`, right === undefined
                ? {}
                : { fix: `Write ${right}.`, edits: [{ start: policy.start, end: policy.end, text: right }] });
        }
        else if (job && text === 'Always') {
            report(policy, `restartPolicy Always is refused for the pods of ${resource.title}.`, {
                fix: 'Set restartPolicy to OnFailure or Never.',
            });
        }
        else if (always.has(kind) && text !== 'Always') {
            report(policy, `restartPolicy ${text} is refused for the pods of ${resource.title}; they can only have Always.`, { fix: 'Remove restartPolicy.' });
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/spread.js



const spread = rule_rule({
    id: 'spread',
    area: 'availability',
    severity: 'info',
    what: 'The pods of a workload are spread over nodes.',
    why: "Without a rule of the workload only the scheduler's own default spreads the pods, which gives way to other scores and is switched off in some clusters. Pods that share a node are lost together.",
    fix: 'Add a topologySpreadConstraint by kubernetes.io/hostname, or a podAntiAffinity, that selects the labels of the pods.',
    references: [
        'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
        'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#inter-pod-affinity-and-anti-affinity',
    ],
    workload(workload, { index, report }) {
        if (workload.kind === 'Pod')
            return;
        const range = replicaRange(index, workload);
        if (range === undefined || range.least < 2)
            return;
        // A constraint for other pods is spread-selects-own-pods's business.
        if ((workload.pod.seq('topologySpreadConstraints')?.items.length ?? 0) > 0)
            return;
        const { title } = workload.resource;
        const affinity = workload.pod.map('affinity');
        const anti = affinity?.map('podAntiAffinity');
        const terms = anti === undefined ? [] : termsOf(anti);
        if (terms.length === 0)
            report(workload.pod, `Nothing spreads the ${range.least} pods of ${title} over nodes.`);
        else if (!terms.some((term) => matchesOwn(term, workload)))
            report(affinity.key('podAntiAffinity'), `The podAntiAffinity of ${title} does not select its own pods, so it does not spread them.`, { severity: 'warning' });
    },
});
/** The terms of a podAntiAffinity, required and preferred ones. */
function termsOf(anti) {
    const required = anti.seq('requiredDuringSchedulingIgnoredDuringExecution')?.maps ?? [];
    const preferred = anti.seq('preferredDuringSchedulingIgnoredDuringExecution')?.maps ?? [];
    return [...required, ...preferred.flatMap((weighted) => weighted.map('podAffinityTerm') ?? [])];
}
function matchesOwn(term, { resource, podLabels }) {
    const namespaces = term.seq('namespaces')?.scalars ?? [];
    if (namespaces.length > 0 && !namespaces.some(({ text }) => text === resource.scope))
        return false;
    const selector = term.map('labelSelector');
    return selector !== undefined && Selector.ofLabelSelector(selector).matches(podLabels);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/spread-selects-own-pods.js



const spreadSelectsOwnPods = rule_rule({
    id: 'spread-selects-own-pods',
    area: 'availability',
    severity: 'warning',
    what: 'A topology spread constraint selects the pods that it stands in.',
    why: 'The scheduler counts the pods that the selector matches. When the pod itself is not among them, or the selector is missing, the count never changes and nothing is spread.',
    fix: 'Give the labelSelector the labels of the pod template.',
    references: [
        'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#topologyspreadconstraints-field',
    ],
    workloadsWith: ['topologySpreadConstraints'],
    workload(workload, { report }) {
        for (const constraint of workload.pod.seq('topologySpreadConstraints')?.maps ?? []) {
            const node = constraint.get('labelSelector');
            const by = constraint.scalar('topologyKey')?.text ?? 'its topology';
            if ((0,read_node/* isUnset */.K$)(node))
                report(constraint, `The spread over ${by} has no labelSelector, so it counts no pod.`);
            if (node?.kind !== 'mapping')
                continue;
            const selector = Selector.ofLabelSelector(node);
            if (!selector.matches(workload.podLabels))
                report(constraint.key('labelSelector'), `The spread over ${by} counts pods with ${selector.text}, which those of ${workload.resource.title} do not have.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/topology-spread-values.js

const topologySpreadValues = rule_rule({
    id: 'topology-spread-values',
    area: 'availability',
    severity: 'error',
    what: 'The values of a topology spread constraint fit together.',
    why: 'The API server refuses the pod, and with it every pod of the workload.',
    fix: 'Correct the value.',
    references: [
        'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/#spread-constraint-definition',
    ],
    workloadsWith: ['topologySpreadConstraints'],
    workload({ pod }, { report }) {
        const constraints = pod.seq('topologySpreadConstraints')?.maps;
        if (constraints === undefined)
            return;
        const seen = new Set();
        for (const constraint of constraints) {
            checkConstraint(constraint, report);
            const [key, action] = [constraint.scalar('topologyKey'), constraint.scalar('whenUnsatisfiable')];
            if (key === undefined || action === undefined)
                continue;
            const pair = `${key.text} with ${action.text}`;
            if (seen.has(pair))
                report(key, `${pair} is there twice.`, { fix: 'Remove one of the two.' });
            seen.add(pair);
        }
    },
});
function checkConstraint(constraint, report) {
    const skew = constraint.scalar('maxSkew');
    if (skew?.integer !== undefined && skew.integer < 1)
        report(skew, `maxSkew is ${skew.integer}; it has to be 1 or more.`, { fix: 'Write 1 or more.' });
    const key = constraint.scalar('topologyKey');
    if (key?.text === '' && !key.isNull)
        report(key, 'topologyKey is empty.', { fix: 'Name a label of nodes, such as kubernetes.io/hostname.' });
    const action = constraint.scalar('whenUnsatisfiable');
    if (action !== undefined && !action.isNull && action.text !== 'DoNotSchedule' && action.text !== 'ScheduleAnyway')
        report(action, `whenUnsatisfiable is ${action.text || 'empty'}; it has to be DoNotSchedule or ScheduleAnyway.`, {
            fix: 'Write DoNotSchedule or ScheduleAnyway.',
        });
    const domains = constraint.scalar('minDomains');
    if (domains?.integer === undefined)
        return;
    if (domains.integer < 1)
        report(domains, `minDomains is ${domains.integer}; it has to be 1 or more.`, {
            fix: 'Write 1 or more, or remove minDomains.',
        });
    else if (action?.text === 'ScheduleAnyway')
        report(domains, 'minDomains counts only with whenUnsatisfiable DoNotSchedule.', {
            fix: 'Remove minDomains, or set whenUnsatisfiable to DoNotSchedule.',
        });
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/availability/index.js
















const availabilityRules = [
    replicas,
    managedPod,
    restartPolicy,
    spread,
    spreadSelectsOwnPods,
    topologySpreadValues,
    podDisruptionBudget,
    pdbPolicy,
    pdbAllowsEviction,
    pdbSelectsPods,
    pdbSingle,
    pdbScalablePods,
    pdbUnhealthyEviction,
    priorityClass,
    nodePlacement,
    dnsNdots,
];

;// CONCATENATED MODULE: ./packages/manifests/lib/index/config-references.js
const config_references_known = new WeakMap();
/** Every ConfigMap and Secret that the pods of a workload need. */
function configReferences(workload) {
    let references = config_references_known.get(workload);
    if (references === undefined) {
        references = config_references_read(workload);
        config_references_known.set(workload, references);
    }
    return references;
}
function config_references_read(workload) {
    const found = [];
    for (const container of workload.containers) {
        const who = `Container ${container.name}`;
        const { node } = container;
        for (const entry of node.seq('env')?.items ?? []) {
            const from = entry.kind === 'mapping' ? entry.map('valueFrom') : undefined;
            if (from === undefined)
                continue;
            add(found, 'ConfigMap', from.map('configMapKeyRef'), 'env', who, 'name', true);
            add(found, 'Secret', from.map('secretKeyRef'), 'env', who, 'name', true);
        }
        for (const entry of node.seq('envFrom')?.items ?? []) {
            if (entry.kind !== 'mapping')
                continue;
            add(found, 'ConfigMap', entry.map('configMapRef'), 'env', who, 'name', false);
            add(found, 'Secret', entry.map('secretRef'), 'env', who, 'name', false);
        }
    }
    const { title } = workload.resource;
    for (const volume of workload.pod.seq('volumes')?.items ?? [])
        if (volume.kind === 'mapping')
            fromVolume(found, volume, title);
    for (const secret of workload.pod.seq('imagePullSecrets')?.items ?? [])
        if (secret.kind === 'mapping')
            add(found, 'Secret', secret, 'pull', title, 'name', false);
    return found;
}
function fromVolume(found, volume, title) {
    const who = `Volume ${volume.scalar('name')?.text ?? '(no name)'} of ${title}`;
    addWithItems(found, 'ConfigMap', volume.map('configMap'), who, 'name');
    addWithItems(found, 'Secret', volume.map('secret'), who, 'secretName');
    for (const source of volume.map('projected')?.seq('sources')?.items ?? []) {
        if (source.kind !== 'mapping')
            continue;
        addWithItems(found, 'ConfigMap', source.map('configMap'), who, 'name');
        addWithItems(found, 'Secret', source.map('secret'), who, 'name');
    }
    fromDriver(found, volume, who);
}
/** Sources whose driver logs in with a Secret of the pod's namespace. */
const drivers = ['csi', 'azureFile', 'cephfs', 'cinder', 'flexVolume', 'iscsi', 'rbd', 'scaleIO', 'storageos'];
function fromDriver(found, volume, who) {
    for (const driver of drivers) {
        const source = volume.map(driver);
        if (source === undefined)
            continue;
        if (driver === 'azureFile')
            add(found, 'Secret', source, 'volume', who, 'secretName', false);
        else
            add(found, 'Secret', source.map(driver === 'csi' ? 'nodePublishSecretRef' : 'secretRef'), 'volume', who, 'name', false);
    }
}
/** Secrets that an object names which makes no pods itself: certificates of an Ingress or Gateway, and what a ServiceAccount pulls with. */
function secretsNamedBy(resource) {
    const found = [];
    const who = resource.title;
    if (resource.type === 'ServiceAccount') {
        for (const secret of resource.node.seq('imagePullSecrets')?.maps ?? [])
            add(found, 'Secret', secret, 'pull', who, 'name', false);
        return found;
    }
    // cert-manager and kube-lego make what these name.
    if (resource.annotations?.keys.some(({ text }) => madeByAnnotation.test(text)) === true)
        return found;
    if (resource.type === 'Ingress')
        for (const tls of resource.spec?.seq('tls')?.maps ?? [])
            add(found, 'Secret', tls, 'certificate', who, 'secretName', false);
    else if (resource.type === 'Gateway.gateway.networking.k8s.io')
        for (const listener of resource.spec?.seq('listeners')?.maps ?? [])
            for (const ref of listener.map('tls')?.seq('certificateRefs')?.maps ?? [])
                if ((ref.string('kind') ?? 'Secret') === 'Secret' &&
                    (ref.string('namespace') ?? resource.scope) === resource.scope)
                    add(found, 'Secret', ref, 'certificate', who, 'name', false);
    return found;
}
const madeByAnnotation = /^(?:cert-manager\.io|certmanager\.k8s\.io)\/(?:cluster-)?issuer$|^kubernetes\.io\/tls-acme$/;
function addWithItems(found, kind, source, who, nameKey) {
    if (source === undefined)
        return;
    add(found, kind, source, 'volume', who, nameKey, false);
    const name = source.scalar(nameKey);
    const optional = source.boolean('optional') === true;
    for (const item of source.seq('items')?.items ?? []) {
        const key = item.kind === 'mapping' ? item.scalar('key') : undefined;
        if (name !== undefined && key !== undefined)
            found.push({ kind, name, key, optional, by: 'volume', who });
    }
}
function add(found, kind, source, by, who, nameKey, withKey) {
    const name = source?.scalar(nameKey);
    if (source === undefined || name === undefined || name.isNull || name.text === '')
        return;
    const key = withKey ? source.scalar('key') : undefined;
    found.push({ kind, name, key, optional: source.boolean('optional') === true, by, who });
}
/** Keys of a ConfigMap or Secret, with their values. */
function dataOf(resource) {
    const entries = [];
    for (const field of resource.type === 'Secret' ? ['data', 'stringData'] : ['data', 'binaryData']) {
        const map = resource.node.map(field);
        for (let i = 0; i < (map?.size ?? 0); i++)
            entries.push([map.keys[i], map.values[i]]);
    }
    return entries;
}
/** Kinds of other projects that make Secrets, and where each says the name. */
const makers = {
    'Certificate.cert-manager.io': [['spec', 'secretName']],
    'ExternalSecret.external-secrets.io': [
        ['spec', 'target', 'name'],
        ['metadata', 'name'],
    ],
    'SealedSecret.bitnami.com': [
        ['spec', 'template', 'metadata', 'name'],
        ['metadata', 'name'],
    ],
    'VaultStaticSecret.secrets.hashicorp.com': [['spec', 'destination', 'name']],
    'VaultDynamicSecret.secrets.hashicorp.com': [['spec', 'destination', 'name']],
    'VaultPKISecret.secrets.hashicorp.com': [['spec', 'destination', 'name']],
    'OnePasswordItem.onepassword.com': [['metadata', 'name']],
    'InfisicalSecret.secrets.infisical.com': [['spec', 'managedSecretReference', 'secretName']],
};
/** Secrets (`namespace/name`) that controllers make from objects of the manifests. */
function madeSecrets(index) {
    const made = new Set();
    for (const [type, paths] of Object.entries(makers))
        for (const resource of index.ofType(type)) {
            for (const path of paths) {
                const name = resource.node.path(...path);
                if (name?.kind !== 'scalar' || name.text === '')
                    continue;
                made.add(`${resource.scope}/${name.text}`);
                break;
            }
        }
    return made;
}
/** Objects that kustomize makes from files: their names in other manifests are right without an object here. */
function generatedNames(index) {
    const names = new Set();
    for (const resource of index.ofType('Kustomization.kustomize.config.k8s.io'))
        for (const [list, kind] of [
            ['configMapGenerator', 'ConfigMap'],
            ['secretGenerator', 'Secret'],
        ])
            for (const generator of resource.node.seq(list)?.maps ?? []) {
                const name = generator.scalar('name');
                if (name !== undefined)
                    names.add(`${kind}/${name.text}`);
            }
    return names;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/config-exists.js





const configExists = rule_rule({
    id: 'config-exists',
    area: 'config',
    severity: 'error',
    what: 'A ConfigMap or Secret that a pod needs is among the manifests.',
    why: 'A container whose environment needs a missing object waits in CreateContainerConfigError; a pod whose volume needs it waits in ContainerCreating. A rolling update hangs at its first pod.',
    fix: 'Add the object to the namespace of the pod, correct the name, or mark the reference `optional: true`.',
    references: [
        'https://kubernetes.io/docs/concepts/configuration/configmap/',
        'https://kubernetes.io/docs/concepts/configuration/secret/',
    ],
    workload(workload, { index, report }) {
        const references = configReferences(workload);
        if (references.length > 0)
            config_exists_check(references, workload.resource, index, report);
    },
    types: { Ingress: checkNamed, ServiceAccount: checkNamed, 'Gateway.gateway.networking.k8s.io': checkNamed },
});
function checkNamed(resource, { index, report }) {
    const references = secretsNamedBy(resource);
    if (references.length > 0)
        config_exists_check(references, resource, index, report);
}
function config_exists_check(references, { scope }, index, report) {
    for (const reference of references) {
        const { kind, name, key, optional, by, who } = reference;
        // The object is told of once, where it is named; its keys are another rule's.
        if (optional || (key !== undefined && by === 'volume') || /[$<{]/.test(name.text))
            continue;
        if (isThere(index, reference, scope))
            continue;
        // Of Secrets that are made elsewhere only those of volumes are told: their pods wait without an error that says why.
        if (kind === 'Secret' &&
            by !== 'volume' &&
            names_namesIn(index, 'Secret', scope).size === 0 &&
            namedAnywhere(index, 'Secret', name.text) === undefined)
            continue;
        const { hint, detail } = explain(index, reference, scope);
        report(name, `${who} ${verbs[by]} ${kind} ${name.text}, which is not among the manifests of namespace ${scope}${hint}.`, detail);
    }
}
const verbs = {
    env: 'gets its environment from',
    volume: 'is made of',
    pull: 'pulls images with',
    certificate: 'serves the certificate of',
};
function isThere(index, { kind, name }, scope) {
    return (index.named(kind, scope, name.text).length > 0 ||
        (kind === 'ConfigMap' && name.text === 'kube-root-ca.crt') ||
        (kind === 'Secret' && index.derive(madeSecrets).has(`${scope}/${name.text}`)) ||
        index.derive(generatedNames).has(`${kind}/${name.text}`));
}
/**
 * How sure it is. ConfigMaps mostly travel with the workload, so that a missing one among others is a mistake, unless an
 * operator at work in the namespace may make it. Secrets are
 * mostly made elsewhere, on purpose: there only a name that is nearly right, or in another namespace, is one.
 */
function explain(index, { kind, name }, scope) {
    const near = nearestName(index, kind, scope, name.text);
    // What is made elsewhere has a name of its own: only a slip of two letters at most says that a Secret here is meant.
    if (near !== undefined && (kind === 'ConfigMap' || (0,lib/* editDistance */.YC)(near, name.text) <= 2))
        return { hint: `; the nearest is ${near}`, detail: { fix: `Write ${near}.` } };
    const elsewhere = namedAnywhere(index, kind, name.text);
    if (elsewhere !== undefined)
        return {
            hint: `; one of that name is in namespace ${elsewhere.scope}`,
            detail: { fix: `Put ${kind} ${name.text} into namespace ${scope} too: pods see only their own.` },
        };
    if (kind === 'Secret')
        return {
            hint: '',
            detail: { severity: 'info', fix: 'Make sure that it is made before the deploy, by hand or by a controller.' },
        };
    const operator = index.derive(operatedScopes).get(scope);
    if (operator !== undefined)
        return {
            hint: '',
            detail: { severity: 'info', fix: `Make sure that the operator of ${operator} makes it, or add it.` },
        };
    return { hint: '', detail: names_namesIn(index, kind, scope).size > 0 ? {} : { severity: 'warning' } };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/config-immutable.js

const configImmutable = rule_rule({
    id: 'config-immutable',
    area: 'config',
    severity: 'info',
    optional: true,
    what: 'A ConfigMap or Secret is immutable.',
    why: 'A change to an object in use reaches some pods at once, others at their next start, and a roll-back of the Deployment does not undo it. An immutable object changes by a new name, which rolls the pods, and costs the API server no watches.',
    fix: 'Set `immutable: true` and put a version or hash into the name, as the generators of kustomize do.',
    references: ['https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable'],
    types: { ConfigMap: config_immutable_check, Secret: config_immutable_check },
});
function config_immutable_check(resource, { report }) {
    const { node, title, metadata } = resource;
    if (node.boolean('immutable') === true)
        return;
    report(node.scalar('immutable') ?? metadata?.scalar('name') ?? node, `${title} may change under the pods that use it.`);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/config-key-exists.js



const configKeyExists = rule_rule({
    id: 'config-key-exists',
    area: 'config',
    severity: 'error',
    what: 'A key that a pod takes from a ConfigMap or Secret is in it.',
    why: 'The object is there, so nothing looks wrong until the pod starts: then the container waits in CreateContainerConfigError, or the volume is never mounted.',
    fix: 'Add the key to the object, correct it, or mark the reference `optional: true`.',
    references: [
        'https://kubernetes.io/docs/concepts/configuration/configmap/',
        'https://kubernetes.io/docs/concepts/configuration/secret/',
    ],
    workload(workload, { index, report }) {
        for (const { kind, name, key, optional, who } of configReferences(workload)) {
            if (key === undefined || key.isNull || optional)
                continue;
            const [object] = index.named(kind, workload.resource.scope, name.text);
            if (object === undefined)
                continue;
            const keys = dataOf(object).map(([{ text }]) => text);
            // An empty Secret is often a place that somebody else fills.
            if (keys.includes(key.text) || (kind === 'Secret' && keys.length === 0))
                continue;
            const near = (0,lib/* nearest */.pA)(key.text, keys);
            const has = keys.length === 0 ? 'is empty' : keys.length > 6 ? `has ${keys.length} others` : `has ${keys.join(', ')}`;
            report(key, `${who} takes the key ${key.text} of ${kind} ${name.text}, which ${has}.`, near === undefined ? {} : { fix: `Write ${near}.` });
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/config-reloads.js


const configReloads = rule_rule({
    id: 'config-reloads',
    area: 'config',
    severity: 'info',
    optional: true,
    what: 'A change of configuration reaches the pods that use it.',
    why: 'Environment variables, and files mounted by subPath, are read once when the container starts. After a change the pods run on with the old values until something restarts them, each at another time.',
    fix: 'Mount the whole ConfigMap as a directory and watch it, or roll the pods with every change: a hash of it in the name (kustomize) or in an annotation of the pod template (`checksum/config`).',
    references: [
        'https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically',
    ],
    workload(workload, { index, report }) {
        const { template, kind, resource } = workload;
        if (kind === 'Job' || kind === 'CronJob' || kind === 'Pod')
            return;
        const annotations = template.map('metadata')?.map('annotations')?.keys ?? [];
        const own = resource.annotations?.keys ?? [];
        if ([...annotations, ...own].some(({ text }) => /checksum|hash|reload/i.test(text)))
            return;
        const told = new Set();
        for (const { kind: object, name, by, who } of configReferences(workload)) {
            const [found] = index.named(object, resource.scope, name.text);
            if (by !== 'env' ||
                told.has(name.text) ||
                found?.node.boolean('immutable') === true ||
                isNewWithChange(index, object, name.text))
                continue;
            told.add(name.text);
            report(name, `${who} reads ${object} ${name.text} once at its start: later changes do not reach it.`);
        }
        const volumes = new Map((workload.pod.seq('volumes')?.maps ?? []).map((volume) => [
            volume.scalar('name')?.text,
            volume.map('configMap') ?? volume.map('secret'),
        ]));
        for (const { node, name } of workload.running)
            for (const mount of node.seq('volumeMounts')?.maps ?? []) {
                const path = mount.scalar('subPath') ?? mount.scalar('subPathExpr');
                if (path !== undefined && volumes.get(mount.scalar('name')?.text) !== undefined)
                    report(path, `Container ${name} mounts ${path.text} by subPath: later changes do not reach it.`);
            }
    },
});
/** kustomize puts a hash of the content into the name: a change is another object, which rolls the pods. */
function isNewWithChange(index, kind, name) {
    return /-[bcdfghkmt2456789]{10}$/.test(name) || index.derive(generatedNames).has(`${kind}/${name}`);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/config-size.js


const configSize = rule_rule({
    id: 'config-size',
    area: 'config',
    severity: 'error',
    what: 'A ConfigMap or Secret holds at most 1 MiB.',
    why: 'The API server refuses more. Client-side `kubectl apply` fails already at 256 KiB: it keeps a copy of the object in an annotation, and all annotations of an object together may have no more.',
    fix: 'Split it, put the files into the image, or fetch them at the start; below 1 MiB `kubectl apply --server-side` does too.',
    references: ['https://kubernetes.io/docs/concepts/configuration/configmap/'],
    options: { 'max-bytes': 1024 * 1024, 'max-applied-bytes': 256 * 1024 },
    types: { ConfigMap: config_size_check, Secret: config_size_check },
});
function config_size_check(resource, { options, report }) {
    const [limit, appliedLimit] = [options['max-bytes'], options['max-applied-bytes']];
    if (resource.node.end - resource.node.start < Math.min(limit, appliedLimit) / 4)
        return;
    let size = 0;
    for (const [key, value] of dataOf(resource)) {
        if (value.kind !== 'scalar')
            continue;
        const encoded = resource.node.map(resource.type === 'Secret' ? 'data' : 'binaryData')?.get(key.text) === value;
        size += encoded ? Math.floor((value.text.length * 3) / 4) : Buffer.byteLength(value.text);
    }
    const place = resource.metadata?.scalar('name') ?? resource.node;
    const holds = `${resource.title} holds ${Math.ceil(size / 1024)} KiB`;
    if (size > limit)
        report(place, `${holds}, more than ${Math.floor(limit / 1024)} KiB.`);
    else if (size > appliedLimit)
        report(place, `${holds}, more than the ${Math.floor(appliedLimit / 1024)} KiB that client-side kubectl apply can keep.`, {
            severity: 'info',
            fix: 'Apply it with `kubectl apply --server-side`, or split it.',
        });
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/config-used.js


const configUsed = rule_rule({
    id: 'config-used',
    area: 'config',
    severity: 'info',
    what: 'Something uses every ConfigMap and Secret.',
    why: 'What nobody uses goes on being deployed and kept secret, and a change to it does nothing: often a sign that a reference names something else.',
    fix: 'Use it, or remove it.',
    references: ['https://kubernetes.io/docs/concepts/configuration/configmap/'],
    types: { ConfigMap: config_used_check, Secret: config_used_check },
});
/** Objects that controllers and Kubernetes itself look for by type, label or name. */
function isFoundOtherwise({ type, node, labels, annotations, name, namespace }) {
    const secretType = type === 'Secret' ? node.string('type') : undefined;
    return ((secretType !== undefined && secretType !== 'Opaque' && secretType !== 'kubernetes.io/basic-auth') ||
        namespace.startsWith('kube-') ||
        name.startsWith('kube-') ||
        (labels?.keys ?? []).some(({ text }) => !text.startsWith('app.kubernetes.io/') && text.includes('/')) ||
        (annotations?.size ?? 0) > 0);
}
function config_used_check(resource, { index, report }) {
    const name = resource.metadata?.scalar('name');
    // Without a workload in its namespace the set is not the one that uses it.
    if (name === undefined || index.workloadsIn(resource.scope).length === 0 || isFoundOtherwise(resource))
        return;
    if (index.derive(used).has(`${resource.type}/${resource.scope}/${resource.name}`))
        return;
    if (index.derive(mentioned).has(resource.name))
        return;
    report(name, `Nothing among the manifests uses ${resource.title}.`);
}
function used(index) {
    const names = new Set();
    for (const workload of index.workloads)
        for (const { kind, name } of configReferences(workload))
            names.add(`${kind}/${workload.resource.scope}/${name.text}`);
    return names;
}
/** Kinds of Kubernetes itself that name ConfigMaps and Secrets, beside the workloads. */
const naming = new Set([
    'Ingress',
    'ServiceAccount',
    'Role',
    'ClusterRole',
    'PersistentVolume',
    'StorageClass',
    'APIService',
]);
/** Custom resources of much text that use neither. */
const wordy = new Set(['PrometheusRule.monitoring.coreos.com', 'VirtualService.networking.istio.io']);
/**
 * Names of ConfigMaps and Secrets that stand, as a whole value, in anything that could use them in a way that only its
 * kind knows: custom resources, Ingresses and ServiceAccounts (but not their own names and labels), and arguments and
 * environment of containers.
 */
function mentioned(index) {
    const names = new Set();
    for (const type of ['ConfigMap', 'Secret'])
        for (const { name } of index.ofType(type))
            names.add(name);
    const found = new Set();
    for (const resource of index.resources) {
        const workload = index.workloadOf(resource);
        if (workload !== undefined) {
            for (const { node } of workload.containers)
                for (const key of ['args', 'command', 'env']) {
                    const list = node.get(key);
                    if (list !== undefined)
                        collect(list, names, found);
                }
        }
        else if (naming.has(resource.type) || (resource.type.includes('.') && !wordy.has(resource.type))) {
            if (resource.annotations !== undefined)
                collect(resource.annotations, names, found);
            const { keys, values } = resource.node;
            for (let i = 0; i < keys.length; i++)
                if (keys[i].text !== 'metadata')
                    collect(values[i], names, found);
        }
    }
    return found;
}
function collect(node, names, found) {
    if (node.kind === 'mapping')
        for (const value of node.values)
            collect(value, names, found);
    else if (node.kind === 'sequence')
        for (const item of node.items)
            collect(item, names, found);
    else if (node.text.length < 600) {
        const { text } = node;
        if (names.has(text))
            found.add(text);
        // `--configmap=$(NAMESPACE)/name`
        const before = Math.max(text.lastIndexOf('='), text.lastIndexOf('/'));
        if (before < 0)
            return;
        const last = text.slice(before + 1);
        if (names.has(last))
            found.add(last);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/data-key-syntax.js


const dataKeySyntax = rule_rule({
    id: 'data-key-syntax',
    area: 'config',
    severity: 'error',
    what: 'Keys of ConfigMaps and Secrets, and names of environment variables, are of the form that Kubernetes takes.',
    why: 'The API server refuses the object.',
    fix: 'Use letters, digits, `-`, `_` and `.` in keys; printable ASCII without `=` in names of variables.',
    references: [
        'https://kubernetes.io/docs/concepts/configuration/configmap/',
        'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/4369-allow-special-characters-environment-variable',
    ],
    types: { ConfigMap: data_key_syntax_check, Secret: data_key_syntax_check },
    containersWith: ['env', 'envFrom'],
    container(container, { target, report }) {
        const who = `container ${container.name}`;
        for (const entry of container.node.seq('env')?.items ?? [])
            if (entry.kind === 'mapping')
                checkName(entry.scalar('name'), who, 'name', target, report);
        for (const entry of container.node.seq('envFrom')?.items ?? [])
            if (entry.kind === 'mapping')
                checkName(entry.scalar('prefix'), who, 'prefix', target, report);
    },
});
const plain = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;
const printable = /^[\x20-\x3c\x3e-\x7e]+$/;
/** Any printable ASCII but `=` since 1.32 (KEP-4369), before that letters, digits, `-`, `_` and `.` with no digit in front. */
function checkName(name, who, what, [major, minor], report) {
    if (name === undefined || name.isNull || name.text === '' || plain.test(name.text))
        return;
    if (!printable.test(name.text)) {
        const shown = JSON.stringify(name.text);
        report(name, `${shown} of ${who} is no ${what} of an environment variable.`);
    }
    else if (!/[$<{]/.test(name.text)) {
        const refused = major === 1 && minor < 32;
        report(name, refused
            ? `${JSON.stringify(name.text)} of ${who} is a ${what} that Kubernetes before 1.32 refuses.`
            : `${JSON.stringify(name.text)} of ${who} is a ${what} that shells cannot read.`, refused ? {} : { severity: 'info' });
    }
}
function data_key_syntax_check(resource, { report }) {
    const seen = new Set();
    for (const [key] of dataOf(resource)) {
        if (key.text.length > 253 || !/^[-._A-Za-z0-9]+$/.test(key.text) || key.text === '.' || key.text.startsWith('..'))
            report(key, `${JSON.stringify(key.text)} of ${resource.title} is no key of a ${resource.kind}.`);
        else if (resource.type === 'ConfigMap' && seen.has(key.text))
            report(key, `${resource.title} has ${key.text} under both data and binaryData, which the API server refuses.`);
        seen.add(key.text);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/downward-fields.js


const envFields = [
    'metadata.name',
    'metadata.namespace',
    'metadata.uid',
    'spec.nodeName',
    'spec.serviceAccountName',
    'status.hostIP',
    'status.hostIPs',
    'status.podIP',
    'status.podIPs',
];
const fileFields = ['metadata.name', 'metadata.namespace', 'metadata.uid', 'metadata.labels', 'metadata.annotations'];
const subscripted = /^metadata\.(?:labels|annotations)\['[^']+'\]$/;
const resources = /^(?:limits|requests)\.(?:cpu|memory|ephemeral-storage|hugepages-\w+)$/;
/** Source: pkg/apis/core/validation, validateContainerResourceDivisor. */
const divisors = {
    cpu: ['1', '1m'],
    memory: ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'],
};
const downwardFields = rule_rule({
    id: 'downward-fields',
    area: 'config',
    severity: 'error',
    what: 'A field that a container takes of its own pod is one that the downward API gives.',
    why: 'The API server refuses the object for any other path.',
    fix: 'Name one of the fields of the downward API.',
    references: ['https://kubernetes.io/docs/concepts/workloads/pods/downward-api/'],
    containersWith: ['env'],
    container(container, { report }) {
        for (const entry of container.node.seq('env')?.items ?? []) {
            const source = entry.kind === 'mapping' ? entry.map('valueFrom') : undefined;
            if (source === undefined)
                continue;
            checkField(source, envFields, report);
            checkResource(source, container.workload, 'env', report);
        }
    },
    workloadsWith: ['volumes'],
    workload(workload, { report }) {
        for (const volume of workload.pod.seq('volumes')?.items ?? []) {
            if (volume.kind !== 'mapping')
                continue;
            checkItems(volume, workload, report);
            for (const source of volume.map('projected')?.seq('sources')?.maps ?? [])
                checkItems(source, workload, report);
        }
    },
});
function checkItems(source, workload, report) {
    for (const item of source.map('downwardAPI')?.seq('items')?.maps ?? []) {
        checkField(item, fileFields, report);
        checkResource(item, workload, 'volume', report);
    }
}
function checkField(source, fields, report) {
    const path = source.map('fieldRef')?.scalar('fieldPath');
    if (path === undefined || path.isNull || fields.includes(path.text) || subscripted.test(path.text))
        return;
    const near = (0,lib/* nearest */.pA)(path.text, fields);
    report(path, `The downward API has no field ${path.text}${near === undefined ? '' : `; the nearest is ${near}`}.`, near === undefined ? {} : { fix: `Write ${near}.` });
}
function checkResource(source, workload, by, report) {
    const ref = source.map('resourceFieldRef');
    if (ref === undefined)
        return;
    const resource = ref.scalar('resource');
    if (resource !== undefined && !resource.isNull && !resources.test(resource.text))
        report(resource, `The downward API has no resource ${resource.text}.`, {
            fix: 'Write limits.cpu, limits.memory, requests.cpu, requests.memory or one of ephemeral-storage.',
        });
    const container = ref.scalar('containerName');
    if (container === undefined || container.isNull || container.text === '') {
        if (by === 'volume')
            report(ref, `The resource ${resource?.text ?? ''} of a volume names no container.`);
    }
    else if (!workload.containers.some(({ node }) => node.scalar('name')?.text === container.text))
        report(container, `${workload.resource.title} has no container ${container.text}.`);
    const divisor = ref.scalar('divisor');
    const allowed = divisors[resource?.text.endsWith('.cpu') === true ? 'cpu' : 'memory'];
    if (divisor !== undefined && !divisor.isNull && divisor.text !== '0' && !allowed.includes(divisor.text))
        report(divisor, `The divisor of ${resource?.text ?? 'a resource'} is ${divisor.text}, which is none of ${allowed.join(', ')}.`);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/env-expansion.js


const envExpansion = rule_rule({
    id: 'env-expansion',
    area: 'config',
    severity: 'warning',
    what: 'A `$(VARIABLE)` in a value is set before it is used.',
    why: 'Kubernetes leaves a reference that it cannot resolve as it stands, so the program gets the text `$(NAME)`; in a subPathExpr the container does not start. In env only variables further up the list are known.',
    fix: 'Define the variable above its use; write `$$(NAME)` where the text is meant.',
    references: ['https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/'],
    containersWith: ['env', 'args', 'command', 'volumeMounts'],
    container(container, { index, report }) {
        const { node } = container;
        const values = (node.seq('env')?.items ?? env_expansion_none).filter(usesVariable);
        const lists = listKeys.filter((list) => node.seq(list)?.items.some(holdsReference) === true);
        const mounts = (node.seq('volumeMounts')?.items ?? env_expansion_none).filter(hasExpression);
        if (values.length === 0 && lists.length === 0 && mounts.length === 0)
            return;
        const listed = variablesOfLists(container, index);
        // What an object outside of the manifests brings, nobody knows here.
        if (listed === undefined)
            return;
        checkValues(container, values, listed, report);
        const known = new Set([...listed, ...container.env.map((entry) => entry.scalar('name')?.text ?? '')]);
        for (const list of lists)
            for (const item of node.seq(list).scalars)
                for (const wanted of referencesIn(item.text))
                    if (!known.has(wanted) &&
                        !isOfService(wanted) &&
                        (wanted === wanted.toUpperCase() || !isScript(container, item)))
                        report(item, `${list} of container ${container.name} uses $(${wanted}), which it does not define.`);
        for (const mount of mounts) {
            const path = mount.scalar('subPathExpr');
            for (const wanted of referencesIn(path?.text ?? ''))
                if (!known.has(wanted))
                    report(path, `A mount of container ${container.name} uses $(${wanted}), which it does not define.`, {
                        severity: 'error',
                    });
        }
    },
});
function checkValues(container, values, listed, report) {
    if (values.length === 0)
        return;
    // The first entry of a name counts, and offsets are in the order of the list.
    const named = container.env.map((entry) => [entry.scalar('name')?.text ?? '', entry.start]);
    const places = new Map(named.toReversed());
    for (const entry of values) {
        const [name, value] = [entry.scalar('name')?.text || '(no name)', entry.scalar('value')];
        for (const wanted of referencesIn(value.text)) {
            if (listed.has(wanted) || isOfService(wanted))
                continue;
            const place = places.get(wanted);
            if (place === undefined)
                report(value, `${name} uses $(${wanted}), which container ${container.name} does not define.`);
            else if (place >= entry.start)
                report(value, `${name} uses $(${wanted}), which is defined ${wanted === name ? 'by itself' : 'further down'}.`);
        }
    }
}
const env_expansion_none = [];
const listKeys = ['command', 'args'];
function holdsReference(item) {
    return item.kind === 'scalar' && item.text.includes('$(');
}
function usesVariable(entry) {
    const value = entry.kind === 'mapping' ? entry.get('value') : undefined;
    return value !== undefined && holdsReference(value);
}
function hasExpression(mount) {
    return mount.kind === 'mapping' && mount.has('subPathExpr');
}
/** Names that envFrom brings; undefined when the manifests do not hold one of its objects. */
function variablesOfLists({ node, workload }, index) {
    const names = new Set();
    for (const entry of node.seq('envFrom')?.maps ?? []) {
        const prefix = entry.scalar('prefix')?.text ?? '';
        for (const [field, kind] of [
            ['configMapRef', 'ConfigMap'],
            ['secretRef', 'Secret'],
        ]) {
            const name = entry.map(field)?.scalar('name');
            if (name === undefined)
                continue;
            const [object] = index.named(kind, workload.resource.scope, name.text);
            const data = object === undefined ? [] : dataOf(object);
            // An empty one is a place that somebody else fills.
            if (data.length === 0)
                return undefined;
            for (const [key] of data)
                names.add(prefix + key.text);
        }
    }
    return names;
}
const reference = /(\$*)\$\(([A-Za-z_][A-Za-z0-9_.-]*)\)/g;
/** Names in `$(NAME)` that are not escaped by a second dollar. */
function referencesIn(text) {
    return [...text.matchAll(reference)].flatMap(([, dollars, name]) => (dollars.length % 2 === 0 ? [name] : []));
}
const serviceVariable = /_SERVICE_(?:HOST|PORT(?:_\w+)?)$|_PORT(?:_\d+_(?:TCP|UDP)(?:_(?:PROTO|PORT|ADDR))?)?$/;
/** `WEB_SERVICE_HOST` and the like, which the kubelet sets for every Service. */
function isOfService(name) {
    return serviceVariable.test(name);
}
/** In a shell script `$(hostname)` is a command. */
function isScript({ node }, { text }) {
    if (/[\s;|&]/.test(text))
        return true;
    return (node
        .seq('command')
        ?.items.some((item) => item.kind === 'scalar' && /(?:^|\/)(?:ba|da|a|k|z)?sh$/.test(item.text)) === true);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/env-name-unique.js

const envNameUnique = rule_rule({
    id: 'env-name-unique',
    area: 'config',
    severity: 'warning',
    what: 'A container sets each environment variable once.',
    why: 'The last one wins. Server-side apply merges the list by name and refuses the object, or drops one of the two.',
    fix: 'Remove the one that is not meant.',
    references: ['https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/'],
    containersWith: ['env'],
    container(container, { report }) {
        const env = container.node.seq('env');
        if (env === undefined || env.items.length < 2)
            return;
        const seen = new Set();
        for (const entry of env.items) {
            const name = entry.kind === 'mapping' ? entry.scalar('name') : undefined;
            if (name === undefined)
                continue;
            if (seen.has(name.text))
                report(name, `Container ${container.name} sets ${name.text} twice; the last one wins.`);
            seen.add(name.text);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/env-one-source.js


const valueSources = ['configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef', 'fileKeyRef'];
/** Sources whose object must be named, though their schemas do not ask for it. */
const env_one_source_kinds = {
    configMapKeyRef: 'ConfigMap',
    secretKeyRef: 'Secret',
    configMapRef: 'ConfigMap',
    secretRef: 'Secret',
};
const listSources = ['configMapRef', 'secretRef'];
const envOneSource = rule_rule({
    id: 'env-one-source',
    area: 'config',
    severity: 'error',
    what: 'An environment variable comes from exactly one place, which has a name.',
    why: 'The API server refuses a variable with both a value and valueFrom, with two sources, or with a valueFrom that names none; under a Deployment that shows only as pods that are never made.',
    fix: 'Keep the one source that is meant.',
    references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables'],
    containersWith: ['env', 'envFrom'],
    container(container, { report }) {
        const who = `container ${container.name}`;
        for (const entry of container.node.seq('env')?.items ?? []) {
            const from = entry.kind === 'mapping' ? entry.map('valueFrom') : undefined;
            if (from === undefined || entry.kind !== 'mapping')
                continue;
            const name = `Variable ${entry.scalar('name')?.text ?? '(no name)'} of ${who}`;
            const value = entry.scalar('value');
            if (value !== undefined && !value.isNull && value.text !== '')
                report(entry.key('value'), `${name} has both a value and valueFrom.`);
            checkOne(from, valueSources, `${name} takes its value from`, report);
        }
        for (const entry of container.node.seq('envFrom')?.items ?? [])
            if (entry.kind === 'mapping')
                checkOne(entry, listSources, `An entry of envFrom of ${who} takes variables from`, report);
    },
});
function checkOne(from, sources, what, report) {
    const { keys, values } = from;
    let first;
    for (let i = 0; i < keys.length; i++) {
        const { text } = keys[i];
        if (text === 'prefix' || (0,read_node/* isUnset */.K$)(values[i]))
            continue;
        // A misspelt source is told of by the rule of unknown fields.
        if (!sources.includes(text))
            return;
        if (first !== undefined) {
            report(keys[i], `${what} both ${first} and ${text}.`);
            return;
        }
        first = text;
        const source = values[i];
        const kind = env_one_source_kinds[text];
        if (kind !== undefined && source.kind === 'mapping' && !source.scalar('name')?.text)
            report(source, `${what} no ${kind}: it has no name.`);
    }
    if (first === undefined)
        report(from, `${what} no source: ${sources.slice(0, -1).join(', ')} or ${sources.at(-1)}.`);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/credentials.js
/** Forms that credentials of well-known issuers have. Source: the issuers' documentation of their prefixes. */
const credentials_forms = [
    [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, 'a private key'],
    [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, 'an AWS access key'],
    [/\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{22,}/, 'a GitHub token'],
    [/\bglpat-[A-Za-z0-9_-]{20,}/, 'a GitLab token'],
    [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, 'a Slack token'],
    [/\bAIza[0-9A-Za-z_-]{35}\b/, 'a Google API key'],
    [/\bsk_live_[0-9a-zA-Z]{16,}/, 'a Stripe key'],
    [/\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/, 'a JSON web token'],
    [/\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/$<{]*:[^\s:@/$<{}*]{3,}@[A-Za-z0-9[]/, 'a URL with a password'],
];
/** A cheap sieve before the forms: most texts hold none of these. */
const hints = /PRIVATE KEY|AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox[abprs]-|AIza|sk_live_|eyJ|:\/\/[^/\s]*@/;
/** What kind of credential a text holds, told by its form; undefined when none is known. */
function credentialIn(text) {
    if (text.length < 12 || !hints.test(text))
        return undefined;
    return credentials_forms.find(([form]) => form.test(text))?.[1];
}
const names = /(?:^|[^a-z])(?:pass(?:wd|word|phrase)?|pwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credentials?)(?:$|[^a-z])/i;
/** A cheap sieve before the names. */
const nameHint = /pass|pwd|secret|token|key|cred/i;
/** Words that make such a name speak of something about the credential. */
const about = /[^a-z](?:file|path|dir|name|url|uri|host|id|user|type|policy|length|len|ttl|expir\w*|timeout|seconds|minutes|enabled?|disabled?|required|header|field|version|algorithm|issuer|audience|ref|key_name|mount|prefix|provider|backend|store|class|rotation|endpoint|max|min|count|limit)s?$/i;
/** Whether a name says that its value is a credential, and the value may be one. */
function namesCredential(name, value) {
    if (!nameHint.test(name))
        return false;
    const words = name.replace(/([a-z])([A-Z])/g, '$1_$2');
    if (!names.test(words) || about.test(words))
        return false;
    const text = value.trim();
    if (text.length < 3 ||
        text.length > 500 ||
        /[$<{`]|^(?:true|false|null|none|yes|no|on|off|change-?me|changeit|place-?holder|todo|tbd|example|replace[-_ ]?(?:me|this|with.*)?|x+|\*+|\.\.\.)$/i.test(text))
        return false;
    return !/^[/.]|^\d{1,6}$|\s\S+\s|^https?:\/\/|^(?:ENC\[|vault:|ref\+|op:\/\/)/.test(text);
}
const setting = /^[ \t]*["']?([A-Za-z][\w.-]*)["']?[ \t]*[:=][ \t]*(["']?)([^\s"'#,]+)\2[ \t]*,?\r?$/gm;
/** In files only names that can be nothing else. */
const strictName = /(?:^|[._-])(?:pass(?:wd|word|phrase)|pwd|(?:secret|api|access)[._-]?key|(?:auth|access|api|bearer)[._-]?token|client[._-]?secret)$/i;
/** The first setting of a file (`db.password = …`, `password: …`) that is a credential. */
function credentialSetting(text) {
    if (!nameHint.test(text))
        return undefined;
    for (const match of text.matchAll(setting)) {
        const [whole, name = '', , value = ''] = match;
        if (!strictName.test(name.replace(/([a-z])([A-Z])/g, '$1_$2')) || !namesCredential(name, value))
            continue;
        return { name, value, at: match.index + whole.lastIndexOf(value) };
    }
    return undefined;
}
const flag = /(?:^|\s)-{0,2}([A-Za-z][\w.-]*)=("[^"]*"|'[^']*'|\S+)/g;
/** The first `--password=…` of an argument or of a script that is a credential. */
function credentialFlag(text) {
    if (!nameHint.test(text))
        return undefined;
    for (const match of text.matchAll(flag)) {
        const [whole, name = '', quoted = ''] = match;
        const value = quoted.replace(/^["']|["']$/g, '');
        if (isFlagWithCredential(name, value))
            return { name, value, at: match.index + whole.lastIndexOf(value) };
    }
    return undefined;
}
/** Whether a flag gets a credential; `--secret=web-tls` names an object. */
function isFlagWithCredential(name, value) {
    if (/secrets?$/i.test(name) && /^[a-z0-9./-]+$/.test(value))
        return false;
    return namesCredential(name.replace(/^-+/, ''), value);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/literal-credential.js



const literalCredential = rule_rule({
    id: 'literal-credential',
    area: 'config',
    severity: 'warning',
    what: 'No password, token or key stands in the manifest.',
    why: 'Whoever can read the repository, the object or a log of it can use the credential, and it stays in the history of the repository after it was removed.',
    fix: 'Revoke it, put the new one into a Secret that is made outside of the repository, and refer to that by secretKeyRef.',
    references: ['https://kubernetes.io/docs/concepts/configuration/secret/#information-security-for-secrets'],
    containersWith: ['env', 'args', 'command'],
    container(container, { report }) {
        for (const entry of container.node.seq('env')?.items ?? []) {
            if (entry.kind !== 'mapping')
                continue;
            const [name, value] = [entry.scalar('name'), entry.scalar('value')];
            if (name === undefined || value === undefined || value.isNull)
                continue;
            const what = credentialIn(value.text) ?? (namesCredential(name.text, value.text) ? 'a credential' : undefined);
            if (what !== undefined)
                report(value, `Container ${container.name} gets ${what} in plain text by the variable ${name.text}.`);
        }
        for (const list of ['args', 'command']) {
            const items = container.node.seq(list)?.items;
            if (items !== undefined)
                checkArguments(items, `${list} of container ${container.name}`, report);
        }
    },
    types: {
        Secret(secret, { report }) {
            for (const field of ['data', 'stringData']) {
                const data = secret.node.map(field);
                for (let i = 0; i < (data?.size ?? 0); i++) {
                    const [key, value] = [data.keys[i], data.values[i]];
                    if (value.kind !== 'scalar')
                        continue;
                    const text = field === 'data' ? decoded(value.text) : value.text;
                    if (credentialIn(text) === undefined && !namesCredential(key.text, text) && !isLogin(key.text, text))
                        continue;
                    const form = field === 'data' ? 'in base64, which everybody can read' : 'in plain text';
                    report(value, `Secret ${secret.name} holds a credential under ${key.text} ${form}.`);
                }
            }
        },
        ConfigMap(map, { report }) {
            const data = map.node.map('data');
            for (let i = 0; i < (data?.size ?? 0); i++) {
                const [key, value] = [data.keys[i], data.values[i]];
                if (value.kind !== 'scalar')
                    continue;
                if (namesCredential(key.text, value.text))
                    report(value, `ConfigMap ${map.name} holds a credential in plain text under ${key.text}.`);
                else if (!checkText(value, `ConfigMap ${map.name} under ${key.text}`, report))
                    checkFile(value, map, key.text, report);
            }
        },
    },
});
function decoded(text) {
    return /^[A-Za-z0-9+/\s]+=*\s*$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : '';
}
/** The login of a registry: its JSON holds the password. */
function isLogin(key, text) {
    return key.startsWith('.dockerc') && /"(?:auth|password)"\s*:\s*"[^"$<{]/.test(text);
}
function checkText(value, where, report) {
    const what = credentialIn(value.text);
    if (what !== undefined)
        report(value, `There is ${what} in ${where}.`);
    return what !== undefined;
}
function checkArguments(items, where, report) {
    for (const [i, item] of items.entries()) {
        if (item.kind !== 'scalar' || checkText(item, where, report))
            continue;
        const flag = credentialFlag(item.text);
        if (flag !== undefined)
            report(item, `There is a credential in ${where}, as ${flag.name}.`);
        const next = items[i + 1];
        if (item.text.startsWith('-') && next?.kind === 'scalar' && !next.text.startsWith('-'))
            if (!/[=\s]/.test(item.text) && isFlagWithCredential(item.text, next.text))
                report(next, `There is a credential in ${where}, as ${item.text}.`);
    }
}
/** A file in a ConfigMap. The finding stands at the value itself, where the text of the manifest has it. */
function checkFile(value, { file, name }, key, report) {
    const found = value.style === 'literal' ? credentialSetting(value.text) : undefined;
    if (found === undefined)
        return;
    const line = value.text.slice(value.text.lastIndexOf('\n', found.at) + 1, found.at + found.value.length);
    const at = file.text.indexOf(line, value.start);
    const start = at + line.length - found.value.length;
    const place = at < 0 || at > value.end ? value : new read_node/* Scalar */.X5(start, at + line.length, found.value, 'plain');
    report(place, `ConfigMap ${name} holds a credential in plain text under ${key}, as ${found.name}.`);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/secret-base64.js

const secretBase64 = rule_rule({
    id: 'secret-base64',
    area: 'config',
    severity: 'error',
    what: 'Values under `data` of a Secret are base64.',
    why: 'The API server refuses what is not; a text encoded twice, or with the line feed of an `echo`, is accepted and then is the wrong password.',
    fix: 'Encode the exact bytes (`printf %s "$VALUE" | base64 -w0`), or write them as they are under stringData.',
    references: ['https://kubernetes.io/docs/concepts/configuration/secret/'],
    types: {
        Secret: (secret, { report }) => {
            secret_base64_check(secret.node.map('data'), 'data', report);
        },
        ConfigMap: (map, { report }) => {
            secret_base64_check(map.node.map('binaryData'), 'binaryData', report);
        },
    },
});
const alphabet = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;
function secret_base64_check(data, field, report) {
    if (data === undefined)
        return;
    for (const [i, key] of data.keys.entries()) {
        const value = data.values[i];
        if (value.kind !== 'scalar' || value.isNull || secret_base64_isPlaceholder(value.text))
            continue;
        const text = value.text.replace(/[\r\n]/g, '');
        if (!alphabet.test(text) || text.length % 4 !== 0) {
            report(value, `${field}.${key.text} is not base64.`);
            continue;
        }
        if (value.type !== 'string') {
            report(value, `${field}.${key.text} is a ${value.type === 'boolean' ? 'boolean' : 'number'}, not text.`, {
                fix: 'Put it in quotes.',
                edits: [
                    { start: value.start, end: value.start, text: '"' },
                    { start: value.end, end: value.end, text: '"' },
                ],
            });
            continue;
        }
        const bytes = Buffer.from(text, 'base64');
        const decoded = bytes.toString('utf8');
        if (line.test(decoded) && !isLineOfFile(key.text, decoded))
            report(value, `${field}.${key.text} ends with a line feed once decoded, as from echo without -n.`, {
                severity: 'warning',
                fix: 'Encode it without the line feed: `printf %s "$VALUE" | base64 -w0`.',
            });
        else if (isTwice(decoded))
            report(value, `${field}.${key.text} is base64 again once decoded: it was encoded twice.`, {
                severity: 'warning',
                fix: 'Encode the text once.',
            });
    }
}
const line = /^[\x20-\x7e]+\n$/;
/** Files end with a line feed: `web.conf`, and htpasswd's `user:$apr1$…`, which ingress-nginx reads under `auth`. */
function isLineOfFile(key, text) {
    return key.includes('.') || key === 'auth' || /^[^:\s]+:[${]|^ssh-|^(?:[\w,.-]+ )?ssh-/.test(text);
}
/** Text that decodes to printable text: long enough to be no accident, and with the padding or capitals that words lack. */
function isTwice(text) {
    if (text.length < 12 || text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={1,2}$/.test(text))
        return false;
    return /^[\x20-\x7e\n]+$/.test(Buffer.from(text, 'base64').toString('latin1'));
}
function secret_base64_isPlaceholder(text) {
    return /[$<{]/.test(text);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/secret-by-file.js


const secretByFile = rule_rule({
    id: 'secret-by-file',
    area: 'config',
    severity: 'info',
    optional: true,
    what: 'A container reads Secrets from files.',
    why: 'Environment variables are inherited by every child process and end up in crash reports and logs; files can be closed off, and follow a rotation of the Secret.',
    fix: 'Mount the Secret as a volume and read the file.',
    references: ['https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets'],
    workload(workload, { report }) {
        for (const { kind, name, by, who } of configReferences(workload))
            if (kind === 'Secret' && by === 'env')
                report(name, `${who} gets Secret ${name.text} by its environment.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/secret-type-fits.js


const pullTypes = ['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg'];
const secretTypeFits = rule_rule({
    id: 'secret-type-fits',
    area: 'config',
    severity: 'warning',
    what: 'A Secret that pulls images or serves a certificate holds what that takes.',
    why: 'The kubelet passes over pull secrets of any other type and asks the registry without credentials; an Ingress controller that finds no certificate serves its own, which browsers refuse.',
    fix: 'Give the Secret the type and the keys of its use, or name another Secret.',
    references: [
        'https://kubernetes.io/docs/concepts/containers/images/#specifying-imagepullsecrets-on-a-pod',
        'https://kubernetes.io/docs/concepts/services-networking/ingress/#tls',
    ],
    workload(workload, { index, report }) {
        for (const reference of configReferences(workload))
            if (reference.by === 'pull')
                checkPull(reference, workload.resource.scope, index, report);
    },
    types: {
        ServiceAccount(account, { index, report }) {
            for (const reference of secretsNamedBy(account))
                checkPull(reference, account.scope, index, report);
        },
        Ingress: checkCertificates,
        'Gateway.gateway.networking.k8s.io': checkCertificates,
    },
});
function checkCertificates(resource, { index, report }) {
    for (const { name } of secretsNamedBy(resource)) {
        const [secret] = index.named('Secret', resource.scope, name.text);
        const keys = secret === undefined ? [] : dataOf(secret).map(([{ text }]) => text);
        // An empty Secret is a place that a controller fills; of the built-in type it is another rule's.
        if (keys.length === 0 || typeOf(secret) === 'kubernetes.io/tls')
            continue;
        const missing = ['tls.crt', 'tls.key'].filter((key) => !keys.includes(key));
        if (missing.length > 0)
            report(name, `${resource.title} serves the certificate of Secret ${name.text}, which has no ${missing.join(' and no ')}.`);
    }
}
function checkPull({ name, who }, scope, index, report) {
    const [secret] = index.named('Secret', scope, name.text);
    if (secret === undefined)
        return;
    const type = typeOf(secret);
    if (!pullTypes.includes(type) && !/[$<{]/.test(type))
        report(name, `${who} would pull images with Secret ${name.text}, but that is of type ${type}.`, {
            fix: `Make Secret ${name.text} one of type kubernetes.io/dockerconfigjson (\`kubectl create secret docker-registry\`).`,
        });
}
function typeOf({ node }) {
    return node.string('type') || 'Opaque';
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/secret-type-keys.js

/** Keys that the API server asks for, by type of Secret. Source: pkg/apis/core/validation, ValidateSecret. */
const keysByType = {
    'kubernetes.io/dockercfg': ['.dockercfg'],
    'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
    'kubernetes.io/ssh-auth': ['ssh-privatekey'],
    'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};
const accountAnnotation = 'kubernetes.io/service-account.name';
const secretTypeKeys = rule_rule({
    id: 'secret-type-keys',
    area: 'config',
    severity: 'error',
    what: 'A Secret of a built-in type has what that type asks for.',
    why: 'The API server refuses the Secret without its keys, and a registry login that is no JSON.',
    fix: 'Add the keys, or make the type Opaque.',
    references: [
        'https://kubernetes.io/docs/concepts/configuration/secret/#secret-types',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go',
    ],
    types: {
        Secret(secret, { report }) {
            const { node } = secret;
            const type = node.scalar('type');
            if (type === undefined || !type.text.startsWith('kubernetes.io/'))
                return;
            const [data, texts] = [node.map('data'), node.map('stringData')];
            const has = (key) => data?.has(key) === true || texts?.has(key) === true;
            const title = `Secret ${secret.name} of type ${type.text}`;
            const missing = (keysByType[type.text] ?? []).filter((key) => !has(key));
            if (missing.length > 0)
                report(type, `${title} has no ${missing.join(' and no ')}.`);
            else if (type.text === 'kubernetes.io/basic-auth' && !has('username') && !has('password'))
                report(type, `${title} has neither username nor password.`);
            else if (type.text === 'kubernetes.io/service-account-token' &&
                !secret.annotations?.scalar(accountAnnotation)?.text)
                report(type, `${title} has no annotation ${accountAnnotation}.`, {
                    fix: `Add the annotation ${accountAnnotation} with the name of the ServiceAccount.`,
                });
            for (const key of ['.dockercfg', '.dockerconfigjson'])
                if (keysByType[type.text]?.includes(key) === true)
                    checkLogin(data, texts, key, title, report);
        },
    },
});
function checkLogin(data, texts, key, title, report) {
    // What stands under stringData wins.
    const plain = texts?.scalar(key);
    const value = plain ?? data?.scalar(key);
    if (value === undefined || value.isNull || /[$<]|\{\{/.test(value.text))
        return;
    const text = plain === undefined ? secret_type_keys_decoded(value) : value.text;
    if (text !== undefined && !isJson(text))
        report(value, `${key} of ${title} is no JSON.`);
}
/** Undefined for what is no base64: that is another rule's. */
function secret_type_keys_decoded({ text }) {
    return /^[A-Za-z0-9+/\s]+=*\s*$/.test(text) ? Buffer.from(text, 'base64').toString('utf8') : undefined;
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/sub-path-exists.js



const subPathExists = rule_rule({
    id: 'sub-path-exists',
    area: 'config',
    severity: 'error',
    what: 'A subPath of a ConfigMap or Secret volume names a file of it.',
    why: 'For a subPath that is not there the kubelet makes an empty directory, so the program finds a directory where it looks for its file, and no event says why.',
    fix: 'Name a key of the object, or the path that `items` gives it.',
    references: ['https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath'],
    containersWith: ['volumeMounts'],
    container(container, { index, report }) {
        for (const mount of container.node.seq('volumeMounts')?.items ?? []) {
            const subPath = mount.kind === 'mapping' ? mount.scalar('subPath') : undefined;
            if (subPath === undefined || mount.kind !== 'mapping' || subPath.isNull || subPath.text === '')
                continue;
            const volume = mount.scalar('name')?.text ?? '';
            const files = filesOf(container.workload, volume, index);
            if (files === undefined)
                continue;
            const wanted = subPath.text.replace(/^\.\/|\/+$/g, '');
            if (files.some((file) => file === wanted || file.startsWith(`${wanted}/`)))
                continue;
            const near = (0,lib/* nearest */.pA)(wanted, files);
            report(subPath, `Container ${container.name} mounts ${subPath.text} of volume ${volume}, which has ${files.length > 6 ? `${files.length} other files` : files.join(', ')}.`, near === undefined ? {} : { fix: `Write ${near}.` });
        }
    },
});
/** Paths of the files in a volume of one ConfigMap or Secret; undefined when the manifests do not say. */
function filesOf({ pod, resource }, name, index) {
    const volume = (pod.seq('volumes')?.maps ?? []).find((candidate) => candidate.scalar('name')?.text === name);
    const [kind, source, objectName] = sourceOf(volume);
    if (source === undefined || objectName === undefined)
        return undefined;
    const items = source.seq('items')?.maps;
    if (items !== undefined && items.length > 0)
        return items.map((item) => (item.scalar('path') ?? item.scalar('key'))?.text ?? '');
    const [object] = index.named(kind, resource.scope, objectName);
    const keys = object === undefined ? [] : dataOf(object).map(([{ text }]) => text);
    return keys.length === 0 ? undefined : keys;
}
function sourceOf(volume) {
    const map = volume?.map('configMap');
    if (map !== undefined)
        return ['ConfigMap', map, map.scalar('name')?.text];
    const secret = volume?.map('secret');
    return ['Secret', secret, secret?.scalar('secretName')?.text];
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/unquoted-text.js



const unquotedText = rule_rule({
    id: 'unquoted-text',
    area: 'config',
    severity: 'error',
    what: 'Values of environment variables, data, labels and annotations are text.',
    why: 'YAML reads yes, on, 1.10 and 0777 as booleans and numbers, and the API server refuses the object: `cannot unmarshal bool into Go struct field`. Tools that convert them instead make `1.1` of `1.10`.',
    fix: 'Put the value in quotes.',
    references: ['https://yaml.org/type/bool.html', 'https://kubernetes.io/docs/concepts/configuration/configmap/'],
    resource(resource, { report }) {
        checkMap(resource.labels, 'The label', report);
        checkMap(resource.annotations, 'The annotation', report);
    },
    workload({ template, resource }, { report }) {
        if (template === resource.node)
            return;
        const metadata = template.map('metadata');
        checkMap(metadata?.map('labels'), 'The label', report);
        checkMap(metadata?.map('annotations'), 'The annotation', report);
    },
    containersWith: ['env'],
    container(container, { report }) {
        const env = container.node.seq('env');
        if (env === undefined)
            return;
        for (const entry of env.items) {
            const value = entry.kind === 'mapping' ? entry.scalar('value') : undefined;
            if (value === undefined || fits(value, 's'))
                continue;
            const name = entry.scalar('name')?.text ?? '(no name)';
            unquoted_text_check(value, `The variable ${name} of container ${container.name}`, report, speaksOfCredential(name));
        }
    },
    types: {
        ConfigMap: ({ node }, { report }) => checkMap(node.map('data'), 'The key', report, speaksOfCredential),
        Secret: ({ node }, { report }) => {
            checkMap(node.map('stringData'), 'The key', report, isSecret);
        },
    },
});
/** Values that no message may show, told by their keys. */
const isSecret = () => true;
const speaksOfCredential = (key) => namesCredential(key, 'any value');
const isPublic = () => false;
function checkMap(map, what, report, hides = isPublic) {
    if (map === undefined)
        return;
    for (let i = 0; i < map.values.length; i++) {
        const value = map.values[i];
        if (value.kind !== 'scalar' || fits(value, 's'))
            continue;
        const key = map.keys[i].text;
        unquoted_text_check(value, `${what} ${key}`, report, hides(key));
    }
}
function unquoted_text_check(value, what, report, secret) {
    const { type, text, start, end } = value;
    if (type === 'null')
        return;
    const edits = [
        { start, end: start, text: '"' },
        { start: end, end, text: '"' },
    ];
    if (secret) {
        report(value, `${what} is a ${type === 'boolean' ? 'boolean' : 'number'}, not text.`, { edits });
        return;
    }
    report(value, `${what} is the ${type === 'boolean' ? `boolean ${value.boolean}` : `number ${value.number}`}, not text.`, { fix: `Write "${text}".`, edits });
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/config/index.js


















const configRules = [
    configExists,
    configImmutable,
    configKeyExists,
    configReloads,
    configSize,
    configUsed,
    dataKeySyntax,
    downwardFields,
    envExpansion,
    envNameUnique,
    envOneSource,
    literalCredential,
    secretBase64,
    secretByFile,
    secretTypeFits,
    secretTypeKeys,
    subPathExists,
    unquotedText,
];

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/images/image-always-pulled.js



const imageAlwaysPulled = rule_rule({
    id: 'image-always-pulled',
    area: 'images',
    severity: 'info',
    optional: true,
    what: 'The kubelet asks the registry for an image each time a container starts.',
    why: 'Otherwise a pod that may not pull a private image can run it from a node where another pod has pulled it.',
    fix: 'Set `imagePullPolicy: Always`.',
    references: ['https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwayspullimages'],
    container(container, { report }) {
        const image = container.node.scalar('image');
        if (image === undefined || !isReleased(container))
            return;
        const policy = container.node.scalar('imagePullPolicy');
        const reference = image_imageReference(image.text);
        const byDefault = reference?.digest === undefined && (reference?.tag ?? 'latest') === 'latest';
        if (policy === undefined ? !byDefault : policy.text !== 'Always')
            report(policy ?? container.node, `Container ${container.name} may run an image that its pod could not pull.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/images/image-digest.js



const imageDigest = rule_rule({
    id: 'image-digest',
    area: 'images',
    severity: 'info',
    optional: true,
    what: 'An image is named by its digest.',
    why: 'Whoever may push to the registry can move a tag to other content; a digest is the content. Only with it do all environments run the bytes that were tested.',
    fix: 'Add the digest that the build printed: `web:2.4.1@sha256:…`.',
    references: ['https://kubernetes.io/docs/concepts/containers/images/'],
    container(container, { report }) {
        if (!isReleased(container))
            return;
        const image = container.node.scalar('image');
        const reference = image && image_imageReference(image.text);
        if (image !== undefined && reference !== undefined && reference.digest === undefined)
            report(image, `Container ${container.name} names ${image.text} without its digest.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/images/image-pull-policy.js



const imagePullPolicy = rule_rule({
    id: 'image-pull-policy',
    area: 'images',
    severity: 'info',
    what: 'The pull policy of an image fits its tag.',
    why: 'With IfNotPresent a node that has an older image of a moving tag goes on running that one; with Never a pod starts only on nodes that somebody has put the image on.',
    fix: 'Use a tag that never moves with IfNotPresent, or Always.',
    references: ['https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy'],
    containersWith: ['imagePullPolicy'],
    container(container, { report }) {
        if (!isReleased(container))
            return;
        const policy = container.node.scalar('imagePullPolicy');
        if (policy === undefined || policy.isNull)
            return;
        const reference = image_imageReference(container.image ?? '');
        const moves = reference !== undefined && reference.digest === undefined && (reference.tag ?? 'latest') === 'latest';
        if (policy.text === 'Never')
            report(policy, `Container ${container.name} never pulls its image, so it starts only where that is already.`, {
                severity: 'warning',
            });
        else if (policy.text === 'IfNotPresent' && moves)
            report(policy, `Container ${container.name} runs ${container.image} and pulls it only where it is missing, so nodes may run different ones.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/images/image-reference.js


const imageReferenceRule = rule_rule({
    id: 'image-reference',
    area: 'images',
    severity: 'error',
    what: 'An image is a valid reference.',
    why: 'The kubelet cannot parse it, and the container waits in InvalidImageName for ever.',
    fix: 'Write it as registry/repository:tag or registry/repository@sha256:…, the repository in lower case.',
    references: ['https://pkg.go.dev/github.com/distribution/reference'],
    container(container, { report }) {
        const image = container.node.scalar('image');
        if (image === undefined || image.isNull || /[$<{]/.test(image.text))
            return;
        if (image.text === '')
            report(image, `Container ${container.name} names the empty text as its image.`);
        else if (image_imageReference(image.text) === undefined)
            report(image, `Container ${container.name} names the image ${JSON.stringify(image.text)}, ${reason(image.text)}.`);
    },
});
function reason(text) {
    if (text !== text.trim())
        return 'which begins or ends with a space';
    if (/^[a-z]+:\/\//.test(text))
        return 'which is a URL; references have no scheme';
    if (/:$/.test(text))
        return 'which ends before its tag';
    if (/@sha256:/.test(text))
        return 'whose digest does not have 64 hexadecimal digits in lower case';
    if (/@[a-z0-9]+:/.test(text))
        return 'whose digest is of no algorithm that runtimes know';
    if (/^[a-f0-9]{64}$/.test(text))
        return 'which is the id of an image';
    return /[A-Z]/.test(text.replace(/[:@][^/]*$/, '').replace(/^[^/]*[.:][^/]*\//, ''))
        ? 'whose repository has capitals'
        : 'which is no reference';
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/images/image-registry.js


const imageRegistry = rule_rule({
    id: 'image-registry',
    area: 'images',
    severity: 'warning',
    optional: true,
    what: 'Images come from registries that the policy allows.',
    why: 'An image of an unknown registry is code that nobody has scanned or signed, and a pull that the limits of a public registry may refuse.',
    fix: 'Copy the image to an allowed registry, or add its registry to the option `allowed` of this rule.',
    references: ['https://kubernetes.io/docs/concepts/containers/images/'],
    options: { allowed: [] },
    container(container, { options, report }) {
        const { allowed } = options;
        if (allowed.length === 0)
            return;
        const image = container.node.scalar('image');
        const reference = image && image_imageReference(image.text);
        if (image === undefined || reference === undefined)
            return;
        const { registry, repository } = reference;
        const name = `${registry}/${repository}`;
        if (!allowed.some((prefix) => registry === prefix || name.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`)))
            report(image, `Container ${container.name} pulls from ${registry}, which the policy does not allow.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/images/image-tag.js



const imageTag = rule_rule({
    id: 'image-tag',
    area: 'images',
    severity: 'warning',
    what: 'An image is named by a tag other than latest, or by its digest.',
    why: 'What latest means changes with every push: two pods of one Deployment may run different code, a restart is a release that nobody decided on, and a roll-back goes to the same name.',
    fix: 'Name the version that was tested, best with its digest: `web:2.4.1@sha256:…`.',
    references: ['https://kubernetes.io/docs/concepts/containers/images/'],
    options: { 'mutable-tags': ['latest'] },
    container(container, { options, report }) {
        if (!isReleased(container))
            return;
        const image = container.node.scalar('image');
        const reference = image && image_imageReference(image.text);
        if (image === undefined || reference === undefined || reference.digest !== undefined)
            return;
        const { tag } = reference;
        if (tag === undefined)
            report(image, `Container ${container.name} runs ${image.text} without a tag, which means latest.`);
        else if (options['mutable-tags'].includes(tag))
            report(image, `Container ${container.name} runs ${image.text}, whatever that is at the time.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/images/index.js






const imageRules = [
    imageAlwaysPulled,
    imageDigest,
    imagePullPolicy,
    imageReferenceRule,
    imageRegistry,
    imageTag,
];

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/labels/annotation-size.js

const appliedAgain = 'kubectl.kubernetes.io/last-applied-configuration';
const annotationSize = rule_rule({
    id: 'annotation-size',
    area: 'labels',
    severity: 'error',
    what: 'The annotations of an object have at most 256 KiB together.',
    why: 'The API server refuses more. Client-side apply stores the whole object in an annotation, so that objects of that size fail too.',
    fix: 'Put the text into a ConfigMap, or apply the object on the server (`kubectl apply --server-side`).',
    references: ['https://kubernetes.io/docs/reference/using-api/server-side-apply/'],
    options: { 'max-bytes': 256 * 1024 },
    resource(resource, { options, report }) {
        const limit = options['max-bytes'];
        const { annotations, node, metadata } = resource;
        // Objects that short cannot have long annotations.
        if (node.end - node.start < limit / 4)
            return;
        let size = 0;
        for (const [i, key] of (annotations?.keys ?? []).entries()) {
            const value = annotations.values[i];
            if (key.text !== appliedAgain)
                size += Buffer.byteLength(key.text) + (value.kind === 'scalar' ? Buffer.byteLength(value.text) : 0);
        }
        if (size > limit)
            report(metadata.key('annotations'), `The annotations of ${resource.title} have ${Math.ceil(size / 1024)} KiB, more than ${Math.floor(limit / 1024)} KiB.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/label-syntax.js
const label_syntax_name = /^[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?$/;
const label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const subdomain = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
const goodKeys = new Set();
/** What is wrong with the key of a label or annotation; undefined when nothing is. Source: apimachinery, IsQualifiedName. */
function keyProblem(key) {
    if (goodKeys.has(key))
        return undefined;
    const problem = judgeKey(key);
    if (problem === undefined && goodKeys.size < 5000)
        goodKeys.add(key);
    return problem;
}
function judgeKey(key) {
    const slash = key.indexOf('/');
    const prefix = slash < 0 ? undefined : key.slice(0, slash);
    const rest = key.slice(slash + 1);
    if (prefix !== undefined && (prefix === '' || prefix.length > 253 || !subdomain.test(prefix)))
        return 'whose prefix is no DNS name';
    if (rest.length > 63)
        return `whose name has ${rest.length} characters, more than 63`;
    return label_syntax_name.test(rest)
        ? undefined
        : 'which is no key: letters, digits, `-`, `_` and `.`, with a letter or digit at both ends';
}
/** What is wrong with the value of a label. Source: apimachinery, IsValidLabelValue. */
function valueProblem(value) {
    if (value === '')
        return undefined;
    if (value.length > 63)
        return `has ${value.length} characters, more than 63`;
    return label_syntax_name.test(value)
        ? undefined
        : 'may have letters, digits, `-`, `_` and `.` only, with a letter or digit at both ends';
}
/** DNS-1123 subdomain: the names of most objects. */
function isSubdomain(text) {
    return text.length <= 253 && subdomain.test(text);
}
/** DNS-1123 label: the names of namespaces, containers and volumes. */
function isLabel(text) {
    return text.length <= 63 && label.test(text);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/labels/container-name.js



const containerName = rule_rule({
    id: 'container-name',
    area: 'labels',
    severity: 'error',
    what: 'The containers of a pod have different names, each a DNS label.',
    why: 'The API server refuses the pod: a container is found by its name in logs, in `kubectl exec` and in patches, init containers included.',
    fix: 'Give it a name of its own, of at most 63 lower case letters, digits and hyphens.',
    references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names'],
    workload({ containers, resource }, { report }) {
        const names = new Set();
        for (const { node } of containers.toSorted((a, b) => a.node.start - b.node.start)) {
            const name = node.scalar('name');
            if (name?.type !== 'string' || name.text === '' || isPlaceholder(name))
                continue;
            const { text } = name;
            if (!isLabel(text))
                report(name, text.length > 63
                    ? `The container name ${text} has ${text.length} characters, more than 63.`
                    : `The container name ${JSON.stringify(text)} is no DNS label: lower case letters, digits and hyphens.`);
            else if (names.has(text))
                report(name, `${resource.title} has two containers of the name ${text}.`);
            names.add(text);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/labels/default-namespace.js


const defaultNamespace = rule_rule({
    id: 'default-namespace',
    area: 'labels',
    severity: 'info',
    optional: true,
    what: 'An object is in a namespace other than default.',
    why: 'Everything that names no namespace ends up in default: rights, quotas and network policies there hold for all of it together.',
    fix: 'Name a namespace in the manifest or in the deploy.',
    references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/'],
    resource(resource, { report }) {
        if (kindSchema(resource.apiVersion, resource.kind)?.namespaced !== true)
            return;
        if (resource.namespace === 'default')
            report(resource.metadata.scalar('namespace'), `${resource.title} is in namespace default.`);
        else if (resource.namespace === '')
            report(resource.metadata ?? resource.node, `${resource.title} names no namespace.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/labels/label-syntax.js


const labelSyntax = rule_rule({
    id: 'label-syntax',
    area: 'labels',
    severity: 'error',
    what: 'Keys of labels and annotations, and values of labels, are of the form that Kubernetes takes.',
    why: 'The API server refuses the object.',
    fix: 'Write keys as `prefix.example.com/name`, and values with at most 63 letters, digits, `-`, `_` and `.`; put longer text into an annotation.',
    references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set'],
    resource(resource, { report }) {
        label_syntax_check(resource.labels, true, report);
        label_syntax_check(resource.annotations, false, report);
    },
    workload({ template, resource }, { report }) {
        if (template === resource.node)
            return;
        const metadata = template.map('metadata');
        label_syntax_check(metadata?.map('labels'), true, report);
        label_syntax_check(metadata?.map('annotations'), false, report);
    },
});
function label_syntax_check(map, isLabels, report) {
    if (map === undefined)
        return;
    for (let i = 0; i < map.size; i++) {
        const key = map.keys[i];
        let wrong = keyProblem(key.text);
        // Only the keys of annotations may have capitals in their prefix.
        if (wrong !== undefined && !isLabels)
            wrong = keyProblem(key.text.toLowerCase());
        if (wrong !== undefined && !label_syntax_isPlaceholder(key))
            report(key, `The ${isLabels ? 'label' : 'annotation'} has the key ${JSON.stringify(key.text)}, ${wrong}.`);
        if (!isLabels)
            continue;
        const value = map.values[i];
        const unfit = value.kind === 'scalar' && !label_syntax_isPlaceholder(value) ? valueProblem(value.text) : undefined;
        if (unfit !== undefined)
            report(value, `The label ${key.text} ${unfit}.`);
    }
}
function label_syntax_isPlaceholder({ text }) {
    return text.includes('${') || text.startsWith('$(') || text.startsWith('<');
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/labels/name-syntax.js


/** DNS-1035 labels: kinds whose names become host names of a single part. */
const labelKinds = new Set(['Service']);
/** DNS-1123 labels. */
const shortKinds = new Set(['Namespace']);
/** Names that may hold colons and capitals (path segments). */
const pathKinds = new Set(['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding']);
/** Kinds whose names become parts of other names or of labels. */
const name_syntax_limits = new Map([
    ['CronJob', { length: 52, because: 'its Jobs get no names' }],
    ['Job', { length: 63, because: 'the label job-name of its pods gets too long' }],
    ['StatefulSet', { length: 52, because: 'the label controller-revision-hash of its pods gets too long' }],
]);
const nameSyntax = rule_rule({
    id: 'name-syntax',
    area: 'labels',
    severity: 'error',
    what: 'The name of an object is of the form that its kind takes.',
    why: 'The API server refuses the object, or later the pods that get their names from it.',
    fix: 'Use lower case letters, digits and hyphens, with a letter or digit at both ends.',
    references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/'],
    resource(resource, { report }) {
        const name = resource.metadata?.scalar('name');
        if (name?.type !== 'string' || name.text === '' || name.text.includes('$') || name.text.includes('<'))
            return;
        const wrong = problemOf(resource, name.text);
        if (wrong !== undefined)
            report(name, `${resource.kind} has the name ${JSON.stringify(name.text)}, ${wrong}.`);
        const { namespace } = resource;
        if (namespace !== '' && !namespace.includes('$') && !namespace.startsWith('<') && !isLabel(namespace))
            report(resource.metadata.scalar('namespace'), `${JSON.stringify(namespace)} is no name of a namespace.`);
    },
});
function problemOf({ type, kind, spec }, name) {
    if (pathKinds.has(type))
        return /^(?:\.\.?)$|[/%]/.test(name) ? 'which holds a slash or a percent sign' : undefined;
    if (labelKinds.has(type) && !/^[a-z]/.test(name))
        return 'which does not begin with a lower case letter';
    if ((labelKinds.has(type) || shortKinds.has(type)) && !isLabel(name))
        return name.length > 63
            ? `which has ${name.length} characters, more than 63`
            : 'which is no DNS label: lower case letters, digits and hyphens';
    const limit = name_syntax_limits.get(type);
    if (limit !== undefined && name.length > limit.length)
        return `which has ${name.length} characters; with more than ${limit.length} ${limit.because}`;
    if (type !== kind && !isSubdomain(name))
        return undefined;
    if (type === 'CustomResourceDefinition' && spec !== undefined) {
        const wanted = `${spec.map('names')?.string('plural')}.${spec.string('group')}`;
        if (name !== wanted && !wanted.includes('undefined'))
            return `which has to be ${wanted}, its plural and group`;
    }
    if (name.length > 253)
        return `which has ${name.length} characters, more than 253`;
    return isSubdomain(name) ? undefined : 'which is no DNS name: lower case letters, digits, hyphens and dots';
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/labels/recommended-labels.js

const recommendedLabels = rule_rule({
    id: 'recommended-labels',
    area: 'labels',
    severity: 'info',
    optional: true,
    what: 'A workload has the labels that Kubernetes recommends.',
    why: 'Dashboards, cost reports and `kubectl -l` find the parts of an application by them.',
    fix: 'Add the missing labels to the object and to its pod template.',
    references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/'],
    options: {
        labels: ['app.kubernetes.io/name', 'app.kubernetes.io/instance', 'app.kubernetes.io/version'],
    },
    workload({ resource }, { options, report }) {
        const missing = options.labels.filter((label) => resource.labels?.has(label) !== true);
        if (missing.length > 0)
            report(resource.metadata ?? resource.node, `${resource.title} lacks ${missing.join(', ')}.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/labels/required-annotations.js

const requiredAnnotations = rule_rule({
    id: 'required-annotations',
    area: 'labels',
    severity: 'warning',
    optional: true,
    what: 'Every workload has the annotations that the policy requires.',
    why: 'Who is woken at night needs to know whose workload it is; without the annotation nobody can ask.',
    fix: 'Add the annotation, or change the option `annotations` of this rule.',
    references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set'],
    options: { annotations: ['email'] },
    workload({ resource }, { options, report }) {
        for (const name of options.annotations) {
            const value = resource.annotations?.scalar(name);
            if (value === undefined || value.isNull || value.text === '')
                report(resource.metadata ?? resource.node, `${resource.title} has no annotation ${name}.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/labels/required-labels.js

const requiredLabels = rule_rule({
    id: 'required-labels',
    area: 'labels',
    severity: 'warning',
    optional: true,
    what: 'Every workload has the labels that the policy requires.',
    why: 'Who is woken at night needs to know whose workload it is; without the label nobody can ask.',
    fix: 'Add the label, or change the option `labels` of this rule.',
    references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set'],
    options: { labels: ['owner'] },
    workload({ resource }, { options, report }) {
        for (const name of options.labels) {
            const value = resource.labels?.scalar(name);
            if (value === undefined || value.isNull || value.text === '')
                report(resource.metadata ?? resource.node, `${resource.title} has no label ${name}.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/labels/sorted-keys.js

const sortedKeys = rule_rule({
    id: 'sorted-keys',
    area: 'labels',
    severity: 'info',
    optional: true,
    what: 'The keys of every mapping are in alphabetical order.',
    why: 'Sorted keys make differences between two versions small, and a key written twice easy to see.',
    fix: 'Sort the keys.',
    references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set'],
    resource(resource, { report }) {
        const first = unsorted(resource.node);
        if (first !== undefined)
            report(first, `The key ${first.text} of ${resource.title} is not in alphabetical order.`);
    },
});
/** The first key that stands behind a greater one. */
function unsorted(node) {
    if (node.kind === 'scalar')
        return undefined;
    if (node.kind === 'mapping')
        for (let i = 1; i < node.size; i++)
            if (node.keys[i].text < node.keys[i - 1].text)
                return node.keys[i];
    for (const part of node.kind === 'mapping' ? node.values : node.items) {
        const found = unsorted(part);
        if (found !== undefined)
            return found;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/labels/index.js









const labelRules = [
    annotationSize,
    containerName,
    defaultNamespace,
    labelSyntax,
    nameSyntax,
    recommendedLabels,
    requiredAnnotations,
    requiredLabels,
    sortedKeys,
];

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/container-ports-valid.js

const portName = /^(?=.*[a-z])(?!.*--)[a-z0-9](?:[a-z0-9-]{0,13}[a-z0-9])?$/;
const containerPortsValid = rule_rule({
    id: 'container-ports-valid',
    area: 'network',
    severity: 'error',
    what: 'Ports of a container are in range, and their names are valid and unique in the pod.',
    why: 'The API server refuses the pod, or keeps only one of two ports that are the same to it.',
    fix: 'Use numbers from 1 to 65535 and names of at most 15 lower-case letters, digits and dashes, each once in a pod.',
    references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports'],
    workload(workload, { report }) {
        for (const container of workload.containers) {
            const names = new Set();
            const numbers = new Set();
            for (const { node, name, number, protocol } of container.ports) {
                const written = node.scalar('containerPort');
                if (written !== undefined && number !== undefined && !(number >= 1 && number <= 65_535))
                    report(written, `containerPort ${written.text} of container ${container.name} is not between 1 and 65535.`);
                const key = `${number}/${protocol}`;
                if (number !== undefined && numbers.has(key))
                    report(written, `Container ${container.name} declares port ${key} twice.`, { severity: 'warning' });
                numbers.add(key);
                if (name === undefined)
                    continue;
                if (!portName.test(name))
                    report(node.scalar('name'), `${JSON.stringify(name)} of container ${container.name} is no port name.`);
                else if (names.has(name))
                    report(node.scalar('name'), `Container ${container.name} names two ports ${name}.`);
                names.add(name);
            }
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/index/ingresses.js
/** Every backend of an Ingress (v1 and the removed v1beta1) or of a Gateway API route. */
function ingressBackends(resource) {
    const { spec } = resource;
    if (spec === undefined)
        return [];
    if (resource.kind !== 'Ingress')
        return routeBackends(resource, spec);
    const backends = [spec.map('defaultBackend'), spec.map('backend')];
    for (const rule of spec.seq('rules')?.maps ?? [])
        for (const path of rule.map('http')?.seq('paths')?.maps ?? [])
            backends.push(path.map('backend'));
    return backends
        .filter((backend) => backend !== undefined)
        .map((backend) => ofIngress(resource, backend))
        .filter((backend) => backend !== undefined);
}
function ofIngress(resource, backend) {
    const nested = backend.map('service');
    const service = nested === undefined ? backend.scalar('serviceName') : nested.scalar('name');
    if (service === undefined)
        return undefined;
    const port = nested === undefined
        ? backend.scalar('servicePort')
        : (nested.map('port')?.scalar('name') ?? nested.map('port')?.scalar('number'));
    return { service, scope: resource.scope, port, portName: port?.string, portNumber: port?.integer };
}
function routeBackends(resource, spec) {
    const backends = [];
    for (const rule of spec.seq('rules')?.maps ?? []) {
        for (const ref of rule.seq('backendRefs')?.maps ?? []) {
            const service = ref.scalar('name');
            const isService = (ref.string('kind') ?? 'Service') === 'Service' && (ref.string('group') ?? '') === '';
            if (service === undefined || !isService)
                continue;
            const port = ref.scalar('port');
            backends.push({
                service,
                scope: ref.string('namespace') ?? resource.scope,
                port,
                portName: undefined,
                portNumber: port?.integer,
            });
        }
    }
    return backends;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/index/service-ports.js
function servicePorts(service) {
    return (service.spec?.seq('ports')?.maps ?? []).map((node) => {
        const target = node.scalar('targetPort');
        return {
            node,
            name: node.scalar('name')?.text,
            port: node.integer('port'),
            protocol: node.scalar('protocol')?.text || 'TCP',
            target: target?.isNull ? undefined : target,
        };
    });
}
/** Ports that a workload's running containers declare. */
function declaredPorts(workload) {
    let ports = service_ports_known.get(workload);
    if (ports === undefined) {
        ports = workload.running.flatMap((container) => container.ports);
        service_ports_known.set(workload, ports);
    }
    return ports;
}
/** Every Service that selects a workload asks for its ports. */
const service_ports_known = new WeakMap();
/** `http (8080/TCP), 9090/TCP`, for messages. */
function portList(ports) {
    if (ports.length === 0)
        return 'none';
    return ports
        .map(({ name, number, protocol }) => name === undefined ? `${number}/${protocol}` : `${name} (${number}/${protocol})`)
        .join(', ');
}
/** Finds a port of a Service as an Ingress names it, by name or by number. */
function findServicePort(service, wanted) {
    return servicePorts(service).find(({ name, port }) => wanted.name === undefined ? port === wanted.number : name === wanted.name);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/ingress-backend.js




const ingressBackend = rule_rule({
    id: 'ingress-backend',
    area: 'network',
    severity: 'error',
    what: 'Every backend of an Ingress or HTTPRoute is a Service of its namespace, and a port that the Service has.',
    why: 'Requests to that path are answered with 503, or the whole host is left out by the controller.',
    fix: 'Name a Service of the same namespace and one of its ports, by the port of the Service and not that of the container.',
    references: [
        'https://kubernetes.io/docs/concepts/services-networking/ingress/',
        'https://gateway-api.sigs.k8s.io/api-types/httproute/',
    ],
    types: {
        Ingress: checkBackends,
        'HTTPRoute.gateway.networking.k8s.io': checkBackends,
        'GRPCRoute.gateway.networking.k8s.io': checkBackends,
    },
});
function checkBackends(resource, { index, report }) {
    for (const backend of ingressBackends(resource)) {
        const [service] = index.named('Service', backend.scope, backend.service.text);
        if (service === undefined) {
            const missing = describeMissing(index, resource, backend);
            if (missing !== undefined)
                report(backend.service, missing.message, missing.certain ? {} : { severity: 'warning' });
        }
        else if (backend.port !== undefined &&
            findServicePort(service, { name: backend.portName, number: backend.portNumber }) === undefined) {
            const ports = servicePorts(service).map(({ name, port }) => name === undefined ? String(port) : `${name} (${port})`);
            report(backend.port, `${resource.title} sends requests to port ${backend.port.text} of Service ${service.name}, which has ${ports.join(', ') || 'no ports'}.`);
        }
    }
}
/** A Service that is missing among other Services is a mistake; in a set without any it may be deployed by somebody else. */
function describeMissing(index, resource, { service, scope }) {
    const elsewhere = namedAnywhere(index, 'Service', service.text);
    const near = nearestName(index, 'Service', scope, service.text);
    const hint = elsewhere !== undefined
        ? `; one of that name is in namespace ${elsewhere.scope}`
        : near === undefined
            ? ''
            : `; the nearest is ${near}`;
    return {
        message: `${resource.title} sends requests to Service ${service.text}, which is not among the manifests of namespace ${scope}${hint}.`,
        certain: names_namesIn(index, 'Service', scope).size > 0 || elsewhere !== undefined,
    };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/ingress-path-unique.js

const ingressPathUnique = rule_rule({
    id: 'ingress-path-unique',
    area: 'network',
    severity: 'warning',
    what: 'One host and path is routed by one Ingress rule.',
    why: 'Of two rules for the same host and path one wins, and which one depends on the controller: often the older object, so that a new one has no effect.',
    fix: 'Keep one of the rules, or give them different hosts or paths.',
    references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches'],
    types: {
        Ingress(ingress, { index, report }) {
            const first = index.derive(firstByRoute);
            for (const { key, path, words } of routesOf(ingress)) {
                const known = first.get(key);
                if (known.path !== path)
                    report(path.scalar('path') ?? path, `${words} is routed already by ${known.ingress.title}${known.ingress.file === ingress.file ? '' : ` in ${known.ingress.file.file}`}.`);
            }
        },
    },
});
function routesOf(ingress) {
    const routes = [];
    const controller = ingress.spec?.string('ingressClassName') ?? ingress.annotations?.string('kubernetes.io/ingress.class') ?? '';
    for (const entry of ingress.spec?.seq('rules')?.maps ?? []) {
        const host = entry.string('host') ?? '*';
        for (const path of entry.map('http')?.seq('paths')?.maps ?? []) {
            const text = path.string('path') ?? '/';
            const type = path.string('pathType') ?? '';
            routes.push({
                key: [
                    controller,
                    ingress.annotations?.string('nginx.ingress.kubernetes.io/canary') ?? '',
                    host,
                    text,
                    type,
                ].join('\0'),
                words: `${host}${text}`,
                path,
            });
        }
    }
    return routes;
}
function firstByRoute(index) {
    const first = new Map();
    for (const ingress of index.ofType('Ingress'))
        for (const { key, path } of routesOf(ingress))
            if (!first.has(key))
                first.set(key, { ingress, path });
    return first;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/ingress-snippet.js

const ingressSnippet = rule_rule({
    id: 'ingress-snippet',
    area: 'network',
    severity: 'warning',
    what: 'An Ingress carries no configuration snippet.',
    why: 'A snippet is put into the configuration of the controller as it stands: who may edit the Ingress can read every Secret that the controller reads (CVE-2021-25742), and newer controllers refuse snippets.',
    fix: 'Use the annotation or the ConfigMap option made for the purpose, or move to a Gateway API route with filters.',
    references: ['https://github.com/kubernetes/ingress-nginx/issues/7837'],
    types: {
        Ingress(ingress, { report }) {
            for (const key of ingress.annotations?.keys ?? [])
                if (key.text.endsWith('-snippet') || key.text.endsWith('-snippets'))
                    report(key, `Ingress ${ingress.name} brings a snippet for the configuration of its controller.`);
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/ingress-tls.js


const ingressTls = rule_rule({
    id: 'ingress-tls',
    area: 'network',
    severity: 'warning',
    optional: true,
    what: 'Every host of an Ingress is served by TLS.',
    why: 'Without it passwords and session cookies travel in the clear. Where a load balancer in front ends TLS, ignore this rule with that reason.',
    fix: 'Add an entry under spec.tls with the host and the Secret of its certificate.',
    references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#tls'],
    types: {
        Ingress(ingress, { report }) {
            const { spec } = ingress;
            if (spec === undefined)
                return;
            const entries = spec.seq('tls')?.maps ?? [];
            if (entries.length === 0) {
                report(spec, `Ingress ${ingress.name} serves no host by TLS.`);
                return;
            }
            if (entries.some((entry) => (0,read_node/* isUnset */.K$)(entry.get('hosts'))))
                return;
            const hosts = entries.flatMap((entry) => entry.seq('hosts')?.scalars.map(({ text }) => text) ?? []);
            for (const entry of spec.seq('rules')?.maps ?? []) {
                const host = entry.scalar('host');
                if (host !== undefined &&
                    !hosts.some((name) => name === host.text ||
                        (name.startsWith('*.') && host.text.slice(host.text.indexOf('.')) === name.slice(1))))
                    report(host, `Ingress ${ingress.name} has no TLS for host ${host.text}.`);
            }
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/network-policy-open.js

const networkPolicyOpen = rule_rule({
    id: 'network-policy-open',
    area: 'network',
    severity: 'info',
    optional: true,
    what: 'A NetworkPolicy does not allow everything.',
    why: 'A rule without peers and ports allows every connection in its direction, which is what holds without a policy.',
    fix: 'Name the peers that need access in `from` or `to`.',
    references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic'],
    types: {
        NetworkPolicy(policy, { report }) {
            for (const [list, side] of [
                ['ingress', 'from'],
                ['egress', 'to'],
            ])
                for (const allowed of policy.spec?.seq(list)?.maps ?? [])
                    if (isOpen(allowed, side))
                        report(allowed, `NetworkPolicy ${policy.name} allows ${list} ${side} everywhere.`);
        },
    },
});
function isOpen(allowed, side) {
    const peers = allowed.seq(side);
    if (peers === undefined || peers.items.length === 0)
        return !allowed.has('ports');
    return peers.maps.some((peer) => peer.map('ipBlock')?.string('cidr') === '0.0.0.0/0' && !peer.map('ipBlock').has('except'));
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/network-policy-peer.js


const networkPolicyPeer = rule_rule({
    id: 'network-policy-peer',
    area: 'network',
    severity: 'info',
    optional: true,
    what: 'Every peer of a NetworkPolicy that is named by its pods matches some.',
    why: 'A peer that matches nothing lets nobody in, mostly because a label changed since.',
    fix: 'Make the podSelector of the peer equal to labels of its pods, or remove the peer.',
    references: [
        'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
    ],
    types: {
        NetworkPolicy(policy, { index, report }) {
            if (index.workloads.length === 0)
                return;
            for (const [list, side] of [
                ['ingress', 'from'],
                ['egress', 'to'],
            ]) {
                for (const rules of policy.spec?.seq(list)?.maps ?? []) {
                    for (const peer of rules.seq(side)?.maps ?? []) {
                        const written = peer.map('podSelector');
                        if (written === undefined || peer.has('namespaceSelector'))
                            continue;
                        const selector = Selector.ofLabelSelector(written);
                        if (!selector.isEmpty && index.selected(policy.scope, selector).length === 0)
                            report(written, `A peer of NetworkPolicy ${policy.name} is ${selector.text}, which no pod in namespace ${policy.scope} has.`);
                    }
                }
            }
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/network-policy-selects-pods.js


const networkPolicySelectsPods = rule_rule({
    id: 'network-policy-selects-pods',
    area: 'network',
    severity: 'warning',
    what: 'The podSelector of a NetworkPolicy matches pods of its namespace.',
    why: 'A policy that selects nothing protects nothing: the pods that it was written for accept every connection.',
    fix: 'Make podSelector equal to labels of the pod template; an empty one selects every pod of the namespace.',
    references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
    types: {
        NetworkPolicy(policy, { index, report }) {
            const written = policy.spec?.map('podSelector');
            if (written === undefined || index.workloads.length === 0)
                return;
            const selector = Selector.ofLabelSelector(written);
            if (selector.isEmpty || index.selected(policy.scope, selector).length > 0)
                return;
            const elsewhere = index.scopes.find((scope) => index.selected(scope, selector).length > 0);
            const where = elsewhere === undefined ? '' : `; pods of namespace ${elsewhere} have`;
            report(written, `NetworkPolicy ${policy.name} selects ${selector.text}, which no pod in namespace ${policy.scope} has${where}.`);
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/pod-network-policy.js


const podNetworkPolicy = rule_rule({
    id: 'pod-network-policy',
    area: 'network',
    severity: 'info',
    optional: true,
    what: 'A NetworkPolicy applies to every pod.',
    why: 'Without one a pod accepts connections from every other pod of the cluster, so that one compromised container reaches them all.',
    fix: 'Add a NetworkPolicy that selects the pods and allows only the peers that they need.',
    references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies'],
    workload(workload, { index, report }) {
        if (!index.derive(coveredWorkloads).has(workload))
            report(workload.template === workload.resource.node ? workload.pod : workload.template, `No NetworkPolicy applies to pods of ${workload.resource.title}.`);
    },
});
function coveredWorkloads(index) {
    const covered = new Set();
    for (const policy of index.ofType('NetworkPolicy')) {
        const selector = policy.spec?.map('podSelector');
        if (selector === undefined)
            continue;
        for (const workload of index.selected(policy.scope, Selector.ofLabelSelector(selector)))
            covered.add(workload);
    }
    return covered;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/service-external-ips.js

const serviceExternalIps = rule_rule({
    id: 'service-external-ips',
    area: 'network',
    severity: 'warning',
    what: 'A Service claims no external addresses.',
    why: "With externalIPs a Service can take traffic that goes to any address through the nodes, another tenant's too (CVE-2020-8554).",
    fix: 'Use a LoadBalancer, an Ingress or a Gateway instead.',
    references: ['https://kubernetes.io/docs/concepts/services-networking/service/#external-ips'],
    types: {
        Service(service, { report }) {
            const addresses = service.spec?.seq('externalIPs');
            if (addresses !== undefined && addresses.items.length > 0)
                report(service.spec.key('externalIPs'), `Service ${service.name} claims ${addresses.scalars.map(({ text }) => text).join(', ')}.`);
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/service-load-balancer-sources.js


const serviceLoadBalancerSources = rule_rule({
    id: 'service-load-balancer-sources',
    area: 'network',
    severity: 'info',
    optional: true,
    what: 'A load balancer says who may reach it.',
    why: 'Without loadBalancerSourceRanges most clouds open it to every address.',
    fix: 'List the networks in spec.loadBalancerSourceRanges, or make it internal by the annotation of the cloud.',
    references: ['https://kubernetes.io/docs/tasks/access-application-cluster/configure-cloud-provider-firewall/'],
    types: {
        Service(service, { report }) {
            const { spec } = service;
            if (spec?.string('type') === 'LoadBalancer' &&
                (0,read_node/* isUnset */.K$)(spec.get('loadBalancerSourceRanges')) &&
                !service.annotations?.keys.some(({ text }) => /internal/i.test(text)))
                report(spec.scalar('type'), `Service ${service.name} has a load balancer without loadBalancerSourceRanges.`);
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/service-monitor-selects.js




const serviceMonitorSelects = rule_rule({
    id: 'service-monitor-selects',
    area: 'network',
    severity: 'warning',
    what: 'A ServiceMonitor matches a Service by its labels, and a port of it by name.',
    why: 'Prometheus finds nothing to scrape and says so nowhere: the dashboards stay empty, and alerts that need the metrics never fire.',
    fix: 'Make spec.selector equal to labels of the Service itself (not of its pods), and name one of its ports in endpoints.',
    references: ['https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor'],
    types: {
        'ServiceMonitor.monitoring.coreos.com'(monitor, { index, report }) {
            const written = monitor.spec?.map('selector');
            if (written === undefined || index.ofType('Service').length === 0)
                return;
            const selector = Selector.ofLabelSelector(written);
            const names = monitor.spec?.map('namespaceSelector');
            const anywhere = names?.boolean('any') === true;
            const scopes = names?.seq('matchNames')?.scalars.map(({ text }) => text) ?? [monitor.scope];
            const found = (anywhere ? [...index.derive(serviceScopes)] : scopes).flatMap((scope) => servicesMatching(index, scope, selector));
            if (found.length === 0) {
                report(written, `ServiceMonitor ${monitor.name} selects ${selector.text}, which no Service in ${anywhere ? 'any namespace' : `namespace ${scopes.join(', ')}`} has.`);
                return;
            }
            const ports = new Set(found.flatMap((service) => servicePorts(service).map(({ name }) => name)));
            for (const endpoint of monitor.spec?.seq('endpoints')?.maps ?? []) {
                const port = endpoint.scalar('port');
                if (port !== undefined && !ports.has(port.text))
                    report(port, `ServiceMonitor ${monitor.name} scrapes port ${port.text}, which Service ${found[0].name} does not have.`);
            }
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/service-ports-valid.js


const service_ports_valid_portName = /^(?=.*[a-z])(?!.*--)[a-z0-9](?:[a-z0-9-]{0,13}[a-z0-9])?$/;
const servicePortsValid = rule_rule({
    id: 'service-ports-valid',
    area: 'network',
    severity: 'error',
    what: 'Ports of a Service are in range, and several ports have names of their own.',
    why: 'The API server refuses the Service.',
    fix: 'Use numbers from 1 to 65535, target names of at most 15 lower-case letters, digits and dashes, and give each of several ports a name.',
    references: ['https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services'],
    types: {
        Service(service, { report }) {
            const ports = servicePorts(service);
            const names = new Set();
            const numbers = new Map();
            for (const { node, name, port, protocol, target } of ports) {
                const written = node.scalar('port');
                if (written !== undefined && port !== undefined && !inRange(port))
                    report(written, `Port ${written.text} of Service ${service.name} is not between 1 and 65535.`);
                if (target !== undefined && !isTarget(target))
                    report(target, `targetPort ${JSON.stringify(target.text)} of Service ${service.name} is neither a port number nor a port name.`);
                if (name === undefined && ports.length > 1)
                    report(node, `A port of Service ${service.name} has no name, though there are ${ports.length} ports.`);
                if (name !== undefined && names.has(name))
                    report(node.scalar('name'), `Service ${service.name} has two ports named ${name}.`);
                if (name !== undefined)
                    names.add(name);
                const key = `${port}/${protocol}`;
                const count = (numbers.get(key) ?? 0) + 1;
                numbers.set(key, count);
                if (port !== undefined && count === 2)
                    report(written, `Service ${service.name} has port ${key} twice.`);
            }
        },
    },
});
function inRange(port) {
    return port >= 1 && port <= 65_535;
}
function isTarget(target) {
    return target.integer === undefined
        ? service_ports_valid_portName.test(target.text) && !/^\d+$/.test(target.text)
        : inRange(target.integer);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/service-selects-pods.js


const serviceSelectsPods = rule_rule({
    id: 'service-selects-pods',
    area: 'network',
    severity: 'error',
    what: 'The selector of a Service matches pods of its namespace.',
    why: 'A Service without pods has no endpoints: every connection to it is refused.',
    fix: 'Make the selector equal to labels of the pod template, and keep Service and pods in one namespace.',
    references: ['https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service'],
    types: {
        Service(service, { index, report }) {
            if (index.workloads.length === 0 || index.derive(workloadsByService).get(service)?.length !== 0)
                return;
            const selector = serviceSelector(service);
            const { why, severity } = service_selects_pods_explain(index, selector, service.scope);
            report(service.spec.map('selector'), `Service ${service.name} selects ${selector.text}, which no pod in namespace ${service.scope} has${why}.`, severity);
        },
    },
});
/** The most likely reason: the pods are in another namespace, or one label differs. */
function service_selects_pods_explain(index, selector, scope) {
    const elsewhere = index.scopes.find((other) => other !== scope && index.selected(other, selector).length > 0);
    if (elsewhere !== undefined) {
        const [workload] = index.selected(elsewhere, selector);
        return { why: `; ${workload.resource.title} in namespace ${elsewhere} has`, severity: {} };
    }
    const near = nearMiss(index.workloadsIn(scope), selector);
    if (near !== undefined)
        return { why: `; ${near}`, severity: {} };
    // With nothing alike in the set, the pods may well be made by an operator or live in another repository.
    return { why: '', severity: index.workloadsIn(scope).length > 0 ? {} : { severity: 'warning' } };
}
/** Looks at no more pods than a reader would. */
const maxLookedAt = 200;
function nearMiss(workloads, selector) {
    for (const workload of workloads.slice(0, maxLookedAt)) {
        const labels = workload.podLabels;
        const differing = selector.labels.filter(([key, value]) => labels?.scalar(key)?.text !== value);
        const [only] = differing;
        if (only === undefined || (differing.length > 1 && differing.length === selector.labels.length))
            continue;
        const actual = labels?.scalar(only[0])?.text;
        if (actual !== undefined && differing.length === 1)
            return `${workload.resource.title} has ${only[0]}=${actual}`;
        if (differing.length < selector.labels.length)
            return `${workload.resource.title} lacks ${differing.map(([key, value]) => `${key}=${value}`).join(',')}`;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/service-target-port.js




const serviceTargetPort = rule_rule({
    id: 'service-target-port',
    area: 'network',
    severity: 'error',
    what: 'A port of a Service leads to a port that its pods declare, by name, number and protocol.',
    why: 'A name that no container has gives the Service no endpoint for this port. A number works undeclared, but it is mostly what is left when the container moved to another port: connections are then refused.',
    fix: 'Name a port of the container in targetPort, or declare the port there with the same protocol.',
    references: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports'],
    types: {
        Service(service, { index, report }) {
            const selected = index.derive(workloadsByService).get(service);
            if (selected === undefined)
                return;
            const workloads = selected.filter(({ running }) => running.length > 0);
            if (workloads.length === 0)
                return;
            for (const port of servicePorts(service)) {
                const wrong = judge(port, workloads);
                if (wrong !== undefined)
                    report(port.target ?? port.node.scalar('port') ?? port.node, `Service ${service.name} ${wrong.message}.`, wrong.detail);
            }
        },
    },
});
function judge(port, workloads) {
    const name = port.target?.string;
    if (name !== undefined && !/^\d+$/.test(name))
        return judgeName(port, name, workloads);
    const number = port.target === undefined ? port.port : Number(port.target.text);
    if (number === undefined || !Number.isInteger(number))
        return undefined;
    return judgeNumber(port, number, workloads);
}
function judgeName(port, name, workloads) {
    const without = workloads.find((workload) => !declaredPorts(workload).some((declared) => declared.name === name && declared.protocol === port.protocol));
    if (without === undefined)
        return undefined;
    const ports = declaredPorts(without);
    const other = ports.find((declared) => declared.name === name);
    const title = without.resource.title;
    if (other !== undefined)
        return {
            message: `targets port ${name} by ${port.protocol}, but ${title} declares it for ${other.protocol}`,
            detail: { fix: `Set protocol: ${other.protocol}, or declare the port for ${port.protocol} as well.` },
        };
    const near = (0,lib/* nearest */.pA)(name, ports.map((declared) => declared.name ?? '')) ?? ports.find((declared) => declared.number === port.port)?.name;
    return {
        message: `targets port ${name}, which no container of ${title} has; it declares ${portList(ports)}`,
        detail: near === undefined || near === '' ? {} : { fix: `Use ${near}, or name the container port ${name}.` },
    };
}
function judgeNumber(port, number, workloads) {
    const without = workloads.find((workload) => {
        const ports = declaredPorts(workload);
        return ports.length > 0 && !ports.some((declared) => isServed(declared, number, port.protocol));
    });
    if (without === undefined)
        return undefined;
    const ports = declaredPorts(without);
    const implied = port.target === undefined ? ', which is also its target as targetPort is left out,' : '';
    const other = ports.find((declared) => declared.number === number);
    const title = without.resource.title;
    if (other !== undefined)
        return {
            message: `sends ${port.protocol} to port ${number}, but ${title} declares it for ${other.protocol}`,
            detail: {},
        };
    return {
        message: `targets port ${number}${implied} but ${title} declares ${portList(ports)}`,
        detail: { severity: 'warning' },
    };
}
function isServed(declared, number, protocol) {
    return declared.number === number && declared.protocol === protocol;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/service-type.js

const serviceType = rule_rule({
    id: 'service-type',
    area: 'network',
    severity: 'info',
    optional: true,
    what: 'A Service is reached through an Ingress or Gateway and not by a port of every node.',
    why: 'NodePort opens a port on every node of the cluster; LoadBalancer costs an address and a balancer a Service, open to the world unless loadBalancerSourceRanges says otherwise.',
    fix: 'Use type ClusterIP and route to it by an Ingress or HTTPRoute; for what is not HTTP ignore this rule with that reason.',
    references: ['https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types'],
    options: { allowed: ['ClusterIP', 'ExternalName'] },
    types: {
        Service(service, { options, report }) {
            const type = service.spec?.scalar('type');
            if (type !== undefined && !type.isNull && !options.allowed.includes(type.text))
                report(type, `Service ${service.name} is of type ${type.text}.`);
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/network/index.js
















const networkRules = [
    containerPortsValid,
    ingressBackend,
    ingressPathUnique,
    ingressSnippet,
    ingressTls,
    networkPolicyOpen,
    networkPolicyPeer,
    networkPolicySelectsPods,
    podNetworkPolicy,
    serviceExternalIps,
    serviceLoadBalancerSources,
    serviceMonitorSelects,
    servicePortsValid,
    serviceSelectsPods,
    serviceTargetPort,
    serviceType,
];

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/policy/index.js

// Findings of these rules are made while ignores are applied (findings/ignore.ts); here stands what they mean.
const ignoreReason = rule_rule({
    id: 'ignore-reason',
    area: 'policy',
    severity: 'warning',
    what: 'An ignored finding says why it is ignored.',
    why: 'Without a reason nobody can tell later whether the exception still holds; an ignore that gives none is not applied.',
    fix: 'Write the reason after a colon: `# slipway-ignore memory-limit: sized by the vertical autoscaler`.',
});
const ignoreKnownRule = rule_rule({
    id: 'ignore-known-rule',
    area: 'policy',
    severity: 'warning',
    what: 'An ignore names a rule that exists.',
    why: 'A misspelt rule id ignores nothing, and the reader believes it does.',
    fix: 'Correct the rule id; `slipway lint --format rules` lists them all.',
});
const ignoreNeeded = rule_rule({
    id: 'ignore-needed',
    area: 'policy',
    severity: 'info',
    what: 'An ignore still hides a finding.',
    why: 'One that hides nothing will hide the next mistake at the same place.',
    fix: 'Remove the ignore.',
});
const policyRules = [ignoreReason, ignoreKnownRule, ignoreNeeded];

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/exec-probe-timeout.js


/** Commands that start a virtual machine or an interpreter, or wait for the network. */
const slow = /(?:^|[\s/;&|(])(java|node|python[23]?|ruby|php|perl|mongosh?|cqlsh|nodetool|rabbitmqctl|rabbitmq-diagnostics|zkCli\.sh|zkServer\.sh|kafka-[a-z-]+(?:\.sh)?|cockroach|pulsar-admin|curl|wget|mysql|mysqladmin|psql|kubectl|aws)(?=\s|$)/;
const execProbeTimeout = rule_rule({
    id: 'exec-probe-timeout',
    area: 'probes',
    severity: 'warning',
    what: 'A probe that runs a slow command says how long it may take.',
    why: 'Left out, timeoutSeconds is one second. A command that starts an interpreter or asks over the network takes longer on a busy node, so the probe fails exactly when the node has much to do.',
    fix: 'Set timeoutSeconds to several times what the command takes at rest.',
    references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-liveness-command',
    ],
    containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
    container(container, { report }) {
        for (const { name, node } of probesOf(container)) {
            if ((node.integer('timeoutSeconds') ?? 0) > 0)
                continue;
            const words = node.map('exec')?.seq('command')?.scalars;
            if (words === undefined)
                continue;
            const command = slow.exec(words.map(({ text }) => text).join(' '))?.[1];
            if (command === undefined)
                continue;
            report(node.key('exec'), `${name} of container ${container.name} runs ${command} and has 1 s for it, the default of timeoutSeconds.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/init-container-probes.js

const init_container_probes_keys = ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'];
const initContainerProbes = rule_rule({
    id: 'init-container-probes',
    area: 'probes',
    severity: 'error',
    what: 'Only containers that keep running have probes and lifecycle hooks.',
    why: 'The API server refuses them on init containers, which end before the others begin, and on ephemeral ones. A sidecar (an init container with `restartPolicy: Always`) may have them.',
    fix: 'Remove them, or make the container a sidecar with `restartPolicy: Always`.',
    references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
        'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
    ],
    containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'],
    container(container, { report }) {
        const { role } = container;
        if (role !== 'init' && role !== 'ephemeral')
            return;
        for (const key of init_container_probes_keys) {
            if (!container.has(key))
                continue;
            const kind = role === 'init' ? 'init container' : 'ephemeral container';
            report(container.node.key(key), `The ${kind} ${container.name} has a ${key}; the API server refuses that.`, role === 'init' ? {} : { fix: 'Remove it.' });
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/liveness-differs-from-readiness.js


const livenessDiffersFromReadiness = rule_rule({
    id: 'liveness-differs-from-readiness',
    area: 'probes',
    severity: 'warning',
    what: 'A liveness probe asks something else than the readiness probe, or waits longer.',
    why: 'With the same question and the same patience, whatever should only take a pod out of service restarts it as well: a slow database then restarts every replica at once, instead of pausing their traffic.',
    fix: 'Let liveness ask the process alone, or raise its failureThreshold well above that of the readinessProbe.',
    references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe'],
    options: { 'allow-patient': true },
    containersWith: ['livenessProbe'],
    container(container, { options, report }) {
        const liveness = probe_probeOf(container, 'livenessProbe');
        if (liveness === undefined)
            return;
        const readiness = probe_probeOf(container, 'readinessProbe');
        if (readiness === undefined)
            return;
        if (options['allow-patient'] && liveness.patience > readiness.patience)
            return;
        const question = questionOf(container, liveness);
        if (question === undefined || question !== questionOf(container, readiness))
            return;
        const [kill, leave] = [liveness.patience, readiness.patience];
        const message = `livenessProbe of container ${container.name} asks the same as readinessProbe (${question}) and restarts it after ${kill} s; readiness takes it out of service after ${leave} s.`;
        const enough = Math.ceil((2 * leave - liveness.timeout) / Math.max(liveness.period, liveness.timeout)) + 1;
        report(container.node.key('livenessProbe'), message, {
            fix: `Let liveness ask the process alone, or raise its failureThreshold to ${Math.max(enough, liveness.failureThreshold + 1)} or so.`,
        });
    },
});
/** What a probe asks, in words that are the same for the same question. */
function questionOf(container, { handler }) {
    if (handler === undefined)
        return undefined;
    const [key, node] = handler;
    const word = (name) => node.scalar(name)?.text ?? '';
    if (key === 'exec')
        return (node.seq('command')?.scalars ?? []).map(({ text }) => text).join(' ') || undefined;
    const port = node.scalar('port')?.text ?? '';
    const number = container.ports.find(({ name }) => name === port)?.number ?? port;
    const host = word('host') === '' ? '' : ` of ${word('host')}`;
    if (key === 'tcpSocket')
        return `TCP port ${number}${host}`;
    if (key === 'grpc')
        return `gRPC port ${number}${word('service') === '' ? '' : ` service ${word('service')}`}`;
    return `${word('scheme') || 'HTTP'} GET ${word('path') || '/'} on port ${number}${host}`;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/liveness-asks-itself.js



const readinessPath = /(?:^|[/-])(?:readyz?|readiness|is-?ready)(?:$|[/?])/i;
const livenessAsksItself = rule_rule({
    id: 'liveness-asks-itself',
    area: 'probes',
    severity: 'warning',
    what: 'A liveness probe does not ask for readiness.',
    why: 'Readiness covers what the application depends on: when a database is away, such a probe restarts every replica, over and over, though none of them is broken.',
    fix: 'Ask a path that tells about the process alone, such as /livez.',
    references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe'],
    containersWith: ['livenessProbe'],
    container(container, { report }) {
        const liveness = probe_probeOf(container, 'livenessProbe');
        const path = liveness?.node.map('httpGet')?.scalar('path');
        if (liveness === undefined || path === undefined || !readinessPath.test(path.text))
            return;
        // The same question with the same patience is liveness-differs-from-readiness's business.
        const readiness = probe_probeOf(container, 'readinessProbe');
        if (readiness !== undefined &&
            readiness.patience >= liveness.patience &&
            questionOf(container, readiness) === questionOf(container, liveness))
            return;
        report(path, `livenessProbe of container ${container.name} asks for readiness (${path.text}), so what only makes it unready restarts it.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/prestop.js
const units = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 };
const sleepCommand = /(?:^|[;&|(\s])(?:\/(?:usr\/)?bin\/)?sleep\s+"?(\d+(?:\.\d+)?)([smhd]?)"?(?![\w.])/g;
const sleepWord = /^(?:\/(?:usr\/)?bin\/)?sleep$/;
const duration = /^(\d+(?:\.\d+)?)([smhd]?)$/;
/** The sleep of a preStop hook: the action's seconds, `sleep N`, or all sleeps of a shell line added up. */
function preStopSleep(container) {
    const hook = container.node.map('lifecycle')?.map('preStop');
    if (hook === undefined)
        return undefined;
    const action = hook.map('sleep')?.scalar('seconds');
    if (action?.integer !== undefined)
        return { seconds: action.integer, node: action, by: 'action' };
    const words = hook.map('exec')?.seq('command')?.scalars ?? [];
    if (words.length === 2 && sleepWord.test(words[0].text)) {
        const match = duration.exec(words[1].text);
        return match === null
            ? undefined
            : { seconds: Number(match[1]) * units[match[2]], node: words[1], by: 'command' };
    }
    let longest;
    for (const node of words) {
        let seconds = 0;
        for (const [, number, unit] of node.text.matchAll(sleepCommand))
            seconds += Number(number) * units[unit];
        if (seconds > (longest?.seconds ?? 0))
            longest = { seconds, node, by: 'command' };
    }
    return longest;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/liveness-grace-period.js



const livenessGracePeriod = rule_rule({
    id: 'liveness-grace-period',
    area: 'probes',
    severity: 'warning',
    what: 'A container that hangs is restarted soon after its liveness probe has failed.',
    why: 'The kill of a liveness probe waits for the grace period like any other, and a process that hangs does not react to SIGTERM. A long grace period, meant for a planned stop, is then added to the outage.',
    fix: 'Set terminationGracePeriodSeconds in the probe itself, which counts for its own kills only.',
    references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#probe-level-terminationgraceperiodseconds',
    ],
    options: { 'max-seconds': 120 },
    containersWith: ['livenessProbe', 'startupProbe'],
    container(container, { options, report }) {
        if (container.role !== 'main' && container.role !== 'sidecar')
            return;
        for (const name of ['startupProbe', 'livenessProbe']) {
            const probe = probe_probeOf(container, name);
            if (probe === undefined)
                continue;
            const own = probe.node.scalar('terminationGracePeriodSeconds');
            const grace = own?.integer;
            if (own !== undefined && grace !== undefined) {
                const sleep = preStopSleep(container)?.seconds ?? 0;
                if (grace > 0 && sleep >= grace)
                    report(own, `${name} of container ${container.name} grants ${grace} s to stop, but preStop sleeps ${sleep} s.`, { fix: `Raise it above ${sleep}, or remove it.` });
                continue;
            }
            const podGrace = container.workload.gracePeriodSeconds;
            if (podGrace <= options['max-seconds'] || name === 'startupProbe')
                continue;
            const { patience } = probe;
            report(container.node.key(name), `Container ${container.name} is restarted up to ${patience + podGrace} s after it hangs: livenessProbe fails after ${patience} s, and the grace period of the pod adds ${podGrace} s.`, {
                fix: 'Set terminationGracePeriodSeconds of the livenessProbe to what a stop without requests needs, such as 10.',
            });
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/liveness-probe.js

const livenessProbe = rule_rule({
    id: 'liveness-probe',
    area: 'probes',
    severity: 'info',
    optional: true,
    what: 'A long-running container has a liveness probe.',
    why: 'A process that hangs without exiting stays as it is until somebody notices. Against it: a probe that fails for a reason that a restart does not mend makes things worse, so leave it out where the process ends itself when it is broken.',
    fix: 'Add a livenessProbe that asks the process alone, none of what it depends on, and that waits longer than the readinessProbe.',
    references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe'],
    container(container, { report }) {
        if (container.role !== 'main' || container.workload.completes || container.has('livenessProbe'))
            return;
        report(container.node, `Container ${container.name} has no liveness probe.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/liveness-tolerance.js


const livenessTolerance = rule_rule({
    id: 'liveness-tolerance',
    area: 'probes',
    severity: 'warning',
    what: 'A liveness probe outlasts a short stall of its container.',
    why: 'A garbage collection, a busy node or one lost packet is enough to miss an answer. A restart for each of them loses the requests in flight, and under load it takes pods away just when they are needed.',
    fix: 'Raise failureThreshold or timeoutSeconds; let the readiness probe be the quick one.',
    references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe'],
    options: { 'min-seconds': 5 },
    containersWith: ['livenessProbe'],
    container(container, { options, report }) {
        if (container.role !== 'main' && container.role !== 'sidecar')
            return;
        const probe = probe_probeOf(container, 'livenessProbe');
        if (probe === undefined)
            return;
        const least = options['min-seconds'];
        const { patience, timeout, period, failureThreshold } = probe;
        if (patience >= least)
            return;
        const one = failureThreshold === 1;
        const how = one
            ? `one answer that takes more than ${timeout} s`
            : `a stall of ${patience} s (${failureThreshold} probes, ${period} s apart, ${timeout} s each)`;
        const enough = Math.max(3, Math.ceil((least - timeout) / Math.max(period, timeout)) + 1);
        report(probe.at(one ? 'failureThreshold' : 'periodSeconds'), `livenessProbe restarts container ${container.name} after ${how}.`, {
            fix: `Raise failureThreshold to ${enough} or more, so that it takes ${(enough - 1) * Math.max(period, timeout) + timeout} s.`,
        });
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/probe-asks-application.js


const probeAsksApplication = rule_rule({
    id: 'probe-asks-application',
    area: 'probes',
    severity: 'info',
    optional: true,
    what: 'A probe asks the application, not only whether its port is open.',
    why: 'The kernel accepts connections for a process that hangs or is still loading: a tcpSocket probe tells that something listens, not that it answers.',
    fix: "Ask a health path by httpGet, a gRPC health service, or the protocol's own client.",
    references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-tcp-liveness-probe',
    ],
    containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
    container(container, { report }) {
        for (const { name, node } of probesOf(container)) {
            const key = node.map('tcpSocket') === undefined ? undefined : node.key('tcpSocket');
            if (key !== undefined)
                report(key, `${name} of container ${container.name} only opens a connection to port ${node.map('tcpSocket').scalar('port')?.text ?? '(none)'}.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/probe-handler.js



const probeHandler = rule_rule({
    id: 'probe-handler',
    area: 'probes',
    severity: 'error',
    what: 'A probe asks in exactly one way.',
    why: 'The API server refuses a probe without a handler, with several, or with an exec handler without a command.',
    fix: 'Keep one of httpGet, tcpSocket, exec and grpc.',
    references: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#probe-check-methods'],
    containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
    container(container, { report }) {
        for (const { name, node } of probesOf(container)) {
            const handlers = probeHandlers.filter((key) => !(0,read_node/* isUnset */.K$)(node.get(key)));
            const of = `${name} of container ${container.name}`;
            if (handlers.length === 0)
                report(node.size === 0 ? container.node.key(name) : node, `${of} has none of httpGet, tcpSocket, exec and grpc.`);
            else if (handlers.length > 1)
                report(node.key(handlers[1]), `${of} has both ${handlers.join(' and ')}.`, {
                    fix: `Keep only one of ${handlers.join(' and ')}.`,
                });
            const exec = node.map('exec');
            if (exec !== undefined &&
                (exec.seq('command')?.items.length ?? 0) === 0 &&
                ((0,read_node/* isUnset */.K$)(exec.get('command')) || exec.seq('command') !== undefined))
                report(node.key('exec'), `${of} has an exec handler without a command.`, {
                    fix: 'List the command and its arguments under `command`.',
                });
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/probe-host.js


const probeHost = rule_rule({
    id: 'probe-host',
    area: 'probes',
    severity: 'warning',
    what: 'A probe asks the pod that it belongs to.',
    why: 'The kubelet asks from the node, and without `host` it asks the address of the pod. `localhost` is then the node itself, where nothing or something else answers; any other host makes the pod depend on it.',
    fix: 'Remove `host`; for a virtual host set the Host header in httpHeaders, for a process that listens on localhost alone use an exec probe.',
    references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
    ],
    containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
    container(container, { report }) {
        for (const { name, handler } of probesOf(container)) {
            const host = handler?.[1].scalar('host');
            if (host === undefined || host.isNull || host.text === '')
                continue;
            const of = `${name} of container ${container.name}`;
            const loopback = host.text === 'localhost' || host.text === '::1' || host.text.startsWith('127.');
            if (!loopback)
                report(host, `${of} asks host ${host.text} and not its own pod.`);
            else if (container.workload.pod.boolean('hostNetwork') !== true)
                report(host, `${of} asks ${host.text}, which is the node and not the pod.`, { severity: 'error' });
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/probe-numbers.js


const probe_numbers_fields = [
    'initialDelaySeconds',
    'timeoutSeconds',
    'periodSeconds',
    'successThreshold',
    'failureThreshold',
];
const defaults = {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
};
const probeNumbers = rule_rule({
    id: 'probe-numbers',
    area: 'probes',
    severity: 'error',
    what: 'The numbers of a probe mean what they say.',
    why: 'The API server refuses negative numbers, and a termination grace period where a probe cannot have one. A zero it takes for the default: `failureThreshold: 0` is three, `timeoutSeconds: 0` is one second.',
    fix: 'Write the number that is meant, or leave the field out.',
    references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/v1/defaults.go',
    ],
    containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
    container(container, { report }) {
        for (const probe of probesOf(container)) {
            const of = `${probe.name} of container ${container.name}`;
            for (const field of probe_numbers_fields) {
                const value = probe.node.scalar(field);
                const number = value?.integer;
                if (value === undefined || number === undefined || number > 0)
                    continue;
                const fallback = defaults[field];
                if (number < 0)
                    report(value, `${field} of ${of} is ${number}; the API server refuses a negative number.`);
                else if (fallback !== undefined)
                    report(value, `${field} of ${of} is 0, which Kubernetes takes for the default of ${fallback}.`, {
                        severity: 'warning',
                        fix: `Write ${fallback} if that is meant, or leave the field out.`,
                    });
            }
            checkGrace(probe, of, report);
        }
    },
});
function checkGrace({ name, node }, of, report) {
    const value = node.scalar('terminationGracePeriodSeconds');
    if (value === undefined || value.isNull)
        return;
    if (name === 'readinessProbe')
        report(node.key('terminationGracePeriodSeconds'), `${of} has a terminationGracePeriodSeconds, though it never terminates anything; the API server refuses that.`, { fix: 'Remove it.' });
    else if (value.integer !== undefined && value.integer <= 0)
        report(value, `terminationGracePeriodSeconds of ${of} is ${value.integer}; the API server asks for 1 or more.`);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/probe-port.js



const portNamePattern = /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;
const probePort = rule_rule({
    id: 'probe-port',
    area: 'probes',
    severity: 'error',
    what: 'A probe asks a port that its container declares.',
    why: 'The kubelet looks a port name up in the same container only; a name that is not there makes every probe fail, so the pod never becomes ready or is restarted for ever. A number works undeclared, but it is mostly what is left when the port moved and the probe did not.',
    fix: 'Name the port under `ports` of this container, or point the probe at one that is there.',
    references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/probe/util.go',
    ],
    containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
    container(container, { report }) {
        for (const probe of probesOf(container)) {
            const { port } = probe;
            if (port === undefined || port.isNull)
                continue;
            const number = port.integer;
            if (number === undefined)
                probe_port_checkName(container, probe, port, report);
            else
                checkNumber(container, probe, port, number, report);
        }
    },
});
function probe_port_checkName(container, probe, port, report) {
    const { text } = port;
    const of = `${probe.name} of container ${container.name}`;
    const declared = container.ports.find(({ name }) => name === text);
    if (declared !== undefined) {
        checkProtocol(declared, probe, port, of, report);
        return;
    }
    if (/^\d+$/.test(text)) {
        const edits = [{ start: port.start, end: port.end, text }];
        report(port, `${of} asks port "${text}", which as a string is the name of a port, not its number.`, {
            fix: 'Remove the quotes.',
            ...(probe.handler[0] === 'grpc' ? {} : { edits }),
        });
        return;
    }
    if (!portNamePattern.test(text) || text.length > 15) {
        report(port, `${of} asks port ${text}, which is no valid port name (at most 15 letters, digits and single hyphens).`);
        return;
    }
    const names = container.ports.flatMap(({ name }) => name ?? []);
    const elsewhere = container.workload.containers.find((other) => other !== container && other.ports.some(({ name }) => name === text));
    const reason = elsewhere !== undefined
        ? `which only container ${elsewhere.name} declares; names are looked up in the probe's own container`
        : names.length > 0
            ? `but the container declares ${probe_port_list(names)}`
            : 'but the container names no port';
    const near = (0,lib/* nearest */.pA)(text, names) ?? (names.length === 1 ? names[0] : undefined);
    const number = elsewhere?.ports.find(({ name }) => name === text)?.number;
    const fix = number !== undefined
        ? `Write the number, ${number}: containers of a pod share their network.`
        : near === undefined
            ? undefined
            : `Write \`${near}\`.`;
    report(port, `${of} asks port ${text}, ${reason}.`, fix === undefined ? {} : { fix });
}
function checkNumber(container, probe, port, number, report) {
    const of = `${probe.name} of container ${container.name}`;
    if (number < 1 || number > 65_535) {
        report(port, `${of} asks port ${number}, which is outside 1-65535.`, {
            fix: 'Write the port that the container listens on.',
        });
        return;
    }
    const declared = container.ports.filter((candidate) => candidate.number === number);
    if (declared.length > 0) {
        if (!declared.some(({ protocol }) => protocol === 'TCP'))
            checkProtocol(declared[0], probe, port, of, report);
        return;
    }
    const neighbour = container.workload.running.find((other) => other !== container && other.ports.some((p) => p.number === number));
    if (neighbour !== undefined) {
        const message = `${of} asks port ${number}, which container ${neighbour.name} declares, so it tells how ${neighbour.name} is, not ${container.name}.`;
        report(port, message, {
            severity: 'warning',
            fix: `Move the probe to container ${neighbour.name}, or ask a port of ${container.name}.`,
        });
        return;
    }
    const numbers = container.ports.flatMap((p) => (p.number === undefined ? [] : String(p.number)));
    if (numbers.length === 0)
        report(port, `${of} asks port ${number}, but the container declares no port.`, { severity: 'info' });
    else
        report(port, `${of} asks port ${number}, but the container declares ${probe_port_list(numbers)}.`, { severity: 'warning' });
}
/** Probes speak TCP; the kubelet takes a port's number whatever its protocol. */
function checkProtocol(declared, probe, port, of, report) {
    if (declared.protocol === 'TCP')
        return;
    const message = `${of} asks port ${port.text} by TCP, but the container declares it for ${declared.protocol}.`;
    report(port, message, {
        severity: 'warning',
        fix: `Ask a TCP port, or use an exec probe; ${probe.handler[0]} cannot ask ${declared.protocol}.`,
    });
}
function probe_port_list(words) {
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/probe-scheme.js


const tlsPorts = new Set([443, 6443, 8443, 9443, 10_250, 10_257, 10_259]);
const probeScheme = rule_rule({
    id: 'probe-scheme',
    area: 'probes',
    severity: 'warning',
    what: 'A probe speaks HTTP or HTTPS as its port does.',
    why: 'A TLS port answers a plain request with 400 or closes the connection, so the probe fails although the application is well.',
    fix: 'Set `scheme: HTTPS`; the kubelet does not verify the certificate.',
    references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#http-probes',
    ],
    containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
    container(container, { report }) {
        for (const { name, handler } of probesOf(container)) {
            if (handler?.[0] !== 'httpGet')
                continue;
            const [, node] = handler;
            const scheme = node.scalar('scheme');
            const written = scheme === undefined || scheme.isNull ? '' : scheme.text;
            const of = `${name} of container ${container.name}`;
            if (scheme !== undefined && written !== '' && written !== 'HTTP' && written !== 'HTTPS') {
                const upper = written.toUpperCase();
                const known = upper === 'HTTP' || upper === 'HTTPS';
                report(scheme, `${of} has scheme ${written}; the API server accepts HTTP and HTTPS.`, {
                    severity: 'error',
                    fix: known ? `Write ${upper}.` : 'Write HTTP or HTTPS.',
                    ...(known ? { edits: [{ start: scheme.start, end: scheme.end, text: upper }] } : {}),
                });
                continue;
            }
            const port = node.scalar('port');
            if (port === undefined)
                continue;
            const declared = container.ports.find((p) => p.name === port.text || (p.number !== undefined && p.number === port.integer));
            const number = port.integer ?? declared?.number;
            const words = declared?.name ?? port.text;
            const tls = (number !== undefined && tlsPorts.has(number)) || /(?:^|-)https(?:-|$)/.test(words);
            const shown = number === undefined || String(number) === words ? words : `${words} (${number})`;
            if (tls && written !== 'HTTPS')
                report(scheme ?? port, `${of} speaks HTTP to port ${shown}, which by its ${number !== undefined && tlsPorts.has(number) ? 'number' : 'name'} speaks TLS.`);
            if (written === 'HTTPS' && (number === 80 || words === 'http'))
                report(scheme, `${of} speaks HTTPS to port ${shown}, which by its ${number === 80 ? 'number' : 'name'} speaks plain HTTP.`, { fix: 'Remove `scheme`, or name the TLS port.' });
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/probe-success-threshold.js


const probeSuccessThreshold = rule_rule({
    id: 'probe-success-threshold',
    area: 'probes',
    severity: 'error',
    what: 'A liveness or startup probe succeeds with one success.',
    why: 'The API server refuses any other successThreshold there; only a readiness probe may ask for several successes in a row.',
    fix: 'Remove successThreshold, or set it to 1.',
    references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
    ],
    containersWith: ['livenessProbe', 'startupProbe'],
    container(container, { report }) {
        if (container.role === 'init' || container.role === 'ephemeral')
            return;
        for (const name of ['livenessProbe', 'startupProbe']) {
            const value = probe_probeOf(container, name)?.node.scalar('successThreshold');
            const number = value?.integer;
            // Zero stands for the default, and negative numbers are probe-numbers' business.
            if (value === undefined || number === undefined || number <= 1)
                continue;
            report(value, `${name} of container ${container.name} has successThreshold ${number}; the API server accepts only 1.`, {
                edits: [{ start: value.start, end: value.end, text: '1' }],
            });
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/probe-timeout.js


const probeTimeout = rule_rule({
    id: 'probe-timeout',
    area: 'probes',
    severity: 'warning',
    what: 'A probe times out before the next one is due.',
    why: 'The kubelet asks one at a time: a probe that hangs past the period delays the next, so the period is not kept and a failure is noticed later than the numbers suggest.',
    fix: 'Make timeoutSeconds at most periodSeconds.',
    references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
    ],
    containersWith: ['livenessProbe', 'readinessProbe', 'startupProbe'],
    container(container, { report }) {
        for (const probe of probesOf(container)) {
            const { timeout, period, failureThreshold, patience } = probe;
            if (timeout <= period)
                continue;
            const promised = (failureThreshold - 1) * period + timeout;
            const late = patience > promised ? `, so ${failureThreshold} failures take ${patience} s and not ${promised} s` : '';
            const written = probe.node.scalar('periodSeconds') === undefined ? 'the default period' : 'its period';
            report(probe.at('timeoutSeconds'), `${probe.name} of container ${container.name} waits ${timeout} s for an answer, longer than ${written} of ${period} s${late}.`, {
                fix: `Lower timeoutSeconds to ${period} or less, or raise periodSeconds to ${timeout} or more.`,
            });
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/readiness-before-liveness.js



const readinessBeforeLiveness = rule_rule({
    id: 'readiness-before-liveness',
    area: 'probes',
    severity: 'info',
    what: 'A container is taken out of service before it is restarted.',
    why: 'When liveness gives up first, the container is killed while its Service still sends it requests, and an overload that a pause in traffic would have mended turns into restarts.',
    fix: 'Make the readinessProbe quicker or the livenessProbe more patient.',
    references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/'],
    containersWith: ['livenessProbe'],
    container(container, { report }) {
        const liveness = probe_probeOf(container, 'livenessProbe');
        if (liveness === undefined)
            return;
        const readiness = probe_probeOf(container, 'readinessProbe');
        if (readiness === undefined || liveness.patience >= readiness.patience)
            return;
        // The same question is liveness-differs-from-readiness's business.
        const question = questionOf(container, liveness);
        if (question !== undefined && question === questionOf(container, readiness))
            return;
        const node = readiness.node.scalar('failureThreshold') ??
            readiness.node.scalar('periodSeconds') ??
            container.node.key('readinessProbe');
        report(node, `readinessProbe takes container ${container.name} out of service after ${readiness.patience} s without an answer, later than livenessProbe restarts it, after ${liveness.patience} s.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/readiness-probe.js


const readinessProbe = rule_rule({
    id: 'readiness-probe',
    area: 'probes',
    severity: 'warning',
    what: 'A long-running container has a readiness probe.',
    why: 'Without one a pod counts as ready the moment it starts, so a Service sends it requests that it cannot answer yet, and a rolling update goes on over a release that does not work.',
    fix: 'Add a readinessProbe that asks what a request needs, such as an httpGet of a health path on the port that the Service targets.',
    references: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/'],
    container(container, { index, report }) {
        const { workload } = container;
        if (container.role !== 'main' || workload.completes || container.has('readinessProbe'))
            return;
        const services = index.derive(servicesByWorkload).get(workload);
        const behind = services === undefined ? '' : `, though Service ${services[0].name} sends it traffic`;
        report(container.node, `Container ${container.name} has no readiness probe${behind}.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/sidecar-startup-probe.js

const sidecarStartupProbe = rule_rule({
    id: 'sidecar-startup-probe',
    area: 'probes',
    severity: 'info',
    optional: true,
    what: 'A sidecar says when it has started.',
    why: 'The next container begins once the startup probe of the sidecar has succeeded, and without one as soon as its process runs: an application that needs its proxy from the first moment then fails its first connections.',
    fix: 'Add a startupProbe to the sidecar if the other containers need it.',
    references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
        'https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/753-sidecar-containers',
    ],
    container(container, { report }) {
        if (container.role !== 'sidecar' || container.has('startupProbe'))
            return;
        const { name } = container;
        report(container.node, `Sidecar ${name} has no startup probe, so the containers after it begin before it is ready for them.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/start-budget.js


const start_budget_startBudget = rule_rule({
    id: 'start-budget',
    area: 'probes',
    severity: 'warning',
    what: 'A container has enough time to start before a probe restarts it.',
    why: 'A start that takes longer, on a busy node or with a cold cache, ends in a restart, which starts from the beginning: a loop that the container cannot leave by itself.',
    fix: 'Add a startupProbe whose failureThreshold times periodSeconds covers the slowest start.',
    references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes',
    ],
    options: { 'min-seconds': 10 },
    containersWith: ['livenessProbe', 'startupProbe'],
    container(container, { options, report }) {
        if (container.role !== 'main' && container.role !== 'sidecar')
            return;
        const killer = probe_probeOf(container, 'startupProbe') ?? probe_probeOf(container, 'livenessProbe');
        if (killer === undefined)
            return;
        const expected = expectedStart(container, killer);
        if (expected !== undefined && expected.initialDelay >= killer.budget)
            reportExpected(container, killer, expected, report);
        else if (killer.budget < options['min-seconds'])
            reportShort(container, killer, report);
    },
});
/** The other probe that says how long the start takes, by the delay that it keeps. */
function expectedStart(container, killer) {
    const readiness = probe_probeOf(container, 'readinessProbe');
    const liveness = killer.name === 'startupProbe' ? probe_probeOf(container, 'livenessProbe') : undefined;
    return (readiness?.initialDelay ?? 0) >= (liveness?.initialDelay ?? 0) ? readiness : liveness;
}
function reportExpected(container, killer, expected, report) {
    const { budget } = killer;
    const { initialDelay } = expected;
    const fix = killer.name === 'startupProbe'
        ? `Raise failureThreshold of the startupProbe to ${Math.ceil((2 * initialDelay) / killer.period)} or so, and drop the delay of ${expected.name}.`
        : `Add a startupProbe that allows ${2 * initialDelay} s or more, and drop both delays.`;
    report(killer.at('failureThreshold'), `${killer.name} restarts container ${container.name} when it has not started after ${budget} s (${sum(killer)}), but ${expected.name} expects the start to take ${initialDelay} s.`, { fix });
}
function reportShort(container, killer, report) {
    const none = killer.name === 'livenessProbe' ? ', and no startupProbe holds it back' : '';
    report(killer.at('failureThreshold'), `${killer.name} restarts container ${container.name} when it has not started after ${killer.budget} s (${sum(killer)})${none}.`);
}
function sum({ initialDelay, failureThreshold, period, timeout }) {
    const delay = initialDelay === 0 ? '' : `delay ${initialDelay} + `;
    const periods = failureThreshold === 1 ? '' : `${failureThreshold - 1} × period ${Math.max(period, timeout)} + `;
    return `${delay}${periods}timeout ${timeout}`;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/startup-probe.js


const startupProbe = rule_rule({
    id: 'startup-probe',
    area: 'probes',
    severity: 'info',
    what: 'A slow start is covered by a startup probe, not by a delay.',
    why: 'A fixed delay is too long for every quick start, in which a hang goes unnoticed, and too short for the one slow start, which is then restarted.',
    fix: 'Replace initialDelaySeconds by a startupProbe.',
    references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-startup-probes',
    ],
    options: { 'max-delay-seconds': 30 },
    containersWith: ['livenessProbe'],
    container(container, { options, report }) {
        if (container.role === 'init' || container.role === 'ephemeral' || container.has('startupProbe'))
            return;
        const liveness = probe_probeOf(container, 'livenessProbe');
        if (liveness === undefined || liveness.initialDelay <= options['max-delay-seconds'])
            return;
        const { initialDelay, budget } = liveness;
        const fix = `Replace it by a startupProbe with periodSeconds 5 and failureThreshold ${Math.ceil((2 * initialDelay) / 5)}: up to ${10 * Math.ceil(initialDelay / 5)} s to start, and over as soon as it has.`;
        report(liveness.at('initialDelaySeconds'), `livenessProbe leaves container ${container.name} alone for ${initialDelay} s after every start, so a hang goes unnoticed for up to ${budget} s.`, { fix });
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/startup-replaces-delay.js


const startupReplacesDelay = rule_rule({
    id: 'startup-replaces-delay',
    area: 'probes',
    severity: 'info',
    what: 'Probes behind a startup probe keep no delay of their own.',
    why: 'They begin when the startup probe has succeeded anyway. The delay counts from the start of the container, not from that success, so it does nothing after a slow start and holds a quick one back.',
    fix: 'Remove initialDelaySeconds.',
    references: ['https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/prober/worker.go'],
    containersWith: ['startupProbe'],
    container(container, { report }) {
        if (container.role === 'init' || container.role === 'ephemeral')
            return;
        const startup = probe_probeOf(container, 'startupProbe');
        if (startup === undefined)
            return;
        for (const name of ['readinessProbe', 'livenessProbe']) {
            const probe = probe_probeOf(container, name);
            if (probe === undefined || probe.initialDelay === 0)
                continue;
            const useless = probe.initialDelay <= startup.initialDelay;
            const effect = useless
                ? `does nothing: startupProbe waits ${startup.initialDelay} s already`
                : `holds a quick start back, though startupProbe tells when container ${container.name} has started`;
            report(probe.node.scalar('initialDelaySeconds'), `The delay of ${probe.initialDelay} s of ${name} ${effect}.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/probes/index.js





















const probeRules = [
    readinessProbe,
    livenessProbe,
    startupProbe,
    sidecarStartupProbe,
    initContainerProbes,
    probeHandler,
    probePort,
    probeHost,
    probeScheme,
    probeNumbers,
    probeSuccessThreshold,
    probeTimeout,
    execProbeTimeout,
    start_budget_startBudget,
    startupReplacesDelay,
    livenessTolerance,
    livenessGracePeriod,
    livenessAsksItself,
    livenessDiffersFromReadiness,
    readinessBeforeLiveness,
    probeAsksApplication,
];

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/binding-role.js


/** ClusterRoles that every API server has, beside those that begin with `system:`. */
const builtIn = new Set(['admin', 'cluster-admin', 'edit', 'view']);
/** The Role of kube-system that extension API servers are bound to. */
const authenticationReader = 'extension-apiserver-authentication-reader';
const bindingRole = rule_rule({
    id: 'binding-role',
    area: 'rbac',
    severity: 'warning',
    what: 'The role that a binding gives exists.',
    why: 'A binding to a role that is not there gives no right; the workload is refused with Forbidden. A roleRef cannot be changed later: the binding has to be deleted.',
    fix: 'Name a Role of the namespace or a ClusterRole.',
    references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/'],
    types: { ClusterRoleBinding: binding_role_check, RoleBinding: binding_role_check },
});
function binding_role_check(binding, { index, report }) {
    const ref = binding.node.map('roleRef');
    const [kind, name] = [ref?.scalar('kind'), ref?.scalar('name')];
    if (ref === undefined || kind === undefined || name === undefined || name.isNull || /[$<{]/.test(name.text))
        return;
    const group = ref.scalar('apiGroup');
    if (group !== undefined && !group.isNull && group.text !== '' && group.text !== 'rbac.authorization.k8s.io')
        report(group, `${binding.title} names the apiGroup ${group.text}; roles are in rbac.authorization.k8s.io.`, {
            severity: 'error',
            fix: 'Write rbac.authorization.k8s.io.',
        });
    if (binding.kind === 'ClusterRoleBinding' && kind.text === 'Role') {
        report(kind, `${binding.title} names a Role; it can give ClusterRoles only.`, {
            severity: 'error',
            fix: 'Name a ClusterRole, or use a RoleBinding.',
        });
        return;
    }
    if (kind.text !== 'Role' && kind.text !== 'ClusterRole')
        return;
    if (kind.text === 'ClusterRole' && (builtIn.has(name.text) || name.text.startsWith('system:')))
        return;
    if (kind.text === 'ClusterRole'
        ? namedAnywhere(index, 'ClusterRole', name.text) !== undefined
        : index.named('Role', binding.scope, name.text).length > 0)
        return;
    if (kind.text === 'Role' && binding.scope === 'kube-system' && name.text === authenticationReader)
        return;
    const scope = kind.text === 'Role' ? binding.scope : 'default';
    const near = nearestName(index, kind.text, scope, name.text);
    const among = kind.text === 'Role' ? `the manifests of namespace ${scope}` : 'the manifests';
    const severity = near !== undefined ? 'error' : names_namesIn(index, kind.text, scope).size > 0 ? 'warning' : 'info';
    report(name, `${binding.title} gives ${kind.text} ${name.text}, which is not among ${among}${near === undefined ? '' : `; the nearest is ${near}`}.`, {
        severity,
        ...(near === undefined ? {} : { fix: `Write ${near}.` }),
    });
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/binding-subjects.js



/** Groups and users that stand for people without an account, or for everybody with one. */
const everybody = {
    'system:anonymous': 'everybody who reaches the API server, without any login',
    'system:unauthenticated': 'everybody who reaches the API server, without any login',
    'system:authenticated': 'every user and every ServiceAccount of the cluster',
    'system:serviceaccounts': 'every ServiceAccount of the cluster',
};
/** What Kubernetes itself gives to everybody. */
const harmless = new Set([
    'system:discovery',
    'system:basic-user',
    'system:public-info-viewer',
    'system:service-account-issuer-discovery',
]);
const bindingSubjects = rule_rule({
    id: 'binding-subjects',
    area: 'rbac',
    severity: 'error',
    what: 'A binding gives its role to somebody who exists, and not to everybody.',
    why: 'A ServiceAccount without its namespace, or with a misspelt name, gets no right; a group of all users gives the role to whoever comes along.',
    fix: 'Name the ServiceAccount with its namespace.',
    references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/'],
    types: { ClusterRoleBinding: binding_subjects_check, RoleBinding: binding_subjects_check },
});
function binding_subjects_check(binding, context) {
    const role = binding.node.map('roleRef')?.scalar('name')?.text ?? '';
    for (const subject of binding.node.seq('subjects')?.maps ?? []) {
        const [kind, name] = [subject.scalar('kind')?.text, subject.scalar('name')];
        if (name === undefined || name.isNull)
            continue;
        if (kind === 'ServiceAccount')
            checkAccount(binding, subject, context);
        const who = kind === 'Group' || kind === 'User' ? everybody[name.text] : undefined;
        if (who !== undefined && !harmless.has(role))
            context.report(name, `${binding.title} gives ${role} to ${who}.`, { severity: 'warning' });
    }
}
function checkAccount(binding, subject, { index, report }) {
    const name = subject.scalar('name');
    const namespace = subject.scalar('namespace');
    if ((0,read_node/* isUnset */.K$)(namespace) || namespace.text === '') {
        // In a RoleBinding tools such as kubectl and kustomize fill it in.
        report(subject, `${binding.title} names ServiceAccount ${name.text} without its namespace.`, binding.kind === 'RoleBinding' ? { severity: 'warning' } : {});
        return;
    }
    if (/[$<{]/.test(name.text) ||
        index.named('ServiceAccount', namespace.text, name.text).length > 0 ||
        name.text === 'default')
        return;
    const near = nearestName(index, 'ServiceAccount', namespace.text, name.text);
    if (near !== undefined)
        report(name, `${binding.title} names ServiceAccount ${name.text}, which is not among the manifests of namespace ${namespace.text}; the nearest is ${near}.`, {
            severity: 'warning',
            fix: `Write ${near}.`,
        });
    else if (names_namesIn(index, 'ServiceAccount', namespace.text).size > 0)
        report(name, `${binding.title} names ServiceAccount ${name.text}, which is not among the manifests of namespace ${namespace.text}.`, { severity: 'info' });
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/cluster-admin.js

const clusterAdmin = rule_rule({
    id: 'cluster-admin',
    area: 'rbac',
    severity: 'warning',
    what: 'Nobody is given the role cluster-admin.',
    why: 'It allows everything in the whole cluster. A bug in a workload that has it, or a leaked token, is the loss of the cluster.',
    fix: 'Write a role with the rights that are used.',
    references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
    types: { ClusterRoleBinding: cluster_admin_check, RoleBinding: cluster_admin_check },
});
function cluster_admin_check(binding, { report }) {
    const role = binding.node.map('roleRef')?.scalar('name');
    if (role?.text !== 'cluster-admin' || binding.node.map('roleRef')?.scalar('kind')?.text !== 'ClusterRole')
        return;
    const subjects = (binding.node.seq('subjects')?.maps ?? []).map((subject) => `${subject.scalar('kind')?.text} ${subject.scalar('name')?.text}`);
    if (subjects.length === 1 && subjects[0] === 'Group system:masters')
        return;
    const where = binding.kind === 'RoleBinding' ? ` in namespace ${binding.scope}` : '';
    report(role, `${binding.title} gives ${subjects.join(', ') || 'nobody yet'} every right${where}.`);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/rbac.js
const rbac_known = new WeakMap();
const rbac_none = [];
/** The rules of a Role or ClusterRole. */
function rbac_policyRules(role) {
    let rules = rbac_known.get(role);
    if (rules === undefined) {
        rules = (role.node.seq('rules')?.maps ?? []).map((node) => ({
            node,
            groups: node.seq('apiGroups')?.scalars ?? rbac_none,
            resources: node.seq('resources')?.scalars ?? rbac_none,
            verbs: node.seq('verbs')?.scalars ?? rbac_none,
            named: (node.seq('resourceNames')?.items.length ?? 0) > 0,
        }));
        rbac_known.set(role, rules);
    }
    return rules;
}
/**
 * The scalar by which a rule gives a right: the resource that it names, else the wildcard; undefined when it does not.
 * `*` stands for everything in each of the three lists.
 */
function grants(rule, right) {
    if (!rule.groups.some(({ text }) => text === '*' || text === right.group))
        return undefined;
    if (!rule.verbs.some(({ text }) => text === '*' || right.verbs.includes(text)))
        return undefined;
    return (rule.resources.find(({ text }) => right.resources.includes(text)) ??
        rule.resources.find(({ text }) => text === '*' || right.resources.some((wanted) => isSubresourceWildcard(text, wanted))));
}
/** `<any>/exec` and `pods/*` stand for `pods/exec`. */
function isSubresourceWildcard(text, wanted) {
    const slash = wanted.indexOf('/');
    if (slash < 0 || !text.includes('*'))
        return false;
    return text === `*${wanted.slice(slash)}` || text === `${wanted.slice(0, slash)}/*`;
}
/** Roles that come with Kubernetes or its usual add-ons, by what is known of them: their labels and names. */
function isSystemRole({ name, labels }) {
    return name.startsWith('system:') || labels?.string('kubernetes.io/bootstrapping') === 'rbac-defaults';
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/rbac-create-pods.js


const right = { group: '', resources: ['pods', 'replicationcontrollers'], verbs: ['create', 'update', 'patch'] };
const rbacCreatePods = rule_rule({
    id: 'rbac-create-pods',
    area: 'rbac',
    severity: 'info',
    what: 'A role does not create pods.',
    why: 'Who may create pods can mount every Secret of the namespace and run as each of its ServiceAccounts; where nothing forbids privileged pods, also take over nodes.',
    fix: 'Leave the making of pods to controllers, or give the right in a namespace of its own.',
    references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
    types: { Role: rbac_create_pods_check, ClusterRole: rbac_create_pods_check },
});
function rbac_create_pods_check(role, { report }) {
    if (isSystemRole(role))
        return;
    for (const rule of rbac_policyRules(role)) {
        const by = grants(rule, right);
        // Wildcards are told of by a rule of their own.
        if (by !== undefined && by.text !== '*')
            report(by, `${role.title} creates or changes pods (${by.text}).`);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/rbac-csr-approval.js


const rbac_csr_approval_right = {
    group: 'certificates.k8s.io',
    resources: ['certificatesigningrequests/approval', 'signers'],
    verbs: ['update', 'patch', 'approve', 'sign'],
};
const rbacCsrApproval = rule_rule({
    id: 'rbac-csr-approval',
    area: 'rbac',
    severity: 'info',
    what: 'A role does not approve certificates.',
    why: 'Who may create and approve a CertificateSigningRequest can get a certificate of any user, system:masters included.',
    fix: 'Narrow it to one signer by resourceNames.',
    references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
    types: { Role: rbac_csr_approval_check, ClusterRole: rbac_csr_approval_check },
});
function rbac_csr_approval_check(role, { report }) {
    if (isSystemRole(role))
        return;
    for (const rule of rbac_policyRules(role)) {
        const by = rule.named ? undefined : grants(rule, rbac_csr_approval_right);
        // Wildcards are told of by a rule of their own.
        if (by !== undefined && by.text !== '*')
            report(by, `${role.title} approves certificates (${by.text}).`);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/rbac-escalation.js


const rbac_escalation_right = {
    group: 'rbac.authorization.k8s.io',
    resources: ['roles', 'clusterroles', 'rolebindings', 'clusterrolebindings'],
    verbs: ['escalate', 'bind'],
};
const rbacEscalation = rule_rule({
    id: 'rbac-escalation',
    area: 'rbac',
    severity: 'warning',
    what: 'A role cannot give itself more rights.',
    why: '`escalate` and `bind` switch off the check that nobody may grant what he does not have: it is the same as being cluster-admin.',
    fix: 'Remove the verbs; grant the roles that are needed by hand.',
    references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
    types: { Role: rbac_escalation_check, ClusterRole: rbac_escalation_check },
});
function rbac_escalation_check(role, { report }) {
    if (isSystemRole(role))
        return;
    for (const rule of rbac_policyRules(role)) {
        const by = rule.named ? undefined : grants(rule, rbac_escalation_right);
        // Wildcards are told of by a rule of their own.
        if (by !== undefined && by.text !== '*')
            report(by, `${role.title} may grant rights that it does not have (${by.text}).`);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/rbac-exec.js


const rbac_exec_right = {
    group: '',
    resources: ['pods/exec', 'pods/attach', 'pods/ephemeralcontainers'],
    verbs: ['create', 'get', 'update', 'patch'],
};
const rbacExec = rule_rule({
    id: 'rbac-exec',
    area: 'rbac',
    severity: 'warning',
    what: 'A role does not run commands in pods.',
    why: 'Who may exec into pods acts with the rights, Secrets and data of all of them, and leaves no trace in the manifests.',
    fix: 'Give the right to persons for a limited time, not to a workload.',
    references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
    types: { Role: rbac_exec_check, ClusterRole: rbac_exec_check },
});
function rbac_exec_check(role, { report }) {
    if (isSystemRole(role))
        return;
    for (const rule of rbac_policyRules(role)) {
        const by = grants(rule, rbac_exec_right);
        // Wildcards are told of by a rule of their own.
        if (by !== undefined && by.text !== '*')
            report(by, `${role.title} runs commands in pods (${by.text}).`);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/rbac-impersonate.js


const rbacImpersonate = rule_rule({
    id: 'rbac-impersonate',
    area: 'rbac',
    severity: 'warning',
    what: 'A role does not act as somebody else.',
    why: 'Who may impersonate users and groups without limit is whoever he likes, cluster-admin too.',
    fix: 'Narrow it by resourceNames to the users and groups that are meant.',
    references: ['https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation'],
    types: { Role: rbac_impersonate_check, ClusterRole: rbac_impersonate_check },
});
function rbac_impersonate_check(role, { report }) {
    if (isSystemRole(role))
        return;
    for (const { verbs, resources, named } of rbac_policyRules(role)) {
        const verb = verbs.find(({ text }) => text === 'impersonate');
        if (verb !== undefined && !named)
            report(verb, `${role.title} acts as any of ${resources.map(({ text }) => text).join(', ')}.`);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/rbac-node-proxy.js


const rbac_node_proxy_right = { group: '', resources: ['nodes/proxy'], verbs: ['create', 'get', 'update', 'patch', 'delete'] };
const rbacNodeProxy = rule_rule({
    id: 'rbac-node-proxy',
    area: 'rbac',
    severity: 'warning',
    what: 'A role does not reach the API of the kubelets.',
    why: 'The API of the kubelet runs commands in all pods of its node, past admission and the audit log.',
    fix: 'Use nodes/metrics, nodes/stats or nodes/log instead of nodes/proxy.',
    references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
    types: { Role: rbac_node_proxy_check, ClusterRole: rbac_node_proxy_check },
});
function rbac_node_proxy_check(role, { report }) {
    if (isSystemRole(role))
        return;
    for (const rule of rbac_policyRules(role)) {
        const by = grants(rule, rbac_node_proxy_right);
        // Wildcards are told of by a rule of their own.
        if (by !== undefined && by.text !== '*')
            report(by, `${role.title} reaches the API of the kubelets (${by.text}).`);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/rbac-persistent-volumes.js


const rbac_persistent_volumes_right = { group: '', resources: ['persistentvolumes'], verbs: ['create'] };
const rbacPersistentVolumes = rule_rule({
    id: 'rbac-persistent-volumes',
    area: 'rbac',
    severity: 'info',
    what: 'A role does not create PersistentVolumes.',
    why: 'A PersistentVolume can be a hostPath: with a claim on it a pod reads and writes any file of the node, though it may mount no hostPath itself.',
    fix: 'Leave it to a storage provisioner.',
    references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
    types: { Role: rbac_persistent_volumes_check, ClusterRole: rbac_persistent_volumes_check },
});
function rbac_persistent_volumes_check(role, { report }) {
    if (isSystemRole(role))
        return;
    for (const rule of rbac_policyRules(role)) {
        const by = grants(rule, rbac_persistent_volumes_right);
        // Wildcards are told of by a rule of their own.
        if (by !== undefined && by.text !== '*')
            report(by, `${role.title} creates PersistentVolumes (${by.text}).`);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/rbac-read-secrets.js


const rbac_read_secrets_right = { group: '', resources: ['secrets'], verbs: ['get', 'list', 'watch'] };
const rbacReadSecrets = rule_rule({
    id: 'rbac-read-secrets',
    area: 'rbac',
    severity: 'info',
    what: 'A role does not read Secrets at large.',
    why: 'Who may list Secrets reads every password and every ServiceAccount token of the namespace, and with those acts as any workload in it. `list` and `watch` show the contents as well as `get` does.',
    fix: 'Give `get` on the Secrets that are needed by `resourceNames`, or mount them.',
    references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
    types: { Role: rbac_read_secrets_check, ClusterRole: rbac_read_secrets_check },
});
function rbac_read_secrets_check(role, { report }) {
    if (isSystemRole(role))
        return;
    for (const rule of rbac_policyRules(role)) {
        const by = rule.named ? undefined : grants(rule, rbac_read_secrets_right);
        // Wildcards are told of by a rule of their own.
        if (by !== undefined && by.text !== '*')
            report(by, `${role.title} reads Secrets (${by.text}).`);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/rbac-resource-group.js



/** Kinds of the resources that are most often written under a wrong group. */
const rbac_resource_group_kinds = {
    configmaps: 'ConfigMap',
    cronjobs: 'CronJob',
    daemonsets: 'DaemonSet',
    deployments: 'Deployment',
    endpoints: 'Endpoints',
    endpointslices: 'EndpointSlice',
    horizontalpodautoscalers: 'HorizontalPodAutoscaler',
    ingresses: 'Ingress',
    jobs: 'Job',
    leases: 'Lease',
    namespaces: 'Namespace',
    networkpolicies: 'NetworkPolicy',
    nodes: 'Node',
    persistentvolumeclaims: 'PersistentVolumeClaim',
    persistentvolumes: 'PersistentVolume',
    poddisruptionbudgets: 'PodDisruptionBudget',
    pods: 'Pod',
    replicasets: 'ReplicaSet',
    rolebindings: 'RoleBinding',
    roles: 'Role',
    secrets: 'Secret',
    serviceaccounts: 'ServiceAccount',
    services: 'Service',
    statefulsets: 'StatefulSet',
    storageclasses: 'StorageClass',
};
/** Resources that metrics servers and old releases serve under further groups. */
const alsoIn = new Set(['metrics.k8s.io', 'custom.metrics.k8s.io', 'external.metrics.k8s.io', 'extensions', '*']);
const rbacResourceGroup = rule_rule({
    id: 'rbac-resource-group',
    area: 'rbac',
    severity: 'error',
    what: 'A rule of a role names resources by the API group that they are in.',
    why: 'A rule for `deployments` of the core group gives no right at all: the workload is refused with Forbidden though its role looks right.',
    fix: 'Add the group that serves the resource.',
    references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/'],
    types: { Role: rbac_resource_group_check, ClusterRole: rbac_resource_group_check },
});
function rbac_resource_group_check(role, { report }) {
    for (const { groups, resources } of rbac_policyRules(role)) {
        if (groups.length === 0 ||
            groups.some(({ text }) => alsoIn.has(text) || (text.includes('.') && !text.endsWith('.k8s.io'))))
            continue;
        for (const resource of resources) {
            const kind = rbac_resource_group_kinds[resource.text.split('/')[0]];
            if (kind === undefined)
                continue;
            const serving = [
                ...new Set(versionsOf(kind).map(({ apiVersion }) => apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '')),
            ];
            if (serving.some((group) => groups.some(({ text }) => text === group)))
                continue;
            const right = serving.map((group) => group || '""').join(' or ');
            report(resource, `${role.title} names ${resource.text} in ${groups.map(({ text }) => text || '""').join(', ')}, but they are in ${right}.`, {
                fix: `Name the apiGroup ${right}.`,
            });
        }
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/rbac-rule-complete.js


const rbacRuleComplete = rule_rule({
    id: 'rbac-rule-complete',
    area: 'rbac',
    severity: 'error',
    what: 'A rule of a role says what may be done with what.',
    why: 'The API server refuses a rule without verbs, without apiGroups beside resources, or with URLs in a Role.',
    fix: 'Name apiGroups (`""` is the core group), resources and verbs.',
    references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/'],
    types: { Role: rbac_rule_complete_check, ClusterRole: rbac_rule_complete_check },
});
function rbac_rule_complete_check(role, { report }) {
    for (const { node, groups, resources, verbs } of rbac_policyRules(role)) {
        const urls = node.key('nonResourceURLs');
        if (verbs.length === 0)
            report(node, `A rule of ${role.title} has no verbs.`);
        if (urls !== undefined && role.kind === 'Role')
            report(urls, `${role.title} belongs to a namespace and cannot give rights to URLs.`);
        else if (urls === undefined && resources.length === 0)
            report(node, `A rule of ${role.title} names no resources.`);
        else if (resources.length > 0 && groups.length === 0)
            report(node, `A rule of ${role.title} names no apiGroups.`);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/rbac-token-request.js


const rbac_token_request_right = { group: '', resources: ['serviceaccounts/token'], verbs: ['create'] };
const rbacTokenRequest = rule_rule({
    id: 'rbac-token-request',
    area: 'rbac',
    severity: 'info',
    what: 'A role does not make tokens of ServiceAccounts.',
    why: 'Who may make tokens acts as any ServiceAccount of the namespace, for as long as the token lives.',
    fix: 'Narrow it to one ServiceAccount by resourceNames, or use a projected token.',
    references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
    types: { Role: rbac_token_request_check, ClusterRole: rbac_token_request_check },
});
function rbac_token_request_check(role, { report }) {
    if (isSystemRole(role))
        return;
    for (const rule of rbac_policyRules(role)) {
        const by = rule.named ? undefined : grants(rule, rbac_token_request_right);
        // Wildcards are told of by a rule of their own.
        if (by !== undefined && by.text !== '*')
            report(by, `${role.title} makes tokens of ServiceAccounts (${by.text}).`);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/rbac-webhooks.js


const rbac_webhooks_right = {
    group: 'admissionregistration.k8s.io',
    resources: [
        'mutatingwebhookconfigurations',
        'validatingwebhookconfigurations',
        'mutatingadmissionpolicies',
        'validatingadmissionpolicies',
    ],
    verbs: ['create', 'update', 'patch'],
};
const rbacWebhooks = rule_rule({
    id: 'rbac-webhooks',
    area: 'rbac',
    severity: 'info',
    what: 'A role does not change admission webhooks.',
    why: 'A mutating webhook sees every object that is written, Secrets too, and can change it; removing a validating one switches off a policy.',
    fix: 'Narrow it to the webhook of its own by resourceNames.',
    references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
    types: { Role: rbac_webhooks_check, ClusterRole: rbac_webhooks_check },
});
function rbac_webhooks_check(role, { report }) {
    if (isSystemRole(role))
        return;
    for (const rule of rbac_policyRules(role)) {
        const by = rule.named ? undefined : grants(rule, rbac_webhooks_right);
        // Wildcards are told of by a rule of their own.
        if (by !== undefined && by.text !== '*')
            report(by, `${role.title} changes admission webhooks (${by.text}).`);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/rbac-wildcard.js


const rbacWildcard = rule_rule({
    id: 'rbac-wildcard',
    area: 'rbac',
    severity: 'warning',
    what: 'A role names its resources and verbs.',
    why: 'A wildcard also stands for what is added later: new kinds, Secrets among them, and verbs such as escalate and impersonate.',
    fix: 'List the resources and verbs that are used.',
    references: ['https://kubernetes.io/docs/concepts/security/rbac-good-practices/'],
    types: { Role: rbac_wildcard_check, ClusterRole: rbac_wildcard_check },
});
function rbac_wildcard_check(role, { report }) {
    if (isSystemRole(role))
        return;
    for (const { groups, resources, verbs } of rbac_policyRules(role)) {
        const [anyResource, anyVerb, anyGroup] = [resources.find(isStar), verbs.find(isStar), groups.find(isStar)];
        if (anyResource !== undefined && anyVerb !== undefined)
            report(anyResource, `${role.title} may do everything with everything${anyGroup === undefined ? ` in ${groupList(groups)}` : ''}.`);
        else if (anyResource !== undefined)
            report(anyResource, `${role.title} may ${texts(verbs)} everything${anyGroup === undefined ? ` in ${groupList(groups)}` : ''}.`);
        else if (anyVerb !== undefined)
            report(anyVerb, `${role.title} may do everything with ${texts(resources)}.`);
    }
}
function isStar({ text }) {
    return text === '*';
}
function texts(words) {
    return words.map(({ text }) => text).join(', ');
}
function groupList(groups) {
    return groups.map(({ text }) => text || 'the core group').join(', ');
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rbac/index.js
















const rbacRules = [
    bindingRole,
    bindingSubjects,
    clusterAdmin,
    rbacCreatePods,
    rbacCsrApproval,
    rbacEscalation,
    rbacExec,
    rbacImpersonate,
    rbacNodeProxy,
    rbacPersistentVolumes,
    rbacReadSecrets,
    rbacResourceGroup,
    rbacRuleComplete,
    rbacTokenRequest,
    rbacWebhooks,
    rbacWildcard,
];

;// CONCATENATED MODULE: ./packages/manifests/lib/index/limit-ranges.js
/** Defaults by namespace. A default limit is a default request too. Source: Kubernetes documentation, "Limit Ranges". */
function limitRangeDefaults(index) {
    const defaults = new Map();
    for (const range of index.ofType('LimitRange')) {
        for (const limit of range.spec?.seq('limits')?.maps ?? []) {
            if (limit.string('type') !== 'Container')
                continue;
            const known = defaults.get(range.scope) ?? { requests: new Set(), limits: new Set() };
            defaults.set(range.scope, known);
            for (const { text } of limit.map('default')?.keys ?? [])
                known.limits.add(text);
            for (const list of ['default', 'defaultRequest'])
                for (const { text } of limit.map(list)?.keys ?? [])
                    known.requests.add(text);
        }
    }
    return defaults;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/resources/lacks-resource.js


/**
 * The mapping that lacks a request or limit; undefined when nothing is missing: it is written, the pod as a whole has
 * it, a limit stands in for the request, or a LimitRange of the namespace supplies it.
 */
function lacksResource(container, list, name, index) {
    if (container.role === 'ephemeral')
        return undefined;
    const resources = container.node.map('resources');
    if (has(resources, list, name) || has(container.workload.pod.map('resources'), list, name))
        return undefined;
    if (list === 'requests' && has(resources, 'limits', name))
        return undefined;
    if (index.derive(limitRangeDefaults).get(container.workload.resource.scope)?.[list].has(name))
        return undefined;
    return resources?.map(list) ?? resources ?? container.node;
}
function has(resources, list, name) {
    return !(0,read_node/* isUnset */.K$)(resources?.map(list)?.get(name));
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/resources/cpu-limit.js


const cpuLimit = rule_rule({
    id: 'cpu-limit',
    area: 'resources',
    severity: 'info',
    what: 'A cpu limit is set, or left out on purpose.',
    why: 'For a limit: one busy pod cannot take the idle cpu that its neighbours count on, start-up and load tests behave the same on every node, and Guaranteed QoS needs it. Against it: the kernel stops the container for the rest of each 100 ms once its share is used, idle cores or not, which shows as latency; with requests set everywhere, neighbours are already safe.',
    fix: 'Set resources.limits.cpu well above the request where neighbours must be protected or QoS must be Guaranteed; where latency matters more, leave it out and ignore this rule with that reason.',
    references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
    container(container, { index, report }) {
        const holder = lacksResource(container, 'limits', 'cpu', index);
        if (holder !== undefined)
            report(holder, `Container ${container.name} has no cpu limit.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/resources/cpu-request.js


const cpuRequest = rule_rule({
    id: 'cpu-request',
    area: 'resources',
    severity: 'warning',
    what: 'A container requests cpu.',
    why: 'The scheduler places pods by their requests, and under load the kernel shares cpu by them: a container without one gets what the others leave, which may be almost nothing.',
    fix: 'Set resources.requests.cpu to what the container uses in normal operation.',
    references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
    container(container, { index, report }) {
        const holder = lacksResource(container, 'requests', 'cpu', index);
        if (holder !== undefined)
            report(holder, `Container ${container.name} has no cpu request.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/resources/ephemeral-storage-limit.js


const ephemeralStorageLimit = rule_rule({
    id: 'ephemeral-storage-limit',
    area: 'resources',
    severity: 'info',
    optional: true,
    what: 'A container has a limit on ephemeral storage.',
    why: 'A log that grows without end fills the disk of the node, and the kubelet evicts pods until there is room again.',
    fix: 'Set resources.limits.ephemeral-storage; the kubelet then evicts only the pod that exceeds it.',
    references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
    container(container, { index, report }) {
        const holder = lacksResource(container, 'limits', 'ephemeral-storage', index);
        if (holder !== undefined)
            report(holder, `Container ${container.name} has no ephemeral-storage limit.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/resources/ephemeral-storage-request.js


const ephemeralStorageRequest = rule_rule({
    id: 'ephemeral-storage-request',
    area: 'resources',
    severity: 'info',
    optional: true,
    what: 'A container requests ephemeral storage.',
    why: 'Logs, emptyDir volumes and the writable layer share the disk of the node: without requests the scheduler knows nothing of it.',
    fix: 'Set resources.requests.ephemeral-storage to what logs and temporary files take.',
    references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
    container(container, { index, report }) {
        const holder = lacksResource(container, 'requests', 'ephemeral-storage', index);
        if (holder !== undefined)
            report(holder, `Container ${container.name} has no ephemeral-storage request.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/resources/memory-limit.js


const memoryLimit = rule_rule({
    id: 'memory-limit',
    area: 'resources',
    severity: 'warning',
    what: 'A container has a memory limit.',
    why: 'Without one a leak takes the memory of the whole node, and the kernel or the kubelet then kills pods that did nothing wrong.',
    fix: 'Set resources.limits.memory to what the container needs at its peak, and the memory request to the same value, so that the node never promises more than it has.',
    references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
    container(container, { index, report }) {
        const holder = lacksResource(container, 'limits', 'memory', index);
        if (holder !== undefined)
            report(holder, `Container ${container.name} has no memory limit.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/resources/memory-request.js


const memoryRequest = rule_rule({
    id: 'memory-request',
    area: 'resources',
    severity: 'warning',
    what: 'A container requests memory.',
    why: 'The scheduler places pods by their requests: without one it may put the pod on a full node, and the pod is among the first to be evicted.',
    fix: 'Set resources.requests.memory to what the container uses in normal operation.',
    references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
    container(container, { index, report }) {
        const holder = lacksResource(container, 'requests', 'memory', index);
        if (holder !== undefined)
            report(holder, `Container ${container.name} has no memory request.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/qos.js

/**
 * The QoS class of a workload's pods. Source: kubernetes pkg/apis/core/v1/helper/qos/qos.go, ComputePodQOS: only cpu and
 * memory count, of init containers too; a request that is left out is its limit (defaulting); pod-level resources (KEP-2837)
 * stand in for those of the containers.
 */
function qosOf(workload) {
    let qos = qos_known.get(workload);
    if (qos === undefined) {
        qos = { ...podResources(workload), ...classOf(workload) };
        qos_known.set(workload, qos);
    }
    return qos;
}
/** The table and several rules ask for the same one. */
const qos_known = new WeakMap();
function classOf(workload) {
    const level = workload.pod.map('resources');
    const holders = level === undefined
        ? workload.containers
            .filter(({ role }) => role !== 'ephemeral')
            .map(({ name, node }) => ({ name, resources: node.map('resources') }))
        : [{ name: 'the pod', resources: level }];
    let asked = false;
    let unlimited;
    let lower;
    for (const { name, resources } of holders)
        for (const what of ['cpu', 'memory']) {
            const { request, limit } = pairOf(resources, what);
            if (request || limit)
                asked = true;
            if (!limit)
                unlimited ??= `${name} has no ${what} limit`;
            else if (request !== limit)
                lower ??= `${name} requests less ${what} than its limit`;
        }
    if (!asked)
        return { class: 'BestEffort', reason: 'no container requests or limits cpu or memory' };
    const reason = unlimited ?? lower;
    return reason === undefined
        ? { class: 'Guaranteed', reason: 'every container requests exactly its cpu and memory limits' }
        : { class: 'Burstable', reason };
}
const neither = {
    request: undefined,
    limit: undefined,
};
/** A request and limit; the request is the limit where only that is written. */
function pairOf(resources, name) {
    if (resources === undefined)
        return neither;
    const limit = quantityAt(resources, 'limits', name);
    return { request: quantityAt(resources, 'requests', name) ?? limit, limit };
}
function quantityAt(resources, list, name) {
    const scalar = resources?.map(list)?.scalar(name);
    return scalar === undefined || scalar.isNull ? undefined : quantity_parseQuantity(scalar.text);
}
/**
 * What the scheduler counts for a pod: the sum of its containers and sidecars, or the largest init container where that
 * is more, plus the overhead of its runtime class. Source: k8s.io/component-helpers resource.PodRequests.
 */
function podResources(workload) {
    const request = (name) => total(workload, (container) => pairOf(container.node.map('resources'), name).request ?? 0) +
        (quantityOf(workload.pod.map('overhead'), name) ?? 0);
    const limit = (name) => {
        const counted = workload.containers.filter(({ role }) => role !== 'ephemeral');
        if (counted.length === 0 ||
            counted.some((container) => pairOf(container.node.map('resources'), name).limit === undefined))
            return undefined;
        return total(workload, (container) => pairOf(container.node.map('resources'), name).limit ?? 0);
    };
    const level = workload.pod.map('resources');
    const ofPod = (name) => pairOf(level, name);
    return {
        cpuRequest: ofPod('cpu').request ?? request('cpu'),
        cpuLimit: ofPod('cpu').limit ?? limit('cpu'),
        memoryRequest: ofPod('memory').request ?? request('memory'),
        memoryLimit: ofPod('memory').limit ?? limit('memory'),
    };
}
function quantityOf(map, name) {
    const scalar = map?.scalar(name);
    return scalar === undefined ? undefined : quantity_parseQuantity(scalar.text);
}
function total(workload, amount) {
    let running = 0;
    let sidecars = 0;
    let starting = 0;
    for (const container of workload.containers) {
        if (container.role === 'main')
            running += amount(container);
        else if (container.role === 'sidecar') {
            sidecars += amount(container);
            starting = Math.max(starting, sidecars);
        }
        else if (container.role === 'init')
            starting = Math.max(starting, sidecars + amount(container));
    }
    return Math.max(running + sidecars, starting);
}
const order = { BestEffort: 0, Burstable: 1, Guaranteed: 2 };
/**
 * Every workload in the order in which a node under pressure evicts its pods, as far as manifests tell: those without
 * requests first, then by priority, then those that request least. Source: Kubernetes documentation, "Node-pressure
 * Eviction"; what a pod really uses decides between Burstable pods.
 */
function qosTable(index) {
    const priorities = index.derive(priorityClasses);
    const rows = index.workloads.map((workload) => ({
        workload,
        qos: qosOf(workload),
        priority: priorityOf(workload, priorities),
    }));
    rows.sort((a, b) => order[a.qos.class] - order[b.qos.class] || a.priority - b.priority || a.qos.memoryRequest - b.qos.memoryRequest);
    let place = 0;
    return rows.map(({ workload, qos, priority }, i) => {
        const before = rows[i - 1];
        const same = before !== undefined &&
            before.qos.class === qos.class &&
            before.priority === priority &&
            before.qos.memoryRequest === qos.memoryRequest;
        if (!same)
            place = i + 1;
        return {
            object: workload.resource.ref,
            file: workload.resource.file.file,
            class: qos.class,
            evictionOrder: place,
            oomScoreAdj: oomScoreAdj(workload, qos),
            cpu: { request: cores(qos.cpuRequest), limit: qos.cpuLimit === undefined ? 'none' : cores(qos.cpuLimit) },
            memory: {
                request: bytes(qos.memoryRequest),
                limit: qos.memoryLimit === undefined ? 'none' : bytes(qos.memoryLimit),
            },
            priorityClassName: workload.pod.string('priorityClassName') ?? '',
            reason: qos.reason,
        };
    });
}
/** Source: kubernetes pkg/kubelet/qos/policy.go. */
function oomScoreAdj(workload, { class: qosClass, memoryRequest }) {
    if (qosClass === 'Guaranteed' || workload.pod.string('priorityClassName') === 'system-node-critical')
        return '-997';
    if (qosClass === 'BestEffort')
        return '1000';
    return memoryRequest === 0 ? '999' : `1000 - 1000 × ${bytes(memoryRequest)} / node memory`;
}
/** Values of the PriorityClasses in the set, and of the two that every cluster has. */
function priorityClasses(index) {
    const values = new Map([
        ['system-cluster-critical', 2_000_000_000],
        ['system-node-critical', 2_000_001_000],
    ]);
    for (const resource of index.ofType('PriorityClass'))
        values.set(resource.name, resource.node.integer('value') ?? 0);
    return values;
}
function priorityOf(workload, classes) {
    return workload.pod.integer('priority') ?? classes.get(workload.pod.string('priorityClassName') ?? '') ?? 0;
}
/** `250m` or `2`. */
function cores(value) {
    const milli = Math.round(value * 1000);
    return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
}
/** `128Mi`, rounded where the value is no whole number of its unit. */
function bytes(value) {
    if (value === 0)
        return '0';
    const units = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi'];
    let unit = 0;
    let amount = value;
    while (amount >= 1024 && unit < units.length - 1) {
        amount /= 1024;
        unit++;
    }
    return `${Number.isInteger(amount) ? amount : amount.toFixed(amount < 10 ? 1 : 0)}${units[unit]}`;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/resources/qos-guaranteed.js


const qosGuaranteed = rule_rule({
    id: 'qos-guaranteed',
    area: 'resources',
    severity: 'info',
    optional: true,
    what: 'A pod is of QoS class Guaranteed.',
    why: 'Pods of the other classes are evicted first when a node runs short, and may be slowed down or killed for what their neighbours do.',
    fix: 'Give every container cpu and memory limits, and requests of the same values.',
    references: ['https://kubernetes.io/docs/concepts/workloads/pods/pod-qos/'],
    workload(workload, { report }) {
        const qos = qosOf(workload);
        if (qos.class !== 'Guaranteed')
            report(workload.pod, `Pods of ${workload.resource.title} are ${qos.class}: ${qos.reason}.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/resources/quantity-syntax.js



const quantity_syntax_units = ['m', 'k', 'M', 'G', 'T', 'Ki', 'Mi', 'Gi', 'Ti'];
/** How people write units that Kubernetes does not know. */
const meant = {
    KB: 'k',
    kb: 'k',
    K: 'k',
    MB: 'M',
    Mb: 'M',
    mb: 'M',
    GB: 'G',
    gb: 'G',
    Gb: 'G',
    g: 'G',
    KiB: 'Ki',
    MiB: 'Mi',
    GiB: 'Gi',
    mi: 'Mi',
    gi: 'Gi',
    ki: 'Ki',
    MI: 'Mi',
    GI: 'Gi',
};
const quantitySyntax = rule_rule({
    id: 'quantity-syntax',
    area: 'resources',
    severity: 'error',
    what: 'A request or limit is a quantity that Kubernetes can read.',
    why: 'The API server refuses the object.',
    fix: 'Write a number and one of m, k, M, G, T, Ki, Mi, Gi, Ti: `250m`, `128Mi`, `1.5`.',
    references: ['https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/'],
    containersWith: ['resources'],
    container(container, { report }) {
        for (const list of ['requests', 'limits']) {
            const amounts = container.node.map('resources')?.map(list);
            for (const [i, { text: name }] of amounts?.keys.entries() ?? []) {
                const amount = amounts.values[i];
                if (amount.kind !== 'scalar' || amount.isNull || quantity_parseQuantity(amount.text) !== undefined)
                    continue;
                const better = suggestion(amount);
                report(amount, `${JSON.stringify(amount.text)} of ${name} in ${list} of container ${container.name} is no quantity.`, better === undefined
                    ? {}
                    : { fix: `Write ${better}.`, edits: [{ start: amount.start, end: amount.end, text: better }] });
            }
        }
    },
});
function suggestion({ text }) {
    const match = /^(\d+)(?:[.,](\d+))?\s*([A-Za-z]*)$/.exec(text);
    if (match === null)
        return undefined;
    const [, whole, fraction, unit = ''] = match;
    const known = quantity_syntax_units.includes(unit) || unit === '' ? unit : (meant[unit] ?? (0,lib/* nearest */.pA)(unit, quantity_syntax_units));
    return known === undefined ? undefined : `${whole}${fraction === undefined ? '' : `.${fraction}`}${known}`;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/resources/quantity-unit.js



const quantityUnit = rule_rule({
    id: 'quantity-unit',
    area: 'resources',
    severity: 'error',
    what: 'A request or limit is of a size that makes sense for its resource.',
    why: 'A slipped unit is valid to the API server: `64m` of memory is a fraction of one byte, so the container is killed as it starts; `100` of cpu is a hundred cores, so the pod is never scheduled.',
    fix: 'Write memory in Mi or Gi (`64Mi`) and cpu in cores or thousandths of one (`100m`).',
    references: [
        'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#resource-units-in-kubernetes',
    ],
    options: { 'most-cores': 64, 'least-memory-bytes': 1_048_576, 'most-memory-bytes': 1_099_511_627_776 },
    containersWith: ['resources'],
    container(container, context) {
        for (const list of ['requests', 'limits']) {
            const cpu = container.resource(list, 'cpu');
            if (cpu !== undefined)
                checkCpu(`${list}.cpu of container ${container.name}`, cpu, context);
            for (const name of ['memory', 'ephemeral-storage']) {
                const amount = container.resource(list, name);
                if (amount !== undefined)
                    checkBytes(`${list}.${name} of container ${container.name}`, amount, context);
            }
        }
    },
});
function checkCpu(what, amount, { options, report }) {
    const value = quantity_parseQuantity(amount.text);
    if (value === undefined || value === 0)
        return;
    if (/[KMGTPE]i?$/.test(amount.text))
        report(amount, `${what} is ${amount.text}, a unit of memory.`);
    else if (value < 0.001)
        report(amount, `${what} is ${amount.text}, less than the smallest share, one thousandth of a core.`);
    else if (value >= options['most-cores']) {
        const milli = `${amount.text}m`;
        report(amount, `${what} is ${amount.text}, that is ${value} whole cores.`, /^\d+$/.test(amount.text)
            ? { fix: `Write ${milli} if thousandths of a core are meant.`, edits: quantity_unit_edit(amount, milli) }
            : {});
    }
}
function checkBytes(what, amount, { options, report }) {
    const value = quantity_parseQuantity(amount.text);
    if (value === undefined || value === 0)
        return;
    if (value < options['least-memory-bytes']) {
        const size = value < 1 ? 'less than one byte' : `${bytes(value)}${value < 1024 ? ` byte${value === 1 ? '' : 's'}` : ''}`;
        const better = /^\d+m?$/.test(amount.text) ? `${amount.text.replace('m', '')}Mi` : undefined;
        report(amount, `${what} is ${amount.text}, that is ${size}.`, better === undefined ? {} : { fix: `Write ${better} if mebibytes are meant.`, edits: quantity_unit_edit(amount, better) });
    }
    else if (value >= options['most-memory-bytes'])
        report(amount, `${what} is ${amount.text}, that is ${bytes(value)}.`);
}
function quantity_unit_edit(amount, text) {
    return [{ start: amount.start, end: amount.end, text }];
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/resources/request-within-limit.js


const requestWithinLimit = rule_rule({
    id: 'request-within-limit',
    area: 'resources',
    severity: 'error',
    what: 'A request is not above its limit.',
    why: 'The API server refuses the pod: a container cannot be promised more than it may use.',
    fix: 'Lower the request or raise the limit; mind the unit (`100m` of cpu, `128Mi` of memory).',
    references: ['https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/'],
    containersWith: ['resources'],
    container(container, { report }) {
        const requests = container.node.map('resources')?.map('requests');
        for (const { text: name } of requests?.keys ?? []) {
            const [request, limit] = [container.resource('requests', name), container.resource('limits', name)];
            if (request === undefined || limit === undefined)
                continue;
            const [wanted, allowed] = [quantity_parseQuantity(request.text), quantity_parseQuantity(limit.text)];
            if (wanted !== undefined && allowed !== undefined && wanted > allowed)
                report(request, `Container ${container.name} requests ${request.text} of ${name}, above its limit of ${limit.text}.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/resources/index.js










const resourceRules = [
    cpuLimit,
    cpuRequest,
    ephemeralStorageLimit,
    ephemeralStorageRequest,
    memoryLimit,
    memoryRequest,
    qosGuaranteed,
    quantitySyntax,
    quantityUnit,
    requestWithinLimit,
];

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/cronjob-concurrency.js

const cronjobConcurrency = rule_rule({
    id: 'cronjob-concurrency',
    area: 'rollout',
    severity: 'info',
    optional: true,
    what: 'A CronJob does not start a run while the one before still works.',
    why: 'With concurrencyPolicy Allow, the default, a run that takes longer than the interval overlaps with the next; when the cause is load, the runs pile up and add to it.',
    fix: 'Set concurrencyPolicy to Forbid or Replace, unless runs may overlap.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy'],
    types: {
        CronJob: ({ spec, title }, { report }) => {
            if (spec === undefined)
                return;
            const policy = spec.scalar('concurrencyPolicy');
            const unset = policy === undefined || policy.isNull || policy.text === '';
            if (unset)
                report(spec, `Runs of ${title} may overlap: concurrencyPolicy is Allow unless it is set.`);
            else if (policy.text === 'Allow')
                report(policy, `Runs of ${title} may overlap: concurrencyPolicy is Allow.`);
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/cronjob-deadline.js


const cronjobDeadline = rule_rule({
    id: 'cronjob-deadline',
    area: 'rollout',
    severity: 'info',
    what: 'A CronJob says how late a run may begin.',
    why: 'Without startingDeadlineSeconds a run that was missed, while the control plane was down or the job was suspended, begins at any later time, such as a nightly job in the rush hour. Below ten seconds runs are skipped, because the controller looks only every ten.',
    fix: 'Set startingDeadlineSeconds to how late the job still makes sense, such as 600.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline'],
    types: {
        CronJob: ({ spec, title }, { report }) => {
            if (spec === undefined)
                return;
            const node = spec.scalar('startingDeadlineSeconds');
            const seconds = node?.integer;
            if ((0,read_node/* isUnset */.K$)(spec.get('startingDeadlineSeconds')))
                report(spec, `${title} begins a missed run however late it is.`);
            else if (node !== undefined && seconds !== undefined && seconds < 0)
                report(node, `startingDeadlineSeconds is ${seconds}; the API server refuses a negative number.`, {
                    severity: 'error',
                });
            else if (node !== undefined && seconds !== undefined && seconds < 10)
                report(node, `startingDeadlineSeconds is ${seconds}, but the controller looks every 10 s, so runs are skipped.`, { severity: 'warning', fix: 'Set startingDeadlineSeconds to more than 10.' });
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/cronjob-history.js

const cronjobHistory = rule_rule({
    id: 'cronjob-history',
    area: 'rollout',
    severity: 'info',
    what: 'A CronJob keeps a failed run to look at.',
    why: 'With failedJobsHistoryLimit 0 a failed job is deleted with its pods and logs, and nothing tells that or why it failed.',
    fix: 'Remove failedJobsHistoryLimit (the default is 1), or set it to 1 or more.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits'],
    types: {
        CronJob: ({ spec, title }, { report }) => {
            for (const key of ['failedJobsHistoryLimit', 'successfulJobsHistoryLimit']) {
                const limit = spec?.scalar(key);
                const number = limit?.integer;
                if (limit === undefined || number === undefined)
                    continue;
                if (number < 0)
                    report(limit, `${key} is ${number}; the API server refuses a negative number.`, {
                        severity: 'error',
                        fix: `Remove ${key}.`,
                    });
                else if (number === 0 && key === 'failedJobsHistoryLimit')
                    report(limit, `failedJobsHistoryLimit is 0, so nothing is left of a failed run of ${title}.`);
            }
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/schedule.js
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const schedule_fields = [
    { name: 'minute', min: 0, max: 59, names: [] },
    { name: 'hour', min: 0, max: 23, names: [] },
    { name: 'day of the month', min: 1, max: 31, names: [] },
    { name: 'month', min: 1, max: 12, names: ['', ...months] },
    { name: 'day of the week', min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];
const namedTimes = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);
const goDuration = /^[-+]?(?:\d+(?:\.\d*)?(?:ns|us|µs|ms|s|m|h))+$/;
/** Reads a schedule as the CronJob controller does. Source: github.com/robfig/cron/v3, parser.go, ParseStandard. */
function parseSchedule(text) {
    if (text.includes('TZ'))
        return { defect: 'names a time zone, which belongs in the field timeZone' };
    if (text.startsWith('@'))
        return parseNamed(text);
    const words = text.trim().split(/\s+/);
    if (text.trim() === '')
        return { defect: 'is empty' };
    if (words.length !== 5)
        return { defect: `has ${words.length} fields, not 5 (minute, hour, day of the month, month, day of the week)` };
    const sets = [];
    for (const [i, field] of schedule_fields.entries()) {
        const values = schedule_valuesOf(words[i], field);
        if (typeof values === 'string')
            return { defect: values };
        sets.push(values);
    }
    const [minutes, hours, days, monthSet, weekdays] = sets;
    const [anyDay, anyWeekday] = [isAny(words[2]), isAny(words[4])];
    return { schedule: { minutes, hours, days, months: monthSet, weekdays, anyDay, anyWeekday } };
}
function parseNamed(text) {
    if (namedTimes.has(text))
        return { named: text };
    if (text.startsWith('@every '))
        return goDuration.test(text.slice(7)) ? { named: text } : { defect: `has no duration such as 1h30m after @every` };
    return { defect: `is none of ${[...namedTimes].join(', ')} and @every` };
}
function schedule_valuesOf(word, field) {
    const values = new Set();
    for (const part of word.split(',')) {
        // The Go parser drops empty parts of a list, but not an empty field.
        if (part === '' && word !== '')
            continue;
        const defect = addPart(part, field, values);
        if (defect !== undefined)
            return defect;
    }
    return values;
}
function addPart(part, field, values) {
    const [range = '', stepText, ...rest] = part.split('/');
    const [lowText = '', highText, ...more] = range.split('-');
    if (rest.length > 0 || more.length > 0)
        return `has "${part}" as ${field.name}`;
    const any = lowText === '*' || lowText === '?';
    const low = any ? field.min : numberOf(lowText, field);
    const step = stepText === undefined ? 1 : numberOf(stepText, { ...field, names: [] });
    let high = any ? field.max : highText === undefined ? low : numberOf(highText, field);
    if (low === undefined || high === undefined || step === undefined)
        return `has "${part}" as ${field.name}`;
    if (!any && highText === undefined && stepText !== undefined)
        high = field.max;
    if (low < field.min)
        return `has ${low} as ${field.name}, below ${field.min}`;
    if (high > field.max)
        return `has ${high} as ${field.name}, above ${field.max}${high === 7 && field.max === 6 ? ' (Sunday is 0)' : ''}`;
    if (low > high)
        return `has "${part}" as ${field.name}, which ends before it begins`;
    if (step === 0)
        return `has a step of 0 as ${field.name}`;
    for (let value = low; value <= high; value += step)
        values.add(value);
    return undefined;
}
function numberOf(text, { names }) {
    if (/^\d+$/.test(text))
        return Number(text);
    const at = text === '' ? -1 : names.indexOf(text.toLowerCase());
    return at < 0 ? undefined : at;
}
function isAny(word) {
    return word.split(',').some((part) => /^[*?](?:-[^/]*)?(?:\/0*1)?$/.test(part));
}
const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Whether there is any day on which it runs: `0 0 30 2 *` has none. */
function everRuns({ days, months: monthSet, anyDay, anyWeekday }) {
    if (anyDay || !anyWeekday)
        return true;
    for (const month of monthSet)
        for (const day of days)
            if (day <= longest[month - 1])
                return true;
    return false;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/cronjob-schedule.js


const cronjobSchedule = rule_rule({
    id: 'cronjob-schedule',
    area: 'rollout',
    severity: 'error',
    what: 'A CronJob has a schedule that runs, and not more often than meant.',
    why: 'The API server refuses a schedule that it cannot read. One without any matching day never runs, and `* 3 * * *` runs sixty times from three to four, not once at three.',
    fix: 'Write minute, hour, day of the month, month and day of the week (Sunday is 0).',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax'],
    types: {
        CronJob: ({ spec }, { report }) => {
            const node = spec?.scalar('schedule');
            if (node === undefined || node.isNull)
                return;
            const parsed = parseSchedule(node.text);
            if ('defect' in parsed)
                report(node, `The schedule "${node.text}" ${parsed.defect}.`);
            if (!('schedule' in parsed))
                return;
            const { schedule } = parsed;
            if (!everRuns(schedule))
                report(node, `The schedule "${node.text}" names days that no such month has, so the job never runs.`, {
                    severity: 'warning',
                    fix: 'Name a day that the month has.',
                });
            else if (everyMinuteOfSomeHours(schedule)) {
                const [first] = schedule.hours;
                const hours = schedule.hours.size === 1
                    ? `hour ${first}, 60 times a day`
                    : `${schedule.hours.size} hours, ${60 * schedule.hours.size} times a day`;
                const once = node.text.trim().replace(/^\S+/, '0');
                report(node, `The schedule "${node.text}" runs every minute of ${hours}.`, {
                    severity: 'warning',
                    fix: `Write "${once}" to run once in each of these hours.`,
                });
            }
        },
    },
});
/** The mark of a minute that was forgotten; a schedule for most of the day means it. */
function everyMinuteOfSomeHours({ minutes, hours }) {
    return minutes.size === 60 && hours.size <= 4;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/cronjob-time-zone.js


const cronjob_time_zone_known = new Map();
const cronjobTimeZone = rule_rule({
    id: 'cronjob-time-zone',
    area: 'rollout',
    severity: 'error',
    what: 'The time zone of a CronJob exists.',
    why: 'The API server refuses a time zone that is not in its database, and `Local`.',
    fix: 'Write a name of the tz database, such as Europe/Vienna or Etc/UTC.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#time-zones'],
    types: {
        CronJob: ({ spec }, { report }) => {
            const node = spec?.get('timeZone');
            if ((0,read_node/* isUnset */.K$)(node) || node.kind !== 'scalar')
                return;
            if (node.text === '')
                report(node, 'timeZone is empty; the API server refuses that.', {
                    fix: 'Name a time zone, or remove timeZone.',
                });
            else if (!isTimeZone(node.text))
                report(node, `timeZone ${node.text} is no name of the tz database.`);
        },
    },
});
function isTimeZone(name) {
    let answer = cronjob_time_zone_known.get(name);
    if (answer === undefined) {
        answer = !/^local$/i.test(name) && !/^[+-]/.test(name) && intlKnows(name);
        cronjob_time_zone_known.set(name, answer);
    }
    return answer;
}
function intlKnows(timeZone) {
    try {
        new Intl.DateTimeFormat('en', { timeZone });
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/grace-period.js

const gracePeriod = rule_rule({
    id: 'grace-period',
    area: 'rollout',
    severity: 'warning',
    what: 'A pod has time to stop.',
    why: 'With terminationGracePeriodSeconds 0 the pod is deleted at once and its processes are killed: requests in flight are lost, files are left half written, and a StatefulSet may start a second pod of the same name while the first still runs.',
    fix: 'Remove terminationGracePeriodSeconds (the default is 30), or set it to what the application needs to stop.',
    references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
        'https://kubernetes.io/docs/tasks/run-application/force-delete-stateful-set-pod/',
    ],
    workloadsWith: ['terminationGracePeriodSeconds'],
    workload(workload, { report }) {
        const value = workload.pod.scalar('terminationGracePeriodSeconds');
        const seconds = value?.integer;
        if (value === undefined || seconds === undefined || seconds > 0)
            return;
        if (seconds < 0)
            report(value, `terminationGracePeriodSeconds is ${seconds}, which Kubernetes takes for 1.`);
        else
            report(value, `terminationGracePeriodSeconds is 0, so pods of ${workload.resource.title} are killed without a chance to stop.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/rolling-update.js


const quarter = { value: 25, percent: true, node: undefined };
const one = { value: 1, percent: false, node: undefined };
/** Many rules ask for the same one. */
const rolling_update_known = new WeakMap();
/** The rolling update of a Deployment with defaults filled in; undefined for other kinds and strategies, and for values that are none. */
function rollingUpdateOf(workload) {
    if (workload.kind !== 'Deployment')
        return undefined;
    let update = rolling_update_known.get(workload);
    if (update === undefined) {
        update = rolling_update_read(workload) ?? 'none';
        rolling_update_known.set(workload, update);
    }
    return update === 'none' ? undefined : update;
}
function rolling_update_read(workload) {
    const { resource } = workload;
    const strategy = resource.spec?.map('strategy');
    if ((strategy?.scalar('type')?.text || 'RollingUpdate') !== 'RollingUpdate')
        return undefined;
    const node = strategy?.map('rollingUpdate');
    const fallback = resource.group === 'extensions' || resource.version === 'v1beta1' ? one : quarter;
    const maxSurge = amount(node, 'maxSurge', fallback);
    const maxUnavailable = amount(node, 'maxUnavailable', fallback);
    return maxSurge === undefined || maxUnavailable === undefined ? undefined : { maxSurge, maxUnavailable, node };
}
function amount(node, key, fallback) {
    const value = node?.get(key);
    return (0,read_node/* isUnset */.K$)(value) ? fallback : intOrPercent(value);
}
/** Pods more and pods fewer than `replicas` while an update runs. Source: pkg/controller/deployment/util, ResolveFenceposts. */
function fenceposts({ maxSurge, maxUnavailable }, replicas) {
    const surge = scaled(maxSurge, replicas, 'up');
    const unavailable = scaled(maxUnavailable, replicas, 'down');
    // With neither, nothing would move: Kubernetes then takes one pod away.
    return { surge, unavailable: surge === 0 && unavailable === 0 ? 1 : Math.min(unavailable, replicas) };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/host-port-update.js




const hostPortUpdate = rule_rule({
    id: 'host-port-update',
    area: 'rollout',
    severity: 'warning',
    what: 'An update of pods with a port of their node finds nodes where it is free.',
    why: 'Two pods with the same host port do not fit on one node. An update that starts a new pod before an old one goes needs a node more than there are pods; without one the pod stays pending and the update hangs.',
    fix: 'Set maxSurge to 0 and maxUnavailable to 1, use a DaemonSet, or drop the host port.',
    references: ['https://kubernetes.io/docs/concepts/configuration/overview/#services'],
    workload(workload, { index, report }) {
        const update = rollingUpdateOf(workload);
        if (update === undefined)
            return;
        const port = hostPort(workload);
        const least = replicaRange(index, workload)?.least ?? 0;
        if (port === undefined || least < 1)
            return;
        const { surge, unavailable } = fenceposts(update, least);
        if (surge === 0 || unavailable > 0)
            return;
        const pods = least === 1 ? 'the pod holds' : `its ${least} pods hold`;
        const { title } = workload.resource;
        report(port, `An update of ${title} starts a new pod while ${pods} port ${port.text} of the nodes (maxUnavailable ${amountText(update.maxUnavailable)} is 0 of ${least}).`);
    },
});
function hostPort(workload) {
    const network = workload.pod.boolean('hostNetwork') === true;
    for (const { ports } of workload.running) {
        for (const { node } of ports) {
            const port = node.scalar('hostPort') ?? (network ? node.scalar('containerPort') : undefined);
            if (port?.integer !== undefined && port.integer > 0)
                return port;
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/job-deadline.js


const jobDeadline = rule_rule({
    id: 'job-deadline',
    area: 'rollout',
    severity: 'info',
    optional: true,
    what: 'A Job ends at some time, even when it hangs.',
    why: 'A job that waits for ever for a lock or a peer keeps its resources, and under concurrencyPolicy Forbid it stops all later runs without a word.',
    fix: 'Set activeDeadlineSeconds to several times what the job takes.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup'],
    types: {
        Job: ({ spec, title }, { report }) => job_deadline_check(spec, title, report),
        CronJob: ({ spec, title }, { report }) => job_deadline_check(spec?.map('jobTemplate')?.map('spec'), `A run of ${title}`, report),
    },
});
function job_deadline_check(spec, title, report) {
    if (spec === undefined ||
        !(0,read_node/* isUnset */.K$)(spec.get('activeDeadlineSeconds')) ||
        !(0,read_node/* isUnset */.K$)(spec.path('template', 'spec', 'activeDeadlineSeconds')))
        return;
    report(spec, `${title} may run for ever: it has no activeDeadlineSeconds.`);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/job-settings.js


const counts = [
    'backoffLimit',
    'completions',
    'parallelism',
    'activeDeadlineSeconds',
    'backoffLimitPerIndex',
    'maxFailedIndexes',
];
const jobSettings = rule_rule({
    id: 'job-settings',
    area: 'rollout',
    severity: 'error',
    what: 'The settings of a Job fit together.',
    why: 'The API server refuses a Job whose settings contradict each other, so the deploy stops there.',
    fix: 'Set what the message asks for, or remove the setting.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/job/'],
    types: {
        Job: ({ spec }, { report }) => {
            if (spec === undefined)
                return;
            checkJob(spec, report);
            if (!(0,read_node/* isUnset */.K$)(spec.get('selector')) && spec.boolean('manualSelector') !== true)
                report(spec.key('selector'), 'The Job has a selector without manualSelector; the API server makes one itself and refuses another.', { fix: 'Remove the selector.' });
        },
        CronJob: ({ spec }, { report }) => {
            const job = spec?.map('jobTemplate')?.map('spec');
            if (job === undefined)
                return;
            checkJob(job, report);
            for (const key of ['selector', 'manualSelector'])
                if (!(0,read_node/* isUnset */.K$)(job.get(key)))
                    report(job.key(key), `The jobTemplate has a ${key}; the API server refuses that, since every run gets a selector of its own.`, { fix: `Remove ${key}.` });
        },
    },
});
function checkJob(spec, report) {
    for (const key of counts) {
        const value = spec.scalar(key);
        if (value?.integer !== undefined && value.integer < 0)
            report(value, `${key} is ${value.integer}; the API server refuses a negative number.`, {
                fix: 'Write 0 or more.',
            });
    }
    const mode = spec.scalar('completionMode');
    const indexed = mode?.text === 'Indexed';
    if (indexed && (0,read_node/* isUnset */.K$)(spec.get('completions')))
        report(mode, 'completionMode is Indexed without completions; the API server asks for their number.', {
            fix: 'Set completions.',
        });
    if (!indexed)
        for (const key of ['backoffLimitPerIndex', 'maxFailedIndexes'])
            if (!(0,read_node/* isUnset */.K$)(spec.get(key)))
                report(spec.key(key), `${key} asks for completionMode Indexed.`, {
                    fix: `Set completionMode to Indexed, or remove ${key}.`,
                });
    const restart = spec.map('template')?.map('spec')?.scalar('restartPolicy');
    if (!(0,read_node/* isUnset */.K$)(spec.get('podFailurePolicy')) && restart !== undefined && restart.text !== 'Never')
        report(restart, `podFailurePolicy asks for restartPolicy Never, not ${restart.text}.`, {
            fix: 'Set restartPolicy to Never.',
        });
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/job-ttl.js


const jobTtl = rule_rule({
    id: 'job-ttl',
    area: 'rollout',
    severity: 'info',
    what: 'A finished Job is removed in one way.',
    why: 'A Job that nothing removes stays for ever with its pods, and the next apply of the same name fails or does nothing. The jobs of a CronJob are removed by its history limits; a ttlSecondsAfterFinished beside them takes the failed ones away before somebody looks at them.',
    fix: 'Set ttlSecondsAfterFinished on a Job of its own; remove it from the jobTemplate of a CronJob.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/job/#ttl-mechanism-for-finished-jobs'],
    options: { 'min-cronjob-seconds': 86_400 },
    types: {
        Job: ({ spec, title, annotations }, { report }) => {
            if (spec === undefined)
                return;
            const ttl = spec.scalar('ttlSecondsAfterFinished');
            if (ttl?.integer !== undefined && ttl.integer < 0)
                return report(ttl, `ttlSecondsAfterFinished is ${ttl.integer}; the API server refuses a negative number.`, {
                    severity: 'error',
                    fix: 'Write 0 or more.',
                });
            const removed = annotations?.keys.some(({ text }) => text === 'helm.sh/hook' || text === 'argocd.argoproj.io/hook') === true;
            if ((0,read_node/* isUnset */.K$)(spec.get('ttlSecondsAfterFinished')) && !removed)
                report(spec, `${title} stays after it has finished: it has no ttlSecondsAfterFinished.`, {
                    fix: 'Set ttlSecondsAfterFinished, such as 86400 for a day.',
                });
        },
        CronJob: ({ spec, title }, { options, report }) => {
            const job = spec?.map('jobTemplate')?.map('spec');
            const ttl = job?.scalar('ttlSecondsAfterFinished');
            if (job === undefined || ttl?.integer === undefined || ttl.integer >= options['min-cronjob-seconds'])
                return;
            report(job.key('ttlSecondsAfterFinished'), `Jobs of ${title} are removed ${ttl.text} s after their end, whatever its history limits keep.`, { fix: 'Remove ttlSecondsAfterFinished and set the history limits.' });
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/min-ready-seconds.js



const minReadySeconds = rule_rule({
    id: 'min-ready-seconds',
    area: 'rollout',
    severity: 'info',
    optional: true,
    what: 'A rollout waits a moment before it trusts a new pod.',
    why: 'Without minReadySeconds a pod counts as available with its first ready answer: a release that crashes seconds later has replaced every old pod by then.',
    fix: 'Set minReadySeconds to the time in which a bad release shows, such as 10.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#min-ready-seconds'],
    workload(workload, { index, report }) {
        const { kind, resource } = workload;
        if (kind !== 'Deployment' && kind !== 'StatefulSet' && kind !== 'DaemonSet')
            return;
        const { spec } = resource;
        if (spec === undefined || !(0,read_node/* isUnset */.K$)(spec.get('minReadySeconds')) || !index.derive(servicesByWorkload).has(workload))
            return;
        report(spec, `${resource.title} takes a new pod for available the moment that it is ready.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/prestop-delay.js




const prestopDelay = rule_rule({
    id: 'prestop-delay',
    area: 'rollout',
    severity: 'info',
    optional: true,
    what: 'A pod behind a Service goes on serving for a moment after it was told to stop.',
    why: 'The pod is removed from its Service and told to stop at the same time. Until every node and ingress knows, they still send it requests, and a process that stops at once refuses them: some fail with every update, drain and scale-down.',
    fix: `Add a preStop hook that sleeps, such as \`preStop: {sleep: {seconds: ${lib/* drainAdvice */.RI.preStopSeconds}}}\`, and keep terminationGracePeriodSeconds longer than it and the drain.`,
    references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
        'https://kubernetes.io/docs/tutorials/services/pods-and-endpoint-termination-flow/',
    ],
    workload(workload, { index, report }) {
        if (workload.completes)
            return;
        const service = index.derive(servicesByWorkload).get(workload)?.[0];
        const main = workload.containers.filter(({ role }) => role === 'main');
        if (service === undefined || main.length === 0)
            return;
        if (workload.running.some(({ node }) => !(0,read_node/* isUnset */.K$)(node.path('lifecycle', 'preStop'))))
            return;
        const serving = main.find(({ ports }) => ports.length > 0) ?? main[0];
        report(serving.node, `Container ${serving.name} has no preStop hook, so it may stop while Service ${service.name} still sends it requests.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/prestop-within-grace-period.js



const prestopWithinGracePeriod = rule_rule({
    id: 'prestop-within-grace-period',
    area: 'rollout',
    severity: 'error',
    what: 'A preStop hook leaves time of the grace period for the application to stop.',
    why: 'The grace period begins with the preStop hook. Once it has passed, the container is killed: a hook that uses it up takes the time that the application needs to finish its requests and close its connections.',
    fix: 'Raise terminationGracePeriodSeconds above the preStop sleep plus the time that the application needs to stop, or sleep shorter.',
    references: [
        'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow',
        'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution',
    ],
    options: { 'min-seconds-left': 5 },
    containersWith: ['lifecycle'],
    container(container, { options, report }) {
        if (!container.has('lifecycle'))
            return;
        const sleep = preStopSleep(container);
        if (sleep === undefined)
            return;
        const { seconds, node, by } = sleep;
        const { workload, name } = container;
        const grace = workload.gracePeriodSeconds;
        const written = workload.pod.integer('terminationGracePeriodSeconds') === undefined ? `${grace} s, the default` : `${grace} s`;
        const hook = `preStop of container ${name} sleeps ${seconds} s`;
        if (by === 'action' && seconds < 0)
            return report(node, `${hook}; the API server refuses a negative sleep.`);
        const fix = `Set terminationGracePeriodSeconds to at least ${(0,lib/* gracePeriodFor */.Vw)(seconds, Math.max(lib/* drainAdvice */.RI.stopSeconds, options['min-seconds-left']))}, or sleep shorter.`;
        if (seconds > grace) {
            const end = by === 'action' ? 'the API server refuses that' : 'the container is killed before it is ever asked to stop';
            return report(node, `${hook}, longer than the grace period of ${written}: ${end}.`, { fix });
        }
        if (seconds === grace && seconds > 0)
            return report(node, `${hook}, the whole grace period of ${written}: nothing is left for the application to stop.`, { fix });
        const left = grace - seconds;
        if (seconds > 0 && left < options['min-seconds-left'])
            report(node, `${hook} of a grace period of ${written}; ${left} s are left for the application to stop.`, {
                severity: 'warning',
                fix,
            });
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/progress-deadline.js

const defaultDeadline = 600;
const progressDeadline = rule_rule({
    id: 'progress-deadline',
    area: 'rollout',
    severity: 'error',
    what: 'The progress deadline of a Deployment is longer than minReadySeconds.',
    why: 'A pod counts as available only after minReadySeconds, so a shorter deadline could never be met; the API server refuses the object.',
    fix: 'Raise progressDeadlineSeconds above minReadySeconds, with room for a pod to start.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds'],
    types: {
        Deployment: ({ spec, group, version }, { report }) => {
            if (spec === undefined)
                return;
            const ready = spec.scalar('minReadySeconds');
            const deadline = spec.scalar('progressDeadlineSeconds');
            // Before apps/v1 a deadline left out meant none.
            const atMost = deadline?.integer ?? (group === 'apps' && version === 'v1' ? defaultDeadline : undefined);
            const atLeast = ready?.integer ?? 0;
            if (atMost === undefined || atMost > atLeast || atLeast < 0)
                return;
            const message = deadline?.integer === undefined
                ? `minReadySeconds is ${atLeast} and progressDeadlineSeconds is ${defaultDeadline} unless it is set; it has to be longer.`
                : `progressDeadlineSeconds of ${atMost} is not longer than minReadySeconds of ${atLeast}.`;
            report(deadline?.integer === undefined ? ready : deadline, message);
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/progress-deadline-covers-start.js


const progressDeadlineCoversStart = rule_rule({
    id: 'progress-deadline-covers-start',
    area: 'rollout',
    severity: 'warning',
    what: 'A rollout waits as long for a pod as its probes do.',
    why: 'When the deadline passes first, the rollout is reported as failed and pipelines undo it, though the pod would have become ready within what its probes allow.',
    fix: 'Raise progressDeadlineSeconds above the longest start that the probes allow, or allow less.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#failed-deployment'],
    workload(workload, { report }) {
        if (workload.kind !== 'Deployment')
            return;
        const { spec } = workload.resource;
        const deadline = spec?.scalar('progressDeadlineSeconds');
        const seconds = deadline?.integer ?? 600;
        const minReady = Math.max(0, spec?.integer('minReadySeconds') ?? 0);
        // That deadline is refused as it is (progress-deadline).
        if (seconds <= minReady)
            return;
        const start = longestStart(workload);
        if (start === undefined || start.seconds + minReady <= seconds)
            return;
        const wait = minReady === 0 ? '' : ` and minReadySeconds adds ${minReady} s`;
        const written = deadline?.integer === undefined ? `${seconds} s, the default` : `${seconds} s`;
        const at = deadline?.integer === undefined ? (start.container.node.key('startupProbe') ?? start.container.node) : deadline;
        report(at, `The probes of container ${start.container.name} let a pod take ${start.seconds} s to become ready${wait}, longer than the progress deadline of ${written}.`, {
            fix: `Set progressDeadlineSeconds to ${Math.ceil((start.seconds + minReady + 60) / 60) * 60} or so, or lower what the startupProbe allows.`,
        });
    },
});
/** Sidecars start one after the other, then the main containers all at once. */
function longestStart(workload) {
    let sidecars = 0;
    let worst;
    for (const container of workload.running) {
        const seconds = startOf(container);
        if (container.role === 'sidecar')
            sidecars += seconds;
        else if (worst === undefined || seconds > worst.seconds)
            worst = { container, seconds };
    }
    return worst === undefined ? undefined : { ...worst, seconds: worst.seconds + sidecars };
}
function startOf(container) {
    const startup = probe_probeOf(container, 'startupProbe')?.budget ?? 0;
    if (container.role === 'sidecar')
        return startup;
    const readiness = probe_probeOf(container, 'readinessProbe');
    if (readiness === undefined)
        return startup;
    return Math.max(startup, readiness.initialDelay) + (readiness.successThreshold - 1) * readiness.period;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/revision-history.js

const revisionHistory = rule_rule({
    id: 'revision-history',
    area: 'rollout',
    severity: 'warning',
    what: 'A workload keeps a revision to go back to.',
    why: 'With revisionHistoryLimit 0 the revision before is deleted as soon as the new one is out, and `kubectl rollout undo` finds nothing.',
    fix: 'Remove revisionHistoryLimit (the default is 10), or set it to 2 or more.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#clean-up-policy'],
    types: { Deployment: revision_history_check, StatefulSet: revision_history_check, DaemonSet: revision_history_check },
});
function revision_history_check({ spec, title }, { report }) {
    const limit = spec?.scalar('revisionHistoryLimit');
    const number = limit?.integer;
    if (limit === undefined || number === undefined || number > 0)
        return;
    if (number < 0)
        report(limit, `revisionHistoryLimit is ${number}; the API server refuses a negative number.`, {
            severity: 'error',
        });
    else
        report(limit, `revisionHistoryLimit is 0, so no revision of ${title} is left to go back to.`);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/rolling-strategy.js



const rollingStrategy = rule_rule({
    id: 'rolling-strategy',
    area: 'rollout',
    severity: 'warning',
    what: 'What serves requests is updated pod by pod.',
    why: '`Recreate` stops every pod before the first new one starts: an outage with each release, without end when the release does not start. `OnDelete` updates nothing until somebody deletes the pods.',
    fix: 'Use RollingUpdate; keep the other only where two releases must not run at once.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#recreate-deployment'],
    options: { always: false },
    workload(workload, { index, options, report }) {
        const { spec } = workload.resource;
        const type = (workload.kind === 'Deployment' || workload.kind === 'DeploymentConfig'
            ? spec?.map('strategy')
            : spec?.map('updateStrategy'))?.scalar('type');
        if (type?.text === 'OnDelete')
            return report(type, `${workload.resource.title} is updated only when somebody deletes its pods.`, {
                severity: 'info',
            });
        if (type?.text !== 'Recreate')
            return;
        const service = index.derive(servicesByWorkload).get(workload)?.[0];
        // Without requests to lose, or with a volume for one writer, it is the right choice.
        if (!options.always && (service === undefined || keepsVolume(workload)))
            return;
        const traffic = service === undefined ? '' : `, though Service ${service.name} sends them traffic`;
        report(type, `Every update of ${workload.resource.title} stops all its pods first${traffic}.`);
    },
});
function keepsVolume({ pod }) {
    return (pod.seq('volumes')?.maps ?? []).some((volume) => !(0,read_node/* isUnset */.K$)(volume.get('persistentVolumeClaim')));
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/rolling-update-explicit.js


const rollingUpdateExplicit = rule_rule({
    id: 'rolling-update-explicit',
    area: 'rollout',
    severity: 'info',
    optional: true,
    what: 'A Deployment says how many pods an update may add and take away.',
    why: 'The defaults of 25% mean something else with every number of replicas: none unavailable of 3, two of 8.',
    fix: 'Set maxSurge and maxUnavailable under strategy.rollingUpdate.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment'],
    types: {
        Deployment: ({ spec, title }, { report }) => {
            if (spec === undefined)
                return;
            const strategy = spec.map('strategy');
            const type = strategy?.scalar('type')?.text;
            if (type !== undefined && type !== '' && type !== 'RollingUpdate')
                return;
            const update = strategy?.map('rollingUpdate');
            const missing = ['maxSurge', 'maxUnavailable'].filter((key) => (0,read_node/* isUnset */.K$)(update?.get(key)));
            if (missing.length > 0)
                report(update ?? strategy ?? spec, `${title} leaves ${missing.join(' and ')} to the default of 25%.`);
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/rolling-update-keeps-capacity.js





const rollingUpdateKeepsCapacity = rule_rule({
    id: 'rolling-update-keeps-capacity',
    area: 'rollout',
    severity: 'info',
    optional: true,
    what: 'A rolling update of what serves requests keeps all its pods available.',
    why: 'With maxUnavailable above 0 an update begins by taking pods away, so the rest carries the load until new ones are ready.',
    fix: 'Set maxUnavailable to 0 and maxSurge to 1 or more.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable'],
    workload(workload, { index, report }) {
        const update = rollingUpdateOf(workload);
        if (update === undefined)
            return;
        const service = index.derive(servicesByWorkload).get(workload)?.[0];
        const range = replicaRange(index, workload);
        if (service === undefined || range === undefined || range.least < 1)
            return;
        const { unavailable } = fenceposts(update, range.least);
        // Nothing left is rolling-update-keeps-pods's business.
        if (unavailable === 0 || unavailable >= range.least)
            return;
        const { maxUnavailable } = update;
        const written = maxUnavailable.node === undefined
            ? 'the default maxUnavailable of 25%'
            : `maxUnavailable of ${amountText(maxUnavailable)}`;
        report(maxUnavailable.node ?? update.node ?? workload.resource.spec, `With ${written} an update leaves ${range.least - unavailable} of ${range.least} pods to Service ${service.name}.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/rolling-update-keeps-pods.js




const rollingUpdateKeepsPods = rule_rule({
    id: 'rolling-update-keeps-pods',
    area: 'rollout',
    severity: 'warning',
    what: 'A rolling update leaves pods running while it replaces others.',
    why: 'When maxUnavailable covers all pods, an update stops every one before a new one is ready: an outage as long as the start of the application, and for ever when the new release does not start.',
    fix: 'Set maxUnavailable to 0 and maxSurge to 1 or more, so that a new pod is ready before an old one goes.',
    references: [
        'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
        'https://github.com/kubernetes/kubernetes/blob/master/pkg/controller/deployment/util/deployment_util.go',
    ],
    workload(workload, { index, report }) {
        const update = rollingUpdateOf(workload);
        if (update === undefined)
            return;
        const { maxSurge, maxUnavailable } = update;
        // Without a pod to keep there is nothing to lose, and 0 with 0 is refused (rolling-update-moves).
        if (maxSurge.value === 0 && maxUnavailable.value === 0)
            return;
        if (maxUnavailable.node === undefined && maxSurge.node === undefined)
            return;
        const range = replicaRange(index, workload);
        if (range === undefined)
            return;
        const replicas = Math.max(1, range.least);
        if (workload.replicaCount === 0 && range.autoscaler === undefined)
            return;
        const { surge, unavailable } = fenceposts(update, replicas);
        if (unavailable < replicas)
            return;
        const pods = replicas === 1 ? 'the only pod' : `all ${replicas} pods`;
        const scale = range.autoscaler === undefined ? '' : ` at the least scale of ${range.autoscaler.resource.title}`;
        const both = surge === 0 && maxUnavailable.value < 100 && maxUnavailable.percent;
        const cause = both
            ? `maxSurge of ${amountText(maxSurge)} and maxUnavailable of ${amountText(maxUnavailable)} both round to 0 of ${replicas}, which Kubernetes takes for 1 unavailable: an update`
            : `maxUnavailable of ${amountText(maxUnavailable)} lets an update`;
        const node = maxUnavailable.node ?? maxSurge.node;
        report(node, `${cause} ${both ? 'stops' : 'stop'} ${pods}${scale} before a new one is ready.`);
    },
    types: {
        DaemonSet: ({ spec }, { report }) => {
            const value = intOrPercent(spec?.map('updateStrategy')?.map('rollingUpdate')?.get('maxUnavailable'));
            if (value?.percent === true && value.value >= 100)
                report(value.node, `maxUnavailable of ${amountText(value)} lets an update stop the pod of every node before a new one is ready.`, { fix: 'Lower maxUnavailable, or set it to 0 with maxSurge 1.' });
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/rolling-update-moves.js



const rollingUpdateMoves = rule_rule({
    id: 'rolling-update-moves',
    area: 'rollout',
    severity: 'error',
    what: 'A rolling update may add a pod or take one away.',
    why: 'With neither it could never begin, so the API server refuses the object. A DaemonSet must choose one of the two.',
    fix: 'Set maxSurge to 1 and keep maxUnavailable at 0, or the other way round where no extra pod fits.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment'],
    workload(workload, { report }) {
        const update = rollingUpdateOf(workload);
        if (update === undefined || update.maxSurge.value !== 0 || update.maxUnavailable.value !== 0)
            return;
        const { maxSurge, maxUnavailable } = update;
        report(maxUnavailable.node, `maxUnavailable is ${amountText(maxUnavailable)} and maxSurge is ${amountText(maxSurge)}, so no pod can ever be replaced.`);
    },
    types: {
        DaemonSet: ({ spec }, { report }) => {
            const strategy = spec?.map('updateStrategy');
            const update = strategy?.map('rollingUpdate');
            if (update === undefined || (strategy.scalar('type')?.text || 'RollingUpdate') !== 'RollingUpdate')
                return;
            const surge = intOrPercent(update.get('maxSurge'));
            const unavailable = intOrPercent(update.get('maxUnavailable'));
            const moves = (surge?.value ?? 0) > 0;
            if (moves && (unavailable?.value ?? 1) > 0) {
                const other = unavailable === undefined
                    ? 'maxUnavailable is 1 unless it is set'
                    : `maxUnavailable is ${amountText(unavailable)}`;
                report(surge.node, `maxSurge is ${amountText(surge)} while ${other}; a DaemonSet may have only one of them above 0.`, {
                    fix: 'Set maxUnavailable to 0, or remove maxSurge.',
                });
            }
            if (!moves && unavailable?.value === 0)
                report(unavailable.node, `maxUnavailable is ${amountText(unavailable)} and maxSurge is ${surge === undefined ? 'unset, which means 0' : amountText(surge)}, so no pod can ever be replaced.`);
        },
        StatefulSet: ({ spec }, { report }) => {
            const value = intOrPercent(spec?.map('updateStrategy')?.map('rollingUpdate')?.get('maxUnavailable'));
            if (value?.value === 0)
                report(value.node, `maxUnavailable is ${amountText(value)}, so no pod can ever be replaced.`, {
                    fix: 'Set maxUnavailable to 1 or more, or remove it.',
                });
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/rolling-update-values.js


const rollingUpdateValues = rule_rule({
    id: 'rolling-update-values',
    area: 'rollout',
    severity: 'error',
    what: 'The amounts of a rolling update are whole numbers or percentages.',
    why: 'The API server refuses negative amounts, fractions, quoted numbers, and more than 100% of pods that are unavailable.',
    fix: 'Write a whole number without quotes, or a percentage such as 25%.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment'],
    types: {
        Deployment: ({ spec }, { report }) => rolling_update_values_check(spec?.map('strategy'), 'none', report),
        DaemonSet: ({ spec }, { report }) => rolling_update_values_check(spec?.map('updateStrategy'), '100%', report),
        StatefulSet: ({ spec }, { report }) => rolling_update_values_check(spec?.map('updateStrategy'), '100%', report),
    },
});
function rolling_update_values_check(strategy, surgeLimit, report) {
    const update = strategy?.map('rollingUpdate');
    if (update === undefined)
        return;
    for (const [key, limit] of [
        ['maxSurge', surgeLimit],
        ['maxUnavailable', '100%'],
    ]) {
        const node = update.scalar(key);
        const reason = refusal(node, limit);
        if (node === undefined || reason === undefined)
            continue;
        const quoted = node.style !== 'plain' && /^\d+$/.test(node.text);
        const written = quoted ? `"${node.text}"` : node.text;
        report(node, `${key} is ${written}, ${reason}; the API server refuses that.`, {
            ...(quoted ? { fix: 'Remove the quotes.', edits: [{ start: node.start, end: node.end, text: node.text }] } : {}),
        });
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/rwo-volume-update.js



const rwo_volume_update_kinds = new Set(['Deployment', 'ReplicaSet', 'ReplicationController']);
const rwoVolumeUpdate = rule_rule({
    id: 'rwo-volume-update',
    area: 'rollout',
    severity: 'warning',
    what: 'A volume for one node is not needed by two pods at once.',
    why: 'A ReadWriteOnce volume is attached to one node. A second replica, or the new pod of a rolling update, that is scheduled to another node waits for it (`Multi-Attach error`): the update hangs, because the old pod goes only when the new one is ready.',
    fix: 'Use a StatefulSet with volumeClaimTemplates, strategy Recreate for a single pod, or a ReadWriteMany volume.',
    references: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes'],
    workloadsWith: ['volumes'],
    workload(workload, { index, report }) {
        if (!rwo_volume_update_kinds.has(workload.kind))
            return;
        for (const volume of workload.pod.seq('volumes')?.maps ?? []) {
            const claim = volume.map('persistentVolumeClaim')?.scalar('claimName');
            const mode = claim && onlyMode(index, workload, claim);
            if (claim === undefined || mode === undefined)
                continue;
            const { most, autoscaler } = replicaRange(index, workload);
            const { title } = workload.resource;
            const severity = mode === 'ReadWriteOncePod' ? 'error' : 'warning';
            if (most > 1) {
                const by = autoscaler === undefined ? `${most} replicas` : `up to ${most} replicas by ${autoscaler.resource.title}`;
                const limit = mode === 'ReadWriteOncePod' ? 'for a single pod' : 'attached to a single node';
                report(claim, `${title} has ${by}, but PersistentVolumeClaim ${claim.text} is ${mode}, ${limit}.`, {
                    severity,
                });
                continue;
            }
            const update = rollingUpdateOf(workload);
            if (most === 0 || update === undefined)
                continue;
            const { surge, unavailable } = fenceposts(update, 1);
            if (surge > 0 && unavailable === 0)
                report(claim, `A rolling update of ${title} starts a second pod before the first one goes, but PersistentVolumeClaim ${claim.text} is ${mode}.`, { severity, fix: 'Set `strategy: {type: Recreate}`, or maxSurge 0 with maxUnavailable 1.' });
        }
    },
});
/** The claim's access mode when it has only one and that is for one node or pod. */
function onlyMode(index, workload, claim) {
    const object = index.named('PersistentVolumeClaim', workload.resource.scope, claim.text)[0];
    const modes = object?.spec?.seq('accessModes')?.scalars ?? [];
    const [mode] = modes;
    return modes.length === 1 && (mode.text === 'ReadWriteOnce' || mode.text === 'ReadWriteOncePod')
        ? mode.text
        : undefined;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/index/own-selectors.js


const selecting = new Set([
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'ReplicaSet',
    'ReplicationController',
    'Rollout',
    'DeploymentConfig',
]);
/** The selector by which each workload knows its pods. Not in it: kinds without one, and workloads that leave it out. */
function ownSelectors(index) {
    const selectors = new Map();
    for (const workload of index.workloads) {
        if (!selecting.has(workload.kind))
            continue;
        const node = workload.resource.spec?.get('selector');
        if ((0,read_node/* isUnset */.K$)(node) || node.kind !== 'mapping')
            continue;
        selectors.set(workload, hasPlainSelector(workload) ? Selector.ofMap(node) : Selector.ofLabelSelector(node));
    }
    return selectors;
}
/** Older kinds select by a map of labels alone; an empty one stands for the labels of the template. */
function hasPlainSelector({ kind }) {
    return kind === 'ReplicationController' || kind === 'DeploymentConfig';
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/selector-matches-template.js




const selectorMatchesTemplate = rule_rule({
    id: 'selector-matches-template',
    area: 'rollout',
    severity: 'error',
    what: 'A workload selects the pods that its template makes.',
    why: 'The API server refuses an object whose selector does not match its own template: it would make pods for ever and never find them.',
    fix: 'Give the template the labels of the selector.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector'],
    workload(workload, { index, report }) {
        const selector = index.derive(ownSelectors).get(workload);
        if (selector === undefined)
            return;
        const spec = workload.resource.spec;
        const plain = hasPlainSelector(workload);
        if (selector.isEmpty) {
            // An empty map of a ReplicationController stands for the template's labels.
            if (!plain)
                report(spec.key('selector'), `The selector of ${workload.resource.title} is empty; the API server asks for one that selects the template's pods.`);
            return;
        }
        if (!selector.matches(workload.podLabels))
            reportMismatch(workload, plain ? spec.map('selector') : spec.map('selector')?.map('matchLabels'), selector, spec.key('selector'), report);
    },
});
function reportMismatch(workload, labels, selector, key, report) {
    const { podLabels } = workload;
    for (const [name, wanted] of selector.labels) {
        const has = podLabels?.scalar(name);
        if (has?.text === wanted)
            continue;
        const at = labels?.get(name) ?? key;
        if (has !== undefined) {
            report(at, `The selector asks for ${name}=${wanted}, but the pod template has ${name}=${has.text}.`, {
                fix: `Make both the same: \`${name}: ${has.text}\` or \`${name}: ${wanted}\`.`,
            });
            continue;
        }
        const near = (0,lib/* nearest */.pA)(name, podLabels?.keys.map(({ text }) => text) ?? []);
        const instead = near === undefined ? 'has no such label' : `has ${near}`;
        report(labels?.key(name) ?? key, `The selector asks for ${name}=${wanted}, but the pod template ${instead}.`, {
            fix: `Add \`${name}: ${wanted}\` to the labels of the template.`,
        });
    }
    const failed = selector.requirements.filter((requirement) => !new Selector([], [requirement]).matches(podLabels));
    for (const requirement of failed) {
        const text = new Selector([], [requirement]).text;
        report(key, `The selector asks for ${text}, which the labels of the pod template do not meet.`, {
            fix: 'Change the labels of the template so that they do.',
        });
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/selector-own-pods.js


const selectorOwnPods = rule_rule({
    id: 'selector-own-pods',
    area: 'rollout',
    severity: 'warning',
    what: 'A workload selects its own pods only.',
    why: 'Autoscalers, budgets and `kubectl rollout` count all pods that the selector matches, and a controller adopts, and may delete, matching pods that nothing owns. Two workloads with one selector disturb each other: typical of a blue and a green Deployment without a label that tells them apart.',
    fix: 'Give each workload a label of its own in both its selector and its template.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector'],
    workload(workload, { index, report }) {
        if (workload.kind === 'Rollout' || workload.kind === 'DeploymentConfig')
            return;
        const selector = index.derive(ownSelectors).get(workload);
        if (selector === undefined || selector.isEmpty)
            return;
        const matched = index.selected(workload.resource.scope, selector);
        if (matched.length < 2)
            return;
        const other = otherThan(workload, matched);
        if (other === undefined)
            return;
        const { title } = workload.resource;
        const key = workload.resource.spec.key('selector');
        const adopts = other.kind === 'Pod' && (workload.kind === 'ReplicaSet' || workload.kind === 'ReplicationController');
        if (adopts) {
            report(key, `The selector ${selector.text} of ${title} also matches ${other.resource.title}, which it adopts and counts as one of its own.`, { severity: 'error' });
            return;
        }
        const more = matched.length > 2 ? ' and others' : '';
        const severity = other.kind === 'Pod' || other.completes ? 'info' : 'warning';
        report(key, `The selector ${selector.text} of ${title} also matches the pods of ${other.resource.title}${more}.`, {
            severity,
        });
    },
});
/** Another workload among the first ones that a selector matches; the same object written twice is no other. */
function otherThan(workload, matched) {
    for (const other of matched.slice(0, 50)) {
        const same = other === workload || (other.name === workload.name && other.kind === workload.kind);
        if (!same && other.kind !== 'PodTemplate')
            return other;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/service-one-release.js


const colours = /(?:^|[-_.])(blue|green)(?:$|[-_.])/;
const canary = /canary|stable|baseline|primary|preview|experiment/;
const serviceOneRelease = rule_rule({
    id: 'service-one-release',
    area: 'rollout',
    severity: 'info',
    what: 'A Service sends traffic to the pods of one workload.',
    why: 'A selector that matches two workloads spreads requests over both. A blue-green switch then switches nothing, and a release that is still being tried, or another component, answers part of the traffic.',
    fix: 'Add the label that tells them apart to the selector of the Service.',
    references: ['https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service'],
    types: {
        Service: (service, { index, report }) => {
            const workloads = index.derive(workloadsByService).get(service);
            if (workloads !== undefined && workloads.length > 1 && hasTwo(workloads))
                reportTwo(service, workloads.slice(0, most), report);
        },
    },
});
/** Enough to tell, and keeps a selector for a whole namespace cheap. */
const most = 50;
/** Whether there are two that serve; the same object written twice is one. */
function hasTwo(workloads) {
    let first;
    let seen = 0;
    for (const workload of workloads) {
        if (++seen > most)
            break;
        if (first !== undefined && workload.name === first.name && workload.kind === first.kind)
            continue;
        if (!serves(workload))
            continue;
        if (first !== undefined)
            return true;
        first = workload;
    }
    return false;
}
function serves({ kind, completes }) {
    return kind !== 'Pod' && kind !== 'PodTemplate' && !completes;
}
function reportTwo(service, selected, report) {
    const workloads = selected.filter(serves);
    const titles = [...new Set(workloads.map(({ resource }) => resource.title))];
    const words = workloads.flatMap(({ name, podLabels }) => [
        name,
        ...(podLabels?.values ?? []).flatMap((value) => (value.kind === 'scalar' ? value.text : [])),
    ]);
    const both = new Set(words.flatMap((word) => colours.exec(word)?.[1] ?? [])).size === 2;
    if (!both && words.some((word) => canary.test(word)))
        return;
    const shown = titles.length > 3 ? `${titles.slice(0, 2).join(', ')} and ${titles.length - 2} more` : titles.join(' and ');
    const end = both ? ', so blue and green both get traffic' : '';
    const message = `The selector ${serviceSelector(service).text} of Service ${service.name} matches the pods of ${shown}${end}.`;
    report(service.spec.key('selector'), message, { severity: both ? 'warning' : 'info' });
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/statefulset-partition.js

const statefulsetPartition = rule_rule({
    id: 'statefulset-partition',
    area: 'rollout',
    severity: 'warning',
    what: 'A StatefulSet updates all its pods.',
    why: 'Pods with an ordinal below the partition keep the old revision, even when they are deleted. A partition left from a staged update holds back every later one.',
    fix: 'Remove the partition once the staged update is over.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#partitions'],
    types: {
        StatefulSet: ({ spec }, { report }) => {
            const partition = spec?.map('updateStrategy')?.map('rollingUpdate')?.scalar('partition');
            const number = partition?.integer;
            if (partition === undefined || number === undefined || number === 0)
                return;
            const first = spec.map('ordinals')?.integer('start') ?? 0;
            const replicas = spec.integer('replicas') ?? 1;
            const held = Math.min(number - first, replicas);
            if (number < 0)
                report(partition, `partition is ${number}; the API server refuses a negative number.`, {
                    severity: 'error',
                    fix: 'Remove it.',
                });
            else if (held >= replicas)
                report(partition, `partition is ${number} and the last ordinal ${first + replicas - 1}, so no pod is ever updated.`);
            else if (held > 0)
                report(partition, `partition is ${number}, so ${held} of ${replicas} pods keep the old revision.`, {
                    severity: 'info',
                });
        },
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/statefulset-service.js



const statefulsetService = rule_rule({
    id: 'statefulset-service',
    area: 'rollout',
    severity: 'warning',
    what: 'A StatefulSet names a headless Service that selects its pods.',
    why: 'That Service gives each pod its own DNS name. Without it `web-0.web` does not resolve, and members of a cluster do not find each other.',
    fix: 'Add a Service with `clusterIP: None` and the labels of the pods as its selector, and name it in serviceName.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id'],
    workload(workload, { index, report }) {
        if (workload.kind !== 'StatefulSet')
            return;
        const { resource } = workload;
        const { spec, scope } = resource;
        const name = spec?.scalar('serviceName');
        if (spec === undefined)
            return;
        if (name === undefined || name.isNull || name.text === '') {
            const severity = resource.version === 'v1' ? 'info' : 'error';
            return report(name ?? spec, `${resource.title} names no Service, so its pods have no DNS names of their own.`, {
                severity,
            });
        }
        const service = index.named('Service', scope, name.text)[0];
        if (service === undefined) {
            const near = nearestName(index, 'Service', scope, name.text);
            const instead = near === undefined ? '' : `; there is ${near}`;
            return report(name, `No Service ${name.text} in namespace ${scope} is among the manifests${instead}.`, near === undefined ? {} : { fix: `Write \`serviceName: ${near}\`, or add the Service.` });
        }
        if (service.spec?.scalar('clusterIP')?.text !== 'None') {
            return report(name, `Service ${service.name} is not headless: its name resolves to one address and not to the pods of ${resource.title}.`, { fix: `Set \`clusterIP: None\` in Service ${service.name}, or name a headless one.` });
        }
        const selector = serviceSelector(service);
        if (selector === undefined || !selector.matches(workload.podLabels))
            report(name, `Service ${service.name} does not select the pods of ${resource.title}${selector === undefined ? '' : ` (it asks for ${selector.text})`}.`, { fix: `Give Service ${service.name} the labels of the pods as its selector.` });
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/strategy-type.js


const strategyType = rule_rule({
    id: 'strategy-type',
    area: 'rollout',
    severity: 'error',
    what: 'An update strategy is of a known type and carries settings of that type only.',
    why: 'The API server refuses an unknown type, and settings of a rolling update beside another type.',
    fix: 'Correct the type, or remove `rollingUpdate`.',
    references: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy'],
    types: {
        Deployment: ({ spec }, { report }) => strategy_type_check(spec?.map('strategy'), ['RollingUpdate', 'Recreate'], true, report),
        StatefulSet: ({ spec }, { report }) => strategy_type_check(spec?.map('updateStrategy'), ['RollingUpdate', 'OnDelete'], true, report),
        DaemonSet: ({ spec }, { report }) => strategy_type_check(spec?.map('updateStrategy'), ['RollingUpdate', 'OnDelete'], false, report),
    },
});
function strategy_type_check(strategy, types, strict, report) {
    const type = strategy?.scalar('type');
    if (strategy === undefined || type === undefined || type.isNull || type.text === '')
        return;
    if (!types.includes(type.text)) {
        const right = types.find((name) => name.toLowerCase() === type.text.toLowerCase());
        report(type, `The strategy type is ${type.text}; the API server accepts ${types.join(' and ')}.`, {
            ...(right === undefined
                ? {}
                : { fix: `Write ${right}.`, edits: [{ start: type.start, end: type.end, text: right }] }),
        });
    }
    else if (strict && type.text !== 'RollingUpdate' && !(0,read_node/* isUnset */.K$)(strategy.get('rollingUpdate'))) {
        report(strategy.key('rollingUpdate'), `rollingUpdate stands beside strategy type ${type.text}; the API server refuses that.`);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rollout/index.js





























const rolloutRules = [
    strategyType,
    rollingStrategy,
    rollingUpdateValues,
    rollingUpdateMoves,
    rollingUpdateKeepsPods,
    rollingUpdateKeepsCapacity,
    rollingUpdateExplicit,
    rwoVolumeUpdate,
    hostPortUpdate,
    minReadySeconds,
    progressDeadline,
    progressDeadlineCoversStart,
    revisionHistory,
    gracePeriod,
    prestopWithinGracePeriod,
    prestopDelay,
    selectorMatchesTemplate,
    selectorOwnPods,
    serviceOneRelease,
    statefulsetService,
    statefulsetPartition,
    cronjobSchedule,
    cronjobTimeZone,
    cronjobDeadline,
    cronjobConcurrency,
    cronjobHistory,
    jobSettings,
    jobTtl,
    jobDeadline,
];

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/apparmor-profile.js


const apparmorProfile = rule_rule({
    id: 'apparmor-profile',
    area: 'security',
    severity: 'warning',
    what: 'No container switches AppArmor off.',
    why: 'The default profile of the runtime forbids mounts and writes to /proc and /sys even to root. Unconfined gives that up for every process of the container.',
    fix: 'Use `appArmorProfile: {type: RuntimeDefault}`, or a Localhost profile made for the program.',
    references: ['https://kubernetes.io/docs/tutorials/security/apparmor/'],
    container(container, { report }) {
        if (!isReleased(container))
            return;
        const profile = effective(container, 'appArmorProfile');
        const type = profile?.kind === 'mapping' ? profile.scalar('type') : undefined;
        if (type?.text === 'Unconfined')
            report(type, `Container ${container.name} runs without AppArmor (Unconfined).`);
    },
    workload({ template, resource }, { report }) {
        const annotations = template.map('metadata')?.map('annotations');
        if (annotations === undefined)
            return;
        for (const [i, key] of annotations.keys.entries()) {
            const value = annotations.values[i];
            if (key.text.startsWith('container.apparmor.security.beta.kubernetes.io/') &&
                value?.kind === 'scalar' &&
                value.text === 'unconfined')
                report(value, `Container ${key.text.slice(key.text.indexOf('/') + 1)} of ${resource.title} runs without AppArmor (unconfined).`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/baseline-capabilities.js


/** What the dangerous ones open. Source: capabilities(7). */
const powers = {
    ALL: 'everything that root of the node may',
    BPF: 'load programs into the kernel',
    DAC_READ_SEARCH: 'open every file of the node by its handle',
    NET_ADMIN: 'change routes, firewall and traffic of its network',
    NET_RAW: 'forge packets of other pods',
    PERFMON: 'watch all processes',
    SYS_ADMIN: 'mount, and much else that makes it root of the node',
    SYS_BOOT: 'reboot the node',
    SYS_MODULE: 'load kernel modules',
    SYS_PTRACE: 'read and change other processes',
    SYS_RAWIO: 'write to memory and disks directly',
    SYS_TIME: 'set the clock of the node',
};
const baseline_capabilities_baselineCapabilities = rule_rule({
    id: 'baseline-capabilities',
    area: 'security',
    severity: 'warning',
    what: 'A container adds no capability beyond those that runtimes give by default.',
    why: 'Capabilities such as SYS_ADMIN, NET_ADMIN and SYS_PTRACE reach beyond the container: they are enough, each alone, to take over the node or to read the traffic of other pods.',
    fix: 'Remove the capability, or move what needs it to a pod of its own on nodes of its own.',
    references: [
        'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
        'https://man7.org/linux/man-pages/man7/capabilities.7.html',
    ],
    containersWith: ['securityContext'],
    container(container, { report }) {
        if (!isReleased(container))
            return;
        for (const capability of capabilities(container, 'add')) {
            const name = capabilityName(capability);
            if (baselineCapabilities.has(name))
                continue;
            const power = powers[name];
            const lets = power === undefined ? '' : `, which lets it ${power}`;
            report(capability, `Container ${container.name} adds the capability ${name}${lets}.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/capability-names.js



const capability_names_known = new Set(`ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH
  FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE
  NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT
  SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG SYSLOG WAKE_ALARM`.split(/\s+/));
const capabilityNames = rule_rule({
    id: 'capability-names',
    area: 'security',
    severity: 'warning',
    what: 'Capabilities are written as Kubernetes writes them: without CAP_, and by a name that Linux has.',
    why: 'Runtimes put CAP_ before the name. With containerd `CAP_NET_ADMIN` becomes `CAP_CAP_NET_ADMIN`, which it drops or refuses; a misspelt name in `drop` leaves the capability in place.',
    fix: 'Write the name as in capabilities(7) without the CAP_ in front.',
    references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container',
    ],
    containersWith: ['securityContext'],
    container(container, { report }) {
        if (!isReleased(container))
            return;
        for (const list of ['add', 'drop']) {
            for (const capability of capabilities(container, list)) {
                if (capability_names_known.has(capability.text))
                    continue;
                const name = capabilityName(capability);
                if (!capability_names_known.has(name)) {
                    const near = (0,lib/* nearest */.pA)(name, capability_names_known);
                    const meant = near === undefined ? '' : `; the nearest is ${near}`;
                    report(capability, `Container ${container.name} has ${capability.text} under ${list}, which is no capability of Linux${meant}.`);
                }
                else if (capability.text.length !== name.length)
                    report(capability, `Container ${container.name} has ${capability.text} under ${list}.`, capability_names_rewrite(capability, name));
            }
        }
    },
});
function capability_names_rewrite(capability, name) {
    const fix = `Write ${name}.`;
    const { start, end, style } = capability;
    return style === 'plain' ? { fix, edits: [{ start, end, text: name }] } : { fix };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/index/service-accounts.js
/** The ServiceAccount that a pod runs as: `default` when it names none. */
function serviceAccountName({ pod }) {
    return pod.scalar('serviceAccountName')?.text || pod.scalar('serviceAccount')?.text || 'default';
}
/**
 * Grants by ServiceAccount (`namespace/name`), and by the groups that all ServiceAccounts of a namespace, or all of the
 * cluster, are in (`namespace/*`, `*`).
 */
function grantsByAccount(index) {
    const grants = new Map();
    for (const type of ['RoleBinding', 'ClusterRoleBinding']) {
        for (const binding of index.ofType(type)) {
            const role = binding.node.map('roleRef');
            const grant = { binding, roleKind: service_accounts_text(role, 'kind'), roleName: service_accounts_text(role, 'name') };
            for (const subject of binding.node.seq('subjects')?.maps ?? []) {
                const account = accountKey(subject, binding);
                if (account === undefined)
                    continue;
                const list = grants.get(account);
                if (list === undefined)
                    grants.set(account, [grant]);
                else
                    list.push(grant);
            }
        }
    }
    return grants;
}
const accountsGroup = 'system:serviceaccounts';
function accountKey(subject, binding) {
    const [kind, name] = [service_accounts_text(subject, 'kind'), service_accounts_text(subject, 'name')];
    if (kind === 'ServiceAccount')
        return `${service_accounts_text(subject, 'namespace') || binding.scope}/${name}`;
    if (kind === 'User' && name.startsWith('system:serviceaccount:'))
        return name.slice('system:serviceaccount:'.length).replace(':', '/');
    if (kind !== 'Group')
        return undefined;
    if (name === accountsGroup)
        return '*';
    return name.startsWith(`${accountsGroup}:`) ? `${name.slice(accountsGroup.length + 1)}/*` : undefined;
}
/** The first grant that the manifests give to a ServiceAccount. */
function grantOf(index, scope, account) {
    const grants = index.derive(grantsByAccount);
    return (grants.get(`${scope}/${account}`) ?? grants.get(`${scope}/*`) ?? grants.get('*'))?.[0];
}
function service_accounts_text(mapping, key) {
    return mapping?.scalar(key)?.text ?? '';
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/default-service-account.js


const defaultServiceAccount = rule_rule({
    id: 'default-service-account',
    area: 'security',
    severity: 'info',
    optional: true,
    what: 'A pod runs as a ServiceAccount of its own.',
    why: 'All pods that name none share the default one, so a right that one of them needs is given to all.',
    fix: 'Make a ServiceAccount for the workload and name it in serviceAccountName.',
    references: ['https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts'],
    workload(workload, { report }) {
        const { pod, resource } = workload;
        if (serviceAccountName(workload) === 'default' && pod.boolean('automountServiceAccountToken') !== false)
            report(pod.scalar('serviceAccountName') ?? pod, `Pods of ${resource.title} run as the default ServiceAccount.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/drop-capabilities.js


const dropCapabilities = rule_rule({
    id: 'drop-capabilities',
    area: 'security',
    severity: 'info',
    what: 'A container drops all capabilities, and adds back what it needs.',
    why: 'Runtimes give root in a container some 14 capabilities that almost no application uses: NET_RAW lets it forge packets of other pods, DAC_OVERRIDE lets it read every file.',
    fix: 'Set `capabilities: {drop: [ALL]}` in the securityContext of the container, and add NET_BIND_SERVICE where it opens a port below 1024.',
    references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted'],
    container(container, { report }) {
        if (!isReleased(container) || dropsAll(container) || isPrivileged(container) || security_isWindows(container.workload))
            return;
        const { name, securityContext } = container;
        const dropped = capabilities(container, 'drop');
        if (dropped.length === 0)
            report(securityContext?.map('capabilities') ?? securityContext ?? container.node, `Container ${name} drops no capabilities.`);
        else
            report(securityContext.map('capabilities').key('drop'), `Container ${name} drops ${dropped.map(({ text }) => text).join(', ')} and keeps the other capabilities of the runtime.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/high-id.js


/** The rules `high-user-id` and `high-group-id`, which differ in one word. */
function idRule(who) {
    const field = who === 'user' ? 'runAsUser' : 'runAsGroup';
    return rule_rule({
        id: `high-${who}-id`,
        area: 'security',
        severity: 'info',
        optional: true,
        what: `A container runs as a ${who} whose number is no ${who}'s of the node.`,
        why: `Without user namespaces a ${who} is the same number in the container and on the node, so a low one, or one left to the image, can own files of the node that a volume or a break-out lays open.`,
        fix: `Set ${field} to 10000 or more.`,
        references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
        options: { minimum: 10_000 },
        container(container, { options, report }) {
            if (!isReleased(container) || security_isWindows(container.workload))
                return;
            const id = security_effectiveScalar(container, field);
            const number = id?.integer;
            if (id === undefined)
                report(container.securityContext ?? container.node, `Container ${container.name} has no ${field} of its own or of its pod.`);
            else if (number !== undefined && number < options.minimum)
                report(id, `Container ${container.name} runs as ${who} ${number}, below ${options.minimum}.`);
        },
    });
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/high-group-id.js

const highGroupId = idRule('group');

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/high-user-id.js

const highUserId = idRule('user');

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/host-aliases.js

const hostAliases = rule_rule({
    id: 'host-aliases',
    area: 'security',
    severity: 'info',
    optional: true,
    what: 'A pod resolves names by DNS alone.',
    why: 'Entries in /etc/hosts go before DNS and can send the traffic of a name anywhere; they also stay when the address moves.',
    fix: 'Use a Service, with an ExternalName or EndpointSlices where the target is outside.',
    references: ['https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/'],
    workloadsWith: ['hostAliases'],
    workload({ pod, resource }, { report }) {
        const key = pod.key('hostAliases');
        if (key !== undefined && (pod.seq('hostAliases')?.items.length ?? 0) > 0)
            report(key, `Pods of ${resource.title} have entries of their own in /etc/hosts.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/host-path.js
function hostPaths(workload) {
    const volumes = workload.pod.seq('volumes');
    if (volumes === undefined)
        return [];
    const found = [];
    for (const node of volumes.items) {
        if (node.kind !== 'mapping')
            continue;
        const path = node.map('hostPath')?.scalar('path');
        if (path !== undefined)
            found.push({ volume: node.scalar('name')?.text ?? '', node, path });
    }
    return found;
}
/** Where a container mounts a volume, and whether it may write there. */
function mountsOf(container, volume) {
    return (container.node.seq('volumeMounts')?.maps ?? []).filter((mount) => mount.scalar('name')?.text === volume);
}
/** `/var/run/docker.sock` of `/var/run//docker.sock/`. */
function cleanPath(path) {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    return `/${parts.join('/')}`;
}
const sockets = new Map([
    ['docker.sock', 'Docker'],
    ['containerd.sock', 'containerd'],
    ['crio.sock', 'CRI-O'],
    ['cri-dockerd.sock', 'cri-dockerd'],
    ['dockershim.sock', 'dockershim'],
    ['podman.sock', 'Podman'],
]);
/** The container runtime whose socket a path is. */
function runtimeOfSocket(path) {
    return sockets.get(path.slice(path.lastIndexOf('/') + 1));
}
/** Directories of a node that give it away, with what is in them. */
const sensitive = new Map([
    ['/', 'the whole file system of the node'],
    ['/boot', 'the kernel of the node'],
    ['/dev', 'the devices of the node'],
    ['/etc', 'the configuration and passwords of the node'],
    ['/etc/cni', 'the network configuration of the node'],
    ['/etc/kubernetes', 'keys and static pods of the control plane'],
    ['/home', 'the keys of the users of the node'],
    ['/lib', 'the system libraries of the node'],
    ['/lib64', 'the system libraries of the node'],
    ['/opt/cni/bin', 'programs that the kubelet runs as root'],
    ['/proc', 'the processes and kernel settings of the node'],
    ['/root', 'the keys of root'],
    ['/run', 'the sockets of the node'],
    ['/sys', 'the kernel settings of the node'],
    ['/usr', 'the programs of the node'],
    ['/usr/bin', 'the programs of the node'],
    ['/usr/local/bin', 'the programs of the node'],
    ['/usr/sbin', 'the programs of the node'],
    ['/bin', 'the programs of the node'],
    ['/sbin', 'the programs of the node'],
    ['/var', 'the state of the node'],
    ['/var/lib', 'the state of the node'],
    ['/var/lib/docker', 'the files of all containers'],
    ['/var/lib/containerd', 'the files of all containers'],
    ['/var/lib/containers', 'the files of all containers'],
    ['/var/lib/etcd', 'every Secret of the cluster'],
    ['/var/lib/kubelet', 'the Secrets and tokens of all pods of the node'],
    ['/var/lib/kubelet/pods', 'the Secrets and tokens of all pods of the node'],
    ['/var/lib/kubelet/pki', 'the key of the kubelet'],
    ['/var/run', 'the sockets of the node'],
]);
/** What somebody gets who can read this path of a node; undefined for harmless ones. */
function sensitivity(path) {
    return sensitive.get(path);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/host-path.js


const hostPathRule = rule_rule({
    id: 'host-path',
    area: 'security',
    severity: 'info',
    what: 'A pod mounts no directory of its node.',
    why: 'What a pod writes there stays on that node and is missing on the next one; a path that gives access to keys, sockets or programs gives away the node.',
    fix: 'Use an emptyDir, a PersistentVolumeClaim, or a projected volume; mount read-only what only has to be read.',
    references: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
    workloadsWith: ['volumes'],
    workload(workload, { report }) {
        for (const { volume, path } of hostPaths(workload)) {
            const clean = cleanPath(path.text);
            if (runtimeOfSocket(clean) !== undefined)
                continue;
            const what = sensitivity(clean);
            const { title } = workload.resource;
            if (what === undefined)
                report(path, `Pods of ${title} mount ${path.text} of their node.`);
            else
                report(path, `Pods of ${title} mount ${path.text} of their node, that is ${what}${isWritable(workload, volume) ? ', and may write there' : ''}.`, {
                    severity: 'warning',
                });
        }
    },
});
function isWritable(workload, volume) {
    return workload.containers.some((container) => mountsOf(container, volume).some((mount) => mount.boolean('readOnly') !== true));
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/namespace-pod-security.js

const levels = ['privileged', 'baseline', 'restricted'];
const namespacePodSecurity = rule_rule({
    id: 'namespace-pod-security',
    area: 'security',
    severity: 'info',
    optional: true,
    what: 'A Namespace enforces a Pod Security Standard.',
    why: 'Without the label pod-security.kubernetes.io/enforce the API server takes every pod, also a privileged one that somebody may create there.',
    fix: 'Set the label `pod-security.kubernetes.io/enforce: restricted`, or baseline.',
    references: ['https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/'],
    types: { Namespace: namespace_pod_security_check },
});
function namespace_pod_security_check(namespace, { report }) {
    if (namespace.name.startsWith('kube-'))
        return;
    const label = namespace.labels?.scalar('pod-security.kubernetes.io/enforce');
    if (label === undefined)
        report(namespace.metadata ?? namespace.node, `Namespace ${namespace.name} enforces no Pod Security Standard.`);
    else
        namespace_pod_security_judge(namespace, label, report);
}
function namespace_pod_security_judge({ name }, label, report) {
    if (!levels.includes(label.text))
        report(label, `Namespace ${name} enforces ${label.text}, which is no level of the Pod Security Standards.`, {
            severity: 'error',
            fix: `Write one of ${levels.join(', ')}.`,
        });
    else if (label.text === 'privileged')
        report(label, `Namespace ${name} takes every pod, privileged ones too.`);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/no-host-ipc.js

const noHostIpc = rule_rule({
    id: 'no-host-ipc',
    area: 'security',
    severity: 'warning',
    what: 'A pod does not share the memory segments of the node.',
    why: 'Shared memory and semaphores of the node are open to the pod, and those of all other pods that share them.',
    fix: 'Remove `hostIPC: true`; containers of one pod share memory by an emptyDir of medium Memory.',
    references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
    workloadsWith: ['hostIPC'],
    workload({ pod, resource }, { report }) {
        const shared = pod.scalar('hostIPC');
        if (shared?.boolean === true)
            report(shared, `Pods of ${resource.title} share the IPC of their node.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/no-host-network.js

const noHostNetwork = rule_rule({
    id: 'no-host-network',
    area: 'security',
    severity: 'warning',
    what: 'A pod has a network of its own.',
    why: 'On the network of the node a pod listens on the addresses of the node, reaches services that listen on its loopback only, such as the kubelet, sees its traffic, and escapes NetworkPolicies. Its ports clash with those of the next pod.',
    fix: 'Remove `hostNetwork: true`; publish ports by a Service.',
    references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
    workloadsWith: ['hostNetwork'],
    workload({ pod, resource }, { report }) {
        const shared = pod.scalar('hostNetwork');
        if (shared?.boolean === true)
            report(shared, `Pods of ${resource.title} share the network of their node.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/no-host-pid.js

const noHostPid = rule_rule({
    id: 'no-host-pid',
    area: 'security',
    severity: 'warning',
    what: 'A pod does not see the processes of the node.',
    why: 'With the processes of the node a pod sees the arguments and environment of every program there, and with enough rights can trace or kill it.',
    fix: 'Remove `hostPID: true`.',
    references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
    workloadsWith: ['hostPID'],
    workload({ pod, resource }, { report }) {
        const shared = pod.scalar('hostPID');
        if (shared?.boolean === true)
            report(shared, `Pods of ${resource.title} share the processes of their node.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/no-host-port.js


const noHostPort = rule_rule({
    id: 'no-host-port',
    area: 'security',
    severity: 'warning',
    what: 'A container takes no port of its node.',
    why: 'Only one pod per node can have the port, so the scheduler runs out of nodes during a rolling update, and the port is open to everybody who reaches the node.',
    fix: 'Remove hostPort and publish the port by a Service.',
    references: ['https://kubernetes.io/docs/concepts/configuration/overview/#services'],
    containersWith: ['ports'],
    container(container, { report }) {
        if (!isReleased(container) || container.workload.pod.boolean('hostNetwork') === true)
            return;
        for (const { node } of container.ports) {
            const port = node.scalar('hostPort');
            if (port?.integer)
                report(port, `Container ${container.name} takes port ${port.text} of its node.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/no-host-process.js

const noHostProcess = rule_rule({
    id: 'no-host-process',
    area: 'security',
    severity: 'warning',
    what: 'No Windows container runs as a process of its node.',
    why: 'A HostProcess container has no isolation at all: it runs as a user of the node with all files and devices.',
    fix: 'Remove windowsOptions.hostProcess, unless the container administers the node.',
    references: ['https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/'],
    container(container, { report }) {
        const setting = hostProcess(container);
        if (setting?.boolean === true)
            report(setting, `Container ${container.name} runs as a process of its node.`);
    },
});
function hostProcess(container) {
    const options = (context) => context?.map('windowsOptions')?.scalar('hostProcess');
    return options(container.securityContext) ?? options(container.workload.pod.map('securityContext'));
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/no-privilege-escalation.js


const noPrivilegeEscalation = rule_rule({
    id: 'no-privilege-escalation',
    area: 'security',
    severity: 'info',
    what: 'A process of a container cannot gain more privileges than its parent has.',
    why: 'Without `allowPrivilegeEscalation: false` a setuid program in the image, such as su or ping, makes a user root who broke into an unprivileged process.',
    fix: 'Set allowPrivilegeEscalation: false in the securityContext of the container.',
    references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
    container(container, { report }) {
        if (!isReleased(container))
            return;
        const { name, securityContext } = container;
        const allowed = securityContext?.scalar('allowPrivilegeEscalation');
        if (allowed?.boolean === false) {
            const contradiction = contradictionOf(container);
            if (contradiction !== undefined)
                report(allowed, `Container ${name} forbids privilege escalation and ${contradiction}, which the API server refuses together.`, { severity: 'error', fix: 'Remove one of the two.' });
            return;
        }
        if (allowed?.boolean === true)
            report(allowed, `Container ${name} allows privilege escalation.`, { severity: 'warning' });
        // A privileged container needs no setuid program any more; that finding is enough.
        else if (!isPrivileged(container) && !security_isWindows(container.workload))
            report(securityContext ?? container.node, `Container ${name} may escalate its privileges, as allowPrivilegeEscalation is not set to false.`);
    },
});
/** Source: Kubernetes, pkg/apis/core/validation, ValidateSecurityContext, which compares with this very spelling. */
function contradictionOf(container) {
    if (isPrivileged(container))
        return 'is privileged';
    return capabilities(container, 'add').some(({ text }) => text === 'CAP_SYS_ADMIN') ? 'adds CAP_SYS_ADMIN' : undefined;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/no-privileged-container.js


const noPrivilegedContainer = rule_rule({
    id: 'no-privileged-container',
    area: 'security',
    severity: 'warning',
    what: 'No container is privileged.',
    why: 'A privileged container has every capability and every device of the node and runs without seccomp and AppArmor: who gets into it owns the node and all pods on it.',
    fix: 'Remove `privileged: true` and add the one capability that the program needs, or give it the device by a device plugin.',
    references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
    containersWith: ['securityContext'],
    container(container, { report }) {
        const privileged = container.securityContext?.scalar('privileged');
        if (privileged?.boolean === true && isReleased(container))
            report(privileged, `Container ${container.name} is privileged.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/non-root-group.js


const nonRootGroup = rule_rule({
    id: 'non-root-group',
    area: 'security',
    severity: 'info',
    optional: true,
    what: 'No container is given the root group.',
    why: 'Many files of an image and of mounted host directories are open to group 0, so a process of that group can read and often change what only root should. OpenShift gives group 0 on purpose: there leave this rule off.',
    fix: 'Set runAsGroup, fsGroup and supplementalGroups to numbers above 0.',
    references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
    container(container, { report }) {
        if (!isReleased(container))
            return;
        const group = security_effectiveScalar(container, 'runAsGroup');
        if (group?.integer === 0)
            report(group, `Container ${container.name} runs with group 0.`);
    },
    workloadsWith: ['securityContext'],
    workload(workload, { report }) {
        const context = workload.pod.map('securityContext');
        if (context === undefined)
            return;
        const root = (group, what) => {
            if (group?.integer === 0)
                report(group, `Pods of ${workload.resource.title} get group 0 by ${what}.`);
        };
        root(context.scalar('fsGroup'), 'fsGroup');
        for (const group of context.seq('supplementalGroups')?.scalars ?? [])
            root(group, 'supplementalGroups');
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/own-process-namespace.js

const ownProcessNamespace = rule_rule({
    id: 'own-process-namespace',
    area: 'security',
    severity: 'info',
    optional: true,
    what: 'Containers of a pod do not see the processes of each other.',
    why: 'With a shared process namespace every container of the pod can read the environment of the others, with their Secrets, and their files by /proc.',
    fix: 'Remove `shareProcessNamespace: true`.',
    references: ['https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/'],
    workloadsWith: ['shareProcessNamespace'],
    workload({ pod, resource }, { report }) {
        const shared = pod.scalar('shareProcessNamespace');
        if (shared?.boolean !== true)
            return;
        if (pod.boolean('hostPID') === true)
            report(shared, `Pods of ${resource.title} share their processes and have those of the node, which the API server refuses together.`, { severity: 'error' });
        else
            report(shared, `Containers of ${resource.title} see the processes of each other.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/privileged-port.js


const privilegedPort = rule_rule({
    id: 'privileged-port',
    area: 'security',
    severity: 'info',
    optional: true,
    what: 'A container listens on ports above 1023.',
    why: 'Some runtimes let only root, or a process with NET_BIND_SERVICE, open lower ports: the container then needs more rights than it has use for.',
    fix: 'Listen on a port such as 8080, and let the Service keep the well-known one.',
    references: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
    containersWith: ['ports'],
    container(container, { report }) {
        if (!isReleased(container))
            return;
        for (const { node, number } of container.ports)
            if (number !== undefined && number > 0 && number < 1024 && number !== 22)
                report(node.scalar('containerPort'), `Container ${container.name} listens on the privileged port ${number}.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/proc-mount.js


const procMount = rule_rule({
    id: 'proc-mount',
    area: 'security',
    severity: 'warning',
    what: 'The runtime masks the sensitive parts of /proc.',
    why: 'An unmasked /proc shows keys of the kernel and lets a process change settings of the node.',
    fix: 'Remove `procMount: Unmasked`.',
    references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
    containersWith: ['securityContext'],
    container(container, { report }) {
        const mount = container.securityContext?.scalar('procMount');
        if (mount?.text === 'Unmasked' && isReleased(container))
            report(mount, `Container ${container.name} sees an unmasked /proc.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/read-only-root-filesystem.js


/** Where well-known images write; `/tmp` aside. Source: the Dockerfile of each. */
const writtenBy = [
    [/(?:^|\/)nginx(?:-unprivileged)?(?:[:@]|$)/, ['/var/cache/nginx', '/var/run']],
    [/(?:^|\/)(?:httpd|apache)(?:[:@]|$)/, ['/usr/local/apache2/logs']],
    [/(?:^|\/)(?:redis|valkey)(?:[:@]|$)/, ['/data']],
    [/(?:^|\/)postgres(?:[:@]|$)/, ['/var/run/postgresql']],
    [/(?:^|\/)(?:mysql|mariadb)(?:[:@]|$)/, ['/var/run/mysqld']],
    [/(?:^|\/)mongo(?:[:@]|$)/, ['/data/configdb']],
    [/(?:^|\/)rabbitmq(?:[:@]|$)/, ['/var/lib/rabbitmq', '/var/log/rabbitmq']],
    [/(?:^|\/)grafana(?:[:@]|$)/, ['/var/lib/grafana']],
    [/(?:^|\/)haproxy(?:[:@]|$)/, ['/var/run/haproxy']],
    [/(?:^|\/)tomcat(?:[:@]|$)/, ['/usr/local/tomcat/work', '/usr/local/tomcat/temp', '/usr/local/tomcat/logs']],
];
const readOnlyRootFilesystem = rule_rule({
    id: 'read-only-root-filesystem',
    area: 'security',
    severity: 'info',
    what: 'The root file system of a container is read-only.',
    why: 'Who breaks into a container with a writable file system can replace its programs and leave tools behind; what the application itself writes there fills the disk of the node and is lost at the next restart.',
    fix: 'Set readOnlyRootFilesystem: true, and mount an emptyDir where the application writes, such as /tmp.',
    references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
    container(container, { report }) {
        if (!isReleased(container))
            return;
        const context = container.securityContext;
        const readOnly = context?.scalar('readOnlyRootFilesystem');
        if (readOnly?.boolean === true || security_isWindows(container.workload))
            return;
        const written = missingMounts(container.image ?? '', container.node.seq('volumeMounts')?.maps ?? []);
        const fix = written.length === 0
            ? {}
            : { fix: `Set readOnlyRootFilesystem: true, and mount an emptyDir at ${written.join(' and ')}.` };
        if (readOnly?.boolean === false)
            report(readOnly, `Container ${container.name} has a writable root file system.`, fix);
        else
            report(context ?? container.node, `Container ${container.name} has a writable root file system, as readOnlyRootFilesystem is not set.`, fix);
    },
});
/** Paths that the image is known to write and that no volume covers. */
function missingMounts(image, mounts) {
    const known = writtenBy.find(([pattern]) => pattern.test(image))?.[1];
    if (known === undefined)
        return [];
    const paths = mounts.map((mount) => mount.scalar('mountPath')?.text ?? '');
    return ['/tmp', ...known].filter((path) => !paths.some((mounted) => `${path}/`.startsWith(`${mounted}/`)));
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/restricted-capabilities.js


const restrictedCapabilities = rule_rule({
    id: 'restricted-capabilities',
    area: 'security',
    severity: 'info',
    optional: true,
    what: 'A container adds no capability other than NET_BIND_SERVICE.',
    why: 'The restricted Pod Security Standard allows no other: CHOWN, DAC_OVERRIDE or SETUID give root in the container most of its power back.',
    fix: 'Remove the capability; set owners of files while the image is built, and run as one user.',
    references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted'],
    options: { allowed: ['NET_BIND_SERVICE'] },
    containersWith: ['securityContext'],
    container(container, { options, report }) {
        if (!isReleased(container))
            return;
        for (const capability of capabilities(container, 'add')) {
            const name = capabilityName(capability);
            if (!options.allowed.includes(name))
                report(capability, `Container ${container.name} adds the capability ${name}.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/run-as-non-root.js


const runAsNonRoot = rule_rule({
    id: 'run-as-non-root',
    area: 'security',
    severity: 'warning',
    what: 'A container runs as a user other than root.',
    why: 'Who breaks out of a process that runs as root is root on the node; who only breaks into it can read and change all files of the container, install programs, and use every kernel interface that root may use.',
    fix: 'Set runAsNonRoot: true in the securityContext of the pod, and runAsUser to a number above 0 where the image names its user by name or runs as root.',
    references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
        'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    ],
    container(container, { report }) {
        if (!isReleased(container))
            return;
        const { name } = container;
        const user = security_effectiveScalar(container, 'runAsUser');
        if (user?.integer !== undefined && user.integer > 0)
            return;
        const nonRoot = security_effectiveScalar(container, 'runAsNonRoot');
        if (nonRoot?.boolean === true) {
            if (user?.integer === 0)
                report(user, `Container ${name} has runAsNonRoot and runAsUser 0, so the kubelet never starts it.`, {
                    severity: 'error',
                    fix: 'Set runAsUser to a number above 0.',
                });
            return;
        }
        if (security_isWindows(container.workload))
            return;
        const detail = ownsUserNamespace(container) ? { severity: 'info' } : {};
        if (user?.integer === 0)
            report(user, `Container ${name} runs as root (runAsUser 0).`, detail);
        else if (nonRoot?.boolean === false)
            report(nonRoot, `Container ${name} may run as root: runAsNonRoot is false.`, detail);
        else
            report(container.securityContext ?? container.node, `Container ${name} may run as root: neither it nor its pod sets runAsNonRoot or runAsUser.`, detail);
    },
});
/** In a user namespace of its own, root of the container is nobody on the node (KEP-127). */
function ownsUserNamespace({ workload }) {
    return workload.pod.boolean('hostUsers') === false;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/runtime-socket.js


const runtimeSocket = rule_rule({
    id: 'runtime-socket',
    area: 'security',
    severity: 'warning',
    what: 'No pod mounts the socket of the container runtime.',
    why: 'Whoever may write to that socket can start a privileged container with the whole node mounted: it is root on the node, whatever the pod itself may do.',
    fix: 'Build images with a rootless builder, and read container data from the kubelet or the API server.',
    references: ['https://kubernetes.io/docs/concepts/storage/volumes/#hostpath'],
    workloadsWith: ['volumes'],
    workload(workload, { report }) {
        for (const { path } of hostPaths(workload)) {
            const runtime = runtimeOfSocket(cleanPath(path.text));
            if (runtime !== undefined)
                report(path, `Pods of ${workload.resource.title} mount the socket of ${runtime}.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/safe-sysctls.js


const safeSysctlsRule = rule_rule({
    id: 'safe-sysctls',
    area: 'security',
    severity: 'warning',
    what: 'A pod sets only sysctls that every kubelet allows.',
    why: 'Other sysctls are refused by the kubelet unless the node was told to allow them: the pod then fails with SysctlForbidden. Some change the whole node.',
    fix: 'Remove the sysctl, or set it on the node.',
    references: ['https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/'],
    workloadsWith: ['securityContext'],
    workload({ pod, resource }, { target, report }) {
        for (const sysctl of pod.map('securityContext')?.seq('sysctls')?.maps ?? []) {
            const name = sysctl.scalar('name');
            if (name === undefined)
                continue;
            const since = safeSysctls.get(name.text.replaceAll('/', '.'));
            if (since === undefined)
                report(name, `Pods of ${resource.title} set the sysctl ${name.text}, which kubelets do not allow by default.`);
            else if (target[0] === since[0] && target[1] < since[1])
                report(name, `Pods of ${resource.title} set the sysctl ${name.text}, which kubelets allow from ${since.join('.')} on.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/seccomp-profile.js


const seccompProfile = rule_rule({
    id: 'seccomp-profile',
    area: 'security',
    severity: 'info',
    what: 'A container runs under a seccomp profile.',
    why: 'Without one a process may make every system call of the kernel, some 300 more than the default profile of the runtime leaves; most holes through which containers break out go through those.',
    fix: 'Set `seccompProfile: {type: RuntimeDefault}` in the securityContext of the pod.',
    references: ['https://kubernetes.io/docs/tutorials/security/seccomp/'],
    container(container, { report }) {
        if (!isReleased(container) || isPrivileged(container) || security_isWindows(container.workload))
            return;
        const profile = effective(container, 'seccompProfile');
        if (profile?.kind === 'mapping') {
            const type = profile.scalar('type');
            if (type?.text === 'Unconfined')
                report(type, `Container ${container.name} runs without a seccomp profile (Unconfined).`, {
                    severity: 'warning',
                });
            else if (type?.text === 'Localhost' && !profile.string('localhostProfile'))
                report(type, `Container ${container.name} names no localhostProfile beside type Localhost, which the API server refuses.`, { severity: 'error', fix: 'Name the profile, or use RuntimeDefault.' });
            return;
        }
        report(container.securityContext ?? container.node, `Container ${container.name} sets no seccomp profile.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/selinux-options.js



/** Types that the baseline Pod Security Standard allows. */
const allowedTypes = new Set(['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t']);
const selinuxOptions = rule_rule({
    id: 'selinux-options',
    area: 'security',
    severity: 'warning',
    what: 'A container sets no SELinux user, role, or type other than those for containers.',
    why: 'A type such as spc_t takes the container out of the confinement that SELinux gives it, and an own user or role does so in part.',
    fix: 'Remove user and role, and use container_t or one of its kin as the type.',
    references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
    containersWith: ['securityContext'],
    container(container, { report }) {
        if (!isReleased(container))
            return;
        for (const [at, what] of breaches(container.securityContext?.map('seLinuxOptions')))
            report(at, `Container ${container.name} sets the SELinux ${what}.`);
    },
    workloadsWith: ['securityContext'],
    workload({ pod, resource }, { report }) {
        for (const [at, what] of breaches(pod.map('securityContext')?.map('seLinuxOptions')))
            report(at, `Pods of ${resource.title} set the SELinux ${what}.`);
    },
});
function breaches(options) {
    if (options === undefined)
        return [];
    const found = [];
    const type = options.scalar('type');
    if (type !== undefined && !type.isNull && !allowedTypes.has(type.text))
        found.push([type, `type ${type.text}`]);
    for (const key of ['user', 'role']) {
        const value = options.scalar(key);
        if (!(0,read_node/* isUnset */.K$)(value) && value.text !== '')
            found.push([value, `${key} ${value.text}`]);
    }
    return found;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/service-account-exists.js


const serviceAccountExists = rule_rule({
    id: 'service-account-exists',
    area: 'security',
    severity: 'warning',
    what: 'The ServiceAccount of a pod is among the manifests.',
    why: 'Without its ServiceAccount no pod is created: the controller reports FailedCreate, and the release stands still.',
    fix: 'Add the ServiceAccount, or name one that is there.',
    references: ['https://kubernetes.io/docs/concepts/security/service-accounts/'],
    workloadsWith: ['serviceAccountName', 'serviceAccount'],
    workload({ pod, resource }, { index, report }) {
        const account = pod.scalar('serviceAccountName') ?? pod.scalar('serviceAccount');
        if (account === undefined || account.isNull || account.text === '' || account.text === 'default')
            return;
        const { scope, title } = resource;
        if (index.named('ServiceAccount', scope, account.text).length > 0)
            return;
        const near = nearestName(index, 'ServiceAccount', scope, account.text);
        const hint = near === undefined ? '' : `; the nearest is ${near}`;
        // Where the manifests bring no ServiceAccounts at all, they are made elsewhere.
        const severity = near !== undefined ? 'error' : names_namesIn(index, 'ServiceAccount', scope).size > 0 ? 'warning' : 'info';
        report(account, `Pods of ${title} run as ServiceAccount ${account.text}, which is not among the manifests of namespace ${scope}${hint}.`, {
            severity,
            ...(near === undefined ? {} : { fix: `Write ${near}.` }),
        });
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/service-account-field.js

const serviceAccountField = rule_rule({
    id: 'service-account-field',
    area: 'security',
    severity: 'info',
    what: 'A pod names its ServiceAccount by serviceAccountName.',
    why: '`serviceAccount` is a deprecated alias; tools that look at serviceAccountName take the pod for one of the default ServiceAccount.',
    fix: 'Rename the field to serviceAccountName.',
    references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec'],
    workloadsWith: ['serviceAccount'],
    workload({ pod, resource }, { report }) {
        const key = pod.key('serviceAccount');
        const account = pod.scalar('serviceAccount');
        if (key === undefined || account === undefined || account.isNull || account.text === '')
            return;
        const name = pod.scalar('serviceAccountName');
        if (name === undefined)
            report(key, `Pods of ${resource.title} name their ServiceAccount by the deprecated field serviceAccount.`, {
                edits: [{ start: key.start, end: key.end, text: 'serviceAccountName' }],
            });
        else if (name.text !== account.text)
            report(account, `serviceAccount is ${account.text}, but serviceAccountName is ${name.text}, which the API server refuses.`, {
                severity: 'error',
                fix: 'Remove serviceAccount.',
            });
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/service-account-token.js


const serviceAccountToken = rule_rule({
    id: 'service-account-token',
    area: 'security',
    severity: 'info',
    what: 'A pod gets a token of the API server only if it uses one.',
    why: 'Every container of the pod can read the token. Who breaks into one acts as its ServiceAccount, and with the default one that is whatever anybody ever granted to it.',
    fix: 'Set `automountServiceAccountToken: false` in the pod, or give it a ServiceAccount of its own with the rights it needs.',
    references: [
        'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
    ],
    workload(workload, { index, report }) {
        const { pod, resource } = workload;
        const own = pod.scalar('automountServiceAccountToken')?.boolean;
        if (own === false)
            return;
        const name = serviceAccountName(workload);
        const account = index.named('ServiceAccount', resource.scope, name)[0];
        if (own === undefined && account?.node.boolean('automountServiceAccountToken') === false)
            return;
        // Rights that were granted are there to be used.
        if (name !== 'default' && (account === undefined || grantOf(index, resource.scope, name) !== undefined))
            return;
        const at = pod.scalar('automountServiceAccountToken') ?? pod.scalar('serviceAccountName') ?? pod;
        const who = name === 'default'
            ? 'the default ServiceAccount'
            : `ServiceAccount ${name}, to which the manifests grant nothing`;
        report(at, `Pods of ${resource.title} get a token of ${who}.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/ssh-port.js


const sshPort = rule_rule({
    id: 'ssh-port',
    area: 'security',
    severity: 'warning',
    what: 'No container runs an SSH server.',
    why: 'An SSH server needs keys, users and mostly root inside the container, and lets people change what no manifest says; kubectl exec does the same under the rights and the audit log of the cluster.',
    fix: 'Remove the SSH server and its port, and use kubectl exec or kubectl debug.',
    references: ['https://kubernetes.io/docs/tasks/debug/debug-application/debug-running-pod/'],
    containersWith: ['ports'],
    container(container, { report }) {
        if (!isReleased(container))
            return;
        for (const { node, number, protocol } of container.ports)
            if (number === 22 && protocol === 'TCP')
                report(node.scalar('containerPort'), `Container ${container.name} listens on port 22, that of SSH.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/security/index.js
































const securityRules = [
    apparmorProfile,
    baseline_capabilities_baselineCapabilities,
    capabilityNames,
    defaultServiceAccount,
    dropCapabilities,
    highGroupId,
    highUserId,
    hostAliases,
    hostPathRule,
    namespacePodSecurity,
    noHostIpc,
    noHostNetwork,
    noHostPid,
    noHostPort,
    noHostProcess,
    noPrivilegeEscalation,
    noPrivilegedContainer,
    nonRootGroup,
    ownProcessNamespace,
    privilegedPort,
    procMount,
    readOnlyRootFilesystem,
    restrictedCapabilities,
    runAsNonRoot,
    runtimeSocket,
    safeSysctlsRule,
    seccompProfile,
    selinuxOptions,
    serviceAccountExists,
    serviceAccountField,
    serviceAccountToken,
    sshPort,
];

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/storage/claim-complete.js


const claimComplete = rule_rule({
    id: 'claim-complete',
    area: 'storage',
    severity: 'error',
    what: 'A claim says how it is accessed and how much it needs.',
    why: 'The API server refuses a claim without accessModes or a storage request.',
    fix: 'Set accessModes and resources.requests.storage.',
    references: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#persistentvolumeclaims'],
    workloadsWith: ['volumes'],
    workload({ pod }, { report }) {
        for (const volume of pod.seq('volumes')?.items ?? []) {
            const template = volume.kind === 'mapping' ? volume.map('ephemeral')?.map('volumeClaimTemplate') : undefined;
            if (template !== undefined && volume.kind === 'mapping')
                claim_complete_check(template.map('spec'), `The claim of volume ${volume.scalar('name')?.text ?? '(no name)'}`, report);
        }
    },
    types: {
        PersistentVolumeClaim: ({ spec, title }, { report }) => claim_complete_check(spec, title, report),
        StatefulSet: ({ spec }, { report }) => {
            for (const claim of spec?.seq('volumeClaimTemplates')?.maps ?? [])
                claim_complete_check(claim.map('spec'), `Claim template ${claim.map('metadata')?.scalar('name')?.text ?? '(no name)'}`, report);
        },
    },
});
function claim_complete_check(spec, title, report) {
    if (spec === undefined)
        return;
    const modes = spec.get('accessModes');
    if ((0,read_node/* isUnset */.K$)(modes) || (modes.kind === 'sequence' && modes.items.length === 0))
        report(spec, `${title} has no accessModes.`);
    if ((0,read_node/* isUnset */.K$)(spec.path('resources', 'requests', 'storage')))
        report(spec, `${title} has no resources.requests.storage.`);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/volumes.js

const volumes_known = new WeakMap();
/** All volumes that containers of a workload can mount. */
function volumesOf(workload) {
    let volumes = volumes_known.get(workload);
    if (volumes === undefined) {
        volumes = volumes_read(workload);
        volumes_known.set(workload, volumes);
    }
    return volumes;
}
const volumes_none = [];
function volumes_read({ kind, pod, resource }) {
    const own = pod.seq('volumes');
    const claims = kind === 'StatefulSet' ? resource.spec?.seq('volumeClaimTemplates') : undefined;
    if (own === undefined && claims === undefined)
        return volumes_none;
    const volumes = [];
    for (const node of own?.maps ?? [])
        volumes.push({ node, name: node.scalar('name'), claimed: false });
    for (const node of claims?.maps ?? [])
        volumes.push({ node, name: node.map('metadata')?.scalar('name'), claimed: true });
    return volumes;
}
const nothing = [];
/** `volumeMounts` and `volumeDevices` of a container. */
function mountsAndDevices({ node }) {
    const [mounts, devices] = [node.seq('volumeMounts'), node.seq('volumeDevices')];
    if (mounts === undefined && devices === undefined)
        return nothing;
    return [...(mounts?.maps ?? nothing), ...(devices?.maps ?? nothing)];
}
/** Keys of a volume that say where it comes from. */
function sourcesOf({ node }) {
    return node.keys.filter((key, i) => key.text !== 'name' && !(0,read_node/* isUnset */.K$)(node.values[i]));
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/storage/claim-exists.js



const claimExists = rule_rule({
    id: 'claim-exists',
    area: 'storage',
    severity: 'warning',
    what: 'A PersistentVolumeClaim that a pod uses is among the manifests.',
    why: 'A pod that names a claim that is not there stays Pending.',
    fix: 'Add the PersistentVolumeClaim, or name one that is there.',
    references: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes'],
    workloadsWith: ['volumes'],
    workload(workload, { index, report }) {
        const { scope, title } = workload.resource;
        const volumes = volumesOf(workload);
        for (const { node, name } of volumes) {
            const claim = node.map('persistentVolumeClaim')?.scalar('claimName');
            if (claim === undefined || claim.isNull || claim.text === '')
                continue;
            // What a StatefulSet claims under the same name stands in for it.
            if (volumes.some((volume) => volume.claimed && volume.name?.text === name?.text))
                continue;
            if (index.named('PersistentVolumeClaim', scope, claim.text).length > 0)
                continue;
            const near = nearestName(index, 'PersistentVolumeClaim', scope, claim.text);
            // Claims are often made once by hand, so that no deploy can delete the data.
            const severity = near !== undefined ? 'error' : names_namesIn(index, 'PersistentVolumeClaim', scope).size > 0 ? 'warning' : 'info';
            report(claim, `${title} uses PersistentVolumeClaim ${claim.text}, which is not among the manifests of namespace ${scope}${near === undefined ? '' : `; the nearest is ${near}`}.`, {
                severity,
                ...(near === undefined ? {} : { fix: `Write ${near}.` }),
            });
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/storage/empty-dir-limit.js



const emptyDirLimit = rule_rule({
    id: 'empty-dir-limit',
    area: 'storage',
    severity: 'info',
    optional: true,
    what: 'An emptyDir has a sizeLimit.',
    why: 'Without one a pod may fill the disk of its node, which then evicts other pods; in memory it counts against the limits of the containers until they are killed.',
    fix: 'Set sizeLimit to what the application may write.',
    references: ['https://kubernetes.io/docs/concepts/storage/volumes/#emptydir'],
    workloadsWith: ['volumes'],
    workload(workload, { report }) {
        for (const { node, name } of volumesOf(workload)) {
            const directory = node.map('emptyDir');
            if (directory !== undefined && (0,read_node/* isUnset */.K$)(directory.get('sizeLimit')))
                report(node.key('emptyDir'), `The emptyDir ${name?.text ?? ''} of ${workload.resource.title} has no sizeLimit.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/storage/mount-path.js


const mountPath = rule_rule({
    id: 'mount-path',
    area: 'storage',
    severity: 'error',
    what: 'A mount has an absolute path of its own, and a subPath that stays inside its volume.',
    why: 'The API server refuses two mounts at one path and a subPath with `..`; a relative mountPath depends on the runtime, which cannot pass on one with a colon or mount over the root.',
    fix: 'Write an absolute mountPath that no other mount of the container has, and a relative subPath.',
    references: ['https://kubernetes.io/docs/concepts/storage/volumes/'],
    containersWith: ['volumeMounts'],
    container(container, { report }) {
        const mounts = container.node.seq('volumeMounts');
        if (mounts === undefined)
            return;
        const seen = new Map();
        for (const mount of mounts.items) {
            if (mount.kind !== 'mapping')
                continue;
            checkPath(container, mount, seen, report);
            checkSubPath(mount, 'subPath', report);
            checkSubPath(mount, 'subPathExpr', report);
            if (isSet(mount, 'subPath') && isSet(mount, 'subPathExpr'))
                report(mount.key('subPathExpr'), `A mount of container ${container.name} has both subPath and subPathExpr.`);
        }
    },
});
function isSet(mount, key) {
    const value = mount.scalar(key);
    return value !== undefined && !value.isNull && value.text !== '';
}
function checkPath(container, mount, seen, report) {
    const path = mount.scalar('mountPath');
    if (path === undefined || path.isNull)
        return;
    const volume = mount.scalar('name')?.text ?? '';
    if (path.text === '') {
        report(path, `Container ${container.name} mounts ${volume} at no path.`);
        return;
    }
    const clean = path.text.replace(/\/+$/, '') || '/';
    const other = seen.get(clean);
    if (other !== undefined)
        report(path, `Container ${container.name} mounts both ${other} and ${volume} at ${clean}.`);
    else if (security_isWindows(container.workload))
        return;
    else if (clean === '/')
        report(path, `Container ${container.name} mounts ${volume} over the root of its file system, which runtimes refuse.`);
    else if (path.text.includes(':'))
        report(path, `Container ${container.name} mounts ${volume} at ${path.text}, a path with a colon.`);
    else if (!path.text.startsWith('/') && !/^[$<{]/.test(path.text))
        report(path, `Container ${container.name} mounts ${volume} at ${path.text}, which is not absolute.`, {
            severity: 'warning',
        });
    seen.set(clean, volume);
}
function checkSubPath(mount, key, report) {
    const path = mount.scalar(key);
    if (path === undefined || path.isNull)
        return;
    const what = path.text.startsWith('/')
        ? 'begins with a slash'
        : path.text.split('/').includes('..')
            ? 'leaves the volume'
            : undefined;
    if (what !== undefined)
        report(path, `${key} ${path.text} ${what}.`);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/storage/storage-size.js


const storageSize = rule_rule({
    id: 'storage-size',
    area: 'storage',
    severity: 'error',
    what: 'A size of storage is a quantity that makes sense.',
    why: 'The API server refuses what is no quantity, and a claim of nothing. `100` are a hundred bytes and `500m` half a byte: the claim gets the least that its storage has, and an emptyDir of that limit has its pod evicted at the first write.',
    fix: 'Write the size in Gi or Mi, such as 10Gi.',
    references: ['https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/'],
    options: { 'least-bytes': 1_000_000 },
    workloadsWith: ['volumes'],
    workload({ pod, resource }, context) {
        for (const volume of pod.seq('volumes')?.items ?? []) {
            if (volume.kind !== 'mapping')
                continue;
            const name = `volume ${volume.scalar('name')?.text ?? '(no name)'} of ${resource.title}`;
            storage_size_check(volume.map('emptyDir')?.get('sizeLimit'), `The sizeLimit of ${name}`, context, true);
            checkClaim(volume.map('ephemeral')?.map('volumeClaimTemplate')?.map('spec'), `the claim of ${name}`, context);
        }
    },
    types: {
        PersistentVolumeClaim: ({ spec, title }, context) => checkClaim(spec, title, context),
        PersistentVolume: ({ spec, title }, context) => storage_size_check(spec?.map('capacity')?.get('storage'), `The capacity of ${title}`, context),
        StatefulSet: ({ spec, title }, context) => {
            for (const claim of spec?.seq('volumeClaimTemplates')?.maps ?? []) {
                const name = claim.map('metadata')?.scalar('name')?.text ?? '(no name)';
                checkClaim(claim.map('spec'), `claim template ${name} of ${title}`, context);
            }
        },
    },
});
function checkClaim(spec, what, context) {
    storage_size_check(spec?.map('resources')?.map('requests')?.get('storage'), `The storage request of ${what}`, context);
}
function storage_size_check(size, what, { options, report }, zeroIsNone = false) {
    if (size?.kind !== 'scalar' || size.isNull || /[$<{]/.test(size.text))
        return;
    const { text, start, end } = size;
    const bytes = quantity_parseQuantity(text);
    if (bytes === undefined)
        report(size, `${what} is ${JSON.stringify(text)}, which is no quantity.`);
    else if (bytes < 0 || (bytes === 0 && !zeroIsNone))
        report(size, `${what} is ${text}, which is not above zero.`);
    else if (bytes !== 0 && bytes < options['least-bytes']) {
        report(size, `${what} is ${text}, that is ${bytes < 1 ? 'less than one byte' : `${bytes} bytes`}.`, {
            severity: 'warning',
            ...fixOf(text, start, end),
        });
    }
}
/** `500m` can only have been 500Mi; a number without any unit may have been Mi or Gi. */
function fixOf(text, start, end) {
    const [, amount, unit] = /^(\d+)(m?)$/.exec(text) ?? [];
    if (amount === undefined)
        return {};
    return unit === 'm'
        ? { fix: `Write ${amount}Mi.`, edits: [{ start, end, text: `${amount}Mi` }] }
        : { fix: `Write ${amount}Gi or ${amount}Mi.` };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/storage/volume-file-mode.js

const volume_file_mode_sources = ['configMap', 'secret', 'downwardAPI', 'projected'];
const nested = ['configMap', 'secret', 'downwardAPI', 'serviceAccountToken'];
const volumeFileMode = rule_rule({
    id: 'volume-file-mode',
    area: 'storage',
    severity: 'error',
    what: 'The mode of files in a volume is written in octal.',
    why: 'Without a leading zero YAML reads it as decimal: 644 is 01204, which the API server refuses as above 0777, and 400 is 0620, which lets the group write what was to be read by the owner alone.',
    fix: 'Write it with a leading zero, such as 0644.',
    references: ['https://kubernetes.io/docs/concepts/configuration/secret/#secret-files-permissions'],
    workloadsWith: ['volumes'],
    workload({ pod }, { report }) {
        for (const volume of pod.seq('volumes')?.items ?? []) {
            if (volume.kind !== 'mapping')
                continue;
            for (const key of volume_file_mode_sources) {
                const source = volume.map(key);
                if (source === undefined)
                    continue;
                checkSource(source, report);
                if (key !== 'projected')
                    continue;
                for (const part of source.seq('sources')?.maps ?? [])
                    for (const inner of nested) {
                        const map = part.map(inner);
                        if (map !== undefined)
                            checkSource(map, report);
                    }
            }
        }
    },
});
function checkSource(source, report) {
    checkMode(source, 'defaultMode', report);
    for (const item of source.seq('items')?.items ?? [])
        if (item.kind === 'mapping')
            checkMode(item, 'mode', report);
}
function checkMode(map, key, report) {
    const node = map.scalar(key);
    const value = node?.integer;
    if (node === undefined || value === undefined)
        return;
    const { text, start, end } = node;
    const octal = `0${value.toString(8)}`;
    // Three digits below 8 are most likely a mode that lost its zero.
    const slipped = /^[0-7]{3}$/.test(text) && !decimals.has(text);
    if (value >= 0 && value <= 0o777 && !slipped)
        return;
    const what = value < 0 || value > 0o777
        ? `${key} ${text} is ${value < 0 ? 'negative' : `${octal} in octal, above 0777`}.`
        : `${key} ${text} is decimal, which makes it ${octal}.`;
    report(node, what, slipped
        ? {
            fix: `Write 0${text}.`,
            edits: [{ start, end, text: `0${text}` }],
            severity: value > 0o777 ? 'error' : 'warning',
        }
        : {});
}
/** 0400, 0500, 0550, 0555, 0640, 0644, 0660, 0664, 0770 and 0777, as JSON and `kubectl get` show them. */
const decimals = new Set(['256', '320', '360', '365', '416', '420', '432', '436', '504', '511']);

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/storage/volume-mount-exists.js



const volumeMountExists = rule_rule({
    id: 'volume-mount-exists',
    area: 'storage',
    severity: 'error',
    what: 'A container mounts volumes that its pod has.',
    why: 'The API server refuses the pod; under a Deployment that shows only as a ReplicaSet that makes no pods.',
    fix: 'Add the volume to the pod, or name one that is there.',
    references: ['https://kubernetes.io/docs/concepts/storage/volumes/'],
    containersWith: ['volumeMounts', 'volumeDevices'],
    container(container, { report }) {
        for (const mount of mountsAndDevices(container)) {
            const name = mount.scalar('name');
            if (name === undefined || name.isNull)
                continue;
            const volumes = volumesOf(container.workload);
            if (volumes.some((volume) => volume.name?.text === name.text))
                continue;
            const names = volumes.map((volume) => volume.name?.text ?? '');
            const near = (0,lib/* nearest */.pA)(name.text, names);
            const has = names.length === 0 ? 'has no volumes' : `has ${names.join(', ')}`;
            report(name, `Container ${container.name} mounts the volume ${name.text}, but the pod ${has}.`, near === undefined ? {} : { fix: `Write ${near}.` });
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/storage/volume-name-syntax.js


const volume_name_syntax_label = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const volumeNameSyntax = rule_rule({
    id: 'volume-name-syntax',
    area: 'storage',
    severity: 'error',
    what: 'The name of a volume is a DNS label.',
    why: 'The API server refuses the pod; under a Deployment that refusal meets the whole object.',
    fix: 'Use lower case letters, digits and hyphens, with a letter or digit at both ends, 63 at most.',
    references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names'],
    workloadsWith: ['volumes', 'volumeClaimTemplates'],
    workload(workload, { report }) {
        for (const { name } of volumesOf(workload)) {
            if (name === undefined || name.isNull || name.text === '' || /[$<{]/.test(name.text))
                continue;
            if (name.text.length > 63 || !volume_name_syntax_label.test(name.text))
                report(name, `${workload.resource.title} has a volume of the name ${JSON.stringify(name.text)}, which is no DNS label.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/storage/volume-name-unique.js


const volumeNameUnique = rule_rule({
    id: 'volume-name-unique',
    area: 'storage',
    severity: 'error',
    what: 'The volumes of a pod have different names.',
    why: 'The API server refuses two volumes of one name; of two volumeClaimTemplates the last one wins.',
    fix: 'Rename one of them, or remove it.',
    references: ['https://kubernetes.io/docs/concepts/storage/volumes/'],
    workloadsWith: ['volumes', 'volumeClaimTemplates'],
    workload(workload, { report }) {
        const volumes = volumesOf(workload);
        if (volumes.length < 2)
            return;
        const [seen, seenClaimed] = [new Set(), new Set()];
        for (const { name, claimed } of volumes) {
            if (name === undefined)
                continue;
            // A volume that a StatefulSet claims replaces the one of the pod, so only two of a sort are too many.
            const names = claimed ? seenClaimed : seen;
            if (names.has(name.text))
                report(name, `${workload.resource.title} has two ${claimed ? 'volumeClaimTemplates' : 'volumes'} of the name ${name.text}.`);
            names.add(name.text);
        }
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/storage/volume-source.js



const volumeSource = rule_rule({
    id: 'volume-source',
    area: 'storage',
    severity: 'error',
    what: 'A volume comes from exactly one source, which says what it is of.',
    why: 'The API server refuses a volume with two sources, and takes one without any for an emptyDir: what was to be there is missing. It refuses a configMap or secret without a name, too.',
    fix: 'Keep the one source that is meant; write `emptyDir: {}` for an empty directory.',
    references: ['https://kubernetes.io/docs/concepts/storage/volumes/'],
    workloadsWith: ['volumes', 'volumeClaimTemplates'],
    workload(workload, { report }) {
        for (const volume of volumesOf(workload)) {
            if (volume.claimed)
                continue;
            const sources = sourcesOf(volume);
            const name = volume.name?.text ?? '(no name)';
            if (sources.length > 1)
                report(sources[1], `Volume ${name} of ${workload.resource.title} has ${sources.length} sources: ${sources.map(({ text }) => text).join(' and ')}.`);
            else if (sources.length === 0)
                report(volume.node, `Volume ${name} of ${workload.resource.title} names no source, so it is an empty directory.`, { severity: 'warning' });
            else
                checkObject(volume.node, `Volume ${name} of ${workload.resource.title}`, report);
        }
    },
});
/** Sources that are nothing without the name of an object, which their schemas do not ask for. */
const objects = [
    ['configMap', 'name', 'ConfigMap'],
    ['secret', 'secretName', 'Secret'],
];
function checkObject(volume, what, report) {
    for (const [field, nameKey, kind] of objects) {
        const source = volume.map(field);
        if (source === undefined)
            continue;
        const name = source.get(nameKey);
        if ((0,read_node/* isUnset */.K$)(name) || (name.kind === 'scalar' && name.text === ''))
            report(source, `${what} names no ${kind}.`);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/storage/volume-used.js


const volumeUsed = rule_rule({
    id: 'volume-used',
    area: 'storage',
    severity: 'warning',
    what: 'A container mounts every volume of its pod.',
    why: 'The pod waits for a volume that nobody uses, and what was meant to be there, such as a configuration, is missing in the container.',
    fix: 'Mount the volume where the application looks for it, or remove it.',
    references: ['https://kubernetes.io/docs/concepts/storage/volumes/'],
    workloadsWith: ['volumes', 'volumeClaimTemplates'],
    workload(workload, { report }) {
        const volumes = volumesOf(workload);
        if (volumes.length === 0 || workload.containers.length === 0)
            return;
        const mounted = new Set(workload.containers.flatMap((container) => mountsAndDevices(container).map((mount) => mount.scalar('name')?.text)));
        for (const { name, claimed } of volumes)
            if (name !== undefined && !mounted.has(name.text))
                report(name, `No container of ${workload.resource.title} mounts the ${claimed ? 'claimed volume' : 'volume'} ${name.text}.`);
    },
});

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/storage/index.js











const storageRules = [
    claimComplete,
    claimExists,
    emptyDirLimit,
    mountPath,
    storageSize,
    volumeFileMode,
    volumeMountExists,
    volumeNameSyntax,
    volumeNameUnique,
    volumeSource,
    volumeUsed,
];

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/syntax/index.js

// Findings of these rules are made while reading (read/syntax.ts); here stands what they mean.
const yamlSyntax = rule_rule({
    id: 'yaml-syntax',
    area: 'syntax',
    severity: 'error',
    what: 'A manifest is valid YAML or JSON.',
    why: 'kubectl refuses the file, and a linter that skips it would call a broken file clean.',
    fix: 'Mend the text at the place shown; the defect is often a line above it.',
    references: ['https://yaml.org/spec/1.2.2/'],
});
const yamlDuplicateKey = rule_rule({
    id: 'yaml-duplicate-key',
    area: 'syntax',
    severity: 'error',
    what: 'A mapping has each key once.',
    why: 'One of the two values is silently lost, and the API server refuses duplicate keys under strict validation.',
    fix: 'Keep one of the two, or merge their contents.',
    references: ['https://yaml.org/spec/1.2.2/#3213-node-comparison'],
});
const yamlLimits = rule_rule({
    id: 'yaml-limits',
    area: 'syntax',
    severity: 'error',
    what: 'A manifest stays within sane limits of size, depth and aliases.',
    why: 'A few hundred bytes of nested aliases can stand for gigabytes; no tool on the way to the cluster should have to expand them.',
    fix: 'Split the file, or write the repeated part out.',
});
const templateUnrendered = rule_rule({
    id: 'template-unrendered',
    area: 'syntax',
    severity: 'error',
    what: 'A file is rendered before it is linted.',
    why: 'A Helm or Jinja template is not YAML; what it deploys shows only once its values are in.',
    fix: 'Lint the rendered text, for example `helm template . | slipway lint -`, and exclude the folder of templates.',
});
const fileEncoding = rule_rule({
    id: 'file-encoding',
    area: 'syntax',
    severity: 'error',
    what: 'A manifest is UTF-8 text.',
    why: 'Bytes that are no text are refused by kubectl or turn into other characters on the way to the cluster.',
    fix: 'Save the file as UTF-8.',
});
const fileReadable = rule_rule({
    id: 'file-readable',
    area: 'syntax',
    severity: 'error',
    what: 'Every file of the run can be read.',
    why: 'What cannot be read is not checked, and a run that passes over it would call it clean.',
    fix: 'Mend its permissions or link, or exclude it.',
});
const manifestsFound = rule_rule({
    id: 'manifests-found',
    area: 'syntax',
    severity: 'error',
    what: 'The inputs hold at least one Kubernetes object.',
    why: 'A run over a wrong path would pass for ever without checking anything.',
    fix: 'Name the files or the folder of the manifests; an object has `apiVersion` and `kind`.',
});
const objectIdentity = rule_rule({
    id: 'object-identity',
    area: 'syntax',
    severity: 'error',
    what: 'An object names its apiVersion and its kind.',
    why: 'Without both nobody can say what it is: kubectl refuses it, and no rule is applied to it.',
    fix: 'Write both `apiVersion` and `kind` at the top of the document.',
    references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields'],
});
const syntaxRules = [
    yamlSyntax,
    yamlDuplicateKey,
    yamlLimits,
    templateUnrendered,
    fileEncoding,
    fileReadable,
    manifestsFound,
    objectIdentity,
];

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/registry.js















/** Every rule, by area. A rule that is not listed in its area's index does not exist. */
const rules = [
    ...syntaxRules,
    ...policyRules,
    ...apiRules,
    ...probeRules,
    ...resourceRules,
    ...rolloutRules,
    ...availabilityRules,
    ...autoscalingRules,
    ...networkRules,
    ...configRules,
    ...storageRules,
    ...imageRules,
    ...securityRules,
    ...rbacRules,
    ...labelRules,
];

;// CONCATENATED MODULE: ./packages/manifests/lib/findings/judge-ignores.js




/** Findings about the ignores themselves: no reason, an unknown rule, nothing left to hide. */
function judgeIgnores(ignores, used, active, files) {
    if (ignores.length === 0)
        return [];
    const severities = new Map(active.map(({ rule, severity }) => [rule.id, severity]));
    const known = [...rules.map(({ id }) => id), ...imageFactRuleIds];
    const sources = new Map(files.map((file) => [file.file, file]));
    const findings = [];
    for (const ignore of ignores) {
        const source = sources.get(ignore.file);
        // Entries of the policy file are judged when that file is read; which of them still hide something depends on the inputs of each run.
        if (source === undefined || used.has(ignore))
            continue;
        const [rule, message] = verdictOn(ignore, known, severities.has(ignore.rule));
        const severity = rule === undefined ? undefined : severities.get(rule);
        if (rule === undefined || severity === undefined)
            continue;
        const place = { lines: source.lines, start: ignore.start, end: ignore.end };
        findings.push(new ManifestFinding(rule, severity, message, place));
    }
    return findings;
}
function verdictOn(ignore, known, isActive) {
    if (!known.includes(ignore.rule)) {
        const near = (0,lib/* nearest */.pA)(ignore.rule, known);
        return [
            'ignore-known-rule',
            `There is no rule ${ignore.rule}${near === undefined ? '' : `; the nearest is ${near}`}.`,
        ];
    }
    if (ignore.reason === '')
        return ['ignore-reason', `This ignore of ${ignore.rule} gives no reason and is not applied.`];
    return isActive ? ['ignore-needed', `Nothing here breaks ${ignore.rule} any more.`] : [undefined, ''];
}

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/container.js
class Container {
    workload;
    node;
    role;
    knownPorts;
    constructor(workload, node, role) {
        this.workload = workload;
        this.node = node;
        this.role = role;
    }
    /** Its name, or its image when it has none, for messages. */
    get name() {
        return this.node.scalar('name')?.text || this.image || '(no name)';
    }
    get image() {
        return this.node.scalar('image')?.text;
    }
    has(key) {
        const value = this.node.get(key);
        return value !== undefined && !(value.kind === 'scalar' && value.isNull);
    }
    probe(name) {
        return this.node.map(name);
    }
    get securityContext() {
        return this.node.map('securityContext');
    }
    get ports() {
        this.knownPorts ??= (this.node.seq('ports')?.maps ?? []).map((node) => ({
            node,
            name: node.scalar('name')?.text,
            number: node.integer('containerPort'),
            protocol: node.scalar('protocol')?.text || 'TCP',
        }));
        return this.knownPorts;
    }
    /** `resources.requests.cpu` and the like, as written. */
    resource(list, name) {
        return this.node.map('resources')?.map(list)?.scalar(name);
    }
    /** Entries of `env`, those that are mappings. */
    get env() {
        return this.node.seq('env')?.maps ?? [];
    }
}
const lists = [
    ['containers', 'main'],
    ['initContainers', 'init'],
    ['ephemeralContainers', 'ephemeral'],
];
function containersOf(workload) {
    const containers = [];
    for (const [key, role] of lists) {
        const list = workload.pod.get(key);
        if (list?.kind !== 'sequence')
            continue;
        for (const node of list.items) {
            if (node.kind !== 'mapping')
                continue;
            const sidecar = role === 'init' && node.scalar('restartPolicy')?.text === 'Always';
            containers.push(new Container(workload, node, sidecar ? 'sidecar' : role));
        }
    }
    return containers;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/workload.js

/** Where each kind keeps its pod: the path to the mapping that holds `spec` and `metadata` of the pod. */
const podPaths = {
    Pod: [],
    PodTemplate: ['template'],
    Deployment: ['spec', 'template'],
    StatefulSet: ['spec', 'template'],
    DaemonSet: ['spec', 'template'],
    ReplicaSet: ['spec', 'template'],
    ReplicationController: ['spec', 'template'],
    Job: ['spec', 'template'],
    CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
    DeploymentConfig: ['spec', 'template'],
    Rollout: ['spec', 'template'],
};
const groups = {
    Pod: [''],
    PodTemplate: [''],
    ReplicationController: [''],
    Deployment: ['apps', 'extensions'],
    StatefulSet: ['apps'],
    DaemonSet: ['apps', 'extensions'],
    ReplicaSet: ['apps', 'extensions'],
    Job: ['batch'],
    CronJob: ['batch'],
    DeploymentConfig: ['apps.openshift.io', ''],
    Rollout: ['argoproj.io'],
};
/** An object that makes pods, with its pod template taken apart. */
class Workload {
    resource;
    /** The mapping that holds the pod's `metadata` and `spec`; the object itself for a Pod. */
    template;
    pod;
    containers;
    knownRunning;
    constructor(resource, template, pod) {
        this.resource = resource;
        this.template = template;
        this.pod = pod;
        this.containers = containersOf(this);
    }
    get kind() {
        return this.resource.kind;
    }
    get name() {
        return this.resource.name;
    }
    /** Labels of its pods, which selectors are matched against. */
    get podLabels() {
        return this.template.map('metadata')?.map('labels');
    }
    /** Runs to completion: Job or CronJob, or a Pod that is never restarted after success. */
    get completes() {
        const { kind } = this;
        if (kind === 'Job' || kind === 'CronJob')
            return true;
        if (kind !== 'Pod' && kind !== 'PodTemplate')
            return false;
        const policy = this.pod.string('restartPolicy');
        return policy === 'Never' || policy === 'OnFailure';
    }
    /** `spec.replicas` as written; undefined when left out (one) or for kinds without it. */
    get replicas() {
        return hasReplicas(this.kind) ? this.resource.spec?.scalar('replicas') : undefined;
    }
    /** How many pods the manifest asks for; undefined for kinds that do not count them (DaemonSet, Job, CronJob). */
    get replicaCount() {
        if (this.kind === 'Pod')
            return 1;
        if (!hasReplicas(this.kind))
            return undefined;
        return this.resource.spec?.integer('replicas') ?? 1;
    }
    /** Seconds that a pod has between the request to stop and its end. */
    get gracePeriodSeconds() {
        return this.pod.integer('terminationGracePeriodSeconds') ?? 30;
    }
    /** Containers that serve while the pod runs: the main ones and sidecars, not init or ephemeral ones. */
    get running() {
        this.knownRunning ??= this.containers.filter(({ role }) => role === 'main' || role === 'sidecar');
        return this.knownRunning;
    }
}
function hasReplicas(kind) {
    return (kind === 'Deployment' ||
        kind === 'StatefulSet' ||
        kind === 'ReplicaSet' ||
        kind === 'ReplicationController' ||
        kind === 'DeploymentConfig' ||
        kind === 'Rollout');
}
/** The workload that an object is, or undefined for other kinds and for objects whose pod is not even a mapping. */
function workloadOf(resource) {
    const path = podPaths[resource.kind];
    if (path === undefined || !groups[resource.kind]?.includes(resource.group))
        return undefined;
    const template = path.length === 0 ? resource.node : resource.node.path(...path);
    if (template?.kind !== 'mapping')
        return undefined;
    const pod = template.map('spec');
    return pod === undefined ? undefined : new Workload(resource, template, pod);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/index/cluster-index.js

/**
 * Every object of one run, findable as the cluster would find it: by kind, by name, by label. All inputs of a run are
 * taken as one cluster. Each question costs about the size of its answer, so that the whole lint stays linear.
 */
class ClusterIndex {
    resources;
    workloads;
    byType = new Map();
    byName = new Map();
    workloadByResource = new Map();
    workloadsByLabel = new Map();
    workloadsByScope = new Map();
    selections = new Map();
    knownScopes;
    derived = new Map();
    constructor(resources) {
        this.resources = resources;
        const workloads = [];
        for (const resource of resources) {
            append(this.byType, resource.type, resource);
            append(this.byName, nameKey(resource.type, resource.scope, resource.name), resource);
            const workload = workloadOf(resource);
            if (workload === undefined)
                continue;
            workloads.push(workload);
            this.workloadByResource.set(resource, workload);
            append(this.workloadsByScope, resource.scope, workload);
            const labels = workload.podLabels;
            for (const [i, key] of labels?.keys.entries() ?? []) {
                const value = labels.values[i];
                if (value.kind === 'scalar')
                    append(this.workloadsByLabel, labelKey(resource.scope, key.text, value.text), workload);
            }
        }
        this.workloads = workloads;
    }
    /** Objects of a type (`Resource.type`: `Service`, or `Rollout.argoproj.io` for a custom resource), whatever their version and namespace. */
    ofType(type) {
        return this.byType.get(type) ?? [];
    }
    /** Objects of this type and name in a namespace (`Resource.scope`); more than one when the manifests repeat it. */
    named(type, scope, name) {
        return this.byName.get(nameKey(type, scope, name)) ?? [];
    }
    workloadOf(resource) {
        return this.workloadByResource.get(resource);
    }
    /** Namespaces that hold workloads. */
    get scopes() {
        this.knownScopes ??= [...this.workloadsByScope.keys()];
        return this.knownScopes;
    }
    workloadsIn(scope) {
        return this.workloadsByScope.get(scope) ?? [];
    }
    /** Workloads in a namespace whose pods a selector matches. */
    selected(scope, selector) {
        const key = `${scope}\0${selector.text}`;
        let found = this.selections.get(key);
        if (found === undefined) {
            found = this.candidates(scope, selector).filter((workload) => selector.matches(workload.podLabels));
            this.selections.set(key, found);
        }
        return found;
    }
    candidates(scope, selector) {
        let fewest = this.workloadsIn(scope);
        for (const [key, value] of selector.labels) {
            const having = this.workloadsByLabel.get(labelKey(scope, key, value)) ?? [];
            if (having.length < fewest.length)
                fewest = having;
        }
        return fewest;
    }
    /**
     * A view over the whole index that several rules share, built on the first question and kept:
     * `index.derive(servicesByWorkload)`. `build` must be one function object per view.
     */
    derive(build) {
        const known = this.derived.get(build);
        if (known !== undefined)
            return known;
        const view = build(this);
        this.derived.set(build, view);
        return view;
    }
}
function append(map, key, value) {
    const list = map.get(key);
    if (list === undefined)
        map.set(key, [value]);
    else
        list.push(value);
}
function nameKey(type, scope, name) {
    return `${type}\0${scope}\0${name}`;
}
function labelKey(scope, key, value) {
    return `${scope}\0${key}\0${value}`;
}

// EXTERNAL MODULE: ./packages/manifests/lib/read/cursor.js
var cursor = __nccwpck_require__(6207);
// EXTERNAL MODULE: ./packages/manifests/lib/read/collection-reader.js + 2 modules
var collection_reader = __nccwpck_require__(1538);
// EXTERNAL MODULE: ./packages/manifests/lib/read/words.js
var words = __nccwpck_require__(7612);
;// CONCATENATED MODULE: ./packages/manifests/lib/read/flow-reader.js




/** Reads `[flow]` and `{flow: style}` collections, and with them JSON. */
class FlowReader extends collection_reader/* CollectionReader */.y {
    /** A quoted scalar, block scalar, alias or flow collection. */
    inline(parent) {
        const { text, pos } = this;
        const c = text.charCodeAt(pos);
        if (c === cursor/* DOUBLE_QUOTE */.fi || c === cursor/* QUOTE */.jA)
            return this.quoted(c);
        if (c === cursor/* OPEN_BRACKET */.WL || c === cursor/* OPEN_BRACE */.Hv)
            return this.flowCollection(c);
        if (c === cursor/* PIPE */.L5 || c === cursor/* GREATER */.$b) {
            if (this.flowDepth > 0)
                this.unread('a block scalar inside brackets');
            return this.blockScalar(parent);
        }
        if (c === cursor/* ASTERISK */.Ln)
            return this.alias();
        return this.unread(`the character ${JSON.stringify(text[pos] ?? 'end of file')}`);
    }
    flowCollection(open) {
        this.enter();
        this.flowDepth++;
        this.nodes++;
        const node = open === cursor/* OPEN_BRACKET */.WL ? this.flowSequence() : this.flowMapping();
        this.flowDepth--;
        this.leave();
        return node;
    }
    flowSequence() {
        const { text, top } = this;
        const start = this.pos++;
        for (;;) {
            this.flowBlank(start);
            if (text.charCodeAt(this.pos) === cursor/* CLOSE_BRACKET */.wt)
                break;
            this.pushItem(this.flowValue());
            this.flowBlank(start);
            const c = text.charCodeAt(this.pos);
            if (c === cursor/* COMMA */.KE)
                this.pos++;
            else if (c !== cursor/* CLOSE_BRACKET */.wt)
                this.unread('a flow sequence without a comma or ]');
        }
        return this.sequence(start, ++this.pos, top);
    }
    flowMapping() {
        const { text, top } = this;
        const start = this.pos++;
        let merges = false;
        for (;;) {
            this.flowBlank(start);
            let c = text.charCodeAt(this.pos);
            if (c === cursor/* CLOSE_BRACE */.rc)
                break;
            const key = this.flowKey();
            this.flowBlank(start);
            if (text.charCodeAt(this.pos) !== cursor/* COLON */.oH)
                this.unread('a key without a colon');
            this.pos++;
            this.flowBlank(start);
            c = text.charCodeAt(this.pos);
            const value = c === cursor/* COMMA */.KE || c === cursor/* CLOSE_BRACE */.rc ? this.unwritten(this.pos) : this.flowValue();
            if (key.text === '<<' && key.style === 'plain')
                merges = true;
            this.pushEntry(top, key, value);
            this.flowBlank(start);
            c = text.charCodeAt(this.pos);
            if (c === cursor/* COMMA */.KE)
                this.pos++;
            else if (c !== cursor/* CLOSE_BRACE */.rc)
                this.unread('a flow mapping without a comma or }');
        }
        return this.mapping(start, ++this.pos, top, merges);
    }
    /** Moves to the next content of the collection that opened at `open`. */
    flowBlank(open) {
        if (!this.skipBlank())
            this.unread('a bracket that is never closed', open);
    }
    flowKey() {
        const { text, pos } = this;
        const c = text.charCodeAt(pos);
        if (c === cursor/* DOUBLE_QUOTE */.fi || c === cursor/* QUOTE */.jA)
            return this.quotedKey(c);
        if (!(0,cursor/* isPlainStart */.t2)(text, pos, true))
            this.unread('a key that is no plain or quoted scalar');
        return this.plainKey(pos, this.flowPlainEnd(pos));
    }
    /** A quoted scalar whose text is shared with the same keys elsewhere, unless it needed unescaping. */
    quotedKey(quote) {
        const key = this.quoted(quote);
        const { start, end, text, style } = key;
        return end - start - 2 === text.length && text.length > 0
            ? new read_node/* Scalar */.X5(start, end, (0,words/* wordAt */.E)(this.text, start + 1, end - 1), style)
            : key;
    }
    flowValue() {
        const { text, pos } = this;
        const c = text.charCodeAt(pos);
        if (c === cursor/* AMPERSAND */.e0) {
            this.pos++;
            const name = this.anchorName();
            this.flowBlank(pos);
            return this.anchoredValue(name, () => this.flowValue());
        }
        return (0,cursor/* isPlainStart */.t2)(text, pos, true) ? this.plain(pos, this.flowPlainEnd(pos)) : this.inline(-1);
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/read/parse.js


/**
 * Reads the block and flow YAML that manifests are written in (JSON included) in one pass, every node with its offsets.
 * Written by hand because it is the hot path of the linter: see docs/adr/0003-own-yaml-reader.md.
 *
 * @param recover makes a defect of a document that cannot be read; without it the first one ends the reading
 * @throws Unread where the text is wrong or outside this subset, without `recover`
 */
function parseYaml(text, recover) {
    return new BlockReader(text).file(recover);
}
/** Reads documents, and the collections that are written by indentation. */
class BlockReader extends FlowReader {
    file(recover) {
        const documents = [];
        const { text } = this;
        let explicit = false;
        for (;;) {
            this.anchors.clear();
            const start = this.pos;
            const root = recover === undefined ? this.document() : this.documentOrDefect(recover);
            const marker = this.atMarker();
            if (root !== undefined || explicit || (!marker && documents.length === 0))
                documents.push({ start, end: this.pos, root });
            if (!marker)
                break;
            explicit = text.charCodeAt(this.pos) === cursor/* DASH */.jr;
            this.pos += 3;
        }
        return { documents, defects: this.defects };
    }
    /** The content of a document up to its end, where the reader then stands. */
    document() {
        if (!this.skipBlank())
            return undefined;
        if (this.text.charCodeAt(this.pos) === 37 && this.pos === this.lineStart)
            this.unread('a YAML directive');
        const root = this.block(-1);
        this.skipBlank();
        if (!this.atMarker() && !this.atEnd())
            this.unread('content after the end of the document');
        return root;
    }
    documentOrDefect(recover) {
        const start = this.pos;
        try {
            return this.document();
        }
        catch (error) {
            if (!(error instanceof cursor/* Unread */.I_))
                throw error;
            this.defects.push(recover(error));
            this.leaveAll();
            this.forgetOpen();
            // No document marker stands inside a document, whatever is wrong with it.
            const marker = /^(?:---|\.\.\.)(?=[\s]|$)/gm;
            marker.lastIndex = start + 1;
            this.pos = marker.exec(this.text)?.index ?? this.text.length;
            this.lineStart = this.pos;
            return undefined;
        }
    }
    /** A node in block context. The reader stands on its first character; `parent` is the indentation it must exceed. */
    block(parent) {
        const column = this.pos - this.lineStart;
        return this.atDash() ? this.blockSequence(column) : this.inlineOrMapping(parent, column);
    }
    /** A scalar, flow collection, alias or anchored node; or, when a colon follows on the line, the block mapping that it opens. */
    inlineOrMapping(parent, column) {
        const { text, pos } = this;
        const c = text.charCodeAt(pos);
        if ((0,cursor/* isPlainStart */.t2)(text, pos, false)) {
            const end = this.plainEnd(pos);
            if (text.charCodeAt(this.pos) === cursor/* COLON */.oH)
                return this.blockMapping(this.plainKey(pos, end), column);
            return this.plainMultiline(pos, end, parent);
        }
        if (c === cursor/* AMPERSAND */.e0)
            return this.anchored(parent, true);
        if (c === cursor/* DOUBLE_QUOTE */.fi || c === cursor/* QUOTE */.jA) {
            const line = this.lineStart;
            const scalar = this.quotedKey(c);
            return line === this.lineStart && this.atColon() ? this.blockMapping(scalar, column) : scalar;
        }
        const node = this.inline(parent);
        if (this.atColon())
            this.unread('a collection or alias as a key', pos);
        return node;
    }
    blockMapping(first, column) {
        this.enter();
        this.nodes++;
        const { top } = this;
        const { start } = first;
        let key = first;
        let end;
        let merges = false;
        for (;;) {
            this.pos++; // the colon
            const value = this.mappingValue(column);
            if (key.text === '<<' && key.style === 'plain')
                merges = true;
            this.pushEntry(top, key, value);
            end = value.end > key.end ? value.end : key.end + 1;
            if (!this.skipBlank())
                break;
            const at = this.pos - this.lineStart;
            if (at < column)
                break;
            if (at > column)
                this.unread('a line that is indented more than its mapping');
            key = this.blockKey();
        }
        this.leave();
        return this.mapping(start, end, top, merges);
    }
    blockKey() {
        const { text, pos } = this;
        const c = text.charCodeAt(pos);
        if ((0,cursor/* isPlainStart */.t2)(text, pos, false)) {
            const end = this.plainEnd(pos);
            if (text.charCodeAt(this.pos) !== cursor/* COLON */.oH)
                this.unread('a line in a mapping without a colon', pos);
            return this.plainKey(pos, end);
        }
        if (c === cursor/* DOUBLE_QUOTE */.fi || c === cursor/* QUOTE */.jA) {
            const line = this.lineStart;
            const key = this.quotedKey(c);
            if (line !== this.lineStart || !this.atColon())
                this.unread('a line in a mapping without a colon', pos);
            return key;
        }
        if (this.atDash())
            this.unread('a list item where a key is expected');
        return this.unread('a key that is no plain or quoted scalar');
    }
    /** The value after `key:`; null when the next content is not indented deeper. */
    mappingValue(column) {
        const { text } = this;
        const after = this.pos;
        this.skipSpaces();
        const c = text.charCodeAt(this.pos);
        if (!(0,cursor/* isBreak */.kn)(c) && !(c === cursor/* HASH */.v9 && this.pos > after)) {
            if (c === cursor/* DASH */.jr && (0,cursor/* isBreakOrSpace */.BM)(text.charCodeAt(this.pos + 1)))
                this.unread('a list on the line of its key');
            return c === cursor/* AMPERSAND */.e0 ? this.anchored(column, false) : this.inlineValue(column);
        }
        return this.nextLineValue(column, after, true);
    }
    nextLineValue(column, after, sameColumnList) {
        if (this.skipBlank()) {
            const at = this.pos - this.lineStart;
            if (at > column)
                return this.block(column);
            if (sameColumnList && at === column && this.atDash())
                return this.blockSequence(column);
        }
        return this.unwritten(after);
    }
    /** A value on the line of its key: anything but a block collection. */
    inlineValue(parent) {
        const { text, pos } = this;
        let node;
        if ((0,cursor/* isPlainStart */.t2)(text, pos, false)) {
            const end = this.plainEnd(pos);
            if (text.charCodeAt(this.pos) === cursor/* COLON */.oH)
                this.unread('a second colon on one line');
            node = this.plainMultiline(pos, end, parent);
        }
        else
            node = this.inline(parent);
        this.endOfValue();
        return node;
    }
    /** After a value nothing but a comment may stand on the line. */
    endOfValue() {
        const before = this.pos;
        if (before === this.lineStart)
            return;
        this.skipSpaces();
        const c = this.text.charCodeAt(this.pos);
        if ((0,cursor/* isBreak */.kn)(c) || (c === cursor/* HASH */.v9 && this.pos > before))
            return;
        this.unread('text after the end of a value');
    }
    blockSequence(column) {
        this.enter();
        this.nodes++;
        const { top } = this;
        const start = this.pos;
        let end;
        for (;;) {
            const after = ++this.pos; // past the dash
            const item = this.sequenceItem(column, after);
            this.pushItem(item);
            end = item.end > after ? item.end : after;
            if (!this.skipBlank())
                break;
            const at = this.pos - this.lineStart;
            if (at < column || (at === column && !this.atDash()))
                break;
            if (at > column)
                this.unread('a line that is indented more than its list');
        }
        this.leave();
        return this.sequence(start, end, top);
    }
    sequenceItem(column, after) {
        const { text } = this;
        while (text.charCodeAt(this.pos) === cursor/* SPACE */.t6)
            this.pos++;
        const c = text.charCodeAt(this.pos);
        if (c === cursor/* TAB */.wn)
            this.unread('a tab after a dash');
        if ((0,cursor/* isBreak */.kn)(c) || c === cursor/* HASH */.v9)
            return this.nextLineValue(column, after, false);
        const node = this.block(column);
        const opening = text.charCodeAt(node.start);
        if (node.kind === 'scalar' || opening === cursor/* OPEN_BRACE */.Hv || opening === cursor/* OPEN_BRACKET */.WL)
            this.endOfValue();
        return node;
    }
    anchored(parent, mayOpenMapping) {
        const at = this.pos++;
        const name = this.anchorName();
        this.skipSpaces();
        const c = this.text.charCodeAt(this.pos);
        if ((0,cursor/* isBreak */.kn)(c) || c === cursor/* HASH */.v9)
            return this.anchoredValue(name, () => this.nextLineValue(parent, this.pos, !mayOpenMapping));
        return this.anchoredValue(name, () => {
            const line = this.lineStart;
            const node = this.inlineValue(parent);
            if (mayOpenMapping && line === this.lineStart && this.atColon())
                this.unread('an anchor on a key', at);
            return node;
        });
    }
}

;// CONCATENATED MODULE: ./packages/manifests/lib/read/source.js



/** Larger texts are judged by the fast reader alone, so that a broken one still answers within two seconds. */
const fullParseLimitChars = 250_000;
/** More defects of one file say nothing new. */
const maxDefects = 100;
/** Reads the documents of each text. Nothing is thrown for bad input: it comes back as defects with their places. */
async function readDocuments(sources) {
    const files = [];
    for (const source of sources)
        files.push(await readOne(source));
    return files;
}
async function readOne(source) {
    const { file, text } = source;
    const lines = new Lines(file, text);
    const fast = readFast(text);
    const parsed = fast instanceof cursor/* Unread */.I_ ? await readAgain(source, fast) : fast;
    const defects = source.defects.length === 0 ? parsed.defects : [...source.defects, ...parsed.defects];
    const yaml = { documents: parsed.documents, defects: capped(defects) };
    return { file, text, lines, yaml };
}
function readFast(text) {
    try {
        return parseYaml(text);
    }
    catch (error) {
        if (error instanceof cursor/* Unread */.I_)
            return error;
        throw error;
    }
}
async function readAgain({ text, defects }, unread) {
    if (unread instanceof cursor/* LimitReached */.aF)
        return readEach(text);
    const template = defects.length > 0 ? undefined : templateAt(text);
    if (template !== undefined)
        return { documents: [], defects: [template] };
    if (unread instanceof cursor/* UnclosedQuote */.C7 || text.length > fullParseLimitChars)
        return readEach(text);
    const { parseFully } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(611)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9611));
    return parseFully(text);
}
/** Reads the documents that can be read, and says of each other one where it breaks. */
function readEach(text) {
    return parseYaml(text, (unread) => unread instanceof cursor/* LimitReached */.aF
        ? {
            rule: 'yaml-limits',
            start: unread.offset,
            end: unread.offset,
            message: `The document has ${unread.message}.`,
        }
        : {
            rule: 'yaml-syntax',
            start: unread.offset,
            end: unread.offset,
            message: `Unexpected here: ${unread.message}.`,
        });
}
function capped(defects) {
    if (defects.length <= maxDefects)
        return defects;
    const { rule, start, end } = defects[maxDefects];
    const message = `${defects.length - maxDefects} more defects of this file are not listed.`;
    return [...defects.slice(0, maxDefects), { rule, start, end, message }];
}
function templateAt(text) {
    const match = /\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)/m.exec(text);
    if (match === null)
        return undefined;
    return {
        rule: 'template-unrendered',
        start: match.index,
        end: match.index + match[0].length,
        message: 'This file is a template, not yet YAML: nothing in it was checked.',
        fix: 'Lint what the template renders to, for example `helm template . | slipway lint -`, and exclude this folder.',
    };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/expand.js

function expand(file) {
    const resources = [];
    const others = [];
    let documents = 0;
    for (const { root } of file.yaml.documents) {
        if (root === undefined)
            continue;
        documents++;
        expand_collect(file, root, resources, others);
    }
    return { resources, documents, others };
}
function expand_collect(file, node, resources, others) {
    const apiVersion = node.kind === 'mapping' ? node.scalar('apiVersion')?.text : undefined;
    const kind = node.kind === 'mapping' ? node.scalar('kind')?.text : undefined;
    if (node.kind !== 'mapping' || !apiVersion || !kind) {
        // Kustomize goes by the name of the file, and most people leave out what it implies.
        if (node.kind === 'mapping' && !kind && /(?:^|\/)kustomization\.ya?ml$/.test(file.file))
            resources.push(new Resource(file, node, apiVersion || 'kustomize.config.k8s.io/v1beta1', 'Kustomization'));
        else
            others.push(node);
        return;
    }
    const items = kind.endsWith('List') ? node.seq('items') : undefined;
    if (items === undefined) {
        resources.push(new Resource(file, node, apiVersion, kind));
        return;
    }
    for (const item of items.items)
        expand_collect(file, item, resources, others);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/resources/patches.js
/**
 * Files that a Kustomization in the set applies as patches. What they hold looks like objects, but is only the part of
 * them that changes: a Deployment without containers is right there.
 */
function patchFiles(resources) {
    const files = new Set();
    for (const { node, type, file } of resources) {
        if (type !== 'Kustomization.kustomize.config.k8s.io' && type !== 'Component.kustomize.config.k8s.io')
            continue;
        const folder = file.file.slice(0, file.file.lastIndexOf('/') + 1);
        for (const path of patchPaths(node))
            files.add(joined(folder, path));
    }
    return files;
}
function patchPaths(kustomization) {
    const paths = (kustomization.seq('patchesStrategicMerge')?.items ?? []).map(patches_textOf);
    for (const list of ['patches', 'patchesJson6902'])
        for (const patch of kustomization.seq(list)?.maps ?? [])
            paths.push(patch.scalar('path')?.text);
    return paths.filter((path) => path !== undefined && path !== '' && !path.includes('\n'));
}
function patches_textOf(node) {
    return node.kind === 'scalar' ? node.text : undefined;
}
/** `overlays/` and `../base/x.yaml` → `base/x.yaml`. */
function joined(folder, path) {
    const parts = folder.split('/').slice(0, -1);
    for (const part of path.split('/')) {
        if (part === '..' && parts.length > 0 && parts.at(-1) !== '..')
            parts.pop();
        else if (part !== '.' && part !== '')
            parts.push(part);
    }
    return parts.join('/');
}

;// CONCATENATED MODULE: ./packages/manifests/lib/lint.js










/**
 * Lints the given texts as one cluster: read → resources → index → rules → findings. Never throws for what the texts hold.
 *
 * @param checked rules to run, those of a policy that is silent on them: all by default
 */
async function lint_lintManifests(sources, policy = defaultPolicy, checked = rules) {
    const files = await readDocuments(sources);
    const resources = [];
    const active = activeRules(checked, policy);
    const documentRules = new DocumentRules(active);
    const raw = [];
    const ignores = policyIgnores(policy.ignores);
    let documents = 0;
    for (const file of files) {
        raw.push(...documentRules.defects(file));
        const expanded = expand(file);
        for (const resource of expanded.resources) {
            resources.push(resource);
            ignores.push(...annotationIgnores(resource));
        }
        raw.push(...documentRules.unidentified(file, expanded.others));
        ignores.push(...commentIgnores(file));
        documents += expanded.documents;
    }
    if (resources.length === 0 && raw.length === 0)
        raw.push(...documentRules.nothingFound(files));
    const patches = patchFiles(resources);
    const index = new ClusterIndex(patches.size === 0 ? resources : resources.filter(({ file }) => !patches.has(file.file)));
    for (const finding of check(index, active, policy.target))
        raw.push(finding);
    const sifted = sift(raw, ignores);
    const findings = [...sifted.findings, ...judgeIgnores(ignores, sifted.used, active, files)].sort(byRank);
    const verdict = findings.some(({ severity }) => isAtLeast(severity, policy.failOn)) ? 'fail' : 'pass';
    return { verdict, findings, ignored: sifted.ignored, index, files, documents, policy };
}
const ranks = { error: 0, warning: 1, info: 2 };
function isAtLeast(severity, limit) {
    return limit !== 'never' && ranks[severity] <= ranks[limit];
}
function byRank(a, b) {
    if (a.severity !== b.severity)
        return ranks[a.severity] - ranks[b.severity];
    if (a.file !== b.file)
        return a.file < b.file ? -1 : 1;
    return a.start - b.start || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/findings/shown-sources.js
/** Texts of files as reports may show them: what a Secret holds, and what looks like a credential, is stars. */
class ShownSources {
    files;
    index;
    findings;
    known = new Map();
    hidden;
    constructor(files, index, findings) {
        this.files = new Map(files.map((file) => [file.file, file]));
        this.index = index;
        this.findings = findings;
    }
    text(name) {
        const file = this.files.get(name);
        if (file === undefined)
            return undefined;
        let text = this.known.get(name);
        if (text === undefined) {
            this.hidden ??= this.ranges();
            text = masked(file.text, this.hidden.get(name) ?? []);
            this.known.set(name, text);
        }
        return text;
    }
    ranges() {
        const ranges = new Map();
        const hide = (file, range) => {
            const list = ranges.get(file);
            if (list === undefined)
                ranges.set(file, [range]);
            else
                list.push(range);
        };
        for (const secret of this.index.ofType('Secret'))
            for (const field of ['data', 'stringData'])
                for (const value of secret.node.map(field)?.values ?? [])
                    hide(secret.file.file, shown_sources_rangeOf(value));
        for (const { rule, file, start, end } of this.findings)
            if (rule === 'literal-credential')
                hide(file, [start, end]);
        return ranges;
    }
}
function shown_sources_rangeOf({ start, end }) {
    return [start, end];
}
/** Stars of the same length, so that lines and columns stay. */
function masked(text, ranges) {
    const pieces = [];
    let shown = 0;
    for (const [start, end] of ranges.toSorted(([a], [b]) => a - b)) {
        if (end <= shown)
            continue;
        const from = Math.max(start, shown);
        pieces.push(text.slice(shown, from), text.slice(from, end).replace(/\S/g, '*'));
        shown = end;
    }
    pieces.push(text.slice(shown));
    return pieces.join('');
}

;// CONCATENATED MODULE: ./packages/manifests/lib/report.js






/**
 * A lint result as every output format prints it.
 *
 * @param checked the rules that ran, as `lintManifests` was given them
 */
function report_lintReport(result, checked = rules, title = 'Manifest lint') {
    const { verdict, findings, ignored, files, documents, index, policy } = result;
    const shown = new ShownSources(files, index, findings);
    const qos = qosTable(index);
    const counts = (0,lib/* countBySeverity */.Ot)(findings);
    return {
        step: 'lint',
        title,
        verdict,
        conclusion: conclusionOf(result, counts),
        findings,
        rules: new Map(checked.map((rule) => [rule.id, ruleInfo(rule, severityOf(rule, policy), isActive(rule, policy))])),
        tables: qos.length === 0 ? [] : [qosAsTable(qos)],
        stats: {
            files: files.length,
            documents,
            objects: index.resources.length,
            rules: checked.filter((rule) => isActive(rule, policy)).length,
            errors: counts.error,
            warnings: counts.warning,
            info: counts.info,
            ignored: ignored.length,
        },
        source: (file) => shown.text(file),
        json: {
            qos,
            ignored: ignored.map(({ finding, reason, by }) => ({
                rule: finding.rule,
                message: finding.message,
                file: finding.location.file,
                start: finding.location.start,
                object: finding.object,
                reason,
                by,
            })),
        },
    };
}
function conclusionOf({ verdict, policy, index }, counts) {
    const limit = policy.failOn;
    const objects = `${index.resources.length} object${index.resources.length === 1 ? '' : 's'}`;
    if (verdict === 'pass')
        return limit === 'never'
            ? `Passed ${objects}: findings never fail this run (fail-on: never).`
            : `Passed ${objects}: no finding of severity ${limit}${limit === 'error' ? '' : ' or above'}.`;
    const reached = limit === 'info' ? ['error', 'warning', 'info'] : limit === 'warning' ? ['error', 'warning'] : ['error'];
    const parts = reached
        .filter((severity) => counts[severity] > 0)
        .map((severity) => plural(counts[severity], severity));
    return `Failed: ${parts.join(' and ')} (fail-on: ${limit}).`;
}
function plural(count, severity) {
    return severity === 'info' ? `${count} info` : `${count} ${severity}${count === 1 ? '' : 's'}`;
}
function qosAsTable(entries) {
    return {
        title: 'QoS classes, in the order in which a node short of memory evicts them',
        note: 'Pods that use more than they request go first, within them by priority; the last column is the kernel score that decides when memory runs out at once.',
        columns: ['#', 'Workload', 'QoS class', 'CPU request / limit', 'Memory request / limit', 'oom_score_adj', 'Why'],
        rows: entries.map(({ evictionOrder, object, class: qosClass, cpu, memory, oomScoreAdj, reason }) => [
            String(evictionOrder),
            `${object.kind}/${object.name}`,
            qosClass,
            `${cpu.request} / ${cpu.limit}`,
            `${memory.request} / ${memory.limit}`,
            oomScoreAdj,
            reason,
        ]),
    };
}

;// CONCATENATED MODULE: ./packages/manifests/lib/rules/rules-list.js

/** Every rule as `--format rules` prints it. */
function rulesAsJson() {
    const list = rules.map(({ id, area, severity, optional = false, what, why, fix, references = [], options = {} }) => ({
        id,
        area,
        severity,
        preset: optional ? 'all' : 'recommended',
        what,
        why,
        fix,
        options,
        references,
    }));
    return `${JSON.stringify({ version: 1, rules: list }, null, 2)}\n`;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./packages/manifests/lib/findings/policy-file.js




/**
 * Reads the `lint` section of a `slipway.yaml`.
 *
 * @throws Problem `bad-input` that lists everything wrong with the file, each with its line and column
 */
async function readPolicy(file, text, rules) {
    const [source] = await readDocuments([{ file, text, defects: [] }]);
    const reader = new PolicyReader(source, rules);
    const policy = reader.read();
    if (reader.mistakes.length > 0)
        throw new lib/* Problem */.AF('bad-input', `${file} has ${reader.mistakes.length === 1 ? 'a mistake' : `${reader.mistakes.length} mistakes`}:\n${reader.mistakes.map((line) => `  ${line}`).join('\n')}`, {
            hint: 'The keys of the lint section are preset, kubernetes-version, fail-on, exclude, rules and ignore; see docs/policy.md.',
        });
    return policy;
}
/** Parses `1.34`, `v1.34.2` or `1.34+`; undefined when it is no Kubernetes version. */
function parseTarget(text) {
    const match = /^v?(\d+)\.(\d+)(?:[.+].*)?$/.exec(text);
    return match === null ? undefined : [Number(match[1]), Number(match[2])];
}
class PolicyReader {
    mistakes = [];
    source;
    rules;
    constructor(source, rules) {
        this.source = source;
        this.rules = new Map(rules.map((rule) => [rule.id, rule]));
    }
    read() {
        const { documents, defects } = this.source.yaml;
        for (const { start, message } of defects)
            this.mistakeAt(start, message);
        const root = documents[0]?.root;
        if (root === undefined || defects.length > 0)
            return {};
        const top = this.mapping(root, 'the file');
        if (top === undefined)
            return {};
        this.knownKeys(top, ['version', 'lint', 'image']);
        const version = top.get('version');
        if (!(0,read_node/* isUnset */.K$)(version) && (version.kind !== 'scalar' || version.text !== '1'))
            this.mistake(version, 'version must be 1.');
        const lint = top.get('lint');
        return (0,read_node/* isUnset */.K$)(lint) ? {} : this.lint(this.mapping(lint, 'lint'));
    }
    lint(lint) {
        if (lint === undefined)
            return {};
        this.knownKeys(lint, ['preset', 'kubernetes-version', 'fail-on', 'exclude', 'rules', 'ignore']);
        const preset = this.choice(lint, 'preset', presets);
        const failOn = this.choice(lint, 'fail-on', failOns);
        const target = this.target(lint.get('kubernetes-version'));
        const exclude = this.texts(lint.get('exclude'), 'exclude');
        const rulePolicies = this.rulePolicies(lint.get('rules'));
        const ignores = this.ignores(lint.get('ignore'));
        return {
            ...(preset === undefined ? {} : { preset }),
            ...(failOn === undefined ? {} : { failOn }),
            ...(target === undefined ? {} : { target }),
            ...(exclude === undefined ? {} : { exclude }),
            rules: rulePolicies,
            ignores,
        };
    }
    rulePolicies(node) {
        const policies = {};
        if ((0,read_node/* isUnset */.K$)(node))
            return policies;
        const map = this.mapping(node, 'rules');
        for (const [i, key] of map?.keys.entries() ?? []) {
            const rule = this.rule(key);
            if (rule !== undefined)
                policies[rule.id] = this.rulePolicy(rule, map.values[i]);
        }
        return policies;
    }
    rulePolicy(rule, node) {
        if (node.kind === 'scalar') {
            const severity = this.severity(node);
            return severity === undefined ? {} : { severity };
        }
        const map = this.mapping(node, `rules.${rule.id}`);
        if (map === undefined)
            return {};
        this.knownKeys(map, ['severity', 'options']);
        const severity = map.scalar('severity');
        const wanted = severity === undefined ? undefined : this.severity(severity);
        const options = map.get('options');
        return {
            ...(wanted === undefined ? {} : { severity: wanted }),
            ...((0,read_node/* isUnset */.K$)(options) ? {} : { options: this.options(rule, options) }),
        };
    }
    severity(node) {
        // A bare `off` is a boolean to YAML 1.1 and a word to everybody else.
        const text = node.boolean === false ? 'off' : node.text;
        const found = [...lib/* severities */.gO, 'off'].find((severity) => severity === text);
        if (found === undefined)
            this.mistake(node, `${JSON.stringify(node.text)} is no severity; use error, warning, info or off.`);
        return found;
    }
    options(rule, node) {
        const options = {};
        const map = this.mapping(node, `the options of ${rule.id}`);
        if (map === undefined)
            return options;
        this.knownKeys(map, Object.keys(rule.options ?? {}));
        for (const [i, key] of map.keys.entries()) {
            const standard = rule.options?.[key.text];
            if (standard === undefined)
                continue;
            const value = this.option(map.values[i], standard);
            if (value === undefined)
                this.mistake(map.values[i], `The option ${key.text} of ${rule.id} must be ${nameOfType(standard)}.`);
            else
                options[key.text] = value;
        }
        return options;
    }
    option(node, standard) {
        if (typeof standard === 'object')
            return node.kind === 'sequence' ? node.scalars.map(({ text }) => text) : undefined;
        if (node.kind !== 'scalar')
            return undefined;
        if (typeof standard === 'number')
            return node.number;
        if (typeof standard === 'boolean')
            return node.boolean;
        return node.text;
    }
    ignores(node) {
        if ((0,read_node/* isUnset */.K$)(node))
            return [];
        if (node.kind !== 'sequence') {
            this.mistake(node, 'ignore must be a list.');
            return [];
        }
        return node.items.map((item) => this.ignore(item)).filter((ignore) => ignore !== undefined);
    }
    ignore(node) {
        const map = this.mapping(node, 'an entry of ignore');
        if (map === undefined)
            return undefined;
        this.knownKeys(map, ['rule', 'object', 'namespace', 'file', 'reason']);
        const key = map.scalar('rule');
        const reason = map.scalar('reason')?.text.trim() ?? '';
        if (reason === '')
            this.mistake(map, 'An entry of ignore needs a reason.');
        if (key === undefined)
            this.mistake(map, 'An entry of ignore needs a rule.');
        const rule = key === undefined ? undefined : this.rule(key);
        if (rule === undefined || reason === '')
            return undefined;
        const [object, namespace, file] = [
            map.scalar('object')?.text,
            map.scalar('namespace')?.text,
            map.scalar('file')?.text,
        ];
        return {
            rule: rule.id,
            reason,
            ...(object === undefined ? {} : { object: wildcards(object) }),
            ...(namespace === undefined ? {} : { namespace }),
            ...(file === undefined ? {} : { file: (path) => (0,lib/* matchesGlob */.kt)(path, file) }),
            place: { file: this.source.file, start: map.start, end: key.end },
        };
    }
    rule(key) {
        const rule = this.rules.get(key.text);
        if (rule === undefined)
            this.mistake(key, `There is no rule ${JSON.stringify(key.text)}${policy_file_suggestion(key.text, [...this.rules.keys()])}.`);
        return rule;
    }
    choice(map, key, choices) {
        const node = map.get(key);
        if ((0,read_node/* isUnset */.K$)(node))
            return undefined;
        const found = choices.find((choice) => node.kind === 'scalar' && node.text === choice);
        if (found === undefined)
            this.mistake(node, `${key} must be one of ${choices.join(', ')}.`);
        return found;
    }
    target(node) {
        if ((0,read_node/* isUnset */.K$)(node))
            return undefined;
        const target = node.kind === 'scalar' ? parseTarget(node.text) : undefined;
        if (target === undefined)
            this.mistake(node, 'kubernetes-version must look like "1.34".');
        return target;
    }
    texts(node, what) {
        if ((0,read_node/* isUnset */.K$)(node))
            return undefined;
        if (node.kind === 'sequence')
            return node.scalars.map(({ text }) => text);
        this.mistake(node, `${what} must be a list.`);
        return undefined;
    }
    mapping(node, what) {
        if (node.kind === 'mapping')
            return node;
        this.mistake(node, `${what[0].toUpperCase()}${what.slice(1)} must be a mapping.`);
        return undefined;
    }
    knownKeys(map, known) {
        for (const key of map.keys)
            if (!known.includes(key.text))
                this.mistake(key, `Unknown key ${JSON.stringify(key.text)}${policy_file_suggestion(key.text, known)}.`);
    }
    mistake(node, message) {
        this.mistakeAt(node.start, message);
    }
    mistakeAt(offset, message) {
        const { line, column } = this.source.lines.position(offset);
        this.mistakes.push(`${this.source.file}:${line}:${column}: ${message}`);
    }
}
function policy_file_suggestion(word, known) {
    const near = (0,lib/* nearest */.pA)(word, known);
    return near === undefined ? '' : `; the nearest is ${near}`;
}
function nameOfType(value) {
    if (typeof value === 'object')
        return 'a list';
    return typeof value === 'number' ? 'a number' : typeof value === 'boolean' ? 'true or false' : 'a text';
}
/** `*` stands for any run of characters but `/`. */
function wildcards(pattern) {
    return new RegExp(`^${pattern
        .split('*')
        .map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
        .join('[^/]*')}$`);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/step.js









/**
 * The whole lint step: policy and manifests are read, linted and reported on.
 *
 * @throws Problem for inputs that are wrong: a path that does not exist, a policy with mistakes
 */
async function lintStep(values, host) {
    const { policy, sources } = await readInputs(values, host);
    return stepOf(report_lintReport(await lint_lintManifests(sources, policy)));
}
/**
 * Holds manifests to what was measured of an image that they name: its start, its ports, its user, its memory.
 *
 * @throws Problem as `lintStep` does
 */
async function lintAgainstImage(values, host, facts) {
    const { policy, sources } = await readInputs(values, host);
    const rules = imageFactRules(facts);
    return stepOf(lintReport(await lintManifests(sources, policy, rules), rules, 'Manifests against the image'));
}
async function readInputs(values, host) {
    const { policy, exclude } = await policyOf(values, host.cwd);
    const sources = (0,lib/* readTexts */.Z7)(values.manifests, {
        cwd: host.cwd,
        exclude: [...values.exclude, ...exclude],
        maxFileBytes: values['max-file-size'] * 1024 * 1024,
        readStdin: host.readStdin,
    });
    return { policy, sources };
}
function stepOf(report) {
    const { errors = 0, warnings = 0, info = 0 } = report.stats;
    return {
        report,
        failed: report.verdict === 'fail',
        outputs: {
            verdict: report.verdict,
            findings: String(report.findings.length),
            errors: String(errors),
            warnings: String(warnings),
            info: String(info),
        },
    };
}
async function policyOf(values, cwd) {
    const { exclude = [], ...file } = await policyFile(values.config, cwd);
    const version = values['kubernetes-version'];
    const target = version === undefined ? undefined : parseTarget(version);
    if (version !== undefined && target === undefined)
        throw new lib/* Problem */.AF('bad-input', `kubernetes-version must look like 1.34, but is ${JSON.stringify(version)}.`);
    const policy = {
        ...defaultPolicy,
        ...file,
        ...(values.preset === undefined ? {} : { preset: values.preset }),
        ...(values['fail-on'] === undefined ? {} : { failOn: values['fail-on'] }),
        ...(target === undefined ? {} : { target }),
    };
    return { policy, exclude };
}
async function policyFile(path, cwd) {
    const file = path ?? 'slipway.yaml';
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)((0,external_node_path_.resolve)(cwd, file), 'utf8');
    }
    catch (error) {
        if (path === undefined && error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return {};
        throw new lib/* Problem */.AF('not-found', `The policy file ${file} cannot be read.`, {
            cause: error,
            hint: 'Paths are relative to the folder that the command runs in.',
        });
    }
    return readPolicy(file, text, rules);
}

;// CONCATENATED MODULE: ./packages/manifests/lib/run-lint.js




/**
 * Lint as a command of its own, the same for the action and the CLI.
 *
 * @param given inputs by name, as texts
 * @param mistakes what is already known to be wrong with the command line
 */
function runLint(host, given, mistakes = []) {
    return (0,lib/* run */.eF)(host, async () => {
        const values = (0,lib/* parseInputs */.TL)(lintInputs, given, mistakes);
        const token = values['github-token'];
        if (token !== undefined)
            await host.mask(token);
        const files = (0,lib/* parseReportFiles */.$T)(values.reports);
        const { format = 'terminal' } = values;
        if (format === 'rules') {
            host.write(rulesAsJson());
            return { failed: false };
        }
        const { report, failed, outputs = {} } = await lintStep(values, host);
        const frames = values.frames === 0 ? Number.POSITIVE_INFINITY : values.frames;
        await (0,lib/* publish */.mk)(report, host, {
            format,
            files,
            frames,
            annotations: values.annotations,
            summary: values.summary,
            checkRun: values['check-run'],
            token,
        });
        return { failed, outputs };
    });
}

;// CONCATENATED MODULE: ./packages/manifests/lib/index.js










/***/ }),

/***/ 1538:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  y: () => (/* binding */ CollectionReader),
  V: () => (/* binding */ duplicateKey)
});

// EXTERNAL MODULE: ./packages/manifests/lib/read/cursor.js
var cursor = __nccwpck_require__(6207);
// EXTERNAL MODULE: ./packages/manifests/lib/read/merge.js
var merge = __nccwpck_require__(5461);
// EXTERNAL MODULE: ./packages/manifests/lib/read/node.js + 1 modules
var node = __nccwpck_require__(6420);
;// CONCATENATED MODULE: ./packages/manifests/lib/read/scalar-text.js
/**
 * Reads a block scalar whose indicator stands at `start` (YAML 1.2.2, 8.1). `parent` is the indentation of the node
 * that holds it.
 *
 * @returns the scalar, or what is wrong with it
 */
function readBlockScalar(source, start, parent) {
    const header = /[|>](?:([1-9])([+-])?|([+-])([1-9])?)?[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?:\r\n|\n|\r|$)/y;
    header.lastIndex = start;
    const match = header.exec(source);
    if (match === null)
        return 'a block scalar with an unknown header';
    const explicit = match[1] ?? match[4];
    const chomp = match[2] ?? match[3] ?? '';
    let at = start + match[0].length;
    let indent = explicit === undefined ? -1 : Math.max(parent, 0) + Number(explicit);
    const lines = [];
    let end = start + match[0].trimEnd().length;
    while (at < source.length) {
        let stop = source.indexOf('\n', at);
        const next = stop < 0 ? source.length : stop + 1;
        if (stop < 0)
            stop = source.length;
        if (source.charCodeAt(stop - 1) === 13 && stop > at)
            stop--;
        let spaces = at;
        while (spaces < stop && source.charCodeAt(spaces) === 32)
            spaces++;
        if (spaces === stop) {
            lines.push(indent >= 0 && stop - at > indent ? source.slice(at + indent, stop) : '');
        }
        else {
            const column = spaces - at;
            if (indent < 0) {
                if (column <= parent)
                    break;
                indent = column;
            }
            if (column < indent) {
                if (column > parent && source.charCodeAt(spaces) !== 35)
                    return 'a line of a block scalar that is indented less than its first';
                break;
            }
            if (column === 0 && /^(?:---|\.\.\.)(?:\s|$)/.test(source.slice(at, at + 4)))
                break;
            lines.push(source.slice(at + indent, stop));
            end = stop;
        }
        at = next;
    }
    const next = at;
    const style = source.charCodeAt(start) === 124 ? 'literal' : 'folded';
    return { text: chompLines(lines, chomp, style), style, end, next };
}
function chompLines(lines, chomp, style) {
    let content = lines.length;
    while (content > 0 && lines[content - 1] === '')
        content--;
    const trailing = lines.length - content;
    const kept = lines.slice(0, content);
    const body = style === 'literal' ? kept.join('\n') : foldBlock(kept);
    if (chomp === '-')
        return body;
    if (chomp === '+')
        return body + '\n'.repeat(trailing + (content > 0 ? 1 : 0));
    return content > 0 ? `${body}\n` : '';
}
/** Joins lines by spaces, keeping breaks around more-indented and blank lines (8.1.3). */
function foldBlock(lines) {
    let text = '';
    let blanks = 0;
    let started = false;
    let previousIndented = false;
    for (const line of lines) {
        if (line === '') {
            blanks++;
            continue;
        }
        const indented = line.startsWith(' ') || line.startsWith('\t');
        if (!started)
            text += '\n'.repeat(blanks);
        else if (indented || previousIndented)
            text += '\n'.repeat(blanks + 1);
        else
            text += blanks > 0 ? '\n'.repeat(blanks) : ' ';
        text += line;
        started = true;
        blanks = 0;
        previousIndented = indented;
    }
    return text;
}
/** Folds the line breaks inside a quoted scalar (7.3): one break is a space, each further one a break. */
function foldLines(raw, escapes) {
    const lines = raw.split(/\r\n|\n|\r/);
    let text = lines[0].replace(/[ \t]+$/, '');
    let glued = false;
    if (escapes && endsInEscape(lines[0])) {
        text = lines[0].slice(0, -1);
        glued = true;
    }
    let blanks = 0;
    for (let i = 1; i < lines.length; i++) {
        const last = i === lines.length - 1;
        let line = lines[i].replace(/^[ \t]+/, '');
        if (!last && line === '') {
            blanks++;
            continue;
        }
        const escaped = escapes && !last && endsInEscape(line);
        if (escaped)
            line = line.slice(0, -1);
        else if (!last)
            line = line.replace(/[ \t]+$/, '');
        text += (blanks > 0 ? '\n'.repeat(blanks) : glued ? '' : ' ') + line;
        glued = escaped;
        blanks = 0;
    }
    return text;
}
function endsInEscape(line) {
    let slashes = 0;
    while (line[line.length - 1 - slashes] === '\\')
        slashes++;
    return slashes % 2 === 1;
}
const escapes = {
    0: '\0',
    a: '\x07',
    b: '\b',
    t: '\t',
    '\t': '\t',
    n: '\n',
    v: '\v',
    f: '\f',
    r: '\r',
    e: '\x1b',
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    N: '\x85',
    _: '\xa0',
    L: '\u2028',
    P: '\u2029',
};
/** Resolves the escapes of a double-quoted scalar; undefined when one is unknown. */
function unescapeDouble(raw) {
    let known = true;
    const text = raw.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g, (_, x, u, long, c) => {
        const code = x ?? u ?? long;
        if (code !== undefined) {
            const point = Number.parseInt(code, 16);
            if (point <= 0x10ffff)
                return long === undefined ? String.fromCharCode(point) : String.fromCodePoint(point);
        }
        else if (escapes[c] !== undefined)
            return escapes[c];
        known = false;
        return '';
    });
    return known ? text : undefined;
}

// EXTERNAL MODULE: ./packages/manifests/lib/read/words.js
var words = __nccwpck_require__(7612);
;// CONCATENATED MODULE: ./packages/manifests/lib/read/scalar-reader.js




/** Reads scalars of all five styles. */
class ScalarReader extends cursor/* Cursor */.bs {
    /** Nodes read so far: what an alias to an anchor weighs is counted with it. */
    nodes = 0;
    nextColon = -1;
    nextHash = -1;
    plainKey(start, end) {
        this.nodes++;
        return new node/* Scalar */.X5(start, end, (0,words/* wordAt */.E)(this.text, start, end), 'plain');
    }
    plain(start, end) {
        this.nodes++;
        return new node/* Scalar */.X5(start, end, this.text.slice(start, end), 'plain');
    }
    /** A null that is not written, such as after `key:`. */
    unwritten(at) {
        this.nodes++;
        return new node/* Scalar */.X5(at, at, '', 'plain');
    }
    /** End of a plain scalar on this line without trailing spaces; leaves `pos` on the colon, comment or line break that ended it. */
    plainEnd(start) {
        const { text } = this;
        let stop = this.lineEnd(start);
        let colon = this.nextColon;
        if (colon < start)
            colon = this.colonFrom(start);
        for (; colon < stop; colon = this.colonFrom(colon + 1))
            if ((0,cursor/* isBreakOrSpace */.BM)(text.charCodeAt(colon + 1)))
                stop = colon;
        let hash = this.nextHash;
        if (hash < start)
            hash = this.hashFrom(start);
        for (; hash < stop; hash = this.hashFrom(hash + 1)) {
            const before = text.charCodeAt(hash - 1);
            if (before === cursor/* SPACE */.t6 || before === cursor/* TAB */.wn)
                stop = hash;
        }
        let end = stop;
        while (end > start && (0,cursor/* isBreakOrSpace */.BM)(text.charCodeAt(end - 1)))
            end--;
        this.pos = text.charCodeAt(stop) === cursor/* COLON */.oH ? stop : end;
        return end;
    }
    /** The next colon at or after an offset; remembered, so that text without colons is searched once. */
    colonFrom(offset) {
        const found = this.text.indexOf(':', offset);
        this.nextColon = found < 0 ? Number.POSITIVE_INFINITY : found;
        return this.nextColon;
    }
    hashFrom(offset) {
        const found = this.text.indexOf('#', offset);
        this.nextHash = found < 0 ? Number.POSITIVE_INFINITY : found;
        return this.nextHash;
    }
    /** The same between brackets, where flow indicators end a plain scalar too. */
    flowPlainEnd(start) {
        const { text } = this;
        let end = start;
        let at = start;
        for (; at < text.length; at++) {
            const c = text.charCodeAt(at);
            if (c === cursor/* SPACE */.t6 || c === cursor/* TAB */.wn) {
                if (text.charCodeAt(at + 1) === cursor/* HASH */.v9)
                    break;
                continue;
            }
            if (c === cursor/* NEWLINE */.Xy || c === cursor/* RETURN */.zg || (0,cursor/* isFlowIndicator */.q3)(c))
                break;
            if (c === cursor/* COLON */.oH) {
                const next = text.charCodeAt(at + 1);
                if ((0,cursor/* isBreakOrSpace */.BM)(next) || (0,cursor/* isFlowIndicator */.q3)(next))
                    break;
            }
            end = at + 1;
        }
        this.pos = at;
        return end;
    }
    /** A plain scalar whose first line ends at `firstEnd`, with its continuation lines: deeper than the parent, joined by spaces. */
    plainMultiline(start, firstEnd, parent) {
        const { text } = this;
        let end = firstEnd;
        let value;
        let next = this.continuation(parent);
        while (next !== undefined) {
            const from = this.pos;
            const to = this.plainEnd(from);
            if (text.charCodeAt(this.pos) === cursor/* COLON */.oH && this.pos > from)
                this.unread('a key that is indented more than the value before it', from);
            value = (value ?? text.slice(start, firstEnd)) + next + text.slice(from, to);
            end = to;
            next = this.continuation(parent);
        }
        this.nodes++;
        return new node/* Scalar */.X5(start, end, value ?? text.slice(start, firstEnd), 'plain');
    }
    /** Moves to the next line of a plain scalar and gives what joins it to the one before; undefined when there is none. */
    continuation(parent) {
        const { text } = this;
        let at = this.pos;
        if (!(0,cursor/* isBreak */.kn)(text.charCodeAt(at)))
            return undefined;
        let breaks = 0;
        let lineStart = this.lineStart;
        for (;; at++) {
            const c = text.charCodeAt(at);
            if (c === cursor/* NEWLINE */.Xy) {
                breaks++;
                lineStart = at + 1;
            }
            else if (c !== cursor/* SPACE */.t6 && c !== cursor/* RETURN */.zg)
                break;
        }
        const c = text.charCodeAt(at);
        if (at >= text.length || at - lineStart <= parent || c === cursor/* HASH */.v9)
            return undefined;
        const [pos, line] = [this.pos, this.lineStart];
        this.pos = at;
        this.lineStart = lineStart;
        if (this.atMarker()) {
            this.pos = pos;
            this.lineStart = line;
            return undefined;
        }
        if (c === cursor/* TAB */.wn)
            this.unread('a tab as indentation');
        return breaks > 1 ? '\n'.repeat(breaks - 1) : ' ';
    }
    blockScalar(parent) {
        const start = this.pos;
        const read = readBlockScalar(this.text, start, parent);
        if (typeof read === 'string')
            this.unread(read);
        this.nodes++;
        this.pos = read.next;
        this.lineStart = read.next;
        return new node/* Scalar */.X5(start, read.end, read.text, read.style);
    }
    quoted(quote) {
        const { text } = this;
        const start = this.pos;
        const double = quote === cursor/* DOUBLE_QUOTE */.fi;
        const close = double ? this.doubleQuoteEnd(start) : this.singleQuoteEnd(start);
        let value = text.slice(start + 1, close);
        let style = 'single';
        if (this.lineEnd(start) < close) {
            value = foldLines(value, double);
            this.quotedLines(start, close);
        }
        this.pos = close + 1;
        this.nodes++;
        if (double) {
            style = 'double';
            if (value.includes('\\')) {
                const unescaped = unescapeDouble(value);
                if (unescaped === undefined)
                    this.unread('an escape that YAML does not know', start);
                value = unescaped;
            }
        }
        else if (value.includes("''"))
            value = value.replaceAll("''", "'");
        return new node/* Scalar */.X5(start, close + 1, value, style);
    }
    doubleQuoteEnd(start) {
        const { text } = this;
        for (let close = text.indexOf('"', start + 1); close >= 0; close = text.indexOf('"', close + 1)) {
            let slashes = 0;
            while (text.charCodeAt(close - 1 - slashes) === 92)
                slashes++;
            if (slashes % 2 === 0)
                return close;
        }
        throw new cursor/* UnclosedQuote */.C7(start, 'a quote that is never closed');
    }
    singleQuoteEnd(start) {
        const { text } = this;
        for (let close = text.indexOf("'", start + 1); close >= 0; close = text.indexOf("'", close + 2))
            if (text.charCodeAt(close + 1) !== cursor/* QUOTE */.jA)
                return close;
        throw new cursor/* UnclosedQuote */.C7(start, 'a quote that is never closed');
    }
    /** A document marker ends every document, even inside quotes: a forgotten quote must not swallow the next ones. */
    quotedLines(start, close) {
        const { text } = this;
        let line = start;
        for (let at = this.lineEnd(start); at >= 0 && at < close; at = text.indexOf('\n', at + 1)) {
            line = at + 1;
            const c = text.charCodeAt(line);
            if (c === cursor/* DASH */.jr || c === 46) {
                this.pos = line;
                this.lineStart = line;
                if (this.atMarker())
                    throw new cursor/* UnclosedQuote */.C7(start, 'a quote that is never closed');
            }
        }
        this.lineStart = line;
    }
}

// EXTERNAL MODULE: ./packages/manifests/lib/read/syntax.js
var syntax = __nccwpck_require__(2270);
;// CONCATENATED MODULE: ./packages/manifests/lib/read/collection-reader.js





/** From this many keys on, a mapping is searched by a Map, so that one of 100,000 keys stays linear. */
const searchedByMap = 16;
/**
 * Gathers keys, values and items of collections that are still open on stacks, and cuts them into arrays of the exact
 * size: arrays that grow by `push` keep room for 17 entries, and most mappings have three.
 */
class CollectionReader extends ScalarReader {
    defects = [];
    anchors = new Map();
    /** Keys stand at the indices of their values; items of sequences leave theirs unused. */
    top = 0;
    keyStack = [];
    valueStack = [];
    searched = new Map();
    aliased = 0;
    /** Forgets the collections that were open, to go on behind a defect. */
    forgetOpen() {
        this.top = 0;
        this.searched.clear();
    }
    pushItem(item) {
        this.valueStack[this.top] = item;
        this.keyStack[this.top] = item; // keeps the stack without holes
        this.top++;
    }
    sequence(start, end, base) {
        const items = this.valueStack.slice(base, this.top);
        this.top = base;
        return new node/* Sequence */.gd(start, end, items);
    }
    mapping(start, end, base, merges) {
        const { top } = this;
        const keys = this.keyStack.slice(base, top);
        const values = this.valueStack.slice(base, top);
        if (top - base >= searchedByMap)
            this.searched.delete(base);
        this.top = base;
        if (merges)
            (0,merge/* merge */.h)(keys, values);
        return new node/* Mapping */.X9(start, end, keys, values);
    }
    /** Adds an entry to the mapping that began at `base`. Of two equal keys the later one counts, as in Kubernetes. */
    pushEntry(base, key, value) {
        const { top, keyStack } = this;
        const at = this.entryOf(base, key.text);
        if (at >= 0) {
            if (key.text === '<<')
                this.unread('two merge keys', key.start);
            this.defects.push(duplicateKey(key));
            keyStack[at] = key;
            this.valueStack[at] = value;
            return;
        }
        keyStack[top] = key;
        this.valueStack[top] = value;
        this.top++;
    }
    entryOf(base, text) {
        const { top, keyStack } = this;
        if (top - base < searchedByMap) {
            for (let i = base; i < top; i++)
                if (keyStack[i].text === text)
                    return i;
            return -1;
        }
        let known = this.searched.get(base);
        if (known === undefined) {
            known = new Map();
            for (let i = base; i < top; i++)
                known.set(keyStack[i].text, i);
            this.searched.set(base, known);
        }
        const at = known.get(text);
        if (at === undefined)
            known.set(text, top);
        return at ?? -1;
    }
    anchorName() {
        const { text } = this;
        const start = this.pos;
        while (!(0,cursor/* isBreakOrSpace */.BM)(text.charCodeAt(this.pos)) && !(0,cursor/* isFlowIndicator */.q3)(text.charCodeAt(this.pos)))
            this.pos++;
        if (this.pos === start)
            this.unread('an anchor without a name');
        return text.slice(start, this.pos);
    }
    /** Reads the value of an anchor, which aliases inside it cannot name yet. */
    anchoredValue(name, read) {
        const entry = { node: undefined, weight: 0 };
        this.anchors.set(name, entry);
        const before = this.nodes + this.aliased;
        entry.node = read();
        entry.weight = this.nodes + this.aliased - before;
        return entry.node;
    }
    alias() {
        const at = this.pos++;
        const name = this.anchorName();
        const entry = this.anchors.get(name);
        if (entry?.node === undefined)
            this.unread(`an alias to the unknown or unfinished anchor ${name}`, at);
        this.aliased += entry.weight;
        if (this.aliased > syntax/* maxAliasedNodes */.r)
            throw new cursor/* LimitReached */.aF(at, `aliases that stand for more than ${syntax/* maxAliasedNodes */.r} values`);
        return entry.node;
    }
}
function duplicateKey(key) {
    return {
        rule: 'yaml-duplicate-key',
        start: key.start,
        end: key.end,
        message: `The key ${JSON.stringify(key.text)} stands twice in one mapping; the first is lost.`,
    };
}


/***/ }),

/***/ 6207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $b: () => (/* binding */ GREATER),
/* harmony export */   BM: () => (/* binding */ isBreakOrSpace),
/* harmony export */   C7: () => (/* binding */ UnclosedQuote),
/* harmony export */   Hv: () => (/* binding */ OPEN_BRACE),
/* harmony export */   I_: () => (/* binding */ Unread),
/* harmony export */   KE: () => (/* binding */ COMMA),
/* harmony export */   L5: () => (/* binding */ PIPE),
/* harmony export */   Ln: () => (/* binding */ ASTERISK),
/* harmony export */   WL: () => (/* binding */ OPEN_BRACKET),
/* harmony export */   Xy: () => (/* binding */ NEWLINE),
/* harmony export */   aF: () => (/* binding */ LimitReached),
/* harmony export */   bs: () => (/* binding */ Cursor),
/* harmony export */   e0: () => (/* binding */ AMPERSAND),
/* harmony export */   fi: () => (/* binding */ DOUBLE_QUOTE),
/* harmony export */   jA: () => (/* binding */ QUOTE),
/* harmony export */   jr: () => (/* binding */ DASH),
/* harmony export */   kn: () => (/* binding */ isBreak),
/* harmony export */   oH: () => (/* binding */ COLON),
/* harmony export */   q3: () => (/* binding */ isFlowIndicator),
/* harmony export */   rc: () => (/* binding */ CLOSE_BRACE),
/* harmony export */   t2: () => (/* binding */ isPlainStart),
/* harmony export */   t6: () => (/* binding */ SPACE),
/* harmony export */   v9: () => (/* binding */ HASH),
/* harmony export */   wn: () => (/* binding */ TAB),
/* harmony export */   wt: () => (/* binding */ CLOSE_BRACKET),
/* harmony export */   zg: () => (/* binding */ RETURN)
/* harmony export */ });
/* harmony import */ var _syntax_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2270);

/**
 * Thrown where the text leaves the part of YAML that the fast reader reads: either an error or a construct that manifests
 * hardly ever use (tags, explicit keys, directives). The caller then asks the complete parser.
 */
class Unread extends Error {
    offset;
    constructor(offset, message) {
        super(message);
        this.offset = offset;
    }
}
/** Nesting or alias limits met: final, no other parser is asked. */
class LimitReached extends Unread {
}
/** A quote that opens and never closes: nobody can say more of it than where it opens. */
class UnclosedQuote extends Unread {
}
const TAB = 9;
const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const AMPERSAND = 38;
const QUOTE = 39;
const ASTERISK = 42;
const COMMA = 44;
const DASH = 45;
const COLON = 58;
const GREATER = 62;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const PIPE = 124;
const CLOSE_BRACE = 125;
/** A place in a text, and the moves over what carries no content. Scans are left to native searches wherever one fits. */
class Cursor {
    text;
    pos = 0;
    lineStart = 0;
    flowDepth = 0;
    depth = 0;
    nextBreak = -1;
    constructor(text) {
        this.text = text;
    }
    unread(what, offset = this.pos) {
        throw new Unread(offset, what);
    }
    enter() {
        if (++this.depth > _syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .maxDepth */ .M)
            throw new LimitReached(this.pos, `nested more than ${_syntax_js__WEBPACK_IMPORTED_MODULE_0__/* .maxDepth */ .M} levels deep`);
    }
    /** Forgets the collections that were open, to go on behind a defect. */
    leaveAll() {
        this.depth = 0;
        this.flowDepth = 0;
    }
    leave() {
        this.depth--;
    }
    atEnd() {
        return this.pos >= this.text.length;
    }
    /** Where the line of `offset` ends: its line feed, or the end of the text. Remembered, so that one long line is searched once. */
    lineEnd(offset) {
        if (this.nextBreak >= offset && offset >= this.lineStart)
            return this.nextBreak;
        const found = this.text.indexOf('\n', offset);
        this.nextBreak = found < 0 ? this.text.length : found;
        return this.nextBreak;
    }
    /** Whether a document marker, `---` or `...`, stands here. */
    atMarker() {
        const { text, pos } = this;
        return pos === this.lineStart && isMarker(text, pos);
    }
    atDash() {
        return this.text.charCodeAt(this.pos) === DASH && isBreakOrSpace(this.text.charCodeAt(this.pos + 1));
    }
    /** Moves over a colon that ends a key, and says whether there was one; stays otherwise. */
    atColon() {
        const { text } = this;
        let at = this.pos;
        while (text.charCodeAt(at) === SPACE)
            at++;
        if (text.charCodeAt(at) !== COLON || !isBreakOrSpace(text.charCodeAt(at + 1)))
            return false;
        this.pos = at;
        return true;
    }
    /** Moves over white space, comments and line breaks to the next content; false when it stands on a document marker or the end. */
    skipBlank() {
        const { text } = this;
        let at = this.pos;
        let separated = at === this.lineStart || isBreakOrSpace(text.charCodeAt(at - 1));
        for (;;) {
            const c = text.charCodeAt(at);
            if (c === SPACE || c === RETURN)
                at++;
            else if (c === NEWLINE)
                this.lineStart = ++at;
            else if (c === TAB)
                at = this.tabsEnd(at);
            else if (c === HASH && separated)
                at = this.lineEnd(at);
            else
                break;
            separated = true;
        }
        this.pos = at;
        return at < text.length && !(at === this.lineStart && isMarker(text, at));
    }
    /** Tabs may stand before a comment or line break, never as indentation. */
    tabsEnd(from) {
        const { text } = this;
        let end = from;
        while (text.charCodeAt(end) === TAB || text.charCodeAt(end) === SPACE)
            end++;
        const next = text.charCodeAt(end);
        if (this.flowDepth === 0 && !isBreak(next) && next !== HASH)
            this.unread('a tab as indentation', from);
        return end;
    }
    skipSpaces() {
        const { text } = this;
        while (text.charCodeAt(this.pos) === SPACE || text.charCodeAt(this.pos) === TAB)
            this.pos++;
    }
}
function isMarker(text, at) {
    const c = text.charCodeAt(at);
    if (c !== DASH && c !== 46)
        return false;
    if (text.charCodeAt(at + 1) !== c || text.charCodeAt(at + 2) !== c)
        return false;
    return isBreakOrSpace(text.charCodeAt(at + 3));
}
/** A line break, or the end of the text (NaN). */
function isBreak(c) {
    return c === NEWLINE || c === RETURN || Number.isNaN(c);
}
function isBreakOrSpace(c) {
    return c === SPACE || c === NEWLINE || c === RETURN || c === TAB || Number.isNaN(c);
}
function isFlowIndicator(c) {
    return c === COMMA || c === OPEN_BRACKET || c === CLOSE_BRACKET || c === OPEN_BRACE || c === CLOSE_BRACE;
}
/** ASCII characters that begin no plain scalar: indicators, white space and controls. */
const noPlainStart = new Uint8Array(128).fill(1, 0, 33);
for (const c of ',[]{}#&*!|>\'"%@`')
    noPlainStart[c.charCodeAt(0)] = 1;
for (const c of '-?:')
    noPlainStart[c.charCodeAt(0)] = 2;
noPlainStart[127] = 1;
/** Whether a plain scalar may begin here: no indicator, except `-`, `?` and `:` before a non-space. */
function isPlainStart(text, pos, inFlow) {
    const c = text.charCodeAt(pos);
    if (!(c < 128))
        return c >= 128 && c !== 0xfeff;
    const kind = noPlainStart[c];
    if (kind !== 2)
        return kind === 0;
    const next = text.charCodeAt(pos + 1);
    return !isBreakOrSpace(next) && !(inFlow && isFlowIndicator(next));
}


/***/ }),

/***/ 5461:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ merge)
/* harmony export */ });
/** Resolves `<<` (YAML 1.1, https://yaml.org/type/merge.html): adds the keys of the merged mappings that are not there yet. */
function merge(keys, values) {
    const at = keys.findIndex((key) => key.text === '<<' && key.style === 'plain');
    const value = values[at];
    if (value === undefined)
        return;
    const sources = value.kind === 'sequence' ? value.items : [value];
    if (sources.some((source) => source.kind !== 'mapping'))
        return;
    keys.splice(at, 1);
    values.splice(at, 1);
    const known = new Set(keys.map((key) => key.text));
    for (const source of sources) {
        for (let i = 0; i < source.keys.length; i++) {
            const key = source.keys[i];
            if (known.has(key.text))
                continue;
            known.add(key.text);
            keys.push(key);
            values.push(source.values[i]);
        }
    }
}


/***/ }),

/***/ 6420:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  X9: () => (/* binding */ Mapping),
  X5: () => (/* binding */ Scalar),
  gd: () => (/* binding */ Sequence),
  K$: () => (/* binding */ isUnset)
});

;// CONCATENATED MODULE: ./packages/manifests/lib/read/scalar-types.js
// How `kubectl` and the API server's clients type plain scalars: sigs.k8s.io/yaml over its fork of go-yaml v2
// (resolve.go), which is YAML 1.1 for booleans and octal numbers.
const booleans = new Map();
for (const word of ['y', 'yes', 'true', 'on'])
    for (const form of scalar_types_forms(word))
        booleans.set(form, true);
for (const word of ['n', 'no', 'false', 'off'])
    for (const form of scalar_types_forms(word))
        booleans.set(form, false);
function scalar_types_forms(word) {
    return [word, word[0].toUpperCase() + word.slice(1), word.toUpperCase()];
}
function isNull(text) {
    return text === '' || text === '~' || text === 'null' || text === 'Null' || text === 'NULL';
}
/** The boolean that a plain scalar stands for, `yes`, `on` and `y` included; undefined for anything else. */
function isBoolean11(text) {
    return text.length > 5 ? undefined : booleans.get(text);
}
const integerPattern = /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|0|[1-9][0-9_]*)$/;
const floatPattern = /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** The whole number that a plain scalar stands for. */
function integerOf(text) {
    const first = text.charCodeAt(0);
    if (!((first >= 48 && first <= 57) || first === 43 || first === 45))
        return undefined;
    if (!integerPattern.test(text))
        return undefined;
    const digits = text.replaceAll('_', '').replace(/^[-+]/, '');
    const octal = /^0o?([0-7]+)$/.exec(digits);
    const value = octal ? Number.parseInt(octal[1], 8) : Number(digits);
    return text[0] === '-' ? -value : value;
}
/** The number that a plain scalar stands for, whole or not. */
function numberOf(text) {
    const whole = integerOf(text);
    if (whole !== undefined)
        return whole;
    if (floatPattern.test(text))
        return Number(text.replaceAll('_', ''));
    if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text))
        return text[0] === '-' ? -Infinity : Infinity;
    return /^\.(?:nan|NaN|NAN)$/.test(text) ? Number.NaN : undefined;
}

;// CONCATENATED MODULE: ./packages/manifests/lib/read/node.js

class Scalar {
    start;
    end;
    /** The content with quotes, escapes, folding and indentation resolved. */
    text;
    style;
    constructor(start, end, text, style) {
        this.start = start;
        this.end = end;
        this.text = text;
        this.style = style;
    }
    get type() {
        if (this.style !== 'plain')
            return 'string';
        if (isNull(this.text))
            return 'null';
        if (isBoolean11(this.text) !== undefined)
            return 'boolean';
        if (integerOf(this.text) !== undefined)
            return 'integer';
        return numberOf(this.text) === undefined ? 'string' : 'number';
    }
    get isNull() {
        return this.style === 'plain' && isNull(this.text);
    }
    /** The string that Kubernetes would see, or undefined when the scalar is not a string. */
    get string() {
        return this.type === 'string' ? this.text : undefined;
    }
    /** The whole number that Kubernetes would see; undefined for anything else, quoted digits included. */
    get integer() {
        return this.style === 'plain' ? integerOf(this.text) : undefined;
    }
    /** The number that Kubernetes would see, whole or not. */
    get number() {
        return this.style === 'plain' ? numberOf(this.text) : undefined;
    }
    get boolean() {
        return this.style === 'plain' ? isBoolean11(this.text) : undefined;
    }
}
class Mapping {
    start;
    end;
    /** Keys and values stand at the same index. Merged keys (`<<`) are already in, with the places where they are written. */
    keys;
    values;
    constructor(start, end, keys, values) {
        this.start = start;
        this.end = end;
        this.keys = keys;
        this.values = values;
    }
    get size() {
        return this.keys.length;
    }
    /** The value of a key, null values included; undefined when the key is absent. */
    get(key) {
        const at = this.indexOf(key);
        return at < 0 ? undefined : this.values[at];
    }
    has(key) {
        return this.indexOf(key) >= 0;
    }
    /** The key itself as a node, to point at. */
    key(key) {
        const at = this.indexOf(key);
        return at < 0 ? undefined : this.keys[at];
    }
    map(key) {
        const value = this.get(key);
        return value?.kind === 'mapping' ? value : undefined;
    }
    seq(key) {
        const value = this.get(key);
        return value?.kind === 'sequence' ? value : undefined;
    }
    scalar(key) {
        const value = this.get(key);
        return value?.kind === 'scalar' ? value : undefined;
    }
    string(key) {
        return this.scalar(key)?.string;
    }
    integer(key) {
        return this.scalar(key)?.integer;
    }
    boolean(key) {
        return this.scalar(key)?.boolean;
    }
    /** Follows nested mappings: `spec.path('strategy', 'rollingUpdate', 'maxSurge')`. */
    path(...keys) {
        let node = this;
        for (const key of keys) {
            if (node?.kind !== 'mapping')
                return undefined;
            node = node.get(key);
        }
        return node;
    }
    indexOf(key) {
        const { keys } = this;
        for (let i = 0; i < keys.length; i++)
            if (keys[i].text === key)
                return i;
        return -1;
    }
}
class Sequence {
    start;
    end;
    items;
    constructor(start, end, items) {
        this.start = start;
        this.end = end;
        this.items = items;
    }
    /** The items that are mappings; anything else is the schema's business. */
    get maps() {
        return this.items.filter((item) => item.kind === 'mapping');
    }
    /** The items that are scalars. */
    get scalars() {
        return this.items.filter((item) => item.kind === 'scalar');
    }
}
// On the prototypes, because a property of each node would cost a tenth of the memory that a file's nodes take.
Object.defineProperty(Scalar.prototype, 'kind', { value: 'scalar' });
Object.defineProperty(Mapping.prototype, 'kind', { value: 'mapping' });
Object.defineProperty(Sequence.prototype, 'kind', { value: 'sequence' });
/** A key or value that is absent or written as null: Kubernetes treats both alike. */
function isUnset(node) {
    return node === undefined || (node.kind === 'scalar' && node.isNull);
}


/***/ }),

/***/ 2270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ maxDepth),
/* harmony export */   r: () => (/* binding */ maxAliasedNodes)
/* harmony export */ });
/** Deepest nesting that is read. Real manifests stay below 40 levels (CRD schemas), and recursion must never meet the end of the stack. */
const maxDepth = 400;
/** Most nodes that aliases may add to a file, so that a few hundred bytes cannot stand for millions of nodes. */
const maxAliasedNodes = 200_000;


/***/ }),

/***/ 7612:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ wordAt)
/* harmony export */ });
/** Most words that are remembered, so that a file of a million different keys does not fill the memory. */
const size = 4096;
let kept = 0;
/** A file of very many different keys is read by cutting them out. */
const maxKept = 20_000;
/**
 * The keys of manifests, each kept once: ten thousand documents share a few hundred words. Found by their place in the
 * text, so that a known word is not even cut out of it.
 */
const words = new Array(size).fill(undefined);
/** The text between two offsets, one string for all places that spell it alike (as far as memory allows). */
function wordAt(text, start, end) {
    const length = end - start;
    const hash = length * 31 +
        text.charCodeAt(start) * 7 +
        text.charCodeAt(start + (length >> 1)) * 131 +
        text.charCodeAt(end - 1) * 1031;
    const slot = hash & (size - 1);
    const known = words[slot];
    if (known !== undefined && known.length === length && text.startsWith(known, start))
        return known;
    if (++kept > maxKept)
        return text.slice(start, end);
    // A property name is an internalized string in V8: comparing it with the literals of rules is comparing two pointers.
    const word = Object.keys({ [text.slice(start, end)]: 0 })[0];
    words[slot] = word;
    return word;
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(2305);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
