import { nearest } from '@slipway/core';
import { imageFactRuleIds } from '../facts/image-rules.ts';
import type { ManifestFile } from '../read/source.ts';
import { rules } from '../rules/registry.ts';
import type { Ignore } from './ignore.ts';
import { ManifestFinding } from './manifest-finding.ts';
import type { ActiveRule } from './policy.ts';

/** Findings about the ignores themselves: no reason, an unknown rule, nothing left to hide. */
export function judgeIgnores(
  ignores: readonly Ignore[],
  used: ReadonlySet<Ignore>,
  active: readonly ActiveRule[],
  files: readonly ManifestFile[],
): ManifestFinding[] {
  if (ignores.length === 0) return [];
  const severities = new Map(active.map(({ rule, severity }) => [rule.id, severity]));
  const known = [...rules.map(({ id }) => id), ...imageFactRuleIds];
  const sources = new Map(files.map((file) => [file.file, file]));
  const findings: ManifestFinding[] = [];
  for (const ignore of ignores) {
    const source = sources.get(ignore.file);
    // Entries of the policy file are judged when that file is read; which of them still hide something depends on the inputs of each run.
    if (source === undefined || used.has(ignore)) continue;
    const [rule, message] = verdictOn(ignore, known, severities.has(ignore.rule));
    const severity = rule === undefined ? undefined : severities.get(rule);
    if (rule === undefined || severity === undefined) continue;
    const place = { lines: source.lines, start: ignore.start, end: ignore.end };
    findings.push(new ManifestFinding(rule, severity, message, place));
  }
  return findings;
}

function verdictOn(ignore: Ignore, known: readonly string[], isActive: boolean): [string, string] | [undefined, ''] {
  if (!known.includes(ignore.rule)) {
    const near = nearest(ignore.rule, known);
    return [
      'ignore-known-rule',
      `There is no rule ${ignore.rule}${near === undefined ? '' : `; the nearest is ${near}`}.`,
    ];
  }
  if (ignore.reason === '')
    return ['ignore-reason', `This ignore of ${ignore.rule} gives no reason and is not applied.`];
  return isActive ? ['ignore-needed', `Nothing here breaks ${ignore.rule} any more.`] : [undefined, ''];
}
