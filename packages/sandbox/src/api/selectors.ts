import { type KubeObject, type Labels, mapAt } from '../objects.ts';
import { StatusError } from './status-error.ts';

type Match = (object: KubeObject) => boolean;

/** `a=b,c!=d,e in (f,g),h,!i` (apimachinery, labels.Parse). */
export function labelSelector(text: string): Match {
  const requirements = text
    .split(/,(?![^(]*\))/)
    .filter((part) => part.trim() !== '')
    .map(requirement);
  return ({ metadata }) => requirements.every((holds) => holds(metadata.labels ?? {}));
}

function requirement(part: string): (labels: Labels) => boolean {
  const set = /^\s*([\w./-]+)\s+(in|notin)\s+\(([^)]*)\)\s*$/.exec(part);
  if (set !== null) {
    const [, key = '', operator, list = ''] = set;
    const values = list.split(',').map((value) => value.trim());
    return (labels) =>
      operator === 'in' ? values.includes(labels[key] ?? '\0') : !values.includes(labels[key] ?? '\0');
  }
  const compared = /^\s*([\w./-]+)\s*(==|=|!=)\s*([\w.-]*)\s*$/.exec(part);
  if (compared !== null) {
    const [, key = '', operator, value] = compared;
    return (labels) => (operator === '!=' ? labels[key] !== value : labels[key] === value);
  }
  const bare = /^\s*(!?)\s*([\w./-]+)\s*$/.exec(part);
  if (bare === null) throw new StatusError(400, 'BadRequest', `unable to parse requirement: ${part}`);
  return (labels) => (bare[1] === '!') !== bare[2]! in labels;
}

/** `metadata.name=web,status.phase!=Running`; fields of any depth. */
export function fieldSelector(text: string): Match {
  const parts = text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => /^([\w.]+)(==|=|!=)(.*)$/.exec(part));
  return (object) =>
    parts.every((match) => {
      const [, path = '', operator, value = ''] = match ?? [];
      const steps = path.split('.');
      const found = mapAt(object, ...steps.slice(0, -1))[steps.at(-1)!];
      return (String(found ?? '') === value) !== (operator === '!=');
    });
}

/** Whether labels hold all of `matchLabels` and `matchExpressions`, or all of a plain map. */
export function selects(selector: unknown, labels: Labels): boolean {
  const { matchLabels, matchExpressions } = selector as {
    matchLabels?: Labels;
    matchExpressions?: readonly Expression[];
  };
  if (!Object.entries(matchLabels ?? {}).every(([key, value]) => labels[key] === value)) return false;
  return (matchExpressions ?? []).every(({ key, operator, values = [] }) => {
    if (operator === 'In') return values.includes(labels[key] ?? '\0');
    if (operator === 'NotIn') return !values.includes(labels[key] ?? '\0');
    return (operator === 'Exists') === key in labels;
  });
}

interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}
