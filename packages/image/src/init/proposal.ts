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

/** A port that a program without rights can listen on. */
export function usablePort(text: string | undefined): number | undefined {
  const port = Number(text);
  return text !== undefined && Number.isInteger(port) && port >= 1024 && port <= 65535 ? port : undefined;
}
