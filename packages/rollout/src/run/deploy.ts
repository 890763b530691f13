import { type Clock, Problem } from '@slipway/core';
import { RolloutError } from '../error.ts';
import type { KubeClient } from '../kube/client.ts';
import { type KubeObject, keyOf, nameOf } from '../kube/objects.ts';
import { budgetWarnings } from '../plan/disruption-budgets.ts';
import { oldPodsWarnings } from '../plan/drain.ts';
import { dryRun, type PlannedObject } from '../plan/dry-run.ts';
import { frontStates, locateFronts, placeItems } from '../plan/locate-fronts.ts';
import type { Release } from '../plan/release.ts';
import { snapshotOf } from '../plan/snapshot.ts';
import type { ReleaseEvent, TimedEvent } from '../report/events.ts';
import { type Holder, Lock } from '../state/lock.ts';
import type { Attempt, Cause, LiveRelease } from '../state/record.ts';
import { RecordStore } from '../state/record-store.ts';
import { requestIn } from '../state/request.ts';
import { SecretBackup } from '../state/secret-backup.ts';
import { liveAutoscalers } from '../steps/apply-objects.ts';
import {
  attemptOf,
  type Context,
  type Gate,
  type Limits,
  note,
  ReleaseFailed,
  type SmokeTest,
} from '../steps/context.ts';
import type { TrafficCheck } from '../traffic/traffic-check.ts';
import { World } from '../watch/world.ts';
import { explained } from './explained.ts';
import { abortedByRequest, interrupted, isPastReturn } from './interruption.ts';
import type { DeployResult, StepRecord } from './result.ts';
import { iso, runSteps, stepsOf } from './run-steps.ts';

export interface DeploySettings {
  readonly holder: Holder;
  readonly limits: Limits;
  readonly lockWaitMs: number;
  readonly forceConflicts: boolean;
  readonly smoke: readonly SmokeTest[];
  readonly gates: readonly Gate[];
  readonly traffic: TrafficCheck | undefined;
  /** Aborted when the user interrupts: the release goes back. */
  readonly signal: AbortSignal;
  readonly onEvent: (event: TimedEvent) => void;
}

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

/** One hold of the lock, and what is done in it. */
class Session {
  private readonly client: KubeClient;
  private readonly clock: Clock;
  private readonly settings: DeploySettings;
  private readonly records: RecordStore;
  private readonly world: World;
  private readonly lock: Lock;
  private readonly secrets: SecretBackup;
  private readonly steps: StepRecord[] = [];
  private readonly notices: string[] = [];
  private readonly startedMs: number;
  /** Aborted when a person asks for the way back. */
  private readonly aborted = new AbortController();
  private readonly closed = new AbortController();
  private readonly app: string;
  private readonly namespace: string;

  constructor(client: KubeClient, clock: Clock, app: string, namespace: string, settings: DeploySettings) {
    this.client = client;
    this.clock = clock;
    this.app = app;
    this.namespace = namespace;
    this.settings = settings;
    this.startedMs = clock.now();
    this.records = new RecordStore(client, app, namespace);
    this.secrets = new SecretBackup(client, app);
    this.lock = new Lock(client, clock, { app, namespace, holder: settings.holder });
    this.world = new World(client, clock, (what, error) =>
      this.emit({
        event: 'notice',
        text: `Watching ${what} fails, and is tried again: ${error instanceof Error ? error.message : String(error)}`,
      }),
    );
  }

  private readonly emit = (event: ReleaseEvent): void => {
    if (event.event === 'notice') this.notices.push(event.text);
    this.settings.onEvent({ at: iso(this.clock.now()), ...event });
  };

  /** @returns whether a release was under way */
  async open(): Promise<boolean> {
    await Promise.all([
      this.lock.acquire(this.settings.lockWaitMs, this.settings.signal),
      this.world.watchNamespace(this.namespace),
    ]);
    const { attempt } = await this.records.load();
    return attempt !== undefined;
  }

  async close(): Promise<void> {
    this.closed.abort();
    await this.settings.traffic?.stop();
    await this.lock.release();
    await this.world.stop();
  }

