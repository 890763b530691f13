import { ImageError } from '../error.ts';

const units: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1e3,
  kb: 1e3,
  m: 1e6,
  mb: 1e6,
  g: 1e9,
  gb: 1e9,
  ki: 1024,
  kib: 1024,
  mi: 1024 ** 2,
  mib: 1024 ** 2,
  gi: 1024 ** 3,
  gib: 1024 ** 3,
};

/**
 * Bytes of a text such as `30MB` (10⁶) or `28MiB` (2²⁰).
 *
 * @param input name of the input, for the message
 * @throws ImageError `bad-limit`
 */
export function parseBytes(input: string, text: string): number {
  const [, number = '', unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(text) ?? [];
  const factor = units[unit.toLowerCase()];
  if (number === '' || factor === undefined)
    throw new ImageError('bad-limit', `${input} must be a size such as 30MB or 28MiB, but is ${JSON.stringify(text)}.`);
  return Math.round(Number(number) * factor);
}

/** How much larger an image may be than another: a share of it, or bytes. */
export type Growth = { readonly percent: number } | { readonly bytes: number };

/** @throws ImageError `bad-limit` */
export function parseGrowth(input: string, text: string): Growth {
  const percent = /^\s*(\d+(?:\.\d+)?)\s*%\s*$/.exec(text)?.[1];
  if (percent !== undefined) return { percent: Number(percent) };
  try {
    return { bytes: parseBytes(input, text) };
  } catch (error) {
    throw new ImageError('bad-limit', `${input} must be such as 10% or 2MB, but is ${JSON.stringify(text)}.`, {
      cause: error,
    });
  }
}

/** Bytes for people, in the decimal units that engines and registries count in. */
export function sizeInWords(bytes: number): string {
  const [unit, factor] =
    bytes >= 999_500_000 ? ['GB', 1e9] : bytes >= 999_500 ? ['MB', 1e6] : bytes >= 1000 ? ['kB', 1e3] : ['B', 1];
  const value = bytes / Number(factor);
  return `${value >= 100 || factor === 1 ? Math.round(value) : value.toPrecision(3)} ${unit}`;
}
