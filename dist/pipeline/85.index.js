export const id = 85;
export const ids = [85];
export const modules = {

/***/ 42222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ik: () => (/* binding */ object),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   Te: () => (/* binding */ texts),
/* harmony export */   Yz: () => (/* binding */ parsed),
/* harmony export */   p_: () => (/* binding */ list)
/* harmony export */ });
function object(value) {
    return isRecord(value) ? value : undefined;
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function list(value) {
    return Array.isArray(value) ? value : [];
}
function text(value) {
    return typeof value === 'string' ? value : undefined;
}
function texts(value) {
    return list(value).filter((item) => typeof item === 'string');
}
/** @returns undefined for what is no JSON */
function parsed(bytes) {
    try {
        return JSON.parse(typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString());
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 15085:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBuild: () => (/* binding */ run_image_runBuild),
  runCheck: () => (/* binding */ runCheck),
  runInit: () => (/* binding */ runInit),
  runInspect: () => (/* binding */ runInspect),
  runStep: () => (/* binding */ runStep)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 24 modules
var lib = __webpack_require__(31415);
// EXTERNAL MODULE: ./packages/image/lib/inputs.js
var inputs = __webpack_require__(13278);
// EXTERNAL MODULE: ./packages/image/lib/error.js
var lib_error = __webpack_require__(59321);
;// CONCATENATED MODULE: ./packages/image/lib/build/build-failure.js

/** A build that failed, at a line of the Dockerfile where BuildKit names one. */
class BuildFailure extends lib_error/* ImageError */.C {
    /** As BuildKit names it: the file's name, without its folder. */
    file;
    /** From 1. */
    line;
    /** The last lines that the failed step printed. */
    log;
    constructor(reason, message, more) {
        super(reason, message, more.hint === undefined ? {} : { hint: more.hint });
        this.file = more.place?.file;
        this.line = more.place?.line;
        this.log = more.log;
    }
}
/** Source: docs.docker.com, storage/containerd and build/builders/drivers. */
const otherwise = 'which Docker has since 24 (`"features": {"containerd-snapshotter": true}` in daemon.json), or a builder of its own: `docker buildx create --driver docker-container --use`.';
/** What an error's text tells, the most telling first. Every pattern was seen in the output of BuildKit, buildx or the client. */
const kinds = [
    {
        pattern: /no space left on device/i,
        reason: 'disk-full',
        hint: '`docker system df` shows what takes the space, `docker builder prune` frees build cache.',
    },
    {
        pattern: /permission denied while trying to connect|dial unix \S+: connect: permission denied/i,
        reason: 'engine-forbidden',
        hint: 'Add the user to the group of the socket (`sudo usermod -aG docker $USER`, then log in again).',
    },
    {
        pattern: /cannot connect to the docker daemon|failed to connect to the docker api|error during connect/i,
        reason: 'no-engine',
        hint: 'Start Docker, or set DOCKER_HOST or a docker context to an engine that runs.',
    },
    {
        pattern: /unknown command: docker buildx|'buildx' is not a docker command|unknown shorthand flag|unknown flag|invalid progress mode/i,
        reason: 'no-buildx',
        hint: 'Install the buildx plugin, 0.13 or newer, for example by docker/setup-buildx-action.',
    },
    {
        pattern: /\b(?:open|mkdir|stat|lstat|readlink|unlinkat|chmod|error from sender).*: permission denied/i,
        reason: 'bad-build-input',
        hint: 'This user may not read or write that path. A file of the context can be left out by .dockerignore; what buildx writes goes to BUILDX_CONFIG, else to the folder of DOCKER_CONFIG.',
    },
    {
        pattern: /invalid UTF-8/i,
        reason: 'bad-build-input',
        hint: "A file of the context has a name that is no UTF-8: rename it, or leave it out by .dockerignore. `LC_ALL=C find . -name '*[! -~]*'` lists names that are not plain.",
    },
    {
        pattern: /client version \S+ is too (?:old|new)/i,
        reason: 'engine-too-old',
        hint: 'The docker client and the engine are too far apart: update the older one, and leave DOCKER_API_VERSION unset.',
    },
    {
        pattern: /exporting manifest lists|multi-platform build is not supported|multiple platforms feature/i,
        reason: 'engine-too-old',
        hint: `Images of several platforms need the containerd image store, ${otherwise}`,
    },
    {
        pattern: /cache export is not supported/i,
        reason: 'engine-too-old',
        hint: `\`cache-to\` other than \`type=inline\` needs the containerd image store, ${otherwise}`,
    },
    {
        pattern: /attestations? (?:is|are) not supported/i,
        reason: 'engine-too-old',
        hint: `Provenance and SBOM made by buildx (\`mode=…\`, \`generator=…\`) need the containerd image store, ${otherwise} Those that Slipway makes need neither: \`provenance: true\`, \`sbom: cyclonedx\`.`,
    },
    {
        pattern: /not supported for the docker driver|does not currently support/i,
        reason: 'engine-too-old',
        hint: `This output needs the containerd image store, ${otherwise}`,
    },
    {
        pattern: /failed to fetch remote|git stderr|error fetching default branch|fatal: (?:unable to access|could not read|repository)|could not read from remote repository/i,
        reason: 'registry-away',
        hint: 'The Git repository of the context could not be fetched: check its address and the network of the engine; a private one needs `github-token`, or `ssh` for an address of git@.',
    },
    {
        pattern: /failed to read dockerfile|no such file or directory.*dockerfile/i,
        reason: 'no-dockerfile',
        hint: '`file` names the Dockerfile, by default `Dockerfile` in the context; .dockerignore must not hide it from a Git or tar context.',
    },
    {
        pattern: /(?:did not complete successfully|executor failed running .*): exit code: 137/i,
        reason: 'step-failed',
        hint: 'It was killed, most often because memory ran out: give the engine more, or let the step do less at once.',
    },
    {
        pattern: /did not complete successfully|executor failed running|failed to create shim|exec format error/i,
        reason: 'step-failed',
        hint: 'Its last lines are in the log above.',
    },
    {
        pattern: /is not where it is copied from|failed to calculate checksum of ref|failed to compute cache key.*not found/i,
        reason: 'step-failed',
        hint: 'The path is looked for in the context, or in the stage of --from; .dockerignore may leave it out.',
    },
    {
        pattern: /dockerfile parse error|unknown instruction|no build stage in current context|target stage .* could not be found|failed to parse stage name|circular dependency|failed to process/i,
        reason: 'bad-dockerfile',
        hint: '`slipway image check` explains what it finds. Heredocs and `COPY --link` need Docker 23 or newer, or `# syntax=docker/dockerfile:1` as the first line.',
    },
    {
        pattern: /\b40[13]\b|unauthorized|forbidden|authentication required|insufficient_scope|authorization failed|denied/i,
        reason: 'registry-refused',
        hint: 'Log in to the registry (`docker login`, docker/login-action) with a user that may do this, and check the name of the image.',
    },
    {
        pattern: /no such host|connection refused|i\/o timeout|connection reset|use of closed network connection|broken pipe|tls: |x509|server misbehaving|context deadline exceeded|network is unreachable|\b50[0234]\b/i,
        reason: 'registry-away',
        hint: 'Check the address and the network of the engine; a registry without TLS must be on its list of insecure registries.',
    },
    {
        pattern: /failed to resolve source metadata.*not found|manifest unknown|not found: manifest/i,
        reason: 'no-base',
        hint: 'Check name and tag after FROM, and that the build argument in it has a value.',
    },
    {
        pattern: /invalid tag|invalid reference|invalid argument|path .* not found|unable to prepare context|secret \S+: not found|invalid value/i,
        reason: 'bad-build-input',
        hint: 'It comes from an input of the build: tags, platforms, secrets, outputs or context.',
    },
];
/**
 * Why a build failed, told by what the client printed.
 *
 * @param rest lines of standard error that are no events
 */
function buildFailure(rest, steps, hide) {
    const failed = steps.find(({ error }) => error !== undefined && !/context canceled/i.test(error));
    const text = hide(wordsOf(rest) ?? failed?.error ?? 'buildx said nothing');
    const log = (failed?.log ?? []).map(hide);
    const place = placeIn(rest);
    const kind = kinds.find(({ pattern }) => pattern.test(text)) ?? {
        reason: 'build-failed',
        hint: 'The log above has what BuildKit printed.',
    };
    // A full disk shows in what a command prints, while BuildKit sees its exit code alone.
    const full = kinds.find(({ reason, pattern }) => reason === 'disk-full' && log.slice(-10).some((line) => pattern.test(line)));
    const { reason, hint } = kind.reason === 'step-failed' && full !== undefined ? full : kind;
    const last = log.filter((line) => line.trim() !== '').at(-1);
    const where = place === undefined ? '' : `${place.file}:${place.line}: `;
    const said = reason === 'step-failed' && last !== undefined ? ` It printed at last: ${last.trim()}` : '';
    const what = reason === 'no-buildx' ? 'The docker client has no buildx plugin that can be used: ' : '';
    return new BuildFailure(reason, `${what}${where}${sentence(text)}${said}`, { hint, place, log });
}
/** The client's last word, without what it always says. */
function wordsOf(rest) {
    const line = rest.findLast((text) => /^(?:ERROR|error): /.test(text)) ??
        // A client without the plugin ends with where to get help.
        rest.findLast((text) => kinds.some(({ pattern }) => pattern.test(text))) ??
        rest.findLast((text) => text.trim() !== '');
    // What git says stands in lines of its own.
    const ofGit = line?.endsWith('git stderr:') === true
        ? rest.find((text) => /^(?:fatal|remote|ERROR): /.test(text) && text !== line)
        : undefined;
    return ((ofGit === undefined ? line : `${line} ${ofGit}`)
        ?.replace(/^(?:ERROR|error): /, '')
        .replace(/^(?:failed to build: |failed to solve: |rpc error: code = \w+ desc = |failed to solve with frontend \S+: |failed to create LLB definition: )+/, '')
        .replace(/^failed to compute cache key: failed to calculate checksum of ref \S+: (".*"): not found$/, '$1 is not where it is copied from')
        .replace(/^failed to read dockerfile: failed to load cache key: (?=.*git stderr:)/s, '')
        .replace('git stderr: ', '')
        // The same name up to three times.
        .replace(/^(\S+): (failed to resolve source metadata for \1): (?:\1: )?/, '$2: '));
}
function sentence(text) {
    const short = text.length > 600 ? `${text.slice(0, 599)}…` : text;
    return /[.!?…]$/.test(short) ? short : `${short}.`;
}
/** `Dockerfile:3` above a ruler, as BuildKit heads its excerpts. */
function placeIn(rest) {
    for (const [i, line] of rest.entries()) {
        const [, file, number] = /^(.+):(\d+)$/.exec(line) ?? [];
        if (file !== undefined && /^-{10,}$/.test(rest[i + 1] ?? ''))
            return { file, line: Number(number) };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/gates/built-image-rules.js
/** Ids of what an image is held to; those of Dockerfiles are in rules/. */
const builtBuiltImageRuleIds = (/* unused pure expression or super */ null && ([
    'image-builds',
    'run-completes',
    'size-within-limit',
    'growth-within-limit',
    'non-root-image',
    'known-user',
    'allowed-paths',
    'healthy-start',
    'keeps-running',
    'drains-on-sigterm',
    'read-only-root',
    'runtime-without-compiler',
    'runtime-without-package-manager',
    'setuid-file',
    'hidden-bytes',
    'secret-not-in-image',
    'credential-not-in-file',
    'credential-not-in-configuration',
]));
/** What each is about. */
const areas = {
    'image-builds': 'build',
    'run-completes': 'build',
    'size-within-limit': 'size',
    'growth-within-limit': 'size',
    'hidden-bytes': 'size',
    'healthy-start': 'run',
    'keeps-running': 'run',
    'read-only-root': 'run',
    'drains-on-sigterm': 'run',
    'known-user': 'run',
    'non-root-image': 'security',
    'allowed-paths': 'security',
    'setuid-file': 'security',
    'runtime-without-compiler': 'contents',
    'runtime-without-package-manager': 'contents',
    'secret-not-in-image': 'secrets',
    'credential-not-in-file': 'secrets',
    'credential-not-in-configuration': 'secrets',
};
const rule = (id, severity, what, why, fix, references = []) => [
    id,
    {
        id,
        subject: 'image',
        area: areas[id],
        page: `docs/built-image-rules/${id}.md`,
        severity,
        enabled: true,
        what,
        why,
        fix,
        references,
    },
];
/** What is said of built images. */
const builtImageRules = new Map([
    rule('image-builds', 'error', 'Every step of the Dockerfile succeeds.', 'Without an image there is nothing to run or push.', 'Read the last lines of the step; the same command in a container of the stage before shows it again.'),
    rule('run-completes', 'error', 'What was asked of a built image is done to its end.', 'An image that was pushed by some of its tags, or looked into by half, is no release.', 'Mend what the message names, and run it again: what was built comes from the cache.'),
    rule('size-within-limit', 'error', 'The image is not larger than `max-size`.', 'Every node pulls the image before a pod starts: its size is start-up time, traffic and attack surface.', 'Look at the largest files and layers of the report: what the application does not need at run time stays in the stage that builds it.'),
    rule('growth-within-limit', 'error', 'The image grew by no more than `max-growth` since the release before.', 'Images grow by what nobody meant to ship: a cache, a debug build, the context itself.', 'Compare the layers with those of the release before, or raise `max-growth` for this release.'),
    rule('non-root-image', 'error', 'The image runs as a user that is not root.', 'Who breaks out of a process of root is root on the node, and Pod Security `restricted` refuses the pod.', 'Add `USER 65532` (a number, which Kubernetes can check) to the last stage.', ['https://kubernetes.io/docs/concepts/security/pod-security-standards/']),
    rule('known-user', 'error', 'The user of the image is a number, or a name of its /etc/passwd.', 'An engine looks the name up in the image itself, and starts no container of one that it does not find there.', 'Make the user in the last stage (`RUN adduser -D app`), or name a number: `USER 65532`.', ['https://docs.docker.com/reference/dockerfile/#user']),
    rule('allowed-paths', 'error', 'The image has no file that `forbidden-paths` names.', 'A key, a test fixture or a tool that came with COPY is there for everyone who can pull the image.', 'Leave the file out by .dockerignore, or copy only what the program needs.'),
    rule('healthy-start', 'error', 'The image starts and becomes healthy under least privilege.', 'What cannot start here, without root, capabilities and a writable root, cannot start in a cluster that asks for the same.', 'Read the last lines of its log; write to a volume or tmpfs, not beside the program.'),
    rule('keeps-running', 'warning', 'A container runs on until it is told to end.', 'What ends by itself is restarted again and again in a Deployment; that it once ended with 0 says nothing of a server.', 'Keep the server in the foreground, and say by EXPOSE or `smoke-probe` where it listens; for a job say `smoke-probe: exit`.', ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy']),
    rule('drains-on-sigterm', 'warning', 'The container ends by itself after SIGTERM.', 'A process that does not hear SIGTERM is killed after the grace period, with its requests in it.', 'Let the program stop on SIGTERM, which process 1 ignores otherwise; start it in the exec form, `ENTRYPOINT ["/app"]`, or put an init such as tini before it.', ['https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination']),
    rule('read-only-root', 'warning', 'The program writes nothing on a read-only root.', 'A program that goes on without what it could not write has lost a log, a cache or a state, and fails once it needs it.', 'Mount a volume or tmpfs where it writes (`smoke-tmpfs` does it here), or let it write elsewhere.', ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/']),
    rule('runtime-without-compiler', 'warning', 'The image has no compiler.', 'A compiler takes hundreds of megabytes, and builds the tools of whoever gets in.', 'Compile in a stage of its own and copy the result.'),
    rule('runtime-without-package-manager', 'info', 'The image has no package manager.', 'It installs whatever an intruder wants, and its databases take room.', 'Take a base without one, such as a static or distroless image.'),
    rule('setuid-file', 'info', 'No file changes the user or group that runs it.', 'A setuid or setgid program of root is the shortest way from a broken service to root in the container.', 'Remove the bit (`chmod a-s`), or set `allowPrivilegeEscalation: false` wherever it runs.'),
    rule('hidden-bytes', 'warning', 'Layers ship no files that later ones delete or replace.', 'A deleted file stays in the layer below: it is pulled, and whoever looks finds it.', 'Delete in the RUN that made it, or copy only what is needed from another stage.'),
    rule('secret-not-in-image', 'error', 'No build secret stands in the configuration, the history or a layer of the image.', 'Whoever can pull the image can read all of them, a file that a later layer deletes too.', 'Take it by `RUN --mount=type=secret`, never by ARG, ENV or COPY, and copy it nowhere; then change the secret, for it was seen.', ['https://docs.docker.com/build/building/secrets/']),
    rule('credential-not-in-file', 'error', 'No file of the image holds a private key, a password or a token.', 'Whoever can pull the image can read it, whatever a later layer deletes. Name and content are looked at: `id_rsa`, `*.pem`, `.aws/credentials`, `.npmrc`, `.netrc`, `.git-credentials`, `.docker/config.json`, `.kube/config`, `.env` and their like.', 'Replace what was published by a new one. Mount it for the RUN that needs it (`RUN --mount=type=secret`), give it to the container when it starts, and name the file in .dockerignore.', ['https://docs.docker.com/build/building/secrets/']),
    rule('credential-not-in-configuration', 'error', 'No variable of the image, and no instruction in its history, holds a password, a token or a key.', 'Both are printed by `docker inspect` and `docker history` to everyone who can pull the image.', 'Replace what was published by a new one. Mount it for the RUN that needs it, and set it from outside when the container starts.', ['https://docs.docker.com/build/building/secrets/']),
]);

;// CONCATENATED MODULE: ./packages/image/lib/gates/sizes.js

const units = {
    '': 1,
    b: 1,
    k: 1e3,
    kb: 1e3,
    m: 1e6,
    mb: 1e6,
    g: 1e9,
    gb: 1e9,
    ki: 1024,
    kib: 1024,
    mi: 1024 ** 2,
    mib: 1024 ** 2,
    gi: 1024 ** 3,
    gib: 1024 ** 3,
};
/**
 * Bytes of a text such as `30MB` (10⁶) or `28MiB` (2²⁰).
 *
 * @param input name of the input, for the message
 * @throws ImageError `bad-limit`
 */
function parseBytes(input, text) {
    const [, number = '', unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(text) ?? [];
    const factor = units[unit.toLowerCase()];
    if (number === '' || factor === undefined)
        throw new lib_error/* ImageError */.C('bad-limit', `${input} must be a size such as 30MB or 28MiB, but is ${JSON.stringify(text)}.`);
    return Math.round(Number(number) * factor);
}
/** @throws ImageError `bad-limit` */
function parseGrowth(input, text) {
    const percent = /^\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(text)?.[1];
    if (percent !== undefined)
        return { percent: Number(percent) };
    try {
        return { bytes: parseBytes(input, text) };
    }
    catch (error) {
        throw new lib_error/* ImageError */.C('bad-limit', `${input} must be such as 10% or 2MB, but is ${JSON.stringify(text)}.`, {
            cause: error,
        });
    }
}
/** Bytes for people, in the decimal units that engines and registries count in. */
function sizeInWords(bytes) {
    const [unit, factor] = bytes >= 999_500_000 ? ['GB', 1e9] : bytes >= 999_500 ? ['MB', 1e6] : bytes >= 1000 ? ['kB', 1e3] : ['B', 1];
    const value = bytes / Number(factor);
    return `${value >= 100 || factor === 1 ? Math.round(value) : value.toPrecision(3)} ${unit}`;
}

;// CONCATENATED MODULE: ./packages/image/lib/report/image-result.js
/** Percent that the shipped image is smaller than the largest stage with what is shipped on top of it; undefined for one stage. */
function savedPercent({ stages }) {
    const final = stages.find((stage) => stage.final);
    const others = stages.filter((stage) => !stage.final);
    if (final === undefined || others.length === 0)
        return undefined;
    const builder = Math.max(...others.map(({ bytes }) => bytes));
    const saved = 1 - final.bytes / Math.max(1, builder);
    return saved <= 0 ? 0 : Math.round(saved * 1000) / 10;
}
/** A result of which nothing is known. */
const nothing = {
    pushAsked: false,
    digest: undefined,
    imageId: undefined,
    tags: [],
    platforms: [],
    images: [],
    user: undefined,
    ports: [],
    build: undefined,
    stages: [],
    analysis: undefined,
    gates: [],
    previous: undefined,
    smoke: undefined,
    sbom: undefined,
    pushed: [],
    attachments: [],
    notices: [],
    findings: [],
    buildLog: [],
    durationMs: 0,
    timings: {},
};

;// CONCATENATED MODULE: ./packages/image/lib/report/image-json.js

/** The public JSON fields of an image (docs/schema/image-report.schema.json); what is not known is null. */
function imageJson(result) {
    const { analysis, smoke, build, previous } = result;
    return {
        state: result.state,
        reference: result.reference,
        digest: result.digest ?? null,
        imageId: result.imageId ?? null,
        tags: result.tags,
        platforms: result.platforms,
        images: result.images.map((image) => ({ ...image, uid: image.uid ?? null })),
        user: result.user ?? null,
        uid: result.images[0]?.uid ?? null,
        ports: result.ports,
        durationMs: result.durationMs,
        timings: result.timings,
        build: build ?? null,
        bytes: analysis?.bytes ?? null,
        visibleBytes: analysis?.visibleBytes ?? null,
        hiddenBytes: analysis?.hiddenBytes ?? null,
        savedPercent: savedPercent(result) ?? null,
        stages: result.stages,
        layers: (analysis?.layers ?? []).map(({ diffId, createdBy, bytes, files, hiddenBytes, fromBase }) => ({
            diffId,
            createdBy,
            bytes,
            files,
            hiddenBytes,
            fromBase,
        })),
        largestFiles: (analysis?.largestFiles ?? []).map(({ path, bytes, layer }) => ({ path, bytes, layer })),
        hiddenFiles: (analysis?.hiddenFiles ?? []).map(({ path, bytes, layer, hiddenBy }) => ({
            path,
            bytes,
            layer,
            hiddenBy,
        })),
        tools: analysis?.tools ?? { compilers: [], packageManagers: [], shells: [] },
        setuid: (analysis?.setuid ?? []).map(({ path }) => path),
        gates: result.gates.map((gate) => ({ ...gate, platform: gate.platform ?? null })),
        previous: previous ?? null,
        smoke: smoke === undefined
            ? null
            : {
                verdict: smoke.verdict,
                cause: smoke.cause === undefined ? null : causeJson(smoke.cause),
                startUpMs: smoke.startUpMs ?? null,
                peakMemoryBytes: smoke.peakMemoryBytes ?? null,
                stopMs: smoke.stopMs ?? null,
                drained: smoke.drained ?? null,
                stopCode: smoke.stopCode ?? null,
                ended: smoke.ended === undefined
                    ? null
                    : { afterMs: smoke.ended.afterMs ?? null, exitCode: smoke.ended.exitCode },
                probe: smoke.probe,
                port: smoke.port ?? null,
                user: smoke.user,
                readOnly: smoke.readOnly,
                deniedWrites: smoke.deniedWrites ?? null,
                logs: smoke.logs,
            },
        sbom: result.sbom ?? null,
        pushed: result.pushed,
        attachments: result.attachments,
        notices: result.notices,
    };
}
function causeJson({ code, message, exitCode, deniedPath }) {
    return { code, message, exitCode: exitCode ?? null, deniedPath: deniedPath ?? null };
}

;// CONCATENATED MODULE: ./packages/image/lib/run/smoke-result.js
/** Such as `ended by itself after 0.1 s with exit code 0`. */
function endInWords({ afterMs, exitCode }) {
    return `ended by itself${afterMs === undefined ? '' : ` after ${(afterMs / 1000).toFixed(1)} s`} with exit code ${exitCode}`;
}
/** `healthy`, or that one without a probe has done its work, which is not the same. */
function verdictInWords({ verdict, ended }) {
    return ended === undefined ? verdict : `${endInWords(ended)}, as one that has done its work`;
}
/** Why it failed, in as few words as a table has room for. */
function causeInWords({ code, exitCode }) {
    const words = {
        exited: exitCode === undefined ? 'it ended' : `it ended with exit code ${exitCode}`,
        'out-of-memory': 'out of memory',
        unhealthy: 'unhealthy',
        timeout: 'no answer in time',
        'cannot-start': 'it cannot be started',
        'runs-as-root': 'it runs as root',
    };
    return words[code];
}

;// CONCATENATED MODULE: ./packages/image/lib/report/image-tables.js



const files = 15;
/** An image as tables, what decides first. */
function imageTables(result) {
    return [
        ...pushTable(result),
        ...stagesTable(result),
        ...platformsTable(result),
        ...gatesTable(result),
        ...smokeTable(result),
        ...layersTable(result),
        ...filesTables(result),
        ...noticesTable(result),
    ];
}
function pushTable({ pushed, attachments }) {
    if (pushed.length === 0)
        return [];
    const rows = pushed.map(({ reference, digest }) => [reference, `${repositoryOf(reference)}@${digest}`]);
    const attached = attachments.map(({ kind, signed, digest }) => [`${kind}${signed ? ', signed' : ''}`, digest]);
    return [{ title: 'Pushed', open: true, columns: ['Name', 'Digest'], rows: [...rows, ...attached] }];
}
/** `host:5000/shop:1` without its tag. */
function repositoryOf(reference) {
    const name = reference.split('@', 1)[0];
    const colon = name.lastIndexOf(':');
    return colon > name.lastIndexOf('/') ? name.slice(0, colon) : name;
}
function stagesTable(result) {
    const { stages } = result;
    if (stages.length === 0)
        return [];
    const saved = savedPercent(result);
    return [
        {
            title: saved === undefined ? 'Stages' : `Stages: ${saved} % saved over shipping the largest`,
            open: true,
            note: 'As unpacked on disk, in whole blocks; layers below are counted by the bytes of their files.',
            columns: ['Stage', 'On disk', 'Shipped'],
            rows: stages.map(({ stage, bytes, final }) => [stage, sizeInWords(bytes), final ? 'yes' : 'no']),
        },
    ];
}
/** Which platforms were looked at, and which one ran. */
function platformsTable({ images }) {
    if (images.length < 2)
        return [];
    const ran = images.find((image) => image.ran)?.platform;
    const rest = images.filter(({ platform }) => platform !== ran).map(({ platform }) => platform);
    return [
        {
            title: `Platforms: ${images.length} looked at, ${ran === undefined ? 'none was started' : `${ran} ran, ${rest.join(', ')} did not`}`,
            note: `An engine starts its own platform alone. Layers, files and the bill of materials below are of ${images[0].platform}.`,
            open: true,
            columns: ['Platform', 'Bytes', 'Hidden', 'User', 'Ran'],
            rows: images.map(({ platform, bytes, hiddenBytes, user, uid, ran: started }) => [
                platform,
                sizeInWords(bytes),
                hiddenBytes === 0 ? '' : sizeInWords(hiddenBytes),
                `${user === '' ? 'root' : user}${uid === undefined || String(uid) === user ? '' : ` (${uid})`}`,
                started ? 'yes' : 'no',
            ]),
        },
    ];
}
function gatesTable({ gates, images }) {
    if (gates.length === 0)
        return [];
    const several = images.length > 1;
    return [
        {
            title: 'Gates',
            open: true,
            columns: ['Gate', ...(several ? ['Platform'] : []), 'Holds', 'Is', 'May be'],
            rows: gates.map(({ gate, platform, holds, actual, limit }) => [
                gate,
                ...(several ? [platform ?? ''] : []),
                holds ? 'yes' : 'NO',
                actual,
                limit,
            ]),
        },
    ];
}
function smokeTable({ smoke }) {
    if (smoke === undefined)
        return [];
    const seconds = (ms) => (ms === undefined ? 'unknown' : `${(ms / 1000).toFixed(2)} s`);
    const memory = smoke.peakMemoryBytes === undefined ? 'unknown' : sizeInWords(smoke.peakMemoryBytes);
    const end = smoke.drained === undefined
        ? 'not tried'
        : `${seconds(smoke.stopMs)}${smoke.drained ? withCode(smoke.stopCode) : ', by SIGKILL: it did not hear SIGTERM'}`;
    return [
        {
            title: 'Smoke run of this very image',
            open: true,
            columns: ['What', 'Came of it'],
            rows: [
                [
                    'verdict',
                    smoke.cause === undefined
                        ? verdictInWords(smoke)
                        : `failed: ${causeInWords(smoke.cause)} (see healthy-start)`,
                ],
                ['asked by', smoke.port === undefined ? smoke.probe : `${smoke.probe}, port ${smoke.port}`],
                ['healthy after', seconds(smoke.startUpMs)],
                ['peak memory', memory],
                ['ended after SIGTERM', end],
                ['user', smoke.user === '' ? 'root' : smoke.user],
                ['root file system', `${smoke.readOnly ? 'read-only' : 'writable'}${deniedInWords(smoke)}`],
            ],
        },
    ];
}
function withCode(exitCode) {
    return exitCode === undefined || exitCode === 0 ? '' : `, with exit code ${exitCode}`;
}
function deniedInWords({ deniedWrites }) {
    if (deniedWrites === undefined)
        return '';
    return deniedWrites.length === 0 ? ', which its log complains of' : `; could not write ${deniedWrites.join(', ')}`;
}
function layersTable({ analysis }) {
    if (analysis === undefined)
        return [];
    const { layers, bytes, hiddenBytes } = analysis;
    // Where none is known to be of the base, nothing is known of it.
    const tellsBase = layers.some(({ fromBase }) => fromBase);
    return [
        {
            title: `Layers: ${sizeInWords(bytes)}, ${sizeInWords(hiddenBytes)} of it hidden by later layers`,
            columns: ['#', 'Bytes', 'Hidden', 'Files', ...(tellsBase ? ['Of'] : []), 'Made by'],
            rows: layers.map((layer, i) => [
                String(i + 1),
                sizeInWords(layer.bytes),
                layer.hiddenBytes === 0 ? '' : sizeInWords(layer.hiddenBytes),
                String(layer.files),
                ...(tellsBase ? [layer.fromBase ? 'base' : 'image'] : []),
                shortened(layer.createdBy),
            ]),
        },
    ];
}
const longest = 100;
function shortened(text) {
    const line = text.replace(/\s+/g, ' ').trim();
    return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
function filesTables({ analysis }) {
    if (analysis === undefined)
        return [];
    const { hiddenFiles, tools } = analysis;
    const left = [
        ...tools.compilers.map((path) => [path, 'compiler']),
        ...tools.packageManagers.map((path) => [path, 'package manager']),
        ...tools.shells.map((path) => [path, 'shell']),
        ...analysis.setuid.map(({ path }) => [path, 'changes the user or group']),
    ];
    const tables = [
        largestTable(analysis),
        {
            title: 'Files that nobody can see',
            note: 'They are pulled with the image, and can be taken out of its layers.',
            columns: ['File', 'Bytes', 'Layer', 'Hidden by'],
            rows: hiddenFiles
                .slice(0, files)
                .map(({ path, bytes, layer, hiddenBy }) => [path, sizeInWords(bytes), String(layer + 1), String(hiddenBy + 1)]),
        },
        { title: 'Tools left in the image', columns: ['File', 'What it is'], rows: left },
    ];
    return tables.filter(({ rows }) => rows.length > 0);
}
/** Files of which more are shown than this weigh a share of the image. */
const alwaysShown = 3;
const leastShare = 0.01;
/** What somebody could leave out: files of the base only where there are no others, and none of hundreds of small ones. */
function largestTable({ largestFiles, layers, visibleBytes }) {
    const own = largestFiles.filter(({ layer }) => layers[layer]?.fromBase === false);
    const shown = (own.length > 0 ? own : largestFiles)
        .slice(0, files)
        .filter(({ bytes }, i) => i < alwaysShown || bytes >= visibleBytes * leastShare);
    return {
        title: own.length > 0 && own.length < largestFiles.length
            ? 'Largest files that the image adds to its base'
            : 'Largest files',
        columns: ['File', 'Bytes', 'Layer'],
        rows: shown.map(({ path, bytes, layer }) => [path, sizeInWords(bytes), String(layer + 1)]),
    };
}
function noticesTable({ notices }) {
    if (notices.length === 0)
        return [];
    return [{ title: 'Left out', logged: true, columns: ['What, and why'], rows: notices.map((text) => [text]) }];
}

;// CONCATENATED MODULE: ./packages/image/lib/report/size-chart.js
const bars = 12;
/** Bytes of stages, or of layers where there is one stage, as bars in the Mermaid language. */
function sizeChart({ stages, analysis }) {
    const rows = stages.length > 1
        ? stages.map(({ stage, bytes, final }) => [final ? `${stage} (shipped)` : stage, bytes])
        : (analysis?.layers ?? [])
            .map(({ bytes, createdBy }, i) => [`${i + 1} ${verb(createdBy)}`, bytes])
            .filter(([, bytes]) => bytes > 0);
    if (rows.length === 0)
        return undefined;
    const shown = rows.slice(-bars);
    const megabytes = shown.map(([, bytes]) => bytes / 1e6);
    const top = Math.max(...megabytes, 0.1);
    return [
        'xychart-beta horizontal',
        `  title "${stages.length > 1 ? 'Stages' : 'Layers'}, MB"`,
        `  x-axis [${shown.map(([name]) => `"${plain(name)}"`).join(', ')}]`,
        `  y-axis "MB" 0 --> ${round(top * 1.05)}`,
        `  bar [${megabytes.map(round).join(', ')}]`,
    ].join('\n');
}
/** A bar of no length would not be seen. */
function round(megabytes) {
    return megabytes >= 100 ? Math.round(megabytes) : Math.max(0.1, Math.round(megabytes * 10) / 10);
}
function verb(createdBy) {
    return /^\s*(?:\/bin\/sh -c #\(nop\)\s*)?([A-Z]{2,})\b/.exec(createdBy)?.[1] ?? 'base';
}
function plain(text) {
    return text.replace(/[^\w .()-]/g, ' ');
}

;// CONCATENATED MODULE: ./packages/image/lib/report/image-report.js







/** An image as every format prints it. */
function imageReport(result, { title, failOn, rules, source }) {
    const findings = ranked(result.findings);
    const { analysis, smoke } = result;
    const failed = result.state === 'refused' || fails(findings, failOn);
    return {
        step: 'build',
        title,
        verdict: failed ? 'fail' : 'pass',
        conclusion: conclusionOf(result, findings, failed),
        findings,
        rules: new Map([...rules, ...builtImageRules]),
        tables: imageTables(result),
        excerpts: [
            ...(result.buildLog.length === 0
                ? []
                : [{ title: 'Last lines of the step that failed', text: result.buildLog.slice(-logLines).join('\n') }]),
            ...(smoke?.verdict === 'failed' && smoke.logs.trim() !== ''
                ? [{ title: 'Last lines of the container', text: smoke.logs }]
                : []),
        ],
        diagram: sizeChart(result),
        stats: {
            ...(analysis === undefined ? {} : { layers: analysis.layers.length }),
            ...(result.stages.length === 0 ? {} : { stages: result.stages.length }),
            ...(result.build === undefined ? {} : { 'build steps': result.build.steps }),
            gates: result.gates.length,
            ...(result.sbom === undefined ? {} : { packages: result.sbom.packages }),
        },
        source,
        json: imageJson(result),
    };
}
const logLines = 25;
/** Whether a finding is at or above the mildest severity that fails. */
function fails(findings, failOn) {
    if (failOn === 'never')
        return false;
    return findings.some(({ severity }) => lib/* severities */.gO.indexOf(severity) <= lib/* severities */.gO.indexOf(failOn));
}
/** Worst first, then by file and place. */
function ranked(findings) {
    return findings.toSorted((a, b) => lib/* severities */.gO.indexOf(a.severity) - lib/* severities */.gO.indexOf(b.severity) ||
        (a.location.file < b.location.file ? -1 : a.location.file > b.location.file ? 1 : 0) ||
        a.location.start.line - b.location.start.line ||
        a.location.start.column - b.location.start.column);
}
/** What decided the verdict, in one sentence. */
function conclusionOf(result, findings, failed) {
    const { state, analysis, smoke, reference, gates } = result;
    if (failed) {
        const broken = gates
            .filter(({ holds }) => !holds)
            .map(({ gate, platform, actual, limit }) => `${gate} (${platform === undefined ? '' : `${platform}: `}${actual}${gate.startsWith('max-') ? `, may be ${limit}` : ''})`);
        return `${whatFailed(result)}: ${broken.length > 0 ? broken.join(', ') : countsOf(findings)}.`;
    }
    const saved = savedPercent(result);
    const facts = [
        analysis === undefined ? undefined : sizeInWords(analysis.bytes),
        saved === undefined || saved <= 0 ? undefined : `${saved} % saved over the builder`,
        smoke?.startUpMs === undefined ? undefined : `healthy in ${(smoke.startUpMs / 1000).toFixed(2)} s`,
    ].filter((text) => text !== undefined);
    const verbs = {
        pushed: 'Pushed',
        built: 'Built',
        refused: 'Refused',
        inspected: 'Inspected',
        checked: 'Checked the Dockerfile of',
    };
    return `${verbs[state]} ${reference}${facts.length === 0 ? '' : `: ${facts.join(', ')}`}.`;
}
/** What did not come to be, of what was asked for. */
function whatFailed({ state, build, pushAsked, pushed, tags }) {
    if (state === 'refused' && build === undefined)
        return 'Not built';
    if (pushed.length > 0 && pushed.length < tags.length)
        return `Pushed by ${pushed.length} of ${tags.length} tags`;
    return state === 'refused' && pushAsked ? 'Not pushed' : 'Failed';
}
function countsOf(findings) {
    const { error, warning, info } = (0,lib/* countBySeverity */.Ot)(findings);
    const of = (count, one, many) => count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
    return [...of(error, 'error', 'errors'), ...of(warning, 'warning', 'warnings'), ...of(info, 'info', 'info')].join(', ');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./packages/image/lib/context/compose.js


/**
 * Reads what a Compose file says about builds and health. A file that is no YAML says nothing: Compose itself tells that.
 *
 * @param file path relative to the repository, forward slashes
 */
async function readCompose(text, file) {
    // Only repositories with a Compose file pay for the YAML parser.
    const { isMap, isScalar, LineCounter, parseDocument } = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, merge: true, logLevel: 'silent' });
    const root = document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
    const services = Object.entries(mapping(mapping(root)['services']));
    const waits = services.flatMap(([service, value]) => Object.entries(mapping(mapping(value)['depends_on'])).flatMap(([on, condition]) => {
        if (mapping(condition)['condition'] !== 'service_healthy')
            return [];
        const node = document.getIn(['services', service, 'depends_on', on, 'condition'], true);
        const start = isScalar(node) || isMap(node) ? node.range?.[0] : undefined;
        return [{ service, on, line: start === undefined ? 1 : lines.linePos(start).line }];
    }));
    return {
        file,
        services: services.map(([name, value]) => ({
            name,
            ...buildOf(mapping(value)['build'], external_node_path_.posix.dirname(file)),
            healthcheck: healthOf(mapping(value)['healthcheck']),
            awaitedBy: waits.filter(({ on }) => on === name).map(({ service, line }) => ({ service, line })),
        })),
    };
}
function mapping(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
function buildOf(build, folder) {
    if (build === undefined || build === null)
        return { context: undefined, dockerfile: undefined, target: undefined };
    const { context = '.', dockerfile = 'Dockerfile', target, } = typeof build === 'string' ? { context: build } : mapping(build);
    const root = external_node_path_.posix.normalize(external_node_path_.posix.join(folder, String(context)));
    return {
        context: root,
        dockerfile: external_node_path_.posix.normalize(external_node_path_.posix.join(root, String(dockerfile))),
        target: typeof target === 'string' ? target : undefined,
    };
}
function healthOf(value) {
    const { test, disable } = mapping(value);
    if (disable === true || test === 'NONE' || (Array.isArray(test) && test[0] === 'NONE'))
        return 'disabled';
    return test === undefined ? undefined : 'own';
}
/**
 * The Compose files of a repository that make a service wait for another one's health: those that `docker compose` itself
 * would take, in its folder. Others say nothing that a rule looks for, and are not parsed.
 */
async function composeFilesIn(folder) {
    const names = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];
    const texts = names
        .filter((name) => (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, name)))
        .map((name) => ({ name, text: (0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, name), 'utf8') }))
        .filter(({ text }) => text.includes('service_healthy'));
    return Promise.all(texts.map(({ name, text }) => readCompose(text, name)));
}

;// CONCATENATED MODULE: ./packages/image/lib/context/dockerignore.js
/**
 * Reads a .dockerignore. Source of the semantics: github.com/moby/patternmatcher, patternmatcher.go and
 * ignorefile/ignorefile.go: comments only at the start of a line, `!` for exceptions, the last match decides, `**` for any
 * number of folders, a match of a folder covers all below it.
 */
function readDockerignore(text) {
    const patterns = patternsOf(text);
    const compiled = patterns.map(({ pattern, isException }) => ({ isException, expression: expressionOf(pattern) }));
    const hasExceptions = patterns.some(({ isException }) => isException);
    const excludes = (path) => {
        const parents = parentsOf(path);
        let isOut = false;
        for (const { isException, expression } of compiled) {
            if (isException !== isOut || expression === undefined)
                continue;
            if (expression.test(path) || parents.some((parent) => expression.test(parent)))
                isOut = !isException;
        }
        return isOut;
    };
    return {
        patterns,
        hasExceptions,
        excludes,
        // An exception may bring back something below; BuildKit looks too.
        excludesAll: (folder) => !hasExceptions && excludes(folder),
    };
}
function patternsOf(text) {
    const patterns = [];
    for (const [i, raw] of text
        .replace(/^\ufeff/, '')
        .split('\n')
        .entries()) {
        if (raw.startsWith('#'))
            continue;
        const line = raw.trim();
        if (line === '')
            continue;
        const isException = line.startsWith('!');
        const pattern = cleanPath((isException ? line.slice(1) : line).trim());
        if (pattern !== '' && pattern !== '.')
            patterns.push({ pattern, isException, line: i + 1 });
    }
    return patterns;
}
/** As Go's filepath.Clean, and without a leading slash. */
function cleanPath(path) {
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '' || part === '.')
            continue;
        if (part === '..' && parts.length > 0 && parts.at(-1) !== '..')
            parts.pop();
        else
            parts.push(part);
    }
    return parts.join('/');
}
function parentsOf(path) {
    const parents = [];
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1))
        parents.push(path.slice(0, at));
    return parents;
}
/** The regular expression of a pattern; undefined for one that matches nothing because it is malformed. */
function expressionOf(pattern) {
    let source = '^';
    for (let i = 0; i < pattern.length; i++) {
        const c = pattern[i];
        if (c === '*' && pattern[i + 1] === '*') {
            i++;
            if (pattern[i + 1] === '/')
                i++;
            source += i + 1 >= pattern.length ? '.*' : '(?:.*/)?';
        }
        else if (c === '*')
            source += '[^/]*';
        else if (c === '?')
            source += '[^/]';
        else if (c === '\\')
            source += RegExp.escape(pattern[++i] ?? '');
        else if (c === '[') {
            const close = pattern.indexOf(']', i + 2);
            if (close < 0)
                return undefined;
            source += `[${pattern
                .slice(i + 1, close)
                .replace(/^!/, '^')
                .replaceAll('\\', '\\\\')}]`;
            i = close;
        }
        else
            source += RegExp.escape(c);
    }
    try {
        return new RegExp(`${source}$`, 's');
    }
    catch {
        return undefined; // A range such as [z-a]: BuildKit refuses the file and says so.
    }
}

;// CONCATENATED MODULE: ./packages/image/lib/context/measure-context.js




/** What no build needs, by the name of a folder or file: pattern → what must stand beside it for a folder of such a plain name. */
const needless = [
    [/^\.git$/, '**/.git'],
    [/^node_modules$/, '**/node_modules'],
    [/^(?:\.venv|venv)$/, '**/.venv', /^(?:pyvenv\.cfg)$/],
    [/^(?:__pycache__|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.tox)$/, '**/__pycache__'],
    [/^target$/, '**/target', /^(?:Cargo\.toml|pom\.xml)$/],
    [/^(?:build|\.gradle)$/, '**/build', /^build\.gradle(?:\.kts)?$/],
    [/^(?:dist|build|out|\.next|\.nuxt|\.svelte-kit|\.turbo|\.parcel-cache|coverage)$/, 'dist', /^package\.json$/],
    [/^(?:\.idea|\.vscode|\.vs)$/, '**/.idea'],
    [/^(?:\.terraform|\.cache|\.nyc_output)$/, '**/.cache'],
];
const secretFile = /^(?:\.env(?:\.(?!example$|sample$|template$|dist$|defaults?$)[\w.-]+)?|id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|\.pgpass|.*\.(?:pem|p12|pfx|key|jks|keystore)|credentials\.json|service-account.*\.json)$/;
const maxListed = 10;
/** Measures the build context below a folder. Links are not followed, as BuildKit does not. */
function measureContext(folder, options = {}) {
    return new ContextWalk(folder, options).measure();
}
class ContextWalk {
    folder;
    matcher;
    always;
    maxFiles;
    deadline;
    now;
    skipped = [];
    secrets = [];
    savable = new Map();
    top = new Map();
    bytes = 0;
    files = 0;
    truncated = false;
    constructor(folder, options) {
        const { dockerignore = '', dockerfile, maxFiles = 200_000, maxMs = 10_000, clock = lib/* systemClock */.ml } = options;
        this.folder = folder;
        this.matcher = readDockerignore(dockerignore);
        const own = dockerfile === undefined ? 'Dockerfile' : (0,external_node_path_.relative)(folder, dockerfile).split(external_node_path_.sep).join('/');
        this.always = new Set([own, '.dockerignore', `${own}.dockerignore`]);
        this.maxFiles = maxFiles;
        this.now = () => clock.now();
        this.deadline = this.now() + maxMs;
    }
    measure() {
        this.walk('', undefined);
        const savable = [...this.savable].map(([pattern, weight]) => ({ pattern, ...weight })).sort(heaviest);
        return {
            bytes: this.bytes,
            files: this.files,
            truncated: this.truncated,
            skipped: this.skipped,
            largest: [...this.top]
                .map(([path, weight]) => ({ path, ...weight }))
                .sort(heaviest)
                .slice(0, maxListed),
            savable,
            savableBytes: savable.reduce((sum, { bytes }) => sum + bytes, 0),
            secrets: this.secrets,
        };
    }
    walk(path, pattern) {
        let entries;
        try {
            entries = readFolder((0,external_node_path_.join)(this.folder, path));
        }
        catch (error) {
            this.skipped.push({ path, why: reasonOf(error) });
            return;
        }
        const names = new Set(entries.map(({ name }) => name));
        for (const entry of entries) {
            if (this.truncated)
                return;
            if (this.files >= this.maxFiles || ((this.files & 255) === 0 && this.now() > this.deadline)) {
                this.truncated = true;
                return;
            }
            const child = path === '' ? entry.name : `${path}/${entry.name}`;
            const own = pattern ?? needlessBy(entry.name, names);
            if (entry.isDirectory()) {
                if (!this.matcher.excludesAll(child))
                    this.walk(child, own);
            }
            else if (this.always.has(child) || !this.matcher.excludes(child))
                this.add(child, entry, own);
        }
    }
    add(path, entry, pattern) {
        const why = entry.isSocket() ? 'a socket is not sent' : entry.isFIFO() ? 'a named pipe is not sent' : undefined;
        if (why !== undefined) {
            this.skipped.push({ path, why });
            return;
        }
        let bytes = 0;
        try {
            if (!entry.isSymbolicLink())
                bytes = (0,external_node_fs_.lstatSync)((0,external_node_path_.join)(this.folder, path)).size;
            else if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(this.folder, path)))
                this.skipped.push({ path, why: 'the link leads nowhere; it is sent as it is' });
        }
        catch (error) {
            this.skipped.push({ path, why: reasonOf(error) });
            return;
        }
        this.bytes += bytes;
        this.files++;
        weigh(this.top, path.split('/', 1)[0], bytes);
        if (pattern !== undefined)
            weigh(this.savable, pattern, bytes);
        if (pattern === undefined && secretFile.test(entry.name) && this.secrets.length < maxListed)
            this.secrets.push(path);
    }
}
function weigh(weights, key, bytes) {
    const weight = weights.get(key) ?? { bytes: 0, files: 0 };
    weights.set(key, { bytes: weight.bytes + bytes, files: weight.files + 1 });
}
function heaviest(a, b) {
    return b.bytes - a.bytes || b.files - a.files;
}
function needlessBy(name, siblings) {
    for (const [names, pattern, beside] of needless)
        if (names.test(name) &&
            (beside === undefined || pattern === '**/.venv' || [...siblings].some((sibling) => beside.test(sibling))))
            return pattern.startsWith('**/') ? `**/${name}` : name;
    return undefined;
}
function readFolder(folder) {
    return (0,external_node_fs_.readdirSync)(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}
function reasonOf(error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'EACCES' || code === 'EPERM')
        return 'permission denied';
    if (code === 'ENOENT')
        return 'it went away';
    return error instanceof Error ? error.message : String(error);
}
/** The ignore file that BuildKit takes: `<Dockerfile>.dockerignore` beside the Dockerfile before the one of the context. */
function dockerignoreFor(context, dockerfile) {
    for (const file of [`${dockerfile}.dockerignore`, (0,external_node_path_.join)(context, '.dockerignore')])
        if ((0,external_node_fs_.existsSync)(file))
            return { file, text: (0,external_node_fs_.readFileSync)(file, 'utf8') };
    return undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/dockerfile/variables.js
/** What of a word BuildKit cannot read, in a few words; undefined when it can. Source: BuildKit, frontend/dockerfile/shell/lex.go. */
function wordMistake(word, escapeMark) {
    let quote = '';
    for (let i = 0; i < word.length; i++) {
        const c = word[i];
        if (c === escapeMark && quote !== "'")
            i++;
        else if (c === quote)
            quote = '';
        else if (quote === '' && (c === '"' || c === "'"))
            quote = c;
        else if (quote !== "'" && c === '$' && word[i + 1] === '{') {
            const close = closingBrace(word, i + 1);
            if (close < 0)
                return '${ is not closed';
            const use = word.slice(i, close + 1);
            if (!substitution.test(use))
                return `${use} is no substitution that BuildKit knows`;
            i = close;
        }
    }
    return quote === '' ? undefined : `${quote} is not closed`;
}
const substitution = /^\$\{(?:[A-Za-z_][A-Za-z0-9_]*|\d+|[@*#?$!-])(?:\}|:?[-+?]|##?|%%?|\/)/;
/** The variables that a text uses, where the builder expands them: not behind an escape, not in single quotes. */
function variablesIn(text, escapeMark = '\\') {
    if (!text.includes('$'))
        return [];
    const uses = [];
    let inDouble = false;
    for (let i = 0; i < text.length; i++) {
        const c = text[i];
        if (c === escapeMark)
            i++;
        else if (c === '"')
            inDouble = !inDouble;
        else if (c === "'" && !inDouble) {
            const end = text.indexOf("'", i + 1);
            i = end < 0 ? text.length : end;
        }
        else if (c === '$') {
            const use = variableAt(text, i);
            if (use === undefined)
                continue;
            uses.push(use);
            if (use.word !== undefined)
                for (const inner of variablesIn(use.word, escapeMark)) {
                    const at = use.end - 1 - use.word.length;
                    uses.push({ ...inner, start: at + inner.start, end: at + inner.end });
                }
            i = use.end - 1;
        }
    }
    return uses;
}
function variableAt(text, at) {
    if (text[at + 1] !== '{') {
        const name = /^[A-Za-z_][A-Za-z0-9_]*/.exec(text.slice(at + 1))?.[0];
        return name === undefined
            ? undefined
            : { name, start: at, end: at + 1 + name.length, modifier: undefined, word: undefined };
    }
    const match = /^\$\{([A-Za-z_][A-Za-z0-9_]*)(:?[-+?]|##?|%%?|\/\/?)?/.exec(text.slice(at));
    const close = closingBrace(text, at + 1);
    if (match === null || close < 0)
        return undefined;
    const [head, name = '', modifier] = match;
    const word = modifier === undefined ? undefined : text.slice(at + head.length, close);
    return { name, start: at, end: close + 1, modifier, word };
}
function closingBrace(text, open) {
    let depth = 0;
    for (let i = open; i < text.length; i++) {
        if (text[i] === '{')
            depth++;
        else if (text[i] === '}' && --depth === 0)
            return i;
    }
    return -1;
}
/** Replaces variables by their values; those without one stay as written. */
function expand(text, lookup, escapeMark = '\\') {
    if (!text.includes('$'))
        return { text, unknown: [] };
    const unknown = [];
    let result = '';
    let at = 0;
    for (const use of variablesIn(text, escapeMark)) {
        if (use.start < at)
            continue; // Inside of a default that was looked at with its variable.
        const value = replacement(use, lookup, unknown, escapeMark);
        result += text.slice(at, use.start) + (value ?? text.slice(use.start, use.end));
        at = use.end;
    }
    return { text: result + text.slice(at), unknown };
}
function replacement({ name, modifier, word = '' }, lookup, unknown, escapeMark) {
    const value = lookup(name);
    const inner = () => {
        const expanded = expand(word, lookup, escapeMark);
        unknown.push(...expanded.unknown);
        return expanded.text;
    };
    const isSet = modifier?.startsWith(':') === true ? value !== undefined && value !== '' : value !== undefined;
    if (modifier === ':-' || modifier === '-')
        return isSet ? value : inner();
    if (modifier === ':+' || modifier === '+')
        return isSet ? inner() : '';
    if (value === undefined)
        unknown.push(name);
    // What patterns do to a value is left to the builder.
    return modifier === undefined || modifier.endsWith('?') ? value : undefined;
}
/** ARGs that BuildKit knows without a declaration, in FROM always and in a stage once declared. Source: dockerfile reference, "Automatic platform ARGs". */
const platformArgs = new Set([
    'TARGETPLATFORM',
    'TARGETOS',
    'TARGETARCH',
    'TARGETVARIANT',
    'BUILDPLATFORM',
    'BUILDOS',
    'BUILDARCH',
    'BUILDVARIANT',
    'TARGETSTAGE',
]);
/** ARGs that need no declaration anywhere. Source: dockerfile reference, "Predefined ARGs". */
const predefinedArgs = new Set(['HTTP_PROXY', 'HTTPS_PROXY', 'FTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [name, name.toLowerCase()]));
/** The value of a setting with variables replaced; undefined when it has none, or one that is not known. */
function settingValue({ value }, lookup, escapeMark) {
    if (value === undefined)
        return undefined;
    const { text, unknown } = expand(value, lookup, escapeMark);
    return unknown.length > 0 ? undefined : text.replaceAll(`${escapeMark}$`, '$');
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/chain.js
const chains = new WeakMap();
const roots = new WeakMap();
/** A stage and the stages that it builds on, base first. */
function chainOf(dockerfile, stage) {
    const known = chains.get(stage);
    if (known !== undefined)
        return known;
    const chain = [];
    for (let at = stage; at !== undefined; at = at.parent === undefined ? undefined : dockerfile.stages[at.parent])
        chain.push(at);
    chain.reverse();
    chains.set(stage, chain);
    return chain;
}
/** The image from outside that a stage builds on in the end. */
function rootOf(dockerfile, stage) {
    const passed = [];
    let root = stage;
    for (let at = stage; at !== undefined;) {
        const known = roots.get(at);
        root = known ?? at;
        if (known !== undefined)
            break;
        passed.push(at);
        at = at.parent === undefined ? undefined : dockerfile.stages[at.parent];
    }
    for (const one of passed)
        roots.set(one, root);
    return root;
}
const answers = new WeakMap();
/**
 * Whether an instruction of the stages that a stage builds on passes a test.
 *
 * @param test one function for all stages: what it found below a stage is remembered for those on top of it
 */
function isInBases({ stages }, stage, test) {
    const known = answers.get(test) ?? new WeakMap();
    answers.set(test, known);
    const passed = [];
    let found = false;
    for (let index = stage.parent; index !== undefined;) {
        const at = stages[index];
        const before = known.get(at);
        if (before !== undefined) {
            found = before;
            break;
        }
        passed.push(at);
        index = at.parent;
    }
    for (const one of passed.toReversed()) {
        found ||= one.instructions.some(test);
        known.set(one, found);
    }
    return found;
}
/** Instructions of these keywords in a list of stages. */
function instructionsOf(stages, ...keywords) {
    return stages.flatMap(({ instructions }) => instructions.filter(({ keyword }) => keywords.includes(keyword)));
}
/** Every stage that the final one needs, itself included. */
function reachableStages(dockerfile) {
    const reached = new Set();
    const open = dockerfile.final === undefined ? [] : [dockerfile.final.index];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
        const stage = dockerfile.stages[index];
        if (stage === undefined || reached.has(index))
            continue;
        reached.add(index);
        open.push(...stage.uses, ...(stage.parent === undefined ? [] : [stage.parent]));
    }
    return reached;
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/base-images.js

const reference = /^(?:((?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?\.[a-zA-Z0-9.-]*|localhost|[a-zA-Z0-9.-]+(?=:\d+\/)|\[[a-fA-F0-9:]+\])(?::\d+)?)\/)?([a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[a-f0-9]{64}|sha512:[a-f0-9]{128}))?$/;
/** Takes an image reference apart; undefined when it is none. Source: github.com/distribution/reference. */
function baseReference(text) {
    const match = reference.exec(text);
    if (match === null)
        return undefined;
    const [, registry, repository = '', tag, digest] = match;
    return { registry, repository, name: repository.slice(repository.lastIndexOf('/') + 1), tag, digest };
}
const toolchains = /^(?:golang|rust|gcc|maven|gradle|haskell|swift|clojure|sbt|dart|gobuild|builder|buildpack-deps|emsdk|zig|cross|jdk|sdk|go|temurin-jdk|openjdk|eclipse-temurin|amazoncorretto|ibm-semeru-runtimes|sapmachine|liberica-openjdk-\w+|zulu-openjdk(?:-\w+)?|oraclelinux-jdk)$/;
/** Images whose tags tell an SDK from a runtime. */
const bothKinds = /^(?:openjdk|eclipse-temurin|amazoncorretto|ibm-semeru-runtimes|sapmachine|zulu-openjdk|jdk)$/;
const known = new Map();
function baseTraits(base) {
    let traits = known.get(base);
    if (traits === undefined) {
        traits = traitsOf(base);
        if (known.size < 1000)
            known.set(base, traits);
    }
    return traits;
}
function traitsOf(base) {
    const found = baseReference(base);
    const { name = '', repository = '', tag = '', registry = '' } = found ?? {};
    const isScratch = base === 'scratch';
    const isDistroless = /distroless/.test(`${registry}/${repository}`);
    const isChainguard = /^(?:cgr\.dev|.*chainguard)/.test(`${registry}/${repository}`);
    const isDebug = /debug|-dev/.test(tag);
    const isSlim = /slim|minbase/.test(tag);
    const isAlpine = name === 'alpine' || /alpine/.test(tag);
    const isBusybox = name === 'busybox' || (name === 'static' && isChainguard);
    const bareDebian = (/^(?:debian|ubuntu)$/.test(name) && registry === '') || (isSlim && /^(?:debian|ubuntu)/.test(name));
    const shelless = isScratch || (isDistroless && !isDebug) || (isChainguard && !isDebug) || (name === 'static' && !isDebug);
    return {
        reference: found,
        isScratch,
        isToolchain: isToolchain(name, repository, tag),
        hasShell: shelless ? false : isOfficial(found) ? true : undefined,
        shell: shelless ? undefined : shellOf(found, isAlpine || isBusybox),
        hasCertificates: certificates(isScratch, isBusybox, bareDebian, isAlpine, isDistroless || isChainguard, found),
        isNonRoot: /nonroot|rootless|unprivileged/.test(base) || (isChainguard && !isDebug),
        downloaders: downloaders(shelless, isBusybox, isAlpine, isSlim, bareDebian, name, found),
    };
}
/** Official images that are built on Debian or Ubuntu unless their tag says otherwise. */
const debianImages = /^(?:debian|ubuntu|buildpack-deps|node|python|golang|ruby|php|perl|rust|gcc|erlang|elixir|haskell|julia|swift|postgres|nginx|httpd|redis|mariadb|memcached|rabbitmq|wordpress|tomcat|jetty|maven|gradle|eclipse-temurin)$/;
function shellOf(found, isBusybox) {
    if (found === undefined || !isOfficial(found))
        return undefined;
    if (isBusybox)
        return 'ash';
    const isOther = /alpine|ubi|centos|fedora|rocky|alma|oracle|amazon|al20|windows|nanoserver|servercore/.test(found.tag ?? '');
    return debianImages.test(found.name) && !isOther ? 'dash' : undefined;
}
function isToolchain(name, repository, tag) {
    if (repository.endsWith('dotnet/sdk'))
        return true;
    if (bothKinds.test(name))
        return !/(?:^|[-.])jre(?:$|[-.])|headless-jre/.test(tag);
    return toolchains.test(name);
}
/** An image of the Docker library, or one that is named like it in a mirror. */
function isOfficial(found) {
    return (found !== undefined &&
        /^(?:library\/)?[a-z0-9-]+$/.test(found.repository) &&
        (found.registry === undefined || found.registry === 'docker.io'));
}
function certificates(isScratch, isBusybox, bareDebian, isAlpine, isMinimal, found) {
    if (isScratch || isBusybox || bareDebian)
        return false;
    if (isAlpine || isMinimal)
        return true;
    return isOfficial(found) ? true : undefined;
}
function downloaders(shelless, isBusybox, isAlpine, isSlim, bareDebian, name, found) {
    if (shelless)
        return [];
    if (isBusybox || isAlpine)
        return ['wget'];
    if (bareDebian)
        return [];
    if (isSlim && /^(?:node|python|ruby|perl|rust|golang|php|openjdk|debian)$/.test(name))
        return [];
    if (/^(?:node|python|golang|ruby|buildpack-deps|gcc|rust)$/.test(name) && isOfficial(found))
        return ['curl', 'wget'];
    return undefined;
}
/** Traits of the image from outside that a stage builds on. */
function rootTraits(dockerfile, stage) {
    return baseTraits(rootOf(dockerfile, stage).base);
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/rule.js
/** Areas group rules in folders, docs and SARIF tags. */
const rule_areas = (/* unused pure expression or super */ null && ([
    'syntax',
    'policy',
    'base',
    'stages',
    'cache',
    'packages',
    'files',
    'shell',
    'runtime',
    'secrets',
    'style',
]));
/** Declares a rule. It does nothing but check the types; the registry makes it known. */
function rule_rule(definition) {
    return definition;
}
function ruleInfo(definition, severity, enabled) {
    const { id, area, what, why, fix, references = [] } = definition;
    const page = `docs/image-rules/${id}.md`;
    return { id, subject: 'dockerfile', area, page, severity, enabled, what, why, fix, references };
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/base/base-arg-declared.js




const baseArgDeclared = rule_rule({
    id: 'base-arg-declared',
    area: 'base',
    severity: 'error',
    what: 'A variable in FROM is declared by an ARG before the first FROM.',
    why: 'FROM sees nothing else, not even the ARGs of a stage: the variable is empty, and the build looks for an image with a name that misses a part.',
    fix: 'Declare it with ARG above the first FROM.',
    references: ['https://docs.docker.com/reference/build-checks/undefined-arg-in-from/'],
    buildCheck: 'UndefinedArgInFrom',
    check({ dockerfile, report }) {
        const { globalArgs, stages } = dockerfile;
        for (const { from, base, baseUnknown } of stages) {
            // What is left may be an image all the same.
            const rest = baseUnknown.reduce((text, name) => text.replaceAll(`\${${name}}`, '').replaceAll(`$${name}`, ''), base);
            const detail = baseReference(rest) === undefined ? {} : { severity: 'warning' };
            const places = [from.words[0], from.flags.find(({ name }) => name === 'platform')];
            for (const place of places) {
                if (place === undefined)
                    continue;
                const text = 'valueSpan' in place ? (place.value ?? '') : place.text;
                const start = 'valueSpan' in place ? place.valueSpan.start : place.start;
                for (const use of variablesIn(text, dockerfile.escape)) {
                    const { name, modifier } = use;
                    if (globalArgs.has(name) || platformArgs.has(name) || predefinedArgs.has(name))
                        continue;
                    if (modifier?.includes('-') === true || modifier?.includes('+') === true)
                        continue;
                    const near = (0,lib/* nearest */.pA)(name, [...globalArgs.keys(), ...platformArgs]);
                    const hint = near === undefined ? '' : `; the nearest ARG is ${near}`;
                    report({ start: start + use.start, end: start + use.end }, `No ARG before the first FROM declares ${name}${hint}.`, detail);
                }
            }
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/base/base-arg-default.js



const baseArgDefault = rule_rule({
    id: 'base-arg-default',
    area: 'base',
    severity: 'warning',
    what: 'A base image that depends on build arguments is valid with their defaults.',
    why: 'Whoever builds without the arguments gets an error about an invalid image instead of an image.',
    fix: 'Give the ARG a default.',
    references: ['https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/'],
    buildCheck: 'InvalidDefaultArgInFrom',
    check({ dockerfile, report }) {
        for (const { from, base, baseSpan, parent } of dockerfile.stages) {
            const written = from.words[0]?.text ?? '';
            if (parent !== undefined || !written.includes('$'))
                continue;
            const { globalArgs } = dockerfile;
            const lookup = (name) => globalArgs.get(name) ?? (globalArgs.has(name) ? '' : undefined);
            const { text, unknown } = expand(written.replace(/^["']|["']$/g, ''), lookup, dockerfile.escape);
            // Undeclared ones are the matter of base-arg-declared; patterns are left to the builder.
            if (unknown.some((name) => !platformArgs.has(name)) || /[$"']/.test(text))
                continue;
            if (text === '')
                report(baseSpan, `Without build arguments ${written} is empty.`);
            else if (text !== 'scratch' && baseReference(text) === undefined)
                report(baseSpan, `Without build arguments ${written} is ${text}, which is no image reference.`);
            else if (base === '')
                report(baseSpan, `With these build arguments ${written} is empty.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/dockerfile/named-contexts.js
/**
 * The one name by which an image and a context that stands in for it are the same: `alpine` for
 * `docker.io/library/alpine:latest`. Source: buildx, build/opt.go, and BuildKit, frontend/dockerui/namedcontext.go.
 */
function contextName(name) {
    return name
        .toLowerCase()
        .replace(/^(?:index\.)?docker\.io\//, '')
        .replace(/^library\//, '')
        .replace(/:latest$/, '');
}
/** Whether a name behind FROM, `--from=` or `from=` is that of a context that the build is given. */
function isNamedContext({ contexts }, name) {
    return contexts.size > 0 && contexts.has(contextName(name));
}
/** The name of `name=value`, as `--build-context` takes it, without a platform behind `::`. */
function contextNames(given) {
    return given.map((text) => text.split('=', 1)[0].trim().replace(/::.*$/, '')).filter((name) => name !== '');
}

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./packages/image/lib/dockerfile/decode-dockerfile.js

/** Bytes of a Dockerfile as text. BuildKit reads UTF-8, with or without a mark; what is no text becomes a defect at its place. */
function decodeDockerfile(source) {
    if (typeof source === 'string')
        return checked(withoutMark(source), []);
    const wide = source[0] === 0xff && source[1] === 0xfe ? 'utf-16le' : source[0] === 0xfe && source[1] === 0xff ? 'utf-16be' : '';
    if (wide !== '') {
        const text = withoutMark(new TextDecoder(wide).decode(source));
        const message = 'The file is UTF-16, which BuildKit does not read.';
        return checked(text, [encoding(0, Math.min(1, text.length), message, 'error', 'Save it as UTF-8.')]);
    }
    const buffer = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
    const text = withoutMark(buffer.toString('utf8'));
    if ((0,external_node_buffer_.isUtf8)(source))
        return checked(text, []);
    const at = firstReplacement(text, withoutMarkBytes(buffer));
    const message = 'The bytes here are not UTF-8 text.';
    return checked(text, [encoding(at, Math.min(text.length, at + 1), message, 'warning', 'Save the file as UTF-8.')]);
}
function withoutMark(text) {
    return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
function withoutMarkBytes(buffer) {
    return buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf ? buffer.subarray(3) : buffer;
}
/** The first U+FFFD that decoding put there, as opposed to one that the file holds. */
function firstReplacement(text, bytes) {
    let at = text.indexOf('\ufffd');
    while (at >= 0) {
        const offset = Buffer.byteLength(text.slice(0, at));
        if (!(bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd))
            return at;
        at = text.indexOf('\ufffd', at + 1);
    }
    return 0;
}
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no editor writes and no shell takes
const control = /[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]/;
function checked(text, defects) {
    const match = control.exec(text);
    if (match === null)
        return { text, defects };
    const code = text.charCodeAt(match.index).toString(16).toUpperCase().padStart(4, '0');
    const severity = code === '0000' ? 'error' : 'warning';
    const message = `There is the control character U+${code}.`;
    return { text, defects: [...defects, encoding(match.index, match.index + 1, message, severity, 'Remove it.')] };
}
function encoding(start, end, message, severity, fix) {
    return { rule: 'dockerfile-encoding', start, end, message, severity, fix };
}

;// CONCATENATED MODULE: ./packages/image/lib/dockerfile/exec-form.js
// biome-ignore lint/suspicious/noControlCharactersInRegex: what JSON does not allow in a string
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
/** Whether arguments are a JSON array of strings, which is what BuildKit takes for the exec form. */
function isExecForm(text) {
    return /^\s*\[/.test(text) && parseArray(text) !== undefined;
}
/** The strings of the exec form with their places (the quotes included); undefined for the shell form. */
function execWords(args) {
    if (!/^\s*\[/.test(args.text))
        return undefined;
    return parseArray(args.text)?.map(({ text, start, end }) => ({ text, ...args.span(start, end) }));
}
function parseArray(text) {
    const words = [];
    let at = skipBlanks(text, skipBlanks(text, 0) + 1);
    if (text[at] === ']')
        return skipBlanks(text, at + 1) === text.length ? words : undefined;
    for (;;) {
        string.lastIndex = at;
        const match = string.exec(text);
        if (match === null)
            return undefined;
        words.push({ text: String(JSON.parse(match[0])), start: at, end: string.lastIndex });
        at = skipBlanks(text, string.lastIndex);
        if (text[at] === ']')
            return skipBlanks(text, at + 1) === text.length ? words : undefined;
        if (text[at] !== ',')
            return undefined;
        at = skipBlanks(text, at + 1);
    }
}
function skipBlanks(text, from) {
    let at = from;
    while (/[ \t\n\r]/.test(text[at] ?? ''))
        at++;
    return at;
}

;// CONCATENATED MODULE: ./packages/image/lib/dockerfile/heredoc-words.js
/** The heredocs that a line opens, in order. A line whose quotes do not close opens none, as in BuildKit. */
function heredocWords(line) {
    const found = [];
    for (const { text, start } of rawWords(line) ?? []) {
        const match = /^(\d*)<<(-?)\s*([^<]*)$/.exec(text);
        const rest = match?.[3] ?? '';
        if (match === null || rest === '')
            continue;
        const name = unquote(rest);
        // BuildKit's lexer makes another word of a name with a default in it.
        if (name === undefined || name === '' || name.includes('${'))
            continue;
        found.push({ name, expand: !/["']/.test(rest), chomp: match[2] === '-', start, end: start + text.length });
    }
    return found;
}
/** Words of a line with their quotes; undefined when a quote or `${` is not closed. */
function rawWords(line) {
    const words = [];
    let start = -1;
    let i = 0;
    for (; i < line.length; i++) {
        const c = line[i];
        if (/\s/.test(c)) {
            if (start >= 0)
                words.push({ text: line.slice(start, i), start });
            start = -1;
            continue;
        }
        if (start < 0)
            start = i;
        if (c === '\\')
            i++;
        else if (c === '<' && line[i + 1] === '<') {
            // White space may stand between the mark and the name.
            i++;
            while (/\s/.test(line[i + 1] ?? ''))
                i++;
        }
        else if (c === "'" || c === '"' || (c === '$' && line[i + 1] === '{')) {
            const end = c === '$' ? line.indexOf('}', i) : closingQuote(line, i);
            if (end < 0)
                return undefined;
            i = end;
        }
    }
    if (start >= 0)
        words.push({ text: line.slice(start), start });
    return words;
}
/** Offset of the quote that closes the one at `at`, or -1. */
function closingQuote(line, at) {
    const quote = line[at];
    for (let i = at + 1; i < line.length; i++) {
        if (line[i] === quote)
            return i;
        if (line[i] === '\\' && quote === '"')
            i++;
    }
    return -1;
}
/** A word without its quotes and escapes; undefined when it is more than one word. */
function unquote(word) {
    let text = '';
    for (let i = 0; i < word.length; i++) {
        const c = word[i];
        if (/\s/.test(c))
            return undefined;
        if (c === '\\')
            text += word[++i] ?? '';
        else if (c === "'" || c === '"') {
            const end = closingQuote(word, i);
            if (end < 0)
                return undefined;
            text += c === '"' ? word.slice(i + 1, end).replace(/\\(["$\\])/g, '$1') : word.slice(i + 1, end);
            i = end;
        }
        else
            text += c;
    }
    return text;
}

;// CONCATENATED MODULE: ./packages/image/lib/dockerfile/span.js
/** Joins slices of a file. */
function joinSlices(source, slices) {
    const pieces = [];
    let text = '';
    for (const { start, end } of slices) {
        pieces.push({ joined: text.length, source: start });
        text += source.slice(start, end);
    }
    return joinedText(text, pieces, slices.at(-1)?.end ?? 0);
}
/** A part of a joined text, its places kept. */
function cutJoined(whole, start, end) {
    return {
        text: whole.text.slice(start, end),
        at: (index) => whole.at(start + index),
        span: (from, to) => whole.span(start + from, start + to),
    };
}
/** Text all of whose characters are said to stand at one place, such as the words of a JSON string with escapes. */
function textAt(text, place) {
    return { text, at: () => place.start, span: () => place };
}
function joinedText(text, pieces, sourceEnd) {
    const at = (index) => {
        let [low, high] = [0, pieces.length - 1];
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (pieces[middle].joined <= index)
                low = middle;
            else
                high = middle - 1;
        }
        const piece = pieces[low] ?? { joined: 0, source: sourceEnd };
        return piece.source + index - piece.joined;
    };
    return {
        text,
        at,
        // The end is one behind the last character, so that a range never reaches over a line continuation.
        span: (start, end) => end <= start ? { start: at(start), end: at(start) } : { start: at(start), end: at(end - 1) + 1 },
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/dockerfile/physical-lines.js



/** White space as Go's unicode.IsSpace sees it. */
const space = '[\\t\\n\\v\\f\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const leading = new RegExp(`^${space}*`);
const directivePattern = new RegExp(`^#${space}*([a-zA-Z][a-zA-Z0-9]*)\\s*=\\s*(.+?)\\s*$`);
/** Reads the lines of a text. It takes any text; what BuildKit would refuse is a defect. */
function readPhysicalLines(text) {
    return new LineReader(text).read();
}
class LineReader {
    text;
    quiet = [];
    directives = [];
    heredocs = new Map();
    comments = [];
    emptyContinuations = [];
    defects = [];
    escape = '\\';
    directivesDone = false;
    at = 0;
    constructor(text) {
        this.text = text;
    }
    read() {
        while (this.at < this.text.length)
            this.readEntry();
        const { directives, heredocs, comments, emptyContinuations, defects } = this;
        return {
            quiet: this.quiet.join(''),
            escape: this.escape,
            directives,
            heredocs,
            comments,
            emptyContinuations,
            defects,
        };
    }
    /** A comment, a blank line, or an instruction with all of its lines and heredocs. */
    readEntry() {
        const line = this.nextLine();
        const indent = leading.exec(line.content)[0].length;
        this.readDirective(line, indent);
        if (line.content[indent] === '#') {
            this.readComment(line, indent);
            return;
        }
        if (indent === line.content.length) {
            this.blank(line);
            return;
        }
        const slices = [];
        let isContinued = this.readPart(line, indent, slices);
        while (isContinued && this.at < this.text.length)
            isContinued = this.readContinuation(slices);
        if (slices.length === 0)
            this.defects.push({
                rule: 'instruction-known',
                start: line.start + indent,
                end: line.end,
                message: 'There is no instruction behind this backslash.',
            });
        const head = joinSlices(this.text, slices);
        if (head.text.includes('<<'))
            this.readHeredocs(head);
    }
    /** @returns whether the instruction goes on in the next line */
    readContinuation(slices) {
        const line = this.nextLine();
        const indent = leading.exec(line.content)[0].length;
        if (line.content[indent] === '#')
            this.readComment(line, indent);
        else if (indent === line.content.length) {
            this.emptyContinuations.push({ start: line.start, end: line.next });
            this.blank(line);
        }
        else
            return this.readPart(line, slices.length === 0 ? indent : 0, slices);
        return true;
    }
    readPart(line, indent, slices) {
        const { content } = line;
        let last = content.length - 1;
        while (content[last] === ' ' || content[last] === '\t')
            last--;
        const isContinued = content[last] === this.escape && content[last - 1] !== this.escape;
        const end = isContinued ? last : content.length;
        const part = content.slice(indent, end);
        const isFirst = slices.length === 0;
        const isNothing = isFirst && part.trim() === '';
        // A continuation with nothing before it would look like an instruction of that name.
        const mark = isNothing ? ' ' : '\\';
        const filled = ' '.repeat(indent) + (isNothing ? part : isFirst ? quieten(part) : '_'.repeat(part.length));
        this.quiet.push(filled, isContinued ? mark + ' '.repeat(content.length - end - 1) : '');
        this.quiet.push(this.lineBreak(line));
        if (end > indent && !isNothing)
            slices.push({ start: line.start + indent, end: line.start + end });
        return isContinued;
    }
    readComment(line, indent) {
        const body = line.content.slice(indent + 1);
        const start = line.start + indent + 1 + (body.length - body.trimStart().length);
        this.comments.push({ text: body.trim(), start, end: Math.max(start, start + body.trim().length) });
        this.blank(line);
    }
    readDirective(line, indent) {
        if (this.directivesDone)
            return;
        const match = directivePattern.exec(line.content.slice(indent));
        const name = match?.[1]?.toLowerCase() ?? '';
        if (match === null || !['syntax', 'escape', 'check'].includes(name)) {
            this.directivesDone = true;
            return;
        }
        const value = match[2];
        const place = { start: line.start + indent, end: line.start + line.content.trimEnd().length };
        if (this.directives.some((directive) => directive.name === name))
            this.defects.push({
                rule: 'directive-valid',
                ...place,
                message: `The directive ${name} is given a second time.`,
            });
        this.directives.push({ name, value, ...place });
        const mistake = name === 'check' ? checkMistake(value) : undefined;
        if (mistake !== undefined)
            this.defects.push({ rule: 'directive-valid', ...place, message: mistake });
        if (name !== 'escape')
            return;
        if (value === '\\' || value === '`')
            this.escape = value;
        else
            this.defects.push({
                rule: 'directive-valid',
                ...place,
                message: `The escape character is ${JSON.stringify(value)}, and only \\ and \` can be one.`,
            });
    }
    readHeredocs(head) {
        const match = /^(?:onbuild\s+)?(?:run|copy|add)\s+((?:--\S+\s+)*)/i.exec(head.text);
        if (match === null || isExecForm(head.text.slice(match[0].length)))
            return;
        const found = [];
        for (const word of heredocWords(head.text)) {
            const start = this.at;
            const end = this.skipBody(word.name, word.chomp);
            const place = head.span(word.start, word.end);
            if (end === undefined)
                this.defects.push({
                    rule: 'heredoc-terminated',
                    ...place,
                    message: `No line ends the heredoc: it would have to be ${JSON.stringify(word.name)}.`,
                });
            const stop = end ?? this.at;
            found.push({
                name: word.name,
                text: this.text.slice(start, stop),
                expand: word.expand,
                chomp: word.chomp,
                head: place,
                start,
                end: stop,
            });
        }
        if (found.length > 0)
            this.heredocs.set(head.at(0), found);
    }
    /** Blanks the lines of a body and its last line. @returns where the body ends, undefined when the file ends first */
    skipBody(name, chomp) {
        while (this.at < this.text.length) {
            const line = this.nextLine();
            this.blank(line);
            if ((chomp ? line.content.replace(/^\t+/, '') : line.content) === name)
                return line.start;
        }
        return undefined;
    }
    blank(line) {
        this.quiet.push(' '.repeat(line.content.length), this.lineBreak(line));
    }
    /** Only a line feed breaks a line; carriage returns before it are white space. */
    lineBreak(line) {
        const written = this.text.slice(line.end, line.next);
        return written === '\n' ? written : written.replaceAll('\r', ' ');
    }
    nextLine() {
        const start = this.at;
        const feed = this.text.indexOf('\n', start);
        const next = feed < 0 ? this.text.length : feed + 1;
        let end = feed < 0 ? next : feed;
        while (end > start && this.text[end - 1] === '\r')
            end--;
        this.at = next;
        return { start, end, next, content: this.text.slice(start, end) };
    }
}
/**
 * The first line of an instruction with two words that mean nothing in place of its keyword and arguments. dockerfile-ast
 * would take each argument of RUN, COPY and ADD apart to look for heredocs, which is most of its time, and finds others
 * than BuildKit.
 */
function quieten(text) {
    const keyword = /^[^\t\v\f\r ]*/.exec(text)[0].length;
    const rest = text.length - keyword;
    return 'X'.repeat(keyword) + (rest === 0 ? '' : ` ${'_'.repeat(rest - 1)}`);
}
/** What is wrong with the value of `# check=`. Source: BuildKit, frontend/dockerfile/linter/linter.go (ParseLintOptions). */
function checkMistake(value) {
    for (const part of value.split(';')) {
        const [name = '', given] = part.split('=', 2).map((text) => text.trim());
        if (given === undefined || !['skip', 'error', 'experimental'].includes(name))
            return `${JSON.stringify(part.trim())} is no option of check; it takes skip=RULE,… and error=true.`;
        if (name === 'error' && !/^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(given))
            return `The option error of check is true or false, not ${JSON.stringify(given)}.`;
    }
    return undefined;
}

// EXTERNAL MODULE: ./node_modules/dockerfile-ast/lib/main.js
var main = __webpack_require__(78390);
;// CONCATENATED MODULE: ./packages/image/lib/dockerfile/instruction-parts.js


/** Words that BuildKit splits at white space alone. */
function plainWords(text) {
    const words = [];
    const word = /[^\t\v\f\r\n ]+/g;
    for (let match = word.exec(text.text); match !== null; match = word.exec(text.text)) {
        const { start, end } = text.span(match.index, word.lastIndex);
        words.push({ text: match[0], start, end });
    }
    return words;
}
/** Takes the leading `--flags` off. Source: BuildKit, frontend/dockerfile/parser/split_command.go (extractBuilderFlags). */
function leadingFlags(text, escapeMark) {
    const flags = [];
    let at = 0;
    for (;;) {
        while (/\s/.test(text.text[at] ?? ''))
            at++;
        if (!text.text.startsWith('--', at))
            break;
        const end = wordEnd(text.text, at, escapeMark);
        const written = text.text.slice(at, end);
        if (written === '--') {
            at = end;
            break;
        }
        flags.push(flagOf(text, at, end, escapeMark));
        at = end;
    }
    return { flags, rest: trimmed(cutJoined(text, at, text.text.length)) };
}
function flagOf(text, start, end, escapeMark) {
    const written = text.text.slice(start + 2, end);
    const equals = written.indexOf('=');
    const place = text.span(start, end);
    if (equals < 0)
        return { name: written, value: undefined, valueSpan: place, ...place };
    const value = unquoted(written.slice(equals + 1), escapeMark, true);
    return { name: written.slice(0, equals), value, valueSpan: text.span(start + equals + 3, end), ...place };
}
/** A joined text without white space at its ends. */
function trimmed(text) {
    const start = text.text.length - text.text.trimStart().length;
    return cutJoined(text, start, Math.max(start, text.text.trimEnd().length));
}
/** Where the word that begins at `at` ends: at white space outside of quotes. */
function wordEnd(text, at, escapeMark) {
    let quote = '';
    for (let i = at; i < text.length; i++) {
        const c = text[i];
        if (c === escapeMark && quote !== "'")
            i++;
        else if (quote !== '')
            quote = c === quote ? '' : quote;
        else if (c === '"' || c === "'")
            quote = c;
        else if (/\s/.test(c))
            return i;
    }
    return text.length;
}
/** Words of ENV, LABEL and ARG: white space in quotes and behind an escape does not split. Source: line_parsers.go (parseWords). */
function quotedWords(text, escapeMark) {
    const words = [];
    for (let at = 0; at < text.length;) {
        if (/\s/.test(text[at])) {
            at++;
            continue;
        }
        const end = wordEnd(text, at, escapeMark);
        words.push({ start: at, end });
        at = end;
    }
    return words;
}
/** Settings of ENV, LABEL (`isOld` tells of the form `KEY value`) and ARG. */
function settingsOf(keyword, args, escapeMark) {
    const words = quotedWords(args.text, escapeMark);
    const first = words[0];
    if (first === undefined)
        return { settings: [], isOld: false };
    if (keyword !== 'ARG' && !args.text.slice(first.start, first.end).includes('=')) {
        const key = /^\S+/.exec(args.text.slice(first.start))[0];
        const valueAt = args.text.slice(first.start + key.length).search(/\S/);
        const start = valueAt < 0 ? args.text.length : first.start + key.length + valueAt;
        return {
            settings: [setting(args, first.start, first.start + key.length, start, args.text.length, escapeMark)],
            isOld: true,
        };
    }
    const settings = words.map(({ start, end }) => {
        const equals = args.text.slice(start, end).indexOf('=');
        return equals < 0
            ? setting(args, start, end, undefined, end, escapeMark)
            : setting(args, start, start + equals, start + equals + 1, end, escapeMark);
    });
    return { settings, isOld: false };
}
function setting(args, start, keyEnd, valueStart, end, escapeMark) {
    const raw = valueStart === undefined ? undefined : args.text.slice(valueStart, end);
    return {
        key: unquoted(args.text.slice(start, keyEnd), escapeMark, false),
        keySpan: args.span(start, keyEnd),
        raw,
        value: raw === undefined ? undefined : unquoted(raw, escapeMark, false),
        valueSpan: valueStart === undefined ? args.span(start, keyEnd) : args.span(valueStart, end),
        ...args.span(start, end),
    };
}
/** A word without its quotes and escapes. `\$` stays, so that what was escaped is not taken for a variable, unless `all` go. */
function unquoted(word, escapeMark, all) {
    if (!/["'\\`]/.test(word))
        return word;
    let text = '';
    for (let i = 0; i < word.length; i++) {
        const c = word[i];
        if (c === escapeMark) {
            const next = word[++i] ?? '';
            text += next === '$' && !all ? `${c}$` : next;
        }
        else if (c === "'") {
            const end = closingQuote(word, i);
            const inner = word.slice(i + 1, end < 0 ? word.length : end);
            text += all ? inner : inner.replaceAll('$', `${escapeMark}$`);
            i = end < 0 ? word.length : end;
        }
        else if (c !== '"')
            text += c;
    }
    return text;
}

;// CONCATENATED MODULE: ./packages/image/lib/dockerfile/read-instructions.js




/**
 * The instructions of a text. dockerfile-ast finds them in the quiet text, in which it meets nothing that it reads
 * otherwise than BuildKit does; their arguments are read from the text itself.
 */
function readInstructions(text, lines) {
    const starts = lineStarts(lines.quiet);
    const offset = ({ line, character }) => starts[line] + character;
    const above = commentsAbove(text, lines.comments);
    return main.DockerfileParser.parse(lines.quiet)
        .getInstructions()
        .map((instruction) => {
        const range = instruction.getRange();
        const [start, stop] = [offset(range.start), offset(range.end)];
        const whole = joinSlices(text, partsOf(lines.quiet, start, stop));
        return readInstruction(whole, lines.escape, lines.heredocs.get(start) ?? [], above(start));
    });
}
/** The lines of an instruction without continuations, comments and blank lines. */
function partsOf(quiet, start, stop) {
    const parts = [];
    for (let at = start; at < stop;) {
        const feed = quiet.indexOf('\n', at);
        const end = feed < 0 || feed > stop ? stop : feed;
        const line = quiet.slice(at, end);
        const content = line.replace(/\\[ \t]*$/, '');
        if (content.trim() !== '')
            parts.push({ start: at, end: at + content.length });
        at = end + 1;
    }
    return parts;
}
/** Reads one instruction from its joined lines. */
function readInstruction(whole, escapeMark, heredocs, comments) {
    const body = trimmed(whole);
    const written = /^[^\t\v\f\r\n ]*/.exec(body.text)[0];
    const keyword = written.toUpperCase();
    const { flags, rest } = leadingFlags(cutJoined(body, written.length, body.text.length), escapeMark);
    const isSettings = keyword === 'ENV' || keyword === 'LABEL' || keyword === 'ARG';
    const exec = takesExecForm.has(keyword) ? execWords(rest) : undefined;
    let words = exec;
    return {
        keyword,
        written,
        keywordSpan: body.span(0, written.length),
        args: rest,
        argumentsText: rest.text,
        flags,
        exec,
        // Nobody asks for those of a script, which has the most.
        get words() {
            words ??= oneWord.has(keyword) ? wholeWord(rest) : plainWords(rest);
            return words;
        },
        settings: isSettings ? settingsOf(keyword, rest, escapeMark).settings : [],
        heredocs,
        trigger: triggerOf(keyword, rest, escapeMark, heredocs),
        comments,
        ...body.span(0, body.text.length),
    };
}
const takesExecForm = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'SHELL', 'COPY', 'ADD', 'VOLUME']);
const oneWord = new Set(['USER', 'WORKDIR', 'STOPSIGNAL', 'MAINTAINER']);
function wholeWord(text) {
    return text.text === '' ? [] : [{ text: text.text, ...text.span(0, text.text.length) }];
}
function triggerOf(keyword, rest, escapeMark, heredocs) {
    if (rest.text === '' || (keyword !== 'ONBUILD' && keyword !== 'HEALTHCHECK'))
        return undefined;
    return readInstruction(rest, escapeMark, keyword === 'ONBUILD' ? heredocs : [], []);
}
/** For the offset of an instruction, the comment lines that stand directly above it. */
function commentsAbove(text, comments) {
    const byEnd = new Map();
    for (const comment of comments) {
        const feed = text.indexOf('\n', comment.end);
        byEnd.set(feed < 0 ? text.length : feed + 1, comment);
    }
    return (start) => {
        const above = [];
        let at = text.lastIndexOf('\n', start - 1) + 1;
        for (let comment = byEnd.get(at); comment !== undefined && comment.text !== ''; comment = byEnd.get(at)) {
            above.unshift(comment);
            at = text.lastIndexOf('\n', comment.start - 1) + 1;
        }
        return above;
    };
}
function lineStarts(text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return starts;
}

;// CONCATENATED MODULE: ./packages/image/lib/dockerfile/read-dockerfile.js





/**
 * Reads a Dockerfile. It takes any text or bytes: what BuildKit would not build is a defect at its place.
 *
 * @param file path as reports print it
 */
function readDockerfile(source, file, options = {}) {
    const { text, defects: decodingDefects } = decodeDockerfile(source);
    const lines = readPhysicalLines(text);
    const instructions = readInstructions(text, lines);
    const buildArgs = options.buildArgs ?? {};
    const first = instructions.findIndex(({ keyword }) => keyword === 'FROM');
    const preamble = first < 0 ? instructions : instructions.slice(0, first);
    const globalArgs = readGlobalArgs(preamble, buildArgs, lines.escape);
    const stages = readStages(instructions.slice(preamble.length), withPlatform(globalArgs, options), lines.escape);
    return {
        file,
        text,
        escape: lines.escape,
        directives: lines.directives,
        stages,
        final: finalStage(stages, options.target),
        target: options.target,
        globalArgs,
        buildArgs,
        contexts: new Set((options.contexts ?? []).map(contextName)),
        preamble,
        instructions,
        comments: lines.comments,
        defects: [...decodingDefects, ...lines.defects, ...lines.emptyContinuations.map(emptyContinuation)],
        locate: locator(file, text),
    };
}
function emptyContinuation({ start, end }) {
    return { rule: 'continuation-not-empty', start, end, message: 'A blank line stands inside of an instruction.' };
}
/** A function that turns offsets into lines and columns; lines are counted on the first question. */
function locator(file, text) {
    let starts;
    const position = (offset) => {
        starts ??= lineStarts(text);
        let [low, high] = [0, starts.length - 1];
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if (starts[middle] <= offset)
                low = middle;
            else
                high = middle - 1;
        }
        return { line: low + 1, column: offset - starts[low] + 1 };
    };
    return ({ start, end }) => ({ file, start: position(start), end: position(end) });
}
function readGlobalArgs(preamble, buildArgs, escapeMark) {
    const args = new Map();
    for (const setting of preamble.filter(({ keyword }) => keyword === 'ARG').flatMap(({ settings }) => settings)) {
        const given = Object.hasOwn(buildArgs, setting.key) ? buildArgs[setting.key] : undefined;
        args.set(setting.key, given ?? settingValue(setting, (name) => args.get(name), escapeMark));
    }
    return args;
}
/** What FROM can name: the platform's own variables are there without a declaration. */
function withPlatform(globalArgs, { platform, buildArgs = {} }) {
    if (platform === undefined)
        return globalArgs;
    const [os = '', arch = '', variant = ''] = platform.split('/');
    const values = { TARGETPLATFORM: platform, TARGETOS: os, TARGETARCH: arch, TARGETVARIANT: variant };
    const all = new Map(globalArgs);
    for (const [name, value] of Object.entries(values))
        all.set(name, globalArgs.get(name) ?? buildArgs[name] ?? value);
    return all;
}
function readStages(instructions, globalArgs, escapeMark) {
    const groups = [];
    for (const instruction of instructions) {
        if (instruction.keyword === 'FROM')
            groups.push([instruction]);
        else
            groups.at(-1)?.push(instruction);
    }
    const heads = [];
    const byName = new Map();
    for (const [index, [from]] of groups.entries()) {
        const head = readFrom(from, index, globalArgs, escapeMark);
        // A stage builds on one before it; a later one of that name is an image to BuildKit.
        heads.push({ ...head, parent: byName.get(head.base) });
        if (head.name !== undefined)
            byName.set(head.name, index);
    }
    return heads.map((head, index) => {
        const own = groups[index].slice(1);
        return { ...head, instructions: own, uses: usesOf(own, heads) };
    });
}
function readFrom(from, index, globalArgs, escapeMark) {
    const [image, as, name] = from.words;
    const { text, unknown } = expand(image?.text ?? '', (key) => globalArgs.get(key), escapeMark);
    const isNamed = as?.text.toLowerCase() === 'as' && name !== undefined;
    return {
        index,
        from,
        base: text.replace(/^(["'])(.*)\1$/, '$2'),
        baseSpan: image ?? from.keywordSpan,
        baseUnknown: unknown,
        parent: undefined,
        name: isNamed ? name.text.toLowerCase() : undefined,
        nameSpan: isNamed ? name : undefined,
    };
}
function usesOf(instructions, stages) {
    const uses = new Set();
    for (const instruction of instructions)
        for (const { value } of sourcesOf(instruction.trigger ?? instruction)) {
            const index = stageIndex(value, stages);
            if (index !== undefined)
                uses.add(index);
        }
    return [...uses];
}
/** What an instruction copies or mounts from: the values of `--from` and of `from=` in mounts, with their places. */
function sourcesOf({ keyword, flags }) {
    if (keyword === 'COPY' || keyword === 'ADD')
        return flags.flatMap(({ name, value, valueSpan }) => name === 'from' && value !== undefined ? [{ value, span: valueSpan }] : []);
    if (keyword !== 'RUN')
        return [];
    return flags.flatMap(({ name, value, valueSpan }) => {
        const from = name === 'mount' ? mountOptions(value ?? '').get('from') : undefined;
        if (from === undefined)
            return [];
        const at = value.search(/(?:^|,)from=/) + (value.startsWith('from=') ? 5 : 6);
        const start = valueSpan.start + at;
        return [{ value: from, span: { start, end: Math.min(valueSpan.end, start + from.length) } }];
    });
}
/** `type=cache,target=/x` as a map; options without a value are true to BuildKit. */
function mountOptions(value) {
    return new Map(value.split(',').map((part) => {
        const equals = part.indexOf('=');
        const key = equals < 0 ? part : part.slice(0, equals);
        return [key.trim().toLowerCase(), equals < 0 ? 'true' : part.slice(equals + 1)];
    }));
}
/** The stage that a name or number means; undefined for an image. */
function stageIndex(value, stages) {
    if (/^\d+$/.test(value))
        return Number(value) < stages.length ? Number(value) : undefined;
    let names = indexes.get(stages);
    if (names === undefined) {
        names = new Map(stages.flatMap(({ name }, index) => (name === undefined ? [] : [[name, index]])));
        indexes.set(stages, names);
    }
    return names.get(value.toLowerCase());
}
/** The last stage of each name, by the list of all. */
const indexes = new WeakMap();
function finalStage(stages, target) {
    if (target === undefined || target === '')
        return stages.at(-1);
    const index = stageIndex(target, stages);
    return index === undefined ? undefined : stages[index];
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/base/external-images.js



/** Images that FROM, COPY --from and RUN --mount=from= name, without stages, named contexts, `scratch` and what a build argument must tell. */
function externalImages(dockerfile) {
    const found = [];
    for (const stage of dockerfile.stages) {
        const { base, baseSpan, parent, baseUnknown, from } = stage;
        const isGiven = isNamedContext(dockerfile, base);
        if (!isGiven &&
            parent === undefined &&
            base !== 'scratch' &&
            base !== '' &&
            baseUnknown.length === 0 &&
            !base.includes('$'))
            found.push({ image: base, written: from.words[0]?.text ?? base, span: baseSpan, stage });
        for (const instruction of stage.instructions)
            for (const { value, span } of sourcesOf(instruction)) {
                const { text, unknown } = expand(value, (name) => dockerfile.globalArgs.get(name));
                if (isNamedContext(dockerfile, text))
                    continue;
                // A bare word is a named build context or a misspelt stage more often than an image.
                if (unknown.length > 0 || stageIndex(text, dockerfile.stages) !== undefined || /^\d+$/.test(text))
                    continue;
                if (/[:@/.]/.test(text))
                    found.push({ image: text, written: value, span, stage: undefined });
            }
    }
    return found;
}
/** Offset at which the tag of an image can be added or replaced: the whole reference is one word without variables. */
function isLiteral({ image, written }) {
    return image === written;
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/base/base-digest.js



const baseDigest = rule_rule({
    id: 'base-digest',
    area: 'base',
    severity: 'info',
    optional: true,
    what: 'A base image is named by its digest.',
    why: 'Whoever may push to the registry can move a tag to other content; a digest is the content. Only with it does a build of the same commit give the same image next month.',
    fix: 'Add the digest behind the tag; `docker buildx imagetools inspect IMAGE` prints it, and a bot such as Renovate keeps it fresh.',
    references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
    check({ dockerfile, report }) {
        for (const { image, span } of externalImages(dockerfile)) {
            const reference = baseReference(image);
            if (reference === undefined || reference.digest !== undefined)
                continue;
            report(span, `${image} is named without its digest.`, {
                fix: `Write ${image}@sha256:…, with the digest that \`docker buildx imagetools inspect ${image}\` prints.`,
            });
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/base/base-platform.js

const basePlatform = rule_rule({
    id: 'base-platform',
    area: 'base',
    severity: 'warning',
    what: 'FROM leaves the platform to the build.',
    why: 'A constant platform makes an image that claims to be for the platform of the build and is not: on another machine it runs under emulation, or not at all.',
    fix: 'Leave --platform out, or use `$BUILDPLATFORM` for a stage that compiles for others; `--platform` of the build chooses.',
    references: [
        'https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/',
        'https://github.com/hadolint/hadolint/wiki/DL3029',
    ],
    buildCheck: 'FromPlatformFlagConstDisallowed',
    check({ dockerfile, report }) {
        for (const { from, name } of dockerfile.stages) {
            const flag = from.flags.find((candidate) => candidate.name === 'platform');
            const value = flag?.value ?? '';
            if (flag === undefined || value === '' || value.includes('$'))
                continue;
            // A stage that says the platform in its name is meant for it.
            if (value.split('/').some((part) => part !== '' && name?.includes(part) === true))
                continue;
            report(flag.valueSpan, `This stage is for ${value}, whatever the build is for.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/base/base-reference.js


const baseReferenceRule = rule_rule({
    id: 'base-reference',
    area: 'base',
    severity: 'error',
    what: 'A base image is a valid reference.',
    why: 'The build ends before its first step.',
    fix: 'Write it as registry/repository:tag or registry/repository@sha256:…, the repository in lower case.',
    references: ['https://pkg.go.dev/github.com/distribution/reference'],
    check({ dockerfile, report }) {
        for (const { base, baseSpan, parent, baseUnknown, from } of dockerfile.stages) {
            if (parent !== undefined || baseUnknown.length > 0 || base === '' || /[$"'\\]/.test(base))
                continue;
            // What only a default makes invalid is the matter of base-arg-default.
            if (from.words[0]?.text !== base || baseReference(base) !== undefined)
                continue;
            const stage = dockerfile.stages.find(({ name }) => name === base.toLowerCase());
            const reason = stage !== undefined
                ? `: stage names are in lower case here, ${stage.name}`
                : /[A-Z]/.test(base.replace(/[:@].*$/, ''))
                    ? ': a repository has no capital letters'
                    : '';
            report(baseSpan, `${base} is no image reference${reason}.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/base/base-registry.js



const baseRegistry = rule_rule({
    id: 'base-registry',
    area: 'base',
    severity: 'warning',
    optional: true,
    what: 'Base images come from registries that the policy allows.',
    why: 'An image from elsewhere runs with everything that the build and the application may do, and nobody here has looked at it.',
    fix: 'Take the image from an allowed registry, or add its registry to the option `allowed`.',
    references: ['https://github.com/hadolint/hadolint/wiki/DL3026'],
    options: { allowed: [] },
    check({ dockerfile, options, report }) {
        // Without a list every registry is as good as another.
        if (options.allowed.length === 0)
            return;
        for (const { image, span } of externalImages(dockerfile)) {
            const reference = baseReference(image);
            if (reference === undefined)
                continue;
            const registry = reference.registry ?? 'docker.io';
            if (!options.allowed.some((allowed) => matches(registry, allowed)))
                report(span, `${image} comes from ${registry}; allowed: ${options.allowed.join(', ')}.`);
        }
    },
});
function matches(registry, allowed) {
    if (allowed === '*')
        return true;
    return allowed.startsWith('*.') ? registry.endsWith(allowed.slice(1)) : registry === allowed;
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/base/base-tag.js



const baseTag = rule_rule({
    id: 'base-tag',
    area: 'base',
    severity: 'warning',
    what: 'A base image is named by a version.',
    why: 'Without a tag, and with `latest`, the next build may get another major version of the system or language, and nobody can tell which one an old build had.',
    fix: 'Name the version that you build with, such as `node:22-slim`.',
    references: [
        'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
        'https://github.com/hadolint/hadolint/wiki/DL3006',
        'https://github.com/hadolint/hadolint/wiki/DL3007',
    ],
    check({ dockerfile, report }) {
        for (const { image, span } of externalImages(dockerfile)) {
            const reference = baseReference(image);
            if (reference === undefined || reference.digest !== undefined)
                continue;
            if (reference.tag === undefined)
                report(span, `${image} has no tag, which means latest.`);
            else if (reference.tag === 'latest')
                report(span, `${image} moves to whatever is newest.`);
        }
        // What the variable stands for is not known, and the tag is.
        for (const { base, baseSpan, baseUnknown } of dockerfile.stages)
            if (baseUnknown.length > 0 && base.endsWith(':latest'))
                report(baseSpan, `${base} moves to whatever is newest.`);
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/base/target-platform-implied.js

const targetPlatformImplied = rule_rule({
    id: 'target-platform-implied',
    area: 'base',
    severity: 'info',
    what: 'FROM does not ask for the platform that it has anyway.',
    why: '`--platform=$TARGETPLATFORM` is the default; a reader takes it for something special.',
    fix: 'Remove the flag.',
    references: [
        'https://docs.docker.com/reference/build-checks/redundant-target-platform/',
        'https://github.com/hadolint/hadolint/wiki/DL3065',
    ],
    buildCheck: 'RedundantTargetPlatform',
    check({ dockerfile, report }) {
        for (const { from } of dockerfile.stages) {
            const flag = from.flags.find(({ name }) => name === 'platform');
            if (flag === undefined || !/^\$(?:TARGETPLATFORM|\{TARGETPLATFORM\})$/.test(flag.value ?? ''))
                continue;
            const end = flag.end + (dockerfile.text[flag.end] === ' ' ? 1 : 0);
            report(flag, `${flag.value} is the platform that the stage has without it.`, {
                edits: [{ start: flag.start, end, text: '' }],
            });
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/base/index.js








const baseRules = [
    baseReferenceRule,
    baseArgDeclared,
    baseArgDefault,
    baseTag,
    baseDigest,
    baseRegistry,
    basePlatform,
    targetPlatformImplied,
];

;// CONCATENATED MODULE: ./packages/image/lib/rules/files/copied.js
/** @returns undefined for an instruction that copies nothing */
function copiedBy(instruction) {
    const { keyword, words, flags } = instruction;
    if (keyword !== 'COPY' && keyword !== 'ADD')
        return undefined;
    const sources = words.slice(0, -1).filter(({ text }) => !/^\d*<<-?\S/.test(text));
    return {
        instruction,
        sources,
        destination: words.length > 1 ? words.at(-1) : undefined,
        fromContext: !flags.some(({ name }) => name === 'from'),
    };
}
/** Whether a source is a whole folder of sources: the context itself, or all that is in it. */
function isEverything(source) {
    return /^(?:\.?\/?|\.\/?\*|\*|\$\{?PWD\}?|\/\.)$/.test(source) && source !== '';
}
function isUrl(source) {
    return /^(?:https?|ftp):\/\//i.test(source);
}
function isGit(source) {
    return /^(?:git@|git:\/\/|ssh:\/\/)|^https?:\/\/[^#?]+\.git(?:[#?]|$)|^https?:\/\/(?:github|gitlab)\.com\/[^/]+\/[^/#?]+(?:[#?][^/]*)?$/i.test(source);
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/files/add-checksum.js


const addChecksum = rule_rule({
    id: 'add-checksum',
    area: 'files',
    severity: 'warning',
    what: 'ADD of a URL checks what it gets.',
    why: 'Whoever controls that server, or the way to it, decides what comes into the image; and when the file changes there, so does the image.',
    fix: 'Give its digest: `ADD --checksum=sha256:… URL`; for a Git repository name a commit.',
    references: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
    check({ dockerfile, report }) {
        for (const instruction of dockerfile.stages.flatMap(({ instructions }) => instructions)) {
            if (instruction.keyword !== 'ADD' || instruction.flags.some(({ name }) => name === 'checksum'))
                continue;
            for (const word of copiedBy(instruction)?.sources ?? []) {
                const { text } = word;
                if (isGit(text)) {
                    if (!/[#?&](?:commit=)?[0-9a-f]{40}/.test(text))
                        report(word, `${text} is taken at whatever commit it is at.`);
                }
                else if (isUrl(text)) {
                    const isPlain = /^(?:http|ftp):/i.test(text);
                    report(word, `${text} is taken without a look at its checksum${isPlain ? ', over an unprotected connection' : ''}.`);
                }
            }
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/dockerfile/shell-text.js
const plainOutside = /[^\s;&|()<>\\"'$`]+/y;
const plainInside = /[^\\"$`]+/y;
/** The characters from `at` on that mean nothing but themselves. */
function plainRun(text, at, end, inDouble) {
    const pattern = inDouble ? plainInside : plainOutside;
    pattern.lastIndex = at;
    const run = pattern.exec(text)?.[0] ?? '';
    return at + run.length > end ? run.slice(0, end - at) : run;
}
/** Offset of the line feed that ends the line at `at`, or `end`. */
function lineEnd(text, at, end) {
    const feed = text.indexOf('\n', at);
    return feed < 0 || feed > end ? end : feed;
}
/** Offset just behind the bracket that closes the one at `at`; quotes are minded. */
function closing(text, at, end, open, close) {
    let depth = 0;
    for (let i = at; i < end; i++) {
        const c = text[i];
        if (c === '\\')
            i++;
        else if (c === "'" && open === '(') {
            const quote = text.indexOf("'", i + 1);
            if (quote < 0 || quote >= end)
                return end;
            i = quote;
        }
        else if (c === open)
            depth++;
        else if (c === close && --depth === 0)
            return i + 1;
    }
    return end;
}

;// CONCATENATED MODULE: ./packages/image/lib/dockerfile/shell-words.js

/**
 * Takes a shell script apart into its simple commands, in order. It understands quotes, escapes, comments, `&&`, `||`, `;`,
 * pipes, groups, subshells, substitutions, redirections and the keywords of POSIX shells; it never fails, and what it does
 * not understand is a word.
 */
function shellCommands(script) {
    const commands = [];
    new ShellReader(script, commands).read(0, script.text.length, 0, false);
    return commands.sort((a, b) => a.start - b.start);
}
const keywords = new Set([
    'if',
    'then',
    'else',
    'elif',
    'fi',
    'while',
    'until',
    'do',
    'done',
    'esac',
    '{',
    '}',
    '!',
    'time',
]);
const operatorStart = new Set([...';&|()<>0123456789']);
const redirection = /\d*(<<<|<<-?|<>|>>|>\||>&|<&|&>>?|<|>)/y;
const joints = ['&&', '||', ';;', '|&', ';', '|', '&'];
const opening = new Set(['if', 'while', 'until']);
const wordOpening = new Set(['case', 'for', 'select']);
const closingWords = new Set(['fi', 'done', 'esac']);
/** Nested deeper than this, a substitution is taken as a word. */
const maxDepth = 20;
class ShellReader {
    script;
    text;
    commands;
    at = 0;
    draft = emptyDraft('start');
    depth = 0;
    isSubstitution = false;
    conditions = 0;
    pendingRedirect;
    /** Names of heredocs whose bodies begin at the next line. */
    heredocs = [];
    /** Patterns of `case … in` are words that `)` ends. */
    cases = 0;
    isPattern = false;
    constructor(script, commands) {
        this.script = script;
        this.text = script.text;
        this.commands = commands;
    }
    read(start, end, depth, isSubstitution) {
        this.at = start;
        this.depth = depth;
        this.isSubstitution = isSubstitution;
        while (this.at < end)
            this.readToken(end);
        this.finish('\n');
    }
    readToken(end) {
        const c = this.text[this.at];
        if (c === '\n') {
            this.at++;
            this.finish('\n');
            this.skipHeredocs(end);
        }
        else if (/\s/.test(c))
            this.at++;
        else if (c === '\\' && this.text[this.at + 1] === '\n')
            this.at += 2;
        else if (c === '#')
            this.at = lineEnd(this.text, this.at, end);
        else if (!this.readOperator())
            this.readWord(end);
    }
    readOperator() {
        const first = this.text[this.at];
        if (!operatorStart.has(first))
            return false;
        redirection.lastIndex = this.at;
        const redirect = redirection.exec(this.text);
        if (redirect !== null) {
            this.pendingRedirect = redirect[1];
            this.at = redirection.lastIndex;
            return true;
        }
        const joint = joints.find((operator) => this.text.startsWith(operator, this.at));
        if (joint !== undefined) {
            this.at += joint.length;
            if (this.isPattern && joint === '|')
                return true;
            this.isPattern = joint === ';;' && this.cases > 0;
            this.finish(joint === ';;' ? ';' : joint === '|&' ? '|' : joint);
            return true;
        }
        if (first === '(' && !this.isPattern) {
            this.finish(this.draft.joint);
            this.depth++;
        }
        else if (first === ')') {
            if (this.isPattern) {
                this.draft = emptyDraft(';');
                this.isPattern = false;
            }
            else {
                this.finish(';');
                this.depth = Math.max(0, this.depth - 1);
            }
        }
        else if (first !== '(')
            return false;
        this.at++;
        return true;
    }
    readWord(end) {
        const start = this.at;
        const nested = [];
        const { text, isDynamic } = this.scanWord(end, nested);
        const raw = this.text.slice(start, this.at);
        const word = { text, raw, isDynamic, ...this.script.span(start, this.at) };
        this.take(word);
        if (this.depth < maxDepth)
            for (const { start: from, end: to } of nested)
                new ShellReader(this.script, this.commands).read(from, to, this.depth + 1, true);
    }
    take(word) {
        const { draft } = this;
        if (this.pendingRedirect !== undefined) {
            draft.redirects.push({ operator: this.pendingRedirect, target: word.text });
            if (this.pendingRedirect === '<<' || this.pendingRedirect === '<<-')
                this.heredocs.push({ name: word.text, chomp: this.pendingRedirect === '<<-' });
            this.pendingRedirect = undefined;
        }
        else if (draft.words.length === 0 && keywords.has(word.raw))
            this.takeKeyword(word.raw);
        else if (draft.words.length === 0 && /^[A-Za-z_][A-Za-z0-9_]*\+?=/.test(word.raw))
            draft.assignments.push(word);
        else {
            draft.words.push(word);
            if (draft.words.length === 1 && word.raw === 'case')
                this.cases++;
            if (draft.words.length === 1 && wordOpening.has(word.raw))
                this.conditions++;
            if (draft.words[0].raw === 'case' && word.raw === 'in') {
                this.finish(';');
                this.isPattern = true;
            }
        }
    }
    takeKeyword(keyword) {
        if (keyword === 'esac') {
            this.cases = Math.max(0, this.cases - 1);
            this.isPattern = false;
        }
        if (opening.has(keyword))
            this.conditions++;
        if (closingWords.has(keyword))
            this.conditions = Math.max(0, this.conditions - 1);
        if (keyword === '!')
            this.draft.isNegated = true;
    }
    /** Moves over a word. `nested` gets the insides of its command substitutions. */
    scanWord(end, nested) {
        let text = '';
        let isDynamic = false;
        let inDouble = false;
        while (this.at < end) {
            const plain = plainRun(this.text, this.at, end, inDouble);
            text += plain;
            this.at += plain.length;
            const c = this.text[this.at] ?? ' ';
            if (this.at >= end || (!inDouble && /[\s;&|()<>]/.test(c)))
                break;
            if (c === '\\') {
                const next = this.text[this.at + 1] ?? '';
                if (next !== '\n')
                    text += inDouble && !/["$`\\]/.test(next) ? c + next : next;
                this.at += 2;
            }
            else if (c === '"') {
                inDouble = !inDouble;
                this.at++;
            }
            else if (c === "'" && !inDouble) {
                const close = this.text.indexOf("'", this.at + 1);
                const stop = close < 0 || close >= end ? end : close;
                text += this.text.slice(this.at + 1, stop);
                this.at = stop + 1;
            }
            else if (c === '$' || c === '`') {
                const stop = this.substitutionEnd(end, nested);
                isDynamic ||= stop > this.at + 1;
                text += this.text.slice(this.at, stop);
                this.at = stop;
            }
            else {
                text += c;
                this.at++;
            }
        }
        this.at = Math.min(this.at, end);
        return { text, isDynamic };
    }
    /** Where `$…` or a backquote at the present place ends; just behind the sign when it is only that. */
    substitutionEnd(end, nested) {
        const { text, at } = this;
        if (text[at] === '`') {
            const close = text.indexOf('`', at + 1);
            if (close < 0 || close >= end)
                return end;
            nested.push({ start: at + 1, end: close });
            return close + 1;
        }
        if (text.startsWith('$((', at))
            return closing(text, at + 1, end, '(', ')');
        if (text[at + 1] === '(') {
            const stop = closing(text, at + 1, end, '(', ')');
            nested.push({ start: at + 2, end: Math.max(at + 2, stop - 1) });
            return stop;
        }
        if (text[at + 1] === '{')
            return closing(text, at + 1, end, '{', '}');
        const name = /^\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?!$-])/.exec(text.slice(at, at + 256))?.[0];
        return Math.min(end, at + (name?.length ?? 1));
    }
    skipHeredocs(end) {
        for (const { name, chomp } of this.heredocs) {
            while (this.at < end) {
                const stop = lineEnd(this.text, this.at, end);
                const line = this.text.slice(this.at, stop);
                this.at = Math.min(end, stop + 1);
                if ((chomp ? line.replace(/^\t+/, '') : line) === name)
                    break;
            }
        }
        this.heredocs = [];
    }
    /** Ends the present command; `next` joins the following one to it. */
    finish(next) {
        const { words, assignments, redirects, joint } = this.draft;
        const all = [...assignments, ...words];
        if (all.length > 0)
            this.commands.push({
                words,
                assignments,
                redirects,
                joint,
                depth: this.depth,
                isSubstitution: this.isSubstitution,
                isConditional: this.conditions > 0 || this.draft.isNegated,
                start: all[0].start,
                end: all.at(-1).end,
            });
        this.draft = emptyDraft(all.length > 0 || next !== '\n' ? next : joint);
    }
}
function emptyDraft(joint) {
    return { words: [], assignments: [], redirects: [], joint, isNegated: false };
}

;// CONCATENATED MODULE: ./packages/image/lib/dockerfile/run-scripts.js


const run_scripts_known = new WeakMap();
const knownCommands = new WeakMap();
/** Every command that a RUN (or the shell form of CMD, ENTRYPOINT, HEALTHCHECK) starts, in order, heredoc scripts too. */
function callsOf(instruction, text) {
    let calls = run_scripts_known.get(instruction);
    if (calls === undefined) {
        calls = commandsOf(instruction, text).flatMap((command) => {
            const call = callOf(command);
            return call === undefined ? [] : [call];
        });
        run_scripts_known.set(instruction, calls);
    }
    return calls;
}
/** The simple commands of an instruction, those without a program (assignments alone) too. */
function commandsOf(instruction, text) {
    let commands = knownCommands.get(instruction);
    if (commands === undefined) {
        commands = scriptsOf(instruction, text).flatMap(shellCommands);
        knownCommands.set(instruction, commands);
    }
    return commands;
}
/** The shell scripts that an instruction runs. */
function scriptsOf(instruction, text) {
    const { exec, args, heredocs } = instruction;
    if (exec !== undefined)
        return execScripts(exec);
    if (heredocs.length === 0)
        return args.text === '' ? [] : [args];
    // `RUN <<EOF` alone runs the body; a command before it gets the body as its input, which is a script for a shell only.
    const command = args.text.replace(/\d*<<-?\s*(["']?)[^\s<"']+\1/g, '').trim();
    const isShell = command === '' || /^(?:\S*\/)?(?:ba|da|a|z|k)?sh(?:\s+-\S+)*$/.test(command);
    const bodies = isShell ? heredocs.map(({ start, end }) => joinSlices(text, [{ start, end }])) : [];
    if (isShell && /^#!(?!.*\b(?:ba|da|a|z|k)?sh\b)/.test(heredocs[0]?.text ?? ''))
        return [];
    return command === '' ? bodies : [args, ...bodies];
}
/** `["sh", "-c", "script"]` is a script; any other array is one command without a shell. */
function execScripts(exec) {
    const [program, option, script] = exec;
    if (program === undefined)
        return [];
    if (/(?:^|\/)(?:ba|da|a|z|k)?sh$/.test(program.text) && /^-\w*c$/.test(option?.text ?? '') && script !== undefined)
        return [textAt(script.text, script)];
    const quoted = exec.map(({ text }) => `'${text.replaceAll("'", `'\\''`)}'`);
    const starts = [];
    let length = 0;
    for (const word of quoted) {
        starts.push(length);
        length += word.length + 1;
    }
    const wordAt = (index) => exec[Math.max(0, starts.findLastIndex((start) => start <= index))];
    return [
        {
            text: quoted.join(' '),
            at: (index) => wordAt(index).start,
            span: (start, end) => ({ start: wordAt(start).start, end: wordAt(Math.max(start, end - 1)).end }),
        },
    ];
}
/** Programs that run another one, with how many of their own arguments stand before it at least. */
const wrappers = new Set([
    'sudo',
    'env',
    'exec',
    'command',
    'nohup',
    'time',
    'nice',
    'eatmydata',
    'builtin',
    'gosu',
    'su-exec',
    'doas',
    'setpriv',
    'timeout',
    'retry',
    'xargs',
]);
const withOperand = new Set(['gosu', 'su-exec', 'timeout']);
function callOf(command) {
    const { words } = command;
    let at = 0;
    while (at < words.length) {
        const name = baseName(words[at].text);
        if (!wrappers.has(name))
            break;
        let next = at + 1 + (withOperand.has(name) ? 1 : 0);
        while (next < words.length &&
            (/^-/.test(words[next].text) || (name === 'env' && /^\w+=/.test(words[next].text)))) {
            if (name === 'sudo' && /^-[ugh]$/.test(words[next].text))
                next++;
            if (name === 'nice' && words[next].text === '-n')
                next++;
            next++;
        }
        if (next >= words.length)
            break;
        at = next;
    }
    const programWord = words[at];
    if (programWord === undefined)
        return undefined;
    return { program: baseName(programWord.text), programWord, args: words.slice(at + 1), command };
}
function baseName(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/package-commands.js
const package_commands_forms = [
    {
        manager: 'apt',
        programs: ['apt-get', 'apt', 'aptitude'],
        verbs: /^install$/,
        valued: /^(?:-t|-o|-c|-a|--target-release|--default-release|--option|--config-file)$/,
    },
    {
        manager: 'apk',
        programs: ['apk'],
        verbs: /^add$/,
        valued: /^(?:-t|--virtual|-X|--repository|-p|--root|--repositories-file|--keys-dir|--cache-dir|--arch)$/,
    },
    {
        manager: 'dnf',
        programs: ['dnf', 'dnf5', 'microdnf', 'tdnf'],
        verbs: /^(?:install|localinstall|reinstall)$/,
        valued: /^(?:-c|-x|--enablerepo|--disablerepo|--repo|--exclude|--setopt|--installroot|--releasever)$/,
    },
    {
        manager: 'yum',
        programs: ['yum'],
        verbs: /^(?:install|localinstall|reinstall)$/,
        valued: /^(?:-c|-x|--enablerepo|--disablerepo|--repo|--exclude|--setopt|--installroot|--releasever)$/,
    },
    { manager: 'zypper', programs: ['zypper'], verbs: /^(?:install|in)$/, valued: /^(?:-r|--repo|--from|-t|--type)$/ },
    { manager: 'pacman', programs: ['pacman'], verbs: /^-S[a-z]*$/, valued: /^(?:--config|--root|-r)$/ },
    {
        manager: 'pip',
        programs: ['pip'],
        verbs: /^install$/,
        valued: /^(?:-r|-c|-e|-i|-f|-t|--requirement|--constraint|--editable|--index-url|--extra-index-url|--find-links|--target|--prefix|--root|--trusted-host|--cache-dir|--platform|--python-version|--only-binary|--no-binary|--timeout|--retries|--upgrade-strategy|--python|-p)$/,
    },
    {
        manager: 'npm',
        programs: ['npm', 'pnpm', 'yarn'],
        verbs: /^(?:install|i|add|global)$/,
        valued: /^(?:--registry|--prefix|--loglevel|--cache|-C|--dir|--filter|--network-timeout)$/,
    },
    {
        manager: 'gem',
        programs: ['gem'],
        verbs: /^install$/,
        valued: /^(?:-v|--version|-i|--install-dir|-n|--bindir|-s|--source|-P|--trust-policy)$/,
    },
    { manager: 'go', programs: ['go'], verbs: /^(?:install|get)$/, valued: /^(?:-ldflags|-gcflags|-tags|-mod|-o|-p)$/ },
    {
        manager: 'cargo',
        programs: ['cargo'],
        verbs: /^install$/,
        valued: /^(?:--version|--git|--branch|--tag|--rev|--path|--root|--features|-F|-j|--target|--profile|--index|--registry|--bin)$/,
    },
];
const byProgram = new Map(package_commands_forms.flatMap((form) => form.programs.map((program) => [program, form])));
function formOf(program) {
    return byProgram.get(program) ?? (/^pip[\d.]+$/.test(program) ? byProgram.get('pip') : undefined);
}
/** The package manager that a program is; undefined for any other. */
function managerOf(program) {
    return formOf(program)?.manager;
}
/** What a call installs; undefined when it installs nothing by name. */
function installOf(program, args) {
    const form = formOf(program);
    if (form !== undefined)
        return readInstall(form, program, args);
    if (program === 'uv' && args[0]?.text === 'pip')
        return installOf('pip', args.slice(1));
    const isModule = program.startsWith('python') && args[0]?.text === '-m' && args[1]?.text === 'pip';
    return isModule ? installOf('pip', args.slice(2)) : undefined;
}
function readInstall(form, program, args) {
    const words = operands(args, form.valued);
    const verb = form.manager === 'pacman' ? args.find(({ text }) => form.verbs.test(text)) : words[0];
    if (verb === undefined || !form.verbs.test(verb.text))
        return undefined;
    const packages = form.manager === 'pacman' ? words : words.slice(1);
    return { manager: form.manager, name: `${program} ${verb.text}`, packages, args, verb };
}
/** Words that are no options and no values of options. */
function operands(args, valued) {
    const found = [];
    for (let i = 0; i < args.length; i++) {
        const { text } = args[i];
        if (valued.test(text))
            i++;
        else if (!text.startsWith('-'))
            found.push(args[i]);
    }
    return found;
}
/** Package names of compilers and build tools, as distributions call them. */
const buildTools = /^(?:build-essential|build-base|gcc(?:-\d+)?|g\+\+(?:-\d+)?|clang(?:-?\d+)?|make|cmake|automake|autoconf|cargo|rustc?|golang(?:-go|-\d.*)?|go|musl-dev|libc6?-dev|linux-headers|openjdk-?\d+(?:-jdk(?:-headless)?)?|default-jdk(?:-headless)?|java-[\d.]+-openjdk-devel|maven|gradle|python3?-dev(?:el)?|gcc-c\+\+|base-devel|.+-devel?)$/;
/** Whether a package is for building alone. */
function isBuildTool(name) {
    return buildTools.test(name.replace(/[=<>~:@].*$/, ''));
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/calls.js



const calls_known = new WeakMap();
/** What the RUN instructions of stages (of the whole file, when none are given) call, in order. */
function runCalls(dockerfile, stages = dockerfile.stages) {
    let calls = calls_known.get(stages);
    if (calls === undefined) {
        calls = isList(stages)
            ? stages.flatMap((stage) => runCalls(dockerfile, stage))
            : readCalls(stages, dockerfile.text);
        calls_known.set(stages, calls);
    }
    return calls;
}
function isList(stages) {
    return Array.isArray(stages);
}
function readCalls(stage, text) {
    const calls = [];
    for (const run of stage.instructions)
        if (run.keyword === 'RUN')
            for (const { program, programWord, args, command } of callsOf(run, text))
                calls.push({ program, programWord, args, command, run, stage, install: installOf(program, args) });
    return calls;
}
const byRun = new WeakMap();
/** What each RUN of a stage calls; one that calls nothing is left out. */
function callsByRun(dockerfile, stage) {
    const calls = runCalls(dockerfile, stage);
    let groups = byRun.get(calls);
    if (groups === undefined) {
        groups = [...Map.groupBy(calls, ({ run }) => run).values()];
        byRun.set(calls, groups);
    }
    return groups;
}
/** Whether a path of a stage is on a mount while a RUN runs, so that what is written there is in no layer. */
function isMounted(run, path) {
    return run.flags.some(({ name, value }) => {
        if (name !== 'mount' || value === undefined)
            return false;
        const options = mountOptions(value);
        const type = options.get('type') ?? 'bind';
        if (type !== 'cache' && type !== 'tmpfs')
            return false;
        const target = (options.get('target') ?? options.get('dst') ?? options.get('destination') ?? '').replace(/\/+$/, '');
        return target !== '' && (path === target || path.startsWith(`${target}/`));
    });
}
/** Whether a RUN deletes what is below a path: `rm -rf` of it, of a folder that holds it, or of all within it. */
function removes(calls, path) {
    return calls.some(({ program, args }) => (program === 'rm' || program === 'find') &&
        args.some(({ text }) => {
            const target = text
                .replace(/\/\*?$/, '')
                .replace(/\*$/, '')
                .replace(/\/$/, '');
            return target.startsWith('/') && (path === target || path.startsWith(`${target}/`));
        }));
}
/** Whether an argument list has one of these options, alone, with a value, or within a group of short ones. */
function hasOption(args, ...names) {
    return args.some(({ text }) => names.some((name) => name.startsWith('--')
        ? text === name || text.startsWith(`${name}=`)
        : text === name || (name.length === 2 && /^-[A-Za-z]+$/.test(text) && text.includes(name[1]))));
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/files/archive-by-add.js



const archiveByAdd = rule_rule({
    id: 'archive-by-add',
    area: 'files',
    severity: 'info',
    what: 'A local archive is unpacked by ADD.',
    why: 'Copied first and unpacked then, it is in the image twice, even when a later RUN deletes it.',
    fix: 'Use `ADD archive.tar.gz /folder/`, or bind-mount the archive into the RUN that unpacks it.',
    references: ['https://docs.docker.com/reference/dockerfile/#add', 'https://github.com/hadolint/hadolint/wiki/DL3010'],
    check({ dockerfile, shipped, report }) {
        for (const stage of shipped) {
            const unpacked = runCalls(dockerfile, stage).filter(({ program, args }) => program === 'unzip' ||
                (program === 'tar' && args.some(({ text }) => /^-?[a-z]*x/.test(text) || text === '--extract')));
            for (const instruction of stage.instructions) {
                const copied = copiedBy(instruction);
                if (instruction.keyword !== 'COPY' || copied === undefined)
                    continue;
                for (const word of copied.sources) {
                    const name = word.text.slice(word.text.lastIndexOf('/') + 1);
                    if (!/\.(?:tar|tgz|tar\.\w+)$/.test(name) ||
                        !unpacked.some(({ args }) => args.some(({ text }) => text.endsWith(name))))
                        continue;
                    report(word, `${name} stays in the image beside what is unpacked from it.`);
                }
            }
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/files/copy-destination.js


const copyDestination = rule_rule({
    id: 'copy-destination',
    area: 'files',
    severity: 'warning',
    what: 'Several files are copied into a folder, whose name ends with a slash.',
    why: 'Unless the image has a folder of that name, each file is written over the one before it, and only the last one is left.',
    fix: 'Add the slash.',
    references: [
        'https://docs.docker.com/reference/dockerfile/#destination',
        'https://github.com/hadolint/hadolint/wiki/DL3021',
    ],
    check({ dockerfile, report }) {
        for (const instruction of dockerfile.stages.flatMap(({ instructions }) => instructions)) {
            const copied = copiedBy(instruction);
            const { destination } = copied ?? {};
            const count = (copied?.sources.length ?? 0) + instruction.heredocs.length;
            if (destination === undefined || count < 2 || /\/$|^\.{1,2}$|\/\.{1,2}$|\$/.test(destination.text))
                continue;
            const end = destination.end - (instruction.exec === undefined ? 0 : 1);
            report(destination, `${count} files go to ${destination.text}, which does not end with a slash.`, {
                edits: [{ start: end, end, text: '/' }],
            });
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/files/copy-into-workdir.js




const copyIntoWorkdir = rule_rule({
    id: 'copy-into-workdir',
    area: 'files',
    severity: 'info',
    what: 'A relative destination has a WORKDIR to start from.',
    why: 'Without one files go where the base image happens to be, often `/`, and somewhere else when the base changes.',
    fix: 'Set WORKDIR before, or write an absolute path.',
    references: ['https://github.com/hadolint/hadolint/wiki/DL3045'],
    check({ dockerfile, report }) {
        for (const stage of dockerfile.stages) {
            if (withWorkdir.test(rootTraits(dockerfile, stage).reference?.repository ?? ''))
                continue;
            let hasWorkdir = isInBases(dockerfile, stage, isWorkdir);
            for (const instruction of stage.instructions) {
                hasWorkdir ||= instruction.keyword === 'WORKDIR';
                const destination = copiedBy(instruction)?.destination;
                if (hasWorkdir || destination === undefined || /^["']?(?:[/$\\]|[A-Za-z]:)/.test(destination.text))
                    continue;
                report(destination, `${destination.text} is relative, and no WORKDIR says to what.`);
            }
        }
    },
});
/** Official images that document a WORKDIR of their own. */
const withWorkdir = /^(?:library\/)?(?:php|wordpress|drupal|joomla|matomo|nextcloud|tomcat|jetty|httpd|ghost|golang|redmine|phpmyadmin)$/;
function isWorkdir({ keyword }) {
    return keyword === 'WORKDIR';
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/scope.js

const histories = new WeakMap();
const scope_nothing = new Map();
/** Variables that an instruction of a stage sees, by name. */
function scopeAt(dockerfile, stage, until) {
    const { changes, numbers } = historyOf(dockerfile, stage);
    const number = numbers.get(until) ?? Number.POSITIVE_INFINITY;
    const at = (name) => lastBefore(changes.get(name) ?? [], number);
    return {
        get: (name) => at(name)?.value,
        has: (name) => at(name) !== undefined,
        keys: () => changes.keys().filter((name) => at(name) !== undefined),
    };
}
/** The last change that an instruction before this number made. */
function lastBefore(changes, number) {
    let [low, high] = [0, changes.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (changes[middle].from < number)
            low = middle + 1;
        else
            high = middle;
    }
    return changes[low - 1];
}
function historyOf(dockerfile, stage) {
    const known = histories.get(stage);
    if (known !== undefined)
        return known;
    // From the last one that is known on, so that a long chain is no deep recursion.
    const unread = [stage];
    let below = parentOf(dockerfile, stage);
    for (; below !== undefined && !histories.has(below); below = parentOf(dockerfile, below))
        unread.push(below);
    let before = below === undefined ? scope_nothing : histories.get(below).handedOn;
    for (const one of unread.reverse()) {
        const history = readHistory(dockerfile, one, before);
        histories.set(one, history);
        before = history.handedOn;
    }
    return histories.get(stage);
}
function parentOf({ stages }, { parent }) {
    return parent === undefined ? undefined : stages[parent];
}
function readHistory(dockerfile, { instructions }, before) {
    const changes = new Map([...before].map(([key, value]) => [key, [{ from: -1, value }]]));
    const args = new Set();
    let isSet = false;
    for (const [number, instruction] of instructions.entries()) {
        const { keyword, settings } = instruction;
        if (keyword !== 'ENV' && keyword !== 'ARG')
            continue;
        // Within one ENV all values are replaced by what was before it.
        const lookup = (name) => lastBefore(changes.get(name) ?? [], number)?.value;
        const own = settings.map((setting) => ({
            key: setting.key,
            value: settingValue(setting, lookup, dockerfile.escape),
        }));
        for (const { key, value } of own) {
            // An ENV wins over every ARG, and of two ARGs the later one.
            if (keyword === 'ARG' && changes.has(key) && !args.has(key))
                continue;
            const given = Object.hasOwn(dockerfile.buildArgs, key) ? dockerfile.buildArgs[key] : undefined;
            const change = {
                from: number,
                value: keyword === 'ENV' ? value : (given ?? value ?? dockerfile.globalArgs.get(key)),
            };
            const list = changes.get(key);
            if (list === undefined)
                changes.set(key, [change]);
            else
                list.push(change);
            if (keyword === 'ENV')
                args.delete(key);
            else
                args.add(key);
            isSet ||= keyword === 'ENV';
        }
    }
    return {
        changes,
        numbers: new Map(instructions.map((instruction, number) => [instruction, number])),
        handedOn: isSet ? handedOnOf(changes, args) : before,
    };
}
function handedOnOf(changes, args) {
    return new Map([...changes].filter(([key]) => !args.has(key)).map(([key, list]) => [key, list.at(-1)?.value]));
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/files/copy-not-add.js




const copyNotAdd = rule_rule({
    id: 'copy-not-add',
    area: 'files',
    severity: 'info',
    what: 'Local files are copied by COPY.',
    why: 'ADD also unpacks archives and fetches URLs; a reader has to find out whether that is meant.',
    fix: 'Write COPY.',
    references: [
        'https://docs.docker.com/build/building/best-practices/#add-or-copy',
        'https://github.com/hadolint/hadolint/wiki/DL3020',
    ],
    check({ dockerfile, report }) {
        for (const stage of dockerfile.stages)
            for (const instruction of stage.instructions) {
                const { keyword, keywordSpan, flags, written } = instruction;
                if (keyword !== 'ADD' || flags.some(({ name }) => /^(?:checksum|keep-git-dir|unpack)$/.test(name)))
                    continue;
                const sources = copiedBy(instruction)?.sources ?? [];
                if (sources.length === 0)
                    continue;
                const scope = scopeAt(dockerfile, stage, instruction);
                const isPlain = ({ text }) => isPlainFile(expand(text, (name) => scope.get(name), dockerfile.escape).text);
                if (!sources.every(isPlain))
                    continue;
                report(keywordSpan, `ADD copies ${sources.map(({ text }) => text).join(', ')} as COPY does.`, {
                    edits: [{ start: keywordSpan.start, end: keywordSpan.end, text: written === 'add' ? 'copy' : 'COPY' }],
                });
            }
    },
});
/** Neither fetched nor unpacked: a local path, and what it may match is no archive either. */
function isPlainFile(written) {
    const path = written.replace(/^(["'])(.*)\1$/, '$2');
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (isUrl(path) || isGit(path) || isArchive(path) || path.startsWith('$') || name.includes('$'))
        return false;
    return !/[*?]/.test(name) || /\.[A-Za-z]\w*$/.test(name);
}
function isArchive(path) {
    return /\.(?:tar|tgz|tbz2?|txz|tzst|tar\.(?:gz|bz2|xz|zst|lz4|Z)|t?gz|bz2|xz|zst)$/.test(path);
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/files/dockerignore.js


const dockerignoreRule = rule_rule({
    id: 'dockerignore',
    area: 'files',
    severity: 'warning',
    what: 'A .dockerignore keeps out of the build what it does not need.',
    why: 'With `COPY .` all of the folder is sent to the engine and comes into a layer: the history of the repository, installed packages, local settings. Each change there makes the layer new.',
    fix: 'Write a .dockerignore; `slipway image init` proposes one.',
    references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
    options: { 'least-bytes': 1_000_000 },
    check({ dockerfile, input, options, report }) {
        const { context, dockerignore } = input;
        if (context === undefined)
            return;
        const copy = dockerfile.stages
            .flatMap(({ instructions }) => instructions)
            .map(copiedBy)
            .find((copied) => copied?.fromContext === true && copied.sources.some(({ text }) => isEverything(text)));
        const source = copy?.sources.find(({ text }) => isEverything(text));
        if (source === undefined)
            return;
        const { savable, savableBytes, bytes, secrets, truncated } = context;
        const least = truncated ? 'at least ' : '';
        const what = dockerignore === undefined ? 'There is no .dockerignore' : `${dockerignore_baseName(dockerignore.file)} does not keep it out`;
        const isWorthIt = savableBytes >= options['least-bytes'];
        if (isWorthIt || (dockerignore === undefined && savable.length > 0)) {
            const names = savable
                .slice(0, 4)
                .map(({ pattern, bytes: part }) => `${pattern} (${inBytes(part)})`)
                .join(', ');
            report(source, `${what}: ${least}${inBytes(savableBytes)} of the ${inBytes(bytes)} that are sent are of no use: ${names}.`, {
                severity: isWorthIt ? 'warning' : 'info',
                fix: `Write into the .dockerignore: ${savable.map(({ pattern }) => pattern).join(' ')}.`,
            });
        }
        if (secrets.length > 0)
            report(source, `Files that look like secrets come into the image: ${secrets.slice(0, 5).join(', ')}.`, {
                fix: `Write into the .dockerignore: ${secrets.join(' ')}.`,
            });
    },
});
/** Its folder is that of the context or of the Dockerfile: the name tells which. */
function dockerignore_baseName(path) {
    return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
/** Bytes for people: `12.3 MB`, powers of ten as registries print them. */
function inBytes(bytes) {
    if (bytes < 1000)
        return `${bytes} bytes`;
    const units = ['kB', 'MB', 'GB', 'TB'];
    let value = bytes;
    let unit = '';
    for (const next of units) {
        if (value < 999.95)
            break;
        value /= 1000;
        unit = next;
    }
    return `${value.toFixed(1)} ${unit}`;
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/files/copy-source-sent.js




const copySourceSent = rule_rule({
    id: 'copy-source-sent',
    area: 'files',
    severity: 'error',
    what: 'What is copied is not kept out of the build by the .dockerignore.',
    why: 'The file never reaches the builder: the build ends with "not found", though the file is there.',
    fix: 'Take the pattern out of the .dockerignore, or bring the file back by a line with `!`.',
    references: ['https://docs.docker.com/reference/build-checks/copy-ignored-file/'],
    buildCheck: 'CopyIgnoredFile',
    check({ dockerfile, input, report }) {
        if (input.dockerignore === undefined)
            return;
        const matcher = readDockerignore(input.dockerignore.text);
        // What an exception brings back below a folder cannot be told without looking at all files.
        if (matcher.patterns.length === 0 || matcher.hasExceptions)
            return;
        for (const instruction of dockerfile.stages.flatMap(({ instructions }) => instructions)) {
            const copied = copiedBy(instruction);
            if (copied === undefined || !copied.fromContext)
                continue;
            for (const word of copied.sources) {
                const path = word.text.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
                if (path === '' || isEverything(word.text) || isUrl(word.text) || /[$*?[]/.test(path))
                    continue;
                if (matcher.excludes(path))
                    report(word, `${path} is kept out of the build by ${dockerignore_baseName(input.dockerignore.file)}.`, {
                        whenBuilt: true,
                    });
            }
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/files/dependencies-before-sources.js




const dependenciesBeforeSources = rule_rule({
    id: 'dependencies-before-sources',
    area: 'files',
    severity: 'info',
    what: 'Dependencies are installed before the sources are copied.',
    why: 'Every change of any file changes the layer of `COPY .`, and with it all after it: each build downloads and installs all dependencies again.',
    fix: 'Copy the files that name the dependencies first, install, and copy the rest then.',
    references: ['https://docs.docker.com/build/cache/optimize/#order-your-layers'],
    check({ dockerfile, report }) {
        for (const stage of dockerfile.stages) {
            let everything;
            for (const instruction of stage.instructions) {
                const copied = copiedBy(instruction);
                if (copied?.fromContext === true && copied.sources.some(({ text }) => isEverything(text)))
                    everything ??= instruction;
                if (instruction.keyword !== 'RUN' || everything === undefined || hasCache(instruction))
                    continue;
                const found = callsOf(instruction, dockerfile.text)
                    .map(dependencyInstall)
                    .find((install) => install !== undefined);
                if (found === undefined)
                    continue;
                const source = copiedBy(everything).sources.find(({ text }) => isEverything(text));
                report(source, `Any changed file makes the build run ${found.name} again.`, {
                    fix: `Write \`COPY ${found.files} ./\` and that RUN before this line.`,
                });
                break;
            }
        }
    },
});
/** With a cache mount the packages are at hand, whatever changed. */
function hasCache({ flags }) {
    return flags.some(({ name, value }) => name === 'mount' && mountOptions(value ?? '').get('type') === 'cache');
}
/** Commands that install what a file of the project names. */
function dependencyInstall({ program, args }) {
    const words = args.map(({ text }) => text);
    const verb = words.find((word) => !word.startsWith('-'));
    const operands = words.filter((word) => !word.startsWith('-'));
    const name = verb === undefined ? program : `${program} ${verb}`;
    if (program === 'npm' && (verb === 'ci' || (/^(?:install|i)$/.test(verb ?? '') && operands.length === 1)))
        return { name, files: 'package.json package-lock.json' };
    if (program === 'yarn' &&
        (verb === undefined || (verb === 'install' && operands.length === 1)) &&
        !words.includes('--version'))
        return { name, files: 'package.json yarn.lock' };
    if (program === 'pnpm' && /^(?:install|i)$/.test(verb ?? '') && operands.length === 1)
        return { name, files: 'package.json pnpm-lock.yaml' };
    if (program === 'bun' && verb === 'install' && operands.length === 1)
        return { name, files: 'package.json bun.lock' };
    const pip = /^pip[\d.]*$/.test(program)
        ? words
        : /^python[\d.]*$/.test(program) && words[1] === 'pip'
            ? words.slice(2)
            : undefined;
    const requirements = pip?.[0] === 'install' ? (pip[pip.findIndex((word) => /^(?:-r|--requirement)$/.test(word)) + 1] ?? '') : '';
    if (pip?.some((word) => /^(?:-r|--requirement)/.test(word)) === true && pip[0] === 'install')
        return {
            name: 'pip install',
            files: /\.txt$/.test(requirements) ? requirements.replace(/^\.\//, '') : 'requirements.txt',
        };
    if (program === 'poetry' && verb === 'install')
        return { name, files: 'pyproject.toml poetry.lock' };
    if (program === 'uv' && verb === 'sync')
        return { name, files: 'pyproject.toml uv.lock' };
    if (program === 'pipenv' && /^(?:install|sync)$/.test(verb ?? ''))
        return { name, files: 'Pipfile Pipfile.lock' };
    if (program === 'go' && words[0] === 'mod' && words[1] === 'download')
        return { name: 'go mod download', files: 'go.mod go.sum' };
    if (program === 'bundle' && verb === 'install')
        return { name, files: 'Gemfile Gemfile.lock' };
    if (program === 'composer' && verb === 'install')
        return { name, files: 'composer.json composer.lock' };
    if (program === 'dotnet' && verb === 'restore')
        return { name, files: '*.csproj' };
    if (/^mvnw?$/.test(program) && words.some((word) => /^dependency:/.test(word)))
        return { name: `${program} dependency`, files: 'pom.xml' };
    return undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/context/pattern-mistake.js
/**
 * What BuildKit refuses in a line of a .dockerignore; undefined when it takes it. Source: Go, path/filepath, match.go, by which
 * github.com/moby/patternmatcher checks each pattern.
 */
function patternMistake(line) {
    if (line === '!')
        return 'an exclamation mark alone excepts nothing';
    const pattern = line.replace(/^!/, '').trim();
    for (let i = 0; i < pattern.length; i++) {
        if (pattern[i] === '\\') {
            if (++i >= pattern.length)
                return 'nothing stands behind the backslash at its end';
        }
        else if (pattern[i] === '[') {
            const end = endOfClass(pattern, i);
            if (end === undefined)
                return `the ${pattern.slice(i)} in it is no list of characters`;
            i = end;
        }
    }
    return undefined;
}
/** Offset of the `]` of the class that begins at `at`. */
function endOfClass(pattern, at) {
    let i = pattern[at + 1] === '^' ? at + 2 : at + 1;
    for (let count = 0;; count++) {
        if (pattern[i] === ']' && count > 0)
            return i;
        const low = behindCharacter(pattern, i);
        if (low === undefined)
            return undefined;
        const high = pattern[low] === '-' ? behindCharacter(pattern, low + 1) : low;
        if (high === undefined)
            return undefined;
        // A range that ends before it begins is an error of the expression that is made of it.
        if (high > low && pattern[high - 1] < pattern[low - 1])
            return undefined;
        i = high;
    }
}
/** Offset behind one character of a class, which may be escaped. */
function behindCharacter(pattern, at) {
    const c = pattern[at];
    if (c === undefined || c === '-' || c === ']')
        return undefined;
    const end = c === '\\' ? at + 2 : at + 1;
    return end < pattern.length ? end : undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/files/dockerignore-valid.js





const dockerignoreValid = rule_rule({
    id: 'dockerignore-valid',
    area: 'files',
    severity: 'error',
    what: 'Each line of the .dockerignore is a pattern.',
    why: 'BuildKit refuses to send the context, and names neither the file nor the line.',
    fix: 'Close the bracket, or put a backslash before a character that is meant as itself.',
    references: ['https://docs.docker.com/build/concepts/context/#syntax', 'https://pkg.go.dev/path/filepath#Match'],
    check({ dockerfile, input, report }) {
        if (input.dockerignore === undefined)
            return;
        const { file, text } = input.dockerignore;
        const severity = readsContext(dockerfile) ? {} : { severity: 'warning' };
        for (const [number, raw] of text
            .replace(/^\ufeff/, '')
            .split('\n')
            .entries()) {
            const written = raw.trim();
            const mistake = raw.startsWith('#') ? undefined : patternMistake(written);
            if (mistake === undefined)
                continue;
            const line = number + 1;
            const column = raw.indexOf(written) + 1;
            const elsewhere = { file, start: { line, column }, end: { line, column: column + written.length } };
            report({ start: 0, end: 0 }, `${JSON.stringify(written)} is no pattern: ${mistake}.`, { elsewhere, ...severity });
        }
    },
});
/** Whether the build takes something from its context: only then is it sent. */
function readsContext(dockerfile) {
    return [...reachableStages(dockerfile)]
        .flatMap((index) => dockerfile.stages[index]?.instructions ?? [])
        .some((instruction) => copiedBy(instruction)?.fromContext === true ||
        instruction.flags.some(({ name, value }) => name === 'mount' && isOfContext(mountOptions(value ?? ''))));
}
function isOfContext(options) {
    return (options.get('type') ?? 'bind') === 'bind' && !options.has('from');
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/files/owner-in-copy.js





const ownerInCopy = rule_rule({
    id: 'owner-in-copy',
    area: 'files',
    severity: 'info',
    what: 'Files get their owner and mode where they are copied.',
    why: 'A recursive chown or chmod in a later RUN writes every file into a second layer: the image carries all of them twice.',
    fix: 'Use `COPY --chown=USER:GROUP` or `COPY --chmod=MODE`.',
    references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
    check({ dockerfile, shipped, report }) {
        for (const stage of shipped) {
            const destinations = new Map();
            let workdir = '';
            for (const instruction of stage.instructions) {
                if (instruction.keyword === 'WORKDIR')
                    workdir = workdirOf(dockerfile, stage, instruction);
                const to = copiedBy(instruction)?.destination?.text;
                if (to === undefined)
                    continue;
                const path = to.startsWith('/') ? to : `${workdir}/${to.replace(/^\.\/?/, '')}`;
                destinations.set(path.replace(/\/+$/, '') || '/', instruction.end);
            }
            for (const { program, args, programWord, run, command } of runCalls(dockerfile, stage)) {
                if (!/^(?:chown|chmod)$/.test(program) || !hasOption(args, '-R', '--recursive'))
                    continue;
                const target = args
                    .slice(1)
                    .find(({ text }) => text.startsWith('/') &&
                    [...destinations].some(([path, end]) => end < run.start &&
                        (path === text.replace(/\/+$/, '') || path.startsWith(`${text.replace(/\/+$/, '')}/`))));
                if (target === undefined || target.text === '/')
                    continue;
                report({ start: programWord.start, end: command.end }, `${program} writes all of ${target.text} into one more layer.`);
            }
        }
    },
});
function workdirOf(dockerfile, stage, instruction) {
    const scope = scopeAt(dockerfile, stage, instruction);
    return expand(instruction.argumentsText, (name) => scope.get(name), dockerfile.escape).text.replace(/\/+$/, '');
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/files/stage-copied-in-part.js


const stageCopiedInPart = rule_rule({
    id: 'stage-copied-in-part',
    area: 'files',
    severity: 'warning',
    what: 'Only what is needed is copied from another stage or image.',
    why: 'The whole file system of the other one is laid over this one: its compilers, caches and secrets come along, and its files replace those of the base, so that neither is what it was.',
    fix: 'Copy the result alone, such as `COPY --from=build /out/app /app`. To flatten an image, start from `scratch`.',
    references: [
        'https://docs.docker.com/build/building/multi-stage/',
        'https://github.com/hadolint/hadolint/wiki/DL3067',
    ],
    check({ shipped, report }) {
        for (const { base, instructions } of shipped) {
            // Onto nothing, it makes one layer of an image, which is often what is wanted.
            if (base === 'scratch')
                continue;
            for (const instruction of instructions) {
                const copied = copiedBy(instruction);
                const from = instruction.flags.find(({ name }) => name === 'from')?.value;
                if (copied === undefined || from === undefined || copied.destination?.text !== '/')
                    continue;
                const whole = copied.sources.find(({ text }) => /^\/?(?:\.|\*)?\/?$/.test(text));
                if (whole !== undefined)
                    report(whole, `All files of ${from} are copied over those of ${base}.`);
            }
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/files/index.js











const fileRules = [
    dependenciesBeforeSources,
    dockerignoreRule,
    dockerignoreValid,
    copySourceSent,
    copyDestination,
    copyIntoWorkdir,
    addChecksum,
    copyNotAdd,
    archiveByAdd,
    ownerInCopy,
    stageCopiedInPart,
];

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/cache-left.js



/** A rule about one cache. Only what is shipped counts: a builder may keep whatever it likes. */
function cacheRule(cache) {
    const { id, what, fix, references } = cache;
    return rule_rule({
        id,
        area: 'packages',
        severity: 'info',
        what,
        why: 'Nobody uses it any more, and a later RUN cannot take it out of the layer that holds it.',
        fix,
        references,
        check({ dockerfile, shipped, report }) {
            if (isTurnedOff(cache, shipped))
                return;
            const calls = runCalls(dockerfile, shipped);
            for (const call of calls) {
                const filling = fillingVerb(cache, call);
                if (filling === undefined || leavesNothing(cache, call, calls))
                    continue;
                const { end } = filling.verb;
                const edits = cache.edit === undefined ? {} : { edits: [{ start: end, end, text: ` ${cache.edit}` }] };
                report({ start: call.programWord.start, end }, `${filling.name} leaves its ${cache.holds} in the layer.`, edits);
            }
        },
    });
}
/** What a call fills the cache by; undefined when it fills none. */
function fillingVerb({ managers, filledBy }, { program, args, install }) {
    if (filledBy === undefined)
        return install !== undefined && managers.includes(install.manager) ? install : undefined;
    const manager = managerOf(program);
    const verb = manager !== undefined && managers.includes(manager) ? args.find(({ text }) => text === filledBy) : undefined;
    return verb === undefined ? undefined : { verb, name: `${program} ${verb.text}` };
}
function isTurnedOff({ env }, shipped) {
    return shipped.some(({ instructions }) => instructions.some(({ keyword, settings }) => keyword === 'ENV' && settings.some(({ key }) => env?.test(key) === true)));
}
function leavesNothing(cache, call, calls) {
    if (hasOption(call.args, ...cache.options) || cache.folders.some((folder) => isMounted(call.run, folder)))
        return true;
    if (call.command.assignments.some(({ text }) => cache.env?.test(text.split('=', 1)[0]) === true))
        return true;
    const later = calls.filter((other) => other.run === call.run && other.command.start >= call.command.start);
    return later.some((other) => cache.cleans(other)) || cache.folders.some((path) => removes(later, path));
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/apk-no-cache.js

const apkNoCache = cacheRule({
    id: 'apk-no-cache',
    what: 'The index of apk is not in the image that is shipped.',
    fix: 'Use `apk add --no-cache`, which needs no `apk update` either.',
    references: ['https://github.com/hadolint/hadolint/wiki/DL3019'],
    managers: ['apk'],
    folders: ['/var/cache/apk'],
    // Without the network nothing is fetched.
    options: ['--no-cache', '--no-network'],
    edit: '--no-cache',
    holds: 'package index',
    cleans: ({ program, args }) => program === 'apk' && args.some(({ text }) => text === 'clean'),
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/apt-get-in-scripts.js


const aptGetInScripts = rule_rule({
    id: 'apt-get-in-scripts',
    area: 'packages',
    severity: 'info',
    what: 'Scripts call apt-get or apt-cache, not apt.',
    why: 'apt is made for people: its options and output may change between versions, as it warns itself.',
    fix: 'Use `apt-get` (`apt-cache` for search and show).',
    references: ['https://manpages.debian.org/apt.8', 'https://github.com/hadolint/hadolint/wiki/DL3027'],
    check({ dockerfile, report }) {
        for (const { program, programWord, args } of runCalls(dockerfile)) {
            if (program !== 'apt')
                continue;
            const verb = args.find(({ text }) => !text.startsWith('-'))?.text ?? '';
            const other = /^(?:search|show|policy|depends|rdepends)$/.test(verb) ? 'apt-cache' : 'apt-get';
            const isPlain = programWord.raw === 'apt';
            report(programWord, `${`apt ${verb}`.trim()} is for people, not for scripts.`, {
                fix: `Use \`${other} ${verb}\`.`,
                ...(isPlain ? { edits: [{ start: programWord.start, end: programWord.end, text: other }] } : {}),
            });
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/apt-lists-fresh.js



const aptListsFresh = rule_rule({
    id: 'apt-lists-fresh',
    area: 'packages',
    severity: 'warning',
    what: '`apt-get update` runs in the same RUN as the installation.',
    why: 'The layer of an update of its own is taken from the cache for ever: later installs get versions that the mirror no longer has, and fail; without any update there is no list at all.',
    fix: 'Join them: `RUN apt-get update && apt-get install -y … && rm -rf /var/lib/apt/lists/*`.',
    references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
    check({ dockerfile, report }) {
        for (const stage of dockerfile.stages) {
            const isUpdated = () => runCalls(dockerfile, chainOf(dockerfile, stage)).some(isUpdate);
            for (const own of callsByRun(dockerfile, stage)) {
                const { run } = own[0];
                // Lists on a cache mount outlive the RUN, and a script may update or install by itself.
                if (isMounted(run, '/var/lib/apt/lists') || own.some(runsScript))
                    continue;
                const update = own.find(isUpdate);
                const install = own.find((call) => call.install?.manager === 'apt' && !isLocal(call.args));
                if (update !== undefined && !own.some(usesLists)) {
                    const verb = update.args.find(({ text }) => text === 'update');
                    const place = { start: update.programWord.start, end: verb.end };
                    report(place, `${update.program} update has a layer of its own, which grows old in the cache.`);
                }
                else if (install?.install !== undefined && update === undefined && !isUpdated()) {
                    const { verb, name } = install.install;
                    const place = { start: install.programWord.start, end: verb.end };
                    report(place, `${name} runs without the lists that apt-get update brings.`);
                }
            }
        }
    },
});
const apt = /^(?:apt-get|apt|aptitude)$/;
function isUpdate({ program, args }) {
    return apt.test(program) && args.some(({ text }) => text === 'update');
}
function usesLists({ program, args }) {
    const verbs = /^(?:install|upgrade|dist-upgrade|full-upgrade|build-dep|download|source)$/;
    return apt.test(program) && args.some(({ text }) => verbs.test(text));
}
/** Packages that are files need no lists. */
function isLocal(args) {
    return args.some(({ text }) => /\.deb$/.test(text));
}
function runsScript({ program, programWord }) {
    return /\.sh$/.test(program) || /^(?:\.|source|bash|sh)$/.test(program) || programWord.text.startsWith('./');
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/apt-lists-removed.js

const aptListsRemoved = cacheRule({
    id: 'apt-lists-removed',
    what: 'The lists of apt are not in the image that is shipped.',
    fix: 'End the RUN with `&& rm -rf /var/lib/apt/lists/*`, or put /var/lib/apt on a cache mount.',
    references: [
        'https://docs.docker.com/build/building/best-practices/#apt-get',
        'https://github.com/hadolint/hadolint/wiki/DL3009',
    ],
    managers: ['apt'],
    folders: ['/var/lib/apt/lists'],
    options: [],
    holds: 'package lists',
    filledBy: 'update',
    cleans: ({ program, args }) => /^(?:apt-get|apt)$/.test(program) && args.some(({ text }) => text === 'dist-clean' || text === 'distclean'),
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/distribution-kept.js


const distributionKept = rule_rule({
    id: 'distribution-kept',
    area: 'packages',
    severity: 'warning',
    what: 'A build does not upgrade to another release of the distribution.',
    why: 'The image is then neither what its base says nor what anybody tested, and most of the base is shipped a second time.',
    fix: 'Take a base of the release that you want.',
    references: ['https://github.com/hadolint/hadolint/wiki/DL3035'],
    check({ dockerfile, report }) {
        for (const { program, programWord, args } of runCalls(dockerfile)) {
            const verb = args.find(({ text }) => !text.startsWith('-'));
            if (verb === undefined)
                continue;
            const isUpgrade = (program === 'zypper' && /^(?:dist-upgrade|dup)$/.test(verb.text)) ||
                (/^(?:apt-get|apt)$/.test(program) && /^(?:dist-upgrade|full-upgrade)$/.test(verb.text));
            if (isUpgrade)
                report({ start: programWord.start, end: verb.end }, `${program} ${verb.text} replaces much of the base image.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/dnf-cache-removed.js

const dnfCacheRemoved = cacheRule({
    id: 'dnf-cache-removed',
    what: 'The cache of dnf and yum is not in the image that is shipped.',
    fix: 'End the RUN with `&& dnf clean all` (or `yum clean all`), or put /var/cache/dnf on a cache mount.',
    references: ['https://github.com/hadolint/hadolint/wiki/DL3032', 'https://github.com/hadolint/hadolint/wiki/DL3040'],
    managers: ['dnf', 'yum'],
    folders: ['/var/cache/dnf', '/var/cache/yum', '/var/cache/libdnf5'],
    options: [],
    holds: 'metadata and packages',
    cleans: ({ program, args }) => /^(?:dnf5?|microdnf|yum|tdnf)$/.test(program) && args.some(({ text }) => text === 'clean'),
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/download-verified.js


const downloadVerified = rule_rule({
    id: 'download-verified',
    area: 'packages',
    severity: 'warning',
    what: 'What a build downloads is verified: by certificates, by signatures of packages.',
    why: 'With the check turned off anybody on the way can put something else into the image, and nobody sees it.',
    fix: 'Remove the option; install ca-certificates, or the key of the repository, where the check fails.',
    references: ['https://www.cisecurity.org/benchmark/docker'],
    check({ dockerfile, report }) {
        for (const call of runCalls(dockerfile)) {
            const { program, args, command } = call;
            const option = args.find(({ text }) => turnsOff(program, text)) ?? settingOff(call);
            // A package that is here already was made or checked before.
            if (option !== undefined && !download_verified_isLocal(call))
                report(option, `${program} takes what it gets, verified or not: ${option.text}.`);
            const variable = command.assignments.find(({ text }) => variables.test(text));
            if (variable !== undefined)
                report(variable, `${variable.text} turns the check of certificates off.`);
        }
        for (const { keyword, settings } of dockerfile.instructions)
            for (const setting of keyword === 'ENV' ? settings : [])
                if (variables.test(`${setting.key}=${setting.value ?? ''}`))
                    report(setting, `${setting.key} turns the check of certificates off, in the container too.`);
    },
});
/** Options by program. Source: the manuals of the programs. */
const options = {
    curl: /^(?:--insecure|-[a-zA-Z]*k[a-zA-Z]*)$/,
    wget: /^--no-check-certificate$/,
    'apt-get': /^(?:--allow-unauthenticated|--force-yes|--allow-insecure-repositories)$/,
    apt: /^(?:--allow-unauthenticated|--force-yes|--allow-insecure-repositories)$/,
    apk: /^--allow-untrusted$/,
    yum: /^--nogpgcheck$/,
    dnf: /^--(?:nogpgcheck|no-gpgchecks)$/,
    microdnf: /^--nogpgcheck$/,
    zypper: /^--no-gpg-checks$/,
    rpm: /^--(?:nosignature|nodigest)$/,
    pip: /^--trusted-host(?:=.*)?$/,
};
const variables = /^(?:NODE_TLS_REJECT_UNAUTHORIZED=["']?0|GIT_SSL_NO_VERIFY=["']?(?:1|true)|PYTHONHTTPSVERIFY=["']?0|npm_config_strict_ssl=["']?false)["']?$/i;
function download_verified_isLocal({ install }) {
    return (install !== undefined &&
        install.packages.length > 0 &&
        install.packages.every(({ text }) => /^[./~]|\.(?:apk|deb|rpm)$/.test(text)));
}
function turnsOff(program, text) {
    return options[/^pip[\d.]*$/.test(program) ? 'pip' : program]?.test(text) === true;
}
/** `git config http.sslVerify false`, `npm config set strict-ssl false`. */
function settingOff({ program, args }) {
    if (program !== 'git' && program !== 'npm' && program !== 'yarn')
        return undefined;
    const at = args.findIndex(({ text }) => /^(?:http\.sslVerify|strict-ssl)(?:=(?:false|0))?$/i.test(text));
    if (at < 0)
        return undefined;
    const isOff = args[at].text.includes('=') || /^(?:false|0)$/.test(args[at + 1]?.text ?? '');
    return isOff ? args[at] : undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/install-unattended.js


const installUnattended = rule_rule({
    id: 'install-unattended',
    area: 'packages',
    severity: 'warning',
    what: 'A package manager is told not to ask.',
    why: 'Nobody answers in a build: the question gets no answer, and the installation is called off.',
    fix: 'Add `-y`.',
    references: [
        'https://github.com/hadolint/hadolint/wiki/DL3014',
        'https://github.com/hadolint/hadolint/wiki/DL3030',
        'https://github.com/hadolint/hadolint/wiki/DL3034',
        'https://github.com/hadolint/hadolint/wiki/DL3038',
    ],
    check({ dockerfile, report }) {
        for (const stage of dockerfile.stages) {
            let configured = false;
            let run;
            for (const call of runCalls(dockerfile, stage)) {
                if (call.run !== run)
                    configured ||= isConfigured(call.run);
                run = call.run;
                if (configured || call.command.joint === '|')
                    continue;
                const missing = missingSwitch(call);
                if (missing === undefined)
                    continue;
                const { verb, name, option } = missing;
                report({ start: call.programWord.start, end: verb.end }, `${name} asks before it installs.`, {
                    fix: `Write \`${name} ${option}\`.`,
                    edits: [{ start: verb.end, end: verb.end, text: ` ${option}` }],
                });
            }
        }
    },
});
/** `echo 'APT::Get::Assume-Yes "true";' > /etc/apt/apt.conf.d/…` answers for all that follows. */
function isConfigured({ argumentsText }) {
    return /assume-?yes/i.test(argumentsText) && !argumentsText.includes('--assume-yes');
}
function missingSwitch(call) {
    const { install } = call;
    // Lists are brought up to date without a question.
    const asks = install !== undefined &&
        (install.manager !== 'pacman' || install.packages.length > 0 || /^-S.*u/.test(install.verb.text));
    if (!asks || call.args.some(({ isDynamic, raw }) => isDynamic && /opt|arg|flag/i.test(raw)))
        return undefined;
    const { manager, verb, name, args } = install;
    const answers = switches[manager];
    if (answers === undefined || hasOption(args, ...answers) || call.program === 'microdnf')
        return undefined;
    const isQuiet = ({ text }) => /^-q=2$|Assume-Yes/i.test(text) || /^-[a-z]*q[a-z]*q/.test(text);
    return manager === 'apt' && args.some(isQuiet) ? undefined : { verb, name, option: answers[0] };
}
/** Options that answer a package manager's question, or keep it from asking; the first is the usual one. */
const switches = {
    apt: ['-y', '--yes', '--assume-yes', '-qq', '--simulate', '-s', '--download-only'],
    yum: ['-y', '--assumeyes', '--downloadonly'],
    dnf: ['-y', '--assumeyes', '--downloadonly'],
    zypper: ['-y', '-n', '--non-interactive', '--no-confirm'],
    pacman: ['--noconfirm'],
};

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/lockfile-honoured.js



const lockfileHonoured = rule_rule({
    id: 'lockfile-honoured',
    area: 'packages',
    severity: 'info',
    what: 'An installation takes the versions of the lock file as they are.',
    why: '`npm install` changes the lock file when it does not fit package.json, so the image may have what nobody tested; `npm ci` fails instead.',
    fix: 'Use `npm ci`.',
    references: ['https://docs.npmjs.com/cli/commands/npm-ci'],
    check({ dockerfile, report }) {
        for (const stage of dockerfile.stages) {
            const copies = instructionsOf([stage], 'COPY', 'ADD').map(({ argumentsText }) => argumentsText);
            if (!copies.some((text) => /package-lock\.json|package\*|npm-shrinkwrap/.test(text)))
                continue;
            for (const { program, args, programWord } of runCalls(dockerfile, stage)) {
                const words = args.filter(({ text }) => !text.startsWith('-'));
                const verb = words[0];
                if (program !== 'npm' || words.length !== 1 || !/^(?:install|i)$/.test(verb.text))
                    continue;
                if (hasOption(args, '-g', '--global', '--package-lock-only'))
                    continue;
                report({ start: programWord.start, end: verb.end }, 'npm install may change what the lock file says.', {
                    edits: [{ start: verb.start, end: verb.end, text: 'ci' }],
                });
            }
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/no-recommends.js


const noRecommends = rule_rule({
    id: 'no-recommends',
    area: 'packages',
    severity: 'info',
    what: 'apt installs what is named and what that needs, and no more.',
    why: 'Debian installs recommended packages too, which are often larger than what was asked for: documentation, mail servers, whole desktops.',
    fix: 'Add `--no-install-recommends`, and name what is then missing.',
    references: ['https://github.com/hadolint/hadolint/wiki/DL3015'],
    check({ dockerfile, shipped, report }) {
        for (const stage of shipped) {
            let isOff = false;
            for (const call of runCalls(dockerfile, stage)) {
                const { install } = call;
                if (/^(?:echo|printf|cat|tee)$/.test(call.program))
                    isOff ||= no_recommends_setting.test(scriptOf(call.run));
                if (isOff || install?.manager !== 'apt' || call.program === 'aptitude')
                    continue;
                if (hasOption(install.args, '--no-install-recommends') || install.args.some(({ text }) => no_recommends_setting.test(text)))
                    continue;
                const { verb, name } = install;
                report({ start: call.programWord.start, end: verb.end }, `${name} brings recommended packages too.`, {
                    edits: [{ start: verb.end, end: verb.end, text: ' --no-install-recommends' }],
                });
            }
        }
    },
});
/** As a file of /etc/apt/apt.conf.d has it, or an option `-o`. */
const no_recommends_setting = /APT::Install-Recommends/i;
function scriptOf({ argumentsText, heredocs }) {
    return [argumentsText, ...heredocs.map(({ text }) => text)].join('\n');
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/npm-cache-removed.js


const npmCacheRemoved = rule_rule({
    id: 'npm-cache-removed',
    area: 'packages',
    severity: 'info',
    what: 'The cache of npm, Yarn or pnpm is not in the image that is shipped.',
    why: 'It holds every package a second time, packed; nobody uses it any more.',
    fix: 'End the RUN with `&& npm cache clean --force` (`yarn cache clean`, `pnpm store prune`), or put the cache on a cache mount: `--mount=type=cache,target=/root/.npm`.',
    references: ['https://github.com/hadolint/hadolint/wiki/DL3060'],
    check({ dockerfile, shipped, report }) {
        const calls = runCalls(dockerfile, shipped);
        for (const call of calls) {
            const { program, args, run, programWord } = call;
            const verb = args.find(({ text }) => !text.startsWith('-'));
            if (!installs(program, verb?.text) || hasOption(args, '--version', '-v', '--help'))
                continue;
            if (run.flags.some(({ name, value }) => name === 'mount' && /type=(?:cache|tmpfs)/.test(value ?? '')))
                continue;
            if (calls.some((other) => other.run === run && cleans(other)))
                continue;
            const place = { start: programWord.start, end: verb?.end ?? programWord.end };
            report(place, `${program}${verb === undefined ? '' : ` ${verb.text}`} leaves its cache in the layer.`);
        }
    },
});
/** They fill their caches by any installation, with names or without. */
function installs(program, verb) {
    if (program === 'npm')
        return /^(?:ci|install|i|clean-install)$/.test(verb ?? '');
    if (program === 'yarn')
        return verb === undefined || /^(?:install|add|global)$/.test(verb);
    return program === 'pnpm' && /^(?:install|i|add)$/.test(verb ?? '');
}
function cleans({ program, args }) {
    if (program === 'rm')
        return args.some(({ text }) => /\.npm|\.cache|_cacache|yarn|store/.test(text));
    return /^(?:npm|yarn|pnpm)$/.test(program) && args.some(({ text }) => text === 'cache' || text === 'store');
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/names-of.js
const named = 3;
/** Packages as the subject of a sentence: `a is`, `a and b are`, `a, b, c and 5 more are`. */
function namesOf(packages) {
    const names = packages.map(({ text }) => text);
    if (names.length === 1)
        return `${names[0]} is`;
    if (names.length > named + 1)
        return `${names.slice(0, named).join(', ')} and ${names.length - named} more are`;
    return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} are`;
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/os-package-version.js



const osPackageVersion = rule_rule({
    id: 'os-package-version',
    area: 'packages',
    severity: 'info',
    optional: true,
    what: 'Packages of the distribution have a version.',
    why: 'Two builds of one commit may get different packages. Distributions keep only the newest of a release, though: a fixed version makes builds fail when a security fix comes out.',
    fix: 'Name the version: `curl=8.14.1-r2` for apk and apt, `curl-8.9.1` for dnf.',
    references: [
        'https://github.com/hadolint/hadolint/wiki/DL3008',
        'https://github.com/hadolint/hadolint/wiki/DL3018',
        'https://github.com/hadolint/hadolint/wiki/DL3033',
        'https://github.com/hadolint/hadolint/wiki/DL3037',
        'https://github.com/hadolint/hadolint/wiki/DL3041',
    ],
    check({ dockerfile, report }) {
        for (const { install } of runCalls(dockerfile)) {
            if (install === undefined || !/^(?:apt|apk|yum|dnf|zypper)$/.test(install.manager))
                continue;
            const loose = install.packages.filter((word) => lacksVersion(install.manager, word));
            if (loose.length > 0)
                report(loose[0], `${namesOf(loose)} installed in whatever version the distribution has.`);
        }
    },
});
function lacksVersion(manager, { text, isDynamic }) {
    if (isDynamic || /^[./]|:\/\/|\.(?:deb|rpm|apk)$/.test(text))
        return false;
    return !(/^(?:apt|apk|zypper)$/.test(manager) ? /[=<>~/]/ : /-\d/).test(text);
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/package-version.js



const packageVersion = rule_rule({
    id: 'package-version',
    area: 'packages',
    severity: 'warning',
    what: 'Packages of a language that are named one by one have a version.',
    why: 'The next build may get another major version, or one that was published an hour ago by somebody else.',
    fix: 'Name the version, or install from a lock file.',
    references: [
        'https://github.com/hadolint/hadolint/wiki/DL3013',
        'https://github.com/hadolint/hadolint/wiki/DL3016',
        'https://github.com/hadolint/hadolint/wiki/DL3028',
        'https://github.com/hadolint/hadolint/wiki/DL3062',
    ],
    check({ dockerfile, report }) {
        for (const { install } of runCalls(dockerfile)) {
            const example = install === undefined ? undefined : examples[install.manager];
            if (install === undefined || example === undefined || isLocked(install))
                continue;
            const loose = install.packages.filter((word) => package_version_lacksVersion(install, word));
            const first = loose[0];
            if (first !== undefined)
                report(first, `${namesOf(loose)} installed in whatever version is newest.`, {
                    fix: `Name the version: \`${example(first.text)}\`.`,
                });
        }
    },
});
const examples = {
    pip: (name) => `${name}==VERSION`,
    npm: (name) => `${name.replace(/(.)@latest$/, '$1')}@VERSION`,
    gem: (name) => `${name}:VERSION`,
    go: (name) => `${name.replace(/@.*/, '')}@vVERSION`,
    cargo: (name) => `${name}@VERSION`,
};
/** Whether a file or an option says the versions. */
function isLocked({ manager, args }) {
    if (manager === 'pip')
        return hasOption(args, '-c', '--constraint', '--require-hashes');
    if (manager === 'gem')
        return hasOption(args, '-v', '--version');
    if (manager === 'cargo')
        return hasOption(args, '--version', '--path', '--tag', '--rev');
    return false;
}
/** Installers of packages, which a build takes in their newest version for good reasons. */
const installers = new Set(['pip', 'setuptools', 'wheel', 'build']);
function package_version_lacksVersion({ manager, verb: { text: verb } }, { text: name, isDynamic }) {
    if (isDynamic || /^[./~]|:\/\/|^git\+|\.(?:whl|tgz|tar\.gz|gem|zip)$/.test(name))
        return false;
    if (manager === 'pip')
        return !installers.has(name.toLowerCase()) && !/[=<>~!@]/.test(name);
    if (manager === 'npm')
        return !/^.[^@]*@(?!latest$)/.test(name) && name !== 'add' && !/^(?:npm|file|link|workspace):/.test(name);
    if (manager === 'gem')
        return !name.includes(':');
    // Without a version `go install` takes that of go.mod, and `go get` the newest.
    if (manager === 'go')
        return /@latest$/.test(name) || (verb === 'get' && !name.includes('@'));
    return manager === 'cargo' && !name.includes('@');
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/pip-no-cache.js

const pipNoCache = cacheRule({
    id: 'pip-no-cache',
    what: 'The cache of pip is not in the image that is shipped.',
    fix: 'Use `pip install --no-cache-dir`, or put /root/.cache/pip on a cache mount.',
    references: ['https://github.com/hadolint/hadolint/wiki/DL3042'],
    managers: ['pip'],
    folders: ['/root/.cache/pip', '/root/.cache/uv'],
    options: ['--no-cache-dir', '--no-cache'],
    env: /^(?:PIP_NO_CACHE_DIR|UV_NO_CACHE|PIP_CACHE_DIR)$/,
    edit: '--no-cache-dir',
    holds: 'downloaded wheels',
    cleans: ({ program, args }) => /^pip[\d.]*$/.test(program) && args[0]?.text === 'cache',
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/zypper-cache-removed.js

const zypperCacheRemoved = cacheRule({
    id: 'zypper-cache-removed',
    what: 'The cache of zypper is not in the image that is shipped.',
    fix: 'End the RUN with `&& zypper clean --all`.',
    references: ['https://github.com/hadolint/hadolint/wiki/DL3036'],
    managers: ['zypper'],
    folders: ['/var/cache/zypp'],
    options: [],
    holds: 'metadata and packages',
    cleans: ({ program, args }) => program === 'zypper' && args.some(({ text }) => text === 'clean' || text === 'cc'),
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/packages/index.js















const packageRules = [
    installUnattended,
    aptListsFresh,
    aptListsRemoved,
    apkNoCache,
    dnfCacheRemoved,
    zypperCacheRemoved,
    pipNoCache,
    npmCacheRemoved,
    noRecommends,
    packageVersion,
    osPackageVersion,
    lockfileHonoured,
    aptGetInScripts,
    distributionKept,
    downloadVerified,
];

;// CONCATENATED MODULE: ./packages/image/lib/rules/policy/build-check.js

/** Findings of it are made from what buildx says (build-checks.ts); here stands what they mean. */
const buildCheck = rule_rule({
    id: 'build-check',
    area: 'policy',
    severity: 'warning',
    what: 'BuildKit has nothing to say against the Dockerfile.',
    why: 'Its checks know the version that builds, and what that version is going to refuse.',
    fix: 'Follow the page that the finding names, or skip the check by `# check=skip=NAME`.',
    references: ['https://docs.docker.com/reference/build-checks/'],
    check() { },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/policy/index.js


// Findings of these rules are made while ignores are applied (ignore.ts); here stands what they mean.
const ignoreReason = rule_rule({
    id: 'ignore-reason',
    area: 'policy',
    severity: 'warning',
    what: 'An ignored finding says why it is ignored.',
    why: 'Without a reason nobody can tell later whether the exception still holds; an ignore that gives none is not applied.',
    fix: 'Write the reason after a colon: `# slipway-ignore base-tag: rebuilt nightly under this name`.',
    check() { },
});
const ignoreKnownRule = rule_rule({
    id: 'ignore-known-rule',
    area: 'policy',
    severity: 'warning',
    what: 'An ignore names a rule that exists.',
    why: 'A misspelt rule id ignores nothing, and the reader believes it does.',
    fix: 'Correct the rule id; docs/image-rules lists them all.',
    check() { },
});
const ignoreNeeded = rule_rule({
    id: 'ignore-needed',
    area: 'policy',
    severity: 'info',
    what: 'An ignore still hides a finding.',
    why: 'One that hides nothing will hide the next mistake at the same place.',
    fix: 'Remove the ignore.',
    check() { },
});
const policyRules = [ignoreReason, ignoreKnownRule, ignoreNeeded, buildCheck];

;// CONCATENATED MODULE: ./packages/image/lib/rules/runtime/ca-certificates.js





const caCertificates = rule_rule({
    id: 'ca-certificates',
    area: 'runtime',
    severity: 'warning',
    what: 'An image whose application talks TLS has root certificates.',
    why: 'A bare base has none: the first request to another service fails with "certificate signed by unknown authority", in production and not in a test against plain HTTP.',
    fix: 'Copy them from the builder, `COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/`, or install the package ca-certificates.',
    references: ['https://pkg.go.dev/crypto/x509#SystemCertPool'],
    check({ dockerfile, shipped, report }) {
        const root = shipped[0];
        if (root === undefined || baseTraits(root.base).hasCertificates !== false)
            return;
        if (bringsCertificates(dockerfile, shipped))
            return;
        const calls = runCalls(dockerfile, shipped);
        const client = calls.find(speaksTls);
        if (client !== undefined) {
            report(client.programWord, `${client.program} talks TLS, and neither ${root.base} nor this stage has root certificates.`);
            return;
        }
        const binary = instructionsOf(shipped, 'COPY').find((copy) => copiesBinary(dockerfile, copy));
        const starts = instructionsOf(shipped, 'CMD', 'ENTRYPOINT').length > 0;
        if (binary !== undefined && starts)
            report(dockerfile.final.baseSpan, `${root.base} has no root certificates, and nothing brings them: the application cannot check whom it talks to over TLS.`);
    },
});
function bringsCertificates(dockerfile, shipped) {
    const copies = instructionsOf(shipped, 'COPY', 'ADD').some((copy) => {
        const { argumentsText } = copy;
        // A whole root file system, or a folder that holds the certificates.
        return (/ca-certificates|ca-bundle|cacert|\/etc\/(?:ssl|pki|ca)|certs?\b|\.crt\b/.test(argumentsText) ||
            (copiedBy(copy)?.sources.some(({ text }) => /^\/(?:etc\/?)?$|rootfs|\.tar/.test(text)) ?? false));
    });
    const installs = runCalls(dockerfile, shipped).some((call) => /^update-ca-/.test(call.program) ||
        (call.install?.packages ?? []).some(({ text, isDynamic }) => isDynamic || /^ca-certificates/.test(text)) ||
        recommendsThem(call));
    const mounted = shipped.some(({ instructions }) => instructions.some(({ keyword, settings }) => keyword === 'ENV' && settings.some(({ key }) => /^SSL_CERT_(?:FILE|DIR)$/.test(key))));
    return copies || installs || mounted;
}
/** curl, wget and git recommend or need the package, so apt brings it along unless it is told not to. */
function recommendsThem({ install }) {
    return (install?.manager === 'apt' &&
        !hasOption(install.args, '--no-install-recommends') &&
        install.packages.some(({ text }) => /^(?:curl|wget|git|libcurl\w*)$/.test(text)));
}
function speaksTls({ program, args }) {
    return (/^(?:curl|wget|git|pip\d*|npm)$/.test(program) &&
        args.some(({ text }) => /^https:\/\//.test(text)) &&
        !hasOption(args, '-k', '--insecure', '--no-check-certificate'));
}
/** Whether a COPY takes something out of a stage that compiles. */
function copiesBinary(dockerfile, copy) {
    const from = copy.flags.find(({ name }) => name === 'from')?.value;
    if (from === undefined)
        return false;
    const stage = dockerfile.stages.find(({ name, index }) => name === from.toLowerCase() || String(index) === from);
    if (stage === undefined)
        return false;
    return /^(?:golang|rust|gcc|haskell|swift|dart|zig)$/.test(rootTraits(dockerfile, stage).reference?.name ?? '');
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/runtime/expose-format.js

const exposeFormat = rule_rule({
    id: 'expose-format',
    area: 'runtime',
    severity: 'warning',
    what: 'EXPOSE names the port of the container alone, its protocol in lower case.',
    why: 'An address or host port in it is ignored, however much it looks like `docker run -p`; BuildKit is going to refuse it.',
    fix: 'Write the port of the container; publish it when the container is run.',
    references: [
        'https://docs.docker.com/reference/build-checks/expose-invalid-format/',
        'https://docs.docker.com/reference/build-checks/expose-proto-casing/',
    ],
    buildCheck: 'ExposeInvalidFormat',
    check({ dockerfile, report }) {
        for (const { words } of dockerfile.stages.flatMap(({ instructions }) => instructions.filter(({ keyword }) => keyword === 'EXPOSE')))
            for (const word of words) {
                const { text, start, end } = word;
                // `${PORT:-8080}` has a colon of its own.
                const plain = text.replace(/\$\{[^}]*\}/g, 'x');
                if (plain.includes(':')) {
                    const port = text.slice(text.lastIndexOf(':') + 1);
                    report(word, `${text} names more than the port of the container.`, {
                        ...(text.includes('$') ? {} : { fix: `Write \`EXPOSE ${port}\`.`, edits: [{ start, end, text: port }] }),
                    });
                }
                else if (/\/(?=.*[A-Z])[A-Za-z]+$/.test(plain) && !/\$\w*$/.test(text))
                    report(word, `${text} does not write its protocol in lower case.`, {
                        severity: 'info',
                        edits: [{ start, end, text: text.replace(/\/[A-Za-z]+$/, (protocol) => protocol.toLowerCase()) }],
                    });
            }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/runtime/healthcheck-for-compose.js


const healthcheckForCompose = rule_rule({
    id: 'healthcheck-for-compose',
    area: 'runtime',
    severity: 'error',
    what: 'An image that Compose waits for to be healthy has a health check.',
    why: 'Without one a container is never healthy: `docker compose up` ends with "has no healthcheck configured", and what depends on it does not start.',
    fix: 'Add a HEALTHCHECK to the last stage, or `healthcheck:` to the service.',
    references: ['https://docs.docker.com/compose/how-tos/startup-order/'],
    check({ dockerfile, input, shipped, report }) {
        const { final } = dockerfile;
        const last = instructionsOf(shipped, 'HEALTHCHECK').at(-1);
        const isNone = last !== undefined && /^none$/i.test(last.argumentsText);
        if (final === undefined || (last !== undefined && !isNone))
            return;
        for (const { file, services } of input.compose ?? [])
            for (const service of services) {
                const waiter = service.awaitedBy[0];
                if (waiter === undefined || service.healthcheck === 'own' || !isBuiltFrom(service, dockerfile.file))
                    continue;
                if (service.target !== undefined &&
                    service.target.toLowerCase() !== final.name &&
                    service.target !== dockerfile.target)
                    continue;
                const place = isNone ? last.args.span(0, last.args.text.length) : final.baseSpan;
                report(place, `${waiter.service} waits until ${service.name} is healthy (${file}:${waiter.line}), and the image has no health check.`);
            }
    },
});
function isBuiltFrom({ dockerfile }, file) {
    return dockerfile !== undefined && dockerfile.replace(/^\.\//, '') === file.replace(/^\.\//, '');
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/runtime/healthcheck-runs.js





const healthcheckRuns = rule_rule({
    id: 'healthcheck-runs',
    area: 'runtime',
    severity: 'warning',
    what: 'The health check calls a program that the image has.',
    why: 'Without the program every check fails, and the container is unhealthy however well it works.',
    fix: 'Install the program, use one that is there, or let the application check itself.',
    references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
    check({ dockerfile, shipped, report }) {
        const root = shipped[0];
        const last = instructionsOf(shipped, 'HEALTHCHECK').at(-1);
        const { downloaders } = root === undefined ? {} : baseTraits(root.base);
        if (last?.trigger === undefined || downloaders === undefined || root === undefined)
            return;
        for (const { program, programWord } of callsOf(last.trigger, dockerfile.text)) {
            if (!/^(?:curl|wget)$/.test(program) || downloaders.includes(program) || mayHave(dockerfile, shipped, program))
                continue;
            const other = downloaders[0];
            report(programWord, `${root.base} has no ${program}, and nothing installs it.`, other === undefined ? {} : { fix: `Use ${other}, which is there, or install ${program}.` });
        }
    },
});
function mayHave(dockerfile, shipped, program) {
    const installs = runCalls(dockerfile, shipped).some((call) => (call.install?.packages ?? []).some(({ text, isDynamic }) => isDynamic || text.startsWith(program)));
    return (installs ||
        instructionsOf(shipped, 'COPY', 'ADD').some(({ argumentsText }) => argumentsText.includes(program) || /\/bin\b|rootfs|\.tar/.test(argumentsText)));
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/runtime/healthcheck-set.js


const healthcheckSet = rule_rule({
    id: 'healthcheck-set',
    area: 'runtime',
    severity: 'info',
    optional: true,
    what: 'The image says how its health is checked.',
    why: 'Docker and Compose take a running process for a working one otherwise. Kubernetes has probes of its own and does not look at it.',
    fix: 'Add a HEALTHCHECK to the last stage.',
    references: [
        'https://docs.docker.com/reference/dockerfile/#healthcheck',
        'https://github.com/hadolint/hadolint/wiki/DL3057',
    ],
    check({ dockerfile, shipped, report }) {
        const { final } = dockerfile;
        if (final === undefined || instructionsOf(shipped, 'HEALTHCHECK').length > 0)
            return;
        report(final.baseSpan, 'The image has no HEALTHCHECK.');
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/runtime/instruction-once.js

const instructionOnce = rule_rule({
    id: 'instruction-once',
    area: 'runtime',
    severity: 'warning',
    what: 'A stage has one CMD, one ENTRYPOINT and one HEALTHCHECK.',
    why: 'Only the last one counts; the others look as if they did something.',
    fix: 'Remove the earlier one.',
    references: [
        'https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/',
        'https://github.com/hadolint/hadolint/wiki/DL3012',
        'https://github.com/hadolint/hadolint/wiki/DL4003',
        'https://github.com/hadolint/hadolint/wiki/DL4004',
    ],
    buildCheck: 'MultipleInstructionsDisallowed',
    check({ dockerfile, report }) {
        for (const { instructions } of dockerfile.stages)
            for (const keyword of ['CMD', 'ENTRYPOINT', 'HEALTHCHECK']) {
                const all = instructions.filter((instruction) => instruction.keyword === keyword);
                const last = all.at(-1);
                for (const instruction of all.slice(0, -1)) {
                    const { line } = dockerfile.locate(last).start;
                    report(instruction.keywordSpan, `This ${keyword} is not used: another one in line ${line} replaces it.`);
                }
            }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/runtime/user.js


/** The user of a USER instruction without its group; undefined when a variable of it has no value in the file. */
function userOf(dockerfile, shipped, instruction) {
    const stage = shipped.find(({ instructions }) => instructions.includes(instruction));
    const scope = stage === undefined ? undefined : scopeAt(dockerfile, stage, instruction);
    const { text, unknown } = expand(instruction.argumentsText, (name) => scope?.get(name), dockerfile.escape);
    if (unknown.length > 0)
        return undefined;
    return {
        name: text
            .replace(/^["']|["']$/g, '')
            .split(':', 1)[0]
            .trim(),
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/runtime/numeric-user.js



const numericUser = rule_rule({
    id: 'numeric-user',
    area: 'runtime',
    severity: 'info',
    optional: true,
    what: 'The user of the image is a number.',
    why: 'With runAsNonRoot the kubelet has to know that the user is not root before it starts the container, and a name does not tell: the pod ends in CreateContainerConfigError unless it has runAsUser.',
    fix: 'Write the user id: `USER 65532:65532`.',
    references: [
        'https://github.com/hadolint/hadolint/wiki/DL3066',
        'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    ],
    check({ dockerfile, shipped, report }) {
        const last = instructionsOf(shipped, 'USER').at(-1);
        const user = last === undefined ? undefined : userOf(dockerfile, shipped, last);
        if (last === undefined || user === undefined || user.name === '' || /^(?:\d+|root)$/.test(user.name))
            return;
        report(last.words[0] ?? last, `The user is called ${user.name}; a cluster cannot tell that it is not root.`);
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/runtime/port-range.js



const portRange = rule_rule({
    id: 'port-range',
    area: 'runtime',
    severity: 'error',
    what: 'EXPOSE names a port from 1 to 65535 and a protocol that there is.',
    why: 'The build ends with an error, or the image says something that no engine understands.',
    fix: 'Write the port, or `PORT/tcp`, `PORT/udp` or `PORT/sctp`.',
    references: [
        'https://docs.docker.com/reference/dockerfile/#expose',
        'https://github.com/hadolint/hadolint/wiki/DL3011',
    ],
    check({ dockerfile, report }) {
        for (const stage of dockerfile.stages)
            for (const instruction of stage.instructions.filter(({ keyword }) => keyword === 'EXPOSE')) {
                const scope = scopeAt(dockerfile, stage, instruction);
                for (const word of instruction.words) {
                    const { text, unknown } = expand(word.text, (name) => scope.get(name), dockerfile.escape);
                    const reason = unknown.length > 0 ? undefined : defectOf(text);
                    if (reason !== undefined)
                        report(word, `${text} ${reason}.`, { whenBuilt: true });
                }
            }
    },
});
function defectOf(text) {
    const host = /^([^:]+):[^:]*$/.exec(text)?.[1];
    if (host !== undefined && !/^\d+(?:-\d+)?$/.test(host))
        return `has ${host} where the port of the host would be`;
    // An address or host port is the matter of expose-format.
    const [ports = '', protocol, more] = text
        .replace(/^["']|["']$/g, '')
        .replace(/^.*:/, '')
        .split('/');
    if (more !== undefined)
        return 'has more than a port and a protocol';
    if (protocol !== undefined && !/^(?:tcp|udp|sctp)$/i.test(protocol))
        return `has the protocol ${protocol || '""'}, not tcp, udp or sctp`;
    const match = /^(\d+)(?:-(\d+))?$/.exec(ports);
    if (match === null)
        return 'is no port';
    const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
    if (from > 65535 || to > 65535)
        return `is over 65535`;
    if (from === 0)
        return 'names port 0, which nothing listens on';
    return from > to ? 'is a range that ends before it begins' : undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/runtime/runtime-non-root.js




const runtimeNonRoot = rule_rule({
    id: 'runtime-non-root',
    area: 'runtime',
    severity: 'warning',
    what: 'The image runs as a user other than root.',
    why: 'Root in a container is root on the node as soon as anything lets it out, and a cluster that asks for runAsNonRoot refuses the image.',
    fix: 'End the last stage with a user that the image has, best by number: `USER 65532:65532`.',
    references: [
        'https://docs.docker.com/build/building/best-practices/#user',
        'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
        'https://github.com/hadolint/hadolint/wiki/DL3002',
    ],
    check({ dockerfile, shipped, report }) {
        const { final } = dockerfile;
        if (final === undefined || isNoApplication(shipped))
            return;
        const last = instructionsOf(shipped, 'USER').at(-1);
        if (last === undefined) {
            if (baseTraits(shipped[0].base).isNonRoot || shipped[0].baseUnknown.length > 0)
                return;
            report(final.baseSpan, shipped[0].base === 'scratch'
                ? 'No USER is set, so the image runs as root.'
                : `No USER is set, so the image runs as the user of ${shipped[0].base}, which is root for most images.`);
            return;
        }
        const user = userOf(dockerfile, shipped, last);
        // An image whose start command gives its rights away by itself starts as root on purpose.
        if (user === undefined || !/^(?:root|0+)$/.test(user.name) || dropsPrivileges(shipped))
            return;
        report(last.words[0] ?? last, `The last USER is ${user.name}, so the image runs as root.`);
    },
});
/** A stage of files alone, which nobody runs: nothing starts in it. */
function isNoApplication(shipped) {
    return (shipped[0].base === 'scratch' &&
        instructionsOf(shipped, 'CMD', 'ENTRYPOINT', 'RUN', 'EXPOSE', 'HEALTHCHECK').length === 0);
}
function dropsPrivileges(shipped) {
    const starts = instructionsOf(shipped, 'ENTRYPOINT', 'CMD').map(({ argumentsText }) => argumentsText);
    return starts.some((text) => /(?:^|[\s"/])(?:gosu|su-exec|setpriv|runuser|s6-setuidgid|chpst)(?:$|[\s"])/.test(text));
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/runtime/shell-exists.js





const shellExists = rule_rule({
    id: 'shell-exists',
    area: 'runtime',
    severity: 'error',
    what: 'What needs a shell runs where there is one.',
    why: '`scratch` and distroless images have no /bin/sh: the build, the start or every health check fails with "no such file or directory".',
    fix: 'Use the exec form with a program that is in the image, and do the work of RUN in the builder.',
    references: ['https://docs.docker.com/reference/dockerfile/#shell-and-exec-form'],
    check({ dockerfile, report }) {
        for (const stage of dockerfile.stages) {
            const chain = chainOf(dockerfile, stage);
            const { base } = chain[0];
            if (isNamedContext(dockerfile, base))
                continue;
            if (chain[0].baseUnknown.length > 0 || baseTraits(base).hasShell !== false)
                continue;
            const before = chain.slice(0, -1).flatMap(({ instructions }) => instructions);
            let hasShell = before.some(bringsShell);
            for (const instruction of stage.instructions) {
                hasShell ||= bringsShell(instruction);
                const { keyword, exec, argumentsText, trigger } = instruction;
                const subject = keyword === 'HEALTHCHECK' ? trigger : instruction;
                if (hasShell || subject === undefined || !/^(?:RUN|CMD|ENTRYPOINT)$/.test(subject.keyword))
                    continue;
                if (keyword === 'RUN' && instruction.flags.some(({ name }) => name === 'mount'))
                    continue;
                if (argumentsText === '' || subject.exec !== undefined || (keyword === 'RUN' && exec !== undefined))
                    continue;
                report(instruction.keywordSpan, `${keyword} needs a shell, and ${base} has none.`, { whenBuilt: true });
            }
        }
    },
});
/** Something that is copied or set up may bring a shell with it: a whole tree, a busybox, a SHELL. */
function bringsShell(instruction) {
    if (instruction.keyword === 'SHELL')
        return true;
    const copied = copiedBy(instruction);
    return (copied !== undefined &&
        (/busybox|\/(?:ba|da|a)?sh\b|\/bin\b|rootfs|\.tar/.test(instruction.argumentsText) ||
            copied.sources.some(({ text }) => /^\/?$|^\/\.?$/.test(text)) ||
            (!copied.fromContext && /^\/$/.test(copied.destination?.text ?? ''))));
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/runtime/signals-reach-process.js



const signalsReachProcess = rule_rule({
    id: 'signals-reach-process',
    area: 'runtime',
    severity: 'warning',
    what: 'The application itself is process 1, and gets SIGTERM.',
    why: 'The shell form starts a shell as process 1, which does not hand signals on: every stop waits for its whole grace period and then kills, with requests under way.',
    fix: 'Use the exec form, `["program", "argument"]`, or start the program of a script by `exec`.',
    references: [
        'https://docs.docker.com/reference/build-checks/json-args-recommended/',
        'https://docs.docker.com/reference/dockerfile/#shell-form-entrypoint-example',
        'https://github.com/hadolint/hadolint/wiki/DL3025',
    ],
    buildCheck: 'JSONArgsRecommended',
    check({ dockerfile, report }) {
        for (const stage of dockerfile.stages) {
            // Whoever sets a shell by SHELL chose it.
            if (instructionsOf([stage], 'SHELL').length > 0)
                continue;
            const [entrypoints, commands] = [instructionsOf([stage], 'ENTRYPOINT'), instructionsOf([stage], 'CMD')];
            // Only the last of each counts; earlier ones are the matter of instruction-once.
            for (const instruction of [entrypoints.at(-1), commands.at(-1)]) {
                if (instruction === undefined || instruction.exec !== undefined || instruction.argumentsText === '')
                    continue;
                // What begins with a bracket was meant as the exec form: exec-form-json says what is wrong with it.
                if (instruction.argumentsText.startsWith('['))
                    continue;
                const calls = callsOf(instruction, dockerfile.text);
                if (calls.at(-1)?.command.words[0]?.text === 'exec')
                    continue;
                const { keyword, args } = instruction;
                const also = keyword === 'ENTRYPOINT' && commands.length > 0 ? '; what CMD says is not passed to it either' : '';
                report(args.span(0, args.text.length), `The shell form of ${keyword} makes a shell process 1, and SIGTERM gets no further${also}.`, execForm(args.text, args.span(0, args.text.length)));
            }
        }
    },
});
/** The exec form of a command that needs no shell. */
function execForm(text, { start, end }) {
    if (end - start !== text.length || !/^[\w./:@%+=, -]+$/.test(text) || /^[\w]+=/.test(text))
        return {};
    const json = `[${text
        .trim()
        .split(/\s+/)
        .map((word) => JSON.stringify(word))
        .join(', ')}]`;
    return { fix: `Write \`${json}\`.`, edits: [{ start, end, text: json }] };
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/runtime/index.js











const runtimeRules = [
    runtimeNonRoot,
    numericUser,
    caCertificates,
    signalsReachProcess,
    shellExists,
    healthcheckForCompose,
    healthcheckRuns,
    healthcheckSet,
    instructionOnce,
    portRange,
    exposeFormat,
];

;// CONCATENATED MODULE: ./packages/image/lib/rules/credentials.js
/** Forms that credentials of well-known issuers have. Source: the issuers' documentation of their prefixes. */
const credentials_forms = [
    [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, 'a private key'],
    [/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, 'an AWS access key'],
    [/\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{22,}/, 'a GitHub token'],
    [/\bglpat-[A-Za-z0-9_-]{20,}/, 'a GitLab token'],
    [/\bnpm_[A-Za-z0-9]{36,}\b/, 'an npm token'],
    [/\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{20,}/, 'a PyPI token'],
    [/\bxox[abprs]-[A-Za-z0-9-]{10,}/, 'a Slack token'],
    [/\bAIza[0-9A-Za-z_-]{35}\b/, 'a Google API key'],
    [/\bsk_live_[0-9a-zA-Z]{16,}/, 'a Stripe key'],
    [/\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/, 'a JSON web token'],
    [/\b[a-z][a-z0-9+.-]*:\/\/[^\s:@/$<{"']*:[^\s:@/$<{}*"']{3,}@[A-Za-z0-9[]/, 'a URL with a password'],
];
/** A cheap sieve before the forms: most texts hold none of these. */
const hints = /PRIVATE KEY|AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|npm_|pypi-|xox[abprs]-|AIza|sk_live_|eyJ|:\/\/[^/\s]*@/;
/** What kind of credential a text holds, told by its form, and where; undefined when none is known. */
function credentialIn(text) {
    if (text.length < 12 || !hints.test(text))
        return undefined;
    for (const [form, what] of credentials_forms) {
        const match = form.exec(text);
        if (match !== null)
            return { what, index: match.index, length: match[0].length };
    }
    return undefined;
}
const names = /(?:^|_)(?:pass(?:wd|word|phrase)?|pwd|pword|secrets?|tokens?|api_?key|access_?key|private_?key|signing_?key|encryption_?key|master_?key|ssh_?key|deploy_?key|license_?key|credentials?)(?:$|_)/i;
/** Words that make such a name speak of something about the credential, or of something public. */
const about = /(?:^|_)(?:public|files?|path|dir|name|url|uri|host|ids?|users?|username|type|policy|length|len|ttl|expir\w*|timeout|seconds|minutes|enabled?|disabled?|required?|header|field|version|algorithm|algo|issuer|audience|ref|mount|prefix|suffix|provider|backend|store|class|rotation|endpoint|max|min|count|limit|method|mode|socket|sock|server|port|realm|scope|domain|methods|check|plugin|login|service|module|hash|sha\d*|fingerprint|gpg|keyring|package|pkg|repo|region|bucket)(?:$|_)/i;
/** Whether a variable is called like a credential. `GPG_KEY`, `PASSWORD_FILE` and `PUBLIC_KEY` are not. */
function namesCredential(name) {
    if (!/pass|pwd|pword|secret|token|key|cred/i.test(name))
        return false;
    const words = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replaceAll('-', '_');
    return names.test(words) && !about.test(words);
}
/** Whether a value of such a variable is one: not empty, no placeholder, no path, no switch, no reference to another variable. */
function isCredentialValue(value) {
    const text = value.trim();
    if (text.length < 3 || text.length > 500)
        return false;
    if (/[$<{`]/.test(text))
        return false;
    if (/^(?:true|false|null|none|nil|yes|no|on|off|unset|undefined|dummy|fake|test|empty|not-?needed|change-?me.*|changeit|place-?holder|todo|tbd|example|replace[-_ ]?(?:me|this|with.*)?|x+|\*+|\.\.\.|your[-_].*)$/i.test(text))
        return false;
    return !/^[/.~]|^\d{1,6}$|\s\S+\s|^https?:\/\/[^@]*$|^(?:ENC\[|vault:|ref\+|op:\/\/)/.test(text);
}
/** Files that hold credentials by convention: pattern of the base name or path → what they hold, and how sure that is. */
const secretFiles = [
    [/(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$/, 'a private SSH key', 'error'],
    [/(?:^|\/)\.ssh(?:\/|$)/, 'SSH keys', 'error'],
    [/(?:^|\/)\.aws(?:\/credentials|\/?$)/, 'AWS credentials', 'error'],
    [/(?:^|\/)\.(?:netrc|git-credentials|pgpass)$/, 'passwords', 'error'],
    [/(?:^|\/)\.docker\/config\.json$/, 'the login of a registry', 'error'],
    [/(?:^|\/)\.kube(?:\/config|\/?$)/, 'the login of a cluster', 'error'],
    [/(?:^|\/)(?:private|server|tls|client)[\w.-]*\.key$|\.(?:p12|pfx|jks|keystore)$/, 'a private key', 'error'],
    [/(?:^|\/)[\w.-]*(?:private|privkey|key)[\w.-]*\.pem$/, 'a private key', 'error'],
    [
        /(?:^|\/)(?:service[-_]account[\w-]*|gcp[-_]key[\w-]*|credentials)\.json$/,
        'credentials of a service account',
        'error',
    ],
    [
        /(?:^|\/)\.env(?:\.(?!example$|sample$|template$|dist$|defaults?$)[\w-]+)?$/,
        'settings that are secret as a rule',
        'warning',
    ],
    [/(?:^|\/)\.(?:npmrc|yarnrc\.yml|pypirc)$/, 'a token of a package registry as a rule', 'warning'],
];
function credentials_secretFile(path) {
    const found = secretFiles.find(([pattern]) => pattern.test(path));
    return found === undefined ? undefined : { what: found[1], severity: found[2] };
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/secrets/no-secret-file.js



const noSecretFile = rule_rule({
    id: 'no-secret-file',
    area: 'secrets',
    severity: 'error',
    what: 'No file that holds credentials is copied into a stage.',
    why: 'It stays in the layer, whatever a later RUN deletes, and in the cache of every machine that builds.',
    fix: 'Mount it for the RUN that needs it: `RUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci`.',
    references: ['https://docs.docker.com/build/building/secrets/'],
    check({ dockerfile, shipped, report }) {
        for (const stage of dockerfile.stages)
            for (const instruction of stage.instructions) {
                const copied = copiedBy(instruction);
                if (copied === undefined || !copied.fromContext)
                    continue;
                for (const word of copied.sources) {
                    const path = word.text.replace(/\/+$/, '');
                    const found = credentials_secretFile(path);
                    if (found === undefined)
                        continue;
                    const isShipped = shipped.includes(stage);
                    // In a builder it is in the cache alone, which is less than in what is shipped.
                    const severity = isShipped ? found.severity : 'warning';
                    report(word, `${path} holds ${found.what}, and comes into ${isShipped ? 'the image' : 'the layers of this stage'}.`, { severity });
                }
            }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/secrets/no-secret-in-command.js




const noSecretInCommand = rule_rule({
    id: 'no-secret-in-command',
    area: 'secrets',
    severity: 'error',
    what: 'No password, token or key stands in a command.',
    why: 'The command is in the repository and in the history of the image, and what it writes is in a layer.',
    fix: 'Revoke what was published, and mount the new one: `RUN --mount=type=secret,id=token …` reads it from /run/secrets/token.',
    references: ['https://docs.docker.com/build/building/secrets/'],
    check({ dockerfile, report }) {
        for (const instruction of dockerfile.instructions) {
            const subject = instruction.trigger ?? instruction;
            if (!/^(?:RUN|CMD|ENTRYPOINT|COPY|ADD)$/.test(subject.keyword))
                continue;
            const texts = /^(?:COPY|ADD)$/.test(subject.keyword) ? [subject.args] : scriptsOf(subject, dockerfile.text);
            for (const script of texts) {
                const found = credentialIn(script.text);
                if (found !== undefined)
                    report(script.span(found.index, found.index + found.length), `There is ${found.what} in this ${subject.keyword}.`);
            }
        }
        for (const { program, args, command, run } of runCalls(dockerfile)) {
            for (const word of command.assignments)
                checkAssignment(word, report);
            if (program === 'export')
                for (const word of args)
                    checkAssignment(word, report);
            if (program === 'chpasswd')
                checkPasswordsGiven(command, commandsOf(run, dockerfile.text), report);
            for (let i = 0; i < args.length; i++)
                checkFlag(program, args[i], args[i + 1], report);
        }
    },
});
function checkAssignment(word, report) {
    const equals = word.text.indexOf('=');
    const [name, value] = [word.text.slice(0, equals), word.text.slice(equals + 1)];
    if (equals > 0 &&
        !word.isDynamic &&
        namesCredential(name) &&
        isCredentialValue(value) &&
        credentialIn(word.text) === undefined)
        report(word, `${name} is set to a credential in plain text.`);
}
/** `--password=…`, `--token …`, `curl -u user:password`. */
function checkFlag(program, word, next, report) {
    if (/^(?:curl|wget)$/.test(program) && /^(?:-u|--user)$/.test(word.text) && next !== undefined) {
        if (!next.isDynamic && /^[^:]+:[^:]{3,}$/.test(next.text))
            report(next, `${program} gets a password in plain text.`);
        return;
    }
    const match = word.text.startsWith('-') ? /^--?([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(word.text) : null;
    if (match === null || !namesCredential(match[1]) || /secrets?$/i.test(match[1]))
        return;
    const value = match[2] ?? (next?.text.startsWith('-') === false ? next.text : undefined);
    const place = match[2] === undefined ? next : word;
    // A single dash with a long word is an option of Java or Go; its value may follow all the same. What a credential looks
    // like was found in the script as a whole.
    if (credentialIn(word.text) !== undefined)
        return;
    if (value !== undefined && place !== undefined && !place.isDynamic && isCredentialValue(value))
        report(place, `${program} gets a credential in plain text by ${word.text.split('=', 1)[0]}.`);
}
/** `echo user:password | chpasswd`. */
function checkPasswordsGiven(command, commands, report) {
    const giver = command.joint === '|' ? commands[commands.indexOf(command) - 1] : undefined;
    const word = /^(?:echo|printf)$/.test(giver?.words[0]?.text ?? '') ? giver.words.at(-1) : undefined;
    if (word !== undefined && !word.isDynamic && /^[\w.-]+:\S+/.test(word.text))
        report(word, `The password of ${word.text.split(':', 1)[0]} stands here in plain text.`);
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/secrets/no-secret-in-variable.js



const noSecretInVariable = rule_rule({
    id: 'no-secret-in-variable',
    area: 'secrets',
    severity: 'error',
    what: 'No password, token or key is in an ARG or ENV.',
    why: 'ENV is in the configuration of the image and ARG in its history: `docker history` prints both to everybody who can pull it, and no later instruction takes them out.',
    fix: 'Revoke what was published. At build time mount it: `RUN --mount=type=secret,id=token,env=TOKEN …`; at run time set it from outside.',
    references: [
        'https://docs.docker.com/build/building/secrets/',
        'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
        'https://github.com/hadolint/hadolint/wiki/DL3064',
    ],
    buildCheck: 'SecretsUsedInArgOrEnv',
    check({ dockerfile, shipped, report }) {
        const inImage = new Set(shipped.flatMap(({ instructions }) => instructions));
        for (const instruction of dockerfile.instructions) {
            const subject = instruction.trigger ?? instruction;
            const keeper = inImage.has(instruction)
                ? 'the history of the image'
                : 'the cache of the builder, and in the provenance';
            if (subject.keyword === 'ARG' || subject.keyword === 'ENV')
                for (const setting of subject.settings)
                    checkSetting(subject, setting, keeper, report);
            if (subject.keyword === 'LABEL')
                for (const { value, valueSpan, key } of subject.settings) {
                    const found = credentialIn(value ?? '');
                    if (found !== undefined)
                        report(valueSpan, `The label ${key} holds ${found.what}.`);
                }
        }
    },
});
function checkSetting({ keyword }, setting, keeper, report) {
    const { key, keySpan, value, valueSpan } = setting;
    const found = value === undefined ? undefined : credentialIn(value);
    if (found !== undefined) {
        report(valueSpan, `${keyword} ${key} holds ${found.what}.`);
        return;
    }
    if (!namesCredential(key))
        return;
    if (value === undefined || value === '') {
        // An ENV that is set to nothing keeps a value out; an ARG is there to be given one.
        if (keyword === 'ARG')
            report(keySpan, `The value that a build gives to ${key} stays in ${keeper}.`, { severity: 'warning' });
        return;
    }
    const variable = variablesIn(value)[0];
    if (variable !== undefined) {
        if (keyword === 'ENV' && (variable.modifier === undefined || namesCredential(variable.name)))
            report(setting, `ENV ${key} keeps the value of ${variable.name} in ${keeper}.`, { severity: 'warning' });
        return;
    }
    if (isCredentialValue(value))
        report(valueSpan, `${keyword} ${key} holds a credential in plain text.`);
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/secrets/index.js



const secretRules = [noSecretInVariable, noSecretInCommand, noSecretFile];

;// CONCATENATED MODULE: ./packages/image/lib/rules/shell/command-fits.js


const commandFits = rule_rule({
    id: 'command-fits',
    area: 'shell',
    severity: 'info',
    optional: true,
    what: 'A build calls programs that mean something in a container.',
    why: 'There are no services, devices and people in a build: what such a program does is lost, or it waits for nobody.',
    fix: 'Remove the call.',
    references: ['https://github.com/hadolint/hadolint/wiki/DL3001'],
    check({ dockerfile, report }) {
        for (const { program, programWord } of runCalls(dockerfile))
            if (/^(?:ssh|vim?|nano|emacs|shutdown|reboot|service|systemctl|ps|free|top|htop|kill|mount|umount|ifconfig)$/.test(program))
                report(programWord, `${program} has nothing to do in a build.`);
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/shell/effect-kept.js


const effectKept = rule_rule({
    id: 'effect-kept',
    area: 'shell',
    severity: 'warning',
    what: 'A RUN does something that is still there after it.',
    why: 'Each RUN has a shell of its own: the folder, variables, aliases and services of one are gone in the next, which then runs somewhere else than its author believes.',
    fix: 'Use WORKDIR for a folder and ENV for a variable, or put the command into the RUN that needs it.',
    references: ['https://docs.docker.com/reference/dockerfile/#run'],
    check({ dockerfile, report }) {
        for (const run of dockerfile.stages.flatMap(({ instructions }) => instructions.filter(({ keyword }) => keyword === 'RUN'))) {
            if (run.argumentsText === '' && run.heredocs.length === 0 && run.flags.length === 0)
                report(run.keywordSpan, 'RUN has no command, so it does nothing.', { fix: 'Remove it.' });
            const commands = commandsOf(run, dockerfile.text);
            if (commands.length === 0 || commands.some(({ redirects }) => redirects.length > 0))
                continue;
            if (!commands.every(({ words }) => words.length === 0 ||
                /^(?:cd|export|alias|source|\.|set|unset|ulimit|umask|pushd|popd|hash|shopt)$/.test(words[0].text)))
                continue;
            const first = commands.find(({ words }) => words[0]?.text !== 'set') ?? commands[0];
            const name = first.words[0]?.text;
            const better = name === 'cd' ? 'Use WORKDIR.' : name === 'export' || name === undefined ? 'Use ENV.' : undefined;
            const what = name === undefined ? 'The variable is' : `What ${name} does is`;
            report({ start: first.start, end: commands.at(-1).end }, `${what} gone when this RUN ends.`, better === undefined ? {} : { fix: better });
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/shell/failure-stops-build.js



const failureStopsBuild = rule_rule({
    id: 'failure-stops-build',
    area: 'shell',
    severity: 'warning',
    what: 'A command that fails in a RUN fails the build.',
    why: 'With `;` or a line break between commands only the last one counts: what failed before it is missing in the image, the build is green, and the layer stays in the cache.',
    fix: 'Join the commands by `&&`, or begin the script with `set -e`, in a heredoc too.',
    references: [
        'https://docs.docker.com/reference/dockerfile/#here-documents',
        'https://github.com/koalaman/shellcheck/wiki/SC2164',
        'https://github.com/koalaman/shellcheck/wiki/SC2155',
    ],
    check({ dockerfile, report }) {
        for (const stage of dockerfile.stages) {
            let shellStops = isInBases(dockerfile, stage, isStrictShell);
            for (const instruction of stage.instructions) {
                if (instruction.keyword === 'SHELL')
                    shellStops = isStrictShell(instruction) || !isPosixShell(instruction);
                if (instruction.keyword !== 'RUN' || instruction.exec !== undefined)
                    continue;
                const commands = commandsOf(instruction, dockerfile.text);
                hiddenByExport(commands, report);
                if (!shellStops && !isWindows(dockerfile, stage) && !stopsByItself(instruction, commands))
                    unnoticed(commands, report);
            }
        }
    },
});
/** Programs that do what an image is made of; a `mkdir` or `rm` that fails shows soon enough, or does not matter. */
const work = /^(?:apt-get|apt|apk|yum|dnf|microdnf|tdnf|zypper|pacman|pip[\d.]*|uv|poetry|npm|yarn|pnpm|gem|bundle|composer|go|cargo|mvn|mvnw|gradlew?|dotnet|make|cmake|ninja|meson|configure|curl|wget|git|tar|unzip|dpkg|rpm|gpg|sha\d+sum|docker-php-ext-install|pecl|cd)$/;
const cleaning = /^(?:clean|autoclean|purge|autoremove|remove|del|erase|cache|config|rmi?)$/;
/** Commands whose failure the shell passes over, told by the first of them. */
function unnoticed(commands, report) {
    const outer = commands.filter(({ depth, isSubstitution }) => depth === 0 && !isSubstitution);
    const starts = outer.flatMap(({ joint }, i) => (i > 0 && (joint === ';' || joint === '\n') ? [i] : []));
    for (const [i, end] of starts.entries()) {
        const group = outer.slice(i === 0 ? 0 : starts[i - 1], end);
        // `a || b` looks at the failure itself.
        if (group.some(({ joint, isConditional }) => joint === '||' || joint === '&' || isConditional))
            continue;
        const command = group.find(isWork);
        if (command === undefined)
            continue;
        const word = command.words[0];
        report(word, `When ${word.text} fails, the RUN goes on: nothing stops it.`);
        return;
    }
}
function isWork({ words }) {
    const program = words[0]?.text.replace(/^.*\//, '') ?? '';
    return work.test(program) && !words.some(({ text }) => cleaning.test(text));
}
/** `export X=$(…)` succeeds whatever happened inside. */
function hiddenByExport(commands, report) {
    for (const { words } of commands) {
        if (!/^(?:export|readonly|local|declare|typeset)$/.test(words[0]?.text ?? ''))
            continue;
        for (const word of words.slice(1)) {
            const inner = commands.find(({ isSubstitution, start, end, words: [first] }) => isSubstitution &&
                start >= word.start &&
                end <= word.end &&
                /^(?:curl|wget|git|aws|gh)$/.test(first?.text ?? ''));
            if (inner === undefined)
                continue;
            const name = word.text.split('=', 1)[0];
            report(inner.words[0], `${words[0].text} hides that ${inner.words[0].text} fails: ${name} is then empty.`, {
                fix: `Set it first: \`${name}=$(…) && export ${name}\`.`,
            });
        }
    }
}
/** Whether a script ends at the first failure: by `set -e`, by an option of the shell that reads it, or by other rules than a shell's. */
function stopsByItself({ argumentsText, heredocs }, commands) {
    if (/\w\s*\(\)\s*\{|\btrap\b/.test(argumentsText))
        return true;
    if (heredocs.length > 0 && /(?:^|\s)-[a-z]*e/.test(argumentsText.replace(/<<-/g, '<<')))
        return true;
    if (/^#!.*\s-[a-z]*e/.test(heredocs[0]?.text ?? ''))
        return true;
    return commands.some(({ words }) => words[0]?.text === 'set' && words.slice(1).some(({ text }) => /^-[a-z]*e/.test(text) || text === 'errexit'));
}
function isStrictShell({ keyword, exec }) {
    return keyword === 'SHELL' && exec?.some(({ text }) => /^-[a-z]*e/.test(text) || text === 'errexit') === true;
}
function isPosixShell({ exec }) {
    return /(?:^|\/)(?:ba|da|a|z|k)?sh$/.test(exec?.[0]?.text ?? '');
}
function isWindows(dockerfile, stage) {
    return /windows|nanoserver|servercore/.test(rootOf(dockerfile, stage).base);
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/shell/layers-merged.js


const layersMerged = rule_rule({
    id: 'layers-merged',
    area: 'shell',
    severity: 'info',
    optional: true,
    what: 'Short RUN instructions that follow each other are one.',
    why: 'Each is a layer of its own. What one of them deletes stays in the layer of another; apart from that, many layers cost little.',
    fix: 'Join them with `&&`, or in one heredoc.',
    references: ['https://github.com/hadolint/hadolint/wiki/DL3059'],
    check({ dockerfile, shipped, report }) {
        for (const { instructions } of shipped) {
            let previous;
            for (const instruction of instructions) {
                // Mounts and networks of their own are a reason to be apart.
                // So is a long script: what comes before it need not run again when it changes.
                const isPlain = instruction.keyword === 'RUN' &&
                    instruction.flags.length === 0 &&
                    commandsOf(instruction, dockerfile.text).length <= 2;
                if (isPlain && previous !== undefined)
                    report(instruction.keywordSpan, 'This RUN follows another one.');
                previous = isPlain ? instruction : undefined;
            }
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/shell/no-sudo.js


const noSudo = rule_rule({
    id: 'no-sudo',
    area: 'shell',
    severity: 'warning',
    what: 'A build does not call sudo.',
    why: 'A build is root already until USER says otherwise; sudo behaves otherwise without a terminal, and left in the image it gives its user root.',
    fix: 'Do what needs root before USER, or switch by `USER root` and back.',
    references: [
        'https://docs.docker.com/build/building/best-practices/#user',
        'https://github.com/hadolint/hadolint/wiki/DL3004',
    ],
    check({ dockerfile, report }) {
        for (const run of dockerfile.stages.flatMap(({ instructions }) => instructions.filter(({ keyword }) => keyword === 'RUN')))
            for (const { words } of commandsOf(run, dockerfile.text)) {
                const word = words[0];
                if (word !== undefined && /^(?:\/usr\/bin\/)?sudo$/.test(word.text))
                    report(word, `sudo runs ${words.slice(1).find(({ text }) => !text.startsWith('-'))?.text ?? 'a command'} in a build.`);
            }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/shell/one-downloader.js


const oneDownloader = rule_rule({
    id: 'one-downloader',
    area: 'shell',
    severity: 'info',
    optional: true,
    what: 'A stage downloads with curl or with wget, not with both.',
    why: 'Both do the same, and each has to be installed and kept up to date.',
    fix: 'Use one of them.',
    references: ['https://github.com/hadolint/hadolint/wiki/DL4001'],
    check({ dockerfile, shipped, report }) {
        for (const stage of shipped) {
            const calls = runCalls(dockerfile, stage).filter(({ program }) => program === 'curl' || program === 'wget');
            const first = calls[0];
            for (const { program, programWord } of calls)
                if (program !== first.program)
                    report(programWord, `${program} is used beside ${first.program}.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/shell/pipe-failure.js




const pipeFailure = rule_rule({
    id: 'pipe-failure',
    area: 'shell',
    severity: 'warning',
    what: 'A download that fails in a pipe fails the build.',
    why: 'A pipe has the exit code of its last command: when the download fails, the layer is made without what it was to bring, and stays in the cache.',
    fix: 'Set `SHELL ["/bin/bash", "-o", "pipefail", "-c"]` before, begin the script with `set -o pipefail` where the shell knows it, or download into a file first.',
    references: [
        'https://docs.docker.com/build/building/best-practices/#using-pipes',
        'https://github.com/hadolint/hadolint/wiki/DL4006',
    ],
    options: { 'every-pipe': false },
    check({ dockerfile, options, report }) {
        for (const stage of dockerfile.stages) {
            // Shells of Windows fail otherwise.
            if (/windows|nanoserver|servercore/.test(rootTraits(dockerfile, stage).reference?.repository ?? ''))
                continue;
            let isSafe = isInBases(dockerfile, stage, setsPipefail);
            for (const instruction of stage.instructions) {
                if (instruction.keyword === 'SHELL')
                    isSafe = setsPipefail(instruction) || !/sh"?[\],]/.test(instruction.argumentsText);
                if (instruction.keyword !== 'RUN' || isSafe)
                    continue;
                if (scriptsOf(instruction, dockerfile.text).some(({ text }) => /pipefail/.test(text)) ||
                    instruction.exec?.some(({ text }) => text === 'pipefail') === true)
                    continue;
                const commands = commandsOf(instruction, dockerfile.text);
                const at = commands.findIndex((command, i) => {
                    const left = commands
                        .slice(0, i)
                        .findLast(({ depth, isSubstitution }) => depth === command.depth && isSubstitution === command.isSubstitution);
                    if (command.joint !== '|' || left === undefined)
                        return false;
                    const program = left.words[0]?.text ?? '';
                    return options['every-pipe']
                        ? !/^(?:echo|printf|yes|true)$/.test(program)
                        : /(?:^|\/)(?:curl|wget|aws|gsutil|fetch)$/.test(program);
                });
                if (at < 0)
                    continue;
                const left = commands.slice(0, at).findLast(({ depth }) => depth === commands[at].depth);
                report(left.words[0] ?? left, `When ${left.words[0]?.text ?? 'this'} fails, ${commands[at].words[0]?.text ?? 'the next command'} gets what there is, and the build goes on.`);
            }
        }
    },
});
function setsPipefail({ keyword, argumentsText }) {
    return keyword === 'SHELL' && /pipefail|-[a-z]*o[a-z]* *"? *,? *"?pipefail/.test(argumentsText);
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/shell/script-fits-shell.js




const scriptFitsShell = rule_rule({
    id: 'script-fits-shell',
    area: 'shell',
    severity: 'warning',
    what: 'A RUN uses what the shell of its base image knows.',
    why: 'The shell of a build, /bin/sh, is dash on Debian and Ubuntu and BusyBox on Alpine, not Bash: some of what only Bash knows fails, and some quietly does something else, such as a folder that is called `{a,b}`, or a test that is never true.',
    fix: 'Write it for a POSIX shell, or set `SHELL ["/bin/bash", "-c"]` before where the image has Bash.',
    references: [
        'https://docs.docker.com/reference/dockerfile/#shell',
        'https://github.com/koalaman/shellcheck/wiki/SC3009',
        'https://github.com/koalaman/shellcheck/wiki/SC3010',
        'https://github.com/koalaman/shellcheck/wiki/SC3014',
        'https://github.com/koalaman/shellcheck/wiki/SC3020',
        'https://github.com/koalaman/shellcheck/wiki/SC3037',
        'https://github.com/koalaman/shellcheck/wiki/SC3044',
        'https://github.com/koalaman/shellcheck/wiki/SC3046',
    ],
    check({ dockerfile, report }) {
        for (const stage of dockerfile.stages) {
            const { shell } = rootTraits(dockerfile, stage);
            if (shell === undefined || isInBases(dockerfile, stage, changesShell))
                continue;
            for (const instruction of stage.instructions) {
                if (changesShell(instruction))
                    break;
                if (instruction.keyword !== 'RUN' || instruction.exec !== undefined || bringsOwnShell(instruction))
                    continue;
                for (const command of commandsOf(instruction, dockerfile.text)) {
                    const found = misfit(command, shell);
                    if (found !== undefined)
                        report(found.at, `${found.what}.`, found.fix === undefined ? {} : { fix: found.fix });
                }
            }
        }
    },
});
/** SHELL, or a link that puts Bash in place of /bin/sh. */
function changesShell({ keyword, argumentsText }) {
    return (keyword === 'SHELL' || (keyword === 'RUN' && /\bln\b.*\/bin\/sh\b|dpkg-reconfigure\s.*dash/.test(argumentsText)));
}
/** A heredoc that another shell reads. */
function bringsOwnShell({ heredocs, argumentsText }) {
    return (heredocs.length > 0 && /\b(?:ba|z|k)sh\b/.test(`${argumentsText} ${/^#!.*/.exec(heredocs[0].text)?.[0] ?? ''}`));
}
const onlyBash = /^(?:pushd|popd|dirs|shopt|declare|typeset|let|disown|mapfile|readarray|compgen)$/;
/** What of a command the shell does not know, or takes for something else. */
function misfit({ words, redirects, ...command }, shell) {
    const [first, second] = words;
    const braces = words.find(hasBraces);
    if (braces !== undefined)
        return {
            at: braces,
            what: `${shell} does not expand the braces of ${braces.raw}: it is one name`,
            fix: 'Write each name out.',
        };
    if (first === undefined)
        return undefined;
    const name = first.text;
    if (onlyBash.test(name))
        return { at: first, what: `${shell} has no ${name}` };
    if (shell === 'ash')
        return undefined;
    if (name === '[[')
        return { at: first, what: 'dash has no [[, so the test is never true', fix: 'Write `[ … ]`.' };
    if (name === 'source')
        return { at: first, what: 'dash has no source', fix: 'Write `. FILE`.' };
    if (name === 'echo' && /^-[neE]*e[neE]*$/.test(second?.text ?? ''))
        return { at: second, what: `echo of dash prints ${second.text} as well`, fix: 'Use printf.' };
    const equals = name === '[' || name === 'test' ? words.find(({ raw }) => raw === '==') : undefined;
    if (equals !== undefined)
        return { at: equals, what: `${name} of dash has no ==`, fix: 'Write `=`.' };
    const redirect = redirects.find(({ operator }) => /^&>>?$|^<<<$/.test(operator));
    if (redirect?.operator === '<<<')
        return { at: { ...command }, what: 'dash has no <<<' };
    if (redirect === undefined)
        return undefined;
    return {
        at: { ...command },
        what: `To dash, ${redirect.operator} is & and >: the command runs in the background`,
        fix: `Write \`>${redirect.target} 2>&1\`.`,
    };
}
/** `{a,b}` or `{1..3}` outside of quotes and variables. */
function hasBraces({ raw }) {
    if (!raw.includes('{'))
        return false;
    const bare = raw.replace(/'[^']*'|"(?:[^"\\]|\\[\s\S])*"|\\[\s\S]|\$\{[^}]*\}|\$\([^)]*\)/g, '');
    return /\{[^{}\s]*(?:,|\.\.)[^{}\s]*\}/.test(bare);
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/shell/shell-instruction.js


const shellInstruction = rule_rule({
    id: 'shell-instruction',
    area: 'shell',
    severity: 'warning',
    what: 'The shell of a build is set by SHELL.',
    why: 'A link in place of /bin/sh changes the shell of every program in the image too, and package updates put the old one back.',
    fix: 'Write `SHELL ["/bin/bash", "-c"]`.',
    references: [
        'https://docs.docker.com/reference/dockerfile/#shell',
        'https://github.com/hadolint/hadolint/wiki/DL4005',
    ],
    check({ dockerfile, report }) {
        // Without -f it fails where there is one: it brings a shell to an image that has none.
        for (const { program, args, programWord, command } of runCalls(dockerfile))
            if (program === 'ln' &&
                args.at(-1)?.text === '/bin/sh' &&
                (hasOption(args, '-f', '--force') || /(?:ba|da|z|k)sh$/.test(args.at(-2)?.text ?? '')))
                report({ start: programWord.start, end: command.end }, 'A link replaces /bin/sh for all programs of the image.');
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/shell/useradd-no-log.js


const useraddNoLog = rule_rule({
    id: 'useradd-no-log',
    area: 'shell',
    severity: 'warning',
    what: 'A user with a high number is added without an entry in the login logs.',
    why: 'The login logs, /var/log/lastlog and faillog, have a place for every number up to the highest: with a number in the millions they are gigabytes of zeros, which the layer carries.',
    fix: 'Add `--no-log-init`.',
    references: [
        'https://docs.docker.com/build/building/best-practices/#user',
        'https://github.com/hadolint/hadolint/wiki/DL3046',
    ],
    check({ dockerfile, report }) {
        for (const { program, args, programWord } of runCalls(dockerfile)) {
            if (program !== 'useradd' || hasOption(args, '-l', '--no-log-init'))
                continue;
            const at = args.findIndex(({ text }) => /^(?:-u|--uid)$/.test(text));
            const uid = at >= 0 ? args[at + 1]?.text : args.find(({ text }) => /^(?:-u|--uid=)\d/.test(text))?.text.replace(/^\D+/, '');
            if (/^\d{6,}$/.test(uid ?? ''))
                report(programWord, `useradd writes login logs with a place for each of ${uid} users.`, {
                    edits: [{ start: programWord.end, end: programWord.end, text: ' --no-log-init' }],
                });
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/shell/wget-quiet.js


const wgetQuiet = rule_rule({
    id: 'wget-quiet',
    area: 'shell',
    severity: 'info',
    optional: true,
    what: 'wget does not fill the log with its progress.',
    why: 'It prints a line for every 50 kB, which hides what a reader of the log looks for.',
    fix: 'Add `-nv`, `-q` or `--progress=dot:giga`.',
    references: ['https://github.com/hadolint/hadolint/wiki/DL3047'],
    check({ dockerfile, report }) {
        for (const { program, programWord, args } of runCalls(dockerfile))
            if (program === 'wget' &&
                !hasOption(args, '-q', '--quiet', '-nv', '--no-verbose', '--progress', '-o', '--output-file', '-a') &&
                !args.some(({ text }) => /^-[a-zA-Z]*(?:q|nv)/.test(text)))
                report(programWord, 'wget prints its progress.');
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/shell/workdir-not-cd.js


const workdirNotCd = rule_rule({
    id: 'workdir-not-cd',
    area: 'shell',
    severity: 'info',
    optional: true,
    what: 'WORKDIR changes the folder, not `cd`.',
    why: 'A folder that holds for all that follows is easier to see than one that each RUN changes for itself.',
    fix: 'Set WORKDIR before the RUN.',
    references: [
        'https://docs.docker.com/build/building/best-practices/#workdir',
        'https://github.com/hadolint/hadolint/wiki/DL3003',
    ],
    check({ dockerfile, report }) {
        for (const run of dockerfile.stages.flatMap(({ instructions }) => instructions.filter(({ keyword }) => keyword === 'RUN'))) {
            const first = commandsOf(run, dockerfile.text).find(({ words }) => words.length > 0 && words[0].text !== 'set');
            if (first?.words[0]?.text === 'cd' && first.words[1]?.text.startsWith('/') === true)
                report(first, `The RUN changes to ${first.words[1].text} by itself.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/shell/index.js












const shellRules = [
    pipeFailure,
    failureStopsBuild,
    scriptFitsShell,
    effectKept,
    noSudo,
    shellInstruction,
    useraddNoLog,
    workdirNotCd,
    commandFits,
    layersMerged,
    oneDownloader,
    wgetQuiet,
];

;// CONCATENATED MODULE: ./packages/image/lib/rules/stages/copy-from-exists.js




const copyFromExists = rule_rule({
    id: 'copy-from-exists',
    area: 'stages',
    severity: 'error',
    what: 'What is copied or mounted from is a stage of the file, an image or a named context.',
    why: 'A name that is no stage is pulled as an image: the build fails, or copies from an image of a stranger who took that name.',
    fix: 'Name a stage of this file; for an image write its whole reference with a tag.',
    references: [
        'https://docs.docker.com/reference/dockerfile/#copy---from',
        'https://github.com/hadolint/hadolint/wiki/DL3022',
        'https://github.com/hadolint/hadolint/wiki/DL3023',
    ],
    check({ dockerfile, report }) {
        const { stages } = dockerfile;
        const first = new Map();
        for (const { name, index } of stages)
            if (name !== undefined && !first.has(name))
                first.set(name, index);
        const names = stages.flatMap(({ name }) => (name === undefined ? [] : [name]));
        for (const stage of stages)
            for (const instruction of stage.instructions)
                for (const { value, span } of sourcesOf(instruction)) {
                    if (value === '')
                        report(span, 'It copies from nothing: the name is empty.');
                    else if (isNamedContext(dockerfile, value))
                        continue;
                    else if (value.includes('$'))
                        report(span, `What is copied from cannot be a variable, as ${value} is.`, {
                            fix: `Name it as a stage, \`FROM ${value} AS NAME\`, with an ARG above the first FROM, and copy from NAME.`,
                        });
                    else if (isLater(value, stage, stages.length, first))
                        report(span, `Stage ${value} comes later; only those before this one can be copied from.`);
                    else if (stageIndex(value, stages) === stage.index)
                        report(span, 'The stage copies from itself.');
                    else if (/^\d+$/.test(value) && stageIndex(value, stages) === undefined)
                        report(span, `There is no stage ${value}; the last is ${stages.length - 1}.`);
                    else if (/^[a-z][\w-]*$/i.test(value) && stageIndex(value, stages) === undefined) {
                        const near = (0,lib/* nearest */.pA)(value, names);
                        // Whatever its name is like, an image of it may be there.
                        const meant = near === undefined ? '' : `; the nearest stage is ${near}`;
                        report(span, `There is no stage ${value}: it is taken for an image, or for a named context of the build${meant}.`, { severity: 'warning' });
                    }
                }
    },
});
/** Whether a name or number means a stage below the one that asks, and none above it. */
function isLater(value, { index }, count, first) {
    if (/^\d+$/.test(value))
        return Number(value) > index && Number(value) < count;
    const named = first.get(value.toLowerCase());
    return named !== undefined && named > index;
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/stages/multi-stage.js




const multiStage = rule_rule({
    id: 'multi-stage',
    area: 'stages',
    severity: 'warning',
    what: 'The image that is shipped carries no compiler or SDK.',
    why: 'Build tools make most images ten times as large as the application, are downloaded to every node, and give an intruder all that he needs.',
    fix: 'Build in a stage of its own, and copy only the result into a small runtime stage: `COPY --from=build /out/app /app`.',
    references: ['https://docs.docker.com/build/building/multi-stage/'],
    check({ dockerfile, shipped, report }) {
        const root = shipped[0];
        // An image to develop in is a toolchain.
        if (root === undefined || /devcontainer/.test(`${dockerfile.file} ${root.base}`))
            return;
        const traits = baseTraits(root.base);
        if (traits.isToolchain) {
            const final = shipped.at(-1);
            report(final.baseSpan, `The final stage is built on ${root.base}, so the image ships with its compiler or SDK.`, {
                fix: smallerBase(traits.reference?.name ?? ''),
            });
            return;
        }
        for (const stage of shipped)
            for (const calls of callsByRun(dockerfile, stage))
                checkRun(calls, report);
    },
});
function smallerBase(name) {
    if (/^(?:golang|rust|gcc|haskell|swift|dart)$/.test(name))
        return 'Name this stage, and end with a small one that copies the binary: `FROM gcr.io/distroless/static:nonroot` and `COPY --from=build /out/app /app`.';
    if (/jdk|temurin|corretto|maven|gradle|sbt|semeru|sapmachine/.test(name))
        return 'End with a stage on a JRE that copies the jar: `FROM eclipse-temurin:21-jre` and `COPY --from=build /app/app.jar /app.jar`.';
    return 'End with a stage on a runtime image, and copy only the result of the build into it.';
}
/** Build tools that a RUN installs and leaves. */
function checkRun(calls, report) {
    if (calls.some(removesPackages))
        return;
    for (const { install } of calls) {
        if (install === undefined || !['apt', 'apk', 'yum', 'dnf', 'zypper', 'pacman'].includes(install.manager))
            continue;
        // Packages of a virtual group are taken away by its name, in this RUN or not at all.
        const tools = install.packages.filter(({ text }) => isBuildTool(text));
        if (tools.length === 0)
            continue;
        const names = tools.map(({ text }) => text).join(', ');
        report(tools[0], `${names} ${tools.length === 1 ? 'stays' : 'stay'} in the image that is shipped.`);
    }
}
function removesPackages({ program, args }) {
    const verb = args.find(({ text }) => !text.startsWith('-'))?.text ?? '';
    return (/^(?:apt-get|apt|apk|yum|dnf|microdnf|zypper)$/.test(program) &&
        /^(?:purge|remove|autoremove|del|erase)$/.test(verb));
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/stages/production-dependencies.js


const productionDependencies = rule_rule({
    id: 'production-dependencies',
    area: 'stages',
    severity: 'info',
    what: 'The image that is shipped has no dependencies of development.',
    why: 'Compilers, bundlers and test tools of npm are often most of node_modules; each is shipped, scanned and patched for nothing.',
    fix: 'Install with `npm ci --omit=dev` in the stage that is shipped, and build in another one.',
    references: ['https://docs.npmjs.com/cli/commands/npm-ci#omit'],
    check({ dockerfile, shipped, report }) {
        const calls = runCalls(dockerfile, shipped);
        if (shipped.some(({ instructions }) => instructions.some(({ keyword, settings }) => keyword === 'ENV' && settings.some(isProduction))))
            return;
        if (calls.some(prunes))
            return;
        for (const call of calls) {
            const verb = call.args.find(({ text }) => !text.startsWith('-'))?.text;
            if (!installsAll(call, verb) || call.command.assignments.some(({ text }) => /^NODE_ENV=production$/.test(text)))
                continue;
            report({
                start: call.programWord.start,
                end: call.args.find(({ text }) => text === verb)?.end ?? call.programWord.end,
            }, `${call.program}${verb === undefined ? '' : ` ${verb}`} brings the dependencies of development too.`, {
                fix: call.program === 'yarn'
                    ? 'Use `yarn workspaces focus --production`, or `yarn install --production` with Yarn 1.'
                    : call.program === 'pnpm'
                        ? 'Use `pnpm install --prod --frozen-lockfile`.'
                        : 'Use `npm ci --omit=dev`.',
            });
        }
    },
});
function isProduction({ key, value }) {
    return ((key === 'NODE_ENV' && value === 'production') ||
        (/^npm_config_(?:omit|production)$/i.test(key) && value !== 'false'));
}
function prunes({ program, args }) {
    return (/^(?:npm|pnpm|yarn)$/.test(program) &&
        args.some(({ text }) => text === 'prune' || text === 'focus' || text === 'deploy'));
}
function installsAll({ program, args }, verb) {
    const operands = args.filter(({ text }) => !text.startsWith('-'));
    if (program === 'npm' &&
        !(/^(?:ci|clean-install)$/.test(verb ?? '') || (/^(?:install|i)$/.test(verb ?? '') && operands.length === 1)))
        return false;
    if (program === 'pnpm' && !(/^(?:install|i)$/.test(verb ?? '') && operands.length === 1))
        return false;
    if (program === 'yarn' &&
        !((verb === undefined && !hasOption(args, '--version')) || (verb === 'install' && operands.length === 1)))
        return false;
    if (!/^(?:npm|pnpm|yarn)$/.test(program))
        return false;
    return !hasOption(args, '--omit', '--production', '--prod', '-P', '--only', '--global', '-g');
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/stages/stage-name-lowercase.js

const stageNameLowercase = rule_rule({
    id: 'stage-name-lowercase',
    area: 'stages',
    severity: 'info',
    what: 'Names of stages are written in lower case.',
    why: 'Builders do not tell case apart, people do: `Build` and `build` look like two stages and are one.',
    fix: 'Write the name in lower case.',
    references: ['https://docs.docker.com/reference/build-checks/stage-name-casing/'],
    buildCheck: 'StageNameCasing',
    check({ dockerfile, report }) {
        for (const { nameSpan, name } of dockerfile.stages) {
            if (nameSpan === undefined || name === undefined)
                continue;
            const written = dockerfile.text.slice(nameSpan.start, nameSpan.end);
            if (written === name)
                continue;
            report(nameSpan, `The stage ${written} is not written in lower case.`, {
                edits: [{ start: nameSpan.start, end: nameSpan.end, text: name }],
            });
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/stages/stage-name-reserved.js

const stageNameReserved = rule_rule({
    id: 'stage-name-reserved',
    area: 'stages',
    severity: 'warning',
    what: 'No stage is called `scratch` or `context`.',
    why: 'Both words have a meaning of their own in FROM and in mounts, so the stage cannot be used by its name.',
    fix: 'Rename the stage.',
    references: [
        'https://docs.docker.com/reference/build-checks/reserved-stage-name/',
        'https://github.com/hadolint/hadolint/wiki/DL3063',
    ],
    buildCheck: 'ReservedStageName',
    check({ dockerfile, report }) {
        for (const { name, nameSpan } of dockerfile.stages)
            if (nameSpan !== undefined && (name === 'scratch' || name === 'context'))
                report(nameSpan, `A stage is called ${name}, which means something else.`);
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/stages/stage-name-unique.js

const stageNameUnique = rule_rule({
    id: 'stage-name-unique',
    area: 'stages',
    severity: 'warning',
    what: 'No two stages have the same name.',
    why: 'A name means the last stage that has it, so what is copied or built on may be another stage than its author meant.',
    fix: 'Give each stage a name of its own.',
    references: [
        'https://docs.docker.com/reference/build-checks/duplicate-stage-name/',
        'https://github.com/hadolint/hadolint/wiki/DL3024',
    ],
    buildCheck: 'DuplicateStageName',
    check({ dockerfile, report }) {
        const seen = new Map();
        for (const { name, nameSpan, index } of dockerfile.stages) {
            if (name === undefined || nameSpan === undefined)
                continue;
            const first = seen.get(name);
            if (first === undefined)
                seen.set(name, index);
            else
                report(nameSpan, `Stage ${index} is called ${name} as stage ${first} is.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/stages/stage-reachable.js




/** Stages that are built by name on purpose: for tests, development, or to take files out of the build. */
const targets = /^(?:.*[-_.])?(?:test|tests|testing|dev|devel|development|debug|lint|linter|check|checks|ci|e2e|bench|benchmark|docs|export|output|artifacts?|binaries|release|prod|production|runtime|validate|update|vendor|shell|coverage|format|fmt|generate|local|watch)(?:[-_.].*)?$/;
const stageReachable = rule_rule({
    id: 'stage-reachable',
    area: 'stages',
    severity: 'warning',
    what: 'Every stage is a part of what is built, or a target by its name.',
    why: 'BuildKit skips a stage that nothing uses, and the classic builder runs it for nothing: what it was meant to do does not happen.',
    fix: 'Use the stage by FROM, COPY --from or a mount, remove it, or name it by its purpose when it is a target of its own.',
    references: ['https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage'],
    check({ dockerfile, report }) {
        // With a target given, other stages are other targets.
        if (dockerfile.final === undefined || dockerfile.target !== undefined)
            return;
        const reached = reachableStages(dockerfile);
        const loose = [];
        for (const stage of dockerfile.stages) {
            if (reached.has(stage.index) || (stage.name !== undefined && targets.test(stage.name)))
                continue;
            loose.push(stage);
        }
        // Stages that others are made of are parts of those; stages without instructions are a list of images for a bot.
        const ends = loose.filter(({ index, name }) => !isUsed(dockerfile, index) && !(name !== undefined && isNamedByVariable(dockerfile, name)));
        if (dockerfile.stages.every(({ instructions }) => instructions.length === 0))
            return;
        for (const { name, nameSpan, baseSpan, index } of ends) {
            const subject = name === undefined ? `Stage ${index}` : `The stage ${name}`;
            // A file with several named ends is built by targets.
            const severity = name !== undefined && ends.length > 1 ? 'info' : 'warning';
            report(nameSpan ?? baseSpan, `${subject} is not used by the final stage, nor by any other.`, { severity });
        }
    },
});
function isUsed({ stages }, index) {
    if (stages.some(({ parent, uses }) => parent === index || uses.includes(index)))
        return true;
    // One that is meant by a misspelt name is the matter of copy-from-exists.
    const names = stages.flatMap(({ name }) => (name === undefined ? [] : [name]));
    const sources = stages.flatMap(({ instructions }) => instructions.flatMap(sourcesOf)).map(({ value }) => value);
    const misspelt = sources.filter((value) => /^[a-z][\w-]*$/i.test(value) && stageIndex(value, stages) === undefined);
    return misspelt.some((value) => (0,lib/* nearest */.pA)(value, names) === stages[index].name);
}
/** Whether `FROM app-${TARGETOS}` or `--from=app-$KIND` may mean a stage. */
function isNamedByVariable({ stages }, name) {
    const texts = stages.flatMap(({ from, instructions }) => [
        from.words[0]?.text ?? '',
        ...instructions.flatMap(sourcesOf).map(({ value }) => value),
    ]);
    return texts.some((text) => {
        if (!text.includes('$'))
            return false;
        const parts = text.split(/\$(?:\w+|\{[^}]*\})/).map((part) => RegExp.escape(part));
        return parts.join('') !== '' && new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
    });
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/stages/target-exists.js


const targetExists = rule_rule({
    id: 'target-exists',
    area: 'stages',
    severity: 'error',
    what: 'The target of the build is a stage of the Dockerfile.',
    why: 'The build ends with an error before its first step.',
    fix: 'Name one of the stages as the target.',
    references: ['https://docs.docker.com/build/building/multi-stage/#stop-at-a-specific-build-stage'],
    check({ dockerfile, report }) {
        const { target, stages, final } = dockerfile;
        if (target === undefined || final !== undefined || stages.length === 0)
            return;
        const names = stages.flatMap(({ name }) => (name === undefined ? [] : [name]));
        const near = (0,lib/* nearest */.pA)(target, names);
        const hint = near === undefined ? '' : `; the nearest is ${near}`;
        report(stages.at(-1).from.keywordSpan, `There is no stage ${target}${hint}.`);
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/stages/index.js








const stageRules = [
    multiStage,
    productionDependencies,
    stageReachable,
    targetExists,
    copyFromExists,
    stageNameUnique,
    stageNameReserved,
    stageNameLowercase,
];

;// CONCATENATED MODULE: ./packages/image/lib/rules/style/definition-description.js

const definitionDescription = rule_rule({
    id: 'definition-description',
    area: 'style',
    severity: 'info',
    optional: true,
    what: 'A comment right above a stage or ARG describes it, its name first.',
    why: '`docker build --call=outline` and `--call=targets` show it as the description.',
    fix: 'Begin the comment with the name, or put a blank line below it.',
    references: ['https://docs.docker.com/reference/build-checks/invalid-definition-description/'],
    buildCheck: 'InvalidDefinitionDescription',
    check({ dockerfile, report }) {
        for (const { from, name } of dockerfile.stages)
            if (name !== undefined)
                checkComment(from, name, report);
        for (const instruction of dockerfile.instructions)
            if (instruction.keyword === 'ARG' && instruction.settings.length === 1)
                checkComment(instruction, instruction.settings[0].key, report);
    },
});
function checkComment({ comments }, name, report) {
    // BuildKit looks at the lowest comment that begins with the name; one that is an ignore of ours is none.
    const texts = comments.filter(({ text }) => !/^(?:slipway-ignore|hadolint|\^)/.test(text));
    const last = texts.at(-1);
    if (last === undefined || texts.some(({ text }) => text.toLowerCase().startsWith(`${name.toLowerCase()} `)))
        return;
    report(last, `The comment above ${name} does not begin with its name.`);
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/style/from-as-casing.js

const fromAsCasing = rule_rule({
    id: 'from-as-casing',
    area: 'style',
    severity: 'info',
    what: 'FROM and AS are written in one case.',
    why: 'Both are keywords of the same instruction.',
    fix: 'Write `AS` as FROM is written.',
    references: ['https://docs.docker.com/reference/build-checks/from-as-casing/'],
    buildCheck: 'FromAsCasing',
    check({ dockerfile, report }) {
        for (const { from, name } of dockerfile.stages) {
            const as = from.words[1];
            if (name === undefined || as === undefined)
                continue;
            const right = from.written === from.written.toLowerCase() ? 'as' : 'AS';
            // FROM in mixed case is the matter of instruction-casing.
            if (as.text === right || (from.written !== from.written.toUpperCase() && right === 'AS'))
                continue;
            report(as, `${as.text} is not written as ${from.written} is.`, {
                edits: [{ start: as.start, end: as.end, text: right }],
            });
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/style/instruction-casing.js

const instructionCasing = rule_rule({
    id: 'instruction-casing',
    area: 'style',
    severity: 'info',
    what: 'All instructions are written in one case.',
    why: 'Keywords stand out from their arguments only when they all look alike.',
    fix: 'Write the keyword as the others are.',
    references: ['https://docs.docker.com/reference/build-checks/consistent-instruction-casing/'],
    buildCheck: 'ConsistentInstructionCasing',
    check({ dockerfile, report }) {
        const all = dockerfile.instructions.filter(({ written }) => /^[A-Za-z]+$/.test(written));
        const lower = all.filter(({ written }) => written === written.toLowerCase()).length;
        const upper = all.filter(({ written }) => written === written.toUpperCase()).length;
        for (const { written, keywordSpan } of all) {
            const right = lower > upper ? written.toLowerCase() : written.toUpperCase();
            // Split over lines, a keyword cannot be put right by replacing it.
            const isPlain = keywordSpan.end - keywordSpan.start === written.length;
            if (written !== right)
                report(keywordSpan, `${written} is not in ${lower > upper ? 'lower' : 'upper'} case as most instructions are.`, isPlain ? { edits: [{ ...keywordSpan, text: right }] } : {});
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/style/key-value-format.js

const keyValueFormat = rule_rule({
    id: 'key-value-format',
    area: 'style',
    severity: 'info',
    what: 'ENV and LABEL are written as KEY=value.',
    why: 'Without `=` all the rest of the line is one value: `ENV A=1 B=2` and `ENV A 1 B=2` mean different things, and the second is deprecated.',
    fix: 'Write `KEY=value`, in quotes when it has white space.',
    references: ['https://docs.docker.com/reference/build-checks/legacy-key-value-format/'],
    buildCheck: 'LegacyKeyValueFormat',
    check({ dockerfile, report }) {
        for (const { keyword, settings, args } of dockerfile.instructions) {
            const [setting] = settings;
            if ((keyword !== 'ENV' && keyword !== 'LABEL') || setting?.raw === undefined)
                continue;
            const { keySpan, valueSpan, raw, key } = setting;
            const between = dockerfile.text.slice(keySpan.end, valueSpan.start);
            if (between.startsWith('=') || args.text.slice(key.length).startsWith('=') || /^\S*=/.test(args.text))
                continue;
            const isPlain = /^[ \t]+$/.test(between) && valueSpan.end - valueSpan.start === raw.length;
            const value = /^[\w./:@%+,-]+$/.test(raw) || /^(["'])[^"'\\]*\1$/.test(raw)
                ? raw
                : /["'\\]/.test(raw)
                    ? undefined
                    : `"${raw}"`;
            report({ start: keySpan.start, end: valueSpan.end }, `${keyword} ${key} is written without =.`, {
                ...(isPlain && value !== undefined
                    ? {
                        fix: `Write \`${keyword} ${key}=${value}\`.`,
                        edits: [{ start: keySpan.end, end: valueSpan.end, text: `=${value}` }],
                    }
                    : {}),
            });
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/style/label-key.js

const labelKey = rule_rule({
    id: 'label-key',
    area: 'style',
    severity: 'info',
    what: 'A label is named as Docker and the OCI ask for.',
    why: 'Tools select by label; names with other characters cannot be selected by, and reserved ones mean something to the engine.',
    fix: 'Use lower case letters, digits, dots, dashes and slashes, a letter first, and a domain of your own before them.',
    references: [
        'https://docs.docker.com/engine/manage-resources/labels/',
        'https://github.com/hadolint/hadolint/wiki/DL3048',
    ],
    check({ dockerfile, report }) {
        for (const { key, keySpan } of dockerfile.instructions
            .filter(({ keyword }) => keyword === 'LABEL')
            .flatMap(({ settings }) => settings)) {
            if (key.includes('$'))
                continue;
            if (/^(?:com\.docker|io\.docker|org\.dockerproject)\./.test(key) &&
                !/^com\.docker\.(?:extension|desktop)/.test(key))
                report(keySpan, `${key} is reserved for Docker itself.`);
            else if (!/^[a-z](?:[a-z0-9]|[./_-](?=[a-z0-9]))*$/i.test(key))
                report(keySpan, `${key} is no valid label key.`);
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/style/label-known.js


const labelKnown = rule_rule({
    id: 'label-known',
    area: 'style',
    severity: 'info',
    optional: true,
    what: 'The image has no labels but those that the policy names.',
    why: 'Tools look for the labels that were agreed on; others are misspelt, or left from another file.',
    fix: 'Remove the label, or add it to the option `labels`.',
    references: ['https://github.com/hadolint/hadolint/wiki/DL3050'],
    options: { labels: [] },
    check({ dockerfile, options: { labels }, report }) {
        // Without a list nothing was agreed on.
        if (labels.length === 0)
            return;
        for (const { keyword, settings } of dockerfile.instructions)
            for (const { key, keySpan } of keyword === 'LABEL' ? settings : []) {
                if (key.includes('$') || labels.includes(key))
                    continue;
                const near = (0,lib/* nearest */.pA)(key, labels);
                report(keySpan, `The policy knows no label ${key}${near === undefined ? '' : `; the nearest is ${near}`}.`);
            }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/style/spdx-ids.js
/** Identifiers of licenses, deprecated ones too. Source: SPDX License List, as the package spdx-license-ids 3.0.24 has it (CC0). */
const licenseIds = `
  0BSD 3D-Slicer-1.0 AAL Abstyles AdaCore-doc Adobe-2006 Adobe-Display-PostScript Adobe-Glyph Adobe-Utopia ADSL
  Advanced-Cryptics-Dictionary AFL-1.1 AFL-1.2 AFL-2.0 AFL-2.1 AFL-3.0 Afmparse AGPL-1.0 AGPL-1.0-only AGPL-1.0-or-later
  AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later Aladdin ALGLIB-Documentation AMD-newlib AMDPLPA AML AML-glslang AMPAS
  ANTLR-PD ANTLR-PD-fallback any-OSI any-OSI-perl-modules Apache-1.0 Apache-1.1 Apache-2.0 APAFML APL-1.0 App-s2p
  APSL-1.0 APSL-1.1 APSL-1.2 APSL-2.0 Arphic-1999 Artistic-1.0 Artistic-1.0-cl8 Artistic-1.0-Perl Artistic-2.0
  Artistic-dist Aspell-RU ASWF-Digital-Assets-1.0 ASWF-Digital-Assets-1.1 atc-game Baekmuk Bahyph Barr
  bcrypt-Solar-Designer Beerware Bitstream-Charter Bitstream-Vera BitTorrent-1.0 BitTorrent-1.1 blessing BlueOak-1.0.0
  Boehm-GC Boehm-GC-without-fee BOLA-1.1 Borceux Brian-Gladman-2-Clause Brian-Gladman-3-Clause
  Brian-Gladman-3-Clause-no-conversion BSD-1-Clause BSD-2-Clause BSD-2-Clause-Darwin BSD-2-Clause-first-lines
  BSD-2-Clause-FreeBSD BSD-2-Clause-NetBSD BSD-2-Clause-Patent BSD-2-Clause-pkgconf-disclaimer
  BSD-2-Clause-pos-unchanged BSD-2-Clause-Views BSD-3-Clause BSD-3-Clause-acpica BSD-3-Clause-Attribution
  BSD-3-Clause-Clear BSD-3-Clause-flex BSD-3-Clause-HP BSD-3-Clause-LBNL BSD-3-Clause-Modification
  BSD-3-Clause-No-Military-License BSD-3-Clause-No-Nuclear-License BSD-3-Clause-No-Nuclear-License-2014
  BSD-3-Clause-No-Nuclear-Warranty BSD-3-Clause-Open-MPI BSD-3-Clause-OpenWebUI BSD-3-Clause-Sun BSD-3-Clause-Tso
  BSD-4-Clause BSD-4-Clause-Shortened BSD-4-Clause-UC BSD-4.3RENO BSD-4.3TAHOE BSD-Advertising-Acknowledgement
  BSD-ask-to-endorse BSD-Attribution-HPND-disclaimer BSD-Inferno-Nettverk BSD-Mark-Modifications BSD-Protection
  BSD-Source-alt-GPL BSD-Source-beginning-file BSD-Source-Code BSD-Source-Code-no-disclaimer BSD-Systemics
  BSD-Systemics-W3Works BSL-1.0 Buddy Bugroff BUSL-1.1 bzip2-1.0.5 bzip2-1.0.6 C-UDA-1.0 CAL-1.0
  CAL-1.0-Combined-Work-Exception Caldera Caldera-no-preamble CAPEC-tou Catharon CATOSL-1.1 CC-BY-1.0 CC-BY-2.0
  CC-BY-2.5 CC-BY-2.5-AU CC-BY-3.0 CC-BY-3.0-AT CC-BY-3.0-AU CC-BY-3.0-DE CC-BY-3.0-IGO CC-BY-3.0-NL CC-BY-3.0-US
  CC-BY-4.0 CC-BY-NC-1.0 CC-BY-NC-2.0 CC-BY-NC-2.5 CC-BY-NC-3.0 CC-BY-NC-3.0-DE CC-BY-NC-3.0-IGO CC-BY-NC-4.0
  CC-BY-NC-ND-1.0 CC-BY-NC-ND-2.0 CC-BY-NC-ND-2.5 CC-BY-NC-ND-3.0 CC-BY-NC-ND-3.0-DE CC-BY-NC-ND-3.0-IGO CC-BY-NC-ND-4.0
  CC-BY-NC-SA-1.0 CC-BY-NC-SA-2.0 CC-BY-NC-SA-2.0-DE CC-BY-NC-SA-2.0-FR CC-BY-NC-SA-2.0-UK CC-BY-NC-SA-2.5
  CC-BY-NC-SA-3.0 CC-BY-NC-SA-3.0-DE CC-BY-NC-SA-3.0-IGO CC-BY-NC-SA-4.0 CC-BY-ND-1.0 CC-BY-ND-2.0 CC-BY-ND-2.5
  CC-BY-ND-3.0 CC-BY-ND-3.0-DE CC-BY-ND-4.0 CC-BY-SA-1.0 CC-BY-SA-2.0 CC-BY-SA-2.0-UK CC-BY-SA-2.1-JP CC-BY-SA-2.5
  CC-BY-SA-3.0 CC-BY-SA-3.0-AT CC-BY-SA-3.0-DE CC-BY-SA-3.0-IGO CC-BY-SA-4.0 CC-PDDC CC-PDM-1.0 CC-SA-1.0 CC0-1.0
  CDDL-1.0 CDDL-1.1 CDL-1.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0 CDLA-Sharing-1.0 CECILL-1.0 CECILL-1.1 CECILL-2.0
  CECILL-2.1 CECILL-B CECILL-C CERN-OHL-1.1 CERN-OHL-1.2 CERN-OHL-P-2.0 CERN-OHL-S-2.0 CERN-OHL-W-2.0 CFITSIO check-cvs
  checkmk ClArtistic Clips CMU-Mach CMU-Mach-nodoc CNRI-Jython CNRI-Python CNRI-Python-GPL-Compatible COIL-1.0
  Community-Spec-1.0 Condor-1.1 copyleft-next-0.3.0 copyleft-next-0.3.1 Cornell-Lossless-JPEG CPAL-1.0 CPL-1.0 CPOL-1.02
  Cronyx Crossword CryptoSwift CrystalStacker CUA-OPL-1.0 Cube curl cve-tou D-FSL-1.0 DEC-3-Clause diffmark DL-DE-BY-2.0
  DL-DE-ZERO-2.0 DOC DocBook-DTD DocBook-Schema DocBook-Stylesheet DocBook-XML Dotseqn DRL-1.0 DRL-1.1 DSDP dtoa dvipdfm
  ECL-1.0 ECL-2.0 eCos-2.0 EFL-1.0 EFL-2.0 eGenix Elastic-2.0 Entessa EPICS EPL-1.0 EPL-2.0 ErlPL-1.1
  ESA-PL-permissive-2.4 ESA-PL-strong-copyleft-2.4 ESA-PL-weak-copyleft-2.4 etalab-2.0 EUDatagrid EUPL-1.0 EUPL-1.1
  EUPL-1.2 Eurosym Fair FBM FDK-AAC FDK-MPEG-H Ferguson-Twofish Frameworx-1.0 FreeBSD-DOC FreeImage FSFAP
  FSFAP-no-warranty-disclaimer FSFUL FSFULLR FSFULLRSD FSFULLRWD FSL-1.1-ALv2 FSL-1.1-MIT FTL Furuseth fwlw
  Game-Programming-Gems GCR-docs GD generic-xts GFDL-1.1 GFDL-1.1-invariants-only GFDL-1.1-invariants-or-later
  GFDL-1.1-no-invariants-only GFDL-1.1-no-invariants-or-later GFDL-1.1-only GFDL-1.1-or-later GFDL-1.2
  GFDL-1.2-invariants-only GFDL-1.2-invariants-or-later GFDL-1.2-no-invariants-only GFDL-1.2-no-invariants-or-later
  GFDL-1.2-only GFDL-1.2-or-later GFDL-1.3 GFDL-1.3-invariants-only GFDL-1.3-invariants-or-later
  GFDL-1.3-no-invariants-only GFDL-1.3-no-invariants-or-later GFDL-1.3-only GFDL-1.3-or-later Giftware GL2PS Glide
  Glulxe GLWTPL gnuplot GPL-1.0 GPL-1.0-only GPL-1.0-or-later GPL-2.0 GPL-2.0-only GPL-2.0-or-later
  GPL-2.0-with-autoconf-exception GPL-2.0-with-bison-exception GPL-2.0-with-classpath-exception
  GPL-2.0-with-font-exception GPL-2.0-with-GCC-exception GPL-3.0 GPL-3.0-only GPL-3.0-or-later
  GPL-3.0-with-autoconf-exception GPL-3.0-with-GCC-exception Graphics-Gems gSOAP-1.3b gtkbook Gutmann HaskellReport HDF5
  hdparm HIDAPI Hippocratic-2.1 Hippocratic-3.0-core HP-1986 HP-1989 HPND HPND-DEC HPND-doc HPND-doc-sell HPND-export-US
  HPND-export-US-acknowledgement HPND-export-US-modify HPND-export2-US HPND-Fenneberg-Livingston HPND-INRIA-IMAG
  HPND-Intel HPND-Kevlin-Henney HPND-Markus-Kuhn HPND-merchantability-variant HPND-MIT-disclaimer HPND-Netrek
  HPND-Pbmplus HPND-sell-MIT-disclaimer-xserver HPND-sell-regexpr HPND-sell-variant HPND-sell-variant-critical-systems
  HPND-sell-variant-MIT-disclaimer HPND-sell-variant-MIT-disclaimer-rev HPND-SMC HPND-UC HPND-UC-export-US HTMLTIDY
  hyphen-bulgarian IBM-pibs ICU IEC-Code-Components-EULA IJG IJG-short ImageMagick iMatix Imlib2 Info-ZIP Informatica
  Inner-Net-2.0 InnoSetup Intel Intel-ACPI Interbase-1.0 IPA IPL-1.0 ISC ISC-Veillard ISO-permission Jam JasPer-2.0 jove
  JPL-image JPNIC JSON Kastrup Kazlib Knuth-CTAN LAL-1.2 LAL-1.3 Latex2e Latex2e-translated-notice Leptonica LGPL-2.0
  LGPL-2.0-only LGPL-2.0-or-later LGPL-2.1 LGPL-2.1-only LGPL-2.1-or-later LGPL-3.0 LGPL-3.0-only LGPL-3.0-or-later
  LGPLLR Libpng libpng-1.6.35 libpng-2.0 libselinux-1.0 libtiff libutil-David-Nugent LiLiQ-P-1.1 LiLiQ-R-1.1
  LiLiQ-Rplus-1.1 Linux-man-pages-1-para Linux-man-pages-copyleft Linux-man-pages-copyleft-2-para
  Linux-man-pages-copyleft-var Linux-OpenIB LOOP LPD-document LPL-1.0 LPL-1.02 LPPL-1.0 LPPL-1.1 LPPL-1.2 LPPL-1.3a
  LPPL-1.3c lsof Lucida-Bitmap-Fonts LZMA-SDK-9.11-to-9.20 LZMA-SDK-9.22 Mackerras-3-Clause
  Mackerras-3-Clause-acknowledgment magaz mailprio MakeIndex man2html Martin-Birgmeier McPhee-slideshow metamail Minpack
  MIPS MirOS MIT MIT-0 MIT-advertising MIT-Click MIT-CMU MIT-enna MIT-feh MIT-Festival MIT-Khronos-old
  MIT-Modern-Variant MIT-open-group MIT-STK MIT-testregex MIT-Wu MITNFA MMIXware MMPL-1.0.1 Motosoto MPEG-SSG
  mpi-permissive mpich2 MPL-1.0 MPL-1.1 MPL-2.0 MPL-2.0-no-copyleft-exception mplus MS-LPL MS-PL MS-RL MTLL MulanPSL-1.0
  MulanPSL-2.0 Multics Mup MVT-1.1 NAIST-2003 NASA-1.3 Naumen NBPL-1.0 NCBI-PD NCGL-UK-2.0 NCL NCSA Net-SNMP NetCDF
  Newsletr NGPL ngrep NICTA-1.0 NIST-PD NIST-PD-fallback NIST-PD-TNT NIST-Software NLOD-1.0 NLOD-2.0 NLPL Nokia NOSL
  Noweb NPL-1.0 NPL-1.1 NPOSL-3.0 NRL NTIA-PD NTP NTP-0 Nunit O-UDA-1.0 OAR OCCT-PL OCLC-2.0 ODbL-1.0 ODC-By-1.0 OFFIS
  OFL-1.0 OFL-1.0-no-RFN OFL-1.0-RFN OFL-1.1 OFL-1.1-no-RFN OFL-1.1-RFN OGC-1.0 OGDL-Taiwan-1.0 OGL-Canada-2.0
  OGL-UK-1.0 OGL-UK-2.0 OGL-UK-3.0 OGTSL OLDAP-1.1 OLDAP-1.2 OLDAP-1.3 OLDAP-1.4 OLDAP-2.0 OLDAP-2.0.1 OLDAP-2.1
  OLDAP-2.2 OLDAP-2.2.1 OLDAP-2.2.2 OLDAP-2.3 OLDAP-2.4 OLDAP-2.5 OLDAP-2.6 OLDAP-2.7 OLDAP-2.8 OLFL-1.3 OML OpenMDW-1.0
  OpenPBS-2.3 OpenSSL OpenSSL-standalone OpenVision OPL-1.0 OPL-UK-3.0 OPUBL-1.0 OSC-1.0 OSET-PL-2.1 OSL-1.0 OSL-1.1
  OSL-2.0 OSL-2.1 OSL-3.0 OSSP PADL ParaType-Free-Font-1.3 Parity-6.0.0 Parity-7.0.0 PDDL-1.0 PHP-3.0 PHP-3.01 Pixar
  pkgconf Plexus pnmstitch PolyForm-Noncommercial-1.0.0 PolyForm-Small-Business-1.0.0 PostgreSQL PPL PSF-2.0 psfrag
  psutils Python-2.0 Python-2.0.1 python-ldap Qhull QPL-1.0 QPL-1.0-INRIA-2004 radvd Rdisc RHeCos-1.1 RPL-1.1 RPL-1.5
  RPSL-1.0 RSA-MD RSCPL Ruby Ruby-pty SAX-PD SAX-PD-2.0 Saxpath SCEA SchemeReport Sendmail Sendmail-8.23
  Sendmail-Open-Source-1.1 SGI-B-1.0 SGI-B-1.1 SGI-B-2.0 SGI-OpenGL SGMLUG-PM SGP4 SHL-0.5 SHL-0.51 SimPL-2.0 SISSL
  SISSL-1.2 SL Sleepycat SMAIL-GPL SMLNJ SMPPL SNIA snprintf SOFA softSurfer Soundex Spencer-86 Spencer-94 Spencer-99
  SPL-1.0 ssh-keyscan SSH-OpenSSH SSH-short SSLeay-standalone SSPL-1.0 StandardML-NJ SugarCRM-1.1.3 SUL-1.0 Sun-PPP
  Sun-PPP-2000 SunPro SWL swrule Symlinks TAPR-OHL-1.0 TCL TCP-wrappers TekHVC TermReadKey TGPPL-1.0 ThirdEye
  threeparttable TMate TORQUE-1.1 TOSL TPDL TPL-1.0 TrustedQSL TTWL TTYP0 TU-Berlin-1.0 TU-Berlin-2.0 Ubuntu-font-1.0
  UCAR UCL-1.0 ulem UMich-Merit Unicode-3.0 Unicode-DFS-2015 Unicode-DFS-2016 Unicode-TOU UnixCrypt Unlicense
  Unlicense-libtelnet Unlicense-libwhirlpool UnRAR UPL-1.0 URT-RLE Vim Vixie-Cron VOSTROM VSL-1.0 W3C W3C-19980720
  W3C-20150513 w3m Watcom-1.0 Widget-Workshop WordNet Wsuipa WTFNMFPL WTFPL wwl wxWindows X11
  X11-distribute-modifications-variant X11-no-permit-persons X11-swapped Xdebug-1.03 Xerox Xfig XFree86-1.1 xinetd
  xkeyboard-config-Zinoviev xlock Xnet xpp XSkat xzoom YPL-1.0 YPL-1.1 Zed Zeeff Zend-2.0 Zimbra-1.3 Zimbra-1.4 Zlib
  zlib-acknowledgement ZPL-1.1 ZPL-2.0 ZPL-2.1
`;
/** Identifiers of exceptions, which stand behind WITH. Source: the same list, as the package spdx-exceptions has it. */
const exceptionIds = `
  389-exception Asterisk-exception Autoconf-exception-2.0 Autoconf-exception-3.0 Autoconf-exception-generic
  Autoconf-exception-generic-3.0 Autoconf-exception-macro Bison-exception-1.24 Bison-exception-2.2 Bootloader-exception
  CLISP-exception-2.0 Classpath-exception-2.0 DigiRule-FOSS-exception FLTK-exception Fawkes-Runtime-exception
  Font-exception-2.0 GCC-exception-2.0 GCC-exception-2.0-note GCC-exception-3.1 GNAT-exception GNOME-examples-exception
  GNU-compiler-exception GPL-3.0-interface-exception GPL-3.0-linking-exception GPL-3.0-linking-source-exception
  GPL-CC-1.0 GStreamer-exception-2005 GStreamer-exception-2008 Gmsh-exception KiCad-libraries-exception
  LGPL-3.0-linking-exception LLGPL LLVM-exception LZMA-exception Libtool-exception Linux-syscall-note OCCT-exception-1.0
  OCaml-LGPL-linking-exception OpenJDK-assembly-exception-1.0 PS-or-PDF-font-exception-20170817
  QPL-1.0-INRIA-2004-exception Qt-GPL-exception-1.0 Qt-LGPL-exception-1.1 Qwt-exception-1.0 SANE-exception SHL-2.0
  SHL-2.1 SWI-exception Swift-exception Texinfo-exception UBDL-exception Universal-FOSS-exception-1.0
  WxWindows-exception-3.1 cryptsetup-OpenSSL-exception eCos-exception-2.0 fmt-exception freertos-exception-2.0
  gnu-javamail-exception i2p-gpl-java-exception libpri-OpenH323-exception mif-exception openvpn-openssl-exception
  stunnel-exception u-boot-exception-2.0 vsftpd-openssl-exception x11vnc-openssl-exception
`;

;// CONCATENATED MODULE: ./packages/image/lib/rules/style/spdx-expression.js

const sets = {};
/**
 * Whether a text is a license expression: identifiers, case aside, joined by AND, OR and WITH, with brackets around parts.
 * Source: SPDX 2.3, annex D.
 */
function isLicenseExpression(text) {
    const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
    let depth = 0;
    let wantsLicense = true;
    for (let i = 0; i < tokens.length; i++) {
        const token = tokens[i];
        if (wantsLicense && token === '(')
            depth++;
        else if (wantsLicense) {
            if (!isLicense(token))
                return false;
            wantsLicense = false;
        }
        else if (token === ')') {
            if (--depth < 0)
                return false;
        }
        else if (token === 'WITH') {
            const exception = tokens[++i];
            if (exception === undefined || !isException(exception))
                return false;
        }
        else if (token === 'AND' || token === 'OR')
            wantsLicense = true;
        else
            return false;
    }
    return !wantsLicense && depth === 0;
}
function isLicense(id) {
    if (/^(?:DocumentRef-[A-Za-z0-9.-]+:)?LicenseRef-[A-Za-z0-9.-]+$/.test(id))
        return true;
    sets.licenses ??= idsOf(licenseIds);
    const name = id.toLowerCase();
    return sets.licenses.has(name) || (name.endsWith('+') && sets.licenses.has(name.slice(0, -1)));
}
function isException(id) {
    sets.exceptions ??= idsOf(exceptionIds);
    return sets.exceptions.has(id.toLowerCase());
}
function idsOf(text) {
    return new Set(text.toLowerCase().trim().split(/\s+/));
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/style/label-formats.js

const date = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;
const semver = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?$/;
/** Forms by the names that hadolint's label schema has for them; `digest` is ours. */
const labelFormats = {
    text: { what: 'a text', accepts: (value) => value !== '' },
    url: { what: 'a URL', accepts: (value) => /^[a-z][a-z0-9+.-]*:/i.test(value) && URL.canParse(value) },
    rfc3339: {
        what: 'a date and time of RFC 3339',
        accepts: (value) => date.test(value) && !Number.isNaN(Date.parse(value.replace(' ', 'T'))),
    },
    semver: { what: 'a semantic version', accepts: (value) => semver.test(value) },
    spdx: {
        what: 'an expression of SPDX license identifiers',
        accepts: isLicenseExpression,
    },
    hash: { what: 'a git hash', accepts: (value) => /^(?:[0-9a-f]{7}|[0-9a-f]{40}|[0-9a-f]{64})$/.test(value) },
    email: {
        what: 'an email address',
        accepts: (value) => /^[^\s@<>()[\]\\,;:"]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?\.[A-Za-z]{2,}$/.test(value),
    },
    digest: { what: 'a digest', accepts: (value) => /^sha256:[0-9a-f]{64}$/.test(value) },
};
/** `NAME:FORMAT` of a policy; undefined when it is none. */
function labelFormat(text) {
    const colon = text.lastIndexOf(':');
    const name = text.slice(0, colon).trim();
    const format = text.slice(colon + 1).trim();
    if (colon < 1 || name === '' || !Object.hasOwn(labelFormats, format))
        return undefined;
    return { name, format: labelFormats[format] };
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/style/label-value.js


/** What the values of OCI annotations are. Source: github.com/opencontainers/image-spec, annotations.md. */
const standard = [
    'org.opencontainers.image.created:rfc3339',
    'org.opencontainers.image.url:url',
    'org.opencontainers.image.documentation:url',
    'org.opencontainers.image.source:url',
    'org.opencontainers.image.licenses:spdx',
    'org.opencontainers.image.base.digest:digest',
];
const labelValue = rule_rule({
    id: 'label-value',
    area: 'style',
    severity: 'info',
    what: 'The labels of the OCI, and those that the policy speaks of, have values of the right form.',
    why: 'Registries and scanners read them: links that are none are not shown, and a license that is none counts as unknown.',
    fix: 'Write the value in the form that the label has.',
    references: [
        'https://github.com/opencontainers/image-spec/blob/main/annotations.md',
        'https://github.com/hadolint/hadolint/wiki/DL3051',
        'https://github.com/hadolint/hadolint/wiki/DL3052',
        'https://github.com/hadolint/hadolint/wiki/DL3053',
        'https://github.com/hadolint/hadolint/wiki/DL3054',
        'https://github.com/hadolint/hadolint/wiki/DL3055',
        'https://github.com/hadolint/hadolint/wiki/DL3056',
        'https://github.com/hadolint/hadolint/wiki/DL3058',
    ],
    options: { formats: [] },
    mistakeIn({ formats }) {
        const wrong = formats.find((text) => labelFormat(text) === undefined);
        if (wrong === undefined)
            return undefined;
        return `${JSON.stringify(wrong)} is no label and format; write NAME:FORMAT, where FORMAT is one of ${Object.keys(labelFormats).join(', ')}.`;
    },
    check({ dockerfile, options, report }) {
        const labels = dockerfile.instructions.filter(({ keyword }) => keyword === 'LABEL');
        if (labels.length === 0)
            return;
        const formats = new Map();
        for (const text of [...standard, ...options.formats]) {
            const found = labelFormat(text);
            if (found !== undefined)
                formats.set(found.name, found.format);
        }
        for (const setting of labels.flatMap(({ settings }) => settings)) {
            const message = label_value_defectOf(setting, formats.get(setting.key));
            if (message !== undefined)
                report(setting.value === '' ? setting : setting.valueSpan, message);
        }
    },
});
/** A value with a variable in it is known to the build alone. */
function label_value_defectOf({ key, value }, format) {
    if (value === '')
        return `The label ${key} is empty.`;
    if (format === undefined || value === undefined || value.includes('$') || format.accepts(value))
        return undefined;
    return `${value} is not ${format.what}.`;
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/style/maintainer-label.js

const maintainerLabel = rule_rule({
    id: 'maintainer-label',
    area: 'style',
    severity: 'info',
    what: 'The author of an image is a label.',
    why: 'MAINTAINER is deprecated; tools look for the labels of the OCI.',
    fix: 'Write `LABEL org.opencontainers.image.authors="…"`.',
    references: [
        'https://docs.docker.com/reference/build-checks/maintainer-deprecated/',
        'https://github.com/hadolint/hadolint/wiki/DL4000',
    ],
    buildCheck: 'MaintainerDeprecated',
    check({ dockerfile, report }) {
        for (const instruction of dockerfile.instructions) {
            if (instruction.keyword !== 'MAINTAINER')
                continue;
            const author = instruction.argumentsText.replace(/^(["'])(.*)\1$/, '$2');
            const label = `LABEL org.opencontainers.image.authors=${JSON.stringify(author).replaceAll('$', '\\$')}`;
            report(instruction.keywordSpan, 'MAINTAINER is deprecated.', {
                fix: `Write \`${label}\`.`,
                edits: [{ start: instruction.start, end: instruction.end, text: label }],
            });
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/style/required-image-labels.js


const requiredImageLabels = rule_rule({
    id: 'required-image-labels',
    area: 'style',
    severity: 'info',
    optional: true,
    what: 'The image has the labels that the policy asks for.',
    why: 'Without them nobody can tell from the image where its sources are. `image build` adds those of the git ref by itself.',
    fix: 'Add them by LABEL, or take them out of the option `labels`.',
    references: ['https://github.com/hadolint/hadolint/wiki/DL3049'],
    options: { labels: ['org.opencontainers.image.source', 'org.opencontainers.image.revision'] },
    check({ dockerfile, shipped, options, report }) {
        const { final } = dockerfile;
        const there = new Set(instructionsOf(shipped, 'LABEL').flatMap(({ settings }) => settings.map(({ key }) => key)));
        const missing = options.labels.filter((label) => !there.has(label));
        if (final !== undefined && missing.length > 0)
            report(final.baseSpan, `The image has no label ${missing.join(', ')}.`);
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/style/index.js









const styleRules = [
    maintainerLabel,
    keyValueFormat,
    instructionCasing,
    fromAsCasing,
    labelKey,
    labelValue,
    labelKnown,
    requiredImageLabels,
    definitionDescription,
];

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/continuation-not-empty.js

const continuationNotEmpty = rule_rule({
    id: 'continuation-not-empty',
    area: 'syntax',
    severity: 'warning',
    what: 'No blank line stands within an instruction.',
    why: 'BuildKit skips it today and is going to refuse it; a backslash too many makes the next instruction an argument of this one.',
    fix: 'Remove the line, or the backslash before it.',
    references: ['https://docs.docker.com/reference/build-checks/no-empty-continuation/'],
    buildCheck: 'NoEmptyContinuation',
    check({ dockerfile, report }) {
        for (const { rule: id, start, end, message } of dockerfile.defects)
            if (id === 'continuation-not-empty') {
                // The range is where the line break is; a range of no character would not be seen.
                report({ start, end: Math.max(start + 1, end - 1) }, message, { edits: [{ start, end, text: '' }] });
            }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/report-defects.js
/** Reports what the reader noted for a rule while it read the file. */
function reportDefects(rule, { dockerfile, report }) {
    for (const defect of dockerfile.defects)
        if (defect.rule === rule)
            report(defect, defect.message, {
                ...(defect.severity === undefined ? {} : { severity: defect.severity }),
                ...(defect.fix === undefined ? {} : { fix: defect.fix }),
            });
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/directive-valid.js


const directiveValid = rule_rule({
    id: 'directive-valid',
    area: 'syntax',
    severity: 'error',
    what: 'Parser directives at the head of the file are valid.',
    why: 'BuildKit refuses a file that gives one twice, or an escape character that is none.',
    fix: 'Remove the second one; `escape` is \\ or `.',
    references: ['https://docs.docker.com/reference/dockerfile/#parser-directives'],
    check(context) {
        reportDefects('directive-valid', context);
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/dockerfile-encoding.js


const dockerfileEncoding = rule_rule({
    id: 'dockerfile-encoding',
    area: 'syntax',
    severity: 'error',
    what: 'A Dockerfile is UTF-8 text without control characters.',
    why: 'BuildKit cannot read UTF-16, and what is no text comes into commands and names as it is, where nobody sees it.',
    fix: 'Save the file as UTF-8.',
    references: ['https://docs.docker.com/reference/dockerfile/#format'],
    check(context) {
        reportDefects('dockerfile-encoding', context);
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/env-same-instruction.js



const envSameInstruction = rule_rule({
    id: 'env-same-instruction',
    area: 'syntax',
    severity: 'warning',
    what: 'A variable is not used in the ENV that sets it.',
    why: 'All values of one ENV are replaced by what was there before it: the new value is not seen, and the old one or nothing is taken.',
    fix: 'Set it by an ENV of its own, before.',
    references: [
        'https://docs.docker.com/reference/dockerfile/#environment-replacement',
        'https://github.com/hadolint/hadolint/wiki/DL3044',
    ],
    check({ dockerfile, report }) {
        for (const stage of dockerfile.stages)
            for (const instruction of stage.instructions) {
                if (instruction.keyword !== 'ENV' || instruction.settings.length < 2)
                    continue;
                const scope = scopeAt(dockerfile, stage, instruction);
                for (const { key, raw, valueSpan } of instruction.settings)
                    for (const use of variablesIn(raw ?? '', dockerfile.escape)) {
                        if (use.name === key ||
                            scope.has(use.name) ||
                            !instruction.settings.some((other) => other.key === use.name))
                            continue;
                        report({ start: valueSpan.start + use.start, end: valueSpan.start + use.end }, `${use.name} gets its value in this very ENV, so ${key} does not see it.`);
                    }
            }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/exec-form-json.js

const execFormJson = rule_rule({
    id: 'exec-form-json',
    area: 'syntax',
    severity: 'error',
    what: 'What looks like the exec form is a JSON array of strings.',
    why: 'With single quotes, without commas or with a comma too many, a shell gets the line with its brackets, and says that there is no such program: for CMD and ENTRYPOINT when the container starts, not when it is built.',
    fix: 'Write double quotes around every word, commas between them, and nothing behind the last.',
    references: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
    check({ dockerfile, report }) {
        for (const instruction of dockerfile.instructions)
            for (const { keyword, exec, args, argumentsText } of [
                instruction,
                ...(instruction.trigger === undefined ? [] : [instruction.trigger]),
            ]) {
                if (exec !== undefined || !/^(?:RUN|CMD|ENTRYPOINT|SHELL|COPY|ADD|VOLUME)$/.test(keyword))
                    continue;
                const isOfOthers = holdsOthers(argumentsText);
                if (!isOfOthers && !looksLikeWords(keyword, argumentsText))
                    continue;
                const reason = isOfOthers ? 'it holds something else than strings' : exec_form_json_reasonOf(argumentsText);
                report(args.span(0, args.text.length), `This is not the exec form: ${reason}.`, jsonOf(argumentsText, args.span(0, args.text.length)));
            }
    },
});
/** Whether a text is JSON, but an array of something else than strings, which BuildKit refuses everywhere. */
function holdsOthers(text) {
    if (!/^\s*\[.*\]\s*$/s.test(text))
        return false;
    try {
        const value = JSON.parse(text);
        return Array.isArray(value) && value.some((item) => typeof item !== 'string');
    }
    catch {
        return false;
    }
}
/** Whether brackets hold what was meant as words. `[ -f x ] && …` and `[[ … ]]` are tests of the shell. */
function looksLikeWords(keyword, text) {
    if (!/^\[\s*(?:["'“‘]|\])/.test(text))
        return false;
    return keyword !== 'RUN' || /^\[\s*(?:["'“‘][^"'”’\]]*["'”’](?:\s*,)?\s*)+\]\s*$/.test(text);
}
function exec_form_json_reasonOf(text) {
    if (/[“”‘’]/.test(text))
        return 'its quotes are typographic';
    if (/^\[\s*'/.test(text))
        return 'its quotes are single';
    if (/,\s*\]\s*$/.test(text))
        return 'a comma stands behind its last word';
    const isOpen = !text.includes(']') || /\]\s*\S/.test(text.slice(text.lastIndexOf(']')));
    return isOpen ? 'it does not end with a bracket' : 'it is no array of strings';
}
/** The array that was meant, where only the quotes or a comma are wrong. */
function jsonOf(text, { start, end }) {
    const words = /^\[((?:\s*(?:'[^'"\\]*'|"[^"\\]*")(?:\s*,)?)+)\s*\]$/.exec(text.trim())?.[1];
    if (words === undefined || end - start !== text.length)
        return {};
    const json = `[${[...words.matchAll(/'([^']*)'|"([^"]*)"/g)].map((match) => JSON.stringify(match[1] ?? match[2])).join(', ')}]`;
    return { fix: `Write \`${json}\`.`, edits: [{ start, end, text: json }] };
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/held-back.js
/** BuildKit reads what ONBUILD holds back only in the build of an image on top of this one: that is what fails. */
const heldBack = { severity: 'warning' };
/** Instructions that are read by their own rules: each of the file, and what ONBUILD holds back with the detail of its findings. */
function withHeldBack(instructions) {
    return instructions.flatMap((one) => one.keyword === 'ONBUILD' && one.trigger !== undefined
        ? [
            { one, detail: {} },
            { one: one.trigger, detail: heldBack },
        ]
        : [{ one, detail: {} }]);
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/flag-known.js



/** Flags by keyword. Source: dockerfile reference (frontend 1.22, with those of the labs channel). */
const knownFlags = {
    FROM: ['platform'],
    RUN: ['mount', 'network', 'security', 'device'],
    COPY: ['from', 'chown', 'chmod', 'link', 'parents', 'exclude'],
    ADD: ['chown', 'chmod', 'link', 'checksum', 'keep-git-dir', 'exclude', 'unpack'],
    HEALTHCHECK: ['interval', 'timeout', 'start-period', 'start-interval', 'retries'],
};
const flagKnown = rule_rule({
    id: 'flag-known',
    area: 'syntax',
    severity: 'error',
    what: 'A flag of an instruction is one that it takes.',
    why: 'BuildKit refuses the file.',
    fix: 'Correct the flag, or remove it.',
    references: ['https://docs.docker.com/reference/dockerfile/'],
    check({ dockerfile, report }) {
        for (const { one, detail } of withHeldBack(dockerfile.instructions)) {
            const { keyword, flags } = one;
            if (flags.length === 0 || isSwitchedOff(one))
                continue;
            const names = knownFlags[keyword] ?? [];
            for (const flag of flags) {
                if (names.includes(flag.name))
                    continue;
                // A command of RUN, CMD and the like may begin with dashes only by mistake.
                const near = (0,lib/* nearest */.pA)(flag.name, names);
                const hint = near === undefined
                    ? names.length === 0
                        ? ''
                        : `; it takes ${names.map((name) => `--${name}`).join(', ')}`
                    : `; the nearest is --${near}`;
                report({ start: flag.start, end: flag.start + 2 + flag.name.length }, `${keyword} has no flag --${flag.name}${hint}.`, detail);
            }
        }
    },
});
/** BuildKit does not look at the flags of HEALTHCHECK NONE. */
function isSwitchedOff({ keyword, argumentsText }) {
    return keyword === 'HEALTHCHECK' && /^none$/i.test(argumentsText);
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/mount-mistake.js

const types = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];
const sharings = ['shared', 'private', 'locked'];
const truth = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
const wordless = /^(?:readonly|ro|readwrite|rw|required)$/;
const keys = 'type from source src target dst destination readonly ro readwrite rw required size id sharing mode uid gid env'.split(' ');
/**
 * What is wrong with a value of RUN --mount; undefined when nothing is. What a variable stands for is not judged.
 * Source: BuildKit, frontend/dockerfile/instructions/commands_runmount.go and dockerfile2llb/convert_runmount.go.
 */
function mountMistake(value, place) {
    const options = new Map();
    for (const part of value.split(',')) {
        const equals = part.indexOf('=');
        const key = (equals < 0 ? part : part.slice(0, equals)).toLowerCase();
        const given = equals < 0 ? undefined : part.slice(equals + 1);
        if (!keys.includes(key)) {
            const near = (0,lib/* nearest */.pA)(key, keys);
            return `A mount has no option ${JSON.stringify(key)}${near === undefined ? '' : `; the nearest is ${near}`}`;
        }
        if (given === undefined && !wordless.test(key))
            return `The option ${key} of a mount has no value`;
        const mistake = given === undefined || given.includes('$') ? undefined : valueMistake(key, given);
        if (mistake !== undefined)
            return mistake;
        options.set(key, given);
    }
    const from = options.get('from');
    if (from?.includes('$') === true)
        return `from= of a mount takes no variable: name a stage by \`FROM ${from} AS NAME\``;
    return fitMistake(options) ?? targetMistake(options, place);
}
function valueMistake(key, value) {
    const says = (what) => `The option ${key} of a mount is ${what}, not ${JSON.stringify(value)}`;
    if (key === 'type')
        return types.includes(value.toLowerCase()) ? undefined : says(`one of ${types.join(', ')}`);
    if (key === 'sharing')
        return sharings.includes(value.toLowerCase()) ? undefined : says(`one of ${sharings.join(', ')}`);
    if (wordless.test(key))
        return truth.test(value) ? undefined : says('true or false');
    if (key === 'mode')
        return /^[0-7]+$/.test(value) ? undefined : says('an octal number');
    if (key === 'uid' || key === 'gid')
        return /^\d+$/.test(value) ? undefined : says('a number');
    if (key === 'size')
        return /^\d+(?:\.\d+)? ?(?:[kmgtp]?i?b?)$/i.test(value) ? undefined : says('a size such as 64m');
    return undefined;
}
/** Options that the type of the mount does not have. */
function fitMistake(options) {
    const type = options.get('type')?.toLowerCase() ?? 'bind';
    if (type.includes('$'))
        return undefined;
    const excess = [...options.keys()].find((key) => (key === 'sharing' && type !== 'cache') ||
        (key === 'size' && type !== 'tmpfs') ||
        (key === 'required' && type !== 'secret' && type !== 'ssh') ||
        (key === 'from' && type === 'secret') ||
        (/^(?:mode|uid|gid)$/.test(key) && (type === 'bind' || type === 'tmpfs')));
    if (excess !== undefined)
        return `A mount of type ${type} has no option ${excess}`;
    const has = (...names) => names.some((name) => (options.get(name) ?? '') !== '');
    if (type === 'secret' && !has('id', 'source', 'src', 'target', 'dst', 'destination'))
        return 'A secret has no id: `--mount=type=secret,id=NAME`';
    if (type === 'secret' && has('id') && has('source', 'src'))
        return 'A secret has an id or a source, not both';
    return undefined;
}
/** Without a target it is the folder that the RUN works in; a secret and a socket have places of their own. */
function targetMistake(options, place) {
    const type = options.get('type')?.toLowerCase() ?? 'bind';
    if (!/^(?:bind|cache|tmpfs)$/.test(type))
        return undefined;
    const target = options.get('target') ?? options.get('dst') ?? options.get('destination');
    if (target === undefined || target === '')
        return place.isAtRoot()
            ? `A mount of type ${type} has no target, and there is no WORKDIR to mount it on`
            : undefined;
    return /^\/+\.?$/.test(target) ? 'Nothing can be mounted on /' : undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/platform-mistake.js
/** Source: github.com/containerd/platforms (Parse, database.go). */
const systems = new Set('aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris windows zos macos'.split(' '));
const architectures = new Set('386 amd64 amd64p32 arm armbe arm64 arm64be ppc64 ppc64le loong64 mips mipsle mips64 mips64le mips64p32 mips64p32le ppc riscv riscv64 s390 s390x sparc sparc64 wasm i386 x86_64 x86-64 aarch64 armhf armel'.split(' '));
/** What is wrong with a value of FROM --platform; undefined when nothing is, or when only the build knows it. */
function platformMistake(value) {
    if (value === '' || value.includes('$'))
        return undefined;
    const parts = value.split('/');
    if (parts.length > 3 || !parts.every((part) => /^[A-Za-z0-9_.-]+(?:\([A-Za-z0-9_.-]*\))?$/.test(part)))
        return `--platform is written as OS/ARCHITECTURE, not ${JSON.stringify(value)}`;
    const name = value.toLowerCase();
    if (parts.length > 1 || systems.has(name.replace(/\(.*/, '')) || architectures.has(name))
        return undefined;
    return `There is no platform ${value}`;
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/flag-value.js







const flagValue = rule_rule({
    id: 'flag-value',
    area: 'syntax',
    severity: 'error',
    what: 'A flag has a value that its instruction takes, and is given once.',
    why: 'BuildKit refuses the file.',
    fix: 'See the reference for what the flag takes.',
    references: ['https://docs.docker.com/reference/dockerfile/'],
    check({ dockerfile, report }) {
        for (const { one, detail } of withHeldBack(dockerfile.instructions)) {
            if (one.flags.length === 0 || isSwitchedOff(one))
                continue;
            const seen = new Set();
            for (const flag of one.flags) {
                if (knownFlags[one.keyword]?.includes(flag.name) !== true)
                    continue;
                const isAgain = seen.has(flag.name) && !repeatable.has(flag.name);
                const mistake = isAgain ? `--${flag.name} is given a second time` : mistakeIn(one, flag, dockerfile);
                if (mistake !== undefined)
                    report(flag, `${mistake}.`, detail);
                seen.add(flag.name);
            }
        }
    },
});
const repeatable = new Set(['mount', 'exclude', 'device']);
const flag_value_switches = new Set(['link', 'parents', 'keep-git-dir', 'unpack']);
/** Octal, or as chmod(1) writes it. */
const mode = /^(?:0*[0-7]{1,4}|[ugoa]*[-+=][rwxXstugo]*(?:,[ugoa]*[-+=][rwxXstugo]*)*)$/;
const durations = new Set(['interval', 'timeout', 'start-period', 'start-interval']);
const choices = {
    network: ['default', 'none', 'host'],
    security: ['sandbox', 'insecure'],
};
/** Source: BuildKit, frontend/dockerfile/instructions (bflag.go, parse.go, commands_run*.go). */
function mistakeIn(instruction, { name, value }, dockerfile) {
    const { keyword } = instruction;
    if (flag_value_switches.has(name)) {
        if (value === undefined || /^(?:true|false)$/i.test(value))
            return undefined;
        return `--${name} is true or false, not ${JSON.stringify(value)}`;
    }
    if (value === undefined)
        return `--${name} has no value`;
    if (keyword === 'FROM')
        return platformMistake(value);
    if (keyword === 'HEALTHCHECK')
        return healthMistake(name, value);
    if (name === 'chmod' && !value.includes('$') && !mode.test(value))
        return `--chmod is an octal number up to 7777 or such as u=rwX,go=rX, not ${JSON.stringify(value)}`;
    if (name === 'checksum')
        return checksumMistake(instruction, value);
    if (name === 'mount')
        return mountMistake(value, { isAtRoot: () => isAtRoot(instruction, dockerfile) });
    const known = choices[name];
    if (known === undefined || known.includes(value))
        return undefined;
    return `--${name} is one of ${known.join(', ')}, not ${JSON.stringify(value)}`;
}
/** Whether an instruction surely works in `/`: on scratch, before any WORKDIR. */
function isAtRoot(instruction, dockerfile) {
    const stage = dockerfile.stages.find(({ instructions }) => instructions.includes(instruction));
    const chain = stage === undefined ? [] : chainOf(dockerfile, stage);
    const isFolder = ({ keyword, start }) => keyword === 'WORKDIR' && start < instruction.start;
    return chain[0]?.base === 'scratch' && !chain.some(({ instructions }) => instructions.some(isFolder));
}
/** A repository has commits, which may be shortened; a file has a digest. */
function checksumMistake(instruction, value) {
    const sources = copiedBy(instruction)?.sources.map(({ text }) => text.replace(/^(["'])(.*)\1$/, '$2')) ?? [];
    if (value.includes('$') || sources.length === 0 || sources.some((text) => isGit(text) || text.includes('$')))
        return undefined;
    if (!sources.every(isUrl))
        return '--checksum is for what is downloaded, not for local files';
    return /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/.test(value)
        ? undefined
        : `--checksum is sha256: and 64 digits, not ${JSON.stringify(value)}`;
}
function healthMistake(name, value) {
    if (value === '')
        return undefined;
    if (name === 'retries')
        return /^\+?\d+$/.test(value) ? undefined : `--retries is a number, not ${JSON.stringify(value)}`;
    if (!durations.has(name))
        return undefined;
    const ms = durationMs(value);
    if (ms === undefined)
        return `--${name} is a duration such as 30s or 1m30s, not ${JSON.stringify(value)}`;
    return ms !== 0 && ms < 1 ? `--${name} is ${value}, less than 1ms` : undefined;
}
const unitsMs = {
    ns: 1e-6,
    us: 1e-3,
    µs: 1e-3,
    μs: 1e-3,
    ms: 1,
    s: 1000,
    m: 60_000,
    h: 3_600_000,
};
/** Milliseconds of a duration as Go writes them; undefined for what is none. */
function durationMs(text) {
    const match = /^([+-]?)((?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+|0)$/.exec(text);
    if (match === null)
        return undefined;
    let ms = 0;
    for (const [, number = '', unit = ''] of match[2].matchAll(/([\d.]+)([a-zµμ]+)/g))
        ms += Number(number) * unitsMs[unit];
    return match[1] === '-' ? -ms : ms;
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/heredoc-terminated.js


const heredocTerminated = rule_rule({
    id: 'heredoc-terminated',
    area: 'syntax',
    severity: 'error',
    what: 'A heredoc has a line that ends it.',
    why: 'BuildKit refuses the file: everything to its end belongs to the heredoc.',
    fix: 'Write the name alone on a line, with nothing before or behind it; with `<<-` tabs may stand before it.',
    references: ['https://docs.docker.com/reference/dockerfile/#here-documents'],
    check(context) {
        reportDefects('heredoc-terminated', context);
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/signals.js
/** Signals of Linux by name. Source: signal(7), and github.com/moby/sys/signal, which the engine reads them by. */
const signals = new Set('ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX'.split(' '));
/** Whether a text names a signal, by its name with or without SIG, or by a number. */
function isSignal(text) {
    if (/^[+-]?\d+$/.test(text))
        return Number(text) !== 0;
    const name = text.toUpperCase().replace(/^SIG/, '');
    return signals.has(name) || /^(?:RTMIN\+(?:[1-9]|1[0-5])|RTMAX-(?:[1-9]|1[0-4]))$/.test(name);
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/instruction-arguments.js







const instructionArguments = rule_rule({
    id: 'instruction-arguments',
    area: 'syntax',
    severity: 'error',
    what: 'An instruction has the arguments that it needs.',
    why: 'BuildKit refuses the file.',
    fix: 'See the reference for what the instruction takes.',
    references: ['https://docs.docker.com/reference/dockerfile/'],
    check({ dockerfile, report }) {
        for (const { one, detail } of withHeldBack(dockerfile.instructions)) {
            const open = detail.severity === undefined ? unreadableIn(one, dockerfile.escape) : undefined;
            if (open !== undefined)
                report(open.span, `${open.mistake}.`, {
                    fix: 'Correct it, or put a backslash before it.',
                    whenBuilt: true,
                });
            const message = instruction_arguments_defectOf(one, dockerfile) ?? emptyIn(one, dockerfile);
            // These alone are taken apart before anybody asks what they are for.
            const isTakenApart = one.keyword === 'ENV' || one.keyword === 'LABEL';
            const isOfBuild = /^(?:STOPSIGNAL|VOLUME)$/.test(one.keyword) && one.argumentsText !== '';
            if (message !== undefined)
                report(one, message, isTakenApart ? {} : { whenBuilt: isOfBuild, ...detail });
        }
    },
});
function instruction_arguments_defectOf(instruction, dockerfile) {
    const { keyword, argumentsText, heredocs, exec } = instruction;
    const isEmpty = argumentsText === '' && heredocs.length === 0;
    if (isEmpty &&
        /^(?:FROM|COPY|ADD|ENV|ARG|LABEL|EXPOSE|USER|WORKDIR|VOLUME|STOPSIGNAL|SHELL|ONBUILD|HEALTHCHECK|MAINTAINER)$/.test(keyword))
        return `${keyword} has no arguments.`;
    // CMD and ENTRYPOINT without any take away those of the base, and RUN does nothing.
    if (keyword === 'FROM')
        return fromDefect(instruction.words);
    if ((keyword === 'COPY' || keyword === 'ADD') && instruction.words.length < 2)
        return `${keyword} needs a source and a destination, and has one of them.`;
    if (keyword === 'COPY' && instruction_arguments_isOfContext(instruction) && instruction.words.slice(0, -1).some(({ text }) => isUrl(text)))
        return 'COPY takes no URL; ADD does.';
    if (/^(?:ENV|LABEL|ARG)$/.test(keyword))
        return settingsDefect(instruction, dockerfile.text);
    if (keyword === 'VOLUME' && exec?.length === 0)
        return 'VOLUME has no path.';
    if (keyword === 'VOLUME' && instruction.words.some(({ text }) => text.trim() === ''))
        return 'VOLUME has an empty path.';
    if (keyword === 'STOPSIGNAL' && !argumentsText.includes('$') && !isSignal(argumentsText))
        return `${argumentsText} is no signal.`;
    if (keyword === 'SHELL' && exec?.length === 0)
        return 'SHELL has no program.';
    if (keyword === 'SHELL' && exec === undefined)
        return 'SHELL takes the JSON form alone: ["program", "argument"].';
    if (keyword === 'HEALTHCHECK')
        return healthDefect(instruction);
    return undefined;
}
/** VOLUME or STOPSIGNAL of nothing but variables without a value; on scratch alone, as a base may set them. */
function emptyIn(instruction, dockerfile) {
    const { keyword, words, exec } = instruction;
    if ((keyword !== 'VOLUME' && keyword !== 'STOPSIGNAL') || exec !== undefined)
        return undefined;
    if (!words.some(({ text }) => /^(?:\$\w+|\$\{\w+\})+$/.test(text)))
        return undefined;
    const stage = dockerfile.stages.findLast(({ from }) => from.start <= instruction.start);
    if (stage === undefined || rootOf(dockerfile, stage).base !== 'scratch')
        return undefined;
    const scope = scopeAt(dockerfile, stage, instruction);
    const isEmpty = (text) => /^(?:\$\w+|\$\{\w+\})+$/.test(text) &&
        variablesIn(text, dockerfile.escape).every(({ name }) => scope.has(name) ? scope.get(name) === '' : !isGiven(name));
    const empty = words.find(({ text }) => isEmpty(text));
    return empty === undefined ? undefined : `${empty.text} has no value here, and ${keyword} takes no empty one.`;
}
/** What BuildKit sets on scratch too. */
function isGiven(name) {
    return name === 'PATH' || predefinedArgs.has(name);
}
function instruction_arguments_isOfContext({ flags }) {
    return !flags.some(({ name }) => name === 'from');
}
/** A quote that is not closed, or a substitution that is none, where BuildKit itself replaces variables. */
function unreadableIn(instruction, escapeMark) {
    const { keyword, settings, exec } = instruction;
    if (exec !== undefined || !/^(?:ENV|LABEL|ARG|ADD|COPY|EXPOSE|USER|VOLUME|WORKDIR|STOPSIGNAL)$/.test(keyword))
        return undefined;
    if (!/["'{]/.test(instruction.argumentsText))
        return undefined;
    const parts = settings.length > 0
        ? settings.map(({ raw = '', valueSpan }) => ({ text: raw, start: valueSpan.start, end: valueSpan.end }))
        : instruction.words;
    for (const { text, start, end } of parts) {
        const mistake = wordMistake(text, escapeMark);
        if (mistake !== undefined)
            return { span: { start, end }, mistake };
    }
    return undefined;
}
function settingsDefect({ keyword, settings }, text) {
    const bare = settings.find(({ raw, keySpan }) => raw === undefined || (raw === '' && text[keySpan.end] !== '='));
    if (bare !== undefined && keyword !== 'ARG')
        return settings.length === 1 ? `${keyword} ${bare.key} has no value.` : `${bare.key} has no =.`;
    const isNameless = settings.some(({ keySpan }) => keySpan.end === keySpan.start);
    return isNameless ? `${keyword} has a value without a name.` : undefined;
}
function fromDefect(words) {
    if (words.length === 1)
        return undefined;
    if (words.length !== 3 || words[1].text.toLowerCase() !== 'as')
        return `FROM takes IMAGE or IMAGE AS NAME, and has ${words.length} words.`;
    const name = words[2].text;
    return /^[a-z][a-z0-9-_.]*$/i.test(name)
        ? undefined
        : `${name} cannot be the name of a stage: it begins with a letter and has letters, digits, dots, dashes and underscores.`;
}
function healthDefect({ trigger, argumentsText }) {
    if (/^none$/i.test(argumentsText.trim()))
        return undefined;
    if (trigger === undefined || !/^(?:CMD|NONE)$/.test(trigger.keyword))
        return 'HEALTHCHECK takes CMD and a command, or NONE.';
    if (trigger.keyword === 'NONE')
        return 'HEALTHCHECK NONE takes no arguments.';
    return trigger.argumentsText === '' ? 'HEALTHCHECK CMD has no command.' : undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/instruction-known.js



/** Source: dockerfile reference, "Overview". */
const instruction_known_keywords = [
    'ADD',
    'ARG',
    'CMD',
    'COPY',
    'ENTRYPOINT',
    'ENV',
    'EXPOSE',
    'FROM',
    'HEALTHCHECK',
    'LABEL',
    'MAINTAINER',
    'ONBUILD',
    'RUN',
    'SHELL',
    'STOPSIGNAL',
    'USER',
    'VOLUME',
    'WORKDIR',
];
const instructionKnown = rule_rule({
    id: 'instruction-known',
    area: 'syntax',
    severity: 'error',
    what: 'Every line begins with an instruction that there is.',
    why: 'BuildKit refuses the file. A word that is none is often the rest of a command whose line before lacks its backslash.',
    fix: 'Correct the keyword, or end the line before with a backslash.',
    references: ['https://docs.docker.com/reference/dockerfile/#overview'],
    check({ dockerfile, report }) {
        const check = ({ keyword, keywordSpan, written }, previous, detail = {}) => {
            if (instruction_known_keywords.includes(keyword))
                return;
            const near = (0,lib/* nearest */.pA)(keyword, instruction_known_keywords);
            const isRest = near === undefined && previous?.keyword === 'RUN';
            report(keywordSpan, `There is no instruction ${written}${near === undefined ? '' : `; the nearest is ${near}`}.`, {
                ...detail,
                ...(isRest
                    ? { fix: 'End the line before with a backslash, if this belongs to it.' }
                    : near === undefined
                        ? {}
                        : { fix: `Write ${near}.` }),
            });
        };
        for (const { rule: id, start, end, message } of dockerfile.defects)
            if (id === 'instruction-known')
                report({ start, end }, message, { fix: 'Remove the backslash.' });
        // A file without a stage is no Dockerfile: its first line tells as much as all of them.
        const subjects = dockerfile.stages.length === 0 ? dockerfile.instructions.slice(0, 1) : dockerfile.instructions;
        for (const [i, instruction] of subjects.entries()) {
            check(instruction, dockerfile.instructions[i - 1]);
            if (instruction.keyword === 'ONBUILD' && instruction.trigger !== undefined)
                check(instruction.trigger, undefined, heldBack);
        }
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/instruction-order.js

const instructionOrder = rule_rule({
    id: 'instruction-order',
    area: 'syntax',
    severity: 'error',
    what: 'FROM comes first; only ARG may stand before it.',
    why: 'BuildKit refuses the file: an instruction needs an image to work in.',
    fix: 'Put FROM at the head of the file.',
    references: [
        'https://docs.docker.com/reference/dockerfile/#from',
        'https://github.com/hadolint/hadolint/wiki/DL3061',
    ],
    check({ dockerfile, report }) {
        const { preamble, stages, text } = dockerfile;
        const wrong = preamble.find(({ keyword }) => keyword !== 'ARG');
        if (wrong !== undefined)
            report(wrong.keywordSpan, `${wrong.keyword} stands before the first FROM.`);
        else if (stages.length === 0)
            report({ start: 0, end: /^[^\n]*/.exec(text)[0].trimEnd().length }, 'The file has no FROM.');
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/onbuild-trigger.js

const onbuildTrigger = rule_rule({
    id: 'onbuild-trigger',
    area: 'syntax',
    severity: 'error',
    what: 'ONBUILD holds back an instruction that may be held back.',
    why: 'BuildKit refuses ONBUILD, FROM and MAINTAINER there.',
    fix: 'Write the instruction into the Dockerfile of the image that builds on this one.',
    references: [
        'https://docs.docker.com/reference/dockerfile/#onbuild-limitations',
        'https://github.com/hadolint/hadolint/wiki/DL3043',
    ],
    check({ dockerfile, report }) {
        for (const { keyword, trigger } of dockerfile.instructions)
            if (keyword === 'ONBUILD' && trigger !== undefined && /^(?:ONBUILD|FROM|MAINTAINER)$/.test(trigger.keyword))
                report(trigger.keywordSpan, `ONBUILD cannot hold back ${trigger.keyword}.`);
    },
});

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/lost-in-scripts.js





/**
 * Variables of RUN that the file declares where the stage does not see them. A shell may have others from its base image or
 * from itself, so nothing else is told of scripts.
 */
function lostInScripts(dockerfile) {
    const elsewhere = declaredArgs(dockerfile);
    if (elsewhere.size === 0)
        return [];
    return dockerfile.stages.flatMap((stage) => stage.instructions.flatMap((run) => run.keyword === 'RUN' && run.exec === undefined ? lostIn(run, stage, dockerfile, elsewhere) : []));
}
/** Names that an ARG declares, and where: above the first FROM, or in which stage. Those of the platform have a value to BuildKit. */
function declaredArgs({ globalArgs, stages }) {
    const names = new Map();
    for (const stage of stages)
        for (const { keyword, settings } of stage.instructions)
            if (keyword === 'ARG')
                for (const { key } of settings)
                    names.set(key, stage);
    for (const name of globalArgs.keys())
        names.set(name, undefined);
    return names;
}
function lostIn(run, stage, dockerfile, elsewhere) {
    const lost = [];
    for (const script of scriptsOf(run, dockerfile.text)) {
        for (const { name, modifier, start, end } of variablesIn(script.text)) {
            if (modifier !== undefined || !elsewhere.has(name) || lost.some((one) => one.name === name))
                continue;
            if (mayBeSet(name, script.text) || mayBeOfBase(name, dockerfile, stage))
                continue;
            const scope = scopeAt(dockerfile, stage, run);
            if (scope.has(name))
                continue;
            const other = elsewhere.get(name);
            // Declared below, it is found by who reads the next line.
            const reason = other === undefined
                ? `the ARG above FROM is not seen in a stage that does not repeat it`
                : `only stage ${other.name ?? other.index} declares it`;
            if (other !== stage)
                lost.push({ name, at: script.span(start, end), reason });
        }
    }
    return lost;
}
/** Whether a script sets a variable itself, or reads a file that may. */
function mayBeSet(name, script) {
    if (/(?:^|[\s;&|({])(?:\.|source|eval|read|getopts|mapfile|printf\s+-v)\s/.test(script))
        return true;
    return new RegExp(`(?:^|[\\s;&|({"'])${name}\\+?=|\\bfor\\s+${name}\\b`).test(script);
}
/** Images set the version of what they are called by: NODE_VERSION in node. */
function mayBeOfBase(name, dockerfile, stage) {
    if (platformArgs.has(name))
        return false;
    const base = baseReference(rootOf(dockerfile, stage).base)?.name ?? '';
    const stem = /^([A-Z]+)_(?:VERSION|HOME|VER|MAJOR)$/.exec(name)?.[1]?.toLowerCase();
    return stem !== undefined && (base === '' || base.includes(stem) || stem.includes(base) || stem === 'java');
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/variable-defined.js






const variableDefined = rule_rule({
    id: 'variable-defined',
    area: 'syntax',
    severity: 'warning',
    what: 'A variable is declared in its stage before it is used.',
    why: 'It is empty otherwise, without a word: files go to the wrong folder, and an empty version is the newest one. An ARG above the first FROM is not seen inside of a stage.',
    fix: 'Declare it before by ARG or ENV in this stage; for an ARG above FROM, `ARG NAME` repeats it.',
    references: [
        'https://docs.docker.com/reference/build-checks/undefined-var/',
        'https://docs.docker.com/reference/dockerfile/#scope',
    ],
    buildCheck: 'UndefinedVar',
    check({ dockerfile, report }) {
        for (const stage of dockerfile.stages)
            for (const instruction of stage.instructions)
                for (const { text, start, span } of expandedParts(instruction))
                    for (const use of variablesIn(text, dockerfile.escape)) {
                        if (use.modifier?.includes('-') === true || use.modifier?.includes('+') === true)
                            continue;
                        const reason = variable_defined_reasonOf(use.name, dockerfile, stage, instruction);
                        if (reason !== undefined)
                            report(span(start + use.start, start + use.end), `${use.name} has no value here: ${reason}.`);
                    }
        for (const { name, at, reason } of lostInScripts(dockerfile))
            report(at, `${name} has no value here: ${reason}.`);
    },
});
/** What the builder itself expands; commands of RUN, CMD and ENTRYPOINT belong to the shell. */
function expandedParts(instruction) {
    const { keyword, args, flags, heredocs } = instruction;
    const flagParts = flags
        .filter(({ value }) => value?.includes('$') === true)
        .map(({ value, valueSpan }) => ({
        text: value,
        start: valueSpan.start,
        span: (start, end) => ({ start, end }),
    }));
    if (!/^(?:ADD|COPY|ENV|EXPOSE|LABEL|STOPSIGNAL|USER|VOLUME|WORKDIR|ARG)$/.test(keyword))
        return keyword === 'RUN' ? flagParts : [];
    const bodies = heredocs.flatMap(({ text, expand, start }) => expand ? [{ text, start, span: (from, to) => ({ start: from, end: to }) }] : []);
    return [...flagParts, { text: args.text, start: 0, span: (start, end) => args.span(start, end) }, ...bodies];
}
/**
 * Why a variable has no value. The environment of a base image is not known here, so only what cannot come from there is
 * told: a name that the file itself declares elsewhere, one that is nearly the same as a declared one, or any on scratch.
 */
function variable_defined_reasonOf(name, dockerfile, stage, instruction) {
    if (predefinedArgs.has(name) || name === 'PATH')
        return undefined;
    const scope = scopeAt(dockerfile, stage, instruction);
    if (scope.has(name))
        return undefined;
    // ARG may use an ARG of the same instruction.
    if (instruction.keyword === 'ARG' && instruction.settings.some(({ key }) => key === name))
        return undefined;
    if (instruction.keyword === 'ENV' && instruction.settings.some(({ key }) => key === name))
        return isOwn(name) ? undefined : 'it is set in this very instruction';
    if (dockerfile.globalArgs.has(name))
        return `the ARG above FROM is not seen in a stage that does not repeat it`;
    if (platformArgs.has(name))
        return `it needs \`ARG ${name}\` in this stage`;
    const { setters, stages } = declarationsIn(dockerfile);
    const later = setters
        .get(stage)
        ?.get(name)
        ?.find((other) => other.start > instruction.start);
    if (later !== undefined)
        return `it is declared later, in line ${dockerfile.locate(later).start.line}`;
    const other = stages.get(name)?.find(({ index }) => index !== stage.index);
    if (other !== undefined)
        return `only stage ${other.name ?? other.index} declares it`;
    const near = name.length < 3 ? undefined : (0,lib/* nearest */.pA)(name, scope.keys());
    if (near !== undefined && !wellKnown.has(name))
        return `nothing declares it; the nearest is ${near}`;
    return rootOf(dockerfile, stage).base === 'scratch' ? 'nothing declares it' : undefined;
}
const declarations = new WeakMap();
function declarationsIn(dockerfile) {
    const known = declarations.get(dockerfile) ?? readDeclarations(dockerfile);
    declarations.set(dockerfile, known);
    return known;
}
function readDeclarations(dockerfile) {
    const setters = new Map();
    const stages = new Map();
    for (const stage of dockerfile.stages) {
        const own = new Map();
        setters.set(stage, own);
        for (const instruction of stage.instructions.filter(({ keyword }) => keyword === 'ARG' || keyword === 'ENV'))
            for (const { key } of instruction.settings) {
                append(own, key, instruction);
                if (instruction.keyword === 'ARG' && stages.get(key)?.at(-1) !== stage)
                    append(stages, key, stage);
            }
    }
    return { setters, stages };
}
function append(lists, key, item) {
    const list = lists.get(key);
    if (list === undefined)
        lists.set(key, [item]);
    else
        list.push(item);
}
/** Variables that extend what a base may have set: `ENV PATH=/opt/bin:$PATH`. */
function isOwn(name) {
    return /PATH$|OPTS$|FLAGS$|ARGS$|^LD_|^JAVA_TOOL_OPTIONS$/.test(name);
}
const wellKnown = new Set([
    'HOME',
    'PATH',
    'USER',
    'PWD',
    'HOSTNAME',
    'LANG',
    'SHELL',
    'TERM',
    'GOPATH',
    'GOROOT',
    'JAVA_HOME',
    'NODE_VERSION',
    'PYTHON_VERSION',
]);

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/workdir-absolute.js




const workdirAbsolute = rule_rule({
    id: 'workdir-absolute',
    area: 'syntax',
    severity: 'warning',
    what: 'The first WORKDIR of a stage is absolute.',
    why: 'A relative one starts where the base image is, which another version of the base may change.',
    fix: 'Write the whole path.',
    references: [
        'https://docs.docker.com/reference/build-checks/workdir-relative-path/',
        'https://github.com/hadolint/hadolint/wiki/DL3000',
    ],
    buildCheck: 'WorkdirRelativePath',
    check({ dockerfile, report }) {
        for (const stage of dockerfile.stages) {
            let isKnown = isInBases(dockerfile, stage, workdir_absolute_isWorkdir);
            for (const instruction of stage.instructions) {
                if (instruction.keyword !== 'WORKDIR')
                    continue;
                const scope = scopeAt(dockerfile, stage, instruction);
                const { text } = expand(instruction.argumentsText.replace(/^["']/, ''), (name) => scope.get(name), dockerfile.escape);
                const isAbsolute = /^(?:[/\\]|[A-Za-z]:|\$)/.test(text);
                if (!isAbsolute && !isKnown && text !== '')
                    report(instruction.words[0] ?? instruction, `${text} is relative to whatever folder the base image has.`);
                isKnown = true;
            }
        }
    },
});
function workdir_absolute_isWorkdir({ keyword }) {
    return keyword === 'WORKDIR';
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/syntax/index.js














const syntaxRules = [
    dockerfileEncoding,
    directiveValid,
    heredocTerminated,
    instructionKnown,
    instructionOrder,
    instructionArguments,
    flagKnown,
    flagValue,
    onbuildTrigger,
    execFormJson,
    continuationNotEmpty,
    variableDefined,
    envSameInstruction,
    workdirAbsolute,
];

;// CONCATENATED MODULE: ./packages/image/lib/rules/registry.js










/** Every rule, by area. A rule that is not listed in its area's index does not exist. */
const registry_imageRules = [
    ...syntaxRules,
    ...policyRules,
    ...baseRules,
    ...stageRules,
    ...packageRules,
    ...fileRules,
    ...runtimeRules,
    ...secretRules,
    ...shellRules,
    ...styleRules,
];

;// CONCATENATED MODULE: ./packages/image/lib/rules/build-checks.js


/** Id of the finding for a check of BuildKit that no rule of ours is the same as; its message names the check. */
const otherBuildCheck = 'build-check';
/** Checks that one of our rules covers together with others. */
const also = {
    ExposeProtoCasing: 'expose-format',
    InvalidBaseImagePlatform: 'base-platform',
};
/**
 * Reads what `docker buildx build --call=check,format=json` prints.
 *
 * @throws Problem `bad-input` for text that is not this JSON
 */
function readBuildChecks(json) {
    const result = parse(json);
    const checks = list(result['warnings']).map((warning) => ({
        rule: build_checks_text(warning, 'ruleName'),
        message: build_checks_text(warning, 'detail') ?? build_checks_text(warning, 'description') ?? 'BuildKit has a warning here',
        line: lineOf(record(warning, 'location')),
        url: build_checks_text(warning, 'url'),
    }));
    const error = record(result, 'buildError');
    const message = error === undefined ? undefined : build_checks_text(error, 'message');
    if (message === undefined)
        return checks;
    const reason = message.replace(/^dockerfile parse error on line \d+: /, '');
    const fatal = { rule: undefined, message: `BuildKit cannot build this: ${reason}`, isFatal: true };
    return [...checks, { ...fatal, line: lineOf(record(error, 'location')) }];
}
/**
 * Checks of BuildKit as findings. One that is a rule of ours gets its id, so that an ignore or a severity holds for both; what
 * `ours` says of the same rule and instruction is left out.
 *
 * @param severityOf of a rule by its id; undefined when it is turned off
 */
function buildCheckFindings(checks, dockerfile, ours, severityOf) {
    const isStrict = areChecksErrors(dockerfile);
    return checks.flatMap(({ rule = '', message, line, url, isFatal = false }) => {
        const id = ruleOf(rule);
        const own = severityOf(id);
        const severity = isFatal || (isStrict && own !== undefined) ? 'error' : own;
        const span = spanOf(line, dockerfile);
        // An undeclared variable makes a default invalid too.
        const isCaused = rule === 'InvalidDefaultArgInFrom' &&
            isSaid(ours, ({ rule: other }) => other === 'base-arg-declared', dockerfile, span);
        // What keeps the file from being built is an error of ours as well, whichever rule says it.
        const isSame = (other) => (isFatal ? other.severity === 'error' : other.rule === id);
        if (severity === undefined || isCaused || isSaid(ours, isSame, dockerfile, span))
            return [];
        const name = rule === '' ? '' : ` (${rule})`;
        return [
            {
                rule: id,
                severity,
                message: `${message.replace(/\.$/, '')}${name}.`,
                location: dockerfile.locate(span),
                span,
                ...(url === undefined ? {} : { fix: { text: `See ${url}` } }),
            },
        ];
    });
}
/** Whether `# check=error=true` has BuildKit refuse what one of its checks finds. Source: BuildKit, frontend/dockerfile/linter. */
function areChecksErrors({ directives }) {
    const value = directives.find(({ name }) => name === 'check')?.value ?? '';
    return value.split(';').some((part) => /^\s*error\s*=\s*(?:1|t|T|TRUE|true|True)\s*$/.test(part));
}
/** Id of our rule for a check of BuildKit; `build-check` for one that no rule is the same as. */
function ruleOf(check) {
    if (check === '')
        return otherBuildCheck;
    return registry_imageRules.find(({ buildCheck, id }) => buildCheck === check || also[check] === id)?.id ?? otherBuildCheck;
}
/** Whether our own finding stands somewhere in the same instruction. */
function isSaid(ours, isSame, dockerfile, { start, end }) {
    const within = dockerfile.instructions.find((one) => one.start <= start && start <= one.end) ?? { start, end };
    return ours.some((finding) => isSame(finding) && within.start <= finding.span.start && finding.span.start <= within.end);
}
function parse(json) {
    let value;
    try {
        value = JSON.parse(json);
    }
    catch (cause) {
        throw new lib/* Problem */.AF('bad-input', 'What buildx printed for --call=check is no JSON.', {
            cause,
            hint: 'buildx 0.15 and BuildKit 0.15 are the first that print checks as JSON; `docker buildx version` tells.',
        });
    }
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
        return { ...value };
    throw new lib/* Problem */.AF('bad-input', 'What buildx printed for --call=check is JSON, but no result of a check.');
}
function list(value) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];
}
function record(value, key) {
    const found = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    return typeof found === 'object' && found !== null ? { ...found } : undefined;
}
function build_checks_text(value, key) {
    const found = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    return typeof found === 'string' && found !== '' ? found : undefined;
}
function lineOf(location) {
    const line = record(list(location?.['ranges'])[0], 'start')?.['line'];
    return typeof line === 'number' ? line : undefined;
}
/** A line without its indent. */
function spanOf(line = 1, dockerfile) {
    const lines = dockerfile.text.split('\n');
    const index = Math.min(Math.max(1, line), lines.length) - 1;
    const offset = lines.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0);
    const written = lines[index];
    const indent = written.length - written.trimStart().length;
    return { start: offset + indent, end: Math.max(offset + indent, offset + written.trimEnd().length) };
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/hadolint.js

const page = /^https:\/\/github\.com\/(?:hadolint\/hadolint|koalaman\/shellcheck)\/wiki\/((?:DL|SC)\d+)$/;
/** Rules of hadolint, those of ShellCheck within it too → ids of ours that find the same, from the references of ours. */
const hadolintRules = byCode();
function byCode() {
    const codes = new Map();
    for (const { id, references = [] } of registry_imageRules)
        for (const reference of references) {
            const code = page.exec(reference)?.[1];
            if (code !== undefined)
                codes.set(code, [...(codes.get(code) ?? []), id]);
        }
    return new Map([...codes].sort(([a], [b]) => (a < b ? -1 : 1)));
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/ignore.js




const pattern = /^slipway-ignore[ \t]+([a-z0-9-]+(?:[ \t]*,[ \t]*[a-z0-9-]+)*)[ \t]*(?::[ \t]*(.*))?$/;
/** Source: hadolint's documentation, "Ignoring Rules". */
const hadolintPattern = /^hadolint[ \t]+(global[ \t]+)?ignore[ \t]*=[ \t]*([A-Z]+\d+(?:[ \t]*,[ \t]*[A-Z]+\d+)*)[ \t]*(?:#[ \t]*(.*))?$/;
/**
 * Ignores of a Dockerfile. Before the first FROM and its ARGs, with no instruction above it and a blank line below, an
 * ignore covers the whole file; elsewhere the instruction that it stands above or in. Comments for hadolint hide what of
 * ours is the same as the rules that they name.
 */
function readIgnores(dockerfile) {
    const { comments, text } = dockerfile;
    const skipped = dockerfile.directives.length === 0 ? [] : buildkitIgnores(dockerfile);
    if (!/slipway-ignore|hadolint/.test(text))
        return skipped;
    return [
        ...skipped,
        ...comments.flatMap((comment) => slipwayIgnores(dockerfile, comment) ?? hadolintIgnores(dockerfile, comment)),
    ];
}
/** `# check=skip=StageNameCasing`. To skip all of them turns BuildKit's checks off, and not these rules. */
function buildkitIgnores({ directives, text }) {
    return directives.flatMap(({ name, value, start, end }) => {
        const list = name === 'check' ? /(?:^|;)\s*skip\s*=([^;]*)/.exec(value)?.[1] : undefined;
        return (list ?? '')
            .split(',')
            .map((check) => check.trim())
            .filter((check) => check !== '' && check !== 'all')
            .map((check) => ({
            rule: ruleOf(check),
            reason: `the directive check skips ${check}`,
            span: { start, end },
            from: 0,
            to: text.length,
            by: 'buildkit',
        }))
            .filter(({ rule }) => rule !== otherBuildCheck);
    });
}
function slipwayIgnores(dockerfile, comment) {
    const match = pattern.exec(comment.text);
    if (match === null)
        return undefined;
    const { instructions, text } = dockerfile;
    const owner = ownerOf(dockerfile, comment);
    const isHead = owner === instructions[0] && owner !== undefined && isApart(text, comment.end, owner.start);
    const covered = isHead ? { from: 0, to: text.length } : reachOf(owner);
    const reason = match[2]?.trim() ?? '';
    return match[1]
        .split(',')
        .map((rule) => ({ rule: rule.trim(), reason, span: comment, ...covered, by: 'slipway' }));
}
function hadolintIgnores(dockerfile, comment) {
    const match = hadolintPattern.exec(comment.text);
    if (match === null)
        return [];
    const [, global, list = '', reason = ''] = match;
    const covered = global === undefined ? reachOf(ownerOf(dockerfile, comment)) : { from: 0, to: dockerfile.text.length };
    return list
        .split(',')
        .map((code) => code.trim())
        .flatMap((code) => (hadolintRules.get(code) ?? []).map((rule) => ({
        rule,
        reason: reason.trim() || `a comment for hadolint ignores ${code}`,
        span: comment,
        ...covered,
        by: 'hadolint',
    })));
}
/** The instruction that a comment stands in or above. */
function ownerOf({ instructions }, comment) {
    return (instructions.find(({ start, end }) => start <= comment.start && comment.end <= end) ??
        instructions.find(({ start }) => start >= comment.end));
}
function reachOf(owner) {
    return { from: owner?.start ?? 0, to: Math.max(owner?.end ?? 0, owner?.heredocs.at(-1)?.end ?? 0) };
}
/** Whether a blank line stands between a comment and the instruction below it. */
function isApart(text, from, to) {
    return /\n[ \t\r]*\n/.test(text.slice(from, to));
}
/** Applies ignores to findings. One without a reason hides nothing. */
function sift(findings, ignores, policy, file) {
    const used = new Set();
    const kept = [];
    const ignored = [];
    for (const finding of findings) {
        const comment = ignores.find(({ rule, reason, from, to }) => rule === finding.rule && reason !== '' && finding.span.start >= from && finding.span.start <= to);
        const entry = policy.find((ignore) => ignore.rule === finding.rule && ignore.file?.(file) !== false);
        if (comment !== undefined)
            used.add(comment);
        const reason = comment?.reason ?? entry?.reason;
        if (reason === undefined)
            kept.push(finding);
        else
            ignored.push({ finding, reason, by: comment === undefined ? 'policy' : 'comment' });
    }
    return { kept, ignored, used };
}
/** Findings about the ignores themselves: no reason, an unknown rule, nothing left to hide. */
function judgeIgnores(ignores, used, dockerfile, severityOf) {
    const ids = registry_imageRules.map(({ id }) => id);
    return ignores.flatMap((ignore) => {
        if (used.has(ignore) || ignore.by !== 'slipway')
            return [];
        const [rule, message] = verdictOn(ignore, ids, severityOf(ignore.rule) !== undefined);
        const severity = rule === undefined ? undefined : severityOf(rule);
        if (rule === undefined || severity === undefined)
            return [];
        const fix = { text: registry_imageRules.find(({ id }) => id === rule).fix };
        return [{ rule, severity, message, location: dockerfile.locate(ignore.span), span: ignore.span, fix }];
    });
}
function verdictOn(ignore, known, isActive) {
    if (!known.includes(ignore.rule)) {
        const near = (0,lib/* nearest */.pA)(ignore.rule, known);
        const hint = near === undefined ? '' : `; the nearest is ${near}`;
        return ['ignore-known-rule', `There is no rule ${ignore.rule}${hint}.`];
    }
    if (ignore.reason === '')
        return ['ignore-reason', `This ignore of ${ignore.rule} gives no reason and is not applied.`];
    return isActive ? ['ignore-needed', `Nothing here breaks ${ignore.rule} any more.`] : [undefined, ''];
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/check.js





/** Runs the rules over a Dockerfile and hides what its comments and the policy ignore. */
function checkDockerfile(input, policy = {}) {
    const { dockerfile } = input;
    const { final } = dockerfile;
    const shipped = final === undefined ? [] : chainOf(dockerfile, final);
    const found = [];
    for (const rule of registry_imageRules) {
        if (!isActive(rule, policy))
            continue;
        const own = policy.rules?.[rule.id]?.options;
        const options = own === undefined ? (rule.options ?? {}) : { ...rule.options, ...own };
        const report = reporter(rule, input, severityOf(rule, policy), found);
        rule.check({ input, dockerfile, options, shipped, report });
    }
    const severityIn = (id) => {
        const rule = registry_imageRules.find((candidate) => candidate.id === id);
        return rule !== undefined && isActive(rule, policy) ? severityOf(rule, policy) : undefined;
    };
    found.push(...buildCheckFindings(input.buildChecks ?? [], dockerfile, found, severityIn));
    const ignores = readIgnores(dockerfile);
    const { kept, ignored, used } = sift(found, ignores, policy.ignores ?? [], dockerfile.file);
    // Whether an ignore of what only BuildKit says is needed can be told once BuildKit has been asked.
    const isHeard = (id) => id !== otherBuildCheck || input.buildChecks !== undefined;
    const judged = judgeIgnores(ignores, used, dockerfile, (id) => (isHeard(id) ? severityIn(id) : undefined));
    return { findings: [...kept, ...judged].sort(worstFirst).map(withoutSpan), ignored };
}
const ranks = { error: 0, warning: 1, info: 2 };
function worstFirst(a, b) {
    return (ranks[a.severity] - ranks[b.severity] ||
        a.span.start - b.span.start ||
        (a.rule < b.rule ? -1 : Number(a.rule > b.rule)));
}
function withoutSpan({ span: _, ...finding }) {
    return finding;
}
function reporter(rule, input, severity, found) {
    const { dockerfile } = input;
    return (at, message, detail = {}) => {
        const span = firstLine(dockerfile.text, at);
        // A severity that the policy sets holds for the whole rule; one that a rule lowers at a place does not.
        const isStrict = rule.buildCheck !== undefined && areChecksErrors(dockerfile);
        const strict = isStrict ? 'error' : rule.severity;
        const usual = detail.whenBuilt === true && !isBuilt(dockerfile, span.start) ? 'warning' : strict;
        const own = severity === rule.severity ? (detail.severity ?? usual) : severity;
        const location = detail.elsewhere ?? dockerfile.locate(span);
        const object = detail.elsewhere === undefined ? (detail.object ?? stageRef(dockerfile.stages, span.start)) : {};
        const fix = { text: detail.fix ?? rule.fix, ...editsOf(detail.edits) };
        found.push({ rule: rule.id, severity: own, message, location, fix, span, ...object });
    };
}
function editsOf(edits) {
    return edits === undefined ? {} : { edits };
}
const built = new WeakMap();
/** Whether a place is in a stage that the target needs. */
function isBuilt(dockerfile, offset) {
    const known = built.get(dockerfile) ?? reachableStages(dockerfile);
    built.set(dockerfile, known);
    const stage = stageAt(dockerfile.stages, offset);
    return stage === undefined || known.has(stage.index);
}
/** The last stage that begins before a place. */
function stageAt(stages, offset) {
    let [low, high] = [0, stages.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if (stages[middle].from.start <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return stages[low - 1];
}
/** The stage that a place is in, as the object of its finding. */
function stageRef(stages, offset) {
    const stage = stageAt(stages, offset);
    if (stage === undefined)
        return {};
    return { object: { apiVersion: '', kind: 'Stage', namespace: '', name: stage.name ?? String(stage.index) } };
}
/** A frame around forty lines says less than the line that they begin with. */
function firstLine(text, { start, end }) {
    const line = text.slice(start, end);
    const feed = line.indexOf('\n');
    if (feed < 0)
        return { start, end };
    return { start, end: start + Math.max(1, line.slice(0, feed).replace(/[\s\\`]+$/, '').length) };
}
function isActive(rule, policy) {
    const wanted = policy.rules?.[rule.id]?.severity;
    return wanted === undefined ? policy.preset === 'all' || rule.optional !== true : wanted !== 'off';
}
function severityOf(rule, policy) {
    const wanted = policy.rules?.[rule.id]?.severity;
    return wanted === undefined || wanted === 'off' ? rule.severity : wanted;
}
/** Every rule by id, as reports print it, with the severities of a policy. */
function imageRuleInfos(policy = {}) {
    return new Map(registry_imageRules.map((rule) => [rule.id, ruleInfo(rule, severityOf(rule, policy), isActive(rule, policy))]));
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/policy-file.js


/**
 * Reads the `image` section of a `slipway.yaml`: `preset`, `rules` and `ignore`, as for the linter of manifests.
 *
 * @throws Problem `bad-input` that lists everything wrong with the section, each with its line and column
 */
async function readImagePolicy(file, text) {
    const yaml = await __webpack_require__.e(/* import() */ 815).then(__webpack_require__.t.bind(__webpack_require__, 38815, 19));
    const lines = new yaml.LineCounter();
    const document = yaml.parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
    const reader = new PolicyReader(yaml, document, file, lines);
    const policy = reader.read();
    if (reader.mistakes.length === 0)
        return policy;
    const count = reader.mistakes.length === 1 ? 'a mistake' : `${reader.mistakes.length} mistakes`;
    throw new lib/* Problem */.AF('bad-input', `${file} has ${count}:\n${reader.mistakes.map((line) => `  ${line}`).join('\n')}`, {
        hint: 'The keys of the image section are preset, rules and ignore; see docs/policy.md.',
    });
}
class PolicyReader {
    mistakes = [];
    yaml;
    document;
    file;
    lines;
    constructor(yaml, document, file, lines) {
        this.yaml = yaml;
        this.document = document;
        this.file = file;
        this.lines = lines;
    }
    read() {
        for (const { pos, message } of this.document.errors)
            this.mistakeAt(pos[0], message.split('\n', 1)[0]);
        const root = this.document.errors.length > 0 ? null : this.document.contents;
        const image = this.yaml.isMap(root) ? root.get('image', true) : undefined;
        if (image === undefined || this.isNull(image))
            return {};
        const section = this.mapping(image, 'image');
        if (section === undefined)
            return {};
        this.knownKeys(section, ['preset', 'rules', 'ignore']);
        const preset = this.text(section.get('preset', true));
        if (preset !== undefined && preset !== 'recommended' && preset !== 'all')
            this.mistake(section.get('preset', true), 'preset must be one of recommended, all.');
        return {
            ...(preset === 'recommended' || preset === 'all' ? { preset } : {}),
            rules: this.rulePolicies(section.get('rules', true)),
            ignores: this.ignores(section.get('ignore', true)),
        };
    }
    rulePolicies(node) {
        const policies = {};
        if (node === undefined || this.isNull(node))
            return policies;
        for (const { key, value } of this.mapping(node, 'rules')?.items ?? []) {
            const rule = this.rule(key);
            if (rule !== undefined)
                policies[rule.id] = this.rulePolicy(rule, value);
        }
        return policies;
    }
    rulePolicy(rule, node) {
        if (this.yaml.isScalar(node))
            return this.severity(node);
        const map = this.mapping(node, `rules.${rule.id}`);
        if (map === undefined)
            return {};
        this.knownKeys(map, ['severity', 'options']);
        const severity = map.get('severity', true);
        const options = map.get('options', true);
        return {
            ...(severity === undefined ? {} : this.severity(severity)),
            ...(options === undefined ? {} : { options: this.options(rule, options) }),
        };
    }
    severity(node) {
        const text = this.text(node);
        const found = [...lib/* severities */.gO, 'off'].find((severity) => severity === text);
        if (found !== undefined)
            return { severity: found };
        this.mistake(node, `${JSON.stringify(text ?? null)} is no severity; use error, warning, info or off.`);
        return {};
    }
    options(rule, node) {
        const options = {};
        const map = this.mapping(node, `the options of ${rule.id}`);
        if (map === undefined)
            return options;
        this.knownKeys(map, Object.keys(rule.options ?? {}));
        for (const { key, value } of map.items) {
            const name = this.text(key) ?? '';
            const standard = rule.options?.[name];
            if (standard === undefined)
                continue;
            const given = optionOf(this.yaml.isNode(value) ? value.toJS(this.document) : value, standard);
            if (given === undefined)
                this.mistake(value, `The option ${name} of ${rule.id} must be ${nameOfType(standard)}.`);
            else
                options[name] = given;
        }
        const mistake = rule.mistakeIn?.({ ...rule.options, ...options });
        if (mistake !== undefined)
            this.mistake(map, mistake);
        return options;
    }
    ignores(node) {
        if (node === undefined || this.isNull(node))
            return [];
        if (!this.yaml.isSeq(node)) {
            this.mistake(node, 'ignore must be a list.');
            return [];
        }
        return node.items.flatMap((item) => {
            const map = this.mapping(item, 'an entry of ignore');
            if (map === undefined)
                return [];
            this.knownKeys(map, ['rule', 'file', 'reason']);
            const reason = this.text(map.get('reason', true))?.trim() ?? '';
            if (reason === '')
                this.mistake(map, 'An entry of ignore needs a reason.');
            const key = map.get('rule', true);
            if (key === undefined)
                this.mistake(map, 'An entry of ignore needs a rule.');
            const rule = key === undefined ? undefined : this.rule(key);
            const file = this.text(map.get('file', true));
            if (rule === undefined || reason === '')
                return [];
            return [
                { rule: rule.id, reason, ...(file === undefined ? {} : { file: (path) => (0,lib/* matchesGlob */.kt)(path, file) }) },
            ];
        });
    }
    rule(key) {
        const id = this.text(key) ?? '';
        const rule = registry_imageRules.find((candidate) => candidate.id === id);
        const ids = registry_imageRules.map((candidate) => candidate.id);
        if (rule === undefined)
            this.mistake(key, `There is no rule ${JSON.stringify(id)}${suggestion(id, ids)}.`);
        return rule;
    }
    knownKeys(map, known) {
        for (const { key } of map.items) {
            const name = this.text(key) ?? '';
            if (!known.includes(name))
                this.mistake(key, `Unknown key ${JSON.stringify(name)}${suggestion(name, known)}.`);
        }
    }
    mapping(node, what) {
        if (this.yaml.isMap(node))
            return node;
        this.mistake(node, `${what[0].toUpperCase()}${what.slice(1)} must be a mapping.`);
        return undefined;
    }
    /** The text of a scalar; a bare `off` is a word here, whatever YAML 1.1 takes it for. */
    text(node) {
        if (!this.yaml.isScalar(node) || node.value === null)
            return undefined;
        return node.value === false && node.source === 'off' ? 'off' : String(node.value);
    }
    isNull(node) {
        return this.yaml.isScalar(node) && node.value === null;
    }
    mistake(node, message) {
        this.mistakeAt(this.yaml.isNode(node) ? (node.range?.[0] ?? 0) : 0, message);
    }
    mistakeAt(offset, message) {
        const { line, col } = this.lines.linePos(offset);
        this.mistakes.push(`${this.file}:${Math.max(1, line)}:${Math.max(1, col)}: ${message}`);
    }
}
function optionOf(value, standard) {
    if (typeof standard === 'object')
        return Array.isArray(value) ? value.map(String) : undefined;
    if (typeof standard === 'number')
        return typeof value === 'number' ? value : undefined;
    if (typeof standard === 'boolean')
        return typeof value === 'boolean' ? value : undefined;
    return typeof value === 'string' ? value : undefined;
}
function suggestion(word, known) {
    const near = (0,lib/* nearest */.pA)(word, known);
    return near === undefined ? '' : `; the nearest is ${near}`;
}
function nameOfType(value) {
    if (typeof value === 'object')
        return 'a list';
    return typeof value === 'number' ? 'a number' : typeof value === 'boolean' ? 'true or false' : 'a text';
}

;// CONCATENATED MODULE: ./packages/image/lib/rules/rules-list.js

/** Every rule as `--format rules` prints it. */
function imageRulesAsJson() {
    const list = imageRules.map(({ id, area, severity, optional = false, what, why, fix, references = [], options = {} }) => ({
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

;// CONCATENATED MODULE: ./packages/image/lib/rules/index.js








// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
;// CONCATENATED MODULE: ./packages/image/lib/run/owner.js



function ownership({ place, pid, startOf }) {
    return {
        mine: [place, pid, startOf(pid) ?? ''].join('/'),
        isGone(owner) {
            const [, theirs, number, start] = /^(.+)\/(\d+)\/([^/]*)$/.exec(owner ?? '') ?? [];
            // Of another machine, or of a container beside this one, nothing can be known from here.
            return theirs === place && startOf(Number(number)) !== start;
        },
    };
}
/** The processes of this machine. */
function processesHere() {
    return process.platform === 'linux'
        ? { place: linuxPlace(), pid: process.pid, startOf: linuxStart }
        : { place: (0,external_node_os_.hostname)(), pid: process.pid, startOf: (pid) => (isAlive(pid) ? '' : undefined) };
}
/** A place that is nobody else's: where it cannot be told, no process is taken for one that has ended. */
const alone = (0,external_node_crypto_.randomUUID)();
/** Source: proc(5) for `boot_id`, namespaces(7) for the name of a namespace. */
function linuxPlace() {
    try {
        const boot = (0,external_node_fs_.readFileSync)('/proc/sys/kernel/random/boot_id', 'utf8').trim();
        return `${boot}-${(0,external_node_fs_.readlinkSync)('/proc/self/ns/pid').replace(/\D+/g, '')}`;
    }
    catch {
        return alone; // Some sandboxes have no such /proc.
    }
}
/** Field 22 of `stat`, in ticks since the machine started; the name before may hold blanks and brackets. A zombie has ended. */
function linuxStart(pid) {
    try {
        const fields = (0,external_node_fs_.readFileSync)(`/proc/${pid}/stat`, 'utf8')
            .replace(/^.*\) /s, '')
            .split(' ');
        return fields[0] === 'Z' ? undefined : fields[19];
    }
    catch {
        return undefined; // There is no such process any more.
    }
}
function isAlive(pid) {
    try {
        return process.kill(pid, 0);
    }
    catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
}

;// CONCATENATED MODULE: ./packages/image/lib/temporary.js






const temporary_kinds = ['build', 'secrets', 'stages', 'wasi'];
/**
 * A folder for this user alone, whose name says who made it. Whoever makes it removes it.
 *
 * @throws ImageError `disk-full`, or `bad-build-input` where there is no place for it
 */
function temporaryFolder(kind) {
    const { place, pid, startOf } = processesHere();
    try {
        return (0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), `slipway-${kind}-${shortOf(place)}-${pid}-${startOf(pid) ?? ''}-`));
    }
    catch (error) {
        throw temporaryProblem(error);
    }
}
/** Why something could not be written to a temporary folder. */
function temporaryProblem(cause) {
    const code = codeOf(cause);
    if (code === 'ENOSPC' || code === 'EDQUOT')
        return new lib_error/* ImageError */.C('disk-full', `The disk of the temporary folder ${(0,external_node_os_.tmpdir)()} is full.`, {
            cause,
            hint: 'Free some space there, or set TMPDIR to a folder with more.',
        });
    if (code === undefined || !['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM', 'EROFS'].includes(code))
        return cause;
    return new lib_error/* ImageError */.C('bad-build-input', `The temporary folder ${(0,external_node_os_.tmpdir)()} cannot be written to (${code}).`, {
        cause,
        hint: 'Set TMPDIR to a folder that is there and that this user may write to.',
    });
}
/**
 * Removes the folders of processes that were killed before they could, and ends the builds that go on for them: nobody would
 * have their result, and they hold locks of cache mounts. Those of others are left alone.
 */
function sweepTemporary() {
    const here = processesHere();
    const owners = ownership({ ...here, place: shortOf(here.place) });
    for (const name of namesIn((0,external_node_os_.tmpdir)()).filter((name) => isLeft(name, owners)))
        try {
            endClients((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), name));
            (0,external_node_fs_.rmSync)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), name), { recursive: true, force: true });
        }
        catch (error) {
            // Another user's: that user's next run takes it away.
            if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? ''))
                throw error;
        }
}
/** Ends builds that were told to write into a folder. Where there is no /proc, they end with their build. */
function endClients(folder) {
    for (const pid of namesIn('/proc').filter((name) => /^\d+$/.test(name)))
        try {
            if (!(0,external_node_fs_.readFileSync)(`/proc/${pid}/cmdline`, 'utf8').includes(`--metadata-file=${folder}/`))
                continue;
            process.kill(Number(pid), 'SIGTERM');
        }
        catch (error) {
            // It has ended meanwhile, or is another user's.
            if (!['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].includes(codeOf(error) ?? ''))
                throw error;
        }
}
/** A folder that cannot be read is told when something is to be written to it. */
function namesIn(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder);
    }
    catch (error) {
        if (codeOf(error) === undefined)
            throw error;
        return [];
    }
}
function codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
function isLeft(name, { isGone }) {
    const [, kind, place, pid, start] = /^slipway-([a-z]+)-([0-9a-f]{8})-(\d+)-(\d*)-\w+$/.exec(name) ?? [];
    return temporary_kinds.some((known) => known === kind) && isGone(`${place}/${pid}/${start}`);
}
function shortOf(place) {
    return (0,external_node_crypto_.createHash)('sha256').update(place).digest('hex').slice(0, 8);
}

;// CONCATENATED MODULE: ./packages/image/lib/build/build-arguments.js
/** Arguments of `docker buildx build`, without secrets, and with the context last. */
function buildArguments(request, metadataFile) {
    const { load, outputs, push } = request;
    return [
        'buildx',
        'build',
        '--progress=rawjson',
        `--metadata-file=${metadataFile}`,
        ...each('--add-host', request.addHosts),
        ...each('--allow', request.allow),
        ...each('--annotation', request.annotations),
        ...each('--attest', request.attests),
        ...each('--build-arg', request.buildArgs),
        ...each('--build-context', request.buildContexts),
        ...one('--builder', request.builder),
        ...each('--cache-from', request.cacheFrom),
        ...each('--cache-to', request.cacheTo),
        ...one('--cgroup-parent', request.cgroupParent),
        ...one('--file', request.file),
        ...each('--label', request.labels),
        ...one('--network', request.network),
        ...when('--no-cache', request.noCache),
        ...each('--no-cache-filter', request.noCacheFilters),
        ...each('--output', outputs),
        ...(request.platforms.length === 0 ? [] : ['--platform', request.platforms.join(',')]),
        // By default buildx adds it where it can, and makes an index of what was one manifest.
        ...attestation('provenance', request),
        ...attestation('sbom', request),
        ...when('--pull', request.pull),
        ...one('--shm-size', request.shmSize),
        ...each('--ssh', request.ssh),
        ...each('--tag', request.tags),
        ...one('--target', request.target),
        ...each('--ulimit', request.ulimit),
        ...when('--push', push),
        ...(load && outputs.length === 0 && !push ? loading(request) : []),
        '--',
        request.context,
    ];
}
/** Docker's own manifests have no place for annotations. */
function loading({ annotations }) {
    return annotations.length === 0 ? ['--load'] : ['--output', 'type=docker,oci-mediatypes=true'];
}
function attestation(type, request) {
    const value = request[type];
    if (value !== undefined)
        return [`--${type}=${value}`];
    return type === 'provenance' && !request.attests.some((text) => /type=provenance/.test(text))
        ? ['--provenance=false']
        : [];
}
function each(flag, values) {
    return values.flatMap((value) => [flag, value]);
}
function one(flag, value) {
    return value === undefined ? [] : [flag, value];
}
function when(flag, given) {
    return given ? [flag] : [];
}

;// CONCATENATED MODULE: ./packages/image/lib/build/progress.js
/** How many lines of a step's own output are kept. */
const progress_logLines = 40;
const logLineLength = 2_000;
/**
 * Reads BuildKit's events, and prints one line a step once it has ended. What is new may be unknown, what is known may
 * be missing: no line can make it fail.
 */
function buildProgress(print) {
    const steps = new Map();
    const warnings = [];
    const rest = [];
    const said = new Set();
    const stepOf = (digest, name = '') => {
        const step = steps.get(digest) ?? {
            name,
            cached: false,
            error: undefined,
            spans: new Map(),
            log: [],
            printed: false,
        };
        steps.set(digest, step);
        return step;
    };
    const printEnded = (only) => {
        for (const step of steps.values()) {
            if (step.printed || step.spans.size === 0 || isRunning(step) || !only(step))
                continue;
            step.printed = true;
            if (isWorthALine(step))
                print(progress_lineOf(step));
        }
    };
    return {
        rest,
        take: (line) => {
            const event = eventOf(line);
            if (event === undefined) {
                if (rest.length < 1000)
                    rest.push(line);
                return;
            }
            // BuildKit takes up some steps again at once: what had ended before this event and stays so is done.
            const ended = new Set([...steps.values()].filter((step) => !step.printed && !isRunning(step)));
            for (const vertex of event.vertexes)
                takeVertex(stepOf(vertex.digest, vertex.name), vertex);
            for (const log of event.logs)
                takeLog(stepOf(log.vertex), log.text);
            for (const warning of event.warnings) {
                const key = JSON.stringify(warning);
                if (!said.has(key))
                    warnings.push(warning);
                said.add(key);
            }
            if (event.vertexes.length > 0)
                printEnded((step) => ended.has(step));
        },
        finish: () => printEnded(() => true),
        steps: () => [...steps.values()].filter(({ name }) => name !== '').map(liveStepOf),
        warnings: () => warnings,
    };
}
function takeVertex(step, vertex) {
    step.cached ||= vertex.cached;
    step.error = vertex.error ?? step.error;
    if (vertex.started !== undefined)
        step.spans.set(vertex.started, vertex.completed ?? step.spans.get(vertex.started));
}
function takeLog(step, text) {
    for (const line of text.replace(/\n$/, '').split('\n'))
        step.log.push(line.slice(0, logLineLength));
    if (step.log.length > progress_logLines)
        step.log.splice(0, step.log.length - progress_logLines);
}
const isRunning = (step) => [...step.spans.values()].some((end) => end === undefined);
const durationOf = (step) => [...step.spans].reduce((sum, [start, end]) => sum + Math.max(0, (end ?? start) - start), 0);
function isWorthALine(step) {
    return (step.name !== '' && (!step.name.startsWith('[internal]') || durationOf(step) >= 1000 || step.error !== undefined));
}
function progress_lineOf(step) {
    const name = step.name.replace(/@sha256:[0-9a-f]{64}/, '').replace(/\s+/g, ' ');
    const short = name.length > 160 ? `${name.slice(0, 159)}…` : name;
    const state = step.error !== undefined ? 'FAILED' : step.cached ? 'cached' : `${(durationOf(step) / 1000).toFixed(1)} s`;
    return `${state.padStart(8)}  ${short}`;
}
function liveStepOf(step) {
    const { name, cached, error, log } = step;
    return { name, cached, error, log, durationMs: durationOf(step) };
}
/** Undefined for a line that is no event of BuildKit's. Source: moby/buildkit, client/graph.go (SolveStatus). */
function eventOf(line) {
    if (!line.startsWith('{'))
        return undefined;
    let json;
    try {
        json = JSON.parse(line);
    }
    catch {
        return undefined; // Not swallowed: the caller keeps the line.
    }
    if (!isJson(json) || !['vertexes', 'statuses', 'logs', 'warnings'].some((key) => key in json))
        return undefined;
    return {
        vertexes: listOf(json['vertexes']).map((vertex) => ({
            digest: textOf(vertex['digest']) ?? '',
            name: textOf(vertex['name']) ?? '',
            started: timeOf(vertex['started']),
            completed: timeOf(vertex['completed']),
            cached: vertex['cached'] === true,
            error: textOf(vertex['error']),
        })),
        logs: listOf(json['logs']).map((log) => ({ vertex: textOf(log['vertex']) ?? '', text: base64Of(log['data']) })),
        warnings: listOf(json['warnings']).map(warningOf),
    };
}
function warningOf(warning) {
    const [range] = listOf(warning['range']);
    const start = isJson(range?.['start']) ? range['start']['line'] : undefined;
    const message = base64Of(warning['short']);
    const detail = Array.isArray(warning['detail']) ? warning['detail'].map(base64Of).join(' ') : '';
    return {
        rule: /^(\w+): /.exec(message)?.[1],
        message: message.replace(/^\w+: /, '').replace(/ \(line \d+\)$/, ''),
        detail: detail === '' ? undefined : detail,
        line: typeof start === 'number' ? start : numberOf(/\(line (\d+)\)$/.exec(message)?.[1]),
        url: textOf(warning['url']),
    };
}
function isJson(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
const listOf = (value) => (Array.isArray(value) ? value.filter(isJson) : []);
const textOf = (value) => (typeof value === 'string' && value !== '' ? value : undefined);
const numberOf = (text) => (text === undefined ? undefined : Number(text));
const base64Of = (value) => (typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : '');
function timeOf(value) {
    const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
;// CONCATENATED MODULE: ./packages/image/lib/build/find-buildx.js


/** Where distributions put plugins. Source: docker/cli, cli-plugins/manager/manager_unix.go. */
const systemFolders = [
    '/usr/local/lib/docker/cli-plugins',
    '/usr/local/libexec/docker/cli-plugins',
    '/usr/lib/docker/cli-plugins',
    '/usr/libexec/docker/cli-plugins',
];
/**
 * The buildx plugin, looked for where and in the order in which the docker client looks. The client starts a plugin twice,
 * once to ask what it is; started by itself it reads the same configuration and takes about 0.1 s less.
 *
 * @returns undefined where it is not found, which leaves it to the client, as on Windows
 */
function findBuildx(env) {
    const home = env['HOME'];
    const config = env['DOCKER_CONFIG'] || (home === undefined ? undefined : (0,external_node_path_.join)(home, '.docker'));
    if (config === undefined || process.platform === 'win32')
        return undefined;
    const folders = [...extraFolders((0,external_node_path_.join)(config, 'config.json')), (0,external_node_path_.join)(config, 'cli-plugins'), ...systemFolders];
    return folders.map((folder) => (0,external_node_path_.join)(folder, 'docker-buildx')).find(isProgram);
}
/** What a user adds to the folders; a configuration that cannot be read is told by whoever needs it. */
function extraFolders(file) {
    try {
        const json = JSON.parse((0,external_node_fs_.readFileSync)(file, 'utf8'));
        const folders = typeof json === 'object' && json !== null && 'cliPluginsExtraDirs' in json ? json : undefined;
        const list = folders?.cliPluginsExtraDirs;
        return Array.isArray(list) ? list.filter((folder) => typeof folder === 'string') : [];
    }
    catch {
        return [];
    }
}
function isProgram(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return (0,external_node_fs_.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./packages/image/lib/build/run-docker.js




/** How long the docker client has to end by itself once it was told to. */
const graceMs = 5_000;
/** Standard output is kept up to this; what we ask for is far shorter. */
const maxStdout = 32 * 1024 * 1024;
/**
 * Runs the docker client in a process group of its own, so that all that it started ends with it: on a time-out, when
 * the signal is aborted, and when this process ends.
 *
 * @returns its exit code, whatever it is
 * @throws ImageError `interrupted`, `build-late` or `no-buildx` (there is no docker client)
 */
async function runDocker(command, deps) {
    if (deps.signal?.aborted === true)
        throw interruption(command.what, deps.signal.reason);
    const [client, args] = programOf(command.args, deps);
    const child = (0,external_node_child_process_.spawn)(client, args, {
        cwd: deps.cwd,
        env: { ...deps.env, ...command.env },
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    const end = (signal) => endGroup(child.pid, signal);
    const last = () => end('SIGKILL');
    process.once('exit', last);
    const over = new AbortController();
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
        if (stdout.length < maxStdout)
            stdout += chunk;
    });
    const lines = (0,external_node_readline_.createInterface)({ input: child.stderr, crlfDelay: Number.POSITIVE_INFINITY });
    lines.on('line', (line) => command.onLine(line));
    const drained = new Promise((resolve) => lines.once('close', resolve));
    const closed = new Promise((resolve, reject) => {
        child.once('error', (error) => reject(cannotStart(client, error)));
        child.once('close', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
    });
    const watch = watchdog(command, deps, over.signal, end);
    try {
        const code = await closed;
        await drained;
        if (watch.problem !== undefined)
            throw watch.problem;
        return { code, stdout };
    }
    finally {
        over.abort(new Error('over'));
        process.removeListener('exit', last);
        // What the client started may have outlived it.
        end('SIGKILL');
    }
}
/** buildx by itself where that is the same as by the client, and takes less time. */
function programOf(args, deps) {
    const buildx = deps.docker === undefined && args[0] === 'buildx' ? findBuildx(deps.env) : undefined;
    return buildx === undefined ? [deps.docker ?? 'docker', args] : [buildx, args.slice(1)];
}
/** Ends the group when time is up or nobody wants it any more, gently at first. */
function watchdog(command, deps, over, end) {
    const state = { problem: undefined };
    const stop = async (problem) => {
        if (state.problem !== undefined || over.aborted)
            return;
        state.problem = problem;
        end('SIGTERM');
        await deps.clock.sleep(graceMs, over);
        end('SIGKILL');
    };
    const ignore = (error) => {
        if (!over.aborted)
            throw error;
    };
    const { timeoutMs, what } = command;
    if (timeoutMs !== undefined)
        deps.clock
            .sleep(timeoutMs, over)
            .then(() => stop(late(what, timeoutMs)))
            .catch(ignore);
    const interrupted = () => {
        stop(interruption(what, deps.signal?.reason)).catch(ignore);
    };
    deps.signal?.addEventListener('abort', interrupted, { once: true });
    over.addEventListener('abort', () => deps.signal?.removeEventListener('abort', interrupted), { once: true });
    return state;
}
function interruption(what, cause) {
    return new lib_error/* ImageError */.C('interrupted', `${what} was interrupted.`, { cause });
}
function late(what, timeoutMs) {
    return new lib_error/* ImageError */.C('build-late', `${what} took longer than ${(timeoutMs / 1000).toFixed(0)} s and was ended.`, {
        hint: 'The last lines of the log tell what it was at; raise the time-out, or cache what takes so long.',
    });
}
function endGroup(pid, signal) {
    if (pid === undefined)
        return;
    try {
        process.kill(process.platform === 'win32' ? pid : -pid, signal);
    }
    catch (error) {
        if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM')))
            throw error;
    }
}
function cannotStart(client, error) {
    return new lib_error/* ImageError */.C('no-buildx', `The docker client cannot be started: ${client}: ${error.message}.`, {
        cause: error,
        hint: 'Install the docker client with its buildx plugin, and have it on PATH.',
    });
}

;// CONCATENATED MODULE: ./packages/image/lib/build/secrets.js




/** An environment variable of Linux may be 128 kB long. */
const maxEnvBytes = 100 * 1024;
/**
 * @throws ImageError `bad-build-input` that names the secret, never its value
 */
function planSecrets(request, given) {
    const args = [];
    const env = {};
    const values = [];
    let folder;
    const remove = () => folder !== undefined && (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    const add = (id, value) => {
        values.push(value);
        if (Buffer.byteLength(value) <= maxEnvBytes && !value.includes('\0')) {
            const name = `SLIPWAY_BUILD_SECRET_${args.length}`;
            env[name] = value;
            args.push(`id=${id},env=${name}`);
            return;
        }
        folder ??= temporaryFolder('secrets'); // 0700
        const file = (0,external_node_path_.join)(folder, String(args.length));
        try {
            (0,external_node_fs_.writeFileSync)(file, value, { mode: 0o600 });
        }
        catch (error) {
            throw temporaryProblem(error);
        }
        args.push(`id=${id},src=${file}`);
    };
    try {
        for (const text of request.secrets)
            add(...pair(text, 'secrets', 'id=value'));
        for (const text of request.secretEnvs) {
            const [id, name] = pair(text, 'secret-envs', 'id=NAME');
            const value = given.env[name];
            if (value === undefined)
                throw wrong(`secret-envs: ${name}, the secret ${id}, is not in the environment.`);
            values.push(value);
            args.push(`id=${id},env=${name}`);
        }
        for (const text of request.secretFiles) {
            const [id, path] = pair(text, 'secret-files', 'id=path');
            const file = (0,external_node_path_.resolve)(given.cwd, path);
            if (!(0,external_node_fs_.existsSync)(file))
                throw wrong(`secret-files: the file ${path} of the secret ${id} is not there.`);
            values.push(secrets_textOf(file, `secret-files: the file ${path} of the secret ${id}`));
            args.push(`id=${id},src=${file}`);
        }
        // As build-push-action does: BuildKit clones private contexts with it.
        const hasToken = args.some((arg) => arg.startsWith('id=GIT_AUTH_TOKEN'));
        if (request.githubToken !== undefined && secrets_isGit(request.context) && !hasToken)
            add('GIT_AUTH_TOKEN', request.githubToken);
    }
    catch (error) {
        remove();
        throw error;
    }
    return { args: args.flatMap((arg) => ['--secret', arg]), env, values, remove };
}
function secrets_textOf(file, what) {
    try {
        return (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (error) {
        throw wrong(`${what} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
    }
}
function secrets_isGit(context) {
    return /^(?:git@|git:\/\/|ssh:\/\/|github\.com\/)|^https?:\/\/[^?]*\.git(?:[#?]|$)/.test(context);
}
/** `id=rest`; the message never shows the rest. */
function pair(text, input, shape) {
    const at = text.indexOf('=');
    const id = text.slice(0, Math.max(at, 0)).trim();
    if (!/^[\w.-]+$/.test(id) || at === text.length - 1)
        throw wrong(`${input} must be ${shape}, but ${id === '' ? 'an entry has no id' : `${id} is not`}.`);
    return [id, text.slice(at + 1)];
}
function wrong(message) {
    return new lib_error/* ImageError */.C('bad-build-input', message, { hint: 'One secret a line; the value itself is not shown here.' });
}
/** Secrets shorter than this are words that stand everywhere. */
const shortestSecret = 4;
/** Replaces secret values, and each line of those with several, by `***`. */
function redactor(values) {
    const words = [...new Set(values.flatMap((value) => [value, ...value.split(/\r?\n/)]).map((word) => word.trim()))]
        .filter((word) => word.length >= shortestSecret)
        .sort((a, b) => b.length - a.length);
    return (text) => words.reduce((shown, word) => shown.replaceAll(word, '***'), text);
}

;// CONCATENATED MODULE: ./packages/image/lib/build/build-image.js









/** How often a build that prints nothing says that it is still at work. */
const heartbeatMs = 30_000;
/**
 * Builds an image by `docker buildx build`, one line a step in the log, and finds it in the engine.
 *
 * @throws ImageError with what failed, at which line of the Dockerfile, and what to do next: see `ImageCode`
 */
async function buildImage(request, deps) {
    const startedAt = deps.clock.now();
    const { metadata, progress } = await runBuild(request, deps);
    const engine = await deps.engine;
    const loaded = request.load && request.outputs.length === 0 && !request.push;
    const image = loaded ? await findLoaded(request, metadata, engine) : undefined;
    const named = textIn(metadata, 'containerimage.digest');
    const keeps = engine.keepsManifests || !loaded;
    return {
        digest: keeps ? (engine.keepsManifests ? (image?.id ?? named) : named) : undefined,
        imageId: textIn(metadata, 'containerimage.config.digest') ?? (keeps ? undefined : image?.id),
        runnable: image?.id,
        tags: request.tags,
        steps: progress.steps().map(({ name, cached, durationMs, error }) => ({ name, cached, durationMs, error })),
        warnings: progress.warnings(),
        durationMs: deps.clock.now() - startedAt,
        metadata,
    };
}
async function runBuild(request, deps) {
    const secrets = planSecrets(request, deps);
    const hide = redactor(secrets.values);
    const folder = temporaryFolder('build');
    try {
        const metadataFile = (0,external_node_path_.join)(folder, 'metadata.json');
        const args = buildArguments(request, metadataFile);
        args.splice(2, 0, ...secrets.args);
        const print = (line) => deps.log(hide(line));
        const progress = buildProgress(print);
        const heart = new AbortController();
        beat(progress, print, deps, heart.signal);
        const { code } = await runDocker({ args, env: secrets.env, timeoutMs: request.timeoutMs, what: 'The build', onLine: progress.take }, deps).finally(() => heart.abort(new Error('over')));
        progress.finish();
        if (code !== 0)
            throw failure(progress, hide, print);
        return { metadata: readMetadata(metadataFile, hide), progress };
    }
    finally {
        secrets.remove();
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    }
}
/** Prints what a failed step said before the problem is told. */
function failure(progress, hide, print) {
    const problem = buildFailure(progress.rest, progress.steps(), hide);
    for (const line of problem.log)
        print(`          | ${line}`);
    for (const line of progress.rest.filter((text) => /^\s*\d+ \| /.test(text)))
        print(line);
    return problem;
}
function beat(progress, print, deps, over) {
    let seen = '';
    const again = () => deps.clock.sleep(heartbeatMs, over).then(() => {
        const last = progress
            .steps()
            .findLast(({ log }) => log.length > 0)
            ?.log.at(-1) ?? '';
        print(`     ...  is still at work${last === '' || last === seen ? '' : `: ${last.trim().slice(0, 120)}`}`);
        seen = last;
        return again();
    });
    again().catch((error) => {
        if (!over.aborted)
            throw error;
    });
}
function readMetadata(file, hide) {
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(file, 'utf8');
    }
    catch (error) {
        throw new lib_error/* ImageError */.C('no-buildx', 'buildx wrote no metadata of the build.', {
            cause: error,
            hint: 'Update the buildx plugin to 0.13 or newer.',
        });
    }
    const json = JSON.parse(hide(text));
    return typeof json === 'object' && json !== null ? { ...json } : {};
}
/**
 * The image as the engine names it. Tags may have moved by now, so what buildx said of its content is asked for first;
 * an engine that was given the image by another builder may have another manifest for it.
 */
async function findLoaded(request, metadata, engine) {
    const names = ['containerimage.digest', 'containerimage.config.digest'].map((key) => textIn(metadata, key));
    for (const name of [...names, ...request.tags.slice(0, 1)]) {
        const image = name === undefined ? undefined : await engine.inspectImage(name);
        if (image !== undefined)
            return image;
    }
    throw new lib_error/* ImageError */.C('no-image', `The engine at ${engine.host} has not got the image that was built.`, {
        hint: 'The builder belongs to another engine: let `builder`, DOCKER_HOST and the docker context name the same one.',
    });
}
function textIn(metadata, key) {
    const value = metadata[key];
    return typeof value === 'string' && value !== '' ? value : undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/build/stage-names.js



/**
 * Gives names to stages that have none, in a copy of the Dockerfile: BuildKit builds no stage by its number. The copy has
 * the same instructions, so everything comes from the cache of a build of the real one.
 *
 * @returns undefined when the file cannot be copied faithfully, because it has bytes that are no text or has changed since it was read
 */
function nameStages({ text, stages }, path) {
    const bytes = (0,external_node_fs_.readFileSync)(path);
    const content = Buffer.from(text);
    if (!bytes.equals(content) && !bytes.equals(Buffer.concat([Buffer.from('\ufeff'), content])))
        return undefined;
    const folder = temporaryFolder('stages');
    const file = (0,external_node_path_.join)(folder, 'Dockerfile');
    const name = ({ index }) => `slipway-stage-${index}`;
    let named = text;
    for (const stage of stages.toReversed())
        if (stage.name === undefined)
            named = `${named.slice(0, stage.baseSpan.end)} AS ${name(stage)}${named.slice(stage.baseSpan.end)}`;
    (0,external_node_fs_.writeFileSync)(file, named);
    const ignore = `${path}.dockerignore`;
    if ((0,external_node_fs_.existsSync)(ignore))
        (0,external_node_fs_.copyFileSync)(ignore, `${file}.dockerignore`);
    return {
        file,
        targetOf: (stage) => stage.name ?? name(stage),
        remove: () => (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true }),
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/build/measure-stages.js





/**
 * How large the image of each stage is: what would be shipped without the stages behind it. Everything comes from the
 * cache of a build that has just been; the images are taken away again. The engine packs whatever no image had before,
 * which is why there is a limit: the stages that are copied from last, mostly the largest, are measured first.
 */
async function measureStages(request, wanted, deps) {
    const { dockerfile, onNotice } = wanted;
    const hasNames = wanted.stages.every(({ name }) => name !== undefined);
    const copy = hasNames ? undefined : nameStages(dockerfile, (0,external_node_path_.resolve)(deps.cwd, dockerfile.file));
    const stages = wanted.stages.filter(({ name }) => name !== undefined || copy !== undefined);
    if (stages.length < wanted.stages.length)
        onNotice(`Stages without a name in ${dockerfile.file} are not measured: name them by \`AS\`.`);
    const started = deps.clock.now();
    const sizes = [];
    try {
        for (const stage of stages.toReversed()) {
            const left = wanted.budgetMs - (deps.clock.now() - started);
            const named = copy === undefined ? request : { ...request, file: copy.file };
            const one = { ...named, target: copy?.targetOf(stage) ?? stage.name };
            const size = await measureWithin(one, left, wanted, deps);
            if (size === undefined) {
                const rest = stages.length - sizes.length;
                onNotice(`${rest === 1 ? 'A stage was' : `${rest} stages were`} not measured within ${Math.round(wanted.budgetMs / 1000)} s; \`measure-stages: false\` leaves all of it out.`);
                break;
            }
            sizes.unshift({ ...size, target: stage.name ?? `stage ${stage.index}` });
        }
    }
    finally {
        copy?.remove();
    }
    return sizes;
}
/** @returns undefined when time ran out */
async function measureWithin(request, leftMs, wanted, deps) {
    if (leftMs <= 0)
        return undefined;
    try {
        return await measure({ ...request, timeoutMs: leftMs }, wanted, deps);
    }
    catch (error) {
        if (error instanceof lib_error/* ImageError */.C && error.reason === 'build-late')
            return undefined;
        throw error;
    }
}
async function measure(request, { readBytes }, deps) {
    // A builder apart from the engine hands it images by their names alone.
    const tag = `slipway-stage:${(0,external_node_crypto_.randomUUID)().slice(0, 13)}`;
    try {
        const built = await buildImage({
            ...request,
            // Nothing may be built anew, and nothing goes anywhere.
            ...{ tags: [tag], outputs: [], push: false, load: true, cacheTo: [], attests: [], pull: false },
            ...{ noCache: false, noCacheFilters: [], provenance: undefined, sbom: undefined, annotations: [] },
            platforms: request.platforms.length > 1 ? [deps.engine.platform] : request.platforms,
        }, { ...deps, log: () => undefined });
        const image = await deps.engine.inspectImage(built.runnable ?? tag);
        if (image !== undefined) {
            const bytes = isUnpacked(image, deps.engine) ? image.sizeBytes : await readBytes(built.runnable ?? tag);
            return { bytes, durationMs: built.durationMs };
        }
    }
    finally {
        await deps.engine.removeImage(tag);
    }
    throw new lib_error/* ImageError */.C('no-image', `The engine at ${deps.engine.host} has lost the image of a stage.`, {
        hint: 'Something else removes images while this runs; run the build again.',
    });
}
/** Whether the engine knows how large an image is: of platforms that it cannot run it unpacks nothing. */
function isUnpacked({ os, architecture }, { platform }) {
    return platform === `${os}/${architecture}`;
}

;// CONCATENATED MODULE: ./packages/image/lib/dockerfile/stages-behind.js
/** The stages that the final one is made from, in the order of the file, itself left out; unreachable ones too. */
function stagesBehind({ stages, final }) {
    const reached = new Set();
    const open = final === undefined ? [] : [final];
    for (let stage = open.pop(); stage !== undefined; stage = open.pop())
        for (const index of [...stage.uses, ...(stage.parent === undefined ? [] : [stage.parent])]) {
            const next = stages[index];
            if (next === undefined || reached.has(index))
                continue;
            reached.add(index);
            open.push(next);
        }
    return stages.filter(({ index }) => reached.has(index) && index !== final?.index);
}

;// CONCATENATED MODULE: ./packages/image/lib/step/known.js


/** Of an image that has just been built, what its Dockerfile told. */
function nothingKnown(findings) {
    return { findings, gates: [], images: nothing.images, stages: [], pushed: [], attachments: [], refused: false };
}
/** What broke a run off after its build, as a finding of the image as a whole. */
function brokenOff({ message, hint }, places) {
    const fix = hint === undefined ? {} : { fix: { text: hint } };
    return { rule: 'run-completes', severity: 'error', message, location: places.image, ...fix };
}
function builtOf({ plan, values, notices, timings }, built, known) {
    const { config, pushed, sbom, refused, findings, gates, images, stages, attachments } = known;
    const { analysis, previous, smoke } = known;
    const digest = pushed[0]?.digest ?? built.digest;
    const name = plan.request.tags[0] ?? built.runnable ?? '';
    const platform = config === undefined ? [] : [`${config.os}/${config.architecture}`];
    const isKeptBack = refused || (values.push && pushed.length === 0);
    return {
        config,
        metadata: built.metadata,
        result: {
            ...nothing,
            ...{ findings, gates, images, stages, attachments, analysis, previous, smoke, pushed, digest, notices },
            state: pushed.length > 0 ? 'pushed' : isKeptBack ? 'refused' : 'built',
            reference: pushed.length === 0 || digest === undefined ? name : `${repositoryOf(name)}@${digest}`,
            imageId: built.imageId ?? analysis?.imageId,
            tags: plan.request.tags,
            platforms: plan.request.platforms.length > 0 ? plan.request.platforms : platform,
            user: config?.user,
            ports: config?.exposedPorts ?? [],
            build: {
                durationMs: built.durationMs,
                steps: built.steps.length,
                cachedSteps: built.steps.filter(({ cached }) => cached).length,
            },
            sbom: sbom && { format: sbom.format, packages: sbom.packages, path: sbom.path, platform: sbom.platform },
            timings: { build: built.durationMs, ...timings },
        },
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/step/one-cause.js
/** Rules that see one cause from two sides: where the first found it, the second says nothing new. */
const sameCause = [
    // What the policy asks of the image is more than what is advised of its Dockerfile.
    ['non-root-image', 'runtime-non-root'],
    // The instruction that left a compiler is a better place than the image as a whole.
    ['multi-stage', 'runtime-without-compiler'],
];
/** Findings without those whose cause another one names already. */
function oneFindingEachCause(findings) {
    const there = new Set(findings.map(({ rule }) => rule));
    const needless = new Set(sameCause.filter(([first]) => there.has(first)).map(([, second]) => second));
    return findings.filter(({ rule }) => !needless.has(rule));
}

;// CONCATENATED MODULE: ./packages/image/lib/step/path-matcher.js

/** Whether a path of an image matches one of the globs; both are compared without the slash that some begin with. */
function pathMatcher(globs) {
    const plain = globs.map((glob) => glob.replace(/^\/+/, ''));
    return (path) => plain.some((glob) => (0,lib/* matchesGlob */.kt)(path.replace(/^\/+/, ''), glob));
}

;// CONCATENATED MODULE: ./packages/image/lib/step/places.js
/** Instructions that make a layer. */
const layered = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);
/** Places of an image that nobody has the Dockerfile of: its reference stands for the file. */
function placesOf(reference) {
    const start = { line: 1, column: 1 };
    const location = { file: reference, start, end: start };
    return { image: location, user: location, start: location, health: location, layer: () => location };
}
/**
 * The analysis with the layers marked that the base brought: those below the lowest one that an instruction of this
 * Dockerfile made, and all where it makes none. Left as it is when no instruction can be matched.
 */
function withBase(dockerfile, analysis) {
    const { final } = dockerfile;
    if (final === undefined)
        return analysis;
    const unmarked = analysis.layers.map((layer) => ({ ...layer, fromBase: false }));
    const instructions = places_instructionsOf(dockerfile.stages, final);
    const own = instructionsOfLayers(instructions, unmarked);
    if (own.size === 0 && instructions.some(({ keyword }) => layered.has(keyword)))
        return analysis;
    const lowest = Math.min(...own.keys(), unmarked.length);
    const layers = unmarked.map((layer, i) => ({ ...layer, fromBase: i < lowest }));
    const baseBytes = layers.reduce((sum, { bytes, fromBase }) => sum + (fromBase ? bytes : 0), 0);
    return { ...analysis, layers, baseBytes };
}
/** Where the parts of a built image stand in its Dockerfile. */
function placesIn(dockerfile, layers) {
    const { final } = dockerfile;
    if (final === undefined)
        return placesOf(dockerfile.file);
    const instructions = places_instructionsOf(dockerfile.stages, final);
    const image = dockerfile.locate(final.from);
    const last = (wanted) => instructions.findLast(({ keyword }) => keyword === wanted);
    const start = last('ENTRYPOINT') ?? last('CMD');
    const found = instructionsOfLayers(instructions, layers);
    const placeOf = (instruction) => instruction === undefined ? image : dockerfile.locate(instruction);
    return {
        image,
        user: placeOf(last('USER')),
        start: placeOf(start),
        health: placeOf(last('HEALTHCHECK') ?? start),
        layer: (index) => placeOf(found.get(index)),
    };
}
/** The instructions that make a stage, those of the stages that it builds on first. */
function places_instructionsOf(stages, stage) {
    const parent = stage.parent === undefined ? undefined : stages[stage.parent];
    return [...(parent === undefined ? [] : places_instructionsOf(stages, parent)), ...stage.instructions];
}
/**
 * Layers and instructions, matched from the last backwards by keyword: history tells no lines, and a WORKDIR that exists
 * makes no layer.
 */
function instructionsOfLayers(instructions, layers) {
    const found = new Map();
    const open = instructions.filter(({ keyword }) => layered.has(keyword));
    for (let i = layers.length - 1; i >= 0 && open.length > 0 && !layers[i].fromBase; i--) {
        const keyword = /^\s*([A-Z]+)\b/.exec(layers[i].createdBy)?.[1];
        const at = open.findLastIndex((instruction) => instruction.keyword === keyword);
        if (at < 0)
            continue;
        found.set(i, open[at]);
        open.length = at;
    }
    return found;
}

;// CONCATENATED MODULE: ./packages/image/lib/step/previous-release.js

/** The release that growth is counted from, or what the registry has in its place. */
async function previousRelease(parts, reference, wish) {
    const found = await parts.inspectRemote(reference, wish);
    if (found !== undefined)
        return { reference, bytes: found.analysis.bytes };
    const tags = await parts.listTags(reference, wish.signal).catch((error) => {
        if (!(error instanceof lib_error/* ImageError */.C))
            throw error;
        wish.onNotice(`What else the repository of ${reference} has is not known: ${error.message}`);
        return [];
    });
    return { reference, tags };
}

;// CONCATENATED MODULE: ./packages/image/lib/gates/image-user.js
/** As the kernel has them. Source: moby/sys, user/user.go, `minID` and `maxID`. */
const largestId = 2 ** 31 - 1;
/**
 * Resolves the user of an image as Docker does: what stands before the colon, as a number where Go's `Atoi` takes it for one
 * (so `+0` and `00` are root), else the first line of /etc/passwd with that name. A number in that line that is none counts
 * as 0. Source: moby/sys, user/user.go, `GetExecUser` and `ParsePasswdFilter`.
 *
 * @param user as the configuration has it
 * @param passwd lines of the image's own /etc/passwd; empty where it has none, undefined when that could not be read
 */
function resolveUser(user, passwd) {
    const name = user.split(':', 1)[0];
    if (name === '')
        return { kind: 'uid', uid: 0 };
    const number = atoi(name);
    if (number !== undefined)
        return number >= 0 && number <= largestId
            ? { kind: 'uid', uid: number }
            : { kind: 'no-such-user', why: `ids go from 0 to ${largestId}` };
    if (passwd === undefined)
        return { kind: 'unknown', why: 'its /etc/passwd is a link or too large to be read, so the name may be anybody’s' };
    for (const line of passwd.split('\n')) {
        const [of = '', , id = ''] = line.trim().split(':');
        if (line.trim() !== '' && of === name)
            return { kind: 'uid', uid: atoi(id) ?? 0 };
    }
    return {
        kind: 'no-such-user',
        why: `${passwd === '' ? 'it has no /etc/passwd' : 'its /etc/passwd has no such name'}`,
    };
}
/** Undefined for what Go's `strconv.Atoi` refuses. */
function atoi(text) {
    if (!/^[+-]?\d+$/.test(text))
        return undefined;
    const value = Number(text);
    // No minus before a zero.
    return Math.abs(value) < 2 ** 63 ? value + 0 : undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/gates/gates.js



/** Holds an image to its limits. Every breach is a finding, whatever the others are. */
function holdGates(limits, gated, places) {
    const held = [
        sizeGate(limits, gated, places),
        growthGate(limits, gated, places),
        userGate(limits, gated, places),
        pathsGate(limits, gated, places),
    ];
    return { gates: held.flatMap(({ gates }) => gates), findings: held.flatMap(({ findings }) => findings) };
}
const notAsked = { gates: [], findings: [] };
function breach(rule, message, location) {
    return { rule, severity: 'error', message, location };
}
function sizeGate({ maxSizeBytes }, { analysis }, places) {
    if (maxSizeBytes === undefined)
        return notAsked;
    const holds = analysis.bytes <= maxSizeBytes;
    const [limit, actual] = [sizeInWords(maxSizeBytes), sizeInWords(analysis.bytes)];
    const heaviest = analysis.layers.reduce((max, { bytes }, i) => (bytes > analysis.layers[max].bytes ? i : max), 0);
    const of = analysis.layers[heaviest];
    const part = of === undefined ? '' : `, ${sizeInWords(of.bytes)} of it in layer ${heaviest + 1}`;
    const message = `The image has ${actual}, more than max-size of ${limit}${part}.`;
    return {
        gates: [{ gate: 'max-size', holds, limit, actual }],
        findings: holds ? [] : [breach('size-within-limit', message, places.layer(heaviest))],
    };
}
function growthGate({ maxGrowth, ifNoPrevious }, { analysis, previous }, places) {
    if (maxGrowth === undefined || previous === undefined)
        return notAsked;
    const limit = 'percent' in maxGrowth ? `${maxGrowth.percent} %` : sizeInWords(maxGrowth.bytes);
    if (!('bytes' in previous))
        return noRelease(previous, limit, ifNoPrevious, places);
    const grown = analysis.bytes - previous.bytes;
    const percent = (grown / Math.max(1, previous.bytes)) * 100;
    const holds = 'percent' in maxGrowth ? percent <= maxGrowth.percent : grown <= maxGrowth.bytes;
    const actual = `${grown < 0 ? '−' : '+'}${sizeInWords(Math.abs(grown))} (${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(1)} %)`;
    const message = `The image grew from ${sizeInWords(previous.bytes)} of ${previous.reference} to ${sizeInWords(analysis.bytes)}, ${actual}: max-growth is ${limit}.`;
    return {
        gates: [{ gate: 'max-growth', holds, limit, actual }],
        findings: holds ? [] : [breach('growth-within-limit', message, places.image)],
    };
}
const namedTags = 5;
/** A repository without any image has its first release now; one that has others was most likely misspelt, or is told of a tag to come. */
function noRelease({ reference, tags }, limit, ifNoPrevious, places) {
    const holds = ifNoPrevious !== 'error';
    const gates = [{ gate: 'max-growth', holds, limit, actual: `no ${reference} to count from` }];
    if (ifNoPrevious === 'ignore' || (holds && tags.length === 0))
        return { gates, findings: [] };
    const wanted = /[:@]([^/]+)$/.exec(reference)?.[1] ?? 'latest';
    const near = (0,lib/* nearest */.pA)(wanted, tags);
    const others = `${tags.slice(0, namedTags).join(', ')}${tags.length > namedTags ? ` and ${tags.length - namedTags} more` : ''}`;
    const there = tags.length === 0 ? 'nothing, as before a first release' : others;
    const meant = near === undefined ? '' : ` Was ${near} meant?`;
    const message = `There is no ${reference} that growth could be counted from; its repository has ${there}.${meant}`;
    const text = `Name a release of the repository by \`compare-with\`, or say \`if-no-previous: ${holds ? 'ignore' : 'warn'}\` where this is a first one.`;
    const finding = breach('growth-within-limit', message, places.image);
    return { gates, findings: [{ ...finding, severity: holds ? 'warning' : 'error', fix: { text } }] };
}
/** A user that nobody can be is said in any case; one that is root, or might be, where that is not allowed. */
function userGate({ requireNonRoot }, { user, analysis }, places) {
    const resolved = resolveUser(user, analysis.passwd);
    const name = JSON.stringify(user);
    const unknown = resolved.kind !== 'no-such-user'
        ? []
        : [
            breach('known-user', `The image is to run as ${name}, but no engine can start it: ${resolved.why}.`, places.user),
        ];
    if (!requireNonRoot)
        return { gates: [], findings: unknown };
    const holds = resolved.kind === 'uid' && resolved.uid !== 0;
    const gate = {
        gate: 'require-non-root',
        holds,
        limit: 'any user but root',
        actual: userInWords(user, resolved),
    };
    const message = resolved.kind === 'unknown'
        ? `The image runs as ${name}, which may be root: ${resolved.why}.`
        : user === ''
            ? 'The image names no user, so it runs as root.'
            : `The image runs as ${name}, which is root${/^(?:root|0+)(?::|$)/.test(user) ? '' : ', the user 0'}.`;
    const root = holds || resolved.kind === 'no-such-user' ? [] : [breach('non-root-image', message, places.user)];
    return { gates: [gate], findings: [...unknown, ...root] };
}
/** `app (1000)`, or what is wrong with it. */
function userInWords(user, resolved) {
    if (resolved.kind === 'no-such-user')
        return `${user}, whom the image does not have`;
    if (resolved.kind === 'unknown')
        return `${user}, which may be root`;
    if (resolved.uid === 0)
        return /^(?:root)?$/.test(user) ? 'root' : `${user}, which is root`;
    return user.split(':', 1)[0] === String(resolved.uid) ? user : `${user} (${resolved.uid})`;
}
const namedPaths = 5;
function pathsGate({ forbiddenPaths }, { paths }, places) {
    if (forbiddenPaths.length === 0)
        return notAsked;
    const found = forbiddenPaths.map((glob) => ({ glob, hits: paths.filter(({ path }) => gates_matches(path, glob)) }));
    const bad = found.filter(({ hits }) => hits.length > 0);
    const count = bad.reduce((sum, { hits }) => sum + hits.length, 0);
    return {
        gates: [
            {
                gate: 'forbidden-paths',
                holds: bad.length === 0,
                limit: forbiddenPaths.join(', '),
                actual: count === 0 ? 'none of them' : `${count} ${count === 1 ? 'file' : 'files'}`,
            },
        ],
        findings: bad.map(({ glob, hits }) => {
            const names = hits.slice(0, namedPaths).map(({ path }) => absolute(path));
            const more = hits.length - names.length;
            return breach('allowed-paths', `The image has ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}, which forbidden-paths names by ${glob}.`, places.layer(hits[0].layer));
        }),
    };
}
/** Paths and globs are compared without the slash that some of them begin with. */
function gates_matches(path, glob) {
    return (0,lib/* matchesGlob */.kt)(path.replace(/^\/+/, ''), glob.replace(/^\/+/, ''));
}
/** A path of an image as a reader of it writes it. */
function absolute(path) {
    return path.startsWith('/') ? path : `/${path}`;
}

;// CONCATENATED MODULE: ./packages/image/lib/gates/credential-findings.js


/** Files whose contents are secret as a rule only. */
const settings = 'passwords or tokens in variables';
/** Credentials in an image, by their places; what they are is said, their values never are. */
function credentialFindings({ credentials, layers }, env, places) {
    const rule = (id) => id;
    return [
        ...credentials.map(({ path, layer, what, isHidden }) => {
            const later = isHidden ? '; that a later layer deletes it leaves it there' : '';
            return {
                rule: rule('credential-not-in-file'),
                severity: what === settings ? 'warning' : 'error',
                message: `${absolute(path)} of layer ${layer + 1} holds ${what}${madeBy(layers[layer]?.createdBy ?? '')}${later}.`,
                location: places.layer(layer),
            };
        }),
        ...env.flatMap((text) => {
            const what = credentialOf(text);
            const message = `The variable ${text.split('=', 1)[0]} of the image holds ${what}.`;
            const id = rule('credential-not-in-configuration');
            return what === undefined ? [] : [{ rule: id, severity: 'error', message, location: places.image }];
        }),
        ...layers.flatMap(({ createdBy }, i) => {
            const what = credentialIn(createdBy)?.what ?? argumentIn(createdBy);
            const message = `The history of layer ${i + 1} holds ${what}.`;
            const id = rule('credential-not-in-configuration');
            return what === undefined ? [] : [{ rule: id, severity: 'error', message, location: places.layer(i) }];
        }),
    ];
}
const longestInstruction = 100;
/** The instruction, for who has no Dockerfile. */
function madeBy(createdBy) {
    const maker = withoutCredentials(createdBy)
        .replace(/ # buildkit$/, '')
        .replace(/\s+/g, ' ');
    if (maker === '')
        return '';
    return ` (${maker.slice(0, longestInstruction)}${maker.length > longestInstruction ? '…' : ''})`;
}
function credentialOf(text) {
    const at = text.indexOf('=');
    const [name, value] = [text.slice(0, at), text.slice(at + 1)];
    return credentialIn(value)?.what ?? (namesCredential(name) && isCredentialValue(value) ? 'a credential' : undefined);
}
/** `|2 TOKEN=… VERSION=1 /bin/sh -c …`: what a RUN was given by --build-arg. */
const argumentsOf = /^(?:RUN )?\|\d+ (.*?) \/bin\/\S+ -/s;
function argumentIn(createdBy) {
    const words = argumentsOf.exec(createdBy)?.[1]?.split(' ') ?? [];
    const found = words.find((word) => credentialOf(word) !== undefined);
    return found === undefined ? undefined : `the value of the build argument ${found.split('=', 1)[0]}`;
}
/** A text of the image as it may be shown. */
function withoutCredentials(text) {
    const words = argumentsOf.exec(text)?.[1];
    let shown = words === undefined
        ? text
        : text.replace(words, () => words
            .split(' ')
            .map((word) => (credentialOf(word) === undefined ? word : `${word.split('=', 1)[0]}=***`))
            .join(' '));
    for (let found = credentialIn(shown); found !== undefined; found = credentialIn(shown))
        shown = `${shown.slice(0, found.index)}***${shown.slice(found.index + found.length)}`;
    return shown;
}

;// CONCATENATED MODULE: ./packages/image/lib/step/secret-leaks.js

const secret_leaks_rule = 'secret-not-in-image';
/** Build secrets that came to stand in the image's configuration or history, where everyone can read them who pulls it. */
function leakedSecrets(secrets, config, { layers }, places) {
    const holds = (text) => secrets.some((secret) => text.includes(secret));
    const leak = (what, location = places.image) => ({
        rule: secret_leaks_rule,
        severity: 'error',
        message: `A build secret stands in ${what} of the image.`,
        location,
    });
    return [
        ...config.env.filter(holds).map((text) => leak(`the variable ${text.split('=', 1)[0]}`)),
        ...Object.entries(config.labels)
            .filter(([, value]) => holds(value))
            .map(([name]) => leak(`the label ${name}`)),
        ...([...config.entrypoint, ...config.command].some(holds) ? [leak('the command')] : []),
        ...layers.flatMap(({ createdBy }, i) => holds(createdBy) ? [leak(`the history of layer ${i + 1}`, places.layer(i))] : []),
    ];
}
const secret_leaks_named = 4;
const secret_leaks_longestInstruction = 120;
/**
 * Build secrets in the bytes of layers, one finding a layer. What the base brought is not this build's doing; but where
 * no instruction of a Dockerfile tells its layers apart, they are a guess, and every hit counts.
 */
function leakedInLayers({ layers, secretFiles }, places, { isBaseKnown, hide }) {
    return layers.flatMap(({ createdBy, fromBase }, i) => {
        const paths = secretFiles.flatMap(({ layer, path }) => (layer === i ? [path] : []));
        if (paths.length === 0 || (fromBase && isBaseKnown))
            return [];
        const names = paths.slice(0, secret_leaks_named).map((path) => (path === '' ? 'bytes that belong to no file' : `/${path}`));
        const more = paths.length - names.length;
        const maker = hide(createdBy).replace(/ # buildkit$/, '');
        const by = maker === '' ? '' : ` (${maker.slice(0, secret_leaks_longestInstruction)}${maker.length > secret_leaks_longestInstruction ? '…' : ''})`;
        const where = `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
        return [
            {
                rule: secret_leaks_rule,
                severity: 'error',
                message: hide(`A build secret stands in ${where} of layer ${i + 1}${by}; deleting it in a later one leaves it there.`),
                location: places.layer(i),
                fix: {
                    text: 'Mount the secret in the RUN that uses it, and copy it nowhere; then replace the secret by a new one, because it was written into an image and a build cache.',
                },
            },
        ];
    });
}
/** Build secrets in what is pushed along with the image that runs: other platforms and attestations. */
function leakedElsewhere({ secretsElsewhere }, places, hide) {
    const wheres = secretsElsewhere.map(({ of, path }) => {
        const whose = of === ''
            ? 'what is pushed along with the image'
            : of === 'attestation'
                ? 'an attestation of the image'
                : `the image for ${of}`;
        if (path === undefined)
            return of === 'attestation' ? whose : `the configuration of ${whose}`;
        return `${path === '' ? 'bytes that belong to no file' : `/${path}`} of ${whose}`;
    });
    return [...new Set(wheres)].slice(0, secret_leaks_named).map((where) => ({
        rule: secret_leaks_rule,
        severity: 'error',
        message: hide(`A build secret stands in ${where}.`),
        location: places.image,
    }));
}
/** What is pushed cannot be taken back, so no `fail-on` lets a secret through. */
function failOnWithLeaks(findings, failOn) {
    return failOn === 'never' && hasLeaks(findings) ? 'error' : failOn;
}
/** Whether a build secret was found in the image. */
function hasLeaks(findings) {
    return findings.some((finding) => finding.rule === secret_leaks_rule);
}
/** The analysis as it may be shown: instructions and names of files can hold a secret too. */
function withoutSecrets(analysis, hide) {
    const named = (file) => ({ ...file, path: hide(file.path) });
    const { compilers, packageManagers, shells } = analysis.tools;
    return {
        ...analysis,
        layers: analysis.layers.map((layer) => ({ ...layer, createdBy: withoutCredentials(hide(layer.createdBy)) })),
        others: analysis.others.map((other) => ({
            ...other,
            analysis: other.analysis === undefined ? undefined : withoutSecrets(other.analysis, hide),
        })),
        largestFiles: analysis.largestFiles.map(named),
        hiddenFiles: analysis.hiddenFiles.map(named),
        secretFiles: analysis.secretFiles.map(named),
        secretsElsewhere: analysis.secretsElsewhere.map(({ of, path }) => ({
            of,
            path: path === undefined ? undefined : hide(path),
        })),
        matched: analysis.matched.map(named),
        setuid: analysis.setuid.map(named),
        credentials: analysis.credentials.map(named),
        worldWritable: analysis.worldWritable.map(hide),
        tools: {
            compilers: compilers.map(hide),
            packageManagers: packageManagers.map(hide),
            shells: shells.map(hide),
        },
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/step/refused-image.js

/**
 * What becomes of an image that must not be pushed. It stays in the engine under its names, so that somebody can look at it;
 * but one that holds a build secret loses them, lest a later `docker push` sends it out.
 *
 * @returns what was done, in a sentence
 */
async function handleRefused(engine, { runnable, tags }, findings) {
    if (runnable === undefined || tags.length === 0)
        return undefined;
    const names = tags.join(', ');
    if (!hasLeaks(findings))
        return `The refused image stays in the engine as ${names}, to be looked at; \`docker rmi\` takes it away.`;
    const left = [];
    for (const tag of tags) {
        // Another build may have taken the name meanwhile.
        if ((await engine.inspectImage(tag))?.id !== runnable)
            continue;
        await engine.removeImage(tag);
        if ((await engine.inspectImage(tag))?.id === runnable)
            left.push(tag);
    }
    const cache = 'The cache of the builder has its layers until `docker buildx prune` takes them away.';
    return left.length > 0
        ? `The image holds a build secret, and ${left.join(', ')} could not be taken from the engine: remove it by \`docker rmi --force\`. ${cache}`
        : `The image holds a build secret, so ${names} was taken from the engine. ${cache}`;
}

;// CONCATENATED MODULE: ./packages/image/lib/step/smoke-findings.js


/** What the run of the image says against it. */
function smokeFindings(smoke, started, places) {
    const { verdict, cause } = smoke;
    if (verdict === 'failed')
        return [
            {
                rule: 'healthy-start',
                severity: 'error',
                message: cause?.message ?? 'The container did not become healthy.',
                location: isOfHealthCheck(smoke) ? places.health : places.start,
                ...(cause?.advice === undefined ? {} : { fix: { text: cause.advice } }),
            },
        ];
    const found = [...endOf(smoke), ...drainOf(smoke, started), ...writesOf(smoke)];
    return found.map(([rule, message, text]) => ({
        ...{ rule, severity: 'warning', message, location: places.start, fix: { text } },
    }));
}
/** One that was asked to do its work and end has done what it should. */
function endOf({ ended, probe }) {
    if (ended === undefined || probe === 'exit')
        return [];
    const message = `The container ${endInWords(ended)}: nothing shows that it works but that code.`;
    const fix = 'A server has to run on, in the foreground: say by EXPOSE or `smoke-probe` where it listens. For a job say `smoke-probe: exit`.';
    return [['keeps-running', message, fix]];
}
function drainOf({ drained, stopMs, stopCode }, started) {
    const signal = nameOf(started.stopSignal ?? 'SIGTERM');
    const seconds = stopMs === undefined ? '' : `${(stopMs / 1000).toFixed(1)} s `;
    if (drained === false) {
        const message = `${signal} did not end the container; SIGKILL did${seconds === '' ? '' : ` after ${seconds.trim()}`}.`;
        return [['drains-on-sigterm', message, hearing(signal, started)]];
    }
    if (drained === undefined || stopCode === undefined || isClean(stopCode, signal))
        return [];
    const message = `The container ended with exit code ${stopCode}, ${seconds}after ${signal}: it failed while it stopped, or crashed by itself just then.`;
    return [['drains-on-sigterm', message, `Look at the end of its log, and let the program end with 0 on ${signal}.`]];
}
const numbers = external_node_os_.constants.signals;
/** `STOPSIGNAL 15`, `TERM` and `SIGTERM` are one. */
function nameOf(signal) {
    const byNumber = Object.keys(numbers).find((name) => String(numbers[name]) === signal);
    return byNumber ?? (/^(?:SIG|\d)/.test(signal) ? signal : `SIG${signal}`);
}
/** A program ends with 0, or by the signal itself, which a shell and a runtime count from 128. */
function isClean(exitCode, signal) {
    return exitCode === 0 || exitCode === 128 + (numbers[signal] ?? 0);
}
function hearing(signal, { entrypoint, command }) {
    const [program = 'The program', flag] = [...entrypoint, ...command];
    if (flag === '-c' && /(?:^|\/)(?:ba|da|a|k|z)?sh$/.test(program))
        return `A shell is process 1 here, and passes no signal on: start the program in the exec form, \`ENTRYPOINT ["/app"]\`, or let the script end with \`exec PROGRAM\`.`;
    return `${program} is process 1, which no signal ends that it does not handle: let it stop on ${signal}, or put an init such as tini before it.`;
}
/** What a log tells of a root that could not be written to, where the program survived it. */
function writesOf({ deniedWrites }) {
    if (deniedWrites === undefined)
        return [];
    const what = deniedWrites.length === 0 ? 'a file, which its log does not name' : deniedWrites.join(', ');
    const fix = 'Mount a volume or tmpfs where it writes (`smoke-tmpfs` does it here), or let it write elsewhere; `read-only: false` gives it a writable root.';
    return [['read-only-root', `It could not write ${what} on its read-only root, and ran on without it.`, fix]];
}
/** Whether what failed is the image's own check, in a container that ran on. */
function isOfHealthCheck({ probe, cause }) {
    return probe === 'healthcheck' && (cause?.code === 'unhealthy' || cause?.code === 'timeout');
}
/** The run as gates: that it works, and what was seen of it on a root that it cannot write to; one that failed otherwise shows nothing of that. */
function smokeGates(smoke, readOnlyAsked) {
    const healthy = smoke.verdict === 'healthy';
    const actual = smoke.cause === undefined ? verdictInWords(smoke) : causeInWords(smoke.cause);
    const wrote = smoke.cause?.deniedPath;
    const gates = [{ gate: 'smoke', holds: healthy, limit: 'healthy', actual }];
    if (!readOnlyAsked || (!healthy && wrote === undefined))
        return gates;
    const onRoot = wrote === undefined ? survivedInWords(smoke) : `tried to write ${wrote}`;
    return [...gates, { gate: 'read-only', holds: wrote === undefined, limit: 'a read-only root', actual: onRoot }];
}
function survivedInWords({ deniedWrites }) {
    if (deniedWrites === undefined)
        return 'no failed write in its log';
    const what = deniedWrites.length === 0 ? 'a file' : deniedWrites.join(', ');
    return `tried to write ${what}, and ran on`;
}

;// CONCATENATED MODULE: ./packages/image/lib/gates/analysis-findings.js


const analysis_findings_named = 4;
/** Hidden bytes below this, or below this share of what the image itself adds, are not worth a finding. */
const leastHiddenBytes = 1_000_000;
const leastHiddenShare = 0.05;
/** What an image carries that a runtime does not need. Only what it adds to its base is told as its own fault. */
function analysisFindings(analysis, places) {
    const { tools } = analysis;
    return [
        ...pathsFinding('runtime-without-compiler', 'warning', tools.compilers, places, 'a compiler is'),
        ...pathsFinding('runtime-without-package-manager', 'info', tools.packageManagers, places, 'a package manager is'),
        ...setuidFindings(analysis, places),
        ...hiddenFindings(analysis, places),
    ];
}
/** One finding for the base, and one for each layer of the image's own. */
function setuidFindings({ setuid, layers }, places) {
    const byLayer = Map.groupBy(setuid, ({ layer }) => (layers[layer]?.fromBase === true ? undefined : layer));
    return [...byLayer].flatMap(([layer, files]) => {
        const paths = files.map(({ path }) => path);
        const location = layer === undefined ? places.image : places.layer(layer);
        return pathsFinding('setuid-file', 'info', paths, { image: location }, 'a file that changes the user or group is');
    });
}
function pathsFinding(rule, severity, paths, places, what) {
    if (paths.length === 0)
        return [];
    const more = paths.length - analysis_findings_named;
    const names = `${paths.slice(0, analysis_findings_named).map(absolute).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    return [{ rule, severity, message: `In the image ${what} left: ${names}.`, location: places.image }];
}
/** One finding for each layer whose files later layers hide, the base's own apart: nobody here can change those. */
function hiddenFindings({ layers, hiddenFiles }, places) {
    const own = layers.reduce((sum, { bytes, fromBase }) => sum + (fromBase ? 0 : bytes), 0);
    return layers.flatMap(({ hiddenBytes, fromBase }, i) => {
        if (fromBase || hiddenBytes < Math.max(leastHiddenBytes, own * leastHiddenShare))
            return [];
        const largest = hiddenFiles.find(({ layer }) => layer === i);
        const example = largest === undefined
            ? ''
            : `, such as ${absolute(largest.path)} of ${sizeInWords(largest.bytes)}, hidden by layer ${largest.hiddenBy + 1}`;
        return [
            {
                rule: 'hidden-bytes',
                severity: 'warning',
                message: `Layer ${i + 1} ships ${sizeInWords(hiddenBytes)} that nobody can see${example}.`,
                location: places.layer(i),
            },
        ];
    });
}

;// CONCATENATED MODULE: ./packages/image/lib/gates/of-platforms.js
/**
 * Gates and findings of all platforms of an image, each with the platforms that it is of; what several have in common is one
 * finding. An image for one platform needs no name for it.
 */
function ofPlatforms(all) {
    const [only] = all;
    if (only !== undefined && all.length === 1)
        return only;
    const merged = new Map();
    for (const { platform, findings } of all)
        for (const finding of findings) {
            const { rule, message, location } = finding;
            const key = JSON.stringify([rule, message, location]);
            const known = merged.get(key);
            if (known === undefined)
                merged.set(key, { finding, platforms: [platform] });
            else if (!known.platforms.includes(platform))
                known.platforms.push(platform);
        }
    return {
        gates: all.flatMap(({ platform, gates }) => gates.map((gate) => ({ ...gate, platform }))),
        findings: [...merged.values()].map(({ finding, platforms }) => ({
            ...finding,
            message: `For ${platforms.join(', ')}: ${finding.message}`,
        })),
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/step/subjects.js






/** The images to be held to the gates, the engine's own first. Those that the engine does not have whole are left out. */
function subjectsOf(own, analysis, prepare) {
    const platform = `${own.os}/${own.architecture}`;
    const { user, env } = own;
    const others = analysis.others.flatMap((other) => other.analysis === undefined
        ? []
        : [
            {
                platform: other.platform,
                user: other.user,
                env: other.env,
                ...prepare(other.analysis, other.platform),
            },
        ]);
    return [{ platform, user, env, ...prepare(analysis, platform) }, ...others];
}
/** Holds every image to the gates. Growth is counted for the first alone, whose release before is known. */
function holdAll(limits, subjects, previous) {
    return ofPlatforms(subjects.map(({ platform, user, env, analysis, places }, i) => {
        const gated = { analysis, user, paths: analysis.matched, previous: i === 0 ? previous : undefined };
        const { gates, findings } = holdGates(limits, gated, places);
        const carried = [...credentialFindings(analysis, env, places), ...analysisFindings(analysis, places)];
        return { platform, gates, findings: [...findings, ...carried] };
    }));
}
/** What the report says of each image; `ran` is the one that was started. */
function lookedAt(subjects, { ran }) {
    return subjects.map(({ platform, user, analysis }, i) => {
        const resolved = resolveUser(user, analysis.passwd);
        return {
            platform,
            imageId: analysis.imageId,
            bytes: analysis.bytes,
            hiddenBytes: analysis.hiddenBytes,
            user,
            uid: resolved.kind === 'uid' ? resolved.uid : undefined,
            ran: ran && i === 0,
        };
    });
}
/** What is not proven of an image for several platforms, in sentences. */
function unprovenOf(subjects, analysis, limits) {
    const [own, ...others] = subjects.map(({ platform }) => platform);
    const unseen = analysis.others.flatMap((other) => (other.analysis === undefined ? [other.platform] : []));
    return [
        ...unseen.map((platform) => `The engine has only parts of the image for ${platform}, so nothing is said of it.`),
        ...(others.length > 0 && limits.maxGrowth !== undefined
            ? [`max-growth was held for ${own} alone, not for ${others.join(', ')}.`]
            : []),
    ];
}
/**
 * @param platforms that were asked for
 * @throws ImageError `no-image` when the image for one of them could not be looked at: it would be pushed unseen
 */
function refuseUnseen(subjects, platforms) {
    if (subjects.length >= new Set(platforms).size)
        return;
    const seen = subjects.map(({ platform }) => platform).join(', ');
    throw new lib_error/* ImageError */.C('no-image', `${platforms.join(', ')} were asked for, but the engine has images for ${seen} only.`, {
        hint: 'Turn on the containerd image store of the engine (Docker 25 and later), which keeps images for several platforms.',
    });
}
/** The images without the variables that a rule found in the Dockerfile, at their place there. */
function withoutFound(subjects, findings) {
    const words = findings
        .filter(({ rule }) => rule === 'no-secret-in-variable')
        .flatMap(({ message }) => message.split(/\W+/));
    const found = new Set(words);
    return subjects.map((subject) => ({
        ...subject,
        env: subject.env.filter((text) => !found.has(text.split('=', 1)[0])),
    }));
}

// EXTERNAL MODULE: ./packages/image/lib/layers/json-shape.js
var json_shape = __webpack_require__(42222);
;// CONCATENATED MODULE: ./packages/image/lib/step/supply.js





const mediaTypes = { cyclonedx: 'application/vnd.cyclonedx+json', spdx: 'application/spdx+json' };
const predicateTypes = { cyclonedx: 'https://cyclonedx.org/bom', spdx: 'https://spdx.dev/Document' };
/** What is in the image, by its package databases and build infos. @throws Problem when its file cannot be written */
async function billOfMaterials({ plan, values, host, parts, notice }, built, { platform, analysis }) {
    const format = plan.sbom;
    if (format === undefined)
        return undefined;
    const { listPackages } = await __webpack_require__.e(/* import() */ 164).then(__webpack_require__.bind(__webpack_require__, 11164));
    const { sbomOf } = await __webpack_require__.e(/* import() */ 76).then(__webpack_require__.bind(__webpack_require__, 45076));
    const { packages, gaps } = listPackages(analysis);
    for (const gap of gaps)
        notice(gap);
    const others = analysis.others.map((other) => other.platform);
    if (others.length > 0)
        notice(`The bill of materials is of ${platform} alone, not of ${others.join(', ')}.`);
    const createdAt = plan.source.committedAt === undefined ? parts.clock.now() : Date.parse(plan.source.committedAt);
    const textFor = (name, digest) => sbomOf(analysis, { format, name, digest, platform, createdAt });
    const path = values['sbom-file'] ?? '';
    if (path !== '')
        write((0,external_node_path_.resolve)(host.cwd, path), path, textFor(repositoryOf(plan.request.tags[0] ?? 'image'), built.digest ?? analysis.imageId));
    return { format, packages: packages.length, path, platform, textFor };
}
function write(file, path, text) {
    try {
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(file), { recursive: true });
        (0,external_node_fs_.writeFileSync)(file, text);
    }
    catch (error) {
        throw new lib/* Problem */.AF('bad-input', `The bill of materials cannot be written to ${path}.`, {
            cause: error,
            hint: 'Name a path in a folder that can be written to, with room on its disk.',
        });
    }
}
/**
 * Puts bill of materials and provenance beside every repository that the image was pushed to: signed where the run has an
 * identity, plain where not. The image is out by then, so what cannot be attached is told and does not fail the run,
 * unless `sign: require` asks for it.
 *
 * @throws Problem `forbidden` when signatures are required and there are none
 */
async function attachSupply(run, what) {
    const subjects = new Map(what.pushed.map(({ reference, digest }) => [repositoryOf(reference), digest]));
    const attachments = [];
    let sign = signer(run);
    for (const [repository, digest] of subjects)
        for (const statement of await statementsOf(run, repository, digest, what)) {
            const signed = await sign?.(repository, digest, statement);
            // What could not be signed once cannot be signed again: one notice is enough.
            if (signed === undefined)
                sign = undefined;
            const attachment = await attach(run, repository, digest, { ...statement, signed });
            if (attachment !== undefined)
                attachments.push(attachment);
        }
    return attachments;
}
async function statementsOf(run, name, digest, { built, sbom }) {
    const statements = [];
    if (sbom !== undefined) {
        const text = sbom.textFor(name, digest);
        statements.push({
            kind: 'sbom',
            predicateType: predicateTypes[sbom.format],
            mediaType: mediaTypes[sbom.format],
            predicate: JSON.parse(text),
            bytes: Buffer.from(text),
        });
    }
    if (run.plan.provenance)
        statements.push(await provenanceOf(run, name, digest, built));
    return statements;
}
const inTotoType = 'application/vnd.in-toto+json';
const bundleType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
/** Names of build arguments, never their values: those may be secrets by mistake. */
async function provenanceOf({ plan, parts, host }, name, digest, built) {
    const { source, request, file } = plan;
    const finishedAt = parts.clock.now();
    const { provenanceStatement } = await __webpack_require__.e(/* import() */ 330).then(__webpack_require__.bind(__webpack_require__, 28330));
    const bytes = provenanceStatement({
        subject: { name, digest },
        buildType: 'https://mobyproject.org/buildkit@v1',
        builderId: builderOf(host.environment),
        ...(host.environment['GITHUB_RUN_ID'] === undefined ? {} : { invocationId: host.environment['GITHUB_RUN_ID'] }),
        parameters: {
            dockerfile: file,
            ...(request.target === undefined ? {} : { target: request.target }),
            buildArgs: request.buildArgs.map((text) => text.split('=', 1)[0]),
            platforms: request.platforms,
            slipway: lib/* version */.rE,
        },
        dependencies: [...sourceOf(source), ...materialsOf(built)],
        startedAt: finishedAt - built.durationMs,
        finishedAt,
    });
    const { predicateType, predicate } = JSON.parse(Buffer.from(bytes).toString());
    return { kind: 'provenance', predicateType, mediaType: inTotoType, predicate, bytes };
}
function sourceOf({ url, revision }) {
    return url === undefined || revision === undefined ? [] : [{ uri: `git+${url}`, digest: { gitCommit: revision } }];
}
/** The base images that BuildKit took, by their digests, where its metadata tells. */
function materialsOf({ metadata }) {
    const provenance = (0,json_shape/* object */.Ik)(metadata['buildx.build.provenance']);
    return (0,json_shape/* list */.p_)(provenance?.['materials']).flatMap((item) => {
        const { uri, digest } = (0,json_shape/* object */.Ik)(item) ?? {};
        const sha256 = (0,json_shape/* object */.Ik)(digest)?.['sha256'];
        return typeof uri === 'string' && typeof sha256 === 'string' ? [{ uri, digest: { sha256 } }] : [];
    });
}
/** Who built it: the workflow where there is one. */
function builderOf(env) {
    const { GITHUB_SERVER_URL: server, GITHUB_WORKFLOW_REF: workflow, CI_PROJECT_URL: project } = env;
    if (server && workflow)
        return `${server}/${workflow}`;
    return project ?? 'https://slipway.dev/local';
}
/** Undefined where nothing is to be signed, or runs have no identity. */
function signer({ values, parts, plan, notice }) {
    const { attest } = parts;
    const token = plan.request.githubToken;
    if (values.sign === 'never' || attest === undefined)
        return undefined;
    return (name, digest, { predicateType, predicate }) => attest({ name, digest, predicateType, predicate, token }, notice);
}
async function attach({ values, parts, notice, log }, repository, digest, { kind, mediaType, bytes, signed }) {
    if (signed === undefined && values.sign === 'require')
        throw new lib/* Problem */.AF('forbidden', `The ${kind} of ${repository}@${digest} could not be signed, and sign: require asks for it.`, { hint: 'Grant the job `id-token: write` and `attestations: write`; the image itself is pushed.' });
    try {
        const artifact = signed === undefined
            ? { artifactType: mediaType, mediaType, bytes }
            : { artifactType: bundleType, mediaType: signed.mediaType, bytes: Buffer.from(signed.bundle) };
        const attached = await parts.attach(`${repository}@${digest}`, artifact);
        log(`attached  ${kind}${signed === undefined ? '' : ', signed,'} to ${repository}@${digest}`);
        return { kind, mediaType: artifact.mediaType, digest: attached, signed: signed !== undefined };
    }
    catch (error) {
        notice(`The ${kind} is not at the registry: ${error instanceof Error ? error.message : String(error)}`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/image/lib/step/timed.js


/** Runs a part and says in one line, as the build does for its steps, how long it took and what came of it. */
async function timed({ parts: { clock }, log, timings }, part, body, words) {
    const startedMs = clock.now();
    const value = await body();
    const ms = clock.now() - startedMs;
    timings[part] = ms;
    log(`${(ms / 1000).toFixed(1).padStart(6)} s  ${words(value)}`);
    return value;
}
function lookWords({ analysis: { layers, bytes } }) {
    return `looked into ${layers.length} ${layers.length === 1 ? 'layer' : 'layers'} of ${sizeInWords(bytes)}`;
}
function stageWords(stages) {
    return `measured ${stages.map(({ stage, bytes }) => `${stage} ${sizeInWords(bytes)}`).join(', ') || 'no stages'}`;
}
function smokeWords({ verdict, cause, startUpMs, stopMs, ended, drained }) {
    if (verdict === 'failed')
        return `ran it: ${cause === undefined ? 'failed' : causeInWords(cause)}`;
    if (ended !== undefined)
        return `ran it: it ${endInWords(ended)}`;
    const end = stopMs === undefined
        ? ''
        : `, ${drained === false ? 'killed' : 'ended'} ${(stopMs / 1000).toFixed(1)} s after SIGTERM`;
    const after = startUpMs === undefined ? '' : ` after ${(startUpMs / 1000).toFixed(2)} s`;
    return `ran it: healthy${after}${end}`;
}

;// CONCATENATED MODULE: ./packages/image/lib/step/build-and-prove.js
















/** What measuring the stages may take beside the time of the build. */
const measureStagesMs = 20_000;
/** Builds, looks into the image, runs it, and pushes it if nothing speaks against that. What breaks off after the build is part of what came of it. */
async function buildAndProve(run, connecting) {
    const { values, plan } = run;
    const built = await run.fold(`Build ${plan.file}`, () => buildWhileConnecting(run, connecting));
    const deps = { ...surroundings(run), engine: await connecting };
    const known = nothingKnown(values.checks ? plan.findingsWith(built.warnings) : plan.findings);
    try {
        await prove(run, built, deps, known);
        known.refused = fails(known.findings, failOnWithLeaks(known.findings, run.failOn));
        if (known.refused)
            await sayRefused(run, built, deps, known);
        if (!known.refused && values.push)
            await release(run, built, deps, known);
        if (!known.refused && values.outputs.length > 0)
            await writeOutputs(run, deps);
        return builtOf(run, built, known);
    }
    catch (error) {
        if (!(error instanceof lib/* Problem */.AF) || run.signal.aborted)
            throw error;
        if (plan.secrets.length > 0)
            error.message = plan.hide(error.message);
        known.findings = oneFindingEachCause([...known.findings, brokenOff(error, known.places ?? placesOf(plan.file))]);
        return { ...builtOf(run, built, known), problem: error };
    }
}
async function sayRefused(run, built, deps, known) {
    const said = await handleRefused(deps.engine, built, known.findings);
    if (said !== undefined)
        run.notice(said);
}
/** Everything that is to be known of an image before it is decided on. */
async function prove(run, built, deps, known) {
    const { values, plan, signal } = run;
    const image = built.runnable ?? plan.request.tags[0] ?? '';
    const add = (findings) => {
        known.findings = oneFindingEachCause([...known.findings, ...findings]);
    };
    const { config, ...found } = await timed(run, 'analysis', () => lookInto(run, deps.engine, image), lookWords);
    known.config = config;
    const subjects = subjectsOf(config, found.analysis, (of, platform) => placed(run, of, { image, platform }));
    refuseUnseen(subjects, plan.request.platforms);
    const [{ analysis: analyzed, places, platform }] = subjects;
    known.places = places;
    // Unchanged when no instruction could be matched: what is of the base is then a guess of the history.
    const isBaseKnown = analyzed !== found.analysis;
    const leaks = [
        ...leakedSecrets(plan.secrets, config, analyzed, places),
        ...leakedInLayers(analyzed, places, { isBaseKnown, hide: plan.hide }),
        ...leakedElsewhere(analyzed, places, plan.hide),
    ];
    const analysis = withoutSecrets(analyzed, plan.hide);
    Object.assign(known, { analysis, images: lookedAt(subjects, { ran: false }) });
    add(leaks);
    known.stages = await timed(run, 'stages', () => stagesOf(run, deps, { config, built, analysis }), stageWords);
    const judged = await judge(run, subjects);
    Object.assign(known, { gates: judged.gates, previous: judged.previous });
    add(judged.findings);
    // Nothing is worth running that must not be pushed, whatever else is true of it.
    if (values.smoke && leaks.length === 0) {
        const smoke = await timed(run, 'smoke', () => smokeOf(run, deps.engine, image, config), smokeWords);
        const own = subjects.length === 1 ? {} : { platform };
        const gates = smokeGates(smoke, values['read-only']).map((gate) => ({ ...gate, ...own }));
        Object.assign(known, { smoke, images: lookedAt(subjects, { ran: true }), gates: [...judged.gates, ...gates] });
        add(smokeFindings(smoke, config, places));
    }
    signal.throwIfAborted();
    known.sbom = await billOfMaterials(run, built, { platform, analysis });
}
/** The image for a platform, with the layers of its base marked and its places in the Dockerfile as that platform builds it. */
function placed({ plan }, analysis, { image, platform }) {
    const dockerfile = plan.dockerfileFor(platform);
    if (dockerfile === undefined)
        return { analysis, places: placesOf(plan.request.tags[0] ?? image) };
    const marked = withBase(dockerfile, analysis);
    return { analysis: marked, places: placesIn(dockerfile, marked.layers) };
}
/** What else is wanted of the image, from the cache of the build that has just been. */
async function writeOutputs({ values, parts, plan, fold }, deps) {
    const again = { noCache: false, noCacheFilters: [], pull: false, cacheTo: [] };
    await fold('Write outputs', () => parts.buildImage({ ...plan.request, ...again, outputs: values.outputs, load: false }, deps));
}
/** Pushes what was proven, and puts beside it what is said of it. */
async function release(run, built, deps, known) {
    const { parts, plan } = run;
    const onPushed = (image) => void known.pushed.push(image);
    const pushed = await run.fold('Push', () => parts.pushImage(plan.request.tags, built, { ...deps, onPushed }));
    known.attachments = await run.fold('Attach', () => attachSupply(run, { built, pushed, sbom: known.sbom }));
}
function surroundings({ host, parts, signal, log }) {
    return { env: host.environment, cwd: host.cwd, clock: parts.clock, signal, log };
}
/** buildx starts before the engine has answered us. An engine that does not answer explains more than what buildx says of it. */
async function buildWhileConnecting(run, connecting) {
    const unreachable = new AbortController();
    connecting.catch((error) => unreachable.abort(error));
    const signal = AbortSignal.any([run.signal, unreachable.signal]);
    try {
        return await run.parts.buildImage(run.plan.request, { ...surroundings(run), signal, engine: connecting });
    }
    catch (error) {
        if (!run.signal.aborted)
            await connecting;
        throw error;
    }
}
async function lookInto(run, engine, reference) {
    const { parts, signal, plan } = run;
    const [config, analysis] = await Promise.all([
        engine.inspectImage(reference),
        parts.analyze(engine, reference, {
            match: pathMatcher(plan.limits.forbiddenPaths),
            search: plan.search,
            everyPlatform: plan.request.platforms.length > 1,
            onNotice: run.notice,
            signal,
        }),
    ]);
    if (config === undefined)
        throw new lib_error/* ImageError */.C('no-image', `The engine does not have ${reference}, which it has just built.`, {
            hint: 'Something else may have removed it; run the build again.',
        });
    return { config, analysis };
}
/** Bytes of every stage that the shipped one is made from. */
async function stagesOf(run, deps, { config, built, analysis, }) {
    const { plan, parts, values, signal, notice: onNotice } = run;
    const { dockerfile } = plan;
    if (dockerfile?.final === undefined)
        return [];
    const { final } = dockerfile;
    const bytes = isUnpacked(config, deps.engine) ? config.sizeBytes : analysis.bytes;
    const shipped = { stage: final.name ?? `stage ${final.index}`, bytes, final: true };
    const stages = stagesBehind(dockerfile);
    if (stages.length === 0 || !values['measure-stages'])
        return [shipped];
    // As long again as the build took, but never so short that a cached one could not be measured.
    const budgetMs = measureStagesMs + built.durationMs;
    const readBytes = async (reference) => (await parts.analyze(deps.engine, reference, { onNotice, signal })).bytes;
    const wanted = { dockerfile, stages, budgetMs, readBytes, onNotice };
    const measured = await parts.measureStages(plan.request, wanted, deps);
    return [...measured.map(({ target, bytes }) => ({ stage: target, bytes, final: false })), shipped];
}
async function judge(run, subjects) {
    const { plan, values } = run;
    const wish = { onNotice: run.notice, signal: run.signal };
    const previous = plan.limits.maxGrowth === undefined ? undefined : await previousRelease(run.parts, values['compare-with'], wish);
    for (const text of unprovenOf(subjects, subjects[0].analysis, plan.limits))
        run.notice(text);
    const { gates, findings } = holdAll(plan.limits, withoutFound(subjects, plan.findings), previous);
    const known = previous !== undefined && 'bytes' in previous ? previous : undefined;
    return {
        gates,
        previous: known,
        findings: findings.map((found) => ({ ...found, message: plan.hide(found.message) })),
    };
}
async function smokeOf(run, engine, image, config) {
    const { parts, plan, signal, log } = run;
    const settings = { ...plan.smoke, probe: plan.smoke.probe ?? probeOf(config) };
    const smoke = await parts.smokeRun(image, settings, { engine, clock: parts.clock, signal, log });
    return { ...smoke, logs: plan.hide(smoke.logs) };
}
/** An image that cannot say whether it is healthy, but where it listens, is asked there. */
function probeOf({ healthcheck, exposedPorts }) {
    const port = exposedPorts.find(({ protocol }) => protocol === 'tcp')?.port;
    return healthcheck !== undefined || port === undefined ? undefined : { kind: 'tcp', port };
}

;// CONCATENATED MODULE: ./packages/image/lib/build/build-request.js
const build_request_standard = {
    context: '.',
    file: undefined,
    target: undefined,
    tags: [],
    labels: [],
    annotations: [],
    buildArgs: [],
    buildContexts: [],
    secrets: [],
    secretEnvs: [],
    secretFiles: [],
    ssh: [],
    platforms: [],
    cacheFrom: [],
    cacheTo: [],
    noCache: false,
    noCacheFilters: [],
    pull: false,
    network: undefined,
    addHosts: [],
    allow: [],
    attests: [],
    provenance: undefined,
    sbom: undefined,
    builder: undefined,
    cgroupParent: undefined,
    shmSize: undefined,
    ulimit: [],
    outputs: [],
    push: false,
    load: true,
    githubToken: undefined,
    timeoutMs: 30 * 60_000,
};
/** Fills what is not said: the image is loaded, without attestations, within half an hour. */
function buildRequest(given) {
    return { ...build_request_standard, ...given };
}

;// CONCATENATED MODULE: ./packages/image/lib/naming/default-context.js

const template = /\{\{\s*defaultContext\s*\}\}/g;
/**
 * Replaces `{{defaultContext}}` by the Git URL of the repository at the commit of the run, as docker/build-push-action does:
 * `{{defaultContext}}:sub` is a folder of it. For a pull request it is the ref, since its merge commit is on no branch.
 *
 * @throws ImageError `bad-build-input` where no run of GitHub Actions says what it is
 */
function withDefaultContext(text, env) {
    return text.replace(template, () => defaultContext(env));
}
function defaultContext(env) {
    const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_REF: ref = '', GITHUB_SHA: sha } = env;
    const at = ref.startsWith('refs/pull/') ? ref : (sha ?? ref);
    if (server && repository && at !== '')
        return `${server}/${repository}.git#${at}`;
    throw new lib_error/* ImageError */.C('bad-build-input', '{{defaultContext}} is the commit of a run of GitHub Actions, and this is none.', {
        hint: 'Name a folder or the URL of a Git repository as the context.',
    });
}

;// CONCATENATED MODULE: ./packages/image/lib/naming/git-source.js



function askGit(folder) {
    return (args) => new Promise((resolve) => {
        (0,external_node_child_process_.execFile)('git', ['-C', folder, ...args], { timeout: 5_000 }, (error, stdout) => resolve(error === null && stdout.trim() !== '' ? stdout.trim() : undefined));
    });
}
/** What CI variables say first; Git fills in the rest, for it is asked about the folder that is built. */
async function gitSource(env, git) {
    const ci = fromGithub(env) ?? fromGitlab(env);
    // Two processes in all: each takes its milliseconds before anything can be built.
    const [newest, origin] = await Promise.all([
        git(['log', '-1', '--decorate=full', '--format=%H%n%cI%n%D']),
        ci?.url ?? git(['config', '--get', 'remote.origin.url']),
    ]);
    const [head, time, names = ''] = newest?.split('\n') ?? [];
    const url = origin === undefined ? undefined : webUrl(origin);
    return {
        ref: ci === undefined ? refOf(names) : ci.ref,
        revision: ci?.revision ?? head,
        url,
        repository: ci?.repository ?? url?.match(/^https?:\/\/[^/]+\/(.+)$/)?.[1],
        committedAt: time === undefined ? undefined : new Date(time).toISOString(),
        ...(env['GITHUB_EVENT_NAME'] === 'schedule' || env['CI_PIPELINE_SOURCE'] === 'schedule'
            ? { isScheduled: true }
            : {}),
        ...aboutRepository(env['GITHUB_EVENT_PATH']),
    };
}
/** Of `HEAD -> refs/heads/main, tag: refs/tags/v1.2.0`: the tag that stands at the commit, else the branch. */
function refOf(names) {
    const tag = /(?:^|, )tag: refs\/tags\/([^,]+)/.exec(names)?.[1];
    if (tag !== undefined)
        return { kind: 'tag', name: tag };
    const branch = /(?:^|, )HEAD -> refs\/heads\/([^,]+)/.exec(names)?.[1];
    return branch === undefined ? undefined : { kind: 'branch', name: branch };
}
/** Description and license of the repository by the event of a run of GitHub Actions; nothing where it does not say. */
function aboutRepository(path) {
    const repository = path ? recordIn(git_source_eventOf(path), 'repository') : undefined;
    const description = repository?.['description'];
    const license = recordIn(repository, 'license')?.['spdx_id'];
    return {
        ...(typeof description === 'string' && description.trim() !== '' ? { description: (0,lib/* oneLine */.TN)(description) } : {}),
        ...(typeof license === 'string' && license !== '' && license !== 'NOASSERTION' ? { licenses: license } : {}),
    };
}
/** An event that cannot be read says nothing: labels are no reason to build nothing. */
function git_source_eventOf(path) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}
function recordIn(value, key) {
    const found = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    return typeof found === 'object' && found !== null ? { ...found } : undefined;
}
function fromGithub(env) {
    const { GITHUB_REF: ref, GITHUB_SHA: revision, GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server } = env;
    if (!ref || !repository)
        return undefined;
    const [, kind, name = ''] = /^refs\/(heads|tags|pull)\/(.+)$/.exec(ref) ?? [];
    const kinds = { heads: 'branch', tags: 'tag', pull: 'pull' };
    return {
        ref: kind === 'heads' || kind === 'tags' || kind === 'pull'
            ? { kind: kinds[kind], name: kind === 'pull' ? name.replace(/\/.*$/, '') : name }
            : undefined,
        revision,
        url: server ? `${server}/${repository}` : undefined,
        repository,
    };
}
function fromGitlab(env) {
    const { CI_COMMIT_SHA: revision, CI_PROJECT_URL: url, CI_PROJECT_PATH: repository } = env;
    const { CI_COMMIT_TAG: tag, CI_COMMIT_BRANCH: branch, CI_MERGE_REQUEST_IID: pull } = env;
    if (!revision || !repository)
        return undefined;
    const ref = tag
        ? { kind: 'tag', name: tag }
        : pull
            ? { kind: 'pull', name: pull }
            : branch
                ? { kind: 'branch', name: branch }
                : undefined;
    return { ref, revision, url, repository };
}
/** `git@host:owner/name.git` and addresses with a user or password as a web address that shows neither. */
function webUrl(origin) {
    const ssh = /^(?:ssh:\/\/)?[\w.-]+@([\w.-]+)[:/](.+?)(?:\.git)?$/.exec(origin);
    if (ssh !== null)
        return `https://${ssh[1]}/${ssh[2]}`;
    const url = URL.parse(origin);
    if (url === null || !/^https?:$/.test(url.protocol))
        return undefined;
    return `${url.protocol}//${url.host}${url.pathname.replace(/\.git$/, '')}`;
}

;// CONCATENATED MODULE: ./packages/image/lib/naming/names.js
const nightly = 'nightly';
/** Characters of a tag: distribution's reference grammar, `[\w][\w.-]{0,127}`. */
function tagOf(name) {
    return name
        .replace(/[^\w.-]+/g, '-')
        .replace(/^[.-]+/, '')
        .slice(0, 128);
}
/**
 * Names of an image from its Git ref, as docker/metadata-action makes them when it is given no rules: the branch, the
 * tag and `latest`, or `pr-17`; of a run by schedule also `nightly`. A commit that is none of these gets `sha-` and its first seven digits.
 *
 * @param repository such as `ghcr.io/acme/shop`
 */
function defaultTags(repository, { ref, revision, isScheduled }) {
    const own = ref?.kind === 'tag'
        ? [tagOf(ref.name), 'latest']
        : ref?.kind === 'branch'
            ? [tagOf(ref.name)]
            : ref?.kind === 'pull'
                ? [`pr-${tagOf(ref.name)}`]
                : revision === undefined
                    ? ['latest']
                    : [`sha-${revision.slice(0, 7)}`];
    const names = isScheduled === true ? [nightly, ...own] : own;
    return names.map((name) => `${repository.toLowerCase()}:${name}`);
}
/**
 * The annotations of the OCI image specification that are known of a source, as labels; those that the user gives win.
 *
 * @param given as `name=value`
 */
function withSourceLabels(given, source) {
    const { ref, revision, url, repository, committedAt, isScheduled, description, licenses } = source;
    const ofRef = ref === undefined ? undefined : ref.kind === 'pull' ? `pr-${ref.name}` : tagOf(ref.name);
    const known = [
        ['created', committedAt],
        ['description', description],
        ['licenses', licenses],
        ['revision', revision],
        ['source', url],
        ['title', repository?.split('/').at(-1)],
        ['url', url],
        ['version', isScheduled === true ? nightly : ofRef],
    ];
    const taken = new Set(given.map((label) => label.split('=', 1)[0]));
    const own = known.flatMap(([name, value]) => {
        const label = `org.opencontainers.image.${name}`;
        return value === undefined || taken.has(label) ? [] : [`${label}=${value}`];
    });
    return [...own, ...given];
}
/** Where the image of this run goes by default; undefined when no CI says. */
function defaultRepository(env, source) {
    if (env['CI_REGISTRY_IMAGE'])
        return env['CI_REGISTRY_IMAGE'];
    return env['GITHUB_REPOSITORY'] && source.repository !== undefined
        ? `ghcr.io/${source.repository.toLowerCase()}`
        : undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/run/smoke-settings.js

const smoke_settings_standard = {
    probe: undefined,
    env: {},
    args: [],
    timeoutMs: 60_000,
    graceMs: 30_000,
    settleMs: 3_000,
    steadyMs: 1_000,
    intervalMs: 100,
    tmpfs: [],
    readOnly: true,
    requireNonRoot: true,
    drain: true,
    memoryBytes: 512 * 1024 * 1024,
    cpus: 1,
    pids: 256,
    platform: undefined,
};
/** Fills what is not said: least privilege, healthy within a minute, ended within 30 s. */
function smokeSettings(given) {
    return { ...smoke_settings_standard, ...given };
}
/**
 * `http:8080/healthz`, `tcp:8080`, `exec:command argument`, `exec:["command", "argument"]`, `healthcheck`, `running` or `exit`.
 *
 * @returns undefined for an empty text
 * @throws ImageError `bad-build-input`
 */
function parseProbe(text) {
    const [, kind = '', rest = ''] = /^(\w+)(?::(.*))?$/s.exec(text.trim()) ?? [];
    if (text.trim() === '')
        return undefined;
    if ((kind === 'healthcheck' || kind === 'running' || kind === 'exit') && rest === '')
        return { kind };
    const [, port = '', path = ''] = /^(\d{1,5})(\/.*)?$/s.exec(rest) ?? [];
    if (Number(port) >= 1 && Number(port) <= 65_535) {
        if (kind === 'http')
            return { kind, port: Number(port), path: path === '' ? '/' : path };
        if (kind === 'tcp' && path === '')
            return { kind, port: Number(port) };
    }
    if (kind === 'exec') {
        const command = commandOf(rest.trim());
        if (command !== undefined)
            return { kind, command };
    }
    throw new lib_error/* ImageError */.C('bad-build-input', `The probe ${JSON.stringify(text)} cannot be read.`, {
        hint: 'It must be http:PORT/PATH, tcp:PORT, exec:COMMAND, healthcheck, running or exit.',
    });
}
function commandOf(text) {
    if (!text.startsWith('[')) {
        const words = text.split(/\s+/).filter((word) => word !== '');
        return words.length === 0 ? undefined : words;
    }
    try {
        const json = JSON.parse(text);
        const words = Array.isArray(json) ? json.filter((word) => typeof word === 'string') : [];
        return Array.isArray(json) && words.length === json.length && words.length > 0 ? words : undefined;
    }
    catch {
        return undefined; // The caller says what it should have been.
    }
}

;// CONCATENATED MODULE: ./packages/image/lib/step/dockerfile-bytes.js



/** What BuildKit takes in one message, as it does a Dockerfile: 16 MiB, the limit of its gRPC. */
const maxBytes = 16 * 1024 * 1024;
/**
 * The bytes of a Dockerfile, or of the one in a folder. What is no regular file is told and never waited for.
 *
 * @param path absolute
 * @param file as the user wrote it
 * @throws ImageError `no-dockerfile`
 */
function dockerfileBytes(path, file) {
    let descriptor;
    try {
        const isFolder = (0,external_node_fs_.statSync)(path).isDirectory();
        const whole = isFolder ? (0,external_node_path_.join)(path, 'Dockerfile') : path;
        // Without O_NONBLOCK, opening a named pipe that nobody writes to would wait for ever.
        descriptor = (0,external_node_fs_.openSync)(whole, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
        const stat = (0,external_node_fs_.fstatSync)(descriptor);
        // A shell's `<(command)` is a pipe with a writer; a pipe elsewhere may never get one.
        if (stat.isFIFO() && /^\/(?:dev|proc)\//.test(whole))
            return (0,external_node_fs_.readFileSync)(whole);
        if (!stat.isFile())
            throw notReadable(file, stat.isDirectory() ? 'it is a folder' : 'it is no regular file');
        if (stat.size > maxBytes)
            throw notReadable(file, `it has ${stat.size} bytes, and BuildKit reads no more than ${maxBytes}`);
        return (0,external_node_fs_.readFileSync)(descriptor);
    }
    catch (error) {
        throw error instanceof lib_error/* ImageError */.C ? error : unreadable(path, file, error);
    }
    finally {
        if (descriptor !== undefined)
            (0,external_node_fs_.closeSync)(descriptor);
    }
}
function notReadable(file, why) {
    return new lib_error/* ImageError */.C('no-dockerfile', `The Dockerfile ${file} cannot be read: ${why}.`, {
        hint: 'Name the file with its instructions; `-` is standard input for `slipway image check`.',
    });
}
function unreadable(path, file, cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (code === 'ENXIO')
        return notReadable(file, 'it is a socket');
    if (code !== 'ENOENT' && code !== 'ENOTDIR')
        return new lib_error/* ImageError */.C('no-dockerfile', `The Dockerfile ${file} cannot be read (${code}).`, {
            cause,
            hint: 'Give this user the right to read it.',
        });
    const hasFolder = (0,external_node_fs_.existsSync)((0,external_node_path_.dirname)(path));
    return new lib_error/* ImageError */.C('no-dockerfile', `There is no Dockerfile ${file}${hasFolder ? '' : ', nor a folder that it could be in'}.`, { cause, hint: '`file` names another one; `slipway image init` proposes one for an application.' });
}

;// CONCATENATED MODULE: ./packages/image/lib/step/dockerfile-check.js







/** A context that buildx fetches itself: a URL, a Git repository, or `-`. */
function isRemoteContext(context) {
    return context === '-' || /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i.test(context);
}
/** The Dockerfile of a build as the user would name it, from their folder. */
function dockerfilePath(context, file, cwd) {
    if (file !== undefined)
        return file;
    const path = (0,external_node_path_.relative)(cwd, (0,external_node_path_.join)((0,external_node_path_.resolve)(cwd, context), 'Dockerfile'));
    return path.split(external_node_path_.sep).join('/');
}
/** @throws ImageError `no-dockerfile`, and Problem `bad-input` for a slipway.yaml with mistakes in its image section */
async function checkDockerfileAt(question) {
    const { cwd, file, context, target, buildArgs, env } = question;
    const path = (0,external_node_path_.resolve)(cwd, file);
    const bytes = question.bytes ?? dockerfileBytes(path, file);
    const options = {
        ...(target === undefined ? {} : { target }),
        buildArgs: argumentValues(buildArgs, env),
        contexts: contextNames(question.buildContexts),
    };
    const dockerfile = readDockerfile(bytes, file, options);
    const folder = context === undefined ? undefined : (0,external_node_path_.resolve)(cwd, context);
    const dockerignore = folder === undefined ? undefined : namedFrom(cwd, dockerignoreFor(folder, path));
    const measured = folder === undefined
        ? undefined
        : measureContext(folder, {
            dockerfile: path,
            maxMs: question.maxMeasureMs,
            ...(dockerignore === undefined ? {} : { dockerignore: dockerignore.text }),
        });
    const [policy, compose] = await Promise.all([policyIn(cwd), composeFilesIn(cwd)]);
    const input = { dockerfile, dockerignore, context: measured, compose };
    return {
        dockerfile,
        findings: checkDockerfile(input, policy).findings,
        rules: imageRuleInfos(policy),
        forPlatform: (platform) => readDockerfile(bytes, file, { ...options, platform }),
        with: (buildChecks) => checkDockerfile({ ...input, buildChecks }, policy).findings,
    };
}
/** Its path as reports print it. */
function namedFrom(cwd, found) {
    return found && { ...found, file: (0,external_node_path_.relative)(cwd, found.file).split(external_node_path_.sep).join('/') };
}
/** What the repository's slipway.yaml says of Dockerfiles. One without an image section is not parsed. */
async function policyIn(folder) {
    const file = (0,external_node_path_.join)(folder, 'slipway.yaml');
    const text = (0,external_node_fs_.existsSync)(file) ? (0,external_node_fs_.readFileSync)(file, 'utf8') : '';
    return /^\s*["']?image["']?\s*:/m.test(text) ? readImagePolicy('slipway.yaml', text) : {};
}
/** `NAME=value`; `NAME` alone is that of the environment, as for docker build. */
function argumentValues(given, env) {
    return Object.fromEntries(given.flatMap((text) => {
        const at = text.indexOf('=');
        const value = at < 0 ? env[text] : text.slice(at + 1);
        return value === undefined ? [] : [[at < 0 ? text : text.slice(0, at), value]];
    }));
}

;// CONCATENATED MODULE: ./packages/image/lib/step/secrets.js


/** A value shorter than this would take half of every log with it. */
const shortest = 4;
/** Every value that nothing may show: build secrets, whatever they come from, and the token. */
function secretValues(inputs, env, cwd) {
    const after = (text) => text.slice(text.indexOf('=') + 1);
    const values = [
        ...inputs.secrets.map(after),
        ...inputs['secret-envs'].map((text) => env[after(text)] ?? ''),
        ...inputs['secret-files'].flatMap((text) => contentOf((0,external_node_path_.resolve)(cwd, after(text)))),
        ...inputs['smoke-env'].filter((text) => /(?:PASS|SECRET|TOKEN|KEY|CREDENTIAL)[^=]*=/i.test(text)).map(after),
        inputs['github-token'] ?? '',
    ];
    const lines = values.flatMap((value) => [value.trim(), ...value.split(/\r?\n/).map((line) => line.trim())]);
    return [...new Set(lines)].filter((value) => value.length >= shortest && !value.startsWith('${{'));
}
/**
 * The values that are looked for in layers, as their bytes. Whole ones only: a single line of a key file, such as its first,
 * stands in many images that hold no secret.
 */
function buildSecrets(inputs, env, cwd) {
    const after = (text) => text.slice(text.indexOf('=') + 1);
    const values = [...inputs.secrets.map(after), ...inputs['secret-envs'].map((text) => env[after(text)] ?? '')];
    return [
        ...values.map((value) => Buffer.from(value.trim())),
        // As latin1, every byte of a file that is no text stays what it is.
        ...inputs['secret-files']
            .flatMap((text) => contentOf((0,external_node_path_.resolve)(cwd, after(text)), 'latin1'))
            .map((value) => Buffer.from(value.trim(), 'latin1')),
    ];
}
/** A file that is not there is for buildx to tell of. */
function contentOf(file, encoding = 'utf8') {
    try {
        return [(0,external_node_fs_.readFileSync)(file, encoding)];
    }
    catch {
        return [];
    }
}
/** Replaces every secret, plain or in base64, by stars; the longest first, since one may be a part of another. */
function hiding(secrets) {
    const needles = secrets
        .flatMap((value) => [value, Buffer.from(value).toString('base64').replace(/=+$/, '')])
        .sort((a, b) => b.length - a.length);
    return (text) => needles.reduce((shown, needle) => shown.replaceAll(needle, '***'), text);
}

;// CONCATENATED MODULE: ./packages/image/lib/step/build-plan.js











const measureMs = 40;
/**
 * Reads what a build is asked for.
 *
 * @throws Problem for inputs that are wrong or name standard input, and for a Dockerfile that is not there
 */
async function planBuild(given, host, git) {
    const { cwd, environment: env } = host;
    const values = withContexts(given, env);
    const context = values.context ?? '.';
    if (context === '-' || values.file === '-')
        throw noStdin(values.file === '-' ? 'file' : 'context');
    const isRemote = isRemoteContext(context);
    const secrets = secretValues(values, env, cwd);
    for (const secret of secrets)
        await host.mask(secret);
    const limits = limitsOf(values);
    const smoke = build_plan_smokeOf(values);
    const [sbom, provenance] = [sbomOf(values.sbom), values.provenance ?? 'true'];
    // Git answers while the Dockerfile is read.
    const sourcing = gitSource(env, git ?? askGit(isRemote ? cwd : (0,external_node_path_.resolve)(cwd, context)));
    const file = dockerfilePath(context, values.file, cwd);
    const checked = isRemote
        ? undefined
        : await checkDockerfileAt({
            cwd,
            file,
            context,
            target: values.target,
            buildArgs: values['build-args'],
            buildContexts: values['build-contexts'],
            env,
            maxMeasureMs: measureMs,
        });
    const source = await sourcing;
    return {
        request: requestOf(values, { env, cwd, source, sbom }),
        dockerfile: checked?.dockerfile,
        dockerfileFor: (platform) => checked?.forPlatform(platform),
        file,
        findings: checked?.findings ?? [],
        findingsWith: (warnings) => checked?.with(warnings) ?? warnings.map((warning) => remoteFinding(warning, file)),
        rules: checked?.rules ?? new Map(),
        limits,
        smoke,
        sbom: sbom === undefined || sbom.startsWith('generator=') ? undefined : sbom,
        provenance: provenance === 'true',
        source,
        secrets,
        search: buildSecrets(values, env, cwd),
        hide: hiding(secrets),
    };
}
/** A build is looked at several times, and standard input can be read once. */
function noStdin(input) {
    return new lib_error/* ImageError */.C('bad-build-input', `${input} is -, and a build does not read standard input.`, {
        hint: 'Write it to a file, such as `cat >Dockerfile.tmp`, and name that by `file`; `slipway image check -` reads a Dockerfile from standard input.',
    });
}
/** `{{defaultContext}}` in the inputs that may have it, replaced. */
function withContexts(values, env) {
    return {
        ...values,
        context: withDefaultContext(values.context ?? '.', env),
        'build-contexts': values['build-contexts'].map((one) => withDefaultContext(one, env)),
    };
}
/** Of a Dockerfile that only buildx has read. */
function remoteFinding({ rule, message, line = 1, url }, file) {
    const start = { line, column: 1 };
    return {
        rule: otherBuildCheck,
        severity: 'warning',
        message: `${message.replace(/\.$/, '')}${rule === undefined ? '' : ` (${rule})`}.`,
        location: { file, start, end: start },
        ...(url === undefined ? {} : { fix: { text: `See ${url}` } }),
    };
}
/** @throws ImageError `bad-limit` */
function limitsOf(values) {
    const { 'max-size': size, 'max-growth': growth, 'compare-with': previous } = values;
    if (growth !== undefined && previous === undefined)
        throw new lib_error/* ImageError */.C('bad-limit', 'max-growth is given, but compare-with does not say what to count it from.', {
            hint: 'Name the last release, such as `compare-with: ghcr.io/acme/shop:latest`.',
        });
    return {
        maxSizeBytes: size === undefined ? undefined : parseBytes('max-size', size),
        maxGrowth: growth === undefined ? undefined : parseGrowth('max-growth', growth),
        ifNoPrevious: values['if-no-previous'] ?? 'warn',
        requireNonRoot: values['require-non-root'],
        forbiddenPaths: values['forbidden-paths'],
    };
}
/** What an engine gives a container at least. Source: moby, daemon/daemon_unix.go (linuxMinMemory, verifyPlatformContainerResources). */
const leastMemoryBytes = 6 * 1024 * 1024;
const leastCpus = 0.01;
/**
 * That the engine has what the smoke run is to be given.
 *
 * @throws ImageError `bad-limit`
 */
function holdToEngine(values, { cpus }, engine) {
    if (values.smoke && engine.cpus !== undefined && cpus > engine.cpus)
        throw new lib_error/* ImageError */.C('bad-limit', `smoke-cpus is ${cpus}, but the engine at ${engine.host} has ${engine.cpus}.`, {
            hint: `Ask for ${engine.cpus} or fewer.`,
        });
    return engine;
}
function build_plan_smokeOf(values) {
    const cpus = Number(values['smoke-cpus'] ?? '1');
    if (!Number.isFinite(cpus) || cpus < leastCpus)
        throw new lib_error/* ImageError */.C('bad-limit', `smoke-cpus must be a number such as 0.5, and at least ${leastCpus}, but is ${values['smoke-cpus']}.`);
    const memoryBytes = parseBytes('smoke-memory', values['smoke-memory'] ?? '512MiB');
    if (memoryBytes < leastMemoryBytes)
        throw new lib_error/* ImageError */.C('bad-limit', `smoke-memory must be at least ${leastMemoryBytes / 1024 / 1024}MiB, the least that an engine gives, but is ${values['smoke-memory']}.`);
    return smokeSettings({
        probe: parseProbe(values['smoke-probe'] ?? ''),
        env: Object.fromEntries(values['smoke-env'].map((text) => {
            const at = text.indexOf('=');
            return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
        })),
        args: values['smoke-args'],
        timeoutMs: values['smoke-timeout'] * 1000,
        graceMs: values['smoke-grace'] * 1000,
        tmpfs: values['smoke-tmpfs'],
        readOnly: values['read-only'],
        // The gate says it, with the place; the run then tells whether the rest works.
        requireNonRoot: false,
        memoryBytes,
        cpus,
    });
}
/** @throws ImageError `bad-limit` */
function sbomOf(given) {
    if (given === undefined || given === 'false')
        return undefined;
    if (given === 'true')
        return 'cyclonedx';
    if (given === 'cyclonedx' || given === 'spdx' || given.startsWith('generator='))
        return given;
    throw new lib_error/* ImageError */.C('bad-limit', `sbom must be cyclonedx, spdx, true or false, but is ${JSON.stringify(given)}.`);
}
function requestOf(values, { env, cwd, source, sbom }) {
    const token = values['github-token'];
    const optional = {
        file: values.file,
        target: values.target,
        network: values.network,
        builder: values.builder,
        cgroupParent: values['cgroup-parent'],
        shmSize: values['shm-size'],
        // Ours are put beside the image, which so stays one manifest instead of an index of itself and a stranger.
        provenance: values.provenance === 'true' || values.provenance === undefined ? undefined : values.provenance,
        sbom: sbom?.startsWith('generator=') ? sbom : undefined,
        githubToken: token?.startsWith('${{') ? undefined : token,
    };
    return buildRequest({
        context: values.context ?? '.',
        // Twice the same would be pushed twice.
        tags: [...new Set(tagsOf(values, env, cwd, source))],
        labels: withSourceLabels(values.labels, source),
        annotations: values.annotations,
        buildArgs: values['build-args'],
        buildContexts: values['build-contexts'],
        secrets: values.secrets,
        secretEnvs: values['secret-envs'],
        secretFiles: values['secret-files'],
        ssh: values.ssh,
        platforms: values.platforms,
        cacheFrom: values['cache-from'],
        cacheTo: values['cache-to'],
        pull: values.pull,
        noCache: values['no-cache'],
        noCacheFilters: values['no-cache-filters'],
        attests: values.attests,
        addHosts: values['add-hosts'],
        allow: values.allow,
        ulimit: values.ulimit,
        // The image is pushed, and other outputs are written, once it was looked at and ran.
        load: true,
        push: false,
        timeoutMs: values.timeout * 1000,
        ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    });
}
/** @throws ImageError `no-name` when it is to be pushed, and nothing says where to */
function tagsOf(values, env, cwd, source) {
    if (values.tags.length > 0)
        return values.tags;
    const repository = values.image ?? defaultRepository(env, source);
    if (repository !== undefined)
        return defaultTags(repository, source);
    if (values.push)
        throw new lib_error/* ImageError */.C('no-name', 'The image is to be pushed, but neither tags nor image say where to.', {
            hint: 'Set `image: ghcr.io/acme/shop` to have tags from the Git ref, or name them by `tags`.',
        });
    const folder = (0,external_node_path_.basename)((0,external_node_path_.resolve)(cwd, values.context ?? '.'))
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '');
    return defaultTags(folder === '' ? 'image' : folder, source);
}

;// CONCATENATED MODULE: ./packages/image/lib/step/outputs.js


/** Values for later steps of a workflow; the first three are those of docker/build-push-action. */
function outputsOf(result, report, metadata) {
    const { analysis, smoke, sbom, state, reference } = result;
    const { error, warning, info } = (0,lib/* countBySeverity */.Ot)(report.findings);
    return {
        imageid: result.imageId ?? '',
        digest: result.digest ?? '',
        metadata: JSON.stringify(metadata),
        image: state === 'refused' || state === 'checked' ? '' : reference,
        tags: result.tags.join('\n'),
        verdict: report.verdict,
        findings: String(report.findings.length),
        errors: String(error),
        warnings: String(warning),
        info: String(info),
        size: analysis === undefined ? '' : String(analysis.bytes),
        'saved-percent': savedPercent(result)?.toString() ?? '',
        'startup-seconds': smoke?.startUpMs === undefined ? '' : (smoke.startUpMs / 1000).toFixed(2),
        sbom: sbom?.path ?? '',
    };
}
/** What lint and deploy learn of an image that nothing speaks against. */
function factsOf({ result, config, problem }) {
    const { state, reference, digest, imageId, smoke } = result;
    if (config === undefined || state === 'refused' || problem !== undefined)
        return undefined;
    return {
        reference,
        digest: digest ?? imageId ?? '',
        ports: config.exposedPorts,
        user: config.user,
        hasHealthcheck: config.healthcheck !== undefined,
        readOnly: smoke?.verdict === 'healthy' && smoke.readOnly,
        startUpMs: smoke?.startUpMs,
        peakMemoryBytes: smoke?.peakMemoryBytes,
        stopMs: smoke?.stopMs,
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/step/run-log.js

/** Lines come from builds and containers: they steer neither the CI nor the terminal, and show no secret. */
function logOf(host, format, hide) {
    const notices = [];
    const quiet = format !== undefined && format !== 'terminal';
    const log = (line) => {
        if (!quiet)
            host.log(hide((0,lib/* printable */.g$)(line)));
    };
    return {
        log,
        notices,
        notice: (text) => {
            notices.push(hide(text));
            log(`note: ${text}`);
        },
        fold: async (title, body) => {
            const end = quiet ? undefined : host.fold?.(title);
            try {
                return await body();
            }
            finally {
                end?.();
            }
        },
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/step/build-step.js










/**
 * The whole build step: the Dockerfile is judged, the image built once, looked into, held to its gates, run until it is
 * healthy, and only then pushed, as the very digest that ran.
 *
 * @throws Problem for wrong inputs, an engine or registry that is away, a build that fails or takes too long
 */
async function buildStep(values, host, parts) {
    const startedMs = parts.clock.now();
    const signal = host.interrupted();
    // The engine is called while the Dockerfile is read and buildx starts: neither needs the other.
    const connecting = parts.connectEngine();
    connecting.catch(() => undefined); // Whoever waits for it is told; where nobody does, nothing needs an engine.
    const failOn = values['fail-on'] ?? 'error';
    const plan = await planBuild(values, host);
    const run = {
        values,
        host,
        parts,
        plan,
        signal,
        failOn,
        timings: {},
        ...logOf(host, values.format, plan.hide),
    };
    // Told while buildx starts, not once minutes have gone into the build.
    const held = connecting.then((engine) => holdToEngine(values, plan.smoke, engine));
    held.catch(() => undefined);
    const built = await guarded(run, values.call === 'check'
        ? judged(run)
        : fails(plan.findings, failOn)
            ? Promise.resolve(unbuilt(plan, { state: 'refused' }))
            : buildAndProve(run, held).catch((error) => brokenBuild(plan, error)));
    return stepOf(built, plan, values, parts.clock.now() - startedMs);
}
function stepOf(built, plan, values, durationMs) {
    const result = { ...built.result, pushAsked: values.push, durationMs };
    const report = imageReport(result, {
        title: 'Image build',
        failOn: built.problem === undefined ? failOnWithLeaks(result.findings, values['fail-on'] ?? 'error') : 'error',
        rules: plan.rules,
        source: (file) => (file === plan.dockerfile?.file ? plan.dockerfile.text : undefined),
    });
    return {
        report,
        result,
        facts: factsOf(built),
        failed: report.verdict === 'fail',
        outputs: outputsOf(result, report, built.metadata),
        problem: built.problem,
    };
}
/** The Dockerfile alone, by our rules and by BuildKit's. */
async function judged({ plan, parts, host, values, signal, notice, notices }) {
    const { clock } = parts;
    const deps = { env: host.environment, cwd: host.cwd, clock, signal, log: notice };
    const json = values.checks ? await parts.runChecks(plan.request, deps) : undefined;
    const findings = json === undefined ? plan.findings : plan.findingsWith(readBuildChecks(json));
    return unbuilt({ ...plan, findings }, { state: 'checked', notices });
}
/** Where there is no image: what is wrong with the Dockerfile is said before minutes go into building it. */
function unbuilt({ request, findings }, more) {
    return {
        config: undefined,
        metadata: {},
        result: {
            ...nothing,
            reference: request.tags[0] ?? '',
            tags: request.tags,
            platforms: request.platforms,
            findings,
            ...more,
        },
    };
}
/**
 * A step of the Dockerfile that fails is a finding at its line, beside those that were there already; everything else that
 * keeps an image from being built is no fault of the Dockerfile.
 */
function brokenBuild(plan, error) {
    const { dockerfile, hide } = plan;
    if (!(error instanceof BuildFailure) || error.line === undefined || dockerfile === undefined)
        throw error;
    if (error.reason !== 'step-failed' && error.reason !== 'bad-dockerfile')
        throw error;
    const { line } = error;
    const text = dockerfile.text.split('\n')[line - 1] ?? '';
    const finding = {
        rule: 'image-builds',
        severity: 'error',
        message: hide(error.message.replace(`${error.file}:${line}: `, '')),
        location: { file: dockerfile.file, start: { line, column: 1 }, end: { line, column: text.length + 1 } },
        ...(error.hint === undefined ? {} : { fix: { text: error.hint } }),
    };
    return unbuilt({ ...plan, findings: [...plan.findings, finding] }, { state: 'refused', buildLog: error.log.map(hide) });
}
/** Whatever breaks off because the user wants an end is told as that; and no error shows a secret. */
async function guarded({ signal, plan }, work) {
    try {
        return await work;
    }
    catch (error) {
        if (signal.aborted)
            throw new lib_error/* ImageError */.C('interrupted', 'The build was interrupted; what it had started is removed.', {
                cause: error,
                hint: 'Nothing was pushed unless the log says so.',
            });
        if (error instanceof Error && plan.secrets.length > 0)
            error.message = plan.hide(error.message);
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/image/lib/step/check-files.js




/**
 * Dockerfiles behind paths, folders that have one, globs, `!globs` that leave out, and `-`, as `slipway lint` takes them.
 * Each stands there once.
 */
function filesToCheck(given, cwd) {
    const excluded = given.filter((text) => text.startsWith('!')).map((text) => text.slice(1));
    const problems = [];
    const files = new Set();
    for (const text of given.filter((one) => !one.startsWith('!'))) {
        const found = filesOf(text, cwd);
        if (found.length === 0)
            problems.push(new lib_error/* ImageError */.C('no-dockerfile', `No file matches ${text}.`, {
                hint: 'Paths are relative to the folder that the command runs in.',
            }));
        for (const file of found)
            if (!excluded.some((glob) => (0,lib/* matchesGlob */.kt)(file, glob)))
                files.add(file);
    }
    return { files: [...files], problems };
}
function filesOf(given, cwd) {
    if (given === '-')
        return [given];
    const path = (0,external_node_path_.resolve)(cwd, given);
    if (!/[*?[{]/.test(given) || (0,external_node_fs_.lstatSync)(path, { throwIfNoEntry: false }) !== undefined)
        return [fileOf(given, cwd)];
    return (0,external_node_fs_.globSync)(given, { cwd })
        .toSorted()
        .map((found) => fileOf(found, cwd))
        .filter((file) => (0,external_node_fs_.lstatSync)((0,external_node_path_.resolve)(cwd, file), { throwIfNoEntry: false }) !== undefined);
}
/** A folder stands for the Dockerfile in it. */
function fileOf(given, cwd) {
    const isFolder = (0,external_node_fs_.statSync)((0,external_node_path_.resolve)(cwd, given), { throwIfNoEntry: false })?.isDirectory() === true;
    if (!isFolder)
        return given;
    return (0,external_node_path_.relative)(cwd, (0,external_node_path_.join)((0,external_node_path_.resolve)(cwd, given), 'Dockerfile'))
        .split(external_node_path_.sep)
        .join('/');
}

;// CONCATENATED MODULE: ./packages/image/lib/step/check-step.js










const check_step_measureMs = 5_000;
/**
 * Judges Dockerfiles without building them.
 *
 * @throws ImageError `no-dockerfile` when there is none of them, Problem `bad-input` for a policy with mistakes
 */
async function checkStep(values, host, parts) {
    const { files, problems: missing } = filesToCheck(values.files, host.cwd);
    const results = await Promise.all(files.map((file) => checkOne(file, values, host, parts)));
    const checked = results.flatMap(({ checked: one }) => (one === undefined ? [] : [one]));
    const problem = joined([...missing, ...results.flatMap(({ problem: one }) => (one === undefined ? [] : [one]))]);
    if (checked.length === 0 && problem !== undefined)
        throw problem;
    return { ...reportOf(checked, values['fail-on'] ?? 'error', problem), problem };
}
async function checkOne(file, values, host, parts) {
    const { cwd, environment: env } = host;
    const isStdin = file === '-';
    const bytes = isStdin ? host.readStdin() : undefined;
    const context = isStdin ? undefined : (0,external_node_path_.dirname)((0,external_node_path_.resolve)(cwd, file));
    const { target, 'build-args': buildArgs, 'build-contexts': buildContexts } = values;
    const question = { cwd, file, bytes, context, target, buildArgs, buildContexts, env, maxMeasureMs: check_step_measureMs };
    try {
        const own = await checkDockerfileAt(question);
        if (!values.checks)
            return { checked: own };
        const { heard, problem } = await buildChecksOf({ file, context, bytes }, values, host, parts);
        const checked = heard === undefined ? own : { ...own, findings: own.with(heard) };
        return { checked, ...(problem === undefined ? {} : { problem }) };
    }
    catch (error) {
        if (error instanceof lib_error/* ImageError */.C && error.reason === 'no-dockerfile')
            return { problem: error };
        throw error;
    }
}
/** All problems as one: each is told. */
function joined(problems) {
    const [first] = problems;
    if (first === undefined || problems.length === 1)
        return first;
    const messages = [...new Set(problems.map(({ message }) => message))];
    const hint = problems.find((one) => one.hint !== undefined)?.hint;
    return new lib/* Problem */.AF(first.code, messages.join('\n'), { cause: first, ...(hint === undefined ? {} : { hint }) });
}
function reportOf(checked, failOn, problem) {
    const findings = checked.flatMap((one) => one.findings);
    const failed = fails(findings, failOn);
    const counts = (0,lib/* countBySeverity */.Ot)(findings);
    const texts = new Map(checked.map(({ dockerfile }) => [dockerfile.file, dockerfile.text]));
    const passed = `${texts.size} Dockerfile${texts.size === 1 ? '' : 's'}: no finding of severity ${failOn}${failOn === 'error' ? '' : ' or above'}`;
    return {
        failed,
        report: {
            step: 'build',
            title: 'Dockerfile check',
            verdict: failed ? 'fail' : 'pass',
            conclusion: failed
                ? `Failed: ${inWords(counts)} (fail-on: ${failOn}).`
                : problem === undefined
                    ? `Passed ${passed}.`
                    : `${passed}; not all that was asked for could be checked.`,
            findings,
            rules: checked[0]?.rules ?? new Map(),
            tables: [],
            stats: {
                files: texts.size,
                stages: checked.reduce((sum, { dockerfile }) => sum + dockerfile.stages.length, 0),
                errors: counts.error,
                warnings: counts.warning,
                info: counts.info,
            },
            source: (file) => texts.get(file),
            json: {},
        },
    };
}
/** What BuildKit has to say, or why it could not be asked: since it was asked for, the check is then not done. */
async function buildChecksOf({ file, context, bytes }, { target, 'build-args': buildArgs, 'build-contexts': buildContexts }, host, { clock, runChecks }) {
    const folder = context === undefined ? temporaryFolder('build') : undefined;
    try {
        if (folder !== undefined)
            (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, 'Dockerfile'), bytes ?? '');
        const where = { file: folder === undefined ? file : (0,external_node_path_.join)(folder, 'Dockerfile'), context: context ?? folder ?? '.' };
        const request = buildRequest({ ...where, ...(target === undefined ? {} : { target }), buildArgs, buildContexts });
        const { cwd, environment: env } = host;
        const why = [];
        const log = (line) => void why.push(line);
        const json = await runChecks(request, { env, cwd, clock, signal: host.interrupted(), log });
        if (json !== undefined)
            return { heard: readBuildChecks(json) };
        const hint = 'Our own rules need no engine: leave out `checks` to have these alone.';
        return { problem: new lib_error/* ImageError */.C('build-failed', `${file}: ${why.join(' ')}`, { hint }) };
    }
    finally {
        if (folder !== undefined)
            (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    }
}
function inWords(counts) {
    return lib/* severities */.gO
        .filter((severity) => counts[severity] > 0)
        .map((severity) => `${counts[severity]} ${severity}${counts[severity] === 1 || severity === 'info' ? '' : 's'}`)
        .join(', ');
}

;// CONCATENATED MODULE: ./packages/image/lib/registry/reference.js

/** Where names without a host live. */
const dockerHub = 'docker.io';
// Source of the grammar: distribution/reference, regexp.go.
const component = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const repositoryPattern = new RegExp(`^${component}(?:/${component})*$`);
const hostPattern = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|\[[0-9a-fA-F:]+\])(?::\d+)?$/;
const tagPattern = /^\w[\w.-]{0,127}$/;
const digestPattern = /^sha256:[0-9a-f]{64}$/;
/** Takes `[host/]repository[:tag][@digest]` apart. @throws ImageError `bad-reference` */
function parseReference(text) {
    const [name = '', digest, ...more] = text.split('@');
    const slash = name.indexOf('/');
    const first = name.slice(0, Math.max(0, slash));
    const hasHost = /[.:]/.test(first) || first === 'localhost' || /[A-Z]/.test(first);
    const registry = hasHost ? first : dockerHub;
    const path = hasHost ? name.slice(slash + 1) : name;
    const colon = path.lastIndexOf(':');
    const tag = colon < 0 ? undefined : path.slice(colon + 1);
    const short = colon < 0 ? path : path.slice(0, colon);
    const repository = registry === dockerHub && !short.includes('/') ? `library/${short}` : short;
    const isGood = more.length === 0 &&
        hostPattern.test(registry) &&
        repositoryPattern.test(repository) &&
        repository.length <= 255 &&
        (tag === undefined || tagPattern.test(tag)) &&
        (digest === undefined || digestPattern.test(digest));
    if (isGood)
        return { registry, repository, tag, digest };
    throw new lib_error/* ImageError */.C('bad-reference', `"${text}" is no name of an image`, {
        hint: 'write host/repository:tag or host/repository@sha256:…, the repository in lower case',
    });
}
/** What a registry is asked for: the digest when there is one, else the tag, `latest` without both. */
function wantedOf({ tag, digest }) {
    return digest ?? tag ?? 'latest';
}

;// CONCATENATED MODULE: ./packages/image/lib/step/inspect-step.js












/**
 * Looks into any image: of the engine where it has it, else of its registry.
 *
 * @throws ImageError `no-image`, `bad-reference`
 */
async function inspectStep(values, host, parts) {
    const startedMs = parts.clock.now();
    const reference = values.reference;
    parseReference(reference);
    const limits = limitsOf(values);
    const { notice, notices } = logOf(host, values.format, (text) => text);
    const wish = { match: pathMatcher(limits.forbiddenPaths), onNotice: notice, signal: host.interrupted() };
    const found = await find(reference, parts, wish);
    const places = placesOf(reference);
    const [os = '', architecture = ''] = found.platform.split('/');
    const own = { os, architecture, user: found.user, env: found.env };
    const subjects = subjectsOf(own, found.analysis, (of) => ({ analysis: of, places }));
    for (const text of unprovenOf(subjects, found.analysis, limits))
        notice(text);
    if (found.otherPlatforms.length > 0)
        notice(`Only the image for ${found.platform} was pulled and looked at; the index has ${found.otherPlatforms.join(', ')} too.`);
    const before = values['compare-with'];
    const previous = before === undefined ? undefined : await previousRelease(parts, before, wish);
    const { gates, findings } = holdAll(limits, subjects, previous);
    const analysis = withoutSecrets(found.analysis, (text) => text);
    const result = {
        ...nothing,
        state: 'inspected',
        reference,
        digest: found.digest,
        imageId: analysis.imageId,
        tags: found.tags,
        platforms: subjects.map(({ platform }) => platform),
        images: lookedAt(subjects, { ran: false }),
        user: found.user,
        ports: found.ports,
        analysis,
        gates,
        previous: previous !== undefined && 'bytes' in previous ? previous : undefined,
        notices,
        findings,
        durationMs: parts.clock.now() - startedMs,
    };
    const report = imageReport(result, {
        title: `Image ${reference}`,
        failOn: values['fail-on'] ?? 'error',
        rules: new Map(),
        source: () => undefined,
    });
    return { report, failed: report.verdict === 'fail' };
}
/** In the engine, if there is one and it has the image; else in the registry. */
async function find(reference, parts, wish) {
    const engine = await connected(parts, wish);
    const config = await engine?.inspectImage(reference);
    if (engine !== undefined && config !== undefined)
        return {
            analysis: await parts.analyze(engine, reference, wish),
            digest: config.repoDigests[0]?.split('@')[1],
            tags: config.repoTags,
            user: config.user,
            env: config.env,
            otherPlatforms: [],
            ports: config.exposedPorts,
            platform: `${config.os}/${config.architecture}`,
        };
    const remote = await parts.inspectRemote(reference, wish);
    if (remote === undefined)
        throw new lib_error/* ImageError */.C('no-image', `Neither the engine nor the registry has ${reference}.`, {
            hint: 'Check name and tag; `docker images` lists what the engine has.',
        });
    return { ...remote, tags: [] };
}
/** An image of a registry needs no engine. */
async function connected(parts, wish) {
    try {
        return await parts.connectEngine();
    }
    catch (error) {
        if (!(error instanceof lib/* Problem */.AF))
            throw error;
        wish.onNotice(`The registry is asked, because no engine is there: ${error.message}`);
        return undefined;
    }
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./packages/image/lib/registry/credentials.js





/**
 * Logins as Docker keeps them: `credHelpers` of the registry, then `credsStore`, then `auths`.
 *
 * @throws ImageError `no-login` when they cannot be read; that there are none is no error
 */
function dockerCredentials({ configFile, run = runHelper }) {
    return async (registry) => {
        const config = await readConfig(configFile);
        if (config === undefined)
            return undefined;
        const keys = keysOf(registry);
        const helpers = (0,json_shape/* object */.Ik)(config['credHelpers']) ?? {};
        const helper = keys.map((key) => (0,json_shape/* text */.Qq)(helpers[key])).find((name) => name !== undefined) ?? (0,json_shape/* text */.Qq)(config['credsStore']);
        const ofHelper = helper === undefined || helper === '' ? undefined : await askHelper(helper, keys, run);
        return ofHelper ?? ofAuths((0,json_shape/* object */.Ik)(config['auths']) ?? {}, keys);
    };
}
async function readConfig(configFile) {
    let bytes;
    try {
        bytes = await (0,promises_.readFile)(configFile, 'utf8');
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
            return undefined;
        throw new lib_error/* ImageError */.C('no-login', `${configFile} cannot be read`, { cause: error });
    }
    const config = (0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(bytes));
    if (config === undefined)
        throw new lib_error/* ImageError */.C('no-login', `${configFile} is no JSON object`, { hint: 'log in again by `docker login`' });
    return config;
}
/** The names that one registry goes under: Docker wrote URLs once, and still does for its own. */
function keysOf(registry) {
    if (registry === dockerHub)
        return ['https://index.docker.io/v1/', 'docker.io', 'index.docker.io', 'registry-1.docker.io'];
    return [
        registry,
        ...['', '/', '/v1/', '/v2/'].flatMap((end) => [`https://${registry}${end}`, `http://${registry}${end}`]),
    ];
}
function ofAuths(auths, keys) {
    const entry = keys
        .map((key) => (0,json_shape/* object */.Ik)(auths[key]))
        .find((found) => found !== undefined && Object.keys(found).length > 0);
    if (entry === undefined)
        return undefined;
    const identityToken = (0,json_shape/* text */.Qq)(entry['identitytoken']) ?? '';
    if (identityToken !== '')
        return { identityToken };
    const pair = Buffer.from((0,json_shape/* text */.Qq)(entry['auth']) ?? '', 'base64').toString();
    const colon = pair.indexOf(':');
    // Docker pads old entries with zeros.
    if (colon >= 0)
        return { username: pair.slice(0, colon), password: pair.slice(colon + 1).replace(/\0+$/, '') };
    const { username, password } = entry;
    return typeof username === 'string' && typeof password === 'string' ? { username, password } : undefined;
}
async function askHelper(name, keys, run) {
    if (!/^[\w.-]+$/.test(name))
        throw new lib_error/* ImageError */.C('no-login', `"${name}" is no name of a credential helper`);
    const program = `docker-credential-${name}`;
    const { stdout, exitCode } = await run(program, keys[0] ?? '');
    if (exitCode !== 0) {
        // Helpers tell this by a text on stdout. Source: docker-credential-helpers, credentials/error.go.
        if (/credentials not found|no credentials server URL/i.test(stdout))
            return undefined;
        throw new lib_error/* ImageError */.C('no-login', `${program} failed with exit code ${exitCode}`, {
            hint: `try \`echo ${keys[0]} | ${program} get\``,
        });
    }
    const answer = (0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(stdout));
    const secret = (0,json_shape/* text */.Qq)(answer?.['Secret']);
    const username = (0,json_shape/* text */.Qq)(answer?.['Username']);
    if (secret === undefined || username === undefined)
        throw new lib_error/* ImageError */.C('no-login', `${program} answered with something else than a login`);
    return username === '<token>' ? { identityToken: secret } : { username, password: secret };
}
const helperMs = 30_000;
const runHelper = (program, input) => new Promise((resolve, reject) => {
    const child = (0,external_node_child_process_.spawn)(program, ['get'], { stdio: ['pipe', 'pipe', 'ignore'], timeout: helperMs });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
        stdout += chunk;
    });
    child.on('error', (cause) => reject(new lib_error/* ImageError */.C('no-login', `${program} cannot be started`, {
        cause,
        hint: "install it, or take it out of Docker's config.json",
    })));
    child.on('close', (exitCode) => resolve({ stdout, exitCode: exitCode ?? -1 }));
    // A helper that ends without reading closes the pipe; its exit code says why.
    child.stdin.on('error', () => undefined).end(input);
});

;// CONCATENATED MODULE: ./packages/image/lib/registry/authorization.js


/** The first challenge of a `WWW-Authenticate` header that can be met. */
function challengeOf(header) {
    for (const [, scheme = '', rest = ''] of (header ?? '').matchAll(/\b(Bearer|Basic)\b\s*((?:[\w-]+=(?:"[^"]*"|[^\s,"]*)(?:\s*,\s*)?)*)/gi)) {
        const parameters = new Map();
        for (const [, name = '', quoted, plain] of rest.matchAll(/([\w-]+)=(?:"([^"]*)"|([^\s,"]*))/g))
            parameters.set(name.toLowerCase(), quoted ?? plain ?? '');
        const kind = scheme.toLowerCase();
        if (kind === 'basic' || (kind === 'bearer' && parameters.has('realm')))
            return { scheme: kind, parameters };
    }
    return undefined;
}
/** The value of `Authorization` that meets a challenge; undefined when there is nothing to meet it with. */
async function authorize(challenge, scope, credentials, send) {
    if (challenge.scheme === 'basic')
        return credentials !== undefined && 'username' in credentials ? basic(credentials) : undefined;
    const url = realmOf(challenge, credentials !== undefined);
    const service = challenge.parameters.get('service');
    // A registry that is read from before it is pushed to asks for less than will be needed.
    const asked = challenge.parameters.get('scope') ?? scope;
    const wanted = asked.startsWith('repository:') ? scope : asked;
    const fields = { ...(service === undefined ? {} : { service }), ...(wanted === '' ? {} : { scope: wanted }) };
    const answer = await (credentials !== undefined && 'identityToken' in credentials
        ? send(url, exchange(credentials.identityToken, fields))
        : send(withQuery(url, fields), credentials === undefined ? {} : { headers: { authorization: basic(credentials) } }));
    if (!answer.ok) {
        await answer.body?.cancel();
        return undefined;
    }
    const body = (0,json_shape/* object */.Ik)(await answer.json().catch(() => undefined));
    const token = (0,json_shape/* text */.Qq)(body?.['token']) ?? (0,json_shape/* text */.Qq)(body?.['access_token']);
    return token === undefined ? undefined : `Bearer ${token}`;
}
/** @throws ImageError `refused` rather than send a login in the clear */
function realmOf({ parameters }, hasLogin) {
    const realm = parameters.get('realm') ?? '';
    if (!URL.canParse(realm))
        throw new lib_error/* ImageError */.C('no-answer', `the registry sends logins to "${realm}", which is no URL`);
    const url = new URL(realm);
    if (url.protocol === 'https:' || (url.protocol === 'http:' && (!hasLogin || isLoopback(url.hostname))))
        return url;
    throw new lib_error/* ImageError */.C('refused', `the registry sends logins to ${url.host} without encryption, so none was sent`);
}
function exchange(identityToken, fields) {
    const form = new URLSearchParams({
        ...fields,
        grant_type: 'refresh_token',
        client_id: 'slipway',
        refresh_token: identityToken,
    });
    return { method: 'POST', body: form };
}
function withQuery(url, fields) {
    const whole = new URL(url);
    for (const [name, value] of Object.entries(fields))
        whole.searchParams.set(name, value);
    return whole;
}
function basic({ username, password }) {
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
/** Whether a host is this machine: registries there speak plain HTTP. */
function isLoopback(host) {
    return /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(host);
}

;// CONCATENATED MODULE: ./packages/image/lib/registry/network-reason.js

/** Why there was no answer, in words, with the code of Node or OpenSSL that it is known by. */
function networkReason(error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const code = cause instanceof Error && 'code' in cause ? (0,json_shape/* text */.Qq)(cause.code) : undefined;
    const reasons = {
        ECONNREFUSED: 'nothing listens there (ECONNREFUSED)',
        ENOTFOUND: 'there is no such host (ENOTFOUND)',
        ECONNRESET: 'the connection was reset (ECONNRESET)',
        UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is of an unknown authority (UNABLE_TO_VERIFY_LEAF_SIGNATURE)',
        UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is of an unknown authority (UNABLE_TO_GET_ISSUER_CERT_LOCALLY)',
        DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself (DEPTH_ZERO_SELF_SIGNED_CERT)',
        SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is of an unknown authority (SELF_SIGNED_CERT_IN_CHAIN)',
        CERT_HAS_EXPIRED: 'its certificate has expired (CERT_HAS_EXPIRED)',
        ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name (ERR_TLS_CERT_ALTNAME_INVALID)',
    };
    return reasons[code ?? ''] ?? code ?? (cause instanceof Error ? cause.message : String(cause));
}
/** The same certificate is not trusted a second later either. */
function isAboutCertificates(reason) {
    return /its certificate/.test(reason);
}
/** What to do where there is no answer. */
function hintOfSilence(message, host) {
    if (isAboutCertificates(message))
        return `have its authority trusted here, by NODE_EXTRA_CA_CERTS=FILE.pem in the environment of the step, and by the engine in /etc/docker/certs.d/${host}/ca.crt`;
    return `is ${host} the right name, and can it be reached from here?`;
}

;// CONCATENATED MODULE: ./packages/image/lib/registry/transport.js






/** 100 kB/s: slower uplinks are taken for broken ones. */
const slowestBytesPerMs = 100;
/** An answer that says no, or none. */
class Failure extends Error {
    status;
    retryAfterMs;
    constructor(message, more) {
        super(message, more.cause === undefined ? undefined : { cause: more.cause });
        this.status = more.status;
        this.retryAfterMs = more.retryAfterMs ?? 0;
    }
}
function connectTransport(host, options) {
    return new Connection(host, options);
}
class Connection {
    host;
    options;
    base;
    service;
    login;
    /** What met the last challenge, by repository and action. */
    authorizations = new Map();
    constructor(host, options) {
        this.host = host;
        this.options = options;
        const name = host === dockerHub ? 'registry-1.docker.io' : host;
        const isPlain = options.insecure === true || isLoopback(name.replace(/:\d+$/, ''));
        this.base = `${isPlain ? 'http' : 'https'}://${name}/v2/`;
        const { clock, random, onRetry, deadlineMs = 120_000 } = options;
        this.service = (0,lib/* resilient */.wz)({
            clock,
            retryable: isTransient,
            tries: 5,
            deadlineMs,
            ...(random && { random }),
            ...(onRetry && { onRetry }),
        });
    }
    send(request) {
        return this.together(request, (once) => once(request));
    }
    read(request, longest) {
        return this.together(request, async (once) => {
            const answer = await once(request);
            const parts = [];
            let bytes = 0;
            try {
                for await (const part of answer.body ?? []) {
                    parts.push(part);
                    bytes += part.length;
                    if (bytes > longest)
                        break;
                }
            }
            catch (error) {
                throw new Failure(`the answer was cut off after ${bytes} bytes`, { cause: error });
            }
            if (bytes > longest)
                throw new lib_error/* ImageError */.C('no-answer', `${this.host}: ${request.path} is longer than ${longest} bytes`);
            return { status: answer.status, headers: answer.headers, bytes: Buffer.concat(parts) };
        });
    }
    async together(what, operation) {
        try {
            return await this.service.execute((signal) => operation((request) => this.once(request, signal)), this.options.signal);
        }
        catch (error) {
            throw await this.told(error, what);
        }
    }
    async once(request, signal) {
        const key = `${request.action} ${request.repository}`;
        let answer = await this.ask(request, this.authorizations.get(key), signal);
        if (answer.status === 401) {
            const challenge = challengeOf(answer.headers.get('www-authenticate'));
            const said = await transport_reasonOf(answer);
            const scope = `repository:${request.repository}:${request.action === 'push' ? 'pull,push' : 'pull'}`;
            const login = await this.findLogin();
            const header = challenge === undefined
                ? undefined
                : await authorize(challenge, scope, login, (url, init) => this.askForToken(url, init, signal));
            if (header === undefined)
                throw new Failure(said, { status: 401 });
            this.authorizations.set(key, header);
            answer = await this.ask(request, header, signal);
        }
        if (answer.ok || answer.status === 404)
            return answer;
        const retryAfterMs = (Number(answer.headers.get('retry-after')) || 0) * 1000;
        throw new Failure(await transport_reasonOf(answer), { status: answer.status, retryAfterMs });
    }
    /** A service of tokens that is busy has not said no. */
    async askForToken(url, init, signal) {
        const answer = await this.fetch(url, init, signal);
        if (answer.status !== 429 && answer.status < 500)
            return answer;
        throw new Failure(`${url.host}, which gives out its tokens, says ${await transport_reasonOf(answer)}`, {
            status: answer.status,
        });
    }
    ask({ method, path, headers, body }, authorization, signal) {
        const url = typeof path === 'string' ? new URL(path, this.base) : path;
        // A login is for the registry alone, wherever it sends an upload to.
        const isOurs = url.origin === new URL(this.base).origin;
        return this.fetch(url, {
            method,
            headers: { ...headers, ...(authorization !== undefined && isOurs && { authorization }) },
            ...(body && { body: Buffer.from(body) }),
        }, signal);
    }
    async fetch(url, init, signal) {
        const { clock, fetch: send = fetch } = this.options;
        // What is sent takes its time before there can be an answer.
        const sentBytes = init.body instanceof Uint8Array ? init.body.length : 0;
        const timeoutMs = (this.options.timeoutMs ?? 30_000) + sentBytes / slowestBytesPerMs;
        const answered = new AbortController();
        const stopped = new AbortController();
        // A body is read after the operation has ended, and with it its signal: from then on the caller's alone counts.
        const stop = () => stopped.abort(signal.reason);
        signal.addEventListener('abort', stop, { once: true });
        const timeout = clock.sleep(timeoutMs, answered.signal).then(() => stopped.abort(new Failure(`no answer within ${Math.round(timeoutMs / 1000)} s`, {})), () => undefined);
        const caller = this.options.signal;
        try {
            signal.throwIfAborted();
            return await send(url, {
                ...init,
                signal: caller === undefined ? stopped.signal : AbortSignal.any([caller, stopped.signal]),
            });
        }
        catch (error) {
            signal.throwIfAborted();
            if (error instanceof Failure)
                throw error;
            throw new Failure(networkReason(error), { cause: error });
        }
        finally {
            signal.removeEventListener('abort', stop);
            answered.abort();
            await timeout;
        }
    }
    findLogin() {
        this.login ??= this.options.credentials?.(this.host) ?? Promise.resolve(undefined);
        return this.login;
    }
    /** What the user is told. Nothing of a login gets in: only what the registry wrote, and that without the secret. */
    async told(error, { repository, action }) {
        const isOurs = error instanceof Failure || (error instanceof lib/* Problem */.AF && !(error instanceof lib_error/* ImageError */.C));
        if (!isOurs)
            return error;
        const login = await this.findLogin().catch(() => undefined);
        const message = transport_withoutSecrets(error.message, login);
        const status = error instanceof Failure ? error.status : undefined;
        const what = `${action} ${action === 'push' ? 'to' : 'from'} ${this.host}/${repository}`;
        if (status === 401 || status === 403) {
            const hint = login === undefined
                ? `log in by \`docker login ${this.host}\``
                : `the login ${'username' in login ? `of ${login.username} ` : ''}for ${this.host} has no right to ${action} there, or has expired`;
            return new lib_error/* ImageError */.C('refused', `${this.host} refuses to ${what}: ${message}`, { hint });
        }
        // The cause is left out: requests and their headers hang on it.
        const hint = status === undefined ? hintOfSilence(message, this.host) : 'try again later';
        return new lib_error/* ImageError */.C('no-answer', `cannot ${what}: ${message}`, { hint });
    }
}
function isTransient(error) {
    if (!(error instanceof Failure))
        return false;
    const { status } = error;
    if (status === undefined && isAboutCertificates(error.message))
        return false;
    return status === undefined || status === 408 || status === 429 || status >= 500;
}
/** Why a registry says no, in its own words, and without what could not be printed. */
async function transport_reasonOf(answer) {
    const body = await answer.text().catch(() => '');
    const errors = (0,json_shape/* list */.p_)((0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(body))?.['errors']).map((error) => {
        const { code, message } = (0,json_shape/* object */.Ik)(error) ?? {};
        return [(0,json_shape/* text */.Qq)(code)?.toLowerCase(), (0,json_shape/* text */.Qq)(message)].filter((part) => part !== undefined && part !== '').join(': ');
    });
    const said = errors.filter((error) => error !== '').join('; ');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    const printable = said.replace(/[\x00-\x1f\x7f-\x9f]+/g, ' ').slice(0, 300);
    return printable === '' ? `status ${answer.status}` : `status ${answer.status}, ${printable}`;
}
function transport_withoutSecrets(message, login) {
    if (login === undefined)
        return message;
    const secret = 'identityToken' in login ? login.identityToken : login.password;
    const pair = 'identityToken' in login ? '' : Buffer.from(`${login.username}:${secret}`).toString('base64');
    return [secret, pair].reduce((text, hidden) => (hidden === '' ? text : text.replaceAll(hidden, '***')), message);
}

;// CONCATENATED MODULE: ./packages/image/lib/build/push-failure.js






/** A push that failed, and whether the same may work a little later. */
class PushFailure extends lib_error/* ImageError */.C {
    transient;
    constructor({ reason, message, hint }, { transient }) {
        super(reason, message, hint === undefined ? {} : { hint });
        this.transient = transient;
    }
}
/** What an engine prints of a registry's answers, the most telling first. Every pattern was seen in its output, or is a code of the distribution specification. */
const push_failure_kinds = [
    {
        pattern: /no space left on device/i,
        reason: 'disk-full',
        hint: (registry) => `Free space where ${registry} keeps its layers; the engine's own disk shows by \`docker system df\`.`,
    },
    {
        pattern: /x509|certificate|tls: /i,
        reason: 'registry-away',
        hint: (registry) => `The engine does not trust the certificate of ${registry}: put its authority into /etc/docker/certs.d/${registry}/ca.crt on the engine's machine.`,
    },
    {
        pattern: /server gave HTTP response to HTTPS client/i,
        reason: 'registry-away',
        hint: (registry) => `${registry} speaks no TLS: give it a certificate, or name it in \`insecure-registries\` of the engine's daemon.json.`,
    },
    {
        pattern: /no such host|connection refused|network is unreachable|no route to host/i,
        reason: 'registry-away',
        hint: (registry) => `Look whether ${registry} is the right name, runs, and can be reached from the engine's machine.`,
    },
    {
        pattern: /toomanyrequests|too many requests|\b429\b/i,
        reason: 'registry-away',
        transient: true,
        hint: (registry) => `${registry} limits how often it is asked: wait, or log in, which most registries give more to.`,
    },
    {
        pattern: /name unknown|name invalid|repository (?:name )?not known|invalid reference/i,
        reason: 'bad-build-input',
        hint: (registry) => `Many registries want a repository to be made before it is pushed to: look for it at ${registry}, and at the spelling of the tags.`,
    },
    {
        pattern: /\b40[13]\b|unauthorized|forbidden|authentication required|no basic auth|insufficient_scope|authorization failed|denied/i,
        reason: 'registry-refused',
        hint: (registry) => `Log in to ${registry} as somebody who may push there.`,
    },
    {
        pattern: /connection reset|use of closed network connection|broken pipe|\bEOF\b|i\/o timeout|deadline exceeded|\b5\d\d\b|unavailable|internal server error|^unknown\b|: unknown\b/im,
        reason: 'registry-away',
        transient: true,
        hint: (registry) => `${registry} has trouble of its own: run it again later, or look at the log of the registry.`,
    },
];
/**
 * Why a push failed, told by what the client printed. Some of its last words (`denied`, `unknown`) say neither what nor
 * where.
 *
 * @param login whoever the docker client is logged in as there; undefined is nobody
 */
function pushFailure(reference, lines, login) {
    const { registry } = parseReference(reference);
    const words = [...new Set(lines.map((line) => line.trim().replace(/^error from registry: /, '')))].filter((line) => line !== '');
    const text = push_failure_shortened(words.join('; '));
    const kind = push_failure_kinds.find(({ pattern }) => pattern.test(words.join('\n')));
    const who = login === undefined ? 'nobody is logged in there' : `the engine is logged in there as ${login}`;
    const refused = kind?.reason === 'registry-refused' ? ` (${who})` : '';
    const hint = refused !== '' && login === undefined
        ? `\`docker login ${registry}\` or docker/login-action logs in; look also whether ${reference} is what you meant.`
        : (kind?.hint(registry) ?? 'Push it by hand (`docker push`) to see whether it is the engine or the registry.');
    const message = `The push of ${reference} failed: ${text === '' ? 'the client said nothing' : text}${refused}.`;
    return new PushFailure({ reason: kind?.reason ?? 'build-failed', message, hint }, { transient: kind?.transient === true });
}
/** Uploads have addresses of hundreds of characters, which say nothing. */
function push_failure_shortened(text) {
    const plain = text
        .replace(/\?[^\s"]*/g, '')
        .replace(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1…')
        .replace(/[.\s]+$/, '');
    return plain.length > 400 ? `${plain.slice(0, 399)}…` : plain;
}
/** Whom the docker client is logged in as; what cannot be read is told by the push itself. */
async function loginAt(reference, env) {
    const found = await credentialsOf(env)(parseReference(reference).registry).catch(() => undefined);
    if (found === undefined)
        return undefined;
    return 'username' in found ? found.username : 'somebody with a token';
}
function credentialsOf(env) {
    const configFile = (0,external_node_path_.join)(env['DOCKER_CONFIG'] || (0,external_node_path_.join)(env['HOME'] ?? (0,external_node_os_.homedir)(), '.docker'), 'config.json');
    return dockerCredentials({ configFile });
}
/** A registry that is busy says when to come back; for longer than this it is not waited for. */
const patienceMs = 45_000;
/**
 * Asks the registry itself whether it would take something, in the pauses that it asks for: engines pass on the words of
 * its answers, without the status that tells what they mean.
 *
 * @returns what it says against it; undefined when it takes uploads, or cannot be asked from here
 */
async function askRegistry(reference, { env, clock, signal, }) {
    const { registry, repository } = parseReference(reference);
    const transport = connectTransport(registry, {
        ...{ clock, credentials: credentialsOf(env), deadlineMs: patienceMs, timeoutMs: 10_000 },
        ...(signal === undefined ? {} : { signal }),
    });
    try {
        // An upload that is begun and not gone on with is thrown away by the registry.
        const what = { method: 'POST', path: `${repository}/blobs/uploads/`, repository, action: 'push' };
        await (await transport.send(what)).body?.cancel();
        return undefined;
    }
    catch (error) {
        if (signal?.aborted === true || !(error instanceof lib_error/* ImageError */.C))
            throw error;
        const words = error.message.split(`${repository}: `).at(-1) ?? error.message;
        return /status \d/.test(words) ? [words] : undefined;
    }
}

;// CONCATENATED MODULE: ./packages/image/lib/build/push-image.js





const timeoutMs = 20 * 60_000;
/**
 * Pushes the very image that was built, by each of its tags, and reads back what the registry has.
 *
 * With the containerd store the digest was known before, and must be that of the registry. The classic store makes a
 * manifest at each push; there, the registry's manifest must name the configuration that ran.
 *
 * @throws ImageError `not-what-ran` when the registry has something else; `registry-refused`, `registry-away`, …
 */
async function pushImage(tags, built, deps) {
    const { runnable } = built;
    if (runnable === undefined)
        throw new lib_error/* ImageError */.C('no-image', 'The image was not loaded into the engine, so what would be pushed is not what ran.', {
            hint: 'Build it with `load`.',
        });
    const pushed = [];
    for (const tag of tags) {
        try {
            const image = await pushTag(tag, { ...built, runnable }, deps);
            pushed.push(image);
            deps.onPushed?.(image);
        }
        catch (error) {
            // What is out cannot be taken back, so whoever reads of the failure has to know of it.
            if (error instanceof Error && pushed.length > 0)
                error.message += ` ${pushed.map(({ reference }) => reference).join(', ')} had been pushed before.`;
            throw error;
        }
    }
    return pushed;
}
async function pushTag(reference, built, deps) {
    const [repository, tag] = splitTag(reference);
    // Another build may have taken the name meanwhile.
    if ((await deps.engine.inspectImage(reference))?.id !== built.runnable) {
        if ((await deps.engine.inspectImage(built.runnable)) === undefined)
            throw gone(reference, built.runnable);
        await deps.engine.tagImage(built.runnable, repository, tag);
    }
    const lines = await send(reference, deps);
    const digest = lines
        .map((line) => /\bdigest: (sha256:[0-9a-f]{64})\b/.exec(line)?.[1])
        .findLast((text) => text !== undefined);
    if (digest === undefined)
        throw new lib_error/* ImageError */.C('build-failed', `The push of ${reference} named no digest: ${lines.at(-1) ?? 'it said nothing'}.`);
    await push_image_prove(`${repository}@${digest}`, reference, digest, built, deps);
    deps.log(`  pushed  ${repository}:${tag}@${digest}`);
    return { reference: `${repository}:${tag}`, digest };
}
/** The containerd store drops an image once all of its names belong to another. */
function gone(reference, runnable) {
    return new lib_error/* ImageError */.C('not-what-ran', `${reference} is another image by now, and the engine has dropped ${runnable}, which ran.`, {
        hint: 'Another build on this engine took its tags: give each run a tag of its own, such as that of its commit.',
    });
}
/** Reads the manifest back from the registry. */
async function push_image_prove(name, reference, digest, built, deps) {
    const raw = (await ask(['buildx', 'imagetools', 'inspect', '--raw', name], `Reading ${reference} back`, deps)).join('\n');
    const actual = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(raw).digest('hex')}`;
    const expected = built.digest ?? built.runnable;
    const found = built.digest === undefined ? configOf(raw) : actual;
    if (actual === digest && found === expected)
        return;
    throw new lib_error/* ImageError */.C('not-what-ran', `${reference}: the registry has ${found ?? actual}, but ${expected} was built and run.`, {
        hint: 'Something else pushes to this tag, or the registry rewrites manifests: compare them before anything is deployed.',
    });
}
function configOf(raw) {
    const json = JSON.parse(raw);
    const config = typeof json === 'object' && json !== null && 'config' in json ? json.config : undefined;
    const digest = typeof config === 'object' && config !== null && 'digest' in config ? config.digest : undefined;
    return typeof digest === 'string' ? digest : undefined;
}
/** A registry that has trouble is given some time; the layers that it has by then are not sent again. */
const waitsMs = [5_000, 20_000];
/** @returns what the client prints of a push that worked */
async function send(reference, deps) {
    for (let tries = 0;; tries++) {
        const lines = [];
        const command = { args: ['push', reference], timeoutMs, what: `The push of ${reference}` };
        const { code, stdout } = await runDocker({ ...command, onLine: (line) => lines.push(line) }, deps);
        if (code === 0)
            return stdout.replace(/\n$/, '').split('\n');
        const said = lines.length === 0 ? stdout.trim().split('\n').slice(-1) : lines;
        const failure = await explained(reference, said, deps);
        const waitMs = waitsMs[tries];
        if (!failure.transient || waitMs === undefined)
            throw failure;
        deps.log(`${failure.message} It is tried again in ${waitMs / 1000} s.`);
        await deps.clock.sleep(waitMs, deps.signal);
    }
}
async function explained(reference, said, deps) {
    const login = await loginAt(reference, deps.env);
    const failure = pushFailure(reference, said, login);
    const isClear = !failure.transient && !['build-failed', 'registry-refused'].includes(failure.reason);
    if (isClear)
        return failure;
    deps.log(`The push of ${reference} failed (${said.at(-1)?.trim() || 'without a word'}); its registry is asked why.`);
    const answer = await (deps.ask ?? askRegistry)(reference, deps);
    // It takes uploads now, or cannot be asked from here: what failed for no clear reason may work again.
    if (answer === undefined)
        return failure.reason === 'build-failed' ? new PushFailure(failure, { transient: true }) : failure;
    // It was asked several times by then.
    return new PushFailure(pushFailure(reference, answer, login), { transient: false });
}
/** @returns its standard output */
async function ask(args, what, deps) {
    const lines = [];
    const { code, stdout } = await runDocker({ args, timeoutMs, what, onLine: (line) => lines.push(line) }, deps);
    if (code !== 0)
        throw buildFailure(lines.length === 0 ? stdout.trim().split('\n') : lines, [], (text) => text);
    return stdout.replace(/\n$/, '').split('\n');
}
/** A colon behind the last slash is that of a tag; others belong to a port. */
function splitTag(reference) {
    const colon = reference.lastIndexOf(':');
    return colon > reference.lastIndexOf('/')
        ? [reference.slice(0, colon), reference.slice(colon + 1)]
        : [reference, 'latest'];
}

;// CONCATENATED MODULE: ./packages/image/lib/build/run-checks.js




const run_checks_timeoutMs = 60_000;
/**
 * BuildKit's own checks of a Dockerfile, without building it.
 *
 * @returns the answer of `--call=check,format=json`; undefined where buildx, BuildKit or the Dockerfile's frontend are too
 *   old for it, or cannot read the Dockerfile, which `deps.log` then says
 * @throws ImageError `interrupted`
 */
async function runChecks(request, deps) {
    const lines = [];
    // A secret is not needed to read a Dockerfile.
    const args = buildArguments({ ...request, load: false, push: false, outputs: [], tags: [], cacheTo: [] }, '').filter((arg) => !arg.startsWith('--metadata-file') && !arg.startsWith('--progress'));
    args.splice(2, 0, '--call=check,format=json');
    try {
        const { stdout } = await runDocker({ args, timeoutMs: run_checks_timeoutMs, what: "BuildKit's check", onLine: (line) => lines.push(line) }, deps);
        // It exits with 1 when it found something, too.
        if (stdout.trimStart().startsWith('{'))
            return stdout;
        deps.log(`BuildKit's own checks are left out: ${buildFailure(lines, [], (text) => text).message}`);
    }
    catch (error) {
        if (!(error instanceof lib/* Problem */.AF) || deps.signal?.aborted === true)
            throw error;
        deps.log(`BuildKit's own checks are left out: ${error.message}`);
    }
    return undefined;
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./packages/image/lib/engine/container.js
/** The body of a request that creates a container. */
function createBody(spec, hostIp) {
    const { healthcheck } = spec;
    return {
        Image: spec.image,
        Env: [...spec.env],
        ...(spec.args !== undefined && { Cmd: [...spec.args] }),
        Labels: { ...spec.labels },
        ExposedPorts: Object.fromEntries(spec.publish.map((port) => [`${port}/tcp`, {}])),
        ...(healthcheck !== undefined && {
            // What is left out, the test above all, stays the image's.
            Healthcheck: healthcheck === 'none'
                ? { Test: ['NONE'] }
                : {
                    Interval: healthcheck.intervalMs * 1e6,
                    StartInterval: healthcheck.intervalMs * 1e6,
                    Retries: healthcheck.retries,
                },
        }),
        HostConfig: {
            NetworkMode: spec.networkId,
            ReadonlyRootfs: spec.readOnly,
            CapDrop: ['ALL'],
            SecurityOpt: ['no-new-privileges'],
            Tmpfs: Object.fromEntries(spec.tmpfs.map(tmpfsOf)),
            Memory: spec.memoryBytes,
            // The same as Memory: nothing is swapped out, so that a limit is a limit.
            MemorySwap: spec.memoryBytes,
            NanoCpus: Math.round(spec.cpus * 1e9),
            PidsLimit: spec.pids,
            PortBindings: Object.fromEntries(spec.publish.map((port) => [`${port}/tcp`, [{ HostIp: hostIp, HostPort: '' }]])),
            RestartPolicy: { Name: 'no' },
            LogConfig: { Type: 'json-file', Config: { 'max-size': '8m' } },
        },
    };
}
/** `/tmp` or `/tmp:size=16m`: path and options. */
function tmpfsOf(text) {
    const colon = text.indexOf(':');
    return colon === -1 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}
function containerStateOf({ State: state, NetworkSettings: network }) {
    const log = state.Health?.Log?.at(-1);
    const address = Object.values(network?.Networks ?? {})
        .map(({ IPAddress }) => IPAddress)
        .find((ip) => ip !== undefined && ip !== '');
    return {
        status: statusOf(state.Status),
        exitCode: state.ExitCode,
        outOfMemory: state.OOMKilled,
        error: state.Error,
        startedAt: container_timeOf(state.StartedAt),
        finishedAt: container_timeOf(state.FinishedAt),
        health: container_healthOf(state.Health?.Status),
        lastHealth: log === undefined ? undefined : { exitCode: log.ExitCode, output: log.Output, endedAt: container_timeOf(log.End) ?? 0 },
        address,
        published: new Map(Object.entries(network?.Ports ?? {}).flatMap(([name, bindings]) => {
            const port = bindings?.[0]?.HostPort;
            return port === undefined ? [] : [[Number.parseInt(name, 10), Number(port)]];
        })),
    };
}
function statusOf(status) {
    if (status === 'created' || status === 'running' || status === 'exited')
        return status;
    return status === 'dead' ? 'exited' : 'other';
}
function container_healthOf(status) {
    return status === 'starting' || status === 'healthy' || status === 'unhealthy' ? status : 'none';
}
/** The engine writes year 1 for what has not happened. */
function container_timeOf(text) {
    const time = Date.parse(text);
    return Number.isNaN(time) || time <= 0 ? undefined : time;
}
/** Usage is counted in batches of pages, so what is this near has met its limit. */
const nearLimit = 0.97;
/** The working set is what Kubernetes counts: without page cache that can be dropped. Source: cadvisor, container/libcontainer. */
function memoryOf({ memory_stats: memory }) {
    if (memory?.usage === undefined)
        return undefined;
    const cache = memory.stats?.total_inactive_file ?? memory.stats?.inactive_file ?? 0;
    const bytes = Math.max(0, memory.usage - cache);
    const most = memory.max_usage ?? bytes;
    const metLimit = (memory.failcnt ?? 0) > 0 || most >= (memory.limit ?? Number.POSITIVE_INFINITY) * nearLimit;
    return { bytes, metLimit };
}
/**
 * Text of both streams of a container without a terminal: frames of a stream's number, three zeros, four bytes of length
 * and the bytes. Source: moby, api/swagger.yaml (ContainerAttach).
 */
function textOfFrames(bytes) {
    const parts = [];
    let at = 0;
    while (at + 8 <= bytes.length && (bytes[at] ?? 9) <= 2) {
        const length = bytes.readUInt32BE(at + 4);
        parts.push(bytes.subarray(at + 8, at + 8 + length));
        at += 8 + length;
    }
    if (parts.length === 0)
        return bytes.toString('utf8');
    return Buffer.concat(parts).toString('utf8');
}

;// CONCATENATED MODULE: ./packages/image/lib/engine/endpoint.js




/**
 * The engine that the docker client would speak to: DOCKER_HOST, else the context of DOCKER_CONTEXT or of its
 * config.json, else the default socket.
 *
 * @throws ImageError `bad-build-input` for an address that cannot be used
 */
function findEndpoint(settings) {
    const { env, home } = settings;
    const config = env['DOCKER_CONFIG'] || (0,external_node_path_.join)(home, '.docker');
    const host = env['DOCKER_HOST'];
    if (host !== undefined && host !== '')
        return endpointOf(host, tlsOfEnvironment(env, config), 'DOCKER_HOST');
    const context = env['DOCKER_CONTEXT'] || currentContext(config);
    if (context !== undefined && context !== 'default')
        return endpointOfContext(config, context);
    if (settings.platform === 'win32')
        return endpointOf('npipe:////./pipe/docker_engine', undefined, 'The default');
    const desktop = (0,external_node_path_.join)(home, '.docker/run/docker.sock');
    const standard = '/var/run/docker.sock';
    return endpointOf(`unix://${!(0,external_node_fs_.existsSync)(standard) && (0,external_node_fs_.existsSync)(desktop) ? desktop : standard}`, undefined, '');
}
function currentContext(config) {
    const read = readJson((0,external_node_path_.join)(config, 'config.json'));
    const name = isRecord(read) ? read['currentContext'] : undefined;
    return typeof name === 'string' && name !== '' ? name : undefined;
}
/** Contexts lie in folders that are named by the hash of their name. Source: docker/cli, cli/context/store. */
function endpointOfContext(config, name) {
    const id = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex');
    const meta = readJson((0,external_node_path_.join)(config, 'contexts/meta', id, 'meta.json'));
    const endpoints = isRecord(meta) ? meta['Endpoints'] : undefined;
    const docker = isRecord(endpoints) ? endpoints['docker'] : undefined;
    if (!isRecord(docker) || typeof docker['Host'] !== 'string')
        throw new lib_error/* ImageError */.C('bad-build-input', `There is no docker context ${JSON.stringify(name)} in ${config}.`, {
            hint: '`docker context ls` lists them; DOCKER_CONTEXT and currentContext in config.json choose one.',
        });
    const files = (0,external_node_path_.join)(config, 'contexts/tls', id, 'docker');
    const verify = docker['SkipTLSVerify'] !== true;
    const tls = (0,external_node_fs_.existsSync)(files) || !verify ? readTls(files, verify) : undefined;
    return endpointOf(docker['Host'], tls, `The docker context ${name}`);
}
function tlsOfEnvironment(env, config) {
    const verify = (env['DOCKER_TLS_VERIFY'] ?? '') !== '';
    if (!verify && (env['DOCKER_TLS'] ?? '') === '')
        return undefined;
    return readTls(env['DOCKER_CERT_PATH'] || config, verify);
}
function readTls(folder, verify) {
    const read = (name) => {
        const path = (0,external_node_path_.join)(folder, name);
        return (0,external_node_fs_.existsSync)(path) ? (0,external_node_fs_.readFileSync)(path, 'utf8') : undefined;
    };
    return { ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem'), verify };
}
function endpointOf(host, tls, origin) {
    const [, scheme = 'tcp', rest = ''] = /^(?:([a-z]+):\/\/)?(.*)$/s.exec(host) ?? [];
    if (scheme === 'unix' || scheme === 'npipe')
        return { kind: 'socket', host, path: rest };
    if (scheme === 'tcp' || scheme === 'http' || scheme === 'https') {
        const secure = tls ?? (scheme === 'https' ? { ca: undefined, cert: undefined, key: undefined, verify: true } : tls);
        const url = URL.canParse(`http://${rest}`) ? new URL(`http://${rest}`) : undefined;
        if (url !== undefined && url.hostname !== '') {
            const port = url.port === '' ? (secure === undefined ? 2375 : 2376) : Number(url.port);
            return { kind: 'tcp', host, hostname: url.hostname.replace(/^\[|\]$/g, ''), port, tls: secure };
        }
    }
    const ssh = scheme === 'ssh';
    throw new lib_error/* ImageError */.C('bad-build-input', `${origin} names an engine that ${ssh ? 'is reached over SSH, which only the docker client speaks' : 'cannot be reached from here'}: ${host}.`, {
        hint: ssh
            ? `Forward its socket, and use that: \`ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock ${rest} &\`, and DOCKER_HOST=unix:///tmp/docker.sock.`
            : 'It must be unix://PATH, npipe://PATH or tcp://HOST:PORT.',
    });
}
function readJson(path) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
            return undefined;
        throw new lib_error/* ImageError */.C('bad-build-input', `${path} cannot be read: ${String(error)}.`, {
            cause: error,
            hint: 'It is written by the docker client; mend it, or set DOCKER_CONFIG to another folder.',
        });
    }
}
function isRecord(value) {
    return typeof value === 'object' && value !== null;
}

;// CONCATENATED MODULE: ./packages/image/lib/engine/engine-problem.js


/** Status of the engine's answer; undefined when it did not answer. */
function engine_problem_statusOf(error) {
    return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
        ? error.statusCode
        : undefined;
}
/** Why a request to the engine failed, and what to do next. */
function engineProblem(error, host) {
    if (error instanceof lib/* Problem */.AF)
        return error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const text = error instanceof Error ? error.message.trim() : String(error);
    const status = engine_problem_statusOf(error);
    if (code === 'EACCES' || code === 'EPERM')
        return new lib_error/* ImageError */.C('engine-forbidden', `The container engine at ${host} may not be opened by this user: ${text}.`, {
            cause: error,
            hint: 'Add the user to the group of the socket (`sudo usermod -aG docker $USER`, then log in again), or use a rootless engine.',
        });
    if (status !== undefined)
        return refusal(error, status, engine_problem_wordsOf(error, text), host);
    const hint = certificateHint(code, text);
    if (hint !== undefined)
        return new lib_error/* ImageError */.C('engine-forbidden', `The container engine at ${host} cannot be trusted, or does not trust us: ${openSslWords(text)}.`, {
            cause: error,
            hint,
        });
    if (error instanceof Error && error.name === 'TypeError')
        return error;
    return new lib_error/* ImageError */.C('no-engine', `No container engine answers at ${host}: ${text === '' ? code : text}.`, {
        cause: error,
        hint: 'Start Docker, or set DOCKER_HOST or a docker context to an engine that runs.',
    });
}
/** Names of TLS's errors are those of OpenSSL, as Node has them. */
function certificateHint(code, text) {
    if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS_CERT_ALTNAME_INVALID/.test(code) && !/^ERR_SSL/.test(code))
        return 'DOCKER_CERT_PATH must hold the ca.pem that signed its certificate, and DOCKER_HOST name it as the certificate does.';
    if (/alert|ERR_SSL_(?:TLS|SSL)V\d+/.test(`${code} ${text}`))
        return 'It wants a certificate of its users: DOCKER_CERT_PATH must hold cert.pem and key.pem, signed by its authority.';
    if (/WRONG_VERSION_NUMBER|wrong version number|packet length too long/i.test(`${code} ${text}`))
        return 'It speaks no TLS at this port: unset DOCKER_TLS_VERIFY, or name its TLS port, mostly 2376.';
    return undefined;
}
/** Without numbers of errors and lines of source. */
function openSslWords(text) {
    return /SSL routines:[^:]*:([^:]+):/.exec(text)?.[1] ?? text;
}
/** The engine's own words, without what the library puts around them. */
function engine_problem_wordsOf(error, text) {
    const json = error instanceof Error && 'json' in error ? error.json : undefined;
    const message = typeof json === 'object' && json !== null && 'message' in json ? json.message : undefined;
    return (typeof message === 'string' ? message : text.replace(/^\(HTTP code \d+\) [^-]*- /, '')).trim();
}
function refusal(cause, status, words, host) {
    if (/no such image|image.* not found|does not match the specified platform/i.test(words))
        return new lib_error/* ImageError */.C('no-image', `The engine has no such image: ${words}.`, {
            cause,
            hint: 'Build or pull it first; an image of another platform needs one that the engine can run.',
        });
    if (/HTTP request to an HTTPS server/i.test(words))
        return new lib_error/* ImageError */.C('engine-forbidden', `The engine at ${host} speaks TLS only.`, {
            cause,
            hint: 'Set DOCKER_TLS_VERIFY=1, and DOCKER_CERT_PATH to a folder with ca.pem, cert.pem and key.pem.',
        });
    if (/no space left on device/i.test(words))
        return new lib_error/* ImageError */.C('disk-full', `The disk of the engine at ${host} is full: ${words}.`, {
            cause,
            hint: '`docker system df` shows what takes it, `docker builder prune` frees build cache.',
        });
    if (/all predefined address pools have been fully subnetted/i.test(words))
        return new lib_error/* ImageError */.C('engine-refused', `The engine at ${host} has no addresses left for a network: ${words}.`, {
            cause,
            hint: '`docker network prune` takes away networks that nothing uses.',
        });
    return new lib_error/* ImageError */.C('engine-refused', `The engine at ${host} refuses (${status}): ${words}.`, { cause });
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/image-index.js



/** Describes the image in a `docker save` archive (both layouts) or an OCI layout. @throws ImageError `bad-archive` */
async function describeImage(where, lookup, choice) {
    const images = [];
    const saved = await lookup('manifest.json');
    if (saved !== undefined)
        for (const item of (0,json_shape/* list */.p_)((0,json_shape/* parsed */.Yz)(saved)))
            images.push(await savedImage(where, lookup, (0,json_shape/* object */.Ik)(item)));
    const index = images.length === 0 ? await lookup('index.json') : undefined;
    const candidates = index === undefined ? [] : await manifestsOf(lookup, (0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(index)));
    for (const { manifest } of await chosen(where, candidates, choice))
        images.push(await describeManifest(where, manifest, (digest) => lookup(blobPath(digest))));
    const fitting = images.filter(({ diffIds }) => sameLayers(diffIds, choice.diffIds));
    const [image] = fitting;
    if (image !== undefined && fitting.every(({ imageId }) => imageId === image.imageId))
        return image;
    throw new lib_error/* ImageError */.C('bad-archive', image === undefined
        ? `${where}: there is no image in it`
        : `${where}: there are ${fitting.length} images in it, and one can be looked at`, { hint: image === undefined ? 'give what `docker save` writes, or an OCI layout' : 'save one image by its name' });
}
function sameLayers(diffIds, wanted) {
    return wanted === undefined || diffIds.join() === wanted.join();
}
async function savedImage(where, lookup, item) {
    const path = (0,json_shape/* text */.Qq)(item?.['Config']) ?? '';
    const bytes = await lookup(path);
    if (bytes === undefined)
        throw new lib_error/* ImageError */.C('bad-archive', `${where}: its configuration ${path} is missing`);
    const layers = (0,json_shape/* texts */.Te)(item?.['Layers']).map((layer) => {
        const hex = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(layer)?.[1];
        return { path: layer, digest: hex === undefined ? undefined : `sha256:${hex}` };
    });
    return describeConfig(where, bytes, layers);
}
/** Describes the image of one manifest. @param blob reads a small blob */
async function describeManifest(where, manifest, blob) {
    const digest = (0,json_shape/* text */.Qq)((0,json_shape/* object */.Ik)(manifest['config'])?.['digest']) ?? '';
    const bytes = await blob(digest);
    if (bytes === undefined)
        throw new lib_error/* ImageError */.C('bad-archive', `${where}: its configuration ${digest} is missing`);
    const layers = (0,json_shape/* list */.p_)(manifest['layers']).map((layer) => {
        const layerDigest = (0,json_shape/* text */.Qq)((0,json_shape/* object */.Ik)(layer)?.['digest']) ?? '';
        return { path: blobPath(layerDigest), digest: layerDigest };
    });
    return describeConfig(where, bytes, layers);
}
function describeConfig(where, bytes, layers) {
    const config = (0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(bytes));
    const rootfs = (0,json_shape/* object */.Ik)(config?.['rootfs']);
    if (rootfs === undefined)
        throw new lib_error/* ImageError */.C('bad-archive', `${where}: its configuration describes no file system`, {
            hint: 'it is an artifact such as a chart or a signature, or damaged',
        });
    const diffIds = (0,json_shape/* texts */.Te)(rootfs['diff_ids']);
    if (diffIds.length !== layers.length)
        throw new lib_error/* ImageError */.C('bad-archive', `${where}: its manifest has ${layers.length} layers, its configuration ${diffIds.length}`);
    const history = (0,json_shape/* list */.p_)(config?.['history']).map((step) => ({
        createdBy: (0,json_shape/* text */.Qq)((0,json_shape/* object */.Ik)(step)?.['created_by']) ?? '',
        isEmpty: (0,json_shape/* object */.Ik)(step)?.['empty_layer'] === true,
    }));
    const imageId = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
    return { imageId, diffIds, history, layers, settings: image_index_settingsOf(config) };
}
function image_index_settingsOf(config) {
    const run = (0,json_shape/* object */.Ik)(config?.['config']);
    return { platform: platformOf({ platform: config }), user: (0,json_shape/* text */.Qq)(run?.['User']) ?? '', env: (0,json_shape/* texts */.Te)(run?.['Env']) };
}
/** An index in an index in an index is all that is built; a longer chain is a loop. */
const deepest = 4;
/** Manifests of images in an index, those that are not there left out. */
async function manifestsOf(lookup, index, depth = 0) {
    const found = [];
    for (const item of (0,json_shape/* list */.p_)(index?.['manifests'])) {
        const descriptor = (0,json_shape/* object */.Ik)(item) ?? {};
        const digest = (0,json_shape/* text */.Qq)(descriptor['digest']) ?? '';
        const bytes = isAttestation(descriptor) ? undefined : await lookup(blobPath(digest));
        const manifest = bytes === undefined ? undefined : (0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(bytes));
        if (manifest === undefined)
            continue;
        if (Array.isArray(manifest['manifests'])) {
            if (depth < deepest)
                found.push(...(await manifestsOf(lookup, manifest, depth + 1)));
        }
        else
            found.push({ platform: platformOf(descriptor), digest, manifest });
    }
    return found;
}
/** Provenance and SBOMs of BuildKit stand beside images in an index, for a platform that is none. */
function isAttestation(descriptor) {
    return ((0,json_shape/* object */.Ik)(descriptor['annotations'])?.['vnd.docker.reference.type'] !== undefined ||
        (0,json_shape/* object */.Ik)(descriptor['platform'])?.['os'] === 'unknown');
}
function platformOf(descriptor) {
    const { os, architecture, variant } = (0,json_shape/* object */.Ik)(descriptor['platform']) ?? {};
    return [os, architecture, variant].filter((part) => typeof part === 'string' && part !== '').join('/');
}
/** @throws ImageError `bad-archive` when the platform is not there */
async function chosen(where, candidates, { platform, diffIds }) {
    if (diffIds !== undefined || candidates.length <= 1)
        return candidates;
    const fitting = candidates.filter((candidate) => isPlatform(candidate.platform, platform));
    if (fitting.length === 1)
        return fitting;
    throw choiceError(where, candidates, platform);
}
/** Whether a platform is the one that is meant; `linux/arm64` means each of its variants. */
function isPlatform(platform, wanted) {
    return wanted !== undefined && (platform === wanted || platform.startsWith(`${wanted}/`));
}
function choiceError(where, candidates, wanted) {
    const platforms = candidates.map(({ platform }) => platform || 'unnamed').join(', ');
    return new lib_error/* ImageError */.C('bad-archive', wanted === undefined
        ? `${where}: there are images for several platforms in it: ${platforms}`
        : `${where}: there is not one image for ${wanted} in it, but for ${platforms}`, { hint: 'name one of these platforms' });
}
function blobPath(digest) {
    return `blobs/${digest.replace(':', '/')}`;
}

;// CONCATENATED MODULE: ./packages/image/lib/engine/image-config.js

function imageConfigOf(raw, sizeBytes) {
    const config = raw.Config ?? {};
    const stopSignal = 'StopSignal' in config ? config.StopSignal : undefined;
    return {
        id: raw.Id,
        repoDigests: raw.RepoDigests ?? [],
        repoTags: raw.RepoTags ?? [],
        os: raw.Os,
        architecture: raw.Architecture,
        ...platformsOf(raw.Manifests),
        sizeBytes,
        diffIds: raw.RootFS?.Layers ?? [],
        user: config.User ?? '',
        entrypoint: typeof config.Entrypoint === 'string' ? [config.Entrypoint] : (config.Entrypoint ?? []),
        command: config.Cmd ?? [],
        env: config.Env ?? [],
        workingDir: config.WorkingDir ?? '',
        exposedPorts: Object.keys(config.ExposedPorts ?? {}).flatMap(portsOf),
        volumes: Object.keys(config.Volumes ?? {}),
        labels: config.Labels ?? {},
        stopSignal: typeof stopSignal === 'string' && stopSignal !== '' ? stopSignal : undefined,
        healthcheck: healthcheckOf(config.Healthcheck),
    };
}
function platformsOf(manifests) {
    if (manifests === null || manifests === undefined)
        return {};
    const there = manifests.filter(({ Kind, Available }) => Kind === 'image' && Available);
    return { platforms: there.map(({ ImageData }) => platformOf({ platform: ImageData?.Platform })) };
}
/** Defaults of the engine. Source: moby, daemon/health.go. */
function healthcheckOf(raw) {
    const test = raw?.Test ?? [];
    if (raw === null || raw === undefined || test.length === 0 || test[0] === 'NONE')
        return undefined;
    const ms = (nanoseconds, standard) => nanoseconds === undefined || nanoseconds === 0 ? standard : nanoseconds / 1e6;
    return {
        test,
        intervalMs: ms(raw.Interval, 30_000),
        timeoutMs: ms(raw.Timeout, 30_000),
        startPeriodMs: ms(raw.StartPeriod, 0),
        retries: raw.Retries === undefined || raw.Retries === 0 ? 3 : raw.Retries,
    };
}
/** `8080/tcp`, or the range `8000-8003/udp`. */
function portsOf(text) {
    const [, from, to, protocol = 'tcp'] = /^(\d+)(?:-(\d+))?(?:\/(tcp|udp|sctp))?$/.exec(text) ?? [];
    if (from === undefined || (protocol !== 'tcp' && protocol !== 'udp' && protocol !== 'sctp'))
        return [];
    const count = Math.max(0, Math.min(Number(to ?? from), 65_535) - Number(from) + 1);
    return Array.from({ length: count }, (_, i) => ({ port: Number(from) + i, protocol }));
}

;// CONCATENATED MODULE: ./packages/image/lib/engine/connect.js








/** How long an engine may be silent. It answers within milliseconds, but for images, which it sends piece by piece. */
const silenceMs = 60_000;
/** Answers of commands are kept up to this. */
const maxOutputBytes = 64 * 1024;
/**
 * Finds the engine that the docker client would speak to, and asks it who it is.
 *
 * @throws ImageError `no-engine`, `engine-forbidden` or `bad-build-input`, with what to do next
 */
async function connectEngine(settings) {
    const endpoint = findEndpoint(settings);
    const { default: Dockerode } = await Promise.all(/* import() */[__webpack_require__.e(830), __webpack_require__.e(40), __webpack_require__.e(833)]).then(__webpack_require__.t.bind(__webpack_require__, 39040, 19));
    try {
        const docker = new Dockerode(optionsOf(endpoint));
        const [version, info] = await Promise.all([docker.version(), docker.info()]);
        const store = info.DriverStatus;
        const isLocal = endpoint.kind === 'socket' || ['localhost', '127.0.0.1', '::1'].includes(endpoint.hostname);
        const about = {
            version: version.Version.replace(/\+.*/, ''),
            apiVersion: version.ApiVersion,
            host: endpoint.host,
            platform: `${version.Os}/${version.Arch}`,
            cpus: typeof info.NCPU === 'number' && info.NCPU > 0 ? info.NCPU : undefined,
            keepsManifests: JSON.stringify(store ?? '').includes('io.containerd.snapshotter'),
            isLocal,
            reachesContainers: isLocal && settings.platform === 'linux' && !connect_isApart(info),
        };
        return engineOver(docker, about);
    }
    catch (error) {
        throw engineProblem(error, endpoint.host);
    }
}
/** Docker Desktop runs in a virtual machine, a rootless engine in a network of its own. */
function connect_isApart(info) {
    return (/Docker Desktop/.test(info.OperatingSystem ?? '') ||
        (info.SecurityOptions ?? []).some((text) => /rootless/.test(text)));
}
/** Every option is given, because the library fills what is left out from the environment of this process. */
function optionsOf(endpoint) {
    const plain = { host: undefined, port: undefined, protocol: 'http', timeout: silenceMs };
    if (endpoint.kind === 'socket')
        return { ...plain, socketPath: endpoint.path };
    // Given a host, the library takes its address apart by what Node warns of (DEP0169). With a path it does not, and the
    // agent connects to where it likes.
    const { hostname, port } = endpoint;
    const name = hostname.includes(':') ? `[${hostname}]` : hostname;
    const anywhere = { agent: agentFor(endpoint), headers: { host: `${name}:${port}` } };
    return { ...plain, socketPath: endpoint.host, ...anywhere };
}
function agentFor({ hostname: host, port, tls }) {
    const agent = new external_node_http_.Agent();
    agent.createConnection = () => tls === undefined
        ? (0,external_node_net_.connect)({ host, port })
        : (0,external_node_tls_.connect)({
            ...{ host, port, ca: tls.ca, cert: tls.cert, key: tls.key, rejectUnauthorized: tls.verify },
            ...((0,external_node_net_.isIP)(host) === 0 && { servername: host }),
        });
    return agent;
}
function engineOver(docker, about) {
    const ask = asking(about.host);
    return {
        ...about,
        ...imagesOf(docker, about, ask),
        ...containersOf(docker, about, ask),
        createNetwork: (name, labels) => ask(async () => (await docker.createNetwork({ Name: name, Driver: 'bridge', Labels: { ...labels } })).id),
        removeNetwork: (id) => ask.unlessGone(async () => void (await docker.getNetwork(id).remove())),
        labelled: (label) => ask(() => labelled(docker, label)),
    };
}
function asking(host) {
    const ask = async (request) => {
        try {
            return await request();
        }
        catch (error) {
            throw engineProblem(error, host);
        }
    };
    const unlessGone = (request) => ask(async () => {
        try {
            return await request();
        }
        catch (error) {
            if ([304, 404, 409].includes(engine_problem_statusOf(error) ?? 0))
                return undefined;
            throw error;
        }
    });
    return Object.assign(ask, { unlessGone });
}
function imagesOf(docker, about, ask) {
    const imageHistory = (reference) => ask(async () => {
        const entries = await docker.getImage(reference).history();
        if (!Array.isArray(entries))
            return [];
        return entries.map(({ CreatedBy, Size }) => ({
            createdBy: CreatedBy ?? '',
            sizeBytes: Size ?? 0,
        }));
    });
    return {
        imageHistory,
        inspectImage: async (reference) => {
            const raw = await ask.unlessGone(() => inspect(docker, reference));
            if (raw === undefined)
                return undefined;
            // The containerd store counts what it keeps, which is compressed.
            const size = about.keepsManifests
                ? (await imageHistory(reference)).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
                : raw.Size;
            return imageConfigOf(raw, size);
        },
        saveImage: (reference, signal) => ask(() => save(docker, reference, signal)),
        tagImage: (reference, repository, tag) => ask(async () => void (await docker.getImage(reference).tag({ repo: repository, tag }))),
        removeImage: (reference) => ask.unlessGone(async () => void (await docker.getImage(reference).remove({ force: true }))),
    };
}
/** As the library's own call does it, which cannot ask for the manifests of an index; engines before API 1.48 pass over that. */
function inspect(docker, reference) {
    const options = {
        ...{ path: `/images/${reference}/json?`, method: 'GET', options: { manifests: 1 } },
        statusCodes: { 200: true, 404: 'no such image', 500: 'server error' },
    };
    return new Promise((resolve, reject) => docker.modem.dial(options, (error, answer) => error ? reject(error) : resolve(answer)));
}
/** As the library's own call does it, which takes no signal. */
function save(docker, reference, signal) {
    const options = {
        ...{ path: `/images/${reference}/get`, method: 'GET', isStream: true },
        ...{ statusCodes: { 200: true, 500: 'server error' }, ...(signal !== undefined && { abortSignal: signal }) },
    };
    return new Promise((resolve, reject) => docker.modem.dial(options, (error, stream) => stream instanceof external_node_stream_.Readable && !error ? resolve(stream) : reject(error)));
}
function containersOf(docker, about, ask) {
    // Inside of a CI's own engine, loopback is another machine's.
    const hostIp = about.isLocal ? '127.0.0.1' : '0.0.0.0';
    return {
        createContainer: (spec) => ask(async () => {
            const { name, platform } = spec;
            const query = { name, ...(platform !== undefined && { platform }) };
            return (await docker.createContainer({ ...createBody(spec, hostIp), ...query })).id;
        }),
        startContainer: (id) => ask(async () => void (await docker.getContainer(id).start())),
        inspectContainer: (id) => ask.unlessGone(async () => containerStateOf(await docker.getContainer(id).inspect())),
        containerLogs: async (id, lines) => (await ask.unlessGone(async () => textOfFrames(await docker.getContainer(id).logs({ stdout: true, stderr: true, tail: lines, follow: false })))) ?? '',
        containerMemory: (id) => ask.unlessGone(async () => memoryOf(await docker.getContainer(id).stats({ stream: false, 'one-shot': true }))),
        exec: (id, command, signal) => ask(() => execIn(docker, id, command, signal)),
        killContainer: (id, signal) => ask.unlessGone(async () => void (await docker.getContainer(id).kill({ signal }))),
        removeContainer: (id) => ask.unlessGone(async () => void (await docker.getContainer(id).remove({ force: true, v: true }))),
    };
}
async function execIn(docker, id, command, signal) {
    const exec = await docker
        .getContainer(id)
        .exec({ Cmd: [...command], AttachStdout: true, AttachStderr: true, abortSignal: signal });
    const stream = await exec.start({ hijack: false, stdin: false, abortSignal: signal });
    const output = textOfFrames(await readUpTo(stream, maxOutputBytes, signal));
    return { exitCode: (await exec.inspect()).ExitCode ?? -1, output };
}
/** Everything is read, so that the command can end; only its beginning is kept. */
async function readUpTo(stream, bytes, signal) {
    const stop = () => stream.destroy(new Error('interrupted', { cause: signal.reason }));
    signal.addEventListener('abort', stop, { once: true });
    try {
        const chunks = [];
        let kept = 0;
        for await (const chunk of stream) {
            const part = Buffer.from(chunk).subarray(0, bytes - kept);
            kept += part.length;
            if (part.length > 0)
                chunks.push(part);
        }
        return Buffer.concat(chunks);
    }
    finally {
        signal.removeEventListener('abort', stop);
    }
}
async function labelled(docker, label) {
    const filters = { label: [label] };
    const [containers, networks, volumes] = await Promise.all([
        docker.listContainers({ all: true, filters }),
        docker.listNetworks({ filters }),
        docker.listVolumes({ filters: JSON.stringify(filters) }),
    ]);
    const entry = (id, labels) => ({ id, labels: labels ?? {} });
    return {
        containers: containers.map(({ Id, Labels }) => entry(Id, Labels)),
        networks: networks.map(({ Id, Labels }) => entry(Id, Labels)),
        volumes: (volumes.Volumes ?? []).map(({ Name, Labels }) => entry(Name, Labels)),
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/base-layers.js
/** @returns how many layers, from the lowest, are the base's */
function baseLayerCount(diffIds, history, base) {
    if (base === undefined)
        return 0;
    if (base !== 'history') {
        const isBase = base.diffIds.length <= diffIds.length && base.diffIds.every((diffId, i) => diffId === diffIds[i]);
        return isBase ? base.diffIds.length : 0;
    }
    let layers = 0;
    let count = 0;
    for (const { createdBy, isEmpty } of history) {
        if (!isEmpty)
            layers++;
        else if (/^(?:\/bin\/sh -c #\(nop\)\s+)?(?:CMD|ENTRYPOINT)\b/.test(createdBy) && layers < diffIds.length)
            count = layers;
    }
    // A history that does not fit the layers tells nothing of them.
    return layers === diffIds.length ? count : 0;
}

// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(75919);
;// CONCATENATED MODULE: ./packages/image/lib/layers/layer-codec.js
/** Grows when what is kept of a layer changes, so that nobody reads what an older version wrote. */
const codecVersion = 5;
const layer_codec_kinds = ['file', 'directory', 'symlink', 'hardlink', 'special', 'whiteout', 'opaque'];
const letters = 'fdlhswo';
function encodeLayer({ entries, evidence }) {
    const folders = new Map();
    const columns = {
        version: codecVersion,
        folder: [],
        name: [],
        kind: entries.map(({ kind }) => letters[layer_codec_kinds.indexOf(kind)]).join(''),
        bytes: entries.map(({ bytes }) => bytes),
        mode: entries.map(({ mode }) => mode),
        target: {},
        evidence: Object.fromEntries([...evidence].map(([i, { kind, text }]) => [i, [kind, text]])),
    };
    for (const [i, { path, target }] of entries.entries()) {
        const slash = path.lastIndexOf('/');
        const folder = path.slice(0, slash + 1);
        const index = folders.get(folder) ?? folders.size;
        if (index === folders.size)
            folders.set(folder, index);
        columns.folder.push(index);
        columns.name.push(path.slice(slash + 1));
        if (target !== '')
            columns.target[i] = target;
    }
    return JSON.stringify({ ...columns, folders: [...folders.keys()] });
}
/** @returns undefined for what this version did not write */
function decodeLayer(json) {
    const columns = columnsOf(json);
    if (columns === undefined)
        return undefined;
    const { folders, folder, name, bytes, mode, target } = columns;
    const entries = [];
    for (let i = 0; i < name.length; i++) {
        const kind = layer_codec_kinds[letters.indexOf(columns.kind[i] ?? '')];
        const prefix = folders[folder[i] ?? -1];
        if (kind === undefined || prefix === undefined)
            return undefined;
        const path = prefix + name[i];
        entries.push({ path, kind, bytes: bytes[i] ?? 0, mode: mode[i] ?? 0, target: target[i] ?? '' });
    }
    const evidence = new Map();
    for (const [i, [kind, text]] of Object.entries(columns.evidence))
        evidence.set(Number(i), { kind, text });
    return { entries, evidence };
}
function columnsOf(json) {
    try {
        const value = JSON.parse(json);
        return isColumns(value) ? value : undefined;
    }
    catch {
        return undefined;
    }
}
function isColumns(value) {
    if (typeof value !== 'object' || value === null || !('version' in value) || value.version !== codecVersion)
        return false;
    const { folders, folder, name, kind, bytes, mode, target, evidence } = value;
    const lists = [folder, name, bytes, mode].every((list) => Array.isArray(list) && list.length === name?.length);
    return lists && Array.isArray(folders) && typeof kind === 'string' && isObject(target) && isObject(evidence);
}
function isObject(value) {
    return typeof value === 'object' && value !== null;
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/layer-cache.js





const layer_cache_digestPattern = /^sha256:[0-9a-f]{64}$/;
/** @param onNotice hears when something cannot be kept, which costs time and nothing else */
function layerCache(folder, onNotice) {
    let written = 0;
    let complained = false;
    const fileOf = (kind, digest) => (0,external_node_path_.join)(folder, `${kind}-v${codecVersion}-${digest.slice(7)}.json`);
    const read = async (kind, digest) => {
        if (!layer_cache_digestPattern.test(digest))
            return undefined;
        try {
            return unsealed(await (0,promises_.readFile)(fileOf(kind, digest), 'utf8'));
        }
        catch (error) {
            if (!isMissing(error))
                complain('read', error);
            return undefined;
        }
    };
    const complain = (verb, error) => {
        if (complained)
            return;
        complained = true;
        onNotice(`the cache of layers cannot be ${verb}: ${error instanceof Error ? error.message : String(error)}`);
    };
    const write = async (kind, digest, body) => {
        if (!layer_cache_digestPattern.test(digest))
            return;
        const file = fileOf(kind, digest);
        const draft = `${file}.${process.pid}-${external_node_worker_threads_.threadId}-${written++}`;
        try {
            await (0,promises_.mkdir)(folder, { recursive: true });
            await (0,promises_.writeFile)(draft, sealed(body));
            await (0,promises_.rename)(draft, file);
        }
        catch (error) {
            complain('written', error);
            await (0,promises_.rm)(draft, { force: true }).catch((left) => complain('cleaned', left));
        }
    };
    return {
        async layer(diffId) {
            const body = await read('layer', diffId);
            const line = body?.indexOf('\n') ?? -1;
            const contents = body === undefined ? undefined : decodeLayer(body.slice(line + 1));
            const blob = body?.slice(0, line) ?? '';
            return contents === undefined ? undefined : { contents, blob: layer_cache_digestPattern.test(blob) ? blob : undefined };
        },
        keepLayer: (diffId, { contents, blob }) => write('layer', diffId, `${blob ?? ''}\n${encodeLayer(contents)}`),
        async image(id) {
            const body = await read('image', id);
            return body === undefined ? undefined : imageOf(body);
        },
        keepImage: (id, image) => write('image', id, JSON.stringify(image)),
    };
}
/** The digest of what follows stands before it: a cut or flipped file is known by that. */
function sealed(body) {
    return `${(0,external_node_crypto_.createHash)('sha256').update(body).digest('hex')}\n${body}`;
}
function unsealed(text) {
    const body = text.slice(65);
    return sealed(body) === text ? body : undefined;
}
function imageOf(body) {
    // The seal says that this program wrote it, and the name of the file which version.
    const { imageId, history } = JSON.parse(body);
    return imageId === undefined || history === undefined ? undefined : { imageId, history };
}
function isMissing(error) {
    return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/layer-tree.js
/** As Linux does: more links than these are taken for a loop. */
const mostLinks = 40;
function layerTree() {
    const tree = new Tree();
    return {
        apply: (contents) => tree.apply(contents),
        hidden: tree.hidden,
        visit: (show) => walk(tree.root, show),
        resolve: (path) => tree.resolve(path),
    };
}
/** Without recursion: an archive can nest directories deeper than any stack. */
function walk(root, show) {
    const open = [{ folder: '', entries: (root.children ?? new Map()).entries() }];
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
        const next = top.entries.next();
        if (next.done === true) {
            open.pop();
            continue;
        }
        const [name, node] = next.value;
        const path = top.folder === '' ? name : `${top.folder}/${name}`;
        show(path, node);
        if (node.children !== undefined)
            open.push({ folder: path, entries: node.children.entries() });
    }
}
class Tree {
    root = directory(0, 0o755);
    hidden = [];
    layer = -1;
    lastFolder;
    apply({ entries, evidence }) {
        this.layer++;
        this.lastFolder = undefined;
        // Whiteouts act on lower layers alone, wherever in the archive they stand.
        for (const { kind, path } of entries)
            if (kind === 'whiteout')
                this.whiteout(path);
            else if (kind === 'opaque')
                this.hideContents(this.folder(path, 'find'));
        const dangling = [];
        entries.forEach((entry, i) => {
            if (entry.kind === 'hardlink') {
                if (!this.link(entry))
                    dangling.push(entry.path);
            }
            else if (entry.kind !== 'whiteout' && entry.kind !== 'opaque')
                this.put(entry, entry.kind, evidence.get(i));
        });
        return dangling;
    }
    resolve(path) {
        return this.follow(path, { left: mostLinks }, 'find')?.at(-1);
    }
    whiteout(path) {
        const folder = this.folder(layer_tree_parentOf(path), 'find');
        const name = layer_tree_nameOf(path);
        const node = folder?.children?.get(name);
        if (node === undefined)
            return;
        folder?.children?.delete(name);
        this.hide(node);
    }
    hideContents(folder) {
        if (folder?.children === undefined)
            return;
        for (const node of folder.children.values())
            this.hide(node);
        folder.children.clear();
    }
    put(entry, kind, evidence) {
        if (entry.path === '')
            return;
        const children = this.childrenOf(layer_tree_parentOf(entry.path));
        const name = layer_tree_nameOf(entry.path);
        const before = children.get(name);
        if (kind === 'directory') {
            const node = directory(this.layer, entry.mode, before?.children);
            children.set(name, node);
            if (before !== undefined)
                this.lastFolder = undefined;
            if (before !== undefined && before.children === undefined)
                this.hide(before);
            return;
        }
        const inode = { path: entry.path, bytes: entry.bytes, layer: this.layer, names: 1 };
        const { layer } = this;
        children.set(name, { kind, layer, mode: entry.mode, target: entry.target, inode, evidence, children: undefined });
        if (before !== undefined)
            this.hide(before);
    }
    link({ path, target }) {
        const node = this.folder(layer_tree_parentOf(target), 'find')?.children?.get(layer_tree_nameOf(target));
        if (node?.inode === undefined) {
            this.put({ path, kind: 'file', bytes: 0, mode: 0o644, target: '' }, 'file', undefined);
            return false;
        }
        // Counted first: making room for the new name can take away the old one.
        node.inode.names++;
        const children = this.childrenOf(layer_tree_parentOf(path));
        const before = children.get(layer_tree_nameOf(path));
        children.set(layer_tree_nameOf(path), { ...node, layer: this.layer });
        if (before !== undefined)
            this.hide(before);
        return true;
    }
    /** Takes a name away, with all below it. The bytes behind a name are hidden with the last one that leads to them. */
    hide(gone) {
        this.lastFolder = undefined;
        const pending = [gone];
        for (const { children, inode } of pending) {
            for (const child of children?.values() ?? [])
                pending.push(child);
            if (inode === undefined || --inode.names > 0 || inode.bytes === 0)
                continue;
            this.hidden.push({ path: inode.path, bytes: inode.bytes, layer: inode.layer, hiddenBy: this.layer });
        }
    }
    childrenOf(path) {
        const children = this.folder(path, 'make')?.children;
        if (children === undefined)
            throw new TypeError(`no directory was made at ${path}`);
        return children;
    }
    folder(path, missing) {
        if (path === '')
            return this.root;
        if (this.lastFolder?.path === path)
            return this.lastFolder.node;
        const node = this.follow(path, { left: mostLinks }, missing)?.at(-1);
        if (node?.children === undefined)
            return undefined;
        this.lastFolder = { path, node };
        return node;
    }
    /**
     * The nodes from the root to a path, through the symbolic links on the way: an engine that unpacks `bin/x` over a link
     * `bin → usr/bin` writes `usr/bin/x`. Directories that are missing are made on the way when asked for.
     */
    follow(path, links, missing, from = [this.root]) {
        let trail = [...from];
        for (const part of path.split('/')) {
            if (part === '' || part === '.')
                continue;
            if (part === '..') {
                if (trail.length > 1)
                    trail.pop();
                continue;
            }
            const children = trail.at(-1)?.children;
            if (children === undefined)
                return undefined;
            const node = children.get(part);
            if (node?.kind === 'symlink') {
                const start = node.target.startsWith('/') ? [this.root] : trail;
                const followed = links.left-- > 0 ? this.follow(node.target, links, missing, start) : undefined;
                if (followed !== undefined) {
                    trail = [...followed];
                    continue;
                }
            }
            const next = node !== undefined && (node.children !== undefined || missing === 'find') ? node : undefined;
            if (next === undefined && missing === 'find')
                return undefined;
            trail.push(next ?? this.makeDirectory(children, part, node));
        }
        return trail;
    }
    makeDirectory(siblings, name, before) {
        const made = directory(this.layer, 0o755);
        siblings.set(name, made);
        if (before !== undefined)
            this.hide(before);
        return made;
    }
}
function directory(layer, mode, children = new Map()) {
    return { kind: 'directory', layer, mode, target: '', inode: undefined, evidence: undefined, children };
}
function layer_tree_parentOf(path) {
    const slash = path.lastIndexOf('/');
    return slash < 0 ? '' : path.slice(0, slash);
}
function layer_tree_nameOf(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/layer-contents.js
const whiteout = '.wh.';
const opaque = '.wh..wh..opq';
/**
 * How a member of a layer's archive acts; undefined for bookkeeping of old storage drivers.
 * Source: OCI image specification, layer.md, "Representing changes".
 */
function layerEntry(name, type, bytes, mode, linkName) {
    const path = layer_contents_cleanPath(name);
    const slash = path.lastIndexOf('/');
    if (path.startsWith(whiteout, slash + 1)) {
        const folder = slash < 0 ? '' : path.slice(0, slash);
        const base = path.slice(slash + 1);
        if (base === opaque)
            return { path: folder, kind: 'opaque', bytes: 0, mode: 0, target: '' };
        if (base.startsWith('.wh..wh.') || base === whiteout)
            return undefined;
        const hidden = folder === '' ? base.slice(whiteout.length) : `${folder}/${base.slice(whiteout.length)}`;
        return { path: hidden, kind: 'whiteout', bytes: 0, mode: 0, target: '' };
    }
    const kind = layer_contents_kinds[type] ?? 'special';
    if (path === '' && kind !== 'directory')
        return undefined;
    const target = kind === 'hardlink' ? layer_contents_cleanPath(linkName) : kind === 'symlink' ? linkName : '';
    return { path, kind, bytes: kind === 'file' ? bytes : 0, mode, target };
}
const layer_contents_kinds = { '0': 'file', '1': 'hardlink', '2': 'symlink', '5': 'directory' };
const unclean = /^\.?\/|\/$|\/\/|(?:^|\/)\.\.?(?:\/|$)/;
/** A path from the root; `..` does not lead out of it. */
function layer_contents_cleanPath(name) {
    if (!unclean.test(name))
        return name;
    const parts = [];
    for (const part of name.split('/'))
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    return parts.join('/');
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/secret-search.js

/** A shorter value stands everywhere by chance. */
const shortestSearched = 8;
/** What a longer value begins with is as telling, and need not be carried from chunk to chunk. */
const longestSearched = 4096;
/** One that is found this often in a layer is found; every file need not be named. */
const mostHits = 100;
/**
 * What shows that a value is there: its bytes, and what base64 makes of them at each of the three places where they may begin
 * in a group of three bytes, as in `user:token` of a registry's login, with either of its alphabets. Characters that depend
 * on the bytes around are left out.
 */
function searchedFor(values) {
    const found = new Map();
    for (const value of values) {
        if (value.length < shortestSearched)
            continue;
        const plain = Buffer.from(value.subarray(0, longestSearched));
        const inBase64 = [0, 1, 2].flatMap((skipped) => {
            const bytes = plain.subarray(skipped, skipped + Math.floor((plain.length - skipped) / 3) * 3);
            return [Buffer.from(bytes.toString('base64')), Buffer.from(bytes.toString('base64url'))];
        });
        for (const needle of [plain, ...inBase64])
            found.set(needle.toString('latin1'), needle);
    }
    return [...found.values()];
}
/** Programs break base64 after 64 or 76 characters, so of this many at least one half is in one piece. */
const unbroken = 64;
/** A shorter text is seldom broken, and its halves stand everywhere. */
const shortestBroken = 24;
/** How much of a text is compared once a half of its beginning is there. */
const longestCompared = 1024;
function brokenFrom(needle) {
    const text = needle.toString('latin1').slice(0, longestCompared);
    if (text.length < shortestBroken || !/^[\w+/-]+$/.test(text))
        return [];
    const half = Math.floor(Math.min(text.length, unbroken) / 2);
    const piece = (at) => ({ bytes: Buffer.from(text.slice(at, at + half)), at });
    return [{ text, pieces: [piece(0), piece(half)], reach: Math.ceil(text.length * 1.2) + 8 }];
}
/** Breaks of lines as they are, with what indents the next one, and as JSON and shells write them. */
const breaks = /\\[rn]|[\s\\]+/g;
/** @param needles of `searchedFor` */
function secretSearch(needles) {
    const broken = needles.flatMap(brokenFrom);
    const overlap = Math.max(0, ...needles.map(({ length }) => length - 1), ...broken.map(({ reach }) => reach));
    const hits = [];
    const members = [];
    let position = 0;
    let tail = Buffer.alloc(0);
    const hitsOf = (bytes, needle, isHit, from) => {
        for (let at = bytes.indexOf(needle); at >= 0 && hits.length < mostHits; at = bytes.indexOf(needle, at + 1))
            if (isHit(at))
                hits.push(from + at);
    };
    const look = (bytes, from) => {
        for (const needle of needles)
            hitsOf(bytes, needle, () => true, from);
        for (const { text, pieces, reach } of broken)
            for (const piece of pieces) {
                const isWhole = (at) => bytes
                    .subarray(Math.max(0, at - piece.at - 8), at + reach)
                    .toString('latin1')
                    .replace(breaks, '')
                    .includes(text);
                hitsOf(bytes, piece.bytes, isWhole, from);
            }
    };
    return {
        write(chunk) {
            if (hits.length >= mostHits || chunk.length === 0)
                return;
            if (tail.length > 0)
                look(Buffer.concat([tail, chunk.subarray(0, overlap)]), position - tail.length);
            look(chunk, position);
            position += chunk.length;
            // A copy: engines and zlib use their buffers again. Chunks may be shorter than what is carried.
            const carried = chunk.length >= overlap ? chunk : Buffer.concat([tail, chunk]);
            tail = Buffer.from(carried.subarray(Math.max(0, carried.length - overlap)));
        },
        entry({ name, offset, storedBytes }) {
            members.push({ end: offset + storedBytes, path: layer_contents_cleanPath(name) });
        },
        paths() {
            const pathAt = (hit) => members.find(({ end }) => end > hit)?.path ?? '';
            return [...new Set(hits.toSorted((a, b) => a - b).map(pathAt))];
        },
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/tools.js
/** Programs by their names; a compiler's may have a target before it and a version behind it: `x86_64-linux-gnu-gcc-12`. */
const compiler = /^(?:[\w.]+-(?:linux|unknown|none|alpine)[\w.-]*-)?(?:gcc|g\+\+|c\+\+|cc|cc1|clang|clang\+\+|tcc|gfortran|rustc|go|javac|kotlinc|scalac|ghc|swiftc|tsc|dotnet-csc|as|ld)(?:-[\d.]+)?$/;
const packageManagers = new Set('apk apt apt-get aptitude dpkg rpm yum dnf microdnf zypper pacman emerge opkg nix-env brew snap conda mamba pip pip3 pipx uv poetry npm npx yarn pnpm corepack gem bundle cargo composer mvn gradle'.split(' '));
const shells = new Set('sh bash dash ash zsh ksh mksh fish csh tcsh rbash busybox pwsh toybox'.split(' '));
/** Folders that programs are looked up in; `sbin` too. */
const programFolder = /(?:^|\/)s?bin$/;
/** Folders of compilers' own passes, and of whole toolchains. */
const toolFolder = /(?:^|\/)libexec\/gcc\/|(?:^|\/)lib\/gcc\//;
/** Which kind of tool an executable file is by its path; undefined for any other program. */
function toolKind(path) {
    const slash = path.lastIndexOf('/');
    const name = path.slice(slash + 1);
    const folder = slash < 0 ? '' : path.slice(0, slash);
    if (!programFolder.test(folder))
        return toolFolder.test(path) && name === 'cc1' ? 'compilers' : undefined;
    if (shells.has(name))
        return 'shells';
    if (packageManagers.has(name) || /^(?:pip|pip3)[\d.]*$/.test(name))
        return 'packageManagers';
    return compiler.test(name) ? 'compilers' : undefined;
}
/** Where libraries for TLS look for certificates. Source: Go's crypto/x509/root_linux.go and the defaults of OpenSSL. */
const certificatePlaces = new Set([
    'etc/ssl/certs/ca-certificates.crt',
    'etc/pki/tls/certs/ca-bundle.crt',
    'etc/ssl/ca-bundle.pem',
    'etc/pki/tls/cacert.pem',
    'etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
    'etc/ssl/cert.pem',
]);

;// CONCATENATED MODULE: ./packages/image/lib/layers/analyze-image.js





/**
 * What an image carries: bytes by layer, bytes that later layers hide (each counted once), tools left in it, and evidence
 * of packages. Reads the layers as streams and writes nothing to disk but the cache.
 *
 * @throws ImageError `bad-archive` for a damaged image, `no-image` for a missing one, and what the source throws
 */
async function analyzeImage(source, options = {}) {
    const { cache, onNotice = () => undefined, signal, search = [] } = options;
    const kept = cache === undefined ? undefined : layerCache(cache, onNotice);
    const context = { cache: kept, signal, search: searchedFor(search) };
    const image = await source.read(context);
    signal?.throwIfAborted();
    return analysisOf(image, source.name, { ...options, onNotice });
}
function analysisOf(image, name, options) {
    const tree = layerTree();
    for (const [i, { contents }] of image.layers.entries())
        for (const path of tree.apply(contents))
            options.onNotice(`layer ${i + 1} of ${name} has a hard link /${path} to a file that is not there`);
    const others = (image.others ?? []).map(({ settings, image: other }) => ({
        ...settings,
        analysis: other === undefined ? undefined : analysisOf(other, `${name} for ${settings.platform}`, options),
    }));
    return { ...summarize(image, tree, options), others };
}
function summarize(image, tree, { base, largest = 20, match }) {
    const layers = layerSums(image, tree, base);
    const seen = look(tree, match, largest);
    const bytes = total(layers.map((layer) => layer.bytes));
    const hiddenBytes = total(layers.map((layer) => layer.hiddenBytes));
    return {
        imageId: image.imageId,
        bytes,
        baseBytes: total(layers.filter(({ fromBase }) => fromBase).map((layer) => layer.bytes)),
        visibleBytes: bytes - hiddenBytes,
        hiddenBytes,
        layers,
        largestFiles: seen.files.list(),
        hiddenFiles: tree.hidden.toSorted(bySize).slice(0, largest),
        tools: seen.tools,
        setuid: seen.setuid,
        worldWritable: seen.worldWritable,
        hasCaCertificates: seen.hasCaCertificates,
        matched: seen.matched,
        credentials: credentialsIn(image, tree),
        passwd: passwdOf(tree),
        secretFiles: image.layers.flatMap(({ secretPaths }, layer) => secretPaths.map((path) => ({ path, layer }))),
        secretsElsewhere: image.elsewhere ?? [],
        evidence: seen.evidence,
    };
}
function layerSums({ layers, history }, tree, base) {
    const makers = history.filter(({ isEmpty }) => !isEmpty);
    const hidden = layers.map(() => 0);
    for (const { layer, bytes } of tree.hidden)
        hidden[layer] = (hidden[layer] ?? 0) + bytes;
    const diffIds = layers.map(({ diffId }) => diffId);
    const ofBase = baseLayerCount(diffIds, history, base);
    return layers.map(({ diffId, contents }, i) => {
        let bytes = 0;
        let files = 0;
        for (const entry of contents.entries) {
            bytes += entry.bytes;
            if (entry.kind === 'file' || entry.kind === 'hardlink')
                files++;
        }
        // A history that does not fit the layers tells nothing of any of them.
        const createdBy = makers.length === layers.length ? (makers[i]?.createdBy ?? '') : '';
        return { diffId, createdBy, bytes, files, hiddenBytes: hidden[i] ?? 0, fromBase: i < ofBase };
    });
}
function look(tree, match, largest) {
    const seen = {
        files: largestOf(largest),
        tools: { compilers: [], packageManagers: [], shells: [] },
        setuid: [],
        worldWritable: [],
        matched: [],
        evidence: new Map(),
        hasCaCertificates: false,
    };
    const counted = new Set();
    tree.visit((path, node) => lookAt(path, node, tree, seen, counted, match));
    for (const list of [seen.worldWritable, ...Object.values(seen.tools)])
        list.sort();
    seen.setuid.sort((a, b) => (a.path < b.path ? -1 : 1));
    return seen;
}
function lookAt(path, node, tree, seen, counted, match) {
    const { kind, mode, layer, inode } = node;
    const file = { path, bytes: inode?.bytes ?? 0, layer };
    if (match?.(`/${path}`) === true)
        seen.matched.push(file);
    if (kind === 'symlink' || kind === 'file') {
        const tool = toolKind(path);
        const real = tool === undefined ? undefined : kind === 'file' ? node : tree.resolve(path);
        if (tool !== undefined && analyze_image_isProgram(real) && !isApplet(tool, real))
            seen.tools[tool].push(path);
        if (certificatePlaces.has(path))
            seen.hasCaCertificates ||= (tree.resolve(path)?.inode?.bytes ?? 0) > 0;
    }
    if (kind === 'directory' && (mode & 0o1002) === 0o002)
        seen.worldWritable.push(path);
    if (kind !== 'file' || inode === undefined)
        return;
    if ((mode & 0o4000) !== 0 || (mode & 0o2010) === 0o2010)
        seen.setuid.push({ path, layer });
    if ((mode & 0o002) !== 0)
        seen.worldWritable.push(path);
    if (counted.has(inode))
        return;
    counted.add(inode);
    seen.files.add(file);
    if (node.evidence !== undefined && !aside.has(node.evidence.kind))
        seen.evidence.set(path, { ...node.evidence, layer });
}
/** What is no word of packages. */
const aside = new Set(['passwd', 'credential']);
/** What is hidden was shipped all the same. */
function credentialsIn({ layers }, tree) {
    return layers.flatMap(({ contents: { entries, evidence } }, layer) => [...evidence].flatMap(([i, { kind, text: what }]) => {
        const path = entries[i]?.path;
        if (kind !== 'credential' || path === undefined)
            return [];
        return [{ path, layer, what, isHidden: tree.resolve(path)?.inode?.layer !== layer }];
    }));
}
/** The last layer that has it wins; engines follow links to it, whose ends were not read. */
function passwdOf(tree) {
    const node = tree.resolve('etc/passwd');
    if (node === undefined || node.inode?.bytes === 0)
        return '';
    return node.evidence?.kind === 'passwd' ? node.evidence.text : undefined;
}
function analyze_image_isProgram(node) {
    return node?.kind === 'file' && (node.mode & 0o111) !== 0;
}
/** The `rpm` and `dpkg` of BusyBox unpack archives; they install nothing. */
function isApplet(tool, { inode }) {
    return tool === 'packageManagers' && inode !== undefined && /(?:^|\/)busybox$/.test(inode.path);
}
function total(numbers) {
    return numbers.reduce((sum, number) => sum + number, 0);
}
function largestOf(count) {
    let files = [];
    let least = -1;
    const cut = () => {
        files = files.sort(bySize).slice(0, count);
        least = files.length < count ? -1 : (files.at(-1)?.bytes ?? 0);
        return files;
    };
    return {
        add(file) {
            if (file.bytes < least)
                return;
            files.push(file);
            if (files.length > count * 4 + 64)
                cut();
        },
        list: cut,
    };
}
/** Largest first; equal ones by path, so that the same image always gives the same list. */
function bySize(a, b) {
    return b.bytes - a.bytes || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/align-history.js
/** Instructions that make layers, from those that always do to the one that does when its directory is new. */
const likely = [/\b(?:RUN|COPY|ADD)\b|^\/bin\/sh -c (?!#\(nop\))/, /\bWORKDIR\b/];
/**
 * Says which steps of an engine's history made the layers, which the engine does not: those with bytes, and as many of the
 * others as layers are left, the likeliest first.
 *
 * @param newestFirst as the engine lists them
 */
function alignHistory(newestFirst, layers) {
    const steps = newestFirst.toReversed();
    const makers = new Set();
    const take = (fits) => {
        for (const [i, step] of steps.entries())
            if (makers.size < layers && !makers.has(i) && fits(step))
                makers.add(i);
    };
    take(({ sizeBytes }) => sizeBytes > 0);
    for (const pattern of likely)
        take(({ createdBy }) => pattern.test(createdBy));
    return steps.map(({ createdBy }, i) => ({ createdBy, isEmpty: !makers.has(i) }));
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/credential-files.js

/** What is read of a file: all that hold credentials are small, and a key in a bundle stands near its beginning. */
const credentialHeadBytes = 64 * 1024;
const has = (pattern) => (text) => pattern.test(text);
/** A header alone is what documents and programs have that speak of keys: a body must follow. */
const privateKey = has(/-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----\s+(?:[\w-]+: [^\n]*\s+)*[A-Za-z0-9+/=]{40,}|^PuTTY-User-Key-File-/m);
/** A value that stands there itself, instead of a reference to a variable. */
const set = String.raw `["']?(?![$<{"'\s])[^\s"']{4,}`;
/** Source: the documentation of each of the programs that read these files. */
const credential_files_forms = [
    { path: /(?:^|\/)ssh_host_\w+_key$/, what: 'the private key of an SSH server', holds: privateKey },
    {
        path: /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?|\.ssh\/[^/]+|[^/]*_(?:rsa|ed25519)|[^/]+\.(?:pem|key|ppk|p8))$/,
        what: 'a private key',
        holds: privateKey,
    },
    {
        path: /(?:^|\/)\.aws\/credentials$/,
        what: 'AWS credentials',
        holds: has(new RegExp(`^\\s*aws_secret_access_key\\s*=\\s*${set}`, 'm')),
    },
    {
        path: /(?:^|\/)\.?npmrc$/,
        what: 'the login of an npm registry',
        holds: has(new RegExp(`(?:^|:)(?:_authToken|_auth|_password)\\s*=\\s*${set}`, 'm')),
    },
    {
        path: /(?:^|\/)\.yarnrc\.yml$/,
        what: 'the login of an npm registry',
        holds: has(new RegExp(`^\\s*npmAuth(?:Token|Ident):\\s*${set}`, 'm')),
    },
    {
        path: /(?:^|\/)\.pypirc$/,
        what: 'the login of a package index',
        holds: has(new RegExp(`^\\s*password\\s*[:=]\\s*${set}`, 'm')),
    },
    { path: /(?:^|\/)[._]netrc$/, what: 'passwords', holds: has(/\bpassword\s+\S{3,}/) },
    { path: /(?:^|\/)\.git-credentials$/, what: 'passwords', holds: has(/^https?:\/\/[^\s:@/]*:[^\s@/]+@/m) },
    { path: /(?:^|\/)\.pgpass$/, what: 'passwords', holds: has(/^[^#\s:]+:[^:]*:[^:]*:[^:]*:\S+/m) },
    {
        path: /(?:^|\/)(?:\.docker\/config\.json|\.dockercfg|\.dockerconfigjson)$/,
        what: 'the login of a registry',
        holds: has(/"(?:auth|identitytoken|password)"\s*:\s*"[^"]{4,}"/),
    },
    {
        path: /(?:^|\/)\.kube\/config$/,
        what: 'the login of a cluster',
        holds: has(new RegExp(`^\\s*(?:client-key-data|token|password):\\s*${set}`, 'm')),
    },
    {
        path: /(?:^|\/)(?:\.gem\/credentials|\.cargo\/credentials(?:\.toml)?|\.config\/gh\/hosts\.yml|\.terraformrc)$/,
        what: 'a token',
        holds: has(new RegExp(`(?:token|_api_key)\\s*[:=]\\s*${set}`)),
    },
    { path: /(?:^|\/)\.m2\/settings\.xml$/, what: 'a password', holds: has(/<password>(?!\$|\s*<)[^<]{3,}<\/password>/) },
    {
        path: /(?:^|\/)[\w.-]*(?:credentials?|service[-_]?account|key)[\w.-]*\.json$/,
        what: 'the key of a service account',
        holds: has(/"private_key"\s*:\s*"-----BEGIN|"refresh_token"\s*:\s*"[^"]{10,}"/),
    },
    {
        path: /(?:^|\/)\.env(?:\.(?!example$|sample$|template$|dist$|defaults?$|test$)[\w-]+)?$/,
        what: 'passwords or tokens in variables',
        holds: (text) => text.split('\n').some(isSecretSetting),
    },
];
/** Where packages ship the keys that they test themselves with, and examples. */
const others = /(?:^|\/)(?:node_modules|site-packages|dist-packages|gems|vendor|testdata|tests?|__tests__|specs?|fixtures?|examples?|samples?|docs?|demos?|mocks?|third_party)\/|^usr\/(?:share|src|include|lib(?:32|64|exec)?|local\/(?:go|rustup|cargo|share))\/|(?:^|\/)(?:pkg\/mod|\.cargo\/registry|\.m2\/repository|rustlib)\/|(?:^|\/)ssl-cert-snakeoil\.key$/;
/** Most files pass none of it, which costs a tenth of asking every form. */
const sieve = /(?:\.(?:pem|key|ppk|p8|json|xml|yml|toml)|_(?:rsa|dsa|ecdsa|ed25519|sk|key)|npmrc|pypirc|netrc|pgpass|credentials|cfg|config|configjson|terraformrc)$|\.(?:ssh|env)/;
/** What a file would hold, told by its name; undefined for any other file. */
function credentialForm({ path, bytes }) {
    if (bytes > 1024 * 1024 || !sieve.test(path))
        return undefined;
    const form = credential_files_forms.find((one) => one.path.test(path));
    return form === undefined || others.test(path) || /\.pub$/.test(path) ? undefined : form;
}
/** A line of a file of variables that sets a credential. */
function isSecretSetting(line) {
    const [, name = '', value = ''] = /^\s*(?:export\s+)?([\w.-]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === '')
        return false;
    const bare = value.replace(/^(["'])(.*)\1$/, '$2');
    return credentialIn(bare) !== undefined || (namesCredential(name) && isCredentialValue(bare));
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./packages/image/lib/layers/elf-section.js
/**
 * The bytes of a section of an ELF file by its name. Source: System V ABI, "Object Files", "Sections".
 *
 * @returns undefined when it is no whole little-endian ELF file, or has no such section
 */
function elfSection(file, name) {
    if (file.length < 64 || file.readUInt32BE(0) !== 0x7f454c46 || file[5] !== 1)
        return undefined;
    const isWide = file[4] === 2;
    const table = isWide ? Number(file.readBigUInt64LE(40)) : file.readUInt32LE(32);
    const entryBytes = file.readUInt16LE(isWide ? 58 : 46);
    const count = file.readUInt16LE(isWide ? 60 : 48);
    const namesIndex = file.readUInt16LE(isWide ? 62 : 50);
    if (entryBytes < (isWide ? 64 : 40) || table + entryBytes * count > file.length || namesIndex >= count)
        return undefined;
    const contents = (index) => {
        const at = table + index * entryBytes;
        const start = isWide ? Number(file.readBigUInt64LE(at + 24)) : file.readUInt32LE(at + 16);
        const bytes = isWide ? Number(file.readBigUInt64LE(at + 32)) : file.readUInt32LE(at + 20);
        return file.subarray(start, start + bytes);
    };
    const names = contents(namesIndex);
    for (let index = 0; index < count; index++) {
        const at = file.readUInt32LE(table + index * entryBytes);
        if (names.toString('latin1', at, at + name.length + 1) === `${name}\0`)
            return contents(index);
    }
    return undefined;
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/rust-facts.js



/** Lists of a thousand crates are some 100 kB. */
const longestList = 8 * 1024 * 1024;
/**
 * The crates that a program was built from, as `cargo auditable` writes them into it; those that only its build needed are
 * left out. Source: cargo-auditable, PARSING.md and its JSON schema.
 *
 * @returns JSON of a list of name, version and source; undefined when the program does not tell
 */
function rustFacts(program) {
    const section = elfSection(program, '.dep-v0');
    if (section === undefined)
        return undefined;
    const packages = (0,json_shape/* list */.p_)((0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(inflated(section) ?? ''))?.['packages']);
    const facts = packages.flatMap((item) => {
        const one = (0,json_shape/* object */.Ik)(item);
        const name = (0,json_shape/* text */.Qq)(one?.['name']);
        return one === undefined || name === undefined || one['kind'] === 'build'
            ? []
            : [{ name, version: (0,json_shape/* text */.Qq)(one['version']), source: (0,json_shape/* text */.Qq)(one['source']) }];
    });
    return facts.length === 0 ? undefined : JSON.stringify(facts);
}
function inflated(section) {
    try {
        return (0,external_node_zlib_.inflateSync)(section, { maxOutputLength: longestList });
    }
    catch {
        return undefined; // Damaged: as if the program told nothing.
    }
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/executable-sink.js

const elf = Buffer.from('\x7fELF', 'latin1');
/** Go's linker writes it at the head of the section .go.buildinfo. Source: debug/buildinfo/buildinfo.go. */
const goMagic = Buffer.from('\xff Go buildinf:', 'latin1');
/** Marks that the linker puts around the list of modules. Source: cmd/go/internal/modload/build.go. */
const modulesStart = Buffer.from('3077af0c9274080241e1c107e6d618e6', 'hex');
const modulesEnd = Buffer.from('f932433186182072008242104116d8f2', 'hex');
/** Bit of the flags byte behind the magic: the strings stand inline. */
const inline = 2;
/** A list of a thousand modules is some 100 kB. */
const longestInfo = 2 * 1024 * 1024;
/**
 * Reads the build information of Go and Rust programs while they pass by; of any other file it soon wants no more. Since Go
 * 1.18 the strings stand inline behind a magic. Before that pointers lead to them: then the list of modules is found by the
 * marks around it, and the version of Go stays unknown. What Rust programs tell is in a section, which the end of the file
 * leads to: those are kept whole until then.
 *
 * @param bytes size of the file
 */
function executableSink(bytes, take) {
    const strings = marked(goMagic, inlineStrings);
    const modules = marked(modulesStart, modulesUntilMark);
    const whole = rustKeeper(bytes);
    let begun = false;
    return {
        write(chunk) {
            if (!begun && !startsWithMagic(chunk))
                return false;
            begun = true;
            strings.write(chunk);
            modules.write(chunk);
            whole.write(chunk);
            return strings.found === undefined;
        },
        end() {
            const { found } = strings;
            const text = found ?? (modules.found === undefined ? undefined : `\n${modules.found}`);
            if (text !== undefined)
                take({ kind: 'go', text });
            else {
                const rust = whole.facts();
                if (rust !== undefined)
                    take({ kind: 'rust', text: rust });
            }
        },
    };
}
/** Of larger programs the crates are not read: they would have to be held in memory. */
const longestRust = 64 * 1024 * 1024;
/** Names of what a program takes from libraries are within its first bytes. */
const headBytes = 128 * 1024;
/** Every program with Rust's standard library unwinds its stack by libgcc, or has all of that in itself. */
const unwinder = Buffer.from('_Unwind_');
const interpreter = Buffer.from('/ld-');
/** The name in the note that Go's linker writes behind the head. */
const goNote = Buffer.from('\x04\0\0\0Go\0\0', 'latin1');
/** Keeps the bytes of what may be a Rust program. */
function rustKeeper(bytes) {
    let contents = bytes > longestRust ? undefined : Buffer.allocUnsafe(Math.min(bytes, headBytes));
    let filled = 0;
    const isLikely = (head) => {
        if (head.subarray(0, 8192).includes(goNote))
            return false;
        return !head.subarray(0, 8192).includes(interpreter) || head.includes(unwinder);
    };
    return {
        write(chunk) {
            let rest = chunk;
            while (contents !== undefined && rest.length > 0) {
                if (filled === contents.length) {
                    if (filled >= bytes)
                        return;
                    if (!isLikely(contents)) {
                        contents = undefined;
                        return;
                    }
                    const larger = Buffer.allocUnsafe(bytes);
                    contents.copy(larger, 0, 0, filled);
                    contents = larger;
                }
                const taken = rest.copy(contents, filled);
                filled += taken;
                rest = rest.subarray(taken);
            }
        },
        facts: () => (contents === undefined || filled < bytes ? undefined : rustFacts(contents)),
    };
}
function startsWithMagic(chunk) {
    return elf.equals(chunk.subarray(0, elf.length));
}
/** Looks for a mark in passing bytes, and decodes what follows. */
function marked(mark, decode) {
    let carry = Buffer.alloc(0);
    let found;
    return {
        get found() {
            return found;
        },
        write(chunk) {
            if (found !== undefined)
                return;
            // Most chunks hold no mark: they are looked through as they are, and so is the seam to the one before.
            const seam = carry.length < mark.length ? Buffer.concat([carry, chunk.subarray(0, mark.length)]) : carry;
            const isWhole = chunk.length < mark.length || seam.indexOf(mark) >= 0;
            let bytes = isWhole ? Buffer.concat([carry, chunk]) : chunk;
            for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, 1)) {
                bytes = bytes.subarray(at);
                const decoded = decode(bytes);
                if (decoded === 'more' && bytes.length < longestInfo) {
                    carry = Buffer.from(bytes);
                    return;
                }
                if (decoded !== undefined && decoded !== 'more') {
                    found = decoded;
                    return;
                }
            }
            carry = Buffer.from(bytes.subarray(Math.max(0, bytes.length - mark.length + 1)));
        },
    };
}
/** The version of Go on the first line, the list of modules behind it. */
const inlineStrings = (bytes) => {
    if (bytes.length < 34)
        return 'more';
    const flags = bytes[15] ?? 0;
    if ((flags & inline) === 0 || flags > 3)
        return undefined;
    const version = counted(bytes, 32);
    if (typeof version !== 'object')
        return version;
    const modules = counted(bytes, version.end);
    if (typeof modules !== 'object')
        return modules;
    if (!/^(?:go1|devel )/.test(version.text.toString()))
        return undefined;
    // The list has a mark of 16 bytes on either side.
    const list = modules.text.length > 32 ? modules.text.subarray(16, -16).toString() : '';
    return `${version.text}\n${list}`;
};
const modulesUntilMark = (bytes) => {
    const end = bytes.indexOf(modulesEnd);
    if (end < 0)
        return 'more';
    const list = bytes.subarray(modulesStart.length, end).toString();
    return /^(?:path|mod|dep)\t/.test(list) ? list : undefined;
};
/** A string with its length before it, as unsigned varint. */
function counted(bytes, at) {
    let length = 0;
    let shift = 0;
    let from = at;
    for (;; shift += 7, from++) {
        const byte = bytes[from];
        if (byte === undefined)
            return 'more';
        length += (byte & 0x7f) * 2 ** shift;
        if (length > longestInfo)
            return undefined;
        if (byte < 0x80)
            break;
    }
    from++;
    const end = from + length;
    return end > bytes.length ? 'more' : { text: bytes.subarray(from, end), end };
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/installed-facts.js

/** The package that a `package.json` in `node_modules` is of. */
function nodeFacts(json) {
    const manifest = (0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(json)); // Packages carry broken ones as fixtures; npm does not count them as installed either.
    const name = (0,json_shape/* text */.Qq)(manifest?.['name']);
    const version = (0,json_shape/* text */.Qq)(manifest?.['version']);
    if (manifest === undefined || name === undefined || version === undefined)
        return undefined;
    const license = licenseOf(manifest['license']) ?? alternatives((0,json_shape/* list */.p_)(manifest['licenses']).map(licenseOf));
    return JSON.stringify({ name, version, ...(license !== undefined && { license }) });
}
/** Old packages have an object, or several. */
function licenseOf(value) {
    return (0,json_shape/* text */.Qq)(value) ?? (0,json_shape/* text */.Qq)((0,json_shape/* object */.Ik)(value)?.['type']);
}
function alternatives(licenses) {
    const named = licenses.filter((one) => one !== undefined);
    return named.length === 0 ? undefined : named.length === 1 ? named[0] : `(${named.join(' OR ')})`;
}
/** What npm noted of its installation. Source: npm's documentation, "package-lock.json", hidden lockfiles. */
function nodeLockFacts(json) {
    const packages = (0,json_shape/* object */.Ik)((0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(json))?.['packages']);
    if (packages === undefined)
        return undefined;
    return facts(Object.entries(packages).flatMap(([path, value]) => {
        const one = (0,json_shape/* object */.Ik)(value);
        const name = (0,json_shape/* text */.Qq)(one?.['name']) ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
        if (one === undefined || one['link'] === true || !path.includes('node_modules/'))
            return [];
        return [
            { name, version: (0,json_shape/* text */.Qq)(one['version']), license: licenseOf(one['license']), hash: (0,json_shape/* text */.Qq)(one['integrity']) },
        ];
    }));
}
/** Source: conda's documentation, "conda-meta" records; the purl type conda. */
function condaFacts(json) {
    const one = (0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(json));
    const name = (0,json_shape/* text */.Qq)(one?.['name']);
    if (one === undefined || name === undefined)
        return undefined;
    const sha256 = (0,json_shape/* text */.Qq)(one['sha256']);
    return facts([
        {
            name,
            version: (0,json_shape/* text */.Qq)(one['version']),
            license: licenseOf(one['license']),
            hash: sha256 === undefined ? undefined : `sha256:${sha256}`,
            qualifiers: {
                build: (0,json_shape/* text */.Qq)(one['build']),
                channel: /([^/]+)\/[^/]+$/.exec(((0,json_shape/* text */.Qq)(one['channel']) ?? '').replace(/\/$/, ''))?.[1] ?? (0,json_shape/* text */.Qq)(one['channel']),
                subdir: (0,json_shape/* text */.Qq)(one['subdir']),
            },
        },
    ]);
}
/** Source: Composer's documentation, `vendor/composer/installed.json` of versions 1 (a list) and 2. */
function composerFacts(json) {
    const value = (0,json_shape/* parsed */.Yz)(json);
    const packages = Array.isArray(value) ? value : (0,json_shape/* list */.p_)((0,json_shape/* object */.Ik)(value)?.['packages']);
    return facts(packages.flatMap((item) => {
        const one = (0,json_shape/* object */.Ik)(item);
        const name = (0,json_shape/* text */.Qq)(one?.['name']);
        if (one === undefined || name === undefined)
            return [];
        const sum = (0,json_shape/* text */.Qq)((0,json_shape/* object */.Ik)(one['dist'])?.['shasum']);
        return [
            {
                name,
                version: (0,json_shape/* text */.Qq)(one['version']),
                license: alternatives((0,json_shape/* texts */.Te)(one['license'])),
                hash: sum === undefined || sum === '' ? undefined : `sha1:${sum}`,
            },
        ];
    }));
}
/** Source: .NET's runtime configuration, "deps.json"; libraries of type `project` are the application itself. */
function dotnetFacts(json) {
    const libraries = (0,json_shape/* object */.Ik)((0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(json))?.['libraries']);
    if (libraries === undefined)
        return undefined;
    return facts(Object.entries(libraries).flatMap(([id, value]) => {
        const one = (0,json_shape/* object */.Ik)(value);
        const [name = '', version] = id.split('/');
        if (name === '' || (0,json_shape/* text */.Qq)(one?.['type']) !== 'package')
            return [];
        return [{ name, version, license: undefined, hash: (0,json_shape/* text */.Qq)(one?.['sha512']) || undefined }];
    }));
}
function facts(found) {
    return JSON.stringify(found);
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/zip.js

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
/** End record and the longest comment behind it. Source: PKWARE's APPNOTE.TXT, section 4.3.16. */
const longestEnd = 22 + 0xffff;
/** @returns undefined for what is no zip archive, and for those above 4 GiB or 65,535 members (zip64) */
function zipEntries(archive) {
    const end = zip_endOf(archive);
    if (end < 0)
        return undefined;
    const count = archive.readUInt16LE(end + 10);
    let at = archive.readUInt32LE(end + 16);
    // What stands before the archive, such as a script that starts it, is not counted by its offsets.
    const before = end - archive.readUInt32LE(end + 12) - at;
    if (count === 0xffff || at === 0xffffffff || before < 0)
        return undefined;
    at += before;
    const entries = [];
    for (let i = 0; i < count; i++) {
        if (at + 46 > end || archive.readUInt32LE(at) !== entryMark)
            return undefined;
        const method = archive.readUInt16LE(at + 10);
        const packed = archive.readUInt32LE(at + 20);
        const bytes = archive.readUInt32LE(at + 24);
        const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
        const local = before + archive.readUInt32LE(at + 42);
        entries.push({
            name: archive.toString('utf8', at + 46, nameEnd),
            bytes,
            read: (longest) => (bytes > longest ? undefined : contents(archive, local, method, packed, bytes)),
        });
        at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
    }
    return entries;
}
function zip_endOf(archive) {
    for (let at = archive.length - 22; at >= 0 && at >= archive.length - longestEnd; at--)
        if (archive.readUInt32LE(at) === endMark)
            return at;
    return -1;
}
function contents(archive, local, method, packed, bytes) {
    if (local + 30 > archive.length || archive.readUInt32LE(local) !== localMark)
        return undefined;
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = archive.subarray(start, start + packed);
    if (method === 0)
        return data.length === bytes ? data : undefined;
    if (method !== 8)
        return undefined;
    try {
        // Node refuses a limit of zero.
        const whole = (0,external_node_zlib_.inflateRawSync)(data, { maxOutputLength: Math.max(bytes, 1) });
        return whole.length === bytes ? whole : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/jar-facts.js

const longestText = 1024 * 1024;
const longestInner = 64 * 1024 * 1024;
/** Of all inner archives that are unpacked, against archives that are made to be endless. */
const budget = 256 * 1024 * 1024;
/** Spring Boot nests once, enterprise archives twice. */
const jar_facts_deepest = 3;
/** Groups of projects that Gradle publishes, without the file that names them, by the start of their artifacts' names. */
const groups = [
    ['spring-boot', 'org.springframework.boot'],
    ['spring-security-', 'org.springframework.security'],
    ['spring-data-', 'org.springframework.data'],
    ['spring-cloud-', 'org.springframework.cloud'],
    ['spring-session-', 'org.springframework.session'],
    ['spring-integration-', 'org.springframework.integration'],
    ['spring-batch-', 'org.springframework.batch'],
    ['spring-kafka', 'org.springframework.kafka'],
    ['spring-amqp', 'org.springframework.amqp'],
    ['spring-rabbit', 'org.springframework.amqp'],
    ['spring-', 'org.springframework'],
    ['micrometer-', 'io.micrometer'],
    ['tomcat-embed-', 'org.apache.tomcat.embed'],
    ['reactor-netty', 'io.projectreactor.netty'],
    ['reactor-', 'io.projectreactor'],
    ['kotlinx-', 'org.jetbrains.kotlinx'],
    ['kotlin-', 'org.jetbrains.kotlin'],
    ['ktor-', 'io.ktor'],
];
/**
 * The libraries in a Java archive and in archives in it: by Maven's `pom.properties`, else by the manifest, else by the
 * archive's name.
 *
 * @param name of the file
 * @returns JSON of `JarFact[]`; undefined when it is no archive
 */
function jarFacts(contents, name) {
    const facts = [];
    const left = { bytes: budget };
    return jar_facts_look(contents, name, [], facts, left) ? JSON.stringify(facts) : undefined;
}
/** The application whose archive was unpacked, as Spring Boot's layers are, by its `pom.properties`. */
function unpackedJarFacts(properties) {
    return JSON.stringify(ofPom(properties, []));
}
function jar_facts_look(contents, name, within, facts, left) {
    const entries = zipEntries(contents);
    if (entries === undefined)
        return false;
    const poms = entries.filter((entry) => /^META-INF\/maven\/.+\/pom\.properties$/.test(entry.name));
    const found = poms.flatMap((entry) => ofPom(jar_facts_textOf(entry), within));
    if (found.length === 0) {
        const manifest = entries.find((entry) => entry.name === 'META-INF/MANIFEST.MF');
        const fact = ofManifest(manifest === undefined ? '' : jar_facts_textOf(manifest), name, within);
        if (fact !== undefined)
            found.push(fact);
    }
    facts.push(...found);
    for (const entry of entries) {
        if (!entry.name.endsWith('.jar') || within.length >= jar_facts_deepest || entry.bytes > left.bytes)
            continue;
        const inner = entry.read(longestInner);
        left.bytes -= inner?.length ?? 0;
        if (inner !== undefined)
            jar_facts_look(inner, entry.name, [...within, entry.name], facts, left);
    }
    return true;
}
function jar_facts_textOf(entry) {
    return entry.read(longestText)?.toString() ?? '';
}
function ofPom(text, within) {
    const value = (key) => new RegExp(`^${key}\\s*[=:]\\s*(\\S.*?)\\s*$`, 'm').exec(text)?.[1];
    const artifact = value('artifactId');
    return artifact === undefined ? [] : [{ group: value('groupId'), artifact, version: value('version'), within }];
}
function ofManifest(text, name, within) {
    // Lines are cut at 72 bytes, and go on after a blank.
    const manifest = text.replace(/\r?\n /g, '');
    const value = (key) => new RegExp(`^${key}:\\s*(\\S.*?)\\s*$`, 'mi').exec(manifest)?.[1];
    const file = name.slice(name.lastIndexOf('/') + 1).replace(/\.[jwe]ar$/, '');
    const [, base = file, versionOfName] = /^(.+?)-(\d[\w.+-]*)$/.exec(file) ?? [];
    const version = versionOfName ?? value('Implementation-Version') ?? value('Bundle-Version');
    const group = value('Implementation-Vendor-Id') ?? groups.find(([prefix]) => base.startsWith(prefix))?.[1];
    return { group, artifact: base, version, within };
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/rpm-packages.js
/** The blobs of packages in the databases that RPM had before SQLite, and has beside it. */
const ndbMagic = 0x506d7052; // RpmP
const slotMagic = 0x746f6c53; // Slot
const blobMagic = 0x53626c42; // BlbS
const slotBytes = 16;
const blockBytes = 16;
/**
 * Headers of packages in an `ndb` database (`Packages.db`, SUSE's). Source: rpm, lib/backend/ndb/rpmpkg.c.
 *
 * @returns undefined when it is none, or damaged
 */
function ndbPackages(database) {
    if (database.length < 4096 || database.readUInt32LE(0) !== ndbMagic)
        return undefined;
    const end = Math.min(database.readUInt32LE(12) * 4096, database.length);
    const blobs = [];
    // The head takes as much as two slots.
    for (let slot = 2 * slotBytes; slot + slotBytes <= end; slot += slotBytes) {
        if (database.readUInt32LE(slot) !== slotMagic)
            return undefined;
        const index = database.readUInt32LE(slot + 4);
        const start = database.readUInt32LE(slot + 8) * blockBytes;
        if (index === 0)
            continue; // Nobody's.
        if (start + blockBytes > database.length || database.readUInt32LE(start) !== blobMagic)
            return undefined;
        const from = start + blockBytes;
        const bytes = database.readUInt32LE(start + 12);
        if (from + bytes > database.length)
            return undefined;
        blobs.push(database.subarray(from, from + bytes));
    }
    return blobs;
}
const hashMagic = 0x061561;
const pageHeadBytes = 26;
/** Kinds of pages and of items. Source: Berkeley DB, dbinc/db_page.h. */
const pages = { oldHash: 2, overflow: 7, hash: 13 };
const items = { inline: 1, offPage: 3 };
/**
 * Headers of packages in a hash of Berkeley DB (`Packages`, of RHEL until 8). Source: Berkeley DB, dbinc/db_page.h.
 *
 * @returns undefined when it is none, or damaged
 */
function berkeleyPackages(database) {
    if (database.length < 512)
        return undefined;
    const isLittle = database.readUInt32LE(12) === hashMagic;
    if (!isLittle && database.readUInt32BE(12) !== hashMagic)
        return undefined;
    const u16 = (at) => (isLittle ? database.readUInt16LE(at) : database.readUInt16BE(at));
    const u32 = (at) => (isLittle ? database.readUInt32LE(at) : database.readUInt32BE(at));
    const pageBytes = u32(20);
    if (pageBytes < 512 || pageBytes > 65_536)
        return undefined;
    const blobs = [];
    try {
        for (let page = pageBytes; page + pageBytes <= database.length; page += pageBytes) {
            const kind = database.readUInt8(page + 25);
            if (kind !== pages.hash && kind !== pages.oldHash)
                continue;
            const count = u16(page + 20);
            // Keys and values take turns.
            for (let item = 1; item < count; item += 2) {
                const at = page + u16(page + pageHeadBytes + item * 2);
                const type = database.readUInt8(at);
                if (type === items.offPage)
                    blobs.push(overflow(u32(at + 4), u32(at + 8)));
                else if (type === items.inline) {
                    // Items are laid from the end of the page on, so one ends where the one before begins.
                    const end = page + (item === 0 ? pageBytes : u16(page + pageHeadBytes + (item - 1) * 2));
                    // Under the key 0 stands the highest number of a package.
                    if (end - at - 1 > 8)
                        blobs.push(database.subarray(at + 1, end));
                }
            }
        }
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined; // A pointer that leads out of the file.
        throw error;
    }
    return blobs;
    function overflow(first, bytes) {
        if (bytes > database.length)
            throw new RangeError('a value longer than its database');
        const parts = [];
        let left = bytes;
        let page = first * pageBytes;
        while (left > 0) {
            const here = Math.min(u16(page + 22), left);
            if (database.readUInt8(page + 25) !== pages.overflow || here === 0)
                throw new RangeError('no page of a value');
            parts.push(database.subarray(page + pageHeadBytes, page + pageHeadBytes + here));
            left -= here;
            page = u32(page + 16) * pageBytes;
        }
        return Buffer.concat(parts);
    }
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/sqlite-table.js
/**
 * Reads the rows of one table from the bytes of an SQLite database, without indexes, write-ahead logs or a file: that of a
 * package database in a layer. Source: SQLite's "Database File Format", sections 1.3 to 2.1.
 *
 * @returns each row with its rowid first; undefined when it is no database, damaged, or has no such table
 */
function sqliteTable(database, table) {
    if (database.length < 512 || database.toString('latin1', 0, 15) !== 'SQLite format 3')
        return undefined;
    const size = database.readUInt16BE(16);
    const pages = { database, pageBytes: size === 1 ? 65_536 : size, usable: 0 };
    pages.usable = pages.pageBytes - (database[20] ?? 0);
    if (pages.pageBytes < 512 || pages.usable < 480 || database.readUInt32BE(56) !== 1)
        return undefined;
    try {
        const entry = rowsOf(pages, 1).find(([, type, name]) => type === 'table' && name === table);
        const root = entry?.[4];
        return typeof root === 'number' ? rowsOf(pages, root) : undefined;
    }
    catch (error) {
        if (error instanceof RangeError)
            return undefined; // A pointer that leads out of the file.
        throw error;
    }
}
const interiorTable = 0x05;
const leafTable = 0x0d;
function rowsOf(pages, root) {
    const rows = [];
    const seen = new Set();
    const pending = [root];
    for (let page = pending.pop(); page !== undefined; page = pending.pop()) {
        if (seen.has(page))
            throw new RangeError('pages in a circle');
        seen.add(page);
        const { database } = pages;
        const start = startOf(pages, page);
        const head = page === 1 ? start + 100 : start;
        const kind = database.readUInt8(head);
        const cells = database.readUInt16BE(head + 3);
        if (kind === interiorTable)
            pending.push(database.readUInt32BE(head + 8));
        else if (kind !== leafTable)
            throw new RangeError('a page of another kind');
        const children = [];
        for (let i = 0; i < cells; i++) {
            const cell = start + database.readUInt16BE(head + (kind === leafTable ? 8 : 12) + i * 2);
            if (kind === leafTable)
                rows.push(rowOf(pages, cell));
            else
                children.push(database.readUInt32BE(cell));
        }
        pending.push(...children.toReversed());
    }
    return rows;
}
function startOf({ database, pageBytes }, page) {
    const start = (page - 1) * pageBytes;
    if (page < 1 || start + pageBytes > database.length)
        throw new RangeError('a page behind the end');
    return start;
}
function rowOf(pages, cell) {
    const { database } = pages;
    const [bytes, afterBytes] = varint(database, cell);
    const [rowid, start] = varint(database, afterBytes);
    return [rowid, ...sqlite_table_record(payload(pages, start, bytes))];
}
/** What does not fit into its page goes on in a chain of others. */
function payload(pages, start, bytes) {
    const { database, usable } = pages;
    if (bytes > database.length)
        throw new RangeError('a row longer than its database');
    if (bytes <= usable - 35)
        return slice(database, start, bytes);
    const least = Math.floor(((usable - 12) * 32) / 255) - 23;
    const rest = least + ((bytes - least) % (usable - 4));
    const local = rest <= usable - 35 ? rest : least;
    const parts = [slice(database, start, local)];
    let left = bytes - local;
    let page = database.readUInt32BE(start + local);
    while (left > 0) {
        const at = startOf(pages, page);
        const part = slice(database, at + 4, Math.min(left, usable - 4));
        parts.push(part);
        left -= part.length;
        page = database.readUInt32BE(at);
    }
    return Buffer.concat(parts);
}
function slice(database, start, bytes) {
    if (start + bytes > database.length)
        throw new RangeError('a row behind the end');
    return database.subarray(start, start + bytes);
}
/** Widths of integers by their type. */
const integerBytes = [0, 1, 2, 3, 4, 6, 8];
function sqlite_table_record(bytes) {
    const [headBytes, first] = varint(bytes, 0);
    const values = [];
    let at = headBytes;
    for (let head = first; head < headBytes;) {
        const [type, next] = varint(bytes, head);
        head = next;
        const width = type >= 12 ? (type - (type % 2) - 12) / 2 : type === 7 ? 8 : (integerBytes[type] ?? 0);
        values.push(value(type, slice(bytes, at, width)));
        at += width;
    }
    return values;
}
function value(type, bytes) {
    if (type === 0)
        return null;
    if (type === 8 || type === 9)
        return type - 8;
    if (type === 7)
        return bytes.readDoubleBE(0);
    if (type >= 12)
        return type % 2 === 0 ? bytes : bytes.toString();
    return bytes.length === 8 ? Number(bytes.readBigInt64BE(0)) : bytes.readIntBE(0, bytes.length);
}
function varint(bytes, start) {
    let result = 0;
    for (let i = 0; i < 8; i++) {
        const byte = bytes.readUInt8(start + i);
        result = result * 128 + (byte & 0x7f);
        if (byte < 0x80)
            return [result, start + i + 1];
    }
    return [result * 256 + bytes.readUInt8(start + 8), start + 9];
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/rpm-facts.js


/** Tags of a header. Source: rpm, include/rpm/rpmtag.h. */
const tags = { name: 1000, version: 1001, release: 1002, epoch: 1003, license: 1014, arch: 1022 };
const stringType = 6;
const int32Type = 4;
/** Not a package but a key that packages are signed with. */
const key = 'gpg-pubkey';
/**
 * The packages of an RPM database: SQLite, as Fedora since 33 and RHEL since 9 keep it, ndb, as SUSE does, or Berkeley DB, as
 * older ones have it.
 *
 * @returns JSON of one object a package; undefined when it cannot be read
 */
function rpmFacts(database) {
    const blobs = sqliteTable(database, 'Packages')?.map((row) => row[2]) ?? ndbPackages(database) ?? berkeleyPackages(database);
    if (blobs === undefined)
        return undefined;
    const facts = [];
    for (const blob of blobs) {
        const fact = Buffer.isBuffer(blob) ? headerOf(blob) : undefined;
        if (fact === undefined)
            return undefined;
        if (fact['name'] !== key)
            facts.push(fact);
    }
    return JSON.stringify(facts);
}
/** An immutable header: counts, an index of 16 bytes a tag, then the values. Source: rpm, lib/header.c. */
function headerOf(blob) {
    if (blob.length < 8)
        return undefined;
    const count = blob.readUInt32BE(0);
    const store = 8 + count * 16;
    if (store + blob.readUInt32BE(4) > blob.length)
        return undefined;
    const fact = {};
    for (let i = 0; i < count; i++) {
        const at = 8 + i * 16;
        const tag = blob.readUInt32BE(at);
        const name = Object.entries(tags).find(([, number]) => number === tag)?.[0];
        const start = store + blob.readUInt32BE(at + 8);
        if (name === undefined || start >= blob.length)
            continue;
        const type = blob.readUInt32BE(at + 4);
        const end = blob.indexOf(0, start);
        if (type === stringType && end >= 0)
            fact[name] = blob.toString('utf8', start, end);
        if (type === int32Type && start + 4 <= blob.length)
            fact[name] = String(blob.readUInt32BE(start));
    }
    return fact['name'] === undefined ? undefined : fact;
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/evidence-sinks.js





/** Larger databases and archives are not read: they would have to be held in memory whole. */
const evidence_sinks_longestText = 32 * 1024 * 1024;
const longestBinary = 96 * 1024 * 1024;
/**
 * A sink for the contents of a file that tells of packages; undefined for any other file.
 *
 * @param take hears what the file told, at its end
 */
function evidenceSink(entry, take) {
    if (entry.kind !== 'file' || entry.bytes === 0)
        return undefined;
    const { path, bytes } = entry;
    const kind = kindOf(path);
    const form = kind === undefined ? credentialForm(entry) : undefined;
    if (form !== undefined)
        return wholeFile(Math.min(bytes, credentialHeadBytes), (contents) => {
            if (form.holds(contents.toString()))
                take({ kind: 'credential', text: form.what });
        });
    if (kind === undefined)
        return (entry.mode & 0o111) !== 0 && bytes > 4096 ? executableSink(bytes, take) : undefined;
    const longest = kind === 'jar' || kind === 'rpm' ? longestBinary : evidence_sinks_longestText;
    if (bytes > longest) {
        take({ kind: 'unread', text: `its ${bytes} bytes are more than the ${longest} that are read` });
        return undefined;
    }
    return wholeFile(bytes, (contents) => {
        const text = evidence_sinks_factsOf(kind, contents, path);
        if (text !== undefined)
            take({ kind, text });
        else if (kind === 'jar')
            take({ kind: 'unread', text: 'it is no readable archive' });
        else if (kind === 'rpm')
            take({ kind: 'unread', text: 'it is no RPM database in SQLite, ndb or Berkeley DB, or a damaged one' });
    });
}
function evidence_sinks_factsOf(kind, contents, path) {
    if (kind === 'jar')
        return path.endsWith('.properties') ? unpackedJarFacts(contents.toString()) : jarFacts(contents, path);
    return kind === 'rpm' ? rpmFacts(contents) : boilers[kind](contents.toString());
}
const dpkgStatusFolder = 'var/lib/dpkg/status.d/';
function kindOf(path) {
    const base = path.slice(path.lastIndexOf('/') + 1);
    if (base === 'package.json')
        return /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/@]+\/package\.json$/.test(path) ? 'node' : undefined;
    if (base === '.package-lock.json')
        return path.endsWith('node_modules/.package-lock.json') ? 'node-lock' : undefined;
    if (base === 'METADATA')
        return path.endsWith('.dist-info/METADATA') ? 'python' : undefined;
    if (base === 'PKG-INFO')
        return /\.egg-info\/PKG-INFO$/.test(path) ? 'python' : undefined;
    if (base.endsWith('.egg-info'))
        return 'python';
    if (base.endsWith('.gemspec'))
        return path.includes('/specifications/') ? 'gem' : undefined;
    if (base === 'pom.properties')
        return path.includes('META-INF/maven/') ? 'jar' : undefined;
    if (base.endsWith('.json'))
        return ofJson(path, base);
    if (base.endsWith('.jar') || base.endsWith('.war') || base.endsWith('.ear'))
        return 'jar';
    if (path.startsWith(dpkgStatusFolder))
        return base.endsWith('.md5sums') ? undefined : 'dpkg';
    return places.get(path);
}
function ofJson(path, base) {
    if (base.endsWith('.deps.json'))
        return 'dotnet';
    if (base === 'installed.json')
        return path.endsWith('vendor/composer/installed.json') ? 'composer' : undefined;
    return /(?:^|\/)conda-meta\/[^/]+\.json$/.test(path) ? 'conda' : undefined;
}
const places = new Map([
    ['lib/apk/db/installed', 'apk'],
    ['usr/lib/apk/db/installed', 'apk'],
    ['var/lib/dpkg/status', 'dpkg'],
    ['etc/passwd', 'passwd'],
    ['etc/os-release', 'os-release'],
    ['usr/lib/os-release', 'os-release'],
    ['var/lib/rpm/Packages', 'rpm'],
    ['var/lib/rpm/Packages.db', 'rpm'],
    ['var/lib/rpm/rpmdb.sqlite', 'rpm'],
    ['usr/lib/sysimage/rpm/Packages.db', 'rpm'],
    ['usr/lib/sysimage/rpm/rpmdb.sqlite', 'rpm'],
]);
/** What is kept of each kind of text; undefined when it tells of no package. */
const boilers = {
    apk: (text) => linesThat(text, /^(?:[PVALo]:|$)/),
    dpkg: (text) => linesThat(text, /^(?:(?:Package|Status|Version|Architecture|Source|Maintainer):|$)/),
    'os-release': (text) => linesThat(text, /^(?:ID|ID_LIKE|VERSION_ID|VERSION_CODENAME|NAME|PRETTY_NAME)=/),
    passwd: namesAndNumbers,
    node: nodeFacts,
    'node-lock': nodeLockFacts,
    conda: condaFacts,
    composer: composerFacts,
    dotnet: dotnetFacts,
    python: (text) => linesThat(text.split(/\r?\n\r?\n/, 1)[0] ?? '', /^(?:Name|Version|License|License-Expression):/i),
    gem: (text) => linesThat(text, /^\s*s\.(?:name|version|licenses?|platform)\s*=/),
};
/** Names and numbers of users; the rest of their lines says nothing of who is root. */
function namesAndNumbers(text) {
    return text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => {
        const [name, , id = ''] = line.trim().split(':');
        return `${name}::${id}`;
    })
        .join('\n');
}
function linesThat(text, pattern) {
    return text
        .split('\n')
        .filter((line) => pattern.test(line))
        .join('\n');
}
/** Collects a file whose size is known. */
function wholeFile(bytes, done) {
    let contents;
    let filled = 0;
    return {
        write(chunk) {
            // Most small files lie in one chunk.
            if (contents === undefined && chunk.length >= bytes) {
                contents = chunk;
                filled = bytes;
                return false;
            }
            contents ??= Buffer.allocUnsafe(bytes);
            filled += chunk.copy(contents, filled);
            return filled < bytes;
        },
        end() {
            done((contents ?? Buffer.alloc(0)).subarray(0, filled));
        },
    };
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
;// CONCATENATED MODULE: ./packages/image/lib/layers/tar-header.js

const tar_header_blockBytes = 512;
/** Types that never have contents, whatever their size says; as Go's archive/tar, which engines read layers with. */
const headerOnly = new Set(['1', '2', '3', '4', '5', '6']);
/** @returns undefined for a block of zeros; `bad` when its checksum does not fit */
function tarHeader(block, at) {
    const sums = checksums(block, at);
    if (sums.unsigned === 8 * 0x20 && isZero(block, at))
        return undefined;
    const expected = number(block, at + 148, 8);
    if (sums.unsigned !== expected && sums.signed !== expected)
        return 'bad';
    const flag = block[at + 156] ?? 0;
    const isGnu = block.toString('latin1', at + 257, at + 265) === 'ustar  \0';
    const isUstar = block.toString('latin1', at + 257, at + 263) === 'ustar\0';
    const prefix = isUstar ? tar_header_text(block, at + 345, 155) : '';
    const short = tar_header_text(block, at, 100);
    const name = prefix === '' ? short : `${prefix}/${short}`;
    // Archives from before POSIX tell a directory by its slash alone.
    const type = flag === 0 || flag === 0x37 ? (name.endsWith('/') ? '5' : '0') : String.fromCharCode(flag);
    const isSparse = type === 'S' && isGnu;
    const sizeBytes = headerOnly.has(type) ? 0 : number(block, at + 124, 12);
    if (!(sizeBytes >= 0) || sizeBytes > Number.MAX_SAFE_INTEGER)
        return 'bad';
    return {
        name,
        type,
        sizeBytes,
        mode: number(block, at + 100, 8) & 0o7777,
        linkName: flag === 0x31 || flag === 0x32 ? tar_header_text(block, at + 157, 100) : '',
        sparseBytes: isSparse ? number(block, at + 483, 12) : undefined,
        extended: isSparse && block[at + 482] === 1,
    };
}
/** The sum of all bytes with the checksum's own as blanks; some old programs added them up as signed. */
function checksums(block, at) {
    let unsigned = 8 * 0x20;
    let high = 0;
    for (let i = at; i < at + 148; i++) {
        const byte = block[i];
        unsigned += byte;
        high += byte >> 7;
    }
    for (let i = at + 156; i < at + tar_header_blockBytes; i++) {
        const byte = block[i];
        unsigned += byte;
        high += byte >> 7;
    }
    return { unsigned, signed: unsigned - high * 256 };
}
function isZero(block, at) {
    for (let i = at + 148; i < at + 156; i++)
        if (block[i] !== 0)
            return false;
    return true;
}
/** Octal digits, or base 256 where the first bit is set. NaN when it is neither. */
function number(block, at, length) {
    const first = block[at];
    if (first & 0x80) {
        let value = first & 0x7f;
        if (value & 0x40)
            return Number.NaN; // Negative.
        for (let i = at + 1; i < at + length; i++)
            value = value * 256 + block[i];
        return value;
    }
    let value = 0;
    for (let i = at; i < at + length; i++) {
        const byte = block[i];
        if (byte >= 0x30 && byte <= 0x37)
            value = value * 8 + byte - 0x30;
        else if (byte !== 0x20 && byte !== 0)
            return Number.NaN;
        else if (byte === 0 && i > at)
            break;
    }
    return value;
}
function tar_header_text(block, at, length) {
    let end = at;
    let high = 0;
    while (end < at + length && block[end] !== 0)
        high |= block[end++];
    return high < 0x80 ? block.toString('latin1', at, end) : tar_header_nameOf(block.subarray(at, end));
}
/** A name as text. Names that are no UTF-8 are read byte by byte, so that different ones stay different. */
function tar_header_nameOf(bytes) {
    return (0,external_node_buffer_.isUtf8)(bytes) ? bytes.toString() : bytes.toString('latin1');
}
/**
 * Records of a pax header: `length key=value\n`.
 *
 * @returns undefined when they are damaged
 */
function paxRecords(bytes) {
    const records = new Map();
    let at = 0;
    while (at < bytes.length && bytes[at] !== 0) {
        const blank = bytes.indexOf(0x20, at);
        const length = blank < 0 ? Number.NaN : Number(bytes.toString('latin1', at, blank));
        const equals = bytes.indexOf(0x3d, blank);
        const end = at + length;
        if (!(end <= bytes.length) || equals < 0 || equals >= end || bytes[end - 1] !== 0x0a)
            return undefined;
        records.set(tar_header_nameOf(bytes.subarray(blank + 1, equals)), tar_header_nameOf(bytes.subarray(equals + 1, end - 1)));
        at = end;
    }
    return records;
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/tar-scanner.js


/** Extended headers are a few hundred bytes; what claims more is no archive. */
const longestMeta = 4 * 1024 * 1024;
/** @param where names the archive in errors, `layer 2 of shop.tar` for example */
function tarScanner(where, onEntry) {
    const state = new Scan(where, onEntry);
    return {
        write: (chunk) => state.write(chunk),
        end: () => state.end(),
        skippable: () => state.skippable(),
        skip: (bytes) => state.skip(bytes),
    };
}
class Scan {
    where;
    onEntry;
    carried = Buffer.alloc(tar_header_blockBytes);
    carriedBytes = 0;
    /** Position in the archive. */
    position = 0;
    /** Contents and padding that are left of the member. */
    contentLeft = 0;
    paddingLeft = 0;
    sink;
    meta;
    /** A sparse file whose map goes on. */
    sparse;
    overrides = {};
    global = {};
    zeroBlocks = 0;
    constructor(where, onEntry) {
        this.where = where;
        this.onEntry = onEntry;
    }
    write(chunk) {
        let at = 0;
        while (at < chunk.length && this.zeroBlocks < 2) {
            if (this.contentLeft > 0)
                at += this.content(chunk, at);
            else if (this.paddingLeft > 0) {
                const bytes = Math.min(this.paddingLeft, chunk.length - at);
                this.paddingLeft -= bytes;
                this.position += bytes;
                at += bytes;
            }
            else
                at += this.block(chunk, at);
        }
    }
    skippable() {
        if (this.zeroBlocks >= 2)
            return Number.POSITIVE_INFINITY;
        if (this.carriedBytes > 0 || this.meta !== undefined || this.sink !== undefined)
            return 0;
        return this.contentLeft + this.paddingLeft;
    }
    skip(bytes) {
        const ofContent = Math.min(bytes, this.contentLeft);
        this.contentLeft -= ofContent;
        this.paddingLeft -= bytes - ofContent;
        this.position += bytes;
    }
    end() {
        if (this.zeroBlocks >= 2)
            return;
        // Padding behind the last member is left out by some writers.
        if (this.contentLeft > 0 || this.carriedBytes > 0 || this.sparse !== undefined || this.meta !== undefined)
            throw this.bad(`ends after ${this.position} bytes, in the middle of a file`);
    }
    content(chunk, at) {
        const bytes = Math.min(this.contentLeft, chunk.length - at);
        if (this.meta !== undefined)
            this.meta.parts.push(Buffer.from(chunk.subarray(at, at + bytes)));
        else if (this.sink !== undefined) {
            const part = bytes === chunk.length ? chunk : chunk.subarray(at, at + bytes);
            if (!this.sink.write(part))
                this.endSink();
        }
        this.contentLeft -= bytes;
        this.position += bytes;
        if (this.contentLeft === 0)
            this.endContent();
        return bytes;
    }
    endContent() {
        this.endSink();
        const { meta } = this;
        if (meta === undefined)
            return;
        this.meta = undefined;
        this.takeMeta(meta.type, Buffer.concat(meta.parts));
    }
    endSink() {
        const { sink } = this;
        this.sink = undefined;
        sink?.end();
    }
    /** A header, from the chunk itself when it lies in it whole. */
    block(chunk, at) {
        if (this.carriedBytes === 0 && chunk.length - at >= tar_header_blockBytes) {
            this.position += tar_header_blockBytes;
            this.header(chunk, at);
            return tar_header_blockBytes;
        }
        const bytes = chunk.copy(this.carried, this.carriedBytes, at, at + tar_header_blockBytes - this.carriedBytes);
        this.carriedBytes += bytes;
        this.position += bytes;
        if (this.carriedBytes === tar_header_blockBytes) {
            this.carriedBytes = 0;
            this.header(this.carried, 0);
        }
        return bytes;
    }
    header(block, at) {
        if (this.sparse !== undefined) {
            if (block[at + 504] !== 1)
                this.begin(this.sparse);
            return;
        }
        const header = tarHeader(block, at);
        if (header === undefined) {
            this.zeroBlocks++;
            return;
        }
        if (header === 'bad' || this.zeroBlocks > 0)
            throw this.bad(`has no valid header at byte ${this.position - tar_header_blockBytes}`);
        if (header.type === 'x' || header.type === 'g' || header.type === 'L' || header.type === 'K') {
            if (header.sizeBytes > longestMeta)
                throw this.bad(`has an extended header of ${header.sizeBytes} bytes at byte ${this.position - tar_header_blockBytes}`);
            this.expect(header.sizeBytes);
            this.meta = { type: header.type, parts: [] };
            if (header.sizeBytes === 0)
                this.endContent();
        }
        else if (header.extended)
            this.sparse = header;
        else
            this.begin(header);
    }
    begin(header) {
        this.sparse = undefined;
        const { name, linkName, storedBytes, bytes } = { ...this.global, ...this.overrides };
        this.overrides = {};
        const isFile = header.type === '0' || header.type === 'S';
        const stored = isFile ? (storedBytes ?? header.sizeBytes) : header.sizeBytes;
        const entry = {
            name: name ?? header.name,
            type: isFile ? '0' : header.type,
            bytes: isFile ? (bytes ?? header.sparseBytes ?? stored) : 0,
            offset: this.position,
            storedBytes: stored,
            mode: header.mode,
            linkName: linkName ?? header.linkName,
        };
        this.expect(stored);
        this.sink = this.onEntry(entry);
        if (stored === 0)
            this.endSink();
    }
    expect(bytes) {
        this.contentLeft = bytes;
        this.paddingLeft = (tar_header_blockBytes - (bytes % tar_header_blockBytes)) % tar_header_blockBytes;
    }
    takeMeta(type, bytes) {
        if (type === 'L' || type === 'K') {
            const end = bytes.indexOf(0);
            const name = tar_header_nameOf(end < 0 ? bytes : bytes.subarray(0, end));
            if (type === 'L')
                this.overrides.name = name;
            else
                this.overrides.linkName = name;
            return;
        }
        const records = paxRecords(bytes);
        if (records === undefined)
            throw this.bad(`has a damaged extended header before byte ${this.position}`);
        const target = type === 'g' ? this.global : this.overrides;
        const name = records.get('GNU.sparse.name') ?? records.get('path');
        const linkName = records.get('linkpath');
        const stored = this.size(records.get('size'));
        const real = this.size(records.get('GNU.sparse.realsize') ?? records.get('GNU.sparse.size'));
        if (name !== undefined)
            target.name = name;
        if (linkName !== undefined)
            target.linkName = linkName;
        if (stored !== undefined)
            target.storedBytes = stored;
        if (real !== undefined)
            target.bytes = real;
    }
    size(digits) {
        if (digits === undefined)
            return undefined;
        const value = /^\d+$/.test(digits) ? Number(digits) : Number.NaN;
        if (!Number.isSafeInteger(value))
            throw this.bad(`has a damaged extended header before byte ${this.position}`);
        return value;
    }
    bad(what) {
        return new lib_error/* ImageError */.C('bad-archive', `${this.where}: the archive ${what}`, {
            hint: 'it is damaged or cut off: build, pull or save the image again',
        });
    }
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/layer-reader.js








/** By the first four bytes. @throws ImageError `bad-archive` for a compression that layers do not have */
function compressionOf(start, where) {
    if (start[0] === 0x1f && start[1] === 0x8b)
        return 'gzip';
    if (start.length >= 4 && start.readUInt32LE(0) === 0xfd2fb528)
        return 'zstd';
    const other = start.toString('latin1', 0, 3) === 'BZh' ? 'bzip2' : start.toString('latin1', 1, 4) === '7zX' ? 'xz' : undefined;
    if (other === undefined)
        return 'none';
    throw new lib_error/* ImageError */.C('bad-archive', `${where} is compressed by ${other}, which is not read`, {
        hint: 'layers are gzip, zstd or uncompressed tar',
    });
}
/** Collects entries and evidence from the members that a scanner finds. */
function layerCollector(where, search) {
    const entries = [];
    const evidence = new Map();
    const onEntry = (member) => {
        search?.entry(member);
        const { name, type, bytes, storedBytes, mode, linkName } = member;
        const entry = layerEntry(name, type, bytes, mode, linkName);
        if (entry === undefined)
            return undefined;
        const index = entries.push(entry) - 1;
        // The contents of sparse files are pieces.
        return bytes === storedBytes ? evidenceSink(entry, (told) => evidence.set(index, told)) : undefined;
    };
    return { scanner: tarScanner(where, onEntry), contents: { entries, evidence } };
}
const outputBytes = 256 * 1024;
/** Engines send pieces of 32 kB; a thread of zlib that is woken for each spends more time on waking than on unpacking. */
const inputBytes = 256 * 1024;
function layerReader({ where, hash, search }) {
    const searching = search.length === 0 ? undefined : secretSearch(search);
    const { scanner, contents } = layerCollector(where, searching);
    const digest = hash ? (0,external_node_crypto_.createHash)('sha256') : undefined;
    const take = (chunk) => {
        digest?.update(chunk);
        searching?.write(chunk);
        scanner.write(chunk);
    };
    const finish = () => {
        scanner.end();
        const diffId = digest === undefined ? undefined : `sha256:${digest.digest('hex')}`;
        return { contents, diffId, secretPaths: searching?.paths() ?? [] };
    };
    let input;
    let start = Buffer.alloc(0);
    const begin = () => {
        const compression = compressionOf(start, where);
        const begun = compression === 'none' ? plainInput(take) : compressedInput(compression, take, where);
        begun.write(start);
        return begun;
    };
    return {
        write(chunk) {
            if (input !== undefined)
                return input.write(chunk);
            start = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
            if (start.length >= 4)
                input = begin();
        },
        ready: async () => input?.ready(),
        async end() {
            input ??= begin();
            await input.end();
            return finish();
        },
    };
}
function plainInput(take) {
    return { write: take, ready: async () => undefined, end: async () => undefined };
}
/** Node's zlib works in threads of its own, so several layers are unpacked at a time. */
function compressedInput(compression, take, where) {
    const stream = compression === 'gzip'
        ? (0,external_node_zlib_.createGunzip)({ chunkSize: outputBytes })
        : (0,external_node_zlib_.createZstdDecompress)({ chunkSize: outputBytes });
    let failure;
    let full = false;
    const fail = (error) => {
        failure ??= error;
        stream.destroy();
    };
    stream.on('data', (chunk) => {
        try {
            take(chunk);
        }
        catch (error) {
            fail(error);
        }
    });
    stream.on('error', fail);
    const check = () => {
        if (failure instanceof lib_error/* ImageError */.C)
            throw failure;
        if (failure !== undefined)
            throw new lib_error/* ImageError */.C('bad-archive', `${where}: its ${compression} data is damaged or cut off`, {
                cause: failure,
            });
    };
    const closed = (0,external_node_events_.once)(stream, 'close').catch(() => undefined);
    let parts = [];
    let partBytes = 0;
    const flush = () => {
        const whole = parts.length === 1 ? parts[0] : Buffer.concat(parts);
        parts = [];
        partBytes = 0;
        if (failure === undefined && whole !== undefined && whole.length > 0)
            full = !stream.write(whole);
    };
    return {
        write(chunk) {
            parts.push(chunk);
            partBytes += chunk.length;
            if (partBytes >= inputBytes)
                flush();
        },
        async ready() {
            if (full && failure === undefined)
                await Promise.race([(0,external_node_events_.once)(stream, 'drain').catch(fail), closed]);
            full = false;
            check();
        },
        async end() {
            flush();
            if (failure === undefined)
                stream.end();
            await closed;
            check();
        },
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/members.js

/** Manifests and configurations are some kilobytes; what is longer is none. */
const longestJson = 16 * 1024 * 1024;
/** A member through links: old engines write a layer that several images share once, and links to it. */
function memberOf(members, path) {
    let entry = members.get(path);
    for (let links = 0; entry !== undefined && (entry.type === '1' || entry.type === '2'); links++) {
        if (links > 8)
            return undefined;
        const folder = entry.type === '2' && !entry.linkName.startsWith('/') ? `${layer_contents_cleanPath(entry.name)}/../` : '';
        entry = members.get(layer_contents_cleanPath(folder + entry.linkName));
    }
    return entry;
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/other-blobs.js


/**
 * Finds in images of other platforms and in attestations, which are pushed along with the image that runs.
 *
 * @param own paths of the configuration and the layers of the image that is looked at
 */
function foundElsewhere({ small, layers }, own, search) {
    if (search.length === 0)
        return [];
    const owners = ownersOf(small);
    const of = (path) => owners.get(path) ?? '';
    const inLayers = [...layers].flatMap(([path, { secretPaths }]) => own.has(path) ? [] : secretPaths.map((found) => ({ of: of(path), path: found })));
    const inTexts = [...small]
        .filter(([path, bytes]) => path.startsWith('blobs/') && !own.has(path) && search.some((value) => bytes.includes(value)))
        .map(([path]) => ({ of: of(path), path: undefined }));
    return [...inLayers, ...inTexts];
}
/** Of which platform blobs are: indexes name manifests, and those their configuration and layers. */
function ownersOf(small) {
    const pathOf = (descriptor) => `blobs/${((0,json_shape/* text */.Qq)((0,json_shape/* object */.Ik)(descriptor)?.['digest']) ?? '').replace(':', '/')}`;
    const owners = new Map();
    const manifests = [...small].map(([path, bytes]) => ({ path, json: (0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(bytes)) }));
    for (const { json } of manifests)
        for (const item of (0,json_shape/* list */.p_)(json?.['manifests'])) {
            const descriptor = (0,json_shape/* object */.Ik)(item) ?? {};
            const owner = isAttestation(descriptor) ? 'attestation' : platformOf(descriptor);
            if (owner !== '')
                owners.set(pathOf(descriptor), owner);
        }
    for (const { path, json } of manifests) {
        const owner = owners.get(path);
        if (owner === undefined || json === undefined)
            continue;
        for (const descriptor of [json['config'], ...(0,json_shape/* list */.p_)(json['layers'])])
            owners.set(pathOf(descriptor), owner);
    }
    return owners;
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/other-images.js



/**
 * The images of an archive for other platforms than that of the image that is looked at. One of which parts are missing, as
 * a pull of one platform leaves it, is named and not read.
 */
async function otherImages(where, lookup, own, layersOf) {
    const index = await lookup('index.json');
    const candidates = index === undefined ? [] : await manifestsOf(lookup, (0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(index)));
    const images = new Map();
    for (const { platform, digest, manifest } of candidates) {
        const name = `${where} for ${platform || 'an unnamed platform'}`;
        const missing = { settings: { platform, user: '', env: [] }, image: undefined };
        try {
            const described = await describeManifest(name, manifest, (blob) => lookup(blobPath(blob)));
            const { imageId, history, settings } = described;
            if (imageId === own.imageId || images.has(imageId))
                continue;
            images.set(digest, missing);
            const layers = await layersOf(described, name);
            images.delete(digest);
            images.set(imageId, {
                settings: { ...settings, platform: platform || settings.platform },
                image: { imageId, history, layers },
            });
        }
        catch (error) {
            if (!(error instanceof lib_error/* ImageError */.C))
                throw error;
            images.set(digest, missing);
        }
    }
    return [...images.values()];
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/read-layers.js

/** How many layers are unpacked at a time. */
const concurrent = 3;
/**
 * The layers of a described image: from the cache, else by `readBlob`, several at a time. What is read is kept for the next
 * run when its digest was computed: a layer that merely claims a digest must not pass for it in later runs.
 */
async function readLayers(name, image, { cache, signal, search }, readBlob) {
    const layers = [];
    const read = async (i) => {
        const diffId = image.diffIds[i] ?? '';
        const blob = image.layers[i];
        const cached = search.length > 0 ? undefined : await cache?.layer(diffId);
        if (cached !== undefined || blob === undefined) {
            layers[i] = { diffId, contents: cached?.contents ?? { entries: [], evidence: new Map() }, secretPaths: [] };
            return;
        }
        signal?.throwIfAborted();
        const where = `layer ${i + 1} of ${image.diffIds.length} of ${name}`;
        const layer = await readBlob(blob, where);
        checkDiffId(where, diffId, layer.diffId);
        if (layer.diffId !== undefined)
            await cache?.keepLayer(diffId, { contents: layer.contents, blob: blob.digest });
        layers[i] = { diffId, contents: layer.contents, secretPaths: layer.secretPaths };
    };
    let next = 0;
    let failed = false;
    const work = async () => {
        while (!failed && next < image.diffIds.length)
            await read(next++).catch((error) => {
                failed = true;
                throw error;
            });
    };
    await Promise.all(Array.from({ length: concurrent }, work));
    return { imageId: image.imageId, history: image.history, layers };
}
/** @throws ImageError `bad-archive` when a layer is another than the image says */
function checkDiffId(where, claimed, computed) {
    if (computed !== undefined && computed !== claimed)
        throw new lib_error/* ImageError */.C('bad-archive', `${where}: its contents have the digest ${computed}, not ${claimed}`, {
            hint: 'it is damaged: build, pull or save the image again',
        });
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/stream-source.js











/** An archive that comes as a stream, uncompressed on the outside. Nothing of it is kept but what was found in it. */
function streamSource(open, name, choice = {}) {
    return {
        name,
        read: async (context) => readStream(name, await open(), context, { choice, known: new Map(), isTrusted: false }),
    };
}
/** Reads an image from an archive in one pass: what a blob is shows when the manifest comes, which is mostly last. */
async function readStream(name, stream, { cache, signal, search }, { choice, known, isTrusted, everyPlatform = false }) {
    const pass = new Pass(name, known, { hash: !isTrusted && cache !== undefined, search });
    await pass.run(stream, signal);
    const lookup = async (path) => pass.small.get(pass.pathOf(path));
    const image = await describeImage(name, lookup, choice);
    // What a cache knows of a layer was not looked through for what is searched for now.
    const keptOf = async (diffId) => search.length > 0 ? undefined : (known.get(diffId) ?? (await cache?.layer(diffId))?.contents);
    const layersOf = async ({ diffIds, layers }, of) => {
        const found = [];
        for (const [i, diffId] of diffIds.entries()) {
            const blob = layers[i];
            const where = `layer ${i + 1} of ${diffIds.length} of ${of}`;
            const read = pass.layers.get(pass.pathOf(blob?.path ?? ''));
            const contents = read?.contents ?? (await keptOf(diffId));
            if (contents === undefined)
                throw new lib_error/* ImageError */.C('bad-archive', `${where}: ${blob?.path ?? 'it'} is missing in the archive`);
            checkDiffId(where, diffId, read?.diffId);
            if (read !== undefined && (isTrusted || read.diffId !== undefined))
                await cache?.keepLayer(diffId, { contents, blob: blob?.digest });
            found.push({ diffId, contents, secretPaths: read?.secretPaths ?? [] });
        }
        return found;
    };
    const layers = await layersOf(image, name);
    const config = pass.pathOf(blobPath(image.imageId));
    const own = new Set([config, ...image.layers.map(({ path }) => pass.pathOf(path))]);
    return {
        imageId: image.imageId,
        history: image.history,
        layers,
        elsewhere: foundElsewhere(pass, own, search),
        others: everyPlatform ? await otherImages(name, lookup, image, layersOf) : [],
    };
}
/** One pass over an archive, and what it found. */
class Pass {
    small = new Map();
    layers = new Map();
    members = new Map();
    name;
    known;
    reading;
    scanner;
    open;
    ended = [];
    constructor(name, known, reading) {
        this.name = name;
        this.known = known;
        this.reading = reading;
        this.scanner = tarScanner(name, (entry) => {
            const path = layer_contents_cleanPath(entry.name);
            this.members.set(path, entry);
            return entry.type === '0' ? this.sinkFor(path, entry.storedBytes) : undefined;
        });
    }
    /** Where a member's contents really stand. */
    pathOf(path) {
        const entry = memberOf(this.members, path);
        return entry === undefined ? path : layer_contents_cleanPath(entry.name);
    }
    async run(stream, signal) {
        const stop = () => {
            if ('destroy' in stream && typeof stream.destroy === 'function')
                stream.destroy();
        };
        signal?.addEventListener('abort', stop, { once: true });
        try {
            for await (const chunk of stream) {
                signal?.throwIfAborted();
                this.scanner.write(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
                await this.settle();
            }
            this.scanner.end();
            await this.settle();
        }
        catch (error) {
            signal?.throwIfAborted();
            if (error instanceof lib/* Problem */.AF)
                throw error;
            throw new lib_error/* ImageError */.C('bad-archive', `${this.name}: what came of it broke off, or is damaged`, {
                cause: error,
                hint: 'try again; if it stays so, build, pull or save the image again',
            });
        }
        finally {
            signal?.removeEventListener('abort', stop);
            stop();
        }
    }
    /** Waits until what was pushed into readers is taken up, so that memory stays bounded. */
    async settle() {
        for (const { path, reader } of this.ended.splice(0))
            this.layers.set(path, await reader.end());
        await this.open?.ready();
    }
    sinkFor(path, bytes) {
        const digest = /^blobs\/(\w+)\/(\w+)$/.exec(path);
        if (digest !== null)
            return this.known.has(`${digest[1]}:${digest[2]}`) ? undefined : this.blobSink(path, bytes);
        if (path.endsWith('.json'))
            return this.smallSink(path, bytes);
        return path.endsWith('/layer.tar') || path.endsWith('.tar') ? this.layerSink(path) : undefined;
    }
    smallSink(path, bytes) {
        if (bytes > longestJson || bytes === 0)
            return undefined;
        return wholeFile(bytes, (contents) => this.small.set(path, Buffer.from(contents)));
    }
    layerSink(path) {
        const where = `${path} of ${this.name}`;
        const reader = layerReader({ where, ...this.reading });
        this.open = reader;
        return {
            write(chunk) {
                reader.write(chunk);
                return true;
            },
            end: () => {
                this.open = undefined;
                this.ended.push({ path, reader });
            },
        };
    }
    /** A blob may be a layer or JSON, which its beginning tells: a tar has its magic at byte 257. */
    blobSink(path, bytes) {
        let start = Buffer.alloc(0);
        let sink;
        const decide = () => {
            const isJson = start[0] === 0x7b && start.toString('latin1', 257, 262) !== 'ustar';
            return isJson ? this.smallSink(path, bytes) : this.layerSink(path);
        };
        return {
            write(chunk) {
                if (sink !== undefined)
                    return sink.write(chunk);
                start = start.length === 0 ? chunk : Buffer.concat([start, chunk]);
                if (start.length < Math.min(262, bytes))
                    return true;
                sink = decide();
                return sink?.write(start) ?? false;
            },
            end() {
                sink?.end();
            },
        };
    }
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/engine-source.js



/**
 * An image in a container engine. When every layer is in the cache, the engine is asked for the image's description alone:
 * to save the layers is what takes seconds. When something is searched for, every layer is read: which of them the base
 * brought is a guess of the history, and a wrong one would pass a leak.
 *
 * @param everyPlatform whether it has images for other platforms, where the engine itself does not tell
 */
function engineSource(engine, reference, { everyPlatform = false } = {}) {
    return {
        name: reference,
        async read(context) {
            const { cache, search } = context;
            const config = await engine.inspectImage(reference);
            if (config === undefined)
                throw new lib_error/* ImageError */.C('no-image', `the engine has no image ${reference}`, { hint: 'build or pull it first' });
            const { diffIds, id } = config;
            const cached = await Promise.all(diffIds.map(async (diffId) => (search.length > 0 ? undefined : cache?.layer(diffId))));
            const layers = diffIds.flatMap((diffId, i) => {
                const contents = cached[i]?.contents;
                return contents === undefined ? [] : [{ diffId, contents, secretPaths: [] }];
            });
            const isOne = !everyPlatform && (config.platforms?.length ?? 1) <= 1;
            if (layers.length === diffIds.length && search.length === 0 && isOne) {
                const image = await cache?.image(id);
                const history = image?.history ?? alignHistory(await engine.imageHistory(reference), diffIds.length);
                return { imageId: image?.imageId ?? id, history, layers };
            }
            const stream = await engine.saveImage(reference, context.signal);
            const options = { choice: { diffIds }, known: knownBy(diffIds, cached), isTrusted: true, everyPlatform: true };
            const read = await readStream(reference, stream, context, options);
            await cache?.keepImage(id, { imageId: read.imageId, history: read.history });
            return read;
        },
    };
}
/** Cached layers by both of their digests: the archive has them under one or the other. */
function knownBy(diffIds, cached) {
    const known = new Map();
    for (const [i, layer] of cached.entries()) {
        if (layer === undefined)
            continue;
        known.set(diffIds[i] ?? '', layer.contents);
        if (layer.blob !== undefined)
            known.set(layer.blob, layer.contents);
    }
    return known;
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/sweep-cache.js


const dayMs = 24 * 60 * 60 * 1000;
/** Every build makes layers that no other one has: what nobody asked for in this time is not asked for again. */
const unusedMs = 30 * dayMs;
/** Names that `layerCache` gives, with those of drafts that a killed process left. */
const ours = /^(?:layer|image)-v\d+-[0-9a-f]{64}\.json(?:\.[\d-]+)?$/;
/**
 * Takes what has not been read for 30 days out of a cache of layers, once a day. Several processes may do it at once.
 *
 * @param onNotice hears when the folder cannot be swept, which costs room and nothing else
 */
async function sweepLayerCache(folder, nowMs, onNotice) {
    const marker = (0,external_node_path_.join)(folder, 'swept');
    try {
        if (nowMs - (await lastUse(marker)) < dayMs)
            return;
        for (const name of await (0,promises_.readdir)(folder)) {
            if (!ours.test(name))
                continue;
            const file = (0,external_node_path_.join)(folder, name);
            const keptMs = name.endsWith('.json') ? unusedMs : dayMs;
            if (nowMs - (await lastUse(file)) > keptMs)
                await (0,promises_.rm)(file, { force: true });
        }
        await (0,promises_.writeFile)(marker, '');
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return;
        onNotice(`the cache of layers cannot be swept: ${error instanceof Error ? error.message : String(error)}`);
    }
}
/** When a file was last read, as far as its file system keeps that, or written; the beginning of time when it is not there. */
async function lastUse(file) {
    try {
        const { atimeMs, mtimeMs } = await (0,promises_.stat)(file);
        return Math.max(atimeMs, mtimeMs);
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return 0;
        throw error;
    }
}

;// CONCATENATED MODULE: ./packages/image/lib/run/denied-path.js
/**
 * How runtimes say that a file system is read-only, with the path in the first group. Each form is that of a runtime's
 * own error text.
 */
const denied_path_forms = [
    /\bEROFS: read-only file system, \w+ '([^']+)'/i, // Node
    /\[Errno 30\] Read-only file system: '([^']+)'/, // Python
    /\(([^()\s]+)\): failed to open stream: Read-only file system/i, // PHP
    /(?:^|[\s:"])(?:open|mkdir|create|remove|rename|chmod|chown|touch|unlink|symlink|mkdirat|openat) ([^\s:]+): read-only file system/im, // Go
    /Read-only file system @ \w+ - (\S+)/, // Ruby
    /([^\s:'"(]+) \(Read-only file system\)/, // Java, java.io
    /FileSystemException: ([^\s:]+): Read-only file system/, // Java, java.nio
    /(?:mkdir|open|rename|unlink|chmod|chown)\(\) "([^"]+)" failed \(30: Read-only file system\)/, // nginx
    /Read-only file system : '([^']+)'/, // .NET
    /file '([^']+)' \((?:Errcode|OS errno):? ?30\b/, // MySQL
    /\(30\)Read-only file system: [^/\n]{0,200}(\/[^\s)'",:]+)/, // Apache httpd
    /(?:can't create|cannot create|cannot touch|cannot open|cannot create directory|cannot remove|can't open|can't create directory) ['"‘]?([^\s'"’:]+)['"’]?: Read-only file system/i, // shells, coreutils
    /(?:^|\s)['"]?(\/[^\s:'"]+)['"]?: Read-only file system/im, // busybox and most of what uses perror(3)
];
/** The file that the log says could not be written on a read-only root: of the newest message that names one. */
function deniedPathIn(logs) {
    for (const line of logs.split('\n').reverse()) {
        if (!/read-?only ?file ?system/i.test(line))
            continue;
        for (const form of denied_path_forms) {
            const path = form.exec(line)?.[1];
            if (path !== undefined)
                return path;
        }
    }
    return undefined;
}
/** Whether the log speaks of a read-only file system at all: some runtimes leave the path out. */
function speaksOfReadOnly(logs) {
    return /read-?only file ?system|\bEROFS\b|attempt to write a readonly database/i.test(logs);
}
/** No reader wants more of them; the first ones show where it writes. */
const mostPaths = 5;
/**
 * Every file that the log says could not be written on a read-only root, in its order and up to five; empty where it speaks
 * of one without its path, undefined where it speaks of none.
 */
function deniedPathsIn(logs) {
    if (!speaksOfReadOnly(logs))
        return undefined;
    const paths = new Set();
    for (const line of logs.split('\n')) {
        const path = deniedPathIn(line);
        if (path !== undefined)
            paths.add(path);
        if (paths.size === mostPaths)
            break;
    }
    return [...paths];
}

;// CONCATENATED MODULE: ./packages/image/lib/run/probe-container.js



/** How an answer ends that did not come in time. */
const slow = / within \d+ s$/;
/** One question takes no longer than this, so that a port that swallows everything is asked again. */
const probe_container_patienceMs = 2_000;
/** Asks a running container once. */
async function probe_container_ask(probe, id, state, deps) {
    switch (probe.kind) {
        case 'healthcheck':
            return ofHealthcheck(state);
        case 'running':
            return { healthy: false, answered: true, text: 'it has not run for long enough yet' };
        case 'exit':
            return { healthy: false, answered: true, text: 'it runs on, but was to do its work and end' };
        case 'exec':
            return within(deps, `${probe.command.join(' ')} does not end`, (signal) => ofExec(id, probe.command, deps, signal));
        default:
            return within(deps, silenceOf(probe), (signal) => ofPort(probe, state, deps, signal));
    }
}
function ofHealthcheck({ health, lastHealth }) {
    if (health === 'healthy')
        return { healthy: true };
    if (lastHealth === undefined)
        return { healthy: false, answered: false, text: 'HEALTHCHECK has not answered yet' };
    const output = lastHealth.output.trim().slice(0, 300);
    const said = output === '' ? '' : `: ${output}`;
    return { healthy: false, answered: true, text: `HEALTHCHECK ends with exit code ${lastHealth.exitCode}${said}` };
}
async function ofExec(id, command, deps, signal) {
    const { exitCode, output } = await deps.engine.exec(id, command, signal);
    if (exitCode === 0)
        return { healthy: true };
    const said = output.trim() === '' ? '' : `: ${output.trim().slice(0, 300)}`;
    return { healthy: false, answered: true, text: `${command.join(' ')} ends with exit code ${exitCode}${said}` };
}
async function ofPort(probe, state, deps, signal) {
    const target = targetOf(probe.port, state, deps.engine);
    if (target === undefined)
        return { healthy: false, answered: false, text: 'it has no address yet' };
    return probe.kind === 'http' ? deps.network.http(target, probe.path, signal) : deps.network.tcp(target, signal);
}
function targetOf(port, state, engine) {
    if (engine.reachesContainers)
        return state.address === undefined ? undefined : { host: state.address, port };
    const published = state.published.get(port);
    const host = engine.isLocal ? '127.0.0.1' : (/^[a-z]+:\/\/\[?([^\]:/]+)/.exec(engine.host)?.[1] ?? '127.0.0.1');
    return published === undefined ? undefined : { host, port: published };
}
function silenceOf(probe) {
    return probe.kind === 'http'
        ? `port ${probe.port} does not answer ${probe.path}`
        : `port ${probe.port} takes no connection`;
}
async function within(deps, silence, question) {
    const silent = { healthy: false, answered: false, text: `${silence} within ${probe_container_patienceMs / 1000} s` };
    const over = new AbortController();
    const late = new AbortController();
    const timer = deps.clock.sleep(probe_container_patienceMs, over.signal).then(() => late.abort(new Error(silent.text)), () => undefined);
    try {
        const answer = await question(late.signal);
        // What breaks off because its time is over has not said anything of itself.
        return late.signal.aborted && !answer.healthy ? silent : answer;
    }
    catch (error) {
        if (!late.signal.aborted)
            throw error;
        return silent;
    }
    finally {
        over.abort(new Error('over'));
        await timer;
    }
}
/** How long a connection has to stay open to be one. */
const hangUpMs = 250;
/** The network of this machine. */
const realNetwork = {
    http: (target, path, signal) => new Promise((resolve) => {
        const asked = (0,external_node_http_.request)({ ...target, path, signal, agent: false, headers: { connection: 'close' } }, (response) => {
            response.resume();
            const status = response.statusCode ?? 0;
            resolve(status >= 200 && status < 400
                ? { healthy: true }
                : { healthy: false, answered: true, text: `port ${target.port} answers ${path} with ${status}` });
        });
        asked.on('error', (error) => resolve(unanswered(target, error)));
        asked.end();
    }),
    tcp: (target, signal) => new Promise((resolve) => {
        const socket = (0,external_node_net_.connect)({ ...target });
        const end = (answer) => {
            socket.destroy();
            resolve(answer);
        };
        signal.addEventListener('abort', () => end(unanswered(target, new Error(String(signal.reason)))), { once: true });
        socket.on('error', (error) => end(unanswered(target, error)));
        // The proxy of a published port takes every connection, and hangs up when nobody listens behind it.
        socket.on('close', () => end(unanswered(target, new Error('the connection is closed at once'))));
        socket.on('data', () => end({ healthy: true }));
        socket.on('connect', () => {
            const connectedMs = lib/* systemClock */.ml.now();
            setTimeout(() => end({ healthy: true, heldMs: lib/* systemClock */.ml.now() - connectedMs }), hangUpMs);
        });
    }),
};
function unanswered({ port }, error) {
    const code = 'code' in error && typeof error.code === 'string' ? error.code : error.message;
    return { healthy: false, answered: false, text: `port ${port} does not answer: ${code}` };
}

;// CONCATENATED MODULE: ./packages/image/lib/run/ran-out.js
/** How runtimes say that memory ran out before the kernel had to end them. Each form is that of a runtime's own error text. */
const ran_out_forms = [
    ['Node', /JavaScript heap out of memory/],
    ['Java', /\bjava\.lang\.OutOfMemoryError\b/],
    ['Go', /^fatal error: runtime: (?:out of memory|cannot allocate memory)/m],
    ['Python', /^MemoryError\b/m],
    ['.NET', /\bSystem\.OutOfMemoryException\b|^Out of memory\.$/m],
    ['Rust', /^memory allocation of \d+ bytes failed/m],
    ['C++', /\bstd::bad_alloc\b/],
    ['PHP', /Allowed memory size of \d+ bytes exhausted/],
    ['Ruby', /failed to allocate memory \(NoMemoryError\)/],
];
/** Which runtime says in the log that it ran out of memory, as a clause; undefined where none does. */
function ranOutIn(logs) {
    const runtime = ran_out_forms.find(([, form]) => form.test(logs))?.[0];
    return runtime === undefined ? undefined : `${runtime} says that it ran out of memory`;
}

;// CONCATENATED MODULE: ./packages/image/lib/run/smoke-failure.js



const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const mebibytes = (bytes) => `${Math.round(bytes / 1024 / 1024)} MiB`;
/** Why a container ended that should have gone on. */
function ofExit(state, logs, settings, peak, asked) {
    const { exitCode, startedAt, finishedAt } = state;
    const ranFor = startedAt !== undefined && finishedAt !== undefined ? ` after ${seconds(finishedAt - startedAt)}` : '';
    const after = asked.healthyMs === undefined ? ranFor : ` by itself${ranFor}, though it had been healthy,`;
    // An engine can miss that the kernel did it, when the container is gone before it looks.
    const wasKilled = state.outOfMemory || (exitCode === 137 && peak.metLimit);
    if (wasKilled) {
        const what = exitCode === 137
            ? `It was killed${after}`
            : `A process of it was killed, and it ended${after} with exit code ${exitCode}`;
        return smoke_failure_failure('out-of-memory', `${what}: ${usedUp(settings, peak)}.`, { exitCode, advice: moreMemory(settings) });
    }
    const ranOut = ranOutIn(logs);
    if (ranOut !== undefined)
        return smoke_failure_failure('out-of-memory', `It ended${after} with exit code ${exitCode}: ${ranOut} (${limits(settings, peak)}).`, {
            exitCode,
            advice: moreMemory(settings),
        });
    const denied = deniedIn(settings, logs);
    if (denied !== undefined)
        return smoke_failure_failure('exited', `It ended${after} with exit code ${exitCode}: it tried to write ${denied.what} on its read-only root.`, {
            exitCode,
            ...denied,
        });
    const killed = exitCode === 137 ? ` (SIGKILL, which nothing here sent; ${limits(settings, peak)})` : '';
    const ended = `It ended${after} with exit code ${exitCode}${killed}.${lastWords(logs)}`;
    return smoke_failure_failure('exited', ended, { exitCode, advice: adviceAtExit(exitCode, settings, asked) });
}
function adviceAtExit(exitCode, settings, { healthyMs }) {
    if (exitCode === 137)
        return `If memory ran out, ${lowerFirst(moreMemory(settings))}`;
    if (exitCode === 0)
        return 'A server has to run on, in the foreground; for a program that ends with its work say `smoke-probe: exit`.';
    if (healthyMs !== undefined)
        return 'It must not end before it is told to: look for the reason in its log, or give it what it asks for by `smoke-env`.';
    return 'Give it what it asks for by `smoke-env` or `smoke-args`; the last lines of its log tell.';
}
/** Why one that runs on is not taken for healthy: it lost a process. */
function ofStarvation(settings, peak) {
    return smoke_failure_failure('out-of-memory', `A process of it was killed, though it runs on: ${usedUp(settings, peak)}.`, {
        advice: moreMemory(settings),
    });
}
function usedUp(settings, peak) {
    return `it needs more than its limit of memory, ${limits(settings, peak)}`;
}
function limits({ memoryBytes }, { bytes }) {
    return `${mebibytes(memoryBytes)}${bytes === undefined ? '' : `, and was seen to use ${mebibytes(bytes)}`}`;
}
function moreMemory({ memoryBytes }) {
    const twice = Math.ceil((2 * memoryBytes) / 1024 / 1024);
    return `Set \`smoke-memory\` to what the container gets in production, or try \`${twice}MiB\`: the report then names the peak. Else let it need less: smaller heap, fewer workers.`;
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}
/** The engine merges two streams, and not always in order: a line that tells of trouble goes before a later one. */
function lastWords(logs) {
    const lines = logs.split('\n').filter((line) => line.trim() !== '');
    const last = lines.findLast((line) => trouble.test(line)) ?? lines.at(-1);
    return last === undefined ? ' It printed nothing.' : ` It printed at last: ${last.trim().slice(0, 300)}`;
}
const trouble = /\b(?:panic|fatal|error|exception|denied|cannot|can't|could not|failed|refused|not found|no such)\b/i;
/** Why it was never healthy within its time. */
function ofSilence(answered, text, logs, settings, probe) {
    const time = seconds(settings.timeoutMs);
    const denied = deniedIn(settings, logs);
    const tried = denied === undefined ? '' : ` It tried to write ${denied.what} on its read-only root.`;
    return answered
        ? smoke_failure_failure('unhealthy', `It was not healthy within ${time}: ${text.replace(/\.$/, '')}.${tried}`, {
            advice: probe.kind === 'exit'
                ? 'Let it end once its work is done, allow it longer by `smoke-timeout`, or probe it as a server by `smoke-probe`.'
                : 'Give it what it needs by `smoke-env`, name an endpoint that needs no other service by `smoke-probe`, or allow it longer by `smoke-timeout`.',
            ...denied,
        })
        : smoke_failure_failure('timeout', `Nothing answered within ${time}: ${text.replace(/\.$/, '')}.${tried}`, {
            advice: adviceAtSilence(probe, text),
            ...denied,
        });
}
function adviceAtSilence(probe, text) {
    const isSlow = slow.test(text);
    if (probe.kind === 'exec')
        return 'Let the command of `smoke-probe` answer within 2 s, and look whether it waits for something that is not there.';
    if (probe.kind === 'healthcheck')
        return 'Let HEALTHCHECK answer sooner, or allow it longer by `smoke-timeout`; `smoke-probe` can ask in its place.';
    if (probe.kind === 'http' && isSlow)
        return `Something listens on port ${probe.port}, or swallows what is sent there: let ${probe.path} answer within 2 s, or name an endpoint that does by \`smoke-probe\`.`;
    const port = 'port' in probe ? `port ${probe.port}` : 'the port that is asked';
    return `Let it listen on every address (0.0.0.0, not 127.0.0.1) of ${port}, name another by \`smoke-probe\`, or allow it longer by \`smoke-timeout\`.`;
}
/** Why one is not even started that is to be asked by what it does not have. */
function ofNoHealthcheck() {
    return smoke_failure_failure('unhealthy', 'The image has no HEALTHCHECK that it could be asked by.', {
        advice: 'Add a HEALTHCHECK to the Dockerfile, or probe it otherwise, such as `smoke-probe: http:8080/healthz`.',
    });
}
/** How an engine says that an image names no program. */
const startsNothing = /no command specified/i;
/** Why the engine could not start it. */
function ofStart(text, exitCode) {
    const missing = /executable file not found|no such file or directory/i.test(text);
    const format = /exec format error/i.test(text);
    const advice = startsNothing.test(text)
        ? 'Say what the image starts, by ENTRYPOINT or CMD in the Dockerfile, or by `smoke-args` for this run alone.'
        : missing
            ? 'Look whether ENTRYPOINT or CMD names a file that the image has; a script needs its interpreter, and a program its C library (`CGO_ENABLED=0` needs none).'
            : format
                ? 'The program is of another platform than the one it is run on, or is a script without its first line `#!`.'
                : 'Look whether ENTRYPOINT or CMD names a file of the image that may be executed.';
    return smoke_failure_failure('cannot-start', `It cannot be started: ${wordsOfRuntime(text)}.`, { exitCode, advice });
}
/** What a runtime says, without the names of those who passed it on. */
function wordsOfRuntime(text) {
    return text
        .replace(/^The engine at \S+ refuses \(\d+\): /, '')
        .replace(/^.*unable to start container process: /s, '')
        .replace(/(?:: unknown)?[.\s]*$/, '');
}
function ofRoot(user) {
    const stated = user === '' ? 'The image names no USER' : `USER is ${user}`;
    return smoke_failure_failure('runs-as-root', `${stated}, so it would run as root.`, {
        advice: 'Name another user, such as USER 65532.',
    });
}
/** Why a module of WASI did not do its work. */
function ofModule(message, exitCode) {
    return smoke_failure_failure('exited', message, { exitCode, advice: 'Its arguments are ENTRYPOINT and CMD, or `smoke-args`.' });
}
/** What it could not write on a read-only root, when its log speaks of that. */
function deniedIn(settings, logs) {
    if (!settings.readOnly || !speaksOfReadOnly(logs))
        return undefined;
    const deniedPath = deniedPathIn(logs);
    const advice = 'Mount a volume or tmpfs where it writes (`smoke-tmpfs` does it here), or let it write elsewhere; `read-only: false` gives it a writable root.';
    return { deniedPath, what: deniedPath ?? 'a file', advice };
}
function smoke_failure_failure(code, message, more) {
    const { exitCode, advice, deniedPath } = more;
    return { code, message, advice, exitCode, deniedPath };
}

;// CONCATENATED MODULE: ./packages/image/lib/run/image-file.js






/** Images of modules are small; what is larger is none. */
const largestBytes = 512 * 1024 * 1024;
/**
 * One file of an image, as its highest layer has it.
 *
 * @param path without a leading slash
 * @throws ImageError `bad-archive`
 */
async function fileOfImage(engine, reference, path) {
    const members = new Map();
    const scanner = tarScanner(reference, ({ name, bytes }) => wholeFile(bytes, (contents) => members.set(name, Buffer.from(contents))));
    let seen = 0;
    for await (const chunk of await engine.saveImage(reference)) {
        seen += chunk.length;
        if (seen > largestBytes)
            throw new lib_error/* ImageError */.C('bad-archive', `${reference} is larger than ${largestBytes} bytes, which no module is`);
        scanner.write(Buffer.from(chunk));
    }
    scanner.end();
    const manifest = (0,json_shape/* object */.Ik)((0,json_shape/* list */.p_)((0,json_shape/* parsed */.Yz)(members.get('manifest.json') ?? '[]'))[0]);
    let found;
    for (const name of (0,json_shape/* texts */.Te)(manifest?.['Layers']))
        found = fileOfLayer(members.get(name), name, path) ?? found;
    return found;
}
function fileOfLayer(blob, name, path) {
    if (blob === undefined)
        return undefined;
    const compression = compressionOf(blob, name);
    const layer = compression === 'gzip' ? (0,external_node_zlib_.gunzipSync)(blob) : compression === 'zstd' ? (0,external_node_zlib_.zstdDecompressSync)(blob) : blob;
    let found;
    const scanner = tarScanner(name, (entry) => entry.type === '0' && entry.name.replace(/^(?:\.?\/)+/, '') === path
        ? wholeFile(entry.bytes, (contents) => {
            found = Buffer.from(contents);
        })
        : undefined);
    scanner.write(layer);
    scanner.end();
    return found;
}

;// CONCATENATED MODULE: ./packages/image/lib/run/wasi.js







/** Runs a module with nothing but its arguments and its environment: no files, no network. */
const runner = `
const { WASI } = require('node:wasi');
const { file, args, env } = JSON.parse(process.argv[1]);
const wasi = new WASI({ version: 'preview1', args, env, preopens: {}, returnOnExit: false });
WebAssembly.compile(require('node:fs').readFileSync(file))
  .then((module) => WebAssembly.instantiate(module, wasi.getImportObject()))
  .then((instance) => wasi.start(instance));
`;
function isWasi({ os, architecture }) {
    return os === 'wasi' || os === 'wasip1' || architecture === 'wasm';
}
/**
 * A module of the platform `wasi/wasm`, run by Node's WASI: no engine runs it without a shim. It is fine when it exits
 * with 0, or runs on for as long as a container without a probe has to.
 */
async function runWasi(image, config, settings, deps) {
    const [program = '', ...more] = [
        ...config.entrypoint,
        ...(settings.args.length > 0 ? settings.args : config.command),
    ];
    const path = external_node_path_.posix.join('/', config.workingDir, program).slice(1);
    const module = await fileOfImage(deps.engine, image, external_node_path_.posix.isAbsolute(program) ? external_node_path_.posix.normalize(program).slice(1) : path);
    if (module === undefined)
        return failed(ofStart(`no such file or directory: ${program}`, undefined), '');
    const folder = temporaryFolder('wasi');
    try {
        const file = (0,external_node_path_.join)(folder, 'module.wasm');
        (0,external_node_fs_.writeFileSync)(file, module);
        const own = config.env.map((text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]);
        const given = { file, args: [program, ...more], env: { ...Object.fromEntries(own), ...settings.env } };
        return await outcome(JSON.stringify(given), folder, settings, deps);
    }
    finally {
        (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true });
    }
}
async function outcome(given, cwd, settings, deps) {
    const lines = [];
    const heap = `--max-old-space-size=${Math.max(16, Math.round(settings.memoryBytes / 1024 / 1024))}`;
    const command = {
        args: ['--no-warnings', heap, '--eval', runner, given],
        timeoutMs: settings.settleMs,
        what: 'The module',
        onLine: (line) => void (lines.length < 1000 && lines.push(line)),
    };
    try {
        const { code, stdout } = await runDocker(command, { ...deps, docker: process.execPath, env: {}, cwd });
        const logs = [...stdout.split('\n'), ...lines]
            .filter((line) => line !== '')
            .slice(-100)
            .join('\n');
        if (code === 0)
            return { ...failed(undefined, logs), verdict: 'healthy' };
        const message = `The module ended with exit code ${code}.${logs === '' ? '' : ` It printed at last: ${logs.split('\n').at(-1)}`}`;
        return failed(ofModule(message, code), logs);
    }
    catch (error) {
        if (!(error instanceof lib_error/* ImageError */.C) || error.reason !== 'build-late')
            throw error;
        return { ...failed(undefined, lines.slice(-100).join('\n')), verdict: 'healthy' };
    }
}
function failed(cause, logs) {
    const unknown = { startUpMs: undefined, peakMemoryBytes: undefined, stopMs: undefined, drained: undefined };
    return { verdict: 'failed', cause, ...unknown, stopCode: undefined, ended: undefined, logs };
}

;// CONCATENATED MODULE: ./packages/image/lib/run/watch-container.js

/** Looks at a started container until its fate is known. */
async function untilHealthy(id, probe, settings, peak, deps) {
    const { clock, engine, signal } = deps;
    const startedAt = clock.now();
    for (;;) {
        signal?.throwIfAborted();
        const state = await engine.inspectContainer(id);
        if (state === undefined)
            return { kind: 'gone' };
        if (state.status === 'exited')
            return ended(probe, await settled(id, state, deps));
        await watch_container_measure(id, peak, engine);
        if (state.outOfMemory)
            return await starved(id, deps);
        const ranMs = clock.now() - startedAt;
        if (probe.kind === 'running' && ranMs >= settings.settleMs)
            return { kind: 'healthy', startUpMs: undefined, ended: undefined };
        const answer = await probe_container_ask(probe, id, state, deps);
        if (answer.healthy) {
            const startUpMs = startUpOf(probe, state) ?? Math.max(0, clock.now() - startedAt - (answer.heldMs ?? 0));
            await watch_container_measure(id, peak, engine);
            return (await unsteady(id, startUpMs, settings, peak, deps)) ?? { kind: 'healthy', startUpMs, ended: undefined };
        }
        if (clock.now() - startedAt >= settings.timeoutMs && probe.kind !== 'running')
            return { kind: 'late', answer };
        await clock.sleep(settings.intervalMs, signal);
    }
}
function ended(probe, state) {
    // A program that has done its work is fine where nothing is to answer.
    const mayEnd = probe.kind === 'exit' || (probe.kind === 'running' && probe.mayEnd === true);
    if (mayEnd && state.exitCode === 0 && !state.outOfMemory)
        return { kind: 'healthy', startUpMs: undefined, ended: watch_container_endOf(state) };
    return { kind: 'exited', state };
}
function watch_container_endOf({ startedAt, finishedAt, exitCode }) {
    const isKnown = startedAt !== undefined && finishedAt !== undefined;
    return { afterMs: isKnown ? Math.max(0, finishedAt - startedAt) : undefined, exitCode };
}
/** What answered once can crash right after: @returns why it was not healthy after all. */
async function unsteady(id, healthyMs, { steadyMs, intervalMs }, peak, deps) {
    const { clock, engine, signal } = deps;
    const untilMs = clock.now() + steadyMs;
    for (;;) {
        signal?.throwIfAborted();
        const state = await engine.inspectContainer(id);
        if (state === undefined)
            return { kind: 'gone' };
        if (state.status === 'exited')
            return { kind: 'exited', state: await settled(id, state, deps), healthyMs };
        if (state.outOfMemory)
            return await starved(id, deps);
        await watch_container_measure(id, peak, engine);
        const leftMs = untilMs - clock.now();
        if (leftMs <= 0)
            return undefined;
        await clock.sleep(Math.min(intervalMs, leftMs), signal);
    }
}
/** What goes on without the process that was killed, a worker most often, is not what was to be proven. */
async function starved(id, { engine, clock, signal }) {
    await clock.sleep(500, signal);
    const state = await engine.inspectContainer(id);
    return state?.status === 'exited' ? { kind: 'exited', state } : { kind: 'starved' };
}
/** The engine hears of the end before it hears that memory was the cause: on a busy machine, by seconds. */
async function settled(id, state, { engine, clock, signal }) {
    let last = state;
    for (let waits = 0; waits < 15 && last.exitCode === 137 && !last.outOfMemory; waits++) {
        await clock.sleep(200, signal);
        last = (await engine.inspectContainer(id)) ?? last;
    }
    return last;
}
async function watch_container_measure(id, peak, engine) {
    const memory = await engine.containerMemory(id);
    if (memory === undefined)
        return;
    peak.bytes = Math.max(peak.bytes ?? 0, memory.bytes);
    peak.metLimit ||= memory.metLimit;
}
/** By the engine's clock, which knows when the check ended. */
function startUpOf(probe, { startedAt, lastHealth }) {
    return probe.kind === 'healthcheck' && startedAt !== undefined && lastHealth !== undefined
        ? Math.max(0, lastHealth.endedAt - startedAt)
        : undefined;
}
/** Tells a container to end, as a kubelet does. */
async function drain(id, stopSignal, settings, deps) {
    const { clock, engine, signal } = deps;
    const toldAt = clock.now();
    await engine.killContainer(id, stopSignal);
    for (;;) {
        const state = await engine.inspectContainer(id);
        const stopMs = clock.now() - toldAt;
        // 137 is a death by SIGKILL, which we did not send.
        if (state === undefined || state.status === 'exited')
            return { stopMs, drained: state?.exitCode !== 137, stopCode: state?.exitCode };
        if (stopMs >= settings.graceMs)
            return { stopMs, drained: false, stopCode: undefined };
        await clock.sleep(Math.min(settings.intervalMs, 50), signal);
    }
}

;// CONCATENATED MODULE: ./packages/image/lib/run/smoke.js









/** Every container and network of a smoke run carries this label, so that leftovers can be found. */
const smokeLabel = 'slipway=smoke';
const untilLabel = 'slipway.until';
const ownerLabel = 'slipway.owner';
/** Lines of the log that are shown, and those that are searched. */
const smoke_logLines = 100;
const searchedLines = 2_000;
/**
 * Runs an image under least privilege until it is healthy, tells it to end, and takes everything away again, also when it
 * is interrupted. What a killed process left behind is taken away by the next run: on the same machine at once, by one of
 * another machine that shares the engine once its time is up.
 *
 * @param image as `BuildResult.runnable` names it, or any reference that the engine knows
 * @throws ImageError `no-image`, `interrupted`, `engine-refused`, `no-engine`
 */
async function smokeRun(image, settings, deps) {
    try {
        deps.signal?.throwIfAborted();
        const config = await deps.engine.inspectImage(image);
        if (config === undefined)
            throw new lib_error/* ImageError */.C('no-image', `The engine at ${deps.engine.host} has no image ${image}.`, {
                hint: 'Build it with `load`, or pull it first.',
            });
        if (isWasi(config))
            return {
                ...(await runWasi(image, config, settings, deps)),
                ...{ probe: 'running', port: undefined, user: config.user, readOnly: true, deniedWrites: undefined },
            };
        const probe = settings.probe ?? usualProbe(config);
        const port = 'port' in probe ? probe.port : undefined;
        const facts = { probe: probe.kind, port, user: config.user, readOnly: settings.readOnly };
        if (probe.kind === 'healthcheck' && config.healthcheck === undefined)
            return { ...smoke_failed(ofNoHealthcheck(), emptyLog), ...facts };
        if (settings.requireNonRoot && isRoot(config.user))
            return { ...smoke_failed(ofRoot(config.user), emptyLog), ...facts };
        const owner = deps.owner ?? ownership(processesHere());
        await sweep(deps, owner);
        return { ...(await inContainer(image, config, probe, settings, { ...deps, owner })), ...facts };
    }
    catch (error) {
        if (deps.signal?.aborted === true && !(error instanceof lib/* Problem */.AF))
            throw new lib_error/* ImageError */.C('interrupted', 'The smoke run was interrupted.', { cause: error });
        throw error;
    }
}
function usualProbe({ healthcheck }) {
    return healthcheck === undefined ? { kind: 'running', mayEnd: true } : { kind: 'healthcheck' };
}
async function inContainer(image, config, probe, settings, deps) {
    const { engine, clock } = deps;
    const name = `slipway-smoke-${(deps.newId ?? external_node_crypto_.randomUUID)().slice(0, 12)}`;
    const until = clock.now() + settings.timeoutMs + settings.graceMs + 120_000;
    const labels = {
        slipway: 'smoke',
        'slipway.run': name,
        [untilLabel]: String(until),
        [ownerLabel]: deps.owner.mine,
    };
    const made = [];
    try {
        const networkId = await engine.createNetwork(name, labels);
        made.push(() => engine.removeNetwork(networkId));
        const container = { name, image, labels, networkId, ...specOf(probe, settings) };
        const id = await engine.createContainer(container).catch((error) => smoke_refusal(error));
        if (typeof id === 'object')
            return smoke_failed(id, emptyLog);
        made.push(() => engine.removeContainer(id));
        return await fateOf(id, config, probe, settings, deps);
    }
    finally {
        // Without the signal: cleaning up is what is left to do after an interrupt.
        for (const remove of made.reverse())
            await remove().catch((error) => deps.log?.(`left behind under ${smokeLabel}: ${String(error)}`));
    }
}
/** That there is nothing to start is the image's fault; what else the engine refuses of a container is one of the run. */
function smoke_refusal(error) {
    if (!(error instanceof lib_error/* ImageError */.C) || !startsNothing.test(error.message))
        throw error;
    return ofStart(error.message, undefined);
}
function specOf(probe, settings) {
    const { readOnly, tmpfs, memoryBytes, cpus, pids, platform, args, intervalMs } = settings;
    return {
        ...{ readOnly, tmpfs, memoryBytes, cpus, pids, platform },
        env: Object.entries(settings.env).map(([key, value]) => `${key}=${value}`),
        args: args.length === 0 ? undefined : args,
        publish: 'port' in probe ? [probe.port] : [],
        // Asked far more often than in production, and never given up before the time-out: how fast it starts is the question.
        healthcheck: probe.kind === 'healthcheck' ? { intervalMs: Math.max(intervalMs, 250), retries: 100_000 } : 'none',
    };
}
async function fateOf(id, config, probe, settings, deps) {
    const { engine } = deps;
    const logs = async () => readLog(await engine.containerLogs(id, searchedLines), settings);
    try {
        await engine.startContainer(id);
    }
    catch (error) {
        if (!(error instanceof lib_error/* ImageError */.C) || error.reason !== 'engine-refused')
            throw error;
        const state = await engine.inspectContainer(id);
        return smoke_failed(ofStart(state?.error || error.message, state?.exitCode), await logs());
    }
    const watching = { engine, clock: deps.clock, network: deps.network ?? realNetwork, signal: deps.signal };
    const peak = { bytes: undefined, metLimit: false };
    const outcome = await untilHealthy(id, probe, settings, peak, watching);
    if (outcome.kind !== 'healthy') {
        const log = await logs();
        const cause = causeOf(outcome, log.logs, probe, settings, peak);
        return { ...smoke_failed(cause, log), peakMemoryBytes: peak.bytes };
    }
    const stop = settings.drain && outcome.ended === undefined
        ? await drain(id, config.stopSignal ?? 'SIGTERM', settings, watching)
        : { stopMs: undefined, drained: undefined, stopCode: undefined };
    return {
        verdict: 'healthy',
        cause: undefined,
        startUpMs: outcome.startUpMs,
        peakMemoryBytes: peak.bytes,
        ended: outcome.ended,
        ...stop,
        ...(await logs()),
    };
}
const emptyLog = { logs: '', deniedWrites: undefined };
/** A failed write is seen in the log alone: nothing changes on a root that cannot be written to. */
function readLog(text, { readOnly }) {
    const lines = text.split('\n');
    const last = lines.slice(lines.at(-1) === '' ? -smoke_logLines - 1 : -smoke_logLines).join('\n');
    return { logs: last, deniedWrites: readOnly ? deniedPathsIn(text) : undefined };
}
function causeOf(outcome, logs, probe, settings, peak) {
    switch (outcome.kind) {
        case 'exited':
            return ofExit(outcome.state, logs, settings, peak, { probe, healthyMs: outcome.healthyMs });
        case 'starved':
            return ofStarvation(settings, peak);
        case 'late':
            return ofSilence(outcome.answer.answered, outcome.answer.text, logs, settings, probe);
        case 'gone':
            return ofStart('somebody took the container away', undefined);
    }
}
function smoke_failed(cause, log) {
    const unknown = { startUpMs: undefined, peakMemoryBytes: undefined, stopMs: undefined, drained: undefined };
    return { verdict: 'failed', cause, ...unknown, stopCode: undefined, ended: undefined, ...log };
}
function isRoot(user) {
    return /^(?:root|0*)(?::|$)/.test(user);
}
/** Takes away what earlier runs could not, because they were killed: whatever has lost its owner, or is past its time. */
async function sweep({ engine, clock, log }, { isGone }) {
    const { containers, networks } = await engine.labelled(smokeLabel);
    const isStale = ({ labels }) => isGone(labels[ownerLabel]) || Number(labels[untilLabel]) < clock.now();
    const take = (what, remove) => {
        log?.(`takes away ${what}, which an earlier smoke run left behind`);
        return remove().catch((error) => log?.(`${what} stays: ${String(error)}`));
    };
    for (const { id } of containers.filter(isStale))
        await take(`container ${id.slice(0, 12)}`, () => engine.removeContainer(id));
    for (const { id } of networks.filter(isStale))
        await take(`network ${id.slice(0, 12)}`, () => engine.removeNetwork(id));
}

;// CONCATENATED MODULE: ./packages/image/lib/layers/registry-source.js





/**
 * An image in a registry. Only layers that are not in the cache are pulled, and what they hold is checked against the
 * digests of the configuration.
 *
 * @param reference a tag or digest; `latest` without both
 */
function registrySource(registry, reference, { platform } = {}) {
    return {
        name: reference,
        async read(context) {
            const parts = parseReference(reference);
            const { repository } = parts;
            const manifest = await registry.imageManifest(repository, wantedOf(parts), platform);
            if (manifest === undefined)
                throw new lib_error/* ImageError */.C('not-in-registry', `there is no image ${reference}`, {
                    hint: 'push it first, or look for a typing mistake',
                });
            const image = await describeManifest(reference, manifest.json, (digest) => registry.blobBytes(repository, digest));
            return readLayers(reference, image, context, async ({ digest = '' }, where) => {
                const reader = layerReader({ where, hash: true, search: context.search });
                try {
                    for await (const chunk of await registry.blob(repository, digest)) {
                        context.signal?.throwIfAborted();
                        reader.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
                        await reader.ready();
                    }
                }
                catch (error) {
                    if (error instanceof lib_error/* ImageError */.C || context.signal?.aborted === true)
                        throw error;
                    throw new lib_error/* ImageError */.C('no-answer', `${where} broke off while it was pulled`, {
                        cause: error,
                        hint: 'try again',
                    });
                }
                return reader.end();
            });
        },
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/registry/descriptor.js


const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const indexType = 'application/vnd.oci.image.index.v1+json';
const emptyType = 'application/vnd.oci.empty.v1+json';
function digestOf(bytes) {
    return `sha256:${(0,external_node_crypto_.createHash)('sha256').update(bytes).digest('hex')}`;
}
/** The type of a `Content-Type` header, without its parameters. */
function mediaTypeOf(header) {
    const type = header?.split(';', 1)[0]?.trim().toLowerCase();
    return type === '' ? undefined : type;
}
function descriptorOf(value) {
    const { mediaType, digest, size, artifactType, annotations } = (0,json_shape/* object */.Ik)(value) ?? {};
    const notes = Object.entries((0,json_shape/* object */.Ik)(annotations) ?? {}).filter((note) => (0,json_shape/* text */.Qq)(note[1]) !== undefined);
    return {
        mediaType: (0,json_shape/* text */.Qq)(mediaType) ?? '',
        digest: (0,json_shape/* text */.Qq)(digest) ?? '',
        size: typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : 0,
        ...(typeof artifactType === 'string' ? { artifactType } : {}),
        ...(notes.length > 0 ? { annotations: Object.fromEntries(notes) } : {}),
    };
}

;// CONCATENATED MODULE: ./packages/image/lib/registry/referrers.js



const longestIndex = 4 * 1024 * 1024;
/**
 * What was attached to a digest: by the registry's own list, where it has none by the tag that stands for it.
 * Source: OCI distribution specification 1.1, "Listing Referrers" and "Referrers Tag Schema".
 */
async function referrers(transport, registry, repository, digest, artifactType) {
    const path = `${repository}/referrers/${digest}`;
    const answer = await transport.read({ method: 'GET', path, repository, action: 'pull' }, longestIndex);
    const body = answer.status === 404 ? undefined : (0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(answer.bytes));
    const index = body ?? (await registry.manifest(repository, fallbackTag(digest)))?.json;
    const found = (0,json_shape/* list */.p_)(index?.['manifests']).map(descriptorOf);
    return artifactType === undefined ? found : found.filter((one) => one.artifactType === artifactType);
}
/** The config of an artifact that needs none. */
const empty = Buffer.from('{}');
async function referrers_attach(registry, repository, subjectDigest, { artifactType, mediaType, bytes, annotations }) {
    const subject = await registry.resolve(repository, subjectDigest);
    if (subject === undefined)
        throw new lib_error/* ImageError */.C('not-in-registry', `${registry.host}/${repository} has no ${subjectDigest} to attach to`, {
            hint: 'push the image first',
        });
    const config = await registry.pushBlob(repository, empty, emptyType);
    const blob = await registry.pushBlob(repository, bytes, mediaType);
    const manifest = Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: manifestType,
        artifactType,
        config,
        layers: [blob],
        subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
        ...(annotations && { annotations }),
    }));
    const { isListed, ...pushed } = await registry.pushManifest(repository, manifest, manifestType);
    const descriptor = { ...pushed, artifactType, ...(annotations && { annotations }) };
    if (!isListed)
        await listByTag(registry, repository, subject.digest, descriptor);
    return descriptor;
}
/** Others may write the same tag at the same time, and registries do not lock: so what was written is read again. */
const rounds = 5;
async function listByTag(registry, repository, subject, added) {
    const tag = fallbackTag(subject);
    for (let round = 0; round < rounds; round++) {
        const manifests = (0,json_shape/* list */.p_)((await registry.manifest(repository, tag))?.json['manifests']);
        if (manifests.some((one) => descriptorOf(one).digest === added.digest))
            return;
        const index = { schemaVersion: 2, mediaType: indexType, manifests: [...manifests, added] };
        await registry.pushManifest(repository, Buffer.from(JSON.stringify(index)), indexType, tag);
    }
    const manifests = (0,json_shape/* list */.p_)((await registry.manifest(repository, tag))?.json['manifests']);
    if (!manifests.some((one) => descriptorOf(one).digest === added.digest))
        throw new lib_error/* ImageError */.C('no-answer', `${registry.host}/${repository}: others keep overwriting the tag ${tag}`, {
            hint: 'attach again when they are done',
        });
}
function fallbackTag(digest) {
    return digest.replace(':', '-');
}

;// CONCATENATED MODULE: ./packages/image/lib/registry/registry.js







/** @param host `ghcr.io`, `127.0.0.1:5000`; `docker.io` is Docker's own */
function connectRegistry(host, options) {
    const transport = connectTransport(host, options);
    const registry = {
        host,
        tags: (repository) => registry_tags(transport, repository),
        resolve: (repository, wanted) => resolve(transport, repository, wanted),
        manifest: (repository, wanted) => manifest(transport, repository, wanted),
        imageManifest: (repository, wanted, platform) => imageManifest(transport, repository, wanted, platform),
        imageSize: (repository, wanted, platform) => imageSize(transport, repository, wanted, platform),
        blob: (repository, digest) => blob(transport, repository, digest),
        blobBytes: (repository, digest) => blobBytes(transport, repository, digest),
        pushBlob: (repository, bytes, mediaType) => pushBlob(transport, repository, bytes, mediaType),
        pushManifest: (repository, bytes, mediaType, tag) => pushManifest(transport, repository, bytes, mediaType, tag),
        async tag(repository, wanted, tag) {
            const found = await manifest(transport, repository, wanted);
            if (found === undefined)
                throw missing(transport, repository, wanted);
            await pushManifest(transport, repository, found.bytes, found.descriptor.mediaType, tag);
        },
        referrers: (repository, digest, artifactType) => referrers(transport, registry, repository, digest, artifactType),
        attach: (repository, subject, artifact) => referrers_attach(registry, repository, subject, artifact),
    };
    return registry;
}
const accepted = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
async function registry_tags(transport, repository) {
    const path = `${repository}/tags/list?n=100`;
    const answer = await transport.read({ method: 'GET', path, repository, action: 'pull' }, longestManifest);
    if (answer.status === 404)
        return [];
    return (0,json_shape/* list */.p_)((0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(answer.bytes))?.['tags']).flatMap((tag) => (0,json_shape/* text */.Qq)(tag) ?? []);
}
async function resolve(transport, repository, wanted) {
    const answer = await transport.send({
        method: 'HEAD',
        path: `${repository}/manifests/${wanted}`,
        repository,
        action: 'pull',
        headers: { accept: accepted },
    });
    if (answer.status === 404)
        return undefined;
    const digest = answer.headers.get('docker-content-digest') ?? '';
    const size = Number(answer.headers.get('content-length') ?? Number.NaN);
    const mediaType = answer.headers.get('content-type') ?? '';
    if (digestPattern.test(digest) && Number.isSafeInteger(size))
        return { mediaType, digest, size };
    // Some registries say so little to HEAD that the manifest itself is needed.
    return (await manifest(transport, repository, wanted))?.descriptor;
}
/** Registries refuse manifests above 4 MiB. */
const longestManifest = 4 * 1024 * 1024;
async function manifest(transport, repository, wanted) {
    const path = `${repository}/manifests/${wanted}`;
    const headers = { accept: accepted };
    const answer = await transport.read({ method: 'GET', path, repository, action: 'pull', headers }, longestManifest);
    if (answer.status === 404)
        return undefined;
    const { bytes } = answer;
    const json = (0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(bytes));
    const digest = digestOf(bytes);
    if (json === undefined)
        throw nonsense(transport, `manifest ${repository}:${wanted} is no JSON object`);
    if (digestPattern.test(wanted) && wanted !== digest)
        throw nonsense(transport, `the manifest of ${repository} has the digest ${digest}, not ${wanted}`);
    const mediaType = (0,json_shape/* text */.Qq)(json['mediaType']) ?? mediaTypeOf(answer.headers.get('content-type')) ?? '';
    return { descriptor: { mediaType, digest, size: bytes.length }, bytes, json };
}
async function imageManifest(transport, repository, wanted, platform) {
    const found = await manifest(transport, repository, wanted);
    if (found === undefined || !Array.isArray(found.json['manifests']))
        return found;
    const images = (0,json_shape/* list */.p_)(found.json['manifests']).flatMap((item) => {
        const descriptor = (0,json_shape/* object */.Ik)(item);
        return descriptor === undefined || isAttestation(descriptor)
            ? []
            : [{ platform: platformOf(descriptor), digest: (0,json_shape/* text */.Qq)(descriptor['digest']) ?? '' }];
    });
    const fitting = images.length === 1 ? images : images.filter((image) => isPlatform(image.platform, platform));
    const [chosen] = fitting;
    if (chosen === undefined || fitting.length > 1)
        throw choiceError(`${transport.host}/${repository}:${wanted}`, images, platform);
    return manifest(transport, repository, chosen.digest);
}
async function imageSize(transport, repository, wanted, platform) {
    const found = await imageManifest(transport, repository, wanted, platform);
    if (found === undefined)
        return undefined;
    const layers = (0,json_shape/* list */.p_)(found.json['layers']).map(descriptorOf);
    const config = descriptorOf(found.json['config']);
    const bytes = [config, ...layers].reduce((sum, { size }) => sum + size, 0);
    return { digest: found.descriptor.digest, bytes, layers };
}
async function blob(transport, repository, digest) {
    const answer = await transport.send(getBlob(transport, repository, digest));
    if (answer.status !== 404)
        return answer.body ?? new Blob([]).stream();
    await answer.body?.cancel();
    throw missing(transport, repository, digest);
}
async function blobBytes(transport, repository, digest) {
    const answer = await transport.read(getBlob(transport, repository, digest), longestManifest * 4);
    if (answer.status === 404)
        throw missing(transport, repository, digest);
    if (digestOf(answer.bytes) !== digest)
        throw nonsense(transport, `blob ${digest} of ${repository} has other bytes`);
    return answer.bytes;
}
function getBlob(transport, repository, digest) {
    if (!digestPattern.test(digest))
        throw nonsense(transport, `"${digest}" in ${repository} is no digest`);
    return { method: 'GET', path: `${repository}/blobs/${digest}`, repository, action: 'pull' };
}
async function pushBlob(transport, repository, bytes, mediaType = 'application/octet-stream') {
    const digest = digestOf(bytes);
    const what = { repository, action: 'push' };
    const there = await transport.send({ ...what, method: 'HEAD', path: `${repository}/blobs/${digest}` });
    if (there.status === 404)
        // An upload that broke off cannot be gone on with: both requests are tried again together.
        await transport.together(what, async (once) => {
            const begun = await once({ ...what, method: 'POST', path: `${repository}/blobs/uploads/` });
            const location = begun.headers.get('location') ?? '';
            if (begun.status === 404 || !URL.canParse(location, begun.url))
                throw missing(transport, repository, 'uploads');
            const place = new URL(location, begun.url);
            place.searchParams.set('digest', digest);
            const headers = { 'content-type': 'application/octet-stream' };
            const put = await once({ ...what, method: 'PUT', path: place, headers, body: bytes });
            await put.body?.cancel();
            if (put.status === 404)
                throw nonsense(transport, `the upload to ${repository} is gone before it ended`);
        });
    return { mediaType, digest, size: bytes.length };
}
async function pushManifest(transport, repository, bytes, mediaType, tag) {
    const digest = digestOf(bytes);
    const answer = await transport.send({
        method: 'PUT',
        path: `${repository}/manifests/${tag ?? digest}`,
        repository,
        action: 'push',
        headers: { 'content-type': mediaType },
        body: bytes,
    });
    await answer.body?.cancel();
    if (answer.status === 404)
        throw missing(transport, repository, tag ?? digest);
    return { mediaType, digest, size: bytes.length, isListed: answer.headers.has('oci-subject') };
}
function missing({ host }, repository, what) {
    return new lib_error/* ImageError */.C('not-in-registry', `${host}/${repository} has no ${what}`, { hint: 'push it first' });
}
function nonsense({ host }, what) {
    return new lib_error/* ImageError */.C('no-answer', `${host}: ${what}`);
}

;// CONCATENATED MODULE: ./packages/image/lib/step/registries.js









/** The registry of an image, with the login that the docker client has for it. */
function registryOf({ registry }, env, signal) {
    const home = env['HOME'] ?? env['USERPROFILE'] ?? '/';
    const configFile = (0,external_node_path_.join)(env['DOCKER_CONFIG'] ?? (0,external_node_path_.join)(home, '.docker'), 'config.json');
    return connectRegistry(registry, {
        clock: lib/* systemClock */.ml,
        credentials: dockerCredentials({ configFile }),
        ...(signal === undefined ? {} : { signal }),
    });
}
/**
 * Looks into an image of a registry, of this machine's kind of platform where there are several.
 *
 * @param cache folder that layers are kept in
 * @returns undefined when there is no such image
 */
async function inspectIn(env, reference, wish, cache) {
    const parts = parseReference(reference);
    const registry = registryOf(parts, env, wish.signal);
    const platform = `linux/${process.arch === 'x64' ? 'amd64' : process.arch}`;
    const manifest = await registry.imageManifest(parts.repository, wantedOf(parts), platform);
    if (manifest === undefined)
        return undefined;
    const others = await otherPlatforms(registry, parts, manifest.descriptor.digest);
    const configDigest = (0,json_shape/* text */.Qq)((0,json_shape/* object */.Ik)(manifest.json['config'])?.['digest']) ?? '';
    const [analysis, bytes] = await Promise.all([
        analyzeImage(registrySource(registry, reference, { platform }), {
            base: 'history',
            ...wish,
            ...(cache === undefined ? {} : { cache }),
        }),
        registry.blobBytes(parts.repository, configDigest),
    ]);
    const image = (0,json_shape/* object */.Ik)((0,json_shape/* parsed */.Yz)(bytes)) ?? {};
    const config = (0,json_shape/* object */.Ik)(image['config']) ?? {};
    return {
        analysis,
        digest: manifest.descriptor.digest,
        user: (0,json_shape/* text */.Qq)(config['User']) ?? '',
        env: (0,json_shape/* texts */.Te)(config['Env']),
        otherPlatforms: others,
        ports: registries_portsOf(Object.keys((0,json_shape/* object */.Ik)(config['ExposedPorts']) ?? {})),
        platform: `${(0,json_shape/* text */.Qq)(image['os']) ?? 'linux'}/${(0,json_shape/* text */.Qq)(image['architecture']) ?? ''}`,
    };
}
/** Platforms of an index beside the image with this digest; none where there is no index. */
async function otherPlatforms(registry, reference, digest) {
    const found = await registry.manifest(reference.repository, wantedOf(reference));
    return (0,json_shape/* list */.p_)(found?.json['manifests']).flatMap((item) => {
        const descriptor = (0,json_shape/* object */.Ik)(item);
        const isOther = descriptor !== undefined && descriptor['digest'] !== digest && !isAttestation(descriptor);
        return isOther ? [platformOf(descriptor)] : [];
    });
}
/** Tags of the repository of a reference, as the registry lists them. */
async function tagsIn(env, reference, signal) {
    const parts = parseReference(reference);
    return registryOf(parts, env, signal).tags(parts.repository);
}
/** `8080/tcp`, as the configuration of an image has it. */
function registries_portsOf(keys) {
    return keys.flatMap((key) => {
        const [, number = '', protocol = 'tcp'] = /^(\d+)(?:\/(tcp|udp|sctp))?$/.exec(key) ?? [];
        if (number === '' || (protocol !== 'tcp' && protocol !== 'udp' && protocol !== 'sctp'))
            return [];
        return [{ port: Number(number), protocol }];
    });
}
/** Puts an artifact beside `repository@sha256:…`. @returns its digest */
async function attachTo(env, subject, artifact) {
    const parts = parseReference(subject);
    const attached = await registryOf(parts, env).attach(parts.repository, wantedOf(parts), artifact);
    return attached.digest;
}

;// CONCATENATED MODULE: ./packages/image/lib/step/real-parts.js












/** The parts as they are, on a host. */
function realParts(host) {
    const { environment: env } = host;
    const cache = layerCacheFolder(env);
    return {
        clock: lib/* systemClock */.ml,
        connectEngine: () => connectEngine({ env, platform: process.platform, home: homeOf(env) }),
        buildImage: buildImage,
        runChecks: runChecks,
        measureStages: measureStages,
        pushImage: pushImage,
        smokeRun: smokeRun,
        analyze: async (engine, reference, wish) => {
            const kept = cache === undefined ? {} : { cache };
            const analysis = await analyzeImage(engineSource(engine, reference, wish), { base: 'history', ...wish, ...kept });
            if (cache !== undefined)
                await sweepLayerCache(cache, lib/* systemClock */.ml.now(), wish.onNotice);
            return analysis;
        },
        inspectRemote: (reference, wish) => inspectIn(env, reference, wish, cache),
        listTags: (reference, signal) => tagsIn(env, reference, signal),
        attach: (subject, artifact) => attachTo(env, subject, artifact),
        ...(host.name === 'github' ? { attest: attestAs(env) } : {}),
    };
}
/** Sigstore is loaded only where the run has an identity to sign with. */
function attestAs(env) {
    return async (wish, tell) => {
        if (!env['ACTIONS_ID_TOKEN_REQUEST_URL']) {
            tell('Nothing was signed: the job has no identity (add `permissions: id-token: write`).');
            return undefined;
        }
        const { createAttestation } = await Promise.all(/* import() */[__webpack_require__.e(758), __webpack_require__.e(143), __webpack_require__.e(830), __webpack_require__.e(754), __webpack_require__.e(639)]).then(__webpack_require__.bind(__webpack_require__, 7639));
        return createAttestation(wish, tell);
    };
}
function homeOf(env) {
    return env['HOME'] ?? env['USERPROFILE'] ?? '/';
}
/** Layers that were read once are not read again: base layers are the same for every build. */
function layerCacheFolder(env) {
    const base = env['XDG_CACHE_HOME'] ?? (env['HOME'] === undefined ? undefined : (0,external_node_path_.join)(env['HOME'], '.cache'));
    return base === undefined ? undefined : (0,external_node_path_.join)(base, 'slipway', 'layers');
}

;// CONCATENATED MODULE: ./packages/image/lib/run-image.js







/** `slipway image build`, and the action build-image. */
function run_image_runBuild(host, given, mistakes = []) {
    return (0,lib/* run */.eF)(host, async () => {
        const values = (0,lib/* parseInputs */.TL)(inputs/* buildInputs */._9, given, mistakes);
        const files = (0,lib/* parseReportFiles */.$T)(values.reports);
        const step = await runStep(values, host);
        await show(step, host, values, files, values.annotate);
        return outcomeOf(step);
    });
}
/** Builds, and leaves it to the caller to publish the report. */
function runStep(values, host) {
    sweepTemporary();
    return buildStep(values, host, realParts(host));
}
/** `slipway image inspect`: the report of an image that is there. */
function runInspect(host, given, mistakes = []) {
    return (0,lib/* run */.eF)(host, async () => {
        const values = (0,lib/* parseInputs */.TL)(inputs/* inspectInputs */.Ac, given, mistakes);
        const files = (0,lib/* parseReportFiles */.$T)(values.reports);
        const step = await inspectStep(values, host, realParts(host));
        await show(step, host, values, files, false);
        return outcomeOf(step);
    });
}
/** `slipway image check`: findings of Dockerfiles; no engine is needed. */
function runCheck(host, given, mistakes = []) {
    return (0,lib/* run */.eF)(host, async () => {
        const values = (0,lib/* parseInputs */.TL)(inputs/* checkInputs */.sw, given, mistakes);
        const files = (0,lib/* parseReportFiles */.$T)(values.reports);
        const step = await checkStep(values, host, realParts(host));
        await show(step, host, values, files, true);
        if (step.problem !== undefined)
            throw step.problem;
        return outcomeOf(step);
    });
}
/** `slipway image init`: a Dockerfile for an application. */
function runInit(host, given, mistakes = []) {
    return (0,lib/* run */.eF)(host, async () => {
        const { propose } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(292), __webpack_require__.e(773)]).then(__webpack_require__.bind(__webpack_require__, 34773));
        return propose((0,lib/* parseInputs */.TL)(inputs/* initInputs */.wY, given, mistakes), host);
    });
}
async function show({ report }, host, { format = 'terminal', frames, summary }, files, annotations) {
    await (0,lib/* publish */.mk)(report, host, {
        format,
        files,
        frames: frames === 0 ? Number.POSITIVE_INFINITY : frames,
        annotations,
        summary,
        checkRun: false,
        token: undefined,
    });
}
function outcomeOf({ failed, outputs, problem }) {
    return { failed, problem, ...(outputs === undefined ? {} : { outputs }) };
}


/***/ })

};
