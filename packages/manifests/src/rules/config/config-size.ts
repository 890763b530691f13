import { dataOf } from '../../index/config-references.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

export const configSize = rule({
  id: 'config-size',
  area: 'config',
  severity: 'error',
  what: 'A ConfigMap or Secret holds at most 1 MiB.',
  why: 'The API server refuses more. Client-side `kubectl apply` fails already at 256 KiB: it keeps a copy of the object in an annotation, and all annotations of an object together may have no more.',
  fix: 'Split it, put the files into the image, or fetch them at the start; below 1 MiB `kubectl apply --server-side` does too.',
  references: ['https://kubernetes.io/docs/concepts/configuration/configmap/'],
  options: { 'max-bytes': 1024 * 1024, 'max-applied-bytes': 256 * 1024 },
  types: { ConfigMap: check, Secret: check },
});

function check(resource: Resource, { options, report }: Context): void {
  const [limit, appliedLimit] = [options['max-bytes'] as number, options['max-applied-bytes'] as number];
  if (resource.node.end - resource.node.start < Math.min(limit, appliedLimit) / 4) return;
  let size = 0;
  for (const [key, value] of dataOf(resource)) {
    if (value.kind !== 'scalar') continue;
    const encoded = resource.node.map(resource.type === 'Secret' ? 'data' : 'binaryData')?.get(key.text) === value;
    size += encoded ? Math.floor((value.text.length * 3) / 4) : Buffer.byteLength(value.text);
  }
  const place = resource.metadata?.scalar('name') ?? resource.node;
  const holds = `${resource.title} holds ${Math.ceil(size / 1024)} KiB`;
  if (size > limit) report(place, `${holds}, more than ${Math.floor(limit / 1024)} KiB.`);
  else if (size > appliedLimit)
    report(
      place,
      `${holds}, more than the ${Math.floor(appliedLimit / 1024)} KiB that client-side kubectl apply can keep.`,
      {
        severity: 'info',
        fix: 'Apply it with `kubectl apply --server-side`, or split it.',
      },
    );
}
