/** What one layer brings. Bytes are of file contents, uncompressed, as `docker history` counts them. */
export interface LayerAnalysis {
  /** Digest of the uncompressed layer (diff id), `sha256:…`. */
  readonly diffId: string;
  /** Instruction that made it, as the image's history has it; empty when the history does not say. */
  readonly createdBy: string;
  readonly bytes: number;
  readonly files: number;
  /** Bytes of this layer that a later one deletes or replaces: shipped, and seen by nobody. */
  readonly hiddenBytes: number;
  /** Whether the base image brought it. */
  readonly fromBase: boolean;
}

export interface FileEntry {
  readonly path: string;
  readonly bytes: number;
  /** Index of the layer that it is seen from. */
  readonly layer: number;
}

/** What an image carries, from its layers. */
export interface ImageAnalysis {
  /** Digest of the configuration: the id of the image. */
  readonly imageId: string;
  readonly bytes: number;
  /** Bytes that can be seen: without what later layers hide. */
  readonly visibleBytes: number;
  readonly hiddenBytes: number;
  readonly layers: readonly LayerAnalysis[];
  readonly largestFiles: readonly FileEntry[];
  /** Files that later layers hide, largest first, and by which layer. */
  readonly hiddenFiles: readonly (FileEntry & { readonly hiddenBy: number })[];
  /** Compilers, package managers and shells that are left in it, as paths. */
  readonly tools: {
    readonly compilers: readonly string[];
    readonly packageManagers: readonly string[];
    readonly shells: readonly string[];
  };
  readonly setuid: readonly string[];
  /** Package databases and build infos that an SBOM is made from: path → content, small files only. */
  readonly evidence: ReadonlyMap<string, Uint8Array>;
}
