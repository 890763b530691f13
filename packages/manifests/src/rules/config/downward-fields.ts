import { nearest } from '@slipway/core';
import type { Mapping } from '../../read/node.ts';
import type { Workload } from '../../resources/workload.ts';
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
/** Source: pkg/apis/core/validation, validateContainerResourceDivisor. */
const divisors: Readonly<Record<string, readonly string[]>> = {
  cpu: ['1', '1m'],
  memory: ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'],
};

export const downwardFields = rule({
  id: 'downward-fields',
  area: 'config',
  severity: 'error',
  what: 'A field that a container takes of its own pod is one that the downward API gives.',
  why: 'The API server refuses the object for any other path.',
  fix: 'Name one of the fields of the downward API.',
  references: ['https://kubernetes.io/docs/concepts/workloads/pods/downward-api/'],
  containersWith: ['env'],
  container(container, { report }) {
    for (const entry of container.node.seq('env')?.items ?? []) {
      const source = entry.kind === 'mapping' ? entry.map('valueFrom') : undefined;
      if (source === undefined) continue;
      checkField(source, envFields, report);
      checkResource(source, container.workload, 'env', report);
    }
  },
  workloadsWith: ['volumes'],
  workload(workload, { report }) {
    for (const volume of workload.pod.seq('volumes')?.items ?? []) {
      if (volume.kind !== 'mapping') continue;
      checkItems(volume, workload, report);
      for (const source of volume.map('projected')?.seq('sources')?.maps ?? []) checkItems(source, workload, report);
    }
  },
});

function checkItems(source: Mapping, workload: Workload, report: Context['report']): void {
  for (const item of source.map('downwardAPI')?.seq('items')?.maps ?? []) {
    checkField(item, fileFields, report);
    checkResource(item, workload, 'volume', report);
  }
}

function checkField(source: Mapping, fields: readonly string[], report: Context['report']): void {
  const path = source.map('fieldRef')?.scalar('fieldPath');
  if (path === undefined || path.isNull || fields.includes(path.text) || subscripted.test(path.text)) return;
  const near = nearest(path.text, fields);
  report(
    path,
    `The downward API has no field ${path.text}${near === undefined ? '' : `; the nearest is ${near}`}.`,
    near === undefined ? {} : { fix: `Write ${near}.` },
  );
}

function checkResource(source: Mapping, workload: Workload, by: 'env' | 'volume', report: Context['report']): void {
  const ref = source.map('resourceFieldRef');
  if (ref === undefined) return;
  const resource = ref.scalar('resource');
  if (resource !== undefined && !resource.isNull && !resources.test(resource.text))
    report(resource, `The downward API has no resource ${resource.text}.`, {
      fix: 'Write limits.cpu, limits.memory, requests.cpu, requests.memory or one of ephemeral-storage.',
    });
  const container = ref.scalar('containerName');
  if (container === undefined || container.isNull || container.text === '') {
    if (by === 'volume') report(ref, `The resource ${resource?.text ?? ''} of a volume names no container.`);
  } else if (!workload.containers.some(({ node }) => node.scalar('name')?.text === container.text))
    report(container, `${workload.resource.title} has no container ${container.text}.`);
  const divisor = ref.scalar('divisor');
  const allowed = divisors[resource?.text.endsWith('.cpu') === true ? 'cpu' : 'memory']!;
  if (divisor !== undefined && !divisor.isNull && divisor.text !== '0' && !allowed.includes(divisor.text))
    report(
      divisor,
      `The divisor of ${resource?.text ?? 'a resource'} is ${divisor.text}, which is none of ${allowed.join(', ')}.`,
    );
}
