import type { Mapping } from '../../read/node.ts';
import { rule } from '../rule.ts';

export const networkPolicyOpen = rule({
  id: 'network-policy-open',
  area: 'network',
  severity: 'info',
  optional: true,
  what: 'A NetworkPolicy does not allow everything.',
  why: 'A rule without peers and ports allows every connection in its direction, which is what holds without a policy.',
  fix: 'Name the peers that need access in `from` or `to`.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic'],
  types: {
    NetworkPolicy(policy, { report }) {
      for (const [list, side] of [
        ['ingress', 'from'],
        ['egress', 'to'],
      ] as const)
        for (const allowed of policy.spec?.seq(list)?.maps ?? [])
          if (isOpen(allowed, side)) report(allowed, `NetworkPolicy ${policy.name} allows ${list} ${side} everywhere.`);
    },
  },
});

function isOpen(allowed: Mapping, side: 'from' | 'to'): boolean {
  const peers = allowed.seq(side);
  if (peers === undefined || peers.items.length === 0) return !allowed.has('ports');
  return peers.maps.some(
    (peer) => peer.map('ipBlock')?.string('cidr') === '0.0.0.0/0' && !peer.map('ipBlock')!.has('except'),
  );
}
