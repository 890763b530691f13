import { apiVersionOf, type Kind } from '../store/kinds.ts';
import { StatusError } from './status-error.ts';

const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

/** What `/api`, `/apis` and the paths below them say; undefined for a path that is none of them. */
export function discovery(path: string, accept: string, kinds: readonly Kind[]): object | undefined {
  if (path === '/version') return { major: '1', minor: '34', gitVersion: 'v1.34.0-sandbox', platform: 'linux/amd64' };
  if (path === '/api' || path === '/apis') {
    if (accept.includes('as=APIGroupDiscoveryList')) return aggregated(path, kinds);
    return path === '/api' ? { kind: 'APIVersions', versions: ['v1'] } : groupList(kinds);
  }
  const match = /^\/(?:api\/(v1)|apis\/([^/]+\/[^/]+))$/.exec(path);
  if (match === null) return undefined;
  const groupVersion = match[1] ?? match[2]!;
  const own = kinds.filter((kind) => apiVersionOf(kind) === groupVersion);
  if (own.length === 0) throw new StatusError(404, 'NotFound', 'the server could not find the requested resource');
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion,
    resources: own.flatMap(({ plural, kind, namespaced, subresources }) => [
      { name: plural, singularName: kind.toLowerCase(), namespaced, kind, verbs },
      ...subresources.map((name) => ({
        name: `${plural}/${name}`,
        singularName: '',
        namespaced,
        kind,
        verbs: ['get', 'patch', 'update'],
      })),
    ]),
  };
}

function groupsOf(kinds: readonly Kind[]): string[] {
  return [...new Set(kinds.map(({ group }) => group))].filter((group) => group !== '');
}

function groupList(kinds: readonly Kind[]): object {
  const groups = groupsOf(kinds).map((name) => {
    const versions = [...new Set(kinds.filter(({ group }) => group === name).map(({ version }) => version))].map(
      (version) => ({ groupVersion: `${name}/${version}`, version }),
    );
    return { name, versions, preferredVersion: versions[0] };
  });
  return { kind: 'APIGroupList', apiVersion: 'v1', groups };
}

function aggregated(path: string, kinds: readonly Kind[]): object {
  const names = path === '/api' ? [''] : groupsOf(kinds);
  const items = names.map((name) => {
    const own = kinds.filter(({ group }) => group === name);
    const versions = [...new Set(own.map(({ version }) => version))].map((version) => ({
      version,
      freshness: 'Current',
      resources: own
        .filter((kind) => kind.version === version)
        .map(({ plural, kind, group, namespaced }) => ({
          resource: plural,
          responseKind: { group, version, kind },
          scope: namespaced ? 'Namespaced' : 'Cluster',
          singularResource: kind.toLowerCase(),
          verbs,
        })),
    }));
    return { metadata: { name, creationTimestamp: null }, versions };
  });
  return { kind: 'APIGroupDiscoveryList', apiVersion: 'apidiscovery.k8s.io/v2', metadata: {}, items };
}
