import type { Rule } from '../rule.ts';
import { hpaOwnsReplicas } from './hpa-owns-replicas.ts';
import { hpaReplicaRange } from './hpa-replica-range.ts';
import { hpaRequest } from './hpa-request.ts';

export const autoscalingRules: readonly Rule[] = [hpaReplicaRange, hpaRequest, hpaOwnsReplicas];
