import { schemaRule } from './schema-rule.ts';

export const fieldType = schemaRule({
  id: 'field-type',
  what: 'Every value is of the type that its field has.',
  why: 'The API server refuses the whole object: a number where a string is wanted cannot be decoded.',
  fix: 'Write a value of the right type; quote numbers and booleans that are meant as text.',
  references: ['https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation'],
});
