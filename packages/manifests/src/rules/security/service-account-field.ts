import { rule } from '../rule.ts';

export const serviceAccountField = rule({
  id: 'service-account-field',
  area: 'security',
  severity: 'info',
  what: 'A pod names its ServiceAccount by serviceAccountName.',
  why: '`serviceAccount` is a deprecated alias; tools that look at serviceAccountName take the pod for one of the default ServiceAccount.',
  fix: 'Rename the field to serviceAccountName.',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec'],
  workloadsWith: ['serviceAccount'],
  workload({ pod, resource }, { report }) {
    const key = pod.key('serviceAccount');
    const account = pod.scalar('serviceAccount');
    if (key === undefined || account === undefined || account.isNull || account.text === '') return;
    const name = pod.scalar('serviceAccountName');
    if (name === undefined)
      report(key, `Pods of ${resource.title} name their ServiceAccount by the deprecated field serviceAccount.`, {
        edits: [{ start: key.start, end: key.end, text: 'serviceAccountName' }],
      });
    else if (name.text !== account.text)
      report(
        account,
        `serviceAccount is ${account.text}, but serviceAccountName is ${name.text}, which the API server refuses.`,
        {
          severity: 'error',
          fix: 'Remove serviceAccount.',
        },
      );
  },
});
