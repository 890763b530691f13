import type { Mapping, Node, Scalar } from '../read/node.ts';
import type { Workload } from './workload.ts';

/** `sidecar` is an init container that keeps running (`restartPolicy: Always`, KEP-753). */
export type ContainerRole = 'main' | 'init' | 'sidecar' | 'ephemeral';

export interface ContainerPort {
  readonly node: Mapping;
  readonly name: string | undefined;
  /** `containerPort`; undefined when it is missing or no number. */
  readonly number: number | undefined;
  /** `TCP` unless the manifest says otherwise. */
  readonly protocol: string;
}

export type ProbeName = 'livenessProbe' | 'readinessProbe' | 'startupProbe';

export class Container {
  readonly workload: Workload;
  readonly node: Mapping;
  readonly role: ContainerRole;
  private knownPorts: readonly ContainerPort[] | undefined;

  constructor(workload: Workload, node: Mapping, role: ContainerRole) {
    this.workload = workload;
    this.node = node;
    this.role = role;
  }

  /** Its name, or its image when it has none, for messages. */
  get name(): string {
    return this.node.scalar('name')?.text || this.image || '(no name)';
  }

  get image(): string | undefined {
    return this.node.scalar('image')?.text;
  }

  has(key: string): boolean {
    const value = this.node.get(key);
    return value !== undefined && !(value.kind === 'scalar' && value.isNull);
  }

  probe(name: ProbeName): Mapping | undefined {
    return this.node.map(name);
  }

  get securityContext(): Mapping | undefined {
    return this.node.map('securityContext');
  }

  get ports(): readonly ContainerPort[] {
    this.knownPorts ??= (this.node.seq('ports')?.maps ?? []).map((node) => ({
      node,
      name: node.scalar('name')?.text,
      number: node.integer('containerPort'),
      protocol: node.scalar('protocol')?.text || 'TCP',
    }));
    return this.knownPorts;
  }

  /** `resources.requests.cpu` and the like, as written. */
  resource(list: 'requests' | 'limits', name: string): Scalar | undefined {
    return this.node.map('resources')?.map(list)?.scalar(name);
  }

  /** Entries of `env`, those that are mappings. */
  get env(): readonly Mapping[] {
    return this.node.seq('env')?.maps ?? [];
  }
}

const lists: readonly (readonly [string, ContainerRole])[] = [
  ['containers', 'main'],
  ['initContainers', 'init'],
  ['ephemeralContainers', 'ephemeral'],
];

export function containersOf(workload: Workload): Container[] {
  const containers: Container[] = [];
  for (const [key, role] of lists) {
    const list: Node | undefined = workload.pod.get(key);
    if (list?.kind !== 'sequence') continue;
    for (const node of list.items) {
      if (node.kind !== 'mapping') continue;
      const sidecar = role === 'init' && node.scalar('restartPolicy')?.text === 'Always';
      containers.push(new Container(workload, node, sidecar ? 'sidecar' : role));
    }
  }
  return containers;
}
