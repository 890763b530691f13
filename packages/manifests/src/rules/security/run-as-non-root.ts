import type { Container } from '../../resources/container.ts';
import { effectiveScalar, isReleased, isWindows } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const runAsNonRoot = rule({
  id: 'run-as-non-root',
  area: 'security',
  severity: 'warning',
  what: 'A container runs as a user other than root.',
  why: 'Who breaks out of a process that runs as root is root on the node; who only breaks into it can read and change all files of the container, install programs, and use every kernel interface that root may use.',
  fix: 'Set runAsNonRoot: true in the securityContext of the pod, and runAsUser to a number above 0 where the image names its user by name or runs as root.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
    'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  ],
  container(container, { report }) {
    if (!isReleased(container)) return;
    const { name } = container;
    const user = effectiveScalar(container, 'runAsUser');
    if (user?.integer !== undefined && user.integer > 0) return;
    const nonRoot = effectiveScalar(container, 'runAsNonRoot');
    if (nonRoot?.boolean === true) {
      if (user?.integer === 0)
        report(user, `Container ${name} has runAsNonRoot and runAsUser 0, so the kubelet never starts it.`, {
          severity: 'error',
          fix: 'Set runAsUser to a number above 0.',
        });
      return;
    }
    if (isWindows(container.workload)) return;
    const detail = ownsUserNamespace(container) ? ({ severity: 'info' } as const) : {};
    if (user?.integer === 0) report(user, `Container ${name} runs as root (runAsUser 0).`, detail);
    else if (nonRoot?.boolean === false)
      report(nonRoot, `Container ${name} may run as root: runAsNonRoot is false.`, detail);
    else
      report(
        container.securityContext ?? container.node,
        `Container ${name} may run as root: neither it nor its pod sets runAsNonRoot or runAsUser.`,
        detail,
      );
  },
});

/** In a user namespace of its own, root of the container is nobody on the node (KEP-127). */
function ownsUserNamespace({ workload }: Container): boolean {
  return workload.pod.boolean('hostUsers') === false;
}
