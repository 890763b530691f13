/** With a sign, and two digits. */
export function signed(logit: number): string {
  return `${logit < 0 ? '−' : '+'}${Math.abs(logit).toFixed(2)}`;
}

/** A probability with as many digits as tell something: 0.81, 0.047, below 0.001. */
export function chance(probability: number): string {
  if (probability < 0.001) return 'below 0.001';
  return probability.toFixed(probability < 0.0995 ? 3 : 2);
}

/** A count with thousands set apart. */
export function whole(n: number): string {
  return Math.round(n).toLocaleString('en');
}
