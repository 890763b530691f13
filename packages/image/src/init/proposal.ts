import type { Project } from './project.ts';

/** What a kind of application proposes. */
export interface Draft {
  /** Such as `go` or `spring-boot-maven`. */
  readonly kind: string;
  readonly dockerfile: string;
  /** Patterns that keep out of the context what this kind leaves in a folder. */
  readonly ignored: readonly string[];
  /** What was guessed and should be looked at. */
  readonly notes: readonly string[];
}

export interface Proposal {
  readonly kind: string;
  readonly dockerfile: string;
  readonly dockerignore: string;
  readonly notes: readonly string[];
}

/** User of distroless images; any number but 0 would do. */
export const user = 'USER 65532:65532';

const always = [
  '.git',
  '.github',
  '.gitignore',
  '.dockerignore',
  'Dockerfile*',
  'compose*.y*ml',
  'docker-compose*.y*ml',
  '**/.env',
  '**/.env.*',
  '**/.idea',
  '**/.vscode',
  '**/.DS_Store',
  '**/node_modules',
];

export function dockerignoreText(more: readonly string[]): string {
  return `# What the build does not need, or must not see.\n${[...new Set([...always, ...more])].join('\n')}\n`;
}

/** Lines of a Dockerfile; undefined ones are left out. */
export function lines(...parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined).join('\n')}\n`;
}

/** Installs packages of Debian; nothing for none. */
export function aptInstall(packages: readonly string[]): string[] {
  const names = [...new Set(packages)].sort();
  if (names.length === 0) return [];
  return [
    // Debian keeps one version of a package; a pinned one is gone with its next security fix.
    '# hadolint ignore=DL3008',
    `RUN apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')} \\`,
    '    && rm -rf /var/lib/apt/lists/*',
  ];
}

/** The exec form of a command. */
export function execForm(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}

/** A health check by exec form, with times that suit a service that starts in seconds. */
export function healthcheck(words: readonly string[], startPeriod = '10s'): string {
  return `HEALTHCHECK --interval=10s --timeout=3s --start-period=${startPeriod} --start-interval=1s CMD ${execForm(words)}`;
}

/** The first group of the first pattern that matches in one of the texts. */
export function firstMatch(texts: readonly (string | undefined)[], ...patterns: readonly RegExp[]): string | undefined {
  for (const pattern of patterns)
    for (const text of texts) {
      const found = text === undefined ? undefined : pattern.exec(text)?.[1];
      if (found !== undefined) return found;
    }
  return undefined;
}

/** Of sources: what they listen on and answer to does not stand in the last of many. */
const mostSources = 400;

/** The texts of the files that the pattern matches, without tests, at most 400. */
export function sourcesOf(project: Project, pattern: RegExp, folder = ''): (string | undefined)[] {
  return project.files
    .filter(
      (file) =>
        file.startsWith(folder) &&
        pattern.test(file) &&
        !/(?:^|\/)(?:tests?|__tests__)\/|[._](?:test|spec)\./.test(file),
    )
    .slice(0, mostSources)
    .map(project.read);
}

/**
 * A path that the sources answer health checks on; undefined when they name none. Routes of a router may lie under a prefix
 * that stands elsewhere, so they do not count.
 */
export function healthPath(sources: readonly (string | undefined)[]): string | undefined {
  const alive = /\/(?:livez|healthz|health(?:\/live)?|healthcheck|health-check)$/;
  const ready = /\/(?:readyz|health\/ready|ready|ping|up)$/;
  const paths = sources.flatMap((text) =>
    [...(text ?? '').matchAll(/(\w*)\)?\.(?:get|route|all|head|GET)\(\s*["'`](\/[\w/-]{1,60}?)\/?["'`]/g)].flatMap(
      ([, owner, path]) => (/rout|blueprint|^bp$/i.test(owner ?? '') ? [] : [path!]),
    ),
  );
  return paths.find((path) => alive.test(path)) ?? paths.find((path) => ready.test(path));
}

/** What to tell of the address that a health check asks. */
export function healthNote(path: string | undefined): string {
  return path === undefined
    ? 'The health check asks for /; name a path that answers without other services.'
    : `The health check asks for ${path}, which the sources name; it should answer without other services.`;
}

/** Said of programs that the kernel's rule for process 1 lets outlive SIGTERM. */
export const sigtermNote =
  'No handler of SIGTERM was found. As process 1 of a container the program would not end on it: handle it, or run it with an init (docker run --init).';

/** A port that a program without rights can listen on. */
export function usablePort(text: string | undefined): number | undefined {
  const port = Number(text);
  return text !== undefined && Number.isInteger(port) && port >= 1024 && port <= 65535 ? port : undefined;
}
