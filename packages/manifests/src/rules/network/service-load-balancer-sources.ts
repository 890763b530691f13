import { isUnset } from '../../read/node.ts';
import { rule } from '../rule.ts';

export const serviceLoadBalancerSources = rule({
  id: 'service-load-balancer-sources',
  area: 'network',
  severity: 'info',
  optional: true,
  what: 'A load balancer says who may reach it.',
  why: 'Without loadBalancerSourceRanges most clouds open it to every address.',
  fix: 'List the networks in spec.loadBalancerSourceRanges, or make it internal by the annotation of the cloud.',
  references: ['https://kubernetes.io/docs/tasks/access-application-cluster/configure-cloud-provider-firewall/'],
  types: {
    Service(service, { report }) {
      const { spec } = service;
      if (
        spec?.string('type') === 'LoadBalancer' &&
        isUnset(spec.get('loadBalancerSourceRanges')) &&
        !service.annotations?.keys.some(({ text }) => /internal/i.test(text))
      )
        report(spec.scalar('type')!, `Service ${service.name} has a load balancer without loadBalancerSourceRanges.`);
    },
  },
});
