import type { ObjectKey } from '../kube/objects.ts';

/** Why a release does not come up. Each is also a rule of the report, with the same name. */
export const troubleCodes = [
  'image-not-found',
  'image-denied',
  'image-name-invalid',
  'image-unreachable',
  'config-missing',
  'container-refused',
  'command-not-found',
  'crash-loop',
  'out-of-memory',
  'liveness-failing',
  'readiness-failing',
  'startup-failing',
  'unschedulable',
  'volume-not-mounted',
  'pods-refused',
  'job-failed',
  'rollout-stuck',
  'object-failed',
  'not-ready-in-time',
  'smoke-test-failed',
  'requests-failed',
  'gate-failed',
  'endpoints-unproven',
] as const;
export type TroubleCode = (typeof troubleCodes)[number];

/** One thing that keeps a workload from coming up. */
export interface Trouble {
  readonly code: TroubleCode;
  /** Whether waiting cannot help. */
  readonly permanent: boolean;
  /** The workload of the release. */
  readonly workload: ObjectKey;
  /** The pod, ReplicaSet or Job that shows it. */
  readonly object: ObjectKey;
  readonly container?: string | undefined;
  /** What happened, with names and numbers of this place; the words of the kubelet or controller where they say it best. */
  readonly message: string;
  /** How often it was seen, or how long it lasts: what makes an ambiguous trouble a proof. */
  readonly proof: Proof;
  readonly exitCode?: number | undefined;
  /** Last lines of the container's log. */
  readonly logs?: string | undefined;
  /** Every healthy start looks so for a moment: it is not told yet. */
  readonly early?: boolean;
  /** Path in the workload's manifest that is to blame, such as `spec.template.spec.containers[web].image`. */
  readonly path: readonly string[];
  /** What to do next. */
  readonly fix: string;
}

/** An ambiguous trouble fails the release when it was seen so often, or lasts so long. */
export interface Proof {
  readonly seen: number;
  readonly neededTimes: number;
  readonly neededMs: number;
}

/** Whether a trouble is proven at a time, given since when it has lasted. */
export function isProven({ permanent, proof }: Trouble, lastedMs: number): boolean {
  return permanent || proof.seen >= proof.neededTimes || lastedMs >= proof.neededMs;
}

export const atOnce: Proof = { seen: 1, neededTimes: 1, neededMs: 0 };

export function afterMs(neededMs: number): Proof {
  return { seen: 0, neededTimes: Number.POSITIVE_INFINITY, neededMs };
}

export function afterTimes(seen: number, neededTimes: number, neededMs = Number.POSITIVE_INFINITY): Proof {
  return { seen, neededTimes, neededMs };
}
