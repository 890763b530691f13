import { dataOf } from '../../index/config-references.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

export const configSize = rule({
  id: 'config-size',
  area: 'config',
  severity: 'error',
  what: 'A ConfigMap or Secret holds at most 1 MiB.',
  why: 'The API server refuses more.',
  fix: 'Split it, put the files into the image, or fetch them at the start.',
  references: ['https://kubernetes.io/docs/concepts/configuration/configmap/'],
  options: { 'max-bytes': 1024 * 1024 },
  types: { ConfigMap: check, Secret: check },
});

function check(resource: Resource, { options, report }: Context): void {
  const limit = options['max-bytes'] as number;
  if (resource.node.end - resource.node.start < limit / 4) return;
  let size = 0;
  for (const [key, value] of dataOf(resource)) {
    if (value.kind !== 'scalar') continue;
    const encoded = resource.node.map(resource.type === 'Secret' ? 'data' : 'binaryData')?.get(key.text) === value;
    size += encoded ? Math.floor((value.text.length * 3) / 4) : Buffer.byteLength(value.text);
  }
  if (size > limit)
    report(
      resource.metadata?.scalar('name') ?? resource.node,
      `${resource.title} holds ${Math.ceil(size / 1024)} KiB, more than ${Math.floor(limit / 1024)} KiB.`,
    );
}
