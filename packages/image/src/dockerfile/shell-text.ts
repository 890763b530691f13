const plainOutside = /[^\s;&|()<>\\"'$`]+/y;
const plainInside = /[^\\"$`]+/y;

/** The characters from `at` on that mean nothing but themselves. */
export function plainRun(text: string, at: number, end: number, inDouble: boolean): string {
  const pattern = inDouble ? plainInside : plainOutside;
  pattern.lastIndex = at;
  const run = pattern.exec(text)?.[0] ?? '';
  return at + run.length > end ? run.slice(0, end - at) : run;
}

/** Offset of the line feed that ends the line at `at`, or `end`. */
export function lineEnd(text: string, at: number, end: number): number {
  const feed = text.indexOf('\n', at);
  return feed < 0 || feed > end ? end : feed;
}

/** Offset just behind the bracket that closes the one at `at`; quotes are minded. */
export function closing(text: string, at: number, end: number, open: string, close: string): number {
  let depth = 0;
  for (let i = at; i < end; i++) {
    const c = text[i]!;
    if (c === '\\') i++;
    else if (c === "'" && open === '(') {
      const quote = text.indexOf("'", i + 1);
      if (quote < 0 || quote >= end) return end;
      i = quote;
    } else if (c === open) depth++;
    else if (c === close && --depth === 0) return i + 1;
  }
  return end;
}
