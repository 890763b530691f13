import type { FeatureRow } from '../features/feature.ts';
import type { FileKind } from '../features/file-kind.ts';

/** A place that a change touches. */
export interface TouchedHunk {
  /** First line in the new file, from 1; the line before the place where only lines are deleted. */
  readonly start: number;
  readonly added: number;
  readonly deleted: number;
  /** Control tokens that it adds. */
  readonly control: number;
}

/** What a change does to one file. */
export interface TouchedFile {
  readonly path: string;
  /** Where it was before; the same as `path` unless it was renamed. */
  readonly oldPath: string;
  readonly status: 'added' | 'modified' | 'deleted' | 'renamed';
  readonly kind: FileKind;
  readonly added: number;
  readonly deleted: number;
  readonly control: number;
  /** Earlier fixes of it, halved every 180 days. */
  readonly fixes: number;
  readonly hunks: readonly TouchedHunk[];
}

/** A change that is not merged yet, seen as the unit that it would be. */
export interface Change {
  readonly subject: string;
  /** Seconds since 1970. */
  readonly time: number;
  readonly features: FeatureRow;
  readonly classic: FeatureRow;
  readonly touchesCode: boolean;
  readonly tokens: readonly string[] | undefined;
  readonly files: readonly TouchedFile[];
}
