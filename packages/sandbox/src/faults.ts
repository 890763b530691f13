import { StatusError } from './api/status-error.ts';

/** What goes wrong with requests, and with which. */
export interface Fault {
  readonly match: {
    readonly method?: string;
    /** A text is the whole path. */
    readonly path?: RegExp | string;
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

  clear(): void {
    this.list = [];
  }

  /** The first fault that meets a request, if one does; it counts as used. */
  take(method: string, path: string, watch: boolean): Fault | undefined {
    const entry = this.list.find(({ fault, left }) => left > 0 && meets(fault, method, path, watch));
    if (entry === undefined) return undefined;
    entry.left--;
    return entry.fault;
  }
}

function meets({ match }: Fault, method: string, path: string, watch: boolean): boolean {
  return (
    (match.method === undefined || match.method === method) &&
    (match.path === undefined || (typeof match.path === 'string' ? match.path === path : match.path.test(path))) &&
    (match.watch === undefined || match.watch === watch)
  );
}

const reasons: Readonly<Record<number, readonly [reason: string, message: string]>> = {
  429: ['TooManyRequests', 'too many requests, please try again later'],
  500: ['InternalError', 'Internal error occurred: a fault was injected'],
  503: ['ServiceUnavailable', 'the server is currently unable to handle the request'],
  504: ['Timeout', 'Timeout: request did not complete within the allotted timeout'],
};

/** The answer of a fault, as a server in trouble words it. */
export function faultAnswer(status: number, retryAfterSeconds: number | undefined): StatusError {
  const [reason, message] = reasons[status] ?? ['', `a fault was injected: ${status}`];
  return new StatusError(status, reason, message, retryAfterSeconds === undefined ? undefined : { retryAfterSeconds });
}
