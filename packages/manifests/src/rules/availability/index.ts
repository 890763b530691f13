import type { Rule } from '../rule.ts';

export const availabilityRules: readonly Rule[] = [];
