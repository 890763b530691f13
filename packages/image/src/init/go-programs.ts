import { askedFor } from './asked-for.ts';
import type { Project } from './project.ts';

/** Folders whose programs are for those who work on the project. */
const aside =
  /(?:^|\/)(?:examples?|_\w+|tests?|testing|e2e|hack|tools?|scripts?|docs?|benchmarks?|internal|mocks?|testdata|third_party)\//;

/** Sources of the module, without tests; those of other modules in it only where a workspace joins them. */
export function goSources(project: Project, isWorkspace: boolean): string[] {
  const others = isWorkspace
    ? []
    : project.files.filter((file) => file.endsWith('/go.mod')).map((file) => file.slice(0, -'go.mod'.length));
  return project.files.filter(
    (file) => file.endsWith('.go') && !file.endsWith('_test.go') && !others.some((folder) => file.startsWith(folder)),
  );
}

/** Folders with a program, those that are there for its users first. */
export function mainFolders(project: Project, sources: readonly string[]): string[] {
  const mains = sources.filter((file) => {
    const text = project.read(file) ?? '';
    // A main that does nothing is there for `go generate`.
    const runs = /^package main\b/m.test(text) && !/^func main\(\)\s*\{\s*\}/m.test(text);
    return runs && !/^\/\/(?:go:build|\s*\+build) (?:ignore|tools?)\b/m.test(text);
  });
  const folders = [...new Set(mains.map((file) => (file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '.')))];
  const forUsers = folders.filter((folder) => !aside.test(`${folder}/`));
  return forUsers.length > 0 ? forUsers : folders;
}

/** The program that an image is most likely for: at the root, called like the module, or one that serves. */
export function mainFolder(folders: readonly string[], module: string, asked?: string): string {
  const name = /^module\s+\S*?([\w.-]+?)(?:\/v\d+)?\s*$/m.exec(module)?.[1] ?? '';
  const last = (folder: string): string => folder.slice(folder.lastIndexOf('/') + 1);
  if (asked !== undefined)
    return askedFor(asked, folders, (folder) => [folder, last(folder), ...(folder === '.' ? [name] : [])]);
  return (
    folders.find((folder) => folder === '.') ??
    folders.find((folder) => last(folder) === name) ??
    folders.find((folder) =>
      new RegExp(`^(?:${RegExp.escape(name)}-?)?(?:server|api|web|app|service|serve|httpd?)$`).test(last(folder)),
    ) ??
    folders.find((folder) => folder.startsWith('cmd/')) ??
    folders[0] ??
    '.'
  );
}
