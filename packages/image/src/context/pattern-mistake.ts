/**
 * What BuildKit refuses in a line of a .dockerignore; undefined when it takes it. Source: Go, path/filepath, match.go, by which
 * github.com/moby/patternmatcher checks each pattern.
 */
export function patternMistake(line: string): string | undefined {
  if (line === '!') return 'an exclamation mark alone excepts nothing';
  const pattern = line.replace(/^!/, '').trim();
  for (let i = 0; i < pattern.length; i++) {
    if (pattern[i] === '\\') {
      if (++i >= pattern.length) return 'nothing stands behind the backslash at its end';
    } else if (pattern[i] === '[') {
      const end = endOfClass(pattern, i);
      if (end === undefined) return `the ${pattern.slice(i)} in it is no list of characters`;
      i = end;
    }
  }
  return undefined;
}

/** Offset of the `]` of the class that begins at `at`. */
function endOfClass(pattern: string, at: number): number | undefined {
  let i = pattern[at + 1] === '^' ? at + 2 : at + 1;
  for (let count = 0; ; count++) {
    if (pattern[i] === ']' && count > 0) return i;
    const low = behindCharacter(pattern, i);
    if (low === undefined) return undefined;
    const high = pattern[low] === '-' ? behindCharacter(pattern, low + 1) : low;
    if (high === undefined) return undefined;
    // A range that ends before it begins is an error of the expression that is made of it.
    if (high > low && pattern[high - 1]! < pattern[low - 1]!) return undefined;
    i = high;
  }
}

/** Offset behind one character of a class, which may be escaped. */
function behindCharacter(pattern: string, at: number): number | undefined {
  const c = pattern[at];
  if (c === undefined || c === '-' || c === ']') return undefined;
  const end = c === '\\' ? at + 2 : at + 1;
  return end < pattern.length ? end : undefined;
}
