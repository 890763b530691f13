import { askedFor } from './asked-for.ts';
import { at, type Project } from './project.ts';

export interface RustProgram {
  /** Name of the binary. */
  readonly name: string;
  /** Name of its package, in a workspace. */
  readonly package: string | undefined;
  /** Folder of its package, empty for the root. */
  readonly folder: string;
  readonly others: readonly string[];
}

/** The program that an image is most likely for: what cargo would run, called like its package or folder, or a server. */
export function programOf(project: Project, root: string): RustProgram | undefined {
  const programs = project.files
    .filter(
      (file) => /(?:^|\/)Cargo\.toml$/.test(file) && !/(?:^|\/)(?:examples?|benches|tests?|fuzz|xtask)\//.test(file),
    )
    .flatMap((file) => programsIn(project, file.slice(0, -'Cargo.toml'.length).replace(/\/$/, '')));
  const runs = /^default-run\s*=\s*"([^"]+)"/m.exec(root)?.[1];
  const members = /^default-members\s*=\s*\[([^\]]*)\]/m.exec(root)?.[1] ?? '';
  const asked =
    project.program === undefined
      ? undefined
      : askedFor(project.program, programs, ({ name, own, folder }) => [name, folder, own]);
  const chosen =
    asked ??
    programs.find(({ name }) => name === runs) ??
    programs.find(({ folder, name, own }) => folder === '' && name === own) ??
    programs.find(({ folder }) => folder === '') ??
    programs.find(({ folder }) => folder !== '' && members.includes(`"${folder}"`)) ??
    programs.find(({ name }) => /(?:^|[-_])(?:server|api|web|app|service|daemon)$/.test(name)) ??
    programs[0];
  if (chosen === undefined) return undefined;
  const { name, own, folder } = chosen;
  const others = (asked === undefined ? programs : []).filter((one) => one !== chosen).map((one) => one.name);
  return { name, package: folder === '' ? undefined : own, folder, others };
}

interface Binary {
  readonly name: string;
  readonly own: string;
  readonly folder: string;
}

function programsIn(project: Project, folder: string): Binary[] {
  const text = project.read(at(folder, 'Cargo.toml')) ?? '';
  const own = /^\[package\][^[]*?^name\s*=\s*"([^"]+)"/ms.exec(text)?.[1];
  if (own === undefined) return [];
  const tables = text.split(/^(?=\[)/m).filter((table) => table.startsWith('[[bin]]'));
  const declared = tables.flatMap((table) => /^name\s*=\s*"([^"]+)"/m.exec(table)?.[1] ?? []);
  const isNamed = tables.some((table) => /^path\s*=\s*"(?:\.\/)?src\/main\.rs"/m.test(table));
  const main = project.files.includes(at(folder, 'src/main.rs')) && !isNamed ? [own] : [];
  const prefix = at(folder, 'src/bin/');
  const beside = project.files.flatMap((file) =>
    file.startsWith(prefix) ? (/^([\w-]+)(?:\.rs|\/main\.rs)$/.exec(file.slice(prefix.length))?.[1] ?? []) : [],
  );
  return [...new Set([...main, ...declared, ...beside])].map((name) => ({ name, own, folder }));
}
