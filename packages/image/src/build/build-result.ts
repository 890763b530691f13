/** One step of the build as BuildKit reports it (a vertex). */
export interface BuildStep {
  readonly name: string;
  readonly cached: boolean;
  readonly durationMs: number;
  readonly error: string | undefined;
}

/** What a build by buildx gave. */
export interface BuildResult {
  /** Digest of the manifest or index, `sha256:…`: what is pushed. */
  readonly digest: string;
  /** Digest of the configuration. */
  readonly imageId: string;
  readonly tags: readonly string[];
  readonly steps: readonly BuildStep[];
  readonly warnings: readonly {
    readonly message: string;
    readonly line: number | undefined;
    readonly url: string | undefined;
  }[];
  readonly durationMs: number;
  /** The metadata file as buildx wrote it, for the output `metadata`. */
  readonly metadata: Readonly<Record<string, unknown>>;
}
