/** One step of the build as BuildKit reports it (a vertex). */
export interface BuildStep {
  readonly name: string;
  readonly cached: boolean;
  readonly durationMs: number;
  readonly error: string | undefined;
}

/** What BuildKit has to say about a Dockerfile that it builds. */
export interface BuildWarning {
  /** Name of the check, such as `StageNameCasing`; undefined when BuildKit does not say. */
  readonly rule: string | undefined;
  readonly message: string;
  readonly detail: string | undefined;
  readonly line: number | undefined;
  readonly url: string | undefined;
}

/** What a build by buildx gave. */
export interface BuildResult {
  /**
   * Digest of the manifest or index, `sha256:…`: what is pushed. Undefined where the engine keeps images without their
   * manifest (the classic store): there a push makes it, and the configuration is what stays the same.
   */
  readonly digest: string | undefined;
  /** Digest of the configuration; of a multi-platform image, of none. */
  readonly imageId: string | undefined;
  /** The very image for the engine, whatever becomes of its tags; undefined when it was not loaded. */
  readonly runnable: string | undefined;
  readonly tags: readonly string[];
  readonly steps: readonly BuildStep[];
  readonly warnings: readonly BuildWarning[];
  readonly durationMs: number;
  /** The metadata file as buildx wrote it, for the output `metadata`. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** How large the image of one stage is. */
export interface StageSize {
  readonly target: string;
  /** Uncompressed, as the engine counts it. */
  readonly bytes: number;
  readonly durationMs: number;
}

/** A tag in its registry. */
export interface PushedImage {
  /** `repository:tag` */
  readonly reference: string;
  /** Of the manifest or index that the registry has. */
  readonly digest: string;
}
