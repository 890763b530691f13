import type { Finding } from '@slipway/core';
import type { FilePart, HunkPart } from '../score/attribution.ts';
import type { RiskResult } from '../score/risk-result.ts';
import { chance, signed } from './numbers.ts';

const mostFindings = 10;
const hunksPerFile = 3;

/** A part of a change that carries less is not worth a line at the code. */
const leastLogit = 0.05;

/**
 * The lines that carry most of the risk, the worst first. A change of low risk has none: there is nothing to look at more than
 * elsewhere.
 */
export function findingsOf({ parts, score, gate }: RiskResult): Finding[] {
  if (score.band === 'low' && gate.state !== 'blocked') return [];
  const severity = gate.state === 'passed' && score.band !== 'high' ? 'info' : 'warning';
  return parts
    .filter(({ logit, file }) => logit >= leastLogit && file.status !== 'deleted')
    .flatMap((part) => part.hunks.slice(0, hunksPerFile).map((hunk) => ({ part, hunk })))
    .filter(({ hunk }) => hunk.logit >= leastLogit)
    .sort((a, b) => b.hunk.logit - a.hunk.logit)
    .slice(0, mostFindings)
    .map(({ part, hunk }) => finding(part, hunk, severity, score.scored.probability));
}

function finding(
  { file, logit, without, hunks }: FilePart,
  { hunk, logit: own }: HunkPart,
  severity: Finding['severity'],
  probability: number,
): Finding {
  const lines = `${hunk.added} added and ${hunk.deleted} deleted lines`;
  const share = hunks.length === 1 ? `${signed(logit)}` : `about ${signed(own)} of the file's ${signed(logit)}`;
  const fixes =
    file.fixes >= 0.95
      ? ` The file was fixed about ${Math.round(file.fixes) === 1 ? 'once' : `${Math.round(file.fixes)} times`} lately.`
      : '';
  const last = Math.max(1, hunk.start + Math.max(1, hunk.added) - 1);
  const start = Math.max(1, hunk.start);
  return {
    rule: 'risky-lines',
    severity,
    message: `These ${lines} carry ${share} in logit. Without this file the change would score ${chance(without)} instead of ${chance(probability)}.${fixes}`,
    location: { file: file.path, start: { line: start, column: 1 }, end: { line: last, column: 1 } },
  };
}
