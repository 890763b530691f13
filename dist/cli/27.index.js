export const id = 27;
export const ids = [27];
export const modules = {

/***/ 80225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ RolloutError)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31415);

const exits = {
    conflict: 'bad-input',
    immutable: 'bad-input',
    refused: 'bad-input',
    locked: 'unavailable',
    'lock-lost': 'unavailable',
    'nothing-to-do': 'bad-input',
    'not-restored': 'unavailable',
    'not-zero-downtime': 'bad-input',
};
class RolloutError extends _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF {
    name = 'RolloutError';
    reason;
    constructor(reason, message, more = {}) {
        super(exits[reason], message, more);
        this.reason = reason;
    }
}


/***/ }),

/***/ 40027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   deployInputs: () => (/* reexport safe */ _inputs_js__WEBPACK_IMPORTED_MODULE_1__.xR),
/* harmony export */   l: () => (/* binding */ deployInPipeline),
/* harmony export */   runDeploy: () => (/* binding */ runDeploy)
/* harmony export */ });
/* harmony import */ var _error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(80225);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90278);


/**
 * Deploy as a command of its own, the same for the action and the CLI. What it needs is loaded now, so that other
 * commands of the CLI do not pay for it.
 *
 * @param given inputs by name, as texts
 * @param mistakes what is already known to be wrong with the command line
 */
async function runDeploy(host, given, mistakes = []) {
    const rollout = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(78)]).then(__webpack_require__.bind(__webpack_require__, 53078));
    return rollout.runDeploy(host, given, mistakes);
}
/** Deploy as a step among others: its report is published by the pipeline. */
async function deployInPipeline(values, host) {
    const rollout = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(78)]).then(__webpack_require__.bind(__webpack_require__, 53078));
    return rollout.runStep(values, host);
}


/***/ }),

/***/ 90278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   xR: () => (/* binding */ deployInputs)
/* harmony export */ });
/* unused harmony exports deployActions, deployFormats */
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31415);
/* harmony import */ var _plan_release_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(16166);


