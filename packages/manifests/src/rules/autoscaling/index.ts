import type { Rule } from '../rule.ts';
import { hpaBehavior } from './hpa-behavior.ts';
import { hpaMetrics } from './hpa-metrics.ts';
import { hpaMinReplicas } from './hpa-min-replicas.ts';
import { hpaOwnsReplicas } from './hpa-owns-replicas.ts';
import { hpaReplicaRange } from './hpa-replica-range.ts';
import { hpaRequest } from './hpa-request.ts';
import { hpaTarget } from './hpa-target.ts';
import { oneAutoscaler } from './one-autoscaler.ts';
import { vpaBesideHpa } from './vpa-beside-hpa.ts';

export const autoscalingRules: readonly Rule[] = [
  hpaTarget,
  oneAutoscaler,
  hpaReplicaRange,
  hpaMinReplicas,
  hpaOwnsReplicas,
  hpaMetrics,
  hpaRequest,
  hpaBehavior,
  vpaBesideHpa,
];
