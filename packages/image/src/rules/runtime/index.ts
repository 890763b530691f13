import type { ImageRule } from '../rule.ts';
import { caCertificates } from './ca-certificates.ts';
import { exposeFormat } from './expose-format.ts';
import { healthcheckForCompose } from './healthcheck-for-compose.ts';
import { healthcheckRuns } from './healthcheck-runs.ts';
import { healthcheckSet } from './healthcheck-set.ts';
import { instructionOnce } from './instruction-once.ts';
import { numericUser } from './numeric-user.ts';
import { portRange } from './port-range.ts';
import { runtimeNonRoot } from './runtime-non-root.ts';
import { shellExists } from './shell-exists.ts';
import { signalsReachProcess } from './signals-reach-process.ts';

export const runtimeRules: readonly ImageRule[] = [
  runtimeNonRoot,
  numericUser,
  caCertificates,
  signalsReachProcess,
  shellExists,
  healthcheckForCompose,
  healthcheckRuns,
  healthcheckSet,
  instructionOnce,
  portRange,
  exposeFormat,
];
