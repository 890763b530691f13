import { selects } from '../api/selectors.ts';
import { StatusError } from '../api/status-error.ts';
import type { KubeObject, Labels, OwnerReference } from '../objects.ts';
import type { Pod, PodTemplate, Volume } from '../pods/pod.ts';
import { type Cluster, controllerOf, controllerReference, namespaceOf } from './cluster.ts';
import type { EventRecorder } from './event-recorder.ts';
import { suffixOf } from './names.ts';
import type { LabelSelector, Resources } from './workloads.ts';

/** What is particular to one pod of a template. */
export interface PodExtras {
  /** Without it one is made up. */
  readonly name?: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly hostname?: string;
  readonly subdomain?: string;
  /** In the place of the template's of the same names. */
  readonly volumes?: readonly Volume[];
}

interface Words {
  readonly made: (pod: string) => string;
  readonly refused: (pod: string, error: string) => string;
  readonly deleted: (pod: string) => string;
}

const usualWords: Words = {
  made: (pod) => `Created pod: ${pod}`,
  refused: (_, error) => `Error creating: ${error}`,
  deleted: (pod) => `Deleted pod: ${pod}`,
};

/** Makes and deletes pods for one kind of controller, and tells of it in events (controller_utils.go RealPodControl). */
export class PodControl {
  private readonly cluster: Cluster;
  private readonly events: EventRecorder;
  private readonly component: string;
  private readonly words: Words;
  private made = 0;

  constructor(cluster: Cluster, events: EventRecorder, component: string, words: Words = usualWords) {
    this.cluster = cluster;
    this.events = events;
    this.component = component;
    this.words = words;
  }

  /** @throws StatusError when quota or admission refuse it */
  create(owner: KubeObject, template: PodTemplate, extras: PodExtras = {}): Pod {
    const { hostname, subdomain, volumes = [] } = extras;
    const name = extras.name ?? this.freeName(owner);
    const { labels, annotations, ...rest } = template.metadata ?? {};
    const pod: Pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        ...rest,
        name,
        namespace: namespaceOf(owner),
        labels: { ...labels, ...extras.labels },
        ...(annotations === undefined && extras.annotations === undefined
          ? {}
          : { annotations: { ...annotations, ...extras.annotations } }),
        ownerReferences: [controllerReference(owner)],
      },
      spec: {
        ...template.spec,
        ...(hostname === undefined ? {} : { hostname }),
        ...(subdomain === undefined ? {} : { subdomain }),
        ...(volumes.length === 0 ? {} : { volumes: withVolumes(template, volumes) }),
      },
    };
    try {
      const created = this.cluster.createPod(pod);
      const message = this.words.made(name);
      this.events.record(this.component, owner, { type: 'Normal', reason: 'SuccessfulCreate', message });
      return created;
    } catch (error) {
      if (!(error instanceof StatusError)) throw error;
      const message = this.words.refused(name, error.message);
      this.events.record(this.component, owner, { type: 'Warning', reason: 'FailedCreate', message });
      throw error;
    }
  }

  delete(owner: KubeObject, pod: Pod): void {
    this.cluster.deletePod(pod);
    const message = this.words.deleted(pod.metadata.name);
    this.events.record(this.component, owner, { type: 'Normal', reason: 'SuccessfulDelete', message });
  }

  private freeName(owner: KubeObject): string {
    const base = owner.metadata.name.slice(0, 57);
    for (;;) {
      this.made++;
      const name = `${base}-${suffixOf(`${owner.kind} ${namespaceOf(owner)} ${base} ${this.made}`)}`;
      if (this.cluster.get('pods', namespaceOf(owner), name) === undefined) return name;
    }
  }
}

function withVolumes({ spec }: PodTemplate, volumes: readonly Volume[]): Volume[] {
  const names = new Set(volumes.map(({ name }) => name));
  return [...volumes, ...(spec.volumes ?? []).filter(({ name }) => !names.has(name))];
}

/**
 * What an owner controls, after it took in orphans that its selector fits and let go what it fits no longer
 * (controller_ref_manager.go). What has another controller stays with it.
 */
export function claim<R extends 'pods' | 'replicasets.apps'>(
  cluster: Cluster,
  resource: R,
  owner: KubeObject,
  selector: LabelSelector,
): Resources[R][] {
  return cluster.list(resource, namespaceOf(owner)).flatMap((object) => {
    const fits = selects(selector, object.metadata.labels ?? {});
    const controller = controllerOf(object);
    const ending = object.metadata.deletionTimestamp !== undefined || owner.metadata.deletionTimestamp !== undefined;
    const others = (object.metadata.ownerReferences ?? []).filter(({ uid }) => uid !== owner.metadata.uid);
    const write = (ownerReferences: readonly OwnerReference[]) =>
      cluster.update(resource, { ...object, metadata: { ...object.metadata, ownerReferences } });
    if (controller?.uid === owner.metadata.uid) {
      if (fits || ending) return [object];
      write(others);
      return [];
    }
    if (controller !== undefined || !fits || ending) return [];
    return [write([...others, controllerReference(owner)])];
  });
}
