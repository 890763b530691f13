import { baseRules } from './base/index.ts';
import { fileRules } from './files/index.ts';
import { packageRules } from './packages/index.ts';
import { policyRules } from './policy/index.ts';
import type { ImageRule } from './rule.ts';
import { runtimeRules } from './runtime/index.ts';
import { secretRules } from './secrets/index.ts';
import { shellRules } from './shell/index.ts';
import { stageRules } from './stages/index.ts';
import { styleRules } from './style/index.ts';
import { syntaxRules } from './syntax/index.ts';

/** Every rule, by area. A rule that is not listed in its area's index does not exist. */
export const imageRules: readonly ImageRule[] = [
  ...syntaxRules,
  ...policyRules,
  ...baseRules,
  ...stageRules,
  ...packageRules,
  ...fileRules,
  ...runtimeRules,
  ...secretRules,
  ...shellRules,
  ...styleRules,
];
