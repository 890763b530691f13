import { createInterface } from 'node:readline';
import { ApiError, apiErrorOf, isNotFound } from './api-error.ts';
import { type KubeObject, keyOf, type ObjectKey } from './objects.ts';
import { baseOf, knownResource, pathOf, type Resource, resourceIn } from './resources.ts';
import type { HttpAnswer, HttpRequest, Transport } from './transport.ts';

/** The one name that owns the fields which Slipway sets. */
export const fieldManager = 'slipway';

/** Runs a request with retries, a circuit breaker and a rate limit. */
export type Execute = <T>(operation: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal) => Promise<T>;

export interface ApplyOptions {
  readonly dryRun?: boolean;
  /** Takes fields from other managers instead of refusing. */
  readonly force?: boolean;
}

export interface Selection {
  /** Empty for all namespaces. */
  readonly namespace: string;
  readonly labelSelector?: string | undefined;
  readonly fieldSelector?: string | undefined;
}

/** RFC 6902. */
export interface JsonPatchOperation {
  readonly op: 'test' | 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

export type WatchEvent =
  | { readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK'; readonly object: KubeObject }
  | { readonly type: 'ERROR'; readonly object: { readonly code?: number; readonly message?: string } };

/** The Kubernetes API as plain JSON: no field is dropped that this program does not know. */
export class KubeClient {
  readonly transport: Transport;
  private readonly execute: Execute;
  private readonly discovered = new Map<string, Promise<unknown>>();

  constructor(transport: Transport, execute: Execute) {
    this.transport = transport;
    this.execute = execute;
  }

  /** @returns undefined when the cluster does not serve the kind */
  async resourceOf(apiVersion: string, kind: string): Promise<Resource | undefined> {
    const resource = knownResource(apiVersion, kind);
    if (resource !== undefined) return resource;
    let list = this.discovered.get(apiVersion);
    if (list === undefined) {
      list = this.json({ method: 'GET', path: baseOf(apiVersion) }).catch((error: unknown) => {
        this.discovered.delete(apiVersion); // A CRD of this release may bring the group in a moment.
        if (isNotFound(error)) return { resources: [] };
        throw error;
      });
      this.discovered.set(apiVersion, list);
    }
    const found = resourceIn(await list, apiVersion, kind);
    if (found === undefined) this.discovered.delete(apiVersion);
    return found;
  }

  /** @returns undefined when there is no such object, or no such kind */
  async get(key: ObjectKey): Promise<KubeObject | undefined> {
    const resource = await this.resourceOf(key.apiVersion, key.kind);
    if (resource === undefined) return undefined;
    try {
      return await this.json({ method: 'GET', path: pathOf(resource, key.namespace, key.name) });
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async list(
    apiVersion: string,
    kind: string,
    { namespace, labelSelector, fieldSelector }: Selection,
  ): Promise<{ items: KubeObject[]; resourceVersion: string }> {
    const resource = await this.resourceFor(apiVersion, kind);
    const items: KubeObject[] = [];
    let next: string | undefined;
    let resourceVersion = '';
    do {
      const page: { items?: KubeObject[]; metadata?: { resourceVersion?: string; continue?: string } } =
        await this.json({
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
  async apply(object: KubeObject, { dryRun = false, force = false }: ApplyOptions = {}): Promise<KubeObject> {
    const key = keyOf(object);
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

  async create(object: KubeObject): Promise<KubeObject> {
    const resource = await this.resourceFor(object.apiVersion, object.kind);
    return this.json(withBody('POST', pathOf(resource, object.metadata.namespace ?? ''), object));
  }

  /** Replaces an object; refused with 409 when its resourceVersion is no longer the newest. */
  async replace(object: KubeObject): Promise<KubeObject> {
    const { namespace, name } = keyOf(object);
    const resource = await this.resourceFor(object.apiVersion, object.kind);
    return this.json(withBody('PUT', pathOf(resource, namespace, name), object));
  }

  async jsonPatch(key: ObjectKey, operations: readonly JsonPatchOperation[], subresource = ''): Promise<KubeObject> {
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
  async remove(key: ObjectKey, uid?: string): Promise<void> {
    const resource = await this.resourceOf(key.apiVersion, key.kind);
    if (resource === undefined) return;
    const options = {
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      propagationPolicy: 'Background',
      ...(uid === undefined ? {} : { preconditions: { uid } }),
    };
    try {
      await this.json(withBody('DELETE', pathOf(resource, key.namespace, key.name), options));
    } catch (error) {
      if (!isNotFound(error) && !(uid !== undefined && error instanceof ApiError && error.status === 409)) throw error;
    }
  }

  /** The last lines that a container wrote; empty when there are none to be had. */
  async logs(namespace: string, pod: string, container: string, { previous }: { previous: boolean }): Promise<string> {
    const answer = await this.send({
      method: 'GET',
      path: `${pathOf(knownResource('v1', 'Pod')!, namespace, pod)}/log`,
      query: { container, tailLines: '20', limitBytes: '20000', previous: previous ? 'true' : undefined },
      headers: { accept: '*/*' },
    });
    // The kubelet says so with status 200 when the runtime has thrown the container away.
    const gone = /^(?:unable to retrieve container logs|failed to try resolving symlinks)/.test(answer.text);
    return answer.status === 200 && !gone ? answer.text : '';
  }

  /** An HTTP request to a Service through the API server. Whatever the application answers comes back as it is. */
  async proxy(
    namespace: string,
    { service, port }: { readonly service: string; readonly port: { readonly name: string; readonly scheme: string } },
    path: string,
    options: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
  ): Promise<HttpAnswer> {
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
  async *watch(
    apiVersion: string,
    kind: string,
    selection: Selection,
    {
      resourceVersion,
      timeoutSeconds,
      signal,
    }: { resourceVersion: string; timeoutSeconds: number; signal: AbortSignal },
  ): AsyncGenerator<WatchEvent> {
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
      for await (const chunk of message) text += chunk;
      throw apiErrorOf(status, text, headers['retry-after']);
    }
    let failure: Error | undefined;
    message.once('error', (error) => {
      failure = error;
    });
    try {
      for await (const line of createInterface({ input: message, crlfDelay: Number.POSITIVE_INFINITY }))
        if (line !== '') yield JSON.parse(line) as WatchEvent;
    } finally {
      message.destroy();
    }
    if (failure !== undefined && !signal.aborted) throw failure;
  }

  private async resourceFor(apiVersion: string, kind: string): Promise<Resource> {
    const resource = await this.resourceOf(apiVersion, kind);
    if (resource === undefined)
      throw new ApiError(404, 'NotFound', `the cluster does not serve ${kind} of ${apiVersion}`);
    return resource;
  }

  private async json<T = KubeObject>(request: HttpRequest): Promise<T> {
    const { text } = await this.execute(async (signal) => {
      const answer = await this.transport.send({ ...request, signal });
      if (answer.status >= 400) throw apiErrorOf(answer.status, answer.text, answer.headers['retry-after']);
      return answer;
    }, request.signal);
    return JSON.parse(text) as T;
  }

  private send(request: HttpRequest): Promise<HttpAnswer> {
    return this.execute((signal) => this.transport.send({ ...request, signal }), request.signal);
  }
}

function withBody(method: string, path: string, body: unknown): HttpRequest {
  return {
    method,
    path,
    ...(method === 'DELETE' ? {} : { query: { fieldManager } }),
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  };
}
