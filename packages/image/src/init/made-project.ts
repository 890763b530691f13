import type { Project } from './project.ts';

/** A project of texts by their paths, for tests. */
export function madeProject(files: Readonly<Record<string, string>>): Project {
  const names = Object.keys(files).sort();
  return {
    files: names,
    read: (path) => files[path],
    exists: (path) => names.some((name) => name === path || name.startsWith(`${path}/`)),
  };
}
