import { getOctokit } from '@actions/github';
import { type Clock, systemClock } from '../clock.ts';
import { troubleOf, withRetries } from './github-request.ts';

/** What was asked for, or why it cannot be known: a right that lacks, a limit, an outage. */
export type Answer<T> = { readonly value: T } | { readonly trouble: string };

export interface PullRequest {
  readonly number: number;
  readonly author: string;
  readonly head: string;
  readonly base: string;
}

/** A review of a pull request, as GitHub keeps it. */
export interface Review {
  readonly id: number;
  readonly author: string;
  readonly isBot: boolean;
  /** GitHub's words: `APPROVED`, `CHANGES_REQUESTED`, `COMMENTED`, `DISMISSED`, `PENDING`. */
  readonly state: string;
  /** The commit that the reviewer saw. */
  readonly commit: string | undefined;
  /** ISO time. */
  readonly submittedAt: string;
  readonly body: string;
  readonly url: string;
  /** GitHub's words for what the reviewer is to the repository: `OWNER`, `MEMBER`, `COLLABORATOR`, `CONTRIBUTOR`, `NONE`. */
  readonly association: string;
}

/** A finished run of a workflow. */
export interface WorkflowRun {
  readonly id: number;
  readonly workflow: string;
  readonly commit: string;
  /** GitHub's words: `success`, `failure`, `timed_out`, `cancelled`, `skipped`, … */
  readonly conclusion: string;
  /** How often it was tried; above 1 it was run again. */
  readonly attempt: number;
  /** ISO time. */
  readonly startedAt: string;
}

/** What a required reviewer of an environment said of this run. */
export interface EnvironmentApproval {
  readonly environments: readonly string[];
  readonly approved: boolean;
  readonly reviewer: string;
  readonly isBot: boolean;
  readonly comment: string;
}

/** What a CI host knows of pull requests and earlier runs. Nothing here throws for what GitHub refuses: the answer says why. */
export interface CodeHost {
  pullRequest(number: number): Promise<Answer<PullRequest>>;
  /** All reviews, the oldest first. */
  reviews(number: number): Promise<Answer<readonly Review[]>>;
  /** `admin`, `maintain`, `write`, `triage`, `read` or `none`. */
  permission(login: string): Promise<Answer<string>>;
  /** Numbers of the issues and pull requests that have a label, the newest first. */
  issuesWithLabel(label: string, most: number): Promise<Answer<readonly number[]>>;
  /** What reviewers of environments said of this very run. */
  environmentApprovals(): Promise<Answer<readonly EnvironmentApproval[]>>;
  /** Page of this run. */
  readonly runUrl: string | undefined;
  /** The newest finished runs of a branch, the newest first. */
  workflowRuns(branch: string, most: number): Promise<Answer<readonly WorkflowRun[]>>;
}

export interface CodeHostTarget {
  readonly token: string;
  readonly owner: string;
  readonly repo: string;
  readonly apiUrl: string | undefined;
  /** Number of this run, and its page. */
  readonly runId?: number | undefined;
  readonly runUrl?: string | undefined;
  /** For the waits between attempts; tests give their own. */
  readonly clock?: Clock;
  /** How long GitHub may take for an answer; 10 s by default. */
  readonly timeoutMs?: number;
}

/** GitHub's most. */
const perPage = 100;

/** Reviews of one pull request that are looked at: more than anybody has. */
const mostReviews = 1000;

export function githubCodeHost(target: CodeHostTarget): CodeHost {
  const { token, owner, repo, apiUrl, clock = systemClock, timeoutMs = 10_000 } = target;
  const { rest } = getOctokit(token, apiUrl === undefined ? {} : { baseUrl: apiUrl });
  const place = { owner, repo };
  const ask = async <T>(permission: string, read: () => Promise<T>): Promise<Answer<T>> => {
    try {
      return { value: await read() };
    } catch (error) {
      return { trouble: troubleOf(error, permission, clock, 'read') };
    }
  };
  // A connection that is stuck is a matter of real time.
  const send = <T>(call: (request: { signal: AbortSignal }) => Promise<T>): Promise<T> =>
    withRetries(clock, () => call({ signal: AbortSignal.timeout(timeoutMs) }));
  return {
    runUrl: target.runUrl,
    environmentApprovals: async () => {
      const { runId } = target;
      if (runId === undefined) return { trouble: 'this run has no number' };
      return ask('actions', async () => {
        const { data } = await send((request) => rest.actions.getReviewsForRun({ ...place, run_id: runId, request }));
        return data.map(({ environments, state, user, comment }) => ({
          environments: environments.flatMap(({ name }) => name ?? []),
          approved: state === 'approved',
          reviewer: user.login,
          isBot: user.type !== 'User',
          comment,
        }));
      });
    },
    pullRequest: (number) =>
      ask('pull-requests', async () => {
        const { data } = await send((request) => rest.pulls.get({ ...place, pull_number: number, request }));
        return { number, author: data.user?.login ?? '', head: data.head.sha, base: data.base.sha };
      }),
    reviews: (number) =>
      ask('pull-requests', () =>
        allPages(mostReviews, async (page) => {
          const { data } = await send((request) =>
            rest.pulls.listReviews({ ...place, pull_number: number, per_page: perPage, page, request }),
          );
          return data.map(shownReview);
        }),
      ),
    permission: (login) =>
      ask('metadata', async () => {
        const { data } = await send((request) =>
          rest.repos.getCollaboratorPermissionLevel({ ...place, username: login, request }),
        );
        // `permission` knows neither maintain nor triage; the role of one's own has a name that says nothing.
        return ['maintain', 'triage'].includes(data.role_name) ? data.role_name : data.permission;
      }),
    issuesWithLabel: (labels, most) =>
      ask('issues', () =>
        allPages(most, async (page) => {
          const { data } = await send((request) =>
            rest.issues.listForRepo({
              ...place,
              labels,
              state: 'all',
              per_page: Math.min(perPage, most),
              page,
              request,
            }),
          );
          return data.map(({ number }) => number);
        }),
      ),
    workflowRuns: (branch, most) =>
      ask('actions', () =>
        allPages(most, async (page) => {
          const { data } = await send((request) =>
            rest.actions.listWorkflowRunsForRepo({
              ...place,
              branch,
              status: 'completed',
              per_page: Math.min(perPage, most),
              page,
              request,
            }),
          );
          return data.workflow_runs.map((run) => ({
            id: run.id,
            workflow: run.path || (run.name ?? ''),
            commit: run.head_sha,
            conclusion: run.conclusion ?? '',
            attempt: run.run_attempt ?? 1,
            startedAt: run.run_started_at ?? run.created_at,
          }));
        }),
      ),
  };
}

async function allPages<T>(most: number, read: (page: number) => Promise<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; all.length < most; page++) {
    const items = await read(page);
    all.push(...items);
    if (items.length < Math.min(perPage, most)) break;
  }
  return all.slice(0, most);
}

interface ReviewData {
  readonly id: number;
  readonly user: { readonly login: string; readonly type: string } | null;
  readonly state: string;
  readonly commit_id: string | null;
  readonly submitted_at?: string;
  readonly body: string;
  readonly html_url: string;
  readonly author_association: string;
}

function shownReview(data: ReviewData): Review {
  const { id, user, state, commit_id, submitted_at, body, html_url, author_association } = data;
  return {
    id,
    author: user?.login ?? '',
    // A user who was deleted is nobody who could answer for it.
    isBot: user === null || user.type !== 'User',
    state,
    commit: commit_id ?? undefined,
    submittedAt: submitted_at ?? '',
    body,
    url: html_url,
    association: author_association,
  };
}
