import { parse, TomlError } from 'smol-toml';
import type { Project } from './project.ts';

/** A file that says how to build and cannot be read. */
export interface BrokenManifest {
  readonly file: string;
  readonly why: string;
  /** Who reads it. */
  readonly tool: string;
}

const tools: readonly (readonly [file: string, tool: string])[] = [
  ['package.json', 'npm'],
  ['pyproject.toml', 'pip'],
  ['Cargo.toml', 'cargo'],
  ['go.mod', 'go'],
  ['pom.xml', 'Maven'],
];

/** Manifests of the folder itself that are no JSON, or in which nothing stands that their tool needs. */
export function brokenManifests(project: Project): BrokenManifest[] {
  return tools.flatMap(([file, tool]) => {
    if (!project.exists(file)) return [];
    const text = project.files.includes(file) ? project.read(file) : undefined;
    const why = text === undefined ? 'it may not be read, or is no file' : whyBroken(file, text);
    return why === undefined ? [] : [{ file, why, tool }];
  });
}

function whyBroken(file: string, text: string): string | undefined {
  if (text.trim() === '') return 'it is empty';
  if (/[\0\uFFFD]/.test(text.slice(0, 1000))) return 'it is not in UTF-8';
  if (file === 'package.json') return whyNoJson(text);
  if (file === 'go.mod') return /^module\s+\S/m.test(text) ? undefined : 'it has no line module';
  if (file === 'pom.xml') return /<project\b/.test(text) ? undefined : 'it has no element project';
  return whyNoToml(file, text);
}

function whyNoToml(file: string, text: string): string | undefined {
  try {
    const found = parse(text);
    // A pyproject.toml may have settings of tools alone.
    if (file !== 'Cargo.toml' || 'package' in found || 'workspace' in found) return undefined;
    return 'it has neither [package] nor [workspace]';
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return `line ${error.line} is no TOML`;
  }
}

function whyNoJson(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? undefined : 'it is no JSON object';
  } catch (error) {
    return `it is no JSON (${error instanceof Error ? error.message.replace(/\s+/g, ' ') : 'unknown'})`;
  }
}

/** Build systems that nothing is proposed for, by the files that tell of them. */
const unknowns: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^composer\.json$/, 'composer.json is of PHP'],
  [/^Gemfile$/, 'Gemfile is of Ruby'],
  [/\.(?:csproj|fsproj|sln|slnx)$/, 'There is a project of .NET'],
  [/^mix\.exs$/, 'mix.exs is of Elixir'],
  [/^build\.sbt$/, 'build.sbt is of Scala'],
  [/^deno\.jsonc?$/, 'deno.json is of Deno'],
  [/^Package\.swift$/, 'Package.swift is of Swift'],
  [/^(?:CMakeLists\.txt|Makefile|meson\.build|configure\.ac)$/, 'There is a build for C or make'],
  [/^environment\.ya?ml$/, 'environment.yml is of Conda; pin its packages in a requirements.txt'],
  [/^hugo\.toml$|^config\.toml$/, 'There is a site for Hugo; build it, and run this in its folder public'],
  [/^(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/, 'There is a lock file without its package.json'],
  [/^(?:poetry|uv|pdm)\.lock$/, 'There is a lock file without its pyproject.toml'],
  [/^Cargo\.lock$/, 'There is a Cargo.lock without its Cargo.toml'],
  [/^go\.sum$/, 'There is a go.sum without its go.mod'],
];

/** What is there that tells of a build, each as a sentence without its full stop and with what is lacking. */
export function unknownKinds(project: Project): string[] {
  const top = project.files.filter((file) => !file.includes('/'));
  return unknowns.flatMap(([pattern, what]) =>
    top.some((file) => pattern.test(file))
      ? [/lock|sum/.test(what) ? what : `${what}, which nothing is proposed for`]
      : [],
  );
}

const manifest =
  /^(.+)\/(?:go\.mod|Cargo\.toml|pom\.xml|build\.gradle(?:\.kts)?|requirements\.txt|pyproject\.toml|package\.json)$/;

/** Folders below that a Dockerfile could be proposed for, the shallow ones first. */
export function foldersWithApplications(project: Project): string[] {
  const folders = project.files.flatMap((file) => manifest.exec(file)?.[1] ?? []);
  return [...new Set(folders)].sort((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
}

/** References to what lies outside of the folder, where no instruction of a Dockerfile reaches. */
const outside: readonly (readonly [file: string, reference: RegExp, what: string, above: string])[] = [
  ['pom.xml', /<parent>(?![\s\S]*?<relativePath\s*\/>[\s\S]*?<\/parent>)/, 'a parent', '../pom.xml'],
  [
    'Cargo.toml',
    /^\s*[\w.-]+\s*=\s*\{[^}]*\bworkspace\s*=\s*true|\.workspace\s*=\s*true/m,
    'what its workspace says',
    '..',
  ],
  ['Cargo.toml', /\bpath\s*=\s*"\.\.\//, 'crates beside it', '..'],
  ['package.json', /"(?:workspace|file|link|portal):(?:\.\.\/|[*^~])/, 'packages beside it', '..'],
  ['go.mod', /=>\s*\.\.\//, 'modules beside it', '..'],
  ['pyproject.toml', /\bpath\s*=\s*"\.\.\/|\bfile:\.\.\//, 'projects beside it', '..'],
];

/** What to do about a folder that is a part of something larger, and cannot be built alone. */
export function leadsOutside(project: Project): string[] {
  return outside.flatMap(([file, reference, what, above]) => {
    const text = project.files.includes(file) ? (project.read(file) ?? '') : '';
    const isRoot = file === 'Cargo.toml' && /^\[workspace\]/m.test(text);
    const isWorkspace =
      file === 'package.json' && (/"workspaces"/.test(text) || project.files.includes('pnpm-workspace.yaml'));
    if (!reference.test(text) || !project.exists(above) || isRoot || isWorkspace) return [];
    return [
      `${file} asks for ${what} (${above}), outside of this folder and of the build: run this for the folder that has both.`,
    ];
  });
}
