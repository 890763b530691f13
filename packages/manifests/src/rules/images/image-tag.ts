import { imageReference } from '../../resources/image.ts';
import { isReleased } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const imageTag = rule({
  id: 'image-tag',
  area: 'images',
  severity: 'warning',
  what: 'An image is named by a tag other than latest, or by its digest.',
  why: 'What latest means changes with every push: two pods of one Deployment may run different code, a restart is a release that nobody decided on, and a roll-back goes to the same name.',
  fix: 'Name the version that was tested, best with its digest: `web:2.4.1@sha256:…`.',
  references: ['https://kubernetes.io/docs/concepts/containers/images/'],
  options: { 'mutable-tags': ['latest'] as readonly string[] },
  container(container, { options, report }) {
    if (!isReleased(container)) return;
    const image = container.node.scalar('image');
    const reference = image && imageReference(image.text);
    if (image === undefined || reference === undefined || reference.digest !== undefined) return;
    const { tag } = reference;
    if (tag === undefined)
      report(image, `Container ${container.name} runs ${image.text} without a tag, which means latest.`);
    else if (options['mutable-tags'].includes(tag))
      report(image, `Container ${container.name} runs ${image.text}, whatever that is at the time.`);
  },
});
