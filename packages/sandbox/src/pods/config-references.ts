import { type Cluster, namespaceOf } from '../controllers/cluster.ts';
import type { Container, KeyRef, Pod, Volume } from './pod.ts';

/** Why the environment of a container cannot be made, in the kubelet's words (kubelet_pods.go makeEnvironmentVariables). */
export function environmentError(
  cluster: Cluster,
  pod: Pod,
  { env = [], envFrom = [] }: Container,
  inventSecrets: boolean,
): string | undefined {
  const references = [
    ...envFrom.flatMap(({ configMapRef, secretRef }) => [
      { kind: 'ConfigMap', ref: configMapRef } as const,
      { kind: 'Secret', ref: secretRef } as const,
    ]),
    ...env.flatMap(({ valueFrom }) => [
      { kind: 'ConfigMap', ref: valueFrom?.configMapKeyRef } as const,
      { kind: 'Secret', ref: valueFrom?.secretKeyRef } as const,
    ]),
  ];
  return references
    .filter(({ kind }) => kind !== 'Secret' || !inventSecrets)
    .map(({ kind, ref }) => missing(cluster, namespaceOf(pod), kind, ref))
    .find((problem) => problem !== undefined);
}

function missing(
  cluster: Cluster,
  namespace: string,
  kind: Kind,
  ref: Partial<KeyRef> | undefined,
): string | undefined {
  const { name, key, optional = false } = ref ?? {};
  if (name === undefined || optional) return undefined;
  const keys = keysOf(cluster, namespace, kind, name);
  if (keys === undefined) return `${kind.toLowerCase()} "${name}" not found`;
  return key === undefined || keys.has(key) ? undefined : `couldn't find key ${key} in ${kind} ${namespace}/${name}`;
}

type Kind = 'ConfigMap' | 'Secret';

function keysOf(cluster: Cluster, namespace: string, kind: Kind, name: string): ReadonlySet<string> | undefined {
  const object =
    kind === 'Secret' ? cluster.get('secrets', namespace, name) : cluster.get('configmaps', namespace, name);
  if (object === undefined) return undefined;
  // The environment knows text alone, volumes know bytes too; a key of bytes in the environment is a rare mistake.
  return new Set([...Object.keys(object.data ?? {}), ...Object.keys(object['binaryData'] ?? {})]);
}

/** Why a volume of a pod cannot be mounted, as the event says (pkg/volume/configmap and secret). */
export function mountError(cluster: Cluster, pod: Pod, inventSecrets: boolean): string | undefined {
  for (const volume of pod.spec.volumes ?? []) {
    if (inventSecrets && volume.secret !== undefined) continue;
    const problem = volumeProblem(cluster, namespaceOf(pod), volume);
    if (problem !== undefined) return `MountVolume.SetUp failed for volume "${volume.name}" : ${problem}`;
  }
  return undefined;
}

function volumeProblem(cluster: Cluster, namespace: string, { configMap, secret }: Volume): string | undefined {
  const kind = secret === undefined ? 'ConfigMap' : 'Secret';
  const { optional = false, items = [] } = configMap ?? secret ?? {};
  const name = configMap?.name ?? secret?.secretName;
  if (name === undefined || optional) return undefined;
  const keys = keysOf(cluster, namespace, kind, name);
  if (keys === undefined) return `${kind.toLowerCase()} "${name}" not found`;
  const absent = items.find(({ key }) => !keys.has(key));
  if (absent === undefined) return undefined;
  return secret === undefined
    ? `configmap references non-existent config key: ${absent.key}`
    : `references non-existent secret key: ${absent.key}`;
}
