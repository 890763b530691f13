import type { Project } from './project.ts';
import { type Draft, execForm, firstMatch, healthcheck, lines, usablePort, user } from './proposal.ts';
import { staticRuntime } from './static-site.ts';

interface PackageJson {
  readonly main: string | undefined;
  readonly engine: string | undefined;
  readonly packageManager: string | undefined;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/** What differs between package managers. */
interface Manager {
  readonly name: 'npm' | 'pnpm' | 'yarn';
  readonly lock: string | undefined;
  readonly install: string;
  readonly installProduction: string;
  readonly prune: string;
  readonly cache: string;
  readonly build: string;
}

export function proposeNode(project: Project): Draft | undefined {
  const manifest = project.files.includes('package.json')
    ? parsePackage(project.read('package.json') ?? '')
    : undefined;
  if (manifest === undefined) return undefined;
  const manager = managerOf(project, manifest);
  const major = /(\d{2})/.exec(manifest.engine ?? '')?.[1] ?? '22';
  const hasBuild = manifest.scripts['build'] !== undefined;
  const head = [`ARG BUILD_IMAGE=node:${major}-slim`];
  const install = [
    'FROM $BUILD_IMAGE AS build',
    'WORKDIR /app',
    ...(manager.name === 'npm' ? [] : ['RUN corepack enable']),
    `COPY package.json ${manager.lock === undefined ? '' : `${manager.lock} `}./`,
  ];
  const notes =
    manager.lock === undefined ? ['There is no lock file; commit one, so that every build has the same packages.'] : [];
  const ignored = [
    'node_modules',
    '**/node_modules',
    'coverage',
    '.nyc_output',
    '*.log',
    '.next',
    ...(hasBuild ? ['dist', 'build'] : []),
  ];
  const output = staticOutput(project, manifest);
  if (hasBuild && output !== undefined)
    return {
      kind: 'node-static',
      dockerfile: lines(
        ...head,
        'ARG RUNTIME_IMAGE=nginxinc/nginx-unprivileged:1.29-alpine',
        '',
        ...install,
        `RUN --mount=type=cache,target=${manager.cache} ${manager.install}`,
        'COPY . .',
        `RUN ${manager.build}`,
        '',
        ...staticRuntime(`--from=build /app/${output}`),
      ),
      ignored,
      notes: [...notes, `The build is taken to write ${output}/.`],
    };
  return serverDraft(project, manifest, manager, {
    head: [...head, `ARG RUNTIME_IMAGE=node:${major}-slim`],
    install,
    notes,
    ignored,
    hasBuild,
  });
}

interface Parts {
  readonly head: readonly string[];
  readonly install: readonly string[];
  readonly notes: readonly string[];
  readonly ignored: readonly string[];
  readonly hasBuild: boolean;
}

function serverDraft(project: Project, manifest: PackageJson, manager: Manager, parts: Parts): Draft {
  const { command, note } = startCommand(project, manifest);
  const sources = project.files
    .filter((file) => /\.[cm]?[jt]s$/.test(file) && !/\.(?:test|spec)\./.test(file))
    .slice(0, 300)
    .map(project.read);
  const port =
    usablePort(
      firstMatch(sources, /PORT\s*(?:\|\||\?\?)\s*["']?(\d{4,5})/, /listen\(\s*(\d{4,5})/, /port\s*[:=]\s*(\d{4,5})/i),
    ) ?? (isServer(manifest) ? 3000 : undefined);
  const build = parts.hasBuild
    ? [
        `RUN --mount=type=cache,target=${manager.cache} ${manager.install}`,
        'COPY . .',
        `RUN ${manager.build}`,
        `RUN --mount=type=cache,target=${manager.cache} ${manager.prune}`,
      ]
    : [`RUN --mount=type=cache,target=${manager.cache} ${manager.installProduction}`];
  const hasModules = parts.hasBuild || Object.keys(manifest.dependencies).length > 0;
  return {
    kind: 'node',
    dockerfile: lines(
      ...parts.head,
      '',
      ...parts.install,
      ...build,
      '',
      'FROM $RUNTIME_IMAGE',
      'ENV NODE_ENV=production',
      'WORKDIR /app',
      ...(parts.hasBuild
        ? ['COPY --from=build /app ./']
        : [...(hasModules ? ['COPY --from=build /app/node_modules node_modules'] : []), 'COPY . .']),
      user,
      port === undefined ? undefined : `EXPOSE ${port}`,
      port === undefined
        ? undefined
        : healthcheck([
            'node',
            '-e',
            `fetch('http://127.0.0.1:${port}/').then((r) => { if (r.status >= 500) throw r.status; })`,
          ]),
      `CMD ${execForm(command)}`,
    ),
    ignored: parts.ignored,
    notes: [
      ...parts.notes,
      ...(note === undefined ? [] : [note]),
      ...(port === undefined
        ? ['No port was found in the sources; add EXPOSE and HEALTHCHECK if it listens.']
        : ['The health check asks for /; name a path that answers without other services.']),
    ],
  };
}

function isServer({ dependencies }: PackageJson): boolean {
  return ['express', 'fastify', 'koa', '@nestjs/core', 'next', 'nuxt', '@hapi/hapi', 'hono', '@remix-run/node'].some(
    (name) => name in dependencies,
  );
}

function managerOf(project: Project, { packageManager }: PackageJson): Manager {
  const has = (file: string) => project.files.includes(file);
  if (has('pnpm-lock.yaml') || packageManager?.startsWith('pnpm') === true)
    return {
      name: 'pnpm',
      lock: has('pnpm-lock.yaml') ? 'pnpm-lock.yaml' : undefined,
      install: 'pnpm install --frozen-lockfile',
      installProduction: 'pnpm install --frozen-lockfile --prod',
      prune: 'CI=true pnpm prune --prod',
      cache: '/root/.local/share/pnpm/store',
      build: 'pnpm run build',
    };
  if (has('yarn.lock') || packageManager?.startsWith('yarn') === true) {
    const isModern = has('.yarnrc.yml') || /^yarn@[2-9]/.test(packageManager ?? '');
    const production = isModern ? 'yarn workspaces focus --production' : 'yarn install --frozen-lockfile --production';
    return {
      name: 'yarn',
      lock: has('yarn.lock') ? 'yarn.lock' : undefined,
      install: isModern ? 'yarn install --immutable' : 'yarn install --frozen-lockfile',
      installProduction: production,
      prune: production,
      cache: isModern ? '/root/.yarn/berry/cache' : '/usr/local/share/.cache/yarn',
      build: 'yarn build',
    };
  }
  const lock = ['package-lock.json', 'npm-shrinkwrap.json'].find(has);
  const verb = lock === undefined ? 'install' : 'ci';
  return {
    name: 'npm',
    lock,
    install: `npm ${verb}`,
    installProduction: `npm ${verb} --omit=dev`,
    prune: 'npm prune --omit=dev',
    cache: '/root/.npm',
    build: 'npm run build',
  };
}

/** Where the build of a site without a server goes; undefined for a program that Node runs. */
function staticOutput(project: Project, manifest: PackageJson): string | undefined {
  const all = { ...manifest.dependencies, ...manifest.devDependencies };
  if (isServer(manifest) || /\bnode\b/.test(manifest.scripts['start'] ?? '')) return undefined;
  if ('react-scripts' in all) return 'build';
  if ('vite' in all || '@vue/cli-service' in all || 'parcel' in all || 'astro' in all) return 'dist';
  return project.files.includes('public/index.html') ? 'dist' : undefined;
}

/** npm as process 1 does not hand signals on, so the program behind `npm start` is called itself. */
function startCommand(
  project: Project,
  { scripts, main, dependencies }: PackageJson,
): { command: string[]; note?: string } {
  const start = scripts['start']?.trim();
  const words = start?.split(/\s+/) ?? [];
  if (words[0] === 'node' && words.length > 1 && !/[$&|;<>"'`]/.test(start!)) return { command: words };
  if ('next' in dependencies) return { command: ['node', 'node_modules/next/dist/bin/next', 'start'] };
  const file =
    main ??
    ['server.js', 'index.js', 'app.js', 'src/server.js', 'src/index.js', 'dist/index.js'].find((name) =>
      project.files.includes(name),
    ) ??
    (scripts['build'] === undefined ? 'index.js' : 'dist/index.js');
  const note =
    start === undefined
      ? `There is no script start; node ${file} is called.`
      : `The script start (${start}) is no plain call of node; node ${file} is called instead.`;
  return { command: ['node', file], note };
}

/** The parts of a package.json that decide; undefined when it is none. */
function parsePackage(text: string): PackageJson | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // npm itself says better what is wrong with it.
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const engines: unknown = Reflect.get(value, 'engines');
  return {
    main: word(Reflect.get(value, 'main')),
    engine: typeof engines === 'object' && engines !== null ? word(Reflect.get(engines, 'node')) : undefined,
    packageManager: word(Reflect.get(value, 'packageManager')),
    scripts: words(Reflect.get(value, 'scripts')),
    dependencies: words(Reflect.get(value, 'dependencies')),
    devDependencies: words(Reflect.get(value, 'devDependencies')),
  };
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function words(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(value ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
