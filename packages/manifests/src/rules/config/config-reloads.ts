import type { ClusterIndex } from '../../index/cluster-index.ts';
import { configReferences, generatedNames } from '../../index/config-references.ts';
import { rule } from '../rule.ts';

export const configReloads = rule({
  id: 'config-reloads',
  area: 'config',
  severity: 'info',
  optional: true,
  what: 'A change of configuration reaches the pods that use it.',
  why: 'Environment variables, and files mounted by subPath, are read once when the container starts. After a change the pods run on with the old values until something restarts them, each at another time.',
  fix: 'Mount the whole ConfigMap as a directory and watch it, or roll the pods with every change: a hash of it in the name (kustomize) or in an annotation of the pod template (`checksum/config`).',
  references: [
    'https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically',
  ],
  workload(workload, { index, report }) {
    const { template, kind, resource } = workload;
    if (kind === 'Job' || kind === 'CronJob' || kind === 'Pod') return;
    const annotations = template.map('metadata')?.map('annotations')?.keys ?? [];
    const own = resource.annotations?.keys ?? [];
    if ([...annotations, ...own].some(({ text }) => /checksum|hash|reload/i.test(text))) return;
    const told = new Set<string>();
    for (const { kind: object, name, by, who } of configReferences(workload)) {
      const [found] = index.named(object, resource.scope, name.text);
      if (
        by !== 'env' ||
        told.has(name.text) ||
        found?.node.boolean('immutable') === true ||
        isNewWithChange(index, object, name.text)
      )
        continue;
      told.add(name.text);
      report(name, `${who} reads ${object} ${name.text} once at its start: later changes do not reach it.`);
    }
    const volumes = new Map(
      (workload.pod.seq('volumes')?.maps ?? []).map((volume) => [
        volume.scalar('name')?.text,
        volume.map('configMap') ?? volume.map('secret'),
      ]),
    );
    for (const { node, name } of workload.running)
      for (const mount of node.seq('volumeMounts')?.maps ?? []) {
        const path = mount.scalar('subPath') ?? mount.scalar('subPathExpr');
        if (path !== undefined && volumes.get(mount.scalar('name')?.text) !== undefined)
          report(path, `Container ${name} mounts ${path.text} by subPath: later changes do not reach it.`);
      }
  },
});

/** kustomize puts a hash of the content into the name: a change is another object, which rolls the pods. */
function isNewWithChange(index: ClusterIndex, kind: string, name: string): boolean {
  return /-[bcdfghkmt2456789]{10}$/.test(name) || index.derive(generatedNames).has(`${kind}/${name}`);
}
