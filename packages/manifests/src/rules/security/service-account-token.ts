import { grantOf, serviceAccountName } from '../../index/service-accounts.ts';
import { rule } from '../rule.ts';

export const serviceAccountToken = rule({
  id: 'service-account-token',
  area: 'security',
  severity: 'info',
  what: 'A pod gets a token of the API server only if it uses one.',
  why: 'Every container of the pod can read the token. Who breaks into one acts as its ServiceAccount, and with the default one that is whatever anybody ever granted to it.',
  fix: 'Set `automountServiceAccountToken: false` in the pod, or give it a ServiceAccount of its own with the rights it needs.',
  references: [
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  ],
  workload(workload, { index, report }) {
    const { pod, resource } = workload;
    const own = pod.scalar('automountServiceAccountToken')?.boolean;
    if (own === false) return;
    const name = serviceAccountName(workload);
    const account = index.named('ServiceAccount', resource.scope, name)[0];
    if (own === undefined && account?.node.boolean('automountServiceAccountToken') === false) return;
    // Rights that were granted are there to be used.
    if (name !== 'default' && (account === undefined || grantOf(index, resource.scope, name) !== undefined)) return;
    const at = pod.scalar('automountServiceAccountToken') ?? pod.scalar('serviceAccountName') ?? pod;
    const who =
      name === 'default'
        ? 'the default ServiceAccount'
        : `ServiceAccount ${name}, to which the manifests grant nothing`;
    report(at, `Pods of ${resource.title} get a token of ${who}.`);
  },
});
