import { rule } from '../rule.ts';

const appliedAgain = 'kubectl.kubernetes.io/last-applied-configuration';

export const annotationSize = rule({
  id: 'annotation-size',
  area: 'labels',
  severity: 'error',
  what: 'The annotations of an object have at most 256 KiB together.',
  why: 'The API server refuses more. Client-side apply stores the whole object in an annotation, so that objects of that size fail too.',
  fix: 'Put the text into a ConfigMap, or apply the object on the server (`kubectl apply --server-side`).',
  references: ['https://kubernetes.io/docs/reference/using-api/server-side-apply/'],
  options: { 'max-bytes': 256 * 1024 },
  resource(resource, { options, report }) {
    const limit = options['max-bytes'];
    const { annotations, node, metadata } = resource;
    // Objects that short cannot have long annotations.
    if (node.end - node.start < limit / 4) return;
    let size = 0;
    for (const [i, key] of (annotations?.keys ?? []).entries()) {
      const value = annotations!.values[i]!;
      if (key.text !== appliedAgain)
        size += Buffer.byteLength(key.text) + (value.kind === 'scalar' ? Buffer.byteLength(value.text) : 0);
    }
    if (size > limit)
      report(
        metadata!.key('annotations')!,
        `The annotations of ${resource.title} have ${Math.ceil(size / 1024)} KiB, more than ${Math.floor(limit / 1024)} KiB.`,
      );
  },
});
