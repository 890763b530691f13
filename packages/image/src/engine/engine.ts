/** What a container engine is asked for; the one implementation over dockerode is `connectEngine`. */
export interface Engine {
  /** Such as `28.5.2`. */
  readonly version: string;
  /** Version of its API that is spoken, such as `1.51`. */
  readonly apiVersion: string;
  /** Where it listens, as DOCKER_HOST takes it. */
  readonly host: string;
  /** What it runs by itself, such as `linux/amd64`. */
  readonly platform: string;
  /** Processors that a container can have; undefined where it does not say. */
  readonly cpus?: number | undefined;
  /** Whether it keeps images by their manifests (the containerd store): a digest is then known before any push. */
  readonly keepsManifests: boolean;
  /** Whether its loopback is that of this process, so that published ports can be reached there. */
  readonly isLocal: boolean;
  /** Whether containers' own addresses lead to them from here: not through a virtual machine or a rootless engine's network. */
  readonly reachesContainers: boolean;
  /** @returns undefined when there is no such image */
  inspectImage(reference: string): Promise<ImageConfig | undefined>;
  /** The image as a tar, as `docker save` writes it. It takes seconds to begin, and breaks off when the signal is aborted. */
  saveImage(reference: string, signal?: AbortSignal): Promise<NodeJS.ReadableStream>;
  /** The history, newest first; sizes as the engine counts them, 0 for what changes no files. */
  imageHistory(reference: string): Promise<readonly HistoryEntry[]>;
  /** Gives an image another name. @throws ImageError `no-image` */
  tagImage(reference: string, repository: string, tag: string): Promise<void>;
  /** Takes an image away, with all its names; no error when it is gone, or in use. */
  removeImage(reference: string): Promise<void>;
  /** A bridge network of its own. @returns its id */
  createNetwork(name: string, labels: Labels): Promise<string>;
  /** No error when it is gone. */
  removeNetwork(id: string): Promise<void>;
  /** @returns its id. @throws ImageError `no-image` where the image is missing */
  createContainer(spec: ContainerSpec): Promise<string>;
  startContainer(id: string): Promise<void>;
  /** @returns undefined when it is gone */
  inspectContainer(id: string): Promise<ContainerState | undefined>;
  /** The last lines of both of its streams, in order. */
  containerLogs(id: string, lines: number): Promise<string>;
  /** What it uses now; undefined when it does not run. */
  containerMemory(id: string): Promise<ContainerMemory | undefined>;
  /** Runs a command in it. Output is cut after 64 kB. */
  exec(id: string, command: readonly string[], signal: AbortSignal): Promise<{ exitCode: number; output: string }>;
  /** Sends a signal such as `SIGTERM`; no error when it does not run. */
  killContainer(id: string, signal: string): Promise<void>;
  /** Ends it and takes it away, with its anonymous volumes; no error when it is gone. */
  removeContainer(id: string): Promise<void>;
  /** Everything that carries a label, running or not. */
  labelled(label: string): Promise<Leftovers>;
}

export type Labels = Readonly<Record<string, string>>;

export interface HistoryEntry {
  readonly createdBy: string;
  readonly sizeBytes: number;
}

/** What exists under a label, by id. */
export interface Leftovers {
  readonly containers: readonly { readonly id: string; readonly labels: Labels }[];
  readonly networks: readonly { readonly id: string; readonly labels: Labels }[];
  readonly volumes: readonly { readonly id: string; readonly labels: Labels }[];
}

/** A container under least privilege: no capabilities, no new privileges, a network of its own. */
export interface ContainerSpec {
  readonly name: string;
  readonly image: string;
  readonly platform: string | undefined;
  readonly labels: Labels;
  readonly networkId: string;
  readonly env: readonly string[];
  /** Replace the image's CMD; undefined keeps it. */
  readonly args: readonly string[] | undefined;
  readonly readOnly: boolean;
  /** Paths that get a memory file system: `/tmp`, or `/tmp:size=16m`. */
  readonly tmpfs: readonly string[];
  readonly memoryBytes: number;
  readonly cpus: number;
  readonly pids: number;
  /** TCP ports that are published on free ports of the engine's loopback. */
  readonly publish: readonly number[];
  /** The image's own health check, asked this often; undefined leaves all of it as it is, `none` turns it off. */
  readonly healthcheck: { readonly intervalMs: number; readonly retries: number } | 'none' | undefined;
}

export interface ContainerMemory {
  /** Without page cache that can be dropped. */
  readonly bytes: number;
  /** Whether it has needed all that it may have at some time, which can also be page cache. */
  readonly metLimit: boolean;
}

export interface ContainerState {
  readonly status: 'created' | 'running' | 'exited' | 'other';
  readonly exitCode: number;
  /** Whether the kernel ended any process of it for want of memory, as far as the engine has heard of it. */
  readonly outOfMemory: boolean;
  /** Of the engine, when it could not start. */
  readonly error: string;
  /** Milliseconds since 1970 of the engine's clock; undefined before. */
  readonly startedAt: number | undefined;
  readonly finishedAt: number | undefined;
  readonly health: 'none' | 'starting' | 'healthy' | 'unhealthy';
  /** The newest answer of the health check, and when it ended. */
  readonly lastHealth: { readonly exitCode: number; readonly output: string; readonly endedAt: number } | undefined;
  /** Address in its own network; undefined while it has none. */
  readonly address: string | undefined;
  /** Where its ports are published: port → port of the engine's loopback. */
  readonly published: ReadonlyMap<number, number>;
}

/** The part of an image's configuration that decides how it runs. */
export interface ImageConfig {
  /** As the engine names it: digest of the manifest with the containerd store, else of the configuration. */
  readonly id: string;
  readonly repoDigests: readonly string[];
  readonly repoTags: readonly string[];
  readonly os: string;
  readonly architecture: string;
  /** Platforms that the engine has an image for under this name; undefined where it does not tell (before API 1.48). */
  readonly platforms?: readonly string[];
  /** Uncompressed, as the engine counts it. */
  readonly sizeBytes: number;
  readonly diffIds: readonly string[];
  readonly user: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly env: readonly string[];
  readonly workingDir: string;
  readonly exposedPorts: readonly { readonly port: number; readonly protocol: 'tcp' | 'udp' | 'sctp' }[];
  /** Paths that get an anonymous volume. */
  readonly volumes: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly stopSignal: string | undefined;
  readonly healthcheck:
    | {
        readonly test: readonly string[];
        readonly intervalMs: number;
        readonly timeoutMs: number;
        readonly startPeriodMs: number;
        readonly retries: number;
      }
    | undefined;
}
