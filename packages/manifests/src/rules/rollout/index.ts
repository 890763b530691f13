import type { Rule } from '../rule.ts';

export const rolloutRules: readonly Rule[] = [];
