import type { Project } from './project.ts';
import { firstMatch } from './proposal.ts';

/** Releases with long support. Images of the others are taken away soon. */
const supported = [11, 17, 21, 25];

/**
 * The release of Java that builds and runs: the one that a toolchain asks for, else a newer one where what is asked for is
 * only the least that does and is old.
 *
 * @param spring the major release of Spring Boot
 */
export function javaVersion(
  project: Project,
  texts: readonly string[],
  spring: number | undefined,
): { readonly version: string; readonly note: string | undefined } {
  const exact = firstMatch(texts, /languageVersion[^\n]*?(\d+)/, /jvmToolchain\((\d+)\)/);
  const least = firstMatch(
    texts,
    /<java\.version>(?:1\.)?(\d+)/,
    /<maven\.compiler\.release>(?:1\.)?(\d+)/,
    /<maven\.compiler\.(?:target|source)>(?:1\.)?(\d+)/,
    /<release>(?:1\.)?(\d+)<\/release>/,
    /<(?:target|source)>(?:1\.)?(\d+)<\/(?:target|source)>/,
    /JavaVersion\.VERSION_(?:1_)?(\d+)/,
    /(?:source|target)Compatibility\s*=\s*["']?(?:1\.)?(\d+)/,
  );
  const asked = Number(exact ?? least ?? 21);
  const first = supported.find((one) => one >= asked) ?? supported.at(-1)!;
  if (exact !== undefined || asked >= 17)
    return {
      version: String(first),
      note: asked < 17 ? `Java ${asked} is old; 21 runs it with fewer resources.` : undefined,
    };
  const version = Math.max(first, Math.min(21, newestFor(asked), ofSpring(spring), ofGradle(project)));
  return {
    version: String(version),
    note: `Java ${asked} is the least that it asks for; Java ${version} compiles for it and runs it. Where it needs what was taken out since, such as javax.xml.bind, set BUILD_IMAGE and RUNTIME_IMAGE to an older one.`,
  };
}

/** The newest javac that compiles for a release. Source: JEP 182 and release notes of JDK 12 and 20. */
function newestFor(asked: number): number {
  return asked >= 8 ? 21 : asked === 7 ? 17 : 11;
}

/** Spring Boot 2 is for Java 8 to 21, most of its releases to 17. Source: its page "System Requirements". */
function ofSpring(major: number | undefined): number {
  return major === undefined || major >= 3 ? 21 : 17;
}

/** What the Gradle of the wrapper runs on. Source: Gradle's compatibility matrix. */
function ofGradle(project: Project): number {
  const properties = project.read('gradle/wrapper/gradle-wrapper.properties') ?? '';
  const [, major, minor] = /gradle-(\d+)\.(\d+)/.exec(properties) ?? [];
  if (major === undefined) return 21;
  const release = Number(major) * 100 + Number(minor);
  return release >= 805 ? 21 : release >= 703 ? 17 : 11;
}
