import type { ObjectKey } from '../kube/objects.ts';

const kinds = ['Namespace', 'PersistentVolumeClaim', 'PersistentVolume', 'CustomResourceDefinition'];

/** Whether removing an object destroys more than the release that made it: what others have put into it meanwhile. */
export function isPrecious({ kind }: Pick<ObjectKey, 'kind'>): boolean {
  return kinds.includes(kind);
}
