import { apiVersionOf, type Kind } from '../store/kinds.ts';

const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

/** An answer, and its media type where that says more than JSON. */
export interface Discovered {
  readonly body: object;
  readonly mediaType?: string;
}

/** What `/version`, `/api`, `/apis` and the paths below them say; undefined for a path that is none of them. */
export function discovery(path: string, accept: string, kinds: readonly Kind[]): Discovered | undefined {
  if (path === '/version') return { body: version };
  if (path === '/api' || path === '/apis') {
    const as = /g=apidiscovery\.k8s\.io;v=(v2(?:beta1)?);as=APIGroupDiscoveryList/.exec(accept);
    if (as !== null) return aggregated(path, as[1]!, kinds);
    return { body: path === '/api' ? { kind: 'APIVersions', versions: ['v1'] } : groupList(kinds) };
  }
  const [, core, group = '', groupVersion] = /^\/(?:api\/(v1)|apis\/([^/]+)(\/[^/]+)?)$/.exec(path) ?? [];
  if (core === undefined && group === '') return undefined;
  if (core === undefined && groupVersion === undefined) {
    const found = groupsOf(kinds).includes(group);
    return found ? { body: { kind: 'APIGroup', apiVersion: 'v1', ...groupOf(group, kinds) } } : undefined;
  }
  const apiVersion = core ?? `${group}${groupVersion}`;
  const own = kinds.filter((kind) => apiVersionOf(kind) === apiVersion);
  return own.length === 0 ? undefined : { body: resourceList(apiVersion, own) };
}

const version = {
  major: '1',
  minor: '34',
  gitVersion: 'v1.34.4',
  gitCommit: 'sandbox',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: 'none',
  compiler: 'none',
  platform: 'linux/amd64',
};

const listed = (field: string, values: readonly string[] = []) => (values.length === 0 ? {} : { [field]: values });

/** The kind of a subresource and what can be done with it. */
function subresourceOf({ group, version: ofKind, kind }: Kind, name: string) {
  const kinds: Readonly<Record<string, { group: string; version: string; kind: string }>> = {
    scale: { group: 'autoscaling', version: 'v1', kind: 'Scale' },
    eviction: { group: 'policy', version: 'v1', kind: 'Eviction' },
    proxy: { group: '', version: 'v1', kind: kind === 'Service' ? 'ServiceProxyOptions' : 'PodProxyOptions' },
  };
  const can: Readonly<Record<string, readonly string[]>> = {
    log: ['get'],
    eviction: ['create'],
    proxy: ['create', 'delete', 'get', 'patch', 'update'],
  };
  return {
    name,
    responseKind: kinds[name] ?? { group, version: ofKind, kind },
    verbs: can[name] ?? ['get', 'patch', 'update'],
  };
}

function resourceList(groupVersion: string, kinds: readonly Kind[]): object {
  const resources = kinds.flatMap((one) => {
    const { plural, kind, namespaced, subresources, shortNames, categories } = one;
    const main = { name: plural, singularName: kind.toLowerCase(), namespaced, kind, verbs };
    return [
      { ...main, ...listed('shortNames', shortNames), ...listed('categories', categories) },
      ...subresources.map((name) => {
        const { responseKind, verbs: can } = subresourceOf(one, name);
        return { name: `${plural}/${name}`, singularName: '', namespaced, ...responseKind, verbs: can };
      }),
    ];
  });
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources };
}

function groupsOf(kinds: readonly Kind[]): string[] {
  return [...new Set(kinds.map(({ group }) => group))].filter((group) => group !== '');
}

function groupOf(name: string, kinds: readonly Kind[]): object {
  const versions = versionsOf(name, kinds).map((ofGroup) => ({ groupVersion: `${name}/${ofGroup}`, version: ofGroup }));
  return { name, versions, preferredVersion: versions[0] };
}

function versionsOf(name: string, kinds: readonly Kind[]): string[] {
  return [...new Set(kinds.filter(({ group }) => group === name).map((kind) => kind.version))];
}

function groupList(kinds: readonly Kind[]): object {
  return { kind: 'APIGroupList', apiVersion: 'v1', groups: groupsOf(kinds).map((name) => groupOf(name, kinds)) };
}

function aggregated(path: string, apiVersion: string, kinds: readonly Kind[]): Discovered {
  const items = (path === '/api' ? [''] : groupsOf(kinds)).map((name) => ({
    metadata: { ...(name === '' ? {} : { name }), creationTimestamp: null },
    versions: versionsOf(name, kinds).map((ofGroup) => ({
      version: ofGroup,
      freshness: 'Current',
      resources: kinds.filter((kind) => kind.group === name && kind.version === ofGroup).map(aggregatedResource),
    })),
  }));
  return {
    mediaType: `application/json;g=apidiscovery.k8s.io;v=${apiVersion};as=APIGroupDiscoveryList`,
    body: { kind: 'APIGroupDiscoveryList', apiVersion: `apidiscovery.k8s.io/${apiVersion}`, metadata: {}, items },
  };
}

function aggregatedResource(one: Kind): object {
  const { plural, kind, group, version: ofKind, namespaced, subresources, shortNames, categories } = one;
  return {
    resource: plural,
    responseKind: { group, version: ofKind, kind },
    scope: namespaced ? 'Namespaced' : 'Cluster',
    singularResource: kind.toLowerCase(),
    verbs,
    ...listed('shortNames', shortNames),
    ...listed('categories', categories),
    ...(subresources.length === 0
      ? {}
      : {
          subresources: subresources.map((name) => {
            const { responseKind, verbs: can } = subresourceOf(one, name);
            return { subresource: name, responseKind, verbs: can };
          }),
        }),
  };
}
