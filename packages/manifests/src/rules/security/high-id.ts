import { effectiveScalar, isReleased, isWindows } from '../../resources/security.ts';
import { type Rule, rule } from '../rule.ts';

/** The rules `high-user-id` and `high-group-id`, which differ in one word. */
export function idRule(who: 'user' | 'group'): Rule {
  const field = who === 'user' ? 'runAsUser' : 'runAsGroup';
  return rule({
    id: `high-${who}-id`,
    area: 'security',
    severity: 'info',
    optional: true,
    what: `A container runs as a ${who} whose number is no ${who}'s of the node.`,
    why: `Without user namespaces a ${who} is the same number in the container and on the node, so a low one, or one left to the image, can own files of the node that a volume or a break-out lays open.`,
    fix: `Set ${field} to 10000 or more.`,
    references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
    options: { minimum: 10_000 },
    container(container, { options, report }) {
      if (!isReleased(container) || isWindows(container.workload)) return;
      const id = effectiveScalar(container, field);
      const number = id?.integer;
      if (id === undefined)
        report(
          container.securityContext ?? container.node,
          `Container ${container.name} has no ${field} of its own or of its pod.`,
        );
      else if (number !== undefined && number < options.minimum)
        report(id, `Container ${container.name} runs as ${who} ${number}, below ${options.minimum}.`);
    },
  });
}
