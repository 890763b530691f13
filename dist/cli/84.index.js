export const id = 84;
export const ids = [84,387,793];
export const modules = {

/***/ 59321:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ ImageError)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31415);

const exits = {
    'bad-limit': 'bad-input',
    'no-name': 'bad-input',
    'no-dockerfile': 'not-found',
    'no-image': 'not-found',
    interrupted: 'unavailable',
    'no-engine': 'unavailable',
    'engine-forbidden': 'forbidden',
    'engine-too-old': 'unavailable',
    'engine-refused': 'bad-input',
    'no-buildx': 'not-found',
    'bad-build-input': 'bad-input',
    'bad-dockerfile': 'bad-input',
    'step-failed': 'bad-input',
    'no-base': 'not-found',
    'registry-refused': 'forbidden',
    'registry-away': 'unavailable',
    'disk-full': 'unavailable',
    'build-late': 'unavailable',
    'build-failed': 'bad-input',
    'not-what-ran': 'unavailable',
    'bad-archive': 'bad-input',
    'bad-reference': 'bad-input',
    refused: 'forbidden',
    'no-answer': 'unavailable',
    'not-in-registry': 'not-found',
    'no-login': 'bad-input',
};
class ImageError extends _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF {
    name = 'ImageError';
    reason;
    constructor(reason, message, more = {}) {
        super(exits[reason], message, more);
        this.reason = reason;
    }
}


/***/ }),

/***/ 66387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ buildInPipeline),
/* harmony export */   buildInputs: () => (/* reexport safe */ _inputs_js__WEBPACK_IMPORTED_MODULE_1__._9),
/* harmony export */   checkInputs: () => (/* reexport safe */ _inputs_js__WEBPACK_IMPORTED_MODULE_1__.sw),
/* harmony export */   initInputs: () => (/* reexport safe */ _inputs_js__WEBPACK_IMPORTED_MODULE_1__.wY),
/* harmony export */   inspectInputs: () => (/* reexport safe */ _inputs_js__WEBPACK_IMPORTED_MODULE_1__.Ac),
/* harmony export */   runBuild: () => (/* binding */ runBuild),
/* harmony export */   runCheck: () => (/* binding */ runCheck),
/* harmony export */   runInit: () => (/* binding */ runInit),
/* harmony export */   runInspect: () => (/* binding */ runInspect)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(59321);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13278);


/**
 * A command of images, the same for the action and the CLI. What it needs is loaded now, so that other commands of the
 * CLI do not pay for it.
 *
 * @param given inputs by name, as texts
 * @param mistakes what is already known to be wrong with the command line
 */
function command(name) {
    return async (host, given, mistakes = []) => {
        const image = await Promise.all(/* import() */[__webpack_require__.e(279), __webpack_require__.e(85)]).then(__webpack_require__.bind(__webpack_require__, 15085));
        return image[name](host, given, mistakes);
    };
}
const runBuild = command('runBuild');
const runInspect = command('runInspect');
const runCheck = command('runCheck');
const runInit = command('runInit');
/** Build as a step among others: its report is published by the pipeline. */
async function buildInPipeline(values, host) {
    const image = await Promise.all(/* import() */[__webpack_require__.e(279), __webpack_require__.e(85)]).then(__webpack_require__.bind(__webpack_require__, 15085));
    return image.runStep(values, host);
}


/***/ }),

/***/ 13278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ac: () => (/* binding */ inspectInputs),
/* harmony export */   _9: () => (/* binding */ buildInputs),
/* harmony export */   sw: () => (/* binding */ checkInputs),
/* harmony export */   wY: () => (/* binding */ initInputs)
/* harmony export */ });
/* unused harmony exports failOns, calls, missing, signings */
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31415);

