export interface Cause {
  readonly reason: string;
  readonly message: string;
  readonly field: string;
}

/** An answer that says no, as a Status object. */
export class StatusError extends Error {
  override readonly name = 'StatusError';
  readonly status: number;
  readonly reason: string;
  readonly causes: readonly Cause[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    status: number,
    reason: string,
    message: string,
    causes: readonly Cause[] = [],
    retryAfterSeconds?: number,
  ) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.causes = causes;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export function statusBody({ status, reason, message, causes, retryAfterSeconds }: StatusError): object {
  const details = {
    ...(causes.length === 0 ? {} : { causes }),
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  };
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
    ...(Object.keys(details).length === 0 ? {} : { details }),
    code: status,
  };
}

export function notFound(resource: string, name: string): StatusError {
  return new StatusError(404, 'NotFound', `${resource} "${name}" not found`);
}

export function invalid(kind: string, name: string, causes: readonly Cause[]): StatusError {
  const text = causes.map(({ field, message }) => `${field}: ${message}`).join(', ');
  return new StatusError(
    422,
    'Invalid',
    `${kind} "${name}" is invalid: ${causes.length > 1 ? `[${text}]` : text}`,
    causes,
  );
}
