import type { ImageRule } from '../rule.ts';
import { continuationNotEmpty } from './continuation-not-empty.ts';
import { directiveValid } from './directive-valid.ts';
import { dockerfileEncoding } from './dockerfile-encoding.ts';
import { envSameInstruction } from './env-same-instruction.ts';
import { execFormJson } from './exec-form-json.ts';
import { flagKnown } from './flag-known.ts';
import { flagValue } from './flag-value.ts';
import { heredocTerminated } from './heredoc-terminated.ts';
import { instructionArguments } from './instruction-arguments.ts';
import { instructionKnown } from './instruction-known.ts';
import { instructionOrder } from './instruction-order.ts';
import { onbuildTrigger } from './onbuild-trigger.ts';
import { variableDefined } from './variable-defined.ts';
import { workdirAbsolute } from './workdir-absolute.ts';

export const syntaxRules: readonly ImageRule[] = [
  dockerfileEncoding,
  directiveValid,
  heredocTerminated,
  instructionKnown,
  instructionOrder,
  instructionArguments,
  flagKnown,
  flagValue,
  onbuildTrigger,
  execFormJson,
  continuationNotEmpty,
  variableDefined,
  envSameInstruction,
  workdirAbsolute,
];
