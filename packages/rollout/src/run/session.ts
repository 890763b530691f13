import { type Clock, Problem } from '@slipway/core';
import { RolloutError } from '../error.ts';
import type { KubeClient } from '../kube/client.ts';
import { nameOf } from '../kube/objects.ts';
import type { PlannedObject } from '../plan/dry-run.ts';
import type { LocatedFront } from '../plan/locate-fronts.ts';
import type { Release } from '../plan/release.ts';
import type { ReleaseEvent } from '../report/events.ts';
import { Lock } from '../state/lock.ts';
import type { Attempt, Cause, LiveRelease } from '../state/record.ts';
import { RecordStore } from '../state/record-store.ts';
import { SecretBackup } from '../state/secret-backup.ts';
import { attemptOf, type Context, note, ReleaseFailed } from '../steps/context.ts';
import { World } from '../watch/world.ts';
import { beginAttempt, planRelease } from './begin.ts';
import type { DeploySettings } from './deploy-settings.ts';
import { explained } from './explained.ts';
import { hearAbort } from './hear-abort.ts';
import { interrupted, isPastReturn } from './interruption.ts';
import type { DeployResult, StepRecord } from './result.ts';
import { iso, runSteps, stepsOf } from './run-steps.ts';

/** One hold of the lock, and what is done in it. */
export class Session {
  readonly client: KubeClient;
  private readonly clock: Clock;
  private readonly settings: DeploySettings;
  readonly records: RecordStore;
  readonly world: World;
  private readonly lock: Lock;
  private readonly secrets: SecretBackup;
  private readonly steps: StepRecord[] = [];
  private readonly notices: string[] = [];
  private located: readonly LocatedFront[] = [];
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

  readonly emit = (event: ReleaseEvent): void => {
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
    const { attempt } = this.records.record;
    const { located, planned } = await planRelease(release, this, this.settings.forceConflicts);
    this.located = located;
    const context = this.context(release, planned);
    if (attempt !== undefined) {
      this.emit({ event: 'resumed', release: attempt.id, step: attempt.step, direction: attempt.direction });
      if (attempt.direction === 'back') return this.takeBack(context, attempt.cause!);
    } else {
      // Before anything is noted or changed: what is wrong with a gate already would only be found at the end.
      await this.checkGates(context);
      await beginAttempt(context, {
        release,
        located,
        startedMs: this.startedMs,
        holder: this.settings.holder.identity,
      });
    }
    if (attemptOf(context).secretsIn !== undefined) await this.secrets.keep(planned);
    void hearAbort(this, this.closed.signal, (reason) => this.aborted.abort(reason));
    const cause = await runSteps(context, this.steps);
    if (cause !== undefined) return this.takeBack(context, cause);
    return { ...(await this.finish(context, attemptOf(context), undefined)), resumed };
  }

  private async checkGates({ gates, signal }: Context): Promise<void> {
    const tell = (text: string) => this.emit({ event: 'notice', text });
    for (const { name, check } of gates) {
      const wrong = await check?.(signal, tell);
      if (wrong !== undefined)
        throw new Problem('bad-input', `${name}: ${wrong}`, {
          hint: 'Nothing was released. Mend the query, or the way to what answers it.',
        });
    }
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

function attemptNow({ records }: Context, attempt: Attempt): Attempt {
  return records.record.attempt ?? attempt;
}
