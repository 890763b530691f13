import type { Mapping, Node } from '../read/node.ts';
import { fits } from './scalars.ts';
import { type FieldType, type TypeSchema, typeSchema } from './schema.ts';

/**
 * Whether a mapping is as its type says, with nothing unknown, nothing missing and nothing of a wrong type. Only answers;
 * what is wrong and where is found by a second walk over the few objects that do not conform.
 */
export function conforms(node: Mapping, type: TypeSchema): boolean {
  const { keys, values } = node;
  const { fields } = type;
  let missing = type.required.length;
  for (let i = 0; i < keys.length; i++) {
    const field = fields.get(keys[i]!.text);
    if (field === undefined) return false;
    const value = values[i]!;
    if (value.kind === 'scalar' && value.text.length < 5 && value.isNull) continue;
    // A required list that is empty counts as missing.
    if (field.required && (value.kind !== 'sequence' || value.items.length > 0)) missing--;
    if (!holds(value, field)) return false;
  }
  return missing === 0;
}

function holds(value: Node, field: FieldType): boolean {
  switch (field.kind) {
    case 'scalar':
      if (value.kind !== 'scalar' || !fits(value, field.code)) return false;
      return field.words === undefined || field.words.has(value.text) || value.text === '';
    case 'object':
      return value.kind === 'mapping' && conforms(value, typeSchema(field.type));
    case 'list':
      return value.kind === 'sequence' && allHold(value.items, field.of!, false);
    case 'map':
      return value.kind === 'mapping' && allHold(value.values, field.of!, true);
    case 'any':
      return true;
  }
}

function allHold(values: readonly Node[], field: FieldType, nulls: boolean): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value.kind === 'scalar' && value.text.length < 5 && value.isNull) {
      // A null in a list is an empty element, which hardly any list may hold.
      if (nulls || field.kind === 'scalar' || field.kind === 'any') continue;
      return false;
    }
    if (!holds(value, field)) return false;
  }
  return true;
}
