/** A place in a text file. Lines and columns count from 1; columns count UTF-16 code units, as editors and SARIF do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A range of a file. `end` is exclusive: its column is the one just past the last character. */
export interface Location {
  /** Path as the user wrote it, with forward slashes and no leading `./`; `-` is standard input. */
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}
