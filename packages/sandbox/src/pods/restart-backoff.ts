const firstMs = 10_000;
const longestMs = 300_000;

/**
 * The wait before a container is started again (kuberuntime_manager.go doBackOff, client-go flowcontrol.Backoff): none
 * before the first time, then 10 s, doubled up to 5 min; forgotten after ten minutes of quiet.
 */
export class RestartBackoff {
  delayMs = 0;
  private startedAt: number | undefined;

  /**
   * @param endedAt when the container ended; undefined when it has waited
   * @returns until when it has to wait; undefined when it may start
   */
  ask(now: number, endedAt: number | undefined): number | undefined {
    const isFresh = this.startedAt === undefined || (endedAt ?? now) - this.startedAt > 2 * longestMs;
    if (!isFresh && endedAt !== undefined && now < endedAt + this.delayMs) return endedAt + this.delayMs;
    this.delayMs = isFresh ? firstMs : Math.min(longestMs, this.delayMs * 2);
    this.startedAt = now;
    return undefined;
  }
}
