import { schemaRule } from './schema-rule.ts';

export const requiredField = schemaRule({
  id: 'required-field',
  what: 'Every field that the API server requires is there.',
  why: 'The API server refuses the object.',
  fix: 'Add the field.',
  references: ['https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation'],
});
