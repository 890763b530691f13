import { isWorkload } from '../plan/order.ts';
import { requestIn } from '../state/request.ts';
import { TroubleMemory } from '../watch/diagnose.ts';
import { deploymentKey } from './blue-green.ts';
import { attemptOf, type Context, ReleaseFailed, type Step } from './context.ts';
import { GateWatch } from './gate-watch.ts';
import { failedBy, troublesOf } from './wait-ready.ts';

/**
 * Watches the new version under traffic. Whatever goes wrong now still costs only one patch back, or the previous
 * manifests; after it the old version goes.
 */
export const bakeStep: Step = {
  name: 'bake',
  what: 'watch it under traffic',
  run: async (context) => {
    const { clock, limits, signal, gates, traffic, world, records, emit } = context;
    traffic?.handedOver();
    const memory = new TroubleMemory();
    const until = clock.now() + limits.bakeMs;
    const began = clock.now();
    const watch = new GateWatch(gates, clock, (text) => emit({ event: 'notice', text }));
    for (;;) {
      const request = requestIn(world, records.key, attemptOf(context));
      refuseFailures(context);
      await refuseTroubles(context, memory);
      const last = clock.now() >= until || request === 'promote';
      const answered = await watch.ask(signal, last);
      if (last && answered) {
        const seconds = Math.round((clock.now() - began) / 1000);
        const sent = traffic?.result();
        return `${request === 'promote' ? 'promoted after' : 'no trouble in'} ${seconds} s${sent === undefined ? '' : `, ${sent.failed} of ${sent.sent} requests failed`}`;
      }
      await clock.sleep(last ? 500 : Math.min(500, Math.max(1, until - clock.now())), signal);
    }
  },
};

function refuseFailures({ traffic, limits }: Context): void {
  const result = traffic?.result();
  if (result === undefined || result.blamed <= limits.allowedFailures) return;
  const first = result.failures[0];
  throw new ReleaseFailed({
    code: 'requests-failed',
    message: `${result.blamed} of ${result.sent} requests of the traffic check failed, ${limits.allowedFailures} are allowed${first === undefined ? '' : `; the first at ${first.at}: ${first.what}`}`,
    fix: 'See what the application logged at that time; `allowed-failures` sets another limit.',
  });
}

/** Pods that were ready and are no longer: a crash under traffic. */
async function refuseTroubles(context: Context, memory: TroubleMemory): Promise<void> {
  const { world, planned } = context;
  const workloads = [
    ...attemptOf(context).fronts.map(({ namespace, green }) => deploymentKey(namespace, green.name)),
    ...planned.flatMap(({ key }) => (isWorkload(key.kind) && key.kind !== 'Job' ? [key] : [])),
  ];
  const troubles = workloads.flatMap((key) => troublesOf(context, { key, generation: 0 }));
  const proven = memory.proven(troubles, world.now());
  if (proven !== undefined) throw await failedBy(context, proven);
}
