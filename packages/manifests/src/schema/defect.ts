import type { Node } from '../read/node.ts';
import type { Detail } from '../rules/rule.ts';

/** Where an object differs from the schema of its kind, and the rule that says so. */
export interface SchemaDefect {
  readonly rule: 'known-field' | 'field-type' | 'required-field' | 'field-value';
  readonly at: Node;
  readonly message: string;
  readonly detail?: Detail;
}