const deployActions = ['deploy', 'plan', 'promote', 'abort', 'status', 'rbac'];
const deployFormats = ['terminal', 'json', 'markdown'];
/** Inputs of the deploy step: `with:` of the action, flags of `slipway deploy`. */
const deployInputs = {
    manifests: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Files, folders and globs to deploy; `-` is standard input.', { default: '.', positional: true }),
    action: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('`deploy`; `plan` shows what would change; `promote` ends the watch of a release that is under way, `abort` takes it back; `status`; `rbac` prints the Role that is needed.', deployActions, { default: 'deploy' }),
    strategy: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('How the new version takes over.', _plan_release_js__WEBPACK_IMPORTED_MODULE_1__/* .strategies */ .Wy, { default: 'rolling' }),
    images: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .list */ .p_)('Images of this release, as `repository@sha256:digest`, `repository:tag` or `container=image`; they replace those of the manifests.'),
    app: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Name of the application: one release of it runs at a time. Default: its part-of label, else its first Deployment.'),
    namespace: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Namespace for objects that name none. Default: that of the context, else default.'),
    kubeconfig: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('Text of the kubeconfig, plain or in base64, or its path. Default: KUBECONFIG, else the one of the pod or user.'),
    context: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Context of the kubeconfig.'),
    server: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('URL of the API server, instead of a kubeconfig.'),
    token: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('Token for `server`.'),
    'certificate-authority': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('PEM of the authority that signed the certificate of `server`, or its path.'),
    timeout: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Seconds for everything to become ready.', { default: '300', least: 1 }),
    'check-path': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('HTTP path that tells whether the new version works, such as /healthz: asked before it gets traffic, and during the whole release.'),
    'check-url': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('URL that the requests during the release go to. Default: the Service, through the API server.'),
    'check-rate': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Requests a second during the release; 0 sends none.', { default: '10', least: 0 }),
    'allowed-failures': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Failed requests that a release may have.', { default: '0', least: 0 }),
    'smoke-command': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Command that must pass before the new version gets traffic; SLIPWAY_NAMESPACE and SLIPWAY_SERVICE say whom to ask.'),
    'smoke-job': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Name of a Job in the manifests that must succeed before the new version gets traffic; it runs for each release, with SLIPWAY_NAMESPACE, SLIPWAY_SERVICE and SLIPWAY_URL set.'),
    bake: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Seconds to watch the new version under traffic before the old one goes.', { default: '10', least: 0 }),
    settle: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Seconds that the nodes are given to hear of a switch before what lost the traffic may end.', {
        default: '2',
        least: 0,
    }),
    'bake-command': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Command that must pass at the end of that time.'),
    'prometheus-url': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Prometheus that `prometheus-query` is asked of.'),
    'prometheus-query': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('Query that must have a result all that time, such as `rate(errors[1m]) < 0.01`.'),
    drain: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('What to do about manifests that would lose requests: `require` refuses them, `ensure` adds what is missing, `ignore`.', _plan_release_js__WEBPACK_IMPORTED_MODULE_1__/* .drains */ .Cf, { default: 'require' }),
    'hash-config': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Name ConfigMaps and Secrets by their content, so that a change of them rolls pods and can go back.', {
        default: 'true',
    }),
    'force-conflicts': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Take fields that other field managers own.', { default: 'false' }),
    'prune-max': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Most objects that are removed because the manifests no longer have them; 0 removes none.', {
        default: '10',
        least: 0,
    }),
    'lock-wait': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Seconds to wait for another deploy of the application to end.', { default: '0', least: 0 }),
    'requests-per-second': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Most requests a second to the API server.', { default: '50', least: 1 }),
    retries: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('How often a request to the API server is tried again.', { default: '6', least: 0 }),
    'first-retry-ms': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Milliseconds before the first of them; each further wait is about twice as long.', {
        default: '100',
        least: 1,
    }),
    'longest-retry': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Seconds that a wait between two tries may become. Retry-After of the server counts more.', {
        default: '15',
        least: 1,
    }),
    'retry-deadline': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Seconds for all tries of one request.', { default: '120', least: 1 }),
    'break-after': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Failed requests in a row after which none is sent for `broken-for`: the circuit breaker.', {
        default: '20',
        least: 1,
    }),
    'broken-for': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Seconds without requests once the circuit is broken; then one tries.', {
        default: '5',
        least: 1,
    }),
    'concurrent-requests': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .integer */ .nd)('Most requests to the API server at a time, watches apart.', {
        default: '64',
        least: 1,
    }),
    environment: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('GitHub environment of this deployment; makes a GitHub Deployment with its statuses.', {
        place: 'action',
    }),
    'environment-url': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .text */ .Qq)('URL where the application can be seen.', { place: 'action' }),
    'github-token': (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .secret */ .rJ)('Token for the GitHub Deployment; needs `deployments: write`.', {
        // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of workflows
        default: '${{ github.token }}',
        place: 'action',
    }),
    summary: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .flag */ .Jt)('Write the job summary, where the CI has one.', { default: 'true' }),
    format: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .choice */ .Yq)('What to print: `json` is one event a line, the report last.', deployFormats, {
        default: 'terminal',
        place: 'cli',
    }),
};


/***/ }),

/***/ 41725:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ matchesSelector),
/* harmony export */   F8: () => (/* binding */ groupOf),
/* harmony export */   Pu: () => (/* binding */ keyText),
/* harmony export */   TN: () => (/* binding */ keyOf),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   rI: () => (/* binding */ conditionOf)
/* harmony export */ });
/** The key of an object; `namespace` is where it goes when it names none. */
function keyOf(object) {
    const { apiVersion, kind, metadata } = object;
    return { apiVersion, kind, namespace: metadata.namespace ?? '', name: metadata.name };
}
/** Stable text of a key, for maps. The version of an API does not tell objects apart, its group does. */
function keyText({ apiVersion, kind, namespace, name }) {
    return `${groupOf(apiVersion)}/${kind}/${namespace}/${name}`;
}
/** `apps` of `apps/v1`; empty for the core group. */
function groupOf(apiVersion) {
    return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
/** `Deployment shop/web`, as people are told of it. */
function nameOf({ kind, namespace, name }) {
    return namespace === '' ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}
function conditionOf(object, type) {
    const conditions = object['status']?.conditions;
    return Array.isArray(conditions)
        ? conditions.find((condition) => condition?.type === type)
        : undefined;
}
/** Whether labels satisfy a selector (apimachinery's LabelSelectorAsSelector). */
function matchesSelector(labels, { matchLabels = {}, matchExpressions = [] }) {
    if (!Object.entries(matchLabels).every(([key, value]) => labels[key] === value))
        return false;
    return matchExpressions.every(({ key, operator, values = [] }) => {
        const value = labels[key];
        if (operator === 'In')
            return value !== undefined && values.includes(value);
        if (operator === 'NotIn')
            return value === undefined || !values.includes(value);
        if (operator === 'Exists')
            return value !== undefined;
        return operator === 'DoesNotExist' && value === undefined;
    });
}


/***/ }),

