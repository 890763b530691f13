import type { ContainerState } from '../engine/engine.ts';
import { deniedPathIn, speaksOfReadOnly } from './denied-path.ts';
import { slow } from './probe-container.ts';
import { ranOutIn } from './ran-out.ts';
import type { Probe, SmokeFailure } from './smoke-result.ts';
import type { SmokeSettings } from './smoke-settings.ts';
import type { Peak } from './watch-container.ts';

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const mebibytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MiB`;

/** Why a container ended that should have gone on. */
export function ofExit(
  state: ContainerState,
  logs: string,
  settings: SmokeSettings,
  peak: Peak,
  asked: { readonly probe: Probe; readonly healthyMs?: number | undefined },
): SmokeFailure {
  const { exitCode, startedAt, finishedAt } = state;
  const ranFor = startedAt !== undefined && finishedAt !== undefined ? ` after ${seconds(finishedAt - startedAt)}` : '';
  const after = asked.healthyMs === undefined ? ranFor : ` by itself${ranFor}, though it had been healthy,`;
  // An engine can miss that the kernel did it, when the container is gone before it looks.
  const wasKilled = state.outOfMemory || (exitCode === 137 && peak.metLimit);
  if (wasKilled) {
    const what =
      exitCode === 137
        ? `It was killed${after}`
        : `A process of it was killed, and it ended${after} with exit code ${exitCode}`;
    return failure('out-of-memory', `${what}: ${usedUp(settings, peak)}.`, { exitCode, advice: moreMemory(settings) });
  }
  const ranOut = ranOutIn(logs);
  if (ranOut !== undefined)
    return failure(
      'out-of-memory',
      `It ended${after} with exit code ${exitCode}: ${ranOut} (${limits(settings, peak)}).`,
      {
        exitCode,
        advice: moreMemory(settings),
      },
    );
  const denied = deniedIn(settings, logs);
  if (denied !== undefined)
    return failure(
      'exited',
      `It ended${after} with exit code ${exitCode}: it tried to write ${denied.what} on its read-only root.`,
      {
        exitCode,
        ...denied,
      },
    );
  const killed = exitCode === 137 ? ` (SIGKILL, which nothing here sent; ${limits(settings, peak)})` : '';
  const ended = `It ended${after} with exit code ${exitCode}${killed}.${lastWords(logs)}`;
  return failure('exited', ended, { exitCode, advice: adviceAtExit(exitCode, settings, asked) });
}

function adviceAtExit(
  exitCode: number,
  settings: SmokeSettings,
  { healthyMs }: { readonly healthyMs?: number | undefined },
): string {
  if (exitCode === 137) return `If memory ran out, ${lowerFirst(moreMemory(settings))}`;
  if (exitCode === 0)
    return 'A server has to run on, in the foreground; for a program that ends with its work say `smoke-probe: exit`.';
  if (healthyMs !== undefined)
    return 'It must not end before it is told to: look for the reason in its log, or give it what it asks for by `smoke-env`.';
  return 'Give it what it asks for by `smoke-env` or `smoke-args`; the last lines of its log tell.';
}

/** Why one that runs on is not taken for healthy: it lost a process. */
export function ofStarvation(settings: SmokeSettings, peak: Peak): SmokeFailure {
  return failure('out-of-memory', `A process of it was killed, though it runs on: ${usedUp(settings, peak)}.`, {
    advice: moreMemory(settings),
  });
}

function usedUp(settings: SmokeSettings, peak: Peak): string {
  return `it needs more than its limit of memory, ${limits(settings, peak)}`;
}

function limits({ memoryBytes }: SmokeSettings, { bytes }: Peak): string {
  return `${mebibytes(memoryBytes)}${bytes === undefined ? '' : `, and was seen to use ${mebibytes(bytes)}`}`;
}

function moreMemory({ memoryBytes }: SmokeSettings): string {
  const twice = Math.ceil((2 * memoryBytes) / 1024 / 1024);
  return `Set \`smoke-memory\` to what the container gets in production, or try \`${twice}MiB\`: the report then names the peak. Else let it need less: smaller heap, fewer workers.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The engine merges two streams, and not always in order: a line that tells of trouble goes before a later one. */
function lastWords(logs: string): string {
  const lines = logs.split('\n').filter((line) => line.trim() !== '');
  const last = lines.findLast((line) => trouble.test(line)) ?? lines.at(-1);
  return last === undefined ? ' It printed nothing.' : ` It printed at last: ${last.trim().slice(0, 300)}`;
}

const trouble = /\b(?:panic|fatal|error|exception|denied|cannot|can't|could not|failed|refused|not found|no such)\b/i;

/** Why it was never healthy within its time. */
export function ofSilence(
  answered: boolean,
  text: string,
  logs: string,
  settings: SmokeSettings,
  probe: Probe,
): SmokeFailure {
  const time = seconds(settings.timeoutMs);
  const denied = deniedIn(settings, logs);
  const tried = denied === undefined ? '' : ` It tried to write ${denied.what} on its read-only root.`;
  return answered
    ? failure('unhealthy', `It was not healthy within ${time}: ${text.replace(/\.$/, '')}.${tried}`, {
        advice:
          probe.kind === 'exit'
            ? 'Let it end once its work is done, allow it longer by `smoke-timeout`, or probe it as a server by `smoke-probe`.'
            : 'Give it what it needs by `smoke-env`, name an endpoint that needs no other service by `smoke-probe`, or allow it longer by `smoke-timeout`.',
        ...denied,
      })
    : failure('timeout', `Nothing answered within ${time}: ${text.replace(/\.$/, '')}.${tried}`, {
        advice: adviceAtSilence(probe, text),
        ...denied,
      });
}

function adviceAtSilence(probe: Probe, text: string): string {
  const isSlow = slow.test(text);
  if (probe.kind === 'exec')
    return 'Let the command of `smoke-probe` answer within 2 s, and look whether it waits for something that is not there.';
  if (probe.kind === 'healthcheck')
    return 'Let HEALTHCHECK answer sooner, or allow it longer by `smoke-timeout`; `smoke-probe` can ask in its place.';
  if (probe.kind === 'http' && isSlow)
    return `Something listens on port ${probe.port}, or swallows what is sent there: let ${probe.path} answer within 2 s, or name an endpoint that does by \`smoke-probe\`.`;
  const port = 'port' in probe ? `port ${probe.port}` : 'the port that is asked';
  return `Let it listen on every address (0.0.0.0, not 127.0.0.1) of ${port}, name another by \`smoke-probe\`, or allow it longer by \`smoke-timeout\`.`;
}

