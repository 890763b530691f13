import type { Container, Pod } from './pod.ts';

/**
 * How a container behaves. Whatever is left out is as a healthy web server: ready a second after it was started,
 * answering every request with the name of its image.
 */
export interface Behaviour {
  readonly pull?:
    | 'ok'
    | 'not-found'
    | 'denied'
    | 'unreachable'
    | 'invalid-name'
    /** Counted from the first try of a pod. */
    | { readonly unreachableForSeconds: number };
  readonly pullSeconds?: number;
  /** From the image being there to the container running: 0. */
  readonly startSeconds?: number;
  /** From the start of the container until it listens and its probes pass: 1 where there is one to wait for it, else 0. */
  readonly readyAfterSeconds?: number;
  readonly crash?: {
    readonly afterSeconds: number;
    readonly exitCode: number;
    /** How many runs end so; later ones are healthy. Without it all. */
    readonly times?: number;
    readonly reason?: 'OOMKilled' | 'Error';
    /** The last lines of its log. */
    readonly log?: readonly string[];
  };
  /** The command is not in the image. */
  readonly execNotFound?: boolean;
  /** What the readiness probe is told, where there is one. */
  readonly readiness?: 'pass' | 'fail' | { readonly failForSeconds: number };
  readonly liveness?: 'pass' | 'fail';
  /** No node takes the pod; asked of its first container. */
  readonly unschedulable?: boolean | { readonly forSeconds: number; readonly message?: string };
  /** From SIGTERM to the end, with exit code 0: it drains. Without it the signal ends it at once, with 143. */
  readonly drainSeconds?: number;
  /** How long init containers and containers of Jobs run until they end well: 1. */
  readonly runSeconds?: number;
  readonly log?: readonly string[];
  readonly answer?: (request: PodRequest) => PodAnswer;
}

/** A request to a pod's server. */
export interface PodRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface PodAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Which containers behave so: by their image, by the name of their pod, or both. */
export interface BehaviourMatch {
  readonly image?: string | RegExp;
  readonly name?: RegExp;
}

/** Behaviours by container; the newest that fits counts, also for containers that run already. */
export class PodBehaviours {
  private readonly list: { readonly match: BehaviourMatch; readonly behaviour: Behaviour }[] = [];
  private readonly listeners = new Set<() => void>();
  /** Replicas by `namespace/name` of a HorizontalPodAutoscaler. */
  private readonly scales = new Map<string, number>();

  behave(match: BehaviourMatch | string | RegExp, behaviour: Behaviour): void {
    const full = typeof match === 'string' || match instanceof RegExp ? { image: match } : match;
    this.list.unshift({ match: full, behaviour });
    this.tell();
  }

  /** What the metrics of a HorizontalPodAutoscaler would make it ask for, from now on. */
  autoscale(namespace: string, autoscaler: string, replicas: number): void {
    this.scales.set(`${namespace}/${autoscaler}`, replicas);
    this.tell();
  }

  of(pod: Pod, { image = '' }: Container): Behaviour {
    const fits = (text: string, wanted: string | RegExp | undefined) =>
      wanted === undefined || (typeof wanted === 'string' ? wanted === text : text.search(wanted) >= 0);
    return (
      this.list.find(({ match }) => fits(image, match.image) && fits(pod.metadata.name, match.name))?.behaviour ?? {}
    );
  }

  scaleOf(namespace: string, autoscaler: string): number | undefined {
    return this.scales.get(`${namespace}/${autoscaler}`);
  }

  /** Calls back when anything was told. @returns what ends it */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}
