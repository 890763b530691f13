import type { Mapping, Scalar } from '../../read/node.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

interface Deprecated {
  readonly removed?: number;
  readonly instead: string;
}

/** Annotations and labels of nodes by their key, or by their key up to the slash. Source: kubernetes.io, "Well-Known Labels, Annotations and Taints". */
const keys: ReadonlyMap<string, Deprecated> = new Map(
  Object.entries({
    'beta.kubernetes.io/arch': { instead: 'kubernetes.io/arch' },
    'beta.kubernetes.io/instance-type': { instead: 'node.kubernetes.io/instance-type' },
    'beta.kubernetes.io/os': { instead: 'kubernetes.io/os' },
    'container.apparmor.security.beta.kubernetes.io/': { instead: 'securityContext.appArmorProfile' },
    'container.seccomp.security.alpha.kubernetes.io/': { removed: 27, instead: 'securityContext.seccompProfile' },
    'failure-domain.beta.kubernetes.io/region': { instead: 'topology.kubernetes.io/region' },
    'failure-domain.beta.kubernetes.io/zone': { instead: 'topology.kubernetes.io/zone' },
    'kubernetes.io/ingress.class': { instead: 'spec.ingressClassName' },
    'node-role.kubernetes.io/master': { removed: 25, instead: 'node-role.kubernetes.io/control-plane' },
    'pod.beta.kubernetes.io/init-containers': { removed: 8, instead: 'spec.initContainers' },
    'pod.alpha.kubernetes.io/init-containers': { removed: 8, instead: 'spec.initContainers' },
    'scheduler.alpha.kubernetes.io/affinity': { removed: 8, instead: 'spec.affinity' },
    'scheduler.alpha.kubernetes.io/critical-pod': { removed: 16, instead: 'spec.priorityClassName' },
    'scheduler.alpha.kubernetes.io/tolerations': { removed: 8, instead: 'spec.tolerations' },
    'seccomp.security.alpha.kubernetes.io/pod': { removed: 27, instead: 'securityContext.seccompProfile' },
    'security.alpha.kubernetes.io/sysctls': { removed: 11, instead: 'securityContext.sysctls' },
    'service.alpha.kubernetes.io/tolerate-unready-endpoints': {
      removed: 24,
      instead: 'spec.publishNotReadyAddresses',
    },
    'service.kubernetes.io/topology-aware-hints': { instead: 'service.kubernetes.io/topology-mode' },
    'volume.beta.kubernetes.io/storage-class': { instead: 'spec.storageClassName' },
  }),
);

/** Volume sources whose drivers have left the kubelet. Source: release notes of the releases. */
const volumeSources: ReadonlyMap<string, Deprecated> = new Map(
  Object.entries({
    awsElasticBlockStore: { instead: 'the CSI driver ebs.csi.aws.com' },
    azureDisk: { instead: 'the CSI driver disk.csi.azure.com' },
    azureFile: { instead: 'the CSI driver file.csi.azure.com' },
    cephfs: { removed: 31, instead: 'the CSI driver of Ceph' },
    cinder: { instead: 'the CSI driver cinder.csi.openstack.org' },
    flocker: { removed: 25, instead: 'a CSI driver' },
    gcePersistentDisk: { instead: 'the CSI driver pd.csi.storage.gke.io' },
    gitRepo: { removed: 33, instead: 'an init container that clones into an emptyDir' },
    glusterfs: { removed: 26, instead: 'a CSI driver' },
    portworxVolume: { instead: 'the CSI driver pxd.portworx.com' },
    quobyte: { removed: 25, instead: 'a CSI driver' },
    rbd: { removed: 31, instead: 'the CSI driver rbd.csi.ceph.com' },
    scaleIO: { removed: 22, instead: 'a CSI driver' },
    storageos: { removed: 25, instead: 'a CSI driver' },
    vsphereVolume: { instead: 'the CSI driver csi.vsphere.vmware.com' },
  }),
);

