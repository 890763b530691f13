import { isCode } from '../features/file-kind.ts';
import type { DescribedChange } from '../history/describe-change.ts';
import type { RiskScore } from './risk-score.ts';

/** A past change that a later fix blames, and is like this one. */
export interface SimilarChange {
  readonly hash: string;
  readonly subject: string;
  /** Seconds since 1970. */
  readonly time: number;
  /** Files that both touch. */
  readonly files: readonly string[];
  /** The fix that showed it. */
  readonly fix: { readonly hash: string; readonly subject: string | undefined; readonly time: number };
}

const mostSimilar = 3;

/** Changes that touched the same files weigh more than those that merely look alike. */
const filesWeight = 2;

/**
 * The blamed changes that are nearest: by the share of files that both touch (Jaccard), and by how much alike the model's reasons are
 * (the distance between their contributions). Only changes that share a file of code are named, so that a reader sees why.
 */
export function similarChanges({ change, recent }: DescribedChange, { scored, scoreOf }: RiskScore): SimilarChange[] {
  // What every second change touches, such as a lock file, makes no two of them alike.
  const code = change.files.filter(({ kind }) => isCode(kind));
  const touched = new Set(code.flatMap(({ path, oldPath }) => [path, oldPath]));
  const reasons = new Map(scored.contributions.map(({ feature, logit }) => [feature, logit]));
  const byHash = new Map(recent.map((unit) => [unit.hash, unit]));
  return recent
    .filter(({ blamed }) => blamed !== undefined && blamed.time <= change.time)
    .map((unit) => ({ unit, files: (unit.files ?? []).filter((path) => touched.has(path)) }))
    .filter(({ files }) => files.length > 0)
    .map(({ unit, files }) => {
      const shared = files.length / (touched.size + (unit.files ?? []).length - files.length);
      const distance = scoreOf(unit.features).contributions.reduce(
        (sum, { feature, logit }) => sum + Math.abs(logit - (reasons.get(feature) ?? 0)),
        0,
      );
      return { unit, files, likeness: filesWeight * shared + 1 / (1 + distance) };
    })
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, mostSimilar)
    .map(({ unit: { hash, subject, time, blamed }, files }) => ({
      hash,
      subject,
      time,
      files,
      fix: { hash: blamed!.by, subject: byHash.get(blamed!.by)?.subject, time: blamed!.time },
    }));
}
