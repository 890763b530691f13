export const id = 77;
export const ids = [77];
export const modules = {

/***/ 2077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startSandbox: () => (/* reexport */ startSandbox)
});

// EXTERNAL MODULE: ./packages/core/lib/index.js + 20 modules
var lib = __webpack_require__(9026);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
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

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/event-recorder.js



/** Writes core/v1 Events; the same one again only counts. */
class EventRecorder {
    store;
    clock;
    constructor(store, clock) {
        this.store = store;
        this.clock = clock;
    }
    record(about, event) {
        const { namespace = 'default', name, uid, resourceVersion } = about.metadata;
        const hash = (0,external_node_crypto_.createHash)('sha256')
            .update(`${uid} ${event.reason} ${event.message} ${event.fieldPath ?? ''}`)
            .digest('hex');
        const eventName = `${name}.${hash.slice(0, 16)}`;
        const now = timestamp(this.clock.now());
        const old = this.store.get('events', namespace, eventName);
        if (old !== undefined) {
            this.store.update('events', { ...old, count: (numberAt(old, 'count') ?? 1) + 1, lastTimestamp: now });
            return;
        }
        this.store.create('events', {
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
                ...(event.fieldPath === undefined ? {} : { fieldPath: event.fieldPath }),
            },
            reason: event.reason,
            message: event.message,
            type: event.type,
            count: 1,
            firstTimestamp: now,
            lastTimestamp: now,
            source: { component: event.component },
            reportingComponent: event.component,
        });
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/container-run.js

/** Back-off of the kubelet between restarts: none before the first, then 10 s, doubled up to 5 min. */
const firstBackoffMs = 10_000;
const longestBackoffMs = 300_000;
/** One container of a pod as the kubelet sees it: pulled, started, probed, restarted, ended. */
class ContainerRun {
    name;
    image;
    lines = [];
    previousLines = [];
    behaviour;
    probed;
    pulledAt;
    createdAt;
    startedAt;
    ended;
    last;
    restarts = 0;
    retryAt = 0;
    told = new Set();
    probeFailures = 0;
    /** Why the container cannot be made, such as a missing ConfigMap. */
    configError;
    constructor(container, behaviour, clock) {
        this.name = container.name;
        this.image = container.image;
        this.probed = container.probed;
        this.behaviour = behaviour;
        this.createdAt = clock.now();
        this.pulledAt = clock.now() + (behaviour.pullSeconds ?? 0.1) * 1000;
    }
    get running() {
        return this.startedAt !== undefined && this.ended === undefined;
    }
    get exitCode() {
        return this.ended?.exitCode;
    }
    /** Since when it is ready; undefined while it is not. */
    readySince(now) {
        if (!this.running || this.behaviour.readiness === 'fail')
            return undefined;
        const at = this.startedAt + (this.probed ? (this.behaviour.readyAfterSeconds ?? 1) * 1000 : 0);
        return at <= now ? at : undefined;
    }
    /** Moves to the present. @returns what happened, for events */
    step(now, restartPolicy, lifeSeconds) {
        const incidents = [];
        const tell = (reason, message, type = 'Normal') => incidents.push({ reason, message, type });
        if (this.startedAt === undefined && this.ended === undefined) {
            if (this.pullProblem(now) !== undefined) {
                if (this.once('pull'))
                    tell('Failed', `Failed to pull image "${this.image}": ${this.pullProblem(now)}`, 'Warning');
                return incidents;
            }
            if (now < this.pulledAt || this.configError !== undefined) {
                if (this.configError !== undefined && this.once('config'))
                    tell('Failed', `Error: ${this.configError}`, 'Warning');
                return incidents;
            }
            if (this.once('pulled'))
                tell('Pulled', `Successfully pulled image "${this.image}"`);
            this.start(now);
            tell('Started', `Started container ${this.name}`);
        }
        this.endWhenDue(now, lifeSeconds);
        if (this.ended !== undefined)
            this.restartWhenDue(now, restartPolicy, tell);
        this.probe(now, tell);
        return incidents;
    }
    /** When something will happen by itself; undefined when nothing will. */
    nextAt(now, lifeSeconds) {
        const { crash, readyAfterSeconds = 1, pull } = this.behaviour;
        const times = [];
        if (this.startedAt === undefined)
            times.push(this.pulledAt);
        if (typeof pull === 'object')
            times.push(this.createdAt + pull.unreachableForSeconds * 1000);
        if (this.running) {
            times.push(this.startedAt + readyAfterSeconds * 1000);
            if (crash !== undefined && this.crashes())
                times.push(this.startedAt + crash.afterSeconds * 1000);
            if (lifeSeconds !== undefined)
                times.push(this.startedAt + lifeSeconds * 1000);
            if (this.probed && this.readySince(now) === undefined)
                times.push(now + 1000);
        }
        if (this.ended !== undefined)
            times.push(this.retryAt);
        const future = times.filter((time) => time > now);
        return future.length === 0 ? undefined : Math.min(...future);
    }
    status(now) {
        const state = this.state(now);
        // While it waits for its next start, its last end is the one that it waits for.
        const last = 'waiting' in state ? (this.ended ?? this.last) : this.last;
        return {
            name: this.name,
            image: this.image,
            imageID: this.startedAt === undefined && this.ended === undefined ? '' : this.image,
            ready: this.readySince(now) !== undefined,
            started: this.running,
            restartCount: this.restarts,
            state,
            lastState: last === undefined ? {} : { terminated: terminated(last) },
        };
    }
    state(now) {
        const problem = this.pullProblem(now);
        if (this.startedAt === undefined && this.ended === undefined) {
            if (problem !== undefined) {
                // The first failure, then the wait for the next try.
                const reason = now - this.createdAt < 500 ? 'ErrImagePull' : 'ImagePullBackOff';
                const words = reason === 'ErrImagePull' ? problem : `Back-off pulling image "${this.image}": ErrImagePull: ${problem}`;
                return { waiting: { reason, message: words } };
            }
            if (this.configError !== undefined)
                return { waiting: { reason: 'CreateContainerConfigError', message: this.configError } };
            return { waiting: { reason: 'ContainerCreating' } };
        }
        if (this.ended === undefined)
            return { running: { startedAt: timestamp(this.startedAt) } };
        if (this.retryAt > now && this.restarts > 0)
            return {
                waiting: {
                    reason: 'CrashLoopBackOff',
                    message: `back-off ${(this.retryAt - this.ended.finishedAt) / 1000}s restarting failed container=${this.name}`,
                },
            };
        return { terminated: terminated(this.ended) };
    }
    pullProblem(now) {
        const { pull = 'ok' } = this.behaviour;
        if (pull === 'ok')
            return undefined;
        const prefix = `failed to pull and unpack image "${this.image}": failed to resolve reference "${this.image}"`;
        if (pull === 'not-found')
            return `rpc error: code = NotFound desc = ${prefix}: ${this.image}: not found`;
        if (pull === 'denied')
            return `rpc error: code = Unknown desc = ${prefix}: pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials`;
        const over = typeof pull === 'object' && now >= this.createdAt + pull.unreachableForSeconds * 1000;
        return over ? undefined : `rpc error: code = Unavailable desc = ${prefix}: dial tcp: connect: connection refused`;
    }
    start(now) {
        this.ended = undefined;
        this.startedAt = now;
        this.probeFailures = 0;
        this.previousLines.splice(0, this.previousLines.length, ...this.lines);
        this.lines.splice(0, this.lines.length, ...(this.behaviour.log ?? [`${this.image} starts`]));
        if (this.behaviour.execNotFound === true)
            this.end(now, 128, 'StartError', `failed to create containerd task: failed to create shim task: OCI runtime create failed: exec: "${this.name}": executable file not found in $PATH`);
    }
    end(now, exitCode, reason, message) {
        this.ended = {
            exitCode,
            reason,
            ...(message === undefined ? {} : { message }),
            startedAt: this.startedAt ?? now,
            finishedAt: now,
        };
        const waits = this.restarts === 0 ? 0 : Math.min(longestBackoffMs, firstBackoffMs * 2 ** (this.restarts - 1));
        this.retryAt = now + waits;
    }
    endWhenDue(now, lifeSeconds) {
        if (!this.running)
            return;
        const { crash } = this.behaviour;
        if (crash !== undefined && this.crashes() && now >= this.startedAt + crash.afterSeconds * 1000)
            this.end(now, crash.exitCode, crash.reason ?? 'Error');
        else if (lifeSeconds !== undefined && now >= this.startedAt + lifeSeconds * 1000)
            this.end(now, 0, 'Completed');
    }
    crashes() {
        return this.restarts < (this.behaviour.crash?.times ?? Number.POSITIVE_INFINITY);
    }
    restartWhenDue(now, policy, tell) {
        const { exitCode } = this.ended;
        if (policy === 'Never' || (policy === 'OnFailure' && exitCode === 0))
            return;
        if (now < this.retryAt) {
            if (this.once(`backoff ${this.restarts}`))
                tell('BackOff', `Back-off restarting failed container ${this.name}`, 'Warning');
            return;
        }
        this.last = this.ended;
        this.restarts++;
        this.start(now);
        tell('Started', `Started container ${this.name}`);
    }
    probe(now, tell) {
        if (!this.probed || !this.running || this.readySince(now) !== undefined)
            return;
        const due = Math.floor((now - this.startedAt) / 1000);
        while (this.probeFailures < due) {
            this.probeFailures++;
            tell('Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503', 'Warning');
        }
    }
    once(what) {
        if (this.told.has(what))
            return false;
        this.told.add(what);
        return true;
    }
}
function terminated({ exitCode, reason, message, startedAt, finishedAt }) {
    return {
        exitCode,
        reason,
        ...(message === undefined ? {} : { message }),
        startedAt: timestamp(startedAt),
        finishedAt: timestamp(finishedAt),
    };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/missing-config.js

/** Containers whose environment refers to a ConfigMap, Secret or key that does not exist, in the kubelet's words. */
function missingConfig(store, pod, { inventSecrets }) {
    const namespace = pod.metadata.namespace ?? '';
    const missing = new Map();
    for (const container of listAt(pod, 'spec', 'containers')) {
        const refs = [
            ...listAt(container, 'env').flatMap((entry) => [
                { kind: 'ConfigMap', ref: mapAt(entry, 'valueFrom', 'configMapKeyRef') },
                { kind: 'Secret', ref: mapAt(entry, 'valueFrom', 'secretKeyRef') },
            ]),
            ...listAt(container, 'envFrom').flatMap((entry) => [
                { kind: 'ConfigMap', ref: mapAt(entry, 'configMapRef') },
                { kind: 'Secret', ref: mapAt(entry, 'secretRef') },
            ]),
        ];
        const words = refs
            .filter(({ kind }) => kind !== 'Secret' || !inventSecrets)
            .map(({ kind, ref }) => problem(store, namespace, kind, ref))
            .find((text) => text !== undefined);
        if (words !== undefined)
            missing.set(String(container['name']), words);
    }
    return missing;
}
function problem(store, namespace, kind, ref) {
    const { name, key, optional } = ref;
    if (name === undefined || optional === true)
        return undefined;
    const object = store.get(kind === 'Secret' ? 'secrets' : 'configmaps', namespace, name);
    if (object === undefined)
        return `${kind.toLowerCase()} "${name}" not found`;
    const keys = { ...mapAt(object, 'data'), ...mapAt(object, 'binaryData') };
    if (key === undefined || (isMap(keys) && key in keys))
        return undefined;
    return `couldn't find key ${key} in ${kind} ${namespace}/${name}`;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/kubelet.js




/** Runs pods: schedules them, plays their containers, probes them and ends them gracefully. */
class Kubelet {
    store;
    clock;
    behaviours;
    events;
    settings;
    runs = new Map();
    addresses = 1;
    constructor(store, clock, behaviours, events, settings) {
        this.settings = settings;
        this.store = store;
        this.clock = clock;
        this.behaviours = behaviours;
        this.events = events;
    }
    /** Moves every pod to the present. @returns when to look again */
    step() {
        const now = this.clock.now();
        const pods = this.store.list('pods');
        const present = new Set(pods.map(({ metadata }) => metadata.uid));
        for (const [name, run] of this.runs)
            if (!present.has(run.uid))
                this.runs.delete(name);
        return Math.min(Number.POSITIVE_INFINITY, ...pods.map((pod) => this.stepPod(pod, now)));
    }
    logs(namespace, name, { container, previous, tailLines }) {
        const run = this.runs.get(`${namespace}/${name}`);
        const one = run?.containers.find((candidate) => container === undefined || candidate.name === container);
        if (one === undefined)
            return undefined;
        const lines = previous ? one.previousLines : one.lines;
        return lines
            .slice(-tailLines)
            .map((line) => `${line}\n`)
            .join('');
    }
    /** What a pod's server answers; undefined when it does not listen. */
    request(namespace, name, request) {
        const run = this.runs.get(`${namespace}/${name}`)?.containers.find(({ running }) => running);
        if (run === undefined)
            return undefined;
        const { answer } = this.behaviours.of(run.image);
        return answer?.(request) ?? { status: 200, body: `${run.image}\n` };
    }
    stepPod(pod, now) {
        const { namespace = '', name, uid = '', deletionTimestamp } = pod.metadata;
        const id = `${namespace}/${name}`;
        let run = this.runs.get(id);
        if (run === undefined || run.uid !== uid) {
            run = this.begin(pod, now);
            this.runs.set(id, run);
        }
        if (deletionTimestamp !== undefined)
            return this.stepEnding(pod, run, now);
        if (!this.schedule(pod, run, now))
            return now + 1000;
        const missing = missingConfig(this.store, pod, this.settings);
        const policy = textAt(pod, 'spec', 'restartPolicy') ?? 'Always';
        const life = ownerOf(pod)?.kind === 'Job' ? 1 : undefined;
        let next = Number.POSITIVE_INFINITY;
        for (const container of run.containers) {
            container.configError = missing.get(container.name);
            for (const incident of container.step(now, policy, life))
                this.tell(pod, incident, container.name);
            next = Math.min(next, container.nextAt(now, life) ?? Number.POSITIVE_INFINITY);
        }
        this.store.updateStatus('pods', pod, this.statusOf(pod, run, now, policy));
        return next;
    }
    begin(pod, now) {
        this.addresses++;
        const containers = listAt(pod, 'spec', 'containers').map((container) => {
            const image = String(container['image'] ?? '');
            const one = { name: String(container['name']), image, probed: container['readinessProbe'] !== undefined };
            return new ContainerRun(one, this.behaviours.of(image), this.clock);
        });
        const ip = `10.244.${(this.addresses >> 8) & 255}.${this.addresses & 255}`;
        return { uid: pod.metadata.uid ?? '', ip, createdMs: now, containers, scheduled: false, since: new Map() };
    }
    schedule(pod, run, now) {
        if (run.scheduled)
            return true;
        const images = run.containers.map(({ image }) => this.behaviours.of(image).unschedulable);
        const stuck = images.some((rule) => typeof rule === 'object' ? now < run.createdMs + rule.forSeconds * 1000 : rule === true);
        if (stuck) {
            const message = '0/1 nodes are available: 1 Insufficient cpu. preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod.';
            const condition = {
                type: 'PodScheduled',
                status: 'False',
                reason: 'Unschedulable',
                message,
                lastTransitionTime: timestamp(run.createdMs),
            };
            if (mapAt(pod, 'status')['phase'] === undefined)
                this.tell(pod, { reason: 'FailedScheduling', message, type: 'Warning' });
            this.store.updateStatus('pods', pod, { phase: 'Pending', conditions: [condition] });
            return false;
        }
        run.scheduled = true;
        this.tell(pod, {
            reason: 'Scheduled',
            message: `Successfully assigned ${pod.metadata.namespace}/${pod.metadata.name} to sandbox`,
            type: 'Normal',
        });
        return true;
    }
    statusOf(pod, run, now, policy) {
        const ready = run.containers.every((container) => container.readySince(now) !== undefined);
        const codes = run.containers.map(({ exitCode }) => exitCode);
        const over = policy !== 'Always' && codes.every((code) => code !== undefined);
        const failed = over && codes.some((code) => code !== 0) && policy === 'Never';
        const started = run.containers.some(({ running, exitCode }) => running || exitCode !== undefined);
        const phase = failed
            ? 'Failed'
            : over && codes.every((code) => code === 0)
                ? 'Succeeded'
                : started
                    ? 'Running'
                    : 'Pending';
        const conditions = [
            this.condition(run, 'PodScheduled', true, now),
            this.condition(run, 'Initialized', true, now),
            this.condition(run, 'ContainersReady', ready, now),
            this.condition(run, 'Ready', ready, now),
        ];
        return {
            phase,
            conditions,
            hostIP: '127.0.0.1',
            podIP: run.ip,
            podIPs: [{ ip: run.ip }],
            startTime: timestamp(run.createdMs),
            containerStatuses: run.containers.map((container) => container.status(now)),
            qosClass: 'Burstable',
            observedGeneration: pod.metadata.generation,
        };
    }
    condition(run, type, holds, now) {
        const status = holds ? 'True' : 'False';
        const before = run.since.get(type);
        if (before?.status !== status)
            run.since.set(type, { status, at: now });
        return {
            type,
            status,
            lastTransitionTime: timestamp(run.since.get(type).at),
            ...(holds || type !== 'Ready' ? {} : { reason: 'ContainersNotReady' }),
        };
    }
    /** preStop, then SIGTERM, then what the application needs to drain; never longer than the grace period. */
    stepEnding(pod, run, now) {
        const grace = pod.metadata.deletionGracePeriodSeconds ?? 30;
        const askedMs = Date.parse(pod.metadata.deletionTimestamp) - grace * 1000;
        const started = run.containers.some(({ running }) => running);
        const sleeps = listAt(pod, 'spec', 'containers').map((container) => numberAt(container, 'lifecycle', 'preStop', 'sleep', 'seconds') ?? 0);
        const drains = run.containers.map(({ image }) => this.behaviours.of(image).drainSeconds ?? 0.2);
        const needs = started ? Math.min(grace, Math.max(0, ...sleeps) + Math.max(0, ...drains)) : 0;
        const endMs = askedMs + needs * 1000;
        const { namespace = '', name } = pod.metadata;
        if (now >= endMs) {
            this.runs.delete(`${namespace}/${name}`);
            this.store.remove('pods', namespace, name);
            return Number.POSITIVE_INFINITY;
        }
        return endMs;
    }
    tell(pod, { reason, message, type }, container) {
        const fieldPath = container === undefined ? undefined : `spec.containers{${container}}`;
        this.events.record(pod, {
            reason,
            message,
            type,
            component: reason.endsWith('cheduled') || reason === 'FailedScheduling' ? 'default-scheduler' : 'kubelet',
            fieldPath,
        });
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/replica-set.js



/** Pods that an object owns, those that are ending apart. */
function podsOf({ store }, owner) {
    const own = store
        .list('pods', owner.metadata.namespace)
        .filter((pod) => ownerOf(pod)?.uid === owner.metadata.uid &&
        !['Succeeded', 'Failed'].includes(String(mapAt(pod, 'status')['phase'])));
    return {
        active: own.filter(({ metadata }) => metadata.deletionTimestamp === undefined),
        ending: own.filter(({ metadata }) => metadata.deletionTimestamp !== undefined),
    };
}
/** Since when a pod is ready, in ms; undefined while it is not. */
function readySince(pod) {
    const ready = listAt(pod, 'status', 'conditions').find(({ type }) => type === 'Ready');
    return ready?.['status'] === 'True' ? Date.parse(String(ready['lastTransitionTime'])) : undefined;
}
function isAvailable(pod, minReadySeconds, now) {
    const since = readySince(pod);
    return since !== undefined && (minReadySeconds === 0 || since + minReadySeconds * 1000 <= now);
}
/** Makes and ends pods until there are as many as wanted (pkg/controller/replicaset). */
function syncReplicaSet(context, set) {
    const { store, clock } = context;
    const wanted = numberAt(set, 'spec', 'replicas') ?? 1;
    const { active } = podsOf(context, set);
    let failure;
    for (let i = active.length; i < wanted && failure === undefined; i++)
        failure = createPod(context, set);
    // Those that serve least go first.
    const order = active.toSorted((a, b) => (readySince(a) ?? Number.POSITIVE_INFINITY) - (readySince(b) ?? Number.POSITIVE_INFINITY) ||
        Number(b.metadata.resourceVersion) - Number(a.metadata.resourceVersion));
    const surplus = [...order].reverse().slice(0, Math.max(0, active.length - wanted));
    for (const pod of surplus)
        context.deletePod(pod);
    const left = podsOf(context, set).active;
    const minReady = numberAt(set, 'spec', 'minReadySeconds') ?? 0;
    const available = left.filter((pod) => isAvailable(pod, minReady, clock.now()));
    for (const pod of left) {
        const since = readySince(pod);
        if (since !== undefined && minReady > 0)
            context.wakeAt(since + minReady * 1000);
    }
    const old = listAt(set, 'status', 'conditions').find(({ type }) => type === 'ReplicaFailure');
    const conditions = failure === undefined
        ? left.length >= wanted
            ? []
            : old === undefined
                ? []
                : [old]
        : [
            {
                type: 'ReplicaFailure',
                status: 'True',
                reason: 'FailedCreate',
                message: failure,
                lastTransitionTime: old?.['lastTransitionTime'] ?? timestamp(clock.now()),
            },
        ];
    store.updateStatus('replicasets.apps', set, {
        replicas: left.length,
        fullyLabeledReplicas: left.length,
        readyReplicas: left.filter((pod) => readySince(pod) !== undefined).length,
        availableReplicas: available.length,
        observedGeneration: set.metadata.generation,
        ...(conditions.length === 0 ? {} : { conditions }),
    });
}
/** @returns why the API refuses it; undefined when it was made */
function createPod(context, owner) {
    const template = mapAt(owner, 'spec', 'template');
    try {
        context.createPod(owner, template, `${owner.metadata.name}-`);
        return undefined;
    }
    catch (error) {
        if (!(error instanceof StatusError))
            throw error;
        context.events.record(owner, {
            reason: 'FailedCreate',
            message: `Error creating: ${error.message}`,
            type: 'Warning',
            component: 'replicaset-controller',
        });
        return error.message;
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/deployment.js




const hashLabel = 'pod-template-hash';
const revisionKey = 'deployment.kubernetes.io/revision';
/** Rolls a Deployment towards its template (pkg/controller/deployment). */
function syncDeployment(context, deployment) {
    const { store } = context;
    const sets = () => store
        .list('replicasets.apps', deployment.metadata.namespace)
        .filter((set) => ownerOf(set)?.uid === deployment.metadata.uid);
    const newest = newestSet(context, deployment, sets());
    const old = () => sets().filter(({ metadata }) => metadata.uid !== newest.metadata.uid);
    const wanted = numberAt(deployment, 'spec', 'replicas') ?? 1;
    if (mapAt(deployment, 'spec')['paused'] !== true) {
        if (mapAt(deployment, 'spec', 'strategy')['type'] === 'Recreate')
            recreate(context, newest, old(), wanted);
        else
            roll(context, deployment, newest, old(), wanted);
    }
    collectOld(context, deployment, old());
    const now = store.get('replicasets.apps', newest.metadata.namespace ?? '', newest.metadata.name) ?? newest;
    writeStatus(context, deployment, now, sets());
}
function newestSet(context, deployment, sets) {
    const { store, events } = context;
    const template = mapAt(deployment, 'spec', 'template');
    const text = JSON.stringify(template);
    const revisions = sets.map(revisionOf);
    const highest = Math.max(0, ...revisions);
    const found = sets.find((set) => JSON.stringify(bare(mapAt(set, 'spec', 'template'))) === JSON.stringify(bare(template)));
    if (found !== undefined) {
        const revision = revisionOf(found) === highest ? highest : highest + 1;
        const next = annotated(found, revision);
        annotate(context, deployment, revision);
        return store.update('replicasets.apps', {
            ...next,
            spec: { ...mapAt(found, 'spec'), minReadySeconds: numberAt(deployment, 'spec', 'minReadySeconds') ?? 0 },
        });
    }
    const hash = (0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 10);
    const labels = { ...mapAt(template, 'metadata', 'labels'), [hashLabel]: hash };
    const made = store.create('replicasets.apps', {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        metadata: {
            name: `${deployment.metadata.name}-${hash}`,
            ...(deployment.metadata.namespace === undefined ? {} : { namespace: deployment.metadata.namespace }),
            labels: labels,
            annotations: { [revisionKey]: String(highest + 1) },
            ownerReferences: [
                {
                    apiVersion: 'apps/v1',
                    kind: 'Deployment',
                    name: deployment.metadata.name,
                    uid: deployment.metadata.uid ?? '',
                    controller: true,
                },
            ],
        },
        spec: {
            replicas: 0,
            minReadySeconds: numberAt(deployment, 'spec', 'minReadySeconds') ?? 0,
            selector: { matchLabels: { ...mapAt(deployment, 'spec', 'selector', 'matchLabels'), [hashLabel]: hash } },
            template: { ...template, metadata: { ...mapAt(template, 'metadata'), labels } },
        },
    });
    annotate(context, deployment, highest + 1);
    events.record(deployment, {
        reason: 'ScalingReplicaSet',
        message: `Scaled up replica set ${made.metadata.name}`,
        type: 'Normal',
        component: 'deployment-controller',
    });
    return made;
}
function revisionOf({ metadata }) {
    return Number(metadata.annotations?.[revisionKey] ?? 0);
}
function bare(template) {
    const { [hashLabel]: _, ...labels } = mapAt(template, 'metadata', 'labels');
    return deployment_sorted({ ...template, metadata: { ...mapAt(template, 'metadata'), labels } });
}
function deployment_sorted(value) {
    if (Array.isArray(value))
        return value.map(deployment_sorted);
    if (!isMap(value))
        return value;
    return Object.fromEntries(Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, item]) => [key, deployment_sorted(item)]));
}
function annotated(object, revision) {
    return {
        ...object,
        metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, [revisionKey]: String(revision) } },
    };
}
function annotate({ store }, deployment, revision) {
    const live = store.get('deployments.apps', deployment.metadata.namespace ?? '', deployment.metadata.name);
    if (live !== undefined && revisionOf(live) !== revision)
        store.update('deployments.apps', annotated(live, revision));
}
function replicasOf(set) {
    return numberAt(set, 'spec', 'replicas') ?? 0;
}
function scale({ store }, set, replicas) {
    const live = store.get('replicasets.apps', set.metadata.namespace ?? '', set.metadata.name) ?? set;
    return replicasOf(live) === replicas
        ? live
        : store.update('replicasets.apps', { ...live, spec: { ...mapAt(live, 'spec'), replicas } });
}
function recreate(context, newest, old, wanted) {
    for (const set of old)
        scale(context, set, 0);
    const pods = old.flatMap((set) => Object.values(podsOf(context, set)).flat());
    if (pods.length === 0)
        scale(context, newest, wanted);
}
/** rolling.go: up as far as the surge allows, then down as far as what is available allows. */
function roll(context, deployment, newest, old, wanted) {
    const rolling = mapAt(deployment, 'spec', 'strategy', 'rollingUpdate');
    const surge = share(rolling['maxSurge'], wanted, Math.ceil);
    const given = share(rolling['maxUnavailable'], wanted, Math.floor);
    const unavailable = surge === 0 && given === 0 ? 1 : given;
    const others = old.reduce((sum, set) => sum + replicasOf(set), 0);
    const room = wanted + surge - others - replicasOf(newest);
    let current = newest;
    if (replicasOf(newest) > wanted)
        current = scale(context, newest, wanted);
    else if (replicasOf(newest) < wanted && room > 0)
        current = scale(context, newest, Math.min(wanted, replicasOf(newest) + room));
    const missing = replicasOf(current) - (numberAt(current, 'status', 'availableReplicas') ?? 0);
    let surplus = others + replicasOf(current) - (wanted - unavailable) - missing;
    // Pods that are of no use go first, as many as may go.
    for (const healthy of [false, true])
        for (const set of old) {
            if (surplus <= 0)
                return;
            const live = context.store.get('replicasets.apps', set.metadata.namespace ?? '', set.metadata.name) ?? set;
            const available = Math.min(replicasOf(live), numberAt(live, 'status', 'availableReplicas') ?? 0);
            const down = Math.min(surplus, healthy ? replicasOf(live) : replicasOf(live) - available);
            if (down <= 0)
                continue;
            scale(context, live, replicasOf(live) - down);
            surplus -= down;
        }
}
function share(value, of, round) {
    if (typeof value === 'number')
        return value;
    return typeof value === 'string' ? round((Number.parseFloat(value) / 100) * of) : round(of / 4);
}
function collectOld({ store }, deployment, old) {
    const limit = numberAt(deployment, 'spec', 'revisionHistoryLimit') ?? 10;
    const idle = old
        .filter((set) => replicasOf(set) === 0 && (numberAt(set, 'status', 'replicas') ?? 0) === 0)
        .sort((a, b) => revisionOf(a) - revisionOf(b));
    for (const set of idle.slice(0, Math.max(0, idle.length - limit)))
        store.remove('replicasets.apps', set.metadata.namespace ?? '', set.metadata.name);
}
function writeStatus(context, deployment, newest, sets) {
    const { store, clock } = context;
    const sum = (field) => sets.reduce((total, set) => total + (numberAt(set, 'status', field) ?? 0), 0);
    const live = store.get('deployments.apps', deployment.metadata.namespace ?? '', deployment.metadata.name);
    if (live === undefined)
        return;
    const wanted = numberAt(live, 'spec', 'replicas') ?? 1;
    const numbers = {
        replicas: sum('replicas'),
        updatedReplicas: numberAt(newest, 'status', 'replicas') ?? 0,
        readyReplicas: sum('readyReplicas'),
        availableReplicas: sum('availableReplicas'),
        unavailableReplicas: Math.max(0, sum('replicas') - sum('availableReplicas')),
    };
    const complete = numbers.updatedReplicas === wanted && numbers.replicas === wanted && numbers.availableReplicas === wanted;
    const before = mapAt(live, 'status');
    const progress = listAt(live, 'status', 'conditions').find(({ type }) => type === 'Progressing');
    const moved = ['updatedReplicas', 'readyReplicas', 'availableReplicas', 'replicas'].some((field) => before[field] !== numbers[field]) || before['observedGeneration'] !== live.metadata.generation;
    const now = timestamp(clock.now());
    const updated = moved || progress === undefined ? now : String(progress['lastUpdateTime']);
    const deadline = numberAt(live, 'spec', 'progressDeadlineSeconds') ?? 600;
    const late = !complete && clock.now() - Date.parse(updated) > deadline * 1000;
    if (!complete && !late)
        context.wakeAt(Date.parse(updated) + deadline * 1000 + 1000);
    const reason = complete ? 'NewReplicaSetAvailable' : late ? 'ProgressDeadlineExceeded' : 'ReplicaSetUpdated';
    const rolling = mapAt(live, 'spec', 'strategy', 'rollingUpdate');
    const enough = numbers.availableReplicas >= wanted - share(rolling['maxUnavailable'], wanted, Math.floor);
    const failure = listAt(newest, 'status', 'conditions').find(({ type }) => type === 'ReplicaFailure');
    const conditions = [
        condition(live, 'Available', enough, enough ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable', now, now),
        condition(live, 'Progressing', !late, reason, updated, now),
        ...(failure === undefined ? [] : [failure]),
    ];
    store.updateStatus('deployments.apps', live, {
        observedGeneration: live.metadata.generation,
        ...numbers,
        conditions,
    });
}
function condition(live, type, holds, reason, updated, now) {
    const status = holds ? 'True' : 'False';
    const old = listAt(live, 'status', 'conditions').find((one) => one['type'] === type);
    const same = old?.['status'] === status;
    return {
        type,
        status,
        reason,
        message: reason,
        lastTransitionTime: same ? old['lastTransitionTime'] : now,
        lastUpdateTime: same && old['reason'] === reason && type === 'Available' ? old['lastUpdateTime'] : updated,
    };
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/endpoints.js




const serviceLabel = 'kubernetes.io/service-name';
/** Keeps one EndpointSlice a Service: the pods that it selects, with what they are good for (KEP-1672). */
function syncService({ store }, service) {
    const { namespace = '', name, uid = '' } = service.metadata;
    const selector = mapAt(service, 'spec', 'selector');
    if (Object.keys(selector).length === 0)
        return;
    const pods = store
        .list('pods', namespace)
        .filter((pod) => selects({ matchLabels: selector }, pod.metadata.labels ?? {}) &&
        textAt(pod, 'status', 'podIP') !== undefined &&
        textAt(pod, 'status', 'phase') === 'Running')
        .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
    const endpoints = pods.map((pod) => {
        const [serving, terminating] = [readySince(pod) !== undefined, pod.metadata.deletionTimestamp !== undefined];
        return {
            addresses: [textAt(pod, 'status', 'podIP')],
            conditions: { ready: serving && !terminating, serving, terminating },
            nodeName: 'sandbox',
            targetRef: { kind: 'Pod', namespace, name: pod.metadata.name, uid: pod.metadata.uid },
        };
    });
    const ports = listAt(service, 'spec', 'ports').map((port) => ({
        name: port['name'] ?? '',
        port: portOf(pods[0], port['targetPort'] ?? port['port']),
        protocol: port['protocol'] ?? 'TCP',
    }));
    const slice = `${name}-${(0,external_node_crypto_.createHash)('sha256').update(uid).digest('hex').slice(0, 5)}`;
    const live = store.get('endpointslices.discovery.k8s.io', namespace, slice);
    const object = {
        ...(live ?? {}),
        apiVersion: 'discovery.k8s.io/v1',
        kind: 'EndpointSlice',
        metadata: {
            ...live?.metadata,
            name: slice,
            namespace,
            labels: { [serviceLabel]: name, 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io' },
            ownerReferences: [{ apiVersion: 'v1', kind: 'Service', name, uid, controller: true }],
        },
        addressType: 'IPv4',
        endpoints,
        ports,
    };
    if (live === undefined)
        store.create('endpointslices.discovery.k8s.io', object);
    else
        store.update('endpointslices.discovery.k8s.io', object);
}
function portOf(pod, target) {
    if (typeof target === 'number')
        return target;
    const ports = listAt(pod, 'spec', 'containers').flatMap((container) => listAt(container, 'ports'));
    const found = ports.find((port) => port['name'] === target);
    return typeof found?.['containerPort'] === 'number' ? found['containerPort'] : 0;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/workloads.js




const revisionLabel = 'controller-revision-hash';
function workloads_revisionOf(object) {
    const hash = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify(mapAt(object, 'spec', 'template')))
        .digest('hex')
        .slice(0, 10);
    return `${object.metadata.name}-${hash}`;
}
/** One pod after the other from ordinal 0 up, and updated from the highest down (pkg/controller/statefulset). */
function syncStatefulSet(context, set) {
    const { store } = context;
    const wanted = numberAt(set, 'spec', 'replicas') ?? 1;
    const revision = workloads_revisionOf(set);
    const { active, ending } = podsOf(context, set);
    const byName = new Map([...active, ...ending].map((pod) => [pod.metadata.name, pod]));
    const partition = numberAt(set, 'spec', 'updateStrategy', 'rollingUpdate', 'partition') ?? 0;
    const onDelete = mapAt(set, 'spec', 'updateStrategy')['type'] === 'OnDelete';
    const at = (ordinal) => byName.get(`${set.metadata.name}-${ordinal}`);
    const settled = (ordinal) => at(ordinal) !== undefined &&
        readySince(at(ordinal)) !== undefined &&
        at(ordinal).metadata.deletionTimestamp === undefined;
    let waiting = false;
    for (let ordinal = 0; ordinal < wanted && !waiting; ordinal++) {
        if (at(ordinal) === undefined) {
            const template = mapAt(set, 'spec', 'template');
            const labels = { ...mapAt(template, 'metadata', 'labels'), [revisionLabel]: revision };
            context.createPod(set, { ...template, metadata: { ...mapAt(template, 'metadata'), labels } }, `${set.metadata.name}-${ordinal}`, true);
        }
        waiting = !settled(ordinal);
    }
    for (const pod of active)
        if (Number(pod.metadata.name.split('-').at(-1)) >= wanted)
            context.deletePod(pod);
    const outdated = (pod) => pod.metadata.labels?.[revisionLabel] !== revision;
    if (!waiting && !onDelete)
        for (let ordinal = wanted - 1; ordinal >= partition; ordinal--) {
            const pod = at(ordinal);
            if (pod === undefined || !outdated(pod))
                continue;
            context.deletePod(pod);
            break;
        }
    const now = podsOf(context, set).active;
    const updated = now.filter((pod) => !outdated(pod)).length;
    const old = mapAt(set, 'status')['currentRevision'];
    const done = updated === wanted && now.filter((pod) => readySince(pod) !== undefined).length === wanted;
    const ready = now.filter((pod) => readySince(pod) !== undefined).length;
    store.updateStatus('statefulsets.apps', set, {
        observedGeneration: set.metadata.generation,
        replicas: now.length,
        readyReplicas: ready,
        availableReplicas: ready,
        updatedReplicas: updated,
        currentRevision: done ? revision : (old ?? revision),
        updateRevision: revision,
    });
}
/** One pod for the one node. */
function syncDaemonSet(context, set) {
    const revision = workloads_revisionOf(set);
    const { active, ending } = podsOf(context, set);
    const template = mapAt(set, 'spec', 'template');
    const labels = { ...mapAt(template, 'metadata', 'labels'), [revisionLabel]: revision };
    if (active.length + ending.length === 0)
        context.createPod(set, { ...template, metadata: { ...mapAt(template, 'metadata'), labels } }, `${set.metadata.name}-`);
    for (const pod of active)
        if (pod.metadata.labels?.[revisionLabel] !== revision)
            context.deletePod(pod);
    const now = podsOf(context, set).active;
    const ready = now.filter((pod) => readySince(pod) !== undefined).length;
    context.store.updateStatus('daemonsets.apps', set, {
        observedGeneration: set.metadata.generation,
        desiredNumberScheduled: 1,
        currentNumberScheduled: now.length,
        updatedNumberScheduled: now.filter((pod) => pod.metadata.labels?.[revisionLabel] === revision).length,
        numberReady: ready,
        numberAvailable: ready,
        numberMisscheduled: 0,
    });
}
/** Runs pods until enough have ended well, or too many badly. */
function syncJob(context, job) {
    const { store, clock } = context;
    const status = mapAt(job, 'status');
    if (status['completionTime'] !== undefined || Array.isArray(status['conditions']))
        return;
    const own = store.list('pods', job.metadata.namespace).filter((pod) => ownerOf(pod)?.uid === job.metadata.uid);
    const phase = (name) => own.filter((pod) => mapAt(pod, 'status')['phase'] === name).length;
    const [succeeded, failed] = [phase('Succeeded'), phase('Failed')];
    const wanted = numberAt(job, 'spec', 'completions') ?? 1;
    const restarts = own.reduce((sum, pod) => sum + restartsOf(pod), 0);
    const tooMany = failed + restarts > (numberAt(job, 'spec', 'backoffLimit') ?? 6);
    const active = own.length - succeeded - failed;
    const now = timestamp(clock.now());
    const condition = (type, reason, message) => ({
        type,
        status: 'True',
        reason,
        message,
        lastTransitionTime: now,
        lastProbeTime: now,
    });
    if (succeeded >= wanted)
        store.updateStatus('jobs.batch', job, {
            active: 0,
            succeeded,
            failed,
            startTime: job.metadata.creationTimestamp,
            completionTime: now,
            conditions: [
                condition('SuccessCriteriaMet', 'CompletionsReached', 'Reached expected number of succeeded pods'),
                condition('Complete', 'CompletionsReached', 'Reached expected number of succeeded pods'),
            ],
        });
    else if (tooMany)
        store.updateStatus('jobs.batch', job, {
            active: 0,
            succeeded,
            failed,
            startTime: job.metadata.creationTimestamp,
            conditions: [
                condition('FailureTarget', 'BackoffLimitExceeded', 'Job has reached the specified backoff limit'),
                condition('Failed', 'BackoffLimitExceeded', 'Job has reached the specified backoff limit'),
            ],
        });
    else {
        if (active === 0)
            context.createPod(job, mapAt(job, 'spec', 'template'), `${job.metadata.name}-`);
        store.updateStatus('jobs.batch', job, {
            active: Math.max(1, active),
            succeeded,
            failed,
            startTime: job.metadata.creationTimestamp,
        });
    }
}
function restartsOf(pod) {
    const statuses = mapAt(pod, 'status')['containerStatuses'];
    return Array.isArray(statuses)
        ? statuses.reduce((sum, status) => sum + (status.restartCount ?? 0), 0)
        : 0;
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/controllers/controllers.js









const syncs = [
    ['deployments.apps', syncDeployment],
    ['replicasets.apps', syncReplicaSet],
    ['statefulsets.apps', syncStatefulSet],
    ['daemonsets.apps', syncDaemonSet],
    ['jobs.batch', syncJob],
    ['services', syncService],
];
/** More rounds than this without rest are a quarrel between controllers. */
const maxRounds = 200;
/** Every controller and the kubelet, run in rounds until nothing changes any more, and again when something does. */
class Controllers {
    store;
    clock;
    verbs;
    kubelet;
    context;
    unsubscribe;
    stopped = new AbortController();
    scheduled = false;
    alarm = new AbortController();
    wake = Number.POSITIVE_INFINITY;
    turn = 0;
    constructor(store, clock, verbs, behaviours, settings) {
        this.store = store;
        this.clock = clock;
        this.verbs = verbs;
        const events = new EventRecorder(store, clock);
        this.kubelet = new Kubelet(store, clock, behaviours, events, settings);
        this.context = {
            store,
            clock,
            events,
            createPod: (owner, template, name, exactName = false) => this.createPod(owner, template, name, exactName),
            deletePod: (pod) => this.deletePod(pod),
            wakeAt: (ms) => {
                this.wake = Math.min(this.wake, ms);
            },
        };
        this.unsubscribe = store.subscribe((change) => this.changed(change));
    }
    stop() {
        this.stopped.abort();
        this.alarm.abort();
        this.unsubscribe();
    }
    logs(namespace, pod, options) {
        return this.kubelet.logs(namespace, pod, options);
    }
    /** What a Service answers: its ready pods in turn. Undefined when there is none, or no such port. */
    async request(namespace, service, port, request) {
        const slices = this.store
            .list('endpointslices.discovery.k8s.io', namespace)
            .filter(({ metadata }) => metadata.labels?.[serviceLabel] === service);
        const named = slices.filter((slice) => listAt(slice, 'ports').some(({ name, port: number }) => name === port || String(number) === port));
        const ready = named
            .flatMap((slice) => listAt(slice, 'endpoints'))
            .filter((endpoint) => mapAt(endpoint, 'conditions')['ready'] === true);
        this.turn++;
        const pod = textAt(ready[this.turn % Math.max(1, ready.length)], 'targetRef', 'name');
        if (pod === undefined)
            return undefined;
        return (this.kubelet.request(namespace, pod, request) ?? { status: 502, body: 'dial tcp: connect: connection refused\n' });
    }
    changed(change) {
        // Events are read by people alone.
        if (change.resource !== 'events')
            this.schedule();
    }
    schedule() {
        if (this.scheduled || this.stopped.signal.aborted)
            return;
        this.scheduled = true;
        setImmediate(() => {
            this.scheduled = false;
            if (!this.stopped.signal.aborted)
                this.run();
        });
    }
    run() {
        for (let round = 0; round < maxRounds; round++) {
            const before = this.store.version;
            this.wake = Number.POSITIVE_INFINITY;
            this.collectGarbage();
            for (const [resource, sync] of syncs)
                for (const { metadata } of this.store.list(resource)) {
                    const object = this.store.get(resource, metadata.namespace ?? '', metadata.name);
                    if (object !== undefined)
                        sync(this.context, object);
                }
            this.establish();
            this.wake = Math.min(this.wake, this.kubelet.step());
            if (this.store.version === before)
                break;
        }
        void this.setAlarm();
    }
    async setAlarm() {
        this.alarm.abort();
        if (this.wake === Number.POSITIVE_INFINITY)
            return;
        const alarm = new AbortController();
        this.alarm = alarm;
        try {
            await this.clock.sleep(Math.max(1, this.wake - this.clock.now()), alarm.signal);
        }
        catch {
            return; // Another round has set another alarm.
        }
        this.schedule();
    }
    /** Deletes what has lost its owner, and all that lived in a namespace that is gone. */
    collectGarbage() {
        const uids = new Set();
        const resources = builtInKinds.map(resourceName);
        for (const resource of resources)
            for (const { metadata } of this.store.list(resource))
                uids.add(metadata.uid ?? '');
        for (const kind of builtInKinds)
            for (const object of this.store.list(resourceName(kind))) {
                const { namespace, name, ownerReferences = [] } = object.metadata;
                const orphan = ownerReferences.length > 0 && !ownerReferences.some(({ uid }) => uids.has(uid));
                const homeless = kind.namespaced && this.store.get('namespaces', '', namespace ?? '') === undefined;
                if (!orphan && !homeless)
                    continue;
                if (kind.kind === 'Pod')
                    this.deletePod(object);
                else
                    this.store.remove(resourceName(kind), namespace ?? '', name);
            }
    }
    establish() {
        const resource = 'customresourcedefinitions.apiextensions.k8s.io';
        for (const definition of this.store.list(resource))
            if (definition['status'] === undefined) {
                const lastTransitionTime = timestamp(this.clock.now());
                const conditions = ['NamesAccepted', 'Established'].map((type) => ({
                    type,
                    status: 'True',
                    reason: type,
                    message: '',
                    lastTransitionTime,
                }));
                this.store.updateStatus(resource, definition, { conditions });
            }
    }
    createPod(owner, template, name, exactName) {
        const pods = builtInKinds.find(({ kind }) => kind === 'Pod');
        const { namespace = '' } = owner.metadata;
        const reference = {
            apiVersion: owner.apiVersion,
            kind: owner.kind,
            name: owner.metadata.name,
            uid: owner.metadata.uid,
            controller: true,
            blockOwnerDeletion: true,
        };
        const metadata = {
            ...mapAt(template, 'metadata'),
            ...(exactName ? { name } : { generateName: name }),
            ownerReferences: [reference],
        };
        const body = { apiVersion: 'v1', kind: 'Pod', metadata, spec: mapAt(template, 'spec') };
        this.verbs.create({ kind: pods, namespace, name: '', subresource: '' }, body, {
            dryRun: false,
            manager: 'kube-controller-manager',
            force: false,
            strict: false,
        });
    }
    deletePod(pod) {
        const pods = builtInKinds.find(({ kind }) => kind === 'Pod');
        const { namespace = '', name, deletionTimestamp } = pod.metadata;
        if (deletionTimestamp === undefined && this.store.get('pods', namespace, name) !== undefined)
            this.verbs.remove({ kind: pods, namespace, name, subresource: '' }, {}, { dryRun: false });
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/pods/behaviour.js
/** Behaviours by image; the newest that fits counts. */
class PodBehaviours {
    list = [];
    behave(image, behaviour) {
        this.list.unshift({ image, behaviour });
    }
    of(image) {
        const found = this.list.find((entry) => typeof entry.image === 'string' ? entry.image === image : entry.image.test(image));
        return found?.behaviour ?? {};
    }
}

;// CONCATENATED MODULE: ./packages/sandbox/lib/sandbox.js








const token = 'sandbox';
/** Starts a sandbox with the namespaces `default` and `kube-system`. */
async function startSandbox(settings = {}) {
    const { clock = lib/* systemClock */.ml, port = 0, tls, inventSecrets = false } = settings;
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
        kubeconfig: kubeconfigOf(url, tls?.cert),
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
function kubeconfigOf(server, cert) {
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
