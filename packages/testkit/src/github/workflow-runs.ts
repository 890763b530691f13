import { nodeId, shownRepository, shownUser } from './accounts.ts';
import { page, type Route } from './answer.ts';

/** A finished run of a workflow as the fake keeps it. */
export interface WorkflowRun {
  readonly repository: string;
  readonly branch: string;
  readonly commit: string;
  /** Path of the workflow's file. */
  readonly workflow: string;
  readonly event: string;
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'timed_out' | 'skipped';
  readonly attempt: number;
  readonly startedAt: string;
}

/** What a required reviewer of an environment said of a run that waited for it. */
export interface EnvironmentApproval {
  readonly repository: string;
  readonly run: number;
  readonly environment: string;
  readonly state: 'approved' | 'rejected';
  readonly reviewer: string;
  readonly comment: string;
}

export interface WorkflowRunStore {
  readonly workflowRuns: WorkflowRun[];
  readonly approvals: EnvironmentApproval[];
  readonly apiUrl: () => string;
}

export function workflowRunRoutes(store: WorkflowRunStore): Route[] {
  return [
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/actions/runs',
      permission: 'actions=read',
      docs: '/actions/workflow-runs#list-workflow-runs-for-a-repository',
      answer: ({ repository, query }) => {
        const branch = query.get('branch');
        const event = query.get('event');
        // GitHub lists the newest first.
        const found = store.workflowRuns
          .filter((run) => run.repository === repository)
          .filter((run) => (branch === null || run.branch === branch) && (event === null || run.event === event))
          .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
        return {
          status: 200,
          body: {
            total_count: found.length,
            workflow_runs: page(found, query).map((run) => shown(store, run)),
          },
        };
      },
    },
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/actions/runs/{run_id}/approvals',
      permission: 'actions=read',
      docs: '/actions/workflow-runs#get-the-review-history-for-a-workflow-run',
      answer: ({ repository, params }) => ({
        status: 200,
        body: store.approvals
          .filter((one) => one.repository === repository && one.run === Number(params['run_id']))
          .map(({ environment, state, reviewer, comment }) => ({
            environments: [{ id: 1, node_id: nodeId('Environment', environment), name: environment }],
            state,
            user: shownUser(store.apiUrl(), reviewer),
            comment,
          })),
      }),
    },
  ];
}

function shown({ workflowRuns, apiUrl }: WorkflowRunStore, run: WorkflowRun): Record<string, unknown> {
  const { repository, branch, commit, workflow, event, conclusion, attempt, startedAt } = run;
  const id = workflowRuns.indexOf(run) + 1;
  const url = `${apiUrl()}/repos/${repository}/actions/runs/${id}`;
  const place = shownRepository(apiUrl(), repository);
  return {
    id,
    name: 'CI',
    node_id: nodeId('WorkflowRun', id),
    head_branch: branch,
    head_sha: commit,
    path: workflow,
    display_title: 'A change',
    run_number: id,
    run_attempt: attempt,
    event,
    status: 'completed',
    conclusion,
    workflow_id: 1,
    url,
    html_url: `https://github.com/${repository}/actions/runs/${id}`,
    pull_requests: [],
    created_at: startedAt,
    updated_at: startedAt,
    run_started_at: startedAt,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${apiUrl()}/repos/${repository}/check-suites/1`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    workflow_url: `${apiUrl()}/repos/${repository}/actions/workflows/1`,
    head_commit: null,
    repository: place,
    head_repository: place,
  };
}
