import { type Answer, type Asked, invalid, type Route } from './answer.ts';
import { fields, isRecord, oneOf, optional, required, text } from './body-rules.ts';

/** A deployment as GitHub keeps it. */
export interface Deployment {
  readonly id: number;
  readonly repository: string;
  readonly ref: string;
  readonly environment: string;
  readonly description: string | null;
  readonly payload: unknown;
  readonly statuses: DeploymentStatus[];
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: string;
  readonly description: string;
  readonly log_url: string;
  readonly environment_url: string;
}

export interface DeploymentStore {
  readonly deployments: Deployment[];
  readonly now: () => Date;
  readonly apiUrl: () => string;
  hasCommit(repository: string, sha: string): boolean;
}

const docs = '/deployments/deployments#create-a-deployment';
const statusDocs = '/deployments/statuses#create-a-deployment-status';
const states = ['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'];

const creation = fields({
  ref: required(text()),
  environment: optional(text()),
  description: optional(text({ maxLength: 140 })),
});

const statusCreation = fields({
  state: required(oneOf(states)),
  description: optional(text({ maxLength: 140 })),
  log_url: optional(text()),
  environment_url: optional(text()),
});

export function deploymentRoutes(store: DeploymentStore): Route[] {
  return [
    {
      method: 'POST',
      path: '/repos/{owner}/{repo}/deployments',
      permission: 'deployments=write',
      docs,
      answer: (asked) => createDeployment(store, asked),
    },
    {
      method: 'POST',
      path: '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
      permission: 'deployments=write',
      docs: statusDocs,
      answer: (asked) => createStatus(store, asked),
    },
  ];
}

function createDeployment(store: DeploymentStore, { repository, body }: Asked): Answer {
  const complaints = creation(body, 'body');
  if (complaints.length > 0) return invalid(complaints, docs);
  const ref = String(body['ref']);
  if (!store.hasCommit(repository, ref)) return invalid([`No ref found for: ${ref}`], docs);
  const deployment: Deployment = {
    id: store.deployments.length + 1,
    repository,
    ref,
    environment: String(body['environment'] ?? 'production'),
    description: typeof body['description'] === 'string' ? body['description'] : null,
    payload: body['payload'] ?? {},
    statuses: [],
  };
  store.deployments.push(deployment);
  return { status: 201, body: deploymentBody(store, deployment) };
}

function createStatus(store: DeploymentStore, { repository, params, body }: Asked): Answer {
  const deployment = store.deployments.find(({ id }) => String(id) === params['deployment_id']);
  if (deployment === undefined)
    return {
      status: 404,
      body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
    };
  const complaints = statusCreation(body, 'body');
  if (complaints.length > 0) return invalid(complaints, statusDocs);
  const textOf = (name: string) => (typeof body[name] === 'string' ? body[name] : '');
  const status = {
    id: deployment.statuses.length + 1,
    state: textOf('state'),
    description: textOf('description'),
    log_url: textOf('log_url'),
    environment_url: textOf('environment_url'),
  };
  deployment.statuses.push(status);
  const url = `${store.apiUrl()}/repos/${repository}/deployments/${deployment.id}`;
  const now = store.now().toISOString();
  return {
    status: 201,
    body: {
      ...Object.fromEntries(Object.entries(status).filter(([, value]) => value !== '')),
      description: status.description,
      url: `${url}/statuses/${status.id}`,
      node_id: `MDE2OkRlcGxveW1lbnRTdGF0dXM${status.id}`,
      creator: null,
      environment: deployment.environment,
      // GitHub leaves it empty, which its own description does not allow.
      target_url: status.log_url === '' ? url : status.log_url,
      created_at: now,
      updated_at: now,
      deployment_url: url,
      repository_url: `${store.apiUrl()}/repos/${repository}`,
    },
  };
}

function deploymentBody({ apiUrl, now }: DeploymentStore, deployment: Deployment): object {
  const { id, repository, ref, environment, description, payload } = deployment;
  const url = `${apiUrl()}/repos/${repository}/deployments/${id}`;
  return {
    id,
    url,
    node_id: `MDEwOkRlcGxveW1lbnQ${id}`,
    sha: ref,
    ref,
    task: 'deploy',
    payload: isRecord(payload) ? payload : String(payload),
    original_environment: environment,
    environment,
    description,
    creator: null,
    created_at: now().toISOString(),
    updated_at: now().toISOString(),
    statuses_url: `${url}/statuses`,
    repository_url: `${apiUrl()}/repos/${repository}`,
  };
}
