import type { ImageRule } from '../rule.ts';
import { addChecksum } from './add-checksum.ts';
import { archiveByAdd } from './archive-by-add.ts';
import { copyDestination } from './copy-destination.ts';
import { copyIntoWorkdir } from './copy-into-workdir.ts';
import { copyNotAdd } from './copy-not-add.ts';
import { copySourceSent } from './copy-source-sent.ts';
import { dependenciesBeforeSources } from './dependencies-before-sources.ts';
import { dockerignoreRule } from './dockerignore.ts';
import { dockerignoreValid } from './dockerignore-valid.ts';
import { ownerInCopy } from './owner-in-copy.ts';
import { stageCopiedInPart } from './stage-copied-in-part.ts';

export const fileRules: readonly ImageRule[] = [
  dependenciesBeforeSources,
  dockerignoreRule,
  dockerignoreValid,
  copySourceSent,
  copyDestination,
  copyIntoWorkdir,
  addChecksum,
  copyNotAdd,
  archiveByAdd,
  ownerInCopy,
  stageCopiedInPart,
];
