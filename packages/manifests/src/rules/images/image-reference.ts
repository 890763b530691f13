import { imageReference } from '../../resources/image.ts';
import { rule } from '../rule.ts';

export const imageReferenceRule = rule({
  id: 'image-reference',
  area: 'images',
  severity: 'error',
  what: 'An image is a valid reference.',
  why: 'The kubelet cannot parse it, and the container waits in InvalidImageName for ever.',
  fix: 'Write it as registry/repository:tag or registry/repository@sha256:…, the repository in lower case.',
  references: ['https://pkg.go.dev/github.com/distribution/reference'],
  container(container, { report }) {
    const image = container.node.scalar('image');
    if (image === undefined || image.isNull || /[$<{]/.test(image.text)) return;
    if (image.text === '') report(image, `Container ${container.name} names the empty text as its image.`);
    else if (imageReference(image.text) === undefined)
      report(
        image,
        `Container ${container.name} names the image ${JSON.stringify(image.text)}, ${reason(image.text)}.`,
      );
  },
});

function reason(text: string): string {
  if (text !== text.trim()) return 'which begins or ends with a space';
  if (/^[a-z]+:\/\//.test(text)) return 'which is a URL; references have no scheme';
  if (/:$/.test(text)) return 'which ends before its tag';
  if (/@sha256:/.test(text)) return 'whose digest does not have 64 hexadecimal digits in lower case';
  if (/@[a-z0-9]+:/.test(text)) return 'whose digest is of no algorithm that runtimes know';
  if (/^[a-f0-9]{64}$/.test(text)) return 'which is the id of an image';
  return /[A-Z]/.test(text.replace(/[:@][^/]*$/, '').replace(/^[^/]*[.:][^/]*\//, ''))
    ? 'whose repository has capitals'
    : 'which is no reference';
}