/***/ 88553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ZS: () => (/* binding */ drainLacks),
/* harmony export */   lL: () => (/* binding */ oldPodsWarnings),
/* harmony export */   tF: () => (/* binding */ ensureDrain)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31415);
/* harmony import */ var _read_set_images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90567);


/**
 * What makes a replacement lose requests: traffic before readiness, no pod left over, or a pod that stops listening
 * while it still gets requests (KEP-1669, KEP-3960; kubernetes#43576).
 */
function drainLacks({ deployment }, strategy) {
    const { spec } = deployment;
    const lacks = [];
    const lack = (what, ...path) => lacks.push({ deployment, what, path: ['spec', ...path] });
    const serving = servingContainers(deployment);
    if (!serving.some(({ readinessProbe }) => readinessProbe !== undefined))
        lack('no readinessProbe: traffic comes before the application listens', 'template', 'spec', 'containers');
    if (strategy === 'blue-green')
        return lacks;
    if (spec.strategy?.type === 'Recreate')
        lack('strategy Recreate: all old pods end before a new one starts', 'strategy', 'type');
    else if (leavesTooFew(deployment))
        lack('maxUnavailable takes pods away before others are ready', 'strategy', 'rollingUpdate', 'maxUnavailable');
    if (serving.length > 0 && !serving.some(({ lifecycle }) => lifecycle?.preStop !== undefined))
        lack('no preStop: a pod stops listening while requests are still on their way to it', 'template', 'spec', 'containers', `[${serving[0].name}]`, 'lifecycle');
    return lacks;
}
/** What a release adds to its own pods does not help those that it replaces. @returns sentences for people */
function oldPodsWarnings(live, front, strategy) {
    if (live === undefined || strategy === 'blue-green')
        return [];
    if (!drainLacks({ ...front, deployment: live }, strategy).some(({ path }) => path.includes('lifecycle')))
        return [];
    return [
        `The pods of ${live.metadata.name} that run now have no preStop: this release may lose requests while they end. Blue-green would not, nor will the next release.`,
    ];
}
/** The Deployment with what it lacks: preStop sleep, the grace period for it, maxUnavailable 0 and a surge. */
function ensureDrain(deployment) {
    const serving = new Set(servingContainers(deployment).map(({ name }) => name));
    const drained = (0,_read_set_images_js__WEBPACK_IMPORTED_MODULE_1__/* .mapPodSpec */ .vs)(deployment, (spec) => {
        const sleeps = spec.containers.map((container) => serving.has(container.name) && container.lifecycle?.preStop === undefined
            ? {
                ...container,
                lifecycle: { ...container.lifecycle, preStop: { sleep: { seconds: _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .drainAdvice */ .RI.preStopSeconds } } },
            }
            : container);
        const added = sleeps.some((container, i) => container !== spec.containers[i]);
        const grace = spec.terminationGracePeriodSeconds ?? _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .drainAdvice */ .RI.stopSeconds;
        return added && grace < _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .drainAdvice */ .RI.stopSeconds
            ? {
                ...spec,
                containers: sleeps,
                terminationGracePeriodSeconds: (0,_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .gracePeriodFor */ .Vw)(_slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .drainAdvice */ .RI.preStopSeconds, grace),
            }
            : { ...spec, containers: sleeps };
    });
    if (!leavesTooFew(drained) && drained.spec.strategy?.type !== 'Recreate')
        return drained;
    const surge = drained.spec.strategy?.rollingUpdate?.maxSurge;
    const rollingUpdate = {
        maxUnavailable: 0,
        maxSurge: surge === undefined || surge === 0 || surge === '0%' ? 1 : surge,
    };
    return { ...drained, spec: { ...drained.spec, strategy: { type: 'RollingUpdate', rollingUpdate } } };
}
/** Containers that listen: those with ports, else the first. */
function servingContainers({ spec }) {
    const { containers } = spec.template.spec;
    const listening = containers.filter(({ ports = [] }) => ports.length > 0);
    return listening.length > 0 ? listening : containers.slice(0, 1);
}
/** maxUnavailable rounds down (deployment_util.go, ResolveFenceposts): 25 % of three pods is none. */
function leavesTooFew({ spec }) {
    const replicas = spec.replicas ?? 1;
    const value = spec.strategy?.rollingUpdate?.maxUnavailable ?? '25%';
    const unavailable = typeof value === 'number' ? value : Math.floor((Number.parseFloat(value) / 100) * replicas);
    return unavailable > 0;
}


