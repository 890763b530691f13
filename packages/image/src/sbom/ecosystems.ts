import type { EvidenceKind } from '../layers/evidence.ts';
import { type Json, list, object, parsed, text } from '../layers/json-shape.ts';
import { ofComposer, ofConda, ofDotnet, ofNodeLock, ofRust } from './installed.ts';
import { type Distribution, type Found, found } from './package.ts';

type Read = (evidence: string, distribution: Distribution | undefined) => readonly Found[];

/** How each kind of evidence is read. */
export const readers: Readonly<Record<Exclude<EvidenceKind, 'os-release' | 'passwd' | 'credential' | 'unread'>, Read>> =
  {
    apk: ofApk,
    dpkg: ofDpkg,
    rpm: ofRpm,
    go: ofGo,
    jar: ofJar,
    rust: ofRust,
    node: ofNode,
    'node-lock': ofNodeLock,
    python: ofPython,
    gem: ofGem,
    conda: ofConda,
    composer: ofComposer,
    dotnet: ofDotnet,
  };

function distro(distribution: Distribution | undefined): string | undefined {
  if (distribution === undefined) return undefined;
  return distribution.version === undefined ? distribution.id : `${distribution.id}-${distribution.version}`;
}

/** Source: Alpine's wiki, "Apk spec", installed database. */
function ofApk(evidence: string, distribution: Distribution | undefined): Found[] {
  return stanzas(evidence, /^(\w):(.*)$/).flatMap((fields) => {
    const name = fields.get('P');
    if (name === undefined) return [];
    const qualifiers = {
      arch: fields.get('A'),
      distro: distro(distribution),
      upstream: otherThan(name, fields.get('o')),
    };
    const namespace = distribution?.id ?? 'alpine';
    return [found({ type: 'apk', namespace, name, version: fields.get('V'), license: fields.get('L'), qualifiers })];
  });
}

/** Source: dpkg's manual, deb-control and dpkg-query ("installed" is the third word of a status). */
function ofDpkg(evidence: string, distribution: Distribution | undefined): Found[] {
  return stanzas(evidence, /^([\w-]+):\s*(.*)$/).flatMap((fields) => {
    const name = fields.get('Package');
    const status = fields.get('Status');
    if (name === undefined || (status !== undefined && status.split(' ')[2] !== 'installed')) return [];
    const source = fields.get('Source')?.split(' ', 1)[0];
    const qualifiers = {
      arch: fields.get('Architecture'),
      distro: distro(distribution),
      upstream: otherThan(name, source),
    };
    const namespace = distribution?.id ?? 'debian';
    return [found({ type: 'deb', namespace, name, version: fields.get('Version'), qualifiers })];
  });
}

function otherThan(name: string, source: string | undefined): string | undefined {
  return source === name ? undefined : source;
}

function stanzas(evidence: string, line: RegExp): ReadonlyMap<string, string>[] {
  return evidence.split(/\n{2,}/).map((stanza) => {
    const fields = new Map<string, string>();
    for (const row of stanza.split('\n')) {
      const [, key, value] = line.exec(row) ?? [];
      if (key !== undefined && value !== undefined && !fields.has(key)) fields.set(key, value.trim());
    }
    return fields;
  });
}

/** An object a package: name, version, release, epoch, arch, license. */
function ofRpm(evidence: string, distribution: Distribution | undefined): Found[] {
  return list(parsed(evidence)).flatMap((item) => {
    const row = object(item);
    const name = text(row?.['name']);
    if (row === undefined || name === undefined) return [];
    const release = text(row['release']);
    const version = `${text(row['version']) ?? ''}${release === undefined ? '' : `-${release}`}`;
    const qualifiers = { arch: text(row['arch']), distro: distro(distribution), epoch: text(row['epoch']) };
    return [
      found({ type: 'rpm', namespace: distribution?.id, name, version, license: text(row['license']), qualifiers }),
    ];
  });
}

