import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

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

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

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

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

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

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

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

/***/ 7608:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9973);
/* harmony import */ var _slipway_risk__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9793);


const host = (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .detectHost */ .k3)();
(0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .exitWith */ .nv)(await (0,_slipway_risk__WEBPACK_IMPORTED_MODULE_1__/* .runRisk */ .pg)(host, (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .readInputs */ .Ko)(_slipway_risk__WEBPACK_IMPORTED_MODULE_1__/* .riskInputs */ .Rx, host)));

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

/***/ 9973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  AF: () => (/* reexport */ problem_Problem),
  Yq: () => (/* reexport */ choice),
  k3: () => (/* reexport */ detectHost),
  nv: () => (/* reexport */ exitWith),
  Jt: () => (/* reexport */ flag),
  Fx: () => (/* reexport */ formats),
  p_: () => (/* reexport */ list),
  TL: () => (/* reexport */ parseInputs),
  $T: () => (/* reexport */ parseReportFiles),
  mk: () => (/* reexport */ publish),
  Ko: () => (/* reexport */ readInputs),
  Z7: () => (/* reexport */ readTexts),
  XX: () => (/* reexport */ render),
  eF: () => (/* reexport */ run),
  rJ: () => (/* reexport */ secret),
  ml: () => (/* reexport */ clock/* systemClock */.m),
  Qq: () => (/* reexport */ input_text),
  rE: () => (/* reexport */ version)
});

// UNUSED EXPORTS: compareWithActionYml, countBySeverity, decode, defaultMaxFileBytes, describeFlags, drainAdvice, editDistance, gracePeriodFor, integer, lines, matchesGlob, nearest, oneLine, printable, processSurroundings, readArguments, resilienceLimits, resilient, severities, splitLines, splitList, statsInWords, tooLarge

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

// EXTERNAL MODULE: ./packages/core/lib/reports/annotations.js + 1 modules
var reports_annotations = __nccwpck_require__(2104);
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

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
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
            machine: (0,external_node_os_.hostname)(),
            user: userName(),
            isAlive,
            onInterrupt,
        },
    };
}
function userName() {
    try {
        return (0,external_node_os_.userInfo)().username;
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

/***/ 2104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Tf: () => (/* binding */ azureCommand),
  hs: () => (/* binding */ escapeAzure),
  uf: () => (/* binding */ escapeData),
  ZX: () => (/* binding */ lastColumn),
  lm: () => (/* binding */ notice),
  Ly: () => (/* binding */ rankAnnotations),
  NA: () => (/* binding */ workflowCommand)
});

// UNUSED EXPORTS: annotationsPerLevel, escapeProperty

;// CONCATENATED MODULE: ./packages/core/lib/finding.js
/** From worst to mildest. An `error` breaks a deploy or an application, a `warning` is a risk, `info` is advice. */
const severities = ['error', 'warning', 'info'];

// EXTERNAL MODULE: ./packages/core/lib/reports/printable.js
var printable = __nccwpck_require__(5746);
;// CONCATENATED MODULE: ./packages/core/lib/reports/annotations.js


/** GitHub shows 10 annotations of each level a step; what comes after is dropped without a word. */
const annotationsPerLevel = 10;
/**
 * The findings that make the best annotations: the worst first, and of each level those of different rules before
 * more of the same.
 */