/***/ }),

/***/ 39767:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mj: () => (/* binding */ frontsOf),
/* harmony export */   Qs: () => (/* binding */ isAutoscaler),
/* harmony export */   ce: () => (/* binding */ isDeployment),
/* harmony export */   vM: () => (/* binding */ autoscalerOf),
/* harmony export */   wv: () => (/* binding */ sharedServices)
/* harmony export */ });
/* unused harmony export isService */
/* harmony import */ var _kube_objects_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41725);
/* harmony import */ var _read_set_images_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90567);


/** Pairs each Deployment of a release with the Services that select its pods, and the HPA that scales it. */
function frontsOf(objects) {
    return objects.filter(isDeployment).flatMap((deployment) => {
        const services = objects.filter(isService).filter((service) => selects(service, deployment));
        return services.length === 0 ? [] : [{ deployment, services, autoscaler: autoscalerOf(objects, deployment) }];
    });
}
/** Services of fronts that send to the pods of other workloads as well: one selector cannot follow two of them. */
function sharedServices(objects, fronts) {
    const services = new Set(fronts.flatMap((front) => front.services));
    return [...services].flatMap((service) => {
        const workloads = objects
            .filter((object) => hasTemplate(object) && selects(service, object))
            .map(({ kind, metadata }) => `${kind} ${metadata.name}`);
        return workloads.length > 1 ? [{ service, workloads }] : [];
    });
}
/** Whether an object makes pods from a template, as a Deployment does. */
function hasTemplate(object) {
    return (['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].includes(object.kind) && (0,_read_set_images_js__WEBPACK_IMPORTED_MODULE_0__/* .podSpecOf */ .qz)(object) !== undefined);
}
function isDeployment(object) {
    return object.kind === 'Deployment' && object.apiVersion === 'apps/v1';
}
function isService(object) {
    return object.kind === 'Service' && object.apiVersion === 'v1';
}
function isAutoscaler(object) {
    return object.kind === 'HorizontalPodAutoscaler' && object.apiVersion === 'autoscaling/v2';
}
function selects({ metadata, spec }, deployment) {
    const { selector = {} } = spec;
    if ((metadata.namespace ?? '') !== (deployment.metadata.namespace ?? ''))
        return false;
    return (Object.keys(selector).length > 0 &&
        (0,_kube_objects_js__WEBPACK_IMPORTED_MODULE_1__/* .matchesSelector */ .B5)(deployment.spec.template.metadata?.labels ?? {}, { matchLabels: selector }));
}
/** The HPA among some objects that scales a Deployment of this name. */
function autoscalerOf(objects, { metadata: { name, namespace = '' } }) {
    return objects
        .filter(isAutoscaler)
        .find(({ metadata, spec: { scaleTargetRef } }) => (metadata.namespace ?? '') === namespace &&
        scaleTargetRef.kind === 'Deployment' &&
        scaleTargetRef.name === name);
}


/***/ }),

