import { schemaRule } from './schema-rule.ts';

export const knownField = schemaRule({
  id: 'known-field',
  what: 'Every field of an object is known to its kind.',
  why: 'An unknown field does nothing: a misspelt probe never probes, a misplaced limit limits nothing. The API server refuses it under strict validation, which kubectl asks for, and drops it silently otherwise.',
  fix: 'Correct the name, or move the field to where it belongs.',
  references: ['https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation'],
});
