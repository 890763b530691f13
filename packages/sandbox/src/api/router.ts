import type { Controllers } from '../controllers/controllers.ts';
import { type KubeObject, mapAt } from '../objects.ts';
import { kindsOf } from '../schema/custom-types.ts';
import { apiVersionOf, builtInKinds, type Kind, resourceName } from '../store/kinds.ts';
import type { Store } from '../store/store.ts';
import { parseBody } from './decode.ts';
import { deletionAnswer } from './deletion.ts';
import { discovery } from './discovery.ts';
import { evict } from './eviction.ts';
import { inOrder, list, matching } from './listing.ts';
import { podLog, podProxy, serviceProxy } from './pod-connections.ts';
import { notServed, StatusError } from './status-error.ts';
import type { Target, Verbs, WriteOptions } from './verbs.ts';

export interface ApiRequest {
  readonly method: string;
  readonly url: URL;
  readonly body: string;
  readonly contentType: string;
  readonly accept: string;
  readonly userAgent: string;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
}

function json(status: number, value: object, headers: Answer['headers'] = {}): Answer {
  return { status, body: JSON.stringify(value), headers };
}

export function text(status: number, body: string): Answer {
  return { status, body, headers: { 'content-type': 'text/plain; charset=utf-8' } };
}

/** Takes a request to what answers it. */
export class Router {
  private readonly store: Store;
  private readonly verbs: Verbs;
  private readonly controllers: Controllers;

  constructor(store: Store, verbs: Verbs, controllers: Controllers) {
    this.store = store;
    this.verbs = verbs;
    this.controllers = controllers;
  }

  /** @throws StatusError for whatever is refused */
  async answer(request: ApiRequest): Promise<Answer> {
    const { pathname } = request.url;
    if (['/livez', '/readyz', '/healthz'].includes(pathname)) return text(200, 'ok');
    const found = discovery(pathname, request.accept, this.kinds());
    if (found !== undefined)
      return json(200, found.body, found.mediaType === undefined ? {} : { 'content-type': found.mediaType });
    const target = this.target(pathname);
    if (target === undefined) return text(404, '404 page not found\n');
    if (target.subresource !== '' && !target.kind.subresources.includes(target.subresource)) throw notServed();
    return this.connected(target, request) ?? this.stored(target, request);
  }

  /** The collection or object that a path leads to; undefined when it leads to none. @throws StatusError 404 */
  target(path: string): Target | undefined {
    const [, core, group = '', ofGroup, rest = ''] = /^\/(?:api\/(v1)|apis\/([^/]+)\/([^/]+))\/(.+)$/.exec(path) ?? [];
    const version = core ?? ofGroup;
    if (version === undefined) return undefined;
    const own = this.kinds().filter((kind) => kind.group === group && kind.version === version);
    if (own.length === 0) return undefined;
    const parts = rest.split('/').map(decodeURIComponent);
    // `/namespaces/x/status` speaks of the namespace itself, `/namespaces/x/pods` of what is in it.
    const isWithin = parts[0] === 'namespaces' && parts.length > 2 && !(parts.length === 3 && parts[2] === 'status');
    const namespace = isWithin ? parts[1]! : '';
    const [plural = '', name = '', subresource = ''] = isWithin ? parts.slice(2) : parts;
    const kind = own.find((one) => one.plural === plural);
    if (kind === undefined || (kind.namespaced && name !== '' && !isWithin)) throw notServed();
    return { kind, namespace, name, subresource };
  }

  private kinds(): readonly Kind[] {
    const definitions = this.store.list('customresourcedefinitions.apiextensions.k8s.io');
    return definitions.length === 0 ? builtInKinds : [...builtInKinds, ...definitions.flatMap(kindsOf)];
  }

  /** Subresources that lead to a running pod. */
  private connected(target: Target, request: ApiRequest): Promise<Answer> | Answer | undefined {
    const { kind, subresource } = target;
    if (subresource === 'log') return podLog(this.store, this.controllers, target, request.url.searchParams);
    if (subresource === 'eviction') return json(201, evict(this.store, this.verbs, target));
    if (subresource !== 'proxy') return undefined;
    return kind.kind === 'Pod'
      ? podProxy(this.store, this.controllers, target, request)
      : serviceProxy(this.store, this.controllers, target, request);
  }

