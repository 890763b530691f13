import type { Gate } from '../gate/gate.ts';
import type { Share } from '../gate/wilson.ts';
import type { RiskResult } from '../score/risk-result.ts';

/**
 * The fields of the public contract (docs/schema/risk-report.schema.json) beside those that every report has. Numbers are not rounded:
 * intercept and contributions add up to the logit.
 */
export function riskJson(result: RiskResult): Record<string, unknown> {
  const { described, score, parts, advice, similar, ci, model, notes } = result;
  const { probability, logit, intercept, contributions } = score.scored;
  return {
    probability,
    percentile: score.percentile,
    band: score.band,
    average: score.average,
    logit,
    intercept,
    contributions: contributions.map(({ feature, value, logit: part }) => ({ feature, value, logit: part })),
    gate: gateJson(result.gate),
    model,
    change: {
      base: described.base,
      head: described.head,
      subject: described.change.subject,
      compared: score.compared,
      history: described.units,
    },
    files: parts.map(({ file, logit: part, without, hunks }) => ({
      path: file.path,
      kind: file.kind,
      added: file.added,
      deleted: file.deleted,
      logit: part,
      without,
      hunks: hunks.map(({ hunk, logit: share }) => ({
        start: hunk.start,
        added: hunk.added,
        deleted: hunk.deleted,
        logit: share,
      })),
    })),
    advice,
    similar: similar.map(({ hash, subject, time, files, fix }) => ({
      hash,
      subject,
      at: iso(time),
      files,
      fix: { hash: fix.hash, at: iso(fix.time), ...(fix.subject === undefined ? {} : { subject: fix.subject }) },
    })),
    ci:
      ci === undefined
        ? null
        : {
            ...ci,
            failures: shareJson(ci.failures),
            flaky: shareJson(ci.flaky),
            ...(ci.samePaths === undefined
              ? {}
              : { samePaths: { runs: ci.samePaths.runs, failures: shareJson(ci.samePaths.failures) } }),
          },
    notes,
  };
}

function gateJson({ state, rule, reason, lifts, notes, knownPositives, record }: Gate) {
  return {
    state,
    rule: rule.kind === 'threshold' ? { threshold: rule.threshold } : { blockTop: rule.share },
    reason,
    lifts,
    notes,
    knownPositives,
    record: { ...record, precision: shareJson(record.precision), caught: shareJson(record.caught) },
  };
}

/** JSON has no NaN: what was not counted is null. */
function shareJson({ value, low, high }: Share) {
  return Number.isNaN(value) ? null : { value, low, high };
}

export function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
