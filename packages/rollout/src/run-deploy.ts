import { readFileSync } from 'node:fs';
import {
  type Clock,
  type ExitCode,
  type Host,
  type Outcome,
  Problem,
  parseInputs,
  publish,
  type Report,
  render,
  run,
  systemClock,
  type ValuesOf,
  version,
} from '@slipway/core';
import { RolloutError } from './error.ts';
import { deployInputs } from './inputs.ts';
import { KubeClient } from './kube/client.ts';
import { guarded } from './kube/guarded.ts';
import { type Access, loadAccess } from './kube/kubeconfig.ts';
import { Transport } from './kube/transport.ts';
import { dryRun } from './plan/dry-run.ts';
import { locateFronts, placeItems, proxyPort } from './plan/locate-fronts.ts';
import { prepareRelease, type Release } from './plan/release.ts';
import type { ManifestSet } from './read/manifest.ts';
import { readManifests } from './read/read-manifests.ts';
import { parseImageChoice } from './read/set-images.ts';
import { deployReport } from './report/deploy-report.ts';
import type { TimedEvent } from './report/events.ts';
import { eventLine, reportLine } from './report/json-lines.ts';
import { logLine } from './report/live-log.ts';
import { rbacFor } from './report/rbac.ts';
import { request, statusOf } from './run/control.ts';
import { type DeploySettings, deploy, goBack } from './run/deploy.ts';
import type { DeployResult } from './run/result.ts';
import { iso } from './run/run-steps.ts';
import { liveAutoscalers } from './steps/apply-objects.ts';
import {
  askService,
  commandGate,
  commandSmokeTest,
  httpSmokeTest,
  parseUrl,
  prometheusGate,
  shellCommand,
} from './traffic/gates.ts';
import { askUrl, RequestStream } from './traffic/request-stream.ts';
import type { TrafficCheck } from './traffic/traffic-check.ts';

export type DeployValues = ValuesOf<typeof deployInputs>;

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

/** A way to a cluster, and what keeps its secrets out of the log. */
export async function connect(
  values: DeployValues,
  host: Host,
  clock: Clock,
): Promise<{ client: KubeClient; access: Access }> {
  for (const secret of [values.kubeconfig, values.token, values['github-token']])
    if (secret !== undefined) await host.mask(secret);
  const access = await loadAccess({
    kubeconfig: values.kubeconfig,
    kubeconfigPath: host.environment['KUBECONFIG'],
    context: values.context,
    server: values.server,
    token: values.token,
    certificateAuthority: values['certificate-authority'],
  });
  for (const secret of access.secrets) await host.mask(secret);
  const execute = guarded(clock, { retries: values.retries, perSecond: values['requests-per-second'] });
  return { client: new KubeClient(new Transport(access, clock), execute), access };
}

