export const id = 793;
export const ids = [793];
export const modules = {

/***/ 2979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ RiskError)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31415);

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

/***/ 98050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IS: () => (/* binding */ gateModes),
/* harmony export */   LD: () => (/* binding */ decide)
/* harmony export */ });
/* unused harmony export fewestPositives */
/* harmony import */ var _rule_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58047);

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

/***/ 58047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KN: () => (/* binding */ percent),
/* harmony export */   Og: () => (/* binding */ gateRule),
/* harmony export */   Xx: () => (/* binding */ ruleInWords),
/* harmony export */   _f: () => (/* binding */ isBeyond)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31415);

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

/***/ 79793:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ riskInPipeline),
/* harmony export */   evaluateInputs: () => (/* reexport safe */ _inputs_js__WEBPACK_IMPORTED_MODULE_1__.DS),
/* harmony export */   exportInputs: () => (/* reexport safe */ _inputs_js__WEBPACK_IMPORTED_MODULE_1__.WB),
/* harmony export */   riskInputs: () => (/* reexport safe */ _inputs_js__WEBPACK_IMPORTED_MODULE_1__.Rx),
/* harmony export */   runEvaluate: () => (/* binding */ runEvaluate),
/* harmony export */   runExport: () => (/* binding */ runExport),
/* harmony export */   runRisk: () => (/* binding */ runRisk),
/* harmony export */   runTrain: () => (/* binding */ runTrain),
/* harmony export */   trainInputs: () => (/* reexport safe */ _inputs_js__WEBPACK_IMPORTED_MODULE_1__.iM)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2979);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76708);


/**
 * Risk as a command of its own, the same for the action and the CLI. What it needs is loaded now, so that other commands of the CLI do
 * not pay for it.
 *
 * @param given inputs by name, as texts
 * @param mistakes what is already known to be wrong with the command line
 */
async function runRisk(host, given, mistakes = []) {
    const risk = await Promise.all(/* import() */[__webpack_require__.e(249), __webpack_require__.e(669), __webpack_require__.e(642)]).then(__webpack_require__.bind(__webpack_require__, 20642));
    return risk.runRisk(host, given, mistakes);
}
/** Risk as a step among others: its report is published by the pipeline. */
async function riskInPipeline(values, host, now) {
    const { riskStep } = await Promise.all(/* import() */[__webpack_require__.e(249), __webpack_require__.e(669)]).then(__webpack_require__.bind(__webpack_require__, 42669));
    return riskStep(values, host, now);
}
/** `slipway risk train`. */
async function runTrain(host, given, mistakes = []) {
    const commands = await Promise.all(/* import() */[__webpack_require__.e(249), __webpack_require__.e(448)]).then(__webpack_require__.bind(__webpack_require__, 86448));
    return commands.runTrain(host, given, mistakes);
}
/** `slipway risk evaluate`. */
async function runEvaluate(host, given, mistakes = []) {
    const commands = await Promise.all(/* import() */[__webpack_require__.e(249), __webpack_require__.e(448)]).then(__webpack_require__.bind(__webpack_require__, 86448));
    return commands.runEvaluate(host, given, mistakes);
}
/** `slipway risk export`. */
async function runExport(host, given, mistakes = []) {
    const commands = await Promise.all(/* import() */[__webpack_require__.e(249), __webpack_require__.e(448)]).then(__webpack_require__.bind(__webpack_require__, 86448));
    return commands.runExport(host, given, mistakes);
}


/***/ }),

/***/ 76708:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DS: () => (/* binding */ evaluateInputs),
/* harmony export */   Rx: () => (/* binding */ riskInputs),
/* harmony export */   WB: () => (/* binding */ exportInputs),
/* harmony export */   iM: () => (/* binding */ trainInputs)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31415);
/* harmony import */ var _gate_gate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98050);


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

};
