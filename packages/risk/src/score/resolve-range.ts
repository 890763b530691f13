import { RiskError } from '../error.ts';
import { askGit, type Repository } from '../history/git.ts';
import { mainLineHashes, resolveCommit } from '../history/repository.ts';

/** The commits of a change: what `head` has and `base` has not, upon what `base` is. */
export interface ChangeRange {
  readonly base: string;
  readonly head: string;
  /** How the base was found, for a reader who did not name it. */
  readonly how: string;
}

export interface WantedRange {
  readonly base: string | undefined;
  readonly head: string;
  readonly defaultBranch: string | undefined;
}

/**
 * Finds the commits of a change. Without a base it is the first parent of a head that is on the main line, and the main line itself for
 * others: what a branch would land on, which may have gone on since the branch left it.
 *
 * @throws RiskError `unknown-revision`, `unrelated`, `no-history`
 */
export async function resolveRange(repository: Repository, wanted: WantedRange): Promise<ChangeRange> {
  const head = await resolveCommit(repository, wanted.head);
  if (wanted.base !== undefined) {
    const base = await resolveCommit(repository, wanted.base);
    await commonAncestor(repository, base, head, wanted);
    return { base, head, how: 'the base that was named' };
  }
  const branch = await mainBranch(repository, wanted.defaultBranch);
  if (branch === undefined || (await isOnLine(repository, head, branch)))
    return { base: await firstParent(repository, head), head, how: 'the commit before it on the main line' };
  const base = await resolveCommit(repository, branch);
  // Everything of it has landed already, by a merge: what it brought is told by its first parent.
  if ((await commonAncestor(repository, base, head, wanted)) === head)
    return { base: await firstParent(repository, head), head, how: 'its first parent' };
  return { base, head, how: `the tip of ${branch}` };
}

async function commonAncestor(
  repository: Repository,
  base: string,
  head: string,
  { base: name, head: headName }: WantedRange,
): Promise<string> {
  const found = await askGit(repository, ['merge-base', base, head]);
  const [ancestor = ''] = found.output.split('\n');
  if (found.status === 0 && ancestor !== '') return ancestor;
  if (found.status > 1)
    throw new RiskError(
      'git-failed',
      `git cannot compare ${base.slice(0, 10)} with ${head.slice(0, 10)}: ${found.complaint}`,
      {
        hint: 'Run "git fsck" in the repository; a new, full clone mends most damage.',
      },
    );
  throw new RiskError(
    'unrelated',
    `${name ?? 'The main line'} and ${headName} have no commit in common, so there is no change from one to the other.`,
    {
      hint: 'Name a base that the head was branched from.',
    },
  );
}

async function firstParent(repository: Repository, head: string): Promise<string> {
  const found = await askGit(repository, ['rev-parse', '--verify', '--quiet', `${head}^1`]);
  if (found.status === 0 && found.output !== '') return found.output;
  throw new RiskError(
    'no-history',
    `${head.slice(0, 10)} is the first commit: there is nothing before it to learn from.`,
    {
      hint: 'Score a later commit, with --head.',
    },
  );
}

/** The main branch by the names that clones have for it; undefined when none of them is there. */
async function mainBranch(repository: Repository, name: string | undefined): Promise<string | undefined> {
  const candidates =
    name === undefined ? ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'] : [`origin/${name}`, name];
  for (const candidate of candidates) {
    const found = await askGit(repository, ['rev-parse', '--verify', '--quiet', `${candidate}^{commit}`]);
    if (found.status === 0) return candidate;
  }
  return undefined;
}

async function isOnLine(repository: Repository, head: string, branch: string): Promise<boolean> {
  const contained = await askGit(repository, ['merge-base', '--is-ancestor', head, branch]);
  return contained.status === 0 && (await mainLineHashes(repository, branch)).includes(head);
}
