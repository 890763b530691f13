import { randomBytes } from 'node:crypto';
import { type Clock, systemClock } from '@slipway/core';
import { stringify } from 'yaml';
import { ApiServer, type ServedRequest } from './api/server.ts';
import { type Admission, Verbs } from './api/verbs.ts';
import { Controllers } from './controllers/controllers.ts';
import type { Faults } from './faults.ts';
import { mapAt, numberAt } from './objects.ts';
import { type Behaviour, PodBehaviours } from './pods/behaviour.ts';
import { Store } from './store/store.ts';

export interface SandboxSettings {
  readonly clock?: Clock;
  /** 0 or nothing is any free port. */
  readonly port?: number;
  readonly tls?: { readonly key: string; readonly cert: string };
  /** Secrets that pods refer to and nobody has made are as if they were there: manifests in a repository rarely hold them. */
  readonly inventSecrets?: boolean;
}

/** A Kubernetes API in memory, over real HTTP on loopback. */
export interface Sandbox {
  readonly url: string;
  readonly token: string;
  /** Text of a kubeconfig that reaches it. */
  readonly kubeconfig: string;
  readonly store: Store;
  readonly faults: Faults;
  /** What was served so far. */
  readonly requests: readonly ServedRequest[];
  /** Tells how the containers of an image behave; the newest that fits counts. */
  behave(image: string | RegExp, behaviour: Behaviour): void;
  /** Refuses objects as an admission webhook does, with its message. */
  admit(admission: Admission): void;
  /** What a HorizontalPodAutoscaler would do: scales its target. */
  autoscale(namespace: string, deployment: string, replicas: number): void;
  /** Old watches have to list again. */
  forgetHistory(): void;
  dropConnections(): void;
  stop(): Promise<void>;
}

/** New each time, as a cluster's is: a test can look for it where it must not be. */
const newToken = () => randomBytes(16).toString('hex');

/** Starts a sandbox with the namespaces `default` and `kube-system`. */
export async function startSandbox(settings: SandboxSettings = {}): Promise<Sandbox> {
  const { clock = systemClock, port = 0, tls, inventSecrets = false } = settings;
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

function kubeconfigOf(server: string, token: string, cert: string | undefined): string {
  const authority = cert === undefined ? {} : { 'certificate-authority-data': Buffer.from(cert).toString('base64') };
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'sandbox', cluster: { server, ...authority } }],
    users: [{ name: 'sandbox', user: { token } }],
    contexts: [{ name: 'sandbox', context: { cluster: 'sandbox', user: 'sandbox', namespace: 'default' } }],
    'current-context': 'sandbox',
  });
}

/** The number of pods, as a ResourceQuota limits it. */
function quota(store: Store): Admission {
  return (object, operation) => {
    if (object.kind !== 'Pod' || operation !== 'CREATE') return undefined;
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

function autoscale(store: Store, verbs: Verbs, namespace: string, name: string, replicas: number): void {
  const live = store.get('deployments.apps', namespace, name);
  if (live === undefined || numberAt(live, 'spec', 'replicas') === replicas) return;
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
