export const id = 343;
export const ids = [343];
export const modules = {

/***/ 92343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   githubCodeHost: () => (/* binding */ githubCodeHost)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11758);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17257);
/* harmony import */ var _github_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84294);



/** GitHub's most. */
const perPage = 100;
/** Reviews of one pull request that are looked at: more than anybody has. */
const mostReviews = 1000;
function githubCodeHost(target) {
    const { token, owner, repo, apiUrl, clock = _clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m, timeoutMs = 10_000 } = target;
    const { rest } = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, apiUrl === undefined ? {} : { baseUrl: apiUrl });
    const place = { owner, repo };
    const ask = async (permission, read) => {
        try {
            return { value: await read() };
        }
        catch (error) {
            return { trouble: (0,_github_request_js__WEBPACK_IMPORTED_MODULE_2__/* .troubleOf */ .LH)(error, permission, clock, 'read') };
        }
    };
    // A connection that is stuck is a matter of real time.
    const send = (call) => (0,_github_request_js__WEBPACK_IMPORTED_MODULE_2__/* .withRetries */ .c5)(clock, () => call({ signal: AbortSignal.timeout(timeoutMs) }));
    return {
        runUrl: target.runUrl,
        environmentApprovals: async () => {
            const { runId } = target;
            if (runId === undefined)
                return { trouble: 'this run has no number' };
            return ask('actions', async () => {
                const { data } = await send((request) => rest.actions.getReviewsForRun({ ...place, run_id: runId, request }));
                return data.map(({ environments, state, user, comment }) => ({
                    environments: environments.flatMap(({ name }) => name ?? []),
                    approved: state === 'approved',
                    reviewer: user.login,
                    isBot: user.type !== 'User',
                    comment,
                }));
            });
        },
        pullRequest: (number) => ask('pull-requests', async () => {
            const { data } = await send((request) => rest.pulls.get({ ...place, pull_number: number, request }));
            return { number, author: data.user?.login ?? '', head: data.head.sha, base: data.base.sha };
        }),
        reviews: (number) => ask('pull-requests', () => allPages(mostReviews, async (page) => {
            const { data } = await send((request) => rest.pulls.listReviews({ ...place, pull_number: number, per_page: perPage, page, request }));
            return data.map(shownReview);
        })),
        permission: (login) => ask('metadata', async () => {
            const { data } = await send((request) => rest.repos.getCollaboratorPermissionLevel({ ...place, username: login, request }));
            // `permission` knows neither maintain nor triage; the role of one's own has a name that says nothing.
            return ['maintain', 'triage'].includes(data.role_name) ? data.role_name : data.permission;
        }),
        issuesWithLabel: (labels, most) => ask('issues', () => allPages(most, async (page) => {
            const { data } = await send((request) => rest.issues.listForRepo({
                ...place,
                labels,
                state: 'all',
                per_page: Math.min(perPage, most),
                page,
                request,
            }));
            return data.map(({ number }) => number);
        })),
        workflowRuns: (branch, most) => ask('actions', () => allPages(most, async (page) => {
            const { data } = await send((request) => rest.actions.listWorkflowRunsForRepo({
                ...place,
                branch,
                status: 'completed',
                per_page: Math.min(perPage, most),
                page,
                request,
            }));
            return data.workflow_runs.map((run) => ({
                id: run.id,
                workflow: run.path || (run.name ?? ''),
                commit: run.head_sha,
                conclusion: run.conclusion ?? '',
                attempt: run.run_attempt ?? 1,
                startedAt: run.run_started_at ?? run.created_at,
            }));
        })),
    };
}
async function allPages(most, read) {
    const all = [];
    for (let page = 1; all.length < most; page++) {
        const items = await read(page);
        all.push(...items);
        if (items.length < Math.min(perPage, most))
            break;
    }
    return all.slice(0, most);
}
function shownReview(data) {
    const { id, user, state, commit_id, submitted_at, body, html_url, author_association } = data;
    return {
        id,
        author: user?.login ?? '',
        // A user who was deleted is nobody who could answer for it.
        isBot: user === null || user.type !== 'User',
        state,
        commit: commit_id ?? undefined,
        submittedAt: submitted_at ?? '',
        body,
        url: html_url,
        association: author_association,
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