export const deprecatedField = rule({
  id: 'deprecated-field',
  area: 'api',
  severity: 'info',
  what: 'An object uses no annotation, node label, field or volume source that Kubernetes has replaced.',
  why: 'What is deprecated stops working with some release, mostly without an error: an old annotation is then simply ignored, and a pod with a volume whose driver is gone never starts.',
  fix: 'Use what replaces it.',
  references: [
    'https://kubernetes.io/docs/reference/labels-annotations-taints/',
    'https://kubernetes.io/docs/concepts/storage/volumes/#volume-types',
  ],
  resource(resource, context) {
    checkKeys(resource.annotations, context);
    const { type, spec } = resource;
    if (type === 'Service') checkService(resource, context);
    if (type !== 'PersistentVolume' || spec === undefined) return;
    checkVolume(spec, context);
    checkTerms(spec.map('nodeAffinity')?.map('required'), context);
    const policy = spec.scalar('persistentVolumeReclaimPolicy');
    if (policy?.text === 'Recycle') tell(policy, 'The reclaim policy Recycle', { instead: 'Delete' }, context);
  },
  workload({ template, pod, resource }, context) {
    if (template !== resource.node) checkKeys(template.map('metadata')?.map('annotations'), context);
    checkKeys(pod.map('nodeSelector'), context);
    checkAffinity(pod.map('affinity'), context);
    checkTopology(pod, 'topologySpreadConstraints', context);
    const volumes = pod.seq('volumes');
    if (volumes !== undefined)
      for (const volume of volumes.items) if (volume.kind === 'mapping') checkVolume(volume, context);
  },
});

function checkKeys(mapping: Mapping | undefined, context: Context): void {
  if (mapping !== undefined) for (const key of mapping.keys) checkKey(key, context);
}

function checkKey(key: Scalar, context: Context): void {
  const { text } = key;
  const deprecated = keys.get(text) ?? (text.startsWith('container.') ? keys.get(upToSlash(text)) : undefined);
  if (deprecated !== undefined) tell(key, text, deprecated, context);
}

function upToSlash(key: string): string {
  return key.slice(0, key.indexOf('/') + 1);
}

const required = 'requiredDuringSchedulingIgnoredDuringExecution';
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution';

function checkAffinity(affinity: Mapping | undefined, context: Context): void {
  if (affinity === undefined) return;
  const nodes = affinity.map('nodeAffinity');
  checkTerms(nodes?.map(required), context);
  for (const term of nodes?.seq(preferred)?.maps ?? []) checkExpressions(term.map('preference'), context);
  for (const kind of ['podAffinity', 'podAntiAffinity']) {
    const pods = affinity.map(kind);
    if (pods === undefined) continue;
    checkTopology(pods, required, context);
    for (const term of pods.seq(preferred)?.maps ?? []) checkTopologyKey(term.map('podAffinityTerm'), context);
  }
}

function checkTerms(selector: Mapping | undefined, context: Context): void {
  for (const term of selector?.seq('nodeSelectorTerms')?.maps ?? []) checkExpressions(term, context);
}

function checkExpressions(term: Mapping | undefined, context: Context): void {
  for (const expression of term?.seq('matchExpressions')?.maps ?? []) {
    const key = expression.scalar('key');
    if (key !== undefined) checkKey(key, context);
  }
}

/** The topology keys of a list of terms or constraints. */
function checkTopology(owner: Mapping, list: string, context: Context): void {
  for (const term of owner.seq(list)?.maps ?? []) checkTopologyKey(term, context);
}

function checkTopologyKey(term: Mapping | undefined, context: Context): void {
  const key = term?.scalar('topologyKey');
  if (key !== undefined) checkKey(key, context);
}

function checkService({ spec }: Resource, context: Context): void {
  const address = spec?.key('loadBalancerIP');
  if (address !== undefined && spec?.string('loadBalancerIP'))
    tell(address, 'loadBalancerIP', { instead: 'an annotation of the load balancer' }, context);
}

function checkVolume(volume: Mapping, { target, report }: Context): void {
  for (const key of volume.keys) {
    const deprecated = volumeSources.get(key.text);
    if (deprecated === undefined) continue;
    const { removed, instead } = deprecated;
    if (removed !== undefined && isPast(target, removed))
      report(
        key,
        `The volume source ${key.text} no longer works since Kubernetes 1.${removed}; ${instead} replaces it.`,
        {
          fix: `Use ${instead}.`,
          severity: 'error',
        },
      );
    else tell(key, `The volume source ${key.text}`, { instead }, { target, report });
  }
}

function tell(
  at: Scalar,
  what: string,
  { removed, instead }: Deprecated,
  { target, report }: Pick<Context, 'target' | 'report'>,
): void {
  const gone = removed !== undefined && isPast(target, removed);
  report(
    at,
    gone
      ? `${what} has no effect since Kubernetes 1.${removed}; ${instead} replaces it.`
      : `${what} is deprecated; ${instead} replaces it.`,
    { fix: `Use ${instead}.`, ...(gone ? { severity: 'warning' } : {}) },
  );
}

function isPast([major, minor]: readonly [number, number], removed: number): boolean {
  return major > 1 || minor >= removed;
}
