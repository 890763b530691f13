import { execFile } from 'node:child_process';
import { type Clock, Problem } from '@slipway/core';
import type { KubeClient } from '../kube/client.ts';
import type { Gate, ServicePlace, SmokeTest } from '../steps/context.ts';
import type { Ask } from './request-stream.ts';
import { wrongStatus } from './request-stream.ts';

/** A request to a Service through the API server: it needs no way from the runner into the cluster. */
export function askService(client: KubeClient, place: ServicePlace, path: string): Ask {
  return async (timeoutMs) => wrongStatus((await client.proxy(place.namespace, place, path, { timeoutMs })).status);
}

/** Some answers in a row must be fine: one could be luck. */
const smokeRequests = 3;

export function httpSmokeTest(client: KubeClient, clock: Clock, path: string): SmokeTest {
  return {
    name: `GET ${path}`,
    ask: async (place, signal) => {
      // The API server learns of a new Service's endpoints a moment after its EndpointSlice is written.
      for (let fine = 0, tries = 1; ; tries++) {
        const answer = await client.proxy(place.namespace, place, path, { timeoutMs: 5_000, signal });
        const wrong = wrongStatus(answer.status);
        if (wrong === undefined) {
          fine++;
          if (fine === smokeRequests) return undefined;
          continue;
        }
        const notYet = answer.status === 503 && /no endpoints available/.test(answer.text);
        if (!notYet || tries > 20) return `${wrong}: ${answer.text.trim().slice(0, 200)}`;
        await clock.sleep(100, signal);
      }
    },
  };
}

/** A command that is told by its environment whom to ask; it passes when it exits with 0. */
export function commandSmokeTest(command: string, run: RunCommand): SmokeTest {
  return {
    name: `\`${command}\``,
    ask: ({ namespace, service }, signal) =>
      run(command, { SLIPWAY_NAMESPACE: namespace, SLIPWAY_SERVICE: service }, signal),
  };
}

/** Runs a command of the user. @returns what was wrong; undefined when it exits with 0 */
export type RunCommand = (
  command: string,
  env: Readonly<Record<string, string>>,
  signal: AbortSignal,
) => Promise<string | undefined>;

export function shellCommand(cwd: string, environment: Readonly<Record<string, string | undefined>>): RunCommand {
  return (command, env, signal) => {
    const { promise, resolve } = Promise.withResolvers<string | undefined>();
    const options = { cwd, env: { ...environment, ...env }, signal, maxBuffer: 4 * 1024 * 1024, timeout: 10 * 60_000 };
    execFile('sh', ['-c', command], options, (error, stdout, stderr) => {
      if (error === null) return resolve(undefined);
      const said = `${stdout}${stderr}`.trim().split('\n').slice(-5).join('\n');
      resolve(`it ended with ${error.code ?? error.signal ?? 'an error'}${said === '' ? '' : `: ${said}`}`);
    });
    return promise;
  };
}

export function commandGate(command: string, run: RunCommand): Gate {
  return { name: `\`${command}\``, everyMs: Number.POSITIVE_INFINITY, ask: (signal) => run(command, {}, signal) };
}

/** @throws Problem for a text that is no HTTP URL */
export function parseUrl(name: string, text: string): URL {
  try {
    const url = new URL(text);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url;
  } catch {
    // Said below.
  }
  throw new Problem(
    'bad-input',
    `${name} must be a URL such as https://shop.example.com/healthz, but is ${JSON.stringify(text.slice(0, 100))}.`,
  );
}
