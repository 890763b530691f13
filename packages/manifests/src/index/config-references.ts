import type { Mapping, Node, Scalar } from '../read/node.ts';
import type { Resource } from '../resources/resource.ts';
import type { Workload } from '../resources/workload.ts';
import type { ClusterIndex } from './cluster-index.ts';

/** A place that names a ConfigMap or Secret, and mostly a key of it. */
export interface ConfigReference {
  readonly kind: 'ConfigMap' | 'Secret';
  readonly name: Scalar;
  /** The key that must be there; undefined when the whole object is used. */
  readonly key: Scalar | undefined;
  readonly optional: boolean;
  /** `env` values are read once, when the container starts; files of a volume follow the object. */
  readonly by: 'env' | 'volume' | 'pull' | 'certificate';
  /** Who uses it, for messages: `Container web`. */
  readonly who: string;
}

const known = new WeakMap<Workload, readonly ConfigReference[]>();

/** Every ConfigMap and Secret that the pods of a workload need. */
export function configReferences(workload: Workload): readonly ConfigReference[] {
  let references = known.get(workload);
  if (references === undefined) {
    references = read(workload);
    known.set(workload, references);
  }
  return references;
}

function read(workload: Workload): readonly ConfigReference[] {
  const found: ConfigReference[] = [];
  for (const container of workload.containers) {
    const who = `Container ${container.name}`;
    const { node } = container;
    for (const entry of node.seq('env')?.items ?? []) {
      const from = entry.kind === 'mapping' ? entry.map('valueFrom') : undefined;
      if (from === undefined) continue;
      add(found, 'ConfigMap', from.map('configMapKeyRef'), 'env', who, 'name', true);
      add(found, 'Secret', from.map('secretKeyRef'), 'env', who, 'name', true);
    }
    for (const entry of node.seq('envFrom')?.items ?? []) {
      if (entry.kind !== 'mapping') continue;
      add(found, 'ConfigMap', entry.map('configMapRef'), 'env', who, 'name', false);
      add(found, 'Secret', entry.map('secretRef'), 'env', who, 'name', false);
    }
  }
  const { title } = workload.resource;
  for (const volume of workload.pod.seq('volumes')?.items ?? [])
    if (volume.kind === 'mapping') fromVolume(found, volume, title);
  for (const secret of workload.pod.seq('imagePullSecrets')?.items ?? [])
    if (secret.kind === 'mapping') add(found, 'Secret', secret, 'pull', title, 'name', false);
  return found;
}

function fromVolume(found: ConfigReference[], volume: Mapping, title: string): void {
  const who = `Volume ${volume.scalar('name')?.text ?? '(no name)'} of ${title}`;
  addWithItems(found, 'ConfigMap', volume.map('configMap'), who, 'name');
  addWithItems(found, 'Secret', volume.map('secret'), who, 'secretName');
  for (const source of volume.map('projected')?.seq('sources')?.items ?? []) {
    if (source.kind !== 'mapping') continue;
    addWithItems(found, 'ConfigMap', source.map('configMap'), who, 'name');
    addWithItems(found, 'Secret', source.map('secret'), who, 'name');
  }
  fromDriver(found, volume, who);
}

/** Sources whose driver logs in with a Secret of the pod's namespace. */
const drivers = ['csi', 'azureFile', 'cephfs', 'cinder', 'flexVolume', 'iscsi', 'rbd', 'scaleIO', 'storageos'];

function fromDriver(found: ConfigReference[], volume: Mapping, who: string): void {
  for (const driver of drivers) {
    const source = volume.map(driver);
    if (source === undefined) continue;
    if (driver === 'azureFile') add(found, 'Secret', source, 'volume', who, 'secretName', false);
    else
      add(
        found,
        'Secret',
        source.map(driver === 'csi' ? 'nodePublishSecretRef' : 'secretRef'),
        'volume',
        who,
        'name',
        false,
      );
  }
}

