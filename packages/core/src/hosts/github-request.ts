import type { Clock } from '../clock.ts';

const attempts = 4;

/** A limit that lasts longer is not worth the minutes of a runner. */
const maxWaitSeconds = 60;

/** Repeats a request to GitHub that met an outage or a short limit. @throws the last error */
export async function withRetries<T>(clock: Clock, call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const limit = limitOf(error, clock);
      const failed = (statusOf(error) ?? 0) >= 500;
      const seconds = limit?.seconds ?? 2 ** attempt;
      if ((limit === undefined && !failed) || seconds > maxWaitSeconds || attempt === attempts) throw error;
      await clock.sleep(seconds * 1000);
    }
  }
}

/**
 * Why GitHub did not do what it was asked to, for a sentence in the log.
 *
 * @param permission what a workflow has to grant for it: `checks`, `deployments`
 */
export function troubleOf(error: unknown, permission: string, clock: Clock, right: 'read' | 'write' = 'write'): string {
  const limit = limitOf(error, clock);
  if (limit !== undefined) return `GitHub limits the requests of this token ${limit.text}`;
  if (isForbidden(error) && right === 'read')
    return `the token may not read ${permission} (add \`permissions: ${permission}: read\`), or it is not there`;
  if (isForbidden(error))
    return `the token may not write ${permission} (a fork's token never may; else add \`permissions: ${permission}: write\`)`;
  const status = statusOf(error);
  if (status === 401) return 'the token is not valid';
  const message = error instanceof Error ? error.message : String(error);
  return `GitHub answered${status === undefined ? '' : ` ${status}`}: ${message.slice(0, 500)}`;
}

/** Whether the token lacks the right, which it will lack the next time too. GitHub hides what a token may not see by 404. */
export function isForbidden(error: unknown): boolean {
  const status = statusOf(error);
  return status === 403 || status === 404;
}

/** Octokit gives connections that break the status 500. */
export function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : undefined;
}

/**
 * How long a limit lasts. GitHub answers 403 or 429 to both kinds: a secondary limit says how many seconds to wait, a used
 * up budget says when it is full again. Source: docs.github.com, "Rate limits for the REST API".
 */
function limitOf(error: unknown, clock: Clock): { seconds: number; text: string } | undefined {
  const status = statusOf(error);
  if (status !== 403 && status !== 429) return undefined;
  const after = header(error, 'retry-after');
  if (after !== undefined) return { seconds: after, text: `for ${after} s` };
  const reset = header(error, 'x-ratelimit-reset');
  if (header(error, 'x-ratelimit-remaining') === 0 && reset !== undefined) {
    // One second more, because the time is given in whole seconds.
    const seconds = Math.max(0, Math.ceil(reset - clock.now() / 1000)) + 1;
    return { seconds, text: `until ${new Date(reset * 1000).toISOString()}` };
  }
  return status === 429 ? { seconds: maxWaitSeconds, text: 'for now' } : undefined;
}

/** A header of the answer that an error of Octokit carries, as a number. */
function header(error: unknown, name: string): number | undefined {
  const response = error instanceof Error && 'response' in error ? error.response : undefined;
  const headers = typeof response === 'object' && response !== null && 'headers' in response ? response.headers : {};
  const entry = Object.entries(headers ?? {}).find(([key]) => key === name);
  const value = entry === undefined ? Number.NaN : Number(entry[1]);
  return Number.isFinite(value) ? value : undefined;
}
