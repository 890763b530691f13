import type { Mapping } from '../read/node.ts';
import type { ClusterIndex } from './cluster-index.ts';

/** Lists of a Kustomization whose entries are files with parts of objects, rather than objects. */
const lists = ['patches', 'patchesStrategicMerge', 'patchesJson6902'];

/**
 * Paths of the files that a Kustomization among the manifests applies as patches. What they hold is the part of an object
 * that changes, so nothing in them is missing.
 */
export function patchFiles(index: ClusterIndex): ReadonlySet<string> {
  const found = new Set<string>();
  for (const kind of ['Kustomization', 'Component'])
    for (const { node, file } of index.ofType(`${kind}.kustomize.config.k8s.io`))
      for (const list of lists) addPaths(found, folderOf(file.file), node, list);
  return found;
}

function addPaths(found: Set<string>, folder: string, kustomization: Mapping, list: string): void {
  for (const item of kustomization.seq(list)?.items ?? []) {
    const path = item.kind === 'mapping' ? item.string('path') : item.kind === 'scalar' ? item.text : undefined;
    // An inline patch has several lines; a path has one.
    if (path !== undefined && path !== '' && !path.includes('\n')) found.add(resolve(folder, path));
  }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** A path relative to a folder that ends in a slash, without `.` and `..` as far as the folder reaches. */
function resolve(folder: string, path: string): string {
  const parts = folder.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}
