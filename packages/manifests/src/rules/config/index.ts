import type { Rule } from '../rule.ts';
import { configExists } from './config-exists.ts';
import { configKeyExists } from './config-key-exists.ts';
import { configReloads } from './config-reloads.ts';
import { configSize } from './config-size.ts';
import { configUsed } from './config-used.ts';
import { dataKeySyntax } from './data-key-syntax.ts';
import { downwardFields } from './downward-fields.ts';
import { envExpansion } from './env-expansion.ts';
import { envNameUnique } from './env-name-unique.ts';
import { literalCredential } from './literal-credential.ts';
import { secretBase64 } from './secret-base64.ts';
import { secretByFile } from './secret-by-file.ts';
import { secretTypeKeys } from './secret-type-keys.ts';
import { unquotedText } from './unquoted-text.ts';

export const configRules: readonly Rule[] = [
  configExists,
  configKeyExists,
  configReloads,
  configSize,
  configUsed,
  dataKeySyntax,
  downwardFields,
  envExpansion,
  envNameUnique,
  literalCredential,
  secretBase64,
  secretByFile,
  secretTypeKeys,
  unquotedText,
];
