import type { Manager } from './node-installer.ts';
import type { Member } from './node-package.ts';
import type { Project } from './project.ts';

export interface Installation {
  /** Instructions that bring what an installation reads. */
  readonly copies: readonly string[];
  /** Whether all sources are there already. */
  readonly hasSources: boolean;
  /** A RUN of a command that installs. */
  run(command: string): string;
  readonly ignored: readonly string[];
  readonly notes: readonly string[];
}

/** More would be a wall of COPY; the cache of downloads still saves most. */
const mostManifests = 40;
/** Scripts of an installation that need none of the sources. */
const harmless = /husky|simple-git-hooks|lefthook|is-ci|only-allow|patch-package|prisma generate|^(?:true|echo\b.*)$/;

/** How dependencies get into the builder before the sources do. */
export function installationOf(
  project: Project,
  root: Member,
  members: readonly Member[],
  manager: Manager,
): Installation {
  const { scripts } = root.manifest;
  const script = ['preinstall', 'install', 'postinstall', 'prepare'].find(
    (name) => scripts[name] !== undefined && !harmless.test(scripts[name]),
  );
  const hasSources = script !== undefined || members.length > mostManifests;
  const npmrc = project.files.includes('.npmrc') ? (project.read('.npmrc') ?? '') : undefined;
  const token = /_(?:authToken|auth|password)\s*=\s*(\S+)/.exec(npmrc ?? '')?.[1];
  const variable = /^\$\{(\w+)\??\}$/.exec(token ?? '')?.[1];
  const isSecret = token !== undefined && variable === undefined;
  const secret = isSecret
    ? '--mount=type=secret,id=npmrc,target=/app/.npmrc '
    : variable === undefined
      ? ''
      : `--mount=type=secret,id=${variable},env=${variable} `;
  const hasDependencies = [root, ...members].some(
    ({ manifest: { dependencies, devDependencies } }) =>
      Object.keys({ ...dependencies, ...devDependencies }).length > 0,
  );
  const files = [
    'package.json',
    manager.lock,

    ...manager.reads.filter((one) => project.files.includes(one) && one !== '.yarnrc.yml'),
  ];
  // Settings that may get a token one day are seen by the installation, and come into no layer of their own.
  const settings = [
    ...(npmrc === undefined || isSecret ? [] : ['.npmrc']),
    ...manager.reads.filter((one) => one === '.yarnrc.yml'),
  ];
  const binds = settings.map((file) => `--mount=type=bind,source=${file},target=/app/${file} `).join('');
  const folders = ['.yarn', 'patches', 'prisma'].filter((name) =>
    name === '.yarn' ? manager.reads.includes(name) : project.files.some((file) => file.startsWith(`${name}/`)),
  );
  return {
    copies: hasSources
      ? ['COPY . .']
      : [
          `COPY ${files.filter((file) => file !== undefined).join(' ')} ./`,
          ...folders.map((folder) => `COPY ${folder} ${folder}`),
          ...members.map(({ folder }) => `COPY ${folder}/package.json ${folder}/`),
        ],
    hasSources,
    run: (command) => `RUN --mount=type=cache,target=${manager.cache} ${hasSources ? '' : binds}${secret}${command}`,
    ignored: isSecret ? ['.npmrc'] : [],
    notes: [
      ...(manager.lock === undefined && hasDependencies
        ? ['There is no lock file; commit one, so that every build has the same packages.']
        : []),
      ...(script === undefined
        ? []
        : [
            `The script ${script} (${scripts[script]}) may need the sources, so they are copied before the installation; a change of them installs anew.`,
          ]),
      ...(isSecret
        ? ['.npmrc has a secret, which stays out of the image: build with --secrets id=npmrc,src=.npmrc']
        : []),
      ...(variable === undefined
        ? []
        : [`.npmrc takes a secret from ${variable}: build with --secrets id=${variable},env=${variable}`]),
    ],
  };
}

/** An installation without what is for development fails at a script that is for developers. */
export function productionInstall({ scripts }: Member['manifest'], manager: Manager): string {
  const isForDevelopers = /husky|simple-git-hooks|lefthook/.test(
    `${scripts['prepare'] ?? ''} ${scripts['postinstall'] ?? ''}`,
  );
  if (!isForDevelopers || manager.name === 'bun') return manager.installProduction;
  return `npm pkg delete scripts.prepare scripts.postinstall && ${manager.installProduction}`;
}
