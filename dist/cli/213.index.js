export const id = 213;
export const ids = [213];
export const modules = {

/***/ 55213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createCheckRun: () => (/* binding */ createCheckRun)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11758);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17257);
/* harmony import */ var _reports_annotations_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93619);
/* harmony import */ var _reports_printable_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(15746);
/* harmony import */ var _reports_summary_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57557);
/* harmony import */ var _github_request_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(84294);






/** The Checks API takes 50 annotations a request; each further request adds its own. */
const annotationsPerRequest = 50;
/** The summary of a check run holds 65,535 characters. */
const maxSummaryBytes = 60_000;
/** An annotation's message holds 64 KiB, and a character takes up to three bytes for each UTF-16 code unit. */
const maxMessageLength = 16_000;
const levels = {
    error: 'failure',
    warning: 'warning',
    info: 'notice',
};
/**
 * Makes a check run with every finding as an annotation. It is one view of the findings among others, so whatever keeps
 * GitHub from taking it (a fork's token, a limit, an outage) is told and not thrown.
 */
async function createCheckRun(report, target) {
    const { token, owner, repo, sha, apiUrl, clock = _clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m } = target;
    const octokit = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, apiUrl === undefined ? {} : { baseUrl: apiUrl });
    const findings = report.findings.filter(({ location }) => location.file !== '-');
    const batches = Array.from({ length: Math.max(1, Math.ceil(findings.length / annotationsPerRequest)) }, (_, i) => findings.slice(i * annotationsPerRequest, (i + 1) * annotationsPerRequest).map(annotation));
    const summary = (0,_reports_summary_js__WEBPACK_IMPORTED_MODULE_3__/* .renderSummary */ .Br)(report, { maxBytes: maxSummaryBytes });
    const creation = {
        owner,
        repo,
        name: report.title,
        head_sha: sha,
        status: 'completed',
        conclusion: report.checkConclusion ?? (report.verdict === 'pass' ? 'success' : 'failure'),
    };
    const title = report.conclusion.slice(0, 250);
    let id;
    let annotations = 0;
    try {
        const earlier = report.revised === true ? await earlierRun(octokit, target, report.title) : undefined;
        if (earlier !== undefined) {
            const { name: _, head_sha: __, ...verdict } = creation;
            // Annotations cannot be taken back, and those of the same commit are there already.
            await (0,_github_request_js__WEBPACK_IMPORTED_MODULE_4__/* .withRetries */ .c5)(clock, () => octokit.rest.checks.update({ ...verdict, check_run_id: earlier.id, output: { title, summary } }));
            if (earlier.annotations > 0)
                return { made: true, annotations: earlier.annotations };
            id = earlier.id;
        }
        for (const batch of batches) {
            const output = { title, summary, annotations: batch };
            id = await (0,_github_request_js__WEBPACK_IMPORTED_MODULE_4__/* .withRetries */ .c5)(clock, async () => {
                if (id !== undefined)
                    await octokit.rest.checks.update({ owner, repo, check_run_id: id, output });
                return id ?? (await octokit.rest.checks.create({ ...creation, output })).data.id;
            });
            annotations += batch.length;
        }
        return { made: true, annotations };
    }
    catch (error) {
        return { made: id !== undefined, annotations, trouble: (0,_github_request_js__WEBPACK_IMPORTED_MODULE_4__/* .troubleOf */ .LH)(error, 'checks', clock) };
    }
}
/** The newest check run of this name at this commit. */
async function earlierRun(octokit, { owner, repo, sha, clock = _clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m }, name) {
    const { data } = await (0,_github_request_js__WEBPACK_IMPORTED_MODULE_4__/* .withRetries */ .c5)(clock, () => octokit.rest.checks.listForRef({ owner, repo, ref: sha, check_name: name, filter: 'latest', per_page: 1 }));
    const [run] = data.check_runs;
    return run === undefined ? undefined : { id: run.id, annotations: run.output.annotations_count };
}
function annotation({ rule, severity, message, location, fix }) {
    const { file, start, end } = location;
    const text = (0,_reports_printable_js__WEBPACK_IMPORTED_MODULE_5__/* .printable */ .g$)(fix === undefined ? message : `${message}\n\nFix: ${fix.text}`).toWellFormed();
    return {
        path: file,
        start_line: start.line,
        end_line: end.line,
        ...(start.line === end.line ? { start_column: start.column, end_column: (0,_reports_annotations_js__WEBPACK_IMPORTED_MODULE_2__/* .lastColumn */ .ZX)(location) } : {}),
        annotation_level: levels[severity],
        title: rule,
        message: text.length > maxMessageLength ? `${text.slice(0, maxMessageLength).toWellFormed()}…` : text,
    };
}


