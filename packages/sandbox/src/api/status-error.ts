import { type Kind, resourceName } from '../store/kinds.ts';

export interface Cause {
  readonly reason: string;
  readonly message: string;
  readonly field: string;
}

export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly uid?: string;
  readonly causes?: readonly Partial<Cause>[];
  readonly retryAfterSeconds?: number;
}

/** An answer that says no, as a Status object. */
export class StatusError extends Error {
  override readonly name = 'StatusError';
  readonly status: number;
  readonly reason: string;
  readonly details: StatusDetails | undefined;

  constructor(status: number, reason: string, message: string, details?: StatusDetails) {
    super(message);
    this.status = status;
    this.reason = reason;
    this.details = details;
  }

  get retryAfterSeconds(): number | undefined {
    return this.details?.retryAfterSeconds;
  }
}

export function statusBody({ status, reason, message, details }: StatusError): object {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    ...(reason === '' ? {} : { reason }),
    ...(details === undefined ? {} : { details }),
    code: status,
  };
}

type Resource = Pick<Kind, 'group' | 'plural'>;

/** What details say of an object: `kind` is its resource there. */
export function detailsOf({ group, plural }: Resource, name: string): StatusDetails {
  return { ...(name === '' ? {} : { name }), ...(group === '' ? {} : { group }), kind: plural };
}

export function badRequest(message: string): StatusError {
  return new StatusError(400, 'BadRequest', message);
}

export function notFound(resource: Resource, name: string): StatusError {
  return new StatusError(404, 'NotFound', `${resourceName(resource)} "${name}" not found`, detailsOf(resource, name));
}

/** A path that is not served. */
export function notServed(): StatusError {
  return new StatusError(404, 'NotFound', 'the server could not find the requested resource', {});
}

export function conflict(resource: Resource, name: string, why: string): StatusError {
  const message = `Operation cannot be fulfilled on ${resourceName(resource)} "${name}": ${why}`;
  return new StatusError(409, 'Conflict', message, detailsOf(resource, name));
}

export function forbidden(resource: Resource, name: string, why: string, causes?: readonly Cause[]): StatusError {
  const message = `${resourceName(resource)} "${name}" is forbidden: ${why}`;
  return new StatusError(403, 'Forbidden', message, {
    ...detailsOf(resource, name),
    ...(causes === undefined ? {} : { causes }),
  });
}

/** 422 with every cause, in the words of field.ErrorList. */
export function invalid(kind: Pick<Kind, 'group' | 'kind'>, name: string, causes: readonly Cause[]): StatusError {
  const list = [...new Set(causes.map(({ field, message }) => `${field}: ${message}`))];
  const { group } = kind;
  const qualified = group === '' ? kind.kind : `${kind.kind}.${group}`;
  return new StatusError(
    422,
    'Invalid',
    `${qualified} "${name}" is invalid: ${list.length > 1 ? `[${list.join(', ')}]` : list.join('')}`,
    { ...(name === '' ? {} : { name }), ...(group === '' ? {} : { group }), kind: kind.kind, causes },
  );
}

export function required(field: string, more = ''): Cause {
  return { reason: 'FieldValueRequired', message: `Required value${more === '' ? '' : `: ${more}`}`, field };
}

export function wrong(field: string, value: unknown, why: string): Cause {
  return { reason: 'FieldValueInvalid', message: `Invalid value: ${JSON.stringify(value ?? null)}: ${why}`, field };
}

export function unsupported(field: string, value: unknown, supported: readonly string[]): Cause {
  const list = supported.map((one) => `"${one}"`).join(', ');
  return {
    reason: 'FieldValueNotSupported',
    message: `Unsupported value: ${JSON.stringify(value)}: supported values: ${list}`,
    field,
  };
}

export function refused(field: string, why: string): Cause {
  return { reason: 'FieldValueForbidden', message: `Forbidden: ${why}`, field };
}

export function duplicate(field: string, value: unknown): Cause {
  return { reason: 'FieldValueDuplicate', message: `Duplicate value: ${JSON.stringify(value)}`, field };
}
