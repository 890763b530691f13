import type { ReleaseEvent } from '../report/events.ts';
import type { RecordStore } from '../state/record-store.ts';
import { requestIn } from '../state/request.ts';
import type { ReleaseFailed } from '../steps/context.ts';
import type { World } from '../watch/world.ts';
import { abortedByRequest, isPastReturn } from './interruption.ts';

interface Hearer {
  readonly records: RecordStore;
  readonly world: World;
  readonly emit: (event: ReleaseEvent) => void;
}

/** Obeys `abort` whatever step is at work, for as long as there is a way back; who comes later is told. */
export async function hearAbort(
  { records, world, emit }: Hearer,
  closed: AbortSignal,
  abort: (reason: ReleaseFailed) => void,
): Promise<void> {
  const { namespace } = records.key;
  try {
    await world.watchKind('v1', 'ConfigMap', namespace);
    const heard = await world.until(() => {
      const { attempt } = records.record;
      if (attempt === undefined || requestIn(world, records.key, attempt) !== 'abort') return undefined;
      return isPastReturn(records.record) ? ('too late' as const) : ('in time' as const);
    }, closed);
    if (heard === 'in time') abort(abortedByRequest());
    else
      emit({
        event: 'notice',
        text: 'Somebody asked to abort when the release was live already: it stays. To return, deploy the manifests and images of the release before.',
      });
  } catch (error) {
    if (!closed.aborted)
      emit({ event: 'notice', text: `\`abort\` and \`promote\` will not be heard: ${(error as Error).message}` });
  }
}
