import { isReleased } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const noPrivilegedContainer = rule({
  id: 'no-privileged-container',
  area: 'security',
  severity: 'warning',
  what: 'No container is privileged.',
  why: 'A privileged container has every capability and every device of the node and runs without seccomp and AppArmor: who gets into it owns the node and all pods on it.',
  fix: 'Remove `privileged: true` and add the one capability that the program needs, or give it the device by a device plugin.',
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  containersWith: ['securityContext'],
  container(container, { report }) {
    const privileged = container.securityContext?.scalar('privileged');
    if (privileged?.boolean === true && isReleased(container))
      report(privileged, `Container ${container.name} is privileged.`);
  },
});
