export const id = 650;
export const ids = [650];
export const modules = {

/***/ 62650:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createDeployment: () => (/* binding */ createDeployment)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(11758);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(17257);
/* harmony import */ var _reports_printable_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(15746);
/* harmony import */ var _github_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84294);




/** GitHub cuts nothing: a longer description is refused. */
const maxDescription = 140;
/**
 * Makes a GitHub Deployment, in the background. Showing a release is not the release: whatever keeps GitHub from taking
 * it (a fork's token, a limit, an outage) is told by `complain`, as a sentence, and not thrown.
 */
function createDeployment(wish, target, complain) {
    const conversation = new Conversation(wish, target, complain);
    return {
        status: async (state, description) => {
            const told = conversation.tell(state, description);
            if (state !== 'queued' && state !== 'in_progress')
                await told;
        },
    };
}
/** What GitHub is told of one deployment: one request after the other. */
class Conversation {
    wish;
    target;
    complain;
    octokit;
    place;
    /** Number of the deployment; undefined before it is made, and when it is no use to say more. */
    id;
    last;
    constructor(wish, target, complain) {
        const { owner, repo, apiUrl } = target;
        this.wish = wish;
        this.target = target;
        this.complain = complain;
        this.place = { owner, repo };
        this.octokit = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(wish.token ?? '', apiUrl === undefined ? {} : { baseUrl: apiUrl });
        this.last = this.create();
    }
    tell(state, description) {
        this.last = this.last.then(() => this.createStatus(state, description));
        return this.last;
    }
    async create() {
        const { environment, description, payload, transient, production } = this.wish;
        try {
            this.id = await this.unfinished();
            if (this.id !== undefined)
                return;
            const { data } = await this.send((request) => this.octokit.rest.repos.createDeployment({
                ...this.place,
                ref: this.target.sha,
                environment,
                description: fitting(description),
                payload: { ...payload },
                // The commit goes out as it was tested: not merged with anything, and not checked again.
                auto_merge: false,
                required_contexts: [],
                ...(transient === undefined ? {} : { transient_environment: transient }),
                ...(production === undefined ? {} : { production_environment: production }),
                request,
            }));
            if ('id' in data)
                this.id = data.id;
            else
                this.complain(`GitHub does not show this deployment: ${data.message ?? 'it made none'}.`);
        }
        catch (error) {
            this.complain(`GitHub does not show this deployment: ${this.troubleOf(error)}.`);
        }
    }
    /** The deployment that an earlier attempt of this run began, and has not ended. GitHub lists the newest first. */
    async unfinished() {
        const { sha, runAttempt = 1 } = this.target;
        if (runAttempt < 2)
            return undefined;
        const { environment, payload } = this.wish;
        const { data } = await this.send((request) => this.octokit.rest.repos.listDeployments({ ...this.place, sha, environment, per_page: 30, request }));
        const same = data.find((one) => releaseIn(one.payload) === payload['release']);
        if (same === undefined || payload['release'] === undefined)
            return undefined;
        const { data: statuses } = await this.send((request) => this.octokit.rest.repos.listDeploymentStatuses({ ...this.place, deployment_id: same.id, per_page: 1, request }));
        const state = statuses[0]?.state ?? 'pending';
        return ['pending', 'queued', 'in_progress'].includes(state) ? same.id : undefined;
    }
    async createStatus(state, description) {
        const id = this.id;
        if (id === undefined)
            return;
        const { environmentUrl, autoInactive = true } = this.wish;
        const { logUrl } = this.target;
        try {
            await this.send((request) => this.octokit.rest.repos.createDeploymentStatus({
                ...this.place,
                deployment_id: id,
                state,
                description: fitting(description),
                ...(logUrl === undefined ? {} : { log_url: logUrl }),
                ...(environmentUrl !== undefined && isWebUrl(environmentUrl) ? { environment_url: environmentUrl } : {}),
                auto_inactive: autoInactive,
                request,
            }));
        }
        catch (error) {
            if ((0,_github_request_js__WEBPACK_IMPORTED_MODULE_2__/* .isForbidden */ .US)(error) || (0,_github_request_js__WEBPACK_IMPORTED_MODULE_2__/* .statusOf */ .c2)(error) === 401)
                this.id = undefined;
            this.complain(`GitHub was not told the status ${state} of this deployment: ${this.troubleOf(error)}.`);
        }
    }
    send(call) {
        const { clock = _clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m, timeoutMs = 10_000 } = this.target;
        // A connection that is stuck is a matter of real time, whatever clock the release runs by.
        return (0,_github_request_js__WEBPACK_IMPORTED_MODULE_2__/* .withRetries */ .c5)(clock, () => call({ signal: AbortSignal.timeout(timeoutMs) }));
    }
    troubleOf(error) {
        return (0,_github_request_js__WEBPACK_IMPORTED_MODULE_2__/* .troubleOf */ .LH)(error, 'deployments', this.target.clock ?? _clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m);
    }
}
/** GitHub gives a payload back as it was given: an object, or its text. */
function releaseIn(payload) {
    if (typeof payload === 'object' && payload !== null && 'release' in payload)
        return payload.release;
    if (typeof payload !== 'string' || payload === '')
        return undefined;
    try {
        return releaseIn(JSON.parse(payload));
    }
    catch {
        return undefined; // Of another tool.
    }
}
/** On one line, without characters of four bytes, which GitHub refuses in descriptions of statuses, and cut. */
function fitting(description) {
    const text = (0,_reports_printable_js__WEBPACK_IMPORTED_MODULE_3__/* .oneLine */ .TN)(description)
        .replace(/[\u{10000}-\u{10ffff}]/gu, '�')
        .toWellFormed();
    return text.length > maxDescription ? `${text.slice(0, maxDescription - 1)}…` : text;
}
function isWebUrl(text) {
    return /^https?:$/.test(URL.parse(text)?.protocol ?? '');
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
