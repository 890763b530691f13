import { isReleased } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const procMount = rule({
  id: 'proc-mount',
  area: 'security',
  severity: 'warning',
  what: 'The runtime masks the sensitive parts of /proc.',
  why: 'An unmasked /proc shows keys of the kernel and lets a process change settings of the node.',
  fix: 'Remove `procMount: Unmasked`.',
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  containersWith: ['securityContext'],
  container(container, { report }) {
    const mount = container.securityContext?.scalar('procMount');
    if (mount?.text === 'Unmasked' && isReleased(container))
      report(mount, `Container ${container.name} sees an unmasked /proc.`);
  },
});
