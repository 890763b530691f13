import type { ClusterIndex } from '../../index/cluster-index.ts';
import type { ManifestFile } from '../../read/source.ts';
import type { Resource } from '../../resources/resource.ts';
import { rule } from '../rule.ts';

export const uniqueObject = rule({
  id: 'unique-object',
  area: 'api',
  severity: 'error',
  what: 'An object is written once among the manifests that are applied together.',
  why: 'The later one overwrites the earlier one, in the order of the file names; which of the two the cluster runs is an accident.',
  fix: 'Remove one of them, or give them different names or namespaces.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/'],
  resource(resource, { index, report }) {
    const first = index.derive(repeated).get(resource);
    if (first === undefined) return;
    const name = resource.metadata?.scalar('name');
    if (name === undefined) return;
    const { line } = first.file.lines.position(first.node.start);
    const where = first.file === resource.file ? `line ${line}` : `${first.file.file}:${line}`;
    const within = resource.namespace === '' ? '' : ` in namespace ${resource.namespace}`;
    // Files of one folder are now and then alternatives, of which only one is applied.
    report(
      name,
      `${resource.title}${within} is already written at ${where}.`,
      first.file === resource.file ? undefined : { severity: 'warning' },
    );
  },
});

/**
 * Objects that repeat another one, with the first of that name. Same-named objects in different folders are left alone:
 * they are mostly bases and overlays, or environments.
 */
function repeated(index: ClusterIndex): ReadonlyMap<Resource, Resource> {
  const folders = new Map<string, Map<string, Resource>>();
  const found = new Map<Resource, Resource>();
  let file: ManifestFile | undefined;
  let firsts = new Map<string, Resource>();
  for (const resource of index.resources) {
    const { type, namespace, name } = resource;
    if (resource.file !== file) {
      file = resource.file;
      const folder = folderOf(file.file);
      firsts = folders.get(folder) ?? new Map<string, Resource>();
      folders.set(folder, firsts);
    }
    const key = `${type}/${namespace}/${name}`;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, resource);
    else if (resource.metadata?.scalar('name') !== undefined && name !== '') found.set(resource, first);
  }
  return found;
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
