import type { Mapping, Scalar } from '../../read/node.ts';
import { namesCredential } from '../../resources/credentials.ts';
import { fits } from '../../schema/scalars.ts';
import { type Context, rule } from '../rule.ts';

export const unquotedText = rule({
  id: 'unquoted-text',
  area: 'config',
  severity: 'error',
  what: 'Values of environment variables, data, labels and annotations are text.',
  why: 'YAML reads yes, on, 1.10 and 0777 as booleans and numbers, and the API server refuses the object: `cannot unmarshal bool into Go struct field`. Tools that convert them instead make `1.1` of `1.10`.',
  fix: 'Put the value in quotes.',
  references: ['https://yaml.org/type/bool.html', 'https://kubernetes.io/docs/concepts/configuration/configmap/'],
  resource(resource, { report }) {
    checkMap(resource.labels, 'The label', report);
    checkMap(resource.annotations, 'The annotation', report);
  },
  workload({ template, resource }, { report }) {
    if (template === resource.node) return;
    const metadata = template.map('metadata');
    checkMap(metadata?.map('labels'), 'The label', report);
    checkMap(metadata?.map('annotations'), 'The annotation', report);
  },
  containersWith: ['env'],
  container(container, { report }) {
    const env = container.node.seq('env');
    if (env === undefined) return;
    for (const entry of env.items) {
      const value = entry.kind === 'mapping' ? entry.scalar('value') : undefined;
      if (value === undefined || fits(value, 's')) continue;
      const name = (entry as Mapping).scalar('name')?.text ?? '(no name)';
      check(value, `The variable ${name} of container ${container.name}`, report, speaksOfCredential(name));
    }
  },
  types: {
    ConfigMap: ({ node }, { report }) => checkMap(node.map('data'), 'The key', report, speaksOfCredential),
    Secret: ({ node }, { report }) => {
      checkMap(node.map('stringData'), 'The key', report, isSecret);
    },
  },
});

/** Values that no message may show, told by their keys. */
const isSecret = (): boolean => true;
const speaksOfCredential = (key: string): boolean => namesCredential(key, 'any value');
const isPublic = (): boolean => false;

function checkMap(
  map: Mapping | undefined,
  what: string,
  report: Context['report'],
  hides: (key: string) => boolean = isPublic,
): void {
  if (map === undefined) return;
  for (let i = 0; i < map.values.length; i++) {
    const value = map.values[i]!;
    if (value.kind !== 'scalar' || fits(value, 's')) continue;
    const key = map.keys[i]!.text;
    check(value, `${what} ${key}`, report, hides(key));
  }
}

function check(value: Scalar, what: string, report: Context['report'], secret: boolean): void {
  const { type, text, start, end } = value;
  if (type === 'null') return;
  const edits = [
    { start, end: start, text: '"' },
    { start: end, end, text: '"' },
  ];
  if (secret) {
    report(value, `${what} is a ${type === 'boolean' ? 'boolean' : 'number'}, not text.`, { edits });
    return;
  }
  report(
    value,
    `${what} is the ${type === 'boolean' ? `boolean ${value.boolean}` : `number ${value.number}`}, not text.`,
    { fix: `Write "${text}".`, edits },
  );
}