/***/ 16166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Cf: () => (/* binding */ drains),
  vn: () => (/* binding */ prepareRelease),
  Wy: () => (/* binding */ strategies)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 24 modules
var lib = __webpack_require__(31415);
// EXTERNAL MODULE: ./packages/rollout/lib/kube/objects.js
var kube_objects = __webpack_require__(41725);
// EXTERNAL MODULE: ./packages/rollout/lib/read/set-images.js
var set_images = __webpack_require__(90567);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/rollout/lib/plan/hash.js

/** JSON with keys in order, so that the same content has the same text however it was written. */
function canonicalJson(value) {
    if (Array.isArray(value))
        return `[${value.map(canonicalJson).join(',')}]`;
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value) ?? 'null';
    const entries = Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}
/** The first hexadecimal digits of the SHA-256 of a value: enough to tell releases of one application apart. */
function shortHash(value, digits = 10) {
    return (0,external_node_crypto_.createHash)('sha256').update(canonicalJson(value)).digest('hex').slice(0, digits);
}

;// CONCATENATED MODULE: ./packages/rollout/lib/plan/config-names.js


/** Set to "false" on a ConfigMap or Secret, it keeps its name. */
const hashAnnotation = 'slipway.dev/hash';
/**
 * Names ConfigMaps and Secrets by their content, and lets pods refer to these names: a change of configuration then
 * rolls pods as a change of the image does, and the way back finds the old content untouched. Objects that nothing but
 * pods of this release refers to are named so.
 */
