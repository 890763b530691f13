import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A service of a Compose file, as far as it says something about an image. */
export interface ComposeService {
  readonly name: string;
  /** Folder that the image is built from, relative to the repository; undefined when it is not built. */
  readonly context: string | undefined;
  /** Dockerfile relative to the repository. */
  readonly dockerfile: string | undefined;
  readonly target: string | undefined;
  /** Whether the file gives it a health check of its own: `disabled` when it takes that of the image away. */
  readonly healthcheck: 'own' | 'disabled' | undefined;
  /** Services that wait until this one is healthy, with the line (from 1) that says so. */
  readonly awaitedBy: readonly { readonly service: string; readonly line: number }[];
}

export interface ComposeFile {
  readonly file: string;
  readonly services: readonly ComposeService[];
}

/**
 * Reads what a Compose file says about builds and health. A file that is no YAML says nothing: Compose itself tells that.
 *
 * @param file path relative to the repository, forward slashes
 */
export async function readCompose(text: string, file: string): Promise<ComposeFile> {
  // Only repositories with a Compose file pay for the YAML parser.
  const { isMap, isScalar, LineCounter, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, logLevel: 'silent' });
  const root: unknown = document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 100 });
  const services = Object.entries(mapping(mapping(root)['services']));
  const waits = services.flatMap(([service, value]) =>
    Object.entries(mapping(mapping(value)['depends_on'])).flatMap(([on, condition]) => {
      if (mapping(condition)['condition'] !== 'service_healthy') return [];
      const node = document.getIn(['services', service, 'depends_on', on, 'condition'], true);
      const start = isScalar(node) || isMap(node) ? node.range?.[0] : undefined;
      return [{ service, on, line: start === undefined ? 1 : lines.linePos(start).line }];
    }),
  );
  return {
    file,
    services: services.map(([name, value]) => ({
      name,
      ...buildOf(mapping(value)['build'], posix.dirname(file)),
      healthcheck: healthOf(mapping(value)['healthcheck']),
      awaitedBy: waits.filter(({ on }) => on === name).map(({ service, line }) => ({ service, line })),
    })),
  };
}

function mapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function buildOf(build: unknown, folder: string): Pick<ComposeService, 'context' | 'dockerfile' | 'target'> {
  if (build === undefined || build === null) return { context: undefined, dockerfile: undefined, target: undefined };
  const {
    context = '.',
    dockerfile = 'Dockerfile',
    target,
  } = typeof build === 'string' ? { context: build } : (mapping(build) as Record<string, unknown>);
  const root = posix.normalize(posix.join(folder, String(context)));
  return {
    context: root,
    dockerfile: posix.normalize(posix.join(root, String(dockerfile))),
    target: typeof target === 'string' ? target : undefined,
  };
}

function healthOf(value: unknown): ComposeService['healthcheck'] {
  const { test, disable } = mapping(value);
  if (disable === true || test === 'NONE' || (Array.isArray(test) && test[0] === 'NONE')) return 'disabled';
  return test === undefined ? undefined : 'own';
}

/**
 * The Compose files of a repository that make a service wait for another one's health: those that `docker compose` itself
 * would take, in its folder. Others say nothing that a rule looks for, and are not parsed.
 */
export async function composeFilesIn(folder: string): Promise<ComposeFile[]> {
  const names = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];
  const texts = names
    .filter((name) => existsSync(join(folder, name)))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
    .filter(({ text }) => text.includes('service_healthy'));
  return Promise.all(texts.map(({ name, text }) => readCompose(text, name)));
}
