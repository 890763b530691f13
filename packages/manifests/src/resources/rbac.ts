import type { Mapping, Scalar } from '../read/node.ts';
import type { Resource } from './resource.ts';

/** One entry of `rules` of a Role or ClusterRole. */
export interface PolicyRule {
  readonly node: Mapping;
  readonly groups: readonly Scalar[];
  readonly resources: readonly Scalar[];
  readonly verbs: readonly Scalar[];
  /** Whether `resourceNames` narrows it to objects of these names. */
  readonly named: boolean;
}

const known = new WeakMap<Resource, readonly PolicyRule[]>();
const none: readonly Scalar[] = [];

/** The rules of a Role or ClusterRole. */
export function policyRules(role: Resource): readonly PolicyRule[] {
  let rules = known.get(role);
  if (rules === undefined) {
    rules = (role.node.seq('rules')?.maps ?? []).map((node) => ({
      node,
      groups: node.seq('apiGroups')?.scalars ?? none,
      resources: node.seq('resources')?.scalars ?? none,
      verbs: node.seq('verbs')?.scalars ?? none,
      named: (node.seq('resourceNames')?.items.length ?? 0) > 0,
    }));
    known.set(role, rules);
  }
  return rules;
}

/** A right: the verbs that are dangerous on a resource of a group. */
export interface Right {
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/**
 * The scalar by which a rule gives a right: the resource that it names, else the wildcard; undefined when it does not.
 * `*` stands for everything in each of the three lists.
 */
export function grants(rule: PolicyRule, right: Right): Scalar | undefined {
  if (!rule.groups.some(({ text }) => text === '*' || text === right.group)) return undefined;
  if (!rule.verbs.some(({ text }) => text === '*' || right.verbs.includes(text))) return undefined;
  return (
    rule.resources.find(({ text }) => right.resources.includes(text)) ??
    rule.resources.find(
      ({ text }) => text === '*' || right.resources.some((wanted) => isSubresourceWildcard(text, wanted)),
    )
  );
}

/** `<any>/exec` and `pods/*` stand for `pods/exec`. */
function isSubresourceWildcard(text: string, wanted: string): boolean {
  const slash = wanted.indexOf('/');
  if (slash < 0 || !text.includes('*')) return false;
  return text === `*${wanted.slice(slash)}` || text === `${wanted.slice(0, slash)}/*`;
}

/** Roles that come with Kubernetes or its usual add-ons, by what is known of them: their labels and names. */
export function isSystemRole({ name, labels }: Resource): boolean {
  return name.startsWith('system:') || labels?.string('kubernetes.io/bootstrapping') === 'rbac-defaults';
}
