import { setTimeout as wait } from 'node:timers/promises';
import { parse, parseAllDocuments } from 'yaml';

interface KubeconfigFile {
  readonly clusters: readonly {
    readonly cluster: { readonly server: string; readonly 'certificate-authority-data'?: string };
  }[];
  readonly users: readonly { readonly user: { readonly token: string } }[];
}

type Json = Readonly<Record<string, unknown>>;
interface Item {
  readonly metadata: {
    readonly name: string;
    readonly deletionTimestamp?: string;
    readonly labels?: Record<string, string>;
  };
  readonly spec: Readonly<Record<string, never>>;
  readonly status?: Readonly<Record<string, unknown>>;
}

/** What a test asks a cluster, by its own means: the code under test must not be its own witness. */
export class Kube {
  private readonly server: string;
  private readonly token: string;
  private readonly ca: string | undefined;
  private readonly get_: (
    method: string,
    path: string,
    body?: string,
    type?: string,
  ) => Promise<{ status: number; text: string }>;

  private constructor({ clusters, users }: KubeconfigFile, send: Kube['get_']) {
    this.server = clusters[0]!.cluster.server;
    this.token = users[0]!.user.token;
    this.ca = clusters[0]!.cluster['certificate-authority-data'];
    this.get_ = send;
  }

  static async connect(kubeconfig: string): Promise<Kube> {
    const file = parse(kubeconfig) as KubeconfigFile;
    const { request } = file.clusters[0]!.cluster.server.startsWith('https')
      ? await import('node:https')
      : await import('node:http');
    const kube: Kube = new Kube(file, (method, path, body, type = 'application/json') => {
      const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
      const sent = request(
        kube.server + path,
        {
          method,
          headers: { authorization: `Bearer ${kube.token}`, ...(body === undefined ? {} : { 'content-type': type }) },
          ...(kube.ca === undefined ? {} : { ca: Buffer.from(kube.ca, 'base64') }),
        },
        (answer) => {
          let text = '';
          answer.setEncoding('utf8');
          answer.on('data', (chunk: string) => {
            text += chunk;
          });
          answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        },
      );
      sent.on('error', reject);
      sent.end(body);
      return promise;
    });
    return kube;
  }

  /** What must never be printed. */
  get secret(): string {
    return this.token;
  }

  close(): void {}