/***/ }),

/***/ 84294:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LH: () => (/* binding */ troubleOf),
/* harmony export */   US: () => (/* binding */ isForbidden),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   c5: () => (/* binding */ withRetries)
/* harmony export */ });
const attempts = 4;
/** A limit that lasts longer is not worth the minutes of a runner. */
const maxWaitSeconds = 60;
/** Repeats a request to GitHub that met an outage or a short limit. @throws the last error */
async function withRetries(clock, call) {
    for (let attempt = 1;; attempt++) {
        try {
            return await call();
        }
        catch (error) {
            const limit = limitOf(error, clock);
            const failed = (statusOf(error) ?? 0) >= 500;
            const seconds = limit?.seconds ?? 2 ** attempt;
            if ((limit === undefined && !failed) || seconds > maxWaitSeconds || attempt === attempts)
                throw error;
            await clock.sleep(seconds * 1000);
        }
    }
}
/**
 * Why GitHub did not do what it was asked to, for a sentence in the log.
 *
 * @param permission what a workflow has to grant for it: `checks`, `deployments`
 */
function troubleOf(error, permission, clock, right = 'write') {
    const limit = limitOf(error, clock);
    if (limit !== undefined)
        return `GitHub limits the requests of this token ${limit.text}`;
    if (isForbidden(error) && right === 'read')
        return `the token may not read ${permission} (add \`permissions: ${permission}: read\`), or it is not there`;
    if (isForbidden(error))
        return `the token may not write ${permission} (a fork's token never may; else add \`permissions: ${permission}: write\`)`;
    const status = statusOf(error);
    if (status === 401)
        return 'the token is not valid';
    const message = error instanceof Error ? error.message : String(error);
    return `GitHub answered${status === undefined ? '' : ` ${status}`}: ${message.slice(0, 500)}`;
}
/** Whether the token lacks the right, which it will lack the next time too. GitHub hides what a token may not see by 404. */
function isForbidden(error) {
    const status = statusOf(error);
    return status === 403 || status === 404;
}
/** Octokit gives connections that break the status 500. */
function statusOf(error) {
    return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : undefined;
}
/**
 * How long a limit lasts. GitHub answers 403 or 429 to both kinds: a secondary limit says how many seconds to wait, a used
 * up budget says when it is full again. Source: docs.github.com, "Rate limits for the REST API".
 */
function limitOf(error, clock) {
    const status = statusOf(error);
    if (status !== 403 && status !== 429)
        return undefined;
    const after = header(error, 'retry-after');
    if (after !== undefined)
        return { seconds: after, text: `for ${after} s` };
    const reset = header(error, 'x-ratelimit-reset');
    if (header(error, 'x-ratelimit-remaining') === 0 && reset !== undefined) {
        // One second more, because the time is given in whole seconds.
        const seconds = Math.max(0, Math.ceil(reset - clock.now() / 1000)) + 1;
        return { seconds, text: `until ${new Date(reset * 1000).toISOString()}` };
    }
    return status === 429 ? { seconds: maxWaitSeconds, text: 'for now' } : undefined;
}
/** A header of the answer that an error of Octokit carries, as a number. */
function header(error, name) {
    const response = error instanceof Error && 'response' in error ? error.response : undefined;
    const headers = typeof response === 'object' && response !== null && 'headers' in response ? response.headers : {};
    const entry = Object.entries(headers ?? {}).find(([key]) => key === name);
    const value = entry === undefined ? Number.NaN : Number(entry[1]);
    return Number.isFinite(value) ? value : undefined;
}


/***/ })

};
