import { object, parsed, text } from '../layers/json-shape.ts';
import type { Member, PackageJson } from './node-package.ts';
import { at, type Project } from './project.ts';
import { firstMatch } from './proposal.ts';

/** How a built application is served. */
export interface Served {
  readonly command: readonly string[];
  readonly port: number | undefined;
  /** Folders of the build that need nothing else of it, each with where it goes; undefined ships what was installed too. */
  readonly whole?: readonly (readonly [from: string, to: string])[];
  readonly env?: readonly string[];
  readonly notes: readonly string[];
}

const any = (manifest: PackageJson, name: string): boolean =>
  name in manifest.dependencies || name in manifest.devDependencies;

/** Libraries that listen. */
const servers = [
  ...[
    'express',
    'fastify',
    'koa',
    '@nestjs/core',
    'next',
    'nuxt',
    '@hapi/hapi',
    'hono',
    '@remix-run/serve',
    '@react-router/serve',
  ],
  ...[
    'restify',
    'polka',
    'h3',
    'elysia',
    '@adonisjs/core',
    '@astrojs/node',
    '@sveltejs/adapter-node',
    'apollo-server',
    '@apollo/server',
    'socket.io',
  ],
];

export function isServer(manifest: PackageJson): boolean {
  return (
    servers.some((name) => any(manifest, name)) || /\b(?:node|bun|tsx|ts-node)\b/.test(manifest.scripts['start'] ?? '')
  );
}

/** Whether it needs a library that listens when it runs; one for development is that of its tests. */
export function needsServer({ dependencies }: PackageJson): boolean {
  return servers.some((name) => name in dependencies);
}

/** A framework that knows how its build is started; undefined for a program with a start of its own. */
export function frameworkOf(project: Project, { folder, manifest }: Member): Served | undefined {
  const configuration = (name: string): string =>
    ['js', 'mjs', 'cjs', 'ts', 'mts']
      .map((end) => project.read(at(folder, `${name}.config.${end}`)))
      .find((one) => one !== undefined) ?? '';
  if ('next' in manifest.dependencies) return next(project, folder, configuration('next'));
  if (any(manifest, 'nuxt') || any(manifest, 'nitropack') || any(manifest, '@tanstack/react-start'))
    return {
      command: ['node', 'server/index.mjs'],
      port: 3000,
      whole: [['.output', '']],
      notes: [],
    };
  if (any(manifest, '@sveltejs/adapter-node')) return { command: ['node', 'build'], port: 3000, notes: [] };
  if (any(manifest, '@astrojs/node'))
    return { command: ['node', 'dist/server/entry.mjs'], port: 4321, env: ['HOST=0.0.0.0', 'PORT=4321'], notes: [] };
  for (const [name, bin] of [
    ['@react-router/serve', 'react-router-serve'],
    ['@remix-run/serve', 'remix-serve'],
  ] as const)
    if (name in manifest.dependencies)
      return { command: [`node_modules/.bin/${bin}`, 'build/server/index.js'], port: 3000, notes: [] };
  return undefined;
}

/** Said where what a framework starts is made by a build that nobody calls. */
export function unbuiltNote({ command }: Served): string {
  return `${command.join(' ')} starts what a build writes, which is not here, and there is no script build: add one.`;
}

