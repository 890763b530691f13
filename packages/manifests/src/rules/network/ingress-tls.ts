import { isUnset } from '../../read/node.ts';
import { rule } from '../rule.ts';

export const ingressTls = rule({
  id: 'ingress-tls',
  area: 'network',
  severity: 'warning',
  optional: true,
  what: 'Every host of an Ingress is served by TLS.',
  why: 'Without it passwords and session cookies travel in the clear. Where a load balancer in front ends TLS, ignore this rule with that reason.',
  fix: 'Add an entry under spec.tls with the host and the Secret of its certificate.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#tls'],
  types: {
    Ingress(ingress, { report }) {
      const { spec } = ingress;
      if (spec === undefined) return;
      const entries = spec.seq('tls')?.maps ?? [];
      if (entries.length === 0) {
        report(spec, `Ingress ${ingress.name} serves no host by TLS.`);
        return;
      }
      if (entries.some((entry) => isUnset(entry.get('hosts')))) return;
      const hosts = entries.flatMap((entry) => entry.seq('hosts')?.scalars.map(({ text }) => text) ?? []);
      for (const entry of spec.seq('rules')?.maps ?? []) {
        const host = entry.scalar('host');
        if (
          host !== undefined &&
          !hosts.some(
            (name) =>
              name === host.text ||
              (name.startsWith('*.') && host.text.slice(host.text.indexOf('.')) === name.slice(1)),
          )
        )
          report(host, `Ingress ${ingress.name} has no TLS for host ${host.text}.`);
      }
    },
  },
});
