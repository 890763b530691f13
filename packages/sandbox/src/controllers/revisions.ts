import type { KubeObject } from '../objects.ts';
import type { PodTemplate } from '../pods/pod.ts';
import { type Cluster, controllerReference, namespaceOf } from './cluster.ts';
import { templateHash } from './names.ts';
import type { ControllerRevision } from './workloads.ts';

export const revisionLabel = 'controller-revision-hash';

/** The name of a template's revision, which its pods carry. */
export function revisionName({ metadata: { name } }: KubeObject, template: PodTemplate): string {
  return `${name}-${templateHash(template)}`;
}

/** Keeps the template of an owner under the name of its revision, so that pods of it can be made again. */
export function keepRevision(cluster: Cluster, owner: KubeObject, template: PodTemplate): string {
  const name = revisionName(owner, template);
  const others = cluster.ownedBy('controllerrevisions.apps', owner);
  const live = others.find(({ metadata }) => metadata.name === name);
  const newest = Math.max(0, ...others.filter((one) => one !== live).map(({ revision }) => revision)) + 1;
  if (live === undefined)
    cluster.create('controllerrevisions.apps', {
      apiVersion: 'apps/v1',
      kind: 'ControllerRevision',
      metadata: {
        name,
        namespace: namespaceOf(owner),
        labels: { ...template.metadata?.labels, [revisionLabel]: name },
        ownerReferences: [controllerReference(owner)],
      },
      revision: newest,
      data: { template },
    });
  else if (live.revision < newest) cluster.update('controllerrevisions.apps', { ...live, revision: newest });
  return name;
}

/** The template of a revision; undefined when it is not kept any more. */
export function templateOf(cluster: Cluster, owner: KubeObject, revision: string): PodTemplate | undefined {
  return cluster.get('controllerrevisions.apps', namespaceOf(owner), revision)?.data.template;
}

/** Keeps what is in use and ten more. */
export function forgetRevisions(cluster: Cluster, owner: KubeObject, used: ReadonlySet<string>): void {
  const unused: ControllerRevision[] = cluster
    .ownedBy('controllerrevisions.apps', owner)
    .filter(({ metadata }) => !used.has(metadata.name))
    .sort((a, b) => b.revision - a.revision);
  for (const revision of unused.slice(10)) cluster.remove('controllerrevisions.apps', revision);
}
