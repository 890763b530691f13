import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deniedPathIn, deniedPathsIn, speaksOfReadOnly } from './denied-path.ts';

test.each([
  ['Go', 'panic: open /state.db: read-only file system', '/state.db'],
  ['Go', '2026/11/29 10:00:00 mkdir /var/lib/app: read-only file system', '/var/lib/app'],
  ['Node', "Error: EROFS: read-only file system, open '/app/cache/x'", '/app/cache/x'],
  ['Node', "[Error: EROFS: read-only file system, mkdir '/home/node/my app']", '/home/node/my app'],
  ['Python', "OSError: [Errno 30] Read-only file system: '/srv/uploads'", '/srv/uploads'],
  [
    'Ruby',
    "/app.rb:3:in `initialize': Read-only file system @ rb_sysopen - /app/log/production.log (Errno::EROFS)",
    '/app/log/production.log',
  ],
  ['Java', 'java.io.FileNotFoundException: /opt/app/app.log (Read-only file system)', '/opt/app/app.log'],
  ['Java', 'java.nio.file.FileSystemException: /tmp/tomcat.8080: Read-only file system', '/tmp/tomcat.8080'],
  [
    'nginx',
    'nginx: [emerg] mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)',
    '/var/cache/nginx/client_temp',
  ],
  [
    'PHP',
    'Warning: file_put_contents(/var/www/cache.php): Failed to open stream: Read-only file system in /x.php',
    '/var/www/cache.php',
  ],
  ['.NET', "System.IO.IOException: Read-only file system : '/app/keys'", '/app/keys'],
  ['a shell', "sh: can't create /etc/x: Read-only file system", '/etc/x'],
  ['dash', '/bin/sh: 1: cannot create /data/out: Read-only file system', '/data/out'],
  ['coreutils', 'mkdir: cannot create directory ‘/data/in’: Read-only file system', '/data/in'],
  ['busybox', 'touch: /x: Read-only file system', '/x'],
  ['busybox', "mkdir: can't create directory '/var/cache/app': Read-only file system", '/var/cache/app'],
  ['MySQL', "[ERROR] Can't create/write to file '/tmp/ibx' (OS errno 30 - Read-only file system)", '/tmp/ibx'],
  ['MySQL', "[ERROR] Can't create/write to file '/tmp/ib' (Errcode: 30 \"Read-only file system\")", '/tmp/ib'],
  [
    'Apache httpd',
    "(30)Read-only file system: AH00023: Couldn't create the rewrite-map mutex (file /run/rewrite.1)",
    '/run/rewrite.1',
  ],
])('%s says which file it could not write: %s', (_runtime, line, path) => {
  expect(deniedPathIn(`starts\n${line}\nends\n`)).toBe(path);
});

test('the newest denial counts, and one without a path is one all the same', () => {
  expect(deniedPathIn('open /a: read-only file system\nopen /b: read-only file system\n')).toBe('/b');
  const rust = 'Error: Os { code: 30, kind: ReadOnlyFilesystem, message: "Read-only file system" }';
  expect([deniedPathIn(rust), speaksOfReadOnly(rust)]).toEqual([undefined, true]);
  expect(deniedPathIn('open /root-only: permission denied')).toBeUndefined();
});

test('each file is told once, in the order of the log, and silence is told from a file without a name', () => {
  const log =
    "sh: can't create /b: Read-only file system\nopen /a: read-only file system\nopen /b: read-only file system\n";
  expect(deniedPathsIn(log)).toEqual(['/b', '/a']);
  expect(deniedPathsIn('sqlite3.OperationalError: attempt to write a readonly database')).toEqual([]);
  expect(deniedPathsIn('serves on port 8080')).toBeUndefined();
  const many = Array.from({ length: 50 }, (_, i) => `open /${i}: read-only file system`).join('\n');
  expect(deniedPathsIn(many)).toHaveLength(5);
});

test('no log makes the search fail or slow', () => {
  fc.assert(fc.property(fc.string(), (text) => void deniedPathIn(`${text} read-only file system ${text}`)));
  const long = `${'open '.repeat(20_000)}read-only file system`;
  expect(deniedPathIn(long)).toBeUndefined();
});
