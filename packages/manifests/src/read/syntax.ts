import type { Node } from './node.ts';

/** Rule ids of what can be wrong with a file before any object in it can be judged. */
export type SyntaxRule =
  | 'yaml-syntax'
  | 'yaml-duplicate-key'
  | 'yaml-limits'
  | 'template-unrendered'
  | 'file-encoding'
  | 'file-readable';

/** A defect of the text itself. Offsets count UTF-16 code units. */
export interface SyntaxDefect {
  readonly rule: SyntaxRule;
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly fix?: string;
}

/** One document of a file; `root` is undefined for an empty one. */
export interface YamlDocument {
  readonly start: number;
  readonly end: number;
  readonly root: Node | undefined;
}

export interface ParsedYaml {
  readonly documents: readonly YamlDocument[];
  readonly defects: readonly SyntaxDefect[];
}

/** Deepest nesting that is read. Real manifests stay below 40 levels (CRD schemas), and recursion must never meet the end of the stack. */
export const maxDepth = 400;

/** Most nodes that aliases may add to a file, so that a few hundred bytes cannot stand for millions of nodes. */
export const maxAliasedNodes = 200_000;
