import { randomUUID } from 'node:crypto';
import { type Clock, Problem } from '@slipway/core';
import type { Engine, ImageConfig, Labels } from '../engine/engine.ts';
import { ImageError } from '../error.ts';
import { deniedPathsIn } from './denied-path.ts';
import { type Ownership, ownership, processesHere } from './owner.ts';
import { type Network, realNetwork } from './probe-container.ts';
import { ofExit, ofNoHealthcheck, ofRoot, ofSilence, ofStart, ofStarvation, startsNothing } from './smoke-failure.ts';
import type { Probe, SmokeFailure, SmokeResult } from './smoke-result.ts';
import type { SmokeSettings } from './smoke-settings.ts';
import { isWasi, runWasi } from './wasi.ts';
import { drain, type Outcome, type Peak, untilHealthy, type Watching } from './watch-container.ts';

export interface SmokeDeps {
  readonly engine: Omit<Engine, 'imageHistory' | 'tagImage' | 'removeImage'>;
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  readonly log?: (line: string) => void;
  readonly network?: Network;
  /** Names what is made; unique on the engine. */
  readonly newId?: () => string;
  /** Whose what is made is; this process's unless told. */
  readonly owner?: Ownership;
}

/** Every container and network of a smoke run carries this label, so that leftovers can be found. */
export const smokeLabel = 'slipway=smoke';
const untilLabel = 'slipway.until';
const ownerLabel = 'slipway.owner';

/** Lines of the log that are shown, and those that are searched. */
const logLines = 100;
const searchedLines = 2_000;

/**
 * Runs an image under least privilege until it is healthy, tells it to end, and takes everything away again, also when it
 * is interrupted. What a killed process left behind is taken away by the next run: on the same machine at once, by one of
 * another machine that shares the engine once its time is up.
 *
 * @param image as `BuildResult.runnable` names it, or any reference that the engine knows
 * @throws ImageError `no-image`, `interrupted`, `engine-refused`, `no-engine`
 */
export async function smokeRun(image: string, settings: SmokeSettings, deps: SmokeDeps): Promise<SmokeResult> {
  try {
    deps.signal?.throwIfAborted();
    const config = await deps.engine.inspectImage(image);
    if (config === undefined)
      throw new ImageError('no-image', `The engine at ${deps.engine.host} has no image ${image}.`, {
        hint: 'Build it with `load`, or pull it first.',
      });
    if (isWasi(config))
      return {
        ...(await runWasi(image, config, settings, deps)),
        ...{ probe: 'running', port: undefined, user: config.user, readOnly: true, deniedWrites: undefined },
      };
    const probe = settings.probe ?? usualProbe(config);
    const port = 'port' in probe ? probe.port : undefined;
    const facts = { probe: probe.kind, port, user: config.user, readOnly: settings.readOnly };
    if (probe.kind === 'healthcheck' && config.healthcheck === undefined)
      return { ...failed(ofNoHealthcheck(), emptyLog), ...facts };
    if (settings.requireNonRoot && isRoot(config.user)) return { ...failed(ofRoot(config.user), emptyLog), ...facts };
    const owner = deps.owner ?? ownership(processesHere());
    await sweep(deps, owner);
    return { ...(await inContainer(image, config, probe, settings, { ...deps, owner })), ...facts };
  } catch (error) {
    if (deps.signal?.aborted === true && !(error instanceof Problem))
      throw new ImageError('interrupted', 'The smoke run was interrupted.', { cause: error });
    throw error;
  }
}

type Fate = Omit<SmokeResult, 'probe' | 'port' | 'user' | 'readOnly'>;

function usualProbe({ healthcheck }: ImageConfig): Probe {
  return healthcheck === undefined ? { kind: 'running', mayEnd: true } : { kind: 'healthcheck' };
}

async function inContainer(
  image: string,
  config: ImageConfig,
  probe: Probe,
  settings: SmokeSettings,
  deps: SmokeDeps & { readonly owner: Ownership },
): Promise<Fate> {
  const { engine, clock } = deps;
  const name = `slipway-smoke-${(deps.newId ?? randomUUID)().slice(0, 12)}`;
  const until = clock.now() + settings.timeoutMs + settings.graceMs + 120_000;
  const labels: Labels = {
    slipway: 'smoke',
    'slipway.run': name,
    [untilLabel]: String(until),
    [ownerLabel]: deps.owner.mine,
  };
  const made: (() => Promise<void>)[] = [];
  try {
    const networkId = await engine.createNetwork(name, labels);
    made.push(() => engine.removeNetwork(networkId));
    const container = { name, image, labels, networkId, ...specOf(probe, settings) };
    const id = await engine.createContainer(container).catch((error: unknown) => refusal(error));
    if (typeof id === 'object') return failed(id, emptyLog);
    made.push(() => engine.removeContainer(id));
    return await fateOf(id, config, probe, settings, deps);
  } finally {
    // Without the signal: cleaning up is what is left to do after an interrupt.
    for (const remove of made.reverse())
      await remove().catch((error: unknown) => deps.log?.(`left behind under ${smokeLabel}: ${String(error)}`));
  }
}

