import { hash } from 'node:crypto';
import { RiskError } from '../error.ts';
import { askGit, type Repository, streamGit } from './git.ts';
import { type MessageFacts, messageFacts } from './message.ts';

/** A commit of the main line with what it brought. */
export interface Step {
  readonly hash: string;
  /** Seconds since 1970 of the committer. */
  readonly time: number;
  readonly author: string;
  readonly message: MessageFacts;
  /** Messages of the commits that a merge brought; empty for a plain commit. At most 60 are kept. */
  readonly inner: readonly MessageFacts[];
}

export interface MainLine {
  /** From the oldest to the newest. */
  readonly steps: readonly Step[];
  /** Index of the step that brought the commit of this whole or shortened hash. */
  stepOf(hash: string): number | undefined;
}

interface Commit {
  readonly parents: readonly string[];
  readonly time: number;
  readonly author: string;
  readonly message: MessageFacts;
}

const keptInner = 60;

/** What was replayed before. */
export interface Known {
  /** Hashes of its main line from the oldest; the new steps are counted on from it. */
  readonly hashes: readonly string[];
}

/**
 * Reads the messages of all commits that `head` can reach, without those that the last known one can reach.
 * @throws RiskError `git-failed` where git cannot read them
 */
export async function readMainLine(
  repository: Repository,
  head: string,
  known: Known = { hashes: [] },
): Promise<MainLine> {
  const last = known.hashes.at(-1);
  const commits = await readCommits(repository, last === undefined ? [head] : [head, `^${last}`]);
  const owner = new Map(known.hashes.map((hash, index) => [hash, index]));
  const steps = chainOf(commits, head).map((hash, at) => {
    const index = known.hashes.length + at;
    const commit = commits.get(hash) as Commit;
    owner.set(hash, index);
    const inner = commit.parents.length < 2 ? [] : claim(commits, commit.parents.slice(1), owner, index);
    const messages = inner.filter(({ parents }) => parents.length < 2).slice(0, keptInner);
    return {
      hash,
      time: commit.time,
      author: commit.author,
      message: commit.message,
      inner: messages.map(({ message }) => message),
    };
  });
  const stepOf = lookup(owner);
  const named = steps.flatMap(({ message, inner }) =>
    [message, ...inner].flatMap(({ fixes, reverts }) => [...fixes, ...reverts]),
  );
  if (last === undefined || named.every((hash) => stepOf(hash) !== undefined)) return { steps, stepOf };
  // Somebody names a commit that a merge brought long ago: only then is the old graph worth reading.
  await claimOld(repository, known.hashes, owner);
  return { steps, stepOf: lookup(owner) };
}

async function claimOld(repository: Repository, hashes: readonly string[], owner: Map<string, number>): Promise<void> {
  const listed = await askGit(repository, ['rev-list', '--parents', hashes.at(-1) as string]);
  if (listed.status !== 0) throw unreadable('the list of its commits', listed.complaint);
  const commits = new Map<string, { readonly parents: readonly string[] }>();
  for (const line of listed.output.split('\n')) {
    const [hash = '', ...parents] = line.split(' ');
    commits.set(hash, { parents });
  }
  for (const [index, hash] of hashes.entries()) {
    const parents = commits.get(hash)?.parents ?? [];
    if (parents.length > 1) claim(commits, parents.slice(1), owner, index);
  }
}

/** First parents from the oldest to `head`. */
function chainOf(commits: ReadonlyMap<string, Commit>, head: string): string[] {
  const chain: string[] = [];
  for (let hash: string | undefined = head; hash !== undefined && commits.has(hash); )
    hash = commits.get(chain[chain.push(hash) - 1] as string)?.parents[0];
  return chain.reverse();
}

/** Gives all commits that these reach and nobody owns yet to a step. */
function claim<C extends { readonly parents: readonly string[] }>(
  commits: ReadonlyMap<string, C>,
  from: readonly string[],
  owner: Map<string, number>,
  index: number,
): C[] {
  const open = [...from];
  const claimed: C[] = [];
  for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
    const commit = commits.get(hash);
    if (commit === undefined || owner.has(hash)) continue;
    owner.set(hash, index);
    claimed.push(commit);
    open.push(...commit.parents);
  }
  return claimed;
}

/** Finds whole hashes, and the unambiguous beginnings of hashes that people write. */
function lookup(owner: ReadonlyMap<string, number>): (hash: string) => number | undefined {
  let sorted: string[] | undefined;
  return (hash) => {
    const whole = owner.get(hash);
    if (whole !== undefined || hash.length < 7) return whole;
    sorted ??= [...owner.keys()].sort();
    let low = 0;
    for (let high = sorted.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] as string) < hash) low = middle + 1;
      else high = middle;
    }
    const found = sorted[low];
    if (found?.startsWith(hash) !== true || sorted[low + 1]?.startsWith(hash) === true) return undefined;
    return owner.get(found);
  };
}

const format = '--format=%H%x00%P%x00%ct%x00%aE%x00%B%x00';

async function readCommits(repository: Repository, range: readonly string[]): Promise<Map<string, Commit>> {
  const commits = new Map<string, Commit>();
  const names = new Map<string, string>();
  let rest: Buffer = Buffer.alloc(0);
  function take(chunk: Buffer): void {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (;;) {
      // -z ends every record with one more NUL, which may come with the next piece.
      if (bytes[at] === 0) at++;
      const end = endOfRecord(bytes, at);
      if (end < 0) break;
      addCommit(commits, names, bytes.toString('utf8', at, end));
      at = end + 1;
    }
    rest = bytes.subarray(at);
  }
  const end = await streamGit(repository, ['log', '-z', format, ...range, '--'], take);
  if (end.status !== 0) throw unreadable('the messages of its commits', end.complaint);
  return commits;
}

/** Five fields, each with a NUL behind it. */
function endOfRecord(bytes: Buffer, from: number): number {
  let at = from - 1;
  for (let fields = 0; fields < 5; fields++) {
    at = bytes.indexOf(0, at + 1);
    if (at < 0) return -1;
  }
  return at;
}

/** Mostly the same few people: their names are hashed once. */
function namelessIn(names: Map<string, string>, author: string): string {
  const known = names.get(author) ?? hash('sha256', author).slice(0, 16);
  names.set(author, known);
  return known;
}

function addCommit(commits: Map<string, Commit>, names: Map<string, string>, record: string): void {
  const [name = '', parents = '', time = '', author = '', message = ''] = record.split('\0');
  commits.set(name, {
    parents: parents === '' ? [] : parents.split(' '),
    time: Number(time),
    // People are told apart, not known: a stored state must not carry their addresses.
    author: namelessIn(names, author),
    message: messageFacts(message),
  });
}

/** Git gave up on a repository. */
export function unreadable(what: string, complaint: string): RiskError {
  const missing = /unable to read|could not fetch|promisor|missing blob|bad object|unable to find/i.test(complaint);
  return new RiskError('git-failed', `git cannot read ${what}: ${complaint || 'it gave no reason'}`, {
    hint: missing
      ? 'An object is missing or damaged. Run "git fsck" there, or clone again in full (actions/checkout: fetch-depth: 0, without filter).'
      : 'Run "git fsck" in the repository; a new, full clone mends most damage.',
  });
}
