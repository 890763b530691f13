import { ApiError } from './api-error.ts';

const codes = ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'];

/** Answers and broken connections that another try may not meet. */
export function isTransient(error: unknown): boolean {
  if (error instanceof ApiError) return [429, 500, 502, 503, 504].includes(error.status);
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return codes.includes(code) || /socket hang up|no answer within/.test(error.message);
}
