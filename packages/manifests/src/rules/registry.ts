import { apiRules } from './api/index.ts';
import { autoscalingRules } from './autoscaling/index.ts';
import { availabilityRules } from './availability/index.ts';
import { configRules } from './config/index.ts';
import { imageRules } from './images/index.ts';
import { labelRules } from './labels/index.ts';
import { networkRules } from './network/index.ts';
import { policyRules } from './policy/index.ts';
import { probeRules } from './probes/index.ts';
import { rbacRules } from './rbac/index.ts';
import { resourceRules } from './resources/index.ts';
import { rolloutRules } from './rollout/index.ts';
import type { Rule } from './rule.ts';
import { securityRules } from './security/index.ts';
import { storageRules } from './storage/index.ts';
import { syntaxRules } from './syntax/index.ts';

/** Every rule, by area. A rule that is not listed in its area's index does not exist. */
export const rules: readonly Rule[] = [
  ...syntaxRules,
  ...policyRules,
  ...apiRules,
  ...probeRules,
  ...resourceRules,
  ...rolloutRules,
  ...availabilityRules,
  ...autoscalingRules,
  ...networkRules,
  ...configRules,
  ...storageRules,
  ...imageRules,
  ...securityRules,
  ...rbacRules,
  ...labelRules,
];
