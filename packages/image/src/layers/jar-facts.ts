import { type ZipEntry, zipEntries } from './zip.ts';

/** A library as a Java archive names it. */
export interface JarFact {
  readonly group: string | undefined;
  readonly artifact: string;
  readonly version: string | undefined;
  /** Archives in the archive that lead to it: `BOOT-INF/lib/x.jar`. */
  readonly within: readonly string[];
}

const longestText = 1024 * 1024;
const longestInner = 64 * 1024 * 1024;
/** Of all inner archives that are unpacked, against archives that are made to be endless. */
const budget = 256 * 1024 * 1024;
/** Spring Boot nests once, enterprise archives twice. */
const deepest = 3;

/** Groups of projects that Gradle publishes, without the file that names them, by the start of their artifacts' names. */
const groups: readonly (readonly [prefix: string, group: string])[] = [
  ['spring-boot', 'org.springframework.boot'],
  ['spring-security-', 'org.springframework.security'],
  ['spring-data-', 'org.springframework.data'],
  ['spring-cloud-', 'org.springframework.cloud'],
  ['spring-session-', 'org.springframework.session'],
  ['spring-integration-', 'org.springframework.integration'],
  ['spring-batch-', 'org.springframework.batch'],
  ['spring-kafka', 'org.springframework.kafka'],
  ['spring-amqp', 'org.springframework.amqp'],
  ['spring-rabbit', 'org.springframework.amqp'],
  ['spring-', 'org.springframework'],
  ['micrometer-', 'io.micrometer'],
  ['tomcat-embed-', 'org.apache.tomcat.embed'],
  ['reactor-netty', 'io.projectreactor.netty'],
  ['reactor-', 'io.projectreactor'],
  ['kotlinx-', 'org.jetbrains.kotlinx'],
  ['kotlin-', 'org.jetbrains.kotlin'],
  ['ktor-', 'io.ktor'],
];

/**
 * The libraries in a Java archive and in archives in it: by Maven's `pom.properties`, else by the manifest, else by the
 * archive's name.
 *
 * @param name of the file
 * @returns JSON of `JarFact[]`; undefined when it is no archive
 */
export function jarFacts(contents: Buffer, name: string): string | undefined {
  const facts: JarFact[] = [];
  const left = { bytes: budget };
  return look(contents, name, [], facts, left) ? JSON.stringify(facts) : undefined;
}

/** The application whose archive was unpacked, as Spring Boot's layers are, by its `pom.properties`. */
export function unpackedJarFacts(properties: string): string {
  return JSON.stringify(ofPom(properties, []));
}

function look(
  contents: Buffer,
  name: string,
  within: readonly string[],
  facts: JarFact[],
  left: { bytes: number },
): boolean {
  const entries = zipEntries(contents);
  if (entries === undefined) return false;
  const poms = entries.filter((entry) => /^META-INF\/maven\/.+\/pom\.properties$/.test(entry.name));
  const found = poms.flatMap((entry) => ofPom(textOf(entry), within));
  if (found.length === 0) {
    const manifest = entries.find((entry) => entry.name === 'META-INF/MANIFEST.MF');
    const fact = ofManifest(manifest === undefined ? '' : textOf(manifest), name, within);
    if (fact !== undefined) found.push(fact);
  }
  facts.push(...found);
  for (const entry of entries) {
    if (!entry.name.endsWith('.jar') || within.length >= deepest || entry.bytes > left.bytes) continue;
    const inner = entry.read(longestInner);
    left.bytes -= inner?.length ?? 0;
    if (inner !== undefined) look(inner, entry.name, [...within, entry.name], facts, left);
  }
  return true;
}

function textOf(entry: ZipEntry): string {
  return entry.read(longestText)?.toString() ?? '';
}

function ofPom(text: string, within: readonly string[]): JarFact[] {
  const value = (key: string): string | undefined =>
    new RegExp(`^${key}\\s*[=:]\\s*(\\S.*?)\\s*$`, 'm').exec(text)?.[1];
  const artifact = value('artifactId');
  return artifact === undefined ? [] : [{ group: value('groupId'), artifact, version: value('version'), within }];
}

function ofManifest(text: string, name: string, within: readonly string[]): JarFact | undefined {
  // Lines are cut at 72 bytes, and go on after a blank.
  const manifest = text.replace(/\r?\n /g, '');
  const value = (key: string): string | undefined => new RegExp(`^${key}:\\s*(\\S.*?)\\s*$`, 'mi').exec(manifest)?.[1];
  const file = name.slice(name.lastIndexOf('/') + 1).replace(/\.[jwe]ar$/, '');
  const [, base = file, versionOfName] = /^(.+?)-(\d[\w.+-]*)$/.exec(file) ?? [];
  const version = versionOfName ?? value('Implementation-Version') ?? value('Bundle-Version');
  const group = value('Implementation-Vendor-Id') ?? groups.find(([prefix]) => base.startsWith(prefix))?.[1];
  return { group, artifact: base, version, within };
}