/** Why one is not even started that is to be asked by what it does not have. */
export function ofNoHealthcheck(): SmokeFailure {
  return failure('unhealthy', 'The image has no HEALTHCHECK that it could be asked by.', {
    advice: 'Add a HEALTHCHECK to the Dockerfile, or probe it otherwise, such as `smoke-probe: http:8080/healthz`.',
  });
}

/** How an engine says that an image names no program. */
export const startsNothing = /no command specified/i;

/** Why the engine could not start it. */
export function ofStart(text: string, exitCode: number | undefined): SmokeFailure {
  const missing = /executable file not found|no such file or directory/i.test(text);
  const format = /exec format error/i.test(text);
  const advice = startsNothing.test(text)
    ? 'Say what the image starts, by ENTRYPOINT or CMD in the Dockerfile, or by `smoke-args` for this run alone.'
    : missing
      ? 'Look whether ENTRYPOINT or CMD names a file that the image has; a script needs its interpreter, and a program its C library (`CGO_ENABLED=0` needs none).'
      : format
        ? 'The program is of another platform than the one it is run on, or is a script without its first line `#!`.'
        : 'Look whether ENTRYPOINT or CMD names a file of the image that may be executed.';
  return failure('cannot-start', `It cannot be started: ${wordsOfRuntime(text)}.`, { exitCode, advice });
}

/** What a runtime says, without the names of those who passed it on. */
function wordsOfRuntime(text: string): string {
  return text
    .replace(/^The engine at \S+ refuses \(\d+\): /, '')
    .replace(/^.*unable to start container process: /s, '')
    .replace(/(?:: unknown)?[.\s]*$/, '');
}

export function ofRoot(user: string): SmokeFailure {
  const stated = user === '' ? 'The image names no USER' : `USER is ${user}`;
  return failure('runs-as-root', `${stated}, so it would run as root.`, {
    advice: 'Name another user, such as USER 65532.',
  });
}

/** Why a module of WASI did not do its work. */
export function ofModule(message: string, exitCode: number): SmokeFailure {
  return failure('exited', message, { exitCode, advice: 'Its arguments are ENTRYPOINT and CMD, or `smoke-args`.' });
}

/** What it could not write on a read-only root, when its log speaks of that. */
function deniedIn(settings: SmokeSettings, logs: string) {
  if (!settings.readOnly || !speaksOfReadOnly(logs)) return undefined;
  const deniedPath = deniedPathIn(logs);
  const advice =
    'Mount a volume or tmpfs where it writes (`smoke-tmpfs` does it here), or let it write elsewhere; `read-only: false` gives it a writable root.';
  return { deniedPath, what: deniedPath ?? 'a file', advice };
}

function failure(
  code: SmokeFailure['code'],
  message: string,
  more: {
    readonly exitCode?: number | undefined;
    readonly advice: string;
    readonly deniedPath?: string | undefined;
  },
): SmokeFailure {
  const { exitCode, advice, deniedPath } = more;
  return { code, message, advice, exitCode, deniedPath };
}
