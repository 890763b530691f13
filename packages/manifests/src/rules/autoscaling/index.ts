import type { Rule } from '../rule.ts';

export const autoscalingRules: readonly Rule[] = [];