/** Secrets that an object names which makes no pods itself: certificates of an Ingress or Gateway, and what a ServiceAccount pulls with. */
export function secretsNamedBy(resource: Resource): readonly ConfigReference[] {
  const found: ConfigReference[] = [];
  const who = resource.title;
  if (resource.type === 'ServiceAccount') {
    for (const secret of resource.node.seq('imagePullSecrets')?.maps ?? [])
      add(found, 'Secret', secret, 'pull', who, 'name', false);
    return found;
  }
  // cert-manager and kube-lego make what these name.
  if (resource.annotations?.keys.some(({ text }) => madeByAnnotation.test(text)) === true) return found;
  if (resource.type === 'Ingress')
    for (const tls of resource.spec?.seq('tls')?.maps ?? [])
      add(found, 'Secret', tls, 'certificate', who, 'secretName', false);
  else if (resource.type === 'Gateway.gateway.networking.k8s.io')
    for (const listener of resource.spec?.seq('listeners')?.maps ?? [])
      for (const ref of listener.map('tls')?.seq('certificateRefs')?.maps ?? [])
        if (
          (ref.string('kind') ?? 'Secret') === 'Secret' &&
          (ref.string('namespace') ?? resource.scope) === resource.scope
        )
          add(found, 'Secret', ref, 'certificate', who, 'name', false);
  return found;
}

const madeByAnnotation = /^(?:cert-manager\.io|certmanager\.k8s\.io)\/(?:cluster-)?issuer$|^kubernetes\.io\/tls-acme$/;

function addWithItems(
  found: ConfigReference[],
  kind: ConfigReference['kind'],
  source: Mapping | undefined,
  who: string,
  nameKey: string,
): void {
  if (source === undefined) return;
  add(found, kind, source, 'volume', who, nameKey, false);
  const name = source.scalar(nameKey);
  const optional = source.boolean('optional') === true;
  for (const item of source.seq('items')?.items ?? []) {
    const key = item.kind === 'mapping' ? item.scalar('key') : undefined;
    if (name !== undefined && key !== undefined) found.push({ kind, name, key, optional, by: 'volume', who });
  }
}

function add(
  found: ConfigReference[],
  kind: ConfigReference['kind'],
  source: Mapping | undefined,
  by: ConfigReference['by'],
  who: string,
  nameKey: string,
  withKey: boolean,
): void {
  const name = source?.scalar(nameKey);
  if (source === undefined || name === undefined || name.isNull || name.text === '') return;
  const key = withKey ? source.scalar('key') : undefined;
  found.push({ kind, name, key, optional: source.boolean('optional') === true, by, who });
}

/** Keys of a ConfigMap or Secret, with their values. */
export function dataOf(resource: Resource): readonly (readonly [Scalar, Node])[] {
  const entries: (readonly [Scalar, Node])[] = [];
  for (const field of resource.type === 'Secret' ? ['data', 'stringData'] : ['data', 'binaryData']) {
    const map = resource.node.map(field);
    for (let i = 0; i < (map?.size ?? 0); i++) entries.push([map!.keys[i]!, map!.values[i]!]);
  }
  return entries;
}

/** Kinds of other projects that make Secrets, and where each says the name. */
const makers: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'Certificate.cert-manager.io': [['spec', 'secretName']],
  'ExternalSecret.external-secrets.io': [
    ['spec', 'target', 'name'],
    ['metadata', 'name'],
  ],
  'SealedSecret.bitnami.com': [
    ['spec', 'template', 'metadata', 'name'],
    ['metadata', 'name'],
  ],
  'VaultStaticSecret.secrets.hashicorp.com': [['spec', 'destination', 'name']],
  'VaultDynamicSecret.secrets.hashicorp.com': [['spec', 'destination', 'name']],
  'VaultPKISecret.secrets.hashicorp.com': [['spec', 'destination', 'name']],
  'OnePasswordItem.onepassword.com': [['metadata', 'name']],
  'InfisicalSecret.secrets.infisical.com': [['spec', 'managedSecretReference', 'secretName']],
};

/** Secrets (`namespace/name`) that controllers make from objects of the manifests. */
export function madeSecrets(index: ClusterIndex): ReadonlySet<string> {
  const made = new Set<string>();
  for (const [type, paths] of Object.entries(makers))
    for (const resource of index.ofType(type)) {
      for (const path of paths) {
        const name = resource.node.path(...path);
        if (name?.kind !== 'scalar' || name.text === '') continue;
        made.add(`${resource.scope}/${name.text}`);
        break;
      }
    }
  return made;
}

/** Objects that kustomize makes from files: their names in other manifests are right without an object here. */
export function generatedNames(index: ClusterIndex): ReadonlySet<string> {
  const names = new Set<string>();
  for (const resource of index.ofType('Kustomization.kustomize.config.k8s.io'))
    for (const [list, kind] of [
      ['configMapGenerator', 'ConfigMap'],
      ['secretGenerator', 'Secret'],
    ] as const)
      for (const generator of resource.node.seq(list)?.maps ?? []) {
        const name = generator.scalar('name');
        if (name !== undefined) names.add(`${kind}/${name.text}`);
      }
  return names;
}
