import type { Scalar } from '../../read/node.ts';
import { effectiveScalar, isReleased } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const nonRootGroup = rule({
  id: 'non-root-group',
  area: 'security',
  severity: 'info',
  optional: true,
  what: 'No container is given the root group.',
  why: 'Many files of an image and of mounted host directories are open to group 0, so a process of that group can read and often change what only root should. OpenShift gives group 0 on purpose: there leave this rule off.',
  fix: 'Set runAsGroup, fsGroup and supplementalGroups to numbers above 0.',
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  container(container, { report }) {
    if (!isReleased(container)) return;
    const group = effectiveScalar(container, 'runAsGroup');
    if (group?.integer === 0) report(group, `Container ${container.name} runs with group 0.`);
  },
  workloadsWith: ['securityContext'],
  workload(workload, { report }) {
    const context = workload.pod.map('securityContext');
    if (context === undefined) return;
    const root = (group: Scalar | undefined, what: string): void => {
      if (group?.integer === 0) report(group, `Pods of ${workload.resource.title} get group 0 by ${what}.`);
    };
    root(context.scalar('fsGroup'), 'fsGroup');
    for (const group of context.seq('supplementalGroups')?.scalars ?? []) root(group, 'supplementalGroups');
  },
});