/** That there is nothing to start is the image's fault; what else the engine refuses of a container is one of the run. */
function refusal(error: unknown): SmokeFailure {
  if (!(error instanceof ImageError) || !startsNothing.test(error.message)) throw error;
  return ofStart(error.message, undefined);
}

function specOf(probe: Probe, settings: SmokeSettings) {
  const { readOnly, tmpfs, memoryBytes, cpus, pids, platform, args, intervalMs } = settings;
  return {
    ...{ readOnly, tmpfs, memoryBytes, cpus, pids, platform },
    env: Object.entries(settings.env).map(([key, value]) => `${key}=${value}`),
    args: args.length === 0 ? undefined : args,
    publish: 'port' in probe ? [probe.port] : [],
    // Asked far more often than in production, and never given up before the time-out: how fast it starts is the question.
    healthcheck:
      probe.kind === 'healthcheck' ? { intervalMs: Math.max(intervalMs, 250), retries: 100_000 } : ('none' as const),
  };
}

async function fateOf(
  id: string,
  config: ImageConfig,
  probe: Probe,
  settings: SmokeSettings,
  deps: SmokeDeps,
): Promise<Fate> {
  const { engine } = deps;
  const logs = async () => readLog(await engine.containerLogs(id, searchedLines), settings);
  try {
    await engine.startContainer(id);
  } catch (error) {
    if (!(error instanceof ImageError) || error.reason !== 'engine-refused') throw error;
    const state = await engine.inspectContainer(id);
    return failed(ofStart(state?.error || error.message, state?.exitCode), await logs());
  }
  const watching: Watching = { engine, clock: deps.clock, network: deps.network ?? realNetwork, signal: deps.signal };
  const peak: Peak = { bytes: undefined, metLimit: false };
  const outcome = await untilHealthy(id, probe, settings, peak, watching);
  if (outcome.kind !== 'healthy') {
    const log = await logs();
    const cause = causeOf(outcome, log.logs, probe, settings, peak);
    return { ...failed(cause, log), peakMemoryBytes: peak.bytes };
  }
  const stop =
    settings.drain && outcome.ended === undefined
      ? await drain(id, config.stopSignal ?? 'SIGTERM', settings, watching)
      : { stopMs: undefined, drained: undefined, stopCode: undefined };
  return {
    verdict: 'healthy',
    cause: undefined,
    startUpMs: outcome.startUpMs,
    peakMemoryBytes: peak.bytes,
    ended: outcome.ended,
    ...stop,
    ...(await logs()),
  };
}

interface Log {
  readonly logs: string;
  readonly deniedWrites: readonly string[] | undefined;
}

const emptyLog: Log = { logs: '', deniedWrites: undefined };

/** A failed write is seen in the log alone: nothing changes on a root that cannot be written to. */
function readLog(text: string, { readOnly }: SmokeSettings): Log {
  const lines = text.split('\n');
  const last = lines.slice(lines.at(-1) === '' ? -logLines - 1 : -logLines).join('\n');
  return { logs: last, deniedWrites: readOnly ? deniedPathsIn(text) : undefined };
}

function causeOf(
  outcome: Exclude<Outcome, { kind: 'healthy' }>,
  logs: string,
  probe: Probe,
  settings: SmokeSettings,
  peak: Peak,
): SmokeFailure {
  switch (outcome.kind) {
    case 'exited':
      return ofExit(outcome.state, logs, settings, peak, { probe, healthyMs: outcome.healthyMs });
    case 'starved':
      return ofStarvation(settings, peak);
    case 'late':
      return ofSilence(outcome.answer.answered, outcome.answer.text, logs, settings, probe);
    case 'gone':
      return ofStart('somebody took the container away', undefined);
  }
}

function failed(cause: SmokeFailure, log: Log): Fate {
  const unknown = { startUpMs: undefined, peakMemoryBytes: undefined, stopMs: undefined, drained: undefined };
  return { verdict: 'failed', cause, ...unknown, stopCode: undefined, ended: undefined, ...log };
}

function isRoot(user: string): boolean {
  return /^(?:root|0*)(?::|$)/.test(user);
}

/** Takes away what earlier runs could not, because they were killed: whatever has lost its owner, or is past its time. */
async function sweep({ engine, clock, log }: SmokeDeps, { isGone }: Ownership): Promise<void> {
  const { containers, networks } = await engine.labelled(smokeLabel);
  const isStale = ({ labels }: { labels: Labels }) =>
    isGone(labels[ownerLabel]) || Number(labels[untilLabel]) < clock.now();
  const take = (what: string, remove: () => Promise<void>) => {
    log?.(`takes away ${what}, which an earlier smoke run left behind`);
    return remove().catch((error: unknown) => log?.(`${what} stays: ${String(error)}`));
  };
  for (const { id } of containers.filter(isStale))
    await take(`container ${id.slice(0, 12)}`, () => engine.removeContainer(id));
  for (const { id } of networks.filter(isStale))
    await take(`network ${id.slice(0, 12)}`, () => engine.removeNetwork(id));
}
