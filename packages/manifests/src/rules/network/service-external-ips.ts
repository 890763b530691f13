import { rule } from '../rule.ts';

export const serviceExternalIps = rule({
  id: 'service-external-ips',
  area: 'network',
  severity: 'warning',
  what: 'A Service claims no external addresses.',
  why: "With externalIPs a Service can take traffic that goes to any address through the nodes, another tenant's too (CVE-2020-8554).",
  fix: 'Use a LoadBalancer, an Ingress or a Gateway instead.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/service/#external-ips'],
  types: {
    Service(service, { report }) {
      const addresses = service.spec?.seq('externalIPs');
      if (addresses !== undefined && addresses.items.length > 0)
        report(
          service.spec!.key('externalIPs')!,
          `Service ${service.name} claims ${addresses.scalars.map(({ text }) => text).join(', ')}.`,
        );
    },
  },
});