function next(project: Project, folder: string, configuration: string): Served {
  const env = ['HOSTNAME=0.0.0.0', 'NEXT_TELEMETRY_DISABLED=1'];
  if (!/output\s*:\s*["'`]standalone/.test(configuration))
    return {
      command: ['node', 'node_modules/next/dist/bin/next', 'start'],
      port: 3000,
      env,
      notes: [
        "All of node_modules is in the image. With output: 'standalone' in next.config Next.js picks what is needed, some ten times less: set it and run this again.",
      ],
    };
  const hasPublic = project.exists(at(folder, 'public'));
  // In a monorepo the folder is repeated in what it writes.
  return {
    command: ['node', at(folder, 'server.js')],
    port: 3000,
    env,
    whole: [
      ['.next/standalone', ''],
      ['.next/static', at(folder, '.next/static')],
      ...(hasPublic ? [['public', at(folder, 'public')] as const] : []),
    ],
    notes: [],
  };
}

/** Where builders of sites write, by the package that is installed for it. */
const outputs: readonly (readonly [name: string, output: string])[] = [
  ['react-scripts', 'build'],
  ['@docusaurus/core', 'build'],
  ['@sveltejs/adapter-static', 'build'],
  ['gatsby', 'public'],
  ['@11ty/eleventy', '_site'],
  ['vitepress', '.vitepress/dist'],
  ['@vue/cli-service', 'dist'],
  ['parcel', 'dist'],
  ['astro', 'dist'],
  ['vite', 'dist'],
];

export interface StaticBuild {
  readonly output: string;
  /** Whether the site finds its pages itself, by one index.html. */
  readonly isSinglePage: boolean;
}

/** Where the build of a site without a server goes; undefined for a program that Node runs. */
export function staticBuild(project: Project, { folder, manifest }: Member): StaticBuild | undefined {
  const read = (file: string) => project.read(at(folder, file));
  const nextConfig =
    ['js', 'mjs', 'ts'].map((end) => read(`next.config.${end}`)).find((one) => one !== undefined) ?? '';
  if ('next' in manifest.dependencies && /output\s*:\s*["'`]export/.test(nextConfig))
    return { output: 'out', isSinglePage: false };
  if (isServer(manifest)) return undefined;
  const isSinglePage = [
    'react-router-dom',
    'react-router',
    'vue-router',
    '@tanstack/react-router',
    '@angular/router',
    'wouter',
    '@solidjs/router',
    'svelte-routing',
  ].some((name) => any(manifest, name));
  if (any(manifest, '@angular/core')) return { output: angularOutput(read('angular.json') ?? ''), isSinglePage: true };
  // In a monorepo the tools are often those of the root.
  const hasVite = ['ts', 'js', 'mts', 'mjs'].some((end) => project.files.includes(at(folder, `vite.config.${end}`)));
  const known = outputs.find(([name]) => any(manifest, name)) ?? (hasVite ? (['vite', 'dist'] as const) : undefined);
  const configured = firstMatch(
    ['ts', 'js', 'mts', 'mjs'].map((end) => read(`vite.config.${end}`)),
    /outDir\s*:\s*["'`](?:\.\/)?([\w./-]+)["'`]/,
  );
  if (known?.[0] === 'vitepress' && project.exists(at(folder, 'docs/.vitepress')))
    return { output: 'docs/.vitepress/dist', isSinglePage: false };
  if (known !== undefined) return { output: known[0] === 'vite' ? (configured ?? known[1]) : known[1], isSinglePage };
  if (any(manifest, 'webpack') && project.exists(at(folder, 'public/index.html')))
    return { output: 'dist', isSinglePage };
  return undefined;
}

/** Source: Angular's workspace configuration; the application builder writes into a folder `browser`. */
function angularOutput(workspace: string): string {
  const [name, settings] = Object.entries(object(object(parsed(workspace))?.['projects']) ?? {})[0] ?? [
    'app',
    undefined,
  ];
  const build = object(object(object(settings)?.['architect'])?.['build']);
  const path = object(build?.['options'])?.['outputPath'];
  const base = text(path) ?? text(object(path)?.['base']) ?? `dist/${name}`;
  const isNew = /:application$/.test(text(build?.['builder']) ?? ':application');
  return isNew ? `${base}/browser` : base;
}

/** Names in a tsconfig's `outDir`, whose comments no JSON parser takes. */
export function outputOfTypeScript(project: Project, folder: string): string | undefined {
  return firstMatch(
    ['tsconfig.build.json', 'tsconfig.json'].map((file) => project.read(at(folder, file))),
    /^\s*"outDir"\s*:\s*"(?:\.\/)?([\w./-]+?)\/?"/m,
  );
}
