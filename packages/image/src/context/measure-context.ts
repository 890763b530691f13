import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Clock, systemClock } from '@slipway/core';
import { type DockerignoreMatcher, readDockerignore } from './dockerignore.ts';

export interface ContextOptions {
  /** Path of the Dockerfile: it and the .dockerignore are sent even when they are left out. */
  readonly dockerfile?: string | undefined;
  /** Text of the .dockerignore that applies; none when left out. */
  readonly dockerignore?: string | undefined;
  /** Files after which measuring stops. */
  readonly maxFiles?: number | undefined;
  /** Time after which measuring stops. */
  readonly maxMs?: number | undefined;
  readonly clock?: Pick<Clock, 'now'> | undefined;
}

export interface Weight {
  readonly bytes: number;
  readonly files: number;
}

/** What a build sends to the engine when it copies the whole folder. */
export interface ContextMeasure extends Weight {
  /** Whether a limit ended it: all figures are then at least that. */
  readonly truncated: boolean;
  /** What cannot be sent or read, and why; it stops nothing. */
  readonly skipped: readonly { readonly path: string; readonly why: string }[];
  /** Entries of the top folder by weight, heaviest first. */
  readonly largest: readonly (Weight & { readonly path: string })[];
  /** What a better .dockerignore would keep out, heaviest first. */
  readonly savable: readonly (Weight & { readonly pattern: string })[];
  readonly savableBytes: number;
  /** Files that look like secrets and are sent. */
  readonly secrets: readonly string[];
}

/** What no build needs, by the name of a folder or file: pattern → what must stand beside it for a folder of such a plain name. */
const needless: readonly (readonly [RegExp, string, RegExp?])[] = [
  [/^\.git$/, '**/.git'],
  [/^node_modules$/, '**/node_modules'],
  [/^(?:\.venv|venv)$/, '**/.venv', /^(?:pyvenv\.cfg)$/],
  [/^(?:__pycache__|\.pytest_cache|\.mypy_cache|\.ruff_cache|\.tox)$/, '**/__pycache__'],
  [/^target$/, '**/target', /^(?:Cargo\.toml|pom\.xml)$/],
  [/^(?:build|\.gradle)$/, '**/build', /^build\.gradle(?:\.kts)?$/],
  [/^(?:dist|build|out|\.next|\.nuxt|\.svelte-kit|\.turbo|\.parcel-cache|coverage)$/, 'dist', /^package\.json$/],
  [/^(?:\.idea|\.vscode|\.vs)$/, '**/.idea'],
  [/^(?:\.terraform|\.cache|\.nyc_output)$/, '**/.cache'],
];
const secretFile =
  /^(?:\.env(?:\.(?!example$|sample$|template$|dist$|defaults?$)[\w.-]+)?|id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|\.pgpass|.*\.(?:pem|p12|pfx|key|jks|keystore)|credentials\.json|service-account.*\.json)$/;

const maxListed = 10;

/** Measures the build context below a folder. Links are not followed, as BuildKit does not. */
export function measureContext(folder: string, options: ContextOptions = {}): ContextMeasure {
  return new ContextWalk(folder, options).measure();
}

class ContextWalk {
  private readonly folder: string;
  private readonly matcher: DockerignoreMatcher;
  private readonly always: ReadonlySet<string>;
  private readonly maxFiles: number;
  private readonly deadline: number;
  private readonly now: () => number;
  private readonly skipped: { path: string; why: string }[] = [];
  private readonly secrets: string[] = [];
  private readonly savable = new Map<string, { bytes: number; files: number }>();
  private readonly top = new Map<string, { bytes: number; files: number }>();
  private bytes = 0;
  private files = 0;
  private truncated = false;

  constructor(folder: string, options: ContextOptions) {
    const { dockerignore = '', dockerfile, maxFiles = 200_000, maxMs = 10_000, clock = systemClock } = options;
    this.folder = folder;
    this.matcher = readDockerignore(dockerignore);
    const own = dockerfile === undefined ? 'Dockerfile' : relative(folder, dockerfile).split(sep).join('/');
    this.always = new Set([own, '.dockerignore', `${own}.dockerignore`]);
    this.maxFiles = maxFiles;
    this.now = () => clock.now();
    this.deadline = this.now() + maxMs;
  }

