import { serviceAccountName } from '../../index/service-accounts.ts';
import { rule } from '../rule.ts';

export const defaultServiceAccount = rule({
  id: 'default-service-account',
  area: 'security',
  severity: 'info',
  optional: true,
  what: 'A pod runs as a ServiceAccount of its own.',
  why: 'All pods that name none share the default one, so a right that one of them needs is given to all.',
  fix: 'Make a ServiceAccount for the workload and name it in serviceAccountName.',
  references: ['https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts'],
  workload(workload, { report }) {
    const { pod, resource } = workload;
    if (serviceAccountName(workload) === 'default' && pod.boolean('automountServiceAccountToken') !== false)
      report(pod.scalar('serviceAccountName') ?? pod, `Pods of ${resource.title} run as the default ServiceAccount.`);
  },
});
