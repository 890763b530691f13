import type { Rule } from '../rule.ts';
import { cpuLimit } from './cpu-limit.ts';
import { cpuRequest } from './cpu-request.ts';
import { ephemeralStorageLimit } from './ephemeral-storage-limit.ts';
import { ephemeralStorageRequest } from './ephemeral-storage-request.ts';
import { memoryLimit } from './memory-limit.ts';
import { memoryRequest } from './memory-request.ts';
import { qosGuaranteed } from './qos-guaranteed.ts';
import { quantitySyntax } from './quantity-syntax.ts';
import { quantityUnit } from './quantity-unit.ts';
import { requestWithinLimit } from './request-within-limit.ts';

export const resourceRules: readonly Rule[] = [
  cpuLimit,
  cpuRequest,
  ephemeralStorageLimit,
  ephemeralStorageRequest,
  memoryLimit,
  memoryRequest,
  qosGuaranteed,
  quantitySyntax,
  quantityUnit,
  requestWithinLimit,
];
