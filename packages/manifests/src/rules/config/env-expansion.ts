import type { ClusterIndex } from '../../index/cluster-index.ts';
import { dataOf } from '../../index/config-references.ts';
import type { Mapping, Node, Scalar } from '../../read/node.ts';
import type { Container } from '../../resources/container.ts';
import { type Context, rule } from '../rule.ts';

export const envExpansion = rule({
  id: 'env-expansion',
  area: 'config',
  severity: 'warning',
  what: 'A `$(VARIABLE)` in a value is set before it is used.',
  why: 'Kubernetes leaves a reference that it cannot resolve as it stands, so the program gets the text `$(NAME)`; in a subPathExpr the container does not start. In env only variables further up the list are known.',
  fix: 'Define the variable above its use; write `$$(NAME)` where the text is meant.',
  references: ['https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/'],
  containersWith: ['env', 'args', 'command', 'volumeMounts'],
  container(container, { index, report }) {
    const { node } = container;
    const values = (node.seq('env')?.items ?? none).filter(usesVariable);
    const lists = listKeys.filter((list) => node.seq(list)?.items.some(holdsReference) === true);
    const mounts = (node.seq('volumeMounts')?.items ?? none).filter(hasExpression);
    if (values.length === 0 && lists.length === 0 && mounts.length === 0) return;
    const listed = variablesOfLists(container, index);
    // What an object outside of the manifests brings, nobody knows here.
    if (listed === undefined) return;
    checkValues(container, values, listed, report);
    const known = new Set([...listed, ...container.env.map((entry) => entry.scalar('name')?.text ?? '')]);
    for (const list of lists)
      for (const item of node.seq(list)!.scalars)
        for (const wanted of referencesIn(item.text))
          if (
            !known.has(wanted) &&
            !isOfService(wanted) &&
            (wanted === wanted.toUpperCase() || !isScript(container, item))
          )
            report(item, `${list} of container ${container.name} uses $(${wanted}), which it does not define.`);
    for (const mount of mounts) {
      const path = mount.scalar('subPathExpr');
      for (const wanted of referencesIn(path?.text ?? ''))
        if (!known.has(wanted))
          report(path!, `A mount of container ${container.name} uses $(${wanted}), which it does not define.`, {
            severity: 'error',
          });
    }
  },
});

function checkValues(
  container: Container,
  values: readonly Mapping[],
  listed: ReadonlySet<string>,
  report: Context['report'],
): void {
  if (values.length === 0) return;
  // The first entry of a name counts, and offsets are in the order of the list.
  const named = container.env.map((entry) => [entry.scalar('name')?.text ?? '', entry.start] as const);
  const places = new Map(named.toReversed());
  for (const entry of values) {
    const [name, value] = [entry.scalar('name')?.text || '(no name)', entry.scalar('value')!];
    for (const wanted of referencesIn(value.text)) {
      if (listed.has(wanted) || isOfService(wanted)) continue;
      const place = places.get(wanted);
      if (place === undefined)
        report(value, `${name} uses $(${wanted}), which container ${container.name} does not define.`);
      else if (place >= entry.start)
        report(value, `${name} uses $(${wanted}), which is defined ${wanted === name ? 'by itself' : 'further down'}.`);
    }
  }
}

const none: readonly Node[] = [];
const listKeys = ['command', 'args'];

function holdsReference(item: Node): boolean {
  return item.kind === 'scalar' && item.text.includes('$(');
}

function usesVariable(entry: Node): entry is Mapping {
  const value = entry.kind === 'mapping' ? entry.get('value') : undefined;
  return value !== undefined && holdsReference(value);
}

function hasExpression(mount: Node): mount is Mapping {
  return mount.kind === 'mapping' && mount.has('subPathExpr');
}

/** Names that envFrom brings; undefined when the manifests do not hold one of its objects. */
function variablesOfLists({ node, workload }: Container, index: ClusterIndex): ReadonlySet<string> | undefined {
  const names = new Set<string>();
  for (const entry of node.seq('envFrom')?.maps ?? []) {
    const prefix = entry.scalar('prefix')?.text ?? '';
    for (const [field, kind] of [
      ['configMapRef', 'ConfigMap'],
      ['secretRef', 'Secret'],
    ] as const) {
      const name = entry.map(field)?.scalar('name');
      if (name === undefined) continue;
      const [object] = index.named(kind, workload.resource.scope, name.text);
      const data = object === undefined ? [] : dataOf(object);
      // An empty one is a place that somebody else fills.
      if (data.length === 0) return undefined;
      for (const [key] of data) names.add(prefix + key.text);
    }
  }
  return names;
}

const reference = /(\$*)\$\(([A-Za-z_][A-Za-z0-9_.-]*)\)/g;

/** Names in `$(NAME)` that are not escaped by a second dollar. */
function referencesIn(text: string): string[] {
  return [...text.matchAll(reference)].flatMap(([, dollars, name]) => (dollars!.length % 2 === 0 ? [name!] : []));
}

const serviceVariable = /_SERVICE_(?:HOST|PORT(?:_\w+)?)$|_PORT(?:_\d+_(?:TCP|UDP)(?:_(?:PROTO|PORT|ADDR))?)?$/;

/** `WEB_SERVICE_HOST` and the like, which the kubelet sets for every Service. */
function isOfService(name: string): boolean {
  return serviceVariable.test(name);
}

/** In a shell script `$(hostname)` is a command. */
function isScript({ node }: Container, { text }: Scalar): boolean {
  if (/[\s;|&]/.test(text)) return true;
  return (
    node
      .seq('command')
      ?.items.some((item) => item.kind === 'scalar' && /(?:^|\/)(?:ba|da|a|k|z)?sh$/.test(item.text)) === true
  );
}
