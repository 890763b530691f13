import { imageReference } from '../../resources/image.ts';
import { isReleased } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const imagePullPolicy = rule({
  id: 'image-pull-policy',
  area: 'images',
  severity: 'info',
  what: 'The pull policy of an image fits its tag.',
  why: 'With IfNotPresent a node that has an older image of a moving tag goes on running that one; with Never a pod starts only on nodes that somebody has put the image on.',
  fix: 'Use a tag that never moves with IfNotPresent, or Always.',
  references: ['https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy'],
  containersWith: ['imagePullPolicy'],
  container(container, { report }) {
    if (!isReleased(container)) return;
    const policy = container.node.scalar('imagePullPolicy');
    if (policy === undefined || policy.isNull) return;
    const reference = imageReference(container.image ?? '');
    const moves = reference !== undefined && reference.digest === undefined && (reference.tag ?? 'latest') === 'latest';
    if (policy.text === 'Never')
      report(policy, `Container ${container.name} never pulls its image, so it starts only where that is already.`, {
        severity: 'warning',
      });
    else if (policy.text === 'IfNotPresent' && moves)
      report(
        policy,
        `Container ${container.name} runs ${container.image} and pulls it only where it is missing, so nodes may run different ones.`,
      );
  },
});
