import { isMap } from '../objects.ts';

/** Letters of generated names: no vowels, so that they spell nothing (apimachinery/pkg/util/rand). */
const letters = 'bcdfghjklmnpqrstvwxz2456789';

/** Five letters that follow from a text: names are random in Kubernetes, and the same in every run here. */
export function suffixOf(text: string): string {
  let rest = fnv1a(text) + fnv1a(`${text} again`);
  let suffix = '';
  for (let i = 0; i < 5; i++) {
    suffix += letters[rest % letters.length];
    rest = Math.floor(rest / letters.length);
  }
  return suffix;
}

/** A hash of a template as names and labels carry it; `collisions` as in the status of a Deployment. */
export function templateHash(template: unknown, collisions = 0): string {
  const text = JSON.stringify(sorted(template));
  const hash = fnv1a(collisions === 0 ? text : `${text}${collisions}`);
  return [...String(hash)].map((digit) => letters[digit.charCodeAt(0) % letters.length]).join('');
}

/** With the keys of every map in order: the same content is the same text. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
