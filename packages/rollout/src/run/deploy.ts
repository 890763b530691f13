import type { Clock } from '@slipway/core';
import type { KubeClient } from '../kube/client.ts';
import { keyOf } from '../kube/objects.ts';
import type { Release } from '../plan/release.ts';
import type { DeploySettings } from './deploy-settings.ts';
import type { DeployResult } from './result.ts';
import { Session } from './session.ts';

/**
 * Brings a release to the cluster, or back to what was there.
 *
 * A release that was cut off is taken up where it stopped; one that was cut off with other manifests goes back first.
 *
 * @throws RolloutError when it could not be begun, Problem when the cluster cannot be reached: running it again goes on
 */
export async function deploy(
  client: KubeClient,
  clock: Clock,
  release: Release,
  settings: DeploySettings,
): Promise<DeployResult> {
  const session = new Session(client, clock, release.app, release.namespace, settings);
  try {
    await makeHome(client, release);
    const resumed = await session.open();
    await session.finishOther(release);
    return await session.bring(release, resumed);
  } catch (error) {
    throw session.explain(error);
  } finally {
    await session.close();
  }
}

/** The lock and the record live in the namespace of the application, which may come with its first release. */
async function makeHome(client: KubeClient, { items, namespace }: Release): Promise<void> {
  const home = items.find(({ object }) => object.kind === 'Namespace' && object.metadata.name === namespace);
  if (home !== undefined && (await client.get(keyOf(home.object))) === undefined) await client.apply(home.object);
}

/** Takes a release that is under way, and whose runner is dead, back. */
export async function goBack(
  client: KubeClient,
  clock: Clock,
  { app, namespace }: { readonly app: string; readonly namespace: string },
  settings: DeploySettings,
): Promise<DeployResult> {
  const session = new Session(client, clock, app, namespace, settings);
  try {
    await session.open();
    return await session.abandon({
      code: 'aborted',
      message: 'Aborted by request.',
      fix: 'Deploy again when it is to go out.',
    });
  } catch (error) {
    throw session.explain(error);
  } finally {
    await session.close();
  }
}
