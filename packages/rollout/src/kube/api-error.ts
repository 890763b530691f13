/** A cause of a Status, such as a field that another manager owns. */
export interface StatusCause {
  readonly reason?: string;
  readonly message?: string;
  readonly field?: string;
}

/** An answer of the API server that says no. `status` is the HTTP status, `reason` the word of its Status object. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly reason: string;
  readonly causes: readonly StatusCause[];
  /** How long the server asks to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(
    status: number,
    reason: string,
    message: string,
    more: { readonly causes?: readonly StatusCause[]; readonly retryAfterMs?: number | undefined } = {},
  ) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.causes = more.causes ?? [];
    this.retryAfterMs = more.retryAfterMs;
  }
}

/** Reads the Status object of an answer; anything else (a proxy's HTML page) is kept in short. */
export function apiErrorOf(status: number, body: string, retryAfter: string | undefined): ApiError {
  const retryAfterMs = retryAfter !== undefined && /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;
  const parsed = parseStatus(body);
  if (parsed === undefined)
    return new ApiError(status, 'Unknown', `HTTP ${status}: ${body.trim().slice(0, 200) || 'no text'}`, {
      retryAfterMs,
    });
  const { reason = 'Unknown', message = `HTTP ${status}`, details } = parsed;
  const seconds = details?.retryAfterSeconds;
  return new ApiError(status, reason, message, {
    causes: details?.causes ?? [],
    retryAfterMs: retryAfterMs ?? (seconds === undefined ? undefined : seconds * 1000),
  });
}

interface StatusBody {
  readonly reason?: string;
  readonly message?: string;
  readonly details?: { readonly causes?: readonly StatusCause[]; readonly retryAfterSeconds?: number };
}

function parseStatus(body: string): StatusBody | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'Status'
      ? (value as StatusBody)
      : undefined;
  } catch {
    return undefined; // Not JSON: a proxy or a load balancer answered.
  }
}

export function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}

export function isConflict(error: unknown): boolean {
  return error instanceof ApiError && error.status === 409;
}

/** Whether the user lacks a right. Admission policies, webhooks and quotas refuse with 403 too, and no Role helps then. */
export function isMissingRight(error: unknown): boolean {
  return error instanceof ApiError && error.status === 403 && !/denied|quota|violates/i.test(error.message);
}
