import type { Finding } from '../finding.ts';

/**
 * A fingerprint for each finding, unique in its report and the same after lines have moved: made of rule, file, object
 * and message, with a count for those that are equal in all of them.
 */
export function fingerprints(findings: readonly Finding[]): string[] {
  // Asked for here, because loading it takes a tenth of the time of a small run, and most runs need no fingerprint.
  const { createHash } = process.getBuiltinModule('node:crypto');
  const seen = new Map<string, number>();
  return findings.map(({ rule, message, location, object }) => {
    const identity = [
      rule,
      location.file,
      object?.apiVersion,
      object?.kind,
      object?.namespace,
      object?.name,
      message,
    ].join('\0');
    const count = (seen.get(identity) ?? 0) + 1;
    seen.set(identity, count);
    return createHash('sha256').update(`${identity}\0${count}`).digest('hex').slice(0, 32);
  });
}

/**
 * Hash of the line that a result starts on and what follows it, as GitHub's upload computes it when a result brings
 * none: a rolling hash over 100 characters that are no white space. Source: github/codeql-action, src/fingerprints.ts.
 */
export function lineHashes(text: string): string[] {
  const window = new Array<number>(blockSize).fill(0);
  const lineStarts = new Array<number>(blockSize).fill(-1);
  const counts = new Map<string, number>();
  const hashes: string[] = [];
  let raw = 0n;
  let index = 0;
  let line = 0;
  let atStart = true;
  let previousReturn = false;
  const output = () => {
    const hash = BigInt.asUintN(64, raw).toString(16);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    hashes[lineStarts[index]!] = `${hash}:${count}`;
    lineStarts[index] = -1;
  };
  const update = (code: number) => {
    const leaving = window[index]!;
    window[index] = code;
    raw = BigInt.asUintN(64, mod * raw + BigInt(code) - firstMod * BigInt(leaving));
    index = (index + 1) % blockSize;
  };
  const take = (code: number) => {
    if (code === 32 || code === 9 || (previousReturn && code === 10)) {
      previousReturn = false;
      return;
    }
    const isReturn = code === 13;
    const normal = isReturn ? 10 : code;
    previousReturn = isReturn;
    if (lineStarts[index] !== -1) output();
    if (atStart) {
      atStart = false;
      line++;
      lineStarts[index] = line;
    }
    if (normal === 10) atStart = true;
    update(normal);
  };
  for (let i = 0; i < text.length; i++) take(text.charCodeAt(i));
  take(65535);
  for (let i = 0; i < blockSize; i++) {
    if (lineStarts[index] !== -1) output();
    update(0);
  }
  return hashes;
}

const blockSize = 100;
const mod = 37n;
const firstMod = BigInt.asUintN(64, mod ** BigInt(blockSize));
