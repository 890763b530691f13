import type { Rule } from '../rule.ts';
import { pdbAllowsEviction } from './pdb-allows-eviction.ts';
import { pdbSelectsPods } from './pdb-selects-pods.ts';

export const availabilityRules: readonly Rule[] = [pdbAllowsEviction, pdbSelectsPods];
