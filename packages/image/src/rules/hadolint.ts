import { imageRules } from './registry.ts';

const page = /^https:\/\/github\.com\/(?:hadolint\/hadolint|koalaman\/shellcheck)\/wiki\/((?:DL|SC)\d+)$/;

/** Rules of hadolint, those of ShellCheck within it too → ids of ours that find the same, from the references of ours. */
export const hadolintRules: ReadonlyMap<string, readonly string[]> = byCode();

function byCode(): Map<string, string[]> {
  const codes = new Map<string, string[]>();
  for (const { id, references = [] } of imageRules)
    for (const reference of references) {
      const code = page.exec(reference)?.[1];
      if (code !== undefined) codes.set(code, [...(codes.get(code) ?? []), id]);
    }
  return new Map([...codes].sort(([a], [b]) => (a < b ? -1 : 1)));
}