  /** An error as its reader can act on it. */
  explain(error: unknown): unknown {
    const { signal } = this.settings;
    const stopped = signal.aborted || error instanceof ReleaseFailed;
    return stopped && !(error instanceof Problem)
      ? interrupted(signal.reason ?? error, this.records.record)
      : explained(error, this.app);
  }

  /** Obeys `abort` whatever step is at work, for as long as there is a way back. */
  private async listen(): Promise<void> {
    const { records, world } = this;
    try {
      await world.watchKind('v1', 'ConfigMap', this.namespace);
      await world.until(() => {
        const { attempt } = records.record;
        const asked = attempt !== undefined && requestIn(world, records.key, attempt) === 'abort';
        return asked && !isPastReturn(records.record) ? true : undefined;
      }, this.closed.signal);
      this.aborted.abort(abortedByRequest());
    } catch (error) {
      if (!this.closed.signal.aborted)
        this.emit({
          event: 'notice',
          text: `\`abort\` and \`promote\` will not be heard: ${(error as Error).message}`,
        });
    }
  }

  /** A release that was cut off and is not this one goes back, so that this one starts from what is known to work. */
  async finishOther(release: Release): Promise<void> {
    const { attempt } = this.records.record;
    if (attempt === undefined || attempt.id === release.id) return;
    await this.abandon({
      code: 'superseded',
      message: `Release ${attempt.id} was cut off at ${attempt.step}, and ${release.id} comes in its place.`,
      fix: '',
    });
  }

  async abandon(cause: Cause): Promise<DeployResult> {
    const { attempt } = this.records.record;
    if (attempt === undefined)
      throw new RolloutError('nothing-to-do', `No release of ${this.app} is under way.`, {
        hint: 'To return to an older version, deploy its images.',
      });
    const context = this.context(undefined, []);
    this.emit({ event: 'resumed', release: attempt.id, step: attempt.step, direction: attempt.direction });
    if (isPastReturn(this.records.record)) {
      await runSteps(context, this.steps);
      return this.finish(context, attempt, undefined);
    }
    return this.takeBack(context, attempt.cause ?? cause);
  }

  async bring(release: Release, resumed: boolean): Promise<DeployResult> {
    const planned = await this.plan(release);
    const context = this.context(release, planned);
    const { attempt } = this.records.record;
    if (attempt !== undefined) {
      this.emit({ event: 'resumed', release: attempt.id, step: attempt.step, direction: attempt.direction });
      if (attempt.direction === 'back') return this.takeBack(context, attempt.cause!);
    } else await this.begin(release, planned, context);
    if (attemptOf(context).secretsIn !== undefined) await this.secrets.keep(planned);
    void this.listen();
    const cause = await runSteps(context, this.steps);
    if (cause !== undefined) return this.takeBack(context, cause);
    return { ...(await this.finish(context, attemptOf(context), undefined)), resumed };
  }

  private async plan(release: Release): Promise<PlannedObject[]> {
    const namespaces = [...new Set(release.items.flatMap(({ object }) => object.metadata.namespace ?? []))];
    const watched = namespaces.filter((namespace) => namespace !== this.namespace);
    const [located, budgets] = await Promise.all([
      liveAutoscalers({ client: this.client }, release.fronts.length === 0 ? [] : namespaces).then((scalers) =>
        locateFronts(release, this.client, scalers),
      ),
      budgetWarnings(release, this.client),
      ...watched.map((namespace) => this.world.watchNamespace(namespace)),
    ]);
    this.located = located;
    for (const text of budgets) this.emit({ event: 'notice', text });
    const planned = await dryRun(placeItems(release, located), this.client, {
      forceConflicts: this.settings.forceConflicts,
      smokeJob: release.smokeJob,
    });
    const count = (action: string) => planned.filter((one) => one.action === action).length;
    this.emit({
      event: 'plan',
      app: release.app,
      release: release.id,
      strategy: release.strategy,
      create: count('create'),
      change: count('change') + count('replace'),
      keep: count('keep'),
      prune: 0,
    });
    return planned;
  }

  private located: Awaited<ReturnType<typeof locateFronts>> = [];

