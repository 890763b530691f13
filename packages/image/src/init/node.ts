import { chosenMember, workspaceNotes } from './node-choice.ts';
import { ignoredBy, settingsNotes } from './node-context.ts';
import { frameworkOf, isServer, outputOfTypeScript, type Served, staticBuild, unbuiltNote } from './node-framework.ts';
import { type Installation, installationOf, productionInstall } from './node-install.ts';
import { type Manager, managerOf } from './node-installer.ts';
import { libraryNote } from './node-library.ts';
import { type Member, membersOf, nodeVersion, readPackage } from './node-package.ts';
import { fileOf, startOf } from './node-start.ts';
import { at, type Project } from './project.ts';
import {
  type Draft,
  execForm,
  firstMatch,
  healthcheck,
  healthNote,
  healthPath,
  lines,
  sigtermNote,
  sourcesOf,
  usablePort,
  user,
} from './proposal.ts';
import { staticImage, staticRuntime } from './static-site.ts';

/** Bindings to C++ that are compiled where no ready ones can be had. */
const native = [
  'bcrypt',
  'better-sqlite3',
  'sqlite3',
  'canvas',
  'node-sass',
  're2',
  'argon2',
  'node-rdkafka',
  'bufferutil',
  'utf-8-validate',
  'isolated-vm',
  'node-pty',
  'zeromq',
  'leveldown',
];

/** Of the proposed program; this one reads none. */
const environment = ['process', 'env'].join('.');

/** Folders that programs read when they run. */
const read = [
  'public',
  'views',
  'templates',
  'static',
  'assets',
  'locales',
  'i18n',
  'migrations',
  'drizzle',
  'prisma',
  'config',
  'data',
  'proto',
  'schema',
  'resources',
];

/** What the parts of a proposal are made of. */
interface Application {
  readonly project: Project;
  readonly member: Member;
  readonly isWorkspace: boolean;
  readonly manager: Manager;
  readonly installation: Installation;
  /** The instructions up to the installation. */
  readonly head: readonly string[];
  readonly images: readonly [build: string, runtime: string];
  readonly build: string | undefined;
  readonly ignored: readonly string[];
  readonly notes: readonly string[];
}

export function proposeNode(project: Project): Draft | undefined {
  const manifest = project.files.includes('package.json') ? readPackage(project, 'package.json') : undefined;
  if (manifest === undefined) return undefined;
  const root: Member = { folder: '', manifest };
  const members = membersOf(project, manifest);
  const { member, others } = chosenMember(project, root, members);
  const manager = managerOf(project, manifest);
  const installation = installationOf(project, root, members, manager);
  const { major, note } = nodeVersion(project, manifest);
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...member.manifest.dependencies };
  const isNative = native.some((name) => name in all);
  const buildOf = (one: Member) =>
    one.manifest.scripts['build'] === undefined ? undefined : manager.script('build', one);
  const build = manager.name === 'pnpm' ? (buildOf(member) ?? buildOf(root)) : (buildOf(root) ?? buildOf(member));
  const app: Application = {
    project,
    member,
    isWorkspace: members.length > 0,
    manager,
    installation,
    head: ['FROM $BUILD_IMAGE AS build', 'WORKDIR /app', ...manager.setup, ...installation.copies],
    images:
      manager.name === 'bun'
        ? ['oven/bun:1', 'oven/bun:1-slim']
        : [`node:${major}${isNative ? '' : '-slim'}`, `node:${major}-slim`],
    build,
    ignored: [...ignoredBy(project, [root, ...members], build !== undefined), ...installation.ignored],
    notes: [
      ...(note === undefined || manager.name === 'bun' ? [] : [note]),
      ...installation.notes,
      ...workspaceNotes(members, member, others),
      ...settingsNotes(project, member.folder, build !== undefined),
    ],
  };
  const site = app.build === undefined ? undefined : staticBuild(project, member);
  if (app.build === undefined || site === undefined) return serverDraft(app);
  return {
    kind: 'node-static',
    dockerfile: lines(
      `ARG BUILD_IMAGE=${app.images[0]}`,
      `ARG RUNTIME_IMAGE=${staticImage}`,
      '',
      ...app.head,
      installation.run(manager.install),
      installation.hasSources ? undefined : 'COPY . .',
      `RUN ${app.build}`,
      '',
      ...staticRuntime(`--from=build /app/${at(member.folder, site.output)}`, site.isSinglePage),
    ),
    ignored: app.ignored,
    notes: [...app.notes, `The build is taken to write ${at(member.folder, site.output)}/.`],
  };
}

