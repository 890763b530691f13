import { ImageError } from '../error.ts';

const template = /\{\{\s*defaultContext\s*\}\}/g;

/**
 * Replaces `{{defaultContext}}` by the Git URL of the repository at the commit of the run, as docker/build-push-action does:
 * `{{defaultContext}}:sub` is a folder of it. For a pull request it is the ref, since its merge commit is on no branch.
 *
 * @throws ImageError `bad-build-input` where no run of GitHub Actions says what it is
 */
export function withDefaultContext(text: string, env: Readonly<Record<string, string | undefined>>): string {
  return text.replace(template, () => defaultContext(env));
}

function defaultContext(env: Readonly<Record<string, string | undefined>>): string {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_REF: ref = '', GITHUB_SHA: sha } = env;
  const at = ref.startsWith('refs/pull/') ? ref : (sha ?? ref);
  if (server && repository && at !== '') return `${server}/${repository}.git#${at}`;
  throw new ImageError(
    'bad-build-input',
    '{{defaultContext}} is the commit of a run of GitHub Actions, and this is none.',
    {
      hint: 'Name a folder or the URL of a Git repository as the context.',
    },
  );
}
