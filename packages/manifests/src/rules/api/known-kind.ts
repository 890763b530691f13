import { nearest } from '@slipway/core';
import { isBuiltInGroup, type Resource } from '../../resources/resource.ts';
import { removalOf } from '../../schema/removals.ts';
import { type KindSchema, kindNames, kindSchema, versionsOf } from '../../schema/schema.ts';
import { rule } from '../rule.ts';

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
  resource(resource, { report }) {
    const { apiVersion, kind, group, version, node } = resource;
    // Kustomize's own transformers are of the version `builtin`.
    if (!isBuiltInGroup(group) || !/^v\d/.test(version)) return;
    if (kindSchema(apiVersion, kind) !== undefined || neverStored.has(kind)) return;
    if (removalOf(apiVersion, kind) !== undefined) return;
    const [best] = versionsOf(kind);
    if (best !== undefined) {
      const at = node.scalar('apiVersion')!;
      const right = bestVersion(resource, versionsOf(kind));
      report(at, `${kind} is not in ${apiVersion}; it is in ${right}.`, {
        fix: `Write \`apiVersion: ${right}\`.`,
        ...(at.style === 'plain' ? { edits: [{ start: at.start, end: at.end, text: right }] } : {}),
      });
      return;
    }
    const near = nearest(kind, kindNames());
    report(
      node.scalar('kind')!,
      `Kubernetes has no kind ${kind} in ${apiVersion}${near === undefined ? '' : `; the nearest is ${near}`}.`,
      near === undefined ? {} : { fix: `Write \`kind: ${near}\`.` },
    );
  },
});

/** The stable version in the manifest's own group, else in any group. */
function bestVersion({ group }: Resource, versions: readonly KindSchema[]): string {
  const own = versions.filter(({ apiVersion }) => groupOf(apiVersion) === group);
  const candidates = own.length > 0 ? own : versions;
  return (candidates.find(({ apiVersion }) => /(?:^|\/)v\d+$/.test(apiVersion)) ?? candidates[0]!).apiVersion;
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
