import type { SeenEvidence } from './evidence.ts';
import type { ImageSettings } from './image-index.ts';
import type { FoundElsewhere } from './other-blobs.ts';

/** What one layer brings. Bytes are of file contents, uncompressed, as `docker history` counts them. */
export interface LayerAnalysis {
  /** Digest of the uncompressed layer (diff id), `sha256:…`. */
  readonly diffId: string;
  /** Instruction that made it, as the image's history has it; empty when the history does not say. */
  readonly createdBy: string;
  readonly bytes: number;
  /** Regular files, each name of a hard-linked one. */
  readonly files: number;
  /** Bytes of this layer that it or a later one deletes or replaces: shipped, and seen by nobody. */
  readonly hiddenBytes: number;
  /** Whether the base image brought it. */
  readonly fromBase: boolean;
}

export interface FileEntry {
  /** From the root, without a leading slash. */
  readonly path: string;
  readonly bytes: number;
  /** Index of the layer that it is seen from, from 0; what people read counts layers from 1. */
  readonly layer: number;
}

/** What an image carries, from its layers. */
export interface ImageAnalysis {
  /** Digest of the configuration: the id of the image. */
  readonly imageId: string;
  readonly bytes: number;
  /** Bytes of the layers that the base image brought; 0 when it is not known. */
  readonly baseBytes: number;
  /** Bytes that can be seen: without what later layers hide. */
  readonly visibleBytes: number;
  readonly hiddenBytes: number;
  /** The lowest first. */
  readonly layers: readonly LayerAnalysis[];
  /** Largest first. */
  readonly largestFiles: readonly FileEntry[];
  /** Files that a later layer (or a later entry of the same one) hides, largest first, and by which layer. */
  readonly hiddenFiles: readonly (FileEntry & { readonly hiddenBy: number })[];
  /** Compilers, package managers and shells that are left in it, as paths. */
  readonly tools: {
    readonly compilers: readonly string[];
    readonly packageManagers: readonly string[];
    readonly shells: readonly string[];
  };
  /** Files that run as their owner or as their group, whoever starts them. */
  readonly setuid: readonly Pick<FileEntry, 'path' | 'layer'>[];
  /** Files that anybody may write, and directories where anybody may delete others' files. */
  readonly worldWritable: readonly string[];
  /** Whether a TLS client finds certificates of authorities in one of the usual places. */
  readonly hasCaCertificates: boolean;
  /** Files seen in the image that the caller asked for; links too. */
  readonly matched: readonly FileEntry[];
  /** Files of any layer, deleted ones too, that hold one of the values that the caller searched for. */
  readonly secretFiles: readonly Pick<FileEntry, 'path' | 'layer'>[];
  /** The same in what comes along with the image: other platforms, attestations. */
  readonly secretsElsewhere: readonly FoundElsewhere[];
  /** Files of any layer that hold credentials by their name and their content. */
  readonly credentials: readonly CredentialFile[];
  /** Lines of its /etc/passwd, names and numbers alone; empty where it has none, undefined when that cannot be read. */
  readonly passwd: string | undefined;
  /** The same image for other platforms, which is pushed with it and does not run here. */
  readonly others: readonly PlatformAnalysis[];
  /** Where the image tells of its packages: path → what it tells. */
  readonly evidence: ReadonlyMap<string, SeenEvidence>;
}

export interface CredentialFile extends Pick<FileEntry, 'path' | 'layer'> {
  /** `a private key` */
  readonly what: string;
  /** A later layer deletes or replaces it, which takes it out of sight alone. */
  readonly isHidden: boolean;
}

/** An image for a platform that is not the engine's own. */
export interface PlatformAnalysis extends ImageSettings {
  /** Undefined when the engine does not have all of it. */
  readonly analysis: ImageAnalysis | undefined;
}
