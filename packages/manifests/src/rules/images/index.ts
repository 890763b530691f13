import type { Rule } from '../rule.ts';
import { imageAlwaysPulled } from './image-always-pulled.ts';
import { imageDigest } from './image-digest.ts';
import { imagePullPolicy } from './image-pull-policy.ts';
import { imageReferenceRule } from './image-reference.ts';
import { imageRegistry } from './image-registry.ts';
import { imageTag } from './image-tag.ts';

export const imageRules: readonly Rule[] = [
  imageAlwaysPulled,
  imageDigest,
  imagePullPolicy,
  imageReferenceRule,
  imageRegistry,
  imageTag,
];
