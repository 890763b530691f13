import type { Node } from '../read/node.ts';
import type { ManifestFile } from '../read/source.ts';
import { Resource } from './resource.ts';

/** The objects of a file. Documents that are no Kubernetes objects (no `apiVersion` and `kind`) are counted, not judged. */
export interface Expanded {
  readonly resources: readonly Resource[];
  readonly documents: number;
  readonly others: readonly Node[];
}

export function expand(file: ManifestFile): Expanded {
  const resources: Resource[] = [];
  const others: Node[] = [];
  let documents = 0;
  for (const { root } of file.yaml.documents) {
    if (root === undefined) continue;
    documents++;
    collect(file, root, resources, others);
  }
  return { resources, documents, others };
}

function collect(file: ManifestFile, node: Node, resources: Resource[], others: Node[]): void {
  const apiVersion = node.kind === 'mapping' ? node.scalar('apiVersion')?.text : undefined;
  const kind = node.kind === 'mapping' ? node.scalar('kind')?.text : undefined;
  if (node.kind !== 'mapping' || !apiVersion || !kind) {
    // Kustomize goes by the name of the file, and most people leave out what it implies.
    if (node.kind === 'mapping' && !kind && /(?:^|\/)kustomization\.ya?ml$/.test(file.file))
      resources.push(new Resource(file, node, apiVersion || 'kustomize.config.k8s.io/v1beta1', 'Kustomization'));
    else others.push(node);
    return;
  }
  const items = kind.endsWith('List') ? node.seq('items') : undefined;
  if (items === undefined) {
    resources.push(new Resource(file, node, apiVersion, kind));
    return;
  }
  for (const item of items.items) collect(file, item, resources, others);
}
