import type { Rule } from '../rule.ts';
import { containerPortsValid } from './container-ports-valid.ts';
import { ingressBackend } from './ingress-backend.ts';
import { ingressPathUnique } from './ingress-path-unique.ts';
import { ingressSnippet } from './ingress-snippet.ts';
import { ingressTls } from './ingress-tls.ts';
import { networkPolicyOpen } from './network-policy-open.ts';
import { networkPolicyPeer } from './network-policy-peer.ts';
import { networkPolicySelectsPods } from './network-policy-selects-pods.ts';
import { podNetworkPolicy } from './pod-network-policy.ts';
import { serviceExternalIps } from './service-external-ips.ts';
import { serviceLoadBalancerSources } from './service-load-balancer-sources.ts';
import { serviceMonitorSelects } from './service-monitor-selects.ts';
import { servicePortsValid } from './service-ports-valid.ts';
import { serviceSelectsPods } from './service-selects-pods.ts';
import { serviceTargetPort } from './service-target-port.ts';
import { serviceType } from './service-type.ts';

export const networkRules: readonly Rule[] = [
  containerPortsValid,
  ingressBackend,
  ingressPathUnique,
  ingressSnippet,
  ingressTls,
  networkPolicyOpen,
  networkPolicyPeer,
  networkPolicySelectsPods,
  podNetworkPolicy,
  serviceExternalIps,
  serviceLoadBalancerSources,
  serviceMonitorSelects,
  servicePortsValid,
  serviceSelectsPods,
  serviceTargetPort,
  serviceType,
];
