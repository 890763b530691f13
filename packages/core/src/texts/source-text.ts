/** Something wrong with the bytes of a file, by offsets into its text. */
export interface TextDefect {
  readonly rule: 'file-encoding' | 'file-readable' | 'yaml-limits';
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly fix?: string;
}

/** A file as it was read: its text (no byte order mark) and what is wrong with its bytes. */
export interface SourceText {
  /** Path as reports print it. */
  readonly file: string;
  readonly text: string;
  readonly defects: readonly TextDefect[];
}
