import { azureHost, gitlabHost, jenkinsHost } from './ci.ts';
import { githubHost } from './github.ts';
import type { Host } from './host.ts';
import { processSurroundings, type Surroundings } from './surroundings.ts';
import { terminalHost } from './terminal.ts';

/** The host that the environment speaks of. */
export function detectHost(surroundings: Surroundings = processSurroundings()): Host {
  const { env } = surroundings;
  if (env['GITHUB_ACTIONS'] === 'true') return githubHost(surroundings);
  if (env['GITLAB_CI'] !== undefined) return gitlabHost(surroundings);
  if (env['TF_BUILD'] !== undefined) return azureHost(surroundings);
  if (env['JENKINS_URL'] !== undefined) return jenkinsHost(surroundings);
  return terminalHost(surroundings);
}

/** Sets the exit code; the process ends by itself once its output is written. */
export function exitWith(code: number): void {
  process.exitCode = code;
}
