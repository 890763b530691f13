import type { Clock } from '@slipway/core';
import type { KubeClient } from '../kube/client.ts';
import type { PlannedObject } from '../plan/dry-run.ts';
import type { Release } from '../plan/release.ts';
import type { ReleaseEvent } from '../report/events.ts';
import type { Attempt, Cause, FrontState, ProxyPort, StepName } from '../state/record.ts';
import type { RecordStore } from '../state/record-store.ts';
import type { SecretBackup } from '../state/secret-backup.ts';
import type { TrafficCheck } from '../traffic/traffic-check.ts';
import type { Trouble } from '../watch/trouble.ts';
import type { World } from '../watch/world.ts';

/** Limits of a release, in milliseconds unless named otherwise. */
export interface Limits {
  /** For everything to become ready. */
  readonly timeoutMs: number;
  readonly bakeMs: number;
  /** From the proof of a switch until every node has heard of it. */
  readonly settleMs: number;
  /** Longest wait for the old pods to end. */
  readonly retireMs: number;
  /** Most objects that one release may prune. */
  readonly pruneMax: number;
  readonly allowedFailures: number;
}

/** Says what is worth a note in the report. */
export type Tell = (text: string) => void;

/** Asks something of the new version while it bakes. */
export interface Gate {
  readonly name: string;
  /** How often it is asked while a release bakes. */
  readonly everyMs: number;
  /** @returns what it found wrong before anything was released, and what waiting cannot mend */
  check?(signal: AbortSignal, tell: Tell): Promise<string | undefined>;
  /** @returns what it found wrong @throws Unanswered when nobody could say */
  ask(signal: AbortSignal, tell: Tell): Promise<string | undefined>;
}

/** A gate got no answer, which says nothing about the release. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** Asks one front's new version, through the Service that is named. */
export interface SmokeTest {
  readonly name: string;
  ask(place: ServicePlace, signal: AbortSignal): Promise<string | undefined>;
}

/** A Service and its port, to be asked through the API server. */
export interface ServicePlace {
  readonly namespace: string;
  readonly service: string;
  readonly port: ProxyPort;
}

/** All that a step works with. */
export interface Context {
  readonly client: KubeClient;
  readonly world: World;
  readonly clock: Clock;
  /** Undefined when only going back, for which no manifests are needed. */
  readonly release: Release | undefined;
  readonly planned: readonly PlannedObject[];
  readonly records: RecordStore;
  readonly secrets: SecretBackup;
  readonly limits: Limits;
  /** Takes fields from other field managers. */
  readonly forceConflicts: boolean;
  readonly smoke: readonly SmokeTest[];
  readonly gates: readonly Gate[];
  readonly traffic: TrafficCheck | undefined;
  /** Aborted when the lock is lost or the user interrupts. */
  readonly signal: AbortSignal;
  readonly fence: number;
  emit(event: ReleaseEvent): void;
}

/** The attempt under way. @throws when there is none: a step runs only within one */
export function attemptOf({ records }: Context): Attempt {
  const { attempt } = records.record;
  if (attempt === undefined) throw new Error('a step ran outside of an attempt');
  return attempt;
}

/** Writes down how far the attempt is, so that a rerun goes on from here. */
export async function note(context: Context, change: Partial<Attempt>): Promise<void> {
  const { records, fence } = context;
  await records.save({ ...records.record, fence, attempt: { ...attemptOf(context), ...change } });
}

export async function noteFront(context: Context, changed: FrontState): Promise<void> {
  const fronts = attemptOf(context).fronts.map((front) =>
    front.name === changed.name && front.namespace === changed.namespace ? changed : front,
  );
  await note(context, { fronts });
}

/** One step of a release. Running it again after it was cut off, or was done, does no harm. */
export interface Step {
  readonly name: StepName;
  /** What it does, for people. */
  readonly what: string;
  /** @returns what came of it, for people */
  run(context: Context): Promise<string>;
}

/** A release that is found to be bad: it goes back. */
export class ReleaseFailed extends Error {
  override readonly name = 'ReleaseFailed';
  readonly failure: Cause;

  constructor(failure: Cause) {
    super(failure.message);
    this.failure = failure;
  }
}

/** A trouble as the cause of a failure, with the place in the manifest that is to blame. */
export function causeOf(trouble: Trouble, release: Release | undefined): Cause {
  const { code, message, fix, object, workload, container, exitCode, logs, path } = trouble;
  const item = release?.items.find(
    ({ object: { kind, metadata } }) =>
      kind === workload.kind && (metadata.name === workload.name || workload.name.startsWith(`${metadata.name}-`)),
  );
  const place = item?.manifest.locate(path);
  return {
    code,
    message: `${container === undefined ? '' : `container ${container} of `}${object.kind} ${object.name}: ${message}`,
    fix,
    object: `${object.kind} ${object.namespace}/${object.name}`,
    ...(container === undefined ? {} : { container }),
    ...(exitCode === undefined ? {} : { exitCode }),
    ...(logs === undefined || logs === '' ? {} : { logs }),
    ...(place === undefined
      ? {}
      : { file: place.file, line: place.start.line, column: place.start.column, end: place.end }),
  };
}
