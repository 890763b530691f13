import type { Scalar } from '../read/node.ts';
import type { ScalarCode } from './schema.ts';

/** What a plain scalar may be by its first character. Most are strings, which this says without looking further. */
const firsts = new Uint8Array(128);
const letter = 1;
const numeric = 2;
for (const c of 'yYnNtTfFoO~') firsts[c.charCodeAt(0)] = letter;
for (const c of '0123456789+-.') firsts[c.charCodeAt(0)] = numeric;

/** Of `false`; no boolean or null is longer. */
const longestWord = 5;

/** Whether a scalar is a string, answered at once for most. A null is none. */
export function isText(node: Scalar): boolean {
  if (node.style !== 'plain') return true;
  const { text } = node;
  if (text === '') return false;
  const first = text.charCodeAt(0);
  const sort = first < 128 ? firsts[first] : 0;
  if (sort === letter) return text.length > longestWord || (node.boolean === undefined && !node.isNull);
  return sort !== numeric || node.type === 'string';
}

/** Whether a scalar is written as a plain decimal number, as nearly all numbers are. */
function isDecimal({ style, text }: Scalar): boolean {
  const { length } = text;
  if (style !== 'plain' || length === 0 || length > 15 || (length > 1 && text.charCodeAt(0) === 48)) return false;
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i);
    if (c < 48 || c > 57) return false;
  }
  return true;
}

/** Whether the API server reads a scalar as a value of a type. Nulls have no type: they are taken for absent before. */
export function fits(node: Scalar, code: ScalarCode): boolean {
  switch (code) {
    case 's':
    case 't':
    case 'y':
      return isText(node);
    case 'i':
      return isDecimal(node) || (node.style === 'plain' && Number.isInteger(node.number));
    case 'x':
      return isDecimal(node) || isText(node) || node.integer !== undefined;
    case 'b':
      return node.boolean !== undefined;
    case 'l':
      return true;
    case 'q':
      return node.text.length > longestWord || node.boolean === undefined;
    case 'n':
      return isDecimal(node) || node.number !== undefined;
  }
}

export const scalarWords: Readonly<Record<ScalarCode, string>> = {
  s: 'a string',
  i: 'a whole number',
  n: 'a number',
  b: 'true or false',
  t: 'a time',
  y: 'a string',
  q: 'a quantity',
  x: 'a whole number or a string',
  l: 'a string',
};

/** `${REPLICAS}` and the like, which another tool fills in before Kubernetes reads it. */
export function isPlaceholder({ text }: Scalar): boolean {
  const first = text.charCodeAt(0);
  return first === 36 && /^\$(?:\{.*\}|\(.*\)|[A-Z_][A-Z0-9_]*)$/.test(text);
}

/** A scalar as messages name it: `string "two"`. */
export function describe(node: Scalar): string {
  const { type, text } = node;
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (type === 'string') return `string ${JSON.stringify(shown)}`;
  return type === 'integer' ? `number ${shown}` : `${type} ${shown}`;
}

/** The same value in the right type, where quotes alone make the difference. */
export function rewrite(node: Scalar, code: ScalarCode): string | undefined {
  if (node.style === 'plain') return code === 's' || code === 't' ? JSON.stringify(node.text) : undefined;
  if (node.style !== 'single' && node.style !== 'double') return undefined;
  const text = node.text.trim();
  if (code === 'i' || code === 'n') return /^-?(?:0|[1-9]\d*)$/.test(text) ? text : undefined;
  return code === 'b' && (text === 'true' || text === 'false') ? text : undefined;
}
