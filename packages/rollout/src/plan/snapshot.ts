import type { KubeObject } from '../kube/objects.ts';

const ofServer = ['managedFields', 'resourceVersion', 'uid', 'creationTimestamp', 'generation', 'selfLink'];
const notOurs = ['kubectl.kubernetes.io/last-applied-configuration', 'deployment.kubernetes.io/revision'];

/** A live object as it could be applied again: without what the server and its controllers write. */
export function snapshotOf(live: KubeObject): KubeObject {
  const { status: _, ...object } = live;
  const metadata = Object.fromEntries(Object.entries(live.metadata).filter(([field]) => !ofServer.includes(field)));
  const annotations = Object.fromEntries(
    Object.entries(live.metadata.annotations ?? {}).filter(([name]) => !notOurs.includes(name)),
  );
  return { ...object, metadata: { ...metadata, annotations } } as unknown as KubeObject;
}
