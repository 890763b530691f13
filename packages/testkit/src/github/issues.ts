import { nodeId, shownUser } from './accounts.ts';
import { page, type Route } from './answer.ts';

/** An issue as the fake keeps it; GitHub lists pull requests among them. */
export interface Issue {
  readonly repository: string;
  readonly number: number;
  readonly title: string;
  readonly labels: readonly string[];
  readonly state: 'open' | 'closed';
}

export interface IssueStore {
  readonly issues: Issue[];
  readonly apiUrl: () => string;
}

export function issueRoutes(store: IssueStore): Route[] {
  return [
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/issues',
      permission: 'issues=read',
      docs: '/issues/issues#list-repository-issues',
      answer: ({ repository, query }) => {
        // "A list of comma separated label names": an issue has to have them all.
        const labels = (query.get('labels') ?? '').split(',').filter((label) => label !== '');
        const state = query.get('state') ?? 'open';
        const found = store.issues.filter(
          (issue) =>
            issue.repository === repository &&
            (state === 'all' || issue.state === state) &&
            labels.every((label) => issue.labels.includes(label)),
        );
        return { status: 200, body: page(found, query).map((issue) => shown(store, issue)) };
      },
    },
  ];
}

function shown({ apiUrl }: IssueStore, { repository, number, title, labels, state }: Issue): Record<string, unknown> {
  const url = `${apiUrl()}/repos/${repository}/issues/${number}`;
  return {
    url,
    repository_url: `${apiUrl()}/repos/${repository}`,
    labels_url: `${url}/labels`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `https://github.com/${repository}/issues/${number}`,
    id: number,
    node_id: nodeId('Issue', number),
    number,
    title,
    user: shownUser(apiUrl(), 'ann'),
    labels: labels.map((name, i) => ({ id: i + 1, node_id: nodeId('Label', name), name, default: false })),
    state,
    locked: false,
    assignee: null,
    milestone: null,
    comments: 0,
    created_at: '2026-11-01T00:00:00Z',
    updated_at: '2026-11-02T00:00:00Z',
    closed_at: state === 'closed' ? '2026-11-02T00:00:00Z' : null,
  };
}
