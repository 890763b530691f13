export const id = 78;
export const ids = [78];
export const modules = {

/***/ 53078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  deployStep: () => (/* binding */ deployStep),
  runDeploy: () => (/* binding */ runDeploy),
  runStep: () => (/* binding */ runStep)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 24 modules
var lib = __webpack_require__(31415);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
;// CONCATENATED MODULE: ./packages/rollout/lib/kube/api-error.js
/** An answer of the API server that says no. `status` is the HTTP status, `reason` the word of its Status object. */
class ApiError extends Error {
    name = 'ApiError';
    status;
    reason;
    causes;
    /** How long the server asks to be left alone. */
    retryAfterMs;
    constructor(status, reason, message, more = {}) {
        super(message);
        this.status = status;
        this.reason = reason;
        this.causes = more.causes ?? [];
        this.retryAfterMs = more.retryAfterMs;
    }
}
/** Reads the Status object of an answer; anything else (a proxy's HTML page) is kept in short. */
function apiErrorOf(status, body, retryAfter) {
    const retryAfterMs = retryAfter !== undefined && /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;
    const parsed = parseStatus(body);
    if (parsed === undefined)
        return new ApiError(status, 'Unknown', `HTTP ${status}: ${body.trim().slice(0, 200) || 'no text'}`, {
            retryAfterMs,
        });
    const { reason = 'Unknown', message = `HTTP ${status}`, details } = parsed;
    const seconds = details?.retryAfterSeconds;
    return new ApiError(status, reason, message, {
        causes: details?.causes ?? [],
        retryAfterMs: retryAfterMs ?? (seconds === undefined ? undefined : seconds * 1000),
    });
}
function parseStatus(body) {
    try {
        const value = JSON.parse(body);
        return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'Status'
            ? value
            : undefined;
    }
    catch {
        return undefined; // Not JSON: a proxy or a load balancer answered.
    }
}
function isNotFound(error) {
    return error instanceof ApiError && error.status === 404;
}
function isConflict(error) {
    return error instanceof ApiError && error.status === 409;
}
/** Whether the user lacks a right. Admission policies, webhooks and quotas refuse with 403 too, and no Role helps then. */
function isMissingRight(error) {
    return error instanceof ApiError && error.status === 403 && !/denied|quota|violates/i.test(error.message);
}

// EXTERNAL MODULE: ./packages/rollout/lib/kube/objects.js
var kube_objects = __webpack_require__(41725);
;// CONCATENATED MODULE: ./packages/rollout/lib/kube/resources.js

/** The kinds that most manifests have: with these, a release needs no discovery at all. */
const known = {
    v1: [
        'Pod',
        'Service',
        'ConfigMap',
        'Secret',
        'Event',
        'ServiceAccount',
        'PersistentVolumeClaim',
        'ResourceQuota',
        'LimitRange',
        'ReplicationController',
        'Namespace*',
        'PersistentVolume*',
    ],
    'apps/v1': ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'],
    'batch/v1': ['Job', 'CronJob'],
    'autoscaling/v2': ['HorizontalPodAutoscaler'],
    'policy/v1': ['PodDisruptionBudget'],
    'discovery.k8s.io/v1': ['EndpointSlice'],
    'coordination.k8s.io/v1': ['Lease'],
    'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy', 'IngressClass*'],
    'rbac.authorization.k8s.io/v1': ['Role', 'RoleBinding', 'ClusterRole*', 'ClusterRoleBinding*'],
    'storage.k8s.io/v1': ['StorageClass*'],
    'scheduling.k8s.io/v1': ['PriorityClass*'],
    'apiextensions.k8s.io/v1': ['CustomResourceDefinition*'],
};
const table = new Map(Object.entries(known).flatMap(([apiVersion, kinds]) => kinds.map((word) => {
    const kind = word.replace('*', '');
    return [
        `${apiVersion} ${kind}`,
        { base: baseOf(apiVersion), plural: pluralOf(kind), namespaced: !word.endsWith('*') },
    ];
})));
function baseOf(apiVersion) {
    return (0,kube_objects/* groupOf */.F8)(apiVersion) === '' ? `/api/${apiVersion}` : `/apis/${apiVersion}`;
}
function pluralOf(kind) {
    const word = kind.toLowerCase();
    if (/(s|x|ch)$/.test(word))
        return `${word}es`;
    return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
/** A kind that every supported cluster serves in the same place; undefined for all others. */
function knownResource(apiVersion, kind) {
    return table.get(`${apiVersion} ${kind}`);
}
/** What `GET /apis/GROUP/VERSION` says of a kind; undefined when it is not served. */
function resourceIn(list, apiVersion, kind) {
    const resources = list.resources;
    if (!Array.isArray(resources))
        return undefined;
    const found = resources.find((entry) => entry.kind === kind && !entry.name?.includes('/'));
    return found === undefined
        ? undefined
        : { base: baseOf(apiVersion), plural: found.name, namespaced: found.namespaced };
}
/** Path of a collection, or of one object in it. */
function pathOf({ base, plural, namespaced }, namespace, name) {
    const place = namespaced && namespace !== '' ? `${base}/namespaces/${encodeURIComponent(namespace)}` : base;
    return name === undefined ? `${place}/${plural}` : `${place}/${plural}/${encodeURIComponent(name)}`;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/kube/client.js




/** The one name that owns the fields which Slipway sets. */
const fieldManager = 'slipway';
/** The Kubernetes API as plain JSON: no field is dropped that this program does not know. */
class KubeClient {
    transport;
    execute;
    discovered = new Map();
    constructor(transport, execute) {
        this.transport = transport;
        this.execute = execute;
    }
    /** @returns undefined when the cluster does not serve the kind */
    async resourceOf(apiVersion, kind) {
        const resource = knownResource(apiVersion, kind);
        if (resource !== undefined)
            return resource;
        let list = this.discovered.get(apiVersion);
        if (list === undefined) {
            list = this.json({ method: 'GET', path: baseOf(apiVersion) }).catch((error) => {
                this.discovered.delete(apiVersion); // A CRD of this release may bring the group in a moment.
                if (isNotFound(error))
                    return { resources: [] };
                throw error;
            });
            this.discovered.set(apiVersion, list);
        }
        const found = resourceIn(await list, apiVersion, kind);
        if (found === undefined)
            this.discovered.delete(apiVersion);
        return found;
    }
    /** @returns undefined when there is no such object, or no such kind */
    async get(key) {
        const resource = await this.resourceOf(key.apiVersion, key.kind);
        if (resource === undefined)
            return undefined;
        try {
            return await this.json({ method: 'GET', path: pathOf(resource, key.namespace, key.name) });
        }
        catch (error) {
            if (isNotFound(error))
                return undefined;
            throw error;
        }
    }
    async list(apiVersion, kind, { namespace, labelSelector, fieldSelector }) {
        const resource = await this.resourceFor(apiVersion, kind);
        const items = [];
        let next;
        let resourceVersion = '';
        do {
            const page = await this.json({
                method: 'GET',
                path: pathOf(resource, namespace),
                query: { labelSelector, fieldSelector, limit: '500', continue: next },
            });
            // Items of a list do not say their kind.
            items.push(...(page.items ?? []).map((item) => ({ ...item, apiVersion, kind })));
            resourceVersion = page.metadata?.resourceVersion ?? '';
            next = page.metadata?.continue || undefined;
        } while (next !== undefined);
        return { items, resourceVersion };
    }
    /** Server-side apply, as raw JSON under one field manager. */
    async apply(object, { dryRun = false, force = false } = {}) {
        const key = (0,kube_objects/* keyOf */.TN)(object);
        const resource = await this.resourceFor(key.apiVersion, key.kind);
        return this.json({
            method: 'PATCH',
            path: pathOf(resource, key.namespace, key.name),
            query: {
                fieldManager,
                fieldValidation: 'Strict',
                force: force ? 'true' : undefined,
                dryRun: dryRun ? 'All' : undefined,
            },
            body: JSON.stringify(object),
            headers: { 'content-type': 'application/apply-patch+yaml' },
        });
    }
    async create(object) {
        const resource = await this.resourceFor(object.apiVersion, object.kind);
        return this.json(withBody('POST', pathOf(resource, object.metadata.namespace ?? ''), object));
    }
    /** Replaces an object; refused with 409 when its resourceVersion is no longer the newest. */
    async replace(object) {
        const { namespace, name } = (0,kube_objects/* keyOf */.TN)(object);
        const resource = await this.resourceFor(object.apiVersion, object.kind);
        return this.json(withBody('PUT', pathOf(resource, namespace, name), object));
    }
    async jsonPatch(key, operations, subresource = '') {
        const resource = await this.resourceFor(key.apiVersion, key.kind);
        return this.json({
            method: 'PATCH',
            path: pathOf(resource, key.namespace, key.name) + subresource,
            query: { fieldManager },
            body: JSON.stringify(operations),
            headers: { 'content-type': 'application/json-patch+json' },
        });
    }
    /** Deletes an object, and what it owns in the background. An object that is gone already is fine. */
    async remove(key, uid) {
        const resource = await this.resourceOf(key.apiVersion, key.kind);
        if (resource === undefined)
            return;
        const options = {
            apiVersion: 'v1',
            kind: 'DeleteOptions',
            propagationPolicy: 'Background',
            ...(uid === undefined ? {} : { preconditions: { uid } }),
        };
        try {
            await this.json(withBody('DELETE', pathOf(resource, key.namespace, key.name), options));
        }
        catch (error) {
            if (!isNotFound(error) && !(uid !== undefined && error instanceof ApiError && error.status === 409))
                throw error;
        }
    }
    /** The last lines that a container wrote; empty when there are none to be had. */
    async logs(namespace, pod, container, { previous }) {
        const answer = await this.send({
            method: 'GET',
            path: `${pathOf(knownResource('v1', 'Pod'), namespace, pod)}/log`,
            query: { container, tailLines: '20', limitBytes: '20000', previous: previous ? 'true' : undefined },
            headers: { accept: '*/*' },
        });
        // The kubelet says so with status 200 when the runtime has thrown the container away.
        const gone = /^(?:unable to retrieve container logs|failed to try resolving symlinks)/.test(answer.text);
        return answer.status === 200 && !gone ? answer.text : '';
    }
    /** An HTTP request to a Service through the API server. Whatever the application answers comes back as it is. */
    async proxy(namespace, { service, port }, path, options) {
        // The scheme and the port's name are left out where they are the usual ones: RBAC rules may name the Service alone.
        const scheme = port.scheme === 'https' ? 'https:' : '';
        const target = `${scheme}${encodeURIComponent(service)}${port.name === '' && scheme === '' ? '' : `:${port.name}`}`;
        const base = `/api/v1/namespaces/${encodeURIComponent(namespace)}/services/${target}/proxy`;
        const [pathname = '', search] = path.split('?', 2);
        return this.transport.send({
            method: 'GET',
            path: base + (pathname.startsWith('/') ? pathname : `/${pathname}`),
            query: Object.fromEntries(new URLSearchParams(search ?? '')),
            headers: { accept: '*/*' },
            ...options,
        });
    }
    /**
     * Watches a collection from a resource version on. Ends when the server ends it; the caller goes on from the last
     * version that it saw.
     *
     * @throws ApiError 410 when the version is too old, and whatever breaks the connection
     */
    async *watch(apiVersion, kind, selection, { resourceVersion, timeoutSeconds, signal, }) {
        const resource = await this.resourceFor(apiVersion, kind);
        const { status, headers, message } = await this.transport.open({
            method: 'GET',
            path: pathOf(resource, selection.namespace),
            query: {
                watch: 'true',
                allowWatchBookmarks: 'true',
                resourceVersion,
                timeoutSeconds: String(timeoutSeconds),
                labelSelector: selection.labelSelector,
                fieldSelector: selection.fieldSelector,
            },
            signal,
        });
        message.setEncoding('utf8');
        if (status !== 200) {
            let text = '';
            for await (const chunk of message)
                text += chunk;
            throw apiErrorOf(status, text, headers['retry-after']);
        }
        let failure;
        message.once('error', (error) => {
            failure = error;
        });
        try {
            for await (const line of (0,external_node_readline_.createInterface)({ input: message, crlfDelay: Number.POSITIVE_INFINITY }))
                if (line !== '')
                    yield JSON.parse(line);
        }
        finally {
            message.destroy();
        }
        if (failure !== undefined && !signal.aborted)
            throw failure;
    }
    async resourceFor(apiVersion, kind) {
        const resource = await this.resourceOf(apiVersion, kind);
        if (resource === undefined)
            throw new ApiError(404, 'NotFound', `the cluster does not serve ${kind} of ${apiVersion}`);
        return resource;
    }
    async json(request) {
        const { text } = await this.execute(async (signal) => {
            const answer = await this.transport.send({ ...request, signal });
            if (answer.status >= 400)
                throw apiErrorOf(answer.status, answer.text, answer.headers['retry-after']);
            return answer;
        }, request.signal);
        return JSON.parse(text);
    }
    send(request) {
        return this.execute((signal) => this.transport.send({ ...request, signal }), request.signal);
    }
}
function withBody(method, path, body) {
    return {
        method,
        path,
        ...(method === 'DELETE' ? {} : { query: { fieldManager } }),
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
;// CONCATENATED MODULE: ./packages/rollout/lib/kube/kubeconfig.js


/** @throws Problem `bad-input` for a kubeconfig that cannot be used, `not-found` when there is none */
async function loadAccess(settings) {
    // scripts/bundle.mjs puts a file of its own in its place, and must find the import as it stands here.
    const { KubeConfig: Config } = await import(/* webpackIgnore: true */ './kubernetes-client.js');
    const config = new Config();
    try {
        load(config, settings);
    }
    catch (error) {
        if (error instanceof lib/* Problem */.AF)
            throw error;
        throw new lib/* Problem */.AF('bad-input', `The kubeconfig cannot be read: ${messageOf(error)}`, { cause: error });
    }
    if (settings.context !== undefined) {
        const names = config.getContexts().map(({ name }) => name);
        if (!names.includes(settings.context))
            throw new lib/* Problem */.AF('bad-input', `The kubeconfig has no context ${JSON.stringify(settings.context)}.`, {
                hint: `It has ${names.join(', ') || 'none'}.`,
            });
        config.setCurrentContext(settings.context);
    }
    const cluster = config.getCurrentCluster();
    if (cluster === null)
        throw new lib/* Problem */.AF('bad-input', 'The kubeconfig names no cluster for its current context.', {
            hint: 'Set `context`, or current-context in the kubeconfig.',
        });
    const user = config.getCurrentUser();
    const secrets = [user?.token, user?.password, user?.keyData].filter((text) => Boolean(text));
    return {
        server: cluster.server.replace(/\/+$/, ''),
        namespace: config.getContextObject(config.getCurrentContext())?.namespace ?? '',
        contextName: config.getCurrentContext(),
        proxied: cluster.proxyUrl !== undefined && cluster.proxyUrl !== '',
        secrets,
        authorize: async () => {
            const options = {};
            try {
                await config.applyToHTTPSOptions(options);
            }
            catch (error) {
                if (cluster.server.startsWith('http:'))
                    throw new lib/* Problem */.AF('bad-input', `${cluster.server} is plain HTTP, which is spoken with loopback alone.`, {
                        cause: error,
                        hint: 'Give the https:// URL of the API server.',
                    });
                throw new lib/* Problem */.AF('forbidden', `Logging in to ${cluster.server} failed: ${messageOf(error)}`, {
                    cause: error,
                    hint: 'The kubeconfig names a login plugin or token file: it must be on this machine and able to log in.',
                });
            }
            return options;
        },
    };
}
function load(config, settings) {
    const { kubeconfig, kubeconfigPath, server, token, certificateAuthority } = settings;
    if (server !== undefined) {
        const caData = certificateAuthority === undefined ? {} : { caData: authorityOf(certificateAuthority) };
        config.loadFromClusterAndUser(
        // client-node refuses plain HTTP unless told; only loopback may be spoken to without TLS.
        { name: 'server', server, skipTLSVerify: isPlainLoopback(server), ...caData }, { name: 'user', ...(token === undefined ? {} : { token }) });
        return;
    }
    if (kubeconfig !== undefined && isPath(kubeconfig))
        readInto(config, kubeconfig.trim());
    else if (kubeconfig !== undefined)
        config.loadFromString(kubeconfigText(kubeconfig));
    if (kubeconfig !== undefined) {
        allowPlainLoopback(config);
        return;
    }
    const paths = (kubeconfigPath ?? '').split(':').filter((path) => path !== '');
    if (paths.length > 0)
        for (const path of paths)
            readInto(config, path);
    else
        config.loadFromDefault();
    allowPlainLoopback(config);
    if (config.getCurrentCluster()?.server === 'http://localhost:8080' && paths.length === 0)
        throw new lib/* Problem */.AF('not-found', 'No cluster is configured.', {
            hint: 'Give `kubeconfig` (its text), set KUBECONFIG, or give `server` and `token`.',
        });
}
function readInto(config, path) {
    try {
        (0,external_node_fs_.readFileSync)(path);
    }
    catch (error) {
        throw new lib/* Problem */.AF('not-found', `The kubeconfig ${path} cannot be read: ${messageOf(error)}`, { cause: error });
    }
    if (config.getClusters() === undefined || config.getClusters().length === 0)
        config.loadFromFile(path);
    else {
        // As kubectl has it, the first file that says so decides; the library lets the last one.
        const current = config.getCurrentContext();
        const next = Object.create(Object.getPrototypeOf(config));
        next.loadFromFile(path);
        config.mergeConfig(next);
        if (current)
            config.setCurrentContext(current);
    }
}
/** Whether what was given for the text of a kubeconfig is the path of one, as other tools want it: no kubeconfig is one word. */
function isPath(kubeconfig) {
    const word = kubeconfig.trim();
    return word !== '' && !/[\n{}]|: /.test(word) && ((0,external_node_fs_.existsSync)(word) || kubeconfigText(word) === word);
}
/** A kubeconfig may come in base64, as secrets of CI systems often hold it. */
function kubeconfigText(kubeconfig) {
    const bare = kubeconfig.replace(/\s/g, '');
    return /^[A-Za-z0-9+/]+=*$/.test(bare) ? Buffer.from(bare, 'base64').toString('utf8') : kubeconfig;
}
/** In base64. The PEM may be given as it is, in base64, or by the path of a file. */
function authorityOf(given) {
    const text = (0,external_node_fs_.existsSync)(given.trim()) ? (0,external_node_fs_.readFileSync)(given.trim(), 'utf8') : given;
    const base64 = text.includes('-----BEGIN') ? Buffer.from(text).toString('base64') : text.replace(/\s/g, '');
    if (Buffer.from(base64, 'base64').toString('utf8').includes('-----BEGIN CERTIFICATE'))
        return base64;
    throw new lib/* Problem */.AF('bad-input', 'certificate-authority holds no certificate in PEM.', {
        hint: 'Give the text that begins with -----BEGIN CERTIFICATE-----, as it is or in base64, or the path of its file.',
    });
}
function allowPlainLoopback(config) {
    config.clusters = config.clusters.map((cluster) => isPlainLoopback(cluster.server) ? { ...cluster, skipTLSVerify: true } : cluster);
}
function isPlainLoopback(server) {
    return /^http:\/\/(?:127\.|localhost[:/]|\[::1\])/.test(server);
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./packages/rollout/lib/kube/kubeconfig-secrets.js

/** Fields of a user in a kubeconfig that give nothing away; everything else that has some length is a secret. */
const harmless = new Set([
    'client-certificate-data',
    'apiVersion',
    'command',
    'installHint',
    'interactiveMode',
    'name',
]);
const leastLength = 6;
/**
 * What of a kubeconfig must not be seen in a log: tokens, passwords, keys and what login plugins are told. Its other
 * lines are words such as `kind: Config`, and a log without these could not be read any more.
 *
 * @returns the whole text when it is no kubeconfig that can be read: then nothing is known of what is in it
 */
function kubeconfigSecrets(text) {
    let users;
    try {
        users = (0,dist.parse)(text)?.users;
    }
    catch {
        return [text];
    }
    if (!Array.isArray(users))
        return [text];
    const secrets = users.flatMap((entry) => textsIn(entry?.user, ''));
    return [...new Set(secrets)];
}
function textsIn(value, field) {
    if (harmless.has(field))
        return [];
    if (Array.isArray(value))
        return value.flatMap((item) => textsIn(item, field));
    if (typeof value === 'object' && value !== null)
        return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, name));
    const text = String(value ?? '');
    return text.length >= leastLength && text !== 'false' ? [text] : [];
}

;// CONCATENATED MODULE: ./packages/rollout/lib/kube/transient.js

const codes = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'];
/** Answers and broken connections that another try may not meet. */
function isTransient(error) {
    if (error instanceof ApiError)
        return [429, 500, 502, 503, 504].includes(error.status);
    if (!(error instanceof Error))
        return false;
    const code = 'code' in error ? String(error.code) : '';
    return codes.includes(code) || /socket hang up|no answer within/.test(error.message);
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./packages/rollout/lib/kube/transport.js



/** The connection to one API server: keep-alive, authorised, counted. It knows nothing of Kubernetes' objects. */
class Transport {
    /** Requests sent so far, watches included. */
    requests = 0;
    access;
    base;
    clock;
    agents = new Map();
    skewMs = 0;
    constructor(access, clock) {
        this.access = access;
        this.clock = clock;
        try {
            this.base = new URL(access.server);
        }
        catch {
            throw new lib/* Problem */.AF('bad-input', `The cluster's server ${JSON.stringify(access.server)} is no URL.`);
        }
    }
    /** The server's time: leases and ages are compared with it, so that a wrong clock of a runner does no harm. */
    serverNow() {
        return this.clock.now() + this.skewMs;
    }
    async send(request) {
        const { message, release } = await this.begin(request);
        try {
            const chunks = [];
            for await (const chunk of message)
                chunks.push(chunk);
            return {
                status: message.statusCode ?? 0,
                headers: message.headers,
                text: Buffer.concat(chunks).toString('utf8'),
            };
        }
        finally {
            release();
        }
    }
    /** Opens an answer that goes on: its lines as they come. Closing is the caller's, by the signal. */
    async open(request) {
        const { message, release } = await this.begin(request);
        release();
        return { status: message.statusCode ?? 0, headers: message.headers, message };
    }
    close() {
        for (const agent of this.agents.values())
            agent.destroy();
    }
    async begin(request) {
        const authorised = await this.access.authorize();
        request.signal?.throwIfAborted();
        this.requests++;
        const url = new URL(this.base.pathname.replace(/\/$/, '') + request.path, this.base);
        for (const [name, value] of Object.entries(request.query ?? {}))
            if (value !== undefined)
                url.searchParams.set(name, value);
        const headers = {
            accept: 'application/json',
            'user-agent': 'slipway',
            ...headersOf(authorised),
            ...request.headers,
        };
        if (request.body !== undefined)
            headers['content-length'] = String(Buffer.byteLength(request.body));
        const { promise, resolve, reject } = Promise.withResolvers();
        const options = {
            ...authorised,
            method: request.method,
            headers,
            agent: this.agentFor(authorised),
            signal: request.signal,
        };
        const sent = (url.protocol === 'http:' ? external_node_http_ : external_node_https_).request(url, options, resolve);
        const timeoutMs = request.timeoutMs ?? 30_000;
        // A request that is stuck in the network is a matter of real time, whatever clock the release runs by.
        const timer = setTimeout(() => sent.destroy(new Error(`no answer within ${timeoutMs / 1000} s`)), timeoutMs);
        sent.on('error', reject);
        sent.end(request.body);
        try {
            const message = await promise;
            this.readDate(message.headers.date);
            return { message, release: () => clearTimeout(timer) };
        }
        catch (error) {
            clearTimeout(timer);
            throw error;
        }
    }
    /** client-node's agents close their connections after each request; ours keep them, unless a proxy is in between. */
    agentFor(options) {
        if (this.access.proxied)
            return options.agent;
        const { ca, cert, key, rejectUnauthorized, servername } = options;
        const id = JSON.stringify([String(cert ?? ''), servername]);
        let agent = this.agents.get(id);
        if (agent === undefined) {
            const settings = { keepAlive: true, maxSockets: 64, scheduling: 'lifo' };
            agent =
                this.base.protocol === 'http:'
                    ? new external_node_http_.Agent(settings)
                    : new external_node_https_.Agent({
                        ...settings,
                        ...(ca === undefined ? {} : { ca }),
                        ...(cert === undefined ? {} : { cert }),
                        ...(key === undefined ? {} : { key }),
                        ...(servername === undefined ? {} : { servername }),
                        ...(rejectUnauthorized === undefined ? {} : { rejectUnauthorized }),
                    });
            this.agents.set(id, agent);
        }
        return agent;
    }
    readDate(date) {
        const at = date === undefined ? Number.NaN : Date.parse(date);
        // The header has whole seconds: a smaller difference says nothing.
        if (Number.isNaN(at))
            return;
        const skew = at - this.clock.now();
        this.skewMs = Math.abs(skew) < 2000 ? 0 : skew;
    }
}
function headersOf({ headers, auth }) {
    const own = Object.fromEntries(Object.entries((headers ?? {})).map(([name, value]) => [name.toLowerCase(), `${value}`]));
    return auth ? { ...own, authorization: `Basic ${Buffer.from(auth).toString('base64')}` } : own;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/command/connect.js






/** A way to a cluster, and what keeps its secrets out of the log. */
async function connect(values, host, clock) {
    const { kubeconfig = '', token = '', 'github-token': githubToken = '' } = values;
    const ofKubeconfig = kubeconfig === '' || isPath(kubeconfig)
        ? []
        : [...kubeconfigSecrets(kubeconfigText(kubeconfig)), ...oneLine(kubeconfig)];
    // Outside of GitHub's runner the default is an expression that nobody has replaced.
    for (const secret of [...ofKubeconfig, token, githubToken])
        if (secret !== '' && !secret.startsWith('${{'))
            await host.mask(secret);
    const access = await loadAccess({
        kubeconfig: values.kubeconfig,
        kubeconfigPath: host.environment['KUBECONFIG'],
        context: values.context,
        server: values.server,
        token: values.token,
        certificateAuthority: values['certificate-authority'],
    });
    for (const secret of access.secrets)
        await host.mask(secret);
    const perSecond = values['requests-per-second'];
    const service = (0,lib/* resilient */.wz)({
        clock,
        retryable: isTransient,
        tries: values.retries + 1,
        perSecond,
        burst: perSecond * 2,
        firstDelayMs: values['first-retry-ms'],
        longestDelayMs: Math.max(values['longest-retry'] * 1000, values['first-retry-ms']),
        deadlineMs: values['retry-deadline'] * 1000,
        breakAfter: values['break-after'],
        brokenMs: values['broken-for'] * 1000,
        concurrent: values['concurrent-requests'],
    });
    const execute = (operation, signal) => service.execute(operation, signal);
    return { client: new KubeClient(new Transport(access, clock), execute), access };
}
/** The text as it was given, and in base64, where either is one line: as several it would be masked line by line. */
function oneLine(kubeconfig) {
    return [kubeconfig, Buffer.from(kubeconfig).toString('base64')].filter((text) => !text.trim().includes('\n'));
}

// EXTERNAL MODULE: ./packages/rollout/lib/error.js
var lib_error = __webpack_require__(80225);
;// CONCATENATED MODULE: ./packages/rollout/lib/read/read-manifests.js


/**
 * Reads what is to be deployed: files, folders, globs, and standard input (`-`).
 *
 * @throws Problem that names every path that is missing, or every document that is no Kubernetes object: a release of
 * half of what was meant would be worse than none
 */
function readManifests(inputs, { cwd, readStdin }) {
    const sources = (0,lib/* readTexts */.Z7)(inputs, { cwd, readStdin, exclude: [], maxFileBytes: lib/* defaultMaxFileBytes */.tg });
    const mistakes = [];
    const manifests = sources.flatMap((source) => objectsOf(source, mistakes));
    if (mistakes.length > 0)
        throw new lib/* Problem */.AF('bad-input', `The manifests cannot be deployed:\n${mistakes.map((line) => `  ${line}`).join('\n')}`, {
            hint: '`slipway lint` shows each defect at its place.',
        });
    if (manifests.length === 0)
        throw new lib/* Problem */.AF('bad-input', `There is no Kubernetes object in ${inputs.join(', ')}.`, {
            hint: 'Name the files or the folder that hold the manifests of the application.',
        });
    return { manifests, texts: new Map(sources.map(({ file, text }) => [file, text])) };
}
function objectsOf({ file, text, defects }, mistakes) {
    const lines = new dist.LineCounter();
    const documents = (0,dist.parseAllDocuments)(text, { lineCounter: lines, merge: true });
    for (const { start, message } of defects)
        mistakes.push(`${file}:${start === 0 ? 1 : lines.linePos(start).line}: ${message}`);
    if (defects.length > 0)
        return [];
    return [...documents].flatMap((document) => {
        for (const { message, linePos } of document.errors)
            mistakes.push(`${file}:${linePos?.[0].line ?? 1}: ${message.split('\n')[0].replace(/ at line \d+.*$/, '')}`);
        if (document.errors.length > 0 || document.contents === null)
            return [];
        const place = (node) => locationOf(file, lines, node);
        return flatten(document, document.contents, file, place, mistakes);
    });
}
/** One manifest, or those of a `kind: List`. */
function flatten(document, node, file, place, mistakes) {
    const value = node.toJS(document);
    if (value === null || value === undefined)
        return [];
    const at = `${file}:${place(node).start.line}`;
    if (!(0,dist.isMap)(node) || typeof value !== 'object') {
        mistakes.push(`${at}: this is no Kubernetes object`);
        return [];
    }
    const { apiVersion, kind, metadata } = value;
    const items = node.get('items', true);
    if (kind?.endsWith('List') === true && (0,dist.isSeq)(items))
        return items.items.flatMap((item) => flatten(document, item, file, place, mistakes));
    if (kind === 'Kustomization' || kind === 'Component')
        return [];
    const lacks = [
        typeof apiVersion === 'string' && apiVersion !== '' ? undefined : 'apiVersion',
        typeof kind === 'string' && kind !== '' ? undefined : 'kind',
        typeof metadata?.name === 'string' && metadata.name !== '' ? undefined : 'metadata.name',
    ].filter((name) => name !== undefined);
    if (lacks.length > 0) {
        mistakes.push(`${at}: the object lacks ${lacks.join(', ')}`);
        return [];
    }
    return [{ object: value, locate: (path) => place(nodeAt(node, path)) }];
}
/** `[web]` in a path picks the item of a list by its name, `2` by its place. */
function nodeAt(root, path) {
    let node = root;
    for (const step of path) {
        let next;
        const name = /^\[(.*)\]$/.exec(step)?.[1];
        if ((0,dist.isSeq)(node) && name !== undefined)
            next = node.items.find((item) => (0,dist.isMap)(item) && item.get('name') === name);
        else if ((0,dist.isSeq)(node) && /^\d+$/.test(step))
            next = node.items[Number(step)];
        else if ((0,dist.isMap)(node))
            next = node.get(step, true);
        if (next === undefined || next === null)
            return node;
        node = next;
    }
    return node;
}
function locationOf(file, lines, node) {
    // A list or map is shown by its first entry: a frame over all of it would show nothing.
    let shown = node;
    while ((0,dist.isSeq)(shown) && shown.items.length > 0)
        shown = shown.items[0];
    if ((0,dist.isMap)(shown))
        shown = shown.items[0]?.key ?? shown;
    const range = shown.range ?? [0, 0, 0];
    const end = (0,dist.isScalar)(shown) ? range[1] : range[0];
    return { file, start: positionOf(lines, range[0]), end: positionOf(lines, Math.max(end, range[0])) };
}
function positionOf(lines, offset) {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
}

;// CONCATENATED MODULE: ./packages/rollout/lib/report/json-lines.js

/** Version of the JSON contract; it grows when a field changes its meaning or goes. */
const deployJsonVersion = 1;
/** An event as one line. */
function eventLine(event) {
    return `${JSON.stringify(event)}\n`;
}
/** The last line: how it ended (docs/schema/deploy-report.schema.json). */
function reportLine(result) {
    const { plan, traffic, ...rest } = result;
    const report = {
        event: 'report',
        version: deployJsonVersion,
        verdict: result.state === 'undone' ? 'fail' : 'pass',
        ...rest,
        plan: plan.map(({ key, action, changes }) => ({ object: (0,kube_objects/* nameOf */.Vb)(key), action, changes })),
        requests: traffic === undefined
            ? { sent: 0, failed: 0, failures: [] }
            : {
                sent: traffic.sent,
                failed: traffic.failed,
                p50Ms: traffic.p50Ms,
                p99Ms: traffic.p99Ms,
                failures: traffic.failures,
            },
    };
    return `${JSON.stringify(report)}\n`;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/plan/diff.js
/** Set by the server, so that they differ in every answer. */
const ownedByServer = ['managedFields', 'resourceVersion', 'uid', 'creationTimestamp', 'generation', 'selfLink'];
const noise = ['kubectl.kubernetes.io/last-applied-configuration', 'deployment.kubernetes.io/revision'];
/** What differs between the live object and what a dry run made of it. Values of Secrets are told apart, never shown. */
function diffObjects(before, after) {
    const changes = [];
    walk('', cleaned(before), cleaned(after), changes);
    const kind = (after ?? before)?.kind;
    return changes.map((change) => (isSecret(change.path, kind) ? masked(change) : change));
}
function cleaned(object) {
    if (object === undefined)
        return undefined;
    const { status: _, ...rest } = object;
    const annotations = Object.entries(object.metadata.annotations ?? {}).filter(([name]) => !noise.includes(name));
    const metadata = Object.fromEntries(Object.entries(object.metadata).filter(([field]) => !ownedByServer.includes(field) && field !== 'annotations'));
    return {
        ...rest,
        metadata: annotations.length === 0 ? metadata : { ...metadata, annotations: Object.fromEntries(annotations) },
    };
}
function walk(path, before, after, changes) {
    if (Object.is(before, after))
        return;
    const [old, fresh] = [asMap(before), asMap(after)];
    if (old !== undefined && fresh !== undefined) {
        for (const key of new Set([...old.keys(), ...fresh.keys()]))
            walk(joined(path, key), old.get(key), fresh.get(key), changes);
        return;
    }
    if (JSON.stringify(before) !== JSON.stringify(after))
        changes.push({ path, before: shown(before), after: shown(after) });
}
function joined(path, key) {
    if (key.startsWith('['))
        return path + key;
    return path === '' ? key : `${path}.${/[.\s]/.test(key) ? JSON.stringify(key) : key}`;
}
/** A map, or a list by the names of its items; undefined for anything that is compared as a whole. */
function asMap(value) {
    if (Array.isArray(value))
        return listAsMap(value);
    return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}
function listAsMap(list) {
    if (list.length === 0)
        return new Map();
    const names = list.map((item) => typeof item === 'object' && item !== null ? nameIn(item) : undefined);
    if (names.some((name) => name === undefined) || new Set(names).size < names.length)
        return new Map(list.map((item, i) => [`[${i}]`, item]));
    return new Map(list.map((item, i) => [`[${names[i]}]`, item]));
}
function nameIn(item) {
    for (const field of ['name', 'mountPath', 'containerPort', 'port', 'key', 'type'])
        if (typeof item[field] === 'string' || typeof item[field] === 'number')
            return String(item[field]);
    return undefined;
}
function shown(value) {
    if (value === undefined)
        return undefined;
    return typeof value === 'string' ? value : JSON.stringify(value, withoutCredentials);
}
/** Names that people give to what nobody is to see, in variables and configuration. */
const credential = /pass(?:word|wd|phrase)?$|secret|token|credential|(?:api|private|access)[-_.]?key/i;
/** A Secret's data, and what is called a credential where it stands in plain text. */
function isSecret(path, kind) {
    if (kind === 'Secret')
        return /^(?:data|stringData|binaryData)(?:\.|$)/.test(path);
    const name = /\benv\[([^\]]+)\]\.value$/.exec(path)?.[1];
    const key = kind === 'ConfigMap' ? /^data\.(.+)$/.exec(path)?.[1] : undefined;
    return credential.test(name ?? key ?? '');
}
/** The same for a list of variables that is new, or gone, as a whole. */
function withoutCredentials(_, value) {
    if (typeof value !== 'object' || value === null || !('name' in value) || !('value' in value))
        return value;
    return credential.test(String(value.name)) ? { ...value, value: '(secret)' } : value;
}
function masked({ path, before, after }) {
    const mask = (value) => value === undefined ? undefined : `(secret, ${value.length} characters)`;
    return { path, before: mask(before), after: mask(after) };
}

;// CONCATENATED MODULE: ./packages/rollout/lib/plan/scaled.js
/**
 * Whether a conflict is about the number of replicas, which the HPA controller has set through the scale. What else it
 * is about is told again to who asks without that number.
 */
function isOwnedByScaler({ status, causes }) {
    return (status === 409 &&
        causes.some(({ field, message = '' }) => field === '.spec.replicas' && message.startsWith('conflict with "kube-controller-manager"')));
}
/** The object without `spec.replicas`: somebody else owns the field, so that it stays as it is. */
function withoutReplicas(object) {
    const { replicas: _, ...spec } = (object['spec'] ?? {});
    return { ...object, spec };
}

;// CONCATENATED MODULE: ./packages/rollout/lib/plan/dry-run.js






/** `slipway.dev/on-immutable: replace` on an object allows to delete it and make it anew. */
const replaceAnnotation = 'slipway.dev/on-immutable';
/**
 * Asks the server what applying would do, for every object at the same time, and changes nothing.
 *
 * @param forceConflicts takes fields from any other manager
 * @param smokeJob is asked about too, and is no part of the plan
 * @throws RolloutError that names every object which would be refused, and why
 */
async function dryRun(items, client, { forceConflicts, smokeJob }) {
    const asked = smokeJob === undefined ? items : [...items, smokeJob];
    const results = await Promise.all(asked.map((item) => planOne(item, client, forceConflicts)));
    const refusals = results.filter((result) => 'why' in result);
    if (refusals.length > 0) {
        const text = refusals.map(({ why, place }) => `  ${place}: ${why}`).join('\n');
        const hints = new Set(refusals.map(({ hint }) => hint));
        throw new lib_error/* RolloutError */.a(refusals[0].code, `${refusals.length === 1 ? 'An object' : `${refusals.length} objects`} cannot be applied; nothing was changed:\n${text}`, { hint: [...hints].join('\n') });
    }
    return results.slice(0, items.length);
}
async function planOne(item, client, force) {
    const { object, manifest } = item;
    const key = (0,kube_objects/* keyOf */.TN)(object);
    const [live, outcome] = await Promise.all([client.get(key), tryApply(client, object, force)]);
    const plan = (action, after, takeOver, applied = object) => {
        const before = live ?? item.inPlaceOf;
        const changes = before === undefined || after === undefined ? [] : diffObjects(before, after);
        return {
            key,
            action: action === 'change' && changes.length === 0 ? 'keep' : action,
            changes,
            live,
            item: { ...item, object: applied },
            takeOver,
        };
    };
    const existing = live === undefined ? 'create' : 'change';
    if (!(outcome instanceof ApiError))
        return plan(existing, outcome.after, outcome.tookOver, outcome.applied);
    // The namespace or the definition comes with this very release.
    if (isNotFound(outcome))
        return plan('create', undefined, false);
    const { start, file } = manifest.locate([]);
    const place = `${file}:${start.line}: ${(0,kube_objects/* nameOf */.Vb)(key)}`;
    if (isImmutable(outcome) && object.metadata.annotations?.[replaceAnnotation] === 'replace') {
        if (item.mustServe !== true || isAsleep(live))
            return plan('replace', object, false);
        return { ...losesRequests(outcome), place };
    }
    return { ...refusalOf(outcome, key.kind), place };
}
async function tryApply(client, object, force) {
    try {
        return { after: await client.apply(object, { dryRun: true, force }), tookOver: force, applied: object };
    }
    catch (error) {
        if (!(error instanceof ApiError))
            throw error;
        if (isOwnedByScaler(error))
            return tryApply(client, withoutReplicas(object), force);
        if (error.status !== 409 || !managersOf(error).every(isTool))
            return error;
        return tryApply(client, object, true);
    }
}
/** Managers that a person's command line leaves behind, and our own patches. Controllers and other deployers are none. */
function isTool(manager) {
    return manager === fieldManager || /^kubectl(?:-|$)/.test(manager);
}
/** Names in `conflict with "helm" using apps/v1`. */
function managersOf({ causes }) {
    return causes.flatMap(({ message = '' }) => /^conflict with "([^"]+)"/.exec(message)?.[1] ?? 'another manager');
}
/** Whether a refusal says that a field may not be changed in place. */
function isImmutable({ status, causes, message }) {
    return (status === 422 &&
        [message, ...causes.map((cause) => cause.message ?? '')].some((text) => /immutable|may not be changed|forbidden: updates to/i.test(text)));
}
/** No pod of it can get a request. */
function isAsleep(live) {
    return live === undefined || live.spec.replicas === 0;
}
function losesRequests(error) {
    return {
        code: 'not-zero-downtime',
        why: `${fieldsIn(error)} cannot be changed once the object exists; deleting it and making it anew, as \`${replaceAnnotation}: replace\` allows, would lose requests until the new pods are ready, and again on the way back`,
        hint: 'Use `strategy: blue-green`, which brings up a new Deployment beside this one and loses none, or accept the loss by `drain: ignore`.',
    };
}
function fieldsIn({ causes }) {
    return causes.flatMap(({ field }) => field ?? []).join(', ') || 'a field';
}
function refusalOf(error, kind) {
    if (error.status === 409) {
        const fields = error.causes.map(({ field = '?' }, i) => `${field} (owned by ${managersOf(error)[i]})`);
        return {
            code: 'conflict',
            why: `others own what it sets: ${fields.join(', ')}`,
            hint: 'Leave these fields out of the manifest to let their owner set them, or set `force-conflicts: true` to take them over for good.',
        };
    }
    if (isImmutable(error)) {
        return {
            code: 'immutable',
            why: `${fieldsIn(error)} cannot be changed once the object exists`,
            hint: kind === 'Deployment'
                ? `Keep the field as it is, or use \`strategy: blue-green\`, which brings up a new Deployment beside this one. \`${replaceAnnotation}: replace\` on it, with \`drain: ignore\` where it gets traffic, has it deleted and made anew, and its requests fail meanwhile.`
                : `Keep the field as it is, give the object a new name, or annotate it with \`${replaceAnnotation}: replace\` to have it deleted and made anew.`,
        };
    }
    if (isMissingRight(error))
        return {
            code: 'refused',
            why: error.message,
            hint: '`slipway deploy --action rbac` prints the smallest Role for these manifests.',
        };
    if (/denied|quota|violates/i.test(error.message))
        return {
            code: 'refused',
            why: error.message,
            hint: 'A policy, quota or webhook of the cluster says so: mend what its words name, or ask who keeps it.',
        };
    return {
        code: 'refused',
        why: error.message,
        hint: 'Mend the manifests; `slipway lint` finds most of this without a cluster.',
    };
}

;// CONCATENATED MODULE: ./packages/rollout/lib/plan/precious.js
const kinds = ['Namespace', 'PersistentVolumeClaim', 'PersistentVolume', 'CustomResourceDefinition'];
/** Whether removing an object destroys more than the release that made it: what others have put into it meanwhile. */
function isPrecious({ kind }) {
    return kinds.includes(kind);
}

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./packages/rollout/lib/state/record-store.js



/** Name of the ConfigMap and the Lease of an application. */
function stateName(app) {
    const name = `slipway-${app.toLowerCase().replace(/[^a-z0-9.-]+/g, '-')}`.slice(0, 200);
    return name.replace(/[^a-z0-9]+$/, '');
}
/** etcd takes objects of up to 1.5 MiB, the API server ConfigMaps of 1 MiB. */
const maxStoredBytes = 900_000;
/**
 * The record of an application in a ConfigMap. Every write names the version that it replaces, so that a deploy which
 * has lost its lock without knowing cannot write over its successor.
 */
class RecordStore {
    key;
    client;
    app;
    stored;
    /** The release that was live when the record was loaded. */
    previous;
    /** Objects of the live release, as they were applied; without the data of Secrets. */
    live = [];
    record;
    constructor(client, app, namespace) {
        this.client = client;
        this.app = app;
        this.key = { apiVersion: 'v1', kind: 'ConfigMap', namespace, name: stateName(app) };
        this.record = { version: 1, app, fence: 0 };
    }
    get liveObjects() {
        return this.live;
    }
    /** Reads the record anew. @throws RolloutError when it is of a newer Slipway */
    async load() {
        this.stored = (await this.client.get(this.key));
        const text = this.stored?.data?.['record.json'];
        this.record = text === undefined ? { version: 1, app: this.app, fence: 0 } : parseRecord(text, this.key);
        const packed = this.stored?.binaryData?.['live.json.gz'];
        this.previous ??= this.record.live;
        this.live = packed === undefined ? [] : unpack(packed);
        return this.record;
    }
    /** @throws RolloutError `lock-lost` when somebody else wrote in between */
    async save(record, live = this.live) {
        const packed = live === this.live ? (this.stored?.binaryData?.['live.json.gz'] ?? '') : pack(live);
        const object = {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: {
                namespace: this.key.namespace,
                name: this.key.name,
                labels: { 'app.kubernetes.io/managed-by': 'slipway' },
                ...(this.stored?.metadata.resourceVersion === undefined
                    ? {}
                    : { resourceVersion: this.stored.metadata.resourceVersion }),
            },
            data: { 'record.json': JSON.stringify(record) },
            ...(packed === '' ? {} : { binaryData: { 'live.json.gz': packed } }),
        };
        try {
            this.stored = (await (this.stored === undefined
                ? this.client.create(object)
                : this.client.replace(object)));
        }
        catch (error) {
            if (!isConflict(error) && !(error instanceof ApiError && error.status === 404))
                throw error;
            await this.settle(record, error);
        }
        this.record = record;
        this.live = live;
    }
    /** A write whose answer was lost looks like a conflict with oneself; a request that a person left is taken along. */
    async settle(record, error) {
        const mine = JSON.stringify(record);
        await this.load();
        const { request, ...theirs } = this.record;
        const { request: _, ...ours } = record;
        if (JSON.stringify(this.record) === mine || JSON.stringify(theirs) === JSON.stringify(ours))
            return;
        if (theirs.fence <= record.fence && request !== undefined)
            return this.save({ ...record, request });
        throw new lib_error/* RolloutError */.a('lock-lost', `Another deploy of ${this.app} has taken over.`, {
            cause: error,
            hint: 'This one has stopped and left everything to the other.',
        });
    }
}
function parseRecord(text, key) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch {
        value = undefined;
    }
    if (typeof value === 'object' && value !== null && 'version' in value && value.version === 1)
        return value;
    throw new lib_error/* RolloutError */.a('refused', `ConfigMap ${key.namespace}/${key.name} is no record that this Slipway can read.`, {
        hint: 'A newer Slipway may have written it. If nothing else helps, delete it: the application runs on, but its history is forgotten.',
    });
}
function pack(objects) {
    const bare = objects.map((object) => (object.kind === 'Secret' ? withoutData(object) : object));
    const packed = (0,external_node_zlib_.gzipSync)(JSON.stringify(bare)).toString('base64');
    // Too large to be remembered: going back then means the previous ReplicaSets, whose pods still exist as templates.
    return packed.length > maxStoredBytes ? '' : packed;
}
function withoutData({ data: _, stringData: __, ...secret }) {
    return secret;
}
function unpack(packed) {
    return JSON.parse((0,external_node_zlib_.gunzipSync)(Buffer.from(packed, 'base64')).toString('utf8'));
}

;// CONCATENATED MODULE: ./packages/rollout/lib/report/rbac.js





/** What every release looks at. */
const watched = [
    { apiGroups: ['apps'], resources: ['deployments', 'replicasets'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: [''], resources: ['pods', 'events', 'configmaps'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
    { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['list', 'watch'] },
    { apiGroups: ['autoscaling'], resources: ['horizontalpodautoscalers'], verbs: ['get', 'list', 'patch'] },
    { apiGroups: ['policy'], resources: ['poddisruptionbudgets'], verbs: ['list'] },
    { apiGroups: [''], resources: ['services/proxy'], verbs: ['get'] },
];
/**
 * The smallest Role (and ClusterRole, for kinds without a namespace) that a release needs, with its ServiceAccount.
 *
 * @param inventory what the live release has made: what has left the manifests since is still to be removed
 */
async function rbacFor(release, client, inventory = []) {
    const name = `slipway-${release.app}`.slice(0, 60);
    const byNamespace = new Map();
    const cluster = new Map();
    for (const { object } of [...release.items, ...(release.smokeJob === undefined ? [] : [release.smokeJob])]) {
        const resource = await client.resourceOf(object.apiVersion, object.kind);
        const group = (0,kube_objects/* groupOf */.F8)(object.apiVersion);
        const plural = resource?.plural ?? `${object.kind.toLowerCase()}s`;
        const rule = {
            apiGroups: [group],
            resources: [plural],
            verbs: ['get', 'list', 'watch', 'create', 'patch', ...(mayBeDeleted(object) ? ['delete'] : [])],
        };
        const { namespace } = object.metadata;
        if (namespace === undefined)
            cluster.set(`${group}/${plural}`, rule);
        else {
            // A broken pod of a StatefulSet is replaced by nobody else.
            const pods = { apiGroups: [''], resources: ['pods'], verbs: ['delete'] };
            const rules = byNamespace.get(namespace) ?? new Map();
            if (object.kind === 'StatefulSet')
                rules.set('pods', pods);
            byNamespace.set(namespace, rules.set(`${group}/${plural}`, rule));
        }
    }
    for (const { apiVersion, kind, namespace } of inventory.filter((key) => !isPrecious(key))) {
        const group = (0,kube_objects/* groupOf */.F8)(apiVersion);
        const plural = (await client.resourceOf(apiVersion, kind))?.plural ?? `${kind.toLowerCase()}s`;
        const rules = namespace === '' ? cluster : (byNamespace.get(namespace) ?? new Map());
        if (namespace !== '')
            byNamespace.set(namespace, rules);
        const known = rules.has(`${group}/${plural}`);
        if (!known)
            rules.set(`${group}/${plural}`, { apiGroups: [group], resources: [plural], verbs: ['get', 'delete'] });
    }
    if (!byNamespace.has(release.namespace))
        byNamespace.set(release.namespace, new Map());
    const account = { kind: 'ServiceAccount', name, namespace: release.namespace };
    const documents = [
        { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: release.namespace } },
    ];
    for (const [namespace, rules] of byNamespace) {
        const own = namespace === release.namespace ? stateRules(release) : [];
        documents.push(...role('Role', { name, namespace }, merged([...rules.values(), ...watched, ...own]), account));
    }
    if (cluster.size > 0)
        documents.push(...role('ClusterRole', { name: `slipway-${release.namespace}-${release.app}`.slice(0, 200) }, merged([...cluster.values()]), account));
    return documents.map((document) => (0,dist.stringify)(document, { aliasDuplicateObjects: false })).join('---\n');
}
/** Nothing is deleted because of what it may hold, unless its own annotation allows to make it anew. */
function mayBeDeleted({ kind, metadata }) {
    return !isPrecious({ kind }) || metadata.annotations?.[replaceAnnotation] === 'replace';
}
/** The record and the lock. `create` cannot be limited to a name. */
function stateRules({ app }) {
    const resourceNames = [stateName(app)];
    return [
        { apiGroups: [''], resources: ['configmaps'], verbs: ['create'] },
        { apiGroups: [''], resources: ['configmaps'], verbs: ['update'], resourceNames },
        { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['create'] },
        { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs: ['get', 'update'], resourceNames },
    ];
}
function role(kind, metadata, rules, subject) {
    const group = 'rbac.authorization.k8s.io';
    return [
        { apiVersion: `${group}/v1`, kind, metadata, rules },
        {
            apiVersion: `${group}/v1`,
            kind: `${kind}Binding`,
            metadata,
            roleRef: { apiGroup: group, kind, name: metadata['name'] },
            subjects: [subject],
        },
    ];
}
/** Rules of the same resource in one, those of the same verbs together. */
function merged(rules) {
    const verbs = new Map();
    const named = [];
    for (const rule of rules) {
        if (rule.resourceNames !== undefined)
            named.push(rule);
        else
            for (const resource of rule.resources) {
                const key = `${rule.apiGroups[0]} ${resource}`;
                verbs.set(key, new Set([...(verbs.get(key) ?? []), ...rule.verbs]));
            }
    }
    const groups = Map.groupBy(verbs, ([key, set]) => `${key.split(' ')[0]} ${[...set].sort().join(',')}`);
    return [
        ...[...groups.values()].map((entries) => ({
            apiGroups: [entries[0][0].split(' ')[0]],
            resources: entries.map(([key]) => key.split(' ')[1]).sort(),
            verbs: [...entries[0][1]].sort(),
        })),
        ...named,
    ];
}

;// CONCATENATED MODULE: ./packages/rollout/lib/run/control.js



/** What the cluster knows of an application, and who is at work on it now. */
async function statusOf(client, { app, namespace }) {
    const store = new RecordStore(client, app, namespace);
    const lease = (await client.get({
        apiVersion: 'coordination.k8s.io/v1',
        kind: 'Lease',
        namespace,
        name: stateName(app),
    }));
    const record = await store.load();
    const { holderIdentity = '', renewTime = '', leaseDurationSeconds = 0 } = lease?.spec ?? {};
    const alive = Date.parse(renewTime) + leaseDurationSeconds * 1000 > client.transport.serverNow();
    return { record, holder: holderIdentity !== '' && alive ? holderIdentity : undefined };
}
/**
 * Leaves a wish for the deploy that is at work, which obeys within a second while it watches the new version.
 *
 * @throws RolloutError when no release is under way
 */
async function request(client, clock, place, wish) {
    for (let tries = 0;; tries++) {
        const store = new RecordStore(client, place.app, place.namespace);
        const record = await store.load();
        if (record.attempt === undefined)
            throw new lib_error/* RolloutError */.a('nothing-to-do', `No release of ${place.app} in ${place.namespace} is under way.`, {
                hint: `\`slipway deploy --action status\` shows what is live.`,
            });
        try {
            await store.save({ ...record, request: wish });
            return;
        }
        catch (error) {
            const lost = error instanceof lib_error/* RolloutError */.a && error.reason === 'lock-lost';
            if (tries > 5 || !(isConflict(error) || lost))
                throw error;
            await clock.sleep(100);
        }
    }
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./packages/rollout/lib/state/lock.js




const claimAnnotation = 'slipway.dev/claim';
const durationSeconds = 30;
const renewMs = 10_000;
/**
 * A Lease that lets one deploy of an application work at a time. Its number of transitions is the fence: whoever takes
 * over has a higher one, and what the earlier still writes is refused.
 */
class Lock {
    client;
    clock;
    key;
    app;
    holder;
    /** Tells this hold from any other, even of a runner of the same name in the same moment. */
    claim = { [claimAnnotation]: (0,external_node_crypto_.randomUUID)() };
    lease;
    ended = new AbortController();
    renewing = Promise.resolve();
    lost = new AbortController();
    constructor(client, clock, { app, namespace, holder }) {
        this.client = client;
        this.clock = clock;
        this.app = app;
        this.key = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', namespace, name: stateName(app) };
        this.holder = holder;
    }
    get fence() {
        return this.lease?.spec.leaseTransitions ?? 0;
    }
    /** Aborted when somebody else has the lock, or when it could not be renewed in time. */
    get signal() {
        return this.lost.signal;
    }
    /**
     * @param waitMs how long to wait for the one who has it
     * @throws RolloutError `locked`, which says who holds it and for how long
     */
    async acquire(waitMs, signal) {
        const until = this.clock.now() + waitMs;
        for (;;) {
            const refused = await this.tryAcquire();
            if (refused === undefined)
                break;
            if (this.clock.now() >= until)
                throw refused;
            await this.clock.sleep(Math.min(1_000, Math.max(1, until - this.clock.now())), signal);
        }
        this.renewing = this.keep();
    }
    async release() {
        this.ended.abort();
        await this.renewing;
        if (this.lease === undefined || this.lost.signal.aborted)
            return;
        try {
            await this.client.replace({ ...this.lease, spec: { ...this.lease.spec, holderIdentity: '' } });
        }
        catch (error) {
            // It expires by itself; whoever took it in between keeps it.
            if (!(error instanceof ApiError))
                throw error;
        }
    }
    /** @returns why not; undefined when the lock is ours */
    async tryAcquire() {
        const found = (await this.client.get(this.key));
        const { holderIdentity = '', leaseTransitions = 0 } = found?.spec ?? {};
        if (found !== undefined && holderIdentity !== '') {
            const leftMs = this.leftMs(found);
            if (leftMs > 0 && !this.holder.succeeds(holderIdentity))
                return this.refusal(holderIdentity, leftMs);
        }
        const now = microTime(this.client.transport.serverNow());
        const spec = {
            holderIdentity: this.holder.identity,
            leaseDurationSeconds: durationSeconds,
            acquireTime: now,
            renewTime: now,
            leaseTransitions: leaseTransitions + 1,
        };
        try {
            this.lease = (await (found === undefined
                ? this.client.create({
                    apiVersion: this.key.apiVersion,
                    kind: 'Lease',
                    metadata: { namespace: this.key.namespace, name: this.key.name, annotations: this.claim },
                    spec,
                })
                : this.client.replace({ ...found, metadata: this.claimed(found), spec })));
            return undefined;
        }
        catch (error) {
            if (!isConflict(error))
                throw error;
            const now = (await this.client.get(this.key));
            // The answer of our own write may have been lost.
            if (this.isOurs(now)) {
                this.lease = now;
                return undefined;
            }
            return this.refusal(now?.spec.holderIdentity || 'another deploy', now === undefined ? 0 : this.leftMs(now));
        }
    }
    claimed({ metadata }) {
        return { ...metadata, annotations: { ...metadata.annotations, ...this.claim } };
    }
    isOurs(lease) {
        return lease?.metadata.annotations?.[claimAnnotation] === this.claim[claimAnnotation];
    }
    refusal(holder, leftMs) {
        return new lib_error/* RolloutError */.a('locked', `${this.app} is being deployed by ${holder}.`, {
            hint: `Wait for it to end; if it is dead, the lock falls in ${Math.ceil(leftMs / 1000)} s.`,
        });
    }
    leftMs({ spec }) {
        const renewed = Date.parse(spec.renewTime ?? '');
        if (Number.isNaN(renewed))
            return 0;
        return renewed + (spec.leaseDurationSeconds ?? durationSeconds) * 1000 - this.client.transport.serverNow();
    }
    async keep() {
        let renewedAt = this.clock.now();
        for (;;) {
            try {
                await this.clock.sleep(renewMs, this.ended.signal);
            }
            catch {
                return;
            }
            try {
                const spec = { ...this.lease.spec, renewTime: microTime(this.client.transport.serverNow()) };
                this.lease = (await this.client.replace({ ...this.lease, spec }));
                renewedAt = this.clock.now();
            }
            catch (error) {
                if (isConflict(error) ? await this.isTaken() : this.clock.now() - renewedAt > durationSeconds * 1000) {
                    const cause = error instanceof Error ? error.message : String(error);
                    this.lost.abort(new lib_error/* RolloutError */.a('lock-lost', `The lock of ${this.app} was lost: ${cause}`, {
                        cause: error,
                        hint: 'Run the deploy again: it goes on where this one stopped.',
                    }));
                    return;
                }
            }
        }
    }
    /** After a conflict: whether somebody else holds it, or only an answer of ours was lost. */
    async isTaken() {
        try {
            const found = (await this.client.get(this.key));
            if (found === undefined || !this.isOurs(found))
                return true;
            this.lease = found;
            return false;
        }
        catch {
            return false; // Not known: the next renewal, or its deadline, decides.
        }
    }
}
/** RFC 3339 with microseconds, as Leases want it. */
function microTime(ms) {
    return new Date(ms).toISOString().replace('Z', '000Z');
}

;// CONCATENATED MODULE: ./packages/rollout/lib/plan/snapshot.js
const ofServer = ['managedFields', 'resourceVersion', 'uid', 'creationTimestamp', 'generation', 'selfLink'];
const notOurs = ['kubectl.kubernetes.io/last-applied-configuration', 'deployment.kubernetes.io/revision'];
/** A live object as it could be applied again: without what the server and its controllers write. */
function snapshotOf(live) {
    const { status: _, ...object } = live;
    const metadata = Object.fromEntries(Object.entries(live.metadata).filter(([field]) => !ofServer.includes(field)));
    const annotations = Object.fromEntries(Object.entries(live.metadata.annotations ?? {}).filter(([name]) => !notOurs.includes(name)));
    return { ...object, metadata: { ...metadata, annotations } };
}

;// CONCATENATED MODULE: ./packages/rollout/lib/state/secret-backup.js


const entry = 'secrets.json';
/**
 * Secrets that a release changes under their own names, as they were before. They are kept in a Secret beside them for
 * as long as the release is under way: whoever may read the one may read the other, and the record, which more people
 * may read, never holds their values.
 */
class SecretBackup {
    client;
    name;
    constructor(client, app) {
        this.client = client;
        this.name = `${stateName(app)}-before`;
    }
    /** Keeps what is there now, unless an earlier runner of the same release has done so: its view is the older one. */
    async keep(planned) {
        const changing = planned.flatMap(({ key, action, live }) => key.kind === 'Secret' && live !== undefined && (action === 'change' || action === 'replace')
            ? [{ namespace: key.namespace, live: { ...snapshotOf(live), apiVersion: 'v1', kind: 'Secret' } }]
            : []);
        for (const [namespace, secrets] of Map.groupBy(changing, (one) => one.namespace)) {
            if ((await this.client.get(this.keyIn(namespace))) !== undefined)
                continue;
            const text = JSON.stringify(secrets.map(({ live }) => live));
            await this.client.create({
                apiVersion: 'v1',
                kind: 'Secret',
                type: 'Opaque',
                metadata: { namespace, name: this.name, labels: { 'app.kubernetes.io/managed-by': 'slipway' } },
                data: { [entry]: Buffer.from(text).toString('base64') },
            });
        }
    }
    /** What was kept in a namespace; nothing where no Secret has changed. */
    async kept(namespace) {
        const backup = (await this.client.get(this.keyIn(namespace)));
        const packed = backup?.data?.[entry];
        return packed === undefined ? [] : JSON.parse(Buffer.from(packed, 'base64').toString('utf8'));
    }
    async forget(namespace) {
        await this.client.remove(this.keyIn(namespace));
    }
    keyIn(namespace) {
        return { apiVersion: 'v1', kind: 'Secret', namespace, name: this.name };
    }
}

;// CONCATENATED MODULE: ./packages/rollout/lib/steps/context.js
/** A gate got no answer, which says nothing about the release. */
class Unanswered extends Error {
    name = 'Unanswered';
}
/** The attempt under way. @throws when there is none: a step runs only within one */
function attemptOf({ records }) {
    const { attempt } = records.record;
    if (attempt === undefined)
        throw new Error('a step ran outside of an attempt');
    return attempt;
}
/** Writes down how far the attempt is, so that a rerun goes on from here. */
async function note(context, change) {
    const { records, fence } = context;
    await records.save({ ...records.record, fence, attempt: { ...attemptOf(context), ...change } });
}
async function noteFront(context, changed) {
    const fronts = attemptOf(context).fronts.map((front) => front.name === changed.name && front.namespace === changed.namespace ? changed : front);
    await note(context, { fronts });
}
/** A release that is found to be bad: it goes back. */
class ReleaseFailed extends Error {
    name = 'ReleaseFailed';
    failure;
    constructor(failure) {
        super(failure.message);
        this.failure = failure;
    }
}
/** A trouble as the cause of a failure, with the place in the manifest that is to blame. */
function causeOf(trouble, release) {
    const { code, message, fix, object, workload, container, exitCode, logs, path } = trouble;
    const item = release?.items.find(({ object: { kind, metadata } }) => kind === workload.kind && (metadata.name === workload.name || workload.name.startsWith(`${metadata.name}-`)));
    const place = item?.manifest.locate(path);
    return {
        code,
        message: `${container === undefined ? '' : `container ${container} of `}${object.kind} ${object.name}: ${message}`,
        fix,
        object: `${object.kind} ${object.namespace}/${object.name}`,
        ...(container === undefined ? {} : { container }),
        ...(exitCode === undefined ? {} : { exitCode }),
        ...(logs === undefined || logs === '' ? {} : { logs }),
        ...(place === undefined
            ? {}
            : { file: place.file, line: place.start.line, column: place.start.column, end: place.end }),
    };
}

;// CONCATENATED MODULE: ./packages/rollout/lib/watch/reflector.js

/** How long the server keeps one watch open. Short, so that a watch that went silent is noticed soon. */
const watchSeconds = 45;
/** A watch that is silent for longer than it may live is dead, though nobody closed it. */
const silenceMs = (watchSeconds + 10) * 1000;
/**
 * Keeps a local copy of a collection: one list, then watches, each from where the last one ended. A version that is too
 * old (410) is answered by a new list, a broken connection by another watch after a pause that grows.
 */
class Reflector {
    /** By `namespace/name`. */
    objects = new Map();
    client;
    clock;
    apiVersion;
    kind;
    selection;
    changed;
    resourceVersion = '';
    failures = 0;
    constructor(client, clock, what, changed) {
        this.client = client;
        this.clock = clock;
        this.apiVersion = what.apiVersion;
        this.kind = what.kind;
        this.selection = what.selection;
        this.changed = changed;
    }
    /** Lists for the first time, so that `objects` is complete. @throws what the list throws */
    async start() {
        await this.relist();
    }
    /** Follows the collection until the signal is aborted. Never throws: what went wrong is tried again. */
    async follow(signal, complain) {
        while (!signal.aborted) {
            try {
                if (this.resourceVersion === '')
                    await this.relist();
                await this.watchOnce(signal);
                this.failures = 0;
            }
            catch (error) {
                if (signal.aborted)
                    return;
                if (error instanceof ApiError && error.status === 410)
                    this.resourceVersion = '';
                else {
                    this.failures++;
                    // A token without the right to watch will not get it by asking again and again, but it may by a later grant.
                    if (this.failures === 3 || (error instanceof ApiError && error.status === 403 && this.failures === 1))
                        complain(error);
                }
                await this.pause(signal);
            }
        }
    }
    async relist() {
        const { items, resourceVersion } = await this.client.list(this.apiVersion, this.kind, this.selection);
        this.objects.clear();
        for (const item of items)
            this.objects.set(idOf(item), item);
        this.resourceVersion = resourceVersion;
        this.changed();
    }
    async watchOnce(signal) {
        const own = new AbortController();
        const both = AbortSignal.any([signal, own.signal]);
        let heard = this.clock.now();
        const guard = this.guard(() => heard, own, both);
        try {
            const options = { resourceVersion: this.resourceVersion, timeoutSeconds: watchSeconds, signal: both };
            for await (const event of this.client.watch(this.apiVersion, this.kind, this.selection, options)) {
                heard = this.clock.now();
                this.failures = 0;
                if (event.type === 'ERROR')
                    throw new ApiError(event.object.code ?? 500, 'WatchError', event.object.message ?? 'the watch broke');
                const { object } = event;
                this.resourceVersion = object.metadata.resourceVersion ?? this.resourceVersion;
                if (event.type === 'BOOKMARK')
                    continue;
                if (event.type === 'DELETED')
                    this.objects.delete(idOf(object));
                else
                    this.objects.set(idOf(object), object);
                this.changed();
            }
        }
        finally {
            own.abort();
            await guard;
        }
    }
    async guard(heard, own, both) {
        try {
            for (;;) {
                const left = heard() + silenceMs - this.clock.now();
                if (left <= 0)
                    break;
                await this.clock.sleep(left, both);
            }
        }
        catch {
            return; // The watch ended before.
        }
        // What was missed is not known, so that only a new list helps.
        this.resourceVersion = '';
        own.abort(new Error('the watch fell silent'));
    }
    async pause(signal) {
        if (this.failures === 0)
            return;
        const ms = Math.min(10_000, 100 * 2 ** Math.min(this.failures - 1, 7));
        try {
            await this.clock.sleep(ms, signal);
        }
        catch {
            // Aborted: the loop ends.
        }
    }
}
function idOf({ metadata }) {
    return `${metadata.namespace ?? ''}/${metadata.name}`;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/watch/world.js

/** What a release looks at, whatever it deploys. */
const always = [
    ['apps/v1', 'Deployment'],
    ['apps/v1', 'ReplicaSet'],
    ['v1', 'Pod'],
    ['v1', 'Event'],
    ['discovery.k8s.io/v1', 'EndpointSlice'],
];
/** Conditions that depend on time are looked at again this often, on the local copy: no request is made for it. */
const lookAgainMs = 500;
/** A local copy of what matters in some namespaces, kept up to date by one watch a kind; the only thing that waits look at. */
class World {
    client;
    clock;
    stopped = new AbortController();
    reflectors = new Map();
    following = [];
    waiters = new Set();
    complain;
    ready = new Map();
    announced = false;
    constructor(client, clock, complain) {
        this.client = client;
        this.clock = clock;
        this.complain = complain;
    }
    now() {
        return this.client.transport.serverNow();
    }
    /** Begins to watch a namespace. @throws what listing it throws, such as a missing right */
    async watchNamespace(namespace) {
        await Promise.all(always.map(([apiVersion, kind]) => this.watchKind(apiVersion, kind, namespace)));
    }
    /** Begins to watch one more kind; nothing when it is watched already. */
    async watchKind(apiVersion, kind, namespace) {
        const id = world_idOf(apiVersion, kind, namespace);
        let reflector = this.reflectors.get(id);
        if (reflector === undefined) {
            reflector = this.begin(apiVersion, kind, namespace);
            this.reflectors.set(id, reflector);
        }
        this.ready.set(id, await reflector);
    }
    async begin(apiVersion, kind, namespace) {
        const reflector = new Reflector(this.client, this.clock, { apiVersion, kind, selection: { namespace } }, () => this.announce());
        await reflector.start();
        this.following.push(reflector.follow(this.stopped.signal, (error) => this.complain(`${kind}s of ${namespace || 'the cluster'}`, error)));
        return reflector;
    }
    /** The newest known state of an object of a watched kind. */
    get({ apiVersion, kind, namespace, name }) {
        return this.ready.get(world_idOf(apiVersion, kind, namespace))?.objects.get(`${namespace}/${name}`);
    }
    list(apiVersion, kind, namespace) {
        return [...(this.ready.get(world_idOf(apiVersion, kind, namespace))?.objects.values() ?? [])];
    }
    deployment(namespace, name) {
        return this.get({ apiVersion: 'apps/v1', kind: 'Deployment', namespace, name });
    }
    replicaSets(namespace) {
        return this.list('apps/v1', 'ReplicaSet', namespace);
    }
    pods(namespace) {
        return this.list('v1', 'Pod', namespace);
    }
    events(namespace) {
        return this.list('v1', 'Event', namespace);
    }
    endpointSlices(namespace, service) {
        return this.list('discovery.k8s.io/v1', 'EndpointSlice', namespace).filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service);
    }
    /**
     * Resolves with the first answer of `look` that is not undefined. It is asked at every change and twice a second.
     *
     * @throws the signal's reason, and what `look` throws
     */
    async until(look, signal) {
        for (;;) {
            signal.throwIfAborted();
            const answer = look();
            if (answer !== undefined)
                return answer;
            await this.change(signal);
        }
    }
    /** Stops every watch. */
    async stop() {
        this.stopped.abort();
        await Promise.all(this.following);
    }
    async change(signal) {
        const woken = new AbortController();
        const wake = () => woken.abort();
        this.waiters.add(wake);
        try {
            await this.clock.sleep(lookAgainMs, AbortSignal.any([signal, woken.signal]));
        }
        catch (error) {
            if (!woken.signal.aborted)
                throw error;
        }
        finally {
            this.waiters.delete(wake);
        }
    }
    /** Changes come in bursts: those of one turn of the event loop are looked at together. */
    announce() {
        if (this.announced)
            return;
        this.announced = true;
        setImmediate(() => {
            this.announced = false;
            for (const wake of [...this.waiters])
                wake();
        });
    }
}
function world_idOf(apiVersion, kind, namespace) {
    return `${apiVersion} ${kind} ${namespace}`;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/plan/disruption-budgets.js


/**
 * What PodDisruptionBudgets, of the release and of the cluster, will do while and after it goes out. They hold up
 * evictions (drains of nodes, cluster autoscalers), never the rollout itself.
 *
 * @returns sentences for people
 */
async function budgetWarnings({ items, fronts, strategy }, client) {
    const own = items.map(({ object }) => object).filter(isBudget);
    const namespaces = new Set(fronts.map(({ deployment }) => deployment.metadata.namespace ?? ''));
    const live = (await Promise.all([...namespaces].map((namespace) => liveBudgets(client, namespace)))).flat();
    const named = new Set(own.map((budget) => (0,kube_objects/* nameOf */.Vb)((0,kube_objects/* keyOf */.TN)(budget))));
    const all = [...own, ...live.filter((budget) => !named.has((0,kube_objects/* nameOf */.Vb)((0,kube_objects/* keyOf */.TN)(budget))))];
    return fronts.flatMap(({ deployment, autoscaler }) => {
        const budgets = all.filter((budget) => guards(budget, deployment));
        const replicas = autoscaler?.spec.minReplicas ?? deployment.spec.replicas ?? 1;
        const [first, second] = budgets;
        if (first === undefined)
            return [];
        const title = `Deployment ${deployment.metadata.name}`;
        if (second !== undefined)
            return [
                `${(0,kube_objects/* nameOf */.Vb)((0,kube_objects/* keyOf */.TN)(first))} and ${(0,kube_objects/* nameOf */.Vb)((0,kube_objects/* keyOf */.TN)(second))} both select the pods of ${title}: Kubernetes then evicts none of them, and drains of nodes hang. Keep one.`,
            ];
        const left = evictable(first, replicas);
        if (left === 0)
            return [
                `${(0,kube_objects/* nameOf */.Vb)((0,kube_objects/* keyOf */.TN)(first))} lets none of the ${replicas} pods of ${title} be evicted: drains of nodes hang. Allow one, by maxUnavailable: 1.`,
            ];
        if (strategy === 'blue-green' && evictable(first, 2 * replicas) >= replicas)
            return [
                `${(0,kube_objects/* nameOf */.Vb)((0,kube_objects/* keyOf */.TN)(first))} counts blue and green together: while both run, a drain may evict every pod of the colour that has the traffic.`,
            ];
        return [];
    });
}
function isBudget(object) {
    return object.kind === 'PodDisruptionBudget' && object.apiVersion === 'policy/v1';
}
async function liveBudgets(client, namespace) {
    try {
        const { items } = await client.list('policy/v1', 'PodDisruptionBudget', { namespace });
        return items.map((item) => ({ ...item, apiVersion: 'policy/v1', kind: 'PodDisruptionBudget' }));
    }
    catch (error) {
        // Advice is not worth a right of its own, nor a cluster that knows budgets.
        if (error instanceof ApiError && (error.status === 403 || error.status === 404))
            return [];
        throw error;
    }
}
function guards({ metadata, spec }, deployment) {
    return ((metadata.namespace ?? '') === (deployment.metadata.namespace ?? '') &&
        spec.selector !== undefined &&
        (0,kube_objects/* matchesSelector */.B5)(deployment.spec.template.metadata?.labels ?? {}, spec.selector));
}
/** How many of some healthy pods may be evicted; percentages round up (pkg/controller/disruption, getExpectedScale). */
function evictable({ spec: { minAvailable, maxUnavailable } }, pods) {
    if (maxUnavailable !== undefined)
        return Math.min(pods, scaled(maxUnavailable, pods));
    return Math.max(0, pods - scaled(minAvailable ?? 1, pods));
}
function scaled(value, total) {
    return typeof value === 'number' ? value : Math.ceil((Number.parseFloat(value) / 100) * total);
}

// EXTERNAL MODULE: ./packages/rollout/lib/plan/drain.js
var drain = __webpack_require__(88553);
;// CONCATENATED MODULE: ./packages/rollout/lib/plan/colors.js
/** Tells the pods of one release from those of another, where both carry the labels of the same manifest. */
const colorLabel = 'slipway.dev/color';
/** On a coloured Deployment: the name that it has in the manifests. */
const frontLabel = 'slipway.dev/front';
/** Set by the Deployment controller on every pod of a ReplicaSet. */
const templateHashLabel = 'pod-template-hash';
/** Pod names are made of it with two suffixes and should stay below 63 characters. */
const longestName = 45;
function coloredName(name, color) {
    return `${name.slice(0, longestName - color.length - 1).replace(/[-.]+$/, '')}-${color}`;
}
/** The Deployment under a name, labels and a selector of its own, so that it can stand beside one of another colour. */
function colored(deployment, color, replicas) {
    const { metadata, spec } = deployment;
    const { template, selector } = spec;
    const own = { [colorLabel]: color };
    return {
        ...deployment,
        metadata: {
            ...metadata,
            name: coloredName(metadata.name, color),
            labels: { ...metadata.labels, ...own, [frontLabel]: metadata.name.slice(0, 63) },
        },
        spec: {
            ...spec,
            ...(replicas === undefined ? {} : { replicas }),
            selector: { ...selector, matchLabels: { ...selector.matchLabels, ...own } },
            template: {
                ...template,
                metadata: { ...template.metadata, labels: { ...template.metadata?.labels, ...own } },
            },
        },
    };
}
/** The Service's own selector, without what a release added to it. */
function plainSelector({ spec }) {
    const { [colorLabel]: _, [templateHashLabel]: __, ...plain } = spec.selector ?? {};
    return plain;
}
function sameLabels(a, b) {
    const [left, right] = [Object.entries(a ?? {}), b ?? {}];
    return left.length === Object.keys(right).length && left.every(([key, value]) => right[key] === value);
}

// EXTERNAL MODULE: ./packages/rollout/lib/plan/fronts.js
var fronts = __webpack_require__(39767);
;// CONCATENATED MODULE: ./packages/rollout/lib/plan/locate-fronts.js


/** Finds who gets the traffic of each front: what a Service selects is the truth, whatever any record says. */
async function locateFronts(release, client, autoscalers) {
    return Promise.all(release.fronts.map(async (front) => {
        const { namespace = '', name } = front.deployment.metadata;
        const services = (await Promise.all(front.services.map((service) => client.get({ apiVersion: 'v1', kind: 'Service', namespace, name: service.metadata.name }))));
        const color = services.flatMap((service) => service?.spec.selector?.[colorLabel] ?? [])[0];
        const deployment = (wanted) => client.get({ apiVersion: 'apps/v1', kind: 'Deployment', namespace, name: wanted });
        const own = color === undefined ? undefined : await deployment(coloredName(name, color));
        const live = own ?? (await deployment(name));
        const autoscaler = (live === undefined ? undefined : (0,fronts/* autoscalerOf */.vM)(autoscalers, live)) ??
            (0,fronts/* autoscalerOf */.vM)(autoscalers, front.deployment);
        return { front, live, color: own === undefined ? undefined : color, services, autoscaler };
    }));
}
/** The port of a Service that an HTTP request is sent to: one that says it is HTTP, else the first. */
function proxyPort({ spec: { ports = [] } }) {
    const port = ports.find(({ name = '', appProtocol = '' }) => /^https?\b/.test(name) || /^https?$/.test(appProtocol)) ?? ports[0];
    const secure = port?.appProtocol === 'https' || /^https\b/.test(port?.name ?? '') || port?.port === 443;
    return { name: port?.name ?? '', scheme: secure ? 'https' : 'http' };
}
/** The fronts of a release: in a rolling one the Deployment that is live is itself the new one. */
function frontStates(release, located) {
    const states = coloredStates(release, located);
    if (release.strategy === 'blue-green')
        return states;
    return states.map((front, i) => {
        const name = located[i].live?.metadata.name ?? front.name;
        return { ...front, green: { ...front.green, name, color: located[i].color ?? '' } };
    });
}
/** The two colours of each front of a blue-green release. */
function coloredStates(release, located) {
    return located.map(({ front, live, color, services, autoscaler }) => {
        const { namespace = '', name } = front.deployment.metadata;
        const liveReplicas = live?.spec.replicas ?? 1;
        const wanted = front.deployment.spec.replicas;
        const scaled = autoscaler !== undefined || front.autoscaler !== undefined || wanted === undefined;
        // Never fewer pods than serve now, whatever the manifest says: the HPA or a person had a reason.
        const replicas = live === undefined ? (wanted ?? 1) : scaled ? liveReplicas : Math.max(wanted, liveReplicas);
        return {
            namespace,
            name,
            ...(live === undefined
                ? {}
                : { blue: { name: live.metadata.name, uid: live.metadata.uid ?? '', replicas: liveReplicas } }),
            green: { name: coloredName(name, release.id), color: release.id, replicas },
            services: front.services.map((service, i) => serviceState(service, services[i], release.id, color)),
            ...(autoscaler === undefined ? {} : { autoscaler: { name: autoscaler.metadata.name } }),
        };
    });
}
function serviceState(manifest, live, greenColor, blueColor) {
    const { name } = manifest.metadata;
    const port = proxyPort(manifest);
    const green = { ...manifest.spec.selector, [colorLabel]: greenColor };
    if (live === undefined)
        return { name, port, green };
    const original = live.spec.selector ?? {};
    const blue = blueColor === undefined ? {} : { blue: { ...plainSelector(live), [colorLabel]: blueColor } };
    return { name, port, original, green, ...blue };
}
/**
 * The objects as they are applied beside what is live: Services keep the selector that they have, HPAs the target, and
 * a rolling release rolls the Deployment that gets the traffic, whatever colour it has.
 */
function placeItems(release, located) {
    return release.items.map((item) => ({
        ...item,
        object: placeObject(item.object, release, located),
        inPlaceOf: blueOf(item.object, release, located),
        mustServe: !release.mayLose && release.fronts.some(({ deployment }) => deployment === item.object),
    }));
}
/** What green differs from: blue as if it were the same colour and size. */
function blueOf(object, release, located) {
    if (release.strategy !== 'blue-green' || !(0,fronts/* isDeployment */.ce)(object))
        return undefined;
    const { namespace, name } = object.metadata;
    const found = located.find(({ front: { deployment } }) => deployment.metadata.namespace === namespace && deployment.metadata.name === name);
    if (found?.live === undefined)
        return undefined;
    const [state] = coloredStates(release, [found]);
    const blue = { ...found.live, metadata: { ...found.live.metadata, name } };
    return colored(blue, release.id, state.green.replicas);
}
function placeObject(object, release, located) {
    const { namespace, name } = object.metadata;
    const mine = located.filter(({ front }) => front.deployment.metadata.namespace === namespace);
    if ((0,fronts/* isDeployment */.ce)(object)) {
        const found = mine.find(({ front }) => front.deployment.metadata.name === name);
        if (found === undefined)
            return object;
        const [state] = coloredStates(release, [found]);
        if (release.strategy === 'blue-green')
            return colored(object, release.id, state.green.replicas);
        return found.color === undefined ? object : colored(object, found.color, undefined);
    }
    for (const { front, live, services, color } of mine) {
        const at = front.services.findIndex((service) => service.metadata.name === name);
        if (object.kind === 'Service' && at >= 0)
            return placeService(object, services[at], release, color);
        if (object.kind === 'HorizontalPodAutoscaler' && front.autoscaler?.metadata.name === name) {
            const green = coloredName(front.deployment.metadata.name, release.id);
            return retarget(object, live?.metadata.name ?? (release.strategy === 'rolling' ? undefined : green));
        }
    }
    return object;
}
function placeService(object, live, release, color) {
    const { selector } = object.spec;
    // A selector that is neither the manifest's nor a release's was changed on purpose, which the manifest now says.
    const narrowed = live !== undefined && sameLabels(plainSelector(live), selector) && !sameLabels(live.spec.selector, selector);
    const keep = release.strategy === 'blue-green' ? live !== undefined : narrowed && color !== undefined;
    if (keep)
        return { ...object, spec: { ...object.spec, selector: live.spec.selector ?? {} } };
    if (release.strategy === 'rolling')
        return object;
    return { ...object, spec: { ...object.spec, selector: { ...selector, [colorLabel]: release.id } } };
}
/** The HPA with another Deployment to scale. */
function retarget(object, name) {
    if (name === undefined)
        return object;
    return { ...object, spec: { ...object.spec, scaleTargetRef: { ...object.spec.scaleTargetRef, name } } };
}

;// CONCATENATED MODULE: ./packages/rollout/lib/plan/take-over.js

/**
 * The patch that hands the fields of `kubectl apply` and its kin to Slipway, so that fields which the manifests no
 * longer have are removed instead of staying for ever (client-go's csaupgrade; kubernetes#99003). Undefined when there
 * is nothing to hand over.
 */
function takeOverPatch(live) {
    const managed = live.metadata.managedFields ?? [];
    const theirs = managed.filter(isTools);
    if (theirs.length === 0)
        return undefined;
    const ours = managed.filter(isOurs);
    const first = ours[0] ?? theirs[0];
    const merged = {
        ...first,
        manager: fieldManager,
        operation: 'Apply',
        fieldsV1: [...ours, ...theirs].map(({ fieldsV1 }) => fieldsV1).reduce(union, {}),
    };
    const rest = managed.filter((entry) => !isTools(entry) && !isOurs(entry));
    return [
        { op: 'test', path: '/metadata/resourceVersion', value: live.metadata.resourceVersion },
        { op: 'replace', path: '/metadata/managedFields', value: [...rest, merged] },
    ];
}
function isTools({ manager = '', operation, subresource }) {
    return /^kubectl(?:-|$)/.test(manager) && operation === 'Update' && subresource === undefined;
}
function isOurs({ manager, operation, subresource }) {
    return manager === fieldManager && operation === 'Apply' && subresource === undefined;
}
/** Field sets are trees of empty objects: their union is the union of their paths. */
function union(a, b) {
    if (!isTree(a))
        return b;
    if (!isTree(b))
        return a;
    const merged = { ...a };
    for (const [key, value] of Object.entries(b))
        merged[key] = key in merged ? union(merged[key], value) : value;
    return merged;
}
function isTree(value) {
    return typeof value === 'object' && value !== null;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/steps/apply-objects.js








/** Applies one object. @returns it as the server has it now */
async function applyObject(context, wish) {
    const { client, emit } = context;
    const key = (0,kube_objects/* keyOf */.TN)(wish.object);
    if (wish.replace)
        await removeAndWait(context, wish.object);
    if (wish.takeOver) {
        const live = await client.get(key);
        const patch = live === undefined ? undefined : takeOverPatch(live);
        // Somebody who writes at this moment makes the patch fail; applying by force then does the essential.
        if (patch !== undefined)
            await client.jsonPatch(key, patch).catch(unlessRefused);
    }
    try {
        const applied = await client.apply(wish.object, { force: wish.force || wish.takeOver });
        emit({ event: 'applied', object: (0,kube_objects/* nameOf */.Vb)(key), action: wish.replace ? 'replaced' : 'applied' });
        return applied;
    }
    catch (error) {
        if (!(error instanceof ApiError))
            throw error;
        // The HPA has decided anew since the plan was made.
        if (isOwnedByScaler(error))
            return applyObject(context, { ...wish, object: withoutReplicas(wish.object), replace: false });
        if (wish.replaceImmutable === true && !wish.replace && isImmutable(error))
            return applyObject(context, { ...wish, replace: true });
        throw new lib_error/* RolloutError */.a('refused', `${(0,kube_objects/* nameOf */.Vb)(key)} was refused: ${error.message}`, { cause: error });
    }
}
function unlessRefused(error) {
    if (error instanceof ApiError && (error.status === 409 || error.status === 422))
        return undefined;
    throw error;
}
async function removeAndWait({ client, world, signal }, object) {
    const key = (0,kube_objects/* keyOf */.TN)(object);
    const live = await client.get(key);
    if (live === undefined)
        return;
    await world.watchKind(key.apiVersion, key.kind, key.namespace);
    await client.remove(key, live.metadata.uid);
    await world.until(() => (world.get(key)?.metadata.uid === live.metadata.uid ? undefined : true), signal);
}
/** A Deployment whose replicas are left to the HPA that scales it, if one does. */
function withoutOwnedReplicas(deployment, live, others) {
    return (0,fronts/* autoscalerOf */.vM)(others, deployment) === undefined ? deployment : withLiveReplicas(deployment, live);
}
/**
 * A Deployment that leaves `spec.replicas` to whoever has set them. When nobody but Slipway owns the field, leaving it
 * out would set it to one: then the live number is written again. At the first release the manifest's number counts.
 */
function withLiveReplicas(deployment, live) {
    if (live === undefined)
        return deployment;
    const { replicas: _, ...spec } = deployment.spec;
    const replicas = live.spec.replicas;
    const owned = (live.metadata.managedFields ?? []).some(ownsReplicas);
    return { ...deployment, spec: owned || replicas === undefined ? spec : { ...spec, replicas } };
}
/** Whether somebody other than Slipway's apply owns the number of replicas. */
function ownsReplicas({ manager, operation, fieldsV1 }) {
    const spec = fieldsV1?.['f:spec'];
    return spec?.['f:replicas'] !== undefined && !(manager === fieldManager && operation === 'Apply');
}
/** HPAs of the cluster in some namespaces, for Deployments whose HPA is not in the manifests. */
async function liveAutoscalers({ client }, namespaces) {
    const lists = await Promise.all(namespaces.map(async (namespace) => {
        try {
            return (await client.list('autoscaling/v2', 'HorizontalPodAutoscaler', { namespace })).items;
        }
        catch (error) {
            if (error instanceof ApiError && (error.status === 403 || error.status === 404))
                return [];
            throw error;
        }
    }));
    return lists.flat().filter(fronts/* isAutoscaler */.Qs);
}

;// CONCATENATED MODULE: ./packages/rollout/lib/plan/order.js

/** Set on an object, a whole number: objects of a lower wave are applied and ready before those of a higher one. */
const waveAnnotation = 'slipway.dev/wave';
/** What others need comes first. Kinds of one line are applied at the same time. */
const phases = [
    ['Namespace', 'CustomResourceDefinition', 'PriorityClass', 'StorageClass', 'IngressClass'],
    [
        'ResourceQuota',
        'LimitRange',
        'NetworkPolicy',
        'ServiceAccount',
        'Secret',
        'ConfigMap',
        'PersistentVolume',
        'PersistentVolumeClaim',
        'Role',
        'ClusterRole',
        'RoleBinding',
        'ClusterRoleBinding',
        'PodDisruptionBudget',
        'Service',
    ],
];
const workloads = [
    'Deployment',
    'StatefulSet',
    'DaemonSet',
    'ReplicaSet',
    'ReplicationController',
    'Pod',
    'Job',
    'CronJob',
];
/** Namespaces and definitions, then what pods need, then pods, then what needs pods (HPA, Ingress, custom resources). */
function phaseOf(kind) {
    const early = phases.findIndex((kinds) => kinds.includes(kind));
    if (early >= 0)
        return early;
    return workloads.includes(kind) ? phases.length : phases.length + 1;
}
function isWorkload(kind) {
    return workloads.includes(kind);
}
/** @throws Problem for a wave that is no whole number */
function inOrder(items) {
    const groups = Map.groupBy(items, ({ object }) => `${waveOf(object)} ${phaseOf(object.kind)}`);
    return [...groups.values()]
        .map((group) => ({ wave: waveOf(group[0].object), phase: phaseOf(group[0].object.kind), items: group }))
        .sort((a, b) => a.wave - b.wave || a.phase - b.phase);
}
function waveOf({ kind, metadata }) {
    const text = metadata.annotations?.[waveAnnotation];
    if (text === undefined)
        return 0;
    if (!/^-?\d{1,6}$/.test(text))
        throw new lib/* Problem */.AF('bad-input', `${kind} ${metadata.name} has the wave ${JSON.stringify(text)}.`, {
            hint: `${waveAnnotation} is a whole number in quotes, such as "1".`,
        });
    return Number(text);
}

;// CONCATENATED MODULE: ./packages/rollout/lib/watch/config-reference.js
/**
 * The entry of a container that refers to what the kubelet misses, as a path inside of the container; `env` when its
 * words name nothing that the container refers to. Sources: pkg/kubelet/kubelet_pods.go makeEnvironmentVariables for a
 * key, pkg/kubelet/util/manager for an object.
 */
function configReference(words, container) {
    const missing = missingIn(words);
    if (missing === undefined)
        return ['env'];
    const { kind, name, key } = missing;
    const env = entriesOf(container['env']).find(({ valueFrom }) => {
        const ref = refOf(valueFrom, `${kind}KeyRef`);
        return ref?.['name'] === name && (key === undefined || ref['key'] === key);
    });
    if (env !== undefined)
        return ['env', `[${String(env['name'])}]`, 'valueFrom', `${kind}KeyRef`, key === undefined ? 'name' : 'key'];
    const from = entriesOf(container['envFrom']).findIndex((entry) => refOf(entry, `${kind}Ref`)?.['name'] === name);
    return from < 0 || key !== undefined ? ['env'] : ['envFrom', String(from), `${kind}Ref`, 'name'];
}
/** `couldn't find key nope in ConfigMap shop/web`, `secret "web" not found` */
function missingIn(words) {
    const inObject = /couldn't find key (\S+) in (ConfigMap|Secret) [^/\s]+\/(\S+)/.exec(words);
    if (inObject !== null) {
        const [, key, kind, name = ''] = inObject;
        return { kind: kind === 'Secret' ? 'secret' : 'configMap', name, key };
    }
    const whole = /(configmap|secret) "([^"]+)" not found/.exec(words);
    if (whole === null)
        return undefined;
    const [, kind, name = ''] = whole;
    return { kind: kind === 'secret' ? 'secret' : 'configMap', name, key: undefined };
}
function entriesOf(list) {
    return Array.isArray(list) ? list.filter(isJson) : [];
}
function refOf(map, field) {
    const ref = isJson(map) ? map[field] : undefined;
    return isJson(ref) ? ref : undefined;
}
function isJson(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./packages/rollout/lib/watch/trouble.js
/** Why a release does not come up. Each is also a rule of the report, with the same name. */
const troubleCodes = (/* unused pure expression or super */ null && ([
    'image-not-found',
    'image-denied',
    'image-name-invalid',
    'image-unreachable',
    'config-missing',
    'container-refused',
    'command-not-found',
    'crash-loop',
    'out-of-memory',
    'liveness-failing',
    'readiness-failing',
    'startup-failing',
    'unschedulable',
    'volume-not-mounted',
    'pods-refused',
    'job-failed',
    'rollout-stuck',
    'object-failed',
    'not-ready-in-time',
    'smoke-test-failed',
    'requests-failed',
    'gate-failed',
    'endpoints-unproven',
]));
/** Whether a trouble is proven at a time, given since when it has lasted. */
function isProven({ permanent, proof }, lastedMs) {
    return permanent || proof.seen >= proof.neededTimes || lastedMs >= proof.neededMs;
}
const atOnce = { seen: 1, neededTimes: 1, neededMs: 0 };
function afterMs(neededMs) {
    return { seen: 0, neededTimes: Number.POSITIVE_INFINITY, neededMs };
}
function afterTimes(seen, neededTimes, neededMs = Number.POSITIVE_INFINITY) {
    return { seen, neededTimes, neededMs };
}

;// CONCATENATED MODULE: ./packages/rollout/lib/watch/image-trouble.js

/** A registry that does not answer may come back: long enough for a restart of it. */
const unreachableMs = 90_000;
const denied = /\b(?:denied|unauthorized|forbidden|authentication required|authorization failed|no basic auth|401|403)\b/i;
const notFound = /\b(?:not found|manifest unknown|name unknown|does not exist|no match for platform|404)\b/i;
/** What the kubelet says of an image that it could not get (pkg/kubelet/images, and the runtime's own words). */
function imageTrouble(reason, words, image) {
    if (reason === 'InvalidImageName')
        return {
            code: 'image-name-invalid',
            permanent: true,
            message: `${JSON.stringify(image)} is no image name`,
            proof: atOnce,
            fix: 'Write it as registry/repository:tag or registry/repository@sha256:digest, in lower case.',
        };
    if (reason === 'ErrImageNeverPull')
        return {
            code: 'image-not-found',
            permanent: true,
            message: `${image} is not on the node, and imagePullPolicy Never forbids to pull it`,
            proof: atOnce,
            fix: 'Set imagePullPolicy to IfNotPresent.',
        };
    // "pull access denied, repository does not exist or may require authorization": registries hide which of both it is.
    if (denied.test(words))
        return {
            code: 'image-denied',
            permanent: true,
            message: `the registry refuses ${image}: ${lastWords(words)}`,
            proof: atOnce,
            fix: 'Check the name, and that imagePullSecrets name a Secret in this namespace that may pull it.',
        };
    if (notFound.test(words) && !/no such host|lookup /i.test(words))
        return {
            code: 'image-not-found',
            permanent: true,
            message: `the registry has no ${image}`,
            proof: atOnce,
            fix: 'Push the image first, and deploy the digest that the push gave back.',
        };
    return {
        code: 'image-unreachable',
        permanent: false,
        message: `${image} could not be pulled: ${lastWords(words) || reason}`,
        proof: afterMs(unreachableMs),
        fix: 'Check that the nodes reach the registry.',
    };
}
/** The runtime's messages nest: what went wrong stands at their end. */
function lastWords(words) {
    const parts = words.split(': ');
    return parts.slice(-2).join(': ').slice(0, 200);
}

;// CONCATENATED MODULE: ./packages/rollout/lib/watch/container-trouble.js


const imageReasons = ['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull', 'ImageInspectError'];
/** What a container's status proves by itself; readiness needs events too. */
function containerTrouble(status, image) {
    const { waiting, terminated } = status.state ?? {};
    if (waiting?.reason !== undefined && imageReasons.includes(waiting.reason))
        return { ...imageTrouble(waiting.reason, waiting.message ?? '', image), field: 'image', logs: 'none' };
    if (waiting?.reason === 'CreateContainerConfigError')
        return configTrouble(waiting.message ?? '');
    const start = startTrouble(status);
    if (start !== undefined)
        return start;
    const ended = terminated ?? status.lastState?.terminated;
    if (ended === undefined || (ended.exitCode === 0 && waiting?.reason !== 'CrashLoopBackOff'))
        return undefined;
    return crashTrouble(status, ended);
}
/** pkg/kubelet/kubelet_pods.go: makeEnvironmentVariables and the checks of the security context. */
function configTrouble(words) {
    // The kubelet's cache may lag behind an object that was made a moment ago.
    const lag = /failed to sync (?:configmap|secret) cache/i.test(words);
    return {
        code: 'config-missing',
        permanent: !lag && !/not found/.test(words),
        message: words || 'its configuration cannot be made',
        // An object that is not found may have been made in this very moment, so this is looked at twice.
        proof: lag ? afterMs(60_000) : afterMs(1_500),
        fix: /run as root|runAsNonRoot/i.test(words)
            ? 'Build the image with a numeric USER other than 0, or set runAsUser.'
            : 'Add the object or key that is named here to the release, or mark the reference optional.',
        field: 'env',
        logs: 'none',
    };
}
const noProgram = /executable file not found|no such file or directory|exec format error|permission denied/i;
function startTrouble({ state, lastState, restartCount = 0 }) {
    const { waiting } = state ?? {};
    const ended = state?.terminated ?? lastState?.terminated;
    const refused = ['CreateContainerError', 'RunContainerError'].includes(waiting?.reason ?? '');
    const startError = ended?.reason === 'StartError' || ended?.reason === 'ContainerCannotRun';
    if (!refused && !startError)
        return undefined;
    const words = (startError ? ended?.message : undefined) ?? waiting?.message ?? '';
    const program = noProgram.test(words);
    return {
        code: program ? 'command-not-found' : 'container-refused',
        permanent: program,
        message: shortened(words) || 'the runtime refuses to start it',
        proof: program ? atOnce : afterTimes(restartCount + 1, 3, 20_000),
        exitCode: ended?.exitCode,
        fix: program
            ? 'Check command and args against what the image holds, and that it is built for the platform of the nodes.'
            : 'See the words of the runtime above.',
        field: 'command',
        logs: 'none',
    };
}
function crashTrouble({ state, restartCount = 0 }, ended) {
    // One crash may be a dependency that was not up yet; the second of the same container is no accident.
    const isDown = state?.terminated !== undefined || state?.waiting?.reason === 'CrashLoopBackOff';
    const crashes = restartCount + (isDown ? 1 : 0);
    if (crashes === 0)
        return undefined;
    const times = crashes === 1 ? 'once' : `${crashes} times`;
    const outOfMemory = ended.reason === 'OOMKilled';
    return {
        code: outOfMemory ? 'out-of-memory' : 'crash-loop',
        permanent: false,
        message: outOfMemory
            ? `was killed ${times} because it used more memory than its limit`
            : `ended ${times} with exit code ${ended.exitCode}${signalOf(ended.exitCode)}`,
        // A container that runs again has a chance: it is judged when it ends again.
        proof: afterTimes(state?.running === undefined ? crashes : 0, 2),
        exitCode: ended.exitCode,
        fix: outOfMemory
            ? 'Raise limits.memory, or find what takes the memory.'
            : 'Read the last lines of its log; they are those before it ended.',
        field: outOfMemory ? 'resources' : 'name',
        logs: isDown ? 'current' : 'previous',
    };
}
function signalOf(exitCode) {
    const names = { 137: 'SIGKILL', 139: 'SIGSEGV', 143: 'SIGTERM', 134: 'SIGABRT' };
    return names[exitCode] === undefined ? '' : ` (${names[exitCode]})`;
}
function shortened(words) {
    const at = words.lastIndexOf('exec: ');
    return (at < 0 ? words : words.slice(at)).slice(0, 300);
}

;// CONCATENATED MODULE: ./packages/rollout/lib/watch/pod-trouble.js


/** A cluster without an autoscaler finds a node within seconds or never; with one it takes minutes. */
const unschedulableMs = 30_000;
const scaleUpMs = 5 * 60_000;
/** What is wrong with a pod as a whole: no node, no volume, no sandbox. */
function podTrouble(pod, events) {
    const scheduled = (0,kube_objects/* conditionOf */.rI)(pod, 'PodScheduled');
    if (scheduled?.status === 'False' && scheduled.reason === 'Unschedulable') {
        const scaling = events.some(({ reason }) => reason === 'TriggeredScaleUp');
        return {
            code: 'unschedulable',
            permanent: false,
            message: `no node takes it: ${scheduled.message ?? 'no reason given'}`,
            proof: afterMs(scaling ? scaleUpMs : unschedulableMs),
            path: ['spec', 'template', 'spec', 'containers'],
            fix: 'Lower its requests, add nodes, or mend nodeSelector, affinity and tolerations.',
        };
    }
    if ((pod.status?.containerStatuses ?? []).some(({ state }) => state?.running !== undefined))
        return undefined;
    const mount = events.findLast(({ reason }) => reason === 'FailedMount' || reason === 'FailedAttachVolume');
    if (mount !== undefined)
        return mountTrouble(mount.message ?? '');
    const sandbox = events.findLast(({ reason }) => reason === 'FailedCreatePodSandBox');
    if (sandbox !== undefined)
        return {
            code: 'container-refused',
            permanent: false,
            message: `its node cannot start it: ${(sandbox.message ?? '').slice(0, 300)}`,
            proof: afterMs(60_000),
            path: ['spec', 'template', 'spec'],
            fix: 'Look at the network plugin and the runtime of the node.',
        };
    return undefined;
}
function mountTrouble(words) {
    const missing = /(?:configmap|secret|references non-existent (?:config|secret) key)/i.test(words);
    const absent = missing && /not found|non-existent/i.test(words);
    return {
        code: absent ? 'config-missing' : 'volume-not-mounted',
        permanent: false,
        message: words.slice(0, 300),
        proof: afterMs(absent ? 1_500 : 120_000),
        path: ['spec', 'template', 'spec', 'volumes'],
        fix: absent
            ? 'Add the object or key that is named here to the release, or mark the reference optional.'
            : 'Look at the claim and its storage class; a volume of one node cannot follow a pod to another.',
    };
}
/** The API server refuses the pods themselves: quota, admission, Pod Security, a missing ServiceAccount. */
function refusedTrouble(object, words, { ending }) {
    const quota = /exceeded quota/i.test(words);
    const account = /serviceaccount .* not found/i.test(words);
    return {
        code: 'pods-refused',
        // Pods that are on their way out give their quota back.
        permanent: !(quota && ending) && !account,
        object,
        message: `the API server refuses its pods: ${words}`,
        proof: quota && ending ? afterMs(20_000) : account ? afterMs(5_000) : atOnce,
        path: ['spec', 'template', 'spec'],
        fix: quota
            ? 'Raise the quota or lower requests: a release needs room for its surge, blue-green for twice the pods.'
            : 'Mend what the words above name.',
    };
}

;// CONCATENATED MODULE: ./packages/rollout/lib/watch/probe-trouble.js

/** Without knowing how long this application usually takes, it is given a minute. */
const unknownStartMs = 60_000;
const leastMs = 5_000;
/**
 * A container that runs, but whose probes say no. An application that answers the probe with a clear no (an HTTP
 * status, an exit code) long after its predecessor was ready is not going to be; one that does not listen yet may just
 * be slow, on a slow node.
 */
function probeTrouble({ name, state, ready, started }, spec, events, now, usualReadyMs) {
    const startedAt = Date.parse(state?.running?.startedAt ?? '');
    if (ready === true || Number.isNaN(startedAt))
        return undefined;
    const unhealthy = events.filter(({ reason, involvedObject }) => reason === 'Unhealthy' && (involvedObject.fieldPath ?? '').includes(`{${name}}`));
    const starting = spec.startupProbe !== undefined && started !== true;
    const word = starting ? 'Startup' : 'Readiness';
    const last = unhealthy.findLast(({ message = '' }) => message.startsWith(`${word} probe failed`));
    if (last === undefined)
        return undefined;
    const runningMs = now - startedAt;
    const probe = (starting ? spec.startupProbe : spec.readinessProbe) ?? {};
    const clear = isClearNo(last.message ?? '');
    const budgetMs = budgetOf(probe, usualReadyMs, clear);
    const failures = unhealthy
        .filter(({ message = '' }) => message.startsWith(`${word} probe failed`))
        .reduce((sum, { count = 1 }) => sum + count, 0);
    const over = runningMs >= budgetMs && failures >= Math.min(probe.failureThreshold ?? 3, 3);
    return {
        code: starting ? 'startup-failing' : 'readiness-failing',
        permanent: false,
        early: runningMs < Math.max(leastMs, usualReadyMs ?? 0),
        message: `runs for ${Math.round(runningMs / 1000)} s and is not ready: ${wordsOf(last.message ?? '')}, ${failures} times${usualReadyMs === undefined ? '' : `; the pods before took ${Math.round(usualReadyMs / 1000)} s`}`,
        // A startup probe has its own budget, which the kubelet enforces by killing the container.
        proof: starting ? afterMs(Number.POSITIVE_INFINITY) : over ? afterTimes(1, 1) : afterMs(Number.POSITIVE_INFINITY),
        fix: clear
            ? 'The application answers, and says that it is not ready: see its log for what it waits for.'
            : 'Nothing answers at the port and path of the probe: compare them with what the application listens on.',
        field: starting ? 'startupProbe' : 'readinessProbe',
        logs: 'current',
    };
}
function budgetOf(probe, usualReadyMs, clear) {
    const { initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3 } = probe;
    const ownMs = (initialDelaySeconds + Math.min(periodSeconds, 2) * failureThreshold) * 1000;
    if (usualReadyMs === undefined)
        return Math.max(unknownStartMs, ownMs);
    const usual = Math.max(leastMs, 2 * usualReadyMs + 3_000, initialDelaySeconds * 1000 + leastMs);
    return clear ? usual : usual + unknownStartMs;
}
/** The application itself said no; as opposed to nobody answering. */
function isClearNo(message) {
    return (/statuscode: [1-5]\d\d|NOT_SERVING/i.test(message) ||
        !/refused|timeout|deadline|no route|unreachable|reset|EOF/i.test(message));
}
function wordsOf(message) {
    return message
        .replace(/^\w+ probe failed: /, '')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 200);
}

;// CONCATENATED MODULE: ./packages/rollout/lib/watch/diagnose.js






/** What is wrong with the newest pods of a workload; pods of older revisions say nothing about the release. */
function diagnose(world, workload, usualReadyMs) {
    const key = (0,kube_objects/* keyOf */.TN)(workload);
    const { pods, refused } = newestPods(world, workload);
    const troubles = refused === undefined ? [] : [{ ...refused, workload: key }];
    for (const pod of pods) {
        if (pod.metadata.deletionTimestamp !== undefined)
            continue;
        troubles.push(...podTroubles(world, key, pod, usualReadyMs));
    }
    return troubles;
}
function podTroubles(world, workload, pod, usualReadyMs) {
    const object = (0,kube_objects/* keyOf */.TN)(pod);
    const events = world.events(object.namespace).filter(({ involvedObject }) => involvedObject.uid === pod.metadata.uid);
    const whole = podTrouble(pod, events);
    if (whole !== undefined)
        return [{ ...whole, workload, object }];
    const found = [];
    const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
    for (const [list, statuses] of [
        ['initContainers', initContainerStatuses],
        ['containers', containerStatuses],
    ])
        for (const status of statuses) {
            const spec = pod.spec[list]?.find(({ name }) => name === status.name);
            const trouble = containerTrouble(status, spec?.image ?? status.image ?? '') ??
                (spec === undefined ? undefined : probeTrouble(status, spec, events, world.now(), usualReadyMs));
            if (trouble === undefined)
                continue;
            const { field, logs: _, ...rest } = trouble;
            const place = trouble.code === 'config-missing' && spec !== undefined ? configReference(trouble.message, spec) : [field];
            const path = ['spec', 'template', 'spec', list, `[${status.name}]`, ...place];
            found.push({ ...rest, workload, object, container: status.name, path });
        }
    return found;
}
/** The pods that the workload's present template made, and why more of them may be refused. */
function newestPods(world, workload) {
    const { namespace } = (0,kube_objects/* keyOf */.TN)(workload);
    if (workload.kind === 'Deployment') {
        const newest = newestReplicaSet(world, workload);
        if (newest === undefined)
            return { pods: [], refused: undefined };
        const failure = (0,kube_objects/* conditionOf */.rI)(newest, 'ReplicaFailure');
        const ending = world.pods(namespace).some(({ metadata }) => metadata.deletionTimestamp !== undefined);
        return {
            pods: ownedBy(world, newest),
            refused: failure?.status === 'True' ? refusedTrouble((0,kube_objects/* keyOf */.TN)(newest), failure.message ?? '', { ending }) : undefined,
        };
    }
    const revision = workload['status']?.updateRevision;
    const pods = ownedBy(world, workload);
    return {
        pods: revision === undefined
            ? pods
            : pods.filter(({ metadata }) => metadata.labels?.['controller-revision-hash'] === revision),
        refused: refusedByEvents(world, workload),
    };
}
/** StatefulSets, DaemonSets and Jobs have no condition that says so; the newest word of their controller does. */
function refusedByEvents(world, workload) {
    const { metadata } = workload;
    const key = (0,kube_objects/* keyOf */.TN)(workload);
    const changedAt = Math.max(...(metadata.managedFields ?? []).map(({ time, subresource }) => subresource === undefined ? Date.parse(time ?? '') || 0 : 0));
    const words = world
        .events(key.namespace)
        .filter(({ involvedObject, reason = '' }) => involvedObject.uid === metadata.uid && /^(?:Failed|Successful)Create$/.test(reason))
        .toSorted((a, b) => timeOf(a) - timeOf(b))
        .at(-1);
    // What was refused before the present state was asked for says nothing about it.
    if (words?.reason !== 'FailedCreate' || timeOf(words) < changedAt)
        return undefined;
    const trouble = refusedTrouble(key, words.message ?? '', { ending: false });
    return { ...trouble, proof: afterMs(refusedMs) };
}
/** A pod of the same name that is still ending is refused for a moment too. */
const refusedMs = 5_000;
function timeOf({ lastTimestamp, eventTime, firstTimestamp }) {
    return Date.parse(lastTimestamp ?? eventTime ?? firstTimestamp ?? '') || 0;
}
/** Pods that a workload owns itself: none of a Deployment, whose ReplicaSets own them. */
function ownedBy(world, owner) {
    const { namespace } = (0,kube_objects/* keyOf */.TN)(owner);
    return world
        .pods(namespace)
        .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === owner.metadata.uid));
}
const revisionKey = 'deployment.kubernetes.io/revision';
/** The ReplicaSet of the Deployment's present template: the one with its revision. */
function newestReplicaSet(world, deployment) {
    const { namespace = '', uid, annotations } = deployment.metadata;
    const revision = annotations?.[revisionKey];
    return world
        .replicaSets(namespace)
        .find(({ metadata }) => metadata.ownerReferences?.some((owner) => owner.uid === uid) &&
        metadata.annotations?.[revisionKey] === revision);
}
/** How long the pods that run now took from the start of their slowest container until they were ready, in ms; the median. */
function usualReadyMs(pods) {
    const times = pods.flatMap((pod) => {
        const condition = (0,kube_objects/* conditionOf */.rI)(pod, 'Ready');
        const starts = (pod.status?.containerStatuses ?? []).map(startOf);
        if (condition?.status !== 'True' || starts.length === 0)
            return [];
        const ms = Date.parse(condition.lastTransitionTime ?? '') - Math.max(...starts);
        return Number.isFinite(ms) && ms >= 0 ? [ms] : [];
    });
    return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}
function startOf({ state }) {
    return Date.parse(state?.running?.startedAt ?? '');
}
/** Remembers since when each trouble lasts, so that what passes by itself fails nothing. */
class TroubleMemory {
    since = new Map();
    /** @returns the first trouble that is proven; those of a permanent kind first */
    proven(troubles, now) {
        const present = new Set(troubles.map(diagnose_idOf));
        for (const id of this.since.keys())
            if (!present.has(id))
                this.since.delete(id);
        for (const id of present)
            if (!this.since.has(id))
                this.since.set(id, now);
        const proven = troubles.filter((trouble) => isProven(trouble, now - this.since.get(diagnose_idOf(trouble))));
        return proven.find(({ permanent }) => permanent) ?? proven[0];
    }
}
/** The pod is left out: a trouble that wanders from pod to pod is the same one. */
function diagnose_idOf({ code, workload, container = '' }) {
    return `${code} ${(0,kube_objects/* keyText */.Pu)(workload)} ${container}`;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/steps/unblock.js



/** What the kubelet says of a container that it has given up for a while. */
const givenUp = new Set([
    'CrashLoopBackOff',
    'ErrImagePull',
    'ImagePullBackOff',
    'InvalidImageName',
    'CreateContainerConfigError',
    'CreateContainerError',
    'RunContainerError',
]);
/**
 * Deletes pods of StatefulSets that are broken and of another revision than the one that is wanted now. The controller
 * waits for each pod to be ready before it replaces the next, for ever where it is broken, and deletes none of these
 * itself (https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#forced-rollback).
 *
 * Broken is what the kubelet has given up, and what this release has made and never became ready. A pod from before
 * that only is not ready is left alone: it may be recovering its data.
 */
async function unblock(context, objects) {
    const { world, client, clock, limits, signal, emit } = context;
    const sets = objects.filter(({ key }) => key.kind === 'StatefulSet');
    await Promise.all(sets.map(({ key }) => world.watchKind(key.apiVersion, key.kind, key.namespace)));
    for (const { key, generation } of sets) {
        const until = clock.now() + limits.timeoutMs;
        const set = await world.until(() => {
            const seen = world.get(key);
            return isObserved(seen, generation) ? seen : clock.now() < until ? undefined : 'never';
        }, signal);
        if (set === 'never' || set === undefined)
            continue;
        for (const pod of ownedBy(world, set).filter((one) => blocks(one, set, attemptOf(context).startedAt))) {
            await client.remove(podKey(pod), pod.metadata.uid);
            emit({
                event: 'notice',
                text: `${(0,kube_objects/* nameOf */.Vb)(podKey(pod))} is broken and ${(0,kube_objects/* nameOf */.Vb)(key)} waits for it for ever: it is deleted, to be made anew.`,
            });
        }
    }
}
function isObserved(set, generation) {
    const { observedGeneration = 0 } = (set?.['status'] ?? {});
    return set !== undefined && observedGeneration >= generation;
}
function blocks(pod, set, attemptStartedAt) {
    const { updateRevision } = (set['status'] ?? {});
    const { labels = {}, deletionTimestamp, creationTimestamp = '' } = pod.metadata;
    if (labels['controller-revision-hash'] === updateRevision || deletionTimestamp !== undefined)
        return false;
    if ((0,kube_objects/* conditionOf */.rI)(pod, 'Ready')?.status === 'True')
        return false;
    const { initContainerStatuses = [], containerStatuses = [] } = pod.status ?? {};
    return (
    // Both are times of whole seconds or finer, and a pod of this attempt is never older than it.
    Date.parse(creationTimestamp) >= Math.floor(Date.parse(attemptStartedAt) / 1000) * 1000 ||
        [...initContainerStatuses, ...containerStatuses].some(({ state }) => givenUp.has(state?.waiting?.reason ?? '')));
}
function podKey(pod) {
    return { ...(0,kube_objects/* keyOf */.TN)(pod), apiVersion: 'v1', kind: 'Pod' };
}

;// CONCATENATED MODULE: ./packages/rollout/lib/watch/readiness.js

const ready = (message = 'ready') => ({ state: 'ready', message });
const waiting = (message, done, total) => done === undefined || total === undefined
    ? { state: 'waiting', message }
    : { state: 'waiting', message, done, total };
const failed = (message) => ({ state: 'failed', message });
/**
 * Judges the newest state of an object against the generation that an apply gave back: a status that has not observed
 * that generation speaks of the rollout before.
 */
function readinessOf(object, generation) {
    if ((object.metadata.generation ?? 0) < generation)
        return waiting('not seen yet');
    const judge = judges[object.kind];
    if (judge !== undefined && isOfKubernetes(object.apiVersion))
        return judge(object);
    return isOfKubernetes(object.apiVersion) ? ready() : customReadiness(object);
}
/** Groups of Kubernetes itself; kinds of any other group are custom resources. */
function isOfKubernetes(apiVersion) {
    const group = apiVersion.split('/')[0];
    return !apiVersion.includes('/') || !group.includes('.') || /(^|\.)k8s\.io$/.test(group);
}
const judges = {
    Deployment: (object) => deploymentReadiness(object),
    StatefulSet: statefulSetReadiness,
    DaemonSet: daemonSetReadiness,
    ReplicaSet: replicaSetReadiness,
    ReplicationController: replicaSetReadiness,
    Pod: podReadiness,
    Job: jobReadiness,
    Service: (object) => serviceReadiness(object),
    PersistentVolumeClaim: claimReadiness,
    PodDisruptionBudget: budgetReadiness,
    HorizontalPodAutoscaler: autoscalerReadiness,
    CustomResourceDefinition: definitionReadiness,
    Namespace: (object) => readiness_statusOf(object)['phase'] === 'Terminating' ? failed('the namespace is being deleted') : ready(),
};
function readiness_statusOf(object) {
    return object['status'] ?? {};
}
function specOf(object) {
    return object['spec'] ?? {};
}
function count(value) {
    return typeof value === 'number' ? value : 0;
}
function observed(object) {
    return count(readiness_statusOf(object)['observedGeneration']) >= (object.metadata.generation ?? 0);
}
/** kubernetes/pkg/controller/deployment/util DeploymentComplete, and kubectl's rollout_status.go for the words. */
function deploymentReadiness(object) {
    const { spec, status = {} } = object;
    const wanted = spec.replicas ?? 1;
    if (spec.paused === true)
        return failed('the Deployment is paused: it rolls nothing out until it is resumed');
    if (!observed(object))
        return waiting('waits for the Deployment controller');
    const progressing = (0,kube_objects/* conditionOf */.rI)(object, 'Progressing');
    if (progressing?.reason === 'ProgressDeadlineExceeded')
        return failed(`made no progress for ${spec.progressDeadlineSeconds ?? 600} s (progressDeadlineSeconds)`);
    const [total, updated, available] = [
        count(status.replicas),
        count(status.updatedReplicas),
        count(status.availableReplicas),
    ];
    const done = Math.min(updated, available, wanted);
    if (updated < wanted)
        return waiting(`${updated} of ${wanted} new pods made`, done, wanted);
    if (available < wanted || available < updated) {
        const isReady = count(status.readyReplicas) >= wanted && (spec.minReadySeconds ?? 0) > 0;
        return waiting(`${available} of ${wanted} pods ${isReady ? 'available' : 'ready'}`, done, wanted);
    }
    if (total > updated)
        return waiting(`${total - updated} old pods still run`, done, wanted);
    return ready(wanted === 0 ? 'scaled to none' : `${available} of ${wanted} pods available`);
}
/** kubectl rollout_status.go, StatefulSetStatusViewer. */
function statefulSetReadiness(object) {
    const [spec, status] = [specOf(object), readiness_statusOf(object)];
    const strategy = (spec['updateStrategy'] ?? {});
    if (!observed(object))
        return waiting('waits for the StatefulSet controller');
    if (strategy.type === 'OnDelete')
        return ready('updated when its pods are deleted (OnDelete)');
    const wanted = spec['replicas'] === undefined ? 1 : count(spec['replicas']);
    const [readyPods, updated] = [count(status['readyReplicas']), count(status['updatedReplicas'])];
    if (readyPods < wanted)
        return waiting(`${readyPods} of ${wanted} pods ready`, readyPods, wanted);
    const partition = strategy.rollingUpdate?.partition ?? 0;
    if (partition > 0) {
        const due = Math.max(0, wanted - partition);
        return updated < due
            ? waiting(`${updated} of ${due} pods updated (partition ${partition})`, updated, due)
            : ready(`${updated} pods updated, as partition ${partition} asks`);
    }
    if (status['updateRevision'] !== status['currentRevision'])
        return waiting(`${updated} of ${wanted} pods updated`, updated, wanted);
    return ready(`${readyPods} of ${wanted} pods ready`);
}
function daemonSetReadiness(object) {
    const [spec, status] = [specOf(object), readiness_statusOf(object)];
    if (!observed(object))
        return waiting('waits for the DaemonSet controller');
    if (spec['updateStrategy']?.type === 'OnDelete')
        return ready('updated when its pods are deleted (OnDelete)');
    const wanted = count(status['desiredNumberScheduled']);
    const [updated, available] = [count(status['updatedNumberScheduled']), count(status['numberAvailable'])];
    if (updated < wanted)
        return waiting(`${updated} of ${wanted} pods updated`, updated, wanted);
    if (available < wanted)
        return waiting(`${available} of ${wanted} pods available`, available, wanted);
    return ready(`${available} of ${wanted} pods available`);
}
function replicaSetReadiness(object) {
    const [spec, status] = [specOf(object), readiness_statusOf(object)];
    if (!observed(object))
        return waiting('waits for its controller');
    const wanted = spec['replicas'] === undefined ? 1 : count(spec['replicas']);
    const available = count(status['availableReplicas']);
    return available < wanted
        ? waiting(`${available} of ${wanted} pods available`, available, wanted)
        : ready(`${available} of ${wanted} pods available`);
}
function podReadiness(object) {
    const { phase, message } = readiness_statusOf(object);
    if (phase === 'Succeeded')
        return ready('has ended well');
    if (phase === 'Failed')
        return failed(message ?? 'the pod has failed');
    return (0,kube_objects/* conditionOf */.rI)(object, 'Ready')?.status === 'True' ? ready() : waiting(`the pod is ${phase ?? 'pending'}`);
}
/** A Job that runs is not done: what comes after it may need what it does. */
function jobReadiness(object) {
    const failure = (0,kube_objects/* conditionOf */.rI)(object, 'Failed');
    if (failure?.status === 'True')
        return failed(failure.message ?? failure.reason ?? 'the Job has failed');
    if ((0,kube_objects/* conditionOf */.rI)(object, 'Complete')?.status === 'True')
        return ready('complete');
    if (specOf(object)['suspend'] === true)
        return ready('suspended');
    const status = readiness_statusOf(object);
    return waiting(`runs: ${count(status['active'])} active, ${count(status['succeeded'])} succeeded`);
}
function serviceReadiness({ spec, status }) {
    if (spec.type !== 'LoadBalancer')
        return ready();
    return (status?.loadBalancer?.ingress ?? []).length > 0 ? ready() : waiting('waits for its load balancer');
}
function claimReadiness(object) {
    const phase = readiness_statusOf(object)['phase'];
    if (phase === 'Lost')
        return failed('its volume is lost');
    // A claim of a class that waits for the first pod stays pending until then; its pods tell of what goes wrong.
    return phase === 'Bound' ? ready('bound') : ready('bound when a pod uses it');
}
function budgetReadiness(object) {
    return observed(object) ? ready() : waiting('waits for the disruption controller');
}
function autoscalerReadiness(object) {
    const able = (0,kube_objects/* conditionOf */.rI)(object, 'AbleToScale');
    return able?.status === 'False' && able.reason === 'FailedGetScale'
        ? waiting(able.message ?? 'its target cannot be scaled')
        : ready();
}
function definitionReadiness(object) {
    const names = (0,kube_objects/* conditionOf */.rI)(object, 'NamesAccepted');
    if (names?.status === 'False')
        return failed(names.message ?? 'its names are taken');
    return (0,kube_objects/* conditionOf */.rI)(object, 'Established')?.status === 'True' ? ready('established') : waiting('not established yet');
}
/**
 * kstatus' rules for custom resources: generation observed, then `Stalled`, `Reconciling`, `Ready` and its kin. A
 * resource that speaks of none of these is taken as it is.
 */
function customReadiness(object) {
    const status = readiness_statusOf(object);
    if ('observedGeneration' in status && !observed(object))
        return waiting('waits for its controller');
    const stalled = (0,kube_objects/* conditionOf */.rI)(object, 'Stalled');
    if (stalled?.status === 'True')
        return failed(readiness_wordsOf(stalled));
    const reconciling = (0,kube_objects/* conditionOf */.rI)(object, 'Reconciling');
    if (reconciling?.status === 'True')
        return waiting(readiness_wordsOf(reconciling));
    for (const type of ['Ready', 'Available', 'Succeeded', 'Healthy', 'Accepted', 'Programmed']) {
        const condition = (0,kube_objects/* conditionOf */.rI)(object, type);
        if (condition === undefined)
            continue;
        return condition.status === 'True' ? ready() : waiting(readiness_wordsOf(condition));
    }
    return ready();
}
function readiness_wordsOf({ type, reason, message }) {
    return message || reason || type;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/steps/wait-ready.js





function awaited(applied, usualReadyMs) {
    return { key: (0,kube_objects/* keyOf */.TN)(applied), generation: applied.metadata.generation ?? 0, usualReadyMs };
}
/**
 * Waits until every object is ready.
 *
 * @throws ReleaseFailed as soon as one of them is known not to become ready, or when the time is over
 */
async function waitReady(context, objects, timeoutMs) {
    const { world, clock, signal } = context;
    await Promise.all(objects.map(({ key }) => world.watchKind(key.apiVersion, key.kind, key.namespace)));
    const memory = new TroubleMemory();
    const said = new Map();
    const until = clock.now() + timeoutMs;
    const trouble = await world.until(() => {
        const states = objects.map((one) => ({ one, ...stateOf(context, one) }));
        // What was ready from the start is no news.
        for (const { one, state, text } of states)
            if (state !== 'ready' || said.has((0,kube_objects/* nameOf */.Vb)(one.key)))
                tell(context, said, one.key, text);
        const failed = states.find(({ state }) => state === 'failed');
        if (failed !== undefined)
            return failure(context, failed.one.key, failed.text, 'object-failed');
        const waiting = states.filter(({ state }) => state === 'waiting');
        if (waiting.length === 0)
            return 'ready';
        const troubles = waiting.flatMap(({ one }) => troublesOf(context, one));
        tellTroubles(context, said, troubles);
        const proven = memory.proven(troubles, world.now());
        if (proven !== undefined)
            return proven;
        if (clock.now() < until)
            return undefined;
        const likely = troubles[0];
        if (likely !== undefined)
            return likely;
        const { one, text } = waiting[0];
        return failure(context, one.key, `not ready within ${Math.round(timeoutMs / 1000)} s: ${text}`, 'not-ready-in-time');
    }, signal);
    if (trouble === 'ready')
        return objects.length === 1 ? `${(0,kube_objects/* nameOf */.Vb)(objects[0].key)} is ready` : `${objects.length} objects are ready`;
    throw await failedBy(context, trouble);
}
/** The failure that a trouble is, with the last lines that the container wrote. */
async function failedBy(context, trouble) {
    const logs = trouble.logs ?? (await lastLines(context, trouble));
    return new ReleaseFailed(causeOf(logs === undefined ? trouble : { ...trouble, logs }, context.release));
}
function stateOf({ world }, { key, generation }) {
    const object = world.get(key);
    if (object === undefined)
        return { state: 'waiting', text: 'not seen yet' };
    const { state, message } = readinessOf(object, generation);
    return { state, text: message };
}
/** What ails the newest pods. As long as the controller has not seen the new generation, its newest pods are old ones. */
function troublesOf({ world }, { key, generation, usualReadyMs }) {
    const object = world.get(key);
    if (object === undefined || !isWorkload(key.kind))
        return [];
    const { observedGeneration = generation } = (object['status'] ?? {});
    const seen = Math.min(object.metadata.generation ?? generation, observedGeneration) >= generation;
    return seen ? diagnose(world, object, usualReadyMs) : [];
}
function failure({ world }, key, message, code) {
    const object = world.get(key);
    const stuck = /made no progress/.test(message);
    const job = key.kind === 'Job' && code === 'object-failed';
    const pod = object === undefined || !isWorkload(key.kind) ? undefined : newestPods(world, object).pods[0];
    return {
        code: stuck ? 'rollout-stuck' : job ? 'job-failed' : code,
        permanent: true,
        workload: key,
        object: pod === undefined ? key : (0,kube_objects/* keyOf */.TN)(pod),
        ...(pod === undefined ? {} : { container: pod.spec.containers[0]?.name }),
        message,
        proof: { seen: 1, neededTimes: 1, neededMs: 0 },
        path: ['metadata', 'name'],
        fix: code === 'not-ready-in-time'
            ? 'Give it longer by `timeout`, or find what it waits for.'
            : `\`kubectl describe ${key.kind.toLowerCase()} ${key.name}\` tells more.`,
    };
}
function tell({ emit }, said, key, text) {
    const object = (0,kube_objects/* nameOf */.Vb)(key);
    if (said.get(object) === text)
        return;
    said.set(object, text);
    emit({ event: 'progress', object, text });
}
/** Each trouble is told once a container, not once a pod: what ails one pod ails all of them. */
function tellTroubles({ emit }, said, troubles) {
    for (const { code, object, container, message, workload, early } of troubles) {
        if (early === true)
            continue;
        const id = `${code} ${(0,kube_objects/* nameOf */.Vb)(workload)} ${container ?? ''}`;
        if (said.has(id))
            continue;
        said.set(id, message);
        emit({ event: 'trouble', code, object: `${object.kind} ${object.name}`, text: message });
    }
}
/** Troubles of these kinds show in what the application wrote. */
const withLogs = [
    'crash-loop',
    'out-of-memory',
    'liveness-failing',
    'readiness-failing',
    'startup-failing',
    'job-failed',
    'not-ready-in-time',
];
async function lastLines({ client, emit }, { code, object, container, workload }) {
    if (!withLogs.includes(code) || object.kind !== 'Pod' || container === undefined)
        return undefined;
    try {
        // A crash is proven while the container is down: its present log is the one that ended badly.
        const present = await client.logs(object.namespace, object.name, container, { previous: false });
        return present || (await client.logs(object.namespace, object.name, container, { previous: true }));
    }
    catch (error) {
        emit({
            event: 'notice',
            text: `The log of ${(0,kube_objects/* nameOf */.Vb)(workload)} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
        });
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/rollout/lib/steps/apply.js








/**
 * Applies the objects of the release, wave by wave, each in the order of kinds, and waits until those of a wave are
 * ready. In a blue-green release the coloured Deployments are left to the step after.
 */
const applyStep = {
    name: 'apply',
    what: 'apply the manifests',
    run: async (context) => {
        const greens = new Set(attemptOf(context).strategy === 'blue-green' ? attemptOf(context).fronts.map(({ green }) => green.name) : []);
        const mine = context.planned.filter(({ key }) => !(key.kind === 'Deployment' && greens.has(key.name)));
        const scalers = await scalersFor(context, mine);
        const batches = inOrder(mine.map((planned) => ({ object: planned.item.object, planned })));
        let waiting = [];
        for (const [i, { wave, items }] of batches.entries()) {
            const applied = await Promise.all(items.map(({ planned }) => applyPlanned(context, planned, scalers)));
            waiting.push(...applied);
            const next = batches[i + 1];
            // Namespaces and definitions must be there before anything else can be.
            const base = items.some(({ object }) => ['Namespace', 'CustomResourceDefinition'].includes(object.kind));
            if (next !== undefined && next.wave === wave && !base)
                continue;
            const matters = waiting.filter(({ key }) => isWorkload(key.kind) || base || next !== undefined || isSlow(key.kind));
            await unblock(context, matters);
            if (matters.length > 0)
                await waitReady(context, matters, context.limits.timeoutMs);
            waiting = [];
        }
        const changed = mine.filter(({ action }) => action !== 'keep').length;
        return `${mine.length} object${mine.length === 1 ? '' : 's'} applied, ${changed} of them new or changed`;
    },
};
/** Kinds that are ready by existing need no watch at the end. */
function isSlow(kind) {
    return ![
        'ConfigMap',
        'Secret',
        'ServiceAccount',
        'Role',
        'RoleBinding',
        'ClusterRole',
        'ClusterRoleBinding',
        'NetworkPolicy',
        'Ingress',
        'IngressClass',
        'ResourceQuota',
        'LimitRange',
        'PodDisruptionBudget',
        'HorizontalPodAutoscaler',
        'Service',
        'PersistentVolumeClaim',
        'Namespace',
        'StorageClass',
        'PriorityClass',
        'CronJob',
    ].includes(kind);
}
async function applyPlanned(context, planned, scalers) {
    const { item, live, action, takeOver } = planned;
    const object = (0,fronts/* isDeployment */.ce)(item.object)
        ? withoutOwnedReplicas(item.object, live, scalers)
        : withPresentSelector(context, item.object);
    const usual = live === undefined || !isWorkload(live.kind) ? undefined : usualMs(context.world, live);
    const applied = await applyObject(context, {
        object,
        takeOver,
        replace: action === 'replace',
        force: context.forceConflicts,
    });
    return awaited(applied, usual);
}
/** A Service of a blue-green release keeps selecting blue, as the step before has narrowed it. */
function withPresentSelector(context, object) {
    const { strategy, fronts } = attemptOf(context);
    if (object.kind !== 'Service' || strategy !== 'blue-green')
        return object;
    const state = fronts
        .filter(({ namespace }) => namespace === object.metadata.namespace)
        .flatMap(({ services }) => services)
        .find(({ name }) => name === object.metadata.name);
    const selector = state?.blue ?? state?.original;
    return selector === undefined ? object : { ...object, spec: { ...object.spec, selector } };
}
/** How long the pods of a workload took to become ready, as they run now. */
function usualMs(world, workload) {
    return usualReadyMs(newestPods(world, workload).pods.filter((pod) => (0,kube_objects/* conditionOf */.rI)(pod, 'Ready') !== undefined));
}
async function scalersFor(context, planned) {
    const deployments = planned.filter(({ item }) => (0,fronts/* isDeployment */.ce)(item.object));
    const inRelease = planned.map(({ item }) => item.object);
    if (deployments.every(({ item }) => item.object.spec.replicas === undefined))
        return inRelease;
    const namespaces = [...new Set(deployments.map(({ item }) => (0,kube_objects/* keyOf */.TN)(item.object).namespace))];
    return [...inRelease, ...(await liveAutoscalers(context, namespaces))];
}

;// CONCATENATED MODULE: ./packages/rollout/lib/steps/services.js





const fenceAnnotation = 'slipway.dev/fence';
function serviceKey(namespace, name) {
    return { apiVersion: 'v1', kind: 'Service', namespace, name };
}
/**
 * Sends a Service's traffic elsewhere by one patch, which takes effect only when the selector is still the one that was
 * read, and nobody with a newer lock was here.
 *
 * @returns whether anything had to be changed, and when the server had done it
 * @throws RolloutError when somebody else has set another selector
 */
async function moveSelector(context, key, from, to) {
    const { client, clock, fence } = context;
    for (let tries = 0;; tries++) {
        const service = (await client.get(key));
        if (service === undefined)
            throw new lib_error/* RolloutError */.a('refused', `Service ${key.namespace}/${key.name} is gone.`, {
                hint: 'Somebody has deleted it during the release.',
            });
        const now = service.spec.selector ?? {};
        if (sameLabels(now, to))
            return { moved: false, ms: 0 };
        const left = Number(service.metadata.annotations?.[fenceAnnotation] ?? 0);
        if (left > fence)
            throw new lib_error/* RolloutError */.a('lock-lost', `A newer deploy has taken Service ${key.namespace}/${key.name} over.`);
        if (!from.some((labels) => labels !== undefined && sameLabels(now, labels)))
            throw new lib_error/* RolloutError */.a('conflict', `Service ${key.namespace}/${key.name} selects ${services_wordsOf(now)}, which this release has not set.`, { hint: 'Somebody has changed it during the release. Set it as it should be, and deploy again.' });
        const began = clock.now();
        try {
            await client.jsonPatch(key, patchOf(service, now, to, fence));
            return { moved: true, ms: clock.now() - began };
        }
        catch (error) {
            // 422: a `test` did not hold; 409: written at the same time. Look again.
            if (!(error instanceof ApiError) || ![409, 422].includes(error.status) || tries > 5)
                throw error;
        }
    }
}
function patchOf({ metadata }, now, to, fence) {
    const path = `/metadata/annotations/${fenceAnnotation.replace('/', '~1')}`;
    const left = metadata.annotations?.[fenceAnnotation];
    return [
        { op: 'test', path: '/spec/selector', value: now },
        ...(left === undefined ? [] : [{ op: 'test', path, value: left }]),
        ...(metadata.annotations === undefined ? [{ op: 'add', path: '/metadata/annotations', value: {} }] : []),
        { op: 'add', path, value: String(fence) },
        { op: 'replace', path: '/spec/selector', value: to },
    ];
}
function services_wordsOf(labels) {
    return (Object.entries(labels)
        .map(([key, value]) => `${key}=${value}`)
        .join(',') || 'nothing');
}
/**
 * Waits until the EndpointSlices of a Service hold exactly the ready pods of one Deployment: none only where none are
 * wanted.
 *
 * @returns how many pods
 * @throws ReleaseFailed when they do not within the time
 */
async function proveEndpoints({ world, clock, signal }, place, timeoutMs) {
    const { namespace, service, deployment, replicas } = place;
    const until = clock.now() + timeoutMs;
    let seen = 'no endpoints';
    return world.until(() => {
        const expected = readyPods(world, namespace, deployment);
        const endpoints = world.endpointSlices(namespace, service).flatMap(({ endpoints }) => endpoints ?? []);
        const live = endpoints.filter(({ conditions }) => conditions?.ready !== false && conditions?.terminating !== true);
        const held = new Set(live.map(({ targetRef }) => targetRef?.uid ?? ''));
        if ((expected.size > 0 || replicas === 0) &&
            held.size === expected.size &&
            [...held].every((uid) => expected.has(uid)))
            return held.size;
        seen = `${held.size} ready endpoints, ${[...held].filter((uid) => !expected.has(uid)).length} of them not of ${deployment}, which has ${expected.size} ready pods`;
        if (clock.now() < until)
            return undefined;
        throw new ReleaseFailed({
            code: 'endpoints-unproven',
            message: `Service ${namespace}/${service} does not lead to ${deployment}: ${seen} after ${Math.round(timeoutMs / 1000)} s`,
            fix: 'Compare its selector and targetPort with the pods; see whether something else changes the Service.',
            object: `Service ${namespace}/${service}`,
        });
    }, signal);
}
function readyPods(world, namespace, name) {
    const deployment = world.deployment(namespace, name);
    const set = deployment === undefined ? undefined : newestReplicaSet(world, deployment);
    const pods = world
        .pods(namespace)
        .filter(({ metadata, status }) => metadata.deletionTimestamp === undefined &&
        metadata.ownerReferences?.some(({ uid }) => uid === set?.metadata.uid) &&
        status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'));
    return new Set(pods.map(({ metadata }) => metadata.uid ?? ''));
}
function podsInWords(count) {
    return `${count} pod${count === 1 ? '' : 's'}`;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/steps/blue-green.js










/** How long EndpointSlices may take to follow a selector: normally far below a second. */
const proofMs = 30_000;
function deploymentKey(namespace, name) {
    return { apiVersion: 'apps/v1', kind: 'Deployment', namespace, name };
}
/** Fronts whose colours differ; a release that is live already has nothing to switch. */
function switching(context) {
    const { fronts, strategy } = attemptOf(context);
    if (strategy === 'rolling')
        return [];
    return fronts.filter(({ blue, green }) => blue?.name !== green.name);
}
/**
 * Before green exists, each Service selects blue and nothing else: green's pods will carry the same labels of the
 * manifest. What tells blue apart without touching it is the hash that its ReplicaSet has put on its pods.
 */
const narrowStep = {
    name: 'narrow',
    what: 'let each Service select blue alone',
    run: async (context) => {
        let narrowed = 0;
        for (const front of switching(context)) {
            if (front.blue === undefined)
                continue;
            const own = await blueSelectors(context, front);
            const services = front.services.map((service) => ({ ...service, ...own.get(service.name) }));
            // Noted before it is done: going back must know how to undo it.
            await noteFront(context, { ...front, services });
            for (const { name, original, blue } of services) {
                if (original === undefined || blue === undefined)
                    continue;
                const { moved } = await moveSelector(context, serviceKey(front.namespace, name), [original], blue);
                if (moved)
                    narrowed++;
            }
        }
        return narrowed === 0 ? 'nothing to do' : `${narrowed} Service${narrowed === 1 ? '' : 's'} narrowed to blue`;
    },
};
async function blueSelectors(context, front) {
    const { world, client, clock, limits, signal } = context;
    const { namespace, blue } = front;
    const missing = front.services.filter((service) => service.original !== undefined && service.blue === undefined);
    if (missing.length === 0 || blue === undefined)
        return new Map();
    const until = clock.now() + Math.min(limits.timeoutMs, 60_000);
    // A Deployment that is itself rolling has pods of several ReplicaSets: no single hash would select all of them.
    const hash = await world.until(() => {
        const deployment = world.deployment(namespace, blue.name);
        const set = deployment === undefined ? undefined : newestReplicaSet(world, deployment);
        const own = set?.metadata.labels?.[templateHashLabel];
        if (deployment !== undefined && own !== undefined && readinessOf(deployment, 0).state === 'ready')
            return own;
        if (clock.now() < until)
            return undefined;
        throw new lib_error/* RolloutError */.a('refused', `Deployment ${namespace}/${blue.name} is not settled: ${deployment === undefined ? 'it is gone' : readinessOf(deployment, 0).message}.`, {
            hint: 'Blue must be healthy before a green stands beside it. Mend it, or use `strategy: rolling`, which replaces it.',
        });
    }, signal);
    const result = new Map();
    for (const { name } of missing) {
        const service = (await client.get(serviceKey(namespace, name)));
        if (service !== undefined)
            result.set(name, { blue: { ...plainSelector(service), [templateHashLabel]: hash } });
    }
    return result;
}
/** Brings green up beside blue, at blue's size. It gets no traffic yet. */
const greenStep = {
    name: 'green',
    what: 'bring green up beside blue',
    run: async (context) => {
        const { world, planned, limits } = context;
        const fronts = attemptOf(context).fronts;
        const waiting = await Promise.all(fronts.map(async (front) => {
            const item = planned.find(({ key }) => key.kind === 'Deployment' && key.namespace === front.namespace && key.name === front.green.name);
            if (item === undefined)
                throw new Error(`${front.green.name} is not in the plan`);
            const blue = front.blue === undefined ? undefined : world.deployment(front.namespace, front.blue.name);
            const usual = blue === undefined ? undefined : usualMs(world, blue);
            const object = sized(item.item.object, front, item.live);
            return awaited(await applyObject(context, {
                object,
                takeOver: item.takeOver,
                replace: false,
                force: context.forceConflicts,
            }), usual);
        }));
        await waitReady(context, waiting, limits.timeoutMs);
        return fronts.map(({ green }) => `${green.name}: ${podsInWords(green.replicas)} ready`).join(', ');
    },
};
/** Once green is live, whoever scales it decides, but a manifest that wants more gets it: as its plan has said. */
function sized(object, { green, blue }, live) {
    if (blue?.name === green.name && blue.replicas === green.replicas)
        return withLiveReplicas(object, live);
    return { ...object, spec: { ...object.spec, replicas: green.replicas } };
}
function previewName(service) {
    return `${service.slice(0, 55)}-preview`;
}
/** A Service of its own lets green be asked before anybody depends on it; its EndpointSlice proves selector and ports. */
const previewStep = {
    name: 'preview',
    what: 'prove a preview Service',
    run: async (context) => {
        const { planned } = context;
        const proven = [];
        for (const { namespace, services, green } of switching(context)) {
            const [first] = services;
            const manifest = planned.find(({ key }) => key.kind === 'Service' && key.namespace === namespace && key.name === first?.name);
            if (first === undefined || manifest === undefined)
                continue;
            const { ports } = manifest.item.object.spec;
            const name = previewName(first.name);
            const bare = (ports ?? []).map(({ ...port }) => {
                const { nodePort: _, ...rest } = port;
                return rest;
            });
            await applyObject(context, {
                object: {
                    apiVersion: 'v1',
                    kind: 'Service',
                    metadata: { namespace, name, labels: { 'app.kubernetes.io/managed-by': 'slipway' } },
                    spec: { selector: first.green, ports: bare },
                },
                takeOver: false,
                replace: false,
                force: true,
            });
            const pods = await proveEndpoints(context, { namespace, service: name, deployment: green.name, replicas: green.replicas }, proofMs);
            proven.push(`${name} leads to ${podsInWords(pods)} of green`);
        }
        return proven.join(', ') || 'nothing to do';
    },
};
/** One patch a Service: from here on green gets the traffic. */
const switchStep = {
    name: 'switch',
    what: 'switch the traffic to green',
    run: async (context) => {
        const { clock } = context;
        const words = [];
        for (const front of switching(context)) {
            for (const { name, blue, green, original } of front.services) {
                const key = serviceKey(front.namespace, name);
                const { moved, ms } = await moveSelector(context, key, [blue, original, green], green);
                words.push(moved ? `${(0,kube_objects/* nameOf */.Vb)(key)} → green in ${ms} ms` : `${(0,kube_objects/* nameOf */.Vb)(key)} selects green`);
            }
            await handOver(context, front, front.blue?.name, front.green.name);
        }
        if (attemptOf(context).switchedAt === undefined)
            await note(context, { switchedAt: new Date(clock.now()).toISOString() });
        return words.join(', ') || 'green is live already';
    },
};
/** Gives the HPA another Deployment. Until then it did not know green; from then on it leaves blue as it is. */
async function handOver(context, front, from, to) {
    const { client } = context;
    if (front.autoscaler === undefined || to === undefined)
        return;
    const key = {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        namespace: front.namespace,
        name: front.autoscaler.name,
    };
    const live = (await client.get(key));
    const target = live?.spec.scaleTargetRef.name;
    if (live === undefined || target === to)
        return;
    if (from !== undefined && target !== from && target !== front.name) {
        context.emit({
            event: 'notice',
            text: `${(0,kube_objects/* nameOf */.Vb)(key)} scales ${target}, which is neither blue nor green: it is left alone.`,
        });
        return;
    }
    await client.jsonPatch(key, [
        { op: 'test', path: '/spec/scaleTargetRef/name', value: target },
        { op: 'replace', path: '/spec/scaleTargetRef/name', value: to },
    ]);
}
/** The switch is done when the endpoints say so, not when the patch was taken. */
const proveStep = {
    name: 'prove',
    what: 'prove that green gets the traffic',
    run: async (context) => {
        const { clock, limits, signal } = context;
        const began = clock.now();
        const words = [];
        for (const { namespace, services, green } of switching(context))
            for (const { name } of services) {
                const pods = await proveEndpoints(context, { namespace, service: name, deployment: green.name, replicas: green.replicas }, proofMs);
                words.push(`${name}: exactly ${podsInWords(pods)} of green`);
            }
        if (words.length === 0)
            return 'nothing to do';
        const text = `${words.join(', ')}, after ${clock.now() - began} ms`;
        const switched = switching(context).some(({ blue }) => blue !== undefined);
        // The EndpointSlice is right, but kube-proxy on each node takes up to a second more to follow it.
        if (switched)
            await clock.sleep(limits.settleMs, signal);
        return text;
    },
};

;// CONCATENATED MODULE: ./packages/rollout/lib/steps/back.js













const back_proofMs = 30_000;
/** One patch a Service, and blue has the traffic again: it runs at its full size since before the release. */
const switchBackStep = {
    name: 'switch-back',
    what: 'send the traffic back to blue',
    run: async (context) => {
        const words = [];
        for (const front of switching(context)) {
            if (front.blue === undefined)
                continue;
            for (const { name, blue, green, original } of front.services) {
                const to = blue ?? original;
                if (to === undefined)
                    continue;
                const { moved, ms } = await moveSelector(context, serviceKey(front.namespace, name), [green, blue, original], to);
                if (moved)
                    words.push(`${name} → blue in ${ms} ms`);
            }
            await handOver(context, front, front.green.name, front.blue.name);
        }
        return words.join(', ') || 'blue never lost it';
    },
};
const proveBackStep = {
    name: 'prove-back',
    what: 'prove that blue gets the traffic',
    run: async (context) => {
        const words = [];
        for (const { namespace, services, blue } of switching(context)) {
            if (blue === undefined)
                continue;
            for (const { name, original } of services) {
                if (original === undefined)
                    continue;
                const pods = await proveEndpoints(context, { namespace, service: name, deployment: blue.name, replicas: blue.replicas }, back_proofMs);
                words.push(`${name}: exactly ${podsInWords(pods)} of blue`);
            }
        }
        // Green goes only when no node sends anybody there any more.
        if (attemptOf(context).switchedAt !== undefined)
            await context.clock.sleep(context.limits.settleMs, context.signal);
        return words.join(', ') || 'nothing to do';
    },
};
/** Takes green away. It ends gracefully: what is still under way on it is answered. */
const removeGreenStep = {
    name: 'remove-green',
    what: 'remove green',
    run: async (context) => {
        const { client, world, clock, limits, signal, emit } = context;
        let removed = 0;
        for (const { namespace, services, green } of switching(context)) {
            for (const { name } of services.slice(0, 1))
                await client.remove(serviceKey(namespace, previewName(name)));
            const key = deploymentKey(namespace, green.name);
            if ((await client.get(key)) === undefined)
                continue;
            await client.remove(key);
            removed++;
            const until = clock.now() + limits.retireMs;
            const pods = () => world.pods(namespace).filter(({ metadata }) => metadata.labels?.['slipway.dev/color'] === green.color);
            const left = await world.until(() => (pods().length === 0 || clock.now() >= until ? pods().length : undefined), signal);
            if (left > 0)
                emit({ event: 'notice', text: `${left} pods of ${green.name} are still ending; Kubernetes ends them.` });
        }
        return removed === 0 ? 'there was none' : 'green is gone';
    },
};
/** Applies what was live before, removes what the release made, and waits until the old state runs. */
const restoreStep = {
    name: 'restore',
    what: 'restore the release before',
    run: async (context) => {
        const { records, limits, secrets } = context;
        const attempt = attemptOf(context);
        const fronting = new Set(attempt.strategy === 'blue-green' ? attempt.fronts.flatMap(({ blue, name }) => [name, blue?.name ?? '']) : []);
        const kept = await Promise.all((attempt.secretsIn ?? []).map((namespace) => secrets.kept(namespace)));
        const before = [
            ...kept.flat(),
            ...records.liveObjects.filter((object) => object.kind !== 'Secret' &&
                object.kind !== 'Job' &&
                !((0,fronts/* isDeployment */.ce)(object) && fronting.has(object.metadata.name))),
        ];
        const scalers = await liveAutoscalers(context, [
            ...new Set(before.filter(fronts/* isDeployment */.ce).map(({ metadata }) => metadata.namespace ?? '')),
        ]);
        const applied = [];
        for (const { items } of inOrder(before.map((object) => ({ object }))))
            applied.push(...(await Promise.all(items.map(({ object }) => applyBefore(context, object, scalers)))));
        const removed = await removeNew(context, before);
        const workloads = applied.filter(({ kind }) => isWorkload(kind));
        const waiting = workloads.map((object) => awaited(object));
        await unblock(context, waiting);
        if (waiting.length > 0)
            await waitReady(context, waiting, limits.timeoutMs);
        const made = removed === 0 ? '' : `, ${removed} new object${removed === 1 ? '' : 's'} removed`;
        return before.length === 0
            ? `there was none before${made}`
            : `${applied.length} object${applied.length === 1 ? '' : 's'} as before${made}`;
    },
};
/** Removes what the release made, but nothing that others may have put theirs into. @returns how many objects went */
async function removeNew(context, before) {
    const { client, emit } = context;
    const made = attemptOf(context).created.filter((key) => !before.some((object) => isSame((0,kube_objects/* keyOf */.TN)(object), key)));
    const due = made.filter((key) => !isPrecious(key));
    for (const key of due)
        await client.remove(key);
    const live = await Promise.all(made.filter(isPrecious).map((key) => client.get(key)));
    const kept = live.flatMap((object) => (object === undefined ? [] : (0,kube_objects/* nameOf */.Vb)((0,kube_objects/* keyOf */.TN)(object))));
    if (kept.length > 0)
        emit({
            event: 'notice',
            text: `Made by this release, but kept because of what they may hold by now: ${kept.join(', ')}. Delete them by hand when nobody needs them.`,
        });
    return due.length;
}
async function applyBefore(context, object, scalers) {
    const live = await context.client.get((0,kube_objects/* keyOf */.TN)(object));
    let wanted = object;
    if ((0,fronts/* isDeployment */.ce)(object))
        wanted = withoutOwnedReplicas(object, live, scalers);
    // Its selector is the business of the steps before.
    else if (object.kind === 'Service' && live !== undefined && attemptOf(context).strategy === 'blue-green')
        wanted = { ...object, spec: { ...object.spec, selector: live.spec.selector ?? {} } };
    // What was replaced on the way there may have to be replaced on the way back.
    const replaceImmutable = [object, live].some((one) => one?.metadata.annotations?.[replaceAnnotation] === 'replace');
    const wish = { object: wanted, takeOver: false, replace: false, replaceImmutable, force: true };
    if (live === undefined || !isPrecious((0,kube_objects/* keyOf */.TN)(live)))
        return applyObject(context, wish);
    try {
        return await applyObject(context, { ...wish, replaceImmutable: false });
    }
    catch (error) {
        if (!(error instanceof lib_error/* RolloutError */.a && error.cause instanceof ApiError && isImmutable(error.cause)))
            throw error;
        const name = (0,kube_objects/* nameOf */.Vb)((0,kube_objects/* keyOf */.TN)(live));
        context.emit({
            event: 'notice',
            text: `${name} stays as this release made it, because of what it may hold by now.`,
        });
        return live;
    }
}
function isSame(a, b) {
    return a.kind === b.kind && a.name === b.name && a.namespace === b.namespace;
}
/** With green's pods gone, a Service that was narrowed for this release may select as it did before. */
const widenStep = {
    name: 'widen',
    what: 'give each Service its own selector back',
    run: async (context) => {
        let widened = 0;
        for (const { namespace, services, blue: live } of switching(context)) {
            if (live === undefined)
                continue;
            for (const { name, original, blue } of services) {
                if (original === undefined || blue === undefined)
                    continue;
                const { moved } = await moveSelector(context, serviceKey(namespace, name), [blue], original);
                if (moved)
                    widened++;
            }
        }
        return widened === 0 ? 'nothing to do' : `${widened} selectors as before`;
    },
};

;// CONCATENATED MODULE: ./packages/rollout/lib/state/request.js
/** What `promote` or `abort` have asked of an attempt: they leave their wish in the record, which is watched. */
function requestIn(world, key, of) {
    const text = world.get(key)?.data?.['record.json'];
    if (text === undefined)
        return undefined;
    const { attempt, request } = JSON.parse(text);
    // The copy may be a moment old, and speak of the attempt before.
    return attempt?.id === of.id && attempt.startedAt === of.startedAt ? request : undefined;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/steps/gate-watch.js

/** Once is an accident of the network or of who is asked; so often in a row, nobody watches this release. */
const mostSilences = 3;
/** Asks each gate when it is due, and tells an answer that is no from no answer. */
class GateWatch {
    asked;
    clock;
    tell;
    constructor(gates, clock, tell) {
        this.clock = clock;
        this.tell = tell;
        this.asked = gates.map((gate) => ({ gate, dueAt: clock.now(), silences: 0, atEnd: false }));
    }
    /**
     * Asks those that are due; at the end of the watch every one.
     *
     * @returns whether each has answered when it was asked last: a release is not good because nobody could tell
     * @throws ReleaseFailed when one says no, or too often nothing
     */
    async ask(signal, atEnd) {
        for (const one of this.asked) {
            const final = atEnd && !one.atEnd && one.silences === 0;
            if (!final && this.clock.now() < one.dueAt)
                continue;
            one.atEnd = atEnd;
            await this.askOne(one, signal);
            one.dueAt = this.clock.now() + one.gate.everyMs;
        }
        return this.asked.every(({ silences }) => silences === 0);
    }
    async askOne(one, signal) {
        const { gate } = one;
        let wrong;
        try {
            wrong = await gate.ask(signal, this.tell);
            one.silences = 0;
        }
        catch (error) {
            if (!(error instanceof Unanswered))
                throw error;
            one.silences++;
            if (one.silences < mostSilences)
                return this.tell(`${gate.name}: ${error.message}. It is asked again in ${gate.everyMs / 1000} s.`);
            throw gate_watch_failed(`${gate.name}: no answer ${mostSilences} times in a row, the last time because ${error.message}`, 'See whether what answers this gate runs, and can be reached from here; the release may be fine.');
        }
        if (wrong !== undefined)
            throw gate_watch_failed(`${gate.name}: ${wrong}`, 'The gate of this release says no: look at what it measures.');
    }
}
function gate_watch_failed(message, fix) {
    return new ReleaseFailed({ code: 'gate-failed', message, fix });
}

;// CONCATENATED MODULE: ./packages/rollout/lib/steps/bake.js







/**
 * Watches the new version under traffic. Whatever goes wrong now still costs only one patch back, or the previous
 * manifests; after it the old version goes.
 */
const bakeStep = {
    name: 'bake',
    what: 'watch it under traffic',
    run: async (context) => {
        const { clock, limits, signal, gates, traffic, world, records, emit } = context;
        traffic?.handedOver();
        const memory = new TroubleMemory();
        const until = clock.now() + limits.bakeMs;
        const began = clock.now();
        const watch = new GateWatch(gates, clock, (text) => emit({ event: 'notice', text }));
        for (;;) {
            const request = requestIn(world, records.key, attemptOf(context));
            refuseFailures(context);
            await refuseTroubles(context, memory);
            const last = clock.now() >= until || request === 'promote';
            const answered = await watch.ask(signal, last);
            if (last && answered) {
                const seconds = Math.round((clock.now() - began) / 1000);
                const sent = traffic?.result();
                return `${request === 'promote' ? 'promoted after' : 'no trouble in'} ${seconds} s${sent === undefined ? '' : `, ${sent.failed} of ${sent.sent} requests failed`}`;
            }
            await clock.sleep(last ? 500 : Math.min(500, Math.max(1, until - clock.now())), signal);
        }
    },
};
function refuseFailures({ traffic, limits }) {
    const result = traffic?.result();
    if (result === undefined || result.blamed <= limits.allowedFailures)
        return;
    const first = result.failures[0];
    throw new ReleaseFailed({
        code: 'requests-failed',
        message: `${result.blamed} of ${result.sent} requests of the traffic check failed, ${limits.allowedFailures} are allowed${first === undefined ? '' : `; the first at ${first.at}: ${first.what}`}`,
        fix: 'See what the application logged at that time; `allowed-failures` sets another limit.',
    });
}
/** Pods that were ready and are no longer: a crash under traffic. */
async function refuseTroubles(context, memory) {
    const { world, planned } = context;
    const workloads = [
        ...attemptOf(context).fronts.map(({ namespace, green }) => deploymentKey(namespace, green.name)),
        ...planned.flatMap(({ key }) => (isWorkload(key.kind) && key.kind !== 'Job' ? [key] : [])),
    ];
    const troubles = workloads.flatMap((key) => troublesOf(context, { key, generation: 0 }));
    const proven = memory.proven(troubles, world.now());
    if (proven !== undefined)
        throw await failedBy(context, proven);
}

;// CONCATENATED MODULE: ./packages/rollout/lib/steps/retire.js








/** Ends blue as its pods want to be ended: with preStop, SIGTERM and their grace period. There is no way back after it. */
const retireStep = {
    name: 'retire',
    what: 'end blue gracefully',
    run: async (context) => {
        const { client, world, clock, limits, signal, emit } = context;
        await remember(context);
        let ended = 0;
        for (const { namespace, blue } of switching(context)) {
            if (blue === undefined)
                continue;
            const key = deploymentKey(namespace, blue.name);
            const live = await client.get(key);
            if (live === undefined || live.metadata.uid !== blue.uid)
                continue;
            const owners = world
                .replicaSets(namespace)
                .filter(retire_ownedBy(live))
                .map(({ metadata }) => metadata.uid);
            const pods = () => world
                .pods(namespace)
                .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => owners.includes(uid)));
            const count = pods().length;
            try {
                await client.jsonPatch(key, [{ op: 'replace', path: '/spec/replicas', value: 0 }]);
            }
            catch (error) {
                emit({ event: 'notice', text: `${(0,kube_objects/* nameOf */.Vb)(key)} keeps its pods until it is removed: ${refusalIn(error)}.` });
                continue;
            }
            ended += count;
            const until = clock.now() + limits.retireMs;
            const left = await world.until(() => (pods().length === 0 || clock.now() >= until ? pods().length : undefined), signal);
            if (left > 0)
                emit({ event: 'notice', text: `${left} pods of ${blue.name} are still ending; Kubernetes ends them.` });
        }
        return ended === 0 ? 'nothing to do' : `${podsInWords(ended)} of blue ended`;
    },
};
function retire_ownedBy(owner) {
    return ({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === owner.metadata.uid) === true;
}
/** From here on the new release is the one to go back to. */
async function remember(context) {
    const { records, planned, release, clock, fence } = context;
    const attempt = attemptOf(context);
    // Noted by a runner before this one.
    if (release === undefined || attempt.stale !== undefined)
        return;
    const before = records.record.live;
    const live = {
        id: attempt.id,
        strategy: attempt.strategy,
        at: before?.id === attempt.id ? before.at : new Date(clock.now()).toISOString(),
        images: attempt.images,
        inventory: planned.map(({ key }) => key),
        fronts: attempt.fronts.map(({ namespace, name, green }) => ({ namespace, name, deployment: green.name })),
    };
    const stale = staleKeys(before?.inventory ?? [], live.inventory, attempt.fronts.flatMap(({ namespace, blue }) => (blue === undefined ? [] : [deploymentKey(namespace, blue.name)])));
    await records.save({ ...records.record, fence, live, attempt: { ...attempt, stale } }, finalObjects(context));
}
/** The objects as they stand after the switch: Services lead to green, HPAs scale it. */
function finalObjects({ planned, records }) {
    const fronts = records.record.attempt?.strategy === 'blue-green' ? records.record.attempt.fronts : [];
    return planned.map(({ item: { object } }) => {
        const mine = fronts.filter(({ namespace }) => namespace === object.metadata.namespace);
        if (object.kind === 'Service') {
            const state = mine.flatMap(({ services }) => services).find(({ name }) => name === object.metadata.name);
            return state === undefined ? object : { ...object, spec: { ...object.spec, selector: state.green } };
        }
        const scaled = mine.find(({ autoscaler }) => autoscaler?.name === object.metadata.name);
        return object.kind === 'HorizontalPodAutoscaler' && scaled !== undefined
            ? retarget(object, scaled.green.name)
            : object;
    });
}
function staleKeys(before, after, retired) {
    const kept = new Set(after.map(kube_objects/* keyText */.Pu));
    return [...new Map([...before, ...retired].map((key) => [(0,kube_objects/* keyText */.Pu)(key), key])).values()].filter((key) => !kept.has((0,kube_objects/* keyText */.Pu)(key)));
}
/** Removes what the releases before have left, last of all and never more than allowed. */
const collectStep = {
    name: 'collect',
    what: 'collect what is left over',
    run: async (context) => {
        const { client, limits, emit } = context;
        await remember(context);
        const attempt = attemptOf(context);
        for (const { namespace, services } of switching(context))
            for (const { name } of services.slice(0, 1)) {
                const key = serviceKey(namespace, previewName(name));
                await client.remove(key).catch((error) => {
                    emit({ event: 'notice', text: `${(0,kube_objects/* nameOf */.Vb)(key)} stays: ${refusalIn(error)}.` });
                });
            }
        const stale = attempt.stale ?? [];
        const spared = stale.filter(isPrecious);
        const due = stale.filter((key) => !isPrecious(key));
        const retired = new Set(attempt.fronts.flatMap(({ blue }) => blue?.name ?? []));
        const pruned = due.filter(({ kind, name }) => !(kind === 'Deployment' && retired.has(name)));
        if (pruned.length > limits.pruneMax) {
            emit({
                event: 'notice',
                text: `${pruned.length} objects are no longer in the manifests, more than prune-max ${limits.pruneMax}: none was removed. They are ${pruned.map(kube_objects/* nameOf */.Vb).join(', ')}.`,
            });
        }
        const removed = [];
        const left = [];
        for (const key of due) {
            const capped = pruned.includes(key) && pruned.length > limits.pruneMax;
            const end = capped ? 'left' : await removeOurs(context, key, retired);
            if (end === 'removed')
                removed.push(key);
            if (end === 'left')
                left.push(key);
        }
        if (stale.length > 0)
            await noteCollected(context, removed, left);
        if (spared.length > 0)
            emit({
                event: 'notice',
                text: `No longer in the manifests, but kept because of what they hold: ${spared.map(kube_objects/* nameOf */.Vb).join(', ')}.`,
            });
        return removed.length === 0 ? 'nothing is left over' : `removed ${removed.map(kube_objects/* nameOf */.Vb).join(', ')}`;
    },
};
/** What stays for now is tried again after the next release; what the report calls removed is what was. */
async function noteCollected(context, removed, left) {
    const { records, fence } = context;
    const { live } = records.record;
    if (live === undefined)
        return;
    const inventory = [...live.inventory, ...left];
    const attempt = { ...attemptOf(context), stale: removed };
    await records.save({ ...records.record, fence, live: { ...live, inventory }, attempt });
}
/** The words of a refusal that asking again does not change. @throws anything else as it is */
function refusalIn(error) {
    if (error instanceof ApiError && [400, 403, 405, 422].includes(error.status))
        return error.message;
    throw error;
}
/** Removes only what Slipway has made or applied: an object of the same name may be somebody else's by now. */
async function removeOurs({ client, emit }, key, retired) {
    try {
        const live = await client.get(key);
        if (live === undefined)
            return 'removed';
        const ours = (live.metadata.managedFields ?? []).some(({ manager }) => manager === fieldManager);
        if (!ours && !retired.has(key.name))
            return 'not-ours';
        await client.remove((0,kube_objects/* keyOf */.TN)(live), live.metadata.uid);
        return 'removed';
    }
    catch (error) {
        // The release is live and good; what it may not tidy up is for somebody else to do.
        const words = refusalIn(error);
        const origin = key.kind === 'Deployment' && retired.has(key.name) ? 'of the release before' : 'no longer in the manifests';
        const right = isMissingRight(error)
            ? ' `slipway deploy --action rbac`, run by somebody who may read the record of the release, prints the right that is missing.'
            : '';
        emit({ event: 'notice', text: `${(0,kube_objects/* nameOf */.Vb)(key)} is ${origin}, but stays: ${words}.${right}` });
        return 'left';
    }
}

// EXTERNAL MODULE: ./packages/rollout/lib/plan/smoke-job.js
var smoke_job = __webpack_require__(99168);
;// CONCATENATED MODULE: ./packages/rollout/lib/steps/smoke.js






/** Asks the new version itself. */
const smokeStep = {
    name: 'smoke',
    what: 'ask the new version',
    run: async (context) => {
        const { smoke, signal, release } = context;
        const asked = [];
        const places = placesOf(context);
        for (const place of places)
            for (const test of smoke) {
                const wrong = await test.ask(place, signal);
                if (wrong !== undefined)
                    throw new ReleaseFailed({
                        code: 'smoke-test-failed',
                        message: `${test.name}: ${wrong}`,
                        fix: 'The pods are ready, but the new version does not answer as it should: see its log.',
                        object: `Service ${place.namespace}/${place.service}`,
                    });
                asked.push(test.name);
            }
        if (release?.smokeJob !== undefined)
            asked.push(await runJob(context, release.smokeJob.object, places[0]));
        return asked.length === 0 ? 'no smoke test is configured' : `passed: ${[...new Set(asked)].join(', ')}`;
    },
};
/** Where the new version of each front can be asked: nobody else asks the preview Service. */
function placesOf(context) {
    const { strategy, fronts } = attemptOf(context);
    return fronts.flatMap(({ namespace, services: [first], blue, green }) => {
        if (first === undefined)
            return [];
        const isPreview = strategy === 'blue-green' && blue?.name !== green.name;
        return [{ namespace, service: isPreview ? previewName(first.name) : first.name, port: first.port }];
    });
}
/** Runs the Job to its end and removes it, whichever way it ends. */
async function runJob(context, job, place) {
    const { client, limits } = context;
    const key = (0,kube_objects/* keyOf */.TN)(job);
    const { created } = attemptOf(context);
    // Noted before it is made: whoever goes on after this runner removes it.
    if (!created.some(({ kind, name }) => kind === key.kind && name === key.name))
        await note(context, { created: [...created, key] });
    try {
        const variables = place === undefined ? {} : await variablesOf(context, place);
        const applied = await client.apply((0,smoke_job/* withVariables */.sO)(job, variables), { force: true });
        await waitReady(context, [awaited(applied)], limits.timeoutMs);
    }
    catch (error) {
        if (error instanceof ReleaseFailed)
            throw new ReleaseFailed({ ...error.failure, code: 'smoke-test-failed', fix: 'The log of the Job says why.' });
        throw error;
    }
    finally {
        await client.remove(key);
    }
    await note(context, { created });
    return `Job ${key.name}`;
}
async function variablesOf({ client }, place) {
    const { namespace, service, port } = place;
    const { spec } = (await client.get(serviceKey(namespace, service))) ?? {};
    const number = (spec?.ports?.find(({ name = '' }) => name === port.name) ?? spec?.ports?.[0])?.port ?? 80;
    return {
        SLIPWAY_NAMESPACE: namespace,
        SLIPWAY_SERVICE: service,
        SLIPWAY_URL: `${port.scheme}://${service}.${namespace}.svc:${number}`,
    };
}

;// CONCATENATED MODULE: ./packages/rollout/lib/run/interruption.js



/**
 * Whether a release is remembered as the live one and the release before is being ended: what is left is tidying up,
 * and there is nothing any more to go back to. The same release, deployed again, is live from its first step on.
 */
function isPastReturn({ attempt, live }) {
    if (attempt === undefined || attempt.id !== live?.id || attempt.direction === 'back')
        return false;
    return attempt.step === 'retire' || attempt.step === 'collect';
}
const fix = 'Deploy again when it is to go out.';
/** The reason of a signal when a person asks for the way back. */
function abortedByRequest() {
    return new ReleaseFailed({ code: 'aborted', message: 'Aborted by request.', fix });
}
/** Why a release whose signal was aborted goes back; undefined when it has lost its lock, and must leave all as it is. */
function causeOfStop(reason) {
    if (reason instanceof ReleaseFailed)
        return reason.failure;
    return reason instanceof lib_error/* RolloutError */.a
        ? undefined
        : { code: 'aborted', message: `Interrupted by ${wordOf(reason)}.`, fix };
}
/** What a person is told who has interrupted a deploy where it could not go back. */
function interrupted(reason, record) {
    const { attempt } = record;
    const by = `Interrupted by ${wordOf(reason)}`;
    if (attempt === undefined)
        return new lib/* Problem */.AF('unavailable', `${by} before the release began.`);
    const live = isPastReturn(record) ? `: release ${attempt.id} is live` : '';
    return new lib/* Problem */.AF('unavailable', `${by} at ${attempt.step}${live}.`, {
        hint: live === ''
            ? 'Run the same command again: it goes on where it stopped.'
            : 'Run the same command again: it tidies up what is left of the release before.',
    });
}
/** `SIGINT` or `SIGTERM`. */
function wordOf(reason) {
    return reason instanceof Error ? reason.message : String(reason);
}

;// CONCATENATED MODULE: ./packages/rollout/lib/run/run-steps.js










const forward = {
    rolling: [applyStep, smokeStep, bakeStep, collectStep],
    'blue-green': [
        narrowStep,
        applyStep,
        greenStep,
        previewStep,
        smokeStep,
        switchStep,
        proveStep,
        bakeStep,
        retireStep,
        collectStep,
    ],
};
const back = {
    rolling: [restoreStep],
    'blue-green': [switchBackStep, proveBackStep, removeGreenStep, restoreStep, widenStep],
};
/** The steps of an attempt in its direction that have something to do here. */
function stepsOf({ strategy, direction }, context) {
    if (direction === 'back')
        return back[strategy];
    const { smoke, gates, limits, traffic, release } = context;
    return forward[strategy].filter(({ name }) => {
        if (name === 'smoke')
            return smoke.length > 0 || release?.smokeJob !== undefined;
        return name !== 'bake' || limits.bakeMs > 0 || gates.length > 0 || traffic !== undefined;
    });
}
/**
 * Runs the steps of the attempt from the one that is noted, each noted before it begins.
 *
 * @returns what was wrong with the release, when it has to go back
 */
async function runSteps(context, records) {
    const { clock, emit } = context;
    const { direction, step: at } = attemptOf(context);
    const steps = stepsOf(attemptOf(context), context);
    const first = Math.max(0, steps.findIndex(({ name }) => name === at));
    for (const [i, step] of steps.slice(first).entries()) {
        if (i > 0)
            await note(context, { step: step.name });
        if (step.name === 'bake' || step.name === 'narrow' || step.name === 'apply')
            await startTraffic(context, step.name);
        const began = clock.now();
        emit({ event: 'step-started', step: step.name, direction, text: step.what });
        const ended = (state, text) => {
            const now = clock.now();
            records.push({ name: step.name, direction, startedAt: iso(began), endedAt: iso(now), state, text });
            emit({ event: 'step-ended', step: step.name, direction, ms: now - began, state, text });
        };
        try {
            context.signal.throwIfAborted();
            ended('done', await step.run(context));
        }
        catch (error) {
            const cause = direction === 'forward' ? causeIn(error, context) : undefined;
            if (cause === undefined)
                throw direction === 'back' && error instanceof ReleaseFailed ? notRestored(error, context) : error;
            ended('failed', cause.message);
            emit({ event: 'failed', code: cause.code, text: cause.message });
            return cause;
        }
    }
    return undefined;
}
function notRestored({ failure }, context) {
    const { cause } = attemptOf(context);
    return new lib_error/* RolloutError */.a('not-restored', `The release is bad (${cause?.message ?? 'no cause is known'}), and what was there before does not come up either: ${failure.message}`, {
        hint: `${failure.fix}\nRunning the same command again goes on with the way back.`,
    });
}
/** A first release has nothing that could answer before it is up. */
async function startTraffic({ records, traffic, emit }, step) {
    const before = records.record.attempt?.fronts.every(({ blue }) => blue !== undefined);
    if (before && step !== 'bake') {
        const wrong = await traffic?.probe();
        // A release that mends what is broken must not be judged by what it mends.
        if (wrong !== undefined)
            emit({
                event: 'notice',
                text: `What is live fails already (${wrong}): failed requests count once the new version has all the traffic.`,
            });
    }
    if (before || step === 'bake')
        traffic?.start();
}
/** What makes a release go back; undefined for what neither direction can help. */
function causeIn(error, context) {
    // What is left to do is tidying up: nothing that goes wrong with it makes a release bad that is live and proven.
    if (isPastReturn(context.records.record))
        return undefined;
    if (context.signal.aborted)
        return causeOfStop(context.signal.reason);
    if (error instanceof ReleaseFailed)
        return error.failure;
    if (error instanceof lib_error/* RolloutError */.a && error.reason !== 'lock-lost')
        return { code: 'object-failed', message: error.message, fix: error.hint ?? '' };
    if (error instanceof ApiError && error.status < 500 && error.status !== 429 && error.status !== 401)
        return { code: 'object-failed', message: `The API server refuses: ${error.message}`, fix: '' };
    return undefined;
}
function iso(ms) {
    return new Date(ms).toISOString();
}

;// CONCATENATED MODULE: ./packages/rollout/lib/run/begin.js







/** Finds who gets the traffic now, and asks the server what the release would change. @throws RolloutError as dryRun */
async function planRelease(release, { client, world, emit }, forceConflicts) {
    const namespaces = [...new Set(release.items.flatMap(({ object }) => object.metadata.namespace ?? []))];
    const watched = namespaces.filter((namespace) => namespace !== release.namespace);
    const [located, budgets] = await Promise.all([
        liveAutoscalers({ client }, release.fronts.length === 0 ? [] : namespaces).then((scalers) => locateFronts(release, client, scalers)),
        budgetWarnings(release, client),
        ...watched.map((namespace) => world.watchNamespace(namespace)),
    ]);
    for (const text of budgets)
        emit({ event: 'notice', text });
    const planned = await dryRun(placeItems(release, located), client, { forceConflicts, smokeJob: release.smokeJob });
    const count = (action) => planned.filter((one) => one.action === action).length;
    emit({
        event: 'plan',
        app: release.app,
        release: release.id,
        strategy: release.strategy,
        create: count('create'),
        change: count('change') + count('replace'),
        keep: count('keep'),
        prune: 0,
    });
    return { located, planned };
}
/** Notes the attempt, and what stands there now, before anything changes. */
async function beginAttempt(context, { release, located, startedMs, holder }) {
    const { planned, records, fence, emit } = context;
    const attempt = {
        id: release.id,
        strategy: release.strategy,
        direction: 'forward',
        startedAt: iso(startedMs),
        holder,
        images: release.images,
        fronts: frontStates(release, located),
        created: planned.filter(({ action }) => action === 'create').map(({ key }) => key),
    };
    for (const { front, live } of located)
        for (const text of (0,drain/* oldPodsWarnings */.lL)(live, front, release.strategy))
            emit({ event: 'notice', text });
    const [first] = stepsOf(attempt, context);
    const { record } = records;
    // Without a record of our own, what stands there now is the release to go back to.
    const adopted = record.live === undefined ? adoptedRelease(planned) : undefined;
    const changing = planned.filter(({ key, action }) => key.kind === 'Secret' && isChange(action));
    const secretsIn = [...new Set(changing.map(({ key }) => key.namespace))];
    const noted = { ...attempt, step: first.name, ...(secretsIn.length === 0 ? {} : { secretsIn }) };
    await records.save({ ...record, fence, attempt: noted }, adopted);
}
const isChange = (action) => action === 'change' || action === 'replace';
function adoptedRelease(planned) {
    return planned.flatMap(({ live }) => (live === undefined ? [] : [snapshotOf(live)]));
}

;// CONCATENATED MODULE: ./packages/rollout/lib/run/explained.js


/** Network trouble that outlived the retries: nothing is lost, but nothing more can be done now. */
function explained(error, app) {
    if (error instanceof lib/* Problem */.AF)
        return error;
    const again = `Run the same command again: it goes on where it stopped, or takes ${app} back.`;
    if (error instanceof ApiError) {
        const code = error.status === 401 || error.status === 403 ? 'forbidden' : 'unavailable';
        const hint = isMissingRight(error)
            ? '`slipway deploy --action rbac` prints the smallest Role for these manifests.'
            : error.status === 401
                ? 'The cluster does not know the token or certificate, or it has run out: give a new one.'
                : again;
        return new lib/* Problem */.AF(code, `The API server refuses: ${error.message}`, { cause: error, hint });
    }
    if (!(error instanceof Error))
        return error;
    const code = 'code' in error ? String(error.code) : '';
    if (isUntrusted(code))
        return new lib/* Problem */.AF('forbidden', `The certificate of the API server is not trusted: ${error.message}`, {
            cause: error,
            hint: 'Give the authority that signed it: `certificate-authority`, or certificate-authority-data in the kubeconfig. Check that the URL of the server is the one that the certificate was made for.',
        });
    if (/^(?:E[A-Z_]+|HPE_\w+|ERR_(?:TLS|SSL|SOCKET)\w*)$/.test(code) ||
        /no answer within|socket hang up/.test(error.message))
        return new lib/* Problem */.AF('unavailable', `The API server cannot be reached: ${error.message}`, {
            cause: error,
            hint: again,
        });
    return error;
}
/** Names of OpenSSL's verdicts on certificates, as Node has them (src/crypto/crypto_common.cc). */
function isUntrusted(code) {
    return /CERT|^UNABLE_TO_|^HOSTNAME_MISMATCH$|^INVALID_(?:CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$/.test(code);
}

;// CONCATENATED MODULE: ./packages/rollout/lib/run/hear-abort.js


/** Obeys `abort` whatever step is at work, for as long as there is a way back; who comes later is told. */
async function hearAbort({ records, world, emit }, closed, abort) {
    const { namespace } = records.key;
    try {
        await world.watchKind('v1', 'ConfigMap', namespace);
        const heard = await world.until(() => {
            const { attempt } = records.record;
            if (attempt === undefined || requestIn(world, records.key, attempt) !== 'abort')
                return undefined;
            return isPastReturn(records.record) ? 'too late' : 'in time';
        }, closed);
        if (heard === 'in time')
            abort(abortedByRequest());
        else
            emit({
                event: 'notice',
                text: 'Somebody asked to abort when the release was live already: it stays. To return, deploy the manifests and images of the release before.',
            });
    }
    catch (error) {
        if (!closed.aborted)
            emit({ event: 'notice', text: `\`abort\` and \`promote\` will not be heard: ${error.message}` });
    }
}

;// CONCATENATED MODULE: ./packages/rollout/lib/run/session.js













/** One hold of the lock, and what is done in it. */
class Session {
    client;
    clock;
    settings;
    records;
    world;
    lock;
    secrets;
    steps = [];
    notices = [];
    located = [];
    startedMs;
    /** Aborted when a person asks for the way back. */
    aborted = new AbortController();
    closed = new AbortController();
    app;
    namespace;
    constructor(client, clock, app, namespace, settings) {
        this.client = client;
        this.clock = clock;
        this.app = app;
        this.namespace = namespace;
        this.settings = settings;
        this.startedMs = clock.now();
        this.records = new RecordStore(client, app, namespace);
        this.secrets = new SecretBackup(client, app);
        this.lock = new Lock(client, clock, { app, namespace, holder: settings.holder });
        this.world = new World(client, clock, (what, error) => this.emit({
            event: 'notice',
            text: `Watching ${what} fails, and is tried again: ${error instanceof Error ? error.message : String(error)}`,
        }));
    }
    emit = (event) => {
        if (event.event === 'notice')
            this.notices.push(event.text);
        this.settings.onEvent({ at: iso(this.clock.now()), ...event });
    };
    /** @returns whether a release was under way */
    async open() {
        await Promise.all([
            this.lock.acquire(this.settings.lockWaitMs, this.settings.signal),
            this.world.watchNamespace(this.namespace),
        ]);
        const { attempt } = await this.records.load();
        return attempt !== undefined;
    }
    async close() {
        this.closed.abort();
        await this.settings.traffic?.stop();
        await this.lock.release();
        await this.world.stop();
    }
    /** An error as its reader can act on it. */
    explain(error) {
        const { signal } = this.settings;
        const stopped = signal.aborted || error instanceof ReleaseFailed;
        return stopped && !(error instanceof lib/* Problem */.AF)
            ? interrupted(signal.reason ?? error, this.records.record)
            : explained(error, this.app);
    }
    /** A release that was cut off and is not this one goes back, so that this one starts from what is known to work. */
    async finishOther(release) {
        const { attempt } = this.records.record;
        if (attempt === undefined || attempt.id === release.id)
            return;
        await this.abandon({
            code: 'superseded',
            message: `Release ${attempt.id} was cut off at ${attempt.step}, and ${release.id} comes in its place.`,
            fix: '',
        });
    }
    async abandon(cause) {
        const { attempt } = this.records.record;
        if (attempt === undefined)
            throw new lib_error/* RolloutError */.a('nothing-to-do', `No release of ${this.app} is under way.`, {
                hint: 'To return to an older version, deploy its images.',
            });
        const context = this.context(undefined, []);
        this.emit({ event: 'resumed', release: attempt.id, step: attempt.step, direction: attempt.direction });
        if (isPastReturn(this.records.record)) {
            await runSteps(context, this.steps);
            return this.finish(context, attempt, undefined);
        }
        return this.takeBack(context, attempt.cause ?? cause);
    }
    async bring(release, resumed) {
        const { attempt } = this.records.record;
        const { located, planned } = await planRelease(release, this, this.settings.forceConflicts);
        this.located = located;
        const context = this.context(release, planned);
        if (attempt !== undefined) {
            this.emit({ event: 'resumed', release: attempt.id, step: attempt.step, direction: attempt.direction });
            if (attempt.direction === 'back')
                return this.takeBack(context, attempt.cause);
        }
        else {
            // Before anything is noted or changed: what is wrong with a gate already would only be found at the end.
            await this.checkGates(context);
            await beginAttempt(context, {
                release,
                located,
                startedMs: this.startedMs,
                holder: this.settings.holder.identity,
            });
        }
        if (attemptOf(context).secretsIn !== undefined)
            await this.secrets.keep(planned);
        void hearAbort(this, this.closed.signal, (reason) => this.aborted.abort(reason));
        const cause = await runSteps(context, this.steps);
        if (cause !== undefined)
            return this.takeBack(context, cause);
        return { ...(await this.finish(context, attemptOf(context), undefined)), resumed };
    }
    async checkGates({ gates, signal }) {
        const tell = (text) => this.emit({ event: 'notice', text });
        for (const { name, check } of gates) {
            const wrong = await check?.(signal, tell);
            if (wrong !== undefined)
                throw new lib/* Problem */.AF('bad-input', `${name}: ${wrong}`, {
                    hint: 'Nothing was released. Mend the query, or the way to what answers it.',
                });
        }
    }
    async takeBack(context, cause) {
        const attempt = attemptOf(context);
        if (attempt.direction === 'forward') {
            const [first] = stepsOf({ strategy: attempt.strategy, direction: 'back' }, context);
            await note(context, { direction: 'back', cause, step: first.name });
        }
        // An interrupt asks to go back, not to stop in the middle; only a lost lock stops this.
        const calm = { ...context, signal: this.lock.signal };
        await runSteps(calm, this.steps);
        return this.finish(calm, attempt, cause);
    }
    async finish(context, attempt, cause) {
        const { traffic } = context;
        const previous = this.previousOf(attempt);
        const result = traffic === undefined ? undefined : await traffic.stop();
        for (const namespace of attempt.secretsIn ?? [])
            await this.secrets.forget(namespace);
        const { attempt: _, request: __, ...rest } = this.records.record;
        await this.records.save({ ...rest, fence: this.lock.fence });
        const { switchedAt } = attemptNow(context, attempt);
        return {
            state: cause === undefined ? 'released' : 'undone',
            app: this.app,
            namespace: this.namespace,
            strategy: attempt.strategy,
            release: attempt.id,
            images: attempt.images,
            previous,
            resumed: false,
            startedAt: iso(this.startedMs),
            durationMs: this.clock.now() - this.startedMs,
            switchedAt: switchedAt ?? undefined,
            steps: this.steps,
            plan: context.planned,
            pruned: (attempt.stale ?? []).map(kube_objects/* nameOf */.Vb),
            traffic: result,
            cause,
            notices: this.notices,
            apiRequests: this.client.transport.requests,
        };
    }
    previousOf(attempt) {
        const live = this.records.previous ?? this.records.record.live;
        if (live !== undefined && live.id !== attempt.id)
            return { release: live.id, images: live.images };
        const adopted = this.located.flatMap(({ live: deployment }) => deployment === undefined ? [] : deployment.spec.template.spec.containers.flatMap(({ image }) => image ?? []));
        return adopted.length === 0 ? undefined : { release: 'adopted', images: adopted };
    }
    context(release, planned) {
        const { limits, smoke, gates, traffic, signal, forceConflicts } = this.settings;
        return {
            client: this.client,
            world: this.world,
            clock: this.clock,
            release,
            planned,
            records: this.records,
            secrets: this.secrets,
            limits,
            smoke,
            gates,
            // The way back of another release must not end what this one is watched by.
            traffic: release === undefined ? undefined : traffic,
            forceConflicts,
            signal: AbortSignal.any([signal, this.lock.signal, this.aborted.signal]),
            fence: this.lock.fence,
            emit: this.emit,
        };
    }
}
function attemptNow({ records }, attempt) {
    return records.record.attempt ?? attempt;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/run/deploy.js


/**
 * Brings a release to the cluster, or back to what was there.
 *
 * A release that was cut off is taken up where it stopped; one that was cut off with other manifests goes back first.
 *
 * @throws RolloutError when it could not be begun, Problem when the cluster cannot be reached: running it again goes on
 */
async function deploy(client, clock, release, settings) {
    const session = new Session(client, clock, release.app, release.namespace, settings);
    try {
        await makeHome(client, release);
        const resumed = await session.open();
        await session.finishOther(release);
        return await session.bring(release, resumed);
    }
    catch (error) {
        throw session.explain(error);
    }
    finally {
        await session.close();
    }
}
/** The lock and the record live in the namespace of the application, which may come with its first release. */
async function makeHome(client, { items, namespace }) {
    const home = items.find(({ object }) => object.kind === 'Namespace' && object.metadata.name === namespace);
    if (home !== undefined && (await client.get((0,kube_objects/* keyOf */.TN)(home.object))) === undefined)
        await client.apply(home.object);
}
/** Takes a release that is under way, and whose runner is dead, back. */
async function goBack(client, clock, { app, namespace }, settings) {
    const session = new Session(client, clock, app, namespace, settings);
    try {
        await session.open();
        return await session.abandon({
            code: 'aborted',
            message: 'Aborted by request.',
            fix: 'Deploy again when it is to go out.',
        });
    }
    catch (error) {
        throw session.explain(error);
    }
    finally {
        await session.close();
    }
}

;// CONCATENATED MODULE: ./packages/rollout/lib/command/outputs.js
/** Values for later steps of a workflow. */
function outputsOf(result) {
    const { state, release, previous, switchedAt, traffic, durationMs, images } = result;
    return {
        state,
        release,
        previous: previous?.release ?? '',
        'previous-images': previous?.images.join('\n') ?? '',
        images: images.join('\n'),
        'switched-at': switchedAt ?? '',
        requests: String(traffic?.sent ?? 0),
        'failed-requests': String(traffic?.failed ?? 0),
        duration: (durationMs / 1000).toFixed(1),
    };
}

// EXTERNAL MODULE: ./packages/rollout/lib/plan/release.js + 2 modules
var release = __webpack_require__(16166);
// EXTERNAL MODULE: ./packages/rollout/lib/read/set-images.js
var set_images = __webpack_require__(90567);
;// CONCATENATED MODULE: ./packages/rollout/lib/command/prepare.js



/** The release that inputs and manifests make. @throws Problem for manifests that do not fit together */
function prepare(values, { manifests }, client, access) {
    return (0,release/* prepareRelease */.vn)(manifests, {
        app: values.app,
        namespace: namespaceOf(values, access),
        strategy: values.strategy ?? 'rolling',
        images: values.images.map(set_images/* parseImageChoice */.QE),
        hashConfig: values['hash-config'],
        drain: values.drain ?? 'require',
        smokeJob: values['smoke-job'],
    }, client);
}
/** Where objects go that name no namespace. */
function namespaceOf({ namespace }, access) {
    return namespace ?? (access.namespace || podNamespace() || 'default');
}
function podNamespace() {
    try {
        return (0,external_node_fs_.readFileSync)('/var/run/secrets/kubernetes.io/serviceaccount/namespace', 'utf8').trim();
    }
    catch {
        return ''; // Not in a pod.
    }
}

;// CONCATENATED MODULE: ./packages/rollout/lib/report/live-log.js
/** Steps that mostly take no time: that they began says nothing that their end does not. */
const brief = new Set(['narrow', 'preview', 'switch', 'collect', 'switch-back', 'prove-back', 'remove-green', 'widen']);
const column = 12;
/** Turns events into lines for people, while the release runs. Undefined for what a person need not see. */
function logLine(event, startedMs) {
    const text = live_log_wordsOf(event);
    if (text === undefined)
        return undefined;
    const seconds = ((Date.parse(event.at) - startedMs) / 1000).toFixed(1).padStart(6);
    return `${seconds} s  ${text}`;
}
function live_log_wordsOf(event) {
    switch (event.event) {
        case 'plan':
            return `${'plan'.padEnd(column)} ${event.app} ${event.release} by ${event.strategy}: ${event.create} new, ${event.change} changed, ${event.keep} as they are`;
        case 'resumed':
            return `${'resumed'.padEnd(column)} ${event.release} at ${event.step}${event.direction === 'back' ? ', on its way back' : ''}`;
        case 'step-started':
            return brief.has(event.step) ? undefined : `${event.step.padEnd(column)} ${event.text} …`;
        case 'step-ended':
            // Why it failed is told by an event of its own.
            return event.state === 'failed' ? undefined : `${event.step.padEnd(column)} ${event.text}`;
        case 'progress':
            return `${' '.repeat(column + 3)}${event.object}: ${event.text}`;
        case 'trouble':
            return `${' '.repeat(column + 1)}! ${event.object}: ${event.code}: ${event.text}`;
        case 'failed':
            return `${'failed'.padEnd(column)} ${event.code}: ${event.text}`;
        case 'notice':
            return `${'note'.padEnd(column)} ${event.text}`;
        case 'applied':
            return undefined;
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./packages/rollout/lib/traffic/request-stream.js


/** One failure says little of what is live. */
const probes = 3;
/** More failures are counted, but not kept. */
const keptFailures = 100;
/** Latencies of this many requests are kept, each with the same chance. */
const keptLatencies = 5_000;
/**
 * Requests at a fixed rate, whether the ones before were answered or not: an application that stalls is asked as often
 * as one that does not, so that its silence counts.
 */
class RequestStream {
    ask;
    clock;
    settings;
    ended = new AbortController();
    pending = new Set();
    running;
    latencies = [];
    failures = [];
    sent = 0;
    answered = 0;
    failed = 0;
    blamed = 0;
    failedAlready = false;
    blameFrom = 0;
    constructor(ask, clock, settings) {
        this.ask = ask;
        this.clock = clock;
        this.settings = settings;
    }
    async probe() {
        if (this.running !== undefined)
            return undefined;
        const ask = () => this.ask(this.settings.timeoutMs).catch((error) => request_stream_messageOf(error));
        const wrong = await Promise.all(Array.from({ length: probes }, ask));
        this.failedAlready = wrong.every((words) => words !== undefined);
        return this.failedAlready ? wrong[0] : undefined;
    }
    handedOver() {
        if (!this.failedAlready)
            return;
        this.blamed = 0;
        this.blameFrom = this.clock.now();
    }
    start() {
        this.running ??= this.run();
    }
    async stop() {
        this.ended.abort();
        await this.running;
        await Promise.all(this.pending);
        return this.result();
    }
    result() {
        const sorted = this.latencies.toSorted((a, b) => a - b);
        const at = (part) => sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
        const { sent, failed, blamed, failures } = this;
        return { sent, failed, blamed, p50Ms: at(0.5), p99Ms: at(0.99), failures };
    }
    async run() {
        const began = this.clock.now();
        const everyMs = 1000 / this.settings.perSecond;
        while (!this.ended.signal.aborted) {
            this.send();
            const dueIn = began + this.sent * everyMs - this.clock.now();
            try {
                if (dueIn > 0)
                    await this.clock.sleep(dueIn, this.ended.signal);
                else
                    await new Promise((resolve) => setImmediate(resolve));
            }
            catch {
                return;
            }
        }
    }
    send() {
        this.sent++;
        const began = this.clock.now();
        const done = this.ask(this.settings.timeoutMs).then((wrong) => this.note(began, wrong), (error) => this.note(began, request_stream_messageOf(error)));
        this.pending.add(done);
        void done.finally(() => this.pending.delete(done));
    }
    note(began, wrong) {
        const ms = this.clock.now() - began;
        this.answered++;
        if (this.latencies.length < keptLatencies)
            this.latencies.push(ms);
        // Every k-th in turn takes the place of an old one, so that no randomness is needed.
        else
            this.latencies[(this.answered * 7919) % keptLatencies] = ms;
        if (wrong === undefined)
            return;
        this.failed++;
        if (began >= this.blameFrom)
            this.blamed++;
        if (this.failures.length < keptFailures)
            this.failures.push({ at: new Date(began).toISOString(), what: wrong });
    }
}
function request_stream_messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
/** Asks a URL, each time by a new connection: it takes the way that a new user would take. */
function askUrl(url) {
    const client = url.protocol === 'http:' ? external_node_http_ : external_node_https_;
    return (timeoutMs) => {
        const { promise, resolve } = Promise.withResolvers();
        const sent = client.get(url, { agent: false, headers: { 'user-agent': 'slipway' } }, (answer) => {
            const { statusCode = 0 } = answer;
            answer.resume();
            answer.on('end', () => resolve(wrongStatus(statusCode)));
            answer.on('error', (error) => resolve(error.message));
        });
        const timer = setTimeout(() => sent.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
        sent.on('error', (error) => resolve(error.message));
        return promise.finally(() => clearTimeout(timer));
    };
}
function wrongStatus(status) {
    return status >= 200 && status < 400 ? undefined : `HTTP ${status}`;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/traffic/gates.js



/** A request to a Service through the API server: it needs no way from the runner into the cluster. */
function askService(client, place, path) {
    return async (timeoutMs) => wrongStatus((await client.proxy(place.namespace, place, path, { timeoutMs })).status);
}
/** Some answers in a row must be fine: one could be luck. */
const smokeRequests = 3;
function httpSmokeTest(client, clock, path) {
    return {
        name: `GET ${path}`,
        ask: async (place, signal) => {
            // The API server learns of a new Service's endpoints a moment after its EndpointSlice is written.
            for (let fine = 0, tries = 1;; tries++) {
                const answer = await client.proxy(place.namespace, place, path, { timeoutMs: 5_000, signal });
                const wrong = wrongStatus(answer.status);
                if (wrong === undefined) {
                    fine++;
                    if (fine === smokeRequests)
                        return undefined;
                    continue;
                }
                const notYet = answer.status === 503 && /no endpoints available/.test(answer.text);
                if (!notYet || tries > 20)
                    return `${wrong}: ${answer.text.trim().slice(0, 200)}`;
                await clock.sleep(100, signal);
            }
        },
    };
}
/** A command that is told by its environment whom to ask; it passes when it exits with 0. */
function commandSmokeTest(command, run) {
    return {
        name: `\`${command}\``,
        ask: ({ namespace, service }, signal) => run(command, { SLIPWAY_NAMESPACE: namespace, SLIPWAY_SERVICE: service }, signal),
    };
}
function shellCommand(cwd, environment) {
    return (command, env, signal) => {
        const { promise, resolve } = Promise.withResolvers();
        const options = { cwd, env: { ...environment, ...env }, signal, maxBuffer: 4 * 1024 * 1024, timeout: 10 * 60_000 };
        (0,external_node_child_process_.execFile)('sh', ['-c', command], options, (error, stdout, stderr) => {
            if (error === null)
                return resolve(undefined);
            const said = `${stdout}${stderr}`.trim().split('\n').slice(-5).join('\n');
            resolve(`it ended with ${error.code ?? error.signal ?? 'an error'}${said === '' ? '' : `: ${said}`}`);
        });
        return promise;
    };
}
function commandGate(command, run) {
    return { name: `\`${command}\``, everyMs: Number.POSITIVE_INFINITY, ask: (signal) => run(command, {}, signal) };
}
/** @throws Problem for a text that is no HTTP URL */
function parseUrl(name, text) {
    try {
        const url = new URL(text);
        if (url.protocol === 'http:' || url.protocol === 'https:')
            return url;
    }
    catch {
        // Said below.
    }
    throw new lib/* Problem */.AF('bad-input', `${name} must be a URL such as https://shop.example.com/healthz, but is ${JSON.stringify(text.slice(0, 100))}.`);
}

;// CONCATENATED MODULE: ./packages/rollout/lib/traffic/prometheus-gate.js


/** How often it is asked; all tries of one question end within this time. */
const everyMs = 5_000;
/** A query that must have a result, such as `rate(http_errors[1m]) < 0.01`: a comparison that is false has none. */
function prometheusGate(server, query, clock) {
    const url = new URL(`${server.pathname.replace(/\/$/, '')}/api/v1/query`, server);
    url.searchParams.set('query', query);
    const name = `query ${query}`;
    let failures = [];
    const service = (0,lib/* resilient */.wz)({
        clock,
        retryable: (error) => error instanceof Passing,
        tries: 4,
        deadlineMs: everyMs,
        firstDelayMs: 250,
        longestDelayMs: 2_000,
        onRetry: ({ error }) => failures.push(error.message),
    });
    const send = async (signal, tell) => {
        failures = [];
        try {
            const answer = await service.execute((ended) => sendOnce(url, ended), signal);
            if (failures.length > 0)
                tell(`${name}: answered at try ${failures.length + 1}; before, ${failures.at(-1)}.`);
            return answer;
        }
        catch (error) {
            if (signal.aborted)
                throw error;
            const words = error instanceof Error ? error.message : String(error);
            throw new Unanswered(error instanceof Passing && failures.length > 0 ? `${words} (${failures.length + 1} tries)` : words);
        }
    };
    return {
        name,
        everyMs,
        check: async (signal, tell) => {
            try {
                const { status, text } = await send(signal, tell);
                // What is wrong with the query or the token now will be so when the release is out.
                return [400, 401, 403].includes(status) ? prometheus_gate_refusalIn(status, text) : undefined;
            }
            catch (error) {
                if (!(error instanceof Unanswered))
                    throw error;
                tell(`${name}: ${error.message}. The release begins all the same; it needs an answer at its end.`);
                return undefined;
            }
        },
        ask: async (signal, tell) => {
            const { status, text } = await send(signal, tell);
            return status >= 200 && status < 300 ? resultOf(text) : prometheus_gate_refusalIn(status, text);
        },
    };
}
/** What another try may not meet. */
class Passing extends Error {
    retryAfterMs;
    constructor(message, retryAfterMs, cause) {
        super(message, { cause });
        this.retryAfterMs = retryAfterMs;
    }
}
async function sendOnce(url, signal) {
    let answer;
    let text;
    try {
        answer = await fetch(url, { signal });
        text = await answer.text();
    }
    catch (error) {
        if (signal.aborted)
            throw error;
        const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
        const words = cause instanceof Error ? cause.message : String(cause);
        throw new Passing(`Prometheus does not answer: ${words}`, 0, error);
    }
    const { status, headers } = answer;
    if (status !== 408 && status !== 429 && status < 500)
        return { status, text };
    throw new Passing(prometheus_gate_refusalIn(status, text), Number(headers.get('retry-after') ?? 0) * 1000 || 0);
}
/** Prometheus says in `error` what is wrong with a query, where it stands and why. */
function prometheus_gate_refusalIn(status, text) {
    let said;
    try {
        said = JSON.parse(text)?.error;
    }
    catch {
        // No JSON: a proxy in between.
    }
    return `Prometheus answers HTTP ${status}: ${(typeof said === 'string' ? said : text.trim()).slice(0, 200)}`;
}
function resultOf(text) {
    let answer;
    try {
        answer = JSON.parse(text);
    }
    catch {
        return `Prometheus answers with something that is no JSON, such as the page of a login: ${text.trim().slice(0, 100)}`;
    }
    const { resultType, result } = answer?.data ?? {};
    if (resultType === 'scalar')
        return Array.isArray(result) && Number(result[1]) !== 0 ? undefined : 'it is 0';
    return Array.isArray(result) && result.length > 0 ? undefined : 'it has no result: its condition does not hold';
}

;// CONCATENATED MODULE: ./packages/rollout/lib/command/settings.js







/** How a release is run, from the inputs. */
function settingsOf(values, host, client, clock, release) {
    const run = shellCommand(host.cwd, host.environment);
    const { 'check-path': path, 'smoke-command': smoke, 'bake-command': bake } = values;
    const { 'prometheus-url': server, 'prometheus-query': query } = values;
    if ((server === undefined) !== (query === undefined))
        throw new lib/* Problem */.AF('bad-input', 'prometheus-url and prometheus-query belong together; one of them is missing.');
    const startedMs = clock.now();
    return {
        holder: host.runner,
        limits: {
            timeoutMs: values.timeout * 1000,
            bakeMs: values.bake * 1000,
            settleMs: values.settle * 1000,
            retireMs: 180_000,
            pruneMax: values['prune-max'],
            allowedFailures: values['allowed-failures'],
        },
        lockWaitMs: values['lock-wait'] * 1000,
        forceConflicts: values['force-conflicts'],
        smoke: [
            ...(path === undefined ? [] : [httpSmokeTest(client, clock, path)]),
            ...(smoke === undefined ? [] : [commandSmokeTest(smoke, run)]),
        ],
        gates: [
            ...(server === undefined || query === undefined
                ? []
                : [prometheusGate(parseUrl('prometheus-url', server), query, clock)]),
            ...(bake === undefined ? [] : [commandGate(bake, run)]),
        ],
        traffic: release === undefined ? undefined : trafficOf(values, client, clock, release),
        signal: host.interrupted(),
        onEvent: (event) => settings_tell(event, host, values.format ?? 'terminal', startedMs),
    };
}
function settings_tell(event, host, format, startedMs) {
    const line = format === 'json' ? undefined : logLine(event, startedMs);
    if (format === 'json')
        host.write(eventLine(event));
    if (line !== undefined)
        host.log(line);
}
function trafficOf(values, client, clock, { fronts }) {
    const { 'check-url': url, 'check-path': path, 'check-rate': perSecond } = values;
    if (perSecond === 0)
        return undefined;
    const settings = { perSecond, timeoutMs: 5_000 };
    if (url !== undefined)
        return new RequestStream(askUrl(parseUrl('check-url', url)), clock, settings);
    const service = fronts[0]?.services[0];
    if (path === undefined || service === undefined)
        return undefined;
    const { namespace = '', name } = service.metadata;
    const place = { namespace, service: name, port: proxyPort(service) };
    return new RequestStream(askService(client, place, path), clock, settings);
}

;// CONCATENATED MODULE: ./packages/rollout/lib/command/control-commands.js












/** `promote`, `abort` and `status` need no manifests when the application is named. */
async function placeOf(values, host, client, access) {
    if (values.app !== undefined)
        return { app: values.app, namespace: namespaceOf(values, access) };
    const { app, namespace } = await prepare(values, readManifests(values.manifests, host), client, access);
    return { app, namespace };
}
/** Tells the deploy that is at work to end its watch, or takes a release back whose runner is dead. */
async function ask(wish, values, host, client, access) {
    const place = await placeOf(values, host, client, access);
    const { record, holder } = await statusOf(client, place);
    if (record.attempt === undefined)
        throw nothingUnderWay(place, record, holder);
    if (holder !== undefined && isPastReturn(record))
        throw liveAlready(place, record.attempt, wish);
    if (holder !== undefined && !host.runner.succeeds(holder)) {
        await request(client, lib/* systemClock */.ml, place, wish);
        host.log(`Asked ${holder} to ${wish} ${place.app}.`);
        return { failed: false };
    }
    if (wish === 'promote')
        throw new lib_error/* RolloutError */.a('nothing-to-do', `Nobody is deploying ${place.app} now, so there is nobody to promote it.`, {
            hint: 'If a release was cut off, run the same deploy again: it goes on where it stopped.',
        });
    const settings = settingsOf(values, host, client, lib/* systemClock */.ml, undefined);
    const result = await goBack(client, lib/* systemClock */.ml, place, settings);
    if (values.format === 'json')
        host.write(reportLine(result));
    else
        host.log(`${place.app}: ${result.state}.`);
    if (result.state === 'released')
        throw liveAlready(place, record.attempt, wish);
    return { failed: false, outputs: outputsOf(result) };
}
function nothingUnderWay({ app, namespace }, { live }, holder) {
    const known = live === undefined ? 'Slipway has released nothing of it there' : `${live.id} is live since ${live.at}`;
    const soon = holder === undefined ? '' : ` ${holder} is about to begin one: ask again in a moment.`;
    return new lib_error/* RolloutError */.a('nothing-to-do', `Nothing is under way: no release of ${app} in ${namespace}; ${known}.${soon}`, {
        hint: live === undefined
            ? 'Check `app`, `namespace` and `context`.'
            : 'To return to an older version, deploy its manifests and images.',
    });
}
function liveAlready({ app }, { id, step }, wish) {
    return new lib_error/* RolloutError */.a('nothing-to-do', `Release ${id} of ${app} is live already: it is at ${step}, where only what is left of the release before is tidied up.`, {
        hint: wish === 'promote'
            ? 'There is nothing left to promote.'
            : 'There is no way back any more. Deploy the manifests and images of the release before: that is a release of its own, and loses no request.',
    });
}
/** Prints what the cluster remembers. */
async function showStatus(values, host, client, access) {
    const place = await placeOf(values, host, client, access);
    const { record, holder } = await statusOf(client, place);
    if (values.format === 'json') {
        host.write(`${JSON.stringify({ ...record, holder })}\n`);
        return { failed: false };
    }
    const { live, attempt } = record;
    host.write(live === undefined
        ? `${place.app}: no release by Slipway in ${place.namespace} yet\n`
        : `${place.app}: ${live.id} by ${live.strategy}, live since ${live.at}\n${live.images.map((image) => `  ${image}\n`).join('')}`);
    if (attempt === undefined)
        host.write(holder === undefined ? 'nothing is under way\n' : `${holder} is about to begin a release\n`);
    else
        host.write(`under way: ${attempt.id} at ${attempt.step}, ${attempt.direction === 'back' ? 'going back' : 'since'} ${attempt.startedAt}, ${holder === undefined ? `cut off (was ${attempt.holder})` : `by ${holder}`}\n`);
    return { failed: false };
}
/** Prints the rights that these manifests need. */
async function showRbac(values, host, client, access) {
    const release = await prepare(values, readManifests(values.manifests, host), client, access);
    const { record } = await statusOf(client, release).catch((error) => {
        // Who may not read the record gets the rights of the manifests alone.
        if (error instanceof ApiError && error.status === 403)
            return { record: undefined };
        throw error;
    });
    host.write(await rbacFor(release, client, record?.live?.inventory));
    return { failed: false };
}

// EXTERNAL MODULE: ./packages/rollout/lib/inputs.js
var inputs = __webpack_require__(90278);
;// CONCATENATED MODULE: ./packages/rollout/lib/report/timeline.js
/** The steps of a release as a Gantt chart in Mermaid, forward and back in sections of their own. */
function timelineDiagram({ app, steps }) {
    const lines = ['gantt', `  title ${plain(app)}`, '  dateFormat x', '  axisFormat %M:%S'];
    let section = '';
    // Counted from the first step: the hour of the day would depend on where it is read.
    const began = Date.parse(steps[0]?.startedAt ?? '');
    for (const { name, direction, state, startedAt, endedAt } of steps) {
        if (direction !== section)
            lines.push(`  section ${direction === 'forward' ? 'Release' : 'Way back'}`);
        section = direction;
        const [start, end] = [Date.parse(startedAt) - began, Date.parse(endedAt) - began];
        // A bar of no width would not be seen.
        const mark = state === 'failed' ? 'crit, ' : name === 'switch' || name === 'switch-back' ? 'active, ' : 'done, ';
        lines.push(`  ${name} :${mark}${start}, ${Math.max(end, start + 50)}`);
    }
    return lines.join('\n');
}
function plain(text) {
    return text.replace(/[^\w .-]/g, ' ');
}

;// CONCATENATED MODULE: ./packages/rollout/lib/report/trouble-rules.js
const words = {
    'image-not-found': [
        'The image of a release exists.',
        'No pod can start without it, and waiting does not bring it.',
        'Push the image, and deploy the digest that the push gave back.',
    ],
    'image-denied': [
        'The cluster may pull the image.',
        'The registry will refuse it at every try.',
        'Name a Secret that may pull it in imagePullSecrets.',
    ],
    'image-name-invalid': [
        'An image name is valid.',
        'The kubelet refuses it.',
        'Write registry/repository@sha256:digest.',
    ],
    'image-unreachable': [
        'The nodes reach the registry.',
        'Images cannot be pulled.',
        'Check the network of the nodes, and the registry.',
    ],
    'config-missing': [
        'Every ConfigMap, Secret and key that a pod needs exists.',
        'The kubelet cannot make its environment or volumes.',
        'Add it to the release, or mark it optional.',
    ],
    'container-refused': [
        'The container runtime starts the container.',
        'It says why in its own words.',
        'Mend what it names.',
    ],
    'command-not-found': [
        'The command is in the image.',
        'The container cannot start.',
        'Compare command and args with the image.',
    ],
    'crash-loop': ['A container keeps running.', 'It ended again and again by itself.', 'Read its last lines.'],
    'out-of-memory': [
        'A container stays within its memory limit.',
        'The kernel kills it when it does not.',
        'Raise limits.memory or find the leak.',
    ],
    'liveness-failing': [
        'The liveness probe passes.',
        'The kubelet kills what fails it.',
        'Compare the probe with what the application answers.',
    ],
    'readiness-failing': [
        'A pod becomes ready.',
        'Without it no traffic may be sent to it.',
        'See what the application waits for.',
    ],
    'startup-failing': [
        'The application starts in the time that its startup probe gives it.',
        'The kubelet kills it when it does not.',
        'Raise failureThreshold, or start faster.',
    ],
    unschedulable: [
        'The cluster has room for the pods.',
        'A pod without a node never starts.',
        'Lower requests or add nodes.',
    ],
    'volume-not-mounted': ['Volumes can be mounted.', 'The pod waits for them.', 'Look at the claim and its class.'],
    'pods-refused': [
        'The API server takes the pods.',
        'Quota, admission or Pod Security refuse them.',
        'Mend what its words name.',
    ],
    'job-failed': ['The Jobs of a release succeed.', 'What comes after them may need what they do.', 'Read its log.'],
    'rollout-stuck': [
        'A rollout makes progress.',
        'progressDeadlineSeconds has passed without any.',
        'See what its pods wait for.',
    ],
    'object-failed': [
        'Every object becomes what it asks for.',
        'A release is as good as its parts.',
        'Mend what its words name.',
    ],
    'not-ready-in-time': [
        'Everything is ready within the time-out.',
        'A release that never ends holds up the next.',
        'Give it longer, or find what it waits for.',
    ],
    'smoke-test-failed': [
        'The new version answers as it should.',
        'Ready is what it says of itself; this is what it does.',
        'Read its log.',
    ],
    'requests-failed': [
        'No request is lost during a release.',
        'Users meet what the traffic check met.',
        'See what happened at the time of the first failure.',
    ],
    'gate-failed': [
        'The gates hold while the new version is watched.',
        'They measure what matters to its users.',
        'Look at what the gate measures.',
    ],
    'endpoints-unproven': [
        'A Service leads to exactly the pods that it should.',
        'Traffic would go elsewhere, or nowhere.',
        'Compare selector and ports.',
    ],
};
/** The troubles of a release as rules, so that every report can explain them. */
const troubleRules = new Map(Object.entries(words).map(([id, [what, why, fix]]) => [
    id,
    {
        id,
        subject: 'release',
        area: 'deploy',
        page: 'actions/deploy/README.md',
        severity: 'error',
        enabled: true,
        what,
        why,
        fix,
        references: [],
    },
]));

;// CONCATENATED MODULE: ./packages/rollout/lib/report/deploy-report.js



/** A release as every report prints it. */
function deployReport(result, { texts }) {
    const { plan, traffic, state } = result;
    const findings = findingsOf(result);
    const changed = plan.filter(({ action }) => action !== 'keep');
    return {
        step: 'deploy',
        title: state === 'planned' ? `Plan of ${result.app}` : `Deploy of ${result.app}`,
        verdict: state === 'undone' ? 'fail' : 'pass',
        conclusion: conclusionOf(result),
        findings,
        rules: troubleRules,
        tables: [...timelineTable(result), ...changesTable(result), ...notesTable(result)],
        excerpts: excerptsOf(result, findings),
        diagram: result.steps.length === 0 ? undefined : timelineDiagram(result),
        stats: {
            objects: plan.length,
            changed: changed.length,
            ...(traffic === undefined ? {} : { requests: traffic.sent, 'failed requests': traffic.failed }),
            'API requests': result.apiRequests,
        },
        source: (file) => texts.get(file),
        json: {},
    };
}
function findingsOf({ cause, plan }) {
    if (cause === undefined || !troubleRules.has(cause.code))
        return [];
    const location = deploy_report_placeOf(cause, plan);
    if (location === undefined)
        return [];
    const { code, message, fix } = cause;
    return [{ rule: code, severity: 'error', message, location, fix: { text: fix } }];
}
/** Troubles that the new version as a whole is to blame for. */
const judged = ['smoke-test-failed', 'requests-failed', 'gate-failed'];
/** The place in the manifests that is to blame: the cause's own, else that of its object, else the one new image. */
function deploy_report_placeOf(cause, plan) {
    const { code, object, file, line = 1, column = 1 } = cause;
    if (file !== undefined) {
        const start = { line, column };
        const known = plan.some(({ item }) => item.manifest.locate([]).file === file);
        return known ? { file, start, end: cause.end ?? start } : undefined;
    }
    const fresh = plan.filter(({ key, action }) => key.kind === 'Deployment' && action !== 'keep');
    if (judged.includes(code) && fresh.length === 1) {
        const { manifest } = fresh[0].item;
        const [container] = manifest.object.spec.template.spec.containers;
        return manifest.locate(['spec', 'template', 'spec', 'containers', `[${container?.name}]`, 'image']);
    }
    return plan.find(({ key }) => (0,kube_objects/* nameOf */.Vb)(key) === object)?.item.manifest.locate([]);
}
/** What other programs said, and what to do about a cause that no line of the manifests is to blame for. */
function excerptsOf({ cause }, findings) {
    if (cause === undefined)
        return [];
    const { logs, fix, container, object } = cause;
    return [
        ...(findings.length > 0 || fix === '' ? [] : [{ title: 'What to do', text: fix }]),
        ...(logs === undefined ? [] : [{ title: `Last lines of ${container ?? object ?? 'it'}`, text: logs }]),
    ];
}
/** What happened in one sentence, the way back included. */
function conclusionOf(result) {
    const { state, app, strategy, release, previous, cause, plan, traffic } = result;
    const seconds = (result.durationMs / 1000).toFixed(1);
    const requests = traffic === undefined || traffic.sent === 0
        ? ''
        : ` ${traffic.failed.toLocaleString('en')} of ${traffic.sent.toLocaleString('en')} requests failed.`;
    if (state === 'planned') {
        const count = (action) => plan.filter((one) => one.action === action).length;
        return `${count('create')} to create, ${count('change') + count('replace')} to change, ${count('keep')} as they are, ${result.pruned.length} to remove. Nothing was changed.`;
    }
    if (state === 'released')
        return `Released ${app} ${release} by ${strategy} in ${seconds} s.${requests}`;
    const back = previous === undefined
        ? 'nothing was live before'
        : `${previous.release === 'adopted' ? 'what ran before' : previous.release} is live`;
    return `Undone after ${seconds} s, ${back}: ${cause?.message ?? 'no cause is known'}.${requests}`.replace('..', '.');
}
function timelineTable({ steps }) {
    if (steps.length === 0)
        return [];
    return [
        {
            title: 'Timeline',
            open: true,
            logged: true,
            columns: ['Step', 'Took', 'What came of it'],
            rows: steps.map(({ name, state, startedAt, endedAt, text }) => [
                state === 'failed' ? `${name} ✗` : name,
                `${((Date.parse(endedAt) - Date.parse(startedAt)) / 1000).toFixed(1)} s`,
                text,
            ]),
        },
    ];
}
/** What is worth knowing beside the cause; a release has said it in its log as it came up. */
function notesTable({ notices, state }) {
    if (notices.length === 0)
        return [];
    const rows = [...new Set(notices)].map((text) => [text]);
    return [{ title: 'Notes', open: true, logged: state !== 'planned', columns: ['Note'], rows }];
}
const shownChanges = 8;
const longestValue = 80;
function changesTable({ plan, state, pruned, strategy }) {
    const rows = plan
        .filter(({ action }) => action !== 'keep')
        .flatMap(({ key, action, changes }) => {
        const name = (0,kube_objects/* nameOf */.Vb)(key);
        if (changes.length === 0)
            return [[name, action, '']];
        const shown = changes
            .slice(0, shownChanges)
            .map(({ path, before, after }, i) => [
            i === 0 ? name : '',
            i === 0 ? action : '',
            `${path}: ${deploy_report_short(before)} → ${deploy_report_short(after)}`,
        ]);
        const more = changes.length - shownChanges;
        return more > 0 ? [...shown, ['', '', `${more} more fields`]] : shown;
    });
    const removed = pruned.map((name) => [
        name,
        'remove',
        strategy === 'blue-green' && name.startsWith('Deployment ')
            ? 'of the release before'
            : 'no longer in the manifests',
    ]);
    if (rows.length + removed.length === 0)
        return [];
    return [
        {
            title: 'Changes',
            open: state === 'planned',
            columns: ['Object', 'Action', 'Change'],
            rows: [...rows, ...removed],
        },
    ];
}
function deploy_report_short(value) {
    if (value === undefined)
        return '(none)';
    return value.length > longestValue ? `${value.slice(0, longestValue)}…` : value;
}

;// CONCATENATED MODULE: ./packages/rollout/lib/run-deploy.js





















/** Deploy as a command of its own, the same for the action and the CLI. */
function runDeploy(host, given, mistakes = []) {
    return (0,lib/* run */.eF)(host, async () => {
        const values = (0,lib/* parseInputs */.TL)(inputs/* deployInputs */.xR, given, mistakes);
        const { format = 'terminal', action = 'deploy' } = values;
        const { client, access } = await connect(values, host, lib/* systemClock */.ml);
        try {
            if (action === 'rbac')
                return await showRbac(values, host, client, access);
            if (action === 'status')
                return await showStatus(values, host, client, access);
            if (action === 'promote' || action === 'abort')
                return await ask(action, values, host, client, access);
            const step = await deployStep(values, host, { client, access, clock: lib/* systemClock */.ml });
            await show(step, host, values, format);
            return { failed: step.failed, ...(step.outputs === undefined ? {} : { outputs: step.outputs }) };
        }
        catch (error) {
            throw explained(error, values.app ?? 'the application');
        }
        finally {
            client.transport.close();
        }
    });
}
async function show({ report, result }, host, values, format) {
    if (format === 'json')
        return host.write(reportLine(result));
    if (format === 'markdown') {
        for (const chunk of (0,lib/* render */.XX)(report, 'markdown', { colors: false, width: 100, frames: 40, version: lib/* version */.rE }))
            host.write(chunk);
        return;
    }
    const { 'github-token': token, summary } = values;
    await (0,lib/* publish */.mk)(report, host, {
        format: 'terminal',
        files: [],
        frames: 40,
        annotations: true,
        summary,
        checkRun: false,
        token,
    });
}
/** Connects, deploys and disconnects. */
async function runStep(values, host) {
    const { client, access } = await connect(values, host, lib/* systemClock */.ml);
    try {
        return await deployStep(values, host, { client, access, clock: lib/* systemClock */.ml });
    }
    finally {
        client.transport.close();
    }
}
/**
 * The whole deploy step: manifests are read, planned and brought to the cluster, or only planned.
 *
 * @throws Problem for inputs and manifests that are wrong, and for a cluster that cannot be reached
 */
async function deployStep(values, host, { client, access, clock }) {
    const set = readManifests(values.manifests, host);
    const release = await prepare(values, set, client, access);
    refuseLosses(release);
    const result = values.action === 'plan'
        ? await planOnly(release, client, clock, values)
        : await announced(values, host, release, () => deploy(client, clock, release, settingsOf(values, host, client, clock, release)));
    return { result, report: deployReport(result, set), failed: result.state === 'undone', outputs: outputsOf(result) };
}
/** Runs a release while the host shows it among its deployments, where the user asked for that. */
async function announced(values, host, { app, id, images }, body) {
    const { environment } = values;
    if (environment === undefined)
        return body();
    const record = await host.deployment?.({
        environment,
        environmentUrl: values['environment-url'],
        token: values['github-token'],
        description: `${app} ${id}`,
        payload: { app, release: id, images },
    });
    await record?.status('in_progress', `${app} ${id} goes out`);
    try {
        const result = await body();
        const { state, cause } = result;
        await record?.status(state === 'undone' ? 'failure' : 'success', cause?.message ?? `${app} ${id} is live`);
        return result;
    }
    catch (error) {
        await record?.status('error', error instanceof Error ? error.message : String(error));
        throw error;
    }
}
function refuseLosses({ lacks, items }) {
    if (lacks.length === 0)
        return;
    const lines = lacks.map(({ deployment, what, path }) => {
        const item = items.find(({ object }) => object === deployment);
        const place = item?.manifest.locate(path);
        return `  ${place === undefined ? '' : `${place.file}:${place.start.line}: `}Deployment ${deployment.metadata.name}: ${what}`;
    });
    throw new lib_error/* RolloutError */.a('not-zero-downtime', `This release would lose requests:\n${lines.join('\n')}`, {
        hint: 'Mend the manifests, or set `drain: ensure` to have preStop, grace period and maxUnavailable added, or `drain: ignore`.',
    });
}
async function planOnly(release, client, clock, values) {
    const startedMs = clock.now();
    const namespaces = [...new Set(release.items.flatMap(({ object }) => object.metadata.namespace ?? []))];
    const scalers = release.fronts.length === 0 ? [] : await liveAutoscalers({ client }, namespaces);
    const located = await locateFronts(release, client, scalers);
    const plan = await dryRun(placeItems(release, located), client, {
        forceConflicts: values['force-conflicts'],
        smokeJob: release.smokeJob,
    });
    const { record } = await statusOf(client, release);
    const kept = new Set(plan.map(({ key }) => `${key.kind} ${key.namespace}/${key.name}`));
    const retired = release.strategy === 'rolling' ? [] : located.flatMap(({ live }) => (live === undefined ? [] : live));
    const leaving = [...(record.live?.inventory ?? []), ...retired.map(kube_objects/* keyOf */.TN)].filter((key) => !isPrecious(key) && !kept.has(`${key.kind} ${key.namespace}/${key.name}`));
    const pruned = [...new Set(leaving.map(kube_objects/* nameOf */.Vb))];
    return {
        state: 'planned',
        app: release.app,
        namespace: release.namespace,
        strategy: release.strategy,
        release: release.id,
        images: release.images,
        previous: record.live === undefined ? undefined : { release: record.live.id, images: record.live.images },
        resumed: false,
        startedAt: iso(startedMs),
        durationMs: clock.now() - startedMs,
        switchedAt: undefined,
        steps: [],
        plan,
        pruned,
        traffic: undefined,
        cause: undefined,
        notices: await budgetWarnings(release, client),
        apiRequests: client.transport.requests,
    };
}


/***/ })

};
