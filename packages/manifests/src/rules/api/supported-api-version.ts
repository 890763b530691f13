import type { Mapping, Scalar } from '../../read/node.ts';
import type { Resource } from '../../resources/resource.ts';
import { introductionOf, type Removal, removalOf } from '../../schema/removals.ts';
import { type Detail, rule } from '../rule.ts';

export const supportedApiVersion = rule({
  id: 'supported-api-version',
  area: 'api',
  severity: 'error',
  what: 'The target version of Kubernetes serves the apiVersion of every object.',
  why: 'From the release on that removes it the API server answers 404: a deploy fails after the cluster was upgraded, and so does every roll-back to an old manifest. A version that is newer than the cluster is not there either.',
  fix: 'Move to a version that the target serves.',
  references: ['https://kubernetes.io/docs/reference/using-api/deprecation-guide/'],
  resource(resource, { target, report }) {
    const { apiVersion, kind, node } = resource;
    const [major, minor] = target;
    const introduced = introductionOf(apiVersion, kind);
    if (introduced !== undefined && major === 1 && minor < introduced)
      return report(
        node.scalar('apiVersion')!,
        `${kind} in ${apiVersion} comes with Kubernetes 1.${introduced}, and the target is ${major}.${minor}.`,
        { fix: 'Use the version that the target serves, or set the target to the version that the cluster has.' },
      );
    const removal = removalOf(apiVersion, kind);
    if (removal === undefined || (major === 1 && minor < removal.deprecated)) return;
    const at = node.scalar('apiVersion')!;
    const instead = removal.instead === undefined ? 'nothing replaces it' : `${removal.instead} replaces it`;
    if (major > 1 || minor >= removal.removed)
      report(
        at,
        `${kind} in ${apiVersion} was removed in Kubernetes 1.${removal.removed}, and the target is ${major}.${minor}; ${instead}.`,
        detailOf(resource, removal, at),
      );
    else
      report(at, `${kind} in ${apiVersion} will be gone in Kubernetes 1.${removal.removed}; ${instead}.`, {
        ...detailOf(resource, removal, at),
        severity: 'warning',
      });
  },
});

function detailOf({ node }: Resource, removal: Removal, at: Scalar): Detail {
  const { instead, notes } = removal;
  if (instead === undefined) return { fix: notes ?? 'Remove the object.' };
  const change = notes ?? (needsSelector(node, removal) ? 'spec.selector becomes mandatory' : undefined);
  const fix = `Write \`apiVersion: ${instead}\`${change === undefined ? '' : `; ${change}`}.`;
  if (!removal.same || needsSelector(node, removal)) return { fix };
  const text = at.style === 'plain' ? instead : JSON.stringify(instead);
  return { fix, edits: [{ start: at.start, end: at.end, text }] };
}

/** apps/v1 no longer makes up a selector. */
function needsSelector(node: Mapping, { instead }: Removal): boolean {
  return instead === 'apps/v1' && node.map('spec')?.map('selector') === undefined;
}
