import { countBySeverity, type Report, type RuleInfo, type Table } from '@slipway/core';
import { isActive, severityOf } from './findings/policy.ts';
import { ShownSources } from './findings/shown-sources.ts';
import type { LintResult } from './lint.ts';
import { type QosEntry, qosTable } from './resources/qos.ts';
import { rules } from './rules/registry.ts';
import { type Rule, ruleInfo } from './rules/rule.ts';

/**
 * A lint result as every output format prints it.
 *
 * @param checked the rules that ran, as `lintManifests` was given them
 */
export function lintReport(
  result: LintResult,
  checked: readonly Rule[] = rules,
  title: string = 'Manifest lint',
): Report {
  const { verdict, findings, ignored, files, documents, index, policy } = result;
  const shown = new ShownSources(files, index, findings);
  const qos = qosTable(index);
  const counts = countBySeverity(findings);
  return {
    step: 'lint',
    title,
    verdict,
    conclusion: conclusionOf(result, counts),
    findings,
    rules: new Map<string, RuleInfo>(
      checked.map((rule) => [rule.id, ruleInfo(rule, severityOf(rule, policy), isActive(rule, policy))]),
    ),
    tables: qos.length === 0 ? [] : [qosAsTable(qos)],
    stats: {
      files: files.length,
      documents,
      objects: index.resources.length,
      rules: checked.filter((rule) => isActive(rule, policy)).length,
      errors: counts.error,
      warnings: counts.warning,
      info: counts.info,
      ignored: ignored.length,
    },
    source: (file) => shown.text(file),
    json: {
      qos,
      ignored: ignored.map(({ finding, reason, by }) => ({
        rule: finding.rule,
        message: finding.message,
        file: finding.location.file,
        start: finding.location.start,
        object: finding.object,
        reason,
        by,
      })),
    },
  };
}

function conclusionOf({ verdict, policy, index }: LintResult, counts: Record<string, number>): string {
  const limit = policy.failOn;
  const objects = `${index.resources.length} object${index.resources.length === 1 ? '' : 's'}`;
  if (verdict === 'pass')
    return limit === 'never'
      ? `Passed ${objects}: findings never fail this run (fail-on: never).`
      : `Passed ${objects}: no finding of severity ${limit}${limit === 'error' ? '' : ' or above'}.`;
  const reached =
    limit === 'info' ? ['error', 'warning', 'info'] : limit === 'warning' ? ['error', 'warning'] : ['error'];
  const parts = reached
    .filter((severity) => counts[severity]! > 0)
    .map((severity) => plural(counts[severity]!, severity));
  return `Failed: ${parts.join(' and ')} (fail-on: ${limit}).`;
}

function plural(count: number, severity: string): string {
  return severity === 'info' ? `${count} info` : `${count} ${severity}${count === 1 ? '' : 's'}`;
}

function qosAsTable(entries: readonly QosEntry[]): Table {
  return {
    title: 'QoS classes, in the order in which a node short of memory evicts them',
    note: 'Pods that use more than they request go first, within them by priority; the last column is the kernel score that decides when memory runs out at once.',
    columns: ['#', 'Workload', 'QoS class', 'CPU request / limit', 'Memory request / limit', 'oom_score_adj', 'Why'],
    rows: entries.map(({ evictionOrder, object, class: qosClass, cpu, memory, oomScoreAdj, reason }) => [
      String(evictionOrder),
      `${object.kind}/${object.name}`,
      qosClass,
      `${cpu.request} / ${cpu.limit}`,
      `${memory.request} / ${memory.limit}`,
      oomScoreAdj,
      reason,
    ]),
  };
}
