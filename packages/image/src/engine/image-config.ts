import { platformOf } from '../layers/image-index.ts';
import type { ImageConfig } from './engine.ts';

/** What the engine answers of an image; fields that it leaves out or sets to null differ by its version. */
export interface RawImage {
  readonly Id: string;
  readonly RepoTags?: readonly string[] | null;
  readonly RepoDigests?: readonly string[] | null;
  readonly Os: string;
  readonly Architecture: string;
  readonly RootFS?: { readonly Layers?: readonly string[] | null | undefined } | null;
  readonly Config?: RawImageSettings | null;
  /** Of the containerd store, from API 1.48 on and when it is asked for. */
  readonly Manifests?: readonly RawManifest[] | null;
}

interface RawManifest {
  readonly Kind: string;
  readonly Available: boolean;
  readonly ImageData?: { readonly Platform: Readonly<Record<string, string>> } | null;
}

interface RawImageSettings {
  readonly User?: string | null;
  readonly Entrypoint?: string | readonly string[] | null | undefined;
  readonly Cmd?: readonly string[] | null;
  readonly Env?: readonly string[] | null;
  readonly WorkingDir?: string | null;
  readonly ExposedPorts?: Readonly<Record<string, unknown>> | null;
  readonly Volumes?: Readonly<Record<string, unknown>> | null;
  readonly Labels?: Readonly<Record<string, string>> | null;
  readonly Healthcheck?: RawHealthcheck | null | undefined;
}

/** Durations in nanoseconds; 0 stands for the engine's default. */
interface RawHealthcheck {
  readonly Test?: readonly string[] | null | undefined;
  readonly Interval?: number | undefined;
  readonly Timeout?: number | undefined;
  readonly StartPeriod?: number | undefined;
  readonly Retries?: number | undefined;
}

export function imageConfigOf(raw: RawImage, sizeBytes: number): ImageConfig {
  const config = raw.Config ?? {};
  const stopSignal = 'StopSignal' in config ? config.StopSignal : undefined;
  return {
    id: raw.Id,
    repoDigests: raw.RepoDigests ?? [],
    repoTags: raw.RepoTags ?? [],
    os: raw.Os,
    architecture: raw.Architecture,
    ...platformsOf(raw.Manifests),
    sizeBytes,
    diffIds: raw.RootFS?.Layers ?? [],
    user: config.User ?? '',
    entrypoint: typeof config.Entrypoint === 'string' ? [config.Entrypoint] : (config.Entrypoint ?? []),
    command: config.Cmd ?? [],
    env: config.Env ?? [],
    workingDir: config.WorkingDir ?? '',
    exposedPorts: Object.keys(config.ExposedPorts ?? {}).flatMap(portsOf),
    volumes: Object.keys(config.Volumes ?? {}),
    labels: config.Labels ?? {},
    stopSignal: typeof stopSignal === 'string' && stopSignal !== '' ? stopSignal : undefined,
    healthcheck: healthcheckOf(config.Healthcheck),
  };
}

function platformsOf(manifests: RawImage['Manifests']): Pick<ImageConfig, 'platforms'> {
  if (manifests === null || manifests === undefined) return {};
  const there = manifests.filter(({ Kind, Available }) => Kind === 'image' && Available);
  return { platforms: there.map(({ ImageData }) => platformOf({ platform: ImageData?.Platform })) };
}

/** Defaults of the engine. Source: moby, daemon/health.go. */
function healthcheckOf(raw: RawHealthcheck | null | undefined): ImageConfig['healthcheck'] {
  const test = raw?.Test ?? [];
  if (raw === null || raw === undefined || test.length === 0 || test[0] === 'NONE') return undefined;
  const ms = (nanoseconds: number | undefined, standard: number) =>
    nanoseconds === undefined || nanoseconds === 0 ? standard : nanoseconds / 1e6;
  return {
    test,
    intervalMs: ms(raw.Interval, 30_000),
    timeoutMs: ms(raw.Timeout, 30_000),
    startPeriodMs: ms(raw.StartPeriod, 0),
    retries: raw.Retries === undefined || raw.Retries === 0 ? 3 : raw.Retries,
  };
}

/** `8080/tcp`, or the range `8000-8003/udp`. */
function portsOf(text: string): ImageConfig['exposedPorts'] {
  const [, from, to, protocol = 'tcp'] = /^(\d+)(?:-(\d+))?(?:\/(tcp|udp|sctp))?$/.exec(text) ?? [];
  if (from === undefined || (protocol !== 'tcp' && protocol !== 'udp' && protocol !== 'sctp')) return [];
  const count = Math.max(0, Math.min(Number(to ?? from), 65_535) - Number(from) + 1);
  return Array.from({ length: count }, (_, i) => ({ port: Number(from) + i, protocol }));
}
