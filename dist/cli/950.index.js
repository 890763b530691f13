export const id = 950;
export const ids = [950];
export const modules = {

/***/ 6950:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startSandbox: () => (/* reexport */ startSandbox)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./packages/core/lib/index.js + 20 modules
var lib = __webpack_require__(9026);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
;// CONCATENATED MODULE: ./packages/sandbox/lib/faults.js
/** Faults that tests inject. */
class Faults {
    list = [];
    /** @returns what removes it */
    add(fault) {
        const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
        this.list.push(entry);
        return () => {
            this.list = this.list.filter((one) => one !== entry);
        };
    }
    /** The fault that meets a request, if one does; it counts as used. */
    take(method, path, watch) {
        const entry = this.list.find(({ fault: { match }, left }) => left > 0 &&
            (match.method === undefined || match.method === method) &&
            (match.path === undefined || match.path.test(path)) &&
            (match.watch === undefined || match.watch === watch));
        if (entry === undefined)
            return undefined;
        entry.left--;
        return entry.fault;
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/objects.js
function isMap(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/** A map inside of an object; empty when there is none. */
function mapAt(object, ...path) {
    let value = object;
    for (const step of path)
        value = isMap(value) ? value[step] : undefined;
    return isMap(value) ? value : {};
}
function listAt(object, ...path) {
    const value = mapAt(object, ...path.slice(0, -1))[path.at(-1)];
    return Array.isArray(value) ? value.filter(isMap) : [];
}
function numberAt(object, ...path) {
    const value = mapAt(object, ...path.slice(0, -1))[path.at(-1)];
    return typeof value === 'number' ? value : undefined;
}
function textAt(object, ...path) {
    const value = mapAt(object, ...path.slice(0, -1))[path.at(-1)];
    return typeof value === 'string' ? value : undefined;
}
function labelsAt(object, ...path) {
    return mapAt(object, ...path);
}
function ownerOf(object) {
    return object.metadata.ownerReferences?.find(({ controller }) => controller === true);
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/store/kinds.js
const rows = [
    'v1 Namespace namespaces - status',
    'v1 Pod pods ns status,log,eviction',
    'v1 Service services ns status,proxy',
    'v1 ConfigMap configmaps ns',
    'v1 Secret secrets ns',
    'v1 Event events ns',
    'v1 ServiceAccount serviceaccounts ns',
    'v1 PersistentVolumeClaim persistentvolumeclaims ns status',
    'v1 ResourceQuota resourcequotas ns status',
    'v1 LimitRange limitranges ns',
    'v1 Endpoints endpoints ns',
    'apps/v1 Deployment deployments ns status,scale',
    'apps/v1 ReplicaSet replicasets ns status,scale',
    'apps/v1 StatefulSet statefulsets ns status,scale',
    'apps/v1 DaemonSet daemonsets ns status',
    'batch/v1 Job jobs ns status',
    'batch/v1 CronJob cronjobs ns status',
    'policy/v1 PodDisruptionBudget poddisruptionbudgets ns status',
    'autoscaling/v2 HorizontalPodAutoscaler horizontalpodautoscalers ns status',
    'networking.k8s.io/v1 Ingress ingresses ns status',
    'networking.k8s.io/v1 NetworkPolicy networkpolicies ns',
    'networking.k8s.io/v1 IngressClass ingressclasses -',
    'discovery.k8s.io/v1 EndpointSlice endpointslices ns',
    'coordination.k8s.io/v1 Lease leases ns',
    'rbac.authorization.k8s.io/v1 Role roles ns',
    'rbac.authorization.k8s.io/v1 RoleBinding rolebindings ns',
    'rbac.authorization.k8s.io/v1 ClusterRole clusterroles -',
    'rbac.authorization.k8s.io/v1 ClusterRoleBinding clusterrolebindings -',
    'apiextensions.k8s.io/v1 CustomResourceDefinition customresourcedefinitions - status',
];
const builtInKinds = rows.map((row) => {
    const [apiVersion = '', kind = '', plural = '', scope = '', subresources = ''] = row.split(' ');
    const slash = apiVersion.indexOf('/');
    return {
        group: slash < 0 ? '' : apiVersion.slice(0, slash),
        version: apiVersion.slice(slash + 1),
        kind,
        plural,
        namespaced: scope === 'ns',
        subresources: subresources === '' ? [] : subresources.split(','),
    };
});
/** `deployments.apps`, `pods`. */
function resourceName({ group, plural }) {
    return group === '' ? plural : `${plural}.${group}`;
}
function apiVersionOf({ group, version }) {
    return group === '' ? version : `${group}/${version}`;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/status-error.js
/** An answer that says no, as a Status object. */
class StatusError extends Error {
    name = 'StatusError';
    status;
    reason;
    causes;
    retryAfterSeconds;
    constructor(status, reason, message, causes = [], retryAfterSeconds) {
        super(message);
        this.status = status;
        this.reason = reason;
        this.causes = causes;
        this.retryAfterSeconds = retryAfterSeconds;
    }
}
function statusBody({ status, reason, message, causes, retryAfterSeconds }) {
    const details = {
        ...(causes.length === 0 ? {} : { causes }),
        ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    };
    return {
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        message,
        reason,
        ...(Object.keys(details).length === 0 ? {} : { details }),
        code: status,
    };
}
function notFound(resource, name) {
    return new StatusError(404, 'NotFound', `${resource} "${name}" not found`);
}
function invalid(kind, name, causes) {
    const text = causes.map(({ field, message }) => `${field}: ${message}`).join(', ');
    return new StatusError(422, 'Invalid', `${kind} "${name}" is invalid: ${causes.length > 1 ? `[${text}]` : text}`, causes);
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/discovery.js


const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];
/** What `/api`, `/apis` and the paths below them say; undefined for a path that is none of them. */
function discovery(path, accept, kinds) {
    if (path === '/version')
        return { major: '1', minor: '34', gitVersion: 'v1.34.0-sandbox', platform: 'linux/amd64' };
    if (path === '/api' || path === '/apis') {
        if (accept.includes('as=APIGroupDiscoveryList'))
            return aggregated(path, kinds);
        return path === '/api' ? { kind: 'APIVersions', versions: ['v1'] } : groupList(kinds);
    }
    const match = /^\/(?:api\/(v1)|apis\/([^/]+\/[^/]+))$/.exec(path);
    if (match === null)
        return undefined;
    const groupVersion = match[1] ?? match[2];
    const own = kinds.filter((kind) => apiVersionOf(kind) === groupVersion);
    if (own.length === 0)
        throw new StatusError(404, 'NotFound', 'the server could not find the requested resource');
    return {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion,
        resources: own.flatMap(({ plural, kind, namespaced, subresources }) => [
            { name: plural, singularName: kind.toLowerCase(), namespaced, kind, verbs },
            ...subresources.map((name) => ({
                name: `${plural}/${name}`,
                singularName: '',
                namespaced,
                kind,
                verbs: ['get', 'patch', 'update'],
            })),
        ]),
    };
}
function groupsOf(kinds) {
    return [...new Set(kinds.map(({ group }) => group))].filter((group) => group !== '');
}
function groupList(kinds) {
    const groups = groupsOf(kinds).map((name) => {
        const versions = [...new Set(kinds.filter(({ group }) => group === name).map(({ version }) => version))].map((version) => ({ groupVersion: `${name}/${version}`, version }));
        return { name, versions, preferredVersion: versions[0] };
    });
    return { kind: 'APIGroupList', apiVersion: 'v1', groups };
}
function aggregated(path, kinds) {
    const names = path === '/api' ? [''] : groupsOf(kinds);
    const items = names.map((name) => {
        const own = kinds.filter(({ group }) => group === name);
        const versions = [...new Set(own.map(({ version }) => version))].map((version) => ({
            version,
            freshness: 'Current',
            resources: own
                .filter((kind) => kind.version === version)
                .map(({ plural, kind, group, namespaced }) => ({
                resource: plural,
                responseKind: { group, version, kind },
                scope: namespaced ? 'Namespaced' : 'Cluster',
                singularResource: kind.toLowerCase(),
                verbs,
            })),
        }));
        return { metadata: { name, creationTimestamp: null }, versions };
    });
    return { kind: 'APIGroupDiscoveryList', apiVersion: 'apidiscovery.k8s.io/v2', metadata: {}, items };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/selectors.js


/** `a=b,c!=d,e in (f,g),h,!i` (apimachinery, labels.Parse). */
function labelSelector(text) {
    const requirements = text
        .split(/,(?![^(]*\))/)
        .filter((part) => part.trim() !== '')
        .map(requirement);
    return ({ metadata }) => requirements.every((holds) => holds(metadata.labels ?? {}));
}
function requirement(part) {
    const set = /^\s*([\w./-]+)\s+(in|notin)\s+\(([^)]*)\)\s*$/.exec(part);
    if (set !== null) {
        const [, key = '', operator, list = ''] = set;
        const values = list.split(',').map((value) => value.trim());
        return (labels) => operator === 'in' ? values.includes(labels[key] ?? '\0') : !values.includes(labels[key] ?? '\0');
    }
    const compared = /^\s*([\w./-]+)\s*(==|=|!=)\s*([\w.-]*)\s*$/.exec(part);
    if (compared !== null) {
        const [, key = '', operator, value] = compared;
        return (labels) => (operator === '!=' ? labels[key] !== value : labels[key] === value);
    }
    const bare = /^\s*(!?)\s*([\w./-]+)\s*$/.exec(part);
    if (bare === null)
        throw new StatusError(400, 'BadRequest', `unable to parse requirement: ${part}`);
    return (labels) => (bare[1] === '!') !== bare[2] in labels;
}
/** `metadata.name=web,status.phase!=Running`; fields of any depth. */
function fieldSelector(text) {
    const parts = text
        .split(',')
        .filter((part) => part !== '')
        .map((part) => /^([\w.]+)(==|=|!=)(.*)$/.exec(part));
    return (object) => parts.every((match) => {
        const [, path = '', operator, value = ''] = match ?? [];
        const steps = path.split('.');
        const found = mapAt(object, ...steps.slice(0, -1))[steps.at(-1)];
        return (String(found ?? '') === value) !== (operator === '!=');
    });
}
/** Whether labels hold all of `matchLabels` and `matchExpressions`, or all of a plain map. */
function selects(selector, labels) {
    const { matchLabels, matchExpressions } = selector;
    if (!Object.entries(matchLabels ?? {}).every(([key, value]) => labels[key] === value))
        return false;
    return (matchExpressions ?? []).every(({ key, operator, values = [] }) => {
        if (operator === 'In')
            return values.includes(labels[key] ?? '\0');
        if (operator === 'NotIn')
            return !values.includes(labels[key] ?? '\0');
        return (operator === 'Exists') === key in labels;
    });
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/watch.js

const bookmarkMs = 60_000;
/** Streams changes until the time is over, the client goes, or the sandbox stops. */
async function serveWatch(store, clock, response, request, stopped) {
    const { resource, namespace, matches, resourceVersion, bookmarks, timeoutSeconds, silent } = request;
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache, private' });
    response.flushHeaders();
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const send = (type, object) => {
        if (!silent)
            response.write(`${JSON.stringify({ type, object })}\n`);
    };
    const pass = ({ type, object, old }) => {
        const [now, before] = [type !== 'DELETED' && matches(object), old !== undefined && matches(old)];
        if (now)
            send(before ? 'MODIFIED' : 'ADDED', object);
        else if (before)
            send('DELETED', object);
    };
    const mine = (change) => change.resource === resource && (namespace === '' || change.object.metadata.namespace === namespace);
    if (resourceVersion === '' || resourceVersion === '0')
        for (const object of store.list(resource, namespace))
            if (matches(object))
                send('ADDED', object);
    if (resourceVersion !== '' && resourceVersion !== '0') {
        const missed = store.since(Number(resourceVersion));
        if (missed === undefined) {
            const error = new StatusError(410, 'Expired', `too old resource version: ${resourceVersion} (${store.version})`);
            send('ERROR', statusBody(error));
            response.end();
            return;
        }
        for (const change of missed)
            if (mine(change))
                pass(change);
    }
    const unsubscribe = store.subscribe((change) => {
        if (mine(change))
            pass(change);
    });
    const bookmark = () => {
        if (bookmarks)
            send('BOOKMARK', {
                apiVersion: request.apiVersion,
                kind: request.kind,
                metadata: { resourceVersion: String(store.version), creationTimestamp: null },
            });
    };
    const until = clock.now() + timeoutSeconds * 1000;
    const signal = AbortSignal.any([gone.signal, stopped]);
    try {
        while (clock.now() < until) {
            await clock.sleep(Math.min(bookmarkMs, until - clock.now()), signal);
            bookmark();
        }
    }
    catch {
        // The client has gone, or the sandbox stops.
    }
    finally {
        unsubscribe();
        response.end();
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/server.js










/** The Kubernetes API over HTTP, on loopback. */
class ApiServer {
    faults = new Faults();
    requests = [];
    verbs;
    store;
    clock;
    controllers;
    settings;
    server;
    stopped = new AbortController();
    constructor(store, clock, controllers, verbs, settings) {
        this.store = store;
        this.clock = clock;
        this.controllers = controllers;
        this.settings = settings;
        this.verbs = verbs;
        const handle = (request, response) => void this.handle(request, response);
        this.server = settings.tls === undefined ? external_node_http_.createServer(handle) : external_node_https_.createServer(settings.tls, handle);
    }
    async start() {
        const { promise, resolve, reject } = Promise.withResolvers();
        this.server.once('error', reject);
        this.server.listen(this.settings.port, '127.0.0.1', resolve);
        await promise;
        const { port } = this.server.address();
        return `${this.settings.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`;
    }
    async stop() {
        this.stopped.abort();
        const { promise, resolve } = Promise.withResolvers();
        this.server.close(() => resolve());
        this.server.closeAllConnections();
        await promise;
    }
    /** Ends every connection at once, as a restart of the server does. */
    dropConnections() {
        this.server.closeAllConnections();
    }
    async handle(request, response) {
        const { method = 'GET' } = request;
        const url = new URL(request.url ?? '/', 'http://sandbox');
        const watch = ['true', '1'].includes(url.searchParams.get('watch') ?? '');
        response.once('finish', () => {
            this.requests.push({ method, path: url.pathname, query: url.search, status: response.statusCode });
        });
        const fault = this.faults.take(method, url.pathname, watch);
        try {
            const body = await readBody(request);
            if (fault?.delayMs !== undefined)
                await this.clock.sleep(fault.delayMs, this.stopped.signal);
            if (fault?.drop === 'before')
                return void request.socket.destroy();
            if (fault?.status !== undefined)
                throw new StatusError(fault.status, 'InternalError', `injected fault ${fault.status}`, [], fault.retryAfterSeconds);
            this.authenticate(request);
            if (watch && fault?.drop === undefined)
                return await this.watch(url, response, fault?.silent === true);
            const answer = await this.answer(method, url, body, request);
            if (fault?.drop === 'after')
                return void request.socket.destroy();
            send(response, answer);
        }
        catch (error) {
            if (response.headersSent || this.stopped.signal.aborted)
                return void response.destroy();
            const known = error instanceof StatusError
                ? error
                : new StatusError(500, 'InternalError', error instanceof Error ? (error.stack ?? error.message) : String(error));
            const retry = known.retryAfterSeconds === undefined ? {} : { 'retry-after': String(known.retryAfterSeconds) };
            send(response, { status: known.status, body: JSON.stringify(statusBody(known)), headers: retry });
        }
    }
    authenticate({ headers }) {
        if (headers.authorization !== `Bearer ${this.settings.token}`)
            throw new StatusError(401, 'Unauthorized', 'Unauthorized');
    }
    kinds() {
        const custom = this.store.list('customresourcedefinitions.apiextensions.k8s.io').flatMap((definition) => {
            const names = mapAt(definition, 'spec', 'names');
            const { group, scope } = mapAt(definition, 'spec');
            return listAt(definition, 'spec', 'versions').map((version) => ({
                group: group ?? '',
                version: String(version['name']),
                kind: names.kind ?? '',
                plural: names.plural ?? '',
                namespaced: scope !== 'Cluster',
                subresources: version['subresources'] === undefined ? [] : ['status'],
            }));
        });
        return [...builtInKinds, ...custom];
    }
    target(path) {
        const match = /^\/(?:api\/v1|apis\/([^/]+)\/([^/]+))(?:\/namespaces\/([^/]+)(?=\/[^/]))?\/([^/]+)(?:\/([^/]+))?(?:\/([^/]+))?(?:\/.*)?$/.exec(path);
        const [, group = '', version = 'v1', namespace = '', plural = '', name = '', subresource = ''] = match ?? [];
        // `/api/v1/namespaces/x/status` speaks of the namespace itself.
        const kind = this.kinds().find((one) => one.group === group && one.version === version && one.plural === plural);
        if (kind === undefined)
            throw new StatusError(404, 'NotFound', 'the server could not find the requested resource');
        return { kind, namespace: decodeURIComponent(namespace), name: decodeURIComponent(name), subresource };
    }
    async answer(method, url, body, request) {
        const path = url.pathname;
        if (['/livez', '/readyz', '/healthz'].includes(path))
            return { status: 200, body: 'ok', headers: { 'content-type': 'text/plain' } };
        const found = discovery(path, request.headers.accept ?? '', this.kinds());
        if (found !== undefined)
            return json(200, found);
        const target = this.target(path);
        const { kind, namespace, name, subresource } = target;
        if (subresource === 'proxy')
            return this.proxy(method, target, url, body);
        if (subresource === 'log') {
            const text = this.controllers.logs(namespace, name, {
                container: url.searchParams.get('container') ?? undefined,
                previous: url.searchParams.get('previous') === 'true',
                tailLines: Number(url.searchParams.get('tailLines') ?? 1000),
            });
            if (text === undefined)
                throw notFound('pods', name);
            return { status: 200, body: text, headers: { 'content-type': 'text/plain' } };
        }
        const options = optionsOf(url);
        if (method === 'GET')
            return name === '' ? json(200, this.list(target, url)) : json(200, this.verbs.get(target));
        if (method === 'POST')
            return json(201, this.verbs.create(target, JSON.parse(body), options));
        if (method === 'PUT')
            return json(200, this.verbs.replace(target, JSON.parse(body), options));
        if (method === 'PATCH') {
            const existed = this.store.get(resourceName(kind), namespace, name) !== undefined;
            return json(existed ? 200 : 201, this.verbs.patch(target, body, request.headers['content-type'] ?? '', options));
        }
        if (method !== 'DELETE')
            throw new StatusError(405, 'MethodNotAllowed', `the server does not allow ${method}`);
        const given = body === '' ? {} : JSON.parse(body);
        if (name !== '')
            return json(200, this.verbs.remove(target, given, options));
        for (const object of this.selected(target, url))
            this.verbs.remove({ ...target, name: object.metadata.name }, given, options);
        return json(200, { kind: 'Status', apiVersion: 'v1', status: 'Success' });
    }
    selected({ kind, namespace }, { searchParams }) {
        const [labels, fields] = [
            labelSelector(searchParams.get('labelSelector') ?? ''),
            fieldSelector(searchParams.get('fieldSelector') ?? ''),
        ];
        return this.store.list(resourceName(kind), namespace).filter((object) => labels(object) && fields(object));
    }
    list(target, url) {
        const { kind } = target;
        const all = this.selected(target, url).sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
        const limit = Number(url.searchParams.get('limit') ?? 0) || all.length;
        const from = Number(url.searchParams.get('continue') ?? 0);
        const items = all.slice(from, from + limit).map(({ apiVersion: _, kind: __, ...item }) => item);
        const rest = all.length - from - items.length;
        const more = rest > 0 ? { continue: String(from + limit), remainingItemCount: rest } : {};
        return {
            kind: `${kind.kind}List`,
            apiVersion: apiVersionOf(kind),
            metadata: { resourceVersion: String(this.store.version), ...more },
            items,
        };
    }
    async watch(url, response, silent) {
        const { kind, namespace } = this.target(url.pathname);
        const { searchParams } = url;
        const [labels, fields] = [
            labelSelector(searchParams.get('labelSelector') ?? ''),
            fieldSelector(searchParams.get('fieldSelector') ?? ''),
        ];
        await serveWatch(this.store, this.clock, response, {
            resource: resourceName(kind),
            apiVersion: apiVersionOf(kind),
            kind: kind.kind,
            namespace,
            matches: (object) => labels(object) && fields(object),
            resourceVersion: searchParams.get('resourceVersion') ?? '',
            bookmarks: searchParams.get('allowWatchBookmarks') === 'true',
            timeoutSeconds: Number(searchParams.get('timeoutSeconds') ?? 1800),
            silent,
        }, this.stopped.signal);
    }
    /** `/services/[scheme:]name[:port]/proxy/path`, answered by a pod behind the Service. */
    async proxy(method, { namespace, name: given }, url, body) {
        const parts = given.split(':');
        const [name = '', port = ''] = parts.length === 3 ? parts.slice(1) : parts;
        if (this.store.get('services', namespace, name) === undefined)
            throw notFound('services', name);
        const path = `${url.pathname.replace(/^.*?\/proxy/, '') || '/'}${url.search}`;
        const answer = await this.controllers.request(namespace, name, port, { method, path, body });
        if (answer === undefined)
            throw new StatusError(503, 'ServiceUnavailable', `no endpoints available for service "${name}"`);
        return { status: answer.status, body: answer.body, headers: { 'content-type': 'text/plain' } };
    }
}
function json(status, value) {
    return { status, body: JSON.stringify(value), headers: {} };
}
function send(response, { status, body, headers }) {
    response.writeHead(status, { 'content-type': 'application/json', 'audit-id': (0,external_node_crypto_.randomUUID)(), ...headers });
    response.end(body);
}
async function readBody(request) {
    const chunks = [];
    for await (const chunk of request)
        chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
}
function optionsOf({ searchParams }) {
    return {
        dryRun: searchParams.get('dryRun') === 'All',
        manager: searchParams.get('fieldManager') ?? '',
        force: searchParams.get('force') === 'true',
        strict: searchParams.get('fieldValidation') === 'Strict',
    };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/apply/lists.js

/** What tells the items of a list apart (`x-kubernetes-list-map-keys` of the core kinds), by the path's last fields. */
const keysByField = {
    containers: ['name'],
    initContainers: ['name'],
    ephemeralContainers: ['name'],
    volumes: ['name'],
    volumeMounts: ['mountPath'],
    env: ['name'],
    imagePullSecrets: ['name'],
    conditions: ['type'],
    ownerReferences: ['uid'],
    topologySpreadConstraints: ['topologyKey', 'whenUnsatisfiable'],
    hostAliases: ['ip'],
};
/** Maps that have one owner as a whole. */
const atomicMaps = new Set([
    'selector',
    'nodeSelector',
    'podSelector',
    'namespaceSelector',
    'configMapKeyRef',
    'secretKeyRef',
    'fieldRef',
    'scaleTargetRef',
]);
function isAtomicMap(path) {
    return atomicMaps.has(path.at(-1) ?? '');
}
/** Keys of a list of maps; `value` for a list that is a set of its values; undefined for one with a single owner. */
function listKeys(path, core) {
    const field = path.at(-1) ?? '';
    if (field === 'finalizers' && path[0] === 'metadata')
        return 'value';
    if (!core)
        return undefined;
    if (field === 'ports')
        return path.includes('containers') || path.includes('initContainers')
            ? ['containerPort', 'protocol']
            : ['port', 'protocol'];
    return keysByField[field];
}
/** `k:{"name":"web"}`, with the keys in order and a protocol that is left out as TCP. */
function itemKey(item, keys) {
    const map = isMap(item) ? item : {};
    const entries = keys.map((key) => [key, map[key] ?? (key === 'protocol' ? 'TCP' : '')]);
    return `k:${JSON.stringify(Object.fromEntries(entries.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))))}`;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/apply/field-set.js


/** Set by the server, and owned by nobody. */
const ofServer = new Set([
    'name',
    'namespace',
    'uid',
    'resourceVersion',
    'generation',
    'creationTimestamp',
    'managedFields',
    'selfLink',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
]);
/** Groups whose lists the sandbox knows the keys of. */
function isCore({ apiVersion }) {
    const group = apiVersion.split('/')[0];
    return !apiVersion.includes('/') || !group.includes('.') || group.endsWith('.k8s.io');
}
/** Every field that an object sets (structured-merge-diff, typed.ToFieldSet). */
function fieldsOf(object) {
    const core = isCore(object);
    const set = {};
    for (const [field, value] of Object.entries(object)) {
        if (field === 'apiVersion' || field === 'kind')
            continue;
        const shown = field === 'metadata' ? withoutServers(value) : value;
        if (field === 'metadata' && Object.keys(shown).length === 0)
            continue;
        set[`f:${field}`] = fieldsIn(shown, [field], core);
    }
    return set;
}
function withoutServers(metadata) {
    return Object.fromEntries(Object.entries(metadata).filter(([field]) => !ofServer.has(field)));
}
function fieldsIn(value, path, core) {
    if (isMap(value)) {
        if (isAtomicMap(path))
            return {};
        return Object.fromEntries(Object.entries(value).map(([field, item]) => [`f:${field}`, fieldsIn(item, [...path, field], core)]));
    }
    if (!Array.isArray(value))
        return {};
    const keys = listKeys(path, core);
    if (keys === undefined)
        return {};
    if (keys === 'value')
        return Object.fromEntries(value.map((item) => [`v:${JSON.stringify(item)}`, {}]));
    return Object.fromEntries(value.map((item) => [itemKey(item, keys), { '.': {}, ...fieldsIn(item, [...path, '[]'], core) }]));
}
/** The paths that have nothing below them. */
function leaves(set, path = []) {
    const entries = Object.entries(set);
    if (entries.length === 0)
        return path.length === 0 ? [] : [path];
    return entries.flatMap(([step, below]) => (step === '.' ? [[...path, '.']] : leaves(below, [...path, step])));
}
function has(set, path) {
    let node = set;
    for (const step of path) {
        node = node[step];
        if (node === undefined)
            return false;
    }
    return true;
}
/** Whether a set owns a path: by itself, or by a leaf above it that owns all below. */
function owns(set, path) {
    let node = set;
    for (const step of path) {
        const next = node[step];
        if (next === undefined)
            return false;
        node = next;
    }
    return true;
}
function union(a, b) {
    const result = { ...a };
    for (const [step, below] of Object.entries(b))
        result[step] = step in a ? union(a[step], below) : below;
    return result;
}
/** A set without some paths; what has nothing left below it goes too. */
function without(set, paths) {
    const result = structuredClone(set);
    for (const path of paths)
        removePath(result, path);
    return result;
}
function removePath(set, [step, ...rest]) {
    if (step === undefined || set[step] === undefined)
        return;
    if (rest.length === 0) {
        delete set[step];
        return;
    }
    const below = set[step];
    const wasLeaf = Object.keys(below).length === 0;
    removePath(below, rest);
    if (!wasLeaf && Object.keys(below).filter((key) => key !== '.').length === 0 && !('.' in below))
        delete set[step];
}
/** The value at a path; undefined when there is none. */
function valueAt(object, path) {
    let value = object;
    for (const step of path) {
        if (step === '.')
            return value === undefined ? undefined : true;
        if (step.startsWith('f:'))
            value = isMap(value) ? value[step.slice(2)] : undefined;
        else
            value = Array.isArray(value) ? value.find((item) => isItem(item, step)) : undefined;
        if (value === undefined)
            return undefined;
    }
    return value;
}
function isItem(item, step) {
    if (step.startsWith('v:'))
        return JSON.stringify(item) === step.slice(2);
    const keys = JSON.parse(step.slice(2));
    return itemKey(item, Object.keys(keys)) === step;
}
/** `.spec.containers[name="web"].image`, as conflicts name a field. */
function fieldName(path) {
    return path
        .filter((step) => step !== '.')
        .map((step) => {
        if (step.startsWith('f:'))
            return /^[\w-]+$/.test(step.slice(2)) ? `.${step.slice(2)}` : `.${step.slice(2)}`;
        if (step.startsWith('v:'))
            return `[=${step.slice(2)}]`;
        const keys = Object.entries(JSON.parse(step.slice(2)));
        return `[${keys.map(([key, value]) => `${key}=${JSON.stringify(value)}`).join(',')}]`;
    })
        .join('');
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/apply/apply.js




/**
 * Server-side apply (structured-merge-diff, merge.Updater.Apply): what the applied object sets is set and owned; what
 * its manager owned before and no longer sets is removed, unless somebody else owns it too.
 *
 * @throws StatusError 409 that names every field which another manager owns with another value
 */
function serverSideApply(live, applied, settings) {
    const wanted = fieldsOf(applied);
    const managed = live?.metadata.managedFields ?? [];
    const mine = managed.find((entry) => isMine(entry, settings.manager));
    const others = managed.filter((entry) => entry !== mine);
    const contested = leaves(wanted).filter((path) => live !== undefined && !same(valueAt(live, path), valueAt(applied, path)));
    const conflicts = others.flatMap((entry) => contested.filter((path) => ownsLeaf(entry.fieldsV1, path)).map((path) => ({ entry, path })));
    if (conflicts.length > 0 && !settings.force)
        throw conflictError(conflicts);
    const kept = others
        .map((entry) => ({
        ...entry,
        fieldsV1: without(entry.fieldsV1, contested.filter((path) => ownsLeaf(entry.fieldsV1, path))),
    }))
        .filter(({ fieldsV1 }) => Object.keys(fieldsV1).length > 0);
    let merged = live === undefined ? applied : merge(live, applied, [], isCore(applied));
    if (mine !== undefined) {
        const dropped = leaves(mine.fieldsV1).filter((path) => !has(wanted, path) && !kept.some(({ fieldsV1 }) => has(fieldsV1, path)));
        // Longest first, so that an item goes only after what is in it.
        for (const path of dropped.sort((a, b) => b.length - a.length))
            merged = removeAt(merged, path);
    }
    const own = {
        manager: settings.manager,
        operation: 'Apply',
        apiVersion: applied.apiVersion,
        time: mine !== undefined && same(mine.fieldsV1, wanted) ? (mine.time ?? settings.time) : settings.time,
        fieldsType: 'FieldsV1',
        fieldsV1: wanted,
    };
    return { ...merged, metadata: { ...merged.metadata, managedFields: [...kept, own] } };
}
function isMine({ manager, operation, subresource }, name) {
    return manager === name && operation === 'Apply' && subresource === undefined;
}
function ownsLeaf(set, path) {
    return has(set, path) && path.at(-1) !== '.';
}
function conflictError(conflicts) {
    const causes = conflicts.map(({ entry, path }) => ({
        reason: 'FieldManagerConflict',
        message: `conflict with "${entry.manager}"${entry.subresource === undefined ? '' : ` with subresource "${entry.subresource}"`} using ${entry.apiVersion}`,
        field: fieldName(path),
    }));
    const list = causes.length === 1
        ? `${causes[0].message}: ${causes[0].field}`
        : `conflicts:\n${causes.map(({ message, field }) => `- ${message}: ${field}`).join('\n')}`;
    return new StatusError(409, 'Conflict', `Apply failed with ${causes.length} conflict${causes.length === 1 ? '' : 's'}: ${list}`, causes);
}
/** The applied value over the live one: maps by field, lists by the keys of their items, all else as a whole. */
function merge(live, applied, path, core) {
    if (isMap(live) && isMap(applied) && !isAtomicMap(path)) {
        const result = { ...live };
        for (const [field, value] of Object.entries(applied))
            result[field] = merge(live[field], value, [...path, field], core);
        return result;
    }
    if (!Array.isArray(live) || !Array.isArray(applied))
        return applied;
    const keys = listKeys(path, core);
    if (keys === undefined)
        return applied;
    const idOf = (item) => (keys === 'value' ? `v:${JSON.stringify(item)}` : itemKey(item, keys));
    const rest = live.filter((item) => !applied.some((one) => idOf(one) === idOf(item)));
    const items = applied.map((item) => merge(live.find((one) => idOf(one) === idOf(item)), item, [...path, '[]'], core));
    return [...items, ...rest];
}
function removeAt(value, [step, ...rest]) {
    if (step === undefined || value === undefined)
        return value;
    if (step.startsWith('f:') && isMap(value)) {
        const field = step.slice(2);
        const { [field]: below, ...others } = value;
        if (rest.length === 0 || below === undefined)
            return others;
        const next = removeAt(below, rest);
        return { ...others, [field]: next };
    }
    if (!Array.isArray(value))
        return value;
    const at = value.findIndex((item) => isItem(item, step));
    if (at < 0)
        return value;
    if (rest.length === 0 || (rest.length === 1 && rest[0] === '.'))
        return value.toSpliced(at, 1);
    return value.with(at, removeAt(value[at], rest));
}
/** Who owns what after somebody wrote an object by other means: what changed is theirs now. */
function trackUpdate(live, next, { manager, time, subresource, }) {
    // An update may carry managed fields of its own, as tools that hand ownership over do.
    const given = next.metadata.managedFields ?? live?.metadata.managedFields ?? [];
    const before = live === undefined ? [] : leaves(fieldsOf(live));
    const after = leaves(fieldsOf(next));
    const changed = after.filter((path) => live === undefined || !same(valueAt(live, path), valueAt(next, path)));
    const gone = before.filter((path) => valueAt(next, path) === undefined);
    const isTheirs = (entry) => entry.manager === manager && entry.operation === 'Update' && entry.subresource === subresource;
    const others = given
        .filter((entry) => !isTheirs(entry))
        .map((entry) => ({
        ...entry,
        fieldsV1: without(entry.fieldsV1, [...changed, ...gone].filter((path) => has(entry.fieldsV1, path))),
    }))
        .filter(({ fieldsV1 }) => Object.keys(fieldsV1).length > 0);
    const old = given.find(isTheirs);
    let fieldsV1 = without(old?.fieldsV1 ?? {}, gone);
    for (const path of changed)
        fieldsV1 = union(fieldsV1, setOf(path));
    const own = {
        manager,
        operation: 'Update',
        apiVersion: next.apiVersion,
        time,
        fieldsType: 'FieldsV1',
        fieldsV1,
        ...(subresource === undefined ? {} : { subresource }),
    };
    const entries = Object.keys(fieldsV1).length === 0 ? others : [...others, changed.length === 0 && old !== undefined ? old : own];
    return { ...next, metadata: { ...next.metadata, managedFields: entries } };
}
function setOf([step, ...rest]) {
    return step === undefined ? {} : { [step]: setOf(rest) };
}
function same(a, b) {
    return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}
function sorted(value) {
    if (Array.isArray(value))
        return value.map(sorted);
    if (!isMap(value))
        return value;
    return Object.fromEntries(Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, item]) => [key, sorted(item)]));
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/apply/patch.js


/** RFC 6902. A `test` that does not hold is 422, as the API server answers. */
function jsonPatch(target, operations) {
    let result = structuredClone(target);
    for (const operation of operations)
        result = applyOne(result, operation);
    return result;
}
function applyOne(target, { op, path, value, from }) {
    const steps = path
        .split('/')
        .slice(1)
        .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (op === 'test') {
        if (!equal(read(target, steps), value))
            throw new StatusError(422, 'Invalid', `the server rejected our request due to an error in our request: testing value ${path} failed`);
        return target;
    }
    if (op === 'copy' || op === 'move') {
        const source = (from ?? '').split('/').slice(1);
        const copied = read(target, source);
        return change(op === 'move' ? change(target, source, 'remove', undefined) : target, steps, 'add', copied);
    }
    if (!['add', 'replace', 'remove'].includes(op))
        throw new StatusError(400, 'BadRequest', `unexpected operation ${op}`);
    return change(target, steps, op, value);
}
function read(target, steps) {
    let value = target;
    for (const step of steps) {
        if (Array.isArray(value))
            value = value[Number(step)];
        else
            value = isMap(value) ? value[step] : undefined;
    }
    return value;
}
function change(target, [step, ...rest], op, value) {
    if (step === undefined)
        return value;
    const last = rest.length === 0;
    if (Array.isArray(target)) {
        const at = step === '-' ? target.length : Number(step);
        if (!last)
            return target.with(at, change(target[at], rest, op, value));
        return op === 'add'
            ? target.toSpliced(at, 0, value)
            : op === 'remove'
                ? target.toSpliced(at, 1)
                : target.with(at, value);
    }
    if (!isMap(target))
        throw missing(step);
    if (last && op === 'add')
        return { ...target, [step]: value };
    if (!(step in target))
        throw missing(step);
    if (!last)
        return { ...target, [step]: change(target[step], rest, op, value) };
    const { [step]: _, ...others } = target;
    return op === 'remove' ? others : { ...target, [step]: value };
}
function missing(step) {
    return new StatusError(422, 'Invalid', `the server rejected our request due to an error in our request: missing path ${step}`);
}
/** RFC 7386. */
function mergePatch(target, patch) {
    if (!isMap(patch))
        return patch;
    const result = isMap(target) ? { ...target } : {};
    for (const [field, value] of Object.entries(patch)) {
        if (value === null)
            delete result[field];
        else
            result[field] = mergePatch(result[field], value);
    }
    return result;
}
function equal(a, b) {
    if (isMap(a) && isMap(b)) {
        const keys = Object.keys(a);
        return keys.length === Object.keys(b).length && keys.every((key) => equal(a[key], b[key]));
    }
    if (Array.isArray(a) && Array.isArray(b))
        return a.length === b.length && a.every((item, i) => equal(item, b[i]));
    return a === b;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/store/store.js

/** Every object of the cluster, by resource (`deployments.apps`), and the history that watches are fed from. */
class Store {
    clock;
    collections = new Map();
    listeners = new Set();
    history = [];
    /** Changes up to this version are forgotten: a watch from before is told 410. */
    forgotten = 0;
    counter = 1;
    constructor(clock) {
        this.clock = clock;
    }
    get version() {
        return this.counter;
    }
    get(resource, namespace, name) {
        return this.collections.get(resource)?.get(`${namespace}/${name}`);
    }
    list(resource, namespace = '') {
        const all = [...(this.collections.get(resource)?.values() ?? [])];
        return namespace === '' ? all : all.filter(({ metadata }) => metadata.namespace === namespace);
    }
    create(resource, object) {
        const metadata = {
            ...object.metadata,
            uid: (0,external_node_crypto_.randomUUID)(),
            creationTimestamp: timestamp(this.clock.now()),
            ...('spec' in object ? { generation: 1 } : {}),
        };
        return this.write(resource, 'ADDED', { ...object, metadata }, undefined);
    }
    /** Replaces an object. Its generation grows when anything but metadata and status differs; the same object is no change. */
    update(resource, object) {
        const old = this.get(resource, object.metadata.namespace ?? '', object.metadata.name);
        if (old === undefined)
            return object;
        const grown = contentOf(old) === contentOf(object) ? old.metadata.generation : (old.metadata.generation ?? 0) + 1;
        const { uid, creationTimestamp } = old.metadata;
        const metadata = {
            ...object.metadata,
            ...(uid === undefined ? {} : { uid }),
            ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
            ...(old.metadata.generation === undefined ? {} : { generation: grown }),
        };
        const next = { ...object, metadata };
        return textOf(old) === textOf(next) ? old : this.write(resource, 'MODIFIED', next, old);
    }
    updateStatus(resource, object, status) {
        const live = this.get(resource, object.metadata.namespace ?? '', object.metadata.name);
        return live === undefined ? object : this.update(resource, { ...live, status });
    }
    remove(resource, namespace, name) {
        const old = this.get(resource, namespace, name);
        if (old === undefined)
            return undefined;
        this.collections.get(resource).delete(`${namespace}/${name}`);
        return this.write(resource, 'DELETED', old, old);
    }
    subscribe(listener) {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }
    /** @returns the changes after a version; undefined when they are forgotten */
    since(version) {
        if (version < this.forgotten)
            return undefined;
        return this.history.filter((change) => change.version > version);
    }
    /** Forgets the history, as etcd does after a while: older watches have to list again. */
    forget() {
        this.history = [];
        this.forgotten = this.counter;
    }
    write(resource, type, object, old) {
        this.counter++;
        const stored = { ...object, metadata: { ...object.metadata, resourceVersion: String(this.counter) } };
        if (type !== 'DELETED') {
            const collection = this.collections.get(resource) ?? new Map();
            this.collections.set(resource, collection);
            collection.set(`${object.metadata.namespace ?? ''}/${object.metadata.name}`, stored);
        }
        const change = { type, resource, object: stored, old, version: this.counter };
        this.history.push(change);
        if (this.history.length > 20_000) {
            this.forgotten = this.history[9_999].version;
            this.history = this.history.slice(10_000);
        }
        for (const listener of [...this.listeners])
            listener(change);
        return stored;
    }
}
function contentOf({ metadata: _, status: __, ...content }) {
    return JSON.stringify(content);
}
/** Everything but the version, and the times of managed fields, which alone are no change. */
function textOf({ metadata: { resourceVersion: _, managedFields = [], ...metadata }, ...rest }) {
    return JSON.stringify([rest, metadata, managedFields.map(({ time: _, ...entry }) => entry)]);
}
/** Seconds, as the API writes times. */
function timestamp(ms) {
    return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/defaults.js

/** What the API server fills in, as far as a deploy meets it (pkg/apis/…/defaults.go). */
function withDefaults(object) {
    const fill = fillers[object.kind];
    return fill === undefined ? object : fill(object);
}
let addresses = 0;
const fillers = {
    Deployment: (object) => {
        const spec = mapAt(object, 'spec');
        const strategy = mapAt(spec, 'strategy');
        const type = strategy['type'] ?? 'RollingUpdate';
        const rolling = { maxSurge: '25%', maxUnavailable: '25%', ...mapAt(strategy, 'rollingUpdate') };
        return {
            ...object,
            spec: {
                replicas: 1,
                progressDeadlineSeconds: 600,
                revisionHistoryLimit: 10,
                ...spec,
                strategy: type === 'RollingUpdate' ? { type, rollingUpdate: rolling } : { type },
                template: template(spec['template']),
            },
        };
    },
    StatefulSet: (object) => {
        const spec = mapAt(object, 'spec');
        const updateStrategy = { type: 'RollingUpdate', ...mapAt(spec, 'updateStrategy') };
        return {
            ...object,
            spec: {
                replicas: 1,
                podManagementPolicy: 'OrderedReady',
                revisionHistoryLimit: 10,
                ...spec,
                updateStrategy,
                template: template(spec['template']),
            },
        };
    },
    ReplicaSet: withTemplate,
    DaemonSet: (object) => withTemplate({ ...object, spec: { updateStrategy: { type: 'RollingUpdate' }, ...mapAt(object, 'spec') } }),
    Job: (object) => withTemplate({ ...object, spec: { backoffLimit: 6, completions: 1, parallelism: 1, ...mapAt(object, 'spec') } }),
    Pod: (object) => ({ ...object, spec: podSpec(mapAt(object, 'spec')) }),
    Service: (object) => {
        const spec = mapAt(object, 'spec');
        const type = spec['type'] ?? 'ClusterIP';
        addresses++;
        const clusterIP = type === 'ExternalName' ? {} : { clusterIP: `10.96.${(addresses >> 8) & 255}.${addresses & 255}` };
        const ports = listAt(spec, 'ports').map((port) => ({ protocol: 'TCP', targetPort: port['port'], ...port }));
        return {
            ...object,
            spec: { type, sessionAffinity: 'None', ...clusterIP, ...spec, ...(ports.length === 0 ? {} : { ports }) },
        };
    },
    Secret: (object) => {
        const { stringData, ...secret } = object;
        const plain = Object.entries(isMap(stringData) ? stringData : {}).map(([key, value]) => [
            key,
            Buffer.from(String(value)).toString('base64'),
        ]);
        const data = { ...mapAt(secret, 'data'), ...Object.fromEntries(plain) };
        return { type: 'Opaque', ...secret, ...(Object.keys(data).length === 0 ? {} : { data }) };
    },
    Namespace: (object) => ({ status: { phase: 'Active' }, spec: { finalizers: ['kubernetes'] }, ...object }),
    HorizontalPodAutoscaler: (object) => ({ ...object, spec: { minReplicas: 1, ...mapAt(object, 'spec') } }),
};
function withTemplate(object) {
    const spec = mapAt(object, 'spec');
    return {
        ...object,
        spec: { ...(object.kind === 'ReplicaSet' ? { replicas: 1 } : {}), ...spec, template: template(spec['template']) },
    };
}
function template(value) {
    const map = isMap(value) ? value : {};
    return { ...map, spec: podSpec(mapAt(map, 'spec')) };
}
function podSpec(spec) {
    return {
        restartPolicy: 'Always',
        terminationGracePeriodSeconds: 30,
        dnsPolicy: 'ClusterFirst',
        schedulerName: 'default-scheduler',
        securityContext: {},
        ...spec,
        ...(spec['containers'] === undefined ? {} : { containers: listAt(spec, 'containers').map(container) }),
        ...(spec['initContainers'] === undefined ? {} : { initContainers: listAt(spec, 'initContainers').map(container) }),
    };
}
function container(one) {
    const image = String(one['image'] ?? '');
    const moving = !image.includes('@') && (!/:[^/]+$/.test(image) || image.endsWith(':latest'));
    const probes = ['livenessProbe', 'readinessProbe', 'startupProbe']
        .filter((name) => isMap(one[name]))
        .map((name) => [
        name,
        { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3, ...mapAt(one, name) },
    ]);
    return {
        terminationMessagePath: '/dev/termination-log',
        terminationMessagePolicy: 'File',
        imagePullPolicy: moving ? 'Always' : 'IfNotPresent',
        resources: {},
        ...one,
        ...(one['ports'] === undefined
            ? {}
            : { ports: listAt(one, 'ports').map((port) => ({ protocol: 'TCP', ...port })) }),
        ...Object.fromEntries(probes),
    };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/validate.js



const required = (field) => ({ reason: 'FieldValueRequired', message: 'Required value', field });
/** @throws StatusError 422 for what the API server refuses in objects that a deploy applies */
function validate(object, old) {
    const { kind, metadata } = object;
    const causes = [];
    if (!/^[a-z0-9]([-a-z0-9.:]*[a-z0-9])?$/.test(metadata.name) || metadata.name.length > 253)
        causes.push({
            reason: 'FieldValueInvalid',
            message: `Invalid value: ${JSON.stringify(metadata.name)}: a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.'`,
            field: 'metadata.name',
        });
    if (['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'].includes(kind))
        workload(object, old, causes);
    if (kind === 'Job' && old !== undefined && differ(object, old, 'spec', 'template'))
        causes.push(immutable('spec.template'));
    if (kind === 'Service')
        service(object, old, causes);
    if ((kind === 'ConfigMap' || kind === 'Secret') && old?.['immutable'] === true && differ(object, old, 'data'))
        causes.push({
            reason: 'FieldValueForbidden',
            message: 'Forbidden: field is immutable when `immutable` is set',
            field: 'data',
        });
    if (causes.length > 0)
        throw invalid(nameOf(object), metadata.name, causes);
}
function nameOf({ kind, apiVersion }) {
    return apiVersion.includes('/') ? `${kind}.${apiVersion.split('/')[0]}` : kind;
}
function immutable(field) {
    return { reason: 'FieldValueInvalid', message: 'Invalid value: field is immutable', field };
}
function workload(object, old, causes) {
    const labels = labelsAt(object, 'spec', 'template', 'metadata', 'labels');
    const selector = mapAt(object, 'spec', 'selector');
    if (Object.keys(selector).length === 0)
        causes.push(required('spec.selector'));
    else if (!selects(selector, labels))
        causes.push({
            reason: 'FieldValueInvalid',
            message: `Invalid value: ${JSON.stringify(labels)}: \`selector\` does not match template \`labels\``,
            field: 'spec.template.metadata.labels',
        });
    const containers = listAt(object, 'spec', 'template', 'spec', 'containers');
    if (containers.length === 0)
        causes.push(required('spec.template.spec.containers'));
    for (const [i, { name, image }] of containers.entries()) {
        if (!name)
            causes.push(required(`spec.template.spec.containers[${i}].name`));
        if (!image)
            causes.push(required(`spec.template.spec.containers[${i}].image`));
    }
    if (old !== undefined && differ(object, old, 'spec', 'selector'))
        causes.push(immutable('spec.selector'));
}
function service(object, old, causes) {
    const headless = mapAt(object, 'spec')['clusterIP'] === 'None';
    if (listAt(object, 'spec', 'ports').length === 0 && !headless && mapAt(object, 'spec')['type'] !== 'ExternalName')
        causes.push(required('spec.ports'));
    const [now, before] = [mapAt(object, 'spec')['clusterIP'], mapAt(old, 'spec')['clusterIP']];
    if (before !== undefined && now !== before)
        causes.push({
            reason: 'FieldValueInvalid',
            message: `Invalid value: ${JSON.stringify(now)}: field is immutable`,
            field: 'spec.clusterIP',
        });
}
function differ(a, b, ...path) {
    const value = (object) => JSON.stringify(mapAt(object, ...path.slice(0, -1))[path.at(-1)]);
    return value(a) !== value(b);
}
/** @throws StatusError 400 for the fields at the top of an object that no kind has */
function refuseUnknown(object) {
    const known = {
        Deployment: [
            'minReadySeconds',
            'paused',
            'progressDeadlineSeconds',
            'replicas',
            'revisionHistoryLimit',
            'selector',
            'strategy',
            'template',
        ],
    };
    const fields = known[object.kind];
    if (fields === undefined)
        return;
    const unknown = Object.keys(mapAt(object, 'spec')).filter((field) => !fields.includes(field));
    if (unknown.length > 0)
        throw new StatusError(400, 'BadRequest', `failed to create typed patch object: ${unknown.map((field) => `.spec.${field}: field not declared in schema`).join(', ')}`);
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/api/verbs.js










/** The verbs of the API on the store. */
class Verbs {
    store;
    clock;
    admissions = [];
    constructor(store, clock) {
        this.store = store;
        this.clock = clock;
    }
    get(target) {
        const { kind, namespace, name, subresource } = target;
        const object = this.store.get(resourceName(kind), namespace, name);
        if (object === undefined)
            throw notFound(resourceName(kind), name);
        return subresource === 'scale' ? scaleOf(object) : object;
    }
    create(target, body, options) {
        const given = this.read(target, body, '');
        const { generateName } = given.metadata;
        const name = given.metadata.name ??
            (generateName === undefined ? undefined : `${generateName}${(0,external_node_crypto_.randomBytes)(3).toString('hex').slice(0, 5)}`);
        if (name === undefined)
            throw new StatusError(422, 'Invalid', 'name or generateName is required');
        const object = { ...given, metadata: { ...given.metadata, name } };
        if (this.store.get(resourceName(target.kind), target.namespace, name) !== undefined)
            throw new StatusError(409, 'AlreadyExists', `${resourceName(target.kind)} "${name}" already exists`);
        return this.put(target, trackUpdate(undefined, object, this.tracking(options)), undefined, options);
    }
    replace(target, body, options) {
        const live = this.liveOf(target);
        const next = this.read(target, body, target.name);
        this.checkVersion(target, live, next);
        return this.write(target, live, next, options);
    }
    patch(target, body, type, options) {
        if (type.startsWith('application/apply-patch'))
            return this.apply(target, body, options);
        const live = this.liveOf(target);
        const base = target.subresource === 'scale' ? scaleOf(live) : live;
        const patch = JSON.parse(body);
        const patched = type.startsWith('application/json-patch')
            ? jsonPatch(base, patch)
            : mergePatch(base, patch);
        const next = this.read(target, patched, target.name);
        this.checkVersion(target, live, next);
        return this.write(target, live, next, options);
    }
    remove(target, body, options) {
        const live = this.liveOf(target);
        const { uid, resourceVersion } = mapAt(body, 'preconditions');
        if ((uid !== undefined && uid !== live.metadata.uid) ||
            (resourceVersion !== undefined && resourceVersion !== live.metadata.resourceVersion))
            throw new StatusError(409, 'Conflict', `Operation cannot be fulfilled on ${resourceName(target.kind)} "${target.name}": the UID in the precondition does not match`);
        if (options.dryRun)
            return live;
        if (target.kind.kind !== 'Pod')
            return this.store.remove(resourceName(target.kind), target.namespace, target.name);
        if (live.metadata.deletionTimestamp !== undefined)
            return live;
        const grace = numberAt(body, 'gracePeriodSeconds') ?? numberAt(live, 'spec', 'terminationGracePeriodSeconds') ?? 30;
        const deletion = {
            deletionTimestamp: timestamp(this.clock.now() + grace * 1000),
            deletionGracePeriodSeconds: grace,
        };
        return this.store.update('pods', { ...live, metadata: { ...live.metadata, ...deletion } });
    }
    apply(target, body, options) {
        const given = this.read(target, (0,dist/* parse */.qg)(body), target.name);
        if (options.manager === '')
            throw new StatusError(422, 'Invalid', 'fieldManager: Required value: is required for apply patch');
        if (options.strict)
            refuseUnknown(given);
        const live = this.store.get(resourceName(target.kind), target.namespace, target.name);
        const { managedFields: _, ...metadata } = given.metadata;
        const applied = { ...given, metadata };
        const { manager, force } = options;
        return this.put(target, serverSideApply(live, applied, { manager, force, time: timestamp(this.clock.now()) }), live, options);
    }
    write(target, live, next, options) {
        const { subresource } = target;
        if (subresource === 'scale') {
            const scaled = { ...live, spec: { ...mapAt(live, 'spec'), replicas: mapAt(next, 'spec')['replicas'] } };
            return scaleOf(this.put(target, trackUpdate(live, scaled, { ...this.tracking(options), subresource }), live, options));
        }
        if (subresource === 'status') {
            const status = { ...live, status: next['status'] };
            return options.dryRun ? status : this.store.update(resourceName(target.kind), status);
        }
        const kept = target.kind.subresources.includes('status') ? { ...next, status: live['status'] } : next;
        if (kept['status'] === undefined)
            delete kept.status;
        return this.put(target, trackUpdate(live, kept, this.tracking(options)), live, options);
    }
    /** Defaults, validation and admission, then the store. */
    put(target, object, live, { dryRun }) {
        const { kind, namespace } = target;
        if (kind.namespaced && this.store.get('namespaces', '', namespace) === undefined)
            throw notFound('namespaces', namespace);
        const defaulted = withDefaults(keepServers(object, live));
        validate(defaulted, live);
        for (const admit of this.admissions) {
            const refusal = admit(defaulted, live === undefined ? 'CREATE' : 'UPDATE');
            if (refusal !== undefined)
                throw new StatusError(403, 'Forbidden', `${resourceName(kind)} "${object.metadata.name}" is forbidden: ${refusal}`);
        }
        if (dryRun)
            return {
                ...defaulted,
                metadata: { uid: 'dry-run', creationTimestamp: timestamp(this.clock.now()), ...defaulted.metadata },
            };
        return live === undefined
            ? this.store.create(resourceName(kind), defaulted)
            : this.store.update(resourceName(kind), defaulted);
    }
    tracking({ manager }) {
        return { manager: manager === '' ? 'unknown' : manager, time: timestamp(this.clock.now()) };
    }
    liveOf({ kind, namespace, name }) {
        const live = this.store.get(resourceName(kind), namespace, name);
        if (live === undefined)
            throw notFound(resourceName(kind), name);
        return live;
    }
    read({ kind, namespace }, body, name) {
        if (!isMap(body))
            throw new StatusError(400, 'BadRequest', 'the body is no object');
        const scale = body['kind'] === 'Scale';
        const apiVersion = scale ? body['apiVersion'] : apiVersionOf(kind);
        if (!scale && body['apiVersion'] !== undefined && (body['apiVersion'] !== apiVersion || body['kind'] !== kind.kind))
            throw new StatusError(400, 'BadRequest', `the object is ${String(body['apiVersion'])} ${String(body['kind'])}, expected ${String(apiVersion)} ${kind.kind}`);
        const metadata = mapAt(body, 'metadata');
        if (name !== '' && metadata['name'] !== undefined && metadata['name'] !== name)
            throw new StatusError(400, 'BadRequest', `the name of the object (${String(metadata['name'])}) does not match the name on the URL (${name})`);
        const place = kind.namespaced ? { namespace } : {};
        return {
            ...body,
            apiVersion,
            kind: scale ? 'Scale' : kind.kind,
            metadata: { ...metadata, ...(name === '' ? {} : { name }), ...place },
        };
    }
    checkVersion({ kind, name }, live, next) {
        const { resourceVersion } = next.metadata;
        if (resourceVersion !== undefined && resourceVersion !== '' && resourceVersion !== live.metadata.resourceVersion)
            throw new StatusError(409, 'Conflict', `Operation cannot be fulfilled on ${resourceName(kind)} "${name}": the object has been modified; please apply your changes to the latest version and try again`);
    }
}
/** What only the server sets survives every write. */
function keepServers(object, live) {
    if (live === undefined)
        return object;
    const clusterIP = mapAt(live, 'spec')['clusterIP'];
    const spec = object.kind === 'Service' && clusterIP !== undefined ? { spec: { clusterIP, ...mapAt(object, 'spec') } } : {};
    const { uid, creationTimestamp, generation } = live.metadata;
    const status = live['status'] === undefined || 'status' in object ? {} : { status: live['status'] };
    return {
        ...object,
        ...spec,
        ...status,
        metadata: { ...object.metadata, ...JSON.parse(JSON.stringify({ uid, creationTimestamp, generation })) },
    };
}
function scaleOf({ metadata, spec, status }) {
    const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
    return {
        apiVersion: 'autoscaling/v1',
        kind: 'Scale',
        metadata: JSON.parse(JSON.stringify({ name, namespace, uid, resourceVersion, creationTimestamp })),
        spec: { replicas: mapAt({ spec }, 'spec')['replicas'] ?? 0 },
        status: { replicas: mapAt({ status }, 'status')['replicas'] ?? 0 },
    };
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/cluster.js


/** The store as controllers see it: typed, because the API has validated what is in it, and with the time. */
class Cluster {
    store;
    clock;
    pods;
    constructor(store, clock, pods) {
        this.store = store;
        this.clock = clock;
        this.pods = pods;
    }
    now() {
        return this.clock.now();
    }
    /** Now, as the API writes times. */
    stamp() {
        return timestamp(this.clock.now());
    }
    get(resource, namespace, name) {
        return this.store.get(resource, namespace, name);
    }
    list(resource, namespace) {
        return this.store.list(resource, namespace);
    }
    create(resource, object) {
        return this.store.create(resource, object);
    }
    update(resource, object) {
        return this.store.update(resource, object);
    }
    /** Writes a status where it differs. */
    setStatus(resource, object, status) {
        const live = this.store.get(resource, namespaceOf(object), object.metadata.name);
        if (live !== undefined && !(0,external_node_util_.isDeepStrictEqual)(live['status'], status))
            this.store.updateStatus(resource, live, status);
    }
    remove(resource, { metadata: { namespace = '', name } }) {
        this.store.remove(resource, namespace, name);
    }
    createPod(pod) {
        return this.pods.create(pod);
    }
    deletePod({ metadata: { namespace = '', name } }) {
        this.pods.remove(namespace, name);
    }
    /** What has this object as its controller. */
    ownedBy(resource, owner) {
        return this.list(resource, namespaceOf(owner)).filter((object) => controllerOf(object)?.uid === owner.metadata.uid);
    }
}
function namespaceOf({ metadata: { namespace = '' } }) {
    return namespace;
}
/** `namespace/name`: what controllers are asked to look at. */
function keyOf({ metadata: { namespace = '', name } }) {
    return `${namespace}/${name}`;
}
function controllerOf({ metadata: { ownerReferences = [] } }) {
    return ownerReferences.find(({ controller }) => controller === true);
}
/** The keys of the controllers of a kind that a change of what they own concerns. */
function* ownerKeys(kind, ...objects) {
    for (const object of objects) {
        const owner = object === undefined ? undefined : controllerOf(object);
        if (owner?.kind === kind)
            yield `${namespaceOf(object)}/${owner.name}`;
    }
}
function controllerReference({ apiVersion, kind, metadata }) {
    const { name, uid = '' } = metadata;
    return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/pod.js
/** Since when a pod is ready, in ms; undefined while it is not. */
function readySince({ status }) {
    const ready = status?.conditions?.find(({ type }) => type === 'Ready');
    return ready?.status === 'True' ? Date.parse(ready.lastTransitionTime) : undefined;
}
/** When a pod will have been ready for so long that it counts as available; undefined while it is not ready. */
function availableAt(pod, minReadySeconds = 0) {
    const since = readySince(pod);
    return since === undefined ? undefined : since + minReadySeconds * 1000;
}
function hasEnded({ status }) {
    return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}
/** Neither ended nor ending. */
function isActive(pod) {
    return !hasEnded(pod) && pod.metadata.deletionTimestamp === undefined;
}
function isSidecar({ restartPolicy }) {
    return restartPolicy === 'Always';
}
/** How long the preStop hook of a container takes: it sleeps, by itself or by the program. */
function preStopMs({ lifecycle: { preStop } = {} }) {
    const command = preStop?.exec?.command?.join(' ') ?? '';
    return (preStop?.sleep?.seconds ?? Number(/\bsleep (\d+(?:\.\d+)?)/.exec(command)?.[1] ?? 0)) * 1000;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/names.js

/** Letters of generated names: no vowels, so that they spell nothing (apimachinery/pkg/util/rand). */
const letters = 'bcdfghjklmnpqrstvwxz2456789';
/** Five letters that follow from a text: names are random in Kubernetes, and the same in every run here. */
function suffixOf(text) {
    let rest = fnv1a(text) + fnv1a(`${text} again`);
    let suffix = '';
    for (let i = 0; i < 5; i++) {
        suffix += letters[rest % letters.length];
        rest = Math.floor(rest / letters.length);
    }
    return suffix;
}
/** A hash of a template as names and labels carry it; `collisions` as in the status of a Deployment. */
function templateHash(template, collisions = 0) {
    const text = JSON.stringify(names_sorted(template));
    const hash = fnv1a(collisions === 0 ? text : `${text}${collisions}`);
    return [...String(hash)].map((digit) => letters[digit.charCodeAt(0) % letters.length]).join('');
}
/** With the keys of every map in order: the same content is the same text. */
function names_sorted(value) {
    if (Array.isArray(value))
        return value.map(names_sorted);
    if (!isMap(value))
        return value;
    return Object.fromEntries(Object.keys(value)
        .sort()
        .map((key) => [key, names_sorted(value[key])]));
}
function fnv1a(text) {
    let hash = 0x811c9dc5;
    for (const byte of Buffer.from(text))
        hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
    return hash;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/endpoints.js





const serviceLabel = 'kubernetes.io/service-name';
const slices = 'endpointslices.discovery.k8s.io';
const mostPerSlice = 100;
/** Tells of every Service which pods are behind it (k8s.io/endpointslice and pkg/controller/endpoint). */
class EndpointsController {
    cluster;
    constructor(cluster) {
        this.cluster = cluster;
    }
    *concerns({ resource, object, old }) {
        if (resource === 'services')
            yield keyOf(object);
        if (resource === slices && object.metadata.labels?.[serviceLabel] !== undefined)
            yield `${namespaceOf(object)}/${object.metadata.labels[serviceLabel]}`;
        if (resource !== 'pods')
            return;
        for (const service of this.cluster.list('services', namespaceOf(object)))
            if (isSelected(service, object) || (old !== undefined && isSelected(service, old)))
                yield keyOf(service);
    }
    reconcile(namespace, name) {
        const service = this.cluster.get('services', namespace, name);
        // What it leaves behind is collected with its owner; Endpoints have none.
        if (service === undefined)
            return void this.cluster.store.remove('endpoints', namespace, name);
        if (service.spec.type === 'ExternalName' || service.spec.selector === undefined)
            return undefined;
        const pods = this.cluster.list('pods', namespace).filter((pod) => isSelected(service, pod) && hasAddress(pod));
        this.writeSlices(service, groups(service, pods));
        this.writeEndpoints(service, pods);
        return undefined;
    }
    ownSlices(service) {
        return this.cluster
            .list(slices, namespaceOf(service))
            .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === service.metadata.uid));
    }
    /** reconciler.go finalize: what can be said by an update of a slice that is there is; then the rest is deleted. */
    writeSlices(service, wanted) {
        const existing = this.ownSlices(service);
        const keep = new Set();
        // Without any pod there is an empty slice, without ports.
        for (const { ports, endpoints } of wanted.length === 0 ? [{ ports: [], endpoints: [] }] : wanted)
            for (const [index, part] of chunks(endpoints).entries()) {
                const fits = existing.filter((slice) => (0,external_node_util_.isDeepStrictEqual)(slice.ports, ports));
                // Where the ports are new and nothing else has use for an old slice, it is taken over rather than replaced.
                const spare = wanted.length <= 1 && existing.length === 1 ? existing[0] : undefined;
                const slice = fits[index] ?? (spare !== undefined && !keep.has(spare) ? spare : undefined);
                if (slice !== undefined)
                    keep.add(slice);
                this.writeSlice(service, slice, ports, slice === undefined ? part : inOrder(slice, part));
            }
        for (const slice of existing)
            if (!keep.has(slice))
                this.cluster.remove(slices, slice);
    }
    writeSlice(service, slice, ports, endpoints) {
        const headless = service.spec.clusterIP === 'None' ? { 'service.kubernetes.io/headless': '' } : {};
        const labels = {
            ...service.metadata.labels,
            ...headless,
            [serviceLabel]: service.metadata.name,
            'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        };
        if (slice !== undefined) {
            this.cluster.update(slices, { ...slice, metadata: { ...slice.metadata, labels }, endpoints, ports });
            return;
        }
        this.cluster.create(slices, {
            apiVersion: 'discovery.k8s.io/v1',
            kind: 'EndpointSlice',
            metadata: {
                name: this.freeName(service),
                namespace: namespaceOf(service),
                labels,
                ownerReferences: [controllerReference(service)],
            },
            addressType: 'IPv4',
            endpoints,
            ports,
        });
    }
    freeName({ metadata: { namespace = '', name } }) {
        for (let count = 0;; count++) {
            const free = `${name}-${suffixOf(`${namespace}/${name} ${count}`)}`;
            if (this.cluster.get(slices, namespace, free) === undefined)
                return free;
        }
    }
    writeEndpoints(service, pods) {
        const { name, namespace = '', labels = {} } = service.metadata;
        const { publishNotReadyAddresses = false } = service.spec;
        const staying = pods.filter(({ metadata }) => publishNotReadyAddresses || metadata.deletionTimestamp === undefined);
        const subsets = groups(service, staying).map(({ ports, endpoints }) => {
            const addresses = (serving) => endpoints
                .filter(({ conditions }) => (conditions.serving || publishNotReadyAddresses) === serving)
                .map(({ addresses: [ip = ''], nodeName, targetRef }) => ({ ip, nodeName, targetRef }));
            return {
                ...(addresses(true).length === 0 ? {} : { addresses: addresses(true) }),
                ...(addresses(false).length === 0 ? {} : { notReadyAddresses: addresses(false) }),
                ports,
            };
        });
        const live = this.cluster.get('endpoints', namespace, name);
        const managed = { ...labels, 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' };
        const said = subsets.length === 0 ? {} : { subsets };
        const metadata = { ...live?.metadata, name, namespace, labels: managed };
        const next = { apiVersion: 'v1', kind: 'Endpoints', metadata, ...said };
        if (live === undefined)
            this.cluster.create('endpoints', next);
        else
            this.cluster.update('endpoints', next);
    }
}
function isSelected({ spec: { selector } }, { metadata }) {
    return selector !== undefined && selects({ matchLabels: selector }, metadata.labels ?? {});
}
/** ShouldPodBeInEndpoints: it has an address and has not ended. One that is ending stays until it has (KEP-1672). */
function hasAddress(pod) {
    return !hasEnded(pod) && pod.status?.podIP !== undefined;
}
/** Endpoints by the ports that the Service has on their pods: named ports may differ between pods. */
function groups(service, pods) {
    const found = new Map();
    for (const pod of pods) {
        const ports = (service.spec.ports ?? []).flatMap((port) => endpointPort(port, pod));
        const key = JSON.stringify(ports);
        const group = found.get(key) ?? { ports, endpoints: [] };
        found.set(key, group);
        group.endpoints.push(endpointOf(service, pod));
    }
    return [...found.values()];
}
function endpointPort(port, pod) {
    const number = portOn(pod, port.targetPort ?? port.port, port.protocol);
    if (number === undefined)
        return [];
    const { name = '', protocol = 'TCP', appProtocol } = port;
    return [{ name, port: number, protocol, ...(appProtocol === undefined ? {} : { appProtocol }) }];
}
/** The number of a port of a pod, where it is given by its name (endpointslice FindPort). */
function portOn({ spec }, port, protocol = 'TCP') {
    if (typeof port === 'number')
        return port;
    const ports = [...spec.containers, ...(spec.initContainers ?? [])].flatMap((container) => container.ports ?? []);
    return ports.find((one) => one.name === port && (one.protocol ?? 'TCP') === protocol)?.containerPort;
}
function endpointOf({ spec: { publishNotReadyAddresses = false } }, pod) {
    const serving = readySince(pod) !== undefined;
    const terminating = pod.metadata.deletionTimestamp !== undefined;
    const { name, namespace = '', uid = '' } = pod.metadata;
    const { nodeName, hostname } = pod.spec;
    return {
        addresses: [pod.status?.podIP ?? ''],
        conditions: { ready: publishNotReadyAddresses || (serving && !terminating), serving, terminating },
        ...(hostname === undefined ? {} : { hostname }),
        ...(nodeName === undefined ? {} : { nodeName }),
        targetRef: { kind: 'Pod', namespace, name, uid },
    };
}
/** As a slice has them; what is new comes last. */
function inOrder({ endpoints }, wanted) {
    const place = new Map(endpoints.map(({ targetRef }, index) => [targetRef.uid, index]));
    const at = ({ targetRef }) => place.get(targetRef.uid) ?? endpoints.length;
    return wanted.toSorted((a, b) => at(a) - at(b));
}
function chunks(endpoints) {
    const count = Math.max(1, Math.ceil(endpoints.length / mostPerSlice));
    return Array.from({ length: count }, (_, index) => endpoints.slice(index * mostPerSlice, (index + 1) * mostPerSlice));
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/config-references.js

/** Why the environment of a container cannot be made, in the kubelet's words (kubelet_pods.go makeEnvironmentVariables). */
function environmentError(cluster, pod, { env = [], envFrom = [] }, inventSecrets) {
    const references = [
        ...envFrom.flatMap(({ configMapRef, secretRef }) => [
            { kind: 'ConfigMap', ref: configMapRef },
            { kind: 'Secret', ref: secretRef },
        ]),
        ...env.flatMap(({ valueFrom }) => [
            { kind: 'ConfigMap', ref: valueFrom?.configMapKeyRef },
            { kind: 'Secret', ref: valueFrom?.secretKeyRef },
        ]),
    ];
    return references
        .filter(({ kind }) => kind !== 'Secret' || !inventSecrets)
        .map(({ kind, ref }) => config_references_missing(cluster, namespaceOf(pod), kind, ref))
        .find((problem) => problem !== undefined);
}
function config_references_missing(cluster, namespace, kind, ref) {
    const { name, key, optional = false } = ref ?? {};
    if (name === undefined || optional)
        return undefined;
    const keys = keysOf(cluster, namespace, kind, name);
    if (keys === undefined)
        return `${kind.toLowerCase()} "${name}" not found`;
    return key === undefined || keys.has(key) ? undefined : `couldn't find key ${key} in ${kind} ${namespace}/${name}`;
}
function keysOf(cluster, namespace, kind, name) {
    const object = kind === 'Secret' ? cluster.get('secrets', namespace, name) : cluster.get('configmaps', namespace, name);
    if (object === undefined)
        return undefined;
    // The environment knows text alone, volumes know bytes too; a key of bytes in the environment is a rare mistake.
    return new Set([...Object.keys(object.data ?? {}), ...Object.keys(object['binaryData'] ?? {})]);
}
/** Why a volume of a pod cannot be mounted, as the event says (pkg/volume/configmap and secret). */
function mountError(cluster, pod, inventSecrets) {
    for (const volume of pod.spec.volumes ?? []) {
        if (inventSecrets && volume.secret !== undefined)
            continue;
        const problem = volumeProblem(cluster, namespaceOf(pod), volume);
        if (problem !== undefined)
            return `MountVolume.SetUp failed for volume "${volume.name}" : ${problem}`;
    }
    return undefined;
}
function volumeProblem(cluster, namespace, { configMap, secret }) {
    const kind = secret === undefined ? 'ConfigMap' : 'Secret';
    const { optional = false, items = [] } = configMap ?? secret ?? {};
    const name = configMap?.name ?? secret?.secretName;
    if (name === undefined || optional)
        return undefined;
    const keys = keysOf(cluster, namespace, kind, name);
    if (keys === undefined)
        return `${kind.toLowerCase()} "${name}" not found`;
    const absent = items.find(({ key }) => !keys.has(key));
    if (absent === undefined)
        return undefined;
    return secret === undefined
        ? `configmap references non-existent config key: ${absent.key}`
        : `references non-existent secret key: ${absent.key}`;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/durations.js
/** As Go writes durations: `1m20s`, `1.5s`, `200ms`. */
function goDuration(ms) {
    if (ms < 1000)
        return ms === 0 ? '0s' : `${ms}ms`;
    const minutes = Math.floor(ms / 60_000);
    const seconds = (ms - minutes * 60_000) / 1000;
    const hours = Math.floor(minutes / 60);
    return `${hours > 0 ? `${hours}h` : ''}${minutes > 0 ? `${minutes % 60}m` : ''}${seconds}s`;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/image-reference.js

function imageReference(image) {
    const slash = image.indexOf('/');
    const first = slash < 0 ? '' : image.slice(0, slash);
    const hasHost = /[.:]/.test(first) || first === 'localhost';
    const rest = hasHost ? image.slice(slash + 1) : slash < 0 ? `library/${image}` : image;
    const [path = '', version = ':latest'] = rest.split(/(?=@sha256:)|(?=:[^/:@]+$)/);
    return { host: hasHost ? first : 'docker.io', path, version };
}
/** The name of an image by its digest, as a container's status has it. */
function imageId(image) {
    const { host, path, version } = imageReference(image);
    return `${host}/${path}@${version.startsWith('@') ? version.slice(1) : `sha256:${sha256(image)}`}`;
}
/** Stands for the size of an image, which is only told. */
function imageSize(image) {
    return 10_000_000 + (Number.parseInt(sha256(image).slice(0, 6), 16) % 90_000_000);
}
/** Why an image name is none (distribution/reference ParseNormalizedNamed); undefined when it is one. */
function invalidName(image) {
    const name = image.replace(/@sha256:[0-9a-f]{64}$/, '');
    if (/^(?:[a-zA-Z0-9.-]+(?::\d+)?\/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(?::\w[\w.-]{0,127})?$/.test(name))
        return undefined;
    const { path } = imageReference(image);
    return `invalid reference format${/[A-Z]/.test(path) ? `: repository name (${path}) must be lowercase` : ''}`;
}
function sha256(text) {
    return (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex');
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/image-pull.js


/** Back-off between tries (kubelet.go): 10 s, doubled up to 5 min; and between tries that can only fail. */
const firstBackoffMs = 10_000;
const longestBackoffMs = 300_000;
/** Gets the image of one container (pkg/kubelet/images/image_manager.go). */
class ImagePull {
    image;
    policy;
    place;
    firstTryAt;
    tryAt = 0;
    backoffMs = 0;
    failure;
    constructor({ image = '', imagePullPolicy }, place) {
        this.image = image;
        this.policy = imagePullPolicy;
        this.place = place;
    }
    begin() {
        const { image, place, policy } = this;
        const now = place.now();
        const invalid = place.behaviour().pull === 'invalid-name' ? 'invalid reference format' : invalidName(image);
        if (invalid !== undefined) {
            const message = `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${invalid}`;
            place.tell('Warning', 'InspectFailed', message);
            return this.fail('InvalidImageName', message, now + firstBackoffMs);
        }
        if (policy === 'Never' || (policy !== 'Always' && place.images.has(image))) {
            place.tell('Normal', 'Pulled', `Container image "${image}" already present on machine`);
            return { is: 'there' };
        }
        this.firstTryAt ??= now;
        this.tryAt = now;
        this.failure = undefined;
        place.tell('Normal', 'Pulling', `Pulling image "${image}"`);
        return { is: 'pulling', until: now + (place.behaviour().pullSeconds ?? 0) * 1000 };
    }
    /** After `pulling` or `failed`. */
    next(waitedFor) {
        if (waitedFor === 'pulling')
            return this.end();
        return this.failure === undefined ? this.begin() : this.backOff(this.failure);
    }
    end() {
        const { image, place } = this;
        const now = place.now();
        const failure = pullFailure(image, place.behaviour(), now - (this.firstTryAt ?? now));
        if (failure === undefined) {
            this.backoffMs = 0;
            const took = goDuration(now - this.tryAt);
            const size = `Image size: ${imageSize(image)} bytes.`;
            place.tell('Normal', 'Pulled', `Successfully pulled image "${image}" in ${took} (${took} including waiting). ${size}`);
            place.images.add(image);
            return { is: 'there' };
        }
        this.failure = failure;
        this.backoffMs = Math.min(longestBackoffMs, this.backoffMs * 2 || firstBackoffMs);
        place.tell('Warning', 'Failed', `Failed to pull image "${image}": ${failure}`);
        return this.fail('ErrImagePull', failure, now + 1000);
    }
    backOff(failure) {
        this.failure = undefined;
        const words = `Back-off pulling image "${this.image}"`;
        this.place.tell('Normal', 'BackOff', words);
        return this.fail('ImagePullBackOff', `${words}: ErrImagePull: ${failure}`, this.place.now() + this.backoffMs - 1000);
    }
    fail(reason, message, until) {
        this.place.tell('Warning', 'Failed', `Error: ${reason}`);
        return { is: 'failed', reason, message, until };
    }
}
/** Why a pull fails, in the words of containerd; undefined when it does not. */
function pullFailure(image, { pull = 'ok' }, triedForMs) {
    const { host, path, version } = imageReference(image);
    const full = `${host}/${path}${version}`;
    const failed = `failed to pull and unpack image "${full}": failed to resolve reference "${full}"`;
    if (pull === 'not-found')
        return `rpc error: code = NotFound desc = ${failed}: ${full}: not found`;
    if (pull === 'denied')
        return `${failed}: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed`;
    if (pull !== 'unreachable' && !(typeof pull === 'object' && triedForMs < pull.unreachableForSeconds * 1000))
        return undefined;
    const server = host === 'docker.io' ? 'registry-1.docker.io' : host;
    const url = `https://${server}/v2/${path}/manifests/${version.slice(1)}`;
    return `${failed}: failed to do request: Head "${url}": dial tcp 192.0.2.10:443: connect: connection refused`;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/probes.js
/** The probes of one run of a container (pkg/kubelet/prober/worker.go): first startup, then the others. */
class Probes {
    startedAt;
    runs;
    constructor(container, startedAt) {
        this.startedAt = startedAt;
        const kinds = [
            ['Startup', container.startupProbe],
            ['Readiness', container.readinessProbe],
            ['Liveness', container.livenessProbe],
        ];
        this.runs = kinds.flatMap(([kind, probe]) => probe === undefined
            ? []
            : [{ kind, probe, firstAt: undefined, nextAt: Infinity, successes: 0, failures: 0, passing: false }]);
        this.beginThose(startedAt);
    }
    get started() {
        return this.run('Startup')?.passing ?? true;
    }
    get ready() {
        return this.started && (this.run('Readiness')?.passing ?? true);
    }
    get due() {
        return Math.min(...this.runs.map(({ nextAt }) => nextAt), Infinity);
    }
    /** Asks every probe that is due. @returns the one for which the container has to be killed */
    advance(now, ask, tell) {
        for (const run of this.runs)
            while (run.nextAt <= now) {
                const answer = ask(run.kind);
                if (answer.is === 'yes')
                    succeed(run);
                else {
                    tell(run.kind, run.probe, answer);
                    if (fail(run, answer.until) && run.kind !== 'Readiness')
                        return run.kind;
                }
                if (run.kind === 'Startup' && run.passing)
                    this.beginThose(now);
            }
        return undefined;
    }
    /** What passed may not any more: looks again at the next period. */
    wake(now) {
        for (const run of this.runs) {
            if (run.nextAt !== Infinity || run.firstAt === undefined || (run.kind === 'Startup' && run.passing))
                continue;
            run.nextAt = onGrid(run, now);
        }
    }
    run(kind) {
        return this.runs.find((run) => run.kind === kind);
    }
    beginThose(now) {
        const starting = !this.started;
        for (const run of this.runs) {
            if (run.firstAt !== undefined || starting !== (run.kind === 'Startup'))
                continue;
            run.firstAt = Math.max(now, this.startedAt + (run.probe.initialDelaySeconds ?? 0) * 1000);
            run.nextAt = run.firstAt;
        }
    }
}
function succeed(run) {
    run.failures = 0;
    run.successes++;
    run.passing ||= run.successes >= (run.probe.successThreshold ?? 1);
    // What passes goes on to pass until something is told: no need to look.
    run.nextAt = run.passing ? Infinity : run.nextAt + periodOf(run.probe);
}
/** @returns whether it has failed often enough to count */
function fail(run, until = Infinity) {
    run.successes = 0;
    run.failures++;
    // The kubelet asks a container that is not ready more often than its period, so a change is seen when it happens.
    run.nextAt = Math.min(onGrid(run, run.nextAt + 1), until);
    const counts = run.failures >= (run.probe.failureThreshold ?? 3);
    if (counts)
        run.passing = false;
    return counts;
}
/** The first of its periods from a time on. */
function onGrid({ firstAt = 0, probe }, from) {
    return firstAt + Math.ceil((from - firstAt) / periodOf(probe)) * periodOf(probe);
}
function periodOf({ periodSeconds = 10 }) {
    return periodSeconds * 1000;
}
/** The kubelet's words about a probe that failed (pkg/probe). */
function probeWords(probe, outcome, ip, portOf) {
    const { httpGet, tcpSocket, grpc, exec } = probe;
    if (httpGet !== undefined) {
        const address = `${ip}:${portOf(httpGet.port)}`;
        const { scheme = 'HTTP', path = '/' } = httpGet;
        return outcome === 'no'
            ? 'HTTP probe failed with statuscode: 503'
            : `Get "${scheme.toLowerCase()}://${address}${path}": dial tcp ${address}: connect: connection refused`;
    }
    if (tcpSocket !== undefined)
        return `dial tcp ${ip}:${portOf(tcpSocket.port)}: connect: connection refused`;
    if (grpc !== undefined)
        return outcome === 'no'
            ? 'service unhealthy (responded with "NOT_SERVING")'
            : `timeout: failed to connect service "${ip}:${grpc.port}" within 1s: context deadline exceeded`;
    return exec === undefined ? '' : 'command exited with 1';
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/restart-backoff.js
const firstMs = 10_000;
const longestMs = 300_000;
/**
 * The wait before a container is started again (kuberuntime_manager.go doBackOff, client-go flowcontrol.Backoff): none
 * before the first time, then 10 s, doubled up to 5 min; forgotten after ten minutes of quiet.
 */
class RestartBackoff {
    delayMs = 0;
    startedAt;
    /**
     * @param endedAt when the container ended; undefined when it has waited
     * @returns until when it has to wait; undefined when it may start
     */
    ask(now, endedAt) {
        const isFresh = this.startedAt === undefined || (endedAt ?? now) - this.startedAt > 2 * longestMs;
        if (!isFresh && endedAt !== undefined && now < endedAt + this.delayMs)
            return endedAt + this.delayMs;
        this.delayMs = isFresh ? firstMs : Math.min(longestMs, this.delayMs * 2);
        this.startedAt = now;
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/container-run.js







/** How soon the kubelet notices what happened (its relist of pods), and how soon it tries again what failed. */
const noticeMs = 1000;
const retryMs = 10_000;
/** One container as the kubelet runs it: pulled, made, started, probed, restarted, stopped. */
class ContainerRun {
    container;
    log = [];
    previousLog;
    place;
    image;
    step = { is: 'idle' };
    shown;
    last;
    lastShown;
    probes;
    startedAt = 0;
    starts = 0;
    crashes = 0;
    backoff = new RestartBackoff();
    /** Its pod ends. */
    isLast = false;
    constructor(container, place, hasInits) {
        this.container = container;
        this.place = place;
        this.image = new ImagePull(container, place);
        this.shown = { waiting: { reason: hasInits ? 'PodInitializing' : 'ContainerCreating' } };
    }
    get isRunning() {
        return this.step.is === 'running' || this.step.is === 'stopping';
    }
    /** It will not run again. */
    get isOver() {
        return this.step.is === 'over';
    }
    get hasBegun() {
        return this.step.is !== 'idle';
    }
    /** As far as what comes after it in the pod is concerned. */
    get isInitialized() {
        return isSidecar(this.container) ? this.isStarted : this.isOver && this.shown.terminated?.exitCode === 0;
    }
    /** Whether its server takes connections. */
    get listens() {
        if (this.step.is === 'stopping' && this.place.now() >= this.step.termAt)
            return false;
        return this.isRunning && this.place.now() >= this.listensFrom;
    }
    /** When something happens next by itself. */
    get due() {
        if (this.step.is === 'running')
            return Math.min(this.endsAt, this.probes?.due ?? Infinity);
        return 'until' in this.step ? this.step.until : Infinity;
    }
    get isStarted() {
        return this.isRunning && (this.probes?.started ?? true);
    }
    get listensFrom() {
        const { startupProbe, readinessProbe } = this.container;
        const usual = startupProbe === undefined && readinessProbe === undefined ? 0 : 1;
        return this.startedAt + (this.place.behaviour().readyAfterSeconds ?? usual) * 1000;
    }
    /** When it ends by itself. */
    get endsAt() {
        const { runSeconds = 1 } = this.place.behaviour();
        if (this.crash !== undefined)
            return this.startedAt + this.crash.afterSeconds * 1000;
        const ends = !isSidecar(this.container) && (this.place.isInit || this.place.restartPolicy !== 'Always');
        return ends ? this.startedAt + runSeconds * 1000 : Infinity;
    }
    get crash() {
        const { crash } = this.place.behaviour();
        return crash !== undefined && this.crashes < (crash.times ?? Infinity) ? crash : undefined;
    }
    begin() {
        if (this.step.is === 'idle')
            this.step = this.pull(this.image.begin());
    }
    advance() {
        while (this.due <= this.place.now())
            this.step = this.next();
    }
    /** Behaviours were told: what passed may not any more. */
    rethink() {
        this.probes?.wake(this.place.now());
    }
    /** For good. A grace that is shorter than that of a stop under way replaces it. */
    stop(graceMs) {
        this.isLast = true;
        const { step } = this;
        const now = this.place.now();
        if (step.is === 'running')
            this.step = this.kill(graceMs, `Stopping container ${this.container.name}`);
        else if (step.is !== 'stopping')
            this.step = { is: 'over' };
        else if (now + graceMs < step.until)
            this.step = { ...step, until: now + graceMs, exitCode: 137 };
    }
    status() {
        const { name, image = '' } = this.container;
        const plainInit = this.place.isInit && !isSidecar(this.container);
        return {
            name,
            image,
            imageID: this.starts === 0 ? '' : imageId(image),
            ...(this.starts === 0 ? {} : { containerID: this.id }),
            ready: plainInit ? this.isInitialized : this.isStarted && (this.probes?.ready ?? true),
            started: this.isStarted,
            restartCount: Math.max(0, this.starts - 1),
            state: this.shown,
            lastState: this.lastShown === undefined ? {} : { terminated: this.lastShown },
        };
    }
    get id() {
        return `containerd://${sha256(`${this.place.pod} ${this.container.name} ${this.starts}`)}`;
    }
    next() {
        const { step } = this;
        switch (step.is) {
            case 'pulling':
            case 'failed':
                return this.pull(this.image.next(step.is));
            case 'unmade':
                return this.pull(this.image.begin());
            case 'starting':
                return this.start();
            case 'running':
                return this.endsAt <= this.place.now() ? this.end() : this.probe();
            case 'stopping':
                return this.exit(step.exitCode, step.exitCode === 0 ? 'Completed' : 'Error');
            case 'exited':
                return this.restart(step.until - noticeMs);
            case 'back-off':
                return this.restart(undefined);
            default:
                return step;
        }
    }
    pull(result) {
        if (result.is === 'there')
            return this.make();
        const { is, until, reason, message } = result;
        if (reason !== undefined)
            this.show({ waiting: { reason, ...(message === undefined ? {} : { message }) } });
        return { is, until };
    }
    make() {
        const message = this.place.environmentError();
        const now = this.place.now();
        if (message === undefined)
            return { is: 'starting', until: now + (this.place.behaviour().startSeconds ?? 0) * 1000 };
        this.place.tell('Warning', 'Failed', `Error: ${message}`);
        this.show({ waiting: { reason: 'CreateContainerConfigError', message } });
        return { is: 'unmade', until: now + retryMs };
    }
    start() {
        const { name, image } = this.container;
        const { execNotFound = false, log = [`${image} starts`] } = this.place.behaviour();
        if (this.starts > 0)
            this.previousLog = this.log;
        this.log = execNotFound ? [] : [...log];
        this.starts++;
        this.startedAt = this.place.now();
        this.place.tell('Normal', 'Created', `Created container: ${name}`);
        if (execNotFound)
            return this.failToStart();
        this.place.tell('Normal', 'Started', `Started container ${name}`);
        this.lastShown = this.last;
        this.shown = { running: { startedAt: timestamp(this.startedAt) } };
        this.probes = new Probes(this.container, this.startedAt);
        return { is: 'running' };
    }
    failToStart() {
        const program = this.container.command?.[0] ?? this.container.name;
        const why = program.includes('/')
            ? `stat ${program}: no such file or directory`
            : 'executable file not found in $PATH';
        const message = `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "${program}": ${why}: unknown`;
        this.place.tell('Warning', 'Failed', `Error: ${message}`);
        const step = this.exit(128, 'StartError', message);
        if (step.is === 'exited')
            this.show({ waiting: { reason: 'RunContainerError', message } });
        return step;
    }
    end() {
        const { crash } = this;
        if (crash === undefined)
            return this.exit(0, 'Completed');
        this.crashes++;
        this.log.push(...(crash.log ?? []));
        return this.exit(crash.exitCode, crash.reason ?? (crash.exitCode === 0 ? 'Completed' : 'Error'));
    }
    probe() {
        const failed = this.probes?.advance(this.place.now(), (kind) => this.ask(kind), (kind, probe, { is }) => {
            const words = probeWords(probe, is, this.place.ip, (port) => this.place.portOf(port));
            this.place.tell('Warning', 'Unhealthy', `${kind} probe failed: ${words}`);
        });
        if (failed === undefined)
            return this.step;
        const again = this.place.restartPolicy === 'Never' ? '' : ', will be restarted';
        const words = `Container ${this.container.name} failed ${failed.toLowerCase()} probe${again}`;
        return this.kill(this.place.graceMs, words);
    }
    ask(kind) {
        const { readiness, liveness } = this.place.behaviour();
        if (!this.listens)
            return { is: 'refused', until: this.listensFrom };
        if (kind === 'Liveness' && liveness === 'fail')
            return { is: 'no' };
        if (kind !== 'Readiness' || readiness === undefined || readiness === 'pass')
            return { is: 'yes' };
        if (readiness === 'fail')
            return { is: 'no' };
        const until = this.startedAt + readiness.failForSeconds * 1000;
        return this.place.now() < until ? { is: 'no', until } : { is: 'yes' };
    }
    /** preStop, then SIGTERM, then what it needs to drain; SIGKILL when that takes longer than the grace (kuberuntime_container.go). */
    kill(graceMs, words) {
        this.place.tell('Normal', 'Killing', words);
        const now = this.place.now();
        const { drainSeconds } = this.place.behaviour();
        const termAt = now + Math.min(graceMs, preStopMs(this.container));
        const endsAt = termAt + (drainSeconds ?? 0) * 1000;
        // A hook that takes all of the grace leaves two seconds more.
        const killAt = Math.max(now + graceMs, termAt + Math.min(2000, graceMs));
        const exitCode = endsAt > killAt ? 137 : drainSeconds === undefined ? 143 : 0;
        return { is: 'stopping', termAt, until: Math.min(endsAt, killAt), exitCode };
    }
    exit(exitCode, reason, message) {
        const now = this.place.now();
        // What never ran has no start.
        const startedAt = timestamp(reason === 'StartError' ? 0 : this.startedAt);
        const said = message === undefined ? {} : { message };
        this.last = { exitCode, reason, ...said, startedAt, finishedAt: timestamp(now), containerID: this.id };
        this.shown = { terminated: this.last };
        this.probes = undefined;
        return !this.isLast && this.isRestarted(exitCode) ? { is: 'exited', until: now + noticeMs } : { is: 'over' };
    }
    isRestarted(exitCode) {
        if (isSidecar(this.container))
            return true;
        const { restartPolicy, isInit } = this.place;
        if (restartPolicy === 'Never')
            return false;
        return exitCode !== 0 || (restartPolicy === 'Always' && !isInit);
    }
    /** @param endedAt of the run before; undefined when the back-off is over */
    restart(endedAt) {
        const { place } = this;
        const until = this.backoff.ask(place.now(), endedAt);
        if (until === undefined)
            return this.pull(this.image.begin());
        const { name } = this.container;
        place.tell('Warning', 'BackOff', `Back-off restarting failed container ${name} in pod ${place.pod}`);
        const delay = goDuration(this.backoff.delayMs);
        const message = `back-off ${delay} restarting failed container=${name} pod=${place.pod}`;
        this.show({ waiting: { reason: 'CrashLoopBackOff', message } });
        return { is: 'back-off', until };
    }
    /** A container that waits shows how it ended before. */
    show(state) {
        this.lastShown = this.last ?? this.lastShown;
        this.shown = state;
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/pod-status.js

/** The status that the kubelet writes (kubelet_pods.go generateAPIPodStatus). */
function podStatus(pod, facts) {
    const { ip, startTime, inits, containers } = facts;
    const phase = phaseOf(pod, facts);
    const ready = containersReady(pod, facts, phase);
    const verdicts = [
        ['PodReadyToStartContainers', { holds: ip !== undefined && phase !== 'Succeeded' && phase !== 'Failed' }],
        ['Initialized', initialized(pod, facts, phase)],
        ['Ready', ready.holds ? gatesReady(pod) : ready],
        ['ContainersReady', ready],
        ['PodScheduled', { holds: true }],
    ];
    const known = new Set(verdicts.map(([type]) => type));
    const foreign = (pod.status?.conditions ?? []).filter(({ type }) => !known.has(type));
    const conditions = [...verdicts.map(([type, verdict]) => condition(pod, type, verdict, facts.stamp)), ...foreign];
    return {
        observedGeneration: pod.metadata.generation ?? 1,
        phase,
        conditions,
        hostIP: '192.0.2.1',
        hostIPs: [{ ip: '192.0.2.1' }],
        ...(ip === undefined ? {} : { podIP: ip, podIPs: [{ ip }] }),
        startTime,
        ...(inits.length === 0 ? {} : { initContainerStatuses: inits }),
        containerStatuses: containers.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
        qosClass: pod.status?.qosClass ?? 'Burstable',
    };
}
/** A condition, with the time since when it has its status. */
function condition(pod, type, { holds, reason, message }, stamp) {
    const old = pod.status?.conditions?.find((one) => one.type === type);
    const status = holds ? 'True' : 'False';
    return {
        type,
        observedGeneration: pod.metadata.generation ?? 1,
        status,
        lastProbeTime: null,
        lastTransitionTime: old?.status === status ? old.lastTransitionTime : stamp,
        ...(reason === undefined ? {} : { reason }),
        ...(message === undefined ? {} : { message }),
    };
}
/** kubelet_pods.go getPhase. */
function phaseOf({ spec }, { inits, containers, isTerminal }) {
    const { restartPolicy = 'Always' } = spec;
    const plain = inits.filter((_, index) => !isSidecar(spec.initContainers[index]));
    const endOf = ({ state, lastState }) => state.terminated ?? (state.waiting && lastState.terminated);
    const failedInit = plain.some((status) => (endOf(status)?.exitCode ?? 0) !== 0);
    if (failedInit && restartPolicy === 'Never')
        return 'Failed';
    const pendingInit = plain.some((status) => endOf(status) === undefined);
    const sidecars = inits.filter((status) => !plain.includes(status));
    const hasBegun = containers.some(({ containerID }) => containerID !== undefined);
    const pendingSidecar = sidecars.some(({ started, state }) => !started && state.terminated === undefined) && !hasBegun;
    const waiting = containers.some((status) => status.state.running === undefined && endOf(status) === undefined);
    if (pendingInit || pendingSidecar || waiting)
        return 'Pending';
    if ([...containers, ...sidecars].some(({ state }) => state.running !== undefined))
        return 'Running';
    const succeeded = containers.every((status) => endOf(status)?.exitCode === 0);
    if (isTerminal)
        return succeeded ? 'Succeeded' : 'Failed';
    if (restartPolicy === 'Always')
        return 'Running';
    if (succeeded)
        return 'Succeeded';
    return restartPolicy === 'Never' ? 'Failed' : 'Running';
}
function initialized({ spec }, { inits, containers }, phase) {
    if (phase === 'Succeeded')
        return { holds: true, reason: 'PodCompleted' };
    if (containers.some(({ containerID }) => containerID !== undefined))
        return { holds: true };
    const done = (container, status) => isSidecar(container) ? status.started : status.ready;
    const left = inits.filter((status, index) => !done(spec.initContainers[index], status));
    if (left.length === 0)
        return { holds: true };
    const names = left.map(({ name }) => name).join(' ');
    return { holds: false, reason: 'ContainersNotInitialized', message: `containers with incomplete status: [${names}]` };
}
function containersReady({ spec }, { inits, containers }, phase) {
    if (phase === 'Succeeded')
        return { holds: false, reason: 'PodCompleted' };
    if (phase === 'Failed')
        return { holds: false, reason: 'PodFailed' };
    const sidecars = inits.filter((_, index) => isSidecar(spec.initContainers[index]));
    const left = [...sidecars, ...containers].filter(({ ready }) => !ready);
    if (left.length === 0)
        return { holds: true };
    const names = left.map(({ name }) => name).join(' ');
    return { holds: false, reason: 'ContainersNotReady', message: `containers with unready status: [${names}]` };
}
function gatesReady({ spec: { readinessGates = [] }, status }) {
    const messages = readinessGates.flatMap(({ conditionType }) => {
        const found = status?.conditions?.find(({ type }) => type === conditionType);
        if (found === undefined)
            return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`];
        return found.status === 'True'
            ? []
            : [`the status of pod readiness gate "${conditionType}" is not "True", but ${found.status}`];
    });
    return messages.length === 0
        ? { holds: true }
        : { holds: false, reason: 'ReadinessGatesNotReady', message: messages.join(', ') };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/pod-run.js






/** Tries of a mount: half a second apart, doubled up to two minutes (volume/util/nestedpendingoperations). */
const firstMountRetryMs = 500;
const longestMountRetryMs = 122_000;
/** One pod on the node: its volumes, its init containers in order, its containers, and its end. */
class PodRun {
    uid;
    ip;
    settings;
    inits;
    mains;
    startTime;
    pod;
    mount;
    endsBy;
    constructor(pod, settings) {
        const { cluster, ip } = settings;
        this.uid = pod.metadata.uid ?? '';
        this.ip = ip;
        this.pod = pod;
        this.settings = settings;
        this.startTime = cluster.stamp();
        this.mount = { state: 'due', at: cluster.now(), waitMs: firstMountRetryMs };
        const { containers, initContainers = [] } = pod.spec;
        const runs = (list, isInit) => list.map((one) => new ContainerRun(one, this.placeOf(one, isInit), initContainers.length > 0));
        this.inits = runs(initContainers, true);
        this.mains = runs(containers, false);
    }
    /** Nothing of it runs any more, and nothing will. */
    get isGone() {
        return this.endsBy !== undefined && this.all().every(({ isOver }) => isOver);
    }
    /** When something happens next by itself. */
    get due() {
        const mount = this.mount.state === 'due' && this.endsBy === undefined ? this.mount.at : Infinity;
        return Math.min(mount, ...this.all().map(({ due }) => due));
    }
    rethink() {
        for (const run of this.all())
            run.rethink();
    }
    /** Moves it to the present. */
    advance(pod) {
        this.pod = pod;
        if (pod.metadata.deletionTimestamp !== undefined)
            this.end(pod.metadata.deletionGracePeriodSeconds ?? 30);
        else if (this.endsBy === undefined)
            this.begin();
        for (const run of this.all())
            run.advance();
        // Sidecars live as long as there is something to serve.
        const done = this.mains.every(({ isOver }) => isOver) && this.mains.some(({ hasBegun }) => hasBegun);
        if (done || this.endsBy !== undefined)
            this.endSidecars();
    }
    status() {
        const over = this.mains.every(({ isOver }) => isOver);
        return podStatus(this.pod, {
            ip: this.mount.state === 'done' ? this.ip : undefined,
            startTime: this.startTime,
            stamp: this.settings.cluster.stamp(),
            inits: this.inits.map((run) => run.status()),
            containers: this.mains.map((run) => run.status()),
            isTerminal: over && this.all().every(({ isRunning }) => !isRunning),
        });
    }
    /** The run of a container; without a name that of the first. */
    container(name) {
        return name === undefined ? this.mains[0] : this.all().find(({ container }) => container.name === name);
    }
    /** The container that takes connections on a port: one that declares it, or one that declares none. */
    listener(port) {
        const number = typeof port === 'string' && !/^\d+$/.test(port) ? portOn(this.pod, port) : Number(port);
        const listening = [...this.mains, ...this.inits].filter(({ listens }) => listens);
        const declares = ({ container }) => declaredPorts(container, this.pod).includes(number ?? -1);
        return (listening.find(declares) ?? listening.find(({ container }) => declaredPorts(container, this.pod).length === 0));
    }
    all() {
        return [...this.inits, ...this.mains];
    }
    begin() {
        const now = this.settings.cluster.now();
        if (this.mount.state === 'due' && this.mount.at <= now)
            this.tryMount(now);
        if (this.mount.state === 'due')
            return;
        for (const run of this.inits) {
            run.begin();
            run.advance();
            if (!run.isInitialized && !this.mains.some(({ hasBegun }) => hasBegun))
                return;
        }
        for (const run of this.mains)
            run.begin();
    }
    tryMount(now) {
        const problem = mountError(this.settings.cluster, this.pod, this.settings.inventSecrets);
        if (problem === undefined) {
            this.mount.state = 'done';
            return;
        }
        this.settings.events.record('kubelet', this.pod, { type: 'Warning', reason: 'FailedMount', message: problem });
        const { waitMs } = this.mount;
        this.mount = { state: 'due', at: now + waitMs, waitMs: Math.min(longestMountRetryMs, waitMs * 2) };
    }
    end(graceSeconds) {
        const now = this.settings.cluster.now();
        this.endsBy = Math.min(this.endsBy ?? Infinity, now + graceSeconds * 1000);
        for (const run of [...this.mains, ...this.inits.filter(({ container }) => !isSidecar(container))])
            if (!run.isOver)
                run.stop(this.endsBy - now);
    }
    /** In the reverse of their order, once nothing is left to serve (KEP-753). */
    endSidecars() {
        if (this.mains.some(({ isOver }) => !isOver))
            return;
        const now = this.settings.cluster.now();
        const graceMs = (this.endsBy ?? now + graceOf(this.pod)) - now;
        for (const run of this.inits.toReversed()) {
            if (run.isOver)
                continue;
            run.stop(graceMs);
            run.advance();
            if (!run.isOver)
                return;
        }
    }
    placeOf(container, isInit) {
        const { cluster, events, behaviours, images, inventSecrets } = this.settings;
        const { name, uid = '' } = this.pod.metadata;
        const kind = isInit ? 'initContainers' : 'containers';
        const fieldPath = `spec.${kind}{${container.name}}`;
        return {
            ip: this.ip,
            pod: `${name}_${namespaceOf(this.pod)}(${uid})`,
            restartPolicy: this.pod.spec.restartPolicy ?? 'Always',
            isInit,
            graceMs: graceOf(this.pod),
            images,
            now: () => cluster.now(),
            behaviour: () => behaviours.of(this.pod, container),
            environmentError: () => environmentError(cluster, this.pod, container, inventSecrets),
            tell: (type, reason, message) => events.record('kubelet', this.pod, { type, reason, message, fieldPath }),
            portOf: (port) => portOn(this.pod, port) ?? 0,
        };
    }
}
function graceOf({ spec: { terminationGracePeriodSeconds = 30 } }) {
    return terminationGracePeriodSeconds * 1000;
}
/** The ports that a container declares, or is probed on. */
function declaredPorts({ ports = [], ...container }, pod) {
    const { startupProbe, readinessProbe, livenessProbe } = container;
    const probed = [startupProbe, readinessProbe, livenessProbe].flatMap((probe) => {
        const port = probe?.httpGet?.port ?? probe?.tcpSocket?.port ?? probe?.grpc?.port;
        return port === undefined ? [] : [portOn(pod, port) ?? 0];
    });
    return [...ports.map(({ containerPort }) => containerPort), ...probed];
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/kubelet.js




/** The scheduler tries again what nothing has changed for (--pod-max-in-unschedulable-pods-duration). */
const rescheduleMs = 300_000;
const noRoom = '0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.';
/** The one node, `sandbox`: its scheduler, and its kubelet that runs pods as they are told to behave. */
class Kubelet {
    settings;
    cluster;
    events;
    behaviours;
    runs = new Map();
    images = new Set();
    /** When the scheduler last looked for a node in vain. */
    tries = new Map();
    addresses = 1;
    constructor(cluster, events, behaviours, settings) {
        this.settings = settings;
        this.cluster = cluster;
        this.events = events;
        this.behaviours = behaviours;
    }
    *concerns({ resource, object }) {
        if (resource === 'pods')
            yield keyOf(object);
    }
    /** Behaviours were told. @returns the pods that they may concern */
    rethink() {
        for (const run of this.runs.values())
            run.rethink();
        return this.cluster.list('pods').map(keyOf);
    }
    reconcile(namespace, name) {
        const key = `${namespace}/${name}`;
        const pod = this.cluster.get('pods', namespace, name);
        if (pod === undefined) {
            this.runs.delete(key);
            this.tries.delete(key);
            return undefined;
        }
        if (hasEnded(pod)) {
            if (pod.metadata.deletionTimestamp !== undefined)
                this.cluster.remove('pods', pod);
            return undefined;
        }
        if (pod.spec.nodeName === undefined)
            return this.schedule(pod);
        let run = this.runs.get(key);
        if (run === undefined || run.uid !== pod.metadata.uid) {
            const { cluster, events, behaviours, images } = this;
            run = new PodRun(pod, { ...this.settings, cluster, events, behaviours, images, ip: this.nextAddress() });
            this.runs.set(key, run);
        }
        run.advance(pod);
        this.cluster.setStatus('pods', pod, run.status());
        if (run.isGone)
            this.cluster.remove('pods', pod);
        return run.due === Infinity ? undefined : run.due - this.cluster.now();
    }
    /** The log of a container; undefined when there is none, or no run before. */
    logs(namespace, name, { container, previous = false, tailLines }) {
        const run = this.runs.get(`${namespace}/${name}`)?.container(container);
        const lines = previous ? run?.previousLog : run?.log;
        const from = tailLines === undefined ? 0 : Math.max(0, (lines?.length ?? 0) - tailLines);
        return lines
            ?.slice(from)
            .map((line) => `${line}\n`)
            .join('');
    }
    /** What a pod's server answers. @throws an error of code ECONNREFUSED when it does not listen */
    request(namespace, name, port, request) {
        const pod = this.cluster.get('pods', namespace, name);
        const run = this.runs.get(`${namespace}/${name}`);
        const listener = run?.listener(port);
        if (pod === undefined || run === undefined || listener === undefined)
            throw refused(run?.ip ?? '0.0.0.0', port);
        const { answer } = this.behaviours.of(pod, listener.container);
        return answer?.(request) ?? { status: 200, body: `${listener.container.image}\n` };
    }
    schedule(pod) {
        const { name, namespace = '', deletionTimestamp, creationTimestamp = '' } = pod.metadata;
        if (deletionTimestamp !== undefined)
            return void this.cluster.remove('pods', pod);
        const { unschedulable = false } = this.behaviours.of(pod, pod.spec.containers[0] ?? { name: '' });
        const until = typeof unschedulable === 'object'
            ? Date.parse(creationTimestamp) + unschedulable.forSeconds * 1000
            : unschedulable
                ? Infinity
                : 0;
        if (until > this.cluster.now()) {
            const message = typeof unschedulable === 'object' ? (unschedulable.message ?? noRoom) : noRoom;
            const triedAt = this.tries.get(keyOf(pod)) ?? -Infinity;
            if (this.cluster.now() >= triedAt + rescheduleMs) {
                this.tries.set(keyOf(pod), this.cluster.now());
                this.events.record('default-scheduler', pod, { type: 'Warning', reason: 'FailedScheduling', message });
            }
            const verdict = { holds: false, reason: 'Unschedulable', message };
            const conditions = [condition(pod, 'PodScheduled', verdict, this.cluster.stamp())];
            this.cluster.setStatus('pods', pod, { ...pod.status, phase: 'Pending', conditions });
            return Math.min(until - this.cluster.now(), rescheduleMs);
        }
        const message = `Successfully assigned ${namespace}/${name} to sandbox`;
        this.events.record('default-scheduler', pod, { type: 'Normal', reason: 'Scheduled', message });
        const bound = this.cluster.update('pods', { ...pod, spec: { ...pod.spec, nodeName: 'sandbox' } });
        const conditions = [condition(pod, 'PodScheduled', { holds: true }, this.cluster.stamp())];
        this.cluster.setStatus('pods', bound, { ...pod.status, phase: 'Pending', conditions });
        return undefined;
    }
    nextAddress() {
        this.addresses++;
        return `10.244.${(this.addresses >> 8) & 255}.${this.addresses & 255}`;
    }
}
function refused(address, port) {
    const words = `connect ECONNREFUSED ${address}:${port}`;
    return Object.assign(new Error(words), { code: 'ECONNREFUSED', syscall: 'connect', address, port: Number(port) });
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/conditions.js
/**
 * Conditions with one set (deployment_util.go SetDeploymentCondition): the same status for the same reason is kept as
 * it is, and the time of the transition is that of the status.
 */
function withCondition(conditions = [], next) {
    const old = conditions.find(({ type }) => type === next.type);
    if (old !== undefined && old.status === next.status && old.reason === next.reason)
        return conditions;
    const since = old?.status === next.status ? old.lastTransitionTime : next.lastTransitionTime;
    return [
        ...withoutCondition(conditions, next.type),
        { ...next, ...(since === undefined ? {} : { lastTransitionTime: since }) },
    ];
}
function withoutCondition(conditions = [], type) {
    return conditions.some((condition) => condition.type === type)
        ? conditions.filter((condition) => condition.type !== type)
        : conditions;
}
/** Only what is not 0 or empty, as the API writes it (`omitempty`). */
function nonEmpty(status) {
    return Object.fromEntries(Object.entries(status).filter(([, value]) => value !== undefined && value !== 0 && value.length !== 0));
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/autoscaler.js




/** How often metrics are looked at (--horizontal-pod-autoscaler-sync-period). */
const periodMs = 15_000;
const targets = {
    Deployment: 'deployments.apps',
    StatefulSet: 'statefulsets.apps',
    ReplicaSet: 'replicasets.apps',
};
/** Scales its target to what `PodBehaviours.autoscale` tells; without that it only watches (pkg/controller/podautoscaler). */
class AutoscalerController {
    cluster;
    events;
    behaviours;
    /** When an autoscaler last looked, and at what it was told then. */
    seen = new Map();
    constructor(cluster, events, behaviours) {
        this.cluster = cluster;
        this.events = events;
        this.behaviours = behaviours;
    }
    *concerns({ resource, object }) {
        if (resource === 'horizontalpodautoscalers.autoscaling')
            yield keyOf(object);
        if (!Object.values(targets).includes(resource))
            return;
        for (const autoscaler of this.cluster.list('horizontalpodautoscalers.autoscaling', namespaceOf(object))) {
            const { kind, name } = autoscaler.spec.scaleTargetRef;
            if (kind === object.kind && name === object.metadata.name)
                yield keyOf(autoscaler);
        }
    }
    reconcile(namespace, name) {
        const autoscaler = this.cluster.get('horizontalpodautoscalers.autoscaling', namespace, name);
        if (autoscaler === undefined)
            return undefined;
        const { scaleTargetRef, minReplicas = 1, maxReplicas } = autoscaler.spec;
        const resource = targets[scaleTargetRef.kind];
        const target = resource === undefined ? undefined : this.cluster.get(resource, namespace, scaleTargetRef.name);
        if (resource === undefined || target === undefined) {
            this.writeStatus(autoscaler, undefined, 0);
            return undefined;
        }
        const current = target.spec.replicas ?? 1;
        const told = this.behaviours.scaleOf(namespace, name);
        const wanted = told === undefined ? current : Math.min(maxReplicas, Math.max(minReplicas, told));
        const key = keyOf(autoscaler);
        const last = this.seen.get(key);
        // What others write is met at its next look; what the metrics tell, at once. Nothing is scaled up from 0.
        const waits = last === undefined || last.told !== told ? 0 : last.at + periodMs - this.cluster.now();
        const differs = told !== undefined && wanted !== current && current !== 0;
        if (differs && waits > 0)
            return waits;
        if (differs) {
            this.seen.set(key, { at: this.cluster.now(), told });
            this.scale(autoscaler, resource, target, wanted);
        }
        this.writeStatus(autoscaler, target, wanted, differs);
        return undefined;
    }
    scale(autoscaler, resource, target, replicas) {
        const scaled = { ...target, spec: { ...mapAt(target, 'spec'), replicas } };
        // Through the scale subresource, whose writer owns the replicas from then on.
        const owner = { manager: 'kube-controller-manager', time: this.cluster.stamp(), subresource: 'scale' };
        this.cluster.store.update(resource, trackUpdate(target, scaled, owner));
        const up = replicas > (numberAt(target, 'spec', 'replicas') ?? 1);
        const why = up ? 'cpu resource utilization (percentage of request) above target' : 'All metrics below target';
        const message = `New size: ${replicas}; reason: ${why}`;
        this.events.record('horizontal-pod-autoscaler', autoscaler, {
            type: 'Normal',
            reason: 'SuccessfulRescale',
            message,
        });
    }
    writeStatus(autoscaler, target, desired, scaled = false) {
        const stamp = this.cluster.stamp();
        const { conditions, lastScaleTime } = autoscaler.status ?? {};
        const { kind, name } = autoscaler.spec.scaleTargetRef;
        const able = target === undefined
            ? [
                'False',
                'FailedGetScale',
                `the HPA controller was unable to get the target's current scale: ${kind} "${name}" not found`,
            ]
            : scaled
                ? [
                    'True',
                    'SucceededRescale',
                    `the HPA controller was able to update the target scale to ${desired}`,
                ]
                : ['True', 'SucceededGetScale', "the HPA controller was able to get the target's current scale"];
        const [status, reason, message] = able;
        const condition = { type: 'AbleToScale', status, reason, message, lastTransitionTime: stamp };
        this.cluster.setStatus('horizontalpodautoscalers.autoscaling', autoscaler, {
            observedGeneration: autoscaler.metadata.generation ?? 0,
            ...(scaled ? { lastScaleTime: stamp } : lastScaleTime === undefined ? {} : { lastScaleTime }),
            currentReplicas: (target && numberAt(target, 'status', 'replicas')) ?? 0,
            desiredReplicas: desired,
            currentMetrics: null,
            conditions: withCondition(conditions, condition),
        });
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/control-loop.js

/** Retries of what the API refused (client-go, DefaultTypedControllerRateLimiter). */
const firstRetryMs = 5;
const longestRetryMs = 1_000_000;
/**
 * Runs controllers: a change puts keys into one queue, each key once, and a microtask empties it in order. What happens
 * therefore depends on nothing but the order of changes and the clock.
 */
class ControlLoop {
    store;
    clock;
    names = new Map();
    queue = new Map();
    wakes = new Map();
    failures = new Map();
    unsubscribe;
    draining = false;
    stopped = false;
    constructor(store, clock, controllers) {
        this.store = store;
        this.clock = clock;
        for (const [index, controller] of controllers.entries())
            this.names.set(controller, index);
        this.unsubscribe = store.subscribe((change) => this.notice(change));
    }
    /** Looks at objects that were there before. */
    begin(resources) {
        for (const resource of resources)
            for (const object of this.store.list(resource))
                this.notice({ type: 'ADDED', resource, object, old: undefined, version: 0 });
    }
    stop() {
        this.stopped = true;
        this.unsubscribe();
        this.queue.clear();
        for (const { stop } of this.wakes.values())
            stop.abort();
        this.wakes.clear();
    }
    add(controller, key) {
        if (this.stopped)
            return;
        const id = this.idOf(controller, key);
        if (!this.queue.has(id))
            this.queue.set(id, { controller, key });
        if (this.draining)
            return;
        this.draining = true;
        queueMicrotask(() => this.drain());
    }
    notice(change) {
        for (const controller of this.names.keys())
            for (const key of controller.concerns(change))
                this.add(controller, key);
    }
    idOf(controller, key) {
        return `${this.names.get(controller)} ${key}`;
    }
    drain() {
        try {
            for (const [id, task] of this.queue) {
                this.queue.delete(id);
                this.wakeIn(id, task, this.reconcile(id, task));
            }
        }
        finally {
            this.draining = false;
        }
    }
    reconcile(id, { controller, key }) {
        const slash = key.indexOf('/');
        try {
            const again = controller.reconcile(key.slice(0, slash), key.slice(slash + 1));
            this.failures.delete(id);
            return again;
        }
        catch (error) {
            // What the API refuses it may take later; anything else is a mistake of this code.
            if (!(error instanceof StatusError))
                throw error;
            const count = this.failures.get(id) ?? 0;
            this.failures.set(id, count + 1);
            return Math.min(longestRetryMs, firstRetryMs * 2 ** count);
        }
    }
    wakeIn(id, { controller, key }, ms) {
        const old = this.wakes.get(id);
        const at = ms === undefined ? undefined : this.clock.now() + Math.max(0, ms);
        if (old?.at === at || this.stopped)
            return;
        old?.stop.abort();
        this.wakes.delete(id);
        if (at === undefined)
            return;
        const wake = { at, stop: new AbortController() };
        this.wakes.set(id, wake);
        this.clock.sleep(at - this.clock.now(), wake.stop.signal).then(() => {
            if (this.wakes.get(id) !== wake)
                return;
            this.wakes.delete(id);
            this.add(controller, key);
        }, 
        // Something changed before, and was looked at.
        () => undefined);
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/pod-control.js




const usualWords = {
    made: (pod) => `Created pod: ${pod}`,
    refused: (_, error) => `Error creating: ${error}`,
    deleted: (pod) => `Deleted pod: ${pod}`,
};
/** Makes and deletes pods for one kind of controller, and tells of it in events (controller_utils.go RealPodControl). */
class PodControl {
    cluster;
    events;
    component;
    words;
    made = 0;
    constructor(cluster, events, component, words = usualWords) {
        this.cluster = cluster;
        this.events = events;
        this.component = component;
        this.words = words;
    }
    /** @throws StatusError when quota or admission refuse it */
    create(owner, template, extras = {}) {
        const { hostname, subdomain } = extras;
        const name = extras.name ?? this.freeName(owner);
        const { labels, annotations, ...rest } = template.metadata ?? {};
        const pod = {
            apiVersion: 'v1',
            kind: 'Pod',
            metadata: {
                ...rest,
                name,
                namespace: namespaceOf(owner),
                labels: { ...labels, ...extras.labels },
                ...(annotations === undefined && extras.annotations === undefined
                    ? {}
                    : { annotations: { ...annotations, ...extras.annotations } }),
                ownerReferences: [controllerReference(owner)],
            },
            spec: {
                ...template.spec,
                ...(hostname === undefined ? {} : { hostname }),
                ...(subdomain === undefined ? {} : { subdomain }),
            },
        };
        try {
            const created = this.cluster.createPod(pod);
            const message = this.words.made(name);
            this.events.record(this.component, owner, { type: 'Normal', reason: 'SuccessfulCreate', message });
            return created;
        }
        catch (error) {
            if (!(error instanceof StatusError))
                throw error;
            const message = this.words.refused(name, error.message);
            this.events.record(this.component, owner, { type: 'Warning', reason: 'FailedCreate', message });
            throw error;
        }
    }
    delete(owner, pod) {
        this.cluster.deletePod(pod);
        const message = this.words.deleted(pod.metadata.name);
        this.events.record(this.component, owner, { type: 'Normal', reason: 'SuccessfulDelete', message });
    }
    freeName(owner) {
        const base = owner.metadata.name.slice(0, 57);
        for (;;) {
            this.made++;
            const name = `${base}-${suffixOf(`${owner.kind} ${namespaceOf(owner)} ${base} ${this.made}`)}`;
            if (this.cluster.get('pods', namespaceOf(owner), name) === undefined)
                return name;
        }
    }
}
/**
 * What an owner controls, after it took in orphans that its selector fits and let go what it fits no longer
 * (controller_ref_manager.go). What has another controller stays with it.
 */
function claim(cluster, resource, owner, selector) {
    return cluster.list(resource, namespaceOf(owner)).flatMap((object) => {
        const fits = selects(selector, object.metadata.labels ?? {});
        const controller = controllerOf(object);
        const ending = object.metadata.deletionTimestamp !== undefined || owner.metadata.deletionTimestamp !== undefined;
        const others = (object.metadata.ownerReferences ?? []).filter(({ uid }) => uid !== owner.metadata.uid);
        const write = (ownerReferences) => cluster.update(resource, { ...object, metadata: { ...object.metadata, ownerReferences } });
        if (controller?.uid === owner.metadata.uid) {
            if (fits || ending)
                return [object];
            write(others);
            return [];
        }
        if (controller !== undefined || !fits || ending)
            return [];
        return [write([...others, controllerReference(owner)])];
    });
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/revisions.js


const revisionLabel = 'controller-revision-hash';
/** The name of a template's revision, which its pods carry. */
function revisionName({ metadata: { name } }, template) {
    return `${name}-${templateHash(template)}`;
}
/** Keeps the template of an owner under the name of its revision, so that pods of it can be made again. */
function keepRevision(cluster, owner, template) {
    const name = revisionName(owner, template);
    const others = cluster.ownedBy('controllerrevisions.apps', owner);
    const live = others.find(({ metadata }) => metadata.name === name);
    const newest = Math.max(0, ...others.filter((one) => one !== live).map(({ revision }) => revision)) + 1;
    if (live === undefined)
        cluster.create('controllerrevisions.apps', {
            apiVersion: 'apps/v1',
            kind: 'ControllerRevision',
            metadata: {
                name,
                namespace: namespaceOf(owner),
                labels: { ...template.metadata?.labels, [revisionLabel]: name },
                ownerReferences: [controllerReference(owner)],
            },
            revision: newest,
            data: { template },
        });
    else if (live.revision < newest)
        cluster.update('controllerrevisions.apps', { ...live, revision: newest });
    return name;
}
/** The template of a revision; undefined when it is not kept any more. */
function templateOf(cluster, owner, revision) {
    return cluster.get('controllerrevisions.apps', namespaceOf(owner), revision)?.data.template;
}
/** Keeps what is in use and ten more. */
function forgetRevisions(cluster, owner, used) {
    const unused = cluster
        .ownedBy('controllerrevisions.apps', owner)
        .filter(({ metadata }) => !used.has(metadata.name))
        .sort((a, b) => b.revision - a.revision);
    for (const revision of unused.slice(10))
        cluster.remove('controllerrevisions.apps', revision);
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/daemon-set.js






/** One pod on the one node; a new template replaces it, and waits until it is gone (pkg/controller/daemon). */
class DaemonSetController {
    cluster;
    pods;
    constructor(cluster, events) {
        this.cluster = cluster;
        this.pods = new PodControl(cluster, events, 'daemonset-controller');
    }
    *concerns({ resource, object, old }) {
        if (resource === 'daemonsets.apps')
            yield keyOf(object);
        if (resource === 'pods')
            yield* ownerKeys('DaemonSet', object, old);
    }
    reconcile(namespace, name) {
        const set = this.cluster.get('daemonsets.apps', namespace, name);
        if (set === undefined || set.metadata.deletionTimestamp !== undefined)
            return undefined;
        const hash = templateHash(set.spec.template);
        const own = this.cluster.ownedBy('pods', set);
        const ended = own.filter((pod) => hasEnded(pod) && pod.metadata.deletionTimestamp === undefined);
        const outdated = own.filter((pod) => isActive(pod) && pod.metadata.labels?.[revisionLabel] !== hash);
        for (const pod of ended)
            this.pods.delete(set, pod);
        if (set.spec.updateStrategy?.type !== 'OnDelete')
            for (const pod of outdated)
                this.pods.delete(set, pod);
        try {
            if (own.length === 0)
                this.pods.create(set, set.spec.template, { labels: { [revisionLabel]: hash } });
        }
        finally {
            this.writeStatus(set, hash);
        }
        const later = own.map((pod) => (availableAt(pod, set.spec.minReadySeconds) ?? 0) - this.cluster.now());
        return later.find((ms) => ms > 0);
    }
    writeStatus(set, hash) {
        const pods = this.cluster.ownedBy('pods', set).filter(isActive);
        const count = (is) => pods.filter(is).length;
        const isAvailable = (pod) => (availableAt(pod, set.spec.minReadySeconds) ?? Infinity) <= this.cluster.now();
        this.cluster.setStatus('daemonsets.apps', set, {
            currentNumberScheduled: pods.length,
            desiredNumberScheduled: 1,
            numberMisscheduled: 0,
            numberReady: count((pod) => readySince(pod) !== undefined),
            observedGeneration: set.metadata.generation ?? 0,
            ...nonEmpty({
                updatedNumberScheduled: count(({ metadata }) => metadata.labels?.[revisionLabel] === hash),
                numberAvailable: count(isAvailable),
                numberUnavailable: 1 - Math.min(1, count(isAvailable)),
            }),
        });
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/fenceposts.js
function wantedOf({ spec }) {
    return spec.replicas ?? 1;
}
function isRolling({ spec }) {
    return spec.strategy?.type !== 'Recreate';
}
/** deployment_util.go MaxSurge and MaxUnavailable, by ResolveFenceposts: a share of surge is rounded up, of unavailable down. */
function fenceposts(deployment) {
    const wanted = wantedOf(deployment);
    if (!isRolling(deployment))
        return { surge: 0, unavailable: 0 };
    const { maxSurge = '25%', maxUnavailable = '25%' } = deployment.spec.strategy?.rollingUpdate ?? {};
    const surge = scaledValue(maxSurge, wanted, Math.ceil);
    const unavailable = scaledValue(maxUnavailable, wanted, Math.floor);
    // Both 0 would be a rollout that can never begin.
    return { surge, unavailable: Math.min(wanted, surge === 0 && unavailable === 0 ? 1 : unavailable) };
}
/** A number, or a percentage of another (intstr.GetScaledValueFromIntOrPercent). */
function scaledValue(value, of, round) {
    return typeof value === 'number' ? value : round((Number.parseInt(value, 10) * of) / 100);
}
function sum(sets, count) {
    return sets.reduce((total, set) => total + (count(set) ?? 0), 0);
}
/** deployment_util.go NewRSNewReplicas: as many new pods as the surge leaves room for. */
function newSetSize(deployment, sets, current) {
    const wanted = wantedOf(deployment);
    if (!isRolling(deployment))
        return wanted;
    const room = wanted + fenceposts(deployment).surge - sum(sets, wantedOf);
    return room <= 0 ? current : current + Math.min(room, wanted - current);
}
/**
 * sync.go scale: what a Deployment that is scaled in the middle of a rollout gains or loses, shared among its sets in
 * proportion to their sizes; what rounding leaves over goes to the largest.
 *
 * @returns the sizes by name
 */
function proportionalSizes(deployment, sets) {
    const wanted = wantedOf(deployment);
    const allowed = wanted > 0 ? wanted + fenceposts(deployment).surge : 0;
    const toAdd = allowed - sum(sets, wantedOf);
    const age = ({ metadata }) => Date.parse(metadata.creationTimestamp ?? '');
    const ordered = sets.toSorted((a, b) => wantedOf(b) - wantedOf(a) || Math.sign(toAdd) * (age(b) - age(a)));
    const sizes = new Map(ordered.map((set) => [set.metadata.name, wantedOf(set)]));
    let added = 0;
    for (const set of ordered) {
        const share = toAdd === added ? 0 : proportion(set, deployment, allowed);
        const part = toAdd > 0 ? Math.min(share, toAdd - added) : Math.max(share, toAdd - added);
        sizes.set(set.metadata.name, wantedOf(set) + part);
        added += part;
    }
    const largest = ordered[0];
    if (largest !== undefined)
        sizes.set(largest.metadata.name, Math.max(0, sizes.get(largest.metadata.name) + toAdd - added));
    return sizes;
}
function proportion(set, deployment, allowed) {
    const size = wantedOf(set);
    if (wantedOf(deployment) === 0)
        return -size;
    const before = Number(set.metadata.annotations?.[maxReplicas] ?? 0) || (deployment.status?.replicas ?? 0);
    return before === 0 ? 0 : Math.round((size * allowed) / before) - size;
}
/** Annotations by which a set remembers the size of its Deployment when it was last scaled. */
const desiredReplicas = 'deployment.kubernetes.io/desired-replicas';
const maxReplicas = 'deployment.kubernetes.io/max-replicas';

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/deployment-status.js


const never = 2 ** 31 - 1;
/** The deadline in ms; undefined where there is none. */
function deadlineOf({ spec: { progressDeadlineSeconds = 600 } }) {
    return progressDeadlineSeconds === never ? undefined : progressDeadlineSeconds * 1000;
}
function progressing(stamp, status, reason, message) {
    return { type: 'Progressing', status, reason, message, lastUpdateTime: stamp, lastTransitionTime: stamp };
}
/** sync.go calculateStatus. */
function calculatedStatus(deployment, sets, newest, stamp) {
    const wanted = wantedOf(deployment);
    const available = sum(sets, ({ status }) => status?.availableReplicas);
    const enough = available >= wanted - fenceposts(deployment).unavailable;
    const { collisionCount, conditions } = deployment.status ?? {};
    return {
        observedGeneration: deployment.metadata.generation ?? 0,
        replicas: sum(sets, ({ status }) => status?.replicas),
        updatedReplicas: newest?.status?.replicas ?? 0,
        readyReplicas: sum(sets, ({ status }) => status?.readyReplicas),
        availableReplicas: available,
        unavailableReplicas: Math.max(0, sum(sets, wantedOf) - available),
        ...(collisionCount === undefined ? {} : { collisionCount }),
        conditions: withCondition(conditions, {
            type: 'Available',
            status: enough ? 'True' : 'False',
            reason: enough ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
            message: enough ? 'Deployment has minimum availability.' : 'Deployment does not have minimum availability.',
            lastUpdateTime: stamp,
            lastTransitionTime: stamp,
        }),
    };
}
/** deployment_util.go DeploymentComplete. */
function isComplete(deployment, status) {
    const wanted = wantedOf(deployment);
    return (status.updatedReplicas === wanted &&
        status.replicas === wanted &&
        status.availableReplicas === wanted &&
        (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0));
}
/** progress.go syncRolloutStatus: whether the rollout is done, makes progress, or has made none for too long. */
function rolloutStatus(deployment, sets, newest, now, stamp) {
    const status = calculatedStatus(deployment, sets, newest, stamp);
    return { ...status, conditions: withFailures(withProgress(deployment, status, newest, now, stamp), sets, newest) };
}
function withProgress(deployment, status, newest, now, stamp) {
    const { conditions = [] } = status;
    const deadline = deadlineOf(deployment);
    if (deadline === undefined)
        return withoutCondition(conditions, 'Progressing');
    const current = conditions.find(({ type }) => type === 'Progressing');
    const wasComplete = status.replicas === status.updatedReplicas && current?.reason === 'NewReplicaSetAvailable';
    if (wasComplete)
        return conditions;
    const what = newest === undefined ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${newest.metadata.name}"`;
    if (isComplete(deployment, status)) {
        const message = `${what} has successfully progressed.`;
        return withCondition(conditions, progressing(stamp, 'True', 'NewReplicaSetAvailable', message));
    }
    if (makesProgress(deployment.status ?? {}, status)) {
        const next = progressing(stamp, 'True', 'ReplicaSetUpdated', `${what} is progressing.`);
        const since = current?.status === 'True' ? current.lastTransitionTime : undefined;
        // Of the same reason, too: its time of update is what the deadline counts from.
        return [
            ...withoutCondition(conditions, 'Progressing'),
            { ...next, ...(since === undefined ? {} : { lastTransitionTime: since }) },
        ];
    }
    if (current !== undefined && hasTimedOut(current, deadline, now)) {
        const message = `${what} has timed out progressing.`;
        return withCondition(conditions, progressing(stamp, 'False', 'ProgressDeadlineExceeded', message));
    }
    return conditions;
}
function makesProgress(old, now) {
    const oldPods = (status) => (status.replicas ?? 0) - (status.updatedReplicas ?? 0);
    return ((now.updatedReplicas ?? 0) > (old.updatedReplicas ?? 0) ||
        oldPods(now) < oldPods(old) ||
        (now.readyReplicas ?? 0) > (old.readyReplicas ?? 0) ||
        (now.availableReplicas ?? 0) > (old.availableReplicas ?? 0));
}
function hasTimedOut({ reason, lastUpdateTime = '' }, deadlineMs, now) {
    return reason === 'ProgressDeadlineExceeded' || Date.parse(lastUpdateTime) + deadlineMs < now;
}
/** The refusals that a set met, those of the newest first. */
function withFailures(conditions, sets, newest) {
    const failures = [newest, ...sets].flatMap((set) => set?.status?.conditions ?? []);
    const failure = failures.find(({ type }) => type === 'ReplicaFailure');
    if (failure === undefined)
        return withoutCondition(conditions, 'ReplicaFailure');
    const { lastTransitionTime } = failure;
    return withCondition(conditions, {
        ...failure,
        ...(lastTransitionTime === undefined ? {} : { lastUpdateTime: lastTransitionTime }),
    });
}
/** progress.go requeueStuckDeployment: when the deadline has to be looked at. */
function deadlineIn(deployment, status, now) {
    const deadline = deadlineOf(deployment);
    const current = status.conditions?.find(({ type }) => type === 'Progressing');
    if (deadline === undefined || current === undefined || isComplete(deployment, status))
        return undefined;
    const { reason, lastUpdateTime = '' } = current;
    if (reason === 'ProgressDeadlineExceeded' || reason === 'NewReplicaSetAvailable')
        return undefined;
    // A second more, because the API's times are whole seconds.
    return Math.max(0, Date.parse(lastUpdateTime) + deadline - now) + 1000;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/new-replica-set.js




const hashLabel = 'pod-template-hash';
const historyKey = 'deployment.kubernetes.io/revision-history';
const revisionKey = 'deployment.kubernetes.io/revision';
/** Annotations of a Deployment that are not those of its sets. */
const notCopied = new Set([
    'kubectl.kubernetes.io/last-applied-configuration',
    revisionKey,
    historyKey,
    desiredReplicas,
    maxReplicas,
]);
function revisionOf({ metadata }) {
    return Number(metadata.annotations?.[revisionKey] ?? 0);
}
function byAge(a, b) {
    const age = ({ metadata }) => Date.parse(metadata.creationTimestamp ?? '');
    return age(a) - age(b) || (a.metadata.name < b.metadata.name ? -1 : 1);
}
function hasTemplateOf(set, deployment) {
    return (0,external_node_util_.isDeepStrictEqual)(bare(set.spec.template), bare(deployment.spec.template));
}
/** A template without the label that only sets have: by this they are told apart. */
function bare({ metadata = {}, spec }) {
    const { [hashLabel]: _, ...labels } = metadata.labels ?? {};
    const { creationTimestamp: __, ...rest } = metadata;
    return { metadata: { ...rest, labels }, spec };
}
/** What a set remembers of the size of its Deployment when it was last scaled. */
function sizeAnnotations(deployment) {
    const wanted = wantedOf(deployment);
    const most = wanted + fenceposts(deployment).surge;
    return { [desiredReplicas]: String(wanted), [maxReplicas]: String(most) };
}
/** The set of a template that no set has yet, at the size that a rollout begins with (sync.go getNewReplicaSet). */
function newReplicaSet(deployment, old) {
    const { metadata, spec } = deployment;
    const hash = templateHash(bare(spec.template), deployment.status?.collisionCount);
    const labels = { ...spec.template.metadata?.labels, [hashLabel]: hash };
    const annotations = { [revisionKey]: String(nextRevision(old)), ...sizeAnnotations(deployment) };
    return {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        metadata: {
            name: `${metadata.name}-${hash}`,
            namespace: namespaceOf(deployment),
            labels,
            annotations: { ...copiedAnnotations(deployment), ...annotations },
            ownerReferences: [controllerReference(deployment)],
        },
        spec: {
            replicas: newSetSize(deployment, old, 0),
            ...(spec.minReadySeconds === undefined ? {} : { minReadySeconds: spec.minReadySeconds }),
            selector: { ...spec.selector, matchLabels: { ...spec.selector.matchLabels, [hashLabel]: hash } },
            template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
        },
    };
}
/** The set that has the template already, with the highest revision and what its Deployment has changed meanwhile. */
function renewedReplicaSet(newest, deployment, old) {
    const annotations = { ...newest.metadata.annotations, ...copiedAnnotations(deployment) };
    const [before, revision] = [revisionOf(newest), nextRevision(old)];
    if (before < revision) {
        annotations[revisionKey] = String(revision);
        const history = annotations[historyKey];
        if (before > 0)
            annotations[historyKey] = history === undefined ? String(before) : `${history},${before}`;
    }
    const { minReadySeconds = 0 } = deployment.spec;
    const changed = minReadySeconds === (newest.spec.minReadySeconds ?? 0) ? {} : { minReadySeconds };
    return { ...newest, metadata: { ...newest.metadata, annotations }, spec: { ...newest.spec, ...changed } };
}
function nextRevision(old) {
    return Math.max(0, ...old.map(revisionOf)) + 1;
}
function copiedAnnotations({ metadata: { annotations = {} } }) {
    return Object.fromEntries(Object.entries(annotations).filter(([key]) => !notCopied.has(key)));
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/rollout.js









const rollout_never = 2 ** 31 - 1;
/** One step of one Deployment (deployment_controller.go syncDeployment). What it writes is what leads to the next. */
class Rollout {
    cluster;
    events;
    deployment;
    old;
    newest;
    constructor(cluster, events, deployment) {
        this.cluster = cluster;
        this.events = events;
        this.deployment = deployment;
        const sets = claim(cluster, 'replicasets.apps', deployment, deployment.spec.selector).toSorted(byAge);
        this.newest = sets.find((set) => hasTemplateOf(set, deployment));
        this.old = sets.filter((set) => set !== this.newest);
    }
    /** @returns in how many ms to look again */
    step() {
        const { paused = false } = this.deployment.spec;
        this.markPaused(paused);
        if (paused || this.isScaled()) {
            this.syncRevision();
            this.scaleAll();
            if (paused)
                this.cleanUp();
            return this.write(calculatedStatus(this.deployment, this.sets(), this.newest, this.cluster.stamp()));
        }
        if (isRolling(this.deployment))
            this.roll();
        else
            this.recreate();
        return this.write(rolloutStatus(this.deployment, this.sets(), this.newest, this.cluster.now(), this.cluster.stamp()));
    }
    sets() {
        return this.newest === undefined ? this.old : [...this.old, this.newest];
    }
    write(status) {
        this.cluster.setStatus('deployments.apps', this.deployment, nonEmpty(status));
        return deadlineIn(this.deployment, status, this.cluster.now());
    }
    /** A pause, and its end, begin the deadline anew. */
    markPaused(paused) {
        const current = this.deployment.status?.conditions?.find(({ type }) => type === 'Progressing');
        if (deadlineOf(this.deployment) === undefined || current?.reason === 'ProgressDeadlineExceeded')
            return;
        const marked = current?.reason === 'DeploymentPaused';
        const stamp = this.cluster.stamp();
        if (paused && !marked)
            this.setCondition(progressing(stamp, 'Unknown', 'DeploymentPaused', 'Deployment is paused'));
        if (!paused && marked)
            this.setCondition(progressing(stamp, 'Unknown', 'DeploymentResumed', 'Deployment is resumed'));
    }
    setCondition(condition) {
        const { status } = this.deployment;
        this.deployment = {
            ...this.deployment,
            status: { ...status, conditions: withCondition(status?.conditions, condition) },
        };
    }
    isScaled() {
        return this.sets().some((set) => {
            const before = set.metadata.annotations?.[desiredReplicas];
            return wantedOf(set) > 0 && before !== undefined && Number(before) !== wantedOf(this.deployment);
        });
    }
    roll() {
        this.syncRevision();
        const newest = this.newest ?? this.create();
        const wanted = wantedOf(this.deployment);
        const size = wantedOf(newest) > wanted ? wanted : newSetSize(this.deployment, this.sets(), wantedOf(newest));
        if (this.scale(newest, size))
            return;
        if (this.scaleDownOld(newest))
            return;
        if (isComplete(this.deployment, this.deployment.status ?? {}))
            this.cleanUp();
    }
    /** rolling.go reconcileOldReplicaSets: first what is of no use, then as many as are available above the minimum. */
    scaleDownOld(newest) {
        const least = wantedOf(this.deployment) - fenceposts(this.deployment).unavailable;
        const missing = wantedOf(newest) - (newest.status?.availableReplicas ?? 0);
        const most = sum(this.sets(), wantedOf) - least - missing;
        if (sum(this.old, wantedOf) === 0 || most <= 0)
            return false;
        const unhealthy = (set) => wantedOf(set) - (set.status?.availableReplicas ?? 0);
        const cleaned = this.takeFromOld(most, unhealthy);
        const surplus = sum(this.sets(), ({ status }) => status?.availableReplicas) - least;
        return this.takeFromOld(surplus, wantedOf) + cleaned > 0;
    }
    takeFromOld(most, from) {
        let taken = 0;
        for (const set of this.old) {
            const part = Math.min(Math.max(0, from(set)), wantedOf(set), Math.max(0, most - taken));
            if (part > 0 && this.scale(set, wantedOf(set) - part))
                taken += part;
        }
        return taken;
    }
    recreate() {
        this.syncRevision();
        const scaled = this.old.filter((set) => this.scale(set, 0));
        if (scaled.length > 0 || this.hasOldPods())
            return;
        const newest = this.newest ?? this.create();
        this.scale(newest, wantedOf(this.deployment));
        if (isComplete(this.deployment, this.deployment.status ?? {}))
            this.cleanUp();
    }
    hasOldPods() {
        return this.old.some((set) => (set.status?.replicas ?? 0) > 0 || this.cluster.ownedBy('pods', set).some((pod) => !hasEnded(pod)));
    }
    /** sync.go scale: one set takes the new size; several share it. */
    scaleAll() {
        const active = this.sets().filter((set) => wantedOf(set) > 0);
        const wanted = wantedOf(this.deployment);
        const single = active.length === 0 ? (this.newest ?? this.old.at(-1)) : active.length === 1 ? active[0] : undefined;
        if (single !== undefined)
            return void this.scale(single, wanted);
        const saturated = this.newest !== undefined &&
            wantedOf(this.newest) === wanted &&
            Number(this.newest.metadata.annotations?.[desiredReplicas]) === wanted &&
            this.newest.status?.availableReplicas === wanted;
        if (saturated)
            for (const set of active)
                void (set !== this.newest && this.scale(set, 0));
        else if (isRolling(this.deployment))
            for (const [name, size] of proportionalSizes(this.deployment, active))
                this.scale(active.find(({ metadata }) => metadata.name === name), size);
    }
    /** @returns whether its size changed */
    scale(set, size) {
        const before = wantedOf(set);
        const annotations = { ...set.metadata.annotations, ...sizeAnnotations(this.deployment) };
        if (before === size && (!this.isScaled() || (0,external_node_util_.isDeepStrictEqual)(annotations, set.metadata.annotations)))
            return false;
        const metadata = { ...set.metadata, annotations };
        this.replace(this.cluster.update('replicasets.apps', { ...set, metadata, spec: { ...set.spec, replicas: size } }));
        if (before !== size)
            this.tellScaled(set, before, size);
        return before !== size;
    }
    tellScaled({ metadata: { name } }, before, size) {
        const message = `Scaled ${size > before ? 'up' : 'down'} replica set ${name} from ${before} to ${size}`;
        const happening = { type: 'Normal', reason: 'ScalingReplicaSet', message };
        this.events.record('deployment-controller', this.deployment, happening);
    }
    replace(set) {
        if (this.newest?.metadata.name === set.metadata.name)
            this.newest = set;
        this.old = this.old.map((one) => (one.metadata.name === set.metadata.name ? set : one));
    }
    syncRevision() {
        if (this.newest === undefined)
            return;
        const renewed = renewedReplicaSet(this.newest, this.deployment, this.old);
        this.newest = this.cluster.update('replicasets.apps', renewed);
        this.annotate(String(revisionOf(renewed)));
        const isJudged = this.deployment.status?.conditions?.some(({ type }) => type === 'Progressing') ?? false;
        if (!isJudged)
            this.tellProgress('FoundNewReplicaSet', `Found new replica set "${renewed.metadata.name}"`);
    }
    tellProgress(reason, message) {
        if (deadlineOf(this.deployment) !== undefined)
            this.setCondition(progressing(this.cluster.stamp(), 'True', reason, message));
    }
    annotate(revision) {
        const { metadata, status } = this.deployment;
        const live = this.cluster.get('deployments.apps', namespaceOf(this.deployment), metadata.name);
        if (live === undefined || live.metadata.annotations?.[revisionKey] === revision)
            return;
        const annotations = { ...live.metadata.annotations, [revisionKey]: revision };
        const updated = this.cluster.update('deployments.apps', { ...live, metadata: { ...live.metadata, annotations } });
        // Conditions of this step are written with the rest of its status.
        this.deployment = { ...updated, ...(status === undefined ? {} : { status }) };
    }
    create() {
        const set = newReplicaSet(this.deployment, this.old);
        const { name } = set.metadata;
        if (this.cluster.get('replicasets.apps', namespaceOf(set), name) !== undefined)
            this.evade(name);
        this.newest = this.cluster.create('replicasets.apps', set);
        if (wantedOf(set) > 0)
            this.tellScaled(set, 0, wantedOf(set));
        this.tellProgress('NewReplicaSetCreated', `Created new replica set "${name}"`);
        this.annotate(String(revisionOf(set)));
        return this.newest;
    }
    /** A set of another owner or template has the name: the next try takes another. */
    evade(name) {
        const collisionCount = (this.deployment.status?.collisionCount ?? 0) + 1;
        this.cluster.setStatus('deployments.apps', this.deployment, { ...this.deployment.status, collisionCount });
        throw new StatusError(409, 'AlreadyExists', `replicasets.apps "${name}" already exists`);
    }
    /** sync.go cleanupDeployment: old sets above the history limit go, the oldest revisions first. */
    cleanUp() {
        const { revisionHistoryLimit = 10 } = this.deployment.spec;
        if (revisionHistoryLimit === rollout_never)
            return;
        const surplus = this.old
            .toSorted((a, b) => revisionOf(a) - revisionOf(b))
            .slice(0, Math.max(0, this.old.length - revisionHistoryLimit));
        for (const set of surplus) {
            const { replicas = 0, observedGeneration = 0 } = set.status ?? {};
            if (replicas !== 0 || wantedOf(set) !== 0 || (set.metadata.generation ?? 0) > observedGeneration)
                continue;
            this.cluster.remove('replicasets.apps', set);
            this.old = this.old.filter((one) => one !== set);
        }
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/deployment.js


/** Rolls Deployments towards their templates (pkg/controller/deployment). */
class DeploymentController {
    cluster;
    events;
    constructor(cluster, events) {
        this.cluster = cluster;
        this.events = events;
    }
    *concerns({ resource, type, object, old }) {
        if (resource === 'deployments.apps')
            yield keyOf(object);
        if (resource === 'replicasets.apps')
            yield* ownerKeys('Deployment', object, old);
        // The last old pod that is gone lets a Recreate begin.
        if (resource !== 'pods' || type !== 'DELETED')
            return;
        const owner = controllerOf(object);
        const set = owner && this.cluster.get('replicasets.apps', namespaceOf(object), owner.name);
        yield* ownerKeys('Deployment', set);
    }
    reconcile(namespace, name) {
        const deployment = this.cluster.get('deployments.apps', namespace, name);
        if (deployment === undefined || deployment.metadata.deletionTimestamp !== undefined)
            return undefined;
        return new Rollout(this.cluster, this.events, deployment).step();
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/disruption-budget.js





/** Counts what a PodDisruptionBudget protects (pkg/controller/disruption); the expected pods are those that there are. */
class DisruptionBudgetController {
    cluster;
    constructor(cluster) {
        this.cluster = cluster;
    }
    *concerns({ resource, object }) {
        if (resource === 'poddisruptionbudgets.policy')
            yield keyOf(object);
        if (resource !== 'pods')
            return;
        for (const budget of this.cluster.list('poddisruptionbudgets.policy', namespaceOf(object)))
            if (selects(budget.spec.selector ?? {}, object.metadata.labels ?? {}))
                yield keyOf(budget);
    }
    reconcile(namespace, name) {
        const budget = this.cluster.get('poddisruptionbudgets.policy', namespace, name);
        if (budget === undefined)
            return undefined;
        const { selector = {}, minAvailable, maxUnavailable } = budget.spec;
        const pods = this.cluster
            .list('pods', namespace)
            .filter((pod) => isActive(pod) && selects(selector, pod.metadata.labels ?? {}));
        const expected = pods.length;
        const desired = maxUnavailable === undefined
            ? scaledValue(minAvailable ?? 1, expected, Math.ceil)
            : Math.max(0, expected - scaledValue(maxUnavailable, expected, Math.ceil));
        const healthy = pods.filter((pod) => readySince(pod) !== undefined).length;
        const allowed = expected === 0 ? 0 : Math.max(0, healthy - desired);
        const condition = {
            type: 'DisruptionAllowed',
            status: allowed > 0 ? 'True' : 'False',
            reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
            message: '',
            observedGeneration: budget.metadata.generation ?? 0,
            lastTransitionTime: this.cluster.stamp(),
        };
        this.cluster.setStatus('poddisruptionbudgets.policy', budget, {
            observedGeneration: budget.metadata.generation ?? 0,
            expectedPods: expected,
            currentHealthy: healthy,
            desiredHealthy: desired,
            disruptionsAllowed: allowed,
            conditions: withCondition(budget.status?.conditions, condition),
        });
        return undefined;
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/event-recorder.js


/** Writes core/v1 Events as client-go's recorder does: the same one again is counted. */
class EventRecorder {
    cluster;
    names = new Map();
    counter = 0;
    constructor(cluster) {
        this.cluster = cluster;
    }
    record(component, about, { type, reason, message, fieldPath }) {
        const { name, uid = '', resourceVersion = '' } = about.metadata;
        const namespace = namespaceOf(about) || 'default';
        const same = [component, namespace, name, uid, fieldPath, type, reason, message].join('\n');
        const stamp = this.cluster.stamp();
        const old = this.cluster.get('events', namespace, this.names.get(same) ?? '');
        try {
            if (old !== undefined) {
                this.cluster.update('events', { ...old, count: (old.count ?? 1) + 1, lastTimestamp: stamp });
                return;
            }
            this.counter++;
            const eventName = `${name}.${(BigInt(this.cluster.now()) * 1000000n + BigInt(this.counter)).toString(16)}`;
            const path = fieldPath === undefined ? {} : { fieldPath };
            this.cluster.create('events', {
                apiVersion: 'v1',
                kind: 'Event',
                metadata: { name: eventName, namespace },
                involvedObject: {
                    apiVersion: about.apiVersion,
                    kind: about.kind,
                    namespace,
                    name,
                    uid,
                    resourceVersion,
                    ...path,
                },
                reason,
                message,
                type,
                ...(component === scheduler ? newForm(this.cluster.now(), reason) : oldForm(component, stamp)),
            });
            if (component !== scheduler)
                this.names.set(same, eventName);
        }
        catch (error) {
            // An event that cannot be written, as in a namespace that ends, is lost: nothing may fail for it.
            if (!(error instanceof StatusError))
                throw error;
        }
    }
}
const scheduler = 'default-scheduler';
function oldForm(component, stamp) {
    const host = component === 'kubelet' ? 'sandbox' : undefined;
    return {
        count: 1,
        firstTimestamp: stamp,
        lastTimestamp: stamp,
        eventTime: null,
        source: { component, ...(host === undefined ? {} : { host }) },
        reportingComponent: component,
        reportingInstance: host ?? '',
    };
}
/** The scheduler writes events.k8s.io: here they have neither a count nor a last time. */
function newForm(now, reason) {
    return {
        firstTimestamp: null,
        lastTimestamp: null,
        eventTime: new Date(now).toISOString().replace('Z', '000Z'),
        source: {},
        action: reason === 'Scheduled' ? 'Binding' : 'Scheduling',
        reportingComponent: scheduler,
        reportingInstance: `${scheduler}-sandbox`,
    };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/garbage.js


/** Deletes what all owners of are gone, in the background (pkg/controller/garbagecollector). */
class GarbageCollector {
    cluster;
    alive = new Set();
    /** By the uid of the owner. */
    dependents = new Map();
    constructor(cluster) {
        this.cluster = cluster;
    }
    *concerns({ type, resource, object }) {
        const { uid = '', name, ownerReferences = [] } = object.metadata;
        const namespace = namespaceOf(object);
        const key = `${namespace}/${resource}/${name}`;
        if (type === 'DELETED') {
            this.alive.delete(uid);
            for (const owner of ownerReferences)
                this.dependents.get(owner.uid)?.delete(key);
            yield* this.dependents.get(uid)?.keys() ?? [];
            this.dependents.delete(uid);
            return;
        }
        this.alive.add(uid);
        for (const owner of ownerReferences) {
            const own = this.dependents.get(owner.uid) ?? new Map();
            this.dependents.set(owner.uid, own.set(key, { resource, namespace, name }));
        }
        // An owner that is not there any more, or never was, is noticed too.
        if (ownerReferences.length > 0)
            yield key;
    }
    reconcile(namespace, resourceAndName) {
        const slash = resourceAndName.indexOf('/');
        const [resource, name] = [resourceAndName.slice(0, slash), resourceAndName.slice(slash + 1)];
        const object = this.cluster.store.get(resource, namespace, name);
        const { ownerReferences = [] } = object?.metadata ?? {};
        const left = ownerReferences.filter(({ uid }) => this.alive.has(uid));
        if (object === undefined || left.length === ownerReferences.length)
            return undefined;
        if (left.length === 0)
            remove(this.cluster, resource, object);
        else
            this.cluster.store.update(resource, { ...object, metadata: { ...object.metadata, ownerReferences: left } });
        return undefined;
    }
}
/** Empties namespaces that end or are gone, and ends them when they are empty (pkg/controller/namespace). */
class NamespaceController {
    cluster;
    resources = new Set(builtInKinds.filter(({ namespaced }) => namespaced).map(resourceName));
    constructor(cluster) {
        this.cluster = cluster;
    }
    *concerns({ resource, object }) {
        if (resource === 'namespaces')
            yield `/${object.metadata.name}`;
        const namespace = namespaceOf(object);
        if (namespace === '')
            return;
        this.resources.add(resource);
        if (this.isEnding(namespace))
            yield `/${namespace}`;
    }
    reconcile(_, name) {
        if (!this.isEnding(name))
            return undefined;
        const namespace = this.cluster.get('namespaces', '', name);
        if (namespace !== undefined && namespace.status?.phase !== 'Terminating')
            this.cluster.setStatus('namespaces', namespace, { ...namespace.status, phase: 'Terminating' });
        const content = () => [...this.resources].flatMap((resource) => this.cluster.store.list(resource, name).map((object) => ({ resource, object })));
        // Owners before what they would only make anew.
        const pods = content().filter(({ resource }) => resource === 'pods');
        for (const { resource, object } of content())
            if (resource !== 'pods')
                remove(this.cluster, resource, object);
        for (const { resource, object } of pods)
            remove(this.cluster, resource, object);
        if (namespace !== undefined && content().length === 0)
            this.cluster.remove('namespaces', namespace);
        return undefined;
    }
    isEnding(name) {
        const namespace = this.cluster.get('namespaces', '', name);
        return namespace === undefined || namespace.metadata.deletionTimestamp !== undefined;
    }
}
function remove(cluster, resource, object) {
    const { name, deletionTimestamp } = object.metadata;
    if (resource !== 'pods')
        cluster.store.remove(resource, namespaceOf(object), name);
    else if (deletionTimestamp === undefined)
        cluster.deletePod(object);
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/replica-set.js






/** Keeps as many pods of a template as wanted (pkg/controller/replicaset). */
class ReplicaSetController {
    cluster;
    pods;
    constructor(cluster, events) {
        this.cluster = cluster;
        this.pods = new PodControl(cluster, events, 'replicaset-controller');
    }
    *concerns({ resource, object, old }) {
        if (resource === 'replicasets.apps')
            yield keyOf(object);
        if (resource !== 'pods')
            return;
        yield* ownerKeys('ReplicaSet', object, old);
        if (controllerOf(object) !== undefined)
            return;
        for (const set of this.cluster.list('replicasets.apps', namespaceOf(object)))
            if (selects(set.spec.selector, object.metadata.labels ?? {}))
                yield keyOf(set);
    }
    reconcile(namespace, name) {
        const set = this.cluster.get('replicasets.apps', namespace, name);
        if (set === undefined)
            return undefined;
        let refusal;
        if (set.metadata.deletionTimestamp === undefined)
            refusal = this.scale(set, this.activePods(set));
        const active = this.activePods(set);
        this.writeStatus(set, active, refusal);
        if (refusal !== undefined)
            throw refusal;
        const { minReadySeconds = 0 } = set.spec;
        const later = active
            .map((pod) => (availableAt(pod, minReadySeconds) ?? 0) - this.cluster.now())
            .filter((ms) => ms > 0);
        return later.length === 0 ? undefined : Math.min(...later);
    }
    activePods(set) {
        return claim(this.cluster, 'pods', set, set.spec.selector).filter(isActive);
    }
    /** @returns why a pod was refused */
    scale(set, active) {
        const missing = (set.spec.replicas ?? 1) - active.length;
        if (missing < 0)
            for (const pod of active.toSorted(leastUseful).slice(0, -missing))
                this.pods.delete(set, pod);
        // Slow start: batches that double, so that a thousand refusals are not asked for when one tells it all.
        for (let made = 0, size = 1; made < missing; made += size, size *= 2) {
            let refusal;
            for (let i = 0; i < Math.min(size, missing - made); i++)
                try {
                    this.pods.create(set, set.spec.template);
                }
                catch (error) {
                    if (!(error instanceof StatusError))
                        throw error;
                    refusal ??= error;
                }
            if (refusal !== undefined)
                return refusal;
        }
        return undefined;
    }
    writeStatus(set, active, refusal) {
        const now = this.cluster.now();
        const { minReadySeconds = 0, template } = set.spec;
        const old = set.status?.conditions ?? [];
        const conditions = refusal === undefined
            ? withoutCondition(old, 'ReplicaFailure')
            : withCondition(old, {
                type: 'ReplicaFailure',
                status: 'True',
                reason: 'FailedCreate',
                message: refusal.message,
                lastTransitionTime: this.cluster.stamp(),
            });
        const matchLabels = template.metadata?.labels ?? {};
        this.cluster.setStatus('replicasets.apps', set, {
            replicas: active.length,
            ...nonEmpty({
                fullyLabeledReplicas: active.filter(({ metadata }) => selects({ matchLabels }, metadata.labels ?? {})).length,
                readyReplicas: active.filter((pod) => readySince(pod) !== undefined).length,
                availableReplicas: active.filter((pod) => (availableAt(pod, minReadySeconds) ?? Infinity) <= now).length,
                observedGeneration: set.metadata.generation ?? 0,
                conditions,
            }),
        });
    }
}
/** Which of two pods goes first (controller_utils.go ActivePodsWithRanks): what serves least, then what is youngest. */
function leastUseful(a, b) {
    const rank = (pod) => [
        pod.spec.nodeName === undefined ? 0 : 1,
        pod.status?.phase === 'Running' ? 1 : 0,
        readySince(pod) === undefined ? 0 : 1,
        Number(pod.metadata.annotations?.['controller.kubernetes.io/pod-deletion-cost'] ?? 0),
        -(readySince(pod) ?? 0),
        -Math.max(0, ...(pod.status?.containerStatuses ?? []).map(({ restartCount }) => restartCount)),
        -Date.parse(pod.metadata.creationTimestamp ?? ''),
    ];
    const [left, right] = [rank(a), rank(b)];
    const at = left.findIndex((value, index) => value !== right[index]);
    return at < 0 ? (a.metadata.name < b.metadata.name ? -1 : 1) : left[at] - right[at];
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/job.js





/** Between a failed pod and the next (job_controller.go): 10 s, doubled up to 10 min. */
const job_firstBackoffMs = 10_000;
const job_longestBackoffMs = 600_000;
/** Runs pods until enough have ended well, or too many badly (pkg/controller/job). */
class JobController {
    cluster;
    events;
    pods;
    constructor(cluster, events) {
        this.cluster = cluster;
        this.events = events;
        this.pods = new PodControl(cluster, events, 'job-controller');
    }
    *concerns({ resource, object, old }) {
        if (resource === 'jobs.batch')
            yield keyOf(object);
        if (resource === 'pods')
            yield* ownerKeys('Job', object, old);
    }
    reconcile(namespace, name) {
        const job = this.cluster.get('jobs.batch', namespace, name);
        if (job === undefined || job.metadata.deletionTimestamp !== undefined)
            return undefined;
        const conditions = job.status?.conditions ?? [];
        if (conditions.some(({ type }) => type === 'Complete' || type === 'Failed'))
            return this.expire(job);
        const all = this.cluster.ownedBy('pods', job);
        const verdict = this.verdictOf(job, all);
        const again = verdict === undefined ? this.run(job, all) : this.end(job, all);
        this.writeStatus(job, verdict);
        const { activeDeadlineSeconds } = job.spec;
        if (activeDeadlineSeconds === undefined || verdict !== undefined)
            return again;
        const left = this.startedAt(job) + activeDeadlineSeconds * 1000 - this.cluster.now();
        return Math.min(again ?? Infinity, Math.max(0, left));
    }
    startedAt({ status }) {
        return status?.startTime === undefined ? this.cluster.now() : Date.parse(status.startTime);
    }
    /** Pods count once they have ended. */
    counts(all) {
        const ended = all.filter(hasEnded);
        const succeeded = ended.filter(({ status }) => status?.phase === 'Succeeded').length;
        return { succeeded, failed: ended.length - succeeded };
    }
    verdictOf(job, all) {
        const { completions = job.spec.parallelism === undefined ? 1 : undefined, backoffLimit = 6, activeDeadlineSeconds, } = job.spec;
        const { succeeded, failed } = this.counts(all);
        const decided = job.status?.conditions?.find(({ type }) => type === 'SuccessCriteriaMet' || type === 'FailureTarget');
        if (decided !== undefined) {
            const { reason = '', message = '' } = decided;
            return { type: decided.type === 'FailureTarget' ? 'Failed' : 'Complete', reason, message };
        }
        const restarts = all
            .filter(isActive)
            .flatMap(({ status }) => [...(status?.containerStatuses ?? []), ...(status?.initContainerStatuses ?? [])])
            .reduce((total, { restartCount }) => total + restartCount, 0);
        const onFailure = job.spec.template.spec.restartPolicy === 'OnFailure';
        const pastLimit = onFailure && (backoffLimit === 0 ? restarts > 0 : restarts >= backoffLimit);
        if (failed > backoffLimit || pastLimit)
            return { type: 'Failed', reason: 'BackoffLimitExceeded', message: 'Job has reached the specified backoff limit' };
        const ageMs = this.cluster.now() - this.startedAt(job);
        if (activeDeadlineSeconds !== undefined && ageMs >= activeDeadlineSeconds * 1000)
            return { type: 'Failed', reason: 'DeadlineExceeded', message: 'Job was active longer than specified deadline' };
        const active = all.filter(isActive).length;
        const enough = completions === undefined ? succeeded > 0 && active === 0 : succeeded >= completions && active === 0;
        if (!enough)
            return undefined;
        return { type: 'Complete', reason: 'CompletionsReached', message: 'Reached expected number of succeeded pods' };
    }
    run(job, all) {
        const { completions, parallelism = 1, suspend = false, template } = job.spec;
        const active = all.filter(isActive);
        const { succeeded, failed } = this.counts(all);
        const left = completions === undefined ? (succeeded > 0 ? active.length : parallelism) : completions - succeeded;
        const wanted = suspend ? 0 : Math.max(0, Math.min(parallelism, left));
        if (active.length > wanted)
            for (const pod of active.toSorted(leastUseful).slice(0, active.length - wanted))
                this.pods.delete(job, pod);
        if (active.length >= wanted)
            return undefined;
        const lastFailure = Math.max(0, ...all.filter(({ status }) => status?.phase === 'Failed').map(endOf));
        const backoff = Math.min(job_longestBackoffMs, job_firstBackoffMs * 2 ** (failed - 1));
        const waits = failed === 0 ? 0 : lastFailure + backoff - this.cluster.now();
        if (waits > 0)
            return waits;
        const { uid = '', name } = job.metadata;
        const labels = {
            'batch.kubernetes.io/controller-uid': uid,
            'batch.kubernetes.io/job-name': name,
            'controller-uid': uid,
            'job-name': name,
        };
        for (let count = active.length; count < wanted; count++)
            this.pods.create(job, template, { labels });
        return undefined;
    }
    end(job, all) {
        for (const pod of all.filter(isActive))
            this.pods.delete(job, pod);
    }
    /** The verdict is told at once, and final when no pod runs any more (KEP-3998). */
    writeStatus(job, verdict) {
        const all = this.cluster.ownedBy('pods', job);
        const { startTime, conditions: old = [] } = job.status ?? {};
        const { suspend = false } = job.spec;
        const stamp = this.cluster.stamp();
        const active = all.filter(isActive);
        const terminating = all.filter((pod) => !isActive(pod) && !hasEnded(pod)).length;
        const condition = (type, status, reason, message) => ({
            type,
            status,
            reason,
            message,
            lastProbeTime: stamp,
            lastTransitionTime: stamp,
        });
        let conditions = old;
        const wasSuspended = old.find(({ type }) => type === 'Suspended')?.status === 'True';
        if (suspend)
            conditions = withCondition(conditions, condition('Suspended', 'True', 'JobSuspended', 'Job suspended'));
        else if (wasSuspended)
            conditions = withCondition(conditions, condition('Suspended', 'False', 'JobResumed', 'Job resumed'));
        const over = verdict !== undefined && terminating === 0 && active.length === 0;
        if (verdict !== undefined) {
            const { type, reason, message } = verdict;
            const first = type === 'Complete' ? 'SuccessCriteriaMet' : 'FailureTarget';
            conditions = withCondition(conditions, condition(first, 'True', reason, message));
            if (over)
                conditions = withCondition(conditions, condition(type, 'True', reason, message));
        }
        const started = suspend ? undefined : wasSuspended ? stamp : (startTime ?? stamp);
        this.cluster.setStatus('jobs.batch', job, {
            ...(started === undefined ? {} : { startTime: started }),
            ...(over && verdict.type === 'Complete' ? { completionTime: stamp } : {}),
            ...nonEmpty({ active: active.length, ...this.counts(all), conditions }),
            ready: active.filter((pod) => readySince(pod) !== undefined).length,
            terminating,
            uncountedTerminatedPods: {},
        });
        if (!over)
            return;
        const [type, reason, message] = verdict.type === 'Complete'
            ? ['Normal', 'Completed', 'Job completed']
            : ['Warning', verdict.reason, verdict.message];
        this.events.record('job-controller', job, { type, reason, message });
    }
    /** pkg/controller/ttlafterfinished. */
    expire(job) {
        const { ttlSecondsAfterFinished } = job.spec;
        if (ttlSecondsAfterFinished === undefined)
            return undefined;
        const end = job.status?.conditions?.find(({ type }) => type === 'Complete' || type === 'Failed');
        const left = Date.parse(end?.lastTransitionTime ?? '') + ttlSecondsAfterFinished * 1000 - this.cluster.now();
        if (left > 0)
            return left;
        this.cluster.store.remove('jobs.batch', namespaceOf(job), job.metadata.name);
        return undefined;
    }
}
function endOf({ status }) {
    const ends = (status?.containerStatuses ?? []).map(({ state }) => Date.parse(state.terminated?.finishedAt ?? ''));
    return Math.max(0, ...ends.filter((end) => !Number.isNaN(end)));
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/pod-api.js

function podApi(verbs) {
    const kind = builtInKinds.find((one) => one.kind === 'Pod');
    const options = { dryRun: false, manager: 'kube-controller-manager', force: false, strict: false };
    return {
        create: (pod) => verbs.create({ kind, namespace: pod.metadata.namespace ?? '', name: '', subresource: '' }, pod, options),
        remove: (namespace, name) => void verbs.remove({ kind, namespace, name, subresource: '' }, {}, options),
    };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/provisioner.js

/** What a cluster has from its provider: volumes for claims, addresses for load balancers, and served definitions. */
class Provisioner {
    cluster;
    provide;
    addresses = 0;
    constructor(cluster) {
        this.cluster = cluster;
        this.provide = new Map([
            ['persistentvolumeclaims', (claim) => this.bind(claim)],
            ['services', (service) => this.balance(service)],
            ['customresourcedefinitions.apiextensions.k8s.io', (definition) => this.establish(definition)],
        ]);
    }
    *concerns({ resource, object }) {
        const key = keyOf(object);
        if (this.provide.has(resource))
            yield key.replace('/', `/${resource}/`);
    }
    reconcile(namespace, resourceAndName) {
        const [resource = '', name = ''] = resourceAndName.split('/');
        const object = this.cluster.store.get(resource, namespace, name);
        if (object !== undefined)
            this.provide.get(resource)?.(object);
        return undefined;
    }
    bind(claim) {
        if (claim['status']?.phase === 'Bound')
            return;
        const { accessModes, resources } = claim['spec'];
        const status = { phase: 'Bound', accessModes, capacity: resources?.requests };
        this.cluster.setStatus('persistentvolumeclaims', claim, JSON.parse(JSON.stringify(status)));
    }
    balance(object) {
        const service = this.cluster.get('services', object.metadata.namespace ?? '', object.metadata.name);
        if (service?.spec.type !== 'LoadBalancer' || service.status?.loadBalancer?.ingress !== undefined)
            return;
        this.addresses++;
        const ip = `198.51.100.${(this.addresses % 254) + 1}`;
        this.cluster.setStatus('services', service, {
            ...service.status,
            loadBalancer: { ingress: [{ ip, ipMode: 'VIP' }] },
        });
    }
    establish(definition) {
        if (definition['status'] !== undefined)
            return;
        const condition = (type, reason, message) => ({
            type,
            status: 'True',
            lastTransitionTime: this.cluster.stamp(),
            reason,
            message,
        });
        const conditions = [
            condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
            condition('Established', 'InitialNamesAccepted', 'the initial names have been accepted'),
        ];
        this.cluster.store.updateStatus('customresourcedefinitions.apiextensions.k8s.io', definition, { conditions });
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/stateful-set.js





/** Pods with names of their own, one after the other (pkg/controller/statefulset/stateful_set_control.go). */
class StatefulSetController {
    cluster;
    events;
    constructor(cluster, events) {
        this.cluster = cluster;
        this.events = events;
    }
    *concerns({ resource, object, old }) {
        if (resource === 'statefulsets.apps')
            yield keyOf(object);
        if (resource === 'pods')
            yield* ownerKeys('StatefulSet', object, old);
    }
    reconcile(namespace, name) {
        const set = this.cluster.get('statefulsets.apps', namespace, name);
        if (set === undefined || set.metadata.deletionTimestamp !== undefined)
            return undefined;
        const update = keepRevision(this.cluster, set, set.spec.template);
        const revisions = { update, current: set.status?.currentRevision ?? update };
        try {
            this.step(set, revisions);
        }
        finally {
            this.writeStatus(set, revisions);
        }
        const used = new Set([update, revisions.current, ...this.podsOf(set).map(stateful_set_revisionOf)]);
        forgetRevisions(this.cluster, set, used);
        const later = this.podsOf(set).map((pod) => (availableAt(pod, set.spec.minReadySeconds) ?? 0) - this.cluster.now());
        return later.some((ms) => ms > 0) ? Math.min(...later.filter((ms) => ms > 0)) : undefined;
    }
    podsOf(set) {
        return this.cluster.ownedBy('pods', set).sort((a, b) => ordinalOf(a) - ordinalOf(b));
    }
    controlFor({ metadata: { name } }) {
        return new PodControl(this.cluster, this.events, 'statefulset-controller', {
            made: (pod) => `create Pod ${pod} in StatefulSet ${name} successful`,
            refused: (pod, error) => `create Pod ${pod} in StatefulSet ${name} failed error: ${error}`,
            deleted: (pod) => `delete Pod ${pod} in StatefulSet ${name} successful`,
        });
    }
    isAvailable(set, pod) {
        return isActive(pod) && (availableAt(pod, set.spec.minReadySeconds) ?? Infinity) <= this.cluster.now();
    }
    /** Creates, then scales down, then updates; in order, each waits for what is before it. */
    step(set, revisions) {
        const wanted = set.spec.replicas ?? 1;
        const ordered = set.spec.podManagementPolicy !== 'Parallel';
        const pods = this.podsOf(set);
        const control = this.controlFor(set);
        const byOrdinal = new Map(pods.map((pod) => [ordinalOf(pod), pod]));
        for (let ordinal = 0; ordinal < wanted; ordinal++) {
            const pod = byOrdinal.get(ordinal);
            if (pod === undefined)
                this.create(set, ordinal, revisions, control);
            else if (hasEnded(pod) && pod.metadata.deletionTimestamp === undefined)
                control.delete(set, pod);
            if (ordered && (pod === undefined || !this.isAvailable(set, pod)))
                return;
        }
        const condemned = pods.filter((pod) => ordinalOf(pod) >= wanted).reverse();
        for (const pod of condemned) {
            if (isActive(pod))
                control.delete(set, pod);
            if (ordered)
                return;
        }
        if (set.spec.updateStrategy?.type === 'OnDelete')
            return;
        const partition = set.spec.updateStrategy?.rollingUpdate?.partition ?? 0;
        for (let ordinal = wanted - 1; ordinal >= partition; ordinal--) {
            const pod = byOrdinal.get(ordinal);
            if (pod === undefined)
                return;
            if (stateful_set_revisionOf(pod) !== revisions.update && pod.metadata.deletionTimestamp === undefined)
                return void control.delete(set, pod);
            if (!this.isAvailable(set, pod))
                return;
        }
    }
    create(set, ordinal, { current, update }, control) {
        const { name, namespace = '' } = set.metadata;
        const partition = set.spec.updateStrategy?.rollingUpdate?.partition ?? 0;
        const revision = ordinal < partition ? current : update;
        const pod = `${name}-${ordinal}`;
        for (const claim of set.spec.volumeClaimTemplates ?? []) {
            const metadata = { ...claim.metadata, name: `${claim.metadata.name}-${pod}`, namespace };
            if (this.cluster.get('persistentvolumeclaims', namespace, metadata.name) !== undefined)
                continue;
            this.cluster.create('persistentvolumeclaims', {
                ...claim,
                apiVersion: 'v1',
                kind: 'PersistentVolumeClaim',
                metadata,
            });
        }
        const { serviceName } = set.spec;
        control.create(set, templateOf(this.cluster, set, revision) ?? set.spec.template, {
            name: pod,
            labels: {
                [revisionLabel]: revision,
                'statefulset.kubernetes.io/pod-name': pod,
                'apps.kubernetes.io/pod-index': String(ordinal),
            },
            hostname: pod,
            ...(serviceName === undefined ? {} : { subdomain: serviceName }),
        });
    }
    writeStatus(set, { current, update }) {
        const pods = this.podsOf(set).filter((pod) => !hasEnded(pod));
        const wanted = set.spec.replicas ?? 1;
        const own = (revision) => pods.filter((pod) => isActive(pod) && stateful_set_revisionOf(pod) === revision).length;
        const ready = pods.filter((pod) => readySince(pod) !== undefined).length;
        const done = set.spec.updateStrategy?.type !== 'OnDelete' &&
            own(update) === wanted &&
            ready === wanted &&
            pods.length === wanted;
        this.cluster.setStatus('statefulsets.apps', set, {
            observedGeneration: set.metadata.generation ?? 0,
            replicas: pods.length,
            availableReplicas: pods.filter((pod) => this.isAvailable(set, pod)).length,
            ...nonEmpty({
                readyReplicas: ready,
                updatedReplicas: own(update),
                currentReplicas: own(done ? update : current),
            }),
            currentRevision: done ? update : current,
            updateRevision: update,
            collisionCount: 0,
        });
    }
}
function ordinalOf({ metadata: { name } }) {
    return Number(name.slice(name.lastIndexOf('-') + 1));
}
function stateful_set_revisionOf({ metadata }) {
    return metadata.labels?.[revisionLabel] ?? '';
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/controllers.js


















/** Every controller of a cluster, and its one node. */
class Controllers {
    store;
    loop;
    kubelet;
    unsubscribe;
    turn = 0;
    constructor(store, clock, verbs, behaviours, settings) {
        this.store = store;
        const cluster = new Cluster(store, clock, podApi(verbs));
        const events = new EventRecorder(cluster);
        const autoscaler = new AutoscalerController(cluster, events, behaviours);
        this.kubelet = new Kubelet(cluster, events, behaviours, settings);
        // What is nearer to the pods has its turn first, so that a Deployment sees what its last step led to.
        this.loop = new ControlLoop(store, clock, [
            this.kubelet,
            new ReplicaSetController(cluster, events),
            new StatefulSetController(cluster, events),
            new DaemonSetController(cluster, events),
            new JobController(cluster, events),
            new DeploymentController(cluster, events),
            new EndpointsController(cluster),
            new DisruptionBudgetController(cluster),
            autoscaler,
            new Provisioner(cluster),
            new GarbageCollector(cluster),
            new NamespaceController(cluster),
        ]);
        this.unsubscribe = behaviours.subscribe(() => {
            for (const key of this.kubelet.rethink())
                this.loop.add(this.kubelet, key);
            for (const { metadata } of cluster.list('horizontalpodautoscalers.autoscaling'))
                this.loop.add(autoscaler, `${metadata.namespace}/${metadata.name}`);
        });
        this.loop.begin(builtInKinds.map(resourceName));
    }
    stop() {
        this.unsubscribe();
        this.loop.stop();
    }
    /** The log of a container of a pod; undefined when there is none. */
    logs(namespace, pod, wishes = {}) {
        return this.kubelet.logs(namespace, pod, wishes);
    }
    /** What a pod's server answers. @throws an error of code ECONNREFUSED when it does not listen */
    async requestPod(namespace, pod, port, request) {
        return this.kubelet.request(namespace, pod, port, request);
    }
    /**
     * What a Service answers: its ready pods in turn. Undefined when there is none, or no such port.
     *
     * @throws StatusError 503 when the pod does not listen
     */
    async request(namespace, service, port, request) {
        const ports = listAt(this.store.get('services', namespace, service), 'spec', 'ports');
        const asked = ports.find((one) => port === '' || one['name'] === port || String(one['port']) === port);
        const behind = this.store
            .list('endpointslices.discovery.k8s.io', namespace)
            .filter(({ metadata }) => asked !== undefined && metadata.labels?.[serviceLabel] === service)
            .flatMap((slice) => {
            const found = listAt(slice, 'ports').find(({ name }) => name === (asked?.['name'] ?? ''));
            const ready = listAt(slice, 'endpoints').filter(({ conditions }) => isMap(conditions) && conditions['ready'] === true);
            return found === undefined ? [] : ready.map(({ targetRef }) => ({ targetRef, port: Number(found['port']) }));
        });
        this.turn++;
        const chosen = behind[this.turn % Math.max(1, behind.length)];
        if (chosen === undefined || !isMap(chosen.targetRef))
            return undefined;
        try {
            return await this.requestPod(namespace, String(chosen.targetRef['name']), chosen.port, request);
        }
        catch (error) {
            const words = error instanceof Error ? error.message.replace('connect ECONNREFUSED', 'dial tcp') : String(error);
            throw new StatusError(503, 'ServiceUnavailable', `error trying to reach service: ${words}: connect: connection refused`);
        }
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/behaviour.js
/** Behaviours by container; the newest that fits counts, also for containers that run already. */
class PodBehaviours {
    list = [];
    listeners = new Set();
    /** Replicas by `namespace/name` of a HorizontalPodAutoscaler. */
    scales = new Map();
    behave(match, behaviour) {
        const full = typeof match === 'string' || match instanceof RegExp ? { image: match } : match;
        this.list.unshift({ match: full, behaviour });
        this.tell();
    }
    /** What the metrics of a HorizontalPodAutoscaler would make it ask for, from now on. */
    autoscale(namespace, autoscaler, replicas) {
        this.scales.set(`${namespace}/${autoscaler}`, replicas);
        this.tell();
    }
    of(pod, { image = '' }) {
        const fits = (text, wanted) => wanted === undefined || (typeof wanted === 'string' ? wanted === text : text.search(wanted) >= 0);
        return (this.list.find(({ match }) => fits(image, match.image) && fits(pod.metadata.name, match.name))?.behaviour ?? {});
    }
    scaleOf(namespace, autoscaler) {
        return this.scales.get(`${namespace}/${autoscaler}`);
    }
    /** Calls back when anything was told. @returns what ends it */
    subscribe(listener) {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }
    tell() {
        for (const listener of this.listeners)
            listener();
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/sandbox.js









/** New each time, as a cluster's is: a test can look for it where it must not be. */
const newToken = () => (0,external_node_crypto_.randomBytes)(16).toString('hex');
/** Starts a sandbox with the namespaces `default` and `kube-system`. */
async function startSandbox(settings = {}) {
    const { clock = lib/* systemClock */.ml, port = 0, tls, inventSecrets = false } = settings;
    const token = newToken();
    const store = new Store(clock);
    const verbs = new Verbs(store, clock);
    verbs.admissions.push(quota(store));
    const behaviours = new PodBehaviours();
    for (const name of ['default', 'kube-system'])
        store.create('namespaces', {
            apiVersion: 'v1',
            kind: 'Namespace',
            metadata: { name },
            status: { phase: 'Active' },
        });
    const controllers = new Controllers(store, clock, verbs, behaviours, { inventSecrets });
    const server = new ApiServer(store, clock, controllers, verbs, { port, token, tls });
    const url = await server.start();
    return {
        url,
        token,
        kubeconfig: kubeconfigOf(url, token, tls?.cert),
        store,
        faults: server.faults,
        requests: server.requests,
        behave: (image, behaviour) => behaviours.behave(image, behaviour),
        admit: (admission) => verbs.admissions.push(admission),
        autoscale: (namespace, name, replicas) => autoscale(store, verbs, namespace, name, replicas),
        forgetHistory: () => store.forget(),
        dropConnections: () => server.dropConnections(),
        stop: async () => {
            controllers.stop();
            await server.stop();
        },
    };
}
function kubeconfigOf(server, token, cert) {
    const authority = cert === undefined ? {} : { 'certificate-authority-data': Buffer.from(cert).toString('base64') };
    return (0,dist/* stringify */.As)({
        apiVersion: 'v1',
        kind: 'Config',
        clusters: [{ name: 'sandbox', cluster: { server, ...authority } }],
        users: [{ name: 'sandbox', user: { token } }],
        contexts: [{ name: 'sandbox', context: { cluster: 'sandbox', user: 'sandbox', namespace: 'default' } }],
        'current-context': 'sandbox',
    });
}
/** The number of pods, as a ResourceQuota limits it. */
function quota(store) {
    return (object, operation) => {
        if (object.kind !== 'Pod' || operation !== 'CREATE')
            return undefined;
        const { namespace = '' } = object.metadata;
        for (const limit of store.list('resourcequotas', namespace)) {
            const hard = mapAt(limit, 'spec', 'hard')['pods'];
            const used = store.list('pods', namespace).length;
            if (hard !== undefined && used >= Number(hard))
                return `exceeded quota: ${limit.metadata.name}, requested: pods=1, used: pods=${used}, limited: pods=${String(hard)}`;
        }
        return undefined;
    };
}
function autoscale(store, verbs, namespace, name, replicas) {
    const live = store.get('deployments.apps', namespace, name);
    if (live === undefined || numberAt(live, 'spec', 'replicas') === replicas)
        return;
    const kind = {
        group: 'apps',
        version: 'v1',
        kind: 'Deployment',
        plural: 'deployments',
        namespaced: true,
        subresources: ['status', 'scale'],
    };
    const target = { kind, namespace, name, subresource: 'scale' };
    verbs.patch(target, JSON.stringify({ spec: { replicas } }), 'application/merge-patch+json', {
        dryRun: false,
        manager: 'kube-controller-manager',
        force: false,
        strict: false,
    });
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/index.js



/***/ })

};
