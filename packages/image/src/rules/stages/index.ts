import type { ImageRule } from '../rule.ts';
import { copyFromExists } from './copy-from-exists.ts';
import { multiStage } from './multi-stage.ts';
import { productionDependencies } from './production-dependencies.ts';
import { stageNameLowercase } from './stage-name-lowercase.ts';
import { stageNameReserved } from './stage-name-reserved.ts';
import { stageNameUnique } from './stage-name-unique.ts';
import { stageReachable } from './stage-reachable.ts';
import { targetExists } from './target-exists.ts';

export const stageRules: readonly ImageRule[] = [
  multiStage,
  productionDependencies,
  stageReachable,
  targetExists,
  copyFromExists,
  stageNameUnique,
  stageNameReserved,
  stageNameLowercase,
];
