import { createHash } from 'node:crypto';

/** JSON with keys in order, so that the same content has the same text however it was written. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** The first hexadecimal digits of the SHA-256 of a value: enough to tell releases of one application apart. */
export function shortHash(value: unknown, digits = 10): string {
  return createHash('sha256').update(canonicalJson(value)).digest('hex').slice(0, digits);
}
