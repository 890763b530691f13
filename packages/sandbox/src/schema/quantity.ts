const suffixes = {
  decimal: { n: -9, u: -6, m: -3, '': 0, k: 3, M: 6, G: 9, T: 12, P: 15, E: 18 },
  binary: ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'],
} as const;

/** A decimal number without rounding: digits × 10^exponent. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/**
 * The canonical text of a quantity, as the API server gives it back: `1000m` is `1`, `0.5` is `500m`, `1024Mi` is `1Gi`
 * (apimachinery, pkg/api/resource). Undefined when it is none.
 */
export function canonicalQuantity(value: unknown): string | undefined {
  const match = /^([+-]?)(\d+\.?\d*|\.\d+)(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][+-]?\d+)?$/.exec(String(value));
  if (match === null) return undefined;
  const [, sign = '', number = '', suffix = ''] = match;
  const [whole = '', fraction = ''] = number.split('.');
  const decimal: Decimal = {
    digits: BigInt(`${sign === '-' ? '-' : ''}${whole}${fraction}`),
    exponent: -fraction.length,
  };
  if (decimal.digits === 0n) return '0';
  if (suffix.endsWith('i')) return binary(decimal, suffixes.binary.indexOf(suffix as 'Ki'));
  const scientific = /^[eE]([+-]?\d+)$/.exec(suffix);
  const shift = scientific === null ? suffixes.decimal[suffix as 'm'] : Number(scientific[1]);
  return plain({ digits: decimal.digits, exponent: decimal.exponent + shift }, scientific !== null);
}

/** The largest binary suffix that leaves no fraction; a number that is none of bytes is written as a decimal one. */
function binary({ digits, exponent }: Decimal, power: number): string {
  let bytes = digits * 1024n ** BigInt(power);
  const divisor = 10n ** BigInt(-exponent);
  if (bytes % divisor !== 0n) return plain({ digits: bytes, exponent }, false);
  bytes /= divisor;
  let at = 0;
  while (at < 6 && bytes % 1024n === 0n) {
    bytes /= 1024n;
    at++;
  }
  return `${bytes}${suffixes.binary[at]}`;
}

/** The largest decimal suffix that leaves no fraction. */
function plain({ digits, exponent }: Decimal, scientific: boolean): string {
  let [number, power] = [digits, exponent];
  while (number % 10n === 0n) {
    number /= 10n;
    power++;
  }
  // No finer than nano; the rest is rounded up.
  while (power < -9) {
    number = number / 10n + (number % 10n === 0n ? 0n : 1n);
    power++;
  }
  while (power % 3 !== 0 || power > 18) {
    number *= 10n;
    power--;
  }
  const suffix = Object.entries(suffixes.decimal).find(([, found]) => found === power)?.[0] ?? '';
  return `${number}${scientific && power > 0 ? `e${power}` : suffix}`;
}
