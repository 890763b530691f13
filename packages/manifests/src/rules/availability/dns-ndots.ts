import { rule } from '../rule.ts';

export const dnsNdots = rule({
  id: 'dns-ndots',
  area: 'availability',
  severity: 'info',
  optional: true,
  what: 'A pod looks external names up without trying the search list first.',
  why: 'By default (ndots 5) a name such as api.example.com is tried with every search domain of the cluster first: several failed queries for each connection, which load the cluster DNS.',
  fix: 'Set dnsConfig.options to ndots 2, or end external names with a dot.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config'],
  options: { max: 2 },
  workload({ pod, resource }, { options, report }) {
    const policy = pod.scalar('dnsPolicy')?.text;
    if (policy === 'None' || policy === 'Default') return;
    const settings = pod.map('dnsConfig')?.seq('options')?.maps ?? [];
    const value = settings.find((setting) => setting.scalar('name')?.text === 'ndots')?.scalar('value');
    if (value === undefined)
      report(pod.map('dnsConfig') ?? pod, `The pods of ${resource.title} leave ndots at the default of 5.`);
    else if (Number(value.text) > options.max)
      report(value, `ndots of ${resource.title} is ${value.text}, above ${options.max}.`);
  },
});