const failOns = [..._slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .gO, 'never'];
const calls = ['build', 'check'];
const missing = ['warn', 'error', 'ignore'];
const signings = ['auto', 'require', 'never'];
/** How every command of images reports. */
const reporting = {
    'fail-on': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('Mildest severity of a finding that fails the run; a gate that does not hold is an error.', failOns, {
        default: 'error',
    }),
    reports: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Files to write, as `format=path`, such as `sarif=build.sarif`; formats are json, sarif, gitlab, junit, markdown and terminal.'),
    format: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('What to print.', _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .formats */ .Fx, { default: 'terminal', place: 'cli' }),
    frames: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('How many findings the log shows with their code; 0 shows all.', { default: '40', least: 0 }),
    summary: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Write the job summary, where the CI has one.', { default: 'true' }),
};
/** What an image may be, whoever built it. */
const gates = {
    'max-size': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Largest image, as the sum of its layers uncompressed, such as `30MB` or `28MiB`.'),
    'max-growth': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Most that the image may grow over `compare-with`, such as `10%` or `2MB`.'),
    'compare-with': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Last release, as a reference with a tag or digest, that `max-growth` is counted from.'),
    'if-no-previous': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('What it means that there is no `compare-with`: `warn` where its repository has other images, `error` always, or `ignore`.', missing, { default: 'warn' }),
    'require-non-root': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Refuse an image that runs as root.', { default: 'true' }),
    'forbidden-paths': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Globs of files that the image may not have, such as `/**/*.pem` or `/usr/bin/gcc`.'),
};
/** How the image is run before it is pushed. */
const smoke = {
    smoke: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Run the image until it is healthy before it is pushed.', { default: 'true' }),
    'smoke-probe': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('How to ask whether it is healthy: `http:8080/healthz`, `tcp:8080`, `exec:COMMAND`, `healthcheck`, `running` (it keeps running) or `exit` (a job: it ends with 0). Default: its HEALTHCHECK, else the port that it exposes, else that it keeps running.'),
    'smoke-args': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Arguments of the container, instead of its CMD.'),
    'smoke-env': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Variables of the container, as NAME=value.', { confidential: true }),
    'smoke-timeout': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Seconds for the container to become healthy.', { default: '60', least: 1 }),
    'smoke-grace': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Seconds for it to end after SIGTERM.', { default: '10', least: 1 }),
    'smoke-memory': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Memory of the container.', { default: '512MiB' }),
    'smoke-cpus': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('CPUs of the container.', { default: '1' }),
    'smoke-tmpfs': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Folders that the container may write to, in memory.', { default: '/tmp' }),
    'read-only': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Run it with a read-only root, and refuse it when it cannot.', { default: 'true' }),
};
/**
 * Inputs of the build step: `with:` of the action, flags of `slipway image build`. What docker/build-push-action has
 * too has the same name and means the same.
 */
