import type { Mapping } from '../read/node.ts';

interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** A label selector, ready to be matched. Source: apimachinery, LabelSelectorAsSelector. */
export class Selector {
  /** Pairs that must all be there. */
  readonly labels: readonly (readonly [string, string])[];
  readonly requirements: readonly Requirement[];
  private knownText: string | undefined;

  constructor(labels: readonly (readonly [string, string])[], requirements: readonly Requirement[]) {
    this.labels = labels;
    this.requirements = requirements;
  }

  /** Of a Service's or ReplicationController's plain map. */
  static ofMap(map: Mapping): Selector {
    return new Selector(pairs(map), []);
  }

  /** Of a `LabelSelector` with `matchLabels` and `matchExpressions`. An empty one matches everything. */
  static ofLabelSelector(selector: Mapping): Selector {
    const requirements = (selector.seq('matchExpressions')?.maps ?? []).map((expression) => ({
      key: expression.scalar('key')?.text ?? '',
      operator: expression.scalar('operator')?.text ?? '',
      values: (expression.seq('values')?.scalars ?? []).map((value) => value.text),
    }));
    const labels = selector.map('matchLabels');
    return new Selector(labels === undefined ? [] : pairs(labels), requirements);
  }

  get isEmpty(): boolean {
    return this.labels.length === 0 && this.requirements.length === 0;
  }

  /** `app=web,tier in (a,b)`, for messages and as a key of caches. */
  get text(): string {
    this.knownText ??= this.write();
    return this.knownText;
  }

  private write(): string {
    const parts = this.labels.map(([key, value]) => `${key}=${value}`);
    for (const { key, operator, values } of this.requirements)
      parts.push(values.length > 0 ? `${key} ${operator} (${values.join(',')})` : `${key} ${operator}`);
    return parts.join(',');
  }

  matches(labels: Mapping | undefined): boolean {
    for (const [key, value] of this.labels) if (labels?.scalar(key)?.text !== value) return false;
    return this.requirements.every((requirement) => meets(labels, requirement));
  }
}

function pairs(map: Mapping): [string, string][] {
  return map.keys.map((key, i) => {
    const value = map.values[i]!;
    return [key.text, value.kind === 'scalar' ? value.text : ''];
  });
}

function meets(labels: Mapping | undefined, { key, operator, values }: Requirement): boolean {
  const value = labels?.scalar(key)?.text;
  if (operator === 'In') return value !== undefined && values.includes(value);
  if (operator === 'NotIn') return value === undefined || !values.includes(value);
  if (operator === 'Exists') return value !== undefined;
  return operator === 'DoesNotExist' && value === undefined;
}