  measure(): ContextMeasure {
    this.walk('', undefined);
    const savable = [...this.savable].map(([pattern, weight]) => ({ pattern, ...weight })).sort(heaviest);
    return {
      bytes: this.bytes,
      files: this.files,
      truncated: this.truncated,
      skipped: this.skipped,
      largest: [...this.top]
        .map(([path, weight]) => ({ path, ...weight }))
        .sort(heaviest)
        .slice(0, maxListed),
      savable,
      savableBytes: savable.reduce((sum, { bytes }) => sum + bytes, 0),
      secrets: this.secrets,
    };
  }

  private walk(path: string, pattern: string | undefined): void {
    let entries: ReturnType<typeof readFolder>;
    try {
      entries = readFolder(join(this.folder, path));
    } catch (error) {
      this.skipped.push({ path, why: reasonOf(error) });
      return;
    }
    const names = new Set(entries.map(({ name }) => name));
    for (const entry of entries) {
      if (this.truncated) return;
      if (this.files >= this.maxFiles || ((this.files & 255) === 0 && this.now() > this.deadline)) {
        this.truncated = true;
        return;
      }
      const child = path === '' ? entry.name : `${path}/${entry.name}`;
      const own = pattern ?? needlessBy(entry.name, names);
      if (entry.isDirectory()) {
        if (!this.matcher.excludesAll(child)) this.walk(child, own);
      } else if (this.always.has(child) || !this.matcher.excludes(child)) this.add(child, entry, own);
    }
  }

  private add(path: string, entry: ReturnType<typeof readFolder>[number], pattern: string | undefined): void {
    const why = entry.isSocket() ? 'a socket is not sent' : entry.isFIFO() ? 'a named pipe is not sent' : undefined;
    if (why !== undefined) {
      this.skipped.push({ path, why });
      return;
    }
    let bytes = 0;
    try {
      if (!entry.isSymbolicLink()) bytes = lstatSync(join(this.folder, path)).size;
      else if (!existsSync(join(this.folder, path)))
        this.skipped.push({ path, why: 'the link leads nowhere; it is sent as it is' });
    } catch (error) {
      this.skipped.push({ path, why: reasonOf(error) });
      return;
    }
    this.bytes += bytes;
    this.files++;
    weigh(this.top, path.split('/', 1)[0]!, bytes);
    if (pattern !== undefined) weigh(this.savable, pattern, bytes);
    if (pattern === undefined && secretFile.test(entry.name) && this.secrets.length < maxListed)
      this.secrets.push(path);
  }
}

function weigh(weights: Map<string, { bytes: number; files: number }>, key: string, bytes: number): void {
  const weight = weights.get(key) ?? { bytes: 0, files: 0 };
  weights.set(key, { bytes: weight.bytes + bytes, files: weight.files + 1 });
}

function heaviest(a: Weight, b: Weight): number {
  return b.bytes - a.bytes || b.files - a.files;
}

function needlessBy(name: string, siblings: ReadonlySet<string>): string | undefined {
  for (const [names, pattern, beside] of needless)
    if (
      names.test(name) &&
      (beside === undefined || pattern === '**/.venv' || [...siblings].some((sibling) => beside.test(sibling)))
    )
      return pattern.startsWith('**/') ? `**/${name}` : name;
  return undefined;
}

function readFolder(folder: string) {
  return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'EACCES' || code === 'EPERM') return 'permission denied';
  if (code === 'ENOENT') return 'it went away';
  return error instanceof Error ? error.message : String(error);
}

/** The ignore file that BuildKit takes: `<Dockerfile>.dockerignore` beside the Dockerfile before the one of the context. */
export function dockerignoreFor(context: string, dockerfile: string): { file: string; text: string } | undefined {
  for (const file of [`${dockerfile}.dockerignore`, join(context, '.dockerignore')])
    if (existsSync(file)) return { file, text: readFileSync(file, 'utf8') };
  return undefined;
}
