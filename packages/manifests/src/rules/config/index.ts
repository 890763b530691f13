import type { Rule } from '../rule.ts';
import { configExists } from './config-exists.ts';
import { configImmutable } from './config-immutable.ts';
import { configKeyExists } from './config-key-exists.ts';
import { configReloads } from './config-reloads.ts';
import { configSize } from './config-size.ts';
import { configUsed } from './config-used.ts';
import { dataKeySyntax } from './data-key-syntax.ts';
import { downwardFields } from './downward-fields.ts';
import { envExpansion } from './env-expansion.ts';
import { envNameUnique } from './env-name-unique.ts';
import { envOneSource } from './env-one-source.ts';
import { literalCredential } from './literal-credential.ts';
import { secretBase64 } from './secret-base64.ts';
import { secretByFile } from './secret-by-file.ts';
import { secretTypeFits } from './secret-type-fits.ts';
import { secretTypeKeys } from './secret-type-keys.ts';
import { subPathExists } from './sub-path-exists.ts';
import { unquotedText } from './unquoted-text.ts';

export const configRules: readonly Rule[] = [
  configExists,
  configImmutable,
  configKeyExists,
  configReloads,
  configSize,
  configUsed,
  dataKeySyntax,
  downwardFields,
  envExpansion,
  envNameUnique,
  envOneSource,
  literalCredential,
  secretBase64,
  secretByFile,
  secretTypeFits,
  secretTypeKeys,
  subPathExists,
  unquotedText,
];