const buildInputs = {
    context: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Build context: a folder, or the URL of a Git repository or archive; `{{defaultContext}}` is the commit of the run.', {
        default: '.',
        positional: true,
    }),
    file: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Dockerfile. Default: Dockerfile in the context.', { short: 'f' }),
    target: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Stage to build. Default: the last.'),
    tags: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Names of the image, one a line or separated by commas. Default: from the Git ref, with `image`.'),
    image: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Repository of the image, such as `ghcr.io/acme/shop`: tags are made from the Git ref where `tags` has none.'),
    labels: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Labels of the image, one a line, beside those of the OCI that the Git ref gives.'),
    annotations: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('OCI annotations of the manifest, one a line.'),
    'build-args': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Build arguments, as NAME=value, one a line.'),
    'build-contexts': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Further contexts, as name=path, one a line.'),
    secrets: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Build secrets, as id=value, one a line.', { confidential: true }),
    'secret-envs': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Build secrets, as id=VARIABLE, one a line or separated by commas.'),
    'secret-files': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Build secrets, as id=path, one a line.'),
    ssh: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('SSH agents or keys for the build, one a line.'),
    call: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('`check` judges the Dockerfile alone, and builds nothing.', calls, { default: 'build' }),
    platforms: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Platforms, such as `linux/amd64,linux/arm64`. Default: that of the engine.'),
    'cache-from': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Caches to take from, one a line, such as `type=gha`.'),
    'cache-to': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Caches to write, one a line, such as `type=gha,mode=max`.'),
    push: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Push the image, once its gates hold and it ran.', { default: 'false' }),
    load: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('For workflows that have it: the image is in the engine in any case, since it runs there.', {
        default: 'true',
    }),
    outputs: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Further outputs of buildx, one a line, such as `type=oci,dest=image.tar`; written once the gates hold.'),
    pull: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Look for newer base images.', { default: 'false' }),
    'no-cache': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Build everything anew.', { default: 'false' }),
    'no-cache-filters': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Stages to build anew.'),
    network: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Network of RUN.'),
    provenance: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Provenance: `true`, `false`, or `mode=min|max` as buildx takes it.', { default: 'true' }),
    sbom: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Bill of materials: `cyclonedx`, `spdx`, `true` for the first of them, or `false`.', {
        default: 'cyclonedx',
    }),
    'sbom-file': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('File to write it to. Default: sbom.cdx.json or sbom.spdx.json in a folder of its own.'),
    attests: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Further attestations of buildx, one a line.'),
    builder: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Builder of buildx. Default: the one in use.'),
    'add-hosts': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Hosts of RUN, as name:address, one a line or separated by commas.'),
    allow: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Entitlements of the build, such as `network.host`.'),
    'cgroup-parent': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Parent cgroup of RUN.'),
    'shm-size': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Size of /dev/shm of RUN.'),
    ulimit: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Limits of RUN, one a line, such as `nofile=1024:1024`.'),
    timeout: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Seconds that the build may take.', { default: '3600', least: 1 }),
    checks: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)("Also report what BuildKit's own checks find, where the builder has them.", { default: 'true' }),
    'measure-stages': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Say how large the image of each stage is, which packs it once.', { default: 'true' }),
    ...gates,
    ...smoke,
    sign: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('`auto` signs SBOM and provenance of what is pushed where the token allows it; needs `id-token: write` and `attestations: write`.', signings, { default: 'auto', place: 'action' }),
    'github-token': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('Token for Git contexts and for attestations.', {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows
        default: '${{ github.token }}',
        place: 'action',
    }),
    annotate: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Show findings at the lines of the change, where the CI can.', { default: 'true' }),
    ...reporting,
};
/** Inputs of `slipway image inspect`. */
const inspectInputs = {
    reference: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Image of the engine or of a registry, such as `ghcr.io/acme/shop:1.2`.', {
        positional: true,
        required: true,
    }),
    ...gates,
    ...reporting,
};
/** Inputs of `slipway image check`. */
const checkInputs = {
    files: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Dockerfiles, folders that have one, globs, `!globs` to leave out, and `-` for standard input.', {
        default: '.',
        positional: true,
    }),
    target: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Stage that is built. Default: the last.'),
    'build-args': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Build arguments, as NAME=value, one a line.'),
    'build-contexts': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .lines */ .Mn)('Further contexts, as name=path, one a line, which FROM and COPY --from may name.'),
    checks: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)("Also run BuildKit's own checks, which needs an engine with buildx.", { default: 'false' }),
    ...reporting,
};
/** Inputs of `slipway image init`. */
const initInputs = {
    folder: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Folder of the application.', { default: '.', positional: true }),
    program: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Name or folder of the program, where a project has several.'),
    write: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Write Dockerfile and .dockerignore, where there are none, instead of printing them.', {
        default: 'false',
    }),
};


/***/ }),

/***/ 90084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  pipelineInputs: () => (/* reexport */ pipelineInputs),
  runPipeline: () => (/* reexport */ runPipeline)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 24 modules
var lib = __webpack_require__(31415);
// EXTERNAL MODULE: ./packages/image/lib/index.js
var image_lib = __webpack_require__(66387);
// EXTERNAL MODULE: ./packages/manifests/lib/index.js + 287 modules
var manifests_lib = __webpack_require__(58115);
// EXTERNAL MODULE: ./packages/risk/lib/index.js
var risk_lib = __webpack_require__(79793);
// EXTERNAL MODULE: ./packages/rollout/lib/index.js
var rollout_lib = __webpack_require__(40027);
;// CONCATENATED MODULE: ./packages/pipeline/lib/inputs.js





const { action: _, ...ofDeploy } = rollout_lib.deployInputs;
// A pipeline that only checks is one without the step `build`, whose Dockerfile `image check` judges.
const { annotate: __, call: ___, ...ofBuild } = image_lib.buildInputs;
/**
 * Inputs of the whole pipeline: those of its steps. Each step adds its own; one name means the same in all of them. What
 * deploy and lint mean something else by than build does has a name of its own here.
 */
const pipelineInputs = {
    steps: (0,lib/* list */.p_)('Steps to run, in their order: `risk`, `lint`, `build`, `deploy`.', { default: 'lint' }),
    ...risk_lib.riskInputs,
    ...ofBuild,
    ...ofDeploy,
    'build-context': { ...image_lib.buildInputs.context, positional: false },
    'build-timeout': image_lib.buildInputs.timeout,
    'image-annotations': image_lib.buildInputs.annotations,
    ...manifests_lib.lintInputs,
};

;// CONCATENATED MODULE: ./packages/pipeline/lib/run-pipeline.js






