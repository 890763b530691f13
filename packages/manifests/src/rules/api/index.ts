import type { Rule } from '../rule.ts';
import { clusterScopedNamespace } from './cluster-scoped-namespace.ts';
import { customResourceSchema } from './custom-resource-schema.ts';
import { deprecatedField } from './deprecated-field.ts';
import { fieldType } from './field-type.ts';
import { fieldValue } from './field-value.ts';
import { knownField } from './known-field.ts';
import { knownKind } from './known-kind.ts';
import { requiredField } from './required-field.ts';
import { serverSetField } from './server-set-field.ts';
import { supportedApiVersion } from './supported-api-version.ts';
import { uniqueObject } from './unique-object.ts';

export const apiRules: readonly Rule[] = [
  clusterScopedNamespace,
  customResourceSchema,
  deprecatedField,
  fieldType,
  fieldValue,
  knownField,
  knownKind,
  requiredField,
  serverSetField,
  supportedApiVersion,
  uniqueObject,
];
