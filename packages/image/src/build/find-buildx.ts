import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where distributions put plugins. Source: docker/cli, cli-plugins/manager/manager_unix.go. */
const systemFolders = [
  '/usr/local/lib/docker/cli-plugins',
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins',
];

/**
 * The buildx plugin, looked for where and in the order in which the docker client looks. The client starts a plugin twice,
 * once to ask what it is; started by itself it reads the same configuration and takes about 0.1 s less.
 *
 * @returns undefined where it is not found, which leaves it to the client, as on Windows
 */
export function findBuildx(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const home = env['HOME'];
  const config = env['DOCKER_CONFIG'] || (home === undefined ? undefined : join(home, '.docker'));
  if (config === undefined || process.platform === 'win32') return undefined;
  const folders = [...extraFolders(join(config, 'config.json')), join(config, 'cli-plugins'), ...systemFolders];
  return folders.map((folder) => join(folder, 'docker-buildx')).find(isProgram);
}

/** What a user adds to the folders; a configuration that cannot be read is told by whoever needs it. */
function extraFolders(file: string): readonly string[] {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const folders = typeof json === 'object' && json !== null && 'cliPluginsExtraDirs' in json ? json : undefined;
    const list: unknown = folders?.cliPluginsExtraDirs;
    return Array.isArray(list) ? list.filter((folder) => typeof folder === 'string') : [];
  } catch {
    return [];
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
