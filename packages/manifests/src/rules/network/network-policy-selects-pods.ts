import { Selector } from '../../index/selector.ts';
import { rule } from '../rule.ts';

export const networkPolicySelectsPods = rule({
  id: 'network-policy-selects-pods',
  area: 'network',
  severity: 'warning',
  what: 'The podSelector of a NetworkPolicy matches pods of its namespace.',
  why: 'A policy that selects nothing protects nothing: the pods that it was written for accept every connection.',
  fix: 'Make podSelector equal to labels of the pod template; an empty one selects every pod of the namespace.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/network-policies/'],
  types: {
    NetworkPolicy(policy, { index, report }) {
      const written = policy.spec?.map('podSelector');
      if (written === undefined || index.workloads.length === 0) return;
      const selector = Selector.ofLabelSelector(written);
      if (selector.isEmpty || index.selected(policy.scope, selector).length > 0) return;
      const elsewhere = index.scopes.find((scope) => index.selected(scope, selector).length > 0);
      const where = elsewhere === undefined ? '' : `; pods of namespace ${elsewhere} have`;
      report(
        written,
        `NetworkPolicy ${policy.name} selects ${selector.text}, which no pod in namespace ${policy.scope} has${where}.`,
      );
    },
  },
});
