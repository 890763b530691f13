import type { Mapping } from '../../read/node.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

interface Deprecated {
  readonly removed?: number;
  readonly instead: string;
}

/** Annotations and labels by their key, or by their key up to the slash. Source: kubernetes.io, "Well-Known Labels, Annotations and Taints". */
const keys: Readonly<Record<string, Deprecated>> = {
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
};

/** Volume sources whose drivers have left the kubelet. Source: release notes of the releases. */
const volumeSources: Readonly<Record<string, Deprecated>> = {
  awsElasticBlockStore: { instead: 'the CSI driver ebs.csi.aws.com' },
  azureDisk: { instead: 'the CSI driver disk.csi.azure.com' },
  azureFile: { instead: 'the CSI driver file.csi.azure.com' },
  cephfs: { removed: 31, instead: 'the CSI driver of Ceph' },
  cinder: { instead: 'the CSI driver cinder.csi.openstack.org' },
  flocker: { removed: 25, instead: 'a CSI driver' },
  gcePersistentDisk: { instead: 'the CSI driver pd.csi.storage.gke.io' },
  gitRepo: { instead: 'an init container that clones into an emptyDir' },
  glusterfs: { removed: 26, instead: 'a CSI driver' },
  portworxVolume: { instead: 'the CSI driver pxd.portworx.com' },
  quobyte: { removed: 25, instead: 'a CSI driver' },
  rbd: { removed: 31, instead: 'the CSI driver rbd.csi.ceph.com' },
  scaleIO: { removed: 22, instead: 'a CSI driver' },
  storageos: { removed: 25, instead: 'a CSI driver' },
  vsphereVolume: { instead: 'the CSI driver csi.vsphere.vmware.com' },
};

export const deprecatedField = rule({
  id: 'deprecated-field',
  area: 'api',
  severity: 'info',
  what: 'An object uses no annotation, label or volume source that Kubernetes has replaced.',
  why: 'What is deprecated stops working with some release, mostly without an error: an old annotation is then simply ignored.',
  fix: 'Use what replaces it.',
  references: [
    'https://kubernetes.io/docs/reference/labels-annotations-taints/',
    'https://kubernetes.io/docs/concepts/storage/volumes/#volume-types',
  ],
  resource(resource, context) {
    checkKeys(resource.annotations, context);
    if (resource.type === 'Service') checkService(resource, context);
    if (resource.type === 'PersistentVolume') checkVolume(resource.spec, context);
  },
  workload({ template, pod, resource }, context) {
    if (template !== resource.node) checkKeys(template.map('metadata')?.map('annotations'), context);
    checkKeys(pod.map('nodeSelector'), context);
    const volumes = pod.seq('volumes');
    if (volumes !== undefined)
      for (const volume of volumes.items) if (volume.kind === 'mapping') checkVolume(volume, context);
  },
});

function checkKeys(mapping: Mapping | undefined, { target, report }: Context): void {
  if (mapping === undefined) return;
  for (const key of mapping.keys) {
    const slash = key.text.indexOf('/');
    if (slash < 0) continue;
    const deprecated = keys[key.text] ?? keys[key.text.slice(0, slash + 1)];
    if (deprecated !== undefined) tell(key, key.text, deprecated, target, report);
  }
}

function checkService({ spec }: Resource, { target, report }: Context): void {
  const address = spec?.key('loadBalancerIP');
  if (address !== undefined && spec?.string('loadBalancerIP'))
    tell(address, 'loadBalancerIP', { instead: 'an annotation of the load balancer' }, target, report);
}

function checkVolume(volume: Mapping | undefined, { target, report }: Context): void {
  for (const key of volume?.keys ?? []) {
    const deprecated = volumeSources[key.text];
    if (deprecated !== undefined) tell(key, `The volume source ${key.text}`, deprecated, target, report);
  }
}

function tell(
  at: Mapping['keys'][number],
  what: string,
  { removed, instead }: Deprecated,
  [major, minor]: readonly [number, number],
  report: Context['report'],
): void {
  const gone = removed !== undefined && (major > 1 || minor >= removed);
  report(
    at,
    gone
      ? `${what} has no effect since Kubernetes 1.${removed}; ${instead} replaces it.`
      : `${what} is deprecated; ${instead} replaces it.`,
    { fix: `Use ${instead}.`, ...(gone ? { severity: 'warning' } : {}) },
  );
}