function nameConfigByContent(objects) {
    const names = new Map();
    for (const object of objects) {
        if (!isConfig(object) || object.metadata.annotations?.[hashAnnotation] === 'false')
            continue;
        const { namespace = '', name } = object.metadata;
        const content = [object['data'], object['stringData'], object['binaryData'], object['type']];
        names.set(idOf(object.kind, namespace, name), `${name.slice(0, 240)}-${shortHash(content)}`);
    }
    const used = new Set();
    const renamed = objects.map((object) => {
        const namespace = object.metadata.namespace ?? '';
        const rename = (kind, name) => {
            const id = idOf(kind, namespace, name ?? '');
            if (names.has(id))
                used.add(id);
            return names.get(id) ?? name;
        };
        return (0,set_images/* mapPodSpec */.vs)(object, (spec) => renameReferences(spec, rename));
    });
    // One that no pod refers to may be read by its name through the API, so it keeps it.
    return renamed.map((object) => {
        const id = idOf(object.kind, object.metadata.namespace ?? '', object.metadata.name);
        return used.has(id) ? { ...object, metadata: { ...object.metadata, name: names.get(id) } } : object;
    });
}
function isConfig(object) {
    return object.apiVersion === 'v1' && (object.kind === 'ConfigMap' || object.kind === 'Secret');
}
function idOf(kind, namespace, name) {
    return `${kind} ${namespace}/${name}`;
}
function renameReferences(spec, rename) {
    const container = (one) => ({
        ...one,
        ...listOf(one, 'env', (entry) => within(entry, 'valueFrom', (from) => references(from, 'KeyRef', rename))),
        ...listOf(one, 'envFrom', (entry) => references(entry, 'Ref', rename)),
    });
    return {
        ...spec,
        containers: spec.containers.map(container),
        ...(spec.initContainers === undefined ? {} : { initContainers: spec.initContainers.map(container) }),
        ...listOf(spec, 'volumes', (volume) => volumeReferences(volume, rename)),
        ...listOf(spec, 'imagePullSecrets', (entry) => named(entry, 'name', 'Secret', rename)),
    };
}
function volumeReferences(volume, rename) {
    const sources = (one) => within(within(one, 'configMap', (map) => named(map, 'name', 'ConfigMap', rename)), 'secret', (secret) => named(named(secret, 'secretName', 'Secret', rename), 'name', 'Secret', rename));
    return within(sources(volume), 'projected', (projected) => ({
        ...projected,
        ...listOf(projected, 'sources', sources),
    }));
}
/** `configMapKeyRef` and `secretKeyRef`, or `configMapRef` and `secretRef`. */
function references(entry, ending, rename) {
    const config = within(entry, `configMap${ending}`, (ref) => named(ref, 'name', 'ConfigMap', rename));
    return within(config, `secret${ending}`, (ref) => named(ref, 'name', 'Secret', rename));
}
function named(map, field, kind, rename) {
    const name = map[field];
    return typeof name === 'string' ? { ...map, [field]: rename(kind, name) } : map;
}
function within(map, field, change) {
    const value = map[field];
    return isJson(value) ? { ...map, [field]: change(value) } : map;
}
function listOf(map, field, change) {
    const list = map[field];
    return Array.isArray(list) ? { [field]: list.map((item) => (isJson(item) ? change(item) : item)) } : {};
}
function isJson(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

// EXTERNAL MODULE: ./packages/rollout/lib/plan/drain.js
var drain = __webpack_require__(88553);
// EXTERNAL MODULE: ./packages/rollout/lib/plan/fronts.js
var plan_fronts = __webpack_require__(39767);
// EXTERNAL MODULE: ./packages/rollout/lib/plan/smoke-job.js
var smoke_job = __webpack_require__(99168);
;// CONCATENATED MODULE: ./packages/rollout/lib/plan/release.js








const strategies = ['rolling', 'blue-green'];
const drains = ['require', 'ensure', 'ignore'];
/** @throws Problem for manifests that contradict each other, or fit the strategy badly */
async function prepareRelease(manifests, settings, client) {
    const placed = await Promise.all(manifests.map(({ object }) => place(object, settings.namespace, client)));
    refuseTwins(placed);
    const withImages = (0,set_images/* setImages */.Bu)(placed, settings.images);
    const named = settings.hashConfig ? nameConfigByContent(withImages) : withImages;
    const fronts = (0,plan_fronts/* frontsOf */.Mj)(named);
    if (settings.strategy === 'blue-green' && fronts.length === 0)
        throw new lib/* Problem */.AF('bad-input', 'Blue-green needs a Deployment and a Service that selects its pods; there is none.', {
            hint: 'Add the Service to the manifests, or use `strategy: rolling`.',
        });
    if (settings.strategy === 'blue-green')
        refuseShared((0,plan_fronts/* sharedServices */.wv)(named, fronts));
    const fronting = new Set(fronts.map(({ deployment }) => (0,kube_objects/* keyText */.Pu)((0,kube_objects/* keyOf */.TN)(deployment))));
    const drained = named.map((object) => settings.drain === 'ensure' && (0,plan_fronts/* isDeployment */.ce)(object) && fronting.has((0,kube_objects/* keyText */.Pu)((0,kube_objects/* keyOf */.TN)(object)))
        ? (0,drain/* ensureDrain */.tF)(object)
        : object);
    const all = drained.map((object, i) => ({ object, manifest: manifests[i] }));
    const test = (0,smoke_job/* smokeJobOf */.WU)(all, settings.smokeJob);
    const items = all.filter((item) => item !== test);
    const objects = items.map(({ object }) => object);
    const finalFronts = (0,plan_fronts/* frontsOf */.Mj)(objects);
    const id = shortHash([settings.strategy, objects]);
    return {
        id,
        app: settings.app ?? appOf(objects, fronts),
        namespace: homeOf(objects, settings.namespace),
        strategy: settings.strategy,
        items,
        fronts: finalFronts,
        images: [...new Set(objects.flatMap(set_images/* imagesOf */.IC))],
        smokeJob: test === undefined ? undefined : { ...test, object: (0,smoke_job/* smokeJobFor */.sJ)(test.object, id) },
        mayLose: settings.drain === 'ignore',
        lacks: settings.drain === 'ignore' ? [] : finalFronts.flatMap((front) => (0,drain/* drainLacks */.ZS)(front, settings.strategy)),
    };
}
function refuseShared(shared) {
    if (shared.length === 0)
        return;
    const words = shared.map(({ service, workloads }) => `Service ${service.metadata.name} selects the pods of ${workloads.join(' and ')}`);
    throw new lib/* Problem */.AF('bad-input', `Blue-green switches a Service from one Deployment to another, but ${words.join(', ')}.`, {
        hint: 'Give its selector a label that the pods of one alone have, or use `strategy: rolling`.',
    });
}
async function place(object, namespace, client) {
    const { status: _, ...rest } = withoutStringData(object);
    if (object.metadata.namespace !== undefined)
        return rest;
    const resource = await client.resourceOf(object.apiVersion, object.kind);
    // A kind that nobody knows yet comes with a definition of this release; most of these have namespaces.
    if (resource?.namespaced === false)
        return rest;
    return { ...rest, metadata: { ...object.metadata, namespace } };
}
/**
 * A Secret with its stringData in data, where the server puts it anyway. A key that is applied as stringData belongs to
 * nobody in data, so that it would stay for ever once the manifest no longer has it.
 */
function withoutStringData(object) {
    const { stringData, ...secret } = object;
    if (object.kind !== 'Secret' || stringData === undefined || stringData === null)
        return object;
    const encoded = Object.entries(stringData).map(([key, value]) => [
        key,
        typeof value === 'string' ? Buffer.from(value).toString('base64') : value,
    ]);
    const data = object.data ?? {};
    return { ...secret, data: { ...data, ...Object.fromEntries(encoded) } };
}
function refuseTwins(objects) {
    const twins = [...Map.groupBy(objects, (object) => (0,kube_objects/* keyText */.Pu)((0,kube_objects/* keyOf */.TN)(object))).values()].filter(({ length }) => length > 1);
    if (twins.length > 0)
        throw new lib/* Problem */.AF('bad-input', `Defined more than once: ${twins.map(([one]) => (0,kube_objects/* nameOf */.Vb)((0,kube_objects/* keyOf */.TN)(one))).join(', ')}.`, {
            hint: 'Name each object in one place only.',
        });
}
/** The namespace of the workloads, where the record and the lock of the release live. */
function homeOf(objects, namespace) {
    const homes = new Set(objects.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.namespace));
    if (homes.size > 0)
        return homes.size === 1 ? [...homes][0] : namespace;
    return objects.find(({ metadata }) => metadata.namespace !== undefined)?.metadata.namespace ?? namespace;
}
function appOf(objects, fronts) {
    const partOf = new Set(objects.flatMap(({ metadata }) => metadata.labels?.['app.kubernetes.io/part-of'] ?? []));
    if (partOf.size === 1)
        return [...partOf][0];
    const names = [
        ...fronts.map(({ deployment }) => deployment.metadata.name),
        ...objects.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name),
        ...objects.map(({ metadata }) => metadata.name),
    ];
    return names[0] ?? 'app';
}


