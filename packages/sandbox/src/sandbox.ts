import { randomBytes } from 'node:crypto';
import { type Clock, systemClock } from '@slipway/core';
import { stringify } from 'yaml';
import { Router } from './api/router.ts';
import { ApiServer, type ServedRequest } from './api/server.ts';
import { type Admission, Verbs } from './api/verbs.ts';
import { Controllers } from './controllers/controllers.ts';
import type { Faults } from './faults.ts';
import { mapAt } from './objects.ts';
import { type Behaviour, PodBehaviours } from './pods/behaviour.ts';
import { builtInKinds } from './store/kinds.ts';
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
  /** Breaks every connection at once. */
  dropConnections(): void;
  /** Ends every watch in an orderly way. */
  closeWatches(): void;
  stop(): Promise<void>;
}

/** New each time, as a cluster's is: a test can look for it where it must not be. */
const newToken = () => randomBytes(16).toString('hex');

/** Starts a sandbox with the namespaces that every cluster has. */
export async function startSandbox(settings: SandboxSettings = {}): Promise<Sandbox> {
  const { clock = systemClock, port = 0, tls, inventSecrets = false } = settings;
  const token = newToken();
  const store = new Store(clock);
  const verbs = new Verbs(store, clock);
  const behaviours = new PodBehaviours();
  const namespaces = {
    kind: builtInKinds.find(({ kind }) => kind === 'Namespace')!,
    namespace: '',
    name: '',
    subresource: '',
  };
  for (const name of ['default', 'kube-node-lease', 'kube-public', 'kube-system'])
    verbs.create(namespaces, { metadata: { name } }, { manager: 'kube-apiserver' });
  const controllers = new Controllers(store, clock, verbs, behaviours, { inventSecrets });
  const server = new ApiServer(store, clock, new Router(store, verbs, controllers), { port, token, tls });
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
    autoscale: (namespace, name, replicas) => autoscale(store, namespace, name, replicas),
    forgetHistory: () => store.forget(),
    dropConnections: () => server.dropConnections(),
    closeWatches: () => server.closeWatches(),
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

function autoscale(store: Store, namespace: string, name: string, replicas: number): void {
  const live = store.get('deployments.apps', namespace, name);
  if (live === undefined) return;
  const scaled = { ...live, spec: { ...mapAt(live, 'spec'), replicas } };
  store.update('deployments.apps', scaled, { manager: 'kube-controller-manager', subresource: 'scale' });
}
