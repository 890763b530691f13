/** What the fake says to a request. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that may go on: its token is known, its repository exists, its body is an object. */
export interface Asked {
  readonly repository: string;
  /** Values of the braces in the route's path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One operation, by the words of GitHub's OpenAPI description. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** As in the description: `/repos/{owner}/{repo}/check-runs`. */
  readonly path: string;
  /** What a token needs: `checks=write`. */
  readonly permission: `${string}=${'read' | 'write'}`;
  readonly docs: string;
  answer(asked: Asked): Answer;
}

/** An error as GitHub words it; `docs` is the page of the operation. */
export function refusal(status: number, message: string, docs = '', headers: Record<string, string> = {}): Answer {
  const body = { message, documentation_url: `https://docs.github.com/rest${docs}`, status: String(status) };
  return { status, body, headers };
}

/** GitHub's 422 to a body that breaks the rules of its fields. */
export function invalid(complaints: readonly string[], docs: string): Answer {
  return refusal(422, ['Invalid request.', ...complaints].join('\n\n'), docs);
}

/** One page of a list, as `per_page` and `page` ask for it; GitHub gives 30 by default and never more than 100. */
export function page<T>(items: readonly T[], query: URLSearchParams): T[] {
  const size = Math.min(100, Math.max(1, Number(query.get('per_page') ?? 30)));
  const start = (Math.max(1, Number(query.get('page') ?? 1)) - 1) * size;
  return items.slice(start, start + size);
}
