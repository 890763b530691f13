import type { ImageRule } from '../rule.ts';
import { definitionDescription } from './definition-description.ts';
import { fromAsCasing } from './from-as-casing.ts';
import { instructionCasing } from './instruction-casing.ts';
import { keyValueFormat } from './key-value-format.ts';
import { labelKey } from './label-key.ts';
import { labelKnown } from './label-known.ts';
import { labelValue } from './label-value.ts';
import { maintainerLabel } from './maintainer-label.ts';
import { requiredImageLabels } from './required-image-labels.ts';

export const styleRules: readonly ImageRule[] = [
  maintainerLabel,
  keyValueFormat,
  instructionCasing,
  fromAsCasing,
  labelKey,
  labelValue,
  labelKnown,
  requiredImageLabels,
  definitionDescription,
];
