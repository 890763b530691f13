import type { ConfigMap, ObjectKey } from '../kube/objects.ts';
import type { World } from '../watch/world.ts';
import type { Attempt, ReleaseRecord } from './record.ts';

/** What `promote` or `abort` have asked of an attempt: they leave their wish in the record, which is watched. */
export function requestIn(world: World, key: ObjectKey, of: Attempt): ReleaseRecord['request'] {
  const text = (world.get(key) as ConfigMap | undefined)?.data?.['record.json'];
  if (text === undefined) return undefined;
  const { attempt, request } = JSON.parse(text) as ReleaseRecord;
  // The copy may be a moment old, and speak of the attempt before.
  return attempt?.id === of.id && attempt.startedAt === of.startedAt ? request : undefined;
}
