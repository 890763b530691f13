import { rule } from '../rule.ts';

export const hostAliases = rule({
  id: 'host-aliases',
  area: 'security',
  severity: 'info',
  optional: true,
  what: 'A pod resolves names by DNS alone.',
  why: 'Entries in /etc/hosts go before DNS and can send the traffic of a name anywhere; they also stay when the address moves.',
  fix: 'Use a Service, with an ExternalName or EndpointSlices where the target is outside.',
  references: ['https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/'],
  workloadsWith: ['hostAliases'],
  workload({ pod, resource }, { report }) {
    const key = pod.key('hostAliases');
    if (key !== undefined && (pod.seq('hostAliases')?.items.length ?? 0) > 0)
      report(key, `Pods of ${resource.title} have entries of their own in /etc/hosts.`);
  },
});
