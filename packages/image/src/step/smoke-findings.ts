import { constants } from 'node:os';
import type { Finding } from '@slipway/core';
import type { ImageConfig } from '../engine/engine.ts';
import type { BuiltImageRuleId } from '../gates/built-image-rules.ts';
import type { Gate, Places } from '../gates/gates.ts';
import { causeInWords, endInWords, type SmokeResult, verdictInWords } from '../run/smoke-result.ts';

/** What starts in the image. */
type Started = Pick<ImageConfig, 'entrypoint' | 'command' | 'stopSignal'>;

/** What the run of the image says against it. */
export function smokeFindings(smoke: SmokeResult, started: Started, places: Places): Finding[] {
  const { verdict, cause } = smoke;
  if (verdict === 'failed')
    return [
      {
        rule: 'healthy-start',
        severity: 'error',
        message: cause?.message ?? 'The container did not become healthy.',
        location: isOfHealthCheck(smoke) ? places.health : places.start,
        ...(cause?.advice === undefined ? {} : { fix: { text: cause.advice } }),
      },
    ];
  const found = [...endOf(smoke), ...drainOf(smoke, started), ...writesOf(smoke)];
  return found.map(([rule, message, text]) => ({
    ...{ rule, severity: 'warning' as const, message, location: places.start, fix: { text } },
  }));
}

type Said = readonly [rule: BuiltImageRuleId, message: string, fix: string];

/** One that was asked to do its work and end has done what it should. */
function endOf({ ended, probe }: SmokeResult): Said[] {
  if (ended === undefined || probe === 'exit') return [];
  const message = `The container ${endInWords(ended)}: nothing shows that it works but that code.`;
  const fix =
    'A server has to run on, in the foreground: say by EXPOSE or `smoke-probe` where it listens. For a job say `smoke-probe: exit`.';
  return [['keeps-running', message, fix]];
}

function drainOf({ drained, stopMs, stopCode }: SmokeResult, started: Started): Said[] {
  const signal = nameOf(started.stopSignal ?? 'SIGTERM');
  const seconds = stopMs === undefined ? '' : `${(stopMs / 1000).toFixed(1)} s `;
  if (drained === false) {
    const message = `${signal} did not end the container; SIGKILL did${seconds === '' ? '' : ` after ${seconds.trim()}`}.`;
    return [['drains-on-sigterm', message, hearing(signal, started)]];
  }
  if (drained === undefined || stopCode === undefined || isClean(stopCode, signal)) return [];
  const message = `The container ended with exit code ${stopCode}, ${seconds}after ${signal}: it failed while it stopped, or crashed by itself just then.`;
  return [['drains-on-sigterm', message, `Look at the end of its log, and let the program end with 0 on ${signal}.`]];
}

const numbers: Readonly<Record<string, number>> = constants.signals;

/** `STOPSIGNAL 15`, `TERM` and `SIGTERM` are one. */
function nameOf(signal: string): string {
  const byNumber = Object.keys(numbers).find((name) => String(numbers[name]) === signal);
  return byNumber ?? (/^(?:SIG|\d)/.test(signal) ? signal : `SIG${signal}`);
}

/** A program ends with 0, or by the signal itself, which a shell and a runtime count from 128. */
function isClean(exitCode: number, signal: string): boolean {
  return exitCode === 0 || exitCode === 128 + (numbers[signal] ?? 0);
}

function hearing(signal: string, { entrypoint, command }: Started): string {
  const [program = 'The program', flag] = [...entrypoint, ...command];
  if (flag === '-c' && /(?:^|\/)(?:ba|da|a|k|z)?sh$/.test(program))
    return `A shell is process 1 here, and passes no signal on: start the program in the exec form, \`ENTRYPOINT ["/app"]\`, or let the script end with \`exec PROGRAM\`.`;
  return `${program} is process 1, which no signal ends that it does not handle: let it stop on ${signal}, or put an init such as tini before it.`;
}

/** What a log tells of a root that could not be written to, where the program survived it. */
function writesOf({ deniedWrites }: SmokeResult): Said[] {
  if (deniedWrites === undefined) return [];
  const what = deniedWrites.length === 0 ? 'a file, which its log does not name' : deniedWrites.join(', ');
  const fix =
    'Mount a volume or tmpfs where it writes (`smoke-tmpfs` does it here), or let it write elsewhere; `read-only: false` gives it a writable root.';
  return [['read-only-root', `It could not write ${what} on its read-only root, and ran on without it.`, fix]];
}

/** Whether what failed is the image's own check, in a container that ran on. */
function isOfHealthCheck({ probe, cause }: SmokeResult): boolean {
  return probe === 'healthcheck' && (cause?.code === 'unhealthy' || cause?.code === 'timeout');
}

/** The run as gates: that it works, and what was seen of it on a root that it cannot write to; one that failed otherwise shows nothing of that. */
export function smokeGates(smoke: SmokeResult, readOnlyAsked: boolean): Gate[] {
  const healthy = smoke.verdict === 'healthy';
  const actual = smoke.cause === undefined ? verdictInWords(smoke) : causeInWords(smoke.cause);
  const wrote = smoke.cause?.deniedPath;
  const gates: Gate[] = [{ gate: 'smoke', holds: healthy, limit: 'healthy', actual }];
  if (!readOnlyAsked || (!healthy && wrote === undefined)) return gates;
  const onRoot = wrote === undefined ? survivedInWords(smoke) : `tried to write ${wrote}`;
  return [...gates, { gate: 'read-only', holds: wrote === undefined, limit: 'a read-only root', actual: onRoot }];
}

function survivedInWords({ deniedWrites }: SmokeResult): string {
  if (deniedWrites === undefined) return 'no failed write in its log';
  const what = deniedWrites.length === 0 ? 'a file' : deniedWrites.join(', ');
  return `tried to write ${what}, and ran on`;
}
