import type { Member, PackageJson } from './node-package.ts';
import type { Project } from './project.ts';

/** What differs between package managers. */
export interface Manager {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** Undefined when there is none. */
  readonly lock: string | undefined;
  /** Instructions before anything is installed. */
  readonly setup: readonly string[];
  /** Files and folders beside package.json that an installation reads. */
  readonly reads: readonly string[];
  readonly install: string;
  readonly installProduction: string;
  readonly prune: string;
  /** Folder of the cache of downloads. */
  readonly cache: string;
  /** Runs a script of the package in a folder, empty for the root. */
  script(name: string, member: Member): string;
}

export function managerOf(project: Project, manifest: PackageJson): Manager {
  const { packageManager = '' } = manifest;
  const has = (file: string) => project.files.includes(file);
  if (has('pnpm-lock.yaml') || packageManager.startsWith('pnpm')) return pnpm(project, packageManager);
  if (has('yarn.lock') || packageManager.startsWith('yarn')) return yarn(project, packageManager);
  if (has('bun.lock') || has('bun.lockb') || packageManager.startsWith('bun')) return bun(project);
  const lock = ['package-lock.json', 'npm-shrinkwrap.json'].find(has);
  const verb = lock === undefined ? 'install' : 'ci';
  return {
    name: 'npm',
    lock,
    setup: [],
    reads: [],
    install: `npm ${verb}`,
    installProduction: `npm ${verb} --omit=dev`,
    prune: 'npm prune --omit=dev',
    cache: '/root/.npm',
    script: (name, { folder }) => (folder === '' ? `npm run ${name}` : `npm run ${name} --workspace ${folder}`),
  };
}

function pnpm(project: Project, packageManager: string): Manager {
  const hasLock = project.files.includes('pnpm-lock.yaml');
  const lockVersion = /^lockfileVersion:\s*['"]?(\d+)/m.exec(
    (hasLock ? project.read('pnpm-lock.yaml') : '') ?? '',
  )?.[1];
  // Source: pnpm/spec, lockfile versions 5 to 9.
  const byLock = lockVersion === '5' ? '7' : lockVersion === '6' ? '8' : '10';
  const version = /^pnpm@(\d[\w.-]*)/.exec(packageManager)?.[1] ?? byLock;
  const frozen = hasLock ? ' --frozen-lockfile' : '';
  return {
    name: 'pnpm',
    lock: hasLock ? 'pnpm-lock.yaml' : undefined,
    setup: [`RUN npm install --global pnpm@${version}`],
    reads: ['pnpm-workspace.yaml', '.pnpmfile.cjs'].filter((file) => project.files.includes(file)),
    install: `pnpm install${frozen}`,
    installProduction: `pnpm install${frozen} --prod`,
    prune: 'CI=true pnpm prune --prod',
    cache: '/root/.local/share/pnpm/store',
    script: (name, { folder, manifest }) =>
      folder === '' ? `pnpm run ${name}` : `pnpm --filter ${manifest.name ?? `./${folder}`}... run ${name}`,
  };
}

function yarn(project: Project, packageManager: string): Manager {
  const hasLock = project.files.includes('yarn.lock');
  const settings = project.files.includes('.yarnrc.yml') ? (project.read('.yarnrc.yml') ?? '') : '';
  const isModern =
    /^yarn@[2-9]/.test(packageManager) ||
    settings !== '' ||
    /^__metadata:/m.test((hasLock ? project.read('yarn.lock') : '') ?? '');
  const production = isModern
    ? 'yarn workspaces focus --all --production'
    : `yarn install${hasLock ? ' --frozen-lockfile' : ''} --production`;
  const isCarried = /^yarnPath:/m.test(settings);
  const version = /^yarn@(\d[\w.-]*)/.exec(packageManager)?.[1] ?? '4.12.0';
  return {
    name: 'yarn',
    lock: hasLock ? 'yarn.lock' : undefined,
    setup: isModern
      ? [
          ...(isCarried ? [] : [`RUN corepack enable && corepack install --global yarn@${version}`]),
          // So that node runs the program as it is: with Plug'n'Play it would need a loader.
          'ENV YARN_NODE_LINKER=node-modules YARN_ENABLE_GLOBAL_CACHE=true',
        ]
      : [],
    reads: [...(settings === '' ? [] : ['.yarnrc.yml']), ...(isCarried ? ['.yarn'] : [])],
    install: isModern ? 'yarn install --immutable' : `yarn install${hasLock ? ' --frozen-lockfile' : ''}`,
    installProduction: production,
    prune: production,
    cache: isModern ? '/root/.yarn/berry/cache' : '/usr/local/share/.cache/yarn',
    script: (name, { folder, manifest }) => {
      if (folder === '') return `yarn ${name}`;
      return manifest.name === undefined ? `yarn --cwd ${folder} ${name}` : `yarn workspace ${manifest.name} ${name}`;
    },
  };
}

function bun(project: Project): Manager {
  const lock = ['bun.lock', 'bun.lockb'].find((file) => project.files.includes(file));
  const install = `bun install${lock === undefined ? '' : ' --frozen-lockfile'}`;
  return {
    name: 'bun',
    lock,
    setup: [],
    reads: ['bunfig.toml'].filter((file) => project.files.includes(file)),
    install,
    installProduction: `${install} --production`,
    prune: `rm -rf node_modules && ${install} --production`,
    cache: '/root/.bun/install/cache',
    script: (name, { folder }) => (folder === '' ? `bun run ${name}` : `bun run --cwd ${folder} ${name}`),
  };
}
