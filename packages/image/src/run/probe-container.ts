import { request } from 'node:http';
import { connect } from 'node:net';
import { type Clock, systemClock } from '@slipway/core';
import type { ContainerState, Engine } from '../engine/engine.ts';
import type { Probe } from './smoke-result.ts';

/** What one look at a container showed. `answered` tells a wrong answer from none. */
export type Answer =
  /** `heldMs`: for how long it had been so already when this was said. */
  | { readonly healthy: true; readonly heldMs?: number }
  | { readonly healthy: false; readonly answered: boolean; readonly text: string };

/** Where a port of the container can be reached: its own address, or where the engine publishes it. */
export interface Target {
  readonly host: string;
  readonly port: number;
}

/** How ports are asked; tests have no network. */
export interface Network {
  /** Any answer from 200 to 399 is healthy. */
  http(target: Target, path: string, signal: AbortSignal): Promise<Answer>;
  tcp(target: Target, signal: AbortSignal): Promise<Answer>;
}

/** How an answer ends that did not come in time. */
export const slow = / within \d+ s$/;

/** One question takes no longer than this, so that a port that swallows everything is asked again. */
const patienceMs = 2_000;

interface Deps {
  readonly engine: Pick<Engine, 'exec' | 'host' | 'isLocal' | 'reachesContainers'>;
  readonly clock: Clock;
  readonly network: Network;
}

/** Asks a running container once. */
export async function ask(probe: Probe, id: string, state: ContainerState, deps: Deps): Promise<Answer> {
  switch (probe.kind) {
    case 'healthcheck':
      return ofHealthcheck(state);
    case 'running':
      return { healthy: false, answered: true, text: 'it has not run for long enough yet' };
    case 'exit':
      return { healthy: false, answered: true, text: 'it runs on, but was to do its work and end' };
    case 'exec':
      return within(deps, `${probe.command.join(' ')} does not end`, (signal) =>
        ofExec(id, probe.command, deps, signal),
      );
    default:
      return within(deps, silenceOf(probe), (signal) => ofPort(probe, state, deps, signal));
  }
}

function ofHealthcheck({ health, lastHealth }: ContainerState): Answer {
  if (health === 'healthy') return { healthy: true };
  if (lastHealth === undefined) return { healthy: false, answered: false, text: 'HEALTHCHECK has not answered yet' };
  const output = lastHealth.output.trim().slice(0, 300);
  const said = output === '' ? '' : `: ${output}`;
  return { healthy: false, answered: true, text: `HEALTHCHECK ends with exit code ${lastHealth.exitCode}${said}` };
}

async function ofExec(id: string, command: readonly string[], deps: Deps, signal: AbortSignal): Promise<Answer> {
  const { exitCode, output } = await deps.engine.exec(id, command, signal);
  if (exitCode === 0) return { healthy: true };
  const said = output.trim() === '' ? '' : `: ${output.trim().slice(0, 300)}`;
  return { healthy: false, answered: true, text: `${command.join(' ')} ends with exit code ${exitCode}${said}` };
}

type PortProbe = Extract<Probe, { port: number }>;

async function ofPort(probe: PortProbe, state: ContainerState, deps: Deps, signal: AbortSignal): Promise<Answer> {
  const target = targetOf(probe.port, state, deps.engine);
  if (target === undefined) return { healthy: false, answered: false, text: 'it has no address yet' };
  return probe.kind === 'http' ? deps.network.http(target, probe.path, signal) : deps.network.tcp(target, signal);
}

function targetOf(port: number, state: ContainerState, engine: Deps['engine']): Target | undefined {
  if (engine.reachesContainers) return state.address === undefined ? undefined : { host: state.address, port };
  const published = state.published.get(port);
  const host = engine.isLocal ? '127.0.0.1' : (/^[a-z]+:\/\/\[?([^\]:/]+)/.exec(engine.host)?.[1] ?? '127.0.0.1');
  return published === undefined ? undefined : { host, port: published };
}

function silenceOf(probe: PortProbe): string {
  return probe.kind === 'http'
    ? `port ${probe.port} does not answer ${probe.path}`
    : `port ${probe.port} takes no connection`;
}

async function within(
  deps: Deps,
  silence: string,
  question: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const silent: Answer = { healthy: false, answered: false, text: `${silence} within ${patienceMs / 1000} s` };
  const over = new AbortController();
  const late = new AbortController();
  const timer = deps.clock.sleep(patienceMs, over.signal).then(
    () => late.abort(new Error(silent.text)),
    () => undefined, // It was answered in time.
  );
  try {
    const answer = await question(late.signal);
    // What breaks off because its time is over has not said anything of itself.
    return late.signal.aborted && !answer.healthy ? silent : answer;
  } catch (error) {
    if (!late.signal.aborted) throw error;
    return silent;
  } finally {
    over.abort(new Error('over'));
    await timer;
  }
}

/** How long a connection has to stay open to be one. */
const hangUpMs = 250;

/** The network of this machine. */
export const realNetwork: Network = {
  http: (target, path, signal) =>
    new Promise((resolve) => {
      const asked = request({ ...target, path, signal, agent: false, headers: { connection: 'close' } }, (response) => {
        response.resume();
        const status = response.statusCode ?? 0;
        resolve(
          status >= 200 && status < 400
            ? { healthy: true }
            : { healthy: false, answered: true, text: `port ${target.port} answers ${path} with ${status}` },
        );
      });
      asked.on('error', (error) => resolve(unanswered(target, error)));
      asked.end();
    }),
  tcp: (target, signal) =>
    new Promise((resolve) => {
      const socket = connect({ ...target });
      const end = (answer: Answer) => {
        socket.destroy();
        resolve(answer);
      };
      signal.addEventListener('abort', () => end(unanswered(target, new Error(String(signal.reason)))), { once: true });
      socket.on('error', (error) => end(unanswered(target, error)));
      // The proxy of a published port takes every connection, and hangs up when nobody listens behind it.
      socket.on('close', () => end(unanswered(target, new Error('the connection is closed at once'))));
      socket.on('data', () => end({ healthy: true }));
      socket.on('connect', () => {
        const connectedMs = systemClock.now();
        setTimeout(() => end({ healthy: true, heldMs: systemClock.now() - connectedMs }), hangUpMs);
      });
    }),
};

function unanswered({ port }: Target, error: Error): Answer {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  return { healthy: false, answered: false, text: `port ${port} does not answer: ${code}` };
}
