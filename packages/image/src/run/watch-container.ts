import type { Clock } from '@slipway/core';
import type { ContainerState, Engine } from '../engine/engine.ts';
import { type Answer, ask, type Network } from './probe-container.ts';
import type { EndByItself, Probe } from './smoke-result.ts';
import type { SmokeSettings } from './smoke-settings.ts';

export interface Watching {
  readonly engine: Pick<
    Engine,
    'inspectContainer' | 'containerMemory' | 'exec' | 'killContainer' | 'host' | 'isLocal' | 'reachesContainers'
  >;
  readonly clock: Clock;
  readonly network: Network;
  readonly signal: AbortSignal | undefined;
}

/** What became of a container until it was healthy, ended, lost a process to a lack of memory, or was late. */
export type Outcome =
  | { readonly kind: 'healthy'; readonly startUpMs: number | undefined; readonly ended: EndByItself | undefined }
  /** `healthyMs`: it had been healthy by then. */
  | { readonly kind: 'exited'; readonly state: ContainerState; readonly healthyMs?: number | undefined }
  | { readonly kind: 'starved' }
  | { readonly kind: 'late'; readonly answer: Extract<Answer, { healthy: false }> }
  | { readonly kind: 'gone' };

/** The most memory seen so far. */
export interface Peak {
  bytes: number | undefined;
  metLimit: boolean;
}

/** Looks at a started container until its fate is known. */
export async function untilHealthy(
  id: string,
  probe: Probe,
  settings: SmokeSettings,
  peak: Peak,
  deps: Watching,
): Promise<Outcome> {
  const { clock, engine, signal } = deps;
  const startedAt = clock.now();
  for (;;) {
    signal?.throwIfAborted();
    const state = await engine.inspectContainer(id);
    if (state === undefined) return { kind: 'gone' };
    if (state.status === 'exited') return ended(probe, await settled(id, state, deps));
    await measure(id, peak, engine);
    if (state.outOfMemory) return await starved(id, deps);
    const ranMs = clock.now() - startedAt;
    if (probe.kind === 'running' && ranMs >= settings.settleMs)
      return { kind: 'healthy', startUpMs: undefined, ended: undefined };
    const answer = await ask(probe, id, state, deps);
    if (answer.healthy) {
      const startUpMs = startUpOf(probe, state) ?? Math.max(0, clock.now() - startedAt - (answer.heldMs ?? 0));
      await measure(id, peak, engine);
      return (await unsteady(id, startUpMs, settings, peak, deps)) ?? { kind: 'healthy', startUpMs, ended: undefined };
    }
    if (clock.now() - startedAt >= settings.timeoutMs && probe.kind !== 'running') return { kind: 'late', answer };
    await clock.sleep(settings.intervalMs, signal);
  }
}

function ended(probe: Probe, state: ContainerState): Outcome {
  // A program that has done its work is fine where nothing is to answer.
  const mayEnd = probe.kind === 'exit' || (probe.kind === 'running' && probe.mayEnd === true);
  if (mayEnd && state.exitCode === 0 && !state.outOfMemory)
    return { kind: 'healthy', startUpMs: undefined, ended: endOf(state) };
  return { kind: 'exited', state };
}

export function endOf({ startedAt, finishedAt, exitCode }: ContainerState): EndByItself {
  const isKnown = startedAt !== undefined && finishedAt !== undefined;
  return { afterMs: isKnown ? Math.max(0, finishedAt - startedAt) : undefined, exitCode };
}

/** What answered once can crash right after: @returns why it was not healthy after all. */
async function unsteady(
  id: string,
  healthyMs: number,
  { steadyMs, intervalMs }: SmokeSettings,
  peak: Peak,
  deps: Watching,
): Promise<Outcome | undefined> {
  const { clock, engine, signal } = deps;
  const untilMs = clock.now() + steadyMs;
  for (;;) {
    signal?.throwIfAborted();
    const state = await engine.inspectContainer(id);
    if (state === undefined) return { kind: 'gone' };
    if (state.status === 'exited') return { kind: 'exited', state: await settled(id, state, deps), healthyMs };
    if (state.outOfMemory) return await starved(id, deps);
    await measure(id, peak, engine);
    const leftMs = untilMs - clock.now();
    if (leftMs <= 0) return undefined;
    await clock.sleep(Math.min(intervalMs, leftMs), signal);
  }
}

/** What goes on without the process that was killed, a worker most often, is not what was to be proven. */
async function starved(id: string, { engine, clock, signal }: Watching): Promise<Outcome> {
  await clock.sleep(500, signal);
  const state = await engine.inspectContainer(id);
  return state?.status === 'exited' ? { kind: 'exited', state } : { kind: 'starved' };
}

/** The engine hears of the end before it hears that memory was the cause: on a busy machine, by seconds. */
async function settled(
  id: string,
  state: ContainerState,
  { engine, clock, signal }: Watching,
): Promise<ContainerState> {
  let last = state;
  for (let waits = 0; waits < 15 && last.exitCode === 137 && !last.outOfMemory; waits++) {
    await clock.sleep(200, signal);
    last = (await engine.inspectContainer(id)) ?? last;
  }
  return last;
}

async function measure(id: string, peak: Peak, engine: Watching['engine']): Promise<void> {
  const memory = await engine.containerMemory(id);
  if (memory === undefined) return;
  peak.bytes = Math.max(peak.bytes ?? 0, memory.bytes);
  peak.metLimit ||= memory.metLimit;
}

/** By the engine's clock, which knows when the check ended. */
function startUpOf(probe: Probe, { startedAt, lastHealth }: ContainerState): number | undefined {
  return probe.kind === 'healthcheck' && startedAt !== undefined && lastHealth !== undefined
    ? Math.max(0, lastHealth.endedAt - startedAt)
    : undefined;
}

/** Tells a container to end, as a kubelet does. */
export async function drain(
  id: string,
  stopSignal: string,
  settings: SmokeSettings,
  deps: Watching,
): Promise<{ stopMs: number; drained: boolean; stopCode: number | undefined }> {
  const { clock, engine, signal } = deps;
  const toldAt = clock.now();
  await engine.killContainer(id, stopSignal);
  for (;;) {
    const state = await engine.inspectContainer(id);
    const stopMs = clock.now() - toldAt;
    // 137 is a death by SIGKILL, which we did not send.
    if (state === undefined || state.status === 'exited')
      return { stopMs, drained: state?.exitCode !== 137, stopCode: state?.exitCode };
    if (stopMs >= settings.graceMs) return { stopMs, drained: false, stopCode: undefined };
    await clock.sleep(Math.min(settings.intervalMs, 50), signal);
  }
}
