import type { Rule } from '../rule.ts';

export const imageRules: readonly Rule[] = [];
