/** What a fixture says must be found, read from caret comments such as `#   ^^^^ message` under the line they speak of. */
export interface Expectation {
  readonly line: number;
  readonly startColumn: number;
  readonly endColumn: number;
  readonly message: string;
}

/**
 * Reads the caret comments of a fixture. Carets stand under the columns of the range, in the nearest line above that is
 * no caret comment; a `#` directly followed by a caret counts as the range's first column.
 */
export function expectationsOf(text: string): Expectation[] {
  const expectations: Expectation[] = [];
  let subject = 0;
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const match = /^(\s*)#(\s*)(\^+)\s*(.*)$/.exec(line);
    if (match === null) {
      subject = i + 1;
      continue;
    }
    const [, indent = '', gap = '', carets = '', message = ''] = match;
    const hashCounts = gap === '';
    const startColumn = indent.length + (hashCounts ? 1 : gap.length + 2);
    expectations.push({
      line: subject,
      startColumn,
      endColumn: startColumn + carets.length + (hashCounts ? 1 : 0),
      message: message.trim(),
    });
  }
  return expectations;
}