function rankAnnotations(findings, perLevel = annotationsPerLevel) {
    const shown = [];
    const left = { error: 0, warning: 0, info: 0 };
    for (const severity of severities) {
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
        file: (0,printable/* printable */.g$)(file),
        line: start.line,
        col: start.column,
        endLine: end.line,
        ...(start.line === end.line ? { endColumn: lastColumn(location) } : {}),
        title: rule,
    };
    const text = (0,printable/* printable */.g$)(fix === undefined ? message : `${message}\nFix: ${fix.text}`);
    return `::${commands[severity]} ${Object.entries(properties)
        .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
        .join(',')}::${escapeData(text)}\n`;
}
/** A message about the run, at no line of a file. */
function notice(text) {
    return `::notice title=Slipway::${escapeData((0,printable/* printable */.g$)(text))}\n`;
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
        sourcepath: (0,printable/* printable */.g$)(file),
        linenumber: start.line,
        columnnumber: start.column,
        code: rule,
    };
    const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeAzure(String(value)).replaceAll(']', '%5D').replaceAll(';', '%3B')}`);
    return `##vso[task.logissue ${list.join(';')}]${escapeAzure((0,printable/* printable */.g$)(message))}\n`;
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

/***/ 2979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ RiskError)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9973);

const exits = {
    'no-repository': 'not-found',
    'no-history': 'bad-input',
    shallow: 'bad-input',
    'partial-clone': 'bad-input',
    'unknown-revision': 'not-found',
    unrelated: 'bad-input',
    'git-failed': 'unavailable',
    'bad-cache': 'bad-input',
    'bad-model': 'bad-input',
    'too-little-history': 'bad-input',
    forbidden: 'forbidden',
    unavailable: 'unavailable',
};
class RiskError extends _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF {
    name = 'RiskError';
    reason;
    constructor(reason, message, more = {}) {
        super(exits[reason], message, more);
        this.reason = reason;
    }
}


/***/ }),

/***/ 8050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IS: () => (/* binding */ gateModes),
/* harmony export */   LD: () => (/* binding */ decide)
/* harmony export */ });
/* unused harmony export fewestPositives */
/* harmony import */ var _rule_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8047);

/** Below so many changes that a fix is known to blame, a probability is a guess: the gate says what it thinks and lets the change through. */
const fewestPositives = 100;
/** `auto` advises while few positives are known; `advise` never blocks; `block` blocks however little is known. */
const gateModes = ['auto', 'advise', 'block'];
/** Decides. Reviews are looked for only when the change would be blocked. */
async function decide(facts, lifts) {
    const { rule, mode, probability, percentile, knownPositives, record } = facts;
    const common = { rule, knownPositives, record };
    const beyond = (0,_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .isBeyond */ ._f)(rule, { probability, percentile });
    const done = (state, reason) => ({ ...common, state, reason, lifts: [], notes: [] });
    if (beyond === undefined)
        return done('advised', 'The repository has too few changes of the last year to say which are its riskiest, so this gate only advises.');
    if (!beyond)
        return done('passed', `Not beyond ${(0,_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleInWords */ .Xx)(rule)}.`);
    if (mode === 'advise')
        return done('advised', `Beyond ${(0,_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleInWords */ .Xx)(rule)}, but this gate only advises (gate: advise).`);
    const few = knownPositives < fewestPositives;
    if (few && mode === 'auto')
        return done('advised', `Beyond ${(0,_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleInWords */ .Xx)(rule)}, but this gate only advises: ${knownPositives} changes here are known to have broken something, and below ${fewestPositives} a probability is a guess (gate: block blocks all the same).`);
    const { lifts: found, notes } = await lifts();
    const doubt = few
        ? [`Only ${knownPositives} changes here are known to have broken something: take the probability for a guess.`]
        : [];
    if (found.length > 0)
        return {
            ...common,
            state: 'lifted',
            reason: `Beyond ${(0,_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleInWords */ .Xx)(rule)}; lifted by ${found.map(({ login }) => login).join(', ')}.`,
            lifts: found,
            notes: [...doubt, ...notes],
        };
    return {
        ...common,
        state: 'blocked',
        reason: `Beyond ${(0,_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .ruleInWords */ .Xx)(rule)}. A person other than the author has to review it: an approving review of this commit lifts the gate.`,
        lifts: [],
        notes: [...doubt, ...notes],
    };
}


/***/ }),

