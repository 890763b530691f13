import { readFileSync } from 'node:fs';
import { Problem } from '../problem.ts';
import type { Surroundings } from './surroundings.ts';

/** The change that a CI run is about, as its event tells it. Commits are full hashes; undefined where the event has none. */
export interface ChangeEvent {
  /** GitHub's name of the event: `pull_request`, `pull_request_review`, `merge_group`, `push`, `workflow_dispatch`, … */
  readonly name: string;
  readonly base: string | undefined;
  readonly head: string | undefined;
  /** Pull requests that it is about: one, or those of a merge group that its branch names. */
  readonly pullRequests: readonly number[];
  /** Who opened the pull request. */
  readonly author: string | undefined;
  /** Whether the commits come from another repository, for which GitHub gives a token that reads only. */
  readonly fromFork: boolean;
  readonly defaultBranch: string | undefined;
}

/** The parts of GitHub's event payloads that are read here; every one of them may lack. */
export interface EventPayload {
  readonly before?: unknown;
  readonly after?: unknown;
  readonly pull_request?: null | {
    readonly number?: unknown;
    readonly user?: { readonly login?: unknown } | null;
    readonly head?: { readonly sha?: unknown; readonly repo?: { readonly full_name?: unknown } | null };
    readonly base?: { readonly sha?: unknown };
  };
  readonly merge_group?: null | {
    readonly base_sha?: unknown;
    readonly head_sha?: unknown;
    readonly head_ref?: unknown;
  };
  readonly repository?: null | { readonly full_name?: unknown; readonly default_branch?: unknown };
}

/** @throws Problem when the file that GITHUB_EVENT_PATH names is not there or no JSON */
export function eventOf(env: Surroundings['env']): EventPayload | undefined {
  const path = env['GITHUB_EVENT_PATH'];
  if (!path) return undefined;
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) ?? {}) as EventPayload;
  } catch (error) {
    throw new Problem('bad-input', `The event file ${path} cannot be read.`, {
      cause: error,
      hint: 'GitHub writes it; when running by hand, unset GITHUB_EVENT_PATH.',
    });
  }
}

/** What the event of a run says of the change. A pull request is scored by the commit that its author pushed, not by GitHub's merge of it. */
export function changeEvent(env: Surroundings['env']): ChangeEvent | undefined {
  const payload = eventOf(env);
  if (payload === undefined) return undefined;
  const pull = payload.pull_request ?? undefined;
  const group = payload.merge_group ?? undefined;
  const { repository } = payload;
  const common = {
    name: env['GITHUB_EVENT_NAME'] ?? '',
    defaultBranch: word(repository?.default_branch),
    author: word(pull?.user?.login),
    fromFork: pull !== undefined && word(pull.head?.repo?.full_name) !== word(repository?.full_name),
  };
  if (pull !== undefined)
    return {
      ...common,
      base: hash(pull.base?.sha),
      head: hash(pull.head?.sha),
      pullRequests: typeof pull.number === 'number' ? [pull.number] : [],
    };
  if (group !== undefined)
    return {
      ...common,
      base: hash(group.base_sha),
      head: hash(group.head_sha),
      pullRequests: pullRequestsOf(word(group.head_ref) ?? ''),
    };
  return {
    ...common,
    base: hash(payload.before),
    head: hash(payload.after) ?? hash(env['GITHUB_SHA']),
    pullRequests: [],
  };
}

/**
 * The pull requests that the branch of a merge group names: `refs/heads/gh-readonly-queue/main/pr-12-<sha>`. GitHub makes such a
 * branch for each entry of the queue, upon those before it, so it names the newest of them alone.
 */
export function pullRequestsOf(branch: string): number[] {
  const name = /(?:^|\/)gh-readonly-queue\/.+\/((?:pr-\d+-)+)[0-9a-f]{7,64}$/.exec(branch)?.[1] ?? '';
  return [...name.matchAll(/pr-(\d+)-/g)].map(([, number]) => Number(number));
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** A full hash; the zeros of a branch that begins or ends are none. */
function hash(value: unknown): string | undefined {
  return typeof value === 'string' && /^[0-9a-f]{40,64}$/.test(value) && !/^0+$/.test(value) ? value : undefined;
}
