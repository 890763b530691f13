import type { Finding, Fix, Severity } from '@slipway/core';
import type { ClusterIndex } from '../index/cluster-index.ts';
import type { TextLocation } from '../read/lines.ts';
import type { Node } from '../read/node.ts';
import type { ManifestFile } from '../read/source.ts';
import type { Container } from '../resources/container.ts';
import type { Resource } from '../resources/resource.ts';
import type { Context, Detail, Options, Rule } from '../rules/rule.ts';
import type { ActiveRule } from './policy.ts';

/** A finding of a manifest, whose place is known by offsets. */
export interface ManifestFinding extends Finding {
  readonly location: TextLocation;
}

/** Runs the rules over every object of the index, rule by rule. */
export function check(
  index: ClusterIndex,
  active: readonly ActiveRule[],
  target: readonly [number, number],
): ManifestFinding[] {
  const findings: ManifestFinding[] = [];
  const containers = index.workloads.flatMap((workload) => workload.containers);
  for (const rule of active) new BoundRule(rule, index, target, findings).run(containers);
  return findings;
}

/** A rule with its context. One per run, which moves from object to object. */
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

  run(containers: readonly Container[]): void {
    const { container, workload, types, resource } = this.rule;
    if (container !== undefined)
      for (const subject of containers) {
        this.resource = subject.workload.resource;
        container(subject, this);
      }
    if (workload !== undefined)
      for (const subject of this.index.workloads) {
        this.resource = subject.resource;
        workload(subject, this);
      }
    if (types !== undefined) for (const type of Object.keys(types)) this.runOver(this.index.ofType(type), types[type]!);
    if (resource !== undefined) this.runOver(this.index.resources, resource);
  }

  private runOver(resources: readonly Resource[], judge: (resource: Resource, context: Context) => void): void {
    for (const subject of resources) {
      this.resource = subject;
      judge(subject, this);
    }
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
