import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, type Route, refusal } from './answer.ts';
import { isRecord } from './body-rules.ts';
import { type CheckRun, checkRunRoutes } from './check-runs.ts';
import { type Deployment, deploymentRoutes } from './deployments.ts';
import { answerOf, type Fault } from './faults.ts';
import { type Issue, issueRoutes } from './issues.ts';
import { type PullRequest, pullRequestRoutes, type Review } from './pull-requests.ts';
import type { LoggedRequest } from './request-log.ts';
import { type EnvironmentApproval, type WorkflowRun, workflowRunRoutes } from './workflow-runs.ts';

export interface FakeGithubOptions {
  readonly now?: () => Date;
}

/**
 * GitHub's REST API as far as Slipway calls it, on a loopback port, with state. It knows repositories, their commits, and
 * tokens with their permissions; refuses what GitHub refuses; and fails when a test wants it to. `contract.test.ts` holds
 * every route, request and answer to GitHub's OpenAPI description.
 */
export class FakeGithub {
  /** Everything that was asked, in order. */
  readonly requests: LoggedRequest[] = [];
  readonly checkRuns: CheckRun[] = [];
  readonly deployments: Deployment[] = [];
  readonly pullRequests: PullRequest[] = [];
  readonly reviews: Review[] = [];
  readonly workflowRuns: WorkflowRun[] = [];
  readonly approvals: EnvironmentApproval[] = [];
  readonly issues: Issue[] = [];
  readonly routes: readonly Route[];
  private readonly commits = new Map<string, Set<string>>();
  private readonly tokens = new Map<string, ReadonlySet<string>>();
  private readonly permissions = new Map<string, string>();
  private readonly faults: Fault[] = [];
  private readonly server: Server;

  private constructor({ now = () => new Date('2026-11-23T12:00:00Z') }: FakeGithubOptions) {
    const common = {
      now,
      apiUrl: () => this.url,
      hasCommit: (repository: string, sha: string) => this.commits.get(repository)?.has(sha) ?? false,
    };
    this.routes = [
      ...checkRunRoutes({ checkRuns: this.checkRuns, ...common }),
      ...deploymentRoutes({ deployments: this.deployments, ...common }),
      ...pullRequestRoutes({
        pullRequests: this.pullRequests,
        reviews: this.reviews,
        permissions: this.permissions,
        ...common,
      }),
      ...issueRoutes({ issues: this.issues, ...common }),
      ...workflowRunRoutes({ workflowRuns: this.workflowRuns, approvals: this.approvals, ...common }),
    ];
    this.server = createServer((request, response) => void this.serve(request, response));
  }

  static async start(options: FakeGithubOptions = {}): Promise<FakeGithub> {
    const github = new FakeGithub(options);
    await new Promise<void>((resolve) => github.server.listen(0, '127.0.0.1', resolve));
    return github;
  }

  /** The address that stands in `GITHUB_API_URL`. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  addCommit(repository: string, sha: string): void {
    this.commits.set(repository, (this.commits.get(repository) ?? new Set()).add(sha));
  }

  /** @param permissions such as `checks=write`; a token of a fork's pull request has only `…=read` */
  addToken(token: string, permissions: readonly string[]): void {
    this.tokens.set(token, new Set(permissions));
  }

  /** @param role `admin`, `maintain`, `write`, `triage`, `read` or `none`; whoever is not named may read */
  allow(repository: string, login: string, role: string): void {
    this.permissions.set(`${repository} ${login}`, role);
  }

  /** Lets the next requests fail, one fault each. */
  failNext(...faults: readonly Fault[]): void {
    this.faults.push(...faults);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request);
    const fault = this.faults.shift();
    const unread = fault?.kind === 'disconnect' || fault?.kind === 'silence';
    const answer = unread ? undefined : ((fault && answerOf(fault)) ?? this.answer(request, text));
    const lost = answer === undefined || fault?.kind === 'lost-answer';
    this.requests.push({
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: parsed(text),
      status: lost ? 0 : answer.status,
    });
    if (lost) {
      if (fault?.kind !== 'silence') request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, {
      'content-type': 'application/json; charset=utf-8',
      'x-github-request-id': `FAKE:${this.requests.length}`,
      'x-ratelimit-limit': '1000',
      'x-ratelimit-remaining': String(Math.max(0, 1000 - this.requests.length)),
      ...answer.headers,
    });
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  }

  /** Answers in the order in which GitHub looks at a request: the client, the token, the place, the rights, the body. */
  private answer({ method, url = '', headers }: IncomingMessage, text: string): Answer {
    if (!headers['user-agent'])
      return refusal(
        403,
        'Request forbidden by administrative rules. Please make sure your request has a User-Agent header.',
      );
    const token = /^(?:token|bearer) (.+)$/i.exec(headers.authorization ?? '')?.[1];
    if (token === undefined) return refusal(401, 'Requires authentication');
    const permissions = this.tokens.get(token);
    if (permissions === undefined) return refusal(401, 'Bad credentials');
    const [path = '', query = ''] = url.split('?');
    for (const route of this.routes) {
      const params = matchPath(route.path, path);
      if (route.method !== method || params === undefined) continue;
      const repository = `${params['owner']}/${params['repo']}`;
      if (!this.commits.has(repository)) return refusal(404, 'Not Found', route.docs);
      if (!allows(permissions, route.permission))
        return refusal(403, 'Resource not accessible by integration', route.docs, {
          'x-accepted-github-permissions': route.permission,
        });
      const body = text === '' ? {} : parsed(text);
      if (typeof body === 'string') return refusal(400, 'Problems parsing JSON', route.docs);
      if (!isRecord(body)) return refusal(400, 'Body should be a JSON object', route.docs);
      return route.answer({ repository, params, query: new URLSearchParams(query), body });
    }
    return refusal(404, 'Not Found');
  }
}

/** Every token may read what is public of a repository, and who may write may read. */
function allows(permissions: ReadonlySet<string>, needed: string): boolean {
  const write = needed.replace(/=read$/, '=write');
  return needed === 'metadata=read' || permissions.has(needed) || permissions.has(write);
}

function matchPath(template: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [template.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [i, part] of wanted.entries()) {
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name !== undefined) params[name] = decodeURIComponent(given[i]!);
    else if (part !== given[i]) return undefined;
  }
  return params;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