/***/ 8047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   Og: () => (/* binding */ gateRule),
/* harmony export */   Xx: () => (/* binding */ ruleInWords),
/* harmony export */   _f: () => (/* binding */ isBeyond)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9973);

/** @throws Problem `bad-input` for a threshold or share that is none */
function gateRule(threshold, blockTop) {
    if (blockTop !== undefined) {
        const share = shareOf(blockTop);
        if (!(share > 0 && share < 1))
            throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF('bad-input', `block-top must be a share between 0 and 100 %, such as 5%, but is ${JSON.stringify(blockTop)}.`);
        return { kind: 'block-top', share };
    }
    const limit = shareOf(threshold ?? '0.8');
    if (!(limit > 0 && limit <= 1))
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF('bad-input', `threshold must be a probability above 0 and up to 1, such as 0.8, but is ${JSON.stringify(threshold)}.`, { hint: 'A threshold of 1 blocks nothing: the score is advice then.' });
    return { kind: 'threshold', threshold: limit };
}
/** `0.05`, `5%` and `5 %` are the same. NaN for anything else. */
function shareOf(text) {
    const [, number, percent] = /^(\d+(?:\.\d+)?|\.\d+)\s*(%?)$/.exec(text.trim()) ?? [];
    return number === undefined ? Number.NaN : Number(number) / (percent === '%' ? 100 : 1);
}
/** Whether a score is beyond the rule; undefined when there is nothing to compare it with. */
function isBeyond(rule, score) {
    if (rule.kind === 'threshold')
        return score.probability > rule.threshold;
    return score.percentile === null ? undefined : score.percentile > 1 - rule.share;
}
function ruleInWords(rule) {
    return rule.kind === 'threshold'
        ? `a probability above ${rule.threshold}`
        : `a place among the riskiest ${percent(rule.share)} of the repository's last year`;
}
/** `4.2 %`; whole from 10 % on. */
function percent(share) {
    return `${(share * 100).toFixed(share >= 0.0995 || share === 0 ? 0 : 1)} %`;
}


/***/ }),

/***/ 9793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Rx: () => (/* reexport safe */ _inputs_js__WEBPACK_IMPORTED_MODULE_1__.Rx),
/* harmony export */   pg: () => (/* binding */ runRisk)
/* harmony export */ });
/* unused harmony exports riskInPipeline, runTrain, runEvaluate, runExport */
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2979);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6708);


/**
 * Risk as a command of its own, the same for the action and the CLI. What it needs is loaded now, so that other commands of the CLI do
 * not pay for it.
 *
 * @param given inputs by name, as texts
 * @param mistakes what is already known to be wrong with the command line
 */
async function runRisk(host, given, mistakes = []) {
    const risk = await Promise.all(/* import() */[__nccwpck_require__.e(249), __nccwpck_require__.e(669), __nccwpck_require__.e(642)]).then(__nccwpck_require__.bind(__nccwpck_require__, 642));
    return risk.runRisk(host, given, mistakes);
}
/** Risk as a step among others: its report is published by the pipeline. */
async function riskInPipeline(values, host, now) {
    const { riskStep } = await Promise.all(/* import() */[__nccwpck_require__.e(249), __nccwpck_require__.e(669)]).then(__nccwpck_require__.bind(__nccwpck_require__, 2669));
    return riskStep(values, host, now);
}
/** `slipway risk train`. */
async function runTrain(host, given, mistakes = []) {
    const commands = await Promise.all(/* import() */[__nccwpck_require__.e(249), __nccwpck_require__.e(448)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6448));
    return commands.runTrain(host, given, mistakes);
}
/** `slipway risk evaluate`. */
async function runEvaluate(host, given, mistakes = []) {
    const commands = await Promise.all(/* import() */[__nccwpck_require__.e(249), __nccwpck_require__.e(448)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6448));
    return commands.runEvaluate(host, given, mistakes);
}
/** `slipway risk export`. */
async function runExport(host, given, mistakes = []) {
    const commands = await Promise.all(/* import() */[__nccwpck_require__.e(249), __nccwpck_require__.e(448)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6448));
    return commands.runExport(host, given, mistakes);
}


