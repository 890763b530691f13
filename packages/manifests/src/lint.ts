import type { Finding, Severity, Verdict } from '@slipway/core';
import { check } from './findings/check.ts';
import { activeRules, defaultPolicy, type Policy } from './findings/policy.ts';
import { ClusterIndex } from './index/cluster-index.ts';
import { readDocuments, type ManifestFile, type SourceText } from './read/source.ts';
import { expand } from './resources/expand.ts';
import type { Resource } from './resources/resource.ts';
import { rules } from './rules/registry.ts';

/** What a lint run found. */
export interface LintResult {
  readonly verdict: Verdict;
  /** Worst first, then by file and place. */
  readonly findings: readonly Finding[];
  readonly index: ClusterIndex;
  readonly files: readonly ManifestFile[];
  readonly documents: number;
}

/** Lints the given texts as one cluster: read → resources → index → rules → findings. Never throws for what the texts hold. */
export async function lintManifests(sources: readonly SourceText[], policy: Policy = defaultPolicy): Promise<LintResult> {
  const files = await readDocuments(sources);
  const resources: Resource[] = [];
  const findings: Finding[] = [];
  let documents = 0;
  for (const file of files) {
    for (const { rule, start, end, message, fix } of file.yaml.defects)
      findings.push({ rule, severity: 'error', message, location: file.lines.location(start, end), ...(fix === undefined ? {} : { fix: { text: fix } }) });
    const expanded = expand(file);
    resources.push(...expanded.resources);
    documents += expanded.documents;
  }
  const index = new ClusterIndex(resources);
  findings.push(...check(index, activeRules(rules, policy), policy.target));
  findings.sort(byRank);
  const failed = findings.some(({ severity }) => isAtLeast(severity, policy.failOn));
  return { verdict: failed ? 'fail' : 'pass', findings, index, files, documents };
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function isAtLeast(severity: Severity, limit: Severity | 'never'): boolean {
  return limit !== 'never' && ranks[severity] <= ranks[limit];
}

function byRank(a: Finding, b: Finding): number {
  if (a.severity !== b.severity) return ranks[a.severity] - ranks[b.severity];
  const [x, y] = [a.location, b.location];
  if (x.file !== y.file) return x.file < y.file ? -1 : 1;
  return x.start.line - y.start.line || x.start.column - y.start.column || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
