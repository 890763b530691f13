import { nearest } from '@slipway/core';
import type { ClusterIndex } from '../../index/cluster-index.ts';
import { dataOf } from '../../index/config-references.ts';
import type { Mapping } from '../../read/node.ts';
import type { Workload } from '../../resources/workload.ts';
import { rule } from '../rule.ts';

export const subPathExists = rule({
  id: 'sub-path-exists',
  area: 'config',
  severity: 'error',
  what: 'A subPath of a ConfigMap or Secret volume names a file of it.',
  why: 'For a subPath that is not there the kubelet makes an empty directory, so the program finds a directory where it looks for its file, and no event says why.',
  fix: 'Name a key of the object, or the path that `items` gives it.',
  references: ['https://kubernetes.io/docs/concepts/storage/volumes/#using-subpath'],
  containersWith: ['volumeMounts'],
  container(container, { index, report }) {
    for (const mount of container.node.seq('volumeMounts')?.items ?? []) {
      const subPath = mount.kind === 'mapping' ? mount.scalar('subPath') : undefined;
      if (subPath === undefined || mount.kind !== 'mapping' || subPath.isNull || subPath.text === '') continue;
      const volume = mount.scalar('name')?.text ?? '';
      const files = filesOf(container.workload, volume, index);
      if (files === undefined) continue;
      const wanted = subPath.text.replace(/^\.\/|\/+$/g, '');
      if (files.some((file) => file === wanted || file.startsWith(`${wanted}/`))) continue;
      const near = nearest(wanted, files);
      report(
        subPath,
        `Container ${container.name} mounts ${subPath.text} of volume ${volume}, which has ${files.length > 6 ? `${files.length} other files` : files.join(', ')}.`,
        near === undefined ? {} : { fix: `Write ${near}.` },
      );
    }
  },
});

/** Paths of the files in a volume of one ConfigMap or Secret; undefined when the manifests do not say. */
function filesOf({ pod, resource }: Workload, name: string, index: ClusterIndex): readonly string[] | undefined {
  const volume = (pod.seq('volumes')?.maps ?? []).find((candidate) => candidate.scalar('name')?.text === name);
  const [kind, source, objectName] = sourceOf(volume);
  if (source === undefined || objectName === undefined) return undefined;
  const items = source.seq('items')?.maps;
  if (items !== undefined && items.length > 0)
    return items.map((item) => (item.scalar('path') ?? item.scalar('key'))?.text ?? '');
  const [object] = index.named(kind, resource.scope, objectName);
  const keys = object === undefined ? [] : dataOf(object).map(([{ text }]) => text);
  return keys.length === 0 ? undefined : keys;
}

function sourceOf(volume: Mapping | undefined): ['ConfigMap' | 'Secret', Mapping | undefined, string | undefined] {
  const map = volume?.map('configMap');
  if (map !== undefined) return ['ConfigMap', map, map.scalar('name')?.text];
  const secret = volume?.map('secret');
  return ['Secret', secret, secret?.scalar('secretName')?.text];
}
