import type { ImageRule } from '../rule.ts';
import { noSecretFile } from './no-secret-file.ts';
import { noSecretInCommand } from './no-secret-in-command.ts';
import { noSecretInVariable } from './no-secret-in-variable.ts';

export const secretRules: readonly ImageRule[] = [noSecretInVariable, noSecretInCommand, noSecretFile];
