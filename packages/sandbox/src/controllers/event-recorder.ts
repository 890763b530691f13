import { StatusError } from '../api/status-error.ts';
import type { KubeObject } from '../objects.ts';
import { type Cluster, namespaceOf } from './cluster.ts';

export interface Happening {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly message: string;
  /** The part of the object that it is about: `spec.containers{web}`. */
  readonly fieldPath?: string;
}

/** Writes core/v1 Events as client-go's recorder does: the same one again is counted. */
export class EventRecorder {
  private readonly cluster: Cluster;
  private readonly names = new Map<string, string>();
  private counter = 0;

  constructor(cluster: Cluster) {
    this.cluster = cluster;
  }

  record(component: string, about: KubeObject, { type, reason, message, fieldPath }: Happening): void {
    const { name, uid = '', resourceVersion = '' } = about.metadata;
    const namespace = namespaceOf(about) || 'default';
    const same = [component, namespace, name, uid, fieldPath, type, reason, message].join('\n');
    const stamp = this.cluster.stamp();
    const old = this.cluster.get('events', namespace, this.names.get(same) ?? '');
    try {
      if (old !== undefined) {
        this.cluster.update('events', { ...old, count: (old.count ?? 1) + 1, lastTimestamp: stamp });
        return;
      }
      this.counter++;
      const eventName = `${name}.${(BigInt(this.cluster.now()) * 1_000_000n + BigInt(this.counter)).toString(16)}`;
      const path = fieldPath === undefined ? {} : { fieldPath };
      this.cluster.create('events', {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { name: eventName, namespace },
        involvedObject: {
          apiVersion: about.apiVersion,
          kind: about.kind,
          namespace,
          name,
          uid,
          resourceVersion,
          ...path,
        },
        reason,
        message,
        type,
        ...(component === scheduler ? newForm(this.cluster.now(), reason) : oldForm(component, stamp)),
      });
      if (component !== scheduler) this.names.set(same, eventName);
    } catch (error) {
      // An event that cannot be written, as in a namespace that ends, is lost: nothing may fail for it.
      if (!(error instanceof StatusError)) throw error;
    }
  }
}

const scheduler = 'default-scheduler';

function oldForm(component: string, stamp: string): object {
  const host = component === 'kubelet' ? 'sandbox' : undefined;
  return {
    count: 1,
    firstTimestamp: stamp,
    lastTimestamp: stamp,
    eventTime: null,
    source: { component, ...(host === undefined ? {} : { host }) },
    reportingComponent: component,
    reportingInstance: host ?? '',
  };
}

/** The scheduler writes events.k8s.io: here they have neither a count nor a last time. */
function newForm(now: number, reason: string): object {
  return {
    firstTimestamp: null,
    lastTimestamp: null,
    eventTime: new Date(now).toISOString().replace('Z', '000Z'),
    source: {},
    action: reason === 'Scheduled' ? 'Binding' : 'Scheduling',
    reportingComponent: scheduler,
    reportingInstance: `${scheduler}-sandbox`,
  };
}
