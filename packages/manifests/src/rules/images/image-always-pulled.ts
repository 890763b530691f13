import { imageReference } from '../../resources/image.ts';
import { isReleased } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const imageAlwaysPulled = rule({
  id: 'image-always-pulled',
  area: 'images',
  severity: 'info',
  optional: true,
  what: 'The kubelet asks the registry for an image each time a container starts.',
  why: 'Otherwise a pod that may not pull a private image can run it from a node where another pod has pulled it.',
  fix: 'Set `imagePullPolicy: Always`.',
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwayspullimages'],
  container(container, { report }) {
    const image = container.node.scalar('image');
    if (image === undefined || !isReleased(container)) return;
    const policy = container.node.scalar('imagePullPolicy');
    const reference = imageReference(image.text);
    const byDefault = reference?.digest === undefined && (reference?.tag ?? 'latest') === 'latest';
    if (policy === undefined ? !byDefault : policy.text !== 'Always')
      report(policy ?? container.node, `Container ${container.name} may run an image that its pod could not pull.`);
  },
});
