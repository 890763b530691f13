import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { oneLine } from '@slipway/core';

/** Where an image's source is, as far as it is known: from the CI's variables, else from Git itself. */
export interface GitSource {
  /** `tag`, `branch`, `pull` or undefined for a detached commit; `name` is `v1.2.0`, `main`, `17`. */
  readonly ref: { readonly kind: 'tag' | 'branch' | 'pull'; readonly name: string } | undefined;
  readonly revision: string | undefined;
  /** Web address of the repository. */
  readonly url: string | undefined;
  /** `owner/name` on its host. */
  readonly repository: string | undefined;
  /** Time of the commit, ISO 8601: the same commit gives the same image. */
  readonly committedAt: string | undefined;
  /** Whether a schedule started the run; left out when none did. */
  readonly isScheduled?: true;
  /** What the event of a run says of the repository, on one line. */
  readonly description?: string;
  /** SPDX identifier of its license. */
  readonly licenses?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs git and gives what it prints; undefined when it fails or is not there. */
export type AskGit = (args: readonly string[]) => Promise<string | undefined>;

export function askGit(folder: string): AskGit {
  return (args) =>
    new Promise((resolve) => {
      execFile('git', ['-C', folder, ...args], { timeout: 5_000 }, (error, stdout) =>
        resolve(error === null && stdout.trim() !== '' ? stdout.trim() : undefined),
      );
    });
}

/** What CI variables say first; Git fills in the rest, for it is asked about the folder that is built. */
export async function gitSource(env: Environment, git: AskGit): Promise<GitSource> {
  const ci = fromGithub(env) ?? fromGitlab(env);
  // Two processes in all: each takes its milliseconds before anything can be built.
  const [newest, origin] = await Promise.all([
    git(['log', '-1', '--decorate=full', '--format=%H%n%cI%n%D']),
    ci?.url ?? git(['config', '--get', 'remote.origin.url']),
  ]);
  const [head, time, names = ''] = newest?.split('\n') ?? [];
  const url = origin === undefined ? undefined : webUrl(origin);
  return {
    ref: ci === undefined ? refOf(names) : ci.ref,
    revision: ci?.revision ?? head,
    url,
    repository: ci?.repository ?? url?.match(/^https?:\/\/[^/]+\/(.+)$/)?.[1],
    committedAt: time === undefined ? undefined : new Date(time).toISOString(),
    ...(env['GITHUB_EVENT_NAME'] === 'schedule' || env['CI_PIPELINE_SOURCE'] === 'schedule'
      ? { isScheduled: true }
      : {}),
    ...aboutRepository(env['GITHUB_EVENT_PATH']),
  };
}

/** Of `HEAD -> refs/heads/main, tag: refs/tags/v1.2.0`: the tag that stands at the commit, else the branch. */
function refOf(names: string): GitSource['ref'] {
  const tag = /(?:^|, )tag: refs\/tags\/([^,]+)/.exec(names)?.[1];
  if (tag !== undefined) return { kind: 'tag', name: tag };
  const branch = /(?:^|, )HEAD -> refs\/heads\/([^,]+)/.exec(names)?.[1];
  return branch === undefined ? undefined : { kind: 'branch', name: branch };
}

/** Description and license of the repository by the event of a run of GitHub Actions; nothing where it does not say. */
function aboutRepository(path: string | undefined): Pick<GitSource, 'description' | 'licenses'> {
  const repository = path ? recordIn(eventOf(path), 'repository') : undefined;
  const description: unknown = repository?.['description'];
  const license: unknown = recordIn(repository, 'license')?.['spdx_id'];
  return {
    ...(typeof description === 'string' && description.trim() !== '' ? { description: oneLine(description) } : {}),
    ...(typeof license === 'string' && license !== '' && license !== 'NOASSERTION' ? { licenses: license } : {}),
  };
}

/** An event that cannot be read says nothing: labels are no reason to build nothing. */
function eventOf(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function recordIn(value: unknown, key: string): Readonly<Record<string, unknown>> | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === 'object' && found !== null ? { ...found } : undefined;
}

type CiSource = Pick<GitSource, 'ref' | 'revision' | 'url' | 'repository'>;

function fromGithub(env: Environment): CiSource | undefined {
  const { GITHUB_REF: ref, GITHUB_SHA: revision, GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server } = env;
  if (!ref || !repository) return undefined;
  const [, kind, name = ''] = /^refs\/(heads|tags|pull)\/(.+)$/.exec(ref) ?? [];
  const kinds = { heads: 'branch', tags: 'tag', pull: 'pull' } as const;
  return {
    ref:
      kind === 'heads' || kind === 'tags' || kind === 'pull'
        ? { kind: kinds[kind], name: kind === 'pull' ? name.replace(/\/.*$/, '') : name }
        : undefined,
    revision,
    url: server ? `${server}/${repository}` : undefined,
    repository,
  };
}

function fromGitlab(env: Environment): CiSource | undefined {
  const { CI_COMMIT_SHA: revision, CI_PROJECT_URL: url, CI_PROJECT_PATH: repository } = env;
  const { CI_COMMIT_TAG: tag, CI_COMMIT_BRANCH: branch, CI_MERGE_REQUEST_IID: pull } = env;
  if (!revision || !repository) return undefined;
  const ref = tag
    ? ({ kind: 'tag', name: tag } as const)
    : pull
      ? ({ kind: 'pull', name: pull } as const)
      : branch
        ? ({ kind: 'branch', name: branch } as const)
        : undefined;
  return { ref, revision, url, repository };
}

/** `git@host:owner/name.git` and addresses with a user or password as a web address that shows neither. */
function webUrl(origin: string): string | undefined {
  const ssh = /^(?:ssh:\/\/)?[\w.-]+@([\w.-]+)[:/](.+?)(?:\.git)?$/.exec(origin);
  if (ssh !== null) return `https://${ssh[1]}/${ssh[2]}`;
  const url = URL.parse(origin);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return `${url.protocol}//${url.host}${url.pathname.replace(/\.git$/, '')}`;
}
