/** Says what is wrong with a value, in GitHub's words; nothing when it is right. `name` is the field's. */
export type BodyRule = (value: unknown, name: string) => readonly string[];

export interface Field {
  readonly required: boolean;
  readonly rule: BodyRule;
}

export function required(rule: BodyRule): Field {
  return { required: true, rule };
}

export function optional(rule: BodyRule): Field {
  return { required: false, rule };
}

function wrongType(value: unknown, name: string, type: string): string[] {
  return [`For 'properties/${name}', ${JSON.stringify(value)} is not ${type}.`];
}

export function text({ maxLength = Number.POSITIVE_INFINITY } = {}): BodyRule {
  return (value, name) => {
    if (typeof value !== 'string') return wrongType(value, name, 'a string');
    return value.length > maxLength
      ? [`For 'properties/${name}', only ${maxLength} characters are allowed; ${value.length} were supplied.`]
      : [];
  };
}

export function integer({ least = Number.NEGATIVE_INFINITY } = {}): BodyRule {
  return (value, name) => {
    if (!Number.isInteger(value)) return wrongType(value, name, 'an integer');
    return Number(value) < least ? [`For 'properties/${name}', ${value} is less than ${least}.`] : [];
  };
}

export function oneOf(words: readonly string[]): BodyRule {
  return (value, name) =>
    typeof value === 'string' && words.includes(value)
      ? []
      : [`For 'properties/${name}', ${JSON.stringify(value)} is not a member of ${JSON.stringify(words)}.`];
}

const isoDateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

export function flag(): BodyRule {
  return (value, name) => (typeof value === 'boolean' ? [] : wrongType(value, name, 'a boolean'));
}

export function nullable(rule: BodyRule): BodyRule {
  return (value, name) => (value === null ? [] : rule(value, name));
}

/** An object, or its text. */
export function objectOrText(): BodyRule {
  return (value, name) =>
    typeof value === 'string' || isRecord(value) ? [] : wrongType(value, name, 'an object or a string');
}

/** A text that is empty or an address of the web. */
export function webUrl(): BodyRule {
  return (value, name) => {
    if (typeof value !== 'string') return wrongType(value, name, 'a string');
    return value === '' || /^https?:\/\/./.test(value) ? [] : [`${name} must use http(s) scheme`];
  };
}

export function dateTime(): BodyRule {
  return (value, name) =>
    typeof value === 'string' && isoDateTime.test(value) && !Number.isNaN(Date.parse(value))
      ? []
      : wrongType(value, name, 'a date-time');
}

export function list(item: BodyRule, { maxItems = Number.POSITIVE_INFINITY } = {}): BodyRule {
  return (value, name) => {
    if (!Array.isArray(value)) return wrongType(value, name, 'an array');
    if (value.length > maxItems) return [`No more than ${maxItems} items are allowed; ${value.length} were supplied.`];
    return value.flatMap((each) => item(each, name));
  };
}

export function fields(
  known: Readonly<Record<string, Field>>,
  extra: (value: Readonly<Record<string, unknown>>) => readonly string[] = () => [],
): BodyRule {
  return (value, name) => {
    if (!isRecord(value)) return wrongType(value, name, 'an object');
    const missing = Object.entries(known)
      .filter(([field, { required: must }]) => must && value[field] === undefined)
      .map(([field]) => JSON.stringify(field));
    const wrong = Object.entries(known).flatMap(([field, { rule }]) =>
      value[field] === undefined ? [] : rule(value[field], field),
    );
    return [
      ...(missing.length === 0
        ? []
        : [`${missing.join(', ')} ${missing.length === 1 ? "wasn't" : "weren't"} supplied.`]),
      ...wrong,
      ...(missing.length === 0 && wrong.length === 0 ? extra(value) : []),
    ];
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
