import { namesIn, nearestName } from '../../index/names.ts';
import { rule } from '../rule.ts';

export const serviceAccountExists = rule({
  id: 'service-account-exists',
  area: 'security',
  severity: 'warning',
  what: 'The ServiceAccount of a pod is among the manifests.',
  why: 'Without its ServiceAccount no pod is created: the controller reports FailedCreate, and the release stands still.',
  fix: 'Add the ServiceAccount, or name one that is there.',
  references: ['https://kubernetes.io/docs/concepts/security/service-accounts/'],
  workloadsWith: ['serviceAccountName', 'serviceAccount'],
  workload({ pod, resource }, { index, report }) {
    const account = pod.scalar('serviceAccountName') ?? pod.scalar('serviceAccount');
    if (account === undefined || account.isNull || account.text === '' || account.text === 'default') return;
    const { scope, title } = resource;
    if (index.named('ServiceAccount', scope, account.text).length > 0) return;
    const near = nearestName(index, 'ServiceAccount', scope, account.text);
    const hint = near === undefined ? '' : `; the nearest is ${near}`;
    // Where the manifests bring no ServiceAccounts at all, they are made elsewhere.
    const severity =
      near !== undefined ? 'error' : namesIn(index, 'ServiceAccount', scope).size > 0 ? 'warning' : 'info';
    report(
      account,
      `Pods of ${title} run as ServiceAccount ${account.text}, which is not among the manifests of namespace ${scope}${hint}.`,
      {
        severity,
        ...(near === undefined ? {} : { fix: `Write ${near}.` }),
      },
    );
  },
});
