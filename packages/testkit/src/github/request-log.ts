/** A request that the fake saw, and how it ended; 0 when the connection broke. */
export interface LoggedRequest {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Parsed when it is JSON, else the text. */
  readonly body: unknown;
  readonly status: number;
}
