import type { ClusterIndex } from '../../index/cluster-index.ts';
import type { Mapping } from '../../read/node.ts';
import type { Resource } from '../../resources/resource.ts';
import { rule } from '../rule.ts';

export const ingressPathUnique = rule({
  id: 'ingress-path-unique',
  area: 'network',
  severity: 'warning',
  what: 'One host and path is routed by one Ingress rule.',
  why: 'Of two rules for the same host and path one wins, and which one depends on the controller: often the older object, so that a new one has no effect.',
  fix: 'Keep one of the rules, or give them different hosts or paths.',
  references: ['https://kubernetes.io/docs/concepts/services-networking/ingress/#multiple-matches'],
  types: {
    Ingress(ingress, { index, report }) {
      const first = index.derive(firstByRoute);
      for (const { key, path, words } of routesOf(ingress)) {
        const known = first.get(key)!;
        if (known.path !== path)
          report(
            path.scalar('path') ?? path,
            `${words} is routed already by ${known.ingress.title}${known.ingress.file === ingress.file ? '' : ` in ${known.ingress.file.file}`}.`,
          );
      }
    },
  },
});

interface Route {
  readonly key: string;
  readonly words: string;
  readonly path: Mapping;
}

function routesOf(ingress: Resource): Route[] {
  const routes: Route[] = [];
  const controller =
    ingress.spec?.string('ingressClassName') ?? ingress.annotations?.string('kubernetes.io/ingress.class') ?? '';
  for (const entry of ingress.spec?.seq('rules')?.maps ?? []) {
    const host = entry.string('host') ?? '*';
    for (const path of entry.map('http')?.seq('paths')?.maps ?? []) {
      const text = path.string('path') ?? '/';
      const type = path.string('pathType') ?? '';
      routes.push({
        key: [
          controller,
          ingress.annotations?.string('nginx.ingress.kubernetes.io/canary') ?? '',
          host,
          text,
          type,
        ].join('\0'),
        words: `${host}${text}`,
        path,
      });
    }
  }
  return routes;
}

function firstByRoute(index: ClusterIndex): ReadonlyMap<string, { ingress: Resource; path: Mapping }> {
  const first = new Map<string, { ingress: Resource; path: Mapping }>();
  for (const ingress of index.ofType('Ingress'))
    for (const { key, path } of routesOf(ingress)) if (!first.has(key)) first.set(key, { ingress, path });
  return first;
}
