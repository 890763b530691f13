import { type Answer, type Asked, invalid, page, type Route, refusal } from './answer.ts';
import {
  type BodyRule,
  fields,
  flag,
  list,
  nullable,
  objectOrText,
  oneOf,
  optional,
  required,
  text,
  webUrl,
} from './body-rules.ts';

/** A deployment as GitHub keeps it. */
export interface Deployment {
  readonly id: number;
  readonly repository: string;
  readonly ref: string;
  readonly sha: string;
  readonly task: string;
  readonly environment: string;
  readonly description: string | null;
  readonly payload: unknown;
  readonly transient: boolean;
  readonly production: boolean;
  readonly createdAt: string;
  /** The oldest first; before the first one GitHub shows the deployment as pending. */
  readonly statuses: DeploymentStatus[];
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: string;
  readonly description: string;
  readonly environment: string;
  readonly log_url: string;
  readonly environment_url: string;
  readonly created_at: string;
}

/** What the routes of deployments need of the fake. */
export interface DeploymentStore {
  readonly deployments: Deployment[];
  readonly now: () => Date;
  readonly apiUrl: () => string;
  hasCommit(repository: string, sha: string): boolean;
}

const creationPage = '/deployments/deployments#create-a-deployment';
const statusPage = '/deployments/statuses#create-a-deployment-status';

const creation = fields({
  ref: required(text()),
  task: optional(text()),
  auto_merge: optional(flag()),
  required_contexts: optional(list(text())),
  payload: optional(objectOrText()),
  environment: optional(text()),
  description: optional(nullable(text())),
  transient_environment: optional(flag()),
  production_environment: optional(flag()),
});

const statusCreation = fields({
  state: required(oneOf(['error', 'failure', 'inactive', 'in_progress', 'queued', 'pending', 'success'])),
  target_url: optional(webUrl()),
  log_url: optional(webUrl()),
  description: optional(shortText()),
  environment: optional(text()),
  environment_url: optional(webUrl()),
  auto_inactive: optional(flag()),
});

/** "The maximum description length is 140 characters." Like those of commits, without characters of four bytes. */
function shortText(): BodyRule {
  const short = text({ maxLength: 140 });
  return (value, name) => [
    ...short(value, name),
    ...(/[\u{10000}-\u{10ffff}]/u.test(String(value)) ? [`${name} doesn't accept 4-byte Unicode`] : []),
  ];
}

export function deploymentRoutes(store: DeploymentStore): Route[] {
  return [
    {
      method: 'POST',
      path: '/repos/{owner}/{repo}/deployments',
      permission: 'deployments=write',
      docs: creationPage,
      answer: (asked) => create(store, asked),
    },
    {
      method: 'POST',
      path: '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
      permission: 'deployments=write',
      docs: statusPage,
      answer: (asked) => createStatus(store, asked),
    },
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/deployments',
      permission: 'deployments=read',
      docs: '/deployments/deployments#list-deployments',
      answer: (asked) => ({ status: 200, body: listed(store, asked) }),
    },
    {
      method: 'GET',
      path: '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
      permission: 'deployments=read',
      docs: '/deployments/statuses#list-deployment-statuses',
      answer: (asked) => listStatuses(store, asked),
    },
  ];
}

/** GitHub lists the newest first. */
function listed(store: DeploymentStore, { repository, query }: Asked): unknown[] {
  const wanted = (name: string, value: string) => [null, 'none', value].includes(query.get(name));
  const found = store.deployments.filter(
    (one) =>
      one.repository === repository &&
      wanted('sha', one.sha) &&
      wanted('ref', one.ref) &&
      wanted('task', one.task) &&
      wanted('environment', one.environment),
  );
  return page(found.toReversed(), query).map((one) => shown(store, one));
}

function listStatuses(store: DeploymentStore, { repository, params, query }: Asked): Answer {
  const id = Number(params['deployment_id']);
  const deployment = store.deployments.find((one) => one.id === id && one.repository === repository);
  if (deployment === undefined) return refusal(404, 'Not Found', statusPage);
  const statuses = page(deployment.statuses.toReversed(), query);
  return { status: 200, body: statuses.map((status) => shownStatus(store, deployment, status)) };
}

interface CreationBody {
  readonly ref: string;
  readonly task?: string;
  readonly required_contexts?: readonly string[];
  readonly payload?: unknown;
  readonly environment?: string;
  readonly description?: string | null;
  readonly transient_environment?: boolean;
  readonly production_environment?: boolean;
}