  private async json(path: string): Promise<Json> {
    const { status, text } = await this.get_('GET', path);
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${text.slice(0, 200)}`);
    return JSON.parse(text) as Json;
  }

  private async items(path: string): Promise<Item[]> {
    return ((await this.json(path)) as { items: Item[] }).items;
  }

  async remove(path: string): Promise<void> {
    await this.get_('DELETE', path, '{}');
  }

  /** Whether an object is there and will stay. */
  async isThere(path: string): Promise<boolean> {
    const { status, text } = await this.get_('GET', path);
    return status === 200 && !text.includes('"deletionTimestamp"');
  }

  async apply(path: string, manager: string, object: Json): Promise<void> {
    const { status, text } = await this.get_(
      'PATCH',
      `${path}?fieldManager=${manager}&force=true`,
      JSON.stringify(object),
      'application/apply-patch+yaml',
    );
    if (status > 201) throw new Error(`${status} ${text}`);
  }

  /** Creates what kubectl create would. */
  async createAll(manifests: string): Promise<void> {
    const places: Readonly<Record<string, string>> = {
      Namespace: '/api/v1/namespaces',
      Deployment: '/apis/apps/v1/namespaces/NS/deployments',
      Service: '/api/v1/namespaces/NS/services',
      HorizontalPodAutoscaler: '/apis/autoscaling/v2/namespaces/NS/horizontalpodautoscalers',
      ServiceAccount: '/api/v1/namespaces/NS/serviceaccounts',
      Role: '/apis/rbac.authorization.k8s.io/v1/namespaces/NS/roles',
      RoleBinding: '/apis/rbac.authorization.k8s.io/v1/namespaces/NS/rolebindings',
      ClusterRole: '/apis/rbac.authorization.k8s.io/v1/clusterroles',
      ClusterRoleBinding: '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings',
    };
    for (const document of parseAllDocuments(manifests)) {
      const object = document.toJS() as { kind: string; metadata: { namespace?: string } };
      const path = places[object.kind]!.replace('NS', object.metadata.namespace ?? '');
      const { status, text } = await this.get_('POST', `${path}?fieldManager=kubectl-create`, JSON.stringify(object));
      // Cluster roles of an earlier run are the same.
      if (status > 201 && status !== 409) throw new Error(`${status} ${text}`);
    }
  }

  /** A token for an account; the admin's own in a sandbox, which knows no rights. */
  async tokenOf(namespace: string, account: string): Promise<string> {
    const path = `/api/v1/namespaces/${namespace}/serviceaccounts/${account}/token`;
    const { status, text } = await this.get_(
      'POST',
      path,
      JSON.stringify({ apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} }),
    );
    if (status !== 201 || !text.includes('"token"')) return this.token;
    return (JSON.parse(text) as { status: { token: string } }).status.token;
  }

  async deployments(namespace: string): Promise<string[]> {
    return (await this.items(`/apis/apps/v1/namespaces/${namespace}/deployments`)).map(({ metadata }) => metadata.name);
  }

  async services(namespace: string): Promise<string[]> {
    return (await this.items(`/api/v1/namespaces/${namespace}/services`)).map(({ metadata }) => metadata.name);
  }

  async configMaps(namespace: string): Promise<string[]> {
    return (await this.items(`/api/v1/namespaces/${namespace}/configmaps`)).map(({ metadata }) => metadata.name);
  }

  async secrets(namespace: string): Promise<string[]> {
    return (await this.items(`/api/v1/namespaces/${namespace}/secrets`)).map(({ metadata }) => metadata.name);
  }

  async data(namespace: string, resource: 'configmaps' | 'secrets', name: string): Promise<Record<string, string>> {
    const { data } = (await this.json(`/api/v1/namespaces/${namespace}/${resource}/${name}`)) as {
      data: Record<string, string>;
    };
    return data;
  }

  async jobs(namespace: string): Promise<string[]> {
    return (await this.items(`/apis/batch/v1/namespaces/${namespace}/jobs`)).map(({ metadata }) => metadata.name);
  }

  async readyPods(namespace: string, labels: string): Promise<number> {
    const pods = await this.items(`/api/v1/namespaces/${namespace}/pods?labelSelector=${encodeURIComponent(labels)}`);
    return pods.filter(({ status }) =>
      (status?.['conditions'] as { type: string; status: string }[] | undefined)?.some(
        (condition) => condition.type === 'Ready' && condition.status === 'True',
      ),
    ).length;
  }

  async replicas(namespace: string, deployment: string): Promise<number> {
    const { spec } = (await this.json(`/apis/apps/v1/namespaces/${namespace}/deployments/${deployment}`)) as {
      spec: { replicas: number };
    };
    return spec.replicas;
  }

  async selector(namespace: string, service: string): Promise<Json> {
    const { spec } = (await this.json(`/api/v1/namespaces/${namespace}/services/${service}`)) as {
      spec: { selector: Json };
    };
    return spec.selector;
  }

  async scaleTarget(namespace: string, autoscaler: string): Promise<string> {
    const { spec } = (await this.json(
      `/apis/autoscaling/v2/namespaces/${namespace}/horizontalpodautoscalers/${autoscaler}`,
    )) as { spec: { scaleTargetRef: { name: string } } };
    return spec.scaleTargetRef.name;
  }

  /** As the HPA controller scales, or somebody else. */
  async scale(
    namespace: string,
    deployment: string,
    replicas: number,
    manager = 'kube-controller-manager',
  ): Promise<void> {
    const path = `/apis/apps/v1/namespaces/${namespace}/deployments/${deployment}/scale?fieldManager=${manager}`;
    await this.get_('PATCH', path, JSON.stringify({ spec: { replicas } }), 'application/merge-patch+json');
    await this.untilReady(namespace, deployment, replicas);
  }

  async untilReady(namespace: string, deployment: string, replicas: number): Promise<void> {
    await until(async () => {
      const { status } = (await this.json(`/apis/apps/v1/namespaces/${namespace}/deployments/${deployment}`)) as {
        status?: { availableReplicas?: number; replicas?: number };
      };
      return (status?.availableReplicas ?? 0) === replicas && (status?.replicas ?? 0) === replicas;
    });
  }

  async record(namespace: string, app: string): Promise<Json> {
    const { data } = (await this.json(`/api/v1/namespaces/${namespace}/configmaps/slipway-${app}`)) as {
      data: Record<string, string>;
    };
    return JSON.parse(data['record.json']!) as Json;
  }

  async untilStep(namespace: string, app: string, step: string): Promise<void> {
    await until(
      async () => ((await this.record(namespace, app))['attempt'] as { step?: string } | undefined)?.step === step,
    );
  }

  /** Writes what a deploy would have that is at work at this step, and whose release is live. */
  async pretendLive(namespace: string, app: string, step: string): Promise<void> {
    const { live } = await this.record(namespace, app);
    const attempt = { ...(live as Json), step, direction: 'forward', startedAt: '', holder: 'ci', created: [] };
    const record = JSON.stringify({ version: 1, app, fence: 9, live, attempt });
    const metadata = { name: `slipway-${app}` };
    const at = (path: string) => `${path}/slipway-${app}`;
    await this.apply(at(`/api/v1/namespaces/${namespace}/configmaps`), 'test', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata,
      data: { 'record.json': record },
    });
    await this.apply(at(`/apis/coordination.k8s.io/v1/namespaces/${namespace}/leases`), 'test', {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata,
      spec: {
        holderIdentity: 'another runner',
        leaseDurationSeconds: 60,
        renewTime: new Date().toISOString().replace('Z', '000Z'),
      },
    });
  }

  /** Images of the ready pods that the EndpointSlices of a Service lead to. */
  async imagesBehind(namespace: string, service: string): Promise<string[]> {
    const slices = (await this.items(
      `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices?labelSelector=kubernetes.io/service-name%3D${service}`,
    )) as unknown as readonly {
      endpoints?: readonly { conditions: { ready?: boolean }; targetRef: { name: string } }[];
    }[];
    const names = slices.flatMap(({ endpoints }) =>
      (endpoints ?? []).filter(({ conditions }) => conditions.ready).map(({ targetRef }) => targetRef.name),
    );
    const pods = (await this.items(`/api/v1/namespaces/${namespace}/pods`)) as unknown as readonly {
      metadata: { name: string };
      spec: { containers: readonly { image: string }[] };
    }[];
    return [
      ...new Set(
        pods
          .filter(({ metadata }) => names.includes(metadata.name))
          .flatMap(({ spec }) => spec.containers.map(({ image }) => image)),
      ),
    ];
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await holds().catch(() => false)) return;
    await wait(100);
  }
  throw new Error('it did not come to be within a minute');
}
