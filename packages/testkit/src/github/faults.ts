import { type Answer, refusal } from './answer.ts';

/** Something that goes wrong with the next requests, in the order in which faults are given. */
export type Fault =
  /** None: one request passes. */
  | { readonly kind: 'none' }
  /** An answer of the service or of a proxy before it; `body` that is a string is sent as it is. */
  | { readonly kind: 'status'; readonly status: number; readonly body?: unknown }
  /** GitHub's secondary limit: 403 or 429 with the seconds to wait. */
  | { readonly kind: 'secondary-limit'; readonly retryAfterSeconds: number; readonly status?: 403 | 429 }
  /** The hourly budget is used up: 403 or 429, with the time at which it is full again and no `retry-after`. */
  | { readonly kind: 'primary-limit'; readonly resetAt: Date; readonly status?: 403 | 429 }
  /** The connection breaks before GitHub has read the request. */
  | { readonly kind: 'disconnect' }
  /** GitHub takes the request and never says a word. */
  | { readonly kind: 'silence' }
  /** GitHub does what it is asked to, but its answer is lost. */
  | { readonly kind: 'lost-answer' };

/** What a fault answers; undefined for those that break the connection or let it wait. */
export function answerOf(fault: Fault): Answer | undefined {
  switch (fault.kind) {
    case 'status':
      return { status: fault.status, body: fault.body ?? refusal(fault.status, 'Server Error').body };
    case 'secondary-limit':
      return refusal(
        fault.status ?? 403,
        'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
        '/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits',
        { 'retry-after': String(fault.retryAfterSeconds) },
      );
    case 'primary-limit':
      return refusal(
        fault.status ?? 403,
        'API rate limit exceeded for installation ID 1.',
        '/using-the-rest-api/rate-limits-for-the-rest-api',
        {
          'x-ratelimit-limit': '1000',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-used': '1000',
          'x-ratelimit-reset': String(Math.floor(fault.resetAt.getTime() / 1000)),
        },
      );
    default:
      return undefined;
  }
}
