import { parseAllDocuments } from 'yaml';
import { object } from '../layers/json-shape.ts';
import { javaVersion } from './java-version.ts';
import type { Project } from './project.ts';
import { firstMatch, usablePort } from './proposal.ts';

/** What a Java application is, whoever builds it. */
export interface Java {
  readonly version: string;
  readonly note: string | undefined;
  readonly framework: Framework;
  readonly port: number;
  /** Path that tells its health; undefined when none is known. */
  readonly health: { readonly port: number; readonly path: string } | undefined;
}

export type Framework =
  | { readonly name: 'spring-boot'; readonly release: readonly [major: number, minor: number] }
  | { readonly name: 'quarkus' }
  /** One jar with everything in it. */
  | { readonly name: 'fat-jar' }
  | { readonly name: 'plain'; readonly main: string | undefined };

/**
 * @param texts of the build: of the root, then of the module that is shipped
 * @param folder of that module, empty for the root
 */
export function javaOf(
  project: Project,
  texts: readonly string[],
  folder: string,
  spring: RegExpExecArray | null,
): Java {
  const { version, note } = javaVersion(project, texts, spring === null ? undefined : Number(spring[1]));
  const prefix = folder === '' ? '' : `${folder}/`;
  const settings = project.files
    .filter(
      (file) =>
        file.startsWith(`${prefix}src/main/resources/`) && /(?:^|\/)application\.(?:properties|ya?ml)$/.test(file),
    )
    .map((file) => settingsOf(file, project.read(file) ?? ''));
  const setting = (...path: readonly string[]) => settingOf(settings, path);
  const framework = frameworkOf(project, texts, prefix, spring);
  const port = usablePort(setting('server', 'port') ?? setting('quarkus', 'http', 'port')) ?? 8080;
  const base = (setting('server', 'servlet', 'context-path') ?? '').replace(/\/$/, '');
  const management = usablePort(setting('management', 'server', 'port'));
  const has = (pattern: RegExp) => texts.some((text) => pattern.test(text));
  const health =
    framework.name === 'spring-boot' && has(/spring-boot-starter-actuator/)
      ? {
          port: management ?? port,
          path: `${management === undefined ? base : ''}${setting('management', 'endpoints', 'web', 'base-path') ?? '/actuator'}/health`,
        }
      : framework.name === 'quarkus' && has(/quarkus-smallrye-health/)
        ? { port, path: '/q/health/live' }
        : undefined;
  return {
    version,
    note,
    framework,
    port,
    health,
  };
}

function frameworkOf(
  project: Project,
  texts: readonly string[],
  prefix: string,
  spring: RegExpExecArray | null,
): Framework {
  const has = (pattern: RegExp) => texts.some((text) => pattern.test(text));
  if (spring !== null) return { name: 'spring-boot', release: [Number(spring[1]), Number(spring[2])] };
  if (has(/quarkus-maven-plugin|io\.quarkus["']?\)?/)) return { name: 'quarkus' };
  if (
    has(
      /maven-shade-plugin|jar-with-dependencies|com\.github\.johnrengelman\.shadow|com\.gradleup\.shadow|io\.ktor\.plugin|micronaut/,
    )
  )
    return { name: 'fat-jar' };
  const named = firstMatch(
    texts,
    /<(?:mainClass|exec\.mainClass)>([\w.$]+)</,
    /mainClass(?:\.set\(|\s*=\s*)["']([\w.$]+)["']/,
  );
  return { name: 'plain', main: named ?? mainClassIn(project, prefix) };
}

function mainClassIn(project: Project, prefix: string): string | undefined {
  const sources = project.files
    .filter((file) => file.startsWith(`${prefix}src/main/`) && /\.(?:java|kt)$/.test(file))
    .slice(0, 400);
  for (const file of sources) {
    const text = project.read(file) ?? '';
    const isMain = file.endsWith('.kt')
      ? /^(?:suspend )?fun main\(/m.test(text)
      : /public\s+static\s+void\s+main\s*\(/.test(text);
    if (!isMain) continue;
    const name = file
      .slice(file.lastIndexOf('/') + 1)
      .replace(/\.java$/, '')
      .replace(/\.kt$/, 'Kt');
    const inPackage = /^\s*package\s+([\w.]+)/m.exec(text)?.[1];
    return inPackage === undefined ? name : `${inPackage}.${name}`;
  }
  return undefined;
}

/** A setting of properties (`a.b=c`) or of the first document of YAML, the default where a variable is asked for it. */
function settingOf(settings: readonly Settings[], path: readonly string[]): string | undefined {
  for (const { lines, tree } of settings) {
    const line = lines.find((one) => one.startsWith(path.join('.')));
    const named = line === undefined ? undefined : /^[\w.-]+\s*[=:]\s*(\S+)/.exec(line)?.[1];
    const nested = path.reduce<unknown>((value, key) => object(value)?.[key], tree) ?? object(tree)?.[path.join('.')];
    const value = named ?? (typeof nested === 'string' || typeof nested === 'number' ? String(nested) : undefined);
    if (value !== undefined) return /^\$\{[\w.-]*:?([^}]*)\}$/.exec(value)?.[1] ?? value;
  }
  return undefined;
}

interface Settings {
  readonly lines: readonly string[];
  /** Undefined for what is no YAML. */
  readonly tree: unknown;
}

function settingsOf(file: string, text: string): Settings {
  if (file.endsWith('.properties')) return { lines: text.split(/\r?\n/), tree: undefined };
  const [first] = parseAllDocuments(text);
  return {
    lines: [],
    tree: first === undefined || !('toJS' in first) || first.errors.length > 0 ? undefined : first.toJS(),
  };
}
