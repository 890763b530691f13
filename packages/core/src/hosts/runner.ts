import type { ProcessSelf, Surroundings } from './surroundings.ts';

/** Who runs a command, as others are told of it. */
export interface Runner {
  /** `run 123 of acme/shop, attempt 2` or `anna@laptop, process 4711`. */
  readonly identity: string;
  /** Whether another runner is known to be dead: an earlier attempt of this run, a process of this machine that ended. */
  succeeds(other: string): boolean;
}

/** The runner that the environment speaks of: a CI run with its attempt, else a user and a process. */
export function runnerOf(env: Surroundings['env'], self: ProcessSelf | undefined): Runner {
  const run = ciRun(env);
  if (run !== undefined) return attemptOf(run.name, run.attempt);
  const { user = 'unknown', machine = 'unknown', pid = 0 } = self ?? {};
  const place = `${user}@${machine}, process `;
  return {
    identity: `${place}${pid}`,
    succeeds: (other) => {
      const theirs = other.startsWith(place) ? Number(other.slice(place.length)) : Number.NaN;
      return Number.isSafeInteger(theirs) && self !== undefined && !self.isAlive(theirs);
    },
  };
}

/** CI starts an attempt only when the one before is over, so its lock can be taken at once. */
function attemptOf(name: string, attempt: number): Runner {
  const prefix = `${name}, attempt `;
  return {
    identity: `${prefix}${attempt}`,
    succeeds: (other) => other.startsWith(prefix) && Number(other.slice(prefix.length)) < attempt,
  };
}

function ciRun(env: Surroundings['env']): { name: string; attempt: number } | undefined {
  const { GITHUB_RUN_ID: run, GITHUB_REPOSITORY: repository, GITHUB_RUN_ATTEMPT: attempt, GITHUB_JOB: job } = env;
  if (run && repository)
    return { name: `run ${run} of ${repository}, job ${job ?? '?'}`, attempt: Number(attempt ?? 1) };
  // These have no attempts: a retry is another job or build.
  if (env['CI_JOB_URL']) return { name: env['CI_JOB_URL'], attempt: 1 };
  if (env['BUILD_URL']) return { name: env['BUILD_URL'], attempt: 1 };
  return undefined;
}
