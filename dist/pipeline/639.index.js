export const id = 639;
export const ids = [639];
export const modules = {

/***/ 7639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createAttestation: () => (/* binding */ createAttestation)
/* harmony export */ });
/* harmony import */ var _actions_attest__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56754);
/* harmony import */ var _reports_printable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15746);
/* harmony import */ var _github_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84294);



/**
 * Signs a statement as the identity of this run of GitHub Actions, or says in a sentence why it cannot. Signing is not
 * building: nothing that goes wrong here throws. An entry of its own (`@slipway/core/attestation`), so that only bundles of
 * what signs carry Sigstore.
 */
async function createAttestation({ name, digest, predicateType, predicate, token }, complain) {
    if (token === undefined) {
        complain('Nothing was signed: it needs github-token.');
        return undefined;
    }
    const [algorithm = '', value = ''] = digest.split(':', 2);
    try {
        const { bundle, attestationID } = await (0,_actions_attest__WEBPACK_IMPORTED_MODULE_0__/* .attest */ .st)({
            subjects: [{ name, digest: { [algorithm]: value } }],
            predicateType,
            predicate,
            token,
        });
        return { bundle: JSON.stringify(bundle), mediaType: bundle.mediaType, id: attestationID };
    }
    catch (error) {
        complain(
        // The library keeps the words of GitHub's answer alone.
        (0,_github_request_js__WEBPACK_IMPORTED_MODULE_1__/* .isForbidden */ .US)(error) || /resource not accessible|must have .* permission/i.test(String(error))
            ? 'Nothing was signed: the token may not write attestations (add `permissions: attestations: write`).'
            : `Nothing was signed: ${withoutToken(error instanceof Error ? error.message : String(error))}.`);
        return undefined;
    }
}
/** Sigstore shows an identity that it cannot read, which others still may. */
function withoutToken(message) {
    return (0,_reports_printable_js__WEBPACK_IMPORTED_MODULE_2__/* .oneLine */ .TN)(message)
        .replace(/(invalid identity token).*/, '$1')
        .replace(/\beyJ[\w.-]+/g, '***')
        .slice(0, 500);
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
