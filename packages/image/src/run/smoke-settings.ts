import { ImageError } from '../error.ts';
import type { Probe } from './smoke-result.ts';

/** How the container is run and judged. */
export interface SmokeSettings {
  /** Undefined takes the image's HEALTHCHECK, or that it runs on where there is none. */
  readonly probe: Probe | undefined;
  /** `NAME=value` for the container. */
  readonly env: Readonly<Record<string, string>>;
  /** Replace the image's CMD when there are any. */
  readonly args: readonly string[];
  /** How long it may take to be healthy. */
  readonly timeoutMs: number;
  /** How long it may take to end after SIGTERM; Kubernetes gives 30 s. */
  readonly graceMs: number;
  /** How long it has to run on where nothing probes it. */
  readonly settleMs: number;
  /** How long it has to run on once a probe has called it healthy, before it is told to end. */
  readonly steadyMs: number;
  /** How often it is looked at. */
  readonly intervalMs: number;
  /** Paths with a memory file system, such as `/tmp` or `/tmp:size=16m`. */
  readonly tmpfs: readonly string[];
  readonly readOnly: boolean;
  readonly requireNonRoot: boolean;
  /** Whether SIGTERM is tried once it is healthy. */
  readonly drain: boolean;
  readonly memoryBytes: number;
  readonly cpus: number;
  readonly pids: number;
  /** Of a multi-platform image, what to run; undefined is the engine's own. */
  readonly platform: string | undefined;
}

const standard: SmokeSettings = {
  probe: undefined,
  env: {},
  args: [],
  timeoutMs: 60_000,
  graceMs: 30_000,
  settleMs: 3_000,
  steadyMs: 1_000,
  intervalMs: 100,
  tmpfs: [],
  readOnly: true,
  requireNonRoot: true,
  drain: true,
  memoryBytes: 512 * 1024 * 1024,
  cpus: 1,
  pids: 256,
  platform: undefined,
};

/** Fills what is not said: least privilege, healthy within a minute, ended within 30 s. */
export function smokeSettings(given: Partial<SmokeSettings>): SmokeSettings {
  return { ...standard, ...given };
}

/**
 * `http:8080/healthz`, `tcp:8080`, `exec:command argument`, `exec:["command", "argument"]`, `healthcheck`, `running` or `exit`.
 *
 * @returns undefined for an empty text
 * @throws ImageError `bad-build-input`
 */
export function parseProbe(text: string): Probe | undefined {
  const [, kind = '', rest = ''] = /^(\w+)(?::(.*))?$/s.exec(text.trim()) ?? [];
  if (text.trim() === '') return undefined;
  if ((kind === 'healthcheck' || kind === 'running' || kind === 'exit') && rest === '') return { kind };
  const [, port = '', path = ''] = /^(\d{1,5})(\/.*)?$/s.exec(rest) ?? [];
  if (Number(port) >= 1 && Number(port) <= 65_535) {
    if (kind === 'http') return { kind, port: Number(port), path: path === '' ? '/' : path };
    if (kind === 'tcp' && path === '') return { kind, port: Number(port) };
  }
  if (kind === 'exec') {
    const command = commandOf(rest.trim());
    if (command !== undefined) return { kind, command };
  }
  throw new ImageError('bad-build-input', `The probe ${JSON.stringify(text)} cannot be read.`, {
    hint: 'It must be http:PORT/PATH, tcp:PORT, exec:COMMAND, healthcheck, running or exit.',
  });
}

function commandOf(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) {
    const words = text.split(/\s+/).filter((word) => word !== '');
    return words.length === 0 ? undefined : words;
  }
  try {
    const json: unknown = JSON.parse(text);
    const words = Array.isArray(json) ? json.filter((word) => typeof word === 'string') : [];
    return Array.isArray(json) && words.length === json.length && words.length > 0 ? words : undefined;
  } catch {
    return undefined; // The caller says what it should have been.
  }
}
