import type { ContainerMemory, ContainerSpec, ContainerState } from './engine.ts';

/** What the engine answers of a container, as far as it is read. */
export interface RawContainer {
  readonly State: {
    readonly Status: string;
    readonly ExitCode: number;
    readonly OOMKilled: boolean;
    readonly Error: string;
    readonly StartedAt: string;
    readonly FinishedAt: string;
    readonly Health?:
      | {
          readonly Status: string;
          readonly Log?: readonly { readonly End: string; readonly ExitCode: number; readonly Output: string }[] | null;
        }
      | null
      | undefined;
  };
  readonly NetworkSettings?: {
    readonly Ports?: Readonly<Record<string, readonly { readonly HostPort: string }[] | null>> | null;
    readonly Networks?: Readonly<Record<string, { readonly IPAddress?: string }>> | null;
  } | null;
}

/** The body of a request that creates a container. */
export function createBody(spec: ContainerSpec, hostIp: string) {
  const { healthcheck } = spec;
  return {
    Image: spec.image,
    Env: [...spec.env],
    ...(spec.args !== undefined && { Cmd: [...spec.args] }),
    Labels: { ...spec.labels },
    ExposedPorts: Object.fromEntries(spec.publish.map((port) => [`${port}/tcp`, {}])),
    ...(healthcheck !== undefined && {
      // What is left out, the test above all, stays the image's.
      Healthcheck:
        healthcheck === 'none'
          ? { Test: ['NONE'] }
          : {
              Interval: healthcheck.intervalMs * 1e6,
              StartInterval: healthcheck.intervalMs * 1e6,
              Retries: healthcheck.retries,
            },
    }),
    HostConfig: {
      NetworkMode: spec.networkId,
      ReadonlyRootfs: spec.readOnly,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges'],
      Tmpfs: Object.fromEntries(spec.tmpfs.map(tmpfsOf)),
      Memory: spec.memoryBytes,
      // The same as Memory: nothing is swapped out, so that a limit is a limit.
      MemorySwap: spec.memoryBytes,
      NanoCpus: Math.round(spec.cpus * 1e9),
      PidsLimit: spec.pids,
      PortBindings: Object.fromEntries(spec.publish.map((port) => [`${port}/tcp`, [{ HostIp: hostIp, HostPort: '' }]])),
      RestartPolicy: { Name: 'no' },
      LogConfig: { Type: 'json-file', Config: { 'max-size': '8m' } },
    },
  };
}

/** `/tmp` or `/tmp:size=16m`: path and options. */
function tmpfsOf(text: string): [string, string] {
  const colon = text.indexOf(':');
  return colon === -1 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
}

export function containerStateOf({ State: state, NetworkSettings: network }: RawContainer): ContainerState {
  const log = state.Health?.Log?.at(-1);
  const address = Object.values(network?.Networks ?? {})
    .map(({ IPAddress }) => IPAddress)
    .find((ip) => ip !== undefined && ip !== '');
  return {
    status: statusOf(state.Status),
    exitCode: state.ExitCode,
    outOfMemory: state.OOMKilled,
    error: state.Error,
    startedAt: timeOf(state.StartedAt),
    finishedAt: timeOf(state.FinishedAt),
    health: healthOf(state.Health?.Status),
    lastHealth:
      log === undefined ? undefined : { exitCode: log.ExitCode, output: log.Output, endedAt: timeOf(log.End) ?? 0 },
    address,
    published: new Map(
      Object.entries(network?.Ports ?? {}).flatMap(([name, bindings]) => {
        const port = bindings?.[0]?.HostPort;
        return port === undefined ? [] : [[Number.parseInt(name, 10), Number(port)] as const];
      }),
    ),
  };
}

function statusOf(status: string): ContainerState['status'] {
  if (status === 'created' || status === 'running' || status === 'exited') return status;
  return status === 'dead' ? 'exited' : 'other';
}

function healthOf(status: string | undefined): ContainerState['health'] {
  return status === 'starting' || status === 'healthy' || status === 'unhealthy' ? status : 'none';
}

/** The engine writes year 1 for what has not happened. */
function timeOf(text: string): number | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) || time <= 0 ? undefined : time;
}

/** What the engine's answer about memory holds; names differ between versions of cgroups, and so does what is there. */
export interface RawStats {
  readonly memory_stats?: {
    readonly usage?: number;
    readonly limit?: number;
    /** Version 1 only: the most that was used, page cache and all, and how often the limit was in the way. */
    readonly max_usage?: number;
    readonly failcnt?: number;
    readonly stats?: { readonly total_inactive_file?: number; readonly inactive_file?: number };
  };
}

/** Usage is counted in batches of pages, so what is this near has met its limit. */
const nearLimit = 0.97;

/** The working set is what Kubernetes counts: without page cache that can be dropped. Source: cadvisor, container/libcontainer. */
export function memoryOf({ memory_stats: memory }: RawStats): ContainerMemory | undefined {
  if (memory?.usage === undefined) return undefined;
  const cache = memory.stats?.total_inactive_file ?? memory.stats?.inactive_file ?? 0;
  const bytes = Math.max(0, memory.usage - cache);
  const most = memory.max_usage ?? bytes;
  const metLimit = (memory.failcnt ?? 0) > 0 || most >= (memory.limit ?? Number.POSITIVE_INFINITY) * nearLimit;
  return { bytes, metLimit };
}

/**
 * Text of both streams of a container without a terminal: frames of a stream's number, three zeros, four bytes of length
 * and the bytes. Source: moby, api/swagger.yaml (ContainerAttach).
 */
export function textOfFrames(bytes: Buffer): string {
  const parts: Buffer[] = [];
  let at = 0;
  while (at + 8 <= bytes.length && (bytes[at] ?? 9) <= 2) {
    const length = bytes.readUInt32BE(at + 4);
    parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length;
  }
  if (parts.length === 0) return bytes.toString('utf8');
  return Buffer.concat(parts).toString('utf8');
}
