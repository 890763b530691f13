import { schemaRule } from './schema-rule.ts';

export const fieldValue = schemaRule({
  id: 'field-value',
  what: 'A field that takes one of a few words has one of them.',
  why: 'The API server refuses any other word.',
  fix: 'Write one of the accepted words, in their exact case.',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/'],
});
