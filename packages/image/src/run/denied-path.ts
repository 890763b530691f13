/**
 * How runtimes say that a file system is read-only, with the path in the first group. Each form is that of a runtime's
 * own error text.
 */
const forms: readonly RegExp[] = [
  /\bEROFS: read-only file system, \w+ '([^']+)'/i, // Node
  /\[Errno 30\] Read-only file system: '([^']+)'/, // Python
  /\(([^()\s]+)\): failed to open stream: Read-only file system/i, // PHP
  /(?:^|[\s:"])(?:open|mkdir|create|remove|rename|chmod|chown|touch|unlink|symlink|mkdirat|openat) ([^\s:]+): read-only file system/im, // Go
  /Read-only file system @ \w+ - (\S+)/, // Ruby
  /([^\s:'"(]+) \(Read-only file system\)/, // Java, java.io
  /FileSystemException: ([^\s:]+): Read-only file system/, // Java, java.nio
  /(?:mkdir|open|rename|unlink|chmod|chown)\(\) "([^"]+)" failed \(30: Read-only file system\)/, // nginx
  /Read-only file system : '([^']+)'/, // .NET
  /file '([^']+)' \((?:Errcode|OS errno):? ?30\b/, // MySQL
  /\(30\)Read-only file system: [^/\n]{0,200}(\/[^\s)'",:]+)/, // Apache httpd
  /(?:can't create|cannot create|cannot touch|cannot open|cannot create directory|cannot remove|can't open|can't create directory) ['"‘]?([^\s'"’:]+)['"’]?: Read-only file system/i, // shells, coreutils
  /(?:^|\s)['"]?(\/[^\s:'"]+)['"]?: Read-only file system/im, // busybox and most of what uses perror(3)
];

/** The file that the log says could not be written on a read-only root: of the newest message that names one. */
export function deniedPathIn(logs: string): string | undefined {
  for (const line of logs.split('\n').reverse()) {
    if (!/read-?only ?file ?system/i.test(line)) continue;
    for (const form of forms) {
      const path = form.exec(line)?.[1];
      if (path !== undefined) return path;
    }
  }
  return undefined;
}

/** Whether the log speaks of a read-only file system at all: some runtimes leave the path out. */
export function speaksOfReadOnly(logs: string): boolean {
  return /read-?only file ?system|\bEROFS\b|attempt to write a readonly database/i.test(logs);
}

/** No reader wants more of them; the first ones show where it writes. */
const mostPaths = 5;

/**
 * Every file that the log says could not be written on a read-only root, in its order and up to five; empty where it speaks
 * of one without its path, undefined where it speaks of none.
 */
export function deniedPathsIn(logs: string): readonly string[] | undefined {
  if (!speaksOfReadOnly(logs)) return undefined;
  const paths = new Set<string>();
  for (const line of logs.split('\n')) {
    const path = deniedPathIn(line);
    if (path !== undefined) paths.add(path);
    if (paths.size === mostPaths) break;
  }
  return [...paths];
}
