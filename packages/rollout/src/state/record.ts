import type { Labels, ObjectKey } from '../kube/objects.ts';
import type { Strategy } from '../plan/release.ts';
import type { TroubleCode } from '../watch/trouble.ts';

/** What the cluster remembers of an application: the release that runs, and one that is under way. */
export interface ReleaseRecord {
  readonly version: 1;
  readonly app: string;
  /** Number of the lease that wrote it last: a writer with a lower one has lost its lock. */
  readonly fence: number;
  readonly live?: LiveRelease;
  readonly attempt?: Attempt;
  /** What a person asked of the release that is under way. */
  readonly request?: 'promote' | 'abort';
}

export interface LiveRelease {
  readonly id: string;
  readonly strategy: Strategy;
  readonly at: string;
  readonly images: readonly string[];
  readonly inventory: readonly ObjectKey[];
  readonly fronts: readonly LiveFront[];
}

/** Which Deployment stands behind a front now; `name` is the one of the manifests. */
export interface LiveFront {
  readonly namespace: string;
  readonly name: string;
  readonly deployment: string;
}

export const stepNames = [
  'narrow',
  'apply',
  'green',
  'preview',
  'smoke',
  'switch',
  'prove',
  'bake',
  'retire',
  'collect',
  'switch-back',
  'prove-back',
  'remove-green',
  'restore',
  'widen',
] as const;
export type StepName = (typeof stepNames)[number];

export interface Attempt {
  readonly id: string;
  readonly strategy: Strategy;
  readonly step: StepName;
  readonly direction: 'forward' | 'back';
  readonly startedAt: string;
  /** Who runs it: a CI run, or a user at a machine. */
  readonly holder: string;
  readonly images: readonly string[];
  readonly fronts: readonly FrontState[];
  /** Objects that were not there before: what going back removes. */
  readonly created: readonly ObjectKey[];
  /** Namespaces where Secrets change under their own names: their values of before are kept there meanwhile. */
  readonly secretsIn?: readonly string[];
  readonly cause?: Cause;
  readonly switchedAt?: string;
  /** What the release before had and this one has not; removed at the end. */
  readonly stale?: readonly ObjectKey[];
}

/** Why a release goes back, kept so that a rerun after a death tells the same story. */
export interface Cause {
  readonly code: TroubleCode | 'aborted' | 'superseded';
  readonly message: string;
  readonly fix: string;
  readonly object?: string;
  readonly container?: string;
  readonly exitCode?: number;
  readonly logs?: string;
  /** The manifest's place that is to blame. */
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly end?: { readonly line: number; readonly column: number };
}

/** The two colours of one front and how its Services tell them apart. */
export interface FrontState {
  readonly namespace: string;
  /** Name of the Deployment in the manifests. */
  readonly name: string;
  /** Undefined at the first release. */
  readonly blue?: { readonly name: string; readonly uid: string; readonly replicas: number };
  readonly green: { readonly name: string; readonly color: string; readonly replicas: number };
  readonly services: readonly ServiceState[];
  readonly autoscaler?: { readonly name: string };
}

/** How the API server's service proxy names a port; the name is empty for the only port of a Service. */
export interface ProxyPort {
  readonly name: string;
  readonly scheme: 'http' | 'https';
}

export interface ServiceState {
  readonly name: string;
  /** The port that is asked through the API server. */
  readonly port: ProxyPort;
  /** As the attempt found it; undefined when there was no such Service. */
  readonly original?: Labels;
  /** Selects blue and nothing else. */
  readonly blue?: Labels;
  readonly green: Labels;
}
