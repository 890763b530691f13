/** What a container engine is asked for; the one implementation over dockerode is `connectEngine`. */
export interface Engine {
  readonly version: string;
  /** @returns undefined when there is no such image */
  inspectImage(reference: string): Promise<ImageConfig | undefined>;
  /** The image as a tar, as `docker save` writes it. */
  saveImage(reference: string): Promise<NodeJS.ReadableStream>;
}

/** The part of an image's configuration that decides how it runs. */
export interface ImageConfig {
  readonly id: string;
  readonly repoDigests: readonly string[];
  readonly repoTags: readonly string[];
  readonly os: string;
  readonly architecture: string;
  readonly sizeBytes: number;
  readonly diffIds: readonly string[];
  readonly user: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly env: readonly string[];
  readonly workingDir: string;
  readonly exposedPorts: readonly { readonly port: number; readonly protocol: 'tcp' | 'udp' | 'sctp' }[];
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