/***/ }),

/***/ 99168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WU: () => (/* binding */ smokeJobOf),
/* harmony export */   sJ: () => (/* binding */ smokeJobFor),
/* harmony export */   sO: () => (/* binding */ withVariables)
/* harmony export */ });
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31415);
/* harmony import */ var _read_set_images_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90567);


/** The Job that tests a release, among its manifests. @throws Problem when no Job or several have its name */
function smokeJobOf(items, name) {
    if (name === undefined)
        return undefined;
    const jobs = items.filter(({ object }) => object.kind === 'Job');
    const named = jobs.filter(({ object }) => object.metadata.name === name);
    if (named.length === 1)
        return named[0];
    const names = jobs.map(({ object }) => object.metadata.name).join(', ');
    throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF('bad-input', named.length === 0
        ? `smoke-job names the Job ${name}, and the manifests have no such Job.`
        : `smoke-job names the Job ${name}, and the manifests have ${named.length} of that name.`, { hint: names === '' ? 'Add the Job to the manifests.' : `Jobs of the manifests: ${names}.` });
}
/** The Job for one release: a Job runs once under its name, and this one stands beside what it tests. */
function smokeJobFor({ metadata, ...job }, release) {
    const name = `${metadata.name.slice(0, 62 - release.length)}-${release}`;
    return { ...job, metadata: { ...metadata, name } };
}
/** The Job with variables in the environment of its containers; a variable that it sets itself gives way. */
function withVariables(job, variables) {
    const added = Object.entries(variables).map(([name, value]) => ({ name, value }));
    return (0,_read_set_images_js__WEBPACK_IMPORTED_MODULE_1__/* .mapPodSpec */ .vs)(job, (spec) => ({
        ...spec,
        containers: spec.containers.map((container) => {
            const own = (container['env'] ?? []);
            return { ...container, env: [...own.filter(({ name }) => variables[name] === undefined), ...added] };
        }),
    }));
}


