import { readFileSync } from 'node:fs';
import { Problem } from '../problem.ts';
import type { Report } from '../report.ts';
import { rankAnnotations, workflowCommand } from '../reports/annotations.ts';
import { renderSummary } from '../reports/summary.ts';
import { plural } from '../reports/terminal.ts';
import type { Host, Wishes } from './host.ts';
import type { Surroundings } from './surroundings.ts';
import { terminalHost } from './terminal.ts';

/**
 * GitHub Actions: log, annotations by workflow commands, job summary, outputs, and a check run when it is asked for.
 * The toolkit is loaded when it is first needed: it takes longer to start than a small lint.
 */
export function githubHost(surroundings: Surroundings): Host {
  const { env, stdout } = surroundings;
  const host = terminalHost({ ...surroundings, env: { ...env, FORCE_COLOR: env['FORCE_COLOR'] ?? '1' } });
  return {
    ...host,
    name: 'github',
    input: (name) => env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`],
    publish: async (report, wishes) => {
      await host.publish(report, wishes);
      if (wishes.annotations) annotate(report, stdout);
      if (wishes.summary) await summarize(report, env);
      if (wishes.checkRun) await publishCheckRun(report, wishes, env, stdout);
    },
    output: async (name, value) => {
      const core = await import('@actions/core');
      core.setOutput(name, value);
    },
    mask: async (secret) => {
      const core = await import('@actions/core');
      for (const line of secret.split(/\r?\n/)) if (line !== '') core.setSecret(line);
      core.setSecret(Buffer.from(secret).toString('base64'));
    },
    problem: async ({ message, hint }) => {
      const core = await import('@actions/core');
      core.error(hint === undefined ? message : `${message}\n${hint}`, { title: 'Slipway' });
    },
  };
}

function annotate(report: Report, stdout: Surroundings['stdout']): void {
  const { shown, left } = rankAnnotations(report.findings);
  for (const finding of shown) stdout.write(workflowCommand(finding));
  const rest = (['error', 'warning', 'info'] as const)
    .filter((severity) => left[severity] > 0)
    .map((severity) => plural(left[severity], severity));
  if (rest.length > 0)
    stdout.write(
      `Shown as annotations: ${shown.length} of ${report.findings.length} findings, as many as GitHub takes from one step. The other ${rest.join(', ')} are in the log above and in the job summary.\n`,
    );
}

async function summarize(report: Report, env: Surroundings['env']): Promise<void> {
  if (!env['GITHUB_STEP_SUMMARY']) return;
  const { summary } = await import('@actions/core');
  await summary.addRaw(renderSummary(report, { blobUrl: blobUrl(env) })).write();
}

function blobUrl(env: Surroundings['env']): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: sha } = env;
  return server && repository && sha ? `${server}/${repository}/blob/${headSha(env) ?? sha}` : undefined;
}

/** The commit that a pull request's author pushed; `GITHUB_SHA` is a merge that nobody looks at. */
function headSha(env: Surroundings['env']): string | undefined {
  const event = eventOf(env);
  const sha = event?.pull_request?.head?.sha;
  return typeof sha === 'string' ? sha : undefined;
}

interface EventPayload {
  readonly pull_request?: { readonly head?: { readonly sha?: unknown } };
}

function eventOf(env: Surroundings['env']): EventPayload | undefined {
  const path = env['GITHUB_EVENT_PATH'];
  if (!path) return undefined;
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as EventPayload;
  } catch (error) {
    throw new Problem('bad-input', `The event file ${path} cannot be read.`, {
      cause: error,
      hint: 'GitHub writes it; when running by hand, unset GITHUB_EVENT_PATH.',
    });
  }
}

async function publishCheckRun(
  report: Report,
  { token }: Wishes,
  env: Surroundings['env'],
  stdout: Surroundings['stdout'],
): Promise<void> {
  const [owner, repo] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  const sha = headSha(env) ?? env['GITHUB_SHA'];
  if (!token || !owner || !repo || !sha) {
    stdout.write(
      '::notice title=Slipway::No check run was made: it needs github-token and a repository. Annotations and summary have the findings.\n',
    );
    return;
  }
  const { createCheckRun } = await import('./check-run.ts');
  const refused = await createCheckRun(report, { token, owner, repo, sha, apiUrl: env['GITHUB_API_URL'] });
  if (refused !== undefined)
    stdout.write(
      `::notice title=Slipway::No check run was made: ${refused}. Annotations and summary have the findings.\n`,
    );
  else stdout.write(`Check run "${report.title}" has all ${report.findings.length} findings.\n`);
}
