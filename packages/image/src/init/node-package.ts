import { parseDocument } from 'yaml';
import { list, object, parsed, text as textOf, texts } from '../layers/json-shape.ts';
import type { Project } from './project.ts';

/** The parts of a package.json that decide. */
export interface PackageJson {
  readonly name: string | undefined;
  readonly main: string | undefined;
  /** The first program that an installation would put on the path. */
  readonly bin: string | undefined;
  /** Fields that are there for those who import the package. */
  readonly offers: readonly string[];
  readonly engine: string | undefined;
  readonly packageManager: string | undefined;
  readonly workspaces: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const forImporters = ['exports', 'module', 'types', 'typings', 'files', 'publishConfig', 'peerDependencies', 'main'];

/** @returns undefined when it is not there, or no JSON of an object: npm itself says better what is wrong with it */
export function readPackage(project: Project, path: string): PackageJson | undefined {
  const value = object(parsed(project.read(path) ?? ''));
  if (value === undefined) return undefined;
  const { workspaces } = value;
  return {
    name: word(value['name']),
    main: word(value['main']),
    bin: word(value['bin']) ?? Object.values(words(value['bin']))[0],
    offers: forImporters.filter((field) => value[field] !== undefined && value['private'] !== true),
    engine: word(object(value['volta'])?.['node']) ?? word(object(value['engines'])?.['node']),
    packageManager: word(value['packageManager']),
    workspaces: list(Array.isArray(workspaces) ? workspaces : object(workspaces)?.['packages']).flatMap(
      (one) => word(one) ?? [],
    ),
    scripts: words(value['scripts']),
    dependencies: words(value['dependencies']),
    devDependencies: words(value['devDependencies']),
  };
}

function word(value: unknown): string | undefined {
  return textOf(value)?.trim() || undefined;
}

function words(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(object(value) ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Release lines with long support, the one to take first; older ones get no fixes. Source: nodejs/Release, schedule. */
const supported = [24, 22, 26];

/** The release of Node: what a version file says, else one with long support that `engines` allows. */
export function nodeVersion(project: Project, { engine }: PackageJson): { major: number; note?: string } {
  const file = ['.nvmrc', '.node-version'].find((name) => project.files.includes(name));
  const pinned = /^v?(\d{2})\b/.exec((file === undefined ? undefined : project.read(file))?.trim() ?? '')?.[1];
  const major = pinned === undefined ? majorFor(engine ?? '') : Number(pinned);
  return Math.min(...supported) <= major
    ? { major }
    : { major, note: `Node ${major} gets no security fixes any more; move to ${supported[0]}.` };
}

/** Releases without fixes, the newest first, for ranges that leave nothing else. */
const past = [25, 23, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 10];

/** A bound below is only the least that does, so the range gets the first release of ours that it allows. */
function majorFor(range: string): number {
  const sets = range.split('||').map((set) => set.replace(/(\d[\w.]*)\s+-\s+(\S+)/g, '>=$1 <=$2').trim());
  return [...supported, ...past].find((major) => sets.some((set) => allows(set, major))) ?? supported[0]!;
}

/** Whether comparators allow some release of a major. Source: npm's semver, "Ranges". */
function allows(set: string, major: number): boolean {
  return [...set.matchAll(/(>=|<=|>|<|=|\^|~)?\s*v?(\d+)((?:\.\w+)*)/g)].every(
    ([, operator = '', number, rest = '']) => {
      const asked = Number(number);
      const isWhole = /^(?:\.[0xX])*$/.test(rest);
      if (operator === '>=') return major >= asked;
      if (operator === '>') return rest === '' ? major > asked : major >= asked;
      if (operator === '<') return isWhole ? major < asked : major <= asked;
      if (operator === '<=') return major <= asked;
      return major === asked;
    },
  );
}

/** A package of the project: its folder, empty for the root. */
export interface Member {
  readonly folder: string;
  readonly manifest: PackageJson;
}

/** The packages that a workspace joins; none where the project is no workspace. */
export function membersOf(project: Project, { workspaces }: PackageJson): Member[] {
  const pnpm = project.files.includes('pnpm-workspace.yaml')
    ? parseDocument(project.read('pnpm-workspace.yaml') ?? '')
    : undefined;
  const listed = pnpm === undefined || pnpm.errors.length > 0 ? [] : texts(object(pnpm.toJS())?.['packages']);
  const globs = [...workspaces, ...listed];
  const matchers = globs.filter((glob) => !glob.startsWith('!')).map(matcherOf);
  return project.files.flatMap((file) => {
    if (!file.endsWith('/package.json')) return [];
    const folder = file.slice(0, -'/package.json'.length);
    const manifest = matchers.some((matcher) => matcher.test(folder)) ? readPackage(project, file) : undefined;
    return manifest === undefined ? [] : [{ folder, manifest }];
  });
}

function matcherOf(glob: string): RegExp {
  const parts = glob.replace(/^\.\/|\/$/g, '').split(/(\*\*|\*)/);
  return new RegExp(
    `^${parts.map((part) => (part === '**' ? '.+' : part === '*' ? '[^/]+' : RegExp.escape(part))).join('')}$`,
  );
}
