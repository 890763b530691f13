import type { ImageRule } from '../rule.ts';
import { baseArgDeclared } from './base-arg-declared.ts';
import { baseArgDefault } from './base-arg-default.ts';
import { baseDigest } from './base-digest.ts';
import { basePlatform } from './base-platform.ts';
import { baseReferenceRule } from './base-reference.ts';
import { baseRegistry } from './base-registry.ts';
import { baseTag } from './base-tag.ts';
import { targetPlatformImplied } from './target-platform-implied.ts';

export const baseRules: readonly ImageRule[] = [
  baseReferenceRule,
  baseArgDeclared,
  baseArgDefault,
  baseTag,
  baseDigest,
  baseRegistry,
  basePlatform,
  targetPlatformImplied,
];
