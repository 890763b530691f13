/** What goes wrong with requests, and with which. */
export interface Fault {
  readonly match: {
    readonly method?: string;
    readonly path?: RegExp;
    /** Only watches, or only what is no watch. */
    readonly watch?: boolean;
  };
  /** How many requests it meets; without it all, until it is removed. */
  readonly times?: number;
  /** The answer instead of the right one. */
  readonly status?: number;
  readonly retryAfterSeconds?: number;
  /** The connection breaks: before anything is done, or after it is done and before it is answered. */
  readonly drop?: 'before' | 'after';
  readonly delayMs?: number;
  /** The watch stays open and never says anything. */
  readonly silent?: boolean;
}

/** Faults that tests inject. */
export class Faults {
  private list: { readonly fault: Fault; left: number }[] = [];

  /** @returns what removes it */
  add(fault: Fault): () => void {
    const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
    this.list.push(entry);
    return () => {
      this.list = this.list.filter((one) => one !== entry);
    };
  }

  /** The fault that meets a request, if one does; it counts as used. */
  take(method: string, path: string, watch: boolean): Fault | undefined {
    const entry = this.list.find(
      ({ fault: { match }, left }) =>
        left > 0 &&
        (match.method === undefined || match.method === method) &&
        (match.path === undefined || match.path.test(path)) &&
        (match.watch === undefined || match.watch === watch),
    );
    if (entry === undefined) return undefined;
    entry.left--;
    return entry.fault;
  }
}
