import type { Location } from '@slipway/core';
import type { KubeObject } from '../kube/objects.ts';

/** An object of the release with the place that it was written at. */
export interface Manifest {
  readonly object: KubeObject;
  /** The place of a field; of the nearest parent when the file does not spell the field out. */
  locate(path: readonly string[]): Location;
}

/** The files of a release. */
export interface ManifestSet {
  readonly manifests: readonly Manifest[];
  /** Text of a file, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
}
