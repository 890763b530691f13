import { namedAnywhere, namesIn, nearestName } from '../../index/names.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

/** ClusterRoles that every API server has, beside those that begin with `system:`. */
const builtIn = new Set(['admin', 'cluster-admin', 'edit', 'view']);
/** The Role of kube-system that extension API servers are bound to. */
const authenticationReader = 'extension-apiserver-authentication-reader';

export const bindingRole = rule({
  id: 'binding-role',
  area: 'rbac',
  severity: 'warning',
  what: 'The role that a binding gives exists.',
  why: 'A binding to a role that is not there gives no right; the workload is refused with Forbidden. A roleRef cannot be changed later: the binding has to be deleted.',
  fix: 'Name a Role of the namespace or a ClusterRole.',
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/'],
  types: { ClusterRoleBinding: check, RoleBinding: check },
});

function check(binding: Resource, { index, report }: Context): void {
  const ref = binding.node.map('roleRef');
  const [kind, name] = [ref?.scalar('kind'), ref?.scalar('name')];
  if (ref === undefined || kind === undefined || name === undefined || name.isNull || /[$<{]/.test(name.text)) return;
  const group = ref.scalar('apiGroup');
  if (group !== undefined && !group.isNull && group.text !== '' && group.text !== 'rbac.authorization.k8s.io')
    report(group, `${binding.title} names the apiGroup ${group.text}; roles are in rbac.authorization.k8s.io.`, {
      severity: 'error',
      fix: 'Write rbac.authorization.k8s.io.',
    });
  if (binding.kind === 'ClusterRoleBinding' && kind.text === 'Role') {
    report(kind, `${binding.title} names a Role; it can give ClusterRoles only.`, {
      severity: 'error',
      fix: 'Name a ClusterRole, or use a RoleBinding.',
    });
    return;
  }
  if (kind.text !== 'Role' && kind.text !== 'ClusterRole') return;
  if (kind.text === 'ClusterRole' && (builtIn.has(name.text) || name.text.startsWith('system:'))) return;
  if (
    kind.text === 'ClusterRole'
      ? namedAnywhere(index, 'ClusterRole', name.text) !== undefined
      : index.named('Role', binding.scope, name.text).length > 0
  )
    return;
  if (kind.text === 'Role' && binding.scope === 'kube-system' && name.text === authenticationReader) return;
  const scope = kind.text === 'Role' ? binding.scope : 'default';
  const near = nearestName(index, kind.text, scope, name.text);
  const among = kind.text === 'Role' ? `the manifests of namespace ${scope}` : 'the manifests';
  const severity = near !== undefined ? 'error' : namesIn(index, kind.text, scope).size > 0 ? 'warning' : 'info';
  report(
    name,
    `${binding.title} gives ${kind.text} ${name.text}, which is not among ${among}${near === undefined ? '' : `; the nearest is ${near}`}.`,
    {
      severity,
      ...(near === undefined ? {} : { fix: `Write ${near}.` }),
    },
  );
}
