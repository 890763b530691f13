import { isLabel, isSubdomain } from '../../resources/label-syntax.ts';
import type { Resource } from '../../resources/resource.ts';
import { rule } from '../rule.ts';

/** DNS-1035 labels: kinds whose names become host names of a single part. */
const labelKinds = new Set(['Service']);
/** DNS-1123 labels. */
const shortKinds = new Set(['Namespace']);
/** Names that may hold colons and capitals (path segments). */
const pathKinds = new Set(['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding']);

/** Kinds whose names become parts of other names or of labels. */
const limits: ReadonlyMap<string, { readonly length: number; readonly because: string }> = new Map([
  ['CronJob', { length: 52, because: 'its Jobs get no names' }],
  ['Job', { length: 63, because: 'the label job-name of its pods gets too long' }],
  ['StatefulSet', { length: 52, because: 'the label controller-revision-hash of its pods gets too long' }],
]);

export const nameSyntax = rule({
  id: 'name-syntax',
  area: 'labels',
  severity: 'error',
  what: 'The name of an object is of the form that its kind takes.',
  why: 'The API server refuses the object, or later the pods that get their names from it.',
  fix: 'Use lower case letters, digits and hyphens, with a letter or digit at both ends.',
  references: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/'],
  resource(resource, { report }) {
    const name = resource.metadata?.scalar('name');
    if (name?.type !== 'string' || name.text === '' || name.text.includes('$') || name.text.includes('<')) return;
    const wrong = problemOf(resource, name.text);
    if (wrong !== undefined) report(name, `${resource.kind} has the name ${JSON.stringify(name.text)}, ${wrong}.`);
    const { namespace } = resource;
    if (namespace !== '' && !namespace.includes('$') && !namespace.startsWith('<') && !isLabel(namespace))
      report(resource.metadata!.scalar('namespace')!, `${JSON.stringify(namespace)} is no name of a namespace.`);
  },
});

function problemOf({ type, kind, spec }: Resource, name: string): string | undefined {
  if (pathKinds.has(type)) return /^(?:\.\.?)$|[/%]/.test(name) ? 'which holds a slash or a percent sign' : undefined;
  if (labelKinds.has(type) && !/^[a-z]/.test(name)) return 'which does not begin with a lower case letter';
  if ((labelKinds.has(type) || shortKinds.has(type)) && !isLabel(name))
    return name.length > 63
      ? `which has ${name.length} characters, more than 63`
      : 'which is no DNS label: lower case letters, digits and hyphens';
  const limit = limits.get(type);
  if (limit !== undefined && name.length > limit.length)
    return `which has ${name.length} characters; with more than ${limit.length} ${limit.because}`;
  if (type !== kind && !isSubdomain(name)) return undefined;
  if (type === 'CustomResourceDefinition' && spec !== undefined) {
    const wanted = `${spec.map('names')?.string('plural')}.${spec.string('group')}`;
    if (name !== wanted && !wanted.includes('undefined')) return `which has to be ${wanted}, its plural and group`;
  }
  if (name.length > 253) return `which has ${name.length} characters, more than 253`;
  return isSubdomain(name) ? undefined : 'which is no DNS name: lower case letters, digits, hyphens and dots';
}
