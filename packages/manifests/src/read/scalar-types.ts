// How `kubectl` and the API server's clients type plain scalars: sigs.k8s.io/yaml over its fork of go-yaml v2
// (resolve.go), which is YAML 1.1 for booleans and octal numbers.

const booleans = new Map<string, boolean>();
for (const word of ['y', 'yes', 'true', 'on']) for (const form of forms(word)) booleans.set(form, true);
for (const word of ['n', 'no', 'false', 'off']) for (const form of forms(word)) booleans.set(form, false);

function forms(word: string): string[] {
  return [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()];
}

export function isNull(text: string): boolean {
  return text === '' || text === '~' || text === 'null' || text === 'Null' || text === 'NULL';
}

/** The boolean that a plain scalar stands for, `yes`, `on` and `y` included; undefined for anything else. */
export function isBoolean11(text: string): boolean | undefined {
  return text.length > 5 ? undefined : booleans.get(text);
}

const integerPattern = /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|0|[1-9][0-9_]*)$/;
const floatPattern = /^[-+]?(?:\.[0-9]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/;

/** The whole number that a plain scalar stands for. */
export function integerOf(text: string): number | undefined {
  const first = text.charCodeAt(0);
  if (!((first >= 48 && first <= 57) || first === 43 || first === 45)) return undefined;
  if (!integerPattern.test(text)) return undefined;
  const digits = text.replaceAll('_', '').replace(/^[-+]/, '');
  const octal = /^0o?([0-7]+)$/.exec(digits);
  const value = octal ? Number.parseInt(octal[1]!, 8) : Number(digits);
  return text[0] === '-' ? -value : value;
}

/** The number that a plain scalar stands for, whole or not. */
export function numberOf(text: string): number | undefined {
  const whole = integerOf(text);
  if (whole !== undefined) return whole;
  if (floatPattern.test(text)) return Number(text.replaceAll('_', ''));
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(text)) return text[0] === '-' ? -Infinity : Infinity;
  return /^\.(?:nan|NaN|NAN)$/.test(text) ? Number.NaN : undefined;
}
