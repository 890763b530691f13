export const id = 387;
export const ids = [387];
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


/***/ })

};
