import { imageReference } from '../../resources/image.ts';
import { rule } from '../rule.ts';

export const imageRegistry = rule({
  id: 'image-registry',
  area: 'images',
  severity: 'warning',
  optional: true,
  what: 'Images come from registries that the policy allows.',
  why: 'An image of an unknown registry is code that nobody has scanned or signed, and a pull that the limits of a public registry may refuse.',
  fix: 'Copy the image to an allowed registry, or add its registry to the option `allowed` of this rule.',
  references: ['https://kubernetes.io/docs/concepts/containers/images/'],
  options: { allowed: [] as readonly string[] },
  container(container, { options, report }) {
    const { allowed } = options;
    if (allowed.length === 0) return;
    const image = container.node.scalar('image');
    const reference = image && imageReference(image.text);
    if (image === undefined || reference === undefined) return;
    const { registry, repository } = reference;
    const name = `${registry}/${repository}`;
    if (!allowed.some((prefix) => registry === prefix || name.startsWith(prefix.endsWith('/') ? prefix : `${prefix}/`)))
      report(image, `Container ${container.name} pulls from ${registry}, which the policy does not allow.`);
  },
});
