import type { Rule } from '../rule.ts';
import { prestopWithinGracePeriod } from './prestop-within-grace-period.ts';
import { progressDeadline } from './progress-deadline.ts';
import { rollingUpdateKeepsPods } from './rolling-update-keeps-pods.ts';
import { rollingUpdateMoves } from './rolling-update-moves.ts';
import { selectorMatchesTemplate } from './selector-matches-template.ts';

export const rolloutRules: readonly Rule[] = [
  rollingUpdateMoves,
  rollingUpdateKeepsPods,
  progressDeadline,
  selectorMatchesTemplate,
  prestopWithinGracePeriod,
];