/***/ }),

/***/ 90567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bu: () => (/* binding */ setImages),
/* harmony export */   IC: () => (/* binding */ imagesOf),
/* harmony export */   QE: () => (/* binding */ parseImageChoice),
/* harmony export */   qz: () => (/* binding */ podSpecOf),
/* harmony export */   vs: () => (/* binding */ mapPodSpec)
/* harmony export */ });
/* unused harmony export repositoryOf */
/* harmony import */ var _slipway_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31415);

/** Reads `ghcr.io/acme/shop@sha256:…`, or `shop=ghcr.io/acme/shop@sha256:…`. */
function parseImageChoice(text) {
    const equals = text.indexOf('=');
    const [name, ref] = equals < 0 ? [repositoryOf(text), text] : [text.slice(0, equals), text.slice(equals + 1)];
    if (name === '' || ref === '' || /\s/.test(ref))
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF('bad-input', `images has ${JSON.stringify(text)}, which is no image.`, {
            hint: 'Give repository@sha256:digest or repository:tag, or container=image.',
        });
    return { name, ref };
}
/** An image without its tag and digest; a port of the registry is no tag. */
function repositoryOf(image) {
    const bare = image.split('@')[0];
    const colon = bare.lastIndexOf(':');
    return colon > bare.lastIndexOf('/') ? bare.slice(0, colon) : bare;
}
/**
 * Puts the images of a release into its objects.
 *
 * @throws Problem for an image that no container has: deploying the old one instead would look like success
 */
function setImages(objects, choices) {
    const used = new Set();
    const result = objects.map((object) => mapPodSpec(object, (spec) => {
        const replace = (container) => {
            const choice = choices.find(({ name }) => name === container.name || name === repositoryOf(container.image ?? ''));
            if (choice === undefined)
                return container;
            used.add(choice);
            return { ...container, image: choice.ref };
        };
        return {
            ...spec,
            containers: spec.containers.map(replace),
            ...(spec.initContainers === undefined ? {} : { initContainers: spec.initContainers.map(replace) }),
        };
    }));
    const unused = choices.filter((choice) => !used.has(choice));
    if (unused.length > 0)
        throw new _slipway_core__WEBPACK_IMPORTED_MODULE_0__/* .Problem */ .AF('bad-input', `No container runs ${unused.map(({ name }) => name).join(', ')}.`, {
            hint: `Containers run ${[...new Set(objects.flatMap(imagesOf))].join(', ') || 'no images'}; \`container=image\` names one by its container.`,
        });
    return result;
}
/** Every image that an object's pods run. */
function imagesOf(object) {
    const spec = podSpecOf(object);
    return [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])].flatMap(({ image }) => image ?? []);
}
const templates = {
    Pod: ['spec'],
    Deployment: ['spec', 'template', 'spec'],
    ReplicaSet: ['spec', 'template', 'spec'],
    StatefulSet: ['spec', 'template', 'spec'],
    DaemonSet: ['spec', 'template', 'spec'],
    ReplicationController: ['spec', 'template', 'spec'],
    Job: ['spec', 'template', 'spec'],
    CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};
/** The pod that an object makes; undefined for kinds that make none. */
function podSpecOf(object) {
    const path = templates[object.kind];
    if (path === undefined)
        return undefined;
    let value = object;
    for (const step of path)
        value = value?.[step];
    return isPodSpec(value) ? value : undefined;
}
function isPodSpec(value) {
    return typeof value === 'object' && value !== null && Array.isArray(value.containers);
}
/** The object with its pod changed; the same object when it makes no pod. */
function mapPodSpec(object, change) {
    const spec = podSpecOf(object);
    return spec === undefined ? object : replaceAt(object, templates[object.kind], change(spec));
}
function replaceAt(value, path, by) {
    const [step, ...rest] = path;
    if (step === undefined)
        return by;
    const map = value;
    return { ...map, [step]: replaceAt(map[step], rest, by) };
}


/***/ })

};
