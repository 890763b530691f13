import type { Mapping } from '../read/node.ts';
import type { Resource } from '../resources/resource.ts';
import type { Workload } from '../resources/workload.ts';
import type { ClusterIndex } from './cluster-index.ts';

/** The ServiceAccount that a pod runs as: `default` when it names none. */
export function serviceAccountName({ pod }: Workload): string {
  return pod.scalar('serviceAccountName')?.text || pod.scalar('serviceAccount')?.text || 'default';
}

/** A role binding that gives rights to somebody. */
export interface Grant {
  readonly binding: Resource;
  readonly roleKind: string;
  readonly roleName: string;
}

/**
 * Grants by ServiceAccount (`namespace/name`), and by the groups that all ServiceAccounts of a namespace, or all of the
 * cluster, are in (`namespace/*`, `*`).
 */
export function grantsByAccount(index: ClusterIndex): ReadonlyMap<string, readonly Grant[]> {
  const grants = new Map<string, Grant[]>();
  for (const type of ['RoleBinding', 'ClusterRoleBinding']) {
    for (const binding of index.ofType(type)) {
      const role = binding.node.map('roleRef');
      const grant = { binding, roleKind: text(role, 'kind'), roleName: text(role, 'name') };
      for (const subject of binding.node.seq('subjects')?.maps ?? []) {
        const account = accountKey(subject, binding);
        if (account === undefined) continue;
        const list = grants.get(account);
        if (list === undefined) grants.set(account, [grant]);
        else list.push(grant);
      }
    }
  }
  return grants;
}

const accountsGroup = 'system:serviceaccounts';

function accountKey(subject: Mapping, binding: Resource): string | undefined {
  const [kind, name] = [text(subject, 'kind'), text(subject, 'name')];
  if (kind === 'ServiceAccount') return `${text(subject, 'namespace') || binding.scope}/${name}`;
  if (kind === 'User' && name.startsWith('system:serviceaccount:'))
    return name.slice('system:serviceaccount:'.length).replace(':', '/');
  if (kind !== 'Group') return undefined;
  if (name === accountsGroup) return '*';
  return name.startsWith(`${accountsGroup}:`) ? `${name.slice(accountsGroup.length + 1)}/*` : undefined;
}

/** The first grant that the manifests give to a ServiceAccount. */
export function grantOf(index: ClusterIndex, scope: string, account: string): Grant | undefined {
  const grants = index.derive(grantsByAccount);
  return (grants.get(`${scope}/${account}`) ?? grants.get(`${scope}/*`) ?? grants.get('*'))?.[0];
}

function text(mapping: Mapping | undefined, key: string): string {
  return mapping?.scalar(key)?.text ?? '';
}
