import { editDistance, nearest } from '@slipway/core';
import type { ClusterIndex } from '../../index/cluster-index.ts';
import { isBuiltInGroup, type Resource } from '../../resources/resource.ts';
import { removalOf } from '../../schema/removals.ts';
import { type KindSchema, kindNames, kindSchema, versionsOf } from '../../schema/schema.ts';
import { type Context, rule } from '../rule.ts';

/** Kinds that clients and other tools write under built-in groups, though no API server stores them. */
const neverStored = new Set([
  'APIGroup',
  'BuildConfig',
  'ComponentStatus',
  'Config',
  'DeploymentConfig',
  'Eviction',
  'ExecCredential',
  'ImageStream',
  'List',
  'Route',
  'Scale',
  'Status',
  'Template',
  'TokenRequest',
]);

export const knownKind = rule({
  id: 'known-kind',
  area: 'api',
  severity: 'error',
  what: 'A kind of Kubernetes itself exists, in the group and version that the manifest names.',
  why: 'The API server has no such resource, and nothing of the object is created.',
  fix: 'Correct kind or apiVersion.',
  references: ['https://kubernetes.io/docs/reference/kubernetes-api/'],
  resource(resource, { index, report }) {
    const { apiVersion, kind, group, version, node } = resource;
    const known = versionsOf(kind);
    if (!isBuiltInGroup(group) || !/^v\d/.test(version)) {
      if (known.length > 0 && isMeant(resource, known, index)) reportVersion(resource, known, report);
      return;
    }
    if (kindSchema(apiVersion, kind) !== undefined || neverStored.has(kind)) return;
    if (removalOf(apiVersion, kind) !== undefined) return;
    if (known.length > 0) return reportVersion(resource, known, report);
    const near = nearest(kind, kindNames());
    report(
      node.scalar('kind')!,
      `Kubernetes has no kind ${kind} in ${apiVersion}${near === undefined ? '' : `; the nearest is ${near}`}.`,
      near === undefined ? {} : { fix: `Write \`kind: ${near}\`.` },
    );
  },
});

function reportVersion(resource: Resource, known: readonly KindSchema[], report: Context['report']): void {
  const { apiVersion, kind, node } = resource;
  const at = node.scalar('apiVersion')!;
  const right = bestVersion(resource, known);
  report(at, `${kind} is not in ${apiVersion}; it is in ${right}.`, {
    fix: `Write \`apiVersion: ${right}\`.`,
    ...(at.style === 'plain' ? { edits: [{ start: at.start, end: at.end, text: right }] } : {}),
  });
}

/**
 * Whether a group that is none of Kubernetes' own can only be a slip: it has no dot, as only its own groups do, or it is
 * nearly one of those that have the kind, and no custom resource is defined in it.
 */
function isMeant({ group, version }: Resource, known: readonly KindSchema[], index: ClusterIndex): boolean {
  // Kustomize's own transformers are of the version `builtin`, without a group.
  if (isBuiltInGroup(group)) return version !== 'builtin';
  if (group.includes('.') && !known.some((schema) => editDistance(groupOf(schema.apiVersion), group) <= 2))
    return false;
  return !index.ofType('CustomResourceDefinition').some(({ spec }) => spec?.string('group') === group);
}

/** The stable version in the manifest's own group, else in any group. */
function bestVersion({ group }: Resource, versions: readonly KindSchema[]): string {
  const own = versions.filter(({ apiVersion }) => groupOf(apiVersion) === group);
  const candidates = own.length > 0 ? own : versions;
  return (candidates.find(({ apiVersion }) => /(?:^|\/)v\d+$/.test(apiVersion)) ?? candidates[0]!).apiVersion;
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
