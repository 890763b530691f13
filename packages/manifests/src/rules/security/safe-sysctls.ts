import { safeSysctls } from '../../resources/security.ts';
import { rule } from '../rule.ts';

export const safeSysctlsRule = rule({
  id: 'safe-sysctls',
  area: 'security',
  severity: 'warning',
  what: 'A pod sets only sysctls that every kubelet allows.',
  why: 'Other sysctls are refused by the kubelet unless the node was told to allow them: the pod then fails with SysctlForbidden. Some change the whole node.',
  fix: 'Remove the sysctl, or set it on the node.',
  references: ['https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/'],
  workloadsWith: ['securityContext'],
  workload({ pod, resource }, { target, report }) {
    for (const sysctl of pod.map('securityContext')?.seq('sysctls')?.maps ?? []) {
      const name = sysctl.scalar('name');
      if (name === undefined) continue;
      const since = safeSysctls.get(name.text.replaceAll('/', '.'));
      if (since === undefined)
        report(name, `Pods of ${resource.title} set the sysctl ${name.text}, which kubelets do not allow by default.`);
      else if (target[0] === since[0] && target[1] < since[1])
        report(
          name,
          `Pods of ${resource.title} set the sysctl ${name.text}, which kubelets allow from ${since.join('.')} on.`,
        );
    }
  },
});
