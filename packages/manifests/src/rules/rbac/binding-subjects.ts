import { namesIn, nearestName } from '../../index/names.ts';
import { isUnset, type Mapping } from '../../read/node.ts';
import type { Resource } from '../../resources/resource.ts';
import { type Context, rule } from '../rule.ts';

/** Groups and users that stand for people without an account, or for everybody with one. */
const everybody: Readonly<Record<string, string>> = {
  'system:anonymous': 'everybody who reaches the API server, without any login',
  'system:unauthenticated': 'everybody who reaches the API server, without any login',
  'system:authenticated': 'every user and every ServiceAccount of the cluster',
  'system:serviceaccounts': 'every ServiceAccount of the cluster',
};

/** What Kubernetes itself gives to everybody. */
const harmless = new Set([
  'system:discovery',
  'system:basic-user',
  'system:public-info-viewer',
  'system:service-account-issuer-discovery',
]);

export const bindingSubjects = rule({
  id: 'binding-subjects',
  area: 'rbac',
  severity: 'error',
  what: 'A binding gives its role to somebody who exists, and not to everybody.',
  why: 'A ServiceAccount without its namespace, or with a misspelt name, gets no right; a group of all users gives the role to whoever comes along.',
  fix: 'Name the ServiceAccount with its namespace.',
  references: ['https://kubernetes.io/docs/reference/access-authn-authz/rbac/'],
  types: { ClusterRoleBinding: check, RoleBinding: check },
});

function check(binding: Resource, context: Context): void {
  const role = binding.node.map('roleRef')?.scalar('name')?.text ?? '';
  for (const subject of binding.node.seq('subjects')?.maps ?? []) {
    const [kind, name] = [subject.scalar('kind')?.text, subject.scalar('name')];
    if (name === undefined || name.isNull) continue;
    if (kind === 'ServiceAccount') checkAccount(binding, subject, context);
    const who = kind === 'Group' || kind === 'User' ? everybody[name.text] : undefined;
    if (who !== undefined && !harmless.has(role))
      context.report(name, `${binding.title} gives ${role} to ${who}.`, { severity: 'warning' });
  }
}

function checkAccount(binding: Resource, subject: Mapping, { index, report }: Context): void {
  const name = subject.scalar('name')!;
  const namespace = subject.scalar('namespace');
  if (isUnset(namespace) || namespace.text === '') {
    // In a RoleBinding tools such as kubectl and kustomize fill it in.
    report(
      subject,
      `${binding.title} names ServiceAccount ${name.text} without its namespace.`,
      binding.kind === 'RoleBinding' ? { severity: 'warning' } : {},
    );
    return;
  }
  if (
    /[$<{]/.test(name.text) ||
    index.named('ServiceAccount', namespace.text, name.text).length > 0 ||
    name.text === 'default'
  )
    return;
  const near = nearestName(index, 'ServiceAccount', namespace.text, name.text);
  if (near !== undefined)
    report(
      name,
      `${binding.title} names ServiceAccount ${name.text}, which is not among the manifests of namespace ${namespace.text}; the nearest is ${near}.`,
      {
        severity: 'warning',
        fix: `Write ${near}.`,
      },
    );
  else if (namesIn(index, 'ServiceAccount', namespace.text).size > 0)
    report(
      name,
      `${binding.title} names ServiceAccount ${name.text}, which is not among the manifests of namespace ${namespace.text}.`,
      { severity: 'info' },
    );
}
