import { rule } from '../rule.ts';

export const noHostNetwork = rule({
  id: 'no-host-network',
  area: 'security',
  severity: 'warning',
  what: 'A pod has a network of its own.',
  why: 'On the network of the node a pod listens on the addresses of the node, reaches services that listen on its loopback only, such as the kubelet, sees its traffic, and escapes NetworkPolicies. Its ports clash with those of the next pod.',
  fix: 'Remove `hostNetwork: true`; publish ports by a Service.',
  references: ['https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline'],
  workloadsWith: ['hostNetwork'],
  workload({ pod, resource }, { report }) {
    const shared = pod.scalar('hostNetwork');
    if (shared?.boolean === true) report(shared, `Pods of ${resource.title} share the network of their node.`);
  },
});