function create(store: DeploymentStore, { repository, body }: Asked): Answer {
  const complaints = creation(body, 'body');
  if (complaints.length > 0) return invalid(complaints, creationPage);
  const given = body as unknown as CreationBody;
  const { ref, environment = 'production', required_contexts: contexts = [] } = given;
  if (!store.hasCommit(repository, ref)) return refusal(422, `No ref found for: ${ref}`, creationPage);
  // The commits of the fake have no statuses, so none is a success.
  if (contexts.length > 0) return refusal(409, `Conflict: Commit status checks failed for ${ref}.`, creationPage);
  const deployment: Deployment = {
    id: store.deployments.length + 1,
    repository,
    ref,
    sha: ref,
    task: given.task ?? 'deploy',
    environment,
    description: given.description ?? null,
    payload: given.payload ?? '',
    transient: given.transient_environment ?? false,
    production: given.production_environment ?? environment === 'production',
    createdAt: store.now().toISOString(),
    statuses: [],
  };
  store.deployments.push(deployment);
  return { status: 201, body: shown(store, deployment) };
}

interface StatusBody extends Partial<DeploymentStatus> {
  readonly target_url?: string;
  readonly auto_inactive?: boolean;
}

function createStatus(store: DeploymentStore, { repository, params, body }: Asked): Answer {
  const id = Number(params['deployment_id']);
  const deployment = store.deployments.find((one) => one.id === id && one.repository === repository);
  if (deployment === undefined) return refusal(404, 'Not Found', statusPage);
  const complaints = statusCreation(body, 'body');
  if (complaints.length > 0) return invalid(complaints, statusPage);
  const given: StatusBody = body;
  const status: DeploymentStatus = {
    id: nextStatusId(store),
    state: given.state!,
    description: given.description ?? '',
    environment: given.environment ?? deployment.statuses.at(-1)?.environment ?? deployment.environment,
    log_url: given.log_url ?? given.target_url ?? '',
    environment_url: given.environment_url ?? '',
    created_at: store.now().toISOString(),
  };
  deployment.statuses.push(status);
  if (status.state === 'success' && given.auto_inactive !== false) retireEarlier(store, deployment);
  return { status: 201, body: shownStatus(store, deployment, status) };
}

/**
 * "Adds a new `inactive` status to all prior non-transient, non-production environment deployments with the same
 * repository and environment name … only to deployments that had a `success` state."
 */
function retireEarlier(store: DeploymentStore, { id, repository, environment }: Deployment): void {
  for (const earlier of store.deployments) {
    const { transient, production, statuses } = earlier;
    if (earlier.id >= id || earlier.repository !== repository || earlier.environment !== environment) continue;
    const last = statuses.at(-1);
    if (transient || production || last?.state !== 'success') continue;
    statuses.push({ ...last, id: nextStatusId(store), state: 'inactive', created_at: store.now().toISOString() });
  }
}

function nextStatusId({ deployments }: DeploymentStore): number {
  return deployments.reduce((sum, { statuses }) => sum + statuses.length, 1);
}

/** A deployment as the API shows it; it does not tell its statuses. */
function shown({ apiUrl }: DeploymentStore, deployment: Deployment): Record<string, unknown> {
  const { id, repository, sha, ref, task, payload, environment, description, transient, production, createdAt } =
    deployment;
  const url = `${apiUrl()}/repos/${repository}/deployments/${id}`;
  return {
    url,
    id,
    node_id: Buffer.from(`Deployment${id}`).toString('base64'),
    sha,
    ref,
    task,
    payload,
    original_environment: environment,
    environment,
    description,
    creator: null,
    created_at: createdAt,
    updated_at: createdAt,
    statuses_url: `${url}/statuses`,
    repository_url: `${apiUrl()}/repos/${repository}`,
    transient_environment: transient,
    production_environment: production,
    performed_via_github_app: null,
  };
}

function shownStatus({ apiUrl }: DeploymentStore, { id, repository }: Deployment, status: DeploymentStatus): object {
  const url = `${apiUrl()}/repos/${repository}/deployments/${id}`;
  return {
    ...status,
    url: `${url}/statuses/${status.id}`,
    node_id: Buffer.from(`DeploymentStatus${status.id}`).toString('base64'),
    creator: null,
    target_url: status.log_url,
    updated_at: status.created_at,
    deployment_url: url,
    repository_url: `${apiUrl()}/repos/${repository}`,
    performed_via_github_app: null,
  };
}
