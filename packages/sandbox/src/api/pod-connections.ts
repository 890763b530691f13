import type { Controllers } from '../controllers/controllers.ts';
import { type KubeObject, listAt, textAt } from '../objects.ts';
import type { Store } from '../store/store.ts';
import type { Answer, ApiRequest } from './router.ts';
import { badRequest, notFound, StatusError } from './status-error.ts';
import type { Target } from './verbs.ts';

/** What a container has written. @throws StatusError 400 when there is no such container, or nothing of it yet */
export function podLog(
  store: Store,
  controllers: Controllers,
  { kind, namespace, name }: Target,
  query: URLSearchParams,
): Answer {
  const pod = store.get('pods', namespace, name);
  if (pod === undefined) throw notFound(kind, name);
  const container = query.get('container') ?? onlyContainer(pod);
  const previous = query.get('previous') === 'true';
  if (!namesOf(pod).includes(container)) throw badRequest(`container ${container} is not valid for pod ${name}`);
  const tail = query.get('tailLines');
  const log = controllers.logs(namespace, name, {
    container,
    previous,
    ...(tail === null ? {} : { tailLines: Number(tail) }),
  });
  if (log === undefined) {
    if (previous) throw badRequest(`previous terminated container "${container}" in pod "${name}" not found`);
    const reason = waitingReason(pod, container);
    throw badRequest(`container "${container}" in pod "${name}" is waiting to start: ${reason}`);
  }
  const limit = query.get('limitBytes');
  const body = limit === null ? log : Buffer.from(log).subarray(0, Number(limit)).toString();
  return { status: 200, body, headers: { 'content-type': 'text/plain' } };
}

function namesOf(pod: KubeObject): string[] {
  return [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')].map(({ name }) =>
    String(name),
  );
}

function onlyContainer(pod: KubeObject): string {
  const names = listAt(pod, 'spec', 'containers').map(({ name }) => String(name));
  const inits = listAt(pod, 'spec', 'initContainers').map(({ name }) => String(name));
  const chosen = pod.metadata.annotations?.['kubectl.kubernetes.io/default-container'];
  if (chosen !== undefined) return chosen;
  if (names.length === 1) return names[0]!;
  const more = inits.length === 0 ? '' : ` or one of the init containers: [${inits.join(' ')}]`;
  throw badRequest(
    `a container name must be specified for pod ${pod.metadata.name}, choose one of: [${names.join(' ')}]${more}`,
  );
}

function waitingReason(pod: KubeObject, container: string): string {
  const statuses = [...listAt(pod, 'status', 'containerStatuses'), ...listAt(pod, 'status', 'initContainerStatuses')];
  const status = statuses.find(({ name }) => name === container);
  return textAt(status, 'state', 'waiting', 'reason') ?? 'ContainerCreating';
}

/** `[scheme:]name[:port]`. */
function addressOf(text: string): readonly [name: string, port: string] {
  const parts = text.split(':');
  const [name = '', port = ''] = parts.length === 3 ? parts.slice(1) : parts;
  return [name, port];
}

/** The path behind `/proxy`, with the query. */
function pathBehind({ url }: ApiRequest): string {
  return `${url.pathname.replace(/^.*?\/proxy/, '') || '/'}${url.search}`;
}

/** `/services/[scheme:]name[:port]/proxy/path`, answered by a ready pod behind the Service. */
export async function serviceProxy(
  store: Store,
  controllers: Controllers,
  { kind, namespace, name: text }: Target,
  request: ApiRequest,
): Promise<Answer> {
  const [name, port] = addressOf(text);
  if (store.get('services', namespace, name) === undefined) throw notFound(kind, name);
  const { method, body } = request;
  const answer = await controllers.request(namespace, name, port, { method, path: pathBehind(request), body });
  if (answer === undefined)
    throw new StatusError(503, 'ServiceUnavailable', `no endpoints available for service "${text}"`);
  return { status: answer.status, body: answer.body, headers: { 'content-type': 'text/plain; charset=utf-8' } };
}

/** `/pods/name[:port]/proxy/path`. */
export async function podProxy(
  store: Store,
  controllers: Controllers,
  { kind, namespace, name: text }: Target,
  request: ApiRequest,
): Promise<Answer> {
  const [name, given] = addressOf(text);
  const pod = store.get('pods', namespace, name);
  if (pod === undefined) throw notFound(kind, name);
  const port =
    given ||
    String(listAt(pod, 'spec', 'containers').flatMap((one) => listAt(one, 'ports'))[0]?.['containerPort'] ?? 80);
  const { method, body } = request;
  const wanted = /^\d+$/.test(port) ? Number(port) : port;
  try {
    const answer = await controllers.requestPod(namespace, name, wanted, { method, path: pathBehind(request), body });
    return { status: answer.status, body: answer.body, headers: { 'content-type': 'text/plain; charset=utf-8' } };
  } catch (error) {
    const words = error instanceof Error ? error.message.replace('connect ECONNREFUSED', 'dial tcp') : String(error);
    throw new StatusError(
      503,
      'ServiceUnavailable',
      `error trying to reach service: ${words}: connect: connection refused`,
    );
  }
}
