/** Where packages are told of, and users (`passwd`) and credentials; `unread` is a file of a known kind that could not be read, and its text says why. */
export type EvidenceKind =
  | 'apk'
  | 'dpkg'
  | 'rpm'
  | 'go'
  | 'rust'
  | 'jar'
  | 'node'
  | 'node-lock'
  | 'python'
  | 'gem'
  | 'conda'
  | 'composer'
  | 'dotnet'
  | 'os-release'
  | 'passwd'
  | 'credential'
  | 'unread';

/**
 * What a file tells of installed packages, boiled down while its layer is read: some hundred bytes instead of a database, a
 * binary or an archive.
 */
export interface Evidence {
  readonly kind: EvidenceKind;
  /** Lines or JSON; `sbom/packages-of.ts` reads them. */
  readonly text: string;
}

/** Evidence as it is seen in an image. */
export interface SeenEvidence extends Evidence {
  /** Index of the layer that the file is seen from. */
  readonly layer: number;
}
