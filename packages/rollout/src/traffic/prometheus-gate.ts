import { type Clock, resilient } from '@slipway/core';
import { type Gate, Unanswered } from '../steps/context.ts';

/** How often it is asked; all tries of one question end within this time. */
const everyMs = 5_000;

/** A query that must have a result, such as `rate(http_errors[1m]) < 0.01`: a comparison that is false has none. */
export function prometheusGate(server: URL, query: string, clock: Clock): Gate {
  const url = new URL(`${server.pathname.replace(/\/$/, '')}/api/v1/query`, server);
  url.searchParams.set('query', query);
  const name = `query ${query}`;
  let failures: string[] = [];
  const service = resilient({
    clock,
    retryable: (error) => error instanceof Passing,
    tries: 4,
    deadlineMs: everyMs,
    firstDelayMs: 250,
    longestDelayMs: 2_000,
    onRetry: ({ error }) => failures.push((error as Passing).message),
  });
  const send = async (signal: AbortSignal, tell: (text: string) => void): Promise<Answered> => {
    failures = [];
    try {
      const answer = await service.execute((ended) => sendOnce(url, ended), signal);
      if (failures.length > 0) tell(`${name}: answered at try ${failures.length + 1}; before, ${failures.at(-1)}.`);
      return answer;
    } catch (error) {
      if (signal.aborted) throw error;
      const words = error instanceof Error ? error.message : String(error);
      throw new Unanswered(
        error instanceof Passing && failures.length > 0 ? `${words} (${failures.length + 1} tries)` : words,
      );
    }
  };
  return {
    name,
    everyMs,
    check: async (signal, tell) => {
      try {
        const { status, text } = await send(signal, tell);
        // What is wrong with the query or the token now will be so when the release is out.
        return [400, 401, 403].includes(status) ? refusalIn(status, text) : undefined;
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        tell(`${name}: ${error.message}. The release begins all the same; it needs an answer at its end.`);
        return undefined;
      }
    },
    ask: async (signal, tell) => {
      const { status, text } = await send(signal, tell);
      return status >= 200 && status < 300 ? resultOf(text) : refusalIn(status, text);
    },
  };
}

interface Answered {
  readonly status: number;
  readonly text: string;
}

/** What another try may not meet. */
class Passing extends Error {
  readonly retryAfterMs: number;

  constructor(message: string, retryAfterMs: number, cause?: unknown) {
    super(message, { cause });
    this.retryAfterMs = retryAfterMs;
  }
}

async function sendOnce(url: URL, signal: AbortSignal): Promise<Answered> {
  let answer: Response;
  let text: string;
  try {
    answer = await fetch(url, { signal });
    text = await answer.text();
  } catch (error) {
    if (signal.aborted) throw error;
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new Passing(`Prometheus does not answer: ${words}`, 0, error);
  }
  const { status, headers } = answer;
  if (status !== 408 && status !== 429 && status < 500) return { status, text };
  throw new Passing(refusalIn(status, text), Number(headers.get('retry-after') ?? 0) * 1000 || 0);
}

/** Prometheus says in `error` what is wrong with a query, where it stands and why. */
function refusalIn(status: number, text: string): string {
  let said: unknown;
  try {
    said = (JSON.parse(text) as { error?: unknown } | null)?.error;
  } catch {
    // No JSON: a proxy in between.
  }
  return `Prometheus answers HTTP ${status}: ${(typeof said === 'string' ? said : text.trim()).slice(0, 200)}`;
}

function resultOf(text: string): string | undefined {
  let answer: { readonly data?: { readonly resultType?: string; readonly result?: unknown } } | null;
  try {
    answer = JSON.parse(text);
  } catch {
    return `Prometheus answers with something that is no JSON, such as the page of a login: ${text.trim().slice(0, 100)}`;
  }
  const { resultType, result } = answer?.data ?? {};
  if (resultType === 'scalar') return Array.isArray(result) && Number(result[1]) !== 0 ? undefined : 'it is 0';
  return Array.isArray(result) && result.length > 0 ? undefined : 'it has no result: its condition does not hold';
}
