import { at, type Project } from './project.ts';

/** More are told by the folder that they are in. */
const mostFolders = 8;

/**
 * Patterns for what builds write into folders. Never names at any depth: sources may be in folders that are called the same.
 *
 * @param folders with a build of their own, empty for the root
 * @param isNeeded whether something in the folder must be there before the build
 */
export function outputsIn(
  project: Project,
  folders: readonly string[],
  names: readonly string[],
  isNeeded: (folder: string, name: string) => boolean = () => false,
): string[] {
  return names.flatMap((name) => {
    const written = folders.filter((folder) => !isCommitted(project, folder, name) && !isNeeded(folder, name));
    const kept = folders.filter((folder) => !written.includes(folder)).map(besides);
    const shown = written.map((folder) => {
      const all = besides(folder);
      return folders.length > mostFolders && !kept.includes(all) ? all : folder;
    });
    return [...new Set(shown)].map((folder) => at(folder, name));
  });
}

/** All folders beside this one, as a pattern. */
function besides(folder: string): string {
  return folder === '' ? '' : folder.replace(/[^/]+$/, '*');
}

/** Whether a folder has sources although it is called like one that a build writes: Git is not told to leave it out. */
function isCommitted(project: Project, folder: string, name: string): boolean {
  if (!project.exists(at(folder, name))) return false;
  const settings = ['.gitignore', at(folder, '.gitignore')].map((file) => project.read(file));
  if (settings.every((text) => text === undefined)) return false;
  return !settings.some((text) =>
    (text ?? '')
      .split('\n')
      .some((line) => new RegExp(`^(?:\\S*/)?${RegExp.escape(name)}(?:/\\*{0,2})?\\s*$`).test(line)),
  );
}