/** The steps in their order. A step that fails ends the pipeline: what comes after it would act on what it refused. */
const allSteps = [
    { name: 'risk', run: (values, host) => (0,risk_lib/* riskInPipeline */.b)({ ...values, format: 'terminal' }, host, lib/* systemClock */.ml.now()) },
    { name: 'lint', run: manifests_lib/* lintStep */.Kv, again: lintImage },
    { name: 'build', run: build },
    { name: 'deploy', run: deploy },
];
/** Manifests that name the image which was just built are held to what it needs. */
async function lintImage(values, host, { facts }) {
    if (facts === undefined || values.manifests.includes('-'))
        return undefined;
    const step = await (0,manifests_lib/* lintAgainstImage */.ET)(values, host, facts);
    return step.report.findings.length === 0 ? undefined : step;
}
function build(values, host) {
    const { 'build-context': context, 'build-timeout': timeout, 'image-annotations': annotations } = values;
    const own = {
        context,
        timeout,
        annotations,
        call: 'build',
        annotate: values.annotations,
        format: formatOf(values),
    };
    return (0,image_lib/* buildInPipeline */.Q)({ ...values, ...own }, host);
}
function deploy(values, host, { facts }) {
    const images = facts === undefined ? values.images : imagesToDeploy(values.images, facts.reference);
    return (0,rollout_lib/* deployInPipeline */.l)({ ...values, images, action: 'deploy', format: 'terminal' }, host);
}
/**
 * The image that was pushed goes out by its digest, unless the user names another one of its repository.
 *
 * @param reference `repository@sha256:…`; another name is of an image that was not pushed
 */
function imagesToDeploy(given, reference) {
    const at = reference.indexOf('@');
    if (at < 0)
        return given;
    const repository = reference.slice(0, at);
    const isTaken = given.some((text) => {
        const image = text.slice(text.indexOf('=') + 1);
        return image === repository || image.startsWith(`${repository}:`) || image.startsWith(`${repository}@`);
    });
    return isTaken ? given : [reference, ...given];
}
function formatOf({ format = 'terminal' }) {
    return format === 'rules' ? 'terminal' : format;
}
/** Runs every step in order, as the root action and `slipway run` do. */
function runPipeline(host, given, mistakes = [], steps = allSteps) {
    return (0,lib/* run */.eF)(host, async () => {
        const values = (0,lib/* parseInputs */.TL)(pipelineInputs, given, mistakes);
        const token = values['github-token'];
        if (token !== undefined)
            await host.mask(token);
        const files = (0,lib/* parseReportFiles */.$T)(values.reports);
        const { format = 'terminal' } = values;
        if (format === 'rules')
            throw new lib/* Problem */.AF('bad-input', 'The pipeline has no list of rules.', {
                hint: '`slipway lint --format rules` prints the rules of lint.',
            });
        const frames = values.frames === 0 ? Number.POSITIVE_INFINITY : values.frames;
        const outputs = {};
        const chosen = chosenSteps(values.steps, steps);
        const show = ({ report }) => (0,lib/* publish */.mk)(report, host, {
            format,
            files,
            frames,
            annotations: values.annotations,
            summary: values.summary,
            checkRun: values['check-run'],
            token,
        });
        let known = { facts: undefined };
        for (const [i, step] of chosen.entries()) {
            if (format === 'terminal')
                host.log(`step ${i + 1} of ${chosen.length}: ${step.name}`);
            const end = await step.run(values, host, known);
            await show(end);
            Object.assign(outputs, end.outputs);
            if (end.failed)
                return { failed: true, outputs, problem: end.problem };
            if (end.facts === undefined)
                continue;
            known = { facts: end.facts };
            for (const before of chosen.slice(0, i)) {
                const more = await before.again?.(values, host, known);
                if (more === undefined)
                    continue;
                await show(more);
                if (more.failed)
                    return { failed: true, outputs: { ...outputs, ...more.outputs } };
            }
        }
        return { failed: false, outputs };
    });
}
/** @throws Problem that names every step that does not exist */
function chosenSteps(names, steps) {
    const unknown = names.filter((name) => !steps.some((step) => step.name === name));
    if (unknown.length > 0)
        throw new lib/* Problem */.AF('bad-input', `There is no step ${unknown.join(', ')}.`, {
            hint: `Steps are ${steps.map(({ name }) => name).join(', ')}.`,
        });
    return steps.filter(({ name }) => names.includes(name));
}

;// CONCATENATED MODULE: ./packages/pipeline/lib/index.js




/***/ }),

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