function serverDraft(app: Application): Draft {
  const { project, member, manager, build } = app;
  const sources = sourcesOf(project, /\.[cm]?[jt]sx?$/, member.folder === '' ? '' : `${member.folder}/`);
  const framework = frameworkOf(project, member);
  const started = framework ?? {
    ...startOf(project, member, manager.name === 'bun' ? 'bun' : 'node', build),
    port: undefined,
  };
  const library = libraryNote(project, member, fileOf(started.command));
  // Servers in the examples of a library are none of its own.
  const port =
    library === undefined
      ? (portOf(sources, member) ?? framework?.port ?? (isServer(member.manifest) ? 3000 : undefined))
      : undefined;
  const path = healthPath(sources);
  const runtime = manager.name === 'bun' ? 'bun' : 'node';
  const readsPort = framework !== undefined || sources.some((text) => /\bPORT\b/.test(text ?? ''));
  // Without a path of its own for it any answer tells that the program lives.
  const verdict = path === undefined ? 'r.status >= 500' : '!r.ok';
  const address = readsPort
    ? `'http://127.0.0.1:' + (${environment}.PORT || ${port}) + '${path ?? '/'}'`
    : `'http://127.0.0.1:${port}${path ?? '/'}'`;
  const hasModules =
    build !== undefined ||
    framework !== undefined ||
    Object.keys(member.manifest.dependencies).length > 0 ||
    app.isWorkspace;
  return {
    kind: 'node',
    dockerfile: lines(
      ...(hasModules ? [`ARG BUILD_IMAGE=${app.images[0]}`] : []),
      `ARG RUNTIME_IMAGE=${app.images[1]}`,
      '',
      ...(hasModules ? [...app.head, ...buildSteps(app), ''] : []),
      'FROM $RUNTIME_IMAGE',
      `ENV ${['NODE_ENV=production', ...(started.env ?? [])].join(' ')}`,
      ...runtimeFiles(app, framework, started.command, hasModules),
      user,
      port === undefined ? undefined : `EXPOSE ${port}`,
      port === undefined
        ? undefined
        : healthcheck([runtime, '-e', `fetch(${address}).then((r) => { if (${verdict}) throw r.status; })`]),
      `CMD ${execForm(started.command)}`,
    ),
    ignored: app.ignored,
    notes: [
      ...(library === undefined ? [] : [library]),
      ...app.notes,
      ...started.notes,
      ...(framework !== undefined && build === undefined ? [unbuiltNote(framework)] : []),
      ...(library === undefined ? serverNotes(app, sources, port, path, framework !== undefined) : []),
    ],
  };
}

function serverNotes(
  { member }: Application,
  sources: readonly (string | undefined)[],
  port: number | undefined,
  path: string | undefined,
  hasFramework: boolean,
): string[] {
  return [
    port === undefined
      ? 'No port was found in the sources; add EXPOSE and HEALTHCHECK if it listens.'
      : healthNote(path),
    ...(listensAtHome(member, sources)
      ? [
          "Fastify listens on localhost alone, which nothing outside of the container reaches: pass host: '0.0.0.0' to listen.",
        ]
      : []),
    ...(!hasFramework && !sources.some((text) => /SIGTERM|enableShutdownHooks/.test(text ?? '')) ? [sigtermNote] : []),
  ];
}

function portOf(sources: readonly (string | undefined)[], { manifest }: Member): number | undefined {
  return usablePort(
    firstMatch(
      [manifest.scripts['start:prod'], manifest.scripts['start']],
      /(?:-p|--port)[ =](\d{4,5})/,
      /\bPORT=(\d{4,5})/,
    ) ??
      firstMatch(
        sources,
        /PORT\s*(?:\|\||\?\?)\s*["']?(\d{4,5})/,
        /listen\(\s*(?:\{[^}]{0,40}\bport\s*:\s*)?(\d{4,5})/,
        /\bPORT\b[^\n]{0,80}?\b(\d{4,5})\b/,
        /\bport\s*[:=]\s*(\d{4,5})/i,
      ),
  );
}

function listensAtHome({ manifest }: Member, sources: readonly (string | undefined)[]): boolean {
  const calls = sources.filter((text) => /\.listen\(/.test(text ?? ''));
  return (
    'fastify' in manifest.dependencies &&
    calls.length > 0 &&
    !calls.some((text) => /\bhost\b|0\.0\.0\.0/i.test(text ?? ''))
  );
}

function buildSteps(app: Application): string[] {
  const { manager, installation, build, isWorkspace, member } = app;
  const copy = installation.hasSources ? [] : ['COPY . .'];
  if (build === undefined)
    return [installation.run(productionInstall(member.manifest, manager)), ...(isWorkspace ? copy : [])];
  const framework = frameworkOf(app.project, member);
  return [
    installation.run(manager.install),
    ...copy,
    `RUN ${build}`,
    // What is whole in itself takes nothing from node_modules.
    ...(framework?.whole === undefined ? [installation.run(manager.prune)] : []),
  ];
}

function runtimeFiles(
  app: Application,
  framework: Served | undefined,
  command: readonly string[],
  hasModules: boolean,
): string[] {
  const { project, member, isWorkspace, build } = app;
  if (framework?.whole !== undefined)
    return [
      'WORKDIR /app',
      ...framework.whole.map(([from, to]) => `COPY --from=build /app/${at(member.folder, from)} ./${to}`),
    ];
  if (isWorkspace) return [`WORKDIR ${`/app/${member.folder}`.replace(/\/$/, '')}`, 'COPY --from=build /app /app'];
  if (build === undefined)
    return ['WORKDIR /app', ...(hasModules ? ['COPY --from=build /app/node_modules node_modules'] : []), 'COPY . .'];
  const output = outputOf(project, command);
  if (output === undefined) return ['WORKDIR /app', 'COPY --from=build /app ./'];
  const folders = read.filter((name) => name !== output && project.files.some((file) => file.startsWith(`${name}/`)));
  return [
    'WORKDIR /app',
    ...['node_modules', output, ...folders].map((name) => `COPY --from=build /app/${name} ${name}`),
    'COPY package.json ./',
  ];
}

/** The folder that the build makes and the program is in; undefined when more than that may be needed. */
function outputOf(project: Project, command: readonly string[]): string | undefined {
  const file = command.find((word, index) => index > 0 && !word.startsWith('-'));
  const folder = file?.replace(/^\.\//, '').split('/')[0];
  const known = ['dist', 'build', 'lib', 'out', outputOfTypeScript(project, '')?.split('/')[0]];
  return folder !== undefined && known.includes(folder) && !project.files.some((one) => one.startsWith(`${folder}/`))
    ? folder
    : undefined;
}
