import type { KubeClient } from '../kube/client.ts';
import type { KubeObject } from '../kube/objects.ts';
import { budgetWarnings } from '../plan/disruption-budgets.ts';
import { oldPodsWarnings } from '../plan/drain.ts';
import { dryRun, type PlannedObject } from '../plan/dry-run.ts';
import { frontStates, type LocatedFront, locateFronts, placeItems } from '../plan/locate-fronts.ts';
import type { Release } from '../plan/release.ts';
import { snapshotOf } from '../plan/snapshot.ts';
import type { ReleaseEvent } from '../report/events.ts';
import type { Attempt } from '../state/record.ts';
import { liveAutoscalers } from '../steps/apply-objects.ts';
import type { Context } from '../steps/context.ts';
import type { World } from '../watch/world.ts';
import { iso, stepsOf } from './run-steps.ts';

/** What a plan is made with. */
interface Planner {
  readonly client: KubeClient;
  readonly world: World;
  readonly emit: (event: ReleaseEvent) => void;
}

/** Finds who gets the traffic now, and asks the server what the release would change. @throws RolloutError as dryRun */
export async function planRelease(
  release: Release,
  { client, world, emit }: Planner,
  forceConflicts: boolean,
): Promise<{ located: readonly LocatedFront[]; planned: PlannedObject[] }> {
  const namespaces = [...new Set(release.items.flatMap(({ object }) => object.metadata.namespace ?? []))];
  const watched = namespaces.filter((namespace) => namespace !== release.namespace);
  const [located, budgets] = await Promise.all([
    liveAutoscalers({ client }, release.fronts.length === 0 ? [] : namespaces).then((scalers) =>
      locateFronts(release, client, scalers),
    ),
    budgetWarnings(release, client),
    ...watched.map((namespace) => world.watchNamespace(namespace)),
  ]);
  for (const text of budgets) emit({ event: 'notice', text });
  const planned = await dryRun(placeItems(release, located), client, { forceConflicts, smokeJob: release.smokeJob });
  const count = (action: string) => planned.filter((one) => one.action === action).length;
  emit({
    event: 'plan',
    app: release.app,
    release: release.id,
    strategy: release.strategy,
    create: count('create'),
    change: count('change') + count('replace'),
    keep: count('keep'),
    prune: 0,
  });
  return { located, planned };
}

/** Where a release comes from. */
interface Beginning {
  readonly release: Release;
  readonly located: readonly LocatedFront[];
  readonly startedMs: number;
  readonly holder: string;
}

/** Notes the attempt, and what stands there now, before anything changes. */
export async function beginAttempt(
  context: Context,
  { release, located, startedMs, holder }: Beginning,
): Promise<void> {
  const { planned, records, fence, emit } = context;
  const attempt: Omit<Attempt, 'step'> = {
    id: release.id,
    strategy: release.strategy,
    direction: 'forward',
    startedAt: iso(startedMs),
    holder,
    images: release.images,
    fronts: frontStates(release, located),
    created: planned.filter(({ action }) => action === 'create').map(({ key }) => key),
  };
  for (const { front, live } of located)
    for (const text of oldPodsWarnings(live, front, release.strategy)) emit({ event: 'notice', text });
  const [first] = stepsOf(attempt, context);
  const { record } = records;
  // Without a record of our own, what stands there now is the release to go back to.
  const adopted = record.live === undefined ? adoptedRelease(planned) : undefined;
  const changing = planned.filter(({ key, action }) => key.kind === 'Secret' && isChange(action));
  const secretsIn = [...new Set(changing.map(({ key }) => key.namespace))];
  const noted = { ...attempt, step: first!.name, ...(secretsIn.length === 0 ? {} : { secretsIn }) };
  await records.save({ ...record, fence, attempt: noted }, adopted);
}

const isChange = (action: PlannedObject['action']) => action === 'change' || action === 'replace';

function adoptedRelease(planned: readonly PlannedObject[]): KubeObject[] {
  return planned.flatMap(({ live }) => (live === undefined ? [] : [snapshotOf(live)]));
}
