import type { Rule } from '../rule.ts';
import { dnsNdots } from './dns-ndots.ts';
import { managedPod } from './managed-pod.ts';
import { nodePlacement } from './node-placement.ts';
import { pdbAllowsEviction } from './pdb-allows-eviction.ts';
import { pdbPolicy } from './pdb-policy.ts';
import { pdbScalablePods } from './pdb-scalable-pods.ts';
import { pdbSelectsPods } from './pdb-selects-pods.ts';
import { pdbSingle } from './pdb-single.ts';
import { pdbUnhealthyEviction } from './pdb-unhealthy-eviction.ts';
import { podDisruptionBudget } from './pod-disruption-budget.ts';
import { priorityClass } from './priority-class.ts';
import { replicas } from './replicas.ts';
import { restartPolicy } from './restart-policy.ts';
import { spread } from './spread.ts';
import { spreadSelectsOwnPods } from './spread-selects-own-pods.ts';
import { topologySpreadValues } from './topology-spread-values.ts';

export const availabilityRules: readonly Rule[] = [
  replicas,
  managedPod,
  restartPolicy,
  spread,
  spreadSelectsOwnPods,
  topologySpreadValues,
  podDisruptionBudget,
  pdbPolicy,
  pdbAllowsEviction,
  pdbSelectsPods,
  pdbSingle,
  pdbScalablePods,
  pdbUnhealthyEviction,
  priorityClass,
  nodePlacement,
  dnsNdots,
];
