import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDockerignore } from '../context/dockerignore.ts';
import { readDockerfile } from '../dockerfile/read-dockerfile.ts';
import { checkDockerfile } from '../rules/check.ts';
import { madeProject } from './made-project.ts';
import { type Project, projectIn } from './project.ts';
import type { Proposal } from './proposal.ts';
import { proposeDockerfile } from './propose.ts';

/** What our own rules have against a proposal. */
function findingsOf({ dockerfile, dockerignore }: Proposal): string[] {
  const empty = { truncated: false, skipped: [], largest: [], savable: [], savableBytes: 0, secrets: [] };
  const { findings } = checkDockerfile({
    dockerfile: readDockerfile(dockerfile, 'Dockerfile'),
    dockerignore: { file: '.dockerignore', text: dockerignore },
    context: { bytes: 9, files: 1, ...empty },
  });
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}

/** Sources of COPY in the context that are not there, or that the .dockerignore keeps out. */
function lostCopies(project: Project, { dockerfile, dockerignore }: Proposal): string[] {
  const matcher = readDockerignore(dockerignore);
  const sources = [...dockerfile.matchAll(/^COPY (?!--from|<<)(.+) \S+$/gm)].flatMap(([, list]) => list!.split(' '));
  return sources.filter((path) => path !== '.' && (!project.exists(path) || matcher.excludes(path)));
}

const fixtures = fileURLToPath(new URL('../../../../test/image-init/fixtures', import.meta.url));

describe.each(readdirSync(fixtures))('the fixture %s', (name) => {
  test('gets a proposal that our rules have nothing against, and whose COPYs find their files', () => {
    const project = projectIn(`${fixtures}/${name}`);
    const proposal = proposeDockerfile(project);
    expect([...findingsOf(proposal), ...lostCopies(project, proposal)]).toEqual([]);
  });
});

const packages = [
  'express',
  'hono',
  'next',
  'nuxt',
  'vite',
  'astro',
  'bcrypt',
  'typescript',
  '@nestjs/core',
  'husky',
] as const;
const scripts = {
  start: ['node server.js', 'next start', 'nodemon src', 'npm run serve', 'bun src/index.ts', 'tsx src/server.ts'],
  build: ['tsc', 'vite build', 'next build', 'node build/all.js'],
  postinstall: ['husky', 'node tools/setup.js'],
  prepare: ['husky'],
};
const optional = (values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const manifests = fc.record({
  name: fc.constantFrom('shop', '@x/shop'),
  main: optional(['index.js', 'lib/index.js']),
  bin: optional(['bin/run.js']),
  exports: optional(['./index.js']),
  dependencies: fc.subarray([...packages]).map((names) => Object.fromEntries(names.map((name) => [name, '1']))),
  devDependencies: fc.subarray([...packages]).map((names) => Object.fromEntries(names.map((name) => [name, '1']))),
  scripts: fc.record({
    start: optional(scripts.start),
    build: optional(scripts.build),
    postinstall: optional(scripts.postinstall),
    prepare: optional(scripts.prepare),
  }),
  engines: fc.option(fc.record({ node: fc.constantFrom('>=16', '^18 || ^20 || >=22', '16 - 18', '*', '20.x') }), {
    nil: undefined,
  }),
});
const nodeProjects = fc
  .record({
    root: manifests,
    member: fc.option(manifests, { nil: undefined }),
    files: fc.subarray([
      ...['package-lock.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', '.npmrc', '.nvmrc', 'tsconfig.json'],
      ...['server.js', 'index.js', 'src/index.ts', 'public/a.css', 'build/all.js', 'next.config.js', 'index.html'],
    ]),
  })
  .map(({ root, member, files }) =>
    madeProject({
      ...Object.fromEntries(files.map((file) => [file, ''])),
      'package.json': JSON.stringify({ ...root, ...(member !== undefined && { workspaces: ['apps/*'] }) }),
      ...(member !== undefined && { 'apps/a/package.json': JSON.stringify(member) }),
    }),
  );

test('no application of Node gets a proposal that our rules find something in, or that copies what is not there', () => {
  fc.assert(
    fc.property(nodeProjects, (project) => {
      const proposal = proposeDockerfile(project);
      expect([...findingsOf(proposal), ...lostCopies(project, proposal)]).toEqual([]);
      expect(proposal.dockerfile).not.toMatch(/undefined|\n\n\n/);
    }),
    { numRuns: 100 },
  );
});

test('no call of a file that is not there goes without saying so', () => {
  fc.assert(
    fc.property(nodeProjects, (project) => {
      const { dockerfile, notes } = proposeDockerfile(project);
      const command = /^CMD (\[.*\])$/m.exec(dockerfile)?.[1];
      const file = command === undefined ? undefined : (JSON.parse(command) as string[]).at(-1)!;
      const isBuilt = /^RUN (?!--mount).*\bbuild\b/m.test(dockerfile);
      if (file === undefined || isBuilt) return;
      const folder = /^WORKDIR \/app\/(.+)$/m.exec(dockerfile)?.[1];
      const path = folder === undefined ? file : `${folder}/${file}`;
      if (!project.exists(path)) expect(notes.join(' ')).toMatch(/which is not here|placeholder/);
    }),
    { numRuns: 100 },
  );
});
