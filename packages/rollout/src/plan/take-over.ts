import { fieldManager, type JsonPatchOperation } from '../kube/client.ts';
import type { KubeObject, ManagedFields } from '../kube/objects.ts';

/**
 * The patch that hands the fields of `kubectl apply` and its kin to Slipway, so that fields which the manifests no
 * longer have are removed instead of staying for ever (client-go's csaupgrade; kubernetes#99003). Undefined when there
 * is nothing to hand over.
 */
export function takeOverPatch(live: KubeObject): JsonPatchOperation[] | undefined {
  const managed = live.metadata.managedFields ?? [];
  const theirs = managed.filter(isTools);
  if (theirs.length === 0) return undefined;
  const ours = managed.filter(isOurs);
  const first = ours[0] ?? theirs[0]!;
  const merged = {
    ...first,
    manager: fieldManager,
    operation: 'Apply',
    fieldsV1: [...ours, ...theirs].map(({ fieldsV1 }) => fieldsV1).reduce(union, {}),
  };
  const rest = managed.filter((entry) => !isTools(entry) && !isOurs(entry));
  return [
    { op: 'test', path: '/metadata/resourceVersion', value: live.metadata.resourceVersion },
    { op: 'replace', path: '/metadata/managedFields', value: [...rest, merged] },
  ];
}

function isTools({ manager = '', operation, subresource }: ManagedFields): boolean {
  return /^kubectl(?:-|$)/.test(manager) && operation === 'Update' && subresource === undefined;
}

function isOurs({ manager, operation, subresource }: ManagedFields): boolean {
  return manager === fieldManager && operation === 'Apply' && subresource === undefined;
}

/** Field sets are trees of empty objects: their union is the union of their paths. */
function union(a: unknown, b: unknown): unknown {
  if (!isTree(a)) return b;
  if (!isTree(b)) return a;
  const merged: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b)) merged[key] = key in merged ? union(merged[key], value) : value;
  return merged;
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
