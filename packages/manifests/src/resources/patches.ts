import type { Mapping, Node } from '../read/node.ts';
import type { Resource } from './resource.ts';

/**
 * Files that a Kustomization in the set applies as patches. What they hold looks like objects, but is only the part of
 * them that changes: a Deployment without containers is right there.
 */
export function patchFiles(resources: readonly Resource[]): ReadonlySet<string> {
  const files = new Set<string>();
  for (const { node, type, file } of resources) {
    if (type !== 'Kustomization.kustomize.config.k8s.io' && type !== 'Component.kustomize.config.k8s.io') continue;
    const folder = file.file.slice(0, file.file.lastIndexOf('/') + 1);
    for (const path of patchPaths(node)) files.add(joined(folder, path));
  }
  return files;
}

function patchPaths(kustomization: Mapping): string[] {
  const paths: (string | undefined)[] = (kustomization.seq('patchesStrategicMerge')?.items ?? []).map(textOf);
  for (const list of ['patches', 'patchesJson6902'])
    for (const patch of kustomization.seq(list)?.maps ?? []) paths.push(patch.scalar('path')?.text);
  return paths.filter((path): path is string => path !== undefined && path !== '' && !path.includes('\n'));
}

function textOf(node: Node): string | undefined {
  return node.kind === 'scalar' ? node.text : undefined;
}

/** `overlays/` and `../base/x.yaml` → `base/x.yaml`. */
function joined(folder: string, path: string): string {
  const parts = folder.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
