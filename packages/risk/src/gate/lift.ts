import type { CodeHost, Review } from '@slipway/core';

/** A person's word that lets a risky change through. */
export interface Lift {
  /** A review of the pull request, or the approval of a required reviewer of an environment. */
  readonly by: 'review' | 'environment';
  /** Undefined for an environment, whose approval is of the run. */
  readonly pullRequest: number | undefined;
  readonly login: string;
  /** ISO time; undefined for an environment, of which GitHub does not tell it. */
  readonly at: string | undefined;
  readonly url: string;
  /** What the reviewer wrote. */
  readonly why: string;
  /** The commit that was reviewed: the head of the pull request, or what the run is about. */
  readonly commit: string;
  /** `admin`, `maintain` or `write`; undefined when it cannot be read. */
  readonly permission: string | undefined;
}

/** What was found out about reviews: the lifts, and what is to be said of it. */
export interface LiftSearch {
  /** One for each pull request; empty unless every one of them has one. */
  readonly lifts: readonly Lift[];
  /** Sentences for the report: reviews that do not count, and what could not be read. */
  readonly notes: readonly string[];
}

export interface LiftQuery {
  readonly pullRequests: readonly number[];
  /** The commit that was scored; undefined in a merge group, where the head of each pull request counts. */
  readonly head: string | undefined;
  readonly author: string | undefined;
}

/** Permissions with which one may merge. */
const mayLift = ['admin', 'maintain', 'write'];

/** Where permissions cannot be read, GitHub's word for what the reviewer is to the repository. */
const trusted = ['OWNER', 'MEMBER', 'COLLABORATOR'];

/**
 * Looks for an approving review that lifts the gate: by a person who is not the author and may merge, given to the very commit that
 * was scored, and not taken back. A label or a comment lifts nothing.
 */
export async function findLifts(host: CodeHost, query: LiftQuery): Promise<LiftSearch> {
  const lifts: Lift[] = [];
  const notes: string[] = [];
  for (const number of query.pullRequests) {
    const found = await liftOf(host, number, query);
    notes.push(...found.notes);
    if (found.lift === undefined) {
      if (query.pullRequests.length > 1) notes.push(`Pull request #${number} of this group waits for a review.`);
      return { lifts: [], notes };
    }
    lifts.push(found.lift);
  }
  return { lifts, notes };
}

async function liftOf(
  host: CodeHost,
  number: number,
  { head, author }: LiftQuery,
): Promise<{ lift?: Lift; notes: readonly string[] }> {
  let [commit, writer] = [head, author];
  if (commit === undefined || writer === undefined) {
    const pull = await host.pullRequest(number);
    if ('trouble' in pull) return { notes: [unread(number, pull.trouble)] };
    commit ??= pull.value.head;
    writer ??= pull.value.author;
  }
  const answer = await host.reviews(number);
  if ('trouble' in answer) return { notes: [unread(number, answer.trouble)] };
  const notes: string[] = [];
  for (const review of standingApprovals(answer.value)) {
    const objection = objectionTo(review, commit, writer);
    if (objection !== undefined) {
      notes.push(`The approval by ${review.author || 'a deleted user'} does not count: ${objection}.`);
      continue;
    }
    const { permission, refusal, note } = await permissionOf(host, review);
    if (note !== undefined) notes.push(note);
    if (refusal !== undefined) {
      notes.push(`The approval by ${review.author} does not count: ${refusal}.`);
      continue;
    }
    const { author: login, submittedAt: at, url, body: why } = review;
    return { lift: { by: 'review', pullRequest: number, login, at, url, why, commit, permission }, notes };
  }
  return { notes };
}

function unread(number: number, trouble: string): string {
  return `Whether somebody approved pull request #${number} could not be read: ${trouble}. So the verdict stands.`;
}

/**
 * The approvals that stand, the newest first: of each reviewer the last word counts, and a comment is no word about it. GitHub turns
 * a review that was dismissed into one of the state DISMISSED.
 */
export function standingApprovals(reviews: readonly Review[]): Review[] {
  const last = new Map<string, Review>();
  const inOrder = [...reviews].sort((a, b) => Date.parse(a.submittedAt) - Date.parse(b.submittedAt));
  for (const review of inOrder)
    if (['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'].includes(review.state)) last.set(review.author, review);
  return [...last.values()].filter(({ state }) => state === 'APPROVED').reverse();
}

function objectionTo(review: Review, head: string, author: string): string | undefined {
  if (review.isBot) return 'it was not given by a person';
  if (review.author.toLowerCase() === author.toLowerCase()) return 'it is the author';
  if (review.commit !== head)
    return `it was given to ${review.commit?.slice(0, 10) ?? 'no commit'}, and ${head.slice(0, 10)} came after it`;
  return undefined;
}

async function permissionOf(
  host: CodeHost,
  { author, association }: Review,
): Promise<{ permission: string | undefined; refusal?: string; note?: string }> {
  const answer = await host.permission(author);
  if ('value' in answer)
    return mayLift.includes(answer.value)
      ? { permission: answer.value }
      : { permission: answer.value, refusal: `the permission is ${answer.value}, and lifting takes write` };
  if (!trusted.includes(association))
    return {
      permission: undefined,
      refusal: `the permission could not be read (${answer.trouble}), and GitHub says ${association}`,
    };
  return {
    permission: undefined,
    note: `The permission of ${author} could not be read (${answer.trouble}); GitHub says ${association}, which was taken for enough.`,
  };
}

/**
 * The approval of a required reviewer of an environment that the job of this run waited for. It is of the commit that the run is about.
 * Whom GitHub lets approve is a setting of the environment; that it is not the author is held here too.
 */
export async function findEnvironmentLift(
  host: CodeHost,
  environment: string,
  { head, author }: { readonly head: string; readonly author: string | undefined },
): Promise<LiftSearch> {
  const answer = await host.environmentApprovals();
  if ('trouble' in answer)
    return {
      lifts: [],
      notes: [
        `Who approved the environment ${environment} could not be read: ${answer.trouble}. So the verdict stands.`,
      ],
    };
  const own = answer.value.filter(({ environments }) => environments.includes(environment));
  const rejected = own.find(({ approved }) => !approved);
  if (rejected !== undefined)
    return { lifts: [], notes: [`${rejected.reviewer} rejected the environment ${environment}.`] };
  const notes: string[] = [];
  for (const { reviewer, isBot, comment } of own) {
    if (isBot || reviewer.toLowerCase() === author?.toLowerCase()) {
      notes.push(
        `The approval by ${reviewer} does not count: it ${isBot ? 'was not given by a person' : 'is the author'}.`,
      );
      continue;
    }
    const lift = { login: reviewer, at: undefined, url: host.runUrl ?? '', why: comment, commit: head };
    return { lifts: [{ by: 'environment', pullRequest: undefined, permission: undefined, ...lift }], notes };
  }
  return {
    lifts: [],
    notes: [
      ...notes,
      `Nobody approved the environment ${environment} for this run: the job has to name it, and it needs required reviewers.`,
    ],
  };
}
