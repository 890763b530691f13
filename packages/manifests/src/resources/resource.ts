import type { ObjectRef } from '@slipway/core';
import type { Mapping } from '../read/node.ts';
import type { ManifestFile } from '../read/source.ts';

const builtInGroups = new Set(['', 'apps', 'autoscaling', 'batch', 'extensions', 'policy']);

/** API groups that every API server has: those without a dot, and most under `k8s.io` (custom ones there carry `x-k8s.io` or a project's name). */
export function isBuiltInGroup(group: string): boolean {
  return builtInGroups.has(group) || k8sIoGroups.has(group);
}

const k8sIoGroups = new Set(
  [
    'admissionregistration',
    'apiextensions',
    'apiregistration',
    'authentication',
    'authorization',
    'certificates',
    'coordination',
    'discovery',
    'events',
    'flowcontrol.apiserver',
    'internal.apiserver',
    'networking',
    'node',
    'rbac.authorization',
    'resource',
    'scheduling',
    'storage',
    'storagemigration',
  ].map((name) => `${name}.k8s.io`),
);

/** One Kubernetes object of a manifest, `kind: List` already taken apart. */
export class Resource {
  readonly file: ManifestFile;
  readonly node: Mapping;
  readonly apiVersion: string;
  /** API group, empty for the core group: `apps` of `apps/v1`. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** What kind it is, for look-ups: `Service` for Kubernetes' own, `Service.serving.knative.dev` for a custom resource. */
  readonly type: string;
  readonly metadata: Mapping | undefined;
  /** `metadata.name`, or `generateName` as it stands; empty when there is neither. */
  readonly name: string;
  /** `metadata.namespace` as written; empty when the manifest leaves it to the deploy. */
  readonly namespace: string;
  /** The namespace for comparing objects: what is left out is `default`. */
  readonly scope: string;
  private knownRef: ObjectRef | undefined;

  constructor(file: ManifestFile, node: Mapping, apiVersion: string, kind: string) {
    this.file = file;
    this.node = node;
    this.apiVersion = apiVersion;
    this.kind = kind;
    const slash = apiVersion.indexOf('/');
    this.group = slash < 0 ? '' : apiVersion.slice(0, slash);
    this.version = apiVersion.slice(slash + 1);
    this.type = isBuiltInGroup(this.group) ? kind : `${kind}.${this.group}`;
    this.metadata = node.map('metadata');
    this.name = textOf(this.metadata, 'name') || textOf(this.metadata, 'generateName');
    this.namespace = textOf(this.metadata, 'namespace');
    this.scope = this.namespace || 'default';
  }

  get spec(): Mapping | undefined {
    return this.node.map('spec');
  }

  get labels(): Mapping | undefined {
    return this.metadata?.map('labels');
  }

  get annotations(): Mapping | undefined {
    return this.metadata?.map('annotations');
  }

  /** `Deployment/web`, for messages. */
  get title(): string {
    return `${this.kind}/${this.name || '(no name)'}`;
  }

  get ref(): ObjectRef {
    const { apiVersion, kind, namespace, name } = this;
    this.knownRef ??= { apiVersion, kind, namespace, name };
    return this.knownRef;
  }
}

function textOf(mapping: Mapping | undefined, key: string): string {
  return mapping?.scalar(key)?.text ?? '';
}
