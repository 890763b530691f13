import { isMap, type Json } from '../objects.ts';
import { anything, childType, type Type } from '../schema/types.ts';

/** What a list's items are told apart by in a patch; undefined when the patch replaces the list. */
function mergeKeyOf(type: Type, field: string): string | undefined {
  return type.is === 'struct' ? type.fields.get(field)?.mergeKey : undefined;
}

const itemsOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * A strategic merge patch: a merge patch whose lists are merged by the key that their type names
 * (apimachinery/pkg/util/strategicpatch). Understands `$patch`, `$retainKeys`, `$setElementOrder/…` and
 * `$deleteFromPrimitiveList/…`.
 */
export function strategicMerge(type: Type, target: unknown, patch: unknown): unknown {
  if (!isMap(patch)) return patch;
  if (patch['$patch'] === 'replace') return withoutDirectives(patch);
  if (patch['$patch'] === 'delete') return {};
  const result: Json = isMap(target) ? { ...target } : {};
  const retained = patch['$retainKeys'];
  if (Array.isArray(retained))
    for (const field of Object.keys(result)) if (!retained.includes(field)) delete result[field];
  for (const [field, value] of Object.entries(patch)) {
    if (field.startsWith('$')) continue;
    const of = childType(type, field) ?? anything;
    const key = mergeKeyOf(type, field);
    if (value === null) delete result[field];
    else if (Array.isArray(value) && key !== undefined && of.is === 'list')
      result[field] = mergeLists(of.of, key, itemsOf(result[field]), value);
    else result[field] = strategicMerge(of, result[field], value);
  }
  for (const [directive, list] of Object.entries(patch)) {
    const [, verb, field = ''] = /^\$(deleteFromPrimitiveList|setElementOrder)\/(.*)$/.exec(directive) ?? [];
    if (verb === 'deleteFromPrimitiveList')
      result[field] = itemsOf(result[field]).filter((item) => !itemsOf(list).includes(item));
    else if (verb === 'setElementOrder' && Array.isArray(result[field]))
      result[field] = inOrder(mergeKeyOf(type, field) ?? '', itemsOf(result[field]), itemsOf(list));
  }
  return result;
}

function withoutDirectives(patch: Json): Json {
  return Object.fromEntries(Object.entries(patch).filter(([field]) => !field.startsWith('$')));
}

function mergeLists(type: Type, key: string, live: readonly unknown[], patch: readonly unknown[]): unknown[] {
  if (key === '') return [...live, ...patch.filter((item) => !live.includes(item))];
  const isReplacing = patch.some((item) => isMap(item) && item['$patch'] === 'replace');
  const content = patch.filter(
    (item): item is Json => isMap(item) && !(item['$patch'] === 'replace' && !(key in item)),
  );
  if (isReplacing) return content.map(withoutDirectives);
  const result = [...live];
  for (const item of content) {
    const at = result.findIndex((one) => isMap(one) && one[key] === item[key]);
    if (item['$patch'] === 'delete') {
      if (at >= 0) result.splice(at, 1);
    } else if (at < 0) result.push(strategicMerge(type, {}, item));
    else result[at] = strategicMerge(type, result[at], item);
  }
  return result;
}

/** Items that the order names, in that order; the others stay behind the one that they are behind. */
function inOrder(key: string, items: readonly unknown[], order: readonly unknown[]): unknown[] {
  const idOf = (item: unknown) => (key !== '' && isMap(item) ? item[key] : item);
  const wanted = order.map(idOf);
  const named = items.filter((item) => wanted.includes(idOf(item)));
  named.sort((a, b) => wanted.indexOf(idOf(a)) - wanted.indexOf(idOf(b)));
  const result: unknown[] = [];
  let next = 0;
  for (const item of items) result.push(wanted.includes(idOf(item)) ? named[next++] : item);
  return result;
}
