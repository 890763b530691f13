import type { Clock } from '@slipway/core';
import { RolloutError } from '../error.ts';
import { isConflict } from '../kube/api-error.ts';
import type { KubeClient } from '../kube/client.ts';
import type { Lease } from '../kube/objects.ts';
import type { ReleaseRecord } from '../state/record.ts';
import { RecordStore, stateName } from '../state/record-store.ts';

export interface Place {
  readonly app: string;
  readonly namespace: string;
}

/** What the cluster knows of an application, and who is at work on it now. */
export async function statusOf(
  client: KubeClient,
  { app, namespace }: Place,
): Promise<{ record: ReleaseRecord; holder: string | undefined }> {
  const store = new RecordStore(client, app, namespace);
  const lease = (await client.get({
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    namespace,
    name: stateName(app),
  })) as Lease | undefined;
  const record = await store.load();
  const { holderIdentity = '', renewTime = '', leaseDurationSeconds = 0 } = lease?.spec ?? {};
  const alive = Date.parse(renewTime) + leaseDurationSeconds * 1000 > client.transport.serverNow();
  return { record, holder: holderIdentity !== '' && alive ? holderIdentity : undefined };
}

/**
 * Leaves a wish for the deploy that is at work, which obeys within a second while it watches the new version.
 *
 * @throws RolloutError when no release is under way
 */
export async function request(
  client: KubeClient,
  clock: Clock,
  place: Place,
  wish: 'promote' | 'abort',
): Promise<void> {
  for (let tries = 0; ; tries++) {
    const store = new RecordStore(client, place.app, place.namespace);
    const record = await store.load();
    if (record.attempt === undefined)
      throw new RolloutError('nothing-to-do', `No release of ${place.app} in ${place.namespace} is under way.`, {
        hint: `\`slipway deploy --action status\` shows what is live.`,
      });
    try {
      await store.save({ ...record, request: wish });
      return;
    } catch (error) {
      const lost = error instanceof RolloutError && error.reason === 'lock-lost';
      if (tries > 5 || !(isConflict(error) || lost)) throw error;
      await clock.sleep(100);
    }
  }
}
