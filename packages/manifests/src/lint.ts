import type { Severity, SourceText, Verdict } from '@slipway/core';
import { check } from './findings/check.ts';
import { DocumentRules } from './findings/document-rules.ts';
import {
  annotationIgnores,
  commentIgnores,
  type Ignore,
  type IgnoredFinding,
  policyIgnores,
  sift,
} from './findings/ignore.ts';
import { judgeIgnores } from './findings/judge-ignores.ts';
import type { ManifestFinding } from './findings/manifest-finding.ts';
import { activeRules, defaultPolicy, type FailOn, type Policy } from './findings/policy.ts';
import { ClusterIndex } from './index/cluster-index.ts';
import { type ManifestFile, readDocuments } from './read/source.ts';
import { expand } from './resources/expand.ts';
import { patchFiles } from './resources/patches.ts';
import type { Resource } from './resources/resource.ts';
import { rules } from './rules/registry.ts';
import type { Rule } from './rules/rule.ts';

/** What a lint run found. */
export interface LintResult {
  readonly verdict: Verdict;
  /** Worst first, then by file and place. */
  readonly findings: readonly ManifestFinding[];
  /** Findings that a comment, an annotation or the policy hides, with their reasons. */
  readonly ignored: readonly IgnoredFinding[];
  readonly index: ClusterIndex;
  readonly files: readonly ManifestFile[];
  readonly documents: number;
  readonly policy: Policy;
}

/**
 * Lints the given texts as one cluster: read → resources → index → rules → findings. Never throws for what the texts hold.
 *
 * @param checked rules to run, those of a policy that is silent on them: all by default
 */
export async function lintManifests(
  sources: readonly SourceText[],
  policy: Policy = defaultPolicy,
  checked: readonly Rule[] = rules,
): Promise<LintResult> {
  const files = await readDocuments(sources);
  const resources: Resource[] = [];
  const active = activeRules(checked, policy);
  const documentRules = new DocumentRules(active);
  const raw: ManifestFinding[] = [];
  const ignores: Ignore[] = policyIgnores(policy.ignores);
  let documents = 0;
  for (const file of files) {
    raw.push(...documentRules.defects(file));
    const expanded = expand(file);
    for (const resource of expanded.resources) {
      resources.push(resource);
      ignores.push(...annotationIgnores(resource));
    }
    raw.push(...documentRules.unidentified(file, expanded.others));
    ignores.push(...commentIgnores(file));
    documents += expanded.documents;
  }
  if (resources.length === 0 && raw.length === 0) raw.push(...documentRules.nothingFound(files));
  const patches = patchFiles(resources);
  const index = new ClusterIndex(
    patches.size === 0 ? resources : resources.filter(({ file }) => !patches.has(file.file)),
  );
  for (const finding of check(index, active, policy.target)) raw.push(finding);
  const sifted = sift(raw, ignores);
  const findings = [...sifted.findings, ...judgeIgnores(ignores, sifted.used, active, files)].sort(byRank);
  const verdict = findings.some(({ severity }) => isAtLeast(severity, policy.failOn)) ? 'fail' : 'pass';
  return { verdict, findings, ignored: sifted.ignored, index, files, documents, policy };
}

const ranks: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function isAtLeast(severity: Severity, limit: FailOn): boolean {
  return limit !== 'never' && ranks[severity] <= ranks[limit];
}

function byRank(a: ManifestFinding, b: ManifestFinding): number {
  if (a.severity !== b.severity) return ranks[a.severity] - ranks[b.severity];
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.start - b.start || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
