import type { Change } from '../store/store.ts';
import { type Cluster, controllerOf, keyOf, namespaceOf, ownerKeys } from './cluster.ts';
import type { Controller } from './control-loop.ts';
import type { EventRecorder } from './event-recorder.ts';
import { Rollout } from './rollout.ts';

/** Rolls Deployments towards their templates (pkg/controller/deployment). */
export class DeploymentController implements Controller {
  private readonly cluster: Cluster;
  private readonly events: EventRecorder;

  constructor(cluster: Cluster, events: EventRecorder) {
    this.cluster = cluster;
    this.events = events;
  }

  *concerns({ resource, type, object, old }: Change): Iterable<string> {
    if (resource === 'deployments.apps') yield keyOf(object);
    if (resource === 'replicasets.apps') yield* ownerKeys('Deployment', object, old);
    // The last old pod that is gone lets a Recreate begin.
    if (resource !== 'pods' || type !== 'DELETED') return;
    const owner = controllerOf(object);
    const set = owner && this.cluster.get('replicasets.apps', namespaceOf(object), owner.name);
    yield* ownerKeys('Deployment', set);
  }

  reconcile(namespace: string, name: string): number | undefined {
    const deployment = this.cluster.get('deployments.apps', namespace, name);
    if (deployment === undefined || deployment.metadata.deletionTimestamp !== undefined) return undefined;
    return new Rollout(this.cluster, this.events, deployment).step();
  }
}
