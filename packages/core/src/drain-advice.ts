/**
 * How long a pod that ends goes on serving: lint advises it, deploy adds it.
 *
 * A pod leaves its Services and is told to stop at the same moment; nodes and load balancers hear of it later, and send
 * requests until then (KEP-1669, KEP-3960; kubernetes#43576).
 */
export const drainAdvice = {
  /** Sleep of a preStop hook. kube-proxy follows within one second, most ingresses within five. */
  preStopSeconds: 5,
  /** What an application is given to stop after the hook: the default of terminationGracePeriodSeconds. */
  stopSeconds: 30,
} as const;

/** The terminationGracePeriodSeconds for a hook that sleeps: the period begins with the hook. */
export function gracePeriodFor(sleepSeconds: number, stopSeconds: number = drainAdvice.stopSeconds): number {
  return Math.ceil(sleepSeconds) + stopSeconds;
}