  private stored(target: Target, request: ApiRequest): Answer {
    const { method, url, contentType } = request;
    const warnings: string[] = [];
    const options = optionsOf(request, (warning) => warnings.push(`299 - "${warning.replaceAll('"', '\\"')}"`));
    const body = () => parseBody(request.body, contentType);
    const json_ = (status: number, value: object) =>
      json(status, value, warnings.length === 0 ? {} : { warning: warnings });
    const isCollection = target.name === '';
    if (method === 'GET')
      return json_(
        200,
        isCollection ? list(this.store, { ...target, query: url.searchParams }) : this.verbs.get(target),
      );
    if (method === 'POST' && isCollection) return json_(201, this.verbs.create(target, body(), options));
    if (method === 'PUT' && !isCollection)
      return this.written(target, json_, () => this.verbs.replace(target, body(), options));
    if (method === 'PATCH' && !isCollection)
      return this.written(target, json_, () => this.verbs.patch(target, request.body, contentType, options));
    if (method !== 'DELETE' || target.subresource !== '')
      throw new StatusError(
        405,
        'MethodNotAllowed',
        'the server does not allow this method on the requested resource',
        {},
      );
    const deletion = { ...mapAt({ body: body() }, 'body'), ...deletionQuery(url.searchParams) };
    if (!isCollection) return json_(200, deletionAnswer(target.kind, this.verbs.remove(target, deletion, options)));
    return json_(200, this.removeAll(target, deletion, url.searchParams, options));
  }

  /** 201 where the object was not there before. */
  private written(
    { kind, namespace, name }: Target,
    answer: (status: number, value: object) => Answer,
    write: () => KubeObject,
  ): Answer {
    const existed = this.store.get(resourceName(kind), namespace, name) !== undefined;
    const written = write();
    return answer(existed ? 200 : 201, written);
  }

  private removeAll(target: Target, deletion: object, query: URLSearchParams, options: WriteOptions): object {
    const { kind, namespace } = target;
    const matches = matching({ kind, namespace, query });
    const found = inOrder(this.store.list(resourceName(kind), namespace).filter(matches));
    const items = found.map(({ metadata }) => {
      const one = { ...target, namespace: metadata.namespace ?? '', name: metadata.name };
      return this.verbs.remove(one, deletion, options).object;
    });
    const metadata = { resourceVersion: String(this.store.version) };
    return { kind: `${kind.kind}List`, apiVersion: apiVersionOf(kind), metadata, items };
  }
}

const validations = { Strict: 'Strict', Warn: 'Warn', Ignore: 'Ignore' } as const;

/** @throws StatusError 422 for options that there are not */
function optionsOf({ url: { searchParams }, userAgent }: ApiRequest, warn: (text: string) => void): WriteOptions {
  const dryRun = searchParams.getAll('dryRun');
  const validation = searchParams.get('fieldValidation') ?? '';
  if (dryRun.some((value) => value !== 'All' && value !== '')) throw wrongOption('dryRun', dryRun.join(','), ['All']);
  if (validation !== '' && !(validation in validations))
    throw wrongOption('fieldValidation', validation, ['', 'Ignore', 'Strict', 'Warn']);
  const isApply = searchParams.get('force') !== null;
  return {
    dryRun: dryRun.includes('All'),
    manager: searchParams.get('fieldManager') ?? '',
    // Who does not say what it is called is known by its program.
    userAgent: userAgent.split('/')[0] ?? '',
    force: isApply && searchParams.get('force') === 'true',
    validation: validation === '' ? 'Warn' : validations[validation as keyof typeof validations],
    warn,
  };
}

function wrongOption(field: string, value: string, supported: readonly string[]): StatusError {
  const message = `Unsupported value: "${value}": supported values: ${supported.map((one) => `"${one}"`).join(', ')}`;
  return new StatusError(422, 'Invalid', `PatchOptions.meta.k8s.io "" is invalid: ${field}: ${message}`, {
    group: 'meta.k8s.io',
    kind: 'PatchOptions',
    causes: [{ reason: 'FieldValueNotSupported', message, field }],
  });
}

/** What a DELETE may say in its query instead of its body. */
function deletionQuery(query: URLSearchParams): object {
  const [policy, grace] = [query.get('propagationPolicy'), query.get('gracePeriodSeconds')];
  return {
    ...(policy === null ? {} : { propagationPolicy: policy }),
    ...(grace === null ? {} : { gracePeriodSeconds: Number(grace) }),
  };
}
