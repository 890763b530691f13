import type { Scalar } from '../read/node.ts';
import type { ScalarCode } from './schema.ts';

/**
 * First characters with which a plain scalar may be something else than a string: digits, signs, the dot, the letters of
 * `yes`, `no`, `true`, `false`, `on`, `off` and `null`, and the tilde.
 */
const suspects = new Uint8Array(128);
for (const c of '0123456789+-.~yYnNtTfFoO') suspects[c.charCodeAt(0)] = 1;

/** Whether a scalar is a string, answered at once for most. */
export function isText(node: Scalar): boolean {
  if (node.style !== 'plain') return true;
  const { text } = node;
  const first = text.charCodeAt(0);
  return suspects[first] === 0 || first > 127 || node.type === 'string';
}

/** Whether the API server reads a scalar as a value of a type. Nulls have no type: they are taken for absent before. */
export function fits(node: Scalar, code: ScalarCode): boolean {
  switch (code) {
    case 's':
    case 't':
    case 'y':
      return isText(node);
    case 'i':
      return node.integer !== undefined || (node.style === 'plain' && Number.isInteger(node.number));
    case 'n':
      return node.number !== undefined;
    case 'b':
      return node.boolean !== undefined;
    case 'x':
      return isText(node) || node.integer !== undefined;
    case 'q':
      return isText(node) || node.boolean === undefined;
    case 'l':
      return true;
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
