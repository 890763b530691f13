import { Problem } from '../problem.ts';
import type { Report } from '../report.ts';
import { escapeData, notice, rankAnnotations, workflowCommand } from '../reports/annotations.ts';
import { printable } from '../reports/printable.ts';
import { renderSummary } from '../reports/summary.ts';
import { plural } from '../reports/terminal.ts';
import { changeEvent, eventOf } from './change-event.ts';
import type { CodeHost } from './code-host.ts';
import type { DeploymentRecord, DeploymentWish } from './deployment-record.ts';
import type { Host, Wishes } from './host.ts';
import type { Surroundings } from './surroundings.ts';
import { terminalHost } from './terminal.ts';

/**
 * GitHub Actions: log, annotations by workflow commands, job summary, outputs, and a check run when it is asked for.
 * The toolkit is loaded when it is first needed: it takes longer to start than a small lint.
 */
export function githubHost(surroundings: Surroundings): Host {
  const { env, stdout, stderr } = surroundings;
  const host = terminalHost({ ...surroundings, env: { ...env, FORCE_COLOR: env['FORCE_COLOR'] ?? '1' } });
  return {
    ...host,
    name: 'github',
    input: (name) => env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`],
    publish: async (report, wishes) => {
      await host.publish(report, wishes);
      const missed = wishes.checkRun && !(await publishCheckRun(report, wishes, env, stdout));
      const summary = (wishes.summary || missed) && Boolean(env['GITHUB_STEP_SUMMARY']);
      if (wishes.annotations || missed) annotate(report, stdout, { summary });
      if (summary) await summarize(report, env, stdout);
    },
    output: async (name, value) => {
      const core = await import('@actions/core');
      try {
        core.setOutput(name, value);
      } catch (error) {
        throw new Problem('unavailable', `The output ${name} cannot be written: ${messageOf(error)}`, {
          cause: error,
          hint: 'GitHub names the file in GITHUB_OUTPUT; when running by hand, unset it.',
        });
      }
    },
    mask: async (secret) => {
      // Not by the toolkit: a secret is masked at the start of every run, and loading the toolkit is a third of that start.
      const lines = secret.split(/\r?\n/).filter((line) => line !== '');
      for (const text of [...lines, Buffer.from(secret).toString('base64')])
        stdout.write(`::add-mask::${escapeData(text)}\n`);
    },
    event: () => changeEvent(env),
    codeHost: (token) => codeHostOf(token, env),
    deployment: (wish) => announceDeployment(wish, env, stdout),
    // To the stream of the log, so that the two stay in order.
    fold: (title) => {
      stderr.write(`::group::${printable(title)}\n`);
      return () => stderr.write('::endgroup::\n');
    },
    problem: async ({ message, hint }) => {
      // Not where a report was just printed in a format that a program reads: the runner listens to both streams.
      const text = printable(hint === undefined ? message : `${message}\n${hint}`);
      stderr.write(`::error title=Slipway::${escapeData(text)}\n`);
    },
  };
}

function annotate(report: Report, stdout: Surroundings['stdout'], { summary }: { readonly summary: boolean }): void {
  const { shown, left } = rankAnnotations(report.findings);
  for (const finding of shown) stdout.write(workflowCommand(finding));
  const rest = (['error', 'warning', 'info'] as const)
    .filter((severity) => left[severity] > 0)
    .map((severity) => plural(left[severity], severity));
  if (rest.length === 0) return;
  const place = summary ? 'are in the job summary' : 'can be written to a file: `reports: json=…` or `sarif=…`';
  stdout.write(
    `Shown as annotations: ${shown.length} of ${report.findings.length} findings, as many as GitHub takes from one step. The other ${rest.join(', ')} ${place}.\n`,
  );
}

async function summarize(report: Report, env: Surroundings['env'], stdout: Surroundings['stdout']): Promise<void> {
  const { summary } = await import('@actions/core');
  const text = renderSummary(report, { blobUrl: blobUrl(env) });
  try {
    await summary.addRaw(text).write();
  } catch (error) {
    // The log has the findings too, so the verdict stands without a summary.
    summary.emptyBuffer();
    stdout.write(notice(`The job summary could not be written: ${messageOf(error)}`));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function blobUrl(env: Surroundings['env']): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: sha } = env;
  return server && repository && sha ? `${server}/${repository}/blob/${headSha(env) ?? sha}` : undefined;
}

/** The commit that a pull request's author pushed; `GITHUB_SHA` is a merge that nobody looks at. */
function headSha(env: Surroundings['env']): string | undefined {
  const sha = eventOf(env)?.pull_request?.head?.sha;
  return typeof sha === 'string' ? sha : undefined;
}

async function codeHostOf(token: string | undefined, env: Surroundings['env']): Promise<CodeHost | undefined> {
  const [owner, repo] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  if (!token || !owner || !repo) return undefined;
  const { githubCodeHost } = await import('./code-host.ts');
  const runId = Number(env['GITHUB_RUN_ID'] ?? Number.NaN);
  return githubCodeHost({
    token,
    owner,
    repo,
    apiUrl: env['GITHUB_API_URL'],
    runId: Number.isSafeInteger(runId) ? runId : undefined,
    runUrl: runUrl(env),
  });
}

async function announceDeployment(
  wish: DeploymentWish,
  env: Surroundings['env'],
  stdout: Surroundings['stdout'],
): Promise<DeploymentRecord | undefined> {
  const [owner, repo] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  const sha = headSha(env) ?? env['GITHUB_SHA'];
  const complain = (sentence: string) => stdout.write(notice(sentence));
  if (!wish.token || !owner || !repo || !sha) {
    complain('GitHub does not show this deployment: it needs github-token and a repository.');
    return undefined;
  }
  const { createDeployment } = await import('./deployment-record.ts');
  const runAttempt = Number(env['GITHUB_RUN_ATTEMPT'] ?? 1) || 1;
  const target = { owner, repo, sha, apiUrl: env['GITHUB_API_URL'], logUrl: runUrl(env), runAttempt };
  return createDeployment(wish, target, complain);
}

/** Page of this attempt of the run. */
function runUrl(env: Surroundings['env']): string | undefined {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (!server || !repository || !run) return undefined;
  const attempt = env['GITHUB_RUN_ATTEMPT'];
  return `${server}/${repository}/actions/runs/${run}${attempt ? `/attempts/${attempt}` : ''}`;
}

/** @returns whether a check run has the findings now; if not, they need another place, and a notice says why */
async function publishCheckRun(
  report: Report,
  { token }: Wishes,
  env: Surroundings['env'],
  stdout: Surroundings['stdout'],
): Promise<boolean> {
  const [owner, repo] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  const sha = headSha(env) ?? env['GITHUB_SHA'];
  const miss = (why: string) =>
    stdout.write(notice(`No check run was made: ${why}. Annotations and summary have the findings.`));
  if (!token || !owner || !repo || !sha) {
    miss('it needs github-token and a repository');
    return false;
  }
  const { createCheckRun } = await import('./check-run.ts');
  const target = { token, owner, repo, sha, apiUrl: env['GITHUB_API_URL'] };
  const { made, annotations, trouble } = await createCheckRun(report, target);
  const count = `${annotations} of ${report.findings.length} finding${report.findings.length === 1 ? '' : 's'}`;
  if (!made) miss(trouble ?? 'GitHub did not say why');
  else if (trouble !== undefined)
    stdout.write(notice(`The check run has ${count}: ${trouble}. Annotations and summary have the others.`));
  else stdout.write(`Check run "${report.title}" has ${count}.\n`);
  return trouble === undefined;
}