/***/ }),

/***/ 6708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DS: () => (/* binding */ evaluateInputs),
/* harmony export */   Rx: () => (/* binding */ riskInputs),
/* harmony export */   WB: () => (/* binding */ exportInputs),
/* harmony export */   iM: () => (/* binding */ trainInputs)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9973);
/* harmony import */ var _gate_gate_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8050);


/** Inputs of the risk step: `with:` of the action, flags of `slipway risk score`. */
const riskInputs = {
    repo: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Folder of the repository, with its whole history.', { default: '.' }),
    base: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Commit that the change starts from. Default: that of the event, else the commit before head on the main line, or where its branch left it.'),
    head: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Newest commit of the change. Default: that of the event, else HEAD.'),
    model: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Model file that `slipway risk train` wrote. Default: the one that comes with Slipway.'),
    threshold: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Probability above which a person has to review the change.', { default: '0.8' }),
    'block-top': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Instead of a probability, the share of the riskiest changes that is held back, such as `5%`.'),
    gate: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('Whether to hold back: `auto` advises while fewer than 100 changes are known to have broken something; `advise` never blocks; `block` always does.', _gate_gate_js__WEBPACK_IMPORTED_MODULE_1__/* .gateModes */ .IS, { default: 'auto' }),
    'fail-when-blocked': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Fail the step when a person has to review the change; without it the output `blocked` says so, such as for a job with an environment.', { default: 'true' }),
    'review-environment': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Environment of this job whose required reviewers lift the gate, beside reviews of the pull request; needs `actions: read`.', { place: 'action' }),
    'bug-issues': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('File with the numbers of issues that are bugs, one a line: what closes one is a fix, whatever its words are.'),
    'bug-labels': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Labels of issues that are bugs, read from GitHub; needs `issues: read`.', { place: 'action' }),
    'history-cache': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Folder that the replayed history is kept in between runs. Default: none.'),
    'ci-history': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Earlier results of the automated checks: CSV or JUnit files and globs. Default: GitHub Actions, where the token may read them.'),
    reports: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Files to write, as `format=path`, such as `json=risk.json`; formats are json, sarif, gitlab, junit, markdown and terminal.'),
    format: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('What to print.', _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .formats */ .Fx, { default: 'terminal', place: 'cli' }),
    annotations: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Show the riskiest lines at the change, where the CI can.', { default: 'true' }),
    summary: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Write the job summary, where the CI has one.', { default: 'true' }),
    'check-run': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Make a check run that says `action_required` while a person has to review the change; needs `checks: write`.', { default: 'true', place: 'action' }),
    'github-token': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('Token for the check run (`checks: write`), reviews (`pull-requests: read`) and earlier runs (`actions: read`).', 
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows
    { default: '${{ github.token }}', place: 'action' }),
};
const where = {
    repo: riskInputs.repo,
    head: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Commit up to which the history is read.', { default: 'HEAD' }),
    'bug-issues': riskInputs['bug-issues'],
};
/** Inputs of `slipway risk train`. */
const trainInputs = {
    ...where,
    output: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('File to write the model to.', { default: 'risk-model.json' }),
    format: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('What to print.', ['terminal', 'json'], { default: 'terminal' }),
};
/** Inputs of `slipway risk evaluate`. */
const evaluateInputs = {
    ...where,
    threshold: riskInputs.threshold,
    format: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('What to print.', ['terminal', 'json'], { default: 'terminal' }),
};
/** Inputs of `slipway risk export`. */
const exportInputs = {
    ...where,
    output: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('File to write the table to. Default: standard output.'),
};


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
/******/ var __webpack_exports__ = __nccwpck_require__(7608);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
