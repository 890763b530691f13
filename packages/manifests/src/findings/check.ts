import type { Finding, Fix, Severity } from '@slipway/core';
import type { ClusterIndex } from '../index/cluster-index.ts';
import type { TextLocation } from '../read/lines.ts';
import type { Node } from '../read/node.ts';
import type { ManifestFile } from '../read/source.ts';
import type { Resource } from '../resources/resource.ts';
import type { Context, Detail, Options, Rule } from '../rules/rule.ts';
import type { ActiveRule } from './policy.ts';

/** A finding of a manifest, whose place is known by offsets. */
export interface ManifestFinding extends Finding {
  readonly location: TextLocation;
}

/** Runs the rules over every object of the index. Findings come in the order of files, objects and rules. */
export function check(
  index: ClusterIndex,
  active: readonly ActiveRule[],
  target: readonly [number, number],
): ManifestFinding[] {
  const findings: ManifestFinding[] = [];
  const bound = active.map((rule) => new BoundRule(rule, index, target, findings));
  const everyResource = bound.filter(({ rule }) => rule.resource !== undefined);
  const everyWorkload = bound.filter(({ rule }) => rule.workload !== undefined);
  const everyContainer = bound.filter(({ rule }) => rule.container !== undefined);
  const byType = new Map<string, BoundRule[]>();
  for (const b of bound)
    for (const type of Object.keys(b.rule.types ?? {})) {
      const list = byType.get(type);
      if (list === undefined) byType.set(type, [b]);
      else list.push(b);
    }
  for (const resource of index.resources) {
    for (const b of everyResource) b.rule.resource!(resource, b.at(resource));
    const { type } = resource;
    for (const b of byType.get(type) ?? none) b.rule.types![type]!(resource, b.at(resource));
    const workload = index.workloadOf(resource);
    if (workload === undefined) continue;
    for (const b of everyWorkload) b.rule.workload!(workload, b.at(resource));
    for (const container of workload.containers)
      for (const b of everyContainer) b.rule.container!(container, b.at(resource));
  }
  return findings;
}

const none: readonly BoundRule[] = [];

/** A rule with its context. One per run: `at` moves it to the object under check. */
class BoundRule implements Context {
  readonly rule: Rule;
  readonly index: ClusterIndex;
  readonly options: Options;
  readonly target: readonly [number, number];
  private readonly severity: Severity;
  private readonly findings: ManifestFinding[];
  private readonly fix: Fix;
  private resource: Resource | undefined;

  constructor(active: ActiveRule, index: ClusterIndex, target: readonly [number, number], findings: ManifestFinding[]) {
    this.rule = active.rule;
    this.options = active.options;
    this.severity = active.severity;
    this.index = index;
    this.target = target;
    this.findings = findings;
    this.fix = { text: active.rule.fix };
  }

  at(resource: Resource): Context {
    this.resource = resource;
    return this;
  }

  /** An arrow, because rules take it out of the context. */
  readonly report = (at: Node, message: string, detail?: Detail): void => {
    const resource = this.resource!;
    const { file } = resource;
    this.findings.push({
      rule: this.rule.id,
      severity: detail?.severity ?? this.severity,
      message,
      location: file.lines.location(at.start, rangeEnd(file, at)),
      object: resource.ref,
      fix: detail === undefined ? this.fix : this.fixOf(detail),
    });
  };

  private fixOf({ fix = this.rule.fix, edits }: Detail): Fix {
    if (edits !== undefined) return { text: fix, edits };
    return fix === this.rule.fix ? this.fix : { text: fix };
  }
}

/**
 * Where the range of a finding ends. A collection is shown by its first line: a frame around forty lines says less than
 * the line that they begin with.
 */
export function rangeEnd(file: ManifestFile, node: Node): number {
  if (node.kind === 'scalar') return node.end;
  const { text } = file;
  const lineFeed = text.indexOf('\n', node.start);
  const end = lineFeed < 0 || lineFeed > node.end ? node.end : lineFeed;
  let line = text.slice(node.start, end);
  if (line.includes('#')) line = line.replace(/\s+#.*$/, '');
  return node.start + line.trimEnd().length;
}
