/** A line of a .dockerignore. */
export interface IgnorePattern {
  /** As written, without `!`. */
  readonly pattern: string;
  readonly isException: boolean;
  /** Line, from 1. */
  readonly line: number;
}

/** Decides what stays out of the build context. */
export interface DockerignoreMatcher {
  readonly patterns: readonly IgnorePattern[];
  readonly hasExceptions: boolean;
  /** Whether a path (relative to the context, forward slashes) is left out, by itself or with a folder that holds it. */
  excludes(path: string): boolean;
  /** Whether everything below a folder is left out, so that it need not be looked at. */
  excludesAll(folder: string): boolean;
}

/**
 * Reads a .dockerignore. Source of the semantics: github.com/moby/patternmatcher, patternmatcher.go and
 * ignorefile/ignorefile.go: comments only at the start of a line, `!` for exceptions, the last match decides, `**` for any
 * number of folders, a match of a folder covers all below it.
 */
export function readDockerignore(text: string): DockerignoreMatcher {
  const patterns = patternsOf(text);
  const compiled = patterns.map(({ pattern, isException }) => ({ isException, expression: expressionOf(pattern) }));
  const hasExceptions = patterns.some(({ isException }) => isException);
  const excludes = (path: string): boolean => {
    const parents = parentsOf(path);
    let isOut = false;
    for (const { isException, expression } of compiled) {
      if (isException !== isOut || expression === undefined) continue;
      if (expression.test(path) || parents.some((parent) => expression.test(parent))) isOut = !isException;
    }
    return isOut;
  };
  return {
    patterns,
    hasExceptions,
    excludes,
    // An exception may bring back something below; BuildKit looks too.
    excludesAll: (folder) => !hasExceptions && excludes(folder),
  };
}

function patternsOf(text: string): IgnorePattern[] {
  const patterns: IgnorePattern[] = [];
  for (const [i, raw] of text
    .replace(/^\ufeff/, '')
    .split('\n')
    .entries()) {
    if (raw.startsWith('#')) continue;
    const line = raw.trim();
    if (line === '') continue;
    const isException = line.startsWith('!');
    const pattern = cleanPath((isException ? line.slice(1) : line).trim());
    if (pattern !== '' && pattern !== '.') patterns.push({ pattern, isException, line: i + 1 });
  }
  return patterns;
}

/** As Go's filepath.Clean, and without a leading slash. */
function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

function parentsOf(path: string): string[] {
  const parents: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) parents.push(path.slice(0, at));
  return parents;
}

/** The regular expression of a pattern; undefined for one that matches nothing because it is malformed. */
function expressionOf(pattern: string): RegExp | undefined {
  let source = '^';
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i]!;
    if (c === '*' && pattern[i + 1] === '*') {
      i++;
      if (pattern[i + 1] === '/') i++;
      source += i + 1 >= pattern.length ? '.*' : '(?:.*/)?';
    } else if (c === '*') source += '[^/]*';
    else if (c === '?') source += '[^/]';
    else if (c === '\\') source += RegExp.escape(pattern[++i] ?? '');
    else if (c === '[') {
      const close = pattern.indexOf(']', i + 2);
      if (close < 0) return undefined;
      source += `[${pattern
        .slice(i + 1, close)
        .replace(/^!/, '^')
        .replaceAll('\\', '\\\\')}]`;
      i = close;
    } else source += RegExp.escape(c);
  }
  try {
    return new RegExp(`${source}$`, 's');
  } catch {
    return undefined; // A range such as [z-a]: BuildKit refuses the file and says so.
  }
}
