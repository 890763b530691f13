import type { KubeObject } from '../objects.ts';
import type { Change } from '../store/store.ts';
import { type Cluster, keyOf } from './cluster.ts';
import type { Controller } from './control-loop.ts';

/** What a cluster has from its provider: volumes for claims, addresses for load balancers, and served definitions. */
export class Provisioner implements Controller {
  private readonly cluster: Cluster;
  private readonly provide: ReadonlyMap<string, (object: KubeObject) => void>;
  private addresses = 0;

  constructor(cluster: Cluster) {
    this.cluster = cluster;
    this.provide = new Map([
      ['persistentvolumeclaims', (claim) => this.bind(claim)],
      ['services', (service) => this.balance(service)],
      ['customresourcedefinitions.apiextensions.k8s.io', (definition) => this.establish(definition)],
    ]);
  }

  *concerns({ resource, object }: Change): Iterable<string> {
    const key = keyOf(object);
    if (this.provide.has(resource)) yield key.replace('/', `/${resource}/`);
  }

  reconcile(namespace: string, resourceAndName: string): undefined {
    const [resource = '', name = ''] = resourceAndName.split('/');
    const object = this.cluster.store.get(resource, namespace, name);
    if (object !== undefined) this.provide.get(resource)?.(object);
    return undefined;
  }

  private bind(claim: KubeObject): void {
    if ((claim['status'] as { phase?: string } | undefined)?.phase === 'Bound') return;
    const { accessModes, resources } = claim['spec'] as { accessModes?: unknown; resources?: { requests?: unknown } };
    const status = { phase: 'Bound', accessModes, capacity: resources?.requests };
    this.cluster.setStatus('persistentvolumeclaims', claim, JSON.parse(JSON.stringify(status)) as object);
  }

  private balance(object: KubeObject): void {
    const service = this.cluster.get('services', object.metadata.namespace ?? '', object.metadata.name);
    if (service?.spec.type !== 'LoadBalancer' || service.status?.loadBalancer?.ingress !== undefined) return;
    this.addresses++;
    const ip = `198.51.100.${(this.addresses % 254) + 1}`;
    this.cluster.setStatus('services', service, {
      ...service.status,
      loadBalancer: { ingress: [{ ip, ipMode: 'VIP' }] },
    });
  }

  private establish(definition: KubeObject): void {
    if (definition['status'] !== undefined) return;
    const condition = (type: string, reason: string, message: string) => ({
      type,
      status: 'True',
      lastTransitionTime: this.cluster.stamp(),
      reason,
      message,
    });
    const conditions = [
      condition('NamesAccepted', 'NoConflicts', 'no conflicts found'),
      condition('Established', 'InitialNamesAccepted', 'the initial names have been accepted'),
    ];
    this.cluster.store.updateStatus('customresourcedefinitions.apiextensions.k8s.io', definition, { conditions });
  }
}
