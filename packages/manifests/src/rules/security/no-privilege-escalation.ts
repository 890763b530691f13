import type { Container } from '../../resources/container.ts';
import { capabilities, isPrivileged, isReleased, isWindows } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const noPrivilegeEscalation = rule({
  id: 'no-privilege-escalation',
  area: 'security',
  severity: 'info',
  what: 'A process of a container cannot gain more privileges than its parent has.',
  why: 'Without `allowPrivilegeEscalation: false` a setuid program in the image, such as su or ping, makes a user root who broke into an unprivileged process.',
  fix: 'Set allowPrivilegeEscalation: false in the securityContext of the container.',
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  container(container, { report }) {
    if (!isReleased(container)) return;
    const { name, securityContext } = container;
    const allowed = securityContext?.scalar('allowPrivilegeEscalation');
    if (allowed?.boolean === false) {
      const contradiction = contradictionOf(container);
      if (contradiction !== undefined)
        report(
          allowed,
          `Container ${name} forbids privilege escalation and ${contradiction}, which the API server refuses together.`,
          { severity: 'error', fix: 'Remove one of the two.' },
        );
      return;
    }
    if (allowed?.boolean === true)
      report(allowed, `Container ${name} allows privilege escalation.`, { severity: 'warning' });
    // A privileged container needs no setuid program any more; that finding is enough.
    else if (!isPrivileged(container) && !isWindows(container.workload))
      report(
        securityContext ?? container.node,
        `Container ${name} may escalate its privileges, as allowPrivilegeEscalation is not set to false.`,
      );
  },
});

/** Source: Kubernetes, pkg/apis/core/validation, ValidateSecurityContext, which compares with this very spelling. */
function contradictionOf(container: Container): string | undefined {
  if (isPrivileged(container)) return 'is privileged';
  return capabilities(container, 'add').some(({ text }) => text === 'CAP_SYS_ADMIN') ? 'adds CAP_SYS_ADMIN' : undefined;
}
