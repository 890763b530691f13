import { effective, isPrivileged, isReleased, isWindows } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const seccompProfile = rule({
  id: 'seccomp-profile',
  area: 'security',
  severity: 'info',
  what: 'A container runs under a seccomp profile.',
  why: 'Without one a process may make every system call of the kernel, some 300 more than the default profile of the runtime leaves; most holes through which containers break out go through those.',
  fix: 'Set `seccompProfile: {type: RuntimeDefault}` in the securityContext of the pod.',
  references: ['https://kubernetes.io/docs/tutorials/security/seccomp/'],
  container(container, { report }) {
    if (!isReleased(container) || isPrivileged(container) || isWindows(container.workload)) return;
    const profile = effective(container, 'seccompProfile');
    if (profile?.kind === 'mapping') {
      const type = profile.scalar('type');
      if (type?.text === 'Unconfined')
        report(type, `Container ${container.name} runs without a seccomp profile (Unconfined).`, {
          severity: 'warning',
        });
      else if (type?.text === 'Localhost' && !profile.string('localhostProfile'))
        report(
          type,
          `Container ${container.name} names no localhostProfile beside type Localhost, which the API server refuses.`,
          { severity: 'error', fix: 'Name the profile, or use RuntimeDefault.' },
        );
      return;
    }
    report(container.securityContext ?? container.node, `Container ${container.name} sets no seccomp profile.`);
  },
});
