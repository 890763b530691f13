import { type Host, type Outcome, systemClock } from '@slipway/core';
import { RolloutError } from '../error.ts';
import { ApiError } from '../kube/api-error.ts';
import type { KubeClient } from '../kube/client.ts';
import type { Access } from '../kube/kubeconfig.ts';
import { readManifests } from '../read/read-manifests.ts';
import { reportLine } from '../report/json-lines.ts';
import { rbacFor } from '../report/rbac.ts';
import { type Place, request, statusOf } from '../run/control.ts';
import { goBack } from '../run/deploy.ts';
import { isPastReturn } from '../run/interruption.ts';
import type { Attempt, ReleaseRecord } from '../state/record.ts';
import type { DeployValues } from './connect.ts';
import { outputsOf } from './outputs.ts';
import { namespaceOf, prepare } from './prepare.ts';
import { settingsOf } from './settings.ts';

/** `promote`, `abort` and `status` need no manifests when the application is named. */
async function placeOf(values: DeployValues, host: Host, client: KubeClient, access: Access): Promise<Place> {
  if (values.app !== undefined) return { app: values.app, namespace: namespaceOf(values, access) };
  const { app, namespace } = await prepare(values, readManifests(values.manifests, host), client, access);
  return { app, namespace };
}

/** Tells the deploy that is at work to end its watch, or takes a release back whose runner is dead. */
export async function ask(
  wish: 'promote' | 'abort',
  values: DeployValues,
  host: Host,
  client: KubeClient,
  access: Access,
): Promise<Outcome> {
  const place = await placeOf(values, host, client, access);
  const { record, holder } = await statusOf(client, place);
  if (record.attempt === undefined) throw nothingUnderWay(place, record, holder);
  if (holder !== undefined && isPastReturn(record)) throw liveAlready(place, record.attempt, wish);
  if (holder !== undefined && !host.runner.succeeds(holder)) {
    await request(client, systemClock, place, wish);
    host.log(`Asked ${holder} to ${wish} ${place.app}.`);
    return { failed: false };
  }
  if (wish === 'promote')
    throw new RolloutError('nothing-to-do', `Nobody is deploying ${place.app} now, so there is nobody to promote it.`, {
      hint: 'If a release was cut off, run the same deploy again: it goes on where it stopped.',
    });
  const settings = settingsOf(values, host, client, systemClock, undefined);
  const result = await goBack(client, systemClock, place, settings);
  if (values.format === 'json') host.write(reportLine(result));
  else host.log(`${place.app}: ${result.state}.`);
  if (result.state === 'released') throw liveAlready(place, record.attempt, wish);
  return { failed: false, outputs: outputsOf(result) };
}

function nothingUnderWay({ app, namespace }: Place, { live }: ReleaseRecord, holder: string | undefined): RolloutError {
  const known = live === undefined ? 'Slipway has released nothing of it there' : `${live.id} is live since ${live.at}`;
  const soon = holder === undefined ? '' : ` ${holder} is about to begin one: ask again in a moment.`;
  return new RolloutError(
    'nothing-to-do',
    `Nothing is under way: no release of ${app} in ${namespace}; ${known}.${soon}`,
    {
      hint:
        live === undefined
          ? 'Check `app`, `namespace` and `context`.'
          : 'To return to an older version, deploy its manifests and images.',
    },
  );
}

function liveAlready({ app }: Place, { id, step }: Attempt, wish: 'promote' | 'abort'): RolloutError {
  return new RolloutError(
    'nothing-to-do',
    `Release ${id} of ${app} is live already: it is at ${step}, where only what is left of the release before is tidied up.`,
    {
      hint:
        wish === 'promote'
          ? 'There is nothing left to promote.'
          : 'There is no way back any more. Deploy the manifests and images of the release before: that is a release of its own, and loses no request.',
    },
  );
}

/** Prints what the cluster remembers. */
export async function showStatus(
  values: DeployValues,
  host: Host,
  client: KubeClient,
  access: Access,
): Promise<Outcome> {
  const place = await placeOf(values, host, client, access);
  const { record, holder } = await statusOf(client, place);
  if (values.format === 'json') {
    host.write(`${JSON.stringify({ ...record, holder })}\n`);
    return { failed: false };
  }
  const { live, attempt } = record;
  host.write(
    live === undefined
      ? `${place.app}: no release by Slipway in ${place.namespace} yet\n`
      : `${place.app}: ${live.id} by ${live.strategy}, live since ${live.at}\n${live.images.map((image) => `  ${image}\n`).join('')}`,
  );
  if (attempt === undefined)
    host.write(holder === undefined ? 'nothing is under way\n' : `${holder} is about to begin a release\n`);
  else
    host.write(
      `under way: ${attempt.id} at ${attempt.step}, ${attempt.direction === 'back' ? 'going back' : 'since'} ${attempt.startedAt}, ${holder === undefined ? `cut off (was ${attempt.holder})` : `by ${holder}`}\n`,
    );
  return { failed: false };
}

/** Prints the rights that these manifests need. */
export async function showRbac(values: DeployValues, host: Host, client: KubeClient, access: Access): Promise<Outcome> {
  const release = await prepare(values, readManifests(values.manifests, host), client, access);
  const { record } = await statusOf(client, release).catch((error: unknown) => {
    // Who may not read the record gets the rights of the manifests alone.
    if (error instanceof ApiError && error.status === 403) return { record: undefined };
    throw error;
  });
  host.write(await rbacFor(release, client, record?.live?.inventory));
  return { failed: false };
}
