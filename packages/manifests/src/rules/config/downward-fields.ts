import { nearest } from '@slipway/core';
import type { Mapping } from '../../read/node.ts';
import { type Context, rule } from '../rule.ts';

const envFields = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const fileFields = ['metadata.name', 'metadata.namespace', 'metadata.uid', 'metadata.labels', 'metadata.annotations'];
const subscripted = /^metadata\.(?:labels|annotations)\['[^']+'\]$/;
const resources = /^(?:limits|requests)\.(?:cpu|memory|ephemeral-storage|hugepages-\w+)$/;

export const downwardFields = rule({
  id: 'downward-fields',
  area: 'config',
  severity: 'error',
  what: 'A field that a container takes of its own pod is one that the downward API gives.',
  why: 'The API server refuses the object for any other path.',
  fix: 'Name one of the fields of the downward API.',
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/downward-api/'],
  container(container, { report }) {
    const env = container.node.seq('env');
    if (env !== undefined)
      for (const entry of env.items)
        check(entry.kind === 'mapping' ? entry.map('valueFrom') : undefined, envFields, report);
  },
  workload({ pod }, { report }) {
    for (const volume of pod.seq('volumes')?.maps ?? []) {
      for (const item of volume.map('downwardAPI')?.seq('items')?.maps ?? []) check(item, fileFields, report);
      for (const source of volume.map('projected')?.seq('sources')?.maps ?? [])
        for (const item of source.map('downwardAPI')?.seq('items')?.maps ?? []) check(item, fileFields, report);
    }
  },
});

function check(source: Mapping | undefined, fields: readonly string[], report: Context['report']): void {
  if (source === undefined) return;
  const path = source.map('fieldRef')?.scalar('fieldPath');
  if (path !== undefined && !path.isNull && !fields.includes(path.text) && !subscripted.test(path.text)) {
    const near = nearest(path.text, fields);
    report(
      path,
      `The downward API has no field ${path.text}${near === undefined ? '' : `; the nearest is ${near}`}.`,
      near === undefined ? {} : { fix: `Write ${near}.` },
    );
  }
  const resource = source.map('resourceFieldRef')?.scalar('resource');
  if (resource !== undefined && !resource.isNull && !resources.test(resource.text))
    report(resource, `The downward API has no resource ${resource.text}.`, {
      fix: 'Write limits.cpu, limits.memory, requests.cpu, requests.memory or one of ephemeral-storage.',
    });
}