interface Connection {
  readonly client: KubeClient;
  readonly access: Access;
  readonly clock: Clock;
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

function prepare(
  values: DeployValues,
  { manifests }: ManifestSet,
  client: KubeClient,
  access: Access,
): Promise<Release> {
  return prepareRelease(
    manifests,
    {
      app: values.app,
      namespace: namespaceOf(values, access),
      strategy: values.strategy ?? 'rolling',
      images: values.images.map(parseImageChoice),
      hashConfig: values['hash-config'],
      drain: values.drain ?? 'require',
    },
    client,
  );
}

function namespaceOf({ namespace }: DeployValues, access: Access): string {
  return namespace ?? (access.namespace || podNamespace() || 'default');
}

function podNamespace(): string {
  try {
    return readFileSync('/var/run/secrets/kubernetes.io/serviceaccount/namespace', 'utf8').trim();
  } catch {
    return ''; // Not in a pod.
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

function settingsOf(
  values: DeployValues,
  host: Host,
  client: KubeClient,
  clock: Clock,
  release: Release | undefined,
): DeploySettings {
  const run = shellCommand(host.cwd, host.environment);
  const { 'check-path': path, 'smoke-command': smoke, 'bake-command': bake } = values;
  const { 'prometheus-url': server, 'prometheus-query': query } = values;
  if ((server === undefined) !== (query === undefined))
    throw new Problem('bad-input', 'prometheus-url and prometheus-query belong together; one of them is missing.');
  const startedMs = clock.now();
  return {
    holder: host.runner,
    limits: {
      timeoutMs: values.timeout * 1000,
      bakeMs: values.bake * 1000,
      retireMs: 180_000,
      pruneMax: values['prune-max'],
      allowedFailures: values['allowed-failures'],
    },
    lockWaitMs: values['lock-wait'] * 1000,
    forceConflicts: values['force-conflicts'],
    smoke: [
      ...(path === undefined ? [] : [httpSmokeTest(client, clock, path)]),
      ...(smoke === undefined ? [] : [commandSmokeTest(smoke, run)]),
    ],
    gates: [
      ...(server === undefined || query === undefined
        ? []
        : [prometheusGate(parseUrl('prometheus-url', server), query)]),
      ...(bake === undefined ? [] : [commandGate(bake, run)]),
    ],
    traffic: release === undefined ? undefined : trafficOf(values, client, clock, release),
    signal: host.interrupted(),
    onEvent: (event: TimedEvent) => tell(event, host, values.format ?? 'terminal', startedMs),
  };
}

function tell(event: TimedEvent, host: Host, format: string, startedMs: number): void {
  const line = format === 'json' ? undefined : logLine(event, startedMs);
  if (format === 'json') host.write(eventLine(event));
  if (line !== undefined) host.log(line);
}

function trafficOf(
  values: DeployValues,
  client: KubeClient,
  clock: Clock,
  { fronts }: Release,
): TrafficCheck | undefined {
  const { 'check-url': url, 'check-path': path, 'check-rate': perSecond } = values;
  if (perSecond === 0) return undefined;
  const settings = { perSecond, timeoutMs: 5_000 };
  if (url !== undefined) return new RequestStream(askUrl(parseUrl('check-url', url)), clock, settings);
  const service = fronts[0]?.services[0];
  if (path === undefined || service === undefined) return undefined;
  const { namespace = '', name } = service.metadata;
  const place = { namespace, service: name, port: proxyPort(service) };
  return new RequestStream(askService(client, place, path), clock, settings);
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
  const plan = await dryRun(placeItems(release, located), client, { forceConflicts: values['force-conflicts'] });
  const { record } = await statusOf(client, release);
  const kept = new Set(plan.map(({ key }) => `${key.kind} ${key.namespace}/${key.name}`));
  const pruned = (record.live?.inventory ?? [])
    .map((key) => `${key.kind} ${key.namespace}/${key.name}`)
    .filter((name) => !kept.has(name));
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
    notices: [],
    apiRequests: client.transport.requests,
  };
}

function outputsOf(result: DeployResult): Record<string, string> {
  const { state, release, previous, switchedAt, traffic, durationMs, images } = result;
  return {
    state,
    release,
    previous: previous?.release ?? '',
    'previous-images': previous?.images.join('\n') ?? '',
    images: images.join('\n'),
    'switched-at': switchedAt ?? '',
    requests: String(traffic?.sent ?? 0),
    'failed-requests': String(traffic?.failed ?? 0),
    duration: (durationMs / 1000).toFixed(1),
  };
}

/** `promote`, `abort` and `status` need no manifests when the application is named. */
async function placeOf(
  values: DeployValues,
  host: Host,
  client: KubeClient,
  access: Access,
): Promise<{ app: string; namespace: string }> {
  if (values.app !== undefined) return { app: values.app, namespace: namespaceOf(values, access) };
  const { app, namespace } = await prepare(values, readManifests(values.manifests, host), client, access);
  return { app, namespace };
}

async function ask(
  wish: 'promote' | 'abort',
  values: DeployValues,
  host: Host,
  client: KubeClient,
  access: Access,
): Promise<Outcome> {
  const place = await placeOf(values, host, client, access);
  const { holder } = await statusOf(client, place);
  if (holder !== undefined && !host.runner.succeeds(holder)) {
    await request(client, systemClock, place, wish);
    host.log(`Asked ${holder} to ${wish} ${place.app}.`);
    return { failed: false };
  }
  if (wish === 'promote')
    throw new RolloutError('nothing-to-do', `Nobody is deploying ${place.app} now, so there is nobody to promote it.`, {
      hint: 'If a release was cut off, run the same deploy again: it goes on where it stopped.',
    });
  const settings = settingsOf(values, host, client, systemClock, undefined);
  const result = await goBack(client, systemClock, place, settings);
  if (values.format === 'json') host.write(reportLine(result));
  else host.log(`${place.app}: ${result.state}.`);
  return { failed: false, outputs: outputsOf(result) };
}

async function showStatus(values: DeployValues, host: Host, client: KubeClient, access: Access): Promise<Outcome> {
  const place = await placeOf(values, host, client, access);
  const { record, holder } = await statusOf(client, place);
  if (values.format === 'json') {
    host.write(`${JSON.stringify({ ...record, holder })}\n`);
    return { failed: false };
  }
  const { live, attempt } = record;
  host.write(
    live === undefined
      ? `${place.app}: no release by Slipway yet\n`
      : `${place.app}: ${live.id} by ${live.strategy}, live since ${live.at}\n${live.images.map((image) => `  ${image}\n`).join('')}`,
  );
  if (attempt !== undefined)
    host.write(
      `under way: ${attempt.id} at ${attempt.step}, ${attempt.direction === 'back' ? 'going back' : 'since'} ${attempt.startedAt}, ${holder === undefined ? `cut off (was ${attempt.holder})` : `by ${holder}`}\n`,
    );
  return { failed: false };
}

async function showRbac(values: DeployValues, host: Host, client: KubeClient, access: Access): Promise<Outcome> {
  const release = await prepare(values, readManifests(values.manifests, host), client, access);
  host.write(await rbacFor(release, client));
  return { failed: false };
}
