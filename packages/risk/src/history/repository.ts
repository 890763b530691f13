import { RiskError } from '../error.ts';
import { askGit, type Repository } from './git.ts';

const fullClone = 'Clone in full: with actions/checkout set "fetch-depth: 0" and no "filter"; elsewhere run';

/**
 * Opens a repository, bare or with a work tree, and makes sure that its history is whole.
 * @throws RiskError `no-repository`, `shallow`, `partial-clone`
 */
export async function openRepository(path: string, signal?: AbortSignal): Promise<Repository> {
  const here: Repository = { gitDir: path, signal };
  const found = await askGit(here, ['rev-parse', '--absolute-git-dir', '--is-shallow-repository'], ['-C', path]);
  const [gitDir = '', isShallow = ''] = found.output.split('\n');
  if (found.status !== 0 || gitDir === '') throw noRepository(path, found.complaint);
  const repository: Repository = { gitDir, signal };
  if (isShallow === 'true') {
    throw new RiskError(
      'shallow',
      `${path} is a shallow clone: the older commits, and with them the history, are missing.`,
      {
        hint: `${fullClone} "git fetch --unshallow".`,
      },
    );
  }
  return repository;
}

function noRepository(path: string, complaint: string): RiskError {
  const dubious = /dubious ownership/.test(complaint);
  return new RiskError(
    'no-repository',
    `${path} cannot be read as a git repository: ${complaint || 'git gave no reason'}`,
    {
      hint: dubious
        ? `It belongs to another user. Run: git config --global --add safe.directory ${path}`
        : 'Check the repository out first, or name its folder.',
    },
  );
}

/**
 * Makes sure that no content of a file is left at the remote, from where git would fetch one file after another.
 * @throws RiskError `partial-clone`
 */
export async function requireContents(repository: Repository, head: string): Promise<void> {
  const promises = await askGit(repository, [
    'config',
    '--get-regexp',
    '^(remote\\..*\\.promisor|extensions\\.partialclone)$',
  ]);
  if (promises.status !== 0 || promises.output === '') return;
  const listed = await askGit(repository, ['rev-list', '--objects', '--missing=print', '--first-parent', head]);
  const missing = listed.output.split('\n').filter((line) => line.startsWith('?')).length;
  if (missing === 0 && listed.status === 0) return;
  throw new RiskError('partial-clone', `The clone lacks the contents of ${missing} files or folders of its history.`, {
    hint: `${fullClone} "git fetch --refetch --no-filter".`,
  });
}

/** Whole hash of the commit that a branch, tag or hash names. @throws RiskError `no-history`, `unknown-revision` */
export async function resolveCommit(repository: Repository, ref: string): Promise<string> {
  const safe = ref !== '' && !ref.startsWith('-');
  const found = safe ? await askGit(repository, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]) : undefined;
  if (found?.status === 0 && /^[0-9a-f]{40,64}$/.test(found.output)) return found.output;
  const any = await askGit(repository, ['rev-list', '-n', '1', '--all']);
  if (any.status === 0 && any.output === '') {
    throw new RiskError(
      'no-history',
      'The repository has no commit yet, so there is nothing to learn from or to score.',
      {
        hint: 'Commit something first, or fetch the branch.',
      },
    );
  }
  throw new RiskError('unknown-revision', `There is no commit called ${JSON.stringify(ref)} in the repository.`, {
    hint: 'Name a branch, tag or commit that is fetched; "git branch -a" lists the branches.',
  });
}

/** Hashes of the main line from the oldest to `head`. @throws RiskError `git-failed` */
export async function mainLineHashes(repository: Repository, head: string): Promise<string[]> {
  const listed = await askGit(repository, ['rev-list', '--first-parent', '--reverse', head]);
  if (listed.status !== 0) {
    throw new RiskError('git-failed', `git cannot list the commits of the main line: ${listed.complaint}`, {
      hint: 'Run "git fsck" in the repository; a new, full clone mends most damage.',
    });
  }
  return listed.output.split('\n');
}
