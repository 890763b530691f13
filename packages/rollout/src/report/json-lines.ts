import { nameOf } from '../kube/objects.ts';
import type { DeployResult } from '../run/result.ts';
import type { TimedEvent } from './events.ts';

/** Version of the JSON contract; it grows when a field changes its meaning or goes. */
export const deployJsonVersion = 1;

/** An event as one line. */
export function eventLine(event: TimedEvent): string {
  return `${JSON.stringify(event)}\n`;
}

/** The last line: how it ended (docs/schema/deploy-report.schema.json). */
export function reportLine(result: DeployResult): string {
  const { plan, traffic, ...rest } = result;
  const report = {
    event: 'report',
    version: deployJsonVersion,
    verdict: result.state === 'undone' ? 'fail' : 'pass',
    ...rest,
    plan: plan.map(({ key, action, changes }) => ({ object: nameOf(key), action, changes })),
    requests:
      traffic === undefined
        ? { sent: 0, failed: 0, failures: [] }
        : {
            sent: traffic.sent,
            failed: traffic.failed,
            p50Ms: traffic.p50Ms,
            p99Ms: traffic.p99Ms,
            failures: traffic.failures,
          },
  };
  return `${JSON.stringify(report)}\n`;
}
