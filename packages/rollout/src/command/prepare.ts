import { readFileSync } from 'node:fs';
import type { KubeClient } from '../kube/client.ts';
import type { Access } from '../kube/kubeconfig.ts';
import { prepareRelease, type Release } from '../plan/release.ts';
import type { ManifestSet } from '../read/manifest.ts';
import { parseImageChoice } from '../read/set-images.ts';
import type { DeployValues } from './connect.ts';

/** The release that inputs and manifests make. @throws Problem for manifests that do not fit together */
export function prepare(
  values: DeployValues,
  { manifests }: ManifestSet,
  client: KubeClient,
  access: Access,
): Promise<Release> {
  return prepareRelease(
    manifests,
    {
      app: values.app,
      namespace: namespaceOf(values, access),
      strategy: values.strategy ?? 'rolling',
      images: values.images.map(parseImageChoice),
      hashConfig: values['hash-config'],
      drain: values.drain ?? 'require',
      smokeJob: values['smoke-job'],
    },
    client,
  );
}

/** Where objects go that name no namespace. */
export function namespaceOf({ namespace }: DeployValues, access: Access): string {
  return namespace ?? (access.namespace || podNamespace() || 'default');
}

function podNamespace(): string {
  try {
    return readFileSync('/var/run/secrets/kubernetes.io/serviceaccount/namespace', 'utf8').trim();
  } catch {
    return ''; // Not in a pod.
  }
}
