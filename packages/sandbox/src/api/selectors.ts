import { type KubeObject, type Labels, mapAt } from '../objects.ts';
import { type Kind, resourceName } from '../store/kinds.ts';
import { badRequest } from './status-error.ts';

export type Match = (object: KubeObject) => boolean;

/** `a=b,c!=d,e in (f,g),h,!i,j>1` (apimachinery, labels.Parse). @throws StatusError 400 for what is no selector */
export function labelSelector(text: string): Match {
  const requirements = text
    .split(/,(?![^(]*\))/)
    .filter((part) => part.trim() !== '')
    .map(requirement);
  return ({ metadata }) => requirements.every((holds) => holds(metadata.labels ?? {}));
}

const key = '([A-Za-z0-9][\\w./-]*)';

function requirement(part: string): (labels: Labels) => boolean {
  const set = new RegExp(`^\\s*${key}\\s+(in|notin)\\s*\\(([^)]*)\\)\\s*$`).exec(part);
  if (set !== null) {
    const [, name = '', operator, list = ''] = set;
    const values = list.split(',').map((value) => value.trim());
    return (labels) => (name in labels && values.includes(labels[name]!)) === (operator === 'in');
  }
  const compared = new RegExp(`^\\s*${key}\\s*(==|=|!=|>|<)\\s*([\\w.-]*)\\s*$`).exec(part);
  if (compared !== null) {
    const [, name = '', operator, value] = compared;
    if (operator === '>') return (labels) => Number(labels[name]) > Number(value);
    if (operator === '<') return (labels) => Number(labels[name]) < Number(value);
    return (labels) => (labels[name] === value) === (operator !== '!=');
  }
  const bare = new RegExp(`^\\s*(!?)\\s*${key}\\s*$`).exec(part);
  if (bare === null) throw badRequest(`unable to parse requirement: ${part.trim()}`);
  return (labels) => (bare[1] === '!') !== bare[2]! in labels;
}

const everywhere = ['metadata.name', 'metadata.namespace'];

/** The fields that objects of a resource can be selected by (AddFieldLabelConversionFunc). */
const selectable: Readonly<Record<string, readonly string[]>> = {
  pods: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  events: [
    ...['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'].map(
      (field) => `involvedObject.${field}`,
    ),
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  namespaces: ['status.phase'],
  secrets: ['type'],
  services: ['spec.clusterIP', 'spec.type'],
  'replicasets.apps': ['status.replicas'],
  'jobs.batch': ['status.successful'],
};

/** `metadata.name=web,status.phase!=Running`. @throws StatusError 400 for a field that the kind cannot be selected by */
export function fieldSelector(kind: Kind, text: string): Match {
  const parts = text
    .split(',')
    .filter((part) => part !== '')
    .map((part) => {
      const match = /^([\w.]+)(==|!=|=)(.*)$/.exec(part);
      if (match === null) throw badRequest(`invalid selector: '${text}'; can't understand '${part}'`);
      const [, path = '', operator = '', value = ''] = match;
      if (!everywhere.includes(path) && !selectable[resourceName(kind)]?.includes(path))
        throw badRequest(`field label not supported: ${path}`);
      return { steps: (path === 'source' ? 'source.component' : path).split('.'), isEqual: operator !== '!=', value };
    });
  return (object) =>
    parts.every(({ steps, isEqual, value }) => {
      const found = mapAt(object, ...steps.slice(0, -1))[steps.at(-1)!];
      return (String(found ?? '') === value) === isEqual;
    });
}

/** Whether labels hold all of `matchLabels` and `matchExpressions`. */
export function selects(selector: unknown, labels: Labels): boolean {
  const { matchLabels, matchExpressions } = selector as {
    matchLabels?: Labels;
    matchExpressions?: readonly Expression[];
  };
  if (!Object.entries(matchLabels ?? {}).every(([name, value]) => labels[name] === value)) return false;
  return (matchExpressions ?? []).every(({ key: name, operator, values = [] }) => {
    if (operator === 'In') return name in labels && values.includes(labels[name]!);
    if (operator === 'NotIn') return !(name in labels && values.includes(labels[name]!));
    return (operator === 'Exists') === name in labels;
  });
}

interface Expression {
  readonly key: string;
  readonly operator: string;
  readonly values?: readonly string[];
}
