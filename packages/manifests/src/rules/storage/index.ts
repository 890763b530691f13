import type { Rule } from '../rule.ts';
import { claimComplete } from './claim-complete.ts';
import { claimExists } from './claim-exists.ts';
import { emptyDirLimit } from './empty-dir-limit.ts';
import { mountPath } from './mount-path.ts';
import { storageSize } from './storage-size.ts';
import { volumeFileMode } from './volume-file-mode.ts';
import { volumeMountExists } from './volume-mount-exists.ts';
import { volumeNameSyntax } from './volume-name-syntax.ts';
import { volumeNameUnique } from './volume-name-unique.ts';
import { volumeSource } from './volume-source.ts';
import { volumeUsed } from './volume-used.ts';

export const storageRules: readonly Rule[] = [
  claimComplete,
  claimExists,
  emptyDirLimit,
  mountPath,
  storageSize,
  volumeFileMode,
  volumeMountExists,
  volumeNameSyntax,
  volumeNameUnique,
  volumeSource,
  volumeUsed,
];
