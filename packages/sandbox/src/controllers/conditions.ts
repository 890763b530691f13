/** A condition of a workload. */
export interface Condition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason?: string;
  readonly message?: string;
  readonly lastUpdateTime?: string;
  readonly lastProbeTime?: string;
  readonly lastTransitionTime?: string;
}

/**
 * Conditions with one set (deployment_util.go SetDeploymentCondition): the same status for the same reason is kept as
 * it is, and the time of the transition is that of the status.
 */
export function withCondition(conditions: readonly Condition[] = [], next: Condition): readonly Condition[] {
  const old = conditions.find(({ type }) => type === next.type);
  if (old !== undefined && old.status === next.status && old.reason === next.reason) return conditions;
  const since = old?.status === next.status ? old.lastTransitionTime : next.lastTransitionTime;
  return [
    ...withoutCondition(conditions, next.type),
    { ...next, ...(since === undefined ? {} : { lastTransitionTime: since }) },
  ];
}

export function withoutCondition(conditions: readonly Condition[] = [], type: string): readonly Condition[] {
  return conditions.some((condition) => condition.type === type)
    ? conditions.filter((condition) => condition.type !== type)
    : conditions;
}

/** Only what is not 0 or empty, as the API writes it (`omitempty`). */
export function nonEmpty<T extends object>(status: T): T {
  return Object.fromEntries(
    Object.entries(status).filter(
      ([, value]) => value !== undefined && value !== 0 && (value as unknown[]).length !== 0,
    ),
  ) as T;
}
