import type { Rule } from '../rule.ts';

export const labelRules: readonly Rule[] = [];
