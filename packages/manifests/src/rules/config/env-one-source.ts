import { isUnset, type Mapping } from '../../read/node.ts';
import { type Context, rule } from '../rule.ts';

const valueSources = ['configMapKeyRef', 'secretKeyRef', 'fieldRef', 'resourceFieldRef', 'fileKeyRef'];
/** Sources whose object must be named, though their schemas do not ask for it. */
const kinds: Readonly<Record<string, string>> = {
  configMapKeyRef: 'ConfigMap',
  secretKeyRef: 'Secret',
  configMapRef: 'ConfigMap',
  secretRef: 'Secret',
};
const listSources = ['configMapRef', 'secretRef'];

export const envOneSource = rule({
  id: 'env-one-source',
  area: 'config',
  severity: 'error',
  what: 'An environment variable comes from exactly one place, which has a name.',
  why: 'The API server refuses a variable with both a value and valueFrom, with two sources, or with a valueFrom that names none; under a Deployment that shows only as pods that are never made.',
  fix: 'Keep the one source that is meant.',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#environment-variables'],
  containersWith: ['env', 'envFrom'],
  container(container, { report }) {
    const who = `container ${container.name}`;
    for (const entry of container.node.seq('env')?.items ?? []) {
      const from = entry.kind === 'mapping' ? entry.map('valueFrom') : undefined;
      if (from === undefined || entry.kind !== 'mapping') continue;
      const name = `Variable ${entry.scalar('name')?.text ?? '(no name)'} of ${who}`;
      const value = entry.scalar('value');
      if (value !== undefined && !value.isNull && value.text !== '')
        report(entry.key('value')!, `${name} has both a value and valueFrom.`);
      checkOne(from, valueSources, `${name} takes its value from`, report);
    }
    for (const entry of container.node.seq('envFrom')?.items ?? [])
      if (entry.kind === 'mapping')
        checkOne(entry, listSources, `An entry of envFrom of ${who} takes variables from`, report);
  },
});

function checkOne(from: Mapping, sources: readonly string[], what: string, report: Context['report']): void {
  const { keys, values } = from;
  let first: string | undefined;
  for (let i = 0; i < keys.length; i++) {
    const { text } = keys[i]!;
    if (text === 'prefix' || isUnset(values[i])) continue;
    // A misspelt source is told of by the rule of unknown fields.
    if (!sources.includes(text)) return;
    if (first !== undefined) {
      report(keys[i]!, `${what} both ${first} and ${text}.`);
      return;
    }
    first = text;
    const source = values[i]!;
    const kind = kinds[text];
    if (kind !== undefined && source.kind === 'mapping' && !source.scalar('name')?.text)
      report(source, `${what} no ${kind}: it has no name.`);
  }
  if (first === undefined) report(from, `${what} no source: ${sources.slice(0, -1).join(', ')} or ${sources.at(-1)}.`);
}
