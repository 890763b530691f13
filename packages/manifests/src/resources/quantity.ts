const suffixes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const pattern = /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i))?$/;

/**
 * The value of a Kubernetes quantity in its base unit (cores, bytes); undefined when the text is none.
 * Source: apimachinery, pkg/api/resource/quantity.go.
 */
export function parseQuantity(text: string): number | undefined {
  let value = known.get(text);
  if (value === undefined && !known.has(text)) {
    value = parse(text);
    if (known.size < maxKnown) known.set(text, value);
  }
  return value;
}

/** Manifests say `100m` and `128Mi` over and over. */
const known = new Map<string, number | undefined>();
const maxKnown = 1000;

function parse(text: string): number | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const number = Number(match[1]! + (match[2] ?? ''));
  return number * suffixes[match[3] ?? '']!;
}