/** Source: runtime/debug, mod.go, ModInfo's text form. */
function ofGo(evidence: string): Found[] {
  const [version = '', ...lines] = evidence.split('\n');
  const modules: { path: string; version: string }[] = [];
  for (const line of lines) {
    const [kind, path = '', moduleVersion = ''] = line.split('\t');
    if (kind === 'mod' || kind === 'dep') modules.push({ path, version: moduleVersion });
    // The module before was replaced; by one of this repository when it has no version.
    else if (kind === '=>' && moduleVersion !== '') modules.splice(-1, 1, { path, version: moduleVersion });
  }
  const standard = /^go(\d[\w.]*)/.exec(version)?.[1];
  return [
    ...(standard === undefined
      ? []
      : [found({ type: 'golang', name: 'stdlib', version: standard, license: 'BSD-3-Clause' })]),
    ...modules.filter(({ path }) => path !== '').map(goModule),
  ];
}

function goModule({ path, version }: { path: string; version: string }): Found {
  const slash = path.lastIndexOf('/');
  const namespace = slash < 0 ? undefined : path.slice(0, slash);
  const known = version === '' || version === '(devel)' ? undefined : version;
  return found({ type: 'golang', namespace, name: path.slice(slash + 1), version: known });
}

function ofJar(evidence: string): Found[] {
  return list(parsed(evidence)).flatMap((item) => {
    const fact = object(item);
    const name = text(fact?.['artifact']);
    return name === undefined
      ? []
      : [found({ type: 'maven', namespace: text(fact?.['group']) ?? name, name, version: text(fact?.['version']) })];
  });
}

function ofNode(evidence: string): Found[] {
  const fact: Json = object(parsed(evidence)) ?? {};
  const whole = text(fact['name']) ?? '';
  const [, namespace, name = whole] = /^(@[^/]+)\/(.+)$/.exec(whole) ?? [];
  return name === ''
    ? []
    : [found({ type: 'npm', namespace, name, version: text(fact['version']), license: text(fact['license']) })];
}

function ofPython(evidence: string): Found[] {
  const fields = new Map<string, string>();
  for (const line of evidence.split('\n')) {
    const [, key = '', value = ''] = /^([\w-]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (!fields.has(key.toLowerCase())) fields.set(key.toLowerCase(), value);
  }
  const name = fields.get('name')?.toLowerCase().replaceAll('_', '-') ?? '';
  const license = fields.get('license-expression') ?? shortLine(fields.get('license'));
  return name === '' ? [] : [found({ type: 'pypi', name, version: fields.get('version'), license })];
}

/** Old packages put the whole text of their licence there. */
function shortLine(license: string | undefined): string | undefined {
  return license === undefined || license === '' || license === 'UNKNOWN' || license.length > 80 ? undefined : license;
}

function ofGem(evidence: string): Found[] {
  const value = (key: string): string | undefined =>
    new RegExp(`^\\s*s\\.${key}\\s*=.*?["']([^"']+)["']`, 'm').exec(evidence)?.[1];
  const name = value('name');
  return name === undefined
    ? []
    : [found({ type: 'gem', name, version: value('version'), license: value('licenses?') })];
}

/** `os-release`. Source: systemd's manual, os-release(5). */
export function distributionOf(evidence: string): Distribution | undefined {
  const fields = new Map<string, string>();
  for (const line of evidence.split('\n')) {
    const [, key = '', quoted, plain = ''] = /^(\w+)=(?:"(.*)"|'?(.*?)'?)\s*$/.exec(line) ?? [];
    fields.set(key, quoted ?? plain);
  }
  const id = fields.get('ID') ?? '';
  if (!/^[a-z0-9._-]+$/.test(id)) return undefined;
  const version = fields.get('VERSION_ID');
  return {
    id,
    version: version === '' ? undefined : version,
    name: fields.get('PRETTY_NAME') ?? fields.get('NAME') ?? id,
  };
}
