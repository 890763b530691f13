/** Placeholder until the reader of archives is there. */
export function jarFacts(_contents: Buffer): string | undefined {
  return undefined;
}
