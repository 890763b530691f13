import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { RiskError } from '../error.ts';

/** A repository as git knows it. */
export interface Repository {
  /** Absolute path of its git directory. */
  readonly gitDir: string;
  readonly signal: AbortSignal | undefined;
  /** File of attributes that hold beside those of the repository. */
  readonly attributesFile?: string;
}

/**
 * Settings of the user or of the machine that would change what git prints. `--bare` keeps git from reading the
 * attributes of a work tree, which may differ from those of the commits.
 */
const fixed = [
  ['core.quotePath', 'false'],
  ['core.deltaBaseCacheLimit', '128m'],
  ['diff.algorithm', 'myers'],
  ['diff.indentHeuristic', 'true'],
  ['diff.noprefix', 'false'],
  ['diff.mnemonicPrefix', 'false'],
  ['diff.relative', 'false'],
  ['diff.orderFile', '/dev/null'],
  ['diff.submodule', 'short'],
  ['diff.ignoreSubmodules', 'none'],
  ['diff.interHunkContext', '0'],
  ['diff.suppressBlankEmpty', 'false'],
  ['diff.trustExitCode', 'false'],
  ['log.showRoot', 'true'],
  ['log.showSignature', 'false'],
  ['log.follow', 'false'],
  ['log.mailmap', 'false'],
  ['i18n.logOutputEncoding', 'UTF-8'],
].flatMap(([key, value]) => ['-c', `${key}=${value}`]);

type Git = ChildProcessByStdio<Writable, Readable, Readable>;

/** How to start git so that it prints the same on every machine. */
export function gitCommand(repository: Repository, args: readonly string[], place?: readonly string[]) {
  const where = place ?? ['-C', repository.gitDir, '--bare', `--git-dir=${repository.gitDir}`];
  const attributes = ['-c', `core.attributesFile=${repository.attributesFile ?? '/dev/null'}`];
  return {
    command: 'git',
    args: [...where, '--no-pager', ...fixed, ...attributes, ...args],
    options: repository.signal === undefined ? {} : { signal: repository.signal },
  };
}

function start(repository: Repository, args: readonly string[], place: readonly string[] | undefined): Git {
  const git = gitCommand(repository, args, place);
  return spawn(git.command, git.args, { ...git.options, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** How a run of git ended. */
export interface GitEnd {
  readonly status: number;
  /** The last lines that it wrote to its standard error. */
  readonly complaint: string;
}

/** Runs git and hands over its output as it comes, the next piece when the one before was taken; `place` stands for the git directory where that is not yet known. @throws RiskError `no-repository` when it cannot be started */
export async function streamGit(
  repository: Repository,
  args: readonly string[],
  take: (chunk: Buffer) => unknown,
  place?: readonly string[],
): Promise<GitEnd> {
  const git = start(repository, args, place);
  git.stdin.on('error', () => undefined).end();
  const errors: Buffer[] = [];
  git.stderr.on('data', (chunk: Buffer) => {
    if (errors.length < 64) errors.push(chunk);
  });
  let taking: Promise<unknown> | undefined;
  const ended = new Promise<number>((resolve, reject) => {
    git.once('error', reject);
    git.once('close', (code) => resolve(code ?? 1));
    // Not `for await`: its promises for every few kilobytes cost more than the reading.
    git.stdout.on('data', (chunk: Buffer) => {
      try {
        const result = take(chunk);
        if (!(result instanceof Promise)) return;
        git.stdout.pause();
        taking = result.then(() => git.stdout.resume(), reject);
      } catch (error) {
        reject(error);
      }
    });
  });
  try {
    const status = await ended;
    await taking;
    return { status, complaint: Buffer.concat(errors).toString('utf8').trim().slice(-600) };
  } catch (error) {
    git.stdout.destroy();
    git.kill();
    throw asRiskError(error);
  }
}

function asRiskError(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') return error;
  return new RiskError('no-repository', 'The program git cannot be started: it is not on the PATH.', {
    cause: error,
    hint: 'Install git 2.31 or newer, or run the step in an image that has it.',
  });
}

/** What a run of git printed, with how it ended. Meant for small output. */
export async function askGit(
  repository: Repository,
  args: readonly string[],
  place?: readonly string[],
): Promise<GitEnd & { output: string }> {
  const chunks: Buffer[] = [];
  const end = await streamGit(repository, args, (chunk) => chunks.push(chunk), place);
  return { ...end, output: Buffer.concat(chunks).toString('utf8').trim() };
}
