import { credentialForm, credentialHeadBytes } from './credential-files.ts';
import type { Evidence, EvidenceKind } from './evidence.ts';
import { executableSink } from './executable-sink.ts';
import { composerFacts, condaFacts, dotnetFacts, nodeFacts, nodeLockFacts } from './installed-facts.ts';
import { jarFacts, unpackedJarFacts } from './jar-facts.ts';
import type { LayerEntry } from './layer-contents.ts';
import { rpmFacts } from './rpm-facts.ts';
import type { ContentSink } from './tar-scanner.ts';

/** Larger databases and archives are not read: they would have to be held in memory whole. */
const longestText = 32 * 1024 * 1024;
const longestBinary = 96 * 1024 * 1024;

/**
 * A sink for the contents of a file that tells of packages; undefined for any other file.
 *
 * @param take hears what the file told, at its end
 */
export function evidenceSink(entry: LayerEntry, take: (evidence: Evidence) => void): ContentSink | undefined {
  if (entry.kind !== 'file' || entry.bytes === 0) return undefined;
  const { path, bytes } = entry;
  const kind = kindOf(path);
  const form = kind === undefined ? credentialForm(entry) : undefined;
  if (form !== undefined)
    return wholeFile(Math.min(bytes, credentialHeadBytes), (contents) => {
      if (form.holds(contents.toString())) take({ kind: 'credential', text: form.what });
    });
  if (kind === undefined) return (entry.mode & 0o111) !== 0 && bytes > 4096 ? executableSink(bytes, take) : undefined;
  const longest = kind === 'jar' || kind === 'rpm' ? longestBinary : longestText;
  if (bytes > longest) {
    take({ kind: 'unread', text: `its ${bytes} bytes are more than the ${longest} that are read` });
    return undefined;
  }
  return wholeFile(bytes, (contents) => {
    const text = factsOf(kind, contents, path);
    if (text !== undefined) take({ kind, text });
    else if (kind === 'jar') take({ kind: 'unread', text: 'it is no readable archive' });
    else if (kind === 'rpm')
      take({ kind: 'unread', text: 'it is no RPM database in SQLite, ndb or Berkeley DB, or a damaged one' });
  });
}

function factsOf(kind: TextKind | 'jar' | 'rpm', contents: Buffer, path: string): string | undefined {
  if (kind === 'jar')
    return path.endsWith('.properties') ? unpackedJarFacts(contents.toString()) : jarFacts(contents, path);
  return kind === 'rpm' ? rpmFacts(contents) : boilers[kind](contents.toString());
}

type TextKind = Exclude<EvidenceKind, 'jar' | 'rpm' | 'go' | 'rust' | 'unread' | 'credential'>;

const dpkgStatusFolder = 'var/lib/dpkg/status.d/';

function kindOf(path: string): TextKind | 'jar' | 'rpm' | undefined {
  const base = path.slice(path.lastIndexOf('/') + 1);
  if (base === 'package.json')
    return /(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/@]+\/package\.json$/.test(path) ? 'node' : undefined;
  if (base === '.package-lock.json') return path.endsWith('node_modules/.package-lock.json') ? 'node-lock' : undefined;
  if (base === 'METADATA') return path.endsWith('.dist-info/METADATA') ? 'python' : undefined;
  if (base === 'PKG-INFO') return /\.egg-info\/PKG-INFO$/.test(path) ? 'python' : undefined;
  if (base.endsWith('.egg-info')) return 'python';
  if (base.endsWith('.gemspec')) return path.includes('/specifications/') ? 'gem' : undefined;
  if (base === 'pom.properties') return path.includes('META-INF/maven/') ? 'jar' : undefined;
  if (base.endsWith('.json')) return ofJson(path, base);
  if (base.endsWith('.jar') || base.endsWith('.war') || base.endsWith('.ear')) return 'jar';
  if (path.startsWith(dpkgStatusFolder)) return base.endsWith('.md5sums') ? undefined : 'dpkg';
  return places.get(path);
}

function ofJson(path: string, base: string): TextKind | undefined {
  if (base.endsWith('.deps.json')) return 'dotnet';
  if (base === 'installed.json') return path.endsWith('vendor/composer/installed.json') ? 'composer' : undefined;
  return /(?:^|\/)conda-meta\/[^/]+\.json$/.test(path) ? 'conda' : undefined;
}

const places: ReadonlyMap<string, TextKind | 'rpm'> = new Map([
  ['lib/apk/db/installed', 'apk'],
  ['usr/lib/apk/db/installed', 'apk'],
  ['var/lib/dpkg/status', 'dpkg'],
  ['etc/passwd', 'passwd'],
  ['etc/os-release', 'os-release'],
  ['usr/lib/os-release', 'os-release'],
  ['var/lib/rpm/Packages', 'rpm'],
  ['var/lib/rpm/Packages.db', 'rpm'],
  ['var/lib/rpm/rpmdb.sqlite', 'rpm'],
  ['usr/lib/sysimage/rpm/Packages.db', 'rpm'],
  ['usr/lib/sysimage/rpm/rpmdb.sqlite', 'rpm'],
]);

/** What is kept of each kind of text; undefined when it tells of no package. */
const boilers: Readonly<Record<TextKind, (text: string) => string | undefined>> = {
  apk: (text) => linesThat(text, /^(?:[PVALo]:|$)/),
  dpkg: (text) => linesThat(text, /^(?:(?:Package|Status|Version|Architecture|Source|Maintainer):|$)/),
  'os-release': (text) => linesThat(text, /^(?:ID|ID_LIKE|VERSION_ID|VERSION_CODENAME|NAME|PRETTY_NAME)=/),
  passwd: namesAndNumbers,
  node: nodeFacts,
  'node-lock': nodeLockFacts,
  conda: condaFacts,
  composer: composerFacts,
  dotnet: dotnetFacts,
  python: (text) => linesThat(text.split(/\r?\n\r?\n/, 1)[0] ?? '', /^(?:Name|Version|License|License-Expression):/i),
  gem: (text) => linesThat(text, /^\s*s\.(?:name|version|licenses?|platform)\s*=/),
};

/** Names and numbers of users; the rest of their lines says nothing of who is root. */
function namesAndNumbers(text: string): string {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name, , id = ''] = line.trim().split(':');
      return `${name}::${id}`;
    })
    .join('\n');
}

function linesThat(text: string, pattern: RegExp): string {
  return text
    .split('\n')
    .filter((line) => pattern.test(line))
    .join('\n');
}

/** Collects a file whose size is known. */
export function wholeFile(bytes: number, done: (contents: Buffer) => void): ContentSink {
  let contents: Buffer | undefined;
  let filled = 0;
  return {
    write(chunk) {
      // Most small files lie in one chunk.
      if (contents === undefined && chunk.length >= bytes) {
        contents = chunk;
        filled = bytes;
        return false;
      }
      contents ??= Buffer.allocUnsafe(bytes);
      filled += chunk.copy(contents, filled);
      return filled < bytes;
    },
    end() {
      done((contents ?? Buffer.alloc(0)).subarray(0, filled));
    },
  };
}
