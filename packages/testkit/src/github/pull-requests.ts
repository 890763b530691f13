import { nodeId, shownUser, shownWholeRepository } from './accounts.ts';
import { type Answer, type Asked, page, type Route, refusal } from './answer.ts';

/** A pull request as the fake keeps it. Tests push to it by replacing `head`. */
export interface PullRequest {
  readonly repository: string;
  readonly number: number;
  readonly author: string;
  readonly title: string;
  /** Commit of its newest push. */
  readonly head: string;
  readonly base: string;
  /** Where its branch lives; another repository is a fork. */
  readonly from: string;
}

/** A review as GitHub keeps it. */
export interface Review {
  readonly repository: string;
  readonly number: number;
  /** A login that ends in `[bot]` is one. */
  readonly author: string;
  readonly state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED';
  readonly commit: string;
  readonly body: string;
  readonly submittedAt: string;
  readonly association: string;
}

export interface PullRequestStore {
  readonly pullRequests: PullRequest[];
  readonly reviews: Review[];
  /** `repository login` → GitHub's permission and role. Who is not there may read, as anyone in a public repository. */
  readonly permissions: Map<string, string>;
  readonly apiUrl: () => string;
}

const pullPage = '/pulls/pulls#get-a-pull-request';
const reviewsPage = '/pulls/reviews#list-reviews-for-a-pull-request';
const permissionPage = '/collaborators/collaborators#get-repository-permissions-for-a-user';

export function pullRequestRoutes(store: PullRequestStore): Route[] {
  return [
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/pulls/{pull_number}',
      permission: 'pull_requests=read',
      docs: pullPage,
      answer: (asked) => {
        const pull = find(store, asked);
        return pull === undefined ? refusal(404, 'Not Found', pullPage) : { status: 200, body: shown(store, pull) };
      },
    },
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/pulls/{pull_number}/reviews',
      permission: 'pull_requests=read',
      docs: reviewsPage,
      answer: (asked) => {
        const pull = find(store, asked);
        if (pull === undefined) return refusal(404, 'Not Found', reviewsPage);
        const own = store.reviews.filter(
          ({ repository, number }) => repository === pull.repository && number === pull.number,
        );
        return { status: 200, body: page(own, asked.query).map((review) => shownReview(store, review)) };
      },
    },
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/collaborators/{username}/permission',
      permission: 'metadata=read',
      docs: permissionPage,
      answer: ({ repository, params }) => permission(store, repository, params['username']!),
    },
  ];
}

function find({ pullRequests }: PullRequestStore, { repository, params }: Asked): PullRequest | undefined {
  return pullRequests.find((pull) => pull.repository === repository && pull.number === Number(params['pull_number']));
}

/** "The `permission` … maintain is mapped to write and triage to read … `role_name` also says custom roles." */
function permission({ permissions, apiUrl }: PullRequestStore, repository: string, login: string): Answer {
  const role = permissions.get(`${repository} ${login}`) ?? 'read';
  const mapped: Readonly<Record<string, string>> = { maintain: 'write', triage: 'read' };
  return {
    status: 200,
    body: {
      permission: mapped[role] ?? role,
      role_name: role,
      user: { ...shownUser(apiUrl(), login), role_name: role },
    },
  };
}

function shown({ apiUrl }: PullRequestStore, pull: PullRequest): Record<string, unknown> {
  const { repository, number, author, title, head, base, from } = pull;
  const url = `${apiUrl()}/repos/${repository}/pulls/${number}`;
  const issue = `${apiUrl()}/repos/${repository}/issues/${number}`;
  const html = `https://github.com/${repository}/pull/${number}`;
  const statuses = `${apiUrl()}/repos/${repository}/statuses/${head}`;
  const side = (repo: string, sha: string, ref: string) => ({
    label: `${repo.split('/')[0]}:${ref}`,
    ref,
    sha,
    user: shownUser(apiUrl(), repo.split('/')[0]!),
    repo: shownWholeRepository(apiUrl(), repo),
  });
  const links = {
    comments: `${issue}/comments`,
    commits: `${url}/commits`,
    statuses,
    html,
    issue,
    review_comments: `${url}/comments`,
    review_comment: `${url}/comments{/number}`,
    self: url,
  };
  return {
    url,
    id: number,
    node_id: nodeId('PullRequest', number),
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: links.commits,
    review_comments_url: links.review_comments,
    review_comment_url: links.review_comment,
    comments_url: links.comments,
    statuses_url: statuses,
    number,
    state: 'open',
    locked: false,
    title,
    user: shownUser(apiUrl(), author),
    body: null,
    labels: [],
    milestone: null,
    created_at: '2026-11-20T00:00:00Z',
    updated_at: '2026-11-20T00:00:00Z',
    closed_at: null,
    merged_at: null,
    merge_commit_sha: null,
    assignee: null,
    head: side(from, head, 'change'),
    base: side(repository, base, 'main'),
    _links: Object.fromEntries(Object.entries(links).map(([name, href]) => [name, { href }])),
    author_association: 'CONTRIBUTOR',
    auto_merge: null,
    draft: false,
    merged: false,
    mergeable: true,
    mergeable_state: 'blocked',
    merged_by: null,
    comments: 0,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: 1,
    additions: 1,
    deletions: 0,
    changed_files: 1,
  };
}

function shownReview({ apiUrl, reviews }: PullRequestStore, review: Review): Record<string, unknown> {
  const { repository, number, author, state, commit, body, submittedAt, association } = review;
  const id = reviews.indexOf(review) + 1;
  const html = `https://github.com/${repository}/pull/${number}#pullrequestreview-${id}`;
  const pull = `${apiUrl()}/repos/${repository}/pulls/${number}`;
  return {
    id,
    node_id: nodeId('PullRequestReview', id),
    user: shownUser(apiUrl(), author),
    body,
    state,
    html_url: html,
    pull_request_url: pull,
    _links: { html: { href: html }, pull_request: { href: pull } },
    submitted_at: submittedAt,
    commit_id: commit,
    author_association: association,
  };
}
