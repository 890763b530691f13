/** When a CronJob runs: the set of values of each field. */
export interface Schedule {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** Written as `*`: then the other day field decides alone, else either is enough. */
  readonly anyDay: boolean;
  readonly anyWeekday: boolean;
}

/** A schedule, an interval or named time (`every`), or what is wrong with it. */
export type ParsedSchedule = { readonly schedule: Schedule } | { readonly named: string } | { readonly defect: string };

interface Field {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const fields: readonly Field[] = [
  { name: 'minute', min: 0, max: 59, names: [] },
  { name: 'hour', min: 0, max: 23, names: [] },
  { name: 'day of the month', min: 1, max: 31, names: [] },
  { name: 'month', min: 1, max: 12, names: ['', ...months] },
  { name: 'day of the week', min: 0, max: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const namedTimes = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);
const goDuration = /^[-+]?(?:\d+(?:\.\d*)?(?:ns|us|µs|ms|s|m|h))+$/;

/** Reads a schedule as the CronJob controller does. Source: github.com/robfig/cron/v3, parser.go, ParseStandard. */
export function parseSchedule(text: string): ParsedSchedule {
  if (text.includes('TZ')) return { defect: 'names a time zone, which belongs in the field timeZone' };
  if (text.startsWith('@')) return parseNamed(text);
  const words = text.trim().split(/\s+/);
  if (text.trim() === '') return { defect: 'is empty' };
  if (words.length !== 5)
    return { defect: `has ${words.length} fields, not 5 (minute, hour, day of the month, month, day of the week)` };
  const sets: Set<number>[] = [];
  for (const [i, field] of fields.entries()) {
    const values = valuesOf(words[i]!, field);
    if (typeof values === 'string') return { defect: values };
    sets.push(values);
  }
  const [minutes, hours, days, monthSet, weekdays] = sets as [
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
  ];
  const [anyDay, anyWeekday] = [isAny(words[2]!), isAny(words[4]!)];
  return { schedule: { minutes, hours, days, months: monthSet, weekdays, anyDay, anyWeekday } };
}

function parseNamed(text: string): ParsedSchedule {
  if (namedTimes.has(text)) return { named: text };
  if (text.startsWith('@every '))
    return goDuration.test(text.slice(7)) ? { named: text } : { defect: `has no duration such as 1h30m after @every` };
  return { defect: `is none of ${[...namedTimes].join(', ')} and @every` };
}

function valuesOf(word: string, field: Field): Set<number> | string {
  const values = new Set<number>();
  for (const part of word.split(',')) {
    // The Go parser drops empty parts of a list, but not an empty field.
    if (part === '' && word !== '') continue;
    const defect = addPart(part, field, values);
    if (defect !== undefined) return defect;
  }
  return values;
}

function addPart(part: string, field: Field, values: Set<number>): string | undefined {
  const [range = '', stepText, ...rest] = part.split('/');
  const [lowText = '', highText, ...more] = range.split('-');
  if (rest.length > 0 || more.length > 0) return `has "${part}" as ${field.name}`;
  const any = lowText === '*' || lowText === '?';
  const low = any ? field.min : numberOf(lowText, field);
  const step = stepText === undefined ? 1 : numberOf(stepText, { ...field, names: [] });
  let high = any ? field.max : highText === undefined ? low : numberOf(highText, field);
  if (low === undefined || high === undefined || step === undefined) return `has "${part}" as ${field.name}`;
  if (!any && highText === undefined && stepText !== undefined) high = field.max;
  if (low < field.min) return `has ${low} as ${field.name}, below ${field.min}`;
  if (high > field.max)
    return `has ${high} as ${field.name}, above ${field.max}${high === 7 && field.max === 6 ? ' (Sunday is 0)' : ''}`;
  if (low > high) return `has "${part}" as ${field.name}, which ends before it begins`;
  if (step === 0) return `has a step of 0 as ${field.name}`;
  for (let value = low; value <= high; value += step) values.add(value);
  return undefined;
}

function numberOf(text: string, { names }: Field): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const at = text === '' ? -1 : names.indexOf(text.toLowerCase());
  return at < 0 ? undefined : at;
}

function isAny(word: string): boolean {
  return word.split(',').some((part) => /^[*?](?:-[^/]*)?(?:\/0*1)?$/.test(part));
}

const longest = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether there is any day on which it runs: `0 0 30 2 *` has none. */
export function everRuns({ days, months: monthSet, anyDay, anyWeekday }: Schedule): boolean {
  if (anyDay || !anyWeekday) return true;
  for (const month of monthSet) for (const day of days) if (day <= longest[month - 1]!) return true;
  return false;
}
