import { getOctokit } from '@actions/github';
import { type Clock, systemClock } from '../clock.ts';
import { oneLine } from '../reports/printable.ts';
import { isForbidden, statusOf, troubleOf, withRetries } from './github-request.ts';

/**
 * What a GitHub Deployment says: which commit goes to which environment. A job with an `environment:` of its own has a
 * deployment by GitHub already, unless it says `deployment: false`.
 */
export interface DeploymentWish {
  readonly environment: string;
  readonly token: string | undefined;
  /** Where the application can be seen: http or https. */
  readonly environmentUrl?: string | undefined;
  readonly description: string;
  /** Facts for later readers, such as the digests. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Whether the environment goes away again, as that of a pull request does; then it is told so by `inactive`. */
  readonly transient?: boolean | undefined;
  /** Whether users meet it; by default when it is called `production`. */
  readonly production?: boolean | undefined;
  /** Whether a success retires earlier deployments to the same environment. GitHub keeps those of production. */
  readonly autoInactive?: boolean | undefined;
}

export type DeploymentState = 'queued' | 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';

/** A deployment that was announced, and can be told of how it goes. */
export interface DeploymentRecord {
  /**
   * Says how far it is, in the order of the calls. Never rejects, and holds up nothing: it resolves at once while the
   * deployment goes on, and when GitHub has heard everything for a state that ends it.
   */
  status(state: DeploymentState, description: string): Promise<void>;
}

export interface DeploymentTarget {
  readonly owner: string;
  readonly repo: string;
  readonly sha: string;
  readonly apiUrl: string | undefined;
  /** How often this run was started: one whose runner was killed may have left a deployment without an end. */
  readonly runAttempt?: number;
  /** Page of the run. */
  readonly logUrl: string | undefined;
  /** For the waits between attempts; tests give their own. */
  readonly clock?: Clock;
  /** How long GitHub may take for an answer; 10 s by default. */
  readonly timeoutMs?: number;
}

/** GitHub cuts nothing: a longer description is refused. */
const maxDescription = 140;

/**
 * Makes a GitHub Deployment, in the background. Showing a release is not the release: whatever keeps GitHub from taking
 * it (a fork's token, a limit, an outage) is told by `complain`, as a sentence, and not thrown.
 */
export function createDeployment(
  wish: DeploymentWish,
  target: DeploymentTarget,
  complain: (sentence: string) => void,
): DeploymentRecord {
  const conversation = new Conversation(wish, target, complain);
  return {
    status: async (state, description) => {
      const told = conversation.tell(state, description);
      if (state !== 'queued' && state !== 'in_progress') await told;
    },
  };
}

/** What GitHub is told of one deployment: one request after the other. */
class Conversation {
  private readonly wish: DeploymentWish;
  private readonly target: DeploymentTarget;
  private readonly complain: (sentence: string) => void;
  private readonly octokit: ReturnType<typeof getOctokit>;
  private readonly place: { readonly owner: string; readonly repo: string };
  /** Number of the deployment; undefined before it is made, and when it is no use to say more. */
  private id: number | undefined;
  private last: Promise<void>;

  constructor(wish: DeploymentWish, target: DeploymentTarget, complain: (sentence: string) => void) {
    const { owner, repo, apiUrl } = target;
    this.wish = wish;
    this.target = target;
    this.complain = complain;
    this.place = { owner, repo };
    this.octokit = getOctokit(wish.token ?? '', apiUrl === undefined ? {} : { baseUrl: apiUrl });
    this.last = this.create();
  }

  tell(state: DeploymentState, description: string): Promise<void> {
    this.last = this.last.then(() => this.createStatus(state, description));
    return this.last;
  }

