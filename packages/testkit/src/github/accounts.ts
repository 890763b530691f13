/** A user, a bot or a repository as GitHub's answers embed them, with all the addresses that come with them. */

const userAddresses = [
  'events',
  'followers',
  'following',
  'gists',
  'organizations',
  'received_events',
  'repos',
  'starred',
  'subscriptions',
];

export function shownUser(apiUrl: string, login: string): Record<string, unknown> {
  const url = `${apiUrl}/users/${encodeURIComponent(login)}`;
  return {
    login,
    id: numberOf(login),
    node_id: nodeId('User', login),
    avatar_url: 'https://avatars.githubusercontent.com/u/1',
    gravatar_id: '',
    url,
    html_url: `https://github.com/${encodeURIComponent(login)}`,
    ...addresses(url, userAddresses),
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  };
}

const repositoryAddresses = [
  'archive',
  'assignees',
  'blobs',
  'branches',
  'collaborators',
  'comments',
  'commits',
  'compare',
  'contents',
  'contributors',
  'deployments',
  'downloads',
  'events',
  'forks',
  'git_commits',
  'git_refs',
  'git_tags',
  'hooks',
  'issue_comment',
  'issue_events',
  'issues',
  'keys',
  'labels',
  'languages',
  'merges',
  'milestones',
  'notifications',
  'pulls',
  'releases',
  'stargazers',
  'statuses',
  'subscribers',
  'subscription',
  'tags',
  'teams',
  'trees',
];

/** The fields that every answer with a repository has. */
export function shownRepository(apiUrl: string, fullName: string): Record<string, unknown> {
  const [owner = '', name = ''] = fullName.split('/');
  const url = `${apiUrl}/repos/${fullName}`;
  return {
    id: numberOf(fullName),
    node_id: nodeId('Repository', fullName),
    name,
    full_name: fullName,
    owner: shownUser(apiUrl, owner),
    private: false,
    html_url: `https://github.com/${fullName}`,
    description: null,
    fork: false,
    url,
    ...addresses(url, repositoryAddresses),
  };
}

/** The further fields of a repository that stands in a pull request. */
export function shownWholeRepository(apiUrl: string, fullName: string): Record<string, unknown> {
  const counts = ['forks', 'forks_count', 'open_issues', 'open_issues_count', 'stargazers_count', 'watchers'];
  const switches = ['has_downloads', 'has_issues', 'has_projects', 'has_wiki', 'has_pages', 'archived', 'disabled'];
  const html = `https://github.com/${fullName}`;
  return {
    ...shownRepository(apiUrl, fullName),
    clone_url: `${html}.git`,
    git_url: `git://github.com/${fullName}.git`,
    ssh_url: `git@github.com:${fullName}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: 'main',
    size: 1,
    watchers_count: 0,
    ...Object.fromEntries(counts.map((name) => [name, 0])),
    ...Object.fromEntries(switches.map((name) => [name, false])),
    pushed_at: '2026-11-01T00:00:00Z',
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2026-11-01T00:00:00Z',
  };
}

export function nodeId(kind: string, id: string | number): string {
  return Buffer.from(`${kind}${id}`).toString('base64');
}

function addresses(url: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`${name}_url`, `${url}/${name}`]));
}

/** The same number for the same name, in every run. */
function numberOf(name: string): number {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
}
