import type { FeatureRow } from '../features/feature.ts';
import type { FileKind } from '../features/file-kind.ts';
import type { Unit } from '../history/unit.ts';

export interface TouchedHunk {
  readonly start: number;
  readonly added: number;
  readonly deleted: number;
  readonly control: number;
}
export interface TouchedFile {
  readonly path: string;
  readonly oldPath: string;
  readonly status: 'added' | 'modified' | 'deleted' | 'renamed';
  readonly kind: FileKind;
  readonly added: number;
  readonly deleted: number;
  readonly control: number;
  readonly fixes: number;
  readonly hunks: readonly TouchedHunk[];
}
export interface DescribedChange {
  readonly change: {
    readonly subject: string;
    readonly time: number;
    readonly features: FeatureRow;
    readonly touchesCode: boolean;
    readonly tokens?: readonly string[] | undefined;
    readonly files: readonly TouchedFile[];
  };
  readonly recent: readonly (Unit & { readonly files?: readonly string[] })[];
  readonly units: number;
  readonly positives?: number;
  readonly base: string;
  readonly head: string;
  readonly notes: readonly string[];
  rowOf(files: readonly TouchedFile[]): FeatureRow;
}