  private async create(): Promise<void> {
    const { environment, description, payload, transient, production } = this.wish;
    try {
      this.id = await this.unfinished();
      if (this.id !== undefined) return;
      const { data } = await this.send((request) =>
        this.octokit.rest.repos.createDeployment({
          ...this.place,
          ref: this.target.sha,
          environment,
          description: fitting(description),
          payload: { ...payload },
          // The commit goes out as it was tested: not merged with anything, and not checked again.
          auto_merge: false,
          required_contexts: [],
          ...(transient === undefined ? {} : { transient_environment: transient }),
          ...(production === undefined ? {} : { production_environment: production }),
          request,
        }),
      );
      if ('id' in data) this.id = data.id;
      else this.complain(`GitHub does not show this deployment: ${data.message ?? 'it made none'}.`);
    } catch (error) {
      this.complain(`GitHub does not show this deployment: ${this.troubleOf(error)}.`);
    }
  }

  /** The deployment that an earlier attempt of this run began, and has not ended. GitHub lists the newest first. */
  private async unfinished(): Promise<number | undefined> {
    const { sha, runAttempt = 1 } = this.target;
    if (runAttempt < 2) return undefined;
    const { environment, payload } = this.wish;
    const { data } = await this.send((request) =>
      this.octokit.rest.repos.listDeployments({ ...this.place, sha, environment, per_page: 30, request }),
    );
    const same = data.find((one) => releaseIn(one.payload) === payload['release']);
    if (same === undefined || payload['release'] === undefined) return undefined;
    const { data: statuses } = await this.send((request) =>
      this.octokit.rest.repos.listDeploymentStatuses({ ...this.place, deployment_id: same.id, per_page: 1, request }),
    );
    const state = statuses[0]?.state ?? 'pending';
    return ['pending', 'queued', 'in_progress'].includes(state) ? same.id : undefined;
  }

  private async createStatus(state: DeploymentState, description: string): Promise<void> {
    const id = this.id;
    if (id === undefined) return;
    const { environmentUrl, autoInactive = true } = this.wish;
    const { logUrl } = this.target;
    try {
      await this.send((request) =>
        this.octokit.rest.repos.createDeploymentStatus({
          ...this.place,
          deployment_id: id,
          state,
          description: fitting(description),
          ...(logUrl === undefined ? {} : { log_url: logUrl }),
          ...(environmentUrl !== undefined && isWebUrl(environmentUrl) ? { environment_url: environmentUrl } : {}),
          auto_inactive: autoInactive,
          request,
        }),
      );
    } catch (error) {
      if (isForbidden(error) || statusOf(error) === 401) this.id = undefined;
      this.complain(`GitHub was not told the status ${state} of this deployment: ${this.troubleOf(error)}.`);
    }
  }

  private send<T>(call: (request: { signal: AbortSignal }) => Promise<T>): Promise<T> {
    const { clock = systemClock, timeoutMs = 10_000 } = this.target;
    // A connection that is stuck is a matter of real time, whatever clock the release runs by.
    return withRetries(clock, () => call({ signal: AbortSignal.timeout(timeoutMs) }));
  }

  private troubleOf(error: unknown): string {
    return troubleOf(error, 'deployments', this.target.clock ?? systemClock);
  }
}

/** GitHub gives a payload back as it was given: an object, or its text. */
function releaseIn(payload: unknown): unknown {
  if (typeof payload === 'object' && payload !== null && 'release' in payload) return payload.release;
  if (typeof payload !== 'string' || payload === '') return undefined;
  try {
    return releaseIn(JSON.parse(payload));
  } catch {
    return undefined; // Of another tool.
  }
}

/** On one line, without characters of four bytes, which GitHub refuses in descriptions of statuses, and cut. */
function fitting(description: string): string {
  const text = oneLine(description)
    .replace(/[\u{10000}-\u{10ffff}]/gu, '�')
    .toWellFormed();
  return text.length > maxDescription ? `${text.slice(0, maxDescription - 1)}…` : text;
}

function isWebUrl(text: string): boolean {
  return /^https?:$/.test(URL.parse(text)?.protocol ?? '');
}
