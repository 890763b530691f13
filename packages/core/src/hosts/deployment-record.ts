import { getOctokit } from '@actions/github';

/** What a GitHub Deployment says: which commit goes to which environment. */
export interface DeploymentWish {
  readonly environment: string;
  readonly token: string | undefined;
  readonly environmentUrl?: string | undefined;
  readonly description: string;
  /** Facts for later readers, such as the digests. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export type DeploymentState = 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';

/** A deployment that was announced, and can be told of how it goes. */
export interface DeploymentRecord {
  status(state: DeploymentState, description: string): Promise<void>;
}

export interface DeploymentTarget {
  readonly owner: string;
  readonly repo: string;
  readonly sha: string;
  readonly apiUrl: string | undefined;
  /** Page of the run. */
  readonly logUrl: string | undefined;
}

/** GitHub cuts nothing: a longer description is refused. */
const maxDescription = 140;

/**
 * Makes a GitHub Deployment. Showing a release is not the release: whatever keeps GitHub from taking it is told by
 * `complain` and not thrown.
 */
export async function createDeployment(
  wish: DeploymentWish,
  { owner, repo, sha, apiUrl, logUrl }: DeploymentTarget,
  complain: (why: string) => void,
): Promise<DeploymentRecord | undefined> {
  const octokit = getOctokit(wish.token ?? '', apiUrl === undefined ? {} : { baseUrl: apiUrl });
  const place = { owner, repo };
  let id: number;
  try {
    const { data } = await octokit.rest.repos.createDeployment({
      ...place,
      ref: sha,
      environment: wish.environment,
      description: wish.description.slice(0, maxDescription),
      payload: { ...wish.payload },
      auto_merge: false,
      required_contexts: [],
    });
    if (!('id' in data)) {
      complain(data.message ?? 'GitHub merged something first');
      return undefined;
    }
    id = data.id;
  } catch (error) {
    complain(whyOf(error));
    return undefined;
  }
  return {
    status: async (state, description) => {
      try {
        await octokit.rest.repos.createDeploymentStatus({
          ...place,
          deployment_id: id,
          state,
          description: description.slice(0, maxDescription),
          ...(logUrl === undefined ? {} : { log_url: logUrl }),
          ...(wish.environmentUrl === undefined ? {} : { environment_url: wish.environmentUrl }),
          auto_inactive: true,
        });
      } catch (error) {
        complain(whyOf(error));
      }
    },
  };
}

function whyOf(error: unknown): string {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : undefined;
  if (status === 403 || status === 404)
    return "the token may not write deployments (a fork's token never may; else add `permissions: deployments: write`)";
  if (status === 401) return 'the token is not valid';
  return error instanceof Error ? error.message.slice(0, 500) : String(error);
}
