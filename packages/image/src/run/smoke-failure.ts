import type { ContainerState } from '../engine/engine.ts';
import { deniedPathIn, speaksOfReadOnly } from './denied-path.ts';
import type { SmokeFailure } from './smoke-result.ts';
import type { SmokeSettings } from './smoke-settings.ts';

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const mebibytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MiB`;

/** Why a container ended that should have gone on. */
export function ofExit(state: ContainerState, logs: string, settings: SmokeSettings): SmokeFailure {
  const { exitCode, startedAt, finishedAt } = state;
  const after = startedAt !== undefined && finishedAt !== undefined ? ` after ${seconds(finishedAt - startedAt)}` : '';
  if (state.outOfMemory)
    return failure(
      'out-of-memory',
      `It was ended${after} for using more than its ${mebibytes(settings.memoryBytes)} of memory.`,
      {
        exitCode,
      },
    );
  const killed = exitCode === 137 ? ': something killed it' : '';
  const ended = `It ended${after} with exit code ${exitCode}${killed}.${lastWords(logs)}`;
  return withDenied(settings, logs, failure('exited', ended, { exitCode }));
}

/** The engine merges two streams, and not always in order: a line that tells of trouble goes before a later one. */
function lastWords(logs: string): string {
  const lines = logs.split('\n').filter((line) => line.trim() !== '');
  const last = lines.findLast((line) => trouble.test(line)) ?? lines.at(-1);
  return last === undefined ? ' It printed nothing.' : ` It printed at last: ${last.trim().slice(0, 300)}`;
}

const trouble = /\b(?:panic|fatal|error|exception|denied|cannot|can't|could not|failed|refused|not found|no such)\b/i;

/** Why it was never healthy within its time. */
export function ofSilence(answered: boolean, text: string, logs: string, settings: SmokeSettings): SmokeFailure {
  const time = seconds(settings.timeoutMs);
  return withDenied(
    settings,
    logs,
    answered
      ? failure('unhealthy', `It was not healthy within ${time}: ${text}.`)
      : failure('timeout', `Nothing answered within ${time}: ${text}.`),
  );
}

/** Why the engine could not start it. */
export function ofStart(text: string, exitCode: number | undefined): SmokeFailure {
  const missing = /executable file not found|no such file or directory/i.test(text);
  const advice = missing
    ? ' The program of ENTRYPOINT or CMD is not in the image, or its interpreter or C library is not.'
    : '';
  return failure('cannot-start', `It cannot be started: ${text.replace(/[.\s]+$/, '')}.${advice}`, { exitCode });
}

export function ofRoot(user: string): SmokeFailure {
  const stated = user === '' ? 'The image names no USER' : `USER is ${user}`;
  return failure('runs-as-root', `${stated}, so it would run as root. Name another user, such as USER 65532.`);
}

function withDenied(settings: SmokeSettings, logs: string, found: SmokeFailure): SmokeFailure {
  if (!settings.readOnly || !speaksOfReadOnly(logs)) return found;
  const deniedPath = deniedPathIn(logs);
  const what = deniedPath === undefined ? 'a file' : deniedPath;
  const advice = ` It tried to write ${what} on its read-only root: give it a tmpfs or a volume there, or let it write elsewhere.`;
  return { ...found, message: found.message + advice, deniedPath };
}

function failure(
  code: SmokeFailure['code'],
  message: string,
  more: { exitCode?: number | undefined } = {},
): SmokeFailure {
  return { code, message, exitCode: more.exitCode, deniedPath: undefined };
}
