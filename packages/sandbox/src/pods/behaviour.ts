/** How the containers of an image behave. Whatever is left out is as a healthy web server: ready after a second. */
export interface Behaviour {
  readonly pull?: 'ok' | 'not-found' | 'denied' | 'unreachable' | { readonly unreachableForSeconds: number };
  readonly pullSeconds?: number;
  /** From the start of the container until its readiness probe passes. */
  readonly readyAfterSeconds?: number;
  readonly readiness?: 'pass' | 'fail';
  readonly crash?: {
    readonly afterSeconds: number;
    readonly exitCode: number;
    readonly reason?: 'Error' | 'OOMKilled';
    /** Later runs are healthy; without it every run ends so. */
    readonly times?: number;
  };
  readonly execNotFound?: boolean;
  readonly unschedulable?: boolean | { readonly forSeconds: number };
  /** From SIGTERM until the container ends. */
  readonly drainSeconds?: number;
  readonly log?: readonly string[];
  readonly answer?: (request: PodRequest) => { readonly status: number; readonly body: string };
}

export interface PodRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** Behaviours by image; the newest that fits counts. */
export class PodBehaviours {
  private readonly list: { readonly image: string | RegExp; readonly behaviour: Behaviour }[] = [];

  behave(image: string | RegExp, behaviour: Behaviour): void {
    this.list.unshift({ image, behaviour });
  }

  of(image: string): Behaviour {
    const found = this.list.find((entry) =>
      typeof entry.image === 'string' ? entry.image === image : entry.image.test(image),
    );
    return found?.behaviour ?? {};
  }
}
