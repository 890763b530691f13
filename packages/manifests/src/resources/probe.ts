import type { Mapping, Scalar } from '../read/node.ts';
import type { Container, ProbeName } from './container.ts';

export const probeNames = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const satisfies readonly ProbeName[];

/** Ways to ask a container; a probe has exactly one. */
export const probeHandlers = ['httpGet', 'tcpSocket', 'exec', 'grpc'] as const;

/**
 * A probe with its numbers as the API server fills them in (zero and absent are alike), in seconds.
 * Sources: pkg/apis/core/v1/defaults.go, SetDefaults_Probe; pkg/kubelet/prober/worker.go, doProbe.
 */
export class Probe {
  readonly name: ProbeName;
  readonly node: Mapping;
  readonly initialDelay: number;
  readonly period: number;
  readonly timeout: number;
  readonly failureThreshold: number;
  readonly successThreshold: number;

  constructor(name: ProbeName, node: Mapping) {
    this.name = name;
    this.node = node;
    this.initialDelay = Math.max(0, node.integer('initialDelaySeconds') ?? 0);
    this.period = positive(node.integer('periodSeconds'), 10);
    this.timeout = positive(node.integer('timeoutSeconds'), 1);
    this.failureThreshold = positive(node.integer('failureThreshold'), 3);
    this.successThreshold = positive(node.integer('successThreshold'), 1);
  }

  /**
   * The shortest silence of the container that makes the probe fail for good: the silence begins right before a probe,
   * and that one and the following have to time out. A probe that takes longer than the period delays the next one.
   */
  get patience(): number {
    return (this.failureThreshold - 1) * Math.max(this.period, this.timeout) + this.timeout;
  }

  /** Seconds from the container's start until the probe fails for good when nothing ever answers. */
  get budget(): number {
    return this.initialDelay + this.patience;
  }

  /** The longest that a silence can last before the probe fails for good: it begins right after a probe. */
  get detection(): number {
    return this.period + this.patience;
  }

  /** Its handler's key and mapping; undefined when there is none (several: the first). */
  get handler(): readonly [key: string, node: Mapping] | undefined {
    for (const key of probeHandlers) {
      const node = this.node.map(key);
      if (node !== undefined) return [key, node];
    }
    return undefined;
  }

  /** The port that it asks, by number or name. */
  get port(): Scalar | undefined {
    return this.handler?.[1].scalar('port');
  }

  /** The key to point at for a number: the field when it is written, else the probe. */
  at(field: string): Mapping | Scalar {
    return this.node.scalar(field) ?? this.node;
  }
}

function positive(value: number | undefined, fallback: number): number {
  return value !== undefined && value > 0 ? value : fallback;
}

type Probes = Readonly<Partial<Record<ProbeName, Probe>>> & { readonly list: readonly Probe[] };

const none: Probes = { list: [] };
/** Many rules ask for the same probes. */
const known = new WeakMap<Container, Probes>();

function probes(container: Container): Probes {
  let found = known.get(container);
  if (found === undefined) {
    found = read(container);
    known.set(container, found);
  }
  return found;
}

function read(container: Container): Probes {
  const found: Partial<Record<ProbeName, Probe>> = {};
  const list: Probe[] = [];
  for (const name of probeNames) {
    const node = container.probe(name);
    if (node === undefined) continue;
    const probe = new Probe(name, node);
    found[name] = probe;
    list.push(probe);
  }
  return list.length === 0 ? none : { ...found, list };
}

export function probeOf(container: Container, name: ProbeName): Probe | undefined {
  return probes(container)[name];
}

/** Probes of containers that may have them: init and ephemeral containers' ones are refused as a whole. */
export function probesOf(container: Container): readonly Probe[] {
  return container.role === 'init' || container.role === 'ephemeral' ? none.list : probes(container).list;
}