  private async begin(release: Release, planned: readonly PlannedObject[], context: Context): Promise<void> {
    const fronts = frontStates(release, this.located);
    const attempt: Omit<Attempt, 'step'> = {
      id: release.id,
      strategy: release.strategy,
      direction: 'forward',
      startedAt: iso(this.startedMs),
      holder: this.settings.holder.identity,
      images: release.images,
      fronts,
      created: planned.filter(({ action }) => action === 'create').map(({ key }) => key),
    };
    for (const { front, live } of this.located)
      for (const text of oldPodsWarnings(live, front, release.strategy)) this.emit({ event: 'notice', text });
    const [first] = stepsOf(attempt, context);
    const { record } = this.records;
    // Without a record of our own, what stands there now is the release to go back to.
    const adopted = record.live === undefined ? adoptedRelease(planned) : undefined;
    const changing = planned.filter(({ key, action }) => key.kind === 'Secret' && isChange(action));
    const secretsIn = [...new Set(changing.map(({ key }) => key.namespace))];
    const noted = { ...attempt, step: first!.name, ...(secretsIn.length === 0 ? {} : { secretsIn }) };
    await this.records.save({ ...record, fence: this.lock.fence, attempt: noted }, adopted);
  }

  private async takeBack(context: Context, cause: Cause): Promise<DeployResult> {
    const attempt = attemptOf(context);
    if (attempt.direction === 'forward') {
      const [first] = stepsOf({ strategy: attempt.strategy, direction: 'back' }, context);
      await note(context, { direction: 'back', cause, step: first!.name });
    }
    // An interrupt asks to go back, not to stop in the middle; only a lost lock stops this.
    const calm: Context = { ...context, signal: this.lock.signal };
    await runSteps(calm, this.steps);
    return this.finish(calm, attempt, cause);
  }

  private async finish(context: Context, attempt: Attempt, cause: Cause | undefined): Promise<DeployResult> {
    const { traffic } = context;
    const previous = this.previousOf(attempt);
    const result = traffic === undefined ? undefined : await traffic.stop();
    for (const namespace of attempt.secretsIn ?? []) await this.secrets.forget(namespace);
    const { attempt: _, request: __, ...rest } = this.records.record;
    await this.records.save({ ...rest, fence: this.lock.fence });
    const { switchedAt } = attemptNow(context, attempt);
    return {
      state: cause === undefined ? 'released' : 'undone',
      app: this.app,
      namespace: this.namespace,
      strategy: attempt.strategy,
      release: attempt.id,
      images: attempt.images,
      previous,
      resumed: false,
      startedAt: iso(this.startedMs),
      durationMs: this.clock.now() - this.startedMs,
      switchedAt: switchedAt ?? undefined,
      steps: this.steps,
      plan: context.planned,
      pruned: (attempt.stale ?? []).map(nameOf),
      traffic: result,
      cause,
      notices: this.notices,
      apiRequests: this.client.transport.requests,
    };
  }

  private previousOf(attempt: Attempt): DeployResult['previous'] {
    const live: LiveRelease | undefined = this.records.previous ?? this.records.record.live;
    if (live !== undefined && live.id !== attempt.id) return { release: live.id, images: live.images };
    const adopted = this.located.flatMap(({ live: deployment }) =>
      deployment === undefined ? [] : deployment.spec.template.spec.containers.flatMap(({ image }) => image ?? []),
    );
    return adopted.length === 0 ? undefined : { release: 'adopted', images: adopted };
  }

  private context(release: Release | undefined, planned: readonly PlannedObject[]): Context {
    const { limits, smoke, gates, traffic, signal, forceConflicts } = this.settings;
    return {
      client: this.client,
      world: this.world,
      clock: this.clock,
      release,
      planned,
      records: this.records,
      secrets: this.secrets,
      limits,
      smoke,
      gates,
      // The way back of another release must not end what this one is watched by.
      traffic: release === undefined ? undefined : traffic,
      forceConflicts,
      signal: AbortSignal.any([signal, this.lock.signal, this.aborted.signal]),
      fence: this.lock.fence,
      emit: this.emit,
    };
  }
}

const isChange = (action: PlannedObject['action']) => action === 'change' || action === 'replace';

function attemptNow({ records }: Context, attempt: Attempt): Attempt {
  return records.record.attempt ?? attempt;
}

function adoptedRelease(planned: readonly PlannedObject[]): KubeObject[] {
  return planned.flatMap(({ live }) => (live === undefined ? [] : [snapshotOf(live)]));
}
