import { ImageError } from '../error.ts';
import type { NoRelease, PreviousImage } from '../gates/gates.ts';
import type { AnalysisWish, Parts } from './parts.ts';

/** The release that growth is counted from, or what the registry has in its place. */
export async function previousRelease(
  parts: Pick<Parts, 'inspectRemote' | 'listTags'>,
  reference: string,
  wish: Pick<AnalysisWish, 'onNotice' | 'signal'>,
): Promise<PreviousImage | NoRelease> {
  const found = await parts.inspectRemote(reference, wish);
  if (found !== undefined) return { reference, bytes: found.analysis.bytes };
  const tags = await parts.listTags(reference, wish.signal).catch((error: unknown) => {
    if (!(error instanceof ImageError)) throw error;
    wish.onNotice(`What else the repository of ${reference} has is not known: ${error.message}`);
    return [];
  });
  return { reference, tags };
}
