import { Selector } from '../../index/selector.ts';
import { rule } from '../rule.ts';

export const networkPolicyPeer = rule({
  id: 'network-policy-peer',
  area: 'network',
  severity: 'info',
  optional: true,
  what: 'Every peer of a NetworkPolicy that is named by its pods matches some.',
  why: 'A peer that matches nothing lets nobody in, mostly because a label changed since.',
  fix: 'Make the podSelector of the peer equal to labels of its pods, or remove the peer.',
  references: [
    'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  ],
  types: {
    NetworkPolicy(policy, { index, report }) {
      if (index.workloads.length === 0) return;
      for (const [list, side] of [
        ['ingress', 'from'],
        ['egress', 'to'],
      ] as const) {
        for (const rules of policy.spec?.seq(list)?.maps ?? []) {
          for (const peer of rules.seq(side)?.maps ?? []) {
            const written = peer.map('podSelector');
            if (written === undefined || peer.has('namespaceSelector')) continue;
            const selector = Selector.ofLabelSelector(written);
            if (!selector.isEmpty && index.selected(policy.scope, selector).length === 0)
              report(
                written,
                `A peer of NetworkPolicy ${policy.name} is ${selector.text}, which no pod in namespace ${policy.scope} has.`,
              );
          }
        }
      }
    },
  },
});
