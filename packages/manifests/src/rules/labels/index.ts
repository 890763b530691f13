import type { Rule } from '../rule.ts';
import { annotationSize } from './annotation-size.ts';
import { containerName } from './container-name.ts';
import { defaultNamespace } from './default-namespace.ts';
import { labelSyntax } from './label-syntax.ts';
import { nameSyntax } from './name-syntax.ts';
import { recommendedLabels } from './recommended-labels.ts';
import { requiredAnnotations } from './required-annotations.ts';
import { requiredLabels } from './required-labels.ts';
import { sortedKeys } from './sorted-keys.ts';

export const labelRules: readonly Rule[] = [
  annotationSize,
  containerName,
  defaultNamespace,
  labelSyntax,
  nameSyntax,
  recommendedLabels,
  requiredAnnotations,
  requiredLabels,
  sortedKeys,
];
