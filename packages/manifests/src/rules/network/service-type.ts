import { rule } from '../rule.ts';

export const serviceType = rule({
  id: 'service-type',
  area: 'network',
  severity: 'info',
  optional: true,
  what: 'A Service is reached through an Ingress or Gateway and not by a port of every node.',
  why: 'NodePort opens a port on every node of the cluster; LoadBalancer costs an address and a balancer a Service, open to the world unless loadBalancerSourceRanges says otherwise.',
  fix: 'Use type ClusterIP and route to it by an Ingress or HTTPRoute; for what is not HTTP ignore this rule with that reason.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#publishing-services-service-types'],
  options: { allowed: ['ClusterIP', 'ExternalName'] },
  types: {
    Service(service, { options, report }) {
      const type = service.spec?.scalar('type');
      if (type !== undefined && !type.isNull && !options.allowed.includes(type.text))
        report(type, `Service ${service.name} is of type ${type.text}.`);
    },
  },
});
