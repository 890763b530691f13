import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file of a scripted commit. A submodule's content is the hash that it points at. */
export interface ScriptedFile {
  readonly content: string | Buffer;
  readonly mode?: '100644' | '100755' | '120000' | '160000';
}

/** A commit with its whole tree. Parents are indices of earlier commits of the script. */
export interface ScriptedCommit {
  readonly files: Readonly<Record<string, string | ScriptedFile>>;
  readonly message?: string;
  /** The commit before unless given; none for a root. */
  readonly parents?: readonly number[];
  /** Seconds since 1970; an hour after the commit before unless given. */
  readonly time?: number;
  readonly author?: string;
}

export interface ScriptedRepository {
  readonly path: string;
  /** Hashes of the commits, in the order of the script. */
  readonly hashes: readonly string[];
  git(...args: readonly string[]): string;
  remove(): void;
}

const start = 1_700_000_000;

/** Makes a bare repository for a test; its branch `main` is the last commit. */
export function scriptedRepository(commits: readonly ScriptedCommit[]): ScriptedRepository {
  const path = mkdtempSync(join(tmpdir(), 'scripted-'));
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', path, ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  git('init', '-q', '--bare', '-b', 'main');
  if (commits.length > 0)
    execFileSync('git', ['-C', path, 'fast-import', '--quiet', '--export-marks=marks'], { input: scriptOf(commits) });
  const marks = commits.length === 0 ? [] : readMarks(path);
  return {
    path,
    hashes: commits.map((_, index) => marks.find(([mark]) => mark === `:${index + 1}`)?.[1] ?? ''),
    git,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

function readMarks(path: string): string[][] {
  return execFileSync('cat', [join(path, 'marks')], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.split(' '));
}

function scriptOf(commits: readonly ScriptedCommit[]): Buffer {
  const pieces: (string | Buffer)[] = [];
  let time = start;
  for (const [index, commit] of commits.entries()) {
    time = commit.time ?? time + 3600;
    const { author = 'someone', message = `change ${index}` } = commit;
    pieces.push('commit refs/heads/main\n', `mark :${index + 1}\n`);
    pieces.push(`committer ${author} <${author}@example.com> ${time} +0000\n`, data(message));
    const parents = commit.parents ?? (index === 0 ? [] : [index - 1]);
    // Without this, the commit before would be the parent of a root.
    if (parents.length === 0 && index > 0) pieces.splice(-4, 0, 'reset refs/heads/main\n\n');
    for (const [at, parent] of parents.entries()) pieces.push(`${at === 0 ? 'from' : 'merge'} :${parent + 1}\n`);
    pieces.push('deleteall\n');
    for (const [name, file] of Object.entries(commit.files)) pieces.push(...fileOf(name, file));
  }
  return Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)));
}

function data(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content as string);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}

function fileOf(name: string, file: string | ScriptedFile): (string | Buffer)[] {
  const { content, mode = '100644' } = typeof file === 'string' ? { content: file } : file;
  const path = `"${name.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
  if (mode === '160000') return [`M 160000 ${content} ${path}\n`];
  return [`M ${mode} inline ${path}\n`, data(content)];
}

const line = (i: number) => `call_${i}(${i});\n`;

/** A history in which a few files grow, and every third change is a fix. */
export function grown(count: number): ScriptedCommit[] {
  return Array.from({ length: count }, (_, at) => ({
    message: at % 3 === 2 ? `fix crash ${at}` : `change ${at} (#${at})`,
    author: `author${at % 4}`,
    files: Object.fromEntries(
      [0, 1, 2].map((file) => [
        `src/${file}.c`,
        Array.from({ length: 5 + at }, (_, i) => line(i + (i % 7 === at % 7 ? at * file : 0))).join(''),
      ]),
    ),
  }));
}
