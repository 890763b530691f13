import {
  type Clock,
  type ExitCode,
  type Host,
  type Outcome,
  parseInputs,
  publish,
  type Report,
  render,
  run,
  systemClock,
  version,
} from '@slipway/core';
import { type Connection, connect, type DeployValues } from './command/connect.ts';
import { ask, showRbac, showStatus } from './command/control-commands.ts';
import { outputsOf } from './command/outputs.ts';
import { prepare } from './command/prepare.ts';
import { settingsOf } from './command/settings.ts';
import { RolloutError } from './error.ts';
import { deployInputs } from './inputs.ts';
import type { KubeClient } from './kube/client.ts';
import { keyOf, nameOf } from './kube/objects.ts';
import { budgetWarnings } from './plan/disruption-budgets.ts';
import { dryRun } from './plan/dry-run.ts';
import { locateFronts, placeItems } from './plan/locate-fronts.ts';
import { isPrecious } from './plan/precious.ts';
import type { Release } from './plan/release.ts';
import { readManifests } from './read/read-manifests.ts';
import { deployReport } from './report/deploy-report.ts';
import { reportLine } from './report/json-lines.ts';
import { statusOf } from './run/control.ts';
import { deploy } from './run/deploy.ts';
import { explained } from './run/explained.ts';
import type { DeployResult } from './run/result.ts';
import { iso } from './run/run-steps.ts';
import { liveAutoscalers } from './steps/apply-objects.ts';

/** What deploy knows after it ran. */
export interface DeployStep extends Outcome {
  readonly report: Report;
  readonly result: DeployResult;
}

/** Deploy as a command of its own, the same for the action and the CLI. */
export function runDeploy(
  host: Host,
  given: Readonly<Record<string, string | undefined>>,
  mistakes: readonly string[] = [],
): Promise<ExitCode> {
  return run(host, async () => {
    const values = parseInputs(deployInputs, given, mistakes);
    const { format = 'terminal', action = 'deploy' } = values;
    const { client, access } = await connect(values, host, systemClock);
    try {
      if (action === 'rbac') return await showRbac(values, host, client, access);
      if (action === 'status') return await showStatus(values, host, client, access);
      if (action === 'promote' || action === 'abort') return await ask(action, values, host, client, access);
      const step = await deployStep(values, host, { client, access, clock: systemClock });
      await show(step, host, values, format);
      return { failed: step.failed, ...(step.outputs === undefined ? {} : { outputs: step.outputs }) };
    } catch (error) {
      throw explained(error, values.app ?? 'the application');
    } finally {
      client.transport.close();
    }
  });
}

async function show({ report, result }: DeployStep, host: Host, values: DeployValues, format: string): Promise<void> {
  if (format === 'json') return host.write(reportLine(result));
  if (format === 'markdown') {
    for (const chunk of render(report, 'markdown', { colors: false, width: 100, frames: 40, version }))
      host.write(chunk);
    return;
  }
  const { 'github-token': token, summary } = values;
  await publish(report, host, {
    format: 'terminal',
    files: [],
    frames: 40,
    annotations: true,
    summary,
    checkRun: false,
    token,
  });
}

/** Connects, deploys and disconnects. */
export async function runStep(values: DeployValues, host: Host): Promise<DeployStep> {
  const { client, access } = await connect(values, host, systemClock);
  try {
    return await deployStep(values, host, { client, access, clock: systemClock });
  } finally {
    client.transport.close();
  }
}

/**
 * The whole deploy step: manifests are read, planned and brought to the cluster, or only planned.
 *
 * @throws Problem for inputs and manifests that are wrong, and for a cluster that cannot be reached
 */
export async function deployStep(
  values: DeployValues,
  host: Host,
  { client, access, clock }: Connection,
): Promise<DeployStep> {
  const set = readManifests(values.manifests, host);
  const release = await prepare(values, set, client, access);
  refuseLosses(release);
  const result =
    values.action === 'plan'
      ? await planOnly(release, client, clock, values)
      : await announced(values, host, release, () =>
          deploy(client, clock, release, settingsOf(values, host, client, clock, release)),
        );
  return { result, report: deployReport(result, set), failed: result.state === 'undone', outputs: outputsOf(result) };
}

/** Runs a release while the host shows it among its deployments, where the user asked for that. */
async function announced(
  values: DeployValues,
  host: Host,
  { app, id, images }: Release,
  body: () => Promise<DeployResult>,
): Promise<DeployResult> {
  const { environment } = values;
  if (environment === undefined) return body();
  const record = await host.deployment?.({
    environment,
    environmentUrl: values['environment-url'],
    token: values['github-token'],
    description: `${app} ${id}`,
    payload: { app, release: id, images },
  });
  await record?.status('in_progress', `${app} ${id} goes out`);
  try {
    const result = await body();
    const { state, cause } = result;
    await record?.status(state === 'undone' ? 'failure' : 'success', cause?.message ?? `${app} ${id} is live`);
    return result;
  } catch (error) {
    await record?.status('error', error instanceof Error ? error.message : String(error));
    throw error;
  }
}

function refuseLosses({ lacks, items }: Release): void {
  if (lacks.length === 0) return;
  const lines = lacks.map(({ deployment, what, path }) => {
    const item = items.find(({ object }) => object === deployment);
    const place = item?.manifest.locate(path);
    return `  ${place === undefined ? '' : `${place.file}:${place.start.line}: `}Deployment ${deployment.metadata.name}: ${what}`;
  });
  throw new RolloutError('not-zero-downtime', `This release would lose requests:\n${lines.join('\n')}`, {
    hint: 'Mend the manifests, or set `drain: ensure` to have preStop, grace period and maxUnavailable added, or `drain: ignore`.',
  });
}

async function planOnly(
  release: Release,
  client: KubeClient,
  clock: Clock,
  values: DeployValues,
): Promise<DeployResult> {
  const startedMs = clock.now();
  const namespaces = [...new Set(release.items.flatMap(({ object }) => object.metadata.namespace ?? []))];
  const scalers = release.fronts.length === 0 ? [] : await liveAutoscalers({ client }, namespaces);
  const located = await locateFronts(release, client, scalers);
  const plan = await dryRun(placeItems(release, located), client, {
    forceConflicts: values['force-conflicts'],
    smokeJob: release.smokeJob,
  });
  const { record } = await statusOf(client, release);
  const kept = new Set(plan.map(({ key }) => `${key.kind} ${key.namespace}/${key.name}`));
  const retired = release.strategy === 'rolling' ? [] : located.flatMap(({ live }) => (live === undefined ? [] : live));
  const leaving = [...(record.live?.inventory ?? []), ...retired.map(keyOf)].filter(
    (key) => !isPrecious(key) && !kept.has(`${key.kind} ${key.namespace}/${key.name}`),
  );
  const pruned = [...new Set(leaving.map(nameOf))];
  return {
    state: 'planned',
    app: release.app,
    namespace: release.namespace,
    strategy: release.strategy,
    release: release.id,
    images: release.images,
    previous: record.live === undefined ? undefined : { release: record.live.id, images: record.live.images },
    resumed: false,
    startedAt: iso(startedMs),
    durationMs: clock.now() - startedMs,
    switchedAt: undefined,
    steps: [],
    plan,
    pruned,
    traffic: undefined,
    cause: undefined,
    notices: await budgetWarnings(release, client),
    apiRequests: client.transport.requests,
  };
}
